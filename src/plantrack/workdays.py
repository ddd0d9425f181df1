"""The working-day calendar: weekends, the days off and make-up days of the notices, a plan's corrections."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.model import Corrections

ONE_DAY = timedelta(days=1)


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
        """Return the years in this span for which no notice is known."""
        return tuple(y for y in range(after.year, until.year + 1) if y not in self.published)
