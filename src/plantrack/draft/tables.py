"""Tables of tasks: which column holds what, and which rows are tasks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile, zip_longest
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
        kind = kind_of(name)
        if kind and kind not in found:
            found[kind] = number
    return found


def kind_of(name: str) -> Label | None:
    """Return what a column holds, by its name; None where that does not tell."""
    folded = bare(name).strip(" .:*")
    if len(folded) >= 120:
        return None
    return next((kind for kind, pattern in COLUMNS if re.search(pattern, folded)), None)


def goes_on(table: DocumentTable, before: Columns) -> bool:
    """Tell whether a table without a head goes on with the one before, as on the next page."""
    at = before.of.get(Label.NUMBER)
    if at is None or not table.rows or len(table.rows[0].cells) != len(before.names):
        return False
    numbers = (row.cells[at] for row in table.rows)
    return bool(re.match(r"[\dIVX]", next(filter(None, numbers), "")))


# --- rows

_MARK = re.compile(r"\(?((?:[IVXLC]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,4})(?:\.(?:\d{1,3}|[a-zđ]))*)[.)/:]*")
_MARK_OF_HEADING = re.compile(
    r"(?:(?:phần|mục|nhóm)\s+)?([IVX]{1,5}(?=\s)|(?:[IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,2})*)"
    r"(?=[.):/]|\s*[-–]\s|\s*$))",
    re.IGNORECASE,
)
_MARK_OF_TITLE = re.compile(r"(\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s+")
_DITTO = re.compile(r"[-–\s]*(?:nt|n/t|như trên|[\"”″〃])[-–\s.]*", re.IGNORECASE)
_TOTAL = re.compile(r"(?:tong )?(?:cong|so|tong)(?: cong| so)?\b[^a-z]*(?:nhiem vu)?\W*")


class TaskRow(NamedTuple):
    """A row that is a task, or that goes on with the one above.

    `others` are the rows that say more of it; `heading` is that of its section.
    """

    id: str
    title: str
    row: DocumentRow
    cells: Mapping[Label, str]
    others: tuple[DocumentRow, ...] = ()
    heading: str = ""
    goes_on: bool = False


class _Row(NamedTuple):
    """A row with something in it: its number as printed, its title, and what else is there.

    `alone`: nothing is in the other columns, or the title spans them, which is `merged`. `numbered_above`: its
    number's cell began in the row above.
    """

    row: DocumentRow
    others: tuple[DocumentRow, ...]
    cells: Mapping[Label, str]
    mark: str
    title: str
    alone: bool
    merged: bool
    numbered_above: bool


def task_rows(table: DocumentTable, columns: Columns, numbers: "RowNumbers") -> Iterator[TaskRow]:
    """Yield the rows of a table of tasks that give something to do, each with its id."""
    read = [_read(row, others, columns) for row, others in _whole_rows(table, columns)]
    headings = [_is_heading(*pair) for pair in zip_longest(read, read[1:])]
    if read and not headings[0] and not _continues(read[0].mark, numbers.last):
        numbers.leave_all()
    for number, (row, is_heading) in enumerate(zip(read, headings, strict=True)):
        if is_heading:
            numbers.enter(row.mark, row.title)
        elif _goes_on(row):
            yield TaskRow("", row.title, row.row, row.cells, row.others, goes_on=True)
        else:
            ahead = zip(read[number:], headings[number:], strict=True)
            printed = {it.mark for it, _ in takewhile(lambda pair: not pair[1], ahead)}
            if row.numbered_above:
                id_ = numbers.behind()
            else:
                id_ = numbers.of(row.mark) if row.mark else numbers.free(printed)
            yield TaskRow(id_, row.title, row.row, row.cells, row.others, numbers.heading)


def _continues(mark: str, last: str) -> bool:
    """Tell whether a number goes on counting from the last of the table before."""
    return not mark or (mark.isdigit() and last.isdigit() and int(mark) == int(last) + 1)


def _goes_on(row: _Row) -> bool:
    """Tell whether a row says more of the one above: it has no number, and no title of its own."""
    return not row.mark and (not row.title or (row.alone and not row.title[0].isupper()))


def _is_heading(row: _Row, below: _Row | None) -> bool:
    """Tell whether a row is the heading of a section: its title is alone, and not that of a task without more."""
    if row.merged or not row.alone:
        return row.merged
    if not row.mark:
        return bool(row.title) and row.title[0].isupper() and below is not None
    if re.fullmatch(r"[IVX]{1,5}|[A-HĐ]", row.mark):
        return True
    return below is not None and (
        below.mark.startswith(f"{row.mark}.")
        or below.mark in ("1", "a")
        or not (below.mark or below.alone)
    )


def _whole_rows(
    table: DocumentTable, columns: Columns
) -> Iterator[tuple[DocumentRow, tuple[DocumentRow, ...]]]:
    """Yield the rows below the head that hold something, those that are one item as one.

    An item has several rows where its number and title span them; it is one if they all have one deadline.
    """
    head = {_in_one_line(row) for row in table.rows[: columns.head]}
    held: DocumentRow | None = None
    others: list[DocumentRow] = []
    for printed in table.rows[columns.head :]:
        if _is_empty(printed, columns) or is_numbering(printed) or _in_one_line(printed) in head:
            continue
        row = _without_ditto(printed, held)
        if held and _is_same_item(held, row, columns):
            held = held._replace(cells=tuple(map(_joined, held.cells, row.cells)))
            others.append(row)
            continue
        if held:
            yield held, tuple(others)
        held, others = row, []
    if held:
        yield held, tuple(others)


def _is_same_item(above: DocumentRow, row: DocumentRow, columns: Columns) -> bool:
    at = columns.of.get(Label.NUMBER, columns.of[Label.TITLE])
    title, time = columns.of[Label.TITLE], columns.of.get(Label.TIME)
    return (
        at in row.below
        and row.cells[title] in ("", above.cells[title])
        and (time is None or row.cells[time] in ("", above.cells[time]))
    )


def _joined(above: str, below: str) -> str:
    known = above.split("\n")
    return "\n".join([*known, *(line for line in below.split("\n") if line not in known)])


def _in_one_line(row: DocumentRow) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in row.cells)


def _is_empty(row: DocumentRow, columns: Columns) -> bool:
    """Tell whether nothing is in a row but a number, or the sum of a column."""
    at = columns.of.get(Label.NUMBER)
    texts = [cell for number, cell in enumerate(row.cells) if number != at]
    folded = bare(row.cells[columns.of[Label.TITLE]]) or bare(row.cells[at or 0])
    if not any(re.search(r"\w", text) for text in texts):
        return at is None or bool(_MARK.fullmatch(row.cells[at])) or not row.cells[at]
    return bool(_TOTAL.fullmatch(folded))


def _without_ditto(row: DocumentRow, above: DocumentRow | None) -> DocumentRow:
    """Return a row with the texts above it where its cells only say that they are the same."""
    if above is None or not any(map(_DITTO.fullmatch, row.cells)):
        return row
    pairs = zip(row.cells, above.cells, strict=True)
    return row._replace(cells=tuple(up if _DITTO.fullmatch(cell) else cell for cell, up in pairs))


def _read(row: DocumentRow, others: tuple[DocumentRow, ...], columns: Columns) -> _Row:
    cells = {kind: row.cells[at] for kind, at in columns.of.items()}
    number = cells.get(Label.NUMBER, "").strip()
    title = " ".join(cells[Label.TITLE].split())
    at = columns.of[Label.TITLE]
    away = (at, columns.of.get(Label.NUMBER))
    rest = {cell for n, cell in enumerate(row.cells) if n not in away and re.search(r"\w", cell)}
    beside = {row.cells[n] for n in (at - 1, at + 1) if 0 <= n < len(row.cells) and n != away[1]}
    merged = bool(title) and rest == {cells[Label.TITLE]} and rest <= beside
    if number and rest and {*rest, cells[Label.TITLE]} - {""} == {number}:
        merged, title = True, " ".join(next(iter(rest)).split())
    alone = merged or not rest
    if alone and number and not _MARK.fullmatch(number) and title in ("", number):
        title, merged = " ".join(number.split()), True  # the number's cell holds the whole heading
    found = _MARK.fullmatch(number)
    mark = found[1] if found else ""
    if not mark and alone and (found := _MARK_OF_HEADING.match(title)):
        mark = found[1]
    elif not mark and (found := _MARK_OF_TITLE.match(title)):
        mark, title = found[1], title[found.end() :]
    return _Row(row, others, cells, mark, title, alone, merged, away[1] in row.below)


def is_number(text: str) -> bool:
    """Tell whether the cell of a number holds one."""
    return bool(_MARK.fullmatch(text.strip()))


def is_numbering(row: DocumentRow) -> bool:
    """Tell whether a row only counts the columns, as (1) (2) (3)."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) > 1 and all(re.fullmatch(r"\(?[\dA-D]\)?(?:\s*=.*)?", cell) for cell in cells)


# --- numbers


class RowNumbers:
    """The ids of the rows in the tables of a part, by the headings above them."""

    def __init__(self, base: str) -> None:
        """Begin in a part of the document with an id, or '' for none."""
        self.heading = ""
        self.last = ""  # the number of the last row under the innermost heading
        self._base = base
        self._open: list[str] = []
        self._repeats = False  # whether that number began with those of its sections
        self._behind = 0  # how many rows without a number follow that row

    def enter(self, mark: str, heading: str) -> None:
        """Open a section and close those of its form and below; one without a number is within them."""
        self.heading = heading
        if not mark:
            return
        own = self._own(mark)
        forms = [_form(other) for other in self._open]
        if _form(own[0]) in forms:
            del self._open[forms.index(_form(own[0])) :]
        self._open += own
        self.last, self._behind = "", 0

    def leave_all(self) -> None:
        """Close all sections."""
        self._open, self.heading, self.last, self._behind = [], "", "", 0

    def of(self, mark: str) -> str:
        """Return the id of a row with a number; one that goes on counting sections closes the last of them."""
        own = self._own(mark)
        # rows below a heading count from there, or repeat its number
        repeats = len(own) < len(mark.split("."))
        under = repeats or (self.last and not self._repeats) or own[0] in ("1", "a")
        if self._open and _form(own[0]) == _form(self._open[-1]) and (len(own) > 1 or not under):
            self._open.pop()
            self.heading = ""
        self.last, self._behind = ".".join(own), 0
        self._repeats = repeats
        return self._in_part(self.last)

    def free(self, printed: AbstractSet[str]) -> str:
        """Return an id for a row without a number: the next, or behind the last if that is printed."""
        before, _, last = self.last.rpartition(".")
        following = (
            ".".join(filter(None, (before, str(int(last or "0") + 1))))
            if last.isdigit() or not last
            else ""
        )
        if following and following not in printed:
            self.last, self._behind = following, 0
            return self._in_part(following)
        return self.behind()

    def behind(self) -> str:
        """Return an id for a row that has no number of its own beside the last."""
        self._behind += 1
        return self._in_part(f"{self.last or 0}.{self._behind}")

    def _own(self, mark: str) -> list[str]:
        """Return the parts of a number behind those of the sections that it repeats."""
        own = mark.split(".")
        for length in range(min(len(self._open), len(own) - 1), 0, -1):
            if self._open[-length:] == own[:length]:
                return own[length:]
        return own

    def _in_part(self, own: str) -> str:
        return ".".join(filter(None, (*(self._open or [self._base]), own)))


def _form(mark: str) -> str:
    """Return how a number counts: in Roman or Arabic figures, in capitals or in small letters."""
    if re.fullmatch(r"[IVXL]+", mark):
        return "I"
    return "1" if mark.isdigit() else "A" if mark.isupper() else "a"
