"""Lines for a narrow terminal."""

import pytest

from plantrack.words.wrapping import wrapped

COMMAND = 'plantrack log II.1 void so-y-te --re k3j4 --note "ghi sai"'


@pytest.mark.parametrize(
    ("line", "place", "lines"),
    [
        ("x.yaml:1:1: ngắn", "x.yaml:1:1: ", ["x.yaml:1:1: ngắn"]),
        (
            "a b.yaml:80:14: warning: tasks[0].deadline.by: thời hạn chưa đúng",
            "a b.yaml:80:14: ",
            [
                "a b.yaml:80:14: warning:",
                "    tasks[0].deadline.by: thời hạn chưa",
                "    đúng",
            ],
        ),
        # no id, number or path is broken, however narrow it is
        (
            "plantrack: văn bản 45/UBND-TTHCC-KSTT/2025-12345678901234567890 chưa có",
            "plantrack: ",
            [
                "plantrack: văn bản",
                "    45/UBND-TTHCC-KSTT/2025-12345678901234567890",
                "    chưa có",
            ],
        ),
        (
            f"plantrack: ghi nhận không thuộc nhiệm vụ; hãy dùng: {COMMAND}; rồi xem lại nhật ký",
            "plantrack: ",
            [
                "plantrack: ghi nhận không thuộc nhiệm vụ;",
                "    hãy dùng:",
                f"    {COMMAND};",
                "    rồi xem lại nhật ký",
            ],
        ),
        (
            "plantrack: hãy xử lý rồi chạy git rebase --continue trong thư mục của nhật ký",
            "plantrack: ",
            [
                "plantrack: hãy xử lý rồi chạy",
                "    git rebase --continue trong thư mục",
                "    của nhật ký",
            ],
        ),
        (
            "plantrack: git từ chối mà không nêu lý do (xem plantrack history), hãy",
            "plantrack: ",
            [
                "plantrack: git từ chối mà không nêu lý do",
                "    (xem plantrack history), hãy",
            ],
        ),
    ],
)
def test_lines_are_broken_between_words(line: str, place: str, lines: list[str]) -> None:
    """Never within the place, an id, a number or a command line; not at all where nobody looks."""
    assert wrapped(line, place, 42).split("\n") == lines
    assert wrapped(line, place, None) == line
