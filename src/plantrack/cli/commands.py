"""What each command does: load, build, show."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from plantrack.cli import messages
from plantrack.cli.manual import METAVARS
from plantrack.cli.session import Session, choice, day, number, typed, write, write_problems
from plantrack.deadlines.periods import parse_day
from plantrack.log import file as logfile
from plantrack.log.event import Event, EventKind
from plantrack.log.file import beside, held, lines_of, read
from plantrack.log.writer import Stamp
from plantrack.pages import messages as pages_messages
from plantrack.pages import overview
from plantrack.pages.history import history as history_page
from plantrack.pages.listing import listing
from plantrack.pages.page import Page
from plantrack.plan import file as planfile
from plantrack.plan import names
from plantrack.plan.model import Plan
from plantrack.report import report
from plantrack.report.faults import log_faults
from plantrack.report.report import Query, Report
from plantrack.report.status import Status
from plantrack.words import files
from plantrack.words.problems import PlantrackError, Problem, UsageError, misuse
from plantrack.words.words import Language, Sentence, Words

Format = Literal["table", "md", "json", "csv"]

NO_TASK = "-"
GITATTRIBUTES = "*.log.jsonl merge=union text eol=lf\n"
GITIGNORE = ".*.lock\n"
FORMATS: tuple[Format, ...] = ("table", "md", "json", "csv")


class Asked(NamedTuple):
    """What a reading command was asked for, as typed."""

    as_of: str | None = None
    known_on: str | None = None
    format: str = "table"
    tasks: Sequence[str] = ()
    agencies: Sequence[str] = ()
    statuses: Sequence[str] = ()


class Said(NamedTuple):
    """What is to be recorded, as typed."""

    task: str
    event: str
    agencies: Sequence[str] = ()
    date: str | None = None
    doc: str | None = None
    due: str | None = None
    re: str | None = None
    note: str | None = None


def status(session: Session, asked: Asked, *, by: str, blocked: bool) -> None:
    """Print how every task, or every agency, stands; or what is flagged with a difficulty."""
    by = choice("--by", by, ("task", "agency"))
    found = _report(session, asked)
    if blocked:
        _print_listing(session, asked, report.blocked(found), pages_messages.nothing_blocked)
        return
    compose = overview.by_agency if by == "agency" else overview.by_task
    _print(session, asked, found, lambda: compose(found, session.words))


def overdue(session: Session, asked: Asked) -> bool:
    """Print what is overdue; return whether anything is."""
    found = report.overdue(_report(session, asked))
    _print_listing(session, asked, found, pages_messages.nothing_overdue)
    return bool(found.obligations)


def upcoming(session: Session, asked: Asked, days: str | None) -> None:
    """Print what falls due within so many days."""
    within = number("--days", days) if days is not None else None
    found = report.upcoming(_report(session, asked), within)
    _print_listing(session, asked, found, pages_messages.nothing_upcoming)


def show(session: Session, asked: Asked, subject: str) -> None:
    """Print all there is to know of a task, a duty, an agency or a group."""
    plan = session.book
    id_ = names.find_subject(plan, subject)
    task = plan.task(id_)
    duty = next((duty for duty in plan.duties if duty.id == id_), None)
    query = _query(session, asked)
    about_task = bool(task or duty)
    asked_for = query.tasks if about_task else query.agencies
    meant = frozenset([id_] if about_task else plan.members([id_]))
    if asked_for and meant and not asked_for & meant:
        raise misuse(messages.filter_leaves_nothing, name=id_)
    both = asked_for & meant or meant
    query = query._replace(tasks=both) if about_task else query._replace(agencies=both)
    found = session.report(query)

    def page() -> Page:
        from plantrack.pages import detail

        if duty:
            return detail.duty(found, duty, session.words)
        if task:
            return detail.task(found, task, session.words)
        if id_ in plan.agencies:
            return detail.agency(found, id_, session.words)
        return overview.group(found, plan.groups[id_], session.words)

    _print(session, asked, found, page, detailed=True)


def log(session: Session, said: Said, *, dry_run: bool, commit: bool) -> None:
    """Check what is said against plan and log, append it, print what it did, commit if asked to."""
    from plantrack.log.writer import new_ids, writer
    from plantrack.pages.entry import recorded
    from plantrack.report import entry as recording

    plan = session.book
    kind = EventKind(choice(METAVARS["EVENT"], said.event, tuple(EventKind)))
    entry = recording.Entry(
        task=_task(plan, kind, said.task),
        kind=kind,
        agencies=_agencies(plan, said.agencies),
        named=frozenset(
            found[0]
            for found in (names.find_agencies(plan, name) for name in said.agencies)
            if len(found) == 1
        ),
        day=day("--date", said.date) or session.moment.date(),
        doc=typed("--doc", said.doc),
        due=day("--due", said.due),
        re=_iso_if_day(typed("--re", said.re)),
        note=typed("--note", said.note),
    )

    def changes(events: Sequence[Event]) -> list[recording.Change]:
        stamp = Stamp(writer(session.path.parent), session.moment, new_ids())
        return recording.record(plan, events, entry, stamp)

    if dry_run:
        made = changes(read(session.log))
    else:
        with held(session.log) as journal:
            made = changes(journal.events)
            journal.append([change.event for change in made])
    page = recorded(plan, made, str(session.log), session.words, dry_run=dry_run)
    if commit and not dry_run:
        from plantrack.log import git

        event = made[0].event
        who = ", ".join(dict.fromkeys(change.event.agency or "" for change in made))
        parts = (event.task, event.event.said(session.words), who, event.doc)
        git.commit(session.log, ": ".join(part for part in parts if part))
    session.show(page)


def history(session: Session, asked: Asked, since: str | None) -> None:
    """Print the log."""
    from plantrack.formats import machines as export

    plan = session.book
    query = _query(session, asked)
    found = report.history(plan, read(session.log), query, day("--since", since))
    match _format(asked):
        case "json":
            write(export.history_json(found))
        case "csv":
            write(export.history_csv(found))
        case "table":
            if found.events or session.terminal:
                session.show(history_page(found, session.words))
        case "md":
            session.show(history_page(found, session.words), "md")


def check(session: Session, files: Sequence[Path], *, strict: bool, format_: str) -> bool:
    """Print everything wrong in plans and their logs; return whether they pass."""
    form = choice("--format", format_, ("text", "json"))
    if not all(path.name for path in files):
        raise misuse(messages.empty_option, option=METAVARS["FILE"])
    plans = dict.fromkeys(map(logfile.plan_of, files)) or [session.path]
    problems = [problem for path in plans for problem in _examine(path, session.now())]
    first = next(iter(plans))
    words = Words(session.chosen_language or planfile.language(first) or "vi")
    if form == "json":
        from plantrack.formats import machines as export

        write(export.problems_json(problems, words))
    else:
        write("".join(f"{problem.finding(words)}\n" for problem in problems))
    failing = ("error", "warning") if strict else ("error",)
    return not any(problem.severity in failing for problem in problems)


def schema() -> None:
    """Print the JSON Schema of the plan file."""
    from plantrack.formats import machines as export
    from plantrack.plan.schema import plan_schema

    write(export.to_json(plan_schema()))


def init(session: Session, folder: Path, fallback: Language) -> None:
    """Write a plan to start from, and the schema beside it; refuses to overwrite anything."""
    from plantrack.formats import machines as export
    from plantrack.plan.schema import plan_schema

    language = session.chosen_language or fallback
    template = files.read_text(planfile.TEMPLATES / f"plan.{language}.yaml", planfile.LARGEST)
    files.create(
        folder, {"plan-1.yaml": template, "plan.schema.json": export.to_json(plan_schema())}
    )
    # what git needs to merge logs line by line and to leave locks alone; one's own files stay
    for name, line in ((".gitattributes", GITATTRIBUTES), (".gitignore", GITIGNORE)):
        if not (folder / name).exists():
            files.create(folder, {name: line})
    words = Words(language)
    write(words.fill(pages_messages.created, file=str(folder / "plan-1.yaml")) + "\n")


def _examine(path: Path, now: datetime) -> list[Problem]:
    """Return the problems of a plan and of the log beside it, each file's in order of lines."""
    log = beside(path)
    plan: Plan | None = None
    try:
        plan, problems = planfile.examine(path)
    except PlantrackError as error:
        problems = list(error.problems)
    try:
        events = read(log)
    except PlantrackError as error:
        return [*problems, *error.problems]
    if plan is None:
        return problems
    today = now.astimezone(ZoneInfo(plan.about.timezone)).date()
    found = log_faults(plan, events, today)
    lines = lines_of(log) if found else {}
    faults = [
        Problem(message, event.about, severity).at(str(log), lines[event.id], 1)
        for event, message, severity in found
    ]
    return [*problems, *sorted(faults, key=lambda problem: problem.line)]


def complete(session: Session, what: str) -> list[tuple[str, str]]:
    """Return what the shell may offer, with a word of help; nothing where the plan is at fault."""
    try:
        plan, words = session.book, session.words
    except PlantrackError:
        return []
    match what:
        case "tasks":
            return [(task.id, task.name) for task in plan.tasks]
        case "agencies":
            parties = [(id_, plan.party(id_)) for id_ in (*plan.agencies, *plan.groups)]
            codes = [(a.code, a.name) for a in plan.agencies.values() if a.code]
            return [*((id_, party.name) for id_, party in parties), *codes]
        case "events":
            return [(kind.value, kind.said(words)) for kind in EventKind]
        case _:
            return [(status_.value, status_.said(words)) for status_ in Status]


def complain(error: PlantrackError, session: Session, fallback: Language) -> int:
    """Print each problem as one line on stderr and return the exit code."""
    try:
        language = session.chosen_language or planfile.language(session.path) or fallback
    except PlantrackError:
        language = fallback
    words = Words(language)
    write_problems(error.problems, words)
    return error.exit_code


def _report(session: Session, asked: Asked) -> Report:
    return session.report(_query(session, asked))


def _query(session: Session, asked: Asked) -> Query:
    plan = session.book
    return Query(
        as_of=day("--as-of", asked.as_of) or session.moment.date(),
        known_on=day("--known-on", asked.known_on),
        tasks=frozenset(names.find_task(plan, t) for t in asked.tasks),
        agencies=frozenset(_agencies(plan, asked.agencies)),
        statuses=frozenset(Status(choice("--status", s, tuple(Status))) for s in asked.statuses),
    )


def _agencies(plan: Plan, typed: Iterable[str]) -> tuple[str, ...]:
    return plan.members(id_ for name in typed for id_ in names.find_agencies(plan, name))


def _task(plan: Plan, kind: EventKind, typed: str) -> str | None:
    """Return the id of the task that an event is about; none for a digest."""
    if kind is EventKind.REPORTED:
        if typed != NO_TASK:
            raise misuse(messages.reported_has_no_task)
        return None
    if typed == NO_TASK:
        if kind is EventKind.VOID:
            return None  # a digest that was recorded by mistake
        raise misuse(messages.only_reported)
    try:
        return names.find_task(plan, typed)
    except UsageError:
        if kind is EventKind.VOID:
            return typed  # the event to take back may name a task that the plan has lost
        raise


def _print_listing(session: Session, asked: Asked, found: Report, empty: Sentence) -> None:
    quiet = not found.obligations and not session.terminal
    _print(session, asked, found, lambda: listing(found, session.words, empty), quiet=quiet)


def _print(
    session: Session,
    asked: Asked,
    found: Report,
    page: Callable[[], Page],
    *,
    detailed: bool = False,
    quiet: bool = False,
) -> None:
    """Print the report in the format asked for; a quiet table prints nothing."""
    match _format(asked):
        case "json":
            from plantrack.formats import machines as export

            write(export.report_json(found, session.words, detailed=detailed))
        case "csv":
            from plantrack.formats import machines as export

            write(export.report_csv(found, session.words))
        case form if not quiet:
            session.show(page(), form)


def _format(asked: Asked) -> Format:
    return choice("--format", asked.format, FORMATS)


def _iso_if_day(text: str | None) -> str | None:
    """Return the name of an occurrence as the log writes it: a date in ISO form."""
    try:
        return parse_day(text).isoformat() if text else text
    except ValueError:
        return text
