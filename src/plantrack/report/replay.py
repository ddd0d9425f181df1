"""What the events of the log do to the occurrences of a task, agency by agency."""

from collections.abc import Iterable, Sequence

from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.occurrence import Occurrence, OccurrenceName
from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Amendment, Plan, Task
from plantrack.report import messages
from plantrack.report.events import Fault
from plantrack.report.planned import Step
from plantrack.report.track import Ending, Track
from plantrack.words.words import Message, say


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
