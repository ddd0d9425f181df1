"""What a plan and its log must satisfy beyond their form: one small rule each, all at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import get_close_matches

from plantrack.deadlines import messages as of_deadlines
from plantrack.deadlines.calendar import ONE_DAY
from plantrack.deadlines.kinds import Deadline, Every, FromTo
from plantrack.deadlines.periods import Period
from plantrack.plan import messages
from plantrack.plan.model import Plan
from plantrack.words.problems import Problem, Where
from plantrack.words.text import fold
from plantrack.words.words import Message, say

Rule = Callable[[Plan], Iterator[Problem]]
SUGGESTED = 20  # ids for which others are suggested, which takes time in a long list
FOUR_YEARS = timedelta(days=4 * 366)


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
    near: dict[str, tuple[str, ...]] = {}
    for id_, where, allowed in uses:
        if id_ in allowed:
            continue
        if id_ in parties:
            yield Problem(say(messages.group_not_allowed, id=id_), where)
        else:
            if len(near) < SUGGESTED and id_ not in near:
                near[id_] = tuple(get_close_matches(id_, allowed, n=3))
            message = say(messages.undefined_id, id=id_, near=near.get(id_, ()))
            yield Problem(message, where)


def unique_ids(plan: Plan) -> Iterator[Problem]:
    """Ids of agencies and groups share a name space; ids of tasks and duties another."""
    for id_ in plan.groups:
        if id_ in plan.agencies:
            yield Problem(say(messages.duplicate_party, id=id_), ("groups", id_))
    places: list[tuple[str, Where]] = [
        *((task.id, ("tasks", i, "id")) for i, task in enumerate(plan.tasks)),
        *((duty.id, ("duties", i, "id")) for i, duty in enumerate(plan.duties)),
    ]
    seen = set[str]()
    for id_, where in places:
        if id_ in seen:
            yield Problem(say(messages.duplicate_task, id=id_), where)
        seen.add(id_)


def members(plan: Plan) -> Iterator[Problem]:
    """Who delivers is tracked agency by agency, so a group there needs members."""
    for i, task in enumerate(plan.tasks):
        key = "delivered_by" if task.delivered_by else "lead"
        for n, party in enumerate(task.deliverers):
            group = plan.groups.get(party)
            if group and not group.members:
                yield Problem(say(messages.empty_group, id=party), ("tasks", i, key, n))


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
    for where, rule in _deadlines(plan):
        for key, message in rule.faults():
            yield Problem(message, (*where, key))


def several_deadlines(plan: Plan) -> Iterator[Problem]:
    """Deadlines in a list are told apart by their due dates; what recurs differs in something."""
    for i, task in enumerate(plan.tasks):
        seen = set[object]()
        for n, rule in enumerate(task.deadlines):
            name = rule if isinstance(rule, Every) else _due(plan, rule)
            if name in seen:
                yield Problem(say(messages.same_deadline), ("tasks", i, "deadline", n))
            elif name:
                seen.add(name)


RULES: tuple[Rule, ...] = (
    references,
    unique_ids,
    members,
    lives,
    successors,
    deadlines,
    several_deadlines,
)


def problems(plan: Plan) -> list[Problem]:
    """Return everything that makes a plan of the right form meaningless."""
    return [problem for rule in RULES for problem in rule(plan)]


def wordings(plan: Plan) -> Iterator[Problem]:
    """Compare each deadline with the plan's own words for it."""
    from plantrack.deadlines import wording  # its many patterns, only where a plan is checked

    for i, task in enumerate(plan.tasks):
        if task.wording is None:
            continue
        read = wording.read(task.wording, plan.about.issued)
        if read is None:
            message = say(messages.wording_unread, wording=task.wording)
            yield Problem(message, ("tasks", i, "wording"), "note")
            continue
        read = tuple(_limited(rule, task.deadlines) for rule in read)
        meant = _gist(plan, read, task.deadlines)
        typed = _gist(plan, task.deadlines, read)
        if meant != typed:
            message = say(
                messages.wording_differs,
                meant=_first_of(meant, typed),
                typed=_first_of(typed, meant),
            )
            yield Problem(message, ("tasks", i, "deadline"), "warning")


def _gist(plan: Plan, rules: Sequence[Deadline], others: Sequence[Deadline]) -> list[Message]:
    """Return what deadlines come to, to compare them with others: kinds, and due dates of four years.

    Words often leave the first day out: unless the others name one too, only the last is compared.
    """
    issued = plan.about.issued
    until = issued + FOUR_YEARS
    gist = set[Message]()
    for rule in rules:
        own = rule.gist()
        if own and (not isinstance(rule, FromTo) or _has_span(others)):
            gist.add(own)
        else:
            gist.update(
                say(of_deadlines.gist_due, due=occurrence.due)
                for occurrence in rule.occurrences(issued, until, plan.days)
                if occurrence.due
                and not occurrence.unowed
                and (not occurrence.period or occurrence.due <= until)
            )
    return sorted(gist, key=lambda message: [str(value) for _, value in message.values])


def _limited(rule: Deadline, typed: Sequence[Deadline]) -> Deadline:
    """Return a deadline in words with the first and last day that were typed, if it recurs without any.

    Words seldom say when what recurs begins and ends.
    """
    recurring = [other for other in typed if isinstance(other, Every)]
    if not isinstance(rule, Every) or not recurring:
        return rule
    like = next((other for other in recurring if other.every == rule.every), recurring[0])
    return rule.model_copy(update={"from_": rule.from_ or like.from_, "to": rule.to or like.to})


def _has_span(rules: Sequence[Deadline]) -> bool:
    return any(isinstance(rule, FromTo) for rule in rules)


def _first_of(ours: Sequence[Message], others: Sequence[Message]) -> tuple[Message, ...]:
    """Return the first two of what the others do not have, else of all."""
    return tuple(gist for gist in ours if gist not in others)[:2] or tuple(ours[:2])


def printed_dates(plan: Plan) -> Iterator[Problem]:
    """Point out printed due dates that fall on a day off, in an unknown year, or before the plan."""
    issued = plan.about.issued
    for where, rule in _deadlines(plan):
        due = _due(plan, rule)
        if due and due < issued and not isinstance(rule, Every):
            message = say(messages.due_before_issue, due=due, issued=issued)
            yield Problem(message, where, "warning")
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


def unused(plan: Plan) -> Iterator[Problem]:
    """Point out agencies and groups that nothing refers to."""
    used = {plan.about.monitor}
    for agency in plan.agencies.values():
        used.add(agency.successor or plan.about.monitor)
    for group in plan.groups.values():
        used.update(group.members)
    for task in plan.tasks:
        used.update((*task.lead, *task.coordinate, *task.deliverers))
        used.add(task.delivered_to or plan.about.monitor)
    for duty in plan.duties:
        used.update(duty.who)
    for kind, ids in (("agencies", plan.agencies), ("groups", plan.groups)):
        for id_ in ids:
            if id_ not in used:
                yield Problem(say(messages.unused, id=id_), (kind, id_), "warning")


def names(plan: Plan) -> Iterator[Problem]:
    """Point out codes and names that mean several agencies, and ids that look like others."""
    owners = {fold(id_): id_ for id_ in (*plan.agencies, *plan.groups)}
    for id_, agency in plan.agencies.items():
        for key, label in (("code", agency.code), ("name", agency.name)):
            if label is None:
                continue
            other = owners.setdefault(fold(label), id_)
            if other != id_:
                message = say(messages.label_twice, label=label, other=other)
                yield Problem(message, ("agencies", id_, key), "warning")
    for i, task in enumerate(plan.tasks):
        foreign = "".join(sorted({char for char in task.id if not fold(char).isascii()}))
        if foreign:
            message = say(messages.foreign_letters, id=task.id, letters=foreign)
            yield Problem(message, ("tasks", i, "id"), "warning")


ADVICE: tuple[Rule, ...] = (
    wordings,
    printed_dates,
    unused,
    names,
)


def across(plans: Mapping[str, Plan]) -> dict[str, list[Problem]]:
    """Return what is doubtful between plans: a number that two bear, an id that means two agencies."""
    found: dict[str, list[Problem]] = {}
    numbers: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    for path, plan in plans.items():
        other = numbers.setdefault(fold(plan.about.id), path)
        if other != path:
            said = say(messages.same_number, id=plan.about.id, file=other)
            found.setdefault(path, []).append(Problem(said, ("plan", "id"), "warning"))
        for id_, agency in plan.agencies.items():
            name, there = names.setdefault(id_, (agency.name, path))
            if fold(name) != fold(agency.name):
                said = say(messages.two_names, id=id_, name=name, file=there)
                where = ("agencies", id_, "name")
                found.setdefault(path, []).append(Problem(said, where, "warning"))
    return found


def advice(plan: Plan) -> list[Problem]:
    """Return what is doubtful in a plan that can be used."""
    return [problem for rule in ADVICE for problem in rule(plan)]


def _due(plan: Plan, rule: Deadline) -> date | None:
    """Return when a deadline, of one that recurs the first occurrence, falls due."""
    issued = plan.about.issued
    first = next(rule.occurrences(issued, issued, plan.days), None)
    return first.due if first else None


def _deadlines(plan: Plan) -> Iterator[tuple[Where, Deadline]]:
    """Yield each deadline of each task with the keys to it."""
    for i, task in enumerate(plan.tasks):
        for n, rule in enumerate(task.deadlines):
            in_list = (n,) if isinstance(task.deadline, tuple) else ()
            yield ("tasks", i, "deadline", *in_list), rule
