"""The text of a wording made plain: what stands around the words that say when, and changes nothing, left out."""

import re
from collections.abc import Callable

from plantrack.deadlines.wording_dates import (
    DATE,
    EACH,
    MONTH,
    QUARTER,
    TIME,
    WEEKDAY,
    span,
    weekday,
)
from plantrack.words.text import fold, nfc

# Words that would look like words of time without their marks: "mới quy định" is no "mỗi quý".
_OTHER_WORDS = re.compile(
    r"\b(?:mới|mọi|mời|môi|moi|quỹ|quỳ|quỷ|(?<=mỗi )quy|(?<=hằng )quy|(?<=hàng )quy|quý (?:hiếm|báu|giá|cơ quan|vị|đại biểu|khách)"
    r"|hạng|hãng|hang|(?:ngân|khách|cửa|mặt|nhà|đơn|bán|mua|giao|nhận|tín|lô|xuất|nhập) hàng|hàng (?=hóa|hải|không)"
    r"|trồng|trọng|trông|thắng|thăng|nam|nấm|dầu)\b",
)
_SIX = re.compile(r"\bsáu(?= (?:tháng|ngày|tuần|năm)\b)")


def hushed(text: str) -> str:
    """Return a text in small letters with what only looks like words of time blotted out, each letter in its place."""
    small = text.lower()
    if len(small) != len(text):  # a letter of another script that becomes two
        small = text
    if small.isascii():  # written without marks: what it means is left to the words around
        return small
    return _OTHER_WORDS.sub(lambda found: "_" * len(found[0]), small)


def plain(wording: str) -> str:
    """Return a wording folded, without labels, numbers told twice and remarks that change nothing.

    Raises ValueError where figures and words disagree.
    """
    text = fold(_SIX.sub("6", hushed(nfc(" ".join(wording.split()))))).strip(_AROUND)
    for pattern, replacement in _PLAINER:
        text = pattern.sub(replacement, text)
    return _without_purpose(text).strip(_AROUND)


_AROUND = " .;,/*•+-–—"
_LABEL = (
    r"(?:thoi gian|thoi han|tien do|moc thoi gian|thoi diem|han(?: cuoi(?: cung)?| chot)?)"
    r"(?: (?:thuc hien|hoan thanh|bao cao|trinh|gui|xong|nop|ban hanh))?(?: va hoan thanh)?"
)
_ONES = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
# Neither "năm", "tư" nor "sáu" alone, which without marks are "year", "from" and "after".
_NUMBER_IN_WORDS = (
    r"(?:(?:hai|ba|bon|nam|sau|bay|tam|chin) muoi|muoi)"
    rf"(?: (?:{'|'.join(_ONES[1:])}|tu|lam)(?! \d))?|mot|hai|ba|bon|bay|tam|chin"
)


def _number_told_twice(found: re.Match[str]) -> str:
    """Return `03` for `03 (ba)`; ValueError where figure and word disagree."""
    number, words = int(found[1]), found[2]
    if not set(words.split()) <= {*_ONES, "muoi", "lam", "tu"}:
        return found[0]
    if words not in _in_words(number):
        raise ValueError(found[0])
    return found[1]


def _number_in_words_first(found: re.Match[str]) -> str:
    """Return `10` for `mười (10)`; ValueError where word and figure disagree."""
    if found[1] not in _in_words(int(found[2])):
        raise ValueError(found[0])
    return found[2]


def _number_in_words(found: re.Match[str]) -> str:
    """Return `10` for `mười`."""
    return next((str(number) for number in range(100) if found[1] in _in_words(number)), found[0])


def _in_words(number: int) -> set[str]:
    """Return the words of a number below a hundred."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return {_ONES[number]}
    head = "muoi" if tens == 1 else f"{_ONES[tens % 10]} muoi"
    if ones == 0:
        return {head}
    also = {4: "tu", 5: "lam"}.get(ones, _ONES[ones])
    return {f"{head} {_ONES[ones]}", f"{head} {also}"}


def _date_with_weekday(found: re.Match[str]) -> str:
    """Return a date without its day of the week; ValueError where that is another day."""
    if span(found[1]).first.weekday() != weekday(found[2]):
        raise ValueError(found[0])
    return found[1]


def _weekday_with_date(found: re.Match[str]) -> str:
    """Return a date without the day of the week before it; ValueError where that is another day."""
    if span(found[2]).first.weekday() != weekday(found[1]):
        raise ValueError(found[0])
    return found[2]


_PLAINER: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[‐-―−→]|->", "-"),  # dashes of all kinds
        (rf"^(?:{_LABEL} ?: ?)+", ""),
        (rf"^{_LABEL}(?: du kien)?(?: la)? (?=\S)", ""),
        (r"\bq ?(?=(?:iv|i{1,3}|[1-4]) ?[/.-] ?\d{4})", "quy "),
        (r"\b(\d{1,3}) ?\(([a-z ]{2,20})\)", _number_told_twice),
        (rf"\b({_NUMBER_IN_WORDS}|nam|sau) ?\((\d{{1,3}})\)", _number_in_words_first),
        (rf"\b({_NUMBER_IN_WORDS})(?= (?:ngay|tuan|thang|quy|nam)\b)", _number_in_words),
        (rf"({DATE}),? \(?({WEEKDAY})\)?", _date_with_weekday),
        (rf"\b({WEEKDAY}),? \(?((?:ngay )?{DATE})\)?", _weekday_with_date),
        (r",? \((?:nham|tuc)(?: la)? ngay [^()]*\)$", ""),
    )
)


# --- what is done by then, by which rule and what for


_DOCUMENTS = (
    r"(?:luat|bo luat|phap lenh|nghi dinh|thong tu|quyet dinh|nghi quyet|ke hoach|chi thi|cong van|cong dien"
    r"|thong bao|ket luan|chuong trinh|de an|van ban|to trinh)"
)
_CITED = re.compile(
    rf"\b{_DOCUMENTS} (?:[^,;.]{{0,60}}?)?so \S+(?:,? (?:{DATE}|nam \d{{4}}))?"
    rf"|\b{_DOCUMENTS} (?:[^,;.\d]{{0,60}}?)?{DATE}"
    r"|\b(?:luat|bo luat|phap lenh) [^,;.\d]{2,60}?(?:nam )?\d{4}"
)


def without_citations(text: str) -> str:
    """Return a text without the documents that it cites, whose dates are no deadlines."""
    return _CITED.sub("", text)


_WITH_PURPOSE = re.compile(
    rf"(?P<limit>.*?(?:{DATE}|{MONTH}|{QUARTER}|\bnam \d{{4}}|{EACH} (?:thang|quy|nam)\b)\)?),? "
    r"(?P<tail>\(?(?:theo|de|nham|phuc vu|lam co so|gui|va gui|bao cao|va bao cao|trinh|va trinh|tong hop|ve(?! viec)|cho|qua|tai)\b.*)"
)


def _without_purpose(text: str) -> str:
    """Return a dated wording without what it is done for or by which rule: no time, no condition."""
    found = _WITH_PURPOSE.fullmatch(text)
    if not found:
        return text
    tail = without_citations(found["tail"])
    return text if TIME.search(tail) or _CONDITIONS.search(tail) else found["limit"]


_CONDITIONS = re.compile(
    r"\b(?:hoac|neu|tru|sau khi|khi|ke tu|tinh tu|truong hop|rieng|doi voi|dong thoi"
    r"|(?:den|tu)(?= (?:ngay|thang|quy|nam|het|khi|\d)))\b"
)
_ACTIONS = (
    r"(?:hoan thanh|hoan thien|bao cao|trinh|gui|nop|ban hanh|khoi cong|khanh thanh|to chuc|thuc hien|trien khai|phe duyet"
    r"|tong hop|xay dung|ra soat|cong bo|cong khai|tham dinh|tham muu|ket thuc|dua vao|van hanh|ban giao|giai ngan|cap nhat"
    r"|tong ket|so ket|danh gia|kiem tra|nghiem thu|thong qua|ky|lap|de xuat|cung cap|tra loi|phan hoi|gop y|dang ky"
    r"|xu ly|giai quyet|quyet toan|thanh toan|thu hoi|sap xep|kien toan|thanh lap|dang tai|thong bao|phan bo|bo tri"
    r"|tuyen truyen|tap huan|lua chon|khao sat|du thao|soan thao|chuyen|xin y kien|lay y kien|chi tra|cap|nhap|kiem ke|thong ke)"
)
_ACTION = re.compile(
    rf"(?:(?:co ban|phan dau|bao dam|dam bao|du kien|phai|can|se|duoc|chu dong|khan truong|kip thoi) ){{0,4}}{_ACTIONS}\b"
)
_LIMIT = re.compile(
    r"\b(?:(?:xong |hoan thanh |ket thuc )?truoc (?:ngay|thang|quy|nam|mung|(?=\d))|cham nhat|muon nhat|tre nhat|khong (?:qua|muon hon|cham hon)"
    r"|(?:xong |ngay )?trong (?:ngay|thang|quy|nam|0?6 thang|giai doan|thoi han|thoi gian|vong|(?=\d))|vao (?:ngay|thang|quy|cuoi|thu)"
    r"|den (?:het|ngay)|(?:ke |bat dau )?tu (?:ngay|thang|quy|nam|(?=\d))|dinh ky|hang tuan)\b"
)
# What is told of something by such a time, and what is done only on a condition.
_TOLD = re.compile(
    r"\b(?:da|duoc|bi|co hieu luc|phat sinh|xay ra|dat duoc|ton dong)\b[^,;]{0,40}$"
    r"|\b(?:ho so|don|du an|cong trinh|nhiem vu|van ban|to trinh|truong hop|vu viec)(?: (?!trinh\b)\w+)? (?:nop|tiep nhan|ky|cap|ban hanh|phe duyet|khoi cong|gui|sinh|thanh lap|trien khai)$"
)
_NO_ACTION = re.compile(
    r"\b(?:sau khi|khi|neu|tru|hoac|truong hop|rieng|doi voi|it nhat|toi thieu|khong|chua|ke tu|tinh tu|tinh den|thoi diem|theo|so lieu)\b"
)
# Of a period one may also report: "báo cáo kết quả thực hiện trong năm 2025" is no deadline for certain.
_REPORTED = re.compile(
    r"\b(?:ket qua|tinh hinh|cong tac|kinh phi|hoat dong|thuc hien|trien khai|nhiem vu)(?: \w+){0,2}$"
)

_OF_A_YEAR = re.compile(
    r"(?<!\btrong)(?<!\bden)(?<!\bhet)(?<!\btu)(?<!\btruoc)(?<!\bvao) nam \d{4}\b"
)


def without_action(text: str) -> str:
    """Return a wording from where it says when, if it first says what is done by then and nothing else."""
    begin = _ACTION.match(text)
    limit = _LIMIT.search(text, begin.end()) if begin else None
    if not begin or not limit:
        return text
    done = without_citations(text[begin.end() : limit.start()]).strip()
    done = _OF_A_YEAR.sub("", done)
    period = limit[0].startswith("trong ") and limit[0].split()[1] in ("thang", "quy", "nam")
    if (
        TIME.search(done)
        or _NO_ACTION.search(done)
        or _TOLD.search(done)
        or (period and _REPORTED.search(done))
    ):
        return text
    return text[limit.start() :]
