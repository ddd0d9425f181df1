"""A plan of 10 000 obligations with 100 amendments against the same plan without: building its report.

Run it from the repository's root, with plantrack installed: `python benchmarks/amended_plan.py`. Both run in
turn, A B A B …, in one process; the median of the ratios is printed with its bound. Each amendment re-dates
a task, gives one to half of the agencies, adds one and drops the one added before; every twentieth takes an
agency out of a group that delivers a tenth of the tasks. Half of all obligations have a record.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Plan
from plantrack.report.report import Query, build

BOUND = 1.5
RUNS = 21
AGENCIES, TASKS, AMENDMENTS = 23, 435, 100
ISSUED, AS_OF = date(2026, 1, 5), date(2027, 6, 30)
IDS = [f"so-{n}" for n in range(AGENCIES)]
DEADLINES: tuple[Any, ...] = (
    {"by": "2026-06-30"},
    {"before": "2026-10-01"},
    {"within": "60 days"},
    {"from": "2026-03-01", "to": "2027-01-31"},
    {"open": "thường xuyên"},
)


def amendment(number: int) -> dict[str, Any]:
    """Return one amendment of the hundred, each five days after the one before."""
    day = ISSUED + timedelta(days=30 + 5 * number)
    due = str(day + timedelta(days=90))
    tasks: list[dict[str, Any]] = [
        {"id": f"{number * 4}", "deadline": {"by": due}},
        {"id": f"{number * 4 + 3}", "lead": IDS[number % 2 :: 2]},
        {"id": f"N{number}", "title": "Việc mới", "lead": IDS[:4], "deadline": {"by": due}},
    ]
    if number:
        tasks.append({"id": f"N{number - 1}", "dropped": "không còn phù hợp"})
    groups = {f"khoi-{number // 20}": {"members": IDS[:-1]}} if not number % 20 else {}
    return {"id": f"{number}/QĐ", "issued": str(day), "tasks": tasks, "groups": groups}


def plan(amendments: int) -> Plan:
    """Return the plan with so many of its amendments."""
    tasks = [
        {
            "id": str(n),
            "title": f"Việc {n}",
            "lead": [f"khoi-{n % 10}"],
            "deadline": DEADLINES[n % 5],
        }
        for n in range(TASKS)
    ]
    return Plan.model_validate(
        {
            "plan": {"id": "1/KH", "title": "Kế hoạch", "issuer": "UBND", "issued": str(ISSUED), "monitor": IDS[0]},
            "agencies": {id_: {"name": id_} for id_ in IDS},
            "groups": {f"khoi-{n}": {"name": f"khối {n}", "members": IDS} for n in range(10)},
            "tasks": tasks,
            "amendments": [amendment(n) for n in range(amendments)],
        }
    )  # fmt: skip


def events() -> list[Event]:
    """Return a record about every second obligation."""
    pairs = [(n, id_) for n in range(TASKS) for place, id_ in enumerate(IDS) if (n + place) % 2]
    return [
        Event(
            id=f"e{number:06}",
            recorded=datetime(2026, 2, 1, tzinfo=UTC) + timedelta(minutes=number),
            by="Lan",
            date=date(2026, 2, 1) + timedelta(days=number % 300),
            task=str(task),
            agency=agency,
            event=(EventKind.DONE, EventKind.PROGRESS, EventKind.REMINDED)[number % 3],
        )
        for number, (task, agency) in enumerate(pairs)
    ]


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Compare the report of a day after all of them with that of the plan as it was signed."""
    amended, plain, log, query = plan(AMENDMENTS), plan(0), events(), Query(AS_OF)
    print(len(build(plain, log, query).obligations), "obligations as signed,", end=" ")
    print(len(build(amended, log, query).obligations), "with amendments")
    pairs = [
        (seconds(lambda: build(amended, log, query)), seconds(lambda: build(plain, log, query)))
        for _ in range(RUNS)
    ]
    ratio = statistics.median(a / b for a, b in pairs)
    a, b = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{ratio:.2f} x ({a:.0f} ms / {b:.0f} ms), bound {BOUND} x")


if __name__ == "__main__":
    main()
