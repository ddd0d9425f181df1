"""The words in which Vietnamese plans set deadlines, read into the deadlines they mean."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from plantrack.deadlines.kinds import After, Before, By, Deadline, Every, FromTo, Open, Within
from plantrack.deadlines.periods import Period, Step, Term, Unit, parse_day
from plantrack.words.text import fold

Reading = tuple[Deadline, ...]

# All patterns see folded text: no case, no marks, so that "hằng" and "hàng", "hoá" and "hóa" are one.
_DATE = r"(?:ngay )?(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
_MONTH = r"(?:thang )?\d{1,2} ?[/.-] ?\d{4}|thang \d{1,2} nam \d{4}"
_MONTHS = r"thang \d{1,2} ?[-,] ?(?:thang )?\d{1,2} ?(?:[/.-] ?| nam )\d{4}"
_QUARTER = (
    r"quy (?:iv|i{1,3}|[1-4])(?: ?[-,] ?(?:quy )?(?:iv|i{1,3}|[1-4]))?(?: ?[/.-] ?| nam )\d{4}"
)
_HALF = r"(?:6|06|sau) thang (?:dau|cuoi) nam \d{4}"
_YEAR = r"(?:nam )?\d{4}"
_YEARS = r"giai doan \d{4} ?- ?\d{4}"
_POINT = f"(?:{_DATE}|{_MONTHS}|{_MONTH}|{_QUARTER}|{_HALF}|{_YEARS}|{_YEAR})"
_HOUR = r"\d{1,2} ?(?:gio|h|:)(?: ?\d{2})?(?: phut)?,? "
_DONE = r"(?:(?:phai |can )?hoan thanh |xong )?"
_LIMIT = r"\b(?:truoc|cham nhat|muon nhat|khong qua|den het)\b"
_TERM = r"(?P<number>\d{1,3}) (?P<unit>ngay lam viec|ngay|tuan|thang|nam)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNITS: dict[str, Unit] = {
    "ngay lam viec": "working day",
    "ngay": "day",
    "tuan": "week",
    "thang": "month",
    "nam": "year",
}
_STEPS: dict[str, Step] = {
    "thang": "month",
    "quy": "quarter",
    "6 thang": "half-year",
    "06 thang": "half-year",
    "sau thang": "half-year",
    "nua nam": "half-year",
    "nam": "year",
}
_STEP = r"(?:6 thang|06 thang|sau thang|nua nam|thang|quy|nam)"


class _Span(NamedTuple):
    """The first and last day of a date or period in words, both inclusive."""

    first: date
    last: date


def read(wording: str, issued: date) -> Reading | None:
    """Return the deadlines that a wording means, or None where it cannot be read.

    Never guesses: a date without a year, or words around one that change its sense, are not read.
    `issued` is the day that "từ nay" means.
    """
    text = re.sub(r"[‐-―−]", "-", fold(wording))  # dashes of all kinds
    text = re.sub(
        r"^(?:thoi gian(?: thuc hien| hoan thanh)?|thoi han|han) ?: ?", "", text.strip(" .;,")
    )
    for pattern, meaning in _RULES:
        found = re.fullmatch(pattern, text)
        if found:
            try:
                return meaning(found, issued)
            except ValueError:  # a day, month or quarter that does not exist
                return None
    return None


def _span(text: str) -> _Span:
    """Return the days of a date or period in words; ValueError where there is none such."""
    text = text.strip()
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(_DATE, text):
        day = parse_day("/".join(map(str, numbers)))
        return _Span(day, day)
    if text.startswith("quy"):
        marks = re.findall(r"\b(iv|i{1,3}|[1-4])\b", text[: text.rindex(str(numbers[-1]))])
        quarters = [_QUARTERS.get(mark) or int(mark) for mark in marks]
        periods = [Period.parse(f"{numbers[-1]}-Q{quarter}") for quarter in quarters]
    elif re.fullmatch(_HALF, text):
        periods = [Period.parse(f"{numbers[-1]}-H{1 if 'dau' in text else 2}")]
    elif re.fullmatch(_YEARS, text) or re.fullmatch(_YEAR, text):
        periods = [Period.parse(str(number)) for number in numbers]
    else:
        periods = [Period.parse(f"{numbers[-1]}-{month:02}") for month in numbers[:-1]]
    if periods != sorted(periods, key=lambda period: period.first):
        raise ValueError(text)
    return _Span(periods[0].first, periods[-1].last)


def _before(found: re.Match[str], _issued: date) -> Reading:
    return (Before(before=_span(found["point"]).first),)


def _before_hour(found: re.Match[str], _issued: date) -> Reading:
    hour = int(re.findall(r"\d+", found["hour"])[0])
    if not 1 <= hour <= 24:
        raise ValueError(found["hour"])
    return _by(found, _issued)


def _by(found: re.Match[str], _issued: date) -> Reading:
    return (By(by=_span(found["point"]).last),)


def _in_month(found: re.Match[str], _issued: date) -> Reading:
    month = _span(found["month"])
    part = {"dau": month.first, "giua": month.first.replace(day=15), "cuoi": month.last}
    return (By(by=part[found["part"]]),)


def _from_to(found: re.Match[str], issued: date) -> Reading:
    begin = found["from"]
    first = issued if begin in ("nay", "ngay ban hanh") else _span(begin).first
    return (FromTo.model_validate({"from": first, "to": _span(found["to"]).last}),)


def _list(found: re.Match[str], _issued: date) -> Reading:
    return tuple(By(by=_span(day).last) for day in re.findall(_DATE, found[0]))


def _after(found: re.Match[str], _issued: date) -> Reading:
    values = found.groupdict()
    _refuse_more(values["tail"])
    if values.get("number") is None:
        return (After(after=found[0]),)
    return (After(after=found[0], within=_term(found)),)


def _within(found: re.Match[str], _issued: date) -> Reading:
    first = _span(found["point"]).first if found["point"] else None
    return (Within.model_validate({"within": _term(found), "from": first}),)


def _term(found: re.Match[str]) -> Term:
    if int(found["number"]) == 0:
        raise ValueError(found[0])
    return Term(int(found["number"]), _UNITS[found["unit"]])


def _refuse_more(tail: str | None) -> None:
    """Raise ValueError if what follows names a date, a term or a limit of its own."""
    if re.search(rf"\d{{4}}|\d+ (?:ngay|tuan|thang|nam)\b|{_LIMIT}", tail or ""):
        raise ValueError(tail)


def _open(found: re.Match[str], _issued: date) -> Reading:
    _refuse_more(found.groupdict().get("tail"))
    return (Open(open=found[0]),)


def _every(found: re.Match[str], _issued: date) -> Reading:
    values = found.groupdict()
    step = _STEPS[values["step"]]
    day = values.get("day")
    number = int(day) if day else None
    if number == 0 or (number or 1) > 31:  # days of a month
        raise ValueError(day)
    named = values.get("of") or values.get("of2")
    if named and _STEPS[named] != step:
        raise ValueError(found[0])
    month = {"dau": 1, "cuoi": None, "giua": 2}.get(values.get("part") or "cuoi")
    if month == 2 and step != "quarter":  # only a quarter has a middle month
        raise ValueError(found[0])
    key = "before" if values.get("how") == "truoc" else "by"
    return (Every.model_validate({"every": step, "month": month, key: number}),)


def _half_yearly_and_yearly(found: re.Match[str], _issued: date) -> Reading:
    # The year's report is that of its second half, so one rule gives both dates.
    if int(found["half_month"]) != 6 or int(found["year_month"]) != 12:  # June, December
        raise ValueError(found[0])
    if (
        found["how"] != found["how_year"]
        or int(found["half_day"]) > 30
        or int(found["year_day"]) > 31
    ):
        raise ValueError(found[0])
    key = "before" if found["how"] == "truoc" else "by"
    return tuple(
        Every.model_validate({"every": step, key: int(found[day])})
        for step, day in (("half-year", "half_day"), ("year", "year_day"))
    )


def _every_year_from(found: re.Match[str], _issued: date) -> Reading:
    return (Every.model_validate({"every": "year", "from": _span(found["year"]).first}),)


_BY = r"(?:cham nhat|muon nhat|den het|den|het|xong trong|trong)(?: la| den)?(?: het)?"
_HOW = r"(?P<how>truoc|cham nhat|muon nhat|vao|den|den het)"
# "trước ngày 15 của tháng cuối quý", "chậm nhất là ngày 20", "vào 25 của tháng đầu"
_DAY_OF_MONTH = (
    rf"{_HOW}(?: la| vao)? (?:ngay )?(?P<day>\d{{1,2}})"
    rf"(?: (?:cua )?(?:thang (?P<part>dau|giua|cuoi)(?: cua)?(?: (?P<of>{_STEP}))?|(?P<of2>{_STEP})))?"
)
_WITHIN_TERM = rf"(?:trong )?(?:thoi han |vong )?(?:cham nhat )?{_TERM}"
# "kể từ ngày nhận được văn bản", but not "kể từ ngày 01/5/2025", which no document starts
_FROM_RECEIPT = r"(?:ke tu|tinh tu|sau)(?!(?: ngay| khi| thoi diem)* ?\d)(?P<tail>(?:,? .*)?)"
_EVERY = (
    rf"(?:dinh ky,? (?:(?:hang|moi) )?|(?:hang|moi) )(?P<step>{_STEP})"
    rf"(?:,? \(?{_DAY_OF_MONTH}\)?)?"
)
_HALF_YEARLY_AND_YEARLY = (
    r"dinh ky (?:6|06|sau) thang "
    r"\((?P<how>truoc|cham nhat)(?: ngay)? (?P<half_day>\d{1,2})/(?P<half_month>\d{1,2})\)"
    r",?(?: va)? (?:hang )?nam "
    r"\((?P<how_year>truoc|cham nhat)(?: ngay)? (?P<year_day>\d{1,2})/(?P<year_month>\d{1,2})\)"
)
# The first rule that fits the whole text decides; above each, words that it reads.
_RULES: tuple[tuple[str, Callable[[re.Match[str], date], Reading]], ...] = (
    # trước 17 giờ 00 ngày 20/5/2025: that day is still on time
    (rf"{_DONE}truoc (?P<hour>{_HOUR})(?P<point>{_DATE})", _before_hour),
    # hoàn thành trước ngày 30/6/2025
    (rf"{_DONE}truoc (?P<point>{_DATE})", _before),
    # chậm nhất là ngày 01 tháng 3 năm 2027; đến hết ngày 31/12/2025; 15/4/2025
    (rf"{_DONE}(?:{_BY} )?(?:{_HOUR})?(?P<point>{_DATE})", _by),
    # cuối tháng 5/2025; giữa tháng 5/2025
    (rf"{_DONE}(?:{_BY} )?(?P<part>dau|giua|cuoi) (?P<month>{_MONTH})", _in_month),
    # trong tháng 9 năm 2025; quý II-III/2026; 6 tháng đầu năm 2025; năm 2025
    (rf"{_DONE}(?:{_BY} )?(?P<point>{_POINT})", _by),
    # 15/8/2026; 25/7/2026; 27/7/2026
    (rf"{_DATE}(?: ?[;,] ?{_DATE})+", _list),
    # từ nay đến 31/10/2025; quý IV/2026 đến hết quý II/2027
    (
        rf"(?:{_DONE}tu )?(?P<from>nay|ngay ban hanh|{_POINT})(?: den| -)(?: het)? (?P<to>{_POINT})",
        _from_to,
    ),
    # năm 2025 và các năm tiếp theo
    (rf"(?:tu )?(?P<year>{_YEAR}) va (?:cac|nhung) nam (?:tiep theo|sau)", _every_year_from),
    # trong 30 ngày kể từ ngày ban hành; trong 1 tháng kể từ ngày 01/5/2025
    (
        rf"{_WITHIN_TERM},? (?:ke tu|tinh tu)(?: ngay (?:(?:ky )?ban hanh|ky(?= ke hoach))(?: ke hoach(?: nay)?)?| (?P<point>{_DATE}))",
        _within,
    ),
    # trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản
    (
        rf"{_WITHIN_TERM},? {_FROM_RECEIPT}",
        _after,
    ),
    # sau khi có văn bản của Bộ Nội vụ
    (r"(?:ngay )?(?:sau khi|ke tu khi|ke tu ngay)(?! ngay \d| \d)(?P<tail> .+)", _after),
    # thường xuyên, liên tục; từ tháng 4/2025 và thường xuyên
    (r"(?:tu .+ va )?thuong xuyen(?:,? lien tuc)?(?:,? hang (?:ngay|nam))?", _open),
    # khi có yêu cầu của Bộ
    (r"khi (?:co yeu cau|phat sinh|co chi dao)(?P<tail>(?: .*)?)", _open),
    # theo tiến độ của Bộ Nội vụ
    (r"theo (?:tien do|huong dan|yeu cau|ke hoach|chi dao)(?P<tail>(?: .*)?)", _open),
    # định kỳ 6 tháng (trước 15/6), năm (trước 15/12)
    (_HALF_YEARLY_AND_YEARLY, _half_yearly_and_yearly),
    # hằng tháng; định kỳ hằng quý, trước ngày 15 của tháng cuối quý
    (_EVERY, _every),
)
