"""Dossiers of plans for what reports tell: half a year of Plan 89, several plans, a large one, a hostile one."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from plantrack.log.event import Event
from plantrack.log.file import read
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.comparison import Comparison, PlanQuery, last_month
from plantrack.report.report import LoadedPlan, Query, build, together
from tests.plans import PLAN_89, event
from tests.several import PLAN_90

DAY = date(2025, 9, 30)
LOG = Path(__file__).parent / "data" / "half-year.log.jsonl"
PLAN, EVENTS = planfile.load(PLAN_89), read(LOG)
# What must never act, whoever wrote it: markup, scripts, Markdown, formulas, controls, and no end.
HOSTILE = "</script></style><img src=x onerror=alert(1)> <b>\"'&amp; | [x](javascript:1) ![y](z) *a* `b` =1+1 \x1b[31m\u202e"
LONG = "dài" * 3_400


def dossier_of(
    *books: tuple[Plan, Sequence[Event]], day: date = DAY, since: date | None = None, **asked: Any
) -> Comparison:
    """Return what a report tells of plans and their logs, by default since the end of the month before."""
    query = Query(day, **asked)
    rows = [PlanQuery(LoadedPlan(plan, events), query) for plan, events in books]
    report = together([build(plan, events, query) for plan, events in books])
    return Comparison(rows, report, since or last_month(day))


def half_year(**asked: Any) -> Comparison:
    """Return the half year of Plan 89."""
    return dossier_of((PLAN, EVENTS), **asked)


def several(folder: Path) -> Comparison:
    """Return the half year of Plan 89 beside another plan with the same agencies."""
    text = PLAN_89.read_text(encoding="utf-8")
    agencies = text[text.index("\nagencies:") : text.index("\ntasks:")]
    other = folder / "plan-90.yaml"
    other.write_text(PLAN_90.replace("agencies: co-quan.yaml\n", agencies), encoding="utf-8")
    events = [
        event("done", "2025-04-28", "so-y-te", task="I.1", doc="9/BC-SYT"),
        event("extended", "2025-05-05", "so-y-te", task="II.1", doc="7/UBND", due="2025-10-03"),
    ]
    return dossier_of((PLAN, EVENTS), (planfile.load(other), events))


@cache
def large(agencies: int = 100, tasks: int = 60) -> Comparison:
    """Return a year in which every agency owes every task, and most of it is done."""
    ids = [f"co-quan-{number:03}" for number in range(1, agencies + 1)]
    plan = _plan(
        {id_: {"name": f"UBND xã Tân Lập {id_[-3:]}"} for id_ in ids},
        [
            {
                "id": f"II.{number}",
                "title": f"Rà soát, sắp xếp tổ chức bộ máy lĩnh vực thứ {number}",
                "lead": ["tat-ca"],
                "deadline": {"by": str(date(2025, 1, 31) + timedelta(days=6 * number))},
            }
            for number in range(1, tasks + 1)
        ],
    )
    return dossier_of((plan, list(_year(plan, ids))))


def _year(plan: Plan, ids: Sequence[str]) -> Iterator[Event]:
    """Yield events: of a hundred due, four are put off, three are blocked, ten are done late, five not at all."""
    for number, task in enumerate(plan.tasks, 1):
        due = date(2025, 1, 31) + timedelta(days=6 * number)
        for place, id_ in enumerate(ids):
            about = {"task": task.id, "agency": id_}
            turn = (37 * number + 61 * place) % 100
            done = due + timedelta(days=turn - 80 if turn < 90 else -turn % 9)
            if due < DAY and turn >= 96:
                new = due + timedelta(days=60)
                yield event("extended", str(due), due=str(new), doc=f"{number}/UBND-NC", **about)
            elif due < DAY and turn >= 93:
                yield event("blocked", str(due), note="Chưa có hướng dẫn của Bộ", **about)
            elif done <= DAY and turn >= 5:
                yield event(
                    "done", str(max(done, date(2025, 1, 2))), doc=f"{number}/BC-{place}", **about
                )


def hostile() -> Comparison:
    """Return a small plan whose every text tries to act, with something in every part of a report."""
    names = {f"co-quan-{n}": {"name": f"{HOSTILE} {n}"} for n in range(1, 5)}
    task = {"title": HOSTILE + LONG, "short": HOSTILE, "lead": ["tat-ca"], "product": HOSTILE}
    task |= {"source": HOSTILE, "officer": HOSTILE}
    plan = _plan(
        names,
        [
            {**task, "id": "<b>|1", "deadline": {"by": "2025-04-15"}},
            {**task, "id": "T.2", "short": LONG, "deadline": {"by": "2025-10-03"}},
            {**task, "id": "T.3", "deadline": {"after": HOSTILE}},
        ],
        title=HOSTILE,
        id="1/KH-<script>",
    )
    about = {"task": "<b>|1"}
    events = [
        event("done", "2025-09-14", "co-quan-1", doc=HOSTILE, **about),
        event("extended", "2025-09-15", "co-quan-2", doc=HOSTILE, due="2025-09-20", **about),
        event("blocked", "2025-09-16", "co-quan-2", note=HOSTILE + LONG, doc=HOSTILE, **about),
        event("dropped", "2025-09-17", "co-quan-4", note=HOSTILE, **about),
        event("received", "2025-09-18", "co-quan-1", task="T.3", doc=HOSTILE),
    ]
    return dossier_of((plan, events))


def _plan(agencies: dict[str, Any], tasks: list[dict[str, Any]], **about: str) -> Plan:
    return Plan.model_validate(
        {
            "plan": {
                "id": "1/KH-UBND",
                "title": "Sắp xếp tổ chức bộ máy",
                "issuer": "UBND tỉnh",
                "issued": "2025-01-02",
                "monitor": next(iter(agencies)),
                **about,
            },
            "agencies": agencies,
            "groups": {"tat-ca": {"name": "các cơ quan", "members": list(agencies)}},
            "tasks": tasks,
        }
    )
