"""`plantrack diff` of a plan of 60 000 obligations against `plantrack status` of it, as processes.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_edit.py`. Both run in
turn, A B A B …; the median of the ratios is printed with its bound. The plan lies in a git repository; since
its last commit every due date was moved and a tenth of the agencies, which have no records, left the group
that delivers all tasks. Of the others half of all obligations have a record.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BOUND = 2.5
RUNS = 7
AGENCIES, STAYING, TASKS = 1000, 900, 60
PLANTRACK = (sys.executable, "-m", "plantrack", "--lang", "vi", "--no-pager")


def plan(month: int, members: int) -> str:
    """Return a plan whose tasks are due in some month and are delivered by so many agencies."""
    agencies = "".join(f"  so-{n}: {{name: Sở {n}}}\n" for n in range(AGENCIES))
    ids = ", ".join(f"so-{n}" for n in range(members))
    tasks = "".join(
        f"  - {{id: '{n}', title: Việc {n}, lead: [tat-ca], deadline: {{by: {n % 28 + 1}/{month}/2026}}}}\n"
        for n in range(TASKS)
    )
    return (
        "plan: {id: 1/KH-UBND, title: Kế hoạch, issuer: UBND, issued: 05/01/2026, monitor: so-0}\n"
        f"agencies:\n{agencies}groups:\n  tat-ca: {{name: tất cả, members: [{ids}]}}\ntasks:\n{tasks}"
    )


def log() -> str:
    """Return a record about every second obligation."""
    events = (
        {
            "id": f"e{task:02}{agency:04}",
            "recorded": "2026-03-01T09:00:00+07:00",
            "by": "Lan",
            "date": "2026-03-01",
            "task": str(task),
            "agency": f"so-{agency}",
            "event": "done",
        }
        for task in range(TASKS)
        for agency in range(task % 2, STAYING, 2)
    )
    return "".join(f"{json.dumps(event)}\n" for event in events)


def seconds(folder: Path, *arguments: str) -> float:
    """Return how long a command takes, in seconds."""
    begun = time.perf_counter()
    subprocess.run([*PLANTRACK, *arguments], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    """Print the ratio beside its bound."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "plan-1.yaml"
        path.write_text(plan(4, AGENCIES), encoding="utf-8")
        (folder / "plan-1.log.jsonl").write_text(log(), encoding="utf-8")
        git = ("git", "-c", "user.name=Lan", "-c", "user.email=lan@example.vn")
        for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Kế hoạch")):
            subprocess.run([*git, *command], cwd=folder, check=True)
        path.write_text(plan(7, STAYING), encoding="utf-8")
        day = ("--as-of", "2026-06-01")
        pairs = [
            (seconds(folder, "diff", *day), seconds(folder, "status", *day)) for _ in range(RUNS)
        ]
    ratio = statistics.median(a / b for a, b in pairs)
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{AGENCIES * TASKS} obligations: {ratio:.2f} x ({a:.2f} s / {b:.2f} s), bound {BOUND} x")


if __name__ == "__main__":
    main()
