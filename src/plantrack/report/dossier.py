"""What reports that are handed in tell: how things stand, what is new, how the totals went."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from plantrack.log.event import EventKind
from plantrack.report.obligation import Obligation
from plantrack.report.report import Book, Query, Report, build, together
from plantrack.report.status import Status

MONTHS = 24  # of which totals are told, the newest


class Asked(NamedTuple):
    """A plan with its log, and what is asked of it."""

    book: Book
    query: Query


class News(NamedTuple):
    """What a report tells that the report of an earlier day did not.

    An obligation that was done and is done again stands in none of them; one that came to be overdue and
    was delivered since is done, as it stands now.
    """

    since: date
    done: tuple[Obligation, ...]
    overdue: tuple[Obligation, ...]
    extended: tuple[Obligation, ...]
    received: tuple[Obligation, ...]
    closed: tuple[Obligation, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything new."""
        return any(self[1:])


class Point(NamedTuple):
    """The totals at the end of a day; `fell_due` are, of what was due by then, those done and all."""

    day: date
    counts: Mapping[Status, int]
    fell_due: tuple[int, int]

    @property
    def total(self) -> int:
        """How many obligations there were."""
        return sum(self.counts.values())


class Dossier:
    """A report, what is new in it, and how the totals went; each is found when it is asked for."""

    def __init__(self, asked: Sequence[Asked], report: Report, since: date) -> None:
        """Take the plans with their logs, the report of them, and the day to compare it with."""
        self.asked = asked
        self.report = report
        self.since = since

    @cached_property
    def news(self) -> News:
        """What the report tells that the one of the earlier day did not."""
        return news(self.report, before(self.asked, self.since))

    @cached_property
    def trend(self) -> Sequence[Point]:
        """The totals at the ends of months and on the day of the report."""
        return trend(self.asked, self.report.as_of)


def before(asked: Sequence[Asked], since: date) -> Report:
    """Return the report of all obligations as of an earlier day, as far as is known now."""
    return together(
        [build(book.plan, book.events, Query(since, query.known_on)) for book, query in asked]
    )


def news(report: Report, earlier: Report) -> News:
    """Return what is new in a report against that of an earlier day, which must not be narrowed."""
    was = {_key(o): o for o in earlier.obligations}
    pairs = [(o, was.get(_key(o))) for o in report.obligations]

    def newly(status: Status) -> tuple[Obligation, ...]:
        return tuple(o for o, then in pairs if o.status is status and not _stood(then, status))

    return News(
        earlier.as_of,
        done=tuple(o for o, then in pairs if o.done_on and not (then and then.done_on)),
        overdue=newly(Status.OVERDUE),
        extended=tuple(o for o, then in pairs if o.extensions > (then.extensions if then else 0)),
        received=tuple(o for o, then in pairs if _received(o) > (_received(then) if then else 0)),
        closed=newly(Status.CLOSED),
    )


def trend(asked: Sequence[Asked], as_of: date) -> list[Point]:
    """Return the totals at the end of each month since the first plan was issued, and on the day itself.

    They are found from plan and log alone; of long plans the newest `MONTHS` are told.
    """
    issued = min(book.plan.about.issued for book, _ in asked)
    days = [day for day in _month_ends(issued, as_of) if day < as_of][-MONTHS:]
    return [_point(asked, day) for day in (*days, as_of)]


def _point(asked: Sequence[Asked], day: date) -> Point:
    found = [
        build(book.plan, book.events, query._replace(as_of=day, statuses=None))
        for book, query in asked
    ]
    total = together(found).total
    return Point(day, total.counts, total.fell_due)


def last_month(day: date) -> date:
    """Return the last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def _month_ends(first: date, last: date) -> list[date]:
    """Return the last days of months from a day to another, the oldest first."""
    found = []
    end = last_month(last)
    while end >= first:
        found.append(end)
        end = last_month(end)
    return found[::-1]


def _key(o: Obligation) -> tuple[str, str, str, str | None]:
    return o.plan.about.id, o.task.id, o.agency, o.occurrence


def _stood(then: Obligation | None, status: Status) -> bool:
    return then is not None and then.status is status


def _received(o: Obligation) -> int:
    return sum(event.event is EventKind.RECEIVED for event in o.events)
