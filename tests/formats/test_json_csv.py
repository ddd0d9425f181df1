"""The report for other programs: JSON and CSV."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, masked

DAY = ("--as-of", "16/5/2025")
SAID = (
    "log II.1 done STP --date 14/4/2025 --doc 45/BC-STP",
    "log II.1 done STC --date 18/4/2025",
    "log II.1 dropped VP --date 20/4/2025 --note =1+1",
    "log II.2 received so-ban-nganh --date 22/4/2025 --doc 1968/BTP --due 15/5/2025",
    "log II.2 extended SYT --date 12/5/2025 --doc 812/[UBND] --due 20/5/2025",
    "log II.2 blocked SYT --date 13/5/2025 --note [/khẩn]",
    "log II.3 received SNV --date 23/4/2025 --doc 7/BNV",
    "log II.1 reminded so-y-te SCT --date 2/5/2025",
)


@pytest.fixture(scope="module")
def logs() -> dict[Path, str]:
    """The log of the day, once it has been made."""
    return {}


@pytest.fixture
def day(run: Run, logs: dict[Path, str]) -> Run:
    """A plan on which things have happened."""
    log = Path("data/plan-89.log.jsonl")
    if log not in logs:
        for line in SAID:
            assert run(*line.split()).code == 0, line
        logs[log] = log.read_text(encoding="utf-8")
    log.write_text(logs[log], encoding="utf-8")
    return run


@pytest.mark.parametrize(("view", "format"), [("status", "json"), ("status", "csv"), ("overdue --task II.2", "json"), ("show SYT", "json"), ("history", "json"), ("history", "csv")])  # fmt: skip
def test_machines(day: Run, golden: Callable[[str, str], None], view: str, format: str) -> None:
    """JSON and CSV, byte for byte."""
    ran = day("--lang", "en", *view.split(), *DAY, "--format", format)
    assert (ran.code, ran.err) == (0, "")
    golden(f"{view.split(maxsplit=1)[0]}.{format}", masked(ran.out))


def test_the_keys_of_the_contract(day: Run) -> None:
    """Exactly these, in this order; other programs depend on them."""
    found = json.loads(day("status", *DAY, "--format", "json").out)
    assert list(found) == ["version", "plans", "as_of", "counts", "obligations"]
    assert list(found["counts"]) == [
        "overdue", "on_track", "undated", "waiting", "scheduled", "done_late", "done", "closed", "due_soon", "total",
    ]  # fmt: skip
    keys = (
        "plan task title agency agency_name answers occurrence status start due original_due days_left due_soon done_on "
        "days_late extensions reminders blocked doc delivered_to note"
    ).split()
    assert all(list(row) == keys for row in found["obligations"])
    shown = json.loads(day("show", "SYT", *DAY, "--format", "json").out)
    assert all(list(row) == [*keys, "derivation", "events"] for row in shown["obligations"])


def test_counts_describe_the_rows(day: Run) -> None:
    """Of a filtered list too."""
    found = json.loads(day("overdue", *DAY, "--format", "json").out)
    counts, rows = found["counts"], found["obligations"]
    assert counts["total"] == counts["overdue"] == len(rows)
    assert [row["days_late"] for row in rows] == sorted(
        (row["days_late"] for row in rows), reverse=True
    )


def test_csv_opens_in_a_spreadsheet_without_acting(day: Run) -> None:
    """A BOM, the same columns as JSON, and no formula; numbers stay numbers."""
    text = day("status", *DAY, "--format", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    found = json.loads(day("status", *DAY, "--format", "json").out)["obligations"]
    assert [list(row) for row in rows[:1]] == [list(found[0])]
    assert len(rows) == len(found)
    assert {row["note"] for row in rows} >= {"'=1+1"}
    assert {row["days_left"] for row in rows} >= {"-32"}


def test_a_formula_is_one_nowhere(run: Run) -> None:
    """Neither at the beginning, nor after what separates cells elsewhere, nor in full-width signs."""
    for note in ("=1+1", " =1+1", "a;=1+1", "＝1+1", "x; ＠y"):
        assert run("log", "II.4", "note", "--note", note, "--date", "1/5/2025").code == 0
        text = run("status", "--task", "II.4", "--format", "csv").out
        row = next(csv.reader(io.StringIO(text.splitlines()[1])))
        assert "'" in row[-1], row[-1]
        assert row[-1].replace("'", "") == note.strip()


def test_one_long_note_is_told_once(run: Run) -> None:
    """Not as blanks in every row of a pipe."""
    log = Path("data/plan-89.log.jsonl")
    run("log", "II.4", "note", "--note", "x", "--date", "1/5/2025")
    event = json.loads(log.read_text(encoding="utf-8"))
    lines = [
        event | {"id": f"{n:016}", "note": "a" * (100_000 if n == 7 else 5)} for n in range(1000)
    ]
    log.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    out = run("history").out
    assert out.count("ghi chú: ") == 1000
    assert len(out) < 600_000
