"""Nobody starves: whatever servers and single letters do, each letter is tried and a run has an end."""

import os
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

import pytest

from plantrack.cli import mail
from plantrack.log import appending
from plantrack.log import file as logfile
from plantrack.mail import deliver, messages, smtp
from plantrack.mail.deliver import (
    ConnectionLostError,
    Delivery,
    Limit,
    Outgoing,
    Refusal,
    Transport,
    TransportClosedError,
)
from plantrack.words.words import say
from tests.conftest import Run
from tests.mail.mailserver import (
    LOG,
    MORNING,
    PLAN,
    Server,
    agencies_logged,
    ask_only,
    logged,
    serving,
    to_agencies,
)

FEW = ("so-tu-phap", "so-y-te", "so-xay-dung")
LATER = "2025-04-16T08:00:00+07:00"


def addresses(run: Run) -> list[str]:
    """Return whom reminders go to, in the order in which they go."""
    told = run("mail", "--agencies", "--dry-run", now=MORNING).out
    found = re.findall(r"[\w-]+@example\.vn", told)
    assert len(found) == 22
    return found


@pytest.mark.parametrize(
    ("fault", "good"),
    [("cut", 1), ("cut", 8), ("hang up", 1), ("rcpt 421 busy", 1), ("endless", 1)],
)
def test_letters_that_break_the_connection(run: Run, server: Server, fault: str, good: int) -> None:
    """However many they are and on every try: the others have theirs in the same run."""
    everyone = addresses(run)
    broken = {*everyone[:-good]}
    server.faults = {address: [fault] * 9 for address in broken}
    ran = run("mail", now=MORNING)
    assert ran.code == 1
    assert to_agencies(server) == agencies_logged() == sorted({*everyone} - broken)
    assert [event["event"] for event in logged()].count("reported") == 1  # the digest, too


def test_an_address_that_breaks_the_connection(run: Run, server: Server) -> None:
    """The agency's good address has the letter, once, and the bad one is told of."""
    text = PLAN.read_text(encoding="utf-8")
    agencies = ("so-y-te", "so-tu-phap", "so-tai-chinh", "so-cong-thuong", "ban-quan-ly-kcn")
    for id_ in agencies:
        text = text.replace(f"email: {id_}@", f"email: [cu-{id_}@example.vn, {id_}@")
        text = text.replace(f" {id_}@example.vn}}", f" {id_}@example.vn]}}")
        server.faults[f"cu-{id_}@example.vn"] = ["hang up"] * 9
    PLAN.write_text(text, encoding="utf-8")
    ran = run("--lang", "en", "mail", "--agencies", now=MORNING)
    assert ran.code == 1
    assert ran.err.count("<cu-") == len(agencies)
    assert len(to_agencies(server)) == len({*to_agencies(server)}) == len(agencies_logged()) == 22


class _Brittle(Transport):
    """A server that some messages bring down; it is back after a pause."""

    def __init__(self, brittle: set[str], *, silent: float = 0) -> None:
        self.brittle, self.silent = brittle, silent
        self.down, self.now, self.taken = False, 0.0, list[str]()
        self.limit = Limit(10, lambda: 600 - self.now)

    def pause(self, seconds: float) -> None:
        self.down, self.now = False, self.now + seconds

    def open(self) -> None:
        if self.down:
            raise TransportClosedError(Refusal(say(messages.mail_lost, host="a"), temporary=True))

    def send(self, outgoing: Outgoing) -> Mapping[str, Refusal]:
        self.now += 0.02
        if outgoing.name in self.brittle:
            self.now += self.limit.seconds_left(self.silent)
            self.down = not self.silent
            raise ConnectionLostError(say(messages.mail_lost, host="a"), temporary=False)
        self.taken.append(outgoing.name)
        return {}


@pytest.mark.parametrize(("bad", "silent"), [(8, 0), (20, 600)])
def test_letters_that_bring_the_server_down_or_silence_it(bad: int, silent: float) -> None:
    """The run waits for it to come back, and for no answer so long that others go without."""
    names = [str(number) for number in range(100)]
    transport = _Brittle({*names[:bad]}, silent=silent)
    outgoings = [Outgoing(name, "a@b.vn", (f"{name}@b.vn",), b"") for name in names]
    accepted: list[int] = []
    failures = Delivery(transport, transport.pause, transport.limit).deliver(
        outgoings, accepted.append
    )
    assert transport.taken == names[bad:]
    assert accepted == list(range(bad, 100))
    assert [failure.number for failure in failures] == list(range(bad))


@pytest.mark.parametrize("answer", ["200 OK", "250 OK", "251 forwarded", "252 queued", "299 OK"])
def test_any_2xx_is_acceptance(run: Run, server: Server, answer: str) -> None:
    """The message is not sent again, and it is logged."""
    ask_only(*FEW)
    server.faults["so-y-te@example.vn"] = [f"take {answer}"] * 9
    assert run("mail", "--agencies", now=MORNING) == (0, "", "")
    assert run("mail", "--agencies", now=LATER) == (0, "", "")
    assert len(server.received) == len(agencies_logged()) == len(FEW)


@pytest.mark.parametrize("answer", ["354 go on", "100 wait", "600 what", "hm"])
def test_an_answer_without_meaning_is_no_refusal(run: Run, server: Server, answer: str) -> None:
    """Who read the message may have it: it is told, and left to the next run."""
    ask_only(*FEW)
    server.faults["so-y-te@example.vn"] = [f"take {answer}"]
    ran = run("mail", "--agencies", now=MORNING)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "<so-y-te@example.vn>" in ran.err
    assert server.recipients.count("so-y-te@example.vn") == 1
    assert len(agencies_logged()) == len(FEW) - 1
    assert run("mail", "--agencies", now=LATER) == (0, "", "")
    assert server.recipients.count("so-y-te@example.vn") == 2


def test_a_server_that_is_away_is_waited_for_once(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Not once for the reminders and again for the digest, which is told of, too."""
    monkeypatch.setenv("PLANTRACK_SMTP_URL", "smtp://127.0.0.1:1")
    ran = run("--lang", "en", "mail", now=MORNING)
    assert (ran.code, pauses, logged()) == (1, list(deliver.PAUSES), [])
    reminders, digest = ran.err.splitlines()
    assert " and 17 more: cannot connect to 127.0.0.1:1: " in reminders
    assert digest.startswith("plantrack: not sent to Sở Nội vụ <so-noi-vu@example.vn>: cannot")


Talk = Callable[[socket.socket], object]


@contextmanager
def talking(talk: Talk) -> Iterator[int]:
    """Run a server that says what it likes to whoever connects; yield its port."""

    def listen() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):  # who listened has gone
                talk(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def _lines(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220-welcome\r\n" * 500)


def _drops(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"2")
        connection.settimeout(0.01)
        with suppress(TimeoutError):
            connection.recv(1)  # who listened has gone
            return


@pytest.mark.parametrize(
    ("talk", "says"),
    [
        (_lines, "{} broke off in the middle"),
        (_drops, "{} did not answer within 0.2 seconds"),
    ],
)
def test_an_answer_without_end(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch, talk: Talk, says: str) -> None:  # fmt: skip
    """It is cut off, be it many lines or a letter now and then."""
    monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
    with talking(talk) as port:
        url = f"smtp://127.0.0.1:{port}"
        ran = run("--lang", "en", "mail", "--digest", "--smtp", url, now=MORNING)
    assert (ran.code, logged()) == (1, [])
    assert ran.err == (
        "plantrack: not sent to Sở Nội vụ <so-noi-vu@example.vn>: "
        f"{says.format(f'127.0.0.1:{port}')}\n"
    )


def test_a_challenge_that_is_no_challenge(run: Run, server: Server, trust: object, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A server that asks for a login with what is not base64 is one line, too."""

    async def ask(smtp: object, arg: str) -> None:
        await smtp.push("334 a")  # type: ignore[attr-defined]  # it is there

    with serving(trust, at_once=True) as odd:  # type: ignore[arg-type]  # a class of ours
        monkeypatch.setattr("aiosmtpd.smtp.SMTP.smtp_AUTH", ask)
        url = f"smtps://a@127.0.0.1:{odd.port}"
        ran = run("--lang", "en", "mail", "--digest", "--smtp", url, now=MORNING)
    assert ran.code == 1
    assert "takes no login by password" in ran.err


def test_a_run_has_an_end(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was not reached by then is told, and has the letter from the next run."""
    monkeypatch.setattr(mail, "monotonic", lambda: 20.0 * len(server.received))
    ran = run("--lang", "en", "mail", "--timeout", "1", now=MORNING)
    assert ran.code == 1
    reminders, digest = ran.err.splitlines()
    over = "this run's time is up (1 min), the next run continues; for more time add --timeout"
    assert reminders.endswith(f" and 14 more: {over}")
    assert digest == f"plantrack: not sent to Sở Nội vụ <so-noi-vu@example.vn>: {over}"
    assert len(server.received) == len(agencies_logged()) == 3
    assert run("mail", "--timeout", "60", now=LATER) == (0, "", "")
    assert len(server.recipients) == 23
    assert len({*to_agencies(server)}) == 22


def test_a_run_does_not_pause_beyond_its_end(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """What would be tried again after it is told with its own reason."""
    server.faults["so-y-te@example.vn"] = ["rcpt 451 busy"] * 9
    monkeypatch.setattr(mail, "monotonic", lambda: 2.5 * len(server.received))
    ran = run("--lang", "en", "mail", "--agencies", "--timeout", "1", now=MORNING)
    assert (ran.code, pauses) == (1, [2])  # 55 seconds are over, and 10 more would be too many
    assert (
        ran.err
        == "plantrack: not sent to Sở Y tế <so-y-te@example.vn>: the server says: 451 busy\n"
    )


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("0", "--timeout: at least 1 minute"),
        ("x", "--timeout: “x” is not a number of minutes; write one from 1 to 9999"),
    ],
)
def test_no_time_at_all(run: Run, value: str, says: str) -> None:
    """A wrong command line."""
    ran = run("--lang", "en", "mail", "--dry-run", "--timeout", value, now=MORNING)
    assert ran == (2, "", f"plantrack: {says}\n")


def test_room_is_proven_unseen(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads the log meanwhile, or after a crash, finds what stood in it, and nothing sent."""
    assert run("mail", "--digest", now=MORNING).code == 0
    events, content = logfile.read(LOG), LOG.read_bytes()
    seen: list[object] = []

    def crash(_: int) -> None:
        assert len(LOG.read_bytes()) > len(content)
        seen.append(logfile.read(LOG))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", crash)
        with pytest.raises(KeyboardInterrupt), appending.reserved(LOG, events):
            pass
    assert seen == [events]
    assert run("mail", now=LATER) == (0, "", "")
    assert len(logfile.read(LOG)) == len(server.received) == 23
    assert run("check", "--strict", now=LATER) == (0, "", "")
