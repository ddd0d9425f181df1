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


LONG = "Về việc bảo đảm an toàn kho bãi " + "và các công trình phụ trợ " * 12


@pytest.mark.parametrize(
    ("title", "read", "marked"),
    [
        ("BẢO ĐẢM AN TOÀN KHO BÃI SAU MƯA LŨ\nCHỦ TỊCH UBND TỈNH điện:", "BẢO ĐẢM AN TOÀN KHO BÃI SAU MƯA LŨ", False),
        ("Bảo đảm an toàn kho bãi\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "Bảo đảm an toàn kho bãi", False),
        ("Bảo đảm an toàn kho bãi Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "Bảo đảm an toàn kho bãi", True),
        ("Về việc bảo đảm an toàn kho bãi Mưa lũ gây thiệt hại. Do vậy, cần chủ động ứng phó", "Về việc bảo đảm an toàn kho bãi Mưa lũ gây thiệt hại", True),
        ("Về việc bảo đảm an toàn kho bãi 0-NGN| —— œV qua, các cấp", "Về việc bảo đảm an toàn kho bãi", True),
        (LONG, LONG.strip(), True),
        ("Thực hiện Quyết định số 8/QĐ-BXD của\nBộ Xây dựng ban hành quy chuẩn kho", "Thực hiện Quyết định số 8/QĐ-BXD của Bộ Xây dựng ban hành quy chuẩn kho", False),
        ("Bảo đảm an toàn kho bãi tại TP. Bình Yên", "Bảo đảm an toàn kho bãi tại TP. Bình Yên", False),
    ],
)  # fmt: skip
def test_where_the_title_ends(title: str, read: str, marked: bool) -> None:
    """What follows it in the same lines is left out, and where its end is not certain it is marked."""
    found = headed(title=title)
    assert (found.plan.about.title, ("plan", "title") in found.doubts) == (read, marked)


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("Số: Ø2 /CT-UBND An Bình, ngày 2# thángØ? năm 2025", "2025-01-01"),
        ("Số: 2 # /CT-UBND An Bình, ngày Z tháng 4 năm 2025", "2025-04-01"),
        ("An Bình, ngày/1} tháng 9 năm 2025", "2025-09-01"),
    ],
)
def test_a_day_of_issue_that_is_not_legible(issued: str, day: str) -> None:
    """Its month and year are taken from the line that has it, beside the number too, and are marked."""
    found = headed(issued=issued, opening="Căn cứ Nghị định số 8/2027/NĐ-CP;")
    assert (str(found.plan.about.issued), ("plan", "issued") in found.doubts) == (day, True)


@pytest.mark.parametrize(
    ("name", "collective"),
    [
        ("UBND xã, phường", True),
        ("Ủy ban nhân dân huyện, thị xã và thành phố", True),
        ("UBND cấp xã", True),
        ("Trung tâm Y tế các xã, phường", True),
        ("Cơ quan thông tấn, báo chí", True),
        ("Đơn vị trực thuộc", True),
        ("UBND xã An Hạ", False),
        ("Cơ quan thường trực Tổ công tác", False),
        ("Ban Quản lý các khu công nghiệp", False),
    ],
)
def test_names_of_several_agencies(name: str, collective: bool) -> None:
    """A name without "các" may mean several: they are a group, whose members are to be filled in."""
    found = of_text(PLAN.format(issued=ISSUED, title="Thử", opening="").replace("Sở Nội vụ", name))
    groups = [group.name for group in found.plan.groups.values()]
    assert groups == ([name] if collective else [])
