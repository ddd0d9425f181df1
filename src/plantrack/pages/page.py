"""What a reader is told: blocks of text and tables, whose cells are lines of spans with a role.

A page knows what is said, in one language, and what each part of it means to the reader; it knows no
width, colour, tag or style.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from plantrack.words.text import visible
from plantrack.words.words import Language, Role, Sentence, Words

# What a text is on its page.
BlockKind = Literal[
    "title",  # what the page is about
    "head",  # what sums it up
    "name",  # a long name, which a screen may cut short
    "under",  # where that comes from
    "part",  # which of several the following is about; its name may be cut short
    "heading",  # what the following is
    "section",  # the same, where something else begins
    "paragraph",
    "items",  # a line each
    "detail",  # belongs to the heading above
    "total",
    "footnote",
    "closing",
]


class Span(NamedTuple):
    """Some text, and what it means."""

    text: str
    role: Role | None = None


Line = tuple[Span, ...]


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int


class Cell(NamedTuple):
    """Lines of a table's cell; `joint` stands between them where all must stand on one.

    `value` is the number, the share of 1 or the day that the lines say, for formats that can reckon with it;
    `decimals` are those of a share in percent.
    """

    lines: tuple[Line, ...] = ()
    share: Share | None = None
    joint: str = " "
    value: int | float | date | None = None
    decimals: int = 0

    @property
    def plain(self) -> str:
        """The bare text on one line."""
        return self.joint.join(plain(line) for line in self.lines)


class Text(NamedTuple):
    """A text of one line or several."""

    kind: BlockKind
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """Rows of cells under headings; without headings each row names something and tells of it.

    `naming` is the column, if any, that a screen may cut short, as its text stands elsewhere too; `leading`
    is how many columns say what each row is about, where rows are read one by one and not compared; `differing`
    are the columns in which rows that stand one under another differ though they tell the same, as whose they
    are; `total` is the row, if any, that sums up the others.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: Literal["table", "facts", "names", "list"] = "table"
    naming: int | None = None
    leading: int = 0
    differing: tuple[int, ...] = ()
    total: tuple[Cell, ...] = ()

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, with the one that sums them up at the end."""
        return (*self.rows, self.total) if self.total else self.rows


class RowGroup(NamedTuple):
    """Something said once of several: its name, what is told of it, and who they are."""

    name: Line
    told: Line
    members: tuple[Line, ...]


Block = Text | Table | RowGroup


class Page(NamedTuple):
    """A whole page in one language; `title` names it where it stands by itself."""

    title: str
    blocks: tuple[Block, ...]
    language: Language = "vi"


def plain(line: Line) -> str:
    """Return the bare text of a line."""
    return line[0].text if len(line) == 1 else "".join(span.text for span in line)


def line(text: str, role: Role | None = None) -> Line:
    """Return a line of one span, in which nothing but its letters takes effect."""
    return (Span(visible(text), role),)


def joined(parts: Iterable[Line], joint: str, role: Role | None = None) -> Line:
    """Return one line of several, with something between them."""
    spans: list[Span] = []
    for part in parts:
        spans += [Span(joint, role), *part] if spans else part
    return tuple(spans)


def cell(text: str = "", role: Role | None = None) -> Cell:
    """Return a cell of one line, or an empty one."""
    return Cell((line(text, role),)) if text else Cell()


def number(value: int, role: Role | None = None) -> Cell:
    """Return a cell of a number; nothing stands in it for 0."""
    return Cell((line(str(value), role),) if value else (), value=value)


def cells(*texts: str) -> Cell:
    """Return a cell with a line for each text that is not empty."""
    return Cell(tuple(line(text) for text in texts if text))


def text(kind: BlockKind, *texts: str, role: Role | None = None) -> Text:
    """Return a text of these lines."""
    return Text(kind, tuple(line(one, role) for one in texts))


def table(
    words: Words,
    columns: Mapping[Sentence, Sequence[Cell]],
    naming: Sentence | None = None,
    leading: Sentence | None = None,
    differing: Sequence[Sentence] = (),
) -> Table:
    """Return the table of these columns, without those that are empty.

    `leading` is the last column of those that say what each row is about, where rows are read one by one;
    `differing` are those in which rows may differ that tell the same.
    """
    shown = {heading: cells for heading, cells in columns.items() if any(c.lines for c in cells)}
    return Table(
        tuple(map(words.pick, shown)),
        tuple(zip(*shown.values(), strict=True)),
        naming=list(shown).index(naming) if naming in shown else None,
        leading=list(shown).index(leading) + 1 if leading in shown else 0,
        differing=tuple(list(shown).index(heading) for heading in differing if heading in shown),
    )
