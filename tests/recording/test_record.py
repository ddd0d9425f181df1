"""What a new record changes: the obligation before and after it, and today."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest

from plantrack.log.event import Event, EventKind
from plantrack.log.writer import Stamp
from plantrack.recording.effects import Change
from plantrack.recording.new_record import NewRecord
from plantrack.recording.record import record_all
from plantrack.report.obligation import Obligation
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.plans import event, make_plan, named

BY = {"by": "2025-04-15"}
AFTER = {"after": "văn bản"}
MONTHLY = {"every": "month"}
NOW = datetime.fromisoformat("2025-04-20T09:00:00+07:00")
E = event


def recorded(
    deadline: Any, events: Sequence[Event], kind: str, day: str = "2025-04-20", **more: Any
) -> Change:
    """Return what a record of agency a does on 20 Apr 2025."""
    if "due" in more:
        more["due"] = date.fromisoformat(more["due"])
    said = NewRecord("T", EventKind(kind), ("a",), frozenset("a"), date.fromisoformat(day), **more)
    stamp = Stamp("Lan", NOW, (f"new{number}" for number in count()))
    (change,) = record_all(make_plan(deadline), events, [said], stamp).changes
    return change


def told(row: Obligation | None) -> str:
    """Return the occurrence and the status of an obligation."""
    return " ".join(filter(None, (row.occurrence, row.status.value))) if row else "-"


DONE = E("done", "2025-04-14", id="d")
DOCUMENT = E("received", "2025-04-14", id="r", doc="1/B")
EARLY = E("done", "2025-04-14", id="n", re="2025-05")
EXTENDED = E("extended", "2025-04-14", id="x", doc="1", due="2025-04-30")


@pytest.mark.parametrize(
    ("deadline", "events", "kind", "more", "told_as"),
    [
        (BY, [], "done", {}, ("overdue", "done_late", "-")),
        (BY, [], "done", {"day": "2025-04-14"}, ("on_track", "done", "done")),
        (BY, [], "note", {"day": "2025-04-14", "note": "x"}, ("on_track", "on_track", "overdue")),
        (AFTER, [], "received", {"doc": "1/B"}, ("waiting", "1/B undated", "-")),
        (AFTER, [DOCUMENT], "blocked", {"day": "2025-04-12", "note": "x"}, ("waiting", "waiting", "1/B undated")),
        (MONTHLY, [], "note", {"re": "2025-05", "note": "x"}, ("2025-05 scheduled", "2025-05 scheduled", "-")),
        (MONTHLY, [], "done", {"re": "2025-05"}, ("2025-05 scheduled", "2025-05 done", "-")),
        # a void is told as of today, whatever its date and whatever it takes back
        (BY, [DONE], "void", {"re": "d"}, ("done", "overdue", "-")),
        (BY, [DONE], "void", {"re": "d", "day": "2025-04-10"}, ("done", "overdue", "-")),
        (BY, [DONE, E("void", "2025-04-15", id="v", re="d")], "void", {"re": "v"}, ("overdue", "done", "-")),
        (BY, [EXTENDED], "void", {"re": "x"}, ("on_track", "overdue", "-")),
        (AFTER, [DOCUMENT], "void", {"re": "r"}, ("1/B undated", "waiting", "-")),
        (MONTHLY, [EARLY], "void", {"re": "n"}, ("2025-05 done", "2025-05 scheduled", "-")),
        (BY, [E("note", "2025-04-14", id="o", note="x")], "void", {"re": "o"}, ("overdue", "overdue", "-")),
        # what had no effect
        (BY, [DONE, E("done", "2025-04-15", id="t")], "void", {"re": "t"}, ("done", "done", "-")),
    ],
)  # fmt: skip
def test_the_status_is_told_before_and_after_and_today(
    deadline: Any, events: Sequence[Event], kind: str, more: Any, told_as: tuple[str, str, str]
) -> None:
    """As of the day it happened; never is there nothing to tell."""
    change = recorded(deadline, events, kind, **more)
    assert (told(change.before), told(change.after), told(change.today)) == told_as
    taken_back = change.taken_back.id if change.taken_back else None
    assert taken_back == (more["re"] if kind == "void" else None)


@pytest.mark.parametrize(("due", "shorter"), [("2025-05-30", False), ("2025-04-20", True)])
def test_an_extension_to_an_earlier_day_is_a_shortening(due: str, shorter: bool) -> None:
    """The change knows the due date before it."""
    adjustment = recorded(BY, [EXTENDED], "extended", doc="2", due=due).adjustment
    assert adjustment
    assert (str(adjustment.former), adjustment.shortens) == ("2025-04-30", shorter)


ENDED = {"every": "month", "month": "2", "by": "20"}  # of March, due on 20 Apr 2025
TWICE = [{"every": "quarter", "month": "1"}, MONTHLY]  # both due on 30 Apr 2025


@pytest.mark.parametrize(
    ("deadline", "re", "vi", "en"),
    [
        (
            ENDED,
            "2025-03",
            "tháng 3/2025 đã kết thúc, sớm hơn ngày bắt đầu thực hiện (09/4/2025), nên không phải thực hiện nhiệm vụ của kỳ đó; hãy chọn kỳ khác bằng --re",
            "2025-03 ended before the task begins (9 Apr 2025), so nothing is owed for it; choose another with --re",
        ),
        (
            TWICE,
            "2025-04",
            "tháng 4/2025 và quý II/2025 cùng đến hạn ngày 30/4/2025 nên chỉ thực hiện cho quý II/2025; hãy chọn kỳ khác bằng --re",
            "2025-04 and 2025-Q2 are both due on 30 Apr 2025, so only 2025-Q2 is owed; choose another with --re",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["done", "reminded", "note"])
def test_nothing_is_recorded_about_a_period_that_nobody_owes(
    deadline: Any, re: str, vi: str, en: str, kind: str
) -> None:
    """Unless something was recorded about it before."""
    with pytest.raises(PlantrackError) as refused:
        recorded(deadline, [], kind, re=re, note="x")
    (problem,) = refused.value.problems
    for language, said in (("vi", vi), ("en", en)):
        assert problem.in_words(Words(language)).endswith(f": {said}")  # type: ignore[arg-type]  # both languages
    before = [E("progress", "2025-04-14", re=re)]
    change = recorded(deadline, before, kind, day="2025-04-18", re=re, note="x")
    assert change.after
    assert change.after.occurrence == re


@pytest.mark.parametrize(
    ("deadline", "events", "kind", "more", "wrong", "names"),
    [
        (BY, [DONE], "done", {"day": "2025-04-12"}, "contradicts", "d"),
        (BY, [DONE], "done", {}, "already_done", "d"),
        (BY, [DONE, E("reopened", "2025-04-15", id="o")], "void", {"re": "d"}, "contradicts", "o"),
        (BY, [E("dropped", "2025-04-14", id="p", note="x")], "done", {}, "already_dropped", "p"),
        (AFTER, [DOCUMENT, E("done", "2025-04-15", id="d", re="1/B")], "void", {"re": "r"}, "contradicts", "d"),
        (BY, [DONE, E("void", "2025-04-15", id="v", re="d")], "void", {"re": "d"}, "void_twice", "v"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_record_that_is_in_the_way(
    deadline: Any, events: Sequence[Event], kind: str, more: Any, wrong: str, names: str
) -> None:
    """Never the one just refused; taken back as the message says, the new one can be recorded."""
    with pytest.raises(PlantrackError) as refused:
        recorded(deadline, events, kind, **more)
    (problem,) = refused.value.problems
    assert named(problem.message) == wrong
    assert problem.in_words(Words("en")).endswith(f"void --re {names}")
    void = replace(recorded(deadline, events, "void", re=names).event, id="v0")
    if wrong != "void_twice":
        assert recorded(deadline, [*events, void], kind, **more).event.id == "new0"
