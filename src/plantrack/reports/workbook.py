"""The workbook of a report: which sections its sheets are, and the columns of each."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from plantrack.pages import blocks, citing, labels, numbers, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Table, plain
from plantrack.report.comparison import Comparison
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.reports import columns, messages, sections, tallies
from plantrack.reports.columns import Row
from plantrack.reports.sections import Section
from plantrack.reports.tables import Column
from plantrack.words.text import uncapital
from plantrack.words.words import Sentence, Words


class Rate(NamedTuple):
    """Which column is a share, and which are its part and its whole."""

    column: int
    part: int
    whole: int


class WorkbookSheet(NamedTuple):
    """A sheet: its name, lines of which the first is its title, and a table where there is any.

    Numbers in the table's total are sums of their columns; `rate` is the column that is none. So many
    of the last columns are `folded`: looked up rather than read.
    """

    name: str
    top: tuple[str, ...]
    table: Table
    rate: Rate | None = None
    folded: int = 0


class Workbook(NamedTuple):
    """All sheets in one language; `about` stands on every printed page, beside `paging`.

    In `paging`, {page} and {pages} stand for the page and how many there are.
    """

    title: str
    sheets: tuple[WorkbookSheet, ...]
    about: str
    paging: str
    as_of: date


_Row = TypeVar("_Row")
_Made = Callable[[Comparison, Words], Section[Row]]
# Besides the columns that say which item a row is.
TRACKED = (
    columns.PRODUCT,
    columns.DUE_DAY,
    columns.FIRST_DUE,
    columns.STATUS,
    columns.DONE_ON,
    columns.LATEST_DOC,
    columns.DAYS_LEFT,
    columns.DAYS_LATE,
    columns.REMINDERS,
    columns.LATEST_NOTE,
)
# What is looked up rather than read: folded on the screen, and not printed.
LOOKED_UP = (columns.DELIVERED_TO, columns.COORDINATE, columns.WORDING, columns.AGENCY_ID)
OVERDUE = (
    columns.DUE_DAY,
    columns.OVERDUE_SINCE,
    columns.DAYS_LATE,
    columns.REMINDERS,
    columns.EVER_REPORTED,
    columns.LATEST_NOTE,
    columns.DELIVERED_TO,
)
EXTENSIONS = (
    columns.FORMER_DUE,
    columns.CHANGED_DUE,
    columns.CHANGE,
    columns.CHANGE_IN_DAYS,
    columns.DOC,
    columns.CHANGED_ON,
    columns.STATUS,
    columns.REMARK,
)
DIFFICULTIES = (
    columns.DUE_DAY,
    columns.STATUS,
    columns.DIFFICULTY_ALONE,
    columns.DOC,
    columns.SINCE,
    columns.REMINDERS,
)
REQUESTS = (
    columns.DUE_DAY,
    columns.ASKED_DUE,
    columns.STATUS,
    columns.DOC,
    columns.ASKED_ON,
    columns.ASKED_WHY,
)
NEWS = (
    columns.WHAT,
    columns.DUE_DAY,
    columns.STATUS,
    columns.NEW_ON,
    columns.DOC,
    columns.NEWS_NOTE,
)


def _overdue(comparison: Comparison, words: Words) -> Section[Row]:
    """Return what is overdue, and who was never heard of."""
    section = sections.overdue(comparison, words)
    if not section.rows:
        return section
    return section._replace(lead=f"{section.lead} {_silent(comparison, words)}")


# After the totals, which a sheet is called, of what, and its columns.
SHEETS: Sequence[tuple[Sentence, _Made, Sequence[Column[Row]]]] = (
    (labels.tracked, sections.items, (*TRACKED, *LOOKED_UP)),
    (labels.overdue_rows, _overdue, OVERDUE),
    (labels.extended_rows, sections.extensions, EXTENSIONS),
    (labels.blocked_sheet, sections.difficulties, DIFFICULTIES),
    (labels.requested_sheet, sections.requests, REQUESTS),
    (labels.news, sections.news, NEWS),
)
_WHERE_ANY = (sections.requests,)  # no sheet where there is nothing of these


def tables(comparison: Comparison, words: Words) -> Workbook:
    """Return the workbook of a report: totals, every item, and by themselves those that matter."""
    report = comparison.report
    about = f"{_plans(report, words)}, {blocks.as_of(report, words)}"
    which = _which(report)
    made = [
        (name, section, chosen)
        for name, make, chosen in SHEETS
        if (section := make(comparison, words)).rows or make not in _WHERE_ANY
    ]
    sheets = [
        _sheet(comparison, name, section, (*which, *_assigned(section), *chosen))
        for name, section, chosen in made
    ]
    sheets[0] = sheets[0]._replace(folded=len(LOOKED_UP))
    totals = _totals(comparison, words)
    return Workbook(about, (totals, *sheets), about, words.pick(messages.sheet_page), report.as_of)


def _which(report: Report) -> Sequence[Column[Row]]:
    """Return the columns that say which item a row is, named as `enter` knows them."""
    succeeded = any(o.answers != o.agency for o in report.obligations)
    return (
        *((columns.PLAN,) if report.several else ()),
        columns.TASK,
        columns.TITLE,
        columns.BOUND,
        *((columns.ANSWERS_NOW,) if succeeded else ()),
        columns.OCCURRENCE,
    )


def _assigned(section: Section[Row]) -> Sequence[Column[Row]]:
    """Return the columns that say who gave and who follows a task, without those that would be empty."""
    return [
        column
        for column in (columns.SOURCE, columns.OFFICER)
        if any(column.tell(row, section.telling).lines for row in section.rows)
    ]


def _sheet(
    comparison: Comparison,
    name: Sentence,
    section: Section[_Row],
    chosen: Sequence[Column[_Row]],
    told: Sequence[str] = (),
) -> WorkbookSheet:
    """Return a sheet that says on top which plan it is about, as of when, of what, and what is told of it."""
    report, words = comparison.report, section.telling.words
    title = words.fill(
        messages.sheet_heading,
        name=section.title,
        plan=_plans(report, words),
        day=blocks.as_of(report, words),
    )
    lead = (*told, *([section.lead] if section.lead else []))
    top = (title, _cited(report, words), *phrases.scope(comparison, words), *lead)
    return WorkbookSheet(words.pick(name), top, section.table(chosen))


def _plans(report: Report, words: Words) -> str:
    return (
        blocks.name(report, words) if report.several else citing.named(report.plans[0].about, words)
    )


def _cited(report: Report, words: Words) -> str:
    """Return the plan with its title, or the names of several."""
    if report.several:
        return ", ".join(citing.named(plan.about, words) for plan in report.plans)
    return blocks.titled(report.plans[0], words)


# -- totals ----------------------------------------------------------------------------------------


def _totals(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return how many items of each status every agency answers for, and all together."""
    section = sections.totals(comparison, words)
    counted = sections.counts(comparison)
    due = (
        ()
        if comparison.report.by_status
        else (tallies.FELL_DUE, tallies.FELL_DUE_DONE, tallies.RATE)
    )
    chosen = [*counted, *due, tallies.DIFFICULTIES, tallies.HEARD]
    told = _summed_up(comparison, words) if section.rows else ()
    sheet = _sheet(comparison, labels.totals, section, chosen, told)
    place = len(counted) + 1  # of what was due, behind the number of the row
    return sheet._replace(rate=Rate(place + 2, place + 1, place)) if due else sheet


def _summed_up(comparison: Comparison, words: Words) -> list[str]:
    """Return all counts, and what the sections say that are not empty."""
    total = comparison.report.total
    rated = numbers.rate(total, words)
    news = sections.news(comparison, words)
    hard = sections.difficulties(comparison, words)
    return [
        f"{words.fill(pages_messages.total, n=len(total.obligations))} ({words.pick(pages_messages.what_an_item_is)})",
        " · ".join((*map(plain, numbers.tallied(total, words)), *rated)),
        f"{news.title}: {_amid(news.lead, comparison, words)}" if news.rows else news.lead,
        *([hard.lead] if hard.rows else []),
        *([_silent(comparison, words)] if Status.OVERDUE in total.counts else []),
    ]


def _silent(comparison: Comparison, words: Words) -> str:
    """Return who was never heard of, by name where they are few."""
    if len(comparison.silent) > phrases.NAMED:
        return sections.silence(comparison, words).lead
    return sections.silent_by_name(comparison, words)


def _amid(lead: str, comparison: Comparison, words: Words) -> str:
    """Return what is new behind a colon: small, but where it begins with the name of a plan."""
    return lead if sections.documents(comparison, words) else uncapital(lead)
