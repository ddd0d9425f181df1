"""What the paragraphs that close a document ask for, and of whom."""

import re
from collections.abc import Iterator

from plantrack.draft import times
from plantrack.draft.agencies import leading
from plantrack.draft.blocks import Line
from plantrack.draft.found import Found, Value, bare
from plantrack.draft.outline import BULLET, Node
from plantrack.draft.roles import opening
from plantrack.draft.vocabulary import CLOSING, Label

_CLOSING = re.compile(rf"(?:{'|'.join(CLOSING)})\b")


def closing(root: Node) -> Iterator[Found]:
    """Find whom the paragraphs below the last number ask for something."""
    nodes = list(root.all())
    last = next((node for node in reversed(nodes) if node.level <= 2 and node.mark), None)
    section = last.id if last else ""
    numbers = [int(part.mark) for part in (last or root).parts if part.mark.isdecimal()]
    id_ = f"{max(numbers, default=0)}"
    for line in (line for node in nodes for line in node.lines if is_closing(line)):
        for names, rest, said in _asked_in(line.text):
            fields = {Label.LEAD: Value(names, line.place)}
            yield Found(id_, rest, line.place, fields, sentence=said, section=section)


def _asked_in(text: str) -> list[tuple[str, str, str]]:
    """Return whom the sentences of a paragraph ask, for what, and the words.

    A sentence that names nobody is asked of those before it: with what they are asked, or by itself where it sets a time.
    """
    asked: list[tuple[str, str, str]] = []
    for said in re.split(r"(?<=\.)\s+", text):
        found = re.search(r"\b(?:đề nghị|yêu cầu)\s+", said, re.IGNORECASE)
        names, rest = leading(said[found.end() :]) if found else ("", "")
        given = None if names else opening(said)
        if given and not bare(given.rest).startswith("neu tren"):  # those have their items above
            names, rest = given.names, given.rest
        if names and rest:
            asked.append((names, rest, said))
        elif asked and times.speaks(said):
            asked.append((asked[-1][0], said, said))
        elif asked:
            names, rest, before = asked[-1]
            asked[-1] = names, f"{rest} {said}", f"{before} {said}"
    return asked


def is_closing(line: Line) -> bool:
    """Tell whether a paragraph closes the document: as such ones begin, or who issues it asks others."""
    if BULLET.match(line.text):
        return False
    asks = opening(line.text)
    return bool(_CLOSING.match(bare(line.text)) or (asks and asks.asked))
