"""Reports and pages as CSV, which a spreadsheet opens without running anything in it."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from plantrack.log.event import Event
from plantrack.log.lines import as_json
from plantrack.pages import plain_rows
from plantrack.pages.page import Page, Table
from plantrack.report.history import History
from plantrack.report.report import Report
from plantrack.report.row import COLUMNS, row_of
from plantrack.report.tally import Tally
from plantrack.words.text import visible
from plantrack.words.words import Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison


def report_csv(report: Report, words: Words, headings: Words | None = None) -> str:
    """Return the obligations as CSV; with `headings` for people: headings, statuses and dates are as on the screen."""
    if headings:
        return _table(*plain_rows.obligations(report, headings))
    return _csv(COLUMNS, (row_of(obligation, words) for obligation in report.obligations))


def history_csv(history: History, headings: Words | None = None) -> str:
    """Return the events as CSV; with `headings` for people, as on the screen."""
    if headings:
        return _table(*plain_rows.events(history, headings))
    rows = ({"plan": plan.about.id, **as_json(event)} for plan, event in history.events)
    return _csv(("plan", *(field.name for field in fields(Event))), rows)


def compared_csv(comparison: "Comparison", headings: Words | None = None) -> str:
    """Return the figures of both days and their differences as CSV; with `headings` for people."""
    if headings:
        return _table(*plain_rows.figures(comparison, headings))
    days = (report.as_of.isoformat() for report in (comparison.then, comparison.report))
    rows = ((*figure, figure.difference) for figure in comparison.figures)
    return _table(("figure", *days, "difference"), rows)


def tallies_csv(rows: Sequence[tuple[str, str, Tally]], headings: Words | None = None) -> str:
    """Return what is counted of each key and name as CSV; with `headings` for people, and rates in percent."""
    if headings:
        return _table(*plain_rows.tallies(rows, headings))
    counted = ((key, name, *tally.figures.values()) for key, name, tally in rows)
    return _table(("key", "name", *Tally(()).figures), counted)


def page_csv(page: Page) -> str:
    """Return the tables of a page as CSV for people: headings, words and dates as the page has them."""
    text = io.StringIO()
    writer = csv.writer(text)
    for table in page.blocks:
        if isinstance(table, Table):
            writer.writerow(table.headings)
            writer.writerows([_cell(cell.plain) for cell in row] for row in table.body)
    return "\ufeff" + text.getvalue()


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> str:
    return _table(columns, ([row.get(column) for column in columns] for row in rows))


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(_cell(value) for value in row)
    return "\ufeff" + text.getvalue()


def _cell(value: object) -> object:
    """Return a cell in which no spreadsheet sees a formula; numbers stay numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    return _FORMULA.sub(r"\1'", visible(value))


# At the beginning, or after what separates cells where a comma separates decimals; full-width signs count.
_FORMULA = re.compile(r"(^\s*|;\s*)(?=[=+\-@＝＋－＠])")
