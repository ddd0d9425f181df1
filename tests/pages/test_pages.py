"""Every view as a page, whole, in both languages: what is said, and what each part of it means."""

from collections.abc import Callable

import pytest

from plantrack.pages import form, letter, phrases
from plantrack.pages.page import Block, Cell, Line, RowGroup, Text
from plantrack.reports.reminder_letter import reminder_letter
from plantrack.words.words import Language, Words
from tests.day import (
    ASSIGNED,
    ASSIGNED_BOOKS,
    ASSIGNED_REPORT,
    BOOKS,
    REPORT,
    VIEWS,
    digest,
    reminder_to,
)


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


@pytest.mark.parametrize(
    ("source", "vi", "en"),
    [
        ("624/TB-VPCP", "giao tại Thông báo số 624/TB-VPCP", "assigned by Notice 624/TB-VPCP"),
        ("1518/UBND-NC", "giao tại văn bản số 1518/UBND-NC", "assigned by document 1518/UBND-NC"),
        ("Công điện 12/CĐ-TTg", "giao tại Công điện 12/CĐ-TTg", "assigned by Công điện 12/CĐ-TTg"),
        ("họp giao ban", "giao tại họp giao ban", "assigned by họp giao ban"),
    ],
)
def test_what_assigned_a_task_is_cited(source: str, vi: str, en: str) -> None:
    """By its kind and number; words of the plan's own stand as they are."""
    task = ASSIGNED.tasks[0].model_copy(update={"source": source, "officer": None})
    assert phrases.assigned(task, Words("vi")) == [vi]
    assert phrases.assigned(task, Words("en")) == [en]


def test_what_is_internal_does_not_leave_the_office() -> None:
    """Letters, what is attached to them and what is signed are the same whoever follows a task."""
    words = Words("vi")
    for ours, theirs in (
        (reminder_to("so-y-te", ASSIGNED_BOOKS), reminder_to("so-y-te", BOOKS)),
        (digest(ASSIGNED_BOOKS), digest(BOOKS)),
    ):
        assert letter.letter(ours, words) == letter.letter(theirs, words)
        assert letter.enclosed(ours, words) == letter.enclosed(theirs, words)
        assert form.to_fill_in(ours.report, words) == form.to_fill_in(theirs.report, words)
    assert reminder_letter(ASSIGNED_REPORT, words) == reminder_letter(REPORT, words)
