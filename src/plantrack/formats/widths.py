"""How wide the columns of a table are, so that its rows take few lines."""

from collections.abc import Callable, Iterable, Sequence

LINES = 2  # that a cell takes before another column gives room
CUTTING = 2  # lines that one is worth besides by which a name is cut short
SAMPLE = 200  # rows after which widths are chosen


class Column:
    """How wide a column is, could be at least without breaking a word, and mostly needs to be.

    `measure` tells how long a text is; no cell gets narrower than the longest word, nor than `shortest`
    unless all it holds is. Its heading is worth `emphasis` cells. The first line of its cells may be `cut` short.
    """

    def __init__(
        self,
        heading: str,
        cells: Sequence[str],
        measure: Callable[[str], int],
        shortest: int = 0,
        *,
        emphasis: int = 12,
        cut: bool = False,
    ) -> None:
        """Measure what stands in the column."""
        lines = sorted(max(map(measure, cell.splitlines()), default=0) for cell in cells)
        longest = max(measure(word) for text in (heading, *cells) for word in text.split())
        self.heading, self.cut = heading, cut
        self.width = max(measure(heading), *lines)
        self.usual = lines[(len(lines) - 1) * 3 // 4]
        self.least = max(longest, min(shortest, lines[-1]))
        sample = [*[heading] * emphasis, *cells[:: -(-len(cells) // SAMPLE)]]
        self._words = [
            [[measure(word) for word in line.split()] for line in text.splitlines()]
            for text in sample
        ]
        self._heights: dict[int, list[int]] = {}

    def heights(self, width: int) -> list[int]:
        """Return how many lines its cells take; one that is cut off counts for more."""
        if width not in self._heights:
            self._heights[width] = [self._height(lines, width) for lines in self._words]
        return self._heights[width]

    def _height(self, lines: Sequence[Sequence[int]], width: int) -> int:
        first, *under = (_height(words, width) for words in lines) if lines else (1,)
        lost = max(first - LINES, 0) if self.cut else 0
        return first + sum(under) + CUTTING * lost


def _height(words: Iterable[int], width: int) -> int:
    """Return how many lines words of these lengths take."""
    lines, taken = 1, 0
    for word in words:
        if taken and taken + word > width:
            lines, taken = lines + 1, 0
        taken += word + 1
    return lines


def fit(columns: Sequence[Column], room: int) -> None:
    """Narrow columns so that rows take few lines: the best way of those that begin with one of them."""
    widths = [column.width for column in columns]
    tries: list[tuple[int, list[int]]] = []
    for first in columns:
        for column, width in zip(columns, widths, strict=True):
            column.width = width
        _narrow(columns, room, first)
        tries.append((_lines_with(columns), [column.width for column in columns]))
    for column, width in zip(columns, min(tries)[1], strict=True):
        column.width = width


def _narrow(columns: Sequence[Column], room: int, first: Column) -> None:
    """Narrow the first as long as its cells take two lines, then step by step what costs the fewest."""
    while sum(column.width for column in columns) > room:
        loose = [column for column in columns if column.width > column.least]
        if first in loose and max(first.heights(first.width - 1)) <= LINES:
            narrowed = first
        else:
            narrowed = min(loose, key=lambda column: (_lines_with(columns, column), -column.width))
        narrowed.width -= 1


def _lines_with(columns: Sequence[Column], narrowed: Column | None = None) -> int:
    """Return how many lines rows take, if a column is narrower; those of each cell count besides.

    Else a cell would be broken word by word beside one that is long anyway.
    """
    heights = (column.heights(column.width - (column is narrowed)) for column in columns)
    return sum(2 * max(row) + sum(row) for row in zip(*heights, strict=True))
