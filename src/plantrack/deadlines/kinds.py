"""The kinds of deadline: the keys of each."""

from pydantic import Field

from plantrack.deadlines.fields import Counted, Day, DayOrPeriod, Frozen, Number, Text
from plantrack.deadlines.periods import STEPS, Step
from plantrack.words.words import Words


class Before(Frozen):
    """Trước ngày: the last good day is the day before."""

    before: Day


class By(Frozen):
    """Chậm nhất, đến hết ngày; or in a period, whose last day is the last good day."""

    by: DayOrPeriod


class FromTo(Frozen):
    """Từ ngày … đến ngày …, both inclusive."""

    from_: Day = Field(alias="from")
    to: Day


class After(Frozen):
    """Sau khi có văn bản: no date until a document is received."""

    after: Text
    within: Counted | None = None


class Every(Frozen):
    """Định kỳ: once a period, in its `month`-th month (default: the last), on day `by` of it."""

    every: Step
    month: Number | None = None
    before: Number | None = None
    by: Number | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    def said(self, words: Words) -> str:
        """Return how often."""
        return words.pick(STEPS[self.every])


class Open(Frozen):
    """Thường xuyên, theo tiến độ: no date at all."""

    open: Text


Deadline = Before | By | FromTo | After | Every | Open
