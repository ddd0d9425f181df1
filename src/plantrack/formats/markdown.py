"""A page as Markdown, for a wiki or a merge request."""

import re

from plantrack.pages.page import Block, Cell, Group, Line, Page, Table, Text, joined

MARKS = {
    "title": "# ",
    "part": "## ",
    "heading": "## ",
    "section": "## ",
    "total": "",
    "footnote": "",
}
STRONG = frozenset(("strong", "bad", "warning", "done"))
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])")


def render(page: Page) -> str:
    """Return the text; nothing in it but its letters takes effect."""
    return "\n".join(map(_block, page.blocks))


def _block(block: Block) -> str:
    if isinstance(block, Group):
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
    return "".join(
        f"**{_escaped(span.text)}**"
        if span.role in STRONG and not heading and span.text == span.text.strip()
        else _escaped(span.text)
        for span in line
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
