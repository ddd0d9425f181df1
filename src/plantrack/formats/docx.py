"""An official document for Word, laid out by Appendix I of Decree 30/2020/ND-CP.

The parts of the file are XML templates in `templates/word`. Computed here is what they ask for: how wide columns are,
what stays on one page, and where a line must not end.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined

from plantrack.formats.widths import ColumnWidth, fit
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
SPACE = 48  # between words of a table, a quarter of its letters' height and some air
HEADING = 3  # cells that a heading is worth, which is better not broken
SHORTEST = 22  # spaces that a cell of several words keeps
AIR = 2  # spaces by which words in bold are longer
BROKEN = 40  # spaces that a word is long which a narrow column breaks
PADDING = 57  # at both sides of a cell

# Where a line must not end: before the numbers of days, months, years, documents; within an English date.
_BOUND = re.compile(
    r"(?<=\b[Nn]gày) (?=\d)|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\b[Ss]ố) (?=\d)"
    r"|(?<=\d) (?=[A-Z][a-z]{2} \d{4}\b)|(?<=\d [A-Z][a-z]{2}) (?=\d{4}\b)"
)
FEW = 90  # letters of closing words too few to stand alone over a signature, about a line
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
    """Tell whether a text stays on the page of what follows: of what it leads to, or of the signature.

    Who signs does not sign a page of a few words: what is before these stays with them. Sentences that close
    a report are enough, so its last part may end on the page before.
    """
    if not isinstance(after, Text):
        return after is not None or block.kind == "closing"
    few = after.kind == "closing" and sum(len(plain(told)) for told in after.lines) < FEW
    return few or after.kind == "items" or block.kind == "closing"


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
    """Return how wide columns are: so that rows take few lines, and none breaks its words."""
    padding = -(-2 * PADDING // SPACE)
    made = []
    for heading, cells in zip(headings, columns, strict=True):
        texts = ["\n".join(map(_bound, cell.lines)) for cell in cells]
        column = ColumnWidth(heading, texts, _spaces, SHORTEST, emphasis=HEADING)
        bold = AIR + max(map(_spaces, heading.split()))
        column.least = max(min(column.least, BROKEN), bold)
        column.width = max(column.width, column.least)
        made.append(column)
    room = width // SPACE - padding * len(made)
    if sum(column.least for column in made) < room:
        fit(made, room)
    else:
        for column in made:
            column.width = column.least
    widths = _scaled([(column.width + padding) * SPACE for column in made], width)
    return [*widths[:-1], width - sum(widths[:-1])]


def _bound(told: Line) -> str:
    """Return a line in which what stays together is one word."""
    return clean(plain(told)).replace("\u00a0", "_")


def _scaled(widths: Sequence[int], width: int) -> list[int]:
    return [width * one // sum(widths) for one in widths]


# How wide letters of Times New Roman are, as parts of a thousand of their height; marks add nothing.
_WIDTHS = {
    letter: width
    for letters, width in (
        (" .,", 250),
        ("ijlt/:;'", 278),
        ("fr()-I[]", 333),
        ("sJ", 389),
        ("acez", 444),
        ("FPS", 556),
        ("ELTZ", 611),
        ("BCR", 667),
        ("wADGHKNOQUVXY", 722),
        ("mM", 833),
        ("W…", 1000),
    )
    for letter in letters
}


@lru_cache(maxsize=4096)
def _spaces(text: str) -> int:
    """Return how many spaces are as long as a text."""
    bare = (unicodedata.normalize("NFD", letter)[0] for letter in text.translate({ord("Đ"): "D"}))
    return -(-sum(_WIDTHS.get(letter, 500) for letter in bare) // 250)
