"""Files that people open, as text whose differences a reviewer can read."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

# What stands in a workbook's text for the usual number formats.
NUMBERS = {"@": "", "General": "", "#,##0;-#,##0;": "n", "dd/mm/yyyy": "d", "0%": "%", "0.0%": ".%"}


# -- Word ------------------------------------------------------------------------------------------


def word_told(content: bytes) -> str:
    """Return a Word file as text: a line a paragraph with its style, a line a row of a table.

    Bold and italic letters stand between `<b>` and `</b>`, `<i>` and `</i>`; "_" is a space that ends no line.
    """
    document = docx.Document(io.BytesIO(content))
    lines = [f"title: {document.core_properties.title}", ""]
    headers = [
        " / ".join(map(_text, section.header._element.iter(qn("w:p"))))
        for section in document.sections
    ]
    sections = 0
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            lines += _table_told(block)
        elif block.tag == qn("w:p"):
            lines.append(" ".join(part for part in (_layout(block), _text(block)) if part))
        for section in block.iter(qn("w:sectPr")):
            lines += [f"== end of section {_attributes(section)}; header: {headers[sections]}"]
            sections += 1
    return "\n".join(lines).replace("\u00a0", "_") + "\n"


def _attributes(element: Any) -> str:
    """Return the children of an element with their attributes, in one line."""
    return ", ".join(" ".join((_name(one.tag), *_values(one))) for one in element)


def _values(element: Any) -> list[str]:
    own = sorted((_name(key), value) for key, value in element.attrib.items())
    return [value if key == "val" else f"{key}={value}" for key, value in own]


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _layout(paragraph: Any) -> str:
    """Return the style of a paragraph, and what it has of its own beside it."""
    told = ""
    for one in paragraph.find(qn("w:pPr")) if paragraph.find(qn("w:pPr")) is not None else ():
        if one.tag == qn("w:pStyle"):
            told += one.get(qn("w:val"))
        elif one.tag != qn("w:sectPr"):
            own = [*_values(one), *filter(None, [_attributes(one)])]
            told += f" ({' '.join((_name(one.tag), *own))})"
    return f"{told.strip()}:"


def _text(paragraph: Any) -> str:
    """Return what a paragraph says, with the looks of its runs, fields and breaks by name."""
    told = ""
    for run in paragraph.iter(qn("w:fldSimple"), qn("w:r")):
        if run.tag == qn("w:fldSimple"):
            told += f"<{run.get(qn('w:instr')).strip()}>"
            continue
        looks = [*(run.find(qn("w:rPr")) if run.find(qn("w:rPr")) is not None else ())]
        marks = [" ".join((_name(one.tag), *_values(one))) for one in looks]
        marks = [mark for mark in marks if mark not in {"bCs", "iCs"}]
        said = "".join(
            one.text or "" if one.tag == qn("w:t") else f"<{_name(one.tag)}/>"
            for one in run
            if one.tag != qn("w:rPr")
        )
        ends = [f"</{mark.split()[0]}>" for mark in reversed(marks)]
        told += "".join([*(f"<{mark}>" for mark in marks), said, *ends])
    return re.sub(r"</(\w+)><\1>", "", told)


def _table_told(table: Any) -> Iterator[str]:
    """Yield the columns of a table, then its rows; the styles of a row where they are new."""
    widths = [one.get(qn("w:w")) for one in table.iter(qn("w:gridCol"))]
    yield f"table {' '.join(widths)}; {_attributes(table.find(qn('w:tblPr')))}"
    before = ""
    for row in table.findall(qn("w:tr")):
        cells = row.findall(qn("w:tc"))
        kind = _attributes(row.find(qn("w:trPr"))) if row.find(qn("w:trPr")) is not None else ""
        looks = f"{kind}; " + " | ".join(map(_cell_layout, cells))
        if looks != before:
            yield f"  [{looks}]"
        before = looks
        texts = (" / ".join(map(_text, cell.findall(qn("w:p")))) for cell in cells)
        yield f"  | {' | '.join(texts)} |"


def _cell_layout(cell: Any) -> str:
    """Return what a cell spans and the styles of its paragraphs, each once."""
    own = [one for one in cell.find(qn("w:tcPr")) if one.tag != qn("w:tcW")]
    spans = [" ".join((_name(one.tag), *_values(one))) for one in own]
    styles = dict.fromkeys(_layout(one).rstrip(":") for one in cell.findall(qn("w:p")))
    return ", ".join([*spans, *styles])


def package_told(content: bytes, *names: str) -> str:
    """Return parts of a zip of XML, by default all, each canonical with an element a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name).decode() for name in names or file.namelist()}
    return "\n".join(f"== {name}\n{_xml_told(text)}" for name, text in parts.items())


def _xml_told(text: str) -> str:
    told, depth = "", 0
    leaf, tag = r"<([\w:]+)(?: [^>]*)?>[^<]*</\1>", r"<[^>]+>[^<]*"
    for found in re.finditer(f"{leaf}|{tag}", ET.canonicalize(text)):
        depth -= found[0].startswith("</")
        told += f"{' ' * depth}{re.sub('></.*$', '/>', found[0])}\n"
        depth += not found[1] and not found[0].startswith("</")
    return told


# -- Excel -----------------------------------------------------------------------------------------


def workbook_told(content: bytes) -> str:
    """Return a workbook as text: how each sheet is seen and printed, then a line a row.

    A cell is its value and, in braces, what is not plain text: "n" a number, "d" a day, "%" a share, "b" bold,
    "open" what a protected sheet lets people fill in, and its colours.
    """
    book = load_workbook(io.BytesIO(content))
    values = load_workbook(io.BytesIO(content), data_only=True)
    lines = [f"title: {book.properties.title}"]
    for page in book.worksheets:
        lines += ["", f"== {page.title} ({page.sheet_state})", *_sheet_told(page)]
        for at, row in enumerate(page.iter_rows(), 1):
            height = page.row_dimensions[at].height
            cells = [_cell_told(one, values[page.title][one.coordinate].value) for one in row]
            while cells and not cells[-1]:
                cells.pop()
            lines.append(f"{at}{f' h{height:g}' if height else ''}: {' | '.join(cells)}")
    return "\n".join(lines).replace("\u00a0", "_") + "\n"


def _sheet_told(page: Any) -> Iterator[str]:
    widths = (
        f"{key}{f'-{get_column_letter(one.max)}' if one.max > one.min else ''} {one.width:g}"
        f"{' hidden' if one.hidden else ''}"
        for key, one in page.column_dimensions.items()
    )
    yield f"columns: {', '.join(widths)}"
    yield f"frozen at {page.freeze_panes}; filter {page.auto_filter.ref}"
    yield f"printed {page.print_area}, titles {page.print_title_rows}, {page.page_setup.orientation}"
    footer = page.oddFooter
    yield f"footer: {footer.left.text} | {footer.center.text} | {footer.right.text}"
    yield f"merged: {', '.join(sorted(str(one) for one in page.merged_cells.ranges))}"
    if page.protection.sheet:
        yield "protected"
    for rule in page.data_validations.dataValidation:
        given = [rule.type, rule.operator, rule.formula1, rule.formula2]
        said = [rule.promptTitle, rule.prompt, rule.errorTitle, rule.error]
        yield f"rule {rule.sqref}: {' '.join(filter(None, given))}; {' / '.join(filter(None, said))}"
    for area in page.conditional_formatting:
        told = "; ".join(f"{one.type} {one.formula}" for one in area.rules)
        yield f"coloured {area.sqref}: {told}"


def _cell_told(cell: Any, value: Any) -> str:
    if cell.value is None:
        said = ""
    elif isinstance(cell.value, datetime):
        said = str(cell.value.date())
    elif cell.data_type == "f":
        said = f"{cell.value} → {value}"
    else:
        said = str(cell.value).replace("\n", " / ")
    marks = [NUMBERS.get(cell.number_format, cell.number_format)] if said else []
    marks += ["b"] if cell.font.b and said else []
    marks += ["open"] if cell.has_style and not cell.protection.locked else []
    marks += [cell.fill.fgColor.rgb[2:]] if cell.fill.fill_type else []
    ink = cell.font.color
    marks += [f"ink {ink.rgb[2:]}"] if said and ink and ink.type == "rgb" else []
    marks = list(filter(None, marks))
    return f"{said} {{{' '.join(marks)}}}".strip() if marks else said


# -- HTML ------------------------------------------------------------------------------------------


def page_told(html: str) -> str:
    """Return a page without its style and script, which stand in a file each, and their hashes."""
    html = re.sub(r"sha256-[^&]+&", "sha256-…&", html)
    return re.sub(r"(<(style|script)>).*?(?=</\2>)", r"\1…", html, flags=re.DOTALL)
