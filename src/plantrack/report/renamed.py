"""Tasks whose ids changed in the plan while the log still says the old ones."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher, get_close_matches

from plantrack.log.event import Event, EventKind, in_force
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan
from plantrack.plan.written import parts
from plantrack.report import messages
from plantrack.words.problems import Problem
from plantrack.words.words import say

ALIKE = 0.5  # how alike two ids are where one may have become the other
SUGGESTED = 20  # ids that are looked for among those of the plan, which takes time in a long list
MOST = 1000  # tasks among which likeness tells something


def by_present_ids(plan: Plan, events: Sequence[Event]) -> Sequence[Event]:
    """Return the events, those that name a task by a former id with the one that it has now.

    Whatever reads or adds to a log asks this first; nothing else knows of former ids of events.
    """
    if not plan.renamed:
        return events
    return [_by_present_id(plan, event) for event in events]


def _by_present_id(plan: Plan, event: Event) -> Event:
    now = plan.renamed.get(event.task or "")
    return replace(event, task=now) if now else event


def renamings(plan: Plan, events: Sequence[Event]) -> list[Problem]:
    """Return which tasks may have had the ids that the log has and the plan does not, and what to write.

    Such a task has no record of its own, and all agencies that the records name deliver it; it is the only
    one, or its id is the most like the one that is missing.
    """
    recorded: dict[str, list[Event]] = {}
    for event in in_force(by_present_ids(plan, events)):
        if event.task and event.event is not EventKind.VOID:
            recorded.setdefault(event.task, []).append(event)
    there = {item.id for part in parts(plan.origin) for item in part.items}
    reading = read(plan, date.max)
    lost = [id_ for id_ in recorded if id_ not in there][:SUGGESTED]
    free = {id_: set(reading.deliverers(id_)) for id_ in reading.stages if id_ not in recorded}
    found = []
    for id_ in lost if free else ():
        agencies = {event.agency for event in recorded[id_]}
        now = _most_like(id_, [one for one, owing in free.items() if agencies <= owing])
        if now:
            found.append(_problem(plan, id_, now, len(recorded[id_])))
    return found


def _most_like(id_: str, others: Sequence[str]) -> str | None:
    """Return the only one of some ids, or the one that is most like an id; none where two are as like."""
    if len(others) > MOST:
        return None
    alike = get_close_matches(id_, others, n=2, cutoff=ALIKE) if len(others) > 1 else [*others]
    if len(alike) > 1 and _likeness(id_, alike[0]) == _likeness(id_, alike[1]):
        return None
    return alike[0] if alike else None


def _likeness(id_: str, other: str) -> float:
    return SequenceMatcher(None, other, id_).ratio()  # in this order, as `get_close_matches` has it


def _problem(plan: Plan, old: str, now: str, n: int) -> Problem:
    """Say in the task that may have had an id how it is to be given there."""
    written = next(t for part in parts(plan.origin) for t in part.tasks if t.says.id == now)
    former = ", ".join(map(_in_yaml, (*written.says.former, old)))
    values = {"n": n, "old": old, "new": now, "former": former}
    return Problem(say(messages.maybe_renamed, **values), (*written.where, "id"), "warning")


def _in_yaml(id_: str) -> str:
    """Return an id as it may stand in a list of the file."""
    return id_ if re.fullmatch(r"\w[\w./-]*", id_) else json.dumps(id_, ensure_ascii=False)
