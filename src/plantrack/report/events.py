"""Which events of a log count on a day, and what is wrong with each by itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.plan.amendments import Reading, read
from plantrack.plan.model import Plan
from plantrack.report import messages
from plantrack.report.renamed import by_present_ids
from plantrack.words.words import Message, say

ByPair = Mapping[tuple[str, str], Sequence[Event]]  # by task and agency


class Fault(NamedTuple):
    """An event that cannot stand; a `dangling` one names what is not there.

    A `late` one, such as a reminder of what was closed, which nobody may have known then, or a record
    about what nobody owes, stands, and is only no longer to be recorded. One that `may_come` may be
    about what only a later amendment brings.
    """

    event: Event
    message: Message
    dangling: bool = False
    late: bool = False
    may_come: bool = False

    @property
    def finding(self) -> Message:
        """What is wrong, and how the event is taken out of the log."""
        return finding(self.event, self.message)


def finding(event: Event, problem: Message) -> Message:
    """Return what is wrong with a recorded event, and how it is taken out of the log."""
    task = event.task or "-"
    return say(messages.recorded_so, problem=problem, task=task, event=event.id)


def known(plan: Plan, events: Iterable[Event], as_of: date, known_on: date | None) -> list[Event]:
    """Return, in order, the events dated no later than a day and recorded no later than another.

    Each names its task by the id that it has now. What was taken back never happened: a `void` counts whatever its own date.
    """
    chosen = [e for e in events if e.date <= as_of or e.event is EventKind.VOID]
    if known_on:
        zone = ZoneInfo(plan.about.timezone)
        chosen = [e for e in chosen if e.recorded.astimezone(zone).date() <= known_on]
    return in_order(by_present_ids(plan, chosen))


def by_pair(reading: Reading, events: Sequence[Event]) -> tuple[ByPair, list[Fault]]:
    """Group the events in force by task and agency; say what is wrong with each by itself.

    What becomes an agency's task only by a later amendment is no fault, and nobody's yet.
    """
    pairs: dict[tuple[str, str], list[Event]] = {}
    faults: list[Fault] = []
    taken_back = voided(events)
    owing = _owing(reading, events)
    for event in events:
        if event.id in taken_back:
            continue
        complaint = incomplete(event) or _dangling(reading.plan, owing, event)
        if complaint:
            faults.append(Fault(event, complaint, dangling=True))
        elif event.task and event.agency and event.event is not EventKind.VOID:
            pairs.setdefault((event.task, event.agency), []).append(event)
    if faults and len(reading.plan.amendments) < len(reading.plan.origin.amendments):
        later = read(reading.plan, date.max)
        owing = _owing(later, events)
        faults = [f for f in faults if incomplete(f.event) or _dangling(later.plan, owing, f.event)]
    return pairs, faults


def _owing(reading: Reading, events: Iterable[Event]) -> Mapping[str, Collection[str]]:
    """Return the agencies that deliver each task that events name, or once did."""
    named = {event.task for event in events if event.task in reading.stages}
    return {task: set(reading.deliverers(task)) for task in named if task}


def _dangling(plan: Plan, owing: Mapping[str, Collection[str]], event: Event) -> Message | None:
    """Return which task or agency an event names that is not there."""
    digest = event.event is EventKind.REPORTED
    if event.event is EventKind.VOID:
        return None
    if not digest and event.task not in owing:
        return say(messages.unknown_task, id=event.task)
    if event.agency not in plan.agencies:
        return say(messages.unknown_agency, id=event.agency)
    if not digest and event.agency not in owing[event.task or ""]:
        return say(messages.not_bound, task=event.task, agency=plan.agencies[event.agency])
    return None
