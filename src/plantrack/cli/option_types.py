"""The types of options: how their text becomes a value, and the help that stands beside them."""

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import typer

from plantrack.cli import messages
from plantrack.deadlines.periods import YEARS, Period, YearlessDay, parse_day
from plantrack.words.files import is_reserved
from plantrack.words.problems import misuse
from plantrack.words.text import document_number, fold, nfc, visible
from plantrack.words.words import Language, Sentence

_Word = TypeVar("_Word", bound=str)

LONGEST = 2000  # characters of text; a remark is a sentence or a few
LONGEST_DOC = 200  # characters: a number and a code, not the document
LOG = ".log.jsonl"
LANGUAGES: tuple[Language, ...] = ("vi", "en")

ADDRESS = Sentence("ĐỊA_CHỈ", "ADDRESS")
AGENCY = Sentence("CƠ_QUAN", "AGENCY")
AGENCIES = Sentence("CƠ_QUAN…", "AGENCY…")
CHOICE = Sentence("GIÁ_TRỊ", "CHOICE")
DATE = Sentence("NGÀY", "DATE")
DOCUMENT = Sentence("VĂN_BẢN", "DOCUMENT")
EVENT = Sentence("GHI_NHẬN", "EVENT")
FILE = Sentence("TỆP", "FILE")
FILES = Sentence("TỆP…", "FILE…")
FOLDER = Sentence("THƯ_MỤC", "FOLDER")
NAME = Sentence("TÊN", "NAME")
NUMBER = Sentence("SỐ", "NUMBER")
PATH = Sentence("ĐƯỜNG_DẪN", "PATH")
SUBJECTS = Sentence("ĐỐI_TƯỢNG…", "SUBJECT…")
TASK = Sentence("NHIỆM_VỤ", "TASK")
TEXT = Sentence("NỘI_DUNG", "TEXT")
DOC_NUMBER = Sentence("SỐ", "NUMBER")
OCCURRENCE_OR_ID = Sentence("KỲ|SỐ|MÃ", "OCCURRENCE|ID")
URL = Sentence("URL", "URL")


class Piece(NamedTuple):
    """What belongs together on a command line: a word, or an option with its value, if that follows."""

    text: str
    value: str | None = None
    word: bool = False

    @property
    def option(self) -> str:
        """The name of the option; none of a word."""
        return "" if self.word else self.text.partition("=")[0]

    @property
    def typed(self) -> list[str]:
        """It as it was typed."""
        return [self.text] if self.value is None else [self.text, self.value]


class Help(NamedTuple):
    """What help says of an option or an argument: what it does, and what its value is called.

    The value of an option may be optional, as that of `--sendmail [PATH]` is.
    """

    text: Sentence
    value: Sentence | None = None
    optional: bool = False


class When(NamedTuple):
    """A day as it was typed, and what finds it on the day that it is; `said` where that must be told.

    `ends` where it is the last of a period, which may still run.
    """

    typed: str
    on: Callable[[date], date]
    said: bool = False
    ends: bool = False


# How documents write a day, and what stands before one, without marks.
_IN_WORDS = re.compile(r"(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?", re.ASCII)
_LEAD = re.compile("ngay +")
_UNTIL = re.compile(r"^(?:den|toi)(?: het)? ")
# What a day can be called, without marks.
DAYS = {"hom nay": 0, "today": 0, "hom qua": 1, "yesterday": 1}


def date_option(option: str, *, ahead: bool = False, end: bool = False, **more: Any) -> Any:
    """Declare an option whose value is a day, `When`.

    Without its year that is the latest, or if it lies `ahead` the next; the `end` of a period is a day, too.
    """
    offered = _offer("today", "yesterday")
    parser = partial(_when, option, ahead=ahead, end=end)
    return typer.Option(option, parser=parser, autocompletion=offered, **more)


def number_option(option: str, refusal: Sentence = messages.not_a_number, **more: Any) -> Any:
    """Declare an option whose value is a number, of days where nothing else is said of wrong ones."""
    return typer.Option(option, parser=partial(_number, option, refusal), **more)


def text_option(option: str, longest: int = LONGEST, **more: Any) -> Any:
    """Declare an option whose value is text of the user's own, which must not be empty."""
    return typer.Option(option, parser=partial(_text, option, longest), **more)


def document_option(option: str, **more: Any) -> Any:
    """Declare an option whose value is the number of a document, without what stands around that by a slip."""
    parser = partial(document, option)
    return typer.Option(option, parser=parser, **more)


def choice_option(
    option: str,
    choices: tuple[_Word, ...],
    spoken: Mapping[_Word, Sentence] = MappingProxyType({}),
    **more: Any,
) -> Any:
    """Declare an option whose value is one of a few words, or what these are called."""
    parser = partial(choice, option, choices, spoken=spoken)
    return typer.Option(option, parser=parser, autocompletion=_offer(*choices), **more)


def _offer(*words: str) -> Callable[[str], list[str]]:
    """Return a function that offers these words to the shell."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return offer


def file_path(option: str | Sentence, value: str) -> Path:
    """Return the path of a file that was typed; UsageError if it can be none."""
    if not value.strip():
        raise misuse(messages.empty_option, option=option)
    path = Path(value)
    if not path.name:
        raise misuse(messages.a_folder, option=option, value=value)
    names = [part for part in path.parts if part not in (path.anchor, "..")]
    if os.name == "nt" and any(map(is_reserved, names)):  # what is written to `nul` is lost
        raise misuse(messages.reserved_name, option=option, value=value)
    return path


def plan_name(option: str, value: str) -> str:
    """Return what names a plan, as it was typed; UsageError if it can name none."""
    if not value.strip():
        raise misuse(messages.empty_option, option=option)
    if value.endswith(LOG):
        plan = f"{value.removesuffix(LOG)}.yaml"
        raise misuse(messages.a_log, option=option, value=value, plan=plan)
    return value


def choice(
    option: str | Sentence,
    choices: tuple[_Word, ...],
    value: str,
    spoken: Mapping[_Word, Sentence] = MappingProxyType({}),
) -> _Word:
    """Return the choice that is meant; UsageError with those there are if there is none such."""
    wanted = value.strip().casefold()
    for choice in choices:
        if choice == wanted or fold(value) in map(fold, spoken.get(choice, ())):
            return choice
    known = tuple(map(str, choices))
    near = tuple(get_close_matches(wanted, known, n=2))
    raise misuse(messages.no_such_choice, option=option, value=value, near=near, choices=known)


def document(option: str, value: str) -> str:
    """Return the number of a document.

    UsageError where it is empty, holds control characters or is the word that stands for a number in lines to type.
    """
    number = _text(option, LONGEST_DOC, document_number(" ".join(value.split())))
    if number.casefold() in map(str.casefold, DOC_NUMBER):
        raise misuse(messages.placeholder_document, option=option, value=number)
    return number


def _text(option: str, longest: int, value: str) -> str:
    """Return text on one line: white space of any kind becomes a space."""
    text = nfc(" ".join(value.split()))
    if not text:
        raise misuse(messages.empty_option, option=option)
    if len(text) > longest:
        raise misuse(messages.too_long, option=option, limit=longest)
    if visible(text) != text:
        raise misuse(messages.not_plain, option=option, value=text)
    return text


def _when(option: str, value: str, *, ahead: bool, end: bool) -> When:
    said = in_digits(_UNTIL.sub("", fold(value), count=1) if ahead else value)
    ago = DAYS.get(said)
    if ago is not None:
        return When(value, lambda today: today - timedelta(days=ago))
    with suppress(ValueError):
        day = parse_day(said)
        return When(value, lambda _: day)
    with suppress(ValueError):
        meant = YearlessDay.parse(said)
        return When(value, meant.next if ahead else meant.latest, said=True)
    with suppress(ValueError):
        if end:
            return When(value, _end_of(value), said=True, ends=True)
    raise misuse(messages.not_a_date, option=option, value=value)


def in_digits(day: str) -> str:
    """Return a day as it is written in digits, where documents write `ngày 14 tháng 4 năm 2025`."""
    said = _LEAD.sub("", fold(day), count=1)
    match = _IN_WORDS.fullmatch(said)
    return "/".join(filter(None, match.groups())) if match else said


def _end_of(period: str) -> Callable[[date], date]:
    """Return what finds the last day of a period; without its year it is the latest that has begun.

    Raises ValueError where it is none.
    """
    with suppress(ValueError):
        last = Period.heard(period).last
        return lambda _: last
    meant = Period.of_year(period, YEARS[0])

    def find(today: date) -> date:
        found = meant._replace(year=min(today.year, YEARS[-1]))
        return (found if found.first <= today else found._replace(year=found.year - 1)).last

    return find


def _number(option: str, refusal: Sentence, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise misuse(refusal, option=option, value=value)
    return int(value)
