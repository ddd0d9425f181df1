"""The half year of Plan 89 as of 30 September 2025, and the official documents made of it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from plantrack.log import file as logfile
from plantrack.log.event import Event
from plantrack.pages.dispatch import dispatch
from plantrack.pages.document import Annex, Document, Ledger
from plantrack.pages.page import Table, Text
from plantrack.pages.statement import statement
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.dossier import Asked, Dossier
from plantrack.report.report import Book, Query, build, overdue, together
from plantrack.words.words import Words
from tests.plans import PLAN_89

LOG = Path(__file__).with_name("data") / "half-year.log.jsonl"
DAY, SINCE = date(2025, 9, 30), date(2025, 8, 31)
PLAN = planfile.load(PLAN_89)
EVENTS = logfile.read(LOG)


def dossier_of(
    *books: tuple[Plan, Sequence[Event]], day: date = DAY, since: date = SINCE
) -> Dossier:
    """Return what reports tell of plans with their logs, as of a day."""
    asked = [Asked(Book(plan, events), Query(day)) for plan, events in books]
    found = together([build(one.book.plan, one.book.events, one.query) for one in asked])
    return Dossier(asked, found, since)


HALF_YEAR = dossier_of((PLAN, EVENTS))
# Every document, as a function of the words it is composed in.
DOCUMENTS: dict[str, Callable[[Words], Document]] = {
    "statement": lambda words: statement(HALF_YEAR, words),
    "dispatch": lambda words: dispatch(overdue(HALF_YEAR.report), words),
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


def _texts(block: Text | Table | Ledger) -> list[str]:
    if isinstance(block, Text):
        return ["".join(span.text for span in line) for line in block.lines]
    groups = block.groups if isinstance(block, Ledger) else (((), block.rows),)
    lines = [name for name, _ in groups]
    lines += [line for _, rows in groups for row in rows for cell in row for line in cell.lines]
    lines += [line for cell in block.total for line in cell.lines]
    return [*block.headings, *("".join(span.text for span in line) for line in lines)]


def ledger(annex: Annex) -> Ledger:
    """Return the table of an annex."""
    found = annex.blocks[0]
    assert isinstance(found, Ledger)
    return found
