"""Obligations, events and figures as plain rows for people: headings, words and days as on the screen.

Numbers stay numbers, for who reckons with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.pages import compared, event_text, labels, messages, numbers, phrases
from plantrack.plan.model import Plan
from plantrack.report.history import History
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.row import COLUMNS, row_of
from plantrack.report.tally import Tally
from plantrack.words.words import Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison

_DAYS = ("start", "due", "original_due", "done_on")
# What people call the columns of `report.row`.
_HEADINGS = {
    "plan": labels.plan,
    "task": labels.task,
    "title": labels.title,
    "agency": labels.agency_id,
    "agency_name": labels.agency,
    "answers": labels.answers_now,
    "occurrence": labels.occurrence,
    "status": labels.status,
    "start": labels.since,
    "due": labels.due,
    "original_due": labels.first_due,
    "days_left": labels.days_left,
    "due_soon": labels.upcoming_rows,
    "done_on": labels.done_on,
    "days_late": labels.days_late,
    "extensions": labels.times_extended,
    "reminders": labels.times_reminded,
    "blocked": labels.blocked_rows,
    "doc": labels.latest_doc,
    "delivered_to": labels.delivered_to,
    "note": labels.note,
}
_EVENT_HEADINGS = {
    "plan": labels.plan,
    "id": labels.event_id,
    "recorded": labels.recorded,
    "by": labels.by,
    "date": labels.date,
    "task": labels.task,
    "agency": labels.agency,
    "event": labels.event,
    "doc": labels.doc,
    "due": labels.changed_due,
    "re": labels.occurrence,
    "note": labels.note,
}


class PlainRows(NamedTuple):
    """Headings, and rows of values as a spreadsheet takes them."""

    headings: Sequence[str]
    rows: Iterable[Sequence[object]]


def obligations(report: Report, words: Words) -> PlainRows:
    """Return the obligations, a row each."""
    rows = (_obligation(obligation, report, words) for obligation in report.obligations)
    return PlainRows([words.pick(_HEADINGS[column]) for column in COLUMNS], rows)


def events(history: History, words: Words) -> PlainRows:
    """Return the events, a row each."""
    columns = ("plan", *(field.name for field in fields(Event)))
    rows = (_event(event, plan, words) for plan, event in history.events)
    return PlainRows([words.pick(_EVENT_HEADINGS[column]) for column in columns], rows)


def figures(comparison: "Comparison", words: Words) -> PlainRows:
    """Return the figures of both days and their differences."""
    days = (words.day(report.as_of) for report in (comparison.then, comparison.report))
    rows = (
        (compared.name(figure.name, words), figure.before, figure.now, figure.difference)
        for figure in comparison.figures
    )
    return PlainRows((words.pick(labels.figure), *days, words.pick(labels.difference)), rows)


def tallies(rows: Iterable[tuple[str, str, Tally]], words: Words) -> PlainRows:
    """Return what is counted of each key and name, the rate in percent, as a decimal point is text to some."""
    names = (compared.name(figure, words) for figure in Tally(()).figures)
    counted = ((key, name, *_counted(tally, words)) for key, name, tally in rows)
    return PlainRows((words.pick(labels.event_id), words.pick(labels.name), *names), counted)


def _counted(tally: Tally, words: Words) -> Iterable[object]:
    done, due = tally.due_completion
    rate = numbers.percent(done, due, words) if due else tally.rate
    return {**tally.figures, "rate": rate}.values()


def _obligation(o: Obligation, report: Report, words: Words) -> list[object]:
    """Return an obligation as a row for people."""
    row = {
        **row_of(o, words),
        "answers": report.agency(o.answers).name,
        "occurrence": phrases.occurrence(o, words),
        "status": words.pick(o.status.short),
    }
    return [
        _shown(getattr(o, column, value) if column in _DAYS else value, words)
        for column, value in row.items()
    ]


def _shown(value: object, words: Words) -> object:
    """Return a value as a cell for people: days as on the screen, yes for what is so."""
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, bool):
        return words.pick(messages.yes) if value else ""
    return value


def _event(event: Event, plan: Plan, words: Words) -> list[object]:
    void = event.event is EventKind.VOID
    told = {
        **{field.name: getattr(event, field.name) for field in fields(Event)},
        "recorded": f"{words.day(event.recorded.date())} {event.recorded:%H:%M}",
        "by": event.by.partition(" <")[0],
        "agency": event_text.agency_name(plan, event.agency),
        "event": event.event.in_words(words),
        "re": event.re if void else event_text.event_occurrence(event, words),
    }
    return [plan.about.id, *(_shown(value, words) for value in told.values())]
