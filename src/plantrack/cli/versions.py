"""Two versions of each plan that are to be compared: files, or what git keeps of them."""

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.plans import Plans, find_paths
from plantrack.log import file as logfile
from plantrack.log.event import Event
from plantrack.log.revisions import Repositories, Revision
from plantrack.log.sides import DiskSide, EitherFiles, GitSide, NotedFiles, RevisionRange, Side
from plantrack.plan import discovery
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.words.files import DISK, Files, read_bytes, unreadable
from plantrack.words.problems import PlantrackError, Problem, UsageError, misuse
from plantrack.words.text import slashed


class Version(NamedTuple):
    """A plan in one version; no plan where it is not there, or at fault.

    `name` is what a reader is told: the file, or the revision. `warnings` are those of `check` for the
    plan's file; `faults` are why it does not load, with the revision: `HEAD~3:plan-89.yaml:12:5`.
    """

    name: str
    plan: Plan | None
    warnings: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether the plan is not there."""
        return self.plan is None and not self.faults


class VersionPair(NamedTuple):
    """An older and a newer version of a plan, and where it lies; its log is of both.

    Where the files are the same to the letter, both versions have one and the same plan.
    `content` is the log of a plan that lies nowhere on the disk, as a revision has it.
    """

    path: Path
    old: Version
    new: Version
    log: Path
    content: bytes | None = None

    def events(self) -> list[Event]:
        """Return what was recorded; raises PlantrackError where the log cannot be read."""
        if self.content is not None:
            return logfile.parsed(self.log, self.content)
        return logfile.read(self.log)


def pairs(plans: Plans, old: str | None, new: str | None) -> list[VersionPair]:
    """Return the plans that were named or lie near, in either version, each in both.

    Raises UsageError for what is neither file nor revision, PlantrackError where there is no repository.
    """
    with Repositories() as repositories:
        before, after = _typed(old, new)
        files = [side for side in (before, after) if isinstance(side, Path)]
        for file in files:
            _refuse_unreadable(file)
        if isinstance(before, Path) and after is None:
            return [_beside(plans, repositories, before)]
        older, newer = _side(repositories, before), _side(repositories, after)
        if len(files) == 2:
            return [_pair(files[1], older, newer, files[0])]
        if files:
            return [_tracked(files[0], older, newer)]
        return _near(plans, older, newer)


def _refuse_unreadable(file: Path) -> None:
    """Raise PlantrackError for what is no file, such as a pipe, or cannot be read."""
    try:
        DISK.read(file, 0)
    except OSError as error:
        raise unreadable(file, error) from None


_Typed = Path | RevisionRange | None  # a file, a revision, the files as they lie


def _typed(old: str | None, new: str | None) -> tuple[_Typed, _Typed]:
    """Return what was typed as what it means; a file comes before a revision of its name."""
    if old is None:
        return RevisionRange("HEAD"), None
    if _is_there(old) or ".." not in old or os.pardir in Path(old).parts:
        return _one(old), None if new is None else _one(new)
    if new is not None:
        raise misuse(messages.range_and_more, range=old, name=new)
    dots = "..." if "..." in old else ".."
    one, _, other = old.partition(dots)
    base = other or "HEAD" if dots == "..." else None
    return RevisionRange(one or "HEAD", base), RevisionRange(other) if other else None


def _one(name: str) -> Path | RevisionRange:
    return Path(name) if _is_there(name) else RevisionRange(name)


def _is_there(name: str) -> bool:
    return os.path.lexists(name) and not DISK.is_folder(Path(name))


def _side(repositories: Repositories, typed: _Typed) -> Side:
    return GitSide(repositories, typed) if isinstance(typed, RevisionRange) else DiskSide()


def _beside(plans: Plans, repositories: Repositories, file: Path) -> VersionPair:
    """Return a file beside the plan in use; one that is itself in use, beside what was committed last."""
    try:
        used = plans.paths
    except UsageError:  # there is none
        used = (file,)
    if _key(file) in map(_key, used):
        return _tracked(file, GitSide(repositories, RevisionRange("HEAD")), DiskSide())
    if len(used) > 1:
        raise misuse(messages.compare_with, file=file, plans=tuple(used))
    return _pair(used[0], DiskSide(), DiskSide(), file)


def _near(plans: Plans, before: Side, after: Side) -> list[VersionPair]:
    """Return the plans that were named or lie near, in either version."""
    paths = _paths(plans, before, after)
    earlier = dict[Path, Path]()
    for path in paths:
        if _has(after, path) or not _has(before, path):
            earlier[path] = _before(path, before, after, set(map(_key, earlier.values())))
    matched = set(map(_key, [*earlier, *earlier.values()]))
    found = [_pair(path, before, after, older) for path, older in earlier.items()]
    found += [_pair(path, before, after, path) for path in paths if _key(path) not in matched]
    return sorted(found, key=_order)


def _paths(plans: Plans, before: Side, after: Side) -> Sequence[Path]:
    """Return where the plans are that are meant, as either version has them; UsageError where there is none."""
    find = partial(find_paths, plans.names, plans.world.environment)
    try:
        return find(EitherFiles(after.files, before.files))
    except UsageError as error:
        try:
            return find(after.files)  # where a name means one plan, whatever was there before
        except UsageError:
            raise error from None


def _order(pair: VersionPair) -> tuple[date, str]:
    plan = pair.new.plan or pair.old.plan
    return (plan.about.issued, plan.about.id) if plan else (date.max, slashed(pair.path))


def _has(side: Side, path: Path) -> bool:
    files, place = side.at(path)
    return files.is_file(place)


def _tracked(path: Path, before: Side, after: Side) -> VersionPair:
    """Return one file in both versions."""
    return _pair(path, before, after, _before(path, before, after, set()))


def _before(path: Path, before: Side, after: Side, taken: AbstractSet[str]) -> Path:
    """Return where a plan was in the older version, other than in files that are taken.

    That is where it is, or else a file of the plan's id that is no longer there, or one that git says was renamed.
    """
    if _has(before, path) or not isinstance(before, GitSide):
        return path
    renamed, gone = before.moved(path, after)
    left = [
        other
        for other in map(_short, gone)
        if other.suffix == path.suffix and _key(other) not in taken and not _has(after, other)
    ]
    same = (other for other in left if (id_ := _id(before, other)) and id_ == _id(after, path))
    was = renamed.get(Path(_key(path)))
    return next(same, None) or next(
        (other for other in left if was and _key(other) == str(was)), path
    )


def _id(side: Side, path: Path) -> str:
    files, place = side.at(path)
    return next(iter(discovery.called(place, files)), "")


def _short(path: Path) -> Path:
    """Return a path from the current folder, where that is above it."""
    with suppress(OSError):  # there is no such folder any more
        here = Path.cwd().resolve()
        return path.relative_to(here) if path.is_relative_to(here) else path
    return path


def _key(path: Path) -> str:
    """Return what is one for each file, however its folder is reached."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  # Path drops no `..`


def _pair(path: Path, before: Side, after: Side, older: Path) -> VersionPair:
    """Return a plan in both versions; where the files are the same, it is read once."""
    noted = NotedFiles(after.at(path)[0])
    if not _has(before, older) and not _has(after, path):
        raise unreadable(path, FileNotFoundError(2, os.strerror(2)))
    new = _version(after, path, noted)
    old_files, place = before.at(older)
    is_same = new.plan and all(
        _equal(old_files, place if file == after.at(path)[1] else file, content)
        for file, content in noted.content.items()
    )
    old = new._replace(name=before.name(older)) if is_same else _version(before, older, old_files)
    return VersionPair(path, old, new, *_log(path, before, older, after, new))


def _equal(files: Files, path: Path, content: bytes) -> bool:
    return files.is_file(path) and files.read(path, len(content) + 1) == content


def _version(side: Side, path: Path, files: Files) -> Version:
    kept, place = side.at(path)
    if not files.is_file(place):
        return Version(side.name(path), None)
    try:
        plan, problems = planfile.examine(place, files)
    except PlantrackError as error:
        return Version(side.name(path), None, faults=_labelled(error.problems, kept))
    return Version(side.name(path), plan, tuple(problems))


def _labelled(problems: Iterable[Problem], files: Files) -> tuple[Problem, ...]:
    """Return the errors, of a revision with its name before the file."""
    return tuple(
        one._replace(file=files.label(Path(one.file))) if isinstance(files, Revision) else one
        for one in problems
        if one.severity == "error"
    )


def _log(
    path: Path, before: Side, older: Path, after: Side, new: Version
) -> tuple[Path, bytes | None]:
    """Return where the log of a plan is; and its content, where neither it nor its plan lies on the disk."""
    log, former = logfile.log_path(path), logfile.log_path(older)
    for file in (log, former):
        if DISK.is_file(file):
            return file, None
    if isinstance(after, DiskSide) and not new.missing:
        return log, None
    for side, file in ((after, log), (before, former)):
        files, place = side.at(file)
        if isinstance(files, Revision) and files.is_file(place):
            return Path(files.label(place)), read_bytes(place, logfile.LARGEST, files)
    return log, None
