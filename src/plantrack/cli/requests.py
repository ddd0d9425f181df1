"""For which occurrence a later due date was asked, where a line to type is to name it."""

from collections.abc import Iterable
from contextlib import suppress

from plantrack.cli.plans import Plans
from plantrack.log.file import read
from plantrack.plan import amendments, names
from plantrack.report.report import Query, build
from plantrack.words.problems import PlantrackError


def occurrence_asked_for(plans: Plans, task: str, agencies: Iterable[str]) -> list[str]:
    """Return the option that names the only occurrence of a task for which agencies wait for a later due date.

    Nothing where there is no such one, or several, or the log is at fault, which is told when something
    is recorded.
    """
    found = plans.register.find(names.TASK, task)
    files = [one for one, match in zip(plans.files, found, strict=True) if match]
    with suppress(PlantrackError):
        plans = plans.only(task, files)
        plan, today = plans.first.plan, plans.today
        ids = {match.id for match in plans.register.find(names.TASK, task) if match}
        parties = [m.id for name in agencies for m in plans.register.find(names.PARTY, name) if m]
        members = amendments.read(plan, today).plan.members(parties)
        query = Query(today, None, frozenset(ids), frozenset(members) or None)
        rows = build(plan, read(plans.first.log), query).obligations
        asked = {one.occurrence: one.called for one in rows if one.requested}
        if len(asked) == 1 and (called := next(iter(asked.values()))):
            return ["--re", called.typed(plans.words)]
    return []
