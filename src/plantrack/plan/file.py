"""Plan files: finding one, reading it into a `Plan`, and saying where in it a problem is."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plantrack.deadlines.kinds import TAG
from plantrack.plan import messages, rules, several
from plantrack.plan.amendments import latest
from plantrack.plan.model import PLACEHOLDER, Agency, Group, Plan, Shared
from plantrack.plan.yaml import FaultyKey, YamlFile
from plantrack.words.files import DISK, Files
from plantrack.words.problems import SEVERITIES, PlantrackError, Problem, Where
from plantrack.words.text import slashed
from plantrack.words.words import Message, Words, say

MOST = 100  # problems shown at once
TEMPLATES = Path(__file__).with_name("templates")


class Source(NamedTuple):
    """The file of a plan, and of its keys those that stand in another."""

    own: YamlFile
    elsewhere: Mapping[str, YamlFile]

    def file_of(self, problem: Problem) -> YamlFile:
        """Return the file that a problem is in."""
        match problem.where:
            case ("groups", id_, *_) if id_ not in self._own_groups:
                key = "agencies"  # which the other file always has
            case (key, *_):
                pass
            case _:
                return self.own
        return self.elsewhere.get(str(key), self.own)

    @property
    def _own_groups(self) -> Container[object]:
        groups = self.own.data.get("groups") if isinstance(self.own.data, dict) else None
        return groups if isinstance(groups, dict) else ()

    def placed(self, problem: Problem) -> Problem:
        """Return a problem with its place."""
        return self.file_of(problem).located(problem)

    def shown(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return the first and worst problems as they stand in the files, and how many more there are.

        Left out is what is doubtful about a value that is confirmed.
        """
        open_ = [problem for problem in problems if not self._settled(problem)]
        worst = sorted(open_, key=lambda problem: SEVERITIES.index(problem.severity))
        placed = sorted(map(self.placed, worst[:MOST]), key=_place)
        left = worst[MOST:]
        if left:
            more = say(messages.more_problems, count=len(left))
            last = placed[-1]
            placed.append(Problem(more, (), left[0].severity).at(last.file, last.line, last.column))
        return placed

    def unconfirmed(self, plan: Plan) -> list[Problem]:
        """Return each place left to confirm: the marks, and uses of the placeholder without one, in order."""
        uses = list(rules.placeholders(plan))
        files = dict.fromkeys((self.own, *self.elsewhere.values()))
        return [
            problem
            for file in files
            for problem in _unconfirmed(file, [it for it in uses if self.file_of(it) is file])
        ]

    def _settled(self, problem: Problem) -> bool:
        file = self.file_of(problem)
        if problem.severity == "error" or not file.confirms:
            return False
        return file.is_confirmed({file.located(problem).line, *file.lines_of(problem.where)})


def _unconfirmed(file: YamlFile, uses: Sequence[Problem]) -> list[Problem]:
    """Return what is left to confirm in a file, in order of lines; `uses` are those of the placeholder."""
    found, asked = [], set[int]()
    for mark in file.marks:
        about = {mark.line, *file.lines_about(mark.about)} if uses or file.confirms else {mark.line}
        asked |= about
        if not file.is_confirmed(about):
            sentence = messages.unconfirmed if mark.asked else messages.unconfirmed_line
            problem = Problem(say(sentence, asked=mark.asked), (), "warning")
            found.append(problem.at(file.file, mark.line, mark.column))
    for use in map(file.located, uses):
        value = use.where[:-1] if isinstance(use.where[-1], int) else use.where
        if use.line not in asked and not file.is_confirmed({use.line, *file.lines_of(value)}):
            found.append(use)
    return sorted(found, key=_place)


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column


def load(path: Path, files: Files = DISK) -> Plan:
    """Read a plan; raises PlantrackError with every error in it and its place."""
    return _sound(path, files)[0]


def load_to_show(path: Path) -> tuple[Plan, Source]:
    """Read a plan, and keep the files that it stands in; raises as `load` does.

    The placeholder is called what it is, whatever name the file gives it.
    """
    plan, source = _sound(path, DISK)
    if PLACEHOLDER not in plan.agencies:
        return plan, source
    named = Agency(name=Words(plan.about.language).pick(messages.nobody_named))
    agencies = {**plan.agencies, PLACEHOLDER: named}
    return plan.model_copy(update={"agencies": agencies}), source


def examine(path: Path, files: Files = DISK) -> tuple[Plan, list[Problem]]:
    """Return a plan and what is doubtful in it, each with its place; raises as `load` does.

    Agencies that a file shared between plans defines need not all be used by this one.
    """
    plan, source = _sound(path, files)
    doubtful = source.shown(
        [
            problem
            for problem in rules.advice(plan)
            if problem.message.sentence is not messages.unused
            or problem.where[0] not in source.elsewhere
        ]
    )
    return plan, sorted([*doubtful, *source.unconfirmed(plan)], key=_place)


def across(plans: Mapping[Path, Plan]) -> list[Problem]:
    """Return what is doubtful between plans, each with its place: one number, or one id, for two things."""
    return [
        problem
        for path, found in several.across(
            {slashed(path): plan for path, plan in plans.items()}
        ).items()
        for problem in _read(Path(path))[0].shown(found)
    ]


def placed(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems of a readable plan with their places in its files, in order of lines."""
    return _read(path, DISK)[0].shown(problems) if problems else []


def parties(path: Path) -> tuple[dict[str, Agency], dict[str, Group]]:
    """Return the agencies and groups of a plan, or of a file that plans share; raises as `load` does.

    The groups of a plan are those that its latest amendment left.
    """
    document = YamlFile(path)
    data = document.data
    if isinstance(data, dict) and "plan" in data:
        plan = latest(load(path))
        return plan.agencies, plan.groups
    if not isinstance(data, dict) or not {"agencies"} <= set(data) <= {"agencies", "groups"}:
        raise PlantrackError([Problem(say(messages.not_an_agency_file)).at(path, 1, 1)])
    try:
        shared = Shared.model_validate(data)
    except ValidationError as error:
        wrong = [Problem(_said(it), _where(it)) for it in error.errors(include_url=False)]
        raise PlantrackError(Source(document, {}).shown(wrong)) from None
    return shared.agencies, shared.groups


def _sound(path: Path, files: Files) -> tuple[Plan, Source]:
    source, data = _read(path, files)
    try:
        plan = Plan.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise PlantrackError(source.shown(_everything_wrong(data, found))) from None
    errors = rules.problems(plan)
    if errors:
        raise PlantrackError(source.shown(errors))
    return plan, source


def _read(path: Path, files: Files = DISK) -> tuple[Source, object]:
    """Return what a plan's file holds, with the agencies and groups of the file that it names."""
    own = YamlFile(path, files)
    data = own.data
    if not isinstance(data, dict) or not isinstance(data.get("agencies"), str):
        return Source(own, {}), data
    other = path.parent / data["agencies"]
    if not files.is_file(other):
        missing = Problem(say(messages.no_such_file, path=other), ("agencies",))
        raise PlantrackError([own.located(missing)])
    shared = YamlFile(other, files)
    content = shared.data
    if not isinstance(content, dict) or not {"agencies"} <= set(content) <= {"agencies", "groups"}:
        raise PlantrackError([Problem(say(messages.not_an_agency_file)).at(shared.file, 1, 1)])
    own_groups, groups = data.get("groups", {}), content.get("groups", {})
    if isinstance(own_groups, dict) and isinstance(groups, dict) and own_groups and groups:
        for id_ in own_groups.keys() & groups.keys():
            twice = Problem(say(messages.group_twice, id=id_, file=other), ("groups", id_))
            raise PlantrackError([own.located(twice)])
        merged = {**content, "groups": {**groups, **own_groups}}
    else:
        merged = dict(content)
    agencies = content["agencies"]
    if isinstance(agencies, dict) and PLACEHOLDER not in agencies and _names(data, PLACEHOLDER):
        merged["agencies"] = {**agencies, PLACEHOLDER: {"name": PLACEHOLDER}}
    elsewhere = {key for key in content if key == "agencies" or key not in data}
    return Source(own, dict.fromkeys(elsewhere, shared)), {**data, **merged}


def _names(value: object, id_: str) -> bool:
    """Tell whether an id stands anywhere in a plan."""
    if isinstance(value, dict):
        return any(_names(item, id_) for item in value.values())
    return any(_names(item, id_) for item in value) if isinstance(value, list) else value == id_


def _everything_wrong(data: object, found: Sequence[ErrorDetails]) -> list[Problem]:
    """Return what is wrong in form, and in meaning with what is of the right form, all at once."""
    above = {it["loc"][:n] for it in found for n in range(len(it["loc"]))}
    of_form = [
        Problem(_said(it), _where(it))
        for it in found
        # a list is only said to be short because its items are at fault themselves
        if not (it["type"] == "too_short" and it["loc"] in above)
    ]
    return of_form + _of_the_rest(data, {_item(it["loc"]) for it in found})


def _item(loc: tuple[str | int, ...]) -> Where:
    """Return the keys to the item of the plan, or of an amendment, that an error is in."""
    inner = loc[2:3] in (("tasks",), ("duties",), ("groups",))
    return loc[:4] if loc[:1] == ("amendments",) and inner and len(loc) > 3 else loc[:2]


def _of_the_rest(data: object, faulty: AbstractSet[Where]) -> list[Problem]:
    """Return what is wrong in meaning with what is left when the faulty items are left out.

    Nothing is said of what may be wrong only because an item is left out.
    """
    left_out = {where for where in faulty if where[:1] in _ITEMS}
    kept: dict[Where, list[int]] = {}
    try:
        plan = Plan.model_validate(_without(data, left_out, kept))
    except ValidationError:  # nothing is left that could be checked
        return []
    unsure = {
        sentence
        for keys, sentences in _UNSURE.items()
        for sentence in sentences
        if any(where[0] in keys for where in left_out)
    }
    return [
        problem._replace(where=_in_file(problem.where, kept))
        for problem in rules.problems(plan)
        if problem.message.sentence not in unsure
    ]


_ITEMS = [(key,) for key in ("agencies", "groups", "tasks", "duties", "amendments")]
# What is not said where any of some items is left out, which may be why it seems to be so.
_UNSURE = {
    ("agencies", "groups", "amendments"): (messages.undefined_id, messages.group_later),
    ("tasks", "duties", "groups", "amendments"): (
        messages.new_incomplete,
        messages.nothing_to_drop,
    ),
    ("groups", "amendments"): (messages.empty_group,),
}


def _without(
    value: object, left_out: AbstractSet[Where], kept: dict[Where, list[int]], here: Where = ()
) -> object:
    """Return a value without some of its items, and note which of each list are kept."""
    if isinstance(value, dict):
        return {
            key: _without(item, left_out, kept, (*here, key))
            for key, item in value.items()
            if (*here, key) not in left_out
        }
    if isinstance(value, list):
        kept[here] = [n for n in range(len(value)) if (*here, n) not in left_out]
        return [_without(value[n], left_out, kept, (*here, n)) for n in kept[here]]
    return value


def _in_file(where: Where, kept: Mapping[Where, list[int]]) -> Where:
    """Return keys with the numbers that items have in the file, not among those that were kept."""
    found: Where = ()
    for key in where:
        found = (*found, kept[found][key] if isinstance(key, int) and found in kept else key)
    return found


def _where(details: ErrorDetails) -> Where:
    """Return where an error is, without what pydantic adds: tags, and marks of keys."""
    loc = details["loc"]
    if details["type"] == "extra_forbidden":
        return (*_without_tags(loc[:-1]), FaultyKey(loc[-1]))
    if loc[-1:] == ("[key]",):
        return (*_without_tags(loc[:-2]), FaultyKey(loc[-2]))
    return _without_tags(loc)


def _without_tags(loc: Iterable[str | int]) -> Where:
    return tuple(part for part in loc if isinstance(part, int) or not part.startswith(TAG))


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
