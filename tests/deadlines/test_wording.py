"""The words in which plans set deadlines are read, or said to be unread; never guessed."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

import pytest

from plantrack.deadlines.kinds import Deadline, Every
from plantrack.deadlines.wording import read
from plantrack.plan import file as planfile
from plantrack.plan import rules as check
from plantrack.plan.model import Plan
from plantrack.words.words import Words
from tests.plans import PLAN_89, make_plan

ISSUED = date(2025, 4, 9)
AFTER = ("After", None)
OPEN = ("Open",)

# Every row of the table of wordings, with what it means.
ROWS: dict[str, Sequence[object]] = {
    "trước ngày 15 tháng 4 năm 2025": ("before 2025-04-15",),
    "Trước ngày 30/6/2025": ("before 2025-06-30",),
    "Hoàn thành trước 30/6/2025": ("before 2025-06-30",),
    "trước 17 giờ 00 ngày 20/5/2025": ("by 2025-05-20",),
    "Chậm nhất là ngày 01 tháng 3 năm 2027": ("by 2027-03-01",),
    "chậm nhất ngày 15/4/2025": ("by 2025-04-15",),
    "muộn nhất 15/4/2025": ("by 2025-04-15",),
    "đến ngày 15/4/2025": ("by 2025-04-15",),
    "Đến hết ngày 31/12/2025": ("by 2025-12-31",),
    "xong trong ngày 15/4/2025": ("by 2025-04-15",),
    "Tháng 5/2025": ("by 2025-05-31",),
    "trong tháng 9 năm 2025": ("by 2025-09-30",),
    "06/2025": ("by 2025-06-30",),
    "tháng 5-6/2025": ("by 2025-06-30",),
    "Quý II/2025": ("by 2025-06-30",),
    "Quý II-III/2026": ("by 2026-09-30",),
    "6 tháng đầu năm 2025": ("by 2025-06-30",),
    "6 tháng cuối năm 2025": ("by 2025-12-31",),
    "Năm 2025": ("by 2025-12-31",),
    "Giai đoạn 2025 - 2030": ("by 2030-12-31",),
    "cuối tháng 5/2025": ("by 2025-05-31",),
    "giữa tháng 5/2025": ("by 2025-05-15",),
    "đầu tháng 5/2025": ("by 2025-05-01",),
    "Từ ngày 01 tháng 4 năm 2025 đến ngày 31 tháng 12 năm 2026": ("2025-04-01 to 2026-12-31",),
    "Từ nay đến 31/10/2025": ("2025-04-09 to 2025-10-31",),
    "Quý IV/2026 đến hết Quý II/2027": ("2026-10-01 to 2027-06-30",),
    "Từ tháng 4/2025 đến tháng 12/2025": ("2025-04-01 to 2025-12-31",),
    "Thường xuyên": ("open",),
    "Thường xuyên, liên tục": ("open",),
    "Khi có yêu cầu": ("open",),
    "Theo tiến độ của Bộ Nội vụ": ("open",),
    "Theo hướng dẫn của Bộ, ngành trung ương": ("open",),
    "Từ tháng 4/2025 và thường xuyên": ("open",),
    "Hằng tháng": ("every month",),
    "Định kỳ hằng tháng, trước ngày 20": ("every month before 20",),
    "Hằng quý": ("every quarter",),
    "Định kỳ hằng quý, trước ngày 15 của tháng cuối quý": ("every quarter before 15",),
    "định kỳ hằng quý, chậm nhất ngày 10 của tháng đầu quý": ("every quarter month 1 by 10",),
    "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)": ("every half-year before 15", "every year before 15"),
    "Hằng năm": ("every year",),
    "Sau khi có văn bản của Bộ Nội vụ": ("after",),
    "Ngay sau khi Nghị định được ban hành": ("after",),
    "Trong 10 ngày kể từ ngày 01/5/2025": ("within 10 days from 2025-05-01",),
    "trong 10 ngày kể từ ngày ban hành Kế hoạch này": ("within 10 days",),
    "Trong 10 ngày kể từ ngày nhận được văn bản": ("after 10 days",),
    "Trong thời hạn 05 ngày làm việc kể từ ngày nhận được": ("after 5 working days",),
    "Trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch này": ("within 30 days",),
    "15/8/2026; 25/7/2026; 27/7/2026": ("by 2026-08-15", "by 2026-07-25", "by 2026-07-27"),
    "Năm 2025 và các năm tiếp theo": ("every year from 2025-01-01",),
    # words around a date
    "hoàn thành đúng thời hạn trước ngày 01 tháng 7 năm 2028": ("before 2028-07-01",),
    "hoàn thành chậm nhất vào ngày 28 tháng 02 năm 2027": ("by 2027-02-28",),
    "trước ngày 20/12/2013 (Thứ sáu)": ("before 2013-12-20",),
    "trước ngày 26/01/2022 (nhằm ngày 24 tháng Chạp năm Tân Sửu)": ("before 2022-01-26",),
    "trước ngày 15/6/2025, gửi Sở Nội vụ tổng hợp": ("before 2025-06-15",),
    "trước ngày 31/12/2026 theo quy định tại Nghị định số 32/2024/NĐ-CP": ("before 2026-12-31",),
    "trước tháng 6/2027": ("before 2027-06-01",),
    "trước năm 2030": ("before 2030-01-01",),
    "ngay trong tháng 12/2025": ("by 2025-12-31",),
    "Tiến độ hoàn thành: Quý III/2025": ("by 2025-09-30",),
    # several dates and periods
    "Tháng 6, 12/2025": ("by 2025-06-30", "by 2025-12-31"),
    "Quý II, IV/2025": ("by 2025-06-30", "by 2025-12-31"),
    "Tháng 5/2025 và tháng 8/2025": ("by 2025-05-31", "by 2025-08-31"),
    "tháng 6 và tháng 12 năm 2025": ("by 2025-06-30", "by 2025-12-31"),
    "trong Quý III và Quý IV/2026": ("2026-07-01 to 2026-12-31",),
    "trong tháng 5 và tháng 6 năm 2025": ("2025-05-01 to 2025-06-30",),
    "Năm 2025 - 2026": ("by 2026-12-31",),
    "kể từ ngày 08/08/2017 đến hết ngày 31/12/2017": ("2017-08-08 to 2017-12-31",),
    "từ tháng 5 đến tháng 8 năm 2025": ("2025-05-01 to 2025-08-31",),
    "từ ngày 15/4 đến ngày 30/6/2025": ("2025-04-15 to 2025-06-30",),
    "từ ngày 01 đến ngày 15/5/2025": ("2025-05-01 to 2025-05-15",),
    "Từ ngày ban hành Kế hoạch đến hết ngày 30/6/2025": ("2025-04-09 to 2025-06-30",),
    # terms from a document
    "không quá 05 ngày làm việc, kể từ ngày nhận được hồ sơ": ("after 5 working days",),
    "trong thời hạn tối đa 15 ngày, kể từ ngày nhận đủ hồ sơ": ("after 15 days",),
    "trong vòng 05 (năm) ngày làm việc kể từ ngày nhận được văn bản": ("after 5 working days",),
    "hoàn thành trong 25 (hai mươi lăm) ngày kể từ ngày nhận được văn bản": ("after 25 days",),
    "Ngay khi nhận được thông tin": ("after",),
    # what recurs
    "trước ngày 18 hằng tháng": ("every month before 18",),
    "trước ngày 30 tháng 6 hằng năm": ("every year month 6 before 30",),
    "trước ngày 30/6 hằng năm kể từ năm 2027": ("every year month 6 before 30 from 2027-01-01",),
    "Chậm nhất vào ngày 15 tháng 10 hằng năm": ("every year month 10 by 15",),
    "trước ngày 15/12 hằng năm": ("every year before 15",),
    "Định kỳ hằng năm, trước ngày 28 tháng 02": ("every year month 2 before 28",),
    "trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm": ("every half-year before 20",),
    "Định kỳ 6 tháng, hằng năm": ("every half-year", "every year"),
    "Định kỳ 06 tháng (trước ngày 20 tháng 6) và hằng năm (trước ngày 20 tháng 12)": ("every half-year before 20", "every year before 20"),
    "6 tháng và cuối năm": ("every half-year",),
    "hằng tháng, quý, 6 tháng, năm": ("every month", "every quarter", "every half-year", "every year"),
    "3 tháng/lần": ("every quarter",),
    "định kỳ 01 quý/1 lần và đột xuất": ("every quarter",),
    "trước ngày 20 của tháng cuối quý": ("every quarter before 20",),
    "Định kỳ từ ngày 1 đến ngày 5 hằng tháng": ("every month by 5",),
    "định kỳ hằng quý (trước ngày 15 của tháng kế tiếp)": ("every quarter month 4 before 15",),
    "Quý I hằng năm": ("every year month 3",),
    "Hằng năm, giai đoạn 2026-2030": ("every year from 2026-01-01 to 2030-12-31",),
}  # fmt: skip


def told(rule: Deadline) -> str:
    """Return a deadline in a few words."""
    values = rule.model_dump(exclude_none=True, by_alias=True)
    match type(rule).__name__:
        case "FromTo":
            return f"{values['from']} to {values['to']}"
        case "After":
            return " ".join(["after", *([str(rule.within)] if rule.within else [])])  # type: ignore[union-attr]  # it is an After
        case "Within":
            start = f" from {rule.from_}" if rule.from_ else ""  # type: ignore[union-attr]  # it is a Within
            return f"within {rule.within}{start}"  # type: ignore[union-attr]  # likewise
        case "Open":
            return "open"
        case "By":
            return f"by {rule.due}"
        case _:
            return " ".join(f"{key} {value}" for key, value in values.items())


def meaning(wording: str) -> tuple[str, ...] | None:
    rules = read(wording, ISSUED)
    return None if rules is None else tuple(map(told, rules))


@pytest.mark.parametrize("wording", ROWS)
def test_every_row_of_the_table(wording: str) -> None:
    """And the same in capitals, without marks composed, with more spaces, dots and a full stop."""
    expected = ROWS[wording]
    variants = {
        wording,
        wording.upper(),
        unicodedata.normalize("NFD", wording),
        f"  {wording.replace(' ', '  ')}. ",
        f"Thời gian thực hiện: {wording}",
        wording.replace("Hằng", "Hàng").replace("hằng", "hàng"),
        re.sub(r"(\d+)/(\d+)/(\d{4})", r"\1-\2-\3", wording),
        re.sub(r"(\d+)/(\d+)/(\d{4})", r"\1.\2.\3", wording),
        re.sub(r"\b(\d)/(\d+/)?(?=\d)", r"0\1/\2", wording),
        wording.replace("Hoàn", "Hòan").replace(" - ", "–"),  # an en dash is meant
        re.sub(r"[Qq]uý II/", "quý 2/", wording),
        re.sub(r"[Qq]uý II/", "quý II năm ", wording),
    }
    assert {variant: meaning(variant) for variant in variants} == dict.fromkeys(variants, expected)


@pytest.mark.parametrize(
    "wording",
    [
        "trước ngày 15/4",  # of which year?
        "trước quý II/2025 hai tuần",
        "trước ngày 31/2/2025",
        "Quý V/2025",
        "quý III-II/2025",
        "tháng 13/2025",
        "Trong 0 ngày kể từ ngày ban hành",
        "Trong 10 ngày kể từ ngày 31/4/2025",
        "sớm nhất có thể",
        "sau khi ngày 15/4/2025",
        "tháng",
        "theo kế hoạch trước ngày 30/6/2025",
        "Sau khi ban hành Luật, trước ngày 30/6/2025",
        "Trong 3 tháng kể từ tháng 5 năm 2025",
        "Trong 10 ngày kể từ ngày nhận, trừ trường hợp khẩn 5 ngày",
        "trước 0 giờ ngày 30/6/2025",
        "Trong 0 ngày kể từ ngày nhận",
        "Định kỳ quý (trước 15/6), năm (trước 15/12)",
        "Định kỳ 6 tháng (trước 15/6), năm (chậm nhất 15/12)",
        "Định kỳ 6 tháng (trước 31/6), năm (trước 15/12)",
        "hằng năm, trước ngày 10 của tháng đầu quý",
        "Định kỳ 6 tháng (trước 15/5), năm (trước 15/12)",
        "Hằng tháng, trước ngày 32",
        "Hằng năm, trước ngày 15 của tháng giữa",
        "",
        "trước ngày 15/4/2025 hoặc khi có yêu cầu",
        # what has no date beside what has one
        "Theo tiến độ chung, hoàn thành trong quý II",
        "Theo tiến độ chung, hoàn thành trong quý II/2025",
        "Khi có yêu cầu hoặc định kỳ hằng năm",
        "Từ ngày 01/5/2025 đến ngày 30/6/2025 và thường xuyên",
        "Thường xuyên, hằng năm",
        "Sau khi có văn bản của Bộ, trước 30/6",
        # no month, no period, no event, no year
        "Hằng năm, trước ngày 15",
        "Định kỳ hằng quý, trước ngày 15",
        "Định kỳ",
        "trước ngày mùng 05 của tháng kế tiếp",
        "chậm nhất 03 ngày làm việc",
        "Quý II",
        "Định kỳ hai năm một lần",
        "hằng tuần, trước 16 giờ 00 ngày thứ Sáu",
        # two dates, or a date of another document
        "trước ngày 15/6/2025 theo Kế hoạch số 5/KH-UBND ngày 03/4/2025",
        "trước ngày 15/6/2025, riêng các huyện trước ngày 30/6/2025",
        "trước ngày 15/6/2025, trường hợp chưa xong thì báo cáo",
        "trước ngày 20 tháng 6 và trước ngày 25 tháng 12 hằng năm",
        "từ ngày 30/6/2025 đến ngày 15/4/2025",
        "đến 22-4 hoặc 30-4",
        # words that disagree
        "trước ngày 20/12/2013 (Thứ hai)",
        "trong 05 (ba) ngày kể từ ngày nhận",
        "từ tháng 9/2026 đến tháng 3/2029 (30 tháng)",
        "trước ngày 31 tháng 6 hằng năm",
        "hằng tháng, tháng",
        "15/5/2025; 15/5/2025",
        # a term before an event, or from the plan's own issue
        "ít nhất 07 ngày làm việc trước ngày thực hiện thay đổi",
    ],
)
def test_what_cannot_be_read_is_not_guessed(wording: str) -> None:
    """A year that is missing, a date that does not exist, words that change the sense."""
    assert meaning(wording) is None


def warnings(plan: Plan) -> list[str]:
    words = Words("en")
    return [f"{problem.severity}: {words.say(problem.message)}" for problem in check.wordings(plan)]


def test_plan_89_agrees_with_its_words() -> None:
    """Every wording is read and means the deadline typed."""
    plan = planfile.load(PLAN_89)
    assert warnings(plan) == []
    assert all(task.wording and read(task.wording, plan.about.issued) for task in plan.tasks)


def with_wording(deadline: object, wording: str) -> Plan:
    plan = make_plan(deadline)
    task = plan.tasks[0].model_copy(update={"wording": wording})
    return plan.model_copy(update={"tasks": (task,)})


@pytest.mark.parametrize(
    ("wording", "deadline"),
    [
        ("Trước ngày 30/6/2025", {"by": "29/6/2025"}),  # the same last day, said otherwise
        ("Quý II/2025", {"by": "2025-Q2"}),
        ("Quý II/2025", {"from": "1/4/2025", "to": "30/6/2025"}),
        ("Từ nay đến 31/10/2025", {"by": "31/10/2025"}),
        ("Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)", {"every": "half-year", "before": "15"}),
        ("Hằng tháng", {"every": "month", "by": "31"}),
        ("Sau khi có văn bản của Bộ", {"after": "văn bản"}),
        ("Thường xuyên", {"open": "thường xuyên"}),
        ("Trong 30 ngày kể từ ngày ký Kế hoạch", {"within": "30 days"}),
        ("Trong 10 ngày kể từ ngày 01/5/2025", {"within": "10 days", "from": "1/5/2025"}),
        # what recurs is compared from the first day typed to the last
        ("Hằng tháng", {"every": "month", "to": "31/12/2025"}),
        ("Hằng quý", {"every": "quarter", "from": "1/7/2025", "to": "31/12/2025"}),
        ("Hằng năm", {"every": "year", "to": "31/12/2025"}),
        (
            "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)",
            [
                {"every": "half-year", "before": "15", "to": "31/12/2025"},
                {"every": "year", "before": "15", "to": "31/12/2025"},
            ],
        ),
        ("Năm 2025 và các năm tiếp theo", {"every": "year", "to": "31/12/2030"}),
        # once a day, whichever of the two periods it is for
        (
            "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)",
            [{"every": "half-year", "before": "15"}, {"every": "year", "before": "15"}],
        ),
        # periods that were over when the plan was issued count on neither side
        (
            "Trước ngày 20 của tháng kế tiếp hằng tháng",
            {"every": "month", "month": "2", "before": "20"},
        ),
    ],
)
def test_the_same_meaning_is_no_warning(wording: str, deadline: object) -> None:
    """What counts is the due date, not how it is typed."""
    assert warnings(with_wording(deadline, wording)) == []


@pytest.mark.parametrize(
    ("wording", "deadline", "expected"),
    [
        ("trước ngày 15/4/2025", {"by": "15/4/2025"}, "the plan's words mean due 14 Apr 2025, but the deadline given here means due 15 Apr 2025"),
        ("Thường xuyên", {"by": "15/4/2025"}, "the plan's words mean no date set, but the deadline given here means due 15 Apr 2025"),
        ("Trong 10 ngày kể từ ngày nhận", {"after": "x", "within": "10 working days"}, "the plan's words mean 10 days after a document, but the deadline given here means 10 working days after a document"),
        ("Hằng quý", {"every": "month", "to": "30/6/2025"}, "the plan's words mean due 30 Jun 2025, but the deadline given here means due 30 Apr 2025, due 31 May 2025"),
        ("Năm 2025 và các năm tiếp theo", {"every": "year", "from": "1/1/2027"}, "the plan's words mean due 31 Dec 2025, due 31 Dec 2026, but the deadline given here means due 31 Dec 2027, due 31 Dec 2028"),
        ("Trước ngày 30/6/2026", {"every": "month", "to": "30/4/2025"}, "the plan's words mean due 29 Jun 2026, but the deadline given here means due 30 Apr 2025"),
        ("Hằng quý", {"every": "month"}, "the plan's words mean due 30 Jun 2025, due 30 Sep 2025, but the deadline given here means due 30 Apr 2025, due 31 May 2025"),
        ("Hằng tháng", {"every": "week", "on": "friday"}, "the plan's words mean due 30 Apr 2025, due 31 May 2025, but the deadline given here means due 11 Apr 2025, due 18 Apr 2025"),
        ("Trước ngày 30/6/2025", {"every": "week", "on": "friday", "to": "14/4/2025"}, "the plan's words mean due 29 Jun 2025, but the deadline given here means due 11 Apr 2025, due 18 Apr 2025"),
        ("Từ 1/5/2025 đến 1/6/2025", {"from": "2/5/2025", "to": "1/6/2025"}, "the plan's words mean from 1 May 2025 to 1 Jun 2025, but the deadline given here means from 2 May 2025 to 1 Jun 2025"),
    ],
)  # fmt: skip
def test_a_difference_is_a_warning_with_both_dates(
    wording: str, deadline: object, expected: str
) -> None:
    """The reader compares with the document."""
    assert warnings(with_wording(deadline, wording)) == [
        f"warning: {expected}; compare with the document"
    ]


@pytest.mark.parametrize(
    "wording",
    ["Hằng tuần", "Vào thứ Sáu hằng tuần", "Định kỳ hằng tuần, tháng, quý", "01 tuần/lần"],
)
def test_words_of_weeks_are_not_read_as_others(wording: str) -> None:
    """A note that they were not compared, never a false warning."""
    for deadline in (
        {"every": "week", "on": "friday"},
        [{"every": "week", "on": "friday"}, {"every": "month"}],
    ):
        (note,) = warnings(with_wording(deadline, wording))
        assert note.startswith("note: ")


def test_unread_words_are_a_note() -> None:
    """Not a warning: nothing is known to be wrong."""
    (note,) = warnings(with_wording({"by": "15/4/2025"}, "sớm nhất có thể"))
    assert note.startswith("note: the words “sớm nhất có thể” were not understood")


def test_recurring_words_give_a_recurring_rule() -> None:
    """The kinds of the model, nothing else."""
    (rule,) = read("Định kỳ hằng quý, trước ngày 15 của tháng cuối quý", ISSUED) or ()
    assert isinstance(rule, Every)
