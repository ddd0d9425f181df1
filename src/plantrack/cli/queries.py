"""What a command asks of each plan: names, days and statuses as they were typed, made out."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from plantrack.cli import messages
from plantrack.cli.keywords import StatusesMeant
from plantrack.cli.option_types import When
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.streams import write_problems
from plantrack.plan import names, standing
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan
from plantrack.plan.standing import Standing
from plantrack.report.report import Query
from plantrack.words.problems import Problem, UsageError, misuse
from plantrack.words.words import Message, Sentence, say

Stands = Callable[[Plan, str, date], Standing]
FindText = Callable[[Iterable[Plan], str], names.Match]


def queries(
    plans: Plans,
    as_of: When | None = None,
    known_on: When | None = None,
    tasks: Iterable[str] | None = None,
    agencies: Sequence[str] | None = None,
    statuses: Iterable[StatusesMeant] | None = None,
    sources: Iterable[str] | None = None,
    officers: Iterable[str] | None = None,
) -> list[Query]:
    """Return what a reading command asks of each plan; UsageError for a name that fits none.

    Where no day is named, that is how each plan stands on its own.
    """
    days = [
        (day(plans, as_of, today) or today, day(plans, known_on, today)) for today in plans.todays
    ]
    by = [Query(*both).known_by for both in days]
    asked_tasks = _ids(plans, names.TASK, tasks)
    asked_parties = _ids(plans, names.PARTY, agencies)
    members = [
        None if parties is None else frozenset(read(one.plan, known).plan.members(parties))
        for one, parties, known in zip(plans.files, asked_parties, by, strict=True)
    ]
    nobody = _absent(plans, standing.of_party, asked_parties, by)
    if agencies and not any(members) and not nobody:
        raise misuse(messages.group_without_members, name=", ".join(agencies))
    tell_absent(plans, [*_absent(plans, standing.of_item, asked_tasks, by), *nobody])
    chosen = frozenset(one for meant in statuses for one in meant.statuses) if statuses else None
    texts = _texts(plans, names.find_source, sources), _texts(plans, names.find_officer, officers)
    return [
        Query(*both, of_tasks, of_parties, chosen, *texts)
        for both, of_tasks, of_parties in zip(days, asked_tasks, members, strict=True)
    ]


def day(plans: Plans, when: When | None, today: date) -> date | None:
    """Return the day that was typed; None where none was.

    Say which it is if that is not plain, and of a month or a quarter that still runs that its end is yet to come.
    """
    if when is None:
        return None
    found = when.on(today)
    if when.said:
        runs = when.ends and found > today
        sentence = messages.taken_for_coming_day if runs else messages.taken_for_day
        tell(plans, when.typed, found, sentence)
    return found


def tell(plans: Plans, typed: str, meant: object, sentence: Sentence = messages.taken_for) -> None:
    """Say once on stderr what was made of words on the command line."""
    if (typed, meant) not in plans.told:
        plans.told.add((typed, meant))
        write_problems([Problem(say(sentence, name=typed, meant=meant))], plans.words)


def resolve(plans: Plans, scope: names.Scope, name: str) -> list[tuple[PlanFile, str]]:
    """Return the id that a name means in each plan that knows it; UsageError where it is none or several.

    A name known as it is in one plan is guessed from its words in no other.
    """
    found = plans.register.find(scope, name)
    for match in filter(None, found):
        _tell_guess(plans, name, match)
    return [(one, match.id) for one, match in zip(plans.files, found, strict=True) if match]


def agencies_of(plans: Plans, name: str, on: date) -> tuple[str, ...]:
    """Return the id of the agency, or of all who are members of the group on a day, that a name means."""
    ids = [id_ for _, id_ in resolve(plans, names.PARTY, name)]
    found = read(plans.first.plan, on).plan.members(ids)
    if not found:
        since = absent(standing.of_party, ((plans.first.plan, id_, on) for id_ in ids))
        raise (
            UsageError([Problem(one) for one in since])
            if since
            else misuse(messages.group_without_members, name=name)
        )
    return found


def absent(stands: Stands, meant: Iterable[tuple[Plan, str, date]]) -> list[Message]:
    """Return since when what is asked for stands, where by the day of each plan it stands in none."""
    found = [stands(plan, id_, day) for plan, id_, day in meant]
    if any(one.stands for one in found):
        return []
    return [one.since for one in found if one.since]


def tell_absent(plans: Plans, since: Iterable[Message]) -> None:
    """Tell each reason once why what is asked for is not there."""
    write_problems([Problem(message) for message in dict.fromkeys(since)], plans.words)


def _ids(
    plans: Plans, scope: names.Scope, typed: Iterable[str] | None
) -> list[frozenset[str] | None]:
    """Return the ids that names mean in each plan; None where nothing was named."""
    if not typed:
        return [None] * len(plans.files)
    found: list[set[str]] = [set() for _ in plans.files]
    for name in typed:
        meant = {plan_file.path: id_ for plan_file, id_ in resolve(plans, scope, name)}
        for ids, plan_file in zip(found, plans.files, strict=True):
            ids.update([meant[plan_file.path]] if plan_file.path in meant else [])
    return list(map(frozenset, found))


def _absent(
    plans: Plans, stands: Stands, asked: Iterable[AbstractSet[str] | None], by: Iterable[date]
) -> list[Message]:
    """Return since when each id that is asked for stands, where it stands in no plan."""
    wanted: dict[str, list[tuple[Plan, str, date]]] = {}
    for one, ids, known in zip(plans.files, asked, by, strict=True):
        for id_ in sorted(ids or ()):
            wanted.setdefault(id_, []).append((one.plan, id_, known))
    return [message for meant in wanted.values() for message in absent(stands, meant)]


def _texts(plans: Plans, find: FindText, typed: Iterable[str] | None) -> frozenset[str] | None:
    """Return the texts of tasks that words mean in all plans together; None where none were typed."""
    if not typed:
        return None
    found = [(name, find((one.plan for one in plans.files), name)) for name in typed]
    for name, match in found:
        _tell_guess(plans, name, match)
    return frozenset(match.id for _, match in found)


def _tell_guess(plans: Plans, name: str, match: names.Match) -> None:
    """Say once what a name is taken for, where that was guessed from its words or is a former id."""
    if match.renamed:
        tell(plans, name, match.renamed, messages.former_id_of)
    elif match.guess:
        tell(plans, name, match.guess)
