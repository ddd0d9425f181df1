"""Messages sent one by one: what was refused, and what is tried again."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from plantrack.mail import messages
from plantrack.words.words import Message, say

PAUSES = (2, 10, 30)  # seconds before what failed for now is tried again
LOSSES = 3  # connections lost in a row; then what broke one before waits for the next pause
SHARE, LEAST = 8, 5  # an answer is waited for an eighth of the time left, and 5 seconds at least


class Outgoing(NamedTuple):
    """A message and its envelope; no two messages have the same name."""

    name: str
    sender: str
    to: tuple[str, ...]
    content: bytes


class Refusal(NamedTuple):
    """Why an address did not get a message, whether another try may help, and whether it broke the line."""

    reason: Message
    temporary: bool
    broke: bool = False


class ConnectionLostError(Exception):
    """The connection broke while a message was sent; nobody can tell how far it came."""

    def __init__(self, reason: Message, *, temporary: bool = True) -> None:
        super().__init__(reason.sentence.en)
        self.refusal = Refusal(reason, temporary, broke=True)


class TransportClosedError(Exception):
    """Nothing at all can be sent now."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.sentence.en)
        self.refusal = refusal


class Limit(NamedTuple):
    """How long a run may take, and how many seconds of it are left."""

    minutes: int
    left: Callable[[], float]

    def seconds_left(self, most: float) -> float:
        """Return how long to wait for an answer: silence must not use up the time of others."""
        return min(most, max(self.left() / SHARE, LEAST))


def shown_seconds(seconds: float) -> float:
    """Return seconds as people are told them: whole ones, but for less than one."""
    return round(seconds) or seconds


class Transport(ABC):
    """A way out."""

    def open(self) -> None:  # noqa: B027  # most transports are always open
        """Make ready for a message, if that is not done. Raises TransportClosedError."""

    @abstractmethod
    def send(self, outgoing: Outgoing) -> Mapping[str, Refusal]:
        """Send a message and return the addresses that it was refused for.

        Raises ConnectionLostError or TransportClosedError; then none is known to have got it.
        """

    def disconnect(self) -> None:  # noqa: B027  # most transports hold nothing
        """Let go of what is held, until the next message or for good."""


class Failure(NamedTuple):
    """Which message an address did not get, by its number, and why."""

    number: int
    address: str
    reason: Message


class _Attempt(NamedTuple):
    """A message to be tried, by its number, and whether it broke the connection before as it is."""

    number: int
    outgoing: Outgoing
    broke: bool = False

    def after(self, refused: Mapping[str, Refusal]) -> list["_Attempt"]:
        """Return what is to be tried later: together, but each address alone once the connection broke."""
        later = tuple(address for address, why in refused.items() if why.temporary)
        broke = any(refused[address].broke for address in later)
        if broke and len(self.outgoing.to) > 1:
            alone = (self.outgoing._replace(to=(address,)) for address in later)
            return [_Attempt(self.number, one) for one in alone]
        return [_Attempt(self.number, self.outgoing._replace(to=later), broke)] if later else []


class Delivery:
    """A run over one transport: once that is closed it stays so, and pauses that helped nobody are over."""

    def __init__(self, transport: Transport, pause: Callable[[float], None], limit: Limit) -> None:
        """Take the transport, what waits for some seconds, and the end of the run."""
        self._transport, self._pause, self._limit = transport, pause, limit
        self._pauses: tuple[int, ...] = PAUSES
        self._closed: Refusal | None = None

    def deliver(
        self, outgoings: Iterable[Outgoing], accepted: Callable[[int], None]
    ) -> list[Failure]:
        """Send messages, numbered from 0, and return what could not be delivered.

        `accepted` is called once for each message that some address accepted, before the next one is
        sent. All are tried; what fails for now is tried again after each of the PAUSES, and for those
        addresses only that have not got it yet.
        """
        delivered = set[int]()
        refusals: dict[tuple[int, str], Refusal] = {}
        attempts: Iterable[_Attempt] = (_Attempt(*numbered) for numbered in enumerate(outgoings))
        for seconds in (*self._pauses, None):
            again: list[_Attempt] = []
            lost = 0
            for attempt in attempts:
                number, outgoing, broke = attempt
                if broke and lost >= LOSSES:
                    again.append(attempt)
                    continue
                refused = self._send(outgoing)
                lost = lost + 1 if any(why.broke for why in refused.values()) else 0
                if number not in delivered and len(refused) < len(outgoing.to):
                    delivered.add(number)
                    accepted(number)
                for address in outgoing.to:
                    refusals.pop((number, address), None)
                refusals |= {(number, address): why for address, why in refused.items()}
                again += attempt.after(refused)
            if seconds is None or not again or self._closed or self._limit.left() <= seconds:
                break
            self._transport.disconnect()
            self._pause(seconds)
            attempts = sorted(again, key=lambda attempt: attempt.broke)
        if seconds is None and not delivered:
            self._pauses = ()
        return sorted(Failure(number, to, why.reason) for (number, to), why in refusals.items())

    def _send(self, outgoing: Outgoing) -> Mapping[str, Refusal]:
        """Return the addresses that a message was not accepted for, and why."""
        self._open()
        if self._closed is None:
            try:
                return self._transport.send(outgoing)
            except ConnectionLostError as error:
                return dict.fromkeys(outgoing.to, error.refusal)
            except TransportClosedError as error:
                self._closed = error.refusal
        return dict.fromkeys(outgoing.to, self._closed)

    def _open(self) -> None:
        """Open the transport, after all pauses if need be, or leave it closed."""
        for seconds in (*PAUSES, None):
            if self._limit.left() <= 0:
                over = say(messages.run_over, minutes=self._limit.minutes)
                self._closed = self._closed or Refusal(over, temporary=False)
            if self._closed:
                return
            try:
                self._transport.open()
            except TransportClosedError as error:
                refusal = error.refusal
                if refusal.temporary and seconds and self._limit.left() > seconds:
                    self._pause(seconds)
                else:
                    self._closed = refusal._replace(temporary=False)
            else:
                return
