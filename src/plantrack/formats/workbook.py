"""A report as a workbook that Excel and LibreOffice open: values with their types, nothing that acts."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Literal

from plantrack.formats import excel
from plantrack.formats.widths import SAMPLE, ColumnWidth, fit
from plantrack.pages.page import Cell, Table, plain
from plantrack.reports.workbook import Workbook, WorkbookSheet
from plantrack.words.words import Role

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Book
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_Kind = Literal["text", "number", "day", "whole", "tenths"]
NARROWEST, NARROW, WIDE = 6, 12, 70  # digits that a column has room for
WORD = 18  # letters of a word that is not broken, such as the number of a document
ROOM = 195  # digits that the columns have room for which are printed, so that A3 shows them in 8 points
LETTERS = 1.1  # that have the room of a digit
A4_HOLDS = 138  # digits that print on A4 in 8 points at least
HEADING = 3  # rows that a heading is worth, which is better not broken
MOST = 3  # lines of a row, where they need not be more
EMPTY = (9,) * 14  # columns over which a sheet without a table says so
# A 0 is a number to reckon with, and takes no reader's time.
_AS: Mapping[_Kind, str] = {
    "text": "@",  # what is typed into it stays text, too
    "number": "#,##0;-#,##0;",
    "day": excel.DAY,
    "whole": "0%",
    "tenths": "0.0%",
}
# Paper and ink for what is said in a role; each pair has a contrast of 4.5 and more.
_COLOURS: Mapping[Role, tuple[str, str]] = {
    "bad": ("#F8CBCB", "#8B0000"),
    "warning": ("#FCE4C4", "#7A3E00"),
    "active": ("#DDEBF7", "#1F3864"),
    "waiting": ("#FFF2CC", "#5F4B00"),
    "late": ("#E8E3D3", "#5A3E00"),
    "done": ("#D9EAD3", "#1E4D1A"),
    "muted": ("#F2F2F2", "#595959"),
}


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def look(self, kind: _Kind, role: Role | None = None, *, total: bool = False) -> "Format":
        """Return how a value of a kind is shown that is said in a role."""
        key = (kind, role, total)
        if key not in self._made:
            self._made[key] = self._book.add_format(self._properties(kind, role, total=total))
        return self._made[key]

    @staticmethod
    def _properties(kind: _Kind, role: Role | None, *, total: bool) -> dict[str, object]:
        wrapped = {"border": 1, "text_wrap": True, "valign": "top", "num_format": _AS[kind]}
        aligned: dict[str, object] = (
            {"align": "left", "indent": 1} if kind == "text" else {"align": "center"}
        )
        bold = {"bold": True} if total or role == "strong" else {}
        paper, ink = _COLOURS.get(role or "strong", ("", ""))
        coloured = {"bg_color": paper, "font_color": ink} if paper else {}
        summed = {"bg_color": "#D9D9D9"} if total else {}
        return {**wrapped, **aligned, **bold, **coloured, **summed}


def render(workbook: Workbook) -> bytes:
    """Return the workbook; the same one gives the same bytes."""
    out = io.BytesIO()
    book = excel.new_book(out, workbook.title, workbook.as_of)
    looks = _Looks(book)
    for sheet in workbook.sheets:
        page = book.add_worksheet(sheet.name)
        widths = _widths(sheet.table, sheet.folded) if sheet.table.rows else EMPTY
        top = len(sheet.top) + 1
        excel.write_top(book, page, sheet.top, widths)
        if sheet.table.rows:
            _write_headings(book, page, sheet, widths, top)
            _write_table(page, looks, sheet, widths, top)
        printed = widths[: len(widths) - sheet.folded]
        last = top + len(sheet.table.body), len(printed) - 1
        paging = workbook.paging.format(page="&P", pages="&N")
        large = sum(printed) > A4_HOLDS
        excel.fit_to_print(page, top, last, paging, workbook.about, large=large)
    return excel.finished(book, out)


# -- what a value is -------------------------------------------------------------------------------


def _kind(cell: Cell) -> _Kind:
    match cell.value:
        case None:
            return "text"
        case float():
            return "tenths" if cell.decimals else "whole"
        case int():
            return "number"
        case _:
            return "day"


def _role(cell: Cell) -> Role | None:
    """Return the role of what is said first; a number that is 0 says nothing."""
    return next((span.role for one in cell.lines for span in one if span.role), None)


# -- room ------------------------------------------------------------------------------------------


def _widths(table: Table, folded: int) -> list[int]:
    """Return how wide columns are: as their longest line if all have room, else so that rows take few lines.

    The last that are folded take no room of the others.
    """
    columns = list(map(_column, table.headings, zip(*table.body, strict=True)))
    fit(columns[: len(columns) - folded], ROOM)
    return [column.width for column in columns]


def _column(heading: str, cells: Sequence[Cell]) -> ColumnWidth:
    """Return what stands in a column, with room for its indent and the button of the filter."""
    sample = ["\n".join(_shown(one)) for one in cells[:: -(-len(cells) // SAMPLE)]]
    column = ColumnWidth(heading, sample, _digits, emphasis=HEADING, most=MOST)
    lines = {line for one in cells for line in _shown(one)}
    longest = max(map(len, lines), default=0) + 2
    word = max((len(word) for line in lines for word in line.split()), default=0) + 1
    # three lines, as a rule
    title = max(len(heading) // 3, *map(len, heading.split())) + 2
    column.least = max(min(longest, NARROW), min(word, WORD), title, NARROWEST)
    column.width = max(min(longest, WIDE), column.least)
    return column


def _digits(text: str) -> int:
    """Return how many digits have the room of a text."""
    return ceil(len(text) / LETTERS)


def _shown(cell: Cell) -> tuple[str, ...]:
    """Return the lines that a reader sees, of a day as it is shown here."""
    if isinstance(cell.value, date):
        return (excel.DAY,)
    return tuple(map(plain, cell.lines))


def _lines(cell: Cell, width: int) -> int:
    if cell.value is not None:
        return 1
    return sum(excel.lines(plain(one), int(LETTERS * width)) for one in cell.lines)


# -- what stands where -----------------------------------------------------------------------------


def _write_headings(
    book: "Book", page: "Worksheet", sheet: WorkbookSheet, widths: Sequence[int], top: int
) -> None:
    """Write the headings, keep them in sight, let rows be filtered, and fold what is only looked up."""
    table, fold = sheet.table, len(widths) - sheet.folded
    look = excel.heading_look(book, "#BFBFBF")
    for column, (heading, width) in enumerate(zip(table.headings, widths, strict=True)):
        folded = {"level": 1, "hidden": True} if column >= fold else {}
        page.set_column(column, column, width, None, folded)
        excel.write_text(page, top, column, heading, look)
    room = (
        excel.lines(text, width - 1) for text, width in zip(table.headings, widths, strict=True)
    )
    page.set_row(top, excel.height(max(room)))
    if sheet.folded:
        page.set_column(len(widths), len(widths), None, None, {"collapsed": True})
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + len(table.rows), len(widths) - 1)


def _write_table(
    page: "Worksheet", looks: _Looks, sheet: WorkbookSheet, widths: Sequence[int], top: int
) -> None:
    for at, row in enumerate(sheet.table.rows, top + 1):
        shown = len(widths) - sheet.folded
        tallest = max(map(_lines, row[:shown], widths[:shown]))
        if tallest > 1:
            page.set_row(at, excel.height(tallest))
        for column, cell in enumerate(row):
            excel.write_value(page, at, column, _value(cell), looks.look(_kind(cell), _role(cell)))
    if sheet.table.total:
        _write_total(page, looks, sheet, top + 1)


def _value(cell: Cell) -> str | int | float | date:
    return "\n".join(map(plain, cell.lines)) if cell.value is None else cell.value


def _write_total(page: "Worksheet", looks: _Looks, sheet: WorkbookSheet, first: int) -> None:
    """Write the sums, which go on to hold for the rows that a filter leaves."""
    from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

    last = first + len(sheet.table.rows) - 1
    at = last + 1
    for column, cell in enumerate(sheet.table.total):
        look = looks.look(_kind(cell), "strong", total=True)
        if sheet.rate and column == sheet.rate.column and cell.value is not None:
            part, whole = (xl_rowcol_to_cell(at, place) for place in sheet.rate[1:])
            share = f'=IF({whole}=0,"–",{part}/{whole})'
            page.write_formula(at, column, share, look, cell.value)
        elif isinstance(cell.value, int):
            shown = xl_range(first, column, last, column)
            page.write_formula(at, column, f"=SUBTOTAL(109,{shown})", look, cell.value)
        else:
            excel.write_value(page, at, column, _value(cell), look)
