"""Whether a record stands in the log already, and what becomes of it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.deadlines.occurrence import OccurrenceName
from plantrack.log.event import Event, EventKind
from plantrack.recording.ground import Ground
from plantrack.recording.occurrences import Meant, Typed, meant
from plantrack.report import messages
from plantrack.report.track import Track
from plantrack.words.words import Message, say

# What is recorded together: tasks, events and days.
Happening = tuple[str | None, EventKind, date]


class Decision(NamedTuple):
    """What becomes of a record.

    `names` are the occurrences that it is to be written for, `standing` the events that say it already.
    """

    names: tuple[str | None, ...] = ()
    standing: tuple[Event, ...] = ()
    refusal: Message | None = None


class _Standing(NamedTuple):
    """An event of the log, and the occurrence that it took effect on."""

    event: Event
    occurrence: str | None


def decide(ground: Ground, draft: Event, together: Collection[Happening] = ()) -> Decision:
    """Return for which occurrences an event is to be written, and for which it stands already.

    The same event about the same occurrence is not written again while the first has its effect.
    `together` is what is recorded with it.
    """
    found = meant(ground, draft)
    known = list(_standing(ground, draft, together))
    again = [one for one in known if one.occurrence in found.names]
    if len(again) < len(known) and _whichever(draft, found):
        again = known
    there = {one.occurrence for one in again}
    standing = tuple(one.event for one in again)
    if again and (found.refusal or not there <= set(found.names)):
        return Decision(standing=standing)
    refusal = _delivers_another(ground, draft, found) or found.refusal
    if refusal:
        return Decision(refusal=refusal)
    return Decision(tuple(name for name in found.names if name not in there), standing)


def _whichever(draft: Event, found: Meant) -> bool:
    """Tell whether the same event is the same record, whichever occurrence it was recorded for.

    So it is where none was named; but a document that delivers one occurrence is not taken for the
    delivery of another without a word.
    """
    if draft.event is EventKind.RECEIVED:
        return True
    if draft.re is not None:
        return False
    plain = found.refusal is None and found.names != (None,)
    return not (plain and draft.event is EventKind.DONE and draft.doc)


def _standing(ground: Ground, draft: Event, together: Collection[Happening]) -> Iterator[_Standing]:
    """Yield the events that say the same of the same task and agency, and have their effect."""
    same = [e for e in ground.of(draft.task, draft.agency) if _what(e) == _what(draft)]
    task = ground.task(draft.task)
    if draft.event in (EventKind.VOID, EventKind.REPORTED) or task is None or not draft.agency:
        yield from (_Standing(event, event.re) for event in same)
    elif same:
        tracks, faults = ground.replayed(task, draft.agency, draft.date)
        faulty = {fault.event.id for fault in faults if not fault.late}
        places = {event.id: track for track in tracks for event in track.events}
        for event in same:
            track = places.get(event.id)
            if event.id not in faulty and (track is None or _has_effect(event, track, together)):
                yield _Standing(event, _recorded(track, tracks) if track else event.re)


def _recorded(track: Track, tracks: Sequence[Track]) -> str | None:
    """Return what the log calls an occurrence: its name, or where it has none what it is among others."""
    return track.label if len(tracks) > 1 else track.occurrence.name


def _what(event: Event) -> tuple[object, ...]:
    return event.event, event.date, event.doc, event.due, event.note


def _has_effect(event: Event, track: Track, together: Collection[Happening]) -> bool:
    """Tell whether the day of a delivery ended with it, and that of its return with that.

    What is recorded together, as in a sheet that is entered again, takes no effect from each other.
    """
    undone = {EventKind.DONE: EventKind.REOPENED, EventKind.REOPENED: EventKind.DONE}
    if event.event not in undone or (event.event is EventKind.DONE) == (track.done is not None):
        return True
    return (event.task, undone[event.event], event.date) in together


def _delivers_another(ground: Ground, draft: Event, found: Meant) -> Message | None:
    """Return which other occurrence the document of a delivery delivers already, if none is named."""
    task = ground.task(draft.task)
    delivery = draft.event is EventKind.DONE and draft.doc and draft.re is None
    if not delivery or task is None or draft.agency is None:
        return None
    for track in ground.replayed(task, draft.agency, ground.today).tracks:
        name, done = track.label, track.done
        left = [choice for choice in found.choices if choice != name]
        if left and done and done.doc == draft.doc and name not in found.names:
            return say(
                messages.delivers_another,
                doc=draft.doc,
                other=OccurrenceName(name),
                event=done.id,
                example=Typed(left[0]),
            )
    return None
