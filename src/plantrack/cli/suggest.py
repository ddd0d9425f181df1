"""The command line that was probably meant, where words stand in a wrong place."""

import re
import shlex
from collections.abc import Callable, Sequence

from plantrack.cli.keywords import keyword_parser
from plantrack.cli.option_types import EVENT
from plantrack.log.event import EventKind
from plantrack.plan import names
from plantrack.plan.model import Plan
from plantrack.words.problems import UsageError

FILTERING = ("status", "overdue", "upcoming", "history")
PROGRAM_OPTIONS = ("--plan", "--lang", "--color")  # options that have a value


def suggest(plan: Plan, arguments: Sequence[str]) -> tuple[str, str] | None:
    """Return the words that were typed and the command line that was meant, if it is plain."""
    before, words, after = _split(arguments)
    found = _corrected(plan, words)
    if not found or found == words:
        return None
    line = ["plantrack", *before, *found, *after]
    return " ".join(words), " ".join(map(_quoted, line))


def _quoted(word: str) -> str:
    """Return a word as a shell takes it; letters with marks need no quotes."""
    return word if re.fullmatch(r"[\w@%+=:,./-]+", word) else shlex.quote(word)


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the options of the program, the words up to the next option, and all from there on."""
    first = 0
    while first < len(arguments) and arguments[first].startswith("-"):
        first += 2 if arguments[first] in PROGRAM_OPTIONS else 1
    options = (n for n in range(first, len(arguments)) if arguments[n].startswith("--"))
    last = next(options, len(arguments))
    return list(arguments[:first]), list(arguments[first:last]), list(arguments[last:])


def _corrected(plan: Plan, words: Sequence[str]) -> list[str] | None:
    """Return the words as a command takes them; None where they mean nothing sure."""
    command, *rest = words or [""]
    if command == "log":
        return _log_in_order(plan, rest)
    if command in FILTERING:
        options = [_as_option(plan, word) for word in _joined(plan, rest)]
        found = [word for option in options if option for word in option]
        return [command, *found] if all(options) else None
    subject = " ".join(rest if command == "show" else words)
    return ["show", subject] if _is_known(names.find_subject, plan, subject) else None


def _log_in_order(plan: Plan, words: Sequence[str]) -> list[str] | None:
    """Return task, event and agencies in the order in which `log` takes them."""
    events = [word for word in words if _is_event(word)]
    tasks = [
        word for word in words if word not in events and _is_known(names.find_task, plan, word)
    ]
    others = [word for word in words if word not in (*events, *tasks)]
    if len(events) != 1 or len(tasks) != 1:
        return None
    agencies = all(_is_known(names.find_party, plan, word) for word in others)
    return ["log", *tasks, *events, *others] if agencies else None


def _joined(plan: Plan, words: Sequence[str]) -> Sequence[str]:
    """Return the words, or all as one name where they are a name that was not quoted."""
    name = " ".join(words)
    return [name] if _is_known(names.find_subject, plan, name) else words


def _as_option(plan: Plan, word: str) -> tuple[str, str] | None:
    if _is_known(names.find_party, plan, word):
        return "--agency", word
    return ("--task", word) if _is_known(names.find_task, plan, word) else None


def _is_known(find: Callable[[Plan, str], names.Match], plan: Plan, word: str) -> bool:
    try:
        return bool(find(plan, word))
    except UsageError:
        return False


def _is_event(word: str) -> bool:
    try:
        return bool(keyword_parser(EVENT, EventKind)(word))
    except UsageError:
        return False
