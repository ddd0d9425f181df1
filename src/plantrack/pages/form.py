"""The sheet to fill in: what it says on top, what its rows tell, and what can be chosen in each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.log.event import EventKind
from plantrack.pages import messages, phrases
from plantrack.plan.model import Task
from plantrack.recording import form
from plantrack.recording.form import FormColumn, RowKey
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import OPEN, Status
from plantrack.words.words import Words

_ASSIGNED: Mapping[FormColumn, Callable[[Task], str | None]] = {
    form.SOURCE: lambda task: task.source,
    form.OFFICER: lambda task: task.officer,
}
# What can be recorded of what waits for its document, and of what is open otherwise.
_WAITING = (
    EventKind.RECEIVED,
    EventKind.PROGRESS,
    EventKind.BLOCKED,
    EventKind.DROPPED,
    EventKind.NOTE,
)
_OPEN = (
    EventKind.DONE,
    EventKind.PROGRESS,
    EventKind.BLOCKED,
    EventKind.EXTENDED,
    EventKind.REQUESTED,
    EventKind.DROPPED,
    EventKind.NOTE,
)


class OutgoingRow(NamedTuple):
    """What a row tells, in the order of the grey columns, what it is about, and what can happen to it."""

    told: tuple[str | date | None, ...]
    key: str
    choices: tuple[str, ...]


class OutgoingForm(NamedTuple):
    """A sheet to fill in, in one language; `telling` are the grey columns, `white` those to fill in."""

    title: str
    under: tuple[str, ...]
    name: str
    telling: Mapping[FormColumn, str]
    white: Mapping[FormColumn, str]
    rows: tuple[OutgoingRow, ...]
    as_of: date


def to_fill_in(report: Report, words: Words, assignment: Sequence[FormColumn] = ()) -> OutgoingForm:
    """Return the sheet of what is open in a report.

    `assignment` are columns of who assigned and who follows a task; an empty one is left out.
    """
    rows = still_open(report)
    more = [column for column in assignment if any(_ASSIGNED[column](o.task) for o in rows)]
    plans = tuple(plan.about for plan in report.plans)
    back = tuple(dict.fromkeys(report.agency(plan.about.monitor).name for plan in report.plans))
    who = {o.answers for o in rows}
    agency = [report.agency(id_) for id_ in who] if len(who) == 1 else []
    return OutgoingForm(
        words.fill(messages.sheet_title, plans=plans),
        (
            *(words.fill(messages.sheet_of, agency=one) for one in agency),
            words.fill(messages.sheet_back, agencies=back),
            words.fill(messages.sheet_as_of, day=phrases.as_of(report, words)),
            words.pick(messages.sheet_how),
            words.pick(messages.sheet_more),
        ),
        words.pick(messages.sheet_name),
        {column: words.pick(column.heading) for column in (*form.INFO_COLUMNS, *more)},
        {column: words.pick(column.heading) for column in form.INPUT_COLUMNS},
        tuple(_row(obligation, words, more) for obligation in rows),
        report.as_of,
    )


def still_open(report: Report) -> Sequence[Obligation]:
    """Return what something can still be recorded of."""
    return [o for o in report.obligations if o.status in OPEN]


def _row(obligation: Obligation, words: Words, more: Sequence[FormColumn]) -> OutgoingRow:
    plan, task = obligation.plan, obligation.task
    waiting = obligation.status is Status.WAITING
    standing = phrases.status_text(obligation, words)
    if obligation.answers != obligation.agency:
        standing = f"{standing}; {phrases.owner(obligation, words)}"
    told = (
        plan.about.id,
        task.id,
        task.name,
        plan.agencies[obligation.agency].name,
        phrases.occurrence(obligation, words),
        obligation.due,
        standing,
        *(_ASSIGNED[column](task) for column in more),
    )
    key = RowKey(plan.about.id, task.id, obligation.agency, obligation.label)
    kinds = _WAITING if waiting else _OPEN
    return OutgoingRow(told, key.written, tuple(kind.in_words(words) for kind in kinds))
