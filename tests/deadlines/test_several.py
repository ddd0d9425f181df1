"""Several deadlines of one task: what is owed, under which names, and that no name changes later."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.deadlines.kinds import Every
from plantrack.deadlines.occurrence import Occurrence
from plantrack.deadlines.several import occurrences
from tests.plans import make_plan

HALF, YEAR = {"every": "half-year"}, {"every": "year"}
JUNE, NOVEMBER = YEAR | {"month": "6", "by": "20"}, YEAR | {"month": "11", "by": "15"}
FRIDAYS = {"every": "week", "on": "friday"}


def found(rules: Any, until: date, issued: str = "2026-01-05") -> list[Occurrence]:
    """Return the occurrences of a plan's deadlines up to a day, and what comes next."""
    plan = make_plan(rules, issued=issued)
    rules = plan.tasks[0].deadlines
    begins = [plan.about.issued] * len(rules)
    return list(occurrences(plan.tasks[0].deadline, begins, until, plan.days))


@pytest.mark.parametrize(
    ("rules", "owed"),
    [
        # named by period …
        ([HALF | {"month": "6", "by": "20"}, NOVEMBER], "2026-H1 06-20, 2026 11-15, 2026-H2 12-20"),
        ([{"every": "quarter", "by": "15"}, HALF | {"by": "20"}], "2026-Q1 03-15, 2026-Q2 06-15, 2026-H1 06-20, 2026-Q3 09-15, 2026-Q4 12-15, 2026-H2 12-20"),
        # … of equal name by the due date
        ([JUNE, NOVEMBER], "2026-06-20 06-20, 2026-11-15 11-15"),
        ([JUNE, NOVEMBER, HALF], "2026-06-20 06-20, 2026-H1 06-30, 2026-11-15 11-15, 2026-H2 12-31"),
        # of those that never meet, by the period
        ([JUNE | {"to": "31/12/2025"}, NOVEMBER], "2026 11-15"),
        ([{"every": "quarter", "to": "30/6/2026"}, {"every": "quarter", "by": "5", "from": "1/7/2026"}], "2026-Q1 03-31, 2026-Q2 06-30, 2026-Q3 09-05, 2026-Q4 12-05"),
        # due on one day: the longer period, in whatever order
        ([HALF, YEAR], "2026-H1 06-30, 2026 12-31"),
        ([YEAR, HALF], "2026-H1 06-30, 2026 12-31"),
        ([{"every": "quarter"}, HALF, YEAR], "2026-Q1 03-31, 2026-H1 06-30, 2026-Q3 09-30, 2026 12-31"),
        # … also where it is due after its end, or was named by its date
        ([YEAR | {"month": "13", "by": "15", "from": "1/6/2026"}, {"every": "quarter", "month": "4", "by": "15", "from": "1/6/2026"}], "2026-Q2 07-15, 2026-Q3 10-15, 2026 01-15"),
        ([{"every": "quarter", "by": "20"}, JUNE, NOVEMBER], "2026-Q1 03-20, 2026-06-20 06-20, 2026-Q3 09-20, 2026-11-15 11-15, 2026-Q4 12-20"),
        # of two as long, one
        ([{"every": "month", "by": "28", "to": "1/3/2026"}, {"every": "month", "by": "31", "to": "1/3/2026"}], "2026-01-28 01-28, 2026-01-31 01-31, 2026-02-28 02-28, 2026-03-28 03-28, 2026-03-31 03-31"),
        # a longer one that is not owed takes the place of none
        ([YEAR | {"month": "13", "by": "15"}, {"every": "month", "by": "15", "to": "1/1/2026"}], "2026-01 01-15, 2026 01-15"),
        # beside dates
        ([{"by": "20/5/2026"}, JUNE, NOVEMBER], "2026-05-20 05-20, 2026-06-20 06-20, 2026-11-15 11-15"),
        ([JUNE, {"before": "21/6/2026"}, NOVEMBER], "2026-06-20 06-20, 2026-11-15 11-15"),
        ([{"by": "31/12/2026"}, YEAR, {"open": "x"}, {"after": "y"}], "2026 12-31, 2026-12-31 12-31, after None, open None"),
        # weeks
        ([FRIDAYS | {"to": "12/1/2026"}, {"every": "week", "on": "tuesday", "to": "12/1/2026"}], "2026-01-06 01-06, 2026-01-09 01-09, 2026-01-13 01-13, 2026-01-16 01-16"),
        ([FRIDAYS | {"to": "25/1/2026"}, {"every": "month", "month": "2", "by": "30", "to": "1/1/2026"}, {"every": "month", "by": "16", "to": "1/1/2026"}], "2026-W02 01-09, 2026-01-16 01-16, 2026-W04 01-23, 2026-02-28 02-28"),
    ],
)  # fmt: skip
def test_what_is_owed_of_several_and_how_it_is_named(rules: Any, owed: str) -> None:
    """Section 2 of the contract: by period, by the due date where periods meet, one a day."""
    told = sorted(
        (o.due or date.max, o.name or "", f"{o.name} {o.due and f'{o.due:%m-%d}'}")
        for o in found(rules, date(2026, 12, 31))
        if not o.unowed and (o.start is None or o.start <= date(2026, 12, 31))
    )
    assert ", ".join(text for *_, text in told) == owed


RULES = st.one_of(
    st.fixed_dictionaries(
        {"every": st.just("week"), "on": st.sampled_from(["monday", "friday", "sunday"])},
        optional={"from": st.dates(date(2025, 6, 1), date(2027, 6, 1)).map(str)},
    ),
    st.fixed_dictionaries(
        {"every": st.sampled_from(["month", "quarter", "half-year", "year"])},
        optional={
            "month": st.integers(1, 13).map(str),
            "by": st.sampled_from(["1", "15", "20", "28", "30", "31"]),
            "from": st.dates(date(2025, 6, 1), date(2027, 6, 1)).map(str),
            "to": st.dates(date(2027, 6, 2), date(2028, 6, 1)).map(str),
        },
    ),
    st.fixed_dictionaries(
        {"every": st.sampled_from(["month", "quarter", "half-year", "year"])},
        optional={"month": st.integers(1, 13).map(str), "before": st.sampled_from(["1", "16", "21"])},
    ),
    st.fixed_dictionaries({"by": st.dates(date(2026, 1, 5), date(2028, 1, 1)).map(str)}),
    st.sampled_from([{"open": "x"}, {"after": "y"}]),
)  # fmt: skip
LISTS = st.lists(RULES, min_size=1, max_size=4, unique_by=str)
DAYS = st.dates(date(2025, 12, 1), date(2028, 1, 1))


@given(LISTS, DAYS, st.integers(0, 500))
def test_what_is_there_stays_as_it_is(rules: list[Any], day: date, later: int) -> None:
    """Neither a name nor anything else of an occurrence depends on the day up to which is looked."""
    early, late = found(rules, day), found(rules, day + timedelta(days=later))
    assert len({o.name for o in late}) == len(late)
    assert set(early) <= set(late)


@given(LISTS, DAYS)
def test_each_day_that_a_period_is_due_is_owed_once(rules: list[Any], until: date) -> None:
    """Whatever each rule sets by itself is owed in the list, but for what a printed date sets too."""
    plan = make_plan(rules, issued="2026-01-05")
    alone = {
        o.due
        for rule in plan.tasks[0].deadlines
        if isinstance(rule, Every)
        for o in rule.occurrences(plan.about.issued, until, plan.days)
        if not o.unowed and o.due and o.due <= until
    }
    printed = {o.due for o in found(rules, until) if not o.period}
    dues = [
        o.due for o in found(rules, until) if o.period and o.due and not o.unowed and o.due <= until
    ]
    assert len(set(dues)) == len(dues)
    assert alone - printed <= set(dues) <= alone
