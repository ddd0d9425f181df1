"""What can be said to a reader, before it is put into a language, and what can be wrong."""

from collections.abc import Sequence
from errno import errorcode
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
Where = tuple[str | int, ...]


class Message(NamedTuple):
    """A sentence by its key and its values; `words` holds its text in each language."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


def say(key: str, /, **values: object) -> Message:
    """Return the message with this key and these values."""
    return Message(key, tuple(values.items()))


class Problem(NamedTuple):
    """Something wrong, and where: keys into the file, then file, line and column from 1."""

    message: Message
    where: Where = ()
    severity: Severity = "error"
    file: str = ""
    line: int = 0
    column: int = 0

    def at(self, file: str, line: int = 0, column: int = 0) -> "Problem":
        """Return the same problem with its place in a file."""
        return self._replace(file=file, line=line, column=column)


def where(problem: Problem) -> str:
    """Return the keys of a problem as a path, such as `tasks[0].deadline.by`."""
    keys = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in problem.where)
    return "".join(keys).lstrip(".")


class PlantrackError(Exception):
    """Plan, log or operation at fault: exit code 1, one line a problem."""

    exit_code = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems, all that were found."""
        super().__init__(", ".join(problem.message.key for problem in problems))
        self.problems = tuple(problems)


class UsageError(PlantrackError):
    """A wrong command line: exit code 2."""

    exit_code = 2


# What the operating system says and we have words for: of files, then of networks.
_KNOWN = frozenset(
    [
        "ENOENT",
        "EACCES",
        "EPERM",
        "EEXIST",
        "EISDIR",
        "ENOTDIR",
        "ENOSPC",
        "EROFS",
        "EIO",
        "ECONNREFUSED",
        "ECONNRESET",
        "EHOSTUNREACH",
        "ENETUNREACH",
    ]
)


def system_reason(error: OSError) -> Message:
    """Return what the operating system says, in words of ours where we have them."""
    name = errorcode.get(error.errno or 0, "")
    return say(name) if name in _KNOWN else say("os_other", text=error.strerror or str(error))


def fail(key: str, /, **values: object) -> PlantrackError:
    """Return an error of exit code 1 with one problem that has no place in a file."""
    return PlantrackError([Problem(say(key, **values))])


def misuse(key: str, /, **values: object) -> UsageError:
    """Return an error of exit code 2 with one problem."""
    return UsageError([Problem(say(key, **values))])
