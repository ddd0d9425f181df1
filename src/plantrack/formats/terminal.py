"""A page on a terminal, or the same without colour on a pipe, where no line is broken."""

import io
import re
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

from plantrack.formats.widths import LINES, ColumnWidth, fit
from plantrack.pages.page import (
    Block,
    BlockKind,
    Cell,
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
SPACES: dict[BlockKind, tuple[int, int, int]] = {
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
TELLING = 30  # columns that the widest of a table keeps whose rows are read one by one
SHORTEST = 14  # columns that a cell keeps at the very least
SHORT_BAR, LONG_BAR, WIDE = 6, 12, 110  # cells of a bar, and from how many columns on it is long
HANGING = 6  # columns to the left of what belongs to a name
HANGING_ROW = 2  # the same where it is a row of a table
GLUE = "\ue000"  # a space at which no line is broken
GLUED = 50  # columns up to which a name, or a count, stays on one line
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
    console.print(Stack(*_shown(page.blocks, width)), soft_wrap=False, crop=width is not None)
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


def _shown(blocks: Sequence[Block], width: int | None) -> Iterator[ConsoleRenderable]:
    """Yield blocks; a head and the name below it take few lines, so that twelve tasks fit a screen."""
    match blocks:
        case [Text(kind="head") as head, Text(kind="name") as name, *others] if width:
            yield _opening(head, name, width)
            for place, block in enumerate(others):
                yield _block(block, width, above=min(place, 1))
        case _:
            yield from (_block(block, width) for block in blocks)


def _opening(head: Text, name: Text, width: int) -> ConsoleRenderable:
    """Show what sums a page up; the name, which is cut short, fills its last line where that is short."""
    lines = _broken(_line(_whole(head.lines[0], width)), width)
    told = _line(name.lines[0])
    if len(lines) > 1 and lines[-1].cell_len < width / 2:
        told = RichText(" · ", overflow="fold").join([lines.pop(), told])
    return Stack(*lines, _shortened(told, width))


def _block(block: Block, width: int | None, *, above: int = 1) -> ConsoleRenderable:
    if isinstance(block, RowGroup):
        return _group(block, width)
    if isinstance(block, Text):
        return _text(block, width)
    if block.kind != "table":
        return _pairs(block)
    if width is None:
        shown = [[_on_one_line(cell) for cell in row] for row in block.body]
        return _on_a_pipe(_columns(block, shown), shown)
    room = width - 2 * len(block.headings) - 1
    # words before pictures: where something would be broken there is no bar
    for bar in (LONG_BAR if width >= WIDE else SHORT_BAR, 0):
        shown = [[_cell(cell, bar) for cell in row] for row in block.body]
        columns = _columns(block, shown)
        if sum(column.width for column in columns) <= room:
            break
    if width <= NARROW or _needed(columns, one_by_one=block.leading > 0) > room:
        return _stacked(block, width)
    return Padding(_fitted(columns, shown, room), (above, 0, 1, 1), expand=False)


def _text(block: Text, width: int | None) -> ConsoleRenderable:
    above, left, below = SPACES[block.kind]
    whole = block.kind in ("head", "total")
    text = _lines([_whole(line, width) for line in block.lines] if whole else block.lines)
    if block.kind in ("name", "part") and width:
        text = _shortened(text, width)
    return Padding(text, (above, 0, below, left), expand=False)


def _group(block: RowGroup, width: int | None) -> ConsoleRenderable:
    """Show a name and what is told of it on one line where there is room, its members below."""
    room = width and width - HANGING
    told = _line(_whole(block.told, room))
    members = _line(joined((_whole(member, room) for member in block.members), " · "))
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


def _whole(line: Line, room: int | None) -> Line:
    """Return a line that is broken only between its spans, but for those that are long in this room."""
    longest = min(GLUED, room or GLUED)
    return tuple(
        Span(span.text.replace(" ", GLUE), span.role)
        if len(span.text) < longest and span.text.strip(" ·;(")
        else span
        for span in line
    )


def _stacked(block: Table, width: int) -> ConsoleRenderable:
    """Show a table one row under another: its first cells on a line, the others named below."""
    first = block.leading or (1 if block.naming is None else block.naming + 1)
    shown: list[ConsoleRenderable] = []
    for rows in _alike(block):
        apart = block.differing if len(rows) > 1 else ()
        row = [Cell(()) if at in apart else cell for at, cell in enumerate(rows[0])]
        members = (_member([row[at] for at in apart]) for row in rows if apart)
        names = (_line(cell.lines[0]) for cell in row[:first] if cell.lines)
        under = (_line(line) for cell in row[:first] for line in cell.lines[1:])
        others = (
            RichText(f"{heading}: ", style="dim", overflow="fold").append_text(
                RichText("", style="not dim").append_text(_on_one_line(cell, SHORT_BAR))
            )
            for heading, cell in zip(block.headings[first:], row[first:], strict=True)
            if cell.lines
        )
        name, *more = _packed(names, "  ", width - HANGING_ROW)
        below = [
            *more,
            *(
                line
                for parts in (under, members, others)
                for line in _packed(parts, " · ", width - HANGING_ROW)
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
    first, *others = map(_on_one_line, cells)
    if not others:
        return first
    said = RichText(", ").join(others)
    return first.append(GLUE).append("(").append_text(said).append(")")


def _packed(parts: Iterable[RichText], joint: str, width: int) -> list[RichText]:
    """Return lines of as many parts as each holds; a line is broken only between them."""
    lines: list[RichText] = []
    for part in parts:
        if lines and lines[-1].cell_len + len(joint) + part.cell_len <= width:
            lines[-1] = lines[-1].append(joint).append_text(part)
        else:
            lines.append(RichText(overflow="fold").append_text(part))
    return lines


def _lines(lines: Iterable[Line], joint: str = "\n") -> RichText:
    return RichText(joint, overflow="fold").join(map(_line, lines))


def _line(line: Line) -> RichText:
    """Return a line in which nothing but its letters takes effect."""
    text = RichText(overflow="fold")
    for role, spans in groupby(line, key=lambda span: span.role):
        text.append("".join(span.text for span in spans), style=STYLES[role])
    return text


def _cell(cell: Cell, bar: int, joint: str = "\n") -> RichText:
    text = _lines(cell.lines, joint)
    if cell.share is None or not bar:
        return text
    return _bar(cell.share, bar).append(GLUE).append(text)


def _on_one_line(cell: Cell, bar: int = LONG_BAR) -> RichText:
    return _cell(cell, bar, cell.joint)


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
        grid.add_row(*map(_on_one_line, row))
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
    lines = _broken(first, width)
    if len(lines) > LINES:
        rest = RichText(" ").join(lines[LINES - 1 :])
        lines = [*lines[: LINES - 1], _shortened(rest, width)]
    parts = (
        part for line in under for part in ([line] if line.cell_len <= width else line.split(" · "))
    )
    return RichText("\n", overflow="fold").join([*lines, *parts])


def _shortened(text: RichText, width: int) -> RichText:
    """Return a text that ends behind a word where it is longer than a line."""
    if text.cell_len <= width:
        return text
    first = _broken(text, width - 1)[0]
    first.truncate(width - 1)
    return first.append("…")


def _broken(text: RichText, width: int) -> list[RichText]:
    """Return a text line by line, none longer than this but for words that are."""
    breaks, taken = [], 0
    for match in re.finditer(r"\S+\s*", text.plain):
        if taken and taken + cell_len(match[0].rstrip()) > width:
            breaks.append(match.start())
            taken = 0
        taken += cell_len(match[0])
    lines = list(text.divide(breaks))
    for line in lines:
        line.rstrip()
    return lines


def _on_a_pipe(
    columns: Sequence[ColumnWidth], rows: Iterable[Sequence[RichText]]
) -> ConsoleRenderable:
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
