"""April 2025 under Plan 89 as a clerk records it, day by day, and the report of the month in May."""

import json
import shlex
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Run, masked

# The day, then what is typed that afternoon; `@TASK/AGENCY/EVENT` stands for the id of that record.
MONTH = """
2025-04-09 check --strict
2025-04-11 log II.1 done SNV --doc 30/BC-SNV
2025-04-14 log II.1 "hoàn thành" STP SYT --doc 45/BC-STP
2025-04-14 log II.1 done "dai tu" "phu binh" --date "hôm qua"
2025-04-15 log II.1 reminded "Võ Nhai" "Định Hóa" "Sở Xây dựng" --note "Công văn số 61/SNV-TH"
2025-04-16 log II.1 void --re @II.1/so-y-te/done --note "Nhầm cơ quan"
2025-04-16 log II.1 done SGDĐT --date 14/4/2025 --doc 45/BC-SGDĐT
2025-04-17 log II.1 done "Sở Xây dựng" --doc 77/BC-SXD
2025-04-18 log II.1 blocked "Định Hóa" --note "Chưa bố trí được kinh phí"
2025-04-21 log II.1 progress "Định Hóa" --note "Đã có kinh phí"
2025-04-22 log II.2 received so-ban-nganh --doc 1968/BTP-PLHSHC --due 28/4/2025
2025-04-23 log II.2 extended SKHCN --doc 812/UBND-NC --due 30/6/2025
2025-04-24 log II.2 void --re @II.2/so-khoa-hoc-cong-nghe/extended --note "Ghi nhầm tháng"
2025-04-24 log II.2 extended SKHCN --date 23/4/2025 --doc 812/UBND-NC --due 30/5/2025
2025-04-24 log II.2 extended SCT --doc 820/UBND-NC --due 15/5/2025
2025-04-25 log II.2 "gia hạn" SCT --doc 830/UBND-NC --due 8/5/2025
2025-04-25 log II.2 blocked TTr --doc 14/BC-TTr
2025-04-28 log II.2 done STP --doc 52/BC-STP
2025-04-29 log II.2 done "Sở Tài chính" --doc 90/BC-STC
2025-05-05 log II.2 void --re "@II.2/so-tai-chinh/done" --note "Văn bản về kế hoạch khác"
2025-05-05 check --strict
"""
REPORT = """
status --as-of 30/4/2025
status --as-of 30/4/2025 --by agency
overdue --as-of 30/4/2025
status --as-of 30/4/2025 --blocked
show II.2 --as-of 30/4/2025 --agency SCT
history --since 16/4/2025 --agency SYT
"""


@pytest.fixture
def month(run: Run) -> Run:
    """The folder after the month, and a run of the program on the sixth of May."""

    def records() -> dict[str, str]:
        events = json.loads(run("history", "--format", "json").out)["events"]
        return {f"@{e['task']}/{e['agency']}/{e['event']}": e["id"] for e in events}

    for line in MONTH.strip().splitlines():
        day, *typed = shlex.split(line)
        known = records() if "@" in line else {}
        words = [known[word] if word.startswith("@") else word for word in typed]
        done = run(*words, now=f"{day}T16:30:00+07:00")
        assert done.code == 0, (line, done.err)

    def report(*arguments: str, **options: Any) -> Any:
        return run(*arguments, now="2025-05-06T08:00:00+07:00", **options)

    return report


def test_the_report_of_the_month(month: Run, golden: Callable[[str, str], None]) -> None:
    """Everything as of the month's end, after the corrections of May."""
    shown = ""
    for line in REPORT.strip().splitlines():
        ran = month(*shlex.split(line))
        assert (ran.code, ran.err) == (0, "")
        shown += f"$ plantrack {line}\n{masked(ran.out)}\n"
    golden("month.txt", shown)


# Of whom, as of which day, as known by the end of which other day: the status and the due date.
CASES = [
    # a delivery recorded of the wrong agency: until corrected it counted, now it never did
    ("II.1", "so-y-te", "2025-04-15", "2025-04-15", "done", "2025-04-14"),
    ("II.1", "so-y-te", "2025-04-15", None, "overdue", "2025-04-14"),
    ("II.1", "so-giao-duc-dao-tao", "2025-04-15", "2025-04-15", "overdue", "2025-04-14"),
    ("II.1", "so-giao-duc-dao-tao", "2025-04-15", None, "done", "2025-04-14"),
    # a wrong due date
    ("II.2", "so-khoa-hoc-cong-nghe", "2025-04-23", "2025-04-23", "on_track", "2025-06-30"),
    ("II.2", "so-khoa-hoc-cong-nghe", "2025-04-23", None, "on_track", "2025-05-30"),
    # a delivery that was none, found after the month's end
    ("II.2", "so-tai-chinh", "2025-04-30", "2025-05-04", "done_late", "2025-04-28"),
    ("II.2", "so-tai-chinh", "2025-04-30", None, "overdue", "2025-04-28"),
    # extended, then shortened: each from its own date on
    ("II.2", "so-cong-thuong", "2025-04-23", None, "on_track", "2025-04-28"),
    ("II.2", "so-cong-thuong", "2025-04-24", None, "on_track", "2025-05-15"),
    ("II.2", "so-cong-thuong", "2025-04-25", None, "on_track", "2025-05-08"),
    # late, and told of as late
    ("II.1", "so-xay-dung", "2025-04-30", None, "done_late", "2025-04-14"),
    # never heard of
    ("II.1", "ubnd-huyen-vo-nhai", "2025-04-30", None, "overdue", "2025-04-14"),
]


def test_the_day_before_each_correction_and_now(month: Run) -> None:
    """A correction reaches back; only what was known on a day still shows the mistake."""
    for task, agency, day, known_on, status, due in CASES:
        known = ("--known-on", known_on) if known_on else ()
        ran = month("show", task, "--agency", agency, "--as-of", day, *known, "--format", "json")
        (found,) = json.loads(ran.out)["obligations"]
        assert (found["status"], found["due"]) == (status, due), (agency, day, known_on)
