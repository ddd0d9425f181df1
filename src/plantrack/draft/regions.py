"""The regions of a document: its head, its body, its foot and what is annexed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from plantrack.draft.blocks import Block, Line
from plantrack.draft.found import bare
from plantrack.draft.tables import columns
from plantrack.draft.vocabulary import CAPITAL

BODY = re.compile(
    r"(?:phan|chuong|dieu)\s+(?:thu\s+\w+|[ivx]+|\d+)\b|[ivx]{1,5}[.)]\s|[a-d]\.\s|1[.)]\s"
)
# A sentence that gives somebody work; "Giao thông …" goes on with a title.
GIVES = re.compile(rf"Giao\s+(?={CAPITAL})")
# Where the sentence begins that opens the plan, behind what it is based on.
OPENS = re.compile(
    r"(?:(?:phó )?chủ tịch|ubnd|[uủ][ỷy] ban|hội đồng|(?:phó )?giám đốc|(?:thứ|bộ) trưởng|sở|bộ|ban|cục|văn phòng)\b"
    r".*(?:ban hành|xây dựng|yêu cầu|ý kiến|chỉ thị|đề nghị|quyết định|thông báo|giao|như sau)\b",
    re.IGNORECASE | re.DOTALL,
)
# Lines of head and foot, which a table may lay out: national title, number, place and day, addressees, recipients.
_OF_LETTERHEAD = re.compile(
    r"cong hoa xa|.{0,80}\bdoc lap\b|noi nhan\b|kinh gui\b|so\s*:|so\s*[.]?\s*.{0,20}/[a-zđ]|[^\d,:]{2,40},\s*ngay\b.{0,8}thang\b.{0,8}nam\b"
)


class Regions(NamedTuple):
    """A document in four; tables stand in the body or the annex, whichever they are in."""

    head: Sequence[Line]
    body: Sequence[Block]
    foot: Sequence[Line]
    annex: Sequence[Block]
    lines: Sequence[Line]  # of all four


def divided(blocks: Sequence[Block]) -> Regions:
    """Return the regions of a document."""
    blocks = [part for block in blocks for part in _flat(block)]
    lines = [block for block in blocks if isinstance(block, Line)]
    begin = _body_begins(lines)
    end, annexed = _foot(lines, begin)
    head, foot = lines[:begin], lines[end:annexed]
    away = {id(line) for line in (*head, *foot)}
    behind = {id(line) for line in lines[end:]}
    first = next((n for n, block in enumerate(blocks) if id(block) in behind), len(blocks))
    body, annex = (
        [it for it in part if id(it) not in away] for part in (blocks[:first], blocks[first:])
    )
    return Regions(head, body, foot, annex, lines)


def _body_begins(lines: Sequence[Line]) -> int:
    """Return the number of the first line that is not of the head."""
    for number, line in enumerate(lines):
        folded = bare(line.text)
        if BODY.match(folded) or GIVES.match(line.text):
            return number
        if number > 3 and re.search(r"\b(?:nhu sau|sau day|sau):$", folded):
            return number + 1
    return min(len(lines), 12)


def _flat(block: Block) -> list[Block]:
    """Return the lines of a table that only lays out head or foot; other blocks as they are."""
    if isinstance(block, Line) or columns(block):
        return [block]
    lines: list[Block] = [
        Line(line, row.place)
        for row in block.rows
        for cell in dict.fromkeys(row.cells)
        for line in cell.split("\n")
        if line
    ]
    if len(block.rows) > 1 and not any(
        _OF_LETTERHEAD.match(bare(line.text)) for line in lines if isinstance(line, Line)
    ):
        return [block]
    return lines


def _foot(lines: Sequence[Line], begin: int) -> tuple[int, int]:
    """Return the numbers of the lines where the foot begins and where what is annexed begins."""
    foot = next(
        (n for n in range(begin, len(lines)) if re.match(r"noi nhan\b", bare(lines[n].text))),
        len(lines),
    )
    annexed = (
        n
        for n in range(foot, len(lines))
        if re.match(r"(?:phu luc|bieu|danh muc|mau)\b", bare(lines[n].text))
    )
    return foot, next(annexed, len(lines))
