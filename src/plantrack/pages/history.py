"""The log, one event a row."""

from collections.abc import Callable

from plantrack.log.event import Event
from plantrack.pages import blocks, event_text, labels, messages
from plantrack.pages.page import Cell, Line, Page, Table, cell, line, table
from plantrack.plan.model import Plan
from plantrack.report.history import History
from plantrack.words.words import Sentence, Words


def history(found: History, words: Words) -> Page:
    """Tell what was recorded, oldest first; what was taken back, or has no effect, is marked."""
    plan = (labels.plan,) if len(found.plans) > 1 else ()
    names = (*plan, labels.task, labels.agency)
    block = (
        events(found, words, *names)
        if found.events
        else blocks.nothing(words, messages.nothing_happened)
    )
    return Page(found.plans[0].about.id, (block,), words.language)


def events(found: History, words: Words, *names: Sentence) -> Table:
    """Return a table of events: when, what names each, what happened, who wrote it."""
    naming: dict[Sentence, Callable[[Plan, Event], Cell]] = {
        labels.plan: lambda plan, _: cell(plan.about.id),
        labels.task: lambda _, e: cell(event_text.event_about(e, words), "strong"),
        labels.occurrence: lambda _, e: cell(event_text.event_occurrence(e, words)),
        labels.agency: lambda plan, e: cell(event_text.agency_name(plan, e.agency)),
    }
    mark = line(f"({words.pick(messages.taken_back)}) ", "doubtful")
    rows = found.events
    columns = {labels.date: [cell(words.day(event.date)) for _, event in rows]}
    columns |= {name: [naming[name](plan, event) for plan, event in rows] for name in names}
    columns[labels.event] = [
        Cell(((*(mark if event.id in found.voided else ()), *_happened(found, event, words)),))
        for _, event in rows
    ]
    columns[labels.by] = [cell(event.by.partition(" <")[0]) for _, event in rows]
    columns[labels.event_id] = [cell(event.id, "muted") for _, event in rows]
    apart = (labels.agency, labels.event_id)
    return table(words, columns, leading=labels.event, differing=apart)


def _happened(found: History, event: Event, words: Words) -> Line:
    change, target = found.changes.get(event.id), found.named.get(event.re or "")
    said = event_text.happened(event, words, change=change, taken_back=target)
    if event.id not in found.lapsed:
        return said
    why = words.fill(messages.no_effect, day=found.lapsed[event.id])
    return (*said, *line(f" ({why})", "doubtful"))
