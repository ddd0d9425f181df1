"""The words in which plans set what is due again and again, read into the rules that they mean."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, get_args

from plantrack.deadlines.kinds import Every, Weekday
from plantrack.deadlines.periods import MONTHS, Step
from plantrack.deadlines.wording_dates import (
    AND,
    EACH,
    HOUR,
    WEEKDAY,
    YEAR,
    Q,
    hour,
    quarter,
    span,
    weekday,
)

_Rules = list[dict[str, object]]
_STEPS: dict[str, Step] = {
    r"(?:0?1 )?thang": "month",
    r"(?:0?1 )?quy|0?3 thang": "quarter",
    r"0?6 thang(?: dau nam)?|nua nam": "half-year",
    r"(?:0?1 |ca )?nam": "year",
}
_STEP = f"(?:{'|'.join(_STEPS)})"
_LIMIT = r"truoc|cham nhat|muon nhat|tre nhat|khong qua|vao|den het|den|trong"
_HOW = rf"(?P<how>(?:(?:cham nhat|muon nhat) )?(?:{_LIMIT}))(?: la)?(?: vao| den)? "
_PART = r"(?P<part>dau|giua|cuoi|ke tiep|tiep theo|lien ke|sau)"
_NEXT = r"(?:sau|ke tiep|tiep theo|lien ke)"
_DAY = r"(?:ngay )?(?:mung )?(?P<day>\d{1,2})"
# "trước ngày 15 của tháng cuối quý", "chậm nhất ngày 20", "trước ngày 30 tháng 6", "trong quý I"
_WHEN = (
    rf"(?:tu ngay \d{{1,2}} den )?(?:{_HOW}|(?=ngay|thang|quy))(?:"
    rf"{_DAY}(?: ?/ ?| thang )(?P<month>\d{{1,2}})(?:,? (?:cua )?nam (?P<next_year>{_NEXT}))?"
    rf"|{_DAY.replace('day>', 'day_of_next>')},? (?:cua )?thang dau(?: tien)?(?: cua)? quy (?P<next_quarter>{_NEXT})"
    rf"|{_DAY.replace('day>', 'day_of_part>')},?(?: cua)? thang {_PART}"
    rf"(?:(?: cua)?(?: {EACH})? (?P<of>{_STEP}))?"
    rf"|{_DAY.replace('day>', 'day_alone>')}"
    rf"|thang (?P<month_alone>\d{{1,2}})|quy (?P<quarter>{Q})\b)"
)
_PERIOD = (
    rf"(?:(?P<step>{_STEP})(?! ?\d)(?: ?/ ?(?:0?1 |mot )?lan| (?:0?1|mot) lan)?"
    rf"|(?:0?1|mot) lan ?(?:/|moi|trong) ?(?P<step_of_once>{_STEP}))"
)


def _renamed(pattern: str, suffix: str) -> str:
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1{suffix}>", pattern)


# The period first or last; "của tháng cuối quý" needs none beside it.
_ITEM = re.compile(
    rf"(?:{EACH} )?{_PERIOD},? \(?{_WHEN}(?:,? (?:cua )?{EACH} nam)?\)?"
    rf"|{_renamed(_WHEN, '_')},? \(?(?:cua )?{EACH} {_renamed(_PERIOD, '_')}\)?"
    rf"|(?:cuoi )?(?:{EACH} )?{_renamed(_PERIOD, '__')}|{_renamed(_WHEN, '___')}"
)
_ON = rf"(?:{_HOW})?(?P<hour>{HOUR})?(?:ngay |sang |chieu )?(?P<on>{WEEKDAY})"
_WEEK = re.compile(rf"{EACH} tuan,? \(?{_ON}\)?|{_renamed(_ON, '_')},? \(?(?:cua )?{EACH} tuan\)?")
_BETWEEN = re.compile(
    r"(?:[,;]| va|[,;] va| ?/)(?: (?:dinh ky|bao cao|so ket|tong ket|danh gia))* ?|$"
)
_AD_HOC = r"(?:bao cao )?(?:dot xuat|(?:khi|theo) (?:co )?(?:yeu cau|de nghi|chi dao))(?: khi co yeu cau)?(?: cua [^,;\d]*)?"
_WHAT = r"(?:(?:bao cao|so ket|tong ket|danh gia|cap nhat|ra soat|kiem tra|to chuc|thuc hien|gui)(?: ket qua)?(?:,| va)? )"


def recurring(text: str) -> tuple[Every, ...] | None:
    """Read what is due again and again, as `định kỳ hằng quý, trước ngày 15 của tháng cuối quý`.

    Returns None where that is not said; raises ValueError where it is not understood.
    """
    text, limits = _without_span(re.sub(rf",? (?:va|hoac) (?:{_AD_HOC})$", "", text))
    text = re.sub(r"\bcua nam (?:ke khai|bao cao|thuc hien)$", "hang nam", text)
    text = re.sub(rf"^(?:{_WHAT}|dinh ky,? ){{0,4}}", "", head := text)
    for pattern, meaning in _RULES:
        if found := re.fullmatch(pattern, text):
            rules = meaning(found, head)
            break
    else:
        rules = _listed(text, periodic="dinh ky" in head[: len(head) - len(text)])
    if not rules:
        return None
    if len({tuple(rule.items()) for rule in rules}) < len(rules):
        raise ValueError(text)
    return tuple(Every.model_validate(rule | limits) for rule in rules)


def _without_span(text: str) -> tuple[str, dict[str, date]]:
    """Return a recurring wording without the years it names, and what those mean."""
    found = re.fullmatch(
        rf"(?P<rest>.*?),? \(?(?:(?:ke |bat dau |tinh )?tu (?P<year>{YEAR})(?: tro di)?"
        rf"|(?:trong )?(?P<years>giai doan \d{{4}} ?- ?\d{{4}}))\)?",
        text,
    )
    if not found:
        return text, {}
    if found["year"]:
        return found["rest"], {"from": span(found["year"]).first}
    first, last, _ = span(found["years"])
    return found["rest"], {"from": first, "to": last}


# --- one period after the other, each with its day


class _Item(NamedTuple):
    """A period, and when in it; None where the words do not say."""

    step: str | None
    key: str
    day: int | None
    month: int | None
    part: str | None
    of: str | None
    on: str | None = None


def _listed(text: str, *, periodic: bool) -> _Rules:
    items = list(_items(text))
    periodic = periodic or bool(
        re.search(rf"\b{EACH} |\blan\b|\bthang (?:dau|cuoi)(?: cua)? quy", text)
    )
    return [_every(item, items) for item in items] if periodic else []


def _items(text: str) -> Iterator[_Item]:
    """Yield each period of a list; ValueError where anything else stands between."""
    place = 0
    while place < len(text):
        found = _WEEK.match(text, place) or _ITEM.match(text, place)
        if not found:
            raise ValueError(text)
        yield _item({key.rstrip("_"): value for key, value in found.groupdict().items() if value})
        place = found.end()
        between = _BETWEEN.match(text, place)
        if not between:
            raise ValueError(text)
        place = between.end()


def _item(values: dict[str, str]) -> _Item:
    before = values.get("how", "").endswith("truoc")
    if "on" in values:
        return _Item("week", "by", None, None, None, None, _weekday(values, before=before))
    days = ("day", "day_of_part", "day_of_next", "day_alone")
    day = next((values[key] for key in days if key in values), None)
    month = int(values.get("month") or values.get("month_alone") or 0)
    if "next_year" in values:
        month += 12
    if "quarter" in values:
        month = 3 * quarter(values["quarter"])
    if before and day is None:  # before a whole month or quarter
        raise ValueError(values)
    of_next = "next_quarter" in values
    return _Item(
        step=_step(values.get("step") or values.get("step_of_once")),
        key="before" if before else "by",
        day=int(day) if day else None,
        month=month or None,
        part="sau" if of_next else values.get("part"),
        of="quarter" if of_next else _step(values.get("of")),
    )


def _weekday(values: dict[str, str], *, before: bool) -> str:
    """Return the last good day of a week: the day named where an hour of it is, else the one before it."""
    number = weekday(values["on"])
    if "hour" in values:
        hour(values["hour"])
    elif before:
        number -= 1
    days: tuple[Weekday, ...] = get_args(Weekday)
    return days[number]


def _step(text: str | None) -> Step | None:
    return next((step for words, step in _STEPS.items() if re.fullmatch(words, text or "")), None)


def _every(item: _Item, items: Sequence[_Item]) -> dict[str, object]:
    if item.on:
        return {"every": "week", "on": item.on}
    step = item.step or item.of
    if step is None or (item.of and item.of != step):
        raise ValueError(item)
    if item.month and item.day:
        _check_day(item.month, item.day)
    if item.part:
        return _rule(step, _month_of_part(item.part, step), item.key, item.day)
    if item.month and step == "half-year":
        return _first_half(item, items)
    if item.month and step != "year":
        raise ValueError(item)
    if item.day and not item.month and step != "month":  # of which month?
        raise ValueError(item)
    return _rule(step, item.month, item.key, item.day)


def _first_half(item: _Item, items: Sequence[_Item]) -> dict[str, object]:
    """Return when the first half's report is due, beside the year's, which is that of the second half too."""
    year = next((other for other in items if other.step == "year" and other.month), None)
    if not year or not year.month or not 5 <= (item.month or 0) <= 8 or year.month < 10:
        raise ValueError(item)
    if item.month == 6 and year.month == 12 and year.key == item.key:
        return _rule("half-year", None, item.key, item.day)
    return _rule("year", item.month, item.key, item.day)


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


def _check_day(month: int, day: int) -> None:
    """Raise ValueError if no year has this day."""
    date(2000, (month - 1) % 12 + 1, day)


def _rule(step: str, month: int | None, key: str, day: int | None) -> dict[str, object]:
    if not 1 <= (month or 1) <= 2 * 12 or not 1 <= (1 if day is None else day) <= 31:
        raise ValueError(month, day)
    default = (step, month) in (("year", 12), ("half-year", 6))
    return {"every": step, "month": None if default else month, key: day}


# --- several days or months of one period


_DATE = rf"(?:(?:{_LIMIT})(?: la)? )?(?:ngay )?(?:mung )?\d{{1,2}}(?: ?/ ?| thang )\d{{1,2}}"
_NUMBER = rf"(?:(?:{_LIMIT})(?: la)? )?(?:ngay )?\d{{1,2}}"


def _half_years(_found: re.Match[str], _head: str) -> _Rules:
    return [{"every": "half-year"}]


def _ends(found: re.Match[str], _head: str) -> _Rules:
    """Read a number of days after the end of each period; working days cannot be said so."""
    step = _step(found["step"]) or "month"
    return [_rule(step, MONTHS[step] + 1, "by", int(found["number"]))]


def _days_of_year(found: re.Match[str], head: str) -> _Rules:
    """Read several days of each year; a list of quarters has four, of halves two."""
    step = _step(found["step"] or "")
    if not (
        "dinh ky" in head
        or step in ("quarter", "half-year")
        or re.search(rf"\b{EACH} |\blan\b", found[0])
    ):
        return []
    key, days = "by", []
    for text in re.findall(_DATE, found["days"]):
        key = "before" if "truoc" in text else "by" if re.match(_LIMIT, text) else key
        day, month = map(int, re.findall(r"\d+", text))
        _check_day(month, day)
        days.append((month, key, day))
    if len(days) != {"month": 0, "quarter": 4, "half-year": 2}.get(step or "year", len(days)):
        raise ValueError(found[0])
    return _regular(days) or [_rule("year", *day) for day in days]


def _regular(days: Sequence[tuple[int, str, int]]) -> _Rules | None:
    """Return once in each half where two days are six months apart, and once a quarter where four are three."""
    steps: dict[int, Step] = {2: "half-year", 4: "quarter"}
    step = steps.get(len(days))
    (first, key, day), length = days[0], 12 // len(days)
    alike = [(first + length * number, key, day) for number in range(len(days))]
    if step is None or list(days) != alike or first > length:
        return None
    return [_rule(step, None if first == length else first, key, day)]


def _days_of_month(found: re.Match[str], _head: str) -> _Rules:
    key, rules = "by", []
    for text in re.findall(_NUMBER, found["days"]):
        key = "before" if "truoc" in text else "by" if re.match(_LIMIT, text) else key
        rules.append(_rule("month", None, key, int(re.findall(r"\d+", text)[0])))
    return rules


def _months_of_year(found: re.Match[str], _head: str) -> _Rules:
    if found["unit"] == "quy":
        months = [3 * quarter(mark) for mark in re.findall(rf"\b{Q}\b", found["marks"])]
    else:
        months = [int(number) for number in re.findall(r"\d+", found["marks"])]
    if max(months) > 12:
        raise ValueError(found[0])
    return [_rule("year", month, "by", None) for month in months]


_SEVERAL = rf"(?:{EACH} )?(?:{_STEP}(?:,| va) )?(?:{EACH} )?(?P<step>{_STEP})(?: ?/ ?(?:0?1 )?lan| 1 lan| 0?2 lan)?"
_TWICE = rf"{EACH} nam (?:it nhat )?(?:0?2|hai) lan|(?:0?2|hai) lan ?(?:/|moi|trong) ?nam"
# The first rule that fits the whole text decides, before lists of periods; above each, words that it reads.
_RULES: tuple[tuple[str, Callable[[re.Match[str], str], _Rules]], ...] = (
    # 6 tháng và cả năm
    (r"0?6 thang(?: dau nam)?(?: va|,) (?:cuoi |ca )nam|0?6 thang va nam", _half_years),
    # chậm nhất 05 ngày sau khi kết thúc quý; trong 10 ngày kể từ ngày kết thúc tháng
    (
        (
            r"(?:trong )?(?:thoi han |vong )?(?:(?:cham nhat|muon nhat|khong qua|toi da)(?: la)? )?(?:sau )?(?P<number>\d{1,2}) ngay,? "
            rf"(?:sau|ke tu|tinh tu)(?: ngay| khi)*(?: het| ket thuc)(?: {EACH})? (?P<step>{_STEP})(?: bao cao)?"
        ),
        _ends,
    ),
    # trước ngày 01/6 và 15/11 hằng năm; định kỳ 6 tháng (trước ngày 15/6 và ngày 15/12);
    # mỗi năm hai lần, trước ngày 30/4 và trước ngày 31/10
    (
        rf"(?:(?:{_SEVERAL}|{_TWICE}),? )?\(?(?P<days>{_DATE}(?:{AND} {_DATE})+)\)?(?:,? (?:cua )?{EACH} nam)?\)?",
        _days_of_year,
    ),
    # trước ngày 15 và ngày 30 hằng tháng
    (rf"(?P<days>{_NUMBER}(?:{AND} {_NUMBER})+),? (?:cua )?{EACH} thang", _days_of_month),
    # tháng 6 và tháng 12 hằng năm; quý I, III hằng năm
    (
        rf"(?:trong |vao )?(?P<marks>(?P<unit>thang) \d{{1,2}}(?:{AND} (?:thang )?\d{{1,2}})+),? (?:cua )?{EACH} nam",
        _months_of_year,
    ),
    (
        rf"(?:trong |vao )?(?P<marks>(?P<unit>quy) {Q}(?:{AND} (?:quy )?{Q})+),? (?:cua )?{EACH} nam",
        _months_of_year,
    ),
)
