"""New records for the log: checked against plan and log, turned into events and their effect."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.log.writer import Stamp
from plantrack.plan.model import Plan, Task
from plantrack.recording import messages, remedies
from plantrack.recording.effects import Change, assessed, changes
from plantrack.recording.ground import Ground, Pair, pair
from plantrack.recording.new_record import (
    LeftOut,
    NewRecord,
    agencies_of,
    drafts,
    taken_back_before,
)
from plantrack.recording.occurrences import fitting
from plantrack.recording.repeated import Happening, decide
from plantrack.report import messages as report_messages
from plantrack.report.events import Fault
from plantrack.report.obligation import Obligation
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, say


class Inherited(NamedTuple):
    """A part of a task that an agency owes for one that ended, left open by what was recorded.

    `event` is what was recorded of its own part; the same of the other would be about `occurrence`.
    """

    event: Event
    former: str
    occurrence: str | None


class Lapsed(NamedTuple):
    """A record that has no effect, as it came after a delivery, and the day of that.

    `new` tells whether it was recorded now, or loses its effect by what was.
    """

    event: Event
    done_on: date
    new: bool


class Outcome(NamedTuple):
    """What records amount to: the events to be written, each with its effect, and what is not written.

    `repeated` are events of the log that say the same already, `known` is how many records brought
    nothing new for that reason.
    """

    changes: Sequence[Change] = ()
    repeated: Sequence[Event] = ()
    known: int = 0
    left_out: Sequence[LeftOut] = ()
    inherited: Sequence[Inherited] = ()
    lapsed: Sequence[Lapsed] = ()


def record_all(
    plan: Plan,
    events: Sequence[Event],
    entries: Iterable[NewRecord],
    stamp: Stamp,
    *,
    then: bool = True,
) -> Outcome:
    """Return what entries amount to together; nothing is written here.

    They are made out day by day, as they take effect, whatever their order. The effect is told as of the
    day of the event, and of today where that differs; else only of today. Raises PlantrackError with
    every reason why one of them makes no sense, and where.
    """
    today, ground = stamp.now.date(), Ground(plan, events, stamp.now.date())
    entries = list(entries)
    together = {(entry.task, entry.kind, entry.day) for entry in entries}
    sources: dict[str, NewRecord] = {}
    expanded: dict[int, Expanded] = {}
    problems: list[Problem] = []
    doubtful: set[Pair] = set()
    for number, entry in sorted(enumerate(entries), key=lambda one: _moment(one[1])):
        try:
            one = _expanded(ground, entry, stamp, together)
        except PlantrackError as error:
            problems += [_placed(problem, entry) for problem in error.problems]
            doubtful.update((entry.task, agency) for agency in entry.agencies)
            continue
        ground.add(one.new)
        expanded[number] = one
        doubtful.update(pair(fault.event) for fault in one.refused)
        sources.update((event.id, entry) for event in one.tried)
    found = [expanded[number] for number in sorted(expanded)]
    new = [event for one in found for event in one.new]
    old = concerned(ground.events, new)
    without, with_ = assessed(plan, old, today), assessed(plan, [*old, *new], today)
    faults = [fault for one in found for fault in one.refused]
    faults += [
        fault
        for fault in unable(without.faults, with_.faults, new)
        if pair(fault.event) not in doubtful
    ]
    problems += _refusals(plan, faults, [e for one in found for e in one.tried], sources)
    if problems:
        raise PlantrackError(problems)
    return Outcome(
        changes(plan, old, new, without.rows, with_.rows, today=today, then=then),
        list({event.id: event for one in found for event in one.standing}.values()),
        sum(not one.new and bool(one.standing) for one in found),
        [out for one in found for out in one.left_out],
        list(_inherited(ground, new)),
        _lapsed(without.rows, with_.rows, {event.id for event in new}),
    )


def _moment(entry: NewRecord) -> tuple[object, ...]:
    """Return when an entry is made out: on its day, first what has arrived, last what is still open."""
    return entry.day, entry.kind is not EventKind.RECEIVED, entry.kind is EventKind.REMINDED


class Expanded(NamedTuple):
    """The events of one entry: new ones, those that stand already, and those that are refused."""

    new: Sequence[Event]
    standing: Sequence[Event]
    refused: Sequence[Fault]
    left_out: Sequence[LeftOut]

    @property
    def tried(self) -> list[Event]:
        """All that would be new, refused or not."""
        return [*self.new, *(fault.event for fault in self.refused)]


def _expanded(
    ground: Ground, entry: NewRecord, stamp: Stamp, together: Collection[Happening]
) -> Expanded:
    """Return the events of an entry, as far as it can be checked by itself."""
    agencies, left_out = agencies_of(ground, entry)
    new: list[Event] = []
    standing: list[Event] = []
    faults: list[Fault] = []
    for draft in drafts(ground, entry, stamp, agencies):
        decision = decide(ground, draft, together)
        refusal = decision.refusal
        standing += decision.standing
        if not decision.standing:
            refusal = refusal or taken_back_before(ground, draft)
        if refusal:
            faults.append(Fault(replace(draft, id=next(stamp.ids)), refusal))
            continue
        new += [replace(draft, id=next(stamp.ids), re=name) for name in decision.names]
    return Expanded(new, standing, faults, left_out)


def concerned(events: Sequence[Event], new: Sequence[Event]) -> list[Event]:
    """Return the events that bear on the new ones: of the same task and agency, and every `void`."""
    pairs = {pair(event) for event in new}
    return [event for event in events if event.event is EventKind.VOID or pair(event) in pairs]


def unable(before: Sequence[Fault], after: Sequence[Fault], new: Sequence[Event]) -> list[Fault]:
    """Return the faults that the log has with the new events and has not without."""
    ids, faulty = {event.id for event in new}, {fault.event.id for fault in before}
    return [
        fault
        for fault in after
        if fault.event.id in ids or not (fault.late or fault.event.id in faulty)
    ]


def _refusals(
    plan: Plan, faults: Sequence[Fault], new: Sequence[Event], sources: Mapping[str, NewRecord]
) -> list[Problem]:
    """Return what is wrong with the new events, each where it was read, and of a group how many."""
    first = {pair(event): event for event in reversed(new)}
    ids = {event.id for event in new}
    problems: list[Problem] = []
    refused: dict[int, list[Event]] = {}
    for fault in faults:
        mine = fault.event.id in ids
        event = fault.event if mine else first.get(pair(fault.event), fault.event)
        message = fault.message if mine else broken(fault.event)
        source = sources.get(event.id)
        problem = _problem(plan, _by_row(message, sources), fault.event)
        problems.append(_placed(problem, source) if source else problem)
        if source:
            refused.setdefault(id(source), []).append(event)
    entries = {id(source): source for source in sources.values()}
    for key, events in refused.items():
        members = {
            e.agency for e in new if id(sources[e.id]) == key and e.agency not in entries[key].named
        }
        who = {event.agency for event in events} & members
        if who and len(who) < len(members):
            problems.append(_of_group(plan, who, len(members), entries[key]))
    return problems


def _of_group(plan: Plan, who: Collection[str | None], total: int, entry: NewRecord) -> Problem:
    """Say of how many of a group it is refused, of whom, and what records it for the others."""
    names = tuple(agency for id_, agency in plan.agencies.items() if id_ in who)
    what = messages.group_refused_in_row if entry.file else messages.group_refused
    return _placed(Problem(say(what, n=len(names), total=total, agencies=names)), entry)


def _by_row(message: Message, sources: Mapping[str, NewRecord]) -> Message:
    """Return a message that tells of a record of this command by its row, as its id may never be recorded."""
    other = sources.get(str(dict(message.values).get("event")))
    if other is None or not other.file or message.sentence not in remedies.IN_ROWS:
        return message
    return remedies.in_row(message, other.file, other.row)


def _problem(plan: Plan, message: Message, event: Event) -> Problem:
    """Return what is wrong, with the task and the agency by its name."""
    agency = plan.agencies.get(event.agency or "")
    where = replace(event, agency=agency.name if agency else event.agency).about
    return Problem(remedies.with_remedy(message), where)


def _placed(problem: Problem, entry: NewRecord) -> Problem:
    """Return a problem where its entry was read, its remedy in words of that place."""
    if not entry.file:
        return problem
    message = remedies.in_columns(problem.message)
    return problem._replace(message=message).at(entry.file, entry.row)


def _lapsed(
    without: Sequence[Obligation], with_: Sequence[Obligation], new: Collection[str]
) -> list[Lapsed]:
    """Return the records that have no effect any more, and did without the new ones."""
    before = {id_ for row in without for id_ in row.lapsed}
    return [
        Lapsed(event, row.lapsed[event.id], event.id in new)
        for row in with_
        for event in row.events
        if event.id in row.lapsed and event.id not in before
    ]


def broken(event: Event) -> Message:
    """Say that a record would stand no longer; why, only names what is not recorded."""
    return say(report_messages.contradicts, kind=event.event, day=event.date, event=event.id)


def _inherited(ground: Ground, new: Sequence[Event]) -> Iterable[Inherited]:
    """Yield which parts of those that ended are left open, for whose part an agency answers as well."""
    for event in new:
        task = ground.task(event.task)
        if task is None or event.agency is None or event.event is EventKind.VOID:
            continue
        for former in ground.former(task, event.agency, event.date):
            part = _open_part(ground, task, former, event)
            same = replace(event, agency=former, re=part.occurrence) if part else event
            if part and not decide(ground, same).standing:
                yield part


def _open_part(ground: Ground, task: Task, former: str, event: Event) -> Inherited | None:
    """Return what is still open of a former agency's part: the same occurrence, else the first."""
    tracks = ground.replayed(task, former, ground.today).tracks
    name = event.doc if event.event is EventKind.RECEIVED else event.re
    there = [track for track in tracks if track.occurrence.name == name]
    if event.event is EventKind.RECEIVED:
        awaited = not there and any(track.is_open for track in tracks)
        return Inherited(event, former, None) if awaited else None
    parts = [track for track in there if track.is_open]
    if not there:
        parts += fitting(tracks, EventKind.PROGRESS, event.date)
    return Inherited(event, former, parts[0].occurrence.name) if parts else None
