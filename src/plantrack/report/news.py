"""What a report tells that the report of an earlier day did not."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import OPEN, Status
from plantrack.report.track import Adjustment
from plantrack.words.words import Sentence, Words

Turn = tuple[object, ...]


class NewsKind(Enum):
    """What is new of an obligation, in the order in which it is told, with its words.

    `event` is the kind of event by which it comes to be so, None where days pass.
    """

    DONE = Sentence("hoàn thành", "done"), EventKind.DONE
    UNDONE = Sentence("phải thực hiện lại", "to be done again"), EventKind.REOPENED
    OVERDUE = Sentence("phát sinh quá hạn", "newly overdue"), None
    BLOCKED = Sentence("phát sinh khó khăn, vướng mắc", "new difficulty"), EventKind.BLOCKED
    REQUESTED = Sentence("đề nghị gia hạn", "extension requested"), EventKind.REQUESTED
    EXTENDED = Sentence("gia hạn", "extended"), EventKind.EXTENDED
    SHORTENED = Sentence("rút ngắn thời hạn", "shortened"), EventKind.EXTENDED
    ADJUSTED = Sentence("điều chỉnh thời hạn", "due date changed"), EventKind.EXTENDED
    DATED = Sentence("ấn định thời hạn", "due date set"), EventKind.EXTENDED
    UNDATED = Sentence("không còn ấn định thời hạn", "date withdrawn"), None
    RECEIVED = Sentence("nhận văn bản", "document received"), EventKind.RECEIVED
    ADDED = Sentence("giao bổ sung", "added by amendment"), None
    GIVEN = Sentence("giao cơ quan khác thực hiện", "given to another agency"), None
    CLOSED = Sentence("không còn thực hiện", "no longer to be done"), EventKind.DROPPED

    def __init__(self, sentence: Sentence, event: EventKind | None) -> None:
        """Keep the words and the kind of event."""
        self.sentence = sentence
        self.event = event

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        return words.pick(self.sentence)

    def newest(self, obligation: Obligation) -> Event | None:
        """Return the newest event that made it so; None where a day has passed, or no event did."""
        events = reversed(obligation.events)
        return next((event for event in events if event.event is self.event), None)


class NewsItem(NamedTuple):
    """One thing that is new: what, of which obligation, by what, and new changes of its due date.

    What is given to others is one thing for each task and amendment: `former` are what those owed who had
    it, `obligations` what those owe who have it now. Else there is one obligation, and no former one.
    """

    kind: NewsKind
    obligations: tuple[Obligation, ...]
    event: Event | Amendment | None
    changes: tuple[Adjustment, ...] = ()
    former: tuple[Obligation, ...] = ()

    @property
    def obligation(self) -> Obligation:
        """The one by which all are told that they have in common."""
        return self.obligations[0]


def change_kind(changes: Sequence[Adjustment]) -> NewsKind:
    """Return what changes of a due date are, all together."""
    if changes[-1].due is None:
        return NewsKind.UNDATED
    later = [change for change in changes if change.former]
    shorter = sum(change.shortens for change in later)
    if not later:
        return NewsKind.DATED
    if shorter == len(later):
        return NewsKind.SHORTENED
    undated = any(change.due is None for change in later)
    return NewsKind.ADJUSTED if shorter or undated else NewsKind.EXTENDED


def made_by(
    kind: NewsKind, o: Obligation, changes: Sequence[Adjustment]
) -> Event | Amendment | None:
    """Return by what something came to be new; None where a day has passed or an agency ended."""
    if kind in _DATES:
        return changes[-1].source
    if kind is NewsKind.ADDED:
        return o.arose
    if kind is NewsKind.CLOSED and o.ending:
        return o.ending.amendment
    return kind.newest(o)


_DATES = (
    NewsKind.EXTENDED,
    NewsKind.SHORTENED,
    NewsKind.ADJUSTED,
    NewsKind.DATED,
    NewsKind.UNDATED,
)


class News(NamedTuple):
    """What a report tells that the report of an earlier day did not.

    An obligation that was done and is done again is not newly done; one that came to be overdue and was
    delivered since is done, as it stands now. One may have been extended and done, and stands in both.
    `undone` are those that were done, then or since, and are to be done again; `blocked` those with a new
    difficulty; `requested` those with a new request that nothing has answered; `added` those that are
    owed, or owed again, by an amendment since. `turns` are what is new of what these are told by.
    `amended` are the amendments since, `issued` the plans themselves.
    """

    since: date
    done: tuple[Obligation, ...]
    overdue: tuple[Obligation, ...]
    extended: tuple[Obligation, ...]
    received: tuple[Obligation, ...]
    closed: tuple[Obligation, ...]
    undone: tuple[Obligation, ...] = ()
    blocked: tuple[Obligation, ...] = ()
    requested: tuple[Obligation, ...] = ()
    added: tuple[Obligation, ...] = ()
    turns: frozenset[Turn] = frozenset()
    amended: tuple[tuple[Plan, tuple[Amendment, ...]], ...] = ()
    issued: tuple[Plan, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything new."""
        told = (self.done, self.overdue, self.extended, self.received, self.closed)
        anew = (self.undone, self.blocked, self.requested, self.added)
        return any((*told, *anew, self.amended, self.issued))

    @property
    def by_kind(self) -> Mapping[NewsKind, Sequence[NewsItem]]:
        """All that is new by its kinds, in their order; those with nothing are left out."""
        given = self._given()
        sides = {o.key for item in given for o in (*item.obligations, *item.former)}
        found: dict[NewsKind, list[Obligation]] = {kind: [] for kind in NewsKind}
        for o in self.extended:
            found[change_kind(self.changes(o))].append(o)
        found[NewsKind.DONE] += self.done
        found[NewsKind.UNDONE] += self.undone
        found[NewsKind.OVERDUE] += self.overdue
        found[NewsKind.BLOCKED] += self.blocked
        found[NewsKind.REQUESTED] += self.requested
        found[NewsKind.ADDED] += (o for o in self.added if o.key not in sides)
        found[NewsKind.RECEIVED] += self.received
        found[NewsKind.CLOSED] += (o for o in self.closed if o.key not in sides)
        items = {kind: [self._item(kind, o) for o in rows] for kind, rows in found.items()}
        items[NewsKind.GIVEN] = given
        return {kind: rows for kind, rows in items.items() if rows}

    @property
    def numbers(self) -> Mapping[NewsKind, int]:
        """How many obligations are new of each kind, in their order."""
        return {
            kind: sum(len(item.obligations) for item in items)
            for kind, items in self.by_kind.items()
        }

    @property
    def items(self) -> Sequence[NewsItem]:
        """All that is new, a thing each, by its kinds."""
        return [item for rows in self.by_kind.values() for item in rows]

    def changes(self, obligation: Obligation) -> tuple[Adjustment, ...]:
        """Return the changes of its due date that are new, the oldest first."""
        return tuple(a for a in obligation.adjustments if change_turn(obligation, a) in self.turns)

    def _item(self, kind: NewsKind, o: Obligation) -> NewsItem:
        changes = self.changes(o)
        return NewsItem(kind, (o,), made_by(kind, o, changes), changes)

    def _given(self) -> list[NewsItem]:
        """Return what was given to others: by one amendment some need do it no longer, and others must."""
        had: dict[object, list[Obligation]] = {}
        for o in self.closed:
            if o.ending and not o.ending.superseded:
                had.setdefault((o.place, o.ending.amendment.id), []).append(o)
        have: dict[object, list[Obligation]] = {}
        for o in self.added:
            if o.arose:
                have.setdefault((o.place, o.arose.id), []).append(o)
        return [
            NewsItem(NewsKind.GIVEN, tuple(rows), rows[0].arose, (), tuple(had[key]))
            for key, rows in have.items()
            if key in had
        ]


def news(report: Report, earlier: Report) -> News:
    """Return what is new in a report against that of an earlier day, which must not be narrowed."""
    was = {o.key: o for o in earlier.obligations}
    pairs = [(o, was.get(o.key)) for o in report.obligations]
    fresh = fresh_turns(report, earlier)

    def newly(status: Status) -> tuple[Obligation, ...]:
        return tuple(o for o, then in pairs if o.status is status and not _stood(then, status))

    def anew(o: Obligation, kind: EventKind) -> bool:
        return any(e.event is kind and turn_of(e) in fresh for e in o.events)

    applied = {plan.identity: {one.id for one in plan.amendments} for plan in earlier.plans}

    def is_new(plan: Plan, amendment: Amendment) -> bool:
        return amendment.id not in applied.get(plan.identity, ())

    return News(
        earlier.as_of,
        done=tuple(o for o, then in pairs if o.done_on and not (then and then.done_on)),
        overdue=newly(Status.OVERDUE),
        extended=tuple(
            o for o, _ in pairs if any(change_turn(o, a) in fresh for a in o.adjustments)
        ),
        received=tuple(o for o, _ in pairs if anew(o, EventKind.RECEIVED)),
        closed=newly(Status.CLOSED),
        undone=tuple(
            o
            for o, then in pairs
            if o.status in OPEN and ((then and then.done_on) or anew(o, EventKind.REOPENED))
        ),
        blocked=tuple(o for o, _ in pairs if o.blocked and turn_of(o.blocked) in fresh),
        requested=tuple(o for o, _ in pairs if o.requested and turn_of(o.requested) in fresh),
        added=tuple(
            o
            for o, then in pairs
            if o.arose and is_new(o.plan, o.arose) and (then is None or then.ending)
            if o.status is not Status.CLOSED
        ),
        turns=fresh,
        amended=tuple(
            (plan, new)
            for plan in report.plans
            if (new := tuple(one for one in plan.amendments if is_new(plan, one)))
        ),
        issued=tuple(
            plan
            for plan in report.plans
            if earlier.day_of(plan) < plan.about.issued <= report.day_of(plan)
        ),
    )


def fresh_turns(report: Report, earlier: Report) -> frozenset[Turn]:
    """Return the turns that a report tells and the one of an earlier day did not."""
    told = {turn for o in earlier.obligations for turn in _turns(o)}
    return frozenset(turn for o in report.obligations for turn in _turns(o)) - told


def _stood(then: Obligation | None, status: Status) -> bool:
    return then is not None and then.status is status


def _turns(o: Obligation) -> list[Turn]:
    """Return what is news by itself, whatever status it leads to."""
    happened = [e for e in o.events if e.event in _TURNS and e.id not in o.lapsed]
    return [*(turn_of(e) for e in happened), *(change_turn(o, a) for a in o.adjustments)]


def turn_of(event: Event) -> Turn:
    """Return what tells an event from other turns."""
    return (event.id,)


def change_turn(o: Obligation, change: Adjustment) -> Turn:
    """Return what tells a change of a due date from other turns: an amendment makes one of each obligation."""
    if not isinstance(change.source, Amendment):
        return turn_of(change.source)
    return change.source.id, o.plan.identity, o.task.id, o.agency, change.occurrence


_TURNS = (EventKind.RECEIVED, EventKind.REOPENED, EventKind.BLOCKED, EventKind.REQUESTED)
