"""What was just recorded, and what it did."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from plantrack.deadlines.occurrence import OccurrenceName
from plantrack.log.event import Event, EventKind
from plantrack.pages import blocks, event_text, labels, messages, numbers
from plantrack.pages.page import Block, Cell, Line, Page, Span, cell, plain, table, text
from plantrack.plan.model import Plan
from plantrack.recording.effects import Change
from plantrack.recording.new_record import LeftOut
from plantrack.recording.record import Inherited, Lapsed, Outcome
from plantrack.recording.rows import Unanswered
from plantrack.words.text import quoted, visible
from plantrack.words.words import Sentence, Words

MOST = 100  # records that are told one by one


def recorded(
    plan: Plan, outcome: Outcome, file: str, words: Words, program: str, *, dry_run: bool
) -> Page:
    """Tell of each event just recorded and what it did to a status, and of what was not recorded.

    `program` is how the program is called for this plan.
    """
    how = messages.dry_run if dry_run else messages.recorded
    if outcome.changes:
        told = _of_plan(plan, outcome.changes, words.fill(how, file=file), words, dry_run=dry_run)
    else:
        told = (text("paragraph", words.fill(messages.nothing_new, file=file)),)
    unwritten = _unwritten(outcome, dry_run=dry_run)
    standing = _standing(plan, outcome.repeated, messages.repeated_by_log, words, unwritten)
    beside = _beside(plan, outcome, words, program, unwritten)
    return Page(plan.about.id, (*told, *standing, *beside), words.language)


def undone(
    made: Sequence[tuple[Plan, Sequence[Change], str]], words: Words, *, dry_run: bool
) -> Page:
    """Tell of each event that is taken back and what that does to a status."""
    how = messages.undoing if dry_run else messages.undone
    blocks = [
        block
        for plan, changes, file in made
        for block in _of_plan(
            plan, changes, words.fill(how, file=file, n=len(changes)), words, dry_run=dry_run
        )
    ]
    return Page(made[0][0].about.id, tuple(blocks), words.language)


class Entered(NamedTuple):
    """How sheets were entered: what was recorded where, and what was not.

    `made` is, of each plan, what its rows amount to, its log, and how the program is called for it.
    """

    made: Sequence[tuple[Plan, Outcome, str, str]]
    files: int
    empty: int
    unanswered: Sequence[Unanswered] | None = None


def entered(found: Entered, words: Words, *, dry_run: bool) -> Page:
    """Tell of what was entered from sheets; of much only how much of each kind."""
    how = messages.entered_dry if dry_run else messages.entered
    total = sum(len(outcome.changes) for _, outcome, _, _ in found.made)
    how = how if total else messages.entered_nothing
    logs = tuple(file for _, outcome, file, _ in found.made if outcome.changes)
    known = sum(outcome.known for _, outcome, _, _ in found.made)
    blocks: list[Block] = []
    for plan, outcome, file, program in found.made:
        lead, unwritten = f"{plan.about.id} · {file}", _unwritten(outcome, dry_run=dry_run)
        if total > MOST:
            blocks.append(_counted(outcome.changes, words))
        elif outcome.changes:
            blocks += _of_plan(plan, outcome.changes, lead, words, dry_run=dry_run)
        if len(outcome.repeated) <= MOST:
            blocks += _standing(plan, outcome.repeated, messages.repeated, words, unwritten)
        blocks += _beside(plan, outcome, words, program, unwritten)
    said = words.fill(how, n=total, files=found.files, logs=logs)
    skipped = words.fill(messages.entered_skipped, known=known, empty=found.empty)
    blocks.append(text("paragraph", said, skipped))
    if found.unanswered is not None:
        blocks += _unanswered(found.unanswered, words)
    return Page(logs[0] if logs else "", tuple(blocks), words.language)


def _unwritten(outcome: Outcome, *, dry_run: bool) -> Collection[str]:
    """Return the ids that nobody will find in a log, as nothing is written."""
    return {change.event.id for change in outcome.changes} if dry_run else ()


def _id(event: Event, words: Words, unwritten: Collection[str]) -> str:
    return "" if event.id in unwritten else words.fill(messages.its_id, id=event.id)


def _standing(
    plan: Plan,
    standing: Sequence[Event],
    lead: Sentence,
    words: Words,
    unwritten: Collection[str],
) -> list[Block]:
    """Tell of events that are in the log already, each with its id."""
    if not standing:
        return []
    items = (_of_event(plan, event, words) + _id(event, words, unwritten) for event in standing)
    return [text("paragraph", words.pick(lead)), text("items", *items)]


def _of_event(plan: Plan, event: Event, words: Words) -> str:
    """Return when what was recorded of whom."""
    return words.fill(
        messages.repeated_one,
        task=event_text.event_about(event, words),
        agency=event_text.agency_name(plan, event.agency),
        said=plain(event_text.happened(event, words)),
        day=event.date,
    )


def _beside(
    plan: Plan, outcome: Outcome, words: Words, program: str, unwritten: Collection[str]
) -> list[Block]:
    """Tell what has no effect, what is answered, for whom nothing was recorded, and what successors owe besides."""
    return [
        *_lapsed(plan, outcome.lapsed, words, unwritten),
        *_answered(plan, outcome.changes, words),
        *_left_out(plan, outcome.left_out, words),
        *(_inherited(plan, one, words, program) for one in outcome.inherited),
    ]


def _lapsed(
    plan: Plan, lapsed: Sequence[Lapsed], words: Words, unwritten: Collection[str]
) -> list[Block]:
    """Tell which records have no effect, as they came after a delivery: those of before, and new ones."""
    told: list[Block] = []
    for lead, new in ((messages.lapse_now, False), (messages.without_effect, True)):
        items = [
            words.fill(
                messages.lapsed_one,
                task=event_text.event_about(one.event, words),
                agency=event_text.agency_name(plan, one.event.agency),
                said=plain(event_text.happened(one.event, words)),
                day=one.event.date,
                done=one.done_on,
                id=_id(one.event, words, unwritten),
            )
            for one in lapsed
            if one.new is new
        ]
        told += [text("paragraph", words.pick(lead)), text("items", *items)] if items else []
    return told


def _answered(plan: Plan, changes: Sequence[Change], words: Words) -> list[Block]:
    """Tell which requests for a later due date wait for no answer: a note has one, or the date was changed.

    Of a note that stood before that is told, with its id, so that it can be taken back.
    """
    new = {change.event.id for change in changes}
    notes = {
        change.event.id: change.answer
        for change in changes
        if isinstance(change.answer, Event) and change.answer.event is EventKind.NOTE
    }
    earlier = {note.id: note for note in notes.values() if note.id not in new}
    granted = [change.event for change in changes if change.answer and change.event.id not in notes]
    told: list[Block] = []
    for lead, events in (
        (messages.answered_by_note, [change.answered for change in changes]),
        (messages.answered_before, list(earlier.values())),
        (messages.granted_already, granted),
    ):
        items = [
            _of_event(plan, event, words) + (_id(event, words, ()) if event.id in earlier else "")
            for event in events
            if event
        ]
        told += [text("paragraph", words.pick(lead)), text("items", *items)] if items else []
    return told


def _left_out(plan: Plan, left_out: Sequence[LeftOut], words: Words) -> list[Block]:
    """Tell for which agencies nothing was recorded, those of one reason together."""
    if not left_out:
        return []
    reasons: dict[str, list[str]] = {}
    for one in left_out:
        reasons.setdefault(words.say(one.reason), []).append(plan.agencies[one.agency].name)
    items = (f"{', '.join(map(visible, names))}: {why}" for why, names in reasons.items())
    agencies = numbers.so_many([one.agency for one in left_out], words)
    lead = words.fill(messages.left_out, agencies=agencies)
    return [text("paragraph", lead), text("items", *items)]


def _inherited(plan: Plan, one: Inherited, words: Words, program: str) -> Block:
    """Tell what a successor owes besides for one that ended, and how that is recorded."""
    event = one.event
    known = one.occurrence and event.event is not EventKind.RECEIVED
    same = replace(event, agency=one.former, re=one.occurrence if known else None)
    which = OccurrenceName(one.occurrence).in_sentence(words) if one.occurrence else ""
    told = words.fill(
        messages.inherited_of if which else messages.inherited,
        agency=plan.agencies[event.agency or ""],
        former=plan.agencies[one.former],
        task=event.task,
        which=which,
    )
    return text("paragraph", told, f"{program} log {typed(same, words)}")


def typed(event: Event, words: Words) -> str:
    """Return what is typed after `log` to record an event."""
    options = {
        "--date": words.day(event.date),
        "--doc": event.doc,
        "--due": words.day(event.due) if event.due else None,
        "--re": OccurrenceName(event.re).in_words(words) if event.re else None,
        "--note": event.note,
    }
    said = [event.task or "-", event.event.value, event.agency or ""]
    said += [word for name, value in options.items() if value for word in (name, value)]
    return " ".join(map(quoted, said))


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


def _of_plan(
    plan: Plan, changes: Sequence[Change], lead: str, words: Words, *, dry_run: bool
) -> tuple[Block, ...]:
    columns = {
        labels.date: [cell(words.day(change.event.date)) for change in changes],
        labels.task: [cell(event_text.event_about(c.event, words), "strong") for c in changes],
        labels.agency: [cell(event_text.agency_name(plan, c.event.agency)) for c in changes],
        labels.event: [_happened(change, words) for change in changes],
        labels.status: [_effect(change, words) for change in changes],
    }
    ids = ", ".join(change.event.id for change in changes)
    told = text("detail", f"{words.pick(labels.event_id)}: {ids}", role="muted")
    block = table(words, columns, leading=labels.event, differing=(labels.agency,))
    return (text("paragraph", lead), block, *(() if dry_run else (told,)))


def _happened(change: Change, words: Words) -> Cell:
    said = event_text.happened(
        change.event, words, change=change.adjustment, taken_back=change.taken_back
    )
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
