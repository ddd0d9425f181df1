"""Bytes of a workbook or of CSV to rows of cells; nothing in them acts."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, time
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantrack.recording import form, messages
from plantrack.recording.form import Broken, Formula, Value
from plantrack.words import files
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, Sentence, say

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet as Worksheet

LARGEST = 2 * 1024 * 1024  # bytes of a file, as of a plan
UNPACKED = 16 * 1024 * 1024  # bytes of what is packed in it
PARTS = 1000  # files in a workbook
ELEMENTS = 500_000  # of XML in all parts of a workbook; a cell with a text is two or three
TEXTS = 100_000  # of them texts that cells share, which take longer
COSTLY = 30_000  # and all that are neither, as formats, which take longest
BEGUN = 5_000_000  # those that are passed over where each sheet begins, if all stood there
LONGEST_RUN = 256 * 1024  # bytes of XML without a tag
WIDEST = 60  # columns
DEEPEST = 50_000  # rows, empty ones too
SUFFIXES = (".xlsx", ".csv")
_OLE = b"\xd0\xcf\x11\xe0"  # how an old .xls, and a workbook with a password, begins

_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError,
)  # fmt: skip  # whatever a file made by hand brings `zipfile` to
# What cells consist of is neither.
_TEXT = re.compile(rb"<si[\s/>]")
_COSTLY = re.compile(rb"<(?!/|(?:row|c|v|f|is|t|si)[\s/>])")
_SHEET = re.compile(rb"<(?:[^\s<>/:]+:)?sheet[\s/>]")
_BLANK = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"  # what may stand before XML
_DELIMITERS = ",;\t"


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


def _too_wide(path: Path, number: int) -> PlantrackError:
    return PlantrackError([Problem(say(messages.sheet_too_wide, limit=WIDEST)).at(path, number)])


def _of_csv(path: Path, text: str) -> list[list[Value]]:
    """Return the rows of text, read strictly: a quote that is left open would swallow those after it."""
    if "\0" in text:
        raise _wrong(path, messages.csv_broken)
    delimiter = _delimiter(text)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        found = _trimmed([[_of_text(cell) or None for cell in row] for row in reader])
    except csv.Error:
        line = _line_of_open_quote(text, delimiter)
        if line is None:
            raise _wrong(path, messages.csv_broken) from None
        raise PlantrackError([Problem(say(messages.csv_quote_open)).at(path, line)]) from None
    if len(found) > DEEPEST:
        raise _wrong(path, messages.sheet_too_long, limit=DEEPEST)
    for number, row in enumerate(found, 1):
        if any(row[WIDEST:]):
            raise _too_wide(path, number)
    return found


def _delimiter(text: str) -> str:
    """Return what parts the cells of the row of headings; where there is none, of the first lines."""
    for delimiter in _DELIMITERS:
        lenient = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        with suppress(csv.Error):
            if form.has_headings(list(islice(lenient, form.TOP))):
                return delimiter
    top = "\n".join(text.splitlines()[: form.TOP])
    return max(_DELIMITERS, key=top.count)


def _line_of_open_quote(text: str, delimiter: str) -> int | None:
    """Return the line of the first cell that begins with a quote and does not end with one."""
    cell = re.compile(rf'"(?:[^"]|"")*+"(?=[{delimiter}\r\n]|\Z)|(?!")[^{delimiter}\r\n]*+')
    at = 0
    while at <= len(text):
        found = cell.match(text, at)
        if found is None:
            return len(re.findall(r"\r\n?|\n", text[:at])) + 1
        at = found.end() + 1
    return None


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
            sheets: Any = book.worksheets  # their types say nothing of how they are read
            parts = {one._worksheet_path: one for one in reversed(sheets)}  # noqa: SLF001  # each is read once
            shown = [one for one in reversed(parts.values()) if one.sheet_state == "visible"]
            suited = [one for one in shown if form.has_headings(_top(one))]
            names = tuple(one.title for one in suited)
            found = [row for one in (suited or shown)[:1] for row in _whole(path, one)]
    except PlantrackError:
        raise
    except Exception:  # noqa: BLE001  # openpyxl raises whatever a broken part of a workbook makes it stumble over
        raise _wrong(path, messages.workbook_broken) from None
    if len(names) > 1:
        raise _wrong(path, messages.workbook_of_several, sheets=names)
    return found


def _refuse_bombs(path: Path, content: bytes) -> None:
    """Raise PlantrackError for what unpacks to too much, or takes long to build from what it unpacks to.

    `zipfile` unpacks no more than is announced.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise _wrong(path, messages.workbook_too_large, limit=UNPACKED // 1024 // 1024)
            texts = [packed.read(part) for part in parts]
    except PlantrackError:
        raise
    except _BROKEN:
        raise _wrong(path, messages.workbook_broken) from None
    if any(b"<!DOCTYPE" in text.replace(b"\0", b"") for text in texts):
        raise _wrong(path, messages.workbook_broken)
    if _is_costly(texts):
        raise _wrong(path, messages.workbook_too_costly)


def _is_costly(texts: Sequence[bytes]) -> bool:
    """Tell whether it takes long to build a workbook from these parts."""
    elements = sum(text.count(b"<") - text.count(b"</") for text in texts)
    return (
        elements > ELEMENTS
        or _count(_TEXT, texts) > TEXTS
        or _count(_COSTLY, texts) > COSTLY
        or _count(_SHEET, texts) * elements > BEGUN
        or any(map(_is_endless, texts))
    )


def _count(pattern: re.Pattern[bytes], texts: Sequence[bytes]) -> int:
    return sum(len(pattern.findall(text)) for text in texts)


def _is_endless(text: bytes) -> bool:
    """Tell whether XML goes on for long without a tag; a picture may."""
    is_xml = text.lstrip(_BLANK).startswith(b"<")
    return is_xml and max(map(len, text.split(b"<"))) > LONGEST_RUN


def _whole(path: Path, one: "Worksheet") -> list[list[Value]]:
    """Return all rows of a sheet; what is beyond the limits is refused, never left out."""
    rows: list[list[Value]] = []
    merged: list[str] = []
    length = 0
    for number, cells in _lines(one, merged):
        filled = [column for column, value in cells.items() if value not in (None, "")]
        if not filled:
            continue
        if number > DEEPEST:
            raise _wrong(path, messages.sheet_too_long, limit=DEEPEST)
        if max(filled) > WIDEST:
            raise _too_wide(path, number)
        if number <= len(rows):
            raise _wrong(path, messages.workbook_broken)
        length += sum(len(value) for value in cells.values() if isinstance(value, str))
        if length > UNPACKED:  # of one text that many cells share
            raise _wrong(path, messages.workbook_too_costly)
        rows += [[] for _ in range(len(rows) + 1, number)]
        rows.append(_row(cells))
    _fill_merged(path, rows, merged)
    return rows


def _fill_merged(path: Path, rows: Sequence[list[Value]], merged: Iterable[str]) -> None:
    """Let what stands in cells merged over several rows stand in each of those that has a cell of its own."""
    from openpyxl.utils.cell import range_boundaries

    head = next((n for n, row in enumerate(rows[: form.TOP], 1) if form.has_headings([row])), 0)
    covered = 0
    for reference in merged:
        column, first, _, last = (bound or 1 for bound in range_boundaries(reference))
        if not head < first < len(rows):
            continue
        below = rows[first:last]
        covered += len(below)
        if covered > ELEMENTS:
            raise _wrong(path, messages.workbook_too_costly)
        for value in rows[first - 1][column - 1 : column]:
            for row in filter(None, below):
                row.extend([None] * (column - len(row)))
                if row[column - 1] in (None, ""):
                    row[column - 1] = value


def _row(cells: Mapping[int, Value]) -> list[Value]:
    """Return the cells of a row, as wide as it is and may be."""
    widest = min(max(cells, default=0), WIDEST)
    return [cells.get(column) for column in range(1, widest + 1)]


def _top(one: "Worksheet") -> list[list[Value]]:
    """Return the rows among which the headings are looked for."""
    return [_row(cells) for _, cells in takewhile(lambda row: row[0] <= form.TOP, _lines(one, []))]


def _lines(one: "Worksheet", merged: list[str]) -> Iterator[tuple[int, Mapping[int, Value]]]:
    """Yield the numbers of the rows of a sheet and their cells by column, and note which are merged.

    `openpyxl` itself leaves out columns beyond a limit, tells of no merged cells, and builds much that
    is not asked for.
    """
    from openpyxl.worksheet import _reader as reader
    from openpyxl.xml.functions import iterparse

    sheet: Any = one  # its types say nothing of how it is read
    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001  # see above
        parser = reader.WorkSheetParser(
            source,
            sheet._shared_strings,  # noqa: SLF001  # see above
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001  # see above
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001  # see above
        )
        for _, element in iterparse(source):
            if element.tag == reader.ROW_TAG:
                _simplify(element)
                number, cells = parser.parse_row(element)
                element.clear()
                yield number, {cell["column"]: _value(cell) for cell in cells}
            elif element.tag == reader.MERGE_TAG:
                merged += [cell.get("ref", "") for cell in element]


def _simplify(row: Any) -> None:  # noqa: ANN401  # its library has no types
    """Make plain what takes `openpyxl` long: texts of cells with formats, formulas told for another cell."""
    from openpyxl.worksheet import _reader as reader

    text, run = (reader.INLINE_STRING.replace("}is", tag) for tag in ("}t", "}r"))
    for cell in row:
        for part in cell:
            if part.tag == reader.FORMULA_TAG:
                part.attrib.clear()
            elif part.tag == reader.INLINE_STRING and cell.get("t") == "inlineStr":
                runs = [part, *part.iterfind(run)]  # and not how it is pronounced
                said = [one.text or "" for each in runs for one in each.iterfind(text)]
                part.clear()
                part.tag, part.text = reader.VALUE_TAG, "".join(said)
                cell.set("t", "str")


def _trimmed(rows: list[list[Value]]) -> list[list[Value]]:
    """Return rows without the empty ones at the end."""
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return rows


def _value(cell: Mapping[str, Any]) -> Value:
    value = cell["value"]
    match cell["data_type"]:
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
