"""The world that a run meets: the clock, the environment, the terminal and who sits at it."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.cli import messages
from plantrack.cli.streams import takes_colors, write_question
from plantrack.deadlines.periods import YEARS
from plantrack.plan.model import Plan
from plantrack.words.problems import fail
from plantrack.words.text import fold
from plantrack.words.words import Language

YES = ("c", "co", "y", "yes")  # answers, without marks


def now() -> datetime:
    """Return this moment; the only place where plantrack learns what day it is."""
    return datetime.now(UTC)  # the zone of the machine may be none that a date can have


def sleep(seconds: float) -> None:
    """Wait before another try; the only place where plantrack waits for the world to get better."""
    time.sleep(seconds)


class World(NamedTuple):
    """What a run finds when it starts, and what the options of the program ask of it.

    `terminal` and `watched` tell whether stdout and stderr are terminals; `language` is None where
    neither option nor variable asks for one.
    """

    environment: Mapping[str, str]
    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    terminal: bool
    watched: bool
    language: Language | None
    color: str
    paged: bool

    def now_in(self, plan: Plan) -> datetime:
        """Return now in the time zone of a plan, to the second; fails where the clock cannot be right."""
        now = self.now()
        if now.year not in YEARS[1:-1]:
            raise fail(messages.clock_wrong, day=now.date())
        return now.astimezone(ZoneInfo(plan.about.timezone)).replace(microsecond=0)

    def todays(self, plans: Iterable[Plan]) -> list[date]:
        """Return the day that it is for each plan at this one moment."""
        here = self.at_one_moment()
        return [here.now_in(plan).date() for plan in plans]

    def at_one_moment(self) -> "World":
        """Return the same world with its clock stopped, for what belongs together."""
        moment = self.now()
        return self._replace(now=lambda: moment)

    @property
    def dumb(self) -> bool:
        """Whether the terminal can only print."""
        return self.environment.get("TERM") == "dumb"

    @property
    def colored(self) -> bool:
        """Whether to send colours."""
        if self.color != "auto":
            return self.color == "always"
        wanted = self.terminal and not self.environment.get("NO_COLOR") and not self.dumb
        return wanted and takes_colors()

    @property
    def width(self) -> int | None:
        """The width of the terminal in columns; None where there is none."""
        return shutil.get_terminal_size().columns if self.terminal else None

    @property
    def is_interactive(self) -> bool:
        """Whether somebody sits at the terminal to answer."""
        return self.watched and sys.stdin is not None and sys.stdin.isatty()

    def is_confirmed(self, question: str) -> bool:
        """Ask whoever sits at the terminal and tell whether the answer is yes."""
        write_question(question)
        return fold(sys.stdin.readline()) in YES

    @contextmanager
    def progress(self, total: int, what: str) -> Iterator[Callable[[], None]]:
        """Show progress on stderr while somebody watches it; yield what is to be called at each step."""
        if not self.watched:
            yield lambda: None
            return
        from plantrack.formats import terminal

        with terminal.progress(total, what, color=self.colored) as step:
            yield step


def current_world(
    language: Language | None = None, color: str = "auto", *, paged: bool = True
) -> World:
    """Return the world of this process, with what the options ask of it."""
    return World(
        environment=os.environ,
        now=now,
        sleep=sleep,
        terminal=sys.stdout.isatty(),
        watched=sys.stderr.isatty(),
        language=language,
        color=color,
        paged=paged,
    )
