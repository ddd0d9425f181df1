"""What was just recorded, and what it did."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from plantrack.pages import blocks, labels, messages, phrases
from plantrack.pages.page import Block, Cell, Line, Page, Span, cell, plain, table, text
from plantrack.plan.model import Plan
from plantrack.recording.record import Change
from plantrack.recording.rows import Unanswered
from plantrack.words.words import Words

MOST = 100  # records that are told one by one


def recorded(
    plan: Plan, changes: Sequence[Change], file: str, words: Words, *, dry_run: bool
) -> Page:
    """Tell of each event just recorded and what it did to a status."""
    how = messages.dry_run if dry_run else messages.recorded
    return Page(
        plan.about.id, _of_plan(plan, changes, words.fill(how, file=file), words), words.language
    )


def undone(
    made: Sequence[tuple[Plan, Sequence[Change], str]], words: Words, *, dry_run: bool
) -> Page:
    """Tell of each event that is taken back and what that does to a status."""
    how = messages.undoing if dry_run else messages.undone
    blocks = [
        block
        for plan, changes, file in made
        for block in _of_plan(plan, changes, words.fill(how, file=file, n=len(changes)), words)
    ]
    return Page(made[0][0].about.id, tuple(blocks), words.language)


class Entered(NamedTuple):
    """How sheets were entered: what was recorded where, and what was not."""

    made: Sequence[tuple[Plan, Sequence[Change], str]]
    files: int
    known: int
    empty: int
    unanswered: Sequence[Unanswered] | None = None


def entered(found: Entered, words: Words, *, dry_run: bool) -> Page:
    """Tell of what was entered from sheets; of much only how much of each kind."""
    how = messages.entered_dry if dry_run else messages.entered
    how = how if found.made else messages.entered_nothing
    total = sum(len(changes) for _, changes, _ in found.made)
    logs = tuple(file for _, _, file in found.made)
    blocks: list[Block] = []
    for plan, changes, file in found.made:
        lead = f"{plan.about.id} · {file}"
        blocks += (
            _of_plan(plan, changes, lead, words) if total <= MOST else [_counted(changes, words)]
        )
    said = words.fill(how, n=total, files=found.files, logs=logs)
    skipped = words.fill(messages.entered_skipped, known=found.known, empty=found.empty)
    blocks.append(text("paragraph", said, skipped))
    if found.unanswered is not None:
        blocks += _unanswered(found.unanswered, words)
    return Page(logs[0] if logs else "", tuple(blocks), words.language)


def _counted(changes: Sequence[Change], words: Words) -> Block:
    counts = Counter((change.event.task, change.event.event) for change in changes)
    return text(
        "items",
        *(
            words.fill(messages.entered_counted, task=task, kind=kind, n=n)
            for (task, kind), n in counts.items()
        ),
    )


def _unanswered(found: Sequence[Unanswered], words: Words) -> list[Block]:
    if not found:
        return [text("paragraph", words.pick(messages.answered))]
    names = (
        words.fill(messages.returned_empty, name=one.name) if one.returned else one.name
        for one in found
    )
    return [text("heading", words.fill(messages.unanswered, n=len(found))), text("items", *names)]


def _of_plan(plan: Plan, changes: Sequence[Change], lead: str, words: Words) -> tuple[Block, ...]:
    columns = {
        labels.date: [cell(words.day(change.event.date)) for change in changes],
        labels.task: [cell(phrases.event_about(c.event, words), "strong") for c in changes],
        labels.agency: [cell(phrases.agency_name(plan, c.event.agency)) for c in changes],
        labels.event: [_happened(change, words) for change in changes],
        labels.status: [_effect(change, words) for change in changes],
    }
    ids = ", ".join(change.event.id for change in changes)
    return (
        text("paragraph", lead),
        table(words, columns),
        text("detail", f"{words.pick(labels.event_id)}: {ids}", role="muted"),
    )


def _happened(change: Change, words: Words) -> Cell:
    shortens = change.adjustment is not None and change.adjustment.shortens
    said = phrases.happened(change.event, words, shortens=shortens, taken_back=change.taken_back)
    return Cell((said,))


def _effect(change: Change, words: Words) -> Cell:
    known = [o for o in (change.before, change.after) if o]
    moved = len({obligation.due for obligation in known}) > 1 or change.before is None
    states: list[Line] = []
    for obligation in known:
        said = blocks.signed(obligation, words)
        if moved and obligation.due:
            due = words.fill(messages.set_due, day=obligation.due)
            said = (*said, Span(f" ({due})", said[0].role))
        states.append(said)
    if len({plain(state) for state in states}) < 2:
        return Cell(tuple(states[-1:]))
    return Cell((states[0], *((Span("→ "), *state) for state in states[1:])))
