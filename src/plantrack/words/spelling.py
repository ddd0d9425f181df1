"""How words are spelled: which word of a name one may be that was typed with or without Vietnamese marks."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from plantrack.words.text import fold

_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_D_BAR = str.maketrans("ð", "đ")  # a letter of Iceland that looks like it


class Spelled(NamedTuple):
    """A word: its letters as search sees them, these with their marks, and where a d is a đ.

    A tone belongs to the word, so it stands behind: `oà` and `òa` are one.
    """

    letters: str
    marked: str
    barred: frozenset[int]

    @property
    def is_plain(self) -> bool:
        """Whether it was typed without marks."""
        return self.marked == self.letters

    def fits(self, other: "Spelled") -> bool:
        """Tell whether another word is meant: a plain one is any of its letters, but a đ is no d."""
        alike = self.letters == other.letters and self.barred <= other.barred
        return alike and (self.is_plain or self.marked == other.marked)


@lru_cache(maxsize=8192)  # every word that is typed is held against all names
def spelled(text: str) -> tuple[Spelled, ...]:
    """Return the words of a text, without case and punctuation."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_D_BAR))
    return tuple(map(_spelled, _WORD.findall(decomposed)))


def _spelled(word: str) -> Spelled:
    letters: list[str] = []
    marks: list[list[str]] = []
    tones: list[str] = []
    for char in word:
        if not unicodedata.combining(char):
            letters.append(char)
            marks.append([])
        else:
            (tones if char in _TONES else marks[-1]).append(char)
    plain = "".join(letters).replace("đ", "d")
    marked = "".join(part for one, own in zip(plain, marks, strict=True) for part in (one, *sorted(own)))  # fmt: skip
    barred = frozenset(place for place, one in enumerate(letters) if one == "đ")
    return Spelled(plain, marked + "".join(sorted(tones)), barred)


def _freedom(word: Spelled) -> tuple[bool, int]:
    """Return the key that sorts words by how much fits them, the least first."""
    return word.is_plain, -len(word.barred)


def is_same(typed: str, name: str) -> bool:
    """Tell whether two texts are the same, with the same marks, whatever their case."""
    return spelled(typed) == spelled(name) and fold(typed) == fold(name)


def is_whole(typed: str, name: str) -> bool:
    """Tell whether a text is a whole name, each word of which fits."""
    return fold(typed) == fold(name) and says(typed, name)


def says(typed: str, name: str) -> bool:
    """Tell whether the words of a text are those of a name, one by one, whatever stands between them."""
    words, others = spelled(typed), spelled(name)
    return len(words) == len(others) and all(
        one.fits(other) for one, other in zip(words, others, strict=True)
    )


def is_within(typed: str, name: str) -> bool:
    """Tell whether each word of a text, of which there is one, fits a word of its own of a name, in any order."""
    words, left = spelled(typed), list(spelled(name))
    if len(words) > len(left):
        return False
    for word in sorted(words, key=_freedom):
        own = next((one for one in left if word.fits(one)), None)
        if own is None:
            return False
        left.remove(own)
    return bool(words)
