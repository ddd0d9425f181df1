"""A page as HTML for mail: tables and inline styles, which every mail program understands."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from plantrack.pages.page import Cell, Page
from plantrack.words.words import Role

STYLES: dict[Role | None, str] = {"bad": "color:#b00020;font-weight:bold;"}


def render(page: Page) -> str:
    """Return a whole document, in which text of the plan adds no markup."""
    return template("page.html").render(page=page, style=_style)


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
