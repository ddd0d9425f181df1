"""A plan as of a day: as written, with the amendments issued by then applied in order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from plantrack.plan.changes import Amendment
from plantrack.plan.model import Duty, Group, Plan, Task

_T = TypeVar("_T", Task, Duty, Group)


class Stage(NamedTuple):
    """How a task reads from the beginning of a day on, until the next of its stages.

    `amendment` made it so, none where the plan was issued so. `deliverers` are the agencies that
    owe a delivery, in plan order, none where the task is dropped. `set_by` are, for each of its
    deadlines, the amendment that set it, none where the plan was issued so.
    """

    day: date
    amendment: Amendment | None
    task: Task
    deliverers: tuple[str, ...]
    set_by: tuple[Amendment | None, ...]


class Reading(NamedTuple):
    """A plan as it reads on a day, and by task the stages that led there, the oldest first.

    The plan has only the amendments that apply; tasks that were dropped still stand in it.
    """

    plan: Plan
    stages: Mapping[str, Sequence[Stage]]

    def deliverers(self, task: str) -> tuple[str, ...]:
        """Return the agencies that deliver a task, or once did, in plan order; none for one that is not there."""
        found = {stage.deliverers for stage in self.stages.get(task, ())}
        most = max(found, key=len, default=())
        if all(set(one).issubset(most) for one in found):
            return most
        return self.plan.members(id_ for one in found for id_ in one)


def read(plan: Plan, day: date) -> Reading:
    """Return how a plan reads on a day; whichever reading of it is given, it begins with the file's."""
    origin = plan.origin
    issued = origin.about.issued
    applying = tuple(one for one in origin.amendments if one.issued <= day)
    now = _Parts(origin)
    stages = {
        task.id: [
            Stage(
                issued, None, task, origin.members(task.deliverers), (None,) * len(task.deadlines)
            )
        ]
        for task in origin.tasks
    }
    for amendment in applying:
        for id_ in now.apply(amendment):
            stage = now.stage(amendment, id_, stages[id_][-1] if id_ in stages else None)
            if stage:
                stages.setdefault(id_, []).append(stage)
    return Reading(now.plan(applying) if origin.amendments else origin, stages)


def latest(plan: Plan) -> Plan:
    """Return a plan with all its amendments, whenever issued: with every task that it ever has."""
    return read(plan, date.max).plan


class _Parts:
    """The parts of a plan that change, while its amendments are applied to them."""

    def __init__(self, plan: Plan) -> None:
        self.origin = plan
        self.tasks = {task.id: task for task in plan.tasks}
        self.duties = {duty.id: duty for duty in plan.duties}
        self.groups = dict(plan.groups)
        self.dropped = set[str]()
        self._found: dict[tuple[str, ...], tuple[str, ...]] = {}  # members, while groups stay

    def apply(self, amendment: Amendment) -> list[str]:
        """Apply an amendment, and return the ids of the tasks that it bears on."""
        if amendment.groups:
            self._found.clear()
        for id_, change in amendment.groups.items():
            self.groups[id_] = _merged(Group, self.groups.get(id_), change.model_fields_set, change)
        for duty in amendment.duties:
            if duty.dropped:
                self.duties.pop(duty.id, None)
            else:
                keys = duty.model_fields_set
                self.duties[duty.id] = _merged(Duty, self.duties.get(duty.id), keys, duty)
        for task in amendment.tasks:
            self.dropped.discard(task.id)
            if task.dropped:
                self.dropped.add(task.id)
            keys = set(task.changed) | {"id"}
            self.tasks[task.id] = _merged(Task, self.tasks.get(task.id), keys, task)
        named = {task.id: None for task in amendment.tasks}
        regrouped = amendment.groups.keys()
        if regrouped:
            tasks = self.tasks.items()
            named |= {id_: None for id_, one in tasks if not regrouped.isdisjoint(one.deliverers)}
        return list(named)

    def stage(self, amendment: Amendment, id_: str, former: Stage | None) -> Stage | None:
        """Return how a task reads from an amendment on; None where nothing of it changes."""
        task, day = self.tasks[id_], amendment.issued
        owing = () if id_ in self.dropped else self._members(task.deliverers)
        if former is None:
            return Stage(day, amendment, task, owing, (amendment,) * len(task.deadlines))
        if task == former.task and owing == former.deliverers:
            return None
        kept = dict(zip(former.task.deadlines, former.set_by, strict=True))
        set_by = tuple(kept.get(rule, amendment) for rule in task.deadlines)
        return Stage(day, amendment, task, owing, set_by)

    def plan(self, applying: tuple[Amendment, ...]) -> Plan:
        """Return the plan with its parts as they are now."""
        return self.origin.amended(
            tasks=tuple(self.tasks.values()),
            duties=tuple(self.duties.values()),
            groups=self.groups,
            amendments=applying,
        )

    def _members(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        if ids not in self._found:
            members = (self.groups[id_].members if id_ in self.groups else [id_] for id_ in ids)
            self._found[ids] = self.origin.members(id_ for some in members for id_ in some)
        return self._found[ids]


def _merged(kind: type[_T], former: _T | None, keys: Iterable[str], change: object) -> _T:
    values = {key: getattr(change, key) for key in keys}
    return former.model_copy(update=values) if former else kind.model_validate(values)
