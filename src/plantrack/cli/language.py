"""The language of a run: the one asked for, else that of a plan, else that of the machine."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from plantrack.cli.option_types import LANGUAGES, choice
from plantrack.plan import discovery
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Language


def chosen(option: str | None, environment: Mapping[str, str]) -> Language | None:
    """Return the language that the option or the variable asks for; UsageError if there is none such."""
    if option is not None:
        return choice("--lang", LANGUAGES, option)
    variable = environment.get("PLANTRACK_LANG")
    return choice("PLANTRACK_LANG", LANGUAGES, variable) if variable else None


def beside(plan: Path | None, asked_for: Language | None) -> Language:
    """Return the language asked for, else that of a plan which may not be sound, else Vietnamese."""
    return asked_for or (plan and discovery.language(plan)) or "vi"


def before_plans(
    plans: Sequence[str], option: str | None, environment: Mapping[str, str]
) -> Language:
    """Return the language of what is said before a plan is read: as chosen, else as of a plan near.

    Where there is none, it is that of the locale. A language that there is not counts as none.
    """
    for asked_for in (option, environment.get("PLANTRACK_LANG")):
        for known in LANGUAGES:
            if asked_for and asked_for.strip().casefold() == known:
                return known
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := environment.get(k))), "")
    named = [*plans, *environment.get("PLANTRACK_PLAN", "").split(os.pathsep)]
    return _of_a_plan(named[0]) or ("vi" if locale.startswith("vi") else "en")


def _of_a_plan(named: str) -> Language | None:
    """Return the language of the plan named if it is there, else of the first that is near, if any."""
    plans: list[Path] = []
    for find in (
        (partial(discovery.named, named), discovery.find_all) if named else (discovery.find_all,)
    ):
        with suppress(OSError, PlantrackError):
            plans += find(Path.cwd())
    return next(filter(None, map(discovery.language, plans)), None)
