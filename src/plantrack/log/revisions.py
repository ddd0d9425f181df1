"""Files as they were in a revision of git: one process reads them all, whatever there is to read."""

import errno
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from plantrack.log import git, messages
from plantrack.words.files import DISK
from plantrack.words.problems import PlantrackError, Problem, fail, misuse
from plantrack.words.text import slashed
from plantrack.words.words import Message, say

# What a hook of another repository may have set; the one of a plan is found from where it lies.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_FOUND = re.compile(rb"([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)\n")
_ELSEWHERE = re.compile(rb"(?:symlink|dangling|loop|notdir) (\d+)\n")  # a link, and to what
SHORT = 10  # digits of a commit's name, as a reader is told


class _Object(NamedTuple):
    """A file, folder or commit that git keeps."""

    id: str
    kind: str
    content: bytes


class Moved(NamedTuple):
    """What files were called that were renamed, by what they are called now; and all that are no longer there."""

    renamed: Mapping[Path, Path]
    gone: Sequence[Path]


class Repository:
    """A repository of git, and the process that reads its revisions."""

    def __init__(self, top: Path, environment: Mapping[str, str]) -> None:
        """Take where its files begin, and the variables with which git finds it."""
        self.top = top
        self._environment = environment
        self._known: dict[str, _Object | None] = {}
        self._moved: dict[tuple[str, ...], Moved] = {}

    def commit(self, name: str) -> str:
        """Return the commit that a revision means; UsageError with git's words where there is none such."""
        found = self.find(name)
        if found and found.kind == "tag":
            found = self.find(f"{found.id}^{{commit}}")
        if found and found.kind == "commit":
            return found.id
        if name == "HEAD":
            raise fail(messages.no_commit)
        asked = (
            ("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
            if found  # a file or a folder
            else ("rev-list", "-1", "--end-of-options", name, "--")
        )
        reason = _words(self._ask(*asked))
        said = messages.unknown_in_shallow if self._is_shallow else messages.unknown_revision
        raise misuse(said, name=name, folder=self.top, reason=reason)

    def merge_base(self, one: str, other: str) -> str:
        """Return the last commit that two revisions have in common; UsageError where they have none."""
        done = self._ask("merge-base", self.commit(one), self.commit(other))
        if done.returncode:
            said = messages.no_merge_base_in_shallow if self._is_shallow else messages.no_merge_base
            raise misuse(said, one=one, other=other, folder=self.top)
        return done.stdout.decode().strip()

    def moved(self, old: str, new: str | None) -> Moved:
        """Return what an old commit had that a new one, or the disk, has not by that name."""
        commits = (old, new) if new else (old,)
        if commits not in self._moved:
            self._moved[commits] = self._look_for_moved(commits)
        return self._moved[commits]

    def _look_for_moved(self, commits: tuple[str, ...]) -> Moved:
        options = ("--find-renames", "--name-status", "-z", "--diff-filter=RD", "--no-ext-diff")
        done = self._ask("diff", *options, "--ignore-submodules", *commits, "--")
        if done.returncode:
            raise fail(messages.cannot_read_revision, name=commits[0], reason=_words(done))
        renamed, gone = dict[Path, Path](), list[Path]()
        words = map(os.fsdecode, done.stdout.split(b"\0")[:-1])
        for status in words:
            was = self.top / next(words)
            gone.append(was)
            if status.startswith("R"):
                renamed[self.top / next(words)] = was
        return Moved(renamed, gone)

    def find(self, name: str) -> _Object | None:
        """Return what git calls so, such as `COMMIT:FILE`; links within the repository are followed."""
        if name not in self._known:
            self._known[name] = None if "\n" in name else self._read(name)
        return self._known[name]

    def close(self) -> None:
        """End the process."""
        if "_reader" in self.__dict__:
            with self._reader:
                pass

    @cached_property
    def _reader(self) -> subprocess.Popen[bytes]:
        options = ("cat-file", "--batch", "--follow-symlinks")
        return git.converse(self.top, *options, environment=self._environment)

    @cached_property
    def _is_shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return git.ask(self.top, *arguments, environment=self._environment)

    def _read(self, name: str) -> _Object | None:
        requests, answers = self._reader.stdin, self._reader.stdout
        assert requests  # noqa: S101  # a pipe, as is the other one
        assert answers  # noqa: S101
        try:
            requests.write(os.fsencode(name) + b"\n")
            requests.flush()
        except BrokenPipeError:  # said below
            pass
        head = answers.readline()
        if not head:
            reason = _words(self._ask("cat-file", "-p", name))
            raise fail(messages.cannot_read_revision, name=name, reason=reason)
        if found := _FOUND.fullmatch(head):
            content = answers.read(int(found[3]) + 1)[:-1]
            return _Object(found[1].decode(), found[2].decode(), content)
        if found := _ELSEWHERE.fullmatch(head):
            answers.read(int(found[1]) + 1)
        return None


def _words(done: subprocess.CompletedProcess[bytes]) -> Message:
    """Return the first line of what git says."""
    text = next(iter(done.stderr.decode(errors="replace").splitlines()), "")
    return say(messages.git_says, text=text) if text else say(messages.git_silent)


class Revision:
    """The files of a repository as they were in a commit; a file outside of it is as it lies."""

    def __init__(self, repository: Repository, commit: str, name: str) -> None:
        """Take the commit, and what a reader calls it."""
        self.repository, self.commit, self.name = repository, commit, name

    def label(self, path: Path) -> str:
        """Return what git calls a file of this revision: `HEAD~3:data/plan-89.yaml`."""
        inside = self._inside(path)
        return slashed(path) if inside is None else f"{self.name}:{inside}"

    def names(self, folder: Path) -> Sequence[str]:
        """Return what is called how in a folder."""
        found = self._find(folder)
        return _names(found) if found and found.kind == "tree" else ()

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder of this name."""
        found = self._find(path)
        return found is not None and found.kind == "tree"

    def is_file(self, path: Path) -> bool:
        """Tell whether there is a file of this name."""
        if self._inside(path) is None:
            return DISK.is_file(path)
        found = self._find(path)
        return found is not None and found.kind == "blob"

    def read(self, path: Path, most: int) -> bytes:
        """Return what is in a file, at most so many bytes; raises OSError where it is not there."""
        if self._inside(path) is None:
            return DISK.read(path, most)
        found = self._find(path)
        if found is None or found.kind != "blob":
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return found.content[:most]

    def _find(self, path: Path) -> _Object | None:
        inside = self._inside(path)
        return None if inside is None else self.repository.find(f"{self.commit}:{inside}")

    def _inside(self, path: Path) -> str | None:
        """Return a path as git has it, from where the repository begins; None for one outside of it."""
        place = os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  # Path drops no `..`
        try:
            inside = slashed(os.path.relpath(place, self.repository.top))
        except ValueError:  # on another drive
            return None
        if inside == os.pardir or inside.startswith("../"):
            return None
        return "" if inside == os.curdir else inside


def _names(tree: _Object) -> list[str]:
    """Return the names in a folder as git writes it: mode, space, name, zero byte, bytes of an id."""
    names, start, content = list[str](), 0, tree.content
    while start < len(content):
        space = content.index(b" ", start)
        end = content.index(b"\0", space)
        names.append(os.fsdecode(content[space + 1 : end]))
        start = end + 1 + len(tree.id) // 2
    return names


class Repositories:
    """The repositories that plans lie in, each opened once, closed at the end."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: dict[Path, Repository] = {}
        self._of: dict[Path, Repository | Message] = {}

    def __enter__(self) -> Self:
        """Return themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End their processes."""
        for repository in self._open.values():
            repository.close()

    def of(self, path: Path) -> Repository:
        """Return the repository that a file lies in; raises PlantrackError with its place where it is in none."""
        found = self.near(path.parent)
        if isinstance(found, Message):
            raise PlantrackError([Problem(say(messages.no_repository, reason=found)).at(path)])
        return found

    def near(self, folder: Path) -> Repository | Message:
        """Return the repository that a folder is in; what git says where it is in none."""
        place = Path(os.path.realpath(folder))
        while not place.is_dir() and place != place.parent:  # gone since
            place = place.parent
        if place not in self._of:
            self._of[place] = self._look(place)
        return self._of[place]

    def _look(self, folder: Path) -> Repository | Message:
        for known in (folder, *folder.parents):
            if known in self._open:
                return self._open[known]
            if os.path.lexists(known / ".git"):  # another one begins here
                break
        found = _find_top(folder)
        if isinstance(found, Message):
            return found
        top, environment = found
        return self._open.setdefault(top, Repository(top, environment))


def _find_top(folder: Path) -> tuple[Path, Mapping[str, str]] | Message:
    """Return where the repository of a folder begins, and git's variables for it; what git says where there is none."""
    own = {key: value for key, value in os.environ.items() if key not in _OF_A_HOOK}
    told = say(messages.git_silent)
    for environment in (own, os.environ) if "GIT_DIR" in os.environ else (own,):
        try:
            done = git.ask(
                folder,
                *("rev-parse", "--is-inside-work-tree", "--show-toplevel"),
                environment=environment,
            )
        except OSError:
            return say(messages.no_git)
        inside, _, top = os.fsdecode(done.stdout).partition("\n")
        if done.returncode == 0:
            return Path(top.removesuffix("\n")), environment
        if inside:  # a repository without files of its own, as on a server
            return folder, environment
        told = _words(done)
    return told
