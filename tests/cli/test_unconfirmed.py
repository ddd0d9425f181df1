"""A draft that is followed before all of it is confirmed: what commands say, and who is counted."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.readable import word_told

DRAFT = """\
plan:
  id: 9/KH-UBND
  title: Kế hoạch
  issuer: UBND tỉnh
  issued: 9/4/2025
  monitor: so-a
agencies:
  so-a: {name: Sở A, email: a@x.vn}
  so-b: {name: Sở B, email: b@x.vn}
  can-xac-nhan: {name: "(cần xác nhận)", email: c@x.vn}
groups:
  # CẦN XÁC NHẬN: những ai?
  so-nganh: {name: các sở, members: [so-b, can-xac-nhan]}
tasks:
  - id: "1"
    title: Việc
    lead: [so-nganh]
    deadline: {by: 2025-04-15}
  - id: "2"
    title: Việc khác
    lead: [can-xac-nhan]
    deadline: {by: 2025-04-15}
"""
DAY = ("--as-of", "2025-05-20")
TOLD = (
    "Còn 2 chỗ chưa xác nhận trong plan-9.yaml; hãy chạy plantrack --plan data/plan-9.yaml check\n"
)


@pytest.fixture
def draft(run: Run, folder: Path) -> Run:
    """Run plantrack about the draft alone."""
    (folder / "data" / "plan-9.yaml").write_text(DRAFT, encoding="utf-8")
    return lambda *arguments, **more: run("--plan", "data/plan-9.yaml", *arguments, **more)


@pytest.mark.parametrize(
    "command",
    ["status", "overdue", "upcoming", "show 1", "show SB", "report -o x.html", "sheet -o x.xlsx"],
)
def test_commands_that_count_say_how_much_is_unconfirmed(draft: Run, command: str) -> None:
    """To who watches; a pipe and cron are told nothing, and all confirmed is no news."""
    words = [word.replace("SB", "so-b") for word in command.split()]
    assert draft(*words, *DAY, watched=True).err.startswith(TOLD)
    assert draft(*words, *DAY).err == ""
    confirmed = DRAFT.replace("nhan]}", "nhan]} # đã xác nhận").replace(
        "nhan]\n", "nhan] # confirmed\n"
    )
    Path("data/plan-9.yaml").write_text(confirmed, encoding="utf-8")
    assert "chưa xác nhận" not in draft(*words, *DAY, watched=True).err
    assert draft("check", "--strict") == (0, "", "")


def test_the_placeholder_is_no_agency(draft: Run) -> None:
    """Its items stand, under what it is; where agencies are counted it is none."""
    assert "1 cơ quan và cơ quan chưa xác định, quá hạn" in draft("overdue", *DAY).out
    assert "hạn 15/4/2025 · chưa xác định cơ quan, quá hạn" in draft("overdue", *DAY).out
    assert "cần xác nhận" not in draft("status", "--by", "agency", *DAY).out
    text = draft("report", "-o", "-", "--format", "md", *DAY).out
    assert "Có 03 đầu việc quá hạn của 01 cơ quan (02 đầu việc chưa xác định cơ quan)," in text
    draft("report", "-o", "x.docx", *DAY)
    told = word_told(Path("x.docx").read_bytes())
    assert "02 nhiệm vụ, 01 cơ quan, 03 đầu việc" in told


def test_nobody_is_written_to(draft: Run, folder: Path) -> None:
    """No letter, no sheet, no reminder, though an address were given; the digest tells of it."""
    assert draft("sheet", "--each", "bang", *DAY).out.splitlines()[-1].startswith("2 đầu việc chưa")
    assert [path.name for path in (folder / "bang").iterdir()] == ["so-b.xlsx"]
    assert draft("report", "--letter", "--each", "thu", *DAY).code == 0
    assert [path.name for path in (folder / "thu").iterdir()] == ["so-b.docx"]
    ran = draft("mail", "--dry-run", now="2025-05-20T08:00:00+07:00")
    assert "Sở B" in ran.out
    assert "chưa xác định cơ quan" not in ran.out


def test_letters_need_who_follows_the_plan(draft: Run) -> None:
    """In nobody's name none go."""
    Path("data/plan-9.yaml").write_text(
        DRAFT.replace("monitor: so-a", "monitor: can-xac-nhan"), "utf-8"
    )
    ran = draft("mail", "--outbox", "out", "--from", "a@x.vn")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("data/plan-9.yaml:6:12: plan.monitor: chưa xác định cơ quan theo dõi")
    ran = draft("report", "--letter", "-o", "thu.docx", *DAY)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("plantrack: chưa xác định cơ quan theo dõi")


def test_problems_fit_a_terminal(draft: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Result and errors alike go on in the next line there, and are one line in a pipe."""
    piped = draft("check").out
    shown = draft("check", terminal=60).out
    assert len(piped.splitlines()) == 2
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.replace("\n    ", " ") == piped
    Path("data/plan-9.yaml").write_text(DRAFT.replace("title: Kế hoạch", "tilte: x"), "utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    piped, shown = draft("status").err, draft("status", watched=True).err
    assert shown.startswith("data/plan-9.yaml:")
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.replace("\n    ", " ") == piped


@pytest.mark.parametrize("files", ["plan", "log", "agencies"])
def test_ends_of_lines_make_no_difference(draft: Run, folder: Path, files: str) -> None:
    """Plan, log and the file of agencies with CR LF: the same problems at the same places."""
    data = folder / "data"
    block, rest = (
        DRAFT[DRAFT.index("agencies:") : DRAFT.index("tasks:")],
        "agencies: co-quan.yaml\n",
    )
    (data / "co-quan.yaml").write_text(block, encoding="utf-8")
    wrong = DRAFT.replace(block, rest).replace("2025-04-15}\n  - id", "2025-05-01}\n  - id")
    (data / "plan-9.yaml").write_text(wrong, encoding="utf-8")
    assert draft("log", "1", "done", "so-b", "--date", "10/4/2025").code == 0
    log = data / "plan-9.log.jsonl"
    event = log.read_text(encoding="utf-8")
    log.write_text(event + event.replace('"id": "', '"id": "x').replace("so-b", "so-x"), "utf-8")
    before = draft("check")
    assert len(before.out.splitlines()) == 4
    path = {"plan": data / "plan-9.yaml", "log": log, "agencies": data / "co-quan.yaml"}[files]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert draft("check") == before
    assert draft("status", *DAY).code == 1
