"""Counts, roll-ups and orders of the one report."""

from datetime import date

from plantrack.report import report
from plantrack.report.history import history as history_in
from plantrack.report.report import Query, build
from plantrack.report.status import Status
from tests.plans import event, make_plan, report_of

AGENCIES = {
    "a": {"name": "Sở Y"},
    "b": {"name": "Sở Đ"},
    "c": {"name": "Sở D"},
    "d": {"name": "Sở Ă"},
}
PLAN = make_plan({"by": "2025-04-15"}, agencies=AGENCIES, lead=list("abcd"))
EVENTS = [
    event("done", "2025-04-15", "a"),
    event("extended", "2025-04-14", "b", doc="1", due="2025-04-30"),
    event("dropped", "2025-04-14", "c", note="x"),
]


def test_the_official_counts() -> None:
    """Progress leaves the closed out; the rate is over what was due by the day."""
    total = report_of(PLAN, EVENTS, "2025-04-16").total
    assert dict(total.counts) == {"overdue": 1, "on_track": 1, "done": 1, "closed": 1}
    assert list(total.counts) == [Status.OVERDUE, Status.ON_TRACK, Status.DONE, Status.CLOSED]
    assert (total.worst, total.delivered, total.expected, total.due_completion) == (
        Status.OVERDUE,
        1,
        3,
        (1, 2),
    )


def test_what_is_done_early_has_not_fallen_due() -> None:
    """It counts for progress, not yet for the rate."""
    early = report_of(PLAN, [event("done", "2025-04-10", "a")], "2025-04-11").total
    assert (early.delivered, early.due_completion) == (1, (0, 0))


def test_a_task_shows_the_range_of_open_due_dates() -> None:
    """What is closed or done is not waited for."""
    ((_, _, tally),) = report_of(PLAN, EVENTS, "2025-04-16").by_task
    assert tally.dues == (date(2025, 4, 15), date(2025, 4, 30))


def test_agencies_stand_worst_first_then_by_name() -> None:
    """In the Vietnamese alphabet."""
    rows = report_of(PLAN, [], "2025-04-16").by_agency
    assert [AGENCIES[id_]["name"] for id_, _ in rows] == ["Sở Ă", "Sở D", "Sở Đ", "Sở Y"]
    rows = report_of(PLAN, EVENTS, "2025-04-16").by_agency
    assert [id_ for id_, _ in rows] == ["d", "b", "a", "c"]


def test_overdue_is_longest_first_and_upcoming_in_plan_order() -> None:
    """Ties stay in plan order."""
    plan = make_plan(
        [{"by": "2025-05-10"}, {"by": "2025-05-01"}], agencies=AGENCIES, lead=["a", "b"]
    )
    late = report.overdue(report_of(plan, [], "2025-06-01"))
    assert [(o.occurrence, o.agency) for o in late.obligations] == [
        ("2025-05-01", "a"), ("2025-05-01", "b"), ("2025-05-10", "a"), ("2025-05-10", "b"),
    ]  # fmt: skip
    soon = report.upcoming(report_of(plan, [], "2025-04-30"))
    assert [(o.occurrence, o.agency) for o in soon.obligations] == [
        ("2025-05-01", "a"),
        ("2025-05-01", "b"),
    ]
    assert len(report.upcoming(report_of(plan, [], "2025-04-30"), 10).obligations) == 4
    assert report.upcoming(report_of(plan, [], "2025-04-30"), 0).obligations == ()


def test_a_filter_by_agency_finds_what_its_successor_answers_for() -> None:
    """The workload of the successor is its own and what it took over."""
    agencies = {
        "a": {"name": "A", "until": "2025-06-30", "successor": "b"},
        "b": {"name": "B", "since": "2025-07-01"},
    }
    plan = make_plan({"by": "2025-04-15"}, agencies=agencies)
    query = Query(date(2025, 7, 1), agencies=frozenset("b"))
    assert [o.agency for o in build(plan, [], query).obligations] == ["a"]


def test_history_is_filtered_and_marks_what_was_taken_back() -> None:
    """Oldest first."""
    void = event("void", "2025-04-16", "a", re=EVENTS[0].id)
    found = history_in(PLAN, [void, *EVENTS], Query(date(2025, 5, 1), agencies=frozenset("a")))
    assert [e.event.value for _, e in found.events] == ["done", "void"]
    assert found.voided == {EVENTS[0].id}
    assert not any(change.shortens for change in found.changes.values())
    later = history_in(PLAN, EVENTS, Query(date(2025, 5, 1)), since=date(2025, 4, 15))
    assert [e.agency for _, e in later.events] == ["a"]


def test_history_knows_which_extensions_shorten() -> None:
    """And leaves out a void dated later, though what it takes back is marked."""
    shorter = event("extended", "2025-04-14", "a", doc="1", due="2025-04-12")
    void = event("void", "2025-04-20", "b", re=EVENTS[1].id)
    found = history_in(PLAN, [shorter, *EVENTS, void], Query(date(2025, 4, 15)))
    assert {id_ for id_, one in found.changes.items() if one.shortens} == {shorter.id}
    assert found.voided == {EVENTS[1].id}
    assert void not in [e for _, e in found.events]


def test_two_plans_of_one_number_and_the_same_words_are_told_apart() -> None:
    here, there = make_plan({"by": "2025-05-01"}), make_plan({"by": "2025-05-01"})
    assert here.identity == here.identity != there.identity
    both = report.together([report_of(plan, [], "2025-05-02") for plan in (here, there)])
    assert [len(tally.obligations) for _, tally in both.by_plan] == [1, 1]
    assert [len(one.plans) for one in both.apart] == [1, 1]
    assert both.of(both.obligations[:1]).plans == (here,)
