"""Locks on a log and on the right to send mail about it, and the rights of what is made beside it."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plantrack.log import messages
from plantrack.words.problems import PlantrackError, Problem, system_reason
from plantrack.words.words import Sentence, say

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 30  # seconds to wait for another writer
MAILING = 300  # seconds to wait for another run that sends mail, with all its pauses
NO_LOCKS = (errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK)


def log_lock(path: Path) -> AbstractContextManager[None]:
    """Return the lock that who writes the log holds; entered, it raises PlantrackError as `mailing` does."""
    return _file_lock(path, lock_names(path)[0], messages.log_busy, PATIENCE)


def git_file_lock(path: Path) -> AbstractContextManager[None]:
    """Return the lock that who adds a line to a file such as `.gitignore` holds; it raises as `mailing` does."""
    return _file_lock(path, f"{path.name}.lock", messages.git_file_busy, PATIENCE)


def lock_names(path: Path) -> tuple[str, str]:
    """Return the names of the files that stand for the locks of a log, beside it: to write, and to send mail."""
    return f".{path.name}.lock", f".{path.name}.mail.lock"


@contextmanager
def mailing(path: Path) -> Iterator[None]:
    """Hold the right to send mail about a log, and not the log itself, as mail may take long.

    Raises PlantrackError if another run does not end in time.
    """
    with _file_lock(path, lock_names(path)[1], messages.mail_busy, MAILING):
        yield


@contextmanager
def _file_lock(path: Path, name: str, busy: Sentence, seconds: int) -> Iterator[None]:
    from filelock import Timeout

    file = path.with_name(name)
    lock = _lock(file)
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        raise PlantrackError([Problem(say(busy, seconds=seconds)).at(path)]) from None
    except OSError as error:
        if error.errno in NO_LOCKS:
            raise PlantrackError([Problem(say(messages.no_locks)).at(path)]) from None
        if error.errno == errno.EACCES and _is_anothers(file):
            raise PlantrackError([Problem(say(messages.lock_of_another)).at(file)]) from None
        raise cannot_write(file if is_there(file) else path, error) from None
    try:
        share(file, path if is_there(path) else path.parent)
        yield
    finally:
        with suppress(OSError):  # it ends with the process
            lock.release()


def _is_anothers(file: Path) -> bool:
    """Tell whether a file is another user's in a folder in which each may use only his own, such as /tmp."""
    if os.name != "posix":
        return False
    try:
        sticky = file.parent.stat().st_mode & stat.S_ISVTX
        return bool(sticky) and file.stat().st_uid != os.geteuid()
    except OSError:
        return False


@cache
def _lock(path: Path) -> "BaseFileLock":
    """Return the lock of a file, the same one each time, as making one takes longer than taking it."""
    from filelock import FileLock

    # Where there are no locks, a file that means one would outlive a killed process.
    return FileLock(path, poll_interval=0.01, fallback_to_soft=False)


def share(new: Path, like: Path) -> None:
    """Let those write a new file who may write another one, or a folder, as far as that can be."""
    if os.name != "posix":
        return
    with suppress(OSError):
        model, found = like.stat(), new.stat()
        everybodys = model.st_mode & stat.S_ISVTX  # as /tmp is: each his own files
        group, others = model.st_mode & stat.S_IWGRP, model.st_mode & stat.S_IWOTH
        mode = found.st_mode | (0o060 if group else 0) | (0o006 if others else 0)
        if mode != found.st_mode and not everybodys:
            if group and model.st_gid != found.st_gid:
                os.chown(new, -1, model.st_gid)
            new.chmod(stat.S_IMODE(mode))


def is_there(path: Path) -> bool:
    """Tell whether there is such a file; there is none where its name or its folder cannot be looked at."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def cannot_write(path: Path, error: OSError) -> PlantrackError:
    """Return the error that says why a file cannot be written, and that nothing was recorded."""
    problem = Problem(say(messages.cannot_write, reason=system_reason(error)))
    return PlantrackError([problem.at(path)])
