"""Every report of half a year, whole: of Plan 89, of a plan with what that one lacks, and of both together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, masked
from tests.readable import package_told, page_told, word_told, workbook_told

Golden = Callable[[str, str], None]
DATA = ROOT / "tests" / "data"
DAY = ("--as-of", "30/9/2025")
NOW = "2025-10-01T08:00:00+07:00"
# Which of the two plans near, and what is asked of it; of both together, two agencies are enough to read.
PLANS = {
    "plan-89": (("--plan", "89"), DAY),
    "plan-27": (("--plan", "27"), DAY),
    "both": ((), (*DAY, "--agency", "SYT", "--agency", "SKHCN")),
    # what is new of more agencies than are named
    "much-new": (("--plan", "89"), (*DAY, "--task", "II.1", "--since", "10/4/2025")),
    # when nothing has come of it, and of what was known then of what is late
    "first-days": (("--plan", "27"), ("--as-of", "5/3/2025")),
    "narrowed": (("--plan", "27"), (*DAY, "--status", "overdue", "--known-on", "20/9/2025")),
}


def _text(content: bytes) -> str:
    return content.decode()


def _page(content: bytes) -> str:
    return page_told(content.decode())


# Each file, the command that writes it, its golden's ending, and how it is read.
FILES = {
    "report.docx": ("report", "docx.txt", word_told),
    "report.xlsx": ("report", "xlsx.txt", workbook_told),
    "report.html": ("report", "html", _page),
    "report.ics": ("report", "ics", _text),
    "report.md": ("report", "md", _text),
    "letter.docx": ("report --letter", "letter.docx.txt", word_told),
    "sheet.xlsx": ("sheet", "sheet.xlsx.txt", workbook_told),
}

OF = [
    *((plan, "vi", name) for plan in ("plan-89", "plan-27", "both") for name in FILES),
    *(("plan-27", "en", name) for name in FILES),
    *((plan, "vi", f"report.{form}") for plan in ("much-new", "first-days", "narrowed") for form in ("docx", "xlsx", "html")),
]  # fmt: skip

Made = dict[tuple[str, str], dict[str, bytes]]


@pytest.fixture(scope="module")
def made() -> Made:
    """Every file of a plan in a language, once it has been written."""
    return {}


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """A folder with two plans that the same office follows, and their logs."""
    for name in ("plan-27.yaml", "plan-27.log.jsonl"):
        (folder / "data" / name).write_bytes((DATA / name).read_bytes())
    log = (DATA / "half-year.log.jsonl").read_bytes()
    (folder / "data" / "plan-89.log.jsonl").write_bytes(log)
    return run


def _written(run: Run, plan: str, language: str) -> dict[str, bytes]:
    """Return every file of a plan in a language; the reports are of one reading."""
    chosen, asked = PLANS[plan]
    wanted = [name for one, spoken, name in OF if (one, spoken) == (plan, language)]
    for command in dict.fromkeys(FILES[name][0] for name in wanted):
        outputs = [part for name in wanted if FILES[name][0] == command for part in ("-o", name)]
        words = ("--lang", language, *chosen, *command.split(), *outputs, *asked)
        ran = run(*words, now=NOW)
        assert (ran.code, ran.err) == (0, ""), words
    return {name: Path(name).read_bytes() for name in wanted}


@pytest.mark.parametrize(("plan", "language", "name"), OF)
def test_files(
    office: Run, made: Made, golden: Golden, plan: str, language: str, name: str
) -> None:
    """Word files and workbooks as text that shows their looks, too; the others as they are."""
    if (plan, language) not in made:
        made[plan, language] = _written(office, plan, language)
    _, ending, told = FILES[name]
    golden(f"reports/{plan}.{language}.{ending}", told(made[plan, language][name]))


def test_the_xml_of_word_files(office: Run, golden: Golden) -> None:
    """A letter with all its parts, and the report on one agency: element by element."""
    plan, asked = PLANS["plan-27"][0], ("--agency", "SYT", *DAY)
    assert office(*plan, "report", "--letter", "-o", "letter.docx", *DAY).code == 0
    assert office(*plan, "report", "-o", "report.docx", *asked).code == 0
    letter, report = (Path(f"{name}.docx").read_bytes() for name in ("letter", "report"))
    golden("reports/letter.xml.txt", package_told(letter))
    parts = ("word/document.xml", "word/_rels/document.xml.rels")
    golden("reports/report.xml.txt", package_told(report, *parts))


SCREENS = """
check data/plan-27.yaml
status
status --by agency
status --blocked
status --since 31/8/2025
overdue
overdue --long
upcoming
show A.1
show A.2
show B.1
show B.2
show B.5
show B.6
show B.7
show SYT
show SKHCN
show C.2
history --since 1/9/2025
history --task B.8
"""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screens(office: Run, golden: Golden, language: str) -> None:
    """Lists and details of periods, lists of deadlines, terms, successors, dates set later, as on a pipe."""
    shown = ""
    for line in SCREENS.strip().splitlines():
        day = () if line.startswith("check") else DAY
        ran = office("--lang", language, "--plan", "27", *line.split(), *day, now=NOW)
        assert (ran.code, ran.err) == (0, ""), line
        shown += f"$ plantrack {line}\n{masked(ran.out)}\n"
    golden(f"reports/screens.{language}.txt", shown)
