"""One task x one delivering agency x one occurrence, and its status as of a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.deadlines import messages as deadlines
from plantrack.deadlines.occurrence import OccurrenceName
from plantrack.deadlines.periods import Period
from plantrack.log.event import Event, EventKind
from plantrack.plan.amendments import Reading, read
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan, Task
from plantrack.report import messages
from plantrack.report.events import Fault, by_pair
from plantrack.report.planned import steps
from plantrack.report.replay import called, replay
from plantrack.report.status import OPEN, Status
from plantrack.report.track import Adjustment, Ending, Remark, Track
from plantrack.words.words import Message, say

LAST = date.max  # where a date that is not set sorts


class Obligation(NamedTuple):
    """What one agency owes for one occurrence of a task, and how it stands as of a day.

    `days_left` is due - day in days, negative when overdue; `days_late` counts days after the due date;
    `answers` is the agency that answers now, the successor of one that ended. `doc` is the newest
    document about it, of what is done that of the delivery; `note` the newest remark in words, `remark`
    the newest document or remark but for requests, and what belongs to it of the other. `requested` is the newest request
    for a later due date, while nothing has answered it, `answered` what answered others, by their ids. `arose` is the amendment since which it is owed,
    `ending` that by which it is closed. `lapsed` has the ids of those of its events that have no effect,
    as they came after a delivery, with its day. `label` is what it is called beside others, its name if
    it has one. `as_of` is the day itself.
    """

    plan: Plan
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
    adjustments: tuple[Adjustment, ...]
    reminders: int
    blocked: Event | None
    requested: Event | None
    answered: Mapping[str, Event | Amendment]
    doc: str | None
    note: str | None
    remark: Remark
    reason: Message | None
    arose: Amendment | None
    ending: Ending | None
    caveats: tuple[Message, ...]
    why: tuple[Message, ...]
    events: tuple[Event, ...]
    lapsed: Mapping[str, date]
    label: str | None
    as_of: date

    @property
    def place(self) -> tuple[int, str, str | None]:
        """What it shares with those of other agencies; two offices may each have a plan of one number."""
        return self.plan.identity, self.task.id, self.occurrence

    @property
    def key(self) -> tuple[int, str, str | None, str]:
        """What it is, whenever it is looked at."""
        return *self.place, self.agency

    @property
    def called(self) -> OccurrenceName | None:
        """What tells it from other occurrences of its task; none for the only one."""
        if self.label is None:
            return None
        moved = self.due is None or self.due.isoformat() != self.label
        return called(self.label, self.events)._replace(moved=moved)

    @property
    def wording(self) -> tuple[Amendment | None, str | None]:
        """By which amendment its deadline is worded, none where the plan does it, and how."""
        if not self.plan.amendments:
            return None, self.task.wording
        *later, first = reversed(self.plan.wordings(self.task.id))
        return next((one for one in later if one[0] and self._is_told_by(one[0])), first)

    def _is_told_by(self, amendment: Amendment) -> bool:
        """Tell whether an amendment bears on it: not where it was due or over before, and was left so."""
        if self.arose is amendment or any(a.source is amendment for a in self.adjustments):
            return True
        if self.ending and self.ending.amendment.issued <= amendment.issued:
            return False
        last = self.period.last if self.period else None
        dropped = [e.date for e in self.events if e.event is EventKind.DROPPED]
        settled = (self.original_due, last, self.done_on, *dropped)
        return not any(day and day < amendment.issued for day in settled)

    @property
    def late_from(self) -> date | None:
        """The first day on which it is overdue."""
        return self.due + timedelta(days=1) if self.due else None

    @property
    def extensions(self) -> int:
        """How often the due date was changed."""
        return len(self.adjustments)


def assess(
    reading: Reading, events: Sequence[Event], as_of: date, *, unlisted: bool = False
) -> tuple[list[Obligation], list[Fault]]:
    """Return every obligation of a plan as it reads on a day, and the events that cannot stand.

    The events must be those `known` on that day, in order. Obligations come in plan order of tasks,
    then of agencies, then by occurrence. What nothing was recorded about stands the same for every
    agency, so that is found once a task.
    Unlisted are the periods that have not begun. Before its day of issue a plan has no obligations.
    """
    plan = reading.plan
    happened, faults = by_pair(reading, events)
    if as_of < plan.about.issued:
        return [], faults
    lasting = {id_ for id_, one in plan.agencies.items() if not (one.since or one.until)}
    answers = {id_: plan.answering(id_, as_of) for id_ in plan.agencies}
    found: list[Obligation] = []
    for task in plan.tasks:
        stages = reading.stages[task.id]
        course = steps(plan, stages, as_of)
        owing = [set(stage.deliverers) for stage in stages]
        untouched: dict[tuple[bool, ...], list[Obligation]] = {}
        for id_ in reading.deliverers(task.id):
            own = happened.get((task.id, id_), ())
            # those alike owe the same at the same times, and have no life and no record of their own
            alike = None if own or id_ not in lasting else tuple(id_ in one for one in owing)
            rows = untouched.get(alike) if alike else None
            if rows is None:
                tracks, wrong = replay(plan, course, id_, own)
                rows = _rows(plan, task, tracks, as_of, unlisted=unlisted)
                faults += wrong
            if alike:
                untouched[alike] = rows
            # `_replace`, in half the time: agency and who answers stand behind plan and task
            own_four = (plan, task, id_, answers[id_] or id_)
            owed = [Obligation._make((*own_four, *row[4:])) for row in rows]
            owed = [_ended(row) if row.ending else row for row in owed]
            found += owed if answers[id_] else [_left(plan, row, as_of) for row in owed]
    return found, faults


def bound(plan: Plan, task: str, as_of: date) -> list[str]:
    """Return the agencies that a task binds by a day, or once bound, as far as it is planned by then."""
    reading = read(plan, as_of)
    course = steps(reading.plan, reading.stages[task], as_of) if task in reading.stages else []
    return [id_ for id_ in reading.deliverers(task) if replay(reading.plan, course, id_, ())[0]]


def _rows(
    plan: Plan, task: Task, tracks: Iterable[Track], as_of: date, *, unlisted: bool
) -> list[Obligation]:
    """Return how occurrences of a task stand, in order, whoever owes them."""
    owed = [track for track in tracks if track.is_owed]
    rows = [
        _stand(plan, task, track, as_of, alone=len(owed) == 1)
        for track in owed
        if unlisted or track.listed(as_of)
    ]
    return sorted(rows, key=lambda o: (o.original_due or LAST, o.occurrence or ""))


def _ended(row: Obligation) -> Obligation:
    """Say of what an amendment closed by which, and whose it is no longer."""
    ending = row.ending
    assert ending is not None  # noqa: S101  # asked only of what an amendment closed
    reason = ending.reason(row.plan.agencies[row.agency])
    why = say(messages.why_ended, day=ending.amendment.issued, reason=reason)
    return row._replace(reason=None if ending.note else reason, why=(*row.why, why))


def _left(plan: Plan, row: Obligation, as_of: date) -> Obligation:
    """Close what an agency left open that ended without a successor."""
    if row.status not in OPEN:
        return row
    last = plan.agencies[plan.last_of_chain(row.agency, as_of)]
    reason = say(messages.ended_without_successor, agency=last, day=last.until)
    return row._replace(
        status=Status.CLOSED,
        days_left=None,
        due_soon=False,
        days_late=None,
        requested=None,
        reason=reason,
    )


def _stand(plan: Plan, task: Task, track: Track, as_of: date, *, alone: bool) -> Obligation:
    """Return how an occurrence stands at the end of a day, before anybody owes it."""
    occurrence, status = track.occurrence, _status(track, as_of)
    days_left = (track.due - as_of).days if track.due and track.is_open else None
    ending = track.ending if status is Status.CLOSED and not track.dropped else None
    due_soon = status is Status.ON_TRACK and days_left is not None and days_left <= plan.about.soon
    return Obligation(
        plan=plan,
        task=task,
        agency="",
        answers="",
        occurrence=occurrence.name,
        period=occurrence.period,
        status=status,
        start=occurrence.start,
        due=track.due,
        original_due=track.original_due,
        days_left=days_left,
        due_soon=due_soon,
        done_on=track.done.date if track.done else None,
        days_late=_days_late(track, status, as_of),
        adjustments=tuple(track.adjustments),
        reminders=track.reminders,
        blocked=track.blocked,
        requested=None if track.ending else track.requested,
        answered=track.answered,
        doc=track.done.doc if track.done else track.doc,
        note=track.note,
        remark=track.remark,
        reason=None,
        arose=track.arose,
        ending=ending,
        caveats=track.caveats,
        why=tuple(_why(track)),
        events=tuple(track.events),
        lapsed=track.lapsed,
        label=track.occurrence.name if alone else track.label,
        as_of=as_of,
    )


def _status(track: Track, as_of: date) -> Status:
    start, due = track.occurrence.start, track.due
    if track.done:
        return Status.DONE_LATE if due and track.done.date > due else Status.DONE
    if track.dropped or track.ending:
        return Status.CLOSED
    if start is None:
        return Status.WAITING
    if start > as_of:
        return Status.SCHEDULED
    if due is None:
        return Status.UNDATED
    return Status.ON_TRACK if as_of <= due else Status.OVERDUE


def _days_late(track: Track, status: Status, as_of: date) -> int | None:
    if track.due is None or status not in (Status.OVERDUE, Status.DONE_LATE):
        return None
    return ((track.done.date if track.done else as_of) - track.due).days


def _why(track: Track) -> Iterable[Message]:
    """Yield how the due date was found: by the plan, by each change of it, and what it means."""
    yield from track.occurrence.why
    for change in track.adjustments:
        how = messages.why_extended if change.former else messages.why_dated
        how = messages.why_shortened if change.shortens else how
        how = how if change.due else messages.why_undated
        yield say(
            how, former=change.former, due=change.due, doc=_by(change), day=change.source.date
        )
        # a date that is only said again adds nothing
        yield from (why for why in change.why if why.sentence is not deadlines.why_by_amended)
    if track.due:
        yield say(messages.why_last_day, due=track.due, next=track.due + timedelta(days=1))


def _by(change: Adjustment) -> Amendment | Message:
    if isinstance(change.source, Amendment):
        return change.source
    return say(messages.a_document, doc=change.source.doc)
