"""A new entry for the log: checked against plan and log, turned into events and their effect."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan
from plantrack.report import messages
from plantrack.report.obligation import Obligation, assess
from plantrack.report.replay import Fault, known
from plantrack.words.problems import PlantrackError, Problem, fail
from plantrack.words.words import Message, say


class Entry(NamedTuple):
    """What somebody wants recorded; no agencies: the only one that delivers.

    `named` are those of the agencies that were named themselves, not as members of a group.
    """

    task: str | None
    kind: EventKind
    agencies: tuple[str, ...]
    named: frozenset[str]
    day: date
    doc: str | None = None
    due: date | None = None
    re: str | None = None
    note: str | None = None


class Change(NamedTuple):
    """An event and the obligation it is about, before and after it, as of the day it happened."""

    event: Event
    before: Obligation | None
    after: Obligation | None


def record(plan: Plan, events: Sequence[Event], entry: Entry, stamp: Stamp) -> list[Change]:
    """Return the events that an entry amounts to, each with its effect.

    Raises PlantrackError with every reason why the entry makes no sense; nothing is written here.
    """
    today = stamp.now.date()
    if entry.day > today:
        raise fail(messages.in_the_future, day=entry.day, today=today)
    new = list(_events(plan, events, entry, stamp))
    missing = incomplete(new[0])
    if missing:
        raise PlantrackError([Problem(missing)])
    old = _concerned(events, new)
    _refuse_what_cannot_stand(plan, old, new, today)
    before, _ = assess(plan, known(plan, old, entry.day, None), entry.day)
    after, _ = assess(plan, known(plan, [*old, *new], entry.day, None), entry.day)
    return [_change(event, before, after) for event in new]


def _concerned(events: Sequence[Event], new: Sequence[Event]) -> list[Event]:
    """Return the events that bear on the new ones: of the same task and agency, and every `void`."""
    pairs = {(event.task, event.agency) for event in new}
    return [
        event
        for event in events
        if event.event is EventKind.VOID or (event.task, event.agency) in pairs
    ]


def _refuse_what_cannot_stand(
    plan: Plan, old: Sequence[Event], new: Sequence[Event], today: date
) -> None:
    """Raise PlantrackError if the log has a fault with the new events that it has not without."""
    _, before = assess(plan, known(plan, old, today, None), today)
    _, after = assess(plan, known(plan, [*old, *new], today, None), today)
    ids, faulty = {event.id for event in new}, {fault.event.id for fault in before}
    problems = [
        Problem(fault.message if fault.event.id in ids else _broken(fault), fault.event.about)
        for fault in after
        if fault.event.id in ids or not (fault.late or fault.event.id in faulty)
    ]
    if problems:
        raise PlantrackError(problems)


def _broken(fault: Fault) -> Message:
    """Say that a record which stood would stand no longer."""
    event = fault.event
    return say(
        messages.breaks_later,
        kind=event.event,
        day=event.date,
        event=event.id,
        problem=fault.message,
    )


def _events(plan: Plan, events: Sequence[Event], entry: Entry, stamp: Stamp) -> Iterable[Event]:
    pairs: Iterable[tuple[str | None, str | None]]
    re = entry.re
    if entry.kind is EventKind.VOID:
        target = _taken_back(events, entry)
        re = target.id
        pairs = [(target.task, target.agency)]
    elif entry.kind is EventKind.REPORTED:
        if set(entry.agencies) - {plan.about.monitor}:
            raise fail(messages.reported_to_monitor, monitor=plan.agencies[plan.about.monitor])
        pairs = [(None, plan.about.monitor)]
    else:
        pairs = [(entry.task, agency) for agency in _agencies(plan, entry, stamp.now.date())]
    for task, agency in pairs:
        yield Event(
            id=next(stamp.ids),
            recorded=stamp.now,
            by=stamp.by,
            date=entry.day,
            task=task,
            agency=agency,
            event=entry.kind,
            doc=entry.doc,
            due=entry.due,
            re=re,
            note=entry.note,
        )


def _agencies(plan: Plan, entry: Entry, today: date) -> Sequence[str]:
    """Return the agencies that an entry names, those that deliver the task and no others."""
    task = plan.task(entry.task or "")
    if task is None:
        raise fail(messages.duty_has_no_events, task=entry.task)
    deliverers = plan.members(task.deliverers)
    owed, _ = assess(plan, (), today)
    bound = [a for a in deliverers if any(o.agency == a and o.task is task for o in owed)]
    if not entry.agencies:
        if len(bound) > 1:
            raise fail(messages.agency_required, task=task.id, example=task.deliverers[0])
        return bound
    # of a group, only those that the task binds and that are there on the day; each one named
    strangers = [a for a in entry.agencies if a not in (bound if a in entry.named else deliverers)]
    if strangers:
        raise PlantrackError(
            [Problem(_not_bound(plan, task.id, bound, agency, entry.day)) for agency in strangers]
        )
    in_force = [
        a
        for a in entry.agencies
        if a in entry.named or (a in bound and _in_force(plan, a, entry.day))
    ]
    if not in_force:
        raise fail(messages.nobody_in_force, name=", ".join(entry.agencies), day=entry.day)
    return in_force


def _in_force(plan: Plan, agency: str, day: date) -> bool:
    since = plan.agencies[agency].since
    return plan.answering(agency, day) is not None and (since is None or since <= day)


def _not_bound(plan: Plan, task: str, bound: Iterable[str], agency: str, day: date) -> Message:
    ended = [a for a in bound if a != agency and plan.answering(a, day) == agency]
    named = plan.agencies[agency]
    if ended:
        names = tuple(f"{plan.agencies[a].name} ({a})" for a in ended)
        return say(messages.successor_answers, agency=named, task=task, ended=names)
    return say(messages.not_bound, agency=named, task=task)


def _taken_back(events: Sequence[Event], entry: Entry) -> Event:
    """Return the event that a `void` names by its id or by the beginning of it."""
    if entry.re is None:
        raise fail(log_messages.void_needs_re)
    meant = [event for event in events if event.id == entry.re] or [
        event for event in events if event.id.startswith(entry.re)
    ]
    if not meant:
        raise fail(messages.void_of_nothing, id=entry.re)
    if len(meant) > 1:
        raise fail(
            messages.void_ambiguous, id=entry.re, near=tuple(event.id for event in meant[:3])
        )
    target = meant[0]
    if target.task != entry.task or (entry.agencies and target.agency not in entry.agencies):
        raise fail(messages.void_elsewhere, id=target.id, task=target.task, agency=target.agency)
    if target.id in voided(in_order(events)):
        raise fail(messages.void_twice, id=target.id)
    if entry.day < target.date:
        raise fail(messages.void_before, day=entry.day, of=target.date)
    return target


def _change(event: Event, before: Sequence[Obligation], after: Sequence[Obligation]) -> Change:
    """Find the obligation that an event changed, and write its occurrence into the event."""
    pairs = [
        (_former(before, now), now)
        for now in after
        if (now.task.id, now.agency) == (event.task, event.agency)
    ]
    told = [pair for pair in pairs if any(e.id == event.id for e in pair[1].events)]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    then, now = next(iter(told or changed), (None, None))
    if now and now.occurrence and event.event not in (EventKind.RECEIVED, EventKind.VOID):
        event = event.model_copy(update={"re": now.occurrence})
    return Change(event, then, now)


def _former(before: Sequence[Obligation], now: Obligation) -> Obligation | None:
    """Return what an obligation was: the same occurrence, or the one that waited for its document."""
    same = [o for o in before if (o.task.id, o.agency) == (now.task.id, now.agency)]
    known_already = [o for o in same if o.occurrence == now.occurrence]
    return next(iter(known_already or [o for o in same if o.start is None]), None)
