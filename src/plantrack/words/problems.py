"""What can be wrong, where, and how that is told."""

import os
from collections.abc import Sequence
from errno import errorcode
from typing import Literal, NamedTuple

from plantrack.words import messages
from plantrack.words.text import slashed, visible
from plantrack.words.words import Message, Sentence, Words, say

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
Where = tuple[str | int, ...]


class Problem(NamedTuple):
    """Something wrong, and where: keys into the file, then file, line and column from 1."""

    message: Message
    where: Where = ()
    severity: Severity = "error"
    file: str = ""
    line: int = 0
    column: int = 0

    def at(self, file: str | os.PathLike[str], line: int = 0, column: int = 0) -> "Problem":
        """Return the same problem with its place in a file."""
        return self._replace(file=slashed(file), line=line, column=column)

    @property
    def path(self) -> str:
        """The keys as a path, such as `tasks[0].deadline.by`."""
        keys = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.where)
        return "".join(keys).lstrip(".")

    def in_words(self, words: Words) -> str:
        """Return the problem as one line: where it is, then what it is."""
        return f"{self.place}{self._keys()}{words.say(self.message)}"

    def finding(self, words: Words) -> str:
        """Return the problem as editors parse it: its severity, in English, after its place."""
        return f"{self.place}{self.severity}: {self._keys()}{words.say(self.message)}"

    @property
    def place(self) -> str:
        """Where in which file it is, as its line begins; nothing where it is in none."""
        if not self.file:
            return ""
        numbers = [str(number) for number in (self.line, self.column) if self.line and number]
        return ":".join([visible(self.file), *numbers]) + ": "

    def _keys(self) -> str:
        return f"{visible(self.path)}: " if self.where else ""


class PlantrackError(Exception):
    """Plan, log or operation at fault: exit code 1, one line a problem."""

    exit_code = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems, all that were found."""
        super().__init__("; ".join(problem.in_words(Words("en")) for problem in problems))
        self.problems = tuple(problems)


class UsageError(PlantrackError):
    """A wrong command line: exit code 2."""

    exit_code = 2


def system_reason(error: OSError) -> Message:
    """Return what the operating system says, in words of ours where we have them."""
    name = errorcode.get(error.errno or 0, "")
    known = messages.SYSTEM.get(name)
    if os.name == "nt" and name == "EACCES":  # it says the same of three things
        folder = os.path.isdir(error.filename or "")  # noqa: PTH112  # pathlib is not for this wing
        known = messages.SYSTEM["EISDIR"] if folder else messages.denied_or_open
    return say(known) if known else say(messages.os_other, text=error.strerror or str(error))


def fail(sentence: Sentence, /, **values: object) -> PlantrackError:
    """Return an error of exit code 1 with one problem that has no place in a file."""
    return PlantrackError([Problem(say(sentence, **values))])


def misuse(sentence: Sentence, /, **values: object) -> UsageError:
    """Return an error of exit code 2 with one problem."""
    return UsageError([Problem(say(sentence, **values))])
