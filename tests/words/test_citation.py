"""An occurrence that a document opened is said by the kind of that document, and heard as it is said."""

import pytest

from plantrack.deadlines.occurrence import OccurrenceName, name_heard
from plantrack.words.citation import KINDS
from plantrack.words.words import Language, Words


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        ("1201/QĐ-UBND", "theo Quyết định số 1201/QĐ-UBND", "under Decision 1201/QĐ-UBND"),
        ("624/TB-VPCP", "theo Thông báo số 624/TB-VPCP", "under Notice 624/TB-VPCP"),
        ("1968/BTP-PLHSHC", "theo văn bản số 1968/BTP-PLHSHC", "under document 1968/BTP-PLHSHC"),
    ],
)
def test_a_document_is_said_by_its_kind(number: str, vietnamese: str, english: str) -> None:
    said = [OccurrenceName(number).in_sentence(Words(language)) for language in ("vi", "en")]
    assert said == [vietnamese, english]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", [*KINDS, "BTP"])
def test_what_is_said_is_heard(code: str, language: Language) -> None:
    number = f"12/{code}-UBND"
    said = OccurrenceName(number).in_sentence(Words(language))
    assert name_heard(said) == number
