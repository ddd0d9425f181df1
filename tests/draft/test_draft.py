"""A draft of a plan says what the document says, or says that it is not sure."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plantrack.deadlines.kinds import Deadline
from plantrack.draft import documents, times
from plantrack.draft import text as text_blocks
from plantrack.draft.agencies import AgencyIndex, Known, leading, split, without_person
from plantrack.draft.blocks import Line, Place
from plantrack.draft.draft import Draft, draft
from plantrack.draft.short import short_titles
from plantrack.draft.write import doubts_of, to_yaml
from plantrack.plan import file as planfile
from plantrack.plan import rules
from plantrack.plan.model import Agency, Group, Plan
from plantrack.words.problems import PlantrackError
from plantrack.words.text import fold
from plantrack.words.words import Words
from tests.conftest import ROOT
from tests.plans import PLAN_89

DOCUMENTS = sorted((ROOT / "tests" / "data" / "drafts").glob("*.[tm]*"))
ANSWERED = [path for path in DOCUMENTS if path.with_suffix(".json").exists()]
NOBODY = Known({}, {})
VI = Words("vi")


def drafted(path: Path, known: Known = NOBODY) -> Draft:
    return draft(documents.read(path.read_bytes(), path.name), known)


def of_text(text: str, known: Known = NOBODY) -> Draft:
    return draft(list(text_blocks.blocks(text)), known)


def loaded(found: Draft, folder: Path) -> Plan:
    """Return the draft as the program reads it back: it loads, and nothing of it is changed."""
    path = folder / "plan-1.yaml"
    path.write_text(to_yaml(found, "van-ban.txt", VI), encoding="utf-8")
    plan = planfile.load(path)
    assert plan == found.plan
    return plan


def told(deadline: Deadline | tuple[Deadline, ...]) -> object:
    """Return a deadline as the answers write it."""
    if isinstance(deadline, tuple):
        return [told(rule) for rule in deadline]
    values = deadline.model_dump(exclude_none=True, by_alias=True)
    own = {key: getattr(deadline, "from_" if key == "from" else key) for key in values}
    return {
        key: value if isinstance(value, (int, str)) else getattr(value, "name", None) or str(value)
        for key, value in own.items()
    }


def names(plan: Plan, ids: tuple[str, ...]) -> list[str]:
    return [plan.party(id_).name for id_ in ids]


def doubted(found: Draft, number: int) -> set[str]:
    """Return the keys of a task that are marked, and "task" where it is marked itself."""
    marks = {where[2:] for where in found.doubts if where[:2] == ("tasks", number)}
    keys = {str(mark[0]) if mark else "task" for mark in marks}
    return keys & {"lead", "deadline", "task"}


@pytest.mark.parametrize("path", ANSWERED, ids=lambda path: path.stem)
def test_each_layout(path: Path, tmp_path: Path) -> None:
    """Labels, tables, headings and prose, with the answers beside them; what is not certain is marked."""
    answers: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = drafted(path)
    plan = loaded(found, tmp_path)
    about = answers["plan"]
    assert plan.about.id == about["id"]
    assert plan.about.title == about["title"]
    assert plan.about.issuer == about["issuer"]
    assert plan.about.signed_by == about["signed_by"]
    assert list(plan.about.basis) == about["basis"]
    assert plan.party(plan.about.monitor).name == about["monitor"]
    if about["issued"]:
        assert str(plan.about.issued) == about["issued"]
    assert (about["issued"] is None) == (("plan", "issued") in found.doubts)
    assert [task.id for task in plan.tasks] == [task["id"] for task in answers["tasks"]]
    for number, (task, answer) in enumerate(zip(plan.tasks, answers["tasks"], strict=True)):
        assert fold(answer["title"]) in fold(task.title)
        assert names(plan, task.lead) == answer["lead"], task.id
        assert names(plan, task.coordinate) == answer.get("coordinate", []), task.id
        assert told(task.deadline) == answer["deadline"], task.id
        assert task.product == answer.get("product"), task.id
        assert (task.note or "") in answer.get("note", ""), task.id
        assert doubted(found, number) - {"task"} == set(answer.get("doubt", [])) - {"task"}, task.id
        assert "task" not in answer.get("doubt", []) or "task" in doubted(found, number), task.id
    assert {duty.id: names(plan, duty.who) for duty in plan.duties} == answers["duties"]
    assert [line.text for line in found.unused] == answers["unused"]


def test_plan_89_from_its_text(tmp_path: Path) -> None:
    """All that the plan file says and the document holds is right or marked, nothing wrong."""
    found = drafted(ROOT / "tests" / "data" / "plan-89.txt")
    plan, mine = loaded(found, tmp_path), planfile.load(PLAN_89)
    assert plan.about == mine.about.model_copy(update={"copies": plan.about.copies})
    assert {("plan", "issuer"), ("plan", "monitor")} <= set(found.doubts)
    for task, own in zip(plan.tasks, mine.tasks, strict=True):
        assert (task.id, task.title) == (own.id, own.title)
        for key in ("lead", "coordinate", "deliverers"):
            assert names(plan, getattr(task, key)) == names(mine, getattr(own, key))
        assert names(plan, (task.delivered_to,) if task.delivered_to else ()) == names(
            mine, (own.delivered_to,) if own.delivered_to else ()
        )
        assert (task.deadline, task.wording, task.product) == (
            own.deadline,
            own.wording,
            own.product,
        )
    assert [(duty.id, duty.text) for duty in plan.duties] == [
        (duty.id, duty.text) for duty in mine.duties
    ]
    assert [names(plan, duty.who) for duty in plan.duties[:2]] == [
        names(mine, duty.who) for duty in mine.duties[:2]
    ]
    assert {("tasks", n, key) for n in (1, 2) for key in ("delivered_by", "delivered_to")} <= set(
        found.doubts
    )
    assert not any(doubted(found, number) & {"lead", "deadline"} for number in range(4))


def test_known_agencies_come_with_their_ids_and_members(tmp_path: Path) -> None:
    """Names are compared without marks and case; a group brings its members."""
    mine = planfile.load(PLAN_89)
    plan = loaded(
        drafted(ROOT / "tests" / "data" / "plan-89.txt", Known(mine.agencies, mine.groups)),
        tmp_path,
    )
    assert [task.lead for task in plan.tasks] == [task.lead for task in mine.tasks]
    assert plan.groups["so-ban-nganh"] == mine.groups["so-ban-nganh"]
    assert plan.agencies == mine.agencies


LABELLED = """Số: 1/KH-UBND
An Bình, ngày 02 tháng 01 năm 2025
KẾ HOẠCH
Thử
I. NHIỆM VỤ
1. Việc một
- Cơ quan chủ trì: {lead}
- Thời hạn: {time}
"""


@pytest.mark.parametrize(
    ("lead", "id_"),
    [
        ("Sở Nội vụ", "snv"),
        ("SỞ NỘI VỤ", "snv"),
        ("So Noi vu tinh An Binh", "snv"),
        ("Giám đốc Sở Nội vụ", "snv"),
        ("Sở NN&MT", "snnmt"),
        ("Sở Nông nghiệp và Môi trường tỉnh", "snnmt"),
        ("STP", "stp"),
        ("Ủy ban nhân dân tỉnh", "ubnd-tinh"),
        ("UBND tỉnh An Bình", "ubnd-tinh"),
        ("Các Sở, ban, ngành", "so-ban-nganh"),
        ("Sở Du lịch", "so-du-lich"),
        ("IV/2025", "iv-2025"),
    ],
)
def test_ways_of_writing_a_name(lead: str, id_: str) -> None:
    """Without marks, with the province, abbreviated, by code, by who heads it; a new one is new."""
    known = Known(
        {
            "snv": Agency(name="Sở Nội vụ"), "snnmt": Agency(name="Sở Nông nghiệp và Môi trường"),
            "stp": Agency(name="Sở Tư pháp", code="STP"), "ubnd-tinh": Agency(name="UBND tỉnh"),
        },
        {"so-ban-nganh": Group(name="các sở, ban, ngành", members=("snv", "stp"))},
    )  # fmt: skip
    found = of_text(LABELLED.format(lead=lead, time="Quý II/2025"), known)
    assert found.plan.tasks[0].lead == (id_,)
    assert (("agencies", id_) in found.doubts) == (id_ in ("so-du-lich", "iv-2025"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các sở, ban, ngành, UBND các huyện, thành phố", ["các sở, ban, ngành", "UBND các huyện, thành phố"]),
        ("các cơ quan báo chí và các cơ quan, tổ chức liên quan", ["các cơ quan báo chí", "các cơ quan, tổ chức liên quan"]),
        ("Sở Văn hóa, Thể thao và Du lịch; Sở Y tế, Công an tỉnh", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Công an tỉnh"]),
        ("các Sở: Kế hoạch và Đầu tư, Tài chính", ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]),
        ("Sở Nội vụ, Tài chính, Xây dựng", ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng"]),
        ("Thủ trưởng các sở; Chủ tịch UBND các xã", ["các sở", "UBND các xã"]),
        ("Sở Nội vụ\n- Sở Tư pháp", ["Sở Nội vụ", "Sở Tư pháp"]),
        ("Ban Quản lý Khu Kinh tế và các Khu công nghiệp tỉnh", ["Ban Quản lý Khu Kinh tế và các Khu công nghiệp tỉnh"]),
        ("", []),
    ],
)  # fmt: skip
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    """Names have commas and "và" of their own."""
    assert [without_person(name) for name in split(text)] == expected


@pytest.mark.parametrize(
    ("text", "names_", "rest"),
    [
        ("Giao Sở Xây dựng chủ trì việc này", "Sở Xây dựng", "chủ trì việc này"),
        ("Sở Xây dựng xây dựng kế hoạch", "Sở Xây dựng", "xây dựng kế hoạch"),
        ("Giám đốc Sở Nội vụ có trách nhiệm giúp", "Giám đốc Sở Nội vụ", "có trách nhiệm giúp"),
        ("Sở Y tế: Theo dõi", "Sở Y tế", "Theo dõi"),
        ("Đối với các cơ sở, công trình", "", "Đối với các cơ sở, công trình"),
        ("các cơ sở kinh doanh tổ chức", "", "các cơ sở kinh doanh tổ chức"),
    ],
)
def test_agencies_that_a_sentence_begins_with(text: str, names_: str, rest: str) -> None:
    """Up to the verb, which may also be in a name."""
    assert leading(text) == (names_, rest)


def test_two_parts_that_bear_one_number(tmp_path: Path) -> None:
    """Ids stay unique, and the second says so."""
    one = "1. Việc {n}\n- Chủ trì: Sở Nội vụ\n- Thời hạn: Quý II/2025\n"
    found = of_text(
        "KẾ HOẠCH\nThử\nII. PHẦN A\n" + one.format(n="một") + "II. PHẦN B\n" + one.format(n="hai")
    )
    plan = loaded(found, tmp_path)
    assert [task.id for task in plan.tasks] == ["II.1", "II.1-2"]
    assert ("tasks", 1) in found.doubts


MANY = "KẾ HOẠCH\nThử\nI. VIỆC\n99. Việc trước\n- Chủ trì: Sở Nội vụ\n{text}\n- Chủ trì: Sở Y tế\n"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("100. Rà soát", ["I.99", "I.100"]),
        ("100.Rà soát", ["I.99", "I.100"]),
        ("345) Rà soát", ["I.99", "I.345"]),
        ("100/ Rà soát", ["I.99", "I.100"]),
        ("Nhiệm vụ 100: Rà soát", ["I.99", "I.100"]),
        ("Mục 100. Rà soát", ["I.99", "100"]),
        ("II.100. Rà soát", ["I.99", "II.100"]),
        ("100. Rà soát:\n100.1. Văn bản", ["I.99", "I.100.1"]),
        ("100. Rà soát:\n100.100. Văn bản", ["I.99", "I.100.100"]),
        ("100. Rà soát:\n(100) Văn bản", ["I.99", "I.100.100"]),
        ("999. Một\n- Chủ trì: Sở Xây dựng\n1000. Hai", ["I.99", "I.999", "I.1000"]),
    ],
)
def test_items_of_a_hundred_and_more(text: str, ids: list[str]) -> None:
    """In each form of numbers; one of four digits where it goes on counting."""
    tasks = of_text(MANY.format(text=text)).plan.tasks
    assert [task.id for task in tasks] == ids
    assert tasks[0].lead == ("so-noi-vu",)
    assert tasks[-1].lead == ("so-y-te",)


@pytest.mark.parametrize(
    "text",
    [
        "2025. Trong năm, rà soát văn bản",
        "2025) Rà soát văn bản",
        "Mục 2025 rà soát",
        "123/QĐ-UBND ngày 02/3/2025, rà soát",
        "123/ QĐ-UBND ngày 02/3/2025, rà soát",
        "245/UBND ngày 02/3/2025, rà soát",
        "89/KH-UBND ngày 09/4/2025, rà soát",
        "150.000 đồng mỗi người",
        "1.200 tỷ đồng, rà soát",
        "100% cơ quan rà soát",
        "150 cơ quan rà soát",
    ],
)
def test_numbers_that_are_no_items(text: str) -> None:
    """Years, numbers of documents, amounts and shares begin no task."""
    assert [task.id for task in of_text(MANY.format(text=text)).plan.tasks] == ["I.99"]


def test_a_long_list_in_every_kind_of_document(tmp_path: Path) -> None:
    """120 tasks of a text whose lines the page broke, of a Word file, and of its table."""
    item = (
        "{n}. Rà soát, xây dựng và trình ban hành các văn bản thuộc lĩnh vực được giao quản lý{end}\n"
        "- Cơ quan chủ trì: Sở {n}"
    )
    head = ["KẾ HOẠCH", "Thử", "I. NHIỆM VỤ"]
    lines = [
        line
        for n in range(1, 121)
        for line in item.format(n=n, end=" theo phân công" if n % 2 else "").split("\n")
    ]
    expected = [f"I.{n}" for n in range(1, 121)]
    assert [task.id for task in of_text("\n".join([*head, *lines])).plan.tasks] == expected
    word = docx.Document()
    for line in [*head, *lines]:
        word.add_paragraph(line)
    word.save(str(tmp_path / "a.docx"))
    assert [task.id for task in drafted(tmp_path / "a.docx").plan.tasks] == expected
    word = docx.Document()
    for line in head:
        word.add_paragraph(line)
    table = word.add_table(121, 3)
    rows = [
        ("STT", "Nhiệm vụ", "Chủ trì"),
        *((f"{n}.", "Rà soát", f"Sở {n}") for n in range(1, 121)),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.save(str(tmp_path / "b.docx"))
    assert [task.id for task in drafted(tmp_path / "b.docx").plan.tasks] == expected


def test_who_a_letter_is_addressed_to_does_what_names_nobody() -> None:
    """Doubtfully; under "Tổ chức thực hiện" those named have a duty."""
    found = of_text(
        "Kính gửi: Sở Y tế\nNhư sau:\n1. Rà soát hồ sơ, gửi trước ngày 05/5/2025.\n2. Tổ chức thực hiện\n"
        "Giám đốc Sở Nội vụ chịu trách nhiệm triển khai các nội dung nêu trên.\n"
    )
    assert [(task.id, task.lead) for task in found.plan.tasks] == [("1", ("so-y-te",))]
    assert ("tasks", 0, "lead") in found.doubts
    assert [(duty.id, duty.who) for duty in found.plan.duties] == [("2", ("so-noi-vu",))]


def test_the_title_ends_before_the_sentence_that_opens_the_plan() -> None:
    """As documents without bases have it."""
    found = of_text(
        "KẾ HOẠCH\nCải cách hành chính\nUBND tỉnh ban hành Kế hoạch như sau:\n1. Rà soát\n- Cơ quan chủ trì: Sở Nội vụ\n"
    )
    assert found.plan.about.title == "Cải cách hành chính"


LABELLED_ABOVE = """\
KẾ HOẠCH
Xây dựng dữ liệu dùng chung
II. NHIỆM VỤ
1. Xây dựng cơ sở dữ liệu
Cơ quan chủ trì: Sở Khoa học và Công nghệ.
Thời gian hoàn thành: trước ngày 30/6/2025.
1.1. Dữ liệu y tế
Cơ quan chủ trì: Sở Y tế.
a) Khảo sát hiện trạng dữ liệu
b) Vận hành thử hệ thống
1.2. Dữ liệu đất đai
"""


def test_labels_hold_for_all_parts_below_and_the_nearest_rules() -> None:
    """The last part has them, too, and none is lost."""
    plan = of_text(LABELLED_ABOVE).plan
    assert [(task.id, task.lead) for task in plan.tasks] == [
        ("II.1.1.a", ("so-y-te",)),
        ("II.1.1.b", ("so-y-te",)),
        ("II.1.2", ("so-khoa-hoc-cong-nghe",)),
    ]


def test_a_list_with_one_deadline_below_it() -> None:
    """It holds for all of it, which the first task says once, for all."""
    found = of_text(
        "KẾ HOẠCH\nThử\nI. VIỆC\n1. Thể chế\n- Rà soát văn bản\n- Ban hành quy chế\nCơ quan chủ trì: Sở Tư pháp\nThời gian: trước ngày 01/6/2025\n"
    )
    assert [(task.id, task.title) for task in found.plan.tasks] == [
        ("I.1.1", "Rà soát văn bản"),
        ("I.1.2", "Ban hành quy chế"),
    ]
    assert all(told(task.deadline) == {"before": "2025-06-01"} for task in found.plan.tasks)
    marks = [where for where in found.doubts if where[0] == "tasks"]
    assert marks == [("tasks", 0)]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("được ban hành trước ngày 01/01/2024 và rà soát xong", None),
        ("thực hiện Quyết định số 5/QĐ-TTg ngày 03/02/2025 của Thủ tướng", None),
        ("rà soát trước ngày 20/5/2025, gửi trước ngày 20/11/2025", {"before": "2025-05-20"}),
        ("rà soát trước 30/6", None),
        ("rà soát các dự án; kết quả đạt được trong năm 2024", None),
    ],
)
def test_a_time_in_running_text_is_never_stated_in_silence(text: str, deadline: object) -> None:
    """A date of something else is not the task's; two are a doubt; a date without its year is none."""
    found = of_text(f"CHỈ THỊ\nVề việc thử\nNhư sau:\n1. Sở Nội vụ: Chủ trì {text}.\n")
    (task,) = found.plan.tasks
    assert ("tasks", 0, "deadline") in found.doubts
    if deadline:
        assert told(task.deadline) == deadline
    else:
        assert "open" in task.deadline.model_dump(exclude_none=True)  # type: ignore[union-attr]  # it is one


IN_2026 = """Số: 1/KH-UBND
An Bình, ngày 02 tháng 01 năm 2026
KẾ HOẠCH
Công tác năm 2026
I. NHIỆM VỤ
1. {text}
"""
FRIDAY = {"every": "week", "on": "friday"}
JUNE_AND_NOVEMBER = [
    {"every": "year", "month": 6, "before": 1},
    {"every": "year", "month": 11, "before": 15},
]


@pytest.mark.parametrize(
    ("text", "deadline", "sure"),
    [
        ("báo cáo UBND tỉnh chậm nhất trước ngày 15/9/2026", {"before": "2026-09-15"}, True),
        ("rà soát, xong trước ngày 15/9/2026", {"before": "2026-09-15"}, True),
        ("rà soát, báo cáo trong Quý III/2026", {"by": "2026-Q3"}, True),
        ("hoàn thành việc rà soát trước ngày 15/9/2026", {"before": "2026-09-15"}, True),
        ("hoàn thành kế hoạch năm 2025 trước ngày 15/9/2026", {"before": "2026-09-15"}, True),
        ("gửi Sở Tư pháp trước 15 giờ ngày 15/9/2026", {"by": "2026-09-15"}, True),
        ("khởi công công trình, hoàn thành vào ngày 15 tháng 9 năm 2026", {"by": "2026-09-15"}, True),
        ("Định kỳ trước ngày 25 hằng tháng báo cáo UBND tỉnh", {"every": "month", "before": 25}, True),
        ("gửi báo cáo vào thứ Sáu hằng tuần", FRIDAY, True),
        ("báo cáo trước 15 giờ thứ Sáu hằng tuần", FRIDAY, True),
        ("báo cáo hằng tuần, trước thứ Sáu", {"every": "week", "on": "thursday"}, True),
        ("gửi báo cáo trước ngày 01/6 và 15/11 hằng năm", JUNE_AND_NOVEMBER, True),
        ("báo cáo 6 tháng (trước ngày 01/6), năm (trước ngày 15/11 hằng năm)", JUNE_AND_NOVEMBER, True),
        ("Từ ngày 15 tháng 9 năm 2026 đến 30 tháng 11 năm 2026, phối hợp với Sở Y tế khảo sát", {"from": "2026-09-15", "to": "2026-11-30"}, True),
        ("thực hiện từ Quý III/2026- Quý I/2027", {"from": "2026-07-01", "to": "2027-03-31"}, False),
        ("tuyên truyền từ ngày 27/5 đến trước ngày 31/5/2026", {"from": "2026-05-27", "to": "2026-05-30"}, False),
        ("báo cáo chậm nhất 05 ngày sau khi kết thúc quý", {"every": "quarter", "month": 4, "by": 5}, True),
        ("rà soát, hoàn thành vào đầu tháng 5/2026", {"by": "2026-05-01"}, False),
        ("rà soát, báo cáo trước 15/3", {"before": "2026-03-15"}, False),
        ("báo cáo kết quả thực hiện trong năm 2025", {"by": "2025"}, False),
        ("hoàn thành các hồ sơ tiếp nhận trước ngày 01/3/2026", {"before": "2026-03-01"}, False),
        ("báo cáo hằng quý về ngân sách hằng năm", {"every": "quarter"}, False),
        # no times at all
        ("rà soát các loài mới quý hiếm", None, False),
        ("thực hiện theo mới quy định", None, False),
        ("rà soát quỹ đất, xây dựng mới năm 2026 các trường", None, False),
        ("chăm sóc diện tích cây trồng năm 2026", None, False),
        ("phân bổ ngân sách hằng năm cho các xã", None, False),
        ("thực hiện theo kế hoạch công tác hằng năm", None, False),
        ("triển khai Nghị quyết số 12/NQ-CP ngày 05/3/2026", None, False),
        ("làm việc với các ngân hàng năm 2026", None, False),
    ],
)  # fmt: skip
def test_times_in_running_text(text: str, deadline: object, sure: bool) -> None:
    """What the reader of wordings reads; what only looks like a time is none."""
    found = of_text(IN_2026.format(text=f"Sở Nội vụ: Chủ trì, {text}."))
    if text[0].isupper():
        found = of_text(IN_2026.format(text=f"Sở Nội vụ: {text}."))
    (task,) = found.plan.tasks
    assert told(task.deadline) == (deadline or {"open": "(văn bản không ghi thời hạn)"})
    assert (("tasks", 0, "deadline") not in found.doubts) == sure


@pytest.mark.parametrize(
    ("words", "deadline", "sure"),
    [
        ("Trước 15/3", {"before": "2026-03-15"}, False),
        ("Quý II", {"by": "2026-Q2"}, False),
        ("6 tháng đầu năm", {"by": "2026-H1"}, False),
        ("Đầu tháng 5/2026", {"by": "2026-05-01"}, False),
        ("trước 31/6", {"open": "trước 31/6"}, False),
        ("mới quy định", {"open": "mới quy định"}, False),
        ("Theo kế hoạch công tác hằng năm", {"open": "Theo kế hoạch công tác hằng năm"}, True),
        ("05 ngày kể từ ngày ban hành Kế hoạch", {"within": "5 days"}, True),
        ("trước ngày 01/6 và 15/11 hằng năm", JUNE_AND_NOVEMBER, True),
    ],
)
def test_times_of_a_label(words: str, deadline: object, sure: bool) -> None:
    """A year that is missing is that of the plan's title, and marked; so is what names no certain day."""
    text = IN_2026.format(text=f"Việc một\n- Cơ quan chủ trì: Sở Nội vụ\n- Thời hạn: {words}")
    found = of_text(text)
    assert told(found.plan.tasks[0].deadline) == deadline
    assert (("tasks", 0, "deadline") not in found.doubts) == sure
    unknown = of_text(text.replace("Công tác năm 2026", "Công tác"))
    if "2026" not in words and not sure:
        assert "open" in told(unknown.plan.tasks[0].deadline)  # type: ignore[operator]  # one deadline


@pytest.mark.parametrize(
    "words", ["ngày ", "trước ngày ", "hằng năm ", "kể từ ngày ", "trong năm 2026 ", "luật ", "1/1 và ", "ngân sách "]
)  # fmt: skip
def test_running_text_without_an_end(words: str) -> None:
    """Read in time that grows no faster than the text."""
    begun = time.process_time()
    times.within((words * 20_000)[:20_000], times.Issue(date(2026, 1, 2)), Place("line", 1))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("who", "lead", "coordinate", "doubt"),
    [
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", ["Sở Nội vụ"], ["Sở Tài chính"], False),
        ("Sở Nội vụ (chủ trì), Sở Tài chính", ["Sở Nội vụ"], ["Sở Tài chính"], False),
        ("Sở Nội vụ; các sở, ban, ngành phối hợp", ["Sở Nội vụ"], ["các sở, ban, ngành"], False),
        ("Chủ trì: Sở Nội vụ. Phối hợp: Sở Tài chính", ["Sở Nội vụ"], ["Sở Tài chính"], False),
        ("Sở Nội vụ, Sở Tài chính phối hợp", ["Sở Nội vụ", "Sở Tài chính"], [], True),
        ("Sở Nội vụ, Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"], [], False),
        ("", ["(cần xác nhận)"], [], True),
    ],
)
def test_who_leads_and_who_coordinates_in_one_place(
    who: str, lead: list[str], coordinate: list[str], doubt: bool
) -> None:
    """Told apart where the words do, doubted where they do not."""
    found = of_text(LABELLED.format(lead=who, time="Quý II/2025"))
    (task,) = found.plan.tasks
    assert (names(found.plan, task.lead), names(found.plan, task.coordinate)) == (lead, coordinate)
    assert (("tasks", 0, "lead") in found.doubts) == doubt


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Chủ trì thẩm định, trình UBND tỉnh trước ngày 01/6/2025", True),
        ("Chủ trì rà soát các dự án, hoàn thành trước ngày 01/6/2025", True),
        (
            "Chủ trì rà soát các dự án chậm nhất ngày 01/6/2025 theo Nghị định số 5/2024/NĐ-CP ngày 03/02/2024",
            False,
        ),
        ("Chủ trì xử lý hồ sơ nộp trước ngày 01/6/2025", False),
        ("Chủ trì rà soát. Báo cáo trước ngày 01/6/2025", False),
    ],
)
def test_only_a_plain_limit_in_running_text_is_certain(text: str, sure: bool) -> None:
    """What is to be delivered by a day, at the end of the only sentence."""
    found = of_text(f"CHỈ THỊ\nVề việc thử\nNhư sau:\n1. Sở Nội vụ: {text}.\n")
    assert told(found.plan.tasks[0].deadline) in ({"before": "2025-06-01"}, {"by": "2025-06-01"})
    assert (("tasks", 0, "deadline") not in found.doubts) == sure


@pytest.mark.parametrize("text", ["", "Xin chào.", "I. MỤC ĐÍCH\n1. Nâng cao chất lượng\n"])
def test_a_document_without_tasks(text: str) -> None:
    """There is no plan without a task, so it says what to do instead."""
    with pytest.raises(PlantrackError, match="no tasks"):
        of_text(text)


def test_whatever_a_document_holds_the_draft_loads(tmp_path: Path) -> None:
    """Quotes, colons, hashes, brackets, markup and other signs of YAML are text."""
    odd = "Rà soát: \"mẫu\" #1 \\ 'a' [x] {y} & *z | > % @ `t` – no: yes"
    found = of_text(
        f'KẾ HOẠCH\n{odd}\nI. VIỆC\n1. {odd}\n- Chủ trì: Sở "A": #1, Sở [B] & C\n- Thời hạn: {odd}\n- Sản phẩm: - {odd}\n'
    )
    assert loaded(found, tmp_path).tasks[0].title == odd


LINES = sorted(
    {
        line
        for path in DOCUMENTS
        if path.suffix != ".json"
        for line in path.read_text(encoding="utf-8").splitlines()
    }
)


@given(st.lists(st.sampled_from(LINES), min_size=5, max_size=40), st.integers(0, 3))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_draft_loads_without_errors(tmp_path: Path, lines: list[str], cut: int) -> None:
    """Lines of documents in any order, some cut short: what is drafted loads, and nothing is guessed at."""
    text = "\n".join(
        line[: len(line) // 2] if cut and n % 4 == cut else line for n, line in enumerate(lines)
    )
    try:
        found = of_text(f"KẾ HOẠCH\nThử\n1. Việc\n- Chủ trì: Sở A\n{text}")
    except PlantrackError:
        return
    loaded(found, tmp_path)
    assert rules.problems(found.plan) == []


def test_a_paragraph_that_is_too_long_is_cut_and_told(tmp_path: Path) -> None:
    """A value of a plan has its bound."""
    found = of_text(LABELLED.format(lead="Sở Nội vụ", time="khi xong " * 3000))
    loaded(found, tmp_path)
    (doubt,) = found.doubts["plan",]
    assert VI.text(doubt.place) == "dòng 8"


def test_each_doubt_is_told_with_its_place() -> None:
    """On stderr as in the file."""
    found = of_text(LABELLED.format(lead="Sở Nội vụ", time="sớm"))
    text = to_yaml(found, "a.txt", VI)
    (line,) = [it for it in doubts_of(found, VI) if it.startswith("I.1.deadline")]
    assert line == "I.1.deadline: chưa đọc được thời hạn “sớm” (dòng 8)"
    assert (
        '    # CẦN XÁC NHẬN: chưa đọc được thời hạn “sớm” (dòng 8)\n    deadline: {open: "sớm"}\n'
        in text
    )
    english = to_yaml(found._replace(plan=found.plan), "a.txt", Words("en"))
    assert "    # TO CONFIRM: the deadline “sớm” was not understood (line 8)\n" in english


def test_ids_of_new_agencies_never_meet() -> None:
    """Two names of the same letters get two ids."""
    register = AgencyIndex(NOBODY, "")
    place = Place("line", 1)
    long = "Trung tâm " + "Xúc tiến Đầu tư Thương mại " * 3
    ids = [
        register.parties(name, place).ids
        for name in (f"{long} A", f"{long} B", "Sở Nội vụ", "Sở Nội Vụ")
    ]
    assert len({*ids}) == 3
    assert ids[2] == ids[3] == ("so-noi-vu",)


def test_lines_that_were_used_nowhere() -> None:
    """A line that speaks of a deadline is not lost in silence."""
    found = of_text(
        "KẾ HOẠCH\nThử\nPhải xong trước ngày 05/5/2025 mọi việc.\n"
        + LABELLED.split("Thử\n")[1].format(lead="Sở Y tế", time="Quý I/2025")
    )
    assert [line.text for line in found.unused] == ["Phải xong trước ngày 05/5/2025 mọi việc."]
    assert isinstance(found.unused[0], Line)


@pytest.mark.parametrize(
    ("opening", "bases"),
    [
        ("Căn cứ Luật A số 1/2025/QH15; Ủy ban nhân dân tỉnh ban hành Kế hoạch số 5 năm 2026 như sau:", ["Luật A số 1/2025/QH15"]),
        ("Căn cứ Luật A số 1/2025/QH15, UBND tỉnh ban hành Kế hoạch như sau:", ["Luật A số 1/2025/QH15"]),
        ("Căn cứ Quyết định số 7/QĐ-TTg ngày 02/01/2026. Sở Nội vụ xây dựng Kế hoạch số 5 như sau:", ["Quyết định số 7/QĐ-TTg ngày 02/01/2026"]),
        ("Căn cứ Luật A số 1/2025/QH15; theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 3/TTr-SYT ngày 05/01/2026;",
         ["Luật A số 1/2025/QH15", "Tờ trình số 3/TTr-SYT ngày 05/01/2026 của Giám đốc Sở Y tế"]),
    ],
)  # fmt: skip
def test_the_bases_end_where_the_plan_begins(opening: str, bases: list[str]) -> None:
    """Who issues it, and what, is no basis, though it has a number."""
    text = LABELLED.format(lead="Sở Y tế", time="Quý I/2025").replace(
        "I. NHIỆM VỤ", f"{opening}\nI. NHIỆM VỤ"
    )
    assert list(of_text(text).plan.about.basis) == bases


@pytest.mark.parametrize(
    "letterhead",
    [
        "SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-SYT | An Bình, ngày 02 tháng 01 năm 2025\n",
        "| SỞ Y TẾ | |\n| Số: 1/KH-SYT | An Bình, ngày 02 tháng 01 năm 2025 |\n",
        "| SỞ Y TẾ / Số: 1/KH-SYT |\n| An Bình, ngày 02 tháng 01 năm 2025 |\n",
    ],
)  # fmt: skip
def test_a_letterhead_laid_out_as_a_table(letterhead: str) -> None:
    """Number, issuer and day, whether or not the national title stands beside them."""
    text = LABELLED.format(lead="Sở Y tế", time="Quý I/2025").partition("KẾ HOẠCH")
    about = of_text(f"{letterhead}\n{text[1]}{text[2]}").plan.about
    assert (about.id, about.issuer, str(about.issued)) == ("1/KH-SYT", "Sở Y tế", "2025-01-02")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Mở lớp bồi dưỡng công chức", None),
        ("Rà soát quy hoạch các trạm trung chuyển rác thải trên địa bàn tỉnh, báo cáo UBND tỉnh", "Rà soát quy hoạch các trạm trung chuyển rác thải"),
        ("Nâng cấp trung tâm dữ liệu (máy chủ, đường truyền, phần mềm, an toàn thông tin)", "Nâng cấp trung tâm dữ liệu"),
        ("Đẩy nhanh tiến độ dự án cầu Bến Đá; hoàn thành thủ tục đất đai trong quý III năm 2026", "Đẩy nhanh tiến độ dự án cầu Bến Đá"),
        ("Theo chức năng, nhiệm vụ được giao, phối hợp tuyên truyền về chính sách mới", None),
        ("Khẩn trương thay thế tà vẹt hỏng, xong trước ngày 30 tháng 6 năm 2026", "Khẩn trương thay thế tà vẹt hỏng"),
    ],
)  # fmt: skip
def test_short_titles(title: str, short: str | None) -> None:
    """The beginning of a long title, where what it names is whole; of two alike a longer one, or none."""
    assert short_titles([title]) == [short]
    assert short_titles([title, title]) == [None, None]
