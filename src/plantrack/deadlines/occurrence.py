"""From a deadline of the plan, or a document received, to occurrences with a start and a due date."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import ONE_DAY, Calendar
from plantrack.deadlines.kinds import After, Before, By, Deadline, Every, FromTo, Open
from plantrack.deadlines.periods import MONTHS, Period, Term
from plantrack.words.words import Message, say


class Occurrence(NamedTuple):
    """One time that a task falls due; `start` and `due` are inclusive.

    `start` is None while the awaited document has not come, `due` is None where no date is set.
    `why` says in sentences how the due date was found; `caveats` says what makes it unsure.
    """

    name: str | None
    start: date | None
    due: date | None
    why: tuple[Message, ...]
    caveats: tuple[Message, ...] = ()
    period: Period | None = None

    def exists(self, day: date, issued: date) -> bool:
        """Tell whether something can have happened to it by this day.

        A period must have begun; anything else exists from the plan's issue or its start on.
        """
        start = self.start or issued
        return day >= (start if self.period else min(start, issued))

    @property
    def waiting(self) -> bool:
        """Whether the document that starts it has not come."""
        return self.start is None


def occurrences(
    deadline: Deadline | tuple[Deadline, ...], issued: date, until: date, calendar: Calendar
) -> Iterator[Occurrence]:
    """Yield what the plan itself sets: each deadline, and each period begun by `until`.

    An awaited deadline yields the occurrence that waits for its document. Several deadlines are
    told apart by their due dates.
    """
    several = isinstance(deadline, tuple)
    for rule in deadline if isinstance(deadline, tuple) else (deadline,):
        if isinstance(rule, Every):
            yield from recurring(rule, issued, until, calendar)
        else:
            occurrence = single(rule, issued, calendar)
            name = occurrence.due.isoformat() if several and occurrence.due else None
            yield occurrence._replace(name=name)


def single(
    rule: Before | By | FromTo | After | Open, issued: date, calendar: Calendar
) -> Occurrence:
    """Return the one occurrence of a deadline that does not recur."""
    start: date | None = issued
    due: date | None = None
    match rule:
        case Before(before=day):
            due = last_day(rule)
            why = say(messages.why_before, day=day, due=due)
        case By(by=Period() as period):
            due = last_day(rule)
            why = say(messages.why_period, period=period, due=due)
        case By():
            due = last_day(rule)
            why = say(messages.why_by, due=due)
        case FromTo(from_=start):
            due = last_day(rule)
            why = say(messages.why_from_to, start=start, due=due)
        case After():
            start = None
            why = say(messages.why_waiting, text=rule.after)
        case Open():
            why = say(messages.why_open, text=rule.open)
    return Occurrence(None, start, due, (why, *_printed_day_off(due, calendar)))


def last_day(rule: Before | By | FromTo) -> date:
    """Return the last day, inclusive, on which a delivery under a printed deadline is on time."""
    if isinstance(rule, Before):
        return rule.before - ONE_DAY
    if isinstance(rule, FromTo):
        return rule.to
    return rule.by.last if isinstance(rule.by, Period) else rule.by


def received(
    rule: After, doc: str, day: date, printed: date | None, calendar: Calendar
) -> Occurrence:
    """Return the occurrence that a document opens: due when it says, else as `within` counts."""
    why = [say(messages.why_received, doc=doc, day=day)]
    if printed:
        why += [say(messages.why_document_due, due=printed), *_printed_day_off(printed, calendar)]
        return Occurrence(doc, day, printed, tuple(why))
    if rule.within is None:
        return Occurrence(doc, day, None, (*why, say(messages.why_no_term)))
    due, counted, years = count(rule.within, day, calendar)
    caveats = tuple(say(messages.calendar_unpublished, year=year) for year in years)
    return Occurrence(doc, day, due, (*why, *counted), caveats)


def count(
    term: Term, day: date, calendar: Calendar
) -> tuple[date, tuple[Message, ...], tuple[int, ...]]:
    """Return the last day of a term that an event starts, why, and the years without a notice.

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
    return due, tuple(why), years


def span(rule: Deadline) -> tuple[date | None, date | None]:
    """Return the first and the last day that a deadline names itself, for a check of its sense."""
    match rule:
        case FromTo():
            return rule.from_, rule.to
        case Every():
            return rule.from_, rule.to
        case _:
            return None, None


def recurring(rule: Every, issued: date, until: date, calendar: Calendar) -> Iterator[Occurrence]:
    """Yield one occurrence for each period that has begun by `until`, from the plan's issue on."""
    begin = rule.from_ or issued
    period = Period.containing(rule.every, begin)
    while rule.to is None or period.first <= rule.to:
        due = _due_in(rule, period)
        # "before the 1st" is due before its own period begins
        start = min(max(period.first, begin), due.replace(day=1))
        if start > until:
            break
        if due >= begin and (rule.to is None or due <= rule.to):
            why = say(messages.why_every, every=rule, period=period, due=due)
            reasons = (why, *_printed_day_off(due, calendar))
            yield Occurrence(period.name, max(start, begin), due, reasons, period=period)
        period = period.next()


def _due_in(rule: Every, period: Period) -> date:
    month = period.month(rule.month or MONTHS[rule.every])
    last = Period.containing("month", month).last
    number = rule.by or rule.before
    day = last if number is None else month.replace(day=min(number, last.day))
    return day - ONE_DAY if rule.before else day


def _printed_day_off(due: date | None, calendar: Calendar) -> tuple[Message, ...]:
    # A date printed by the issuer never moves; the reader is told.
    if due is None:
        return ()
    return tuple(
        say(messages.why_day_off, off=off) for off in calendar.days_off(due - ONE_DAY, due)
    )
