"""What was recorded, oldest first: the log of a plan or several, or what happened to a report's obligations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.log.event import Event, EventKind, sort_key, voided
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan
from plantrack.report.events import known
from plantrack.report.obligation import Obligation, assess
from plantrack.report.report import Query, Report
from plantrack.report.track import Adjustment


class History(NamedTuple):
    """The logs of one plan or several, oldest first, and the ids of what was taken back.

    `changes` are, by the ids of events, what they did to due dates; `named` are, by their ids, the events
    that a `void` names; `lapsed` are the ids of those without effect, as they came after a delivery, with
    its day.
    """

    plans: tuple[Plan, ...]
    events: tuple[tuple[Plan, Event], ...]
    voided: frozenset[str]
    changes: Mapping[str, Adjustment]
    named: Mapping[str, Event]
    lapsed: Mapping[str, date]


def history(
    plan: Plan,
    events: Iterable[Event],
    query: Query,
    since: date | None = None,
    kinds: Collection[EventKind] | None = None,
) -> History:
    """Return the events asked for; a `void` is listed with the task and agency it is about."""
    seen = known(plan, events, query.as_of, query.known_on)
    rows, _ = assess(read(plan, query.known_by), seen, query.as_of)
    tasks = query.tasks
    if query.sources is not None or query.officers is not None:
        tasks = frozenset(o.task.id for o in rows if query.is_about(o.task))
    chosen = (
        event
        for event in seen
        if event.date <= query.as_of
        and (tasks is None or event.task in tasks)
        and (query.agencies is None or event.agency in query.agencies)
        and (since is None or event.date >= since)
        and (not kinds or event.event in kinds)
    )
    ids = {event.re for event in seen if event.event is EventKind.VOID}
    return History(
        (plan,),
        tuple((plan, event) for event in chosen),
        frozenset(voided(seen)),
        _changes(rows),
        {event.id: event for event in seen if event.id in ids},
        _lapsed(rows),
    )


def _changes(rows: Iterable[Obligation]) -> dict[str, Adjustment]:
    return {change.source.id: change for row in rows for change in row.adjustments}


def _lapsed(rows: Iterable[Obligation]) -> dict[str, date]:
    return {id_: day for row in rows for id_, day in row.lapsed.items()}


def history_of(report: Report) -> History:
    """Return what happened to the obligations of a report, oldest first."""
    rows = report.obligations
    happened = {(o.plan.identity, event.id): (o.plan, event) for o in rows for event in o.events}
    events = tuple(sorted(happened.values(), key=lambda row: sort_key(row[1])))
    return History(report.plans, events, frozenset(), _changes(rows), {}, _lapsed(rows))


def all_histories(found: Sequence[History]) -> History:
    """Return the histories of several plans as one, oldest first."""
    rows = (row for one in found for row in one.events)
    return History(
        tuple(plan for one in found for plan in one.plans),
        tuple(sorted(rows, key=lambda row: sort_key(row[1]))),
        frozenset[str]().union(*(one.voided for one in found)),
        {id_: change for one in found for id_, change in one.changes.items()},
        {id_: event for one in found for id_, event in one.named.items()},
        {id_: day for one in found for id_, day in one.lapsed.items()},
    )
