"""What reports that are handed in tell: how things stand, what is new, how the totals went."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from plantrack.log.event import EventKind
from plantrack.plan.model import PLACEHOLDER, Plan
from plantrack.report.differences import Difference, differences
from plantrack.report.news import News, news
from plantrack.report.report import LoadedPlan, Query, Report, build, together
from plantrack.report.status import Status
from plantrack.report.tally import Tally

POINTS = 24  # of which totals are told, the newest


class PlanQuery(NamedTuple):
    """A plan with its log, and what is asked of it."""

    book: LoadedPlan
    query: Query


class Point(NamedTuple):
    """The totals at the end of a day; `fell_due` are, of what was due by then, those done and all."""

    day: date
    counts: Mapping[Status, int]
    due_completion: tuple[int, int]

    @property
    def total(self) -> int:
        """How many obligations there were."""
        return sum(self.counts.values())


class Figure(NamedTuple):
    """What is counted of two days, or the rate of what was due; None where there was no rate."""

    name: str
    before: int | float | None
    now: int | float | None

    @property
    def difference(self) -> int | float | None:
        """By how much it is more or less now; None where there was no rate on one of the days."""
        if self.before is None or self.now is None:
            return None
        return round(self.now - self.before, 4)


class Comparison:
    """A report, what is new in it, and how the totals went; each is found when it is asked for.

    `missing` are the files of plans that could not be read, and so are in none of it.
    """

    def __init__(
        self, asked: Sequence[PlanQuery], report: Report, since: date, missing: Sequence[str] = ()
    ) -> None:
        """Take the plans with their logs, the report of them, and the day to compare it with."""
        self.asked = asked
        self.report = report
        self.since = since
        self.missing = missing

    @cached_property
    def whole(self) -> Report:
        """The report of all obligations on the same day, whichever were asked for."""
        narrowed = any(query.is_narrowed for _, query in self.asked)
        return before(self.asked) if narrowed else self.report

    def asks_for(self, status: Status) -> bool:
        """Tell whether rows of a status were asked for, so that there may be none of them."""
        return all(not query.statuses or status in query.statuses for _, query in self.asked)

    @cached_property
    def silent(self) -> Mapping[str, Sequence[Plan]]:
        """The agencies that are late in what was asked for and never heard of in that plan, worst first.

        To each belong the plans of which that is so; what it said of others is no answer to them. A
        monitor answers to nobody for what it follows itself.
        """
        late = {
            (o.answers, o.plan.identity)
            for o in self.report.obligations
            if o.status is Status.OVERDUE
        }
        found = {
            id_: [
                plan
                for plan in self.report.plans
                if (id_, plan.identity) in late
                and id_ != plan.about.monitor
                and _silent(id_, self._by_plan[plan.identity][id_])
            ]
            for id_, _ in self.whole.by_agency
            if id_ != PLACEHOLDER
        }
        return {id_: plans for id_, plans in found.items() if plans}

    @property
    def silent_rows(self) -> Report:
        """What the agencies that were never heard of are late with, in the plans of which that is so."""
        silent = {id_: {plan.identity for plan in plans} for id_, plans in self.silent.items()}
        late = (o for o in self.report.obligations if o.status is Status.OVERDUE)
        return self.report.of([o for o in late if o.plan.identity in silent.get(o.answers, ())])

    @cached_property
    def then(self) -> Report:
        """The report of what was asked for, as of the earlier day."""
        wanted = {one.book.plan.identity: one.query.statuses for one in self.asked}
        found = narrowed(self.asked, self.since)
        rows = (
            o
            for o in found.obligations
            if (statuses := wanted[o.plan.identity]) is None or o.status in statuses
        )
        return found._replace(obligations=tuple(rows), by_status=self.report.by_status)

    @property
    def figures(self) -> list[Figure]:
        """What is counted of both days."""
        before, now = self.then.total.figures, self.report.total.figures
        return [Figure(name, before[name], now[name]) for name in now]

    @cached_property
    def silent_in_some(self) -> frozenset[str]:
        """Those of them who were heard of in another plan; of these it is said in which they were not."""
        return frozenset(
            id_
            for id_, plans in self.silent.items()
            for identity, tallies in self._by_plan.items()
            if identity not in {plan.identity for plan in plans}
            and id_ in tallies
            and not _silent(id_, tallies[id_])
        )

    @cached_property
    def _by_plan(self) -> Mapping[int, Mapping[str, Tally]]:
        """What each agency answers for in each plan, whatever was asked for."""
        return {one.plans[0].identity: dict(one.by_agency) for one in self.whole.apart}

    @cached_property
    def news(self) -> News:
        """What the report tells that the one of the earlier day did not."""
        return news(self.report, before(self.asked, self.since))

    @cached_property
    def differences(self) -> Sequence[Difference]:
        """All that differs of what was asked for; of statuses, what stands so on either of the two days."""
        now, then = narrowed(self.asked), narrowed(self.asked, self.since)
        wanted = {one.book.plan.identity: one.query.statuses for one in self.asked}
        keys = {
            o.key
            for o in (*now.obligations, *then.obligations)
            if (statuses := wanted[o.plan.identity]) is None or o.status in statuses
        }
        return differences(*(_only(report, keys) for report in (now, then)))

    @cached_property
    def trend(self) -> Sequence[Point]:
        """The totals at the ends of months and on the day of the report."""
        return trend(self.asked, self.report.as_of)


def before(asked: Sequence[PlanQuery], since: date = date.max) -> Report:
    """Return the report of all obligations as of an earlier day, else of the same, as far as is known now.

    That is no later than the day of each plan, which may be another one than that of the first.
    """
    days = [min(since, query.as_of) for _, query in asked]
    return together(
        [
            build(book.plan, book.events, Query(day, query.known_on))
            for (book, query), day in zip(asked, days, strict=True)
        ]
    )


def narrowed(asked: Sequence[PlanQuery], day: date = date.max) -> Report:
    """Return the report of what is asked for as of an earlier day, else of the same, whatever its status.

    That is no later than the day of each plan, which may be another one than that of the first.
    """
    queries = [query._replace(as_of=min(day, query.as_of), statuses=None) for _, query in asked]
    return together(
        [
            build(one.book.plan, one.book.events, query)
            for one, query in zip(asked, queries, strict=True)
        ]
    )


def trend(asked: Sequence[PlanQuery], as_of: date) -> list[Point]:
    """Return the totals at the end of each month since the first plan was issued, and on the day itself.

    They are found from plan and log alone, and of many the newest `POINTS` are told. They are narrowed as
    the report is, but not by status, which is what they tell.
    """
    issued = min(book.plan.about.issued for book, _ in asked)
    days = [*_month_ends(issued, as_of), as_of][-POINTS:]
    return [_point(asked, day, as_of) for day in days]


def _point(asked: Sequence[PlanQuery], day: date, as_of: date) -> Point:
    # on the day itself, each plan as of its own
    total = (narrowed(asked) if day == as_of else narrowed(asked, day)).total
    return Point(day, total.counts, total.due_completion)


def _only(report: Report, keys: Container[object]) -> Report:
    return report._replace(obligations=tuple(o for o in report.obligations if o.key in keys))


def _silent(agency: str, tally: Tally) -> bool:
    """Tell whether an agency was never heard of itself; what came before it took over does not count."""
    return not any(
        event.event in _HEARD
        for o in tally.obligations
        for event in o.events
        if o.agency == agency or o.plan.answering(o.agency, event.date) == agency
    )


def last_month(day: date) -> date:
    """Return the last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def _month_ends(first: date, last: date) -> list[date]:
    """Return the last days of months from a day to before another, the oldest first."""
    found = []
    end = last_month(last)
    while end >= first:
        found.append(end)
        end = last_month(end)
    return found[::-1]


# What an agency has a part in; it is reminded, and sent documents, without any.
_HEARD = frozenset(
    (
        EventKind.PROGRESS,
        EventKind.DONE,
        EventKind.REOPENED,
        EventKind.EXTENDED,
        EventKind.BLOCKED,
        EventKind.REQUESTED,
    )
)
