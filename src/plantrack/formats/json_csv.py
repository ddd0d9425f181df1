"""The report for other programs: JSON, JSON Lines and CSV with ISO dates and English keys."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from plantrack.log.event import Event, EventKind
from plantrack.log.lines import as_json
from plantrack.pages import compared, event_text, labels, messages, numbers, phrases
from plantrack.pages.page import Page, Table
from plantrack.plan.model import Plan
from plantrack.report.history import History
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.report.tally import Tally
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


_DAYS = ("start", "due", "original_due", "done_on")
# What people call the columns.
HEADINGS = {
    "plan": labels.plan,
    "task": labels.task,
    "title": labels.title,
    "agency": labels.agency_id,
    "agency_name": labels.agency,
    "answers": labels.answers_now,
    "occurrence": labels.occurrence,
    "status": labels.status,
    "start": labels.since,
    "due": labels.due,
    "original_due": labels.first_due,
    "days_left": labels.days_left,
    "due_soon": labels.upcoming_rows,
    "done_on": labels.done_on,
    "days_late": labels.days_late,
    "extensions": labels.times_extended,
    "reminders": labels.times_reminded,
    "blocked": labels.blocked_rows,
    "doc": labels.latest_doc,
    "delivered_to": labels.delivered_to,
    "note": labels.note,
}
EVENT_HEADINGS = {
    "plan": labels.plan,
    "id": labels.event_id,
    "recorded": labels.recorded,
    "by": labels.by,
    "date": labels.date,
    "task": labels.task,
    "agency": labels.agency,
    "event": labels.event,
    "doc": labels.doc,
    "due": labels.changed_due,
    "re": labels.occurrence,
    "note": labels.note,
}


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


def compared_json(comparison: "Comparison", words: Words) -> str:
    """Return the report as a JSON object, with the counts of the earlier day."""
    report, then = comparison.report, comparison.then
    rows = [_row(obligation, words) for obligation in report.obligations]
    compared = {"as_of": then.as_of.isoformat(), "counts": counts(then.total)}
    return to_json({**_envelope(report, rows), "compared": compared})


def compared_csv(comparison: "Comparison", headings: Words | None = None) -> str:
    """Return the figures of both days and their differences as CSV; with `headings` for people."""
    then, now = comparison.then, comparison.report
    days = [headings.day(r.as_of) if headings else r.as_of.isoformat() for r in (then, now)]
    first, last = (
        (headings.pick(labels.figure), headings.pick(labels.difference))
        if headings
        else ("figure", "difference")
    )
    rows = (
        (
            compared.name(figure.name, headings) if headings else figure.name,
            figure.before,
            figure.now,
            figure.difference,
        )
        for figure in comparison.figures
    )
    return _table((first, *days, last), rows)


def tallies_csv(rows: Sequence[tuple[str, str, Tally]], words: Words | None = None) -> str:
    """Return what is counted of each key and name as CSV; with `words` for people: headings, and rates in percent."""
    figures = list(rows[0][2].figures) if rows else list(Tally(()).figures)
    headings = ["key", "name", *figures]
    if words:
        headings = [words.pick(labels.event_id), words.pick(labels.name)]
        headings += [compared.name(figure, words) for figure in figures]
    return _table(headings, ((key, name, *_figures(tally, words)) for key, name, tally in rows))


def _figures(tally: Tally, words: Words | None) -> Iterable[object]:
    """Return what is counted; with `words` the rate as on the screen, as a decimal point is text to some."""
    done, due = tally.due_completion
    rate = numbers.percent(done, due, words) if words and due else tally.rate
    return {**tally.figures, "rate": rate}.values()


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


def report_csv(report: Report, words: Words, headings: Words | None = None) -> str:
    """Return the obligations as CSV that a spreadsheet opens without running anything in it.

    With `headings` it is for people: headings, statuses and dates are as on the screen.
    """
    if headings is None:
        return _csv(COLUMNS, (_row(obligation, words) for obligation in report.obligations))
    rows = (_readable(obligation, report, headings) for obligation in report.obligations)
    return _table([headings.pick(HEADINGS[column]) for column in COLUMNS], rows)


def _readable(o: Obligation, report: Report, words: Words) -> list[object]:
    """Return an obligation as a row for people."""
    row = {
        **_row(o, words),
        "answers": report.agency(o.answers).name,
        "occurrence": phrases.occurrence(o, words),
        "status": words.pick(o.status.short),
    }
    return [
        _shown(getattr(o, column, value) if column in _DAYS else value, words)
        for column, value in row.items()
    ]


def _shown(value: object, words: Words) -> object:
    """Return a value as a cell for people: days as on the screen, yes for what is so."""
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, bool):
        return words.pick(messages.yes) if value else ""
    return value


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


def history_csv(history: History, headings: Words | None = None) -> str:
    """Return the events as CSV; with `headings` for people, as on the screen."""
    columns = ("plan", *(field.name for field in fields(Event)))
    if headings is None:
        return _csv(columns, (_event(event, plan) for plan, event in history.events))
    rows = (_readable_event(event, plan, headings) for plan, event in history.events)
    return _table([headings.pick(EVENT_HEADINGS[column]) for column in columns], rows)


def _readable_event(event: Event, plan: Plan, words: Words) -> list[object]:
    void = event.event is EventKind.VOID
    told = {
        **{field.name: getattr(event, field.name) for field in fields(Event)},
        "recorded": f"{words.day(event.recorded.date())} {event.recorded:%H:%M}",
        "by": event.by.partition(" <")[0],
        "agency": event_text.agency_name(plan, event.agency),
        "event": event.event.in_words(words),
        "re": event.re if void else event_text.event_occurrence(event, words),
    }
    return [plan.about.id, *(_shown(value, words) for value in told.values())]


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
    return _table(columns, ([row.get(column) for column in columns] for row in rows))


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(_cell(value) for value in row)
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
