"""The report for other programs: JSON, JSON Lines and CSV with ISO dates and English keys."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from plantrack.log.event import Event
from plantrack.log.lines import as_json
from plantrack.pages.page import Page, Table
from plantrack.plan.model import Plan
from plantrack.report.history import History
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.words.problems import Problem
from plantrack.words.text import visible
from plantrack.words.words import Message, Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison
    from plantrack.report.differences import Difference

VERSION = 2
COLUMNS = (
    "plan",
    "task",
    "title",
    "agency",
    "agency_name",
    "answers",
    "occurrence",
    "status",
    "start",
    "due",
    "original_due",
    "days_left",
    "due_soon",
    "done_on",
    "days_late",
    "extensions",
    "reminders",
    "blocked",
    "doc",
    "delivered_to",
    "note",
)


def report_json(report: Report, words: Words, *, detailed: bool = False) -> str:
    """Return the report as a JSON object; detailed adds to each obligation why and what happened."""
    rows = []
    for obligation in report.obligations:
        row = _row(obligation, words)
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
    rows = [_row(obligation, words) for obligation in report.obligations]
    changes = [_difference(one) for one in comparison.differences]
    return to_json({**_envelope(report, rows), "changes": changes})


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


def report_csv(report: Report, words: Words) -> str:
    """Return the obligations as CSV that a spreadsheet opens without running anything in it."""
    return _csv(COLUMNS, (_row(obligation, words) for obligation in report.obligations))


def report_jsonl(report: Report, words: Words) -> str:
    """Return one obligation a line as JSON, for programs that read many reports as one table."""
    return "".join(f"{_on_a_line(_row(o, words))}\n" for o in report.obligations)


def page_csv(page: Page) -> str:
    """Return the tables of a page as CSV for people: headings, words and dates as the page has them."""
    text = io.StringIO()
    writer = csv.writer(text)
    for table in page.blocks:
        if isinstance(table, Table):
            writer.writerow(table.headings)
            writer.writerows([_cell(cell.plain) for cell in row] for row in table.body)
    return "\ufeff" + text.getvalue()


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


# JSON lets these stand as they are, but a terminal would act on them.
_ACTING = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def history_csv(history: History) -> str:
    """Return the events as CSV."""
    columns = ("plan", *(field.name for field in fields(Event)))
    return _csv(columns, (_event(event, plan) for plan, event in history.events))


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


def _row(obligation: Obligation, words: Words) -> dict[str, object]:
    """Return an obligation by the names of its columns."""
    remarks: list[str | Message | None] = [
        obligation.note,
        obligation.reason,
        *obligation.caveats,
    ]
    note = "; ".join(words.say(r) if isinstance(r, Message) else r for r in remarks if r)
    values: dict[str, object] = {
        "plan": obligation.plan.about.id,
        "task": obligation.task.id,
        "title": obligation.task.title,
        "agency": obligation.agency,
        "agency_name": obligation.plan.agencies[obligation.agency].name,
        "answers": obligation.answers,
        "occurrence": obligation.occurrence,
        "status": obligation.status.value,
        "start": _iso(obligation.start),
        "due": _iso(obligation.due),
        "original_due": _iso(obligation.original_due),
        "days_left": obligation.days_left,
        "due_soon": obligation.due_soon,
        "done_on": _iso(obligation.done_on),
        "days_late": obligation.days_late,
        "extensions": obligation.extensions,
        "reminders": obligation.reminders,
        "blocked": obligation.blocked is not None,
        "doc": obligation.doc,
        "delivered_to": obligation.task.delivered_to,
        "note": note or None,
    }
    return values


def _event(event: Event, plan: Plan | None = None) -> dict[str, object]:
    whose = {"plan": plan.about.id} if plan else {}
    return {**whose, **as_json(event)}


def _status_or_day(value: Status | date | None) -> str | None:
    return value.value if isinstance(value, Status) else _iso(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def to_json(value: object) -> str:
    """Return a value as JSON on several lines, in which no character acts on a terminal."""
    return _inert(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _on_a_line(value: object) -> str:
    return _inert(json.dumps(value, ensure_ascii=False))


def _inert(text: str) -> str:
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row.get(column)) for column in columns)
    return "\ufeff" + text.getvalue()


def _cell(value: object) -> object:
    """Return a cell in which no spreadsheet sees a formula; numbers stay numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    return _FORMULA.sub(r"\1'", visible(value))


# At the beginning, or after what separates cells where a comma separates decimals; full-width signs count.
_FORMULA = re.compile(r"(^\s*|;\s*)(?=[=+\-@＝＋－＠])")
