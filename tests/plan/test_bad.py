"""Every kind of bad plan and log is reported at its place with a remedy, in both languages.

Each file of `tests/bad` is a small change of `sound.yaml`, or a log beside it. What `check` says of each is in
`docs/messages.md`, which `pytest --golden-update` writes anew.
"""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

BAD = ROOT / "tests" / "bad"
FILES = sorted(path.name for path in BAD.iterdir() if path.name != "sound.yaml")
# What a report as of today leaves out, or what has no effect on it.
ONLY_CHECK = {"log-in-the-future.jsonl", "log-void-of-nothing.jsonl"}
PAGE = ROOT / "docs" / "messages.md"
INTRODUCTION = """\
# What `plantrack check` says

One row for each file of `tests/bad`, made by the tests from what the program prints: the file, where the first
problem is (line:column), and the message in both languages.

| file | at | tiếng Việt | English |
|---|---|---|---|
"""


def placed(name: str) -> str:
    """Put a bad file in the working directory as a plan, or as the log of the sound plan."""
    if name.endswith(".yaml"):
        shutil.copy(BAD / name, "plan-1.yaml")
        return "plan-1.yaml"
    shutil.copy(BAD / "sound.yaml", "plan-1.yaml")
    shutil.copy(BAD / name, "plan-1.log.jsonl")
    return "plan-1.log.jsonl"


def first(run: Run, language: str, file: str) -> tuple[str, str]:
    """Return the place and the message of the first problem."""
    ran = run("--lang", language, "--plan", "plan-1.yaml", "check")
    assert (ran.code, ran.err) == (1, ""), ran
    line = ran.out.splitlines()[0]
    name, place = line.split(": ", 1)[0].split(":", 1)
    assert name == file
    severity, message = line.split(": ", 2)[1:]
    assert severity == "error"
    return place, message


def test_the_sound_plan_is_sound(run: Run) -> None:
    """So that each bad file is bad for one reason."""
    shutil.copy(BAD / "sound.yaml", "plan-1.yaml")
    assert run("--plan", "plan-1.yaml", "check", "--strict") == (0, "", "")


def test_every_message_is_on_the_page(run: Run, request: pytest.FixtureRequest) -> None:
    """The page that users read is what the program says; at least 120 files, each in both languages."""
    rows = []
    for name in FILES:
        for old in Path().glob("plan-1.*"):
            old.unlink()
        file = placed(name)
        (place, vi), (other, en) = (first(run, language, file) for language in ("vi", "en"))
        assert place == other
        assert vi != en
        vi, en = (text.replace("|", "\\|").replace("<", "&lt;") for text in (vi, en))
        rows.append(f"| {name} | {place} | {vi[:300]} | {en[:300]} |\n")
        # a reading command stops too, or tells of the line and goes on
        ran = run("--plan", "plan-1.yaml", "status")
        assert file in ran.err or name in ONLY_CHECK
    assert len(rows) >= 120
    page = INTRODUCTION + "".join(rows)
    if request.config.getoption("--golden-update"):
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    "name", ["yaml-alias-bomb.yaml", "yaml-contains-itself.yaml", "encoding-utf16.yaml"]
)
def test_hostile_files_are_refused_by_every_command(run: Run, name: str) -> None:
    """One line each, stdout empty."""
    placed(name)
    for command in (
        ["status"],
        ["show", "T.1"],
        ["history"],
        ["log", "T.1", "note", "--note", "x"],
    ):
        ran = run("--plan", "plan-1.yaml", *command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("plan-1.yaml:")
