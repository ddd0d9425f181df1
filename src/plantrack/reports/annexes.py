"""The tables that a report, a workbook and a page share: per agency, and item by item."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from plantrack.pages import labels, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Cell, Line, Table, cell, cells, line, number
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.reports import messages
from plantrack.words.words import Sentence, Words

_Row = TypeVar("_Row")
# Columns, each with what it tells of a row.
Told: TypeAlias = Mapping[Sentence, Callable[[_Row, Words], Cell]]
# The columns of what is counted, in the order of official tables; they add up to the total.
COUNTED: Mapping[Status, Sentence] = {
    Status.DONE: labels.done_in_time,
    Status.DONE_LATE: labels.done_late,
    Status.ON_TRACK: labels.open_in_time,
    Status.OVERDUE: labels.open_late,
    Status.WAITING: labels.waiting_rows,
    Status.UNDATED: labels.undated,
    Status.SCHEDULED: labels.scheduled,
    Status.CLOSED: labels.closed,
}
# Counted only where there are any.
_RARE = (Status.SCHEDULED, Status.CLOSED)


def per_agency(report: Report, words: Words, *, rated: bool = True) -> Table:
    """Return how many items of each status every agency answers for, worst first, and their sum.

    Where rows were asked for by their status there is no rate.
    """
    shown = [s for s in COUNTED if s not in _RARE or s in report.total.counts]
    counts = (labels.count, *map(COUNTED.__getitem__, shown))
    headings = (labels.number, labels.agency, *counts, *((labels.rate,) if rated else ()))

    def told(tally: Tally) -> list[Cell]:
        return [*_counts(tally, shown), *([rate(*tally.due_completion, words)] if rated else [])]

    rows = tuple(
        (number(place), cell(report.agency(id_).name), *told(tally))
        for place, (id_, tally) in enumerate(report.by_agency, 1)
    )
    total = (Cell(), cell(words.pick(labels.sum_row), "strong"), *told(report.total))
    return Table(tuple(map(words.pick, headings)), rows, naming=1, total=total)


def _counts(tally: Tally, shown: Sequence[Status]) -> list[Cell]:
    counts = tally.counts
    cells = [number(counts.get(s, 0), "bad" if s is Status.OVERDUE else None) for s in shown]
    return [number(len(tally.obligations)), *cells]


def rate(done: int, due: int, words: Words) -> Cell:
    """Return the share of what was due that is done; a dash where nothing was."""
    if not due:
        return cell("–", "muted")
    return Cell((line(phrases.percent(done, due, words)),), value=done / due)


def per_item(rows: Iterable[Obligation], words: Words, columns: Sequence[Sentence]) -> Table:
    """Return the obligations one a row, numbered, with these columns of `TOLD`."""
    return numbered(rows, words, {column: TOLD[column] for column in columns})


def numbered(rows: Iterable[_Row], words: Words, told: Told[_Row]) -> Table:
    """Return a table of whatever rows, numbered, with what each column tells of one."""
    return Table(
        (words.pick(labels.number), *map(words.pick, told)),
        tuple(
            (number(place), *(tell(row, words) for tell in told.values()))
            for place, row in enumerate(rows, 1)
        ),
    )


def _due(o: Obligation, words: Words) -> Cell:
    """Return the due date, and under it the first one where it was changed."""
    if o.due is None:
        return cell("–", "muted")
    changed = phrases.extended(o, words)
    lines: tuple[Line, ...] = (line(words.day(o.due)), *([line(changed)] if changed else []))
    return Cell(lines, value=o.due)


def _first_due(o: Obligation, words: Words) -> Cell:
    first = o.original_due if o.extensions else None
    return phrases.dated(first, words)


def _done_on(o: Obligation, words: Words) -> Cell:
    return phrases.dated(o.done_on, words)


def _note(o: Obligation, words: Words) -> Cell:
    """Return difficulties and what was sent back, then the newest remark where it says something else."""
    said = [phrases.difficulty(o, words), phrases.sent_back(o, words)]
    if o.note and not (o.blocked and o.blocked.note == o.note):
        said.append(o.note)
    return Cell(tuple(line(one) for one in said if one))


def _situation(o: Obligation, words: Words) -> Cell:
    """Return in words how it stands, and that it is due soon."""
    soon = f", {words.pick(pages_messages.due_soon)}" if o.due_soon else ""
    said = f"{phrases.status_text(o, words)}{soon}"
    return cell(said, "bad" if o.status is Status.OVERDUE else None)


def _doc_and_day(o: Obligation, words: Words) -> Cell:
    """Return the document of a delivery and its day; what is not done has none."""
    return cells(o.doc or "", words.day(o.done_on)) if o.done_on else Cell()


def _parties(o: Obligation, ids: Iterable[str]) -> Cell:
    return cell(phrases.parties(o.plan, ids))


# What a column tells of an obligation.
TOLD: Told[Obligation] = {
    labels.plan: lambda o, _: cell(o.plan.about.id),
    labels.task: lambda o, _: cell(o.task.id, "strong"),
    labels.title: lambda o, _: cell(o.task.name),
    labels.agency: lambda o, words: cell(phrases.owner(o, words)),
    labels.occurrence: lambda o, words: cell(phrases.occurrence(o, words)),
    labels.product: lambda o, _: cell(o.task.product or ""),
    labels.due: _due,
    labels.first_due: _first_due,
    labels.status: lambda o, words: Cell((phrases.signed(o, words),)),
    labels.doc: lambda o, _: cell(o.doc or ""),
    labels.done_on: _done_on,
    labels.days_late: lambda o, _: number(o.days_late or 0),
    labels.reminders: lambda o, _: number(o.reminders),
    labels.note: _note,
    labels.coordinate: lambda o, _: _parties(o, o.task.coordinate),
    labels.delivered_to: lambda o, _: _parties(
        o, [o.task.delivered_to] if o.task.delivered_to else ()
    ),
    labels.wording: lambda o, _: cell(o.task.wording or ""),
    labels.situation: _situation,
    labels.doc_and_done_on: _doc_and_day,
    labels.task_and_occurrence: lambda o, words: cells(
        words.fill(messages.item_and_title, task=o.task.id, title=o.task.title),
        phrases.occurrence_text(o, words),
        phrases.predecessor_text(o, words),
    ),
}
