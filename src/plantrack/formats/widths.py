"""How wide the columns of a table are, so that its rows take few lines."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

LINES = 2  # that a cell takes before another column gives room
CUTTING = 2  # lines that one is worth besides which is cut off, or too many
SAMPLE = 200  # rows after which widths are chosen


class ColumnWidth:
    """How wide a column is, could be at least without breaking a word, and mostly needs to be.

    `measure` tells how long a text is; no cell gets narrower than the longest word, nor than `shortest`
    unless most of what it holds is. Its heading is worth `emphasis` rows. Cells of more lines than
    `most` count for more, and so do those whose first line is `cut` short.
    """

    def __init__(
        self,
        heading: str,
        cells: Sequence[str],
        measure: Callable[[str], int],
        shortest: int = 0,
        *,
        emphasis: int = 12,
        most: int | None = None,
        cut: bool = False,
    ) -> None:
        """Measure what stands in the column."""
        lines = sorted(max(map(measure, cell.splitlines()), default=0) for cell in cells)
        longest = max(measure(word) for text in (heading, *cells) for word in text.split())
        self.heading, self.cut = heading, cut
        self.width = max(measure(heading), *lines)
        self.usual = lines[(len(lines) - 1) * 3 // 4]
        self.least = max(longest, min(shortest, self.usual))
        self.emphasis = emphasis
        self._most = LINES if cut else most
        sample = [heading, *cells[:: -(-len(cells) // SAMPLE)]]
        self._words = {
            text: [[measure(word) for word in line.split()] for line in text.splitlines()]
            for text in sample
        }
        self._sample = sample
        self._heights: dict[int, list[int]] = {}

    def heights(self, width: int) -> list[int]:
        """Return how many lines its heading and its cells take, those that are too many for more."""
        if width not in self._heights:
            found = {text: self._height(lines, width) for text, lines in self._words.items()}
            self._heights[width] = [found[text] for text in self._sample]
        return self._heights[width]

    def _height(self, lines: Sequence[Sequence[int]], width: int) -> int:
        first, *under = (_height(words, width) for words in lines) if lines else (1,)
        height = first + sum(under)
        if self._most is None:
            return height
        return height + CUTTING * max((first if self.cut else height) - self._most, 0)


def _height(words: Iterable[int], width: int) -> int:
    """Return how many lines words of these lengths take."""
    lines, taken = 1, 0
    for word in words:
        if taken and taken + word > width:
            lines, taken = lines + 1, 0
        taken += word + 1
    return lines


def fit(columns: Sequence[ColumnWidth], room: int) -> None:
    """Narrow columns to a room so that rows take few lines.

    From the least on, that one is widened which saves the most lines for the room that it takes.
    """
    left = room - sum(column.least for column in columns)
    if sum(column.width for column in columns) <= room or left < 0:
        return
    widest = [column.width for column in columns]
    for column in columns:
        column.width = column.least
    while steps := [step for step in map(partial(_step, columns, left), columns) if step.wider]:
        best = max(steps, key=lambda step: step.saved / step.wider)
        best.column.width += best.wider
        left -= best.wider
    # what is left is for rows after the sample, the longest of which may stand in the widest column
    for most, column in sorted(zip(widest, columns, strict=True), key=itemgetter(0), reverse=True):
        wider = min(most - column.width, left)
        column.width += wider
        left -= wider


class _Step(NamedTuple):
    """How much wider a column is worth to be, and how many lines that saves."""

    column: ColumnWidth
    wider: int = 0
    saved: int = 0


def _step(columns: Sequence[ColumnWidth], left: int, column: ColumnWidth) -> _Step:
    """Return the step by which a column saves the most lines for its room; none where it saves none."""
    width, before, best = column.width, _lines_with(columns), _Step(column)
    for wider in range(1, left + 1):
        column.width = width + wider
        if column.heights(column.width) == column.heights(column.width - 1):
            continue
        saved = before - _lines_with(columns)
        if saved * (best.wider or 1) > best.saved * wider:
            best = _Step(column, wider, saved)
    column.width = width
    return best


def _lines_with(columns: Sequence[ColumnWidth]) -> int:
    """Return how many lines rows take; those of each cell count besides.

    Else a cell would be broken word by word beside one that is long anyway.
    """
    heights = (column.heights(column.width) for column in columns)
    lines: list[Sequence[int]] = [*zip(*heights, strict=True)]
    head, *rows = lines
    above = 2 * columns[0].emphasis * max(head) + sum(head)
    return above + sum(2 * max(row) + sum(row) for row in rows)
