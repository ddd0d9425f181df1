"""YAML as plans use it: lists, keys and text, within limits, and where in a file each of them stands."""

import re
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from plantrack.plan import messages
from plantrack.plan.comments import (
    LINE_END,
    Comment,
    UnconfirmedPlace,
    comments,
    marks,
    may_hold_marks,
)
from plantrack.words.files import DISK, Files, read_text
from plantrack.words.problems import PlantrackError, Problem, Where
from plantrack.words.text import nfc, slashed
from plantrack.words.words import Message, Sentence, say

LARGEST = 2 * 1024 * 1024  # bytes; Plan 89 has about ten thousand
MOST_VALUES = 100_000  # in a file; also stops aliases that multiply
DEEPEST = 20  # levels of lists and keys
LONGEST = 10_000  # characters of one value

# libyaml, where PyYAML was built with it; PyYAML's own parser takes ten times as long.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Content = yaml.ScalarEvent | yaml.CollectionStartEvent
Children = dict[str | int, tuple[yaml.Node, yaml.Node]]


class FaultyKey(str):
    """A key that is itself at fault, not its value."""

    __slots__ = ()


class YamlFile:
    """A file that was read: what it holds as lists, mappings and NFC text, and where each stands."""

    def __init__(self, path: Path, files: Files = DISK) -> None:
        """Read a file; raises PlantrackError for what is no such YAML, or could mislead."""
        self.file = slashed(path)
        self._text = read_text(path, LARGEST, files)
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
            mark, node = found[0 if isinstance(key, FaultyKey) else 1], found[1]
        return _at(problem, self.file, mark.start_mark)

    @cached_property
    def marks(self) -> tuple[UnconfirmedPlace, ...]:
        """The places that comments ask to confirm, in order."""
        return tuple(marks(self._text, self._comments)) if may_hold_marks(self._text) else ()

    @property
    def confirms(self) -> bool:
        """Whether any of its comments confirms what is on its line."""
        return bool(self._confirmed)

    def is_confirmed(self, lines: AbstractSet[int]) -> bool:
        """Tell whether a comment at the end of one of these lines confirms what is there."""
        return not self._confirmed.isdisjoint(lines)

    def lines_of(self, where: Where) -> AbstractSet[int]:
        """Return the lines on which a value stands, with its key; none where there is no such value.

        Of what has keys of its own below it, only the line of its key: the others are about those.
        """
        node, found = self._root, None
        for key in where:
            found = self._below(node).get(key)
            if found is None:
                return frozenset()
            node = found[1]
        return _lines(*found) if found else frozenset()

    def lines_about(self, line: int) -> AbstractSet[int]:
        """Return the lines of the value that begins on a line, the outermost of several."""
        return self._beginning.get(line, frozenset((line,)))

    @cached_property
    def _beginning(self) -> dict[int, AbstractSet[int]]:
        """The lines of the values, by the line on which each begins."""
        found: dict[int, AbstractSet[int]] = {}
        nodes = [self._root]
        while nodes:
            below = list(self._below(nodes.pop()).values())
            for key, value in below:
                found.setdefault(key.start_mark.line + 1, _lines(key, value))
            nodes += [value for _, value in reversed(below)]
        return found

    @cached_property
    def _confirmed(self) -> AbstractSet[int]:
        if "#" not in self._text:
            return frozenset()
        return frozenset(comment.line for comment in self._comments if comment.confirms)

    @cached_property
    def _comments(self) -> tuple[Comment, ...]:
        events = yaml.parse(self._text, Loader=_Loader)
        values = [_span(self._text, e) for e in events if isinstance(e, yaml.ScalarEvent)]
        return tuple(comments(self._text, values))

    @cached_property
    def _root(self) -> yaml.Node:
        """The file with positions, which are asked for only where something is wrong."""
        return yaml.compose(self._text, Loader=_Loader)  # type: ignore[return-value]  # an empty file was refused

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
            return _EventReader(self._text, self.file).document()
        except yaml.MarkedYAMLError as error:
            reason = error.problem or ""
            # of something left open, its beginning is what the reader must find
            opened = reason == "found unexpected end of stream"
            mark = (error.context_mark if opened else None) or error.problem_mark
            deep = reason == "exceeded maximum nesting depth"  # PyYAML's own, from 6.0.4 on
            message = _TOO_MUCH if deep else _not_yaml(_in_our_words(reason))
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


class _EventReader:
    """Makes values of what the parser meets, which needs half the time of nodes and no deep stack."""

    def __init__(self, text: str, file: str) -> None:
        self._parser = _Loader(text)
        self._next = self._parser.get_event
        self._file = file
        self._left = MOST_VALUES
        self._anchors: dict[str, _Anchored] = {}
        self._problems: list[Problem] = []

    def document(self) -> object:
        """Return what the file holds; raises PlantrackError, or what the parser raises."""
        try:
            return self._document()
        except (
            ValueError,
            OverflowError,
        ):  # PyYAML's own parser, of an escape beyond the last character there is
            problem = Problem(_not_yaml(messages.yaml_escape))
            raise PlantrackError([_at(problem, self._file, self._parser.get_mark())]) from None

    def _document(self) -> object:
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
        if _HALF_A_PAIR.search(event.value):  # which only PyYAML's own parser lets an escape make
            self._stop(event, _not_yaml(messages.yaml_escape))
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


def _span(text: str, event: yaml.ScalarEvent) -> tuple[int, int]:
    """Return where a value begins and ends; behind the sign of a block of text a comment may stand."""
    begin, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
    if event.style in ("|", ">"):
        ending = LINE_END.search(text, begin)
        begin = min(ending.start(), end) if ending else end
    return begin, end


def _lines(key: yaml.Node, value: yaml.Node) -> AbstractSet[int]:
    first = key.start_mark.line + 1
    return frozenset(range(first, max(first, _last_line(value)) + 1))


def _last_line(node: yaml.Node) -> int:
    """Return the last line of a value, 0 for one that has keys of its own below it."""
    if isinstance(node, yaml.ScalarNode) or (
        isinstance(node, yaml.CollectionNode) and node.flow_style
    ):
        end = node.end_mark
        return int(end.line) + (end.column > 0)  # a block of text ends where the next line begins
    if isinstance(node, yaml.SequenceNode) and node.value:
        lines = [_last_line(item) for item in node.value]
        return max(lines) if all(lines) else 0
    return 0


def _children(node: yaml.Node) -> Children:
    if isinstance(node, yaml.MappingNode):
        return {nfc(key.value): (key, value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return {n: (item, item) for n, item in enumerate(node.value)}
    return {}


def _in_our_words(reason: str) -> Sentence:
    """Return the message that says what a parser of YAML found wrong."""
    return next((said for words, said in _REASONS if words in reason), messages.yaml_other)


def _not_yaml(reason: Sentence) -> Message:
    return say(messages.not_yaml, reason=say(reason))


_TOO_MUCH = say(messages.too_many_values, limit=MOST_VALUES, depth=DEEPEST)
_PLAIN_TAGS = (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
# All but the characters that YAML 1.1 allows.
_UNACCEPTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Words of what libyaml or PyYAML's own parser says, and the message that says it in the reader's language.
_REASONS = (
    ("cannot start any token", messages.yaml_token),
    ("tab character", messages.yaml_token),
    ("mapping values are not allowed", messages.yaml_colon),
    ("',' or ']'", messages.yaml_bracket),
    ("',' or '}'", messages.yaml_bracket),
    ("node content", messages.yaml_bracket),
    ("expected key", messages.yaml_indent),
    ("expected '-' indicator", messages.yaml_indent),
    ("<block end>", messages.yaml_indent),
    ("sequence entries are not allowed", messages.yaml_indent),
    ("expected ':'", messages.yaml_no_colon),
    ("unexpected end of stream", messages.yaml_open),
    ("escape character", messages.yaml_escape),
    ("escape code", messages.yaml_escape),
    ("expected escape sequence", messages.yaml_escape),
    ("did not find expected hexdecimal number", messages.yaml_escape),
    ("<document start>", messages.yaml_documents),
)
