"""Bytes of files to text, from the disk or wherever else they are kept, and new files that overwrite nothing."""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from plantrack.words import messages
from plantrack.words.problems import PlantrackError, Problem, system_reason
from plantrack.words.words import Message, say

# What Windows takes for a device, whatever follows the dot, and what it has in no name.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\/\x00-\x1f]|[ .]$')

LONGEST_NAME = 140  # letters; a name in an encrypted folder (eCryptfs) has at most 143


def create(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write new files into a folder, which is made if need be.

    Raises PlantrackError, and writes nothing, if one of them is there already.
    """
    path = folder
    try:
        there = [folder / name for name in files if (folder / name).exists()]
        if there:
            raise PlantrackError([Problem(say(messages.exists)).at(path) for path in there])
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name
            with path.open("xb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        problem = Problem(say(messages.cannot_create, reason=system_reason(error)))
        raise PlantrackError([problem.at(path)]) from None


def write_whole(contents: Mapping[Path, bytes], *, keep: Collection[Path] = ()) -> None:
    """Write files, each whole, and none before all are ready to be put in place; folders are made if need be.

    What is there already is replaced, but for those to `keep` that hold something else, and not only how
    it begins, as a disk that was full may have left it: raises PlantrackError, and writes nothing. Of a
    link, what it leads to is replaced.
    """
    drafts: dict[Path, Path] = {}
    path = Path()
    try:
        there = []
        for path in keep:
            edited = path.is_file() and not contents[path].startswith(path.read_bytes())
            there += [path] if edited else []
        if there:
            raise PlantrackError([Problem(say(messages.exists)).at(path) for path in there])
        try:
            for path, content in contents.items():
                target = Path(os.path.realpath(path))
                with suppress(FileNotFoundError):
                    target.open("r+b").close()  # not into a folder, nor what another program holds
                target.parent.mkdir(parents=True, exist_ok=True)
                drafts[target] = _draft_for(target)
                with drafts[target].open("xb") as file:
                    if target.exists():
                        _give_rights(drafts[target], like=target)
                    file.write(content)
            for path, draft in drafts.items():
                draft.replace(path)
        finally:
            for draft in drafts.values():
                draft.unlink(missing_ok=True)
    except OSError as error:
        problem = Problem(say(messages.cannot_create, reason=system_reason(error)))
        raise PlantrackError([problem.at(path)]) from None


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes no file of this name, or takes the name for something else."""
    return bool(_DEVICES.fullmatch(name) or _NOT_IN_NAMES.search(name))


def named_after(id_: str, suffix: str) -> str:
    """Return the name of a file about an agency, one that every system takes; a long one is shortened.

    So that no two agencies have one name, a shortened one ends in digits that are made of the whole id.
    """
    if len(id_) + len(suffix) > LONGEST_NAME:
        from hashlib import blake2b  # brings OpenSSL with it, which `--version` does not need

        digits = f"-{blake2b(id_.encode(), digest_size=6).hexdigest()}"
        return f"{id_[: LONGEST_NAME - len(digits) - len(suffix)]}{digits}{suffix}"
    return f"{id_}_{suffix}" if is_reserved(id_) else f"{id_}{suffix}"


def create_whole(path: Path, text: str) -> None:
    """Write one new file, whole or not at all; raises PlantrackError if it is there or cannot be made."""
    try:
        draft = _draft_for(path)
        try:
            with draft.open("xb") as file:
                file.write(text.encode())
            _put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        raise PlantrackError([Problem(say(messages.exists)).at(path)]) from None
    except OSError as error:
        problem = Problem(say(messages.cannot_create, reason=system_reason(error)))
        raise PlantrackError([problem.at(path)]) from None


def _draft_for(target: Path) -> Path:
    """Return a name beside a file that no other file has; where that of the file is too long, so is this."""
    return target.with_name(f".plantrack-{os.urandom(8).hex()}".ljust(len(target.name), "-"))


def _give_rights(new: Path, *, like: Path) -> None:
    """Let those read and write a file who may read and write another one."""
    new.chmod(like.stat().st_mode & 0o777)
    if os.name == "posix":
        with suppress(OSError):  # a group of which the user is no member
            os.chown(new, -1, like.stat().st_gid)


def _put_in_place(draft: Path, path: Path) -> None:
    """Give a file its name; FileExistsError where there is one of that name."""
    try:
        os.link(draft, path)  # which never replaces a file
    except FileExistsError:
        raise
    except OSError:  # no links here, as on FAT and on some shares: the name is taken first
        path.open("xb").close()
        try:
            draft.replace(path)
        except OSError:
            path.unlink()
            raise


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk where that can be: some may be written and not read."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class Files(Protocol):
    """Where files are read from: the disk, or a state of them that git keeps."""

    def names(self, folder: Path) -> Sequence[str]:
        """Return what is called how in a folder; nothing where there is no such folder."""

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder of this name."""

    def is_file(self, path: Path) -> bool:
        """Tell whether there is a file of this name."""

    def read(self, path: Path, most: int) -> bytes:
        """Return what is in a file, at most so many bytes; raises OSError, and PlantrackError for what is no file."""


class _Disk:
    """The files that lie on the disk."""

    def names(self, folder: Path) -> Sequence[str]:
        with suppress(OSError):
            return [item.name for item in folder.iterdir()]
        return ()

    def is_folder(self, path: Path) -> bool:
        return os.path.isdir(path)  # noqa: PTH112  # Path raises where a name is too long

    def is_file(self, path: Path) -> bool:
        return os.path.isfile(path)  # noqa: PTH113  # Path raises where a name is too long

    def read(self, path: Path, most: int) -> bytes:
        if path.is_fifo():  # nobody may ever write into it
            raise PlantrackError([Problem(say(messages.a_pipe)).at(path)])
        with path.open("rb") as file:
            return file.read(most)


DISK: Files = _Disk()


def read_text(path: Path, largest: int, files: Files = DISK) -> str:
    """Return the text of a UTF-8 file; raises PlantrackError where it cannot be read."""
    try:
        return decoded(path, read_bytes(path, largest, files))
    except OSError as error:
        raise unreadable(path, error) from None


def read_bytes(path: Path, largest: int, files: Files = DISK) -> bytes:
    """Return what is in a file; raises OSError, and PlantrackError for what is no file or too large."""
    content = files.read(path, largest + 1)
    if len(content) > largest:
        raise PlantrackError([Problem(say(messages.too_large, limit=largest // 1024)).at(path)])
    return content


def decoded(path: Path, content: bytes) -> str:
    """Return the text of bytes in UTF-8; raises PlantrackError where they are none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = say(messages.not_utf8, encoding=_encoding(content))
        raise PlantrackError([Problem(message).at(path, line, 1)]) from None


def unreadable(path: Path, error: OSError) -> PlantrackError:
    """Return the error that says why a file cannot be read."""
    problem = Problem(say(messages.cannot_read, reason=system_reason(error)))
    return PlantrackError([problem.at(path)])


def _encoding(content: bytes) -> Message:
    """Return which of the encodings still met in offices the bytes look like."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content.count(0) > len(content) // 4:
        return say(messages.looks_utf16)
    tcvn3, cp1258 = (sum(map(content.count, marks)) for marks in (_TCVN3, _CP1258))
    if max(tcvn3, cp1258) == 0:
        return say(messages.looks_unknown)
    return say(messages.looks_tcvn3 if tcvn3 > cp1258 else messages.looks_cp1258)


# The bytes of ă â ê ô ơ ư đ in TCVN3; the tone marks and ă ơ ư đ, which stand apart, in Windows-1258.
_TCVN3 = [bytes([code]) for code in range(0xA8, 0xAF)]

_CP1258 = [bytes([code]) for code in (0xCC, 0xEC, 0xD2, 0xDE, 0xF2, 0xE3, 0xF5, 0xFD, 0xF0)]
