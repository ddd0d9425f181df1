"""Plan files: finding one, reading it into a `Plan`, and saying where in it a problem is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plantrack.deadlines.kinds import TAG
from plantrack.plan import messages
from plantrack.plan import rules as check
from plantrack.plan.model import Plan
from plantrack.words.files import read_text
from plantrack.words.problems import PlantrackError, Problem, Where, misuse
from plantrack.words.text import nfc
from plantrack.words.words import Language, Message, Sentence, say

LARGEST = 2 * 1024 * 1024  # bytes; Plan 89 has about ten thousand
TEMPLATES = Path(__file__).with_name("templates")
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
MOST_NODES = 100_000  # values in a file; also stops aliases that multiply
DEEPEST = 20  # levels of lists and keys; also stops a value that contains itself
SMALL = 20_000  # characters within which nothing can be too deep for libyaml
LONGEST = 10_000  # characters of one value


class _TooMuch(Exception):  # noqa: N818  # the name is the message
    """More values, or deeper ones, than any plan has."""

    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node


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
            raise misuse(
                messages.several_plans, plans=tuple(str(_short(plan, here)) for plan in plans)
            )
        if plans:
            return _short(plans[0], here)
    raise misuse(messages.no_plan)


def _short(path: Path, here: Path) -> Path:
    return path.relative_to(here) if path.is_relative_to(here) else path


def load(path: Path) -> Plan:
    """Read a plan; raises PlantrackError with every error in it and its place."""
    return _sound(path)[0]


def examine(path: Path) -> tuple[Plan, list[Problem]]:
    """Return a plan and what is doubtful in it, each with its place; raises as `load` does.

    Agencies that a file shared between plans defines need not all be used by this one.
    """
    plan, locate = _sound(path)
    problems = locate(check.advice(plan))
    elsewhere = [
        p for p in problems if p.message.sentence is messages.unused and p.file != str(path)
    ]
    return plan, [problem for problem in problems if problem not in elsewhere]


def _sound(path: Path) -> tuple[Plan, Callable[[Iterable[Problem]], list[Problem]]]:
    plan, locate = _read(path)
    errors = check.problems(plan)
    if errors:
        raise PlantrackError(locate(errors))
    return plan, locate


def _read(path: Path) -> tuple[Plan, Callable[[Iterable[Problem]], list[Problem]]]:
    """Return the plan in a file, if its form is right, and what finds the place of a problem."""
    root = _Place(_compose(path), str(path))
    places: dict[str, _Place] = {}
    data, problems = _plain(root)
    if not problems and isinstance(data, dict) and isinstance(data.get("agencies"), str):
        places, problems = _agencies_elsewhere(path, data, root)
    if problems:
        raise PlantrackError(problems)

    def locate(problems: Iterable[Problem]) -> list[Problem]:
        return _sorted(_located(problem, root, places) for problem in problems)

    try:
        return Plan.model_validate(data), locate
    except ValidationError as error:
        found = error.errors(include_url=False)
    of_form = [
        _located(Problem(_said(it), _where(it["loc"])), root, places, at_key=_at_key(it))
        for it in found
        if not _follows_from_others(it, found)
    ]
    raise PlantrackError(_sorted([*of_form, *locate(_of_the_rest(data, found))]))


def _of_the_rest(data: object, found: list[ErrorDetails]) -> list[Problem]:
    """Return what is wrong in meaning with what is of the right form, so that all is said at once.

    Tasks, duties, agencies and groups at fault are left out; where agencies or groups are, nothing is
    said of ids that are not there.
    """
    if not isinstance(data, dict):
        return []
    faulty = {error["loc"][:2] for error in found}
    kept: dict[str, object] = dict(data)
    numbers: dict[str, list[int]] = {}
    for key, value in data.items():
        if isinstance(value, list):
            numbers[key] = [n for n in range(len(value)) if (key, n) not in faulty]
            kept[key] = [value[n] for n in numbers[key]]
        elif isinstance(value, dict) and key != "plan":
            kept[key] = {id_: item for id_, item in value.items() if (key, id_) not in faulty}
    try:
        plan = Plan.model_validate(kept)
    except ValidationError:  # nothing is left that could be checked
        return []
    unsure = any(loc[0] in ("agencies", "groups") for loc in faulty if loc)
    return [
        problem._replace(where=_as_in_file(problem.where, numbers))
        for problem in check.problems(plan)
        if not (unsure and problem.message.sentence is messages.undefined_id)
    ]


def _as_in_file(where: Where, numbers: Mapping[str, list[int]]) -> Where:
    """Return keys with the number that an item has in the file, not among those that were kept."""
    if len(where) > 1 and isinstance(where[1], int):
        return (where[0], numbers[str(where[0])][where[1]], *where[2:])
    return where


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


def language(path: Path) -> Language | None:
    """Return the language that a plan asks for, even one that cannot be loaded, if it is there."""
    try:
        with path.open("rb") as file:
            found = re.search(rb"^ +language: *['\"]?(vi|en)\b", file.read(LARGEST), re.MULTILINE)
    except OSError:
        return None
    return "en" if found and found[1] == b"en" else "vi"


def _compose(path: Path) -> yaml.Node:
    text = read_text(path, LARGEST)
    conflict = re.search(r"^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)", text, re.MULTILINE)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise PlantrackError([Problem(say(messages.plan_conflict)).at(str(path), line, 1)])
    try:
        if len(text) > SMALL:
            _measure(text, path)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        reason = error.problem or ""
        # of something left open, its beginning is what the reader must find
        opened = reason == "found unexpected end of stream"
        mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = say(messages.not_yaml, reason=say(_YAML_REASONS.get(reason, messages.yaml_other)))
        raise PlantrackError([Problem(message).at(str(path), line, column)]) from None
    except yaml.reader.ReaderError:
        # its position counts bytes or characters as it happens, so the character is found again
        bad = _UNACCEPTABLE.search(text)
        before = text[: bad.start()] if bad else ""
        message = say(messages.bad_character, code=f"U+{ord(bad[0]):04X}" if bad else "?")
        column = len(before) - (before.rfind("\n") + 1) + 1
        problem = Problem(message).at(str(path), before.count("\n") + 1, column)
        raise PlantrackError([problem]) from None
    if node is None:
        raise PlantrackError([Problem(say(messages.empty_file)).at(str(path), 1, 1)])
    return node


# All but the characters that YAML 1.1 allows.
_UNACCEPTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _measure(text: str, path: Path) -> None:
    """Raise PlantrackError for a file too large or too deep to compose, which would need the stack."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
        if depth > DEEPEST or count > 2 * MOST_NODES:
            message = say(messages.too_many_values, limit=MOST_NODES, depth=DEEPEST)
            mark = event.start_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise PlantrackError([Problem(message).at(str(path), line, column)])


# What libyaml says, and the message that says it in the reader's language.
_YAML_REASONS = {
    "found character that cannot start any token": messages.yaml_token,
    "mapping values are not allowed in this context": messages.yaml_colon,
    "did not find expected ',' or ']'": messages.yaml_bracket,
    "did not find expected ',' or '}'": messages.yaml_bracket,
    "did not find expected node content": messages.yaml_bracket,
    "did not find expected key": messages.yaml_indent,
    "did not find expected '-' indicator": messages.yaml_indent,
    "block sequence entries are not allowed in this context": messages.yaml_indent,
    "could not find expected ':'": messages.yaml_no_colon,
    "found a tab character that violates indentation": messages.yaml_token,
    "found a tab character where an indentation space is expected": messages.yaml_token,
    "found unexpected end of stream": messages.yaml_open,
    "found unknown escape character": messages.yaml_escape,
    "found undefined alias": messages.yaml_alias,
    "second occurrence": messages.yaml_alias,
    "but found another document": messages.yaml_documents,
    "did not find expected <document start>": messages.yaml_documents,
}


def _plain(root: _Place) -> tuple[object, list[Problem]]:
    """Turn composed nodes into mappings, lists and NFC text, refusing what could mislead."""
    problems: list[Problem] = []
    left = MOST_NODES

    def refuse(node: yaml.Node, wrong: Sentence, **values: object) -> None:
        mark = node.start_mark
        problems.append(Problem(say(wrong, **values)).at(root.file, mark.line + 1, mark.column + 1))

    def plain(node: yaml.Node, depth: int) -> object:
        nonlocal left
        left -= 1
        if left < 0 or depth > DEEPEST:
            raise _TooMuch(node)
        if node.tag not in PLAIN_TAGS:
            refuse(node, messages.custom_tag, tag=node.tag)
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, depth + 1) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            mapping: dict[object, object] = {}
            for key_node, value_node in node.value:
                key = plain(key_node, depth + 1)
                if not isinstance(key, str):
                    refuse(key_node, messages.key_not_text)
                elif key in mapping:
                    refuse(key_node, messages.duplicate_key, name=key)
                else:
                    mapping[key] = plain(value_node, depth + 1)
            return mapping
        if len(node.value) > LONGEST:
            refuse(node, messages.too_long, limit=LONGEST)
        return nfc(node.value)

    try:
        return plain(root.node, 0), problems
    except _TooMuch as error:
        refuse(error.node, messages.too_many_values, limit=MOST_NODES, depth=DEEPEST)
        return None, problems


def _agencies_elsewhere(
    path: Path, data: dict[str, object], root: _Place
) -> tuple[dict[str, _Place], list[Problem]]:
    """Put the agencies and groups of the file that `agencies:` names in its place."""
    other = path.parent / str(data["agencies"])
    if not other.is_file():
        missing = Problem(say(messages.no_such_file, path=str(other)), ("agencies",))
        return {}, [_located(missing, root, {})]
    place = _Place(_compose(other), str(other))
    content, problems = _plain(place)
    if problems:
        return {}, problems
    if not isinstance(content, dict) or not {"agencies"} <= set(content) <= {"agencies", "groups"}:
        return {}, [Problem(say(messages.not_an_agency_file)).at(str(other), 1, 1)]
    data["agencies"] = content["agencies"]
    places = {"agencies": place}
    if "groups" in content:
        if "groups" in data:
            return {}, [Problem(say(messages.groups_twice)).at(str(other), 1, 1)]
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
    context = details.get("ctx", {})
    ours = context.get("message")
    if isinstance(ours, Message):
        return ours
    values = {"name": name, **context}
    if key == "literal_error":
        values["expected"] = tuple(re.findall(r"'([^']*)'", str(values["expected"])))
    return say(_FORM[key], **values)


# What pydantic says of a value, and the message that says it in the reader's language.
_FORM = {
    "missing": messages.missing,
    "extra_forbidden": messages.extra_forbidden,
    "stray_comma": messages.stray_comma,
    "string_type": messages.string_type,
    "string_too_short": messages.string_too_short,
    "too_short": messages.too_short,
    "tuple_type": messages.tuple_type,
    "dict_type": messages.dict_type,
    "model_type": messages.model_type,
    "literal_error": messages.literal_error,
    "deadline_kind": messages.deadline_kind,
}
