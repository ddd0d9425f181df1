"""What was just recorded, and what it did."""

from collections.abc import Sequence

from plantrack.pages import labels, messages, parts
from plantrack.pages.page import Cell, Line, Page, Span, cell, plain, table, text
from plantrack.plan.model import Plan
from plantrack.report.entry import Change
from plantrack.words.words import Words


def recorded(
    plan: Plan, changes: Sequence[Change], file: str, words: Words, *, dry_run: bool
) -> Page:
    """Tell of each event just recorded and what it did to a status."""
    columns = {
        labels.date: [cell(words.day(change.event.date)) for change in changes],
        labels.task: [cell(parts.event_about(c.event, words), "strong") for c in changes],
        labels.agency: [cell(parts.agency_name(plan, c.event.agency)) for c in changes],
        labels.event: [_happened(change, words) for change in changes],
        labels.status: [_effect(change, words) for change in changes],
    }
    ids = ", ".join(change.event.id for change in changes)
    how = messages.dry_run if dry_run else messages.recorded
    blocks = (
        text("paragraph", words.fill(how, file=file)),
        table(words, columns),
        text("detail", f"{words.pick(labels.event_id)}: {ids}", role="muted"),
    )
    return Page(plan.about.id, blocks, words.language)


def _happened(change: Change, words: Words) -> Cell:
    shortens = change.adjustment is not None and change.adjustment.shortens
    said = parts.happened(change.event, words, shortens=shortens, taken_back=change.taken_back)
    return Cell((said,))


def _effect(change: Change, words: Words) -> Cell:
    known = [o for o in (change.before, change.after) if o]
    moved = len({obligation.due for obligation in known}) > 1 or change.before is None
    states: list[Line] = []
    for obligation in known:
        said = parts.signed(obligation, words)
        if moved and obligation.due:
            due = words.fill(messages.set_due, day=obligation.due)
            said = (*said, Span(f" ({due})", said[0].role))
        states.append(said)
    if len({plain(state) for state in states}) < 2:
        return Cell(tuple(states[-1:]))
    return Cell((states[0], *((Span("→ "), *state) for state in states[1:])))
