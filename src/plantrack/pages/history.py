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
    plan = (labels.plan,) if len(found.plans) > 1 else ()
    names = (*plan, labels.task, labels.agency)
    block = (
        events(found.events, words, *names, taken_back=found.voided)
        if found.events
        else parts.nothing(words, messages.nothing_happened)
    )
    return Page(found.plans[0].about.id, (block,), words.language)


def events(
    found: Sequence[tuple[Plan, Event]],
    words: Words,
    *names: Sentence,
    taken_back: frozenset[str] = frozenset(),
) -> Table:
    """Return a table of events: when, what names each, what happened, who wrote it."""
    naming: dict[Sentence, Callable[[Plan, Event], Cell]] = {
        labels.plan: lambda plan, _: cell(plan.about.id),
        labels.task: lambda _, e: cell(parts.event_about(e), "strong"),
        labels.occurrence: lambda _, e: cell(
            (e.doc if e.event is EventKind.RECEIVED else e.re) or ""
        ),
        labels.agency: lambda plan, e: cell(parts.agency_name(plan, e.agency)),
    }
    mark = line(f"({words.pick(messages.taken_back)}) ", "doubtful")
    columns = {labels.date: [cell(words.day(event.date)) for _, event in found]}
    columns |= {name: [naming[name](plan, event) for plan, event in found] for name in names}
    columns[labels.event] = [
        Cell(((*(mark if e.id in taken_back else ()), *parts.happened(e, words)),))
        for _, e in found
    ]
    columns[labels.by] = [cell(event.by.partition(" <")[0]) for _, event in found]
    columns[labels.event_id] = [cell(event.id, "muted") for _, event in found]
    return table(words, columns)
