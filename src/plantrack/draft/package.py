"""The package that a Word file is: refused where it unpacks to too much, or takes a part of itself from outside."""

import io
import re
import zipfile

from plantrack.draft import messages
from plantrack.words.problems import PlantrackError, fail

_MOST_UNPACKED = 96 * 1024 * 1024  # bytes of all parts of a .docx, pictures among them
_MOST_XML = 24 * 1024 * 1024  # bytes of the parts that are parsed
_MOST_PARTS = 2000
_MOST_TAGS = 1_000_000  # of all parts that are parsed; 24 MiB that Word wrote have fewer
_MOST_RELATIONS = 20_000  # tags of a part of relations, one for each picture and link
_LONGEST_TAG = 1024 * 1024  # bytes of a tag and the text behind it


def refuse_hostile(content: bytes) -> None:
    """Raise PlantrackError for a package that is too large, or refers to what is outside."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise _too_large()
        parsed = [part for part in parts if _is_parsed(package, part)]
        if sum(part.file_size for part in parsed) > _MOST_XML:
            raise _too_large()
        tags = 0
        for part in parsed:
            start = package.read(part)
            relations = part.filename.lower().endswith(".rels")
            own = start.count(b"<")
            tags += own
            if tags > _MOST_TAGS or (relations and own > _MOST_RELATIONS):
                raise fail(messages.word_tags, limit=_MOST_TAGS, relations=_MOST_RELATIONS)
            if max(map(len, start.split(b"<"))) > _LONGEST_TAG:
                raise fail(messages.word_long_tag, limit=_LONGEST_TAG // 1024)
            if b"<!DOCTYPE" in start[:4096].replace(b"\0", b"") or b"<!ENTITY" in start:
                raise fail(messages.word_entities)
            if relations:
                _refuse_outside(start.decode("utf-8", "replace"))


def _is_parsed(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part is XML, by its name or, as any name will do for the library, by how it begins."""
    if part.filename.lower().endswith((".xml", ".rels")):
        return True
    with package.open(part) as file:
        begin = file.read(64).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return begin[:1] in (b"<", b"")


def _too_large() -> PlantrackError:
    limit = _MOST_XML // 1024 // 1024
    return fail(messages.word_too_large, limit=limit, parts=_MOST_PARTS)


def _refuse_outside(relations: str) -> None:
    # No part of these patterns is tried again from each letter of a long text.
    for relation in re.findall(r"<\w*:?Relationship\b[^<>]*>", relations):
        values = dict(re.findall(r"""\b(\w+)\s*=\s*["']([^"']*)["']""", relation))
        kind, target = values.get("Type", "").rsplit("/", 1)[-1], values.get("Target", "")
        # Word itself writes links for readers, and the path of the template that it began with
        harmless = kind == "hyperlink" or (
            kind == "attachedTemplate" and not re.match(r"https?:|ftp:|\\\\|//|file://[^/]", target)
        )
        if values.get("TargetMode") == "External" and not harmless:
            raise fail(messages.word_external, target=target)
