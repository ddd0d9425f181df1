"""What a plan and its amendments set for a task over time: its occurrences, step by step."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count as count_from
from typing import NamedTuple

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.kinds import Deadline, Every
from plantrack.deadlines.occurrence import Occurrence
from plantrack.deadlines.periods import Period
from plantrack.deadlines.several import occurrences
from plantrack.plan.amendments import Stage
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan, Task
from plantrack.words.words import Message


class Step(NamedTuple):
    """A stage of a task with all occurrences that it plans, under the names under which they arose.

    `gone` are those that stages before planned and this one does not, as they were then, each with its
    deadline; `left` are the names of those of them that the stage just before still planned.
    """

    stage: Stage
    planned: Mapping[str | None, Occurrence]
    gone: Mapping[str | None, tuple[Occurrence, Deadline]] = {}
    left: frozenset[str | None] = frozenset()

    def arises(self, occurrence: Occurrence) -> bool:
        """Tell whether an occurrence that was not owed before is owed from the stage on.

        From an amendment nothing arises that was due before its day, or for a period over by then.
        """
        if self.stage.amendment is None:
            return True
        period, due, day = occurrence.period, occurrence.due, self.stage.day
        return (due is None or due >= day) and (period is None or period.last >= day)


def steps(plan: Plan, stages: Sequence[Stage], as_of: date) -> list[Step]:
    """Return what each stage of a task plans, periods until the next stage or the day."""
    first = stages[0]
    until = [*(stage.day - ONE_DAY for stage in stages[1:]), as_of]
    last_days = [max(stage.day, day) for stage, day in zip(stages, until, strict=True)]
    found = [Step(first, {o.name: o for o in _planned(plan, first, first, last_days[0])})]
    for stage, last_day in zip(stages[1:], last_days[1:], strict=True):
        former = found[-1]
        if _goes_on(former.stage.task, stage.task):
            found.append(Step(stage, former.planned, former.gone))
            continue
        planned = [
            o
            for o in _planned(plan, stage, first, last_day)
            if not o.unowed and not _over(o, stage.day)
        ]
        names = _former_names(former, stage, planned)
        now = {name: o._replace(name=name) for o, name in zip(planned, names, strict=True)}
        rules = former.stage.task.deadlines
        left = {
            name: (o, rules[o.rule])
            for name, o in former.planned.items()
            if name not in now and not o.unowed and not _over(o, stage.day)
        }
        gone = {name: it for name, it in former.gone.items() if name not in now}
        found.append(Step(stage, now, gone | left, frozenset(left)))
    return found


def _goes_on(former: Task, now: Task) -> bool:
    """Tell whether deadlines are as before, and none of them recurs, so that nothing more is planned."""
    return now.deadline == former.deadline and not any(isinstance(r, Every) for r in now.deadlines)


def _planned(plan: Plan, stage: Stage, first: Stage, until: date) -> Iterator[Occurrence]:
    """Yield the occurrences that a stage plans, under the names that it gives them itself.

    What an amendment sets anew recurs from the period on that runs on its day, and is told as its own.
    """
    task, issued = stage.task, plan.about.issued
    begins = [
        _begin(rule, first, set_by, issued)
        for rule, set_by in zip(task.deadlines, stage.set_by, strict=True)
    ]
    for occurrence in occurrences(task.deadline, begins, until, plan.days):
        set_by, start = stage.set_by[occurrence.rule], occurrence.start
        if set_by is None:
            yield occurrence
            continue
        if occurrence.period and start and start < set_by.issued:
            start = min(set_by.issued, occurrence.due or set_by.issued)
        yield occurrence._replace(start=start, why=tuple(map(_as_amended, occurrence.why)))


def _as_amended(why: Message) -> Message:
    """Return how a due date was found, where not the plan says so but an amendment."""
    return Message(messages.AMENDED.get(why.sentence, why.sentence), why.values)


def _begin(rule: Deadline, first: Stage, set_by: Amendment | None, issued: date) -> date:
    """Return the day from which a deadline is reckoned: that of its task, or the one it counts from."""
    if not rule.counts:
        return first.day
    counted = set_by.issued if set_by else issued
    if isinstance(rule, Every) and set_by is not first.amendment:
        return Period.containing(rule.every, counted).first
    return counted


def _over(occurrence: Occurrence, day: date) -> bool:
    """Tell whether it is of a period that ended before a day: it keeps the rule of its time."""
    return occurrence.period is not None and occurrence.period.last < day


def _former_names(former: Step, stage: Stage, planned: Sequence[Occurrence]) -> list[str | None]:
    """Return for each occurrence of a stage the name under which it arose, its own where it is new.

    Each is the same as at most one of before: in lists of equal length that in the same place, unless
    they only changed places; else that of the same deadline, due date, name or period. What was gone
    for a while is found again, but for its place.
    """
    rules, former_rules = stage.task.deadlines, former.stage.task.deadlines
    there = [
        (o, former_rules[o.rule], True)
        for o in former.planned.values()
        if not o.unowed and not _over(o, stage.day)
    ] + [(o, rule, False) for o, rule in former.gone.values()]
    placed = len(rules) == len(former_rules) and set(rules) != set(former_rules)
    names: dict[int, str | None] = {}
    for key in (_by_place, *_KEYS) if placed else _KEYS:
        known = {
            key(o, rule): o.name for o, rule, now in reversed(there) if now or key is not _by_place
        }
        for number, o in enumerate(planned):
            wanted = key(o, rules[o.rule])
            if number not in names and wanted is not None and wanted in known:
                names[number] = known.pop(wanted)
        there = [it for it in there if it[0].name not in set(names.values())]
    taken = set(names.values())
    for number, o in enumerate(planned):
        if number not in names:
            numbered = (f"{o.name}-{n}" for n in count_from(2))
            names[number] = (
                o.name if o.name not in taken else next(n for n in numbered if n not in taken)
            )
            taken.add(names[number])
    return [names[number] for number in range(len(planned))]


Key = Callable[[Occurrence, Deadline], Hashable]  # what makes two occurrences one; None, nothing


def _by_place(o: Occurrence, _: Deadline) -> Hashable:
    return o.rule, o.period


def _by_deadline(o: Occurrence, rule: Deadline) -> Hashable:
    return rule, o.period


def _by_due(o: Occurrence, _: Deadline) -> Hashable:
    return o.due if o.period is None else None


def _by_name(o: Occurrence, _: Deadline) -> Hashable:
    return o.name


def _by_period(o: Occurrence, _: Deadline) -> Hashable:
    return o.period


_KEYS: tuple[Key, ...] = (_by_deadline, _by_due, _by_name, _by_period)
