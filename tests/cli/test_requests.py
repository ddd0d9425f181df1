"""A later due date that is asked for: recorded, listed, told in letters and reports, answered."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conftest import Run
from tests.screens import only_plan, screens
from tests.sheets import fill, rows_of

PLAN = """\
plan:
  id: 7/KH-UBND
  title: Kế hoạch
  issuer: UBND tỉnh
  issued: 02/1/2026
  monitor: so-m
agencies:
  so-a: {name: Sở A, code: SA, email: a@x.vn}
  so-b: {name: Sở B, code: SB, email: b@x.vn}
  so-c: {name: Sở C, code: SC}
  so-m: {name: Sở M, code: SM, email: m@x.vn}
tasks:
  - {id: A, title: Rà soát văn bản, lead: [so-a, so-b, so-c], deadline: {by: 31/1/2026}}
"""
NOW = "2026-02-10T09:00:00+07:00"
SCREENS = """
log A "đề nghị gia hạn" SA --date 28/1/2026 --doc 12/CV-SA --due 28/2/2026 --note "chưa đủ số liệu"
log A requested SB=7/CV-SB --date 2/2/2026 --due 15/3/2026
log A requested SC --date 2/2/2026 --doc 9/CV-SC --due 31/1/2026
overdue
overdue --long
show SA
status --since 31/1/2026
history
mail --dry-run --show
log A extended SA --date 9/2/2026 --doc 31/UBND --due 20/2/2026
log A requested SA --date 9/2/2026 --doc 13/CV-SA --due 10/2/2026
log A note SB --date 9/2/2026 --doc 32/UBND --note "không đồng ý gia hạn"
overdue
log A done SC --date 5/2/2026
log A requested SC --date 6/2/2026 --doc 9/CV-SC --due 28/2/2026
check
"""


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """Run plantrack where that plan is the only one near."""
    only_plan(folder, PLAN)
    return run


def asked(office: Run) -> None:
    """Let two agencies ask for later dates."""
    for line in SCREENS.strip().splitlines()[:2]:
        assert office(*shlex.split(line), now=NOW).code == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screens(office: Run, golden: Callable[[str, str], None], language: str) -> None:
    """What is recorded, refused, listed, written to agencies and monitor, and what an answer changes."""
    golden(f"requests.{language}.txt", screens(office, SCREENS, language, NOW))


NOTED = 'log A note SA --doc 70/SM --note "gửi hướng dẫn" --date 4/2/2026'
REQUESTED = "log A requested SA --doc 15/CV-SA --due 15/3/2026 --date 2/2/2026"
GRANTED = "log A extended SA --doc 50/UBND --due 20/3/2026 --date 4/2/2026"
BEFORE = {
    "vi": "Ghi chú có văn bản, ghi nhận từ trước, được coi là ý kiến về đề nghị gia hạn vừa ghi nên đề nghị này không chờ ý kiến (nếu không phải, hãy hủy ghi chú và ghi lại không có --doc):",
    "en": "A note with a document that was recorded before counts as the answer to the request just recorded, which so waits for none (if it is not, take the note back and record it without --doc):",
}
CHANGED = {
    "vi": "Các đề nghị gia hạn sau đây không chờ ý kiến, vì thời hạn đã được điều chỉnh:",
    "en": "These requests for a later due date wait for no answer, as the date has been changed already:",
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("how", ["log", "log --dry-run", "enter", "enter --dry-run"])
@pytest.mark.parametrize(
    ("earlier", "told", "document"),
    [(NOTED, BEFORE, "70/SM; gửi hướng dẫn ("), (GRANTED, CHANGED, "15/CV-SA")],
)
def test_a_request_recorded_after_its_answer(
    office: Run, language: str, how: str, earlier: str, told: dict[str, str], document: str
) -> None:
    """Which record answers it is told as it is in the other order, a note with the id to take it back."""
    assert office(*shlex.split(earlier), now=NOW).code == 0
    Path("s.csv").write_text(
        'Mục,Cơ quan,Nội dung cập nhật,Ngày,"Số, ký hiệu văn bản",Thời hạn mới\n'
        "A,SA,đề nghị gia hạn,2/2/2026,15/CV-SA,15/3/2026\n",
        encoding="utf-8",
    )
    kind, *rest = how.split()
    line = shlex.split(REQUESTED) if kind == "log" else ["enter", "s.csv"]
    ran = office("--lang", language, *line, *rest, now=NOW)
    assert (ran.code, ran.err) == (0, "")
    _, after = ran.out.split(told[language])
    item = after.strip().splitlines()[0]
    assert document in item
    log = Path("data/plan-7.log.jsonl").read_text(encoding="utf-8")
    first = json.loads(log.splitlines()[0])["id"]
    assert (first in item) == (earlier == NOTED)
    other = CHANGED if told is BEFORE else BEFORE
    assert other[language] not in ran.out


def test_the_document_of_a_request_is_not_that_of_an_extension(office: Run) -> None:
    """Where both crossed, a list names what granted the date, and the workbook says what the newest only asks."""
    for line in (GRANTED, "log A requested SA --doc 51/CV-SA --due 30/3/2026 --date 4/2/2026"):
        assert office(*shlex.split(line), now=NOW).code == 0
    for language, said in (
        ("vi", "gia hạn 01 lần, ban đầu 31/01/2026; văn bản số 50/UBND\n"),
        ("en", "extended once, first due 31 Jan 2026; document 50/UBND\n"),
    ):
        for command in ("show A", "upcoming --long --days 60"):
            assert said in office("--lang", language, *command.split(), now=NOW).out, command
    assert office("report", "-o", "r.xlsx", now=NOW).code == 0
    cells = {cell.value for sheet in load_workbook("r.xlsx") for row in sheet.rows for cell in row}
    assert "51/CV-SA (đề nghị gia hạn)" in cells
    assert "51/CV-SA" not in cells
    shown = json.loads(office("show", "SA", "--format", "json", now=NOW).out)
    assert shown["obligations"][0]["doc"] == "51/CV-SA"


def test_what_is_to_be_decided_is_told_alike_in_every_report(office: Run) -> None:
    """In part VI of the report to sign, before the empty place; on the page, in Markdown and the workbook."""
    asked(office)
    names = [f"r.{form}" for form in ("docx", "xlsx", "html", "md")]
    files = [part for name in names for part in ("-o", name)]
    assert office("report", *files, "--as-of", "10/2/2026", now=NOW).code == 0
    lead = "Có 02 cơ quan đề nghị gia hạn đối với 02 đầu việc, chưa có ý kiến, cần được xem xét, quyết định."
    word = Document("r.docx")
    paragraphs = [paragraph.text for paragraph in word.paragraphs if paragraph.text]
    place = paragraphs.index(lead)
    assert paragraphs[place - 1].endswith("KIẾN NGHỊ, ĐỀ XUẤT")
    assert paragraphs[place + 1].startswith("[Phần để trống")
    rows = [
        [cell.text.replace("\u00a0", " ") for cell in row.cells]
        for table in word.tables
        for row in table.rows
    ]
    assert [
        "1",
        "A Rà soát văn bản",
        "Sở A",
        "31/01/2026",
        "28/02/2026",
        "12/CV-SA\n28/01/2026",
        "chưa đủ số liệu",
    ] in rows
    assert [
        "2",
        "A Rà soát văn bản",
        "Sở B",
        "31/01/2026",
        "15/03/2026",
        "7/CV-SB\n02/02/2026",
        "",
    ] in rows
    sheet = load_workbook("r.xlsx")["Đề nghị gia hạn"]
    assert lead in [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "12/CV-SA" in [cell.value for row in sheet.iter_rows() for cell in row]
    for name in ("r.html", "r.md"):
        told = Path(name).read_text(encoding="utf-8")
        assert told.index(lead) < told.index("12/CV-SA", told.index(lead))
        assert told.index("đầu việc có đề nghị gia hạn chưa có ý kiến") < told.index(lead)
    assert office("report", "--letter", "-o", "c.docx", "--as-of", "10/2/2026", now=NOW).code == 0
    letter = [
        cell.text for table in Document("c.docx").tables for row in table.rows for cell in row.cells
    ]
    assert "Đã đề nghị gia hạn đến ngày 28/02/2026 tại văn bản số 12/CV-SA với lý do “chưa đủ số liệu”, chưa có ý kiến" in [
        text.replace("\u00a0", " ") for text in letter
    ]  # fmt: skip


def test_where_nothing_is_asked_for_nothing_is_said(office: Run) -> None:
    """No part, no sheet, and no line of it."""
    assert office("report", "-o", "r.xlsx", "-o", "r.md", "--as-of", "10/2/2026", now=NOW).code == 0
    assert "Đề nghị gia hạn" not in load_workbook("r.xlsx").sheetnames
    assert "đề nghị gia hạn" not in Path("r.md").read_text(encoding="utf-8").lower()


def test_json_has_the_keys_that_it_had(office: Run) -> None:
    """The date in force stays; the newest document and remark are those of the request."""
    before = json.loads(office("status", "--format", "json", now=NOW).out)
    asked(office)
    after = json.loads(office("status", "--format", "json", now=NOW).out)
    assert after["counts"] == before["counts"]
    told = [{**row, "doc": None, "note": None} for row in after["obligations"]]
    assert told == before["obligations"]
    first = after["obligations"][0]
    assert (first["doc"], first["note"]) == ("12/CV-SA", "chưa đủ số liệu")
    shown = json.loads(office("show", "SA", "--format", "json", now=NOW).out)
    assert [e["due"] for e in shown["obligations"][0]["events"]] == ["2026-02-28"]


def test_a_sheet_comes_back_with_a_request(office: Run) -> None:
    """The date asked for stands in the column of due dates; entered twice it is recorded once."""
    assert office("sheet", "-o", "s.xlsx", now=NOW).code == 0
    row = next(r["row"] for r in rows_of(Path("s.xlsx")) if r["Cơ quan"] == "Sở A")
    filled = {
        "Nội dung cập nhật": "đề nghị gia hạn",
        "Ngày": "28/1/2026",
        "Số, ký hiệu văn bản": "12/CV-SA",
        "Thời hạn mới": "28/2/2026",
    }
    fill(Path("s.xlsx"), {row: filled})
    for _ in range(2):
        assert office("enter", "s.xlsx", now=NOW).code == 0
    log = (Path("data") / "plan-7.log.jsonl").read_text(encoding="utf-8").splitlines()
    (event,) = map(json.loads, log)
    keys = ("event", "agency", "doc", "due")
    assert [event[key] for key in keys] == ["requested", "so-a", "12/CV-SA", "2026-02-28"]
