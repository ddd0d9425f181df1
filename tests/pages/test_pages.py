"""Every view as a page, whole, in both languages: what is said, and what each part of it means."""

from collections.abc import Callable

import pytest

from plantrack.pages.page import Block, Cell, Line, RowGroup, Text
from plantrack.words.words import Language, Words
from tests.day import VIEWS


def told(line: Line) -> str:
    return "".join(f"{s.role}<{s.text}>" if s.role else s.text for s in line)


def cell_told(cell: Cell) -> str:
    share = [f"share<{cell.share.part} of {cell.share.whole}>"] if cell.share else []
    return " / ".join([*share, *map(told, cell.lines)])


def block_told(block: Block) -> str:
    if isinstance(block, RowGroup):
        members = "".join(f"  - {told(member)}\n" for member in block.members)
        return f"group: {told(block.name)}\n  {told(block.told)}\n{members}"
    if isinstance(block, Text):
        return f"{block.kind}: " + "\n  ".join(map(told, block.lines)) + "\n"
    headings = f"{block.kind}: {' | '.join(block.headings)}\n"
    return headings + "".join(f"  {' | '.join(map(cell_told, row))}\n" for row in block.rows)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_views(golden: Callable[[str, str], None], view: str, language: Language) -> None:
    """No format adds a word to it."""
    page = VIEWS[view](Words(language))
    assert page.language == language
    golden(
        f"pages/{view}.{language}.txt", f"{page.title}\n" + "".join(map(block_told, page.blocks))
    )
