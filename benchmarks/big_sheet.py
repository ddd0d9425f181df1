"""5 000 rows entered against reading their workbook alone.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_sheet.py`. `plantrack enter` and
a program that reads every cell with openpyxl run in turn, each as a process of its own; medians are printed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

RUNS = 5
AGENCIES, TASKS = 100, 50
BOUND = 3.0
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
"""
READ = """
import sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], read_only=True)
print(sum(len(row) for page in book.worksheets for row in page.iter_rows(values_only=True)))
"""


def write_plan(path: Path) -> None:
    """Write a plan in which every agency delivers every task."""
    ids = [f"co-quan-{number}" for number in range(1, AGENCIES + 1)]
    agencies = "".join(f"  {id_}: {{name: Cơ quan {id_}}}\n" for id_ in ids)
    tasks = "".join(TASK.format(n=number) for number in range(1, TASKS + 1))
    text = HEAD.replace("MEMBERS", ", ".join(ids)) + agencies + "tasks:\n" + tasks
    path.write_text(text, encoding="utf-8")


def fill_in(path: Path) -> int:
    """Fill in every row of a sheet, each with a document of its own; return how many there are."""
    book = load_workbook(path)
    page = book.worksheets[0]
    filled = 0
    for row in page.iter_rows(min_row=7):
        if row[0].value:
            filled += 1
            values: tuple[str | date, ...] = (
                "hoàn thành",
                date(2025, 4, 10 + filled % 20),
                f"{filled}/BC-CQ",
            )
            for cell, value in zip(row[7:10], values, strict=True):
                cell.value = value
    book.save(path)
    return filled


def seconds(command: Sequence[str], folder: Path) -> float:
    """Return how long a process takes."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    """Print the times and their ratio."""
    plantrack = [sys.executable, "-m", "plantrack"]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_plan(folder / "plan-1.yaml")
        subprocess.run([*plantrack, "sheet", "-o", "a.xlsx"], cwd=folder, check=True)
        rows = fill_in(folder / "a.xlsx")
        log = folder / "plan-1.log.jsonl"
        reading, entering = [], []
        for _ in range(RUNS):
            reading.append(seconds([sys.executable, "-c", READ, "a.xlsx"], folder))
            log.unlink(missing_ok=True)
            entering.append(seconds([*plantrack, "enter", "a.xlsx"], folder))
        recorded = len(log.read_text(encoding="utf-8").splitlines())
    alone, whole = statistics.median(reading), statistics.median(entering)
    print(f"{rows} rows, {recorded} recorded")
    print(f"read alone {alone:.2f} s, entered {whole:.2f} s: {whole / alone:.2f} x (bound {BOUND})")
    sys.exit(whole > BOUND * alone or recorded != rows)


if __name__ == "__main__":
    main()
