"""The few things that plantrack asks of git."""

import os
import random
import re
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plantrack.log import messages
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.text import visible
from plantrack.words.words import Message, say

PATIENCE = 30  # seconds to wait for others that commit
FRESH = 2  # seconds: an index that was locked longer ago is not about to be replaced
QUIET = 0.1  # seconds: a git that has several steps to make begins the next one by then
SETTLING = 0.3  # seconds to wait for that
POLL = 0.01  # seconds
_DETACHED = 1  # what `git symbolic-ref --quiet HEAD` ends with
# Another git holds a lock, or moved HEAD since this one looked; in whatever language it says so.
_BUSY = re.compile(r"\.lock\b|HEAD.*[0-9a-f]{40}")


def config(folder: Path, key: str) -> str:
    """Return a setting of git as seen from a folder; nothing without git or the setting."""
    try:
        done = _git(folder, "config", key)
    except OSError:  # no git here
        return ""
    return done.stdout.decode(errors="replace").strip()


def changed(path: Path) -> bool:
    """Tell whether a file differs from what was committed last; so does one that git cannot tell of."""
    try:
        done = _git(path.parent, "status", "--porcelain", "--", path.name)
    except OSError:
        return path.exists()
    return path.exists() and (done.returncode != 0 or bool(done.stdout))


def committed(path: Path) -> bytes:
    """Return a file as it was committed last; nothing where it never was. Raises OSError without git."""
    done = _git(path.parent, "show", f"HEAD:./{path.name}")
    return b"" if done.returncode else done.stdout


class IgnoreRule(NamedTuple):
    """A line by which git leaves files out, and where it stands."""

    file: str
    line: int
    pattern: str


def work_tree(folder: Path) -> Path | None:
    """Return the root of the work tree that a folder lies in, without links in its path; None outside of one."""
    place = Path(os.path.realpath(folder))
    with suppress(OSError):  # a folder above that cannot be looked into
        for root in (place, *place.parents):
            git = _git_in(root)
            if git and (git / "HEAD").exists():  # git looks further up where there is none
                return root
    return None


def attributes(root: Path, names: Sequence[str], paths: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the attributes of paths, which begin at the root of a work tree, by their names.

    Raises OSError without git, PlantrackError with what git says where it refuses.
    """
    found: dict[str, dict[str, str]] = {}
    answers = iter(_answers(root, paths, "check-attr", "-z", "--stdin", *names))
    for path, name, value in zip(answers, answers, answers, strict=True):
        found.setdefault(path, {})[name] = value
    return found


def ignored(
    root: Path, paths: Iterable[str], *, even_if_tracked: bool = False
) -> dict[str, IgnoreRule]:
    """Return which of some paths git leaves out, and by which line; raises as `attributes` does."""
    options = ("--verbose", "-z", "--stdin", *(("--no-index",) if even_if_tracked else ()))
    # this one command takes every path literally, and refuses to be told so
    command = ("--no-literal-pathspecs", "check-ignore", *options)
    answers = iter(_answers(root, paths, *command))
    return {
        path: IgnoreRule(file, int(line), pattern)
        for file, line, pattern, path in zip(answers, answers, answers, answers, strict=True)
        if not pattern.startswith("!")
    }


def _answers(root: Path, paths: Iterable[str], *arguments: str) -> list[str]:
    asked = "".join(f"{path}\0" for path in paths)
    done = _git(root, *arguments, lines=os.fsencode(asked))
    if done.returncode > 1:
        text = next(iter(_said(done).splitlines()), "")
        raise PlantrackError([Problem(say(messages.git_says, text=text))])
    return os.fsdecode(done.stdout).split("\0")[:-1]


class _InterruptedError(PlantrackError):
    """A commit that somebody broke off."""


def commit_each(logs: Mapping[Path, str], along: Mapping[Path, Sequence[str]]) -> None:
    """Commit each file with its message, whatever becomes of the others, unless somebody breaks it off.

    What lies beside a file and is to go along with it is named for each.

    Raises PlantrackError with what became of each, where one was not committed.
    """
    outcomes, refused, stopped = list[Problem](), False, False
    for path, message in logs.items():
        try:
            if stopped:
                raise _interrupted(path)
            commit(path, message, along[path])
            outcomes.append(Problem(say(messages.committed)).at(path))
        except PlantrackError as error:
            refused, stopped = True, isinstance(error, _InterruptedError)
            outcomes += error.problems
    if refused:
        raise PlantrackError(outcomes)


def commit(path: Path, message: str, along: Sequence[str] = ()) -> None:
    """Commit one file, and what is named beside it, but nothing else that is staged or changed; waits while others commit.

    What another run committed already needs no commit. Raises PlantrackError where git refuses, and on a
    detached HEAD, as the next checkout would take the commit out of sight; the file itself is written by then.
    """
    try:
        if _git(path.parent, "symbolic-ref", "--quiet", "HEAD").returncode == _DETACHED:
            rebasing = say(messages.not_committed_in_rebase, file=path.name)
            detached = say(messages.not_committed_detached)
            told = rebasing if _is_rebasing(path.parent) else detached
            raise PlantrackError([Problem(told).at(path)])
        for pause in (*_pauses(), None):
            said = _refusal(path, visible(message), along)
            if said is None:
                return
            if pause is None or not _BUSY.search(said):
                text = _first_sentence(said)
                silent, told = say(messages.git_silent), say(messages.git_says, text=text)
                raise _failed(path, told if text else silent)
            time.sleep(pause)
    except OSError:
        raise _failed(path, say(messages.no_git)) from None
    except KeyboardInterrupt:
        raise _interrupted(path) from None


def _is_rebasing(folder: Path) -> bool:
    """Tell whether a rebase was stopped, which is detached too, and could be given up with all that came since."""
    done = _git(folder, "rev-parse", "--git-path", "rebase-merge", "--git-path", "rebase-apply")
    return any((folder / os.fsdecode(line)).exists() for line in done.stdout.splitlines())


def is_busy(folder: Path) -> bool:
    """Tell whether git is at work on the files of a folder: it has locked its index, or made one to stash, and lately."""
    git = _git_folder(folder.absolute())
    return git is not None and (
        _is_recent(git / "index.lock", FRESH)
        or any(_is_recent(index, FRESH) for index in git.glob("index.stash.*"))
    )


def wait_until_idle(folder: Path) -> None:
    """Wait, but not long, until git is not at work: it may be about to replace what it has looked at."""
    for _ in range(round(FRESH / POLL)):
        if not is_busy(folder):
            return
        time.sleep(POLL)


def wait_until_quiet(folder: Path) -> None:
    """Wait, but not long, until git is not at work, and nothing came or went in its own folder a moment ago.

    A stash looks at files in one step and puts back what was committed in another; no index is locked between them.
    """
    git = _git_folder(folder.absolute())
    for _ in range(round(SETTLING / POLL)):
        wait_until_idle(folder)
        if git is None or not _is_recent(git, QUIET):
            return
        time.sleep(POLL)
    wait_until_idle(folder)


def _is_recent(path: Path, seconds: float) -> bool:
    """Tell whether a file was changed less than some seconds ago; a time far in the future is not lately."""
    try:
        # abs: the clock of a shared drive may be a little ahead
        return abs(time.time() - path.stat().st_mtime) < seconds
    except OSError:
        return False


@cache
def _git_folder(folder: Path) -> Path | None:
    """Return where git keeps the index of the repository that a folder is in; None outside of one."""
    with suppress(OSError):
        for place in (folder, *folder.parents):
            git = _git_in(place)
            if git:
                return git
    return None


def _git_in(place: Path) -> Path | None:
    """Return where git keeps the index of a work tree that begins at a folder; None where none does."""
    git = place / ".git"
    if git.is_dir():
        return git
    if git.is_file():  # of a worktree: the path of its folder
        target = git.read_text(encoding="utf-8", errors="surrogateescape")
        return place / target.removeprefix("gitdir:").strip()
    return None


def _pauses() -> Iterator[float]:
    """Yield seconds to wait, growing, by chance longer or shorter, about PATIENCE in all."""
    pause = waited = 0.05
    while waited < PATIENCE:
        yield pause * random.uniform(0.5, 1.5)  # noqa: S311  # nobody gains by guessing it
        waited += pause
        pause = min(pause * 1.25, 1)


def _refusal(path: Path, message: str, along: Sequence[str]) -> str | None:
    """Try to commit a file, and what is to go along; return what git says where it refuses."""
    named = ("--", path.name, *along)
    if _git(path.parent, "ls-files", "--error-unmatch", *named).returncode:
        done = _git(path.parent, "add", "--intent-to-add", *named)
        if done.returncode:
            return _said(done)
    done = _git(path.parent, "commit", "--quiet", "--only", "--message", message, *named)
    # where nothing differs any more, another run committed it, or there was nothing to commit
    if done.returncode == 0 or not changed(path):
        return None
    return _said(done)


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stderr or done.stdout).decode(errors="replace").strip()


def _first_sentence(said: str) -> str:
    """Return the first line of what git says, with what a colon at its end leads to."""
    first, *rest = said.splitlines() or [""]
    return " ".join((first, *rest[:1])) if first.endswith(":") else first


def _failed(path: Path, reason: Message) -> PlantrackError:
    return PlantrackError([Problem(say(messages.not_committed, reason=reason)).at(path)])


def _interrupted(path: Path) -> PlantrackError:
    return _InterruptedError(_failed(path, say(messages.git_interrupted)).problems)


def ask(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Return what git answers in a folder; raises OSError where there is no git."""
    return _git(folder, *arguments, environment=environment)


def converse(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a git that answers line by line, for whoever closes it; raises OSError where there is no git."""
    return subprocess.Popen(  # noqa: S603  # no shell, and nothing from outside
        [*_GIT, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


_GIT = ("git", "--no-optional-locks", "--literal-pathspecs")


def _git(
    folder: Path,
    *arguments: str,
    lines: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  # no shell, and only a path, a message and a revision from outside
        [*_GIT, *arguments],
        cwd=folder,
        env=environment,
        input=lines,
        capture_output=True,
        check=False,
    )
