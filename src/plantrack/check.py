"""What a plan must satisfy beyond its form: one small rule each, every problem at once."""

from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from plantrack.deadline import span
from plantrack.model import After, Every, Open, Plan
from plantrack.periods import MONTHS
from plantrack.problems import Problem, Where, say

Rule = Callable[[Plan], Iterator[Problem]]


def references(plan: Plan) -> Iterator[Problem]:
    """Every id named must be that of an agency, or of a group where a group may stand."""
    agencies = set(plan.agencies)
    parties = agencies | set(plan.groups)
    uses: list[tuple[str, Where, set[str]]] = [(plan.about.monitor, ("plan", "monitor"), agencies)]
    for id_, agency in plan.agencies.items():
        if agency.successor:
            uses.append((agency.successor, ("agencies", id_, "successor"), agencies))
    for id_, group in plan.groups.items():
        uses += [
            (member, ("groups", id_, "members", n), agencies)
            for n, member in enumerate(group.members)
        ]
    for i, task in enumerate(plan.tasks):
        for key in ("lead", "coordinate", "delivered_by"):
            uses += [
                (party, ("tasks", i, key, n), parties)
                for n, party in enumerate(getattr(task, key) or ())
            ]
        if task.delivered_to:
            uses.append((task.delivered_to, ("tasks", i, "delivered_to"), agencies))
    for i, duty in enumerate(plan.duties):
        uses += [(party, ("duties", i, "who", n), parties) for n, party in enumerate(duty.who)]
    for id_, where, allowed in uses:
        if id_ in allowed:
            continue
        if id_ in parties:
            yield Problem(say("group_not_allowed", id=id_), where)
        else:
            near = tuple(get_close_matches(id_, allowed, n=3))
            yield Problem(say("undefined_id", id=id_, near=near), where)


def unique_ids(plan: Plan) -> Iterator[Problem]:
    """Ids of agencies and groups share a name space; ids of tasks and duties another."""
    for id_ in plan.groups:
        if id_ in plan.agencies:
            yield Problem(say("duplicate_party", id=id_), ("groups", id_))
    places: list[tuple[str, Where]] = [
        *((task.id, ("tasks", i, "id")) for i, task in enumerate(plan.tasks)),
        *((duty.id, ("duties", i, "id")) for i, duty in enumerate(plan.duties)),
    ]
    seen = set[str]()
    for id_, where in places:
        if id_ in seen:
            yield Problem(say("duplicate_task", id=id_), where)
        seen.add(id_)


def members(plan: Plan) -> Iterator[Problem]:
    """Who leads or delivers is tracked agency by agency, so a group there needs members."""
    for i, task in enumerate(plan.tasks):
        for key in ("lead", "delivered_by"):
            for n, party in enumerate(getattr(task, key) or ()):
                group = plan.groups.get(party)
                if group and not group.members:
                    yield Problem(say("empty_group", id=party), ("tasks", i, key, n))


def spans(plan: Plan) -> Iterator[Problem]:
    """Nothing that has a first and a last day ends before it begins."""
    for id_, agency in plan.agencies.items():
        if agency.since and agency.until and agency.since > agency.until:
            message = say("ends_before_begin", first=agency.since, last=agency.until)
            yield Problem(message, ("agencies", id_, "until"))
    for i, task in enumerate(plan.tasks):
        for n, rule in enumerate(task.deadlines):
            first, last = span(rule)
            if first and last and first > last:
                message = say("ends_before_begin", first=first, last=last)
                yield Problem(message, (*_deadline(plan, i, n), "to"))


def successors(plan: Plan) -> Iterator[Problem]:
    """Every chain of successors ends; only an agency with a last day has one."""
    for id_, agency in plan.agencies.items():
        if agency.successor and agency.until is None:
            yield Problem(say("successor_without_end", id=id_), ("agencies", id_, "successor"))
        chain = [id_]
        while (after := plan.agencies.get(chain[-1])) and after.successor:
            if after.successor in chain:
                if after.successor == id_:
                    cycle = say("successor_cycle", chain=(*chain, id_))
                    yield Problem(cycle, ("agencies", id_, "successor"))
                break
            chain.append(after.successor)


def recurrences(plan: Plan) -> Iterator[Problem]:
    """Each month of a recurring deadline lies in its period, its day in a month."""
    for i, task in enumerate(plan.tasks):
        for n, rule in enumerate(task.deadlines):
            if not isinstance(rule, Every):
                continue
            where = _deadline(plan, i, n)
            if rule.month is not None and not 1 <= rule.month <= MONTHS[rule.every]:
                message = say("month_outside", month=rule.month, last=MONTHS[rule.every])
                yield Problem(message, (*where, "month"))
            for key in ("before", "by"):
                day = getattr(rule, key)
                if day is not None and not 1 <= day <= 31:
                    yield Problem(say("day_outside", day=day), (*where, key))
            if rule.before is not None and rule.by is not None:
                yield Problem(say("before_and_by"), (*where, "by"))


def several_deadlines(plan: Plan) -> Iterator[Problem]:
    """Deadlines in a list are told apart by their due dates."""
    for i, task in enumerate(plan.tasks):
        if len(task.deadlines) < 2:
            continue
        undated = [n for n, rule in enumerate(task.deadlines) if isinstance(rule, (After, Open))]
        for n in undated[1:]:
            yield Problem(say("several_undated"), _deadline(plan, i, n))
        counted = Counter(repr(rule) for rule in task.deadlines)
        for n, rule in enumerate(task.deadlines):
            if counted[repr(rule)] > 1 and task.deadlines.index(rule) != n:
                yield Problem(say("same_deadline"), _deadline(plan, i, n))


RULES: tuple[Rule, ...] = (
    references,
    unique_ids,
    members,
    spans,
    successors,
    recurrences,
    several_deadlines,
)


def problems(plan: Plan) -> list[Problem]:
    """Return everything that is wrong with a plan of the right form."""
    return [problem for rule in RULES for problem in rule(plan)]


def _deadline(plan: Plan, task: int, number: int) -> Where:
    several = isinstance(plan.tasks[task].deadline, tuple)
    return ("tasks", task, "deadline", *([number] if several else []))
