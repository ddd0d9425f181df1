"""Statuses as of a day, for every kind of event and for agencies that come and go."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from plantrack.log.event import Event
from plantrack.plan.model import Agency
from plantrack.report import messages as report_messages
from plantrack.report.status import Status
from plantrack.words.words import say
from tests.plans import event, faults, make_plan, report_of, stand

BY = {"by": "2025-04-15"}
AFTER = {"after": "văn bản"}
E = event


@pytest.mark.parametrize(
    ("deadline", "events", "day", "status"),
    [
        (AFTER, [], "2025-05-01", "waiting"),
        ({"from": "2025-06-01", "to": "2025-07-01"}, [], "2025-05-31", "scheduled"),
        ({"from": "2025-06-01", "to": "2025-07-01"}, [], "2025-06-01", "on_track"),
        (BY, [], "2025-04-15", "on_track"),
        (BY, [], "2025-04-16", "overdue"),
        ({"open": "thường xuyên"}, [], "2030-01-01", "undated"),
        (BY, [E("done", "2025-04-15")], "2025-04-14", "on_track"),
        (BY, [E("done", "2025-04-15")], "2025-04-15", "done"),
        (BY, [E("done", "2025-04-16")], "2025-04-16", "done_late"),
        ({"open": "thường xuyên"}, [E("done", "2030-01-01")], "2030-01-01", "done"),
        (BY, [E("done", "2025-04-10"), E("reopened", "2025-04-12")], "2025-04-12", "on_track"),
        (BY, [E("done", "2025-04-10"), E("reopened", "2025-04-12")], "2025-04-16", "overdue"),
        (BY, [E("dropped", "2025-04-12", note="thôi")], "2025-05-01", "closed"),
        (BY, [E("extended", "2025-04-20", doc="1", due="2025-05-01")], "2025-04-19", "overdue"),
        (BY, [E("extended", "2025-04-20", doc="1", due="2025-05-01")], "2025-04-20", "on_track"),
        (BY, [E("extended", "2025-04-10", doc="1", due="2025-04-12")], "2025-04-13", "overdue"),
        # delivered after an extension that was in force, though after the first due date
        (
            BY,
            [E("extended", "2025-04-14", doc="1", due="2025-05-01"), E("done", "2025-04-30")],
            "2025-05-02",
            "done",
        ),
        # an extension of what has no date gives it one
        ({"open": "x"}, [E("extended", "2025-04-14", doc="1", due="2025-05-01")], "2025-05-02", "overdue"),
        (AFTER, [E("received", "2025-05-01", doc="1/B")], "2025-05-02", "undated"),
        (AFTER, [E("received", "2025-05-01", doc="1/B", due="2025-05-10")], "2025-05-11", "overdue"),
        (AFTER, [E("received", "2025-05-01", doc="1/B")], "2025-04-30", "waiting"),
        (BY, [E("note", "2025-04-10", note="x")], "2025-04-16", "overdue"),
    ],
)  # fmt: skip
def test_the_status_as_of_a_day(
    deadline: Any, events: Sequence[Event], day: str, status: str
) -> None:
    """Section 3 of the contract: all eight statuses, at their edges."""
    assert stand(make_plan(deadline), events, day).status == status


def test_events_entered_in_any_order_mean_the_same() -> None:
    """The order is that of date, recording time and id, not of lines in the file."""
    done, reopened = E("done", "2025-04-10"), E("reopened", "2025-04-12")
    plan = make_plan(BY)
    assert stand(plan, [reopened, done], "2025-04-13") == stand(
        plan, [done, reopened], "2025-04-13"
    )


def test_a_chain_of_extensions_keeps_each_former_date() -> None:
    """The original due date, the number of extensions and the date now in force."""
    events = [
        E("extended", "2025-04-14", doc="1", due="2025-04-30"),
        E("extended", "2025-04-29", doc="2", due="2025-05-15"),
    ]
    found = stand(make_plan(BY), events, "2025-05-01")
    assert (str(found.original_due), str(found.due), found.extensions) == (
        "2025-04-15",
        "2025-05-15",
        2,
    )
    assert str(stand(make_plan(BY), events, "2025-04-20").due) == "2025-04-30"


def test_a_void_takes_back_as_if_nothing_had_happened() -> None:
    """On every day; a void of the void brings the event back, and neither has a date that counts."""
    plan = make_plan(BY)
    extended = E("extended", "2025-04-14", doc="1", due="2025-04-30")
    void = E("void", "2025-04-18", re=extended.id)
    again = E("void", "2025-04-10", re=void.id)
    for day in ("2025-04-17", "2025-04-18", "2025-04-30"):
        assert stand(plan, [extended, void], day) == stand(plan, [], day)
        assert stand(plan, [extended, void, again], day) == stand(plan, [extended], day)


def test_what_was_taken_back_is_seen_as_it_was_known() -> None:
    """Of a month's end before the correction was recorded."""
    plan, done = make_plan(BY), E("done", "2025-04-15")
    void = E("void", "2025-04-15", re=done.id, recorded="2025-05-05T09:00:00+07:00")
    found = [
        stand(plan, [done, void], "2025-04-30", known_on=day).status
        for day in ("2025-05-04", "2025-05-05")
    ]
    assert found == [Status.DONE, Status.OVERDUE]


def test_what_was_not_yet_recorded_is_left_out() -> None:
    """`--known-on` answers what the office could know on a day."""
    late = E("done", "2025-04-15", recorded="2025-04-17T00:30:00+07:00")
    plan = make_plan(BY)
    assert stand(plan, [late], "2025-04-16", known_on="2025-04-16").status == Status.OVERDUE
    assert stand(plan, [late], "2025-04-16", known_on="2025-04-17").status == Status.DONE


def test_difficulties_flag_until_work_goes_on() -> None:
    """Blocked, then progress, done or dropped."""
    plan, blocked = make_plan(BY), E("blocked", "2025-04-10", note="thiếu kinh phí")
    assert stand(plan, [blocked], "2025-04-11").blocked == blocked
    for kind in ("progress", "done", "dropped"):
        after = E(kind, "2025-04-12", note="x")
        assert stand(plan, [blocked, after], "2025-04-12").blocked is None


def test_reminders_are_counted_and_remarks_kept() -> None:
    """The newest remark, document or reason is the note."""
    events = [
        E("reminded", "2025-04-16"),
        E("reminded", "2025-04-23"),
        E("progress", "2025-04-24", note="đang soạn", doc="5/CV"),
        E("reminded", "2025-04-30"),
    ]
    found = stand(make_plan(BY), events, "2025-05-01")
    assert (found.reminders, found.remark) == (3, ("5/CV", "đang soạn"))


def test_days_left_and_late() -> None:
    """Due minus day, negative when overdue; nothing to count once closed or done."""
    plan = make_plan(BY)
    found = [
        stand(plan, [], day) for day in ("2025-04-09", "2025-04-13", "2025-04-15", "2025-04-18")
    ]
    assert [(o.days_left, o.due_soon, o.days_late) for o in found] == [
        (6, True, None), (2, True, None), (0, True, None), (-3, False, 3),
    ]  # fmt: skip
    late = stand(plan, [E("done", "2025-04-18")], "2025-05-01")
    assert (late.days_left, late.days_late, str(late.done_on)) == (None, 3, "2025-04-18")


def test_each_document_opens_an_occurrence_of_its_own() -> None:
    """Several ministries may write, at any time."""
    events = [
        E("received", "2025-05-01", doc="1/BNV", due="2025-05-10"),
        E("received", "2025-06-01", doc="2/BTC"),
        E("done", "2025-05-09", re="1/BNV"),
    ]
    rows = report_of(make_plan(AFTER), events, "2025-06-02").obligations
    assert [(o.occurrence, o.status) for o in rows] == [("1/BNV", "done"), ("2/BTC", "undated")]


AGENCIES = {
    "a": {"name": "UBND huyện A", "until": "2025-06-30"},
    "b": {"name": "UBND huyện B", "until": "2025-06-30", "successor": "c"},
    "c": {"name": "UBND xã C", "since": "2025-07-01", "until": "2025-12-31", "successor": "d"},
    "d": {"name": "UBND xã D", "since": "2026-01-01"},
    "e": {"name": "Sở E", "since": "2025-09-01"},
}


@pytest.mark.parametrize(
    ("day", "a", "b"),
    [
        ("2025-06-30", ("overdue", "a"), ("overdue", "b")),
        ("2025-07-01", ("closed", "a"), ("overdue", "c")),
        ("2026-01-01", ("closed", "a"), ("overdue", "d")),
    ],
)
def test_an_agency_that_ends(day: str, a: tuple[str, str], b: tuple[str, str]) -> None:
    """Closed without a successor; else the last of the chain answers."""
    plan = make_plan(BY, agencies=AGENCIES, lead=["a", "b"])
    rows = report_of(plan, [], day).obligations
    assert [(o.status.value, o.answers) for o in rows] == [a, b]


def test_what_was_done_before_the_end_stays_done() -> None:
    """An ended agency keeps its deliveries."""
    plan = make_plan(BY, agencies=AGENCIES, lead=["a"])
    assert stand(plan, [E("done", "2025-04-10")], "2025-08-01").status == Status.DONE


@pytest.mark.parametrize(
    ("deadline", "bound"),
    [
        ({"by": "2025-08-31"}, "abc"),  # e begins the day after
        ({"by": "2025-09-01"}, "abce"),
        ({"from": "2025-07-01", "to": "2025-12-31"}, "bce"),  # c follows b, nobody a
        ({"from": "2025-06-30", "to": "2025-12-31"}, "abce"),
        ({"open": "x"}, "abcde"),
        (AFTER, "abcde"),
    ],
)
def test_only_agencies_whose_life_overlaps_are_bound(deadline: Any, bound: str) -> None:
    """[since, until] and [start, due], all ends inclusive."""
    plan = make_plan(deadline, agencies=AGENCIES, lead=list("abcde"))
    assert "".join(o.agency for o in report_of(plan, [], "2025-04-10").obligations) == bound


def test_a_group_beside_its_member_counts_nobody_twice() -> None:
    """Deliverers are agencies, in plan order."""
    plan = make_plan(
        BY,
        agencies=AGENCIES,
        lead=["b", "g", "a"],
        groups={"g": {"name": "nhóm", "members": ["b", "a"]}},
    )
    assert [o.agency for o in report_of(plan, [], "2025-04-10").obligations] == ["a", "b"]


@pytest.mark.parametrize(
    ("deadline", "events", "wrong"),
    [
        (BY, [E("done", "2025-04-10"), E("done", "2025-04-11")], "already_done"),
        (BY, [E("reopened", "2025-04-10")], "not_done"),
        (BY, [E("dropped", "2025-04-10", doc="1"), E("done", "2025-04-11")], "already_dropped"),
        (AFTER, [E("done", "2025-04-10")], "document_not_come"),
        (AFTER, [E("extended", "2025-04-10", doc="1", due="2025-05-01")], "document_not_come"),
        (AFTER, [E("received", "2025-05-01", doc="1"), E("received", "2025-05-02", doc="1")], "already_received"),
        (BY, [E("received", "2025-05-01", doc="1")], "nothing_awaited"),
        (BY, [E("done", "2025-04-10", re="2025-Q2")], "no_occurrences"),
        (BY, [E("blocked", "2025-04-10")], "event_needs_doc_or_note"),
        (BY, [E("note", "2025-04-10")], "event_needs_doc_or_note"),
        (AFTER, [E("received", "2025-05-01", doc="1", due="2025-04-30")], "due_before_receipt"),
        (BY, [E("extended", "2025-04-10", doc="1", due="2025-04-01")], "due_before_start"),
        (
            AFTER,
            [E("received", "2025-05-01", doc="1"), E("received", "2025-05-02", doc="2"), E("done", "2025-05-03")],
            "which_occurrence",
        ),
        ({"every": "month"}, [E("done", "2025-05-20")], "which_occurrence"),
        ({"every": "month"}, [E("done", "2025-04-20", re="2025-06")], "unknown_occurrence"),
        (
            {"every": "month"},
            [E("done", "2025-04-20"), E("done", "2025-04-21"), E("done", "2025-04-22")],
            "already_done",
        ),
    ],
)  # fmt: skip
def test_an_event_that_makes_no_sense_has_no_effect(
    deadline: Any, events: Sequence[Event], wrong: str
) -> None:
    """It is reported with its reason, and the rest stands as if it were not there."""
    plan = make_plan(deadline)
    assert [(fault.event, key) for fault, key in faults(plan, events)] == [(events[-1], wrong)]
    before, after = (report_of(plan, found, "2026-12-31") for found in (events[:-1], events))
    assert before.obligations == after.obligations


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (E("done", "2025-04-10", task="X"), "unknown_task"),
        (E("done", "2025-04-10", "z"), "unknown_agency"),
        (E("done", "2025-04-10", "b"), "not_bound"),
        (E("reported", "2025-04-10", "z", task=None), "unknown_agency"),
        (E("done", "2025-04-10", None), "event_needs"),
        (E("done", "2025-04-10", task=None), "event_needs"),
        (E("received", "2025-04-10"), "event_needs_doc"),
        (E("extended", "2025-04-10", doc="1"), "event_needs_due"),
        (E("dropped", "2025-04-10"), "event_needs_doc_or_note"),
        (E("void", "2025-04-10"), "void_needs_re"),
        (E("done", "2025-04-10", due="2025-05-01"), "event_sets_no_due"),
    ],
)
def test_an_event_that_names_what_is_not_there(wrong: Event, key: str) -> None:
    """Such a log cannot be read with this plan."""
    plan = make_plan(BY, agencies={"a": {"name": "A"}, "b": {"name": "B"}})
    ((fault, found),) = faults(plan, [wrong])
    assert (found, fault.dangling) == (key, True)


def test_an_event_outside_the_life_of_its_agency() -> None:
    """Before it began, or after it ended without a successor; a note may still be made."""
    plan = make_plan({"open": "x"}, agencies=AGENCIES, lead=["a", "e"])
    late, early = E("done", "2025-07-01", "a"), E("done", "2025-08-31", "e")
    note = E("note", "2025-07-02", "a", note="hồ sơ chuyển lưu trữ")
    assert [key for _, key in faults(plan, [late, early, note])] == [
        "agency_ended",
        "agency_not_begun",
    ]


def test_reopened_needs_no_occurrence_where_one_is_done() -> None:
    """Of two occurrences, the done one is the one to reopen, the open one to deliver."""
    events = [
        E("received", "2025-05-01", doc="1"),
        E("received", "2025-05-02", doc="2"),
        E("done", "2025-05-03", re="1"),
        E("reopened", "2025-05-04"),
        E("done", "2025-05-05", re="1"),
        E("done", "2025-05-06"),
    ]
    rows = report_of(make_plan(AFTER), events, "2025-06-01").obligations
    assert [o.status for o in rows] == [Status.DONE, Status.DONE]


def test_what_was_said_while_waiting_is_kept() -> None:
    """A difficulty, a reminder and the history go on with the first document."""
    events = [
        E("blocked", "2025-04-10", note="thiếu mẫu"),
        E("reminded", "2025-04-11"),
        E("received", "2025-04-12", doc="1"),
    ]
    found = stand(make_plan(AFTER), events, "2025-04-13")
    assert (found.blocked, found.reminders, found.events) == (events[0], 1, tuple(events))


def test_the_last_of_a_chain_is_the_one_that_left_nobody() -> None:
    """A's successor B ended too, without a successor of its own."""
    agencies = {
        "a": {"name": "A", "until": "2025-06-30", "successor": "b"},
        "b": {"name": "B", "until": "2025-12-31"},
    }
    found = stand(make_plan(BY, agencies=agencies), [], "2026-01-01")
    assert found.reason == say(
        report_messages.ended_without_successor,
        agency=Agency(name="B", until="2025-12-31"),
        day=date(2025, 12, 31),
    )
    assert (found.status, found.answers) == (Status.CLOSED, "a")


def test_occurrences_stand_in_order_of_time() -> None:
    """Not in that of the list, or of arrival."""
    plan = make_plan([{"by": "15/8/2026"}, {"by": "25/7/2026"}])
    rows = report_of(plan, [], "2026-01-01").obligations
    assert [o.occurrence for o in rows] == ["2026-07-25", "2026-08-15"]


def test_the_next_period_may_be_delivered_early() -> None:
    """Without `re` once the running one is done, with it at any time; a note alone lists nothing."""
    plan = make_plan({"every": "month"})
    running, early = E("done", "2025-04-20"), E("done", "2025-04-21")
    rows = report_of(plan, [running, early], "2025-04-25").obligations
    assert [(o.occurrence, o.done_on) for o in rows] == [
        ("2025-04", date(2025, 4, 20)),
        ("2025-05", date(2025, 4, 21)),
    ]
    named = E("done", "2025-04-20", re="2025-05")
    rows = report_of(plan, [named], "2025-04-25").obligations
    assert [(o.occurrence, o.status.value) for o in rows] == [
        ("2025-04", "on_track"),
        ("2025-05", "done"),
    ]
    for kind, listed in (("note", 1), ("progress", 2)):
        said = E(kind, "2025-04-20", re="2025-05", note="x")
        assert len(report_of(plan, [said], "2025-04-25").obligations) == listed


def test_the_first_period_is_scheduled_before_it_begins() -> None:
    """So that a date before `from` is not before everything."""
    plan = make_plan({"every": "quarter", "from": "1/7/2025"})
    first = stand(plan, [], "2025-04-10")
    assert (first.occurrence, first.status) == ("2025-Q3", Status.SCHEDULED)
    done = E("done", "2025-06-20")
    assert stand(plan, [done], "2025-06-20").status == Status.DONE


# 2025-03, which had ended when the plan was issued, is due on 9 May 2025.
ENDED = {"every": "month", "month": "3", "before": "10", "to": "30/4/2025"}


@pytest.mark.parametrize(
    ("deadline", "events", "rows"),
    [
        (ENDED, [], "2025-04 on_track"),
        (ENDED, [E("note", "2025-05-02", re="2025-03", note="x")], "2025-04 on_track"),
        # recorded before 0.3: it stays
        (ENDED, [E("done", "2025-05-02", re="2025-03")], "2025-03 done, 2025-04 on_track"),
        (ENDED, [E("reminded", "2025-05-02", re="2025-03")], "2025-03 overdue, 2025-04 on_track"),
        (ENDED, [E("reminded", "2025-05-02", re="2025-03"), E("done", "2025-05-12", re="2025-03")], "2025-03 done_late, 2025-04 on_track"),
        # what names no occurrence is about none that nobody owes
        (ENDED, [E("done", "2025-04-20")], "2025-04 done"),
        # of two due on one day, the one of the longer period
        ([{"every": "quarter", "month": "2"}, {"every": "month"}], [], "2025-04 overdue, 2025-Q2 on_track"),
        ([{"every": "quarter", "month": "2"}, {"every": "month"}], [E("done", "2025-05-02", re="2025-05")], "2025-04 overdue, 2025-05 done, 2025-Q2 on_track"),
        ([{"every": "quarter", "month": "2"}, {"every": "month"}], [E("done", "2025-05-02", re="2025-04")], "2025-04 done_late, 2025-Q2 on_track"),
        # each week by itself
        ({"every": "week", "on": "friday", "from": "5/5/2025"}, [E("done", "2025-05-09", re="2025-W19")], "2025-W19 done, 2025-W20 on_track"),
        ({"every": "week", "on": "friday", "from": "5/5/2025"}, [E("done", "2025-05-10", re="2025-W20")], "2025-W19 overdue, 2025-W20 done"),
        ({"every": "week", "on": "friday", "from": "19/5/2025"}, [], "2025-W21 scheduled"),
    ],
)  # fmt: skip
def test_periods_that_nobody_owes_are_not_listed(
    deadline: Any, events: Sequence[Event], rows: str
) -> None:
    """Unless something was recorded about them, which is no fault."""
    plan = make_plan(deadline)
    found = report_of(plan, events, "2025-05-15")
    assert ", ".join(f"{o.occurrence} {o.status.value}" for o in found.obligations) == rows
    assert found.faults == ()


def test_a_plan_of_march_owes_no_report_of_february() -> None:
    """Eight agencies were overdue for a month that was over when the plan was issued."""
    eight = {f"a{n}": {"name": f"Sở {n}"} for n in range(8)}
    plan = make_plan(
        {"every": "month", "month": "2", "before": "10"},
        issued="2026-03-02", agencies=eight, lead=list(eight), monitor="a0",
    )  # fmt: skip
    assert {o.occurrence for o in report_of(plan, [], "2026-03-20").obligations} == {"2026-03"}
    assert report_of(plan, [], "2026-04-09").total.counts == {Status.ON_TRACK: 16}
    assert report_of(plan, [], "2026-04-10").total.counts == {
        Status.OVERDUE: 8,
        Status.ON_TRACK: 8,
    }


def test_a_deadline_without_a_date_in_a_list_can_be_named() -> None:
    """`open` and `after`; what was said while waiting goes on with the document."""
    plan = make_plan([{"open": "x"}, {"after": "y"}, {"by": "2025-05-15"}])
    events = [
        E("done", "2025-04-20", re="open"),
        E("blocked", "2025-04-21", re="after", note="thiếu mẫu"),
        E("done", "2025-04-22", re="2025-05-15"),
        E("received", "2025-04-23", doc="1/B"),
        E("done", "2025-04-24"),
    ]
    rows = report_of(plan, events, "2025-04-30").obligations
    assert [(o.occurrence, o.status.value) for o in rows] == [
        ("2025-05-15", "done"),
        ("1/B", "done"),
        ("open", "done"),
    ]
    assert rows[1].events == (events[1], events[3], events[4])


def test_an_extension_of_the_day_of_delivery_counts_for_it_whenever_recorded() -> None:
    """As one dated before it does."""
    plan, done = make_plan(BY), E("done", "2025-04-20")
    for day in ("2025-04-18", "2025-04-20"):
        late = E("extended", day, doc="1", due="2025-04-30", recorded="2025-05-05T09:00:00+07:00")
        assert stand(plan, [done, late], "2025-05-06").status == Status.DONE
        assert stand(plan, [done, late], "2025-05-06", "2025-05-04").status == Status.DONE_LATE


def test_a_successor_inherits_what_begins_after_the_agency_ended() -> None:
    """Both are shown; without a successor the later periods bind nobody."""
    plan = make_plan({"every": "quarter"}, agencies=AGENCIES, lead=["a", "b"])
    rows = report_of(plan, [], "2025-08-01").obligations
    assert [(o.agency, o.occurrence, o.status.value, o.answers) for o in rows] == [
        ("a", "2025-Q2", "closed", "a"),
        ("b", "2025-Q2", "overdue", "c"),
        ("b", "2025-Q3", "on_track", "c"),
    ]


def test_an_earlier_date_is_a_shortening() -> None:
    """Told apart from an extension by the date before it."""
    events = [
        E("extended", "2025-04-10", doc="1", due="2025-04-30"),
        E("extended", "2025-04-12", doc="2", due="2025-04-20"),
    ]
    found = stand(make_plan(BY), events, "2025-04-15")
    assert [(str(a.former), a.shortens) for a in found.adjustments] == [
        ("2025-04-15", False),
        ("2025-04-30", True),
    ]


def test_of_two_documents_each_has_its_own_deadline() -> None:
    """Named by `re`, else in the order of the plan."""
    plan = make_plan([{"after": "một", "within": "10 days"}, {"after": "hai", "within": "1 month"}])

    def dues(*events: Event) -> list[tuple[str | None, str, str]]:
        found = report_of(plan, events, "2025-06-02").obligations
        return [(o.occurrence, str(o.due), o.status) for o in found]

    assert dues() == [("after", "None", "waiting"), ("after-2", "None", "waiting")]
    second = E("received", "2025-06-02", doc="2/B", re="after-2")
    assert dues(second) == [("2/B", "2025-07-02", "on_track"), ("after", "None", "waiting")]
    first = E("received", "2025-06-02", doc="1/B")
    both = [("1/B", "2025-06-12", "on_track"), ("2/B", "2025-07-02", "on_track")]
    assert dues(second, first) == both
    assert dues(first, E("received", "2025-06-02", doc="2/B")) == both
    again = E("received", "2025-06-02", doc="3/B", re="after-2")
    assert dues(first, second, again)[2] == ("3/B", "2025-07-02", "on_track")
