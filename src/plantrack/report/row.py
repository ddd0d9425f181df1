"""An obligation by the names of its columns, with ISO dates and English keys."""

from datetime import date

from plantrack.report.obligation import Obligation
from plantrack.words.words import Message, Words

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


def row_of(obligation: Obligation, words: Words) -> dict[str, object]:
    """Return an obligation by the names of its columns."""
    remarks: list[str | Message | None] = [
        obligation.note,
        obligation.reason,
        *obligation.caveats,
    ]
    note = "; ".join(words.say(r) if isinstance(r, Message) else r for r in remarks if r)
    return {
        "plan": obligation.plan.about.id,
        "task": obligation.task.id,
        "title": obligation.task.title,
        "agency": obligation.agency,
        "agency_name": obligation.plan.agencies[obligation.agency].name,
        "answers": obligation.answers,
        "occurrence": obligation.occurrence,
        "status": obligation.status.value,
        "start": iso(obligation.start),
        "due": iso(obligation.due),
        "original_due": iso(obligation.original_due),
        "days_left": obligation.days_left,
        "due_soon": obligation.due_soon,
        "done_on": iso(obligation.done_on),
        "days_late": obligation.days_late,
        "extensions": obligation.extensions,
        "reminders": obligation.reminders,
        "blocked": obligation.blocked is not None,
        "doc": obligation.doc,
        "delivered_to": obligation.task.delivered_to,
        "note": note or None,
    }


def iso(day: date | None) -> str | None:
    """Return a day as programs write it."""
    return day.isoformat() if day else None
