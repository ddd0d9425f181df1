"""Many plans at once: found, shown, recorded in, checked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, masked
from tests.plans import GOOD
from tests.several import three_plans

DAY = ("--as-of", "20/5/2025")


@pytest.fixture
def office(run: Run, folder: Path) -> Run:
    """A folder of three plans."""
    three_plans(folder / "data")
    return run


def ids(ran_out: str) -> list[str]:
    return [plan["id"] for plan in json.loads(ran_out)["plans"]]


@pytest.mark.parametrize(("width", "language"), [(80, "vi"), (120, "en")])
@pytest.mark.parametrize(
    "view",
    ["status", "status --by task", "status --by agency", "overdue", "show so-y-te", "history"],
)  # fmt: skip
def test_screens(
    office: Run, golden: Callable[[str, str], None], view: str, width: int, language: str
) -> None:
    """Each row says which plan it is of."""
    for line in (
        "log I.1 done SYT --date 29/4/2025 --doc 1/BC",
        "log A.1 blocked --date 5/5/2025 --note máy hỏng",
    ):
        assert (
            office(*line.split(maxsplit=7) if "note" not in line else line.split(maxsplit=6)).code
            == 0
        )
    arguments = ("--lang", language, "--color", "never", *view.split(), *DAY)
    ran = office(*arguments, terminal=width)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= width
    golden(f"several/{view.replace(' ', '-')}.{width}.{language}.txt", masked(ran.out))


def test_which_plans(office: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that are near; or files, folders, ids, numbers and stems, by option or variable."""
    status = ("status", "--format", "json")
    everything = ["89/KH-UBND", "90/KH-UBND", "112/KH-UBND"]
    assert ids(office(*status).out) == everything
    for name in ("90", "plan-90", "90/KH-UBND", "90/kh-ubnd", "data/plan-90.yaml"):
        assert ids(office("--plan", name, *status).out) == ["90/KH-UBND"], name
    assert ids(office("--plan", "data", *status).out) == everything
    assert ids(office("--plan", "112", "--plan", "89", *status).out) == [
        "89/KH-UBND",
        "112/KH-UBND",
    ]
    monkeypatch.setenv("PLANTRACK_PLAN", "data/plan-90.yaml:data/plan-112.yaml")
    assert ids(office(*status).out) == ["90/KH-UBND", "112/KH-UBND"]
    ran = office("--lang", "en", "--plan", "13", *status)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "plantrack: there is no plan “13” in this folder, in its data or in the nearest folder above "
        "that has plans; there are: data/plan-112.yaml"
    )


def test_counts_over_all_plans(office: Run) -> None:
    """The whole is the sum of its plans, and JSON says of each row which plan it is of."""
    whole = json.loads(office("status", *DAY, "--format", "json").out)
    parts = [
        json.loads(office("--plan", n, "status", *DAY, "--format", "json").out)
        for n in ("89", "90", "112")
    ]
    for key, number in whole["counts"].items():
        assert number == sum(part["counts"][key] for part in parts), key
    assert whole["obligations"] == [row for part in parts for row in part["obligations"]]
    lines = office("overdue", *DAY, "--format", "jsonl").out.splitlines()
    late = json.loads(office("overdue", *DAY, "--format", "json").out)["obligations"]
    assert [json.loads(line) for line in lines] == late
    assert [row["days_late"] for row in late] == sorted(
        (row["days_late"] for row in late), reverse=True
    )


def test_the_task_decides_the_plan(office: Run) -> None:
    """Where it can; else the message says what to add."""
    assert office("log", "I.1", "done", "SYT", "--date", "29/4/2025").code == 0
    assert Path("data/plan-90.log.jsonl").exists()
    assert not Path("data/plan-89.log.jsonl").exists()
    ran = office("--lang", "en", "log", "II.1", "done", "SYT", "--date", "9/5/2025")
    assert ran == (
        2,
        "",
        "plantrack: “II.1” is in several plans: 89/KH-UBND, 90/KH-UBND; choose one with "
        "--plan data/plan-89.yaml\n",
    )
    assert office("--plan", "90", "log", "II.1", "done", "SYT", "--date", "9/5/2025").code == 0
    event = json.loads(Path("data/plan-90.log.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert office("log", "-", "void", "--re", event["id"]).code == 0
    assert office("--lang", "en", "show", "II.1").code == 2
    assert office("show", "A.1").code == 0


@pytest.mark.parametrize("broken", ["plan", "log"])
def test_one_at_fault_silences_no_other(office: Run, broken: str) -> None:
    """Its line on stderr, the others in full, exit 1."""
    fine = office("--plan", "89", "--plan", "90", "status", *DAY, "--format", "json").out
    if broken == "plan":
        Path("data/plan-112.yaml").write_text("plan: [", encoding="utf-8")
    else:
        Path("data/plan-112.log.jsonl").write_text("{}\n", encoding="utf-8")
    ran = office("status", *DAY, "--format", "json")
    assert (ran.code, json.loads(ran.out)["obligations"]) == (1, json.loads(fine)["obligations"])
    assert ran.err.startswith(f"data/plan-112.{'yaml' if broken == 'plan' else 'log.jsonl'}:")
    assert office("overdue", "--exit-code", *DAY).code == 1
    assert office("log", "I.1", "done", "SYT", "--date", "29/4/2025").code in (0, 1)
    assert Path("data/plan-90.log.jsonl").exists()


def test_check_compares_plans(office: Run) -> None:
    """One id, one agency; one number, one plan."""
    assert office("check", "--strict") == (0, "", "")
    plan = Path("data/plan-112.yaml")
    text = plan.read_text(encoding="utf-8")
    own = "agencies:\n  so-y-te: {name: Sở Y}\n  so-tai-chinh: {name: Sở Tài chính}\n  so-khoa-hoc-cong-nghe: {name: S}\n"
    text = text.replace("agencies: co-quan.yaml\n", own).replace("112/KH", "90/KH")
    plan.write_text(text, encoding="utf-8")
    ran = office("--lang", "en", "check")
    assert ran.code == 0
    assert "warning: plan.id: “90/KH-UBND” is also the number of" in ran.out
    assert "warning: agencies.so-y-te.name: “so-y-te” is “Sở Y" in ran.out


def test_check_compares_what_is_said_of_an_agency(office: Run) -> None:
    """How long it lives and who follows; of code and address, what another plan does not leave out."""
    plan = Path("data/plan-112.yaml")
    text = plan.read_text(encoding="utf-8")
    shared = "agencies: co-quan.yaml\n"
    same = "name: Sở Y tế, code: syt"
    own = f"""agencies:
  so-y-te: {{{same}, until: 2026-01-31, successor: so-tai-chinh}}
  so-tai-chinh: {{name: Sở Tài chính, code: TC}}
  so-khoa-hoc-cong-nghe: {{name: Sở Khoa học và Công nghệ}}
"""
    plan.write_text(text.replace(shared, own), encoding="utf-8")
    both = ("data/plan-89.yaml", "data/plan-112.yaml")
    ran = office("--lang", "en", "check", "--strict", *both)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"data/plan-112.yaml:{place}: {said} in data/plan-89.yaml; an id means one agency, so make them agree"
        for place, said in (
            (
                "8:46: warning: agencies.so-y-te.until",
                "“so-y-te”: “until” is 31 Jan 2026 here and not given",
            ),
            (
                "8:69: warning: agencies.so-y-te.successor",
                "“so-y-te”: “successor” is so-tai-chinh here and not given",
            ),
            (
                "9:44: warning: agencies.so-tai-chinh.code",
                "“so-tai-chinh”: “code” is TC here and STC",
            ),
        )
    ]
    confirmed = text.replace(shared, own.replace("TC}", "TC} # confirmed"))
    plan.write_text(confirmed, encoding="utf-8")
    assert len(office("check", *both).out.splitlines()) == 2


def test_what_a_shared_file_leaves_to_confirm_is_told_once(office: Run) -> None:
    """However many plans use it, by `check` as by the commands that count."""
    shared = Path("data/co-quan.yaml")
    text = shared.read_text(encoding="utf-8")
    shared.write_text(text.replace("agencies:", "agencies: # CẦN XÁC NHẬN: đủ?", 1), "utf-8")
    ran = office("check")
    assert ran.out == "data/co-quan.yaml:1:11: warning: cần xác nhận: đủ?\n"
    told = "Còn 1 chỗ chưa xác nhận trong co-quan.yaml; hãy chạy plantrack check\n"
    assert office("status", watched=True).err == told


def test_a_second_plan_does_not_stop_the_morning(run: Run, folder: Path) -> None:
    """The same line of cron, before and after."""
    before = run("overdue", *DAY)
    three_plans(folder / "data")
    after = run("overdue", *DAY)
    assert (before.code, after.code, after.err) == (0, 0, "")
    assert "90/KH-UBND" in after.out
    assert "Sở Y tế" in after.out


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("command", ["show SYT", "overdue --agency SYT", "history --agency SYT"])
def test_a_code_that_two_plans_give_to_two_agencies(
    run: Run, folder: Path, command: str, language: str
) -> None:
    """It is asked which is meant; each by its id is plain."""
    text = GOOD.replace("code: 012", "code: SYT")
    other = text.replace("so-a", "so-y").replace("1/KH", "2/KH").replace("Sở B", "Sở C")
    for path in (folder / "data").glob("plan-*"):
        path.unlink()
    (folder / "data" / "plan-1.yaml").write_text(text, encoding="utf-8")
    (folder / "data" / "plan-2.yaml").write_text(other, encoding="utf-8")
    ran = run("--lang", language, *command.split())
    assert (ran.code, ran.out) == (2, "")
    assert "so-a (no)" in ran.err
    assert "so-y (no)" in ran.err
    assert run(*command.replace("SYT", "so-y").split()).code == 0
