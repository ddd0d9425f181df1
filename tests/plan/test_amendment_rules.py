"""What is wrong or doubtful in amendments, each at its place, and all at once."""

import copy
from pathlib import Path
from typing import Any

import pytest

from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.plan.rules import advice, problems
from plantrack.words.problems import PlantrackError, Problem
from tests.plans import named

BASE: dict[str, Any] = {
    "plan": {"id": "1/KH", "title": "K", "issuer": "U", "issued": "2026-01-15", "monitor": "a"},
    "agencies": {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}},
    "groups": {"g": {"name": "G", "members": ["b", "c"]}, "press": {"name": "báo chí"}},
    "tasks": [
        {"id": "T", "title": "V", "lead": ["g"], "coordinate": ["press"], "deadline": {"by": "2026-06-30"},
         "wording": "đến hết ngày 30/6/2026"},
        {"id": "U", "title": "V", "lead": ["c"], "deadline": {"within": "30 days"}},
    ],
    "duties": [{"id": "D", "who": ["g"], "text": "x"}],
}  # fmt: skip
NEW = {"id": "N", "title": "V", "lead": ["b"], "deadline": {"within": "30 days"}}


def amended(*amendments: dict[str, Any]) -> Plan:
    """Return the base plan with amendments, the first of 28/06/2026 and each a day later than the one before."""
    plan = copy.deepcopy(BASE)
    plan["amendments"] = [
        {"id": f"{n}/QĐ", "issued": f"2026-06-{27 + n}"} | amendment
        for n, amendment in enumerate(amendments, 1)
    ]
    return Plan.model_validate(plan)


def tasks(*changes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return an amendment that says so of tasks."""
    return {"tasks": list(changes), **more}


def told(found: list[Problem]) -> list[tuple[str, str]]:
    """Return what was found and where, below `amendments`."""
    return [
        (named(p.message), ".".join(map(str, p.where)).removeprefix("amendments.")) for p in found
    ]


@pytest.mark.parametrize(
    ("amendments", "expected"),
    [
        ([{"issued": "2026-01-15"}], []),  # the day of the plan itself
        ([{"issued": "2026-01-14"}], [("amendment_before_issue", "0.issued")]),
        ([{}, {"issued": "2026-06-28"}], []),  # two of one day
        ([{}, {"issued": "2026-06-27"}], [("amendment_out_of_order", "1.issued")]),
        ([{}, {"id": "1/qđ"}], [("amendment_twice", "1.id")]),
        ([{"id": "1/KH"}], [("amendment_twice", "0.id")]),
        ([tasks(NEW), tasks({"id": "N", "lead": ["c"]})], []),
        ([tasks({"id": "N", "lead": ["c"]}), tasks(NEW)], [("new_incomplete", "0.tasks.0.id")]),
        ([tasks({"id": "N", "dropped": "x"})], [("nothing_to_drop", "0.tasks.0.dropped")]),
        ([tasks(NEW), tasks({"id": "N", "dropped": "x"}), tasks({"id": "N"})], []),
        ([tasks(NEW | {"dropped": "x"})], [("nothing_to_drop", "0.tasks.0.dropped")]),
        ([{"duties": [{"id": "D", "text": "y"}, {"id": "E", "who": ["a"], "text": "y"}]}], []),
        ([{"duties": [{"id": "E", "who": ["a"]}]}], [("new_incomplete", "0.duties.0.id")]),
        ([{"duties": [{"id": "D", "dropped": "x"}]}, {"duties": [{"id": "D", "dropped": "x"}]}], [("nothing_to_drop", "1.duties.0.dropped")]),
        ([{"duties": [{"id": "D", "dropped": "x"}]}, {"duties": [{"id": "D", "text": "x"}]}], [("new_incomplete", "1.duties.0.id")]),
        ([{"groups": {"h": {"name": "H", "members": ["a"]}}} | tasks(NEW | {"lead": ["h"]})], []),
        ([tasks(NEW | {"lead": ["h"]}), {"groups": {"h": {"name": "H", "members": ["a"]}}}], [("group_later", "0.tasks.0.lead.0")]),
        ([{"groups": {"h": {"members": ["a"]}}}], [("new_incomplete", "0.groups.h")]),
        ([{"groups": {"a": {"members": ["b"]}}}], [("duplicate_party", "0.groups.a")]),
        ([{"groups": {"g": {"members": ["press"]}}}], [("group_not_allowed", "0.groups.g.members.0")]),
        ([{"groups": {"g": {"members": []}}}], [("empty_group", "0.groups.g")]),
        ([tasks({"id": "T", "dropped": "x"}, groups={"g": {"members": []}})], []),
        ([tasks({"id": "T", "dropped": "x"}, groups={"g": {"members": []}}), tasks({"id": "T"})], [("empty_group", "1.tasks.0.id")]),
        ([tasks({"id": "T", "lead": ["press"]})], [("empty_group", "0.tasks.0.lead.0")]),
        ([tasks({"id": "T", "lead": ["press"], "delivered_by": ["b"]})], []),
        ([tasks({"id": "T", "lead": ["press"]}, groups={"press": {"members": ["a"]}})], []),
        ([tasks({"id": "T", "coordinate": ["z"]})], [("undefined_id", "0.tasks.0.coordinate.0")]),
        ([tasks({"id": "T", "delivered_to": "g"})], [("group_not_allowed", "0.tasks.0.delivered_to")]),
        ([tasks({"id": "T", "lead": ["a"]}, {"id": "T", "title": "W"})], [("changed_twice", "0.tasks.1.id")]),
        ([tasks(NEW | {"id": "D"})], [("duplicate_task", "0.tasks.0.id")]),
        ([tasks(NEW), {"duties": [{"id": "N", "who": ["a"], "text": "x"}]}], [("duplicate_task", "1.duties.0.id")]),
        ([tasks({"id": "T", "deadline": {"every": "month", "by": "32"}})], [("day_outside", "0.tasks.0.deadline.by")]),
        ([tasks({"id": "T", "deadline": [{"by": "2026-12-31"}, {"by": "2026-12"}]})], [("same_deadline", "0.tasks.0.deadline.1")]),
        # `within` counts from the amendment that sets it
        ([tasks({"id": "T", "deadline": [{"by": "2026-07-28"}, {"within": "30 days"}]})], [("same_deadline", "0.tasks.0.deadline.1")]),
        ([tasks({"id": "U", "deadline": [{"by": "2026-07-28"}, {"within": "30 days"}]})], []),
    ],
)  # fmt: skip
def test_a_rule(amendments: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    """One fault, one problem, at its place; what is sound has none."""
    assert told(problems(amended(*amendments))) == expected


DEC, JUNE = {"by": "2026-12-31"}, {"by": "2026-06-26"}
WORDS = "đến hết ngày 31/12/2026"


@pytest.mark.parametrize(
    ("amendments", "expected"),
    [
        ([tasks(NEW), tasks({"id": "T", "deadline": DEC, "wording": WORDS})], []),
        ([tasks({"id": "T", "deadline": DEC})], [("wording_unchanged", "0.tasks.0.deadline")]),
        ([tasks({"id": "T", "deadline": DEC, "wording": "đến hết ngày 30/6/2026"})],
         [("changes_nothing", "0.tasks.0.wording"), ("wording_unchanged", "0.tasks.0.deadline")]),
        ([tasks({"id": "T", "deadline": DEC, "wording": "đến hết ngày 30/12/2026"})], [("wording_differs", "0.tasks.0.deadline")]),
        ([tasks({"id": "T", "wording": WORDS})], [("wording_differs", "0.tasks.0.wording")]),
        ([tasks({"id": "U", "deadline": {"within": "1 month"}, "wording": "trong 01 tháng kể từ ngày ban hành"})], []),
        ([tasks({"id": "U", "deadline": {"within": "1 month"}, "wording": "trong 02 tháng kể từ ngày ban hành"})],
         [("wording_differs", "0.tasks.0.deadline")]),
        ([tasks({"id": "T", "lead": ["g"], "title": "W"})], [("changes_nothing", "0.tasks.0.lead")]),
        ([tasks({"id": "U", "deadline": {"within": "30 days"}})], [("changes_nothing", "0.tasks.0.deadline")]),
        ([tasks({"id": "T", "lead": ["a"]}), tasks({"id": "T", "lead": ["a"]})], [("changes_nothing", "1.tasks.0.lead")]),
        ([tasks({"id": "T"})], [("says_nothing", "0.tasks.0.id")]),
        ([tasks({"id": "U", "dropped": "x"}), tasks({"id": "U", "dropped": "y"})], [("changes_nothing", "1.tasks.0.dropped")]),
        ([{"groups": {"g": {"members": ["b", "c"]}}}], [("changes_nothing", "0.groups.g.members")]),
        ([{"duties": [{"id": "D", "text": "x"}]}], [("changes_nothing", "0.duties.0.text")]),
        ([tasks({"id": "U", "deadline": JUNE})], [("due_before_amendment", "0.tasks.0.deadline")]),
        ([tasks(NEW | {"deadline": JUNE})], [("due_before_new", "0.tasks.0.deadline")]),
        ([tasks(NEW | {"deadline": {"by": "2026-06-28"}})], [("due_on_day_off", "0.tasks.0.deadline")]),
        ([tasks(NEW | {"deadline": {"every": "month", "from": "2026-01-01"}})], []),
        # a date that stood in the list before is no new one
        ([tasks({"id": "N", "title": "V", "lead": ["b"], "deadline": [DEC]}), tasks({"id": "N", "deadline": [{"by": "2027-01-15"}, DEC]})],
         [("calendar_unpublished", "1.tasks.0.deadline.0")]),
        ([{"groups": {"h": {"name": "H", "members": ["a"]}}}], [("unused", "0.groups.h")]),
        ([{"groups": {"h": {"name": "H", "members": ["a"]}}} | tasks(NEW | {"lead": ["h"]})], []),
        ([{"issued": "2026-07-05"} | tasks({"id": "T", "lead": ["a"]})], [("given_too_late", "0.tasks.0.lead")]),
        ([{"issued": "2026-07-05"} | tasks({"id": "T", "lead": ["a"], "deadline": DEC, "wording": WORDS})], []),
        ([{}], [("amendment_empty", "0")]),
        ([tasks(NEW | {"id": "\u0422.3"})], [("foreign_letters", "0.tasks.0.id")]),
    ],
)  # fmt: skip
def test_advice(amendments: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    """What is doubtful is pointed out once, where it stands."""
    plan = amended(*amendments)
    assert problems(plan) == []
    assert told(advice(plan)) == expected


def test_who_is_only_named_in_an_amendment_is_used() -> None:
    """Every key of it counts."""
    plan = copy.deepcopy(BASE)
    plan["agencies"] |= {id_: {"name": id_} for id_ in ("l", "k", "e", "r", "m", "w", "x")}
    change = {"lead": ["l"], "coordinate": ["k"], "delivered_by": ["e"], "delivered_to": "r"}
    plan["amendments"] = [
        {
            "id": "1/QĐ",
            "issued": "2026-06-28",
            "tasks": [{"id": "T", **change}],
            "groups": {"g": {"members": ["m"]}},
            "duties": [{"id": "D", "who": ["w"]}],
        }
    ]
    assert told(advice(Plan.model_validate(plan))) == [("unused", "agencies.x")]


HEAD = """\
plan: {id: 1/KH, title: K, issuer: U, issued: 2026-01-15, monitor: a}
agencies: {a: {name: A}, b: {name: B}}
groups:
  g: {name: G, members: [b]}
tasks:
  - {id: T, title: V, lead: [g], deadline: {by: 2026-06-30}}
  - {id: U, title: V, lead: [b], deadline: {by: 2026-06-30}}
amendments:
"""


@pytest.mark.parametrize(
    ("head", "amendments", "expected"),
    [
        # faults of form, and of meaning in what is left of the same amendment
        (
            HEAD,
            """\
  - id: 1/QĐ
    issued: 2026-06-28
    tasks:
      - {id: T, deadline: {by: 31/6/2026}}
      - {id: U, lead: [z]}
      - {id: X, dropped: thừa}
      - {id: Y, product: x}
  - id: 1/QĐ
    issued: giữa năm
  - id: 1/KH
    issued: 2026-01-14
    tasks:
      - {id: U, lead: [g], droped: x}
      - {id: U, delivered_to: g}
""",
            ["12 date_missing", "17 date_form", "18 amendment_twice", "19 amendment_before_issue",
             "21 extra_forbidden", "22 group_not_allowed"],
        ),
        # whoever is left out may have been what is missed
        (HEAD.replace("id: T,", "id: T T,"), "  - {id: 1/QĐ, issued: 2026-06-28, tasks: [{id: T, lead: [a]}, {id: U, lead: [z]}]}\n",
         ["6 task_id_form", "9 undefined_id"]),
        (HEAD.replace("name: G, ", ""), "  - {id: 1/QĐ, issued: 2026-06-28, groups: {g: {members: [a]}}, tasks: [{id: U, delivered_to: g}]}\n",
         ["4 missing", "9 group_not_allowed"]),
        # all of meaning
        (HEAD, "  - {id: 1/QĐ, issued: 2026-06-28, groups: {h: {members: [z]}}, tasks: [{id: U, lead: [i]}, {id: V}]}\n",
         ["9 new_incomplete", "9 undefined_id", "9 undefined_id", "9 new_incomplete"]),
    ],
)  # fmt: skip
def test_everything_wrong_is_told_at_once(
    tmp_path: Path, head: str, amendments: str, expected: list[str]
) -> None:
    """In order of lines; of what may only seem wrong as other items are at fault, nothing is said."""
    path = tmp_path / "plan-1.yaml"
    path.write_text(head + amendments, encoding="utf-8")
    with pytest.raises(PlantrackError) as error:
        planfile.load(path)
    assert [f"{p.line} {named(p.message)}" for p in error.value.problems] == expected
