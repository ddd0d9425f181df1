"""The same figures of two days, side by side."""

from typing import TYPE_CHECKING

from plantrack.pages import blocks, labels, messages, numbers
from plantrack.pages.page import Cell, Page, Table, cell, line
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.words.text import capital
from plantrack.words.words import Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison, Figure

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


def page(comparison: "Comparison", words: Words) -> Page:
    """Tell how many items stood how on each of two days, and by how many more or fewer they are."""
    then, now = comparison.then, comparison.report
    headings = (
        words.pick(labels.figure),
        words.day(then.as_of),
        words.day(now.as_of),
        words.pick(labels.difference),
    )
    figures = {figure.name: figure for figure in comparison.figures}
    in_order = {**{name: figures[name] for name in _FIRST}, **figures}
    rows = tuple(
        (cell(name(figure.name, words)), *_values(figure, then.total, now.total, words))
        for figure in in_order.values()
        if figure.before or figure.now
    )
    body = (
        *blocks.head(now, words, named=False),
        *blocks.not_issued(then, words),
        Table(headings, rows),
        *blocks.footnotes(now, words),
    )
    return Page(blocks.name(now, words), body, words.language)


def _values(figure: "Figure", then: Tally, now: Tally, words: Words) -> tuple[Cell, ...]:
    """Return a figure of both days, and the difference."""
    if figure.name == "rate":
        return _rate(then, words), _rate(now, words), _points(figure.difference, words)
    return _count(figure.before), _count(figure.now), cell(signed(int(figure.difference or 0)))


def _count(value: float | None) -> Cell:
    count = int(value or 0)
    return Cell((line(str(count)),), value=count)


def _rate(tally: Tally, words: Words) -> Cell:
    done, due = tally.due_completion
    return cell(numbers.percent(done, due, words)) if due else cell("–", "muted")


def _points(difference: float | None, words: Words) -> Cell:
    """Return by how many points of percent a rate is another; a dash where one of them is none."""
    if difference is None:
        return cell("–", "muted")
    by = round(100 * difference)
    return cell(words.fill(messages.point if abs(by) == 1 else messages.points, n=signed(by)))


def signed(number: int) -> str:
    """Return a difference with its sign."""
    return f"{number:+d}".replace("-", "−") if number else "0"
