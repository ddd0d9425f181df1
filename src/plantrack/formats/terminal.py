"""A page on a terminal, or the same without colour on a pipe, where no line is broken."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable
from rich.console import Group as Stack
from rich.padding import Padding
from rich.text import Text as RichText

from plantrack.formats.terminal_lines import (
    GLUE,
    broken,
    endless,
    shortened,
    styled,
    styled_lines,
    unbroken,
)
from plantrack.formats.terminal_tables import pairs, table
from plantrack.pages.page import (
    Block,
    BlockKind,
    Page,
    RowGroup,
    Text,
    joined,
)

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
HANGING = 6  # columns to the left of what belongs to a name
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
    lines = broken(styled(unbroken(head.lines[0], width)), width)
    told = styled(name.lines[0])
    if len(lines) > 1 and lines[-1].cell_len < width / 2:
        told = RichText(" · ", overflow="fold").join([lines.pop(), told])
    return Stack(*lines, shortened(told, width))


def _block(block: Block, width: int | None, *, above: int = 1) -> ConsoleRenderable:
    if isinstance(block, RowGroup):
        return _group(block, width)
    if isinstance(block, Text):
        return _text(block, width)
    if block.kind != "table":
        return pairs(block)
    return table(block, width, above)


def _text(block: Text, width: int | None) -> ConsoleRenderable:
    above, left, below = SPACES[block.kind]
    whole = block.kind in ("head", "total")
    text = styled_lines([unbroken(line, width) for line in block.lines] if whole else block.lines)
    if block.kind in ("name", "part") and width:
        text = shortened(text, width)
    return Padding(text, (above, 0, below, left), expand=False)


def _group(block: RowGroup, width: int | None) -> ConsoleRenderable:
    """Show a name and what is told of it on one line where there is room, its members below."""
    room = width and width - HANGING
    told = styled(unbroken(block.told, room))
    members = styled(joined((unbroken(member, room) for member in block.members), " · "))
    name = styled(block.name)
    if width is None:
        first = endless("").append_text(name).append("  ").append_text(told)
        return Stack(RichText(""), first, endless(" " * HANGING).append_text(members))
    below = [told, members]
    if cell_len(f"{name.plain}  {told.plain}") <= width:
        name, below = name.append("  ").append_text(told), [members]
    return Padding(
        Stack(name, *(Padding(text, (0, 0, 0, HANGING)) for text in below)), (1, 0, 0, 0)
    )
