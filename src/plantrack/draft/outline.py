"""The numbered parts of a document, each with its lines, labels and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plantrack.draft.blocks import Block, DocumentTable, Line, Place
from plantrack.draft.found import Value, bare, clean
from plantrack.draft.vocabulary import CAPITAL, LABELS, Label

BULLET = re.compile(r"^[-–—+*•~]\s*")


_LONGEST = 5_000  # characters behind a label that stands several times


@dataclass
class Node:
    """A numbered part: its lines that are no labels, what is behind its labels, its own parts."""

    mark: str
    level: int
    text: str
    place: Place
    up: "Node | None" = None
    lines: list[Line] = field(default_factory=list)
    fields: dict[Label, Value] = field(default_factory=dict)
    parts: list["Node"] = field(default_factory=list)
    tables: list[DocumentTable] = field(default_factory=list)

    @property
    def labelled(self) -> bool:
        """Tell whether its labels say who is to do it, or when."""
        return bool({Label.LEAD, Label.BOTH, Label.TIME} & set(self.fields))

    @property
    def id(self) -> str:
        """Its numbers from the top, as `II.1.a`."""
        above = self.up.id if self.up else ""
        return ".".join(mark for mark in (above, self.mark) if mark)

    def all(self) -> Iterator["Node"]:
        """Yield it and every part of it."""
        yield self
        for part in self.parts:
            yield from part.all()


# The forms of numbers, each with the level it has; a dotted one counts its own. They have three digits at most: four
# are a year, or a number that goes on counting. "1.200 tỷ" is an amount, "89/KH-UBND" and "123/" a document.
_MARKS = (
    (
        0,
        re.compile(
            r"(?:phần|chương|mục)\s+(?:thứ\s+(?:\w+)|([IVX]+|\d{1,3}(?!\d)))\s*[.:]?\s*",
            re.IGNORECASE,
        ),
    ),
    (4, re.compile(r"([IVX]{1,5}(?:\.\d{1,3})+)[.)]?\s+(?=\S)")),
    (2, re.compile(r"([IVX]{1,5})\s*[.)/–-]\s*(?=[^\W\d_])")),
    (1, re.compile(r"([A-HĐ])\s*[.)]\s+(?=" + CAPITAL + ")")),
    (3, re.compile(r"(?:điều|nhiệm vụ)\s+(\d{1,3})\s*[.:]\s*", re.IGNORECASE)),
    (4, re.compile(r"(\d{1,3}(?:\.\d{1,2})+)[.)]?\s+(?=\S)")),
    (4, re.compile(r"(\d{1,3}(?:\.[1-9]\d{0,2})+)[.)]\s+(?=\S)")),
    (3, re.compile(r"(\d{1,3})\s*[.)]\s*(?=[^\W\d_“\"(])")),
    (3, re.compile(r"(\d{1,2}|\d{3}(?=/\s))\s*/(?!\s*[A-ZĐ]+-)\s*(?=[^\W\d_“\"(])")),
    (8, re.compile(r"\((\d{1,3})\)\s+(?=\S)")),
    (7, re.compile(r"([a-zđ](?:\.\d)?)\s*[)]\s*(?=\S)")),
)
_LABEL = re.compile(
    r"(?:^|(?<=[;.,] )|(?<=[;.] [-–+] )|(?<= [-–+] ))(?:"
    + "|".join(f"(?P<{kind}{n}>{words})" for n, (kind, words) in enumerate(LABELS))
    + r")\s*[:：]"
)


def labels(text: str) -> tuple[str, list[tuple[Label, str, str]]]:
    """Split a line into what stands before its labels, and of each its kind, its words and its value."""
    plain = BULLET.sub("", text, count=1) if BULLET.match(text) else text
    found = list(_LABEL.finditer(bare(plain)))
    if not found or (
        found[0].start() == 0
        and found[0].lastgroup
        and found[0].lastgroup.startswith(Label.OTHER)
        and not BULLET.match(text)
        and len(found) == 1
        and len(plain) > 400
    ):
        return text, []
    ends = [label.start() for label in found[1:]] + [len(plain)]
    values = [
        (
            Label(str(label.lastgroup).rstrip("0123456789")),
            plain[label.start() : label.end()].rstrip(" :："),
            plain[label.end() : end].strip(" ;,-–+"),
        )
        for label, end in zip(found, ends, strict=True)
    ]
    return plain[: found[0].start()].strip(" ;,"), values


def outline(blocks: Iterable[Block]) -> Node:
    """Return the parts of a document as a tree."""
    root = Node("", -1, "", Place("line", 1))
    here = root
    waiting: Label | None = None  # a label whose value stands in the lines below it
    for block in blocks:
        if isinstance(block, DocumentTable):
            here.tables.append(block)
            continue
        text = re.sub(r"^[._'`|]+\s*(?=\d)", "", block.text)
        found = _mark(text) or _next_of(here, text)
        if found:
            here = _placed(here, *found, block.place)
            waiting = None
            before, values = labels(here.text)
            here.text = before if values else here.text
            for value in values:
                _enter(here, value, block.place)
            continue
        before, values = labels(text)
        if values:
            if before and BULLET.sub("", before):
                here.lines.append(Line(before, block.place))
            for value in values:
                _enter(here, value, block.place)
            waiting = values[-1][0] if not values[-1][2] else None
        elif waiting and (BULLET.match(text) or not here.fields[waiting].text):
            held = here.fields[waiting]
            joined = f"{held.text}\n{clean(text)}".strip()
            here.fields[waiting] = held._replace(text=joined[:_LONGEST])
        else:
            waiting = None
            here.lines.append(Line(text, block.place))
    return root


def _mark(text: str) -> tuple[int, str, str] | None:
    """Return the level, the number and the rest of a line that begins with a number."""
    for level, pattern in _MARKS:
        found = pattern.match(text)
        if found:
            mark = found[1] or ""
            depth = mark.count(".") - (1 if level == 4 and mark[0].isalpha() else 0)
            return (level + depth - 1 if level == 4 else level), mark, text[found.end() :]
    return None


def _next_of(here: Node, text: str) -> tuple[int, str, str] | None:
    """Return the same of a number of four digits, which is no year only where it follows the one before."""
    found = re.match(r"(\d{4})[.)]\s+(?=[^\W\d_“\"(])", text)
    before = [node.mark for node in _path(here) if node.level == 3]
    if found and before and before[-1] == str(int(found[1]) - 1):
        return 3, found[1], text[found.end() :]
    return None


def _placed(here: Node, level: int, mark: str, text: str, place: Place) -> Node:
    up = here
    while up.up and up.level >= level:
        up = up.up
    if "." in mark:  # "1.2" or "II.1" says itself where it belongs
        own = mark.split(".")
        above = [node.mark for node in _path(up)]
        while own[:-1] and above and own[0] in above:
            own = own[1:]
        mark = ".".join(own)
        if _is_absolute(own):
            while up.up:
                up = up.up
    node = Node(mark, level, text, place, up)
    up.parts.append(node)
    return node


def _is_absolute(own: Sequence[str]) -> bool:
    """Tell whether a dotted number begins at the top of the document."""
    return len(own) > 1 and bool(re.fullmatch(r"[IVX]+", own[0]))


def _path(node: Node) -> Iterator[Node]:
    if node.up:
        yield from _path(node.up)
    if node.mark:
        yield node


def _enter(node: Node, value: tuple[Label, str, str], place: Place) -> None:
    kind, label, text = value
    if kind in node.fields:
        held = node.fields[kind]
        joined = f"{held.text}; {label}: {text}" if kind == Label.OTHER else f"{held.text}; {text}"
        node.fields[kind] = held._replace(text=joined[:_LONGEST])
    elif kind == Label.OTHER:
        node.fields[kind] = Value(f"{label}: {text}", place)
    else:
        node.fields[kind] = Value(text, place)
