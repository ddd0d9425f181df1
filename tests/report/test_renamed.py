"""Tasks whose ids changed in the plan while the log still has the old ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.log.event import Event
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan
from plantrack.report.log_checks import log_faults
from plantrack.report.news import news
from plantrack.report.renamed import renamings
from plantrack.report.report import Query, Report, build
from tests.laws import examples
from tests.plans import event, named
from tests.report.test_amendment_laws import DAYS, GROUPS, World, plan_of, worlds

NOW = {"T": "1.1", "U": "2", "V": "T.7", "W": "w"}
OLDER = {id_: f"{id_}-0" for id_ in NOW}


def renamed(world: World) -> Plan:
    """Return the plan of a world with other ids, each task with its former ones where it is first written."""
    seen = set[str]()

    def other(task: dict[str, Any]) -> dict[str, Any]:
        id_ = task["id"]
        former = {} if id_ in seen else {"former": [OLDER[id_], id_]}
        seen.add(id_)
        return task | former | {"id": NOW[id_]}

    tasks = list(map(other, world.tasks))
    amendments = [one | {"tasks": list(map(other, one["tasks"]))} for one in world.amendments]
    return plan_of(tasks, GROUPS, amendments)


def under(ids: Mapping[str, str], one: Event) -> Event:
    """Return an event that names its task by another id."""
    return replace(one, task=ids.get(one.task or "", one.task))


def told(report: Report, ids: Mapping[str, str]) -> tuple[object, ...]:
    """Return all that a report tells, tasks by other ids."""

    def of(value: object) -> object:
        match value:
            case Event():
                return under(ids, value)
            case Amendment():
                return value.id
            case str():
                return ids.get(value, value)
            case tuple():
                return tuple(map(of, value))
        return value

    obligations = [(ids.get(o.task.id, o.task.id), *map(of, o[2:])) for o in report.obligations]
    faults = [(of(fault.event), named(fault.message)) for fault in report.faults]
    return obligations, faults, report.total.counts


@examples(200)
@given(
    worlds(0, 3),
    st.none() | DAYS,
    DAYS,
    st.lists(st.sampled_from([{}, NOW, OLDER]), min_size=6, max_size=6),
)
def test_renaming_tasks_changes_nothing(
    world: World, known_on: date | None, since: date, ids: Sequence[Mapping[str, str]]
) -> None:  # fmt: skip
    """No status, date or count of any day, and no news, though some lines have the new ids or older ones."""
    there = {task["id"] for one in (world._asdict(), *world.amendments) for task in one["tasks"]}
    log = [one for one in world.log if one.task in there]
    mixed = [under(other, one) for other, one in zip(ids, log, strict=False)]
    plan, now = world.plan(world.amendments), renamed(world)
    days = Query(world.day, known_on), Query(min(since, world.day), known_on)
    (before, then), (after, then_after) = (
        [build(one, events, query) for query in days] for one, events in ((plan, log), (now, mixed))
    )
    assert told(after, {}) == told(before, NOW)
    assert told(then_after, {}) == told(then, NOW)
    assert len(news(after, then_after).items) == len(news(before, then).items)
    faults = [[(e.id, named(what), bad) for e, what, bad in log_faults(one, events, world.day)] for one, events in ((plan, log), (now, mixed))]  # fmt: skip
    assert faults[0] == faults[1]


AGENCIES = {id_: {"name": id_} for id_ in "abc"}


def plan_with(*tasks: str) -> Plan:
    """Return a plan of tasks, each written as its id and the agencies that deliver it, as `II.1:ab`."""
    keys = [
        {"id": id_, "title": "Việc", "lead": list(lead), "deadline": {"open": "x"}}
        for id_, lead in (task.split(":") for task in tasks)
    ]
    about = {"id": "1/KH", "title": "K", "issuer": "U", "issued": "2025-04-09", "monitor": "a"}
    duties = [{"id": "D", "who": ["a"], "text": "x"}]
    return Plan.model_validate(
        {"plan": about, "agencies": AGENCIES, "tasks": keys, "duties": duties}
    )


@pytest.mark.parametrize(
    ("tasks", "log", "expected"),
    [
        ("II.1:a", "II.1:a", ""),
        ("II.2:a", "II.1:a", "II.1 -> II.2"),
        ("A:a", "II.1:a", "II.1 -> A"),  # the only one
        ("II.2:a", "II.1:a II.1:b", ""),  # which b has nothing to do with
        ("II.2:ab", "II.1:a II.1:b", "II.1 -> II.2"),
        ("II.2:b A:a", "II.1:a", "II.1 -> A"),
        ("II.2:a A:a", "II.1:a", "II.1 -> II.2"),  # the likest
        ("II.2:a II.3:a", "II.1:a", ""),  # both as like
        ("A:a B:a", "II.1:a", ""),  # neither like
        ("II.2:a A:a", "II.1:a II.2:a", "II.1 -> A"),  # II.2 has its own records
        ("II.2:a", "II.1:a II.2:a", ""),
        ("III.1:a III.2:a III.3:a", "II.1:a II.3:a", "II.1 -> III.1; II.3 -> III.3"),
        ("II.2:a", "D:a", ""),  # a duty, of which nothing is recorded
        ("II.2:a", "", ""),
    ],
)
def test_a_likely_renaming(tasks: str, log: str, expected: str) -> None:
    """One that has no records of its own, and all whose agencies could have had those of the other id."""
    events = [
        event("progress", "2025-05-05", agency, task=id_, note="x")
        for id_, agency in (line.split(":") for line in log.split())
    ]
    found = [dict(problem.message.values) for problem in renamings(plan_with(*tasks.split()), events)]  # fmt: skip
    assert "; ".join(f"{it['old']} -> {it['new']}" for it in found) == expected


def test_what_was_taken_back_names_no_task() -> None:
    """Nor does what takes it back."""
    wrong = event("progress", "2025-05-05", task="II.1", note="x")
    void = event("void", "2025-05-05", task="II.1", re=wrong.id)
    assert renamings(plan_with("II.2:a"), [wrong, void]) == []


@pytest.mark.parametrize(
    ("old", "written"), [("1", "1"), ("II.1", "II.1"), ("1,2", '"1,2"'), ("#1", '"#1"')]
)
def test_what_is_to_be_written_can_be_written(old: str, written: str) -> None:
    """Whatever an id consists of; former ids that are there are kept."""
    (task,) = plan_with("II.2:a").tasks
    plan = plan_with("II.2:a").model_copy(
        update={"tasks": (task.model_copy(update={"former": ("0",)}),)}
    )
    (problem,) = renamings(plan, [event("progress", "2025-05-05", task=old, note="x")])
    assert problem.where == ("tasks", 0, "id")
    assert dict(problem.message.values)["former"] == f"0, {written}"


def test_a_record_under_both_ids_is_told_to_stand_twice() -> None:
    """As a merge of two branches may bring it."""
    plan = plan_with("II.2:a")
    keys = plan.tasks[0].model_copy(update={"former": ("II.1",)})
    plan = Plan.model_validate(plan.model_dump(by_alias=True) | {"tasks": [keys.model_dump()]})
    twice = [event("progress", "2025-05-05", task=id_, doc="1") for id_ in ("II.1", "II.2")]
    (found,) = log_faults(plan, twice, date(2025, 6, 1))
    assert (named(found[1]), found[2]) == ("logged_twice", "warning")
