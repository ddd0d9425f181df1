"""One time that a task falls due, and how a term is counted to its last day."""

from contextlib import suppress
from datetime import date
from typing import NamedTuple

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import ONE_DAY, Calendar
from plantrack.deadlines.periods import Period, Term, parse_day
from plantrack.words.citation import KINDS, kind_of, numbered, numbering
from plantrack.words.text import fold
from plantrack.words.words import Message, Words, say

# Of a list, what has no due date is named by its kind.
PARTS = {"open": messages.part_open, "after": messages.part_after}


class Occurrence(NamedTuple):
    """One time that a task falls due; `start` and `due` are inclusive.

    `start` is None while the awaited document has not come, `due` is None where no date is set.
    `why` says in sentences how the due date was found; `caveats` says what makes it unsure. `opens`
    is the day on which the period before it starts; the first has none. `rule` counts, from 0, which
    of the deadlines of its task sets it. `unowed` is why nobody owes it: it is there only for what
    was recorded about it.
    """

    name: str | None
    start: date | None
    due: date | None
    why: tuple[Message, ...]
    caveats: tuple[Message, ...] = ()
    period: Period | None = None
    opens: date | None = None
    rule: int = 0
    unowed: Message | None = None

    def begun(self, day: date) -> bool:
        """Tell whether work on it has begun, be it only the wait for a document."""
        return self.start is None or self.start <= day

    @property
    def waiting(self) -> bool:
        """Whether the document that starts it has not come."""
        return self.start is None


class OccurrenceName(NamedTuple):
    """What tells an occurrence from the others of its task; by itself said as in a column of its own.

    A name is a period, a day, a part of a list without one, or else the number of a document, which it
    may be known to be whatever it looks like. `moved` tells that a day is no longer the due date.
    """

    name: str
    document: bool = False
    moved: bool = False

    def in_words(self, words: Words) -> str:
        """Return which it is where nothing but occurrences stands."""
        meant = self._meant
        return words.day(meant) if isinstance(meant, date) else words.text(meant)

    def typed(self, words: Words) -> str:
        """Return which it is as it is typed: the same, but for a day, which is written as in a letter."""
        meant = self._meant
        return Words("vi").said_day(meant) if isinstance(meant, date) else words.text(meant)

    def in_sentence(self, words: Words) -> str:
        """Return which it is beside its task: a period, when it is due, or under which document."""
        meant = self._meant
        if isinstance(meant, date):
            return words.fill(messages.first_due_on if self.moved else messages.due_on, day=meant)
        if isinstance(meant, str):
            if kind_of(meant):
                return words.fill(messages.under_kind, document=numbered(meant, words))
            return words.fill(messages.under_document, doc=meant)
        return words.text(meant)

    def after_task(self, words: Words) -> str:
        """Return the same right after the number of the task, where a document needs no more than its own."""
        meant = self._meant
        return words.text(meant) if isinstance(meant, str) else self.in_sentence(words)

    @property
    def _meant(self) -> Period | date | Message | str:
        if self.document:
            return self.name
        with suppress(ValueError):
            return Period.parse(self.name)
        with suppress(ValueError):
            day = parse_day(self.name)
            if day.isoformat() == self.name:
                return day
        kind, _, number = self.name.partition("-")
        if kind not in PARTS or (number and not number.isdecimal()):
            return self.name
        part = say(PARTS[kind])
        return say(messages.numbered_part, part=part, n=number) if number else part


def name_heard(text: str) -> str:
    """Return the name of an occurrence as the log writes it, where it was typed as it is said."""
    with suppress(ValueError):
        return parse_day(text).isoformat()
    with suppress(ValueError):
        return Period.heard(text).name
    said = fold(text)
    before, _, number = said.rstrip(")").rpartition(" ")
    number = number.lstrip("(")
    for kind, part in PARTS.items():
        if said in map(fold, part):
            return kind
        if number.isdecimal() and before in [fold(f"{one}{how}") for one in part for how in _NTH]:
            return f"{kind}-{number}"
    for lead in _LEADS:
        if said.startswith(f"{fold(lead)} "):
            return name_heard(" ".join(text.split()[len(lead.split()) :]))
    return text


# What stands before the number of a part, where a person writes it in words instead of brackets.
_NTH = ("", " thứ", " no.")
# What stands in a sentence before a day or the number of a document.
_LEADS = sorted(
    [
        said.partition("{")[0]
        for sentence in (messages.first_due_on, messages.due_on, messages.under_document)
        for said in sentence
    ]
    + [
        words.fill(messages.under_kind, document=numbering(kind, words))
        for words in (Words("vi"), Words("en"))
        for kind in KINDS.values()
    ],
    key=len,
    reverse=True,  # one may begin with another: “Plan of action” with “Plan”
)


def count(
    term: Term, day: date, calendar: Calendar
) -> tuple[date, tuple[Message, ...], tuple[Message, ...]]:
    """Return the last day of a term that an event starts, why, and what makes that unsure.

    The day of the event is not counted; a last day that is a day off moves to the next working day
    (Civil Code 2015, art. 147(1) and 148(5)).
    """
    if term.unit == "working day":
        due = calendar.add(day, term.number)
        why = [say(messages.why_working_days, term=term, day=day, first=day + ONE_DAY, due=due)]
        stepped = tuple(calendar.days_off(day, due))
        years = calendar.unpublished(day, due)
    else:
        end = term.after(day)
        due = calendar.next_working(end)
        why = [say(messages.why_counted, term=term, day=day, first=day + ONE_DAY, end=end)]
        if due != end:
            why.append(say(messages.why_moved, end=end, due=due))
        stepped = tuple(calendar.days_off(end - ONE_DAY, due))
        years = calendar.unpublished(end - ONE_DAY, due)
    if stepped:
        why.append(say(messages.why_stepped, days=stepped))
    return due, tuple(why), tuple(say(messages.calendar_unpublished, year=it) for it in years)


def printed_day_off(due: date | None, calendar: Calendar) -> tuple[Message, ...]:
    """Return what is said of a printed date on a day off: it never moves, but the reader is told."""
    if due is None:
        return ()
    return tuple(
        say(messages.why_day_off, off=off) for off in calendar.days_off(due - ONE_DAY, due)
    )
