"""All that differs between the reports of two days, for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Plan
from plantrack.report.news import NewsKind, change_kind, change_turn, fresh_turns, made_by, turn_of
from plantrack.report.obligation import LAST, Obligation
from plantrack.report.report import Report
from plantrack.report.status import OPEN, Status
from plantrack.report.track import Adjustment

DifferenceKind = Literal[
    "new", "gone", "done", "undone", "overdue", "blocked", "requested", "extended", "shortened", "adjusted", "dated",
    "undated", "received", "closed", "status",
]  # fmt: skip


class Difference(NamedTuple):
    """A difference of an obligation between two days: of its status, of its due date, a new difficulty or request.

    `then` and `now` are statuses or due dates, None where there was or is none; both are for the last two.
    `doc` is the number of the document that made it, as far as one did.
    """

    obligation: Obligation
    kind: DifferenceKind
    then: Status | date | None
    now: Status | date | None
    doc: str | None


def differences(report: Report, earlier: Report) -> list[Difference]:
    """Return all that differs between the reports of two days, in the order of their obligations.

    Whoever applies what is told of statuses to the earlier report has those of the later one, and likewise
    the due dates of what is in both.
    """
    was = {o.key: o for o in earlier.obligations}
    here = {o.key: o for o in report.obligations}
    found = _Differences(report, earlier)
    places = _Places((*report.plans, *earlier.plans))
    ordered = sorted((was | here).values(), key=places.of)
    return [one for o in ordered for one in found.of(was.get(o.key), here.get(o.key))]


class _Places:
    """Where obligations of either of two reports stand among each other."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self._plans: dict[int, tuple[int, dict[str, int], dict[str, int]]] = {}
        for plan in plans:
            tasks = {task.id: place for place, task in enumerate(plan.tasks)}
            agencies = {id_: place for place, id_ in enumerate(plan.agencies)}
            self._plans.setdefault(plan.identity, (len(self._plans), tasks, agencies))

    def of(self, o: Obligation) -> tuple[int, int, int, date, str]:
        plan, tasks, agencies = self._plans[o.plan.identity]
        due = o.original_due or LAST
        return plan, tasks[o.task.id], agencies[o.agency], due, o.occurrence or ""


class _Differences:
    """What differs of single obligations between the reports of two days."""

    def __init__(self, report: Report, earlier: Report) -> None:
        self.fresh = fresh_turns(report, earlier)
        self.came: dict[tuple[object, ...], list[Event]] = {}  # documents, by task and agency
        for o in report.obligations:
            for event in o.events:
                if event.event is EventKind.RECEIVED and turn_of(event) in self.fresh:
                    pair = o.plan.identity, o.task.id, o.agency
                    self.came.setdefault(pair, []).append(event)

    def of(self, then: Obligation | None, now: Obligation | None) -> Iterator[Difference]:
        """Yield what differs of an obligation: status, due date, difficulty, a request for a later date."""
        if now is None:
            assert then is not None  # noqa: S101  # it is there on one of the two days
            yield Difference(then, "gone", then.status, None, self._arrived(then))
            return
        if then is None:
            opened = next((e.doc for e in now.events if _opens(e, now)), None)
            by = now.arose.id if now.arose else None
            kind: DifferenceKind = "received" if opened else "new"
            yield Difference(now, kind, None, now.status, opened or by)
        elif then.status is not now.status:
            kind = _kind(then, now)
            yield Difference(now, kind, then.status, now.status, self._status_doc(kind, then, now))
        if then and then.due != now.due:
            changes = self._changes(now)
            kind = _moved(then.due, now.due, changes)
            doc = changes[-1].source.doc if changes else _amendment(then, now)
            yield Difference(now, kind, then.due, now.due, doc)
        if now.blocked and turn_of(now.blocked) in self.fresh:
            yield Difference(now, "blocked", None, None, now.blocked.doc)
        if now.requested and turn_of(now.requested) in self.fresh:
            yield Difference(now, "requested", None, None, now.requested.doc)

    def _changes(self, o: Obligation) -> list[Adjustment]:
        return [a for a in o.adjustments if change_turn(o, a) in self.fresh]

    def _arrived(self, then: Obligation) -> str | None:
        """Return the document that ended a wait."""
        events = self.came.get((then.plan.identity, then.task.id, then.agency), ())
        named = [e for e in events if e.re == then.occurrence]
        return next((e.doc for e in (*named, *events)), None)

    def _status_doc(self, kind: DifferenceKind, then: Obligation, now: Obligation) -> str | None:
        """Return by which document a status came to be another; None where days passed."""
        changes = self._changes(now)
        match kind:
            case "done":
                return now.doc
            case "undone":
                back = NewsKind.UNDONE.newest(now)
                return back.doc if back else None
            case "closed":
                source = made_by(NewsKind.CLOSED, now, changes)
                return source.doc if source else None
            case "status" if changes:
                return changes[-1].source.doc
            case "status" if then.ending:
                return _amendment(then, now)
        return None


def _opens(event: Event, o: Obligation) -> bool:
    return event.event is EventKind.RECEIVED and event.doc == o.occurrence


def _kind(then: Obligation, now: Obligation) -> DifferenceKind:
    """Return what a change of status is."""
    if now.done_on and not then.done_on:
        return "done"
    if then.done_on and now.status in OPEN:
        return "undone"
    if now.status is Status.CLOSED:
        return "closed"
    return "overdue" if now.status is Status.OVERDUE else "status"


def _moved(then: date | None, now: date | None, changes: Sequence[Adjustment]) -> DifferenceKind:
    """Return what a change of due date is, by the single changes of it; a period that had not begun has none."""
    if now is None:
        return "undated"
    if then is None:
        return "dated"
    if changes and change_kind(changes) is NewsKind.ADJUSTED:
        return "adjusted"
    return "extended" if now > then else "shortened"


def _amendment(then: Obligation, now: Obligation) -> str | None:
    """Return the newest amendment between two days that names a task."""
    known = {one.id for one in then.plan.amendments}
    named = (
        one.id
        for one in reversed(now.plan.amendments)
        if one.id not in known and any(task.id == now.task.id for task in one.tasks)
    )
    return next(named, None)
