"""A real mail server on loopback that can be told to misbehave, and a plan to send about."""

import asyncio
import base64
import json
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER = "sonoivu@example.vn"
PASSWORD = "kho-doan"
LOG = Path("data/plan-89.log.jsonl")
PLAN = Path("data/plan-89.yaml")
MORNING = "2025-04-16T07:00:00+07:00"
NEXT_DAY = "2025-04-17T07:00:00+07:00"
NEXT_WEEK = "2025-04-23T07:00:00+07:00"


@dataclass(frozen=True)
class Received:
    """A message that the server answered for, and whom it is for."""

    to: tuple[str, ...]
    content: bytes

    @cached_property
    def message(self) -> EmailMessage:
        """The delivered bytes, parsed again."""
        parsed = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    def body(self, kind: str) -> str:
        """The text as `plain` or as `html`."""
        part = self.message.get_body((kind,))
        assert part is not None
        return str(part.get_content())


class Server:
    """What happened on the server; `faults` tells for an address what to do with its next tries."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.faults: dict[str, list[str]] = {}
        self.connections = 0
        self.port = 0

    @property
    def recipients(self) -> list[str]:
        """Everyone who was sent to, sorted; twice who was sent to twice."""
        return sorted(address for received in self.received for address in received.to)

    def fault(self, address: str, where: tuple[str, ...]) -> str:
        waiting = self.faults.get(address, [])
        return waiting.pop(0) if waiting and waiting[0].startswith(where) else ""

    # aiosmtpd calls these by their names
    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]) -> list[str]:  # noqa: N802  # fmt: skip
        self.connections += session.ssl is None  # it says so again once encrypted
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802  # fmt: skip
        fault = self.fault(address, ("rcpt", "wait", "hang up"))
        if fault == "hang up":
            server.transport.abort()
        if fault in ("wait", "hang up"):
            await asyncio.Event().wait()
        if fault:
            return fault.removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # the name that aiosmtpd calls
        answer = "250 OK"
        for address in envelope.rcpt_tos:
            fault = self.fault(address, ("data", "take", "cut", "slow", "endless"))
            if fault.startswith("data"):
                return fault.removeprefix("data ")
            if fault.startswith("take"):
                answer = fault.removeprefix("take ")
            if fault == "endless":
                while not server.transport.is_closing():
                    server.transport.write(b"250-and so on\r\n" * 500)
                    await asyncio.sleep(0)
            if fault == "cut":
                server.transport.abort()
            if fault in ("cut", "slow", "endless"):
                await asyncio.Event().wait()
        self.received.append(Received(tuple(envelope.rcpt_tos), envelope.original_content))
        return answer


class Trust(NamedTuple):
    """A certificate authority of our own, and a server's certificate from it."""

    file: Path
    context: ssl.SSLContext


def make_trust(folder: Path) -> Trust:
    """Issue a certificate for loopback."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return Trust(folder / "ca.pem", context)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    trust: Trust | None = None, port: int = 0, *, at_once: bool = False, login: bool = True
) -> Iterator[Server]:
    """Run a server: clear, with STARTTLS and a login, or encrypted from the first byte."""
    server = Server()
    server.port = port or free_port()
    options: dict[str, Any] = {}
    if trust and not at_once:
        options = {"tls_context": trust.context, "require_starttls": True}
    if trust and login:
        options |= {"auth_required": not at_once, "auth_require_tls": not at_once}
        options["authenticator"] = _login
    controller = Controller(
        server,
        hostname="127.0.0.1",
        port=server.port,
        ssl_context=trust.context if trust and at_once else None,
        **options,
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def _login(
    server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword
) -> AuthResult:
    known = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    # as some servers do, it repeats in its answer what it was told
    told = base64.b64encode(data.password).decode() + " " + data.password.decode()
    message = None if known else f"535 5.7.8 no: {told}"
    return AuthResult(success=known, handled=False, message=message)


def give_addresses(plan: Path, *, but: tuple[str, ...] = ()) -> None:
    """Write an address into a copy of Plan 89 for every agency, some left out."""
    head, groups, tail = plan.read_text(encoding="utf-8").partition("\ngroups:")

    def add(found: re.Match[str]) -> str:
        id_ = found[1]
        return found[0] if id_ in but else f"{found[0][:-1]}, email: {id_}@example.vn}}"

    head = re.sub(r"^  ([a-z0-9-]+): \{name: .*\}$", add, head, flags=re.MULTILINE)
    plan.write_text(head + groups + tail, encoding="utf-8")


def ask_only(*agencies: str) -> None:
    """Make the first task, the only one that falls due so soon, that of these agencies alone."""
    text = PLAN.read_text(encoding="utf-8")
    narrowed = text.replace(
        "lead: [so-ban-nganh, ubnd-cap-huyen]", f"lead: [{', '.join(agencies)}]"
    )
    assert narrowed != text
    PLAN.write_text(narrowed, encoding="utf-8")


def logged() -> list[dict[str, str]]:
    if not LOG.exists():
        return []
    return [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()]


def agencies_logged() -> list[str]:
    return sorted(
        f"{event['agency']}@example.vn" for event in logged() if event["event"] == "reminded"
    )


def to_agencies(server: Server) -> list[str]:
    return sorted(
        a for r in server.received if r.message["Subject"].startswith("Đôn đốc") for a in r.to
    )
