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
from plantrack.words.problems import PlantrackError, fail

_MOST_UNPACKED = 96 * 1024 * 1024  # bytes of all parts of a .docx, pictures among them
_MOST_XML = 24 * 1024 * 1024  # bytes of the parts that are parsed
_MOST_PARTS = 2000


def blocks(content: bytes) -> list[Block]:
    """Return the paragraphs and tables of a Word file; raises PlantrackError for any other."""
    from docx import Document
    from docx.exceptions import PythonDocxError

    broken = (
        zipfile.BadZipFile, zlib.error, SyntaxError, PythonDocxError, KeyError, ValueError, IndexError,
        AttributeError, TypeError, NotImplementedError, RuntimeError, EOFError, OSError,
    )  # fmt: skip  # whatever a file made by hand brings the library to
    try:
        _refuse_hostile(content)
        return list(_Word(Document(io.BytesIO(content))).blocks())
    except PlantrackError:
        raise
    except broken:
        raise fail(messages.not_word) from None


def _refuse_hostile(content: bytes) -> None:
    """Raise PlantrackError for a package that is too large, or refers to what is outside."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        parsed = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > _MOST_PARTS
            or sum(part.file_size for part in parts) > _MOST_UNPACKED
            or sum(part.file_size for part in parsed) > _MOST_XML
        ):
            limit = _MOST_XML // 1024 // 1024
            raise fail(messages.word_too_large, limit=limit, parts=_MOST_PARTS)
        for part in parsed:
            start = package.read(part)
            if b"<!DOCTYPE" in start[:4096].replace(b"\0", b"") or b"<!ENTITY" in start:
                raise fail(messages.word_entities)
            if part.filename.lower().endswith(".rels"):
                _refuse_outside(start.decode("utf-8", "replace"))


def _refuse_outside(relations: str) -> None:
    for relation in re.findall(r"<\w*:?Relationship\b[^>]*>", relations):
        values = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", relation))
        kind, target = values.get("Type", "").rsplit("/", 1)[-1], values.get("Target", "")
        # Word itself writes links for readers, and the path of the template that it began with
        harmless = kind == "hyperlink" or (
            kind == "attachedTemplate" and not re.match(r"https?:|ftp:|\\\\|//|file://[^/]", target)
        )
        if values.get("TargetMode") == "External" and not harmless:
            raise fail(messages.word_external, target=target)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class _Word:
    """Walks through the body of a Word document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # elements of XML have no types
        self._body = document.element.body
        self._numbers = _Numbers(document)
        self._paragraphs = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Yield its paragraphs and tables, those within cells after the table that holds them."""
        yield from self._within(self._body)

    def _within(self, element: Any) -> Iterator[Block]:  # noqa: ANN401  # its library has no types
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraphs += 1
                place = Place("paragraph", self._paragraphs)
                text = f"{self._numbers.of(child)} {_text(child)}"
                for part in COLUMNS.split(text.strip("\n ")):
                    for piece in GLUED.split(part.replace("\n", " ") if _running(part) else part):
                        for line in piece.split("\n"):
                            if tidied := tidy(line):
                                yield Line(tidied, place)
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
        for element in table.iter(f"{_W}tr"):
            if _owner(element, "tbl") is not table:
                continue
            cells: list[str] = []
            for cell in element.iter(f"{_W}tc"):
                if _owner(cell, "tr") is not element:
                    continue
                text = self._cell(cell, inner)
                span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
                for _ in range(min(span, 63)):  # Word's own limit
                    inherited = above[len(cells)] if goes_on and len(cells) < len(above) else text
                    cells.append(inherited)
            rows.append(DocumentRow(tuple(cells), Place("row", len(rows) + 1, number)))
            above = cells
        yield padded(rows)
        for other in inner:
            yield from self._table(other)

    def _cell(self, cell: Any, inner: list[Any]) -> str:  # noqa: ANN401  # its library has no types
        lines = []
        for element in cell.iter(f"{_W}p", f"{_W}tbl"):
            if _owner(element, "tc") is not cell:
                continue
            if element.tag == f"{_W}tbl":
                inner.append(element)
            else:
                lines.append(f"{self._numbers.of(element)} {_text(element)}")
        return tidy_lines("\n".join(lines))


def _running(text: str) -> bool:
    """Tell whether a paragraph with line breaks is one sentence that its writer broke by hand."""
    return all(
        not BEGINS.match(line.strip()) and line.strip()[:1].islower()
        for line in text.split("\n")[1:]
    )


def _owner(element: Any, tag: str) -> Any:  # noqa: ANN401  # its library has no types
    return next((above for above in element.iterancestors(f"{_W}{tag}")), None)


def _number(element: Any, default: int) -> int:  # noqa: ANN401  # its library has no types
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default


def _text(paragraph: Any) -> str:  # noqa: ANN401  # its library has no types
    """Return what is seen of a paragraph: not what was deleted, each text box once."""
    parts = []
    skipped = {id(e) for box in paragraph.iter(_FALLBACK) for e in box.iter()}
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if id(element) in skipped or element.getparent().tag == f"{_W}tabs":
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
        self._styles = {
            style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")
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
            }
            self._levels[int(abstract.get(f"{_W}abstractNumId", "0"))] = levels
        for number in part.element.iter(f"{_W}num"):
            own = _number(number.find(f"{_W}abstractNumId"), -1)
            self._lists[int(number.get(f"{_W}numId", "0"))] = own

    def of(self, paragraph: Any) -> str:  # noqa: ANN401  # its library has no types
        """Return the number or bullet in front of a paragraph, and count it."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        abstract, depth = found
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or not _text(paragraph).strip():
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
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"), "")
        for _ in range(10):  # styles upon styles
            if own is not None or style not in self._styles:
                break
            element = self._styles[style]
            own = element.find(f"{_W}pPr/{_W}numPr")
            style = _value(element.find(f"{_W}basedOn"), "")
        if own is None:
            return None
        number = _number(own.find(f"{_W}numId"), 0)
        if number not in self._lists:
            return None
        return self._lists[number], _number(own.find(f"{_W}ilvl"), 0)


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
