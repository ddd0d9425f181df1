"""Deadlines in a document: of a label or a cell as a whole, in running text where one stands."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plantrack.deadlines import wording
from plantrack.deadlines.kinds import After, Deadline, Every, Open
from plantrack.draft import messages
from plantrack.draft.blocks import Place
from plantrack.draft.found import Doubt, Time, bare, clean
from plantrack.words.words import say

_LONGEST = 24  # words of a deadline in running text
_LABELS = re.compile(
    r"^(?:thoi gian|thoi han|tien do|han|moc thoi gian)(?: (?:thuc hien|hoan thanh|bao cao|trinh))*\s*:\s*"
)
# A deadline in running text begins with a word that sets a limit …
_BEGIN = re.compile(
    r"\b(?:(?:phai |can )?hoan thanh\b(?= (?:dung|truoc|trong|cham|muon|vao|ngay))|xong\b(?= (?:truoc|trong))|truoc\b(?= (?:ngay|thang|quy|nam|\d))|cham nhat|muon nhat|den het|den ngay|han cuoi"
    r"|trong (?:thoi han|vong|thoi gian|thang|quy|nam|\d)|toi da|khong qua|dinh ky|(?:hang|moi) (?:thang|quy|nam|6 thang)"
    r"|\d+ thang/lan|tu nay|tu (?:ngay|thang|quy) \d|sau khi co|ngay sau khi|ngay khi)\b"
)
# … and these say that there is one even where it cannot be read.
SPEAKS = re.compile(
    r"\b(?:truoc (?:ngay )?\d{1,2}[/ ]|truoc ngay mung|cham nhat|muon nhat|den het (?:ngay|thang|quy|nam)"
    r"|hoan thanh truoc|xong truoc|han cuoi|thoi han \d|dinh ky|(?:hang|moi) (?:tuan|thang|quy|nam)\b|\d+ ngay lam viec|\d+ ngay ke tu)"
)
_ENDS = re.compile(
    r"(?:\d|\b(?:hang|moi|dau|giua|cuoi) (?:(?:thang|quy),? )*(?:nam|thang|quy)|\blan|\bquy (?:iv|i{1,3}))[)]?[,;.]*$"
)
# Before a limit that only tells of something: when a law began, what was done by then.
_TELLS = re.compile(
    r"\b(?:duoc ban hanh|hieu luc|dua vao|ket qua dat duoc|so voi|so lieu|thoi diem|phat sinh|duoc cap|khoi cong)\b[^,;.]{0,40}$"
    r"|\b(?:da|giai doan|tinh den|cua nam|theo quy dinh tai [^,;.]{0,60})\s+$"
)
_QUOTED = re.compile(
    r"(?:\bso [^\s,;]+|\b(?:luat|nghi dinh|quyet dinh|ke hoach|nghi quyet|cong van|thong tu|chi thi|to trinh)\b[^,;.]{0,80}?) ngay "
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
)
_ANY_DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2}\b|\b(?:thang|quy) [\divx]+[/ ]"
)


class Mention(NamedTuple):
    """A deadline in running text: its place in the text, its words and what they mean."""

    start: int
    end: int
    words: str
    deadlines: tuple[Deadline, ...]


def whole(text: str, issued: date, place: Place | None, *, sure_issue: bool) -> Time:
    """Read the words of a label or a cell, which are all about when."""
    words = _LABELS.sub("", bare(text))
    words = clean(text[len(text) - len(words) :])
    time = Time(wording=words)
    if not words or not re.search(r"\w", words):
        return blank(place)
    read = _sound(wording.read(words, issued), words)
    if read is None:
        time.deadlines = (Open(open=words),)
        time.doubts.append(Doubt(say(messages.draft_time_unread, words=words), place))
    else:
        time.deadlines = read
        if not sure_issue and _counts_from_issue(words):
            time.doubts.append(Doubt(say(messages.draft_time_from_issue, words=words), place))
    return time


def _counts_from_issue(words: str) -> bool:
    return bool(re.search(r"\b(?:tu nay|ban hanh|ky)\b", bare(words)))


def blank(place: Place | None) -> Time:
    """Return what stands where the document says no time."""
    words = "(văn bản không ghi thời hạn)"
    doubt = Doubt(say(messages.draft_time_missing), place)
    return Time(deadlines=(Open(open=words),), doubts=[doubt])


def within(text: str, issued: date, place: Place) -> Time:
    """Read the deadline that running text sets, if it sets one; all but a plain one is doubtful."""
    found = list(running(text, issued))
    spoken = SPEAKS.search(bare(text))
    if not found:
        if not spoken:
            return blank(place)
        words = clean(re.split(r"[,;.](?:\s|$)", text[spoken.start() :], maxsplit=1)[0])[:120]
        doubt = Doubt(say(messages.draft_time_unread, words=words), place)
        return Time(words, (Open(open=words),), [doubt])
    first, *others = found
    time = Time(first.words, first.deadlines)
    if others:
        every = tuple(other.words for other in found)
        time.doubts.append(Doubt(say(messages.draft_several_times, words=every), place))
    elif not _plain(text, first):
        time.doubts.append(Doubt(say(messages.draft_time_in_text, words=first.words), place))
    return time


def _plain(text: str, found: Mention) -> bool:
    """Tell whether it can be nothing but the deadline of the whole text: its only time, at its end.

    "Hồ sơ nộp trước ngày …" only tells of a date; "gửi … trước ngày …", "chậm nhất ngày …" set one.
    """
    folded = bare(text)
    before = folded[: found.start]
    if "." in text[: found.start].rstrip(" .") and ". " in text.rstrip(" ."):
        return False
    clause = re.split(r"[,;:]\s", before)[-1]
    limit = re.match(r"(?:hoan thanh|xong|cham nhat|muon nhat)\b", folded[found.start :])
    delivery = re.match(r"\s*(?:va )?(?:gui|trinh|bao cao|nop|hoan thanh|ban hanh)\b", clause)
    tail = re.fullmatch(r"(?:(?:de|theo|nham) [^.;\d]*)?", folded[found.end :].strip(" .;,/"))
    others = _ANY_DATE.search(_QUOTED.sub("", before)) or SPEAKS.search(before)
    return bool((limit or delivery) and tail and not others)


def running(text: str, issued: date) -> Iterator[Mention]:
    """Yield the deadlines that stand in running text and can be read, each the longest reading."""
    folded = bare(text)
    place = 0
    while found := _BEGIN.search(folded, place):
        place = found.end()
        if _TELLS.search(folded[max(0, found.start() - 90) : found.start()]):
            continue
        if longest := _longest(text, folded, found.start(), issued):
            yield longest
            place = longest.end


def _longest(text: str, folded: str, start: int, issued: date) -> Mention | None:
    stop = len(text)
    if sentence := re.search(r"[.;](?=\s|$)|\n", folded[start:]):
        stop = start + sentence.start()
    words = list(re.finditer(r"\S+", folded[start:stop]))[:_LONGEST]
    awaits = re.match(r"(?:ngay )?(?:sau khi|khi)|.{0,60}ke tu", folded[start:stop])
    longest: Mention | None = None
    for number in range(len(words), 0, -1):
        last = words[number - 1]
        ends = _ENDS.search(folded[start : start + last.end()])
        if not (ends or (awaits and (number == len(words) or last[0].endswith(",")))):
            continue
        end = start + last.end()
        spoken = text[start:end].rstrip(" ,;.")
        if spoken.endswith(")") and "(" not in spoken:
            spoken = spoken[:-1]
        read = _sound(wording.read(spoken, issued), spoken)
        if (
            read
            and not isinstance(read[0], Open)
            and (longest is None or read == longest.deadlines)
        ):
            longest = Mention(start, end, spoken, read)  # no longer than what changes the sense
    return longest


def _sound(read: tuple[Deadline, ...] | None, words: str) -> tuple[Deadline, ...] | None:
    """Return a reading as a plan may hold it, what is awaited in the document's own words."""
    if read is None or any(any(rule.faults()) for rule in read):
        return None
    named = [rule.every if isinstance(rule, Every) else getattr(rule, "due", rule) for rule in read]
    if len(set(named)) < len(named):
        return None
    return tuple(_in_own_words(rule, words) for rule in read)


def _in_own_words(rule: Deadline, words: str) -> Deadline:
    if isinstance(rule, After):
        awaited = re.split(
            r",\s+(?=(?:các|những|sở|ubnd|ủy ban|cơ quan|đơn vị)\b)",
            words,
            maxsplit=1,
            flags=re.IGNORECASE,
        )[0]
        return rule.model_copy(update={"after": " ".join(_once(awaited).split())})
    if isinstance(rule, Open):
        return rule.model_copy(update={"open": words})
    return rule


def _once(text: str) -> str:
    """Return text without a word written twice by mistake, as "của của"."""
    return re.sub(r"\b(của|và|các|về|theo|tại)( \1)+\b", r"\1", text)
