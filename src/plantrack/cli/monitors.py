"""In whose name letters go out: which plans are those of the agency that sends or signs them."""

from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.queries import resolve
from plantrack.plan import names
from plantrack.words.problems import Problem, misuse
from plantrack.words.words import Sentence, say


class Chosen(NamedTuple):
    """The plans that letters are sent about, and what is said of those of other monitors."""

    files: tuple[PlanFile, ...]
    problems: tuple[Problem, ...] = ()


def of_monitor(plans: Plans, name: str) -> tuple[PlanFile, ...]:
    """Return the plans that an agency follows; UsageError where it follows none of them."""
    meant = {one.path: id_ for one, id_ in resolve(plans, names.PARTY, name)}
    found = tuple(one for one in plans.files if meant.get(one.path) == one.plan.about.monitor)
    if not found:
        raise misuse(messages.monitors_nothing, name=name, agencies=_monitors(plans))
    return found


def chosen(plans: Plans, address: str, named: str | None) -> Chosen:
    """Return the plans whose letters are in the name of the agency named, else of whose address they bear.

    Where one agency follows all of them, that is all. So it is where no address is known, as in a trial.
    """
    if named is not None:
        return _split(plans, of_monitor(plans, named), messages.left_for_other)
    followed = {one.plan.about.monitor for one in plans.files}
    own = _with_address(plans, address)
    # a plan that cannot be read may be that of who sends: what is another's is left all the same
    alone = len(followed) == 1 and not (plans.failed and own)
    if alone:
        return Chosen(plans.files)
    if not address:
        return Chosen(plans.files, (Problem(say(messages.trial_of_all)),))
    mine = tuple(one for one in plans.files if one.plan.about.monitor in own)
    return _split(plans, mine, messages.left_for_others)


def _split(plans: Plans, files: tuple[PlanFile, ...], why: Sentence) -> Chosen:
    """Return these plans and why the others are left, a line for each monitor."""
    taken = {one.path for one in files}
    left: dict[str, list[PlanFile]] = {}
    for one in plans.files:
        if one.path not in taken:
            left.setdefault(one.plan.about.monitor, []).append(one)
    told = (
        say(
            why,
            plans=tuple(one.plan.about.id for one in others),
            agency=others[0].plan.agencies[id_],
            id=id_,
        )
        for id_, others in left.items()
    )
    return Chosen(files, tuple(map(Problem, told)))


def _with_address(plans: Plans, address: str) -> set[str]:
    """Return the agencies that have an address in any of the plans."""
    wanted = address.casefold()
    return {
        id_
        for one in plans.files
        for id_, agency in one.plan.agencies.items()
        if wanted in map(str.casefold, agency.email)
    }


def _monitors(plans: Plans) -> tuple[object, ...]:
    agencies = {one.plan.about.monitor: one.plan for one in plans.files}
    return tuple(plan.agencies[id_] for id_, plan in agencies.items())
