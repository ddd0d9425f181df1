"""The head and the foot of a document: number, date, issuer, title, bases, signer, recipients."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from plantrack.deadlines.periods import parse_day
from plantrack.draft import messages
from plantrack.draft.bases import bases_in
from plantrack.draft.blocks import Line
from plantrack.draft.found import Fact, bare, clean
from plantrack.draft.regions import BODY, GIVES, OPENS, Regions
from plantrack.draft.vocabulary import (
    CAPITAL,
    ISSUERS,
    KINDS_OF_DOCUMENT,
    RANKS,
)

_KINDS = f"(?:{'|'.join(KINDS_OF_DOCUMENT)})"
_PARTS_OF_COUNTRY = r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|xã|phường|quận)"
_TITLE_LINE = re.compile(r"(?:V/v|Về việc|Về)\s", re.IGNORECASE)
_RANKS = re.compile(
    r"(?:(?:kt|tm|tl|tuq|q)\.?\s*)*(?:ubnd.*|uy ban nhan dan.*|pho |quyen )?"
    rf"(?:{'|'.join(RANKS)})\b.{{0,60}}"
)
_RANK_AT_END = re.compile(
    rf"(?<!{CAPITAL})((?:(?:KT|TM|TL|TUQ|Q)\.\s*)?{CAPITAL}{{2,}}(?:\s{CAPITAL}{{2,}}){{1,7}})$"
)
_PERSON = re.compile(
    rf"(?:(?:TS|ThS|PGS|GS)\.?\s*)?(?:{CAPITAL}[^\W\d_]*\s){{1,4}}{CAPITAL}[^\W\d_]*"
)
_ISSUERS = re.compile(f"(?:{'|'.join(ISSUERS)})")
_BEHIND_TITLE = re.compile(
    r"can cu\b|\(|kinh gui|de\b|trong thoi gian|lao cai,|.{2,30}, ngay\b|cong hoa|doc lap|so\s*:|thuc hien\b.*(?:so \d|ngay \d)"
)
_UNKNOWN = "(cần xác nhận)"
_WHO_ASKS = "Thủ tướng|Chủ tịch|UBND|Ủy ban|Uỷ ban|Bộ trưởng|Giám đốc|THỦ TƯỚNG|CHỦ TỊCH|ỦY BAN"


@dataclass
class Head:
    """What a document says of itself; `whole` are all its lines."""

    whole: Sequence[Line]
    number: Fact = field(default_factory=Fact)
    issued: Fact = field(default_factory=Fact)
    province: Fact = field(default_factory=Fact)
    issuer: Fact = field(default_factory=Fact)
    title: Fact = field(default_factory=Fact)
    basis: Fact = field(default_factory=Fact)
    addressed: Fact = field(default_factory=Fact)
    copies: Fact = field(default_factory=Fact)
    signed_by: Fact = field(default_factory=Fact)

    @property
    def day(self) -> date:
        """The day of issue, or what stands in for it."""
        return date.fromisoformat(self.issued.text)


def read_head(regions: Regions) -> Head:
    """Read what stands above the body and below it."""
    found = Head(regions.lines)
    above = [line for line in regions.head if line.text]
    for row in _FACTS:
        lines = regions.foot if row.in_foot else above[: row.most]
        setattr(found, row.fact, row.read(lines, found))
    return found


def _number(lines: Iterable[Line], _: Head) -> Fact:
    for line in lines:
        found = re.match(r"Số\s*[:.]?\s*(.{0,20}?)\s*/\s*([A-ZĐ][\w-]*)", line.text)
        if not found:
            continue
        digits, code = found[1].strip(), found[2]
        if re.fullmatch(r"\d{1,5}[A-Za-z]?(?:-[A-ZĐ]{2,6})?", digits):
            return Fact(f"{digits}/{code}", line.place)
        return Fact(f"…/{code}", line.place).doubted(
            messages.draft_number_unread, words=line.text[:60]
        )
    return Fact("…").doubted(messages.draft_number_missing)


_DATED = re.compile(
    r"^(?P<where>[^\d,:]{2,40}),?\s*ngày\s*(?P<day>.{0,6}?)\s*tháng\s*(?P<month>.{0,6}?)\s*năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)


def _dated(lines: Iterable[Line]) -> tuple[Line, re.Match[str]] | None:
    """Return the line that says where and when, as "An Bình, ngày … tháng … năm …"."""
    for line in lines:
        text = re.sub(r"^Số\s*[:.].{0,20}?/\s*[A-ZĐ][\w-]*\s+", "", line.text)
        found = _DATED.match(text)
        if found and not re.match(r"(?:căn cứ|số|thực hiện)\b", text, re.IGNORECASE):
            return line, found
    return None


def _issued(lines: Iterable[Line], head: Head) -> Fact:
    dated = _dated(lines)
    if not dated:
        texts = [line.text for line in head.whole]
        years = [int(year) for text in texts for year in re.findall(r"/((?:19|20)\d\d)\b", text)]
        day = date(max(years, default=2000), 1, 1)
        return Fact(str(day)).doubted(messages.draft_issued_missing, day=day)
    line, found = dated
    try:
        day = parse_day(f"{found['day']}/{found['month']}/{found['year']}")
    except ValueError:
        month = int(found["month"]) if re.fullmatch(r"0?[1-9]|1[0-2]", found["month"]) else 1
        year = int(found["year"])
        day = date(year, month, 1) if 1900 <= year < 2200 else date(2000, 1, 1)
        return Fact(str(day), line.place).doubted(
            messages.draft_issued_unread, words=line.text[:80], day=day
        )
    return Fact(str(day), line.place)


def _province(lines: Iterable[Line], _: Head) -> Fact:
    dated = _dated(lines)
    return Fact(dated[1]["where"].strip(), dated[0].place) if dated else Fact()


def _issuer(lines: Sequence[Line], head: Head) -> Fact:
    agencies = [line for line in _in_capitals(lines) if _ISSUERS.match(bare(line.text))]
    if agencies:
        fact = _named(agencies[-1], head.whole)
        if re.fullmatch(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan)", bare(fact.text)):
            return fact.doubted(messages.draft_issuer_of_where, name=fact.text)
        return fact
    where = _place_of_issue(head)
    if head.number.text.rsplit("-", 1)[-1] == "UBND" and where:
        name = f"UBND {where}"
        return Fact(name).doubted(
            messages.draft_issuer_from_code, name=name, number=head.number.text
        )
    return Fact(_UNKNOWN).doubted(messages.draft_issuer_missing)


def _in_capitals(lines: Sequence[Line]) -> list[Line]:
    """Return the names in capitals above the number and the kind, each in one line."""
    names: list[Line] = []
    for line in lines:
        folded = bare(line.text)
        if re.match(r"so\s*[:.]", folded) or re.fullmatch(_KINDS, folded):
            break
        country = re.search(r"cong ho|doc lap", folded)
        text = line.text[: country.start()].strip() if country else line.text
        if text.upper() != text or not re.search(r"[A-ZĐ]", text) or len(text) <= 4:
            continue
        if names and re.match(_PARTS_OF_COUNTRY, text, re.IGNORECASE):
            names[-1] = names[-1]._replace(text=f"{names[-1].text} {text}")
        else:
            names.append(line._replace(text=text))
    return names


def _place_of_issue(head: Head) -> str:
    """Return which province, district or commune issued it, as its title or text names the place."""
    wanted = head.province.text
    if not wanted:
        return ""
    pattern = re.compile(
        rf"\b(tỉnh|thành phố|huyện|xã|phường)\s+({re.escape(wanted)})\b", re.IGNORECASE
    )
    found = next((m for line in head.whole if (m := pattern.search(line.text))), None)
    return f"{found[1].lower()} {wanted if found[2].isupper() else found[2]}" if found else ""


def _named(line: Line, whole: Iterable[Line]) -> Fact:
    """Return a name in capitals as the text itself writes it, else as it is usual."""
    name = " ".join(line.text.split())
    wanted = bare(name)
    for other in whole:
        at = bare(other.text).find(wanted)
        spelled = other.text[at : at + len(name)]
        if at >= 0 and not spelled.isupper():
            return Fact(_capital(spelled), line.place)
    council = re.match(
        r"((?:ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân)\s+(\S+)\s+(.+)", name.lower()
    )
    if council and re.match(_PARTS_OF_COUNTRY, council[2]):
        who = "UBND" if council[1] == "ubnd" else council[1].capitalize()
        kind, place = council[2], council[3]
        if council[2] in ("thành", "thị"):
            kind, _, place = f"{council[2]} {council[3]}".partition(" ")
        return Fact(f"{who} {kind} {place.title()}", line.place)
    usual = " ".join(word if word == "và" else word.capitalize() for word in name.lower().split())
    return Fact(usual, line.place).doubted(messages.draft_issuer_capitals, name=usual)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title(lines: Sequence[Line], _: Head) -> Fact:
    for number, line in enumerate(lines):
        if _TITLE_LINE.match(line.text):
            return _joined_title(lines[number:])
        opened = re.match(rf"{_KINDS}\s+(?=v/v\s|ve viec\s)", bare(line.text))
        if opened and line.text[: opened.end()].isupper():
            rest = line.text[opened.end() :]
            return _joined_title([line._replace(text=rest), *lines[number + 1 :]])
        is_kind = re.fullmatch(rf"{_KINDS}\W*", bare(line.text)) and line.text.upper() == line.text
        if is_kind and number + 1 < len(lines):
            return _joined_title(lines[number + 1 :])
    return Fact(_UNKNOWN).doubted(messages.draft_title_missing)


def _joined_title(lines: Sequence[Line]) -> Fact:
    texts = [lines[0].text]
    for line in lines[1:6]:
        folded = bare(line.text)
        if (
            _BEHIND_TITLE.match(folded)
            or BODY.match(folded)
            or re.search(r"\bnhu sau\W*$", folded)
            or len(line.text) > 300
            or texts[-1].endswith((".", ":"))
            or _begins_body(line.text, texts[-1])
        ):
            break
        texts.append(line.text)
    whole = re.sub(r"^V/v\s+", "", " ".join(texts), flags=re.IGNORECASE)
    cut = _BEHIND_SENTENCE.split(_NOISE.split(_ASKING.split(whole, 1)[0], maxsplit=1)[0], 1)[0]
    title = clean(cut)
    fact = Fact(_capital(title or _UNKNOWN), lines[0].place)
    if cut != whole or len(title) > _LONGEST_TITLE:
        fact.doubted(messages.draft_title_unsure, words=_start(whole[len(cut) :] or title[-60:]))
    return fact


def _start(text: str) -> str:
    return clean(text)[:60]


_LONGEST_TITLE = 300
# Who asks for what the plan says, behind a title that has no full stop.
_ASKING = re.compile(
    rf"(?<!của)(?<!do)(?<!bởi)[\s,.;]+(?=(?:Phó )?(?:{_WHO_ASKS})\b[^.;:]*\s(?:yêu cầu|điện|chỉ thị|đề nghị|ban hành|thông báo|có ý kiến)\s*:?\s*$)"
)
_BEHIND_SENTENCE = re.compile(rf"(?<=[^\W\d_A-ZĐ]{{2}})\.\s+(?={CAPITAL})")
# What is read where a stamp lies over the letters.
_NOISE = re.compile(r"\S*[|{}<>~=_]\S*|\S*—{2}|\S*\.{3}")


def _begins_body(text: str, above: str) -> bool:
    """Tell whether a line below a title begins the text: another way of writing, or a sentence of the issuer."""
    if above.isupper() and not text.isupper() and len(above) > _BY_CHANCE:
        return True
    opens = OPENS.match(text) or GIVES.match(text)
    return bool(opens) and not _OPEN_END.search(above)


_BY_CHANCE = 20  # characters: fewer may be an abbreviation
# Words that go on in the next line.
_OPEN_END = re.compile(r"(?:,|\b(?:của|và|về|tại|do|theo|cho|bởi|với))$", re.IGNORECASE)


# Where the letter begins, in the same paragraph as those whom it is addressed to.
_BEHIND_NAMES = re.compile(
    r"[\s.]\s*(?=(?:Thi hành|Thực hiện|Căn cứ|Triển khai|Theo|Để|Nhằm|Xét|Sau khi|Ngày|Trên cơ sở|Tiếp theo|Vừa qua)\s)"
)


def _basis(lines: Sequence[Line], _: Head) -> Fact:
    return Fact("\n".join(bases_in([line.text for line in lines])))


def _addressed(lines: Sequence[Line], _: Head) -> Fact:
    for number, line in enumerate(lines):
        if not re.match(r"kinh gui\b", bare(line.text)):
            continue
        names = [_BEHIND_NAMES.split(line.text.partition(":")[2], maxsplit=1)[0]]
        for other in lines[number + 1 :]:
            if re.match(r"[-–+*]\s", other.text):
                names.append(other.text)
            elif names[-1].endswith((",", " và")):  # a list that a line broke
                names[-1] += f" {other.text}"
            else:
                break
        texts = (clean(name.replace("[…]", "")) for name in names if clean(name))
        return Fact("\n".join(texts), line.place)
    return Fact()


def _copies(lines: Iterable[Line], _: Head) -> Fact:
    return Fact("\n".join(clean(line.text) for line in lines if _is_copy(line.text)))


def _is_copy(text: str) -> bool:
    return bool(re.match(r"[-–]\s*\S", text))


def _signer(lines: Iterable[Line], head: Head) -> Fact:
    rank = ""
    person: Line | None = None
    for line in lines:
        own = _rank(line.text, behind_others=not rank)
        if own:
            rank = own
        elif rank and _PERSON.fullmatch(line.text) and not line.text.isupper():
            person = line
    if not person:
        return Fact().doubted(messages.draft_signer_missing)
    rank = re.sub(r"^(?:KT|TM|TL|TUQ|Q)\.\s*", "", rank).capitalize()
    council = re.match(
        r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(tỉnh|thành phố|huyện|xã|phường)?", head.issuer.text
    )
    if council and "tịch" in rank.lower():
        rank = f"{rank} UBND {council[1] or ''}".strip()
    return Fact(f"{rank} {person.text}", person.place)


def _rank(text: str, *, behind_others: bool) -> str:
    """Return the rank of who signs, in a line of its own or behind what stands beside it; '' for none."""
    if _RANKS.fullmatch(bare(text).strip()) and text.upper() == text:
        return text
    found = _RANK_AT_END.search(text) if behind_others and not _is_copy(text) else None
    rank = found[1].strip() if found else ""
    return rank if _RANKS.fullmatch(bare(rank)) else ""


class _Row(NamedTuple):
    """What is looked for, in how many lines above the body or in the foot, and how it is read."""

    fact: str
    read: Callable[[Sequence[Line], Head], Fact]
    most: int | None = None
    in_foot: bool = False


_FACTS = (  # each may need those above it
    _Row("number", _number, 40),
    _Row("issued", _issued, 40),
    _Row("province", _province, 40),
    _Row("issuer", _issuer, 12),
    _Row("title", _title),
    _Row("basis", _basis),
    _Row("addressed", _addressed),
    _Row("copies", _copies, in_foot=True),
    _Row("signed_by", _signer, in_foot=True),
)
