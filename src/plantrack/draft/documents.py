"""The text of documents, .docx, .txt and .md, as lines and tables that know where they stand."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plantrack.draft import messages
from plantrack.words.files import decoded
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.text import nfc
from plantrack.words.words import Message, Words, say

LARGEST = 32 * 1024 * 1024  # bytes of a file
_MOST_UNPACKED = 96 * 1024 * 1024  # bytes of all parts of a .docx, pictures among them
_MOST_XML = 24 * 1024 * 1024  # bytes of the parts that are parsed
_MOST_PARTS = 2000


class Place(NamedTuple):
    """Where in a document: the line of a text, the paragraph of a .docx, the row of a table."""

    kind: str
    number: int
    table: int = 0

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        match self.kind:
            case "row":
                return words.fill(messages.place_row, table=self.table, number=self.number)
            case "paragraph":
                return words.fill(messages.place_paragraph, number=self.number)
            case _:
                return words.fill(messages.place_line, number=self.number)


class Line(NamedTuple):
    """A paragraph, with its number or bullet in front."""

    text: str
    place: Place


class DocumentRow(NamedTuple):
    """A row of a table; a cell that spans several columns or rows stands in each of them."""

    cells: tuple[str, ...]
    place: Place


class DocumentTable(NamedTuple):
    """A table."""

    rows: tuple[DocumentRow, ...]


Block = Line | DocumentTable


def read(content: bytes, name: str) -> list[Block]:
    """Return what a document holds, in order; raises PlantrackError for what cannot be read.

    What it is tells its name; where that tells nothing, as of stdin, its first bytes.
    """
    suffix = Path(name).suffix.lower()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(say(messages.looks_old_word), name)
    if content.startswith(b"%PDF"):
        raise _refused(say(messages.looks_pdf), name)
    if suffix == ".docx" or (suffix == "" and content.startswith(b"PK")):
        blocks = _word(content, name)
    elif suffix in ("", ".txt", ".md", ".markdown", ".text"):
        blocks = list(text_blocks(decoded(Path(name), content)))
    else:
        raise _refused(say(messages.not_a_document), name)
    _refuse_old_font(blocks, name)
    if not blocks:
        raise _refused(say(messages.no_text), name)
    return blocks


def _refused(message: Message, name: str) -> PlantrackError:
    return PlantrackError([Problem(message).at(name)])


# --- fonts of before Unicode

_FOREIGN = re.compile("[ÄÅÆÇËÎÏÑÖØÛÜßäåæçëîïñöøûüÿÞþ¸¹¶¨ª¬®«»µ·÷©½¾Ð]")
_VIETNAMESE = re.compile("[ĂăĐđƠơƯưĨĩŨũ\u1ea0-\u1ef9]")
_OF_VNI = re.compile("[aeiouyAEIOUYôơưâê][äåëïøûüùøõ]", re.IGNORECASE)


def _refuse_old_font(blocks: Sequence[Block], name: str) -> None:
    """Raise PlantrackError for text that only a font of before Unicode shows as Vietnamese."""
    text = " ".join(part for block in blocks for part in _texts(block))
    foreign, own = len(_FOREIGN.findall(text)), len(_VIETNAMESE.findall(text))
    if foreign >= 5 and foreign > own:
        vni = len(_OF_VNI.findall(text)) * 2 > foreign
        font = "VNI" if vni else "TCVN3 (.Vn…)"
        raise _refused(say(messages.old_font, name=font), name)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield block.text
    else:
        yield from (cell for row in block.rows for cell in row.cells)


# --- plain text


class _Raw(NamedTuple):
    number: int
    indent: int
    text: str


_PAGE = re.compile(
    r"[-–—\s]*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*|=+\s*page\s*=+", re.IGNORECASE
)
# What begins a line of its own: a number, a bullet, a label, a fixed part of a document.
_BEGINS = re.compile(
    r"(?:phần|chương|mục|điều)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b|[IVX]{1,5}[./)]|[A-ZĐ]\.\s|[a-zđ]\)"
    r"|\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\S)|\d{1,2}(?:\.\d{1,2})+\s+(?=[^\W\d_])|[-–—+*•~]\s*\S|[-–—]\s|\|"
    r"|(?:cơ quan|đơn vị)\s+(?:chủ trì|phối hợp|thực hiện)|(?:chủ trì|phối hợp|thời gian|thời hạn|tiến độ|sản phẩm|kết quả)[^.]{0,30}:"
    r"|căn cứ\b|thực hiện (?:luật|nghị định|nghị quyết|quyết định|chỉ thị|kế hoạch|công văn|chương trình)[^,;.]{0,60}\bsố\s|nơi nhận|số\s*:|kính gửi|(?:kt|tm|tl|tuq)\.\s|v/v\b|trên đây là",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=(?:19|20)\d\d)(?=\d{1,2}\.\s+[^\W\d_])|(?<=[^\W\d_A-Z][.;:])(?=\d{1,2}\.\s+[^\W\d_])"
)
# Two columns side by side; not the blank of a number or a date that is still to be filled in.
_COLUMNS = re.compile(r"(?<=\S)(?<![Ss]ố:)(?<!ngày)(?<!tháng)(?:\t+| {5,})(?=\S)")


def text_blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs and tables of a plain text, without page numbers, its lines joined."""
    raw = [
        _Raw(number, len(line) - len(line.lstrip()), line.strip())
        for number, line in enumerate(re.split(r"\r\n|[\n\r\f\x0b]", nfc(text)), 1)
    ]
    raw = [line._replace(text=_without_markup(line.text)) for line in raw]
    raw = [line for line in raw if not (line.text and _PAGE.fullmatch(line.text))]
    tables = 0
    paragraphs: list[_Raw] = []
    rows: list[_Raw] = []
    for line in [*raw, _Raw(0, 0, "")]:
        if _is_row(line.text):
            yield from _joined(paragraphs)
            paragraphs = []
            rows.append(line)
            continue
        if rows and not line.text and line.number:
            continue  # a blank line does not end a table; any other does
        if rows:
            tables += 1
            yield _text_table(rows, tables)
            rows = []
        paragraphs.append(line)
    yield from _joined(paragraphs)


def _without_markup(text: str) -> str:
    """Return a line without the marks of Markdown for headings and emphasis."""
    text = re.sub(r"^#{1,6}\s+", "", text)
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)


def _is_row(text: str) -> bool:
    bars = text.count("|") >= 2 or text.startswith("|") or (" | " in text and " / " in text)
    return bars or text.count("\t") >= 2


def _text_table(lines: Sequence[_Raw], number: int) -> DocumentTable:
    rows: list[DocumentRow] = []
    for line in lines:
        if (
            re.fullmatch(r"[\s|:+=-]+", line.text) and "-" in line.text
        ):  # under the head, in Markdown
            continue
        split = (
            line.text.removeprefix("|").removesuffix("|").split("|")
            if "|" in line.text
            else line.text.split("\t")
        )
        cells = [re.sub(r"\s+/(?=\s|$)|<br ?/?>", "\n", cell) for cell in split]
        rows.append(
            DocumentRow(
                tuple(_tidy_lines(cell) for cell in cells), Place("row", len(rows) + 1, number)
            )
        )
    width = max((len(row.cells) for row in rows), default=0)
    return DocumentTable(
        tuple(row._replace(cells=row.cells + ("",) * (width - len(row.cells))) for row in rows)
    )


def _joined(lines: Sequence[_Raw]) -> Iterator[Line]:
    """Yield paragraphs: lines that only the width of a page broke are one."""
    lengths = sorted(len(line.text) for line in lines if line.text) or [0]
    width = lengths[len(lengths) * 9 // 10]
    wrapped = width <= 110 and len(lengths) > 20
    held: list[_Raw] = []
    gap = False
    for line in lines:
        if not line.text:
            gap = True
            continue
        if held and _continues(held, line, width if wrapped else 0, gap=gap):
            held.append(line)
        else:
            yield from _paragraph(held)
            held = [line]
        gap = False
    yield from _paragraph(held)


def _continues(held: Sequence[_Raw], line: _Raw, width: int, *, gap: bool) -> bool:
    """Tell whether a line goes on with the one before it."""
    last = held[-1]
    if _BEGINS.match(line.text) or _COLUMNS.search(line.text) or _COLUMNS.search(last.text):
        return False
    if last.text.endswith(("-", "–")) and len(last.text) > 3:
        return True
    lower = line.text[0].islower()
    ended = last.text.endswith((".", ";", ":", "?", "!", "./."))
    if gap:
        return bool(width) and lower and not ended and len(last.text) > width * 2 // 3
    if line.indent > last.indent + 3 and len(held) > 1:
        return False
    if not width:
        return lower and not ended
    return len(last.text) > width * 2 // 3 or (lower and not ended)


def _paragraph(lines: Sequence[_Raw]) -> Iterator[Line]:
    if not lines:
        return
    text = lines[0].text
    for line in lines[1:]:
        text += line.text if re.search(r"[^\W\d_][-–]$", text[-2:]) else f" {line.text}"
    place = Place("line", lines[0].number)
    for part in _COLUMNS.split(text):
        for piece in _GLUED.split(part):
            if tidy := _tidy(piece):
                yield Line(tidy, place)


def _tidy(text: str) -> str:
    """Return text in one line, without what cannot be seen or must not be in a plan file."""
    return " ".join(
        re.sub(
            r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\ufeff\ufffe\uffff\ufffd\ud800-\udfff]",
            " ",
            nfc(text),
        ).split()
    )


def _tidy_lines(text: str) -> str:
    return "\n".join(tidy for line in text.split("\n") if (tidy := _tidy(line)))


# --- Word


def _word(content: bytes, name: str) -> list[Block]:
    from docx import Document
    from docx.exceptions import PythonDocxError

    broken = (
        zipfile.BadZipFile, zlib.error, SyntaxError, PythonDocxError, KeyError, ValueError, IndexError,
        AttributeError, TypeError, NotImplementedError, RuntimeError, EOFError, OSError,
    )  # fmt: skip  # whatever a file made by hand brings the library to
    try:
        _refuse_hostile(content, name)
        return list(_Word(Document(io.BytesIO(content))).blocks())
    except PlantrackError:
        raise
    except broken:
        raise _refused(say(messages.not_word), name) from None


def _refuse_hostile(content: bytes, name: str) -> None:
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
            raise _refused(say(messages.word_too_large, limit=limit, parts=_MOST_PARTS), name)
        for part in parsed:
            start = package.read(part)
            if b"<!DOCTYPE" in start[:4096].replace(b"\0", b"") or b"<!ENTITY" in start:
                raise _refused(say(messages.word_entities), name)
            if part.filename.lower().endswith(".rels"):
                _refuse_outside(start.decode("utf-8", "replace"), name)


def _refuse_outside(relations: str, name: str) -> None:
    for relation in re.findall(r"<\w*:?Relationship\b[^>]*>", relations):
        values = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", relation))
        kind, target = values.get("Type", "").rsplit("/", 1)[-1], values.get("Target", "")
        # Word itself writes links for readers, and the path of the template that it began with
        harmless = kind == "hyperlink" or (
            kind == "attachedTemplate" and not re.match(r"https?:|ftp:|\\\\|//|file://[^/]", target)
        )
        if values.get("TargetMode") == "External" and not harmless:
            raise _refused(say(messages.word_external, target=target), name)


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
                for part in _COLUMNS.split(text.strip("\n ")):
                    for piece in _GLUED.split(part.replace("\n", " ") if _running(part) else part):
                        for line in piece.split("\n"):
                            if tidy := _tidy(line):
                                yield Line(tidy, place)
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
        width = max((len(row.cells) for row in rows), default=0)
        yield DocumentTable(
            tuple(r._replace(cells=r.cells + ("",) * (width - len(r.cells))) for r in rows)
        )
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
        return _tidy_lines("\n".join(lines))


def _running(text: str) -> bool:
    """Tell whether a paragraph with line breaks is one sentence that its writer broke by hand."""
    return all(
        not _BEGINS.match(line.strip()) and line.strip()[:1].islower()
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
