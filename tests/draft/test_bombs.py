"""Small Word files that unpack or build to much: refused at once, by a real process, with what to do instead."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plantrack.draft import documents
from plantrack.draft.blocks import DocumentTable
from tests.draft.test_documents import as_is, body, changed
from tests.warm import Warm

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ulimit is POSIX's")

SECONDS = 6  # of the processor, twice what is promised; most of these took over ten before they were refused
MILLION = 1_000_000
NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{rest}"'
    for prefix, rest in (
        ("w", "wordprocessingml/2006/main"),
        ("mc", "markup-compatibility/2006"),
    )
)


def word(inside: str) -> bytes:
    """Return a Word file with this in its body."""
    document = f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"
    return changed(body(document.encode()))


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def nested(depth: int, inside: str) -> str:
    for _ in range(depth):
        inside = table(cell(inside))
    return inside


def numbered(text: str) -> bytes:
    """Return a Word file with 20 000 paragraphs that are numbered with a long text."""
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    paragraphs = f"<w:p>{listed}<w:r><w:t>a</w:t></w:r></w:p>" * 15_000
    document = f"<w:document {NAMESPACES}><w:body>{paragraphs}</w:body></w:document>"
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{text}"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    parts = {"word/document.xml": document.encode(), "word/numbering.xml": numbering.encode()}
    return changed(parts.get)


def related(relations: str) -> bytes:
    return changed(
        lambda name, content: (
            content.replace(b"</Relationships>", f"{relations}</Relationships>".encode())
            if name == "word/_rels/document.xml.rels"
            else content
        )
    )


def styled() -> bytes:
    styles = "".join(f'<w:style w:styleId="s{n}"/>' for n in range(300_000))
    part = f"<w:styles {NAMESPACES}>{styles}</w:styles>".encode()
    return changed(lambda name, content: part if name == "word/styles.xml" else content)


TAGS, MUCH, LONG = (
    "too many elements",
    "too many paragraphs, cells or styles",
    "a paragraph of more",
)
STRETCH, DEEP = "one stretch of text that is too long", "tables within tables, more than 8 deep"
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million empty paragraphs": (lambda: word("<w:p/>" * MILLION), TAGS),
    "nine hundred thousand": (lambda: word("<w:p/>" * 900_000), MUCH),
    "a row of a million cells": (lambda: word(table("<w:tc/>" * MILLION)), TAGS),
    "a row of nine hundred thousand": (lambda: word(table("<w:tc/>" * 900_000)), MUCH),
    "rows without cells": (lambda: word(f"<w:tbl>{'<w:tr/>' * 900_000}</w:tbl>"), MUCH),
    "tables without rows": (lambda: word("<w:tbl/>" * 900_000), MUCH),
    "cells that span 63 columns": (
        lambda: word(table(*[cell("<w:p/>", '<w:gridSpan w:val="63"/>') * 10] * 4000)),
        MUCH,
    ),
    "one long row above many short ones": (
        lambda: word(table("<w:tc/>" * 15_000, *[""] * 15_000)),
        MUCH,
    ),
    "a long cell merged with all below": (
        lambda: word(
            table(
                cell(paragraph("a " * 49_000) * 10, '<w:vMerge w:val="restart"/>'),
                *[cell("", "<w:vMerge/>")] * 45_000,
            )
        ),
        MUCH,
    ),
    "tables in tables": (lambda: word(nested(9, "<w:p/>")), DEEP),
    "as deep as XML may be": (lambda: word(nested(80, "<w:p/>")), DEEP),
    "deep and many": (lambda: word(nested(80, "<w:p/>" * 90_000)), DEEP),
    "a long paragraph": (lambda: word(paragraph("việc " * 50_000)), LONG),
    "columns in a paragraph": (lambda: word(paragraph("a     " * 30_000)), LONG),
    "nine megabytes in a paragraph": (lambda: word(paragraph("việc " * 1_500_000)), STRETCH),
    "a long cell": (lambda: word(table(cell(paragraph("việc " * 50_000)))), LONG),
    "line breaks": (lambda: word(f"<w:p><w:r>{'<w:br/>' * 300_000}</w:r></w:p>"), LONG),
    "more line breaks": (lambda: word(f"<w:p><w:r>{'<w:br/>' * 900_000}</w:r></w:p>"), MUCH),
    "many long paragraphs": (lambda: word(paragraph("việc làm " * 10_000) * 100), MUCH),
    "a long number": (lambda: numbered("%1." * 100_000), LONG),
    "hundreds of thousands of styles": (styled, MUCH),
    "fields in fields": (
        lambda: word(
            f"<w:p>{'<w:r><w:fldChar w:fldCharType=`begin`/></w:r>' * 60_000}</w:p>".replace(
                "`", '"'
            )
        ),
        MUCH,
    ),
    "ends of paragraphs all deleted": (
        lambda: word(
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{'a ' * 20}</w:t></w:r></w:p>"
            * 20_000
        ),
        LONG,
    ),
    "a long attribute": (
        lambda: word(f"<w:p {' '.join(f'a{n}=``' for n in range(300_000))}/>".replace("`", '"')),
        STRETCH,
    ),
    "relations that never end": (lambda: related("<Relationship " * 300_000), TAGS),
    "a relation of one word": (lambda: related(f"<Relationship {'a' * 900_000}/>"), "cannot be"),
    "relations without number": (
        lambda: related('<Relationship Id="x" Type="y" Target="styles.xml"/>' * 30_000),
        TAGS,
    ),
    "a part that does not say it is XML": (
        lambda: changed(as_is, **{"word/media/a.png": b"<a>" + b"<b/>" * MILLION + b"</a>"}),
        TAGS,
    ),
}


LIMITED = f"""
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from plantrack.__main__ import main
main()
"""


def drafted(warm: Warm, content: bytes, folder: Path, language: str) -> tuple[int, str, str]:
    (folder / "kh.docx").write_bytes(content)
    done = subprocess.run(
        [*warm.command(LIMITED), "--lang", language, "draft", "kh.docx"],
        cwd=folder, capture_output=True, check=False, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", CASES)
def test_what_is_too_much_is_refused_at_once(name: str, warm: Warm, tmp_path: Path) -> None:
    """One line, exit 1, nothing on stdout."""
    make, message = CASES[name]
    content = make()
    assert len(content) < 2 * MILLION
    code, out, err = drafted(warm, content, tmp_path, "en")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("kh.docx: ")
    assert message in err


@pytest.mark.parametrize("name", {message: name for name, (_, message) in CASES.items()}.values())
def test_each_message_is_in_vietnamese_too(name: str, warm: Warm, tmp_path: Path) -> None:
    """It says what to do instead."""
    code, out, err = drafted(warm, CASES[name][0](), tmp_path, "vi")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "hãy " in err


@pytest.mark.parametrize(
    "inside",
    [
        paragraph("việc " * 15_000),
        nested(8, "<w:p/>" * 1000),
        "<w:p/>" * 15_000,
        table(*[cell(paragraph("a")) * 20] * 2000),
        f"<w:p>{'<w:smartTag>' * 80}{'<w:r><w:fldChar/></w:r>' * 40_000}{'</w:smartTag>' * 80}</w:p>",
    ],
)
def test_much_that_a_person_may_have_made_is_read(inside: str, warm: Warm, tmp_path: Path) -> None:
    """A paragraph of many pages is cut as ever, empty ones are passed over, tables are read."""
    tasks = paragraph("I. VIỆC") + paragraph("1. Rà soát") + paragraph("- Chủ trì: Sở Nội vụ")
    code, out, err = drafted(warm, word(tasks + inside), tmp_path, "en")
    assert (code, "title: Rà soát" in out) == (0, True), err


def test_a_text_box_in_a_cell_is_read_once() -> None:
    """Word writes it twice, for new readers and for old ones."""
    box = f"<w:txbxContent>{paragraph('Chủ trì: Sở Nội vụ')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    content = word(table(cell(f"<w:p><w:r><w:t>Việc. </w:t>{choice}</w:r></w:p>")))
    (found,) = documents.read(content, "a.docx")
    assert isinstance(found, DocumentTable)
    assert found.rows[0].cells == ("Việc.\nChủ trì: Sở Nội vụ",)
