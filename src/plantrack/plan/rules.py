"""What a plan and its log must satisfy beyond their form: one small rule each, all at once."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from difflib import get_close_matches

from plantrack.deadlines import messages as deadlines_messages
from plantrack.deadlines import wording
from plantrack.deadlines.calendar import ONE_DAY, Calendar
from plantrack.deadlines.kinds import After, Deadline, Every, FromTo, Open
from plantrack.deadlines.occurrence import last_day, recurring, single, span
from plantrack.deadlines.periods import MONTHS, Period
from plantrack.plan import messages
from plantrack.plan.model import Plan
from plantrack.words.problems import Problem, Where
from plantrack.words.text import fold
from plantrack.words.words import Message, say

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
            yield Problem(say(messages.group_not_allowed, id=id_), where)
        else:
            near = tuple(get_close_matches(id_, allowed, n=3))
            yield Problem(say(messages.undefined_id, id=id_, near=near), where)


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
    """Who leads or delivers is tracked agency by agency, so a group there needs members."""
    for i, task in enumerate(plan.tasks):
        for key in ("lead", "delivered_by"):
            for n, party in enumerate(getattr(task, key) or ()):
                group = plan.groups.get(party)
                if group and not group.members:
                    yield Problem(say(messages.empty_group, id=party), ("tasks", i, key, n))


def spans(plan: Plan) -> Iterator[Problem]:
    """Nothing that has a first and a last day ends before it begins."""
    for id_, agency in plan.agencies.items():
        if agency.since and agency.until and agency.since > agency.until:
            message = say(messages.ends_before_begin, first=agency.since, last=agency.until)
            yield Problem(message, ("agencies", id_, "until"))
    for i, task in enumerate(plan.tasks):
        for n, rule in enumerate(task.deadlines):
            first, last = span(rule)
            if first and last and first > last:
                message = say(messages.ends_before_begin, first=first, last=last)
                yield Problem(message, (*_deadline(plan, i, n), "to"))


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
        chain = [id_]
        while (after := plan.agencies.get(chain[-1])) and after.successor:
            if after.successor in chain:
                if after.successor == id_:
                    cycle = say(messages.successor_cycle, chain=(*chain, id_))
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
                message = say(messages.month_outside, month=rule.month, last=MONTHS[rule.every])
                yield Problem(message, (*where, "month"))
            for key in ("before", "by"):
                day = getattr(rule, key)
                if day is not None and not 1 <= day <= 31:
                    yield Problem(say(messages.day_outside, day=day), (*where, key))
            if rule.before is not None and rule.by is not None:
                yield Problem(say(messages.before_and_by), (*where, "by"))


def several_deadlines(plan: Plan) -> Iterator[Problem]:
    """Deadlines in a list are told apart by their due dates."""
    for i, task in enumerate(plan.tasks):
        if len(task.deadlines) < 2:
            continue
        undated = [n for n, rule in enumerate(task.deadlines) if isinstance(rule, (After, Open))]
        for n in undated[1:]:
            yield Problem(say(messages.several_undated), _deadline(plan, i, n))
        seen = set[object]()
        for n, rule in enumerate(task.deadlines):
            if isinstance(rule, (After, Open)):
                continue
            name = rule.every if isinstance(rule, Every) else last_day(rule)
            if name in seen:
                yield Problem(say(messages.same_deadline), _deadline(plan, i, n))
            seen.add(name)


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
    """Return everything that makes a plan of the right form meaningless."""
    return [problem for rule in RULES for problem in rule(plan)]


def wordings(plan: Plan) -> Iterator[Problem]:
    """Compare each deadline with the plan's own words for it."""
    for i, task in enumerate(plan.tasks):
        if task.wording is None:
            continue
        read = wording.read(task.wording, plan.about.issued)
        if read is None:
            message = say(messages.wording_unread, wording=task.wording)
            yield Problem(message, ("tasks", i, "wording"), "note")
            continue
        both = (read, task.deadlines)
        both_span = all(any(isinstance(rule, FromTo) for rule in rules) for rules in both)
        meant, typed = (
            _gist(rules, plan.about.issued, plan.days, spans=both_span) for rules in both
        )
        if meant != typed:
            only_meant, only_typed = (
                tuple(gist for gist in ours if gist not in others)[:2] or ours[:2]
                for ours, others in ((meant, typed), (typed, meant))
            )
            message = say(messages.wording_differs, meant=only_meant, typed=only_typed)
            yield Problem(message, ("tasks", i, "deadline"), "warning")


def printed_dates(plan: Plan) -> Iterator[Problem]:
    """Point out printed due dates that fall on a day off, in an unknown year, or before the plan."""
    issued = plan.about.issued
    for i, task in enumerate(plan.tasks):
        for n, rule in enumerate(task.deadlines):
            if isinstance(rule, (After, Every, Open)) or isinstance(
                getattr(rule, "by", None), Period
            ):
                continue  # only a printed day can be compared with the document
            due, where = single(rule, issued, plan.days).due, _deadline(plan, i, n)
            if due is None:
                continue
            for off in plan.days.days_off(due - ONE_DAY, due):
                yield Problem(say(messages.due_on_day_off, off=off), where, "warning")
            for year in plan.days.unpublished(due, due):
                yield Problem(
                    say(deadlines_messages.calendar_unpublished, year=year), where, "warning"
                )
            if due < issued:
                yield Problem(
                    say(messages.due_before_issue, due=due, issued=issued), where, "warning"
                )


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


def advice(plan: Plan) -> list[Problem]:
    """Return what is doubtful in a plan that can be used."""
    return [problem for rule in ADVICE for problem in rule(plan)]


def _gist(
    rules: Sequence[Deadline], issued: date, calendar: Calendar, *, spans: bool
) -> tuple[Message, ...]:
    """Return what deadlines come to: their kinds, and the due dates of four years, in order.

    Of a span just the last day, unless `spans`: words often leave the first day out.
    """
    until = issued + timedelta(days=4 * 366)
    gist = set[Message]()
    for rule in rules:
        if isinstance(rule, After):
            gist.add(
                say(deadlines_messages.gist_within, term=rule.within)
                if rule.within
                else say(deadlines_messages.gist_after)
            )
        elif isinstance(rule, Open):
            gist.add(say(deadlines_messages.gist_open))
        elif isinstance(rule, Every):
            dues = (o.due for o in recurring(rule, issued, until, calendar))
            gist.update(
                say(deadlines_messages.gist_due, due=due) for due in dues if due and due <= until
            )
        elif isinstance(rule, FromTo) and spans:
            gist.add(say(deadlines_messages.gist_span, first=rule.from_, last=rule.to))
        else:
            gist.add(say(deadlines_messages.gist_due, due=single(rule, issued, calendar).due))
    return tuple(sorted(gist, key=lambda message: [str(value) for _, value in message.values]))


def _deadline(plan: Plan, task: int, number: int) -> Where:
    several = isinstance(plan.tasks[task].deadline, tuple)
    return ("tasks", task, "deadline", *([number] if several else []))
