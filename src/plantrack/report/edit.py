"""What an edit of a plan changes, and for whom: two versions of it, with one log, as of one day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel

from plantrack.deadlines.kinds import Kind
from plantrack.log.event import Event
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan, Task
from plantrack.report import messages
from plantrack.report.events import Fault, known
from plantrack.report.obligation import Obligation, assess
from plantrack.report.status import OPEN, Status
from plantrack.report.tally import Tally
from plantrack.words.problems import Problem
from plantrack.words.words import say

TaskChangeKind = Literal["new", "removed", "renamed", "words"]

# Lists that mean the same in any order.
UNORDERED = frozenset(
    ("lead", "coordinate", "delivered_by", "who", "members", "email", "copies", "off", "work")
)

# Keys of a task by which nothing is due to anyone.
WORDS = frozenset(
    ("title", "short", "product", "wording", "source", "officer", "note", "coordinate", "former")
)


class PartEdit(NamedTuple):
    """A part of a plan that reads otherwise: the keys to it, and its value before and after.

    None is what is not there.
    """

    where: tuple[str, ...]
    was: object
    now: object


class TaskEdit(NamedTuple):
    """A task that is new, removed, known by another id, or of which a key reads otherwise.

    `task` is its id, that of the new version where there is one; `was` and `now` are its titles, of
    one that is renamed its ids, else the values of the key.
    """

    task: str
    change: TaskChangeKind
    key: str | None
    was: object
    now: object


class ObligationPair(NamedTuple):
    """What one agency owes of a task by the old version and by the new one; None where it does not.

    `task` is its id, that of the new version where there is one.
    """

    task: str
    then: Obligation | None
    now: Obligation | None

    @property
    def both(self) -> tuple[Obligation | None, Obligation | None]:
        """It by the old version, then by the new one."""
        return self.then, self.now

    @property
    def either(self) -> Obligation:
        """It as the new version has it, else the old one."""
        found = self.now or self.then
        assert found is not None  # noqa: S101  # it is owed by one of the two
        return found


class Edit(NamedTuple):
    """All that differs between two versions of a plan, with one log, as of one day.

    The versions are the plan as it reads on that day.

    `moved` are the obligations that have another due date, `restated` those of another status; in both
    are those that only one of the versions has. `bound` and `unbound` are, by task, the agencies that
    owe it by only the new or only the old version. `records` are those of the log that cannot stand by
    the new version and could by the old one; of `doubtful` ones it is only doubted. `parts` are the other
    parts of the plan as they are written.
    """

    old: Plan | None
    new: Plan | None
    as_of: date
    tasks: Sequence[TaskEdit]
    pairs: Sequence[ObligationPair]
    bound: Mapping[str, Sequence[str]]
    unbound: Mapping[str, Sequence[str]]
    totals: tuple[Tally, Tally]
    records: Sequence[Fault]
    doubtful: Sequence[Fault]
    parts: Sequence[PartEdit]

    @property
    def plan(self) -> Plan:
        """The plan, as the new version has it where it is there."""
        found = self.new or self.old
        assert found is not None  # noqa: S101  # what neither version has is not compared
        return found

    @property
    def moved(self) -> Sequence[ObligationPair]:
        """The obligations that have another due date; also those that only one of the versions has, if due."""
        return [pair for pair in self.pairs if _due(pair.then) != _due(pair.now)]

    @property
    def restated(self) -> Sequence[ObligationPair]:
        """The obligations of another status, and those that only one of the versions has."""
        return [pair for pair in self.pairs if _status(pair.then) is not _status(pair.now)]

    @property
    def passed_on(self) -> Sequence[ObligationPair]:
        """The open obligations for which another agency answers, as that of their own ended or goes on."""
        return [
            pair
            for pair in self.pairs
            if pair.then
            and pair.now
            and pair.now.status in OPEN
            and pair.then.answers != pair.now.answers
        ]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs for anyone, and no word of the plan."""
        for_some = (self.moved, self.restated, self.passed_on)
        return not any((*for_some, self.tasks, self.records, self.doubtful, self.parts))

    @property
    def agencies(self) -> Sequence[str]:
        """The agencies for which something differs; of what is passed on, those that answer."""
        owing = [*self.bound.values(), *self.unbound.values()]
        pairs = [pair.either.agency for pair in (*self.moved, *self.restated)]
        answering = [o.answers for pair in self.passed_on for o in pair.both if o]
        return list(dict.fromkeys((*(id_ for ids in owing for id_ in ids), *pairs, *answering)))

    @property
    def is_of_words_only(self) -> bool:
        """Whether nothing of a task differs by which anything can ever be due to anyone."""
        return all(one.change == "renamed" or one.key in WORDS for one in self.tasks)

    @property
    def order(self) -> Sequence[str]:
        """The ids of the tasks of either version, those of the new one first."""
        found = [task.id for plan in (self.new, self.old) if plan for task in plan.tasks]
        renamed = {edit.was for edit in self.tasks if edit.change == "renamed"}
        return [id_ for id_ in dict.fromkeys(found) if id_ not in renamed]

    def title(self, id_: str) -> str:
        """Return the name of a task, as the new version has it where it is there; KeyError if neither has it."""
        names = {task.id: task.name for plan in (self.old, self.new) if plan for task in plan.tasks}
        return names[id_]


class Proposal(NamedTuple):
    """An edit, what its two versions are called, and what `check` finds in the new one only."""

    edit: Edit
    old: str
    new: str
    problems: Sequence[Problem]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of it."""
        return self.edit.is_empty and not self.problems


def compare(old: Plan | None, new: Plan | None, events: Sequence[Event], as_of: date) -> Edit:
    """Return what differs between two versions of a plan; None is one that does not have the plan."""
    before = _AssessedPlan(old, events, as_of)
    after = before if new is old else _AssessedPlan(new, events, as_of)
    renamed = _renamed(before, after)
    present = {former: id_ for id_, former in renamed.items()}
    pairs = list(_pairs(before.obligations, after.obligations, present))
    tasks = list(_task_edits(before.tasks, after.tasks, renamed))
    owing = {present.get(id_, id_): agencies for id_, agencies in before.agencies.items()}
    last = max((event.date for event in events), default=as_of)
    if last > as_of and new is not old:  # a record of a later day is a record, too
        faulty, faults = (_AssessedPlan(plan, events, last).faults for plan in (old, new))
    else:
        faulty, faults = before.faults, after.faults
    if new is None:
        faults = [Fault(event, say(messages.plan_gone)) for event in events]
    known_faults = {fault.event.id for fault in faulty}
    faults = [fault for fault in faults if fault.event.id not in known_faults]
    return Edit(
        old=before.plan,
        new=after.plan,
        as_of=as_of,
        tasks=tasks,
        pairs=pairs,
        bound=_only(after.agencies, owing),
        unbound=_only(owing, after.agencies),
        totals=(Tally(before.obligations), Tally(after.obligations)),
        records=[fault for fault in faults if not fault.late],
        doubtful=[fault for fault in faults if fault.late],
        parts=list(_other_parts(old, new, tasks)) if old and new else [],
    )


class _AssessedPlan:
    """A version of a plan as it reads on a day, and what is owed by it; nothing where it is not there.

    `tasks` are those that are to be done, by id.
    """

    def __init__(self, plan: Plan | None, events: Sequence[Event], as_of: date) -> None:
        self.plan, self.faults = plan, list[Fault]()
        self.obligations: tuple[Obligation, ...] = ()
        self.tasks: dict[str, Task] = {}
        if plan:
            reading = read(plan, as_of)
            found, self.faults = assess(reading, known(plan, events, as_of, None), as_of)
            self.plan, self.obligations = reading.plan, tuple(found)
            dropped = reading.plan.dropped
            self.tasks = {task.id: task for task in reading.plan.tasks if task.id not in dropped}

    def knows(self, id_: str) -> bool:
        """Tell whether there is a task of this id, be it one that is no longer to be done."""
        return self.plan is not None and (id_ in self.tasks or id_ in self.plan.dropped)

    @cached_property
    def agencies(self) -> Mapping[str, Sequence[str]]:
        """By task, the agencies that owe it and have not been relieved of it."""
        found: dict[str, dict[str, None]] = {}
        for o in self.obligations:
            if not o.ending:
                found.setdefault(o.task.id, {})[o.agency] = None
        return {task: tuple(agencies) for task, agencies in found.items()}


def _due(o: Obligation | None) -> date | None:
    return o.due if o else None


def _status(o: Obligation | None) -> Status | None:
    return o.status if o else None


def _renamed(before: _AssessedPlan, after: _AssessedPlan) -> dict[str, str]:
    """Return the former ids of tasks that go by another one now: those given, else of equal title and deadline."""
    gone = {id_: task for id_, task in before.tasks.items() if not after.knows(id_)}
    new = {id_: task for id_, task in after.tasks.items() if not before.knows(id_)}
    given = {former: id_ for id_, task in new.items() for former in task.former}
    found = {given[former]: former for former in gone if former in given}
    alike: dict[object, list[str]] = {}
    for former, task in gone.items():
        if former not in given:
            alike.setdefault((task.title, task.deadlines), []).append(former)
    for id_, task in new.items():
        same = alike.get((task.title, task.deadlines))
        if same and id_ not in found:
            found[id_] = same.pop(0)
    return found


def _pairs(
    before: Sequence[Obligation], after: Sequence[Obligation], present: Mapping[str, str]
) -> Iterator[ObligationPair]:
    """Yield what agencies owe by either version, in the order of the new one, then what only the old one has."""
    then, now = _by_owner(before, present), _by_owner(after, {})
    for owner, rows in now.items():
        yield from (ObligationPair(owner[0], *both) for both in _matched(then.pop(owner, []), rows))
    for (task, _), rows in then.items():
        yield from (ObligationPair(task, o, None) for o in rows)


def _by_owner(
    rows: Iterable[Obligation], present: Mapping[str, str]
) -> dict[tuple[str, str], list[Obligation]]:
    """Return what is owed by task, under its present id, and agency."""
    found: dict[tuple[str, str], list[Obligation]] = {}
    for o in rows:
        found.setdefault((present.get(o.task.id, o.task.id), o.agency), []).append(o)
    return found


def _matched(
    before: Sequence[Obligation], after: Sequence[Obligation]
) -> Iterator[tuple[Obligation | None, Obligation | None]]:
    """Yield the occurrences of a task of an agency: those of one name together, of one day, then the n-th with the n-th.

    The last holds where as many are left of both, and none is a period.
    """
    named = {o.occurrence: o for o in before}
    found = [(named.pop(o.occurrence, None), o) for o in after]
    if named:
        of_day: dict[date | None, Obligation] = {
            o.due: o for o in named.values() if o.due and not o.period
        }
        found = [
            (then or (None if now.period else of_day.pop(now.due, None)), now)
            for then, now in found
        ]
        for then, _ in found:
            named.pop(then.occurrence if then else "", None)
    left, new = list(named.values()), [now for then, now in found if then is None]
    if len(left) == len(new) and not any(o.period for o in (*left, *new)):
        rest = iter(left)
        yield from ((then or next(rest), now) for then, now in found)
        return
    yield from found
    yield from ((o, None) for o in left)


def _only(
    here: Mapping[str, Sequence[str]], there: Mapping[str, Sequence[str]]
) -> dict[str, Sequence[str]]:
    """Return, by task, the agencies that only the first of two versions binds."""
    found: dict[str, Sequence[str]] = {}
    for task, agencies in here.items():
        others = set(there.get(task, ()))
        left = tuple(id_ for id_ in agencies if id_ not in others)
        if left:
            found[task] = left
    return found


def _task_edits(
    before: Mapping[str, Task], after: Mapping[str, Task], renamed: Mapping[str, str]
) -> Iterator[TaskEdit]:
    """Yield what became of each task, those of the new version first."""
    for id_, task in after.items():
        former = renamed.get(id_, id_)
        if former not in before:
            yield TaskEdit(id_, "new", None, None, task.title)
            continue
        told = ["id"]
        if former != id_:
            yield TaskEdit(id_, "renamed", None, former, id_)
            told.append("former")
        for part in _differences(before[former], task):
            if part.where[-1] not in told:
                yield TaskEdit(id_, "words", part.where[-1], part.was, part.now)
    taken = set(renamed.values())
    for id_, task in before.items():
        if id_ not in after and id_ not in taken:
            yield TaskEdit(id_, "removed", None, task.title, None)


def _other_parts(old: Plan, new: Plan, tasks: Iterable[TaskEdit]) -> Iterator[PartEdit]:
    """Yield the parts of a plan that are written otherwise, but for what is told of its tasks."""
    edits = list(tasks)
    whole = {edit.task for edit in edits if edit.change != "words"}
    whole |= {str(edit.was) for edit in edits if edit.change == "renamed"}
    words = {(edit.task, edit.key) for edit in edits if edit.change == "words"}
    for part in _differences(old.origin, new.origin):
        if part.where[0] == "tasks" and (part.where[1] in whole or part.where[1:3] in words):
            continue
        yield part


def _differences(was: object, now: object, where: tuple[str, ...] = ()) -> Iterator[PartEdit]:
    """Yield the smallest parts by which two values differ; a deadline is one part."""
    if was == now:
        return
    if isinstance(was, BaseModel) and type(was) is type(now) and not isinstance(was, Kind):
        for key in type(was).model_fields:
            yield from _differences(getattr(was, key), getattr(now, key), (*where, key))
        return
    parts = _by_name(was), _by_name(now)
    if parts[0] is None or parts[1] is None:
        if not _mean_the_same(where[-1], was, now):
            yield PartEdit(where, was, now)
        return
    for name in dict.fromkeys((*parts[1], *parts[0])):
        yield from _differences(parts[0].get(name), parts[1].get(name), (*where, name))


def _mean_the_same(key: str, was: object, now: object) -> bool:
    """Tell whether two values differ only in the order of what has none, or in one being a list of one."""
    lists = [value if isinstance(value, tuple) else (value,) for value in (was, now)]
    if key == "deadline":
        return lists[0] == lists[1]
    return key in UNORDERED and set(lists[0]) == set(lists[1])


def _by_name(value: object) -> Mapping[str, object] | None:
    """Return the items of a value by their names, where they have any."""
    if isinstance(value, dict):
        return value
    if isinstance(value, tuple) and all(hasattr(item, "id") for item in value):
        return {item.id: item for item in value}
    return None
