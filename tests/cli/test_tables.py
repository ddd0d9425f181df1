"""Tables that `enter` reads: nothing in them is left out without a word, and none of them takes long."""

import json
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import Run
from tests.sheets import HEADINGS, workbook
from tests.warm import Warm

LOG = Path("data/plan-89.log.jsonl")
EVENT, DATE, _, _, NOTE = HEADINGS
HEAD = ["Mục", "Cơ quan", EVENT, DATE, "Văn bản"]
DONE = ["II.1", "STP", "hoàn thành", "14/4/2025", "45/BC"]


def recorded() -> list[tuple[str, str]]:
    """Return the agencies and documents in the log."""
    if not LOG.exists():
        return []
    found = map(json.loads, LOG.read_text(encoding="utf-8").splitlines())
    return [(one["agency"], one.get("doc", "")) for one in found]


def csv(*rows: str) -> None:
    """Write a file of these lines under the usual headings."""
    Path("a.csv").write_text("\n".join((",".join(HEAD), *rows, "")), encoding="utf-8")


# Rows under the headings, and the line where the quote begins that is not closed.
OPEN_QUOTES = {
    "in the last row": (['II.1,STP,done,14/4/2025,"45/BC'], 2),
    "before other rows": (
        ["II.1,SXD,done,14/4/2025,1", 'II.1,STP,done,14/4/2025,"45', "II.1,SYT,done,14/4/2025,2"],
        3,
    ),
    "before another quote": (
        ['II.1,STP,done,14/4/2025,"45', 'II.1,SYT,done,14/4/2025,"46"'],
        2,
    ),
    "after a cell of two lines": (['II.1,STP,done,14/4/2025,"4', '5"', 'II.1,SYT,"done'], 4),
    "closed within the cell": (['II.1,STP,done,14/4/2025,"45"/BC'], 2),
    "of two doubled": (['II.1,STP,done,14/4/2025,"45""', "II.1,SYT,done,14/4/2025,2"], 2),
}


@pytest.mark.parametrize("name", OPEN_QUOTES)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_quote_left_open_is_told_with_its_line(run: Run, name: str, ends: str) -> None:
    """It would swallow the rows after it; nothing is recorded."""
    rows, line = OPEN_QUOTES[name]
    text = ends.join((",".join(HEAD), *rows, ""))
    Path("a.csv").write_text(text, encoding="utf-8", newline="")
    ran = run("enter", "a.csv")
    assert (ran.code, ran.out, recorded()) == (1, "", [])
    assert ran.err.startswith(f"a.csv:{line}: dấu nháy kép mở ở dòng này")
    assert len(ran.err.splitlines()) == 1


def test_quotes_that_are_closed_are_read(run: Run) -> None:
    """Doubled ones, those of a cell with several lines, and those within a cell that has none around it."""
    csv(
        'II.1,STP,done,14/4/2025,"a ""b"", c"',
        'II.1,SYT,done,14/4/2025,"a\nb"',
        'II.1,SXD,done,14/4/2025,a "b"',
    )
    assert run("enter", "a.csv").code == 0
    assert [doc for _, doc in recorded()] == ['a "b", c', "a b", 'a "b"']


@pytest.mark.parametrize("delimiter", ",;\t")
@pytest.mark.parametrize("other", ",;\t")
def test_the_row_of_headings_says_what_parts_the_cells(
    run: Run, delimiter: str, other: str
) -> None:
    """Whatever there is most of above and below it, and over how many lines its headings go."""
    heads = [*HEAD[:4], '"Số, ký hiệu\nvăn bản"']
    doc = f"1{other * 90}2"
    rows = [[other * 90] if other != delimiter else [], heads, [*DONE[:4], f'"{doc}"']]
    Path("a.csv").write_text("\n".join(map(delimiter.join, rows)), encoding="utf-8")
    ran = run("enter", "a.csv")
    assert (ran.code, recorded()) == (0, [("so-tu-phap", " ".join(doc.split()))])


def test_a_filled_row_far_below_is_refused(run: Run) -> None:
    """In CSV and in a workbook; empty rows alone, however many, are no matter."""
    csv(",".join(DONE), *[""] * 60_000)
    assert (run("enter", "a.csv").code, len(recorded())) == (0, 1)
    csv(*[","] * 60_000, ",".join([*DONE[:4], "46"]))
    book = Workbook()
    page = book.worksheets[0]
    page.append(HEAD)
    page.cell(60_000, 1).value = "II.1"
    book.save("a.xlsx")
    for name in ("a.csv", "a.xlsx"):
        ran = run("enter", name)
        assert (ran.code, ran.out, len(recorded())) == (1, "", 1)
        assert "dài quá 50000 dòng" in ran.err


@pytest.mark.parametrize("place", [61, 100, 16_384])
def test_a_column_far_to_the_right_is_refused(run: Run, place: int) -> None:
    """With the row that has it; where nothing stands in it, it is no matter."""
    row = [*DONE, *[""] * (place - 6), "x"]
    csv(",".join(DONE) + "," * place)
    assert (run("enter", "a.csv").code, len(recorded())) == (0, 1)
    csv(",".join(DONE), ",".join(row))
    workbook(Path("a.xlsx"), [HEAD, DONE, [cell or None for cell in row]])
    for name in ("a.csv", "a.xlsx"):
        ran = run("enter", name)
        assert (ran.code, ran.out, len(recorded())) == (1, "", 1)
        assert ran.err.startswith(f"{name}:3: có dữ liệu bên phải cột thứ 60")


def merged(rows: Sequence[Sequence[str | None]], *areas: str) -> None:
    """Write a workbook of these rows with cells merged in it."""
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for area in areas:
        page.merge_cells(area)
    book.save("a.xlsx")


def test_merged_cells_stand_in_each_row_that_they_cover(run: Run) -> None:
    """A task over several agencies, and what all of them did."""
    rows: list[Sequence[str | None]] = [
        HEAD,
        ["II.1", "STP", "hoàn thành", "14/4/2025", "1/BC"],
        [None, "SYT", None, None, "2/BC"],
        [None, "SXD", None, None, "3/BC"],
    ]
    merged(rows, "A2:A4", "C2:C4", "D2:D4")
    assert run("enter", "a.xlsx").code == 0
    assert recorded() == [("so-tu-phap", "1/BC"), ("so-y-te", "2/BC"), ("so-xay-dung", "3/BC")]


def test_rows_of_merged_cells_are_told_or_counted(run: Run) -> None:
    """One that lacks something with its number; one that only makes the row above higher is none."""
    rows: list[Sequence[str | None]] = [HEAD, DONE, [None, "SYT", None, None, None]]
    merged([*rows, [None, "SXD", None, "1/1/2099", None]], "A2:A4", "C2:C4", "E2:E4")
    ran = run("enter", "a.xlsx")
    assert (ran.code, recorded()) == (1, [])
    assert [line.split(":")[1] for line in ran.err.splitlines()] == ["3", "4"]
    high = [f"{letter}2:{letter}3" for letter in "ABCDE"]
    merged([*rows[:2], [None] * 5, ["II.1", *rows[2][1:]]], *high)
    ran = run("enter", "a.xlsx")
    assert (ran.code, len(recorded())) == (0, 1)
    assert "1 dòng để trống" in ran.out


def test_headings_over_two_rows(run: Run) -> None:
    """They are read as they stand, and are nothing to be recorded."""
    rows: list[Sequence[str | None]] = [HEAD, [None, None, None, None, "(nếu có)"], DONE]
    merged(rows, "A1:A2", "B1:B2", "C1:C2", "D1:D2")
    ran = run("enter", "a.xlsx")
    assert ran.code == 1
    assert ran.err.startswith("a.xlsx:2: ")


# -- small on disk -----------------------------------------------------------------------------------

SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
CELL = b'<c t="inlineStr"><is><t>x</t></is></c>'
OF_FORMULA = b'<row><c><f t="shared" si="0"/></c></row>'


def changed(name: str, old: bytes, new: bytes) -> None:
    """Write a workbook in which something of a part stands for something else."""
    workbook(Path("a.xlsx"), [HEAD, DONE])
    with zipfile.ZipFile("a.xlsx") as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    parts.setdefault(
        STRINGS, b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>'
    )
    kinds = parts["[Content_Types].xml"]
    if b"sharedStrings" not in kinds:
        parts["[Content_Types].xml"] = kinds.replace(
            b"</Types>",
            b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
            b'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        )
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)
    with zipfile.ZipFile("a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)


def of_sheet(rows: bytes) -> Callable[[], None]:
    """Return what writes a workbook with more rows."""
    return lambda: changed(SHEET, b"</sheetData>", rows + b"</sheetData>")


COSTLY: dict[str, Callable[[], None]] = {
    "shared texts": lambda: changed(STRINGS, b"</sst>", b"<si><t/></si>" * 800_000 + b"</sst>"),
    "formats": lambda: changed(STYLES, b"</cellXfs>", b"<xf/>" * 400_000 + b"</cellXfs>"),
    "fonts": lambda: changed(STYLES, b"</fonts>", b"<font/>" * 400_000 + b"</fonts>"),
    "cells": of_sheet(b"<row>" + b"<c/>" * 2_000_000 + b"</row>"),
    "cells with texts": of_sheet(b"<row>" + CELL * 300_000 + b"</row>"),
    "merged cells": lambda: changed(
        SHEET,
        b"</sheetData>",
        b'</sheetData><mergeCells count="1">'
        + b'<mergeCell ref="A2:A50000"/>' * 100_000
        + b"</mergeCells>",
    ),
    "merged cells over one another": lambda: changed(
        SHEET,
        b"</sheetData>",
        b"<row><c><v>1</v></c></row>" * 40_000
        + b"</sheetData><mergeCells>"
        + b'<mergeCell ref="A3:A40000"/>' * 20_000
        + b"</mergeCells>",
    ),
    "sheets": lambda: changed(
        BOOK,
        b"</sheets>",
        b'<sheet name="a" sheetId="9" r:id="rId1"'
        b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        * 90_000
        + b"</sheets>",
    ),
    "text without end": of_sheet(b" " * 15_000_000),
    "a formula told for each cell": of_sheet(
        b'<row><c><f t="shared" si="0">' + b"A1+" * 80_000 + b"1</f></c></row>" + OF_FORMULA * 45_000
    ),
    "a long text in each cell": lambda: (
        changed(SHEET, b"</sheetData>", (b"<row>" + CELL.replace(b"x", b"x " * 15_000) * 4 + b"</row>") * 120 + b"</sheetData>")
    ),
}  # fmt: skip

# What is built fast all the same, and refused for another reason.
NOT_COSTLY = {
    "a formula told for each cell": "a.xlsx:10002: bảng dài quá 10000 dòng; ",
    "a long text in each cell": "a.xlsx:3: cột “Mục”: dài quá 2000 ký tự; ",
}


@pytest.mark.posix("a limit of processor time")
@pytest.mark.parametrize("name", COSTLY)
def test_a_small_workbook_does_not_cost_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch, warm: Warm, name: str
) -> None:
    """A whole process refuses it within three seconds of the processor, or the system ends it."""
    monkeypatch.chdir(folder)
    COSTLY[name]()
    assert Path("a.xlsx").stat().st_size < 200_000
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (3, 3)); "
        "from plantrack.__main__ import main; main()"
    )
    done = subprocess.run(
        [*warm.command(limited), "enter", "a.xlsx"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, recorded()) == (1, b"", [])
    told = done.stderr.decode("utf-8").splitlines()
    if name in NOT_COSTLY:
        assert told[0].startswith(NOT_COSTLY[name])
    else:
        (only,) = told
        assert only.startswith("a.xlsx:1: quá nhiều ô hoặc định dạng; ")
    assert max(map(len, told)) < 300


def test_a_large_workbook_of_an_office_is_read(run: Run) -> None:
    """Of thousands of rows, a tenth filled in, as programs write them and as `openpyxl` does."""
    rows = [
        ["II.4", "SNV", "ghi chú", "14/5/2025", f"{n}/BC", f"Nội dung {n}"]
        if n % 10 == 0
        else ["II.4", "SNV", None, None, None, None]
        for n in range(3000)
    ]
    workbook(Path("a.xlsx"), [[*HEAD, NOTE], *rows])
    assert run("enter", "a.xlsx").code == 0
    assert len(recorded()) == 300
    assert load_workbook("a.xlsx").worksheets[0].max_row == 3001
