"""The command line that was probably meant, where words stand in a wrong place."""

from collections.abc import Sequence

from plantrack.cli.phrase import AGENCY, EVENT, TASK, Phrase, event
from plantrack.cli.plans import Plans
from plantrack.plan import names
from plantrack.words.problems import UsageError
from plantrack.words.text import quoted

PROGRAM_OPTIONS = ("--plan", "--lang", "--color")  # options that have a value


def suggest(plans: Plans, arguments: Sequence[str]) -> tuple[str, str] | None:
    """Return the words that were typed and the command line that was meant, if it is plain."""
    before, words, after = _split(arguments)
    found = _corrected(plans, words)
    if not found or found == words:
        return None
    line = ["plantrack", *before, *found, *after]
    return " ".join(words), " ".join(map(quoted, line))


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the options of the program, the words up to the next option, and all from there on."""
    first = 0
    while first < len(arguments) and arguments[first].startswith("-"):
        first += 2 if arguments[first] in PROGRAM_OPTIONS else 1
    options = (n for n in range(first, len(arguments)) if arguments[n].startswith("--"))
    last = next(options, len(arguments))
    return list(arguments[:first]), list(arguments[first:last]), list(arguments[last:])


def _corrected(plans: Plans, words: Sequence[str]) -> list[str] | None:
    """Return the words as a command takes them; None where they mean nothing sure."""
    command, *rest = words or [""]
    if command == "log":
        return _log_in_order(plans, rest)
    subject = " ".join(words)
    try:
        found = names.find_subject(plans.first.plan, subject)
    except UsageError:
        return None
    return ["show", subject] if found else None


def _log_in_order(plans: Plans, words: Sequence[str]) -> list[str] | None:
    """Return task, event and agencies in the order in which `log` takes them."""
    try:
        found = Phrase(plans, "log", (event,)).cut(words, (TASK, AGENCY))
    except UsageError:
        return None
    said: dict[str, list[str]] = {TASK: [], EVENT: [], AGENCY: []}
    for one in found:
        if len(one.meanings) > 1:
            return None
        said[one.meanings[0].option].append(
            one.text if one.doc is None else f"{one.text}={one.doc}"
        )
    is_plain = len(said[TASK]) == len(said[EVENT]) == 1
    return ["log", *said[TASK], *said[EVENT], *said[AGENCY]] if is_plain else None
