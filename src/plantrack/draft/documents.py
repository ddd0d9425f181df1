"""A document as blocks: a Word file, a plain text or Markdown."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from plantrack.draft import messages, text, word
from plantrack.draft.blocks import Block, Line
from plantrack.words.files import decoded
from plantrack.words.problems import PlantrackError, fail

LARGEST = 32 * 1024 * 1024  # bytes of a file


def read(content: bytes, name: str) -> list[Block]:
    """Return what a document holds, in order; raises PlantrackError for what cannot be read.

    What it is tells its name; where that tells nothing, as of stdin, its first bytes.
    """
    try:
        blocks = _blocks(content, name)
        _refuse_old_font(blocks)
    except PlantrackError as error:
        raise PlantrackError([it if it.file else it.at(name) for it in error.problems]) from None
    return blocks


def _blocks(content: bytes, name: str) -> list[Block]:
    suffix = Path(name).suffix.lower()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise fail(messages.looks_old_word)
    if content.startswith(b"%PDF"):
        raise fail(messages.looks_pdf)
    if suffix == ".docx" or (suffix == "" and content.startswith(b"PK")):
        blocks = word.blocks(content)
    elif suffix in ("", ".txt", ".md", ".markdown", ".text"):
        blocks = list(text.blocks(decoded(Path(name), content)))
    else:
        raise fail(messages.not_a_document)
    if not blocks:
        raise fail(messages.no_text)
    return blocks


_FOREIGN = re.compile("[ÄÅÆÇËÎÏÑÖØÛÜßäåæçëîïñöøûüÿÞþ¸¹¶¨ª¬®«»µ·÷©½¾Ð]")
_VIETNAMESE = re.compile("[ĂăĐđƠơƯưĨĩŨũ\u1ea0-\u1ef9]")
_OF_VNI = re.compile("[aeiouyAEIOUYôơưâê][äåëïøûüùøõ]", re.IGNORECASE)


def _refuse_old_font(blocks: Sequence[Block]) -> None:
    """Raise PlantrackError for text that only a font of before Unicode shows as Vietnamese."""
    shown = " ".join(part for block in blocks for part in _texts(block))
    foreign, own = len(_FOREIGN.findall(shown)), len(_VIETNAMESE.findall(shown))
    if foreign >= 5 and foreign > own:
        vni = len(_OF_VNI.findall(shown)) * 2 > foreign
        font = "VNI" if vni else "TCVN3 (.Vn…)"
        raise fail(messages.old_font, name=font)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield block.text
    else:
        yield from (cell for row in block.rows for cell in row.cells)
