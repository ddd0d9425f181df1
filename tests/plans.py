"""Small plans and events for tests."""

import itertools
from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from plantrack.deadlines.periods import parse_day
from plantrack.log.event import Event, EventKind
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan
from plantrack.report.events import Fault
from plantrack.report.obligation import Obligation
from plantrack.report.report import Query, Report, build
from plantrack.words.words import Message

PLAN_89 = Path(__file__).parent.parent / "data" / "plan-89.yaml"
# A small plan without fault.
GOOD = """\
plan:
  id: 1/KH
  title: Kế hoạch
  issuer: UBND
  issued: 9/4/2025
  monitor: so-a
agencies:
  so-a: {name: no, code: 012, email: a@b.vn}
  so-b: {name: Sở B}
groups:
  nhom: {name: các sở, members: [so-a, so-b]}
  bao-chi: {name: báo chí}
tasks:
  - id: T.1
    title: Việc
    lead: [nhom]
    coordinate: [bao-chi]
    deadline: {before: 2025-04-15}
"""


def make_plan(deadline: Any, *, corrections: Any = None, **more: Any) -> Plan:
    """Return a plan issued on 09/04/2025 with one task T, delivered by agency a unless told otherwise."""
    task = {"id": "T", "title": "Việc", "lead": more.pop("lead", ["a"]), "deadline": deadline}
    about = {
        "id": more.pop("plan_id", "1/KH"),
        "title": "Kế hoạch",
        "issuer": more.pop("issuer", "UBND"),
        "issued": more.pop("issued", "2025-04-09"),
        "monitor": more.pop("monitor", "a"),
    }
    return Plan.model_validate(
        {
            "plan": about,
            "agencies": more.pop("agencies", {"a": {"name": "Sở A"}}),
            "tasks": [task],
            "calendar": corrections or {},
            **more,
        }
    )


_ids = itertools.count(1)


def event(kind: str, day: str, agency: str | None = "a", **more: Any) -> Event:
    """Return an event on task T, recorded at nine in the morning of its day unless told otherwise."""
    number = next(_ids)
    recorded = more.pop("recorded", f"{day}T09:00:00+07:00")
    values = {
        "id": more.pop("id", f"e{number:06}"),
        "recorded": datetime.fromisoformat(recorded),
        "by": "Lan",
        "date": date.fromisoformat(day),
        "task": "T",
        "agency": agency,
        "event": EventKind(kind),
        **more,
    }
    if isinstance(values.get("due"), str):
        values["due"] = date.fromisoformat(values["due"])
    return Event(**values)


def report_of(plan: Plan, events: Sequence[Event], day: str, known_on: str | None = None) -> Report:
    """Return the whole report as of a day."""
    known = parse_day(known_on) if known_on else None
    return build(plan, events, Query(parse_day(day), known))


def stand(plan: Plan, events: Sequence[Event], day: str, known_on: str | None = None) -> Obligation:
    """Return how the only obligation of a plan stands as of a day."""
    (obligation,) = report_of(plan, events, day, known_on).obligations
    return obligation


def faults(plan: Plan, events: Sequence[Event], day: str = "2026-12-31") -> list[tuple[Fault, str]]:
    """Return the events that cannot stand, each with the key of the message."""
    return [(fault, named(fault.message)) for fault in report_of(plan, events, day).faults]


def named(message: Message) -> str:
    """Return the name of the sentence that a message says, its remedy left out, in whichever wing."""
    problem = dict(message.values).get("problem")
    if isinstance(problem, Message):
        return named(problem)
    return next(
        name
        for wing in ("words", "deadlines", "plan", "log", "draft", "report", "recording")
        for name, value in vars(import_module(f"plantrack.{wing}.messages")).items()
        if value is message.sentence
    )


def stamp(day: date) -> Stamp:
    """Return who writes on a day, with ids that are the same in every run."""
    now = datetime.fromisoformat(f"{day}T09:00:00+07:00")
    return Stamp("Lan", now, (f"s{number:06}" for number in itertools.count(1)))
