"""What new records are checked against: the plan and its log, and who owes what on a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plantrack.log.event import Event, EventKind, in_order, incomplete, voided
from plantrack.plan.amendments import Reading, read
from plantrack.plan.model import Plan, Task
from plantrack.report.events import Fault
from plantrack.report.obligation import LAST, bound
from plantrack.report.planned import Step, steps
from plantrack.report.renamed import by_present_ids
from plantrack.report.replay import replay
from plantrack.report.track import Track

Pair = tuple[str | None, str | None]  # task and agency
_OF_NO_TRACK = (EventKind.VOID, EventKind.REPORTED)


class Replayed(NamedTuple):
    """The occurrences of a task that an agency has on a day, in order, and what cannot stand."""

    tracks: Sequence[Track]
    faults: Sequence[Fault]


class Ground:
    """Plan and log as new records find them; each question is answered once, however many there are.

    Who delivers a task and which occurrences an agency has of it is asked here and nowhere else in
    this wing.
    """

    def __init__(self, plan: Plan, events: Sequence[Event], today: date) -> None:
        """Take the plan and what its log holds on a day."""
        self._readings: dict[date, Reading] = {}
        self.plan, self.events, self.today = plan, by_present_ids(plan, events), today
        self.plan = self._read(today).plan
        self._owing: dict[str, Sequence[str]] = {}
        self._ending: dict[str, Sequence[str]] = {}
        self._steps: dict[tuple[str, date], Sequence[Step]] = {}
        self._replayed: dict[Pair, dict[date, Replayed]] = {}

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.events}

    @cached_property
    def taken_back(self) -> set[str]:
        """The ids of the events that were taken back."""
        return voided(in_order(self.events))

    @cached_property
    def _by_pair(self) -> dict[Pair, list[Event]]:
        found: dict[Pair, list[Event]] = {}
        for event in self.events:
            found.setdefault(pair(event), []).append(event)
        return found

    def of(self, task: str | None, agency: str | None) -> Sequence[Event]:
        """Return the events in force of a task and agency, those added among them."""
        return [e for e in self._by_pair.get((task, agency), ()) if e.id not in self.taken_back]

    def add(self, events: Iterable[Event]) -> None:
        """Take in events that are to be recorded together with those that follow."""
        for event in events:
            self._by_pair.setdefault(pair(event), []).append(event)
            self._replayed.pop(pair(event), None)

    def task(self, id_: str | None) -> Task | None:
        """Return the task of this id, if there is one."""
        return self.plan.task(id_ or "")

    def deliverers(self, task: Task) -> Sequence[str]:
        """Return the agencies that a task names by today, or once named, whether it binds them or not."""
        return self._read(self.today).deliverers(task.id)

    def owing(self, task: Task) -> Sequence[str]:
        """Return the agencies that a task binds today, or once bound."""
        if task.id not in self._owing:
            self._owing[task.id] = bound(self.plan, task.id, self.today)
        return self._owing[task.id]

    def in_force(self, agency: str, day: date) -> bool:
        """Tell whether an agency is there on a day, or one that answers for it."""
        since = self.plan.agencies[agency].since
        return self.plan.answering(agency, day) is not None and (since is None or since <= day)

    def former(self, task: Task, agency: str, day: date) -> Sequence[str]:
        """Return the agencies that ended and for whose part of a task another answers on a day."""
        if task.id not in self._ending:
            owing, agencies = self.owing(task), self.plan.agencies
            self._ending[task.id] = [id_ for id_ in owing if agencies[id_].successor]
        answering = self.plan.answering
        return [i for i in self._ending[task.id] if i != agency and answering(i, day) == agency]

    def replayed(self, task: Task, agency: str, day: date) -> Replayed:
        """Return the occurrences that an agency has on a day, by all that is recorded of it by then."""
        known = self._replayed.setdefault((task.id, agency), {})
        if day not in known:
            happened = [
                event
                for event in self.of(task.id, agency)
                if event.date <= day and event.event not in _OF_NO_TRACK and not incomplete(event)
            ]
            plan, planned = self._read(day).plan, self._planned(task, day)
            tracks, faults = replay(plan, planned, agency, in_order(happened))
            known[day] = Replayed(sorted(tracks, key=_place), faults)
        return known[day]

    def _read(self, day: date) -> Reading:
        if day not in self._readings:
            self._readings[day] = read(self.plan, day)
        return self._readings[day]

    def _planned(self, task: Task, day: date) -> Sequence[Step]:
        """Return what a task plans by a day; nothing where an amendment brings it only later."""
        if (task.id, day) not in self._steps:
            reading = self._read(day)
            stages = reading.stages.get(task.id)
            self._steps[task.id, day] = steps(reading.plan, stages, day) if stages else []
        return self._steps[task.id, day]


def pair(event: Event) -> Pair:
    """Return the task and the agency that an event is about."""
    return event.task, event.agency


def _place(track: Track) -> tuple[date, str]:
    return track.occurrence.due or LAST, track.occurrence.name or ""
