"""Ways out for mail: a mail server, the machine's own sendmail, or a folder of files."""

import os
import shutil
import smtplib
import socket
import ssl
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from plantrack.mail import messages
from plantrack.words.problems import fail, misuse, system_reason
from plantrack.words.words import Message, say

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TIMEOUT = 60  # seconds to wait for a server, each time it is waited for
READING = 600  # seconds that it may take over a message: RFC 5321, 4.5.3.2.6
GOODBYE = 421  # the server closes the connection
PAUSES = (2, 10, 30)  # seconds before what failed for now is tried again
PATIENCE = 3  # connections lost one after another; then a pause is due
SENDMAILS = ("/usr/sbin", "/usr/lib")  # where it is, and where cron does not look
EX_TEMPFAIL = 75  # sysexits.h


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


class Idle(Iterator[Parcel]):
    """What is done while a server is busy: what it accepted is noted, then the next message composed.

    A server thinks about each command, and most about the message itself.
    """

    def __init__(self, parcels: Iterable[Parcel] = ()) -> None:
        """Take the messages, to be composed one by one."""
        self.noted: Iterator[None] = iter(())
        self._parcels = iter(parcels)
        self._ready: list[Parcel] = []

    def note(self) -> None:
        """Do the next step of noting what was accepted, if any is left."""
        next(self.noted, None)

    def finish(self) -> None:
        """Do all that is left of it."""
        for _ in self.noted:
            pass

    def compose(self) -> None:
        """Compose the next message, unless that is done already."""
        if not self._ready:
            self._ready.extend(islice(self._parcels, 1))

    def __next__(self) -> Parcel:
        """Return the next message."""
        return self._ready.pop() if self._ready else next(self._parcels)


class Route(ABC):
    """A way out, and what can be done while there is nothing to do but wait."""

    idle = Idle()

    @abstractmethod
    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Hand a message over and return the addresses that it was refused for.

        What was accepted before is noted first. Raises Lost or Closed; then none is known to have got it.
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
    accepted: Callable[[int], Iterator[None]],
    pause: Callable[[float], None],
) -> list[Failure]:
    """Hand messages over, numbered from 0, and return what could not be delivered.

    `accepted` is gone through once for each message that some address accepted, all of it before the
    next one is sent.
    What fails for now is tried again after each of the PAUSES, in seconds, and for those addresses only
    that have not got it yet.
    """
    idle = route.idle = Idle(parcels)
    failures: list[Failure] = []
    told = set[int]()
    waiting: Iterable[tuple[int, Parcel]] = enumerate(idle)
    try:
        for seconds in (*PAUSES, None):
            again: list[tuple[int, Parcel]] = []
            broke = set[int]()  # they come last next time, so that they starve nobody
            attempt = _Attempt(route)
            for number, parcel in waiting:
                refused = attempt.hand_over(parcel)
                idle.finish()
                if number not in told and any(address not in refused for address in parcel.to):
                    told.add(number)
                    idle.noted = accepted(number)
                broke.update({number} if any(why.broke for why in refused.values()) else ())
                later = tuple(a for a, why in refused.items() if why.temporary and seconds)
                failures += [
                    Failure(number, a, why.reason) for a, why in refused.items() if a not in later
                ]
                if later:
                    again.append((number, parcel._replace(to=later)))
            idle.finish()
            if seconds is None or not again:
                break
            route.rest()
            pause(seconds)
            waiting = sorted(again, key=lambda item: item[0] in broke)
    finally:
        idle.finish()
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
                if self._lost < PATIENCE:
                    return dict.fromkeys(parcel.to, error.refusal)
                self._closed = Refusal(error.refusal.reason, temporary=True)
                return dict.fromkeys(parcel.to, error.refusal)
            else:
                self._lost = 0
                return refused
        return dict.fromkeys(parcel.to, self._closed)


class Outbox(Route):
    """A folder of .eml files, for offices that send by hand."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first message comes."""
        self._folder = folder

    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Write the file whole or not at all; mail programs open it ready to be sent."""
        self.idle.finish()
        path = self._folder / f"{parcel.name}.eml"
        draft = path.with_name(f".{path.name}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(b"X-Unsent: 1\r\n" + parcel.content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            reason = say(
                messages.outbox_failed, folder=str(self._folder), reason=system_reason(error)
            )
            raise Closed(Refusal(reason, temporary=False)) from None
        return {}


class Sendmail(Route):
    """The machine's own mail program."""

    def __init__(self, path: str, search: str | None) -> None:
        """Take its path; an empty one is looked for. Raises UsageError if there is none."""
        places = os.pathsep.join([search or os.defpath, *SENDMAILS])
        found = shutil.which(path or "sendmail", path=places)
        if found is None:
            raise misuse(messages.no_sendmail, path=path or "sendmail")
        self._path = found

    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Run the program once, with the message on its standard input."""
        self.idle.finish()
        try:
            done = subprocess.run(  # noqa: S603  # no shell; addresses have a safe form
                [self._path, "-i", "-f", parcel.sender, "--", *parcel.to],
                input=parcel.content.replace(b"\r\n", b"\n"),
                capture_output=True,
                timeout=READING,
                check=False,
            )
        except subprocess.TimeoutExpired:
            reason = say(messages.mail_slow, host=self._path, seconds=READING)
            raise Lost(reason, temporary=False) from None
        except OSError as error:
            reason = say(messages.sendmail_failed, path=self._path, reason=system_reason(error))
            raise Closed(Refusal(reason, temporary=False)) from None
        if done.returncode == 0:
            return {}
        text = (done.stderr or done.stdout).decode(errors="replace").strip()
        reason = say(messages.sendmail_ended, path=self._path, code=done.returncode)
        if text:
            reason = say(messages.sendmail_says, reason=reason, text=text.splitlines()[-1])
        return dict.fromkeys(parcel.to, Refusal(reason, temporary=done.returncode == EX_TEMPFAIL))


class _Waits(smtplib.SMTP):
    """A connection that lets something else be done while the server makes up its mind."""

    idle = Idle()
    said_all = False  # the whole message is sent, its answer not yet here

    def send(self, s: "ReadableBuffer | str") -> None:
        """Send a command as text or a message as bytes, and do not just wait for the answer."""
        self.said_all = not isinstance(s, str)
        if self.sock:
            self.sock.settimeout(READING if self.said_all else TIMEOUT)
        if self.said_all:
            self.idle.finish()
            super().send(s)
            self.idle.compose()
        else:
            super().send(s)
            self.idle.note()


class _WaitsEncrypted(_Waits, smtplib.SMTP_SSL):
    """The same over a connection that is encrypted from the first byte."""


class Smtp(Route):
    """A mail server, spoken to over one connection for as long as it holds."""

    def __init__(self, url: str, password: Callable[[], str | None], *, secret: bool) -> None:
        """Read the address of a server: smtp, smtp+starttls or smtps, user, host and port.

        `secret` tells that the URL itself was not on a command line, where others could read a
        password in it. Raises UsageError for a URL that is none, or that would show a password.
        """
        try:
            parts = urlsplit(url.strip())
            port = parts.port
            (parts.hostname or "").encode("idna")
        except ValueError:
            raise misuse(messages.smtp_url, url=_without_password(url)) from None
        shown = _without_password(url)
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
            raise misuse(messages.smtp_url, url=shown)
        self._scheme = parts.scheme
        self._host, self._port = parts.hostname, port or PORTS[parts.scheme]
        self._user = unquote(parts.username or "")
        self._password = ""
        self._smtp: _Waits | None = None
        if parts.password is not None and not secret:
            raise misuse(messages.smtp_password_shown)
        if self._user and self._scheme == "smtp":
            raise misuse(messages.smtp_password_clear, url=shown)
        if self._user:
            known = password() if parts.password is None else unquote(parts.password)
            if not known:
                raise misuse(messages.smtp_no_password, user=self._user)
            if not (self._user + known).isascii():
                raise misuse(messages.smtp_password_ascii)
            self._password = known

    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Hand a message over on the open connection, or on a new one."""
        if self._smtp is None:
            self.idle.finish()
        smtp = self._smtp = self._smtp or self._connect()
        smtp.idle = self.idle
        refused: Mapping[str, tuple[int, bytes | str]]
        try:
            refused = smtp.sendmail(parcel.sender, parcel.to, parcel.content)
        except smtplib.SMTPRecipientsRefused as error:
            refused = error.recipients
            self._mind_goodbye(*refused.values())
        except smtplib.SMTPResponseException as error:  # the sender, or the message itself
            answer = error.smtp_code, error.smtp_error
            self._mind_goodbye(answer)
            refused = dict.fromkeys(parcel.to, answer)
        except (OSError, smtplib.SMTPException) as error:
            # Who read the whole message may have it; the next run is soon enough to repeat it.
            self._drop()
            reason = self._broken(error, reading=smtp.said_all)
            raise Lost(reason, temporary=not smtp.said_all) from None
        return {address: _refusal(*answer) for address, answer in refused.items()}

    def rest(self) -> None:
        """Say goodbye; what the server makes of that changes nothing."""
        smtp, self._smtp = self._smtp, None
        if smtp:
            smtp.idle = Idle()
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def _mind_goodbye(self, *answers: tuple[int, bytes | str]) -> None:
        """Raise Lost for the answer with which a server ends a conversation: RFC 5321, 3.8."""
        for code, text in answers:
            if code == GOODBYE:
                self._drop()
                raise Lost(_refusal(code, text).reason)

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None

    def _connect(self) -> _Waits:
        """Open a connection, encrypt it and log in, as the URL says; raises Closed."""
        smtp: _Waits | None = None
        try:
            context = ssl.create_default_context()
            if self._scheme == "smtps":
                smtp = _WaitsEncrypted(self._host, self._port, timeout=TIMEOUT, context=context)
            else:
                smtp = _Waits(self._host, self._port, timeout=TIMEOUT)
            smtp.ehlo_or_helo_if_needed()
            if self._scheme == "smtp+starttls":
                smtp.starttls(context=context)
            if self._user:
                smtp.login(self._user, self._password)
        except (OSError, smtplib.SMTPException) as error:
            encrypted = smtp is not None and isinstance(smtp.sock, ssl.SSLSocket)
            if smtp:
                smtp.close()
            raise Closed(self._unreachable(error, encrypted=encrypted)) from None
        return smtp

    def _unreachable(self, error: OSError | smtplib.SMTPException, *, encrypted: bool) -> Refusal:
        """Return why no connection came about, and whether waiting may help."""
        host = f"{self._host}:{self._port}"
        match error:
            case ssl.SSLCertVerificationError():
                text = error.verify_message
                return Refusal(
                    say(messages.smtp_certificate, host=host, text=text), temporary=False
                )
            case ssl.SSLError():
                text = error.reason or str(error)
                return Refusal(say(messages.smtp_no_tls, host=host, text=text), temporary=False)
            case socket.gaierror():
                unknown = error.errno != socket.EAI_AGAIN
                return Refusal(say(messages.smtp_no_host, host=self._host), temporary=not unknown)
            case smtplib.SMTPNotSupportedError() if not encrypted:
                return Refusal(say(messages.smtp_no_starttls, host=host), temporary=False)
            case smtplib.SMTPAuthenticationError():
                refusal = _refusal(error.smtp_code, error.smtp_error)
                login = say(messages.smtp_login, host=host, user=self._user, reason=refusal.reason)
                return refusal._replace(reason=login)
            case smtplib.SMTPResponseException():
                refusal = _refusal(error.smtp_code, error.smtp_error)
                return refusal._replace(
                    reason=say(messages.smtp_says, host=host, reason=refusal.reason)
                )
            case smtplib.SMTPServerDisconnected():
                return Refusal(self._broken(error), temporary=True)
            case smtplib.SMTPException():  # none of the ways to log in that there are is known here
                return Refusal(say(messages.smtp_no_login, host=host), temporary=False)
            case _:
                return Refusal(self._broken(error), temporary=True)

    def _broken(self, error: OSError | smtplib.SMTPException, *, reading: bool = False) -> Message:
        """Return how a connection ended: too slow, cut off, or never there."""
        cause = error.__context__ if isinstance(error, smtplib.SMTPException) else error
        host = f"{self._host}:{self._port}"
        if isinstance(cause, TimeoutError):
            return say(messages.mail_slow, host=host, seconds=READING if reading else TIMEOUT)
        if isinstance(error, (smtplib.SMTPException, ConnectionResetError)):
            return say(messages.mail_lost, host=host)
        return say(messages.smtp_unreachable, host=host, reason=system_reason(error))


def password_from(variable: str | None, file: Path | None) -> str | None:
    """Return the password that an environment variable holds, or the first line of a file.

    Raises PlantrackError for a file that cannot be read, or that others than its owner can.
    """
    if file is None:
        return variable
    try:
        others_read = os.name == "posix" and file.stat().st_mode & 0o077
        if others_read and not file.is_dir():
            raise fail(messages.password_file_open, file=str(file))
        return file.read_text(encoding="utf-8-sig").split("\n", 1)[0].strip("\r")
    except (OSError, UnicodeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else say(messages.not_text)
        raise fail(messages.password_file, file=str(file), reason=reason) from None


def _refusal(code: int, answer: bytes | str) -> Refusal:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    line = " ".join(f"{code} {text}".split())
    return Refusal(say(messages.smtp_answer, text=line), temporary=code < 500)


def _without_password(url: str) -> str:
    scheme, slashes, rest = url.partition("//")
    user, at, host = rest.rpartition("@")
    return f"{scheme}{slashes}{user.partition(':')[0]}{at}{host}"
