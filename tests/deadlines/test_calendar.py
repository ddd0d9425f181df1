"""The working-day calendar agrees with the notices on every day of three years."""

from datetime import date, timedelta

import pytest

from plantrack.deadlines.calendar import notices
from tests.plans import make_plan

# The notices, weekday by weekday off and Saturday by Saturday worked.
OFF = {
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
WORKED = {2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}
CALENDAR = make_plan({"open": "x"}).days


def days(year: int, texts: str) -> set[date]:
    return {date(year, int(m), int(d)) for d, m in (text.split("/") for text in texts.split())}


@pytest.mark.parametrize(("year", "number"), [(2024, 251), (2025, 250), (2026, 249)])
def test_every_day_of_the_year(year: int, number: int) -> None:
    """1 096 days: worked or off as the notices say."""
    off, worked = days(year, OFF[year]), days(year, WORKED[year])
    day, count = date(year, 1, 1), 0
    while day.year == year:
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert CALENDAR.is_working(day) == expected, day
        count += expected
        day += timedelta(days=1)
    assert count == number


def test_each_row_names_its_notice() -> None:
    """A day off that nobody announced is a guess."""
    assert all(row.note and row.notice for row in notices())


def test_a_year_without_a_notice_is_said_to_be_so() -> None:
    """2027 is not announced."""
    assert CALENDAR.unpublished(date(2026, 12, 30), date(2027, 1, 5)) == (2027,)
    assert CALENDAR.unpublished(date(2024, 1, 1), date(2026, 12, 31)) == ()


def test_the_plan_corrects_the_calendar() -> None:
    """An extra day off, and a make-up day, both beat the built-in table."""
    corrected = make_plan(
        {"open": "x"},
        corrections={
            "off": [{"date": "2026-11-23", "note": "nghỉ hoán đổi"}],
            "work": [{"date": "2026-11-28", "note": "làm bù"}],
        },
    ).days
    assert not corrected.is_working(date(2026, 11, 23))
    assert corrected.is_working(date(2026, 11, 28))
    assert CALENDAR.is_working(date(2026, 11, 23))
