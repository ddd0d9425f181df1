"""The parts of a document: lines and tables that know where they stand."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plantrack.draft import messages
from plantrack.words.text import nfc
from plantrack.words.words import Words


class Place(NamedTuple):
    """Where in a document: the line of a text, the paragraph of a .docx, the row of a table, a note.

    `part` tells the pieces of one line or paragraph apart.
    """

    kind: str
    number: int
    table: int = 0
    part: int = 0

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        match self.kind:
            case "row":
                return words.fill(messages.place_row, table=self.table, number=self.number)
            case "paragraph":
                return words.fill(messages.place_paragraph, number=self.number)
            case "footnote":
                return words.fill(messages.place_footnote, number=self.number)
            case "endnote":
                return words.fill(messages.place_endnote, number=self.number)
            case _:
                return words.fill(messages.place_line, number=self.number)


class Line(NamedTuple):
    """A paragraph, with its number or bullet in front."""

    text: str
    place: Place


class DocumentRow(NamedTuple):
    """A row of a table; a cell that spans several columns or rows stands in each of them.

    `below` are the columns whose cell began in a row above.
    """

    cells: tuple[str, ...]
    place: Place
    below: frozenset[int] = frozenset()


class DocumentTable(NamedTuple):
    """A table."""

    rows: tuple[DocumentRow, ...]


Block = Line | DocumentTable
LONGEST = 5_000  # characters of a paragraph or cell; a real one has a tenth of it

# What begins a line of its own: a number, a bullet, a label, a fixed part of a document.
BEGINS = re.compile(
    r"(?:phần|chương|mục|điều)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b|[IVX]{1,5}[./)]|[A-ZĐ]\.\s|[a-zđ]\)"
    r"|\d{1,3}(?:\.\d{1,3})*[.)]\s+(?=\S)|\d{1,3}(?:\.\d{1,2})+\s+(?=[^\W\d_])|[-–—+*•~]\s*\S|[-–—]\s|\|"
    r"|(?:cơ quan|đơn vị)\s+(?:chủ trì|phối hợp|thực hiện)|(?:chủ trì|phối hợp|thời gian|thời hạn|tiến độ|sản phẩm|kết quả)[^.]{0,30}:"
    r"|căn cứ\b|thực hiện (?:luật|nghị định|nghị quyết|quyết định|chỉ thị|kế hoạch|công văn|chương trình)[^,;.]{0,60}\bsố\s|nơi nhận|số\s*:|kính gửi|(?:kt|tm|tl|tuq)\.\s|v/v\b|trên đây là",
    re.IGNORECASE,
)
GLUED = re.compile(
    r"(?<=(?<!\d)(?:19|20)\d\d)(?=\d{1,3}\.\s+[^\W\d_])|(?<=[^\W\d_A-Z][.;:])(?=\d{1,3}\.\s+[^\W\d_])"
)
# Two columns side by side; not the blank of a number or a date that is still to be filled in.
COLUMNS = re.compile(r"(?<=\S)(?<![Ss]ố:)(?<!ngày)(?<!tháng)(?:\t+| {5,})(?=\S)")

_MARK = re.compile(
    r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐa-zđ])[.)/]|\(\w{1,3}\)|[-–—+*•~]"
    r"|(?:phần|chương|mục|điều)\s+(?:\d{1,3}|[IVXLC]{1,6})[.:]?",
    re.IGNORECASE,
)


def padded(rows: Sequence[DocumentRow]) -> DocumentTable:
    """Return a table whose rows all have as many cells as the longest."""
    width = max((len(row.cells) for row in rows), default=0)
    return DocumentTable(
        tuple(row._replace(cells=row.cells + ("",) * (width - len(row.cells))) for row in rows)
    )


def is_note(block: Block) -> bool:
    """Tell whether it is a footnote or an endnote, which gives nobody anything to do."""
    return isinstance(block, Line) and block.place.kind in ("footnote", "endnote")


def shortened(block: Block) -> Block:
    """Return a block whose texts are no longer than a plan file can hold."""
    if isinstance(block, Line):
        return block._replace(text=_short(block.text))
    rows = tuple(row._replace(cells=tuple(map(_short, row.cells))) for row in block.rows)
    return block._replace(rows=rows)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def too_long(block: Block) -> Iterator[Place]:
    """Yield where texts stand that are to be shortened."""
    if isinstance(block, Line):
        if len(block.text) > LONGEST:
            yield block.place
        return
    yield from (row.place for row in block.rows if any(len(it) > LONGEST for it in row.cells))


def columns(text: str) -> list[str]:
    """Return the texts that stand side by side in one line; a number or bullet stands with what follows it."""
    parts = COLUMNS.split(text)
    if len(parts) > 1 and _MARK.fullmatch(parts[0].strip()):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    return parts


def pieces(text: str) -> Iterator[str]:
    """Yield the texts that stand side by side in one line, or that a paste glued together."""
    for part in columns(text):
        yield from GLUED.split(part)


# What cannot be seen: a hyphen only where a line is broken, marks of width none or of direction.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NO_SIGN = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ufffd\ud800-\udfff]")
_HYPHEN = re.compile("[\u2010\u2011]")


def tidy(text: str) -> str:
    """Return text in one line, without what cannot be seen or must not be in a plan file."""
    seen = _UNSEEN.sub("", _HYPHEN.sub("-", nfc(text)))
    return " ".join(_NO_SIGN.sub(" ", seen).split())


def tidy_lines(text: str) -> str:
    """Return text of several lines, each tidied, without those that are blank."""
    return "\n".join(line for line in map(tidy, text.split("\n")) if line)
