"""YAML as plans use it: lists, keys and text, within limits, and where in a file each of them stands."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from plantrack.plan import messages
from plantrack.words.files import read_text
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.text import nfc
from plantrack.words.words import Message, Sentence, say

LARGEST = 2 * 1024 * 1024  # bytes; Plan 89 has about ten thousand
MOST_VALUES = 100_000  # in a file; also stops aliases that multiply
DEEPEST = 20  # levels of lists and keys
LONGEST = 10_000  # characters of one value

_Content = yaml.ScalarEvent | yaml.CollectionStartEvent
Children = dict[str | int, tuple[yaml.Node, yaml.Node]]


class Key(str):
    """A key that is itself at fault, not its value."""

    __slots__ = ()


class Document:
    """A file that was read: what it holds as lists, mappings and NFC text, and where each stands."""

    def __init__(self, path: Path) -> None:
        """Read a file; raises PlantrackError for what is no such YAML, or could mislead."""
        self.file = str(path)
        self._text = read_text(path, LARGEST)
        self._children: dict[int, Children] = {}
        self._refuse_conflict()
        self.data = self._read()

    def located(self, problem: Problem) -> Problem:
        """Return the problem with the position of the deepest value on its way that is in the file."""
        node = mark = self._root
        for key in problem.where:
            found = self._below(node).get(key)
            if found is None:
                break
            mark, node = found[0 if isinstance(key, Key) else 1], found[1]
        return _at(problem, self.file, mark.start_mark)

    @cached_property
    def _root(self) -> yaml.Node:
        """The file with positions, which are asked for only where something is wrong."""
        return yaml.compose(self._text, Loader=yaml.CBaseLoader)  # type: ignore[return-value]  # an empty file was refused

    def _below(self, node: yaml.Node) -> Children:
        """Return what each value below a node is called, where that name stands, and the value."""
        known = self._children.get(id(node))
        if known is None:
            known = self._children[id(node)] = _children(node)
        return known

    def _refuse_conflict(self) -> None:
        if not any(7 * mark in self._text for mark in "<>|"):
            return
        found = re.search(r"^(?:<{7}|>{7}|\|{7})(?: |$)", self._text, re.MULTILINE)
        if found:
            line = self._text.count("\n", 0, found.start()) + 1
            raise PlantrackError([Problem(say(messages.plan_conflict)).at(self.file, line, 1)])

    def _read(self) -> object:
        try:
            return _Reader(self._text, self.file).document()
        except yaml.MarkedYAMLError as error:
            reason = error.problem or ""
            # of something left open, its beginning is what the reader must find
            opened = reason == "found unexpected end of stream"
            mark = (error.context_mark if opened else None) or error.problem_mark
            deep = reason == "exceeded maximum nesting depth"  # PyYAML's own, from 6.0.4 on
            message = _TOO_MUCH if deep else _not_yaml(_REASONS.get(reason, messages.yaml_other))
            raise PlantrackError(
                [_at(Problem(message), self.file, mark or error.context_mark)]
            ) from None
        except yaml.reader.ReaderError:
            # its position counts bytes or characters as it happens, so the character is found again
            bad = _UNACCEPTABLE.search(self._text)
            before = self._text[: bad.start()] if bad else ""
            message = say(messages.bad_character, code=f"U+{ord(bad[0]):04X}" if bad else "?")
            column = len(before) - (before.rfind("\n") + 1) + 1
            problem = Problem(message).at(self.file, before.count("\n") + 1, column)
            raise PlantrackError([problem]) from None


class _Anchored(NamedTuple):
    """A value that has a name, and how many values it comes to; none while it is not complete."""

    event: _Content
    value: object = None
    size: int = 0


class _Reader:
    """Makes values of what the parser meets, which needs half the time of nodes and no deep stack."""

    def __init__(self, text: str, file: str) -> None:
        self._parser = yaml.CBaseLoader(text)
        self._file = file
        self._left = MOST_VALUES
        self._anchors: dict[str, _Anchored] = {}
        self._problems: list[Problem] = []

    def document(self) -> object:
        """Return what the file holds; raises PlantrackError, or what the parser raises."""
        self._next()  # the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise PlantrackError([Problem(say(messages.empty_file)).at(self._file, 1, 1)])
        value = self._value(self._next(), 0)
        self._next()  # the end of the document
        more = self._next()
        if not isinstance(more, yaml.StreamEndEvent):
            self._stop(more, _not_yaml(messages.yaml_documents))
        if self._problems:
            raise PlantrackError(self._problems)
        return value

    def _next(self) -> Any:  # noqa: ANN401  # the stubs do not know which event comes when
        return self._parser.get_event()

    def _value(self, event: _Content | yaml.AliasEvent, depth: int) -> object:
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            self._stop(event, _TOO_MUCH)
        if isinstance(event, yaml.AliasEvent):
            return self._again(event)
        if event.anchor is None:
            return self._content(event, depth)
        if event.anchor in self._anchors:
            self._stop(event, _not_yaml(messages.yaml_alias))
        self._anchors[event.anchor] = _Anchored(event)
        left = self._left
        value = self._content(event, depth)
        self._anchors[event.anchor] = _Anchored(event, value, left - self._left + 1)
        return value

    def _again(self, alias: yaml.AliasEvent) -> object:
        known = self._anchors.get(alias.anchor or "")
        if known is None:
            self._stop(alias, _not_yaml(messages.yaml_alias))
        if known.size == 0:  # it contains itself
            self._stop(known.event, _TOO_MUCH)
        self._left -= known.size
        return known.value

    def _content(self, event: _Content, depth: int) -> object:
        if event.tag not in _PLAIN_TAGS:
            self._refuse(event, messages.custom_tag, tag=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth + 1)
        return self._mapping(depth + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        if len(event.value) > LONGEST:
            self._refuse(event, messages.too_long, limit=LONGEST)
        return nfc(event.value)

    def _list(self, depth: int) -> list[object]:
        items = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, depth))
        return items

    def _mapping(self, depth: int) -> dict[object, object]:
        mapping: dict[object, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._value(event, depth)
            value = self._value(self._next(), depth)
            if not isinstance(key, str):
                self._refuse(event, messages.key_not_text)
            elif key in mapping:
                self._refuse(event, messages.duplicate_key, name=key)
            else:
                mapping[key] = value
        return mapping

    def _refuse(self, event: yaml.Event, wrong: Sentence, **values: object) -> None:
        self._problems.append(_at(Problem(say(wrong, **values)), self._file, event.start_mark))

    def _stop(self, event: yaml.Event, wrong: Message) -> NoReturn:
        raise PlantrackError([_at(Problem(wrong), self._file, event.start_mark)])


def _at(problem: Problem, file: str, mark: Any) -> Problem:  # noqa: ANN401  # libyaml's or PyYAML's
    return problem.at(file, *((mark.line + 1, mark.column + 1) if mark else (1, 1)))


def _children(node: yaml.Node) -> Children:
    if isinstance(node, yaml.MappingNode):
        return {nfc(key.value): (key, value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return {n: (item, item) for n, item in enumerate(node.value)}
    return {}


def _not_yaml(reason: Sentence) -> Message:
    return say(messages.not_yaml, reason=say(reason))


_TOO_MUCH = say(messages.too_many_values, limit=MOST_VALUES, depth=DEEPEST)
_PLAIN_TAGS = (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))
# All but the characters that YAML 1.1 allows.
_UNACCEPTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What libyaml says, and the message that says it in the reader's language.
_REASONS = {
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
    "did not find expected <document start>": messages.yaml_documents,
}
