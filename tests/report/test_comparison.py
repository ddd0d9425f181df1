"""What is new in a report against that of an earlier day, and how the totals went."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from plantrack.log.event import Event
from plantrack.pages import phrases
from plantrack.plan.model import Plan
from plantrack.report.comparison import Comparison, PlanQuery, last_month, trend
from plantrack.report.news import News
from plantrack.report.obligation import Obligation
from plantrack.report.report import LoadedPlan, Query, build, together
from plantrack.report.status import Status
from plantrack.words.words import Words
from tests.plans import event as e
from tests.plans import make_plan
from tests.report.test_laws import DAYS, PLAN, events

SINCE, DAY = "2025-04-30", "2025-05-31"
BY = {"by": "2025-05-10"}
LATE = {"by": "2025-04-15"}  # overdue before the earlier day
AFTER = {"after": "văn bản"}
KINDS = ("done", "overdue", "extended", "received", "closed", "undone", "blocked")
TWO = {"a": {"name": "A"}, "b": {"name": "B"}}


def comparison(
    books: Sequence[tuple[Plan, Sequence[Event]]],
    day: str = DAY,
    since: str = SINCE,
    **asked: Any,
) -> Comparison:
    query = Query(date.fromisoformat(day), **asked)
    rows = [PlanQuery(LoadedPlan(plan, known), query) for plan, known in books]
    report = together([build(one.book.plan, one.book.events, query) for one in rows])
    return Comparison(rows, report, date.fromisoformat(since))


def told(news: News) -> dict[str, list[str]]:
    """Return what is new by its kind: agency, and which occurrence where there are several."""
    return {
        kind: [" ".join(filter(None, (o.agency, o.occurrence))) for o in rows]
        for kind, rows in zip(KINDS, news[1:8], strict=True)
        if rows
    }


def extended(day: str, due: str, **more: Any) -> Event:
    return e("extended", day, doc="1", due=due, **more)


@pytest.mark.parametrize(
    ("deadline", "happened", "expected"),
    [
        (BY, [], {"overdue": ["a"]}),
        (LATE, [], {}),  # it was overdue
        ({"by": "2025-04-30"}, [], {"overdue": ["a"]}),  # on its last day it was not
        ({"by": "2025-05-31"}, [], {}),
        (BY, [e("done", "2025-05-09")], {"done": ["a"]}),
        (BY, [e("done", "2025-05-20")], {"done": ["a"]}),  # late, and no longer overdue
        (LATE, [e("done", "2025-05-02")], {"done": ["a"]}),
        (BY, [e("done", "2025-04-30")], {}),
        (BY, [e("done", "2025-05-31")], {"done": ["a"]}),
        (BY, [e("done", "2025-06-01")], {"overdue": ["a"]}),  # not yet on the day
        # done, done again, and no longer done
        (BY, [e("done", "2025-04-20"), e("reopened", "2025-05-02"), e("done", "2025-05-09")], {}),
        (BY, [e("done", "2025-04-20"), e("reopened", "2025-05-02")], {"overdue": ["a"], "undone": ["a"]}),
        (
            {"by": "2025-06-30"},
            [e("done", "2025-05-02"), e("reopened", "2025-05-04")],
            {"undone": ["a"]},  # though it was not done before, either
        ),
        # sent back, and then no longer to be done
        (
            BY,
            [e("done", "2025-04-20"), e("reopened", "2025-05-02"), e("dropped", "2025-05-09", note="x")],
            {"closed": ["a"]},
        ),
        # a delivery taken back, whenever: it never was
        (BY, [e("done", "2025-05-09", id="x"), e("void", "2025-06-10", re="x")], {"overdue": ["a"]}),
        (LATE, [e("done", "2025-04-20", id="x"), e("void", "2025-05-10", re="x")], {}),
        # extended, shortened, before the earlier day, of what is overdue, taken back
        (BY, [extended("2025-05-09", "2025-06-10")], {"extended": ["a"]}),
        (BY, [extended("2025-05-02", "2025-05-08")], {"overdue": ["a"], "extended": ["a"]}),
        (BY, [extended("2025-04-30", "2025-06-10")], {}),
        (LATE, [extended("2025-05-02", "2025-06-10")], {"extended": ["a"]}),
        (LATE, [extended("2025-05-02", "2025-05-10")], {"extended": ["a"]}),  # overdue as it was
        ({"by": "2025-06-30"}, [extended("2025-05-02", "2025-07-10", id="x"), e("void", "2025-05-03", re="x")], {}),
        # extended again, and delivered
        (
            BY,
            [
                extended("2025-04-20", "2025-06-10"),
                extended("2025-05-02", "2025-07-10"),
                e("done", "2025-05-20"),
            ],
            {"done": ["a"], "extended": ["a"]},
        ),
        # a due date for what had none
        ({"open": "x"}, [extended("2025-05-02", "2025-05-10")], {"overdue": ["a"], "extended": ["a"]}),
        # documents: the first, a second, one that was there, one that was due at once
        (AFTER, [e("received", "2025-05-02", doc="1/B")], {"received": ["a 1/B"]}),
        (AFTER, [e("received", "2025-04-30", doc="1/B")], {}),
        (
            AFTER,
            [e("received", "2025-04-20", doc="1/B"), e("received", "2025-05-02", doc="2/B")],
            {"received": ["a 2/B"]},
        ),
        (
            AFTER,
            [e("received", "2025-05-02", doc="1/B", due="2025-05-09")],
            {"overdue": ["a 1/B"], "received": ["a 1/B"]},
        ),
        (
            AFTER,
            [
                e("received", "2025-05-02", doc="1/B", due="2025-05-09"),
                extended("2025-05-05", "2025-06-09"),
                e("done", "2025-05-20"),
            ],
            {"done": ["a 1/B"], "extended": ["a 1/B"], "received": ["a 1/B"]},
        ),
        # no longer to be done
        (LATE, [e("dropped", "2025-05-02", note="x")], {"closed": ["a"]}),
        (LATE, [e("dropped", "2025-04-30", note="x")], {}),
        (AFTER, [e("dropped", "2025-05-02", note="x")], {"closed": ["a"]}),
        # difficulties: a new one, one that was there, one resolved, one of what is done
        (LATE, [e("blocked", "2025-05-02", note="x")], {"blocked": ["a"]}),
        (LATE, [e("blocked", "2025-04-30", note="x")], {}),
        (LATE, [e("blocked", "2025-05-02", note="x"), e("progress", "2025-05-03")], {}),
        (LATE, [e("blocked", "2025-04-30", note="x"), e("blocked", "2025-05-02", note="y")], {"blocked": ["a"]}),
        # what recurs: each period by itself
        (
            {"every": "month", "by": "15"},
            [e("done", "2025-05-14", re="2025-04"), e("done", "2025-05-15", re="2025-05")],
            {"done": ["a 2025-04", "a 2025-05"]},
        ),
        ({"every": "month", "by": "15"}, [], {"overdue": ["a 2025-05"]}),
        ([{"by": "2025-05-09"}, {"by": "2025-07-01"}], [], {"overdue": ["a 2025-05-09"]}),
    ],
)  # fmt: skip
def test_what_is_new(
    deadline: object, happened: Sequence[Event], expected: Mapping[str, object]
) -> None:
    """Of 31/05/2025 against 30/04/2025; what was so already is not new."""
    found = comparison([(make_plan(deadline), happened)]).news
    assert told(found) == expected
    assert (found.any, found.since) == (bool(expected), date(2025, 4, 30))


def test_an_agency_that_ends_closes_what_it_left() -> None:
    """And with a successor nothing of it is new."""
    ends = {"a": {"name": "A", "until": "2025-05-15"}}
    assert told(comparison([(make_plan(LATE, agencies=ends), [])]).news) == {"closed": ["a"]}
    followed = {"a": {"name": "A", "until": "2025-05-15", "successor": "b"}, "b": {"name": "B"}}
    found = comparison([(make_plan(LATE, agencies=followed), [])])
    assert [o.answers for o in found.report.obligations] == ["b"]
    assert told(found.news) == {}


def test_which_changes_of_a_due_date_are_new() -> None:
    """The earlier ones are told no more."""
    happened = [
        extended("2025-04-20", "2025-05-20"),
        extended("2025-05-05", "2025-06-20"),
        extended("2025-05-12", "2025-06-10"),
    ]
    news = comparison([(make_plan(BY), happened)]).news
    (row,) = news.extended
    assert [(str(c.former), str(c.due), c.shortens) for c in news.changes(row)] == [
        ("2025-05-20", "2025-06-20", False),
        ("2025-06-20", "2025-06-10", True),
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"done": ["b"], "overdue": ["a"]}),
        ({"agencies": frozenset("a")}, {"overdue": ["a"]}),
        ({"statuses": frozenset([Status.OVERDUE])}, {"overdue": ["a"]}),
        ({"statuses": frozenset([Status.DONE, Status.DONE_LATE])}, {"done": ["b"]}),
        ({"tasks": frozenset("T")}, {"done": ["b"], "overdue": ["a"]}),
        ({"tasks": frozenset("U")}, {}),
    ],
)
def test_filters_narrow_and_make_nothing_new(
    asked: dict[str, Any], expected: Mapping[str, object]
) -> None:
    """C was overdue before and is overdue now, D was done, whoever is asked for."""
    agencies = {id_: {"name": id_} for id_ in "abcd"}
    plan = make_plan(BY, agencies=agencies, lead=list("abcd"))
    happened = [
        e("extended", "2025-04-10", "c", doc="1", due="2025-04-20"),
        e("done", "2025-05-20", "b"),
        e("done", "2025-04-20", "d"),
    ]
    assert told(comparison([(plan, happened)], **asked).news) == expected


def test_an_old_report_by_what_was_known_then() -> None:
    """Both days are seen with the same eyes: what was recorded later is in neither."""
    happened = [
        e("done", "2025-04-20", "a", recorded="2025-05-20T09:00:00+07:00"),
        e("done", "2025-05-09", "b", recorded="2025-06-20T09:00:00+07:00"),
    ]
    plan = make_plan(BY, agencies=TWO, lead=["a", "b"])
    assert told(comparison([(plan, happened)]).news) == {"done": ["b"]}
    then = comparison([(plan, happened)], known_on=date(2025, 5, 31))
    assert told(then.news) == {"overdue": ["b"]}
    assert [dict(point.counts) for point in then.trend] == [
        {"on_track": 1, "done": 1},
        {"overdue": 1, "done": 1},
    ]
    sooner = comparison([(plan, happened)], known_on=date(2025, 5, 19))
    assert told(sooner.news) == {"overdue": ["a", "b"]}


def test_plans_of_one_number_are_two() -> None:
    """Two districts may each have their Plan 1."""
    first, second = make_plan(LATE), make_plan(BY, issued="2025-04-10")
    found = comparison([(first, []), (second, [e("done", "2025-05-02")])]).news
    assert [o.plan is second for o in found.done] == [True]
    assert found.overdue == ()


@pytest.mark.parametrize(
    ("issued", "day", "expected"),
    [
        ("2025-04-09", "2025-04-20", ["2025-04-20"]),  # the first month
        ("2025-04-09", "2025-06-15", ["2025-04-30", "2025-05-31", "2025-06-15"]),
        ("2025-04-09", "2025-05-31", ["2025-04-30", "2025-05-31"]),  # itself the end of one
        ("2025-04-30", "2025-05-01", ["2025-04-30", "2025-05-01"]),  # issued at the end of one
        ("2025-04-09", "2025-04-01", ["2025-04-01"]),  # before the plan
        ("2023-12-09", "2024-03-01", ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-01"]),
    ],
)
def test_of_which_days_totals_are_told(issued: str, day: str, expected: list[str]) -> None:
    """The ends of months since the plan was issued, and the day of the report."""
    plan = make_plan({"open": "x"}, issued=issued)
    assert [str(point.day) for point in comparison([(plan, [])], day).trend] == expected


def test_of_a_long_plan_the_newest_totals_are_told() -> None:
    """Two years of them."""
    points = comparison([(make_plan({"open": "x"}), [])], "2030-03-15").trend
    assert (len(points), str(points[0].day), str(points[-1].day)) == (
        24,
        "2028-04-30",
        "2030-03-15",
    )


def test_totals_of_each_month() -> None:
    """The last point is the report's own, whatever statuses were asked for; a plan counts from its issue."""
    plan = make_plan(LATE, agencies=TWO, lead=["a", "b"])
    later = make_plan({"by": "2025-06-10"}, issued="2025-05-20")
    books = [(plan, [e("done", "2025-05-02", "a")]), (later, [e("done", "2025-06-09")])]
    found = comparison(books, "2025-06-20")
    assert [(dict(p.counts), p.due_completion, p.total) for p in found.trend] == [
        ({"overdue": 2}, (0, 2), 2),
        ({"overdue": 1, "on_track": 1, "done_late": 1}, (1, 2), 3),
        ({"overdue": 1, "done_late": 1, "done": 1}, (2, 3), 3),
    ]
    total = found.report.total
    assert (found.trend[-1].counts, found.trend[-1].due_completion) == (
        total.counts,
        total.due_completion,
    )
    only = comparison(books, "2025-06-20", statuses=frozenset([Status.OVERDUE]))
    assert only.trend == found.trend
    one = comparison(books, "2025-06-20", agencies=frozenset("b"))
    assert [dict(p.counts) for p in one.trend] == [{"overdue": 1}] * 3


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-05-31", "2025-04-30"),
        ("2025-05-01", "2025-04-30"),
        ("2025-01-01", "2024-12-31"),
        ("2024-03-31", "2024-02-29"),
    ],
)
def test_the_end_of_the_month_before(day: str, expected: str) -> None:
    """What a monthly report is compared with."""
    assert str(last_month(date.fromisoformat(day))) == expected


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ([], ["a", "b"]),
        ([e("reminded", "2025-05-02", "a"), e("note", "2025-05-02", "a", note="x")], ["a", "b"]),
        ([e("progress", "2025-05-02", "a")], ["b"]),
        ([e("blocked", "2025-05-02", "a", note="x")], ["b"]),
        ([extended("2025-04-20", "2025-05-02")], ["b"]),  # somebody asked for it
        ([e("done", "2025-05-02", "a"), e("reopened", "2025-05-03", "a")], ["b"]),
        ([e("done", "2025-05-02", "a")], ["b"]),  # nothing is overdue
        ([e("progress", "2025-05-02", "a", id="x"), e("void", "2025-05-03", "a", re="x")], ["a", "b"]),
        ([e("progress", "2025-06-02", "a")], ["a", "b"]),  # not yet
    ],
)  # fmt: skip
def test_who_was_never_heard_of(happened: Sequence[Event], expected: list[str]) -> None:
    """Of those that are late; what others did to them is nothing that they did."""
    plan = make_plan(LATE, agencies={**TWO, "m": {"name": "Sở M"}}, lead=["a", "b"], monitor="m")
    assert list(comparison([(plan, happened)]).silent) == expected


def test_a_monitor_answers_to_nobody() -> None:
    """It follows the others; that it never told itself anything is no silence."""
    plan = make_plan(LATE, agencies=TWO, lead=["a", "b"], monitor="a")
    assert list(comparison([(plan, [])]).silent) == ["b"]


def test_a_word_on_one_plan_is_no_answer_to_another() -> None:
    """Who is late in two and was heard of in one was never heard of in the other."""
    one, other = (
        make_plan(LATE, agencies={**TWO, "m": {"name": "Sở M"}}, monitor="m", plan_id=f"{n}/KH")
        for n in (1, 2)
    )
    found = comparison([(one, [e("progress", "2025-05-02", "a")]), (other, [])]).silent
    assert {id_: [plan.about.id for plan in plans] for id_, plans in found.items()} == {
        "a": ["2/KH"]
    }


@pytest.mark.parametrize(
    ("happened", "silent", "in_some"),
    [
        ([], ["1/KH", "2/KH"], False),  # never heard of in any of them
        ([e("progress", "2025-05-02", "a")], ["2/KH"], True),
        ([e("reminded", "2025-05-02", "a")], ["1/KH", "2/KH"], False),
        ([e("dropped", "2025-05-02", "a", note="x")], ["2/KH"], False),  # nor in that which is over
    ],
)
def test_in_which_plans_an_agency_was_never_heard_of(
    happened: Sequence[Event], silent: Sequence[str], in_some: bool
) -> None:
    """Over all plans shown; of one that was heard of in another it is said in which it was not."""
    one, other = (
        make_plan(LATE, agencies={**TWO, "m": {"name": "Sở M"}}, monitor="m", plan_id=f"{n}/KH")
        for n in (1, 2)
    )
    found = comparison([(one, happened), (other, [])])
    assert [plan.about.id for plan in found.silent["a"]] == silent
    assert found.silent_in_some == ({"a"} if in_some else set())
    name = phrases.silent(found, "a", Words("vi"))
    assert name == (f"A (Kế hoạch số {', Kế hoạch số '.join(silent)})" if in_some else "A")


def was_done(o: Obligation) -> bool:
    return o.done_on is not None


def was_overdue(o: Obligation) -> bool:
    return o.status is Status.OVERDUE


def was_closed(o: Obligation) -> bool:
    return o.status is Status.CLOSED


@given(events(), DAYS, DAYS)
def test_news_are_the_difference_of_two_reports(found: list[Event], one: date, other: date) -> None:
    """For any log: so many now as then, and those that are new, without those that no longer are so."""
    since, day = sorted((one, other))
    whole = comparison([(PLAN, found)], str(day), str(since))
    then = build(PLAN, found, Query(since)).obligations
    now, news = whole.report.obligations, whole.news
    for so, new in ((was_done, news.done), (was_overdue, news.overdue), (was_closed, news.closed)):
        no_longer = sum(so(a) and not so(b) for a, b in zip(then, now, strict=True))
        assert sum(map(so, now)) == sum(map(so, then)) + len(new) - no_longer
    undone = {
        b.key
        for a, b in zip(then, now, strict=True)
        if a.done_on and not b.done_on and not was_closed(b)
    }
    assert undone <= {o.key for o in news.undone}
    changed = sum(o.extensions for o in now) - sum(o.extensions for o in then)
    assert sum(len(news.changes(o)) for o in now) == changed  # one is never undone by a later day
    assert list(news.extended) == [o for o in now if news.changes(o)]
    assert not (since == day and news.any)


@given(events(), DAYS)
def test_the_last_point_is_the_report(found: list[Event], day: date) -> None:
    """For any log."""
    query = Query(day)
    *_, last = trend([PlanQuery(LoadedPlan(PLAN, found), query)], day)
    total = build(PLAN, found, query).total
    assert (last.day, last.counts, last.due_completion) == (day, total.counts, total.due_completion)
