"""Many hands on one log: processes at once, killed ones, clones that merge, commits."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plantrack.log import file as logfile
from tests.conftest import IS_ROOT, WRITER, Run
from tests.plans import GOOD
from tests.warm import Warm

ENVIRONMENT = {"PATH": os.environ["PATH"], **WRITER}
# One process that appends N events, each under the lock, and says so after each.
APPEND = """
import sys
from datetime import datetime
from pathlib import Path
from plantrack.log.writer import new_ids
from plantrack.log import appending
from plantrack.log.event import Event, EventKind
path, number = Path(sys.argv[1]), int(sys.argv[2])
ids = new_ids()
for _ in range(number):
    day = datetime.fromisoformat("2025-04-14T09:00:00+07:00")
    event = Event(id=next(ids), recorded=day, by="Lan", date=day.date(),
                  task="II.4", agency="so-noi-vu", event=EventKind.NOTE, note="ghi chú " * 20)
    with appending.locked(path) as journal:
        journal.append([event])
    print(event.id, flush=True)
"""


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(folder: Path) -> Path:
    """Plan 89 under git, with the attributes that plantrack ships."""
    (folder / ".gitattributes").write_text(
        "*.log.jsonl merge=union text eol=lf\n", encoding="utf-8"
    )
    (folder / ".gitignore").write_text(".*.lock\n", encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "plan")
    return folder


def test_processes_at_once_lose_and_tear_nothing(tmp_path: Path, warm: Warm) -> None:
    """8 processes x 20 events; every acknowledged one is there, whole, once."""
    path = tmp_path / "plan-1.log.jsonl"
    command = [*warm.command(APPEND), str(path), "20"]
    with ThreadPoolExecutor(8) as pool:
        outputs = list(pool.map(lambda _: subprocess.check_output(command, text=True), range(8)))
    acknowledged = [id_ for output in outputs for id_ in output.split()]
    assert len(acknowledged) == 160
    assert sorted(acknowledged) == sorted(event.id for event in logfile.read(path))


def test_a_killed_writer_leaves_whole_lines_and_no_lock(tmp_path: Path) -> None:
    """kill -9 after some acknowledged event; all those are there, and the next writer goes on."""
    path = tmp_path / "plan-1.log.jsonl"
    acknowledged: list[str] = []
    for stop in (1, 2, 4, 8):
        process = subprocess.Popen(
            [sys.executable, "-c", APPEND, str(path), "1000"], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        acknowledged += [process.stdout.readline().strip() for _ in range(stop)]
        process.kill()
        acknowledged += process.stdout.read().split()
        process.wait()
        process.stdout.close()
    found = [event.id for event in logfile.read(path)]
    assert set(acknowledged) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.git
@pytest.mark.parametrize("union", [True, False])
def test_clones_that_both_append_merge(
    repository: Path, tmp_path: Path, warm: Warm, union: bool
) -> None:
    """With the union driver by itself, both ways; where somebody wants another, a loud conflict, and nothing lost."""
    if not union:
        (repository / ".gitattributes").write_text("*.jsonl merge=text\n", encoding="utf-8")
        git(repository, "commit", "-qam", "no union driver")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    for where, agencies in ((repository, "so-ban-nganh"), (clone, "ubnd-cap-huyen")):
        for day in ("20", "21"):
            said = [
                "log",
                "II.1",
                "progress",
                agencies,
                "--date",
                f"{day}/4/2025",
                "--note",
                "x",
                "--commit",
            ]
            done = subprocess.run(
                [*warm.start, *said],
                cwd=where,
                env=ENVIRONMENT,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr.decode()
    log = clone / "data" / "plan-89.log.jsonl"
    merged = git(clone, "pull", "-q", "--no-rebase", "--no-edit")
    if union:
        assert merged.returncode == 0, merged.stderr
        assert len(logfile.read(log)) == 2 * (14 + 9)
        assert (
            git(repository, "pull", "-q", "--no-rebase", "--no-edit", str(clone), "main").returncode
            == 0
        )
        other = logfile.read(repository / "data" / "plan-89.log.jsonl")
        assert {event.id for event in other} == {event.id for event in logfile.read(log)}
    else:
        assert merged.returncode != 0
        done = subprocess.run(
            [*warm.start, "status"], cwd=clone, env=ENVIRONMENT, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (1, b"")
        assert "xung đột hợp nhất chưa giải quyết" in done.stderr.decode().splitlines()[0]


@pytest.mark.git
def test_commit_takes_the_log_and_nothing_else(run: Run, repository: Path) -> None:
    """What else is staged or changed stays as it is; the message can be read."""
    (repository / "data" / "plan-89.yaml").write_text("# staged\n", encoding="utf-8")
    git(repository, "add", "data/plan-89.yaml")
    git(repository, "stash", "-q")
    git(repository, "stash", "apply", "-q", "--index")
    plan = git(repository, "show", "HEAD:data/plan-89.yaml").stdout
    (repository / "data" / "plan-89.yaml").write_text(plan + "# edited\n", encoding="utf-8")
    (repository / "other.txt").write_text("x", encoding="utf-8")
    ran = run(
        "log", "II.1", "done", "SYT", "STP", "--date", "14/4/2025", "--doc", "45/BC", "--commit"
    )
    assert (ran.code, ran.err) == (0, "")
    shown = git(repository, "show", "--stat", "--format=%s", "HEAD").stdout
    assert shown.startswith("II.1: hoàn thành: so-tu-phap, so-y-te: 45/BC\n")
    assert "1 file changed" in shown
    assert git(repository, "status", "--porcelain").stdout == "MM data/plan-89.yaml\n?? other.txt\n"


@pytest.mark.git
def test_what_cannot_be_committed_is_recorded_all_the_same(run: Run, folder: Path) -> None:
    """Outside a repository: exit 1, the event is in the log."""
    ran = run("--lang", "en", "log", "II.4", "progress", "--note", "x", "--commit")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("data/plan-89.log.jsonl: recorded, but not committed: git says: ")
    assert len(logfile.read(folder / "data" / "plan-89.log.jsonl")) == 1


@pytest.mark.git
@pytest.mark.parametrize("refusing", [("a",), ("b",), ("a", "b"), ()])
def test_each_repository_is_committed_to(
    run: Run, tmp_path: Path, refusing: tuple[str, ...]
) -> None:
    """One that refuses hides no other: each log is told of, with exit 1; what was recorded stands in both."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        plan = GOOD.replace("1/KH", f"{name}/KH")
        (tmp_path / name / "plan-1.yaml").write_text(plan, encoding="utf-8")
        git(tmp_path / name, "init", "-q", "-b", "main")
        info = tmp_path / name / ".git" / "info"
        info.mkdir(exist_ok=True)
        (info / "attributes").write_text("*.jsonl merge=union eol=lf\n", encoding="utf-8")
        (info / "exclude").write_text("*.lock\n", encoding="utf-8")
        if name in refusing:
            hook = tmp_path / name / ".git" / "hooks" / "pre-commit"
            hook.parent.mkdir(exist_ok=True)
            hook.write_text("#!/bin/sh\necho no; exit 1\n", encoding="utf-8")
            hook.chmod(0o755)
    rows = "".join(f"{name}/KH,T.1,so-a,done,14/4/2025,1/BC\n" for name in ("a", "b"))
    head = "Plan,Task,Agency,What happened,Date,Document\n"
    (tmp_path / "rows.csv").write_text(head + rows, encoding="utf-8")
    ran = run(
        "--plan", "a", "--plan", "b", "--lang", "en", "enter", "rows.csv", "--commit"
    )  # fmt: skip
    told = {
        True: "recorded, but not committed: git says: no; commit the log by hand",
        False: "recorded and committed",
    }
    outcomes = [f"{name}/plan-1.log.jsonl: {told[name in refusing]}" for name in ("a", "b")]
    assert ran.err.splitlines() == (outcomes if refusing else [])
    assert (ran.code, bool(ran.out)) == ((1, False) if refusing else (0, True))
    for name in ("a", "b"):
        assert len(logfile.read(tmp_path / name / "plan-1.log.jsonl")) == 1
        committed = git(tmp_path / name, "show", "HEAD:plan-1.log.jsonl").returncode == 0
        assert committed == (name not in refusing)


@pytest.mark.posix("rights of a folder")
@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_read_only_folder(run: Run, folder: Path) -> None:
    """One line, exit 1, nothing recorded."""
    (folder / "data").chmod(0o500)
    ran = run("--lang", "en", "log", "II.4", "progress", "--note", "x")
    (folder / "data").chmod(0o700)
    assert (ran.code, ran.out) == (1, "")
    assert "cannot write the file: permission denied" in ran.err


@pytest.mark.posix("ulimit")
def test_a_full_disk_takes_a_half_written_line_back(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: what was there stays, whole."""
    path = tmp_path / "plan-1.log.jsonl"
    script = f"ulimit -f 1; trap '' XFSZ; exec {sys.executable} -B -c \"$APPEND\" {path} 1000"
    done = subprocess.run(
        ["bash", "-c", script],
        env={**ENVIRONMENT, "APPEND": APPEND},
        capture_output=True,
        text=True,
        check=False,
    )
    acknowledged = done.stdout.split()
    assert done.returncode != 0
    assert acknowledged
    assert [event.id for event in logfile.read(path)] == acknowledged
