"""The way to the reader: the result on stdout, all else on stderr, UTF-8 whatever the locale."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from plantrack.cli import messages
from plantrack.words.problems import Problem, fail, system_reason
from plantrack.words.words import Words


def write(text: str) -> None:
    """Write the result on stdout; raises PlantrackError where that cannot be.

    A reader that has seen enough is no fault, and changes nothing in how the run ends.
    """
    try:
        _put(sys.stdout, text)
    except BrokenPipeError:
        pass
    except OSError as error:
        raise fail(messages.cannot_print, reason=system_reason(error)) from None


def write_bytes(content: bytes) -> None:
    """Write a result that is no text on stdout, likewise."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise fail(messages.cannot_print, reason=system_reason(error)) from None


def write_problems(problems: Iterable[Problem], words: Words) -> None:
    """Write each problem as one line on stderr, if anybody can read it there."""
    prefixes = ((problem, "" if problem.file else "plantrack: ") for problem in problems)
    with suppress(OSError):
        _put(
            sys.stderr, "".join(f"{prefix}{problem.said(words)}\n" for problem, prefix in prefixes)
        )


def write_question(text: str) -> None:
    """Write a question on stderr, its answer to stand on the same line."""
    with suppress(OSError):
        _put(sys.stderr, f"{text} ")


def write_notes(lines: Iterable[str]) -> None:
    """Write lines that are not the result on stderr, if anybody can read them there."""
    with suppress(OSError):
        _put(sys.stderr, "".join(f"{line}\n" for line in lines))


def _put(stream: TextIO, text: str) -> None:
    # Bytes: the locale of a cron job is C, and a Windows code page cannot hold Vietnamese. A path may
    # hold what is no UTF-8.
    try:
        stream.buffer.write(text.encode(errors="backslashreplace"))
        stream.buffer.flush()
    except OSError:
        # What is left in the buffer must not be tried again, and complained of, at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise
