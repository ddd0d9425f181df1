"""`plantrack report` and `status --since`: what is typed, and what is said of wrong command lines."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.readable import word_told
from tests.several import three_plans

SUFFIXES = ".html, .docx, .xlsx, .ics, .md"
FORMATS = "html, docx, xlsx, ics, md"
LETTER_VI = "--letter: công văn chỉ có dạng .docx; hãy nêu -o cong-van.docx hoặc --each THƯ_MỤC"
LETTER_EN = "--letter: a letter is a .docx only; give -o letter.docx or --each FOLDER"
ALONE_VI = "--format chỉ dùng với -o -, loại tệp do đuôi tệp quyết định; hãy bỏ --format"
ALONE_EN = "--format goes with -o -; a file's suffix decides, so leave --format out"


@pytest.mark.parametrize(
    ("typed", "vi", "en"),
    [
        ((), f"chưa nêu tệp cần tạo; hãy nêu, ví dụ: plantrack report -o bao-cao.docx (đuôi tệp: {SUFFIXES})", f"no file to write is named; name one, such as: plantrack report -o report.docx (suffixes: {SUFFIXES})"),
        (("-o", "x.doc"), f"--output: không rõ “x.doc” là loại tệp nào; đuôi tệp phải là {SUFFIXES}", f"--output: what kind of file is “x.doc”? Its suffix must be one of {SUFFIXES}"),
        (("-o", "docx"), f"--output: không rõ “docx” là loại tệp nào; đuôi tệp phải là {SUFFIXES}", f"--output: what kind of file is “docx”? Its suffix must be one of {SUFFIXES}"),
        (("-o", "x.html", "-o", "x.pdf"), f"--output: không rõ “x.pdf” là loại tệp nào; đuôi tệp phải là {SUFFIXES}", f"--output: what kind of file is “x.pdf”? Its suffix must be one of {SUFFIXES}"),
        (("-o", ""), "--output: để trống; hãy điền nội dung hoặc bỏ tùy chọn này", "--output: empty; give a value or leave the option out"),
        (("-o", "-"), f"-o -: không có đuôi tệp nên không rõ cần loại nào; hãy thêm --format ({FORMATS})", f"-o - has no suffix to tell the format; give --format ({FORMATS})"),
        (("-o", "x.html", "--format", "html"), ALONE_VI, ALONE_EN),
        (("-o", "-", "--format", "pdf"), f"--format: không có giá trị “pdf”; chọn một trong: {FORMATS}", f"--format: there is no “pdf”; choose one of: {FORMATS}"),
        # one file twice, however it is spelt
        (("-o", "x.html", "-o", "x.html"), "--output: “x.html” được nêu hai lần; hãy bỏ bớt một lần", "--output: “x.html” is named twice; leave one out"),
        (("-o", "x.html", "-o", "./x.html"), "--output: “./x.html” được nêu hai lần; hãy bỏ bớt một lần", "--output: “./x.html” is named twice; leave one out"),
        (("-o", "x.html", "-o", "data/../x.html"), "--output: “data/../x.html” được nêu hai lần; hãy bỏ bớt một lần", "--output: “data/../x.html” is named twice; leave one out"),
        (("-o", "-", "-o", "-", "--format", "md"), "--output: “-” được nêu hai lần; hãy bỏ bớt một lần", "--output: “-” is named twice; leave one out"),
        # letters
        (("--each", "thu"), "--each chỉ dùng với --letter; hãy thêm --letter", "--each goes with --letter; add --letter"),
        (("--letter",), LETTER_VI, LETTER_EN),
        (("--letter", "-o", "x.html"), LETTER_VI, LETTER_EN),
        (("--letter", "-o", "x.docx", "-o", "y.docx"), LETTER_VI, LETTER_EN),
        (("--letter", "-o", "x.docx", "--each", "thu"), "-o và --each không dùng cùng nhau; hãy bỏ một trong hai", "-o and --each do not go together; leave one out"),
        (("--letter", "-o", "x.docx", "--since", "1/5/2025"), "--since không dùng với --letter, vì công văn nêu mọi nhiệm vụ quá hạn; hãy bỏ --since", "--since does not go with --letter, which tells of all that is overdue; leave it out"),
        (("--letter", "-o", "-", "--format", "html"), LETTER_VI, LETTER_EN),
        (("--letter", "-o", "x.docx", "--format", "html"), ALONE_VI, ALONE_EN),
        (("--letter", "--each", "thu", "--format", "docx"), LETTER_VI, LETTER_EN),
        # what it is compared with
        (("-o", "x.html", "--since", "20/5/2025"), "--since: ngày 20/5/2025 không sớm hơn ngày tính số liệu (20/5/2025); hãy nêu một ngày sớm hơn", "--since: 20 May 2025 is not before the day of the figures (20 May 2025); give an earlier day"),
        (("-o", "x.html", "--as-of", "30/4/2025", "--since", "hôm qua"), "--since: ngày 19/5/2025 không sớm hơn ngày tính số liệu (30/4/2025); hãy nêu một ngày sớm hơn", "--since: 19 May 2025 is not before the day of the figures (30 Apr 2025); give an earlier day"),
        (("-o", "x.html", "--since", "tháng trước"), "--since: “tháng trước” không phải là ngày hợp lệ; viết 15/4/2025, 2025-04-15, hôm nay hoặc hôm qua", "--since: “tháng trước” is not a date; write 2025-04-15, 15/4/2025, today or yesterday"),
    ],
)  # fmt: skip
def test_wrong_command_lines(
    run: Run, folder: Path, typed: tuple[str, ...], vi: str, en: str
) -> None:
    """Nothing is printed or written, and it ends with 2."""
    before = sorted(folder.rglob("*"))
    assert run("report", *typed) == (2, "", f"plantrack: {vi}\n")
    assert run("--lang", "en", "report", *typed) == (2, "", f"plantrack: {en}\n")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_no_binary_on_a_terminal(run: Run, form: str) -> None:
    """It would be noise; a letter, too."""
    said = (
        f"plantrack: -o -: {form} không phải văn bản nên không in ra màn hình; hãy chuyển vào tệp (> TỆP) "
        "hoặc nêu -o TỆP\n"
    )
    assert run("report", "-o", "-", "--format", form, terminal=80) == (2, "", said)
    if form == "docx":
        assert run("report", "--letter", "-o", "-", terminal=80) == (2, "", said)


def half_a_year() -> None:
    """Lay the log of a plausible half year beside Plan 89."""
    log = ROOT / "tests" / "data" / "half-year.log.jsonl"
    Path("data/plan-89.log.jsonl").write_bytes(log.read_bytes())


ASKED = ("status", "--as-of", "30/9/2025", "--since", "15/9/2025")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_status_since(run: Run, language: str, golden: Callable[[str, str], None]) -> None:
    """How much is new, then which tasks and whose."""
    half_a_year()
    ran = run("--lang", language, *ASKED)
    assert (ran.code, ran.err) == (0, "")
    golden(f"status-since.{language}.txt", ran.out)


def test_status_since_narrowed(run: Run) -> None:
    """To one agency, of which there may be nothing to tell; from a day in words; as Markdown."""
    half_a_year()
    _, told, _, *rest = run(*ASKED, "--agency", "STC").out.splitlines()
    assert told == "Thay đổi so với tình hình đến hết ngày 15/9/2025: gia hạn 1 đầu việc"
    assert rest[0] == " Gia hạn"
    assert run("--lang", "en", *ASKED, "--agency", "SYT") == (
        0,
        "89/KH-UBND · as of the end of 30 Sep 2025\nChanges since the end of 15 Sep 2025: nothing\n",
        "",
    )
    assert run(*ASKED, "--format", "md").out.startswith("**89/KH-UBND** · đến hết ngày 30/9/2025")
    yesterday = run("status", "--since", "hôm qua", now="2025-09-16T08:00:00+07:00").out
    assert (
        "\nThay đổi so với tình hình đến hết ngày 15/9/2025: phát sinh quá hạn 1 đầu việc\n"
        in yesterday
    )


def test_status_since_by_what_was_known(run: Run) -> None:
    """What was recorded later is known of neither day."""
    half_a_year()
    told = run(*ASKED, "--known-on", "16/9/2025").out.splitlines()[1]
    assert told == "Thay đổi so với tình hình đến hết ngày 15/9/2025: phát sinh quá hạn 1 đầu việc"


def test_status_since_of_several_plans(run: Run, folder: Path) -> None:
    """What is new is told under the plan that it is of, also where it is only one."""
    three_plans(folder / "data")
    assert run("log", "A.1", "done", "SYT", "--date", "6/5/2025").code == 0
    assert run("status", "--since", "12/5/2025", "--agency", "SYT", "--task", "A.1").out == (
        "3 kế hoạch · đến hết ngày 20/5/2025\n"
        "Thay đổi so với tình hình đến hết ngày 12/5/2025: không có\n"
    )
    assert run("status", "--since", "5/5/2025").out == (
        "3 kế hoạch · đến hết ngày 20/5/2025 · ! 39 quá hạn\n"
        "Thay đổi so với tình hình đến hết ngày 05/5/2025: hoàn thành 1 đầu việc; phát sinh quá hạn 2\n"
        "\n Hoàn thành\n"
        "\nKế hoạch số 112/KH-UBND: Chuyển đổi số trong cơ quan nhà nước\n"
        "\nA.1  Số hóa hồ sơ  1 cơ quan\n      Sở Y tế (ngày 06/5/2025)\n"
        "\n Phát sinh quá hạn\n"
        "\nKế hoạch số 90/KH-UBND: Cải cách hành chính năm 2025\n"
        "\nII.1  Báo cáo chỉ số cải cách  hạn 09/5/2025 · 2 cơ quan quá hạn 11 ngày\n"
        "      Sở Tư pháp · Sở Y tế\n"
    )


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        (("--format", "jsonl"), "--format jsonl"),
        (("--format", "csv"), "--format csv"),
    ],
)
def test_what_does_not_go_with_since(run: Run, typed: tuple[str, ...], option: str) -> None:
    """A table for machines holds obligations, which do not say what became of them since."""
    assert run("status", "--since", "1/5/2025", *typed) == (
        2,
        "",
        "plantrack: --since nêu thay đổi, chỉ có dạng table hoặc md, nên không dùng cùng "
        f"{option}; hãy bỏ một trong hai\n",
    )


def test_since_not_before_the_day(run: Run) -> None:
    """Nothing can be new."""
    ran = run("--lang", "en", "status", "--since", "today")
    assert ran.code == 2
    assert ran.err.startswith(
        "plantrack: --since: 20 May 2025 is not before the day of the figures"
    )


def test_news_make_the_one_total_the_other(run: Run) -> None:
    """One is done, one is to be done again: as many are done as before."""
    half_a_year()
    then, now = (
        json.loads(run("status", "--as-of", day, "--format", "json").out)["counts"]
        for day in ("2025-09-15", "2025-09-30")
    )
    assert now["done"] + now["done_late"] == then["done"] + then["done_late"] + 1 - 1
    assert now["closed"] == then["closed"] + 1


def test_a_letter_is_signed_by_the_monitor_of_what_is_late(run: Run, folder: Path) -> None:
    """Plans of others that have nothing late do not stand in its way."""
    three_plans(folder / "data")
    half_a_year()
    late = ("--letter", "-o", "x.docx", "--as-of", "2/5/2025")
    assert run("report", *late) == (0, "Đã tạo x.docx.\n", "")
    ran = run("report", "--letter", "-o", "y.docx", "--as-of", "20/5/2025")
    assert (ran.code, "Sở Nội vụ, Sở Khoa học và Công nghệ" in ran.err) == (2, True)
    assert ran.err.endswith("hãy thêm --monitor so-noi-vu\n")
    for name, task, other in (("SNV", "II.1", "A.1"), ("Sở Khoa học và Công nghệ", "A.1", "II.1")):
        target = ("--letter", "--monitor", name, "-o", f"{task}.docx", "--as-of", "20/5/2025")
        assert run("report", *target) == (0, f"Đã tạo {task}.docx.\n", "")
        said = word_told(Path(f"{task}.docx").read_bytes())
        assert (f"Mục {task}" in said, f"Mục {other}" in said) == (True, False)
    ran = run("report", "--monitor", "SNV", "-o", "x.md")
    assert ran == (2, "", "plantrack: --monitor chỉ dùng với --letter; hãy thêm --letter\n")


def test_a_plan_that_cannot_be_read_is_named_in_what_is_handed_in(run: Run, folder: Path) -> None:
    """The others are told of, exit 1."""
    three_plans(folder / "data")
    (folder / "data" / "plan-90.log.jsonl").write_text("{}\n", encoding="utf-8")
    ran = run("report", "-o", "x.md", "-o", "x.ics")
    assert (ran.code, ran.out) == (1, "Đã tạo x.md, x.ics.\n")
    assert "do không đọc được: plan-90.yaml" in Path("x.md").read_text(encoding="utf-8")
    assert "plan-90.yaml" in Path("x.ics").read_text(encoding="utf-8").replace("\n ", "")


def test_files_say_of_no_system_that_they_were_made_on_it(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes on Windows, by whose name `zipfile` would call it."""

    def made(name: str) -> list[bytes]:
        for command in (
            f"report -o {name}.docx -o {name}.xlsx",
            f"report --letter -o {name}-thu.docx",
            f"sheet -o {name}-bang.xlsx",
        ):
            assert run(*command.split(), "--as-of", "16/5/2025").code == 0
        return [path.read_bytes() for path in sorted(folder.glob(f"{name}*"))]

    here = made("a")
    monkeypatch.setattr(sys, "platform", "win32")
    assert len(here) == 4
    assert made("b") == here
