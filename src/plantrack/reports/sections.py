"""The parts of a report, each told once: what it is called, what is said of it, and the rows that tables show.

A Word report, a page and a workbook are an order of these and a choice of columns.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Generic, NamedTuple, TypeVar

from plantrack.pages import labels, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages import news as pages_news
from plantrack.pages.numbers import two_digits
from plantrack.pages.page import Table
from plantrack.plan.model import PLACEHOLDER, Plan
from plantrack.report import report as reports
from plantrack.report.comparison import Comparison
from plantrack.report.news import NewsItem
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.reports import messages, tables, tallies
from plantrack.reports.columns import Row
from plantrack.reports.tables import Column, Telling
from plantrack.reports.tallies import AgencyRow
from plantrack.words.text import capital
from plantrack.words.words import Sentence, Words

_Row = TypeVar("_Row")
# Counted only where there are any.
_RARE = (Status.SCHEDULED, Status.CLOSED)


class Section(NamedTuple, Generic[_Row]):
    """A part of a report; without rows its lead says that there is nothing, or nothing where none were asked for.

    `total` is the row, if any, that sums up the others.
    """

    key: str
    title: str
    lead: str
    rows: tuple[_Row, ...]
    telling: Telling
    total: _Row | None = None

    def table(self, chosen: Sequence[Column[_Row]], *, sparse: bool = False) -> Table:
        """Return all rows by these columns, numbered; a sparse table lacks empty columns."""
        return tables.table(self.rows, self.telling, chosen, self.total, sparse=sparse)


def together(section: Section[Row]) -> Section[Row]:
    """Return a section whose rows tell at once of all items that are told alike."""
    found: dict[object, list[Row]] = {}
    for row in section.rows:
        found.setdefault(row.alike, []).append(row)
    rows = (
        same[0]._replace(
            obligations=tuple(o for row in same for o in row.obligations),
            items=tuple(one for row in same for one in row.items),
        )
        for same in found.values()
    )
    return section._replace(rows=tuple(rows))


def _rows(obligations: Iterable[Obligation]) -> tuple[Row, ...]:
    return tuple(Row((o,), alike=o.key) for o in obligations)


def items(comparison: Comparison, words: Words) -> Section[Row]:
    """Return every item, in the order of the plans."""
    rows = _rows(comparison.report.obligations)
    lead = "" if rows else words.pick(pages_messages.no_obligations)
    title = words.pick(labels.tracked)
    return Section("items", title, lead, rows, Telling.of(comparison, words))


def overdue(comparison: Comparison, words: Words) -> Section[Row]:
    """Return what is overdue, the longest first."""
    late = reports.overdue(comparison.report)
    return Section(
        "overdue",
        words.pick(messages.part_overdue),
        _late_lead(late, comparison, words),
        _rows(late.obligations),
        Telling.of(comparison, words),
    )


def late_agencies(comparison: Comparison, words: Words) -> Section[AgencyRow]:
    """Return the same by the agencies that answer for it: most items first, their sum."""
    late = reports.overdue(comparison.report)
    return Section(
        "overdue",
        words.pick(messages.part_overdue),
        _late_lead(late, comparison, words),
        _agencies(late),
        Telling.of(comparison, words),
        _sum(late, words),
    )


def upcoming(comparison: Comparison, words: Words) -> Section[Row]:
    """Return what falls due soon, the soonest first."""
    rows = _rows(reports.upcoming(comparison.report).obligations)
    lead = _nothing(comparison, Status.ON_TRACK, pages_messages.nothing_upcoming, words)
    title = words.pick(labels.upcoming_rows)
    return Section("upcoming", title, "" if rows else lead, rows, Telling.of(comparison, words))


def _late_lead(late: Report, comparison: Comparison, words: Words) -> str:
    """Return how much is overdue, of how many agencies, and how much of it for long."""
    if not late.obligations:
        return _nothing(comparison, Status.OVERDUE, pages_messages.nothing_overdue, words)
    long = sum(map(tallies.is_long_overdue, late.obligations))
    how = messages.overdue_long
    if long == len(late.obligations):
        how = messages.overdue_long_alone if long == 1 else messages.overdue_long_all
    so_long = words.fill(how, n=two_digits(long, words), days=tallies.LONG)
    nobody = sum(o.answers == PLACEHOLDER for o in late.obligations)
    of_nobody = words.fill(messages.of_nobody_named, n=two_digits(nobody, words)) if nobody else ""
    told = f"{of_nobody}{so_long if long else ''}"
    return _counted(messages.overdue_lead, late, words, long=told)


def _nothing(comparison: Comparison, status: Status, sentence: Sentence, words: Words) -> str:
    """Return that there is nothing of a status, where it was asked for."""
    return words.pick(sentence) if comparison.asks_for(status) else ""


def _counted(sentence: Sentence, report: Report, words: Words, **values: object) -> str:
    """Return how many items there are, and of how many agencies."""
    n = two_digits(len(report.obligations), words)
    agencies = two_digits(len(report.agencies), words)
    return words.fill(sentence, n=n, agencies=agencies, **values)


def silence(comparison: Comparison, words: Words) -> Section[AgencyRow]:
    """Return the agencies that are late and were never heard of, with what they are late with."""
    late = reports.overdue(comparison.report)
    whose = dict(late.by_agency)
    rows = tuple(
        AgencyRow(id_, phrases.silent(comparison, id_, words), _of(whose[id_], plans))
        for id_, plans in comparison.silent.items()
    )
    lead = _nothing(comparison, Status.OVERDUE, pages_messages.nothing_overdue, words)
    if late.obligations:
        lead = words.pick(pages_messages.nobody_silent)
    if rows:
        lead = words.fill(messages.silent_agencies, n=two_digits(len(rows), words), names="")
    title = words.pick(labels.silent_rows)
    return Section("silent", title, lead, rows, Telling.of(comparison, words))


def _of(tally: Tally, plans: Sequence[Plan]) -> Tally:
    """Return what is counted of some plans alone."""
    mine = {plan.identity for plan in plans}
    kept = tuple(o for o in tally.obligations if o.plan.identity in mine)
    return Tally(kept, by_status=tally.by_status)


def silent_by_name(comparison: Comparison, words: Words) -> str:
    """Return what is said of those never heard of, with all their names; of several plans, in which."""
    section = silence(comparison, words)
    if not section.rows:
        return section.lead
    found: dict[str, list[str]] = {}
    for row in section.rows:
        plans = phrases.silent_in(comparison, row.id, words)
        found.setdefault(plans, []).append(comparison.report.agency(row.id).name)
    said = "; ".join(_silent_in(tuple(names), plans, words) for plans, names in found.items())
    names = words.fill(messages.silent_names, agencies=said)
    n = two_digits(len(section.rows), words)
    return words.fill(messages.silent_agencies, n=n, names=names)


def _silent_in(agencies: tuple[str, ...], plans: str, words: Words) -> str:
    if not plans:
        return words.text(agencies)
    how = messages.silent_one_in if len(agencies) == 1 else messages.silent_all_in
    return words.fill(how, agencies=agencies, plans=plans)


def extensions(comparison: Comparison, words: Words) -> Section[Row]:
    """Return every change of a due date, the newest first; alike are those of one task by one document."""
    report = comparison.report
    rows = [
        Row(
            (o,),
            change.source,
            change,
            alike=(o.place, change.former, change.due, change.source.doc, change.source.date),
        )
        for o in report.obligations
        for change in o.adjustments
    ]
    rows.sort(key=lambda row: row.event.date if row.event else report.as_of, reverse=True)
    lead = words.pick(messages.nothing_extended)
    if rows:
        n = sum(bool(o.adjustments) for o in report.obligations)
        more = words.fill(messages.changes_of_dates, n=two_digits(len(rows), words))
        lead = words.fill(
            messages.changed_lead, n=two_digits(n, words), changes=more if len(rows) > n else ""
        )
    title = words.pick(labels.changed_dates)
    return Section("extended", title, lead, tuple(rows), Telling.of(comparison, words))


def difficulties(comparison: Comparison, words: Words) -> Section[Row]:
    """Return what is in whose way, since when."""
    hard = reports.blocked(comparison.report)
    rows = tuple(Row((o,), o.blocked, alike=o.key) for o in hard.obligations)
    lead = words.pick(pages_messages.nothing_blocked)
    if rows:
        lead = _counted(messages.blocked_lead, hard, words)
    title = words.pick(labels.blocked_rows)
    return Section("blocked", title, lead, rows, Telling.of(comparison, words))


def requests(comparison: Comparison, words: Words) -> Section[Row]:
    """Return which later due dates were asked for and are to be decided, the longest first; nothing for none."""
    asking = reports.requested(comparison.report)
    rows = tuple(
        Row(
            (o,),
            o.requested,
            alike=(
                o.place,
                o.due,
                o.requested and (o.requested.due, o.requested.doc, o.requested.date),
            ),
        )
        for o in asking.obligations
    )
    lead = _counted(messages.requested_lead, asking, words) if rows else ""
    title = words.pick(labels.requested_rows)
    return Section("requested", title, lead, rows, Telling.of(comparison, words))


def news(comparison: Comparison, words: Words) -> Section[Row]:
    """Return what the report of an earlier day did not tell, by its kinds; alike are those of one task."""
    found = comparison.news
    days = {
        "day": found.since + timedelta(days=1),
        "until": phrases.as_of(comparison.report, words),
    }
    rows = tuple(
        Row((o,), one.event, items=(one,), alike=(one.kind, *(_given(one) or o.place)))
        for one in found.items
        for o in one.obligations
    )
    told = documents(comparison, words)
    counts = pages_news.counts(found, words, lambda n: two_digits(n, words))
    lead = f"{capital(counts)}."
    nothing = [] if told else [words.fill(messages.no_changes, **days)]
    return Section(
        "news",
        words.fill(messages.changes_since, **days),
        " ".join([*told, *([lead] if rows else nothing)]),
        rows,
        Telling.of(comparison, words),
    )


def documents(comparison: Comparison, words: Words) -> list[str]:
    """Return which plans are new, and which were amended by what, a sentence each."""
    report, found = comparison.report, comparison.news
    return pages_news.documents(report, found, words, lambda n: two_digits(n, words))


def _given(item: NewsItem) -> tuple[object, ...]:
    """Return what was given to others by what, which is told as one; nothing of what was not."""
    return (*item.obligation.place[:2], item.event) if item.former else ()


def totals(comparison: Comparison, words: Words) -> Section[AgencyRow]:
    """Return what every agency answers for, worst first, and their sum."""
    report = comparison.report
    return Section(
        "by-agency",
        words.pick(labels.by_agency),
        "" if report.obligations else words.pick(pages_messages.no_obligations),
        _agencies(report),
        Telling.of(comparison, words),
        _sum(report, words),
    )


def counts(comparison: Comparison) -> list[Column[AgencyRow]]:
    """Return the columns of totals that add up: all items, then those of each status."""
    there = comparison.report.total.counts
    shown = (column for s, column in tallies.COUNTED.items() if s not in _RARE or s in there)
    return [tallies.AGENCY, tallies.COUNT, *shown]


def rated(comparison: Comparison) -> list[Column[AgencyRow]]:
    """Return the same and the rate of what was due; none where rows were asked for by their status."""
    return [*counts(comparison), *([] if comparison.report.by_status else [tallies.RATE])]


def _agencies(report: Report) -> tuple[AgencyRow, ...]:
    return tuple(AgencyRow(id_, report.agency(id_).name, t) for id_, t in report.by_agency)


def _sum(report: Report, words: Words) -> AgencyRow:
    return AgencyRow("", words.pick(labels.sum_row), report.total)
