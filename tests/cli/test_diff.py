"""What an edit of Plan 89 changes, whole, as its author and whoever merges it see it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, masked

pytestmark = pytest.mark.git
NOW = "2025-06-01T09:00:00+07:00"
RECORDS = """
log II.1 done STP --doc 12/STP-VP --date 11/4/2025
log II.1 done SYT --doc 7/SYT-VP --date 14/4/2025
log II.4 progress --note đang-kiểm-tra --date 20/4/2025
"""
AMENDMENT = """
amendments:
  - id: 1400/QĐ-UBND
    issued: 10/05/2025
    tasks:
      - {id: II.3, dropped: Chính phủ đã ban hành}
      - id: II.4
        deadline: {from: 01/04/2025, to: 30/06/2026}
        wording: đến hết tháng 6 năm 2026
"""


def without_task(text: str, id_: str) -> str:
    """Return a plan without a task."""
    before, task, after = text.partition(f"  - id: {id_}\n")
    assert task
    rest = after.index("duties:") if id_ == "II.4" else after.index("  - id: ")
    return before + after[rest:]


# What is done to the file, by the name of the edit.
EDITS: dict[str, Callable[[str], str]] = {
    "date": lambda text: text.replace("{before: 15/04/2025}", "{before: 30/06/2025}"),
    "group": lambda text: text.replace("      - so-y-te\n", "", 1),
    "removed": lambda text: without_task(text, "II.4"),
    "comments": lambda text: "# Đã đối chiếu với bản ký.\n" + text,
    "renamed": lambda text: text.replace("- id: II.1\n", "- id: II.1a\n"),
    "amended": lambda text: text + AMENDMENT,
    "successor": lambda text: text.replace(
        "{name: UBND huyện Đại Từ, until: 30/06/2025",
        "{name: UBND huyện Đại Từ, until: 30/04/2025, successor: so-y-te",
    ),
    "recurring": lambda text: text.replace(
        '{after: "Sau khi có văn bản yêu cầu của Bộ, ngành trung ương"}',
        '{after: "Sau khi có văn bản yêu cầu của Bộ, ngành trung ương", within: 5 working days}',
    ),
    "words": lambda text: text.replace("truyền thông về nội dung", "tuyên truyền về nội dung"),
}


@pytest.fixture
def office(run: Run, folder: Path) -> Path:
    """The plan with some records in a repository; its path."""
    for line in RECORDS.strip().splitlines():
        assert run(*line.split(), now=NOW).code == 0
    git = ("git", "-c", "user.name=Lan", "-c", "user.email=lan@example.vn")
    for command in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "Kế hoạch 89")):
        subprocess.run([*git, *command], cwd=folder, check=True)  # commands of the test
    return folder / "data" / "plan-89.yaml"


def edit(path: Path, name: str) -> None:
    """Edit the plan."""
    text = path.read_text(encoding="utf-8")
    edited = EDITS[name](text)
    assert edited != text
    path.write_text(edited, encoding="utf-8", newline="")


@pytest.mark.parametrize("name", EDITS)
def test_edits(office: Path, run: Run, golden: Callable[[str, str], None], name: str) -> None:
    """On a screen and for a merge request, in both languages."""
    edit(office, name)
    told = ""
    for language in ("vi", "en"):
        for form in ("table", "md"):
            line = ("--lang", language, "--color", "never", "diff", "--exit-code", "--format", form)
            ran = run(*line, terminal=80 if form == "table" else None, now=NOW)
            assert (ran.code, ran.err) == (0 if name == "comments" else 3, "")
            told += f"$ plantrack {' '.join(line)}\n{masked(ran.out)}\n"
    golden(f"diff/{name}.txt", told)


def test_json(office: Path, run: Run, golden: Callable[[str, str], None]) -> None:
    """Other programs get all of it, with the ids."""
    edit(office, "group")
    edit(office, "date")
    ran = run("diff", "--format", "json", now=NOW)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert [row["agencies"] for row in found["unbound"]] == [["so-y-te"]] * 3
    golden("diff/both.json", masked(ran.out))


def test_a_former_id_keeps_what_was_recorded(office: Path, run: Run) -> None:
    """The renaming alone is told; no record is lost by it."""
    text = office.read_text(encoding="utf-8")
    renamed = text.replace("- id: II.1\n", "- id: II.1a\n    former: [II.1]\n")
    office.write_text(renamed, encoding="utf-8", newline="")
    ran = run("--lang", "en", "diff", now=NOW)
    assert "Renamed     II.1 → II.1a" in ran.out
    assert "no longer fit the plan" not in ran.out
    assert "Totals" not in ran.out


def test_a_likely_renaming_of_a_task_with_other_words(office: Path, run: Run) -> None:
    """It is new for diff, which tells as `check` does that the log still has it by its former id."""
    text = office.read_text(encoding="utf-8")
    reworded = text.replace("- id: II.1\n", "- id: II.1a\n").replace(
        "Tổ chức quán triệt", "Quán triệt"
    )
    office.write_text(reworded, encoding="utf-8", newline="")
    ran = run("--lang", "en", "diff", now=NOW)
    assert "What check newly finds" in ran.out
    assert "write “former: [II.1]” in task II.1a" in " ".join(ran.out.split())


def test_a_document_that_a_former_id_makes_logged_twice(office: Path, run: Run) -> None:
    """Each record could stand by itself; of the one task they are the same, as `check` would find."""
    text = office.read_text(encoding="utf-8")
    log = office.with_name("plan-89.log.jsonl")
    first = log.read_text(encoding="utf-8").splitlines()[0]
    again = {**json.loads(first), "id": "fedcba9876543210", "task": "II.0"}
    with log.open("a", encoding="utf-8", newline="") as file:
        file.write(f"{json.dumps(again, ensure_ascii=False)}\n")
    former = text.replace("- id: II.1\n", "- id: II.1\n    former: [II.0]\n")
    office.write_text(former, encoding="utf-8", newline="")
    ran = run("--lang", "en", "diff", now=NOW)
    assert "document 12/STP-VP is recorded just so under" in ran.out


def test_a_version_at_fault_is_told_like_any_plan_at_fault(office: Path, run: Run) -> None:
    """With its line, exit 1."""
    text = office.read_text(encoding="utf-8")
    office.write_text(text.replace("before: 15/04/2025", "before: 31/04/2025"), encoding="utf-8")
    ran = run("diff", "--exit-code", now=NOW)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("data/plan-89.yaml:99:24: tasks[0].deadline.before: ")


def test_a_log_that_a_renamed_plan_left_alone(office: Path, run: Run) -> None:
    """`check` names it, as its records count for no plan."""
    office.rename(office.with_name("plan-089.yaml"))
    ran = run("--lang", "en", "check", "--strict", now=NOW)
    assert ran.code == 1
    told = "data/plan-89.log.jsonl: warning: there is no plan plan-89.yaml beside it"
    assert told in ran.out
