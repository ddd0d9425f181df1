"""Who is written to and of what: reminders to agencies, and the digest to the monitor.

One reminder for each agency and monitor over all their plans, one digest for each monitor.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.log.event import Event, EventKind, in_force
from plantrack.log.writer import Stamp
from plantrack.plan.model import PLACEHOLDER, Plan
from plantrack.report.events import known
from plantrack.report.news import News, news
from plantrack.report.obligation import Obligation
from plantrack.report.report import (
    LoadedPlan,
    Query,
    Report,
    blocked,
    build,
    overdue,
    requested,
    together,
    upcoming,
    waiting,
)
from plantrack.report.status import Status

Records = tuple[tuple[Plan, Event], ...]


class Reminder(NamedTuple):
    """What an agency is told: its own rows, as they stand once this reminder counts.

    `to` are its addresses, none if it cannot be reached; `records` go into the logs of their plans once
    the message is accepted.
    """

    agency: str
    monitor: str
    to: tuple[str, ...]
    report: Report
    records: Records


class Digest(NamedTuple):
    """What a monitor is told: the whole report, the parts of it that need follow-up, and what is new.

    `former` are the days of the digests before, each plan's own, without any of which nothing is new.
    """

    agency: str
    monitor: str
    to: tuple[str, ...]
    report: Report
    overdue: Report
    upcoming: Report
    blocked: Report
    requested: Report
    waiting: Report
    former: tuple[date, ...]
    news: News | None
    records: Records


Letter = Reminder | Digest


def reminders(
    books: Sequence[LoadedPlan], stamp: Stamp, *, every: int, soon: bool
) -> list[Reminder]:
    """Return a reminder for each agency, and each monitor of it, that answers for something overdue.

    Of each plan that is as of its own day at the moment of the stamp, and recorded so.

    With `soon`, what is due soon counts too. Left out is what was reminded of fewer than `every` days
    before, and what a monitor owes itself: the digest shows that. The worst come first.
    """
    pending: dict[tuple[object, ...], tuple[Plan, Event]] = {}
    after: list[Report] = []
    for book in books:
        own = _own(book, stamp)
        query = Query(own.today)
        found = build(book.plan, book.events, query).obligations
        events = {
            o.key: _event(EventKind.REMINDED, own, task=o.task.id, agency=o.agency, re=o.label)
            for o in found
            if o.status is Status.OVERDUE or (soon and o.due_soon)
            if o.answers not in (book.plan.about.monitor, PLACEHOLDER)
            if not _reminded_since(o, own.today - timedelta(days=every))
        }
        pending |= {key: (book.plan, event) for key, event in events.items()}
        after.append(build(book.plan, [*book.events, *events.values()], query))
    if not pending:
        return []
    whole = together(after)
    rows = sorted(
        (o for o in whole.obligations if o.key in pending), key=lambda o: o.days_left or 0
    )
    return [
        Reminder(
            agency,
            monitor,
            _addresses(whole, agency, monitor),
            whole.of(mine),
            tuple(pending[o.key] for o in mine),
        )
        for agency, tally in whole._replace(obligations=tuple(rows)).by_agency
        for monitor in dict.fromkeys(o.plan.about.monitor for o in tally.obligations)
        if (mine := [o for o in tally.obligations if o.plan.about.monitor == monitor])
    ]


def _addresses(report: Report, agency: str, monitor: str) -> tuple[str, ...]:
    """Return the addresses of an agency in the plans that a monitor follows; of others its letters know nothing."""
    followed = tuple(plan for plan in report.plans if plan.about.monitor == monitor)
    return report._replace(plans=followed).addresses(agency)


def digests(books: Sequence[LoadedPlan], stamp: Stamp, to: Sequence[str]) -> list[Digest]:
    """Return the digest of each monitor, for these addresses or, without any, its own.

    A plan whose digest was reported on its own day at the moment of the stamp is left out; there is
    none if nothing is overdue, due soon or blocked, and no request for a later date waits for an answer.
    """
    left = [book for book in books if not _reported(book, _own(book, stamp).today)]
    monitors = dict.fromkeys(book.plan.about.monitor for book in left)
    found = (
        _digest([b for b in left if b.plan.about.monitor == monitor], stamp, to)
        for monitor in monitors
    )
    return [one for one in found if one]


def to_sign(report: Report) -> Report:
    """Return what letters to be signed are about: what is overdue, but for what its monitor owes itself."""
    late = overdue(report)
    return late.of(
        [o for o in late.obligations if o.answers not in (o.plan.about.monitor, PLACEHOLDER)]
    )


def _digest(books: Sequence[LoadedPlan], stamp: Stamp, to: Sequence[str]) -> Digest | None:
    stamps = [_own(book, stamp) for book in books]
    report = together(
        [
            build(book.plan, book.events, Query(own.today))
            for book, own in zip(books, stamps, strict=True)
        ]
    )
    monitor = report.plans[0].about.monitor
    late, soon, stuck, asking = (part(report) for part in (overdue, upcoming, blocked, requested))
    if not any(part.obligations for part in (late, soon, stuck, asking)):
        return None
    records = tuple(
        (book.plan, _event(EventKind.REPORTED, own, agency=monitor))
        for book, own in zip(books, stamps, strict=True)
    )
    told = [
        (book, last)
        for book, own in zip(books, stamps, strict=True)
        if (last := _last_digest(book, own.today))
    ]
    return Digest(
        monitor,
        monitor,
        tuple(to) or report.addresses(monitor),
        report,
        late,
        soon,
        stuck,
        asking,
        waiting(report),
        tuple(sorted({last.date for _, last in told})),
        _news(report, told) if told else None,
        records,
    )


def _news(report: Report, told: Sequence[tuple[LoadedPlan, Event]]) -> News:
    """Return what is new of plans since the last digest of each, by what that could tell.

    So what was recorded late, of a day before that digest, is new, too.
    """
    earlier = [
        build(
            book.plan,
            [event for event in book.events if event.recorded < last.recorded],
            Query(last.date, last.date),
        )
        for book, last in told
    ]
    plans = {book.plan.identity for book, _ in told}
    mine = report.of([o for o in report.obligations if o.plan.identity in plans])
    return news(mine, together(earlier))._replace(since=min(last.date for _, last in told))


def _own(book: LoadedPlan, stamp: Stamp) -> Stamp:
    """Return the stamp as the clocks of a plan show it."""
    return stamp.in_zone(book.plan.about.timezone)


def _reported(book: LoadedPlan, day: date) -> bool:
    return any(event.date == day for event in _digests(book, day))


def _last_digest(book: LoadedPlan, day: date) -> Event | None:
    """Return the newest digest that the monitor of a plan was sent by a day."""
    monitor = book.plan.about.monitor
    return next((e for e in reversed(_digests(book, day)) if e.agency == monitor), None)


def _digests(book: LoadedPlan, day: date) -> list[Event]:
    """Return the digests recorded and not taken back by a day, the oldest first."""
    seen = in_force(known(book.plan, book.events, day, None))
    return [event for event in seen if event.event is EventKind.REPORTED]


def _reminded_since(obligation: Obligation, day: date) -> bool:
    """Tell whether there was a reminder after a day, that day itself not counted.

    Of what is overdue, a notice given before that does not count.
    """
    if obligation.status is Status.OVERDUE and obligation.due:
        day = max(day, obligation.due)
    return any(e.event is EventKind.REMINDED and e.date > day for e in obligation.events)


def _event(
    kind: EventKind,
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
        date=stamp.today,
        task=task,
        agency=agency,
        event=kind,
        re=re,
    )
