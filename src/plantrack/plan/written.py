"""What a plan's file says place by place: as it was issued, then amendment by amendment.

Unlike `amendments` this also reads what is not sound, so that all that is wrong can be told at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from plantrack.deadlines.fields import Frozen
from plantrack.plan.changes import Amendment, DutyChange, GroupChange, TaskChange
from plantrack.plan.keys import TaskKeys
from plantrack.plan.model import Duty, Group, Plan
from plantrack.words.problems import Where


class WrittenTask(NamedTuple):
    """What a place of the file says of a task, how that read before, and how it reads from then on.

    `was` is None for a task that is new there, `gone` tells whether it was dropped before. `counted` are
    the days from which the deadlines that it then has are counted.
    """

    where: Where
    says: TaskKeys
    was: TaskKeys | None
    gone: bool
    reads: TaskKeys
    counted: tuple[date, ...]

    @property
    def dropped(self) -> bool:
        """Whether it is no longer to be done from then on."""
        return isinstance(self.says, TaskChange) and self.says.dropped is not None


class WrittenGroup(NamedTuple):
    """What a place of the file says of a group, and how that read before; None for a new one."""

    where: Where
    id: str
    says: Group | GroupChange
    was: Group | GroupChange | None


class WrittenDuty(NamedTuple):
    """What a place of the file says of a duty, and how that read before; None for a new one."""

    where: Where
    says: Duty | DutyChange
    was: Duty | DutyChange | None

    @property
    def dropped(self) -> bool:
        """Whether it no longer applies from then on."""
        return isinstance(self.says, DutyChange) and self.says.dropped is not None


class Item(NamedTuple):
    """What is said of a task, duty or group, whichever it is; `place` is where its id stands.

    `missing` are the keys that it lacks where it is new, `keys` those that it gives.
    """

    kind: Literal["task", "duty", "group"]
    id: str
    where: Where
    place: Where
    says: Frozen
    was: Frozen | None
    missing: tuple[str, ...]
    dropped: bool = False
    gone: bool = False

    @property
    def keys(self) -> Sequence[str]:
        """The keys that it gives, but for what it is called and that it is dropped."""
        given = self.says.model_fields_set - {"id", "dropped"}
        return [key for key in type(self.says).model_fields if key in given]

    def repeats(self, key: str) -> bool:
        """Tell whether a key that it gives says what was so before."""
        return self.was is not None and getattr(self.says, key) == getattr(self.was, key)


class WrittenPart(NamedTuple):
    """The plan as issued, or an amendment: what it says, and what stands from its day on.

    `there` are all tasks that there are by then, `parties` the groups.
    """

    day: date
    amendment: Amendment | None
    tasks: tuple[WrittenTask, ...]
    groups: tuple[WrittenGroup, ...]
    duties: tuple[WrittenDuty, ...]
    there: Mapping[str, WrittenTask]
    parties: Mapping[str, Group | GroupChange]

    @property
    def items(self) -> Iterator[Item]:
        """All of its tasks, duties and groups."""
        for task in self.tasks:
            id_, missing = task.says.id, _missing(task.says, "title", "lead", "deadline")
            place = (*task.where, "id")
            yield Item(
                "task",
                id_,
                task.where,
                place,
                task.says,
                task.was,
                missing,
                task.dropped,
                task.gone,
            )
        for duty in self.duties:
            id_, missing = duty.says.id, _missing(duty.says, "who", "text")
            place = (*duty.where, "id")
            yield Item("duty", id_, duty.where, place, duty.says, duty.was, missing, duty.dropped)
        for group in self.groups:
            missing = _missing(group.says, "name")
            yield Item("group", group.id, group.where, group.where, group.says, group.was, missing)


def _missing(says: Frozen, *needed: str) -> tuple[str, ...]:
    return tuple(key for key in needed if getattr(says, key) is None)


def parts(plan: Plan) -> Iterator[WrittenPart]:
    """Yield the plan as it was issued, and each of its amendments, in the order of the file."""
    now = _Reader()
    yield now.part((), plan.about.issued, plan)
    for number, amendment in enumerate(plan.amendments):
        yield now.part(("amendments", number), amendment.issued, amendment)


class _Reader:
    """What stands, while the parts of a file are read one after the other."""

    def __init__(self) -> None:
        self.tasks: dict[str, WrittenTask] = {}
        self.groups: dict[str, Group | GroupChange] = {}
        self.duties: dict[str, Duty | DutyChange] = {}

    def part(self, where: Where, day: date, source: Plan | Amendment) -> WrittenPart:
        groups = tuple(
            self._group((*where, "groups", id_), id_, says) for id_, says in source.groups.items()
        )
        duties = tuple(
            self._duty((*where, "duties", n), says)
            for n, says in enumerate[Duty | DutyChange](source.duties)
        )
        tasks = tuple(
            self._task((*where, "tasks", n), says, day) for n, says in enumerate(source.tasks)
        )
        amendment = source if isinstance(source, Amendment) else None
        return WrittenPart(
            day, amendment, tasks, groups, duties, dict(self.tasks), dict(self.groups)
        )

    def _group(self, where: Where, id_: str, says: Group | GroupChange) -> WrittenGroup:
        was = self.groups.get(id_)
        given = {key: getattr(says, key) for key in says.model_fields_set}
        self.groups[id_] = was.model_copy(update=given) if was else says
        return WrittenGroup(where, id_, says, was)

    def _duty(self, where: Where, says: Duty | DutyChange) -> WrittenDuty:
        found = WrittenDuty(where, says, self.duties.get(says.id))
        if found.dropped:
            self.duties.pop(says.id, None)
        else:
            given = {key: getattr(says, key) for key in says.model_fields_set}
            self.duties[says.id] = found.was.model_copy(update=given) if found.was else says
        return found

    def _task(self, where: Where, says: TaskKeys, day: date) -> WrittenTask:
        former = self.tasks.get(says.id)
        was = former.reads if former else None
        given = says.changed if isinstance(says, TaskChange) else {}
        reads = was.model_copy(update=given) if was else says
        kept = dict(zip(was.deadlines, former.counted, strict=True)) if was and former else {}
        counted = tuple(kept.get(rule, day) for rule in reads.deadlines)
        gone = former is not None and former.dropped
        found = WrittenTask(where, says, was, gone, reads, counted)
        if was or not found.dropped:
            self.tasks[says.id] = found
        return found
