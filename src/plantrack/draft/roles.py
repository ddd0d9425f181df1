"""Who leads and who coordinates, as a text says it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plantrack.draft.agencies import leading, split
from plantrack.draft.vocabulary import PEOPLES_COMMITTEE

_LEADS = re.compile(r"\s*\(\s*(?:cơ quan |đơn vị )?chủ trì\s*\)", re.IGNORECASE)
_COORDINATES = re.compile(
    r"[,;.(]?\s*(?:chủ trì)?\s*[,;.(]?\s*(?:\n\s*)?[-–+*•]?\s*\b(?:(?:cơ quan|đơn vị)\s+)?phối hợp\b"
    r"(?:\s+(?:chặt chẽ|thực hiện))?(?:\s*:|\s+(?:với|cùng))?",
    re.IGNORECASE,
)

_GIVES = re.compile(
    r"[;:,.]\s+(?:đồng thời,?\s+)?(?=(?:giao(?:\s+cho)?|đề nghị|yêu cầu)\s)", re.IGNORECASE
)
_ASKS_ABOVE = re.compile(
    r"\s*(?:xem xét|cho ý kiến|cho phép|chấp thuận|phê duyệt|quan tâm|hỗ trợ|bố trí|bổ sung)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:về|đối với|liên quan|riêng)\b(?:[^.;]|\.(?=\S))*?:\s+", re.IGNORECASE)
_AS = re.compile(r"(?:với|để|căn cứ|trên cơ sở)\b[^,;.:]*,\s+", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:trước|trong (?:tháng|quý|năm|tuần|vòng|thời hạn|\d)|chậm nhất|muộn nhất|từ (?:ngày|nay|tháng|quý)|sau khi|ngay khi|đến|định kỳ|(?:hằng|hàng) (?:tuần|tháng|quý|năm))\b"
    r"[^;:.]{0,80}?,\s+",
    re.IGNORECASE,
)
_BASED_ON = re.compile(r"(?:căn cứ|trên cơ sở|theo)\b[^;:.]{0,200}?,\s+", re.IGNORECASE)
# "Trong quá trình thực hiện, nếu có vướng mắc các cơ quan …": what comes first, before a comma or none.
_IN_CASE = re.compile(r"(?:trong quá trình|nếu|trường hợp)\b", re.IGNORECASE)
_CASE_ENDS = re.compile(r",\s+|(?<!với)(?<!của)(?<!cho)(?<!do)\s+(?=các\s)")
_SUPERIOR = re.compile(
    rf"(?:(?:phó )?chủ tịch |thường trực )?(?:{PEOPLES_COMMITTEE}) (?:tỉnh|thành phố)\b|(?:phó )?thủ tướng\b|chính phủ\b",
    re.IGNORECASE,
)
_LONGEST_BEGINNING = 600  # characters before the names
_LONGEST_NAME = 60  # characters of what may be a name as a whole
_ASKS = re.compile(r"(?:yêu cầu|đề nghị|giao(?: cho)?)\s", re.IGNORECASE)


class Opening(NamedTuple):
    """Whom a text gives work: what it is about, and when, before the names; the names; what they do.

    `said` is the text from the names on, with the word that gives them the work. `asked`: somebody asks them for it.
    """

    about: str
    when: str
    names: str
    rest: str
    said: str
    asked: bool = False


@lru_cache(maxsize=64)  # asked several times of each paragraph
def opening(text: str) -> Opening | None:
    """Return whom a text gives work at its beginning, or behind what it is about; None for nobody."""
    return _given("", "", text) or next(
        filter(None, (_given(*begun) for begun in _beginnings(text))), None
    )


def _beginnings(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what may stand before names: what the text is about, when, and the rest."""
    for kind in (_WHEN, _ABOUT, _BASED_ON):
        for end in _ends(kind, text):
            before = text[:end].strip(" ,:")
            if kind is _WHEN:
                yield "", before, text[end:]
            else:
                yield before, "", text[end:]
    if _IN_CASE.match(text):
        first = re.split(r"[.;]\s", text[:_LONGEST_BEGINNING], maxsplit=1)[0]
        for found in _CASE_ENDS.finditer(first):
            yield text[: found.start()], "", text[found.end() :]
    for found in _GIVES.finditer(text):
        yield text[: found.start()], "", text[found.end() :]


def _ends(kind: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield where a beginning may end: at its first colon or comma, or a later one."""
    found = kind.match(text)
    mark = text[: found.end()].rstrip()[-1] if found else ""
    while found:
        yield found.end()
        if role := _AS.match(text, found.end()):
            yield role.end()
        further = re.compile(rf"(?:[^.;]|\.(?=\S))*?{mark}\s+").match(text, found.end())
        found = further if further and further.end() < _LONGEST_BEGINNING else None


def _given(about: str, when: str, text: str) -> Opening | None:
    names, rest = leading(text)
    asked = bool(_SUPERIOR.match(names) and _ASKS.match(rest))
    if asked:
        text = rest
        names, rest = leading(rest)
    if not names:
        return None
    listed = text[text.index(names) + len(names) :].startswith(",")  # the end of a list of others
    if (about or when) and (not rest or listed or _ASKS_ABOVE.match(rest)):
        return None
    return Opening(about, when, names, rest, text, asked)


def parted(text: str) -> tuple[str, str]:
    """Split "Sở A chủ trì, phối hợp với Sở B" and its like into who leads and who coordinates."""
    text = re.sub(
        r"^[-–+*•\s]*(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*", "", text, flags=re.IGNORECASE
    )
    if _LEADS.search(text):
        *before, rest = _LEADS.split(text)  # "Sở A (chủ trì), Sở B": each stands before the word
        parts = [split(part) for part in before]
        leads = [names[-1] for names in parts if names]
        others = [name for names in parts for name in names[:-1]]
        return "; ".join(leads), "; ".join([*others, *split(rest)])
    found = _COORDINATES.search(text)
    if found and text[found.end() :].strip(" ).;"):
        return text[: found.start()], text[found.end() :].strip(" )")
    if found:  # "Sở A chủ trì; Sở B phối hợp"
        first, _, second = re.sub(
            r"\s*chủ trì\b", "", text[: found.start()], flags=re.IGNORECASE
        ).rpartition(";")
        return (first, second) if first else (second, "")
    return re.sub(r"\s*\(?chủ trì\)?\s*$", "", text, flags=re.IGNORECASE), ""


def subjects(text: str) -> str:
    """Return the names where a label says in sentences what each of them does; '' where it only names them."""
    sentences = re.split(r"[;.]\s+", text)
    if max(map(len, sentences)) <= _LONGEST_NAME or re.search(
        "chủ trì|phối hợp", text, re.IGNORECASE
    ):
        return ""
    pieces = [re.sub(r"^đồng thời,?\s*", "", it, flags=re.IGNORECASE) for it in sentences]
    read = [leading(piece) for piece in pieces]
    if not any(names and rest for names, rest in read):
        return ""
    return "; ".join(dict.fromkeys(names or rest for names, rest in read))


def partners(said: str) -> str:
    """Return the names behind "phối hợp với" in a sentence that says who leads before."""
    found = re.search(r"\bphối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+", said, re.IGNORECASE)
    return leading(said[found.end() :])[0] if found else ""


def without_role(said: str) -> str:
    """Return what is to be done without "chủ trì, phối hợp với …" before it."""
    found = re.match(
        r"(?:đồng thời,?\s*)?(?:có trách nhiệm\s+)?chủ trì,?\s*(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+",
        said,
        re.IGNORECASE,
    )
    if found:
        names, rest = leading(said[found.end() :])
        if names and len(rest) > 15:
            return rest
    return re.sub(
        r"^(?:có trách nhiệm|chủ trì,?|được (?:phân công|giao)(?: nhiệm vụ)?(?! tại\b))\s+", "", said, flags=re.IGNORECASE
    )  # fmt: skip
