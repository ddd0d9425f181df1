"""A document of 1 000 paragraphs, in Word's format and as text: time and memory of `draft` as a process.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_document.py`. Medians of
processes are printed, less what `plantrack --version` takes; the bound is a second.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docx import Document

RUNS = 5
PARAGRAPHS = 1_000
BOUND = 1.0
AGENCIES = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "các sở, ban, ngành, UBND các huyện, thành phố",
    "Công an tỉnh",
)
TIMES = (
    "Quý II/2025",
    "trước ngày 15 tháng 4 năm 2025",
    "Thường xuyên",
    "Định kỳ hằng quý, trước ngày 15 của tháng cuối quý",
)


def paragraphs() -> list[str]:
    """Return the paragraphs: a head, then tasks with labels and, for a quarter, running text."""
    lines = [
        "Số: 1/KH-UBND",
        "An Bình, ngày 02 tháng 01 năm 2025",
        "KẾ HOẠCH",
        "Thử nghiệm",
        "I. NHIỆM VỤ",
    ]
    number = 0
    while len(lines) < PARAGRAPHS - 3:
        number += 1
        lines += [
            f"{number % 90 + 1}. Rà soát, xây dựng và trình ban hành các văn bản thuộc lĩnh vực được giao, lần thứ {number}",
            f"- Cơ quan chủ trì: {AGENCIES[number % 4]}.",
            f"- Thời gian thực hiện: {TIMES[number % 4]}.",
            f"Giao {AGENCIES[number % 2]} chủ trì, phối hợp với Công an tỉnh tổng hợp, hoàn thành trước ngày 30/6/2025.",
        ]
    return [*lines, "Nơi nhận:", "- Lưu: VT."]


def run(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a process takes and the mebibytes that it needs at most."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def measured(*arguments: str) -> tuple[float, float]:
    """Return the median of the seconds that the program takes, and the most memory."""
    times = [run([sys.executable, "-m", "plantrack", *arguments]) for _ in range(RUNS)]
    return statistics.median(seconds for seconds, _ in times), max(memory for _, memory in times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        text, word = Path(name, "kh.txt"), Path(name, "kh.docx")
        lines = paragraphs()
        text.write_text("\n".join(lines), encoding="utf-8")
        document = Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(word))
        start, _ = measured("--version")
        for path in (text, word):
            seconds, memory = measured("draft", str(path))
            print(
                f"{path.suffix}: {len(lines)} paragraphs in {seconds - start:.2f} s beyond start-up ({start:.2f} s), "
                f"{memory:.0f} MiB; bound {BOUND} s"
            )


if __name__ == "__main__":
    main()
