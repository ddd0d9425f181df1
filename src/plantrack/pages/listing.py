"""Obligations listed: those alike together, or one a row."""

from collections import Counter
from collections.abc import Callable

from plantrack.pages import blocks, labels, messages, numbers, phrases
from plantrack.pages.page import Block, Cell, Line, Page, RowGroup, cell, joined, line, table
from plantrack.plan.model import PLACEHOLDER
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.tally import Tally
from plantrack.words.words import Sentence, Words


def grouped(report: Report, words: Words, empty: Sentence) -> Page:
    """List what differs in nothing but its agency together, or say that there is none."""
    if not report.obligations:
        return nothing(report, words, empty)
    body = (
        *blocks.head(report, words, named=False),
        *groups(report, words),
        *blocks.footnotes(report, words),
    )
    return Page(blocks.name(report, words), body, words.language)


def listing(report: Report, words: Words, empty: Sentence) -> Page:
    """List the obligations one a row, or say that there is none."""
    if not report.obligations:
        return nothing(report, words, empty)
    body = (
        *blocks.head(report, words, named=False),
        rows(report, words, labels.task, labels.occurrence, labels.agency),
        blocks.task_names(report),
        *blocks.footnotes(report, words),
    )
    return Page(blocks.name(report, words), body, words.language)


def nothing(report: Report, words: Words, empty: Sentence) -> Page:
    """Say that there is none."""
    body = (*blocks.not_issued(report, words), blocks.nothing(words, empty))
    return Page(blocks.name(report, words), body, words.language)


def groups(report: Report, words: Words, *, in_letter: bool = False) -> list[Block]:
    """Return a group for each task, occurrence and due date: the sentence once, then its agencies.

    Of several plans, those of each stand under its name. Left out of letters is who assigned and who
    follows a task, and what a difficulty is, which has a part of its own there.
    """
    body: list[Block] = []
    for one in report.apart:
        body += [blocks.plan_heading(one.plans[0], words)] if report.several else []
        body += [group(tally, words, in_letter=in_letter) for tally in one.alike]
    return body


def group(tally: Tally, words: Words, *, in_letter: bool = False) -> RowGroup:
    """Return what differs in nothing but its agency, said once, with the agencies."""
    first = tally.obligations[0]
    which = phrases.occurrence_beside_due(first, words)
    name = (*line(first.task.id, "strong"), *line(f"  {first.task.name}", "strong"))
    due = line(words.fill(messages.set_due, day=first.due) if first.due else "")
    ids = [o.agency for o in tally.obligations]
    how_many = numbers.so_many(ids, words, in_letter=in_letter)
    joint = ", " if PLACEHOLDER in ids else " "
    how = line(f"{how_many}{joint}{phrases.status_text(first, words)}", first.status.role)
    usual = _usual(tally)
    reminded = line(numbers.reminded_often(usual, words))
    assigned = [] if in_letter else [line(part) for part in phrases.assigned(first.task, words)]
    parts = (line(which), due, how, reminded, *assigned)
    told = joined([part for part in parts if part[0].text], " · ")
    return RowGroup(
        name,
        told,
        tuple(_member(o, words, usual, in_letter=in_letter) for o in tally.obligations),
    )


def _usual(tally: Tally) -> int:
    """Return how often most of them were reminded, to be said once; 0 where they differ."""
    ((number, most),) = Counter(o.reminders for o in tally.obligations).most_common(1)
    return number if 2 * most > len(tally.obligations) > 1 else 0


def _member(o: Obligation, words: Words, usual: int, *, in_letter: bool) -> Line:
    """Return whose it is and, in brackets, what sets it apart."""
    owner = line(phrases.owner(o, words))
    if not o.events and not usual:
        return owner
    difficult = words.pick(messages.with_difficulties) if o.blocked else ""
    requested = words.pick(messages.has_requested) if o.requested else ""
    asides = [
        line(_reminded(o, words, usual)),
        line(phrases.sent_back(o, words)),
        line(difficult if in_letter else phrases.difficulty(o, words), "warning"),
        line(requested if in_letter else phrases.request(o, words), "warning"),
        line(phrases.extended(o, words)),
    ]
    kept = [aside for aside in asides if aside[0].text]
    return (*owner, *line(" ("), *joined(kept, "; "), *line(")")) if kept else owner


def _reminded(o: Obligation, words: Words, usual: int) -> str:
    """Return how often it was reminded, where that is not usual."""
    return "" if o.reminders == usual else numbers.reminded(o, words)


def rows(report: Report, words: Words, *names: Sentence) -> Block:
    """Return a table of obligations: what names each, then due date, status and remarks."""
    found = report.obligations
    if not found:
        return blocks.nothing(words, messages.no_obligations)
    naming: dict[Sentence, Callable[[Obligation], Cell]] = {
        labels.plan: lambda o: cell(o.plan.about.id),
        labels.task: lambda o: cell(o.task.id, "strong"),
        labels.title: lambda o: blocks.named_task(o.task),
        labels.occurrence: lambda o: cell(phrases.occurrence(o, words)),
        labels.agency: lambda o: cell(phrases.owner(o, words)),
    }
    names = (*((labels.plan,) if report.several else ()), *names)
    columns = {name: [naming[name](o) for o in found] for name in names}
    columns[labels.due] = [blocks.due(o, words) for o in found]
    columns[labels.status] = [blocks.state(o, words) for o in found]
    columns[labels.note] = [blocks.remarks(o, words) for o in found]
    leading = labels.title if labels.title in names else names[-1]
    return table(words, columns, labels.title, leading)
