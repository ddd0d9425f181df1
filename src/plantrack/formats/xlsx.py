"""A sheet to fill in as a workbook that Excel and LibreOffice open."""

import io
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from plantrack.formats import excel
from plantrack.formats.excel import DAY, LINE
from plantrack.pages import messages
from plantrack.pages.form import OutgoingForm, OutgoingRow, to_fill_in
from plantrack.recording import form as columns
from plantrack.recording.form import FormColumn
from plantrack.report.report import Report
from plantrack.reports import messages as reports_messages
from plantrack.words.text import visible
from plantrack.words.words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
# Characters that fit.
WIDTHS = {
    columns.PLAN: 14,
    columns.TASK: 6,
    columns.TITLE: 30,
    columns.AGENCY: 20,
    columns.OCCURRENCE: 12,
    columns.DUE: 11,
    columns.STATUS: 16,
    columns.SOURCE: 14,
    columns.OFFICER: 16,
    columns.EVENT: 18,
    columns.DATE: 11,
    columns.DOC: 16,
    columns.NEW_DUE: 12,
    columns.NOTE: 24,
}


def sheet_of(report: Report, words: Words, assignment: Sequence[FormColumn] = ()) -> bytes:
    """Return the workbook of what is open in a report, to be filled in and sent back.

    `assignment` are columns of who assigned and who follows a task.
    """
    return render(to_fill_in(report, words, assignment), words)


def render(sheet: OutgoingForm, words: Words) -> bytes:
    """Return the workbook; the same sheet gives the same bytes."""
    out = io.BytesIO()
    book = excel.new_book(out, sheet.title, sheet.as_of)
    page = book.add_worksheet(sheet.name)
    top = len(sheet.under) + 2
    widths = _widths(sheet)
    excel.write_top(book, page, [visible(text) for text in (sheet.title, *sheet.under)], widths)
    _write_headings(book, page, sheet, top)
    _write_rows(book, page, sheet, top + 1)
    _offer_choices(book, page, sheet, words, top + 1)
    _watch_cells(page, sheet, words, top + 1)
    _lay_out(page, sheet, words, top)
    return excel.finished(book, out)


def _write_headings(book: "Workbook", page: "Worksheet", sheet: OutgoingForm, top: int) -> None:
    page.set_row(top, 2 * LINE)
    told, white = (excel.heading_look(book, paper) for paper in ("#BFBFBF", "#DDEBF7"))
    for column, heading in enumerate((*sheet.telling.values(), *sheet.white.values())):
        page.write_string(top, column, heading, told if column < len(sheet.telling) else white)
    page.write_string(top, len(_widths(sheet)), _key_heading(sheet), told)


def _widths(sheet: OutgoingForm) -> list[int]:
    return [WIDTHS[column] for column in (*sheet.telling, *sheet.white)]


def _key_heading(sheet: OutgoingForm) -> str:
    """Return the heading of the hidden column in the language of the others."""
    heading = columns.KEY.heading
    return heading.vi if sheet.telling[columns.PLAN] == columns.PLAN.heading.vi else heading.en


def _write_rows(book: "Workbook", page: "Worksheet", sheet: OutgoingForm, first: int) -> None:
    look = {"border": 1, "text_wrap": True, "valign": "top"}
    grey = book.add_format({**look, "bg_color": "#E7E6E6"})
    grey_day = book.add_format({**look, "bg_color": "#E7E6E6", "num_format": DAY, "align": "left"})
    free = {**look, "locked": False}
    text = book.add_format({**free, "num_format": "@"})
    day = book.add_format({**free, "num_format": DAY, "align": "left"})
    dates = (columns.DATE, columns.NEW_DUE)
    formats = [day if column in dates else text for column in sheet.white]
    widths = _widths(sheet)
    for at, row in enumerate(sheet.rows, first):
        page.set_row(at, excel.height(max(map(excel.lines, map(str, row.told), widths))))
        for column, value in enumerate(row.told):
            shown = visible(value) if isinstance(value, str) else value
            look_of = grey_day if isinstance(value, date) else grey
            excel.write_value(page, at, column, shown, look_of)
        for column, look_of in enumerate(formats, len(row.told)):
            page.write_blank(at, column, None, look_of)
        page.write_string(at, len(widths), row.key, grey)


def _offer_choices(
    book: "Workbook", page: "Worksheet", sheet: OutgoingForm, words: Words, first: int
) -> None:
    """Offer in each row what can happen to it; the words stand on a hidden sheet, as they have commas."""
    name = words.pick(messages.sheet_choices)
    lists = book.add_worksheet(name)
    lists.hide()
    lists.protect()
    column = len(sheet.telling)
    sources: dict[tuple[str, ...], str] = {}
    for choices, first_row, last_row in _runs(sheet.rows, first):
        if choices not in sources:
            letter = chr(ord("A") + len(sources))
            lists.write_column(0, len(sources), choices)
            sources[choices] = f"='{name}'!${letter}$1:${letter}${len(choices)}"
        rule = {
            "validate": "list",
            "source": sources[choices],
            "error_title": sheet.white[columns.EVENT],
            "error_message": words.pick(messages.sheet_no_choice),
        }
        page.data_validation(first_row, column, last_row, column, rule)


def _runs(rows: Sequence[OutgoingRow], first: int) -> list[tuple[tuple[str, ...], int, int]]:
    """Return which choices stand in which rows, those that follow one another together."""
    found = []
    for choices, run in groupby(rows, key=lambda row: row.choices):
        length = len(list(run))
        found.append((choices, first, first + length - 1))
        first += length
    return found


def _watch_cells(page: "Worksheet", sheet: OutgoingForm, words: Words, first: int) -> None:
    """Let cells for dates refuse text, and others what is too long to be recorded."""
    if not sheet.rows:
        return
    last = first + len(sheet.rows) - 1
    for number, (column, heading) in enumerate(sheet.white.items(), len(sheet.telling)):
        rule: dict[str, object] = {"error_title": heading, "input_title": heading}
        if column in (columns.DATE, columns.NEW_DUE):
            said = words.pick(messages.sheet_no_date)
            rule |= {"validate": "date", "criteria": "between", "minimum": EARLIEST}
            rule |= {"maximum": LATEST, "error_message": said, "input_message": said}
        elif column in (columns.DOC, columns.NOTE):
            limit = columns.LONGEST_DOC if column is columns.DOC else columns.LONGEST
            said = words.fill(messages.sheet_too_long, n=limit)
            rule |= {"validate": "length", "criteria": "<=", "value": limit, "error_message": said}
            del rule["input_title"]
        else:
            continue
        page.data_validation(first, number, last, number, rule)


def _lay_out(page: "Worksheet", sheet: OutgoingForm, words: Words, top: int) -> None:
    """Fix the headings, let rows be filtered, protect what tells, and make it fit to print."""
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_column(len(widths), len(widths), None, None, {"hidden": True})
    last = top + max(len(sheet.rows), 1)
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, last, len(widths) - 1)
    page.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    paging = words.fill(reports_messages.sheet_page, page="&P", pages="&N")
    excel.fit_to_print(page, top, (last, len(widths) - 1), paging)
    page.set_selection(top + 1, len(sheet.telling), top + 1, len(sheet.telling))
