"""What is wrong or doubtful in a log, for `check`."""

from collections.abc import Mapping, Sequence
from datetime import date

from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, in_order, voided
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan
from plantrack.report import messages
from plantrack.report.events import finding
from plantrack.report.obligation import assess
from plantrack.report.renamed import by_present_ids
from plantrack.words.problems import Severity
from plantrack.words.words import Message, say

SHOWN = 3  # ids in a message


def log_faults(
    plan: Plan, events: Sequence[Event], today: date
) -> list[tuple[Event, Message, Severity]]:
    """Return each event that cannot stand or is doubtful, why, and how bad that is."""
    last = max([today, *(event.date for event in events)])
    _, faults = assess(read(plan, last), in_order(by_present_ids(plan, events)), last)
    found: list[tuple[Event, Message, Severity]] = [
        (fault.event, fault.finding, "warning" if fault.late else "error")
        for fault in faults
        if not (fault.late and fault.event.event is EventKind.REMINDED)
    ]
    return found + entry_faults(plan, events, today)


def entry_faults(
    plan: Plan, events: Sequence[Event], today: date
) -> list[tuple[Event, Message, Severity]]:
    """Return what `log_faults` does, as far as it does not hang on what the plan asks of whom."""
    ordered = in_order(by_present_ids(plan, events))
    found = list[tuple[Event, Message, Severity]]()
    taken_back = voided(ordered)
    ids = {event.id for event in events}
    seen: dict[tuple[object, ...], Event] = {}
    for event in ordered:
        if event.id in taken_back:
            continue
        if event.date > today:
            future = say(messages.in_the_future, day=event.date, today=today)
            found.append((event, finding(event, future), "error"))
        if event.event is EventKind.VOID and event.re not in ids:
            nothing = say(messages.void_of_nothing, id=event.re)
            found.append((event, finding(event, nothing), "error"))
        what = (event.task, event.agency, event.event, event.doc, event.date, event.due, event.re)
        if event.doc and seen.setdefault(what, event) is not event:
            twice = say(messages.logged_twice, doc=event.doc, id=seen[what].id)
            found.append((event, finding(event, twice), "warning"))
    return found


def shared_ids(logs: Mapping[str, Sequence[Event]]) -> list[tuple[str, Event, Message]]:
    """Return each log that has ids of a former one, its first such event, and what is to be done."""
    first: dict[str, str] = {}
    shared: dict[tuple[str, str], list[Event]] = {}
    for log, events in logs.items():
        for event in events:
            former = first.setdefault(event.id, log)
            if former != log:
                shared.setdefault((log, former), []).append(event)
    found = []
    for (log, former), events in shared.items():
        ids = [event.id for event in events]
        shown = (*ids[:SHOWN], "…") if len(ids) > SHOWN else tuple(ids)
        told = say(log_messages.shared_ids, n=len(ids), other=former, ids=shown)
        found.append((log, events[0], told))
    return found
