"""The file of the log, beside its plan, and its only reader."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from plantrack.log import git, lines, messages
from plantrack.log.event import Event
from plantrack.words import files
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import say

SUFFIX = ".log.jsonl"
LARGEST = 256 * 1024 * 1024  # bytes, about a million events
PAUSES = (0.02, 0.05, 0.1)  # seconds: a line being written is whole by then
SHOWN = 200  # bytes of what was taken out that a message shows


def log_path(plan: Path) -> Path:
    """Return the path of the log of a plan: same stem, same folder."""
    return plan.with_name(f"{plan.stem}{SUFFIX}")


def plan_of(path: Path) -> Path:
    """Return the plan that a path means: itself, or the plan beside a log, of either suffix."""
    name = path.name.removesuffix(SUFFIX)
    if name == path.name:
        return path
    short = path.with_name(f"{name}.yml")
    return short if os.path.isfile(short) else path.with_name(f"{name}.yaml")  # noqa: PTH113  # Path raises where a name is too long


def left_alone(plans: Iterable[Path]) -> list[Problem]:
    """Return a warning for each log beside plans that is of no plan, as when a plan alone was renamed."""
    return [
        Problem(say(messages.log_left_alone, plan=plan_of(log).name), (), "warning").at(log)
        for folder in dict.fromkeys(plan.parent for plan in plans)
        for log in sorted(folder.glob(f"*{SUFFIX}"))
        if not plan_of(log).is_file() and log.stat().st_size
    ]


def read(path: Path) -> list[Event]:
    """Return the events in the order of the file, equal lines once; an absent file is empty.

    Git is not waited for. Raises PlantrackError with every line that is no event.
    """
    return parsed(path, settled(path))


def parsed(path: Path, content: bytes) -> list[Event]:
    """Return the events in the content of a log, as `read` does; the path is where it is from."""
    try:
        events, faults = lines.parse(content)
    except UnicodeDecodeError:
        files.decoded(path, content)  # says where, and what it looks like
        raise
    if faults:
        raise PlantrackError([Problem(message).at(path, number, 1) for number, message in faults])
    return events


def lines_of(path: Path) -> dict[str, int]:
    """Return the first line, from 1, on which each event of a readable log stands, by its id."""
    return lines.places(content_of(path))


class CutOffError(PlantrackError):
    """The last line was never finished; it begins at a byte of what is in the file."""

    def __init__(self, path: Path, content: bytes, start: int) -> None:
        self.start, self.tail = start, content[start:]
        problem = Problem(say(messages.log_line_cut, line=self.shown))
        super().__init__([problem.at(path, lines.line_of(content, start), 1)])

    @property
    def shown(self) -> str:
        """The beginning of the line, readable."""
        text = self.tail[:SHOWN].rstrip(b"\0").decode(errors="backslashreplace")
        return f"{text} …" if len(self.tail) > SHOWN or self.tail.endswith(b"\0") else text


def settled(path: Path, *, writing: bool = False) -> bytes:
    """Return what is in the log, once no line of it is being written and git is not replacing it.

    Who is to write waits until git is done; who only reads looks a few times and takes what is there.
    Raises PlantrackError if the last line stays cut off.
    """
    for pause in (*PAUSES, 0):
        if writing:
            git.wait_until_idle(path.parent)
        busy = git.is_busy(path.parent)
        content = content_of(path)
        start = lines.cut_off(content)
        if start == len(content) and not busy and not git.is_busy(path.parent):
            return content or content_of(path)  # git may have been through between the two looks
        time.sleep(pause)
    if start < len(content):
        raise CutOffError(path, content, start)
    return content


def content_of(path: Path) -> bytes:
    """Return the bytes of the log; an absent one is empty."""
    try:
        return files.read_bytes(path, LARGEST)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise files.unreadable(path, error) from None
