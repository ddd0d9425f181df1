"""The text of documents with its places; what is broken or hostile ends in a message."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from plantrack.draft import documents
from plantrack.draft.blocks import Block, DocumentTable, Line
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words


def of_text(text: str) -> list[str]:
    """Return the lines of a text, tables as rows of cells."""
    return shown(documents.read(text.encode(), "a.txt"))


def shown(blocks: list[Block]) -> list[str]:
    return [
        line
        for block in blocks
        for line in (
            [block.text]
            if isinstance(block, Line)
            else [" | ".join(row.cells) for row in block.rows]
        )
    ]


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def of_word(document: Any) -> list[Block]:
    return documents.read(saved(document), "a.docx")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Một dòng\r\nHai dòng.", ["Một dòng", "Hai dòng."]),
        ("Rà soát các văn bản,\nquy định hiện hành", ["Rà soát các văn bản, quy định hiện hành"]),
        ("Đài Phát thanh-\nTruyền hình", ["Đài Phát thanh-Truyền hình"]),
        ("giai đoạn 2021 -\n2025", ["giai đoạn 2021 - 2025"]),
        (
            "- Chủ trì: Sở A\n2\n- Thời hạn: Quý I/2025",
            ["- Chủ trì: Sở A", "- Thời hạn: Quý I/2025"],
        ),
        ("Một\n- 12 -\nHai\nTrang 3/10\nBa", ["Một", "Hai", "Ba"]),
        ("Một\n1/12\nHai\n2/12\nBa", ["Một", "Hai", "Ba"]),
        ("Hạn\n30/6\n5/9\nBa", ["Hạn", "30/6", "5/9", "Ba"]),
        ("1.\tRà soát\n-\tChủ trì: Sở A", ["1. Rà soát", "- Chủ trì: Sở A"]),
        (
            "HOÀN THÀNH TRONG THÁNG 12/20251. Văn phòng",
            ["HOÀN THÀNH TRONG THÁNG 12/2025", "1. Văn phòng"],
        ),
        ("Tên cơ quan          Quốc hiệu", ["Tên cơ quan", "Quốc hiệu"]),
        ("Số:          /KH-UBND", ["Số: /KH-UBND"]),
        ("# Kế hoạch\n**1. Việc**", ["Kế hoạch", "1. Việc"]),
        ("| a | b |\n|---|---|\n| c | d |", ["a | b", "c | d"]),
        ("a\tb\tc\nd\te\tf", ["a | b | c", "d | e | f"]),
        ("\ufeffHòa".encode().decode(), ["Hòa"]),
        ("Ho\u0300a\u200b", ["Hòa"]),
        ("Sở \u202eNội\u2066 vụ\u2069", ["Sở Nội vụ"]),
    ],
)
def test_lines_of_plain_text(text: str, lines: list[str]) -> None:
    """Joined where a page broke them, without page numbers, split where a paste glued them."""
    assert of_text(text) == lines


def test_the_width_of_a_page_breaks_no_paragraph() -> None:
    """In a text all of whose lines are as wide as a page, a paragraph is one."""
    long = "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao khẩn trương tổ chức thực"
    page = "\n".join(
        [
            f"{n}. {long}\n   Hiện các nội dung nêu trên theo đúng thời hạn đã nêu tại điểm\n1 Công văn này."
            for n in range(1, 12)
        ]
    )
    lines = of_text(page)
    assert len(lines) == 11
    assert (
        lines[0]
        == f"1. {long} Hiện các nội dung nêu trên theo đúng thời hạn đã nêu tại điểm 1 Công văn này."
    )


def test_places() -> None:
    """Lines of a text, paragraphs and rows of a Word document, in words."""
    vi, en = Words("vi"), Words("en")
    text = documents.read("Một.\n\n2. Hai.".encode(), "a.txt")
    assert [vi.text(block.place) for block in text if isinstance(block, Line)] == [
        "dòng 1",
        "dòng 3",
    ]
    word = Document()
    word.add_paragraph("Một")
    word.add_table(2, 1).cell(1, 0).text = "ô"
    line, table = of_word(word)
    assert isinstance(line, Line)
    assert isinstance(table, DocumentTable)
    assert (vi.text(line.place), en.text(table.rows[1].place)) == ("đoạn 1", "table 1, row 2")


def numbered(word: Any) -> int:
    """Add a list with the numbers I., 1., a) and bullets to a document, and return its id."""
    levels = [
        ("upperRoman", "%1."),
        ("decimal", "%2."),
        ("lowerLetter", "%3)"),
        ("bullet", "•"),
        ("decimal", "%1.%2.%5"),
    ]
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
        + "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (form, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
    )
    numbering = word.part.numbering_part.element
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="88"><w:abstractNumId w:val="77"/></w:num>')
    )
    return 88


def item(word: Any, text: str, level: int, number: int) -> None:
    properties = word.add_paragraph(text)._p.get_or_add_pPr()
    own = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )
    properties.append(own)


def test_numbers_that_word_counts() -> None:
    """They are not in the text of the paragraphs, and begin again below a new heading."""
    word = Document()
    number = numbered(word)
    for text, level in [
        ("A", 0),
        ("B", 1),
        ("C", 2),
        ("D", 2),
        ("E", 1),
        ("F", 0),
        ("G", 1),
        ("H", 3),
        ("I", 4),
    ]:
        item(word, text, level, number)
    assert shown(of_word(word)) == [
        "I. A",
        "1. B",
        "a) C",
        "b) D",
        "2. E",
        "II. F",
        "1. G",
        "- H",
        "II.1.1 I",
    ]


def test_merged_and_nested_cells() -> None:
    """A merged cell stands in each column and row that it spans; a table within follows its own."""
    word = Document()
    table = word.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Nhóm"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Quý I/2025"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    outer, nested = of_word(word)
    assert shown([outer]) == ["Nhóm | Nhóm | Nhóm", "10 | 11 | Quý I/2025", "20 | 21 | Quý I/2025"]
    assert shown([nested]) == ["x | y"]


def test_what_is_seen_of_a_paragraph() -> None:
    """Insertions are, deletions are not; a line break ends a line, a tab parts columns."""
    word = Document()
    paragraph = word.add_paragraph("Sở A")
    for tag, inner, text in (("w:ins", "w:t", " và Sở B"), ("w:del", "w:delText", " và Sở C")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    word.add_paragraph("Một\n- Hai\n- Ba")
    word.add_paragraph("UBND TỈNH\tCỘNG HÒA")
    assert shown(of_word(word)) == ["Sở A và Sở B", "Một", "- Hai", "- Ba", "UBND TỈNH", "CỘNG HÒA"]


@cache
def sound() -> dict[str, bytes]:
    """Return the parts of a Word document by their names."""
    word = Document()
    word.add_paragraph("Sở A")
    with zipfile.ZipFile(io.BytesIO(saved(word))) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """Return a Word document with its parts changed, and others added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sound().items():
            package.writestr(name, change(name, content))
        for name, content in more.items():
            package.writestr(name, content)
    return stream.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    """Return a package with one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, content)
    return stream.getvalue()


def as_is(name: str, content: bytes) -> bytes:
    return content


def body(new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, content: new if name == "word/document.xml" else content


def relation(kind: str, target: str) -> Callable[[str, bytes], bytes]:
    own = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return lambda name, content: (
        content.replace(b"</Relationships>", own.encode())
        if name == "word/_rels/document.xml.rels"
        else content
    )


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><w:document>&c;</w:document>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = "Số hiệu và tên của cơ quan ".encode()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.docx", "the file is empty"),
        (b"PK\x03\x04 no zip", "a.docx", "cannot be read as a Word file"),
        (b"PK\x03\x04 no zip", "stdin", "cannot be read as a Word file"),
        (changed(as_is)[:-400], "a.docx", "cannot be read as a Word file"),
        (changed(body(b"<w:document")), "a.docx", "cannot be read as a Word file"),
        (changed(body(b"<a/>")), "a.docx", "cannot be read as a Word file"),
        (changed(body(b"<a>" * 5000)), "a.docx", "cannot be read as a Word file"),
        (changed(lambda name, content: b"" if name.startswith("[") else content), "a.docx", "cannot be read as a Word file"),
        (changed(body(ENTITIES)), "a.docx", "declares XML entities"),
        (changed(body(OUTSIDE)), "a.docx", "declares XML entities"),
        (lambda: changed(body(b" " * (25 * 1024 * 1024))), "a.docx", "unpacks to too much"),
        (lambda: changed(as_is, **{"word/media/a.png": b"\0" * (97 * 1024 * 1024)}), "a.docx", "unpacks to too much"),
        (lambda: changed(as_is, **{f"x{n}": b"" for n in range(2001)}), "a.docx", "unpacks to too much"),
        (changed(relation("image", "http://example.vn/a.png")), "a.docx", r"from outside \(http://example.vn/a.png\)"),
        (changed(relation("attachedTemplate", "http://example.vn/a.dotm")), "a.docx", "from outside"),
        (OLD, "a.doc", "save it as .docx"),
        (OLD, "a.docx", "save it as .docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "the file has a password"),
        (b"%PDF-1.7", "a.docx", "this is a PDF"),
        (b"\r\n%PDF-1.7", "stdin", "this is a PDF"),
        (PLAIN, "a.pdf", "this is a PDF"),
        (b"\x89PNG\r\n", "a.docx", "this is a picture"),
        (b"\xff\xd8\xff\xe0", "scan.jpeg", "this is a picture"),
        (b"II*\0", "stdin", "this is a picture"),
        (b"{\\rtf1}", "a.rtf", "save it as .docx"),
        (b"{\\rtf1}", "a.docx", "save it as .docx"),
        (b"<html><body>a</body></html>", "a.docx", "save it as .docx"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "a.docx", "save it as .docx"),
        (zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "a.odt", "save it as .docx"),
        (zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "a.docx", "save it as .docx"),
        (changed(as_is), "a.docm", "save it as .docx"),
        (zipped("xl/workbook.xml", b"<a/>"), "a.docx", "a workbook or a presentation"),
        (PLAIN, "a.xlsx", "a workbook or a presentation"),
        (zipped("a.txt", PLAIN), "a.zip", "only .docx, .txt and .md"),
        (PLAIN, "a.xyz", "only .docx, .txt and .md"),
        ("Kế hoạch".encode("utf-16"), "a.txt", "UTF-16"),
        ("C«ng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp".encode(), "a.txt", r"old font encoding \(TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do".encode(), "a.txt", r"old font encoding \(VNI"),
        (b" \n \n", "a.txt", "there is no text"),
        (changed(lambda _name, content: re.sub(rb"<w:t>.*?</w:t>", b"", content)), "a.docx", "there is no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_ends_in_a_message(
    content: bytes | Callable[[], bytes], name: str, message: str
) -> None:
    """One line that says what to do; nothing outside is opened, nothing huge is unpacked."""
    content = content if isinstance(content, bytes) else content()  # the huge are made when needed
    with pytest.raises(PlantrackError, match=message) as error:
        documents.read(content, name)
    assert len(error.value.problems) == 1


@pytest.mark.parametrize(
    "content",
    [
        changed(relation("hyperlink", "http://example.vn")),
        changed(relation("attachedTemplate", "file:///C:/Mau/Normal.dotm")),
    ],
)
def test_what_word_writes_itself_is_no_fault(content: bytes) -> None:
    """Links for readers, and the path of the template that a document began with."""
    assert shown(documents.read(content, "a.docx")) == ["Sở A"]


def test_stdin_may_be_either() -> None:
    """Its first bytes tell."""
    assert shown(documents.read(changed(as_is), "stdin")) == ["Sở A"]
    assert shown(documents.read(changed(as_is), "a.txt")) == ["Sở A"]  # whatever it is called
    assert shown(documents.read(PLAIN, "stdin")) == ["Số hiệu và tên của cơ quan"]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.docx", "tệp rỗng (0 byte)"),
        (b"", "a.txt", "tệp rỗng (0 byte)"),
        (bytes(range(256)) * 4, "a.txt", "chỉ đọc được .docx, .txt và .md"),
    ],
)
def test_files_that_hold_no_text(content: bytes, name: str, message: str) -> None:
    """An empty file is called so, and bytes that are no text are not taken for an old encoding."""
    with pytest.raises(PlantrackError) as error:
        documents.read(content, name)
    assert Words("vi").text(error.value.problems[0].message).startswith(message)
