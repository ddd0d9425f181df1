"""Each kind of deadline gives the due date that an administration means by it."""

from collections.abc import Iterator
from datetime import date

import pytest

from plantrack.deadlines import messages
from plantrack.deadlines.occurrence import Occurrence, count
from plantrack.deadlines.periods import Term
from plantrack.deadlines.several import occurrences
from plantrack.plan.model import Plan
from plantrack.words.words import Words, say
from tests.plans import event, make_plan, stand

CALENDAR = make_plan({"open": "x"}).days


def planned(plan: Plan, until: date) -> Iterator[Occurrence]:
    """Yield what the first task of a plan sets, counted from the plan's issue."""
    task = plan.tasks[0]
    begins = [plan.about.issued] * len(task.deadlines)
    return occurrences(task.deadline, begins, until, CALENDAR)


@pytest.mark.parametrize(
    ("deadline", "start", "due"),
    [
        ({"before": "2025-04-15"}, "2025-04-09", "2025-04-14"),
        ({"before": "1/5/2025"}, "2025-04-09", "2025-04-30"),
        ({"by": "15/4/2025"}, "2025-04-09", "2025-04-15"),
        ({"by": "2025-05"}, "2025-04-09", "2025-05-31"),
        ({"by": "2025-Q2"}, "2025-04-09", "2025-06-30"),
        ({"by": "2025-H1"}, "2025-04-09", "2025-06-30"),
        ({"by": "2025"}, "2025-04-09", "2025-12-31"),
        ({"from": "1/4/2025", "to": "31/12/2026"}, "2025-04-01", "2026-12-31"),
        ({"within": "10 days"}, "2025-04-09", "2025-04-21"),  # 19/4 is a Saturday
        ({"within": "5 working days", "from": "29/4/2025"}, "2025-04-29", "2025-05-09"),
        ({"within": "1 month", "from": "31/1/2025"}, "2025-01-31", "2025-02-28"),
        ({"open": "thường xuyên"}, "2025-04-09", "None"),
        ({"after": "văn bản"}, "None", "None"),
        # a printed date never moves: 19/4/2025 is a Saturday
        ({"by": "19/4/2025"}, "2025-04-09", "2025-04-19"),
    ],
)
def test_a_deadline_of_the_plan(deadline: object, start: str, due: str) -> None:
    """Section 2 of the contract, row by row."""
    obligation = stand(make_plan(deadline), [], "2025-04-10")
    assert (str(obligation.start), str(obligation.due)) == (start, due)
    assert obligation.occurrence is None


def test_a_list_gives_one_occurrence_each_named_by_its_due_date() -> None:
    """15/8/2026; 25/7/2026; counted: in the order of the plan."""
    plan = make_plan([{"by": "15/8/2026"}, {"before": "26/7/2026"}, {"within": "10 days"}])
    found = list(planned(plan, date(2026, 1, 1)))
    assert [occurrence.name for occurrence in found] == ["2026-08-15", "2026-07-25", "2025-04-21"]


@pytest.mark.parametrize(
    ("term", "day", "due"),
    [
        ("5 working days", "2025-04-09", "2025-04-16"),  # domain, section 3
        ("1 month", "2025-01-31", "2025-02-28"),
        ("10 days", "2025-08-21", "2025-09-03"),  # ends on Sunday 31/8, then two days off
        ("10 days", "2025-12-31", "2026-01-10"),  # a Saturday that is worked stays
        ("1 working day", "2026-01-09", "2026-01-10"),
        ("1 working day", "2025-04-29", "2025-05-05"),
        ("2 weeks", "2025-04-16", "2025-05-05"),  # 30/4 is off, and so is all until Monday
        ("1 year", "2024-09-02", "2025-09-03"),
        ("1 day", "2026-11-23", "2026-11-25"),  # 24/11 is off since 2026
        ("1 month", "2024-12-31", "2025-02-03"),  # 31/1/2025 is Tết
    ],
)
def test_a_counted_deadline(term: str, day: str, due: str) -> None:
    """Civil Code 2015, art. 147 and 148: not the day itself, and on to the next working day."""
    assert count(Term.parse(term), date.fromisoformat(day), CALENDAR)[0] == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("term", "day", "years"),
    [
        ("5 working days", "2026-12-28", (2027,)),
        ("10 days", "2026-12-25", (2027,)),
        ("1 month", "2026-11-20", ()),
        ("1 day", "2028-12-31", (2029,)),  # of 31/12 nothing is asked
        ("1 working day", "2028-12-31", (2029,)),
        ("1 year", "2025-06-01", ()),
    ],
)
def test_a_count_into_an_unannounced_year_says_so(
    term: str, day: str, years: tuple[int, ...]
) -> None:
    """It answers, and says that the days off are not announced."""
    assert count(Term.parse(term), date.fromisoformat(day), CALENDAR)[2] == tuple(
        say(messages.calendar_unpublished, year=year) for year in years
    )


@pytest.mark.parametrize(
    ("rule", "until", "expected"),
    [
        ({"every": "month"}, "2025-06-15", {"2025-04": "04-30", "2025-05": "05-31", "2025-06": "06-30"}),
        ({"every": "month", "before": "20"}, "2025-05-01", {"2025-04": "04-19", "2025-05": "05-19"}),
        # due before the plan's issue on 09/4: does not exist
        ({"every": "month", "by": "5"}, "2025-05-01", {"2025-05": "05-05"}),
        ({"every": "quarter", "before": "15"}, "2025-12-31", {"2025-Q2": "06-14", "2025-Q3": "09-14", "2025-Q4": "12-14"}),
        ({"every": "quarter", "month": "1", "by": "10"}, "2025-10-01", {"2025-Q2": "04-10", "2025-Q3": "07-10", "2025-Q4": "10-10"}),
        ({"every": "half-year", "before": "15"}, "2025-07-01", {"2025-H1": "06-14", "2025-H2": "12-14"}),
        ({"every": "half-year", "month": "6", "before": "15"}, "2025-04-10", {"2025-H1": "06-14"}),
        ({"every": "year", "before": "15"}, "2025-12-31", {"2025": "12-14"}),
        ({"every": "year", "from": "1/1/2025"}, "2025-12-31", {"2025": "12-31"}),
        # a day the month lacks is its last day
        ({"every": "month", "by": "31"}, "2025-06-30", {"2025-04": "04-30", "2025-05": "05-31", "2025-06": "06-30"}),
        ({"every": "month", "to": "31/5/2025"}, "2026-01-01", {"2025-04": "04-30", "2025-05": "05-31"}),
        ({"every": "month", "from": "1/6/2025"}, "2025-06-30", {"2025-06": "06-30"}),
        ({"every": "month"}, "2025-03-31", {}),
        # due before its own period begins, and known before it is due
        ({"every": "month", "before": "1"}, "2025-04-20", {"2025-05": "04-30"}),
        # 09/4/2025 is a Wednesday
        ({"every": "week", "on": "friday"}, "2025-04-21", {"2025-W15": "04-11", "2025-W16": "04-18", "2025-W17": "04-25"}),
        ({"every": "week", "on": "wednesday"}, "2025-04-15", {"2025-W15": "04-09", "2025-W16": "04-16"}),
        ({"every": "week", "on": "tuesday"}, "2025-04-15", {"2025-W16": "04-15"}),
        ({"every": "week", "on": "sunday", "from": "14/4/2025", "to": "21/4/2025"}, "2025-12-01", {"2025-W16": "04-20", "2025-W17": "04-27"}),
        ({"every": "week", "on": "monday", "from": "29/12/2025", "to": "4/1/2026"}, "2026-02-01", {"2026-W01": "12-29"}),
        ({"every": "week", "on": "thursday", "from": "24/12/2026"}, "2027-01-04", {"2026-W52": "12-24", "2026-W53": "12-31", "2027-W01": "01-07"}),
    ],
)  # fmt: skip
def test_a_recurring_deadline(rule: object, until: str, expected: dict[str, str]) -> None:
    """One occurrence a period that has begun, on the day that the plan names."""
    plan, day = make_plan(rule), date.fromisoformat(until)
    found = planned(plan, day)
    assert {o.name: f"{o.due:%m-%d}" for o in found if o.begun(day)} == expected


@pytest.mark.parametrize(
    ("rule", "until", "expected"),
    [
        ({"every": "month"}, "2025-05-15", [("2025-04", None), ("2025-05", "2025-04-09"), ("2025-06", "2025-05-01")]),
        ({"every": "month"}, "2025-03-31", [("2025-04", None)]),
        ({"every": "month", "from": "1/7/2025"}, "2025-05-15", [("2025-07", None)]),
        ({"every": "month", "to": "31/5/2025"}, "2025-05-15", [("2025-04", None), ("2025-05", "2025-04-09")]),
        ({"every": "week", "on": "friday"}, "2025-04-14", [("2025-W15", None), ("2025-W16", "2025-04-09"), ("2025-W17", "2025-04-14")]),
        # the first quarter is not owed, and opens nothing
        ({"every": "quarter", "month": "4", "by": "15"}, "2025-04-15", [("2025-Q1", None), ("2025-Q2", None), ("2025-Q3", "2025-04-09")]),
    ],
)  # fmt: skip
def test_the_next_period_is_open_from_the_start_of_the_one_before(
    rule: object, until: str, expected: list[tuple[str, str | None]]
) -> None:
    """So that it can be delivered early; the first is open at any time."""
    plan = make_plan(rule)
    found = planned(plan, date.fromisoformat(until))
    assert [(o.name, o.opens and o.opens.isoformat()) for o in found] == expected


@pytest.mark.parametrize(
    ("rule", "name", "start", "due"),
    [
        # begun by `to`, due after it
        ({"every": "year", "to": "30/6/2025"}, "2025", "2025-04-09", "2025-12-31"),
        # of a period that ended before the issue, due after it: none
        ({"every": "quarter", "month": "4", "by": "15"}, "2025-Q2", "2025-04-09", "2025-07-15"),
        ({"every": "month", "month": "2", "before": "10"}, "2025-04", "2025-04-09", "2025-05-09"),
        # or before `from`
        ({"every": "month", "month": "2", "by": "20", "from": "1/6/2025"}, "2025-06", "2025-06-01", "2025-07-20"),
        ({"every": "month", "month": "2", "by": "20", "from": "31/5/2025"}, "2025-05", "2025-05-31", "2025-06-20"),
        ({"every": "month", "month": "2", "by": "20", "from": "1/1/2025"}, "2025-04", "2025-04-09", "2025-05-20"),
        # a week is owed that was not over
        ({"every": "week", "on": "sunday", "from": "13/4/2025"}, "2025-W15", "2025-04-13", "2025-04-13"),
        ({"every": "quarter", "from": "1/1/2025"}, "2025-Q2", "2025-04-09", "2025-06-30"),
        ({"every": "month", "from": "15/5/2025", "by": "10"}, "2025-06", "2025-06-01", "2025-06-10"),
    ],
)  # fmt: skip
def test_the_first_period_of_a_recurring_deadline(
    rule: object, name: str, start: str, due: str
) -> None:
    """Each that begins no later than `to`, unless it ended, or is due, before the plan's issue or `from`."""
    plan = make_plan(rule)
    found = planned(plan, date(2025, 4, 9))
    first = next(occurrence for occurrence in found if not occurrence.unowed)
    assert (first.name, str(first.start), str(first.due)) == (name, start, due)


def test_deadlines_of_a_list_without_a_date_are_named_by_their_kind() -> None:
    """So that an event can say which it is about."""
    plan = make_plan([{"open": "x"}, {"by": "15/8/2026"}, {"after": "y"}, {"open": "z"}])
    found = planned(plan, date(2026, 1, 1))
    assert [o.name for o in found] == ["open", "2026-08-15", "after", "open-2"]


@pytest.mark.parametrize(
    ("deadline", "events", "vi", "en"),
    [
        (
            {"before": "15/4/2025"},
            [],
            "Kế hoạch quy định trước ngày 15/4/2025, nên ngày cuối cùng đúng hạn là ngày 14/4/2025. "
            "Đến hết ngày 14/4/2025 vẫn là đúng hạn; từ ngày 15/4/2025 là quá hạn.",
            "The plan says before 15 Apr 2025, so the last day on time is 14 Apr 2025. "
            "All of 14 Apr 2025 is on time; from 15 Apr 2025 it is overdue.",
        ),
        (
            {"by": "2025-Q2"},
            [],
            "Kế hoạch quy định trong quý II/2025; ngày cuối cùng là ngày 30/6/2025. "
            "Đến hết ngày 30/6/2025 vẫn là đúng hạn; từ ngày 01/7/2025 là quá hạn.",
            "The plan says in 2025-Q2; its last day is 30 Jun 2025. "
            "All of 30 Jun 2025 is on time; from 1 Jul 2025 it is overdue.",
        ),
        (
            {"within": "10 days"},
            [],
            "Kế hoạch quy định trong 10 ngày kể từ ngày 09/4/2025. "
            "Thời hạn 10 ngày tính từ ngày tiếp theo liền kề (10/4/2025), kết thúc ngày 19/4/2025. Ngày 19/4/2025 "
            "là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo là ngày 21/4/2025. Các ngày nghỉ không tính: 19/4/2025 "
            "(thứ Bảy), 20/4/2025 (Chủ nhật). Đến hết ngày 21/4/2025 vẫn là đúng hạn; từ ngày 22/4/2025 là quá hạn.",
            "The plan says within 10 days of 9 Apr 2025. "
            "10 days counted from the day after (10 Apr 2025) end on 19 Apr 2025. 19 Apr 2025 is a day off, so it "
            "moves to the next working day, 21 Apr 2025. Days off stepped over: 19 Apr 2025 (Saturday), 20 Apr 2025 "
            "(Sunday). All of 21 Apr 2025 is on time; from 22 Apr 2025 it is overdue.",
        ),
        (
            {"by": "19/4/2025"},
            [],
            "Kế hoạch quy định chậm nhất ngày 19/4/2025. Ngày 19/4/2025 (thứ Bảy) là ngày nghỉ; thời hạn đã ghi "
            "trong văn bản thì không chuyển sang ngày làm việc tiếp theo. Đến hết ngày 19/4/2025 vẫn là đúng hạn; từ ngày 20/4/2025 là quá hạn.",
            "The plan says by 19 Apr 2025 at the latest. 19 Apr 2025 (Saturday) is a day off; a date printed "
            "in a document does not move. All of 19 Apr 2025 is on time; from 20 Apr 2025 it is "
            "overdue.",
        ),
        (
            {"every": "week", "on": "wednesday", "from": "30/4/2025", "to": "1/5/2025"},
            [],
            "Kế hoạch quy định định kỳ hằng tuần, vào thứ Tư; thời hạn của tuần từ 28/4 đến 04/5/2025 là ngày 30/4/2025. "
            "Ngày 30/4/2025 (Ngày Chiến thắng) là ngày nghỉ; thời hạn đã ghi trong văn bản thì không chuyển sang "
            "ngày làm việc tiếp theo. Đến hết ngày 30/4/2025 vẫn là đúng hạn; từ ngày 01/5/2025 là quá hạn.",
            "The plan says once a week, on Wednesday; for the week of 28 Apr to 4 May 2025 it is due on 30 Apr 2025. "
            "30 Apr 2025 (Ngày Chiến thắng) is a day off; a date printed in a document does not move. All of 30 Apr "
            "2025 is on time; from 1 May 2025 it is overdue.",
        ),
        (
            {"after": "văn bản", "within": "10 days"},
            [event("received", "2025-08-21", doc="1/BNV")],
            "Ngày 21/8/2025 nhận được văn bản số 1/BNV. Thời hạn 10 ngày tính từ ngày tiếp theo liền kề (22/8/2025), kết "
            "thúc ngày 31/8/2025. Ngày 31/8/2025 là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo "
            "là ngày 03/9/2025. Các ngày nghỉ không tính: 31/8/2025 (Chủ nhật), 01/9/2025 (Quốc khánh), 02/9/2025 "
            "(Quốc khánh). Đến hết ngày 03/9/2025 vẫn là đúng hạn; từ ngày 04/9/2025 là quá hạn.",
            "Document 1/BNV was received on 21 Aug 2025. 10 days counted from the day after (22 Aug 2025) end "
            "on 31 Aug 2025. 31 Aug 2025 is a day off, so it moves to the next working day, 3 Sep 2025. Days "
            "off stepped over: 31 Aug 2025 (Sunday), 1 Sep 2025 (Quốc khánh), 2 Sep 2025 (Quốc khánh). All of "
            "3 Sep 2025 is on time; from 4 Sep 2025 it is overdue.",
        ),
        (
            {"after": "văn bản", "within": "5 working days"},
            [event("received", "2025-04-09", doc="1/BNV", due="2025-05-15")],
            "Ngày 09/4/2025 nhận được văn bản số 1/BNV. Văn bản đó ấn định thời hạn là ngày 15/5/2025. "
            "Đến hết ngày 15/5/2025 vẫn là đúng hạn; từ ngày 16/5/2025 là quá hạn.",
            "Document 1/BNV was received on 9 Apr 2025. That document sets the due date 15 May 2025. "
            "All of 15 May 2025 is on time; from 16 May 2025 it is overdue.",
        ),
        (
            {"by": "15/4/2025"},
            [event("extended", "2025-04-20", doc="9/UBND", due="2025-04-30")],
            "Kế hoạch quy định chậm nhất ngày 15/4/2025. Gia hạn từ ngày 15/4/2025 đến ngày 30/4/2025 theo văn bản "
            "số 9/UBND ngày 20/4/2025. Đến hết ngày 30/4/2025 vẫn là đúng hạn; từ ngày 01/5/2025 là quá hạn.",
            "The plan says by 15 Apr 2025 at the latest. Extended from 15 Apr 2025 to 30 Apr 2025 by document "
            "9/UBND of 20 Apr 2025. All of 30 Apr 2025 is on time; from 1 May 2025 it is overdue.",
        ),
    ],
)  # fmt: skip
def test_each_due_date_can_be_checked_by_hand(
    deadline: object, events: list[object], vi: str, en: str
) -> None:
    """The derivation names the plan's words, the event, the count, the days off and the last day."""
    obligation = stand(make_plan(deadline), events, "2025-12-01")  # type: ignore[arg-type]  # mixed table
    for words, text in ((Words("vi"), vi), (Words("en"), en)):
        assert " ".join(words.say(message) for message in obligation.why) == text
