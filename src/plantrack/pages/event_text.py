"""What is told of an event: its kind, what it is about, what it says."""

from plantrack.deadlines.occurrence import OccurrenceName
from plantrack.log.event import Event, EventKind
from plantrack.pages import messages
from plantrack.pages.page import Line, Span, line
from plantrack.plan.model import Plan
from plantrack.report.track import Adjustment
from plantrack.words.words import Words


def event_kind(event: Event, words: Words, change: Adjustment | None) -> str:
    """Return what kind of event it is; a first due date, and an earlier one, have names of their own."""
    if change and change.former is None:
        return words.pick(messages.ordered)
    shortens = change is not None and change.shortens
    return words.pick(messages.shortening) if shortens else event.event.in_words(words)


def happened(
    event: Event,
    words: Words,
    *,
    change: Adjustment | None = None,
    taken_back: Event | None = None,
) -> Line:
    """Return what an event says: its kind, what it takes back, its document, date and remark.

    `change` is what it did to a due date.
    """
    first = change is not None and change.former is None
    told = words.pick(messages.set_due if first else _DATES.get(event.event, messages.set_due))
    parts = [
        _taken_back(event, taken_back, words) if event.event is EventKind.VOID else None,
        event.doc,
        told.format(day=words.said_day(event.due)) if event.due else None,
        event.note,
    ]
    spans = [*line(event_kind(event, words, change), "strong")]
    for number, part in enumerate(filter(None, parts)):
        spans += [Span("; " if number else ": ", "strong"), *line(part)]
    return tuple(spans)


_DATES = {EventKind.EXTENDED: messages.new_due, EventKind.REQUESTED: messages.asked_until}


def _taken_back(void: Event, target: Event | None, words: Words) -> str | None:
    """Return what a `void` takes back: what it was, of when, and its id, which is all that may be known."""
    if target is None:
        return void.re
    said = target.event.in_words(words)
    return words.fill(messages.an_event, said=said, day=target.date, id=target.id)


def event_occurrence(event: Event, words: Words) -> str:
    """Return which occurrence an event is about; a document that arrived opens its own."""
    arrived = event.event is EventKind.RECEIVED
    name = event.doc if arrived else event.re
    void = event.event is EventKind.VOID
    return OccurrenceName(name, document=arrived).in_words(words) if name and not void else ""


def event_about(event: Event, words: Words) -> str:
    """Return the task of an event and which occurrence of it."""
    void = event.event is EventKind.VOID
    which = OccurrenceName(event.re).after_task(words) if event.re and not void else ""
    return " ".join(part for part in (event.task, which) if part)


def agency_name(plan: Plan, id_: str | None) -> str:
    """Return the name of an agency, or its id if the plan lost it."""
    agency = plan.agencies.get(id_ or "")
    return agency.name if agency else id_ or ""
