"""Who is written to of what, and which reminders hold the next one back."""

from datetime import date

import pytest

from plantrack.log.event import Event
from plantrack.report.letters import Digest, digests, reminders
from plantrack.report.news import News
from plantrack.report.report import LoadedPlan
from tests.plans import event, make_plan, stamp

# Sở M is the monitor, and answers for Sở C, which ended.
AGENCIES = {
    "m": {"name": "Sở M"},
    "a": {"name": "Sở A"},
    "c": {"name": "Sở C", "until": "2025-04-14", "successor": "m"},
}


def written_to(events: list[Event], day: str, *, soon: bool = False) -> list[str]:
    """Return the agencies that are reminded on a day, of what is due on 15/04/2025, once a week."""
    plan = make_plan({"by": "2025-04-15"}, agencies=AGENCIES, lead=["a", "m", "c"], monitor="m")
    now = stamp(date.fromisoformat(day))
    books = [LoadedPlan(plan, events)]
    return [letter.agency for letter in reminders(books, now, every=7, soon=soon)]


@pytest.mark.parametrize(
    ("reminded", "day", "soon", "expected"),
    [
        (None, "2025-04-16", False, ["a"]),  # and not the monitor, though it is late too
        ("2025-04-16", "2025-04-22", False, []),
        ("2025-04-16", "2025-04-23", False, ["a"]),
        # a notice before the due date, and on it, delays no reminder of what is overdue
        ("2025-04-12", "2025-04-16", False, ["a"]),
        ("2025-04-15", "2025-04-16", True, ["a"]),
        # but another notice
        ("2025-04-12", "2025-04-15", True, []),
    ],
)
def test_which_reminders_hold_the_next_one_back(
    reminded: str | None, day: str, soon: bool, expected: list[str]
) -> None:
    """Those sent since it became overdue; of what is only due soon, all."""
    events = [event("reminded", reminded)] if reminded else []
    assert written_to(events, day, soon=soon) == expected


def test_a_reminder_names_its_occurrence() -> None:
    """So that no line of the log hangs on others."""
    plan = make_plan({"every": "month", "by": 15}, agencies=AGENCIES, lead=["a"], monitor="m")
    received = make_plan(
        {"after": "x", "within": "5 days"}, agencies=AGENCIES, lead=["a"], monitor="m"
    )
    arrived = event("received", "2025-04-10", doc="1/B")
    books = [LoadedPlan(plan, []), LoadedPlan(received, [arrived])]
    (letter,) = reminders(books, stamp(date(2025, 5, 20)), every=7, soon=False)
    assert [one.re for _, one in letter.records] == ["2025-04", "1/B", "2025-05"]


def test_letters_of_a_monitor_are_the_same_beside_those_of_others() -> None:
    """An address that only a plan of another monitor knows is none; so a trial shows what each would send."""
    of_m, of_n = ("m", "", "c@m.vn"), ("n", "a@n.vn", "c@n.vn")
    followed = (("m", "", ""), of_m, ("n", "", ""), of_n)
    agencies = {"m": {"name": "M"}, "n": {"name": "N"}}
    books = {
        name: [
            LoadedPlan(
                make_plan(
                    {"by": "2025-04-15"}, lead=["a", "c"], monitor=monitor, plan_id=f"{number}/KH",
                    agencies={**agencies, "a": {"name": "A", "email": [*filter(None, [of_a])]}, "c": {"name": "C", "email": [*filter(None, [of_c])]}},
                ),
                [],
            )
            for number, (monitor, of_a, of_c) in enumerate(followed)
            if monitor in name
        ]
        for name in ("m", "n", "mn")
    }  # fmt: skip
    now = stamp(date(2025, 4, 30))
    sent = {
        name: {(letter.agency, letter.monitor, letter.to) for letter in reminders(of, now, every=7, soon=False)}
        for name, of in books.items()
    }  # fmt: skip
    assert sent["mn"] == sent["m"] | sent["n"]
    assert sent["m"] == {("a", "m", ()), ("c", "m", ("c@m.vn",))}


LATE = {"by": "2025-04-15"}
BOUND = {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}}


def reported(day: str, **more: object) -> Event:
    return event("reported", day, "m", task=None, **more)


def the_digest(*logs: list[Event], day: str = "2025-04-30") -> Digest:
    """Return the digest of a day of as many plans as there are logs; all are late in each."""
    plan = {"agencies": {**BOUND, "m": {"name": "M"}}, "lead": [*BOUND], "monitor": "m"}
    books = [
        LoadedPlan(make_plan(LATE, issued=f"2025-04-{number:02}", **plan), events)
        for number, events in enumerate(logs, 9)
    ]
    (found,) = digests(books, stamp(date.fromisoformat(day)), ())
    return found


def new_in(news: News | None) -> dict[str, str] | None:
    """Return which agencies deliver newly, and which are newly overdue."""
    if news is None:
        return None
    return {
        kind: "".join(o.agency for o in rows)
        for kind, rows in (("done", news.done), ("overdue", news.overdue))
        if rows
    }


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], None),  # the first digest
        ([reported("2025-04-20")], {}),
        ([reported("2025-04-15")], {"overdue": "abc"}),
        ([reported("2025-04-20"), event("done", "2025-04-22")], {"done": "a"}),
        ([event("done", "2025-04-18"), reported("2025-04-20")], {}),
        # recorded after it, of a day before it: no digest has told it
        (
            [
                reported("2025-04-20"),
                event("done", "2025-04-18", recorded="2025-04-21T09:00+07:00"),
            ],
            {"done": "a"},
        ),
        # recorded on that day, after it and at the same moment
        (
            [
                reported("2025-04-20"),
                event("done", "2025-04-20", recorded="2025-04-20T10:00+07:00"),
            ],
            {"done": "a"},
        ),
        ([reported("2025-04-20"), event("done", "2025-04-20")], {"done": "a"}),
        # one sent by hand and recorded later tells what was known on its day
        (
            [
                event("done", "2025-04-18", recorded="2025-04-21T09:00+07:00"),
                reported("2025-04-20", recorded="2025-04-22T09:00+07:00"),
            ],
            {"done": "a"},
        ),
        # of several, the newest counts, but for one that was taken back
        ([reported("2025-04-14"), reported("2025-04-20")], {}),
        (
            [
                reported("2025-04-14"),
                reported("2025-04-20", id="x"),
                event("void", "2025-04-21", "m", task=None, re="x"),
            ],
            {"overdue": "abc"},
        ),
        # a delivery that was told and taken back since is not told as new when it is recorded anew
        (
            [
                event("done", "2025-04-18", id="d"),
                reported("2025-04-20"),
                event("void", "2025-04-21", re="d"),
                event("done", "2025-04-19", recorded="2025-04-21T09:01+07:00"),
            ],
            {},
        ),
        # what another agency was sent, which followed the plan before
        ([event("reported", "2025-04-20", "a", task=None)], None),
    ],
)
def test_what_is_new_since_the_last_digest(
    events: list[Event], expected: dict[str, str] | None
) -> None:
    """By what that could tell, so that nothing is told by none."""
    found = the_digest(events)
    assert new_in(found.news) == expected
    assert bool(found.former) == (expected is not None)


def test_each_plan_has_its_own_last_digest() -> None:
    """The earliest is named; a plan of which nothing was told has nothing new."""
    happened = [event("done", "2025-04-22"), event("done", "2025-04-24", "b")]
    found = the_digest(
        [*happened, reported("2025-04-23")], [*happened, reported("2025-04-20")], happened
    )
    assert [str(day) for day in found.former] == ["2025-04-20", "2025-04-23"]
    assert found.news is not None
    assert str(found.news.since) == "2025-04-20"
    first, second, _ = found.report.plans
    rows = [(o.plan, o.agency) for o in found.news.done]
    assert rows == [(first, "b"), (second, "a"), (second, "b")]
    assert new_in(the_digest([], []).news) is None
