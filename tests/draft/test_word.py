"""What is seen of a Word file: as a reader sees it when all changes are accepted, each text once."""

from typing import Any

import pytest

from plantrack.draft import documents
from plantrack.draft.blocks import Block
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.draft.test_documents import changed, shown

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)
BY = 'w:id="1" w:author="An" w:date="2025-01-01T00:00:00Z"'
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "", mark: str = "") -> str:
    own = f"<w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>"
    parts = (it if it.startswith("<") else run(it) for it in inside)
    return f"<w:p>{own}{''.join(parts)}</w:p>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(
        f"<w:tc><w:tcPr/>{cell}</w:tc>" if not cell.startswith("<w:tc>") else cell for cell in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def deleted(text: str) -> str:
    return f'<w:del {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{it}"/></w:r>' for it in ("begin", "separate", "end")]
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"{marks[0]}{instruction}{marks[1]}{run(result)}{marks[2]}"


def box(*paragraphs: str) -> str:
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def vml(inside: str) -> str:
    return f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"


def read(inside: str, **parts: str) -> list[Block]:
    """Return the blocks of a Word file with this in its body, and other parts beside it."""
    own = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"}
    own |= {f"word/{name}.xml": content for name, content in parts.items()}
    content = changed(
        lambda name, content: own[name].encode() if name in own else related(name, content, parts),
        **{name: content.encode() for name, content in own.items() if "notes" in name},
    )
    return documents.read(content, "a.docx")


def related(name: str, content: bytes, parts: dict[str, str]) -> bytes:
    """Return a part that names the parts of notes, where they are to be found."""
    if name == "word/_rels/document.xml.rels":
        own = "".join(
            f'<Relationship Id="rId9{n}" Type="{FOOTNOTES.replace("footnotes", part)}" Target="{part}.xml"/>'
            for n, part in enumerate(it for it in parts if "notes" in it)
        )
        return content.replace(b"</Relationships>", f"{own}</Relationships>".encode())
    return content


SEEN: dict[str, tuple[str, list[str]]] = {
    "inserted and deleted": (
        p("Sở A", inserted(" và Sở B"), deleted(" và Sở C")),
        ["Sở A và Sở B"],
    ),
    "moved": (
        p(f"<w:moveFrom {BY}>{run('Một')}</w:moveFrom>") + p(f"<w:moveTo {BY}>{run('Một')}</w:moveTo>"),
        ["Một"],
    ),
    "a deleted end of a paragraph": (
        p("Nửa đầu, ", mark=f"<w:del {BY}/>") + p("nửa sau."),
        ["Nửa đầu, nửa sau."],
    ),
    "a whole paragraph deleted": (
        p(deleted("Bỏ"), mark=f"<w:del {BY}/>") + p("Còn"),
        ["Còn"],
    ),
    "rows deleted and inserted": (
        tbl(
            tr(p("a"), p("b")),
            tr(p(deleted("x")), p(deleted("y")), properties=f"<w:del {BY}/>"),
            tr(p("c"), p("d"), properties=f"<w:ins {BY}/>"),
        ),
        ["a | b", "c | d"],
    ),
    "a deleted cell": (
        tbl(tr(p("a"), f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p('x')}</w:tc>", p("b"))),
        ["a | b"],
    ),
    "a table all deleted": (
        tbl(tr(p("x"), properties=f"<w:del {BY}/>")) + p("Còn"),
        ["Còn"],
    ),
    "a cell behind columns left out": (
        tbl(tr(p("a"), p("b")), tr(p("c"), properties='<w:gridBefore w:val="1"/>')),
        ["a | b", " | c"],
    ),
    "hidden": (
        p("Thấy ", run("ẩn", "<w:vanish/>"), run("được", '<w:vanish w:val="0"/>')),
        ["Thấy được"],
    ),
    "a text box, new and old": (
        p(
            "Trước",
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box(p('Một'), p('Hai'))}</w:drawing></mc:Choice>"
            f"<mc:Fallback>{vml(box(p('Một'), p('Hai')))}</mc:Fallback></mc:AlternateContent></w:r>",
        )
        + p("Sau"),
        ["Trước", "Một", "Hai", "Sau"],
    ),
    "an old text box": (
        p("Trước", f"<w:r>{vml(box(p('Một'), tbl(tr(p('a'), p('b')))))}</w:r>"),
        ["Trước", "Một", "a | b"],
    ),
    "a field": (
        p("Ngày ", field(" DATE ", "05/5/2025"), f"<w:fldSimple w:instr='AUTHOR'>{run(' An')}</w:fldSimple>"),
        ["Ngày 05/5/2025 An"],
    ),
    "a field whose code holds another": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            field("REF", "không thấy"),
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "thấy",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        ["thấy"],
    ),
    "a table of contents": (p(field(' TOC \\o "1-3"', "I. VIỆC 2")) + p("I. VIỆC"), ["I. VIỆC"]),
    "a field without end": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "Thấy"),
        ["Thấy"],
    ),
    "links, controls and tags": (
        p("Hạn ", f"<w:hyperlink>{run('01/6')}</w:hyperlink>", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('/2025')}</w:sdtContent></w:sdt>")
        + f"<w:sdt><w:sdtContent>{p('Khối')}</w:sdtContent></w:sdt>",
        ["Hạn 01/6/2025", "Khối"],
    ),
    "a comment": (
        p("<w:commentRangeStart w:id='1'/>", "Một", "<w:r><w:commentReference w:id='1'/></w:r>"),
        ["Một"],
    ),
    "signs": (
        p("<w:r><w:t>89/KH</w:t><w:noBreakHyphen/><w:t>UBND to</w:t><w:softHyphen/><w:t>àn v\u00adăn\u00a0bản, số 5\u2011A</w:t></w:r>"),
        ["89/KH-UBND toàn văn bản, số 5-A"],
    ),
    "a tab behind a number": (
        p("<w:r><w:t>1.</w:t><w:tab/><w:t>Rà soát</w:t></w:r>")
        + p("<w:r><w:t>-</w:t><w:tab/><w:t>Chủ trì</w:t></w:r>")
        + p("<w:r><w:t>UBND</w:t><w:tab/><w:t>CỘNG HÒA</w:t></w:r>"),
        ["1. Rà soát", "- Chủ trì", "UBND", "CỘNG HÒA"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen(name: str) -> None:
    """As Word shows it, with all changes accepted."""
    inside, lines = SEEN[name]
    assert shown(read(inside)) == lines


def test_a_style_may_hide_text() -> None:
    """A style of letters or of paragraphs, and one that is based on it."""
    styles = (
        f"<w:styles {NAMESPACES}><w:style w:type='character' w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
    )
    inside = p("Thấy", run(" ẩn", "<w:rStyle w:val='a'/>")) + p(
        "Ẩn", properties="<w:pStyle w:val='b'/>"
    )
    assert shown(read(inside, styles=styles)) == ["Thấy"]


def test_notes_stand_behind_the_text_with_places_of_their_own() -> None:
    """Each once, numbered as the text cites it; those that a deleted part cited are gone."""
    notes = f"<w:footnotes {NAMESPACES}>" + "".join(
        f'<w:footnote w:id="{n}">{p(text)}</w:footnote>'
        for n, text in ((-1, "—"), (2, "Thứ hai"), (3, "Bỏ"), (4, "Thứ nhất"))
    )
    cite = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    inside = p("A", cite.format(4), f"<w:del {BY}>{cite.format(3)}</w:del>") + p(
        "B", cite.format(2), cite.format(4)
    )
    found = read(inside, footnotes=f"{notes}</w:footnotes>")
    assert shown(found) == ["A", "B", "Thứ nhất", "Thứ hai"]
    places: list[Any] = [block.place.in_words(Words("vi")) for block in found]  # type: ignore[union-attr]  # lines all
    assert places == ["đoạn 1", "đoạn 2", "chú thích cuối trang 1", "chú thích cuối trang 2"]


def lists(*levels: str, numbers: str = "", style: str = "") -> str:
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">{style}{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{numbers}</w:numbering>'
    )


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def item(text: str, depth: int, number: int = 1) -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(*([text] if text else []), properties=own)


TWO = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
AGAIN = (
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)
LISTS: dict[str, tuple[str, str, list[str]]] = {
    "dotted, begun anew below each": (
        lists(*TWO),
        item("A", 0) + item("B", 1) + item("C", 1) + item("D", 0) + item("E", 1),
        ["1. A", "1.1. B", "1.2. C", "2. D", "2.1. E"],
    ),
    "begun at another number, and gone on with": (
        lists(*TWO, numbers=AGAIN),
        item("A", 0) + item("B", 0, 2) + item("C", 0, 2) + item("D", 0, 3),
        ["1. A", "5. B", "6. C", "7. D"],
    ),
    "a level of its own": (
        lists(
            *TWO,
            numbers=f'<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride></w:num>',
        ),
        item("A", 0, 2) + item("B", 0, 2),
        ["a) A", "b) B"],
    ),
    "never begun anew": (
        lists(
            level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
        ),
        item("A", 0) + item("B", 1) + item("C", 0) + item("D", 1),
        ["I. A", "1. B", "II. C", "2. D"],
    ),
    "all in figures": (
        lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")),
        item("A", 0) + item("B", 0) + item("C", 1),
        ["I. A", "II. B", "2.1. C"],
    ),
    "an empty one counts, and is not seen": (
        lists(*TWO),
        item("A", 0) + item("", 0) + item("C", 0),
        ["1. A", "3. C"],
    ),
    "in an empty cell it is seen": (
        lists(*TWO),
        tbl(tr(item("", 0), p("A")), tr(item("", 0), p("B"))),
        ["1. | A", "2. | B"],
    ),
    "one deleted does not count": (
        lists(*TWO),
        item("A", 0)
        + p(
            deleted("x"),
            properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            mark=f"<w:del {BY}/>",
        )
        + item("B", 0),
        ["1. A", "2. B"],
    ),
    "a level left out": (
        lists(*TWO),
        item("A", 1) + item("B", 0) + item("C", 1),
        ["1.1. A", "2. B", "2.1. C"],
    ),
    "many letters and Roman numbers": (
        lists(
            level(0, "lowerLetter", "%1)").replace('start w:val="1"', 'start w:val="26"'),
            level(1, "upperRoman", "%2.").replace('start w:val="1"', 'start w:val="49"'),
            level(2, "decimalZero", "%3"),
            level(3, "upperRoman", "%4.").replace('start w:val="1"', 'start w:val="99999"'),
        ),
        item("A", 0) + item("B", 0) + item("C", 1) + item("D", 2) + item("E", 3),
        ["z) A", "aa) B", "XLIX. C", "01 D", "99999. E"],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_numbers_of_lists(name: str) -> None:
    """As Word counts them."""
    numbering, inside, lines = LISTS[name]
    assert shown(read(inside, numbering=numbering)) == lines


def test_styles_that_carry_numbers() -> None:
    """A heading's style names its list, the list its level for that style; a paragraph may take it off."""
    styles = f"<w:styles {NAMESPACES}>" + "".join(
        f"<w:style w:type='paragraph' w:styleId='{id_}'>{based}<w:pPr>{own}</w:pPr></w:style>"
        for id_, based, own in (
            ("h1", "", "<w:numPr><w:numId w:val='1'/></w:numPr>"),
            ("h2", "", "<w:numPr><w:numId w:val='1'/></w:numPr>"),
            ("h2x", "<w:basedOn w:val='h2'/>", ""),
        )
    )
    numbering = lists(
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="h1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="h2"/>'),
    )
    inside = "".join(
        p(text, properties=f"<w:pStyle w:val='{style}'/>{own}")
        for text, style, own in (
            ("A", "h1", ""),
            ("B", "h2", ""),
            ("C", "h2x", ""),
            ("D", "h1", "<w:numPr><w:numId w:val='0'/></w:numPr>"),
            ("E", "h1", ""),
        )
    )
    found = shown(read(inside, numbering=numbering, styles=f"{styles}</w:styles>"))
    assert found == ["I. A", "1. B", "2. C", "D", "II. E"]


def test_a_part_that_was_never_opened_is_told() -> None:
    """What stands in another document put in as a whole is not left out in silence."""
    with pytest.raises(PlantrackError, match="a part of another document"):
        read(p("A") + "<w:altChunk/>")
