"""Two versions of each plan that are to be compared: files, or what git keeps of them."""

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from plantrack.cli import messages
from plantrack.cli.plans import Plans, find_paths
from plantrack.log import file as logfile
from plantrack.log.event import Event
from plantrack.log.revisions import SHORT, Moved, Repositories, Repository, Revision
from plantrack.plan import discovery
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.words.files import DISK, Files, read_bytes, unreadable
from plantrack.words.problems import PlantrackError, Problem, UsageError, misuse
from plantrack.words.text import slashed
from plantrack.words.words import Message


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
        if isinstance(before, Path) and after is None:
            return [_beside(plans, repositories, before)]
        older, newer = _side(repositories, before), _side(repositories, after)
        if len(files) == 2:
            return [_pair(files[1], older, newer, files[0])]
        if files:
            return [_tracked(files[0], older, newer)]
        return _near(plans, older, newer)


class _Range(NamedTuple):
    """A revision; with a `base`, the last commit that it has in common with that one."""

    revision: str
    base: str | None = None


_Typed = Path | _Range | None  # a file, a revision, the files as they lie


def _typed(old: str | None, new: str | None) -> tuple[_Typed, _Typed]:
    """Return what was typed as what it means; a file comes before a revision of its name."""
    if old is None:
        return _Range("HEAD"), None
    if _is_there(old) or ".." not in old or os.pardir in Path(old).parts:
        return _one(old), None if new is None else _one(new)
    if new is not None:
        raise misuse(messages.range_and_more, range=old, name=new)
    if "..." in old:
        one, _, other = old.partition("...")
        return _Range(one or "HEAD", other or "HEAD"), _Range(other) if other else None
    one, _, other = old.partition("..")
    return _Range(one or "HEAD"), _Range(other) if other else None


def _one(name: str) -> Path | _Range:
    return Path(name) if _is_there(name) else _Range(name)


def _is_there(name: str) -> bool:
    return os.path.lexists(name) and not DISK.is_folder(Path(name))


class _Side(Protocol):
    """The older or the newer side of a comparison: where its plans are read."""

    @property
    def files(self) -> Files:
        """The files that they are looked for among."""

    def at(self, path: Path) -> tuple[Files, Path]:
        """Return the files that a plan is among, and its path there."""

    def name(self, path: Path) -> str:
        """Return what a reader is told."""


class _Lying:
    """What lies on the disk."""

    @property
    def files(self) -> Files:
        return DISK

    def at(self, path: Path) -> tuple[Files, Path]:
        return DISK, path

    def name(self, path: Path) -> str:
        return slashed(path)


class _Kept:
    """What git keeps, in the repository of each plan; where there is none, nothing is found."""

    def __init__(self, repositories: Repositories, asked: _Range) -> None:
        self._repositories = repositories
        self._asked = asked
        self._revisions: dict[Repository, Revision] = {}

    @property
    def files(self) -> Files:
        return self

    def at(self, path: Path) -> tuple[Revision, Path]:
        """Return the revision of the repository of a plan; of a link that leads out of it, of what it leads to."""
        found = self._repositories.near(path.parent)
        if path.is_symlink():
            real = Path(os.path.realpath(path))
            is_inside = isinstance(found, Repository) and real.is_relative_to(found.top)
            path = path if is_inside else real
        return self._revision(self._repositories.of(path)), path

    def name(self, path: Path) -> str:  # noqa: ARG002  # one name for all of them
        return f"{self._asked.revision}..." if self._asked.base else self._asked.revision

    def names(self, folder: Path) -> Sequence[str]:
        revision = self._near(folder)
        return revision.names(folder) if revision else ()

    def is_folder(self, path: Path) -> bool:
        revision = self._near(path)
        return revision is not None and revision.is_folder(path)

    def is_file(self, path: Path) -> bool:
        revision = self._near(path.parent)
        return revision is not None and revision.is_file(path)

    def read(self, path: Path, most: int) -> bytes:
        revision, path = self.at(path)
        return revision.read(path, most)

    def moved(self, path: Path, after: _Side) -> Moved:
        """Return what else is called differently, or is gone, in the newer version of the repository of a plan."""
        revision = self.at(path)[0]
        then = after.at(path)[0]
        newer = then.commit if isinstance(then, Revision) else None
        return revision.repository.moved(revision.commit, newer)

    def _near(self, folder: Path) -> Revision | None:
        found = self._repositories.near(folder)
        return None if isinstance(found, Message) else self._revision(found)

    def _revision(self, repository: Repository) -> Revision:
        if repository not in self._revisions:
            name, base = self._asked
            commit = repository.merge_base(name, base) if base else repository.commit(name)
            known = Revision(repository, commit, commit[:SHORT] if base else name)
            self._revisions[repository] = known
        return self._revisions[repository]


def _side(repositories: Repositories, typed: _Typed) -> _Side:
    return _Kept(repositories, typed) if isinstance(typed, _Range) else _Lying()


def _beside(plans: Plans, repositories: Repositories, file: Path) -> VersionPair:
    """Return a file beside the plan in use; one that is itself in use, beside what was committed last."""
    try:
        used = plans.paths
    except UsageError:  # there is none
        used = (file,)
    if _key(file) in map(_key, used):
        return _tracked(file, _Kept(repositories, _Range("HEAD")), _Lying())
    if len(used) > 1:
        raise misuse(messages.compare_with, file=file, plans=tuple(used))
    return _pair(used[0], _Lying(), _Lying(), file)


def _near(plans: Plans, before: _Side, after: _Side) -> list[VersionPair]:
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


def _paths(plans: Plans, before: _Side, after: _Side) -> Sequence[Path]:
    """Return where the plans are that are meant, as either version has them; UsageError where there is none."""
    find = partial(find_paths, plans.names, plans.world.environment)
    try:
        return find(_Either(after.files, before.files))
    except UsageError as error:
        try:
            return find(after.files)  # where a name means one plan, whatever was there before
        except UsageError:
            raise error from None


def _order(pair: VersionPair) -> tuple[date, str]:
    plan = pair.new.plan or pair.old.plan
    return (plan.about.issued, plan.about.id) if plan else (date.max, slashed(pair.path))


def _has(side: _Side, path: Path) -> bool:
    files, place = side.at(path)
    return files.is_file(place)


def _tracked(path: Path, before: _Side, after: _Side) -> VersionPair:
    """Return one file in both versions."""
    return _pair(path, before, after, _before(path, before, after, set()))


def _before(path: Path, before: _Side, after: _Side, taken: AbstractSet[str]) -> Path:
    """Return where a plan was in the older version, other than in files that are taken.

    That is where it is, or else a file of the plan's id that is no longer there, or one that git says was renamed.
    """
    if _has(before, path) or not isinstance(before, _Kept):
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


def _id(side: _Side, path: Path) -> str:
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


class _Either:
    """The files of two versions together, of one name those of the first."""

    def __init__(self, *versions: Files) -> None:
        self._versions = versions

    def names(self, folder: Path) -> Sequence[str]:
        return sorted({name for files in self._versions for name in files.names(folder)})

    def is_folder(self, path: Path) -> bool:
        return any(files.is_folder(path) for files in self._versions)

    def is_file(self, path: Path) -> bool:
        return any(files.is_file(path) for files in self._versions)

    def read(self, path: Path, most: int) -> bytes:
        first = next((files for files in self._versions if files.is_file(path)), self._versions[0])
        return first.read(path, most)


class _Noted:
    """Files, and what was read of them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.content = dict[Path, bytes]()

    def names(self, folder: Path) -> Sequence[str]:
        return self._files.names(folder)

    def is_folder(self, path: Path) -> bool:
        return self._files.is_folder(path)

    def is_file(self, path: Path) -> bool:
        return self._files.is_file(path)

    def read(self, path: Path, most: int) -> bytes:
        self.content[path] = self._files.read(path, most)
        return self.content[path]


def _pair(path: Path, before: _Side, after: _Side, older: Path) -> VersionPair:
    """Return a plan in both versions; where the files are the same, it is read once."""
    noted = _Noted(after.at(path)[0])
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


def _version(side: _Side, path: Path, files: Files) -> Version:
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
    path: Path, before: _Side, older: Path, after: _Side, new: Version
) -> tuple[Path, bytes | None]:
    """Return where the log of a plan is; and its content, where neither it nor its plan lies on the disk."""
    log, former = logfile.log_path(path), logfile.log_path(older)
    for file in (log, former):
        if DISK.is_file(file):
            return file, None
    if isinstance(after, _Lying) and not new.missing:
        return log, None
    for side, file in ((after, log), (before, former)):
        files, place = side.at(file)
        if isinstance(files, Revision) and files.is_file(place):
            return Path(files.label(place)), read_bytes(place, logfile.LARGEST, files)
    return log, None
