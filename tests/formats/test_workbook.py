"""The workbook of a report, read back by others: its types, its sums, what is seen and printed."""

import io
import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plantrack.formats import excel, workbook
from plantrack.pages.page import Cell, Table, cell, line, number
from plantrack.reports.workbook import Workbook, WorkbookSheet, tables
from plantrack.words.words import Language, Words
from tests.comparisons import LOG, dossier_of, half_year
from tests.conftest import Run
from tests.plans import make_plan
from tests.sheets import HEADINGS, head_of

NAMES = ["Tổng hợp", "Theo dõi", "Quá hạn", "Gia hạn", "Khó khăn vướng mắc", "Thay đổi"]
LATER = "2025-10-01T09:00:00+07:00"

# What would be something else where a program guessed.
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "https://example.vn",
    "internal:Sheet1!A1",
    "<r><t>đậm</t></r>",
    "<b>&amp;",
    "_x0041_",
    " hai đầu ",
    "0123",
    "1e5",
    "TRUE",
    "15/4/2025",
    "x" * 10_000,
    "𝔸" * 16_383,
)


def opened(content: bytes, *, values: bool = False) -> Any:
    """Return what openpyxl reads: formulas, or the values that were written beside them."""
    return load_workbook(io.BytesIO(content), data_only=values)


def of_half_year(language: Language = "vi") -> bytes:
    return workbook.render(tables(half_year(), Words(language)))


def small(*rows: tuple[Cell, ...], name: str = "Trang", total: tuple[Cell, ...] = ()) -> Workbook:
    """Return a workbook of one sheet."""
    table = Table(tuple(f"Cột {n}" for n, _ in enumerate(rows[0], 1)), rows, total=total)
    sheets = (WorkbookSheet(name, ("Tên", "Dòng"), table),)
    return Workbook("Tên", sheets, "R&D", "Trang {page}/{pages}", date(2025, 9, 30))


def text_of(text: str) -> str:
    """Return what stands in a cell that a text was written into, which must be text."""
    (page,) = opened(workbook.render(small((number(1), cell(text))))).worksheets
    found = page["B5"]
    assert found.data_type == "s"
    assert found.number_format == "@"
    assert found.hyperlink is None
    return str(found.value)


def by_heading(page: Any) -> tuple[int, dict[str, int]]:
    """Return the row of the headings, and the column of each."""
    row = int(page.freeze_panes[1:]) - 1
    return row, {one.value: one.column for one in page[row]}


def test_values_have_their_types() -> None:
    """Days, numbers, shares and texts, each as such."""
    book = opened(of_half_year())
    assert book.sheetnames == NAMES
    top, at = by_heading(book["Theo dõi"])
    rows = list(book["Theo dõi"].iter_rows(min_row=top + 1))
    assert len(rows) == 75
    days = [row[at["Thời hạn"] - 1] for row in rows]
    assert {one.number_format for one in days if one.value} == {"dd/mm/yyyy"}
    assert {type(one.value) for one in days} == {datetime, type(None)}
    numbers = [row[at["Số ngày quá hạn"] - 1] for row in rows]
    assert {type(one.value) for one in numbers} == {int}
    assert sum(one.value for one in numbers if one.value) > 1000
    top, at = by_heading(book["Tổng hợp"])
    rate = book["Tổng hợp"].cell(top + 3, at["Tỷ lệ hoàn thành trên số đã đến hạn"])
    assert (rate.value, rate.number_format) == (1 / 3, "0%")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_seen_and_printed(language: Language) -> None:
    """Headings stay, rows can be filtered, what is not folded can be read on A4 or A3, each page says which it is."""
    book = opened(of_half_year(language))
    for page in book.worksheets:
        top, at = by_heading(page)
        last = page.cell(top, len(at)).column_letter
        rows = page.max_row - top - (1 if page.title in ("Tổng hợp", "Totals") else 0)
        assert page.auto_filter.ref == f"A{top}:{last}{top + rows}"
        assert page.print_title_rows == f"${top}:${top}"
        spans = page.column_dimensions.values()
        columns = [one for one in spans for _ in range(one.min, one.max + 1)][: len(at)]
        printed = [one.width for one in columns if not one.hidden]
        assert len(printed) == len(at) - (4 if page is book.worksheets[1] else 0)
        edge = page.cell(top, len(printed)).column_letter
        assert page.print_area == f"'{page.title}'!$A$1:${edge}${page.max_row}"
        assert page.page_setup.orientation == "landscape"
        # 400 mm of A3 and 277 of A4 lie between the margins; a column has 7 dots of a 96th inch a digit, and 5
        paper = {8: 400, 9: 277}[page.page_setup.paperSize]
        assert 11 * paper / sum((7 * width + 5) * 25.4 / 96 for width in printed) >= 8
        assert page.sheet_properties.pageSetUpPr.fitToPage  # one page across unless told otherwise
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, 0)
        paging = {"vi": "Trang &P/&N", "en": "Page &P/&N"}[language]
        assert page.oddFooter.center.text == paging
        assert min(printed) >= workbook.NARROWEST
        heights = [page.row_dimensions[row].height or 0 for row in range(top + 1, page.max_row)]
        # three lines a row, but for those that tell what was sent back, or in whose way something is
        assert sum(height > 3.5 * excel.LINE for height in heights) <= 4


def test_wrapped_text_has_its_lines() -> None:
    """Rows are as tall as their tallest cell, up to what Excel takes."""
    long = "nghị quyết " * 60
    (page,) = opened(
        workbook.render(small((cell("một"), cell(long)), (cell("a"), cell("b"))))
    ).worksheets
    lines = page.row_dimensions[5].height / excel.LINE
    assert page.column_dimensions["B"].width * lines >= 0.9 * len(long)
    assert page.row_dimensions[6].height is None
    (page,) = opened(workbook.render(small((number(1), cell(long * 30))))).worksheets
    assert page.row_dimensions[5].height == excel.TALLEST


def test_lines_are_counted() -> None:
    """Broken between words, and within those that are longer than a line."""
    cases = {
        ("", 5): 1,
        ("a b c", 5): 1,
        ("aaa bbb", 5): 2,
        ("aaaaaaaaaaa", 5): 3,
        ("ab aaaaa", 5): 2,
    }
    assert {case: excel.lines(*case) for case in cases} == cases


def test_colours_go_with_words() -> None:
    """What is overdue has the colour of what is bad, and says so."""
    page = opened(of_half_year())["Theo dõi"]
    top, at = by_heading(page)
    seen = {}
    for row in page.iter_rows(min_row=top + 1):
        state = row[at["Tình trạng"] - 1]
        seen[state.value] = state.fill.fgColor.rgb[2:]
    assert seen == {
        "✓ hoàn thành đúng hạn": "D9EAD3",
        "✓ hoàn thành quá hạn": "E8E3D3",
        "! chưa hoàn thành, quá hạn": "F8CBCB",
        "▸ chưa hoàn thành, trong hạn": "DDEBF7",
        "▸ chưa hoàn thành, trong hạn, sắp đến hạn": "FCE4C4",
        "∞ chưa hoàn thành, không ấn định thời hạn": "DDEBF7",
        "… chờ văn bản": "FFF2CC",
        "– không còn thực hiện": "F2F2F2",
    }


def test_ink_is_readable() -> None:
    """WCAG: a contrast of 4.5 at least."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for paper, ink in workbook._COLOURS.values():
        assert (light(paper) + 0.05) / (light(ink) + 0.05) >= 4.5


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """Whatever it begins with, and typed again too, as its cell is of text."""
    assert text_of(text) == text


def test_too_long_a_text_is_cut_where_one_sees_it() -> None:
    """In letters that take two places, too."""
    cut = text_of("a" * 40_000)
    assert (len(cut), cut[-5:]) == (32_767, "a […]")
    cut = text_of("𝔸" * 40_000)
    assert len(cut.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert cut.endswith("𝔸 […]")


def test_characters_that_do_not_belong_are_seen() -> None:
    """Controls, directions, and what XML cannot hold."""
    assert text_of("a\x00\x1b\n\u202e\ufffeb") == ("a\u2400\u241b\u240a<U+202E><U+FFFE>b")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_names_that_sheets_can_have(language: Language) -> None:
    """31 characters at most, without what Excel refuses, each once whatever its case."""
    names = [sheet.name for sheet in tables(half_year(), Words(language)).sheets]
    assert len({name.casefold() for name in names}) == len(names) == 6
    assert max(map(len, names)) <= 31
    assert not set("[]:*?/\\") & set("".join(names))


def test_same_bytes_twice() -> None:
    """No clock is in it."""
    assert of_half_year() == of_half_year()


def test_footer_says_which_report() -> None:
    """An ampersand in it is one."""
    (page,) = opened(workbook.render(small((number(1), cell("a"))))).worksheets
    assert page.oddFooter.left.text == "R&&D"
    long = small((number(1), cell("a")))._replace(about="&" * 300)
    (page,) = opened(workbook.render(long)).worksheets
    assert page.oddFooter.left.text == "&" * 200 + " […]"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of two workbooks as LibreOffice saves them: reckoned from formulas, and hostile."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs libreoffice-calc")
    folder = tmp_path_factory.mktemp("office")
    opened(of_half_year()).save(folder / "reckoned.xlsx")  # openpyxl leaves values of formulas out
    rows = [(number(1), cell(text)) for text in HOSTILE]
    (folder / "hostile.xlsx").write_bytes(workbook.render(small(*rows)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    saved = ["--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    books = [str(folder / name) for name in ("reckoned.xlsx", "hostile.xlsx")]
    command = [program, profile, *saved, *books]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "out"


def test_libreoffice_takes_text_for_text(office: Path) -> None:
    """And gives it back as it was."""
    page = opened((office / "hostile.xlsx").read_bytes()).worksheets[0]
    found = [page.cell(row, 2) for row in range(5, 5 + len(HOSTILE))]
    assert [one.value for one in found] == list(HOSTILE)
    assert {(one.data_type, one.number_format) for one in found} == {("s", "@")}


def test_sums_come_out(office: Path) -> None:
    """By LibreOffice as they were written for those who do not reckon."""
    written = opened(of_half_year(), values=True)["Tổng hợp"]
    formulas = opened(of_half_year())["Tổng hợp"]
    last = written.max_row
    sums = [one.value for one in written[last]]
    assert sums == [None, "Tổng cộng", 75, 19, 12, 5, 9, 9, 1, 20, 38, 29, 29 / 38, 3, None]
    saved = opened((office / "reckoned.xlsx").read_bytes(), values=True)["Tổng hợp"]
    reckoned = [one.value for one in saved[last]]
    assert [round(one, 9) if isinstance(one, float) else one for one in reckoned] == [
        round(one, 9) if isinstance(one, float) else one for one in sums
    ]
    assert formulas.cell(last, 3).value == f"=SUBTOTAL(109,C10:C{last - 1})"


def test_no_share_of_what_is_not_due_yet() -> None:
    """A dash in the row of the agency, and in the sums."""
    plan = make_plan({"before": "2025-04-15"})
    book = workbook.render(tables(dossier_of((plan, []), day=date(2025, 4, 10)), Words("vi")))
    page = opened(book, values=True)["Tổng hợp"]
    top, at = by_heading(page)
    column = at["Tỷ lệ hoàn thành trên số đã đến hạn"]
    assert [page.cell(row, column).value for row in (top + 1, top + 2)] == ["–", "–"]
    assert page.cell(top + 2, at["Tổng số"]).value == 1


def test_roles_of_numbers_and_lines() -> None:
    """A cell of several lines is one text; a 0 is a number without a colour."""
    two = Cell((line("một", "bad"), line("hai")))
    (page,) = opened(workbook.render(small((two, number(0, "bad"))))).worksheets
    first, second = page[5]
    assert (first.value, first.fill.fgColor.rgb[2:]) == ("một\nhai", "F8CBCB")
    assert (second.value, second.fill.fill_type) == (0, None)


def asked(run: Run, folder: Path) -> None:
    """Give Plan 89 its half year and write its workbook."""
    shutil.copy(LOG, folder / "data" / "plan-89.log.jsonl")
    ran = run(
        "--plan", "data/plan-89.yaml", "report", "-o", "a.xlsx", "--as-of", "30/9/2025", now=LATER
    )
    assert (ran.code, ran.out) == (0, "Đã tạo a.xlsx.\n")


def test_from_the_command_line(run: Run, folder: Path) -> None:
    """As `status` counts."""
    asked(run, folder)
    assert (folder / "a.xlsx").read_bytes() == of_half_year()
    ran = run(
        "--plan",
        "data/plan-89.yaml",
        "status",
        "--format",
        "json",
        "--as-of",
        "30/9/2025",
        now=LATER,
    )
    counts = json.loads(ran.out)["counts"]
    page = opened((folder / "a.xlsx").read_bytes(), values=True)["Tổng hợp"]
    sums = [one.value for one in page[page.max_row]]
    keys = ("done", "done_late", "on_track", "overdue", "waiting", "undated", "closed")
    assert sums[3:10] == [counts[key] for key in keys]


def test_what_went_out_comes_in(run: Run, folder: Path) -> None:
    """An untouched workbook records nothing and says why; with columns to fill in it is a sheet."""
    asked(run, folder)
    log = (folder / "data" / "plan-89.log.jsonl").read_bytes()
    plan = ("--plan", "data/plan-89.yaml")
    ran = run(*plan, "enter", "a.xlsx", now=LATER)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "a.xlsx:1: không thấy dòng tiêu đề có các cột Mục, Nội dung cập nhật, Ngày; hãy dùng bảng do "
        "plantrack sheet tạo, hoặc thêm dòng đó\n"
    )
    assert (folder / "data" / "plan-89.log.jsonl").read_bytes() == log
    book = opened((folder / "a.xlsx").read_bytes())
    page = book["Theo dõi"]
    top, columns = head_of(page)
    for place, heading in enumerate(HEADINGS, page.max_column + 1):
        page.cell(top, place).value = heading
        columns[heading] = place
    late = [
        row
        for row in range(top + 1, page.max_row + 1)
        if "chưa hoàn thành, quá hạn" in page.cell(row, columns["Tình trạng"]).value
    ]
    for row in late:
        page.cell(row, columns["Nội dung cập nhật"]).value = "hoàn thành"
        page.cell(row, columns["Ngày"]).value = date(2025, 9, 30)
    book.save(folder / "a.xlsx")
    ran = run(*plan, "enter", "a.xlsx", now=LATER)
    assert (ran.code, ran.err) == (0, "")
    assert "Đã ghi 9 ghi nhận từ 1 tệp" in ran.out
    assert "Bỏ qua: 0 dòng đã có trong nhật ký, 66 dòng để trống." in ran.out
