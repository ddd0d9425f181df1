"""Messages handed over one by one: what was refused, and what is tried again."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from plantrack.words.words import Message

PAUSES = (2, 10, 30)  # seconds before what failed for now is tried again
PATIENCE = 3  # connections lost one after another; then a pause is due


class Parcel(NamedTuple):
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


class Lost(Exception):  # noqa: N818  # the name is the message
    """The connection broke while a message was handed over; nobody can tell how far it came."""

    def __init__(self, reason: Message, *, temporary: bool = True) -> None:
        super().__init__(reason.sentence.en)
        self.refusal = Refusal(reason, temporary, broke=True)


class Closed(Exception):  # noqa: N818  # likewise
    """Nothing at all can be handed over now."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.sentence.en)
        self.refusal = refusal


class Route(ABC):
    """A way out."""

    @abstractmethod
    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Hand a message over and return the addresses that it was refused for.

        Raises Lost or Closed; then none is known to have got it.
        """

    def rest(self) -> None:  # noqa: B027  # most routes hold nothing
        """Let go of what is held, until the next message or for good."""


class Failure(NamedTuple):
    """Which message an address did not get, by its number, and why."""

    number: int
    address: str
    reason: Message


def deliver(
    route: Route,
    parcels: Iterable[Parcel],
    accepted: Callable[[int], None],
    pause: Callable[[float], None],
) -> list[Failure]:
    """Hand messages over, numbered from 0, and return what could not be delivered.

    `accepted` is called once for each message that some address accepted, before the next one is sent.
    What fails for now is tried again after each of the PAUSES, in seconds, and for those addresses only
    that have not got it yet.
    """
    failures: list[Failure] = []
    told = set[int]()
    waiting: Iterable[tuple[int, Parcel]] = enumerate(parcels)
    for seconds in (*PAUSES, None):
        again: list[tuple[int, Parcel]] = []
        broke = set[int]()  # they come last next time, so that they starve nobody
        attempt = _Attempt(route)
        for number, parcel in waiting:
            refused = attempt.hand_over(parcel)
            if number not in told and any(address not in refused for address in parcel.to):
                told.add(number)
                accepted(number)
            broke.update({number} if any(why.broke for why in refused.values()) else ())
            later = tuple(a for a, why in refused.items() if why.temporary and seconds)
            failures += [
                Failure(number, a, why.reason) for a, why in refused.items() if a not in later
            ]
            if later:
                again.append((number, parcel._replace(to=later)))
        if seconds is None or not again:
            break
        route.rest()
        pause(seconds)
        waiting = sorted(again, key=lambda item: item[0] in broke)
    return sorted(failures, key=lambda failure: failure.number)


class _Attempt:
    """A route until the next pause: once it is closed, or lost too often, it is left in peace."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._lost = 0
        self._closed: Refusal | None = None

    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Return the addresses that the message was not accepted for, and why."""
        if self._closed is None:
            try:
                refused = self._route.hand_over(parcel)
            except Closed as error:
                self._closed = error.refusal
            except Lost as error:
                self._lost += 1
                if self._lost == PATIENCE:
                    self._closed = Refusal(error.refusal.reason, temporary=True)
                return dict.fromkeys(parcel.to, error.refusal)
            else:
                self._lost = 0
                return refused
        return dict.fromkeys(parcel.to, self._closed)
