"""Who assigned and who follows a task: what is asked for by it, and what is told of it."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.several import three_plans
from tests.sheets import fill, rows_of

KEYS = {
    "II.1": {"source": "624/TB-VPCP", "officer": "Nguyễn Thị Lan"},
    "II.2": {"source": "1518/UBND-NC", "officer": "Trần Văn Bình"},
    "II.3": {"officer": "Nguyễn Thị Lan Anh"},
    "II.4": {"source": "624/TB-VPCP"},
}
TASK = re.compile(r"\b(II\.\d)\b")
COLUMNS = ("Văn bản giao nhiệm vụ", "Người phụ trách")


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """A folder whose plan says of its tasks who assigned and who follows them."""
    plan = folder / "data" / "plan-89.yaml"
    text = plan.read_text(encoding="utf-8")
    for task, keys in KEYS.items():
        lines = "".join(f"    {key}: {value}\n" for key, value in keys.items())
        text = text.replace(f"  - id: {task}\n", f"  - id: {task}\n{lines}")
    plan.write_text(text, encoding="utf-8")
    return run


def tasks(out: str) -> set[str]:
    """Return the tasks of the obligations that were printed as JSON."""
    return {row["task"] for row in json.loads(out)["obligations"]}


@pytest.mark.parametrize(
    ("asked", "expected", "guesses"),
    [
        (("--officer", "Nguyễn Thị Lan"), "II.1", {}),
        (("--officer", "NGUYỄN THỊ LAN"), "II.1", {}),
        (("--officer", "nguyen thi lan"), "II.1", {}),
        (("--officer", "lan anh"), "II.3", {"lan anh": "Nguyễn Thị Lan Anh"}),
        (
            ("--officer", "binh", "--officer", "anh"),
            "II.2 II.3",
            {"binh": "Trần Văn Bình", "anh": "Nguyễn Thị Lan Anh"},
        ),
        (("--source", "624/TB-VPCP"), "II.1 II.4", {}),
        (("--source", "624/tb-vpcp"), "II.1 II.4", {}),
        (("--source", "1518"), "II.2", {"1518": "1518/UBND-NC"}),
        (("--source", "624/TB-VPCP", "--source", "1518/UBND-NC"), "II.1 II.2 II.4", {}),
        (("--source", "624/TB-VPCP", "--officer", "Nguyễn Thị Lan"), "II.1", {}),
        (("--source", "624/TB-VPCP", "--task", "II.4"), "II.4", {}),
        (("--officer", "Trần Văn Bình", "--agency", "STP"), "II.2", {}),
        (("--officer", "Trần Văn Bình", "--task", "II.1"), "", {}),
        (("--officer", "Trần Văn Bình", "--status", "overdue"), "", {}),
    ],
)
def test_filters(
    office: Run, asked: tuple[str, ...], expected: str, guesses: dict[str, str]
) -> None:
    """As names of tasks and agencies; what was guessed from words is told."""
    ran = office("status", "--format", "json", *asked)
    assert (ran.code, tasks(ran.out)) == (0, set(expected.split()))
    told = (f"plantrack: “{name}” được hiểu là {meant}\n" for name, meant in guesses.items())
    assert ran.err == "".join(told)


@pytest.mark.parametrize(
    ("asked", "vi", "en"),
    [
        (
            ("--officer", "lan"),
            "không có nhiệm vụ nào do “lan” phụ trách (có phải là: Nguyễn Thị Lan, Nguyễn Thị Lan Anh?)",
            "there is no task whose officer is “lan” (did you mean: Nguyễn Thị Lan, Nguyễn Thị Lan Anh?)",
        ),
        (
            ("--officer", "Hùng"),
            "không có nhiệm vụ nào do “Hùng” phụ trách",
            "there is no task whose officer is “Hùng”",
        ),
        (
            ("--source", "625/TB-VPCP"),
            "không có nhiệm vụ nào được giao tại văn bản “625/TB-VPCP” (có phải là: 624/TB-VPCP?)",
            "there is no task that “625/TB-VPCP” assigned (did you mean: 624/TB-VPCP?)",
        ),
        (
            ("--source", ""),
            "không có nhiệm vụ nào được giao tại văn bản “”",
            "there is no task that “” assigned",
        ),
    ],
)
def test_what_fits_none_or_several_is_refused(
    office: Run, asked: tuple[str, ...], vi: str, en: str
) -> None:
    """With suggestions, and never an empty list."""
    for language, text in (("vi", vi), ("en", en)):
        ran = office("--lang", language, "overdue", *asked)
        assert ran == (2, "", f"plantrack: {text}\n")


@pytest.mark.parametrize(
    "command",
    [
        "status",
        "status --since 1/5/2025",
        "overdue",
        "overdue --long",
        "upcoming --days 9999",
        "show SNV",
        "history",
        "report -o - --format md",
    ],
)
@pytest.mark.parametrize(
    ("asked", "only"),
    [(("--officer", "Nguyễn Thị Lan"), "II.1"), (("--source", "1518/UBND-NC"), "II.2")],
)
def test_every_command_that_reads_takes_them(
    office: Run, command: str, asked: tuple[str, ...], only: str
) -> None:
    """And tells of no other task."""
    for task in ("II.2", "II.3"):
        office("log", task, "received", "SNV", "--doc", "7/B", "--date", "5/5/2025")
    office("log", "II.1", "note", "SNV", "--note", "x", "--date", "5/5/2025")
    ran = office(*command.split(), *asked)
    assert (ran.code, ran.err) == (0, "")
    assert set(TASK.findall(ran.out)) == {only} & set(TASK.findall(office(*command.split()).out))


def test_formats_for_machines_stay_as_they_are(office: Run) -> None:
    """Their columns are fixed."""
    for form in ("json", "jsonl", "csv"):
        out = office("status", "--format", form).out
        assert "II.1" in out
        assert not any(text in out for keys in KEYS.values() for text in keys.values())


def test_sheets_say_it_too_and_come_back(office: Run) -> None:
    """In grey; what goes out to agencies does not say who follows it in the office."""
    assert office("sheet", "--agency", "STP", "-o", "a.xlsx").code == 0
    rows = {row["Mục"]: row for row in rows_of(Path("a.xlsx"))}
    for task in ("II.1", "II.2", "II.3"):
        keys = KEYS[task]
        found = [rows[task][name] for name in COLUMNS]
        assert found == [keys.get("source"), keys.get("officer")]
    fill(
        Path("a.xlsx"),
        {rows["II.1"]["row"]: {"Nội dung cập nhật": "hoàn thành", "Ngày": "14/4/2025"}},
    )
    assert office("enter", "a.xlsx").code == 0
    assert office("status", "--task", "II.1", "--agency", "STP", "--status", "done").code == 0
    assert office("sheet", "--agency", "SYT", "--each", "out").code == 0
    (row, *_) = rows_of(Path("out/so-y-te.xlsx"))
    assert row["Văn bản giao nhiệm vụ"] == "624/TB-VPCP"
    assert "Người phụ trách" not in row
    assert office("sheet", "--officer", "lan anh", "-o", "b.xlsx").code == 0
    assert {row["Mục"] for row in rows_of(Path("b.xlsx"))} == {"II.3"}
    assert "Văn bản giao nhiệm vụ" not in rows_of(Path("b.xlsx"))[0]


def test_officers_of_several_plans(run: Run, folder: Path) -> None:
    """One who follows tasks of two plans is found in both; words that fit two people fit none."""
    three_plans(folder / "data")
    for name, task, officer in (
        ("90", "I.1", "Nguyễn Thị Lan"),
        ("90", "II.1", "Trần Văn Bình"),
        ("112", "A.1", "Nguyễn Thị Lan"),
        ("112", "A.2", "Lê Thị Lan"),
    ):
        plan = folder / "data" / f"plan-{name}.yaml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace(f"id: {task},", f"id: {task}, officer: {officer},"), "utf-8")
    ran = run("status", "--format", "json", "--officer", "nguyễn thị lan")
    assert (ran.err, tasks(ran.out)) == ("", {"I.1", "A.1"})
    ran = run("status", "--format", "json", "--officer", "bình")
    assert tasks(ran.out) == {"II.1"}
    ran = run("status", "--officer", "lan")
    assert (ran.code, ran.out) == (2, "")
    assert "Lê Thị Lan, Nguyễn Thị Lan" in ran.err


def test_one_word_for_a_task_and_an_officer(office: Run) -> None:
    """It is told for each what it was taken for."""
    ran = office("status", "--task", "theo dõi", "--officer", "bình", "--source", "1518")
    assert ran.code == 0
    assert ran.err.count("được hiểu là") == 3
