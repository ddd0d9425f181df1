"""Rows of a sheet that somebody filled in: which column is which, and what stands in it, typed."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from plantrack.deadlines.periods import YEARS, Period, YearlessDay, parse_day
from plantrack.log.event import EventKind
from plantrack.recording import messages
from plantrack.words.text import document_number, fold, nfc, visible
from plantrack.words.words import Message, Sentence, say

TOP = 50  # rows among which the one with the headings is looked for
MOST_ROWS = 10_000  # rows that are read
LONGEST = 2000  # characters of a remark
LONGEST_DOC = 200  # characters of a number and code


class Formula(NamedTuple):
    """A cell whose value would have to be computed."""

    text: str


class Broken(NamedTuple):
    """A cell that shows an error, such as #REF!."""

    text: str


Value = str | int | float | bool | date | Formula | Broken | None


class FormColumn(NamedTuple):
    """What a column is called in a sheet, and what else it may be called, bare."""

    heading: Sentence
    others: tuple[str, ...] = ()


PLAN = FormColumn(Sentence("Kế hoạch", "Plan"))
TASK = FormColumn(Sentence("Mục", "Task"))
TITLE = FormColumn(Sentence("Nhiệm vụ", "Title"), ("what",))
SOURCE = FormColumn(Sentence("Văn bản giao nhiệm vụ", "Assigned by"))
OFFICER = FormColumn(Sentence("Người phụ trách", "Officer"))
AGENCY = FormColumn(Sentence("Cơ quan", "Agency"), ("co quan thuc hien", "don vi"))
OCCURRENCE = FormColumn(Sentence("Kỳ, văn bản", "Occurrence"), ("ky", "re"))
DUE = FormColumn(Sentence("Thời hạn", "Due"))
STATUS = FormColumn(Sentence("Tình trạng", "Status"))
EVENT = FormColumn(
    Sentence("Nội dung cập nhật", "Update"),
    # sheets of before 0.3 have the first two
    ("viec da xay ra", "what happened", "ghi nhan", "event", "ket qua"),
)
DATE = FormColumn(Sentence("Ngày", "Date"), ("ngay van ban", "ngay thang", "day"))
DOC = FormColumn(
    Sentence("Số, ký hiệu văn bản", "Document"), ("van ban", "so van ban", "so ky hieu", "doc")
)
NEW_DUE = FormColumn(Sentence("Thời hạn mới", "New due date"), ("han moi", "new due"))
NOTE = FormColumn(Sentence("Ghi chú", "Remark"), ("note", "noi dung"))
KEY = FormColumn(Sentence("Khóa", "Key"))

INFO_COLUMNS = (PLAN, TASK, TITLE, AGENCY, OCCURRENCE, DUE, STATUS)
ASSIGNMENT_COLUMNS = (SOURCE, OFFICER)  # which only some plans tell of, and nothing is read from
INPUT_COLUMNS = (EVENT, DATE, DOC, NEW_DUE, NOTE)
COLUMNS = (*INFO_COLUMNS, *INPUT_COLUMNS, KEY)
NEEDED = (TASK, EVENT, DATE)  # without them it is no such sheet


class RowKey(NamedTuple):
    """What a row is about, kept in a hidden column."""

    plan: str
    task: str
    agency: str
    occurrence: str | None

    @property
    def written(self) -> str:
        """The text of the hidden cell."""
        return json.dumps(self, ensure_ascii=False)


class FormRow(NamedTuple):
    """What stands in a row: what it is about, and, if that was filled in, what happened."""

    number: int
    plan: str
    task: str
    agency: str
    occurrence: str
    key: RowKey | None
    kind: EventKind | None = None
    day: date | None = None
    doc: str | None = None
    due: date | None = None
    note: str | None = None


class Filled(NamedTuple):
    """The rows of a sheet that were filled in and those that were not, and what is wrong, by row.

    `notes` say what days and periods were taken for, where they had no year.
    """

    rows: Sequence[FormRow]
    empty: Sequence[FormRow]
    problems: Sequence[tuple[int, Message]]
    notes: Sequence[tuple[int, Message]] = ()


def bare(text: str) -> str:
    """Return a text as headings and words are compared: no case, marks or punctuation."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _names(column: FormColumn) -> set[str]:
    return {*map(bare, column.heading), *column.others}


_HEADINGS: Mapping[str, FormColumn] = {
    name: column for column in COLUMNS for name in _names(column)
}


def _words(kind: EventKind) -> set[str]:
    whole = (kind.value, *kind.sentence, *kind.synonyms)
    return {bare(text) for text in (*whole, *kind.sentence.vi.split(","))}


_KINDS: Mapping[str, EventKind] = {word: kind for kind in EventKind for word in _words(kind)}
_NOT_HERE = (EventKind.VOID, EventKind.REPORTED)


def has_headings(rows: Sequence[Sequence[Value]]) -> bool:
    """Tell whether one of these rows has the headings."""
    return any(_columns(row) for row in rows)


def parse(rows: Iterable[Sequence[Value]], today: date) -> Filled:
    """Return what stands in the rows of a sheet, numbered from 1, read on a day."""
    rows = iter(rows)
    top = next((row for row in enumerate(islice(rows, TOP), 1) if _columns(row[1])), None)
    number, head = top or (1, ())
    places = _columns(head)
    if not places:
        needed = tuple(column.heading for column in NEEDED)
        return Filled((), (), [(1, say(messages.sheet_without_headings, headings=needed))])
    twice = _twice(head)
    if twice:
        return Filled((), (), [(number, say(messages.sheet_heading_twice, heading=twice))])
    filled, empty = list[FormRow](), list[FormRow]()
    problems: list[tuple[int, Message]] = []
    notes: list[tuple[int, Message]] = []
    for at, row in enumerate(rows, number + 1):
        if all(value is None or value == "" for value in row):
            continue
        if at > number + MOST_ROWS:
            problems.append((at, say(messages.sheet_too_long, limit=MOST_ROWS)))
            break
        reader = _FormReader(row, places, today)
        read = reader.row(at)
        problems += [(at, problem) for problem in reader.problems]
        notes += [(at, note) for note in reader.notes]
        if reader.filled:
            filled.append(read)
        elif read.task or read.agency:
            empty.append(read)
    return Filled(filled, empty, problems, notes)


def _columns(row: Sequence[Value]) -> Mapping[FormColumn, int]:
    """Return the places of the columns in the row of headings; nothing in any other row."""
    found: dict[FormColumn, int] = {}
    for place, value in enumerate(row):
        column = _heading(value)
        if column:
            found.setdefault(column, place)
    return found if all(column in found for column in NEEDED) else {}


def _heading(value: Value) -> FormColumn | None:
    """Return the column that a cell is the heading of; a long text is none, and takes long to compare."""
    if isinstance(value, str) and len(value) <= LONGEST_DOC:
        return _HEADINGS.get(bare(value))
    return None


def _twice(row: Sequence[Value]) -> str | None:
    """Return the heading of a column that is there twice."""
    seen: set[FormColumn] = set()
    for value in row:
        column = _heading(value)
        if column in seen:
            return str(value)
        if column:
            seen.add(column)
    return None


class _FormReader:
    """One row while its cells are read; what is wrong with them, or was made of them, is kept."""

    def __init__(self, row: Sequence[Value], places: Mapping[FormColumn, int], today: date) -> None:
        self._row, self._places, self._today = row, places, today
        self.problems: list[Message] = []
        self.notes: list[Message] = []

    @property
    def filled(self) -> bool:
        """Whether anything stands in a column to fill in."""
        return any(self._value(column) is not None for column in INPUT_COLUMNS)

    def row(self, number: int) -> FormRow:
        """Return what stands in the row; of one that was not filled in only what it is about."""
        plan, task, agency, occurrence = (
            self._text(column) or "" for column in (PLAN, TASK, AGENCY, OCCURRENCE)
        )
        about = FormRow(number, plan, task, agency, occurrence, _key(self._text(KEY)))
        if not self.filled:
            self.problems.clear()
            return about
        day = self._day(DATE, needed=True)
        return about._replace(
            occurrence=occurrence if about.key or not day else self._period(occurrence, day),
            kind=self._kind(),
            day=day,
            doc=document_number(self._text(DOC, LONGEST_DOC) or "") or None,
            due=self._day(NEW_DUE, first=day or self._today),
            note=self._text(NOTE),
        )

    def _value(self, column: FormColumn) -> Value:
        place = self._places.get(column)
        value = self._row[place] if place is not None and place < len(self._row) else None
        if isinstance(value, str):
            value = nfc(" ".join(value.split())) or None
        return value

    def _wrong(self, sentence: Sentence, column: FormColumn, value: object = "") -> None:
        self.problems.append(say(sentence, column=column.heading, value=value))

    def _text(self, column: FormColumn, longest: int = LONGEST) -> str | None:
        match self._value(column):
            case None:
                return None
            case Formula(text) | Broken(text):
                self._wrong(messages.cell_computed, column, text)
            case bool() as value:
                return str(value)
            case float() as value:
                return f"{value:.15g}"
            case date() as day if column is OCCURRENCE:
                return _date(day).isoformat()
            case date() as day:
                self._wrong(messages.cell_is_date, column, _date(day))
            case value:
                text = str(value)
                if len(text) > longest:
                    self._wrong(messages.cell_too_long, column, longest)
                elif visible(text) != text:
                    self._wrong(messages.cell_unseen, column, text)
                else:
                    return text
        return None

    def _day(
        self, column: FormColumn, *, needed: bool = False, first: date | None = None
    ) -> date | None:
        """Return the day in a cell; without its year the next from the `first` on, else the latest."""
        match self._value(column):
            case None:
                if needed:
                    self._wrong(messages.cell_empty, column)
            case Formula(text) | Broken(text):
                self._wrong(messages.cell_computed, column, text)
            case date() as day if day.year in YEARS:
                return _date(day)
            case str() as value if len(value) > LONGEST_DOC:
                self._wrong(messages.cell_too_long, column, LONGEST_DOC)
            case value:
                with suppress(ValueError):
                    return parse_day(str(value))
                with suppress(ValueError):
                    meant = YearlessDay.parse(str(value))
                    day = meant.next(first) if first else meant.latest(self._today)
                    self.notes.append(
                        say(messages.cell_day, column=column.heading, value=value, day=day)
                    )
                    return day
                self._wrong(messages.cell_no_date, column, value)
        return None

    def _period(self, occurrence: str, day: date) -> str:
        """Return an occurrence; a period without its year is of that of the event, if it had begun then."""
        try:
            meant = Period.of_year(occurrence, day.year)
        except ValueError:
            return occurrence
        if meant.first > day:
            self._wrong(messages.cell_which_year, OCCURRENCE, occurrence)
            return occurrence
        said = {"column": OCCURRENCE.heading, "value": occurrence, "period": meant}
        self.notes.append(say(messages.cell_period, **said))
        return meant.name

    def _kind(self) -> EventKind | None:
        said = self._text(EVENT)
        if said is None:
            if self._value(EVENT) is None:
                self._wrong(messages.cell_empty, EVENT)
            return None
        kind = _KINDS.get(bare(said))
        if kind is None or kind in _NOT_HERE:
            known = tuple(one for one in EventKind if one not in _NOT_HERE)
            self.problems.append(
                say(messages.cell_no_event, column=EVENT.heading, value=said, known=known)
            )
            return None
        return kind


def _date(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


def _key(text: str | None) -> RowKey | None:
    """Return a hidden key; one that is none is worth nothing."""
    try:
        plan, task, agency, occurrence = json.loads(text or "")
    except (ValueError, TypeError, RecursionError):
        return None
    named = all(isinstance(part, str) for part in (plan, task, agency))
    if not named or not isinstance(occurrence, str | None):
        return None
    return RowKey(plan, task, agency, occurrence)
