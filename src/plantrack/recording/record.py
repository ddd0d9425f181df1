"""A new entry for the log: checked against plan and log, turned into events and their effect."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from plantrack.log import messages as log_messages
from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.log.writer import Stamp
from plantrack.plan.amendments import read
from plantrack.plan.model import Plan
from plantrack.recording import messages
from plantrack.report import messages as report_messages
from plantrack.report.obligation import Obligation, assess, bound
from plantrack.report.replay import Adjustment, Fault, known
from plantrack.report.status import OPEN
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


class Change(NamedTuple):
    """An event and the obligation it is about, before and after it, as of the day it happened.

    `today` is how that stands today, none where the event is of today. A `void` happened at no time:
    it is told as of today, with the event that it takes back.
    """

    event: Event
    before: Obligation | None
    after: Obligation | None
    today: Obligation | None = None
    taken_back: Event | None = None

    @property
    def adjustment(self) -> Adjustment | None:
        """What an `extended` event changed: the due date before it, and whether it shortens."""
        made = self.after.adjustments if self.after else ()
        return next((a for a in made if a.source.id == self.event.id), None)


def record(plan: Plan, events: Sequence[Event], entry: NewRecord, stamp: Stamp) -> list[Change]:
    """Return the events that an entry amounts to, each with its effect.

    Raises PlantrackError with every reason why the entry makes no sense; nothing is written here.
    """
    return record_all(plan, events, [entry], stamp)


def record_all(
    plan: Plan,
    events: Sequence[Event],
    entries: Iterable[NewRecord],
    stamp: Stamp,
    *,
    then: bool = True,
) -> list[Change]:
    """Return the events that entries amount to together, each with its effect.

    The effect is told as of the day of the event, and of today where that differs; else only of
    today. Raises PlantrackError with every reason why one of them makes no sense, and where.
    """
    today, ground = stamp.now.date(), _Ground(plan, events, stamp.now.date())
    sources: dict[str, NewRecord] = {}
    new: list[Event] = []
    problems: list[Problem] = []
    doubtful: set[tuple[str | None, str | None]] = set()
    for entry in entries:
        try:
            made = _made(ground, entry, stamp)
        except PlantrackError as error:
            problems += [_placed(problem, entry) for problem in error.problems]
            doubtful.update((entry.task, agency) for agency in entry.agencies)
            continue
        new += made
        sources.update((event.id, entry) for event in made)
    old = _concerned(events, new)
    without, with_ = _assessed(plan, old, today), _assessed(plan, [*old, *new], today)
    refused = [
        fault
        for fault in _unable(without.faults, with_.faults, new)
        if _pair(fault.event) not in doubtful
    ]
    problems += _refusals(plan, refused, new, sources)
    if problems:
        raise PlantrackError(problems)
    return _changes(plan, old, new, without.rows, with_.rows, today=today, then=then)


def remaining(plan: Plan, events: Sequence[Event], entry: NewRecord, stamp: Stamp) -> NewRecord:
    """Return an entry for those of its agencies for which it is still open and possible.

    No agencies: all that deliver. Raises PlantrackError with the reasons where there is none such.
    """
    task = plan.task(entry.task or "")
    if task is None or entry.kind in (EventKind.VOID, EventKind.REPORTED):
        return entry
    asked = entry.agencies or plan.members(task.deliverers)
    entry = entry._replace(agencies=asked, named=frozenset())
    today, ground = stamp.now.date(), _Ground(plan, events, stamp.now.date())
    new = _made(ground, entry, stamp)
    old = _concerned(events, new)
    without, with_ = _assessed(plan, old, today), _assessed(plan, [*old, *new], today)
    refused = _unable(without.faults, with_.faults, new)
    impossible = {fault.event.agency for fault in refused}
    still_open = {
        row.agency for row in without.rows if row.task.id == task.id and row.status in OPEN
    }
    left = [
        event.agency or ""
        for event in new
        if event.agency not in impossible
        and (event.agency in still_open or entry.kind is EventKind.REOPENED)
    ]
    if not left:
        reasons = _refusals(plan, refused, new, {})
        raise PlantrackError(reasons or [Problem(say(messages.nobody_remains, task=task.id))])
    return entry._replace(agencies=tuple(left), named=frozenset(left))


class _Ground:
    """What entries are checked against: looked up once, however many there are."""

    def __init__(self, plan: Plan, events: Sequence[Event], today: date) -> None:
        self.plan, self.events, self.today = plan, events, today
        self._owing: dict[str, Sequence[str]] = {}

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.events}

    @cached_property
    def taken_back(self) -> set[str]:
        """The ids of the events that were taken back."""
        return voided(in_order(self.events))

    def owing(self, task: str) -> Sequence[str]:
        """Return the agencies that a task binds today."""
        if task not in self._owing:
            self._owing[task] = bound(self.plan, task, self.today)
        return self._owing[task]


def _made(ground: _Ground, entry: NewRecord, stamp: Stamp) -> list[Event]:
    """Return the events of an entry, as far as it can be checked by itself."""
    if entry.day > ground.today:
        raise _refused(report_messages.in_the_future, day=entry.day, today=ground.today)
    new = list(_events(ground, entry, stamp))
    missing = incomplete(new[0])
    if missing:
        raise PlantrackError([Problem(report_messages.with_remedy(missing))])
    return new


def _pair(event: Event) -> tuple[str | None, str | None]:
    return event.task, event.agency


class _Assessed(NamedTuple):
    """Obligations as of a day, periods that have not begun among them, and what cannot stand."""

    rows: Sequence[Obligation]
    faults: Sequence[Fault]


def _assessed(plan: Plan, events: Sequence[Event], day: date) -> _Assessed:
    return _Assessed(*assess(read(plan, day), known(plan, events, day, None), day, unlisted=True))


def _concerned(events: Sequence[Event], new: Sequence[Event]) -> list[Event]:
    """Return the events that bear on the new ones: of the same task and agency, and every `void`."""
    pairs = {(event.task, event.agency) for event in new}
    return [
        event
        for event in events
        if event.event is EventKind.VOID or (event.task, event.agency) in pairs
    ]


def _unable(before: Sequence[Fault], after: Sequence[Fault], new: Sequence[Event]) -> list[Fault]:
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
    first = {_pair(event): event for event in reversed(new)}
    ids = {event.id for event in new}
    problems: list[Problem] = []
    refused: dict[int, list[Event]] = {}
    for fault in faults:
        mine = fault.event.id in ids
        event = fault.event if mine else first.get(_pair(fault.event), fault.event)
        message = fault.message if mine else _broken(fault.event)
        source = sources.get(event.id)
        problem = _problem(message, fault.event)
        problems.append(_placed(problem, source) if source else problem)
        if source:
            refused.setdefault(id(source), []).append(event)
    entries = {id(source): source for source in sources.values()}
    for key, events in refused.items():
        members = [
            e for e in new if id(sources[e.id]) == key and e.agency not in entries[key].named
        ]
        who = {event.agency for event in events} & {event.agency for event in members}
        if who and len(who) < len(members):
            problems.append(Problem(_of_group(plan, who, len(members), entries[key])))
    return problems


def _of_group(plan: Plan, who: Iterable[str | None], total: int, entry: NewRecord) -> Message:
    """Say of how many of a group it is refused, of whom, and what records it for the others."""
    names = tuple(plan.agencies[id_] for id_ in plan.members(id_ or "" for id_ in who))
    return say(messages.group_refused, n=len(names), total=total, task=entry.task, agencies=names)


def _problem(message: Message, event: Event) -> Problem:
    return Problem(report_messages.with_remedy(message), event.about)


def _placed(problem: Problem, entry: NewRecord) -> Problem:
    """Return a problem where its entry was read, its remedy in words of that place."""
    if not entry.file:
        return problem
    message = report_messages.in_columns(problem.message)
    return problem._replace(message=message).at(entry.file, entry.row)


def _refused(sentence: Sentence, /, **values: object) -> PlantrackError:
    return PlantrackError([Problem(report_messages.with_remedy(say(sentence, **values)))])


def _broken(event: Event) -> Message:
    """Say that a record would stand no longer; why, only names what is not recorded."""
    return say(report_messages.contradicts, kind=event.event, day=event.date, event=event.id)


def _events(ground: _Ground, entry: NewRecord, stamp: Stamp) -> Iterable[Event]:
    pairs: Iterable[tuple[str | None, str | None]]
    plan, re = ground.plan, entry.re
    if entry.kind is EventKind.VOID:
        target = _taken_back(ground, entry)
        re = target.id
        pairs = [(target.task, target.agency)]
    elif entry.kind is EventKind.REPORTED:
        if set(entry.agencies) - {plan.about.monitor}:
            raise _refused(
                report_messages.reported_to_monitor, monitor=plan.agencies[plan.about.monitor]
            )
        pairs = [(None, plan.about.monitor)]
    else:
        pairs = [(entry.task, agency) for agency in _agencies(ground, entry)]
    for task, agency in pairs:
        yield Event(
            id=next(stamp.ids),
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


def _agencies(ground: _Ground, entry: NewRecord) -> Sequence[str]:
    """Return the agencies that an entry names, those that deliver the task and no others."""
    plan = ground.plan
    task = plan.task(entry.task or "")
    if task is None:
        raise fail(report_messages.duty_has_no_events, task=entry.task)
    deliverers = plan.members(task.deliverers)
    owing = ground.owing(task.id)
    if not owing:
        raise _refused(report_messages.nobody_bound, task=task.id)
    if not entry.agencies:
        if len(owing) > 1:
            raise fail(report_messages.agency_required, task=task.id, example=task.deliverers[0])
        return owing
    # of a group, only those that the task binds and that are there on the day; each one named
    strangers = [a for a in entry.agencies if a not in (owing if a in entry.named else deliverers)]
    if strangers:
        raise PlantrackError(
            [Problem(_not_bound(plan, task.id, owing, agency, entry.day)) for agency in strangers]
        )
    in_force = [
        a
        for a in entry.agencies
        if a in entry.named or (a in owing and _in_force(plan, a, entry.day))
    ]
    if not in_force:
        raise _refused(
            report_messages.nobody_in_force, name=", ".join(entry.agencies), day=entry.day
        )
    return in_force


def _in_force(plan: Plan, agency: str, day: date) -> bool:
    since = plan.agencies[agency].since
    return plan.answering(agency, day) is not None and (since is None or since <= day)


def _not_bound(plan: Plan, task: str, owing: Iterable[str], agency: str, day: date) -> Message:
    ended = [a for a in owing if a != agency and plan.answering(a, day) == agency]
    named = plan.agencies[agency]
    if ended:
        names = tuple(f"{plan.agencies[a].name} ({a})" for a in ended)
        return say(messages.successor_answers, agency=named, task=task, ended=names)
    return report_messages.with_remedy(say(report_messages.not_bound, agency=named, task=task))


def _taken_back(ground: _Ground, entry: NewRecord) -> Event:
    """Return the event that a `void` names by its id or by the beginning of it."""
    if entry.re is None:
        raise _refused(log_messages.void_needs_re)
    exact = ground.by_id.get(entry.re)
    meant = [exact] if exact else [e for e in ground.events if e.id.startswith(entry.re)]
    if not meant:
        raise _refused(report_messages.void_of_nothing, id=entry.re)
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
    gone = ground.taken_back
    if target.id in gone:
        void = next(e for e in ground.events if e.re == target.id and e.id not in gone)
        raise fail(messages.void_twice, id=target.id, void=void.id)
    return target


class _Rows:
    """Obligations as of a day, found by what happened to them and by task and agency."""

    def __init__(self, rows: Sequence[Obligation]) -> None:
        self._by_event = {event.id: row for row in reversed(rows) for event in row.events}
        self._by_pair: dict[tuple[str | None, str | None], list[Obligation]] = {}
        for row in rows:
            self._by_pair.setdefault((row.task.id, row.agency), []).append(row)

    def of(self, event: Event) -> Obligation | None:
        """Return the obligation that an event took effect on."""
        return self._by_event.get(event.id)

    def same(self, row: Obligation) -> Obligation | None:
        """Return the same obligation at another time: its occurrence, or the wait for its document."""
        same = self._by_pair.get((row.task.id, row.agency), [])
        known_already = [o for o in same if o.occurrence == row.occurrence]
        return next(iter(known_already or [o for o in same if o.start is None]), None)

    def meant(self, event: Event) -> Obligation | None:
        """Return the obligation that an event names, or the only one it can have meant."""
        same = self._by_pair.get(_pair(event), [])
        named = [o for o in same if o.occurrence == event.re] if event.re else same
        return named[0] if len(named) == 1 else None


def _changes(
    plan: Plan,
    old: Sequence[Event],
    new: Sequence[Event],
    without: Sequence[Obligation],
    with_: Sequence[Obligation],
    *,
    today: date,
    then: bool,
) -> list[Change]:
    """Return the new events with their effects, those of one day found together."""
    by_id = {event.id: event for event in old}
    views = {today: (_Rows(without), _Rows(with_))}
    changes = []
    for event in new:
        before, after = views[today]
        if event.event is EventKind.VOID:
            changes.append(_taking_back(event, by_id, before, after))
            continue
        if then and event.date not in views:
            views[event.date] = (
                _Rows(_assessed(plan, old, event.date).rows),
                _Rows(_assessed(plan, [*old, *new], event.date).rows),
            )
        on_day = views[event.date if then else today]
        differs = then and event.date != today
        changes.append(_change(event, *on_day, after if differs else None))
    return changes


def _change(event: Event, before: _Rows, after: _Rows, today: _Rows | None) -> Change:
    """Find the obligation that an event is about, and write its occurrence into the event."""
    now = after.of(event)
    was = before.same(now) if now else None
    if now and now.occurrence and event.event is not EventKind.RECEIVED:
        event = replace(event, re=now.occurrence)
    return Change(event, was, now, today.of(event) if today else None)


def _taking_back(void: Event, by_id: Mapping[str, Event], before: _Rows, after: _Rows) -> Change:
    """Find the obligation that the event was about, which a `void` takes back or brings back."""
    taken_back = root = by_id[void.re or ""]
    while root.event is EventKind.VOID and (root.re or "") in by_id:
        root = by_id[root.re or ""]
    was, now = before.of(root), after.of(root)
    if was is None and now is None:  # it had no effect
        was, now = before.meant(root), after.meant(root)
    return Change(
        void,
        was or (before.same(now) if now else None),
        now or (after.same(was) if was else None),
        taken_back=taken_back,
    )
