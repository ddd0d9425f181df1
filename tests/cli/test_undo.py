"""`undo`: what a command recorded is taken back at once, or the events named."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

LOG = Path("data/plan-89.log.jsonl")


def lines() -> list[dict[str, str]]:
    return [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()]


def done(run: Run) -> int:
    counts = json.loads(run("status", "--task", "II.1", "--format", "json").out)["counts"]
    return int(counts["done"])


@pytest.mark.git
def test_all_that_the_newest_command_recorded(run: Run) -> None:
    """Of two commands of one second, the later; then the one before; then there is nothing left."""
    run("log", "II.1", "done", "STP", "--date", "14/4/2025")
    run("log", "II.1", "done", "SYT=1/BC", "STC=2/BC", "SXD=3/BC", "--date", "14/4/2025")
    assert done(run) == 4
    ran = run("undo", "--yes")
    assert (ran.code, done(run)) == (0, 1)
    assert "Đã hủy 3 ghi nhận trong data/plan-89.log.jsonl:" in ran.out
    assert "✓ hoàn thành ngày 14/4/2025, đúng hạn → ! quá hạn 36 ngày" in ran.out
    assert ran.out.count("hủy ghi nhận") == 3
    assert (run("undo", "--yes").code, done(run)) == (0, 0)
    ran = run("undo", "--yes")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("plantrack: Nguyễn Thị Lan <lan@example.vn> chưa ghi nhận gì ở đây")


@pytest.mark.git
def test_what_others_recorded_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless it is named."""
    run("log", "II.1", "done", "STP", "--date", "14/4/2025")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Trần Văn Minh")
    assert run("undo", "--yes").code == 1
    assert run("undo", lines()[0]["id"][:12], "--yes").code == 0
    assert (done(run), lines()[-1]["by"]) == (0, "Trần Văn Minh <lan@example.vn>")


def test_events_by_their_ids(run: Run) -> None:
    """Several at once; of what is not there, or there twice, every problem is told and nothing done."""
    run("log", "II.1", "done", "STP", "SYT", "STC", "--date", "14/4/2025")
    ids = [event["id"] for event in lines()]
    ran = run("undo", "zzz", ids[0][:4], "--yes")
    assert (ran.code, len(ran.err.splitlines()), len(lines())) == (1, 2, 3)
    assert run("undo", ids[0], ids[2], "--yes").code == 0
    assert [event.get("re") for event in lines()][3:] == [ids[0], ids[2]]
    assert run("undo", ids[0], "--yes").code == 1


def test_what_others_build_on_is_not_taken_back(run: Run) -> None:
    """A document, while its delivery stands; both together are."""
    run("log", "II.2", "received", "SYT", "--doc", "1/BTP", "--date", "1/5/2025")
    run("log", "II.2", "done", "SYT", "--date", "2/5/2025")
    received, delivered = (event["id"] for event in lines())
    ran = run("undo", received, "--yes")
    assert (ran.code, len(lines())) == (1, 2)
    assert run("undo", received, delivered, "--yes").code == 0


def test_without_a_terminal_it_must_be_wanted(run: Run) -> None:
    """And a trial shows what would happen."""
    run("log", "II.1", "done", "STP", "--date", "14/4/2025")
    ran = run("undo")
    assert (ran.code, ran.out) == (2, "")
    assert f"sẽ hủy 1 ghi nhận: {lines()[0]['id']}; muốn hủy, hãy thêm --yes" in ran.err
    ran = run("undo", "--dry-run")
    assert (ran.code, len(lines())) == (0, 1)
    assert ran.out.startswith("Sẽ hủy 1 ghi nhận trong data/plan-89.log.jsonl:")


@pytest.mark.parametrize(("answer", "code", "left"), [("Có\n", 0, 0), ("\n", 1, 1), ("k\n", 1, 1)])
def test_a_terminal_is_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, left: int
) -> None:
    """After it was shown."""

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    run("log", "II.1", "done", "STP", "--date", "14/4/2025")
    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    ran = run("undo", terminal=100, watched=True)
    assert (ran.code, done(run)) == (code, left)
    assert ran.out.startswith("Sẽ hủy")
    assert ran.err.startswith("Hủy các ghi nhận trên? [c/K]")
