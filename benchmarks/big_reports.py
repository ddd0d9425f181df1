"""All reports of 100 agencies x 60 tasks by one command, against bare XlsxWriter writing the cells of the workbook.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_reports.py`. Both run in turn, each
as a process of its own; medians and the most memory are printed. The log has deliveries, extensions, documents that
arrived, difficulties and reminders, some of them taken back.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import load_workbook

RUNS = 5
AGENCIES, TASKS = 100, 60
SECONDS, MEBIBYTES = 10.0, 300.0
FORMATS = ("html", "docx", "xlsx", "ics", "md")  # all that there are
ISSUED, DAY = date(2025, 1, 9), date(2025, 9, 30)
HEAD = """
plan: {id: 1/KH-UBND, title: Kế hoạch, issuer: UBND tỉnh, issued: 2025-01-09, monitor: co-quan-1}
groups: {tat-ca: {name: các cơ quan, members: [MEMBERS]}}
agencies:
"""
TASK = """\
  - id: II.{n}
    title: Tổ chức quán triệt, phổ biến, truyền thông về nội dung, quy định của Luật, lần thứ {n}
    lead: [tat-ca]
    product: Báo cáo kết quả
    delivered_to: co-quan-1
    deadline: {deadline}
    wording: trước ngày 15 tháng 4 năm 2025 hoặc sau khi có văn bản của bộ, ngành trung ương
"""
BARE = """
import json, sys
from datetime import datetime
from xlsxwriter import Workbook
book = Workbook("bare.xlsx", {"in_memory": True})
day = book.add_format({"num_format": "dd/mm/yyyy"})
for name, rows in json.load(open("cells.json", encoding="utf-8")):
    page = book.add_worksheet(name)
    for row, column, value in rows:
        if isinstance(value, list):
            page.write_datetime(row, column, datetime(*value), day)
        elif isinstance(value, str):
            page.write_string(row, column, value)
        else:
            page.write_number(row, column, value)
book.close()
"""


def write_plan(path: Path) -> None:
    """Write a plan in which every agency delivers every task; a sixth of them wait for a document."""
    ids = [f"co-quan-{number}" for number in range(1, AGENCIES + 1)]
    agencies = "".join(f"  {id_}: {{name: Cơ quan {id_}}}\n" for id_ in ids)
    tasks = "".join(TASK.format(n=n, deadline=deadline(n)) for n in range(1, TASKS + 1))
    text = HEAD.replace("MEMBERS", ", ".join(ids)) + agencies + "tasks:\n" + tasks
    path.write_text(text, encoding="utf-8")


def deadline(task: int) -> str:
    """Return the deadline of a task: a day of the year, or so many days after a document."""
    if task % 6 == 0:
        return "{after: văn bản của bộ, within: 30 days}"
    return f"{{by: {ISSUED + timedelta(days=6 * task)}}}"


def happened(task: int, agency: int) -> Iterator[dict[str, str]]:
    """Yield what happened to an item, by its numbers: much of it on time, some late, some never."""
    turn = (7 * task + 3 * agency) % 20
    due = ISSUED + timedelta(days=6 * task)
    if task % 6 == 0:
        yield {"event": "received", "date": f"{ISSUED + timedelta(days=task)}", "doc": "9/BNV-VP"}
        due = ISSUED + timedelta(days=task + 30)
    about = {"re": "9/BNV-VP"} if task % 6 == 0 else {}
    if turn < 3:
        more = {"doc": f"{task}/UBND-NC", "due": f"{due + timedelta(days=20)}", **about}
        yield {"event": "extended", "date": f"{due - timedelta(days=2)}", **more}
    if turn == 4:
        note = {"note": "Chưa có hướng dẫn của bộ, ngành trung ương", **about}
        yield {"event": "blocked", "date": f"{due}", **note}
    if turn in (4, 5, 6):
        yield {"event": "reminded", "date": f"{due + timedelta(days=9)}", **about}
    if turn > 7:
        on = due + timedelta(days=3 * (turn % 3) - 3)
        yield {"event": "done", "date": f"{on}", "doc": f"{agency}{task}/BC-CQ", **about}


def write_log(path: Path) -> int:
    """Write the log of a plan up to the day of the report; return how many events are in it."""
    lines: list[str] = []
    for task in range(1, TASKS + 1):
        for agency in range(1, AGENCIES + 1):
            for event in happened(task, agency):
                if event["date"] <= f"{DAY}":
                    lines.append(line(len(lines), event, task, agency))
    void = {"event": "void", "date": f"{DAY}", "re": json.loads(lines[-1])["id"]}
    lines.append(line(len(lines), void, TASKS, AGENCIES))
    path.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def line(number: int, event: dict[str, str], task: int, agency: int) -> str:
    """Return the line of the log for an event."""
    recorded = f"{event['date']}T09:00:00+07:00"
    about = {"task": f"II.{task}", "agency": f"co-quan-{agency}"}
    whole = {"id": f"c{number:015}", "recorded": recorded, "by": "Lan", **about, **event}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def write_cells(folder: Path) -> int:
    """Write the values of a workbook's cells for the bare program; return how many there are."""
    book = load_workbook(folder / "a.xlsx", data_only=True)
    sheets = []
    for page in book.worksheets:
        filled = [one for row in page.iter_rows() for one in row if one.value is not None]
        sheets.append(
            (
                page.title,
                [
                    (
                        one.row - 1,
                        one.column - 1,
                        one.value.timetuple()[:3] if isinstance(one.value, date) else one.value,
                    )
                    for one in filled
                ],
            )
        )
    (folder / "cells.json").write_text(json.dumps(sheets), encoding="utf-8")
    return sum(len(cells) for _, cells in sheets)


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the seconds that a process takes and the mebibytes that it needs at most."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def main() -> None:
    """Print times, their ratio, and memory; one bound broken is a failure."""
    files = [part for suffix in FORMATS for part in ("-o", f"a.{suffix}")]
    ours = [sys.executable, "-m", "plantrack", "report", *files, "--as-of", f"{DAY}"]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_plan(folder / "plan-1.yaml")
        events = write_log(folder / "plan-1.log.jsonl")
        run([*ours[:4], "-o", "a.xlsx", *ours[-2:]], folder)
        cells = write_cells(folder)
        pairs = []
        for _ in range(RUNS):
            for suffix in FORMATS:
                (folder / f"a.{suffix}").unlink(missing_ok=True)
            pairs.append((run([sys.executable, "-c", BARE], folder), run(ours, folder)))
        sizes = ", ".join(f"{s} {(folder / f'a.{s}').stat().st_size // 1024} KiB" for s in FORMATS)
    bare, whole = (statistics.median(pair[n][0] for pair in pairs) for n in (0, 1))
    memory = max(pair[1][1] for pair in pairs)
    print(f"{AGENCIES * TASKS} items, {events} events, {cells} cells; {sizes}")
    print(f"XlsxWriter alone {bare:.2f} s, all reports {whole:.2f} s: {whole / bare:.2f} x")
    print(f"bound {SECONDS} s; {memory:.0f} MiB, bound {MEBIBYTES} MiB")
    sys.exit(whole > SECONDS or memory > MEBIBYTES)


if __name__ == "__main__":
    main()
