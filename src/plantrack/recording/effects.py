"""What new events do to the obligations that they are about."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.plan.amendments import read
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan
from plantrack.recording.ground import Pair, pair
from plantrack.report.events import Fault, known
from plantrack.report.obligation import Obligation, assess
from plantrack.report.track import Adjustment


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

    @property
    def answered(self) -> Event | None:
        """The request for a later due date that this event, a note with a document, answers."""
        row = self._last
        if row is None or self.event.event is not EventKind.NOTE:
            return None
        by = {answer.id: request for request, answer in row.answered.items()}
        return next((event for event in row.events if event.id == by.get(self.event.id)), None)

    @property
    def answer(self) -> Event | Amendment | None:
        """What answers this event, a request for a later due date: a note, or what changed that date."""
        return self._last.answered.get(self.event.id) if self._last else None

    @property
    def _last(self) -> Obligation | None:
        return self.today or self.after


class Assessed(NamedTuple):
    """Obligations as of a day, periods that have not begun among them, and what cannot stand."""

    rows: Sequence[Obligation]
    faults: Sequence[Fault]


def assessed(plan: Plan, events: Sequence[Event], day: date) -> Assessed:
    """Return how the obligations of a plan stand as of a day by these events."""
    return Assessed(*assess(read(plan, day), known(plan, events, day, None), day, unlisted=True))


def changes(
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
    found = []
    for event in new:
        before, after = views[today]
        if event.event is EventKind.VOID:
            found.append(_taking_back(event, by_id, before, after))
            continue
        if then and event.date not in views:
            views[event.date] = (
                _Rows(assessed(plan, old, event.date).rows),
                _Rows(assessed(plan, [*old, *new], event.date).rows),
            )
        on_day = views[event.date if then else today]
        # what is recorded of a day before it is owed, as a document that came early, tells only today
        told_then = then and event.date != today and on_day[1].of(event) is not None
        found.append(
            _change(event, *(on_day if told_then else views[today]), after if told_then else None)
        )
    return found


class _Rows:
    """Obligations as of a day, found by what happened to them and by task and agency."""

    def __init__(self, rows: Sequence[Obligation]) -> None:
        self._by_event = {event.id: row for row in reversed(rows) for event in row.events}
        self._by_pair: dict[Pair, list[Obligation]] = {}
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
        same = self._by_pair.get(pair(event), [])
        named = [o for o in same if o.occurrence == event.re] if event.re else same
        return named[0] if len(named) == 1 else None


def _change(event: Event, before: _Rows, after: _Rows, today: _Rows | None) -> Change:
    """Find the obligation that an event is about."""
    now = after.of(event)
    was = before.same(now) if now else None
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
