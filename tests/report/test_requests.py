"""A later due date that an agency asks for: told until it is answered, and no date until then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.log.event import Event
from plantrack.report.comparison import Comparison, PlanQuery
from plantrack.report.letters import digests
from plantrack.report.report import LoadedPlan, Query, requested
from tests.plans import event, faults, make_plan, report_of, stamp, stand

E = event
BY = {"by": "2025-04-15"}
ASKED = E("requested", "2025-04-14", doc="7/CV-A", due="2025-05-15", note="thiếu số liệu")
AGAIN = E("requested", "2025-04-20", doc="8/CV-A", due="2025-06-15")
GRANTED = E("extended", "2025-04-16", doc="90/UBND", due="2025-05-15")
IN_PART = E("extended", "2025-04-16", doc="90/UBND", due="2025-05-01")
REFUSED = E("note", "2025-04-16", doc="91/UBND", note="không đồng ý")
SAME_DAY = E("extended", "2025-04-14", doc="90/UBND", due="2025-05-01")
FIRST = replace(SAME_DAY, recorded=ASKED.recorded - timedelta(hours=1))


@pytest.mark.parametrize(
    ("events", "day", "open_until"),
    [
        ([ASKED], "2025-04-13", None),
        ([ASKED], "2025-04-14", "2025-05-15"),
        ([ASKED], "2025-12-31", "2025-05-15"),
        # answered
        ([ASKED, GRANTED], "2025-04-15", "2025-05-15"),
        ([ASKED, GRANTED], "2025-04-16", None),
        ([ASKED, IN_PART], "2025-04-16", None),
        ([ASKED, REFUSED], "2025-04-15", "2025-05-15"),
        ([ASKED, REFUSED], "2025-04-16", None),
        # no answer: a remark, a note that names the document itself, what is reported meanwhile
        ([ASKED, E("note", "2025-04-16", note="đã trình")], "2025-04-17", "2025-05-15"),
        ([ASKED, E("note", "2025-04-16", doc="7/CV-A", note="đã trình")], "2025-04-17", "2025-05-15"),
        ([ASKED, E("progress", "2025-04-16", doc="9/BC-A")], "2025-04-17", "2025-05-15"),
        ([ASKED, E("blocked", "2025-04-16", note="x"), E("reminded", "2025-04-17")], "2025-04-18", "2025-05-15"),
        # the newest of two stands, before and after an answer to the first
        ([ASKED, AGAIN], "2025-04-21", "2025-06-15"),
        ([ASKED, GRANTED, AGAIN], "2025-04-21", "2025-06-15"),
        ([ASKED, AGAIN, E("extended", "2025-04-21", doc="90/UBND", due="2025-05-15")], "2025-04-21", None),
        # one that asks for what is granted already takes nothing from one that asks for more
        ([GRANTED, AGAIN, E("requested", "2025-04-21", doc="9/CV-A", due="2025-05-10")], "2025-04-22", "2025-06-15"),
        # what is done, or not to be done, needs no later date; once it is sent back that is to be asked for anew
        ([ASKED, E("done", "2025-04-15")], "2025-04-15", None),
        ([ASKED, E("done", "2025-04-15"), E("reopened", "2025-04-18")], "2025-04-19", None),
        ([ASKED, E("dropped", "2025-04-15", note="thôi")], "2025-04-15", None),
        # it crossed with the answer, or with the delivery
        ([FIRST, ASKED], "2025-04-14", None),
        ([ASKED, SAME_DAY], "2025-04-14", None),
        ([E("extended", "2025-04-12", doc="90/UBND", due="2025-05-15"), ASKED], "2025-04-14", None),
        ([E("extended", "2025-04-12", doc="90/UBND", due="2025-05-01"), ASKED], "2025-04-14", "2025-05-15"),
        ([E("done", "2025-04-12"), ASKED], "2025-04-14", None),
    ],
)  # fmt: skip
def test_how_long_a_request_is_open(
    events: Sequence[Event], day: str, open_until: str | None
) -> None:
    """Until an extension or a note with another document; an answer of its own day counts in any order."""
    plan = make_plan(BY)
    found = stand(plan, events, day)
    asked = found.requested.due if found.requested else None
    assert (asked and asked.isoformat(), faults(plan, events)) == (open_until, [])


DECIDED = {"id": "9/QD", "issued": "2025-04-14", "tasks": [{"id": "T", "deadline": {"by": "2025-05-01"}}]}  # fmt: skip


@pytest.mark.parametrize(
    ("events", "amendments", "remark"),
    [
        ([SAME_DAY, ASKED], [], ("90/UBND", None)),
        ([ASKED], [DECIDED], ("9/QD", None)),
        ([ASKED, GRANTED], [], ("90/UBND", None)),
        ([SAME_DAY, AGAIN, E("done", "2025-04-22")], [], ("90/UBND", None)),
        ([ASKED, REFUSED], [], ("91/UBND", "không đồng ý")),
    ],
)
def test_the_newest_remark_is_that_of_no_request(
    events: Sequence[Event], amendments: list[object], remark: tuple[str | None, str | None]
) -> None:
    """A request is told by itself; beside a new date its document would seem to have set that."""
    assert stand(make_plan(BY, amendments=amendments), events, "2025-04-23").remark == remark


def test_a_request_that_is_taken_back_was_never_made() -> None:
    """Nor was an answer that is taken back: the request is open again."""
    back = E("void", "2025-04-17", None, task=None, re=ASKED.id)
    assert stand(make_plan(BY), [ASKED, back], "2025-04-15").requested is None
    unanswered = E("void", "2025-04-17", None, task=None, re=REFUSED.id)
    assert stand(make_plan(BY), [ASKED, REFUSED, unanswered], "2025-04-18").requested == ASKED


@pytest.mark.parametrize(
    ("change", "still_open"),
    [
        ({"deadline": {"by": "2025-04-30"}}, False),
        ({"deadline": {"open": "thường xuyên"}}, False),
        ({"title": "Tên khác"}, True),
        ({"dropped": "thôi"}, False),
    ],
)
def test_an_amendment_that_sets_another_date_answers(
    change: dict[str, object], still_open: bool
) -> None:
    """As an extension of its day would; one that drops the task leaves nothing to be asked for."""
    decision = {"id": "9/QD", "issued": "2025-04-16", "tasks": [{"id": "T", **change}]}
    plan = make_plan(BY, amendments=[decision])
    before, after = (
        stand(plan, [ASKED], day).requested is not None for day in ("2025-04-15", "2025-04-16")
    )
    assert (before, after) == (True, still_open)


@pytest.mark.parametrize(
    ("events", "change", "still_open"),
    [
        ([ASKED], {}, ASKED),
        ([ASKED, REFUSED], {}, None),
        ([ASKED], {"deadline": {"by": "2025-06-30"}}, None),
    ],
)
def test_what_is_to_be_done_again_is_asked_for_again(
    events: Sequence[Event], change: dict[str, object], still_open: Event | None
) -> None:
    """Unless that was answered while it was not owed, or its date is another one now."""
    dropped = {"id": "9/QD", "issued": "2025-04-15", "tasks": [{"id": "T", "dropped": "thôi"}]}
    again = {"id": "10/QD", "issued": "2025-04-20", "tasks": [{"id": "T", "lead": ["a"], **change}]}
    plan = make_plan(BY, amendments=[dropped, again])
    found = [stand(plan, events, day).requested for day in ("2025-04-18", "2025-04-21")]
    assert found == [None, still_open]


@pytest.mark.parametrize(
    ("deadline", "wrong", "key"),
    [
        (BY, E("requested", "2025-04-10", due="2025-05-01"), "event_needs_doc"),
        (BY, E("requested", "2025-04-10", doc="1"), "event_needs_due"),
        (BY, E("requested", "2025-04-20", doc="1", due="2025-04-19"), "due_before_request"),
        (BY, E("requested", "2025-04-10", doc="1", due="2025-04-15"), "no_later_due"),
        ({"after": "văn bản"}, E("requested", "2025-04-10", doc="1", due="2025-05-01"), "document_not_come"),
    ],
)  # fmt: skip
def test_a_request_that_makes_no_sense(deadline: object, wrong: Event, key: str) -> None:
    """It needs its document and a date, later than that in force, for what has begun."""
    assert [found for _, found in faults(make_plan(deadline), [wrong])] == [key]


DAYS = st.dates(date(2025, 4, 10), date(2025, 6, 30))
OTHERS = st.sampled_from(
    [
        [],
        [GRANTED],
        [E("done", "2025-04-18")],
        [E("done", "2025-04-18"), E("reopened", "2025-04-22")],
        [E("dropped", "2025-05-02", note="thôi")],
        [E("blocked", "2025-04-19", note="x")],
    ]
)


@given(DAYS, DAYS, OTHERS, st.integers(1, 90))
def test_a_request_changes_no_date_and_no_status(
    asked_on: date, day: date, others: Sequence[Event], later: int
) -> None:
    """Whenever it is made, and whatever happens besides."""
    until = max(asked_on, date(2025, 4, 15)) + timedelta(days=later)
    request = E("requested", asked_on.isoformat(), doc="7/CV-A", due=until.isoformat())
    plan = make_plan(BY)
    without, found = (stand(plan, events, str(day)) for events in (others, [*others, request]))
    kept = (
        *("status", "due", "original_due", "days_left", "days_late", "due_soon", "done_on"),
        *("adjustments", "reminders", "blocked"),
    )
    assert [getattr(found, key) for key in kept] == [getattr(without, key) for key in kept]


def test_who_asks_is_heard_of_and_told_of() -> None:
    """It is in what is to be decided, in what is new, and no silence; the oldest request comes first."""
    agencies = {"a": {"name": "A"}, "b": {"name": "B"}, "m": {"name": "M"}}
    plan = make_plan(BY, agencies=agencies, lead=["a", "b"], monitor="m")
    second = E("requested", "2025-04-12", "b", doc="1/CV-B", due="2025-05-30")
    events = [ASKED, second]
    found = report_of(plan, events, "2025-04-20")
    assert [o.agency for o in requested(found).obligations] == ["b", "a"]
    query = PlanQuery(LoadedPlan(plan, events), Query(date(2025, 4, 20)))
    comparison = Comparison([query], found, date(2025, 4, 12))
    assert comparison.silent == {}
    assert [o.agency for o in comparison.news.requested] == ["a"]
    told = [(one.kind, one.obligation.agency, one.doc) for one in comparison.differences]
    assert ("requested", "a", "7/CV-A") in told


def test_a_digest_goes_out_for_a_request_alone() -> None:
    """There is something to be decided, though nothing is overdue, due soon or blocked."""
    agencies = {"a": {"name": "A"}, "m": {"name": "M", "email": "m@x.vn"}}
    plan = make_plan({"by": "2026-12-31"}, agencies=agencies, lead=["a"], monitor="m")
    asked = E("requested", "2025-04-14", doc="7/CV-A", due="2027-03-31")
    at = stamp(date(2025, 4, 20))
    assert digests([LoadedPlan(plan, [])], at, ()) == []
    (digest,) = digests([LoadedPlan(plan, [asked])], at, ())
    assert [o.requested for o in digest.requested.obligations] == [asked]
