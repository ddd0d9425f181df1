"""How every agency stands with every task, in signs and numbers, with the words beside them."""

from collections.abc import Sequence

from plantrack.pages import labels, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Line, line
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.reports import messages
from plantrack.reports.dashboard_model import Mark, Matrix, MatrixColumn, MatrixRow
from plantrack.reports.lookup import all_keys, is_long, part_of, task_number
from plantrack.words.text import visible
from plantrack.words.words import Words

BLOCKED_SIGN = "»"
_RANKS = {status: rank for rank, status in enumerate(Status)}


def matrix(report: Report, words: Words, *, legend_of: Report | None) -> Matrix:
    """Return the matrix: agencies that answer, the worst first, by tasks in plan order.

    What the signs in it mean is told for all that are in a report.
    """
    tasks = report.by_task
    columns = [
        MatrixColumn(task_number(plan, task, several=report.several), visible(task.name))
        for plan, task, _ in tasks
    ]
    places = [(plan.identity, task.id) for plan, task, _ in tasks]
    rows = [
        MatrixRow(
            visible(report.agency(id_).name),
            part_of(id_),
            _marks(tally, places, words, brief=is_long(report)),
            all_keys(tally.obligations),
        )
        for id_, tally in report.by_agency
    ]
    return Matrix(
        words.pick(labels.agency),
        tuple(columns),
        tuple(rows),
        _legend(legend_of, words) if legend_of else (),
    )


def _marks(
    tally: Tally, places: Sequence[tuple[int, str]], words: Words, *, brief: bool
) -> tuple[Mark | None, ...]:
    found: dict[tuple[int, str], list[Obligation]] = {place: [] for place in places}
    for o in tally.obligations:
        found[o.plan.identity, o.task.id].append(o)
    return tuple(_mark(rows, words, brief=brief) if rows else None for rows in found.values())


def _mark(rows: Sequence[Obligation], words: Words, *, brief: bool) -> Mark:
    """Return the mark of the worst of several occurrences, and all of them in words."""
    worst = min(rows, key=lambda o: (_RANKS[o.status], -(o.days_late or 0), o.days_left or 0))
    short = [worst.status.sign, _number(worst, words)]
    short += [BLOCKED_SIGN] if any(o.blocked for o in rows) else []
    alike = sum(o.status is worst.status for o in rows)
    short += [f"({alike}/{len(rows)})"] if len(rows) > 1 else []
    apart = len(rows) > 1
    told = [
        _briefly(o, words) if brief and not apart else _said(o, words, apart=apart) for o in rows
    ]
    said = "; ".join(told)
    return Mark(" ".join(filter(None, short)), worst.status.role, said)


def _number(o: Obligation, words: Words) -> str:
    """Return the number or the date that matters: days late, or until when there is time."""
    if o.status is Status.ON_TRACK and o.due:
        return words.day(o.due)
    days = str(o.days_late or "")
    return f"+{days}" if o.status is Status.DONE_LATE else days


def _briefly(o: Obligation, words: Words) -> str:
    """Return how the only one stands, without what else the page tells of it."""
    blocked = words.pick(pages_messages.with_difficulties) if o.blocked else ""
    done = o.done_on is not None
    stands = words.pick(o.status.short) if done else phrases.status_text(o, words)
    return ", ".join(filter(None, (stands, blocked)))


def _said(o: Obligation, words: Words, *, apart: bool) -> str:
    """Return how one stands, in words: which it is where there are several, and until when it is open."""
    still = o.due if o.days_left is not None and (apart or o.status is Status.OVERDUE) else None
    due = words.fill(pages_messages.set_due, day=still) if still else ""
    named = phrases.occurrence_beside_due if still else phrases.occurrence_text
    which = named(o, words) if apart else ""
    former = phrases.owner(o, words) if o.agency != o.answers else ""
    said = (which, phrases.status_text(o, words), due, phrases.extended(o, words), former)
    blocked = words.pick(pages_messages.with_difficulties) if o.blocked else ""
    return ", ".join(filter(None, (*said, blocked)))


def _legend(report: Report, words: Words) -> tuple[Line, ...]:
    """Return what the marks mean, as far as they are there."""
    numbers = {
        Status.OVERDUE: messages.mark_days,
        Status.ON_TRACK: messages.mark_due,
        Status.DONE_LATE: messages.mark_late,
    }
    found = [
        line(
            f"{status.sign} {words.pick(status.short)}"
            + (f" {words.pick(numbers[status])}" if status in numbers else ""),
            status.role,
        )
        for status in report.total.counts
    ]
    if report.total.blocked:
        found.append(line(f"{BLOCKED_SIGN} {words.pick(pages_messages.blocked)}", "warning"))
    return (*found, line(words.pick(messages.mark_several)))
