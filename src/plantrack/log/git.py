"""The few things that plantrack asks of git."""

import subprocess
from pathlib import Path

from plantrack.log import messages
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, say


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


def commit(path: Path, message: str) -> None:
    """Commit one file, and nothing else that is staged or changed.

    Raises PlantrackError where git refuses; the file itself is written by then.
    """
    try:
        for arguments in (
            ("add", "--intent-to-add", "--", path.name),
            ("commit", "--quiet", "--only", "--message", message, "--", path.name),
        ):
            done = _git(path.parent, *arguments)
            if done.returncode:
                text = (done.stderr or done.stdout).decode(errors="replace").strip()
                raise _failed(
                    path, say(messages.git_says, text=text.splitlines()[0] if text else "")
                )
    except OSError:
        raise _failed(path, say(messages.no_git)) from None


def _failed(path: Path, reason: Message) -> PlantrackError:
    return PlantrackError([Problem(say(messages.not_committed, reason=reason)).at(str(path))])


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  # no shell, and only a path and a message from outside
        ["git", "--literal-pathspecs", *arguments],  # noqa: S607  # the git that the user runs
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
