"""What is wrong or doubtful in a log, for `check`."""

from collections.abc import Sequence
from datetime import date

from plantrack.log.event import Event, EventKind, in_order, voided
from plantrack.plan.model import Plan
from plantrack.report import messages
from plantrack.report.obligation import assess
from plantrack.words.problems import Severity
from plantrack.words.words import Message, say


def log_faults(
    plan: Plan, events: Sequence[Event], today: date
) -> list[tuple[Event, Message, Severity]]:
    """Return each event that cannot stand or is doubtful, why, and how bad that is."""
    ordered = in_order(events)
    _, faults = assess(plan, ordered, max([today, *(event.date for event in events)]))
    found: list[tuple[Event, Message, Severity]] = [
        (fault.event, fault.message, "error") for fault in faults if not fault.late
    ]
    taken_back = voided(ordered)
    ids = {event.id for event in events}
    seen: dict[tuple[object, ...], Event] = {}
    for event in ordered:
        if event.id in taken_back:
            continue
        if event.date > today:
            found.append((event, say(messages.in_the_future, day=event.date, today=today), "error"))
        if event.event is EventKind.VOID and event.re not in ids:
            found.append((event, say(messages.void_of_nothing, id=event.re), "error"))
        what = (event.task, event.agency, event.event, event.doc, event.date, event.due, event.re)
        if event.doc and seen.setdefault(what, event) is not event:
            found.append(
                (
                    event,
                    say(messages.logged_twice, doc=event.doc, id=seen[what].id),
                    "warning",
                )
            )
    return found
