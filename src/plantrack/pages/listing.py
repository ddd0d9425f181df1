"""Obligations one a row."""

from collections.abc import Callable

from plantrack.pages import labels, messages, parts
from plantrack.pages.page import Block, Cell, Page, cell, table
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.words.words import Sentence, Words


def listing(report: Report, words: Words, empty: Sentence) -> Page:
    """List the obligations, or say that there is none."""
    name = report.plan.about.id
    if not report.obligations:
        return Page(name, (parts.nothing(words, empty),), words.language)
    blocks = (
        parts.head(report, words),
        rows(report, words, labels.task, labels.occurrence, labels.agency),
        parts.task_names(dict.fromkeys(o.task for o in report.obligations)),
        *parts.footnotes(report, words),
    )
    return Page(name, blocks, words.language)


def rows(report: Report, words: Words, *names: Sentence) -> Block:
    """Return a table of obligations: what names each, then due date, status and remarks."""
    found = report.obligations
    if not found:
        return parts.nothing(words, messages.no_obligations)
    naming: dict[Sentence, Callable[[Obligation], Cell]] = {
        labels.task: lambda o: cell(o.task.id, "strong"),
        labels.title: lambda o: cell(o.task.name),
        labels.occurrence: lambda o: cell(parts.occurrence(o, words)),
        labels.agency: lambda o: cell(parts.owner(report.plan, o, words)),
    }
    columns = {name: [naming[name](o) for o in found] for name in names}
    columns[labels.due] = [parts.due(o, words) for o in found]
    columns[labels.status] = [parts.state(o, words) for o in found]
    columns[labels.note] = [parts.remarks(o, words) for o in found]
    return table(words, columns)
