"""Who is written to and of what: reminders to agencies, and the digest to the monitor."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.log.event import Event, EventKind, voided
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan
from plantrack.report.obligation import Obligation
from plantrack.report.replay import known
from plantrack.report.report import Query, Report, blocked, build, overdue, upcoming, waiting
from plantrack.report.status import Status


class Reminder(NamedTuple):
    """What an agency is told: its own rows, as they stand once this reminder counts.

    `to` are its addresses in the plan, none if it cannot be reached; `events` go into the log once
    the message is accepted.
    """

    agency: str
    to: tuple[str, ...]
    report: Report
    events: tuple[Event, ...]


class Digest(NamedTuple):
    """What the monitor is told: the whole report, and the parts of it that need follow-up."""

    agency: str
    to: tuple[str, ...]
    report: Report
    overdue: Report
    upcoming: Report
    blocked: Report
    waiting: Report
    events: tuple[Event, ...]


Letter = Reminder | Digest


def reminders(
    report: Report,
    events: Sequence[Event],
    stamp: Stamp,
    *,
    every: int,
    soon: bool,
) -> list[Reminder]:
    """Return a reminder for each agency that answers for something overdue, worst first.

    With `soon`, what is due soon counts too. What was reminded of fewer than `every` days before the
    day of the report is left out, and so is what the monitor itself answers for: the digest shows it.
    The report must be whole, and built from these events.
    """
    as_of = report.query.as_of
    pending = {
        _key(obligation): _event(
            EventKind.REMINDED,
            as_of,
            stamp,
            task=obligation.task.id,
            agency=obligation.agency,
            re=obligation.occurrence,
        )
        for obligation in report.obligations
        if obligation.status is Status.OVERDUE or (soon and obligation.due_soon)
        if obligation.answers != report.plan.about.monitor
        if not _reminded_since(obligation, as_of - timedelta(days=every))
    }
    if not pending:
        return []
    after = build(report.plan, [*events, *pending.values()], Query(as_of))
    rows = (o for o in after.obligations if _key(o) in pending)
    reminded = after._replace(obligations=tuple(sorted(rows, key=lambda o: o.days_left or 0)))
    return [
        Reminder(
            agency,
            report.plan.agencies[agency].email,
            after._replace(obligations=tally.obligations),
            tuple(pending[_key(o)] for o in tally.obligations),
        )
        for agency, tally in reminded.by_agency
    ]


def digest(
    report: Report, events: Sequence[Event], stamp: Stamp, to: Sequence[str]
) -> Digest | None:
    """Return the digest of a whole report, for these addresses or, without any, the monitor's.

    There is none if one was reported on the day of the report, or if nothing is overdue, due soon
    or blocked.
    """
    as_of, monitor = report.query.as_of, report.plan.about.monitor
    late, soon, stuck = overdue(report), upcoming(report), blocked(report)
    if _reported(report.plan, events, as_of) or not any(
        part.obligations for part in (late, soon, stuck)
    ):
        return None
    return Digest(
        monitor,
        tuple(to) or report.plan.agencies[monitor].email,
        report,
        late,
        soon,
        stuck,
        waiting(report),
        (_event(EventKind.REPORTED, as_of, stamp, agency=monitor),),
    )


def _reported(plan: Plan, events: Sequence[Event], day: date) -> bool:
    seen = known(plan, events, day, None)
    taken_back = voided(seen)
    return any(
        event.event is EventKind.REPORTED and event.date == day and event.id not in taken_back
        for event in seen
    )


def _key(obligation: Obligation) -> tuple[str, str, str | None]:
    return obligation.task.id, obligation.agency, obligation.occurrence


def _reminded_since(obligation: Obligation, day: date) -> bool:
    """Tell whether there was a reminder after a day, that day itself not counted.

    Of what is overdue, a notice given before that does not count.
    """
    if obligation.status is Status.OVERDUE and obligation.due:
        day = max(day, obligation.due)
    return any(e.event is EventKind.REMINDED and e.date > day for e in obligation.events)


def _event(
    kind: EventKind,
    day: date,
    stamp: Stamp,
    *,
    agency: str,
    task: str | None = None,
    re: str | None = None,
) -> Event:
    return Event(
        id=next(stamp.ids),
        recorded=stamp.now,
        by=stamp.by,
        date=day,
        task=task,
        agency=agency,
        event=kind,
        re=re,
    )
