"""Options that somebody says among names instead of typing them: a day, a due date, a period, all that remain."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from plantrack.cli.cutting import AND
from plantrack.cli.option_types import DAYS, Piece, in_digits
from plantrack.deadlines.periods import YEARS, Period, YearlessDay, parse_day
from plantrack.log.event import EventKind
from plantrack.words.text import fold

LONGEST = 8  # words that one has
# What stands before a due date, and before any day, without marks.
_UNTIL = ("den het ngay", "den ngay", "toi ngay", "den het", "den", "toi", "until", "to", "by")
_ON = ("vao ngay", "ngay", "vao", "on")
_ALL = frozenset(["tat ca", "con lai", "tat ca con lai", "all", "the rest", "all remaining"])
# Events that have a due date of their own.
_WITH_DUE = (EventKind.RECEIVED, EventKind.EXTENDED, EventKind.REQUESTED)


class Spoken(NamedTuple):
    """An option as it was said: the value, none for one that has none, and which options it may be."""

    options: Sequence[str]
    value: str | None = None


def parted(
    words: Sequence[str], event: EventKind, is_name: Callable[[str], bool]
) -> tuple[list[str], list[Spoken]]:
    """Return the words that are no option of an event, and the options that the others say; no name says one.

    A comma before the last option parts no names. None is said between names, or of the rest beside some.
    """
    rest: list[str] = []
    found: list[Spoken] = []
    order = ""  # of names and options
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + LONGEST), place, -1):
            text = " ".join(words[place:end]).strip(" ,.")
            if not is_name(text) and (spoken := _spoken(text, event)):
                found.append(spoken)
                order += "o"
                place = end
                break
        else:
            rest.append(words[place])
            order += "n"
            place += 1
    joined = bool(rest) and (rest[-1].endswith(",") or fold(rest[-1]) in AND)
    if "on" in order.lstrip("o") or (joined and any(one.value is None for one in found)):
        return [*words], []  # of whom it is said cannot be told
    if found and rest:
        rest[-1:] = filter(None, [rest[-1].rstrip(",")])
    return rest, found


def typed(spoken: Sequence[Spoken], taken: Sequence[str]) -> Iterator[list[Piece]]:
    """Yield each way to type options with their values, none of which is among those `taken` or twice there."""
    if not spoken:
        yield []
        return
    first, *others = spoken
    for option in first.options:
        if option not in taken:
            for more in typed(others, [*taken, option]):
                yield [Piece(option, first.value), *more]


def _spoken(text: str, event: EventKind) -> Spoken | None:
    if fold(text) in _ALL:
        return Spoken(["--remaining"])
    may_be_due = event in _WITH_DUE
    for leads, options in ((_UNTIL, ["--due"]), (_ON, ["--date"])):
        day = _behind(text, leads)
        if day and _is_day(day):
            return Spoken(options, day) if may_be_due or options != ["--due"] else None
    if fold(text) in DAYS:
        return Spoken(["--date"], text)
    if _is_day(text):
        return Spoken(["--date", "--due"] if may_be_due else ["--date"], text)
    return None if text.isdecimal() or not _is_period(text) else Spoken(["--re"], text)


def _behind(text: str, leads: Iterable[str]) -> str | None:
    """Return what stands behind the longest of leads that a text begins with."""
    words = text.split()
    for lead in leads:
        count = len(lead.split())
        if fold(" ".join(words[:count])) == lead:
            return " ".join(words[count:])
    return None


def is_yearless(day: str) -> bool:
    """Tell whether a text is a day without its year."""
    return _reads(YearlessDay.parse, in_digits(day))


def _is_day(text: str) -> bool:
    said = in_digits(text)
    return said in DAYS or _reads(parse_day, said) or _reads(YearlessDay.parse, said)


def _is_period(text: str) -> bool:
    any_year = YEARS[0]
    return _reads(Period.heard, text) or _reads(partial(Period.of_year, year=any_year), text)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
