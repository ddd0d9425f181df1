"""Statuses and events as they are typed: by key or in words."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from plantrack.cli import messages
from plantrack.log.event import EventKind
from plantrack.report.status import Status
from plantrack.words.problems import misuse
from plantrack.words.text import fold
from plantrack.words.words import Sentence, Words

Keyword = TypeVar("Keyword", EventKind, Status)


def keyword_parser(option: str | Sentence, keywords: type[Keyword]) -> Callable[[str], Keyword]:
    """Return what reads a status or an event: its key, its words, or what stands between their commas.

    Case, marks and punctuation do not matter. UsageError where that fits none or several.
    """

    def parse(value: str) -> Keyword:
        wanted = bare(value)
        fitting: list[Keyword] = []
        for names in (names_of, _parts_of):
            fitting = [one for one in keywords if wanted and wanted in names(one)]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                break
        known = {name: one for one in keywords for name in _parts_of(one)}
        near = fitting or [known[name] for name in get_close_matches(wanted, known, n=2)]
        raise misuse(
            messages.no_such_choice,
            option=option,
            value=value,
            near=tuple(map(_Glossed, dict.fromkeys(near))),
            choices=tuple(map(_Glossed, keywords)),
        )

    return parse


class _Glossed(NamedTuple):
    """The key of a status or an event, with its words for those who read no English."""

    keyword: EventKind | Status

    def in_words(self, words: Words) -> str:
        """Return the key, and in Vietnamese its words."""
        if words.language == "en":
            return self.keyword.value
        short: Sentence = getattr(self.keyword, "short", self.keyword.sentence)
        return f"{self.keyword.value} ({short.vi})"


def names_of(keyword: EventKind | Status) -> set[str]:
    """Return the bare forms of a key and its words."""
    return set(map(bare, (keyword.value, *keyword.sentence, *getattr(keyword, "short", ()))))


def _parts_of(keyword: EventKind | Status) -> set[str]:
    """Return these, and of words that list several things each of them."""
    listed = {bare(part) for text in keyword.sentence for part in text.split(",")}
    return names_of(keyword) | listed


def bare(text: str) -> str:
    """Return the words of a text without case, marks and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
