"""What holds for a whole run, and the way to the reader."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

import typer

from plantrack.cli import messages
from plantrack.cli.option_types import LANGUAGES, When, a_plan, choice
from plantrack.cli.streams import takes_colors, write, write_problems, write_question
from plantrack.deadlines.periods import YEARS
from plantrack.formats import json_csv
from plantrack.log.event import Event
from plantrack.log.file import lines_of, log_path, read
from plantrack.pages import messages as pages_messages
from plantrack.pages.listing import grouped, listing
from plantrack.pages.page import Page
from plantrack.plan import discovery, names
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.replay import Fault
from plantrack.report.report import LoadedPlan, Query, Report, build, together
from plantrack.report.status import Status
from plantrack.words.problems import PlantrackError, Problem, UsageError, fail, misuse
from plantrack.words.text import fold
from plantrack.words.words import Language, Sentence, Words, say

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison

NO_SUCH_PROGRAM = 127  # what a shell returns then
YES = ("c", "co", "y", "yes")  # answers, without marks
Format = Literal["table", "json", "jsonl", "csv", "md"]


def now() -> datetime:
    """Return this moment; the only place where plantrack learns what day it is."""
    return datetime.now(UTC)  # the zone of the machine may be none that a date can have


def sleep(seconds: float) -> None:
    """Wait before another try; the only place where plantrack waits for the world to get better."""
    time.sleep(seconds)


class PlanFile(NamedTuple):
    """A plan where it lies, and the place of its log beside it."""

    path: Path
    plan: Plan

    @property
    def log(self) -> Path:
        """Where its log is."""
        return log_path(self.path)

    def problems(self, faults: Sequence[Fault]) -> list[Problem]:
        """Return faults of its log with their places."""
        lines = lines_of(self.log)
        return [
            Problem(fault.finding, fault.event.about).at(self.log, lines.get(fault.event.id, 0))
            for fault in faults
        ]


@dataclass
class Session:
    """What holds for a whole run: the program's own options, and the world it runs in."""

    plans: Sequence[str]
    language: str | None
    color: str
    environment: Mapping[str, str]
    now: Callable[[], datetime]
    pause: Callable[[float], None]
    terminal: bool
    watched: bool
    paged: bool = True
    failed: list[Path] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    @classmethod
    def here(
        cls,
        plans: Sequence[str],
        language: str | None,
        color: str = "auto",
        *,
        paged: bool = True,
    ) -> Self:
        """Return what holds for a run with these options of the program."""
        return cls(
            plans=plans,
            language=language,
            color=color,
            environment=os.environ,
            now=now,
            pause=sleep,
            terminal=sys.stdout.isatty(),
            watched=sys.stderr.isatty(),
            paged=paged,
        )

    @classmethod
    def of(cls, ctx: typer.Context) -> Self:
        """Return what holds for the run of a command; UsageError for a language there is not."""
        options = ctx.find_root().params
        paged = not options["no_pager"]
        session = cls.here(options["plan"] or (), options["lang"], options["color"], paged=paged)
        _ = session.chosen_language
        ctx.find_root().obj = session
        return session

    @contextmanager
    def progress(
        self, total: int, what: Sentence = pages_messages.mailing
    ) -> Iterator[Callable[[], None]]:
        """Show progress on stderr while somebody watches it; yield what tells of one step."""
        if not self.watched:
            yield lambda: None
            return
        from plantrack.formats import terminal

        with terminal.progress(total, self.words.pick(what), color=self.colored) as step:
            yield step

    @property
    def is_interactive(self) -> bool:
        """Whether somebody sits at the terminal to answer."""
        return self.watched and sys.stdin is not None and sys.stdin.isatty()

    def confirmed(self, question: Sentence) -> bool:
        """Ask whoever sits at the terminal."""
        write_question(self.words.pick(question))
        return fold(sys.stdin.readline()) in YES

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """Where the plans are: those named by option or variable, else all that lie near."""
        variable = self.environment.get("PLANTRACK_PLAN", "")
        typed = [("--plan", name) for name in self.plans] or [
            ("PLANTRACK_PLAN", name) for name in variable.split(os.pathsep) if name
        ]
        try:
            here = Path.cwd()
        except OSError:
            if not typed:
                raise misuse(messages.no_working_folder) from None
            here = Path()
        if not typed:
            return tuple(discovery.find_all(here))
        found = (
            path for option, name in typed for path in discovery.named(a_plan(option, name), here)
        )
        by_place = {os.path.realpath(path): path for path in reversed(list(found))}
        return tuple(reversed(by_place.values()))

    @cached_property
    def plan_files(self) -> tuple[PlanFile, ...]:
        """The plans, by day of issue and number; of several, one at fault silences no other."""
        found = []
        for path in self.paths:
            with self.reporting_faults(path):
                found.append(PlanFile(path, planfile.load(path)))
        if not found:
            raise PlantrackError([])  # all that is wrong with them has been told
        return tuple(sorted(found, key=lambda one: (one.plan.about.issued, one.plan.about.id)))

    @contextmanager
    def reporting_faults(self, path: Path) -> Iterator[None]:
        """Tell of a plan or log at fault among several and go on; of a single one, give up."""
        try:
            yield
        except PlantrackError as error:
            if len(self.paths) == 1:
                raise
            self.failed.append(path)
            language = self.chosen_language or discovery.language(self.paths[0]) or "vi"
            write_problems(error.problems, Words(language))

    def narrowed(self, plan_files: Sequence[PlanFile]) -> "Session":
        """Return the same run with some of the plans only."""
        narrow = replace(self)
        vars(narrow).update(
            paths=tuple(one.path for one in plan_files), plan_files=tuple(plan_files)
        )
        return narrow

    def only(self, name: str, plan_files: Sequence[PlanFile]) -> "Session":
        """Return the same run with the one plan that a name is of; UsageError if it is of several."""
        if len(plan_files) > 1:
            plans = tuple(one.plan.about.id for one in plan_files)
            example = plan_files[0].path
            raise misuse(messages.in_several_plans, name=name, plans=plans, example=example)
        return self.narrowed(plan_files)

    def reread(self) -> None:
        """Read the plans again when they are next asked for."""
        del self.plan_files

    @property
    def book(self) -> Plan:
        """The plan, where there is one; else the first."""
        return self.plan_files[0].plan

    @property
    def path(self) -> Path:
        """Where that is."""
        return self.plan_files[0].path

    @property
    def log(self) -> Path:
        """Where its log is."""
        return self.plan_files[0].log

    @property
    def chosen_language(self) -> Language | None:
        """The language that the option or the variable asks for; UsageError if there is none such."""
        if self.language is not None:
            return choice("--lang", LANGUAGES, self.language)
        variable = self.environment.get("PLANTRACK_LANG")
        return choice("PLANTRACK_LANG", LANGUAGES, variable) if variable else None

    @cached_property
    def words(self) -> Words:
        """The words of the language of this run."""
        return Words(self.chosen_language or self.book.about.language)

    @property
    def moment(self) -> datetime:
        """Now, in the time zone of the plan, to the second."""
        return self.moment_in(self.book)

    def moment_in(self, plan: Plan) -> datetime:
        """Return now, in the time zone of a plan; fails where the clock cannot be right."""
        now = self.now()
        if now.year not in YEARS[1:-1]:
            raise fail(messages.clock_wrong, day=now.date())
        return now.astimezone(ZoneInfo(plan.about.timezone)).replace(microsecond=0)

    def query(
        self,
        as_of: When | None,
        known_on: When | None,
        tasks: Iterable[str] | None,
        agencies: Iterable[str] | None,
        statuses: Iterable[Status] | None = None,
    ) -> list[Query]:
        """Return what a reading command asks of each plan; UsageError for a name that fits none."""
        asked_tasks = self._asked(names.find_task, tasks)
        named = tuple(agencies or ())
        asked_parties = self._asked(names.find_party, named)
        members = [
            None if parties is None else frozenset(one.plan.members(parties))
            for one, parties in zip(self.plan_files, asked_parties, strict=True)
        ]
        if named and not any(members):
            raise misuse(messages.group_without_members, name=", ".join(named))
        day, known = self.day(as_of) or self.moment.date(), self.day(known_on)
        chosen = frozenset(statuses) if statuses else None
        return [
            Query(day, known, of_tasks, of_parties, chosen)
            for of_tasks, of_parties in zip(asked_tasks, members, strict=True)
        ]

    def _asked(
        self, find: Callable[[Plan, str], names.Match], typed: Iterable[str] | None
    ) -> list[frozenset[str] | None]:
        """Return the ids that names mean in each plan; None where nothing was named."""
        if not typed:
            return [None] * len(self.plan_files)
        found: list[set[str]] = [set() for _ in self.plan_files]
        for name in typed:
            meant = {plan_file.path: id_ for plan_file, id_ in self.resolve(find, name)}
            for ids, plan_file in zip(found, self.plan_files, strict=True):
                ids.update([meant[plan_file.path]] if plan_file.path in meant else [])
        return list(map(frozenset, found))

    def resolve(
        self, find: Callable[[Plan, str], names.Match], name: str
    ) -> list[tuple[PlanFile, str]]:
        """Return the id that a name means in each plan that knows it; UsageError where none does.

        A name known as it is in one plan is guessed from its words in no other, but an agency goes by
        one id in all plans.
        """
        found: list[tuple[PlanFile, names.Match]] = []
        refused: list[UsageError] = []
        for plan_file in self.plan_files:
            try:
                found.append((plan_file, find(plan_file.plan, name)))
            except UsageError as error:
                refused.append(error)
        sure = [(plan_file, meant) for plan_file, meant in found if not meant.guess]
        several = [error for error in refused if isinstance(error, names.AmbiguousError)]
        if several and not sure:
            raise several[0]
        if not found:
            raise refused[0]
        ids = {meant.id: meant for _, meant in sure}
        sure += [
            (plan_file, ids[id_])
            for plan_file in self.plan_files
            for id_ in ids.keys() & plan_file.plan.agencies
            if all(plan_file is not other for other, _ in sure)
        ]
        return [(plan_file, self._taken(name, meant)) for plan_file, meant in sure or found]

    def agencies_of(self, name: str) -> tuple[str, ...]:
        """Return the id of the agency, or of all members of the group, that a name means."""
        ids = [id_ for _, id_ in self.resolve(names.find_party, name)]
        found = self.book.members(ids)
        if not found:
            raise misuse(messages.group_without_members, name=name)
        return found

    def _taken(self, name: str, meant: names.Match) -> str:
        """Return the id; where it was a guess, say so, once."""
        if meant.guess and name not in self._told:
            self._told.add(name)
            told = say(messages.taken_for, name=name, meant=meant.guess)
            write_problems([Problem(told)], self.words)
        return meant.id

    def day(self, when: When | None) -> date | None:
        """Return the day that was typed, which may have been a word such as today."""
        if when is None:
            return None
        return when.day or self.moment.date() - timedelta(days=when.ago)

    def report(self, queries: Sequence[Query]) -> Report:
        """Build the report of all plans; of several, one whose log is at fault silences no other."""
        return together([found for *_, found in self._read(queries)])

    def comparison(self, queries: Sequence[Query], since: date | None) -> "Comparison":
        """Build the report of all plans with what it takes to compare it with that of an earlier day.

        That is by default the last day of the month before. UsageError for one that is not earlier.
        """
        from plantrack.report.comparison import Comparison, PlanQuery, last_month

        as_of = queries[0].as_of
        since = since or last_month(as_of)
        if since >= as_of:
            raise misuse(messages.since_not_earlier, since=since, day=as_of)
        found = self._read(queries)
        asked = [PlanQuery(book, query) for book, query, _ in found]
        missing = [path.name for path in self.failed]
        return Comparison(asked, together([one for *_, one in found]), since, missing)

    def _read(self, queries: Sequence[Query]) -> list[tuple[LoadedPlan, Query, Report]]:
        """Read the logs and build the report of each plan; one at fault among several is left out."""
        found = []
        for plan_file, query in zip(self.plan_files, queries, strict=True):
            with self.reporting_faults(plan_file.path):
                book = LoadedPlan(plan_file.plan, read(plan_file.log))
                found.append((book, query, self.report_of(plan_file, book.events, query)))
        if not found:
            raise PlantrackError([])
        return found

    def report_of(self, plan_file: PlanFile, events: Sequence[Event], query: Query) -> Report:
        """Build the report of one plan and these events.

        An event that names what is not there stops it; of others that cannot stand stderr tells.
        """
        found = build(plan_file.plan, events, query)
        if found.faults:
            dangling = [fault for fault in found.faults if fault.dangling]
            if dangling:
                raise PlantrackError(plan_file.problems(dangling))
            write_problems(plan_file.problems(found.faults), self.words)
        return found

    @property
    def colored(self) -> bool:
        """Whether to send colours."""
        if self.color != "auto":
            return self.color == "always"
        dumb = self.environment.get("TERM") == "dumb"
        wanted = self.terminal and not self.environment.get("NO_COLOR") and not dumb
        return wanted and takes_colors()

    def show(self, page: Page, form: Format = "table") -> None:
        """Write a page on stdout."""
        if form == "md":
            from plantrack.formats import markdown

            write(markdown.render(page))
        else:
            from plantrack.formats import terminal

            self._write_paged(terminal.render(page, self.width, color=self.colored))

    def _write_paged(self, text: str) -> None:
        """Write what is longer than the screen through a pager, as git does."""
        pager = self._pager
        dumb = self.environment.get("TERM") == "dumb"
        short = text.count("\n") < shutil.get_terminal_size().lines
        if short or not self.terminal or not self.paged or dumb or not pager:
            write(text)
            return
        environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **self.environment}
        try:
            done = subprocess.run(  # noqa: S602  # as git runs it: the user's own setting
                pager,
                shell=True,
                input=text.encode(),
                env=environment,
                check=False,
            )
        except OSError:
            write(text)
            return
        if done.returncode == NO_SUCH_PROGRAM:
            write(text)

    @property
    def _pager(self) -> str | None:
        """The command that shows a text page by page; None where there is no such program."""
        windows = os.name == "nt"  # where `less` is rare, and the console scrolls
        command = self.environment.get("PAGER", "" if windows else "less")
        try:
            words = shlex.split(command, posix=not windows)
        except ValueError:  # a quote that is not closed
            return None
        program = next((word.strip('"') for word in words if "=" not in word), "")
        found = shutil.which(program, path=self.environment.get("PATH"))
        return command if found and program != "cat" else None

    def show_report(
        self,
        found: Report,
        form: Format,
        page: Callable[[], Page],
        *,
        detailed: bool = False,
        quiet: bool = False,
    ) -> None:
        """Write a report in the format asked for; a quiet one has no page."""
        match form:
            case "json":
                write(json_csv.report_json(found, self.words, detailed=detailed))
            case "jsonl":
                write(json_csv.report_jsonl(found, self.words))
            case "csv":
                write(json_csv.report_csv(found, self.words))
            case _ if not quiet:
                self.show(page(), form)

    def list_rows(self, found: Report, form: Format, empty: Sentence, *, long: bool = True) -> None:
        """Write obligations, a row each or those alike together; with none, only at a terminal."""
        quiet = not found.obligations and not self.terminal
        compose = listing if long else grouped
        self.show_report(found, form, lambda: compose(found, self.words, empty), quiet=quiet)

    @property
    def width(self) -> int | None:
        """The width of the terminal in columns; None where there is none."""
        return shutil.get_terminal_size().columns if self.terminal else None
