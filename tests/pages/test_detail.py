"""What a task says of the amendments that brought, changed and ended it."""

from typing import Any

import pytest

from plantrack.pages import citing, detail, labels, overview
from plantrack.pages.page import Table, Text, plain
from plantrack.words.words import Language, Words
from tests.plans import make_plan, report_of

FIRST = {
    "id": "1/QĐ",
    "issued": "2025-05-01",
    "tasks": [{"id": "N", "title": "Mới", "lead": ["a"], "deadline": {"by": "2025-06-30"}}],
}
SECOND = {
    "id": "2/NQ-HĐND",
    "issued": "2025-05-02",
    "tasks": [{"id": "N", "product": "báo cáo"}, {"id": "T", "title": "Việc khác"}],
}
THIRD = {"id": "3/QĐ", "issued": "2025-05-03", "tasks": [{"id": "N", "dropped": "thôi"}]}


@pytest.mark.parametrize(
    ("task", "day", "language", "expected"),
    [
        ("T", "2025-05-01", "vi", {}),
        ("T", "2025-05-02", "vi", {"Được sửa đổi, bổ sung tại": "Nghị quyết số 2/NQ-HĐND ngày 02/5/2025"}),
        ("N", "2025-05-01", "vi", {"Được bổ sung tại": "Quyết định số 1/QĐ ngày 01/5/2025"}),
        (
            "N", "2025-05-03", "vi",
            {
                "Sản phẩm": "báo cáo",
                "Được bổ sung tại": "Quyết định số 1/QĐ ngày 01/5/2025",
                "Được sửa đổi, bổ sung tại": "Nghị quyết số 2/NQ-HĐND ngày 02/5/2025",
                "Không còn thực hiện": "từ ngày 03/5/2025 theo Quyết định số 3/QĐ: thôi",
            },
        ),
        (
            "N", "2025-05-03", "en",
            {
                "Product": "báo cáo",
                "Added by": "Decision 1/QĐ of 1 May 2025",
                "Amended by": "Resolution 2/NQ-HĐND of 2 May 2025",
                "No longer to be done": "since 3 May 2025, under Decision 3/QĐ: thôi",
            },
        ),
    ],
)  # fmt: skip
def test_facts(task: str, day: str, language: Language, expected: dict[str, str]) -> None:
    """As the task stands on the day asked for; of later ones nothing."""
    amendments: list[Any] = [FIRST, SECOND, THIRD]
    report = report_of(make_plan({"by": "2025-06-30"}, amendments=amendments), [], day)
    found = report.plans[0].task(task)
    assert found
    page = detail.task(report, found, Words(language))
    (facts,) = (b for b in page.blocks if isinstance(b, Table) and b.kind == "facts")
    told = {name.plain: value.plain for name, value in facts.rows}
    lead = told.pop(Words(language).pick(labels.lead))
    assert (lead, told) == ("Sở A", expected)
    (title,) = (b for b in page.blocks if isinstance(b, Text) and b.kind == "title")
    names = {"N": "Mới", "T": "Việc khác" if day > "2025-05-01" else "Việc"}
    assert plain(title.lines[0]) == f"{task}  {names[task]}"


@pytest.mark.parametrize(
    ("number", "language", "expected"),
    [
        (0, "vi", []),
        (1, "vi", ["Được sửa đổi, bổ sung tại Quyết định số 1/QĐ ngày 11/4/2025"]),
        (
            3, "vi",
            ["Được sửa đổi, bổ sung tại Quyết định số 1/QĐ ngày 11/4/2025, Quyết định số 2/QĐ ngày 12/4/2025 và Quyết định số 3/QĐ ngày 13/4/2025"],
        ),
        (4, "vi", ["Được sửa đổi, bổ sung 04 lần, gần nhất tại Quyết định số 4/QĐ ngày 14/4/2025"]),
        (4, "en", ["Amended 4 times, last by Decision 4/QĐ of 14 Apr 2025"]),
    ],
)  # fmt: skip
def test_a_screen_names_few_amendments(
    number: int, language: Language, expected: list[str]
) -> None:
    """All of three, of more how many and the newest; a report cites all."""
    numbers = range(1, number + 1)
    amendments = [{"id": f"{n}/QĐ", "issued": f"2025-04-{10 + n}"} for n in numbers]
    report = report_of(make_plan({"by": "2025-06-30"}, amendments=amendments), [], "2025-05-01")
    page = overview.by_task(report, Words(language))
    told = [b for b in page.blocks if isinstance(b, Text) and b.kind == "under"]
    assert [plain(one) for block in told for one in block.lines] == expected
    cited = citing.cited(report.plans[0], Words(language))
    assert all(f"{n}/QĐ" in cited for n in numbers)
