"""A page as HTML for mail: tables and inline styles, which every mail program understands."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from plantrack.pages.page import Cell, Page
from plantrack.words.words import Role

STYLES: dict[Role | None, str] = {"bad": "color:#b00020;font-weight:bold;"}
# A number such as 1968/BTP-PLHSHC, as far as a phone has room for it on a line.
DOCUMENT = re.compile(r"\b\d+[\w.]{0,8}/(?=[^\W\d])[\w/.-]{1,20}\b(?![\w/-])")
_CITED = re.compile(rf"(?:\b[Ss]ố )?{DOCUMENT.pattern}")


def render(page: Page) -> str:
    """Return a whole document, in which text of the plan adds no markup."""
    return template("page.html").render(page=page, style=_style, whole=whole)


def whole(text: str) -> Markup:
    """Return text as HTML in which no number of a document is broken, nor parted from “số” before it."""
    kept = r'<span style="white-space:nowrap">\g<0></span>'
    return Markup(_CITED.sub(kept, str(escape(text))))  # noqa: S704  # escaped


def _style(cell: Cell) -> str:
    """Return the style of a cell that means the same throughout."""
    roles = {span.role for line in cell.lines for span in line}
    return STYLES.get(roles.pop(), "") if len(roles) == 1 else ""


@cache
def template(name: str) -> Template:
    """Return a template, in which text stays text and a name that is not known is an error."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)
