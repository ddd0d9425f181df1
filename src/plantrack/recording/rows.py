"""Sheets that came back: their rows as entries, and who has not answered."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from plantrack.deadlines.occurrence import name_heard
from plantrack.log.event import EventKind
from plantrack.plan import names
from plantrack.plan.amendments import read
from plantrack.plan.model import PLACEHOLDER, Plan
from plantrack.recording import form, messages
from plantrack.recording.form import FormColumn, FormRow
from plantrack.recording.new_record import NewRecord
from plantrack.report.report import Report
from plantrack.report.status import OPEN
from plantrack.words.problems import PlantrackError, Problem, UsageError
from plantrack.words.text import fold, order
from plantrack.words.words import Message, say


class PlannedRecord(NamedTuple):
    """What a row asks to be recorded, and in which of the plans."""

    plan: Plan
    entry: NewRecord


class RowResolver:
    """What rows mean in these plans; a name that was looked up once is known."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._plans = plans
        self._readings: dict[tuple[int, date | None], Plan] = {}
        self._known: dict[tuple[int, str, str], str | tuple[str, ...]] = {}

    def entry(self, row: FormRow, file: str) -> PlannedRecord | Problem:
        """Return what a row of a file asks for, or what is wrong with what it is about."""
        try:
            plan = self._plan(row)
            task = self._task(plan, row)
            agencies, single = self._agencies(plan, row)
            occurrence = self._occurrence(row)
        except PlantrackError as error:
            return error.problems[0].at(file, row.number)
        assert row.kind is not None  # noqa: S101  # rows at fault are no rows to record
        assert row.day is not None  # noqa: S101  # likewise
        return PlannedRecord(
            plan,
            NewRecord(
                task=task,
                kind=row.kind,
                agencies=agencies,
                named=frozenset(agencies if single else ()),
                day=row.day,
                doc=row.doc,
                due=row.due,
                re=None if row.kind is EventKind.RECEIVED else occurrence,
                note=row.note,
                file=file,
                row=row.number,
            ),
        )

    def agencies(self, row: FormRow) -> Sequence[tuple[Plan, str]]:
        """Return whose row it is; nobody's where that cannot be told."""
        with suppress(PlantrackError):
            plan = self._plan(row)
            return [(plan, id_) for id_ in self._agencies(plan, row)[0]]
        return []

    def _plan(self, row: FormRow) -> Plan:
        known = tuple(plan.about.id for plan in self._plans)
        wanted = row.plan or (row.key.plan if row.key else "")
        if not wanted:
            return self._only_plan(row, known)
        found = [plan for plan in self._plans if fold(plan.about.id) == fold(wanted)]
        if not found:
            raise _wrong(say(messages.row_of_no_plan, plan=wanted, known=known))
        if len(found) > 1:
            raise _wrong(say(messages.row_of_which_plan, task=row.task, known=known))
        if row.key and row.key.plan != found[0].about.id:
            raise _changed(form.PLAN, row.plan, row.key.plan)
        return found[0]

    def _only_plan(self, row: FormRow, known: tuple[str, ...]) -> Plan:
        if len(self._plans) == 1:
            return self._plans[0]
        having = [
            plan
            for plan in self._plans
            if isinstance(self._look(plan, names.find_task, row.task), str)
        ]
        if len(having) == 1:
            return having[0]
        shown = tuple(plan.about.id for plan in having) or known
        raise _wrong(say(messages.row_of_which_plan, task=row.task, known=shown))

    def _task(self, plan: Plan, row: FormRow) -> str:
        meant = self._look(plan, names.find_task, row.task)
        if not isinstance(meant, str):
            values = {"task": row.task, "plan": plan.about.id, "near": meant}
            raise _wrong(say(messages.row_of_no_task, **values))
        if row.key and plan.renamed.get(row.key.task, row.key.task) != meant:
            raise _changed(form.TASK, row.task, row.key.task)
        return meant

    def _agencies(self, plan: Plan, row: FormRow) -> tuple[tuple[str, ...], bool]:
        """Return the agencies, and whether it is one that is named itself."""
        if row.key:
            agency = plan.agencies.get(row.key.agency)
            called = (agency.name, agency.code or "", row.key.agency) if agency else ()
            if row.agency and fold(row.agency) in map(fold, called):
                return (row.key.agency,), True
            shown = agency.name if agency else row.key.agency
            raise _changed(form.AGENCY, row.agency, shown)
        if not row.agency:
            return (), False
        meant = self._look(plan, names.find_party, row.agency)
        if not isinstance(meant, str):
            values = {"agency": row.agency, "plan": plan.about.id, "near": meant}
            raise _wrong(say(messages.row_of_no_agency, **values))
        now = self._reading(plan, row.day)
        return now.members([meant]), meant in plan.agencies

    def _reading(self, plan: Plan, day: date | None) -> Plan:
        """Return how a plan reads on the day of a row, found once; of a row without a day, on the last."""
        key = plan.identity, day
        if key not in self._readings:
            self._readings[key] = read(plan, day or date.max).plan
        return self._readings[key]

    def _occurrence(self, row: FormRow) -> str | None:
        named = name_heard(row.occurrence) if row.occurrence else None
        if row.key and row.key.occurrence != named:
            raise _changed(form.OCCURRENCE, row.occurrence, row.key.occurrence or "")
        return named

    def _look(
        self, plan: Plan, find: Callable[[Plan, str], names.Match], name: str
    ) -> str | tuple[str, ...]:
        """Return the id that a name means by itself, or else what it may mean, as its words alone would."""
        key = (plan.identity, find.__name__, name)
        if key not in self._known:
            try:
                meant = find(plan, name)
            except UsageError as error:
                near = dict(error.problems[0].message.values).get("near")
                self._known[key] = near if isinstance(near, tuple) else ()
            else:
                self._known[key] = (meant.guess,) if meant.guess else meant.id
        return self._known[key]


def _wrong(message: Message) -> PlantrackError:
    return PlantrackError([Problem(message)])


def _changed(column: FormColumn, value: str, key: str) -> PlantrackError:
    return _wrong(say(messages.row_changed, column=column.heading, value=value, key=key))


class Unanswered(NamedTuple):
    """An agency with something open that has not filled in anything; `returned` its sheet came back."""

    name: str
    returned: bool


def unanswered(
    report: Report, filled: AbstractSet[str], empty: AbstractSet[str]
) -> Sequence[Unanswered]:
    """Return who still answers for something open and is not among those who filled in a row."""
    asked = {o.answers for o in report.obligations if o.status in OPEN} - {*filled, PLACEHOLDER}
    found = [Unanswered(report.agency(id_).name, id_ in empty) for id_ in asked]
    return sorted(found, key=lambda one: order(one.name))
