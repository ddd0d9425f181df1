"""Deadlines in a document: of a label or a cell as a whole, in running text where one stands."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from plantrack.deadlines import wording, wording_text
from plantrack.deadlines.kinds import After, Deadline, Open
from plantrack.deadlines.wording_dates import Q
from plantrack.draft import messages
from plantrack.draft.blocks import Place
from plantrack.draft.found import Doubt, Time, bare, clean
from plantrack.draft.unused import excerpt, mentions
from plantrack.draft.vocabulary import DAY, OTHER_CLAUSE
from plantrack.words.words import say

_LONGEST = 24  # words of a deadline in running text
_MOST = 12  # deadlines told of one text; the first alone is taken
_LABELS = re.compile(
    r"^(?:thoi gian|thoi han|tien do|han|moc thoi gian)(?: (?:thuc hien|hoan thanh|bao cao|trinh))*\s*:\s*"
)
_PERIOD = r"(?:hang|moi) (?:tuan|thang|quy|nam|0?6 thang)\b"
# Behind these "hằng năm" only says of which kind something is, as "ngân sách hằng năm".
_OF_A_KIND = re.compile(
    r"\b(?:ngan sach|du toan|ke hoach|chuong trinh|kinh phi|nguon von|dinh muc|chi tieu|chi thuong xuyen|phan loai|xep loai"
    r"|danh muc|binh quan)\b[^,;:.(]{0,50}$"
)
# A deadline in running text begins with a word that sets a limit …
_LATEST = r"(?:cham nhat|muon nhat|tre nhat|khong muon hon|khong cham hon)"
_BEGIN = re.compile(
    r"\b(?:(?:phai |can )?hoan thanh\b(?= (?:dung|truoc|trong|cham|muon|tre|vao|ngay|xong))|xong\b(?= (?:truoc|trong))"
    rf"|truoc\b(?= (?:ngay|thang|quy|nam|thu|\d))|{_LATEST}|den het|den ngay|han (?:cuoi|chot)"
    r"|(?:ngay )?trong (?:thoi han|vong|thoi gian|ngay|thang|quy|nam|0?6 thang|\d)|vao (?:ngay|thu|cuoi|dau|giua)|toi da|khong qua|dinh ky"
    rf"|{_PERIOD}|thu \w+ hang tuan|\d+ thang/lan|\d+ ngay(?: lam viec)?,? (?:ke tu|sau khi|tinh tu)|[a-z]+ \(\d+\) ngay(?: lam viec)?,? (?:ke tu|sau khi)"
    r"|tu nay|(?:bat dau )?tu (?:ngay|thang|quy|nam)(?= [\div])|0?6 thang(?= \()|sau khi co|ngay sau khi|ngay khi)\b"
)
# … and these say that there is one even where it cannot be read.
_SPEAKS = re.compile(
    r"\b(?:truoc (?:ngay )?\d{1,2}[/ ]|truoc ngay mung|cham nhat|muon nhat|tre nhat|den het (?:ngay|thang|quy|nam)"
    r"|hoan thanh truoc|xong truoc|han cuoi|thoi han \d|dinh ky|\d+ ngay lam viec|\d+ ngay ke tu"
    r"|trong (?:vong|thoi han|thoi gian) \d+)"
    rf"|\b{_PERIOD}"
)
_ENDS = re.compile(
    r"(?:\d|\b(?:hang|moi|dau|giua|cuoi|ca) (?:(?:thang|quy),? )*(?:nam|thang|quy|tuan)|\blan|\bquy (?:iv|i{1,3})|\b(?:thu|chu) \w+"
    r"|\bthang (?:dau|cuoi|sau|ke tiep|tiep theo)|\b(?:nam|quy) (?:sau|ke tiep|tiep theo)|\bket thuc (?:thang|quy|nam))[)]?[,;.]*$"
)
# Before a limit that only tells of something: when a law began, what was done by then.
_TELLS = re.compile(
    r"\b(?:duoc ban hanh|hieu luc|dua vao|ket qua dat duoc|so voi|thoi diem|phat sinh|duoc cap|khoi cong)\b[^,;.]{0,40}$"
    r"|\bso lieu\b[^,;.]{0,12}$|\b(?:da|giai doan|tinh den|cua nam|theo quy dinh tai [^,;.]{0,60})\s+$"
)
_QUOTED = re.compile(
    r"(?:\bso [^\s,;]+|\b(?:luat|nghi dinh|quyet dinh|ke hoach|nghi quyet|cong van|thong tu|chi thi|to trinh)\b[^,;.]{0,80}?) ngay "
    rf"(?:{DAY}|\d{{1,2}} thang \d{{1,2}} nam \d{{4}})"
)
_ANY_DATE = re.compile(rf"{DAY}|\d{{1,2}} thang \d{{1,2}}\b|\b(?:thang|quy) [\divx]+[/ ]")
_WITHOUT_YEAR = re.compile(
    r"\b(?:\d{1,2}(?P<slash> ?/ ?)\d{1,2}\b(?! ?[/\d])|(?:\d{1,2} )?thang \d{1,2}\b"
    rf"|quy {Q}\b|0?6 thang (?:dau|cuoi) nam\b)"
)


_DELIVERS = re.compile(
    r"\s*(?:(?:va|chu tri|chu dong|khan truong|kip thoi) )*(?=(?:gui|trinh|bao cao|nop|hoan thanh|ban hanh)\b)"
)


class Issue(NamedTuple):
    """What times of a document count from: its day, and whether that is certain; its number and title."""

    day: date
    sure: bool = True
    number: str = ""
    title: str = ""

    @property
    def year(self) -> int | None:
        """The year that the document is about, if its title names just one."""
        years = {int(year) for year in re.findall(r"\b20\d\d\b", self.title)}
        return years.pop() if len(years) == 1 else None


class TimePhrase(NamedTuple):
    """A deadline in running text: its place in the text, its words and what they mean."""

    start: int
    end: int
    words: str
    deadlines: tuple[Deadline, ...]


def whole(text: str, issue: Issue, place: Place | None) -> Time:
    """Read the words of a label or a cell, which are all about when."""
    words = _LABELS.sub("", bare(text))
    words = clean(text[len(text) - len(words) :])
    if not words or not re.search(r"\w", words):
        return blank(place)
    read = _read(words, issue)
    if read is None:
        return _unread(words, issue, place)
    time = Time(words, read)
    if not issue.sure and _counts_from_issue(words):
        time.doubts.append(Doubt(say(messages.draft_time_from_issue, words=words), place))
    if wording.is_vague(words):
        time.doubts.append(Doubt(say(messages.draft_time_vague, words=words), place))
    return time


def _counts_from_issue(words: str) -> bool:
    return bool(re.search(r"\b(?:tu nay|ban hanh|ky)\b", bare(words)))


def _unread(words: str, issue: Issue, place: Place | None) -> Time:
    """Return words that are not understood; where only a year is missing, that of the document, with a doubt."""
    folded = _folded(words)
    if issue.year and not re.search(r"\d{4}|\b(?:hang|moi)\b|dinh ky|\blan\b", folded):
        dated = _WITHOUT_YEAR.sub(
            lambda found: f"{found[0]}{'/' if found['slash'] else ' nam '}{issue.year}", folded
        ).replace("nam nam", "nam")
        if dated != folded and (
            read := _sound(wording.read(dated, issue.day, issue.number), words)
        ):
            doubt = Doubt(say(messages.draft_time_year, words=words, year=issue.year), place)
            return Time(words, read, [doubt])
    doubt = Doubt(say(messages.draft_time_unread, words=words), place)
    return Time(words, (Open(open=words),), [doubt])


def blank(place: Place | None) -> Time:
    """Return what stands where the document says no time."""
    words = "(văn bản không ghi thời hạn)"
    doubt = Doubt(say(messages.draft_time_missing), place)
    return Time(deadlines=(Open(open=words),), doubts=[doubt])


def speaks(text: str) -> bool:
    """Tell whether running text speaks of a deadline, be it one that cannot be read."""
    folded = _folded(text)
    return bool(_spoken(folded) or _LABELS.match(folded.lstrip(" -+*•")))


def _spoken(folded: str) -> re.Match[str] | None:
    """Return the first words that speak of a deadline."""
    found = _SPEAKS.finditer(folded)
    return next((it for it in found if not _only_a_kind(folded, *it.span())), None)


def _only_a_kind(folded: str, start: int, end: int) -> bool:
    """Tell whether "hằng năm" only says of which kind something is."""
    alone = re.fullmatch(_PERIOD, folded[start:end].rstrip(" ,;.:)"))
    return bool(alone and _OF_A_KIND.search(folded[max(0, start - 80) : start]))


def _folded(text: str) -> str:
    """Return a text without case and marks, without what then looks like words of time, each letter in its place."""
    return bare(wording_text.hushed(text))


def within(text: str, issue: Issue, place: Place) -> Time:
    """Read the deadline that running text sets, if it sets one; all but a plain one is doubtful."""
    found = list(islice(running(text, issue), _MOST))
    if not found:
        spoken = _spoken(_folded(text))
        if not spoken:
            return _told_of(text, place)
        words = re.split(r"[,;.](?:\s|$)", text[spoken.start() :], maxsplit=1)[0]
        return _unread(clean(words)[:120], issue, place)
    first, *others = found
    time = Time(first.words, first.deadlines)
    if others:
        every = tuple(other.words for other in found)
        time.doubts.append(Doubt(say(messages.draft_several_times, words=every), place))
    elif not _plain(text, first, issue):
        time.doubts.append(Doubt(say(messages.draft_time_in_text, words=first.words), place))
    elif wording.is_vague(first.words):
        time.doubts.append(Doubt(say(messages.draft_time_vague, words=first.words), place))
    return time


def _has_date(clause: str) -> bool:
    """Tell whether a clause names a day or a period that may be a limit; "hằng năm" alone may say of which kind."""
    named = mentions(wording_text.hushed(clause))
    return any(it.sets and not re.fullmatch(_PERIOD, it.text) for it in named)


def _told_of(text: str, place: Place) -> Time:
    """Return what stands where a text sets no plain time: the clause with a date, should it have one, else a blank."""
    clauses = map(clean, re.split(r"(?<=[,;.])\s+", text))
    words = next(filter(_has_date, clauses), "")
    if not words:
        return blank(place)
    words = excerpt(words, 160)
    doubt = Doubt(say(messages.draft_time_told, words=words), place)
    return Time(deadlines=(Open(open=words),), doubts=[doubt])


def _plain(text: str, found: TimePhrase, issue: Issue) -> bool:
    """Tell whether it can be nothing but the deadline of the whole text: its only time, at its end or first.

    "Hồ sơ nộp trước ngày …" only tells of a date; "gửi … trước ngày …", "chậm nhất ngày …" set one.
    """
    folded = _folded(text)
    before, behind = folded[: found.start], folded[found.end :].strip(" .;,/")
    if "." in before.rstrip(" .") and ". " in text.rstrip(" ."):
        return False
    others = _ANY_DATE.search(_QUOTED.sub("", before)) or _spoken(before)
    if not before.strip(" -+") and not isinstance(found.deadlines[0], After):
        return not re.search(r"[.;]\s", behind) and not _ANY_DATE.search(_QUOTED.sub("", behind))
    clause = text[found.start - len(re.split(r"[,;:]\s", before)[-1]) : found.start]
    limit = re.match(
        r"(?:hoan thanh|xong|cham nhat|muon nhat|tre nhat|khong (?:muon|cham) hon)\b",
        folded[found.start :],
    )
    delivery = _DELIVERS.match(bare(clause))
    if delivery and _read(f"{clause[delivery.end() :]}{found.words}", issue) != found.deadlines:
        delivery = None
    tail = re.fullmatch(r"(?:(?:de|theo|nham) [^.;\d]*)?", behind)
    return bool((limit or delivery) and tail and not others)


def running(text: str, issue: Issue) -> Iterator[TimePhrase]:
    """Yield the deadlines that stand in running text and can be read, each the longest reading."""
    folded = _folded(text)
    place = 0
    while found := _BEGIN.search(folded, place):
        place = found.end()
        if _TELLS.search(folded[max(0, found.start() - 90) : found.start()]):
            continue
        longest = _longest(text, folded, found.start(), issue)
        if longest and not _only_a_kind(folded, longest.start, longest.end):
            yield longest
            place = longest.end


def _longest(text: str, folded: str, start: int, issue: Issue) -> TimePhrase | None:
    stop = start + 12 * _LONGEST + 120  # more than such words take
    if sentence := _SENTENCE_END.search(folded, start, stop):
        stop = sentence.start()
    words = list(islice(re.compile(r"\S+").finditer(folded, start, stop), _LONGEST))
    awaits = _AWAITS.match(folded, start, stop)
    whole = len(words) < _LONGEST  # an event that is cut short is another one
    longest: TimePhrase | None = None
    for number in range(len(words), 0, -1):
        last = words[number - 1]
        ends = _ENDS.search(folded, max(start, last.end() - 24), last.end())
        comes = awaits and ((number == len(words) and whole) or last[0].endswith(","))
        if not (comes or (ends and not (awaits and awaits["event"]))):
            continue
        end = last.end()
        spoken = text[start:end].rstrip(" ,;.")
        if spoken.endswith(")") and "(" not in spoken:
            spoken = spoken[:-1]
        read = _read(spoken, issue)
        if (
            read
            and not isinstance(read[0], Open)
            and (longest is None or read == longest.deadlines)
        ):
            longest = TimePhrase(start, end, spoken, read)  # no longer than what changes the sense
    return longest


_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n")
_AWAITS = re.compile(r"(?P<event>(?:ngay )?(?:sau khi|khi))|.{0,60}ke tu")


def _read(words: str, issue: Issue) -> tuple[Deadline, ...] | None:
    return _sound(wording.read(words, issue.day, issue.number), words)


def _sound(read: tuple[Deadline, ...] | None, words: str) -> tuple[Deadline, ...] | None:
    """Return a reading as a plan may hold it, what is awaited in the document's own words."""
    if read is None or any(any(rule.faults()) for rule in read):
        return None
    return tuple(_in_own_words(rule, words) for rule in read)


def _in_own_words(rule: Deadline, words: str) -> Deadline:
    if isinstance(rule, After):
        awaited = re.split(OTHER_CLAUSE, words, maxsplit=1, flags=re.IGNORECASE)[0]
        return rule.model_copy(update={"after": " ".join(_once(awaited).split())})
    if isinstance(rule, Open):
        return rule.model_copy(update={"open": words})
    return rule


def _once(text: str) -> str:
    """Return text without a word written twice by mistake, as "của của"."""
    return re.sub(r"\b(của|và|các|về|theo|tại)( \1)+\b", r"\1", text)
