"""The columns of reports, each with its heading and what it tells of a row; tables choose from them by name.

Rows are items, or items told alike, with what happened to them.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.log.event import Event, EventKind
from plantrack.pages import blocks, citing, labels, news, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Cell, Line, cell, cells, joined, line, number, plain
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan, Task
from plantrack.report.news import NewsItem, NewsKind, change_kind
from plantrack.report.obligation import Obligation
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.report.track import Adjustment
from plantrack.reports import messages
from plantrack.reports.tables import Column, Telling
from plantrack.words.text import capital
from plantrack.words.words import Role, Sentence, Words


class Row(NamedTuple):
    """An item, or several that are told together, and what a row is about: an event, a change, what is new.

    Rows are told together whose `alike` is equal, where a table does not list each item.
    """

    obligations: tuple[Obligation, ...]
    event: Event | Amendment | None = None
    change: Adjustment | None = None
    items: tuple[NewsItem, ...] = ()
    alike: object = None

    @property
    def first(self) -> Obligation:
        """The one by which all are told that they have in common."""
        return self.obligations[0]


def _of(heading: Sentence, tell: Callable[[Obligation, Words], Cell]) -> Column[Row]:
    """Return a column that tells of the item of a row, or of what several have in common."""
    return Column(heading, lambda row, telling: tell(row.first, telling.words))


def _day(heading: Sentence, find: Callable[[Row], date | None]) -> Column[Row]:
    """Return a column of days, empty where there is none."""
    return Column(heading, lambda row, telling: blocks.dated(find(row), telling.words))


def _text(heading: Sentence, find: Callable[[Row], str | None]) -> Column[Row]:
    """Return a column of texts, empty where there is none."""
    return Column(heading, lambda row, _: cell(find(row) or ""))


def _event_day(heading: Sentence, find: Callable[[Event | Amendment], date | None]) -> Column[Row]:
    """Return a column of days of the events that rows are about."""
    return _day(heading, lambda row: find(row.event) if row.event else None)


def _event_text(heading: Sentence, find: Callable[[Event | Amendment], str | None]) -> Column[Row]:
    """Return a column of texts of the events that rows are about."""
    return _text(heading, lambda row: find(row.event) if row.event else None)


# -- which item it is ------------------------------------------------------------------------------


def in_plan(plan: Plan, task: Task, telling: Telling) -> str:
    """Return the number of a task in a sentence and, among several plans, its plan's."""
    return citing.in_plan(plan, task, telling.words, several=telling.several)


def item(o: Obligation, telling: Telling) -> str:
    """Return which item it is in a sentence: its task and which occurrence."""
    said = (in_plan(o.plan, o.task, telling), phrases.occurrence_text(o, telling.words))
    return ", ".join(filter(None, said))


def _named(row: Row, telling: Telling) -> Cell:
    """Return the number and the name of a task, of which plan it is among several, and which occurrence."""
    o, words = row.first, telling.words
    plan = citing.named(o.plan.about, words) if telling.several else ""
    which = ", ".join(filter(None, (plan, phrases.occurrence_text(o, words))))
    lines = ((*line(o.task.id, "strong"), *line(f" {o.task.name}")), line(which, "muted"))
    return Cell(lines if which else lines[:1])


def _owners(row: Row, telling: Telling) -> Cell:
    owners = (line(phrases.owner(o, telling.words)) for o in row.obligations)
    return Cell((joined(owners, "; "),))


def _answering(o: Obligation, words: Words) -> Cell:
    """Return who answers for an item and, where that is another's by the plan, whose it was before."""
    return cells(o.plan.agencies[o.answers].name, phrases.predecessor_text(o, words))


def _successor(o: Obligation, _: Words) -> Cell:
    return cell(o.plan.agencies[o.answers].name) if o.answers != o.agency else Cell()


def _parties(o: Obligation, ids: Iterable[str]) -> Cell:
    return cell(citing.parties(o.plan, ids))


PLAN = _text(labels.plan, lambda row: row.first.plan.about.id)
TASK = _of(labels.task, lambda o, _: cell(o.task.id, "strong"))
TITLE = _of(labels.title, lambda o, _: cell(o.task.name))
NAMED = Column(labels.task_and_occurrence, _named)
OWNERS = Column(labels.agency, _owners)
ANSWERING = _of(labels.agency, _answering)
BOUND = _text(labels.agency, lambda row: row.first.plan.agencies[row.first.agency].name)
ANSWERS_NOW = _of(labels.answers_now, _successor)
AGENCY_ID = _text(labels.agency_id, lambda row: row.first.agency)
OCCURRENCE = _of(labels.occurrence, lambda o, words: cell(phrases.occurrence(o, words)))
PRODUCT = _text(labels.product, lambda row: row.first.task.product)
COORDINATE = _of(labels.coordinate, lambda o, _: _parties(o, o.task.coordinate))
RECEIVER = _of(labels.delivered_to, lambda o, _: _parties(o, filter(None, [phrases.receiver(o)])))
DELIVERED_TO = _of(
    labels.delivered_to, lambda o, _: _parties(o, filter(None, [o.task.delivered_to]))
)
WORDING = _text(labels.deadline_wording, lambda row: row.first.wording[1])
SOURCE = _text(labels.source, lambda row: row.first.task.source)
OFFICER = _text(labels.officer, lambda row: row.first.task.officer)
TASK_AND_OCCURRENCE = _of(
    labels.task_and_occurrence,
    lambda o, words: cells(
        words.fill(messages.item_and_title, task=o.task.id, title=o.task.title),
        phrases.occurrence_text(o, words),
        phrases.predecessor_text(o, words),
    ),
)


# -- how it stands ---------------------------------------------------------------------------------


def _due(o: Obligation, words: Words) -> Cell:
    """Return the due date, and under it the first one where it was changed."""
    changed = phrases.extended(o, words)
    day = line(words.day(o.due)) if o.due else line("–", "muted")
    lines: tuple[Line, ...] = (day, *([line(changed)] if changed else []))
    return Cell(lines, value=o.due)


def _note(o: Obligation, words: Words) -> Cell:
    """Return the newest remarks, of what was closed by which document, in one sentence."""
    last = capital(phrases.closed_by(o, words)) or phrases.other_note(o)
    return cell("; ".join(_remarks(o, last, words)))


def _latest_note(o: Obligation, words: Words) -> Cell:
    """Return the newest remarks, why it was closed by itself, and what makes its date unsure."""
    reasons = [capital(words.say(o.reason))] if o.reason else []
    told = (*_remarks(o, phrases.other_note(o), words), *reasons, *map(words.say, o.caveats))
    return Cell(tuple(map(line, told)))


def _remarks(o: Obligation, last: str, words: Words) -> Iterable[str]:
    """Return difficulties, open requests and what was sent back, then what else is to be remarked."""
    return filter(
        None,
        (
            phrases.difficulty(o, words),
            phrases.request(o, words),
            phrases.sent_back(o, words, why=True),
            last,
        ),
    )


def _last_due(o: Obligation, words: Words) -> Cell:
    """Return the due date alone; how it was changed stands in the note."""
    return blocks.dated(o.due, words) if o.due else cell("–", "muted")


def _changed_and_note(o: Obligation, words: Words) -> Cell:
    """Return how the due date was changed and the newest remarks, in one sentence."""
    said = (phrases.extended(o, words), *map(plain, _note(o, words).lines))
    return cell("; ".join(filter(None, said)))


def _class(o: Obligation, words: Words) -> Cell:
    """Return how it stands without days, which have columns of their own."""
    return cell(words.pick(o.status.short), "bad" if o.status is Status.OVERDUE else None)


def _situation(o: Obligation, words: Words) -> Cell:
    """Return in words how it stands, and that it is due soon."""
    soon = f", {words.pick(pages_messages.due_soon)}" if o.due_soon else ""
    said = f"{phrases.status_text(o, words)}{soon}"
    return cell(said, "bad" if o.status is Status.OVERDUE else None)


def _status(o: Obligation, words: Words) -> Cell:
    """Return its status without the days, which have columns of their own, so that it can be filtered."""
    said = f"{o.status.sign} {o.status.in_words(words)}"
    if o.due_soon:
        return cell(f"{said}, {words.pick(pages_messages.due_soon)}", "warning")
    return cell(said, o.status.role)


def _now(row: Row, telling: Telling) -> Cell:
    """Return how all of a row stand; where they stand differently, how many stand how."""
    told = dict.fromkeys(_now_alone(o, telling.words) for o in row.obligations)
    if len(told) == 1:
        return next(iter(told))
    counted = (
        line(f"{status.sign} {n} {telling.words.pick(status.short)}", status.role)
        for status, n in Tally(row.obligations).counts.items()
    )
    return Cell((*counted,), joint=" · ")


def _now_alone(o: Obligation, words: Words) -> Cell:
    """Return how it stands, in the same words for all that are done on time, or late."""
    if o.done_on:
        return cell(f"{o.status.sign} {words.pick(o.status.short)}", o.status.role)
    return blocks.state(o, words)


def _days_left(o: Obligation, _: Words) -> Cell:
    left = o.days_left
    return Cell() if left is None or left < 0 else Cell((line(str(left)),), value=left)


def _doc_with_day(o: Obligation, words: Words) -> Cell:
    """Return the document of a delivery and its day on one line; what is not done has none."""
    return cell(", ".join(filter(None, (o.doc, words.day(o.done_on))))) if o.done_on else Cell()


def _latest_doc(o: Obligation, words: Words) -> Cell:
    """Return the newest document; of one that only asks for a later due date, that it does."""
    last = next((event for event in reversed(o.events) if event.doc == o.doc), None)
    if o.doc and last and last.event is EventKind.REQUESTED:
        return cell(phrases.said_by(o.doc, last.event.in_words(words), words))
    return cell(o.doc or "")


def _ever_reported(row: Row, telling: Telling) -> Cell:
    id_, plan = row.first.answers, row.first.plan.identity
    plans = [one for one in telling.silent.get(id_, ()) if one.identity == plan]
    return heard(id_, plans, telling)


def heard(id_: str, plans: Sequence[Plan], telling: Telling) -> Cell:
    """Return that nothing was ever heard of an agency and, where it was in other plans, in which it was not."""
    if not plans:
        return Cell()
    some = id_ in telling.silent_in_some
    which = ", ".join(plan.about.id for plan in plans) if some else ""
    said = (telling.words.pick(messages.never_reported), which)
    return Cell(tuple(line(one, "warning") for one in said if one))


DUE = _of(labels.due, _due)
LAST_DUE = _of(labels.due, _last_due)
DUE_DAY = _day(labels.due, lambda row: row.first.due)
FIRST_DUE = _day(
    labels.first_due, lambda row: row.first.original_due if row.first.extensions else None
)
OVERDUE_SINCE = _day(labels.overdue_since, lambda row: row.first.late_from)
SITUATION = _of(labels.situation, _situation)
CLASS = _of(labels.situation, _class)
STATUS = _of(labels.status, _status)
STATE = _of(labels.status, blocks.state)
NOW = Column(labels.status, _now)
DONE_ON = _day(labels.done_on, lambda row: row.first.done_on)
DOC_WITH_DAY = _of(labels.doc_and_done_on, _doc_with_day)
LATEST_DOC = _of(labels.latest_doc, _latest_doc)
DAYS_LEFT = _of(labels.days_left, _days_left)
DAYS_LATE = _of(labels.days_late, lambda o, _: number(o.days_late or 0))
REMINDERS = _of(labels.reminders, lambda o, _: number(o.reminders))
EVER_REPORTED = Column(labels.ever_reported, _ever_reported)
NOTE = _of(labels.note, _note)
CHANGED_AND_NOTE = _of(labels.note, _changed_and_note)
LATEST_NOTE = _of(labels.latest_note, _latest_note)


# -- what happened to it ---------------------------------------------------------------------------


def _change(row: Row, telling: Telling) -> Cell:
    if row.change is None:
        return Cell()
    return cell(capital(change_kind([row.change]).in_words(telling.words)))


def _in_days(row: Row, _: Telling) -> Cell:
    if row.change is None or row.change.former is None or row.change.due is None:
        return Cell()
    return number((row.change.due - row.change.former).days)


def old_and_new(row: Row, telling: Telling, day: Callable[[date], str]) -> str:
    """Return a due date before and after its change, as a table or a sentence writes a `day`."""
    words = telling.words
    former, due = (row.change.former, row.change.due) if row.change else (None, None)
    old = day(former) if former else words.pick(messages.no_due_yet)
    new = day(due) if due else words.pick(messages.no_due_any_more)
    return words.fill(messages.from_to_due, old=old, new=new)


def _old_and_new(row: Row, telling: Telling) -> Cell:
    said = line(old_and_new(row, telling, telling.words.day), "strong")
    return Cell((said,), value=row.change.due if row.change else None)


def _former_due(row: Row, telling: Telling) -> Cell:
    former = row.change.former if row.change else None
    none = cell(telling.words.pick(messages.no_due_yet), "muted")
    return blocks.dated(former, telling.words) if former else none


def _changed_due(row: Row, telling: Telling) -> Cell:
    due = row.change.due if row.change else None
    none = cell(telling.words.pick(messages.no_due_any_more), "muted")
    return blocks.dated(due, telling.words) if due else none


def _doc_and_event_day(row: Row, telling: Telling) -> Cell:
    return cells(row.event.doc or "", telling.words.day(row.event.date)) if row.event else Cell()


def _what(row: Row, telling: Telling) -> Cell:
    """Return what is new; where that is one status, in the role of it."""
    kind = row.items[0].kind
    told = kind in (NewsKind.DONE, NewsKind.OVERDUE, NewsKind.CLOSED)
    alike = len({o.status for o in row.obligations}) == 1
    role: Role = row.first.status.role if told and alike else "strong"
    return cell(capital(kind.in_words(telling.words)), role)


def _news_of(row: Row, telling: Telling) -> Cell:
    """Return whose it is, each with what is to be known of it."""
    told = dict.fromkeys(news.told_of(row.items, telling.words))
    return Cell((joined(list(map(line, told)), " · "),))


def _news_note(row: Row, telling: Telling) -> Cell:
    """Return the newest remarks; before that, of what was given to others, who had it."""
    note = _latest_note(row.first, telling.words)
    if not row.items[0].former:
        return note
    former, _ = news.sides(row.items[0], telling.words)
    return Cell((line(telling.words.fill(messages.had_it, agencies=former)), *note.lines))


def _new_on(row: Row) -> date | None:
    """Return since when it is so: the day recorded, or the first one on which it was overdue again."""
    if row.items[0].kind is not NewsKind.OVERDUE:
        return row.event.date if row.event else None
    o = row.first
    turned = [e.date for e in o.events if e.event is EventKind.REOPENED]
    moved = [change.source.date for change in o.adjustments]
    return max(filter(None, (o.late_from, *turned, *moved)), default=None)


CHANGE = Column(labels.change, _change)
FORMER_DUE = Column(labels.former_due, _former_due)
CHANGED_DUE = Column(labels.changed_due, _changed_due)
CHANGE_IN_DAYS = Column(labels.change_in_days, _in_days)
OLD_AND_NEW = Column(labels.old_and_new, _old_and_new)
DOC = _event_text(labels.doc, lambda event: event.doc)
DOC_AND_DAY = Column(labels.doc_and_day, _doc_and_event_day)
CHANGED_ON = _event_day(labels.permitted_on, lambda event: event.date)
REMARK = _event_text(labels.note, lambda event: event.note)
DIFFICULTY = Column[Row](
    labels.blocked_by,
    lambda row, telling: cell(phrases.reason(row.event, telling.words) if row.event else ""),
)
DIFFICULTY_ALONE = _event_text(labels.blocked_by, lambda event: event.note)
ASKED_DUE = _day(
    labels.requested_due, lambda row: row.first.requested.due if row.first.requested else None
)
ASKED_ON = _event_day(labels.requested_on, lambda event: event.date)
ASKED_WHY = _event_text(labels.request_reason, lambda event: event.note)
SINCE = _event_day(labels.since, lambda event: event.date)
WHAT = Column(labels.changed, _what)
NEWS_OF = Column(labels.agency, _news_of)
NEWS_NOTE = Column(labels.latest_note, _news_note)
NEW_ON = _day(labels.new_on, _new_on)
