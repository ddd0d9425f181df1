"""How an occurrence is called on every face: a period, its due date, a part without one, a document."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.readable import page_told, word_told, workbook_told

NOW = "2026-07-05T09:00:00+07:00"
PLAN = """\
plan:
  id: 5/KH-UBND
  title: Kế hoạch nhiều thời hạn
  issuer: UBND tỉnh Bắc Ninh
  issued: 02/3/2026
  monitor: so-noi-vu
agencies:
  so-noi-vu: {name: Sở Nội vụ, code: SNV, email: snv@example.vn}
  so-y-te: {name: Sở Y tế, code: SYT, email: syt@example.vn}
tasks:
  - id: "1"
    title: Rà soát
    lead: [so-y-te]
    deadline:
      - {by: 15/5/2026}
      - {by: 30/6/2026}
      - {by: 30/9/2026}
      - {every: quarter, by: 20}
      - {open: thường xuyên}
      - {open: theo tiến độ}
      - {after: văn bản của Bộ Y tế}
      - {after: văn bản của Bộ Tài chính}
"""
# What is said of each, in a column of its own, and of what the log says right after the task.
COLUMN = {
    "vi": {
        "15/05/2026", "30/06/2026", "30/09/2026", "quý I/2026", "quý II/2026", "quý III/2026",
        "phần không ấn định thời hạn", "phần không ấn định thời hạn (2)",
        "phần chờ văn bản (2)", "12/BYT-KH",
    },
    "en": {
        "15/05/2026", "30/06/2026", "30/09/2026", "2026-Q1", "2026-Q2", "2026-Q3",
        "part with no date set", "part with no date set (2)",
        "part waiting for a document (2)", "12/BYT-KH",
    },
}  # fmt: skip
# What they are called beside their task: the overdue ones, and the others.
LATE = {
    "vi": ["thời hạn ban đầu ngày 15/5/2026", "quý II/2026", "thời hạn ngày 30/6/2026", "theo văn bản số 12/BYT-KH"],
    "en": ["first due 15 May 2026", "2026-Q2", "due 30 Jun 2026", "under document 12/BYT-KH"],
}  # fmt: skip
STUCK = {"vi": "phần không ấn định thời hạn (2)", "en": "part with no date set (2)"}
REST = {
    "vi": ["quý I/2026", "quý III/2026", "phần không ấn định thời hạn", STUCK["vi"], "phần chờ văn bản (2)", "thời hạn ngày 30/9/2026"],
    "en": ["2026-Q1", "2026-Q3", "part with no date set", STUCK["en"], "part waiting for a document (2)", "due 30 Sep 2026"],
}  # fmt: skip
TOLD_AFTER_TASK = {
    "vi": ["1 quý I/2026", "1 thời hạn ngày 15/5/2026", "1 phần chờ văn bản", f"1 {STUCK['vi']}", "1 12/BYT-KH", "1 thời hạn ngày 30/9/2026"],
    "en": ["1 2026-Q1", "1 due 15 May 2026", "1 part waiting for a document", f"1 {STUCK['en']}", "1 12/BYT-KH", "1 due 30 Sep 2026"],
}  # fmt: skip
NEVER = re.compile(
    r"(?:văn bản số|under document)[ \u00a0](?:2026-|open\b|after\b)"
    r"|\b2026-(?:05-15|06-30|09-30)\b|\bopen(?:-2)?\b|\bafter(?:-2)?\b"
)


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """A task with a list of deadlines of every kind, and what was recorded about each."""
    for path in (folder / "data").iterdir():
        path.unlink()
    (folder / "data" / "plan-5.yaml").write_text(PLAN, encoding="utf-8")
    for line in (
        "done --re|quý I/2026|--doc|3/BC|--date|19/3/2026",
        "extended --re|15/5/2026|--doc|44/UBND|--due|15/6/2026|--date|10/5/2026",
        "received --re|phần chờ văn bản|--doc|12/BYT-KH|--due|1/7/2026|--date|20/6/2026",
        "blocked --re|phần không ấn định thời hạn (2)|--note|thiếu người|--date|1/7/2026",
        "note --re|12/BYT-KH|--note|đã phân công|--date|1/7/2026",
        "done --re|thời hạn ngày 30/9/2026|--doc|9/BC|--date|2/7/2026",
    ):
        kind, rest = line.split(" ", 1)
        ran = run("log", "1", kind, "SYT", *rest.split("|"), now=NOW)
        assert (ran.code, ran.err) == (0, ""), line
    return run


def said(text: str) -> str:
    """Return a text without what only looks: lines folded, spaces doubled or kept together."""
    return " ".join(text.replace("\r\n ", "").replace("_", " ").split())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screens_and_letters(office: Run, language: str) -> None:
    """Where the due date is told beside it, the name that is the same is not told again."""
    late, own = LATE[language], COLUMN[language]
    beside_due = [name for name in late if "30" not in name]
    faces: dict[str, list[str]] = {
        "overdue": beside_due,
        "overdue --long": ["15/05/2026", "30/06/2026", "12/BYT-KH"],
        "upcoming --days 90": [],
        "status --since 30/6/2026": [STUCK[language], REST[language][-1]],
        "show 1": sorted(own),
        "show SYT": [*sorted(own), *(f"1 {name}" for name in (*late[:3], *REST[language]))],
        "history": TOLD_AFTER_TASK[language],
        "mail --dry-run --show": [*beside_due, STUCK[language]],
    }
    plan = Path("data/plan-5.yaml")  # letters are in the language of the plan
    text = plan.read_text(encoding="utf-8").replace(
        "agencies:", f"  language: {language}\nagencies:", 1
    )
    plan.write_text(text, encoding="utf-8")
    for line, told in faces.items():
        ran = office(*line.split(), now=NOW)
        assert (ran.code, ran.err) == (0, ""), line
        text = said(ran.out)
        assert [name for name in told if name not in text] == [], line
        assert NEVER.findall(text) == [], line
    twice = {"vi": "30/6/2026 · hạn 30/6/2026", "en": "30 Jun 2026 · due 30 Jun 2026"}
    assert twice[language] not in said(office("overdue", now=NOW).out)


def ics(content: bytes) -> str:
    return content.decode().replace("\r\n ", "")


def html(content: bytes) -> str:
    return page_told(content.decode().replace("\u00a0", " "))


DONE = {"30/09/2026", "quý I/2026", "2026-Q1"}
FILES: dict[str, tuple[str, Callable[[bytes], str], Callable[[str], list[str]]]] = {
    "report.docx": ("report", word_told, lambda lang: [*LATE[lang], *REST[lang]]),
    "report.html": ("report", html, lambda lang: [*LATE[lang], *REST[lang]]),
    "report.md": ("report", bytes.decode, lambda lang: [*LATE[lang], *REST[lang]]),
    "report.ics": ("report", ics, lambda lang: [*LATE[lang], REST[lang][1], REST[lang][-1]]),
    "report.xlsx": ("report", workbook_told, lambda lang: sorted(COLUMN[lang])),
    "letter.docx": ("report --letter", word_told, lambda lang: LATE[lang]),
    "sheet.xlsx": ("sheet", workbook_told, lambda lang: sorted(COLUMN[lang] - DONE)),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_files(office: Run, language: str, name: str) -> None:
    """Keys that only the program reads, and dates that are values, may look as they like."""
    command, read, told = FILES[name]
    ran = office("--lang", language, *command.split(), "-o", name, now=NOW)
    assert (ran.code, ran.err) == (0, "")
    text = said(read(Path(name).read_bytes()))
    assert [one for one in told(language) if one not in text] == []
    if name.endswith((".docx", ".md", ".ics")):
        assert NEVER.findall(re.sub(r"UID:\S+|DTSTAMP:\S+|\(spacing[^)]*\)", "", text)) == []


def test_what_was_recorded_and_what_is_refused(office: Run) -> None:
    """What is listed to choose from can be typed, in either language; so can what stands in a sentence."""
    which = office("log", "1", "done", "SYT", "--doc", "4/BC", now=NOW)
    assert which.err == (
        "plantrack: 1 Sở Y tế: đến ngày 05/7/2026 có nhiều kỳ, thời hạn hoặc văn bản chưa hoàn thành:"
        " thời hạn ban đầu ngày 15/5/2026, quý II/2026, thời hạn ngày 30/6/2026, theo văn bản số 12/BYT-KH, quý III/2026, phần chờ văn bản (2), phần không ấn định thời hạn,"
        " phần không ấn định thời hạn (2); hãy chọn một bằng --re, ví dụ --re 15/5/2026\n"
    )
    unknown = office(
        "--lang", "en", "log", "1", "note", "--re", "31/7/2026", "--note", "x", now=NOW
    )
    assert unknown.err.startswith(
        "plantrack: 1 Sở Y tế: there is no occurrence “31/07/2026”, there are: 15/05/2026, 30/06/2026,"
        " 30/09/2026, part with no date set, part with no date set (2), part waiting for a document (2),"
        " 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4, 12/BYT-KH; "
    )
    for typed, name, told in (
        ("30/06/2026", "2026-06-30", "1 thời hạn ngày 30/6/2026"),
        ("thời hạn ban đầu ngày 15/5/2026", "2026-05-15", "1 thời hạn ngày 15/5/2026"),
        ("quý II/2026", "2026-Q2", "1 quý II/2026"),
        ("part with no date set", "open", "1 phần không ấn định thời hạn"),
        ("PHAN KHONG AN DINH THOI HAN THU 2", "open-2", f"1 {STUCK['vi']}"),
        ("phần không ấn định thời hạn (2)", "open-2", f"1 {STUCK['vi']}"),
        ("part waiting for a document no. 2", "after-2", "1 phần chờ văn bản (2)"),
        ("theo văn bản số 12/BYT-KH", "12/BYT-KH", "1 12/BYT-KH"),
    ):
        ran = office("log", "1", "note", "--re", typed, "--note", f"ghi {name}", now=NOW)
        assert (ran.code, ran.err) == (0, ""), typed
        assert f" {told} " in said(ran.out), typed
        log = Path("data/plan-5.log.jsonl").read_text(encoding="utf-8")
        assert f'"re": "{name}", "note": "ghi {name}"' in log.splitlines()[-1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sheet_that_goes_out_comes_back(office: Run, language: str) -> None:
    """Each row is about the occurrence that it tells of."""
    from openpyxl import load_workbook

    assert office("--lang", language, "sheet", "-o", "s.xlsx", now=NOW).code == 0
    book = load_workbook("s.xlsx")
    page = book.active
    assert page is not None
    rows = [row for row in page.iter_rows() if str(row[1].value) == "1"]
    assert len(rows) == 8
    for row in rows:
        row[7].value = "ghi chú"
        row[8].value = "01/7/2026"
        row[11].value = f"về {row[4].value}"
    book.save("s.xlsx")
    ran = office("enter", "s.xlsx", now=NOW)
    assert (ran.code, ran.err) == (0, "")
    log = Path("data/plan-5.log.jsonl").read_text(encoding="utf-8")
    assert re.findall(r'"re": "([^"]+)", "note": "về', log) == [
        "2026-05-15", "2026-Q2", "2026-06-30", "12/BYT-KH", "2026-Q3", "after-2", "open", "open-2"
    ]  # fmt: skip


def test_a_document_that_looks_like_a_period(run: Run, folder: Path) -> None:
    """What was received is a document, whatever its number."""
    text = PLAN.partition("    deadline:")[0] + "    deadline: {after: văn bản của Bộ}\n"
    for path in (folder / "data").iterdir():
        path.unlink()
    (folder / "data" / "plan-5.yaml").write_text(text, encoding="utf-8")
    words = ("log", "1", "received", "--doc", "2026", "--due", "1/7/2026", "--date", "1/6/2026")
    assert run(*words, now=NOW).code == 0
    assert "theo văn bản số 2026 · hạn 01/7/2026" in run("overdue", now=NOW).out
    assert "đã nhận văn bản: 2026" in said(run("show", "1", now=NOW).out)
    assert "năm 2026" not in run("show", "1", now=NOW).out
