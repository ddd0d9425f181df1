"""The events of the log as frozen values, the order in which they apply, and what each needs."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Self, TypeVar

from pydantic import AwareDatetime, ConfigDict, Field, Strict, with_config

from plantrack.deadlines.fields import Text
from plantrack.deadlines.periods import YEARS
from plantrack.log import messages
from plantrack.words.words import Message, Sentence, Words, say

SHORTENED = "rút ngắn thời hạn"


class EventKind(StrEnum):
    """What can happen to an obligation; the values are the words of the log."""

    sentence: Sentence
    synonyms: tuple[str, ...]

    def __new__(cls, value: str, vi: str = "", en: str = "", *synonyms: str) -> Self:
        """Keep the word of the file, the words for readers and what else people say beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = Sentence(vi, en)
        member.synonyms = synonyms
        return member

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        return words.pick(self.sentence)

    RECEIVED = "received", "đã nhận văn bản", "document received", "nhận", "đã nhận"
    PROGRESS = "progress", "đang thực hiện", "progress"
    DONE = "done", "hoàn thành", "done", "đã hoàn thành", "xong", "đã xong", "nộp", "đã nộp"
    REOPENED = "reopened", "yêu cầu thực hiện lại", "reopened"
    EXTENDED = (
        "extended",
        "gia hạn",
        "extended",
        "đã gia hạn",
        "được gia hạn",
        "cho gia hạn",
        "đồng ý gia hạn",
        "đồng ý cho gia hạn",
        SHORTENED,
        "ấn định thời hạn",
        "extension",
        "extension granted",
    )
    BLOCKED = "blocked", "khó khăn, vướng mắc", "difficulty"
    REQUESTED = (
        "requested",
        "đề nghị gia hạn",
        "extension requested",
        "đã đề nghị gia hạn",
        "xin gia hạn",
        "đã xin gia hạn",
        "extension asked for",
    )
    REMINDED = "reminded", "đôn đốc", "reminded", "đã đôn đốc", "nhắc", "đã nhắc"
    DROPPED = "dropped", "không còn thực hiện", "dropped"
    NOTE = "note", "ghi chú", "note"
    REPORTED = "reported", "đã gửi báo cáo tổng hợp", "digest sent"
    VOID = "void", "hủy ghi nhận", "taken back"


# Strict: pydantic would take the number 20250414 for seconds since 1970.
LogDay = Annotated[date, Strict(), Field(ge=date(YEARS[0], 1, 1), le=date(YEARS[-1], 12, 31))]

Moment = Annotated[
    AwareDatetime,
    Strict(),
    Field(ge=datetime(YEARS[0], 1, 2, tzinfo=UTC), le=datetime(YEARS[-1], 12, 30, tzinfo=UTC)),
]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the log; the keys are in the order in which they are written.

    What is read is checked by `lines`; a model of pydantic would need five times the memory.
    """

    id: Text
    recorded: Moment
    by: Text
    date: LogDay
    task: Text | None = None
    agency: Text | None = None
    event: EventKind
    doc: Text | None = None
    due: LogDay | None = None
    re: Text | None = None
    note: Text | None = None

    @property
    def about(self) -> tuple[str, ...]:
        """The task and the agency, to say where a problem is."""
        return (" ".join(part for part in (self.task, self.agency) if part),)


_NAMES_DUE = (EventKind.RECEIVED, EventKind.EXTENDED, EventKind.REQUESTED)
_NEEDS_DUE = (EventKind.EXTENDED, EventKind.REQUESTED)
_NEEDS_NOTHING = frozenset(
    (
        EventKind.PROGRESS,
        EventKind.DONE,
        EventKind.REOPENED,
        EventKind.BLOCKED,
        EventKind.REMINDED,
        EventKind.NOTE,
    )
)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events in the order in which they apply: date, recording time, id."""
    return sorted(events, key=sort_key)


def sort_key(event: Event) -> tuple[object, ...]:
    """Return what decides when an event applies: its date, when it was recorded, its id."""
    return event.date, event.recorded.timestamp(), event.id


def voided(events: Sequence[Event]) -> set[str]:
    """Return the ids of the events that a `void` takes back; a void can itself be voided.

    Which of them is later does not matter: one may have been recorded while a clock ran ahead.
    """
    voids = {event.id: event for event in events if event.event is EventKind.VOID}
    undecided = Counter(void.re for void in voids.values())
    decided = [void for void in voids.values() if not undecided[void.id]]
    taken_back = set[str]()
    for void in decided:  # it grows: a void is decided once all those are that name it
        target = void.re or ""
        if void.id not in taken_back:
            taken_back.add(target)
        undecided[target] -= 1
        if target in voids and not undecided[target]:
            decided.append(voids[target])
    return taken_back


def in_force(events: Sequence[Event]) -> list[Event]:
    """Return the events that were not taken back, in the order given."""
    gone = voided(events)
    return [event for event in events if event.id not in gone]


def incomplete(event: Event) -> Message | None:
    """Return what an event of its kind lacks, or has and must not have."""
    kind = event.event
    if kind in _NEEDS_NOTHING and event.agency and event.task and event.due is None:
        return None
    if event.agency is None and kind is not EventKind.VOID:
        return say(messages.event_needs, kind=kind, key="agency")
    if event.task is None and kind not in (EventKind.REPORTED, EventKind.VOID):
        return say(messages.event_needs, kind=kind, key="task")
    if kind in _NAMES_DUE and event.doc is None:
        return say(messages.event_needs_doc, kind=kind)
    if kind in _NEEDS_DUE and event.due is None:
        return say(messages.event_needs_due, kind=kind)
    if kind is EventKind.DROPPED and event.doc is None and event.note is None:
        return say(messages.event_needs_doc_or_note, kind=kind)
    if kind is EventKind.VOID and event.re is None:
        return say(messages.void_needs_re)
    if event.due is not None and kind not in _NAMES_DUE:
        return say(messages.event_sets_no_due, kind=kind)
    return None


_Log = TypeVar("_Log")


def newest_command(
    logs: Mapping[_Log, Sequence[Event]],
    by: Collection[str],
    mark: Callable[[str], object],
    adjoin: Callable[[str, str], bool],
) -> list[tuple[_Log, Event]]:
    """Return what the newest command of a writer recorded that is not taken back wholly, in order.

    Each event with its log, as an id may stand in two. Events of one command were recorded at one
    moment, and their ids have one `mark` or `adjoin`. A command that only took something back does not
    count.
    """
    gone = {(log, id_) for log, events in logs.items() for id_ in voided(in_order(events))}
    mine = [(log, event) for log, events in logs.items() for event in events if event.by in by]
    mine.sort(key=lambda one: (one[1].recorded.timestamp(), one[1].id))
    commands: list[list[tuple[_Log, Event]]] = []
    known: dict[object, list[tuple[_Log, Event]]] = {}
    for one in mine:
        event = one[1]
        key = event.recorded, mark(event.id)
        last = commands[-1][-1][1] if commands else None
        if key not in known:
            if not (last and last.recorded == event.recorded and adjoin(last.id, event.id)):
                commands.append([])
            known[key] = commands[-1]
        known[key].append(one)
    for command in reversed(commands):
        left = [
            (log, event)
            for log, event in command
            if (log, event.id) not in gone and event.event is not EventKind.VOID
        ]
        if left:
            return left
    return []
