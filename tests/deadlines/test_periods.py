"""Dates, periods and terms are read in the forms of the contract and no others."""

from datetime import date

import pytest

from plantrack.deadlines.periods import Period, Term, parse_day
from plantrack.words.text import fold
from plantrack.words.words import Words


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-15", "15/4/2025", "15/04/2025", " 15/04/2025 ", "15-04-2025", "15.4.2025",
        "15 Apr 2025", "15 april 2025",
    ],
)  # fmt: skip
def test_a_date_has_three_forms(text: str) -> None:
    """ISO, day first, and as it is printed in English."""
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
        "31 Apr 2025",
        "15 Apl 2025",
        "Apr 15 2025",
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
        ("2026-W27", "2026-06-29", "2026-07-05"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2024-W09", "2024-02-26", "2024-03-03"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(name: str, first: str, last: str) -> None:
    """Its name survives reading, and its days lie in it."""
    period = Period.parse(name)
    assert (period.name, str(period.first), str(period.last)) == (name, first, last)
    assert Period.containing(period.step, period.first) == period
    assert Period.containing(period.step, period.last) == period
    assert (period.next().first - period.last).days == 1
    assert period.next().previous() == period


@pytest.mark.parametrize(
    "name",
    [
        "2025-13",
        "2025-Q5",
        "2025-H3",
        "25",
        "2025-5",
        "2025-00",
        "0000",
        "2025-W53",
        "2025-W00",
        "2025-W7",
        "2025-W54",
    ],
)
def test_a_period_that_does_not_exist_is_refused(name: str) -> None:
    """A thirteenth month, a fifth quarter, a week 53 of a year that has 52."""
    with pytest.raises(ValueError, match=r"^"):
        Period.parse(name)


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("2026-W27", "tuần từ 29/6 đến 05/7/2026", "week of 29 Jun to 5 Jul 2026"),
        ("2026-W02", "tuần từ 05/01 đến 11/01/2026", "week of 5 Jan to 11 Jan 2026"),
        ("2026-W01", "tuần từ 29/12/2025 đến 04/01/2026", "week of 29 Dec 2025 to 4 Jan 2026"),
        ("2020-W53", "tuần từ 28/12/2020 đến 03/01/2021", "week of 28 Dec 2020 to 3 Jan 2021"),
        ("2026-07", "tháng 7/2026", "2026-07"),
        ("2026-Q3", "quý III/2026", "2026-Q3"),
        ("2026-H2", "6 tháng cuối năm 2026", "2026-H2"),
        ("2026", "năm 2026", "2026"),
    ],
)
def test_a_period_is_read_as_it_is_said(name: str, vi: str, en: str) -> None:
    """In any case, with marks or without; and as it is named."""
    period = Period.parse(name)
    assert (period.in_words(Words("vi")), period.in_words(Words("en"))) == (vi, en)
    for said in (vi, en, name):
        for text in (said, said.upper(), fold(said), f" {said} "):
            assert Period.heard(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "tuần từ 29/6 đến 5/7/2026",
        "tuần từ 29/06 đến 05/07/2026",
        "tuan tu 29/6/2026 den 5/7/2026",
        "Week of 29 jun to 05 JUL 2026",
    ],
)
def test_a_week_may_be_typed_with_or_without_zeros(text: str) -> None:
    """As a clerk types it."""
    assert Period.heard(text).name == "2026-W27"


@pytest.mark.parametrize(
    "text",
    [
        "tuần từ 30/6 đến 06/7/2026",  # Tuesday to Monday
        "tuần từ 22/6 đến 05/7/2026",
        "tuần từ 29/6/2025 đến 05/7/2026",
        "tuần từ 31/6 đến 05/7/2026",
        "tuần từ 29/6 đến 05/7",
        "tuần từ 29/6 đến 05/13/2026",
        "week of 29 Jux to 5 Jul 2026",
        "week of 29 Jun to 5 Jul 0000",
        "tuần 27",
    ],
)
def test_what_is_no_week_is_not_read(text: str) -> None:
    """Other seven days, or days that do not exist: nothing is guessed."""
    with pytest.raises(ValueError, match=r"^"):
        Period.heard(text)


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
