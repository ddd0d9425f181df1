"""Many plans and a big one, as whole processes: against `yaml.compose`, and against Taskwarrior.

Run it from the repository's root, with plantrack installed: `python benchmarks/many_plans.py`. Those that are
compared run in turn, A B A B …; medians are printed, each ratio with its bound. Without Taskwarrior (`task`) the
big plan is only timed.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from big_report import AGENCIES, TASKS, write_plan

RUNS = 5
PLANS = 1_000
BOUND, MEGABYTES = 4.0, 300
OVERDUE_BOUND, STATUS_BOUND = 0.5, 0.2
PLAN = Path(__file__).parent.parent / "data" / "plan-89.yaml"
SCRIPT = str(Path(sys.executable).with_name("plantrack"))
DAY = "--as-of=2025-05-20"
COMPOSE = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("plan-*.yaml")):
    yaml.compose(path.read_bytes(), Loader=yaml.CBaseLoader)
"""
PENDING = (
    '[description:"{text}" due:"1744650000" entry:"1744200000" status:"pending" uuid:"{uuid}"]\n'
)
TEXT = "Tổ chức quán triệt, phổ biến, truyền thông về nội dung, quy định của Luật"


class Run(NamedTuple):
    """What a process took: seconds by the clock, and megabytes at its largest."""

    seconds: float
    megabytes: float


def run(*command: str) -> Run:
    """Run a process to its end, its output thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - begun, usage.ru_maxrss / 1024)


def in_turn(*commands: list[str]) -> Iterator[list[Run]]:
    """Yield the runs of each command, after one that warms the machine up."""
    for command in commands:
        run(*command)
    rounds = [[run(*command) for command in commands] for _ in range(RUNS)]
    return (list(column) for column in zip(*rounds, strict=True))


def median(runs: list[Run]) -> float:
    """Return the seconds in the middle."""
    return statistics.median(one.seconds for one in runs)


def many_plans(folder: Path) -> None:
    """Print what a thousand plans take, and what it takes only to parse them."""
    text = PLAN.read_text(encoding="utf-8")
    for number in range(1, PLANS + 1):
        own = re.sub("id: 89/KH-UBND", f"id: {number}/KH-UBND", text, count=1)
        (folder / f"plan-{number}.yaml").write_text(own, encoding="utf-8")
    ours, composed, started = in_turn(
        [SCRIPT, "--plan", str(folder), "overdue", "--format", "json", DAY],
        [sys.executable, "-c", COMPOSE, str(folder)],
        [SCRIPT, "--plan", str(PLAN), "status", DAY],
    )
    a, b, c = map(median, (ours, composed, started))
    bound = BOUND * b + c
    print(
        f"{PLANS} plans, overdue --format json: {a:.2f} s; yaml.compose: {b:.2f} s; status: {c:.2f} s"
    )
    print(f"ratio: {(a - c) / b:.2f}, bound {BOUND} ({bound:.2f} s)")
    print(f"memory: {max(one.megabytes for one in ours):.0f} MiB, bound {MEGABYTES} MiB")


def taskwarrior(folder: Path) -> list[str]:
    """Write as many tasks for Taskwarrior, all overdue; return the command that lists them."""
    lines = (
        PENDING.format(text=TEXT, uuid=f"00000000-0000-4000-8000-{number:012}")
        for number in range(AGENCIES * TASKS)
    )
    (folder / "pending.data").write_text("".join(lines), encoding="utf-8")
    (folder / "taskrc").write_text(f"data.location={folder}\n", encoding="utf-8")
    return ["task", f"rc:{folder / 'taskrc'}", "+OVERDUE", "list"]


def big_plan(folder: Path) -> None:
    """Print what a plan of 100 000 obligations takes, and as many tasks in Taskwarrior."""
    path = folder / "plan-1.yaml"
    write_plan(path)
    commands = [[SCRIPT, "--plan", str(path), name, DAY] for name in ("overdue", "status")]
    if not shutil.which("task"):
        overdue, status = map(median, in_turn(*commands))
        print(f"overdue: {overdue:.2f} s, status: {status:.2f} s; Taskwarrior is not installed")
        return
    overdue, status, theirs = map(median, in_turn(*commands, taskwarrior(folder)))
    print(f"{AGENCIES * TASKS} tasks, task +OVERDUE list: {theirs:.2f} s")
    print(f"overdue: {overdue:.2f} s, ratio {overdue / theirs:.2f}, bound {OVERDUE_BOUND}")
    print(f"status: {status:.2f} s, ratio {status / theirs:.2f}, bound {STATUS_BOUND}")


def main() -> None:
    """Measure both, each in a folder of its own."""
    parts: tuple[Callable[[Path], None], ...] = (many_plans, big_plan)
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder))


if __name__ == "__main__":
    main()
