"""The report for other programs as JSON and JSON Lines, with ISO dates and English keys."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from plantrack.log.event import Event
from plantrack.log.lines import as_json
from plantrack.plan.model import Plan
from plantrack.report.history import History
from plantrack.report.report import Report
from plantrack.report.row import iso, row_of
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.words.problems import Problem
from plantrack.words.words import Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison
    from plantrack.report.differences import Difference

VERSION = 2


def report_json(report: Report, words: Words, *, detailed: bool = False) -> str:
    """Return the report as a JSON object; detailed adds to each obligation why and what happened."""
    rows = []
    for obligation in report.obligations:
        row = row_of(obligation, words)
        if detailed:
            row["derivation"] = " ".join(
                words.say(message) for message in (*obligation.why, *obligation.caveats)
            )
            row["events"] = [_event(event) for event in obligation.events]
        rows.append(row)
    return to_json(_envelope(report, rows))


def comparison_json(comparison: "Comparison", words: Words) -> str:
    """Return the report as a JSON object, with all that differs from that of the earlier day."""
    report = comparison.report
    rows = [row_of(obligation, words) for obligation in report.obligations]
    changes = [_difference(one) for one in comparison.differences]
    return to_json({**_envelope(report, rows), "changes": changes})


def compared_json(comparison: "Comparison", words: Words) -> str:
    """Return the report as a JSON object, with the counts of the earlier day."""
    report, then = comparison.report, comparison.then
    rows = [row_of(obligation, words) for obligation in report.obligations]
    compared = {"as_of": then.as_of.isoformat(), "counts": counts(then.total)}
    return to_json({**_envelope(report, rows), "compared": compared})


def _envelope(report: Report, rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    return {
        "version": VERSION,
        "plans": [_plan(plan, report) for plan in report.plans],
        "as_of": report.as_of.isoformat(),
        "counts": counts(report.total),
        "obligations": rows,
    }


def counts(total: Tally) -> dict[str, int]:
    """Return how many obligations stand in each status, and in all."""
    return {
        **{status.value: total.counts.get(status, 0) for status in Status},
        "due_soon": total.due_soon,
        "total": len(total.obligations),
    }


def _difference(one: "Difference") -> dict[str, object]:
    o = one.obligation
    return {
        "plan": o.plan.about.id,
        "task": o.task.id,
        "agency": o.agency,
        "occurrence": o.occurrence,
        "kind": one.kind,
        "from": _status_or_day(one.then),
        "to": _status_or_day(one.now),
        "doc": one.doc,
    }


def report_jsonl(report: Report, words: Words) -> str:
    """Return one obligation a line as JSON, for programs that read many reports as one table."""
    return "".join(f"{_on_a_line(row_of(o, words))}\n" for o in report.obligations)


def problems_json(problems: Iterable[Problem], words: Words) -> str:
    """Return what `check` found as a JSON object."""
    return to_json({"version": VERSION, "problems": problem_rows(problems, words)})


def problem_rows(problems: Iterable[Problem], words: Words) -> list[dict[str, object]]:
    """Return each problem as JSON has it."""
    return [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity,
            "where": problem.path,
            "message": words.say(problem.message),
        }
        for problem in problems
    ]


def history_json(history: History) -> str:
    """Return the events as a JSON object."""
    events = [_event(event, plan) for plan, event in history.events]
    return to_json({"version": VERSION, "events": events})


def history_jsonl(history: History) -> str:
    """Return one event a line as JSON."""
    return "".join(f"{_on_a_line(_event(event, plan))}\n" for plan, event in history.events)


def _plan(plan: Plan, report: Report) -> dict[str, object]:
    """Return a plan, with its own day where that is another than the report's."""
    about, day = plan.about, report.day_of(plan)
    told: dict[str, object] = {
        "id": about.id,
        "title": about.title,
        "issued": about.issued.isoformat(),
        "monitor": about.monitor,
        "amendments": [{"id": one.id, "issued": one.issued.isoformat()} for one in plan.amendments],
    }
    return told if day == report.as_of else {**told, "as_of": day.isoformat()}


def _event(event: Event, plan: Plan | None = None) -> dict[str, object]:
    whose = {"plan": plan.about.id} if plan else {}
    return {**whose, **as_json(event)}


def _status_or_day(value: Status | date | None) -> str | None:
    return value.value if isinstance(value, Status) else iso(value)


def to_json(value: object) -> str:
    """Return a value as JSON on several lines, in which no character acts on a terminal."""
    return _inert(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _on_a_line(value: object) -> str:
    return _inert(json.dumps(value, ensure_ascii=False))


# JSON lets these stand as they are, but a terminal would act on them.
_ACTING = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _inert(text: str) -> str:
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
