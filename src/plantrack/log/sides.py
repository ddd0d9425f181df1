"""The older and the newer side of a comparison: files that lie on the disk, or that git keeps."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from plantrack.log.revisions import SHORT, Moved, Repositories, Repository, Revision
from plantrack.words.files import DISK, Files
from plantrack.words.text import slashed
from plantrack.words.words import Message


class RevisionRange(NamedTuple):
    """A revision; with a `base`, the last commit that it has in common with that one."""

    revision: str
    base: str | None = None


class Side(Protocol):
    """The older or the newer side of a comparison: where its plans are read."""

    @property
    def files(self) -> Files:
        """The files that they are looked for among."""

    def at(self, path: Path) -> tuple[Files, Path]:
        """Return the files that a plan is among, and its path there."""

    def name(self, path: Path) -> str:
        """Return what a reader is told."""


class DiskSide:
    """What lies on the disk."""

    @property
    def files(self) -> Files:
        """The disk."""
        return DISK

    def at(self, path: Path) -> tuple[Files, Path]:
        """Return the disk, and the path as it is."""
        return DISK, path

    def name(self, path: Path) -> str:
        """Return the path of a file."""
        return slashed(path)


class GitSide:
    """What git keeps, in the repository of each plan; where there is none, nothing is found."""

    def __init__(self, repositories: Repositories, asked: RevisionRange) -> None:
        """Take the repositories, and the revision that is asked of each."""
        self._repositories = repositories
        self._asked = asked
        self._revisions: dict[Repository, Revision] = {}

    @property
    def files(self) -> Files:
        """What the repository of each folder has."""
        return self

    def at(self, path: Path) -> tuple[Revision, Path]:
        """Return the revision of the repository of a plan; of a link that leads out of it, of what it leads to.

        Raises PlantrackError where it is in none, UsageError where that has no such revision.
        """
        found = self._repositories.near(path.parent)
        if path.is_symlink():
            real = Path(os.path.realpath(path))
            is_inside = isinstance(found, Repository) and real.is_relative_to(found.top)
            path = path if is_inside else real
        return self._revision(self._repositories.of(path)), path

    def name(self, path: Path) -> str:  # noqa: ARG002  # one name for all of them
        """Return the revision as it was typed, of a range where it begins."""
        return f"{self._asked.revision}..." if self._asked.base else self._asked.revision

    def names(self, folder: Path) -> Sequence[str]:
        """Return what is called how in a folder."""
        revision = self._near(folder)
        return revision.names(folder) if revision else ()

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder of this name."""
        revision = self._near(path)
        return revision is not None and revision.is_folder(path)

    def is_file(self, path: Path) -> bool:
        """Tell whether there is a file of this name."""
        revision = self._near(path.parent)
        return revision is not None and revision.is_file(path)

    def read(self, path: Path, most: int) -> bytes:
        """Return what is in a file, as `Files` does; raises as `at` does besides."""
        revision, path = self.at(path)
        return revision.read(path, most)

    def moved(self, path: Path, after: Side) -> Moved:
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


class EitherFiles:
    """The files of two versions together, of one name those of the first."""

    def __init__(self, *versions: Files) -> None:
        """Take the versions, the first one before the others."""
        self._versions = versions

    def names(self, folder: Path) -> Sequence[str]:
        """Return what is called how in a folder."""
        return sorted({name for files in self._versions for name in files.names(folder)})

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder of this name."""
        return any(files.is_folder(path) for files in self._versions)

    def is_file(self, path: Path) -> bool:
        """Tell whether there is a file of this name."""
        return any(files.is_file(path) for files in self._versions)

    def read(self, path: Path, most: int) -> bytes:
        """Return what is in a file of the first version that has it, as `Files` does."""
        first = next((files for files in self._versions if files.is_file(path)), self._versions[0])
        return first.read(path, most)


class NotedFiles(EitherFiles):
    """Files, and what was read of them."""

    def __init__(self, files: Files) -> None:
        """Take where they are read."""
        super().__init__(files)
        self.content = dict[Path, bytes]()

    def read(self, path: Path, most: int) -> bytes:
        """Return what is in a file, as `Files` does, and note it."""
        self.content[path] = super().read(path, most)
        return self.content[path]
