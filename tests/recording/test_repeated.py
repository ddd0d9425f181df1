"""A record that stands in the log already is told, and not written again."""

import itertools
import json
import shlex
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plantrack.log.event import Event, EventKind
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan
from plantrack.recording.new_record import NewRecord
from plantrack.recording.record import record_all
from plantrack.recording.remaining import record_remaining
from plantrack.words.problems import PlantrackError
from tests.conftest import Ran, Run
from tests.plans import make_plan, report_of, stamp
from tests.quarterly import quarterly

NOW = "2026-06-20T09:00:00+07:00"
Log = Callable[..., Ran]


@pytest.fixture
def log(run: Run, folder: Path) -> Log:
    """Run a command line on the twentieth of June 2026, in English."""
    quarterly(folder / "data")
    return lambda typed, now=NOW: run("--lang", "en", *shlex.split(typed), now=now)


def written(folder: Path) -> list[dict[str, str]]:
    path = folder / "data" / "plan-7.log.jsonl"
    found = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in found]


Q1 = "log 5 done STP --re 2026-Q1 --date 10/3/2026 --doc 50/BC"
REOPENED = "log 6 reopened STC --doc 8/SNV"


@pytest.mark.parametrize(
    "lines",
    [
        ("log 6 blocked STC --note x",),
        ("log 6 reminded STC",),
        ("log 5 reminded STP",),
        ("log 6 progress STC --doc 1/BC",),
        ("log 6 extended STC --doc 1/QĐ --due 30/9/2026",),
        ("log 6 dropped STC --note x",),
        ("log 6 note STC --note x",),
        ("log 9 received STP --doc 1/BTP --due 30/7/2026",),
        ("log - reported",),
        ("log 6 done STC --doc 1/BC",),
        ("log 6 done STC --doc 1/BC", REOPENED),
        (Q1, "log 5 done STP --doc 51/BC"),
        # a difficulty that is over, a delivery that was sent back on a later day
        ("log 6 blocked STC --note x", "log 6 progress STC --note y"),
        ("log 6 done STC --doc 1/BC --date 1/6/2026", REOPENED),
    ],
)
def test_what_was_recorded_twice_counts_once(
    log: Log, folder: Path, lines: tuple[str, ...]
) -> None:
    """Told with its id and not written, by whoever records it."""
    for line in lines:
        assert log(line).code == 0
    before = written(folder)
    for line in lines if len(lines) < 2 or REOPENED not in lines else lines[-1:]:
        ran = log(line, now="2026-06-20T16:00:00+07:00")
        assert (ran.code, ran.err, written(folder)) == (0, "", before), line
        ids = [one["id"] for one in before if f"(id {one['id']})" in ran.out]
        assert ids, ran.out


@pytest.mark.parametrize(
    "again",
    [
        "log 6 blocked STC --note y",
        "log 6 blocked STC --note x --doc 1/BC",
        "log 6 blocked STC --note x --date 19/6/2026",
        "log 6 blocked so-ke-hoach --note x",
        "log 6 progress STC --note x",
    ],
)
def test_whatever_differs_is_another_record(log: Log, folder: Path, again: str) -> None:
    """Another remark, document, day, agency or event."""
    log("log 6 blocked STC --note x")
    ran = log(again)
    assert (ran.code, len(written(folder))) == (0, 2)


def test_what_was_taken_back_is_recorded_again(log: Log, folder: Path) -> None:
    """It never happened, so this is the first one."""
    done = "log 6 done STC --doc 1/BC"
    log(done)
    assert log(f"log 6 void --re {written(folder)[0]['id']}").code == 0
    assert log(done).code == 0
    assert [one["event"] for one in written(folder)] == ["done", "void", "done"]


def test_a_delivery_that_was_sent_back_the_same_day_is_recorded_again(
    log: Log, folder: Path
) -> None:
    """The first one has its effect no longer."""
    done = "log 6 done STC --doc 1/BC"
    for line in (done, REOPENED, done):
        assert log(line).code == 0
    assert [one["event"] for one in written(folder)] == ["done", "reopened", "done"]


def test_of_several_agencies_the_others_are_written(log: Log, folder: Path) -> None:
    """Those recorded already are told; a group may hold some of them."""
    log("log 5 done STP --re 2026-Q1 --doc 3/TB")
    ran = log("log 5 done cac-so --re 2026-Q1 --doc 3/TB")
    agencies = [one["agency"] for one in written(folder)]
    assert (ran.code, agencies) == (0, ["so-tu-phap", "so-y-te", "so-cong-thuong"])
    assert (
        f" 20 Jun 2026 · 5 2026-Q1 · Sở Tư pháp · done: 3/TB (id {written(folder)[0]['id']})\n"
        in ran.out
    )


@pytest.mark.parametrize("day", ["10/3/2026", "20/6/2026"])
def test_a_document_that_delivered_another_quarter_is_asked_about(
    log: Log, folder: Path, day: str
) -> None:
    """It may deliver both, but only where that is said."""
    log(Q1)
    log("log 5 done SYT --re 2026-Q1 --date 10/3/2026")
    ran = log(f"log 5 done STP SYT --date {day} --doc 50/BC")
    (first, _) = written(folder)
    if day == "10/3/2026":  # the very same record; and a document that comes too late for the other
        assert (ran.code, first["id"] in ran.err) == (1, False)
        return
    assert (ran.code, ran.out, len(written(folder))) == (1, "", 2)
    assert ran.err == (
        "plantrack: 5 Sở Tư pháp: document 50/BC is recorded as the delivery of 2026-Q1 already "
        f"(id {first['id']}); if it delivers another one as well, add --re, for example --re 2026-Q2\n"
    )
    assert log(f"log 5 done STP --re 2026-Q2 --date {day} --doc 50/BC").code == 0
    assert [one.get("re") for one in written(folder)] == ["2026-Q1", "2026-Q1", "2026-Q2"]


def test_events_of_before_that_name_no_occurrence(log: Log, folder: Path) -> None:
    """A log of version 0.1 has them; what they took effect on is what counts."""
    log("log 5 reminded STP --date 10/2/2026")
    path = folder / "data" / "plan-7.log.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace(', "re": "2026-Q1"', ""), encoding="utf-8"
    )
    assert "re" not in written(folder)[0]
    assert log("log 5 reminded STP --date 10/2/2026").code == 0
    assert log("log 5 reminded STP --date 10/2/2026 --re 2026-Q1").code == 0
    assert len(written(folder)) == 1


# -- laws --------------------------------------------------------------------------------------------

AGENCIES = {
    "a": {"name": "A"},
    "b": {"name": "B", "until": "2025-06-30", "successor": "c"},
    "c": {"name": "C"},
    "d": {"name": "D", "until": "2025-05-31"},
}
PLANS = [
    make_plan(
        deadline, agencies=AGENCIES, lead=["g"], groups={"g": {"name": "G", "members": [*"abd"]}}
    )
    for deadline in (
        {"every": "month", "by": 20},
        {"by": "2025-06-15"},
        {"after": "x", "within": "5 working days"},
        [{"by": "2025-05-10"}, {"from": "2025-06-01", "to": "2025-07-10"}, {"after": "x"}],
    )
]
TODAY = date(2025, 8, 20)
DAYS = st.dates(date(2025, 4, 9), TODAY) | st.sampled_from([date(2025, 6, 1), date(2025, 6, 2)])
KINDS = [kind for kind in EventKind if kind not in (EventKind.VOID, EventKind.REPORTED)]
RE = [None, None, None, "2025-05", "2025-06", "2025-05-10", "2025-07-10", "1/B"]


@st.composite
def records(draw: st.DrawFn) -> NewRecord:
    """Return a record, sensible or not, of one agency, some, or all."""
    kind = draw(st.sampled_from(KINDS))
    agencies = draw(st.sampled_from([("a",), ("b",), ("a", "b"), ("a", "b", "d")]))
    named = frozenset(agencies) if len(agencies) < 3 else frozenset[str]()
    sets = kind in (EventKind.EXTENDED, EventKind.RECEIVED)
    doc = draw(st.sampled_from(["1/B", "2/B"] if sets else [None, "1/B", "2/B"]))
    note = draw(st.sampled_from(["x", "y"])) if doc is None else None
    day = draw(DAYS)
    due = draw(st.dates(day, date(2025, 12, 1))) if kind is EventKind.EXTENDED else None
    return NewRecord("T", kind, agencies, named, day, doc, due, draw(st.sampled_from(RE)), note)


numbers = itertools.count()


def later() -> Stamp:
    """Return the stamp of a command a moment after the one before."""
    ids = (f"n{next(numbers):08}" for _ in itertools.count())
    return stamp(TODAY)._replace(ids=ids)


def recorded(
    plan: Plan, events: Sequence[Event], rows: Sequence[NewRecord], *, remaining: bool = False
) -> list[Event] | None:
    """Return what records write together, none where they are refused; or one for all that remain."""
    try:
        if remaining:
            made = record_remaining(plan, events, rows[0], later())
        else:
            made = record_all(plan, events, rows, later())
    except PlantrackError:
        return None
    return [change.event for change in made.changes]


def one_by_one(plan: Plan, rows: Sequence[NewRecord]) -> list[Event]:
    """Return what records write one after the other, those that are refused left out."""
    events: list[Event] = []
    for row in rows:
        events += recorded(plan, events, [row]) or []
    return events


@given(st.sampled_from(PLANS), st.lists(records(), max_size=6), records(), st.booleans())
def test_recording_twice_changes_nothing(
    plan: Plan, before: list[NewRecord], one: NewRecord, remaining: bool
) -> None:
    """Whatever was recorded before; for some agencies or for all that remain."""
    events = one_by_one(plan, before)
    first = recorded(plan, events, [one], remaining=remaining)
    assume(first)
    again = [*events, *(first or [])]
    assert recorded(plan, again, [one], remaining=remaining) == []


@given(st.sampled_from(PLANS), st.lists(records(), min_size=1, max_size=4))
def test_the_same_sheet_twice_records_once(plan: Plan, rows: list[NewRecord]) -> None:
    """All of its rows together, as far as they can be."""
    sheet: list[NewRecord] = []
    for row in rows:
        sheet += [row] if recorded(plan, [], [*sheet, row]) is not None else []
    first = recorded(plan, [], sheet)
    assume(first)
    assert recorded(plan, first or [], sheet) == []


@given(st.sampled_from(PLANS), st.lists(records(), max_size=8))
def test_no_line_hangs_on_another(plan: Plan, rows: list[NewRecord]) -> None:
    """What is recorded names its occurrence wherever there are several, and stands without fault."""
    events = one_by_one(plan, rows)
    found = report_of(plan, events, TODAY.isoformat())
    assert [fault for fault in found.faults if not fault.late] == []
    if plan in (PLANS[0], PLANS[3]):
        assert all(e.re or e.event is EventKind.RECEIVED for e in events)
