"""The working-day calendar: weekends, the days off and make-up days of the notices, a plan's corrections."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pydantic import Field

from plantrack.deadlines.fields import Day, Frozen, Text
from plantrack.deadlines.periods import parse_day
from plantrack.words.words import Sentence, Words

ONE_DAY = timedelta(days=1)
WEEKDAYS = (
    Sentence("thứ Hai", "Monday"),
    Sentence("thứ Ba", "Tuesday"),
    Sentence("thứ Tư", "Wednesday"),
    Sentence("thứ Năm", "Thursday"),
    Sentence("thứ Sáu", "Friday"),
    Sentence("thứ Bảy", "Saturday"),
    Sentence("Chủ nhật", "Sunday"),
)
# Days off (-) and make-up working days (+) that differ from their weekday: what for | by which notice.
_TABLE = """\
2024-01-01 - Tết Dương lịch | 5015/TB-LĐTBXH
2024-02-08 - Tết Nguyên đán | 5015/TB-LĐTBXH
2024-02-09 - Tết Nguyên đán | 5015/TB-LĐTBXH
2024-02-12 - Tết Nguyên đán | 5015/TB-LĐTBXH
2024-02-13 - Tết Nguyên đán | 5015/TB-LĐTBXH
2024-02-14 - Tết Nguyên đán | 5015/TB-LĐTBXH
2024-04-18 - Giỗ Tổ Hùng Vương | 5015/TB-LĐTBXH
2024-04-29 - nghỉ hoán đổi | 1570/TB-LĐTBXH
2024-04-30 - Ngày Chiến thắng | 1570/TB-LĐTBXH
2024-05-01 - Quốc tế lao động | 1570/TB-LĐTBXH
2024-05-04 + làm bù | 1570/TB-LĐTBXH
2024-09-02 - Quốc khánh | 5015/TB-LĐTBXH
2024-09-03 - Quốc khánh | 5015/TB-LĐTBXH
2025-01-01 - Tết Dương lịch | 6150/TB-BLĐTBXH
2025-01-27 - Tết Nguyên đán | 6150/TB-BLĐTBXH
2025-01-28 - Tết Nguyên đán | 6150/TB-BLĐTBXH
2025-01-29 - Tết Nguyên đán | 6150/TB-BLĐTBXH
2025-01-30 - Tết Nguyên đán | 6150/TB-BLĐTBXH
2025-01-31 - Tết Nguyên đán | 6150/TB-BLĐTBXH
2025-04-07 - Giỗ Tổ Hùng Vương | 6150/TB-BLĐTBXH
2025-04-26 + làm bù | 6150/TB-BLĐTBXH
2025-04-30 - Ngày Chiến thắng | 6150/TB-BLĐTBXH
2025-05-01 - Quốc tế lao động | 6150/TB-BLĐTBXH
2025-05-02 - nghỉ hoán đổi | 6150/TB-BLĐTBXH
2025-09-01 - Quốc khánh | 6150/TB-BLĐTBXH
2025-09-02 - Quốc khánh | 6150/TB-BLĐTBXH
2026-01-01 - Tết Dương lịch | 12729/VPCP-KGVX
2026-01-02 - nghỉ hoán đổi | 12729/VPCP-KGVX
2026-01-10 + làm bù | 12729/VPCP-KGVX
2026-02-16 - Tết Nguyên đán | 9441/TB-BNV
2026-02-17 - Tết Nguyên đán | 9441/TB-BNV
2026-02-18 - Tết Nguyên đán | 9441/TB-BNV
2026-02-19 - Tết Nguyên đán | 9441/TB-BNV
2026-02-20 - Tết Nguyên đán | 9441/TB-BNV
2026-04-27 - nghỉ bù Giỗ Tổ Hùng Vương | 3383/BNV-CVL
2026-04-30 - Ngày Chiến thắng | 3383/BNV-CVL
2026-05-01 - Quốc tế lao động | 3383/BNV-CVL
2026-08-22 + làm bù | 9441/TB-BNV
2026-08-31 - nghỉ hoán đổi | 9441/TB-BNV
2026-09-01 - Quốc khánh | 9441/TB-BNV
2026-09-02 - Quốc khánh | 9441/TB-BNV
2026-11-24 - ngày nghỉ theo nghị quyết của Quốc hội | 28/2026/QH16
"""


class Notice(NamedTuple):
    """One row of the table: a day that differs from its weekday, and the notice that says so."""

    day: date
    working: bool
    note: str
    notice: str


class DayOff(NamedTuple):
    """A day not worked, and why, where it is not just a weekend."""

    day: date
    note: str

    def in_words(self, words: Words) -> str:
        """Return the day, and why it is one in brackets."""
        return (
            f"{words.said_day(self.day)} ({self.note or words.pick(WEEKDAYS[self.day.weekday()])})"
        )


class DayNote(Frozen):
    """A day off or a make-up working day, and why."""

    date: Day = Field(description="Ngày / Day")
    note: Text = Field(description="Lý do, văn bản / Why, which document")


class Corrections(Frozen):
    """What the plan changes in the built-in working-day calendar."""

    off: tuple[DayNote, ...] = Field((), description="Ngày nghỉ thêm / Extra days off")
    work: tuple[DayNote, ...] = Field((), description="Ngày làm bù / Make-up working days")


@cache
def notices() -> tuple[Notice, ...]:
    """Return the built-in table."""
    rows = []
    for line in _TABLE.splitlines():
        day, sign, rest = line.split(" ", 2)
        note, notice = rest.split(" | ")
        rows.append(Notice(parse_day(day), sign == "+", note, notice))
    return tuple(rows)


class Calendar:
    """Which days are worked; a year is published when at least one notice covers it."""

    def __init__(self, notices: Iterable[Notice], corrections: Corrections | None = None) -> None:
        """Take the built-in notices; a plan's corrections come on top and win."""
        self._days = {row.day: (row.working, row.note) for row in notices}
        self.published = frozenset(day.year for day in self._days)
        for working, rows in (
            (False, corrections.off if corrections else ()),
            (True, corrections.work if corrections else ()),
        ):
            self._days.update({row.date: (working, row.note) for row in rows})

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on this day."""
        known = self._days.get(day)
        return known[0] if known else day.weekday() < 5

    def next_working(self, day: date) -> date:
        """Return the day itself if it is worked, else the next one that is."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def add(self, day: date, number: int) -> date:
        """Return the number-th working day after the day, which is itself not counted."""
        for _ in range(number):
            day = self.next_working(day + ONE_DAY)
        return day

    def days_off(self, after: date, until: date) -> Iterator[DayOff]:
        """Yield the days not worked after one day (exclusive) and up to another (inclusive)."""
        day = after + ONE_DAY
        while day <= until:
            if not self.is_working(day):
                known = self._days.get(day)
                yield DayOff(day, known[1] if known else "")
            day += ONE_DAY

    def unpublished(self, after: date, until: date) -> tuple[int, ...]:
        """Return the years without a notice after one day (exclusive) and up to another (inclusive)."""
        years = range((after + ONE_DAY).year, until.year + 1)
        return tuple(year for year in years if year not in self.published)
