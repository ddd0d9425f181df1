"""Statuses and events as they are typed: by key, in words, or as people say them."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from plantrack.cli import messages
from plantrack.log.event import EventKind
from plantrack.report.status import Status
from plantrack.words.problems import misuse
from plantrack.words.spelling import says, spelled
from plantrack.words.text import fold
from plantrack.words.words import Sentence, Words

Keyword = TypeVar("Keyword", EventKind, Status)
_DONE = (Status.DONE, Status.DONE_LATE)
_NOT_DONE = (Status.OVERDUE, Status.ON_TRACK, Status.UNDATED)
# What people call several statuses together.
TOGETHER = {
    "chưa hoàn thành": _NOT_DONE,
    "chưa xong": _NOT_DONE,
    "chưa nộp": _NOT_DONE,
    "not done": _NOT_DONE,
    "hoàn thành": _DONE,
    "đã hoàn thành": _DONE,
    "đã xong": _DONE,
    "đã nộp": _DONE,
}
# What people say that may be either of several, or is less than one.
_EITHER: Mapping[str, tuple[Status, ...]] = {
    "đúng hạn": (Status.DONE, Status.ON_TRACK),
    "on time": (Status.DONE, Status.ON_TRACK),
    "chậm": (Status.OVERDUE, Status.DONE_LATE),
    "late": (Status.OVERDUE, Status.DONE_LATE),
    "sắp đến hạn": (Status.ON_TRACK,),
    "due soon": (Status.ON_TRACK,),
}
_CLOSE = 0.7  # how alike a word and a slip of it are, of 1
_NEGATIONS = ("chưa", "không", "chẳng", "not", "no", "never")
_UNDOING = ("hủy", "bỏ")  # likewise; without marks they are many other words
_REFUSALS = ("không", "từ chối", "not", "refused")  # of what was asked for
_NOT_YET = ("sắp", "gần", "sẽ")  # likewise, right before it
_NEGATING = ("un", "in", "non", "dis")  # what does so before an English word


def keyword_parser(option: str | Sentence, keywords: type[Keyword]) -> Callable[[str], Keyword]:
    """Return what reads a status or an event: its key, its words, or what stands between their commas.

    Case, marks and punctuation do not matter. UsageError where that fits none or several.
    """

    def parse(value: str) -> Keyword:
        fitting = _fitting(keywords, value)
        if len(fitting) == 1:
            return fitting[0]
        raise misuse(
            messages.no_such_choice,
            option=option,
            value=value,
            near=tuple(map(Glossed, fitting or _either(keywords, value) or _near(keywords, value))),
            choices=tuple(map(Glossed, keywords)),
        )

    return parse


class StatusesMeant(NamedTuple):
    """The statuses that a word is for."""

    statuses: tuple[Status, ...]


def statuses_parser(option: str) -> Callable[[str], StatusesMeant]:
    """Return what reads a status likewise, or several that people call by one name."""
    one = keyword_parser(option, Status)

    def parse(value: str) -> StatusesMeant:
        return StatusesMeant(_together(value) or (one(value),))

    return parse


def events_said(text: str) -> list[EventKind]:
    """Return the only event that a text is the name of, if there is one."""
    found = _fitting(EventKind, text)
    return found if len(found) == 1 else []


def statuses_said(text: str) -> list[Status]:
    """Return the only status that a text is the name of, or those that have one together."""
    together = _together(text)
    found = together or _fitting(Status, text)
    return [*found] if together or len(found) == 1 else []


def _together(text: str) -> tuple[Status, ...]:
    """Return the statuses that have one name together; none where it is none."""
    return next((found for name, found in TOGETHER.items() if says(text, name)), ())


def is_negation(word: str) -> bool:
    """Tell whether a word turns what follows into its opposite, whatever else it may be."""
    undoes = any(spelled(word) == spelled(one) for one in _UNDOING)
    return undoes or any(says(word, one) for one in _NEGATIONS)


def may_negate(word: str) -> bool:
    """Tell whether a word does so unless it is one of a name."""
    return any(says(word, one) for one in (*_NEGATIONS, *_UNDOING))


def is_undoing(word: str) -> bool:
    """Tell whether a word takes back what follows."""
    return says(word, _UNDOING[0])


def is_refusal(words: str) -> bool:
    """Tell whether words, right before what was asked for, refuse it."""
    return any(says(words, one) for one in _REFUSALS)


def is_not_yet(word: str) -> bool:
    """Tell whether a word says that what follows is still to come."""
    return any(says(word, one) for one in _NOT_YET)


class Glossed(NamedTuple):
    """The key of a status or an event, with its words for those who read no English."""

    keyword: EventKind | Status

    def in_words(self, words: Words) -> str:
        """Return the key, and in Vietnamese its words."""
        if words.language == "en":
            return self.keyword.value
        short: Sentence = getattr(self.keyword, "short", self.keyword.sentence)
        return f"{self.keyword.value} ({short.vi})"


@lru_cache(maxsize=None, typed=True)  # an event and a status may have one key
def names_of(keyword: EventKind | Status) -> set[str]:
    """Return a key and its words."""
    return {keyword.value, *keyword.sentence, *getattr(keyword, "short", ())}


def _fitting(keywords: type[Keyword], value: str) -> list[Keyword]:
    """Return those that a text is the name of, else those of whose names it is a part."""
    for called in (names_of, _parts_of):
        found = [one for one in keywords if any(says(value, name) for name in called(one))]
        if found and bare(value):
            return found
    return []


@lru_cache(maxsize=None, typed=True)  # an event and a status may have one key
def _parts_of(keyword: EventKind | Status) -> set[str]:
    """Return these, what else people say, and of words that list several things each of them."""
    listed = {part.strip() for text in keyword.sentence for part in text.split(",")}
    return names_of(keyword) | listed | set(getattr(keyword, "synonyms", ()))


def _either(keywords: type[Keyword], value: str) -> list[Keyword]:
    """Return those that a text may be the name of, though it does not say which."""
    found = (found for name, found in _EITHER.items() if keywords is Status and says(value, name))
    return [keywords(one) for one in next(found, ())]


def _near(keywords: Iterable[Keyword], value: str) -> list[Keyword]:
    """Return those whose name a text was meant to be, never one that means the opposite.

    A slip changes letters, not words: the same number of words, each like its counterpart. Fewer words
    are the beginning of what was to be said.
    """
    wanted = bare(value).split()
    return [
        one for one in keywords if any(_is_slip(wanted, bare(n).split()) for n in _parts_of(one))
    ]


def _is_slip(typed: list[str], name: list[str]) -> bool:
    if not typed or _negated(typed) != _negated(name):
        return False
    if name[: len(typed)] == typed:
        return True
    alike = (_are_alike(*pair) for pair in zip_longest(typed, name, fillvalue=""))
    return all(alike)


def _are_alike(typed: str, word: str) -> bool:
    turned = any(
        one == f"{before}{other}"
        for one, other in ((typed, word), (word, typed))
        for before in _NEGATING
    )
    return not turned and SequenceMatcher(None, typed, word).ratio() >= _CLOSE


def _negated(words: list[str]) -> list[str]:
    return [word for word in words if may_negate(word)]


def bare(text: str) -> str:
    """Return the words of a text without case, marks and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
