"""A page on a terminal, or the same without colour on a pipe, where no line is broken."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from plantrack.pages.page import Block, Cell, Kind, Line, Page, Role, Share, Table, Text

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
    "heading": (0, 1, 0),
    "section": (1, 1, 0),
    "paragraph": (0, 0, 0),
    "detail": (0, 1, 0),
    "total": (0, 1, 1),
    "footnote": (0, 1, 0),
    "closing": (1, 0, 0),
}
LABEL = 10  # columns at least of the names of facts
ENDLESS = 100_000  # columns: a pipe has no edge to wrap at


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
    console.print(Group(*(_block(block, width) for block in page.blocks)), soft_wrap=False)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


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
    if isinstance(block, Text):
        above, left, below = SPACES[block.kind]
        return Padding(_lines(block.lines), (above, 0, below, left), expand=False)
    if block.kind != "table":
        return _pairs(block)
    shown = [[_cell(cell, width) for cell in row] for row in block.rows]
    columns = [
        _Column(heading, [cell.plain for cell in cells])
        for heading, cells in zip(block.headings, zip(*shown, strict=True), strict=True)
    ]
    return _on_a_pipe(columns, shown) if width is None else _fitted(columns, shown, width)


def _lines(lines: Iterable[Line], joint: str = "\n") -> RichText:
    return RichText(joint, overflow="fold").join(map(_line, lines))


def _line(line: Line) -> RichText:
    """Return a line in which nothing but its letters takes effect."""
    text = RichText(overflow="fold")
    for span in line:
        text.append(span.text, style=STYLES[span.role])
    return text


def _cell(cell: Cell, width: int | None) -> RichText:
    # One row a line where nothing wraps, so that a pipe can be searched.
    text = _lines(cell.lines, cell.joint if width is None else "\n")
    if cell.share is None:
        return text
    return _bar(cell.share, 12 if width is None or width >= 110 else 6).append(" ").append(text)


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
    """How wide a column is, could be at least without breaking a word, and mostly needs to be."""

    def __init__(self, heading: str, cells: Sequence[str]) -> None:
        lines = sorted(max(map(cell_len, cell.splitlines()), default=0) for cell in cells)
        words = [word for text in (heading, *cells) for word in text.split()]
        self.heading = heading
        self.width = max(cell_len(heading), lines[-1])
        self.least = max(map(cell_len, words))
        self.usual = lines[len(lines) * 4 // 5]


def _fitted(
    columns: Sequence[_Column], rows: Iterable[Sequence[RichText]], width: int
) -> ConsoleRenderable:
    """Lay cells out in columns that fit."""
    _fit(columns, width - 2 * len(columns) - 1)
    table = RichTable(box=SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column.heading, overflow="fold", vertical="top", width=column.width)
    for row in rows:
        table.add_row(*row)
    return table


def _on_a_pipe(columns: Sequence[_Column], rows: Iterable[Sequence[RichText]]) -> ConsoleRenderable:
    """Show the same table a row a line; rich takes a minute for a log of 100 000 events."""

    def line(cells: Iterable[RichText]) -> RichText:
        text = RichText(" ")
        for column, cell in zip(columns, cells, strict=True):
            text.append_text(cell).append(" " * (column.width + 2 - cell_len(cell.plain)))
        return text

    rule = RichText(" " + "─" * (sum(column.width + 2 for column in columns) - 1))
    headings = line(RichText(column.heading, style="bold") for column in columns)
    return Group(RichText(""), headings, rule, *map(line, rows), RichText(""))


def _fit(columns: Sequence[_Column], room: int) -> None:
    """Narrow, step by step, the column that has most to spare beyond what four cells in five need.

    Words break only when there is no other way.
    """
    while sum(column.width for column in columns) > room:
        loose = [column for column in columns if column.width > column.least]
        if not loose and max(column.width for column in columns) == 1:
            break
        widest = max(loose or columns, key=lambda c: (max(c.width - c.usual, 0), c.width))
        widest.width -= 1
