"""When every task is to be done, when it was put off, and what is late: on one scale of days."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from plantrack.pages import blocks, labels
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Cell, line
from plantrack.plan.model import Plan, Task
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.reports import messages
from plantrack.reports.dashboard_model import Bar, Segment, Timeline, TimelineRow
from plantrack.reports.lookup import all_keys, task_number
from plantrack.words.words import Words

_TICKS = 7  # as many days named on the scale, at most
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)  # months from one to the next


def timeline(report: Report, words: Words) -> Timeline:
    """Return the timeline of all tasks that somebody owes."""
    tasks = [row for row in report.by_task if row[2].obligations]
    courses = [_courses(tally) for _, _, tally in tasks]
    days = [report.as_of, *(day for rows in courses for c in rows for day in (c.first, c.last))]
    ticks = _ticks(min(days), max(days))
    first, last = min(days[0], *days, ticks[0]), max(days)
    headings = (
        labels.task_and_occurrence,
        labels.course,
        labels.due,
        labels.progress,
        labels.status,
    )
    rows = [
        _row(report, plan, task, tally, _within(drawn, last), words)
        for (plan, task, tally), drawn in zip(tasks, courses, strict=True)
    ]
    return Timeline(
        tuple(map(words.pick, headings)),
        first,
        last,
        report.as_of,
        tuple((day, f"{day:%m/%Y}") for day in ticks),
        tuple(rows),
        _legend(courses, words),
    )


def _row(
    report: Report, plan: Plan, task: Task, tally: Tally, drawn: Sequence[Bar], words: Words
) -> TimelineRow:
    number = line(task_number(plan, task, several=report.several), "strong")
    told = (
        blocks.due_of_task(tally, words),
        blocks.progress(tally),
        blocks.counts(tally, words),
    )
    name = Cell((number, line(task.name)))
    return TimelineRow(name, tuple(drawn), told, all_keys(tally.obligations))


def _courses(tally: Tally) -> list[Bar]:
    """Return a course for each occurrence that has begun or is planned, in order of its start."""
    grouped: dict[tuple[date, date, bool], list[Obligation]] = {}
    for o in tally.obligations:
        if o.start is not None:
            turn = (o.start, o.original_due or date.max, o.due is None)
            grouped.setdefault(turn, []).append(o)
    return [_course(turn[0], grouped[turn]) for turn in sorted(grouped)]


def _course(start: date, rows: Sequence[Obligation]) -> Bar:
    dues = sorted({o.due for o in rows if o.due})
    if not dues:
        return Bar((Segment("open", start, start),), ())
    first_due = rows[0].original_due or dues[0]
    late = [o.due for o in rows if o.status is Status.OVERDUE and o.due]
    found = [Segment("window", min(start, first_due), first_due)]
    if dues and dues[-1] > first_due:
        found.append(Segment("extension", first_due, dues[-1]))
    if late:
        found.append(Segment("late", min(late) + timedelta(days=1), rows[0].as_of))
    return Bar(tuple(found), tuple(dict.fromkeys((first_due, *dues))))


def _within(courses: Iterable[Bar], last: date) -> list[Bar]:
    """Let what has no end end with the scale."""
    return [
        course._replace(
            stretches=tuple(
                s._replace(last=last) if s.kind == "open" else s for s in course.stretches
            )
        )
        for course in courses
    ]


def _ticks(first: date, last: date) -> list[date]:
    """Return the firsts of months, in steps that leave few of them, beginning no later than the first day."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    step = next((s for s in _STEPS if months <= s * _TICKS), _STEPS[-1])
    begin = 12 * first.year + first.month - 1
    begin -= begin % step
    return [
        date(month // 12, month % 12 + 1, 1)
        for month in range(begin, 12 * last.year + last.month, step)
    ]


def _legend(courses: Iterable[Sequence[Bar]], words: Words) -> tuple[tuple[str, str], ...]:
    """Return what is drawn, as far as it is there, and its name."""
    kinds = {s.kind for rows in courses for course in rows for s in course.stretches}
    said = {
        "window": messages.drawn_window,
        "open": pages_messages.no_date,
        "extension": messages.drawn_extension,
        "late": messages.drawn_late,
    }
    found = [(kind, words.pick(sentence)) for kind, sentence in said.items() if kind in kinds]
    return (
        *found,
        ("due", words.pick(messages.drawn_due)),
        ("today", words.pick(messages.drawn_today)),
    )
