"""Both languages say the same things."""

import pkgutil
import re
import string
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import plantrack
from plantrack.deadlines.periods import Period, Term
from plantrack.log.event import EventKind
from plantrack.report.status import Status
from plantrack.words.problems import Problem
from plantrack.words.words import Sentence, Words, say


def _sentences() -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence that stands in a module, by itself or in a table, with its name."""
    for found in pkgutil.walk_packages(plantrack.__path__, "plantrack."):
        if found.name == "plantrack.__main__":
            continue
        for name, value in vars(import_module(found.name)).items():
            if isinstance(value, Sentence):
                yield f"{found.name}.{name}", value
            elif isinstance(value, dict):
                for key, inner in value.items():
                    if isinstance(inner, Sentence):
                        yield f"{found.name}.{name}[{key}]", inner


SENTENCES = dict(_sentences())


def test_both_languages_name_the_same_values() -> None:
    """A value that one language leaves out would be half a sentence."""
    assert len(SENTENCES) > 300
    for name, sentence in SENTENCES.items():
        vi, en = ({f for _, f, _, _ in string.Formatter().parse(text) if f} for text in sentence)
        assert vi == en, name
        assert all(text.strip() for text in sentence), name


def test_every_status_and_event_has_a_word() -> None:
    """The words of the contract."""
    for kind in (*Status, *EventKind):
        assert all(kind.sentence), kind
    assert Status.DONE.in_words(Words("vi")) == "hoàn thành đúng hạn"
    assert EventKind.DONE.in_words(Words("vi")) == "hoàn thành"


def test_vietnamese_uses_no_english_word() -> None:
    """But for the keys of the file and the words of the command line."""
    allowed = re.compile(
        r"“[^”]*”|\{\w+\}|--?\w[\w-]*|plantrack \w+|[A-Z_]{2,}\w*|\w+[.-][\w.*-]+|\b\d\w*"
    )
    for name, sentence in SENTENCES.items():
        rest = allowed.sub("", sentence.vi)
        assert not re.search(r"\b(the|is|of|and|not|file|date)\b", rest), name


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (date(2025, 4, 5), "05/4/2025", "5 Apr 2025"),
        (date(2025, 2, 15), "15/02/2025", "15 Feb 2025"),
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
    assert Words("vi").text(value) == vi
    assert Words("en").text(value) == en


def test_a_path_is_printed_with_slashes() -> None:
    """On every system, in a sentence and as the place of a problem."""
    path = Path("data") / "plan-89.yaml"
    assert Words("vi").fill(Sentence("{files}", "{files}"), files=(path, path)) == (
        "data/plan-89.yaml, data/plan-89.yaml"
    )
    problem = Problem(say(Sentence("sai", "wrong"))).at(path, 3, 1)
    assert problem.in_words(Words("vi")) == "data/plan-89.yaml:3:1: sai"
