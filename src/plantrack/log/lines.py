"""The lines of the log: bytes to events and back, and what is wrong with each."""

import codecs
import json
import re
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from plantrack.log import messages
from plantrack.log.event import Event
from plantrack.words.text import nfc
from plantrack.words.words import Message, Sentence, say

BLOCK = (
    4 * 1024 * 1024
)  # bytes that are read at once: fast, and little beside the events themselves

Fault = tuple[int, Message]


def dump(event: Event) -> str:
    """Return the event as one line of the log, absent keys left out."""
    return json.dumps(as_json(event), ensure_ascii=False)


def as_json(event: Event) -> dict[str, object]:
    """Return the keys of an event that are there, with their values as JSON has them."""
    found: dict[str, object] = _one().dump_python(event, mode="json", exclude_none=True)
    return found


def parse(content: bytes) -> tuple[list[Event], list[Fault]]:
    """Return the events in the order of the file, equal lines once, and what is wrong with which line.

    Raises UnicodeDecodeError for what is no UTF-8.
    """
    content = _plain(content)
    try:
        events = [event for block in _blocks(content) for event in _at_once(block)]
    except ValueError:  # every fault is told apart one line at a time
        return _one_by_one(content)
    if len({event.id for event in events}) < len(events):
        return _one_by_one(content)
    return events, []


def places(content: bytes) -> dict[str, int]:
    """Return the first line, from 1, on which each event stands, by its id."""
    lines: dict[str, int] = {}
    for number, line in _numbered(_plain(content)):
        try:
            lines.setdefault(_one().validate_json(line).id, number)
        except ValidationError:
            continue
    return lines


def cut_off(content: bytes) -> int:
    """Return where a last line begins that was never finished; the end where there is none such.

    It is the beginning of one JSON object and nothing more. NULs at the end, as a power failure can
    leave them, were never written either; what is whole before them is not cut off.
    """
    written = content.rstrip(b"\0")
    start = max(written.rfind(b"\n"), written.rfind(b"\r")) + 1
    line = written[start:].removeprefix(codecs.BOM_UTF8)
    if _begins_an_object(line):
        return len(written) - len(line)
    if not line.strip() or _is_json(line):
        return len(written)
    return len(content)


def line_of(content: bytes, place: int) -> int:
    """Return the number of the line, from 1, on which a place is."""
    return _plain(content[:place]).count(b"\n") + 1


def _begins_an_object(line: bytes) -> bool:
    """Tell whether more could follow, up to half a letter, to make it one JSON object."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(line)
        from_json(text, allow_partial=True)
    except ValueError:
        return False
    try:
        json.JSONDecoder().raw_decode(text)
    except ValueError:
        return text.startswith("{")
    return False


def _is_json(line: bytes) -> bool:
    try:
        from_json(line)
    except ValueError:
        return False
    return True


def _plain(content: bytes) -> bytes:
    """Return the lines without a mark at the beginning, each ended by LF, whatever ended it."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return content


def _blocks(content: bytes) -> Iterator[bytes]:
    """Yield whole lines, many at a time, as NFC in UTF-8, without blank ones at the end."""
    start, last = 0, len(content)
    while last and content[last - 1 : last] == b"\n":
        last -= 1
    while start < last:
        end = content.find(b"\n", min(start + BLOCK, last), last)
        if end < start:
            end = last
        block = content[start:end]
        text = block.decode()
        normal = nfc(text)
        yield block if normal is text else normal.encode()
        start = end + 1


def _numbered(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number from 1."""
    lines = (line for block in _blocks(content) for line in block.split(b"\n"))
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _at_once(block: bytes) -> list[Event]:
    """Return the events of many lines; ValueError if there is a line that is not just an event.

    Blank lines are nothing: those that a killed writer left, which had kept room with them.
    """
    if b"\n\n" in block or block.startswith(b"\n"):
        block = _BLANK.sub(b"\n", block).strip(b"\n")
        if not block:
            return []
    text = b"[" + block.replace(b"\n", b",") + b"]"
    events = _many().validate_json(text)
    if len(events) != block.count(b"\n") + 1 or _EPOCH.search(text):
        raise ValueError
    if _colons(block) != sum(map(_keys, events)):
        lines = block.split(b"\n")
        doubtful = (
            line for line, event in zip(lines, events, strict=True) if _colons(line) != _keys(event)
        )
        if any(map(_key_twice, doubtful)):
            raise ValueError
    return events


def _colons(text: bytes) -> int:
    """Return how many colons may follow a key: no fewer than there are keys."""
    return text.count(b'":') + text.count(b" :") + (text.count(b"\t:") if b"\t" in text else 0)


def _keys(event: Event) -> int:
    """Return how many keys an event needs: no more than its line has."""
    return 11 - _optional(event).count(None)


_optional = attrgetter("task", "agency", "doc", "due", "re", "note")


def _key_twice(line: bytes) -> str | None:
    """Return a key that a line has twice, which pydantic does not mind."""
    pairs = json.loads(line, object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    return next((key for key in keys if keys.count(key) > 1), None)


def _one_by_one(content: bytes) -> tuple[list[Event], list[Fault]]:
    by_id: dict[str, Event] = {}
    faults: list[Fault] = []
    for number, line in _numbered(content):
        found = _read(line)
        if isinstance(found, Event):
            same = by_id.setdefault(found.id, found) == found
            found = [] if same else [say(messages.log_id_twice, id=found.id)]
        faults += [(number, message) for message in found]
    return list(by_id.values()), faults


def _read(line: bytes) -> Event | list[Message]:
    """Return the event of a line, or what is wrong with it."""
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        return [say(messages.log_conflict)]
    try:
        event = _one().validate_json(line)
    except ValidationError as error:
        return [
            _wrong(
                str(details["loc"][0]) if details["loc"] else "JSON",
                _REASONS.get(details["type"], messages.log_json),
            )
            for details in error.errors(include_url=False)
        ]
    epoch = _EPOCH.search(line)
    if epoch:
        return [_wrong(epoch[1].decode(), messages.log_date)]
    twice = _key_twice(line) if _colons(line) != _keys(event) else None
    return [_wrong(twice, messages.log_key_twice)] if twice else event


def _wrong(key: str, reason: Sentence) -> Message:
    return say(messages.log_line_form, key=key, reason=say(reason))


@cache
def _one() -> TypeAdapter[Event]:
    return TypeAdapter(Event)


@cache
def _many() -> TypeAdapter[list[Event]]:
    return TypeAdapter(list[Event])


# What pydantic says of a value, and the message that says it in the reader's language.
_REASONS = {
    "missing": messages.log_missing,
    "unexpected_keyword_argument": messages.log_extra,
    "enum": messages.log_kind,
    "string_type": messages.log_text,
    "string_too_short": messages.log_text,
    "date_type": messages.log_date,
    "greater_than_equal": messages.log_date,
    "less_than_equal": messages.log_date,
    "date_parsing": messages.log_date,
    "date_from_datetime_parsing": messages.log_date,
    "date_from_datetime_inexact": messages.log_date,
    "datetime_type": messages.log_moment,
    "datetime_parsing": messages.log_moment,
    "datetime_from_date_parsing": messages.log_moment,
    "timezone_aware": messages.log_moment,
}
_BLANK = re.compile(rb"\n{2,}")
# pydantic takes a text of digits for seconds since 1970 even where it is strict.
_EPOCH = re.compile(rb'"(date|due|recorded)"\s*:\s*"[-+]?\d+(?:\.\d*)?"')
