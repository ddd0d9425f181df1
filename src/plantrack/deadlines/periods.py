"""Weeks, months, quarters, halves and years as periods with a last day, and terms such as `5 working days`."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal, NamedTuple, Self

from plantrack.words.text import fold
from plantrack.words.words import MONTHS as MONTH_NAMES
from plantrack.words.words import Sentence, Words

Step = Literal["week", "month", "quarter", "half-year", "year"]  # the shortest first
Unit = Literal["day", "working day", "week", "month", "year"]

# A week is made of no months.
MONTHS: dict[Step, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
STEPS: dict[Step, Sentence] = {
    "week": Sentence("hằng tuần", "week"),
    "month": Sentence("hằng tháng", "month"),
    "quarter": Sentence("hằng quý", "quarter"),
    "half-year": Sentence("6 tháng", "half-year"),
    "year": Sentence("hằng năm", "year"),
}
UNITS: dict[Unit, Sentence] = {
    "day": Sentence("ngày", "day"),
    "working day": Sentence("ngày làm việc", "working day"),
    "week": Sentence("tuần", "week"),
    "month": Sentence("tháng", "month"),
    "year": Sentence("năm", "year"),
}
_ROMAN = ("I", "II", "III", "IV")
_NAME = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])|W(\d{2})))?", re.ASCII)
_SAID = re.compile(
    r"(?:thang (\d{1,2})|quy (?:(i{1,3}|iv)|([1-4]))|6 thang (dau|cuoi)|)(?:/| ?nam )(\d{4})",
    re.ASCII,
)
# A week is said by its first and last day: the year of the first where it is another one.
_SAID_WEEK = re.compile(
    r"(?:tuan tu|week of) (\d{1,2})[/ ]([a-z]{3}|\d{1,2})(?:[/ ](\d{4}))?"
    r" (?:den|to) (\d{1,2})[/ ]([a-z]{3}|\d{1,2})[/ ](\d{4})",
    re.ASCII,
)
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NAMED_MONTHS = {
    name.casefold(): number
    for all_names in (MONTH_NAMES, _LONG_MONTHS)
    for number, name in enumerate(all_names, 1)
}
_TERM = re.compile(r"(\d{1,3}) (day|working day|week|month|year)s?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([/.-])(\d{1,2})\5(\d{4})", re.ASCII)
_ENGLISH_DAY = re.compile(r"(\d{1,2}) ([a-z]{3,9}) (\d{4})", re.ASCII)
_ENGLISH_MONTH = re.compile(r"([a-z]{3,9}) (\d{4})", re.ASCII)
# What people say of a day or a period where the year goes without saying.
_DAY_OF_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})", re.ASCII)
_PART_OF_YEAR = re.compile(r"[qh]\d", re.ASCII)
_LEAP_YEARS = 8  # at most that many years lie between two
# A year outside is a slip of the pen, and no calendar is asked to count to it.
YEARS = range(1900, 2200)


def parse_day(text: str) -> date:
    """Return the day written `2025-04-15` or day first `15/4/2025`, `15-4-2025`, `15.4.2025` or `15 Apr 2025`.

    Raises ValueError for any other form, a date that does not exist and a year outside `YEARS`.
    """
    match = _DAY.fullmatch(text.strip())
    if not match:
        return _english_day(text)
    year, month, day = match[1] or match[7], match[2] or match[6], match[3] or match[4]
    if int(year) not in YEARS:
        raise ValueError(text)
    return date(int(year), int(month), int(day))


def _english_day(text: str) -> date:
    match = _ENGLISH_DAY.fullmatch(fold(text))
    if not match:
        raise ValueError(text)
    return parse_day(f"{match[1]}/{_month_number(match[2])}/{match[3]}")


class YearlessDay(NamedTuple):
    """A day of any year, such as 20/11."""

    month: int
    day: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `20/11`, the day first; ValueError for anything else."""
        match = _DAY_OF_YEAR.fullmatch(text.strip())
        if not match:
            raise ValueError(text)
        found = date(2000, int(match[2]), int(match[1]))  # a leap year
        return cls(found.month, found.day)

    def latest(self, today: date) -> date:
        """Return the latest such day that is past or today."""
        return self._first(range(today.year, today.year - _LEAP_YEARS - 1, -1), last=today)

    def next(self, today: date) -> date:
        """Return today or the next such day."""
        return self._first(range(today.year, today.year + _LEAP_YEARS + 1), first=today)

    def _first(self, years: range, first: date = date.min, last: date = date.max) -> date:
        for year in years:
            with suppress(ValueError):  # not every year has a 29 February
                day = date(year, self.month, self.day)
                if first <= day <= last:
                    return day
        raise ValueError(self)


def looks_like_day(text: str) -> bool:
    """Tell whether the text has the form of a date, existing or not."""
    english = _ENGLISH_DAY.fullmatch(fold(text))
    is_english = english is not None and english[2] in _NAMED_MONTHS
    return is_english or _DAY.fullmatch(text.strip()) is not None


class Period(NamedTuple):
    """A week, month, quarter, half-year or year; `number` counts from 1 within the year.

    Weeks go from Monday to Sunday and belong to the year that has their Thursday (ISO 8601).
    """

    step: Step
    year: int
    number: int

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read `2025-W15`, `2025-04`, `2025-Q2`, `2025-H1` or `2025`; ValueError for anything else."""
        match = _NAME.fullmatch(name.strip())
        if not match:
            raise ValueError(name)
        year, month, quarter, half, week = match.groups()
        if week:
            period = cls("week", int(year), int(week))
            date.fromisocalendar(period.year, period.number, 1)  # few years have a week 53
        elif quarter:
            period = cls("quarter", int(year), int(quarter))
        elif half:
            period = cls("half-year", int(year), int(half))
        elif month:
            period = cls("month", int(year), int(month))
        else:
            period = cls("year", int(year), 1)
        most = 12 // MONTHS[period.step] if period.step in MONTHS else period.number
        if period.year not in YEARS or not 1 <= period.number <= most:
            raise ValueError(name)
        return period

    @classmethod
    def heard(cls, text: str) -> Self:
        """Read a period as it is named or said, in any case and without marks; ValueError for anything else."""
        said = fold(text)
        if week := _SAID_WEEK.fullmatch(said):
            return cls._week_said(*week.groups())
        if (named := _ENGLISH_MONTH.fullmatch(said)) and named[1] in _NAMED_MONTHS:
            return cls.parse(f"{named[2]}-{_month_number(named[1]):02}")
        match = _SAID.fullmatch(said)
        if not match:
            return cls.parse(said.upper())
        month, roman, quarter, half, year = match.groups()
        if month:
            name = f"{year}-{int(month):02}"
        elif roman or quarter:
            name = f"{year}-Q{quarter or _ROMAN.index(roman.upper()) + 1}"
        else:
            name = f"{year}-H{1 if half == 'dau' else 2}" if half else year
        return cls.parse(name)

    @classmethod
    def of_year(cls, text: str, year: int) -> Self:
        """Read a period that is said or named without its year, such as `quý II` or `Q2`, as one of a year.

        Raises ValueError for anything else.
        """
        said = fold(text).removesuffix(" nam")
        if not said:
            raise ValueError(text)
        return cls.heard(f"{year}-{said}" if _PART_OF_YEAR.fullmatch(said) else f"{said}/{year}")

    @classmethod
    def _week_said(
        cls, day: str, month: str, year: str | None, last: str, last_month: str, last_year: str
    ) -> Self:
        """Return the week from one day to another; ValueError where these make no week."""
        sunday = date(int(last_year), _month_number(last_month), int(last))
        week = cls.containing("week", sunday)
        monday = date(int(year or week.first.year), _month_number(month), int(day))
        if (monday, sunday) != (week.first, week.last):
            raise ValueError(day, last)
        return week

    @classmethod
    def containing(cls, step: Step, day: date) -> Self:
        """Return the period of this length that holds the day."""
        if step == "week":
            year, week, _ = day.isocalendar()
            return cls(step, year, week)
        return cls(step, day.year, (day.month - 1) // MONTHS[step] + 1)

    def next(self) -> "Period":
        """Return the period that begins the day after this one ends."""
        if self.step == "week":
            return Period.containing("week", self.first + timedelta(days=7))
        return Period.containing(self.step, self.month(MONTHS[self.step] + 1))

    def previous(self) -> "Period":
        """Return the period that ends the day before this one begins."""
        return Period.containing(self.step, self.first - timedelta(days=1))

    def month(self, number: int) -> date:
        """Return the first day of the number-th month of the period, counted from 1; a week has none."""
        years, month = divmod((self.number - 1) * MONTHS[self.step] + number - 1, 12)
        return date(self.year + years, month + 1, 1)

    @property
    def first(self) -> date:
        """The first day, inclusive."""
        if self.step == "week":
            return date.fromisocalendar(self.year, self.number, 1)
        return self.month(1)

    @property
    def last(self) -> date:
        """The last day, inclusive."""
        if self.step == "week":
            return self.first + timedelta(days=6)
        return self.month(MONTHS[self.step] + 1) - timedelta(days=1)

    @property
    def name(self) -> str:
        """The name as plans and logs write it."""
        mark = {
            "week": f"-W{self.number:02}",
            "month": f"-{self.number:02}",
            "quarter": f"-Q{self.number}",
            "half-year": f"-H{self.number}",
        }
        return f"{self.year:04}{mark.get(self.step, '')}"

    def in_words(self, words: Words) -> str:
        """Return the name as people say it."""
        if self.step == "week":
            return self._days_in_words(words)
        if words.language == "en":
            return self.name
        match self.step:
            case "month":
                return f"tháng {self.number}/{self.year}"
            case "quarter":
                return f"quý {_ROMAN[self.number - 1]}/{self.year}"
            case "half-year":
                return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
            case "year":
                return f"năm {self.year}"

    def _days_in_words(self, words: Words) -> str:
        """Return a week by its first and last day, the year once where it is the same."""
        first, last = words.said_day(self.first), words.said_day(self.last)
        if self.first.year == self.last.year:
            first = first.removesuffix(str(self.last.year)).rstrip("/ ")
        return (
            f"tuần từ {first} đến {last}"
            if words.language == "vi"
            else f"week of {first} to {last}"
        )


def _month_number(text: str) -> int:
    """Return the number of a month written so or by its English name; ValueError if it is neither."""
    return _NAMED_MONTHS.get(text) or int(text)


class Term(NamedTuple):
    """A length of time to be counted: a number of days, working days, weeks, months or years."""

    number: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10 days`, `5 working days`, `2 weeks`, `1 month`, `1 year`; else ValueError."""
        match = _TERM.fullmatch(" ".join(text.split()))
        if not match or int(match[1]) == 0:
            raise ValueError(text)
        unit: Unit = match[2]  # type: ignore[assignment]  # the pattern allows just the units
        return cls(int(match[1]), unit)

    def __str__(self) -> str:
        """Write it as a plan does."""
        return f"{self.number} {self.unit}{'s' if self.number != 1 else ''}"

    def in_words(self, words: Words) -> str:
        """Return it as people write it."""
        many = "s" if words.language == "en" and self.number != 1 else ""
        return f"{self.number} {words.pick(UNITS[self.unit])}{many}"

    def after(self, day: date) -> date:
        """Return the day on which the term ends when the day of the event is not counted.

        Months and years end on the same day number, or on the month's last day (Civil Code 2015,
        art. 148). Working days need a calendar and are counted in `workdays`.
        """
        if self.unit == "working day":
            raise ValueError(self.unit)
        return _later(
            day,
            days=self.number if self.unit == "day" else 0,
            weeks=self.number if self.unit == "week" else 0,
            months=self.number if self.unit == "month" else 0,
            years=self.number if self.unit == "year" else 0,
        )


def _later(start: date, /, **steps: int) -> date:
    # Most plans name no period, and importing dateutil is felt at start-up.
    from dateutil.relativedelta import relativedelta

    return start + relativedelta(**steps)  # type: ignore[arg-type]  # all are whole numbers
