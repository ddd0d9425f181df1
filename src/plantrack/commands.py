"""What each command does: load, build, show."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from plantrack import check as plan_check
from plantrack import logfile, names, planfile, report
from plantrack.logfile import beside, held, lines_of, read
from plantrack.manual import METAVARS
from plantrack.messages import Both
from plantrack.model import Event, EventKind, Language, Plan
from plantrack.obligation import Fault, Status, about
from plantrack.periods import parse_day
from plantrack.problems import PlantrackError, Problem, UsageError, fail, misuse, system_reason
from plantrack.report import Query, Report
from plantrack.text import nfc
from plantrack.words import EVENT, STATUS, Words

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

_Word = TypeVar("_Word", bound=str)
Format = Literal["table", "json", "csv"]

NO_TASK = "-"
GITATTRIBUTES = "*.log.jsonl merge=union text eol=lf\n"
GITIGNORE = ".*.lock\n"
LANGUAGES: tuple[Language, ...] = ("vi", "en")
FORMATS: tuple[Format, ...] = ("table", "json", "csv")


@dataclass
class Session:
    """What holds for a whole run: the program's own options, and the world it runs in."""

    plan: Path | None
    language: str | None
    color: str
    environment: Mapping[str, str]
    folder: Path
    now: Callable[[], datetime]
    terminal: bool

    @cached_property
    def path(self) -> Path:
        """Where the plan is."""
        return planfile.find(self.plan, self.environment.get("PLANTRACK_PLAN"), self.folder)

    @cached_property
    def book(self) -> Plan:
        """The plan itself."""
        return planfile.load(self.path)

    @cached_property
    def log(self) -> Path:
        """Where the log is."""
        return beside(self.path)

    @property
    def chosen_language(self) -> Language | None:
        """The language that the option or the variable asks for; UsageError if there is none such."""
        if self.language is not None:
            return _choice("--lang", self.language, LANGUAGES)
        variable = self.environment.get("PLANTRACK_LANG")
        return _choice("PLANTRACK_LANG", variable, LANGUAGES) if variable else None

    @cached_property
    def words(self) -> Words:
        """The words of the language of this run."""
        return Words(self.chosen_language or self.book.about.language)

    @property
    def moment(self) -> datetime:
        """Now, in the time zone of the plan, to the second."""
        return self.now().astimezone(ZoneInfo(self.book.about.timezone)).replace(microsecond=0)

    def validated(self) -> "Session":
        """Return itself; raises UsageError for a language or a colour that there is not."""
        _ = self.chosen_language, self.colored
        return self

    @property
    def colored(self) -> bool:
        """Whether to send colours."""
        if _choice("--color", self.color, ("auto", "always", "never")) != "auto":
            return self.color == "always"
        dumb = self.environment.get("TERM") == "dumb"
        return self.terminal and not self.environment.get("NO_COLOR") and not dumb

    @property
    def width(self) -> int | None:
        """The width of the terminal in columns; None where there is none."""
        return shutil.get_terminal_size().columns if self.terminal else None


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
    by = _choice("--by", by, ("task", "agency"))
    found = _report(session, asked, blocked=blocked)
    if blocked:
        _print_listing(session, asked, found, empty="nothing_blocked")
        return

    def table() -> "ConsoleRenderable":
        from plantrack import terminal

        face = terminal.status_by_agency if by == "agency" else terminal.status
        return face(found, session.words, session.width)

    _print(session, asked, found, table)


def overdue(session: Session, asked: Asked) -> bool:
    """Print what is overdue; return whether anything is."""
    found = report.overdue(_report(session, asked))
    _print_listing(session, asked, found, empty="nothing_overdue")
    return bool(found.obligations)


def upcoming(session: Session, asked: Asked, days: str | None) -> None:
    """Print what falls due within so many days."""
    within = _number("--days", days) if days is not None else None
    found = report.upcoming(_report(session, asked), within)
    _print_listing(session, asked, found, empty="nothing_upcoming")


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
        raise misuse("filter_leaves_nothing", name=id_)
    both = asked_for & meant or meant
    query = query._replace(tasks=both) if about_task else query._replace(agencies=both)
    found = _build(session, query)

    def table() -> "ConsoleRenderable":
        from plantrack import terminal

        if duty:
            return terminal.show_duty(found, duty, session.words)
        if task:
            return terminal.show_task(found, task, session.words, session.width)
        if id_ in plan.agencies:
            return terminal.show_agency(found, id_, session.words, session.width)
        return terminal.show_group(found, plan.groups[id_], session.words, session.width)

    _print(session, asked, found, table, detailed=True)


def log(session: Session, said: Said, *, dry_run: bool, commit: bool) -> None:
    """Check what is said against plan and log, append it, print what it did, commit if asked to."""
    from plantrack import recording, terminal
    from plantrack.identity import new_ids, writer

    plan = session.book
    kind = EventKind(_choice(METAVARS["EVENT"], said.event, tuple(EventKind)))
    entry = recording.Entry(
        task=_task(plan, kind, said.task),
        kind=kind,
        agencies=_agencies(plan, said.agencies),
        named=frozenset(
            found[0]
            for found in (names.find_agencies(plan, name) for name in said.agencies)
            if len(found) == 1
        ),
        day=_day("--date", said.date) or session.moment.date(),
        doc=_typed("--doc", said.doc),
        due=_day("--due", said.due),
        re=_iso_if_day(_typed("--re", said.re)),
        note=_typed("--note", said.note),
    )
    calendar = planfile.calendar(plan)

    def changes(events: Sequence[Event]) -> list[recording.Change]:
        stamp = recording.Stamp(writer(session.path.parent), session.moment, new_ids())
        return recording.record(plan, calendar, events, entry, stamp)

    if dry_run:
        made = changes(read(session.log))
    else:
        with held(session.log) as journal:
            made = changes(journal.events)
            journal.append([change.event for change in made])
    face = terminal.recorded(
        plan, made, str(session.log), session.words, session.width, dry_run=dry_run
    )
    if commit and not dry_run:
        from plantrack import git

        event = made[0].event
        who = ", ".join(dict.fromkeys(change.event.agency or "" for change in made))
        parts = (event.task, session.words.name(event.event), who, event.doc)
        git.commit(session.log, ": ".join(part for part in parts if part))
    _write(terminal.render(face, session.width, color=session.colored))


def history(session: Session, asked: Asked, since: str | None) -> None:
    """Print the log."""
    from plantrack import export, terminal

    plan = session.book
    query = _query(session, asked)
    found = report.history(plan, read(session.log), query, _day("--since", since))
    match _format(asked):
        case "json":
            _write(export.history_json(found))
        case "csv":
            _write(export.history_csv(found))
        case "table":
            if found.events or session.terminal:
                face = terminal.history(found, session.words, session.width)
                _write(terminal.render(face, session.width, color=session.colored))


def check(session: Session, files: Sequence[Path], *, strict: bool, format_: str) -> bool:
    """Print everything wrong in plans and their logs; return whether they pass."""
    form = _choice("--format", format_, ("text", "json"))
    if not all(path.name for path in files):
        raise misuse("empty_option", option=METAVARS["FILE"])
    plans = dict.fromkeys(map(logfile.plan_of, files)) or [session.path]
    problems = [problem for path in plans for problem in _examine(path, session.now())]
    first = next(iter(plans))
    words = Words(session.chosen_language or planfile.language(first) or "vi")
    if form == "json":
        from plantrack import export

        _write(export.problems_json(problems, words))
    else:
        _write("".join(f"{words.finding(problem)}\n" for problem in problems))
    failing = ("error", "warning") if strict else ("error",)
    return not any(problem.severity in failing for problem in problems)


def schema() -> None:
    """Print the JSON Schema of the plan file."""
    from plantrack import export
    from plantrack.schema import plan_schema

    _write(export.to_json(plan_schema()))


def init(session: Session, folder: Path, fallback: Language) -> None:
    """Write a plan to start from, and the schema beside it; refuses to overwrite anything."""
    from plantrack import export
    from plantrack.schema import plan_schema

    language = session.chosen_language or fallback
    template = planfile.read_text(planfile.TEMPLATES / f"plan.{language}.yaml", planfile.LARGEST)
    planfile.create(
        folder, {"plan-1.yaml": template, "plan.schema.json": export.to_json(plan_schema())}
    )
    # what git needs to merge logs line by line and to leave locks alone; one's own files stay
    for name, line in ((".gitattributes", GITATTRIBUTES), (".gitignore", GITIGNORE)):
        if not (folder / name).exists():
            planfile.create(folder, {name: line})
    words = Words(language)
    _write(words.phrase("created", file=str(folder / "plan-1.yaml")) + "\n")


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
    found = plan_check.log_faults(plan, planfile.calendar(plan), events, today)
    lines = lines_of(log) if found else {}
    faults = [
        Problem(message, about(event), severity).at(str(log), lines[event.id], 1)
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
            return [(kind.value, words.name(kind)) for kind in EVENT]
        case _:
            return [(status_.value, words.name(status_)) for status_ in STATUS]


def complain(error: PlantrackError, session: Session, fallback: Language) -> int:
    """Print each problem as one line on stderr and return the exit code."""
    try:
        language = session.chosen_language or planfile.language(session.path) or fallback
    except PlantrackError:
        language = fallback
    words = Words(language)
    _write_problems(error.problems, words)
    return error.exit_code


def _report(session: Session, asked: Asked, *, blocked: bool = False) -> Report:
    return _build(session, _query(session, asked)._replace(blocked=blocked))


def _build(session: Session, query: Query) -> Report:
    """Build the report; an event that names what is not there stops it, others are told of."""
    plan = session.book
    found = report.build(plan, planfile.calendar(plan), read(session.log), query)
    if found.faults:
        dangling = [fault for fault in found.faults if fault.dangling]
        if dangling:
            raise PlantrackError(_problems(session, dangling))
        _write_problems(_problems(session, found.faults), session.words)
    return found


def _query(session: Session, asked: Asked) -> Query:
    plan = session.book
    return Query(
        as_of=_day("--as-of", asked.as_of) or session.moment.date(),
        known_on=_day("--known-on", asked.known_on),
        tasks=frozenset(names.find_task(plan, t) for t in asked.tasks),
        agencies=frozenset(_agencies(plan, asked.agencies)),
        statuses=frozenset(Status(_choice("--status", s, tuple(Status))) for s in asked.statuses),
    )


def _agencies(plan: Plan, typed: Iterable[str]) -> tuple[str, ...]:
    return plan.members(id_ for name in typed for id_ in names.find_agencies(plan, name))


def _task(plan: Plan, kind: EventKind, typed: str) -> str | None:
    """Return the id of the task that an event is about; none for a digest."""
    if kind is EventKind.REPORTED:
        if typed != NO_TASK:
            raise misuse("reported_has_no_task")
        return None
    if typed == NO_TASK:
        if kind is EventKind.VOID:
            return None  # a digest that was recorded by mistake
        raise misuse("only_reported")
    try:
        return names.find_task(plan, typed)
    except UsageError:
        if kind is EventKind.VOID:
            return typed  # the event to take back may name a task that the plan has lost
        raise


def _problems(session: Session, faults: Sequence[Fault]) -> list[Problem]:
    lines = lines_of(session.log)
    return [
        Problem(fault.message, about(fault.event)).at(str(session.log), lines[fault.event.id])
        for fault in faults
    ]


def _print_listing(session: Session, asked: Asked, found: Report, empty: str) -> None:
    def table() -> "ConsoleRenderable":
        from plantrack import terminal

        return terminal.listing(found, session.words, session.width, empty)

    _print(session, asked, found, table, quiet=not found.obligations and not session.terminal)


def _print(
    session: Session,
    asked: Asked,
    found: Report,
    table: Callable[[], "ConsoleRenderable"],
    *,
    detailed: bool = False,
    quiet: bool = False,
) -> None:
    """Print the report in the format asked for; a quiet table prints nothing."""
    match _format(asked):
        case "json":
            from plantrack import export

            _write(export.report_json(found, session.words, detailed=detailed))
        case "csv":
            from plantrack import export

            _write(export.report_csv(found, session.words))
        case _ if not quiet:
            from plantrack import terminal

            _write(terminal.render(table(), session.width, color=session.colored))


def _write(text: str) -> None:
    # Bytes: the locale of a cron job is C, and a Windows code page cannot hold Vietnamese.
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again, and complained of, at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise fail("cannot_print", reason=system_reason(error)) from None


def _write_problems(problems: Iterable[Problem], words: Words) -> None:
    for problem in problems:
        line = words.problem(problem)
        prefix = "" if problem.file else "plantrack: "
        sys.stderr.buffer.write(f"{prefix}{line}\n".encode())
    sys.stderr.buffer.flush()


def _format(asked: Asked) -> Format:
    return _choice("--format", asked.format, FORMATS)


def _choice(option: str | Both, value: str, choices: tuple[_Word, ...]) -> _Word:
    wanted = value.strip().casefold()
    for choice in choices:
        if choice == wanted:
            return choice
    known = tuple(map(str, choices))
    near = tuple(get_close_matches(wanted, known, n=2))
    raise misuse("no_such_choice", option=option, value=value, near=near, choices=known)


def _typed(option: str, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise misuse("empty_option", option=option)
    return nfc(value.strip()) if value else None


def _day(option: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return parse_day(value)
    except ValueError:
        raise misuse("not_a_date", option=option, value=value) from None


def _iso_if_day(text: str | None) -> str | None:
    """Return the name of an occurrence as the log writes it: a date in ISO form."""
    try:
        return parse_day(text).isoformat() if text else text
    except ValueError:
        return text


def _number(option: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise misuse("not_a_number", option=option, value=value)
    return int(value)
