"""Lines of text on a terminal: their styles, where they are broken, how they are cut short."""

import re
from collections.abc import Iterable
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text as RichText

from plantrack.pages.page import Cell, Line, Share, Span
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
GLUE = "\ue000"  # a space at which no line is broken
LONG_BAR = 12  # cells of a bar where there is room
GLUED = 50  # columns up to which a name, or a count, stays on one line


def endless(beginning: str) -> RichText:
    """Return a line for a pipe, which rich need not measure: it takes seconds for 100 000 names."""
    return RichText(beginning, no_wrap=True, overflow="ignore")


def unbroken(line: Line, room: int | None) -> Line:
    """Return a line that is broken only between its spans, but for those that are long in this room."""
    longest = min(GLUED, room or GLUED)
    return tuple(
        Span(span.text.replace(" ", GLUE), span.role)
        if len(span.text) < longest and span.text.strip(" ·;(")
        else span
        for span in line
    )


def packed(parts: Iterable[RichText], joint: str, width: int) -> list[RichText]:
    """Return lines of as many parts as each holds; a line is broken only between them."""
    lines: list[RichText] = []
    for part in parts:
        if lines and lines[-1].cell_len + len(joint) + part.cell_len <= width:
            lines[-1] = lines[-1].append(joint).append_text(part)
        else:
            lines.append(RichText(overflow="fold").append_text(part))
    return lines


def styled_lines(lines: Iterable[Line], joint: str = "\n") -> RichText:
    """Return lines in which nothing but their letters takes effect."""
    return RichText(joint, overflow="fold").join(map(styled, lines))


def styled(line: Line) -> RichText:
    """Return a line in which nothing but its letters takes effect."""
    text = RichText(overflow="fold")
    for role, spans in groupby(line, key=lambda span: span.role):
        text.append("".join(span.text for span in spans), style=STYLES[role])
    return text


def cell_text(cell: Cell, bar: int, joint: str = "\n") -> RichText:
    """Return what stands in a cell, behind a bar of so many cells where it is a share."""
    text = styled_lines(cell.lines, joint)
    if cell.share is None or not bar:
        return text
    return _bar(cell.share, bar).append(GLUE).append(text)


def on_one_line(cell: Cell, bar: int = LONG_BAR) -> RichText:
    """Return what stands in a cell on one line."""
    return cell_text(cell, bar, cell.joint)


def _bar(share: Share, cells: int) -> RichText:
    # whatever was delivered is to be seen, and what is not all is not to look so
    filled = -(-cells * share.part // share.whole)
    if share.part < share.whole:
        filled = min(filled, cells - 1)
    bar = RichText(overflow="fold")
    return bar.append("█" * filled, style="green").append("░" * (cells - filled), style="dim")


def shortened(text: RichText, width: int) -> RichText:
    """Return a text that ends behind a word where it is longer than a line."""
    if text.cell_len <= width:
        return text
    first = broken(text, width - 1)[0]
    first.truncate(width - 1)
    return first.append("…")


def broken(text: RichText, width: int) -> list[RichText]:
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
