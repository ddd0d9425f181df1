"""Kinds of running text: who is given what, until when; what is doubtful is marked, what is not is right."""

from typing import NamedTuple

import pytest

from plantrack.draft import text as text_blocks
from plantrack.draft.agencies import Known
from plantrack.draft.draft import Draft, draft
from tests.draft.test_draft import names, told

OPEN = {"open": "(văn bản không ghi thời hạn)"}


class Expected(NamedTuple):
    """A task: its number, how its title begins, who leads and coordinates, the deadline, the keys that are marked."""

    id: str
    title: str
    lead: list[str]
    deadline: object = OPEN
    coordinate: list[str] = []  # noqa: RUF012 - never changed
    marked: str = ""


def plan(*body: str) -> Draft:
    """Return the draft of a plan with a full head, so that only the body is doubtful."""
    head = (
        "ỦY BAN NHÂN DÂN TỈNH HÒA AN", "Số: 12/KH-UBND", "Hòa An, ngày 05 tháng 01 năm 2026", "KẾ HOẠCH",
        "Công tác năm 2026", "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    )  # fmt: skip
    return draft(list(text_blocks.blocks("\n".join((*head, *body)))), Known({}, {}))


def marked(found: Draft, number: int) -> str:
    """Return the keys of a task that are marked, "task" where it is the task itself."""
    own = (where[2:] for where in found.doubts if where[:2] == ("tasks", number))
    return " ".join(sorted({str(key[0]) if key else "task" for key in own}))


def check(found: Draft, *expected: Expected) -> None:
    """Compare each task, and what of it is marked."""
    made = found.plan
    assert [task.id for task in made.tasks] == [it.id for it in expected]
    for number, (task, it) in enumerate(zip(made.tasks, expected, strict=True)):
        assert task.title.startswith(it.title), task.id
        assert names(made, task.lead) == it.lead, task.id
        assert names(made, task.coordinate) == it.coordinate, task.id
        assert told(task.deadline) == it.deadline, task.id
        assert marked(found, number) == it.marked, task.id


@pytest.mark.parametrize(
    ("text", "lead", "title"),
    [
        ("Các tỉnh Hòa An, Phú Lộc hoàn thiện báo cáo", ["Tỉnh Hòa An", "Tỉnh Phú Lộc"], "Hoàn thiện"),
        ("Thành phố Vạn Phúc và tỉnh Tân Lập rà soát quy hoạch", ["Thành phố Vạn Phúc", "Tỉnh Tân Lập"], "Rà soát"),
        ("UBND các phường: An Hạ, Bình Yên, Tân Lập lập danh sách", ["UBND phường An Hạ", "UBND phường Bình Yên", "UBND phường Tân Lập"], "Lập danh"),
        ("UBND các xã, phường: Tổ chức tuyên truyền", ["UBND các xã, phường"], "Tổ chức"),
        ("Các Tập đoàn: Dệt Bình Minh, Than - Điện An Bình triển khai mạng lưới", ["Tập đoàn Dệt Bình Minh", "Tập đoàn Than - Điện An Bình"], "Triển khai"),
        ("Các Sở: Công Thương, Tài chính rà soát hồ sơ", ["Sở Công Thương", "Sở Tài chính"], "Rà soát"),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam chỉ đạo các ngân hàng", ["Ngân hàng Nhà nước Việt Nam"], "Chỉ đạo"),
        ("Bí thư Tỉnh ủy và Chủ tịch UBND các tỉnh: Hòa An, Phú Lộc chỉ đạo kiểm tra", ["Tỉnh ủy", "UBND tỉnh Hòa An", "UBND tỉnh Phú Lộc"], "Chỉ đạo"),
        ("Đồng chí Phó Chủ tịch chỉ đạo kiểm tra", ["Đồng chí Phó Chủ tịch"], "Chỉ đạo"),
        ("Đồng chí Phó Chủ tịch UBND tỉnh chỉ đạo kiểm tra", ["UBND tỉnh"], "Chỉ đạo"),
        ("Giám đốc Sở nội vụ rà soát hồ sơ", ["Sở nội vụ"], "Rà soát"),
        ("Bộ trưởng Bộ Xây dựng trực tiếp chỉ đạo nghiệm thu", ["Bộ Xây dựng"], "Trực tiếp"),
        ("Sở Công Thương đề nghị các cơ quan góp ý", ["Sở Công Thương"], "Đề nghị"),
        ("Bộ Xây dựng đẩy nhanh tiến độ", ["Bộ Xây dựng"], "Đẩy nhanh"),
        ("Sở Nông nghiệp và Môi trường khoanh vùng dịch", ["Sở Nông nghiệp và Môi trường"], "Khoanh vùng"),
        ("UBND xã Yên Sơn di dời các hộ dân", ["UBND xã Yên Sơn"], "Di dời"),
        ("Sở Y tế Hòa An dập dịch", ["Sở Y tế Hòa An"], "Dập dịch"),
        ("Các Ban Quản lý dự án đầu tư xây dựng: Rà soát các công trình", ["Các Ban Quản lý dự án đầu tư xây dựng"], "Rà soát"),
    ],
)  # fmt: skip
def test_who_a_sentence_begins_with(text: str, lead: list[str], title: str) -> None:
    """Places, lists of them and persons; a name ends before the verb, whichever that is."""
    found = plan(f"1. {text}, hoàn thành trước ngày 30/6/2026.")
    check(found, Expected("1", title, lead, {"before": "2026-06-30"}, marked="lead"))


def test_a_verb_in_capitals_is_no_agency() -> None:
    """Báo cáo, Ban hành and Bộ phận begin lines, and no name."""
    found = plan("1. Sở Nội vụ", "- Báo cáo kết quả thực hiện.", "- Ban hành kế hoạch.", "- Bộ phận một cửa rà soát hồ sơ.")  # fmt: skip
    titles = ("Báo cáo kết quả thực hiện", "Ban hành kế hoạch", "Bộ phận một cửa rà soát hồ sơ")
    check(found, *(Expected(f"1.{n}", title, ["Sở Nội vụ"], marked="deadline lead") for n, title in enumerate(titles, 1)))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Về việc sửa quy chế văn thư: giao Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan nghiên cứu, báo cáo UBND tỉnh trong tháng 4 năm 2026.",
            Expected("1", "Nghiên cứu, báo cáo", ["Sở Nội vụ"], {"by": "2026-04"}, ["các cơ quan liên quan"]),
        ),
        (
            "Về cầu Bến Đá: Sở Xây dựng khẩn trương rà soát, báo cáo trước ngày 30 tháng 4 năm 2026.",
            Expected("1", "Khẩn trương rà soát", ["Sở Xây dựng"], {"before": "2026-04-30"}, marked="lead"),
        ),
        (
            "Thống nhất chủ trương di dời chợ; giao Ủy ban nhân dân phường An Hạ chủ trì xây dựng phương án, hoàn thành trong tháng 9 năm 2026.",
            Expected("1", "Xây dựng phương án", ["Ủy ban nhân dân phường An Hạ"], {"by": "2026-09"}),
        ),
        (
            "Đối với cụm công nghiệp số 5, giao UBND phường Bình Yên tìm kiếm nhà đầu tư.",
            Expected("1", "Tìm kiếm nhà đầu tư", ["UBND phường Bình Yên"], marked="deadline"),
        ),
        (
            "Về kho dự trữ: với vai trò là chủ đầu tư, Công ty Cấp nước Hòa An chủ động khảo sát, báo cáo trước ngày 30/4/2026.",
            Expected("1", "Chủ động khảo sát", ["Công ty Cấp nước Hòa An"], {"before": "2026-04-30"}, marked="lead"),
        ),
        (
            "Về Nghị quyết số 66.4/2025/NQ-CP ngày 01/02/2025: tăng số cấp phó: giao Sở Nội vụ tổng hợp, báo cáo trước ngày 30/4/2026.",
            Expected("1", "Tổng hợp, báo cáo", ["Sở Nội vụ"], {"before": "2026-04-30"}),
        ),
        (
            "Trước ngày 10/4/2026, Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ trình dự thảo quyết định.",
            Expected("1", "Trình dự thảo", ["Sở Tư pháp"], {"before": "2026-04-10"}, ["Sở Nội vụ"], marked="deadline"),
        ),
        (
            "Ủy ban nhân dân tỉnh yêu cầu Sở Nội vụ rà soát, hoàn thành trước ngày 30/4/2026.",
            Expected("1", "Rà soát, hoàn thành", ["Sở Nội vụ"], {"before": "2026-04-30"}, marked="lead"),
        ),
        (
            "Sở Y tế chủ trì, phối hợp với Ủy ban nhân dân xã Yên Sơn hoàn thành phương án chống dịch trước ngày 30/6/2026.",
            Expected("1", "Hoàn thành phương án", ["Sở Y tế"], {"before": "2026-06-30"}, ["Ủy ban nhân dân xã Yên Sơn"]),
        ),
    ],
)  # fmt: skip
def test_who_is_given_work_within_a_sentence(text: str, expected: Expected) -> None:
    """Behind what it is about, what was agreed, or when; who is asked, not who asks."""
    check(plan(f"1. {text}"), expected)


def test_what_a_sentence_is_about_is_noted() -> None:
    """The title begins with what is to be done; what stood before it is not lost."""
    (task,) = plan(
        "1. Về cầu Bến Đá: Sở Xây dựng rà soát, báo cáo trước ngày 30/4/2026."
    ).plan.tasks
    assert (task.title, task.note) == ("Rà soát, báo cáo trước ngày 30/4/2026", "Về cầu Bến Đá")


@pytest.mark.parametrize(
    "text",
    [
        "Trên cơ sở đề xuất của Sở Y tế, Sở Tài chính, tổng hợp trình cấp trên",
        "Tổng hợp khó khăn; đề nghị Bộ Tài chính xem xét",
    ],
)
def test_who_is_only_mentioned_is_given_nothing(text: str) -> None:
    """Whose proposal it is, or who is asked to decide, leads nothing."""
    found = plan("1. Sở Nội vụ chủ trì tập huấn, xong trước ngày 01/3/2026.", f"2. {text}.")
    assert [names(found.plan, task.lead) for task in found.plan.tasks] == [["Sở Nội vụ"]]
