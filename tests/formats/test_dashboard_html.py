"""The board as one HTML file: what is in it, and what a real browser makes of it."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from plantrack.formats import dashboard_html
from plantrack.report.comparison import Comparison
from plantrack.report.status import Status
from plantrack.reports.dashboard import dashboard
from plantrack.reports.dashboard_model import Bar, Segment
from plantrack.words.text import visible
from plantrack.words.words import Language, Words
from tests import comparisons
from tests.browser import Browser, browsing, needs_browser

AXE = os.environ.get("PLANTRACK_TEST_AXE", "")
VOID = {"meta", "link", "br", "input"}
OPTIONAL = {"p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "option"}
WIDTHS = (380, 700, 1030, 1280)
# What a page may hold; nothing that loads, embeds or submits.
ELEMENTS = set(
    "html head meta link title style body header h1 h2 h3 p b i br span a ul li main nav form label input select option "
    "button section div table thead tbody tfoot tr th td svg rect g defs use pattern text footer script".split()
)


def page(comparison: Comparison, language: Language = "vi") -> str:
    return dashboard_html.render(dashboard(comparison, Words(language)))


@cache
def large_page() -> str:
    """Return the page of a hundred agencies and sixty tasks."""
    return page(comparisons.large())


class Read(HTMLParser):
    """Reads a document as strictly as optional end tags allow, and keeps what matters of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1] != tag:
            assert self.open.pop() in OPTIONAL, f"<{self.open[-1]}> is not closed before </{tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [value or "" for _, attrs in self.elements if (value := attrs.get(name)) is not None]

    def tags(self, *names: str) -> list[tuple[str, dict[str, str | None]]]:
        return [element for element in self.elements if element[0] in names]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_same_bytes_twice(language: Language) -> None:
    assert page(comparisons.half_year(), language) == page(comparisons.half_year(), language)


@pytest.mark.parametrize(
    "make",
    [lambda: page(comparisons.half_year()), lambda: page(comparisons.hostile()), large_page],
    ids=["half_year", "hostile", "large"],
)
def test_one_document_that_loads_nothing(make: Callable[[], str]) -> None:
    """Well formed, named, linked within itself, allowed nothing but its own style and script."""
    html = make()
    read = Read(html)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert not [
        name for _, attrs in read.elements for name in attrs if name.startswith(("on", "style"))
    ]
    assert set(read.all("src")) == set()
    ids = read.all("id")
    assert len(ids) == len(set(ids))
    targets = {href.removeprefix("#") for href in read.all("href") if href != "data:,"}
    assert targets <= set(ids)
    assert all(attrs.get("scope") in ("col", "row") for _, attrs in read.tags("th"))
    levels = [int(tag[1]) for tag, _ in read.tags("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    boxes = [attrs for _, attrs in read.elements if "box" in (attrs.get("class") or "").split()]
    assert all(a["tabindex"] == "0" and a["role"] == "region" and a["aria-label"] for a in boxes)
    (policy,) = (a["content"] for _, a in read.tags("meta") if "http-equiv" in a)
    hashes = [
        base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        for own in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", html, re.DOTALL)
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_nothing_of_a_plan_acts() -> None:
    """Every text stands as it is, at most with pictures for what cannot be seen."""
    html = page(comparisons.hostile())
    assert not set(html) & {"\x1b", "\u202e"}
    read = Read(html)
    text = " ".join("".join(read.text).split())
    told = " ".join(visible(comparisons.HOSTILE).split())
    assert text.count(told) > 30
    assert comparisons.LONG in text
    assert html.count("<script>") == html.count("<style>") == 1


def test_every_mark_is_a_sign_with_words() -> None:
    """A cell of the matrix tells by its text, its words and only then by its colour."""
    comparison = comparisons.half_year()
    html = page(comparison)
    grid = html[html.index('<section id="matrix">') : html.index('<section id="news">')]
    marks = re.findall(r'<td class=(\w) title="([^"]+)">([^<\n]+)', grid)
    owed = {(o.answers, o.task.id) for o in comparison.report.obligations}
    assert len(marks) == len(owed)
    signs = {(mark, said.split()[0]) for mark, _, said in marks}
    assert signs == {(s.role[0], s.sign) for s in comparison.report.total.counts}
    overdue = [title for mark, title, _ in marks if mark == "b"]
    assert len(overdue) == comparison.report.total.counts[Status.OVERDUE]
    assert "quá hạn 169 ngày, hạn 14/4/2025" in overdue


def test_a_hundred_agencies_and_sixty_tasks() -> None:
    """Under a megabyte, with every obligation in the matrix, eight tasks a table."""
    html = large_page()
    assert len(html.encode()) < 1_000_000
    grid = html[html.index('<section id="matrix">') : html.index('<section id="news">')]
    assert grid.count(" title=") == 6_000
    assert [table.count("<th scope=col>") for table in grid.split("<table>")[1:]] == [9] * 7 + [5]


def test_lanes() -> None:
    """One after the other in one lane, though the first is late while the next begins; beside it what overlaps."""

    def course(first: int, due: int, late: int | None = None) -> Bar:
        window = Segment("window", date(2025, 1, first), date(2025, 1, due))
        overdue = [Segment("late", date(2025, 1, due + 1), date(2025, 1, late))] if late else []
        return Bar((window, *overdue), (date(2025, 1, due),))

    courses = [course(1, 5, late=31), course(4, 8), course(6, 10), course(9, 12), course(11, 15)]
    one, other = dashboard_html.lanes(courses)
    assert one == [courses[0], courses[2], courses[4]]
    assert other == [courses[1], courses[3]]


def copy(tmp_path: Path, name: str, html: str, script: str) -> Path:
    """Write a page that may run one more script, the policy being lifted for it."""
    html = re.sub(r"<meta http-equiv=[^>]+>", "", html)
    path = tmp_path / f"{name}.html"
    escaped = script.replace("</script", "<\\/script")
    path.write_text(html.replace("</body>", f"<script>{escaped}</script></body>"), encoding="utf-8")
    return path


# Tells its parent what is wider than its place: the page itself, or any text in it that nothing scrolls.
PROBE = """
const cut = [...document.querySelectorAll("h1,h2,h3,p,li,th,td,nav,form,section,.tiles,.stack:not(.box),.bundle,.subpart")]
  .filter(e => e.clientWidth && !(innerWidth <= 1024 && e.closest(".stack thead")) && e.scrollWidth > e.clientWidth + 1)
  .map(e => `${e.tagName} ${e.className} ${e.scrollWidth} ${e.clientWidth}: ${e.textContent.trim().slice(0, 60)}`);
const root = document.documentElement;
const hint = document.getElementById("q");
const pen = document.createElement("canvas").getContext("2d");
pen.font = getComputedStyle(hint).font;
if (pen.measureText(hint.placeholder).width > hint.clientWidth - 24) cut.push("placeholder");
if (root.scrollWidth > innerWidth) cut.push(`page ${root.scrollWidth} ${innerWidth}`);
if (Math.min(...[...document.querySelectorAll("button,input,select")].map(e => e.offsetHeight)) < 24) cut.push("small");
parent.postMessage([document.title, innerWidth, cut], "*");
"""
GATHER = """<!DOCTYPE html><title>widths</title><pre id=found></pre><script>
addEventListener("message", e => { document.getElementById("found").textContent += JSON.stringify(e.data) + "\\n"; });
</script>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@needs_browser
def test_no_text_is_cut(browser: Browser, tmp_path: Path) -> None:
    """On a phone and on a screen: nothing is wider than its place, even if nothing in it can be broken."""
    made = {
        "half": page(comparisons.half_year()),
        "english": page(comparisons.half_year(), "en"),
        "hostile": page(comparisons.hostile()),
        "large": page(comparisons.large(20, 20)),
    }
    frames = "".join(
        f'<iframe width={width} height=900 style="border:0" src="{copy(tmp_path, name, html, PROBE).name}"></iframe>'
        for name, html in made.items()
        for width in WIDTHS
    )
    gather = tmp_path / "gather.html"
    gather.write_text(GATHER + frames, encoding="utf-8")
    number = len(WIDTHS) * len(made)
    out = browser.see(gather, until=f"found.textContent.split('\\n').length > {number}").html
    told = re.search(r"<pre id=\"found\">(.*?)</pre>", out, re.DOTALL)
    assert told
    found = [json.loads(unescape(line)) for line in told[1].splitlines()]
    assert sorted(width for _, width, _ in found) == sorted(WIDTHS * len(made))
    assert [cut for *_, cut in found if cut] == []


@needs_browser
def test_filter_and_link(browser: Browser, tmp_path: Path) -> None:
    """An address opens the page filtered, without marks; nothing is asked of anybody, nothing complained of."""
    path = tmp_path / "board.html"
    path.write_text(page(comparisons.half_year()), encoding="utf-8")
    out, console, asked = browser.see(path, query="#?s=overdue&q=khoa%20hoc")
    assert console == []
    assert asked == set()
    assert '<p id="shown" role="status">Đang lọc: còn 1/23 cơ quan.' in out
    sections = dict(re.findall(r'<section id="([a-z-]+)"( hidden="")?>', out))
    assert {id_ for id_, hidden in sections.items() if not hidden} == {
        "overdue", "blocked", "matrix", "by-agency", "agencies",
    }  # fmt: skip
    assert '<form id="filter" data-sort' in out
    shown = re.findall(r'<div class="subpart" id="([^"]+)" data-g="">', out)
    assert shown == ["a-so-khoa-hoc-cong-nghe"]
    rows = re.findall(r'<tr data-s="[^"]*"><th scope="row"><a href="#([^"]+)">', out)
    assert rows == ["a-so-khoa-hoc-cong-nghe"]
    assert out.count('class="sort"') > 10


DO = """
const find = document.getElementById("q"), status = document.getElementById("s"), said = [];
const note = what => said.push([what, location.hash, document.getElementById("shown").textContent,
  [...document.querySelectorAll(".subpart:not([hidden])")].length]);
const type = (field, value) => { field.value = value; field.dispatchEvent(new Event("input", { bubbles: true })); };
note("opened");
type(find, "Y TẾ"); note("typed");
type(status, "overdue"); note("nothing left");
type(find, "dai tu"); type(status, "done_late"); note("chosen");
document.querySelector("form button").click(); note("cleared");
type(find, "so y te"); location.hash = "#a-so-tu-phap";
const head = document.querySelector("#by-agency thead th:nth-child(2)");
const names = () => [...document.querySelectorAll("#by-agency tbody th")].map(cell => cell.textContent);
head.querySelector("button").click(); said.push([head.getAttribute("aria-sort"), names()[0], names().at(-1)]);
head.querySelector("button").click(); said.push([head.getAttribute("aria-sort"), names()[0], names().at(-1)]);
const since = document.querySelector("#extended thead th:last-child button");
since.click();
said.push([...document.querySelectorAll("#extended tbody td:last-child")].map(cell => cell.textContent.trim()));
setTimeout(() => { note("followed a link"); const p = document.createElement("pre"); p.id = "said";
  p.textContent = JSON.stringify(said); document.body.append(p); }, 100);
"""


@needs_browser
def test_controls(browser: Browser, tmp_path: Path) -> None:
    """What is typed filters and stands in the address; a link leads to what it hides; columns sort."""
    path = copy(tmp_path, "controls", page(comparisons.half_year()), DO)
    out = browser.see(path, until="document.getElementById('said')").html
    told = re.search(r'<pre id="said">(.*?)</pre>', out, re.DOTALL)
    assert told
    assert json.loads(unescape(told[1])) == [
        ["opened", "", "", 23],
        ["typed", "#?q=Y+T%E1%BA%BE", "Đang lọc: còn 1/23 cơ quan.", 1],
        [
            "nothing left",
            "#?s=overdue&q=Y+T%E1%BA%BE",
            "Không có dòng nào phù hợp.",
            0,
        ],
        ["chosen", "#?s=done_late&q=dai+tu", "Đang lọc: còn 1/23 cơ quan.", 1],
        ["cleared", "", "", 23],
        ["ascending", "Ban Quản lý các khu công nghiệp", "Văn phòng UBND tỉnh"],
        ["descending", "Văn phòng UBND tỉnh", "Ban Quản lý các khu công nghiệp"],
        ["19/05/2025", "09/06/2025", "25/07/2025", "22/09/2025"],
        ["followed a link", "", "", 23],
    ]


@needs_browser
def test_without_its_script(browser: Browser, tmp_path: Path) -> None:
    """All is there, and no control that does nothing; that an unlocked page asks would be seen."""
    path = tmp_path / "board.html"
    html = re.sub(
        "<script>.*?</script>",
        "<img src=http://example.vn/x>",
        page(comparisons.half_year()),
        flags=re.DOTALL,
    )
    path.write_text(re.sub(r"<meta http-equiv=[^>]+>", "", html), encoding="utf-8")
    out, _, asked = browser.see(path, query="#?s=overdue")
    assert re.findall(r'<([a-z]+)[^>]* hidden=""', out) == ["form"]
    assert 'class="sort"' not in out
    assert asked == {"http://example.vn/x"}


@needs_browser
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not on PATH")
def test_printed(browser: Browser, tmp_path: Path) -> None:
    """No column of the matrix is lost, heads stand on every page, and no control is printed."""
    comparison = comparisons.large(60, 20)
    path, pdf = tmp_path / "board.html", tmp_path / "board.pdf"
    path.write_text(page(comparison), encoding="utf-8")
    pdf.write_bytes(browser.printed(path))
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    bare = "".join(text.split())
    for plan in comparison.report.plans:
        for agency in plan.agencies.values():
            assert "".join(agency.name.split()) in bare
    pages = text.split("\f")[:-1]
    assert all("Số liệu đến hết ngày 30/9/2025" in one for one in pages)
    heads = [re.findall(r"II\.\d+", line) for one in pages for line in one.splitlines()]
    grids = [tuple(line) for line in heads if len(line) > 3 and line == sorted(line, key=_number)]
    whole = [f"II.{number}" for number in range(1, 21)]
    for first in (0, 8, 16):
        assert grids.count(tuple(whole[first : first + 8])) >= 2
    assert "↕" not in text
    assert "Bỏ lọc" not in text


@needs_browser
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not on PATH")
def test_nothing_is_printed_beside_the_paper(browser: Browser, tmp_path: Path) -> None:
    """A table that is too wide would lose columns, and make the browser print all the smaller."""
    path, pdf = tmp_path / "board.html", tmp_path / "board.pdf"
    path.write_text(page(comparisons.half_year()), encoding="utf-8")
    pdf.write_bytes(browser.printed(path))
    told = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    width = float(re.findall(r'<page width="([\d.]+)"', told)[0])
    right = max(map(float, re.findall(r'xMax="([\d.]+)"', told)))
    assert right < width
    body = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">Quán<', told)
    assert min(float(below) - float(above) for above, below in body) > 8


def _number(task: str) -> int:
    return int(task.removeprefix("II."))


CHECK = """
const wide = document.createElement("style");
wide.textContent = ".box{max-height:none!important;overflow:visible!important}th{position:static!important}";
document.head.append(wide);
axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(found => {
  const p = document.createElement("pre"); p.id = "axe";
  const told = found.violations.map(v => [v.id, v.nodes.map(n => n.html)]);
  p.textContent = JSON.stringify([matchMedia("(prefers-color-scheme: dark)").matches, found.passes.length > 20, told]);
  document.body.append(p);
});
"""


@needs_browser
@pytest.mark.skipif(not AXE, reason="PLANTRACK_TEST_AXE names no axe.min.js")
@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_read_it(browser: Browser, tmp_path: Path, dark: bool) -> None:
    """WCAG 2.2 AA, as far as axe-core can tell, in light and dark."""
    script = Path(AXE).read_text(encoding="utf-8") + CHECK
    path = copy(tmp_path, "axe", page(comparisons.half_year()), script)
    ready = "document.getElementById('axe')"
    out = browser.see(path, until=ready, dark=dark, size=(1600, 9000)).html
    told = re.search(r'<pre id="axe">(.*?)</pre>', out, re.DOTALL)
    assert told
    assert json.loads(unescape(told[1])) == [dark, True, []]
