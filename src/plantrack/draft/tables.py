"""Tables of tasks: which column holds what, and which rows are tasks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from plantrack.draft.blocks import DocumentRow, DocumentTable
from plantrack.draft.found import bare
from plantrack.draft.vocabulary import COLUMNS, Label


class Columns(NamedTuple):
    """Which column of a table holds what, by its number; the names of all; how many rows are head."""

    of: dict[Label, int]
    names: tuple[str, ...]
    head: int


def columns(table: DocumentTable) -> Columns | None:
    """Return the columns of a table of tasks; None for any other table."""
    best: Columns | None = None
    for last in range(min(4, len(table.rows))):
        for first in range(max(0, last - 1), last + 1):
            rows = table.rows[first : last + 1]
            names = tuple(
                " ".join(dict.fromkeys(" ".join(cell.split()) for cell in column if cell))
                for column in zip(*(row.cells for row in rows), strict=True)
            )
            found = _columns_of(names)
            if (
                {Label.TITLE} <= set(found)
                and {Label.LEAD, Label.BOTH, Label.TIME} & set(found)
                and (best is None or len(found) > len(best.of))
            ):
                best = Columns(found, names, last + 1)
    if best and not ({Label.LEAD, Label.BOTH} & set(best.of)) and len(best.of) < 3:
        return None
    return best


def _columns_of(names: Sequence[str]) -> dict[Label, int]:
    found: dict[Label, int] = {}
    for number, name in enumerate(names):
        folded = bare(name).strip(" .:*")
        kind = next((kind for kind, pattern in COLUMNS if re.search(pattern, folded)), None)
        if kind and kind not in found and len(folded) < 120:
            found[kind] = number
    return found


def is_numbering(row: DocumentRow) -> bool:
    """Tell whether a row only counts the columns, as (1) (2) (3)."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) > 1 and all(re.fullmatch(r"\(?[\dA-D]\)?(?:\s*=.*)?", cell) for cell in cells)


def goes_on(table: DocumentTable, before: Columns) -> bool:
    """Tell whether a table without a head goes on with the one before, as on the next page."""
    cells = table.rows[0].cells if table.rows else ()
    at = before.of.get(Label.NUMBER)
    return (
        len(cells) == len(before.names) and at is not None and bool(re.match(r"[\dIVX]", cells[at]))
    )


def section_of(row: DocumentRow, found: Columns) -> str | None:
    """Return the number of a row that is the heading of a section, '' without one; None for a task."""
    cells = [" ".join(cell.split()) for cell in row.cells]
    texts = [cell for cell in cells if cell]
    rest = {at for kind, at in found.of.items() if kind not in (Label.NUMBER, Label.TITLE)}
    alone = len(set(texts)) == 1 and len(texts) > 1 and len(cells) > 1
    number = cells[found.of[Label.NUMBER]] if Label.NUMBER in found.of else ""
    bold = not any(cells[at] for at in rest if at < len(cells))
    heading = texts[0] if alone else number
    mark = re.match(
        r"(?:phần\s+)?([IVX]{1,5}|[A-H]|\d{1,2}(?=[.):\s]|$)|\d{3}(?=[.):]|$))(?=[.):\s]|$)",
        heading,
        re.IGNORECASE,
    )
    if alone or (bold and re.fullmatch(r"[IVX]{1,5}|[A-H]", number.strip(" ."))):
        return mark[1] if mark else ""
    return None
