"""All that differs between two days, which with the earlier one gives the later one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.log.event import Event
from plantrack.plan.model import Plan
from plantrack.report.differences import differences
from plantrack.report.report import Query, build
from plantrack.report.status import Status
from tests.plans import event as e
from tests.plans import make_plan
from tests.report.test_amendments import amended, task
from tests.report.test_comparison import comparison

ISSUED = date(2025, 4, 9)
AGENCIES = {
    "a": {"name": "A"},
    "b": {"name": "B", "until": "2025-08-20", "successor": "c"},
    "c": {"name": "C"},
}
DAYS = st.integers(-5, 200).map(lambda n: ISSUED + timedelta(days=n))
SOME = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)
SINCE, DAY = "2025-04-30", "2025-06-30"


@st.composite
def deadlines(draw: st.DrawFn) -> Any:
    """Return a deadline, or a list of two."""
    one = st.one_of(
        DAYS.map(lambda day: {"by": str(day)}),
        st.sampled_from(
            [
                {"open": "x"},
                {"after": "văn bản", "within": "10 days"},
                {"within": "30 days"},
                {"every": "month", "by": "20"},
                {"every": "quarter"},
            ]
        ),
    )
    if draw(st.integers(0, 3)):
        return draw(one)
    first, second = draw(DAYS), draw(DAYS)
    return [{"by": str(day)} for day in {first, second}]


@st.composite
def amendments(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return some decisions about task T, or another task, N."""
    days = sorted(draw(st.lists(DAYS.filter(lambda day: day > ISSUED), max_size=3)))
    found, there = [], {"T"}
    for number, day in enumerate(days):
        id_ = draw(st.sampled_from("TN"))
        said: dict[str, Any] = {"id": id_}
        if id_ not in there:
            said |= {"title": "Mới", "lead": draw(SOME), "deadline": draw(deadlines())}
        elif draw(st.integers(0, 3)) == 0:
            said["dropped"] = "thôi"
        else:
            said |= {"lead": draw(SOME)} if draw(st.booleans()) else {}
            said |= {"deadline": draw(deadlines())} if draw(st.booleans()) else {}
        there.add(id_)
        if len(said) > 1:
            found.append({"id": f"{number}/QĐ", "issued": str(day), "tasks": [said]})
    return found


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Return some events of either task, sensible or not."""
    kinds = st.sampled_from(
        ["done", "done", "received", "reopened", "extended", "blocked", "progress", "dropped"]
    )
    names = st.sampled_from([None, None, "2025-05", "2025-06", "2025-Q2", "1/B"])
    found: list[Event] = []
    for number in range(draw(st.integers(0, 7))):
        kind, day = draw(kinds), draw(DAYS)
        more: dict[str, Any] = {"id": f"e{number}", "note": "x", "doc": f"{number}/B"}
        if kind == "extended":
            more["due"] = str(draw(DAYS))
        if kind != "received":
            more["re"] = draw(names)
        about = {"task": draw(st.sampled_from("TTN"))}
        if found and draw(st.integers(0, 5)) == 0:
            kind, more = "void", {"id": f"e{number}", "re": draw(st.sampled_from(found)).id}
        found.append(e(kind, str(day), draw(st.sampled_from("abc")), **about, **more))
    return found


@given(deadlines(), SOME, amendments(), logs(), DAYS, DAYS)
def test_the_earlier_day_and_the_differences_give_the_later(
    deadline: Any,
    lead: list[str],
    decisions: list[dict[str, Any]],
    log: list[Event],
    one: date,
    other: date,
) -> None:
    """For any plan, amendments and log: each status, each due date, and so all counts."""
    plan = make_plan(deadline, agencies=AGENCIES, lead=lead, amendments=decisions)
    since, day = sorted((one, other))
    then, now = (build(plan, log, Query(on)) for on in (since, day))
    found = differences(now, then)
    statuses: dict[object, object] = {o.key: o.status for o in then.obligations}
    dues: dict[object, object] = {o.key: o.due for o in then.obligations}
    for row in found:
        key = row.obligation.key
        if row.kind == "blocked":
            continue
        moved = row.kind in ("extended", "shortened", "adjusted", "dated", "undated")
        was = dues if moved else statuses
        assert was.get(key) == row.then != row.now
        was[key] = row.now
    assert {key: s for key, s in statuses.items() if s} == {
        o.key: o.status for o in now.obligations
    }
    there = {o.key for o in then.obligations}
    assert {o.key: dues[o.key] for o in now.obligations if o.key in there} == {
        o.key: o.due for o in now.obligations if o.key in there
    }
    came = Counter(row.now for row in found)
    left = Counter(row.then for row in found)
    for status in Status:
        assert now.total.counts.get(status, 0) == (
            then.total.counts.get(status, 0) + came[status] - left[status]
        )
    rows = [row.obligation.key for row in found if row.kind != "gone"]
    places = {o.key: place for place, o in enumerate(now.obligations)}
    assert rows == sorted(rows, key=lambda key: places[key])


def told(plan: Plan, events: Sequence[Event], since: str = SINCE, **asked: Any) -> list[str]:
    """Return the differences of 30/06/2025 in a few words each."""
    found = comparison([(plan, events)], DAY, since, **asked).differences
    return [
        " ".join(
            str(part)
            for part in (
                row.obligation.task.id if row.obligation.task.id != "T" else None,
                row.obligation.agency,
                row.obligation.occurrence,
                row.kind,
                *((row.then or "-", row.now or "-") if row.kind != "blocked" else ()),
                row.doc and f"by {row.doc}",
            )
            if part
        )
        for row in found
    ]


BY = {"by": "2025-06-15"}
AFTER = {"after": "văn bản", "within": "10 days"}


@pytest.mark.parametrize(
    ("plan", "events", "expected"),
    [
        (make_plan(BY), [], ["a overdue on_track overdue"]),
        (make_plan(BY), [e("done", "2025-05-02", doc="1/B")], ["a done on_track done by 1/B"]),
        (make_plan(BY), [e("dropped", "2025-05-02", doc="1/B")], ["a closed on_track closed by 1/B"]),
        (
            make_plan(BY),
            [e("done", "2025-04-20"), e("reopened", "2025-05-02", doc="2/B")],
            ["a undone done overdue by 2/B"],
        ),
        (
            make_plan({"by": "2025-04-15"}),
            [e("extended", "2025-05-02", doc="1/B", due="2025-07-01")],
            ["a status overdue on_track by 1/B", "a extended 2025-04-15 2025-07-01 by 1/B"],
        ),
        (
            make_plan({"by": "2025-07-15"}),
            [
                e("extended", "2025-05-02", doc="1/B", due="2025-08-01"),
                e("extended", "2025-05-03", doc="2/B", due="2025-07-20"),
            ],
            ["a adjusted 2025-07-15 2025-07-20 by 2/B"],
        ),
        (
            make_plan({"open": "x"}),
            [e("extended", "2025-05-02", doc="1/B", due="2025-07-01")],
            ["a status undated on_track by 1/B", "a dated - 2025-07-01 by 1/B"],
        ),
        # there and back: no difference of two days
        (
            make_plan({"by": "2025-07-15"}),
            [
                e("extended", "2025-05-02", doc="1/B", due="2025-08-01"),
                e("extended", "2025-05-03", doc="2/B", due="2025-07-15"),
            ],
            [],
        ),
        (
            make_plan(BY),
            [e("blocked", "2025-05-02", doc="1/B")],
            ["a overdue on_track overdue", "a blocked by 1/B"],
        ),
        # the wait ends with the document
        (
            make_plan(AFTER),
            [e("received", "2025-06-25", doc="9/B")],
            ["a 9/B received - on_track by 9/B", "a gone waiting - by 9/B"],
        ),
        # an agency that ends, and a period that begins
        (
            make_plan(BY, agencies={"a": {"name": "A", "until": "2025-05-15"}}),
            [],
            ["a closed on_track closed"],
        ),
        (
            make_plan({"every": "month", "to": "2025-05-31"}),
            [],
            ["a 2025-04 overdue on_track overdue", "a 2025-05 new - overdue"],
        ),
        # what an amendment does
        (amended(BY, task(dropped="thôi")), [], ["a closed on_track closed by 9/QĐ"]),
        (
            amended({"by": "2025-07-15"}, task(lead=["b"])),
            [],
            ["a closed on_track closed by 9/QĐ", "b new - on_track by 9/QĐ"],
        ),
        (amended({"by": "2025-07-15"}, task(deadline={"by": "2025-07-20"})), [], ["a extended 2025-07-15 2025-07-20 by 9/QĐ"]),
        (amended({"by": "2025-07-15"}, task(deadline={"by": "2025-07-10"})), [], ["a shortened 2025-07-15 2025-07-10 by 9/QĐ"]),
        (
            amended({"by": "2025-07-15"}, task(deadline={"open": "x"})),
            [],
            ["a status on_track undated by 9/QĐ", "a undated 2025-07-15 - by 9/QĐ"],
        ),
    ],
)  # fmt: skip
def test_what_differs(plan: Plan, events: Sequence[Event], expected: list[str]) -> None:
    """Of 30/06/2025 against 30/04/2025: a row a difference, with its document."""
    assert told(plan, events) == expected


def test_a_plan_issued_since_is_all_new() -> None:
    """Before its issue it had nothing."""
    assert told(make_plan(BY), [], "2025-04-08") == ["a new - overdue"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"agencies": frozenset("a")}, ["a done on_track done"]),
        ({"statuses": frozenset([Status.OVERDUE])}, ["b overdue on_track overdue"]),
        ({"statuses": frozenset([Status.ON_TRACK])}, ["a done on_track done", "b overdue on_track overdue"]),
        ({"tasks": frozenset("U")}, []),
    ],
)  # fmt: skip
def test_filters_narrow(asked: dict[str, Any], expected: list[str]) -> None:
    """By a status, to what stands so on either of the two days."""
    plan = make_plan(BY, agencies={id_: {"name": id_} for id_ in "ab"}, lead=["a", "b"])
    assert told(plan, [e("done", "2025-05-02")], **asked) == expected
