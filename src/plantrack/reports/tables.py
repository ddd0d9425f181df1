"""How a table of a report is made: columns, chosen by name, each of which tells something of a row."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from plantrack.pages import labels
from plantrack.pages.page import Cell, Table, number
from plantrack.plan.model import Plan
from plantrack.report.comparison import Comparison
from plantrack.words.words import Sentence, Words


class Telling(NamedTuple):
    """In which words rows are told, whether they name their plan, and who was never heard of in which.

    `silent_in_some` are those of the latter who were heard of in other plans.
    """

    words: Words
    several: bool = False
    silent: Mapping[str, Sequence[Plan]] = {}
    silent_in_some: Collection[str] = ()

    @classmethod
    def of(cls, comparison: Comparison, words: Words) -> "Telling":
        """Return how the rows of a comparison are told."""
        silence = comparison.silent, comparison.silent_in_some
        return cls(words, comparison.report.several, *silence)


_Row = TypeVar("_Row")


class Column(NamedTuple, Generic[_Row]):
    """A heading, and what stands under it of a row."""

    heading: Sentence
    tell: Callable[[_Row, Telling], Cell]


def table(
    rows: Iterable[_Row],
    telling: Telling,
    columns: Sequence[Column[_Row]],
    total: _Row | None = None,
    *,
    sparse: bool = False,
) -> Table:
    """Return a table of rows, numbered, and of what sums them up; a sparse one lacks empty columns."""
    told = [(*(c.tell(row, telling) for c in columns),) for row in rows]
    sums = [(*(c.tell(total, telling) for c in columns),)] if total is not None else []
    places = [
        place
        for place, _ in enumerate(columns)
        if not sparse or any(row[place].lines for row in (*told, *sums))
    ]
    pick = telling.words.pick
    return Table(
        (pick(labels.number), *(pick(columns[place].heading) for place in places)),
        tuple((number(n), *(row[place] for place in places)) for n, row in enumerate(told, 1)),
        naming=1 if total is not None else None,
        total=(Cell(), *(sums[0][place] for place in places)) if sums else (),
    )
