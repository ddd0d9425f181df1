"""A month in an office, where time gave wrong figures: each of its ten cases by its own lines, told whole."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, masked

HEAD = """\
plan:
  id: {id}/KH-UBND
  title: {title}
  issuer: UBND tỉnh An Bình
  issued: {issued}
  monitor: so-noi-vu
agencies:
  so-noi-vu: {{name: Sở Nội vụ, code: SNV}}
  so-tu-phap: {{name: Sở Tư pháp, code: STP, email: stp@anbinh.gov.vn}}
  so-y-te: {{name: Sở Y tế, code: SYT}}
  so-tai-chinh: {{name: Sở Tài chính, code: STC}}
  so-ke-hoach: {{name: Sở Kế hoạch và Đầu tư, code: SKH, until: 2026-05-31, successor: so-tai-chinh}}
tasks:
"""
SIGNED = """\
  - {id: "1", title: Rà soát thủ tục, lead: [so-tu-phap, so-y-te], deadline: {by: 2026-06-30}}
  - {id: "2", title: Tập huấn, lead: [so-y-te], deadline: {by: 2026-07-31}}
  - {id: "3", title: Kiểm tra, lead: [so-tu-phap], deadline: {by: 2026-08-31}}
"""
DECIDED = """\
amendments:
  - id: 1400/QĐ-UBND
    issued: 2026-06-28
    tasks:
      - {id: "4", title: Công khai kết quả, lead: [so-tai-chinh], deadline: {within: 30 days}}
      - {id: "1", deadline: {by: 2026-12-31}}
      - {id: "3", lead: [so-y-te]}
"""
QUARTERLY = """\
  - {id: "5", title: Báo cáo quý, lead: [so-tu-phap, so-y-te, so-tai-chinh], deadline: {every: quarter, by: 20}}
"""
MERGED = """\
  - {id: "6", title: Quyết toán, lead: [so-tai-chinh, so-ke-hoach], deadline: {by: 2026-06-30}}
"""
LISTED = """\
  - {id: "7", title: Hai đợt, lead: [so-tu-phap], deadline: [{by: 2026-05-15}, {by: 2026-09-15}]}
"""
RECURRING = """\
  - {id: "8", title: Báo cáo 6 tháng và năm, lead: [so-tu-phap], deadline: [{every: half-year, month: 6, by: 20, to: 2026-06-30}, {every: year, month: 11, by: 15}]}
  - {id: "9", title: Báo cáo tuần, lead: [so-y-te], deadline: {every: week, on: friday, from: 2026-06-22}}
"""
MONTHLY = """\
  - {id: "10", title: Báo cáo tháng, lead: [so-tu-phap, so-y-te], deadline: {every: month, month: 2, before: 10}}
"""
# What was seen; the plans, by their numbers, with the day of issue; and what is typed, with the day of it.
CASES: dict[str, tuple[dict[str, tuple[str, str]], list[tuple[str, str]]]] = {
    "1-decision": (
        {"45": ("2026-01-15", SIGNED + DECIDED)},
        [
            ("2026-06-20", "log 1 extended STP --doc 12/UBND-NC --due 30/9/2026"),
            ("2026-07-01", "check"),
            ("2026-07-01", "status --as-of 31/5/2026"),
            ("2026-07-01", "status --as-of 27/6/2026"),
            ("2026-07-01", "status --as-of 28/6/2026"),
            ("2026-07-01", "show 1"),
            ("2026-07-01", "show 3"),
            ("2026-07-01", "status --since 31/5/2026"),
        ],
    ),
    "2-second-plan": (
        {"45": ("2026-01-15", SIGNED), "46": ("2026-06-28", QUARTERLY)},
        [
            ("2026-07-01", "status --as-of 31/5/2026"),
            ("2026-07-01", "status --as-of 28/6/2026"),
            ("2026-07-01", "--plan 46 status --as-of 31/5/2026"),
        ],
    ),
    "3-twice": (
        {"45": ("2026-04-01", QUARTERLY)},
        [
            ("2026-06-18", 'log 5 "hoàn thành" STP --date 18/6/2026 --doc 110/BC-STP'),
            ("2026-06-19", 'log 5 "hoàn thành" STP --date 18/6/2026 --doc 110/BC-STP'),
            ("2026-06-19", "show 5"),
        ],
    ),
    "4-remaining": (
        {"45": ("2026-01-02", QUARTERLY)},
        [
            ("2026-06-18", 'log 5 done STP --re "quý I/2026" --doc 1/BC-STP --date 18/3/2026'),
            ("2026-06-18", 'log 5 done STP --re "quý II/2026" --doc 2/BC-STP'),
            ("2026-06-25", 'log 5 "đôn đốc" --remaining'),
        ],
    ),
    "5-months-before": (
        {"45": ("2026-03-02", MONTHLY)},
        [("2026-03-20", "status"), ("2026-04-10", "overdue")],
    ),
    "6-late": (
        {"45": ("2026-01-15", SIGNED)},
        [
            ("2026-06-18", "log 1 blocked STP --date 18/6/2026 --doc 108/STP-VP"),
            ("2026-06-24", "log 1 extended STP --date 24/6/2026 --doc 12/UBND-NC --due 30/9/2026"),
            ("2026-07-01", "log 1 done STP --date 17/6/2026 --doc 107/BC-STP"),
            ("2026-07-01", "show 1"),
        ],
    ),
    "7-same-again": (
        {"45": ("2026-01-15", SIGNED)},
        [
            ("2026-06-18", "log 1 blocked STP --doc 108/STP-VP"),
            ("2026-06-18", "log 1 blocked STP --doc 108/STP-VP"),
            ("2026-06-18", "log 1 reminded SYT --doc 9/SNV"),
            ("2026-06-18", "log 1 reminded SYT --doc 9/SNV"),
            ("2026-06-18", "show 1"),
        ],
    ),
    "8-merger": (
        {"45": ("2026-01-15", MERGED)},
        [("2026-06-18", "log 6 done STC --doc 30/BC-STC"), ("2026-06-18", "show 6")],
    ),
    "9-recurring": (
        {"45": ("2026-01-15", RECURRING)},
        [("2026-07-01", "status"), ("2026-07-01", "show 8"), ("2026-07-01", "show 9")],
    ),
    "10-letter": (
        {"45": ("2026-01-15", LISTED)},
        [("2026-06-18", "mail --dry-run --show")],
    ),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", CASES)
def test_what_is_said_now(
    run: Run, folder: Path, golden: Callable[[str, str], None], name: str, language: str
) -> None:
    """No figure of the past moves, nothing counts twice, and what is left out is told."""
    plans, lines = CASES[name]
    for path in (folder / "data").glob("plan-*"):
        path.unlink()
    for number, (issued, tasks) in plans.items():
        head = HEAD.format(id=number, title=f"Kế hoạch thứ {number}", issued=issued)
        (folder / "data" / f"plan-{number}.yaml").write_text(head + tasks, encoding="utf-8")
    shown = ""
    for day, typed in lines:
        ran = run("--lang", language, *shlex.split(typed), now=f"{day}T09:00:00+07:00")
        shown += f"[{day}] $ plantrack {typed}\n{masked(ran.out)}{masked(ran.err)}"
        shown += f"(exit {ran.code})\n\n" if ran.code else "\n"
    golden(f"over-time/{name}.{language}.txt", shown)
