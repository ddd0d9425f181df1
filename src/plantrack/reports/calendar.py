"""The calendar of a report: each due date that is still to be kept, and those that no longer hold."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.log.event import Event, EventKind
from plantrack.pages import labels, phrases
from plantrack.pages import messages as pages_messages
from plantrack.plan.model import Plan
from plantrack.recording.form import RowKey
from plantrack.report.comparison import Comparison, PlanQuery
from plantrack.report.obligation import Obligation, assess
from plantrack.report.replay import known
from plantrack.report.report import Report
from plantrack.report.status import OPEN
from plantrack.reports import messages
from plantrack.words.words import Sentence, Words


class CalendarEntry(NamedTuple):
    """A due date; of one that no longer holds it is told that it is cancelled.

    `sequence` never falls while the log grows, and `stamp` is when what is told was recorded.
    `alarm` is how many days before it a reader is reminded.
    """

    uid: str
    sequence: int
    stamp: datetime
    day: date
    summary: str
    description: tuple[str, ...]
    categories: tuple[str, ...]
    cancelled: bool
    alarm: int | None


class CalendarFile(NamedTuple):
    """All entries in one language, and what they are together."""

    name: str
    about: str
    entries: tuple[CalendarEntry, ...]


class _Log(NamedTuple):
    """What is known of a plan on a day, and the events by task and agency, those taken back included."""

    plan: Plan
    as_of: date
    seen: Sequence[Event]
    about: Mapping[tuple[str | None, str | None], Sequence[Event]]

    def stamp(self, o: Obligation) -> datetime:
        """Return when something about it was recorded at last, or when the plan was issued."""
        events = self.about.get((o.task.id, o.agency))
        if events:
            return max(event.recorded for event in events).astimezone(UTC)
        zone = ZoneInfo(self.plan.about.timezone)
        return datetime.combine(self.plan.about.issued, time(), zone).astimezone(UTC)

    def sequence(self, o: Obligation) -> int:
        """Return how often something may have changed: by an event, as an agency ended that owes it, or as a period began.

        None of these numbers falls while the log grows and days pass.
        """
        chain = (self.plan.agencies[id_].until for id_ in self.plan.chain(o.agency))
        ended = sum(until is not None and until < self.as_of for until in chain)
        begun = bool(o.period and o.start and o.start <= self.as_of)
        return len(self.about.get((o.task.id, o.agency), ())) + ended + begun


def calendar(comparison: Comparison, words: Words) -> CalendarFile:
    """Return the calendar of what is open and has a due date, and of all that had one.

    Nobody knows which earlier calendar a reader has, nor which status that was narrowed to; so what is
    done or no longer to be done is cancelled whichever was asked for.
    """
    report = comparison.report
    logs = {id(asked.book.plan): _log(asked) for asked in comparison.asked}
    still = [(o, messages.calendar_due) for o in report.obligations if o.due and o.status in OPEN]
    gone = [row for asked in comparison.asked for row in _gone(asked, logs[id(asked.book.plan)])]
    entries = [_entry(o, said, logs[id(o.plan)], report, words) for o, said in (*still, *gone)]
    in_turn = sorted(entries, key=lambda entry: entry.day)
    figures = words.fill(messages.figures, as_of=phrases.as_of(report, words))
    about = "; ".join((figures, *phrases.scope(comparison, words)))
    return CalendarFile(_name(report, words), about, tuple(in_turn))


def _log(asked: PlanQuery) -> _Log:
    (plan, events), query = asked
    seen = known(plan, events, query.as_of, query.known_on)
    by_id = {event.id: event for event in seen}
    about: dict[tuple[str | None, str | None], list[Event]] = {}
    for event in seen:
        target = _target(event, by_id)
        about.setdefault((target.task, target.agency), []).append(event)
    return _Log(plan, query.as_of, seen, about)


def _target(event: Event, by_id: Mapping[str, Event]) -> Event:
    """Return the event itself, or what a `void` takes back, or gives back, in the end."""
    passed = set[str]()
    while event.event is EventKind.VOID and event.id not in passed:
        passed.add(event.id)
        event = by_id.get(event.re or "", event)
    return event


def _gone(asked: PlanQuery, log: _Log) -> Iterator[tuple[Obligation, Sentence]]:
    """Yield what had a due date that no longer holds, and what is said of it.

    What was taken back may have stood in an earlier calendar: it is found as if it had not been.
    """
    plan, query = asked.book.plan, asked.query._replace(statuses=None)
    now = {_key(o): o for o in filter(query.wants, assess(plan, log.seen, log.as_of)[0])}
    for o in now.values():
        if o.due and o.status not in OPEN:
            yield (
                o,
                messages.calendar_closed if o.done_on is None else messages.calendar_done,
            )
    kept = [event for event in log.seen if event.event is not EventKind.VOID]
    for o in filter(query.wants, assess(plan, kept, log.as_of)[0]):
        here = now.get(_key(o))
        if o.due and (here is None or here.due is None):
            yield o, messages.calendar_undated


def _key(o: Obligation) -> str:
    return RowKey(o.plan.about.id, o.task.id, o.agency, o.occurrence).written


def _digest(o: Obligation) -> str:
    """Return what tells it from every other; two offices may each have a plan of one number."""
    about = o.plan.about
    text = "\n".join((about.issuer, about.issued.isoformat(), _key(o)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _entry(o: Obligation, said: Sentence, log: _Log, report: Report, words: Words) -> CalendarEntry:
    assert o.due is not None  # noqa: S101  # others have no place in a calendar
    holds, undated = (
        said is messages.calendar_due,
        said is messages.calendar_undated,
    )
    description = _described(o, report, words, standing=not undated)
    return CalendarEntry(
        uid=f"{_digest(o)}@plantrack",
        sequence=log.sequence(o),
        stamp=log.stamp(o),
        day=o.due,
        summary=words.fill(said, what=_what(o, report, words)),
        description=(*description, *(_wanted(o, words) if holds else ())),
        categories=(words.text(o.plan.about.id), *(() if undated else (_status(o, words),))),
        cancelled=not holds,
        alarm=o.plan.about.soon if holds and o.due >= log.as_of else None,
    )


def _what(o: Obligation, report: Report, words: Words) -> str:
    """Return what is to be done by whom, as an official writes it in a diary."""
    which = phrases.occurrence_text(o, words)
    item = words.fill(
        messages.calendar_item,
        task=o.task.id,
        name=o.task,
        which=words.fill(messages.calendar_which, which=which) if which else "",
        agency=phrases.owner(o, words),
    )
    return f"{words.text(o.plan.about.id)}, {item}" if report.several else item


def _status(o: Obligation, words: Words) -> str:
    return words.pick(pages_messages.due_soon) if o.due_soon else words.pick(o.status.short)


def _described(o: Obligation, report: Report, words: Words, *, standing: bool) -> Iterator[str]:
    """Yield how it stands and of which plan it is, each a line."""
    if standing:
        day, status = phrases.as_of(report, words), phrases.status_text(o, words)
        yield words.fill(messages.calendar_status, day=day, status=status)
        yield from filter(None, (phrases.extended(o, words), phrases.difficulty(o, words)))
    yield phrases.titled(o.plan, words)


def _wanted(o: Obligation, words: Words) -> Iterator[str]:
    """Yield what else it takes to keep the date: what the plan asks for, who is to get it, how sure it is."""
    if o.task.wording:
        yield words.fill(pages_messages.plan_says, text=o.task.wording)
    if o.task.product:
        yield f"{words.pick(labels.product)}: {words.text(o.task.product)}"
    if o.task.delivered_to:
        yield words.fill(pages_messages.deliver_to, party=o.plan.party(o.task.delivered_to))
    yield from map(words.say, o.caveats)


def _name(report: Report, words: Words) -> str:
    """Return what the calendar is of, and whose where it is of one agency."""
    name = words.fill(messages.calendar_name, plan=phrases.name(report, words))
    whose = [id_ for id_, _ in report.by_agency]
    if len(whose) != 1:
        return name
    return words.fill(messages.calendar_of, name=name, agency=report.agency(whose[0]))
