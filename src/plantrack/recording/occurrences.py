"""Which occurrence a record is about that names none."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.deadlines.occurrence import OccurrenceName
from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Task
from plantrack.recording.ground import Ground
from plantrack.report import messages
from plantrack.report.replay import called
from plantrack.report.track import Track
from plantrack.words.text import quoted
from plantrack.words.words import Message, Words, say

# The occurrence of a document is named by the document itself; the others are about none.
_WITHOUT = (EventKind.RECEIVED, EventKind.VOID, EventKind.REPORTED)
# What can still be said of an agency that ended.
_CLOSING = (EventKind.NOTE, EventKind.DROPPED)


class Typed(NamedTuple):
    """The name of an occurrence as it is typed after `--re`."""

    name: str

    def in_words(self, words: Words) -> str:
        """Return the name as it is shown, in quotes where a shell would part it."""
        return quoted(OccurrenceName(self.name).typed(words))


class OccurrenceChoice(NamedTuple):
    """An occurrence among those of which one is to be chosen, said as in a sentence."""

    track: Track

    def in_words(self, words: Words) -> str:
        """Return a period, when it is due, or under which document."""
        name, due = self.track.occurrence.name or "", self.track.due
        moved = due is None or due.isoformat() != name
        return called(name, self.track.events)._replace(moved=moved).in_sentence(words)


class Meant(NamedTuple):
    """The occurrences that a record is about, each for an event of its own, or why that is not plain.

    `choices` are those that could be named.
    """

    names: tuple[str | None, ...] = (None,)
    refusal: Message | None = None
    choices: tuple[str, ...] = ()


def meant(ground: Ground, draft: Event) -> Meant:
    """Return what an event is about: what it names, else the only occurrence that it can be about.

    Where a task has named occurrences that is the only one that is open and has begun by the day of
    the event; to be reopened is the only one that is done; a reminder is about each that is overdue,
    else about each that has begun. What replay refuses whatever occurrence it names is left to it.
    """
    task = ground.task(draft.task)
    if draft.re or draft.event in _WITHOUT or task is None or draft.agency is None:
        return Meant((draft.re,))
    if not (draft.event in _CLOSING or ground.in_force(draft.agency, draft.date)):
        return Meant()
    tracks = ground.replayed(task, draft.agency, draft.date).tracks
    there = [track for track in tracks if track.exists(draft.date)]
    if len(there) < 2 and not any(track.occurrence.name for track in there):
        return Meant()
    fit = fitting(there, draft.event, draft.date)
    if draft.event is EventKind.REMINDED:
        fit = overdue(fit, draft.date) or fit
    elif len(fit) > 1:
        return _not_plain(draft, fit)
    if fit:
        return Meant(_names(fit), choices=_names(fit))
    coming = [track for track in there if track.is_open][:1]
    return (
        _not_plain(draft, coming) if coming and draft.event is not EventKind.REOPENED else Meant()
    )


def fitting(tracks: Iterable[Track], kind: EventKind, day: date) -> Sequence[Track]:
    """Return the occurrences that an event of a kind can be about without naming one of them."""
    tracks = list(tracks)
    begun = [track for track in tracks if track.occurrence.begun(max(day, track.owed_from))]
    if kind is EventKind.REOPENED:
        return [track for track in begun if track.done]
    found = [track for track in begun if track.is_open]
    if found:
        return found
    if kind is EventKind.EXTENDED:  # on the day of the delivery itself it still counts
        return [track for track in begun if track.done and track.done.date == day]
    if kind is EventKind.NOTE:
        return begun if len(begun) == 1 else tracks if len(tracks) == 1 else []
    return []


def names_on(ground: Ground, task: Task, agencies: Iterable[str], day: date) -> set[str]:
    """Return the names of the occurrences of a task that agencies, or all that owe it, have on a day."""
    found: set[str] = set()
    for agency in agencies or ground.owing(task):
        tracks = ground.replayed(task, agency, day).tracks
        there = [track for track in tracks if track.is_owed and track.exists(day)]
        found.update(t.label for t in there if t.occurrence.name or len(there) > 1)
    return found


def overdue(tracks: Iterable[Track], day: date) -> Sequence[Track]:
    """Return those that are open and overdue on a day."""
    return [track for track in tracks if track.is_open and track.due and track.due < day]


def _not_plain(draft: Event, tracks: Sequence[Track]) -> Meant:
    """Say which of several it may be about, or that the only one that is left has not begun."""
    if len(tracks) == 1:
        what = messages.none_begun
    else:
        reopened = draft.event is EventKind.REOPENED
        what = messages.several_done if reopened else messages.several_open
    names = _names(tracks)
    known = tuple(map(OccurrenceChoice, tracks))
    return Meant((), say(what, day=draft.date, known=known, example=Typed(names[0])), names)


def _names(tracks: Iterable[Track]) -> tuple[str, ...]:
    return tuple(track.label for track in tracks)
