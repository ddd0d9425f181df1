"""A page as plain text without columns, as a letter has it."""

from plantrack.pages.page import Block, BlockKind, Cell, Page, RowGroup, Table, Text, plain

CONTINUED = "\n      "
# How many line ends follow a text; an empty line, where nothing is said.
ENDS: dict[BlockKind, str] = {"title": "\n", "closing": "\n"}


def render(page: Page) -> str:
    """Return the text: paragraphs, and of each table its rows one under another."""
    return "".join(map(_block, page.blocks))


def _block(block: Block) -> str:
    if isinstance(block, RowGroup):
        members = " · ".join(map(plain, block.members))
        return f"{plain(block.name)}\n  {plain(block.told)}\n  {members}\n\n"
    return _text(block) if isinstance(block, Text) else _table(block)


def _text(block: Text) -> str:
    mark = "- " if block.kind == "items" else ""
    return "\n".join(mark + plain(line) for line in block.lines) + ENDS.get(block.kind, "\n\n")


def _table(block: Table) -> str:
    if not block.headings:
        rows = (": ".join(_lines(cell, ", ") for cell in row) for row in block.rows)
        return "".join(f"- {row}\n" for row in rows) + "\n"
    return "".join(_row(block.headings, row) for row in block.body)


def _row(headings: tuple[str, ...], row: tuple[Cell, ...]) -> str:
    told = (f"{h}: {_lines(c, CONTINUED)}" for h, c in zip(headings, row, strict=True) if c.lines)
    return "- " + "\n  ".join(told) + "\n\n"


def _lines(cell: Cell, joint: str) -> str:
    return joint.join(map(plain, cell.lines))
