"""The blocks of a Word document; a file that is broken or hostile is refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from plantrack.draft import messages
from plantrack.draft.blocks import (
    BEGINS,
    COLUMNS,
    GLUED,
    Block,
    DocumentRow,
    Line,
    Place,
    padded,
    tidy,
    tidy_lines,
)
from plantrack.draft.package import refuse_hostile
from plantrack.words.problems import PlantrackError, fail

_MOST_LINES = 20_000  # paragraphs outside tables, empty ones too; 500 pages have fewer
_MOST_CELLS = 50_000  # of all tables, empty ones too, each as often as it spans columns
_MOST_TEXT = 4_000_000  # characters of all of them; a thousand pages have fewer
_MOST_PIECES = 400_000  # of these, ten characters each, which is less than Word writes
_LONGEST_TEXT = 100_000  # characters of a paragraph, some thirty pages
_DEEPEST = 8  # tables within tables
_MOST_STYLES = 20_000  # Word has a fifth of it at most


def blocks(content: bytes) -> list[Block]:
    """Return the paragraphs and tables of a Word file; raises PlantrackError for any other, or one that is too much."""
    from docx import Document
    from docx.exceptions import PythonDocxError

    broken = (
        zipfile.BadZipFile, zlib.error, SyntaxError, PythonDocxError, KeyError, ValueError, IndexError,
        AttributeError, TypeError, NotImplementedError, RuntimeError, EOFError, OSError,
    )  # fmt: skip  # whatever a file made by hand brings the library to
    try:
        refuse_hostile(content)
        return list(_Word(Document(io.BytesIO(content))).blocks())
    except PlantrackError:
        raise
    except broken:
        raise fail(messages.not_word) from None


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class _Word:
    """Walks through the body of a Word document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # elements of XML have no types
        self._body = document.element.body
        _refuse_overfull(self._body)
        self._numbers = _Numbers(document)
        self._paragraphs = 0
        self._tables = 0
        self._lines = 0
        self._cells = 0
        self._characters = 0

    def blocks(self) -> Iterator[Block]:
        """Yield its paragraphs and tables, those within cells after the table that holds them."""
        yield from self._within(self._body)

    def _within(self, element: Any) -> Iterator[Block]:  # noqa: ANN401  # its library has no types
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraphs += 1
                place = Place("paragraph", self._paragraphs)
                lines = list(filter(None, map(tidy, _lines(self._whole(child)))))
                self._count(sum(map(len, lines)), lines=max(1, len(lines)))
                yield from (Line(line, place) for line in lines)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                yield from self._within(child)

    def _table(self, table: Any) -> Iterator[Block]:  # noqa: ANN401  # its library has no types
        self._tables += 1
        number = self._tables
        rows: list[DocumentRow] = []
        inner: list[Any] = []
        above: list[str] = []
        for element in _nearest(table, f"{_W}tr"):
            cells: list[str] = []
            below: set[int] = set()
            for cell in _nearest(element, f"{_W}tc"):
                text = self._cell(cell, inner)
                span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
                for _ in range(min(span, 63)):  # Word's own limit
                    held = goes_on and len(cells) < len(above)
                    if held:
                        below.add(len(cells))
                    cells.append(above[len(cells)] if held else text)
            place = Place("row", len(rows) + 1, number)
            rows.append(DocumentRow(tuple(cells), place, frozenset(below)))
            self._count(sum(map(len, cells)), cells=len(cells))
            above = cells
        width = max((len(row.cells) for row in rows), default=0)
        self._count(0, cells=sum(width - len(row.cells) for row in rows))
        yield padded(rows)
        for other in inner:
            yield from self._table(other)

    def _cell(self, cell: Any, inner: list[Any]) -> str:  # noqa: ANN401  # its library has no types
        lines = []
        for element in _nearest(cell, f"{_W}p", f"{_W}tbl"):
            if element.tag == f"{_W}tbl":
                inner.append(element)
            else:
                lines.append(self._whole(element))
        return tidy_lines("\n".join(lines))

    def _whole(self, paragraph: Any) -> str:  # noqa: ANN401  # its library has no types
        """Return a paragraph with its number; raises PlantrackError where it is too long."""
        text = _text(paragraph)
        if text.strip():
            text = f"{self._numbers.of(paragraph)} {text}"
        if len(text) > _LONGEST_TEXT:
            raise fail(messages.word_long, limit=_LONGEST_TEXT, text=" ".join(text[:60].split()))
        return text

    def _count(self, characters: int, *, lines: int = 0, cells: int = 0) -> None:
        """Count what was read; raises PlantrackError where all of it is too much."""
        self._lines += lines
        self._cells += cells
        self._characters += characters
        if self._lines > _MOST_LINES or self._cells > _MOST_CELLS or self._characters > _MOST_TEXT:
            raise _too_much()


def _refuse_overfull(body: Any) -> None:  # noqa: ANN401  # its library has no types
    """Raise PlantrackError for more paragraphs, cells or depth than can be read soon, before any is read."""
    most = {
        "p": 2 * _MOST_CELLS,
        **dict.fromkeys(("tc", "tr", "tbl"), _MOST_CELLS),
        **dict.fromkeys(("t", "tab", "br", "cr"), _MOST_PIECES),
    }
    if any(body.xpath(f"count(.//w:{tag})") > limit for tag, limit in most.items()):
        raise _too_much()
    if body.xpath(f".//w:tbl[count(ancestor::w:tbl) >= {_DEEPEST}]"):
        raise fail(messages.word_nested, limit=_DEEPEST)


def _too_much() -> PlantrackError:
    return fail(messages.word_too_much, lines=_MOST_LINES, cells=_MOST_CELLS, characters=_MOST_TEXT)


def _lines(paragraph: str) -> Iterator[str]:
    """Yield the lines of a paragraph: columns side by side, what a paste glued together, line breaks."""
    for part in COLUMNS.split(paragraph.strip("\n ")):
        for piece in GLUED.split(part.replace("\n", " ") if _running(part) else part):
            yield from piece.split("\n")


def _running(text: str) -> bool:
    """Tell whether a paragraph with line breaks is one sentence that its writer broke by hand."""
    return all(
        not BEGINS.match(line.strip()) and line.strip()[:1].islower()
        for line in text.split("\n")[1:]
    )


def _nearest(element: Any, *tags: str) -> Iterator[Any]:  # noqa: ANN401  # its library has no types
    """Yield what has one of the tags in an element, but nothing within another of them."""
    for child in element:
        if child.tag in tags:
            yield child
        else:
            yield from _nearest(child, *tags)


def _number(element: Any, default: int) -> int:  # noqa: ANN401  # its library has no types
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default


def _text(paragraph: Any) -> str:  # noqa: ANN401  # its library has no types
    """Return what is seen of a paragraph: not what was deleted, each text box once."""
    parts = []
    skipped: set[Any] = set()  # elements, not their ids, which others get once they are let go
    for box in paragraph.iter(_FALLBACK):
        if box not in skipped:
            skipped.update(box.iter())
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if element in skipped or element.getparent().tag == f"{_W}tabs":
            continue
        match element.tag.removeprefix(_W):
            case "t":
                parts.append(element.text or "")
            case "tab":
                parts.append("\t")
            case "noBreakHyphen":
                parts.append("-")
            case _:
                parts.append("\n")
    return "".join(parts)


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class _Numbers:
    """The numbers that Word gives to paragraphs, which are not in their text."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # its library has no types
        from docx.opc.constants import RELATIONSHIP_TYPE

        self._lists: dict[int, int] = {}
        self._levels: dict[int, dict[int, _Level]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        styles = document.styles.element
        if styles.xpath("count(./w:style)") > _MOST_STYLES:
            raise _too_much()
        self._styles = {
            style.get(f"{_W}styleId"): (
                _numbering(style),
                _value(style.find(f"{_W}basedOn"), ""),
            )
            for style in styles.iter(f"{_W}style")
        }
        try:
            part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            return
        for abstract in part.element.iter(f"{_W}abstractNum"):
            levels = {
                int(level.get(f"{_W}ilvl", "0")): _Level(
                    _value(level.find(f"{_W}numFmt"), "decimal"),
                    _value(level.find(f"{_W}lvlText"), ""),
                    _number(level.find(f"{_W}start"), 1),
                )
                for level in abstract.iter(f"{_W}lvl")
                if int(level.get(f"{_W}ilvl", "0")) < 9  # Word has no more
            }
            self._levels[int(abstract.get(f"{_W}abstractNumId", "0"))] = levels
        for number in part.element.iter(f"{_W}num"):
            own = _number(number.find(f"{_W}abstractNumId"), -1)
            self._lists[int(number.get(f"{_W}numId", "0"))] = own

    def of(self, paragraph: Any) -> str:  # noqa: ANN401  # its library has no types
        """Return the number or bullet in front of a paragraph that is not empty, and count it."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        abstract, depth = found
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "-"
        return re.sub(
            r"%([1-9])",
            lambda m: _counted(counts.get(int(m[1]) - 1, 1), levels.get(int(m[1]) - 1, level).form),
            level.text,
        )

    def _list_of(self, paragraph: Any) -> tuple[int, int] | None:  # noqa: ANN401  # its library has no types
        own = _numbering(paragraph)
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"), "")
        for _ in range(10):  # styles upon styles
            if own is not None or style not in self._styles:
                break
            own, style = self._styles[style]
        if own is None or own[0] not in self._lists:
            return None
        return self._lists[own[0]], own[1]


def _numbering(element: Any) -> tuple[int, int] | None:  # noqa: ANN401  # its library has no types
    """Return the list, by its id, and the level that a paragraph or a style names itself."""
    own = element.find(f"{_W}pPr/{_W}numPr")
    if own is None:
        return None
    return _number(own.find(f"{_W}numId"), 0), _number(own.find(f"{_W}ilvl"), 0)


def _value(element: Any, default: str) -> str:  # noqa: ANN401  # its library has no types
    return default if element is None else element.get(f"{_W}val", default)


def _counted(number: int, form: str) -> str:
    match form:
        case "upperRoman" | "lowerRoman":
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (number - 1) % 26)
            return letter if form == "upperLetter" else letter.lower()
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value and len(text) < 12:
            text += letters
            number -= value
    return text
