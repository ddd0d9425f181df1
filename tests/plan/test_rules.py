"""Each rule finds what makes a plan of the right form meaningless."""

import copy
from datetime import date
from typing import Any

import pytest

from plantrack.plan.model import Plan
from plantrack.plan.rules import advice, problems
from plantrack.report.log_checks import log_faults
from tests.plans import event, make_plan, named

BASE: dict[str, Any] = {
    "plan": {"id": "1", "title": "K", "issuer": "U", "issued": "2025-04-09", "monitor": "a"},
    "agencies": {"a": {"name": "A"}, "b": {"name": "B", "until": "2025-06-30"}},
    "groups": {"g": {"name": "G", "members": ["a", "b"]}, "press": {"name": "báo chí"}},
    "tasks": [{"id": "T", "title": "V", "lead": ["g"], "deadline": {"by": "2025-05-01"}}],
    "duties": [{"id": "D", "who": ["g"], "text": "x"}],
}


def changed(path: str, value: Any) -> Plan:
    """Return the base plan with one value set, by its path of keys."""
    plan = copy.deepcopy(BASE)
    *above, last = path.split(".")
    place: Any = plan
    for key in above:
        place = place[int(key) if key.isdigit() else key]
    place[last] = value
    return Plan.model_validate(plan)


@pytest.mark.parametrize(
    ("path", "value", "key", "where"),
    [
        ("plan.monitor", "x", "undefined_id", "plan.monitor"),
        ("plan.monitor", "g", "group_not_allowed", "plan.monitor"),
        ("agencies.b", {"name": "B", "until": "2025-06-30", "successor": "x"}, "undefined_id", "agencies.b.successor"),
        ("agencies.a", {"name": "A", "successor": "b"}, "successor_without_end", "agencies.a.successor"),
        ("agencies.a", {"name": "A", "until": "2025-07-01", "successor": "a"}, "successor_cycle", "agencies.a.successor"),
        ("agencies.a", {"name": "A", "since": "2025-07-02", "until": "2025-07-01"}, "ends_before_begin", "agencies.a.until"),
        ("groups.g.members", ["a", "x"], "undefined_id", "groups.g.members.1"),
        ("groups.a", {"name": "A"}, "duplicate_party", "groups.a"),
        ("tasks.0.coordinate", ["x"], "undefined_id", "tasks.0.coordinate.0"),
        ("tasks.0.delivered_by", ["press"], "empty_group", "tasks.0.delivered_by.0"),
        ("tasks.0.delivered_to", "g", "group_not_allowed", "tasks.0.delivered_to"),
        ("tasks.0.id", "D", "duplicate_task", "duties.0.id"),
        ("duties.0.who", ["x"], "undefined_id", "duties.0.who.0"),
        ("tasks.0.deadline", {"from": "2025-05-02", "to": "2025-05-01"}, "ends_before_begin", "tasks.0.deadline.to"),
        ("tasks.0.deadline", {"every": "month", "from": "2025-05-02", "to": "2025-05-01"}, "ends_before_begin", "tasks.0.deadline.to"),
        ("tasks.0.deadline", {"every": "quarter", "month": "16"}, "month_outside", "tasks.0.deadline.month"),
        ("tasks.0.deadline", {"every": "month", "by": "32"}, "day_outside", "tasks.0.deadline.by"),
        ("tasks.0.deadline", {"every": "month", "by": "3", "before": "4"}, "before_and_by", "tasks.0.deadline.by"),
        ("tasks.0.deadline", [{"by": "2025-05-09"}, {"within": "1 month"}], "same_deadline", "tasks.0.deadline.1"),
        ("tasks.0.deadline", [{"by": "2025-05-01"}, {"by": "1/5/2025"}], "same_deadline", "tasks.0.deadline.1"),
        ("tasks.0.deadline", [{"by": "2025-05"}, {"before": "2025-06-01"}], "same_deadline", "tasks.0.deadline.1"),
        ("tasks.0.deadline", [{"every": "month", "by": "10"}, {"by": "2025-05-10"}, {"every": "month", "by": "10"}], "same_deadline", "tasks.0.deadline.2"),
        ("tasks.0.deadline", {"every": "week"}, "week_without_day", "tasks.0.deadline.every"),
        ("tasks.0.deadline", {"every": "month", "on": "friday"}, "day_without_week", "tasks.0.deadline.on"),
        ("tasks.0.deadline", {"every": "week", "on": "friday", "month": "1"}, "not_of_a_week", "tasks.0.deadline.month"),
        ("tasks.0.deadline", {"every": "week", "on": "friday", "before": "5"}, "not_of_a_week", "tasks.0.deadline.before"),
        ("tasks.0.deadline", {"every": "week", "on": "friday", "by": "5"}, "not_of_a_week", "tasks.0.deadline.by"),
    ],
)  # fmt: skip
def test_a_rule(path: str, value: Any, key: str, where: str) -> None:
    """One fault, one problem, at its place."""
    (problem,) = problems(changed(path, value))
    assert (named(problem.message), ".".join(map(str, problem.where))) == (key, where)


def test_a_sound_plan_has_no_problems() -> None:
    """A chain of successors that ends is sound."""
    chain = {"name": "B", "until": "2025-06-30", "successor": "a"}
    assert problems(changed("agencies.b", chain)) == []


def test_a_circle_of_successors_is_named_once() -> None:
    """With all its agencies, however many lead into it."""
    plan = changed("agencies.b", {"name": "B", "until": "2025-06-30", "successor": "a"}).model_dump(
        by_alias=True
    )
    plan["agencies"]["a"] |= {"until": "2025-06-30", "successor": "b"}
    plan["agencies"]["c"] = {"name": "C", "until": "2025-06-30", "successor": "b"}
    (problem,) = problems(Plan.model_validate(plan))
    assert problem.where == ("agencies", "a", "successor")
    assert dict(problem.message.values) == {"chain": ("a", "b", "a")}


def test_a_successor_must_be_there_when_its_agency_ends() -> None:
    """A gap would leave nobody to answer."""
    late = {"name": "B", "until": "2025-06-30", "successor": "c"}
    for since, expected in (("2025-07-01", []), ("2025-07-02", ["successor_later"])):
        plan = changed(
            "agencies", {"a": {"name": "A"}, "b": late, "c": {"name": "C", "since": since}}
        )
        assert [named(p.message) for p in problems(plan)] == expected


def test_advice_points_out_what_is_doubtful() -> None:
    """Days off, unknown years, dates before the plan, unused parties, labels and letters that mislead."""
    plan = Plan.model_validate(
        BASE
        | {
            "agencies": {
                "a": {"name": "Sở A", "code": "SA"},
                "b": {"name": "Sở B", "code": "sa"},
                "c": {"name": "SỞ A"},
                "d": {"name": "SO A"},
            },
            "groups": {"g": {"name": "G", "members": ["a", "b"]}, "press": {"name": "báo chí"}},
            "tasks": [
                {"id": "T.1", "title": "V", "lead": ["g"], "deadline": {"by": "2025-05-03"}},
                {
                    "id": "T.2",
                    "title": "V",
                    "lead": ["g"],
                    "deadline": [{"by": "2025-04-08"}, {"by": "2027-01-04"}],
                },
                {"id": "\u0422.3", "title": "V", "lead": ["g"], "deadline": {"open": "x"}},
            ],
        }
    )
    found = [(p.severity, named(p.message), ".".join(map(str, p.where))) for p in advice(plan)]
    assert found == [
        ("warning", "due_on_day_off", "tasks.0.deadline"),
        ("warning", "due_before_issue", "tasks.1.deadline.0"),
        ("warning", "calendar_unpublished", "tasks.1.deadline.1"),
        ("warning", "unused", "agencies.c"),
        ("warning", "unused", "agencies.d"),
        ("warning", "unused", "groups.press"),
        ("warning", "label_twice", "agencies.b.code"),
        ("warning", "label_twice", "agencies.c.name"),
        ("warning", "foreign_letters", "tasks.2.id"),
    ]  # fmt: skip


def test_the_log_is_checked_with_the_plan() -> None:
    """Events of the future, voids of nothing, and the same document twice."""
    plan = make_plan({"by": "2025-05-01"})
    events = [
        event("progress", "2025-04-10", doc="1"),
        event("progress", "2025-04-10", doc="1"),
        event("void", "2025-04-11", re="nothing"),
        event("note", "2030-01-01", note="x"),
        event("reopened", "2025-04-12"),
    ]
    found = log_faults(plan, events, date(2025, 5, 1))
    assert {(e.id, named(m), severity) for e, m, severity in found} == {
        (events[1].id, "logged_twice", "warning"),
        (events[2].id, "void_of_nothing", "error"),
        (events[3].id, "in_the_future", "error"),
        (events[4].id, "not_done", "error"),
    }


def test_an_outside_party_may_lead_where_others_deliver() -> None:
    """It is named, not tracked."""
    task = {"id": "T", "title": "V", "lead": ["press"], "deadline": {"by": "2025-05-01"}}
    (problem,) = problems(changed("tasks", [task]))
    assert (named(problem.message), problem.where) == ("empty_group", ("tasks", 0, "lead", 0))
    assert problems(changed("tasks", [task | {"delivered_by": ["g"]}])) == []


def test_what_is_due_before_the_plan_was_issued() -> None:
    """Printed, counted, or by its period; but not what recurs, which has no such day."""
    for deadline, found in (
        ({"by": "2025-04-08"}, ["due_before_issue"]),
        ({"by": "2025-Q1"}, ["due_before_issue"]),
        ({"within": "10 days", "from": "2025-03-01"}, ["due_before_issue"]),
        ({"within": "10 days"}, []),
        ({"every": "month", "from": "2025-01-01"}, []),
    ):
        plan = changed("tasks.0.deadline", deadline)
        assert [named(p.message) for p in advice(plan) if p.where[0] == "tasks"] == found


def test_a_list_may_hold_several_deadlines_without_a_date() -> None:
    """They are told apart by their kind."""
    deadline = [{"open": "x"}, {"after": "y"}, {"open": "z"}, {"after": "y"}]
    assert problems(changed("tasks.0.deadline", deadline)) == []
