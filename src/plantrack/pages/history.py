"""The log, one event a row."""

from collections.abc import Callable, Sequence

from plantrack.log.event import Event, EventKind
from plantrack.pages import labels, messages, parts
from plantrack.pages.page import Cell, Page, Table, cell, line, table
from plantrack.plan.model import Plan
from plantrack.report.report import History
from plantrack.words.words import Sentence, Words


def history(found: History, words: Words) -> Page:
    """Tell what was recorded, oldest first; what was taken back is marked."""
    block = (
        events(found.plan, found.events, words, labels.task, labels.agency, taken_back=found.voided)
        if found.events
        else parts.nothing(words, messages.nothing_happened)
    )
    return Page(found.plan.about.id, (block,), words.language)


def events(
    plan: Plan,
    found: Sequence[Event],
    words: Words,
    *names: Sentence,
    taken_back: frozenset[str] = frozenset(),
) -> Table:
    """Return a table of events: when, what names each, what happened, who wrote it."""
    naming: dict[Sentence, Callable[[Event], Cell]] = {
        labels.task: lambda e: cell(parts.event_about(e), "strong"),
        labels.occurrence: lambda e: cell((e.doc if e.event is EventKind.RECEIVED else e.re) or ""),
        labels.agency: lambda e: cell(parts.agency_name(plan, e.agency)),
    }
    mark = line(f"({words.pick(messages.taken_back)}) ", "doubtful")
    columns = {labels.date: [cell(words.day(event.date)) for event in found]}
    columns |= {name: [naming[name](event) for event in found] for name in names}
    columns[labels.event] = [
        Cell(((*(mark if e.id in taken_back else ()), *parts.happened(e, words)),)) for e in found
    ]
    columns[labels.by] = [cell(event.by.partition(" <")[0]) for event in found]
    columns[labels.event_id] = [cell(event.id, "muted") for event in found]
    return table(words, columns)
