"""Long lines for a narrow terminal: broken between words, and never within what is to be copied."""

import re
from textwrap import fill

INDENT = "    "
NARROWEST = 30  # columns; below, the terminal itself breaks lines
_JOINT = "\x1f"  # a space that stays; no text that is shown has this character
_ARGUMENT = r'(?:"(?:\\.|[^"\\])*"|[!#-&*-:<-~]+)+'
_PROSE = "and|or|in|to|when|then|with|for|of|first|by|trong|khi|do|sau"
_GIT = "(?:add|checkout|commit|config|init|merge|pull|push|rebase|reset|restore|rm|stash|status|switch)"
# A command line within a sentence: it ends where there is punctuation, a letter with marks, or prose.
_COMMAND = re.compile(
    rf"\b(?:plantrack|git {_GIT})(?: (?!(?:{_PROSE})\b){_ARGUMENT}(?![^\W\x00-\x7f]))+"
)


def wrapped(line: str, place: str, width: int | None) -> str:
    """Return a line as one or, where it is wider than so many columns, several, those that follow indented.

    `place` is how it begins; it stays whole, as do the command lines in it.
    """
    if width is None or width < NARROWEST or len(line) <= width:
        return line
    text = line.removeprefix(place)
    opening = line.removesuffix(text).rstrip(" ").replace(" ", _JOINT)
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", _JOINT), text.lstrip(" "))
    ending = "\n" if line.endswith("\n") else ""
    told = f"{opening} {whole}".strip()
    filled = fill(
        told, width, subsequent_indent=INDENT, break_long_words=False, break_on_hyphens=False
    )
    return filled.replace(_JOINT, " ") + ending
