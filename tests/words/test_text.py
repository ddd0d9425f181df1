"""Vietnamese text compares, sorts and shows as people expect."""

import unicodedata

import pytest

from plantrack.words.text import document_number, fold, nfc, order, visible


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SỞ Y TẾ", "so y te"),
        ("  Sở   Nội\u00a0vụ ", "so noi vu"),
        ("Định Hoá", "dinh hoa"),
        ("Định Hóa", "dinh hoa"),
        ("ÐẠI TỪ", "dai tu"),  # U+00D0, typed for Đ
        (unicodedata.normalize("NFD", "Đồng Hỷ"), "dong hy"),
    ],
)
def test_search_sees_neither_case_nor_marks(typed: str, meant: str) -> None:
    """Users type names without marks, in any case, in any Unicode form."""
    assert fold(typed) == meant


def test_files_from_other_systems_are_normalised() -> None:
    """macOS and PDFs give NFD."""
    assert nfc(unicodedata.normalize("NFD", "Sở Tư pháp")) == "Sở Tư pháp"


def test_names_sort_in_the_vietnamese_alphabet() -> None:
    """Letters first, in the order of the alphabet; tones only break ties."""
    names = [
        "Đ",
        "D",
        "Ă",
        "Â",
        "A",
        "B",
        "bá",
        "bạ",
        "ba",
        "bà",
        "bả",
        "bã",
        "bác",
        "Ơ",
        "Ô",
        "O",
        "ư",
        "u",
    ]
    assert sorted(names, key=order) == [
        "A", "Ă", "Â", "B", "ba", "bà", "bả", "bã", "bá", "bạ", "bác", "D", "Đ", "O", "Ô", "Ơ", "u", "ư",
    ]  # fmt: skip


def test_digits_and_spaces_sort_before_letters() -> None:
    """`Sở Y tế` stands before `Sởm`, and numbers before words."""
    assert sorted(["Sởm", "Sở Y tế", "1", "Sở 1"], key=order) == ["1", "Sở 1", "Sở Y tế", "Sởm"]


def test_what_could_act_on_a_screen_is_made_visible() -> None:
    """Escape sequences, controls and direction marks of a file have no effect anywhere."""
    assert visible("a\x1b[31mb\n\u202ec\x9b") == "a␛[31mb␊<U+202E>c<U+009B>"
    assert visible("a\ud800b\ufffec") == r"a\ud800b<U+FFFE>c"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" 12/BC , ", "12/BC"), ("12/BC;", "12/BC"), ("12/BC.", "12/BC"), ("“12/BC”.", "12/BC"), ("“12/BC;”", "12/BC"),
        ("12/BC, 13/BC", "12/BC, 13/BC"), ("12/BC …", "12/BC …"), ("12/BC...", "12/BC..."), ("Thư “khẩn”", "Thư “khẩn”"),
        ("“A” và “B”,", "“A” và “B”"), (",", ""), (".", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_number_of_a_document(typed: str, number: str) -> None:
    """Without what a slip or a sentence put around it."""
    assert document_number(typed) == number
