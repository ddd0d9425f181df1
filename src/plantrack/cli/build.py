"""The report of the plans of a run, and its comparison with an earlier day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from plantrack.cli import messages
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.streams import write_problems
from plantrack.log.event import Event
from plantrack.log.file import read
from plantrack.report import report
from plantrack.report.report import LoadedPlan, Query, Report, together
from plantrack.words.problems import PlantrackError, misuse
from plantrack.words.words import Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison


def build_report(plans: Plans, queries: Sequence[Query]) -> Report:
    """Build the report of all plans; of several, one whose log is at fault silences no other."""
    return together([found for *_, found in _read(plans, queries)])


def build_comparison(
    plans: Plans, queries: Sequence[Query], since: date | None, option: str = "--since"
) -> "Comparison":
    """Build the report of all plans with what it takes to compare it with that of an earlier day.

    That is by default the last day of the month before, where the first plan is. UsageError for one that
    is not earlier.
    """
    from plantrack.report.comparison import Comparison, PlanQuery, last_month

    since = since or last_month(queries[0].as_of)
    latest = max(query.as_of for query in queries)
    if since >= latest:
        raise misuse(messages.since_not_earlier, option=option, since=since, day=latest)
    found = _read(plans, queries)
    asked = [PlanQuery(loaded, query) for loaded, query, _ in found]
    missing = [path.name for path in plans.failed]
    return Comparison(asked, together([one for *_, one in found]), since, missing)


def build_of(plan_file: PlanFile, events: Sequence[Event], query: Query, words: Words) -> Report:
    """Build the report of one plan and these events; of those that cannot stand stderr tells.

    Raises PlantrackError where an event names what is not there.
    """
    found = report.build(plan_file.plan, events, query)
    if found.faults:
        dangling = [fault for fault in found.faults if fault.dangling]
        if dangling:
            raise PlantrackError(plan_file.problems(dangling))
        write_problems(plan_file.problems(found.faults), words)
    return found


def _read(plans: Plans, queries: Sequence[Query]) -> list[tuple[LoadedPlan, Query, Report]]:
    """Read the logs and build the report of each plan; one at fault among several is left out."""
    plans.tell_unconfirmed()
    found = []
    for plan_file, query in zip(plans.files, queries, strict=True):
        with plans.reporting_faults(plan_file.path):
            loaded = LoadedPlan(plan_file.plan, read(plan_file.log))
            found.append((loaded, query, build_of(plan_file, loaded.events, query, plans.words)))
    if not found:
        raise PlantrackError([])  # all that is wrong with them has been told
    return found
