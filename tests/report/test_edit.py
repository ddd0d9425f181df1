"""What an edit of a plan changes: tables of cases, and laws over random plans and records."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.pages.edit import page
from plantrack.pages.page import Text
from plantrack.plan.model import Plan
from plantrack.report.edit import Edit, Proposal, compare
from plantrack.report.obligation import Obligation
from plantrack.report.report import Query, Report, build
from plantrack.words.words import Words
from tests.laws import examples
from tests.plans import event, make_plan
from tests.report.test_amendment_laws import GROUPS, World, plan_of, worlds

DAY = date(2025, 6, 1)
TASK = {"id": "T", "title": "Việc", "lead": ["g"], "deadline": {"by": "2025-05-15"}}
OTHER = {"id": "U", "title": "Việc khác", "lead": ["a"], "deadline": {"open": "x"}}
LOG = [event("done", "2025-05-10", "a", task="T", id="e1")]


def task(**keys: Any) -> dict[str, Any]:
    """Return the first task with other keys."""
    return {**TASK, **keys}


def edited(*tasks: dict[str, Any], groups: Any = GROUPS, amendments: Any = ()) -> Edit:
    """Return what differs between the plan of the two tasks and one of these."""
    new = plan_of(tasks, groups, list(amendments))
    return compare(plan_of([TASK, OTHER], GROUPS, []), new, LOG, DAY)


def told(edit: Edit) -> dict[str, Any]:
    """Return what there is of an edit, in short."""
    found = {
        "tasks": [f"{one.task} {one.key or one.change}" for one in edit.tasks],
        "moved": [
            f"{one.task} {one.either.agency} {' '.join(str(o and o.due) for o in one.both)}"
            for one in edit.moved
        ],
        "restated": [
            f"{one.task} {one.either.agency} {' '.join(o.status.value if o else '-' for o in one.both)}"
            for one in edit.restated
        ],
        "bound": {id_: "".join(ids) for id_, ids in edit.bound.items()},
        "unbound": {id_: "".join(ids) for id_, ids in edit.unbound.items()},
        "records": [fault.event.id for fault in edit.records],
        "parts": [".".join(part.where) for part in edit.parts],
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(edited(TASK, OTHER), {}, id="nothing"),
        pytest.param(edited(OTHER, TASK), {}, id="another order of tasks"),
        pytest.param(
            edited(task(deadline=[{"by": "2025-05-15"}]), OTHER), {}, id="a list of one deadline"
        ),
        pytest.param(
            edited(TASK, OTHER, groups={"g": {"name": "g", "members": ["b", "a"]}}),
            {},
            id="another order of members",
        ),
        pytest.param(
            edited(task(deadline={"by": "2025-06-30"}), OTHER),
            {
                "tasks": ["T deadline"],
                "moved": ["T a 2025-05-15 2025-06-30", "T b 2025-05-15 2025-06-30"],
                "restated": ["T b overdue on_track"],
            },
            id="another date",
        ),
        pytest.param(
            edited(task(title="Việc nọ", note="xem"), OTHER),
            {"tasks": ["T title", "T note"]},
            id="other words",
        ),
        pytest.param(
            edited(task(id="T1"), OTHER),
            {
                "tasks": ["T1 renamed"],
                "restated": ["T1 a done overdue"],
                "records": ["e1"],
            },
            id="another id",
        ),
        pytest.param(
            edited(task(id="T1"), OTHER, task(id="T2", title="Việc nọ", former=["T"])),
            {
                "tasks": ["T1 new", "T2 renamed", "T2 title"],
                "moved": ["T1 a None 2025-05-15", "T1 b None 2025-05-15"],
                "restated": ["T1 a - overdue", "T1 b - overdue"],
                "bound": {"T1": "ab"},
            },
            id="a former id that is given, whichever task has the title",
        ),
        pytest.param(
            edited(
                TASK,
                OTHER,
                amendments=[
                    {
                        "id": "3/QĐ",
                        "issued": "2025-05-20",
                        "tasks": [
                            {"id": "T", "dropped": "thay bằng T1"},
                            task(id="T1", lead=["c"], deadline={"by": "2025-05-15"}),
                        ],
                    }
                ],
            ),
            {
                "tasks": ["T1 new", "T removed"],
                "restated": ["T b overdue closed"],
                "unbound": {"T": "b"},
                "parts": ["amendments.3/QĐ"],
            },
            id="a task replaced by one of the same title, of which the plan knows both",
        ),
        pytest.param(
            edited(OTHER),
            {
                "tasks": ["T removed"],
                "moved": ["T a 2025-05-15 None", "T b 2025-05-15 None"],
                "restated": ["T a done -", "T b overdue -"],
                "unbound": {"T": "ab"},
                "records": ["e1"],
            },
            id="a task with records removed",
        ),
        pytest.param(
            edited(TASK, OTHER, task(id="V", title="Mới", lead=["b"])),
            {
                "tasks": ["V new"],
                "moved": ["V b None 2025-05-15"],
                "restated": ["V b - overdue"],
                "bound": {"V": "b"},
            },
            id="a new task",
        ),
        pytest.param(
            edited(task(lead=["b"]), OTHER),
            {
                "tasks": ["T lead"],
                "moved": ["T a 2025-05-15 None"],
                "restated": ["T a done -"],
                "unbound": {"T": "a"},
                "records": ["e1"],
            },
            id="an agency that delivered is no longer bound",
        ),
        pytest.param(
            edited(TASK, OTHER, groups={"g": {"name": "g", "members": ["b"]}}),
            {
                "moved": ["T a 2025-05-15 None"],
                "restated": ["T a done -"],
                "unbound": {"T": "a"},
                "records": ["e1"],
                "parts": ["groups.g.members"],
            },
            id="an agency leaves a group",
        ),
        pytest.param(
            edited(
                TASK,
                OTHER,
                amendments=[
                    {
                        "id": "1/QĐ",
                        "issued": "2025-05-20",
                        "tasks": [{"id": "T", "deadline": {"by": "2025-07-31"}}],
                    }
                ],
            ),
            {
                "tasks": ["T deadline"],
                "moved": ["T b 2025-05-15 2025-07-31"],
                "restated": ["T b overdue on_track"],
                "parts": ["amendments.1/QĐ"],
            },
            id="an amendment, by which what was done stays done",
        ),
        pytest.param(
            edited(
                TASK,
                OTHER,
                amendments=[
                    {
                        "id": "2/QĐ",
                        "issued": "2025-06-20",
                        "tasks": [{"id": "U", "dropped": "thôi"}],
                    }
                ],
            ),
            {"parts": ["amendments.2/QĐ"]},
            id="an amendment of a later day",
        ),
    ],
)
def test_edits(edit: Edit, expected: dict[str, Any]) -> None:
    """Each by what differs, and by nothing else."""
    assert told(edit) == expected
    assert edit.is_empty is not bool(expected)


def test_order_of_days_off() -> None:
    """It is none; another day is told."""
    days = [{"date": f"2025-05-0{n}", "note": "nghỉ bù"} for n in (2, 5, 6)]
    keys = plan_of([TASK], GROUPS, []).model_dump(by_alias=True)
    old, same, other = (
        Plan.model_validate({**keys, "calendar": {"off": off}})
        for off in (days[:2], days[1::-1], days[1:])
    )
    assert compare(old, same, [], DAY).is_empty
    assert told(compare(old, other, [], DAY)) == {"parts": ["calendar.off"]}


def test_a_plan_that_only_one_version_has() -> None:
    """All of it is new, or gone."""
    plan = plan_of([TASK], GROUPS, [])
    new, gone = compare(None, plan, LOG, DAY), compare(plan, None, LOG, DAY)
    assert told(new)["bound"] == told(gone)["unbound"] == {"T": "ab"}
    assert [one.change for one in (*new.tasks, *gone.tasks)] == ["new", "removed"]
    assert gone.plan.tasks == new.plan.tasks
    assert [[fault.event.id for fault in edit.records] for edit in (new, gone)] == [[], ["e1"]]


def statuses(report: Report) -> dict[tuple[Any, ...], str]:
    return {name(o): o.status.value for o in report.obligations}


def name(o: Obligation) -> tuple[Any, ...]:
    return o.task.id, o.agency, o.occurrence


@examples(150)
@given(worlds(), worlds())
def test_the_old_version_and_the_edit_give_the_new_one(world: World, other: World) -> None:
    """Whoever applies what is told of statuses to those of the old version has those of the new one."""
    old, new = world.plan(world.amendments), other.plan(other.amendments)
    edit = compare(old, new, world.log, world.day)
    then, now = (statuses(build(plan, world.log, Query(world.day))) for plan in (old, new))
    renamed = {one.was: one.task for one in edit.tasks if one.change == "renamed"}
    found = {(renamed.get(t, t), *rest): status for (t, *rest), status in then.items()}
    for pair in edit.pairs:
        if pair.then:
            del found[pair.task, pair.then.agency, pair.then.occurrence]
    for pair in edit.pairs:
        if pair.now:
            found[name(pair.now)] = pair.now.status.value
    assert found == now


@examples(100)
@given(worlds(), st.randoms())
def test_order_is_no_edit(world: World, random: Any) -> None:
    """Neither that of tasks and records nor reading the file a second time."""
    shuffled = world._replace(
        tasks=random.sample(world.tasks, len(world.tasks)),
        log=random.sample(world.log, len(world.log)),
    )
    old, new = (one.plan(one.amendments) for one in (world, shuffled))
    assert compare(old, new, shuffled.log, world.day).is_empty


@examples(100)
@given(worlds(), worlds())
def test_there_and_back(world: World, other: World) -> None:
    """Who is bound by the one edit is relieved by the other; dates and statuses go back where they were."""
    old, new = world.plan(world.amendments), other.plan(other.amendments)
    there, back = (compare(*both, world.log, world.day) for both in ((old, new), (new, old)))
    assert (there.bound, there.unbound) == (back.unbound, back.bound)
    moves = {
        frozenset((pair.then and name(pair.then), pair.now and name(pair.now)))
        for pair in there.moved
    }
    assert moves == {
        frozenset((pair.then and name(pair.then), pair.now and name(pair.now)))
        for pair in back.moved
    }


@examples(100)
@given(worlds(), worlds())
def test_each_task_of_which_something_differs_has_a_heading(world: World, other: World) -> None:
    """Whatever became of it, a reader finds it by its id."""
    old, new = world.plan(world.amendments), other.plan(other.amendments)
    edit = compare(old, new, world.log, world.day)
    told = page([Proposal(edit, "HEAD", "plan.yaml", ())], (), Words("vi")).blocks
    headings = {
        one.lines[0][0].text for one in told if isinstance(one, Text) and one.kind == "section"
    }
    differing = {*edit.bound, *edit.unbound, *(pair.task for pair in (*edit.moved, *edit.restated))}
    assert differing <= headings


def test_who_answers_for_what_an_ended_agency_left_open() -> None:
    """Another successor is told of, and both are among those for whom something changes."""
    agencies = {
        "a": {"name": "A", "until": "2025-05-20", "successor": "b"},
        "b": {"name": "B"},
        "c": {"name": "C"},
    }
    other = {**agencies, "a": {**agencies["a"], "successor": "c"}}
    old, new = (make_plan({"by": "2025-07-31"}, agencies=one) for one in (agencies, other))
    edit = compare(old, new, [], DAY)
    assert [[o.answers for o in pair.both if o] for pair in edit.passed_on] == [["b", "c"]]
    assert edit.agencies == ["b", "c"]
    assert not edit.is_empty
    delivered = [event("done", "2025-05-10", "a", task="T")]
    assert not compare(old, new, delivered, DAY).passed_on


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (["07-25", "08-15"], ["07-25"], ["2025-08-15 None"]),
        (["07-25"], ["07-25", "08-15"], ["None 2025-08-15"]),
        (["07-25", "08-15"], ["07-25", "09-15"], ["2025-08-15 2025-09-15"]),
        (["07-25", "08-15"], ["08-15", "09-15"], ["2025-07-25 2025-09-15"]),
    ],
)
def test_lists_of_dates(before: list[str], after: list[str], moved: list[str]) -> None:
    """What stays stays; the rest is moved where as many are left."""
    old, new = (make_plan([{"by": f"2025-{day}"} for day in days]) for days in (before, after))
    edit = compare(old, new, [], DAY)
    assert [" ".join(str(o and o.due) for o in pair.both) for pair in edit.moved] == moved


def test_a_record_of_a_later_day_is_told_too() -> None:
    """Whoever looks at an earlier day loses no record unseen."""
    old, new = (plan_of(tasks, GROUPS, []) for tasks in ([TASK, OTHER], [OTHER]))
    edit = compare(old, new, LOG, date(2025, 5, 1))
    assert [fault.event.id for fault in edit.records] == ["e1"]
