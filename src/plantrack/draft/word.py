"""The blocks of a Word document; a file that is broken or hostile is refused."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from plantrack.draft import messages
from plantrack.draft.blocks import (
    BEGINS,
    GLUED,
    Block,
    DocumentRow,
    Line,
    Place,
    columns,
    padded,
    tidy,
    tidy_lines,
)
from plantrack.draft.numbering import WordNumbers
from plantrack.draft.package import refuse_hostile
from plantrack.draft.word_xml import (
    NO_TEXT,
    Element,
    W,
    children,
    hidden_styles,
    is_deleted,
    is_on,
    nearest,
    number_of,
    runs_on,
    value_of,
)
from plantrack.words.problems import PlantrackError, fail

_MOST_LINES = 20_000  # paragraphs outside tables, empty ones too; 500 pages have fewer
_MOST_CELLS = 50_000  # of all tables, empty ones too, each as often as it spans columns
_MOST_TEXT = 4_000_000  # characters of all of them; a thousand pages have fewer
_MOST_PIECES = 400_000  # of these, ten characters each, which is less than Word writes
_LONGEST_TEXT = 100_000  # characters of a paragraph, some thirty pages
_DEEPEST = 8  # tables within tables
_MOST_STYLES = 20_000  # Word has a fifth of it at most
_MOST_COLUMNS = 63  # of a cell; Word's own limit


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


_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_BOX, _FIELD, _CODE = f"{W}txbxContent", f"{W}fldChar", f"{W}instrText"


class _Paragraph(NamedTuple):
    """What is seen of a paragraph: the number Word gives it, its text; which it is, and the boxes beside it."""

    mark: str
    text: str
    number: int
    boxes: tuple[Element, ...]

    @property
    def whole(self) -> str:
        """Its text with its mark."""
        return f"{self.mark} {self.text}" if self.mark else self.text


class _Word:
    """Walks through the text of a Word document as it is when all its changes are accepted."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # its library has no types
        from docx.opc.constants import RELATIONSHIP_TYPE

        self._body = document.element.body
        styles = document.styles.element
        _refuse_overfull(self._body)
        if styles.xpath("count(./w:style)") > _MOST_STYLES:
            raise _too_much()
        parts = {
            rel.reltype: rel.target_part
            for rel in document.part.rels.values()
            if not rel.is_external
        }
        self._numbers = WordNumbers(styles, _root(parts.get(RELATIONSHIP_TYPE.NUMBERING)))
        self._notes = {
            "footnote": _by_id(_root(parts.get(RELATIONSHIP_TYPE.FOOTNOTES))),
            "endnote": _by_id(_root(parts.get(RELATIONSHIP_TYPE.ENDNOTES))),
        }
        self._hidden_styles = hidden_styles(styles)
        self._fields = _Fields(self._body)
        self._cited: dict[tuple[str, str], None] = {}  # notes, in the order of the text
        self._pieces: Counter[int] = Counter()  # of each paragraph, so that each has its place
        self._tables = 0
        self._lines = 0
        self._cells = 0
        self._characters = 0

    def blocks(self) -> Iterator[Block]:
        """Yield its paragraphs and tables, those within cells after the table that holds them, its notes last."""
        yield from self._blocks_in(self._body)
        numbers: Counter[str] = Counter()
        for kind, id_ in self._cited:
            numbers[kind] += 1
            yield from self._note(kind, id_, numbers[kind])

    def _blocks_in(self, container: Element, number: int = 0) -> Iterator[Block]:
        """Yield the blocks of the body, or of a box beside the paragraph with the number."""
        for part in self._parts(container, number):
            if not isinstance(part, _Paragraph):
                yield from self._table(part)
                continue
            seen = part.whole if part.text.strip() else ""
            lines = list(filter(None, map(tidy, _lines(seen))))
            self._count(sum(map(len, lines)), lines=max(1, len(lines)))
            for line in lines:
                yield Line(line, Place("paragraph", part.number, part=self._pieces[part.number]))
                self._pieces[part.number] += 1
            for box in part.boxes:
                yield from self._blocks_in(box, part.number)

    def _parts(self, container: Element, number: int = 0) -> Iterator[Any]:
        """Yield paragraphs and tables; a paragraph whose mark is deleted or hidden goes on in the next one."""
        held: list[Element] = []
        count = 0
        for element in nearest(container, f"{W}p", f"{W}tbl"):
            if element.tag == f"{W}p":
                count += 1
                held.append(element)
                if runs_on(element):
                    continue
            if held:
                yield self._paragraph(held, number or count - len(held) + 1)
                held = []
            if element.tag == f"{W}tbl":
                yield element
        if held:
            yield self._paragraph(held, number or count - len(held) + 1)

    def _paragraph(self, parts: list[Element], number: int) -> _Paragraph:
        """Return paragraphs as the one that they are, with its number; raises PlantrackError where it is too long."""
        boxes: list[Element] = []
        texts = ["".join(self._text(part, boxes)) for part in parts]
        written = (part for part, text in zip(parts, texts, strict=True) if text.strip())
        mark = self._numbers.next_of(next(written, parts[-1]))
        made = _Paragraph(mark, "".join(texts), number, tuple(boxes))
        if len(made.whole) > _LONGEST_TEXT:
            raise fail(messages.word_long, limit=_LONGEST_TEXT, text=tidy(made.whole[:60]))
        return made

    def _text(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield what is seen of a paragraph; boxes, whose text stands elsewhere, are collected."""
        style = value_of(element.find(f"{W}pPr/{W}pStyle"), f"{W}val")
        for run in nearest(element, f"{W}r"):
            gone = self._is_hidden(run, style)
            for child in children(run):
                tag = child.tag
                if tag == _FIELD:
                    self._fields.pass_by(child)
                elif gone or self._fields.within_code:
                    continue
                elif tag == f"{W}t":
                    yield (child.text or "").replace("\u00a0", " ")
                elif tag in _SIGNS:
                    yield _SIGNS[tag]
                elif tag in _NOTES:
                    self._cited[_NOTES[tag], value_of(child, f"{W}id")] = None
                elif tag == _BOX:
                    boxes.append(child)
                elif tag not in NO_TEXT:
                    boxes.extend(nearest(child, _BOX))

    def _is_hidden(self, run: Element, style: str) -> bool:
        properties = run.find(f"{W}rPr")
        own = None if properties is None else properties.find(f"{W}vanish")
        if own is not None:
            return is_on(own)
        if not self._hidden_styles:
            return False
        named = None if properties is None else properties.find(f"{W}rStyle")
        return bool({style, value_of(named, f"{W}val")} & self._hidden_styles)

    def _table(self, table: Element) -> Iterator[Block]:
        rows: list[DocumentRow] = []
        inner: list[Element] = []
        above: list[str] = []
        number = self._tables + 1
        for element in nearest(table, f"{W}tr"):
            if any(element.find(f"{W}trPr/{W}{tag}") is not None for tag in ("del", "moveFrom")):
                continue
            cells = [""] * min(number_of(element.find(f"{W}trPr/{W}gridBefore"), 0), _MOST_COLUMNS)
            below: set[int] = set()
            for cell in nearest(element, f"{W}tc"):
                if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    continue
                span = number_of(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                text = "" if goes_on and len(cells) < len(above) else self._cell(cell, inner)
                for _ in range(min(span, _MOST_COLUMNS)):
                    held = goes_on and len(cells) < len(above)
                    if held:
                        below.add(len(cells))
                    cells.append(above[len(cells)] if held else text)
            place = Place("row", len(rows) + 1, number)
            rows.append(DocumentRow(tuple(cells), place, frozenset(below)))
            self._count(sum(map(len, cells)), cells=len(cells))
            above = cells
        if not rows:
            return
        self._tables += 1
        width = max(len(row.cells) for row in rows)
        self._count(0, cells=sum(width - len(row.cells) for row in rows))
        yield padded(rows)
        for other in inner:
            yield from self._table(other)

    def _cell(self, cell: Element, inner: list[Element]) -> str:
        return tidy_lines("\n".join(self._lines_in(cell, inner)))

    def _lines_in(self, container: Element, inner: list[Element]) -> Iterator[str]:
        for part in self._parts(container):
            if not isinstance(part, _Paragraph):
                inner.append(part)
                continue
            yield part.whole if part.text.strip() or part.mark != "-" else ""
            for box in part.boxes:
                yield from self._lines_in(box, inner)

    def _note(self, kind: str, id_: str, number: int) -> Iterator[Line]:
        """Yield the text of a note in one line, that of its tables too."""
        note = self._notes[kind].get(id_)
        paragraphs = () if note is None else nearest(note, f"{W}p")
        text = tidy(" ".join(self._paragraph([it], number).text for it in paragraphs))
        self._count(len(text), lines=1)
        if text:
            yield Line(text, Place(kind, number))

    def _count(self, characters: int, *, lines: int = 0, cells: int = 0) -> None:
        """Count what was read; raises PlantrackError where all of it is too much."""
        self._lines += lines
        self._cells += cells
        self._characters += characters
        if self._lines > _MOST_LINES or self._cells > _MOST_CELLS or self._characters > _MOST_TEXT:
            raise _too_much()


class _Fields:
    """Where the codes of fields stand, whose results alone are read, and those of a table of contents not at all."""

    def __init__(self, body: Element) -> None:
        """Pair what begins and ends each field; what has no pair is passed over, so that it hides nothing."""
        self._steps: dict[Element, int] = {}
        self._depth = 0
        opened: list[tuple[Element, list[Element], list[str]]] = []
        for element in body.iter(_FIELD, _CODE):
            if is_deleted(element):
                continue
            kind = value_of(element, f"{W}fldCharType")
            if kind == "begin":
                opened.append((element, [], []))
            elif opened and element.tag == _CODE:
                opened[-1][2].append(element.text or "")
            elif opened and kind == "separate":
                opened[-1][1].append(element)
            elif opened and kind == "end":
                begin, separators, code = opened.pop()
                contents = "".join(code).split()[:1] == ["TOC"]
                shown = [] if contents else separators[:1]
                self._steps.update({begin: 1, (shown or [element])[0]: -1})

    def pass_by(self, element: Element) -> None:
        """Note that a mark of a field was passed."""
        self._depth += self._steps.get(element, 0)

    @property
    def within_code(self) -> bool:
        """Tell whether what stands here is no text."""
        return self._depth > 0


def _refuse_overfull(body: Element) -> None:
    """Raise PlantrackError for more paragraphs, cells or depth than can be read soon, before any is read."""
    most = {
        "p": 2 * _MOST_CELLS,
        **dict.fromkeys(("tc", "tr", "tbl", "fldChar", "instrText"), _MOST_CELLS),
        **dict.fromkeys(("t", "tab", "br", "cr", "footnoteReference"), _MOST_PIECES),
    }
    if any(body.xpath(f"count(.//w:{tag})") > limit for tag, limit in most.items()):
        raise _too_much()
    if body.xpath(f".//w:tbl[count(ancestor::w:tbl) >= {_DEEPEST}]"):
        raise fail(messages.word_nested, limit=_DEEPEST)
    if body.xpath("boolean(.//w:altChunk | .//w:subDoc)"):
        raise fail(messages.word_chunk)


def _too_much() -> PlantrackError:
    return fail(messages.word_too_much, lines=_MOST_LINES, cells=_MOST_CELLS, characters=_MOST_TEXT)


def _lines(paragraph: str) -> Iterator[str]:
    """Yield the lines of a paragraph: columns side by side, what a paste glued together, line breaks."""
    for part in columns(paragraph.strip("\n ")):
        for piece in GLUED.split(part.replace("\n", " ") if _running(part) else part):
            yield from piece.split("\n")


def _running(text: str) -> bool:
    """Tell whether a paragraph with line breaks is one sentence that its writer broke by hand."""
    return all(
        not BEGINS.match(line.strip()) and line.strip()[:1].islower()
        for line in text.split("\n")[1:]
    )


def _root(part: Any) -> Element | None:  # noqa: ANN401  # its library has no types
    """Return the element of a part, which its library may not have parsed; None for no part."""
    from docx.oxml.parser import parse_xml

    if part is None:
        return None
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _by_id(notes: Element | None) -> dict[str, Element]:
    return {} if notes is None else {value_of(note, f"{W}id"): note for note in notes}
