"""The words in which Vietnamese plans set deadlines, read into the deadlines they mean: the only reader of them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from plantrack.deadlines.kinds import After, Before, By, Deadline, Every, FromTo, Open, Within
from plantrack.deadlines.periods import Period, Term
from plantrack.deadlines.wording_dates import (
    AND,
    DATE,
    DAY_OF_YEAR,
    HOUR,
    MONTH,
    OF_YEAR,
    PARTIAL,
    POINT,
    QUARTER,
    TERM,
    TIME,
    UNITS,
    YEAR,
    Q,
    hour,
    quarter,
    span,
)
from plantrack.deadlines.wording_recurring import recurring
from plantrack.deadlines.wording_text import plain, without_action, without_citations
from plantrack.words.text import fold

Reading = tuple[Deadline, ...]
_LONGEST = 1_000  # characters of words that say when

_DONE = (
    r"(?:(?:bao dam|dam bao|phan dau|du kien|phai|can|se|co ban|hoan thanh|xong|thuc hien|trien khai|ket thuc"
    r"|dung (?:thoi han|tien do|han)),? ){0,6}"
)
_LATEST = r"(?:cham nhat|muon nhat|tre nhat|khong (?:qua|muon hon|cham hon|muon qua))"
_BY = rf"(?:(?:{_LATEST}|xong|ngay|trong|vao|den|het|la|thoi gian|thoi han) ){{0,5}}"
_TERM_OF = r"(?:trong )?(?:thoi han |thoi gian |vong )?"
_AT_MOST = rf"(?:(?:{_LATEST}|toi da)(?: la)? )?(?:sau )?"


@lru_cache(maxsize=1024)  # the same words stand in many tasks
def read(wording: str, issued: date, number: str = "") -> Reading | None:
    """Return the deadlines that a wording means, or None where it cannot be read.

    Never guesses: a date without a year, or words around one that change its sense, are not read.
    `issued` is the day that "từ nay" means; `number` that of the document, as 89/KH-UBND, which tells
    whether "ngày ban hành Quyết định" is its own day or another document is awaited.
    """
    if len(wording) > _LONGEST:
        return None
    try:
        text = plain(wording)
    except ValueError:  # figures and words that disagree
        return None
    own = _Own(issued, number)
    return _meaning(text, own) or _meaning(without_action(text), own)


def is_vague(wording: str) -> bool:
    """Tell whether words name no certain day, as "đầu tháng 5/2026", though they are read as one."""
    return bool(re.search(r"\b(?:dau|giua) thang\b", fold(wording)))


def _meaning(text: str, own: "_Own") -> Reading | None:
    try:
        for pattern, meaning in _RULES:
            found = re.fullmatch(pattern, text)
            if found:
                return meaning(found, own)
        return recurring(text)
    except ValueError:  # a day, month or quarter that does not exist, or words that disagree
        return None


# --- the document itself


_KINDS = {
    "kh": "ke hoach",
    "qd": "quyet dinh",
    "ct": "chi thi",
    "ctr": "chuong trinh",
    "tb": "thong bao",
    "nq": "nghi quyet",
    "hd": "huong dan",
    "da": "de an",
    "pa": "phuong an",
    "cd": "cong dien",
}
_KIND = f"(?:{'|'.join(_KINDS.values())}|van ban|cong van)"
_ISSUING = r"(?:ky ban hanh|ky|ban hanh|ra)"
_ISSUE = rf"(?:nay|(?:ngay|khi) {_ISSUING}(?: {_KIND})?(?: nay)?|(?:ngay |khi )?{_KIND} nay duoc (?:ky|ban hanh))"


class _Own:
    """The document that the words stand in: its day, and which words mean that day."""

    def __init__(self, issued: date, number: str) -> None:
        code = re.search(r"/([^/-]+)", number)
        self.issued = issued
        # words of a plan without a number are those of a plan
        self._kind = _KINDS.get(fold(code[1]), "cong van") if code else "ke hoach"

    def issues(self, words: str) -> bool:
        """Tell whether words of an issue are about this document; "này" says so, its kind does."""
        kind = re.search(_KIND, words)
        return kind is None or "nay" in words.split() or kind[0] == self._kind


# --- dates and periods


def _before(found: re.Match[str], _own: _Own) -> Reading:
    return (Before(before=span(found["point"]).first),)


def _by(found: re.Match[str], _own: _Own) -> Reading:
    days = span(found["point"])
    return (By(by=days.period or days.last),)


def _by_hour(found: re.Match[str], own: _Own) -> Reading:
    hour(found["hour"])
    return _by(found, own)


def _in_part(found: re.Match[str], _own: _Own) -> Reading:
    days = span(found["point"])
    if found["part"] == "cuoi":
        return (By(by=days.last),)
    if days.period is None or days.period.step != "month":
        raise ValueError(found["part"])
    return (By(by=days.first.replace(day=15) if found["part"] == "giua" else days.first),)


def _from_to(found: re.Match[str], own: _Own) -> Reading:
    begin, end = found["from"], span(found["to"])
    last = end.first - timedelta(days=1) if found["end"] == "truoc" else end.last
    if re.fullmatch(_ISSUE, begin):
        if not own.issues(begin):
            raise ValueError(begin)
        return _days(own.issued, last)
    if not re.search(r"\d{4}$", begin):  # "từ tháng 5 đến tháng 8/2025": the year is plain
        begin = f"{begin}{'/' if '/' in begin else ' nam '}{end.last.year}"
    first = span(begin).first
    for text in (found["head"], found["tail"]):
        if text and not _lasts(text, first, last):
            raise ValueError(text)
    return _days(first, last)


def _lasts(text: str, first: date, last: date) -> bool:
    """Tell whether a term is the length of a span, with or without its first day."""
    number, unit = text.split(" ", 1)
    days = (last - first).days
    if unit == "ngay":
        return int(number) in (days, days + 1)
    if unit not in ("tuan", "thang", "nam"):
        return False
    ends = Term(int(number), UNITS[unit]).after(first)
    return last in (ends, ends - timedelta(days=1))


def _from_day(found: re.Match[str], _own: _Own) -> Reading:
    last = span(found["to"]).last
    return _days(last.replace(day=int(found["day"])), last)


def _days(first: date, last: date) -> Reading:
    if first > last:
        raise ValueError(first)
    return (FromTo.model_validate({"from": first, "to": last}),)


def _list(found: re.Match[str], _own: _Own) -> Reading:
    spans = map(span, re.findall(POINT, found[0]))
    return _each(tuple(By(by=days.period or days.last) for days in spans))


def _list_before(found: re.Match[str], _own: _Own) -> Reading:
    return _each(tuple(Before(before=span(text).first) for text in re.findall(DATE, found[0])))


def _days_of_one_year(found: re.Match[str], _own: _Own) -> Reading:
    texts = re.findall(DAY_OF_YEAR, found["days"])
    numbers = ["/".join(re.findall(r"\d+", text)) for text in texts]
    days = [span(f"{number}/{found['year']}").first for number in numbers]
    if found["how"] and found["how"].endswith("truoc"):
        return _each(tuple(Before(before=day) for day in days))
    return _each(tuple(By(by=day) for day in days))


def _periods(found: re.Match[str], _own: _Own) -> Reading:
    """Read several months, quarters or years of one year: two that touch, joined by "và", are a span."""
    year = int(found[0][-4:])
    if found["unit"] == "quy":
        marks = re.findall(rf"\b{Q}\b", found["marks"])
        periods = [Period.parse(f"{year}-Q{quarter(mark)}") for mark in marks]
    else:
        months = re.findall(r"\d+", found["marks"])
        periods = [Period.parse(f"{year}-{int(month):02}") for month in months]
    touching = all(one.next() == other for one, other in pairwise(periods))
    if touching and "va" in found["marks"] and "," not in found["marks"]:
        return _days(periods[0].first, periods[-1].last)
    return _each(tuple(By(by=period) for period in periods))


def _each(rules: tuple[By | Before, ...]) -> Reading:
    if len({rule.due for rule in rules}) < len(rules):
        raise ValueError(rules)
    return rules


def _every_year_from(found: re.Match[str], _own: _Own) -> Reading:
    return (Every.model_validate({"every": "year", "from": span(found["year"]).first}),)


# --- what a document starts, and what has no date


def _after(found: re.Match[str], own: _Own) -> Reading | None:
    values = found.groupdict()
    tail = without_citations(values["tail"] or "")
    _refuse_more(tail)
    if re.search(
        r"\b(?:het|ket thuc|cuoi cung cua) (?:moi |hang )?(?:thang|quy|nam|6 thang|ky|tuan)\b", tail
    ):
        return recurring(found.string)  # a day of the calendar, which no document brings
    issue = re.search(
        rf"{_ISSUING} {_KIND}(?: nay)?\b|{_KIND}(?: nay)?(?: duoc)? {_ISSUING}\b", tail
    )
    if issue and own.issues(issue[0]):
        raise ValueError(tail)
    if values.get("number") is None:
        return (After(after=found[0]),)
    if int(values["number"]) == 0:
        raise ValueError(found[0])
    return (After(after=found[0], within=Term(int(values["number"]), UNITS[values["unit"]])),)


def _within(found: re.Match[str], own: _Own) -> Reading:
    start = found["start"]
    if re.fullmatch(_ISSUE, start):
        if own.issues(start):
            term = f"{int(found['number'])} {UNITS[found['unit']]}s"
            return (Within.model_validate({"within": term}),)
        if re.search(r"\b(?:van ban|cong van)\b", start):  # which one?
            raise ValueError(start)
        return (After(after=found[0], within=Term(int(found["number"]), UNITS[found["unit"]])),)
    term = f"{int(found['number'])} {UNITS[found['unit']]}s"
    return (Within.model_validate({"within": term, "from": span(start).first}),)


def _refuse_more(tail: str | None) -> None:
    """Raise ValueError if what follows names a date, a term or a limit of its own."""
    if TIME.search(tail or ""):
        raise ValueError(tail)


def _open(found: re.Match[str], _own: _Own) -> Reading:
    _refuse_more(without_citations(found.groupdict().get("tail") or ""))
    return (Open(open=found[0]),)


def _as_planned(found: re.Match[str], _own: _Own) -> Reading:
    """Read "theo kế hoạch công tác hằng năm": of which kind the plan is, no period."""
    tail = without_citations(found["tail"] or "")
    _refuse_more(re.sub(r"(?<![,;]) hang (?:nam|quy|thang)(?=$|,| cua )", "", tail))
    return (Open(open=found[0]),)


def _begins(found: re.Match[str], _own: _Own) -> Reading:
    """Read a day from which something goes on, without an end; ValueError where there is no such day."""
    span(found["point"])
    return (Open(open=found[0]),)


_PARTIAL = rf"(?:{PARTIAL})"
# "kể từ ngày nhận được văn bản", but not "kể từ ngày 01/5/2025", which no document starts
_FROM_RECEIPT = r"(?:ke tu|tinh tu|tu|sau)(?!(?: ngay| khi| thoi diem)* ?\d)(?P<tail>(?:,? .*)?)"
_TO = rf"(?: ?- ?(?:den )?| den )(?:(?P<end>het|truoc) )?(?P<to>{POINT})"
_LENGTH = r"\d{1,3} (?:ngay|tuan|thang|nam)"
# The first rule that fits the whole text decides; above each, words that it reads.
_RULES: tuple[tuple[str, Callable[[re.Match[str], _Own], Reading | None]], ...] = (
    # trước 17 giờ 00 ngày 20/5/2025: that day is still on time
    (rf"{_DONE}(?:{_LATEST} )?(?:la |den )?truoc (?P<hour>{HOUR})(?P<point>{DATE})", _by_hour),
    # hoàn thành trước ngày 30/6/2025; chậm nhất trước ngày 15/9/2025; trước tháng 6/2027
    (
        rf"{_DONE}(?:{_LATEST} )?(?:la |den )?truoc (?P<point>{DATE}|{MONTH}|{QUARTER}|nam \d{{4}})",
        _before,
    ),
    # chậm nhất là ngày 01 tháng 3 năm 2027; đến hết ngày 31/12/2025; 15/4/2025
    (rf"{_DONE}{_BY}(?:{HOUR})?(?P<point>{DATE})", _by),
    # cuối tháng 5/2025; chậm nhất vào cuối năm 2026
    (
        rf"{_DONE}{_BY}(?P<part>dau|giua|cuoi) (?P<point>{MONTH}|{QUARTER}|nam \d{{4}})",
        _in_part,
    ),
    # trong tháng 9 năm 2025; quý II-III/2026; 6 tháng đầu năm 2025; chậm nhất trong năm 2025
    (rf"{_DONE}{_BY}(?P<point>{POINT})", _by),
    # 15/8/2026; 25/7/2026; 27/7/2026
    (rf"{_DONE}{_BY}{POINT}(?:{AND} {POINT})+", _list),
    # trước ngày 15/6/2025 và trước ngày 15/12/2025
    (rf"{_DONE}truoc {DATE}(?:{AND} (?:truoc )?{DATE})+", _list_before),
    # trước ngày 15/6 và 15/12/2025
    (
        (
            rf"{_DONE}(?:(?P<how>truoc|vao|{_LATEST}|{_LATEST} truoc) )?"
            rf"(?P<days>{DAY_OF_YEAR}(?:{AND} (?:truoc )?{DAY_OF_YEAR})+)(?:/|,? (?:cua )?nam )(?P<year>\d{{4}})"
        ),
        _days_of_one_year,
    ),
    # tháng 6, 12/2025; quý II, IV/2025; trong quý III và quý IV/2026
    (
        rf"{_DONE}(?:trong |vao )?(?P<marks>(?P<unit>thang) \d{{1,2}}(?:{AND} (?:thang )?\d{{1,2}})+){OF_YEAR}",
        _periods,
    ),
    (
        rf"{_DONE}(?:trong |vao )?(?P<marks>(?P<unit>quy) {Q}(?:{AND} (?:quy )?{Q})+){OF_YEAR}",
        _periods,
    ),
    # từ nay đến 31/10/2025; quý IV/2025- quý II/2026; từ ngày 27/5 đến trước ngày 31/5/2025
    # 60 ngày, bắt đầu từ 01/11/2025 đến 30/12/2025; từ tháng 5 đến tháng 8/2025
    (
        (
            rf"{_DONE}(?:(?P<head>{_LENGTH}),? )?(?:trong )?(?:giai doan |khoang |thoi gian )?(?:bat dau |tinh |ke )?(?:tu )?"
            rf"(?P<from>{_ISSUE}|{POINT}|{_PARTIAL}){_TO}(?:,? \((?P<tail>{_LENGTH})\))?"
        ),
        _from_to,
    ),
    # từ ngày 01 đến ngày 15/5/2025
    (
        rf"{_DONE}(?:ke )?(?:tu )?ngay (?P<day>\d{{1,2}})(?: den(?: het)? | ?- ?)(?P<to>{DATE})",
        _from_day,
    ),
    # năm 2025 và các năm tiếp theo
    (rf"(?:tu |trong )?(?P<year>{YEAR}) va (?:cac|nhung) nam (?:tiep theo|sau)", _every_year_from),
    # trong 30 ngày kể từ ngày 01/5/2025; trong thời hạn 01 tháng kể từ ngày ban hành Kế hoạch này
    (
        rf"{_DONE}{_TERM_OF}{_AT_MOST}{TERM},? (?:ke tu|tinh tu|tu|sau) (?P<start>{DATE}|{_ISSUE})",
        _within,
    ),
    # trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản; chậm nhất sau 07 ngày kể từ …
    (rf"{_DONE}{_TERM_OF}{_AT_MOST}{TERM},? {_FROM_RECEIPT}", _after),
    # sau khi có văn bản của Bộ Nội vụ; ngay khi nhận được thông tin; khi có hướng dẫn của Bộ
    (
        (
            r"(?:(?:ngay )?sau khi|ngay khi|ke tu khi|ke tu ngay|khi (?=co (?:van ban|huong dan|quyet dinh|nghi quyet|ket qua)\b))"
            r"(?! ngay \d| \d)(?P<tail> ?.+)"
        ),
        _after,
    ),
    # thường xuyên, liên tục; thực hiện thường xuyên; từ tháng 4/2025 và thường xuyên
    (
        (
            rf"(?:tu (?:{POINT}) va )?(?:(?:thuc hien|trien khai|cap nhat|duy tri|tien hanh|nhiem vu|cong viec|to chuc)(?:,| va)? ){{0,2}}"
            r"(?:thuong xuyen|lien tuc|xuyen suot)(?:(?:,| va)? (?:lien tuc|thuong xuyen|xuyen suot|dinh ky|dot xuat|hang ngay))?"
            r"(?:,? (?:theo|khi co|trong (?:qua trinh|suot))(?P<tail> .*))?"
        ),
        _open,
    ),
    # khi có yêu cầu của Bộ; đột xuất; theo tiến độ của Bộ Nội vụ; thực hiện theo quy định
    (
        (
            r"(?:bao cao |thuc hien )?(?:dot xuat(?: (?:khi|theo))?|khi (?:co yeu cau|phat sinh|co phat sinh|can|can thiet|co chi dao|co de nghi))"
            r"(?P<tail>(?:,? .*)?)"
        ),
        _open,
    ),
    (
        (
            rf"{_DONE}(?:tuy )?theo (?:dung )?(?:tien do|huong dan|yeu cau|ke hoach|chi dao|quy dinh|lo trinh|phan cong|de nghi|chuong trinh"
            r"|tinh hinh|thuc te|nhu cau|thoi (?:gian|han) (?:quy dinh|duoc giao)|nhiem vu duoc giao|dot|tung (?:nam|giai doan|thoi ky|dot))(?P<tail>(?:,? .*)?)"
        ),
        _as_planned,
    ),
    # từ 01/7/2025; kể từ năm 2026 trở đi
    (rf"{_DONE}(?:bat dau |ke |tinh )?tu (?P<point>{POINT})(?: tro di)?", _begins),
)
