"""The numbered parts of a document, each with its lines, labels and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plantrack.draft.blocks import Block, DocumentRow, DocumentTable, Line, Place
from plantrack.draft.found import bare, clean

LEAD, BOTH, COORDINATE, TIME, PRODUCT, RECEIVER, OTHER = (
    "lead",
    "both",
    "coordinate",
    "time",
    "product",
    "receiver",
    "other",
)
BULLET = re.compile(r"^[-–—+*•~]\s*")


_LONGEST = 5_000  # characters behind a label that stands several times


class Value(NamedTuple):
    """What stands behind a label, and where."""

    text: str
    place: Place
    label: str = ""


@dataclass
class Node:
    """A numbered part: its lines that are no labels, what is behind its labels, its own parts."""

    mark: str
    level: int
    text: str
    place: Place
    up: "Node | None" = None
    lines: list[Line] = field(default_factory=list)
    fields: dict[str, Value] = field(default_factory=dict)
    parts: list["Node"] = field(default_factory=list)
    tables: list[DocumentTable] = field(default_factory=list)

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


# The forms of numbers, each with the level it has; a dotted one counts its own.
_MARKS = (
    (
        0,
        re.compile(
            r"(?:phần|chương|mục)\s+(?:thứ\s+(?:\w+)|([IVX]+|\d{1,2}))\s*[.:]?\s*", re.IGNORECASE
        ),
    ),
    (4, re.compile(r"([IVX]{1,5}(?:\.\d{1,2})+)[.)]?\s+(?=\S)")),
    (2, re.compile(r"([IVX]{1,5})\s*[.)/–-]\s*(?=[^\W\d_])")),
    (1, re.compile(r"([A-HĐ])\s*[.)]\s+(?=[A-ZĐÀ-Ỹ])")),
    (3, re.compile(r"(?:điều|nhiệm vụ)\s+(\d{1,3})\s*[.:]\s*", re.IGNORECASE)),
    (4, re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=\S)")),
    (3, re.compile(r"(\d{1,2})\s*[.)/]\s*(?=[^\W\d_“\"(])")),
    (8, re.compile(r"\((\d{1,2})\)\s+(?=\S)")),
    (7, re.compile(r"([a-zđ](?:\.\d)?)\s*[)]\s*(?=\S)")),
)
_WHO = r"(?:(?:co|co quan|don vi|phong|bo phan|to chuc|dia phuong)(?:(?:,| va)? ?(?:don vi|to chuc|dia phuong))? )?"
_DOES = r"(?:,? ?(?:thuc hien|tham muu|trien khai|chinh|giai quyet|soan thao|xay dung|theo doi|tong hop))*"
_LABELS = (
    (BOTH, rf"{_WHO}(?:duoc giao )?chu tri(?:,| va| /|/) ?{_WHO}phoi hop{_DOES}"),
    (LEAD, rf"{_WHO}(?:duoc giao )?(?:chu tri|dau moi|chiu trach nhiem)(?: chinh)?{_DOES}"),
    (LEAD, r"(?:co quan(?:, don vi)?|don vi|phan cong|trach nhiem|to chuc)(?: thuc hien| phu trach| chiu trach nhiem)"),
    (COORDINATE, rf"{_WHO}(?:cung )?phoi hop{_DOES}"),
    (RECEIVER, r"(?:noi|co quan|don vi) (?:tiep )?nhan (?:ket qua|bao cao|san pham)"),
    (PRODUCT, r"(?:du kien )?(?:san pham|ket qua|dau ra)(?:(?:,| va|/)? ?(?:dau ra|dat duoc|thuc hien|cong viec|du kien|can dat|hoan thanh|chinh|ket qua|san pham))*"),
    (TIME, r"(?:thoi gian|thoi han|tien do|moc thoi gian|han|lo trinh|thoi diem)(?:(?:,| va)? ?(?:thuc hien|hoan thanh|trien khai|bao cao|trinh|ban hanh|xong|to chuc|bat dau|ket thuc))*"),
    (OTHER, r"(?:lanh dao (?:phu trach|chi dao)|nguoi (?:phu trach|theo doi)|kinh phi|nguon kinh phi|dia diem|thanh phan|doi tuong|hinh thuc|so luong|noi dung|ghi chu|muc dich|yeu cau)(?: [a-z ,]{1,24})?"),
)  # fmt: skip
_LABEL = re.compile(
    r"(?:^|(?<=[;.,] )|(?<=[;.] [-–+] )|(?<= [-–+] ))(?:"
    + "|".join(f"(?P<{kind}{n}>{words})" for n, (kind, words) in enumerate(_LABELS))
    + r")\s*[:：]"
)


def labels(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Split a line into what stands before its labels, and of each its kind, its words and its value."""
    plain = BULLET.sub("", text, count=1) if BULLET.match(text) else text
    found = list(_LABEL.finditer(bare(plain)))
    if not found or (
        found[0].start() == 0
        and found[0].lastgroup
        and found[0].lastgroup.startswith(OTHER)
        and not BULLET.match(text)
        and len(found) == 1
        and len(plain) > 400
    ):
        return text, []
    ends = [label.start() for label in found[1:]] + [len(plain)]
    values = [
        (
            str(label.lastgroup).rstrip("0123456789"),
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
    waiting = ""  # a label whose value stands in the lines below it
    for block in blocks:
        if isinstance(block, DocumentTable):
            here.tables.append(block)
            continue
        text = re.sub(r"^[._'`|]+\s*(?=\d)", "", block.text)
        found = _mark(text)
        if found:
            here = _placed(here, *found, block.place)
            waiting = ""
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
            waiting = values[-1][0] if not values[-1][2] else ""
        elif waiting and (BULLET.match(text) or not here.fields[waiting].text):
            held = here.fields[waiting]
            joined = f"{held.text}\n{clean(text)}".strip()
            here.fields[waiting] = held._replace(text=joined[:_LONGEST])
        else:
            waiting = ""
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
        if mark_is_absolute(own):
            while up.up:
                up = up.up
    node = Node(mark, level, text, place, up)
    up.parts.append(node)
    return node


def mark_is_absolute(own: Sequence[str]) -> bool:
    """Tell whether a dotted number begins at the top of the document."""
    return len(own) > 1 and bool(re.fullmatch(r"[IVX]+", own[0]))


def _path(node: Node) -> Iterator[Node]:
    if node.up:
        yield from _path(node.up)
    if node.mark:
        yield node


def _enter(node: Node, value: tuple[str, str, str], place: Place) -> None:
    kind, label, text = value
    if kind in node.fields:
        held = node.fields[kind]
        joined = f"{held.text}; {label}: {text}" if kind == OTHER else f"{held.text}; {text}"
        node.fields[kind] = held._replace(text=joined[:_LONGEST])
    elif kind == OTHER:
        node.fields[kind] = Value(f"{label}: {text}", place, label)
    else:
        node.fields[kind] = Value(text, place, label)


# --- tables of tasks

_COLUMNS = (
    ("number", r"^(?:s?tt|so tt|so thu tu|tt\.?|stt\.?)$"),
    (TIME, r"\b(?:thoi gian|thoi han|tien do|han|lo trinh|moc thoi gian|ngay hoan thanh)\b"),
    (BOTH, r"chu tri.*phoi hop"),
    (COORDINATE, r"phoi hop"),
    (LEAD, r"chu tri|dau moi|(?:co quan|don vi|phong).*(?:thuc hien|tham muu|phu trach|chiu trach nhiem)|^(?:trach nhiem|phan cong|thuc hien)\b|^(?:don vi|co quan)$"),
    (PRODUCT, r"san pham|ket qua|dau ra"),
    (RECEIVER, r"nhan (?:ket qua|bao cao)"),
    ("title", r"noi dung|nhiem vu|cong viec|hoat dong|viec|ten |danh muc|van ban"),
    (OTHER, r"ghi chu|kinh phi|lanh dao"),
)  # fmt: skip


class Columns(NamedTuple):
    """Which column of a table holds what, by its number; the names of all; how many rows are head."""

    of: dict[str, int]
    names: tuple[str, ...]
    head: int


def columns(table: DocumentTable) -> Columns | None:
    """Return the columns of a table of tasks; None for any other table."""
    best: Columns | None = None
    for last in range(min(4, len(table.rows))):
        for first in range(max(0, last - 1), last + 1):
            rows = table.rows[first : last + 1]
            names = tuple(
                " ".join(dict.fromkeys(" ".join(cell.split()) for cell in column if cell))
                for column in zip(*(row.cells for row in rows), strict=True)
            )
            found = _columns_of(names)
            if (
                {"title"} <= set(found)
                and {LEAD, BOTH, TIME} & set(found)
                and (best is None or len(found) > len(best.of))
            ):
                best = Columns(found, names, last + 1)
    if best and not ({LEAD, BOTH} & set(best.of)) and len(best.of) < 3:
        return None
    return best


def _columns_of(names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        folded = bare(name).strip(" .:*")
        kind = next((kind for kind, pattern in _COLUMNS if re.search(pattern, folded)), None)
        if kind and kind not in found and len(folded) < 120:
            found[kind] = number
    return found


def is_numbering(row: DocumentRow) -> bool:
    """Tell whether a row only counts the columns, as (1) (2) (3)."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) > 1 and all(re.fullmatch(r"\(?[\dA-D]\)?(?:\s*=.*)?", cell) for cell in cells)
