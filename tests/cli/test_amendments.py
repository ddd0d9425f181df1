"""What a file knows and does not stand on the day asked for is told, not unknown."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.several import PLAN_90
from tests.warm import Warm

PLAN = """\
plan: {id: 45/KH-UBND, title: Kế hoạch, issuer: UBND tỉnh, issued: 2026-01-15, monitor: snv}
agencies:
  snv: {name: Sở Nội vụ, code: SNV}
  stp: {name: Sở Tư pháp, code: STP}
  syt: {name: Sở Y tế, code: SYT}
  stc: {name: Sở Tài chính, code: STC}
groups:
  so: {name: các sở, members: [stp, syt]}
tasks:
  - {id: "1", title: Rà soát, lead: [so], deadline: {by: 2026-06-30}}
  - {id: "2", title: Báo cáo quý, lead: [so], deadline: {every: quarter, by: 20}}
duties:
  - {id: D.1, who: [so], text: Theo dõi}
amendments:
  - id: 1400/QĐ-UBND
    issued: 2026-06-28
    tasks:
      - {id: "5", title: Việc mới, lead: [khoi], deadline: {within: 30 days}}
      - {id: "1", title: Rà soát văn bản}
    groups: {khoi: {name: khối tổng hợp, members: [stc]}}
    duties: [{id: D.1, dropped: trùng}, {id: D.2, who: [so], text: Báo cáo}]
"""
ISSUED = "Kế hoạch số 45/KH-UBND ban hành ngày 15/01/2026, chưa có hiệu lực vào ngày {day}"
TASK_5 = "nhiệm vụ 5 chỉ có từ ngày 28/6/2026 theo Quyết định số 1400/QĐ-UBND"
STC = "Sở Tài chính chỉ có nhiệm vụ từ ngày 28/6/2026 theo Quyết định số 1400/QĐ-UBND"
D_2 = "trách nhiệm D.2 chỉ có từ ngày 28/6/2026 theo Quyết định số 1400/QĐ-UBND"
D_1 = "trách nhiệm D.1 không còn áp dụng từ ngày 28/6/2026 theo Quyết định số 1400/QĐ-UBND"
KHOI = "khối tổng hợp chỉ có thành viên được theo dõi từ ngày 28/6/2026 theo Quyết định số 1400/QĐ-UBND"
EVE, DAY = ("--as-of", "27/6/2026"), ("--as-of", "28/6/2026")
EARLY = ("--as-of", "14/1/2026")


@pytest.fixture
def amended(folder: Path) -> Path:
    """The folder with the amended plan alone."""
    (folder / "data" / "plan-89.yaml").unlink()
    (folder / "plan-45.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("show", "5", *EVE), TASK_5),
        (("show", "Việc mới", *EVE), TASK_5),
        (("show", "5", *DAY, "--known-on", "27/6/2026"), TASK_5),
        (("status", "--task", "5", *EVE), TASK_5),
        (("history", "--task", "5", *EVE), TASK_5),
        (("overdue", "--task", "5", "--agency", "STC", *EVE), f"{TASK_5}\nplantrack: {STC}"),
        (("show", "STC", *EVE), STC),
        (("status", "--agency", "STC", *EVE), STC),
        (("sheet", "--agency", "STC", *EVE, "-o", "x.xlsx"), STC),
        (("show", "khoi", *EVE), KHOI),
        (("upcoming", "--agency", "khối tổng hợp", *EVE), KHOI),
        (("show", "D.2", *EVE), D_2),
        (("show", "D.1", *DAY), D_1),
        (("show", "1", *EARLY), ISSUED.format(day="14/01/2026")),
        (("overdue", "--task", "2", "--agency", "STP", *EARLY), ISSUED.format(day="14/01/2026")),
        (("history", "--agency", "STP", *EARLY), ISSUED.format(day="14/01/2026")),
        (("report", "--task", "5", *EVE, "-o", "x.md"), TASK_5),
        # what stands, or never will, is not told of
        (("show", "5", *DAY), ""),
        (("status", "--agency", "STC", *DAY), ""),
        (("show", "SNV", *EVE), ""),
        (("show", "D.1", *EVE), ""),
        (("show", "Rà soát", *DAY), ""),  # its former title
        (("show", "Rà soát văn bản", *EVE), ""),  # its later one
    ],
)
def test_since_when_it_stands(amended: Path, run: Run, command: tuple[str, ...], told: str) -> None:
    """On stderr, with exit 0."""
    ran = run(*command)
    assert (ran.code, ran.err) == (0, f"plantrack: {told}\n" if told else "")


def test_the_result_is_empty(amended: Path, run: Run) -> None:
    """An envelope without obligations, nothing on a pipe, a page that says so."""
    for command in ("show", "5", *EVE), ("show", "STC", *EVE), ("status", "--task", "5", *EVE):
        found = json.loads(run(*command, "--format", "json").out)
        assert (found["obligations"], found["counts"]["total"]) == ([], 0)
    assert run("overdue", "--agency", "STC", *EVE).out == ""
    assert "Không có đầu việc nào." in run("show", "5", *EVE).out
    assert json.loads(run("show", "5", *DAY, "--format", "json").out)["counts"]["total"] == 1


def test_in_english(amended: Path, run: Run) -> None:
    """Likewise."""
    expected = "plantrack: task 5 exists only from 28 Jun 2026 on, under Decision 1400/QĐ-UBND\n"
    assert run("--lang", "en", "show", "5", *EVE).err == expected


def test_what_no_day_knows_is_unknown(amended: Path, run: Run) -> None:
    """With a suggestion from all that the file ever has."""
    ran = run("show", "Việc moiw", *EVE)
    assert (ran.code, ran.out) == (2, "")
    assert "5 (Việc mới)" in ran.err


def test_before_its_issue_a_plan_counts_nothing(amended: Path, run: Run) -> None:
    """And the screen itself says since when it does."""
    told = ISSUED.format(day="14/01/2026")
    ran = run("status", *EARLY)
    assert (ran.code, ran.err) == (0, "")
    assert told in ran.out
    assert "Rà soát" not in ran.out
    found = json.loads(run("status", *EARLY, "--format", "json").out)
    assert (found["obligations"], found["counts"]["total"]) == ([], 0)
    assert run("overdue", *EARLY).out == run("upcoming", *EARLY).out == ""
    assert told in run("overdue", *EARLY, terminal=120).out
    assert told in run("status", "--since", "1/1/2026", *EARLY).out
    run("report", *EARLY, "-o", "x.md")
    assert "45/KH-UBND chưa được ban hành" in Path("x.md").read_text(encoding="utf-8")


def test_among_several_plans_its_row_says_so(folder: Path, run: Run) -> None:
    """The others count as ever, and nothing is told where any of them knows the agency."""
    shared = "agencies:\n  so-noi-vu: {name: Sở Nội vụ}\n  so-y-te: {name: Sở Y tế}\n  so-tu-phap: {name: Sở Tư pháp}\n"
    (folder / "co-quan.yaml").write_text(
        f"{shared}groups:\n  so-ban-nganh: {{name: các sở, members: [so-y-te, so-tu-phap]}}\n",
        encoding="utf-8",
    )
    (folder / "plan-90.yaml").write_text(PLAN_90, encoding="utf-8")
    later = PLAN_90.replace("90/KH", "91/KH").replace("10/04/2025", "01/06/2025")
    (folder / "plan-91.yaml").write_text(later.replace("/2025}", "/2026}"), encoding="utf-8")
    plans = ("--plan", "plan-90.yaml", "--plan", "plan-91.yaml")
    ran = run(*plans, "status", "--as-of", "31/5/2025")
    (row,) = [line for line in ran.out.splitlines() if line.startswith(" 91/KH-UBND")]
    assert row.endswith("có hiệu lực từ ngày 01/6/2025")
    told = "Kế hoạch số 91/KH-UBND ban hành ngày 01/6/2025, chưa có hiệu lực vào ngày 31/5/2025"
    assert told in run(*plans, "status", "--by", "agency", "--as-of", "31/5/2025").out
    asked = run(*plans, "status", "--agency", "so-y-te", "--as-of", "31/5/2025", "--format", "json")
    assert asked.err == ""
    assert {o["plan"] for o in json.loads(asked.out)["obligations"]} == {"90/KH-UBND"}


def test_a_group_has_the_members_of_the_day(folder: Path, run: Run) -> None:
    """In filters, on the command line of `log` by the day of the event, and in rows of sheets."""
    text = PLAN.replace("members: [stc]}", "members: [stc]}, so: {members: [syt]}")
    (folder / "data" / "plan-89.yaml").unlink()
    (folder / "plan-45.yaml").write_text(text, encoding="utf-8")

    def agencies(*command: str) -> set[str]:
        ran = run(*command, "--format", "json")
        assert (ran.code, ran.err) == (0, "")
        return {o["agency"] for o in json.loads(ran.out)["obligations"]}

    assert agencies("status", "--agency", "các sở", *EVE) == {"stp", "syt"}
    assert agencies("status", "--agency", "các sở", *DAY) == {"syt"}
    now = "2026-07-01T09:00:00+07:00"
    for day, expected in (("27/6/2026", {"stp", "syt"}), ("28/6/2026", {"syt"})):
        ran = run("log", "1", "note", "các sở", "--date", day, "--note", "x", "--dry-run", now=now)
        assert ran.code == 0, ran.err
        named = {"stp": "Sở Tư pháp", "syt": "Sở Y tế"}
        assert {id_ for id_, name in named.items() if name in ran.out} == expected
    rows = "Mục,Cơ quan,Việc đã xảy ra,Ngày,Ghi chú\n1,các sở,ghi chú,{day},x\n"
    for day, expected in (("27/6/2026", {"stp", "syt"}), ("28/6/2026", {"syt"})):
        Path("rows.csv").write_text(rows.format(day=day), encoding="utf-8")
        assert run("enter", "rows.csv", now=now).code == 0
        found = json.loads(run("history", "--format", "json", now=now).out)["events"]
        assert {e["agency"] for e in found if e["date"] == f"2026-06-{day[:2]}"} == expected
    ran = run("log", "5", "note", "khoi", "--date", "27/6/2026", "--note", "x", now=now)
    assert (ran.code, ran.out, ran.err) == (2, "", f"plantrack: {KHOI}\n")


def test_a_draft_and_a_second_plan_take_the_groups_as_amended(folder: Path, run: Run) -> None:
    """Who belongs to a group now, and groups that only an amendment made."""
    folder = folder / "own"
    folder.mkdir()
    text = PLAN.replace("members: [stc]}", "members: [stc]}, so: {members: [syt, stc]}")
    (folder / "plan-1.yaml").write_text(text, encoding="utf-8")
    now = "2026-07-01T09:00:00+07:00"
    ran = run("--lang", "en", "init", "own", now=now)
    # nothing of sharing that file: the plan itself must keep the groups that it was issued with
    assert ran.out == "Created own/plan-2.yaml; edit it, then run plantrack check.\n"
    assert (
        (folder / "co-quan.yaml")
        .read_text(encoding="utf-8")
        .endswith(
            'groups:\n  so: {name: "các sở", members: [syt, stc]}\n  khoi: {name: "khối tổng hợp", members: [stc]}\n'
        )
    )
    assert run("--plan", "own/plan-2.yaml", "check", now=now).code == 0
    document = "Kế hoạch\n1. Rà soát văn bản\n- Cơ quan chủ trì: Khối tổng hợp\n- Thời hạn: trước ngày 15/8/2026\n"
    Path("text.txt").write_text(document, encoding="utf-8")
    ran = run("draft", "text.txt", "--agencies", "own/plan-1.yaml", now=now)
    assert "khoi: {name: khối tổng hợp, members: [stc]}" in ran.out


def test_the_tab_key_offers_all_tasks_and_groups_that_the_file_ever_has(
    amended: Path, warm: Warm
) -> None:
    """What is dropped, and what only comes later, may be asked for as of another day."""
    env = {
        **os.environ,
        "_PLANTRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": "plantrack show ",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [warm.plantrack], env=env, cwd=amended, capture_output=True, text=True, check=True
    )
    assert {"1", "2", "5", "so", "khoi"} <= set(done.stdout.split())
