"""What holds for a whole run, and the way to the reader."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo

import typer

from plantrack.cli import messages
from plantrack.cli.streams import write, write_problems
from plantrack.cli.typed import LANGUAGES, When, a_plan, choice
from plantrack.deadlines.periods import YEARS
from plantrack.formats import machines
from plantrack.log.event import Event
from plantrack.log.file import beside, lines_of, read
from plantrack.pages import messages as pages_messages
from plantrack.pages.listing import grouped, listing
from plantrack.pages.page import Page
from plantrack.plan import file as planfile
from plantrack.plan import names, near
from plantrack.plan.model import Plan
from plantrack.report.replay import Fault
from plantrack.report.report import Query, Report, build
from plantrack.report.status import Status
from plantrack.words.problems import PlantrackError, Problem, fail, misuse
from plantrack.words.words import Language, Sentence, Words, say

Format = Literal["table", "md", "json", "csv"]


def now() -> datetime:
    """Return this moment; the only place where plantrack learns what day it is."""
    return datetime.now(UTC)  # the zone of the machine may be none that a date can have


def sleep(seconds: float) -> None:
    """Wait before another try; the only place where plantrack waits for the world to get better."""
    time.sleep(seconds)


@dataclass
class Session:
    """What holds for a whole run: the program's own options, and the world it runs in."""

    plan: Path | None
    language: str | None
    color: str
    environment: Mapping[str, str]
    now: Callable[[], datetime]
    pause: Callable[[float], None]
    terminal: bool
    watched: bool
    paged: bool = True
    _told: set[str] = field(default_factory=set)

    @classmethod
    def here(
        cls,
        plan: Path | None,
        language: str | None,
        color: str = "auto",
        *,
        paged: bool = True,
    ) -> Self:
        """Return what holds for a run with these options of the program."""
        return cls(
            plan=plan,
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
        session = cls.here(options["plan"], options["lang"], options["color"], paged=paged)
        _ = session.chosen_language
        return session

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[], None]]:
        """Show progress on stderr while somebody watches it; yield what tells of one step."""
        if not self.watched:
            yield lambda: None
            return
        from plantrack.formats import terminal

        what = self.words.pick(pages_messages.mailing)
        with terminal.progress(total, what, color=self.colored) as step:
            yield step

    @cached_property
    def path(self) -> Path:
        """Where the plan is."""
        variable = self.environment.get("PLANTRACK_PLAN")
        if self.plan or variable:
            return self.plan or a_plan("PLANTRACK_PLAN", variable or "")
        try:
            here = Path.cwd()
        except OSError:
            raise misuse(messages.no_working_folder) from None
        return near.find(here)

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
    ) -> Query:
        """Return what a reading command asks for; UsageError for a name that fits none or several."""
        return Query(
            as_of=self.day(as_of) or self.moment.date(),
            known_on=self.day(known_on),
            tasks=frozenset(map(self.task, tasks or ())),
            agencies=frozenset(self.agencies(agencies or ())),
            statuses=frozenset(statuses or ()),
        )

    def agencies(self, typed: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the agencies that names of agencies and groups stand for."""
        return self.book.members(id_ for name in typed for id_ in self.agencies_of(name))

    def agencies_of(self, name: str) -> tuple[str, ...]:
        """Return the id of the agency, or of all members of the group, that a name means."""
        found = self.book.members([self._taken(name, names.find_party(self.book, name))])
        if not found:
            raise misuse(messages.group_without_members, name=name)
        return found

    def task(self, name: str) -> str:
        """Return the id of the task or duty that a name means."""
        return self._taken(name, names.find_task(self.book, name))

    def subject(self, name: str) -> str:
        """Return the id of the task, duty, agency or group that a name means."""
        return self._taken(name, names.find_subject(self.book, name))

    def _taken(self, name: str, meant: names.Meant) -> str:
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

    def report(self, query: Query, events: Sequence[Event] | None = None) -> Report:
        """Build the report of the log, or of these events from it.

        An event that names what is not there stops it; of others that cannot stand stderr tells.
        """
        known = read(self.log) if events is None else events
        found = build(self.book, known, query)
        if found.faults:
            dangling = [fault for fault in found.faults if fault.dangling]
            if dangling:
                raise PlantrackError(self._problems(dangling))
            write_problems(self._problems(found.faults), self.words)
        return found

    def _problems(self, faults: Sequence[Fault]) -> list[Problem]:
        lines = lines_of(self.log)
        return [
            Problem(fault.finding, fault.event.about).at(
                str(self.log), lines.get(fault.event.id, 0)
            )
            for fault in faults
        ]

    @property
    def colored(self) -> bool:
        """Whether to send colours."""
        if self.color != "auto":
            return self.color == "always"
        dumb = self.environment.get("TERM") == "dumb"
        return self.terminal and not self.environment.get("NO_COLOR") and not dumb

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
        pager = self.environment.get("PAGER", "less")
        dumb = self.environment.get("TERM") == "dumb"
        short = text.count("\n") < shutil.get_terminal_size().lines
        if short or not self.terminal or not self.paged or dumb or pager in ("", "cat"):
            write(text)
            return
        environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **self.environment}
        try:
            subprocess.run(pager, shell=True, input=text.encode(), env=environment, check=False)  # noqa: S602  # as git runs it: the user's own setting
        except OSError:
            write(text)

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
                write(machines.report_json(found, self.words, detailed=detailed))
            case "csv":
                write(machines.report_csv(found, self.words))
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
