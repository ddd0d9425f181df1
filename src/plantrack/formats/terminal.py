"""A page on a terminal, or the same without colour on a pipe, where no line is broken."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, pairwise

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable
from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from plantrack.pages.page import (
    Block,
    Cell,
    Kind,
    Line,
    Page,
    RowGroup,
    Share,
    Span,
    Table,
    Text,
    joined,
)
from plantrack.words.words import Role

STYLES: dict[Role | None, str] = {
    "bad": "bold red",
    "active": "cyan",
    "waiting": "yellow",
    "late": "green",
    "done": "bold green",
    "warning": "bold yellow",
    "doubtful": "yellow",
    "strong": "bold",
    "muted": "dim",
    None: "",
}
# Blank lines above, columns to the left, blank lines below.
SPACES: dict[Kind, tuple[int, int, int]] = {
    "title": (1, 0, 1),
    "head": (0, 0, 0),
    "name": (0, 0, 0),
    "under": (0, 0, 0),
    "part": (1, 0, 0),
    "heading": (0, 1, 0),
    "section": (1, 1, 0),
    "paragraph": (0, 0, 0),
    "items": (0, 1, 0),
    "detail": (0, 1, 0),
    "total": (0, 1, 1),
    "footnote": (0, 1, 0),
    "closing": (1, 0, 0),
}
LABEL = 10  # columns at least of the names of facts
NARROW = 60  # columns up to which a table is shown as one row under another
NAMING, SHORTEST = 26, 14  # columns that a name keeps when it is cut short, and at the very least
HANGING = 6  # columns to the left of what belongs to a name
GLUE = "\ue000"  # a space at which no line is broken
GLUED = 40  # columns up to which a name stays on one line
PADDED = 200  # columns up to which a row of a pipe is filled up
ENDLESS = 10_000_000  # columns: a pipe has no edge to wrap at


def render(page: Page, width: int | None, *, color: bool) -> str:
    """Return what a terminal of this width shows; None is a pipe."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or ENDLESS,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    shown = Stack(*(_block(block, width) for block in page.blocks))
    console.print(shown, soft_wrap=False, crop=width is not None)
    lines = [line.rstrip() for line in out.getvalue().replace(GLUE, " ").rstrip().splitlines()]
    return "".join(f"{line}\n" for before, line in pairwise(["", *lines]) if line or before)


@contextmanager
def progress(total: int, what: str, *, color: bool) -> Iterator[Callable[[], None]]:
    """Show on stderr how much is done, and leave nothing behind; yield a step's signal."""
    from rich.progress import Progress

    console = Console(
        stderr=True, markup=False, emoji=False, color_system="standard" if color else None
    )
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def _block(block: Block, width: int | None) -> ConsoleRenderable:
    if isinstance(block, RowGroup):
        return _group(block, width)
    if isinstance(block, Text):
        return _text(block, width)
    if block.kind != "table":
        return _pairs(block)
    shown = [[_cell(cell, width) for cell in row] for row in block.body]
    columns = [
        _Column(heading, [cell.plain for cell in cells], cut=number == block.naming)
        for number, (heading, cells) in enumerate(
            zip(block.headings, zip(*shown, strict=True), strict=True)
        )
    ]
    if width is None:
        return _on_a_pipe(columns, shown)
    room = width - 2 * len(columns) - 1
    if width <= NARROW or sum(column.least for column in columns) > room:
        return _stacked(block)
    return _fitted(columns, shown, room)


def _text(block: Text, width: int | None) -> ConsoleRenderable:
    above, left, below = SPACES[block.kind]
    text = _lines(map(_whole, block.lines) if block.kind == "head" else block.lines)
    if block.kind in ("name", "part") and width:
        text.truncate(width, overflow="ellipsis")
    return Padding(text, (above, 0, below, left), expand=False)


def _group(block: RowGroup, width: int | None) -> ConsoleRenderable:
    """Show a name and what is told of it on one line where there is room, its members below."""
    told = _line(_whole(block.told))
    members = _line(joined(map(_whole, block.members), " · "))
    name = _line(block.name)
    if width is None:
        first = _endless("").append_text(name).append("  ").append_text(told)
        return Stack(RichText(""), first, _endless(" " * HANGING).append_text(members))
    below = [told, members]
    if cell_len(f"{name.plain}  {told.plain}") <= width:
        name, below = name.append("  ").append_text(told), [members]
    return Padding(
        Stack(name, *(Padding(text, (0, 0, 0, HANGING)) for text in below)), (1, 0, 0, 0)
    )


def _endless(beginning: str) -> RichText:
    """Return a line for a pipe, which rich need not measure: it takes seconds for 100 000 names."""
    return RichText(beginning, no_wrap=True, overflow="ignore")


def _whole(line: Line) -> Line:
    """Return a line that is broken only between its spans, but for long ones."""
    return tuple(
        Span(span.text.replace(" ", GLUE), span.role)
        if len(span.text) <= GLUED and span.text.strip(" ·")
        else span
        for span in line
    )


def _stacked(block: Table) -> ConsoleRenderable:
    """Show a table one row under another: its first cells on a line, the others named below."""
    first = 1 if block.naming is None else block.naming + 1
    shown: list[ConsoleRenderable] = []
    for row in block.body:
        shown.append(
            Padding(RichText("  ").join(_cell(c, None) for c in row[:first]), (1, 0, 0, 0))
        )
        for heading, cell in zip(block.headings[first:], row[first:], strict=True):
            if cell.lines:
                told = RichText(f"{heading}: ", style="dim").append_text(
                    RichText("", style="not dim").append_text(_cell(cell, NARROW, cell.joint))
                )
                shown.append(Padding(told, (0, 0, 0, 2)))
    return Stack(*shown, RichText(""))


def _lines(lines: Iterable[Line], joint: str = "\n") -> RichText:
    return RichText(joint, overflow="fold").join(map(_line, lines))


def _line(line: Line) -> RichText:
    """Return a line in which nothing but its letters takes effect."""
    text = RichText(overflow="fold")
    for role, spans in groupby(line, key=lambda span: span.role):
        text.append("".join(span.text for span in spans), style=STYLES[role])
    return text


def _cell(cell: Cell, width: int | None, joint: str = "\n") -> RichText:
    # One row a line where nothing wraps, so that a pipe can be searched.
    text = _lines(cell.lines, cell.joint if width is None else joint)
    if cell.share is None:
        return text
    return _bar(cell.share, 12 if width is None or width >= 110 else 6).append(GLUE).append(text)


def _bar(share: Share, cells: int) -> RichText:
    # whatever was delivered is to be seen, and what is not all is not to look so
    filled = -(-cells * share.part // share.whole)
    if share.part < share.whole:
        filled = min(filled, cells - 1)
    bar = RichText(overflow="fold")
    return bar.append("█" * filled, style="green").append("░" * (cells - filled), style="dim")


def _pairs(block: Table) -> ConsoleRenderable:
    """Return rows without headings: names, and what each is."""
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(min_width=LABEL if block.kind == "facts" else None)
    for row in block.rows:
        grid.add_row(*(_cell(cell, None) for cell in row))
    return Padding(grid, (0, 0, 0 if block.kind == "list" else 1, 1), expand=False)


class _Column:
    """How wide a column is, could be at least without breaking a word, and mostly needs to be.

    One that may be `cut` short keeps the first line of its cells on one line.
    """

    def __init__(self, heading: str, cells: Sequence[str], *, cut: bool = False) -> None:
        lines = sorted(max(map(cell_len, cell.splitlines()), default=0) for cell in cells)
        words = [word for text in (heading, *cells) for word in text.split()]
        self.heading, self.cut = heading, cut
        self.width = max(cell_len(heading), lines[-1])
        if cut:
            under = [
                word for cell in cells for line in cell.splitlines()[1:] for word in line.split()
            ]
            self.least = min(max(SHORTEST, *map(cell_len, under), 0), self.width)
        else:
            self.least = max(map(cell_len, words))
        self.usual = 0 if cut else lines[(len(lines) - 1) * 3 // 4]


def _fitted(
    columns: Sequence[_Column], rows: Iterable[Sequence[RichText]], room: int
) -> ConsoleRenderable:
    """Lay cells out in columns that fit."""
    _fit(columns, room)
    table = RichTable(box=SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column.heading, vertical="top", width=column.width)
    for row in rows:
        table.add_row(
            *(
                _cut(text, column.width) if column.cut else text
                for column, text in zip(columns, row, strict=True)
            )
        )
    return table


def _cut(text: RichText, width: int) -> RichText:
    """Return a cell whose first line is cut short to fit, what stands under it broken between its parts."""
    first, *under = text.split("\n")
    first.truncate(width, overflow="ellipsis")
    parts = (
        part for line in under for part in ([line] if line.cell_len <= width else line.split(" · "))
    )
    return RichText("\n", overflow="fold").join([first, *parts])


def _on_a_pipe(columns: Sequence[_Column], rows: Iterable[Sequence[RichText]]) -> ConsoleRenderable:
    """Show the same table a row a line; rich takes a minute for a log of 100 000 events.

    One long text does not make every row as long.
    """
    for column in columns:
        column.width = min(column.width, PADDED)

    def line(cells: Iterable[RichText]) -> RichText:
        text = _endless(" ")
        for column, cell in zip(columns, cells, strict=True):
            text.append_text(cell).append(" " * (column.width - cell_len(cell.plain)) + "  ")
        return text

    rule = RichText(" " + "─" * (sum(column.width + 2 for column in columns) - 1))
    headings = line(RichText(column.heading, style="bold") for column in columns)
    return Stack(RichText(""), headings, rule, *map(line, rows), RichText(""))


def _fit(columns: Sequence[_Column], room: int) -> None:
    """Narrow columns step by step: what may be cut short, then what has most to spare, then all."""
    while sum(column.width for column in columns) > room:
        loose = [column for column in columns if column.width > column.least]
        max(loose, key=_spare).width -= 1


def _spare(column: _Column) -> tuple[int, int]:
    """Return how readily a column gives room: its turn, and how much it has beyond what it mostly needs."""
    if column.cut:
        return (4 if column.width > NAMING else 2), column.width
    return (3 if column.width > column.usual else 1), max(
        column.width - column.usual, column.width // 2
    )
