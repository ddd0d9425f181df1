"""The report for machines: JSON and CSV with ISO dates and English keys."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date

from plantrack.log.event import Event
from plantrack.log.lines import as_json
from plantrack.report.obligation import Obligation
from plantrack.report.report import History, Report
from plantrack.report.status import Status
from plantrack.words.problems import Problem
from plantrack.words.text import visible
from plantrack.words.words import Message, Words

VERSION = 1
COLUMNS = (
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
    "delivered_to",
    "note",
)


def report_json(report: Report, words: Words, *, detailed: bool = False) -> str:
    """Return the report as a JSON object; detailed adds to each obligation why and what happened."""
    about = report.plan.about
    total = report.total
    rows = []
    for obligation in report.obligations:
        row = _row(report, obligation, words)
        if detailed:
            row["derivation"] = " ".join(
                words.say(message) for message in (*obligation.why, *obligation.caveats)
            )
            row["events"] = [_event(event) for event in obligation.events]
        rows.append(row)
    return to_json(
        {
            "version": VERSION,
            "plan": {"id": about.id, "title": about.title, "issued": about.issued.isoformat()},
            "as_of": report.query.as_of.isoformat(),
            "counts": {
                **{status.value: total.counts.get(status, 0) for status in Status},
                "due_soon": total.due_soon,
                "total": len(report.obligations),
            },
            "obligations": rows,
        }
    )


def report_csv(report: Report, words: Words) -> str:
    """Return the obligations as CSV that a spreadsheet opens without running anything in it."""
    return _csv(COLUMNS, (_row(report, obligation, words) for obligation in report.obligations))


def problems_json(problems: Iterable[Problem], words: Words) -> str:
    """Return what `check` found as a JSON object."""
    rows = [
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
    return to_json({"version": VERSION, "problems": rows})


def history_json(history: History) -> str:
    """Return the events as a JSON object."""
    return to_json({"version": VERSION, "events": [_event(event) for event in history.events]})


# JSON lets these stand as they are, but a terminal would act on them.
_ACTING = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def history_csv(history: History) -> str:
    """Return the events as CSV."""
    return _csv(
        tuple(field.name for field in fields(Event)), (_event(event) for event in history.events)
    )


def _row(report: Report, obligation: Obligation, words: Words) -> dict[str, object]:
    """Return an obligation by the names of its columns."""
    remarks: list[str | Message | None] = [
        obligation.remark,
        obligation.reason,
        *obligation.caveats,
    ]
    note = "; ".join(words.say(r) if isinstance(r, Message) else r for r in remarks if r)
    values: dict[str, object] = {
        "task": obligation.task.id,
        "title": obligation.task.title,
        "agency": obligation.agency,
        "agency_name": report.plan.agencies[obligation.agency].name,
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
        "delivered_to": obligation.task.delivered_to,
        "note": note or None,
    }
    return values


def _event(event: Event) -> dict[str, object]:
    return as_json(event)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def to_json(value: object) -> str:
    """Return a value as JSON on several lines, in which no character acts on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


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
    text = visible(value)
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@") else text
