"""Which plan is meant where none is named, and its language: before any plan is read."""

import re
from pathlib import Path

from plantrack.plan import messages
from plantrack.words.problems import misuse
from plantrack.words.words import Language


def find(here: Path) -> Path:
    """Return the only plan near a folder; UsageError if there is none, or more than one."""
    plans = find_all(here)
    if len(plans) > 1:
        raise misuse(messages.several_plans, plans=tuple(map(str, plans)))
    if not plans:
        raise misuse(messages.no_plan)
    return plans[0]


def find_all(here: Path) -> list[Path]:
    """Return the plans in a folder and in its `data`, or in those of the nearest parent that has any."""
    for folder in (here, *here.parents):
        plans = sorted([*folder.glob("plan-*.yaml"), *folder.glob("data/plan-*.yaml")])
        if plans:
            return [plan.relative_to(here) if plan.is_relative_to(here) else plan for plan in plans]
    return []


def language(path: Path) -> Language | None:
    """Return the language that a plan asks for, even one that cannot be loaded, if it is there."""
    try:
        if not path.is_file():  # of a pipe, nothing may ever come
            return None
        with path.open("rb") as file:
            found = re.search(rb"^ +language: *['\"]?(vi|en)\b", file.read(_FAR), re.MULTILINE)
    except OSError:
        return None
    return "en" if found and found[1] == b"en" else "vi"


_FAR = 2 * 1024 * 1024  # bytes, which is more than a plan has
