"""What all our workbooks have in common: no formulas from text, no clock, paper, lines in a cell."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

DAY = "dd/mm/yyyy"
LINE = 16  # points; LibreOffice gives rows with wrapped text no height of their own
TALLEST = 408  # points of a row, at most, in whole pixels
MOST = 5  # lines of a text above a table, as those stay in sight
LONGEST = 32_767  # units of UTF-16 that a cell takes
CUT = " […]"
BESIDE = 100  # characters beside the number of a page, as a footer takes 255, each & twice
_A4, _A3 = 9, 8
UNIX = 3  # the system that a zip file names, whatever it was made on
_PLAIN = {
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "in_memory": True,
}


def new_book(out: io.BytesIO, title: str, day: date) -> "Workbook":
    """Return an empty workbook made at midnight of a day, so that no clock is in it."""
    from xlsxwriter import Workbook

    book = Workbook(out, _PLAIN)
    book.set_properties({"title": title, "created": datetime.combine(day, time())})
    return book


def finished(book: "Workbook", out: io.BytesIO) -> bytes:
    """Return what a workbook holds, the same on every system."""
    book.close()
    with zipfile.ZipFile(out, "a") as package:
        for part in package.infolist():
            part.create_system = UNIX
        package.comment = b""  # has the list of the parts written anew
    return out.getvalue()


@lru_cache(maxsize=4096)  # names stand in many rows
def lines(text: str, width: int) -> int:
    """Return how many lines of a width, about, a text is broken into."""
    count, left = 1, width
    for word in text.split(" "):
        long = len(word)
        if long > left:
            count, left = count + (left < width), width
            broken = (long - 1) // width
            count, long = count + broken, long - broken * width
        left -= long + 1
    return count


def height(count: float) -> float:
    """Return the points of a row of so many lines."""
    return min(LINE * count, TALLEST)


def write_text(page: "Worksheet", row: int, column: int, text: str, look: "Format") -> None:
    """Write a text that stays one, cut visibly where a cell cannot take it whole."""
    if 2 * len(text) > LONGEST:
        text = _cut(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take it for markup of its own; in parts, of which it wants three, it is text
        page.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
    else:
        page.write_string(row, column, text, look)


def write_value(
    page: "Worksheet",
    row: int,
    column: int,
    value: str | float | date | None,
    look: "Format",
) -> None:
    """Write a text, a number or a day as what it is; of nothing, the look alone."""
    match value:
        case None | "":
            page.write_blank(row, column, None, look)
        case str():
            write_text(page, row, column, value, look)
        case date():
            page.write_datetime(row, column, datetime.combine(value, time()), look)
        case _:
            page.write_number(row, column, value, look)


def write_top(
    book: "Workbook", page: "Worksheet", texts: Sequence[str], widths: Sequence[int]
) -> None:
    """Write a title and what is told under it, across columns of these widths."""
    wrapped = {"text_wrap": True, "valign": "top", "num_format": "@"}
    title = book.add_format({**wrapped, "bold": True, "font_size": 14})
    under = book.add_format(wrapped)
    for row, text in enumerate(texts):
        look, big = (under, 1.0) if row else (title, 1.3)
        count = min(lines(text, int(sum(widths) / big)), MOST)
        page.set_row(row, height(big * count))
        page.merge_range(row, 0, row, len(widths) - 1, "", look)
        write_text(page, row, 0, text, look)


def heading_look(book: "Workbook", paper: str) -> "Format":
    """Return how the heading of a column looks, on paper of a colour."""
    return book.add_format(
        {
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "valign": "vcenter",
            "align": "center",
            "bg_color": paper,
            "num_format": "@",
        }
    )


def _cut(text: str) -> str:
    """Return as much of a text as a cell takes."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def fit_to_print(
    page: "Worksheet",
    top: int,
    last: tuple[int, int],
    paging: str,
    left: str = "",
    *,
    large: bool = False,
) -> None:
    """Lay a sheet out on A4, a large one on A3, across, the row of headings again on each page, pages numbered.

    `paging` says which page it is, of how many; `left` stands beside it.
    """
    page.set_landscape()
    page.set_paper(_A3 if large else _A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.print_area(0, 0, *last)
    left = left if len(left) <= BESIDE else left[:BESIDE] + CUT
    beside = f"&L{left.replace('&', '&&')}" if left else ""
    page.set_footer(f"{beside}&C{paging}")
