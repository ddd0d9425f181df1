"""What a plan must satisfy beyond its form: one small rule each, all at once."""

from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from plantrack.deadlines import messages as of_deadlines
from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.kinds import Deadline, Every
from plantrack.deadlines.periods import Period
from plantrack.plan import amendment_rules, messages, wording_rules
from plantrack.plan.changes import Amendment
from plantrack.plan.model import PLACEHOLDER, Plan
from plantrack.plan.written import WrittenPart, WrittenTask, parts
from plantrack.words.problems import Problem, Where
from plantrack.words.spelling import is_same, spelled
from plantrack.words.text import fold
from plantrack.words.words import Message, say

Rule = Callable[[Plan], Iterator[Problem]]


def references(plan: Plan) -> Iterator[Problem]:
    """Every id named must be that of an agency, or of a group where a group may stand."""
    agencies = set(plan.agencies)
    makers: dict[str, Amendment | None] = {}  # of each group
    for part in parts(plan):
        for id_ in part.parties:
            makers.setdefault(id_, part.amendment)
    near: dict[str, tuple[str, ...]] = {}
    for id_, where, allowed in _uses(plan, agencies):
        if id_ in allowed:
            continue
        if id_ in makers and allowed is agencies:
            yield Problem(say(messages.group_not_allowed, id=id_), where)
        elif id_ in makers:
            yield Problem(say(messages.group_later, id=id_, amendment=makers[id_]), where)
        else:
            if len(near) < amendment_rules.SUGGESTED and id_ not in near:
                near[id_] = tuple(get_close_matches(id_, allowed, n=3))
            message = say(messages.undefined_id, id=id_, near=near.get(id_, ()))
            yield Problem(message, where)


def _uses(plan: Plan, agencies: set[str]) -> Iterator[tuple[str, Where, set[str]]]:
    """Yield each id that the file names, where, and among which it must be."""
    yield plan.about.monitor, ("plan", "monitor"), agencies
    for id_, agency in plan.agencies.items():
        if agency.successor:
            yield agency.successor, ("agencies", id_, "successor"), agencies
    for part in parts(plan):
        yield from _named_in(part, agencies)


def _named_in(part: WrittenPart, agencies: set[str]) -> Iterator[tuple[str, Where, set[str]]]:
    """Yield each id that a part of the file names, where, and among which it must be."""
    parties = agencies | part.parties.keys()
    for group in part.groups:
        for n, member in enumerate(group.says.members or ()):
            yield member, (*group.where, "members", n), agencies
    for task in part.tasks:
        for key in ("lead", "coordinate", "delivered_by"):
            for n, party in enumerate(getattr(task.says, key) or ()):
                yield party, (*task.where, key, n), parties
        if task.says.delivered_to:
            yield task.says.delivered_to, (*task.where, "delivered_to"), agencies
    for duty in part.duties:
        for n, party in enumerate(duty.says.who or ()):
            yield party, (*duty.where, "who", n), parties


def unique_ids(plan: Plan) -> Iterator[Problem]:
    """Ids of agencies and groups share a name space; ids of tasks and duties another.

    What an amendment changes bears the id that it has, but one amendment names nothing twice.
    """
    owners: dict[str, str] = {}
    for part in parts(plan):
        seen = set[str]()
        for item in part.items:
            if item.kind == "group":
                if item.id in plan.agencies:
                    yield Problem(say(messages.duplicate_party, id=item.id), item.place)
                continue
            other = owners.setdefault(item.id, item.kind) != item.kind
            if other or item.id in seen:
                twice = part.amendment and not other
                wrong = messages.changed_twice if twice else messages.duplicate_task
                yield Problem(say(wrong, id=item.id), item.place)
            seen.add(item.id)


def former_ids(plan: Plan) -> Iterator[Problem]:
    """A former id is that of one task, which nothing else in the file bears: the log knows only ids."""
    if not plan.renamed:
        return
    everything = list(parts(plan))
    there = {item.id for part in everything for item in part.items if item.kind != "group"}
    owners: dict[str, str] = {}
    for task in (task for part in everything for task in part.tasks):
        now, where = task.says.id, (*task.where, "former")
        if task.was and task.says.former:
            yield Problem(say(messages.former_later, id=now), where)
            continue
        for n, id_ in enumerate(task.says.former):
            other = owners.setdefault(id_, now)
            if id_ == now:
                yield Problem(say(messages.former_own, id=id_), (*where, n))
            elif id_ in there:
                yield Problem(say(messages.former_in_use, id=id_), (*where, n))
            elif other != now:
                yield Problem(say(messages.former_twice, id=id_, other=other), (*where, n))


def members(plan: Plan) -> Iterator[Problem]:
    """Who delivers is tracked agency by agency, so a group there needs members."""
    for part in parts(plan):
        named = dict.fromkeys(task.says.id for task in part.tasks)
        changed = {group.id: group.where for group in part.groups}
        found: dict[Where, str] = {}
        # where no group changes, nothing changes for tasks that are not named
        for id_ in part.there if changed else named:
            task = part.there.get(id_)
            if task is None or task.dropped:
                continue
            key = "delivered_by" if task.reads.delivered_by else "lead"
            for n, party in enumerate(task.reads.deliverers):
                group = part.parties.get(party)
                if group is None or group.members:
                    continue
                if id_ in named and getattr(task.says, key):
                    found[*task.where, key, n] = party
                elif party in changed:
                    found[changed[party]] = party
                elif id_ in named:  # which was dropped, or whom another delivered for
                    found[*task.where, "id"] = party
        for where, party in found.items():
            yield Problem(say(messages.empty_group, id=party), where)


def lives(plan: Plan) -> Iterator[Problem]:
    """No agency ends before it begins."""
    for id_, agency in plan.agencies.items():
        if agency.since and agency.until and agency.since > agency.until:
            message = say(of_deadlines.ends_before_begin, first=agency.since, last=agency.until)
            yield Problem(message, ("agencies", id_, "until"))


def successors(plan: Plan) -> Iterator[Problem]:
    """Every chain of successors ends and has no gap; only an agency with a last day has one."""
    for id_, agency in plan.agencies.items():
        if agency.successor and agency.until is None:
            yield Problem(
                say(messages.successor_without_end, id=id_), ("agencies", id_, "successor")
            )
        heir = plan.agencies.get(agency.successor or "")
        if heir and heir.since and agency.until and heir.since > agency.until + ONE_DAY:
            message = say(
                messages.successor_later,
                successor=agency.successor,
                since=heir.since,
                id=id_,
                until=agency.until,
            )
            yield Problem(message, ("agencies", id_, "successor"))
    yield from _circles(plan)


def _circles(plan: Plan) -> Iterator[Problem]:
    seen = set[str]()
    for first in plan.agencies:
        chain, id_ = list[str](), first
        while id_ in plan.agencies and id_ not in seen:
            seen.add(id_)
            chain.append(id_)
            id_ = plan.agencies[id_].successor or ""
        if id_ in chain:
            circle = chain[chain.index(id_) :]
            message = say(messages.successor_cycle, chain=(*circle, id_))
            yield Problem(message, ("agencies", id_, "successor"))


def deadlines(plan: Plan) -> Iterator[Problem]:
    """The keys of each deadline make sense together."""
    for one in _deadlines(plan):
        for key, message in one.rule.faults():
            yield Problem(message, (*one.where, key))


def several_deadlines(plan: Plan) -> Iterator[Problem]:
    """Deadlines in a list are told apart by their due dates; what recurs differs in something."""
    seen: dict[Where, set[object]] = {}
    for one in _deadlines(plan):
        name = one.rule if isinstance(one.rule, Every) else _due(plan, one.rule, one.day)
        names = seen.setdefault(one.task.where, set())
        if name in names:
            yield Problem(say(messages.same_deadline), one.where)
        elif name:
            names.add(name)


RULES: tuple[Rule, ...] = (
    references,
    unique_ids,
    former_ids,
    *amendment_rules.RULES,
    members,
    lives,
    successors,
    deadlines,
    several_deadlines,
)


def problems(plan: Plan) -> list[Problem]:
    """Return everything that makes a plan of the right form meaningless."""
    return [problem for rule in RULES for problem in rule(plan)]


def printed_dates(plan: Plan) -> Iterator[Problem]:
    """Point out printed due dates that fall on a day off, in an unknown year, or before their document."""
    for part, task, where, rule, day in _deadlines(plan):
        if task.was and rule in task.was.deadlines:
            continue
        due = _due(plan, rule, day)
        if due and due < day and not isinstance(rule, Every):
            yield Problem(_too_early(part, task, due), where, "warning")
        due = rule.due
        if due is None or isinstance(getattr(rule, "by", None), Period):
            continue  # only a printed day can be compared with the document
        found = [
            say(messages.due_on_day_off, off=off) for off in plan.days.days_off(due - ONE_DAY, due)
        ]
        found += [
            say(of_deadlines.calendar_unpublished, year=year)
            for year in plan.days.unpublished(due - ONE_DAY, due)
        ]
        yield from (Problem(message, where, "warning") for message in found)


def _too_early(part: WrittenPart, task: WrittenTask, due: date) -> Message:
    """Say that a due date is before the day of its document, and what comes of it."""
    if part.amendment is None:
        return say(messages.due_before_issue, due=due, issued=part.day)
    sentence = messages.due_before_amendment if task.was else messages.due_before_new
    return say(sentence, due=due, amendment=part.amendment, issued=part.day)


def unused(plan: Plan) -> Iterator[Problem]:
    """Point out agencies and groups that nothing refers to."""
    used = {plan.about.monitor}
    for agency in plan.agencies.values():
        used.add(agency.successor or plan.about.monitor)
    groups: dict[str, Where] = {}
    for part in parts(plan):
        for group in part.groups:
            groups.setdefault(group.id, group.where)
            used.update(group.says.members or ())
        for task in part.tasks:
            for ids in (task.says.lead, task.says.coordinate, task.says.delivered_by):
                used.update(ids or ())
            used.add(task.says.delivered_to or plan.about.monitor)
        for duty in part.duties:
            used.update(duty.says.who or ())
    places = {id_: ("agencies", id_) for id_ in plan.agencies} | groups
    for id_, where in places.items():
        if id_ not in used:
            yield Problem(say(messages.unused, id=id_), where, "warning")


def names(plan: Plan) -> Iterator[Problem]:
    """Point out codes and names that mean several agencies, and ids that look like others."""
    groups = dict.fromkeys(id_ for part in parts(plan) for id_ in part.parties)
    ids = {fold(id_): id_ for id_ in (*plan.agencies, *groups)}
    owners: dict[tuple[object, ...], str] = {}
    for id_, agency in plan.agencies.items():
        for key, label in (("code", agency.code), ("name", agency.name)):
            if label is None:
                continue
            of_id = ids.get(fold(label), id_)
            owner = owners.setdefault((fold(label), spelled(label)), id_)  # by marks they differ
            other = of_id if of_id != id_ and is_same(label, of_id) else owner
            if other != id_:
                message = say(messages.label_twice, label=label, other=other)
                yield Problem(message, ("agencies", id_, key), "warning")
    for task in (task for part in parts(plan) for task in part.tasks if not task.was):
        foreign = "".join(sorted({char for char in task.says.id if not fold(char).isascii()}))
        if foreign:
            message = say(messages.foreign_letters, id=task.says.id, letters=foreign)
            yield Problem(message, (*task.where, "id"), "warning")


def placeholders(plan: Plan) -> Iterator[Problem]:
    """Point out each place where the placeholder stands for an agency that is not named yet."""
    if PLACEHOLDER not in plan.agencies:
        return
    for id_, where, _ in _uses(plan, set(plan.agencies)):
        if id_ == PLACEHOLDER:
            yield Problem(say(messages.placeholder, id=id_), where, "warning")


ADVICE: tuple[Rule, ...] = (
    wording_rules.wordings,
    printed_dates,
    unused,
    names,
    *amendment_rules.ADVICE,
)


def advice(plan: Plan) -> list[Problem]:
    """Return what is doubtful in a plan that can be used."""
    return [problem for rule in ADVICE for problem in rule(plan)]


def _due(plan: Plan, rule: Deadline, day: date) -> date | None:
    """Return when a deadline counted from a day, of one that recurs the first occurrence, falls due."""
    first = next(rule.occurrences(day, day, plan.days), None)
    return first.due if first else None


class _WrittenDeadline(NamedTuple):
    """A deadline of a task where the file writes it, and the day from which it is counted."""

    part: WrittenPart
    task: WrittenTask
    where: Where
    rule: Deadline
    day: date


def _deadlines(plan: Plan) -> Iterator[_WrittenDeadline]:
    """Yield each deadline that the file writes."""
    for part in parts(plan):
        for task in part.tasks:
            in_list = isinstance(task.says.deadline, tuple)
            for n, rule in enumerate(task.says.deadlines):
                where = (*task.where, "deadline", *((n,) if in_list else ()))
                yield _WrittenDeadline(part, task, where, rule, task.counted[n])
