"""Plan files: finding one, reading it into a `Plan`, and saying where in it a problem is."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plantrack import check
from plantrack.model import TAG, Language, Plan
from plantrack.periods import parse_day
from plantrack.problems import Message, PlantrackError, Problem, Where, misuse, say, system_reason
from plantrack.text import nfc
from plantrack.workdays import Calendar, Notice

LARGEST = 2 * 1024 * 1024  # bytes; Plan 89 has about ten thousand
WORKDAYS = Path(__file__).with_name("workdays.csv")
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
MOST_NODES = 100_000  # also stops aliases that multiply


class _Place(NamedTuple):
    """Where a value stands: a node of the composed file and the name of that file."""

    node: yaml.Node
    file: str


def find(option: Path | None, variable: str | None, here: Path) -> Path:
    """Return the plan to use: the option, else the variable, else the only one near a folder.

    Near is the folder itself, its `data`, or the nearest parent that has one. Raises UsageError if
    there is none, or more than one.
    """
    if option or variable:
        return option or Path(variable or "")
    for folder in (here, *here.parents):
        plans = sorted([*folder.glob("plan-*.yaml"), *folder.glob("data/plan-*.yaml")])
        if len(plans) > 1:
            raise misuse("several_plans", plans=tuple(str(_short(plan, here)) for plan in plans))
        if plans:
            return _short(plans[0], here)
    raise misuse("no_plan")


def _short(path: Path, here: Path) -> Path:
    return path.relative_to(here) if path.is_relative_to(here) else path


def load(path: Path) -> Plan:
    """Read a plan; raises PlantrackError with every error in it and its place."""
    plan, locate = _read(path)
    problems = check.problems(plan)
    if problems:
        raise PlantrackError(locate(problems))
    return plan


def advice(path: Path) -> list[Problem]:
    """Return what is doubtful in a plan that can be used, each with its place.

    Raises PlantrackError as `load` does.
    """
    plan, locate = _read(path)
    errors = check.problems(plan)
    if errors:
        raise PlantrackError(locate(errors))
    return locate(check.advice(plan, calendar(plan)))


def _read(path: Path) -> tuple[Plan, Callable[[Iterable[Problem]], list[Problem]]]:
    """Return the plan in a file, if its form is right, and what finds the place of a problem."""
    root = _Place(_compose(path), str(path))
    places: dict[str, _Place] = {}
    data, problems = _plain(root)
    if not problems and isinstance(data, dict) and isinstance(data.get("agencies"), str):
        places, problems = _agencies_elsewhere(path, data)
    if problems:
        raise PlantrackError(problems)

    def locate(problems: Iterable[Problem]) -> list[Problem]:
        return _sorted(_located(problem, root, places) for problem in problems)

    try:
        return Plan.model_validate(data), locate
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise PlantrackError(
            _sorted(
                _located(
                    Problem(_said(details), _where(details["loc"])),
                    root,
                    places,
                    at_key=_at_key(details),
                )
                for details in found
                if not _follows_from_others(details, found)
            )
        ) from None


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


def language(path: Path) -> Language | None:
    """Return the language that a plan asks for, even one that cannot be loaded."""
    try:
        found = re.search(r"^ +language: *(vi|en)\b", read_text(path, LARGEST), re.MULTILINE)
    except PlantrackError:
        return None
    return "en" if found and found[1] == "en" else "vi"


def calendar(plan: Plan) -> Calendar:
    """Return the built-in working-day calendar with the plan's corrections."""
    with WORKDAYS.open(encoding="utf-8", newline="") as table:
        notices = [
            Notice(parse_day(row["date"]), row["work"] == "work", row["note"], row["notice"])
            for row in csv.DictReader(table)
        ]
    return Calendar(notices, plan.calendar)


def read_text(path: Path, largest: int) -> str:
    """Return the text of a UTF-8 file; raises PlantrackError where it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise PlantrackError(
            [Problem(say("cannot_read", reason=system_reason(error))).at(str(path))]
        ) from None
    if len(content) > largest:
        raise PlantrackError([Problem(say("too_large", limit=largest // 1024)).at(str(path))])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PlantrackError([Problem(say("not_utf8")).at(str(path), line)]) from None


def _compose(path: Path) -> yaml.Node:
    text = read_text(path, LARGEST)
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = Problem(say("not_yaml", reason=error.problem or error.context or ""))
        raise PlantrackError([problem.at(str(path), line, column)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = Problem(say("bad_character", code=f"U+{ord(text[error.position]):04X}"))
        raise PlantrackError([problem.at(str(path), line)]) from None
    if node is None:
        raise PlantrackError([Problem(say("empty_file")).at(str(path), 1, 1)])
    return node


def _plain(root: _Place) -> tuple[object, list[Problem]]:
    """Turn composed nodes into mappings, lists and NFC text, refusing what could mislead."""
    problems: list[Problem] = []
    left = MOST_NODES

    def refuse(node: yaml.Node, key: str, **values: object) -> None:
        mark = node.start_mark
        problems.append(Problem(say(key, **values)).at(root.file, mark.line + 1, mark.column + 1))

    def plain(node: yaml.Node, above: tuple[int, ...]) -> object:
        nonlocal left
        left -= 1
        if id(node) in above or left < 0:
            if left >= 0 or left == -1:
                refuse(node, "too_many_values", limit=MOST_NODES)
            left = min(left, -1)
            return ""
        if node.tag not in PLAIN_TAGS:
            refuse(node, "custom_tag", tag=node.tag)
        above = (*above, id(node))
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, above) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            mapping: dict[object, object] = {}
            for key_node, value_node in node.value:
                key = plain(key_node, above)
                if not isinstance(key, str):
                    refuse(key_node, "key_not_text")
                elif key in mapping:
                    refuse(key_node, "duplicate_key", name=key)
                else:
                    mapping[key] = plain(value_node, above)
            return mapping
        return nfc(node.value)

    return plain(root.node, ()), problems


def _agencies_elsewhere(
    path: Path, data: dict[str, object]
) -> tuple[dict[str, _Place], list[Problem]]:
    """Put the agencies and groups of the file that `agencies:` names in its place."""
    other = path.parent / str(data["agencies"])
    place = _Place(_compose(other), str(other))
    content, problems = _plain(place)
    if problems:
        return {}, problems
    if not isinstance(content, dict) or not {"agencies"} <= set(content) <= {"agencies", "groups"}:
        return {}, [Problem(say("not_an_agency_file")).at(str(other), 1, 1)]
    data["agencies"] = content["agencies"]
    places = {"agencies": place}
    if "groups" in content:
        if "groups" in data:
            return {}, [Problem(say("groups_twice")).at(str(other), 1, 1)]
        data["groups"] = content["groups"]
        places["groups"] = place
    return places, []


def _where(loc: tuple[str | int, ...]) -> Where:
    """Return a pydantic location without what is not in the file: tags and marks of keys."""
    return tuple(key for key in loc if not (isinstance(key, str) and key[:1] in (TAG, "[")))


def _follows_from_others(details: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Tell whether a list is only said to be short because its items are at fault themselves."""
    loc = details["loc"]
    return details["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in found
    )


def _at_key(details: ErrorDetails) -> bool:
    """Tell whether it is the key itself that is wrong, not its value."""
    return details["type"] == "extra_forbidden" or "[key]" in details["loc"]


def _located(
    problem: Problem, root: _Place, places: Mapping[str, _Place], *, at_key: bool = False
) -> Problem:
    """Return the problem with the position of the deepest value on its way that is in the file."""
    place = places.get(str(problem.where[0]), root) if problem.where else root
    node = mark = place.node
    for key in problem.where:
        found = next((pair for name, *pair in _children(node) if name == key), None)
        if found is None:
            break
        mark, node = found[0] if at_key else found[1], found[1]
    return problem.at(place.file, mark.start_mark.line + 1, mark.start_mark.column + 1)


def _children(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node, yaml.Node]]:
    """Yield what each value below a node is called, where that name stands, and the value."""
    if isinstance(node, yaml.MappingNode):
        yield from ((nfc(key.value), key, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((n, item, item) for n, item in enumerate(node.value))


def _said(details: ErrorDetails) -> Message:
    """Return a pydantic error as a message of ours; its type is the key."""
    name = details["loc"][-1] if details["loc"] else ""
    key = details["type"]
    if key == "extra_forbidden" and details["input"] == "":
        key = "stray_comma"  # {a: one, two} is two keys to YAML
    return say(key, **{"name": name, **details.get("ctx", {})})
