"""Vietnamese text: one Unicode form, folding for search, alphabetical order, safe display."""

import os
import unicodedata
from functools import lru_cache

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {
    tone: rank for rank, tone in enumerate(["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"])
}
_D_BAR = str.maketrans("đĐÐð", "dDDd")
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that look like nothing
# Controls have pictures or code points; marks of direction or of no width, and the like, mislead.
_QUOTES = "“”„‟«»\"'‘’"
_UNSAFE = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    # halves of a letter, which no file can hold: as Python writes a file's name that is no UTF-8
    **{code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)},
    **{code: f"<U+{code:04X}>" for code in range(0x80, 0xA0)},
    **{
        code: f"<U+{code:04X}>"
        for code in (
            0x00AD,
            0x061C,
            *map(ord, _FILLERS),
            *range(0x200B, 0x2010),
            *range(0x2028, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
            *range(0xFFF9, 0xFFFC),
            0xFFFE,  # these two no XML can hold
            0xFFFF,
            *range(0xE0000, 0xE0080),  # tags, which spell unseen words
        )
    },
}


def nfc(text: str) -> str:
    """Return the text in Unicode form NFC, the only form plantrack compares and stores."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)  # each name that is typed is compared with all there are
def fold(text: str) -> str:
    """Return the text as search sees it: no case, no marks, đ as d, single spaces."""
    bare = unicodedata.normalize("NFD", text.translate(_D_BAR).casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def document_number(text: str) -> str:
    """Return the number of a document without blanks, quotes, commas and a full stop around it.

    Quotes within it stay, with those around it.
    """
    number = text.strip()
    while number:
        inner = number.strip(f"{_QUOTES} \t")
        bare = (number if set(inner) & set(_QUOTES) else inner).rstrip(" \t,;")
        if bare.endswith(".") and not bare.endswith(".."):
            bare = bare[:-1].rstrip(" \t,;")
        if bare == number:
            break
        number = bare
    return number


def roman(number: int) -> str:
    """Return a number from 1 to 39 as parts of a document are numbered, such as I, II and III."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]


def order(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return a sort key in Vietnamese alphabetical order: letters first, tones only break ties."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in nfc(text).casefold():
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts[1:] if mark in _TONES), "")
        letter = nfc(parts.replace(tone, "")) if tone else char
        rank = _ALPHABET.get(letter)
        letters.append((0, ord(letter[0])) if rank is None else (1, rank))
        tones.append(_TONES[tone])
    return letters, tones


def capital(text: str) -> str:
    """Return the text beginning with a capital."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Return the text as it stands amid a sentence: beginning small, but for a name, a number or letters alone.

    A name is told by the capital of its second word.
    """
    first, _, rest = text.partition(" ")
    named = first[1:2].isupper() or rest[:1].isupper() or rest[:1].isdigit()
    return text if named else text[:1].lower() + text[1:]


@lru_cache(maxsize=1024)  # names stand in many rows
def visible(text: str) -> str:
    """Return the text with control and direction characters made visible, so none takes effect."""
    harmless = text.isprintable() and not any(filler in text for filler in _FILLERS)
    return text if harmless else text.translate(_UNSAFE)


def quoted(text: str) -> str:
    """Return a word as it is typed on a command line, in quotes where a shell would not take it whole."""
    if text and not set(text) & set(" \t\"'`$\\!*?[]{}()<>|&;#~"):
        return text
    inner = "".join(f"\\{char}" if char in '"\\$`' else char for char in visible(text))
    return f'"{inner}"'


def slashed(path: str | os.PathLike[str]) -> str:
    """Return a path as it is printed, with `/` on every system."""
    return os.fspath(path).replace(os.sep, "/")
