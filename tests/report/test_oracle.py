"""The report against a second reading of the contract, over many small worlds and days."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from plantrack.log.event import Event
from plantrack.report.report import Query, build
from tests.laws import examples
from tests.plans import event, make_plan
from tests.report.oracle import ISSUED, STEPS, WEEKDAYS, Plain, Row, planned, rows

# Close together, so that much falls on the same day and into the same period.
DAYS = st.integers(-20, 200).map(lambda n: ISSUED + timedelta(days=n))
SELDOM = st.integers(0, 5).map(lambda n: n == 0)
OFTEN = st.integers(0, 5).map(lambda n: n > 0)


def some(draw: st.DrawFn, key: str, values: st.SearchStrategy[Any]) -> Plain:
    """Return a key with a value, or nothing."""
    return {key: str(draw(values))} if draw(SELDOM) else {}


@st.composite
def rules(draw: st.DrawFn) -> Plain:
    """Return a deadline of any kind but a counted one."""
    kind = draw(st.sampled_from(["by", "before", "from", "after", "open", "every", "every"]))
    if kind == "from":
        first, last = sorted((draw(DAYS), draw(DAYS)))
        return {"from": str(first), "to": str(last)}
    if kind in ("by", "before"):
        return {kind: str(draw(DAYS))}
    if kind != "every":
        return {kind: "văn bản"}
    step = draw(st.sampled_from(["week", "month", "quarter", "half-year", "year"]))
    rule = {"every": step} | some(draw, "from", DAYS)
    last = draw(DAYS)
    if draw(st.booleans()) and last >= date.fromisoformat(rule.get("from", str(last))):
        rule["to"] = str(last)
    if step == "week":
        return rule | {"on": draw(st.sampled_from(WEEKDAYS))}
    last_month = STEPS[step] + 3
    return (
        rule
        | some(draw, "month", st.integers(1, last_month))
        | some(draw, "by", st.integers(1, 31))
    )


@st.composite
def deadlines(draw: st.DrawFn) -> Plain | list[Plain]:
    """Return a deadline, or a list in which names are unique and one document is awaited."""
    one = draw(rules())
    if draw(OFTEN):
        return one
    chosen: dict[object, Plain] = {}
    for rule in [one, *draw(st.lists(rules(), max_size=2))]:
        if "every" in rule:
            label: object = str(sorted(rule.items()))
        elif "before" in rule:
            label = date.fromisoformat(rule["before"]) - timedelta(days=1)
        elif "open" in rule:
            label = ("open", min(1, sum("open" in r for r in chosen.values())))
        else:
            label = (
                date.fromisoformat(rule.get("by") or rule["to"]) if "after" not in rule else "after"
            )
        chosen.setdefault(label, rule)
    return list(chosen.values())


@st.composite
def agencies(draw: st.DrawFn) -> dict[str, Plain]:
    """Return two or three agencies; one that ends may be followed by the next."""
    found: dict[str, Plain] = {}
    for id_, following in (("a", "b"), ("b", "c"), ("c", None)):
        agency: Plain = {"name": id_} | some(draw, "since", DAYS)
        last = draw(DAYS)
        if draw(st.integers(0, 2)) == 2 and str(last) >= agency.get("since", ""):
            agency["until"] = str(last)
            if following and draw(OFTEN):
                agency["successor"] = following
        found[id_] = agency
    return found


KINDS = [
    "done", "done", "done", "received", "progress", "reopened", "extended", "extended",
    "blocked", "reminded", "dropped", "note",
]  # fmt: skip
DOCS = ("1/B", "2/B")


@st.composite
def logs(draw: st.DrawFn, deadline: Plain | list[Plain]) -> list[Event]:
    """Return some events about a task with this deadline, sensible or not."""
    names = [o["name"] for o in planned(deadline) if o["name"]] or ["open"]
    awaited = any(o["start"] is None for o in planned(deadline))
    kinds = [*KINDS, "received", "received"] if awaited else KINDS
    found: list[Event] = []
    for number in range(draw(st.integers(0, 8))):
        kind, day = draw(st.sampled_from(kinds)), draw(DAYS)
        if draw(OFTEN) and found:
            day = found[-1].date + timedelta(days=draw(st.integers(0, 20)))
        more: Plain = {"id": f"e{draw(st.integers(0, 9))}{number}"}
        if draw(OFTEN):
            more["note"] = "x"
        if kind in ("received", "extended"):
            more["doc"] = draw(st.sampled_from(DOCS))
            if kind == "extended" or draw(st.booleans()):
                more["due"] = str(day + timedelta(days=draw(st.integers(-5, 60))))
        elif draw(st.booleans()):
            more["re"] = draw(st.sampled_from(DOCS) | st.sampled_from(names[:4]))
        if kind == "dropped":
            more["note"] = "x"
        agency = draw(st.sampled_from("aaaab"))
        if draw(SELDOM) and found:
            target = draw(st.sampled_from(found))
            kind, agency = "void", target.agency or "a"
            more = {"id": more["id"], "re": target.id}
        recorded = day + timedelta(days=draw(st.integers(-1, 30)))
        more["recorded"] = f"{recorded}T{draw(st.integers(8, 16)):02}:00:00+07:00"
        found.append(event(kind, str(day), agency, **more))
    return found


class World(NamedTuple):
    """A task, those who deliver it, what happened, and what is asked."""

    deadline: Any
    agencies: dict[str, Plain]
    log: list[Event]
    day: date
    known_on: date | None


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Return a small world and a day in it, often one on which all has happened."""
    deadline = draw(deadlines())
    log = draw(logs(deadline))
    day = draw(DAYS)
    if draw(OFTEN):
        day = max([day, *(e.date for e in log)])
    return World(deadline, draw(agencies()), log, day, draw(DAYS) if draw(SELDOM) else None)


def report(world: World) -> list[Row]:
    """Return what the program says, in the oracle's words."""
    plan = make_plan(world.deadline, agencies=world.agencies, lead=list(world.agencies))
    return [
        Row(
            o.agency, o.answers, o.occurrence, o.status.value, o.start, o.due, o.original_due, o.done_on,
            o.days_left, o.days_late, o.extensions, o.reminders, o.blocked.id if o.blocked else None,
            tuple(e.id for e in o.events),
        )
        for o in build(plan, world.log, Query(world.day, world.known_on)).obligations
    ]  # fmt: skip


@examples(300)
@given(worlds())
def test_the_report_is_what_the_contract_says(world: World) -> None:
    """Every obligation, its status, dates and counts, on any day and by what was known on any."""
    assert report(world) == rows(*world)


def test_what_comes_after_all_is_done_is_about_what_was_due_last() -> None:
    """In whichever order deadlines are written, and whatever was delivered first."""
    early, late = {"by": "2025-04-15"}, {"by": "2025-06-30"}
    log = [
        event("done", "2025-04-20", "a", re="2025-06-30"),
        event("done", "2025-04-21", "a", re="2025-04-15"),
        event("progress", "2025-04-22", "a", id="after"),
    ]
    for deadline in ([early, late], [late, early]):
        first, last = report(World(deadline, {"a": {"name": "a"}}, log, date(2025, 5, 1), None))
        assert "after" in last.events
        assert "after" not in first.events
