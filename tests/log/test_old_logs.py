"""Logs of older versions mean what they meant: whoever upgrades finds every status as it was."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run

# Each plan and its log, and the days of which it is asked; the last as it was known a while before.
LOGS = {
    # written by version 0.1, command by command
    "0.1": ("tests/data/old/plan-5.yaml", "tests/data/old/plan-5.log.jsonl", ("2025-03-31", "2025-05-10", "2025-07-10"), "2025-04-28"),
    "0.1-plan-89": ("data/plan-89.yaml", "tests/data/year.log.jsonl", ("2025-05-15", "2025-07-01"), None),
    # as version 0.2 writes, and what it takes from hands that leave out what a line is about
    "0.2-plan-89": ("data/plan-89.yaml", "tests/data/half-year.log.jsonl", ("2025-05-20", "2025-07-15"), None),
    "0.2-plan-27": ("tests/data/plan-27.yaml", "tests/data/plan-27.log.jsonl", ("2025-03-31", "2025-06-30"), "2025-06-20"),
}  # fmt: skip


def _told(shown: dict[str, Any]) -> str:
    """Return what a machine is told, an obligation a line; names, which are the plan's, and nulls left out."""
    lines = [json.dumps(shown[key], ensure_ascii=False) for key in ("version", "as_of", "counts")]
    for obligation in shown["obligations"]:
        names = ("plan", "title", "agency_name")
        own = {k: v for k, v in obligation.items() if v is not None and k not in names}
        lines.append(json.dumps(own, ensure_ascii=False))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", LOGS)
def test_old_logs(run: Run, folder: Path, golden: Callable[[str, str], None], name: str) -> None:
    """Read without a fault, and every obligation stands as before on each day."""
    plan, log, days, known_on = LOGS[name]
    shutil.copy(ROOT / plan, folder / "plan-1.yaml")
    shutil.copy(ROOT / log, folder / "plan-1.log.jsonl")
    asked: list[tuple[str, ...]] = [("--as-of", day) for day in days]
    asked += [("--as-of", days[-1], "--known-on", known_on)] if known_on else []
    told = ""
    for words in asked:
        ran = run("--plan", "plan-1.yaml", "status", "--format", "json", *words)
        assert (ran.code, ran.err) == (0, "")
        told += (
            f"$ plantrack status --format json {' '.join(words)}\n{_told(json.loads(ran.out))}\n"
        )
    golden(f"old/log-{name}.txt", told)


KEYS = ("task", "agency", "occurrence", "status", "start", "due", "done_on", "extensions", "doc", "note")  # fmt: skip
# What is told otherwise of a log of version 0.2, and why; `plan-6.said.txt` is what that version told.
# So that no line is told otherwise for another reason, each stands here.
DIFFERENCES = {
    "before its day of issue a plan has no obligations": [
        "- 2026-02-28 1 so-b scheduled 2026-03-02 2026-06-30 0",
        "- 2026-02-28 1 so-c scheduled 2026-03-02 2026-06-30 0",
        "- 2026-02-28 2 so-b 2026-02 scheduled 2026-03-02 2026-03-09 0",
        "- 2026-02-28 2 so-c 2026-02 scheduled 2026-03-02 2026-03-09 0",
        "- 2026-02-28 3 so-b 2026 scheduled 2026-03-02 2026-12-15 0",
        "- 2026-02-28 3 so-b 2026-H1 scheduled 2026-03-02 2026-06-15 0",
        "- 2026-02-28 3 so-c 2026 scheduled 2026-03-02 2026-12-15 0",
        "- 2026-02-28 3 so-c 2026-H1 scheduled 2026-03-02 2026-06-15 0",
        "- 2026-02-28 4 so-b on_track 2026-02-01 2026-04-30 0 đã mời báo cáo viên",
        "- 2026-02-28 5 so-b 7/BTP on_track 2026-02-26 2026-03-09 0 7/BTP",
    ],
    "a record dated before the issue counts from that day on, where it was a fault": [
        "+ 2026-03-31 1 so-b on_track 2026-03-02 2026-06-30 0 đã lập tổ công tác",
        "+ 2026-07-15 1 so-b overdue 2026-03-02 2026-06-30 0 đã lập tổ công tác",
        "+ 2026-12-31 1 so-b overdue 2026-03-02 2026-06-30 0 đã lập tổ công tác",
        "- 2026-03-31 1 so-b on_track 2026-03-02 2026-06-30 0",
        "- 2026-07-15 1 so-b overdue 2026-03-02 2026-06-30 0",
        "- 2026-12-31 1 so-b overdue 2026-03-02 2026-06-30 0",
    ],
    "no report is owed for a month that was over when the plan was signed, but what was recorded stays": [
        "- 2026-03-31 2 so-b 2026-02 overdue 2026-03-02 2026-03-09 0",
        "- 2026-07-15 2 so-b 2026-02 overdue 2026-03-02 2026-03-09 0",
        "- 2026-12-31 2 so-b 2026-02 overdue 2026-03-02 2026-03-09 0",
    ],
    "of a half-year and a year due on one day the year is owed, but what was recorded stays": [
        "- 2026-07-15 3 so-b 2026-H2 on_track 2026-07-01 2026-12-15 0",
        "- 2026-07-15 3 so-c 2026-H2 on_track 2026-07-01 2026-12-15 0",
        "- 2026-12-31 3 so-b 2026-H2 overdue 2026-07-01 2026-12-15 0",
    ],
}  # fmt: skip


def test_every_difference_to_version_0_2(run: Run, folder: Path) -> None:
    """A difficulty and an extension after a delivery were faults; they have no effect, as they had none."""
    old = ROOT / "tests" / "data" / "old"
    for suffix in (".yaml", ".log.jsonl"):
        shutil.copy(old / f"plan-6{suffix}", folder / f"plan-6{suffix}")
    before = (old / "plan-6.said.txt").read_text(encoding="utf-8").splitlines()
    now = []
    for day in ("2026-02-28", "2026-03-31", "2026-07-15", "2026-12-31"):
        ran = run("--plan", "plan-6.yaml", "status", "--format", "jsonl", "--as-of", day)
        assert (ran.code, ran.err) == (0, "")
        now += [
            " ".join([day, *(str(told[key]) for key in KEYS if told[key] is not None)])
            for told in map(json.loads, ran.out.splitlines())
        ]
    found = [*(f"- {line}" for line in before if line not in now)]
    found += [f"+ {line}" for line in now if line not in before]
    assert sorted(found) == sorted(line for lines in DIFFERENCES.values() for line in lines)
