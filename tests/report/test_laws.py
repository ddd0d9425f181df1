"""Laws that hold for any events on any day, and a second opinion on the calendar."""

from datetime import date, timedelta

import holidays
from hypothesis import given
from hypothesis import strategies as st

from plantrack.log.event import Event
from plantrack.report.report import Query, build
from plantrack.report.status import Status
from tests.laws import examples
from tests.plans import event, make_plan, report_of, stand

CALENDAR = make_plan({"open": "x"}).days
DAYS = st.dates(date(2025, 4, 9), date(2025, 7, 1))
PLAN = make_plan(
    {"by": "2025-05-01"}, agencies={"a": {"name": "A"}, "b": {"name": "B"}}, lead=["a", "b"]
)
ONE = make_plan({"by": "2025-05-01"})
DOCUMENTS = make_plan({"after": "x", "within": "5 working days"})


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Return some events, sensible or not, each with a recording time of its own."""
    seldom = st.integers(0, 3)
    kinds = st.sampled_from(
        ["done", "reopened", "extended", "blocked", "progress", "dropped", "reminded", "note"]
    )
    found: list[Event] = []
    for number in range(draw(st.integers(0, 8))):
        kind, day = draw(kinds), draw(DAYS)
        more: dict[str, object] = {"id": f"e{number}", "note": "x"}
        if kind == "extended":
            more |= {"doc": "1", "due": draw(DAYS).isoformat()}
        if found and draw(seldom) == 0:
            kind, more = "void", {"id": f"e{number}", "re": draw(st.sampled_from(found)).id}
        recorded = f"{day}T09:00:{number:02}+07:00"
        found.append(
            event(kind, day.isoformat(), draw(st.sampled_from("ab")), recorded=recorded, **more)
        )
    return found


@given(events(), DAYS, st.integers(1, 30))
def test_a_later_day_is_never_less_overdue(found: list[Event], day: date, later: int) -> None:
    """Without a new event nothing gets better by itself."""
    before = [e for e in found if e.date <= day]
    first = build(PLAN, before, Query(day)).obligations
    second = build(PLAN, before, Query(day + timedelta(days=later))).obligations
    for one, other in zip(first, second, strict=True):
        if one.status is Status.OVERDUE:
            assert other.status is Status.OVERDUE
            assert (other.days_late or 0) == (one.days_late or 0) + later


@given(events(), DAYS, st.randoms())
def test_the_order_of_entry_changes_nothing(found: list[Event], day: date, random: object) -> None:
    """A merge may leave the lines of the log in any order."""
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert build(PLAN, shuffled, Query(day)) == build(PLAN, found, Query(day))


@given(events(), DAYS)
def test_counts_add_up_to_rows(found: list[Event], day: date) -> None:
    """Of the report, and of its tasks and agencies."""
    report = build(PLAN, found, Query(day))
    assert sum(report.total.counts.values()) == len(report.obligations) == 2
    for grouped in (report.by_task, report.by_agency, report.by_plan):
        assert sum(len(row[-1].obligations) for row in grouped) == 2
    done, fell_due = report.total.due_completion
    assert done <= fell_due
    assert report.total.delivered <= report.total.expected


@given(st.dates(date(2024, 1, 1), date(2026, 6, 1)), st.integers(1, 60))
def test_n_working_days_later(day: date, number: int) -> None:
    """It is a working day, and exactly n working days lie after the first day up to it."""
    end = CALENDAR.add(day, number)
    span = (end - day).days
    assert CALENDAR.is_working(end)
    assert sum(CALENDAR.is_working(day + timedelta(days=n)) for n in range(1, span + 1)) == number


@given(DAYS, DAYS, DAYS)
def test_an_extension_taken_back_is_as_if_it_never_was(day: date, due: date, seen: date) -> None:
    """Once the void counts, nothing of the extension is left."""
    extended = event("extended", day.isoformat(), doc="1", due=due.isoformat(), id="x")
    void = event("void", day.isoformat(), re="x", id="y")
    assert stand(ONE, [extended, void], seen.isoformat()) == stand(ONE, [], seen.isoformat())


@examples(30)
@given(st.dates(date(2025, 4, 9), date(2026, 12, 1)))
def test_a_counted_due_date_is_a_working_day_after_the_event(day: date) -> None:
    """Whatever day the document comes."""
    found = report_of(
        DOCUMENTS, [event("received", day.isoformat(), doc="1")], "2027-06-01"
    ).obligations
    assert all(o.due and o.due > day and CALENDAR.is_working(o.due) for o in found)


def test_the_calendar_against_a_second_source() -> None:
    """The package `holidays` agrees, but for days that it does not know of 2026.

    It misses the swap of 02/01/2026 for Saturday 10/01/2026.
    """
    other = holidays.country_holidays("VN", years=[2024, 2025, 2026])
    day, differ = date(2024, 1, 1), []
    while day.year < 2027:
        known = day not in other and day.weekday() < 5
        worked = {*getattr(other, "weekend_workdays", ())}
        if CALENDAR.is_working(day) != (known or day in worked):
            differ.append(day.isoformat())
        day += timedelta(days=1)
    assert differ == ["2026-01-02", "2026-01-10"]


def test_a_day_off_entered_later_moves_open_counts() -> None:
    """Nothing derived is stored, so the next run knows."""
    rule = {"after": "x", "within": "5 working days"}
    events = [event("received", "2026-11-18", doc="1")]
    plain = make_plan(rule)
    swapped = make_plan(
        rule, corrections={"off": [{"date": "2026-11-23", "note": "nghỉ hoán đổi"}]}
    )
    assert str(stand(plain, events, "2026-11-20").due) == "2026-11-26"
    assert str(stand(swapped, events, "2026-11-20").due) == "2026-11-27"
