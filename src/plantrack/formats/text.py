"""A page as plain text without columns, as a letter has it."""

from plantrack.pages.page import Cell, Page, Table, Text, plain

CONTINUED = "\n      "


def render(page: Page) -> str:
    """Return the text: paragraphs, and of each table its rows one under another."""
    return "".join(
        _text(block) if isinstance(block, Text) else _table(block) for block in page.blocks
    )


def _text(block: Text) -> str:
    below = "\n" if block.kind in ("title", "closing") else "\n\n"
    return "\n".join(map(plain, block.lines)) + below


def _table(block: Table) -> str:
    if not block.headings:
        rows = (": ".join(_lines(cell, ", ") for cell in row) for row in block.rows)
        return "".join(f"- {row}\n" for row in rows) + "\n"
    return "".join(_row(block.headings, row) for row in block.rows) + "\n"


def _row(headings: tuple[str, ...], row: tuple[Cell, ...]) -> str:
    told = (f"{h}: {_lines(c, CONTINUED)}" for h, c in zip(headings, row, strict=True))
    return "- " + "\n  ".join(told) + "\n\n"


def _lines(cell: Cell, joint: str) -> str:
    return joint.join(map(plain, cell.lines))
