"""Half a year of Plan 89 as of 30/9/2025, as reports tell of it, and dossiers of small plans."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from plantrack.log import file as logfile
from plantrack.log.event import Event
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.dossier import Asked, Dossier, last_month
from plantrack.report.report import Book, Query, build, together
from tests.plans import PLAN_89

LOG = Path(__file__).parent / "data" / "half-year.log.jsonl"
PLAN = planfile.load(PLAN_89)
EVENTS = logfile.read(LOG)
DAY = date(2025, 9, 30)


def dossier_of(books: Sequence[tuple[Plan, Sequence[Event]]], query: Query) -> Dossier:
    """Return what is asked of plans and their events, news since the end of the month before."""
    asked = [Asked(Book(plan, events), query) for plan, events in books]
    report = together([build(plan, events, query) for plan, events in books])
    return Dossier(asked, report, last_month(query.as_of))


def half_year(query: Query | None = None) -> Dossier:
    """Return what is asked of the half year; by default all of it."""
    return dossier_of([(PLAN, EVENTS)], query or Query(DAY))
