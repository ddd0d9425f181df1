"""The same figures of two days, side by side."""

from plantrack.pages import blocks, labels, messages, phrases
from plantrack.pages.page import Cell, Page, Table, cell, line
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.words.text import capital
from plantrack.words.words import Words

NAMES = {
    **{status.value: status.short for status in Status},
    "due_soon": labels.upcoming_rows,
    "total": labels.count,
    "rate": labels.rate,
}
# What comes first in a table, where a part stands under its whole.
_FIRST = {
    Status.OVERDUE.value: Status.OVERDUE.short,
    Status.ON_TRACK.value: Status.ON_TRACK.short,
    "due_soon": labels.of_these_soon,
}


def page(then: Report, now: Report, words: Words) -> Page:
    """Tell how many items stood how on each of two days, and by how many more or fewer they are."""
    headings = (
        words.pick(labels.figure),
        words.day(then.as_of),
        words.day(now.as_of),
        words.pick(labels.difference),
    )
    rows = tuple(
        (cell(capital(words.pick(name))), *_values(key, then.total, now.total, words))
        for key, name in {**_FIRST, **NAMES, **_FIRST}.items()
        if then.total.figures[key] or now.total.figures[key]
    )
    body = (
        *blocks.head(now, words, named=False),
        Table(headings, rows),
        *blocks.footnotes(now, words),
    )
    return Page(blocks.name(now, words), body, words.language)


def _values(key: str, then: Tally, now: Tally, words: Words) -> tuple[Cell, ...]:
    """Return a figure of both days, and the difference."""
    if key == "rate":
        return (_rate(then, words), _rate(now, words), _points(then.rate, now.rate, words))
    before, after = int(then.figures[key] or 0), int(now.figures[key] or 0)
    return _count(before), _count(after), cell(signed(after - before))


def _count(value: int) -> Cell:
    return Cell((line(str(value)),), value=value)


def _rate(tally: Tally, words: Words) -> Cell:
    done, due = tally.due_completion
    return cell(phrases.percent(done, due, words)) if due else cell("–", "muted")


def _points(before: float | None, after: float | None, words: Words) -> Cell:
    """Return by how many points of percent a rate is another; a dash where one of them is none."""
    if before is None or after is None:
        return cell("–", "muted")
    by = round(100 * (after - before))
    return cell(words.fill(messages.point if abs(by) == 1 else messages.points, n=signed(by)))


def signed(number: int) -> str:
    """Return a difference with its sign."""
    return f"{number:+d}".replace("-", "−") if number else "0"
