"""What somebody wants recorded, and the events that it asks for, agency by agency."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, incomplete
from plantrack.log.writer import Stamp
from plantrack.plan.model import Task
from plantrack.recording import messages, remedies
from plantrack.recording.ground import Ground, Pair
from plantrack.report import messages as report_messages
from plantrack.words.problems import PlantrackError, Problem, fail
from plantrack.words.words import Message, Sentence, say

_NONE: Mapping[str, str] = MappingProxyType({})


class NewRecord(NamedTuple):
    """What somebody wants recorded; no agencies: the only one that delivers.

    `named` are those of the agencies that were named themselves, not as members of a group; `docs`
    are the documents that agencies have of their own. `file` and `row` say where it was read.
    """

    task: str | None
    kind: EventKind
    agencies: tuple[str, ...]
    named: frozenset[str]
    day: date
    doc: str | None = None
    due: date | None = None
    re: str | None = None
    note: str | None = None
    docs: Mapping[str, str] = _NONE
    file: str = ""
    row: int = 0


class LeftOut(NamedTuple):
    """An agency of a group for which nothing is recorded, why, and whether it owes something."""

    agency: str
    reason: Message
    owes: bool = False


def drafts(
    ground: Ground, entry: NewRecord, stamp: Stamp, agencies: Sequence[str] | None = None
) -> list[Event]:
    """Return an event without an id for each agency of an entry, or for those given.

    Raises PlantrackError where that makes no sense whatever is in the log.
    """
    if entry.day > ground.today:
        raise refused(report_messages.in_the_future, day=entry.day, today=ground.today)
    re = entry.re
    pairs: list[Pair]
    if entry.kind is EventKind.VOID:
        target = _target(ground, entry)
        re, pairs = target.id, [(target.task, target.agency)]
    elif entry.kind is EventKind.REPORTED:
        pairs = [(None, _monitor(ground, entry))]
    else:
        pairs = [(entry.task, agency) for agency in agencies or entry.agencies]
    found = [
        Event(
            id="",
            recorded=stamp.now,
            by=stamp.by,
            date=entry.day,
            task=task,
            agency=agency,
            event=entry.kind,
            doc=entry.docs.get(agency or "", entry.doc),
            due=entry.due,
            re=re,
            note=entry.note,
        )
        for task, agency in pairs
    ]
    missing = incomplete(found[0])
    if missing:
        raise PlantrackError([Problem(remedies.with_remedy(missing))])
    return found


def agencies_of(ground: Ground, entry: NewRecord) -> tuple[Sequence[str], list[LeftOut]]:
    """Return the agencies that an entry is for, those that deliver the task and no others.

    Of a group those are left out that owe nothing of it or are not there on the day. Raises
    PlantrackError for an agency that was named itself and does not deliver.
    """
    if entry.kind in (EventKind.VOID, EventKind.REPORTED):
        return entry.agencies, []
    plan, task = ground.plan, task_of(ground, entry)
    owing = ground.owing(task)
    if not owing:
        raise refused(report_messages.nobody_bound, task=task.id)
    if not entry.agencies:
        if len(owing) > 1:
            raise fail(report_messages.agency_required, task=task.id, example=task.deliverers[0])
        return owing, []
    refuse_strangers(ground, task, entry)
    out = [
        LeftOut(agency, reason)
        for agency in entry.agencies
        if agency not in entry.named and (reason := absent(ground, task, agency, entry.day))
    ]
    left = {one.agency for one in out}
    if len(left) == len(entry.agencies):
        names = tuple(plan.agencies[agency] for agency in entry.agencies)
        raise refused(report_messages.nobody_in_force, name=names, day=entry.day)
    return [agency for agency in entry.agencies if agency not in left], out


def task_of(ground: Ground, entry: NewRecord) -> Task:
    """Return the task of an entry; PlantrackError for a duty, of which nothing is recorded."""
    task = ground.task(entry.task)
    if task is None:
        raise fail(report_messages.duty_has_no_events, task=entry.task)
    return task


def refuse_strangers(ground: Ground, task: Task, entry: NewRecord) -> None:
    """Raise PlantrackError for agencies that do not deliver, with who answers for whom."""
    owing, deliverers = ground.owing(task), ground.deliverers(task)
    strangers = [a for a in entry.agencies if a not in (owing if a in entry.named else deliverers)]
    if strangers:
        raise PlantrackError(
            [Problem(_not_bound(ground, task, agency, entry.day)) for agency in strangers]
        )


def absent(ground: Ground, task: Task, agency: str, day: date) -> Message | None:
    """Return why a member of a group has nothing to do with a task on a day."""
    if agency not in ground.owing(task):
        return say(messages.member_not_bound, task=task.id)
    if ground.in_force(agency, day):
        return None
    since = ground.plan.agencies[agency].since
    if since and day < since:
        return say(messages.member_not_begun, day=since)
    last = ground.plan.agencies[ground.plan.last_of_chain(agency, day)]
    return say(messages.member_ended, day=last.until)


def refused(sentence: Sentence, /, **values: object) -> PlantrackError:
    """Return an error that says what is wrong and how it is made right."""
    return PlantrackError([Problem(remedies.with_remedy(say(sentence, **values)))])


def _monitor(ground: Ground, entry: NewRecord) -> str:
    plan = ground.plan
    if set(entry.agencies) - {plan.about.monitor}:
        raise refused(
            report_messages.reported_to_monitor, monitor=plan.agencies[plan.about.monitor]
        )
    return plan.about.monitor


def _not_bound(ground: Ground, task: Task, agency: str, day: date) -> Message:
    agencies = ground.plan.agencies
    ended = ground.former(task, agency, day)
    if ended:
        names = tuple(f"{agencies[a].name} ({a})" for a in ended)
        return say(messages.successor_answers, agency=agencies[agency], task=task.id, ended=names)
    return remedies.with_remedy(
        say(report_messages.not_bound, agency=agencies[agency], task=task.id)
    )


def _target(ground: Ground, entry: NewRecord) -> Event:
    """Return the event that a `void` names by its id or by the beginning of it."""
    if entry.re is None:
        raise refused(log_messages.void_needs_re)
    exact = ground.by_id.get(entry.re)
    meant = [exact] if exact else [e for e in ground.events if e.id.startswith(entry.re)]
    if not meant:
        raise refused(report_messages.void_of_nothing, id=entry.re)
    if len(meant) > 1:
        raise fail(
            messages.void_ambiguous,
            id=entry.re,
            near=tuple(event.id for event in meant[:3]),
        )
    target = meant[0]
    elsewhere = entry.task is not None and target.task != entry.task
    if elsewhere or (entry.agencies and target.agency not in entry.agencies):
        named = (target.task or "-", target.agency or "")
        raise fail(messages.void_elsewhere, id=target.id, task=named[0], agency=named[1])
    return target


def taken_back_before(ground: Ground, void: Event) -> Message | None:
    """Return by which event something is taken back already that a `void` takes back."""
    gone = ground.taken_back
    if void.event is not EventKind.VOID or void.re not in gone:
        return None
    first = next(e for e in ground.events if e.re == void.re and e.id not in gone)
    return say(messages.void_twice, id=void.re, void=first.id)
