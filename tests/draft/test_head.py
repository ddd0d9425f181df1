"""The head of a document: bases, title and day of issue; what is no part of them is listed or marked."""

import pytest

from plantrack.draft.draft import Draft
from tests.draft.test_draft import of_text

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN BÌNH
Số: 5/KH-UBND
{issued}
KẾ HOẠCH
{title}
{opening}
I. NHIỆM VỤ
1. Lập phương án
- Chủ trì: Sở Nội vụ.
- Thời hạn: 15/02/2026.
"""
ISSUED = "An Bình, ngày 02 tháng 01 năm 2026"


def headed(*, issued: str = ISSUED, title: str = "Thử", opening: str = "") -> Draft:
    return of_text(PLAN.format(issued=issued, title=title, opening=opening))


@pytest.mark.parametrize(
    ("opening", "bases", "listed"),
    [
        ("Căn cứ chức năng, nhiệm vụ được giao, các sở chủ động rà soát kho. Thời gian hoàn thành trước ngày 30/6/2026.", [], True),
        ("Căn cứ Kế hoạch, các đơn vị rà soát kho, xong trước ngày 30/6/2026.", [], True),
        ("Căn cứ Luật A số 1/2025/QH15, các sở chủ động rà soát kho, xong trước ngày 30/6/2026.", ["Luật A số 1/2025/QH15"], True),
        ("Thực hiện Nghị định số 8/2025/NĐ-CP ngày 19/10/2025 của Chính phủ về kho; theo đó, kể từ ngày 01/7/2026, các tổ chức phải khai báo.",
         ["Nghị định số 8/2025/NĐ-CP ngày 19/10/2025 của Chính phủ về kho"], True),
        ("Thực hiện Quyết định số 25/QĐ-TTg ngày 30/12/2025 của Thủ tướng\n\nChính phủ phê duyệt Đề án A, Nghị quyết số 17/NQ-CP ngày 07/3/2025 của Chính phủ: nhằm mở rộng kho.",
         ["Quyết định số 25/QĐ-TTg ngày 30/12/2025 của Thủ tướng Chính phủ phê duyệt Đề án A", "Nghị quyết số 17/NQ-CP ngày 07/3/2025 của Chính phủ"], False),
        ("Căn cứ Luật Kho bãi;", ["Luật Kho bãi"], False),
        ("Căn cứ ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Văn bản số 12/UBND-KT;", ["ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Văn bản số 12/UBND-KT"], False),
    ],
)  # fmt: skip
def test_a_basis_names_a_document(opening: str, bases: list[str], listed: bool) -> None:
    """What gives work or sets a limit behind "căn cứ" is no basis, and is listed."""
    found = headed(opening=opening)
    assert list(found.plan.about.basis) == bases
    assert [line.text for line in found.unused] == ([opening] if listed else [])
