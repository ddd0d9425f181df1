"""What the events of the log do to the occurrences of a task, agency by agency."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.deadlines.occurrence import Occurrence
from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.plan.model import Plan, Task
from plantrack.report import messages
from plantrack.words.words import Message, say

ByPair = Mapping[tuple[str, str], Sequence[Event]]  # by task and agency


class Fault(NamedTuple):
    """An event that cannot stand; a `dangling` one names what is not there.

    A `late` one is a reminder of what was closed, which nobody may have known then: it stands, and is
    only no longer to be recorded.
    """

    event: Event
    message: Message
    dangling: bool = False
    late: bool = False

    @property
    def finding(self) -> Message:
        """What is wrong, and how the event is taken out of the log."""
        return finding(self.event, self.message)


def finding(event: Event, problem: Message) -> Message:
    """Return what is wrong with a recorded event, and how it is taken out of the log."""
    task = event.task or "-"
    return say(messages.recorded_so, problem=problem, task=task, event=event.id)


class Adjustment(NamedTuple):
    """An `extended` event that took effect, and the due date before it."""

    former: date | None
    event: Event

    @property
    def shortens(self) -> bool:
        """Whether it sets an earlier day than there was."""
        due = self.event.due
        return self.former is not None and due is not None and due < self.former


class Track:
    """An occurrence while the events of its agency are applied to it."""

    def __init__(self, occurrence: Occurrence) -> None:
        """Begin with what the plan, or a document, sets."""
        self.occurrence = occurrence
        self.due = occurrence.due
        self.done: Event | None = None
        self.dropped: Event | None = None
        self.blocked: Event | None = None
        self.reminders = 0
        self.adjustments: list[Adjustment] = []
        self.events: list[Event] = []

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.done is None and self.dropped is None

    @property
    def has_effects(self) -> bool:
        """Whether anything but notes was recorded about it."""
        return any(event.event is not EventKind.NOTE for event in self.events)

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
                self.adjustments.append(Adjustment(self.due, event))
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
        if kind is EventKind.EXTENDED:
            return self._no_extension(event.date, event.due)
        if self.done:
            return say(messages.already_done, day=self.done.date, event=self.done.id)
        if self.occurrence.waiting and kind is EventKind.DONE:
            return say(messages.document_not_come, kind=kind)
        return None

    def _no_extension(self, day: date, due: date | None) -> Message | None:
        """Return why the due date cannot be changed; one of the day of delivery still counts for it."""
        start = self.occurrence.start
        if self.done and day > self.done.date:
            return say(messages.extended_after_done, day=self.done.date, event=self.done.id)
        if start is None:
            return say(messages.document_not_come, kind=EventKind.EXTENDED)
        if due == self.due:
            return say(messages.same_due, due=due)
        if due and due < start:
            return say(messages.due_before_start, due=due, start=start)
        return None


def known(plan: Plan, events: Iterable[Event], as_of: date, known_on: date | None) -> list[Event]:
    """Return, in order, the events dated no later than a day and recorded no later than another.

    What was taken back never happened: a `void` counts whatever its own date.
    """
    chosen = [e for e in events if e.date <= as_of or e.event is EventKind.VOID]
    if known_on:
        zone = ZoneInfo(plan.about.timezone)
        chosen = [e for e in chosen if e.recorded.astimezone(zone).date() <= known_on]
    return in_order(chosen)


def by_pair(plan: Plan, events: Sequence[Event]) -> tuple[ByPair, list[Fault]]:
    """Group the events in force by task and agency; say what is wrong with each by itself."""
    pairs: dict[tuple[str, str], list[Event]] = {}
    faults: list[Fault] = []
    taken_back = voided(events)
    deliverers = {task.id: plan.members(task.deliverers) for task in plan.tasks} if events else {}
    for event in events:
        if event.id in taken_back:
            continue
        complaint = incomplete(event) or _dangling(plan, deliverers, event)
        if complaint:
            faults.append(Fault(event, complaint, dangling=True))
        elif event.task and event.agency and event.event is not EventKind.VOID:
            pairs.setdefault((event.task, event.agency), []).append(event)
    return pairs, faults


def _dangling(plan: Plan, deliverers: Mapping[str, Sequence[str]], event: Event) -> Message | None:
    """Return which task or agency an event names that is not there."""
    digest = event.event is EventKind.REPORTED
    if event.event is EventKind.VOID:
        return None
    if not digest and event.task not in deliverers:
        return say(messages.unknown_task, id=event.task)
    if event.agency not in plan.agencies:
        return say(messages.unknown_agency, id=event.agency)
    if not digest and event.agency not in deliverers[event.task or ""]:
        return say(messages.not_bound, task=event.task, agency=plan.agencies[event.agency])
    return None


def replay(
    plan: Plan, task: Task, agency: str, bound: Iterable[Occurrence], events: Sequence[Event]
) -> tuple[list[Track], list[Fault]]:
    """Apply the events of one agency, in order, to the occurrences of a task that bind it."""
    tracks = {occurrence.name: Track(occurrence) for occurrence in bound}
    faults = [_happen(plan, task, agency, tracks, event) for event in events]
    return list(tracks.values()), [fault for fault in faults if fault]


def _happen(
    plan: Plan, task: Task, agency: str, tracks: dict[str | None, Track], event: Event
) -> Fault | None:
    """Let an event take effect, or return why it makes no sense."""
    complaint = _says_nothing(event) or _out_of_life(plan, agency, event)
    if complaint is None and event.event is EventKind.RECEIVED:
        complaint = _receive(plan, task, tracks, event)
    elif complaint is None:
        target = _target(plan, task, agency, list(tracks.values()), event)
        if isinstance(target, Track):
            objection = target.apply(event)
            late = event.event is EventKind.REMINDED
            return Fault(event, objection, late=late) if objection else None
        complaint = target
    return Fault(event, complaint) if complaint else None


def _receive(
    plan: Plan, task: Task, tracks: dict[str | None, Track], event: Event
) -> Message | None:
    """Open the occurrence of a document."""
    doc = event.doc or ""
    waiting = {name: track for name, track in tracks.items() if track.occurrence.waiting}
    if event.re and event.re not in waiting and len(waiting) > 1:
        return say(messages.unknown_occurrence, re=event.re, known=tuple(filter(None, waiting)))
    name = event.re if event.re in waiting else next(iter(waiting), event.re)
    rule = task.awaits(name)
    if rule is None:
        return say(messages.nothing_awaited, task=task.id)
    if doc in tracks:
        return say(messages.already_received, doc=doc)
    track = Track(rule.received(doc, event.date, event.due, plan.days))
    if name in waiting:
        # what was said while waiting goes on to be said of the first document
        before = tracks.pop(name)
        track.blocked, track.reminders = before.blocked, before.reminders
        track.events = before.events
    track.events.append(event)
    tracks[doc] = track
    return None


def _says_nothing(event: Event) -> Message | None:
    """Return why an event has no sense of its own."""
    if event.event in (EventKind.BLOCKED, EventKind.NOTE) and not (event.doc or event.note):
        return say(log_messages.event_needs_doc_or_note, kind=event.event)
    if event.event is EventKind.RECEIVED and event.due and event.due < event.date:
        return say(messages.due_before_receipt, due=event.due, day=event.date)
    return None


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


def _target(
    plan: Plan, task: Task, agency: str, tracks: Sequence[Track], event: Event
) -> Track | Message:
    """Return the occurrence that an event is about, or why that cannot be told."""
    issued = plan.about.issued
    if event.re:  # at once: a long log names one of many occurrences again and again
        named = next((t for t in tracks if t.occurrence.name == event.re), None)
        if named and named.occurrence.exists(event.date, issued):
            return named
    there = [t for t in tracks if t.occurrence.exists(event.date, issued)]
    if not tracks:
        return say(messages.not_bound, task=task.id, agency=plan.agencies[agency])
    if not there:
        return say(messages.before_everything, day=event.date, issued=issued)
    return _named(there, event.re) if event.re else _meant(there, event)


def _named(there: Sequence[Track], name: str) -> Track | Message:
    known = _names(there)
    if not known:
        return say(messages.no_occurrences, re=name)
    named = next((t for t in there if t.occurrence.name == name), None)
    return named or say(messages.unknown_occurrence, re=name, known=known)


def _meant(there: Sequence[Track], event: Event) -> Track | Message:
    """Return the only occurrence it can be about: of those begun, else of all that are open.

    To be reopened are those that are done. Where there is none such, what is in the way is found at
    the last, but a note stands in nobody's way.
    """
    reopened = event.event is EventKind.REOPENED
    wanted = [t for t in there if (t.done is not None if reopened else t.is_open)]
    begun = [t for t in wanted if t.occurrence.begun(event.date)]
    several: Sequence[Track] = begun or wanted
    if not several and event.event is EventKind.NOTE:
        several = there
    if len(several) > 1:
        return say(messages.which_occurrence, known=_names(several))
    return several[0] if several else there[-1]


def _names(tracks: Iterable[Track]) -> tuple[str, ...]:
    return tuple(track.occurrence.name for track in tracks if track.occurrence.name)
