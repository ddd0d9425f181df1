"""The one report of one plan or several: obligations as of a day, filtered, counted, in order."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from plantrack.log.event import Event
from plantrack.plan.amendments import read
from plantrack.plan.model import PLACEHOLDER, Agency, Duty, Plan, Task
from plantrack.report import messages
from plantrack.report.events import Fault, known
from plantrack.report.obligation import Obligation, assess
from plantrack.report.status import OPEN, Status
from plantrack.report.tally import Tally
from plantrack.words.text import order
from plantrack.words.words import Message, say

_Key = TypeVar("_Key", bound=Hashable)


class LoadedPlan(NamedTuple):
    """A plan and the events of its log."""

    plan: Plan
    events: Sequence[Event]


class Query(NamedTuple):
    """What a reader asks of a plan: a day, what was known by when, and which rows (None: all)."""

    as_of: date
    known_on: date | None = None
    tasks: frozenset[str] | None = None
    agencies: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    sources: frozenset[str] | None = None
    officers: frozenset[str] | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether not all rows of the plan are asked for."""
        filters = (self.tasks, self.agencies, self.statuses, self.sources, self.officers)
        return any(chosen is not None for chosen in filters)

    def is_about(self, task: Task) -> bool:
        """Tell whether the task is among those asked for."""
        return (
            (self.tasks is None or task.id in self.tasks)
            and (self.sources is None or task.source in self.sources)
            and (self.officers is None or task.officer in self.officers)
        )

    @property
    def known_by(self) -> date:
        """The last day whose amendments are known."""
        return min(self.as_of, self.known_on or self.as_of)

    def wants(self, obligation: Obligation) -> bool:
        """Tell whether the obligation is among those asked for."""
        return (
            self.is_about(obligation.task)
            and (
                self.agencies is None
                or not self.agencies.isdisjoint((obligation.agency, obligation.answers))
            )
            and (self.statuses is None or obligation.status in self.statuses)
        )

    def asks_for(self, task: Task) -> bool:
        """Tell whether a task is to be listed though nobody owes it."""
        narrowed = self.agencies is not None or self.statuses is not None
        return not narrowed and self.is_about(task)


class Derivation(NamedTuple):
    """How a due date was found, and the obligations that share it."""

    why: tuple[Message, ...]
    obligations: tuple[Obligation, ...]


class OtherDay(NamedTuple):
    """A plan among several that stands as of another day than the first: it is another day where it is."""

    plan: Plan
    as_of: date
    known_on: date | None


class Report(NamedTuple):
    """The obligations asked for as of a day, of one plan or several, and the tasks asked for.

    `faults` are the events that could not be applied; `by_status` tells whether the obligations were
    asked for by their status, so that those of others are not among them; `other_days` are the plans for which it is
    another day than for the first, of which `as_of` and `known_on` are.
    """

    plans: tuple[Plan, ...]
    as_of: date
    known_on: date | None
    tasks: tuple[tuple[Plan, Task], ...]
    obligations: tuple[Obligation, ...]
    faults: tuple[Fault, ...] = ()
    other_days: tuple[OtherDay, ...] = ()
    by_status: bool = False

    @property
    def known_by(self) -> date:
        """The last day whose amendments are known in it."""
        return min(self.as_of, self.known_on or self.as_of)

    @property
    def several(self) -> bool:
        """Whether rows must say which plan they are of."""
        return len(self.plans) > 1

    @property
    def total(self) -> Tally:
        """All obligations of the report together."""
        return Tally(self.obligations, by_status=self.by_status)

    @property
    def by_task(self) -> Sequence[tuple[Plan, Task, Tally]]:
        """The obligations of each task, in plan order.

        A task that nobody owes on the day is there too, unless rows were asked for by what they are.
        """
        grouped = self._grouped(lambda o: (o.plan.identity, o.task.id))
        asked = {(plan.identity, task.id) for plan, task in self.tasks}
        nobody = Tally((), by_status=self.by_status)
        return [
            (plan, task, grouped.get((plan.identity, task.id), nobody))
            for plan in self.plans
            for task in plan.tasks
            if (plan.identity, task.id) in grouped or (plan.identity, task.id) in asked
        ]

    @property
    def by_plan(self) -> Sequence[tuple[Plan, Tally]]:
        """The obligations of each plan: worst first, then most of it; plans with none last."""
        grouped = self._grouped(lambda o: o.plan.identity)
        nobody = Tally((), by_status=self.by_status)
        rows = [(plan, grouped.get(plan.identity, nobody)) for plan in self.plans]
        return sorted(rows, key=lambda row: _rank(row[1]))

    @property
    def by_agency(self) -> Sequence[tuple[str, Tally]]:
        """The obligations that each agency answers for: worst first, then most of it, then by name.

        What nobody is named for yet stands last, under the placeholder, which is no agency.
        """
        return sorted(
            self._grouped(lambda o: o.answers).items(),
            key=lambda row: (
                row[0] == PLACEHOLDER,
                *_rank(row[1]),
                order(self.agency(row[0]).name),
            ),
        )

    @property
    def agencies(self) -> Sequence[str]:
        """The agencies that answer for any of it, in no particular order."""
        return list(dict.fromkeys(o.answers for o in self.obligations if o.answers != PLACEHOLDER))

    @property
    def alike(self) -> Sequence[Tally]:
        """The obligations that differ in nothing but their agency, together: task, occurrence, date."""
        grouped = self._grouped(lambda o: (*o.place, o.due, o.status))
        return list(grouped.values())

    @property
    def apart(self) -> Sequence["Report"]:
        """The same report of each plan that has obligations in it, in the order of its first."""
        grouped: dict[int, list[Obligation]] = {}
        for obligation in self.obligations:
            grouped.setdefault(obligation.plan.identity, []).append(obligation)
        return [
            self._of_plans((rows[0].plan,))._replace(obligations=tuple(rows))
            for rows in grouped.values()
        ]

    @property
    def unreachable(self) -> Sequence[str]:
        """The agencies that answer for something still open and have no address, worst first."""
        still_open = self._replace(
            obligations=tuple(o for o in self.obligations if o.status in OPEN)
        )
        return [
            id_ for id_, _ in still_open.by_agency if id_ != PLACEHOLDER and not self.addresses(id_)
        ]

    @property
    def derivations(self) -> Sequence[Derivation]:
        """Each way in which a due date was found, once, with the obligations that share it."""
        shared: dict[tuple[int, str, tuple[Message, ...]], list[Obligation]] = {}
        for o in self.obligations:
            shared.setdefault((o.plan.identity, o.task.id, o.why), []).append(o)
        return [Derivation(why, tuple(rows)) for (_, _, why), rows in shared.items()]

    @property
    def worst_first(self) -> "Report":
        """The same obligations, the worst first."""
        ranks = {status: rank for rank, status in enumerate(Status)}
        rows = sorted(self.obligations, key=lambda o: ranks[o.status])
        return self._replace(obligations=tuple(rows))

    @property
    def reasons(self) -> Sequence[Message]:
        """Why obligations were closed by themselves, each reason once with all whom it concerns, as plans list them."""
        found: dict[Message, dict[object, None]] = {}
        for reason in (o.reason for o in self.obligations if o.reason):
            values = dict(reason.values)
            agency = values.pop("agency", None)
            found.setdefault(say(reason.sentence, **values), {})[agency] = None
        ids = {agency: id_ for plan in self.plans for id_, agency in plan.agencies.items()}
        return [
            _reason(reason, {agency: id_ for agency, id_ in ids.items() if agency in concerned})
            for reason, concerned in found.items()
        ]

    @property
    def caveats(self) -> Sequence[Message]:
        """What makes a date in this report unsure, each once."""
        return list(dict.fromkeys(c for o in self.obligations for c in o.caveats))

    def of(self, rows: Sequence[Obligation]) -> "Report":
        """Return the same report of these obligations and their plans alone."""
        mine = {o.plan.identity for o in rows}
        plans = tuple(plan for plan in self.plans if plan.identity in mine)
        return self._of_plans(plans or self.plans)._replace(obligations=tuple(rows))

    def _of_plans(self, plans: tuple[Plan, ...]) -> "Report":
        """Return the same report of some of its plans, as of the day of the first of these."""
        found = self._replace(plans=plans)
        if not self.other_days:
            return found
        days = {one.plan.identity: one for one in self.other_days}
        own = [days.get(plan.identity, OtherDay(plan, self.as_of, self.known_on)) for plan in plans]
        return found._replace(
            as_of=own[0].as_of, known_on=own[0].known_on, other_days=_differing(own)
        )

    def day_of(self, plan: Plan) -> date:
        """Return the day as of which a plan of the report stands."""
        own = (one.as_of for one in self.other_days if one.plan.identity == plan.identity)
        return next(own, self.as_of)

    def of_plan(self, plan: Plan) -> "Report":
        """Return the same report of one of its plans."""
        return self._replace(
            plans=(plan,),
            obligations=tuple(o for o in self.obligations if o.plan.identity == plan.identity),
        )

    def agency(self, id_: str) -> Agency:
        """Return an agency, as the first plan that has it tells of it; KeyError if none has."""
        return next(plan.agencies[id_] for plan in self.plans if id_ in plan.agencies)

    def addresses(self, id_: str) -> tuple[str, ...]:
        """Return the addresses of an agency, of whichever plan knows any."""
        known = (plan.agencies[id_].email for plan in self.plans if id_ in plan.agencies)
        return next(filter(None, known), ())

    def answers_for(self, id_: str) -> str | None:
        """Return who answers for an agency on the day: itself, its successor, or nobody."""
        plan = next(plan for plan in self.plans if id_ in plan.agencies)
        return plan.answering(id_, self.day_of(plan))

    def duties_of(self, id_: str) -> Sequence[tuple[Plan, Duty]]:
        """Return the standing duties of an agency, and in which plan they stand."""
        return [
            (plan, duty)
            for plan in self.plans
            for duty in plan.duties
            if id_ in plan.members(duty.who)
        ]

    def _grouped(self, key: Callable[[Obligation], _Key]) -> dict[_Key, Tally]:
        groups: dict[_Key, list[Obligation]] = {}
        for obligation in self.obligations:
            groups.setdefault(key(obligation), []).append(obligation)
        return {name: Tally(tuple(rows), by_status=self.by_status) for name, rows in groups.items()}


def build(plan: Plan, events: Iterable[Event], query: Query) -> Report:
    """Return the report that answers a query."""
    seen = known(plan, events, query.as_of, query.known_on)
    reading = read(plan, query.known_by)
    obligations, faults = assess(reading, seen, query.as_of)
    plan, dropped = reading.plan, reading.plan.dropped
    in_force = plan.tasks if query.as_of >= plan.about.issued else ()
    tasks = (task for task in in_force if task.id not in dropped and query.asks_for(task))
    return Report(
        plans=(plan,),
        as_of=query.as_of,
        known_on=query.known_on,
        tasks=tuple((plan, task) for task in tasks),
        obligations=tuple(filter(query.wants, obligations)),
        faults=tuple(fault for fault in faults if not fault.late),
        by_status=query.statuses is not None,
    )


def together(reports: Sequence[Report]) -> Report:
    """Return the reports of several plans, each as of its day, as one: by day of issue, then number."""
    if len(reports) == 1:
        return reports[0]
    in_turn = sorted(reports, key=lambda r: (r.plans[0].about.issued, r.plans[0].about.id))
    return in_turn[0]._replace(
        plans=tuple(plan for one in in_turn for plan in one.plans),
        tasks=tuple(row for one in in_turn for row in one.tasks),
        obligations=tuple(o for one in in_turn for o in one.obligations),
        other_days=_differing([OtherDay(one.plans[0], one.as_of, one.known_on) for one in in_turn]),
    )


def _reason(reason: Message, agencies: Mapping[Agency, str]) -> Message:
    """Return why something was closed, with the agencies that it concerns, if any."""
    values = {**dict(reason.values), "agency": tuple(agencies)}
    number = sum(id_ != PLACEHOLDER for id_ in agencies.values())
    if number < 2:
        return say(reason.sentence, **values)
    return say(messages.SEVERAL[reason.sentence], **values, n=number)


def _differing(days: Sequence[OtherDay]) -> tuple[OtherDay, ...]:
    """Return the plans for which it is another day than for the first."""
    return tuple(one for one in days if one[1:] != days[0][1:])


def _rank(tally: Tally) -> tuple[int, int]:
    """Return where it stands among others: the worst first, then the most of it."""
    if not tally.obligations:
        return len(Status), 0
    return list(Status).index(tally.worst), -tally.counts[tally.worst]


def overdue(report: Report) -> Report:
    """Return what is overdue, longest first."""
    rows = [o for o in report.obligations if o.status is Status.OVERDUE]
    return report._replace(obligations=tuple(sorted(rows, key=lambda o: o.days_left or 0)))


def upcoming(report: Report, days: int | None = None) -> Report:
    """Return what is on track and due within so many days (default: each plan's), soonest first."""
    rows = (
        o
        for o in report.obligations
        if o.status is Status.ON_TRACK
        and o.days_left is not None
        and o.days_left <= (o.plan.about.soon if days is None else days)
    )
    return report._replace(obligations=tuple(sorted(rows, key=lambda o: o.days_left or 0)))


def blocked(report: Report) -> Report:
    """Return what is flagged with a difficulty."""
    rows = (o for o in report.obligations if o.blocked is not None)
    return report._replace(obligations=tuple(rows))


def requested(report: Report) -> Report:
    """Return that for which a later due date was asked that nothing has answered, the longest first."""
    found = [(o.requested.date, o) for o in report.obligations if o.requested]
    rows = (o for _, o in sorted(found, key=lambda row: row[0]))
    return report._replace(obligations=tuple(rows))


def waiting(report: Report) -> Report:
    """Return what waits for a document."""
    rows = (o for o in report.obligations if o.status is Status.WAITING)
    return report._replace(obligations=tuple(rows))
