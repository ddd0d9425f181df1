"""What is doubtful between plans that are checked together: numbers and agencies that they tell differently."""

from collections.abc import Mapping

from plantrack.plan import messages
from plantrack.plan.model import PLACEHOLDER, Plan
from plantrack.words.problems import Problem
from plantrack.words.text import fold
from plantrack.words.words import Message, say


def across(plans: Mapping[str, Plan]) -> dict[str, list[Problem]]:
    """Return what is doubtful between plans: a number that two bear, an id that means two agencies."""
    found: dict[str, list[Problem]] = {}
    numbers: dict[str, str] = {}
    firsts: dict[tuple[str, str], tuple[object, str]] = {}  # of each id and key
    for path, plan in plans.items():
        other = numbers.setdefault(fold(plan.about.id), path)
        if other != path:
            said = say(messages.same_number, id=plan.about.id, file=other)
            found.setdefault(path, []).append(Problem(said, ("plan", "id"), "warning"))
        for id_, agency in plan.agencies.items():
            if id_ == PLACEHOLDER:
                continue
            for key, optional in _COMPARED.items():
                here = getattr(agency, key)
                if optional and not here:
                    continue
                there, file = firsts.setdefault((id_, key), (here, path))
                if _alike(here) != _alike(there):
                    said = _differs(id_, key, here, there, file)
                    problem = Problem(said, ("agencies", id_, key), "warning")
                    found.setdefault(path, []).append(problem)
    return found


# What of an agency is compared between plans, and whether a plan may leave out what another gives.
_COMPARED = {
    "name": False,
    "code": True,
    "email": True,
    "since": False,
    "until": False,
    "successor": False,
}


def _alike(value: object) -> object:
    """Return what two ways of writing one value have in common."""
    match value:
        case str():
            return fold(value)
        case tuple():
            return frozenset(map(str.casefold, value))
        case _:
            return value


def _differs(id_: str, key: str, here: object, there: object, file: str) -> Message:
    """Say that a key of an agency has another value in another file."""
    if key == "name":
        return say(messages.two_names, id=id_, name=there, file=file)
    given = (messages.not_given if value is None else value for value in (here, there))
    values = dict(zip(("here", "there"), given, strict=True))
    return say(messages.two_lives, id=id_, key=key, file=file, **values)
