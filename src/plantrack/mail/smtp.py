"""A mail server as a way out: where it is, what it answers, and what its silence means."""

import binascii
import io
import os
import re
import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from plantrack.mail import messages
from plantrack.mail.deliver import (
    ConnectionLostError,
    Limit,
    Outgoing,
    Refusal,
    Transport,
    TransportClosedError,
    shown_seconds,
)
from plantrack.words.problems import fail, misuse, system_reason
from plantrack.words.words import Message, say

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TIMEOUT = 60  # seconds to wait for a server, each time it is waited for
READING = 600  # seconds that it may take over a message: RFC 5321, 4.5.3.2.6
LONGEST = 65_536  # bytes of an answer
_LAST = re.compile(rb"^(?!...-).*\n", re.MULTILINE)  # the line that ends it
GOODBYE = 421  # the server closes the connection
STARS = "***"

Answer = tuple[int, bytes]


class Server(NamedTuple):
    """Where a mail server is, how it is spoken to, and who logs in, if anybody."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    @property
    def place(self) -> str:
        """Host and port, as people are told."""
        return f"{self.host}:{self.port}"


def server(url: str, password: Callable[[], str | None], *, secret: bool) -> Server:
    """Read the address of a server: smtp, smtp+starttls or smtps, user, host and port.

    `secret` tells that the URL itself was not on a command line, where others could read a
    password in it. Raises UsageError for a URL that is none, or that would show a password.
    """
    parts, port = _parts(url)
    scheme, user = parts.scheme, unquote(parts.username or "")
    if parts.password is not None and not secret:
        raise misuse(messages.smtp_password_shown)
    if user and scheme == "smtp":
        raise misuse(messages.smtp_password_clear, url=without_password(url))
    known = ""
    if user:
        known = unquote(parts.password) if parts.password is not None else password() or ""
        if not known:
            raise misuse(messages.smtp_no_password, user=user.partition(":")[0])
        if not (user + known).isascii():
            raise misuse(messages.smtp_password_ascii)
    return Server(scheme, parts.hostname or "", port or PORTS[scheme], user, known)


def _parts(url: str) -> tuple[SplitResult, int | None]:
    """Return a URL that can be a mail server's in its parts, and its port; raises UsageError."""
    with suppress(ValueError):
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname or ""
        host.encode("idna")
        if (
            host
            and parts.scheme in PORTS
            and not (parts.path.strip("/") or parts.query or parts.fragment)
        ):
            return parts, port
    raise misuse(messages.smtp_url, url=without_password(url))


def without_password(url: str) -> str:
    """Return what was typed as a URL as it may be shown: nothing that could be a password.

    Without a user that is all after a colon but a port.
    """
    scheme = re.match(r"(?:(?:smtps?|smtp\+starttls):)?/*", url.strip(), re.IGNORECASE)
    begin = scheme[0] if scheme else ""
    user, at, host = url.strip()[len(begin) :].rpartition("@")
    if at:
        return f"{begin}{re.split(':|%3a', user, flags=re.IGNORECASE)[0]}@{host}"
    port = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::\d{1,5}/?)?", host)
    return begin + (host if port else host.partition(":")[0])


def password_from(variable: str | None, file: Path | None) -> str | None:
    """Return the password that an environment variable holds, or the first line of a file.

    Raises PlantrackError for a file that cannot be read, or that others than its owner can.
    """
    if file is None:
        return variable
    try:
        others_read = os.name == "posix" and file.stat().st_mode & 0o077
        if others_read and not file.is_dir():
            raise fail(messages.password_file_open, file=file)
        return file.read_text(encoding="utf-8-sig").split("\n", 1)[0].strip("\r")
    except (OSError, UnicodeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else say(messages.not_text)
        raise fail(messages.password_file, file=file, reason=reason) from None


class _Connection(smtplib.SMTP):
    """A connection of smtplib whose timeout is for whole answers, and as long as the run can spare."""

    sent = False  # whether the server may have read the whole of a message

    def __init__(self, server: Server, limit: Limit, **how: Any) -> None:  # noqa: ANN401  # smtplib's
        self._limit, self.seconds = limit, limit.seconds_left(TIMEOUT)
        super().__init__(server.host, server.port, timeout=self.seconds, **how)

    def wait(self, most: float) -> None:
        """Wait for each answer from now on as long as the run can spare, and so many seconds at most."""
        self.seconds = self._limit.seconds_left(most)
        if self.sock:
            self.sock.settimeout(self.seconds)

    def getreply(self) -> Answer:
        """Return the code and the text of an answer; raises OSError if there is none."""
        assert self.sock is not None  # noqa: S101  # something was just sent on it
        try:
            self.file = io.BytesIO(_read(self.sock, self._limit, self.seconds))
            self.sock.settimeout(self.seconds)
        except OSError:
            self.close()
            raise
        return super().getreply()


class _Encrypted(_Connection, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def _read(sock: socket.socket, limit: Limit, seconds: float) -> bytes:
    """Return what comes of an answer in so many seconds; raises TimeoutError if that is not all.

    It may come in drops, or have no end; one that is too long is none, as if the connection broke.
    """
    said, until = b"", limit.left() - seconds
    with suppress(ConnectionError, ssl.SSLError):
        while len(said) < LONGEST and not _LAST.search(said):
            left = limit.left() - until
            if left <= 0:
                raise TimeoutError
            sock.settimeout(left)
            received = sock.recv(8192)
            if not received:
                break
            said += received
    return said if len(said) < LONGEST else b""


class Smtp(Transport):
    """A mail server, spoken to over one connection for as long as it holds."""

    def __init__(self, server: Server, limit: Limit) -> None:
        """Take the server; a connection is made when the first message comes."""
        self._server, self._limit = server, limit
        self._smtp: _Connection | None = None

    def open(self) -> None:
        """Connect, unless a connection holds."""
        self._smtp = self._smtp or _connect(self._server, self._limit)

    def send(self, outgoing: Outgoing) -> Mapping[str, Refusal]:
        """Send a message over the open connection."""
        self.open()
        smtp = self._smtp
        assert smtp is not None  # noqa: S101  # it is open
        try:
            refused = _send(smtp, outgoing)
        except OSError as error:
            self._drop()
            reason = _broken(self._server, error, smtp.seconds)
            raise ConnectionLostError(reason, temporary=not smtp.sent) from None
        except ConnectionLostError:
            self._drop()
            raise
        if len(refused) == len(outgoing.to):
            self._start_over(smtp)
        return {address: _refusal(*answer) for address, answer in refused.items()}

    def disconnect(self) -> None:
        """Say goodbye; what the server makes of that changes nothing."""
        if self._smtp:
            with suppress(OSError):
                self._smtp.wait(TIMEOUT)
                self._smtp.quit()
        self._drop()

    def _start_over(self, smtp: _Connection) -> None:
        """Leave a message that was refused; a server that breaks off now has refused it all the same."""
        code = GOODBYE
        with suppress(OSError):
            smtp.wait(TIMEOUT)
            code, _ = smtp.rset()
        if code == GOODBYE:
            self._drop()

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def _send(smtp: _Connection, outgoing: Outgoing) -> dict[str, Answer]:
    """Send a message, and return the addresses that it was refused for.

    Who read the whole message may have it, unless it says that it has not: then the next run is soon
    enough to repeat it.
    """
    smtp.sent = False
    smtp.wait(TIMEOUT)
    size = [f"size={len(outgoing.content)}"] if smtp.has_extn("size") else []
    answer = _unless_goodbye(smtp.mail(outgoing.sender, size))
    if answer[0] // 100 != 2:
        return dict.fromkeys(outgoing.to, answer)
    answers = {address: _unless_goodbye(smtp.rcpt(address)) for address in outgoing.to}
    refused = {to: answer for to, answer in answers.items() if answer[0] // 100 != 2}
    if len(refused) == len(outgoing.to):
        return refused
    answer = _unless_goodbye(smtp.docmd("DATA"))
    if answer[0] == 354:
        smtp.wait(READING)
        smtp.send(re.sub(rb"(?m)^\.", b"..", outgoing.content) + b".\r\n")
        smtp.sent = True
        answer = _unless_goodbye(smtp.getreply())
        if answer[0] // 100 not in (2, 4, 5):
            raise ConnectionLostError(_refusal(*answer).reason, temporary=False)
    return refused if answer[0] // 100 == 2 else dict.fromkeys(outgoing.to, answer)


def _unless_goodbye(answer: Answer) -> Answer:
    """Return an answer; raise ConnectionLostError for the one that ends a conversation: RFC 5321, 3.8."""
    if answer[0] == GOODBYE:
        raise ConnectionLostError(_refusal(*answer).reason)
    return answer


def _connect(server: Server, limit: Limit) -> _Connection:
    """Open a connection, encrypt it and log in, as the URL says; raises TransportClosedError."""
    smtp: _Connection | None = None
    seconds = limit.seconds_left(TIMEOUT)
    try:
        context = ssl.create_default_context()
        if server.scheme == "smtps":
            smtp = _Encrypted(server, limit, context=context)
        else:
            smtp = _Connection(server, limit)
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "smtp+starttls":
            smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password)
    except (OSError, binascii.Error) as error:
        encrypted = smtp is not None and isinstance(smtp.sock, ssl.SSLSocket)
        if smtp:
            smtp.close()
        refusal = _unreachable(server, error, seconds, encrypted=encrypted)
        raise TransportClosedError(refusal) from None
    return smtp


def _unreachable(
    server: Server, error: OSError | binascii.Error, waited: float, *, encrypted: bool
) -> Refusal:
    """Return why no connection came about, and whether waiting may help."""
    host = server.place
    match error:
        case ssl.SSLCertVerificationError():
            text = error.verify_message
            return Refusal(say(messages.smtp_certificate, host=host, text=text), temporary=False)
        case ssl.SSLError():
            text = error.reason or str(error)
            return Refusal(say(messages.smtp_no_tls, host=host, text=text), temporary=False)
        case socket.gaierror():
            unknown = error.errno != socket.EAI_AGAIN
            return Refusal(say(messages.smtp_no_host, host=server.host), temporary=not unknown)
        case smtplib.SMTPNotSupportedError() if not encrypted:
            return Refusal(say(messages.smtp_no_starttls, host=host), temporary=False)
        case smtplib.SMTPAuthenticationError():
            refusal = _refusal(error.smtp_code, _unechoed(error.smtp_error, server))
            login = say(messages.smtp_login, host=host, user=server.user, reason=refusal.reason)
            return refusal._replace(reason=login)
        case smtplib.SMTPResponseException():
            refusal = _refusal(error.smtp_code, error.smtp_error)
            return refusal._replace(
                reason=say(messages.smtp_says, host=host, reason=refusal.reason)
            )
        case smtplib.SMTPServerDisconnected():
            return Refusal(_broken(server, error, waited), temporary=True)
        case smtplib.SMTPException() | binascii.Error():  # none of its ways to log in is known here
            return Refusal(say(messages.smtp_no_login, host=host), temporary=False)
        case _:
            return Refusal(_broken(server, error, waited), temporary=True)


def _broken(server: Server, error: OSError, waited: float) -> Message:
    """Return how a connection ended: too slow, cut off, or never there."""
    cause = error.__context__ if isinstance(error, smtplib.SMTPException) else error
    if isinstance(cause, TimeoutError):
        return say(messages.mail_slow, host=server.place, seconds=shown_seconds(waited))
    if isinstance(error, (smtplib.SMTPException, ConnectionResetError)):
        return say(messages.mail_lost, host=server.place)
    return say(messages.smtp_unreachable, host=server.place, reason=system_reason(error))


def _refusal(code: int, answer: bytes | str) -> Refusal:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    line = " ".join(f"{code} {text}".split())
    return Refusal(say(messages.smtp_answer, text=line), temporary=code < 500)


def _unechoed(answer: bytes | str, server: Server) -> str:
    """Return an answer to a login without the password, which some servers repeat."""
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    for secret in (f"\0{server.user}\0{server.password}", server.password):
        text = text.replace(b64encode(secret.encode()).decode(), STARS).replace(secret, STARS)
    return text
