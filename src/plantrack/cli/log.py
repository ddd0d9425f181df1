"""`plantrack log`: record that something happened."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.options import Commit, DryRun, a_kind, agencies, events, occurrences, tasks
from plantrack.cli.session import Session
from plantrack.cli.typed import (
    AGENCIES,
    DATE,
    EVENT,
    LONGEST_DOC,
    TASK,
    TEXT,
    Help,
    When,
    a_day,
    a_line,
    a_text,
)
from plantrack.deadlines.periods import Period, parse_day
from plantrack.log import git
from plantrack.log.event import Event, EventKind
from plantrack.log.file import held, read
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.pages.entry import recorded
from plantrack.pages.parts import event_kind
from plantrack.plan import names
from plantrack.report import entry as entries
from plantrack.report import messages as report_messages
from plantrack.report.entry import Change, Entry
from plantrack.words.problems import PlantrackError, Problem, UsageError, fail, misuse
from plantrack.words.words import Sentence, say

NO_TASK = "-"


def command(
    ctx: typer.Context,
    task: Annotated[
        str,
        typer.Argument(autocompletion=tasks),
        Help(
            Sentence(
                "Nhiệm vụ: mã, tên hoặc vài từ của tên (dấu - với reported (đã gửi báo cáo tổng hợp) và void (hủy ghi nhận)).",
                "Task: id, name or words of it (- when the event is reported or void).",
            ),
            TASK,
        ),
    ],
    event: Annotated[
        EventKind,
        typer.Argument(parser=a_kind(EVENT, EventKind), autocompletion=events),
        Help(
            Sentence(
                "Loại ghi nhận, viết bằng tiếng Anh hoặc tiếng Việt: received (đã nhận văn bản), progress (đang thực hiện), done (hoàn thành), "
                "reopened (yêu cầu thực hiện lại), extended (gia hạn, rút ngắn thời hạn), blocked (khó khăn, vướng mắc), "
                "reminded (đôn đốc), dropped (không còn thực hiện), note (ghi chú), "
                "reported (đã gửi báo cáo tổng hợp), void (hủy ghi nhận).",
                "What happened: received, progress, done, reopened, extended, blocked, reminded, dropped, "
                "note, reported, void.",
            ),
            EVENT,
        ),
    ],
    agency: Annotated[
        list[str] | None,
        typer.Argument(autocompletion=agencies),
        Help(
            Sentence(
                "Cơ quan hoặc nhóm, mỗi cơ quan có thể kèm văn bản riêng, ví dụ STP=45/BC-STP; bỏ trống nếu "
                "chỉ một cơ quan thực hiện.",
                "Agencies or groups, each with its own document if need be, such as STP=45/BC-STP; leave "
                "out where one agency delivers.",
            ),
            AGENCIES,
        ),
    ] = None,
    date: Annotated[
        When | None,
        a_day("--date"),
        Help(
            Sentence(
                "Ngày ghi trong văn bản; với received (đã nhận văn bản): ngày nhận được (mặc định: hôm nay).",
                "The document's date; for received, the day it came (default: today).",
            ),
            DATE,
        ),
    ] = None,
    doc: Annotated[
        str | None,
        a_text("--doc", LONGEST_DOC),
        Help(
            Sentence(
                "Số, ký hiệu văn bản, ví dụ 45/BC-SYT.",
                "Number and code of the document, such as 45/BC-SYT.",
            ),
            TEXT,
        ),
    ] = None,
    due: Annotated[
        When | None,
        a_day("--due"),
        Help(
            Sentence(
                "Thời hạn do văn bản ấn định, với received (đã nhận văn bản) và extended (gia hạn, rút ngắn thời hạn).",
                "The due date that the document sets (received, extended).",
            ),
            DATE,
        ),
    ] = None,
    re: Annotated[
        str | None,
        a_text("--re", autocompletion=occurrences),
        Help(
            Sentence(
                "Kỳ hoặc văn bản liên quan, ví dụ “tháng 5/2025”; với void (hủy ghi nhận): mã của ghi nhận muốn hủy.",
                "The occurrence it is about, such as 2025-05; for void: the id of the event to take back.",
            ),
            TEXT,
        ),
    ] = None,
    note: Annotated[
        str | None, a_text("--note"), Help(Sentence("Ghi chú.", "A remark."), TEXT)
    ] = None,
    remaining: Annotated[
        bool,
        typer.Option("--remaining"),
        Help(
            Sentence(
                "Ghi cho mọi cơ quan thực hiện (hoặc trong nhóm đã nêu) chưa hoàn thành và ghi được.",
                "Record it for every deliverer (or of the group named) for which it is open and possible.",
            )
        ),
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
) -> None:
    """Check what is said against plan and log, append it, show what it did, commit if asked to."""
    session = _of_one_plan(Session.of(ctx), event, task, re)
    typed = [_with_document(one) for one in agency or []]

    def entry() -> Entry:
        return Entry(
            task=_task(session, event, task),
            kind=event,
            agencies=session.book.members(
                id_ for name, _ in typed for id_ in session.agencies_of(name)
            ),
            named=_named(session, [name for name, _ in typed]),
            day=session.day(date) or session.moment.date(),
            doc=doc,
            due=session.day(due),
            re=_recorded_name(re),
            note=note,
            docs=_documents(session, typed),
        )

    made = _recorded(session, entry, remaining=remaining, dry_run=dry_run)
    page = recorded(session.book, made, str(session.log), session.words, dry_run=dry_run)
    if dry_run:
        session.show(page)
        return
    if commit:
        git.commit(session.log, _summary(session, made))
    with _said_that_recorded(session.log, len(made)):
        session.show(page)


def _of_one_plan(session: Session, kind: EventKind, task: str, re: str | None) -> Session:
    """Return the run with the one plan that an event is about: by its task, or by what it takes back."""
    shelves = session.shelves
    if len(shelves) == 1:
        return session.narrowed(shelves)
    if kind is EventKind.VOID and re:
        with_it = []
        for one in shelves:
            with session.blaming(one.path):
                with_it += [one] if any(e.id.startswith(re) for e in read(one.log)) else []
        if not with_it:
            raise fail(report_messages.void_of_nothing, id=re)
        return session.only(re, with_it)
    if task == NO_TASK:
        return session.only(task, shelves)
    return session.only(task, [shelf for shelf, _ in session.meant(names.find_task, task)])


def _recorded(
    session: Session, entry: Callable[[], Entry], *, remaining: bool, dry_run: bool
) -> list[Change]:
    """Append what an entry amounts to, unless it is a trial; return it with its effect."""

    def changes(events: Sequence[Event]) -> list[Change]:
        stamp = Stamp(writer(session.path.parent), session.moment, new_ids())
        wanted = entry()
        if remaining:
            wanted = entries.remaining(session.book, events, wanted, stamp)
        return entries.record(session.book, events, wanted, stamp)

    if dry_run:
        return changes(read(session.log))
    entry()  # a slip on the command line waits for nobody
    with held(session.log) as journal:
        session.reread()  # while others were waited for, somebody may have saved the plan
        made = changes(journal.events)
        journal.append([change.event for change in made])
    return made


@contextmanager
def _said_that_recorded(log: Path, number: int) -> Iterator[None]:
    """Say, when something goes wrong from here on, that the log has the events all the same."""
    told = Problem(say(messages.recorded_all_the_same, n=number)).at(str(log))
    try:
        yield
    except KeyboardInterrupt:
        raise PlantrackError([told]) from None
    except PlantrackError as error:
        raise PlantrackError([*error.problems, told]) from None


def _summary(session: Session, made: Sequence[Change]) -> str:
    """Return what is to be said of it in git."""
    event, adjustment = made[0].event, made[0].adjustment
    kind = event_kind(event, session.words, shortens=bool(adjustment and adjustment.shortens))
    who = ", ".join(dict.fromkeys(change.event.agency or "" for change in made))
    parts = (event.task, kind, who, event.doc)
    return ": ".join(part for part in parts if part)


def _with_document(typed: str) -> tuple[str, str | None]:
    """Return the agency or group of `AGENCY=DOC`, and the document, if there is one."""
    name, equals, doc = typed.partition("=")
    return name, a_line("=", doc, LONGEST_DOC) if equals else None


def _documents(session: Session, typed: Sequence[tuple[str, str | None]]) -> dict[str, str]:
    """Return the document of each agency that has one of its own; UsageError where one has two."""
    docs: dict[str, str] = {}
    for name, doc in typed:
        for id_ in session.agencies_of(name) if doc else ():
            if docs.setdefault(id_, doc or "") != doc:
                raise misuse(messages.two_documents, name=name, docs=(docs[id_], doc))
    return docs


def _named(session: Session, typed: Sequence[str]) -> frozenset[str]:
    """Return the agencies that were named themselves, not as members of a group."""
    found = map(session.agencies_of, typed)
    return frozenset(ids[0] for ids in found if len(ids) == 1)


def _task(session: Session, kind: EventKind, typed: str) -> str | None:
    """Return the id of the task that an event is about; none for a digest."""
    if kind is EventKind.REPORTED:
        if typed != NO_TASK:
            raise misuse(messages.reported_has_no_task)
        return None
    if typed == NO_TASK:
        if kind is EventKind.VOID:
            return None  # the id of the event is enough
        raise misuse(messages.only_reported)
    try:
        return session.meant(names.find_task, typed)[0][1]
    except UsageError:
        if kind is EventKind.VOID:
            return typed  # the event to take back may name a task that the plan has lost
        raise


def _recorded_name(text: str | None) -> str | None:
    """Return the name of an occurrence as the log writes it, where it was typed as it is shown."""
    if text is None:
        return None
    with suppress(ValueError):
        return parse_day(text).isoformat()
    with suppress(ValueError):
        return Period.heard(text).name
    return text
