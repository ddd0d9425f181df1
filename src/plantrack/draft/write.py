"""A draft as the text of a plan file."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from plantrack.deadlines.kinds import Deadline
from plantrack.draft import messages
from plantrack.draft.draft import Draft
from plantrack.draft.found import Doubt
from plantrack.plan.model import Agency, Duty, Task
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
        yield from self._marks(("plan",), "")
        yield "plan:"
        for key in ("id", "title", "issuer", "issued", "signed_by"):
            yield from self._marks(("plan", key), "  ")
            if value := getattr(about, key):
                yield from _text(key, _day(value) if isinstance(value, date) else value, "  ")
        yield from self._marks(("plan", "basis"), "  ")
        yield from _texts("basis", about.basis, "  ")
        yield from self._marks(("plan", "monitor"), "  ")
        yield f"  monitor: {about.monitor}"
        yield from _texts("copies", about.copies, "  ")
        yield f"  language: {about.language}"

    def _parties(self) -> Iterator[str]:
        plan = self._draft.plan
        yield "agencies:"
        for id_, agency in plan.agencies.items():
            yield from self._marks(("agencies", id_), "  ")
            yield f"  {id_}: {_mapping(_agency(agency))}"
        if plan.groups:
            yield ""
            yield "groups:"
        for id_, group in plan.groups.items():
            yield from self._marks(("groups", id_), "  ")
            members = {"members": f"[{', '.join(group.members)}]"} if group.members else {}
            yield f"  {id_}: {_mapping({'name': _flow(group.name), **members})}"

    def _task(self, number: int, task: Task) -> Iterator[str]:
        here: Where = ("tasks", number)
        yield from self._marks(here, "  ")
        yield f"  - id: {_plain(task.id)}"
        yield from _text("title", task.title, "    ")
        for key in ("lead", "coordinate", "delivered_by"):
            yield from self._marks((*here, key), "    ")
            if ids := getattr(task, key):
                yield f"    {key}: [{', '.join(ids)}]"
        yield from self._marks((*here, "delivered_to"), "    ")
        if task.delivered_to:
            yield f"    delivered_to: {task.delivered_to}"
        if task.product:
            yield from _text("product", task.product, "    ")
        yield from self._marks((*here, "deadline"), "    ")
        if len(task.deadlines) == 1:
            yield f"    deadline: {_deadline(task.deadlines[0])}"
        else:
            yield "    deadline:"
            yield from (f"      - {_deadline(rule)}" for rule in task.deadlines)
        for key in ("wording", "note"):
            if value := getattr(task, key):
                yield from _text(key, value, "    ")
        yield ""

    def _duty(self, number: int, duty: Duty) -> Iterator[str]:
        yield from self._marks(("duties", number), "  ")
        yield f"  - id: {_plain(duty.id)}"
        yield f"    who: [{', '.join(duty.who)}]"
        yield from _text("text", duty.text, "    ")

    def _unused(self) -> Iterator[str]:
        if not self._draft.unused:
            return
        yield ""
        yield from self._comment(self._words.pick(messages.draft_unused), "")
        for line in self._draft.unused:
            yield from self._comment(
                f"- {line.place.in_words(self._words)}: {_short(line.text)}", ""
            )

    def _marks(self, where: Where, indent: str) -> Iterator[str]:
        mark = self._words.pick(messages.draft_mark)
        for doubt in self._draft.doubts.get(where, ()):
            yield from self._comment(f"{mark}: {_said(doubt, self._words)}", indent)

    def _comment(self, text: str, indent: str) -> Iterator[str]:
        for line in text.split("\n"):
            yield from (
                f"{indent}# {part}"
                for part in textwrap.wrap(
                    line, _WIDTH, break_long_words=False, break_on_hyphens=False
                )
            )


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


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _text(key: str, value: str, indent: str) -> Iterator[str]:
    """Write a key with text: on its line where it is short, folded below it else."""
    value = " ".join(value.split())
    plain = _plain(value)
    if len(indent) + len(key) + len(plain) + 2 <= _WIDTH:
        yield f"{indent}{key}: {plain}"
        return
    yield f"{indent}{key}: >-"
    yield from _folded(value, f"{indent}  ")


def _texts(key: str, values: Sequence[str], indent: str) -> Iterator[str]:
    if not values:
        return
    yield f"{indent}{key}:"
    for value in values:
        if len(value) + len(indent) < _WIDTH - 6:
            yield f"{indent}  - {_plain(value)}"
        else:
            yield f"{indent}  - >-"
            yield from _folded(value, f"{indent}    ")


def _folded(value: str, indent: str) -> Iterator[str]:
    for line in textwrap.wrap(
        value, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False
    ):
        yield f"{indent}{line}"


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


def _deadline(rule: Deadline) -> str:
    values = {}
    for key, value in rule.model_dump(exclude_none=True, by_alias=True).items():
        own = getattr(rule, "from_" if key == "from" else key)
        if isinstance(own, date):
            values[key] = _day(own)
        elif isinstance(own, tuple):  # a period or a term
            values[key] = getattr(own, "name", None) or str(own)
        else:
            values[key] = _quoted(value) if key in ("after", "open") else str(value)
    return _mapping(values)
