"""An official document for Word, laid out by Appendix I of Decree 30/2020/ND-CP.

The parts of the file are XML templates in `templates/word`. Computed here is what they ask for: how wide columns are,
what stays on one page, and where a line must not end.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined

from plantrack.pages.page import Cell, Line, Table, Text, line, plain
from plantrack.reports.document import Document, GroupedTable
from plantrack.words.text import visible
from plantrack.words.words import Language

# The parts of a file in their order, each with its template.
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/header1.xml": "header.xml",
}
TAGS: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say; no clock is in it
UNIX = 3  # the system that it names, whatever it was made on

# Widths are in twentieths of a point, as Word counts them.
LETTER = 112  # a small one in a table, about
FULL = 60  # letters of a line from which on it gets no wider
BROKEN = 20  # letters of a word that a narrow column breaks
PADDING = 57  # at both sides of a cell

# Where a line must not end: before the numbers of days, months, years, documents; within an English date.
_BOUND = re.compile(
    r"(?<=\b[Nn]gày) (?=\d)|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\b[Ss]ố) (?=\d)"
    r"|(?<=\d) (?=[A-Z][a-z]{2} \d{4}\b)|(?<=\d [A-Z][a-z]{2}) (?=\d{4}\b)"
)
LED_TO = ("items", "closing")  # who signs does not sign a page without words
Groups = tuple[tuple[Line, tuple[tuple[Cell, ...], ...]], ...]


class ColumnLayout(NamedTuple):
    """A column of a table: its width, and the style of its cells."""

    width: int
    style: str


def render(document: Document) -> bytes:
    """Return the file; the same document gives the same bytes."""
    about = {"document": document, "language": TAGS[document.language], "padding": PADDING}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, template in PARTS.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = UNIX
            package.writestr(info, _templates().get_template(template).render(about))
    return out.getvalue()


# -- the templates ---------------------------------------------------------------------------------


@cache
def _templates() -> Environment:
    """Return the templates, in which text stays text and a name that is not known is an error."""
    made = Environment(loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined)
    made.globals |= {"zip": zip}
    made.filters |= {"mm": mm, "clean": clean, "line": line, "columns": columns, "groups": groups}
    made.tests["kept_with"] = kept_with
    return made


def _template(name: str) -> str:
    """Return a template without the ends and indentation of its lines, which are for its readers."""
    path = Path(__file__).with_name("templates") / "word" / name
    return "".join(map(str.strip, path.read_text(encoding="utf-8").splitlines()))


def mm(millimetres: float) -> int:
    """Return a length as Word counts it."""
    return round(millimetres * 1440 / 25.4)


@lru_cache(maxsize=4096)  # names stand in many rows
def clean(text: str) -> str:
    """Return text in which nothing acts and no date or number is broken; Jinja escapes its marks."""
    return _BOUND.sub("\u00a0", visible(text))


# -- texts and tables ------------------------------------------------------------------------------


def kept_with(block: Text, after: Text | Table | GroupedTable | None) -> bool:
    """Tell whether a text stays on the page of what follows: of what it leads to, or of the signature."""
    leads = after is not None and (not isinstance(after, Text) or after.kind in LED_TO)
    return leads or block.kind == "closing"


def groups(block: Table | GroupedTable) -> Groups:
    """Return the rows of a table in groups; those of a plain table are one, without a name."""
    return block.groups if isinstance(block, GroupedTable) else (((), block.rows),)


def columns(block: Table | GroupedTable, width: int) -> list[ColumnLayout]:
    """Return how the columns of a table share a width; numbers, days and shares are centred."""
    cells = list(zip(*(row for _, rows in groups(block) for row in rows), strict=True))
    widths = _widths(block.headings, cells, width)
    styles = ("TableValue" if _values(column) else "TableText" for column in cells)
    return list(map(ColumnLayout, widths, styles))


def _values(cells: Iterable[Cell]) -> bool:
    """Tell whether a column holds numbers, days or shares."""
    return all(cell.value is not None or len(cell.plain) < 2 for cell in cells)


def _widths(headings: Sequence[str], columns: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Return how wide columns are: as their lines are long, but so that none breaks its words."""
    least, wanted = [], []
    for heading, cells in zip(headings, columns, strict=True):
        texts = [[plain(one) for one in cell.lines] for cell in cells]
        lines = sorted(max(map(_letters, told), default=0) for told in texts)
        usual = max(lines[len(lines) * 9 // 10], lines[-1] // 2)  # the few longest may be broken
        words = {word for text in set(chain(*texts)) for word in text.split()}
        longest = max(map(_letters, words), default=0)
        needed = max(min(longest, BROKEN), 1 + max(map(_letters, heading.split())))
        least.append(2 * PADDING + LETTER * needed)
        wanted.append(2 * PADDING + LETTER * max(needed, min(usual, FULL)))
    made = _shared(least, wanted, width) if sum(least) < width else _scaled(least, width)
    return [*made[:-1], width - sum(made[:-1])]


def _shared(least: Sequence[int], wanted: Sequence[int], width: int) -> list[int]:
    """Share a width out by what is wanted, with at least so much for each."""
    made = list(least)
    free = set(range(len(least)))
    while free:
        room = width - sum(least[n] for n in range(len(least)) if n not in free)
        share = {n: room * wanted[n] // sum(wanted[m] for m in free) for n in free}
        short = {n for n in free if share[n] < least[n]}
        if not short:
            made = [share.get(n, made[n]) for n in range(len(least))]
            break
        free -= short
    return made


def _scaled(widths: Sequence[int], width: int) -> list[int]:
    return [width * one // sum(widths) for one in widths]


@lru_cache(maxsize=4096)
def _letters(text: str) -> int:
    """Return how many small letters are as long as a text; a capital is as long as a half more."""
    return len(text) + sum(map(str.isupper, text)) // 2
