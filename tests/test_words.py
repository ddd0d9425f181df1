"""Both languages say the same things."""

import re
import string
from datetime import date

import pytest

from plantrack import manual, messages, words
from plantrack.messages import Both
from plantrack.model import EventKind
from plantrack.obligation import Status
from plantrack.periods import Period, Term
from plantrack.words import Words
from tests.conftest import ROOT

TABLES: dict[str, dict[str, Both]] = {
    "messages": messages.MESSAGES,
    "labels": words.LABELS,
    "phrases": words.PHRASES,
    "commands": manual.COMMANDS,
    "parameters": manual.PARAMETERS,
}


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_name_the_same_values(name: str) -> None:
    """A value that one language leaves out would be half a sentence."""
    for key, both in TABLES[name].items():
        vi, en = ({f for _, f, _, _ in string.Formatter().parse(text) if f} for text in both)
        assert vi == en, key
        assert all(text.strip() for text in both), key


def test_every_status_and_event_has_a_word() -> None:
    """The words of the contract."""
    assert set(words.STATUS) == set(Status)
    assert set(words.EVENT) == set(EventKind)
    assert Words("vi").name(Status.DONE) == "hoàn thành đúng hạn"
    assert Words("vi").name(EventKind.DONE) == "hoàn thành"


def test_vietnamese_uses_no_english_word() -> None:
    """But for the keys of the file and the words of the command line."""
    allowed = re.compile(
        r"“[^”]*”|\{\w+\}|--?\w[\w-]*|plantrack \w+|[A-Z_]{2,}\w*|\w+[.-][\w.*-]+|\b\d\w*"
    )
    for name, table in TABLES.items():
        for key, both in table.items():
            rest = allowed.sub("", both.vi)
            assert not re.search(r"\b(the|is|of|and|not|file|date)\b", rest), (name, key)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (date(2025, 4, 5), "05/04/2025", "05/04/2025"),
        (Period.parse("2025-04"), "tháng 4/2025", "2025-04"),
        (Period.parse("2025-Q4"), "quý IV/2025", "2025-Q4"),
        (Period.parse("2025-H2"), "6 tháng cuối năm 2025", "2025-H2"),
        (Period.parse("2025"), "năm 2025", "2025"),
        (Term.parse("5 working days"), "5 ngày làm việc", "5 working days"),
        (Term.parse("1 week"), "1 tuần", "1 week"),
    ],
)
def test_values_in_words(value: object, vi: str, en: str) -> None:
    """As people of the language write them."""
    for language, text in (("vi", vi), ("en", en)):
        spoken = Words("vi" if language == "vi" else "en")
        assert spoken.phrase("days_late", n=value) == (
            f"quá hạn {text} ngày" if language == "vi" else f"{text} days late"
        )


def test_every_message_is_said_somewhere() -> None:
    """What nobody says any more is deleted."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "plantrack").glob("*.py")
        if path.stem not in ("messages", "words")
    )
    only_pydantic_says = {"tuple_type", "dict_type", "model_type"}
    assert {key for key in messages.MESSAGES if f'"{key}"' not in code} == only_pydantic_says


def test_every_phrase_and_label_is_used() -> None:
    """Likewise."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "plantrack").glob("*.py")
        if path.stem != "messages"
    )
    assert [key for key in (*words.PHRASES, *words.LABELS) if f'"{key}"' not in code] == []
