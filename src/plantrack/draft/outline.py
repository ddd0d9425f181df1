"""The numbered parts of a document, each with its lines, labels and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plantrack.draft.blocks import Block, DocumentTable, Line, Place
from plantrack.draft.found import Value, bare, clean
from plantrack.draft.vocabulary import CAPITAL, LABELS, Label

BULLET = re.compile(r"^[-–—+*•~]\s*")


_LONGEST = 5_000  # characters behind a label that stands several times
_LETTERS, _GROUP = 7, 9  # levels of "a)" and of lines that only labels hold together
_TASK = "Nhiệm vụ"


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
    told: int = 0  # how many of its lines stand above its last label
    first: int = (
        0  # of a part without a number: the number of its first line among those of the list
    )

    @property
    def labelled(self) -> bool:
        """Tell whether its labels say who is to do it, or when."""
        return bool({Label.LEAD, Label.BOTH, Label.TIME} & set(self.fields))

    @property
    def grouped(self) -> bool:
        """Tell whether its lines stand in groups that have labels of their own."""
        return any(part.first for part in self.parts)

    @property
    def bullets(self) -> list[Line]:
        """Its lines that begin with a bullet."""
        return [line for line in self.lines if BULLET.match(line.text)]

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
    (3, re.compile(r"(?:hoạt động|nội dung|nhiệm vụ)\s+(\d{1,3})\s*(?:[.:]\s*|$)", re.IGNORECASE)),
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
            _kind(label),
            plain[label.start() : label.end()].rstrip(" :："),
            plain[label.end() : end].strip(" ;,-–+"),
        )
        for label, end in zip(found, ends, strict=True)
    ]
    return plain[: found[0].start()].strip(" ;,"), values


def _kind(label: re.Match[str]) -> Label:
    """Return what a label tells; within a line, "nội dung:" and "nhiệm vụ:" give no title."""
    kind = Label(str(label.lastgroup).rstrip("0123456789"))
    return Label.OTHER if label.start() and kind in (Label.TITLE, Label.CONTENT) else kind


# A label of time without its colon.
_TIME_WITHOUT_COLON = re.compile(
    r"[-–+*•\s]*((?:thoi gian|thoi han)(?: (?:thuc hien|hoan thanh|trien khai))+) "
    r"(?=(?:sau|truoc|trong|cham|tu|den|quy|thang|nam|ngay|hang|hoan|thuong|xong|dinh)\b)"
)


def _labels_below(here: Node, text: str) -> tuple[str, list[tuple[Label, str, str]]]:
    """Return the labels of a line that is no heading: one of time may lack its colon, one of the title says it."""
    before, values = labels(text)
    if values and values[0][0] is Label.TITLE and not values[0][2]:
        return text, []
    without_colon = _TIME_WITHOUT_COLON.match(bare(text)) if here.mark and not values else None
    if without_colon:
        start, end = without_colon.span(1)
        return "", [(Label.TIME, text[start:end], text[end:].strip(" ;,"))]
    return before, values


def outline(blocks: Iterable[Block]) -> Node:
    """Return the parts of a document as a tree."""
    root = Node("", -1, "", Place("line", 1))
    here = root
    waiting: Label | None = None  # a label whose value stands in the lines below it
    for block in _without_enclosures(blocks):
        if isinstance(block, DocumentTable):
            here.tables.append(block)
            continue
        text = re.sub(r"^[._'`|]+\s*(?=\d)", "", block.text)
        found = _mark(text) or _next_of(here, text)
        if found:
            here = _placed(here, *found, block.place)
            waiting = None
            before, values = labels(here.text)
            if values and not (values[0][0] is Label.TITLE and here.level < _LETTERS):
                here.text = before
                waiting = _entered(here, values, block.place)
            continue
        before, values = _labels_below(here, text)
        if values:
            if before and BULLET.sub("", before):
                here.lines.append(Line(before, block.place))
            here = _group_of(here, values)
            waiting = _entered(here, values, block.place)
        elif waiting and (BULLET.match(text) or not here.fields[waiting].text):
            held = here.fields[waiting]
            joined = f"{held.text}\n{clean(text)}".strip()
            here.fields[waiting] = held._replace(text=joined[:_LONGEST])
        else:
            waiting = None
            here.lines.append(Line(text, block.place))
    for node in list(root.all()):
        _join_facets(node)
    return root


def _without_enclosures(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks without the list of what is sent along, "(Gửi kèm: 1. … 2. …)", whose numbers are no items."""
    open_ = 0
    for block in blocks:
        text = block.text if isinstance(block, Line) else ""
        if not open_ and re.match(r"\(\s*(?:gui |co )?kem\b", bare(text)):
            open_ = 20  # paragraphs that it may have
        if not open_:
            yield block
        open_ = 0 if not text or re.search(r"\)[\s.;/]*$", text) else max(open_ - 1, 0)


def _entered(here: Node, values: Sequence[tuple[Label, str, str]], place: Place) -> Label | None:
    """Enter labels; return the last where its value is still to come."""
    for value in values:
        _enter(here, value, place)
    here.told = len(here.lines)
    return values[-1][0] if not values[-1][2] else None


def _group_of(here: Node, values: Sequence[tuple[Label, str, str]]) -> Node:
    """Return where labels belong: to the lines since the last labels, where those were of the same kind."""
    again = {kind for kind, *_ in values if kind is not Label.OTHER} & set(here.fields)
    if not again or not here.labelled or len(here.lines) == here.told:
        return here
    over = here.up if here.first else here
    if over is None:
        return here
    above, below = here.lines[: here.told], here.lines[here.told :]
    begins = (
        BULLET.match(below[0].text) or here.first or (above and not BULLET.match(above[0].text))
    )
    if not begins:  # a line behind the labels of a heading, not the title of what follows
        return here
    last = here if here.first else None
    if last is None and above:
        begin = above[0].place
        own = {it: value for it, value in here.fields.items() if value.place.number >= begin.number}
        last = Node("", _GROUP, "", begin, over, fields=own, told=here.told, first=1)
        over.parts.append(last)
        over.lines, over.fields = [], {it: here.fields[it] for it in here.fields if it not in own}
    if last:
        last.lines = above
    else:
        over.lines = []
    first = last.first + max(1, len(last.bullets)) if last else 1
    group = Node("", _GROUP, "", below[0].place, over, below, first=first)
    over.parts.append(group)
    return group


def _join_facets(node: Node) -> None:
    """Make one part of "a) Nhiệm vụ: …", "b) Cơ quan thực hiện: …", "c) Thời gian: …"."""
    facets = node.parts
    whole = len(facets) > 1 and all(_is_facet(part) for part in facets)
    if whole and node.mark and not node.labelled and any(part.labelled for part in facets):
        for part in facets:
            node.fields = {**part.fields, **node.fields}
            node.lines += part.lines
        node.parts = []
        return
    for part in facets:
        held = part.fields.get(Label.TITLE)
        if held and not part.labelled:  # it was only a heading
            del part.fields[Label.TITLE]
            part.text = f"{_TASK}: {held.text}" if "\n" not in held.text else f"{_TASK}:"
            lines = held.text.split("\n") if "\n" in held.text else []
            part.lines = [Line(f"- {line}", held.place) for line in lines] + part.lines


def _is_facet(part: Node) -> bool:
    return bool(part.level == _LETTERS and part.fields and not part.text and not part.parts)


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
    """Return the same of a number that follows the one before: it is no year then, whatever it stands before."""
    found = re.match(r"(\d{1,4})[.)]\s+(?=\S)", text)
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
    if kind in node.fields and node.fields[kind].text:
        held = node.fields[kind]
        joined = f"{held.text}; {label}: {text}" if kind == Label.OTHER else f"{held.text}; {text}"
        node.fields[kind] = held._replace(text=joined[:_LONGEST])
    elif kind == Label.OTHER:
        node.fields[kind] = Value(f"{label}: {text}", place)
    else:
        node.fields[kind] = Value(text, place)
