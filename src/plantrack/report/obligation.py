"""One task x one delivering agency x one occurrence, and its status as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.deadlines.kinds import occurrences
from plantrack.deadlines.periods import Period
from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Plan, Task
from plantrack.report import messages
from plantrack.report.replay import Adjustment, Fault, Track, by_pair, replay
from plantrack.report.status import OPEN, Status
from plantrack.words.words import Message, say

LAST = date.max  # where a date that is not set sorts


class Obligation(NamedTuple):
    """What one agency owes for one occurrence of a task, and how it stands as of a day.

    `days_left` is due - day in days, negative when overdue; `days_late` counts days after the due
    date; `answers` is the agency that answers now, the successor of one that ended.
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
    remark: str | None
    reason: Message | None
    caveats: tuple[Message, ...]
    why: tuple[Message, ...]
    events: tuple[Event, ...]

    @property
    def place(self) -> tuple[int, str, str | None]:
        """What it shares with those of other agencies; two offices may each have a plan of one number."""
        return id(self.plan), self.task.id, self.occurrence

    @property
    def key(self) -> tuple[int, str, str | None, str]:
        """What it is, whenever it is looked at."""
        return *self.place, self.agency

    @property
    def late_from(self) -> date | None:
        """The first day on which it is overdue."""
        return self.due + timedelta(days=1) if self.due else None

    @property
    def doc(self) -> str | None:
        """The newest document about it; of what is done, that of the delivery."""
        newest = reversed(self.events)
        if self.done_on:
            return next((e.doc for e in newest if e.event is EventKind.DONE), None)
        return next((e.doc for e in newest if e.doc), None)

    @property
    def note(self) -> str | None:
        """The newest remark in words."""
        return next((event.note for event in reversed(self.events) if event.note), None)

    @property
    def extensions(self) -> int:
        """How often the due date was changed."""
        return len(self.adjustments)


def assess(
    plan: Plan, events: Sequence[Event], as_of: date, *, unlisted: bool = False
) -> tuple[list[Obligation], list[Fault]]:
    """Return every obligation of the plan as of a day, and the events that cannot stand.

    The events must be those `known` on that day, in order. Obligations come in plan order of
    tasks, then of agencies, then by occurrence. What nothing was recorded about stands the same for
    every agency, so that is found once a task. Unlisted are the periods that have not begun.
    """
    issued = plan.about.issued
    happened, faults = by_pair(plan, events)
    lasting = {id_ for id_, one in plan.agencies.items() if not (one.since or one.until)}
    answers = {id_: plan.answering(id_, as_of) for id_ in plan.agencies}
    found: list[Obligation] = []
    for task in plan.tasks:
        planned = list(occurrences(task.deadline, issued, as_of, plan.days))
        untouched = _rows(plan, task, map(Track, planned), as_of, unlisted=unlisted)
        for id_ in plan.members(task.deliverers):
            if (task.id, id_) in happened:
                own = [o for o in planned if plan.binds(id_, o.start or issued, o.due)]
                tracks, wrong = replay(plan, task, id_, own, happened[task.id, id_])
                rows = _rows(plan, task, tracks, as_of, unlisted=unlisted)
                faults += wrong
            elif id_ in lasting:
                rows = untouched
            else:
                rows = [o for o in untouched if plan.binds(id_, o.start or issued, o.due)]
            # `_replace`, in half the time: agency and who answers stand behind plan and task
            own_four = (plan, task, id_, answers[id_] or id_)
            owed = [Obligation._make((*own_four, *row[4:])) for row in rows]
            found += owed if answers[id_] else [_left(plan, row, as_of) for row in owed]
    return found, faults


def bound(plan: Plan, task: Task, as_of: date) -> list[str]:
    """Return the agencies that a task binds, as far as its occurrences are planned by a day."""
    planned = list(occurrences(task.deadline, plan.about.issued, as_of, plan.days))
    return [
        id_
        for id_ in plan.members(task.deliverers)
        if any(plan.binds(id_, o.start or plan.about.issued, o.due) for o in planned)
    ]


def _rows(
    plan: Plan, task: Task, tracks: Iterable[Track], as_of: date, *, unlisted: bool
) -> list[Obligation]:
    """Return how occurrences of a task stand, in order, whoever owes them."""
    rows = [
        _stand(plan, task, track, as_of) for track in tracks if unlisted or _listed(track, as_of)
    ]
    return sorted(rows, key=lambda o: (o.original_due or LAST, o.occurrence or ""))


def _listed(track: Track, as_of: date) -> bool:
    """Tell whether a period is shown: it has begun, is the first, or something was recorded about it."""
    occurrence = track.occurrence
    return occurrence.opens is None or occurrence.begun(as_of) or track.has_effects


def _left(plan: Plan, row: Obligation, as_of: date) -> Obligation:
    """Close what an agency left open that ended without a successor."""
    if row.status not in OPEN:
        return row
    last = plan.agencies[plan.last_of_chain(row.agency, as_of)]
    reason = say(messages.ended_without_successor, agency=last, day=last.until)
    return row._replace(
        status=Status.CLOSED, days_left=None, due_soon=False, days_late=None, reason=reason
    )


def _stand(plan: Plan, task: Task, track: Track, as_of: date) -> Obligation:
    """Return how an occurrence stands at the end of a day, before anybody owes it."""
    occurrence, status = track.occurrence, _status(track, as_of)
    days_left = (track.due - as_of).days if track.due and track.is_open else None
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
        original_due=occurrence.due,
        days_left=days_left,
        due_soon=due_soon,
        done_on=track.done.date if track.done else None,
        days_late=_days_late(track, status, as_of),
        adjustments=tuple(track.adjustments),
        reminders=track.reminders,
        blocked=track.blocked,
        remark=_remark(track.events),
        reason=None,
        caveats=() if track.adjustments else occurrence.caveats,
        why=tuple(_why(track)),
        events=tuple(track.events),
    )


def _status(track: Track, as_of: date) -> Status:
    start, due = track.occurrence.start, track.due
    if track.done:
        return Status.DONE_LATE if due and track.done.date > due else Status.DONE
    if track.dropped:
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
    """Yield how the due date was found: by the plan, by each extension, and what it means."""
    yield from track.occurrence.why
    for adjustment in track.adjustments:
        former, event = adjustment
        how = messages.why_extended if former else messages.why_dated
        how = messages.why_shortened if adjustment.shortens else how
        yield say(how, former=former, due=event.due, doc=event.doc, day=event.date)
    if track.due:
        yield say(messages.why_last_day, due=track.due, next=track.due + timedelta(days=1))


def _remark(events: Sequence[Event]) -> str | None:
    """Return the newest remark, document or reason among the events."""
    for event in reversed(events):
        if event.note or event.doc:
            return ": ".join(part for part in (event.doc, event.note) if part)
    return None
