"""Tables on a terminal: in columns that fit, one row under another where it is narrow, a row a line on a pipe."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import ConsoleRenderable
from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from plantrack.formats.terminal_lines import (
    GLUE,
    LONG_BAR,
    broken,
    cell_text,
    endless,
    on_one_line,
    packed,
    shortened,
    styled,
)
from plantrack.formats.widths import LINES, ColumnWidth, fit
from plantrack.pages.page import Cell, Table

LABEL = 10  # columns at least of the names of facts
NARROW = 60  # columns up to which a table is shown as one row under another
TELLING = 30  # columns that the widest of a table keeps whose rows are read one by one
SHORTEST = 14  # columns that a cell keeps at the very least
SHORT_BAR = 6  # cells of a bar where there is little room
WIDE = 110  # columns from which on a bar is long
HANGING_ROW = 2  # columns to the left of what belongs to the name of a row
PADDED = 200  # columns up to which a row of a pipe is filled up


def table(block: Table, width: int | None, above: int) -> ConsoleRenderable:
    """Show a table as suits the width, with so many blank lines above it in columns; None is a pipe."""
    if width is None:
        shown = [[on_one_line(cell) for cell in row] for row in block.body]
        return _on_a_pipe(_columns(block, shown), shown)
    room = width - 2 * len(block.headings) - 1
    # words before pictures: where something would be broken there is no bar
    for bar in (LONG_BAR if width >= WIDE else SHORT_BAR, 0):
        shown = [[cell_text(cell, bar) for cell in row] for row in block.body]
        columns = _columns(block, shown)
        if sum(column.width for column in columns) <= room:
            break
    if width <= NARROW or _needed(columns, one_by_one=block.leading > 0) > room:
        return _stacked(block, width)
    return Padding(_fitted(columns, shown, room), (above, 0, 1, 1), expand=False)


def _stacked(block: Table, width: int) -> ConsoleRenderable:
    """Show a table one row under another: its first cells on a line, the others named below."""
    first = block.leading or (1 if block.naming is None else block.naming + 1)
    shown: list[ConsoleRenderable] = []
    for rows in _alike(block):
        apart = block.differing if len(rows) > 1 else ()
        row = [Cell(()) if at in apart else cell for at, cell in enumerate(rows[0])]
        members = (_member([row[at] for at in apart]) for row in rows if apart)
        names = (styled(cell.lines[0]) for cell in row[:first] if cell.lines)
        under = (styled(line) for cell in row[:first] for line in cell.lines[1:])
        others = (
            RichText(f"{heading}: ", style="dim", overflow="fold").append_text(
                RichText("", style="not dim").append_text(on_one_line(cell, SHORT_BAR))
            )
            for heading, cell in zip(block.headings[first:], row[first:], strict=True)
            if cell.lines
        )
        name, *more = packed(names, "  ", width - HANGING_ROW)
        below = [
            *more,
            *(
                line
                for parts in (under, members, others)
                for line in packed(parts, " · ", width - HANGING_ROW)
            ),
        ]
        shown += [Padding(name, (1, 0, 0, 0))]
        shown += [Padding(text, (0, 0, 0, HANGING_ROW)) for text in below]
    return Stack(*shown, RichText(""))


def _alike(block: Table) -> list[list[tuple[Cell, ...]]]:
    """Return the rows, those together that follow one another and differ only in whose they are."""

    def told(row: tuple[Cell, ...]) -> object:
        return [cell for at, cell in enumerate(row) if at not in block.differing]

    groups: list[list[tuple[Cell, ...]]] = []
    for row in block.body:
        if block.differing and groups and told(groups[-1][0]) == told(row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _member(cells: Sequence[Cell]) -> RichText:
    """Return what sets one of several rows apart: the first cell and, in brackets, the others."""
    first, *others = map(on_one_line, cells)
    if not others:
        return first
    said = RichText(", ").join(others)
    return first.append(GLUE).append("(").append_text(said).append(")")


def pairs(block: Table) -> ConsoleRenderable:
    """Return rows without headings: names, and what each is."""
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(min_width=LABEL if block.kind == "facts" else None)
    for row in block.rows:
        grid.add_row(*map(on_one_line, row))
    return Padding(grid, (0, 0, 0 if block.kind == "list" else 1, 1), expand=False)


def _columns(block: Table, rows: Sequence[Sequence[RichText]]) -> list[ColumnWidth]:
    return [
        ColumnWidth(
            heading, [cell.plain for cell in cells], cell_len, SHORTEST, cut=number == block.naming
        )
        for number, (heading, cells) in enumerate(
            zip(block.headings, zip(*rows, strict=True), strict=True)
        )
    ]


def _needed(columns: Sequence[ColumnWidth], *, one_by_one: bool) -> int:
    """Return how much room a table needs: no word broken or, where rows are read one by one, hardly a cell.

    Of those the widest column alone may be narrow.
    """
    if not one_by_one:
        return sum(column.least for column in columns)
    widest = max(columns, key=lambda column: column.width)
    return sum(
        max(column.least, min(column.width, TELLING) if column is widest else column.usual)
        for column in columns
    )


def _fitted(
    columns: Sequence[ColumnWidth], rows: Sequence[Sequence[RichText]], room: int
) -> ConsoleRenderable:
    """Lay cells out in columns that fit."""
    fit(columns, room)
    table = RichTable(box=SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0), show_edge=False)
    for column in columns:
        table.add_column(column.heading, vertical="top", width=column.width)
    laid = (
        _names(cells, column.width) if column.cut else cells
        for column, cells in zip(columns, zip(*rows, strict=True), strict=True)
    )
    for row in zip(*laid, strict=True):
        table.add_row(*row)
    return table


def _names(names: Sequence[RichText], width: int) -> Sequence[RichText]:
    """Return names cut short to fit, but for those that would look like another one."""
    cut = [_cut(name, width) for name in names]
    alike: dict[str, set[str]] = {}
    for name, short in zip(names, cut, strict=True):
        alike.setdefault(short.plain, set()).add(name.plain)
    return [
        short if len(alike[short.plain]) == 1 else name
        for name, short in zip(names, cut, strict=True)
    ]


def _cut(text: RichText, width: int) -> RichText:
    """Return a cell whose first line is cut short to a few, what stands under it broken between its parts."""
    first, *under = text.split("\n")
    lines = broken(first, width)
    if len(lines) > LINES:
        rest = RichText(" ").join(lines[LINES - 1 :])
        lines = [*lines[: LINES - 1], shortened(rest, width)]
    parts = (
        part for line in under for part in ([line] if line.cell_len <= width else line.split(" · "))
    )
    return RichText("\n", overflow="fold").join([*lines, *parts])


def _on_a_pipe(
    columns: Sequence[ColumnWidth], rows: Iterable[Sequence[RichText]]
) -> ConsoleRenderable:
    """Show the same table a row a line; rich takes a minute for a log of 100 000 events.

    One long text does not make every row as long.
    """
    for column in columns:
        column.width = min(column.width, PADDED)

    def line(cells: Iterable[RichText]) -> RichText:
        text = endless(" ")
        for column, cell in zip(columns, cells, strict=True):
            text.append_text(cell).append(" " * (column.width - cell_len(cell.plain)) + "  ")
        return text

    rule = RichText(" " + "─" * (sum(column.width + 2 for column in columns) - 1))
    headings = line(RichText(column.heading, style="bold") for column in columns)
    return Stack(RichText(""), headings, rule, *map(line, rows), RichText(""))
