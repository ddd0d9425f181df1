"""What a plan that later documents changed says on any day: contract 1.3, sentence by sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from plantrack.log.event import Event
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan
from plantrack.report.obligation import Obligation
from plantrack.words.words import Words
from tests.plans import event as E  # noqa: N812  # a row of a table fits on a line
from tests.plans import faults, make_plan, report_of

ABC = {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}}
GROUPS = {
    "g": {"name": "nhóm", "members": ["a", "b"]},
    "h": {"name": "nhóm khác", "members": ["c"]},
}
BY = {"by": "2025-06-30"}
DAY = "2025-06-10"  # of the amendment
BEFORE, LATER, NEXT_YEAR = "2025-06-09", "2025-06-20", "2026-03-01"


def amended(deadline: Any, *changes: Any, **more: Any) -> Plan:
    """Return a plan of one task T of agency a, changed on 10/06/2025 by decision 9/QĐ, or by several."""
    given = [
        change if "issued" in change else {"id": "9/QĐ", "issued": DAY, **change}
        for change in changes
    ]
    return make_plan(
        deadline, **{"agencies": ABC, "groups": GROUPS, "monitor": "c", "amendments": given} | more
    )


def task(**keys: Any) -> dict[str, Any]:
    """Return an amendment of 10/06/2025 that says so of T."""
    return {"tasks": [{"id": "T", **keys}]}


def on(day: str, **keys: Any) -> dict[str, Any]:
    """Return an amendment of another day that says so of T."""
    return {"id": f"{day}/QĐ", "issued": day, **task(**keys)}


def told(o: Obligation) -> str:
    """Return an obligation in a few words: whose, which, how it stands, its dates and its document."""
    parts = [
        f"{o.task.id}:" if o.task.id != "T" else "",
        o.agency,
        o.occurrence or "",
        o.status.value,
        f"{o.due:%d/%m}" if o.due else "",
        f"({o.original_due:%d/%m})" if o.original_due and o.original_due != o.due else "",
        f"x{o.extensions}" if o.extensions else "",
        f"by {o.doc}" if o.doc else "",
        f"[{o.note}]" if o.note else "",
        "!" if o.blocked else "",
    ]
    return " ".join(filter(None, parts))


def stand(plan: Plan, events: Sequence[Event], day: str) -> list[str]:
    """Return how all stands on a day; nothing in the log may be at fault."""
    report = report_of(plan, events, day)
    assert not report.faults, report.faults
    return [told(o) for o in report.obligations]


X, Y, Z = ({"after": text, "within": term} for text, term in (("X", "5 days"), ("Y", "30 days"), ("Z", "60 days")))  # fmt: skip
JUNE, JULY, SEPTEMBER = {"by": "2025-06-30"}, {"by": "2025-07-31"}, {"by": "2025-09-30"}

NEW = {"tasks": [{"id": "N", "title": "Việc mới", "lead": ["b"], "deadline": BY}]}


@pytest.mark.parametrize(
    ("change", "day", "expected"),
    [
        (NEW, BEFORE, ["a on_track 30/06"]),
        (NEW, DAY, ["a on_track 30/06", "N: b on_track 30/06"]),
        # what was due before that day does not arise from it
        ({"tasks": [{**NEW["tasks"][0], "deadline": {"by": "2025-06-09"}}]}, DAY, ["a on_track 30/06"]),
        ({"tasks": [{**NEW["tasks"][0], "deadline": {"by": "2025-06-10"}}]}, DAY, ["a on_track 30/06", "N: b on_track 10/06"]),
        # counted from its own day
        ({"tasks": [{**NEW["tasks"][0], "deadline": {"within": "10 days"}}]}, DAY, ["a on_track 30/06", "N: b on_track 20/06"]),
        ({"tasks": [{**NEW["tasks"][0], "deadline": {"every": "month", "by": "5"}}]}, DAY, ["a on_track 30/06", "N: b 2025-07 scheduled 05/07"]),
        ({"tasks": [{**NEW["tasks"][0], "deadline": {"every": "month", "month": "2", "by": "5"}}]}, DAY, ["a on_track 30/06", "N: b 2025-06 on_track 05/07"]),
        (task(lead=["a", "b"]), DAY, ["a on_track 30/06", "b on_track 30/06"]),
        (task(lead=["b"]), BEFORE, ["a on_track 30/06"]),
        (task(lead=["b"]), DAY, ["a closed 30/06 by 9/QĐ", "b on_track 30/06"]),
        (task(lead=["b"], delivered_by=["a"]), DAY, ["a on_track 30/06"]),
        (task(dropped="thôi"), BEFORE, ["a on_track 30/06"]),
        (task(dropped="thôi"), DAY, ["a closed 30/06 by 9/QĐ [thôi]"]),
        (task(deadline={"by": "2025-09-30"}), BEFORE, ["a on_track 30/06"]),
        (task(deadline={"by": "2025-09-30"}), DAY, ["a on_track 30/09 (30/06) x1 by 9/QĐ"]),
        (task(deadline={"by": "2025-05-31"}), DAY, ["a overdue 31/05 (30/06) x1 by 9/QĐ"]),
        (task(deadline={"open": "thường xuyên"}), DAY, ["a undated (30/06) x1 by 9/QĐ"]),
        (task(deadline={"after": "văn bản"}), DAY, ["a waiting (30/06) x1 by 9/QĐ"]),
        (task(deadline={"within": "5 days"}), DAY, ["a on_track 16/06 (30/06) x1 by 9/QĐ"]),
        # what repeats what stands, or changes only words, has no effect
        (task(deadline=BY), DAY, ["a on_track 30/06"]),
        (task(deadline={"before": "2025-07-01"}), DAY, ["a on_track 30/06"]),
        (task(title="Tên khác", product="báo cáo"), DAY, ["a on_track 30/06"]),
        # one in a list keeps the name under which it arose
        (task(deadline=[{"by": "2025-09-30"}]), DAY, ["a on_track 30/09 (30/06) x1 by 9/QĐ"]),
        (task(deadline=[BY, {"by": "2025-09-30"}]), DAY, ["a on_track 30/06", "a 2025-09-30 on_track 30/09"]),
        (task(deadline=[{"by": "2025-07-31"}, {"by": "2025-09-30"}]), DAY, ["a closed 30/06 by 9/QĐ", "a 2025-07-31 on_track 31/07", "a 2025-09-30 on_track 30/09"]),
        (task(deadline={"every": "quarter"}), DAY, ["a closed 30/06 by 9/QĐ", "a 2025-Q2 on_track 30/06"]),
    ],
)  # fmt: skip
def test_a_plan_of_one_date(change: Any, day: str, expected: list[str]) -> None:
    """Before its day the amendment is not there; from its day on the plan is as it says."""
    assert stand(amended(BY, change), [], day) == expected


TWICE = [{"by": "2025-06-30"}, {"by": "2025-09-30"}]


@pytest.mark.parametrize(
    ("deadline", "change", "day", "expected"),
    [
        # lists of one length: the n-th is the n-th
        (TWICE, [{"by": "2025-07-31"}, {"by": "2025-09-30"}], DAY, ["a 2025-06-30 on_track 31/07 (30/06) x1 by 9/QĐ", "a 2025-09-30 on_track 30/09"]),
        (TWICE, [{"by": "2025-09-30"}, {"by": "2025-12-31"}], DAY, ["a 2025-06-30 on_track 30/09 (30/06) x1 by 9/QĐ", "a 2025-09-30 on_track 31/12 (30/09) x1 by 9/QĐ"]),
        # only in another order
        (TWICE, TWICE[::-1], DAY, ["a 2025-06-30 on_track 30/06", "a 2025-09-30 on_track 30/09"]),
        # a longer or shorter one: by date
        (TWICE, {"by": "2025-09-30"}, DAY, ["a 2025-06-30 closed 30/06 by 9/QĐ", "a 2025-09-30 on_track 30/09"]),
        (TWICE, [*TWICE, {"open": "sau đó"}], DAY, ["a 2025-06-30 on_track 30/06", "a 2025-09-30 on_track 30/09", "a open undated"]),
        # what was due before stays owed
        ([{"by": "2025-05-30"}, {"by": "2025-09-30"}], {"by": "2025-09-30"}, DAY, ["a 2025-05-30 overdue 30/05", "a 2025-09-30 on_track 30/09"]),
        # periods over by then keep their rule, running and later ones take the new
        ({"every": "month"}, {"every": "month", "by": "20"}, LATER, ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 on_track 20/06 (30/06) x1 by 9/QĐ"]),
        ({"every": "month"}, {"every": "month", "by": "20"}, "2025-07-01", ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 overdue 20/06 (30/06) x1 by 9/QĐ", "a 2025-07 on_track 20/07"]),
        # a new date before the amendment's own day
        ({"every": "month"}, {"every": "month", "by": "5"}, DAY, ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 overdue 05/06 (30/06) x1 by 9/QĐ"]),
        # months become quarters: June is no longer asked for, nor was it due before
        ({"every": "month"}, {"every": "quarter"}, DAY, ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 closed 30/06 by 9/QĐ", "a 2025-Q2 on_track 30/06"]),
        ({"every": "month", "by": "5"}, {"every": "quarter"}, DAY, ["a 2025-05 overdue 05/05", "a 2025-06 overdue 05/06", "a 2025-Q2 on_track 30/06"]),
        ({"every": "month"}, {"every": "month", "to": "2025-05-31"}, DAY, ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 closed 30/06 by 9/QĐ"]),
        # it recurs no more
        ({"every": "month"}, {"by": "2025-12-31"}, DAY, ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 closed 30/06 by 9/QĐ", "a on_track 31/12"]),
        # what waits is opened
        ({"after": "văn bản"}, {"by": "2025-07-31"}, DAY, ["a on_track 31/07 x1 by 9/QĐ"]),
        ({"after": "văn bản"}, {"after": "văn bản", "within": "5 days"}, DAY, ["a waiting"]),
        ({"open": "theo tiến độ"}, {"by": "2025-07-31"}, DAY, ["a on_track 31/07 x1 by 9/QĐ"]),
        # counted from the amendment's day; where it names the day, from that
        ({"within": "30 days"}, {"within": "60 days"}, DAY, ["a on_track 11/08 (09/05) x1 by 9/QĐ"]),
        ({"within": "30 days"}, {"within": "60 days", "from": "2025-04-09"}, DAY, ["a overdue 09/06 (09/05) x1 by 9/QĐ"]),
        ({"within": "30 days"}, {"within": "30 days"}, DAY, ["a overdue 09/05"]),
    ],
)  # fmt: skip
def test_a_new_deadline(deadline: Any, change: Any, day: str, expected: list[str]) -> None:
    """Occurrences are matched, moved, closed or new."""
    assert stand(amended(deadline, task(deadline=change)), [], day) == expected


LONGER = task(deadline={"by": "2025-09-30"})
DONE = E("done", "2025-06-05", doc="1/A")


@pytest.mark.parametrize(
    ("deadline", "changes", "events", "day", "expected"),
    [
        # delivered before: nothing changes; reopened later it takes the date that the plan now gives
        (BY, [LONGER], [DONE], DAY, ["a done 30/06 by 1/A"]),
        (BY, [LONGER], [DONE, E("reopened", "2025-07-02")], "2025-07-01", ["a done 30/06 by 1/A"]),
        (BY, [LONGER], [DONE, E("reopened", "2025-07-02")], "2025-07-02", ["a on_track 30/09 (30/06) x1 by 9/QĐ"]),
        # on its own day it applies first
        (BY, [LONGER], [E("done", DAY, doc="1/A")], DAY, ["a done 30/09 (30/06) x1 by 1/A"]),
        # the later dated rules
        (BY, [LONGER], [E("extended", "2025-06-05", doc="1/U", due="2025-07-31")], DAY, ["a on_track 30/09 (30/06) x2 by 9/QĐ"]),
        (BY, [LONGER], [E("extended", "2025-06-05", doc="1/U", due="2025-12-31")], DAY, ["a on_track 30/09 (30/06) x2 by 9/QĐ"]),
        (BY, [LONGER], [E("extended", DAY, doc="1/U", due="2025-12-31")], DAY, ["a on_track 31/12 (30/06) x2 by 1/U"]),
        (BY, [LONGER], [E("extended", "2025-06-05", doc="1/U", due="2025-09-30")], DAY, ["a on_track 30/09 (30/06) x1 by 1/U"]),
        # a delivery dated before is accepted later, and makes it done
        (BY, [task(dropped="thôi")], [E("done", "2025-06-05", recorded="2025-08-01T09:00:00+07:00")], DAY, ["a done 30/06"]),
        (BY, [task(lead=["b"])], [DONE], DAY, ["a done 30/06 by 1/A", "b on_track 30/06"]),
        # dropped by an event before: as it was
        (BY, [task(dropped="thôi")], [E("dropped", "2025-06-05", note="đã gộp")], DAY, ["a closed 30/06 [đã gộp]"]),
        # gone and named again
        (BY, [task(lead=["b"]), on("2025-06-15", lead=["a", "b"])], [], LATER, ["a on_track 30/06 by 2025-06-15/QĐ", "b on_track 30/06"]),
        (BY, [task(lead=["b"]), on("2025-06-15", lead=["a"])], [DONE], LATER, ["a done 30/06 by 1/A", "b closed 30/06 by 2025-06-15/QĐ"]),
        (BY, [task(dropped="thôi"), on("2025-06-15", deadline={"by": "2025-12-31"})], [], LATER, ["a on_track 31/12 (30/06) x1 by 2025-06-15/QĐ"]),
        # what happened while it was away: a date, then home again
        (BY, [task(lead=["b"]), on("2025-06-12", deadline={"by": "2025-08-31"}), on("2025-06-15", lead=["a"])], [], LATER, ["a on_track 31/08 (30/06) x1 by 2025-06-15/QĐ", "b closed 31/08 (30/06) x1 by 2025-06-15/QĐ"]),
        # members of a group
        (BY, [{"groups": {"g": {"members": ["b", "c"]}}}], [], DAY, ["a closed 30/06 by 9/QĐ", "b on_track 30/06", "c on_track 30/06"]),
        # received documents keep their due date, what waits takes the new one
        ({"after": "văn bản", "within": "30 days"}, [LONGER], [E("received", "2025-06-02", doc="1/B")], DAY, ["a 1/B on_track 02/07 by 1/B"]),
        ({"after": "văn bản", "within": "30 days"}, [task(deadline={"after": "văn bản", "within": "5 days"})], [E("received", "2025-06-02", doc="1/B"), E("received", "2025-06-16", doc="2/B")], LATER, ["a 2/B on_track 23/06 by 2/B", "a 1/B on_track 02/07 by 1/B"]),
        # a period that begins on or after that day has never had another date
        ({"every": "quarter"}, [task(deadline={"every": "quarter", "by": "20"})], [E("progress", "2025-06-01", re="2025-Q3")], NEXT_YEAR, ["a 2025-Q2 overdue 20/06 (30/06) x1 by 9/QĐ", "a 2025-Q3 overdue 20/09", "a 2025-Q4 overdue 20/12", "a 2026-Q1 on_track 20/03"]),
        # an old log: what is dated before it came to be owed counts from that day on
        (BY, [task(lead=["a", "b"])], [E("progress", "2025-06-05", "b", note="x")], DAY, ["a on_track 30/06", "b on_track 30/06 [x]"]),
        (BY, [task(lead=["a", "b"])], [E("done", "2025-06-05", "b", doc="2/B")], BEFORE, ["a on_track 30/06"]),
        (BY, [task(lead=["a", "b"])], [E("done", "2025-06-05", "b", doc="2/B")], DAY, ["a on_track 30/06", "b done 30/06 by 2/B"]),
        # new periods of a new agency: not those that ended before
        ({"every": "month"}, [task(lead=["a", "b"])], [], "2025-07-01", ["a 2025-04 overdue 30/04", "a 2025-05 overdue 31/05", "a 2025-06 overdue 30/06", "a 2025-07 on_track 31/07", "b 2025-06 overdue 30/06", "b 2025-07 on_track 31/07"]),
    ],
)  # fmt: skip
def test_what_was_recorded_and_what_was_decided(
    deadline: Any, changes: Any, events: Sequence[Event], day: str, expected: list[str]
) -> None:
    """An amendment applies at the beginning of its day, before the events of that day."""
    lead = ["g"] if any("groups" in change for change in changes) else ["a"]
    report = report_of(amended(deadline, *changes, lead=lead), events, day)
    assert [told(o) for o in report.obligations] == expected


@pytest.mark.parametrize(
    ("deadline", "changes", "events", "day", "expected"),
    [
        # each of a list is the same as at most one of before
        ([JUNE], [task(deadline=[SEPTEMBER]), on("2025-06-15", deadline=[JUNE, SEPTEMBER])], [], LATER, ["a 2025-06-30 on_track 30/09 (30/06) x1 by 9/QĐ", "a 2025-06-30-2 on_track 30/06"]),
        (TWICE, [task(deadline=[{"every": "month"}, {"by": "2025-12-31"}])], [], DAY, ["a 2025-06 on_track 30/06", "a 2025-06-30 closed 30/06 by 9/QĐ", "a 2025-09-30 on_track 31/12 (30/09) x1 by 9/QĐ"]),
        ([{"every": "month", "by": "10"}, {"every": "month", "by": "25"}], [task(deadline=[{"every": "month", "by": "25"}, {"every": "month", "by": "28"}])], [E("done", f"2025-0{m}-0{n}", re=f"2025-0{m}-{d}", note="x") for m, n, d in ((5, 1, 10), (5, 2, 25))], DAY, ["a 2025-04-10 overdue 10/04", "a 2025-04-25 overdue 25/04", "a 2025-05-10 done 10/05 [x]", "a 2025-05-25 done 25/05 [x]", "a 2025-06-10 on_track 25/06 (10/06) x1 by 9/QĐ", "a 2025-06-25 on_track 28/06 (25/06) x1 by 9/QĐ"]),
        # what was gone is found again under the name under which it arose
        (TWICE, [task(deadline=[JULY, SEPTEMBER]), on("2025-06-12", deadline=[SEPTEMBER]), on("2025-06-15", deadline=[JULY, SEPTEMBER])], [], LATER, ["a 2025-06-30 on_track 31/07 (30/06) x1 by 2025-06-15/QĐ", "a 2025-09-30 on_track 30/09"]),
        # a document counts by the deadline that waits for it, wherever that stands now
        ([X, Y], [task(deadline=[Y, X])], [E("received", "2025-06-12", doc="1/B", re="after")], LATER, ["a 1/B overdue 17/06 by 1/B", "a after-2 waiting"]),
        ([X], [task(deadline=[Z, X])], [E("received", "2025-06-12", doc="1/B", re="after")], LATER, ["a 1/B overdue 17/06 by 1/B", "a after-2 waiting"]),
        ([X, Y], [task(deadline=[Y])], [E("received", "2025-06-12", doc="1/B")], LATER, ["a 1/B on_track 14/07 by 1/B", "a after closed by 9/QĐ"]),
        # the first date that there ever was stays, and the change counts, when the document comes
        (BY, [task(deadline=Y)], [E("received", "2025-06-20", doc="1/B")], LATER, ["a 1/B on_track 21/07 (30/06) x1 by 1/B"]),
        # a document that came before it was owed opens it from then on
        (X, [task(lead=["a", "b"])], [E("received", "2025-06-02", "b", doc="1/B")], BEFORE, ["a waiting"]),
        (X, [task(lead=["a", "b"])], [E("received", "2025-06-02", "b", doc="1/B")], DAY, ["a waiting", "b 1/B on_track 16/06 by 1/B"]),
        # a difficulty outlasts the time for which somebody else had the task
        (BY, [task(lead=["b"]), on("2025-06-15", lead=["a"])], [E("blocked", "2025-06-01", note="x")], LATER, ["a on_track 30/06 by 2025-06-15/QĐ [x] !", "b closed 30/06 by 2025-06-15/QĐ"]),
        # who gives it up is not told of the date that the other is given
        (BY, [task(lead=["b"], deadline=SEPTEMBER)], [], DAY, ["a closed 30/06 by 9/QĐ", "b on_track 30/09"]),
        ({"every": "quarter"}, [task(lead=["b"], deadline={"every": "quarter", "by": "20"})], [], DAY, ["a 2025-Q2 closed 30/06 by 9/QĐ", "b 2025-Q2 on_track 20/06"]),
        # the decision that sets the date is named, not one after it that says nothing of dates
        ({"every": "month"}, [task(deadline={"every": "month", "by": "20"}), on("2025-06-15", title="Tên mới")], [E("done", f"2025-0{m}-05", re=f"2025-0{m}", note="x") for m in (4, 5, 6)] + [E("reopened", "2025-06-18", re="2025-06")], "2025-06-19", ["a 2025-04 done 30/04 [x]", "a 2025-05 done 31/05 [x]", "a 2025-06 on_track 20/06 (30/06) x1 by 9/QĐ [x]"]),
    ],
)  # fmt: skip
def test_several_amendments_and_what_happened_between(
    deadline: Any, changes: Any, events: Sequence[Event], day: str, expected: list[str]
) -> None:
    """Names, first dates, difficulties and documents last; nothing is told twice or of somebody else."""
    assert stand(amended(deadline, *changes), events, day) == expected


def test_whose_task_it_is_no_longer() -> None:
    """Each is named, by itself and together."""
    report = report_of(amended(BY, task(lead=["c"]), lead=["g"]), [], DAY)
    closed = [o for o in report.obligations if o.ending]
    said = Words("en")
    assert ["A" in said.say(o.why[-1]) for o in closed] == [True, False]
    assert ["B" in said.say(o.why[-1]) for o in closed] == [False, True]
    (reason,) = report.reasons
    assert "A, B" in said.say(reason)


def test_an_amendment_of_the_day_of_issue_is_told_as_one() -> None:
    """The day alone does not tell what the plan says from what the decision says."""
    plan = amended({"within": "30 days"}, {"id": "9/QĐ", "issued": "2025-04-09", **task(deadline={"within": "10 days"})})  # fmt: skip
    (o,) = report_of(plan, [], "2025-04-10").obligations
    told = " ".join(Words("en").say(why) for why in o.why)
    assert told.count("The plan says") == 1


def test_what_cannot_be_recorded_any_more() -> None:
    """From the day on which it ended; a reminder then stands, and a note is always right."""
    plan = amended(BY, task(dropped="thôi"))
    assert [
        why for _, why in faults(amended(X, task(dropped="thôi")), [E("received", DAY, doc="1/B")])
    ] == ["no_longer_owed"]
    wrong = [E("done", DAY), E("extended", DAY, doc="1", due="2025-12-31"), E("reopened", DAY)]
    assert [why for _, why in faults(plan, wrong)] == ["no_longer_owed"] * 3
    assert faults(plan, [E("reminded", DAY), E("note", DAY, note="x")]) == []


def test_the_life_of_an_agency_and_the_dates_that_an_amendment_sets() -> None:
    """It is bound by the amended dates from that day on; what ended without a successor stays."""
    agencies = {
        "a": {"name": "A", "until": "2025-05-31"},
        "b": {"name": "B", "since": "2025-08-01"},
        "c": {"name": "C"},
    }
    plan = amended(BY, LONGER, agencies=agencies, lead=["a", "b", "c"])
    assert stand(plan, [], BEFORE) == ["a closed 30/06", "c on_track 30/06"]
    assert stand(plan, [], DAY) == [
        "a closed 30/06",
        "b on_track 30/09",
        "c on_track 30/09 (30/06) x1 by 9/QĐ",
    ]


def test_an_amendment_is_known_from_its_issue_on() -> None:
    """`known_on` a day before it is a plan without it."""
    report = report_of(amended(BY, LONGER), [], LATER, BEFORE)
    assert [told(o) for o in report.obligations] == ["a on_track 30/06"]
    assert report.plans[0].amendments == ()


def test_two_of_one_day_apply_in_the_order_of_the_file() -> None:
    """The second has the last word."""
    plan = amended(BY, LONGER, on(DAY, deadline={"by": "2025-12-31"}))
    assert stand(plan, [], DAY) == [f"a on_track 31/12 (30/06) x2 by {DAY}/QĐ"]


def test_the_plan_as_it_reads() -> None:
    """Words, duties and groups too; what is dropped still stands in it."""
    change = {
        "tasks": [{"id": "T", "title": "Mới", "coordinate": ["h"]}],
        "groups": {"h": {"members": ["a"]}, "k": {"name": "khối", "members": ["b"]}},
        "duties": [{"id": "D", "text": "Khác"}, {"id": "E", "who": ["k"], "text": "Thêm"}, {"id": "F", "dropped": "hết"}],
    }  # fmt: skip
    duties = [{"id": "D", "who": ["a"], "text": "Một"}, {"id": "F", "who": ["a"], "text": "Hai"}]
    plan = amended(BY, change, duties=duties)
    before, now = read(plan, date(2025, 6, 9)).plan, read(plan, date(2025, 6, 10)).plan
    assert [(t.title, t.coordinate) for t in (*before.tasks, *now.tasks)] == [("Việc", ()), ("Mới", ("h",))]  # fmt: skip
    assert [(d.id, d.text, before.members(d.who)) for d in before.duties] == [("D", "Một", ("a",)), ("F", "Hai", ("a",))]  # fmt: skip
    assert [(d.id, d.text, now.members(d.who)) for d in now.duties] == [("D", "Khác", ("a",)), ("E", "Thêm", ("b",))]  # fmt: skip
    assert (now.groups["h"].name, now.groups["h"].members) == ("nhóm khác", ("a",))
    assert (before.identity, now.identity) == (plan.identity, plan.identity)


HALVES, YEARS = {"every": "half-year"}, {"every": "year"}
SECOND = {
    "every": "month",
    "month": "3",
    "by": "15",
}  # 2025-03, over at the issue, is due on 15 May


@pytest.mark.parametrize(
    ("deadline", "change", "events", "day", "expected"),
    [
        # what another deadline of the same day takes the place of is gone, what it gives free arises
        (HALVES, [HALVES, YEARS], [], "2025-07-20", ["a 2025-H1 overdue 30/06", "a 2025 on_track 31/12"]),
        ([HALVES, YEARS], HALVES, [], "2025-07-20", ["a 2025-H1 overdue 30/06", "a 2025 closed 31/12 by 9/QĐ", "a 2025-H2 on_track 31/12"]),
        ([HALVES, YEARS], [HALVES, YEARS | {"by": "20"}], [], "2025-07-20", ["a 2025-H1 overdue 30/06", "a 2025 on_track 20/12 (31/12) x1 by 9/QĐ", "a 2025-H2 on_track 31/12"]),
        # a period that ended before the amendment keeps its rule, also one that nobody owes
        (SECOND, SECOND | {"by": "12"}, [E("reminded", "2025-04-20", re="2025-03")], "2025-06-20", ["a 2025-03 overdue 15/05", "a 2025-04 overdue 15/06", "a 2025-05 on_track 15/07", "a 2025-06 on_track 12/08 (15/08) x1 by 9/QĐ"]),
        # a week that runs takes the new day
        ({"every": "week", "on": "friday", "from": "26/5/2025"}, {"every": "week", "on": "thursday", "from": "26/5/2025"}, [], "2025-06-16", ["a 2025-W22 overdue 30/05", "a 2025-W23 overdue 06/06", "a 2025-W24 overdue 12/06 (13/06) x1 by 9/QĐ", "a 2025-W25 on_track 19/06"]),
    ],
)  # fmt: skip
def test_periods_of_which_some_are_not_owed(
    deadline: Any, change: Any, events: Sequence[Event], day: str, expected: list[str]
) -> None:
    """Each stage of the plan has its own, and what was recorded about others stays."""
    assert stand(amended(deadline, task(deadline=change)), events, day) == expected


@pytest.mark.parametrize(
    "deadline",
    [
        {"before": "2025-09-01"},
        {"by": "2025-09-01"},
        {"by": "2025-09"},
        {"from": "2025-08-01", "to": "2025-09-01"},
        {"within": "30 days"},
        {"every": "month"},
        {"every": "week", "on": "friday"},
        {"open": "x"},
    ],
)
def test_who_sets_a_deadline(deadline: Any) -> None:
    """What an amendment sets is not said to be the plan's, whoever owes it; what the plan sets is."""
    words = Words("vi")
    change = {"tasks": [{"id": "T", "lead": ["a", "b"], "deadline": deadline}]}
    later = {"id": "8/QĐ", "issued": "2025-06-20", "tasks": [{"id": "T", "lead": ["c"]}]}
    found = report_of(amended({"after": "x"}, change, later), [], LATER).obligations
    told = {o.agency: " ".join(map(words.say, o.why)) for o in found if o.status != "closed"}
    assert {agency: "Văn bản sửa đổi, bổ sung" in why for agency, why in told.items()} == {
        "c": True
    }
    assert not any("Kế hoạch" in why for why in told.values())
    (own,) = report_of(make_plan(deadline), [], DAY).by_agency
    assert all("Kế hoạch" in words.say(o.why[0]) for o in own[1].obligations)


def test_a_date_is_said_once() -> None:
    """Behind the decision that moves a date to it; what is counted is told."""
    words = Words("vi")
    (moved,) = report_of(amended(BY, task(deadline={"by": "2025-09-03"})), [], DAY).obligations
    assert [words.say(why) for why in moved.why][1:-1] == [
        "Gia hạn từ ngày 30/6/2025 đến ngày 03/9/2025 theo Quyết định số 9/QĐ ngày 10/6/2025."
    ]
    (counted,) = report_of(amended(BY, task(deadline={"within": "30 days"})), [], DAY).obligations
    assert [words.say(why) for why in counted.why][2:4] == [
        "Văn bản sửa đổi, bổ sung quy định trong 30 ngày kể từ ngày 10/6/2025.",
        "Thời hạn 30 ngày tính từ ngày tiếp theo liền kề (11/6/2025), kết thúc ngày 10/7/2025.",
    ]


OLD_WORDS, NEW_WORDS = "hết tháng 6", "hết tháng 12"
MOVED = {"deadline": {"by": "2025-12-31"}, "wording": NEW_WORDS}


@pytest.mark.parametrize(
    ("deadline", "changes", "events", "as_of", "expected"),
    [
        (BY, [task(**MOVED)], [], BEFORE, [OLD_WORDS]),
        (BY, [task(**MOVED)], [], DAY, [f"9/QĐ: {NEW_WORDS}"]),
        (BY, [task(wording=NEW_WORDS)], [], DAY, [f"9/QĐ: {NEW_WORDS}"]),
        # what was done, due or no longer owed before is as the plan worded it
        (BY, [task(**MOVED)], [E("done", BEFORE)], LATER, [OLD_WORDS]),
        (BY, [task(**MOVED)], [E("done", BEFORE), E("reopened", LATER)], LATER, [f"9/QĐ: {NEW_WORDS}"]),
        (BY, [task(**MOVED)], [E("done", DAY)], LATER, [f"9/QĐ: {NEW_WORDS}"]),
        (BY, [task(**MOVED)], [E("dropped", BEFORE, note="x")], LATER, [OLD_WORDS]),
        (BY, [task(lead=["b"], wording=NEW_WORDS)], [], LATER, [OLD_WORDS, f"9/QĐ: {NEW_WORDS}"]),
        (
            [{"by": "2025-05-01"}, {"by": "2025-08-01"}], [task(**MOVED)], [], LATER,
            [OLD_WORDS, OLD_WORDS, f"9/QĐ: {NEW_WORDS}"],
        ),
        (
            {"every": "quarter", "month": 2}, [on("2025-07-10", deadline={"every": "quarter"}, wording=NEW_WORDS)],
            [], "2025-10-01", [OLD_WORDS, f"2025-07-10/QĐ: {NEW_WORDS}", f"2025-07-10/QĐ: {NEW_WORDS}"],
        ),
        # saying it again words nothing anew
        (BY, [task(**MOVED), on(LATER, wording=NEW_WORDS)], [], LATER, [f"9/QĐ: {NEW_WORDS}"]),
    ],
)  # fmt: skip
def test_by_what_a_deadline_is_worded(
    deadline: Any, changes: Any, events: Sequence[Event], as_of: str, expected: list[str]
) -> None:
    """By the newest amendment that bears on the obligation, else by the plan."""
    plan = amended(deadline, *changes)
    worded = plan.tasks[0].model_copy(update={"wording": OLD_WORDS})
    report = report_of(plan.model_copy(update={"tasks": (worded,)}), events, as_of)
    told = [o.wording for o in report.obligations]
    assert [f"{by.id}: {said}" if by else said for by, said in told] == expected
