"""Dates, periods and terms are read in the forms of the contract and no others."""

from datetime import date

import pytest

from plantrack.deadlines.periods import Period, Term, parse_day


@pytest.mark.parametrize(
    "text", ["2025-04-15", "15/4/2025", "15/04/2025", " 15/04/2025 ", "15-04-2025", "15.4.2025"]
)
def test_a_date_has_two_forms(text: str) -> None:
    """ISO and day first."""
    assert parse_day(text) == date(2025, 4, 15)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "31/4/2025",
        "4/15/2025",
        "15-4/2025",
        "2025/4/15",
        "20250415",
        "1744675200",
        "15/4/25",
        "",
        "0025-04-15",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    """No month first, no two-digit year, no bare number, no day that does not exist."""
    with pytest.raises(ValueError, match=r"^"):
        parse_day(text)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2025-05", "2025-05-01", "2025-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q2", "2025-04-01", "2025-06-30"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(name: str, first: str, last: str) -> None:
    """Its name survives reading, and its days lie in it."""
    period = Period.parse(name)
    assert (period.name, str(period.first), str(period.last)) == (name, first, last)
    assert Period.containing(period.step, period.last) == period
    assert period.next().first > period.last


@pytest.mark.parametrize(
    "name", ["2025-13", "2025-Q5", "2025-H3", "25", "2025-5", "2025-00", "0000"]
)
def test_a_period_that_does_not_exist_is_refused(name: str) -> None:
    """A thirteenth month or a fifth quarter."""
    with pytest.raises(ValueError, match=r"^"):
        Period.parse(name)


@pytest.mark.parametrize(
    "text", ["10 days", "1 day", "5 working days", "2 weeks", "1 month", "1 year"]
)
def test_a_term_is_written_as_it_is_read(text: str) -> None:
    """The five units of the contract."""
    assert str(Term.parse(text)) == text


@pytest.mark.parametrize("text", ["0 days", "days", "-1 days", "5 fortnights", "1.5 days", "10"])
def test_other_terms_are_refused(text: str) -> None:
    """No zero, no fraction, no unit that is not in the contract."""
    with pytest.raises(ValueError, match=r"^"):
        Term.parse(text)


@pytest.mark.parametrize(
    ("term", "day", "end"),
    [
        ("10 days", "2025-04-09", "2025-04-19"),
        ("2 weeks", "2025-04-09", "2025-04-23"),
        ("1 month", "2025-01-31", "2025-02-28"),  # Civil Code 2015, art. 148
        ("1 month", "2024-01-31", "2024-02-29"),
        ("1 year", "2024-02-29", "2025-02-28"),
        ("3 months", "2025-04-09", "2025-07-09"),
    ],
)
def test_the_day_of_the_event_is_not_counted(term: str, day: str, end: str) -> None:
    """Civil Code 2015, art. 147(1); months end on the same number or on the last day."""
    assert Term.parse(term).after(date.fromisoformat(day)) == date.fromisoformat(end)


def test_working_days_need_a_calendar() -> None:
    """They are counted in `workdays`, not here."""
    with pytest.raises(ValueError, match="working day"):
        Term.parse("5 working days").after(date(2025, 4, 9))
