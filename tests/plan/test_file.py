"""Plan files load as the contract says, and every problem is named with its place."""

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from plantrack.deadlines.periods import parse_day
from plantrack.plan import file as planfile
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.conftest import ROOT
from tests.plans import GOOD, PLAN_89


def problems(tmp_path: Path, text: str | bytes, language: str = "vi") -> list[str]:
    """Return the lines that a faulty plan gives, without its folder."""
    path = tmp_path / "plan-1.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(PlantrackError) as error:
        planfile.load(path)
    words = Words("vi" if language == "vi" else "en")
    return [p.in_words(words).replace(f"{tmp_path.as_posix()}/", "") for p in error.value.problems]


def test_plan_89_says_what_the_document_says() -> None:
    """Its bases, agencies, tasks and duties, and nothing invented."""
    plan = planfile.load(PLAN_89)
    about = plan.about
    assert (about.id, str(about.issued), about.monitor, len(about.basis)) == (
        "89/KH-UBND",
        "2025-04-09",
        "so-noi-vu",
        3,
    )
    assert [task.id for task in plan.tasks] == ["II.1", "II.2", "II.3", "II.4"]
    assert [duty.id for duty in plan.duties] == ["III.1", "III.2", "III.3"]
    assert len(plan.members(["so-ban-nganh"])) == 14
    assert len(plan.members(["ubnd-cap-huyen"])) == 9
    assert [len(plan.members(task.deliverers)) for task in plan.tasks] == [23, 23, 23, 1]
    assert {agency.until for agency in plan.agencies.values() if agency.until} == {
        parse_day("30/6/2025")
    }
    assert not any(agency.email or agency.successor for agency in plan.agencies.values())


def test_the_quotations_of_plan_89_stand_in_the_document() -> None:
    """Every wording and duty is a quotation, slips included."""
    source = (ROOT / "tests" / "data" / "plan-89.txt").read_text(encoding="utf-8")
    text = " ".join(unicodedata.normalize("NFC", source).split())
    plan = planfile.load(PLAN_89)
    for task in plan.tasks:
        assert task.wording
        assert task.wording in text
        assert task.title in text
    for duty in plan.duties:
        assert duty.text in text


def test_scalars_are_text_until_the_model_types_them(tmp_path: Path) -> None:
    """`no` is a name and `012` a code, not False and ten."""
    path = tmp_path / "plan-1.yaml"
    path.write_text(GOOD, encoding="utf-8")
    agency = planfile.load(path).agencies["so-a"]
    assert (agency.name, agency.code, agency.email) == ("no", "012", ("a@b.vn",))


def test_who_gets_a_copy(tmp_path: Path) -> None:
    """One text each, as the document prints them."""
    path = tmp_path / "plan-1.yaml"
    copies = "  copies: [Như trên, 'Lưu: VT, NC']\n"
    path.write_text(GOOD.replace("agencies:", f"{copies}agencies:"), encoding="utf-8")
    assert planfile.load(path).about.copies == ("Như trên", "Lưu: VT, NC")


def test_text_is_normalised_and_a_bom_accepted(tmp_path: Path) -> None:
    """Files from macOS and from Windows."""
    path = tmp_path / "plan-1.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", GOOD).encode())
    assert planfile.load(path).groups["nhom"].name == "các sở"


def test_agencies_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    """Problems in it are reported in it."""
    plan, rest = GOOD.split("agencies:")
    agencies, tasks = rest.split("tasks:")
    (tmp_path / "co-quan.yaml").write_text("agencies:" + agencies, encoding="utf-8")
    path = tmp_path / "plan-1.yaml"
    path.write_text(f"{plan}agencies: co-quan.yaml\ntasks:{tasks}", encoding="utf-8")
    assert list(planfile.load(path).agencies) == ["so-a", "so-b"]
    (tmp_path / "co-quan.yaml").write_text(
        "agencies:" + agencies.replace("so-b]", "so-c]"), encoding="utf-8"
    )
    with pytest.raises(PlantrackError) as error:
        planfile.load(path)
    (problem,) = error.value.problems
    assert (Path(problem.file).name, problem.line) == ("co-quan.yaml", 5)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  issuer: UBND\n", "", "2:3"),
        ("issued: 9/4/2025", "issued: 31/4/2025", "5:11"),
        ("issued: 9/4/2025", "issued: 20250409", "5:11"),
        ("monitor: so-a", "monitor: so-x", "6:12"),
        ("name: Sở B", "name: ", "9:16"),
        ("so-b: {", "Sở B: {", "9:3"),
        ("title: Việc", "title: [a, b]", "15:12"),
        ("title: Việc", "titel: Việc", "14:5 15:5"),
        ("lead: [nhom]", "lead: []", "16:11"),
        ("lead: [nhom]", "lead: [nhon]", "16:12"),
        ("lead: [nhom]", "lead: [bao-chi]", "16:12"),
        ("{before: 2025-04-15}", "{before: sớm}", "18:24"),
        ("{before: 2025-04-15}", "{}", "18:15"),
        ("{before: 2025-04-15}", "{after: Sau khi có văn bản của Bộ, ngành}", "18:50"),
        ("{before: 2025-04-15}", "[{by: 2025-13}, {by: 2025-02-30}]", "18:21 18:36"),
        ("{before: 2025-04-15}", "{from: 2025-05-01, to: 2025-04-01}", "18:38"),
        ("id: T.1", "id: T 1", "14:9"),
        ("{before: 2025-04-15}", "{every: day, by: {a: b}}", "18:23 18:32"),
        ("so-b]", "so-b, so-b-x]", "11:46"),
        ("plan:\n", ":# x: 1\nplan:\n", "1:1"),
        ("  so-b:", "  :so-b:", "9:3"),
        ("title: Việc", "title: Việc\n    '[key]': x", "16:5"),
        ("  so-b:", "  so-a:", "9:3"),
        ("issued: 9/4/2025", "issued: 9/4/2025\n  soon: vài ngày\n  language: fr\n  timezone: Hà Nội", "6:9 7:13 8:13"),
    ],
)  # fmt: skip
def test_a_problem_is_reported_where_it_is(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    """Line and column of the value at fault, or of what it is missing from; all at once."""
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new))
    assert " ".join(":".join(line.split(":")[1:3]) for line in found) == expected


def test_a_faulty_file_prints_every_problem(tmp_path: Path) -> None:
    """Form first; in both languages each line names file, line, thing and remedy."""
    text = (
        GOOD.replace("9/4/2025", "9.4.25")
        .replace("deadline:", "dedline:")
        .replace("a@b.vn", "a.b.vn")
    )
    assert problems(tmp_path, text) == [
        "plan-1.yaml:5:11: plan.issued: “9.4.25” không phải là ngày; viết 2025-04-15 hoặc 15/4/2025",
        "plan-1.yaml:8:38: agencies.so-a.email[0]: “a.b.vn” không phải là địa chỉ thư điện tử",
        "plan-1.yaml:14:5: tasks[0].deadline: thiếu khóa “deadline”; hãy bổ sung",
        "plan-1.yaml:18:5: tasks[0].dedline: không có khóa “dedline” ở đây; hãy sửa tên hoặc xóa dòng này",
    ]
    assert problems(tmp_path, text, "en")[0] == (
        "plan-1.yaml:5:11: plan.issued: “9.4.25” is not a date; write 2025-04-15 or 15/4/2025"
    )


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"", "plan-1.yaml:1:1: tệp trống"),
        (b"plan: [1", "plan-1.yaml:2:1: không đúng cú pháp YAML"),
        (b"plan: 1\nplan: 2\n", "plan-1.yaml:2:1: khóa “plan” viết hai lần"),
        (b"a: !!python/object:os.system x\n", "plan-1.yaml:1:4: không dùng được thẻ"),
        (b"a: !x y\n", "plan-1.yaml:1:4: không dùng được thẻ !x"),
        (b"? [a, b]\n: c\n", "plan-1.yaml:1:3: khóa phải là chữ"),
        (b"- a\n- b\n", "plan-1.yaml:1:1: chỗ này phải là các cặp"),
        (
            "title: Sở\n".encode("cp1258", "ignore") + b"\xd2\xec\n",
            "plan-1.yaml:2:1: tệp không phải UTF-8 (có vẻ là Windows-1258)",
        ),
        ("a: 1\n".encode("utf-16"), "plan-1.yaml:1:1: tệp không phải UTF-8 (có vẻ là UTF-16)"),
        (b"a: 1\nb: \x00\n", "plan-1.yaml:2:4: ký tự U+0000"),
        ("a: Kế hoạch\nb: Sở \x00\n".encode(), "plan-1.yaml:2:7: ký tự U+0000"),
        (b"a: &x [*x]\n", "plan-1.yaml:1:4: tệp có hơn"),
        (b"[" * 900 + b"]" * 900, "plan-1.yaml:1:22: tệp có hơn"),
        (b"- " * 900_000 + b"x", "plan-1.yaml:1:43: tệp có hơn"),
        (b"a: [" + b"1," * 100_001 + b"1]", "plan-1.yaml:1:"),
        (b"a: " + b"x" * 10_001, "plan-1.yaml:1:4: nội dung dài hơn 10000"),
        (b"a: 1\n" * 500_000, "plan-1.yaml: tệp lớn hơn 2048 KiB"),
    ],
)
def test_a_file_that_is_no_plan(tmp_path: Path, content: bytes, start: str) -> None:
    """Refused in one line each, never with a traceback."""
    assert problems(tmp_path, content)[0].startswith(start)


@pytest.mark.parametrize("depth", [1_001, 3_000, 900_000])
def test_brackets_deeper_than_the_parser_goes(tmp_path: Path, depth: int) -> None:
    """PyYAML from 6.0.4 on gives up before plantrack does; both say the same."""
    (found,) = problems(tmp_path, b"[" * depth + b"]" * depth)
    assert found.startswith("plan-1.yaml:1:")
    assert "tệp có hơn" in found


def test_a_missing_file(tmp_path: Path) -> None:
    """The operating system's reason, in the reader's language."""
    with pytest.raises(PlantrackError) as error:
        planfile.load(tmp_path / "plan-0.yaml")
    (problem,) = error.value.problems
    assert problem.in_words(Words("vi")).endswith(
        "plan-0.yaml: không đọc được tệp: không có tệp này"
    )


def test_form_and_meaning_are_said_at_once(tmp_path: Path) -> None:
    """A faulty task does not hide what is wrong with the next; of ids, only while agencies are sound."""
    more = """\
  - id: T.2
    title: Việc hai
    lead: [so-z, so-c]
    deadline: {from: 2025-05-02, to: 2025-05-01}
"""
    text = GOOD.replace("{before: 2025-04-15}", "{before: 2025-5-5}") + more
    assert [line.split(": ")[:2] for line in problems(tmp_path, text)] == [
        ["plan-1.yaml:18:24", "tasks[0].deadline.before"],
        ["plan-1.yaml:21:12", "tasks[1].lead[0]"],
        ["plan-1.yaml:21:18", "tasks[1].lead[1]"],
        ["plan-1.yaml:22:38", "tasks[1].deadline.to"],
    ]
    text = text.replace("  so-b: {name: Sở B}", "  so-b: {name: Sở B}\n  so-c: {nam: Sở C}")
    assert [line.split(": ")[:2] for line in problems(tmp_path, text)] == [
        ["plan-1.yaml:10:9", "agencies.so-c.name"],
        ["plan-1.yaml:10:10", "agencies.so-c.nam"],
        ["plan-1.yaml:19:24", "tasks[0].deadline.before"],
        ["plan-1.yaml:23:38", "tasks[1].deadline.to"],
    ]


def agencies(number: int, rest: str) -> str:
    """Return the good plan with more agencies, each with the rest of its keys."""
    more = "".join(f"  co-quan-{n:05}: {{name: C, {rest.format(n + 1)}}}\n" for n in range(number))
    return GOOD.replace("groups:", f"{more}groups:")


SHAPES: dict[str, Callable[[int], str]] = {
    "duties without a bearer": lambda n: f"{GOOD}duties:\n" + "  - {id: D, text: x}\n" * n,
    "duties without anything": lambda n: f"{GOOD}duties:\n" + "  - {who: []}\n" * n,
    "duties that are text": lambda n: f"{GOOD}duties:\n" + "  - x\n" * n,
    "misspelt members": lambda n: agencies(n, "code: C").replace(
        "so-b]", "so-b" + "".join(f", co-quam-{m:05}" for m in range(n)) + "]"
    ),
    "a chain of successors": lambda n: agencies(n, "until: 1/7/2025, successor: co-quan-{:05}"),
    "agencies of one name": lambda n: agencies(n, "code: x"),
    "the same deadline": lambda n: GOOD.replace(
        "deadline: {before: 2025-04-15}", "deadline: [" + "by: 2025-05-05, " * n + "]"
    ),
    "monthly tasks": lambda n: (
        GOOD
        + "  - {id: T, title: x, lead: [so-a], deadline: {every: month}, wording: hằng tháng}\n" * n
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_checking_takes_as_long_as_the_plan_and_its_problems(tmp_path: Path, shape: str) -> None:
    """Twice as many take at most little more than twice the work."""
    path = tmp_path / "plan-1.yaml"

    def steps(number: int) -> int:
        count = 0

        def step(*_: object) -> None:
            nonlocal count
            count += 1

        path.write_text(SHAPES[shape](number), encoding="utf-8")
        sys.setprofile(step)
        try:
            planfile.examine(path)
        except PlantrackError:
            pass
        finally:
            sys.setprofile(None)
        return count

    steps(1)  # the first run builds what is built once
    assert steps(400) < 2.3 * steps(200)


def test_of_many_problems_the_first_are_shown(tmp_path: Path) -> None:
    """And how many more there are, each counted once."""
    found = problems(tmp_path, GOOD + "duties:\n" + "  - {id: D}\n" * 300)
    assert len(found) == 101
    assert found[0].startswith("plan-1.yaml:20:5: duties[0].who: thiếu khóa “who”")
    assert found[-1] == (
        "plan-1.yaml:69:5: còn 500 chỗ nữa chưa nêu ở đây; hãy sửa các chỗ trên rồi kiểm tra lại"
    )


def test_among_many_notes_no_warning_is_lost(tmp_path: Path) -> None:
    """The worst are shown first."""
    text = GOOD.replace("    deadline:", "    wording: sớm\n    deadline:")
    task = text[text.index("  - id: T.1") :]
    more = "".join(task.replace("T.1", f"T.{n}") for n in range(2, 150))
    path = tmp_path / "plan-1.yaml"
    path.write_text(text + more.replace("2025-04-15", "2025-05-04"), encoding="utf-8")
    _, found = planfile.examine(path)
    assert [p.severity for p in found] == ["warning"] * 101
