"""The kinds of deadline: of each its keys in a plan, its occurrences, and how they are told."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import ConfigDict, Discriminator, Field, Tag
from pydantic.config import JsonDict

from plantrack.deadlines import messages
from plantrack.deadlines.calendar import ONE_DAY, WEEKDAYS, Calendar
from plantrack.deadlines.fields import Counted, Day, DayOrPeriod, Frozen, Number, Text
from plantrack.deadlines.occurrence import Occurrence, count, printed_day_off
from plantrack.deadlines.periods import MONTHS, STEPS, Period, Step
from plantrack.words.words import Message, Words, say

LATEST = 12  # months after a period in which it may still fall due
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAYS_OF_WEEK: tuple[Weekday, ...] = get_args(Weekday)


class Kind(Frozen):
    """What a deadline of any kind tells of itself; unless it says otherwise, one due date."""

    marks: ClassVar[tuple[str, ...]]  # a deadline with any of these keys is of this kind
    counts: ClassVar[bool] = False  # a term or periods, from the day on which it is set

    @property
    def due(self) -> date | None:
        """The last day, inclusive, that the plan prints, if it prints one."""
        return None

    def begins(self, issued: date) -> date | None:
        """Return its first day, which is None while a document is awaited."""
        return issued

    def why(self) -> Message:
        """Return how the due date was found, or why there is none."""
        raise NotImplementedError

    def gist(self) -> Message | None:
        """Return in few words what it comes to, where that is not just its due dates."""
        return None

    def faults(self) -> Iterator[tuple[str, Message]]:
        """Yield each key whose value makes no sense beside the others, and why."""
        yield from ()

    def occurrences(self, issued: date, until: date, calendar: Calendar) -> Iterator[Occurrence]:  # noqa: ARG002  # what recurs needs it
        """Yield what the plan itself sets; of what recurs, what has begun by a day, and the next."""
        why = (self.why(), *printed_day_off(self.due, calendar))
        yield Occurrence(None, self.begins(issued), self.due, why)


class Before(Kind):
    """Trước ngày: the last good day is the day before."""

    marks = ("before",)

    before: Day = Field(
        description="Trước ngày này; ngày cuối cùng đúng hạn là ngày liền trước / Before this day"
    )

    @property
    def due(self) -> date:
        """The day before."""
        return self.before - ONE_DAY

    def why(self) -> Message:
        """Name both days."""
        return say(messages.why_before, day=self.before, due=self.due)


class By(Kind):
    """Chậm nhất, đến hết ngày; or in a period, whose last day is the last good day."""

    marks = ("by",)

    by: DayOrPeriod = Field(
        description="Chậm nhất ngày, tháng, quý, nửa năm, năm này / By this day or period"
    )

    @property
    def due(self) -> date:
        """The day itself, or the last of the period."""
        return self.by.last if isinstance(self.by, Period) else self.by

    def why(self) -> Message:
        """Name the day, or the period and its last day."""
        if isinstance(self.by, Period):
            return say(messages.why_period, period=self.by, due=self.due)
        return say(messages.why_by, due=self.due)


class FromTo(Kind):
    """Từ ngày … đến ngày …, both inclusive."""

    marks = ("from", "to")

    from_: Day = Field(alias="from", description="Từ ngày / First day")
    to: Day = Field(description="Đến hết ngày / Last day")

    @property
    def due(self) -> date:
        """The last day."""
        return self.to

    def begins(self, issued: date) -> date:  # noqa: ARG002  # as of any kind
        """Return the first day that the plan prints."""
        return self.from_

    def faults(self) -> Iterator[tuple[str, Message]]:
        """It ends no earlier than it begins."""
        return _in_order(self.from_, self.to)

    def why(self) -> Message:
        """Name both days."""
        return say(messages.why_from_to, start=self.from_, due=self.to)

    def gist(self) -> Message:
        """Name both days."""
        return say(messages.gist_span, first=self.from_, last=self.to)


class After(Kind):
    """Sau khi có văn bản: no date until a document is received."""

    marks = ("after",)

    after: Text = Field(description="Văn bản phải chờ / The document that is awaited")
    within: Counted | None = Field(
        None,
        description="Thời hạn kể từ ngày nhận được văn bản: 10 days, 5 working days, 2 weeks, 1 month, 1 year"
        " / Term from its receipt: 10 days, 5 working days, 2 weeks, 1 month, 1 year",
    )

    def begins(self, issued: date) -> None:
        """Nothing begins before the document comes."""

    def why(self) -> Message:
        """Say that the document has not come."""
        return say(messages.why_waiting, text=self.after)

    def gist(self) -> Message:
        """Name the term, if there is one."""
        if self.within:
            return say(messages.gist_within, term=self.within)
        return say(messages.gist_after)

    def received(self, doc: str, day: date, printed: date | None, calendar: Calendar) -> Occurrence:
        """Return the occurrence that a document opens: due when it says, else as `within` counts."""
        why = [say(messages.why_received, doc=doc, day=day)]
        if printed:
            why += [
                say(messages.why_document_due, due=printed),
                *printed_day_off(printed, calendar),
            ]
            return Occurrence(doc, day, printed, tuple(why))
        if self.within is None:
            return Occurrence(doc, day, None, (*why, say(messages.why_no_term)))
        due, counted, caveats = count(self.within, day, calendar)
        return Occurrence(doc, day, due, (*why, *counted), caveats)


# A week has a day of the week and nothing else; what recurs otherwise has none.
_OF_WEEK: JsonDict = {
    "if": {"properties": {"every": {"const": "week"}}},
    "then": {
        "required": ["on"],
        "properties": {"month": False, "before": False, "by": False},
    },
    "else": {"properties": {"on": False}},
}


class Every(Kind):
    """Định kỳ: once a period, in its `month`-th month (default: the last), on day `by` of it; in a week, `on` a day."""

    marks = ("every",)
    counts = True
    model_config = ConfigDict(json_schema_extra=_OF_WEEK)

    every: Step = Field(
        description="Định kỳ: week (hằng tuần), month (hằng tháng), quarter (hằng quý), half-year (6 tháng), year (hằng năm) / Once a period"
    )
    on: Weekday | None = Field(
        None,
        description="Hằng tuần: hạn vào thứ mấy, từ monday (thứ Hai) đến sunday (Chủ nhật) / With every: week, the day on which it is due, monday to sunday",
    )
    month: Number | None = Field(
        None,
        description="Tháng thứ mấy từ đầu kỳ, có thể sau khi hết kỳ (mặc định: tháng cuối kỳ)"
        " / Month counted from the period's first, be it after its end (default: its last)",
    )
    before: Number | None = Field(
        None, description="Trước ngày này của tháng / Before this day of the month"
    )
    by: Number | None = Field(
        None, description="Chậm nhất ngày này của tháng / By this day of the month"
    )
    from_: Day | None = Field(None, alias="from", description="Từ ngày / First day")
    to: Day | None = Field(None, description="Đến hết ngày / Last day")

    def in_words(self, words: Words) -> str:
        """Return how often."""
        return words.pick(STEPS[self.every])

    def begins(self, issued: date) -> date:
        """Return the first day that counts, which is not before the plan's issue."""
        return max(self.from_ or issued, issued)

    def faults(self) -> Iterator[tuple[str, Message]]:
        """A week has a day of the week, other periods a month and a day; the span is in order."""
        yield from _in_order(self.from_, self.to)
        yield from self._faults_of_week() if self.every == "week" else self._faults_of_months()

    def _faults_of_week(self) -> Iterator[tuple[str, Message]]:
        if self.on is None:
            yield "every", say(messages.week_without_day)
        for key in ("month", "before", "by"):
            if getattr(self, key) is not None:
                yield key, say(messages.not_of_a_week, key=key)

    def _faults_of_months(self) -> Iterator[tuple[str, Message]]:
        """The month is not far from the period, the day in a month; one day is named."""
        if self.on is not None:
            yield "on", say(messages.day_without_week)
        last = MONTHS[self.every] + LATEST
        if self.month is not None and not 1 <= self.month <= last:
            yield "month", say(messages.month_outside, month=self.month, last=last)
        for key, day in (("before", self.before), ("by", self.by)):
            if day is not None and not 1 <= day <= 31:
                yield key, say(messages.day_outside, day=day)
        if self.before is not None and self.by is not None:
            yield "by", say(messages.before_and_by)

    def occurrences(self, issued: date, until: date, calendar: Calendar) -> Iterator[Occurrence]:
        """Yield one for each period that has begun by a day, and for the next one.

        None begins before the plan's issue, none is due before it or before `from`, and none belongs
        to a period that begins after `to`. A period that was over by then is not owed.
        """
        begin = self.begins(issued)
        period = Period.containing(self.every, begin)
        while self.due_in(period.previous()) >= begin:
            period = period.previous()
        opens: date | None = None
        while self.to is None or period.first <= self.to:
            due = self.due_in(period)
            if due >= begin:
                over = period.first < begin and period.last < begin
                # "before the 1st" is due before its own period begins
                first = period.first if period.first <= due else due.replace(day=1)
                start = max(first, begin)
                yield Occurrence(
                    period.name,
                    start,
                    due,
                    (self._why(period, due), *printed_day_off(due, calendar)),
                    period=period,
                    opens=opens,
                    unowed=say(messages.not_owed_ended, period=period, day=begin) if over else None,
                )
                if start > until and not over:
                    break
                opens = None if over else start
            period = period.next()

    def sets(self, period: Period, issued: date) -> bool:
        """Tell whether there is an occurrence of a period, be it one that is not owed."""
        return self.due_in(period) >= self.begins(issued) and not (
            self.to and period.first > self.to
        )

    def due_in(self, period: Period) -> date:
        """Return the day on which a period is due."""
        if self.every == "week":
            return period.first + timedelta(days=self._weekday)
        month = period.month(self._month)
        last = Period.containing("month", month).last
        number = self.by or self.before
        day = last if number is None else month.replace(day=min(number, last.day))
        return day - ONE_DAY if self.before else day

    def due_on(self, day: date) -> Period | None:
        """Return the period that is due on a day, if one is."""
        inside = day
        if self.every != "week":
            printed = day + ONE_DAY if self.before else day
            inside = Period.containing("month", printed).month(2 - self._month)  # the first month
        period = Period.containing(self.every, inside)
        return period if self.due_in(period) == day else None

    @property
    def _month(self) -> int:
        return self.month or MONTHS[self.every]

    @property
    def _weekday(self) -> int:
        return _DAYS_OF_WEEK.index(self.on or "sunday")

    def _why(self, period: Period, due: date) -> Message:
        """Return how often the plan says, and when that is of a period."""
        if self.every == "week":
            on = WEEKDAYS[self._weekday]
            return say(messages.why_weekly, on=on, period=period, due=due)
        return say(messages.why_every, every=self, period=period, due=due)


class Within(Kind):
    """Trong 30 ngày kể từ ngày …: a term counted from a day that is known."""

    marks = ("within",)
    counts = True

    within: Counted = Field(
        description="Thời hạn: 10 days, 5 working days, 2 weeks, 1 month, 1 year"
        " / Term: 10 days, 5 working days, 2 weeks, 1 month, 1 year"
    )
    from_: Day | None = Field(
        None,
        alias="from",
        description="Tính từ ngày này (mặc định: ngày ban hành) / Counted from this day (default: the day of issue)",
    )

    def begins(self, issued: date) -> date:
        """Return the day it is counted from."""
        return self.from_ or issued

    def occurrences(self, issued: date, until: date, calendar: Calendar) -> Iterator[Occurrence]:  # noqa: ARG002  # as of any kind
        """Yield the one that falls due when the term ends."""
        start = self.begins(issued)
        due, counted, caveats = count(self.within, start, calendar)
        why = say(messages.why_within, term=self.within, day=start)
        yield Occurrence(None, start, due, (why, *counted), caveats)


class Open(Kind):
    """Thường xuyên, theo tiến độ: no date at all."""

    marks = ("open",)

    open: Text = Field(
        description="Không ấn định thời hạn: thường xuyên, theo tiến độ … / No date: as things go"
    )

    def why(self) -> Message:
        """Quote the plan."""
        return say(messages.why_open, text=self.open)

    def gist(self) -> Message:
        """Say that there is none."""
        return say(messages.gist_open)


def _in_order(first: date | None, last: date | None) -> Iterator[tuple[str, Message]]:
    if first and last and first > last:
        yield "to", say(messages.ends_before_begin, first=first, last=last)


# What tells the kinds apart, in this order: `before`, `within` and `from` may stand beside others.
_KINDS: tuple[type[Kind], ...] = (Every, After, Open, Within, FromTo, Before, By)
TAG = ":"  # a tag, which pydantic puts among the keys of a place, begins with it


def _kind(value: object) -> str | None:
    if isinstance(value, Frozen):
        return f"{TAG}{type(value).__name__}"
    keys = value if isinstance(value, dict) else ()
    return next(
        (f"{TAG}{kind.__name__}" for kind in _KINDS if any(key in keys for key in kind.marks)), None
    )


def _one_or_list(value: object) -> str:
    return f"{TAG}list" if isinstance(value, (list, tuple)) else f"{TAG}one"


Deadline = Before | By | FromTo | Within | After | Every | Open
_OneDeadline = Annotated[
    Annotated[Before, Tag(f"{TAG}Before")]
    | Annotated[By, Tag(f"{TAG}By")]
    | Annotated[FromTo, Tag(f"{TAG}FromTo")]
    | Annotated[Within, Tag(f"{TAG}Within")]
    | Annotated[After, Tag(f"{TAG}After")]
    | Annotated[Every, Tag(f"{TAG}Every")]
    | Annotated[Open, Tag(f"{TAG}Open")],
    Discriminator(_kind, custom_error_type="deadline_kind", custom_error_message="no kind"),
]
Deadlines = Annotated[
    Annotated[_OneDeadline, Tag(f"{TAG}one")]
    | Annotated[tuple[_OneDeadline, ...], Tag(f"{TAG}list"), Field(min_length=1)],
    Discriminator(_one_or_list),
]
