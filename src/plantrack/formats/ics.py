"""A calendar as a file of RFC 5545, which Outlook, Google and Apple's calendar take in."""

from collections.abc import Iterator
from datetime import date, timedelta

from plantrack.reports.calendar import CalendarEntry, CalendarFile

FOLD = 75  # octets of a line
_PRODID = "-//plantrack//plantrack//VI"


def render(calendar: CalendarFile) -> str:
    """Return the file; the same calendar gives the same lines."""
    return "".join(f"{folded}\r\n" for line in _lines(calendar) for folded in fold(line))


def _lines(calendar: CalendarFile) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{_PRODID}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escape(calendar.name)}"
    yield f"X-WR-CALDESC:{escape(calendar.about)}"
    for entry in calendar.entries:
        yield from _event(entry)
    yield "END:VCALENDAR"


def _event(entry: CalendarEntry) -> Iterator[str]:
    """Yield the lines of an event of a whole day, which takes nobody's time and ends with that day."""
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(entry.uid)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{entry.stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{_after(entry.day):%Y%m%d}"
    yield f"SUMMARY:{escape(entry.summary)}"
    yield "DESCRIPTION:" + "\\n".join(map(escape, entry.description))
    yield "CATEGORIES:" + ",".join(map(escape, entry.categories))
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "CLASS:PUBLIC"
    yield "TRANSP:TRANSPARENT"
    if entry.alarm is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escape(entry.summary)}"
        yield f"TRIGGER:-P{entry.alarm}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _after(day: date) -> date:
    return day + timedelta(days=1)


def escape(text: str) -> str:
    """Return a text in which nothing takes effect; a line break would end its property."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def fold(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, broken between characters; later ones begin with a space."""
    octets = line.encode()
    begin, room, lead = 0, FOLD, ""
    while len(octets) - begin > room:
        end = begin + room
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        yield lead + octets[begin:end].decode()
        begin, room, lead = end, FOLD - 1, " "
    yield lead + octets[begin:].decode()
