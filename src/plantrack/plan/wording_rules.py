"""The rule that compares each deadline of a plan with the plan's own words for it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from plantrack.deadlines import messages as of_deadlines
from plantrack.deadlines.kinds import Deadline, Every, FromTo, Open
from plantrack.plan import messages
from plantrack.plan.model import Plan
from plantrack.plan.written import WrittenPart, WrittenTask, parts
from plantrack.words.problems import Problem
from plantrack.words.words import Message, say

FOUR_YEARS = timedelta(days=4 * 366)


def wordings(plan: Plan) -> Iterator[Problem]:
    """Compare each deadline with the plan's own words for it."""
    from plantrack.deadlines import wording  # its many patterns, only where a plan is checked

    for part, task in _worded(plan):
        words, rules = task.says.wording or "", task.reads.deadlines
        read = wording.read(words, part.day, (part.amendment or plan.about).id)
        read = tuple(_limited(rule, rules) for rule in read or ())
        meant = _gist(plan, read, rules, part.day)
        typed = _gist(plan, rules, read, part.day)
        if not read or (meant != typed and wording.is_vague(words)):
            if rules == (Open(open=words),):
                continue  # the deadline says itself that it is these words
            message = say(messages.wording_unread, wording=words)
            yield Problem(message, (*task.where, "wording"), "note")
        elif meant != typed:
            message = say(
                messages.wording_differs,
                meant=_first_of(meant, typed),
                typed=_first_of(typed, meant),
            )
            key = "deadline" if task.says.deadline else "wording"
            yield Problem(message, (*task.where, key), "warning")


def _worded(plan: Plan) -> Iterator[tuple[WrittenPart, WrittenTask]]:
    """Yield each task whose words for its deadline are new at a place, and the part of the plan they stand in.

    Where only the deadline is new, the words are known to be old.
    """
    for part in parts(plan):
        for task in part.tasks:
            repeated = task.was is not None and task.says.wording == task.was.wording
            if task.says.wording is not None and not repeated:
                yield part, task


def _gist(
    plan: Plan, rules: Sequence[Deadline], others: Sequence[Deadline], issued: date
) -> list[Message]:
    """Return what deadlines come to, to compare them with others: kinds, and due dates of four years.

    Words often leave the first day out: unless the others name one too, only the last is compared.
    """
    until = issued + FOUR_YEARS
    gist = set[Message]()
    for rule in rules:
        own = rule.gist()
        if own and (not isinstance(rule, FromTo) or _has_span(others)):
            gist.add(own)
        else:
            gist.update(
                say(of_deadlines.gist_due, due=occurrence.due)
                for occurrence in rule.occurrences(issued, until, plan.days)
                if occurrence.due
                and not occurrence.unowed
                and (not occurrence.period or occurrence.due <= until)
            )
    return sorted(gist, key=lambda message: [str(value) for _, value in message.values])


def _limited(rule: Deadline, typed: Sequence[Deadline]) -> Deadline:
    """Return a deadline in words with the first and last day that were typed, if it recurs without any.

    Words seldom say when what recurs begins and ends.
    """
    recurring = [other for other in typed if isinstance(other, Every)]
    if not isinstance(rule, Every) or not recurring:
        return rule
    like = next((other for other in recurring if other.every == rule.every), recurring[0])
    return rule.model_copy(update={"from_": rule.from_ or like.from_, "to": rule.to or like.to})


def _has_span(rules: Sequence[Deadline]) -> bool:
    return any(isinstance(rule, FromTo) for rule in rules)


def _first_of(ours: Sequence[Message], others: Sequence[Message]) -> tuple[Message, ...]:
    """Return the first two of what the others do not have, else of all."""
    return tuple(gist for gist in ours if gist not in others)[:2] or tuple(ours[:2])
