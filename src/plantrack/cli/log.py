"""`plantrack log`: record that something happened."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.completion import agencies, events, occurrences, tasks
from plantrack.cli.keywords import keyword_parser
from plantrack.cli.option_types import (
    AGENCIES,
    DATE,
    DOC_NUMBER,
    EVENT,
    OCCURRENCE_OR_ID,
    TASK,
    TEXT,
    Help,
    When,
    date_option,
    document,
    document_option,
    text_option,
)
from plantrack.cli.options import Commit, DryRun
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.queries import agencies_of, day, resolve, tell
from plantrack.cli.recording import (
    commit_logs,
    preview,
    program,
    record_changes,
    telling_what_is_recorded,
)
from plantrack.cli.start import start
from plantrack.deadlines.occurrence import name_heard
from plantrack.deadlines.periods import Period, YearlessDay
from plantrack.log.event import Event, EventKind
from plantrack.log.file import read
from plantrack.log.writer import Stamp
from plantrack.pages.recorded import recorded as told
from plantrack.plan import names
from plantrack.recording.ground import Ground
from plantrack.recording.new_record import NewRecord
from plantrack.recording.occurrences import names_on
from plantrack.recording.record import Outcome, record_all
from plantrack.recording.remaining import record_remaining
from plantrack.report import messages as report_messages
from plantrack.words.problems import UsageError, fail, misuse
from plantrack.words.text import quoted, slashed
from plantrack.words.words import Sentence

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
        typer.Argument(parser=keyword_parser(EVENT, EventKind), autocompletion=events),
        Help(
            Sentence(
                "Loại ghi nhận, viết bằng tiếng Anh hoặc tiếng Việt: received (đã nhận văn bản), progress (đang thực hiện), done (hoàn thành), "
                "reopened (yêu cầu thực hiện lại), extended (gia hạn, rút ngắn thời hạn), blocked (khó khăn, vướng mắc), "
                "requested (đề nghị gia hạn), reminded (đôn đốc), dropped (không còn thực hiện), note (ghi chú), "
                "reported (đã gửi báo cáo tổng hợp), void (hủy ghi nhận).",
                "What happened: received, progress, done, reopened, extended, blocked, requested, reminded, "
                "dropped, note, reported, void.",
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
        date_option("--date"),
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
        document_option("--doc"),
        Help(
            Sentence(
                "Số, ký hiệu văn bản, ví dụ 45/BC-SYT.",
                "Number and code of the document, such as 45/BC-SYT.",
            ),
            DOC_NUMBER,
        ),
    ] = None,
    due: Annotated[
        When | None,
        date_option("--due", ahead=True),
        Help(
            Sentence(
                "Thời hạn do văn bản ấn định, với received (đã nhận văn bản) và extended (gia hạn, rút ngắn thời hạn); "
                "thời hạn mà văn bản đề nghị, với requested (đề nghị gia hạn).",
                "The due date that the document sets (received, extended) or asks for (requested).",
            ),
            DATE,
        ),
    ] = None,
    re: Annotated[
        str | None,
        text_option("--re", autocompletion=occurrences),
        Help(
            Sentence(
                "Kỳ hoặc văn bản liên quan, ví dụ “tháng 5/2025”; với void (hủy ghi nhận): mã của ghi nhận muốn hủy.",
                "The occurrence it is about, such as 2025-05; for void: the id of the event to take back.",
            ),
            OCCURRENCE_OR_ID,
        ),
    ] = None,
    note: Annotated[
        str | None, text_option("--note"), Help(Sentence("Ghi chú.", "A remark."), TEXT)
    ] = None,
    remaining: Annotated[
        bool,
        typer.Option("--remaining"),
        Help(
            Sentence(
                "Ghi cho mọi cơ quan chưa hoàn thành (hoặc chỉ trong nhóm đã nêu), trừ cơ quan không ghi được; với reminded (đôn đốc): các cơ quan quá hạn, nếu có.",
                "Record it for every agency (of the group, if one is named) that has not delivered yet; of reminded, for those overdue, if any.",
            )
        ),
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
) -> None:
    """Check what is said against plan and log, append it, show what it did, commit if asked to."""
    _, near, out = start(ctx)
    plans = _of_one_plan(near, event, task, re)
    typed = [_with_document(one) for one in agency or []]

    def entry() -> NewRecord:
        on = day(plans, date, plans.today) or plans.today
        record = NewRecord(
            task=_task(plans, event, task),
            kind=event,
            agencies=plans.first.plan.members(
                id_ for name, _ in typed for id_ in agencies_of(plans, name, on)
            ),
            named=_named(plans, [name for name, _ in typed], on),
            day=on,
            doc=doc,
            due=day(plans, due, on if due and due.said else plans.today),  # without its year
            note=note,
            docs=_documents(plans, typed, on),
        )
        return record._replace(re=_occurrence(plans, re, record)) if re else record

    def changes(plan_file: PlanFile, events: Sequence[Event], stamp: Stamp) -> Outcome:
        if remaining:
            return record_remaining(plan_file.plan, events, entry(), stamp)
        return record_all(plan_file.plan, events, [entry()], stamp)

    if not dry_run:
        entry()  # a slip on the command line waits for nobody
    (made,) = preview(plans, changes) if dry_run else record_changes(plans, changes)
    page = told(
        made.plan_file.plan,
        made.outcome,
        slashed(made.plan_file.log),
        plans.words,
        program(near, made.plan_file),
        dry_run=dry_run,
    )
    if dry_run:
        out.show(page)
        return
    if commit:
        commit_logs(plans, [made])
    with telling_what_is_recorded([made]):
        out.show(page)


def _of_one_plan(plans: Plans, kind: EventKind, task: str, re: str | None) -> Plans:
    """Return the one plan that an event is about: by its task, or by what it takes back."""
    if len(plans.files) == 1:
        return plans.narrowed(plans.files)
    if kind is EventKind.VOID and re:
        with_it = []
        for one in plans.files:
            with plans.reporting_faults(one.path):
                with_it += [one] if any(e.id.startswith(re) for e in read(one.log)) else []
        if not with_it:
            raise fail(report_messages.void_of_nothing, id=re)
        return plans.only(re, with_it)
    if task == NO_TASK:
        return plans.only(task, plans.files)
    return plans.only(task, [one for one, _ in resolve(plans, names.TASK, task)])


def _occurrence(plans: Plans, typed: str, about: NewRecord) -> str:
    """Return the occurrence that is named; a period, or a day that names one, is of the year of the event.

    UsageError with the names to type where a period has not begun, as it may be that of the year before;
    where the task has neither it is left as it was typed, to be refused with those that there are.
    """
    year = about.day.year
    with suppress(ValueError):
        any_year = YearlessDay.parse(typed)
        day = date(year, any_year.month, any_year.day)
        there = _names_there(plans, about)
        if day.isoformat() in there and typed not in there:
            tell(plans, typed, day, messages.taken_for_day)
            return day.isoformat()
    try:
        meant = Period.of_year(typed, year)
    except ValueError:
        return name_heard(typed)
    if meant.first <= about.day:
        tell(plans, typed, meant)
        return meant.name
    there = _names_there(plans, about)
    either = [one for one in (meant._replace(year=year - 1), meant) if one.name in there]
    if not either:
        return typed
    names = [quoted(one.in_words(plans.words)) for one in either]
    said = messages.which_year if len(names) > 1 else messages.no_year
    raise misuse(said, option="--re", value=typed, first=names[0], last=names[-1])


def _names_there(plans: Plans, about: NewRecord) -> set[str]:
    """Return the names of the occurrences that a record can be about on its day."""
    ground = Ground(plans.first.plan, read(plans.first.log), plans.today)
    task = ground.task(about.task)
    return names_on(ground, task, about.agencies, about.day) if task else set()


def _with_document(typed: str) -> tuple[str, str | None]:
    """Return the agency or group of `AGENCY=DOC`, and the document, if there is one."""
    name, equals, doc = typed.partition("=")
    return name, document("=", doc) if equals else None


def _documents(plans: Plans, typed: Sequence[tuple[str, str | None]], on: date) -> dict[str, str]:
    """Return the document of each agency that has one of its own; UsageError where one has two."""
    docs: dict[str, str] = {}
    for name, doc in typed:
        for id_ in agencies_of(plans, name, on) if doc else ():
            if docs.setdefault(id_, doc or "") != doc:
                raise misuse(messages.two_documents, name=name, docs=(docs[id_], doc))
    return docs


def _named(plans: Plans, typed: Sequence[str], on: date) -> frozenset[str]:
    """Return the agencies that were named themselves, not as members of a group."""
    found = (agencies_of(plans, name, on) for name in typed)
    return frozenset(ids[0] for ids in found if len(ids) == 1)


def _task(plans: Plans, kind: EventKind, typed: str) -> str | None:
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
        return resolve(plans, names.TASK, typed)[0][1]
    except UsageError:
        if kind is EventKind.VOID:
            return typed  # the event to take back may name a task that the plan has lost
        raise
