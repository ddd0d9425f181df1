"""A draft as the text of a plan file."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

from plantrack.deadlines.fields import as_written
from plantrack.deadlines.kinds import Deadline
from plantrack.draft import messages
from plantrack.draft.draft import Draft
from plantrack.draft.found import Doubt
from plantrack.plan import messages as of_plans
from plantrack.plan.model import Agency, Duty, Group, Task
from plantrack.words.problems import Where
from plantrack.words.words import Words

_WIDTH = 110


def to_yaml(draft: Draft, source: str, words: Words) -> str:
    """Return the file: comments of what to confirm above each key that is doubtful."""
    writer = _Writer(draft, words)
    return "".join(f"{line}\n" for line in writer.lines(source))


def doubts_of(draft: Draft, words: Words) -> Iterator[str]:
    """Yield each doubt as a line, after the key it is about."""
    for where, doubts in draft.doubts.items():
        for doubt in doubts:
            yield f"{_path(draft, where)}: {_said(doubt, words)}"


def _path(draft: Draft, where: Where) -> str:
    match where:
        case ("tasks", int(number), *more):
            return ".".join([draft.plan.tasks[number].id, *map(str, more)])
        case ("duties", int(number), *_):
            return draft.plan.duties[number].id
        case _:
            return ".".join(map(str, where))


def _said(doubt: Doubt, words: Words) -> str:
    text = words.say(doubt.message)
    return f"{text} ({doubt.place.in_words(words)})" if doubt.place else text


class _Writer:
    def __init__(self, draft: Draft, words: Words) -> None:
        self._draft = draft
        self._words = words

    def lines(self, source: str) -> Iterator[str]:
        """Yield every line."""
        yield from self._comment(self._words.fill(messages.draft_preface, source=source), "")
        yield ""
        yield from self._about()
        yield ""
        yield from self._parties()
        yield ""
        yield "tasks:"
        for number, task in enumerate(self._draft.plan.tasks):
            yield from self._task(number, task)
        if self._draft.plan.duties:
            yield "duties:"
        for number, duty in enumerate(self._draft.plan.duties):
            yield from self._duty(number, duty)
        yield from self._unused()

    def _about(self) -> Iterator[str]:
        about = self._draft.plan.about
        keys = ("id", "title", "issuer", "issued", "signed_by", "basis", "monitor", "copies", "language")  # fmt: skip
        lists = {"basis": list(about.basis), "copies": list(about.copies)}
        yield from self._marks(("plan",), "")
        yield "plan:"
        values = {key: lists.get(key, getattr(about, key)) for key in keys}
        yield from self._keys(("plan",), values, "  ")

    def _parties(self) -> Iterator[str]:
        plan, file = self._draft.plan, self._draft.shared
        yield from self._marks(("agencies",), "")
        if file:
            yield from _entry("agencies:", file, "")
        else:
            yield "agencies:"
            agencies = {id_: _agency(agency) for id_, agency in plan.agencies.items()}
            yield from self._keys(("agencies",), agencies, "  ")
        groups = {
            id_: _group(group)
            for id_, group in plan.groups.items()
            if not file or id_ in self._draft.own_groups
        }
        if groups:
            yield ""
            yield "groups:"
        yield from self._keys(("groups",), groups, "  ")

    def _task(self, number: int, task: Task) -> Iterator[str]:
        rules = [_deadline(rule) for rule in task.deadlines]
        values = {
            "title": task.title, "short": task.short, "lead": task.lead, "coordinate": task.coordinate, "delivered_by": task.delivered_by,
            "delivered_to": task.delivered_to, "product": task.product, "deadline": rules if len(rules) > 1 else rules[0],
            "wording": task.wording, "source": task.source, "officer": task.officer, "note": task.note,
        }  # fmt: skip
        yield from self._item(("tasks", number), task.id, values)
        yield ""

    def _duty(self, number: int, duty: Duty) -> Iterator[str]:
        yield from self._item(("duties", number), duty.id, {"who": duty.who, "text": duty.text})

    def _item(self, where: Where, id_: str, values: Mapping[str, object]) -> Iterator[str]:
        yield from self._marks(where, "  ")
        yield f"  - id: {_plain(id_)}"
        yield from self._keys(where, values, "    ")

    def _keys(self, where: Where, values: Mapping[str, object], indent: str) -> Iterator[str]:
        """Write keys, each below its doubts."""
        for key, value in values.items():
            yield from self._marks((*where, key), indent)
            yield from _entry(f"{key}:", value, indent)

    def _unused(self) -> Iterator[str]:
        if not self._draft.unused:
            return
        yield ""
        yield from self._comment(self._words.pick(messages.draft_unused), "")
        for line in self._draft.unused:
            yield from self._comment(f"- {line.place.in_words(self._words)}: {line.text}", "")

    def _marks(self, where: Where, indent: str) -> Iterator[str]:
        mark = self._words.pick(of_plans.mark)
        for doubt in self._draft.doubts.get(where, ()):
            yield from self._comment(f"{mark}: {_said(doubt, self._words)}", indent)

    def _comment(self, text: str, indent: str) -> Iterator[str]:
        for line in text.split("\n"):
            yield from (f"{indent}# {part}" for part in _wrapped(line, _WIDTH))


def _entry(before: str, value: object, indent: str) -> Iterator[str]:
    """Write a value behind its key, or the dash of a list.

    Mappings stand in braces, ids in brackets, lists and long texts below the key.
    """
    match value:
        case None | "" | () | []:
            return
        case date():
            yield f"{indent}{before} {_day(value)}"
        case dict():
            yield f"{indent}{before} {_mapping(value)}"
        case tuple():
            yield f"{indent}{before} [{', '.join(value)}]"
        case list():
            yield f"{indent}{before}"
            for item in value:
                yield from _entry("-", item, f"{indent}  ")
        case _:
            yield from _text(before, " ".join(str(value).split()), indent)


def _text(before: str, value: str, indent: str) -> Iterator[str]:
    """Write text: on its line where it is short, folded below it else."""
    plain = _plain(value)
    if len(indent) + len(before) + len(plain) + 1 <= _WIDTH:
        yield f"{indent}{before} {plain}"
        return
    yield f"{indent}{before} >-"
    yield from (f"{indent}  {line}" for line in _wrapped(value, _WIDTH - len(indent) - 2))


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _agency(agency: Agency) -> dict[str, str]:
    """Return the keys of an agency as they are written, those that it has."""
    values = {
        "name": _flow(agency.name),
        "code": _flow(agency.code) if agency.code else "",
        "email": f"[{', '.join(map(_quoted, agency.email))}]" if agency.email else "",
        "since": _day(agency.since) if agency.since else "",
        "until": _day(agency.until) if agency.until else "",
        "successor": agency.successor or "",
    }
    return {key: value for key, value in values.items() if value}


def _group(group: Group) -> dict[str, str]:
    members = {"members": f"[{', '.join(group.members)}]"} if group.members else {}
    return {"name": _flow(group.name), **members}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _plain(value: str) -> str:
    """Return text as YAML takes it outside brackets: as it is, or in quotes."""
    safe = (
        re.fullmatch(r"[^\W_][^\n\"\\]*", value)
        and not re.search(r":(?:\s|$)|\s#", value)
        and value == value.strip()
    )
    return value if safe else _quoted(value)


def _flow(value: str) -> str:
    """Return text as YAML takes it in brackets."""
    safe = re.fullmatch(r"[^\W_][\w /.()–-]*", value) and value == value.strip()
    return value if safe else _quoted(value)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _mapping(values: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _deadline(rule: Deadline) -> dict[str, str]:
    """Return the keys of a deadline as they are written; words of the document stand in quotes."""
    written = as_written(rule).items()
    return {key: _quoted(text) if key in ("after", "open") else text for key, text in written}
