"""The command line that was probably meant, where what is to be shown stands in the place of a command."""

from collections.abc import Sequence

from plantrack.cli.plans import Plans
from plantrack.plan import names
from plantrack.words.problems import UsageError
from plantrack.words.text import quoted

PROGRAM_OPTIONS = ("--plan", "--lang", "--color")  # options that have a value


def suggest(plans: Plans, arguments: Sequence[str]) -> tuple[str, str] | None:
    """Return the words that were typed and the command line that was meant, if it is plain."""
    before, words, after = _split(arguments)
    subject = " ".join(words)
    try:
        plans.register.find(names.SUBJECT, subject)
    except UsageError:
        return None
    line = ["plantrack", *before, "show", subject, *after]
    return subject, " ".join(map(quoted, line))


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the options of the program, the words up to the next option, and all from there on."""
    first = 0
    while first < len(arguments) and arguments[first].startswith("-"):
        first += 2 if arguments[first] in PROGRAM_OPTIONS else 1
    options = (n for n in range(first, len(arguments)) if arguments[n].startswith("--"))
    last = next(options, len(arguments))
    return list(arguments[:first]), list(arguments[first:last]), list(arguments[last:])
