"""One task x one delivering agency x one occurrence, and its status as of a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.deadlines.kinds import occurrences
from plantrack.deadlines.occurrence import Occurrence
from plantrack.deadlines.periods import Period
from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.plan.model import Plan, Task
from plantrack.report import messages
from plantrack.report.status import Status
from plantrack.words.words import Message, say

LAST = date.max  # where a date that is not set sorts


class Obligation(NamedTuple):
    """What one agency owes for one occurrence of a task, and how it stands as of a day.

    `days_left` is due - day in days, negative when overdue; `days_late` counts days after the due
    date; `answers` is the agency that answers now, the successor of one that ended.
    """

    task: Task
    agency: str
    answers: str
    occurrence: str | None
    period: Period | None
    status: Status
    start: date | None
    due: date | None
    original_due: date | None
    days_left: int | None
    due_soon: bool
    done_on: date | None
    days_late: int | None
    extensions: int
    reminders: int
    blocked: Event | None
    remark: str | None
    reason: Message | None
    caveats: tuple[Message, ...]
    why: tuple[Message, ...]
    events: tuple[Event, ...]


class Fault(NamedTuple):
    """An event that cannot stand; a `dangling` one names what is not there.

    A `late` one is a reminder of what was closed, which nobody may have known then: it stands, and is
    only no longer to be recorded.
    """

    event: Event
    message: Message
    dangling: bool = False
    late: bool = False


@dataclass
class _Track:
    """An occurrence while the events of its agency are applied to it."""

    occurrence: Occurrence
    due: date | None
    done: Event | None = None
    dropped: Event | None = None
    blocked: Event | None = None
    reminders: int = 0
    extensions: list[tuple[date | None, Event]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.done is None and self.dropped is None

    def apply(self, event: Event) -> Message | None:
        """Let the event take effect, or return why it makes no sense here."""
        kind = event.event
        complaint = None if kind is EventKind.NOTE else self._objection(event)
        if complaint and kind is not EventKind.REMINDED:
            return complaint
        match kind:
            case EventKind.DONE:
                self.done, self.blocked = event, None
            case EventKind.REOPENED:
                self.done = None
            case EventKind.EXTENDED:
                self.extensions.append((self.due, event))
                self.due = event.due
            case EventKind.BLOCKED:
                self.blocked = event
            case EventKind.PROGRESS:
                self.blocked = None
            case EventKind.REMINDED:
                self.reminders += 1
            case EventKind.DROPPED:
                self.dropped, self.blocked = event, None
        self.events.append(event)
        return complaint

    def _objection(self, event: Event) -> Message | None:
        kind = event.event
        if self.dropped:
            return say(messages.already_dropped, day=self.dropped.date, event=self.dropped.id)
        if kind is EventKind.REOPENED:
            return None if self.done else say(messages.not_done)
        if self.done:
            return say(messages.already_done, day=self.done.date, event=self.done.id)
        if self.occurrence.waiting and kind in (EventKind.DONE, EventKind.EXTENDED):
            return say(messages.document_not_come, kind=kind)
        if kind is EventKind.EXTENDED and event.due == self.due:
            return say(messages.same_due, due=event.due)
        if (
            kind is EventKind.EXTENDED
            and event.due
            and self.occurrence.start
            and event.due < self.occurrence.start
        ):
            return say(messages.due_before_start, due=event.due, start=self.occurrence.start)
        return None


def known(plan: Plan, events: Iterable[Event], as_of: date, known_on: date | None) -> list[Event]:
    """Return, in order, the events dated no later than a day and recorded no later than another."""
    chosen = [event for event in events if event.date <= as_of]
    if known_on:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(plan.about.timezone)
        chosen = [e for e in chosen if e.recorded.astimezone(zone).date() <= known_on]
    return in_order(chosen)


def assess(
    plan: Plan, events: Sequence[Event], as_of: date
) -> tuple[list[Obligation], list[Fault]]:
    """Return every obligation of the plan as of a day, and the events that cannot stand.

    The events must be those `known` on that day, in order. Obligations come in plan order of
    tasks, then of agencies, then by occurrence.
    """
    by_pair, faults = _by_pair(plan, events)
    found: list[Obligation] = []
    for task in plan.tasks:
        planned = list(occurrences(task.deadline, plan.about.issued, as_of, plan.days))
        for id_ in plan.members(task.deliverers):
            tracks = _replay(plan, task, id_, planned, by_pair.get((task.id, id_), ()), faults)
            rows = [_stand(plan, task, id_, track, as_of) for track in tracks]
            found += sorted(
                rows, key=lambda o: (o.start or LAST, o.due or LAST, o.occurrence or "")
            )
    return found, faults


def _by_pair(
    plan: Plan, events: Sequence[Event]
) -> tuple[Mapping[tuple[str, str], list[Event]], list[Fault]]:
    """Group the events in force by task and agency; say what is wrong with each by itself."""
    taken_back = voided(events)
    tasks = {task.id: set(plan.members(task.deliverers)) for task in plan.tasks}
    by_pair: dict[tuple[str, str], list[Event]] = {}
    faults: list[Fault] = []
    for event in events:
        if event.id in taken_back:
            continue
        complaint = incomplete(event)
        if complaint:
            faults.append(Fault(event, complaint, dangling=True))
        elif event.event is EventKind.VOID:
            continue
        elif event.event is EventKind.REPORTED:
            if event.agency not in plan.agencies:
                faults.append(
                    Fault(event, say(messages.unknown_agency, id=event.agency), dangling=True)
                )
        elif event.task not in tasks:
            faults.append(Fault(event, say(messages.unknown_task, id=event.task), dangling=True))
        elif event.agency not in plan.agencies:
            faults.append(
                Fault(event, say(messages.unknown_agency, id=event.agency), dangling=True)
            )
        elif event.agency not in tasks[event.task]:
            message = say(messages.not_bound, task=event.task, agency=plan.agencies[event.agency])
            faults.append(Fault(event, message, dangling=True))
        else:
            by_pair.setdefault((event.task, event.agency), []).append(event)
    return by_pair, faults


def _replay(
    plan: Plan,
    task: Task,
    id_: str,
    planned: Sequence[Occurrence],
    events: Sequence[Event],
    faults: list[Fault],
) -> list[_Track]:
    """Apply the events of one agency to the occurrences of one task that bind it."""
    agency = plan.agencies[id_]
    issued = plan.about.issued
    tracks = {
        occurrence.name: _Track(occurrence, occurrence.due)
        for occurrence in planned
        if agency.binds(occurrence.start or issued, occurrence.due)
    }
    rule = task.awaited
    for event in events:
        complaint = _out_of_life(plan, id_, event)
        late = False
        if complaint is None and event.event is EventKind.RECEIVED:
            doc = event.doc or ""
            if rule is None:
                complaint = say(messages.nothing_awaited, task=task.id)
            elif doc in tracks:
                complaint = say(messages.already_received, doc=doc)
            else:
                occurrence = rule.received(doc, event.date, event.due, plan.days)
                track = _Track(occurrence, occurrence.due)
                waiting = tracks.get(None)
                if waiting and waiting.occurrence.waiting:
                    # what was said while waiting goes on to be said of the first document
                    track.blocked, track.reminders = waiting.blocked, waiting.reminders
                    track.events = waiting.events
                    del tracks[None]
                track.events.append(event)
                tracks[doc] = track
        elif complaint is None:
            target = _target(tracks, event, issued)
            complaint = target if isinstance(target, Message) else target.apply(event)
            late = not isinstance(target, Message) and event.event is EventKind.REMINDED
        if complaint:
            faults.append(Fault(event, complaint, late=late))
    return list(tracks.values())


def _out_of_life(plan: Plan, id_: str, event: Event) -> Message | None:
    agency = plan.agencies[id_]
    if agency.since and event.date < agency.since:
        return say(messages.agency_not_begun, agency=agency, day=agency.since)
    if agency.until is None or event.date <= agency.until:
        return None
    closing = event.event in (EventKind.NOTE, EventKind.DROPPED)
    if not closing and plan.answering(id_, event.date) is None:
        return say(messages.agency_ended, agency=agency, day=agency.until)
    return None


def _target(tracks: Mapping[str | None, _Track], event: Event, issued: date) -> _Track | Message:
    """Return the occurrence that an event is about, or why that cannot be told."""
    named = tracks.get(event.re) if event.re else None
    if named and named.occurrence.exists(event.date, issued):
        return named
    begun = [t for t in tracks.values() if t.occurrence.exists(event.date, issued)]
    if not begun:
        return say(messages.before_everything, day=event.date, issued=issued)
    if event.re is not None:
        return say(messages.unknown_occurrence, re=event.re, known=_names(begun))
    if len(begun) == 1:
        return begun[0]
    wanted = [t for t in begun if t.is_open != (event.event is EventKind.REOPENED)]
    if len(wanted) == 1:
        return wanted[0]
    return say(messages.which_occurrence, known=_names(wanted or begun))


def _names(tracks: Iterable[_Track]) -> tuple[str, ...]:
    return tuple(track.occurrence.name or "–" for track in tracks)


def _stand(plan: Plan, task: Task, id_: str, track: _Track, as_of: date) -> Obligation:
    """Return how an occurrence stands at the end of a day."""
    occurrence, due = track.occurrence, track.due
    answers = plan.answering(id_, as_of)
    reason = None
    if track.done:
        late = due is not None and track.done.date > due
        status = Status.DONE_LATE if late else Status.DONE
    elif track.dropped:
        status = Status.CLOSED
    elif answers is None:
        status = Status.CLOSED
        last = plan.agencies[plan.last_of_chain(id_, as_of)]
        reason = say(messages.ended_without_successor, agency=last, day=last.until)
    elif occurrence.start is None:
        status = Status.WAITING
    elif occurrence.start > as_of:
        status = Status.SCHEDULED
    elif due is None:
        status = Status.UNDATED
    else:
        status = Status.ON_TRACK if as_of <= due else Status.OVERDUE
    days_left = (
        (due - as_of).days if due and track.is_open and status is not Status.CLOSED else None
    )
    if status is Status.OVERDUE and due:
        days_late: int | None = (as_of - due).days
    elif status is Status.DONE_LATE and track.done and due:
        days_late = (track.done.date - due).days
    else:
        days_late = None
    why = list(occurrence.why)
    for former, event in track.extensions:
        shorter = former is not None and event.due is not None and event.due < former
        how = (
            messages.why_shortened
            if shorter
            else messages.why_extended
            if former
            else messages.why_dated
        )
        why.append(say(how, former=former, due=event.due, doc=event.doc, day=event.date))
    if due:
        why.append(say(messages.why_last_day, due=due, next=due + timedelta(days=1)))
    return Obligation(
        task=task,
        agency=id_,
        answers=answers or id_,
        occurrence=occurrence.name,
        period=occurrence.period,
        status=status,
        start=occurrence.start,
        due=due,
        original_due=occurrence.due,
        days_left=days_left,
        due_soon=status is Status.ON_TRACK
        and days_left is not None
        and days_left <= plan.about.soon,
        done_on=track.done.date if track.done else None,
        days_late=days_late,
        extensions=len(track.extensions),
        reminders=track.reminders,
        blocked=track.blocked,
        remark=_remark(track.events),
        reason=reason,
        caveats=() if track.extensions else occurrence.caveats,
        why=tuple(why),
        events=tuple(track.events),
    )


def _remark(events: Sequence[Event]) -> str | None:
    """Return the newest remark, document or reason among the events."""
    for event in reversed(events):
        if event.note or event.doc:
            return ": ".join(part for part in (event.doc, event.note) if part)
    return None
