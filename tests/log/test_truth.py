"""What is said of a record is true, whatever becomes of the streams, the clock and the plan meanwhile."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plantrack.log import appending, mending
from plantrack.log import file as logfile
from tests.conftest import PLANTRACK, WRITER, Run
from tests.warm import Warm

LOG = Path("data") / "plan-89.log.jsonl"
PROGRESS = ("log", "II.4", "progress", "--note", "x")
linux = pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux")


def start(
    warm: Warm, folder: Path, *arguments: str, stdout: int | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run plantrack in a folder, in English."""
    return subprocess.run(
        [*warm.start, "--lang", "en", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **WRITER, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.fixture
def nobody_reads() -> Iterator[int]:
    """A pipe that nobody reads any more."""
    reader, descriptor = os.pipe()
    os.close(reader)
    yield descriptor
    os.close(descriptor)


def test_a_record_that_nobody_reads_of_is_made(folder: Path, warm: Warm, nobody_reads: int) -> None:
    """`plantrack log … | true`: recorded, so exit 0."""
    done = start(warm, folder, *PROGRESS, stdout=nobody_reads)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(logfile.read(folder / LOG)) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("overdue", "--exit-code", "--as-of", "2025-06-01"), 3),
        (("overdue", "--exit-code", "--as-of", "2025-04-10"), 0),
        (("overdue", "--as-of", "2025-06-01"), 0),
    ],
)
def test_the_exit_code_does_not_depend_on_the_reader(
    folder: Path, warm: Warm, nobody_reads: int, arguments: tuple[str, ...], code: int
) -> None:
    """`plantrack overdue --exit-code | true` keeps 3."""
    assert start(warm, folder, *arguments, stdout=nobody_reads).returncode == code


@linux
def test_a_record_that_cannot_be_told_of_is_said_to_be_made(folder: Path, warm: Warm) -> None:
    """`plantrack log … > /dev/full`: what went wrong, and that it is recorded."""
    full = os.open("/dev/full", os.O_WRONLY)
    done = start(warm, folder, *PROGRESS, stdout=full)
    os.close(full)
    assert (done.returncode, done.stderr.decode().splitlines()) == (
        1,
        [
            "plantrack: cannot print the result: the disk is full",
            f"{LOG}: recorded all the same (events: 1); there is no need to run the command again",
        ],
    )
    assert len(logfile.read(folder / LOG)) == 1


def test_problems_that_nobody_reads_change_nothing(folder: Path, nobody_reads: int) -> None:
    """A closed stderr is no reason for another exit code."""
    done = subprocess.run(
        [*PLANTRACK, "show", "xyz"],
        cwd=folder,
        stderr=nobody_reads,
        check=False,
        capture_output=False,
    )
    assert done.returncode == 2


def test_a_zone_that_no_date_can_have(folder: Path, warm: Warm) -> None:
    """`TZ=UTC+99`: the plan's zone counts, not the machine's."""
    done = start(warm, folder, *PROGRESS, TZ="UTC+99")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("now", ["1900-01-01T00:00:00+00:00", "2199-12-31T23:00:00+00:00"])
@pytest.mark.parametrize("command", [PROGRESS, ("status",)])
def test_a_clock_that_cannot_be_right(run: Run, now: str, command: tuple[str, ...]) -> None:
    """One line and exit 1, and nothing recorded."""
    ran = run("--lang", "en", *command, now=now)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("plantrack: the clock of this machine says ")
    assert not LOG.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_folder_whose_name_is_no_utf8(tmp_path: Path, folder: Path, warm: Warm) -> None:
    """Recorded, and told of; also where the log is at fault."""
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/s\xe2\xff"))
    odd.mkdir()
    (folder / "data").rename(odd / "data")
    plan = str(odd / "data" / "plan-89.yaml")
    done = start(warm, tmp_path, *PROGRESS, PLANTRACK_PLAN=plan)
    assert (done.returncode, done.stderr) == (0, b"")
    log = odd / LOG
    log.write_bytes(log.read_bytes() + b"x\n")
    done = start(warm, tmp_path, *PROGRESS, PLANTRACK_PLAN=plan)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert b"s\\udce2\\udcff/data/plan-89.log.jsonl:2:1: this line is not a valid" in done.stderr


def test_a_record_is_checked_against_the_plan_as_it_is(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits for the log finds, once it holds it, what was saved meanwhile."""
    plan = folder / "data" / "plan-89.yaml"
    read = mending.read_or_mend

    def saved_meanwhile(path: Path) -> object:
        plan.write_text(
            plan.read_text(encoding="utf-8").replace("id: II.4", "id: II.44"), encoding="utf-8"
        )
        return read(path)

    monkeypatch.setattr(appending, "read_or_mend", saved_meanwhile)
    ran = run("--lang", "en", *PROGRESS)
    assert (ran.code, ran.out) == (2, "")
    assert "II.4" in ran.err
    assert not LOG.exists()


@pytest.mark.parametrize("name", [" ", "", "\t", "l\udcff"])
def test_a_login_name_that_says_nothing(folder: Path, warm: Warm, name: str) -> None:
    """The name of the account, or what can be written of it, stands for who recorded."""
    done = subprocess.run(
        [*warm.start, *PROGRESS],
        cwd=folder,
        env={"PATH": "/nonexistent", "LOGNAME": name},  # where there is no git
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    (event,) = logfile.read(folder / LOG)
    assert event.by.strip() == event.by != ""


@linux
def test_a_line_deeper_than_a_small_stack(folder: Path) -> None:
    """A fault with its line, as any other; by what reads and by what writes."""
    for deep in ("[" * 10**6, '{"id":' * 10**6):
        (folder / LOG).write_text(f"{deep}\n", encoding="utf-8")
        for command in ("status", "log II.4 note --note x", "check"):
            script = f"ulimit -s 2048; exec {PLANTRACK[0]} {command}"
            done = subprocess.run(
                ["bash", "-c", script], cwd=folder, capture_output=True, check=False
            )
            said = (done.stdout + done.stderr).decode()
            assert (done.returncode, said.count("\n")) == (1, 1)
            assert "plan-89.log.jsonl:1:1: " in said
