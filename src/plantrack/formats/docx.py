"""An official document for Word, laid out by Appendix I of Decree 30/2020/ND-CP."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from plantrack.pages.page import Cell, Line, Table, Text, line, plain
from plantrack.reports.document import Annex, Document, GroupedTable, Letterhead, Signature
from plantrack.words.text import visible
from plantrack.words.words import Language, Role

if TYPE_CHECKING:
    from docx.document import Document as Package

# Sizes are in twentieths of a point, as Word counts them.
A_PAGE = 3_500  # characters of a row, marks included, of which a page surely has room
MM = 1440 / 25.4
A4 = (round(210 * MM), round(297 * MM))
TOP = BOTTOM = round(20 * MM)
LEFT, RIGHT, HEADER = round(30 * MM), round(15 * MM), round(10 * MM)
PORTRAIT, LANDSCAPE = A4[0] - LEFT - RIGHT, A4[1] - LEFT - RIGHT
HEAD = (round(65 * MM), PORTRAIT - round(65 * MM))  # the columns of the letterhead
SIGNED = (round(80 * MM), PORTRAIT - round(80 * MM))  # those of the signature
INDENT = round(12.7 * MM)
RULE = round(45 * MM)  # under a subject; under an office half of it
MOTTO = 130  # a letter of it, about
LETTER = 112  # a small one in a table, about
FULL = 60  # letters of a line from which on it gets no wider
BROKEN = 20  # letters of a word that a narrow column breaks
PADDING = 57  # at both sides of a cell
FONT = "Times New Roman"
TAGS: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say; no clock is in it
UNIX = 3  # the system that it names, whatever it was made on

# Where a line must not end: before the numbers of days, months, years, documents; within an English date.
_BOUND = re.compile(
    r"(?<=\b[Nn]gày) (?=\d)|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\b[Ss]ố) (?=\d)"
    r"|(?<=\d) (?=[A-Z][a-z]{2} \d{4}\b)|(?<=\d [A-Z][a-z]{2}) (?=\d{4}\b)"
)
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
LOOKS: dict[Role | None, str] = {"strong": _BOLD, "bad": _BOLD, "muted": _ITALIC}


def _size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


_CENTRED = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_TIGHT = '<w:spacing w:before="0" w:after="0"/>'
_KEPT = "<w:keepNext/>"
# What each kind of paragraph looks like: its name in Word, its place on the page, its type.
STYLES: dict[str, tuple[str, str, str]] = {
    "Heading1": (
        "heading 1",
        f'{_KEPT}<w:spacing w:before="120"/><w:outlineLvl w:val="0"/>',
        _BOLD,
    ),
    "Heading2": ("heading 2", f'{_KEPT}<w:outlineLvl w:val="1"/>', _BOLD),
    "Header": ("header", _TIGHT + _CENTRED, _size(13)),
    "Superior": ("Superior", _TIGHT + _CENTRED, _size(12)),
    "Office": ("Office", _TIGHT + _CENTRED, _BOLD + _size(12)),
    "Country": ("Country", _TIGHT + _CENTRED, _BOLD + _size(12)),
    "Motto": ("Motto", _TIGHT + _CENTRED, _BOLD + _size(13)),
    "Number": ("Number", _TIGHT + _CENTRED, _size(13)),
    "About": ("About", _TIGHT + _CENTRED, _size(12)),
    "PlaceAndDay": ("Place and Day", _TIGHT + _CENTRED, _ITALIC + _size(13)),
    "Kind": ("Kind", f'{_KEPT}<w:spacing w:before="360" w:after="0"/>{_CENTRED}', _BOLD),
    "Subject": ("Subject", f"{_KEPT}{_TIGHT}{_CENTRED}", _BOLD),
    "Addressee": ("Addressee", f'<w:spacing w:before="240" w:after="240"/>{_CENTRED}', ""),
    "AddresseesLead": (
        "Addressees Lead",
        f'{_KEPT}<w:spacing w:before="240" w:after="0"/><w:ind w:left="1985" w:firstLine="0"/>',
        "",
    ),
    "Addressees": (
        "Addressees",
        f'{_TIGHT}<w:ind w:left="3261" w:hanging="142"/><w:jc w:val="left"/>',
        "",
    ),
    "Annex": ("Annex", f'{_KEPT}{_TIGHT}{_CENTRED}<w:outlineLvl w:val="0"/>', _BOLD),
    "AnnexUnder": ("Annex Under", f"{_KEPT}{_TIGHT}{_CENTRED}", _ITALIC + _size(13)),
    "Rule": ("Rule", "", _size(4)),
    "TableHead": ("Table Head", f"{_KEPT}{_TIGHT}{_CENTRED}", _BOLD + _size(11)),
    "TableNumber": ("Table Number", f"{_KEPT}{_TIGHT}{_CENTRED}", _ITALIC + _size(10)),
    "TableGroup": (
        "Table Group",
        f'{_KEPT}{_TIGHT}<w:ind w:firstLine="0"/><w:jc w:val="left"/>',
        _BOLD + _size(11),
    ),
    "TableText": (
        "Table Text",
        f'{_TIGHT}<w:ind w:firstLine="0"/><w:jc w:val="left"/>',
        _size(11),
    ),
    "TableValue": ("Table Value", f"{_TIGHT}{_CENTRED}", _size(11)),
    "Footnote": ("Footnote", '<w:spacing w:before="120" w:after="0"/>', _ITALIC + _size(11)),
    "CopiesHead": (
        "Copies Head",
        f'{_KEPT}{_TIGHT}<w:ind w:firstLine="0"/><w:jc w:val="left"/>',
        _BOLD + _ITALIC + _size(12),
    ),
    "Copies": ("Copies", f'{_TIGHT}<w:ind w:firstLine="0"/><w:jc w:val="left"/>', _size(11)),
    "Signer": ("Signer", f"{_KEPT}{_TIGHT}{_CENTRED}", _BOLD),
}
LED_TO = ("items", "closing")  # who signs does not sign a page without words
KINDS = {"heading": "Heading1", "section": "Heading2", "part": "Heading2", "footnote": "Footnote"}


def render(document: Document) -> bytes:
    """Return the file; the same document gives the same bytes."""
    import docx

    package = docx.Document()
    _strip(package)
    header: Callable[[], tuple[Any, str]] = package.part.add_header_part  # which says no types
    headers = [header() for _ in (document, *document.annexes)]
    contents = {
        "docProps/core.xml": _properties(document),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/styles.xml": _part("styles", _styles(document.language)),
        "word/document.xml": _part("document", _body(document, [id_ for _, id_ in headers])),
        **{part.partname.membername: _part("hdr", _PAGE) for part, _ in headers},
    }
    return _written(package, contents)


# -- the file --------------------------------------------------------------------------------------

_SETTINGS = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_PARTS = ("styles", "settings", "core-properties", "officeDocument")


def _strip(package: "Package") -> None:
    """Leave of the library's template what is written anew; its theme, thumbnail and the like go."""
    for rels in (package.part.package.rels, package.part.rels):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype.rsplit("/")[-1] not in _PARTS]:
            del rels[id_]


def _written(package: "Package", contents: Mapping[str, str]) -> bytes:
    """Return the file with these parts in place of the template's, and nothing of the clock in it."""
    frame, out = io.BytesIO(), io.BytesIO()
    package.save(frame)
    with zipfile.ZipFile(frame) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = UNIX
            new.writestr(info, contents.get(name) or old.read(name))
    return out.getvalue()


def _part(name: str, content: str) -> str:
    return f'{_XML}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'


def _properties(document: Document) -> str:
    """Return what the file says of itself: what it is, in which language, and not when it was made."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_escaped(document.title)}</dc:title>"
        f"<dc:language>{TAGS[document.language]}</dc:language></cp:coreProperties>"
    )


def _styles(language: Language) -> str:
    """Return the styles, which name every font and the language, as no theme does."""
    fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    tag = TAGS[language]
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{_size(14)}"
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:spacing w:after="120"/><w:ind w:firstLine="{INDENT}"/>'
        '<w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f"{_margins(PADDING)}</w:tblPr></w:style>"
        + "".join(
            f'<w:style w:type="paragraph"{_own(name)} w:styleId="{id_}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{place}</w:pPr>'
            f"<w:rPr>{look}</w:rPr></w:style>"
            for id_, (name, place, look) in STYLES.items()
        )
    )


def _own(name: str) -> str:
    """Return what tells a style of ours from those that Word knows, whose names are small."""
    return "" if name.islower() else ' w:customStyle="1"'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _margins(width: int) -> str:
    """Return the room at the sides of a cell, and a third of it above and below."""
    widths = {"top": width // 3, "left": width, "bottom": width // 3, "right": width}
    sides = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in widths.items())
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


_PAGE = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
)


# -- sections --------------------------------------------------------------------------------------


def _body(document: Document, headers: Sequence[str]) -> str:
    """Return the document and its annexes, each a section that counts its own pages."""
    sections = [(_main(document), False)]
    sections += [(_annex(annex), annex.wide) for annex in document.annexes]
    ends = [_section(id_, wide=wide) for id_, (_, wide) in zip(headers, sections, strict=True)]
    # a section ends within a paragraph, but the last, which ends the body
    within = [_tiny(end) for end in ends[:-1]]
    contents = (content for content, _ in sections)
    made = "".join(chain(*zip(contents, [*within, _tiny() + ends[-1]], strict=True)))
    return f"<w:body>{made}</w:body>"


def _main(document: Document) -> str:
    return (
        _letterhead(document.letterhead)
        + _opening(document)
        + _blocks(document.body, PORTRAIT)
        + _signature(document.signature)
    )


def _annex(annex: Annex) -> str:
    return (
        _paragraph(line(annex.name), "Annex")
        + _paragraph(line(annex.title), "Annex")
        + _paragraph(line(annex.under), "AnnexUnder")
        + _rule(LANDSCAPE if annex.wide else PORTRAIT, RULE)
        + _tiny()
        + _blocks(annex.blocks, LANDSCAPE if annex.wide else PORTRAIT)
    )


def _section(header: str, *, wide: bool) -> str:
    """Return what a section says of its pages: the size, the margins, a number from the second on."""
    width, height = reversed(A4) if wide else A4
    turned = ' w:orient="landscape"' if wide else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        f'w:header="{HEADER}" w:footer="{HEADER}" w:gutter="0"/><w:pgNumType w:start="1"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


# -- the head and the foot -------------------------------------------------------------------------


def _letterhead(head: Letterhead) -> str:
    left, right = HEAD
    superior = _paragraph(line(head.superior), "Superior") if head.superior else ""
    office = superior + _paragraph(line(head.office), "Office") + _rule(left, RULE // 2)
    motto = _paragraph(line(head.motto), "Motto") + _rule(right, len(head.motto) * MOTTO)
    number = _paragraph(line(head.number), "Number")
    about = _paragraph(line(head.about), "About") if head.about else ""
    day = _paragraph(line(head.place_and_day), "PlaceAndDay")
    rows = (
        (office, _paragraph(line(head.country), "Country") + motto),
        (number + about, day),
    )
    return _layout(HEAD, rows)


def _layout(widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """Return a table without lines, which sets texts side by side."""
    made = (
        _row(f"{_cell(content, width)}" for content, width in zip(row, widths, strict=True))
        for row in rows
    )
    return _table("TableNormal", widths, made)


def _opening(document: Document) -> str:
    """Return the kind and the subject, if it has any, and whom it addresses."""
    kind = _paragraph(line(document.kind), "Kind") if document.kind else ""
    subject = "".join(_paragraph(line(one), "Subject") for one in document.subject)
    rule = _rule(PORTRAIT, RULE) if kind else ""
    return kind + subject + rule + _addressees(document.to, document.addressees)


def _addressees(to: str, addressees: Sequence[str]) -> str:
    if len(addressees) == 1:
        return _paragraph(line(f"{to} {addressees[0]}"), "Addressee")
    lines = (_paragraph(line(f"- {one}"), "Addressees") for one in addressees)
    return _paragraph(line(to), "AddresseesLead") + "".join(lines) + _gap()


def _signature(signature: Signature) -> str:
    copies = "".join(_paragraph(line(f"- {one}"), "Copies") for one in signature.copies)
    title = "".join(_paragraph(line(one), "Signer") for one in signature.title)
    room = _paragraph((), "Signer") * 5  # to sign and seal, and for the name
    row = (_paragraph(line(signature.heading), "CopiesHead") + copies, title + room)
    return _paragraph((), "Rule", kept=True) + _layout(SIGNED, [row])


# -- texts and tables ------------------------------------------------------------------------------


def _blocks(blocks: Sequence[Text | Table | GroupedTable], width: int) -> str:
    made = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Text):
            made.append(_text(block, kept=_listed(after)))
        else:
            made.append(_listing(block, width) + (_gap() if after else ""))
    return "".join(made)


def _listed(block: Text | Table | GroupedTable | None) -> bool:
    """Tell whether what stands before it leads to it, on the same page."""
    return block is not None and (not isinstance(block, Text) or block.kind in LED_TO)


def _text(block: Text, *, kept: bool) -> str:
    style = KINDS.get(block.kind, "Normal")
    mark = line("- ") if block.kind == "items" else ()
    kept = kept or block.kind == "closing"  # with who signs
    return "".join(_paragraph((*mark, *one), style, kept=kept) for one in block.lines)


def _listing(block: Table | GroupedTable, width: int) -> str:
    """Return a table, whose head stands on each of its pages."""
    groups = block.groups if isinstance(block, GroupedTable) else (((), block.rows),)
    rows = [row for _, group in groups for row in group]
    columns = list(zip(*rows, strict=True))
    widths = _widths(block.headings, columns, width)
    styles = ["TableValue" if _values(column) else "TableText" for column in columns]
    head = [_row(_heads(block.headings, widths, "TableHead"), head=True)]
    if isinstance(block, GroupedTable):
        head.append(_row(_heads(block.numbers, widths, "TableNumber"), head=True))
    body = (
        made
        for name, group in groups
        for made in (
            *([_named(name, widths)] if name else ()),
            *(_row(map(_told, row, widths, styles)) for row in group),
        )
    )
    total = [_row(map(_summed, block.total, widths, styles))] if block.total else []
    return _table("TableGrid", widths, chain(head, body, total))


def _values(cells: Iterable[Cell]) -> bool:
    """Tell whether a column holds numbers, days or shares, which are centred."""
    return all(cell.value is not None or len(cell.plain) < 2 for cell in cells)


def _heads(texts: Sequence[str], widths: Sequence[int], style: str) -> Iterable[str]:
    for text, width in zip(texts, widths, strict=True):
        yield _cell(_paragraph(line(text), style), width, centred=True)


def _named(name: Line, widths: Sequence[int]) -> str:
    """Return the row that says what those below it are about."""
    return _row([_cell(_paragraph(name, "TableGroup"), sum(widths), span=len(widths))])


def _told(cell: Cell, width: int, style: str) -> str:
    lines = "".join(_paragraph(one, style) for one in cell.lines)
    return _cell(lines or _paragraph((), style), width)


def _summed(cell: Cell, width: int, style: str) -> str:
    strong = (tuple(span._replace(role="strong") for span in one) for one in cell.lines)
    return _told(cell._replace(lines=tuple(strong)), width, style)


def _widths(headings: Sequence[str], columns: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Return how wide columns are: as their lines are long, but so that none breaks its words."""
    least, wanted = [], []
    for heading, cells in zip(headings, columns, strict=True):
        lines = sorted(max(map(_letters, _lines(cell)), default=0) for cell in cells)
        usual = max(lines[len(lines) * 9 // 10], lines[-1] // 2)  # the few longest may be broken
        words = (word for cell in cells for text in _lines(cell) for word in text.split())
        longest = max(map(_letters, words), default=0)
        needed = max(min(longest, BROKEN), 1 + max(map(_letters, heading.split())))
        least.append(2 * PADDING + LETTER * needed)
        wanted.append(2 * PADDING + LETTER * max(needed, min(usual, FULL)))
    made = _shared(least, wanted, width) if sum(least) < width else _scaled(least, width)
    return [*made[:-1], width - sum(made[:-1])]


def _shared(least: Sequence[int], wanted: Sequence[int], width: int) -> list[int]:
    """Share a width out by what is wanted, with at least so much for each."""
    made = list(least)
    free = set(range(len(least)))
    while free:
        room = width - sum(least[n] for n in range(len(least)) if n not in free)
        share = {n: room * wanted[n] // sum(wanted[m] for m in free) for n in free}
        short = {n for n in free if share[n] < least[n]}
        if not short:
            made = [share.get(n, made[n]) for n in range(len(least))]
            break
        free -= short
    return made


def _scaled(widths: Sequence[int], width: int) -> list[int]:
    return [width * one // sum(widths) for one in widths]


def _lines(cell: Cell) -> list[str]:
    return [plain(one) for one in cell.lines]


def _letters(text: str) -> int:
    """Return how many small letters are as long as a text; a capital is as long as a half more."""
    return len(text) + sum(map(str.isupper, text)) // 2


# -- the smallest pieces ---------------------------------------------------------------------------


def _table(style: str, widths: Sequence[int], rows: Iterable[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: Iterable[str], *, head: bool = False) -> str:
    content = "".join(cells)
    repeated = "<w:tblHeader/>" if head else ""
    # what is kept whole and does not fit on a page is cut off
    whole = "<w:cantSplit/>" if len(content) < A_PAGE else ""
    about = f"<w:trPr>{whole}{repeated}</w:trPr>" if whole or repeated else ""
    return f"<w:tr>{about}{content}</w:tr>"


def _cell(content: str, width: int, *, span: int = 1, centred: bool = False) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if centred else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{spanned}{middle}</w:tcPr>{content}</w:tc>"


def _paragraph(spans: Line, style: str, *, kept: bool = False) -> str:
    runs = "".join(
        f'<w:r>{_look(span.role)}<w:t xml:space="preserve">{_escaped(span.text)}</w:t></w:r>'
        for span in spans
    )
    keep = _KEPT if kept else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{runs}</w:p>'


def _look(role: Role | None) -> str:
    look = LOOKS.get(role)
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def _escaped(text: str) -> str:
    """Return text in which nothing acts and no date or number is broken."""
    return escape(_BOUND.sub("\u00a0", visible(text)))


def _rule(width: int, length: int) -> str:
    """Return a line in the middle of a column, which is the upper border of an empty paragraph."""
    side = max(0, width - length) // 2
    return (
        '<w:p><w:pPr><w:pStyle w:val="Rule"/><w:keepNext/><w:pBdr>'
        '<w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="60" w:after="0"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/></w:pPr></w:p>'
    )


def _gap() -> str:
    return _paragraph((), "Rule")


def _tiny(section: str = "") -> str:
    """Return a paragraph that nobody sees, where Word wants one."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Rule"/><w:spacing w:after="0" w:line="20" '
        f'w:lineRule="exact"/>{section}</w:pPr></w:p>'
    )
