"""A log of 100 000 events: time and memory of `overdue --format json` against parsing the same bytes.

Then a log of a million: `status` takes at most ten times the processor time, and 1.5 GiB.

Run it from the repository's root, with plantrack installed: `python benchmarks/big_log.py`. All are whole
processes, run in turn; medians are printed. The bound is four times parsing with json.loads in a bare
interpreter plus the start-up of `plantrack status`.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
EVENTS = 100_000
DOCUMENTS = 50
MEBIBYTES = 400
MANY = 10  # times as many
MANY_RUNS = 3
MANY_MEBIBYTES = 1536
PLAN = Path(__file__).parent.parent / "data" / "plan-89.yaml"
PARSE = "import json, sys; [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]"
AGENCIES = ("so-noi-vu", "so-tu-phap", "so-tai-chinh", "so-y-te", "so-xay-dung", "thanh-tra-tinh")


def write_log(path: Path, events: int = EVENTS) -> None:
    """Write documents received by six agencies, then remarks on them."""
    kinds = ("progress", "note", "reminded", "blocked")
    with path.open("w", encoding="utf-8") as file:
        for number in range(events):
            turn, which = divmod(number, len(AGENCIES))
            document = f"{turn % DOCUMENTS + 1}/BTP"
            event: dict[str, str] = {
                "id": f"{number:016x}",
                "recorded": "2025-05-02T09:12:33+07:00",
                "by": "Nguyễn Thị Lan <lan@example.vn>",
                "date": "2025-05-01",
                "task": "II.2",
                "agency": AGENCIES[which],
            }
            if turn < DOCUMENTS:
                event |= {"event": "received", "doc": document, "due": "2025-05-15"}
            else:
                event |= {"event": kinds[turn % 4], "re": document, "note": "Đang rà soát"}
            file.write(json.dumps(event, ensure_ascii=False) + "\n")


def run(command: list[str]) -> tuple[float, float, float]:
    """Return the seconds that a process takes, the mebibytes it needs at most, and its processor time."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    seconds = time.perf_counter() - begun
    return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the times, their ratio to the bound, and the memory."""
    script = str(Path(sys.executable).with_name("plantrack"))
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / PLAN.name
        shutil.copy(PLAN, plan)
        status = [script, "--plan", str(PLAN), "status"]
        log = plan.with_name(f"{plan.stem}.log.jsonl")
        write_log(log)
        commands = (
            [script, "--plan", str(plan), "overdue", "--format", "json"],
            [sys.executable, "-c", PARSE, str(log)],
            status,
        )
        rounds = [[run(command) for command in commands] for _ in range(RUNS)]
        few = [run([script, "--plan", str(plan), "status"]) for _ in range(MANY_RUNS)]
        write_log(log, EVENTS * MANY)
        many = [run([script, "--plan", str(plan), "status"]) for _ in range(MANY_RUNS)]
    ours, parse, start = (statistics.median(r[n][0] for r in rounds) for n in range(3))
    memory = max(r[0][1] for r in rounds)
    ratio = statistics.median(r[0][0] / (4 * r[1][0] + r[2][0]) for r in rounds)
    print(f"overdue --format json: {ours:.2f} s; json.loads: {parse:.2f} s; status: {start:.2f} s")
    print(f"ratio to 4 x json.loads + status: {ratio:.2f}, bound 1")
    print(f"memory: {memory:.0f} MiB, bound {MEBIBYTES} MiB")
    slow, quick = (statistics.median(busy for _, _, busy in runs) for runs in (many, few))
    most = max(used for _, used, _ in many)
    print(
        f"a million events: status {slow:.2f} s of processor time, {slow / quick:.1f} x 100 000, bound {MANY}"
    )
    print(f"memory: {most:.0f} MiB, bound {MANY_MEBIBYTES} MiB")


if __name__ == "__main__":
    main()
