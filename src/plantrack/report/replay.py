"""What the events of the log do to the occurrences of a task, agency by agency."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.occurrence import Occurrence, OccurrenceName
from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.plan.amendments import Reading, read
from plantrack.plan.model import Amendment, Plan, Task
from plantrack.report import messages
from plantrack.report.planned import Step
from plantrack.words.words import Message, say

ByPair = Mapping[tuple[str, str], Sequence[Event]]  # by task and agency


class Fault(NamedTuple):
    """An event that cannot stand; a `dangling` one names what is not there.

    A `late` one, such as a reminder of what was closed, which nobody may have known then, or a record
    about what nobody owes, stands, and is only no longer to be recorded.
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
    """A change of a due date by an `extended` event or by an amendment, and the due date before it.

    `due` is None where an amendment leaves it without a date; `why` says how an amendment's is found.
    """

    former: date | None
    due: date | None
    source: Event | Amendment
    why: tuple[Message, ...] = ()

    @property
    def shortens(self) -> bool:
        """Whether it sets an earlier day than there was."""
        return self.former is not None and self.due is not None and self.due < self.former


class Ending(NamedTuple):
    """The amendment after which something is no longer owed, why, and the reason that it gives itself.

    `superseded` is what the deadline no longer has; else the task is dropped, or is no longer the agency's.
    """

    amendment: Amendment
    reason: Message
    note: str | None = None
    superseded: bool = False


# What is no fault after a delivery, but has no effect either: it came late, or crossed in the post.
_LAPSING = (EventKind.PROGRESS, EventKind.BLOCKED, EventKind.EXTENDED)


class Track:
    """An occurrence while the events of its agency, and amendments, are applied to it."""

    def __init__(
        self, occurrence: Occurrence, owed_from: date, arose: Amendment | None = None
    ) -> None:
        """Begin with what the plan, an amendment, or a document sets."""
        self.occurrence = occurrence
        self.owed_from = owed_from
        self.arose = arose
        self.due = self.original_due = occurrence.due
        self.planned = occurrence
        self.caveats = occurrence.caveats
        self.done: Event | None = None
        self.dropped: Event | None = None
        self.ending: Ending | None = None
        self.blocked: Event | None = None
        self.reminders = 0
        self.adjustments: list[Adjustment] = []
        self.events: list[Event] = []
        self.lapsed: dict[str, date] = {}
        self.doc: str | None = None
        self.note: str | None = None
        self.remark: str | None = None
        self._told: tuple[str | None, str | None] = (None, None)
        self._next: tuple[Amendment, Occurrence] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and self.dropped is None and self.ending is None

    @property
    def is_owed(self) -> bool:
        """Whether the plan asks for it, or something was recorded about it all the same."""
        return self.occurrence.unowed is None or self.has_effects

    @property
    def has_effects(self) -> bool:
        """Whether anything but notes was recorded about it."""
        return any(event.event is not EventKind.NOTE for event in self.events)

    def exists(self, day: date) -> bool:
        """Tell whether something can have happened to it by a day; a period, once that before it began."""
        return self.occurrence.opens is None or day >= self.occurrence.opens

    def listed(self, day: date) -> bool:
        """Tell whether a period is shown: it has begun, is the first, or something was recorded of it."""
        occurrence = self.occurrence
        return self.has_effects or (
            not occurrence.unowed and (occurrence.opens is None or occurrence.begun(day))
        )

    def plan(self, amendment: Amendment, planned: Occurrence) -> None:
        """Let an amendment set what the plan says of it; of what is closed or done, once it is open."""
        if not self.is_open:
            self._next = amendment, planned
            return
        self._next, was, self.planned = None, self.planned, planned
        self.occurrence = self.occurrence._replace(rule=planned.rule)
        if planned.start != was.start:
            self.occurrence = self.occurrence._replace(start=self._start(planned.start))
        if planned.due == was.due:
            return
        if planned.period and planned.period.first >= amendment.issued and not self.has_effects:
            self.occurrence = self.occurrence._replace(why=planned.why)
            self.due = self.original_due = planned.due
        elif planned.due != self.due:
            self.adjustments.append(Adjustment(self.due, planned.due, amendment, planned.why))
            self.due = planned.due
            self._tell(amendment.id, None)
        self.caveats = planned.caveats

    def end(self, ending: Ending) -> None:
        """Let it be no longer owed by an amendment: closed where it is open."""
        if self.is_open:
            self.blocked, self._told = None, (self.note, self.remark)
            self._tell(ending.amendment.id, ending.note)
            self.note = ending.note
        if self.ending is None or (ending.superseded and not self.ending.superseded):
            self.ending = ending

    def revive(self, amendment: Amendment) -> None:
        """Let it be owed again by an amendment, where another had ended it."""
        self.ending = None
        self._catch_up()
        if self.is_open:
            self.note, self.remark = self._told
            self._tell(amendment.id, None)

    def apply(self, event: Event) -> Message | None:
        """Let the event take effect, or return why it makes no sense here."""
        kind = event.event
        if self.done and kind in _LAPSING and self._lapses(event):
            self.lapsed[event.id] = self.done.date
            self.events.append(event)
            return None
        complaint = None if kind is EventKind.NOTE else self._objection(event)
        if complaint and kind is not EventKind.REMINDED:
            return complaint
        match kind:
            case EventKind.DONE:
                self.done, self.blocked = event, None
            case EventKind.REOPENED:
                self.done = None
                self._catch_up()
            case EventKind.EXTENDED:
                self.adjustments.append(Adjustment(self.due, event.due, event))
                self.due, self.caveats = event.due, ()
            case EventKind.BLOCKED:
                self.blocked = event
            case EventKind.PROGRESS:
                self.blocked = None
            case EventKind.REMINDED:
                self.reminders += 1
            case EventKind.DROPPED:
                self.dropped, self.blocked = event, None
        self.events.append(event)
        self._tell(event.doc, event.note)
        return complaint

    def open(self, event: Event, waited: "Track | None") -> None:
        """Let it begin with a document; what was said while that was awaited goes on to be said of it."""
        if waited:
            self.blocked, self.reminders = waited.blocked, waited.reminders
            self.events = waited.events
            self.doc, self.note, self.remark = waited.doc, waited.note, waited.remark
        self.events.append(event)
        self._tell(event.doc, event.note)

    def _start(self, planned: date | None) -> date | None:
        """Return when work on it begins as the plan now reads; one with a record has begun."""
        if planned is None:
            return None
        start = max(planned, self.owed_from)
        former = self.occurrence.start
        return min(start, former) if former and self.has_effects else start

    def _catch_up(self) -> None:
        """Let take effect what an amendment set while it was not open."""
        if self.is_open and self._next:
            self.plan(*self._next)

    def _tell(self, doc: str | None, note: str | None) -> None:
        self.doc, self.note = doc or self.doc, note or self.note
        if doc or note:
            self.remark = ": ".join(part for part in (doc, note) if part)

    def _lapses(self, event: Event) -> bool:
        """Tell whether what came after a delivery has no effect; an extension of its day still counts."""
        assert self.done is not None  # noqa: S101  # asked only of what is done
        return event.event is not EventKind.EXTENDED or event.date > self.done.date

    def _objection(self, event: Event) -> Message | None:
        kind = event.event
        if self.dropped:
            return say(messages.already_dropped, day=self.dropped.date, event=self.dropped.id)
        if self.ending and (self.done is None or kind is EventKind.REOPENED):
            amendment = self.ending.amendment
            return say(messages.no_longer_owed, amendment=amendment, day=amendment.issued)
        if kind is EventKind.REOPENED:
            return None if self.done else say(messages.not_done)
        if kind is EventKind.EXTENDED:
            return self._no_extension(event.due)
        if self.done:
            return say(messages.already_done, day=self.done.date, event=self.done.id)
        if self.occurrence.waiting and kind is EventKind.DONE:
            return say(messages.document_not_come, kind=kind)
        return None

    def _no_extension(self, due: date | None) -> Message | None:
        """Return why the due date cannot be changed."""
        start = self.occurrence.start
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


def by_pair(reading: Reading, events: Sequence[Event]) -> tuple[ByPair, list[Fault]]:
    """Group the events in force by task and agency; say what is wrong with each by itself.

    What becomes an agency's task only by a later amendment is no fault, and nobody's yet.
    """
    pairs: dict[tuple[str, str], list[Event]] = {}
    faults: list[Fault] = []
    taken_back = voided(events)
    owing = _owing(reading, events)
    for event in events:
        if event.id in taken_back:
            continue
        complaint = incomplete(event) or _dangling(reading.plan, owing, event)
        if complaint:
            faults.append(Fault(event, complaint, dangling=True))
        elif event.task and event.agency and event.event is not EventKind.VOID:
            pairs.setdefault((event.task, event.agency), []).append(event)
    if faults and len(reading.plan.amendments) < len(reading.plan.origin.amendments):
        later = read(reading.plan, date.max)
        owing = _owing(later, events)
        faults = [f for f in faults if incomplete(f.event) or _dangling(later.plan, owing, f.event)]
    return pairs, faults


def _owing(reading: Reading, events: Iterable[Event]) -> Mapping[str, Collection[str]]:
    """Return the agencies that deliver each task that events name, or once did."""
    named = {event.task for event in events if event.task in reading.stages}
    return {task: set(reading.deliverers(task)) for task in named if task}


def _dangling(plan: Plan, owing: Mapping[str, Collection[str]], event: Event) -> Message | None:
    """Return which task or agency an event names that is not there."""
    digest = event.event is EventKind.REPORTED
    if event.event is EventKind.VOID:
        return None
    if not digest and event.task not in owing:
        return say(messages.unknown_task, id=event.task)
    if event.agency not in plan.agencies:
        return say(messages.unknown_agency, id=event.agency)
    if not digest and event.agency not in owing[event.task or ""]:
        return say(messages.not_bound, task=event.task, agency=plan.agencies[event.agency])
    return None


def replay(
    plan: Plan, steps: Sequence[Step], agency: str, events: Sequence[Event]
) -> tuple[list[Track], list[Fault]]:
    """Apply to an agency, day by day, what a task plans and the events about it, which are in order.

    Events dated before anything is owed count from the day on which it is.
    """
    course = _Course(plan, agency)
    steps = _bearing_on(agency, steps)
    left = list(events)
    for number, step in enumerate(steps):
        course.begin(step)
        last = number + 1 == len(steps)
        now = [e for e in left if last or e.date < steps[number + 1].stage.day]
        left = [*course.happen(now, last=last), *left[len(now) :]]
    return list(course.tracks.values()), course.faults


def _bearing_on(agency: str, steps: Sequence[Step]) -> Sequence[Step]:
    """Return the steps by which something changes for an agency, and the first."""
    if len(steps) == 1:
        return steps
    return [
        step
        for former, step in zip([None, *steps], steps, strict=False)
        if former is None
        or step.planned is not former.planned
        or (agency in step.stage.deliverers) != (agency in former.stage.deliverers)
    ]


class _Course:
    """What one agency owes of a task, while amendments and events pass."""

    def __init__(self, plan: Plan, agency: str) -> None:
        self.plan, self.agency = plan, agency
        self.task: Task
        self.tracks: dict[str | None, Track] = {}
        self.faults: list[Fault] = []
        self._opened = set[str | None]()  # waits that ended with a document
        one = plan.agencies[agency]
        self._lasts = one.since is None and one.until is None

    def begin(self, step: Step) -> None:
        """Let a stage of the task begin, before the events of its day.

        What an agency left open that had ended by then without a successor, stays as it was.
        """
        stage = step.stage
        self.task = stage.task
        if stage.amendment and (
            self._lasts or self.plan.answering(self.agency, stage.day) is not None
        ):
            for name, track in self.tracks.items():
                if name in step.planned:
                    track.plan(stage.amendment, step.planned[name])
            self._end(step, stage.amendment)
        if self.agency in stage.deliverers:
            self._arise(step)

    def happen(self, events: Iterable[Event], *, last: bool) -> list[Event]:
        """Let events take effect; return those that may be about what only a later stage plans."""
        later = []
        for event in events:
            fault = self._happen(event)
            if fault and not last and fault.message.sentence in _NOT_YET:
                later.append(event)
            elif fault:
                self.faults.append(fault)
        return later

    def _arise(self, step: Step) -> None:
        """Add what the agency owes from a stage on and did not before."""
        rules = {_rule(track.occurrence) for track in self.tracks.values()}
        for name, planned in step.planned.items():
            there = self.tracks.get(name)
            if name in self._opened or (there and there.is_owed):
                continue
            if not step.arises(planned) or not self._binds(planned, step):
                continue
            day, amendment = step.stage.day, step.stage.amendment
            if amendment and (planned.period is None or _rule(planned) not in rules):
                track = Track(_amended(planned, amendment), day, amendment)
            else:  # a period after those that are owed comes by itself
                track = Track(planned, day)
            rules.add(_rule(planned))
            self.tracks[name] = track

    def _binds(self, planned: Occurrence, step: Step) -> bool:
        start = planned.start or step.stage.day
        return self._lasts or self.plan.binds(self.agency, start, planned.due)

    def _end(self, step: Step, amendment: Amendment) -> None:
        """End what is owed no longer; what had not even begun to be shown is there no more."""
        stays = self.agency in step.stage.deliverers
        for name, track in list(self.tracks.items()):
            superseded = self._is_superseded(track, step)
            if superseded or not stays:
                if track.is_open and not track.listed(amendment.issued - ONE_DAY):
                    del self.tracks[name]
                else:
                    track.end(self._ending(amendment, superseded=superseded))
            elif track.ending and (name in step.planned or not track.ending.superseded):
                track.revive(amendment)

    def _is_superseded(self, track: Track, step: Step) -> bool:
        """Tell whether a stage no longer has an occurrence; what was due before that stays owed."""
        name = track.occurrence.name
        if name in step.planned:
            return not self._binds(step.planned[name], step)
        return name in step.gone and (track.due is None or track.due >= step.stage.day)

    def _ending(self, amendment: Amendment, *, superseded: bool) -> Ending:
        reason = next((t.dropped for t in amendment.tasks if t.id == self.task.id), None)
        agency = self.plan.agencies[self.agency]
        why = messages.superseded_by if superseded else messages.left_by
        why = messages.dropped_by if reason else why
        told = say(why, amendment=amendment, agency=agency, task=self.task.id)
        return Ending(amendment, told, reason, superseded)

    def _happen(self, event: Event) -> Fault | None:
        """Let an event take effect, or return why it makes no sense, or should not have been recorded."""
        complaint = _says_nothing(event) or _out_of_life(self.plan, self.agency, event)
        if complaint is None and event.event is EventKind.RECEIVED:
            complaint = _receive(self.plan, self.task, self.tracks, self._opened, event)
        elif complaint is None:
            target = _target(self.plan, self.task, self.agency, list(self.tracks.values()), event)
            if isinstance(target, Track):
                unowed = None if target.is_owed else target.occurrence.unowed
                objection = target.apply(event)
                if objection:
                    return Fault(event, objection, late=event.event is EventKind.REMINDED)
                if unowed:
                    return Fault(event, unowed, late=True)
                if event.date < target.owed_from:
                    return Fault(event, _too_early(self.plan, event, target), late=True)
                return None
            complaint = target
        return Fault(event, complaint) if complaint else None


# Why an event makes no sense, where a later stage of the task may give it one.
_NOT_YET = (messages.not_bound, messages.unknown_occurrence, messages.no_occurrences)


def _rule(occurrence: Occurrence) -> tuple[int, str | None]:
    """Return which of the deadlines of a task it is of, and how often that recurs."""
    return occurrence.rule, occurrence.period.step if occurrence.period else None


def _amended(planned: Occurrence, amendment: Amendment) -> Occurrence:
    """Return what is owed by an amendment: from its day on, of periods the first."""
    day = amendment.issued
    return planned._replace(
        start=planned.start and max(planned.start, day),
        why=(say(messages.why_amended, amendment=amendment, day=day), *planned.why),
        opens=None,
    )


def _too_early(plan: Plan, event: Event, track: Track) -> Message:
    """Say that an event is dated before what it is about was owed, and by what it came to be owed."""
    day, since = event.date, track.owed_from
    if track.arose:
        return say(messages.before_amendment, day=day, amendment=track.arose, issued=since)
    return say(messages.before_issue, day=day, plan=plan.about, issued=since)


def _receive(
    plan: Plan,
    task: Task,
    tracks: dict[str | None, Track],
    opened: set[str | None],
    event: Event,
) -> Message | None:
    """Open the occurrence of a document."""
    doc = event.doc or ""
    waiting = {name: track for name, track in tracks.items() if track.occurrence.waiting}
    if event.re and event.re not in waiting and len(waiting) > 1:
        return _unknown(event.re, [*waiting.values()])
    name = event.re if event.re in waiting else next(iter(waiting), event.re)
    rule = task.awaits(name)
    if rule is None:
        return say(messages.nothing_awaited, task=task.id)
    if doc in tracks:
        return say(messages.already_received, doc=doc)
    waited = tracks.get(name) if name in waiting else None
    arose = waited.arose if waited else None
    track = Track(rule.received(doc, event.date, event.due, plan.days), event.date, arose)
    if waited:
        opened.add(name)
        del tracks[name]
    track.open(event, waited)
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
    if event.re:  # at once: a long log names one of many occurrences again and again
        named = next((t for t in tracks if t.occurrence.name == event.re), None)
        if named and named.exists(event.date):
            return named
    there = [t for t in tracks if t.is_owed and t.exists(event.date)]
    if not there:
        return say(messages.not_bound, task=task.id, agency=plan.agencies[agency])
    return _named(there, event.re) if event.re else _meant(there, event)


def _named(there: Sequence[Track], name: str) -> Track | Message:
    if not _names(there):
        return say(messages.no_occurrences, re=OccurrenceName(name))
    named = next((t for t in there if t.occurrence.name == name), None)
    return named or _unknown(name, there)


def _unknown(name: str, there: Sequence[Track]) -> Message:
    return say(messages.unknown_occurrence, re=OccurrenceName(name), known=_names(there))


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


def _names(tracks: Iterable[Track]) -> tuple[OccurrenceName, ...]:
    return tuple(called(t.occurrence.name, t.events) for t in tracks if t.occurrence.name)


def called(name: str, events: Iterable[Event]) -> OccurrenceName:
    """Return the name of an occurrence, which is that of a document where one of its events brought it."""
    arrived = any(e.event is EventKind.RECEIVED and e.doc == name for e in events)
    return OccurrenceName(name, document=arrived)
