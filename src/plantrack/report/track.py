"""An occurrence while the events of its agency, and amendments of its plan, are applied to it."""

from datetime import date
from typing import NamedTuple

from plantrack.deadlines.occurrence import Occurrence
from plantrack.log.event import Event, EventKind
from plantrack.plan.changes import Amendment
from plantrack.plan.model import About, Agency
from plantrack.report import messages
from plantrack.words.words import Message, Sentence, say


class Adjustment(NamedTuple):
    """A change of a due date by an `extended` event or by an amendment, and the due date before it.

    `due` is None where an amendment leaves it without a date; `why` says how an amendment's is found,
    `occurrence` what that was called then.
    """

    former: date | None
    due: date | None
    source: Event | Amendment
    why: tuple[Message, ...] = ()
    occurrence: str | None = None

    @property
    def shortens(self) -> bool:
        """Whether it sets an earlier day than there was."""
        return self.former is not None and self.due is not None and self.due < self.former


class Ending(NamedTuple):
    """The amendment after which something is no longer owed, why, and the reason that it gives itself.

    `superseded` is what the deadline no longer has; else the task is dropped, or is no longer the agency's.
    """

    amendment: Amendment
    sentence: Sentence
    plan: About
    task: str
    note: str | None = None
    superseded: bool = False

    def reason(self, agency: Agency) -> Message:
        """Return why an agency no longer owes it."""
        whose = {} if self.note or self.superseded else {"agency": agency}  # else it is nobody's
        return say(self.sentence, amendment=self.amendment, task=self.task, plan=self.plan, **whose)


Remark = tuple[str | None, str | None]  # a document and what it says, as far as they are known
# What is no fault after a delivery, but has no effect either: it came late, or crossed in the post.
_LAPSING = (EventKind.PROGRESS, EventKind.BLOCKED, EventKind.EXTENDED, EventKind.REQUESTED)


class Track:
    """An occurrence while the events of its agency, and amendments, are applied to it."""

    def __init__(
        self, occurrence: Occurrence, owed_from: date, arose: Amendment | None = None
    ) -> None:
        """Begin with what the plan, an amendment, or a document sets."""
        self.occurrence = occurrence
        self.owed_from = owed_from
        self.arose = arose
        self.due = self.original_due = occurrence.due
        self.planned = occurrence
        self.caveats = occurrence.caveats
        self.done: Event | None = None
        self.dropped: Event | None = None
        self.ending: Ending | None = None
        self.blocked: Event | None = None
        self.requested: Event | None = (
            None  # for a later due date, not answered yet; it rests while ended
        )
        self.answered: dict[str, Event | Amendment] = {}  # what answered requests, by their ids
        self.reminders = 0
        self.adjustments: list[Adjustment] = []
        self.events: list[Event] = []
        self.lapsed: dict[str, date] = {}
        self.doc: str | None = None
        self.note: str | None = None
        self.remark: Remark = (None, None)
        self._before: tuple[Event | None, str | None, Remark] = None, None, self.remark
        self._next: tuple[Amendment, Occurrence] | None = None

    @property
    def label(self) -> str:
        """What it is called beside others, where it has no name: its first due date, or its kind."""
        if self.occurrence.name is None and self.original_due is None:
            return "after" if self.occurrence.waiting else "open"
        return self.occurrence.name or str(self.original_due)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and self.dropped is None and self.ending is None

    @property
    def is_owed(self) -> bool:
        """Whether the plan asks for it, or something was recorded about it all the same."""
        return self.occurrence.unowed is None or self.has_effects

    @property
    def has_effects(self) -> bool:
        """Whether anything but notes was recorded about it."""
        return any(event.event is not EventKind.NOTE for event in self.events)

    def exists(self, day: date) -> bool:
        """Tell whether something can have happened to it by a day; a period, once that before it began."""
        return self.occurrence.opens is None or day >= self.occurrence.opens

    def listed(self, day: date) -> bool:
        """Tell whether a period is shown: it has begun, is the first, or something was recorded of it."""
        occurrence = self.occurrence
        return self.has_effects or (
            not occurrence.unowed and (occurrence.opens is None or occurrence.begun(day))
        )

    def plan(self, amendment: Amendment, planned: Occurrence) -> None:
        """Let an amendment set what the plan says of it; of what is closed or done, once it is open."""
        if not self.is_open:
            # what sets the date is told of, not what comes later and only repeats it
            said, due = self._next or (amendment, self.planned), planned.due
            self._next = (said[0] if said[1].due == due else amendment), planned
            return
        self._next, was, self.planned = None, self.planned, planned
        self.occurrence = self.occurrence._replace(rule=planned.rule)
        if planned.start != was.start:
            self.occurrence = self.occurrence._replace(start=self._start(planned.start))
        if planned.due == was.due:
            return
        began_later = planned.period is not None and planned.period.first >= amendment.issued
        if began_later and not self.adjustments:  # so it never had another due date
            self.occurrence = self.occurrence._replace(why=planned.why)
            self.due = self.original_due = planned.due
            self._answer(amendment)
        elif planned.due != self.due:
            self.adjustments.append(
                Adjustment(self.due, planned.due, amendment, planned.why, self.occurrence.name)
            )
            self.due = planned.due
            self._answer(amendment)
            self._tell(amendment.id, None)
        self.caveats = planned.caveats

    def end(self, ending: Ending) -> None:
        """Let it be no longer owed by an amendment: closed where it is open."""
        if self.is_open:
            self._before = self.blocked, self.note, self.remark
            self.blocked = None
            self._tell(ending.amendment.id, ending.note)
            self.note = ending.note
        if self.ending is None or (ending.superseded and not self.ending.superseded):
            self.ending = ending

    def revive(self, amendment: Amendment) -> None:
        """Let it be owed again by an amendment, where another had ended it."""
        self.ending, self.arose = None, amendment
        if self.is_open:
            self.blocked, self.note, self.remark = self._before
        self._catch_up()
        if self.is_open:
            self._tell(amendment.id, None)

    def apply(self, event: Event) -> Message | None:
        """Let the event take effect, or return why it makes no sense here."""
        kind = event.event
        if self.done and kind in _LAPSING and self._lapses(event):
            self.lapsed[event.id] = self.done.date
            self.events.append(event)
            return None
        complaint = None if kind is EventKind.NOTE else self._objection(event)
        if complaint and kind is not EventKind.REMINDED:
            return complaint
        match kind:
            case EventKind.DONE:
                self.done, self.blocked, self.requested = event, None, None
            case EventKind.REOPENED:
                self.done = None
                self._catch_up()
            case EventKind.EXTENDED:
                self.adjustments.append(Adjustment(self.due, event.due, event))
                self.due, self.caveats = event.due, ()
                self._answer(event)
            case EventKind.REQUESTED:
                self._ask(event)
            case EventKind.NOTE if self._answers(event):
                self._answer(event)
            case EventKind.BLOCKED:
                self.blocked = event
            case EventKind.PROGRESS:
                self.blocked = None
            case EventKind.REMINDED:
                self.reminders += 1
            case EventKind.DROPPED:
                self.dropped, self.blocked, self.requested = event, None, None
        self.events.append(event)
        remark = self.remark
        self._tell(event.doc, event.note)
        # A request is told by itself; as the newest remark beside a new date it would seem to set that.
        if kind is EventKind.REQUESTED:
            self.remark = remark
        return complaint

    def open(self, event: Event, waited: "Track | None") -> None:
        """Let it begin with a document; what was said while that was awaited goes on to be said of it."""
        if waited:
            self.blocked, self.reminders = waited.blocked, waited.reminders
            self.events = waited.events
            self.doc, self.note, self.remark = waited.doc, waited.note, waited.remark
            self.original_due = waited.original_due or self.original_due
            self.adjustments = waited.adjustments
        self.events.append(event)
        self._tell(event.doc, event.note)

    def _start(self, planned: date | None) -> date | None:
        """Return when work on it begins as the plan now reads; one with a record has begun."""
        if planned is None:
            return None
        start = max(planned, self.owed_from)
        former = self.occurrence.start
        return min(start, former) if former and self.has_effects else start

    def _catch_up(self) -> None:
        """Let take effect what an amendment set while it was not open."""
        if self.is_open and self._next:
            self.plan(*self._next)

    def _tell(self, doc: str | None, note: str | None) -> None:
        self.doc, self.note = doc or self.doc, note or self.note
        if doc or note:
            self.remark = (doc, note)

    def _lapses(self, event: Event) -> bool:
        """Tell whether what came after a delivery has no effect; an extension of its day still counts."""
        assert self.done is not None  # noqa: S101  # asked only of what is done
        return event.event is not EventKind.EXTENDED or event.date > self.done.date

    def _ask(self, request: Event) -> None:
        """Let a later due date be asked for; what is granted by then is answered, and documents of one day cross."""
        granted = request.due and self.due and request.due <= self.due
        sources = [change.source for change in reversed(self.adjustments)]
        answer = next((one for one in sources if granted or one.date == request.date), None)
        if answer:
            self.answered[request.id] = answer
        else:
            self.requested = request

    def _answer(self, source: Event | Amendment) -> None:
        """Let what was asked for wait no longer, if anything was."""
        if self.requested:
            self.answered[self.requested.id] = source
        self.requested = None

    def _answers(self, note: Event) -> bool:
        """Tell whether a note answers what was asked for: by a document, but not by that which asks."""
        return bool(note.doc and self.requested and note.doc != self.requested.doc)

    def _objection(self, event: Event) -> Message | None:
        kind = event.event
        if self.dropped:
            return say(messages.already_dropped, day=self.dropped.date, event=self.dropped.id)
        if self.ending and (self.done is None or kind is EventKind.REOPENED):
            amendment = self.ending.amendment
            return say(messages.no_longer_owed, amendment=amendment, day=amendment.issued)
        if kind is EventKind.REOPENED:
            return None if self.done else say(messages.not_done)
        if kind is EventKind.EXTENDED:
            return self._no_extension(event.due)
        if kind is EventKind.REQUESTED:
            return self._no_request(event)
        if self.done:
            return say(messages.already_done, day=self.done.date, event=self.done.id)
        if self.occurrence.waiting and kind is EventKind.DONE:
            return say(messages.document_not_come, kind=kind)
        return None

    def _no_extension(self, due: date | None) -> Message | None:
        """Return why the due date cannot be changed."""
        start = self.occurrence.start
        if start is None:
            return say(messages.document_not_come, kind=EventKind.EXTENDED)
        if due == self.due:
            return say(messages.same_due, due=due)
        if due and due < start:
            return say(messages.due_before_start, due=due, start=start)
        return None

    def _no_request(self, event: Event) -> Message | None:
        """Return why that cannot be asked for: it is no later than any due date that there was."""
        if self.occurrence.start is None:
            return say(messages.document_not_come, kind=event.event)
        dues = (self.original_due, self.due, *(change.due for change in self.adjustments))
        first = min((due for due in dues if due), default=None)
        if first and event.due and event.due <= first:
            return say(messages.no_later_due, due=event.due, now=self.due or first)
        return None
