"""The log: the only reader of it, and the only writer, which appends whole lines under a lock."""

import io
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from plantrack.log import messages
from plantrack.log.event import Event
from plantrack.words.files import read_text
from plantrack.words.problems import PlantrackError, Problem, system_reason
from plantrack.words.text import nfc
from plantrack.words.words import Message, Sentence, say

if TYPE_CHECKING:
    from filelock import BaseFileLock

LARGEST = 256 * 1024 * 1024  # bytes, about a million events
PAUSES = (0.02, 0.05, 0.1)  # seconds: a line being written is whole by then
PATIENCE = 30  # seconds to wait for another writer
MAILING = 300  # seconds to wait for another run that sends mail, with all its pauses


def beside(plan: Path) -> Path:
    """Return the path of the log of a plan: same stem, same folder."""
    return plan.with_name(f"{plan.stem}.log.jsonl")


def plan_of(path: Path) -> Path:
    """Return the plan that a path means: itself, or the plan beside a log."""
    name = path.name.removesuffix(".log.jsonl")
    return path.with_name(f"{name}.yaml") if name != path.name else path


def read(path: Path) -> list[Event]:
    """Return the events in the order of the file, equal lines once; an absent file is empty.

    Raises PlantrackError with every line that is no event.
    """
    if not path.exists():
        return []
    content = _settled(path)
    lines = content.strip(b"\n")
    text = b"[" + lines.replace(b"\n", b",") + b"]"
    try:
        events = TypeAdapter(list[Event]).validate_json(text)
        whole = len(events) == lines.count(b"\n") + 1 and not _EPOCH.search(text)
    except ValidationError:
        events, whole = [], False
    del text
    if not whole:
        # blank lines, the same line twice and every fault are told apart one line at a time
        return _read_lines(path, content)
    by_id = {event.id: event for event in events}
    return events if len(by_id) == len(events) else _read_lines(path, content)


def _read_lines(path: Path, content: bytes) -> list[Event]:
    """Return the events line by line; raises PlantrackError with every line that is none."""
    adapter = TypeAdapter(Event)
    by_id: dict[str, Event] = {}
    problems: list[Problem] = []
    for number, line in enumerate(content.decode().split("\n"), 1):
        if not line.strip():
            continue
        found = list(_faults_of(line, adapter))
        if not found:
            event = adapter.validate_json(line)
            if by_id.setdefault(event.id, event) != event:
                found = [say(messages.log_id_twice, id=event.id)]
        problems += [Problem(message).at(str(path), number, 1) for message in found]
    if problems:
        raise PlantrackError(problems)
    return list(by_id.values())


def _settled(path: Path) -> bytes:
    """Return the log as NFC in UTF-8, once no line of it is being written.

    Raises PlantrackError if the last line stays cut off.
    """
    for pause in (*PAUSES, None):
        text = read_text(path, LARGEST)
        content = nfc(text).encode()
        tail = text[text.rfind("\n") + 1 :]
        if not tail.strip() or not _OWN.startswith(tail[: len(_OWN)]) or _is_json(tail):
            return content
        if pause:
            time.sleep(pause)
    line = text.count("\n") + 1
    raise PlantrackError([Problem(say(messages.log_line_cut, line=tail)).at(str(path), line, 1)])


_OWN = '{"id": "'  # how each line begins that plantrack writes


def _is_json(line: str) -> bool:
    try:
        from_json(line)
    except ValueError:
        return False
    return True


def lines_of(path: Path) -> dict[str, int]:
    """Return the first line, from 1, on which each event of a readable log stands, by its id."""
    lines: dict[str, int] = {}
    if not path.exists():
        return lines
    for number, line in enumerate(nfc(read_text(path, LARGEST)).split("\n"), 1):
        if line.strip():
            lines.setdefault(str(from_json(line)["id"]).strip(), number)
    return lines


class Journal(NamedTuple):
    """The log while it is held: what stands in it, and the one way to add to it."""

    path: Path
    events: list[Event]

    def append(self, events: Sequence[Event]) -> None:
        """Write the events as whole lines at the end, or write nothing.

        They are flushed to the disk. Raises PlantrackError where the file cannot be written.
        """
        lines = "".join(dump(event) + "\n" for event in events).encode()
        new = not self.path.exists()
        try:
            with self.path.open("a+b", buffering=0) as file:
                _write_whole(file, lines)
            if new and os.name == "posix":
                _sync_folder(self.path.parent)
        except OSError as error:
            raise _cannot_write(self.path, error) from None


@contextmanager
def held(path: Path) -> Iterator[Journal]:
    """Hold the log against other writers while events are checked and appended.

    Readers are never blocked. Raises PlantrackError if another writer does not let go in time.
    """
    with _locked(path, f".{path.name}.lock", messages.log_busy, PATIENCE):
        yield Journal(path, _read_or_mend(path))


def append(path: Path, events: Sequence[Event]) -> None:
    """Append events that stand whatever else is in the log, as what was mailed does.

    Raises PlantrackError, once they are written, where a last line had to be taken out of the file.
    """
    with _locked(path, f".{path.name}.lock", messages.log_busy, PATIENCE):
        try:
            if not _ends_whole(path):
                _read_or_mend(path)
        finally:
            Journal(path, []).append(events)


@contextmanager
def mailing(path: Path) -> Iterator[None]:
    """Hold the right to send mail about a log, and not the log itself, as mail may take long.

    Raises PlantrackError if another run does not end in time.
    """
    with _locked(path, f".{path.name}.mail.lock", messages.mail_busy, MAILING):
        yield


@cache
def _lock(path: Path) -> "BaseFileLock":
    """Return the lock of a file, the same one each time, as making one takes longer than taking it."""
    from filelock import FileLock

    return FileLock(path, poll_interval=0.01)


@contextmanager
def _locked(path: Path, name: str, busy: Sentence, seconds: int) -> Iterator[None]:
    from filelock import Timeout

    lock = _lock(path.with_name(name))
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        raise PlantrackError([Problem(say(busy, seconds=seconds)).at(str(path))]) from None
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        yield
    finally:
        lock.release()


def _read_or_mend(path: Path) -> list[Event]:
    """Return the events; a last line that was cut off is taken out of the file and shown.

    Only for who holds the log. Raises PlantrackError with the line taken out, and as `read` does.
    """
    try:
        return read(path)
    except PlantrackError as error:
        (problem, *others) = error.problems
        if others or problem.message.sentence is not messages.log_line_cut:
            raise
    try:
        with path.open("r+b") as file:
            file.truncate(file.read().rfind(b"\n") + 1)
            os.fsync(file.fileno())
    except OSError as error:
        raise _cannot_write(path, error) from None
    message = say(messages.log_line_set_aside, **dict(problem.message.values))
    raise PlantrackError([problem._replace(message=message)])


def dump(event: Event) -> str:
    """Return the event as one line of the log, absent keys left out."""
    import json

    return json.dumps(event.model_dump(mode="json", exclude_none=True), ensure_ascii=False)


def _write_whole(file: io.FileIO, lines: bytes) -> None:
    """Append all the bytes and flush them; a write that fails midway is taken back."""
    before = file.seek(0, os.SEEK_END)
    if before:
        file.seek(before - 1)
        if file.read(1) != b"\n":
            lines = b"\n" + lines  # an editor left the last line without its end
    try:
        written = 0
        while written < len(lines):
            written += file.write(lines[written:])
        os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            file.truncate(before)
        raise


def _ends_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return True
            file.seek(-1, os.SEEK_END)
            return file.read() == b"\n"
    except FileNotFoundError:
        return True
    except OSError as error:
        raise _cannot_write(path, error) from None


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cannot_write(path: Path, error: OSError) -> PlantrackError:
    problem = Problem(say(messages.cannot_write, reason=system_reason(error)))
    return PlantrackError([problem.at(str(path))])


def _faults_of(line: str, adapter: TypeAdapter[Event]) -> Iterator[Message]:
    """Yield what is wrong with a line."""
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        yield say(messages.log_conflict)
        return
    try:
        adapter.validate_json(line)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            key = str(details["loc"][0]) if details["loc"] else "JSON"
            yield say(
                messages.log_line_form,
                key=key,
                reason=say(_REASONS.get(details["type"], messages.log_json)),
            )
    else:
        epoch = _EPOCH.search(line.encode())
        if epoch:
            yield say(messages.log_line_form, key=epoch[1].decode(), reason=say(messages.log_date))


# What pydantic says of a value, and the message that says it in the reader's language.
_REASONS = {
    "missing": messages.log_missing,
    "extra_forbidden": messages.log_extra,
    "enum": messages.log_kind,
    "string_type": messages.log_text,
    "string_too_short": messages.log_text,
    "date_type": messages.log_date,
    "greater_than_equal": messages.log_date,
    "less_than_equal": messages.log_date,
    "date_parsing": messages.log_date,
    "date_from_datetime_parsing": messages.log_date,
    "date_from_datetime_inexact": messages.log_date,
    "datetime_type": messages.log_moment,
    "datetime_parsing": messages.log_moment,
    "datetime_from_date_parsing": messages.log_moment,
    "timezone_aware": messages.log_moment,
}
# pydantic takes a text of digits for seconds since 1970 even where it is strict.
_EPOCH = re.compile(rb'"(date|due|recorded)"\s*:\s*"[-+]?\d+(?:\.\d*)?"')
