"""The same figures of two days, side by side."""

from plantrack.pages import blocks, labels, messages, phrases
from plantrack.pages.page import Cell, Page, Table, cell, line
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.words.text import capital
from plantrack.words.words import Words

_NAMES = {
    **{status.value: status.short for status in Status},
    "due_soon": labels.on_track_soon,
    "total": labels.count,
    "rate": labels.rate,
}
_FIRST = (Status.OVERDUE.value, Status.ON_TRACK.value, "due_soon")  # a part stands under its whole


def name(figure: str, words: Words) -> str:
    """Return what a figure is called at the head of a row or column."""
    return capital(words.pick(_NAMES[figure]))


def page(then: Report, now: Report, words: Words) -> Page:
    """Tell how many items stood how on each of two days, and by how many more or fewer they are."""
    headings = (
        words.pick(labels.figure),
        words.day(then.as_of),
        words.day(now.as_of),
        words.pick(labels.difference),
    )
    rows = tuple(
        (cell(name(key, words)), *_values(key, then.total, now.total, words))
        for key in {**dict.fromkeys(_FIRST), **now.total.figures}
        if then.total.figures[key] or now.total.figures[key]
    )
    body = (
        *blocks.head(now, words, named=False),
        *blocks.not_issued(then, words),
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
