"""One command that writes to several logs: all of them or none, and what is said of each."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plantrack.log import appending
from plantrack.log.event import newest_command
from plantrack.log.writer import adjoin, mark, new_ids
from tests import conftest
from tests.conftest import IS_ROOT, WRITER, Ran, Run
from tests.plans import GOOD, event

LOGS = [Path(f"data/plan-{number}.log.jsonl") for number in (1, 2)]
SHEET = "Kế hoạch,Mục,Cơ quan,Ghi nhận,Ngày\n" + "".join(
    f"{number}/KH,T.1,{agency},done,14/4/2025\n" for number in (1, 2) for agency in ("so-a", "so-b")
)
NOTHING = "nothing was recorded here; mend the fault above and run the command again"
AGAIN = "run the command again (what is recorded already will be skipped)"


def two_plans(data: Path, other: Path | None = None) -> None:
    """Write two plans, the second into another folder if one is named, and a sheet for both."""
    for number, folder in ((1, data), (2, other or data)):
        text = GOOD.replace("1/KH", f"{number}/KH").replace("name: no", "name: Sở A")
        (folder / f"plan-{number}.yaml").write_text(text, encoding="utf-8")
    (data / "a.csv").write_text(SHEET, encoding="utf-8")


def found(log: Path) -> list[dict[str, str]]:
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    return [json.loads(line) for line in text.splitlines() if line]


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """A folder with two plans and a sheet for both, in English."""
    shutil.rmtree(folder / "data")
    (folder / "data").mkdir()
    two_plans(folder / "data")
    return lambda *arguments, **more: run("--lang", "en", *arguments, **more)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, of 8 pages; a plan takes one of them, a log another."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(place)]
    if (
        not IS_ROOT
        or shutil.which("mount") is None
        or subprocess.run(mount, check=False).returncode
    ):
        pytest.skip("only root, where it is allowed to, can mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path, *, but: int = 0) -> None:
    """Use up a disk, but for some pages."""
    with (disk / "full").open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            file.truncate(file.tell() - but * 4096)


def process(folder: Path, *arguments: object, limit: int = 0) -> Ran:
    """Run the program as a process of its own; of a limit, no file grows beyond so many KiB."""
    command = [sys.executable, "-m", "plantrack", "--lang", "en", *map(str, arguments)]
    if limit:
        command = ["bash", "-c", f'ulimit -f {limit}; trap "" XFSZ; exec "$@"', "-", *command]
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **WRITER},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("command", ["enter", "undo"])
def test_a_second_disk_that_is_full(tmp_path: Path, disk: Path, command: str) -> None:
    """Nothing is in either log, which is said of each; with room again the same command does all."""
    two_plans(tmp_path, disk)
    plans = ("--plan", tmp_path / "plan-1.yaml", "--plan", disk / "plan-2.yaml")
    logs = [tmp_path / "plan-1.log.jsonl", disk / "plan-2.log.jsonl"]
    arguments: tuple[object, ...] = (*plans, "enter", tmp_path / "a.csv")
    if command == "undo":
        assert process(tmp_path, *arguments).code == 0
        arguments = (*plans, "undo", "--yes")
    lock = disk / ".plan-2.log.jsonl.lock"
    lock.touch()
    before = [len(found(log)) for log in logs]
    if command == "undo":
        with logs[1].open("ab") as file:  # the next line needs a page of its own
            file.write(b"\n" * (4096 - logs[1].stat().st_size))
    fill(disk)
    ran = process(tmp_path, *arguments)
    assert (ran.code, ran.out, ran.err.splitlines()) == (
        1,
        "",
        [
            f"{logs[1]}: cannot write the file: the disk is full",
            *(f"{log}: {NOTHING}" for log in logs),
        ],
    )
    assert [len(found(log)) for log in logs] == before
    (disk / "full").unlink()
    assert process(tmp_path, *arguments).code == 0
    assert [len(found(log)) - n for log, n in zip(logs, before, strict=True)] == [2, 2]


def test_two_logs_prove_their_room_at_once(disk: Path) -> None:
    """A disk that has room for either and not for both."""
    two_plans(disk)
    logs = [disk / f"plan-{number}.log.jsonl" for number in (1, 2)]
    for log in logs:
        log.write_bytes(b"\n" * 4096)
        (disk / f".{log.name}.lock").touch()
    fill(disk, but=1)
    ran = process(disk, "--plan", "plan-1.yaml", "--plan", "plan-2.yaml", "enter", "a.csv")
    assert (ran.code, len(ran.err.splitlines())) == (1, 3)
    assert [log.read_bytes() for log in logs] == [b"\n" * 4096] * 2


@pytest.mark.posix("ulimit")
@pytest.mark.parametrize("large", [0, 1])
def test_a_limit_on_the_size_of_files(tmp_path: Path, large: int) -> None:
    """It stands for a full disk where none can be mounted: whichever log it is, neither is written."""
    two_plans(tmp_path)
    logs = [tmp_path / f"plan-{number}.log.jsonl" for number in (1, 2)]
    logs[large].write_bytes(b"\n" * 8100)
    arguments = ("--plan", "plan-1.yaml", "--plan", "plan-2.yaml", "enter", "a.csv")
    ran = process(tmp_path, *arguments, limit=8)
    assert (ran.code, ran.out, ran.err.splitlines()) == (
        1,
        "",
        [
            f"{logs[large].name}: cannot write the file: the file is too large",
            *(f"{log.name}: {NOTHING}" for log in logs),
        ],
    )
    assert [found(log) for log in logs] == [[], []]
    assert process(tmp_path, *arguments).code == 0
    assert [len(found(log)) for log in logs] == [2, 2]


@pytest.mark.posix("rights of a file")
@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_second_log_that_may_not_be_written(office: Run) -> None:
    LOGS[1].touch(0o444)
    ran = office("enter", "data/a.csv")
    assert (ran.code, len(ran.err.splitlines())) == (1, 3)
    assert [found(log) for log in LOGS] == [[], []]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a log fail once its room is proven, and another keep what was written to it."""

    def fail(write: int, *, kept: Path | None = None, error: BaseException) -> None:
        whole, back, calls = appending._write_whole, appending._cut_back, iter(range(99))

        def write_whole(*arguments: object) -> None:
            if next(calls) == write:
                raise error
            whole(*arguments)  # type: ignore[arg-type]  # as they come

        def cut_back(written: appending._Written, path: Path) -> None:
            if path.name == getattr(kept, "name", "") and written.lines[0].strip():
                raise OSError(errno.EIO, "failed")
            back(written, path)

        monkeypatch.setattr(appending, "_write_whole", write_whole)
        monkeypatch.setattr(appending, "_cut_back", cut_back)

    return fail


FULL = OSError(errno.ENOSPC, "full")


def test_a_write_that_fails_after_all_is_taken_back_everywhere(
    office: Run, failing: Callable[..., None]
) -> None:
    failing(3, error=FULL)
    ran = office("enter", "data/a.csv")
    assert (ran.code, ran.err.splitlines()) == (
        1,
        [
            f"{LOGS[1].as_posix()}: cannot write the file: the disk is full",
            *(f"{log.as_posix()}: {NOTHING}" for log in LOGS),
        ],
    )
    assert [log.read_bytes() for log in LOGS] == [b"", b""]


def test_an_interruption_leaves_nothing_anywhere(office: Run, failing: Callable[..., None]) -> None:
    failing(3, error=KeyboardInterrupt())
    assert office("enter", "data/a.csv") == (130, "", "")
    assert [log.read_bytes() for log in LOGS] == [b"", b""]


def test_what_cannot_be_taken_back_is_said(office: Run, failing: Callable[..., None]) -> None:
    """What stands where, and what records the rest, which then does so."""
    failing(3, kept=LOGS[0], error=FULL)
    ran = office("enter", "data/a.csv")
    first, second = (log.as_posix() for log in LOGS)
    assert (ran.code, ran.err.splitlines()) == (
        1,
        [
            f"{second}: cannot write the file: the disk is full",
            f"{first}: what was just written cannot be taken back: the disk failed",
            f"{first}: recorded here (events: 2)",
            f"{second}: nothing was recorded here; mend the fault above, then {AGAIN}",
        ],
    )
    assert [len(found(log)) for log in LOGS] == [2, 0]
    assert office("enter", "data/a.csv").code == 0
    assert [len(found(log)) for log in LOGS] == [2, 2]


def test_the_rest_of_an_undo_is_told_as_a_command(
    office: Run, failing: Callable[..., None]
) -> None:
    office("enter", "data/a.csv")
    ids = [line["id"] for line in found(LOGS[1])]
    failing(3, kept=LOGS[0], error=FULL)
    ran = office("undo", "--yes")
    command = f"plantrack --plan data/plan-2.yaml undo {' '.join(ids)} --yes"
    assert ran.err.splitlines()[-1].endswith(f"mend the fault above, then run: {command}")
    assert [len(found(log)) for log in LOGS] == [4, 2]
    assert office(*command.split()[1:]).code == 0
    assert [line.get("re") for line in found(LOGS[1])][2:] == ids


def test_of_each_log_it_is_said_that_it_was_recorded_in(office: Run, folder: Path) -> None:
    """Where the result cannot be printed: how many in which log."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "plantrack", "--lang", "en", "enter", "data/a.csv"],
            cwd=folder,
            env={"PATH": os.environ["PATH"], **WRITER},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "recorded all the same (events: 2); there is no need to run the command again"
    assert done.stderr.splitlines()[1:] == [f"{log.as_posix()}: {said}" for log in LOGS]


# Processes that write pairs of events, one into each log, and are killed while they do.
KILLS = """
import os, signal, sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from plantrack.log import appending
from plantrack.log import file as logfile
from plantrack.log.event import Event, EventKind
from plantrack.log.writer import new_ids
from plantrack.words.problems import PlantrackError
moment = datetime.fromisoformat("2025-04-14T09:00:00+07:00")
def ids_in(log):
    with suppress(logfile.CutOffError):
        return {event.id for event in logfile.read(log)}
    child = os.fork()  # killed within a write: the next command sets that line aside, and says so
    if not child:
        with suppress(PlantrackError), appending.locked(log):
            pass
        os._exit(0)
    os.waitpid(child, 0)
    return {event.id for event in logfile.read(log)}
def sizes():
    return [log.stat().st_size for log in logs]
def write(out, logs, rounds):
    for _ in range(rounds):
        ids = new_ids()
        with appending.all_locked(logs) as held:
            new = [Event(id=next(ids), recorded=moment, by="Lan", date=moment.date(), task="II.4",
                         agency="so-noi-vu", event=EventKind.NOTE, note="x" * 99) for _ in logs]
            appending.append_to_all([(held[log], [one]) for log, one in zip(logs, new)])
        os.write(out, " ".join(one.id for one in new).encode() + b"\\n")
write(os.open(os.devnull, os.O_WRONLY), [Path("c.log.jsonl"), Path("d.log.jsonl")], 2)  # what is imported now is there in each process
logs = [Path("a.log.jsonl"), Path("b.log.jsonl")]
for log in logs:
    log.touch()
acknowledged = []
for number in range(int(sys.argv[1])):
    mine, its = os.pipe()
    child = os.fork()
    if not child:
        write(its, logs, 9999)
    os.close(its)
    seen = [sizes()]
    while len(seen) <= number % 19:  # a command is seen as up to six sizes of the two logs
        now = sizes()
        seen += [now] if now != seen[-1] else []
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(mine) as told:
        acknowledged += [line.split() for line in told]
    first, second = map(ids_in, logs)
    assert all(one in first and two in second for one, two in acknowledged), number
print(len(acknowledged), len(first), len(second))
"""


@pytest.mark.posix("fork")
def test_killed_writers_of_two_logs(tmp_path: Path) -> None:
    """50 kills as the sizes of the logs change: after each what was acknowledged is in both; half a line is set aside."""
    done = subprocess.run(
        [sys.executable, "-c", KILLS, "50"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    acknowledged, first, second = map(int, done.stdout.split())
    assert min(first, second) >= acknowledged > 0  # how many a busy machine gets done is no promise


def test_one_moment_and_one_mark(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that moves on between two logs: `undo` finds the command whole, and no other."""

    class Ticking(datetime):
        ticks = iter(range(999))

        @classmethod
        def fromisoformat(cls, text: str) -> datetime:  # type: ignore[override]  # a plain one will do
            return datetime.fromisoformat(text) + timedelta(seconds=next(cls.ticks))

    office("--plan", "data/plan-1.yaml", "log", "T.1", "progress", "so-a", "--note", "x")
    monkeypatch.setattr(conftest, "datetime", Ticking)
    office("enter", "data/a.csv")
    lines = [line for log in LOGS for line in found(log)]
    assert len({line["recorded"] for line in lines if line["event"] == "done"}) == 1
    assert len({mark(line["id"]) for line in lines if line["event"] == "done"}) == 1
    assert office("undo", "--yes").code == 0
    taken_back = [line["re"] for log in LOGS for line in found(log) if line["event"] == "void"]
    assert taken_back == [line["id"] for line in lines if line["event"] == "done"]


OLD = ("0000000000000001", "0000000000800002", "0000000002000003")  # microseconds 0, 1 and 8


@pytest.mark.parametrize(
    ("ids", "newest"),
    [
        pytest.param([next(ids) for ids in [new_ids()] * 9][::4], 3, id="with gaps, as of letters"),
        pytest.param([next(new_ids()), next(new_ids())], 1, id="two commands"),
        pytest.param(OLD[:2], 2, id="of before 0.3, one after the other"),
        pytest.param(OLD, 1, id="of before 0.3, apart"),
        pytest.param(["x-1", "x-2"], 2, id="of another make"),
    ],
)
def test_what_belongs_to_one_command(ids: list[str], newest: int) -> None:
    logs = {"a": [event("note", "2025-04-15", id=id_, note="x") for id_ in ids]}
    command = newest_command(logs, {logs["a"][0].by}, mark, adjoin)
    assert [one.id for _, one in command] == list(ids)[-newest:]


@pytest.fixture
def copied(office: Run) -> Run:
    """A plan that was begun as a copy of another, log and all."""
    office("--plan", "data/plan-1.yaml", "log", "T.1", "done", "so-a", "--date", "14/4/2025")
    shutil.copy(*LOGS)
    return office


def test_the_newest_command_is_taken_back_where_it_stands(copied: Run) -> None:
    """In each log by a void of its own; what one takes back does not go for the other."""
    id_ = found(LOGS[0])[0]["id"]
    assert copied("undo", "--yes").code == 0
    assert [[line.get("re") for line in found(log)] for log in LOGS] == [[None, id_]] * 2
    assert copied("undo", "--yes").code == 1


@pytest.mark.parametrize("length", [16, 9])
def test_an_id_in_two_logs_asks_which(copied: Run, length: int) -> None:
    id_ = found(LOGS[0])[0]["id"]
    ran = copied("undo", id_[:length], "--yes")
    assert (ran.code, ran.out) == (2, "")
    logs = ", ".join(log.as_posix() for log in LOGS)
    assert f"event “{id_}” stands in several logs: {logs}; choose a plan" in ran.err
    assert copied("--plan", "data/plan-2.yaml", "undo", id_, "--yes").code == 0
    assert [len(found(log)) for log in LOGS] == [1, 2]
    assert copied("--plan", "data/plan-2.yaml", "undo", "--yes").code == 1
    assert copied("--plan", "data/plan-1.yaml", "undo", "--yes").code == 0


def test_check_tells_of_logs_that_share_ids(copied: Run) -> None:
    id_ = found(LOGS[0])[0]["id"]
    ran = copied("check")
    assert ran.code == 0
    told = [line for line in ran.out.splitlines() if "have the ids of others" in line]
    assert told == [
        f"{LOGS[1].as_posix()}:1:1: warning: events here that have the ids of others in "
        f"{LOGS[0].as_posix()}: 1 ({id_}), as when a plan is copied with its log; delete those "
        "lines from the log of the later plan, where they do not belong"
    ]
    LOGS[1].unlink()
    assert "have the ids of others" not in copied("check").out


@pytest.mark.parametrize("ids", [("",), (" ",), ("zzz", "")])
def test_an_empty_id_is_refused(copied: Run, ids: tuple[str, ...]) -> None:
    ran = copied("undo", *ids, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "an empty id; name one" in ran.err
    assert [len(found(log)) for log in LOGS] == [1, 1]


@pytest.mark.parametrize("way", [("-o", "a.xlsx"), ("--each", "out")])
def test_sheets_on_a_full_disk(tmp_path: Path, disk: Path, way: tuple[str, str]) -> None:
    """Whole files or none; with room again the same command writes them."""
    two_plans(tmp_path)
    fill(disk, but=1)
    option, name = way
    target = disk / name
    arguments = ("--plan", tmp_path / "plan-1.yaml", "sheet", option, target)
    ran = process(tmp_path, *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("cannot create it: the disk is full\n")
    assert ran.err.startswith(f"{target}")
    assert [path.name for path in disk.rglob("*") if path.is_file()] == ["full"]
    (disk / "full").unlink()
    assert process(tmp_path, *arguments).code == 0


@pytest.mark.posix("ulimit")
def test_sheets_beyond_a_limit_of_size(tmp_path: Path) -> None:
    two_plans(tmp_path)
    ran = process(tmp_path, "--plan", "plan-1.yaml", "sheet", "--each", "out", limit=2)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("cannot create it: the file is too large\n")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("option", ["--each", "-o"])
def test_a_name_that_is_too_long(office: Run, option: str) -> None:
    """One that the program makes is shortened, and told; one that was typed is named as it was."""
    long = "so-" + "a" * 297
    plan = Path("data/plan-1.yaml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("so-b", long), encoding="utf-8")
    target = "out" if option == "--each" else f"{long}.xlsx"
    ran = office("--plan", str(plan), "sheet", option, target)
    if option == "-o":
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(
            f"{target}: cannot create it: "
        )  # each system says why in its way
        assert ran.err.count("\n") == 1
        return
    (name,) = (path.name for path in Path("out").iterdir() if path.name != "so-a.xlsx")
    assert (ran.code, len(name), name[:100]) == (0, 140, long[:100])
    assert f"out/{name} is the sheet of {long}." in ran.out
