"""Bytes of a workbook or of CSV to rows of cells; nothing in them acts."""

import csv
import io
import warnings
import zipfile
from datetime import date, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantrack.recording import form, messages
from plantrack.recording.form import Broken, Formula, Value
from plantrack.words import files
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, Sentence, say

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet as Worksheet

LARGEST = 2 * 1024 * 1024  # bytes of a file, as of a plan
UNPACKED = 16 * 1024 * 1024  # bytes of what is packed in it
PARTS = 1000  # files in a workbook
WIDEST = 60  # columns
DEEPEST = 50_000  # rows that are looked at, empty ones too
SUFFIXES = (".xlsx", ".csv")
_OLE = b"\xd0\xcf\x11\xe0"  # how an old .xls, and a workbook with a password, begins


def rows(path: Path, content: bytes) -> list[list[Value]]:
    """Return the rows of the sheet that has the headings, or else of the first one.

    Raises PlantrackError where that cannot be read, or is too much.
    """
    if content.startswith(b"PK\x03\x04"):
        return _of_workbook(path, content)
    if content.startswith(_OLE):
        raise _wrong(path, messages.workbook_locked)
    if path.suffix.lower() == ".xlsx":
        raise _wrong(path, messages.workbook_broken)
    return _of_csv(path, files.decoded(path, content))


def _wrong(path: Path, sentence: Sentence, **values: object) -> PlantrackError:
    return PlantrackError([Problem(say(sentence, **values)).at(path, 1)])


def _of_csv(path: Path, text: str) -> list[list[Value]]:
    """Return rows of text; what parts the cells is what there is most of in the first lines."""
    if "\0" in text:
        raise _wrong(path, messages.csv_broken)
    top = "\n".join(text.splitlines()[: form.TOP])
    delimiter = max(",;\t", key=top.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        found = [[_of_text(cell) for cell in row[:WIDEST]] for row in islice(reader, DEEPEST)]
    except csv.Error:
        raise _wrong(path, messages.csv_broken) from None
    return found


def _of_text(cell: str) -> Value:
    """Return the text of a cell of CSV, without the apostrophe that keeps formulas from acting."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") and cell[1:2] else cell


def _of_workbook(path: Path, content: bytes) -> list[list[Value]]:
    """Return the rows of a workbook; what it holds beside cells is never looked at."""
    _refuse_bombs(path, content)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drop-downs and the like, which are not read
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            shown = [one for one in book.worksheets if one.sheet_state == "visible"]
            suited = [one for one in shown if form.has_headings(_cells(one, form.TOP))]
            names = tuple(one.title for one in suited)
            found = [row for one in (suited or shown)[:1] for row in _cells(one, DEEPEST + 1)]
    except Exception:  # noqa: BLE001  # openpyxl raises whatever a broken part of a workbook makes it stumble over
        raise _wrong(path, messages.workbook_broken) from None
    if len(names) > 1:
        raise _wrong(path, messages.workbook_of_several, sheets=names)
    if len(found) > DEEPEST:
        raise _wrong(path, messages.sheet_too_long, limit=DEEPEST)
    return found


def _refuse_bombs(path: Path, content: bytes) -> None:
    """Raise PlantrackError for what unpacks to too much; `zipfile` unpacks no more than is announced."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise _wrong(path, messages.workbook_broken) from None
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise _wrong(path, messages.workbook_too_large, limit=UNPACKED // 1024 // 1024)


def _cells(one: "Worksheet", most: int) -> list[list[Value]]:
    one.reset_dimensions()  # a workbook may claim any size
    readable: Any = one  # its types say what can be written
    found = readable.iter_rows(max_col=WIDEST)
    rows = [[_value(cell) for cell in row] for row in islice(found, most)]
    return rows if len(rows) == most else _trimmed(rows)


def _trimmed(rows: list[list[Value]]) -> list[list[Value]]:
    """Return rows without the empty ones at the end."""
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return rows


def _value(cell: "Cell") -> Value:
    value = cell.value
    match cell.data_type:
        case "f":
            return Formula(str(value))
        case "e":
            return Broken(str(value))
    if value is None or isinstance(value, str | bool | int | float | date):
        return value
    if isinstance(value, time):
        return value.isoformat()
    return str(value)


def unsuited(path: Path) -> Message | None:
    """Return why a file is no sheet, by its name."""
    if path.suffix.lower() in SUFFIXES:
        return None
    return say(messages.workbook_suffix)
