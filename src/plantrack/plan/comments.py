"""Comments of a YAML file: where each stands, which of them ask for confirmation, and which confirm.

A parser gives none. A comment is what follows a `#` outside of every value; what looks like one in quotes or
in a block of text is text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plantrack.plan import messages
from plantrack.words.text import fold, nfc
from plantrack.words.words import Sentence

# What YAML takes for the end of a line.
LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_SIGNS = "# \t"  # what stands before the words of a comment
_ENOUGH = 60  # characters of a comment that its first words have, in whatever Unicode form


class Comment(NamedTuple):
    """A comment: its line and column from 1, its words, and whether it has its line to itself."""

    line: int
    column: int
    text: str
    alone: bool

    @property
    def asks(self) -> bool:
        """Whether it asks for confirmation, as the comments of a draft do."""
        return _MARK.match(self.text) is not None

    @property
    def confirms(self) -> bool:
        """Whether it stands at the end of a line and says that what is there is confirmed."""
        parts = re.split(r"\s#", self.text)
        return any(_CONFIRMED.match(part.lstrip(_SIGNS)) for part in parts[int(self.alone) :])


class UnconfirmedPlace(NamedTuple):
    """A place to be confirmed: where that is said, what is asked, and the line that it is about, 0 if none."""

    line: int
    column: int
    asked: str
    about: int


def may_hold_marks(text: str) -> bool:
    """Tell, at the price of a search, whether a file may hold a mark; it may be no comment yet."""
    place = text.find("#")
    while place >= 0:
        if _MARK.match(nfc(text[place : place + _ENOUGH]).lstrip(_SIGNS)):
            return True
        place = text.find("#", place + 1)
    return False


def comments(text: str, values: Sequence[tuple[int, int]]) -> Iterator[Comment]:
    """Yield the comments of a file; `values` are where its values begin and end, in order."""
    begins = [begin for begin, _ in values]
    lines = [0, *(found.end() for found in LINE_END.finditer(text))]
    place = text.find("#")
    while place >= 0:
        above = bisect_right(begins, place) - 1
        if above >= 0 and place < values[above][1]:
            place = text.find("#", values[above][1])
            continue
        ending = LINE_END.search(text, place)
        end = ending.start() if ending else len(text)
        line = bisect_right(lines, place)
        before = text[lines[line - 1] : place]
        words = nfc(text[place:end]).lstrip(_SIGNS).rstrip()
        yield Comment(line, len(before) + 1, words, not before.strip())
        place = text.find("#", end)


def marks(text: str, found: Sequence[Comment]) -> Iterator[UnconfirmedPlace]:
    """Yield what the comments of a file ask for; one that was wrapped is one."""
    alone = {comment.line: comment for comment in found if comment.alone}
    content = [
        number
        for number, line in enumerate(LINE_END.split(text), 1)
        if number not in alone and line.strip()
    ]
    for comment in found:
        if not comment.asks:
            continue
        words, here = [comment.text], comment.line
        while comment.alone and (below := alone.get(here + 1)) and _goes_on(comment, below):
            words.append(below.text)
            here += 1
        place = bisect_left(content, comment.line)
        about = content[place] if place < len(content) else 0
        asked = _MARK.sub("", " ".join(words), count=1)
        yield UnconfirmedPlace(comment.line, comment.column, asked, about)


def _goes_on(comment: Comment, below: Comment) -> bool:
    """Tell whether a comment is the next line of the one above it, not one of its own."""
    own = below.asks or below.text.startswith("-") or not below.text
    return below.column == comment.column and not own


def _beginning(words: Sentence) -> re.Pattern[str]:
    """Return the pattern of a text that begins with words, of either language, in any case and without marks."""
    ways = (words.vi, fold(words.vi), words.en)
    return re.compile(rf"(?:{'|'.join(ways)})(?!\w)[\s:]*".replace(" ", r"\s+"), re.IGNORECASE)


_MARK = _beginning(messages.mark)
_CONFIRMED = _beginning(messages.confirmed)
