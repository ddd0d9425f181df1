"""Loading a plan against `yaml.compose` of the same bytes: Plan 89, and one of a thousand tasks.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_plan.py`. Both run in
turn, A B A B …, in one process; the median of the ratios is printed with its bound.
"""

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from plantrack.plan.file import load

BOUND = 2.5
PLAN = Path(__file__).parent.parent / "data" / "plan-89.yaml"
TASKS = 1000


def big(text: str) -> str:
    """Return a plan with its tasks repeated under ids of their own."""
    head, tasks, duties = re.split(r"^(?=tasks:|duties:)", text, flags=re.MULTILINE)
    four = tasks.removeprefix("tasks:\n")
    copies = (four.replace("id: II", f"id: {number}.II") for number in range(TASKS // 4))
    return head + "tasks:\n" + "".join(copies) + duties


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def compare(path: Path, runs: int) -> None:
    """Print the ratio beside its bound."""
    content = path.read_bytes()
    pairs = []
    for _ in range(runs):
        loaded = seconds(lambda: load(path))
        composed = seconds(lambda: yaml.compose(content, Loader=yaml.CBaseLoader))
        pairs.append((loaded, composed))
    ratio = statistics.median(a / b for a, b in pairs)
    a, b = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{len(content)} bytes: {ratio:.2f} x ({a:.1f} ms / {b:.1f} ms), bound {BOUND} x")


def main() -> None:
    """Compare with a small plan and with a big one."""
    compare(PLAN, 201)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan-1.yaml"
        path.write_text(big(PLAN.read_text(encoding="utf-8")), encoding="utf-8")
        compare(path, 15)


if __name__ == "__main__":
    main()
