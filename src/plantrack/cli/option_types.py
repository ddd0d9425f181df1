"""The types of options: how their text becomes a value, and the help that stands beside them."""

import os
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import typer

from plantrack.cli import messages
from plantrack.deadlines.periods import parse_day
from plantrack.words.files import is_reserved
from plantrack.words.problems import misuse
from plantrack.words.text import fold, nfc, visible
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
SUBJECT = Sentence("ĐỐI_TƯỢNG", "SUBJECT")
TASK = Sentence("NHIỆM_VỤ", "TASK")
TEXT = Sentence("NỘI_DUNG", "TEXT")
DOC_NUMBER = Sentence("SỐ", "NUMBER")
OCCURRENCE_OR_ID = Sentence("KỲ|SỐ|MÃ", "OCCURRENCE|ID")
URL = Sentence("URL", "URL")


class Help(NamedTuple):
    """What help says of an option or an argument: what it does, and what its value is called.

    The value of an option may be optional, as that of `--sendmail [PATH]` is.
    """

    text: Sentence
    value: Sentence | None = None
    optional: bool = False


class When(NamedTuple):
    """A day as it was typed: a date, or so many days before today."""

    day: date | None
    ago: int = 0


# What a day can be called, without marks.
DAYS = {"hom nay": 0, "today": 0, "hom qua": 1, "yesterday": 1}


def date_option(option: str, **more: Any) -> Any:
    """Declare an option whose value is a day, `When`."""
    offered = _offer("today", "yesterday")
    return typer.Option(option, parser=partial(_day, option), autocompletion=offered, **more)


def number_option(option: str, refusal: Sentence = messages.not_a_number, **more: Any) -> Any:
    """Declare an option whose value is a number, of days where nothing else is said of wrong ones."""
    return typer.Option(option, parser=partial(_number, option, refusal), **more)


def text_option(option: str, longest: int = LONGEST, **more: Any) -> Any:
    """Declare an option whose value is text of the user's own, which must not be empty."""
    return typer.Option(option, parser=partial(_text, option, longest), **more)


def choice_option(
    option: str,
    choices: tuple[_Word, ...],
    **more: Any,
) -> Any:
    """Declare an option whose value is one of a few words."""
    parser = partial(choice, option, choices)
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


def choice(option: str | Sentence, choices: tuple[_Word, ...], value: str) -> _Word:
    """Return the choice that is meant; UsageError with those there are if there is none such."""
    wanted = value.strip().casefold()
    for choice in choices:
        if choice == wanted:
            return choice
    known = tuple(map(str, choices))
    near = tuple(get_close_matches(wanted, known, n=2))
    raise misuse(messages.no_such_choice, option=option, value=value, near=near, choices=known)


def one_line(option: str, value: str, longest: int = LONGEST) -> str:
    """Return text of the user's own on one line; UsageError where it is empty or holds control characters."""
    return _text(option, longest, value)


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


def _day(option: str, value: str) -> When:
    ago = DAYS.get(fold(value))
    try:
        return When(parse_day(value)) if ago is None else When(None, ago)
    except ValueError:
        raise misuse(messages.not_a_date, option=option, value=value) from None


def _number(option: str, refusal: Sentence, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise misuse(refusal, option=option, value=value)
    return int(value)
