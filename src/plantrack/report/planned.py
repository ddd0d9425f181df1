"""What a plan and its amendments set for a task over time: its occurrences, step by step."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count as count_from
from typing import NamedTuple

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.kinds import Deadline, Every, occurrences
from plantrack.deadlines.occurrence import Occurrence
from plantrack.deadlines.periods import Period
from plantrack.plan.amendments import Stage
from plantrack.plan.model import Plan, Task
from plantrack.words.words import Message


class Step(NamedTuple):
    """A stage of a task with all occurrences that it plans, under the names under which they arose.

    `gone` are the names of those that the stage before planned and this one does not.
    """

    stage: Stage
    planned: Mapping[str | None, Occurrence]
    gone: frozenset[str | None] = frozenset()

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
            found.append(Step(stage, former.planned))
            continue
        planned = [o for o in _planned(plan, stage, first, last_day) if not o.unowed]
        names = _former_names(former, stage, planned)
        now = {name: o._replace(name=name) for o, name in zip(planned, names, strict=True)}
        left = {name for name, o in former.planned.items() if not o.unowed} - now.keys()
        gone = frozenset(name for name in left if not _over(former.planned[name], stage.day))
        found.append(Step(stage, now, gone))
    return found


def _goes_on(former: Task, now: Task) -> bool:
    """Tell whether deadlines are as before, and none of them recurs, so that nothing more is planned."""
    return now.deadline == former.deadline and not any(isinstance(r, Every) for r in now.deadlines)


def _planned(plan: Plan, stage: Stage, first: Stage, until: date) -> Iterator[Occurrence]:
    """Yield the occurrences that a stage plans, under the names that it gives them itself.

    What an amendment sets anew recurs from the period on that runs on its day, and is told as its own.
    """
    rules = stage.task.deadlines
    begins = [
        _begin(rule, first.day, counted) for rule, counted in zip(rules, stage.counted, strict=True)
    ]
    for occurrence in occurrences(stage.task.deadline, begins, until, plan.days):
        start, since = occurrence.start, stage.counted[occurrence.rule]
        if since == plan.about.issued:
            yield occurrence
            continue
        if occurrence.period and start and start < since:
            start = min(since, occurrence.due or since)
        yield occurrence._replace(start=start, why=tuple(map(_as_amended, occurrence.why)))


def _as_amended(why: Message) -> Message:
    """Return how a due date was found, where not the plan says so but an amendment."""
    return Message(messages.AMENDED.get(why.sentence, why.sentence), why.values)


def _begin(rule: Deadline, arose: date, counted: date) -> date:
    """Return the day from which a deadline is reckoned: that of its task, or the one it counts from."""
    if not rule.counts:
        return arose
    if isinstance(rule, Every) and counted != arose:
        return Period.containing(rule.every, counted).first
    return counted


def _over(occurrence: Occurrence, day: date) -> bool:
    """Tell whether it is of a period that ended before a day: it keeps the rule of its time."""
    return occurrence.period is not None and occurrence.period.last < day


def _former_names(former: Step, stage: Stage, planned: Sequence[Occurrence]) -> list[str | None]:
    """Return for each occurrence of a stage the name under which it arose, its own where it is new.

    Periods are the same by name, or in lists of equal length by place and period. Other deadlines
    are the same by place where there are as many as before, unless they only changed places; else by
    due date or name.
    """
    was = [o for o in former.planned.values() if not _over(o, stage.day)]
    rules, former_rules = stage.task.deadlines, former.stage.task.deadlines
    single, former_single = _single(rules), _single(former_rules)
    moved = set(rules) == set(former_rules)
    places = (
        {}
        if moved or len(single) != len(former_single)
        else dict(zip(single, former_single, strict=True))
    )
    by_rule = {former_rules[o.rule]: o for o in was if o.period is None}
    by_place = {(o.rule, o.period): o for o in was}
    by_due = {o.due: o for o in was if o.due and o.period is None}
    by_name = {o.name: o for o in was}

    def same(o: Occurrence) -> Occurrence | None:
        if o.period:
            in_place = by_place.get((o.rule, o.period)) if len(rules) == len(former_rules) else None
            return by_name.get(o.name) or in_place
        if places:
            return by_place.get((places[o.rule], None))
        return (
            by_rule.get(rules[o.rule])
            or (by_due.get(o.due) if o.due else None)
            or by_name.get(o.name)
        )

    names: dict[str | None, None] = {}  # in order, each once
    for o in planned:
        match = same(o)
        name = match.name if match else o.name
        numbered = (f"{name}-{number}" for number in count_from(2))
        names[name if name not in names else next(n for n in numbered if n not in names)] = None
    return list(names)


def _single(rules: Sequence[Deadline]) -> list[int]:
    """Return the places of the deadlines that do not recur."""
    return [number for number, rule in enumerate(rules) if not isinstance(rule, Every)]
