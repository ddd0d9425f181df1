"""The blocks of a plain text or a Markdown file."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plantrack.draft.blocks import (
    BEGINS,
    COLUMNS,
    Block,
    DocumentRow,
    DocumentTable,
    Line,
    Place,
    padded,
    pieces,
    tidy,
    tidy_lines,
)
from plantrack.words.text import nfc


class _Raw(NamedTuple):
    number: int
    indent: int
    text: str


_PAGE = re.compile(
    r"[-–—\s]*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*|=+\s*page\s*=+", re.IGNORECASE
)
# Two columns of a letterhead, as a table is copied.
_LETTERHEAD = re.compile(
    r" \| .*(?:cộng h[oò]|độc lập|ngày\s.{0,12}tháng)| / .* \| | \| .* / ", re.IGNORECASE
)
_ADDRESS = re.compile(r"kính gửi\b", re.IGNORECASE)
_PAGE_OF = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")


def blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs and tables of a plain text, without page numbers, its lines joined."""
    raw = [
        _Raw(number, len(line) - len(line.lstrip()), line.strip())
        for number, line in enumerate(re.split(r"\r\n|[\n\r\f\x0b]", nfc(text)), 1)
    ]
    raw = [line._replace(text=_without_markup(line.text)) for line in raw]
    totals = Counter(found[2] for line in raw if (found := _PAGE_OF.fullmatch(line.text)))
    raw = [line for line in raw if not _is_page(line.text, totals)]
    tables = 0
    paragraphs: list[_Raw] = []
    rows: list[_Raw] = []
    for line in [*raw, _Raw(0, 0, "")]:
        if _is_row(line.text) or (rows and line.text.endswith(" |")):
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


def _is_page(text: str, totals: Mapping[str, int]) -> bool:
    """Tell whether a line only numbers a page; "5/6" does where others count to the same, else it is a day."""
    of = _PAGE_OF.fullmatch(text)
    if of and (int(of[1]) > int(of[2]) or totals[of[2]] < 2):
        return False
    return bool(text and _PAGE.fullmatch(text))


def _without_markup(text: str) -> str:
    """Return a line without the marks of Markdown for headings and emphasis."""
    text = re.sub(r"^#{1,6}\s+", "", text)
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)


def _is_row(text: str) -> bool:
    bars = text.count("|") >= 2 or text.startswith("|") or _LETTERHEAD.search(text)
    return bool(bars) or text.count("\t") >= 2


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
                tuple(tidy_lines(cell) for cell in cells), Place("row", len(rows) + 1, number)
            )
        )
    return padded(rows)


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
    if BEGINS.match(line.text) or COLUMNS.search(line.text) or COLUMNS.search(last.text):
        return False
    if _ADDRESS.match(held[0].text) and line.text[0].isupper() and not last.text.endswith(","):
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
    parts = filter(None, map(tidy, pieces(text)))
    yield from (Line(piece, place._replace(part=n)) for n, piece in enumerate(parts))
