"""Tasks of Plan 89 whose ids changed after things were recorded of them: what each command says."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, masked
from tests.several import three_plans
from tests.sheets import HEADINGS, fill, rows_of

PLAN, LOG = Path("data/plan-89.yaml"), Path("data/plan-89.log.jsonl")
TAKEN = "“II.1” là mã cũ của nhiệm vụ I.1 (Quán triệt, phổ biến, truyền thông Luật)"
NOW = {"II.1": "I.1", "II.2": "I.2"}
RECORDED = """
II.1 done STP SYT --date 14/4/2025 --doc 45/BC
II.1 reminded SKHCN --date 12/5/2025
II.2 received STP SYT --date 22/4/2025 --doc 1968/BTP --due 15/5/2025
II.2 extended SYT --date 12/5/2025 --doc 812/UBND-NC --due 30/5/2025
""".strip().splitlines()
SCREENS = """
status --task II.1
show II.1 --agency SYT --agency SKHCN
history --task ii.2
log II.1 done STP --date 14/4/2025 --doc 45/BC
log II.1 done STC --date 15/4/2025 --doc 7/BC --dry-run
log II.2 done STP --date 14/5/2025 --doc 46/BC
undo --yes
overdue --agency SKHCN
""".strip().splitlines()


@pytest.fixture
def office(run: Run) -> Run:
    """A folder in which things were recorded under the first ids."""
    for line in RECORDED:
        assert run("log", *line.split()).code == 0
    return run


def rename(*, former: bool) -> None:
    """Change the ids of two tasks in the plan, and say so or not."""
    text = PLAN.read_text(encoding="utf-8")
    for old, now in NOW.items():
        key = f"    former: [{old}]\n" if former else ""
        text = text.replace(f"  - id: {old}\n", f"  - id: {now}\n{key}")
    PLAN.write_text(text, encoding="utf-8")


def told(ran: Ran) -> str:
    """Return what a command printed, ids masked; what is on stderr is marked."""
    return masked(ran.out + "".join(f"! {line}\n" for line in ran.err.splitlines()))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_check_names_a_likely_renaming(
    office: Run, golden: Callable[[str, str], None], language: str
) -> None:
    """After the lines of the log, and what to write where; once that is written, all is well."""
    rename(former=False)
    ran = office("--lang", language, "check")
    assert ran.code == 1
    golden(f"renamed/check.{language}.txt", told(ran))
    added = re.findall(r"yaml:(\d+):.*“(former: \[.*?\])”", ran.out)
    lines = PLAN.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, key in reversed(added):
        lines.insert(int(number), f"    {key}\n")
    PLAN.write_text("".join(lines), encoding="utf-8")
    assert office("check", "--strict") == (0, "", "")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screens(office: Run, golden: Callable[[str, str], None], language: str) -> None:
    """A task goes by its former id, which is told; all that was recorded counts; new lines have the new id."""
    rename(former=True)
    before = LOG.read_text(encoding="utf-8")
    shown = ""
    for line in SCREENS:
        ran = office("--lang", language, *line.split())
        assert ran.code == 0, line
        shown += f"$ plantrack {line}\n{told(ran)}\n"
    golden(f"renamed/screens.{language}.txt", shown)
    after = LOG.read_text(encoding="utf-8")
    assert after.startswith(before)
    new = after.removeprefix(before).splitlines()
    assert {json.loads(line)["task"] for line in new} == {"I.2"}


def test_nothing_that_is_counted_changes(office: Run) -> None:
    """Reports, letters and exports are the same but for the id; a calendar's entries keep theirs."""
    commands = (
        "status --format json",
        "status --since 30/4/2025 --format json",
        "overdue --format csv",
        "history --format json",
        "report -o - --format md --since 30/4/2025",
        "report -o - --format ics",
        "mail --dry-run --show --every 30",
    )
    before = [office(*command.split()) for command in commands]
    rename(former=True)
    for command, then in zip(commands, before, strict=True):
        ran = office(*command.split())
        assert (ran.code, ran.err) == (then.code, then.err), command
        now, then_now = (
            re.sub(r"\bII\.([12])\b", r"I.\1", one.out.replace("\r\n ", "")) for one in (ran, then)
        )
        assert now == then_now, command


def test_nobody_is_reminded_twice(office: Run) -> None:
    """Of what was done or told under the former id."""
    rename(former=True)
    ran = office("log", "I.1", "reminded", "SKHCN", "--date", "12/5/2025")
    assert (ran.code, len(LOG.read_text(encoding="utf-8").splitlines())) == (0, 6)
    letters = office("mail", "--dry-run", "--show", "--every", "9").out
    assert "Kính gửi: Sở Khoa học và Công nghệ" not in letters
    assert "Kính gửi: Sở Tài chính" in letters


@pytest.mark.parametrize("typed", ["II.1", "I.1", "-"])
def test_an_old_record_is_taken_back(office: Run, typed: str) -> None:
    """By its id, whichever id of the task is typed with it."""
    rename(former=True)
    first = json.loads(LOG.read_text(encoding="utf-8").splitlines()[0])
    assert office("log", typed, "void", "--re", first["id"]).code == 0
    rows = json.loads(office("status", "--agency", "STP", "--task", "I.1", "--format", "json").out)
    assert [row["status"] for row in rows["obligations"]] == ["overdue"]
    assert office("check", "--strict") == (0, "", "")


def test_sheets_that_went_out_before_come_back(office: Run) -> None:
    """Rows of a workbook and of CSV are taken for the task that it is now; those recorded already are known."""
    sheet, happened = Path("a.xlsx"), ("hoàn thành", "14/4/2025")
    office("sheet", "--agency", "STC", "--task", "II.1", "-o", str(sheet))
    number = rows_of(sheet)[0]["row"]
    fill(sheet, {number: dict(zip(HEADINGS, (*happened, "9/BC"), strict=False))})
    rows = [
        ("Mục", "Cơ quan", *HEADINGS[:2], f'"{HEADINGS[2]}"'),
        ("II.1", "Sở Công Thương", *happened, "8/BC"),
        ("II.1", "Sở Tư pháp", *happened, "45/BC"),
    ]
    Path("b.csv").write_text("".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")
    rename(former=True)
    ran = office("enter", str(sheet), "b.csv")
    assert (ran.code, ran.err) == (0, "")
    new = [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()[6:]]
    assert [(one["task"], one["agency"], one["doc"]) for one in new] == [
        ("I.1", "so-tai-chinh", "9/BC"),
        ("I.1", "so-cong-thuong", "8/BC"),
    ]


def test_a_former_id_that_another_plan_has(run: Run, folder: Path) -> None:
    """What reads takes the task of each plan; what records asks in which."""
    three_plans(folder / "data")
    rename(former=True)
    ran = run("status", "--task", "II.1", "--format", "json")
    rows = json.loads(ran.out)["obligations"]
    assert {(row["plan"], row["task"]) for row in rows} == {
        ("89/KH-UBND", "I.1"),
        ("90/KH-UBND", "II.1"),
    }
    assert ran.err == f"plantrack: {TAKEN.replace('I.1 (', '89/KH-UBND I.1 (')}\n"
    ran = run("log", "II.1", "done", "STP", "--date", "14/4/2025")
    assert (ran.code, ran.out) == (2, "")
    assert "89/KH-UBND, 90/KH-UBND" in ran.err
