"""A log that git replaces while it is written, folders of several users, disks that cannot do all."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plantrack.log import appending
from plantrack.log import file as logfile
from plantrack.log import git as log_git
from plantrack.words.problems import PlantrackError
from tests.conftest import IS_ROOT, Run
from tests.log.test_file import hold
from tests.log.test_many_hands import APPEND, ENVIRONMENT, git
from tests.plans import event
from tests.warm import Warm

NOBODY, SOMEBODY, OFFICE = 65534, 65533, 65532
root = pytest.mark.skipif(not IS_ROOT, reason="only root can be somebody else")


@pytest.mark.posix("to remove a file that is open")
def test_a_log_that_was_replaced_gets_the_event_again(tmp_path: Path) -> None:
    """Whatever was opened, what is acknowledged stands in the file that is there at the end."""
    path = tmp_path / "plan-1.log.jsonl"
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-15", id="old", note="x")])
    content = path.read_bytes()
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-16", id="new", note="x")])
        path.unlink()  # as git does
        path.write_bytes(content)
    assert [found.id for found in logfile.read(path)] == ["old", "new"]
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-17", id="last", note="x")])
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)  # another branch that has it already
    assert [found.id for found in logfile.read(path)] == ["old", "new", "last"]
    assert path.read_bytes() == content


def test_a_log_that_is_gone_while_git_is_at_work_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between removing it and writing it anew git leaves none, which is not an empty one."""
    path = tmp_path / "plan-1.log.jsonl"
    lock = tmp_path / ".git" / "index.lock"
    lock.parent.mkdir()
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-15", note="x")])
    path.rename(tmp_path / "aside")
    lock.touch()

    def pause(seconds: float) -> None:
        (tmp_path / "aside").rename(path)
        lock.unlink()

    monkeypatch.setattr(time, "sleep", pause)
    assert len(logfile.read(path)) == 1


@pytest.mark.parametrize("name", ["index.lock", "index.stash.4711"])
@pytest.mark.parametrize("shift", [-3600, 3600])
def test_what_a_killed_git_left_is_not_waited_for(tmp_path: Path, name: str, shift: int) -> None:
    """Of long ago, or of a time to come, as a wrong clock dates it; and a worktree has its own."""
    (tmp_path / "tree" / "data").mkdir(parents=True)
    (tmp_path / "git").mkdir()
    (tmp_path / "tree" / ".git").write_text("gitdir: ../git\n", encoding="utf-8")
    left = tmp_path / "git" / name
    assert not log_git.is_busy(tmp_path / "tree" / "data")
    left.touch()
    assert log_git.is_busy(tmp_path / "tree" / "data")
    now = left.stat().st_mtime
    os.utime(left, (now + shift, now + shift))
    assert not log_git.is_busy(tmp_path / "tree" / "data")


@pytest.mark.parametrize("command", ["status", "log II.4 progress --note x"])
def test_a_lock_dated_in_the_future_delays_no_command(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Nothing sleeps for it, and the record is made."""
    lock = folder / ".git" / "index.lock"
    lock.parent.mkdir()
    lock.touch()
    hence = lock.stat().st_mtime + 3600
    for path in (lock, lock.parent):
        os.utime(path, (hence, hence))
    monkeypatch.setattr(time, "sleep", pytest.fail)
    assert run(*command.split()).code == 0


@pytest.mark.parametrize("command", ["status", "history", "check"])
def test_who_reads_does_not_wait_for_git(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """However long git holds its lock: a few looks, as at a line that is being written, and what is there is shown."""
    lock = folder / ".git" / "index.lock"
    lock.parent.mkdir()
    assert run("log", "II.4", "progress", "--note", "x").code == 0
    calm = run(command)
    lock.touch()
    monkeypatch.setattr(log_git, "FRESH", 3600)
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    assert run(command) == calm
    assert 0 < sum(pauses) <= sum(logfile.PAUSES)


# Stops a stash where it has looked at the files and put nothing back, and no lock is held.
STOP = """#!/bin/sh
if [ "$1" = committed ] && grep -q refs/stash; then echo here > at; read line < go; fi
"""


@pytest.mark.git
@pytest.mark.posix("named pipes")
def test_a_record_between_the_steps_of_a_stash_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stash does not have it, and its next step throws away what the log then holds."""
    git(tmp_path, "init", "-q", "-b", "main")
    log = tmp_path / "plan-1.log.jsonl"
    with appending.locked(log) as journal:
        journal.append([event("note", "2025-04-15", id="committed", note="x")])
    git(tmp_path, "add", log.name)
    git(tmp_path, "commit", "-qm", "x")
    with appending.locked(log) as journal:
        journal.append([event("note", "2025-04-16", id="stashed", note="x")])
    hook = tmp_path / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(STOP, encoding="utf-8")
    hook.chmod(0o755)
    here, go = tmp_path / "at", tmp_path / "go"
    os.mkfifo(here)
    os.mkfifo(go)
    monkeypatch.setattr(log_git, "QUIET", 3600)  # however slow the machine is
    stash = subprocess.Popen(["git", "stash", "-q"], cwd=tmp_path, env=ENVIRONMENT)
    assert here.read_text(encoding="utf-8") == "here\n"

    def let_it_end(seconds: float = 0) -> None:
        if stash.poll() is None:
            go.write_text("on\n", encoding="utf-8")
            stash.wait()
        monkeypatch.setattr(log_git, "QUIET", 0)

    monkeypatch.setattr(time, "sleep", let_it_end)
    with appending.locked(log) as journal:
        journal.append([event("note", "2025-04-17", id="new", note="x")])
    let_it_end()
    assert stash.returncode == 0
    assert [found.id for found in logfile.read(log)] == ["committed", "new"]
    assert '"id": "stashed"' in git(tmp_path, "show", f"stash:{log.name}").stdout


STORM = """
cd "$1"
while [ ! -e "$1/stop" ]; do
  for branch in other main; do
    git commit -qam x; git checkout -q $branch
  done
done
"""


@pytest.mark.git
def test_a_storm_of_checkouts_takes_no_record_with_it(tmp_path: Path, warm: Warm) -> None:
    """Two branches, each with a log of its own: what was acknowledged is in one of them at least."""
    folder = tmp_path / "tree"
    folder.mkdir()
    log = folder / "plan-1.log.jsonl"
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitignore").write_text(".*.lock\nstop\n*.cut-*\n", encoding="utf-8")
    for branch in ("main", "other"):
        git(folder, "checkout", "-qb", branch)
        with appending.locked(log) as journal:
            journal.append([event("note", "2025-04-15", note=branch * 300)])
        git(folder, "add", ".")
        git(folder, "commit", "-qm", branch)
    storm = subprocess.Popen(
        ["bash", "-c", STORM, "storm", str(folder)],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    command = [*warm.command(APPEND), str(log), "5"]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    acknowledged = [id_ for writer in writers for id_ in writer.communicate()[0].split()]
    (folder / "stop").touch()
    storm.wait()
    logs = [git(folder, "show", f"{branch}:{log.name}").stdout for branch in ("main", "other")]
    everything = "".join([*logs, log.read_text(encoding="utf-8")])
    assert len(acknowledged) == 15
    assert [id_ for id_ in acknowledged if id_ not in everything] == []


@pytest.mark.git
def test_records_committed_at_once(tmp_path: Path, warm: Warm) -> None:
    """Each waits for git; what another commit has taken along already is no failure."""
    folder = tmp_path / "tree"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    path = folder / "plan-1.log.jsonl"
    script = (
        f"import sys; from pathlib import Path; from plantrack.log import git; sys.argv[2] = '1'\n{APPEND}\n"
        "git.commit(path, 'x')"
    )
    command = [*warm.command(script), str(path), "1"]
    committers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
        for _ in range(12)
    ]
    ended = [(*one.communicate(), one.returncode) for one in committers]
    assert [(err, code) for _, err, code in ended] == [(b"", 0)] * 12
    committed = git(folder, "show", f"HEAD:{path.name}").stdout
    assert [out for out, _, _ in ended if out.decode().strip() not in committed] == []
    assert git(folder, "status", "--porcelain", path.name).stdout == ""


@pytest.mark.git
def test_a_refusal_of_git_is_not_waited_for(tmp_path: Path) -> None:
    """A hook that says no says it once; an ignored log is not taken for a committed one."""
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Sở Nội vụ")
    git(tmp_path, "config", "user.email", "sonoivu@example.vn")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no >> count; echo never; exit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    path = tmp_path / "plan-1.log.jsonl"
    path.touch()
    with pytest.raises(PlantrackError, match="not committed: git says: never"):
        log_git.commit(path, "x")
    assert (tmp_path / "count").read_text(encoding="utf-8") == "no\n"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(PlantrackError, match="not committed: git refused without a word"):
        log_git.commit(path, "x")
    (tmp_path / ".gitignore").write_text("*.jsonl\n", encoding="utf-8")
    other = tmp_path / "plan-2.log.jsonl"
    other.touch()
    with pytest.raises(PlantrackError, match="not committed: git says: The following paths"):
        log_git.commit(other, "x")


@pytest.mark.git
def test_nothing_is_committed_on_no_branch(tmp_path: Path) -> None:
    """A commit there is out of sight after the next checkout; the record stays in the file, which git keeps."""
    git(tmp_path, "init", "-q", "-b", "main")
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text("1\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    git(tmp_path, "checkout", "-q", "--detach")
    path.write_text("1\n2\n", encoding="utf-8")
    with pytest.raises(
        PlantrackError, match=r"not committed: the repository is on no branch .*git switch"
    ):
        log_git.commit(path, "x")
    git(tmp_path, "switch", "-q", "main")
    for setting, value in (("user.name", "Sở Nội vụ"), ("user.email", "sonoivu@example.vn")):
        git(tmp_path, "config", setting, value)
    log_git.commit(path, "x")
    assert git(tmp_path, "show", f"main:{path.name}").stdout == "1\n2\n"


@pytest.mark.git
def test_a_rebase_that_was_stopped_is_named(tmp_path: Path) -> None:
    """Given up, it would take the record with it; carried on as is said, it keeps it."""
    git(tmp_path, "init", "-q", "-b", "main")
    path, other = tmp_path / "plan-1.log.jsonl", tmp_path / "other"
    for branch, text in (("main", "1"), ("topic", "2"), ("main", "3")):
        git(tmp_path, "switch", "-q", branch) if text == "3" else git(
            tmp_path, "switch", "-q", "-c", branch
        )
        other.write_text(text, encoding="utf-8")
        path.write_text("1\n", encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", text)
    assert git(tmp_path, "rebase", "-q", "main", "topic").returncode == 1
    path.write_text("1\n2\n", encoding="utf-8")
    with pytest.raises(
        PlantrackError, match=r"a rebase is under way; .*git add plan-1\.log\.jsonl"
    ):
        log_git.commit(path, "x")
    git(tmp_path, "add", "other", path.name)
    assert git(tmp_path, "-c", "core.editor=true", "rebase", "--continue").returncode == 0
    assert git(tmp_path, "show", f"topic:{path.name}").stdout == "1\n2\n"


# Files are another user's business, imports are root's: Python may lie where nobody else may read.
RECORD = """
import builtins, os, sys
from datetime import datetime
from pathlib import Path
from plantrack.log import appending
from plantrack.log.event import Event, EventKind
from plantrack.log.writer import new_ids
from plantrack.words.problems import PlantrackError
def import_as_root(*arguments, load=builtins.__import__, **names):
    user = os.geteuid()
    os.seteuid(0)
    try:
        return load(*arguments, **names)
    finally:
        os.seteuid(user)
builtins.__import__ = import_as_root
user, *groups = map(int, sys.argv[2:])
os.setgroups(groups); os.setegid(user); os.seteuid(user); os.umask(0o022)
moment = datetime.fromisoformat("2025-04-14T09:00:00+07:00")
event = Event(id=next(new_ids()), recorded=moment, by="Lan", date=moment.date(),
              task="II.4", agency="so-noi-vu", event=EventKind.NOTE, note="x")
try:
    with appending.locked(Path(sys.argv[1])) as journal:
        journal.append([event])
except PlantrackError as error:
    print(error)
"""


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that others can get to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "data").mkdir()
    yield folder / "data"
    shutil.rmtree(folder)


def record(log: Path, user: int, *groups: int) -> str:
    """Record something as another user, whose files others may read and not write; return what is said."""
    command = [sys.executable, "-c", RECORD, str(log), str(user), *map(str, groups)]
    return subprocess.check_output(command, text=True).replace(f"{log.parent}/", "")


@root
@pytest.mark.parametrize("mode", [0o775, 0o2775])
def test_a_second_user_of_a_shared_folder_can_record(everybodys: Path, mode: int) -> None:
    """Whoever may write in the folder may write the log and lock it, whoever made them."""
    os.chown(everybodys, NOBODY, OFFICE)
    everybodys.chmod(mode)
    log = everybodys / "plan-1.log.jsonl"
    assert [record(log, user, OFFICE) for user in (NOBODY, SOMEBODY, NOBODY)] == ["", "", ""]
    assert len(logfile.read(log)) == 3
    assert (stat.S_IMODE(log.stat().st_mode), log.stat().st_gid) == (0o664, OFFICE)
    assert record(log, SOMEBODY) == (  # of no group
        ".plan-1.log.jsonl.lock: cannot write the file: permission denied; nothing was recorded\n"
    )


@root
def test_what_others_may_not_write_they_may_not_record_in(everybodys: Path) -> None:
    """No more than the usual rights; in a folder like /tmp each has his own files."""
    everybodys.chmod(0o1777)
    log = everybodys / "plan-1.log.jsonl"
    assert record(log, NOBODY) == ""
    assert stat.S_IMODE(log.stat().st_mode) == 0o644
    assert record(log, SOMEBODY) == (
        ".plan-1.log.jsonl.lock: the lock file is somebody else's, and in this folder (chmod +t, like /tmp) each may "
        "use only their own files; nothing was recorded; keep the plan and its log in a folder of the group "
        "(chmod 2775) without +t\n"
    )
    assert len(logfile.read(log)) == 1


@root
def test_the_first_record_in_a_folder_that_cannot_be_read(everybodys: Path) -> None:
    """It may be written and searched, so it is recorded, and nothing else is said."""
    os.chown(everybodys, NOBODY, NOBODY)
    everybodys.chmod(0o300)
    log = everybodys / "plan-1.log.jsonl"
    assert record(log, NOBODY) == ""
    assert len(logfile.read(log)) == 1


@root
def test_a_log_in_a_folder_that_cannot_be_searched(everybodys: Path) -> None:
    """One line, no traceback."""
    everybodys.chmod(0)
    assert record(everybodys / "plan-1.log.jsonl", NOBODY) == (
        "plan-1.log.jsonl: cannot write the file: permission denied; nothing was recorded\n"
    )


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EIO, errno.ENOSYS])
def test_a_folder_that_cannot_be_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Some file systems flush no folders; the record is made, and nothing else is said."""
    sync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, os.strerror(code))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    path = tmp_path / "plan-1.log.jsonl"
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-15", note="x")])
    assert len(logfile.read(path)) == 1


@pytest.mark.parametrize("write", ["log", "mail"])
def test_a_log_that_cannot_be_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: str
) -> None:
    """It is written, and what it may lack is said plainly."""

    def fails(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fails)
    path = tmp_path / "plan-1.log.jsonl"
    new = [event("note", "2025-04-15", note="x")]
    with pytest.raises(
        PlantrackError, match="recorded, but it may not be on the disk: the disk failed"
    ):
        (appending.append if write == "mail" else hold)(path, new)
    assert len(logfile.read(path)) == 1


def test_what_was_written_in_part_and_stays_so_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full and fails: nobody is told that there is nothing."""
    path = tmp_path / "plan-1.log.jsonl"

    class Failing:
        name = path
        parts = iter([20])

        def seek(self, *_: int) -> int:
            return 0

        def write(self, content: bytes) -> int:
            try:
                return next(self.parts)
            except StopIteration:
                raise OSError(errno.ENOSPC, "full") from None

        def truncate(self, size: int) -> int:
            raise OSError(errno.EIO, "failed")

    with pytest.raises(
        PlantrackError, match="written in part, which cannot be taken back: the disk"
    ):
        appending._write_whole(Failing(), b"x" * 100)  # type: ignore[arg-type]  # stands for a file


def test_a_log_never_grows_beyond_what_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record that would make it so is refused."""
    monkeypatch.setattr(appending, "LARGEST", 500)
    path = tmp_path / "plan-1.log.jsonl"
    for _ in range(3):
        with appending.locked(path) as journal:
            journal.append([event("note", "2025-04-15", note="x")])
    with (
        pytest.raises(PlantrackError, match="too large; nothing was recorded"),
        appending.locked(path) as journal,
    ):
        journal.append([event("note", "2025-04-15", note="x")])
    assert len(logfile.read(path)) == 3


@pytest.mark.posix("flock")
@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK])
def test_a_file_system_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Said at once, in one line; nothing is recorded, and nothing is left that looks like a lock."""

    def no(descriptor: int, operation: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", no)
    path = tmp_path / "plan-1.log.jsonl"
    with pytest.raises(PlantrackError) as error, appending.locked(path):
        pass
    (problem,) = error.value.problems
    assert problem.message.sentence.en.startswith("this file system knows no locks (flock)")
    assert not path.exists()


@pytest.mark.posix("a named pipe")
def test_a_pipe_for_a_log_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody may ever read it, or write into it."""
    path = tmp_path / "plan-1.log.jsonl"
    os.mkfifo(path)
    with pytest.raises(PlantrackError, match="a pipe"), appending.locked(path):
        pass
    with pytest.raises(PlantrackError, match="cannot write the file"):
        appending.append(path, [])
    with pytest.raises(PlantrackError, match="a pipe"):
        logfile.read(path)


@pytest.mark.posix("to replace a file that is open")
def test_a_log_that_git_gave_other_ends_of_lines_has_the_event_already(tmp_path: Path) -> None:
    """`core.autocrlf`, where no .gitattributes says otherwise: no line is doubled, and all are read."""
    path = tmp_path / "plan-1.log.jsonl"
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-15", id="one", note="x")])
        content = path.read_bytes().replace(b"\n", b"\r\n")
        (tmp_path / "new").write_bytes(content)
        (tmp_path / "new").replace(path)
    assert path.read_bytes() == content
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-16", id="two", note="x")])
    assert [found.id for found in logfile.read(path)] == ["one", "two"]
    assert b"\r\r" not in path.read_bytes()
