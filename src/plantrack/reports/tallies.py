"""The columns of what agencies answer for: how many items stand how, how much of it is late and which."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from plantrack.pages import labels, numbers, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Cell, cell, cells, line, number
from plantrack.report.obligation import Obligation
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.reports import columns
from plantrack.reports.tables import Column, Telling
from plantrack.words.text import capital
from plantrack.words.words import Role, Sentence, Words

LONG = 30  # days overdue that are told apart


class AgencyRow(NamedTuple):
    """An agency by its id and its name, and what it answers for; one without an id sums up the others."""

    id: str
    name: str
    tally: Tally

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What it answers for."""
        return self.tally.obligations


def _count(heading: Sentence, count: Callable[[Tally], int]) -> Column[AgencyRow]:
    return Column(heading, lambda row, _: number(count(row.tally)))


def _counted(status: Status, heading: Sentence) -> Column[AgencyRow]:
    """Return the column of how many items have a status."""
    role: Role | None = "bad" if status is Status.OVERDUE else None
    return Column(heading, lambda row, _: number(row.tally.counts.get(status, 0), role))


def rate(done: int, due: int, words: Words) -> Cell:
    """Return the share of what was due that is done; a dash where nothing was."""
    if not due:
        return cell("–", "muted")
    said = line(numbers.percent(done, due, words))
    return Cell((said,), value=done / due, decimals=numbers.decimals(done, due))


def is_long_overdue(o: Obligation) -> bool:
    """Tell whether an item is overdue by more than a month."""
    return (o.days_late or 0) > LONG


def _all_items(row: AgencyRow, telling: Telling) -> Cell:
    """Return each item that is overdue: since when, how often it was reminded, what its agency sent.

    What stands in its way and why it asks for another date are told in parts of their own; a sum names none.
    """
    return cells(*(_item(o, telling) for o in row.obligations)) if row.id else Cell()


def _item(o: Obligation, telling: Telling) -> str:
    words = telling.words
    task = capital(columns.in_plan(o.plan, o.task, telling))
    named = (task, phrases.occurrence_beside_due(o, words), phrases.predecessor_text(o, words))
    which = ", ".join(filter(None, named))
    due = words.fill(pages_messages.set_due, day=o.due)
    told = ", ".join(filter(None, (due, phrases.status_text(o, words), numbers.reminded(o, words))))
    hard = words.pick(pages_messages.with_difficulties) if o.blocked else ""
    more = (phrases.sent_back(o, words), hard, phrases.request(o, words, why=False))
    return "; ".join(filter(None, (f"{which}: {told}", *more)))


AGENCY = Column[AgencyRow](
    labels.agency, lambda row, _: cell(row.name, None if row.id else "strong")
)
COUNT = _count(labels.count, lambda tally: len(tally.obligations))
# In the order of official tables; they add up to the count.
COUNTED: Mapping[Status, Column[AgencyRow]] = {
    status: _counted(status, heading)
    for status, heading in {
        Status.DONE: labels.done_in_time,
        Status.DONE_LATE: labels.done_late,
        Status.ON_TRACK: labels.open_in_time,
        Status.OVERDUE: labels.open_late,
        Status.WAITING: labels.waiting_rows,
        Status.UNDATED: labels.undated,
        Status.SCHEDULED: labels.scheduled,
        Status.CLOSED: labels.closed,
    }.items()
}
FELL_DUE = _count(labels.fell_due, lambda tally: tally.due_completion[1])
FELL_DUE_DONE = _count(labels.fell_due_done, lambda tally: tally.due_completion[0])
RATE = Column[AgencyRow](
    labels.rate, lambda row, telling: rate(*row.tally.due_completion, telling.words)
)
DIFFICULTIES = Column[AgencyRow](
    labels.blocked_rows,
    lambda row, _: number(row.tally.blocked, "warning" if row.id else None),
)
HEARD = Column[AgencyRow](
    labels.ever_reported,
    lambda row, telling: columns.heard(row.id, telling.silent.get(row.id, ()), telling),
)
LATE = _count(labels.overdue_items, lambda tally: len(tally.obligations))
LATE_LONG = _count(labels.over_a_month, lambda tally: sum(map(is_long_overdue, tally.obligations)))
LATE_ITEMS = Column(labels.which, _all_items)
LONGEST_LATE = _count(
    labels.longest_overdue, lambda tally: max(o.days_late or 0 for o in tally.obligations)
)
MOST_REMINDED = _count(
    labels.most_reminded, lambda tally: max(o.reminders for o in tally.obligations)
)
