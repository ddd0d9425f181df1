"""A mail server as a way out: where it is, what it answers, and what its silence means."""

import os
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from plantrack.mail import messages
from plantrack.mail.deliver import Closed, Lost, Parcel, Refusal, Route
from plantrack.words.problems import fail, misuse, system_reason
from plantrack.words.words import Message, say

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TIMEOUT = 60  # seconds to wait for a server, each time it is waited for
READING = 600  # seconds that it may take over a message: RFC 5321, 4.5.3.2.6
GOODBYE = 421  # the server closes the connection

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
            raise misuse(messages.smtp_no_password, user=user)
        if not (user + known).isascii():
            raise misuse(messages.smtp_password_ascii)
    return Server(scheme, parts.hostname or "", port or PORTS[scheme], user, known)


def _parts(url: str) -> tuple[SplitResult, int | None]:
    """Return a URL that can be a mail server's in its parts, and its port; raises UsageError."""
    with suppress(ValueError):
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname or ""
        host.encode("idna")
        if host and parts.scheme in PORTS and not (parts.path.strip("/") or parts.query):
            return parts, port
    raise misuse(messages.smtp_url, url=without_password(url))


def without_password(url: str) -> str:
    """Return a URL as it may be shown."""
    scheme, slashes, rest = url.partition("//")
    user, at, host = rest.rpartition("@")
    return f"{scheme}{slashes}{user.partition(':')[0]}{at}{host}"


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


class Smtp(Route):
    """A mail server, spoken to over one connection for as long as it holds."""

    def __init__(self, server: Server) -> None:
        """Take the server; a connection is made when the first message comes."""
        self._server = server
        self._open: smtplib.SMTP | None = None

    def hand_over(self, parcel: Parcel) -> Mapping[str, Refusal]:
        """Hand a message over on the open connection, or on a new one."""
        smtp = self._open = self._open or _connect(self._server)
        try:
            refused = self._envelope(smtp, parcel)
            if len(refused) < len(parcel.to):
                answer = self._message(smtp, parcel.content)
                if answer[0] != 250:
                    refused = dict.fromkeys(parcel.to, answer)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Lost(_broken(self._server, error, TIMEOUT)) from None
        if len(refused) == len(parcel.to):
            self._start_over(smtp)
        return {address: _refusal(*answer) for address, answer in refused.items()}

    def rest(self) -> None:
        """Say goodbye; what the server makes of that changes nothing."""
        if self._open:
            with suppress(OSError, smtplib.SMTPException):
                self._open.quit()
        self._drop()

    def _envelope(self, smtp: smtplib.SMTP, parcel: Parcel) -> dict[str, Answer]:
        """Tell from whom and to whom a message is, and return the addresses that are refused."""
        size = [f"size={len(parcel.content)}"] if smtp.has_extn("size") else []
        answer = self._minding_goodbye(smtp.mail(parcel.sender, size))
        if answer[0] != 250:
            return dict.fromkeys(parcel.to, answer)
        answers = {a: self._minding_goodbye(smtp.rcpt(a)) for a in parcel.to}
        return {a: answer for a, answer in answers.items() if answer[0] not in (250, 251)}

    def _message(self, smtp: smtplib.SMTP, content: bytes) -> Answer:
        """Send the message itself, and return what the server says of it.

        Who read the whole message may have it, whether that is heard here or not: then the next run
        is soon enough to repeat it.
        """
        answer = self._minding_goodbye(smtp.docmd("DATA"))
        if answer[0] != 354:
            return answer
        assert smtp.sock is not None  # noqa: S101  # it has just answered
        smtp.sock.settimeout(READING)
        sent = False
        try:
            smtp.send(re.sub(rb"(?m)^\.", b"..", content) + b".\r\n")
            sent = True
            answer = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Lost(_broken(self._server, error, READING), temporary=not sent) from None
        smtp.sock.settimeout(TIMEOUT)
        return self._minding_goodbye(answer)

    def _minding_goodbye(self, answer: Answer) -> Answer:
        """Return an answer; raise Lost for the one that ends a conversation: RFC 5321, 3.8."""
        if answer[0] == GOODBYE:
            self._drop()
            raise Lost(_refusal(*answer).reason)
        return answer

    def _start_over(self, smtp: smtplib.SMTP) -> None:
        """Leave a message that was refused; a server that breaks off now has refused it all the same."""
        code = GOODBYE
        with suppress(OSError, smtplib.SMTPException):
            code, _ = smtp.rset()
        if code == GOODBYE:
            self._drop()

    def _drop(self) -> None:
        if self._open:
            self._open.close()
        self._open = None


def _connect(server: Server) -> smtplib.SMTP:
    """Open a connection, encrypt it and log in, as the URL says; raises Closed."""
    smtp: smtplib.SMTP | None = None
    try:
        context = ssl.create_default_context()
        if server.scheme == "smtps":
            smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "smtp+starttls":
            smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password)
    except (OSError, smtplib.SMTPException) as error:
        encrypted = smtp is not None and isinstance(smtp.sock, ssl.SSLSocket)
        if smtp:
            smtp.close()
        raise Closed(_unreachable(server, error, encrypted=encrypted)) from None
    return smtp


def _unreachable(
    server: Server, error: OSError | smtplib.SMTPException, *, encrypted: bool
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
            refusal = _refusal(error.smtp_code, error.smtp_error)
            login = say(messages.smtp_login, host=host, user=server.user, reason=refusal.reason)
            return refusal._replace(reason=login)
        case smtplib.SMTPResponseException():
            refusal = _refusal(error.smtp_code, error.smtp_error)
            return refusal._replace(
                reason=say(messages.smtp_says, host=host, reason=refusal.reason)
            )
        case smtplib.SMTPServerDisconnected():
            return Refusal(_broken(server, error, TIMEOUT), temporary=True)
        case smtplib.SMTPException():  # none of the ways to log in that there are is known here
            return Refusal(say(messages.smtp_no_login, host=host), temporary=False)
        case _:
            return Refusal(_broken(server, error, TIMEOUT), temporary=True)


def _broken(server: Server, error: OSError | smtplib.SMTPException, waited: float) -> Message:
    """Return how a connection ended: too slow, cut off, or never there."""
    cause = error.__context__ if isinstance(error, smtplib.SMTPException) else error
    if isinstance(cause, TimeoutError):
        return say(messages.mail_slow, host=server.place, seconds=waited)
    if isinstance(error, (smtplib.SMTPException, ConnectionResetError)):
        return say(messages.mail_lost, host=server.place)
    return say(messages.smtp_unreachable, host=server.place, reason=system_reason(error))


def _refusal(code: int, answer: bytes | str) -> Refusal:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    line = " ".join(f"{code} {text}".split())
    return Refusal(say(messages.smtp_answer, text=line), temporary=code < 500)
