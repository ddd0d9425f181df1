"""The occurrences of a task's deadline, or of several in a list, and how those are told apart."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from itertools import count as count_from
from typing import NamedTuple

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import Calendar
from plantrack.deadlines.kinds import Deadline, Every
from plantrack.deadlines.occurrence import Occurrence
from plantrack.deadlines.periods import STEPS, Period
from plantrack.words.words import say

_LENGTHS = tuple(STEPS)  # the shortest first


def occurrences(
    deadline: Deadline | tuple[Deadline, ...],
    begins: Sequence[date],
    until: date,
    calendar: Calendar,
) -> Iterator[Occurrence]:
    """Yield what the plan itself sets: each deadline, each period begun by `until`, and the next.

    Each deadline begins on a day of its own. An awaited one yields the occurrence that waits for its
    document. Those in a list are told apart by their due dates, those without one by their kind, those
    that recur by their periods. No name depends on `until`.
    """
    if not isinstance(deadline, tuple):
        yield from deadline.occurrences(begins[0], until, calendar)
        return
    rules = list(zip(deadline, begins, strict=True))
    taken = set[str]()
    for place, (rule, begin) in enumerate(rules):
        if not isinstance(rule, Every):
            for occurrence in rule.occurrences(begin, until, calendar):
                name = _name(rule, occurrence.due, taken)
                taken.add(name)
                yield occurrence._replace(name=name, rule=place)
    recurring = [
        _Recurring(place, rule, begin)
        for place, (rule, begin) in enumerate(rules)
        if isinstance(rule, Every)
    ]
    for own in recurring:
        for occurrence in own.rule.occurrences(own.begin, until, calendar):
            told = _beside_others(occurrence, own, recurring)
            if told and told.name not in taken:
                yield told._replace(rule=own.place)


class _Recurring(NamedTuple):
    """A deadline of a list that recurs: its place there, and the day from which it counts."""

    place: int
    rule: Every
    begin: date

    def rank(self, period: Period) -> tuple[bool, int, int]:
        """Return what makes its occurrence count before others of the same day: owed, the longest, the first."""
        owed = period.last >= self.rule.begins(self.begin)
        return owed, _LENGTHS.index(self.rule.every), -self.place

    def due_on(self, day: date) -> Period | None:
        """Return the period of which it has an occurrence that is due on a day."""
        period = self.rule.due_on(day)
        return period if period and self.rule.sets(period, self.begin) else None


def _beside_others(
    occurrence: Occurrence, own: _Recurring, recurring: Sequence[_Recurring]
) -> Occurrence | None:
    """Return a period's occurrence as it is in a list: of those due on one day, only one is owed.

    Where another rule has one of the same period, each is named by its due date, and only one a day
    is there at all.
    """
    period, due = occurrence.period, occurrence.due
    if period is None or due is None:
        return occurrence
    of_day = [(it, that) for it in recurring if (that := it.due_on(due))]
    first, kept = max(of_day, key=lambda pair: pair[0].rank(pair[1]))
    alike = (it for it in recurring if it.rule.every == own.rule.every and it != own)
    if any(it.rule.sets(period, it.begin) for it in alike):
        return occurrence._replace(name=due.isoformat()) if first == own else None
    if first == own:
        return occurrence
    twice = say(messages.not_owed_twice, period=period, other=kept, due=due)
    return occurrence._replace(unowed=occurrence.unowed or twice)


def _name(rule: Deadline, due: date | None, taken: Collection[str]) -> str:
    """Return what tells a deadline of a list from the others: its date, else its kind and a number."""
    if due:
        return due.isoformat()
    kind = rule.marks[0]
    numbered = (f"{kind}-{number}" for number in count_from(2))
    return next(name for name in chain([kind], numbered) if name not in taken)
