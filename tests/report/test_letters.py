"""Who is written to of what, and which reminders hold the next one back."""

from datetime import UTC, date, datetime
from itertools import count

import pytest

from plantrack.log.event import Event
from plantrack.log.writer import Stamp
from plantrack.report.letters import reminders
from plantrack.report.report import Book
from tests.plans import event, make_plan

# Sở M is the monitor, and answers for Sở C, which ended.
AGENCIES = {
    "m": {"name": "Sở M"},
    "a": {"name": "Sở A"},
    "c": {"name": "Sở C", "until": "2025-04-14", "successor": "m"},
}


def written_to(events: list[Event], day: str, *, soon: bool = False) -> list[str]:
    """Return the agencies that are reminded on a day, of what is due on 15/04/2025, once a week."""
    plan = make_plan({"by": "2025-04-15"}, agencies=AGENCIES, lead=["a", "m", "c"], monitor="m")
    as_of = date.fromisoformat(day)
    stamp = Stamp("Lan", datetime(2025, 4, 20, tzinfo=UTC), (f"r{n}" for n in count()))
    books = [Book(plan, events)]
    return [letter.agency for letter in reminders(books, as_of, stamp, every=7, soon=soon)]


@pytest.mark.parametrize(
    ("reminded", "day", "soon", "expected"),
    [
        (None, "2025-04-16", False, ["a"]),  # and not the monitor, though it is late too
        ("2025-04-16", "2025-04-22", False, []),
        ("2025-04-16", "2025-04-23", False, ["a"]),
        # a notice before the due date, and on it, delays no reminder of what is overdue
        ("2025-04-12", "2025-04-16", False, ["a"]),
        ("2025-04-15", "2025-04-16", True, ["a"]),
        # but another notice
        ("2025-04-12", "2025-04-15", True, []),
    ],
)
def test_which_reminders_hold_the_next_one_back(
    reminded: str | None, day: str, soon: bool, expected: list[str]
) -> None:
    """Those sent since it became overdue; of what is only due soon, all."""
    events = [event("reminded", reminded)] if reminded else []
    assert written_to(events, day, soon=soon) == expected
