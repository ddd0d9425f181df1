"""The numbers that Word gives to paragraphs, which are not in their text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plantrack.draft.word_xml import Element, W, digits, is_on, number_of, value_of

_LEVELS = 9  # of a list; Word has no more
_LETTERS = 30  # repeated in a row at most: after z comes aa, after zz comes aaa
_STYLES = 10  # upon each other


class _Level(NamedTuple):
    """How the items of one level are numbered; `restart`: the levels above it that begin it anew."""

    form: str
    text: str
    start: int
    restart: int
    style: str
    plain: bool  # all its numbers are Arabic


class _List(NamedTuple):
    """A list of the document: whose levels it has, those that are its own, where it begins anew."""

    abstract: str
    own: Mapping[int, _Level]
    starts: Mapping[int, int]


class _Named(NamedTuple):
    """The list, by its id, and the level that a paragraph or a style names, each where it does."""

    list: str | None = None
    level: int | None = None


class Style(NamedTuple):
    """What a style says of numbers, and the style that it is based on."""

    named: _Named
    base: str


class WordNumbers:
    """Counts the paragraphs of a document as Word does, which are to be given in their order."""

    def __init__(self, styles: Element, numbering: Element | None) -> None:
        """Read the styles and the lists of a document, if it has lists."""
        self._styles = {
            value_of(style, f"{W}styleId"): Style(
                _named(style), value_of(style.find(f"{W}basedOn"), f"{W}val")
            )
            for style in styles.iter(f"{W}style")
        }
        self._usual = next(
            (
                value_of(style, f"{W}styleId")
                for style in styles.iter(f"{W}style")
                if value_of(style, f"{W}default") in ("1", "true")
                and value_of(style, f"{W}type") == "paragraph"
            ),
            "",
        )
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._links: dict[str, str] = {}  # what an abstract list takes from the list of a style
        if numbering is not None:
            self._read(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def _read(self, numbering: Element) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            id_ = value_of(abstract, f"{W}abstractNumId")
            self._levels[id_] = dict(_levels(abstract))
            if link := value_of(abstract.find(f"{W}numStyleLink"), f"{W}val"):
                self._links[id_] = link
        for number in numbering.iter(f"{W}num"):
            overrides = list(number.iter(f"{W}lvlOverride"))
            starts = {
                digits(value_of(it, f"{W}ilvl"), 0): number_of(it.find(f"{W}startOverride"), 1)
                for it in overrides
                if it.find(f"{W}startOverride") is not None
            }
            own = dict(pair for it in overrides for pair in _levels(it))
            abstract = value_of(number.find(f"{W}abstractNumId"), f"{W}val")
            self._lists[value_of(number, f"{W}numId")] = _List(abstract, own, starts)

    def next_of(self, paragraph: Element) -> str:
        """Return the number or bullet in front of a paragraph, '' for none, and count it."""
        id_, depth = self._place_of(paragraph)
        found = self._lists.get(id_)
        if found is None:
            return ""
        abstract = self._linked(found.abstract)
        levels = {**self._levels.get(abstract, {}), **found.own}
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        start = found.starts.get(depth, level.start)
        if depth in found.starts and (id_, depth) not in self._begun:
            counts[depth] = start - 1
        self._begun.add((id_, depth))
        counts[depth] = counts.get(depth, start - 1) + 1
        for higher in (it for it in levels if it < depth):  # one left out counts as its first
            counts.setdefault(higher, found.starts.get(higher, levels[higher].start))
        for deeper in [it for it in counts if it > depth]:
            if deeper not in levels or levels[deeper].restart > depth:
                del counts[deeper]
        if level.form == "bullet":
            return "-"

        def counted(found: re.Match[str]) -> str:
            other = levels.get(int(found[1]) - 1, level)
            number = counts.get(int(found[1]) - 1, other.start)
            return _in_form(number, "decimal" if level.plain else other.form)

        return re.sub(r"%([1-9])", counted, level.text)

    def _place_of(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the level of a paragraph, as it says itself or its style does."""
        named = _named(paragraph)
        style = value_of(paragraph.find(f"{W}pPr/{W}pStyle"), f"{W}val") or self._usual
        bearer = ""
        for _ in range(_STYLES):
            if named.list is not None or style not in self._styles:
                break
            above = self._styles[style]
            bearer, style = style, above.base
            level = named.level if named.level is not None else above.named.level
            named = _Named(above.named.list, level)
        id_ = named.list or ""
        if named.level is None and bearer and id_ in self._lists:
            levels = self._levels.get(self._linked(self._lists[id_].abstract), {})
            own = next((depth for depth, level in levels.items() if level.style == bearer), 0)
            return id_, own
        return id_, named.level or 0

    def _linked(self, abstract: str) -> str:
        """Return the abstract list whose levels one has; it may take them from the list of a style."""
        style = self._styles.get(self._links.get(abstract, ""))
        other = self._lists.get(style.named.list or "") if style else None
        return other.abstract if other else abstract


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for level in parent.iter(f"{W}lvl"):
        depth = digits(value_of(level, f"{W}ilvl"), 0)
        if depth >= _LEVELS:
            continue
        yield (
            depth,
            _Level(
                value_of(level.find(f"{W}numFmt"), f"{W}val") or "decimal",
                value_of(level.find(f"{W}lvlText"), f"{W}val"),
                number_of(level.find(f"{W}start"), 1),
                number_of(level.find(f"{W}lvlRestart"), depth),
                value_of(level.find(f"{W}pStyle"), f"{W}val"),
                is_on(level.find(f"{W}isLgl")),
            ),
        )


def _named(element: Element) -> _Named:
    own = element.find(f"{W}pPr/{W}numPr")
    if own is None:
        return _Named()
    list_, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
    return _Named(
        None if list_ is None else value_of(list_, f"{W}val"),
        None if level is None else number_of(level, 0),
    )


def _in_form(number: int, form: str) -> str:
    match form:
        case "upperRoman" | "lowerRoman" if 0 < number < 4000:
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter" if 0 < number <= 26 * _LETTERS:
            times, letter = divmod(number - 1, 26)
            return chr(ord("A" if form == "upperLetter" else "a") + letter) * (times + 1)
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
        case _:
            return str(number)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
