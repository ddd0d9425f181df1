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
