"""The way to the reader: the result on stdout, all else on stderr, UTF-8 whatever the locale."""

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from plantrack.cli import messages
from plantrack.words.problems import Problem, fail, system_reason
from plantrack.words.words import Words
from plantrack.words.wrapping import wrapped


def write(text: str) -> None:
    """Write the result on stdout; raises PlantrackError where that cannot be.

    A reader that has seen enough is no fault, and changes nothing in how the run ends.
    """
    write_bytes(_encoded(text))


def write_bytes(content: bytes) -> None:
    """Write a result that is no text on stdout, likewise."""
    try:
        _put(sys.stdout, content)
    except BrokenPipeError:
        pass
    except OSError as error:
        raise fail(messages.cannot_print, reason=system_reason(error)) from None


def write_problems(problems: Iterable[Problem], words: Words) -> None:
    """Write each problem as one line on stderr, if anybody can read it there.

    On a terminal a line that is too long goes on in the next, indented.
    """
    with suppress(OSError):
        width = _width(sys.stderr)
        told = []
        for problem in problems:
            prefix = problem.place or "plantrack: "
            line = f"{'' if problem.file else prefix}{problem.in_words(words)}\n"
            told.append(wrapped(line, prefix, width))
        _put(sys.stderr, _encoded("".join(told)))


def write_question(text: str) -> None:
    """Write a question on stderr, its answer to stand on the same line."""
    with suppress(OSError):
        _put(sys.stderr, _encoded(f"{text} "))


def write_notes(lines: Iterable[str]) -> None:
    """Write lines that are not the result on stderr, if anybody can read them there."""
    with suppress(OSError):
        _put(sys.stderr, _encoded("".join(f"{line}\n" for line in lines)))


def _width(stream: TextIO) -> int | None:
    """Return how many columns the terminal has that a stream leads to; None where it leads to none."""
    if not stream.isatty():
        return None
    asked_for = os.environ.get("COLUMNS", "")
    if asked_for.isdecimal() and int(asked_for):
        return int(asked_for)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:  # a terminal that does not tell
        return None


def _encoded(text: str) -> bytes:
    """Return text as UTF-8; a path may hold what is none."""
    return text.encode(errors="backslashreplace")


def _put(stream: TextIO, content: bytes) -> None:
    # Bytes: the locale of a cron job is C, and a Windows code page cannot hold Vietnamese.
    try:
        stream.buffer.write(content)
        stream.buffer.flush()
    except OSError:
        # Windows has several errors for a reader that has gone, and a pipe has no other fault.
        gone = os.name == "nt" and stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
        # What is left in the buffer must not be tried again, and complained of, at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if gone:
            raise BrokenPipeError from None
        raise


def takes_colors() -> bool:
    """Tell whether a terminal on stdout takes colours; a console of Windows does once it is told to."""
    if sys.platform != "win32":
        return True
    import ctypes

    console, mode = ctypes.windll.kernel32, ctypes.c_ulong()
    handle = ctypes.c_void_p(console.GetStdHandle(_STDOUT))
    known = console.GetConsoleMode(handle, ctypes.byref(mode))
    return bool(known and console.SetConsoleMode(handle, mode.value | _SEQUENCES))


_STDOUT = -11  # STD_OUTPUT_HANDLE
_SEQUENCES = 4  # ENABLE_VIRTUAL_TERMINAL_PROCESSING
