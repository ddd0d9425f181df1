"""The head and the foot of a document: number, date, issuer, title, bases, signer, recipients."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from plantrack.deadlines.periods import parse_day
from plantrack.draft import messages
from plantrack.draft.blocks import Line
from plantrack.draft.found import Fact, bare, clean

_KINDS = r"(?:ke hoach|chi thi|quyet dinh|chuong trinh(?: hanh dong| cong tac)?|de an|thong bao|nghi quyet|huong dan|phuong an|cong van)"
_BODY = re.compile(
    r"(?:phan|chuong|dieu)\s+(?:thu\s+\w+|[ivx]+|\d+)\b|[ivx]{1,5}[.)]\s|[a-d]\.\s|1[.)]\s"
)
_PARTS_OF_COUNTRY = r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|xã|phường|quận)"
_TITLE_LINE = re.compile(r"(?:V/v|Về việc|Về)\s", re.IGNORECASE)
_RANKS = re.compile(
    r"(?:(?:kt|tm|tl|tuq|q)\.?\s*)*(?:ubnd.*|uy ban nhan dan.*|pho |quyen )?(?:chu tich|giam doc|bo truong|thu truong|cuc truong|chanh van phong|truong ban|chi cuc truong|tong giam doc|bi thu|vien truong|chanh thanh tra|hieu truong)\b.{0,60}"
)


@dataclass
class Head:
    """What a document says of itself."""

    number: Fact = field(default_factory=Fact)
    issued: Fact = field(default_factory=Fact)
    day: date = date(2000, 1, 1)
    issuer: Fact = field(default_factory=Fact)
    province: str = ""
    title: Fact = field(default_factory=Fact)
    basis: list[str] = field(default_factory=list)
    addressed: Fact = field(default_factory=Fact)
    signed_by: Fact = field(default_factory=Fact)
    copies: list[str] = field(default_factory=list)

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield the facts that a plan has, with their keys."""
        for key in ("id", "issued", "issuer", "title", "signed_by"):
            yield key, self.number if key == "id" else getattr(self, key)


def body_begins(lines: Sequence[Line]) -> int:
    """Return the number of the first line that is not of the head."""
    for number, line in enumerate(lines):
        folded = bare(line.text)
        if _BODY.match(folded) or (
            number > 3 and re.search(r"\b(?:nhu sau|sau day|sau):$", folded)
        ):
            return number if _BODY.match(folded) else number + 1
    return min(len(lines), 12)


def read_head(lines: Sequence[Line], foot: Sequence[Line], everything: Sequence[Line]) -> Head:
    """Read what stands above the body and below it."""
    head = Head()
    texts = [line for line in lines if line.text]
    _number(head, texts[:40])
    _issued(head, texts[:40], everything)
    _issuer(head, texts[:12], everything)
    _title(head, texts)
    head.basis = [basis for line in texts for basis in _bases(line.text)]
    _addressed(head, texts)
    _foot(head, foot)
    return head


def _number(head: Head, lines: Iterable[Line]) -> None:
    for line in lines:
        found = re.match(r"Số\s*[:.]?\s*(.{0,20}?)\s*/\s*([A-ZĐ][\w-]*)", line.text)
        if not found:
            continue
        digits, code = found[1].strip(), found[2]
        head.number.place = line.place
        if re.fullmatch(r"\d{1,5}[A-Za-z]?(?:-[A-ZĐ]{2,6})?", digits):
            head.number.text = f"{digits}/{code}"
            return
        head.number.text = f"…/{code}"
        head.number.doubt(messages.draft_number_unread, words=line.text[:60])
        return
    head.number.text = "…"
    head.number.doubt(messages.draft_number_missing)


_DATED = re.compile(
    r"^(?P<where>[^\d,:]{2,40}),?\s*ngày\s*(?P<day>.{0,6}?)\s*tháng\s*(?P<month>.{0,6}?)\s*năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)


def _issued(head: Head, lines: Iterable[Line], everything: Iterable[Line]) -> None:
    for line in lines:
        found = _DATED.match(re.sub(r"^Số\s*[:.].{0,20}?/\s*[A-ZĐ][\w-]*\s+", "", line.text))
        if not found or re.match(r"(?:căn cứ|số|thực hiện)\b", line.text, re.IGNORECASE):
            continue
        head.issued.place = line.place
        try:
            head.day = parse_day(f"{found['day']}/{found['month']}/{found['year']}")
        except ValueError:
            month = int(found["month"]) if re.fullmatch(r"0?[1-9]|1[0-2]", found["month"]) else 1
            head.day = (
                date(int(found["year"]), month, 1)
                if 1900 <= int(found["year"]) < 2200
                else head.day
            )
            head.issued.doubt(messages.draft_issued_unread, words=line.text[:80], day=head.day)
        head.province = found["where"].strip()
        return
    years = [
        int(year) for line in everything for year in re.findall(r"/((?:19|20)\d\d)\b", line.text)
    ]
    head.day = date(max(years, default=2000), 1, 1)
    head.issued.doubt(messages.draft_issued_missing, day=head.day)


def _issuer(head: Head, lines: Sequence[Line], everything: Sequence[Line]) -> None:
    above: list[Line] = []
    for line in lines:
        folded = bare(line.text)
        if re.match(r"so\s*[:.]", folded) or re.fullmatch(_KINDS, folded):
            break
        country = re.search(r"cong ho|doc lap", folded)
        text = line.text[: country.start()].strip() if country else line.text
        if text and text.upper() == text and re.search(r"[A-ZĐ]", text) and len(text) > 4:
            above.append(line._replace(text=text))
    names: list[Line] = []
    for line in above:
        if names and re.match(_PARTS_OF_COUNTRY, line.text, re.IGNORECASE):
            names[-1] = names[-1]._replace(text=f"{names[-1].text} {line.text}")
        else:
            names.append(line)
    agencies = [
        line
        for line in names
        if re.match(
            r"(?:uy ban|ubnd|hoi dong|so |bo |cuc|ban |tinh uy|thanh uy|huyen uy|thanh tra|cong an|van phong|chi cuc|phong |truong |thu tuong)",
            bare(line.text),
        )
    ]
    if agencies:
        head.issuer.place = agencies[-1].place
        _name_issuer(head, agencies[-1].text, everything)
        if re.fullmatch(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan)", bare(head.issuer.text)):
            head.issuer.doubt(messages.draft_issuer_of_where, name=head.issuer.text)
        return
    code = head.number.text.rsplit("-", 1)[-1]
    where = _province(head, everything)
    if code == "UBND" and where:
        head.issuer.text = f"UBND {where}"
        head.issuer.doubt(
            messages.draft_issuer_from_code, name=head.issuer.text, number=head.number.text
        )
    else:
        head.issuer.text = "(cần xác nhận)"
        head.issuer.doubt(messages.draft_issuer_missing)


def _province(head: Head, everything: Iterable[Line]) -> str:
    """Return which province, district or commune issued it, as its title or text names the place."""
    wanted = head.province
    if not wanted:
        return ""
    pattern = re.compile(
        rf"\b((?:tỉnh|thành phố|huyện|xã|phường)\s+{re.escape(wanted)})\b", re.IGNORECASE
    )
    found = next((m for line in everything if (m := pattern.search(line.text))), None)
    return found[1][0].lower() + found[1][1:] if found else ""


def _name_issuer(head: Head, capitals: str, everything: Iterable[Line]) -> None:
    """Write a name in capitals as the text itself writes it, else as it is usual."""
    name = " ".join(capitals.split())
    wanted = bare(name)
    for line in everything:
        at = bare(line.text).find(wanted)
        spelled = line.text[at : at + len(name)]
        if at >= 0 and not spelled.isupper():
            head.issuer.text = spelled[0].upper() + spelled[1:]
            return
    council = re.match(
        r"((?:ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân)\s+(\S+)\s+(.+)", name.lower()
    )
    if council and re.match(_PARTS_OF_COUNTRY, council[2]):
        who = "UBND" if council[1] == "ubnd" else council[1].capitalize()
        kind, place = council[2], council[3]
        if council[2] in ("thành", "thị"):
            kind, _, place = f"{council[2]} {council[3]}".partition(" ")
        head.issuer.text = f"{who} {kind} {place.title()}"
        return
    head.issuer.text = " ".join(
        word if word == "và" else word.capitalize() for word in name.lower().split()
    )
    head.issuer.doubt(messages.draft_issuer_capitals, name=head.issuer.text)


def _title(head: Head, lines: Sequence[Line]) -> None:
    for number, line in enumerate(lines):
        folded = bare(line.text)
        if _TITLE_LINE.match(line.text):
            _join_title(head, lines[number:])
            return
        if (
            re.fullmatch(rf"{_KINDS}\W*", folded)
            and line.text.upper() == line.text
            and number + 1 < len(lines)
        ):
            _join_title(head, lines[number + 1 :])
            return
    head.title.text = "(cần xác nhận)"
    head.title.doubt(messages.draft_title_missing)


def _join_title(head: Head, lines: Sequence[Line]) -> None:
    head.title.place = lines[0].place
    texts: list[str] = []
    for line in lines[:6]:
        folded = bare(line.text)
        stops = re.match(
            r"can cu\b|\(|kinh gui|de\b|trong thoi gian|lao cai,|.{2,30}, ngay\b|cong hoa|doc lap|so\s*:",
            folded,
        )
        if texts and (
            stops
            or _BODY.match(folded)
            or re.match(r"thuc hien\b.*(?:so \d|ngay \d)", folded)
            or re.search(r"\bnhu sau\W*$", folded)
            or len(line.text) > 300
        ):
            break
        if texts and texts[-1].endswith((".", ":", "./.")):
            break
        texts.append(line.text)
    head.title.text = (
        clean(re.sub(r"^V/v\s+", "", " ".join(texts), flags=re.IGNORECASE)) or "(cần xác nhận)"
    )
    head.title.text = head.title.text[:1].upper() + head.title.text[1:]


def _bases(text: str) -> list[str]:
    """Return the bases that a paragraph names, one text each."""
    if not re.match(
        r"(?:căn cứ|thực hiện (?:luật|nghị|quyết|kế hoạch|chỉ thị|chương trình|thông|công văn)|theo đề nghị)\b",
        text,
        re.IGNORECASE,
    ):
        return []
    bases = []
    for part in re.split(r";\s*", text):
        named = re.sub(r"^(?:căn cứ|thực hiện)\s+", "", part.strip(), flags=re.IGNORECASE)
        piece = re.split(
            r",\s+(?=(?:chủ tịch|ubnd|ủy ban|uỷ ban|sở|bộ|ban)\b[^;]*?(?:ban hành|xây dựng|yêu cầu|ý kiến|chỉ thị|đề nghị))",
            named,
            maxsplit=1,
            flags=re.IGNORECASE,
        )[0]
        asked = re.search(
            r"đề nghị của (.+?) tại (tờ trình|công văn|văn bản) (số \S+ ngày \S+)",
            piece,
            re.IGNORECASE,
        )
        if asked:
            piece = f"{asked[2].capitalize()} {asked[3]} của {asked[1]}"
        if re.search(r"\d", piece):
            bases.append(clean(piece))
        elif bases or not re.match(r"theo đó|chức năng", piece, re.IGNORECASE):
            break
    return bases


def _addressed(head: Head, lines: Sequence[Line]) -> None:
    for number, line in enumerate(lines):
        if not re.match(r"kinh gui\b", bare(line.text)):
            continue
        head.addressed.place = line.place
        names = [line.text.partition(":")[2]]
        for other in lines[number + 1 :]:
            if not re.match(r"[-–+*]\s", other.text):
                break
            names.append(other.text)
        head.addressed.text = "\n".join(
            clean(name.replace("[…]", "")) for name in names if clean(name)
        )
        return


def _foot(head: Head, lines: Sequence[Line]) -> None:
    ranks: list[Line] = []
    person: Line | None = None
    copying = True
    for line in lines:
        text = line.text
        rank = re.search(r"\s{0,}((?:(?:KT|TM|TL|TUQ|Q)\.\s*)?(?:[A-ZĐÀ-Ỹ]{2,}\s?){2,8})$", text)
        if _RANKS.fullmatch(bare(text).strip()) and text.upper() == text:
            ranks.append(line)
        elif re.match(r"[-–]\s*\S", text) and copying:
            head.copies.append(clean(text))
        elif rank and _RANKS.fullmatch(bare(rank[1]).strip()) and not ranks:
            ranks.append(line._replace(text=rank[1].strip()))
        elif (
            ranks
            and re.fullmatch(
                r"(?:(?:TS|ThS|PGS|GS)\.?\s*)?(?:[A-ZĐÀ-Ỹ][^\W\d_]*\s){1,4}[A-ZĐÀ-Ỹ][^\W\d_]*", text
            )
            and not text.isupper()
        ):
            person = line
        elif re.match(r"phụ lục|biểu", text, re.IGNORECASE):
            break
    if person and ranks:
        rank_text = re.sub(r"^(?:KT|TM|TL|TUQ|Q)\.\s*", "", ranks[-1].text).capitalize()
        council = re.match(
            r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(tỉnh|thành phố|huyện|xã|phường)?", head.issuer.text
        )
        if council and "tịch" in rank_text.lower():
            rank_text = f"{rank_text} UBND {council[1] or ''}".strip()
        head.signed_by.text = f"{rank_text} {person.text}"
        head.signed_by.place = person.place
    else:
        head.signed_by.doubt(messages.draft_signer_missing)
