"""The report of 100 000 obligations against `json.loads` of the JSON that `status` prints of it.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_report.py`. Report and
`json.loads` run in turn, in one process and without the garbage collector, as plantrack runs; medians are printed.
"""

import gc
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from plantrack.formats.json_objects import report_json
from plantrack.plan import file as planfile
from plantrack.report.report import Query, build
from plantrack.words.words import Words

RUNS = 9
AGENCIES, TASKS = 100, 1_000
BOUND = 1.2
HEAD = """
plan: {id: 1/KH-UBND, title: Kế hoạch, issuer: UBND tỉnh, issued: 2025-04-09, monitor: co-quan-1}
groups: {tat-ca: {name: các cơ quan, members: [MEMBERS]}}
agencies:
"""
TASK = """\
  - id: II.{n}
    title: Tổ chức quán triệt, phổ biến, truyền thông về nội dung, quy định của Luật
    lead: [tat-ca]
    deadline: {{before: 2025-04-15}}
    wording: trước ngày 15 tháng 4 năm 2025
"""


def write_plan(path: Path) -> None:
    """Write a plan in which every agency delivers every task."""
    ids = [f"co-quan-{number}" for number in range(1, AGENCIES + 1)]
    agencies = "".join(f"  {id_}: {{name: Cơ quan {id_}}}\n" for id_ in ids)
    tasks = "".join(TASK.format(n=number) for number in range(1, TASKS + 1))
    text = HEAD.replace("MEMBERS", ", ".join(ids)) + agencies + "tasks:\n" + tasks
    path.write_text(text, encoding="utf-8")


def seconds(run: Callable[[], object]) -> float:
    """Return how long a call takes, in seconds, what it returns thrown away in between."""
    gc.collect()
    gc.disable()
    begun = time.perf_counter()
    result = run()
    taken = time.perf_counter() - begun
    gc.enable()
    del result
    return taken


def main() -> None:
    """Print the times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan-1.yaml"
        write_plan(path)
        plan = planfile.load(path)
    query = Query(date(2025, 5, 20))
    text = report_json(build(plan, [], query), Words("vi"))
    rounds = [
        (seconds(lambda: build(plan, [], query)), seconds(lambda: json.loads(text)))
        for _ in range(RUNS)
    ]
    ours, parse = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(a / b for a, b in rounds)
    print(f"report of {AGENCIES * TASKS} obligations: {ours:.2f} s; json.loads: {parse:.2f} s")
    print(f"ratio: {ratio:.2f}, bound {BOUND}")


if __name__ == "__main__":
    main()
