"""Dates and periods in words: what they look like in folded text, and the days they mean."""

import re
from datetime import date
from typing import NamedTuple

from plantrack.deadlines.periods import Period, Unit, parse_day

# All patterns see folded text: no case, no marks, so that "hằng" and "hàng", "hoá" and "hóa" are one.
# One sign between the numbers of a date: "10-12/2026" is no day.
DATE = (
    r"(?:ngay )?(?:mung )?(?:\d{1,2} ?/ ?\d{1,2} ?/ ?\d{4}|\d{1,2} ?- ?\d{1,2} ?- ?\d{4}|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\d{1,2}(?: thang |/)\d{1,2}(?:,? nam |/)\d{4})"
)
DAY_OF_YEAR = r"(?:ngay )?(?:mung )?\d{1,2}(?: ?/ ?| thang )\d{1,2}"
OF_YEAR = r"(?: ?[/.-] ?|,? (?:cua )?nam )\d{4}"
MONTH = rf"(?:thang )?\d{{1,2}} ?[/.-] ?\d{{4}}|thang \d{{1,2}}{OF_YEAR}"
_MONTHS = rf"thang \d{{1,2}} ?- ?(?:thang )?\d{{1,2}}{OF_YEAR}"
Q = r"(?:iv|i{1,3}|[1-4])"
QUARTER = rf"quy {Q}(?: ?- ?(?:quy )?{Q})?{OF_YEAR}"
_HALF = r"(?:0?6 thang|nua) (?:dau|cuoi)(?: cua)? nam \d{4}"
YEAR = r"(?:(?:ca |het )?nam )?\d{4}"
_YEARS = r"(?:giai doan |cac nam |nam )?\d{4} ?- ?(?:nam )?\d{4}"
POINT = f"(?:{DATE}|{_MONTHS}|{MONTH}|{QUARTER}|{_HALF}|{_YEARS}|{YEAR})"
HOUR = (
    r"\d{1,2} ?(?:gio|h|g|:)(?: ?\d{2})?(?: ?(?:phut|p|['’′]))?"
    r"(?: (?:sang|trua|chieu|toi))?(?: cua)?,? "
)
# A day, month or quarter whose year stands elsewhere.
PARTIAL = rf"{DAY_OF_YEAR}|thang \d{{1,2}}|quy {Q}"
AND = r"(?: ?[;,]| va| ?[;,] va)"
EACH = r"(?:hang|moi)"
UNITS: dict[str, Unit] = {
    "ngay lam viec": "working day",
    "ngay": "day",
    "tuan": "week",
    "thang": "month",
    "nam": "year",
}
TERM = rf"(?P<number>\d{{1,3}}) (?P<unit>{'|'.join(UNITS)})"
WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# What words of a time look like; where they follow what needs none, they are a limit of their own.
TIME = re.compile(
    r"\d{4}|\d+ (?:ngay|tuan|thang|nam|quy)\b|\d{1,2}/\d{1,2}\b(?!/)"
    rf"|\bquy {Q}\b|\b(?:thang|nam|ngay) \d|\b(?:dau|giua|cuoi) (?:thang|quy|nam)\b"
    rf"|\b{EACH} (?:thang|quy|nam|tuan|6|06)\b|\bdinh ky\b"
    r"|\b(?:truoc|cham nhat|muon nhat|tre nhat|khong qua|den het)\b"
)


class DateSpan(NamedTuple):
    """The first and last day of a date or period in words, both inclusive."""

    first: date
    last: date
    period: Period | None = None


def span(text: str) -> DateSpan:
    """Return the days of a date or period in words; ValueError where there is none such."""
    text = text.strip()
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(DATE, text):
        day = parse_day("/".join(map(str, numbers)))
        return DateSpan(day, day)
    if text.startswith("quy"):
        marks = re.findall(rf"\b{Q}\b", text[: text.rindex(str(numbers[-1]))])
        periods = [Period.parse(f"{numbers[-1]}-Q{quarter(mark)}") for mark in marks]
    elif re.fullmatch(_HALF, text):
        periods = [Period.parse(f"{numbers[-1]}-H{1 if 'dau' in text else 2}")]
    elif re.fullmatch(_YEARS, text) or re.fullmatch(YEAR, text):
        periods = [Period.parse(str(number)) for number in numbers]
    else:
        periods = [Period.parse(f"{numbers[-1]}-{month:02}") for month in numbers[:-1]]
    if periods != sorted(periods, key=lambda period: period.first):
        raise ValueError(text)
    return DateSpan(periods[0].first, periods[-1].last, periods[0] if len(periods) == 1 else None)


def quarter(mark: str) -> int:
    """Return the number of a quarter, written as one or in Roman letters."""
    return _QUARTERS.get(mark) or int(mark)


def weekday(text: str) -> int:
    """Return a day of the week in words as a number, 0 for Monday."""
    name = text.rsplit(maxsplit=1)[-1]
    if name == "nhat":
        return 6
    return _WEEKDAYS.index(name) if name.isalpha() else int(name) - 2


def hour(text: str) -> int:
    """Return the hour of a time of day; ValueError where a day has none such."""
    number = int(re.findall(r"\d+", text)[0])
    if not 1 <= number <= 24:
        raise ValueError(text)
    return number
