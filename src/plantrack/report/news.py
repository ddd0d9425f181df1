"""What a report tells that the report of an earlier day did not."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Amendment
from plantrack.report.obligation import Obligation
from plantrack.report.replay import Adjustment
from plantrack.report.report import Report
from plantrack.report.status import OPEN, Status
from plantrack.words.words import Sentence, Words

Turn = tuple[object, ...]


class NewsKind(Enum):
    """What is new of an obligation, in the order in which it is told, with its words.

    `event` is the kind of event by which it comes to be so, None where days pass.
    """

    DONE = Sentence("hoàn thành", "done"), EventKind.DONE
    UNDONE = Sentence("phải thực hiện lại", "to be done again"), EventKind.REOPENED
    OVERDUE = Sentence("quá hạn", "overdue"), None
    BLOCKED = Sentence("phát sinh khó khăn, vướng mắc", "new difficulty"), EventKind.BLOCKED
    EXTENDED = Sentence("gia hạn", "extended"), EventKind.EXTENDED
    SHORTENED = Sentence("rút ngắn thời hạn", "shortened"), EventKind.EXTENDED
    ADJUSTED = Sentence("điều chỉnh thời hạn", "due date changed"), EventKind.EXTENDED
    DATED = Sentence("ấn định thời hạn", "due date set"), EventKind.EXTENDED
    RECEIVED = Sentence("nhận văn bản", "document received"), EventKind.RECEIVED
    CLOSED = Sentence("không còn thực hiện", "no longer to be done"), EventKind.DROPPED
    ADDED = Sentence("phát sinh theo văn bản sửa đổi, bổ sung", "new by an amendment"), None

    def __init__(self, sentence: Sentence, event: EventKind | None) -> None:
        """Keep the words and the kind of event."""
        self.sentence = sentence
        self.event = event

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        return words.pick(self.sentence)

    def newest(self, obligation: Obligation) -> Event | None:
        """Return the newest event that made it so; None where a day has passed or an agency ended."""
        events = reversed(obligation.events)
        return next((event for event in events if event.event is self.event), None)


class NewsItem(NamedTuple):
    """One thing that is new: what, of which obligation, what was recorded of it, and new changes of its due date."""

    kind: NewsKind
    obligation: Obligation
    event: Event | None
    changes: tuple[Adjustment, ...]


def change_kind(changes: Sequence[Adjustment]) -> NewsKind:
    """Return what changes of a due date are, all together."""
    later = [change for change in changes if change.former]
    shorter = sum(change.shortens for change in later)
    if not later:
        return NewsKind.DATED
    if not shorter:
        return NewsKind.EXTENDED
    return NewsKind.SHORTENED if shorter == len(later) else NewsKind.ADJUSTED


class News(NamedTuple):
    """What a report tells that the report of an earlier day did not.

    An obligation that was done and is done again is not newly done; one that came to be overdue and was
    delivered since is done, as it stands now. One may have been extended and done, and stands in both.
    `undone` are those that were done, then or since, and are to be done again; `blocked` those with a new
    difficulty; `added` those that are owed by an amendment since. `turns` are what is new of what these are told by.
    """

    since: date
    done: tuple[Obligation, ...]
    overdue: tuple[Obligation, ...]
    extended: tuple[Obligation, ...]
    received: tuple[Obligation, ...]
    closed: tuple[Obligation, ...]
    undone: tuple[Obligation, ...] = ()
    blocked: tuple[Obligation, ...] = ()
    added: tuple[Obligation, ...] = ()
    turns: frozenset[Turn] = frozenset()

    @property
    def any(self) -> bool:
        """Whether there is anything new."""
        told = (self.done, self.overdue, self.extended, self.received, self.closed)
        return any((*told, self.undone, self.blocked, self.added))

    @property
    def by_kind(self) -> Mapping[NewsKind, Sequence[NewsItem]]:
        """All that is new by its kinds, in their order; those with nothing are left out."""
        found: dict[NewsKind, list[Obligation]] = {kind: [] for kind in NewsKind}
        for o in self.extended:
            found[change_kind(self.changes(o))].append(o)
        found[NewsKind.DONE] += self.done
        found[NewsKind.UNDONE] += self.undone
        found[NewsKind.OVERDUE] += self.overdue
        found[NewsKind.BLOCKED] += self.blocked
        found[NewsKind.ADDED] += self.added
        found[NewsKind.RECEIVED] += self.received
        found[NewsKind.CLOSED] += self.closed
        return {
            kind: [NewsItem(kind, o, kind.newest(o), self.changes(o)) for o in rows]
            for kind, rows in found.items()
            if rows
        }

    @property
    def items(self) -> Sequence[NewsItem]:
        """All that is new, a thing each, by its kinds."""
        return [item for rows in self.by_kind.values() for item in rows]

    def changes(self, obligation: Obligation) -> tuple[Adjustment, ...]:
        """Return the changes of its due date that are new, the oldest first."""
        return tuple(a for a in obligation.adjustments if _turn(obligation, a.source) in self.turns)


def news(report: Report, earlier: Report) -> News:
    """Return what is new in a report against that of an earlier day, which must not be narrowed."""
    was = {o.key: o for o in earlier.obligations}
    pairs = [(o, was.get(o.key)) for o in report.obligations]
    told = {turn for o in earlier.obligations for turn in _turns(o)}
    fresh = frozenset(turn for o in report.obligations for turn in _turns(o)) - told

    def newly(status: Status) -> tuple[Obligation, ...]:
        return tuple(o for o, then in pairs if o.status is status and not _stood(then, status))

    def anew(o: Obligation, kind: EventKind) -> bool:
        return any(e.event is kind and _turn(o, e) in fresh for e in o.events)

    return News(
        earlier.as_of,
        done=tuple(o for o, then in pairs if o.done_on and not (then and then.done_on)),
        overdue=newly(Status.OVERDUE),
        extended=tuple(
            o for o, _ in pairs if any(_turn(o, a.source) in fresh for a in o.adjustments)
        ),
        received=tuple(o for o, _ in pairs if anew(o, EventKind.RECEIVED)),
        closed=newly(Status.CLOSED),
        undone=tuple(
            o
            for o, then in pairs
            if o.status in OPEN and ((then and then.done_on) or anew(o, EventKind.REOPENED))
        ),
        blocked=tuple(o for o, _ in pairs if o.blocked and _turn(o, o.blocked) in fresh),
        added=tuple(
            o for o, then in pairs if o.arose and not then and o.arose.issued > earlier.known_by
        ),
        turns=fresh,
    )


def _stood(then: Obligation | None, status: Status) -> bool:
    return then is not None and then.status is status


def _turns(o: Obligation) -> list[Turn]:
    """Return what is news by itself, whatever status it leads to."""
    happened = [e for e in o.events if e.event in _TURNS and e.id not in o.lapsed]
    return [*(_turn(o, e) for e in happened), *(_turn(o, a.source) for a in o.adjustments)]


def _turn(o: Obligation, source: Event | Amendment) -> Turn:
    """Return what tells a turn from others: an event is one, an amendment is one for each obligation."""
    return (source.id, *o.key) if isinstance(source, Amendment) else (source.id,)


_TURNS = (EventKind.RECEIVED, EventKind.REOPENED, EventKind.BLOCKED)
