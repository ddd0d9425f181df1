"""`sheet` and `enter`: what is open goes out, and what happened comes back, all of it or nothing."""

import io
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Ran, Run
from tests.plans import GOOD
from tests.quarterly import quarterly
from tests.sheets import HEADINGS, fill, head_of, rows_of, typed_in_libreoffice, workbook

LOG = Path("data/plan-89.log.jsonl")
EVENT, DATE, DOC, NEW_DUE, NOTE = HEADINGS


def lines(log: Path = LOG) -> list[dict[str, str]]:
    if not log.exists():
        return []
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def done(number: int, **more: Any) -> dict[str, Any]:
    return {EVENT: "hoàn thành", DATE: date(2025, 4, 14), DOC: f"{number}/BC"} | more


class Csv(io.TextIOWrapper):
    """Standard input that holds a text."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()))


# -- the sheet ---------------------------------------------------------------------------------------


def test_the_same_plan_and_day_give_the_same_bytes(run: Run) -> None:
    """Whenever it is written."""
    assert run("sheet", "-o", "a.xlsx").code == 0
    assert run("sheet", "-o", "b.xlsx", now="2025-05-20T16:45:00+07:00").code == 0
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


def test_what_a_sheet_holds(run: Run) -> None:
    """What is open, in grey and locked; white cells; choices that fit the row; dates; a fixed head."""
    run("log", "II.1", "done", "STP", "--date", "14/4/2025")
    run("sheet", "--agency", "STP", "--agency", "SYT", "-o", "a.xlsx")
    found = [(row["Mục"], row["Cơ quan"], row["Tình trạng"]) for row in rows_of(Path("a.xlsx"))]
    assert found == [
        ("II.1", "Sở Y tế", "quá hạn 36 ngày"),
        ("II.2", "Sở Tư pháp", "chờ văn bản"),
        ("II.2", "Sở Y tế", "chờ văn bản"),
        ("II.3", "Sở Tư pháp", "chờ văn bản"),
        ("II.3", "Sở Y tế", "chờ văn bản"),
    ]
    book = load_workbook("a.xlsx")
    page = book.worksheets[0]
    top, columns = head_of(page)
    first = page[top + 1]
    assert [cell.protection.locked for cell in first[:12]] == [True] * 7 + [False] * 5
    assert first[5].number_format == first[columns[DATE] - 1].number_format == "dd/mm/yyyy"
    assert page.protection.sheet
    assert not page.protection.password
    assert (page.freeze_panes, page.print_title_rows) == (f"A{top + 1}", f"${top}:${top}")
    assert page.auto_filter.ref.startswith(f"A{top}:L")
    assert page.column_dimensions["M"].hidden
    rules = {rule.type for rule in page.data_validations.dataValidation}
    assert rules == {"list", "date", "textLength"}
    lists = book.worksheets[1]
    assert lists.sheet_state == "hidden"
    choices = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert choices == [
        [
            "hoàn thành",
            "đang thực hiện",
            "khó khăn, vướng mắc",
            "gia hạn",
            "đề nghị gia hạn",
            "không còn thực hiện",
            "ghi chú",
        ],
        [
            "đã nhận văn bản",
            "đang thực hiện",
            "khó khăn, vướng mắc",
            "không còn thực hiện",
            "ghi chú",
        ],
    ]


def test_a_sheet_in_english(run: Run) -> None:
    """It is read back whatever language the run has."""
    run("--lang", "en", "sheet", "--agency", "STP", "-o", "a.xlsx")
    page = load_workbook("a.xlsx").worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "Plan")
    assert [cell.value for cell in head][7:12] == [
        "Update",
        "Date",
        "Document",
        "New due date",
        "Remark",
    ]
    at = (head[0].row or 0) + 1
    book = load_workbook("a.xlsx")
    for column, value in ((8, "done"), (9, "14/4/2025"), (10, 45)):
        book.worksheets[0].cell(at, column).value = value
    book.save("b.xlsx")
    assert run("enter", "b.xlsx").code == 0
    assert [(event["event"], event["doc"]) for event in lines()] == [("done", "45")]


def test_a_sheet_that_is_there_stays(run: Run) -> None:
    """Somebody may have filled it in; of a folder nothing is written then.

    What it is to be already, or begins as it, is nobody's work: a full disk may have left half of it.
    """
    run("sheet", "-o", "a.xlsx")
    content = Path("a.xlsx").read_bytes()
    for left in (content, content[:1000], b""):
        Path("a.xlsx").write_bytes(left)
        assert (run("sheet", "-o", "a.xlsx").code, Path("a.xlsx").read_bytes()) == (0, content)
    Path("a.xlsx").write_bytes(content + b" ")
    assert run("sheet", "-o", "a.xlsx").code == 1
    Path("ra").mkdir()
    Path("ra/so-y-te.xlsx").write_bytes(b"mine")
    ran = run("sheet", "--each", "ra")
    assert (ran.code, [path.name for path in Path("ra").iterdir()]) == (1, ["so-y-te.xlsx"])


@pytest.mark.parametrize("options", [[], ["-o", "a.xlsx", "--each", "ra"], ["-o", "a.xls"]])
def test_where_a_sheet_goes_must_be_said(run: Run, options: list[str]) -> None:
    """Once, and as a workbook."""
    ran = run("sheet", *options)
    assert (ran.code, ran.out) == (2, "")


# -- back again --------------------------------------------------------------------------------------


def test_fourteen_deliveries_through_libreoffice(run: Run) -> None:
    """Filled in there, entered, entered again, and undone at once."""
    run("sheet", "--task", "II.1", "--agency", "so-ban-nganh", "-o", "a.xlsx")
    rows = [row["row"] for row in rows_of(Path("a.xlsx"))]
    assert len(rows) == 14
    cells: dict[tuple[int, int], str] = {}
    for row in rows:
        values = ((8, "hoàn thành"), (9, "2025-04-14"), (10, f"{row}/BC"), (12, " Đạt  yêu cầu "))
        cells |= {(row, column): text for column, text in values}
    typed_in_libreoffice(Path("a.xlsx"), Path("b.xlsx"), cells)
    ran = run("enter", "b.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert "Đã ghi 14 ghi nhận từ 1 tệp vào data/plan-89.log.jsonl." in ran.out
    events = lines()
    assert {(e["event"], e["date"], e["note"]) for e in events} == {
        ("done", "2025-04-14", "Đạt yêu cầu")
    }
    assert {event["doc"] for event in events} == {f"{row}/BC" for row in rows}
    ran = run("enter", "b.xlsx")
    assert "Bỏ qua: 14 dòng đã có trong nhật ký, 0 dòng để trống." in ran.out
    assert len(lines()) == 14
    assert run("undo", "--yes").code == 0
    counts = json.loads(run("status", "--task", "II.1", "--format", "json").out)["counts"]
    assert counts["done"] == 0
    assert run("enter", "b.xlsx", "--dry-run").code == 0
    assert len(lines()) == 28


def test_sheets_to_all_and_back_from_most(run: Run) -> None:
    """Of 23, 20 come back; two with mistakes stop all; mended, they are entered; three are missing."""
    run("sheet", "--task", "II.1", "--each", "ra")
    sent = sorted(Path("ra").iterdir())
    assert len(sent) == 23
    back = Path("ve")
    back.mkdir()
    for number, path in enumerate(sent[:20]):
        (row,) = (one["row"] for one in rows_of(path))
        fill(path, {row: done(number)}, back / path.name)
    wrong = [back / sent[3].name, back / sent[7].name]
    (row,) = (one["row"] for one in rows_of(wrong[0]))
    fill(wrong[0], {row: {DATE: "31/4/2025"}})
    fill(wrong[1], {row: {EVENT: "gia hạn"}})
    ran = run("enter", "ve", "--missing")
    assert (ran.code, ran.out, lines()) == (1, "", [])
    assert ran.err.splitlines() == [
        f"{wrong[0].as_posix()}:{row}: cột “Ngày”: “31/4/2025” không phải là ngày hợp lệ; viết 15/4/2025",
        f"{wrong[1].as_posix()}:{row}: “gia hạn” cần có thời hạn; hãy điền cột “Thời hạn mới”",
    ]
    for number, path in enumerate(wrong):
        fill(path, {row: done(90 + number)})
    ran = run("enter", "ve", "--missing")
    assert (ran.code, len(lines())) == (0, 20)
    missing = {one["Cơ quan"] for path in sent[20:] for one in rows_of(path)}
    told = ran.out.split("Chưa gửi lại bảng hoặc bảng chưa điền (3 cơ quan):")[1]
    assert {line.strip() for line in told.splitlines() if line.strip()} == missing


def test_a_sheet_that_comes_back_empty_is_no_answer(run: Run) -> None:
    """And is told apart from one that has not come; of other files in the folder it is said."""
    run("sheet", "--task", "II.4", "--each", "ra")
    ran = run("enter", "ra", "--missing")
    assert ran.code == 0
    assert "Sở Nội vụ (bảng gửi lại chưa điền)" in ran.out
    Path("ra/~$so-noi-vu.xlsx").write_bytes(b"a lock of Excel")
    assert run("enter", "ra").code == 0
    Path("ra/so-y-te.ods").write_bytes(b"PK")
    ran = run("enter", "ra")
    assert (ran.code, ran.err.startswith("ra/so-y-te.ods:1: không phải .xlsx hay .csv")) == (
        1,
        True,
    )


TABLES = {
    "headings of now": "Mục,Cơ quan,Nội dung cập nhật,Ngày,Số ký hiệu\nII.1,STP,Hoàn thành,14/4/2025,45/BC\n",
    "headings of now in English": "Task,Agency,Update,Date,Document\nII.1,STP,done,2025-04-14,45/BC\n",
    "Vietnamese": "Mục,Cơ quan,Việc đã xảy ra,Ngày,Số ký hiệu\nII.1,STP,Hoàn thành,14/4/2025,45/BC\n",
    "English": "Task,Agency,What happened,Date,Document\nII.1,STP,done,2025-04-14,45/BC\n",
    "another order": "Ngày;Văn bản;Cơ quan;Việc đã xảy ra;Mục\n14-04-2025;45/BC;Sở Tư pháp;done;II.1\n",
    "rows above, columns beside": "KẾT QUẢ,,,\n,,,\nSTT,Mục,Cơ quan,Việc đã xảy ra,Ngày,Văn bản,Người\n"
    "1,II.1,so-tu-phap,hoan thanh,14.4.2025,45/BC,Lan\n",
    "spaces": "Mục , Cơ quan,Việc đã xảy ra, Ngày ,Văn bản\n II.1 ,STP , hoàn  thành, 14/4/2025 , 45/BC \n",
    "quoted lines": 'Mục,Cơ quan,Việc đã xảy ra,Ngày,Văn bản\nII.1,STP,done,14/4/2025,"45/BC\n"\n',
    "tabs": "Mục\tCơ quan\tViệc đã xảy ra\tNgày\tVăn bản\nII.1\tSTP\tdone\t14/4/2025\t45/BC\n",
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("place", ["file", "stdin"])
def test_csv_of_others(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, form: Any, place: str
) -> None:
    """Any order, both languages, whatever stands above and beside."""
    text = unicodedata.normalize(form, TABLES[name])
    Path("a.csv").write_text(text, encoding="utf-8-sig", newline="")
    monkeypatch.setattr(sys, "stdin", Csv(text))
    ran = run("enter", "a.csv" if place == "file" else "-")
    assert (ran.code, ran.err) == (0, "")
    (event,) = lines()
    assert (event["agency"], event["event"], event["date"], event["doc"]) == (
        "so-tu-phap",
        "done",
        "2025-04-14",
        "45/BC",
    )


def test_cells_as_excel_has_them(run: Run) -> None:
    """Dates with an hour, numbers as documents, merged rows above, empty rows between."""
    table: list[list[Any]] = [
        ["BÁO CÁO"],
        [],
        ["Mục", "Cơ quan", EVENT, DATE, DOC],
        ["II.1", "STP", "hoàn thành", datetime(2025, 4, 14, 8, 30), 45],
        [],
        ["II.1", "SYT", "hoàn thành", date(2025, 4, 14), 46.0],
    ]
    workbook(Path("a.xlsx"), table)
    book = load_workbook("a.xlsx")
    book.worksheets[0].merge_cells("A1:E2")
    book.save("a.xlsx")
    assert run("enter", "a.xlsx").code == 0
    assert [event["doc"] for event in lines()] == ["45", "46"]


def test_what_is_in_the_log_is_skipped_whoever_recorded_it(run: Run) -> None:
    """Also a row that names no occurrence; another remark is another record."""
    run("log", "II.4", "progress", "--date", "14/5/2025", "--note", "một")
    head = "Mục,Việc đã xảy ra,Ngày,Ghi chú\n"
    row = "II.4,đang thực hiện,14/5/2025,{}\n"
    Path("a.csv").write_text(head + row.format("một") * 2 + row.format("hai"), encoding="utf-8")
    ran = run("enter", "a.csv")
    assert (ran.code, ran.err, len(lines())) == (0, "", 2)
    assert "Bỏ qua: 2 dòng đã có trong nhật ký" in ran.out


HEAD = "Mục,Cơ quan,Ghi nhận,Ngày,Số ký hiệu,Ghi chú,Kỳ\n"


def enter_csv(run: Run, *rows: str, language: str = "en") -> Ran:
    """Enter rows of a quarterly report on the twentieth of June 2026."""
    Path("a.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return run("--lang", language, "enter", "a.csv", now="2026-06-20T09:00:00+07:00")


def test_rows_that_name_no_quarter(run: Run, folder: Path) -> None:
    """Each is about the only one open on its day, whatever their order; entered again, all are told with their ids."""
    log = quarterly(folder / "data")
    rows = [
        "5,STP,done,18/6/2026,110/BC,,",
        "5,STP,blocked,1/3/2026,,thiếu số liệu,",
        "5,STP,done,10/3/2026,50/BC,,",
        "6,STC,done,18/6/2026,9/BC,,",
    ]
    ran = enter_csv(run, *rows)
    assert (ran.code, ran.err) == (0, "")
    found = [(e["event"], e.get("re")) for e in lines(log)]
    assert found == [
        ("done", "2026-Q2"),
        ("blocked", "2026-Q1"),
        ("done", "2026-Q1"),
        ("done", None),
    ]
    hint = "plantrack log 6 done so-ke-hoach --date 18/06/2026 --doc 9/BC\n"
    assert hint in ran.out
    ran = enter_csv(run, *rows, rows[1])
    assert (ran.code, len(lines(log))) == (0, 4)
    for one in lines(log):
        assert ran.out.count(f"(id {one['id']})") == 1
    assert "Skipped, rows in the log already: 5, rows left empty: 0." in ran.out


def test_rows_that_may_be_about_several_quarters(run: Run, folder: Path) -> None:
    """All that is wrong at once, with the column to fill in; nothing is recorded."""
    log = quarterly(folder / "data")
    ran = enter_csv(
        run,
        "5,STP,done,18/6/2026,110/BC,,",
        "5,SYT,done,18/6/2026,7/BC,,quý II/2026",
        "8,SYT,done,10/5/2026,1,,",
        "8,SYT,done,11/5/2026,1,,",
        "8,SYT,done,12/5/2026,2,,",
        language="vi",
    )
    assert (ran.code, ran.out, lines(log)) == (1, "", [])
    first, *others = ran.err.splitlines()
    assert first == (
        "a.csv:2: 5 Sở Tư pháp: đến ngày 18/6/2026 có nhiều kỳ, thời hạn hoặc văn bản chưa hoàn thành: quý I/2026, quý II/2026; "
        "hãy điền cột “Kỳ, văn bản”"
    )
    assert others == [
        "a.csv:5: 8 Sở Y tế: văn bản số 1 là kết quả thực hiện 15/05/2026 theo dòng 4 của a.csv; nếu cũng là kết quả "
        "thực hiện của kỳ khác hoặc theo văn bản khác, hãy điền cột “Kỳ, văn bản”",
        "a.csv:6: 8 Sở Y tế: ngày 12/5/2026 không có kỳ nào đã bắt đầu mà chưa hoàn thành, tiếp theo là "
        "thời hạn ngày 30/9/2026; nếu ghi trước cho kỳ đó, hãy điền cột “Kỳ, văn bản”",
    ]


def test_quarters_without_their_year(run: Run, folder: Path) -> None:
    """Of the year of the event, said back; refused where that had not begun then."""
    log = quarterly(folder / "data")
    ran = enter_csv(run, "5,STP,done,10/4/2026,1/BC,,quý I", "5,SYT,done,18/6/2026,2/BC,,Q2")
    assert (ran.code, ran.err) == (
        0,
        "a.csv:2: column “Occurrence”: “quý I” is taken for 2026-Q1\n"
        "a.csv:3: column “Occurrence”: “Q2” is taken for 2026-Q2\n",
    )
    assert [one["re"] for one in lines(log)] == ["2026-Q1", "2026-Q2"]
    ran = enter_csv(run, "5,STP,done,18/6/2026,1/BC,,quý III", language="vi")
    assert (ran.code, ran.err) == (
        1, "a.csv:2: cột “Kỳ, văn bản”: không rõ “quý III” của năm nào; hãy ghi cả năm\n",
    )  # fmt: skip


def test_a_group_in_a_sheet_names_whom_it_leaves_out(run: Run, folder: Path) -> None:
    """And tells which of its members have it in the log already."""
    log = quarterly(folder / "data")
    assert enter_csv(run, "9,STP,received,20/6/2026,1/BTP,,").code == 0
    ran = enter_csv(run, "9,tat-ca,received,20/6/2026,1/BTP,,", "5,cac-so,reminded,12/3/2026,,x,")
    assert (ran.code, [e["agency"] for e in lines(log)]) == (
        0,
        ["so-tu-phap", "so-tu-phap", "so-y-te", "so-cong-thuong"],
    )
    assert " Sở Thông tin: ended on 31 Mar 2026; no successor is known\n" in ran.out
    assert f"(id {lines(log)[0]['id']})" in ran.out


def test_several_plans_are_recorded_together_or_not_at_all(run: Run) -> None:
    """One sheet for all, each record in the log of its plan, undone in all of them."""
    for number in (1, 2):
        text = GOOD.replace("1/KH", f"{number}/KH").replace("name: no", "name: Sở A")
        Path(f"data/plan-{number}.yaml").write_text(text, encoding="utf-8")
    logs = [Path(f"data/plan-{number}.log.jsonl") for number in (1, 2)]
    run("sheet", "--task", "T.1", "-o", "a.xlsx")
    rows = rows_of(Path("a.xlsx"))
    assert [row["Kế hoạch"] for row in rows] == ["1/KH", "1/KH", "2/KH", "2/KH"]
    fill(Path("a.xlsx"), {row["row"]: done(1) for row in rows})
    fill(Path("a.xlsx"), {rows[3]["row"]: {DATE: date(2099, 1, 1)}}, Path("b.xlsx"))
    ran = run("enter", "b.xlsx")
    assert (ran.code, *map(lines, logs)) == (1, [], [])
    assert run("enter", "a.xlsx").code == 0
    assert [len(lines(log)) for log in logs] == [2, 2]
    assert run("undo", "--yes").code == 0
    assert [len(lines(log)) for log in logs] == [4, 4]
    Path("c.csv").write_text(
        "Mục,Cơ quan,Ghi nhận,Ngày\nT.1,so-a,done,14/4/2025\n", encoding="utf-8"
    )
    assert "có trong nhiều kế hoạch: 1/KH, 2/KH" in run("enter", "c.csv").err


@pytest.mark.parametrize(
    ("column", "value"),
    [("Kế hoạch", "7/KH"), ("Mục", "II.2"), ("Cơ quan", "Sở Y tế"), ("Kỳ, văn bản", "1/BTP")],
)
def test_a_hidden_key_is_trusted_only_with_what_is_seen(run: Run, column: str, value: str) -> None:
    """A row whose grey cells were sorted apart from its white ones records nothing for somebody else."""
    run("sheet", "--task", "II.1", "--agency", "STP", "-o", "a.xlsx")
    (row,) = (one["row"] for one in rows_of(Path("a.xlsx")))
    fill(Path("a.xlsx"), {row: done(1, **{column: value})})
    ran = run("enter", "a.xlsx")
    assert (ran.code, ran.out, lines()) == (1, "", [])
    assert ran.err.startswith(f"a.xlsx:{row}: ")


# -- broken ------------------------------------------------------------------------------------------

CELLS: dict[str, list[Any]] = {
    EVENT: [
        "xong rồi nhé", "=1+1", 45, True, "void", "hủy ghi nhận", "reported", "x" * 3000, "done\u202e",
        None, "received", "yêu cầu thực hiện lại", "gia hạn", "không còn", "#REF!", "!!!", "đã nhận văn bản",
        "xoong", date(2025, 4, 14), -1,
    ],
    DATE: [
        "31/2/2025", "14/4/25", "2025", "mai", "45761", 3.5, True, "=TODAY()", None, "1/1/1800", "1/1/2099",
        date(2099, 1, 1), "14-4/2025", "\u200b14/4/2025", "2025-13-01", "hôm nay", "#N/A", date(2025, 4, 1),
        "14/4/2025 và 15/4/2025", "x" * 5000,
    ],
    DOC: [
        date(2025, 4, 14), "x" * 201, "45\u200b/BC", "=A1", "#REF!", datetime(2025, 4, 14, 9), "a\u202eb",
        '=HYPERLINK("http://a.vn")', "=cmd|' /C calc'!A0", "x" * 32000,
    ],
    NEW_DUE: [
        "15/5/2025", date(2025, 5, 15), "mai", "31/2/2025", 45761, "=B1", True, "#N/A", "1/1/1800", "15.5.25",
    ],
    NOTE: [
        "x" * 2001, "\u202eabc", "=SUM(A1:A9)", date(2025, 4, 14), "a\u200bb", "#NAME?", "\u2066x", "=1/0",
        '=IMPORTDATA("http://a.vn")', "\ufeffx",
    ],
    "Cơ quan": ["Sở Y", "STPP", "", "Sở Xây dựng", None, "=A1", 7, "các sở, ban, ngành", "so-tu-phap x", "?"],
    "Mục": ["II.99", "", "III.1", "II", 2, "=A1", "II.2", "II.1.", "Kế hoạch", "…"],
    "Kế hoạch": ["90/KH-UBND", "89", "x", "=A1", 89, "89/KH", "89/KH-UBND 2", "?", "1", "89KH-UBND"],
}  # fmt: skip
BROKEN = [(column, value) for column, values in CELLS.items() for value in values]


def test_there_are_a_hundred_broken_sheets() -> None:
    assert len(BROKEN) == 100


@pytest.fixture(scope="module")
def blank() -> dict[int, bytes]:
    """The sheet that is broken, by the number of its only row; made when it is first needed."""
    return {}


@pytest.mark.parametrize(("column", "value"), BROKEN)
def test_a_broken_row_is_told_with_its_place(
    run: Run, blank: dict[int, bytes], column: str, value: Any
) -> None:
    """File, row and remedy; no traceback, and nothing recorded."""
    if not blank:
        run("sheet", "--task", "II.1", "--agency", "STP", "-o", "a.xlsx")
        (row,) = (one["row"] for one in rows_of(Path("a.xlsx")))
        blank[row] = Path("a.xlsx").read_bytes()
    ((row, content),) = blank.items()
    Path("a.xlsx").write_bytes(content)
    fill(Path("a.xlsx"), {row: done(1, **{column: value})}, Path("hỏng.xlsx"))
    ran = run("enter", "hỏng.xlsx")
    assert (ran.code, ran.out, lines()) == (1, "", [])
    assert ran.err.splitlines()
    assert all(re.match(rf"hỏng\.xlsx:{row}: .*; ", line) for line in ran.err.splitlines()), ran.err


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))


def _lying_bomb(path: Path) -> None:
    """It says that it unpacks to a few bytes."""
    good = io.BytesIO()
    with zipfile.ZipFile(good, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("[Content_Types].xml", b" " * (100 * 1024 * 1024))
    size = (100 * 1024 * 1024).to_bytes(4, "little")
    path.write_bytes(good.getvalue().replace(size, (1000).to_bytes(4, "little")))


def _truncated(path: Path) -> None:
    workbook(path, [["Mục", EVENT, DATE]])
    path.write_bytes(path.read_bytes()[:-400])


def _without_part(path: Path) -> None:
    workbook(path, [["Mục", EVENT, DATE]])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if "sheet1" not in name}
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def _changed(path: Path, old: bytes, new: bytes) -> None:
    """Write a workbook whose sheet has something else in it."""
    workbook(path, [["Mục", "Cơ quan", EVENT, DATE], ["II.1", "STP", "done", "x"]])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content.replace(old, new) if "sheet1" in name else content)


def _two_sheets(path: Path) -> None:
    workbook(path, [["Mục", EVENT, DATE]])
    book = load_workbook(path)
    book.copy_worksheet(book.worksheets[0])
    book.save(path)


ENTITIES = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>".encode()
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + b"]><worksheet"
)
HOSTILE: dict[str, Callable[[Path], object]] = {
    "zip bomb": _bomb,
    "zip bomb that lies": _lying_bomb,
    "truncated": _truncated,
    "without its sheet": _without_part,
    "billion laughs": lambda path: _changed(path, b"<worksheet", ENTITIES),
    "no XML": lambda path: _changed(path, b"<worksheet", b"<<<"),
    "a million rows": lambda path: _changed(path, b'<row r="2"', b'<row r="1048576"'),
    "a million columns": lambda path: _changed(path, b'r="D2"', b'r="XFDXFD2"'),
    "two sheets": _two_sheets,
    "nothing": lambda path: path.write_bytes(b""),
    "no workbook": lambda path: path.write_bytes(b"\0" * 1000),
    "text": lambda path: path.write_text("Mục,Ngày\n", encoding="utf-8"),
    "an old workbook": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100),
    "too large": lambda path: path.write_bytes(b"PK\3\4" + b"x" * 3_000_000),
    "no headings": lambda path: workbook(path, [["Một", "Hai"], [1, 2]]),
    "headings twice": lambda path: workbook(path, [["Mục", EVENT, DATE, "Ngày"]]),
    "a heading missing": lambda path: workbook(path, [["Mục", "Cơ quan", EVENT]]),
    "endless rows": lambda path: workbook(
        path, [["Mục", EVENT, DATE], *([["II.4", "note", "x"]] * 10_010)]
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_ends_in_a_message(run: Run, name: str) -> None:
    """It acts nowhere, takes no memory to speak of, and nothing is recorded."""
    HOSTILE[name](Path("a.xlsx"))
    ran = run("enter", "a.xlsx")
    assert (ran.code, ran.out, lines()) == (1, "", [])
    assert re.match(r"a\.xlsx(:\d+)?: .", ran.err)


@pytest.mark.parametrize("content", [b"\xff\xfeM", b"\0\0", "Mục,Ngày\n".encode(), b'"' * 99])
def test_csv_that_is_none(run: Run, content: bytes) -> None:
    """Likewise."""
    Path("a.csv").write_bytes(content)
    ran = run("enter", "a.csv")
    assert (ran.code, ran.out, lines()) == (1, "", [])
    assert ran.err.startswith("a.csv:1")


def test_macros_and_links_stay_where_they_are(run: Run) -> None:
    """A workbook that has them is read for its cells alone."""
    run("sheet", "--task", "II.1", "--agency", "STP", "-o", "a.xlsx")
    (row,) = (one["row"] for one in rows_of(Path("a.xlsx")))
    fill(Path("a.xlsx"), {row: done(1)})
    with zipfile.ZipFile("a.xlsx", "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
        packed.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    assert run("enter", "a.xlsx").code == 0
    assert len(lines()) == 1


def test_what_stands_in_a_plan_does_not_act_in_a_sheet(run: Run) -> None:
    """No formula, no link; a control character is seen."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    old = "short: Quán triệt, phổ biến, truyền thông Luật"
    assert old in text
    text = text.replace(old, 'short: "=HYPERLINK(\\"http://a.vn\\")"')
    plan.write_text(text.replace("name: Sở Y tế", "name: http://a.vn"), encoding="utf-8")
    run("sheet", "--task", "II.1", "--agency", "SYT", "-o", "a.xlsx")
    page = load_workbook("a.xlsx").worksheets[0]
    told = [cell for cell in page[head_of(page)[0] + 1] if cell.value][2:4]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in told] == [
        ('=HYPERLINK("http://a.vn")', "s", None),
        ("http://a.vn", "s", None),
    ]


@pytest.mark.git
def test_what_was_entered_is_committed_if_asked_to(run: Run, folder: Path) -> None:
    """The log, the first time with what git must know of it, and nothing else."""
    subprocess.run(["git", "init", "-q"], check=True)
    text = "Mục;Cơ quan;Ghi nhận;Ngày\nII.1;STP;done;14/4/2025\nII.1;SYT;done;14/4/2025\n"
    Path("a.csv").write_text(text, encoding="utf-8")
    assert run("enter", "a.csv", "--commit").code == 0
    assert run("undo", "--yes", "--commit").code == 0
    shown = subprocess.run(
        ["git", "log", "--format=%s", "--name-only"], check=True, capture_output=True, text=True
    )
    assert shown.stdout.split("\n\n") == [
        "II.1: hủy ghi nhận: so-tu-phap, so-y-te",
        "data/plan-89.log.jsonl\nII.1: hoàn thành: so-tu-phap, so-y-te",
        "data/.gitattributes\ndata/.gitignore\ndata/plan-89.log.jsonl\n",
    ]


def test_progress_is_shown_to_whoever_watches(run: Run) -> None:
    """On stderr, and nowhere else."""
    assert "Đang tạo bảng" in run("sheet", "--task", "II.1", "--each", "ra", watched=True).err
    assert "Đang đọc bảng" in run("enter", "ra", watched=True).err
    assert run("enter", "ra").err == ""


def test_a_star_that_the_shell_left_alone(run: Run, folder: Path) -> None:
    """As cmd and PowerShell do; a name with brackets is that of a file."""
    run("sheet", "--task", "II.4", "--each", "ra")
    sent = next((folder / "ra").glob("*.xlsx"))
    sent.rename(folder / "ra" / "a[1].xlsx")
    (folder / "ra" / "~$a[1].xlsx").write_bytes(b"of Excel")
    for name in ("ra/*.xlsx", "ra/a[1]*", "ra/a[1].xlsx"):
        ran = run("enter", name)
        assert (ran.code, ran.err) == (0, ""), name
    assert run("enter", "ra/no*.xlsx").err.startswith("ra/no*.xlsx: ")
