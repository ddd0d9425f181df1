"""The calendar of a report: each due date that is still to be kept, and those that no longer hold."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from plantrack.pages import blocks, citing, labels, phrases
from plantrack.pages import messages as pages_messages
from plantrack.recording.form import RowKey
from plantrack.report.calendar import DueDate, Validity, due_dates
from plantrack.report.comparison import Comparison
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.reports import messages
from plantrack.words.words import Words


class CalendarEntry(NamedTuple):
    """A due date; of one that no longer holds it is told that it is cancelled.

    `sequence` never falls while the log grows, and `stamp` is when what is told was recorded.
    `alarm` is how many days before it a reader is reminded.
    """

    uid: str
    sequence: int
    stamp: datetime
    day: date
    summary: str
    description: tuple[str, ...]
    categories: tuple[str, ...]
    cancelled: bool
    alarm: int | None


class CalendarFile(NamedTuple):
    """All entries in one language, and what they are together."""

    name: str
    about: str
    entries: tuple[CalendarEntry, ...]


def calendar(comparison: Comparison, words: Words) -> CalendarFile:
    """Return the calendar of what is open and has a due date, and of all that had one."""
    report = comparison.report
    entries = tuple(_entry(due, report, words) for due in due_dates(comparison))
    figures = words.fill(messages.figures, as_of=blocks.as_of(report, words))
    about = "; ".join((figures, *phrases.scope(comparison, words)))
    return CalendarFile(_name(report, words), about, entries)


def _digest(o: Obligation) -> str:
    """Return what tells it from every other; two offices may each have a plan of one number.

    By the first id of its task, so that an entry stays the same where that was changed.
    """
    first = (*o.task.former, o.task.id)[0]
    about, row = o.plan.about, RowKey(o.plan.about.id, first, o.agency, o.occurrence)
    text = f"{about.issuer}\n{about.issued.isoformat()}\n{row.written}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _entry(due: DueDate, report: Report, words: Words) -> CalendarEntry:
    o, holds = due.obligation, due.validity is Validity.HOLDS
    withdrawn = due.validity is Validity.WITHDRAWN
    description = _described(o, report, words, standing=not withdrawn)
    said = words.fill(_SUMMARIES[due.validity], what=_what(o, report, words))
    return CalendarEntry(
        uid=f"{_digest(o)}@plantrack",
        sequence=due.sequence,
        stamp=due.stamp,
        day=due.day,
        summary=said,
        description=(*description, *(_wanted(o, words) if holds else ())),
        categories=(words.text(o.plan.about.id), *(() if withdrawn else (_status(o, words),))),
        cancelled=not holds,
        alarm=o.plan.about.soon if holds and due.day >= o.as_of else None,
    )


_SUMMARIES = {
    Validity.HOLDS: messages.calendar_due,
    Validity.DONE: messages.calendar_done,
    Validity.CLOSED: messages.calendar_closed,
    Validity.WITHDRAWN: messages.calendar_undated,
}


def _what(o: Obligation, report: Report, words: Words) -> str:
    """Return what is to be done by whom, as an official writes it in a diary."""
    which = phrases.occurrence_text(o, words)
    item = words.fill(
        messages.calendar_item,
        task=o.task.id,
        name=o.task,
        which=words.fill(messages.calendar_which, which=which) if which else "",
        agency=phrases.owner(o, words),
    )
    return f"{words.text(o.plan.about.id)}, {item}" if report.several else item


def _status(o: Obligation, words: Words) -> str:
    return words.pick(pages_messages.due_soon) if o.due_soon else words.pick(o.status.short)


def _described(o: Obligation, report: Report, words: Words, *, standing: bool) -> Iterator[str]:
    """Yield how it stands and of which plan it is, each a line."""
    if standing:
        day, status = blocks.as_of(report.of([o]), words), phrases.status_text(o, words)
        yield words.fill(messages.calendar_status, day=day, status=status)
        yield from filter(None, (phrases.extended(o, words), phrases.difficulty(o, words)))
    yield blocks.titled(o.plan, words)


def _wanted(o: Obligation, words: Words) -> Iterator[str]:
    """Yield what else it takes to keep the date: what the plan asks for, who is to get it, how sure it is."""
    if worded := phrases.worded(o, words):
        yield worded
    if o.task.product:
        yield f"{words.pick(labels.product)}: {words.text(o.task.product)}"
    if o.task.delivered_to:
        yield words.fill(pages_messages.deliver_to, party=o.plan.party(o.task.delivered_to))
    yield from map(words.say, o.caveats)


def _name(report: Report, words: Words) -> str:
    """Return what the calendar is of, and whose where it is of one agency."""
    first = report.plans[0].about
    plan = blocks.name(report, words) if report.several else citing.named(first, words)
    name = words.fill(messages.calendar_name, plan=plan)
    whose = [id_ for id_, _ in report.by_agency]
    if len(whose) != 1:
        return name
    return words.fill(messages.calendar_of, name=name, agency=report.agency(whose[0]))
