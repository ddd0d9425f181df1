"""What a plan's file leaves to confirm: marks, the placeholder, and what is confirmed at the end of a line."""

import unicodedata
from pathlib import Path

import pytest

from plantrack.plan import file as planfile
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.plans import GOOD

BLANK = '  can-xac-nhan: {name: "(cần xác nhận)"}\n'


def doubtful(folder: Path, text: str) -> list[str]:
    """Return what `check` would say of a plan, without the name of its file and the severity."""
    path = folder / "plan-1.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    _, problems = planfile.examine(path)
    return [
        problem._replace(file="x").in_words(Words("en")).removeprefix("x:") for problem in problems
    ]


def with_line(above: str, line: str) -> str:
    """Return a plan without fault, with one more line above one that begins so."""
    assert f"\n{above}" in GOOD
    return GOOD.replace(f"\n{above}", f"\n{line}\n{above}", 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (with_line("  title:", "  # CẦN XÁC NHẬN: đúng số?"), ["3:3: to be confirmed: đúng số?"]),
        (with_line("  title:", "#cần xác nhận"), ["3:1: this is to be confirmed"]),
        (with_line("  title:", "  ##   TO CONFIRM - x"), ["3:3: to be confirmed: - x"]),
        (with_line("  title:", "  # To confirmed: x"), []),
        (with_line("  title:", "  # Không cần xác nhận: x"), []),
        (
            with_line("  title:", unicodedata.normalize("NFD", "  # Cần Xác Nhận: số")),
            ["3:3: to be confirmed: số"],
        ),
        # behind a value, and in brackets
        (
            GOOD.replace("monitor: so-a", "monitor: so-a # CẦN XÁC NHẬN: ai?"),
            ["6:17: to be confirmed: ai?"],
        ),
        (
            GOOD.replace("{before: 2025-04-15}", "{ # CẦN XÁC NHẬN\n      before: 2025-04-15}"),
            ["18:17: this is to be confirmed"],
        ),
        # a comment that was wrapped is one, those below it are others
        (
            with_line("  title:", "  # CẦN XÁC NHẬN: một\n  # hai\n  # CẦN XÁC NHẬN: ba\n # bốn"),
            ["3:3: to be confirmed: một hai", "5:3: to be confirmed: ba"],
        ),
        (GOOD + "# CẦN XÁC NHẬN: dòng sau\n# - dòng 3\n", ["19:1: to be confirmed: dòng sau"]),
        # text is no comment
        (GOOD.replace("title: Việc", 'title: "a # CẦN XÁC NHẬN: b"'), []),
        (GOOD.replace("title: Việc", "title: 'a\n      # CẦN XÁC NHẬN: b'"), []),
        (GOOD.replace("title: Việc", "title: a#CẦN XÁC NHẬN"), []),
        (GOOD.replace("title: Việc", "title: |\n      # CẦN XÁC NHẬN: b\n      x"), []),
        (
            GOOD.replace("title: Việc", "title: >- # CẦN XÁC NHẬN: b\n      # x"),
            ["15:15: to be confirmed: b"],
        ),
        (
            GOOD.replace("title: Việc", 'title: "a # b" # CẦN XÁC NHẬN: c'),
            ["15:20: to be confirmed: c"],
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_marks(tmp_path: Path, text: str, ends: str, said: list[str]) -> None:
    """Each once, with its words, wherever YAML has a comment; ends of lines make no difference."""
    assert doubtful(tmp_path, text.replace("\n", ends)) == said


PLACEHOLDER = "no agency is named yet; replace “can-xac-nhan” by the id of one"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("monitor: so-a", "monitor: can-xac-nhan", [f"6:12: plan.monitor: {PLACEHOLDER}"]),
        ("[so-a, so-b]}", "[so-a, so-b, can-xac-nhan]}", ["groups.nhom.members[2]"]),
        ("    lead: [nhom]", "    lead: [nhom, can-xac-nhan]", ["tasks[0].lead[1]"]),
        ("[so-a, so-b]}", "[so-a, so-b, can-xac-nhan]} # đã xác nhận", []),
        ("    lead: [nhom]", "    # CẦN XÁC NHẬN: ai?\n    lead: [nhom, can-xac-nhan]", ["ai?"]),
        (
            "    lead: [nhom]",
            "    lead: # CẦN XÁC NHẬN: ai?\n      - nhom\n      - can-xac-nhan",
            ["ai?"],
        ),
        (
            "    lead: [nhom]",
            "    # CẦN XÁC NHẬN: ai?\n    lead:\n      - nhom\n      - can-xac-nhan",
            ["ai?"],
        ),
        # a mark about the task is none about who leads it
        (
            "  - id: T.1",
            "  # CẦN XÁC NHẬN: số?\n  - id: T.1\n    coordinate: [can-xac-nhan]",
            ["số?", "tasks[0].coordinate[0]"],
        ),
    ],
)
def test_the_placeholder(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    """Every use of it is told where no mark is on it."""
    text = GOOD.replace("    coordinate: [bao-chi]\n", "").replace(
        "  bao-chi: {name: báo chí}\n", ""
    )
    found = doubtful(tmp_path, text.replace(old, new, 1).replace("groups:", f"{BLANK}groups:"))
    assert len(found) == len(said)
    assert all(part in problem for part, problem in zip(said, found, strict=True))


UNUSED = "nothing uses “so-c”; use it or remove it"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("groups:", "  so-c: {name: Sở C} # đã xác nhận\ngroups:", 0),
        ("groups:", "  so-c: {name: Sở C} # Confirmed: by Lan\ngroups:", 0),
        ("groups:", "  so-c: {name: Sở C} # mới lập # ĐÃ XÁC NHẬN\ngroups:", 0),
        ("groups:", "  so-c: # đã xác nhận\n    name: Sở C\ngroups:", 0),
        ("groups:", "  so-c: {name: Sở C} # chưa xác nhận\ngroups:", 1),
        ("groups:", "  so-c: {name: Sở C}\n  # đã xác nhận\ngroups:", 1),
        ("groups:", '  so-c: {name: "Sở C # đã xác nhận"}\ngroups:', 1),
        # of a list of several lines any is a line of it; of what has keys of its own none but its first
        ("groups:", "  so-c: {name: Sở C,\n    code: C} # đã xác nhận\ngroups:", 0),
        ("groups:", "  so-c:\n    name: Sở C\n    code: C # đã xác nhận\ngroups:", 1),
        ("before: 2025-04-15}", "before: 2025-05-01}", 1),  # on a day off
        ("before: 2025-04-15}", "before: 2025-05-01} # đã xác nhận", 0),
        ("  title: Kế", "  # CẦN XÁC NHẬN: số?\n  title: Kế", 1),
        ("  title: Kế hoạch", "  # CẦN XÁC NHẬN: số?\n  title: Kế hoạch # đã xác nhận", 0),
        ("  title: Kế", "  # CẦN XÁC NHẬN: số? # đã xác nhận\n  title: Kế", 0),
        ("monitor: so-a", "monitor: so-a # đã xác nhận", 0),  # nothing to silence
        ("    deadline: {before", "    wording: sớm # đã xác nhận\n    deadline: {before", 0),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_confirmed(tmp_path: Path, old: str, new: str, ends: str, said: int) -> None:
    """What is doubtful about a value is silent once a line of it says so, and nothing else is."""
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    assert len(doubtful(tmp_path, text.replace("\n", ends))) == said


def test_an_error_is_not_confirmed(tmp_path: Path) -> None:
    """Only what is doubtful can be."""
    text = GOOD.replace("issued: 9/4/2025", "issued: 31/4/2025 # đã xác nhận")
    with pytest.raises(PlantrackError):
        doubtful(tmp_path, text)
