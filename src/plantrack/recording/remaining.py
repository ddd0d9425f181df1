"""Records for those of several agencies that still owe something, and why not for the others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan, Task
from plantrack.recording import messages, remedies
from plantrack.recording.effects import assessed
from plantrack.recording.ground import Ground
from plantrack.recording.new_record import (
    LeftOut,
    NewRecord,
    absent,
    drafts,
    refuse_strangers,
    refused,
    task_of,
)
from plantrack.recording.occurrences import overdue
from plantrack.recording.record import Outcome, broken, concerned, record_all, unable
from plantrack.recording.repeated import decide
from plantrack.report import messages as report_messages
from plantrack.report.status import Status
from plantrack.report.track import Track
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, say


class _Sorted(NamedTuple):
    """Events that may be written, those of the log that say the same, and for whom there is none."""

    able: Sequence[Event]
    repeated: Sequence[Event]
    left_out: Sequence[LeftOut]


def record_remaining(
    plan: Plan, events: Sequence[Event], entry: NewRecord, stamp: Stamp
) -> Outcome:
    """Return what an entry amounts to for those of its agencies that owe it and for which it can be.

    No agencies: all that deliver. A reminder is for those that are overdue, where there are any. Why
    there is none for the others is told. Raises PlantrackError with the reasons where somebody owes
    something and it can be recorded for nobody.
    """
    if entry.kind in (EventKind.VOID, EventKind.REPORTED):
        return record_all(plan, events, [entry], stamp)
    ground = Ground(plan, events, stamp.now.date())
    task = task_of(ground, entry)
    if not ground.owing(task):
        raise refused(report_messages.nobody_bound, task=task.id)
    deliverers = ground.deliverers(task)
    entry = entry._replace(agencies=entry.agencies or tuple(deliverers), named=frozenset())
    refuse_strangers(ground, task, entry)
    found = _sorted(ground, task, drafts(ground, entry, stamp))
    if entry.kind is EventKind.REMINDED:
        found = _overdue_only(ground, task, found)
    found = _possible_only(ground, task, found, stamp)
    left_out = sorted(found.left_out, key=lambda one: deliverers.index(one.agency))
    if not found.able:
        owed = [one for one in left_out if one.owes]
        if owed and not found.repeated:
            raise PlantrackError(
                [Problem(one.reason, (f"{task.id} {one.agency}",)) for one in owed]
            )
        return Outcome(repeated=found.repeated, left_out=left_out)
    able = tuple(dict.fromkeys(event.agency or "" for event in found.able))
    made = record_all(plan, events, [entry._replace(agencies=able, named=frozenset(able))], stamp)
    return made._replace(repeated=[*found.repeated, *made.repeated], left_out=left_out)


def _sorted(ground: Ground, task: Task, tried: Sequence[Event]) -> _Sorted:
    """Sort events, one an agency, by whether they stand already and whether the agency owes them."""
    able: list[Event] = []
    repeated: list[Event] = []
    left_out: list[LeftOut] = []
    for draft in tried:
        agency, decision = draft.agency or "", decide(ground, draft)
        if decision.standing and not decision.names:
            repeated += decision.standing
        elif away := absent(ground, task, agency, draft.date):
            left_out.append(LeftOut(agency, away))
        elif none := _none_owed(ground, task, draft):
            left_out.append(none)
        elif decision.refusal:
            reason = remedies.with_remedy(decision.refusal)
            left_out.append(LeftOut(agency, reason, owes=True))
        else:
            able += [replace(draft, re=name) for name in decision.names]
    return _Sorted(able, repeated, left_out)


def _none_owed(ground: Ground, task: Task, draft: Event) -> LeftOut | None:
    """Return why an agency owes nothing that an event could be about."""
    agency, parts = draft.agency or "", _begun(ground, task, draft, draft.date)
    is_open = any(track.is_open for track in parts)
    if draft.event is EventKind.REOPENED:
        none = say(report_messages.not_done)
        return None if any(track.done for track in parts) else LeftOut(agency, none, owes=is_open)
    if is_open or (draft.re and not parts):
        return None
    if not parts:
        return LeftOut(agency, Message(Status.SCHEDULED.sentence))
    ending = next((track.ending for track in parts if track.ending and not track.done), None)
    if ending:
        day = ending.amendment.issued
        gone = say(report_messages.no_longer_owed, amendment=ending.amendment, day=day)
        return LeftOut(agency, gone)
    delivered = any(track.done for track in parts)
    why = messages.member_done if delivered else Status.CLOSED.sentence
    return LeftOut(agency, Message(why))


def _overdue_only(ground: Ground, task: Task, found: _Sorted) -> _Sorted:
    """Leave out who is not overdue, where others are: they were reminded, or are to be."""
    late = {
        event.agency
        for event in (*found.able, *found.repeated)
        if overdue(_begun(ground, task, event, event.date), event.date)
    }
    if not late:
        return found
    why = say(messages.member_not_overdue)
    early = dict.fromkeys(e.agency or "" for e in found.able if e.agency not in late)
    return _Sorted(
        [event for event in found.able if event.agency in late],
        found.repeated,
        [*found.left_out, *(LeftOut(agency, why, owes=True) for agency in early)],
    )


def _possible_only(ground: Ground, task: Task, found: _Sorted, stamp: Stamp) -> _Sorted:
    """Leave out those for which an event cannot stand beside what is in the log."""
    new = [replace(event, id=next(stamp.ids)) for event in found.able]
    old = concerned(ground.events, new)
    without = assessed(ground.plan, old, ground.today)
    with_ = assessed(ground.plan, [*old, *new], ground.today)
    ids = {event.id for event in new}
    reasons: dict[str, LeftOut] = {}
    for fault in unable(without.faults, with_.faults, new):
        event, agency = fault.event, fault.event.agency or ""
        why = fault.message if event.id in ids else broken(event)
        owes = any(track.is_open for track in _begun(ground, task, event, ground.today))
        reasons.setdefault(agency, LeftOut(agency, remedies.with_remedy(why), owes=owes))
    return _Sorted(
        [event for event in found.able if event.agency not in reasons],
        found.repeated,
        [*found.left_out, *reasons.values()],
    )


def _begun(ground: Ground, task: Task, event: Event, day: date) -> Sequence[Track]:
    """Return the occurrence that an event names, else all that have begun by a day."""
    tracks = ground.replayed(task, event.agency or "", day).tracks
    if event.re:
        return [t for t in tracks if event.re in (t.occurrence.name, t.label)]
    return [track for track in tracks if track.occurrence.begun(day)]
