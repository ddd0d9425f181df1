"""What is said on the day before a decision amends a plan, and on its day, whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, masked
from tests.readable import word_told, workbook_told

DATA = ROOT / "tests" / "data"
# On each day, in the order of the file.
SCREENS = """
status
status --since 26/6/2026
status --since 26/6/2026 --task 5 --format json
show 1
show 2
show 3
show 4
show 5
show STP
history
overdue
report -o - --format md
report -o - --format ics
mail --dry-run --show
"""


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """A folder with the plan that is amended, alone."""
    for path in (folder / "data").glob("plan-89*"):
        path.unlink()
    for name in ("plan-45.yaml", "plan-45.log.jsonl"):
        (folder / "data" / name).write_bytes((DATA / name).read_bytes())
    return run


def in_language(folder: Path, language: str) -> None:
    """Let the plan be in a language, which its letters are in, too."""
    plan = folder / "data" / "plan-45.yaml"
    text = plan.read_text(encoding="utf-8")
    text = text.replace("  issuer:", f"  language: {language}\n  issuer:")
    plan.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("day", ["2026-06-27", "2026-06-28"])
def test_screens(
    office: Run, folder: Path, golden: Callable[[str, str], None], language: str, day: str
) -> None:
    """Lists, details, news, reports and letters; what is decided later is in none of them."""
    in_language(folder, language)
    shown = ""
    for line in SCREENS.strip().splitlines():
        ran = office(*line.split(), now=f"{day}T16:00:00+07:00")
        assert (ran.code, ran.err) == (0, ""), line
        assert "1650" not in ran.out, line
        shown += f"$ plantrack {line}\n{masked(ran.out)}\n"
    golden(f"amended/{day}.{language}.txt", shown)


# Files that an office signs or hands in, how each is made, and how it is read.
FILES = {
    "report.docx": (("report", "--since", "26/6/2026"), word_told),
    "report.xlsx": (("report", "--since", "26/6/2026"), workbook_told),
    "letter.docx": (("report", "--letter"), word_told),
}


@pytest.mark.parametrize("name", FILES)
def test_files(office: Run, golden: Callable[[str, str], None], name: str) -> None:
    """What is signed on the day of the decision cites it, and tells what it changed."""
    command, told = FILES[name]
    ran = office(*command, "-o", name, now="2026-06-28T16:00:00+07:00")
    assert (ran.code, ran.err) == (0, "")
    golden(f"amended/{name}.txt", told(Path(name).read_bytes()))


def test_what_is_amended_twice(office: Run) -> None:
    """Both decisions are cited, and each change is told by its own."""
    now = "2026-07-10T16:00:00+07:00"
    both = "Quyết định số 1400/QĐ-UBND ngày 28/6/2026 và Quyết định số 1650/QĐ-UBND ngày 10/7/2026"
    assert f"Được sửa đổi, bổ sung tại {both}" in office("status", now=now).out
    assert f"Được sửa đổi, bổ sung tại  {both}" in office("show", "6", now=now).out
    told = office("report", "-o", "-", "--format", "md", now=now).out
    assert f"năm 2026 (được sửa đổi, bổ sung tại {both})" in told
    news = office("status", "--since", "30/6/2026", now=now).out
    assert "ấn định" not in news
    assert "gia hạn 1" in news
    assert "Sở Tài chính (31/7/2026 → 30/9/2026; Quyết định số 1650/QĐ-UBND)" in news
    assert "1400" not in news
