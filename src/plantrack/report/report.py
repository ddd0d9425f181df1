"""The one report that every face shows: obligations as of a day, filtered, counted, in order."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from plantrack.log.event import Event, in_order, voided
from plantrack.plan.model import Duty, Plan, Task
from plantrack.report.obligation import Obligation, assess
from plantrack.report.replay import Fault, known
from plantrack.report.status import OPEN, Status
from plantrack.words.text import order
from plantrack.words.words import Message, Sentence, say

_Key = TypeVar("_Key", bound=Hashable)


class Query(NamedTuple):
    """What a reader asks for: a day, what was known by when, and which rows (empty: all)."""

    as_of: date
    known_on: date | None = None
    tasks: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()

    def wants(self, obligation: Obligation) -> bool:
        """Tell whether the obligation is among those asked for."""
        return (
            (not self.tasks or obligation.task.id in self.tasks)
            and (
                not self.agencies
                or not self.agencies.isdisjoint((obligation.agency, obligation.answers))
            )
            and (not self.statuses or obligation.status in self.statuses)
        )


class Tally(NamedTuple):
    """Obligations counted together: those of one task, of one agency, or all of a report."""

    obligations: tuple[Obligation, ...]
    as_of: date

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many stand in each status, worst status first, those with none left out."""
        counter = Counter(obligation.status for obligation in self.obligations)
        return {status: counter[status] for status in Status if counter[status]}

    @property
    def worst(self) -> Status:
        """The worst status among them; ValueError when there is none."""
        return min((o.status for o in self.obligations), key=list(Status).index)

    @property
    def due_soon(self) -> int:
        """How many are due soon."""
        return sum(obligation.due_soon for obligation in self.obligations)

    @property
    def blocked(self) -> int:
        """How many are flagged with a difficulty."""
        return sum(obligation.blocked is not None for obligation in self.obligations)

    @property
    def delivered(self) -> int:
        """How many are done, on time or late."""
        return self.counts.get(Status.DONE, 0) + self.counts.get(Status.DONE_LATE, 0)

    @property
    def expected(self) -> int:
        """How many count for progress: all but the closed ones."""
        return len(self.obligations) - self.counts.get(Status.CLOSED, 0)

    @property
    def fell_due(self) -> tuple[int, int]:
        """How many of those due by the day of the report are done, and how many those are."""
        due = [
            o
            for o in self.obligations
            if o.due and o.due <= self.as_of and o.status is not Status.CLOSED
        ]
        return sum(o.done_on is not None for o in due), len(due)

    @property
    def dues(self) -> tuple[date, ...]:
        """The due dates still open, in order; when nothing is open, those of all."""
        still_open = [o for o in self.obligations if o.days_left is not None]
        return tuple(sorted({o.due for o in still_open or self.obligations if o.due}))


class Derivation(NamedTuple):
    """How a due date was found, and the obligations that share it."""

    why: tuple[Message, ...]
    obligations: tuple[Obligation, ...]


class Report(NamedTuple):
    """The obligations asked for as of a day, and the events that could not be applied."""

    plan: Plan
    query: Query
    obligations: tuple[Obligation, ...]
    faults: tuple[Fault, ...]

    @property
    def total(self) -> Tally:
        """All obligations of the report together."""
        return Tally(self.obligations, self.query.as_of)

    @property
    def by_task(self) -> Sequence[tuple[Task, Tally]]:
        """The obligations of each task, in plan order.

        A task that nobody owes on the day is there too, unless rows were asked for by what they are.
        """
        query, grouped = self.query, self._grouped(lambda o: o.task.id)
        narrowed = bool(query.agencies or query.statuses)
        nobody = Tally((), query.as_of)
        return [
            (task, grouped.get(task.id, nobody))
            for task in self.plan.tasks
            if task.id in grouped or not (narrowed or (query.tasks and task.id not in query.tasks))
        ]

    @property
    def by_agency(self) -> Sequence[tuple[str, Tally]]:
        """The obligations that each agency answers for: worst first, then most of it, then by name."""
        worst = list(Status)

        def rank(row: tuple[str, Tally]) -> tuple[object, ...]:
            tally = row[1]
            name = order(self.plan.agencies[row[0]].name)
            return worst.index(tally.worst), -tally.counts[tally.worst], name

        return sorted(self._grouped(lambda o: o.answers).items(), key=rank)

    @property
    def alike(self) -> Sequence[Tally]:
        """The obligations that differ in nothing but their agency, together: task, occurrence, date."""
        grouped = self._grouped(lambda o: (o.task.id, o.occurrence, o.due, o.status))
        return list(grouped.values())

    @property
    def unreachable(self) -> Sequence[str]:
        """The agencies that answer for something still open and have no address, worst first."""
        still_open = self._replace(
            obligations=tuple(o for o in self.obligations if o.status in OPEN)
        )
        return [id_ for id_, _ in still_open.by_agency if not self.plan.agencies[id_].email]

    @property
    def derivations(self) -> Sequence[Derivation]:
        """Each way in which a due date was found, once, with the obligations that share it."""
        shared: dict[tuple[str, tuple[Message, ...]], list[Obligation]] = {}
        for obligation in self.obligations:
            shared.setdefault((obligation.task.id, obligation.why), []).append(obligation)
        return [Derivation(why, tuple(rows)) for (_, why), rows in shared.items()]

    @property
    def events(self) -> Sequence[Event]:
        """What happened to these obligations, oldest first."""
        happened = {event.id: event for o in self.obligations for event in o.events}
        return in_order(happened.values())

    @property
    def worst_first(self) -> "Report":
        """The same obligations, the worst first."""
        ranks = {status: rank for rank, status in enumerate(Status)}
        rows = sorted(self.obligations, key=lambda o: ranks[o.status])
        return self._replace(obligations=tuple(rows))

    @property
    def reasons(self) -> Sequence[Message]:
        """Why obligations were closed by themselves, each reason once with all whom it concerns."""
        found: dict[tuple[object, ...], list[object]] = {}
        for reason in dict.fromkeys(o.reason for o in self.obligations if o.reason):
            values = dict(reason.values)
            found.setdefault((reason.sentence, values["day"]), []).append(values["agency"])
        return [
            say(sentence, agency=tuple(agencies), day=day)
            for (sentence, day), agencies in found.items()
            if isinstance(sentence, Sentence)
        ]

    @property
    def caveats(self) -> Sequence[Message]:
        """What makes a date in this report unsure, each once."""
        return list(dict.fromkeys(c for o in self.obligations for c in o.caveats))

    def answers_for(self, agency: str) -> str | None:
        """Return who answers for an agency on the day: itself, its successor, or nobody."""
        return self.plan.answering(agency, self.query.as_of)

    def duties_of(self, agency: str) -> Sequence[Duty]:
        """Return the standing duties of an agency."""
        return [duty for duty in self.plan.duties if agency in self.plan.members(duty.who)]

    def _grouped(self, key: Callable[[Obligation], _Key]) -> dict[_Key, Tally]:
        groups: dict[_Key, list[Obligation]] = {}
        for obligation in self.obligations:
            groups.setdefault(key(obligation), []).append(obligation)
        return {name: Tally(tuple(rows), self.query.as_of) for name, rows in groups.items()}


def build(plan: Plan, events: Iterable[Event], query: Query) -> Report:
    """Return the report that answers a query."""
    seen = known(plan, events, query.as_of, query.known_on)
    obligations, faults = assess(plan, seen, query.as_of)
    untrue = (fault for fault in faults if not fault.late)
    return Report(plan, query, tuple(filter(query.wants, obligations)), tuple(untrue))


def overdue(report: Report) -> Report:
    """Return what is overdue, longest first."""
    rows = [o for o in report.obligations if o.status is Status.OVERDUE]
    return report._replace(obligations=tuple(sorted(rows, key=lambda o: o.days_left or 0)))


def upcoming(report: Report, days: int | None = None) -> Report:
    """Return what is on track and due within so many days (default: the plan's)."""
    within = report.plan.about.soon if days is None else days
    rows = (
        o
        for o in report.obligations
        if o.status is Status.ON_TRACK and o.days_left is not None and o.days_left <= within
    )
    return report._replace(obligations=tuple(sorted(rows, key=lambda o: o.days_left or 0)))


def blocked(report: Report) -> Report:
    """Return what is flagged with a difficulty."""
    rows = (o for o in report.obligations if o.blocked is not None)
    return report._replace(obligations=tuple(rows))


def waiting(report: Report) -> Report:
    """Return what waits for a document."""
    rows = (o for o in report.obligations if o.status is Status.WAITING)
    return report._replace(obligations=tuple(rows))


class History(NamedTuple):
    """The log, oldest first, and the ids of the events that were taken back."""

    plan: Plan
    events: tuple[Event, ...]
    voided: frozenset[str]


def history(
    plan: Plan, events: Iterable[Event], query: Query, since: date | None = None
) -> History:
    """Return the events asked for; a `void` is listed with the task and agency it is about."""
    seen = known(plan, events, query.as_of, query.known_on)
    chosen = (
        event
        for event in seen
        if event.date <= query.as_of
        and (not query.tasks or event.task in query.tasks)
        and (not query.agencies or event.agency in query.agencies)
        and (since is None or event.date >= since)
    )
    return History(plan, tuple(chosen), frozenset(voided(seen)))
