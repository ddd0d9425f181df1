"""Sheets filled in for tests."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

HEADINGS = ("Nội dung cập nhật", "Ngày", "Số, ký hiệu văn bản", "Thời hạn mới", "Ghi chú")
# What LibreOffice is told: to open a workbook, to type into cells, and to save it under another name.
OFFICE = Path(__file__).with_name("office.py")
PYTHON = "/usr/bin/python3"  # the one that LibreOffice comes with a module for


def head_of(page: Any) -> tuple[int, dict[str, int]]:
    """Return the row of the headings and the column of each, from 1."""
    for row in page.iter_rows():
        names = {cell.value: cell.column for cell in row if cell.value}
        if "Mục" in names:
            return row[0].row, names
    raise LookupError


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a sheet by their headings, with their number as `row`."""
    page = load_workbook(path).worksheets[0]
    top, columns = head_of(page)
    found = [
        {"row": row, **{name: page.cell(row, at).value for name, at in columns.items()}}
        for row in range(top + 1, page.max_row + 1)
    ]
    return [one for one in found if one["Mục"]]


def fill(path: Path, cells: Mapping[int, Mapping[str, Any]], to: Path | None = None) -> None:
    """Fill in cells, by row and heading, as a program does that knows nothing of protection."""
    book = load_workbook(path)
    page = book.worksheets[0]
    _, columns = head_of(page)
    for row, values in cells.items():
        for name, value in values.items():
            page.cell(row, columns[name]).value = value
    book.save(to or path)


def workbook(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    """Write a workbook of these rows."""
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    book.save(path)


def typed_in_libreoffice(path: Path, to: Path, cells: Mapping[tuple[int, int], str]) -> None:
    """Open a workbook in LibreOffice, type into cells (row and column from 1), and save it as another."""
    there = shutil.which("soffice") and Path(PYTHON).exists()
    known = there and subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False)
    if not known or known.returncode:
        pytest.skip("needs libreoffice-calc and python3-uno")
    typed = [f"{row}:{column}:{text}" for (row, column), text in cells.items()]
    office = [PYTHON, str(OFFICE), str(path.resolve()), str(to.resolve())]
    subprocess.run([*office, *typed], check=True, capture_output=True, timeout=120)
