"""Short titles: the beginning of a long one, up to where it names something whole."""

import re
from collections import Counter
from collections.abc import Sequence

LONG = 60  # characters; a longer title does not go into the column of a screen
_LENGTHS = (
    50,
    72,
    96,
)  # of a short one; the next where nothing shorter is whole, or two would be alike
_LEAST = 14
# Where a title may end, and how many characters more an end of another kind must keep to be better.
_ENDS = (
    (0, r"\s*(?:[;.]\s|[:(]|\s[-–]\s(?=[a-zđ]))|\s(?:theo|trên|nhằm|để|phục vụ|gắn với|bảo đảm|đảm bảo|giai đoạn|đối với|trong|tại|thông qua|phù hợp|từ ngày|trước|kèm theo|kể từ|hoàn thành|chậm nhất|xong|năm \d|quý [IV]|tháng \d|khi|sau)\b"),
    (8, r"\s(?:của|cho|về|(?<!làm\s)(?<!công\s)(?<!vụ\s)việc|và(?=\s[a-zà-ỹđ])(?!\s[A-ZĐ])|đến)\b"),
    (16, r",\s"),
)  # fmt: skip
# What only says when or by what right something is done begins no short title …
_CLAUSE = re.compile(
    r"(?:theo|căn cứ|đối với|khi|trên cơ sở|trong|sau|để|nhằm|giúp|trường hợp|là|định kỳ|hằng|hàng|nêu trên|đồng thời,?)\s",
    re.IGNORECASE,
)
# … and none ends with a word that needs another behind it.
_NEEDS_MORE = re.compile(
    r"(?:^|\s)(?:các|những|một số|và|hoặc|theo|về|của|cho|với|tại|trong|trên|đến|việc|công tác|gồm|như|nhất là|đồng thời|liên quan"
    r"|thuộc|được|có|là|tiếp tục|tổ chức|xây dựng|thực hiện|triển khai|tham mưu|phối hợp|bảo đảm|đảm bảo|quy định|áp dụng"
    r"|trách nhiệm|rà soát|thông báo|hoàn thành|trình|gửi|kịp thời|tăng cường|khẩn trương|chủ động"
    r"|xong|chậm nhất|muộn nhất|nhằm|để|khi|sau khi|trước khi|giai đoạn|kể từ|từ ngày|trước ngày)$",
    re.IGNORECASE,
)


def short_titles(titles: Sequence[str]) -> list[str | None]:
    """Return a short title of each that is long, no two alike; None where there is none."""
    found: list[str | None] = [None] * len(titles)
    for length in _LENGTHS:
        wanted = [n for n, title in enumerate(titles) if len(title) > LONG and found[n] is None]
        tried = {number: _beginning(titles[number], length) for number in wanted}
        taken = Counter(it for it in (*tried.values(), *found, *titles) if it)
        for number, short in tried.items():
            found[number] = short if short and taken[short] == 1 else None
    return found


def _beginning(title: str, length: int) -> str | None:
    """Return the best beginning of a title that is no longer than a length."""
    best, most = None, 0
    sentence = re.search(r"[.;]\s", title[_LEAST:])
    title = title[: _LEAST + sentence.end()] if sentence else title
    for less, pattern in _ENDS:
        for end in re.finditer(pattern, title[: length + 12]):
            short = title[: end.start()].rstrip(" ,;:")
            if _LEAST <= len(short) <= length and len(short) - less > most and _is_whole(short):
                best, most = short, len(short) - less
    return best


def _is_whole(text: str) -> bool:
    paired = all(text.count(begin) == text.count(end) for begin, end in ("()", "“”", "[]"))
    even = text.count('"') % 2 == 0
    return paired and even and not _CLAUSE.match(text) and not _NEEDS_MORE.search(text)
