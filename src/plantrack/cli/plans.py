"""The plans of a run: where they lie, those that can be loaded, and those that are at fault."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plantrack.cli import language, messages
from plantrack.cli.option_types import plan_name
from plantrack.cli.streams import write_notes, write_problems
from plantrack.cli.world import World
from plantrack.log.file import lines_of, log_path
from plantrack.plan import discovery
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.plan.names import Register
from plantrack.report.events import Fault
from plantrack.words.files import DISK, Files
from plantrack.words.problems import PlantrackError, Problem, misuse
from plantrack.words.text import quoted
from plantrack.words.words import Words, say

NAMED = 3  # files named in one line; of more, how many


class PlanFile(NamedTuple):
    """A plan where it lies, the files that it stands in, and the place of its log beside it."""

    path: Path
    plan: Plan
    source: planfile.Source

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


class Plans:
    """The plans that were named or lie near, found and loaded when they are first asked for.

    `failed` holds those of several that were left out as they are at fault, `told` the names of which
    it was said what they are taken for, each with that.
    """

    def __init__(self, world: World, names: Sequence[str]) -> None:
        """Take the names as the option of the program has them."""
        self.world = world
        self.names = names
        self.failed: list[Path] = []
        self.told: set[tuple[str, object]] = set()
        self._of_several = False

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """Where the plans are; UsageError where a name means none, or none lies near."""
        return find_paths(self.names, self.world.environment)

    @cached_property
    def files(self) -> tuple[PlanFile, ...]:
        """The plans, by day of issue and number; of several, one at fault silences no other."""
        found = []
        for path in self.paths:
            with self.reporting_faults(path):
                found.append(PlanFile(path, *planfile.load_to_show(path)))
        if not found:
            raise PlantrackError([])  # all that is wrong with them has been told
        return tuple(sorted(found, key=lambda one: (one.plan.about.issued, one.plan.about.id)))

    @cached_property
    def register(self) -> Register:
        """What tasks and agencies are called in the plans."""
        return Register((one.plan for one in self.files), of_several=self._of_several)

    @property
    def first(self) -> PlanFile:
        """The plan, where there is one; else the first, whose language the run goes by."""
        return self.files[0]

    @cached_property
    def words(self) -> Words:
        """The words of the language asked for, else of the first plan's."""
        return Words(self.world.language or self.first.plan.about.language)

    @property
    def now(self) -> datetime:
        """This moment in the time zone of the first plan."""
        return self.world.now_in(self.first.plan)

    @property
    def today(self) -> date:
        """This day in the time zone of the first plan."""
        return self.now.date()

    @property
    def todays(self) -> list[date]:
        """The day that it is for each plan at this one moment."""
        return self.world.todays(plan_file.plan for plan_file in self.files)

    @contextmanager
    def reporting_faults(self, path: Path) -> Iterator[None]:
        """Tell of a plan or log at fault among several and go on; of a single one, give up."""
        try:
            yield
        except PlantrackError as error:
            if len(self.paths) == 1:
                raise
            self.failed.append(path)
            words = Words(language.beside(self.paths[0], self.world.language))
            write_problems(error.problems, words)

    def tell_unconfirmed(self) -> None:
        """Say on stderr, while somebody watches it, how many places of the plans are left to confirm."""
        if not self.world.watched:
            return
        left: dict[str, set[Problem]] = {}  # those of a file that plans share count once
        for one in self.files:
            for problem in one.source.unconfirmed(one.plan):
                left.setdefault(problem.file, set()).add(problem)
        if not left:
            return
        number = sum(map(len, left.values()))
        names = tuple(Path(file).name for file in left)
        named = [word for name in self.names for word in ("--plan", quoted(name))]
        told = self.words.fill(
            messages.unconfirmed_one if number == 1 else messages.unconfirmed,
            n=number,
            files=names if len(names) <= NAMED else say(messages.so_many_files, n=len(names)),
            command=" ".join(["plantrack", *named, "check"]),
        )
        write_notes([told])

    def narrowed(self, files: Sequence[PlanFile]) -> "Plans":
        """Return some of the plans only; those that fail and what is told are shared."""
        narrow = Plans(self.world, self.names)
        narrow.failed, narrow.told = self.failed, self.told
        narrow._of_several = self._of_several or len(self.files) > 1
        narrow.paths, narrow.files = tuple(one.path for one in files), tuple(files)
        return narrow

    def only(self, name: str, files: Sequence[PlanFile]) -> "Plans":
        """Return the one plan that a name is of; UsageError if it is of several."""
        if len(files) > 1:
            plans = tuple(one.plan.about.id for one in files)
            example = files[0].path
            raise misuse(messages.in_several_plans, name=name, plans=plans, example=example)
        return self.narrowed(files)

    def reread(self) -> None:
        """Read the plans again when they are next asked for."""
        del self.files
        self.__dict__.pop("register", None)


def find_paths(
    names: Sequence[str], environment: Mapping[str, str], files: Files = DISK
) -> tuple[Path, ...]:
    """Return the plans named by option or variable, each once, else all that lie near.

    Raises UsageError where a name means none, or none lies near.
    """
    variable = environment.get("PLANTRACK_PLAN", "")
    typed = [("--plan", name) for name in names] or [
        ("PLANTRACK_PLAN", name) for name in variable.split(os.pathsep) if name
    ]
    try:
        here = Path.cwd()
    except OSError:
        if not typed:
            raise misuse(messages.no_working_folder) from None
        here = Path()
    if not typed:
        return tuple(discovery.find_all(here, files))
    found = (
        path
        for option, name in typed
        for path in discovery.named(plan_name(option, name), here, files)
    )
    by_place = {os.path.realpath(path): path for path in reversed(list(found))}
    return tuple(reversed(by_place.values()))
