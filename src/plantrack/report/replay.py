"""What the events of the log do to the occurrences of a task, agency by agency."""

from collections.abc import Iterable, Sequence
from datetime import date

from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.kinds import After
from plantrack.deadlines.occurrence import Occurrence, OccurrenceName
from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan, Task
from plantrack.report import messages
from plantrack.report.events import Fault
from plantrack.report.planned import Step
from plantrack.report.track import Ending, Track
from plantrack.words.words import Message, say

# What cannot be said of what waits for its document, whatever it names.
_AFTER_RECEIPT = (EventKind.DONE, EventKind.EXTENDED, EventKind.REQUESTED)


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
        self._owed = False  # whether the task is its own at the time
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
            for name, track in list(self.tracks.items()):
                self._amend(name, track, step, stage.amendment)
        comes = self.agency in stage.deliverers and not self._owed
        self._owed = self.agency in stage.deliverers
        if self._owed:
            self._arise(step, comes=comes)

    def happen(self, events: Iterable[Event], *, last: bool) -> list[Event]:
        """Let events take effect; return those that may be about what only a later stage plans."""
        later = []
        for event in events:
            fault = self._happen(event)
            if fault and fault.may_come and not last:
                later.append(event)
            elif fault:
                self.faults.append(fault)
        return later

    def _arise(self, step: Step, *, comes: bool) -> None:
        """Add what the agency owes from a stage on and did not before; all of it where it `comes` to the task."""
        rules = set() if comes else {_rule(track.occurrence) for track in self.tracks.values()}
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

    def _amend(self, name: str | None, track: Track, step: Step, amendment: Amendment) -> None:
        """Let an amendment end an occurrence, or set what the plan says of it.

        What is owed no longer and had not even begun to be shown is there no more.
        """
        superseded = self._is_superseded(track, step)
        ends = superseded or self.agency not in step.stage.deliverers
        if ends and track.is_open and not track.listed(amendment.issued - ONE_DAY):
            del self.tracks[name]
            return
        if ends:
            track.end(self._ending(amendment, superseded=superseded))
        if name in step.planned:
            track.plan(amendment, step.planned[name])
        if not ends and track.ending and (name in step.planned or not track.ending.superseded):
            track.revive(amendment)

    def _is_superseded(self, track: Track, step: Step) -> bool:
        """Tell whether a stage no longer has an occurrence; what was due before that stays owed."""
        name = track.occurrence.name
        if name in step.planned:
            return not self._binds(step.planned[name], step)
        return name in step.left and (track.due is None or track.due >= step.stage.day)

    def _ending(self, amendment: Amendment, *, superseded: bool) -> Ending:
        reason = next((t.dropped for t in amendment.tasks if t.id == self.task.id), None)
        why = messages.superseded_by if superseded else messages.left_by
        why = messages.dropped_by if reason else why
        return Ending(amendment, why, self.plan.about, self.task.id, reason, superseded)

    def _happen(self, event: Event) -> Fault | None:
        """Let an event take effect, or return why it makes no sense, or should not have been recorded."""
        complaint = _says_nothing(event) or _out_of_life(self.plan, self.agency, event)
        may_come = False
        if complaint is None and not (self.tracks or self._owed):
            agency = self.plan.agencies[self.agency]
            complaint, may_come = say(messages.not_bound, task=self.task.id, agency=agency), True
        elif complaint is None and event.event is EventKind.RECEIVED:
            complaint = self._receive(event)
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
            complaint, may_come = target, event.re is not None
        return Fault(event, complaint, may_come=may_come) if complaint else None

    def _receive(self, event: Event) -> Message | None:
        """Open the occurrence of a document; what an amendment brought counts from its day at the earliest."""
        doc = event.doc or ""
        ended = next((t.ending for t in self.tracks.values() if t.ending), None)
        if ended and not self._owed:
            day = ended.amendment.issued
            return say(messages.no_longer_owed, amendment=ended.amendment, day=day)
        tracks = self.tracks.items()
        waiting = {name: t for name, t in tracks if t.occurrence.waiting and not t.ending}
        named = next((name for name, t in waiting.items() if event.re in (name, t.label)), None)
        if event.re and named is None and event.re not in waiting and len(waiting) > 1:
            return _unknown(event.re, [*waiting.values()])
        name = named if named in waiting else next(iter(waiting), event.re)
        waited = waiting.get(name)
        rule = self.task.deadlines[waited.occurrence.rule] if waited else self.task.awaits(name)
        if not isinstance(rule, After):
            return say(messages.nothing_awaited, task=self.task.id)
        if doc in self.tracks:
            return say(messages.already_received, doc=doc)
        arose = waited.arose if waited else None
        day = max(event.date, arose.issued) if arose else event.date
        track = Track(rule.received(doc, day, event.due, self.plan.days), event.date, arose)
        if waited:
            self._opened.add(name)
            del self.tracks[name]
        track.open(event, waited)
        self.tracks[doc] = track
        return None


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


def _says_nothing(event: Event) -> Message | None:
    """Return why an event has no sense of its own."""
    if event.event in (EventKind.BLOCKED, EventKind.NOTE) and not (event.doc or event.note):
        return say(log_messages.event_needs_doc_or_note, kind=event.event)
    if event.event is EventKind.RECEIVED and event.due and event.due < event.date:
        return say(messages.due_before_receipt, due=event.due, day=event.date)
    if event.event is EventKind.REQUESTED and event.due and event.due < event.date:
        return say(messages.due_before_request, due=event.due, day=event.date)
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
        named = _called(tracks, event.re)
        if named and named.exists(event.date):
            return named
    there = [t for t in tracks if t.is_owed and t.exists(event.date)]
    if not there:
        return say(messages.not_bound, task=task.id, agency=plan.agencies[agency])
    return _named(there, event, event.re) if event.re else _meant(there, event)


def _named(there: Sequence[Track], event: Event, name: str) -> Track | Message:
    if _names(there):
        return _called(there, name) or _unknown(name, there)
    if there[0].occurrence.waiting and event.event in _AFTER_RECEIPT:
        return say(messages.document_not_come, kind=event.event)
    return say(messages.no_occurrences, re=OccurrenceName(name))


def _called(tracks: Sequence[Track], name: str) -> Track | None:
    """Return the occurrence of a name, else one without a name that is labelled so among others."""
    named = next((t for t in tracks if t.occurrence.name == name), None)
    if named or len(tracks) < 2:
        return named
    return next((t for t in tracks if t.label == name), None)


def _unknown(name: str, there: Sequence[Track]) -> Message:
    return say(messages.unknown_occurrence, re=OccurrenceName(name), known=_names(there))


def _meant(there: Sequence[Track], event: Event) -> Track | Message:
    """Return the only occurrence it can be about: of those begun, else of all that are open.

    To be reopened are those that are done. Where there is none such, what is in the way is found at
    that which is due last, in whichever order deadlines are written; but a note stands in nobody's way.
    """
    reopened = event.event is EventKind.REOPENED
    wanted = [t for t in there if (t.done is not None if reopened else t.is_open)]
    begun = [t for t in wanted if t.occurrence.begun(event.date)]
    several: Sequence[Track] = begun or wanted
    if not several and event.event is EventKind.NOTE:
        several = there
    if len(several) > 1:
        return say(messages.which_occurrence, known=_names(several))
    return several[0] if several else max(there, key=_how_late)


def _how_late(track: Track) -> tuple[date, date, str]:
    """Return by what occurrences are told as earlier and later: when they are due, begin, and their names."""
    return track.due or date.max, track.occurrence.start or date.max, track.occurrence.name or ""


def _names(tracks: Iterable[Track]) -> tuple[OccurrenceName, ...]:
    """Return what occurrences are called; nothing where there is but one without a name."""
    there = list(tracks)
    if len(there) == 1 and there[0].occurrence.name is None:
        return ()
    return tuple(called(track.label, track.events) for track in there)


def called(name: str, events: Iterable[Event]) -> OccurrenceName:
    """Return the name of an occurrence, which is that of a document where one of its events brought it."""
    arrived = any(e.event is EventKind.RECEIVED and e.doc == name for e in events)
    return OccurrenceName(name, document=arrived)
