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
    if not content:
        raise fail(messages.empty_file)
    suffix = Path(name).suffix.lower()
    kind = _kind_of(content)
    if refusal := _REFUSED.get(kind) or _REFUSED.get(suffix):
        raise fail(refusal)
    if _WORD in (kind, suffix):
        blocks = word.blocks(content)
    elif kind == ".zip":
        raise fail(messages.not_word if suffix == "" else messages.not_a_document)
    elif suffix in ("", ".txt", ".md", ".markdown", ".text") and not _is_binary(content):
        blocks = list(text.blocks(decoded(Path(name), content)))
    else:
        raise fail(messages.not_a_document)
    if not blocks:
        raise fail(messages.no_text)
    return blocks


_WORD = ".docx"
# What is refused, by what it is called or by how it begins, whatever it is called.
_REFUSED = {
    ".pdf": messages.looks_pdf,
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic"),
        messages.looks_picture,
    ),
    **dict.fromkeys(
        (".doc", ".dot", ".rtf", ".odt", ".ott", ".docm", ".dotm", ".dotx", ".wps", ".html", ".htm", ".mht", ".mhtml", ".pages"),
        messages.looks_other_word,
    ),
    **dict.fromkeys(
        (".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".ppt", ".pptx", ".odp"), messages.looks_no_text
    ),
    "locked": messages.looks_locked,
}  # fmt: skip
_BEGINNINGS = (
    (b"{\\rtf", ".rtf"), (b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"II*\0", ".tif"), (b"MM\0*", ".tif"),
    (b"GIF8", ".gif"), (b"\0\0\0\x18ftyphei", ".heic"), (b"MIME-Version:", ".mht"),
)  # fmt: skip
# In the list of contents of a package, what it is.
_PACKAGES = (
    (b"word/document", _WORD), (b"xl/workbook", ".xlsx"), (b"ppt/presentation", ".pptx"),
    (b"application/vnd.oasis.opendocument.text", ".odt"), (b"application/vnd.oasis.opendocument.s", ".ods"),
    (b"application/vnd.oasis.opendocument.p", ".odp"),
)  # fmt: skip


def _kind_of(content: bytes) -> str:
    """Return what a file is, as the suffix that it should have, by how it begins; '' where that tells nothing."""
    if content.startswith(
        b"\xd0\xcf\x11\xe0"
    ):  # the container of old Office files, and of those with a password
        locked = "EncryptedPackage".encode("utf-16-le") in content
        return "locked" if locked else ".doc"
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PACKAGES if part in content), ".zip")
    if b"%PDF-" in content[:1024]:
        return ".pdf"
    if re.match(
        rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml)", content[:256], re.IGNORECASE
    ):
        return ".html"
    return next((kind for begin, kind in _BEGINNINGS if content.startswith(begin)), "")


_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1a\x1b"))


def _is_binary(content: bytes) -> bool:
    """Tell whether bytes are text in no encoding: more than one in fifty is a sign that no text has, but in UTF-16."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content.count(0) > len(content) // 4:
        return False
    return (len(content) - len(content.translate(None, _CONTROLS))) * 50 > len(content)


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
