"""A board as one HTML file: it asks nothing of anybody, and nothing in it acts but its own script."""

import re
from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup, escape

from plantrack.formats.html import DOCUMENT, template
from plantrack.reports.dashboard_model import Bar, Dashboard, Segment, Timeline

PRINTED_COLUMNS = 8  # of a matrix, that A4 holds beside the names
# Where a count follows.
_COUNTED = re.compile(
    r"(?<=[:|]) (?=\d)|(?<=\bhạn) (?=\d)|(?<=\bngày) (?=\d)|(?<=\bsố) (?=\d)|(?<=\d) (?=ngày\b)"
)
_FOLDER = Path(__file__).with_name("templates")


def render(board: Dashboard) -> str:
    """Return the whole document, in which text of the plan adds no markup."""
    style, script = _file("board.css") + _foot(board.as_of), _file("board.js")
    return template("board.html").render(
        board=board,
        style=Markup(style),  # noqa: S704  # a file of ours, and letters and digits
        script=Markup(script),  # noqa: S704  # a file of ours
        policy=_policy(style, script),
        columns_at_once=PRINTED_COLUMNS,
        kind=lambda piece: type(piece).__name__,
        lanes=lanes,
        place=place,
        extent=extent,
        whole=whole,
    )


def whole(text: str) -> Markup:
    """Return text as HTML in which no number of a document is broken, nor one parted from what it counts."""
    bound = _COUNTED.sub("\u00a0", text)
    return Markup(DOCUMENT.sub(r"<i class=n>\g<0></i>", str(escape(bound))))  # noqa: S704  # escaped


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the policy by which a browser loads nothing and runs nothing but these two."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _foot(said: str) -> str:
    """Return the rule that prints a text at the foot of every page."""
    text = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in said)
    return f'@page{{@bottom-left{{content:"{text}"}}}}\n'


def lanes(courses: Sequence[Bar]) -> list[list[Bar]]:
    """Return courses in lanes, each in the first that is free; what is late is drawn below them, and may overlap."""
    found: list[list[Bar]] = []
    for course in courses:
        free = next((lane for lane in found if lane[-1].planned < course.first), None)
        if free is None:
            found.append([course])
        else:
            free.append(course)
    return found


def place(timeline: Timeline, day: date) -> str:
    """Return where a day begins on the scale."""
    return _percent((day - timeline.first).days, timeline)


def extent(timeline: Timeline, stretch: Segment) -> str:
    """Return how much of the scale a stretch takes."""
    return _percent((stretch.last - stretch.first).days + 1, timeline)


def _percent(days: int, timeline: Timeline) -> str:
    return f"{100 * days / ((timeline.last - timeline.first).days + 1):.2f}%"
