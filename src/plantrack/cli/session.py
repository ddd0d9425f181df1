"""What holds for a whole run, what typed values mean, and the way to the reader."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from plantrack.cli import messages
from plantrack.deadlines.periods import parse_day
from plantrack.log.event import Event
from plantrack.log.file import beside, lines_of, read
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Page
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.obligation import Fault
from plantrack.report.report import Query, Report, build
from plantrack.words.problems import PlantrackError, Problem, fail, misuse, system_reason
from plantrack.words.text import nfc
from plantrack.words.words import Language, Sentence, Words

_Word = TypeVar("_Word", bound=str)

LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass
class Session:
    """What holds for a whole run: the program's own options, and the world it runs in."""

    plan: Path | None
    language: str | None
    color: str
    environment: Mapping[str, str]
    folder: Path
    now: Callable[[], datetime]
    pause: Callable[[float], None]
    terminal: bool
    watched: bool

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
            return choice("--lang", self.language, LANGUAGES)
        variable = self.environment.get("PLANTRACK_LANG")
        return choice("PLANTRACK_LANG", variable, LANGUAGES) if variable else None

    @cached_property
    def words(self) -> Words:
        """The words of the language of this run."""
        return Words(self.chosen_language or self.book.about.language)

    @property
    def moment(self) -> datetime:
        """Now, in the time zone of the plan, to the second."""
        return self.now().astimezone(ZoneInfo(self.book.about.timezone)).replace(microsecond=0)

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
            Problem(fault.message, fault.event.about).at(str(self.log), lines[fault.event.id])
            for fault in faults
        ]

    def validated(self) -> "Session":
        """Return itself; raises UsageError for a language or a colour that there is not."""
        _ = self.chosen_language, self.colored
        return self

    @property
    def colored(self) -> bool:
        """Whether to send colours."""
        if choice("--color", self.color, ("auto", "always", "never")) != "auto":
            return self.color == "always"
        dumb = self.environment.get("TERM") == "dumb"
        return self.terminal and not self.environment.get("NO_COLOR") and not dumb

    def show(self, page: Page, form: str = "table") -> None:
        """Write a page on stdout."""
        if form == "md":
            from plantrack.formats import markdown

            write(markdown.render(page))
        else:
            from plantrack.formats import terminal

            write(terminal.render(page, self.width, color=self.colored))

    @property
    def width(self) -> int | None:
        """The width of the terminal in columns; None where there is none."""
        return shutil.get_terminal_size().columns if self.terminal else None


def choice(option: str | Sentence, value: str, choices: tuple[_Word, ...]) -> _Word:
    """Return the choice that is meant; UsageError with those there are if there is none such."""
    wanted = value.strip().casefold()
    for choice in choices:
        if choice == wanted:
            return choice
    known = tuple(map(str, choices))
    near = tuple(get_close_matches(wanted, known, n=2))
    raise misuse(messages.no_such_choice, option=option, value=value, near=near, choices=known)


def typed(option: str, value: str | None) -> str | None:
    """Return what was typed for an option, without spaces around; UsageError if that is nothing."""
    if value is not None and not value.strip():
        raise misuse(messages.empty_option, option=option)
    return nfc(value.strip()) if value else None


def day(option: str, value: str | None) -> date | None:
    """Return the date typed for an option; UsageError if it is none."""
    if value is None:
        return None
    try:
        return parse_day(value)
    except ValueError:
        raise misuse(messages.not_a_date, option=option, value=value) from None


def number(option: str, value: str) -> int:
    """Return the whole number, 0 to 9999, typed for an option; UsageError if it is none."""
    if not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise misuse(messages.not_a_number, option=option, value=value)
    return int(value)


def write(text: str) -> None:
    """Write the result on stdout; raises PlantrackError where that cannot be."""
    # Bytes: the locale of a cron job is C, and a Windows code page cannot hold Vietnamese.
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again, and complained of, at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise fail(messages.cannot_print, reason=system_reason(error)) from None


def write_problems(problems: Iterable[Problem], words: Words) -> None:
    """Write each problem as one line on stderr."""
    for problem in problems:
        line = problem.said(words)
        prefix = "" if problem.file else "plantrack: "
        sys.stderr.buffer.write(f"{prefix}{line}\n".encode())
    sys.stderr.buffer.flush()
