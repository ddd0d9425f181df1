"""Which plan is meant where none is named, and its language: before any plan is read."""

import os
import re
from fnmatch import fnmatch
from pathlib import Path

from plantrack.plan import messages
from plantrack.words.files import DISK, Files
from plantrack.words.problems import PlantrackError, misuse
from plantrack.words.text import fold, slashed
from plantrack.words.words import Language


def find_all(here: Path, files: Files = DISK) -> list[Path]:
    """Return the plans in a folder and in its `data`, or in those of the nearest parent that has any.

    Raises UsageError if there is none.
    """
    for folder in (here, *here.parents):
        plans = within(folder, files)
        if plans:
            return [plan.relative_to(here) if plan.is_relative_to(here) else plan for plan in plans]
    raise misuse(messages.no_plan)


def named(name: str, here: Path, files: Files = DISK) -> list[Path]:
    """Return the plans that a name means: a file, those of a folder, or one near by stem, id or number.

    Raises UsageError for a folder without plans, and for a name that fits none or several.
    """
    path = Path(name)
    if files.is_folder(path):
        plans = within(path, files)
        if not plans:
            raise misuse(messages.no_plan_within, folder=name)
        return plans
    is_path = path.suffix in (".yaml", ".yml") or ("/" in slashed(name) and not _ID.fullmatch(name))
    if is_path or os.path.lexists(name) or files.is_file(path):
        return [path]
    near = find_all(here, files)
    fitting = [plan for plan in near if plan.stem in (name, f"plan-{name}")] or [
        plan for plan in near if fold(name) in called(plan, files)
    ]
    if len(fitting) != 1:
        said = messages.ambiguous_plan if fitting else messages.no_such_plan
        raise misuse(said, name=name, plans=tuple(fitting or near))
    return fitting


_ID = re.compile(r"[^/]+/[^/.]+")  # a number and code, as 89/KH-UBND


def within(folder: Path, files: Files = DISK) -> list[Path]:
    """Return the plans in a folder and in its `data`."""
    return sorted(
        place / name
        for place in (folder, folder / "data")
        for name in files.names(place)
        if fnmatch(name, "plan-*.yaml")
    )


def called(plan: Path, files: Files = DISK) -> tuple[str, ...]:
    """Return the id of a plan and its number, folded; nothing where they cannot be read."""
    found = re.search(
        rb"^(?: +|.*[{,] *)id: *['\"]?([^'\"\n#,}]+)", _head(plan, files), re.MULTILINE
    )
    id_ = fold(found[1].decode(errors="replace")) if found else ""
    return (id_, id_.partition("/")[0]) if id_ else ()


def language(path: Path) -> Language | None:
    """Return the language that a plan asks for, even one that cannot be loaded, if it is there."""
    text = _head(path, DISK)
    found = re.search(rb"^(?: +|.*[{,] *)language: *['\"]?(vi|en)\b", text, re.MULTILINE)
    if not text:
        return None
    return "en" if found and found[1] == b"en" else "vi"


def _head(path: Path, files: Files) -> bytes:
    """Return what a plan file holds; nothing where it cannot be read."""
    try:
        # of a pipe, nothing may ever come
        return files.read(path, _FAR) if files.is_file(path) else b""
    except (OSError, PlantrackError):
        return b""


_FAR = 2 * 1024 * 1024  # bytes, which is more than a plan has
