"""Under what the rows of a board are looked for, how they are numbered, and where links lead."""

from collections.abc import Sequence

from plantrack.plan.model import Plan, Task
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.reports.dashboard_model import Keys
from plantrack.words.text import visible

BLOCKED, SOON = "blocked", "soon"  # what is looked for beside statuses
MANY = 3_000  # items of which a page says all


def keys(o: Obligation) -> Keys:
    """Return under what an obligation is looked for: its status, whether it is due soon or blocked."""
    return (o.status.value, *own_keys(o))


def own_keys(o: Obligation) -> Keys:
    """Return under what it is looked for beside its status."""
    return (*((SOON,) if o.due_soon else ()), *((BLOCKED,) if o.blocked else ()))


def all_keys(rows: Sequence[Obligation]) -> Keys:
    """Return under what several obligations are looked for, each once."""
    return tuple(dict.fromkeys(key for o in rows for key in keys(o)))


def task_number(plan: Plan, task: Task, *, several: bool) -> str:
    """Return the number of a task, behind that of its plan where there are several."""
    return visible(f"{plan.about.id} {task.id}" if several else task.id)


def part_of(agency: str) -> str:
    """Return the id of the part of the page that is about an agency."""
    return f"a-{agency}"


def is_long(report: Report) -> bool:
    """Tell whether a page that says all of every item would be too large for mail and phones."""
    return len(report.obligations) > MANY
