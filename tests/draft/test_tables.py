"""Tables of tasks as Word has them: what is a task, which number it has, what its cells say."""

import io
from collections.abc import Sequence

import docx
import pytest

from plantrack.draft import documents
from plantrack.draft.agencies import Known
from plantrack.draft.draft import Draft, draft

HEAD = "TT | Nhiệm vụ | Chủ trì | Thời hạn"
DUE = "Sở Y tế | 30/6/2026"


def word(*tables: Sequence[str]) -> bytes:
    """Return a Word file with tables; "<" merges a cell with the one on its left, "^" with the one above."""
    document = docx.Document()
    for line in (
        "Số: 5/KH-UBND",
        "An Bình, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Thử",
        "PHỤ LỤC",
    ):
        document.add_paragraph(line)
    for rows in tables:
        cells = [[cell.strip() for cell in row.split("|")] for row in rows]
        table = document.add_table(len(cells), len(cells[0]))
        for at, row in enumerate(cells):
            for column, text in enumerate(row):
                if text in ("<", "^"):
                    beside = (at, column - 1) if text == "<" else (at - 1, column)
                    table.cell(*beside).merge(table.cell(at, column))
                else:
                    table.cell(at, column).text = text.replace(" / ", "\n")
        document.add_paragraph("")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def drafted(*tables: Sequence[str]) -> Draft:
    return draft(documents.read(word(*tables), "kh.docx"), Known({}, {}))


def told(found: Draft) -> list[str]:
    return [f"{task.id} {task.title}" for task in found.plan.tasks]


def marked(found: Draft) -> set[str]:
    """Return the tasks' keys with a mark, as "2.lead"."""
    places = [where for where in found.doubts if where[0] == "tasks"]
    return {".".join([found.plan.tasks[int(at)].id, *map(str, key)]) for _, at, *key in places}


@pytest.mark.parametrize(
    ("rows", "tasks"),
    [
        # sections: the title merged over the other columns, or alone
        (["I | Hạ tầng | < | <", f"1 | Việc | {DUE}", "II | Dữ liệu | < | <", f"1 | Kho | {DUE}"], ["I.1 Việc", "II.1 Kho"]),
        (["A | Hạ tầng | |", f"1 | Việc | {DUE}", "B | Dữ liệu | |", f"1 | Kho | {DUE}"], ["A.1 Việc", "B.1 Kho"]),
        (["I. Hạ tầng | < | < | <", f"1 | Việc | {DUE}"], ["I.1 Việc"]),
        (["A | Hạ tầng | < | <", "I | Mạng | < | <", f"1 | Việc | {DUE}", "II | Điện | < | <", f"1 | Kho | {DUE}", "B | Khác | < | <", "I | Xa | < | <", f"1 | Hồ | {DUE}"],
         ["A.I.1 Việc", "A.II.1 Kho", "B.I.1 Hồ"]),
        (["1 | Hạ tầng | |", f"1.1 | Việc | {DUE}", f"1.2 | Kho | {DUE}", f"2 | Hồ | {DUE}"], ["1.1 Việc", "1.2 Kho", "2 Hồ"]),
        (["1 | Hạ tầng | |", f"a | Việc | {DUE}", f"b | Kho | {DUE}", "2 | Dữ liệu | |", f"a | Hồ | {DUE}"], ["1.a Việc", "1.b Kho", "2.a Hồ"]),
        (["1 | Hạ tầng | < | <", f"1 | Việc | {DUE}", f"2 | Kho | {DUE}", "2 | Dữ liệu | < | <", f"1 | Hồ | {DUE}", f"2 | Ao | {DUE}"],
         ["1.1 Việc", "1.2 Kho", "2.1 Hồ", "2.2 Ao"]),
        ([" | Hạ tầng | |", f"1 | Việc | {DUE}", " | Dữ liệu | < | <", f"2 | Kho | {DUE}"], ["1 Việc", "2 Kho"]),
        # numbers
        ([f"{n}. | Việc {n} | {DUE}" for n in (99, 100, 101)], ["99 Việc 99", "100 Việc 100", "101 Việc 101"]),
        ([f"1 | Việc | {DUE}", f"Đang thực hiện | Kho | {DUE}", f"Các đơn vị đã làm xong từ quý trước | Hồ | {DUE}"], ["1 Việc", "2 Kho", "3 Hồ"]),
        ([f"1 | Việc | {DUE}", f" | Kho | {DUE}", f"2 | Hồ | {DUE}"], ["1 Việc", "1.1 Kho", "2 Hồ"]),
        ([f" | 1. Việc | {DUE}", f" | 2. Kho | {DUE}"], ["1 Việc", "2 Kho"]),
        # heads again, numbers of columns, empty rows, sums
        (["(1) | (2) | (3) | (4)", f"1 | Việc | {DUE}", HEAD, f"2 | Kho | {DUE}", "| | |", "3 | | |", "| Tổng cộng | |"], ["1 Việc", "2 Kho"]),
        # what belongs to one row
        ([f"1 | Việc | {DUE}", f"^ | Kho | {DUE}", f"2 | Hồ | {DUE}"], ["1 Việc", "1.1 Kho", "2 Hồ"]),
        ([f"1 | Việc | {DUE}", "| (gồm cả phường) | |", f"2 | Hồ | {DUE}"], ["1 Việc", "2 Hồ"]),
    ],
)  # fmt: skip
def test_which_rows_are_tasks(rows: list[str], tasks: list[str]) -> None:
    """Sections are none, nor what repeats or is empty; ids are the printed numbers, below those of the sections."""
    found = drafted([HEAD, *rows])
    assert told(found) == tasks
    assert all(task.lead == ("so-y-te",) for task in found.plan.tasks)
    assert {str(task.deadline) for task in found.plan.tasks} == {str(found.plan.tasks[0].deadline)}


def test_a_row_without_more_than_its_title_is_a_task_where_none_are_below() -> None:
    """What the document does not say is left to fill in."""
    found = drafted([HEAD, f"1 | Việc | {DUE}", "2 | Kho | |", f"3 | Hồ | {DUE}"])
    assert told(found) == ["1 Việc", "2 Kho", "3 Hồ"]
    assert marked(found) == {"2.lead", "2.deadline"}


def test_cells_that_span_rows() -> None:
    """A lead or a deadline that spans rows is that of each; a number and title with several leads are one task."""
    found = drafted(
        [HEAD, f"1 | Việc | {DUE}", "2 | Kho | ^ | ^", "3 | Hồ | Sở Y tế | 30/6/2026", "^ | ^ | Sở Nội vụ | ^"]
    )  # fmt: skip
    assert told(found) == ["1 Việc", "2 Kho", "3 Hồ"]
    assert [task.lead for task in found.plan.tasks] == [
        ("so-y-te",), ("so-y-te",), ("so-y-te", "so-noi-vu"),
    ]  # fmt: skip
    assert not marked(found)


def test_one_number_with_several_deadlines_is_several_tasks() -> None:
    """Each agency has its own."""
    found = drafted([HEAD, f"1 | Hồ | {DUE}", "^ | ^ | Sở Nội vụ | 30/9/2026"])
    assert [(task.lead, task.wording) for task in found.plan.tasks] == [
        (("so-y-te",), "30/6/2026"), (("so-noi-vu",), "30/9/2026"),
    ]  # fmt: skip


def test_a_table_that_a_page_divides() -> None:
    """With its head again or without, the second part goes on in the section of the first."""
    first = [HEAD, "I | Hạ tầng | < | <", f"1 | Việc | {DUE}"]
    for head in ([], [HEAD]):
        found = drafted(first, [*head, f"2 | Kho | {DUE}", "II | Xa | < | <", f"1 | Hồ | {DUE}"])
        assert told(found) == ["I.1 Việc", "I.2 Kho", "II.1 Hồ"]
    assert told(drafted(first, [HEAD, f"1 | Kho | {DUE}"])) == ["I.1 Việc", "1 Kho"]


def test_two_rows_of_head_and_other_columns() -> None:
    """Who leads and who coordinates below one heading; a remark becomes a note with no other meaning."""
    found = drafted(
        [
            "STT | Nội dung | Đơn vị thực hiện | < | Thời gian | Văn bản giao nhiệm vụ | Lãnh đạo phụ trách | Chuyên viên theo dõi | Nơi nhận kết quả | Ghi chú",
            "^ | ^ | Chủ trì | Phối hợp | ^ | ^ | ^ | ^ | ^ | ^",
            "1 | Việc | Sở Y tế | Sở Nội vụ | 30/6/2026 | 624/TB-VPCP / 12/TB-UBND | PCT Lê A | Trần B | Sở Tư pháp | Vốn tỉnh",
            "2 | Kho | nt | nt | Quý III/2026 | | | Trần B | |",
        ]
    )  # fmt: skip
    first, second = found.plan.tasks
    assert (first.lead, first.coordinate, first.delivered_to) == (
        ("so-y-te",), ("so-noi-vu",), "so-tu-phap",
    )  # fmt: skip
    assert (first.source, first.officer) == ("624/TB-VPCP; 12/TB-UBND", "PCT Lê A; Trần B")
    assert first.note == "Vốn tỉnh"
    assert (second.lead, second.coordinate) == (("so-y-te",), ("so-noi-vu",))
    assert (second.source, second.officer) == (None, "Trần B")
    assert not marked(found)


def test_sections_that_name_who_does_their_tasks() -> None:
    """Where no column says who leads."""
    found = drafted(
        [
            "TT | Nhiệm vụ | Thời hạn | Sản phẩm",
            "I | Sở Y tế | < | <",
            "1 | Việc | 30/6/2026 | Báo cáo",
            "II | Sở Nội vụ | < | <",
            "1 | Kho | 30/6/2026 | Báo cáo",
        ]
    )
    assert [task.lead for task in found.plan.tasks] == [("so-y-te",), ("so-noi-vu",)]
    assert not marked(found)


def test_labels_of_who_assigned_and_who_follows() -> None:
    """Below a numbered task, as in a column."""
    text = "KẾ HOẠCH\nThử\nI. VIỆC\n1. Việc\n- Chủ trì: Sở Y tế\n- Văn bản giao nhiệm vụ: 624/TB-VPCP.\n- Lãnh đạo phụ trách: Lê A.\n"
    (task,) = draft(documents.read(text.encode(), "a.txt"), Known({}, {})).plan.tasks
    assert (task.source, task.officer, task.note) == ("624/TB-VPCP", "Lê A", None)
