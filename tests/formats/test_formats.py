"""Each format by a few whole pages, at the widths that matter."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from plantrack.formats import html, markdown, terminal, text
from plantrack.pages.page import Cell, Page, RowGroup, Span, Table, cell, line
from plantrack.pages.page import text as a_text
from plantrack.reports.dashboard import dashboard
from plantrack.words.words import Language, Words
from tests import comparisons
from tests.browser import browsing, needs_browser
from tests.day import VIEWS

Golden = Callable[[str, str], None]
HOSTILE = "[b]<script>|`*_#\x1b[31m\u202e=1+1"


@pytest.mark.parametrize(
    ("view", "width", "language"),
    [
        ("status", 60, "vi"),
        ("status", 80, "vi"),
        ("status", 120, "vi"),
        ("status-assigned", 60, "vi"),
        ("status-assigned", 80, "vi"),
        ("status-assigned", 120, "en"),
        ("status-assigned", None, "vi"),
        ("overdue", 60, "vi"),
        ("overdue", 80, "vi"),
        ("overdue", None, "en"),
        ("overdue-assigned", 80, "vi"),
        ("task", 60, "vi"),
        ("task", 120, "en"),
        ("history", 80, "vi"),
    ],
)
def test_terminal(golden: Golden, view: str, width: int | None, language: Language) -> None:
    """Nothing wider than the screen; on a pipe a row a line."""
    shown = terminal.render(VIEWS[view](Words(language)), width, color=False)
    assert width is None or max(map(len, shown.splitlines())) <= width
    golden(f"formats/{view}.{width or 'pipe'}.{language}.txt", shown)


@pytest.mark.parametrize("width", [60, 70, 80, 100, 120])
@pytest.mark.parametrize("view", VIEWS)
def test_no_word_is_broken(view: str, width: int) -> None:
    """Whatever stands on a screen stands as it is on a pipe, but for bars and where a name is cut short."""
    page = VIEWS[view](Words("vi"))
    whole, shown = (
        {word.strip("·…:(),") for word in terminal.render(page, at, color=False).split()}
        for at in (None, width)
    )
    assert {word for word in shown - whole if word and not set(word) & set("─█░")} == set()


def test_names_wrap_before_they_are_cut_and_never_look_alike() -> None:
    """Two lines of each; where these would be the same, all of it."""
    page = VIEWS["status"](Words("vi"))
    table = next(b for b in page.blocks if isinstance(b, Table))
    begin = "Xây dựng kế hoạch ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước"
    names = (
        "Rà soát các quy định, chính sách đang có",
        f"{begin} cấp tỉnh",
        f"{begin} cấp xã",
        f"Báo cáo {begin}",
    )
    rows = tuple(
        (row[0], cell(name), *row[2:]) for row, name in zip(table.rows, names, strict=True)
    )
    shown = terminal.render(page._replace(blocks=(table._replace(rows=rows),)), 80, color=False)
    column = slice(shown.splitlines()[0].index("Nhiệm vụ"), shown.splitlines()[0].index("Thời hạn"))
    told = " ".join(line[column].strip() for line in shown.splitlines()[2:])
    first, second, third = map(told.index, names[:3])
    assert first < second < third
    assert told[third + len(names[2]) :].strip().endswith("công nghệ thông tin trong…")


def test_twelve_tasks_fit_a_screen() -> None:
    """80 x 24 with the line that one types on next, where the names fit one line."""
    page = VIEWS["status"](Words("vi"))
    table = next(b for b in page.blocks if isinstance(b, Table))
    number, _, *others = table.rows[0]
    row = (number, cell("Rà soát luật, nghị quyết, pháp lệnh"), *others)
    twelve = table._replace(rows=(row,) * 12)
    blocks = tuple(twelve if block is table else block for block in page.blocks)
    shown = terminal.render(page._replace(blocks=blocks), 80, color=False)
    assert shown.count("II.1") == 12
    assert len(shown.splitlines()) < 24


def test_colour_tells_nothing_that_words_do_not() -> None:
    """The same letters with and without."""
    page = VIEWS["status"](Words("vi"))
    coloured = terminal.render(page, 80, color=True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in terminal.render(page, 80, color=False)


@pytest.mark.parametrize("view", ["status", "overdue", "task", "history", "digest"])
def test_markdown(golden: Golden, view: str) -> None:
    """For a wiki or a merge request."""
    golden(f"formats/{view}.vi.md", markdown.render(VIEWS[view](Words("vi"))))


@pytest.mark.parametrize(
    ("view", "language"), [("reminder", "vi"), ("reminder", "en"), ("digest", "vi")]
)
def test_letters(golden: Golden, view: str, language: Language) -> None:
    """As mail has them: plain text and HTML that say the same."""
    page = VIEWS[view](Words(language))
    golden(f"formats/{view}.{language}.txt", text.render(page))
    golden(f"formats/{view}.{language}.html", html.render(page))


# What a mail program may not break, and what it must break, as no phone has room for it.
KEPT = (
    "số 89/KH-UBND",
    "số 1968/BTP-PLHSHC",
    "1201/QĐ-UBND",
    "455/SVHTTDL-VP",
    "2025/QH15",
    "09/4/2025",
    "30/09/2025",
)
BROKEN = ("1/" + "KH-" * 40, "a/b-c", "15/4", "1/KH/" + "x" * 40)
# Writes into the title of a page which of these texts a line's end breaks.
PROBE = """<script>
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
for (let all = document.createRange(), node; (node = walk.nextNode());)
  for (const match of node.data.matchAll(/(?:số )?[0-9]+[/][0-9A-ZĐ/-]+/g)) {
    all.setStart(node, match.index);
    all.setEnd(node, match.index + match[0].length);
    if (all.getClientRects().length > 1) found.push(match[0]);
  }
document.title = `broken: ${found.join(" ")}`;
</script>"""


@needs_browser
def test_mail_breaks_no_number_and_no_date_on_a_phone(tmp_path: Path) -> None:
    """Wherever in a line they stand; what is longer than a line is broken."""
    lines = [f"{'x' * n} ({kept}; " for n in range(20, 50) for kept in KEPT]
    pages = {"kept": lines, "broken": [*lines, BROKEN[0]]}
    for name, texts in pages.items():
        shown = html.render(Page("", (a_text("paragraph", *texts),)))
        (tmp_path / f"{name}.html").write_text(shown + PROBE, encoding="utf-8")
    with browsing() as browser:
        told = [browser.see(tmp_path / f"{name}.html", size=(380, 600)).html for name in pages]
    broken = [re.findall("<title>broken: (.*?)</title>", one, re.DOTALL) for one in told]
    assert broken == [[""], [BROKEN[0]]]


@pytest.mark.parametrize("said", BROKEN)
def test_what_is_no_number_or_a_long_one_may_be_broken(said: str) -> None:
    assert "nowrap" not in html.render(Page("", (a_text("paragraph", said),)))


def test_nothing_in_a_page_acts() -> None:
    """Markup, escapes and directions stand as they are, or as pictures."""
    page = Page(
        HOSTILE,
        (
            a_text("title", HOSTILE),
            Table((HOSTILE,), ((cell(HOSTILE),),)),
            RowGroup(line(HOSTILE), line(HOSTILE), (line(HOSTILE),)),
        ),
    )
    for shown in (terminal.render(page, 80, color=False), text.render(page), html.render(page)):
        assert not set(shown) & {"\x1b", "\u202e"} or HOSTILE in page.title
    assert "[b]<script>" in terminal.render(page, 80, color=False)
    assert "<script>" not in html.render(page)
    assert not any(mark in markdown.render(page) for mark in ("<script>", "[b]", "`*"))


def test_a_span_is_made_safe_once() -> None:
    """Whoever makes one by `line`, `cell` or `text`."""
    assert line("\x1b") == (Span("\u241b"),)


def _read(text: str) -> str:
    """Return Markdown as HTML, as a wiki shows it."""
    return str(MarkdownIt("commonmark", {"breaks": False}).enable("table").render(text))


def test_board_as_a_wiki_shows_it() -> None:
    """Every table is one, no asterisk is left over, and nothing of a hostile plan takes effect."""
    shown = _read(markdown.render(dashboard(comparisons.half_year(), Words("vi")).page))
    assert shown.count("<table>") == 8
    assert "**" not in shown
    hostile = _read(markdown.render(dashboard(comparisons.hostile(), Words("vi")).page))
    assert set(re.findall(r"<(\w+)", hostile)) == set(
        "h1 h2 p strong br ul li table thead tbody tr th td".split()
    )
    assert "&lt;/script&gt;&lt;/style&gt;&lt;img src=x" in hostile
    assert "[x](javascript:1) ![y](z) *a* `b`" in hostile


def test_nobody_is_called_by_a_comment() -> None:
    """A name behind @ would get a notice; an address has none before it that could be one."""
    page = Page("", (a_text("paragraph", "@all và @sở; stp@example.vn"),))
    assert markdown.render(page) == "@<!-- -->all và @<!-- -->sở; stp@example.vn\n"


@pytest.mark.parametrize(
    "said",
    [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "* a",
        "> a",
        "---",
        "===",
        "===\n",
        "a\nb | c",
        "![y](z)",
        "<b>",
        "`a`",
        "https://example.vn",
        "www.example.vn",
        "&lt;",
        "a_b_c",
        "~~a~~",
        "| a",
        "\\",
        "[a]: b",
        "    a",
    ],
)
def test_no_text_begins_anything(said: str) -> None:
    """At the start of a line, of an item and of a cell."""
    block = Table(("x",), ((Cell((((Span(said)),),)),),))
    item = a_text("items", "")._replace(lines=((Span(said),),))
    page = Page("", (a_text("paragraph", "")._replace(lines=((Span(said),),)), item, block))
    shown = _read(markdown.render(page))
    plain = (
        re.sub(r"\s+", " ", said)
        .strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )
    assert shown == (
        f"<p>{plain}</p>\n<ul>\n<li>{plain}</li>\n</ul>\n<table>\n<thead>\n<tr>\n<th>x</th>\n</tr>\n</thead>\n"
        f"<tbody>\n<tr>\n<td>{plain}</td>\n</tr>\n</tbody>\n</table>\n"
    )
