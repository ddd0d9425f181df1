"""How many stand how, how often and how much, in the words and figures of a screen or of a letter."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from plantrack.pages import messages
from plantrack.pages.page import Line, joined, line
from plantrack.plan.model import PLACEHOLDER
from plantrack.report.obligation import Obligation
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.words.text import capital
from plantrack.words.words import TwoDigits, Words

# What every official table counts; other statuses stand on lines of their own.
CLASSES = (Status.DONE, Status.DONE_LATE, Status.ON_TRACK, Status.OVERDUE)


class Times(NamedTuple):
    """How often."""

    number: int

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        if words.language == "vi":
            return f"{two_digits(self.number, words)} lần"
        return {1: "once", 2: "twice"}.get(self.number, f"{self.number} times")


def reminded(obligation: Obligation, words: Words) -> str:
    """Return how often it was reminded, or that it never was; a monitor reminds itself of nothing."""
    if not obligation.reminders and obligation.answers == obligation.plan.about.monitor:
        return ""
    return reminded_often(obligation.reminders, words) or words.pick(messages.never_reminded)


def reminded_often(reminders: int, words: Words) -> str:
    """Return how often something was reminded; nothing where it never was."""
    return words.fill(messages.reminded, times=Times(reminders)) if reminders else ""


def days_late(days: int, words: Words) -> str:
    """Return how late something is, in days."""
    return words.fill(messages.day_late if days == 1 else messages.days_late, n=days)


def so_many(ids: Collection[str], words: Words, *, in_letter: bool = False) -> str:
    """Return how many agencies there are; the placeholder is told of, and is none."""
    number = sum(id_ != PLACEHOLDER for id_ in ids)
    if not number and ids:
        return words.pick(messages.nobody_named)
    how_many = messages.one_agency if number == 1 else messages.so_many_agencies
    told = words.fill(how_many, n=two_digits(number, words) if in_letter else number)
    if number < len(ids):
        return words.fill(messages.and_nobody_named, agencies=told)
    return told


def percent(part: int, whole: int, words: Words) -> str:
    """Return a share in percent; with a decimal where a whole number would tell a wrong story."""
    text = f"{100 * part / whole:.{decimals(part, whole)}f}%"
    return text.replace(".", ",") if words.language == "vi" else text


def decimals(part: int, whole: int) -> int:
    """Return how many decimals a share in percent needs, so as not to tell a wrong story."""
    share = 100 * part / whole
    return int(share != round(share) and (whole >= 100 or round(share) in (0, 100)))


def rate(total: Tally, words: Words) -> list[str]:
    """Return how much of what was due is done; nothing where nothing was."""
    done, out_of = total.due_completion
    if not out_of:
        return []
    share = percent(done, out_of, words)
    return [words.fill(messages.rate, done=done, all=out_of, percent=share)]


def tallied(total: Tally, words: Words, *, beside_progress: bool = False) -> list[Line]:
    """Return all counts, a line for what is done, one for what is not, one for what else there is.

    Of those that were asked for by their status, these alone.
    Beside how much is done of what is expected, it is told what that leaves out.
    """
    if total.by_status:
        return _statuses(total, words, str)
    rest = _others(total, words, str)
    if beside_progress and total.expected and Status.CLOSED in total.counts:
        part, whole = total.delivered, total.expected
        rest[-1] = words.fill(messages.not_counted_in, said=rest[-1], part=part, whole=whole)
    made = _classes(total, words, str, str)
    return [*made, joined(map(line, rest), " · ")] if rest else made


def itemized(total: Tally, words: Words) -> tuple[Line, ...]:
    """Return all counts as a letter lists them: a line for each, with its unit and the mark that ends it."""

    def items(n: int) -> str:
        said = messages.one_item if n == 1 else messages.many_items
        return words.fill(said, n=two_digits(n, words))

    def number(n: int) -> str:
        return two_digits(n, words)

    if total.by_status:
        lines = _statuses(total, words, items)
    else:
        lines = [
            *_classes(total, words, items, number),
            *map(line, _others(total, words, items)),
        ]
    marks = [*";" * (len(lines) - 1), "."]
    return tuple((*one, *line(mark)) for one, mark in zip(lines, marks, strict=True))


Number = Callable[[int], str]  # how a number is written


def _statuses(total: Tally, words: Words, number: Number) -> list[Line]:
    return [
        line(f"{capital(words.pick(status.short))}: {number(count)}")
        for status, count in total.counts.items()
    ]


def _classes(total: Tally, words: Words, items: Number, number: Number) -> list[Line]:
    """Return the counts of what every table counts: a line for what is done, one for what is not."""
    counts = total.counts
    good, late, left, overdue = (counts.get(status, 0) for status in CLASSES)
    nothing_done = words.fill(messages.none_done, n=items(0))
    nothing_open = words.fill(messages.none_open, n=items(0))
    soon = words.fill(messages.of_these_soon, n=number(total.due_soon)) if total.due_soon else ","
    done = words.fill(messages.all_done, n=items(late + good), good=number(good), late=number(late))
    still = words.fill(messages.all_open, n=items(overdue + left), left=number(left), soon=soon)
    late_still = words.fill(messages.all_overdue, n=number(overdue))
    opened = (*line(still), *line(late_still, "bad" if overdue else None), *line(")"))
    return [
        line(done if good or late else nothing_done),
        opened if left or overdue else line(nothing_open),
    ]


def _others(total: Tally, words: Words, number: Number) -> list[str]:
    """Return the counts of what else there is, one by one, last what is no longer to be done."""
    return [
        f"{capital(status.in_words(words) if status is Status.CLOSED else words.pick(status.short))}: {number(n)}"
        for status in Status
        if status not in CLASSES and (n := total.counts.get(status, 0))
    ]


def two_digits(n: int, words: Words) -> str:
    """Return a number as official Vietnamese writes it in running text: of two digits, but for 0."""
    return words.text(TwoDigits(n))
