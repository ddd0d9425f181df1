"""The workbook of a report: what its sheets are, what stands on top of each, and their tables."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.log.event import EventKind
from plantrack.pages import labels, news, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Cell, Table, cell, line, number, plain
from plantrack.plan.model import Plan
from plantrack.report.comparison import Comparison
from plantrack.report.news import NewsItem, NewsKind, change_kind
from plantrack.report.obligation import Obligation
from plantrack.report.replay import Adjustment
from plantrack.report.report import Report, Tally, blocked, overdue
from plantrack.report.status import Status
from plantrack.reports import messages
from plantrack.reports.annexes import TOLD, Told, numbered, per_agency, rate
from plantrack.words.words import Sentence, Words


class Rate(NamedTuple):
    """Which column is a share, and which are its part and its whole."""

    column: int
    part: int
    whole: int


class WorkbookSheet(NamedTuple):
    """A sheet: its name, lines of which the first is its title, and a table where there is any.

    Numbers in the table's total are sums of their columns; `rate` is the column that is none.
    """

    name: str
    top: tuple[str, ...]
    table: Table
    rate: Rate | None = None


class Workbook(NamedTuple):
    """All sheets in one language; `about` stands on every printed page, beside `paging`.

    In `paging`, {page} and {pages} stand for the page and how many there are.
    """

    title: str
    sheets: tuple[WorkbookSheet, ...]
    about: str
    paging: str
    as_of: date


class _Changed(NamedTuple):
    """An obligation, and a change of its due date."""

    obligation: Obligation
    change: Adjustment


def tables(comparison: Comparison, words: Words) -> Workbook:
    """Return the workbook of a report: totals, every item, and by themselves those that matter."""
    report = comparison.report
    about = f"{_plans(report, words)}, {phrases.as_of(report, words)}"
    sheets = (
        _totals(comparison, words),
        _items(comparison, words),
        _overdue(comparison, words),
        _extended(comparison, words),
        _blocked(comparison, words),
        _news(comparison, words),
    )
    return Workbook(about, sheets, about, words.pick(messages.sheet_page), report.as_of)


def _sheet(
    comparison: Comparison, words: Words, name: Sentence, told: Iterable[str], table: Table
) -> WorkbookSheet:
    """Return a sheet that says on top which plan it is about, as of when, of what, and what is told of it."""
    report = comparison.report
    title = words.fill(
        messages.sheet_heading,
        name=name,
        plan=_plans(report, words),
        day=phrases.as_of(report, words),
    )
    top = (title, _cited(report, words), *phrases.scope(comparison, words), *told)
    return WorkbookSheet(words.pick(name), top, table)


def _plans(report: Report, words: Words) -> str:
    return (
        phrases.name(report, words)
        if report.several
        else phrases.named(report.plans[0].about, words)
    )


def _cited(report: Report, words: Words) -> str:
    """Return the plan with its title, or the numbers of several."""
    if report.several:
        return words.text(tuple(plan.about.id for plan in report.plans))
    return phrases.titled(report.plans[0], words)


# -- sheets ----------------------------------------------------------------------------------------


def _totals(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return how many items of each status every agency answers for, and all together."""
    report, total = comparison.report, comparison.report.total
    if not report.obligations:
        told = [words.pick(pages_messages.no_obligations)]
        return _sheet(comparison, words, labels.totals, told, _NOTHING)
    rated = () if comparison.by_status else phrases.rate(total, words)
    told = [
        f"{words.fill(pages_messages.total, n=len(total.obligations))} ({words.pick(pages_messages.what_an_item_is)})",
        " · ".join((*map(plain, phrases.counted(comparison, words)), *rated)),
        news.in_words(comparison.news, words),
        *([_counted(messages.blocked_items, blocked(report), words)] if total.blocked else []),
        *([_silent(comparison, words)] if Status.OVERDUE in total.counts else []),
    ]
    counted = per_agency(report, words, rated=False)
    place = len(counted.headings)  # of what was due, before what is done of it and the rate
    rows = [
        (*row, *_rated(comparison, tally, words), *_apart(comparison, id_, tally, words))
        for row, (id_, tally) in zip(counted.rows, report.by_agency, strict=True)
    ]
    due = () if comparison.by_status else (labels.fell_due, labels.fell_due_done, labels.rate)
    more = (*due, labels.blocked_rows, labels.ever_reported)
    table = counted._replace(
        headings=(*counted.headings, *map(words.pick, more)),
        rows=tuple(rows),
        total=(
            *counted.total,
            *_rated(comparison, total, words),
            number(total.blocked),
            Cell(),
        ),
    )
    sheet = _sheet(comparison, words, labels.totals, told, table)
    return sheet._replace(rate=Rate(place + 2, place + 1, place)) if due else sheet


def _rated(comparison: Comparison, tally: Tally, words: Words) -> tuple[Cell, ...]:
    """Return how many fell due, how many of them are done, and their share; nothing by status."""
    done, due = tally.due_completion
    return () if comparison.by_status else (number(due), number(done), rate(done, due, words))


def _apart(comparison: Comparison, agency: str, tally: Tally, words: Words) -> tuple[Cell, Cell]:
    """Return how many difficulties an agency has, and whether it is late and was never heard of."""
    return number(tally.blocked, "warning"), _heard(
        comparison, comparison.silent.get(agency, ()), words
    )


def _heard(comparison: Comparison, plans: Sequence[Plan], words: Words) -> Cell:
    """Return that nothing was ever heard in some plans, and in which where there are several."""
    if not plans:
        return Cell()
    which = ", ".join(plan.about.id for plan in plans) if comparison.report.several else ""
    said = (words.pick(messages.never_reported), which)
    return Cell(tuple(line(one, "warning") for one in said if one))


def _silent_in(comparison: Comparison, o: Obligation) -> list[Plan]:
    return [plan for plan in comparison.silent.get(o.answers, ()) if plan is o.plan]


def _items(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return every item with all that is known of it; people sort and filter it."""
    rows = comparison.report.obligations
    told = () if rows else (words.pick(pages_messages.no_obligations),)
    columns: Told[Obligation] = {
        **_which(comparison.report),
        labels.product: TOLD[labels.product],
        labels.due: lambda o, words: phrases.dated(o.due, words),
        labels.first_due: TOLD[labels.first_due],
        labels.status: _status,
        labels.done_on: TOLD[labels.done_on],
        labels.latest_doc: TOLD[labels.doc],
        labels.days_left: _days_left,
        labels.days_late: TOLD[labels.days_late],
        labels.reminders: TOLD[labels.reminders],
        labels.latest_note: _note,
        labels.coordinate: TOLD[labels.coordinate],
        labels.delivered_to: TOLD[labels.delivered_to],
        labels.deadline_wording: TOLD[labels.wording],
        labels.agency_id: lambda o, _: cell(o.agency),
    }
    return _sheet(comparison, words, labels.tracked, told, numbered(rows, words, columns))


def _overdue(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return who is late and since when, the longest first, and who was never heard of."""
    late = overdue(comparison.report)
    columns: Told[Obligation] = {
        **_which(comparison.report),
        labels.due: lambda o, words: phrases.dated(o.due, words),
        labels.overdue_since: lambda o, words: phrases.dated(o.late_from, words),
        labels.days_late: lambda o, _: number(o.days_late or 0, "bad"),
        labels.reminders: TOLD[labels.reminders],
        labels.ever_reported: lambda o, words: _heard(comparison, _silent_in(comparison, o), words),
        labels.latest_note: _note,
        labels.delivered_to: TOLD[labels.delivered_to],
    }
    told = (
        [words.pick(pages_messages.nothing_overdue)] if comparison.asks_for(Status.OVERDUE) else []
    )
    if late.obligations:
        told = [_counted(messages.late_agencies, late, words), _silent(comparison, words)]
    table = numbered(late.obligations, words, columns)
    return _sheet(comparison, words, labels.overdue_rows, told, table)


def _counted(sentence: Sentence, report: Report, words: Words) -> str:
    """Return how many items there are, and of how many agencies."""
    return words.fill(sentence, n=len(report.obligations), agencies=len(report.by_agency))


def _silent(comparison: Comparison, words: Words) -> str:
    silent = tuple(phrases.silent(comparison, id_) for id_ in comparison.silent)
    if not silent:
        return words.pick(messages.nobody_silent)
    if len(silent) > phrases.NAMED:
        return words.fill(messages.many_silent, n=len(silent), column=labels.ever_reported)
    return words.fill(messages.silent_agencies, n=len(silent), agencies=silent)


def _extended(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return every change of a due date: from when to when, by which document, the newest first."""
    found = [_Changed(o, one) for o in comparison.report.obligations for one in o.adjustments]
    rows = sorted(found, key=lambda row: row.change.event.date, reverse=True)
    columns: Told[_Changed] = {
        **{label: _of(tell) for label, tell in _which(comparison.report).items()},
        labels.former_due: lambda row, words: phrases.dated(row.change.former, words),
        labels.changed_due: lambda row, words: phrases.dated(row.change.event.due, words),
        labels.change: lambda row, words: cell(change_kind([row.change]).in_words(words)),
        labels.change_in_days: lambda row, _: _in_days(row.change),
        labels.doc: lambda row, _: cell(row.change.event.doc or ""),
        labels.permitted_on: lambda row, words: phrases.dated(row.change.event.date, words),
        labels.status: lambda row, words: _status(row.obligation, words),
        labels.note: lambda row, _: cell(row.change.event.note or ""),
    }
    told = words.fill(messages.due_changes, n=len(rows))
    told = told if rows else words.pick(messages.nothing_extended)
    return _sheet(comparison, words, labels.extended_rows, [told], numbered(rows, words, columns))


def _in_days(change: Adjustment) -> Cell:
    if change.former is None or change.event.due is None:
        return Cell()
    return number((change.event.due - change.former).days)


def _blocked(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return what is in whose way, since when."""
    report = blocked(comparison.report)
    columns: Told[Obligation] = {
        **_which(comparison.report),
        labels.due: lambda o, words: phrases.dated(o.due, words),
        labels.status: _status,
        labels.blocked_by: lambda o, _: cell((o.blocked and o.blocked.note) or "", "warning"),
        labels.doc: lambda o, _: cell((o.blocked and o.blocked.doc) or ""),
        labels.since: lambda o, words: phrases.dated(o.blocked.date if o.blocked else None, words),
        labels.reminders: TOLD[labels.reminders],
    }
    told = words.pick(pages_messages.nothing_blocked)
    if report.obligations:
        told = _counted(messages.blocked_items, report, words)
    table = numbered(report.obligations, words, columns)
    return _sheet(comparison, words, labels.blocked_sheet, [told], table)


def _news(comparison: Comparison, words: Words) -> WorkbookSheet:
    """Return what the report of an earlier day did not tell."""
    found = comparison.news
    columns: Told[NewsItem] = {
        labels.changed: _what,
        **{label: _of(tell) for label, tell in _which(comparison.report).items()},
        labels.due: lambda row, words: phrases.dated(row.obligation.due, words),
        labels.status: lambda row, words: _status(row.obligation, words),
        labels.new_on: lambda row, words: phrases.dated(_since(row), words),
        labels.doc: lambda row, _: cell((row.event and row.event.doc) or ""),
        labels.latest_note: lambda row, words: _note(row.obligation, words),
    }
    table = numbered(found.items, words, columns)
    return _sheet(comparison, words, labels.news, [news.in_words(found, words)], table)


def _what(entry: NewsItem, words: Words) -> Cell:
    role = entry.obligation.status.role if entry.kind in _STATUSES else None
    return cell(entry.kind.in_words(words), role)


def _since(entry: NewsItem) -> date | None:
    """Return since when it is so: the day recorded, or the first one on which it was overdue again."""
    if entry.kind is not NewsKind.OVERDUE:
        return entry.event.date if entry.event else None
    o = entry.obligation
    turned = [e.date for e in o.events if e.event in (EventKind.EXTENDED, EventKind.REOPENED)]
    return max(filter(None, (o.late_from, *turned)), default=None)


# What is new is a status of its own.
_STATUSES = (NewsKind.DONE, NewsKind.OVERDUE, NewsKind.CLOSED)
_NOTHING = Table((), ())


# -- cells -----------------------------------------------------------------------------------------


def _which(report: Report) -> Told[Obligation]:
    """Return the columns that say which item a row is, named as `enter` knows them."""
    succeeded = any(o.answers != o.agency for o in report.obligations)
    return {
        **({labels.plan: TOLD[labels.plan]} if report.several else {}),
        labels.task: TOLD[labels.task],
        labels.title: TOLD[labels.title],
        labels.agency: lambda o, _: cell(o.plan.agencies[o.agency].name),
        **({labels.answers_now: _successor} if succeeded else {}),
        labels.occurrence: TOLD[labels.occurrence],
    }


def _of(tell: Callable[[Obligation, Words], Cell]) -> Callable[[_Changed | NewsItem, Words], Cell]:
    """Return what tells of a row what another tells of its obligation."""
    return lambda row, words: tell(row.obligation, words)


def _successor(o: Obligation, _: Words) -> Cell:
    return cell(o.plan.agencies[o.answers].name) if o.answers != o.agency else Cell()


def _status(o: Obligation, words: Words) -> Cell:
    """Return its status without the days, which have columns of their own, so that it can be filtered."""
    said = f"{o.status.sign} {o.status.in_words(words)}"
    if o.due_soon:
        return cell(f"{said}, {words.pick(pages_messages.due_soon)}", "warning")
    return cell(said, o.status.role)


def _days_left(o: Obligation, _: Words) -> Cell:
    left = o.days_left
    return Cell() if left is None or left < 0 else Cell((line(str(left)),), value=left)


def _note(o: Obligation, words: Words) -> Cell:
    """Return difficulties and the newest remark, why it was closed by itself, what makes its date unsure."""
    reasons = (words.say(said) for said in (o.reason, *o.caveats) if said)
    return Cell((*TOLD[labels.note](o, words).lines, *map(line, reasons)))
