"""A page as Markdown, for a wiki or a merge request."""

import re

from plantrack.pages.page import Block, Cell, Line, Page, RowGroup, Table, Text, joined

MARKS = {
    "title": "# ",
    "part": "## ",
    "heading": "## ",
    "section": "## ",
    "total": "",
    "footnote": "",
}
STRONG = frozenset(("strong", "bad", "warning", "done"))
# Marks, and what makes an address a link.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&]|:(?=//)|(?<=\bwww)\.)")
# At the start of a line: an item, a rule, a heading.
_LEADING = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")
# Where a name behind it would be called.
_CALLING = re.compile(r"(?<!\w)@(?=\w)")
_BREAKS = re.compile(r"[\r\n]+")


def render(page: Page) -> str:
    """Return the text; nothing in it but its letters takes effect."""
    return "\n".join(map(_block, page.blocks))


def _block(block: Block) -> str:
    if isinstance(block, RowGroup):
        parts = (block.name, block.told, joined(block.members, " · "))
        return "- " + "  \n  ".join(map(_line, parts)) + "\n"
    return _text(block) if isinstance(block, Text) else _table(block)


def _text(block: Text) -> str:
    mark = MARKS.get(block.kind, "")
    lines = [_line(line, heading=bool(mark)) for line in block.lines]
    if block.kind == "items":
        return "".join(f"- {line}\n" for line in lines)
    return mark + "  \n".join(lines) + "\n"


def _table(block: Table) -> str:
    if not block.headings:
        rows = (": ".join(map(_cell, row)) for row in block.rows)
        return "".join(f"- {row}\n" for row in rows)
    rule = ["---"] * len(block.headings)
    rows_of = [[_escaped(h) for h in block.headings], rule, *(map(_cell, r) for r in block.body)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows_of)


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_line, cell.lines))


def _line(line: Line, *, heading: bool = False) -> str:
    """Return a line that begins nothing but itself."""
    texts = ["", *(span.text for span in line), ""]
    spans = (
        f"**{_escaped(span.text)}**"
        if span.role in STRONG and not heading and _can_be_bold(before, span.text, after)
        else _escaped(span.text)
        for before, span, after in zip(texts, line, texts[2:], strict=False)
    )
    return _LEADING.sub(r"\2\\\1\3", "".join(spans).lstrip())


def _can_be_bold(before: str, text: str, after: str) -> bool:
    """Tell whether asterisks around a text take effect: next to a mark of its own none may touch a letter."""
    if text != text.strip() or not text:
        return False
    opens = text[0].isalnum() or not before[-1:].isalnum()
    return opens and (text[-1].isalnum() or not after[:1].isalnum())


def _escaped(text: str) -> str:
    # an empty comment is not seen, and parts the sign from the name
    return _CALLING.sub("@<!-- -->", _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", text)))
