"""The only writer of the log, which appends whole lines under a lock, to one log or to several."""

import errno
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from plantrack.log import git, lines, messages
from plantrack.log.event import Event
from plantrack.log.file import LARGEST, content_of
from plantrack.log.locks import log_lock, share
from plantrack.log.mending import ends_whole, read_or_mend
from plantrack.words.files import sync_folder
from plantrack.words.problems import PlantrackError, Problem, fail, system_reason
from plantrack.words.words import Sentence, say

TRIES = 10  # how often git may replace the log while an event is appended


class _Written(NamedTuple):
    """Lines that were appended to a file, and its size before."""

    file: io.FileIO
    lines: list[bytes]
    before: int


class LogWriter:
    """The log while it is held: what stands in it, and the one way to add to it."""

    def __init__(self, path: Path, events: Sequence[Event] = ()) -> None:
        """Keep what stands in the log; what is added to it is watched until it is known to stay."""
        self.path = path
        self.events = events
        self._written: list[_Written] = []

    def append(self, events: Sequence[Event]) -> None:
        """Write the events as whole lines at the end, or write nothing.

        They are flushed to the disk. Raises PlantrackError where the file cannot be written, and where
        it was written and nobody can say whether that reached the disk.
        """
        self._append(_lines(events), messages.cannot_write)
        self.flush()

    def write(self, events: Sequence[Event]) -> None:
        """Write the events as whole lines at the end, or nothing; they are not flushed yet.

        Raises PlantrackError with the reason alone: what stands where, who writes to several logs says.
        """
        self._append(_lines(events), messages.write_failed)

    def reserve(self, events: Sequence[Event], failed: Sentence = messages.write_failed) -> None:
        """Write empty lines, which say nothing to a reader, of as many bytes as the events will need.

        They are flushed to the disk, and stay until they are taken back. Raises PlantrackError as `failed` says it.
        """
        try:
            self._append([b"\n" * sum(map(len, _lines(events)))], failed)
            os.fsync(self._written[-1].file.fileno())
        except OSError as error:
            raise _failed(self.path, failed, error) from None

    def flush(self) -> None:
        """See to it that what was written is on the disk; PlantrackError where nobody can say whether it is."""
        try:
            for written in self._written:
                os.fsync(written.file.fileno())
        except OSError as error:
            raise _failed(self.path, messages.not_flushed, error) from None

    def take_back(self) -> None:
        """Take back all that was written here; PlantrackError where it stays."""
        try:
            while self._written:
                written = self._written.pop()
                with written.file:
                    _cut_back(written, self.path)
        except OSError as error:
            raise _failed(self.path, messages.not_taken_back, error) from None

    def ensure_on_disk(self) -> None:
        """Append again what went with a file that was replaced meanwhile, as git does to change branches.

        The log is not held while git is waited for.
        """
        for _ in range(TRIES):
            if not self._written:
                return
            git.wait_until_quiet(self.path.parent)
            file, wanted, _ = self._written.pop()
            with file:
                if _replaced(file, self.path):
                    with log_lock(self.path):
                        there = content_of(self.path)
                        missing = [line for line in wanted if line.rstrip() not in there]
                        if missing:
                            self._append(missing, messages.not_written_again)
                            self.flush()
        if self._written:
            raise fail(messages.kept_replaced)

    def close(self) -> None:
        """Let go of the files."""
        for written in self._written:
            with suppress(OSError):  # what was written is flushed
                written.file.close()

    def _append(self, wanted: list[bytes], failed: Sentence) -> None:
        try:
            file = _opened(self.path)
            self._written.append(_Written(file, wanted, file.seek(0, os.SEEK_END)))
            _write_whole(file, b"".join(wanted))
        except OSError as error:
            raise _failed(self.path, failed, error) from None


@contextmanager
def locked(path: Path) -> Iterator[LogWriter]:
    """Hold the log against other writers while events are checked and appended.

    Readers are never blocked. Raises PlantrackError if another writer does not let go in time.
    """
    with all_locked([path]) as logs:
        yield logs[path]


@contextmanager
def all_locked(paths: Iterable[Path]) -> Iterator[Mapping[Path, LogWriter]]:
    """Hold several logs as `locked` holds one, always in the same order, so that no two runs wait for each other.

    What was written to any of them is watched until it is known to stay, whatever becomes of the others.
    """
    logs: dict[Path, LogWriter] = {}
    problems: list[Problem] = []
    try:
        with ExitStack() as stack:
            for path in sorted(set(paths)):
                stack.enter_context(log_lock(path))
                logs[path] = LogWriter(path, read_or_mend(path))
            yield logs
        for log in logs.values():
            try:
                log.ensure_on_disk()
            except PlantrackError as error:
                problems += error.problems
        if problems:
            raise PlantrackError(problems)
    finally:
        for log in logs.values():
            log.close()


def append_to_all(wanted: Sequence[tuple[LogWriter, Sequence[Event]]]) -> None:
    """Append events to logs that are held, to all of them or to none, and flush them to the disk.

    Of several, all prove first that they have room, at once, as they may share a disk. Raises
    PlantrackError with the reasons; `standing` tells what stands where, even if something could not be
    taken back.
    """
    if len(wanted) == 1:
        log, events = wanted[0]
        log.append(events)
        return
    logs = [log for log, _ in wanted]
    try:
        for log, events in wanted:
            log.reserve(events)
    finally:
        _take_back(logs)
    try:
        for log, events in wanted:
            log.write(events)
    except PlantrackError as error:
        raise PlantrackError([*error.problems, *_kept(logs)]) from None
    except BaseException:
        _take_back(logs)
        raise
    problems: list[Problem] = []
    for log in logs:  # each, whatever becomes of the others
        try:
            log.flush()
        except PlantrackError as error:
            problems += error.problems
    if problems:
        raise PlantrackError(problems)


def _take_back(logs: Iterable[LogWriter]) -> None:
    """Take back what was written to logs; PlantrackError where it stays in any of them."""
    problems = _kept(logs)
    if problems:
        raise PlantrackError(problems)


def _kept(logs: Iterable[LogWriter]) -> list[Problem]:
    """Take back what was written to logs, and return why it stays where it does."""
    problems: list[Problem] = []
    for log in logs:
        try:
            log.take_back()
        except PlantrackError as error:
            problems += error.problems
    return problems


def standing(path: Path, events: Sequence[Event]) -> bool | None:
    """Tell whether events stand in a log, all or none of them; None where nobody can say."""
    try:
        there = {line.rstrip() for line in content_of(path).splitlines()}
    except PlantrackError:
        return None
    found = {line.rstrip() in there for line in _lines(events)}
    return found.pop() if len(found) == 1 else None


def append(path: Path, events: Sequence[Event]) -> None:
    """Append events that stand whatever else is in the log, as what was mailed does.

    Raises PlantrackError, once they are written, where a last line had to be taken out of the file.
    """
    journal = LogWriter(path)
    try:
        with log_lock(path):
            try:
                if not ends_whole(path):
                    read_or_mend(path)
            finally:
                journal.write(events)
                journal.flush()
        journal.ensure_on_disk()
    finally:
        journal.close()


@contextmanager
def reserved(path: Path, events: Sequence[Event]) -> Iterator[None]:
    """Hold the log, with room on the disk for events which are to be appended later.

    Empty lines stand for them, which are taken back. Raises PlantrackError where there is no room,
    with the log as it was.
    """
    log = LogWriter(path)
    with log_lock(path):
        if not ends_whole(path):
            read_or_mend(path)
        try:
            log.reserve(events, messages.cannot_write)
            yield
        finally:
            log.take_back()


def _lines(events: Iterable[Event]) -> list[bytes]:
    return [f"{lines.dump(event)}\n".encode() for event in events]


def _failed(path: Path, sentence: Sentence, error: OSError) -> PlantrackError:
    return PlantrackError([Problem(say(sentence, reason=system_reason(error))).at(path)])


def _cut_back(written: _Written, path: Path) -> None:
    """Take appended lines back; raises PlantrackError where they stay, as others wrote to the file meanwhile."""
    file, wanted, before = written
    file.seek(before)
    added = file.readall() or b""
    others = not b"".join(wanted).startswith(added.lstrip(b"\n"))
    if not others:
        file.truncate(before)
        if added.strip():
            with suppress(OSError):  # who reads it now finds it without them
                os.fsync(file.fileno())
    if _replaced(file, path):
        there = content_of(path)
        others = any(line.strip() and line.rstrip() in there for line in wanted)
    if others:
        problem = Problem(say(messages.not_taken_back, reason=say(messages.others_wrote)))
        raise PlantrackError([problem.at(path)])


def _opened(path: Path) -> io.FileIO:
    """Return the log, to be appended to; a new one may be written by whoever may write in its folder.

    While git is at work the file that is there may not be whole yet, and there may be none for a moment.
    """
    if path.is_fifo():  # it would never open
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    file = None
    for _ in range(TRIES):
        git.wait_until_idle(path.parent)
        file = _existing(path)
        if not git.is_busy(path.parent):
            break
        if file:
            file.close()
            file = None
    # Git may have been through between looking for the file and looking for git.
    file = file or _existing(path)
    if file is None:
        file = path.open("a+b", buffering=0)
        share(path, path.parent)
        sync_folder(path.parent)
    return file


def _existing(path: Path) -> io.FileIO | None:
    try:
        return io.FileIO(os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)), "a+b")
    except FileNotFoundError:
        return None


def _replaced(file: io.FileIO, path: Path) -> bool:
    """Tell whether a path leads elsewhere than to the file that was opened there."""
    try:
        return not os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return True


def _write_whole(file: io.FileIO, content: bytes) -> None:
    """Append all the bytes; what was written of them by a write that fails midway is taken back."""
    before = file.seek(0, os.SEEK_END)
    if before and content:
        file.seek(before - 1)
        if file.read(1) != b"\n":
            content = b"\n" + content  # an editor left the last line without its end
    if before + len(content) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))  # nobody could read it any more
    written = 0
    try:
        while written < len(content):
            written += file.write(content[written:])
    except BaseException:
        try:
            file.truncate(before)
        except OSError as error:
            problem = Problem(say(messages.half_written, reason=system_reason(error)))
            raise PlantrackError([problem.at(file.name)]) from None
        raise
