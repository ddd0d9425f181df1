"""The words in which Vietnamese plans set deadlines, read into the deadlines they mean."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from plantrack.deadlines.kinds import After, Before, By, Deadline, Every, FromTo, Open, Within
from plantrack.deadlines.periods import Period, Step, Term, Unit, parse_day
from plantrack.words.text import fold

Reading = tuple[Deadline, ...]

# All patterns see folded text: no case, no marks, so that "hằng" and "hàng", "hoá" and "hóa" are one.
_DATE = r"(?:ngay )?(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
_OF_YEAR = r"(?: ?[/.-] ?| nam )\d{4}"
_MONTH = rf"(?:thang )?\d{{1,2}} ?[/.-] ?\d{{4}}|thang \d{{1,2}}{_OF_YEAR}"
_MONTHS = rf"thang \d{{1,2}} ?- ?(?:thang )?\d{{1,2}}{_OF_YEAR}"
_Q = r"(?:iv|i{1,3}|[1-4])"
_QUARTER = rf"quy {_Q}(?: ?- ?(?:quy )?{_Q})?{_OF_YEAR}"
_HALF = r"(?:6|06|sau) thang (?:dau|cuoi) nam \d{4}"
_YEAR = r"(?:nam )?\d{4}"
_YEARS = r"(?:giai doan |cac nam |nam )?\d{4} ?- ?\d{4}"
_POINT = f"(?:{_DATE}|{_MONTHS}|{_MONTH}|{_QUARTER}|{_HALF}|{_YEARS}|{_YEAR})"
_HOUR = r"\d{1,2} ?(?:gio|h|:)(?: ?\d{2})?(?: phut)?,? "
_DONE = (
    r"(?:(?:bao dam |dam bao )?(?:phai |can )?(?:hoan thanh|xong|thuc hien)"
    r"(?: dung (?:thoi han|tien do|han))?,? )?"
)
_BY = (
    r"(?:cham nhat|muon nhat|den het|den|het|xong trong|ngay trong|trong|vao)"
    r"(?: la| den| vao)?(?: het)?"
)
_UNITS: dict[str, Unit] = {
    "ngay lam viec": "working day",
    "ngay": "day",
    "tuan": "week",
    "thang": "month",
    "nam": "year",
}
_TERM = rf"(?P<number>\d{{1,3}}) (?P<unit>{'|'.join(_UNITS)})"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_STEPS: dict[str, Step] = {
    r"(?:0?1 )?thang": "month",
    r"(?:0?1 )?quy|0?3 thang|ba thang": "quarter",
    r"0?6 thang|sau thang|nua nam": "half-year",
    r"(?:0?1 )?nam": "year",
}
_STEP = f"(?:{'|'.join(_STEPS)})"
_EACH = r"(?:hang|moi)"
# What words of a time look like; where they follow what needs none, they are a limit of their own.
_TIME = re.compile(
    r"\d{4}|\d+ (?:ngay|tuan|thang|nam|quy)\b|\d{1,2}/\d{1,2}\b(?!/)"
    rf"|\bquy {_Q}\b|\b(?:thang|nam|ngay) \d|\b(?:dau|giua|cuoi) (?:thang|quy|nam)\b"
    rf"|\b{_EACH} (?:thang|quy|nam|tuan|6|06)|\bdinh ky\b"
    r"|\b(?:truoc|cham nhat|muon nhat|khong qua|den het)\b"
)


class _Span(NamedTuple):
    """The first and last day of a date or period in words, both inclusive."""

    first: date
    last: date
    period: Period | None = None


def read(wording: str, issued: date) -> Reading | None:
    """Return the deadlines that a wording means, or None where it cannot be read.

    Never guesses: a date without a year, or words around one that change its sense, are not read.
    `issued` is the day that "từ nay" means.
    """
    try:
        text = _plain(wording)
        for pattern, meaning in _RULES:
            found = re.fullmatch(pattern, text)
            if found:
                return meaning(found, issued)
        return _recurring(text)
    except ValueError:  # a day, month or quarter that does not exist, or words that disagree
        return None


# --- what stands around the words that count


def _plain(wording: str) -> str:
    """Return a wording folded, without labels, numbers told twice and remarks that change nothing."""
    text = re.sub(r"[‐-―−]", "-", fold(wording)).strip(" .;,")  # dashes of all kinds
    text = re.sub(rf"^(?:{_LABEL} ?: ?)+", "", text)
    text = re.sub(r"\b(\d{1,3}) \(([a-z ]+)\)", _number_told_twice, text)
    text = re.sub(rf"({_DATE}),? \(?({_WEEKDAY})\)?", _date_with_weekday, text)
    text = re.sub(r",? \((?:nham|tuc) ngay [^()]*\)$", "", text)
    return _without_purpose(text).strip(" .;,")


_LABEL = (
    r"(?:thoi gian|thoi han|tien do|moc thoi gian|han)"
    r"(?: (?:thuc hien|hoan thanh|bao cao|trinh|gui|xong))?(?: va hoan thanh)?"
)
_WEEKDAY = r"thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat"
_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_WORDS_OF_NUMBERS = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")


def _number_told_twice(found: re.Match[str]) -> str:
    """Return `03` for `03 (ba)`; ValueError where figure and word disagree."""
    number, words = int(found[1]), found[2]
    if not set(words.split()) <= {*_WORDS_OF_NUMBERS, "muoi", "lam", "tu"}:
        return found[0]
    if words not in _in_words(number):
        raise ValueError(found[0])
    return found[1]


def _in_words(number: int) -> set[str]:
    """Return the words of a number below a hundred."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return {_WORDS_OF_NUMBERS[number]}
    head = "muoi" if tens == 1 else f"{_WORDS_OF_NUMBERS[tens % 10]} muoi"
    if ones == 0:
        return {head}
    also = {4: "tu", 5: "lam"}.get(ones, _WORDS_OF_NUMBERS[ones])
    return {f"{head} {_WORDS_OF_NUMBERS[ones]}", f"{head} {also}"}


def _date_with_weekday(found: re.Match[str]) -> str:
    """Return a date without its day of the week; ValueError where that is another day."""
    name = found[2].split()[-1]
    day = 6 if name == "nhat" else (_WEEKDAYS.index(name) if name.isalpha() else int(name) - 2)
    if _span(found[1]).first.weekday() != day:
        raise ValueError(found[0])
    return found[1]


def _without_purpose(text: str) -> str:
    """Return a dated wording without what it is done for or by which rule: no time, no condition."""
    found = re.fullmatch(
        rf"(?P<limit>.*?(?:{_DATE}|{_MONTH}|{_QUARTER}|{_EACH} (?:thang|quy|nam))),? "
        r"(?P<tail>(?:theo|de|gui|va gui|bao cao|va bao cao|trinh) .*)",
        text,
    )
    if not found:
        return text
    tail = re.sub(
        r"\b(?:nghi dinh|thong tu|quyet dinh|luat|nghi quyet|ke hoach) so \S+", "", found["tail"]
    )
    conditions = r"\b(?:hoac|neu|tru|sau khi|ke tu|tinh tu|truong hop|rieng|doi voi|den|tu)\b"
    return text if _TIME.search(tail) or re.search(conditions, tail) else found["limit"]


# --- dates and periods


def _span(text: str) -> _Span:
    """Return the days of a date or period in words; ValueError where there is none such."""
    text = text.strip()
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(_DATE, text):
        day = parse_day("/".join(map(str, numbers)))
        return _Span(day, day)
    if text.startswith("quy"):
        marks = re.findall(rf"\b{_Q}\b", text[: text.rindex(str(numbers[-1]))])
        periods = [_quarter(mark, numbers[-1]) for mark in marks]
    elif re.fullmatch(_HALF, text):
        periods = [Period.parse(f"{numbers[-1]}-H{1 if 'dau' in text else 2}")]
    elif re.fullmatch(_YEARS, text) or re.fullmatch(_YEAR, text):
        periods = [Period.parse(str(number)) for number in numbers]
    else:
        periods = [Period.parse(f"{numbers[-1]}-{month:02}") for month in numbers[:-1]]
    if periods != sorted(periods, key=lambda period: period.first):
        raise ValueError(text)
    return _Span(periods[0].first, periods[-1].last, periods[0] if len(periods) == 1 else None)


def _quarter(mark: str, year: int) -> Period:
    return Period.parse(f"{year}-Q{_QUARTERS.get(mark) or int(mark)}")


def _before(found: re.Match[str], _issued: date) -> Reading:
    return (Before(before=_span(found["point"]).first),)


def _before_hour(found: re.Match[str], _issued: date) -> Reading:
    hour = int(re.findall(r"\d+", found["hour"])[0])
    if not 1 <= hour <= 24:
        raise ValueError(found["hour"])
    return _by(found, _issued)


def _by(found: re.Match[str], _issued: date) -> Reading:
    span = _span(found["point"])
    return (By(by=span.period or span.last),)


def _in_month(found: re.Match[str], _issued: date) -> Reading:
    month = _span(found["month"])
    part = {"dau": month.first, "giua": month.first.replace(day=15), "cuoi": month.last}
    return (By(by=part[found["part"]]),)


def _from_to(found: re.Match[str], issued: date) -> Reading:
    begin, last = found["from"], _span(found["to"]).last
    if re.fullmatch(_ISSUE, begin):
        return _days(issued, last)
    if not re.search(r"\d{4}$", begin):  # "từ tháng 5 đến tháng 8/2025": the year is plain
        begin = f"{begin}{'/' if '/' in begin else ' nam '}{last.year}"
    return _days(_span(begin).first, last)


def _from_day(found: re.Match[str], _issued: date) -> Reading:
    last = _span(found["to"]).last
    return _days(last.replace(day=int(found["day"])), last)


def _days(first: date, last: date) -> Reading:
    if first > last:
        raise ValueError(first)
    return (FromTo.model_validate({"from": first, "to": last}),)


def _list(found: re.Match[str], _issued: date) -> Reading:
    spans = map(_span, re.findall(_POINT, found[0]))
    return _each(tuple(By(by=span.period or span.last) for span in spans))


def _periods(found: re.Match[str], _issued: date) -> Reading:
    """Read several months, quarters or years of one year: two that touch, joined by "và", are a span."""
    year = int(found[0][-4:])
    if found["unit"] == "quy":
        periods = [_quarter(mark, year) for mark in re.findall(rf"\b{_Q}\b", found["marks"])]
    else:
        months = re.findall(r"\d+", found["marks"])
        periods = [Period.parse(f"{year}-{int(month):02}") for month in months]
    touching = all(one.next() == other for one, other in pairwise(periods))
    if touching and "va" in found["marks"] and "," not in found["marks"]:
        return _days(periods[0].first, periods[-1].last)
    return _each(tuple(By(by=period) for period in periods))


def _each(rules: tuple[By, ...]) -> Reading:
    if len({rule.due for rule in rules}) < len(rules):
        raise ValueError(rules)
    return rules


# --- what a document starts, and what has no date


def _after(found: re.Match[str], _issued: date) -> Reading:
    values = found.groupdict()
    _refuse_more(values["tail"])
    if values.get("number") is None:
        return (After(after=found[0]),)
    if int(values["number"]) == 0:
        raise ValueError(found[0])
    return (After(after=found[0], within=Term(int(values["number"]), _UNITS[values["unit"]])),)


def _within(found: re.Match[str], _issued: date) -> Reading:
    term = {"within": f"{int(found['number'])} {_UNITS[found['unit']]}s"}
    if re.fullmatch(_ISSUE, found["start"]):
        return (Within.model_validate(term),)
    return (Within.model_validate({**term, "from": _span(found["start"]).first}),)


def _refuse_more(tail: str | None) -> None:
    """Raise ValueError if what follows names a date, a term or a limit of its own."""
    if _TIME.search(tail or ""):
        raise ValueError(tail)


def _open(found: re.Match[str], _issued: date) -> Reading:
    _refuse_more(found.groupdict().get("tail"))
    return (Open(open=found[0]),)


# --- what recurs


def _every_year_from(found: re.Match[str], _issued: date) -> Reading:
    return (Every.model_validate({"every": "year", "from": _span(found["year"]).first}),)


def _recurring(text: str) -> Reading | None:
    """Read what is due again and again, as `định kỳ hằng quý, trước ngày 15 của tháng cuối quý`."""
    text, span = _without_span(re.sub(rf",? (?:va|hoac) (?:{_AD_HOC})$", "", text))
    text = re.sub(r"^dinh ky,? ", "", head := text)
    if re.fullmatch(r"(?:6|06|sau) thang(?: dau nam)? va (?:cuoi )?nam", text):
        return (Every.model_validate({"every": "half-year", **span}),)
    items = list(_items(text))
    periodic = head != text or re.search(
        rf"\b{_EACH} |\blan\b|\bthang (?:dau|cuoi)(?: cua)? quy", text
    )
    if not items or not periodic:
        return None
    rules = _twice_a_year(items) or [_every(item, items) for item in items]
    if len({rule["every"] for rule in rules}) < len(rules):
        raise ValueError(text)
    return tuple(Every.model_validate(rule | span) for rule in rules)


_AD_HOC = r"dot xuat(?: khi co yeu cau)?|khi co yeu cau"


def _without_span(text: str) -> tuple[str, dict[str, date]]:
    """Return a recurring wording without the years it names, and what those mean."""
    found = re.fullmatch(
        rf"(?P<rest>.*?),? \(?(?:(?:ke |bat dau |tinh )?tu (?P<year>{_YEAR})(?: tro di)?"
        rf"|(?:trong )?(?P<years>giai doan \d{{4}} ?- ?\d{{4}}))\)?",
        text,
    )
    if not found:
        return text, {}
    if found["year"]:
        return found["rest"], {"from": _span(found["year"]).first}
    first, last, _ = _span(found["years"])
    return found["rest"], {"from": first, "to": last}


_HOW = r"(?P<how>truoc|cham nhat|muon nhat|vao|den het|den|trong)(?: la| vao| den)? "
_PART = r"(?P<part>dau|giua|cuoi|ke tiep|tiep theo|lien ke|sau)"
_DAY = r"(?:ngay )?(?:mung )?(?P<day>\d{1,2})"
# "trước ngày 15 của tháng cuối quý", "chậm nhất ngày 20", "trước ngày 30 tháng 6", "trong quý I"
_WHEN = (
    rf"(?:tu ngay \d{{1,2}} den )?(?:{_HOW}|(?=ngay|thang|quy))(?:"
    rf"{_DAY}(?: ?/ ?| thang )(?P<month>\d{{1,2}})"
    rf"|{_DAY.replace('day>', 'day_of_part>')}(?: cua)? thang {_PART}"
    rf"(?:(?: cua)?(?: {_EACH})? (?P<of>{_STEP}))?"
    rf"|{_DAY.replace('day>', 'day_alone>')}"
    rf"|thang (?P<month_alone>\d{{1,2}})|quy (?P<quarter>{_Q}))"
)
_PERIOD = rf"(?P<step>{_STEP})(?! ?\d)(?: ?/ ?(?:0?1 |mot )?lan| (?:0?1|mot) lan)?"


def _renamed(pattern: str, suffix: str) -> str:
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1{suffix}>", pattern)


# The period first or last; "của tháng cuối quý" needs none beside it.
_ITEM = re.compile(
    rf"(?:{_EACH} )?{_PERIOD},? \(?{_WHEN}\)?"
    rf"|{_renamed(_WHEN, '_')},? (?:cua )?{_EACH} {_renamed(_PERIOD, '_')}"
    rf"|(?:{_EACH} )?{_renamed(_PERIOD, '__')}|{_renamed(_WHEN, '___')}"
)


class _Item(NamedTuple):
    """A period, and when in it; None where the words do not say."""

    step: str | None
    key: str
    day: int | None
    month: int | None
    part: str | None
    of: str | None


def _items(text: str) -> Iterator[_Item]:
    """Yield each period of a list; ValueError where anything else stands between."""
    place = 0
    while place < len(text):
        found = _ITEM.match(text, place)
        if not found:
            raise ValueError(text)
        yield _item({key.rstrip("_"): value for key, value in found.groupdict().items() if value})
        place = found.end()
        between = re.compile(r"(?:[,;]| va|[,;] va)(?: dinh ky)? |$").match(text, place)
        if not between:
            raise ValueError(text)
        place = between.end()


def _item(values: dict[str, str]) -> _Item:
    day = values.get("day") or values.get("day_of_part") or values.get("day_alone")
    month = values.get("month") or values.get("month_alone")
    if "quarter" in values:
        month = str(3 * (_QUARTERS.get(values["quarter"]) or int(values["quarter"])))
    if values.get("how") == "truoc" and day is None:  # before a whole month or quarter
        raise ValueError(values)
    return _Item(
        step=_step(values.get("step")),
        key="before" if values.get("how") == "truoc" else "by",
        day=int(day) if day else None,
        month=int(month) if month else None,
        part=values.get("part"),
        of=_step(values.get("of")),
    )


def _step(text: str | None) -> Step | None:
    return next((step for words, step in _STEPS.items() if re.fullmatch(words, text or "")), None)


def _twice_a_year(items: list[_Item]) -> list[dict[str, object]] | None:
    """Read `trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm` as once in each half."""
    if len(items) != 2 or items[-1].step != "year" or items[0].step is not None:
        return None
    first, second = items
    months = first.month or 0, second.month or 0
    if not 1 <= months[0] <= 6 or months[1] != months[0] + 6 or first.day != second.day:
        raise ValueError(items)
    return [_rule("half-year", months[0], second.key, second.day)]


def _every(item: _Item, items: list[_Item]) -> dict[str, object]:
    step = item.step or item.of
    if step is None or (item.of and item.of != step):
        raise ValueError(item)
    if item.month and item.day:
        date(2000, item.month, item.day)
    if item.part:
        return _rule(step, _month_of_part(item.part, step), item.key, item.day)
    if item.month and step == "half-year":
        # the other half's date is plain only where the year's report is that of its second half
        year = next((other for other in items if other.step == "year"), None)
        if item.month != 6 or not year or year.month != 12 or year.key != item.key:
            raise ValueError(item)
        return _rule(step, None, item.key, item.day)
    if item.month and step != "year":
        raise ValueError(item)
    if item.day and not item.month and step != "month":  # of which month?
        raise ValueError(item)
    return _rule(step, item.month, item.key, item.day)


def _month_of_part(part: str, step: str) -> int | None:
    last = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[step]
    match part:
        case "dau" if step != "month":
            return 1
        case "giua" if step == "quarter":  # only a quarter has a middle month
            return 2
        case "cuoi" if step != "month":
            return None
        case "ke tiep" | "tiep theo" | "lien ke" | "sau":
            return last + 1
    raise ValueError(part)


def _rule(step: str, month: int | None, key: str, day: int | None) -> dict[str, object]:
    if not 1 <= (month or 1) <= 2 * 12 or not 1 <= (1 if day is None else day) <= 31:
        raise ValueError(month, day)
    default = (step, month) in (("year", 12), ("half-year", 6))
    return {"every": step, "month": None if default else month, key: day}


_ISSUE = (
    r"nay|ngay (?:ky|ban hanh|ky ban hanh|ra thong bao)"
    r"(?: (?:ke hoach|quyet dinh|chi thi|thong bao|van ban|cong van)(?: nay)?)?"
)
_PARTIAL = rf"(?:ngay )?\d{{1,2}}(?: ?/ ?| thang )\d{{1,2}}|thang \d{{1,2}}|quy {_Q}"
# "kể từ ngày nhận được văn bản", but not "kể từ ngày 01/5/2025", which no document starts
_FROM_RECEIPT = (
    rf"(?:ke tu|tinh tu|sau)(?!(?: ngay| khi| thoi diem)* ?\d)(?! (?:{_ISSUE})(?:$|,))"
    r"(?P<tail>(?:,? .*)?)"
)
_AT_MOST = r"(?:(?:cham nhat|muon nhat|toi da|khong qua)(?: la)? )?"
_AND = r"(?: ?[;,]| va|[;,] va)"
# The first rule that fits the whole text decides; above each, words that it reads.
_RULES: tuple[tuple[str, Callable[[re.Match[str], date], Reading]], ...] = (
    # trước 17 giờ 00 ngày 20/5/2025: that day is still on time
    (rf"{_DONE}truoc (?P<hour>{_HOUR})(?P<point>{_DATE})", _before_hour),
    # hoàn thành trước ngày 30/6/2025; trước tháng 6/2027
    (rf"{_DONE}truoc (?P<point>{_DATE}|{_MONTH}|{_QUARTER}|nam \d{{4}})", _before),
    # chậm nhất là ngày 01 tháng 3 năm 2027; đến hết ngày 31/12/2025; 15/4/2025
    (rf"{_DONE}(?:{_BY} )?(?:{_HOUR})?(?P<point>{_DATE})", _by),
    # cuối tháng 5/2025; giữa tháng 5/2025
    (rf"{_DONE}(?:{_BY} )?(?P<part>dau|giua|cuoi) (?P<month>{_MONTH})", _in_month),
    # trong tháng 9 năm 2025; quý II-III/2026; 6 tháng đầu năm 2025; năm 2025
    (rf"{_DONE}(?:{_BY} )?(?P<point>{_POINT})", _by),
    # 15/8/2026; 25/7/2026; 27/7/2026
    (rf"(?:trong )?{_POINT}(?:{_AND} {_POINT})+", _list),
    # tháng 6, 12/2025; quý II, IV/2025; trong quý III và quý IV/2026
    (
        rf"{_DONE}(?:trong |vao )?(?P<marks>(?P<unit>thang) \d{{1,2}}(?:{_AND} (?:thang )?\d{{1,2}})+){_OF_YEAR}",
        _periods,
    ),
    (
        rf"{_DONE}(?:trong |vao )?(?P<marks>(?P<unit>quy) {_Q}(?:{_AND} (?:quy )?{_Q})+){_OF_YEAR}",
        _periods,
    ),
    # từ nay đến 31/10/2025; quý IV/2026 đến hết quý II/2027; từ tháng 5 đến tháng 8/2025
    (
        rf"(?:{_DONE}(?:ke )?tu )?(?P<from>{_ISSUE}|{_POINT})(?: den| -)(?: het)? (?P<to>{_POINT})",
        _from_to,
    ),
    (rf"{_DONE}(?:ke )?tu (?P<from>{_PARTIAL})(?: den| -)(?: het)? (?P<to>{_POINT})", _from_to),
    # từ ngày 01 đến ngày 15/5/2025
    (rf"{_DONE}(?:ke )?tu ngay (?P<day>\d{{1,2}}) den(?: het)? (?P<to>{_DATE})", _from_day),
    # năm 2025 và các năm tiếp theo
    (rf"(?:tu |trong )?(?P<year>{_YEAR}) va (?:cac|nhung) nam (?:tiep theo|sau)", _every_year_from),
    # trong 30 ngày kể từ ngày 01/5/2025; trong thời hạn 01 tháng kể từ ngày ban hành Kế hoạch này
    (
        (
            rf"{_DONE}(?:trong )?(?:thoi han |thoi gian |vong )?{_AT_MOST}{_TERM},? "
            rf"(?:ke tu|tinh tu|sau) (?P<start>{_DATE}|{_ISSUE})"
        ),
        _within,
    ),
    # trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản; không quá 03 (ba) ngày kể từ …
    (
        rf"{_DONE}(?:trong )?(?:thoi han |thoi gian |vong )?{_AT_MOST}{_TERM},? {_FROM_RECEIPT}",
        _after,
    ),
    # sau khi có văn bản của Bộ Nội vụ; ngay khi nhận được thông tin
    (
        r"(?:(?:ngay )?sau khi|ngay khi|ke tu khi|ke tu ngay)(?! ngay \d| \d)(?P<tail> .+)",
        _after,
    ),
    # thường xuyên, liên tục; từ tháng 4/2025 và thường xuyên
    (rf"(?:tu (?:{_POINT}) va )?thuong xuyen(?:,? lien tuc)?(?:,? hang ngay)?", _open),
    # khi có yêu cầu của Bộ
    (r"khi (?:co yeu cau|phat sinh|co chi dao)(?P<tail>(?:,? .*)?)", _open),
    # theo tiến độ của Bộ Nội vụ
    (r"theo (?:tien do|huong dan|yeu cau|ke hoach|chi dao)(?P<tail>(?:,? .*)?)", _open),
)
