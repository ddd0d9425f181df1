"""One time that a task falls due, and how a term is counted to its last day."""

from datetime import date
from typing import NamedTuple

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import ONE_DAY, Calendar
from plantrack.deadlines.periods import Period, Term
from plantrack.words.words import Message, say


class Occurrence(NamedTuple):
    """One time that a task falls due; `start` and `due` are inclusive.

    `start` is None while the awaited document has not come, `due` is None where no date is set.
    `why` says in sentences how the due date was found; `caveats` says what makes it unsure. `opens`
    is the day on which the period before it starts; the first has none. `rule` counts, from 0, which
    of the deadlines of its task sets it.
    """

    name: str | None
    start: date | None
    due: date | None
    why: tuple[Message, ...]
    caveats: tuple[Message, ...] = ()
    period: Period | None = None
    opens: date | None = None
    rule: int = 0

    def begun(self, day: date) -> bool:
        """Tell whether work on it has begun, be it only the wait for a document."""
        return self.start is None or self.start <= day

    @property
    def waiting(self) -> bool:
        """Whether the document that starts it has not come."""
        return self.start is None


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
