"""Mail from real processes: cron's bare environment, two at once, killed ones, a real sendmail."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plantrack.log import file as logfile
from tests.mail.mailserver import PASSWORD, USER, Server, Trust, give_addresses, make_trust, serving
from tests.warm import Warm

# plantrack at a given moment: only the clock is not the real one.
AT = """
import sys
from datetime import datetime
from plantrack.__main__ import main
from plantrack.cli import world
moment = datetime.fromisoformat(sys.argv.pop(1))
world.now = lambda: moment
main()
"""
LAST_NIGHT_IN_LONDON = "2025-04-14T23:30:00+00:00"
MSMTP = os.environ.get("PLANTRACK_TEST_SENDMAIL") or shutil.which("msmtp")


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    return make_trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture
def server(folder: Path, trust: Trust) -> Iterator[Server]:
    give_addresses(folder / "data" / "plan-89.yaml")
    with serving(trust) as server:
        yield server


def environment(server: Server, trust: Trust) -> dict[str, str]:
    """Cron's, with what a crontab sets."""
    return {
        "TZ": "UTC",
        "SSL_CERT_FILE": str(trust.file),
        "PLANTRACK_SMTP_URL": f"smtp+starttls://{USER}@127.0.0.1:{server.port}",
        "PLANTRACK_SMTP_PASSWORD": PASSWORD,
        "PLANTRACK_MAIL_FROM": "plantrack@example.vn",
    }


@pytest.fixture(scope="module")
def at(warm: Warm) -> list[str]:
    """The command that runs plantrack at the moment that is its first argument."""
    return warm.command(AT)


# The same from the start of Python on, a process that is not the fork of another.
COLD = [sys.executable, "-c", AT]


def begin(at: list[str], folder: Path, env: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:  # fmt: skip
    return subprocess.Popen(
        [*at, LAST_NIGHT_IN_LONDON, *arguments],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def end(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def test_under_cron_on_a_utc_host(folder: Path, server: Server, trust: Trust) -> None:
    """Silent, in Vietnamese, on the Vietnamese day."""
    assert end(begin(COLD, folder, environment(server, trust), "mail")) == (0, "", "")
    assert len(server.received) == 23
    assert {
        event.date.isoformat() for event in logfile.read(folder / "data/plan-89.log.jsonl")
    } == {"2025-04-15"}
    assert "(15/4/2025)" in server.received[0].message["Subject"]
    assert "Kính gửi: Ban Quản lý các khu công nghiệp" in server.received[0].body("plain")


def test_two_runs_at_once(at: list[str], folder: Path, server: Server, trust: Trust) -> None:
    """The second waits for the first, then has nothing to send."""
    env = environment(server, trust)
    processes = [begin(at, folder, env, "mail") for _ in range(4)]
    assert [end(process) for process in processes] == [(0, "", "")] * 4
    assert len(server.received) == len({r.message["Message-ID"] for r in server.received}) == 23
    assert len(logfile.read(folder / "data/plan-89.log.jsonl")) == 23


def test_a_run_that_is_killed_when_a_message_is_accepted(at: list[str], folder: Path, server: Server, trust: Trust, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """kill -9, four times over; in the end everybody has the message, a repeated one with the same id."""
    env = environment(server, trust)
    deliver = server.handle_DATA
    running: list[subprocess.Popen[bytes]] = []
    kills = 4

    async def deliver_and_kill(smtp: Any, session: Any, envelope: Any) -> str:
        answer = await deliver(smtp, session, envelope)
        if len(server.received) % 3 == 0 and running:
            running.pop().send_signal(signal.SIGKILL)
        return answer

    monkeypatch.setattr(server, "handle_DATA", deliver_and_kill)
    for _ in range(kills):
        process = begin(COLD, folder, env, "mail", "--agencies")
        running.append(process)
        assert end(process)[0] in (0, -signal.SIGKILL)
        running.clear()
    assert end(begin(at, folder, env, "mail", "--agencies")) == (0, "", "")
    ids = [received.message["Message-ID"] for received in server.received]
    assert len(set(ids)) == 22
    assert len(ids) <= 22 + kills
    events = logfile.read(folder / "data/plan-89.log.jsonl")
    assert sorted(f"{e.agency}@example.vn" for e in events) == sorted(set(server.recipients))


# A run that is killed, as by the machine, when its fourth letter is written and has no name yet.
KILLED = (
    """
import os, pathlib, signal
names = []
put = pathlib.Path.replace
def replace(self, target):
    names.append(self)
    if self.suffix == ".part" and len(names) == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return put(self, target)
pathlib.Path.replace = replace
"""
    + AT
)
OUTBOX = {"PLANTRACK_MAIL_FROM": "plantrack@example.vn", "PATH": "/usr/bin:/bin"}


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_a_killed_run_leaves_no_letter_in_the_outbox(at: list[str], folder: Path) -> None:
    """What it had begun is removed by the next run, also by one that has nothing to send."""
    give_addresses(folder / "data" / "plan-89.yaml")
    killed = [sys.executable, "-c", KILLED]
    process = begin(killed, folder, OUTBOX, "mail", "--agencies", "--outbox", "ra")
    assert end(process)[0] == -signal.SIGKILL
    (part,) = [path for path in (folder / "ra").iterdir() if path.suffix != ".eml"]
    left = part.read_bytes()
    assert left.startswith(b"X-Unsent: 1\r\n")
    assert end(begin(at, folder, OUTBOX, "mail", "--agencies", "--outbox", "ra")) == (0, "", "")
    assert {path.suffix for path in (folder / "ra").iterdir()} == {".eml"}
    assert len(list((folder / "ra").iterdir())) == 22
    part.write_bytes(left)
    assert end(begin(at, folder, OUTBOX, "mail", "--agencies", "--outbox", "ra")) == (0, "", "")
    assert len(list((folder / "ra").iterdir())) == 22
    events = logfile.read(folder / "data" / "plan-89.log.jsonl")
    assert len({event.agency for event in events}) == len(events) == 22


@pytest.mark.skipif(os.name != "posix", reason="folders have locks on POSIX alone")
def test_a_letter_that_another_run_is_writing_is_left_alone(at: list[str], folder: Path) -> None:
    """It is removed when that run has ended without it."""
    give_addresses(folder / "data" / "plan-89.yaml")
    (folder / "ra").mkdir()
    part = folder / "ra" / ".0123456789abcdef.part"
    hold = "import fcntl, os, sys; fcntl.flock(os.open('ra', 0), fcntl.LOCK_SH); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        part.write_bytes(b"X-Unsent: 1")
        assert end(begin(at, folder, OUTBOX, "mail", "--outbox", "ra")) == (0, "", "")
        assert part.read_bytes() == b"X-Unsent: 1"
    assert end(begin(at, folder, OUTBOX, "mail", "--outbox", "ra")) == (0, "", "")
    assert not part.exists()
    assert len(list((folder / "ra").iterdir())) == 23


@pytest.mark.skipif(MSMTP is None, reason="no sendmail here; .ci/run unpacks one")
def test_a_real_sendmail(at: list[str], folder: Path, server: Server, trust: Trust) -> None:
    """Through msmtp from Debian, which speaks to the server with STARTTLS and a login of its own."""
    config = folder / "msmtprc"
    config.write_text(
        f"account default\nhost 127.0.0.1\nport {server.port}\nfrom plantrack@example.vn\n"
        f"tls on\ntls_starttls on\ntls_trust_file {trust.file}\n"
        f"auth plain\nuser {USER}\npassword {PASSWORD}\n",
        encoding="utf-8",
    )
    config.chmod(0o600)
    sendmail = folder / "sendmail"
    sendmail.write_text(f'#!/bin/sh\nexec {MSMTP} -C {config} "$@"\n', encoding="utf-8")
    sendmail.chmod(0o755)
    env = {"PATH": f"{folder}:/usr/bin:/bin", "PLANTRACK_MAIL_FROM": "plantrack@example.vn"}
    server.faults["so-y-te@example.vn"] = ["rcpt 550 5.1.1 no such user"]
    code, out, err = end(begin(at, folder, env, "mail", "--agencies", "--sendmail"))
    assert (code, out) == (1, "")
    assert "chưa gửi được cho Sở Y tế <so-y-te@example.vn>" in err
    assert len(server.received) == 21
    assert end(begin(at, folder, env, "mail", "--sendmail", str(sendmail), "--agencies")) == (
        0,
        "",
        "",
    )
    assert len(server.received) == len({r.to for r in server.received}) == 22
    for received in server.received:
        assert "quá hạn 1 ngày" in received.body("html")


@pytest.mark.parametrize(("code", "tries"), [(75, 4), (67, 1)])
def test_a_sendmail_that_fails(
    warm: Warm, folder: Path, server: Server, code: int, tries: int
) -> None:
    """Temporary by sysexits.h is tried again, with what it said at the end; the message comes whole."""
    sendmail = folder / "sendmail"
    sendmail.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/calls\ncat > {folder}/message\necho không được >&2\nexit {code}\n',
        encoding="utf-8",
    )
    sendmail.chmod(0o755)
    env = {"PATH": "/usr/bin:/bin", "PLANTRACK_MAIL_FROM": "plantrack@example.vn"}
    hasty = AT.replace("main()", "world.sleep = lambda seconds: None\nmain()")
    done = subprocess.run(
        [*warm.command(hasty), LAST_NIGHT_IN_LONDON, "mail", "--digest", "--sendmail", sendmail],
        cwd=folder,
        env=env,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == (
        f"plantrack: chưa gửi được cho Sở Nội vụ <so-noi-vu@example.vn>: {sendmail} kết thúc với mã {code}; hệ thống báo: không được\n"
    )
    calls = (folder / "calls").read_text(encoding="utf-8").splitlines()
    assert calls == ["-i -f plantrack@example.vn -- so-noi-vu@example.vn"] * tries
    assert b"\r" not in (folder / "message").read_bytes()


def test_mail_in_git(at: list[str], folder: Path, server: Server, trust: Trust) -> None:
    """`--commit` commits the log, and once what git must know of it, so that a server can pull and push."""
    env = environment(server, trust) | {"PATH": os.environ["PATH"], "HOME": str(folder)}
    env |= {
        f"GIT_{who}_{what}": "lan@example.vn"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    for command in (("init", "-q"), ("add", "data/plan-89.yaml"), ("commit", "-qm", "plan")):
        subprocess.run(["git", *command], cwd=folder, env=env, check=True)
    code, out, err = end(begin(at, folder, env, "mail", "--commit"))
    assert (code, out, err.count("\n")) == (0, "", 1)
    assert err.startswith(
        "đã thêm cấu hình git, cần commit cùng kế hoạch và nhật ký: dòng “*.log.jsonl"
    )
    shown = subprocess.run(
        ["git", "log", "-1", "--format=%s", "--name-only"],
        cwd=folder, env=env, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert shown.stdout.splitlines() == [
        "đôn đốc và báo cáo ngày 15/4/2025",
        "",
        "data/.gitattributes",
        "data/.gitignore",
        "data/plan-89.log.jsonl",
    ]
    before = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=folder, env=env)
    log = folder / "data" / "plan-89.log.jsonl"
    log.write_bytes(log.read_bytes() + b"\n")  # a commit failed, and this was left behind
    assert end(begin(at, folder, env, "mail", "--commit")) == (0, "", "")
    assert subprocess.check_output(["git", "rev-parse", "HEAD~"], cwd=folder, env=env) == before
    before = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=folder, env=env)
    assert end(begin(at, folder, env, "mail", "--commit")) == (0, "", "")
    assert subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=folder, env=env) == before


@pytest.mark.skipif(os.name != "posix", reason="limits are set the way of POSIX")
@pytest.mark.parametrize("room", [0, 300, 2000])
def test_a_full_disk_sends_nothing(
    at: list[str], warm: Warm, folder: Path, server: Server, trust: Trust, room: int
) -> None:
    """Not one message every hour: first there must be room for all that is to be logged."""
    log = folder / "data" / "plan-89.log.jsonl"
    assert end(begin(at, folder, environment(server, trust), "log", "II.1", "note", "STP", "--note", "a"))[0] == 0  # fmt: skip
    before = log.read_bytes()
    largest = len(before) + room
    full = (  # and no half of a module's bytecode for those who come later
        "import resource, sys; sys.dont_write_bytecode = True; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest}))\n"
    )
    for _ in range(3):
        done = subprocess.run(
            [*warm.command(full + AT), LAST_NIGHT_IN_LONDON, "mail"],
            cwd=folder,
            env=environment(server, trust),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode().startswith("data/plan-89.log.jsonl: không ghi được tệp: ")
        assert len(done.stderr.splitlines()) == 1
    assert (server.received, log.read_bytes()) == ([], before)
    assert end(begin(at, folder, environment(server, trust), "mail")) == (0, "", "")
    assert len(server.received) == len({r.message["Message-ID"] for r in server.received}) == 23
