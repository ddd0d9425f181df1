"""The half year of Plan 89 as of 30 September 2025, and the official documents made of it."""

from collections.abc import Callable

from plantrack.pages.page import Table, Text
from plantrack.report.report import overdue
from plantrack.reports.document import Annex, Document, GroupedTable
from plantrack.reports.official_report import official_report
from plantrack.reports.reminder_letter import reminder_letter
from plantrack.words.words import Words
from tests.comparisons import half_year

HALF_YEAR = half_year()
# Every document, as a function of the words it is composed in.
DOCUMENTS: dict[str, Callable[[Words], Document]] = {
    "statement": lambda words: official_report(HALF_YEAR, words),
    "dispatch": lambda words: reminder_letter(overdue(HALF_YEAR.report), words),
}


def texts(document: Document) -> list[str]:
    """Return every text of a document but the letterhead's, one by one."""
    blocks = [*document.body, *(block for annex in document.annexes for block in annex.blocks)]
    named = [text for annex in document.annexes for text in annex[:3] if isinstance(text, str)]
    signed = [*document.signature.copies, *document.signature.title]
    return [
        *document.letterhead[:-1],
        *document.subject,
        *document.addressees,
        *named,
        *signed,
        *(text for block in blocks for text in _texts(block)),
    ]


def _texts(block: Text | Table | GroupedTable) -> list[str]:
    if isinstance(block, Text):
        return ["".join(span.text for span in line) for line in block.lines]
    groups = block.groups if isinstance(block, GroupedTable) else (((), block.rows),)
    lines = [name for name, _ in groups]
    lines += [line for _, rows in groups for row in rows for cell in row for line in cell.lines]
    lines += [line for cell in block.total for line in cell.lines]
    return [*block.headings, *("".join(span.text for span in line) for line in lines)]


def ledger(annex: Annex) -> GroupedTable:
    """Return the table of an annex."""
    found = annex.blocks[0]
    assert isinstance(found, GroupedTable)
    return found
