"""What words mean to a command beside tasks and agencies: a status, an event, a number of days, a file."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath

from plantrack.cli.cutting import Meaning
from plantrack.cli.keywords import Glossed, events_said, statuses_said
from plantrack.words.text import fold, quoted

TASK, AGENCY, EVENT, STATUS, OUTPUT = "--task", "--agency", "--event", "--status", "--output"

# What a text means for sure to a command, beside the names of tasks and agencies.
Reader = Callable[[str], list[Meaning]]


def status(text: str) -> list[Meaning]:
    """Return the statuses that a text means."""
    found = statuses_said(text)
    told = () if text in found else tuple(map(Glossed, found))
    return [Meaning(STATUS, text, text, told)] if found else []


def event(text: str) -> list[Meaning]:
    """Return the event that a text means."""
    return [
        Meaning(EVENT, text, one.value, () if text == one.value else Glossed(one))
        for one in events_said(text)
    ]


def _days(text: str) -> list[Meaning]:
    found = re.fullmatch(r"(\d{1,4})(?: (?:ngay|days?))?", fold(text), re.ASCII)
    return [Meaning("--days", found[1], found[1], f"--days {found[1]}")] if found else []


def _report(text: str) -> list[Meaning]:
    from plantrack.cli.report import FORMATS

    return _file(text, FORMATS)


def _sheet(text: str) -> list[Meaning]:
    return _file(text, ("xlsx",))


def _file(text: str, suffixes: Iterable[str]) -> list[Meaning]:
    known = PurePath(text).suffix.lower()[1:] in suffixes
    return [Meaning(OUTPUT, text, text, f"-o {quoted(text)}")] if known else []


# What words mean to each command that reads them, beside tasks and agencies.
READERS: Mapping[str, Sequence[Reader]] = {
    "status": (status,),
    "overdue": (),
    "upcoming": (_days,),
    "show": (status,),
    "history": (event,),
    "report": (status, _report),
    "sheet": (status, _sheet),
    "log": (),
}
