"""Kinds of running text: who is given what, until when; what is doubtful is marked, what is not is right."""

from typing import NamedTuple

import pytest

from plantrack.draft import text as text_blocks
from plantrack.draft.agencies import Known
from plantrack.draft.draft import Draft, draft
from tests.draft.test_draft import VI, names, told

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


@pytest.mark.parametrize(
    ("text", "lead", "title"),
    [
        ("Yêu cầu UBND các xã, phường chỉ đạo tuyên truyền", "UBND các xã, phường", "Chỉ đạo tuyên truyền"),
        ("Đề nghị Công an tỉnh lập sổ theo dõi", "Công an tỉnh", "Lập sổ theo dõi"),
    ],
)  # fmt: skip
def test_a_demand_is_no_heading(text: str, lead: str, title: str) -> None:
    """Though headings begin with the same word, as "Mục đích, yêu cầu"."""
    found = plan("1. Sở Nội vụ chủ trì tập huấn.", f"2. {text}.", "3. Yêu cầu", "- Sở Y tế.")
    check(found, Expected("1", "Tập huấn", ["Sở Nội vụ"], marked="deadline"), Expected("2", title, [lead], marked="deadline lead"))  # fmt: skip


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
            Expected("1", "Trình dự thảo", ["Sở Tư pháp"], {"before": "2026-04-10"}, ["Sở Nội vụ"]),
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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (  # each dash with labels of its own
            ("7. Chuyển đổi số", "- Xây dựng kho dữ liệu.", "Đơn vị chủ trì: Sở Khoa học và Công nghệ.", "Thời gian thực hiện: Quý I/2026.",
             "- Mở trang hỏi đáp.", "Đơn vị chủ trì: Sở Tư pháp.", "Thời gian thực hiện: Tháng 12/2026."),
            [Expected("7.1", "Xây dựng kho dữ liệu", ["Sở Khoa học và Công nghệ"], {"by": "2026-Q1"}),
             Expected("7.2", "Mở trang hỏi đáp", ["Sở Tư pháp"], {"by": "2026-12"})],
        ),
        (  # dashes without labels share those of the next
            ("7. Chuyển đổi số", "- Xây dựng kho dữ liệu.", "- Làm sạch dữ liệu.", "Chủ trì: Sở Y tế.", "Thời gian: Quý I/2026.",
             "- Mở trang hỏi đáp.", "Chủ trì: Sở Tư pháp.", "Thời gian: Tháng 12/2026.", "- Thường trực đường dây nóng.", "Chủ trì: Sở Nội vụ.", "Thời gian: Thường xuyên."),
            [Expected("7.1", "Xây dựng kho", ["Sở Y tế"], {"by": "2026-Q1"}, marked="task"),
             Expected("7.2", "Làm sạch", ["Sở Y tế"], {"by": "2026-Q1"}),
             Expected("7.3", "Mở trang", ["Sở Tư pháp"], {"by": "2026-12"}),
             Expected("7.4", "Thường trực", ["Sở Nội vụ"], {"open": "Thường xuyên"})],
        ),
        (  # lines without dashes
            ("7. Chuyển đổi số", "Xây dựng kho dữ liệu.", "Chủ trì: Sở Y tế.", "Thời gian: Quý I/2026.", "Mở trang hỏi đáp.", "Chủ trì: Sở Tư pháp.", "Thời gian: Quý II/2026."),
            [Expected("7.1", "Xây dựng kho", ["Sở Y tế"], {"by": "2026-Q1"}), Expected("7.2", "Mở trang", ["Sở Tư pháp"], {"by": "2026-Q2"})],
        ),
        (  # who leads stands above, and holds where a dash says nobody else
            ("7. Chuyển đổi số", "Chủ trì: Sở Y tế.", "- Xây dựng kho dữ liệu.", "Thời gian: Quý I/2026.", "- Mở trang hỏi đáp.", "Thời gian: Quý II/2026."),
            [Expected("7.1", "Xây dựng kho", ["Sở Y tế"], {"by": "2026-Q1"}, marked="task"), Expected("7.2", "Mở trang", ["Sở Y tế"], {"by": "2026-Q2"})],
        ),
        (  # the heading has labels that hold for no dash: it is a task too
            ("7. Lập đề án", "Chủ trì: Sở Y tế.", "Thời gian: Quý IV/2026.", "- Khảo sát.", "Chủ trì: Sở Nội vụ.", "Thời gian: Quý I/2026.", "- Viết đề án.", "Chủ trì: Sở Tư pháp.", "Thời gian: Quý II/2026."),
            [Expected("7", "Lập đề án", ["Sở Y tế"], {"by": "2026-Q4"}), Expected("7.1", "Khảo sát", ["Sở Nội vụ"], {"by": "2026-Q1"}),
             Expected("7.2", "Viết đề án", ["Sở Tư pháp"], {"by": "2026-Q2"})],
        ),
        (  # labels as items
            ("1. Dữ liệu", "a) Nhiệm vụ: Lập chiến lược dữ liệu.", "b) Cơ quan thực hiện:", "- Đơn vị chủ trì: Sở Khoa học và Công nghệ.",
             "- Đơn vị phối hợp: Các sở, ban, ngành.", "c) Thời gian thực hiện: Hoàn thành trong năm 2026."),
            [Expected("1", "Lập chiến lược dữ liệu", ["Sở Khoa học và Công nghệ"], {"by": "2026"}, ["Các sở, ban, ngành"])],
        ),
        (
            ("1. An toàn thông tin", "a) Nhiệm vụ:", "- Trực giám sát.", "- Diễn tập.", "b) Cơ quan thực hiện: Công an tỉnh.", "c) Thời gian thực hiện: Thường xuyên."),
            [Expected("1", "An toàn thông tin", ["Công an tỉnh"], {"open": "Thường xuyên"})],
        ),
        (  # a heading that only counts
            ("I. HOẠT ĐỘNG", "Hoạt động 1", "- Nội dung: Khảo sát hạ tầng.", "- Đơn vị chủ trì: Sở Xây dựng.", "- Thời gian: Quý I/2026.",
             "Hoạt động 2", "- Nội dung: Lắp đặt thiết bị.", "- Đơn vị chủ trì: Sở Công Thương.", "- Thời gian: Quý II/2026."),
            [Expected("I.1", "Khảo sát hạ tầng", ["Sở Xây dựng"], {"by": "2026-Q1"}), Expected("I.2", "Lắp đặt thiết bị", ["Sở Công Thương"], {"by": "2026-Q2"})],
        ),
        (  # a list within a dash is part of it; a label of time without its colon
            ("5. Hỗ trợ thi hành", "- Các nội dung hỗ trợ gồm:", "+ Hướng dẫn áp dụng;", "+ Tiếp nhận kiến nghị.", "- Cơ quan thực hiện: Sở Tư pháp.", "Thời gian thực hiện trước ngày 30/6/2026."),
            [Expected("5", "Hỗ trợ thi hành", ["Sở Tư pháp"], {"before": "2026-06-30"})],
        ),
        (  # a label that says in sentences what each of several does
            ("2. Rà soát văn bản", "- Cơ quan thực hiện: Sở Tư pháp tiến hành rà soát các văn bản thuộc lĩnh vực quản lý của mình; các sở, ngành liên quan rà soát văn bản do mình tham mưu và gửi kết quả về Sở Tư pháp.", "- Thời gian: Quý I/2026."),
            [Expected("2", "Rà soát văn bản", ["Sở Tư pháp", "các sở, ngành liên quan"], {"by": "2026-Q1"}, marked="lead")],
        ),
        (  # a date in a line of its own
            ("1. Về cán bộ", "a) Sở Nội vụ chủ trì lập danh sách.", "Hoàn thành trong tháng 6/2026.", "b) Sở Tư pháp chủ trì, định kỳ hằng quý báo cáo kết quả."),
            [Expected("1.a", "Lập danh sách", ["Sở Nội vụ"], {"by": "2026-06"}), Expected("1.b", "Định kỳ hằng quý", ["Sở Tư pháp"], {"every": "quarter"})],
        ),
        (  # one title under two headings
            ("1. Góp ý các văn bản", "a) Nghị định về kho số", "- Cơ quan chủ trì: Sở Nội vụ", "- Thời gian: Quý I/2026",
             "2. Triển khai các văn bản", "a) Nghị định về kho số", "- Cơ quan chủ trì: Sở Nội vụ", "- Thời gian: Quý II/2026"),
            [Expected("1.a", "Góp ý các văn bản: Nghị định", ["Sở Nội vụ"], {"by": "2026-Q1"}), Expected("2.a", "Triển khai các văn bản: Nghị định", ["Sở Nội vụ"], {"by": "2026-Q2"})],
        ),
        (  # what is sent along
            ("1. Sở Nội vụ chủ trì tập huấn, xong trước ngày 30/6/2026.", "(Gửi kèm: 1. Văn bản số 7/UBND;", "2. Báo cáo của Sở Nội vụ kiểm tra;", "3. Dự thảo quyết định)"),
            [Expected("1", "Tập huấn", ["Sở Nội vụ"], {"before": "2026-06-30"})],
        ),
        (  # the end of a sentence, however it is written
            ("1. Sở Nội vụ chủ trì tập huấn, xong trước ngày 30/6/2026;", "2. Sở Y tế chủ trì tổng hợp, hoàn thành trước ngày 05/12/2026./.",),
            [Expected("1", "Tập huấn", ["Sở Nội vụ"], {"before": "2026-06-30"}), Expected("2", "Tổng hợp", ["Sở Y tế"], {"before": "2026-12-05"})],
        ),
    ],
)  # fmt: skip
def test_what_belongs_together(body: tuple[str, ...], expected: list[Expected]) -> None:
    """Labels and the lines that they are about."""
    found = plan(*body)
    check(found, *expected)
    assert not found.unused


@pytest.mark.parametrize(
    ("closing", "marks"),
    [
        ("Trên đây là Kế hoạch năm 2026, Ủy ban nhân dân tỉnh yêu cầu các Sở, ban, ngành triển khai; định kỳ trước ngày 30 tháng 11 hằng năm báo cáo kết quả.", "deadline task"),
        ("Ủy ban nhân dân tỉnh yêu cầu các Sở, ban, ngành triển khai; định kỳ trước ngày 30 tháng 11 hằng năm báo cáo kết quả./.", "deadline task"),
        ("Yêu cầu các Sở, ban, ngành triển khai. Định kỳ trước ngày 30 tháng 11 hằng năm, báo cáo kết quả.", "task"),
    ],
)  # fmt: skip
def test_what_a_closing_paragraph_asks_of_all(closing: str, marks: str) -> None:
    """It is not the last agency's, and what it sets a time for is a task."""
    found = plan("1. Sở Nội vụ chủ trì tập huấn.", "2. Sở Tài chính bố trí kinh phí.", closing)
    *others, last = found.plan.tasks
    assert [task.title for task in others] == ["Tập huấn", "Bố trí kinh phí"]
    assert names(found.plan, last.lead) == ["các Sở, ban, ngành"]
    assert told(last.deadline) == {"every": "year", "month": 11, "before": 30}
    assert marked(found, 2) == marks


def letter(*body: str) -> Draft:
    """Return the draft of a letter."""
    lines = ("SỞ CÔNG THƯƠNG", "Số: 5/SCT", "Hòa An, ngày 05 tháng 01 năm 2026", "V/v góp ý", *body)
    return draft(list(text_blocks.blocks("\n".join(lines))), Known({}, {}))


ADDRESSED = ("Kính gửi:", "- Các Sở: Công Thương, Tài chính,", "Xây dựng;", "- UBND các phường: An Hạ, Bình Yên, Tân Lập.")  # fmt: skip
TO_WHOM = ["Sở Công Thương", "Sở Tài chính", "Sở Xây dựng", "UBND phường An Hạ", "UBND phường Bình Yên", "UBND phường Tân Lập"]  # fmt: skip


def test_who_a_letter_is_addressed_to_though_a_line_breaks_in_between() -> None:
    """Each department and each ward by itself."""
    found = letter(*ADDRESSED, "Như sau:", "1. Rà soát trụ sở, báo cáo trước ngày 30/6/2026.")
    check(found, Expected("1", "Rà soát trụ sở", TO_WHOM, {"before": "2026-06-30"}, marked="lead"))


def test_a_letter_that_asks_in_dashes() -> None:
    """The dash that only says until when belongs to the one above; the last paragraph asks for nothing new."""
    found = letter(
        *ADDRESSED, "Sở Công Thương đề nghị các cơ quan tham gia ý kiến, cụ thể như sau:",
        "- Tham gia ý kiến đối với dự thảo quy chế.", "- Văn bản tham gia ý kiến gửi về Sở Công Thương trước ngày 28/1/2026.",
        "Sở Công Thương đề nghị các cơ quan quan tâm, phối hợp thực hiện./.",
    )  # fmt: skip
    check(found, Expected("1", "Tham gia ý kiến", TO_WHOM, {"before": "2026-01-28"}, marked="deadline lead"))  # fmt: skip


def test_a_letter_asks_by_a_verb_or_by_a_day() -> None:
    """Whichever verb it is; the paragraph that only urges all to act belongs to no item."""
    found = letter(
        *ADDRESSED, "Như sau:", "1. Lắp đặt bảng tin, hoàn thành trước ngày 28/1/2026.", "2. Mùa lũ năm nay đến sớm.",
        "Các cơ quan nêu trên khẩn trương thực hiện./.",
    )  # fmt: skip
    check(found, Expected("1", "Lắp đặt bảng tin", TO_WHOM, {"before": "2026-01-28"}, marked="lead"))  # fmt: skip


def test_what_stands_once_is_told_with_its_words() -> None:
    """In one mark, and only of what stands once."""
    found = plan("1. Dữ liệu", "Chủ trì: Sở Y tế.", "- Lập kho.", "Thời gian: Quý I/2026.", "- Mở trang.", "Thời gian: Quý II/2026.")  # fmt: skip
    marks = [doubt for where, doubts in found.doubts.items() if where == ("tasks", 0) for doubt in doubts]  # fmt: skip
    assert [VI.say(doubt.message) for doubt in marks] == ["“Sở Y tế” chỉ ghi một lần, được hiểu là chung cho cả danh sách: 1.1, 1.2"]  # fmt: skip


def test_a_date_beside_a_list_is_listed_where_no_task_has_it() -> None:
    """In the heading of the list, or in a line within it."""
    heading = "1. Sở Nội vụ hoàn thành trước ngày 30/6/2026 các việc sau:"
    found = plan(heading, "- Lập danh sách cán bộ.", "- Sắp xếp lại kho.")
    assert [line.text for line in found.unused] == [heading]
    line = "Trung ương tổng kết trước ngày 30/6/2026."
    found = plan("1. Cán bộ", line, "- Lập danh sách.", "- Sắp xếp kho.", "Chủ trì: Sở Nội vụ.", "Thời gian: Quý I/2026.")  # fmt: skip
    assert [it.text for it in found.unused] == [line]


@pytest.mark.parametrize(
    ("body", "lead", "title"),
    [
        (("2. 05 lớp tập huấn", "- Chủ trì: Sở Y tế", "- Thời hạn: 16/02/2026"), ["Sở Y tế"], "05 lớp"),
        (("2. “Sổ tay” công chức", "- Chủ trì: Sở Y tế", "- Thời hạn: 16/02/2026"), ["Sở Y tế"], "“Sổ tay”"),
        (("2. 24/7 trực đường dây nóng", "- Chủ trì: Sở Y tế", "- Thời hạn: 16/02/2026"), ["Sở Y tế"], "24/7 trực"),
    ],
)  # fmt: skip
def test_an_item_follows_the_one_before_whatever_it_begins_with(
    body: tuple[str, ...], lead: list[str], title: str
) -> None:
    """A number, a quotation mark."""
    found = plan("1. Mở lớp", "- Chủ trì: Sở Nội vụ", "- Thời hạn: 15/02/2026", *body)
    assert [task.id for task in found.plan.tasks] == ["1", "2"]
    assert names(found.plan, found.plan.tasks[1].lead) == lead
    assert found.plan.tasks[1].title.startswith(title)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (  # a printed number keeps what it stands before
            ("2. Trong quá trình thực hiện, nếu có vướng mắc các cơ quan, đơn vị phản ánh về Sở Nội vụ.", "Ủy ban nhân dân tỉnh yêu cầu các sở nghiêm túc thực hiện./."),
            [("IV.2", "Trong quá trình thực hiện, nếu có vướng mắc các cơ quan, đơn vị phản ánh về Sở Nội vụ"), ("IV.3", "Ủy ban nhân dân tỉnh yêu cầu các sở nghiêm túc thực hiện")],
        ),
        (  # without a number
            ("Trong quá trình thực hiện, nếu có vướng mắc, các sở phản ánh về Sở Nội vụ.",),
            [("IV.2", "Trong quá trình thực hiện, nếu có vướng mắc, các sở phản ánh về Sở Nội vụ")],
        ),
        (  # a second sentence goes on with the first
            ("Yêu cầu các sở khẩn trương thực hiện. Trong quá trình thực hiện, nếu có vướng mắc, kịp thời báo cáo UBND tỉnh.",),
            [("IV.2", "Yêu cầu các sở khẩn trương thực hiện. Trong quá trình thực hiện, nếu có vướng mắc, kịp thời báo cáo UBND tỉnh")],
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_carrying_out(
    closing: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    """Nobody's sentence is dropped, and none takes another's number."""
    body = ("I. NHIỆM VỤ", "1. Sở Nội vụ chủ trì tập huấn.", "IV. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ theo dõi.")  # fmt: skip
    duties = plan(*body, *closing).plan.duties
    assert [(duty.id, duty.text) for duty in duties[1:]] == expected


@pytest.mark.parametrize(
    ("text", "deadline", "mark"),
    [
        ("Theo Kế hoạch, trước ngày 18/4/2026, Sở Nội vụ chủ trì tổ chức hội nghị", {"before": "2026-04-18"}, "đọc từ giữa câu"),
        ("Sở Nội vụ chủ trì kiểm tra, báo cáo Giám đốc trong vòng 3 ngày", {"open": "trong vòng 3 ngày"}, "chưa đọc được thời hạn"),
        ("Sở Nội vụ chủ trì lập sổ, sau hội nghị ngày 3/4", {"open": "sau hội nghị ngày 3/4"}, "có nêu thời gian"),
        ("Sở Nội vụ chủ trì chuẩn bị Hội nghị ngày 12/3/2026", {"open": "chuẩn bị Hội nghị ngày 12/3/2026"}, "có nêu thời gian"),
        ("Sở Nội vụ chủ trì thực hiện Nghị quyết số 5/NQ-CP ngày 01/2/2026", OPEN, "văn bản không ghi thời hạn"),
    ],
)  # fmt: skip
def test_an_item_with_a_date_is_not_said_to_have_none(
    text: str, deadline: object, mark: str
) -> None:
    """What is no plain deadline is given in its words; only the date of a document says nothing."""
    found = plan(f"1. {text}.")
    assert told(found.plan.tasks[0].deadline) == deadline
    (doubt,) = found.doubts["tasks", 0, "deadline"]
    assert mark in VI.say(doubt.message)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("mở lớp. Sở Y tế kiểm tra, báo cáo trong tháng 5/2026", "Sở Y tế"),
        ("mở lớp; giao Sở Y tế kiểm tra; Công an tỉnh tuyên truyền", "Sở Y tế; Công an tỉnh"),
        ("chủ trì, phối hợp với Sở Y tế mở lớp; Sở Y tế kiểm tra", None),
        ("mở lớp; báo cáo kết quả", None),
    ],
)
def test_a_sentence_that_gives_others_work_is_marked(text: str, others: str | None) -> None:
    """The deadline may be theirs."""
    found = plan(f"1. Sở Nội vụ {text}.")
    marks = [VI.say(doubt.message) for doubt in found.doubts.get(("tasks", 0), ())]
    assert [mark.split("”")[0] for mark in marks] == [f"câu còn giao việc cho “{others}"] * bool(others)  # fmt: skip


def test_what_a_title_cannot_hold_is_noted() -> None:
    """Cut behind a sentence, with a mark, and nothing is lost."""
    clauses = [f"rà soát kho số {number} của huyện" for number in range(120)]
    found = plan(f"1. Sở Nội vụ chủ trì {'; '.join(clauses)}.")
    (task,) = found.plan.tasks
    assert len(task.title) <= 2000
    assert f"{task.title}; {task.note}".casefold() == "; ".join(clauses)
    (doubt,) = found.doubts["tasks", 0]
    assert VI.say(doubt.message).startswith("nội dung dài hơn 2000 ký tự")


@pytest.mark.parametrize(
    ("text", "lead", "title"),
    [
        ("1. Các cơ quan được phân công báo cáo kết quả.", "Các cơ quan", "Báo cáo kết quả"),
        ("1. Ủy ban nhân dân các xã, phường được giao rà soát quỹ đất.", "Ủy ban nhân dân các xã, phường", "Rà soát quỹ đất"),
        ("1. Các sở theo chức năng, nhiệm vụ được giao rà soát quỹ đất.", "Các sở", "Theo chức năng, nhiệm vụ được giao rà soát quỹ đất"),
    ],
)  # fmt: skip
def test_a_name_ends_before_what_is_given_to_it(text: str, lead: str, title: str) -> None:
    """ "Được giao" says that it has the work, and is no part of the name."""
    found = plan(text.removesuffix(".") + ", xong trước ngày 30/6/2026.")
    task = found.plan.tasks[0]
    assert (found.plan.party(task.lead[0]).name, task.title) == (
        lead,
        f"{title}, xong trước ngày 30/6/2026",
    )


def test_one_group_is_one_however_it_is_written() -> None:
    """With or without "có"."""
    found = plan(
        "1. Các sở, ngành liên quan rà soát, xong trước ngày 30/6/2026.",
        "2. Các sở, ngành có liên quan báo cáo, xong trước ngày 30/7/2026.",
    )
    first, second = found.plan.tasks
    assert first.lead == second.lead


def test_a_rank_is_looked_for_once() -> None:
    """A line of capitals in the foot costs no more than any other."""
    found = plan(
        "1. Sở Nội vụ chủ trì tập huấn, xong trước ngày 30/6/2026.", "Nơi nhận:", "A" * 4_000 + "1", "NGUYỄN " * 600 + "1",
    )  # fmt: skip
    assert not found.plan.about.signed_by


def test_an_item_says_who_and_labels_below_it_say_the_rest() -> None:
    """Each names its own; the lead of the last is not that of the others, and coordinators of both places are kept."""
    found = plan(
        "1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát các văn bản.", "- Cơ quan phối hợp: Sở Tài chính.", "- Thời hạn: trước ngày 30/6/2026.",
        "2. Sở Tài chính bố trí kinh phí.", "Thời hạn: trước ngày 30/7/2026.",
        "3. Phối hợp với Sở Tư pháp rà soát thủ tục.", "Cơ quan chủ trì: Sở Y tế.", "Cơ quan phối hợp: Sở Tài chính.", "Thời hạn: trước ngày 30/8/2026.",
    )  # fmt: skip
    check(
        found,
        Expected("1", "Rà soát các văn bản", ["Sở Nội vụ"], {"before": "2026-06-30"}, ["Sở Tư pháp", "Sở Tài chính"]),
        Expected("2", "Bố trí kinh phí", ["Sở Tài chính"], {"before": "2026-07-30"}, marked="lead"),
        Expected("3", "Phối hợp với Sở Tư pháp", ["Sở Y tế"], {"before": "2026-08-30"}, ["Sở Tư pháp", "Sở Tài chính"]),
    )  # fmt: skip


def test_who_follows_the_plan_up_is_said_before_the_first_number() -> None:
    """It is no part of the title, and takes no number of an item."""
    lines = (
        "UBND TỈNH HÒA AN",
        "Số: 12/KH-UBND",
        "Hòa An, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Công tác năm 2026",
    )
    given = "Giao Sở Nội vụ theo dõi, đôn đốc, tổng hợp báo cáo UBND tỉnh."
    text = "\n".join((*lines, given, "1. Rà soát hồ sơ.", "Cơ quan chủ trì: Sở Y tế."))
    found = draft(list(text_blocks.blocks(text)), Known({}, {})).plan
    assert (found.about.title, names(found, (found.about.monitor,))) == (
        "Công tác năm 2026",
        ["Sở Nội vụ"],
    )
    assert [(duty.id, duty.text) for duty in found.duties] == [("0", given[:-1])]
    assert [task.id for task in found.tasks] == ["1"]


def test_a_heading_names_who_does_what_the_items_below_it_say() -> None:
    """With its part in it, unless an item names others; a heading with work of its own gives none of it to items."""
    found = plan(
        "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ sau:",
        "a) Lập kế hoạch, hoàn thành trong quý II/2026.", "b) Sở Tư pháp góp ý, hoàn thành trong quý I/2026.",
        "2. Các bệnh viện", "a) Kiểm tra kho thuốc.",
        "3. Sở Nội vụ xây dựng Đề án gồm các nội dung sau:", "a) Thực trạng.",
        "4. Giao Sở Xây dựng", "a) Rà soát nhà ở, hoàn thành trong quý II/2026.",
    )  # fmt: skip
    check(
        found,
        Expected("1.a", "Lập kế hoạch", ["Sở Y tế"], {"by": "2026-Q2"}, ["Sở Tài chính"]),
        Expected("1.b", "Góp ý", ["Sở Tư pháp"], {"by": "2026-Q1"}, marked="lead"),
        Expected("2.a", "Kiểm tra kho thuốc", ["Các bệnh viện"], marked="deadline lead"),
        Expected("4.a", "Rà soát nhà ở", ["Sở Xây dựng"], {"by": "2026-Q2"}, marked="lead"),
    )
    assert not found.unused
