"""The due dates of a calendar: what still holds, what no longer does, and how often each may have changed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Enum, auto
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.log.event import Event, EventKind, voided
from plantrack.plan.amendments import Reading, read
from plantrack.plan.changes import Amendment
from plantrack.report.comparison import Comparison, PlanQuery
from plantrack.report.events import known
from plantrack.report.obligation import Obligation, assess
from plantrack.report.report import Query
from plantrack.report.status import OPEN

Pair = tuple[str | None, str | None]  # a task and an agency


class Validity(Enum):
    """Whether a due date is still to be kept, and why it is not."""

    HOLDS = auto()
    DONE = auto()
    CLOSED = auto()
    WITHDRAWN = auto()  # what set it was taken back, or an amendment leaves it without a date


class DueDate(NamedTuple):
    """A due date as it stands now, or as it may stand in an earlier calendar.

    `sequence` never falls while the log grows and days pass; `stamp` is when something about it was
    recorded or amended last, or the issue of the plan.
    """

    obligation: Obligation
    day: date
    validity: Validity
    sequence: int
    stamp: datetime


class _PlanLog(NamedTuple):
    """What is known of a plan on a day: how it reads, the events, and by task and agency those about it.

    What was taken back is among them.
    """

    reading: Reading
    query: Query
    events: Sequence[Event]
    about: Mapping[Pair, Sequence[Event]]

    def due_date(self, o: Obligation, day: date, validity: Validity) -> DueDate:
        """Return a day on which an obligation is, or was, due."""
        return DueDate(o, day, validity, self._sequence(o), self._stamp(o))

    def _sequence(self, o: Obligation) -> int:
        """Return how often it may have changed.

        That is by an event, by an amendment of its task, as an agency ended that owes it, as a period began. An
        amendment may also let a period begin later than it had, so it counts for more than that takes away.
        """
        plan, day = self.reading.plan, self.query.as_of
        chain = (plan.agencies[id_].until for id_ in plan.chain(o.agency))
        ended = sum(until is not None and until < day for until in chain)
        begun = bool(o.period and o.start and o.start <= day)
        happened = len(self.about.get((o.task.id, o.agency), ()))
        return happened + 2 * len(self._amended(o)) + ended + begun

    def _stamp(self, o: Obligation) -> datetime:
        about = self.reading.plan.about
        zone = ZoneInfo(about.timezone)
        amended = [datetime.combine(one.issued, time(), zone) for one in self._amended(o)]
        recorded = [event.recorded for event in self.about.get((o.task.id, o.agency), ())]
        issued = datetime.combine(about.issued, time(), zone)
        return max([*recorded, *amended], default=issued).astimezone(UTC)

    def _amended(self, o: Obligation) -> list[Amendment]:
        stages = self.reading.stages[o.task.id]
        return [stage.amendment for stage in stages if stage.amendment]


def due_dates(comparison: Comparison) -> list[DueDate]:
    """Return, by day, the due dates of what is open, and of what had one in an earlier calendar.

    Nobody knows which statuses an earlier calendar was narrowed to; so what no longer holds is there
    whichever was asked for.
    """
    logs = {asked.book.plan.identity: _log(asked) for asked in comparison.asked}
    found = [
        logs[o.plan.identity].due_date(o, o.due, Validity.HOLDS)
        for o in comparison.report.obligations
        if o.due and o.status in OPEN
    ]
    for asked in comparison.asked:
        found += _no_longer(comparison, asked, logs[asked.book.plan.identity])
    return sorted(found, key=lambda due: due.day)


def _log(asked: PlanQuery) -> _PlanLog:
    (plan, events), query = asked
    seen = known(plan, events, query.as_of, query.known_on)
    by_id = {event.id: event for event in seen}
    about: dict[Pair, list[Event]] = {}
    for event in seen:
        named = _named(event, by_id)
        about.setdefault((named.task, named.agency), []).append(event)
    return _PlanLog(read(plan, query.known_by), query, seen, about)


def _named(event: Event, by_id: Mapping[str, Event]) -> Event:
    """Return the event itself, or what a `void` takes back, or gives back, in the end."""
    passed = set[str]()
    while event.event is EventKind.VOID and event.id not in passed:
        passed.add(event.id)
        event = by_id.get(event.re or "", event)
    return event


def _no_longer(comparison: Comparison, asked: PlanQuery, log: _PlanLog) -> Iterator[DueDate]:
    """Yield the due dates of one plan that are not to be kept any more."""
    query, plan = asked.query._replace(statuses=None), log.reading.plan.identity
    here = {o.key: o for o in comparison.whole.obligations if o.plan.identity == plan}
    told = set[object]()
    for o in filter(query.wants, here.values()):
        former = o.adjustments[-1].former if o.adjustments else None
        if o.due and o.status not in OPEN:
            yield log.due_date(o, o.due, Validity.DONE if o.done_on else Validity.CLOSED)
        elif o.due is None and former:
            told.add(o.key)
            yield log.due_date(o, former, Validity.WITHDRAWN)
    for o in filter(query.wants, _withdrawn(log)):
        if o.due and o.key not in told and (o.key not in here or here[o.key].due is None):
            yield log.due_date(o, o.due, Validity.WITHDRAWN)


def _withdrawn(log: _PlanLog) -> list[Obligation]:
    """Return what has its due date by an event that was taken back, as if none had been.

    A record that sets no date, such as a reminder, cancels none when it is taken back.
    """
    gone = voided(log.events)
    setting = [e for e in log.events if e.id in gone and e.event in _SETTING]
    if not setting:
        return []
    pairs, ids = {(e.task, e.agency) for e in setting}, {e.id for e in setting}
    kept = [e for e in log.events if (e.task, e.agency) in pairs and e.event is not EventKind.VOID]
    rows, _ = assess(log.reading, kept, log.query.as_of)
    return [o for o in rows if o.due and not ids.isdisjoint(e.id for e in o.events)]


_SETTING = (EventKind.RECEIVED, EventKind.EXTENDED)
