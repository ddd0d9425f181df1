"""A new entry for the log: checked against plan and log, turned into events and their effect."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan
from plantrack.report import messages
from plantrack.report.obligation import Obligation, assess, bound
from plantrack.report.replay import Adjustment, Fault, known
from plantrack.words.problems import PlantrackError, Problem, fail
from plantrack.words.words import Message, Sentence, say


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
    """An event and the obligation it is about, before and after it, as of the day it happened.

    `today` is how that stands today, none where the event is of today. A `void` happened at no time:
    it is told as of today, with the event that it takes back.
    """

    event: Event
    before: Obligation | None
    after: Obligation | None
    today: Obligation | None = None
    taken_back: Event | None = None

    @property
    def adjustment(self) -> Adjustment | None:
        """What an `extended` event changed: the due date before it, and whether it shortens."""
        made = self.after.adjustments if self.after else ()
        return next((a for a in made if a.event.id == self.event.id), None)


def record(plan: Plan, events: Sequence[Event], entry: Entry, stamp: Stamp) -> list[Change]:
    """Return the events that an entry amounts to, each with its effect.

    Raises PlantrackError with every reason why the entry makes no sense; nothing is written here.
    """
    today = stamp.now.date()
    if entry.day > today:
        raise _refused(messages.in_the_future, day=entry.day, today=today)
    new = list(_events(plan, events, entry, stamp))
    missing = incomplete(new[0])
    if missing:
        raise PlantrackError([Problem(messages.with_remedy(missing))])
    old = _concerned(events, new)
    without, with_ = _assessed(plan, old, today), _assessed(plan, [*old, *new], today)
    _refuse_what_cannot_stand(without.faults, with_.faults, new)
    if entry.kind is EventKind.VOID:
        return [_taking_back(event, old, without.rows, with_.rows) for event in new]
    if entry.day == today:
        return [_change(event, without.rows, with_.rows, ()) for event in new]
    before = _assessed(plan, old, entry.day).rows
    after = _assessed(plan, [*old, *new], entry.day).rows
    return [_change(event, before, after, with_.rows) for event in new]


class _Assessed(NamedTuple):
    """Obligations as of a day, periods that have not begun among them, and what cannot stand."""

    rows: Sequence[Obligation]
    faults: Sequence[Fault]


def _assessed(plan: Plan, events: Sequence[Event], day: date) -> _Assessed:
    return _Assessed(*assess(plan, known(plan, events, day, None), day, unlisted=True))


def _concerned(events: Sequence[Event], new: Sequence[Event]) -> list[Event]:
    """Return the events that bear on the new ones: of the same task and agency, and every `void`."""
    pairs = {(event.task, event.agency) for event in new}
    return [
        event
        for event in events
        if event.event is EventKind.VOID or (event.task, event.agency) in pairs
    ]


def _refuse_what_cannot_stand(
    before: Sequence[Fault], after: Sequence[Fault], new: Sequence[Event]
) -> None:
    """Raise PlantrackError if the log has a fault with the new events that it has not without."""
    ids, faulty = {event.id for event in new}, {fault.event.id for fault in before}
    problems = [
        _problem(fault.message if fault.event.id in ids else _broken(fault.event), fault.event)
        for fault in after
        if fault.event.id in ids or not (fault.late or fault.event.id in faulty)
    ]
    if problems:
        raise PlantrackError(problems)


def _problem(message: Message, event: Event) -> Problem:
    return Problem(messages.with_remedy(message), event.about)


def _refused(sentence: Sentence, /, **values: object) -> PlantrackError:
    return PlantrackError([Problem(messages.with_remedy(say(sentence, **values)))])


def _broken(event: Event) -> Message:
    """Say that a record would stand no longer; why, only names what is not recorded."""
    return say(messages.contradicts, kind=event.event, day=event.date, event=event.id)


def _events(plan: Plan, events: Sequence[Event], entry: Entry, stamp: Stamp) -> Iterable[Event]:
    pairs: Iterable[tuple[str | None, str | None]]
    re = entry.re
    if entry.kind is EventKind.VOID:
        target = _taken_back(events, entry)
        re = target.id
        pairs = [(target.task, target.agency)]
    elif entry.kind is EventKind.REPORTED:
        if set(entry.agencies) - {plan.about.monitor}:
            raise _refused(messages.reported_to_monitor, monitor=plan.agencies[plan.about.monitor])
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
    owing = bound(plan, task, today)
    if not owing:
        raise _refused(messages.nobody_bound, task=task.id)
    if not entry.agencies:
        if len(owing) > 1:
            raise fail(messages.agency_required, task=task.id, example=task.deliverers[0])
        return owing
    # of a group, only those that the task binds and that are there on the day; each one named
    strangers = [a for a in entry.agencies if a not in (owing if a in entry.named else deliverers)]
    if strangers:
        raise PlantrackError(
            [Problem(_not_bound(plan, task.id, owing, agency, entry.day)) for agency in strangers]
        )
    in_force = [
        a
        for a in entry.agencies
        if a in entry.named or (a in owing and _in_force(plan, a, entry.day))
    ]
    if not in_force:
        raise _refused(messages.nobody_in_force, name=", ".join(entry.agencies), day=entry.day)
    return in_force


def _in_force(plan: Plan, agency: str, day: date) -> bool:
    since = plan.agencies[agency].since
    return plan.answering(agency, day) is not None and (since is None or since <= day)


def _not_bound(plan: Plan, task: str, owing: Iterable[str], agency: str, day: date) -> Message:
    ended = [a for a in owing if a != agency and plan.answering(a, day) == agency]
    named = plan.agencies[agency]
    if ended:
        names = tuple(f"{plan.agencies[a].name} ({a})" for a in ended)
        return say(messages.successor_answers, agency=named, task=task, ended=names)
    return messages.with_remedy(say(messages.not_bound, agency=named, task=task))


def _taken_back(events: Sequence[Event], entry: Entry) -> Event:
    """Return the event that a `void` names by its id or by the beginning of it."""
    if entry.re is None:
        raise _refused(log_messages.void_needs_re)
    meant = [event for event in events if event.id == entry.re] or [
        event for event in events if event.id.startswith(entry.re)
    ]
    if not meant:
        raise _refused(messages.void_of_nothing, id=entry.re)
    if len(meant) > 1:
        raise fail(
            messages.void_ambiguous, id=entry.re, near=tuple(event.id for event in meant[:3])
        )
    target = meant[0]
    elsewhere = entry.task is not None and target.task != entry.task
    if elsewhere or (entry.agencies and target.agency not in entry.agencies):
        named = (target.task or "-", target.agency or "")
        raise fail(messages.void_elsewhere, id=target.id, task=named[0], agency=named[1])
    taken_back = voided(in_order(events))
    if target.id in taken_back:
        void = next(e for e in events if e.re == target.id and e.id not in taken_back)
        raise fail(messages.void_twice, id=target.id, void=void.id)
    return target


def _change(
    event: Event,
    before: Sequence[Obligation],
    after: Sequence[Obligation],
    today: Sequence[Obligation],
) -> Change:
    """Find the obligation that an event is about, and write its occurrence into the event."""
    now = _with(after, event)
    then = _same(before, now) if now else None
    if now and now.occurrence and event.event is not EventKind.RECEIVED:
        event = replace(event, re=now.occurrence)
    return Change(event, then, now, _with(today, event))


def _taking_back(
    void: Event, events: Sequence[Event], before: Sequence[Obligation], after: Sequence[Obligation]
) -> Change:
    """Find the obligation that the event was about, which a `void` takes back or brings back."""
    by_id = {event.id: event for event in events}
    taken_back = root = by_id[void.re or ""]
    while root.event is EventKind.VOID and root.re in by_id:
        root = by_id[root.re]
    then, now = _with(before, root), _with(after, root)
    if then is None and now is None:  # it had no effect
        then, now = (_meant(rows, root) for rows in (before, after))
    return Change(
        void,
        then or (_same(before, now) if now else None),
        now or (_same(after, then) if then else None),
        taken_back=taken_back,
    )


def _with(rows: Iterable[Obligation], event: Event) -> Obligation | None:
    """Return the obligation that an event took effect on."""
    return next((o for o in rows if any(e.id == event.id for e in o.events)), None)


def _same(rows: Iterable[Obligation], row: Obligation) -> Obligation | None:
    """Return the same obligation at another time: its occurrence, or the wait for its document."""
    same = [o for o in rows if (o.task.id, o.agency) == (row.task.id, row.agency)]
    known_already = [o for o in same if o.occurrence == row.occurrence]
    return next(iter(known_already or [o for o in same if o.start is None]), None)


def _meant(rows: Iterable[Obligation], event: Event) -> Obligation | None:
    """Return the obligation that an event names, or the only one it can have meant."""
    same = [o for o in rows if (o.task.id, o.agency) == (event.task, event.agency)]
    named = [o for o in same if o.occurrence == event.re] if event.re else same
    return named[0] if len(named) == 1 else None
