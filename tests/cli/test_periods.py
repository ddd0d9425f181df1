"""Weeks, several deadlines that recur, and periods that nobody owes, from the plan's file to the screen and back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.screens import only_plan, screens
from tests.sheets import fill, rows_of

PLAN = """\
plan:
  id: 7/KH-UBND
  title: Kế hoạch
  issuer: UBND tỉnh
  issued: 02/1/2026
  monitor: so-a
agencies:
  so-a: {name: Sở A, code: SA}
  so-b: {name: Sở B, code: SB}
tasks:
  - {id: A, title: Báo cáo hằng tuần, lead: [so-a, so-b], deadline: {every: week, on: friday}}
  - id: B
    title: Báo cáo 6 tháng và năm
    lead: [so-b]
    deadline: [{every: year, month: 6, before: 21}, {every: year, month: 11, by: 15}, {every: quarter, by: 20}]
  - {id: C, title: Báo cáo hằng tháng, lead: [so-a, so-b], deadline: {every: month, month: 2, before: 10}}
"""
NOW = "2026-01-12T09:00:00+07:00"
SCREENS = """
log A done SA --re "WEEK of 29 dec 2025 to 04 jan 2026" --date 2/1/2026 --doc 1/BC
log A "hoàn thành" SB --re "tuan tu 29/12/2025 den 4/1/2026" --date 5/1/2026 --doc 2/BC
log A done SB --re 2026-w02 --date 9/1/2026 --doc 3/BC
log A progress SA --re "tuần từ 05/01 đến 12/01/2026" --note x
log C done SA --re "tháng 12/2025" --date 5/1/2026 --doc 4/BC
log B progress SB --re 20/6/2026 --note x
log B done SB --re "quý II/2026" --doc 5/BC
check
status
overdue
upcoming --days 30
show A
show B
show SA --as-of 10/2/2026
history
report -o - --format md
"""


@pytest.fixture
def weekly(run: Run, folder: Path) -> Run:
    """Run plantrack where that plan is the only one near."""
    only_plan(folder, PLAN)
    return run


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screens(weekly: Run, golden: Callable[[str, str], None], language: str) -> None:
    """What is recorded, refused, listed, explained and reported."""
    golden(f"periods.{language}.txt", screens(weekly, SCREENS, language, NOW))


def test_a_sheet_comes_back(weekly: Run) -> None:
    """Weeks and due dates are read as they were printed."""
    assert weekly("sheet", "-o", "s.xlsx", now=NOW).code == 0
    done = {"Nội dung cập nhật": "hoàn thành", "Ngày": "12/1/2026"}
    rows = rows_of(Path("s.xlsx"))
    fill(
        Path("s.xlsx"),
        {r["row"]: done | {"Số, ký hiệu văn bản": f"{r['row']}/BC"} for r in rows},
    )
    ran = weekly("enter", "s.xlsx", now=NOW)
    assert (ran.code, ran.err) == (0, "")
    assert delivered(weekly) == [
        "A so-a 2026-W01", "A so-a 2026-W02", "A so-a 2026-W03",
        "A so-b 2026-W01", "A so-b 2026-W02", "A so-b 2026-W03",
        "B so-b 2026-Q1", "B so-b 2026-06-20", "B so-b 2026-11-15",
        "C so-a 2026-01", "C so-b 2026-01",
    ]  # fmt: skip


def test_rows_in_either_language_and_any_case(weekly: Run) -> None:
    """As they were printed, or typed from that; what nobody owes is refused with its row."""
    head = "Task,Agency,Occurrence,What happened,Date,Document\n"
    rows = (
        "A,SA,Week of 29 dec 2025 to 04 JAN 2026,done,2/1/2026,1/BC\n"
        "A,SB,tuan tu 29/12/2025 den 4/1/2026,done,2/1/2026,2/BC\n"
        "B,SB,15/11/2026,done,2/1/2026,3/BC\n"
    )
    Path("a.csv").write_text(
        head + rows + "C,SA,tháng 12/2025,done,2/1/2026,4/BC\n", encoding="utf-8"
    )
    ran = weekly("--lang", "en", "enter", "a.csv", now=NOW)
    assert ran == (
        1,
        "",
        "a.csv:5: C Sở A: 2025-12 ended before the task begins (2 Jan 2026), so nothing is owed for it; "
        "correct the column “Occurrence”\n",
    )
    Path("a.csv").write_text(head + rows, encoding="utf-8")
    assert weekly("enter", "a.csv", now=NOW).code == 0
    assert delivered(weekly) == ["A so-a 2026-W01", "A so-b 2026-W01", "B so-b 2026-11-15"]


def delivered(run: Run) -> list[str]:
    """Return what is done, by task, agency and occurrence."""
    ran = run("status", "--status", "done", "--status", "done_late", "--format", "json", now=NOW)
    rows = json.loads(ran.out)["obligations"]
    return [f"{o['task']} {o['agency']} {o['occurrence']}" for o in rows]
