"""Laws of plans that later documents change, over random plans, decisions, records and days."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from plantrack.log.event import Event
from plantrack.plan.model import Plan
from plantrack.report.report import Query, Report, build
from plantrack.report.status import Status
from tests.laws import examples
from tests.plans import event

ISSUED = date(2025, 4, 9)
DAYS = st.integers(0, 200).map(lambda n: ISSUED + timedelta(days=n))
AGENCIES = {
    **{id_: {"name": id_} for id_ in "ab"},
    "c": {"name": "c", "since": "2025-06-01"},
    "d": {"name": "d", "until": "2025-07-15", "successor": "c"},
}
GROUPS = {"g": {"name": "g", "members": ["a", "b"]}}
LEADS = st.sampled_from([["a"], ["b", "c"], ["g"], ["g", "d"], ["a", "b", "c", "d"]])
RULES: st.SearchStrategy[Any] = st.one_of(
    DAYS.map(lambda day: {"by": str(day)}),
    DAYS.map(lambda day: {"before": str(day)}),
    st.tuples(DAYS, DAYS).map(lambda days: {"from": str(min(days)), "to": str(max(days))}),
    st.just({"open": "thường xuyên"}),
    st.just({"after": "văn bản"}),
    st.tuples(st.sampled_from(["month", "quarter"]), st.integers(1, 28)).map(
        lambda it: {"every": it[0], "by": str(it[1]), "from": str(ISSUED)}
    ),
)
DEADLINES = st.one_of(
    RULES,
    st.lists(DAYS, min_size=2, max_size=3, unique=True).map(
        lambda days: [{"by": str(day)} for day in sorted(days)]
    ),
    st.lists(RULES, min_size=1, max_size=3, unique_by=lambda rule: next(iter(rule))),
)
TASKS = ("T", "U", "V")  # V is brought by an amendment, if at all


class World(NamedTuple):
    """A plan's tasks as signed, what was decided later, what happened, and a day."""

    tasks: list[dict[str, Any]]
    amendments: list[dict[str, Any]]
    log: list[Event]
    day: date

    def plan(self, amendments: list[dict[str, Any]]) -> Plan:
        """Return the plan with these of its amendments."""
        return plan_of(self.tasks, GROUPS, amendments)


def plan_of(tasks: Any, groups: Any, amendments: Any) -> Plan:
    """Return a plan of these tasks."""
    about = {
        "id": "1/KH",
        "title": "Kế hoạch",
        "issuer": "UBND",
        "issued": str(ISSUED),
        "monitor": "a",
    }
    keys = {"agencies": AGENCIES, "groups": groups, "tasks": tasks, "amendments": amendments}
    return Plan.model_validate({"plan": about, **keys})


def whole(id_: str, draw: st.DrawFn) -> dict[str, Any]:
    return {"id": id_, "title": "Việc", "lead": draw(LEADS), "deadline": draw(DEADLINES)}


@st.composite
def amendments(draw: st.DrawFn, least: int, most: int) -> list[dict[str, Any]]:
    """Return so many, in order."""
    days = sorted(draw(st.lists(DAYS, min_size=least, max_size=most)))
    found, there = [], {"T", "U"}
    for number, day in enumerate(days):
        tasks = []
        for id_ in draw(st.lists(st.sampled_from(TASKS), unique=True, max_size=2)):
            if id_ not in there:
                tasks.append(whole(id_, draw))
                there.add(id_)
                continue
            what = draw(st.sampled_from(["lead", "deadline", "both", "dropped"]))
            change: dict[str, Any] = {"id": id_}
            if what in ("lead", "both"):
                change["lead"] = draw(LEADS)
            if what in ("deadline", "both"):
                change["deadline"] = draw(DEADLINES)
            if what == "dropped":
                change["dropped"] = "thôi"
            tasks.append(change)
        groups = {}
        if draw(st.integers(0, 3)) == 0:
            groups = {"g": {"members": draw(st.sampled_from([["a"], ["b", "c"], ["c", "d"]]))}}
        found.append({"id": f"{number}/QĐ", "issued": str(day), "tasks": tasks, "groups": groups})
    return found


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Return a few records, sensible or not."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(
            st.sampled_from(
                [
                    "done",
                    "done",
                    "extended",
                    "received",
                    "reopened",
                    "progress",
                    "dropped",
                    "reminded",
                    "blocked",
                ]
            )
        )
        day = draw(DAYS)
        more: dict[str, Any] = {"note": "x"}
        if kind in ("extended", "received"):
            more |= {
                "doc": f"{draw(st.integers(1, 2))}/B",
                "due": str(day + timedelta(days=draw(st.integers(0, 90)))),
            }
        found.append(
            event(
                kind,
                str(day),
                draw(st.sampled_from("abcd")),
                task=draw(st.sampled_from(TASKS)),
                id=f"e{number}",
                **more,
            )
        )
    return found  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn, least: int = 1, most: int = 3) -> World:
    """Return a plan with its amendments and its log, and a day."""
    tasks = [whole("T", draw), whole("U", draw)]
    tasks.append({"id": "W", "title": "Việc khác", "lead": ["d"], "deadline": {"open": "x"}})
    return World(tasks, draw(amendments(least, most)), draw(logs()), draw(DAYS))


def rows(report: Report) -> list[tuple[object, ...]]:
    """Return all that is told of each obligation, but for the values that say of which plan it is."""
    return [tuple(o)[2:] for o in report.obligations]


@examples(200)
@given(worlds(), st.none() | DAYS)
def test_no_figure_of_the_past_moves(world: World, known_on: date | None) -> None:
    """A report as of a day is the same before and after later amendments are added to the file."""
    query = Query(world.day, known_on)
    by_then = [one for one in world.amendments if one["issued"] <= str(query.known_by)]
    after = build(world.plan(world.amendments), world.log, query)
    assert rows(after) == rows(build(world.plan(by_then), world.log, query))
    assert [one.id for one in after.plans[0].amendments] == [one["id"] for one in by_then]


@examples(200)
@given(worlds(), st.randoms())
def test_the_order_of_lines_changes_nothing(world: World, random: Any) -> None:
    """A merge may leave them in any."""
    shuffled = random.sample(world.log, len(world.log))
    plan, query = world.plan(world.amendments), Query(world.day)
    assert rows(build(plan, world.log, query)) == rows(build(plan, shuffled, query))


@examples(200)
@given(worlds())
def test_what_is_done_stays_done(world: World) -> None:
    """No amendment undoes a delivery made before its day, whatever it says of the task."""
    plan = world.plan(world.amendments)
    for amendment in world.amendments:
        day = date.fromisoformat(amendment["issued"])
        log = [e for e in world.log if e.date < day]
        before = build(plan, log, Query(day - timedelta(days=1)))
        done = {o.key: (o.done_on, o.status, o.due) for o in before.obligations if o.done_on}
        now = {
            o.key: (o.done_on, o.status, o.due) for o in build(plan, log, Query(day)).obligations
        }
        assert done.items() <= now.items()


@examples(200)
@given(worlds(1, 1), st.integers(0, 100))
def test_from_its_day_on_the_plan_is_as_if_written_so(world: World, days: int) -> None:
    """For what nothing was recorded about, as far as it was not due before: that arises no more, or stays."""
    (amendment,) = world.amendments
    day = date.fromisoformat(amendment["issued"])

    def owed(plan: Plan) -> set[tuple[object, ...]]:
        return {
            (o.task.id, o.agency, o.period, o.status, o.due)
            for o in build(plan, [], Query(day + timedelta(days=days))).obligations
            if o.status is not Status.CLOSED and (o.due is None or o.due >= day)
            if not (o.period and o.period.last < day)  # it keeps the rule of its time
            # which of those to come is told is asked of the plan as it was signed, or of its first
            if not (o.period and o.status is Status.SCHEDULED)
        }

    assert owed(world.plan([amendment])) == owed(written_as_amended(world, amendment))


def written_as_amended(world: World, amendment: dict[str, Any]) -> Plan:
    """Return the plan as it would read, had it been signed so."""
    tasks = {keys["id"]: dict(keys) for keys in world.tasks}
    for change in amendment["tasks"]:
        if "dropped" in change:
            del tasks[change["id"]]
        else:
            tasks.setdefault(change["id"], {}).update(change)
    groups = {"g": {"name": "g", "members": amendment["groups"].get("g", GROUPS["g"])["members"]}}
    return plan_of(list(tasks.values()), groups, [])
