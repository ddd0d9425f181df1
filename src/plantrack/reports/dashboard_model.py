"""What a board is made of: tiles, and parts with rows to look for, a matrix and timelines.

Each says itself in ordinary blocks too, for formats that know only those.
"""

from datetime import date
from typing import Literal, NamedTuple

from plantrack.pages.page import Block, Cell, Line, Page, RowGroup, Table, Text, cell, line, plain
from plantrack.words.words import Language, Role

Keys = tuple[str, ...]  # the statuses and the like under which something is looked for


class Tile(NamedTuple):
    """A number that matters: what it counts, the first facts, and the part that tells all.

    Those that matter most are `first`.
    """

    number: str
    label: str
    facts: tuple[str, ...]
    part: str
    role: Role | None = None
    first: bool = False

    @property
    def row(self) -> tuple[Cell, ...]:
        """The same as cells of a row."""
        facts = tuple(line(fact) for fact in self.facts)
        name = Cell(((*line(self.number, "strong"), *line(f" {self.label}")),))
        return (name, Cell(facts, joint="; ")) if facts else (name,)


class DashboardRow(NamedTuple):
    """A row of a table; `part` is the part, if any, that tells more of whom it names."""

    cells: tuple[Cell, ...]
    keys: Keys = ()
    part: str = ""


class Listing(NamedTuple):
    """A table; the cell in the column `naming` is what each row is about.

    `counts` are numbers that mean nothing without their headings.
    """

    headings: tuple[str, ...]
    rows: tuple[DashboardRow, ...]
    naming: int = 0
    total: tuple[Cell, ...] = ()
    counts: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same as an ordinary table."""
        return (Table(self.headings, tuple(row.cells for row in self.rows), total=self.total),)


class Bundle(NamedTuple):
    """Something said once of several, all looked for under the same keys, and each under some of its own."""

    group: RowGroup
    keys: Keys
    own: tuple[Keys, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same as an ordinary group."""
        return (self.group,)


class Items(NamedTuple):
    """Lines under a name, all looked for under the same keys, and each under some of its own."""

    name: Line
    keys: Keys
    lines: tuple[Line, ...]
    own: tuple[Keys, ...]

    @property
    def named(self) -> tuple[Line, ...]:
        """The lines, each behind the name."""
        return tuple((*self.name, *line(": "), *one) for one in self.lines)


class Mark(NamedTuple):
    """How an agency stands with a task: in a sign and a number or a date, and in words."""

    short: str
    role: Role
    words: str


class MatrixColumn(NamedTuple):
    """A task as the head of a column."""

    number: str
    name: str


class MatrixRow(NamedTuple):
    """An agency, the part about it, and how it stands with each task; None: it owes nothing."""

    name: str
    part: str
    marks: tuple[Mark | None, ...]
    keys: Keys


class Matrix(NamedTuple):
    """Agencies by tasks; `corner` says what the rows are, `legend` what the marks mean."""

    corner: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[Line, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same as a table with the numbers of tasks for headings."""
        rows = tuple(
            (
                cell(row.name),
                *(cell(mark.short, mark.role) if mark else Cell() for mark in row.marks),
            )
            for row in self.rows
        )
        legend = Text("footnote", self.legend)
        return Table((self.corner, *(column.number for column in self.columns)), rows), legend


class Segment(NamedTuple):
    """Some days of an occurrence, both ends included.

    `window` leads to the first due date, and has no end where `open`; `extension` leads on to the latest one;
    `late` is from the day after an unmet one to the day of the report.
    """

    kind: Literal["window", "open", "extension", "late"]
    first: date
    last: date


class Bar(NamedTuple):
    """The stretches of one occurrence, and the due dates in it."""

    stretches: tuple[Segment, ...]
    dues: tuple[date, ...]

    @property
    def first(self) -> date:
        """The first day of all."""
        return min(stretch.first for stretch in self.stretches)

    @property
    def last(self) -> date:
        """The last day of all."""
        return max(stretch.last for stretch in self.stretches)

    @property
    def planned(self) -> date:
        """The last day on which it could still be on time."""
        return max(stretch.last for stretch in self.stretches if stretch.kind != "late")


class TimelineRow(NamedTuple):
    """A task, its courses, and what is told of them in words."""

    name: Cell
    courses: tuple[Bar, ...]
    told: tuple[Cell, ...]
    keys: Keys


class Timeline(NamedTuple):
    """The courses of tasks on one scale, from `first` to `last`; the second heading is theirs.

    `legend` names each kind of stretch, the due date and the day of the report.
    """

    headings: tuple[str, ...]
    first: date
    last: date
    today: date
    ticks: tuple[tuple[date, str], ...]
    rows: tuple[TimelineRow, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same as a table of what is told in words."""
        headings = (self.headings[0], *self.headings[2:])
        return (Table(headings, tuple((row.name, *row.told) for row in self.rows)),)


Piece = Text | Listing | Bundle | Matrix | Timeline


class Subpart(NamedTuple):
    """What is told of one of several, who can be linked to; `nobody` is of those not named yet, and not counted."""

    id: str
    name: str
    items: tuple[Items, ...]
    nobody: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same as an ordinary list."""
        lines = tuple(one for items in self.items for one in items.named)
        return Text("paragraph", (line(self.name, "strong"),)), Text("items", lines)


class Part(NamedTuple):
    """A part of the board, which can be linked to."""

    id: str
    heading: str
    pieces: tuple[Piece | Subpart, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same under an ordinary heading."""
        pieces = (
            piece.blocks if not isinstance(piece, Text) else (piece,) for piece in self.pieces
        )
        heading = Text("heading", (line(self.heading, "strong"),))
        return heading, *(block for blocks in pieces for block in blocks)


class Choice(NamedTuple):
    """What rows can be looked for under, in words, and how many items there are."""

    key: str
    said: str


class Controls(NamedTuple):
    """What is said beside the controls; `shown` has `{shown}` and `{all}` for numbers of rows."""

    find: str
    hint: str
    status: str
    every: str
    clear: str
    sort: str
    shown: str
    nothing: str
    contents: str
    choices: tuple[Choice, ...]


class Dashboard(NamedTuple):
    """Everything there is to tell on a day, in one language: the first screen, then part by part."""

    title: str
    as_of: str
    under: tuple[str, ...]
    tiles: tuple[Tile, ...]
    parts: tuple[Part, ...]
    footnotes: tuple[Line, ...]
    controls: Controls
    language: Language

    @property
    def page(self) -> Page:
        """The same as an ordinary page."""
        blocks: tuple[Block, ...] = (
            Text("title", (line(self.title, "strong"),)),
            Text(
                "under", (line(self.as_of, "strong"), *(line(one, "muted") for one in self.under))
            ),
            Table((), tuple(tile.row for tile in self.tiles), "facts"),
            *(block for part in self.parts for block in part.blocks),
            *(Text("footnote", (one,)) for one in self.footnotes),
        )
        return Page(self.title, tuple(filter(_says_something, blocks)), self.language)


def _says_something(block: Block) -> bool:
    return not isinstance(block, Text) or any(plain(one) for one in block.lines)
