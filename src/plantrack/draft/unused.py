"""What a document says of dates, of periods and of who leads, and what of it became no part of the plan."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from plantrack.deadlines.wording_dates import Q
from plantrack.draft.blocks import Block, Line, Place
from plantrack.draft.found import bare
from plantrack.draft.tables import columns
from plantrack.draft.vocabulary import DAY

# All patterns see text as `_plain` gives it: no case, no marks, one space, no zeros in front.
_YEAR = r"(?:19|20)\d\d"
_DATES = re.compile(
    rf"(?<![\d/.-]){DAY}(?!\d)"
    rf"|\b(?:thang \d{{1,2}}|quy {Q}\b)(?:/{_YEAR})?(?![\d/])"
    rf"|(?<![\d/])\d{{1,2}}/{_YEAR}(?![\d/])"
    r"|(?<![\d/])(?:[12]?\d|3[01])/(?:\d|1[0-2])(?![\d/])"
    r"|\bngay (?:[12]?\d|3[01])\b(?![/.-]\d| (?:lam viec|ke tu|sau|tinh tu))"
    rf"|\bnam {_YEAR}\b|\b{_YEAR} ?- ?{_YEAR}\b"
)
_PERIODS = re.compile(
    r"\b(?:hang|moi) (?:ngay|tuan|thang|quy|nam|6 thang|sau thang)\b|\bdinh ky\b|\b\d{1,3} (?:thang|tuan|ngay)/lan\b"
    r"|\bthu (?:hai|ba|tu|nam|sau|bay|[2-7]) hang tuan\b|\b\d{1,3}(?: \([a-z ]+\))? ngay lam viec\b"
    r"|\b\d{1,3}(?: \([a-z ]+\))? (?:ngay|thang|nam) (?:ke tu|sau khi|tinh tu|truoc)\b"
    r"|\btrong (?:vong|thoi han|thoi gian) \d{1,3}(?: \([a-z ]+\))? (?:ngay|tuan|thang|nam)\b"
    r"|\b(?:6|sau) thang (?:dau|cuoi) nam\b"
)
# Before a date, what makes it more than a date that is told of.
_LIMIT = re.compile(
    r"\b(?:truoc|cham nhat|muon nhat|den het|het|xong|hoan thanh|han|thoi han|tien do|thoi gian|vao|tu|den|trong|dau|giua|cuoi)"
    r"\b(?: [a-z]+){0,2}:? ?$|\bngay $"
)
# A date of a document that is named, years that tell of what was or is to be reached, a fraction.
_NAMED = re.compile(
    r"(?:\bso \d[^\s,;]*|\b(?:luat|nghi dinh|quyet dinh|ke hoach|nghi quyet|cong van|thong tu|chi thi|to trinh|thong bao|ket luan)\b[^,;.]{0,80}?)"
    rf"(?: [^,;.\d]{{0,40}})? ?(?:ngay )?{DAY}"
)
_ONLY_YEARS = re.compile(rf"nam {_YEAR}|{_YEAR} ?- ?{_YEAR}|\d{{1,2}}/\d{{1,2}}")
_OF_MONEY = re.compile(r"\b(?:ngan sach|kinh phi|du toan|chi thuong xuyen)\b[^,;.]{0,40}$")
_LEADS = re.compile(r"\bchu tri\b")
# What sets a limit even where no date is plain, as "xong trước Tết".
_SETS = re.compile(
    r"\b(?:truoc (?:ngay|thang|quy|nam|tet|\d)|cham nhat|muon nhat|den het (?:ngay|thang|quy|nam)|thoi han \d|han cuoi"
    r"|(?:xong|hoan thanh) (?:truoc|trong)|trong (?:ngay|thang|quy|nam)\b(?! qua))"
)

_BASIS = re.compile(r"(?:can cu|thuc hien|theo)\b")
_BY_CHANCE = 20  # characters at most


class DateMention(NamedTuple):
    """A date or period in a text; `sets`: whether it may set a limit, not only tell of something."""

    text: str
    sets: bool


def mentions(text: str) -> Iterator[DateMention]:
    """Yield the dates and periods in a text, each as it is compared with others."""
    plain = _plain(text)
    named = [found.span() for found in _NAMED.finditer(plain)]
    for found in _DATES.finditer(plain):
        before = plain[max(0, found.start() - 40) : found.start()]
        cited = any(start <= found.start() < end for start, end in named)
        told = cited or (_ONLY_YEARS.fullmatch(found[0]) and not _LIMIT.search(before))
        yield DateMention(found[0], not told)
    for found in _PERIODS.finditer(plain):
        before = plain[max(0, found.start() - 60) : found.start()]
        yield DateMention(found[0], not _OF_MONEY.search(before))


class Told:
    """What the plan says, by the places in the document that it was read from."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._at: defaultdict[Place, set[str]] = defaultdict(set)
        self._all: set[str] = set()

    def add(self, places: Iterable[Place], texts: Iterable[str]) -> None:
        """Note that what was read at these places is told by these texts."""
        said = {it.text for text in texts for it in mentions(text)}
        self._all |= said
        for place in places:
            self._at[place] |= said

    def add_head(
        self, lines: Iterable[Line], texts: Sequence[str], read: Collection[Place | None]
    ) -> None:
        """Note that what a document says of itself tells of these lines: those it was read from, or that say the same."""
        said = [_plain(text) for text in texts if text]
        dates = {it.text for text in texts for it in mentions(text)}
        self._all |= dates
        for line in lines:
            own = _plain(line.text).strip(" .;,:/")
            here = list(mentions(line.text))
            same = any(own == it or _holds(own, it) or _holds(it, own) for it in said)
            limits = _SETS.search(own) or _LEADS.search(own)
            named = line.place in read or not any(it.sets for it in here)
            if (same and _BASIS.match(own)) or ((same or named) and not limits):
                self._at[line.place] |= dates & {it.text for it in here}

    def tells(self, line: Line) -> bool:
        """Tell whether nothing of a line is lost: no limit and no leader, and no date that the plan has nowhere."""
        here = self._at.get(line.place)
        for it in mentions(line.text):
            if (here is None or it.text not in here) and (it.sets or it.text not in self._all):
                return False
        folded = bare(line.text)
        return here is not None or not (_LEADS.search(folded) or _SETS.search(folded))


def _holds(whole: str, part: str) -> bool:
    """Tell whether a text holds another that is too long to be there by chance."""
    return len(part) > _BY_CHANCE and part in whole


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield the lines of a document, a row of a table as one; the heads of tables of tasks only with a date."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
            continue
        found = columns(block)
        for number, row in enumerate(block.rows):
            cells = (" ".join(cell.split()) for cell in dict.fromkeys(row.cells) if cell)
            line = Line(" | ".join(cells), row.place)
            if not (found and number < found.head) or any(mentions(line.text)):
                yield line


def excerpt(text: str, longest: int) -> str:
    """Return the words of a text around what it says of a limit, cut between words where it is too long."""
    if len(text) <= longest:
        return text
    folded = bare(text)
    places = [found.end() for pattern in (_SEEN, _LEADS) for found in pattern.finditer(folded)]
    end = max(longest, min(places, default=0) + longest // 4)
    start = max(0, min(end, len(text)) - longest)
    words = text[start:end]
    if start:
        words = f"… {words.partition(' ')[2]}"
    return words if end >= len(text) else f"{words.rpartition(' ')[0]} …"


_SEEN = re.compile(
    r"\d{1,2} ?[/.-] ?\d{1,2}\b|\bthang \d|\bquy [ivx\d]|\bnam \d{4}|\b(?:hang|moi) (?:tuan|thang|quy|nam)|\bdinh ky"
)


def _plain(text: str) -> str:
    """Return a text as dates are compared: one way to write each."""
    plain = re.sub(r"[‐-―−]", "-", " ".join(bare(text).split()))
    plain = re.sub(r"(?<![\d.,])0+(?=[1-9])", "", plain)
    plain = re.sub(r"(?<=\d) ?([/.-]) ?(?=\d)", r"\1", plain)
    plain = re.sub(r"\b(thang \d{1,2}|quy [ivx\d]{1,3}) ?(?:/| nam ) ?(?=\d{4})", r"\1/", plain)
    return re.sub(r"\bngay (\d{1,2}) thang (\d{1,2})/(?=\d{4})", r"ngay \1/\2/", plain)
