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
    "Trong 10 ngày kể từ ngày nhận được văn bản": ("after 10 days",),
    "Trong thời hạn 05 ngày làm việc kể từ ngày nhận được": ("after 5 working days",),
    "Trong 10 ngày kể từ ngày 01/5/2025": ("within 10 days from 2025-05-01",),
    "Trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch này": ("within 30 days",),
    "15/8/2026; 25/7/2026; 27/7/2026": ("by 2026-08-15", "by 2026-07-25", "by 2026-07-27"),
    "Năm 2025 và các năm tiếp theo": ("every year from 2025-01-01",),
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
            first = f" from {values['from']}" if "from" in values else ""
            return f"within {rule.within}{first}"  # type: ignore[union-attr]  # it is a Within
        case "Open":
            return "open"
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


def test_unread_words_are_a_note() -> None:
    """Not a warning: nothing is known to be wrong."""
    (note,) = warnings(with_wording({"by": "15/4/2025"}, "sớm nhất có thể"))
    assert note.startswith("note: the words “sớm nhất có thể” were not understood")


def test_recurring_words_give_a_recurring_rule() -> None:
    """The kinds of the model, nothing else."""
    (rule,) = read("Định kỳ hằng quý, trước ngày 15 của tháng cuối quý", ISSUED) or ()
    assert isinstance(rule, Every)
