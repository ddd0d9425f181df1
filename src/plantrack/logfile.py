"""The log: the only reader of it, and the only writer, which appends whole lines under a lock."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from plantrack.model import Event
from plantrack.planfile import read_text
from plantrack.problems import PlantrackError, Problem, say, system_reason
from plantrack.text import nfc

LARGEST = 256 * 1024 * 1024  # bytes, about a million events
PATIENCE = 30  # seconds to wait for another writer


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
    text = nfc(read_text(path, LARGEST))
    numbered = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    adapter = TypeAdapter(list[Event])
    try:
        events = adapter.validate_json("[" + ",".join(line for _, line in numbered) + "]")
    except ValidationError:
        cut = not text.endswith("\n")
        raise PlantrackError(list(_faulty_lines(path, numbered, cut=cut))) from None
    by_id: dict[str, Event] = {}
    problems: list[Problem] = []
    for (number, _), event in zip(numbered, events, strict=True):
        if by_id.setdefault(event.id, event) != event:
            problems.append(Problem(say("log_id_twice", id=event.id)).at(str(path), number))
    if problems:
        raise PlantrackError(problems)
    return list(by_id.values())


def line_of(path: Path, event: Event) -> int:
    """Return the line, from 1, on which an event stands."""
    wanted = f'"{event.id}"'
    with path.open(encoding="utf-8-sig") as file:
        return next((n for n, line in enumerate(file, 1) if wanted in line), 0)


class Journal(NamedTuple):
    """The log while it is held: what stands in it, and the one way to add to it."""

    path: Path
    events: list[Event]

    def append(self, events: Sequence[Event]) -> None:
        """Write the events as whole lines at the end and flush them to the disk, or write nothing.

        Raises PlantrackError where the file cannot be written.
        """
        lines = "".join(dump(event) + "\n" for event in events).encode()
        new = not self.path.exists()
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
            try:
                _write_whole(descriptor, lines)
            finally:
                os.close(descriptor)
            if new and os.name == "posix":
                _sync_folder(self.path.parent)
        except OSError as error:
            raise _cannot_write(self.path, error) from None


@contextmanager
def held(path: Path) -> Iterator[Journal]:
    """Hold the log against other writers while events are checked and appended.

    Readers are never blocked. Raises PlantrackError if another writer does not let go in time.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        busy = Problem(say("log_busy", seconds=PATIENCE)).at(str(path))
        raise PlantrackError([busy]) from None
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        yield Journal(path, read(path))
    finally:
        lock.release()


def dump(event: Event) -> str:
    """Return the event as one line of the log, absent keys left out."""
    import json

    return json.dumps(event.model_dump(mode="json", exclude_none=True), ensure_ascii=False)


def _write_whole(descriptor: int, lines: bytes) -> None:
    """Append all the bytes and flush them; a write that fails midway is taken back."""
    before = os.fstat(descriptor).st_size
    if before and os.pread(descriptor, 1, before - 1) != b"\n":
        lines = b"\n" + lines  # an editor left the last line without its end
    try:
        written = 0
        while written < len(lines):
            written += os.write(descriptor, lines[written:])
        os.fsync(descriptor)
    except OSError:
        with suppress(OSError):
            os.ftruncate(descriptor, before)
        raise


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cannot_write(path: Path, error: OSError) -> PlantrackError:
    problem = Problem(say("cannot_write", reason=system_reason(error)))
    return PlantrackError([problem.at(str(path))])


def _faulty_lines(
    path: Path, numbered: Sequence[tuple[int, str]], *, cut: bool
) -> Iterator[Problem]:
    """Yield what is wrong with each line, one by one."""
    adapter = TypeAdapter(Event)
    for number, line in numbered:
        try:
            from_json(line)
        except ValueError as error:
            if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
                message = say("log_conflict")
            elif cut and number == numbered[-1][0]:
                message = say("log_line_cut", line=line)
            else:
                message = say("log_line_form", key="JSON", reason=str(error))
            yield Problem(message).at(str(path), number)
            continue
        try:
            adapter.validate_json(line)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                key = ".".join(map(str, details["loc"])) or "JSON"
                message = say("log_line_form", key=key, reason=details["msg"])
                yield Problem(message).at(str(path), number)
