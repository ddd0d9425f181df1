"""`plantrack draft`, from the file to the first `status`."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plantrack.plan import file as planfile
from tests.conftest import ROOT, Run
from tests.plans import PLAN_89
from tests.word import FOLDER as WORD
from tests.word import word_document

TEXT = ROOT / "tests" / "data" / "plan-89.txt"
MARK = "# CẦN XÁC NHẬN: "
# Made for the purpose, in the layouts of plans, directives, letters and notices.
DOCUMENTS = sorted([*WORD.parent.glob("*.md"), *WORD.parent.glob("*.txt"), *WORD.glob("*.txt")])


def test_from_a_word_file_to_the_first_status(run: Run, folder: Path) -> None:
    """Read, written, checked, followed up; the marks say where each thing stands."""
    word_document(WORD / "training.txt", folder / "kh.docx")
    ran = run("draft", "kh.docx", "-o", "data/plan-12.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "bảng 2, hàng 2" in ran.err
    assert ran.err.endswith(
        "đã ghi data/plan-12.yaml; hãy xác nhận các chỗ trên rồi chạy: plantrack check data/plan-12.yaml\n"
    )
    text = (folder / "data" / "plan-12.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Dự thảo đọc từ kh.docx. ")
    assert "  so-noi-vu: {name: Sở Nội vụ, code: SNV}\n" in text  # as the plan near has it
    assert "  signed_by: Giám đốc Trần Văn Bình\n" in text
    checked = run("check", "data/plan-12.yaml")
    assert (checked.code, checked.err) == (0, "")
    status = run("--plan", "data/plan-12.yaml", "status", "--as-of", "2025-07-01")
    assert status.code == 0
    assert "29/06/2025" in status.out
    assert "31/12/2025" in status.out


def test_it_is_printed_and_every_doubt_told(run: Run) -> None:
    """The plan on stdout, what to confirm on stderr; in the language asked for."""
    ran = run("draft", str(TEXT))
    assert ran.code == 0
    assert ran.out.count(MARK) == len(ran.err.splitlines()) - 1
    assert ran.err.splitlines()[-1] == (
        f"đã đọc 4 nhiệm vụ, 3 trách nhiệm thường xuyên; {ran.out.count(MARK)} chỗ cần xác nhận; "
        "0 dòng chưa dùng có ngày tháng, thời hạn hoặc cơ quan chủ trì"
    )
    english = run("--lang", "en", "draft", str(TEXT))
    assert english.out.count("# TO CONFIRM: ") == ran.out.count(MARK)
    assert "\n  language: en\n" in english.out
    assert english.err.splitlines()[-1].startswith("tasks read: 4, standing duties: 3; ")


def test_nothing_is_overwritten_and_nothing_written_by_half(run: Run, folder: Path) -> None:
    """A file that is there stays, and so does what is beside it."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ran = run("draft", str(TEXT), "-o", "data/plan-89.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert (
        ran.err
        == "data/plan-89.yaml: tệp đã có, không ghi đè; hãy chọn tên khác hoặc đổi tên tệp cũ\n"
    )
    assert run("draft", str(TEXT), "-o", "no-such/plan-1.yaml").code == 1
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_agencies_of_a_file(run: Run, folder: Path) -> None:
    """The plan names a file with agencies alone and copies nothing; what is wrong in it is said with its place."""
    shared = folder / "co-quan.yaml"
    shared.write_text(
        "agencies:\n  snv: {name: Sở Nội vụ}\ngroups:\n  cac-so: {name: 'các sở, ban, ngành', members: [snv]}\n",
        encoding="utf-8",
    )
    ran = run("draft", str(TEXT), "--agencies", "co-quan.yaml")
    assert "    lead: [cac-so, ubnd-huyen-thanh-pho]\n" in ran.out
    assert "\nagencies: co-quan.yaml\n" in ran.out
    assert "snv: {" not in ran.out
    ran = run("draft", str(TEXT), "--agencies", "co-quan.yaml", "-o", "data/plan-90.yaml")
    text = (folder / "data" / "plan-90.yaml").read_text(encoding="utf-8")
    assert '\nagencies: "../co-quan.yaml"\n' in text
    assert "cac-so: {" not in text
    assert "  ubnd-huyen-thanh-pho: {name: " in text  # a group that the file lacks
    assert run("check", "data/plan-90.yaml").code == 0
    shared.write_text("agencies:\n  SNV: {name: Sở Nội vụ}\n", encoding="utf-8")
    wrong = run("draft", str(TEXT), "--agencies", "co-quan.yaml")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.startswith("co-quan.yaml:2:3: agencies.SNV: “SNV” không phải là mã")
    shared.write_text("tasks: []\n", encoding="utf-8")
    assert "phải có “agencies:”" in run("draft", str(TEXT), "--agencies", "co-quan.yaml").err
    assert run("draft", str(TEXT), "--agencies", str(PLAN_89)).out.count("successor") == 0


def test_many_lines_that_were_not_used(run: Run, folder: Path) -> None:
    """Thirty are told, with the number of those that follow; the file has them all, and each whole."""
    long = "các cơ quan, đơn vị " * 20
    lines = [f"Họp {long} ngày {n}/{month}/2031." for month in (1, 2) for n in range(1, 26)]
    task = "I. VIỆC\n1. Rà soát\n- Chủ trì: Sở Nội vụ\n- Thời hạn: Quý I/2025\nII. HỌP\n"
    (folder / "kh.txt").write_text(f"KẾ HOẠCH\nThử\n{task}" + "\n".join(lines), encoding="utf-8")
    ran = run("draft", "kh.txt")
    told = [line for line in ran.err.splitlines() if line.startswith("chưa dùng, ")]
    assert len(told) == 30
    assert all(re.search(r"ngày \d+/\d+/2031\.$", line) and len(line) < 200 for line in told)
    assert "còn 20 dòng chưa dùng nữa; tất cả đều ghi ở cuối tệp kế hoạch\n" in ran.err
    whole = " ".join(ran.out.replace("\n# ", " ").split())
    assert all(" ".join(line.split()) in whole for line in lines)


@pytest.mark.parametrize(
    ("document", "code", "message"),
    [
        ("khong-co.docx", 1, "khong-co.docx: không đọc được tệp: không có tệp này\n"),
        ("data", 1, "data: không đọc được tệp: đây là thư mục\n"),
        ("rong.txt", 1, "rong.txt: tệp rỗng (0 byte)\n"),
        ("", 2, "plantrack: VĂN_BẢN: để trống; hãy điền nội dung hoặc bỏ tùy chọn này\n"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_read(
    run: Run, folder: Path, document: str, code: int, message: str
) -> None:
    """One line, exit 1 or 2, nothing on stdout."""
    (folder / "rong.txt").write_text("", encoding="utf-8")
    ran = run("draft", document)
    assert (ran.code, ran.out, ran.err) == (code, "", message)


def test_from_a_pipe(folder: Path, tmp_path: Path) -> None:
    """`-` reads stdin, text or Word, in a real process whose locale is C."""
    word_document(WORD / "training.txt", tmp_path / "kh.docx")
    for content, id_ in (
        (TEXT.read_bytes(), "89/KH-UBND"),
        ((tmp_path / "kh.docx").read_bytes(), "12/KH-SNV"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "plantrack", "draft", "-"],
            input=content, capture_output=True, check=False, cwd=tmp_path, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        assert done.returncode == 0
        path = tmp_path / "plan-1.yaml"
        path.write_bytes(done.stdout)
        assert planfile.load(path).about.id == id_
        path.unlink()


# -- whole drafts ----------------------------------------------------------------------------------


def drafted(run: Run, folder: Path, document: Path, *options: str) -> str:
    """Return all that a draft of a document prints, the plan first."""
    name = document.name
    if document.parent == WORD:
        name = f"{document.stem}.docx"
        word_document(document, folder / name)
    else:
        shutil.copy(document, folder)
    ran = run(*options, "draft", name)
    assert ran.code == 0
    return f"{ran.out}\n== stderr\n{ran.err}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_whole_drafts(
    run: Run, folder: Path, document: Path, golden: Callable[[str, str], None]
) -> None:
    """The plan and every doubt of it, also where today's reader is mistaken; no plan is near."""
    shutil.rmtree(folder / "data")
    golden(f"drafts/{document.stem}.txt", drafted(run, folder, document))


def test_whole_draft_beside_a_plan(
    run: Run, folder: Path, golden: Callable[[str, str], None]
) -> None:
    """Agencies and groups as the plan near has them."""
    golden("drafts/law-beside-plan-89.txt", drafted(run, folder, WORD.parent / "law.txt"))


def test_whole_draft_in_english(run: Run, folder: Path, golden: Callable[[str, str], None]) -> None:
    """What is to be confirmed, in English; what the document says stays as it is."""
    shutil.rmtree(folder / "data")
    found = drafted(run, folder, WORD.parent / "programme.md", "--lang", "en")
    golden("drafts/programme.en.txt", found)


SHARED = """agencies:
  snv: {name: Sở Nội vụ}
  can-xac-nhan: {name: "(cần xác nhận)"}
groups:
  # CẦN XÁC NHẬN: hãy thay can-xac-nhan
  cac-so: {name: "các sở, ban, ngành", members: [can-xac-nhan]}
  bao-chi: {name: các cơ quan báo chí}
"""
SHORT = """SỞ NỘI VỤ
Số: 12/KH-SNV
An Bình, ngày 03 tháng 02 năm 2025
KẾ HOẠCH
Thử
I. NHIỆM VỤ
1. Việc một
- Chủ trì: {lead}
- Thời hạn: 30/6/2025
2. Việc hai
- Chủ trì: {lead}
- Thời hạn: 30/9/2025
"""


@pytest.mark.parametrize(
    ("lead", "groups", "asked"),
    [
        ("Sở Nội vụ", "", ""),
        ("Các sở, ban, ngành", "", "trong co-quan.yaml, nhóm “các sở, ban, ngành” còn can-xac-nhan"),
        ("Các cơ quan báo chí", "", "“các cơ quan báo chí” là tên gọi chung"),
        ("Sở Y tế", "  so-y-te: {name: Sở Y tế, members: [can-xac-nhan]}\n", "“Sở Y tế” chưa có trong co-quan.yaml; hãy thêm"),
        ("Các phòng", "  phong: {name: Các phòng, members: [can-xac-nhan]}\n", "“Các phòng” là tên gọi chung"),
    ],
)  # fmt: skip
def test_what_a_shared_file_of_agencies_lacks(
    run: Run, folder: Path, lead: str, groups: str, asked: str
) -> None:
    """Whoever it lacks keeps a place among the groups of the plan, which loads; who is not confirmed there is told."""
    (folder / "co-quan.yaml").write_text(SHARED, encoding="utf-8")
    (folder / "kh.txt").write_text(SHORT.format(lead=lead), encoding="utf-8")
    ran = run("draft", "kh.txt", "--agencies", "co-quan.yaml", "-o", "plan-1.yaml")
    assert ran.code == 0
    text = (folder / "plan-1.yaml").read_text(encoding="utf-8")
    assert "\nagencies: co-quan.yaml\n" in text
    assert ("groups:\n" in text) == bool(groups)
    assert groups in text
    assert asked in " ".join(text.replace("#", " ").split())
    plan = planfile.load(folder / "plan-1.yaml")
    assert len(plan.tasks) == 2


def test_what_is_left_to_confirm_is_told_in_the_order_of_the_file(run: Run, folder: Path) -> None:
    """Each with its line, and what else the first check finds; the last line says how to go on."""
    (folder / "kh.txt").write_text(SHORT.format(lead="Các phòng; Sở Y tế"), encoding="utf-8")
    ran = run("draft", "kh.txt", "-o", "data/plan-12.yaml")
    *found, summary, onward = ran.err.splitlines()
    lines = [int(line.split(":")[1]) for line in found]
    assert lines == sorted(lines)
    text = (folder / "data" / "plan-12.yaml").read_text(encoding="utf-8").splitlines()
    assert all(MARK in text[line - 1] for line in lines)
    assert all(line.startswith("data/plan-12.yaml:") and ": warning: cần xác nhận: " in line for line in found)  # fmt: skip
    assert summary.startswith(
        f"đã đọc 2 nhiệm vụ, 0 trách nhiệm thường xuyên; {len(found)} chỗ cần xác nhận"
    )
    assert onward.endswith("chạy: plantrack check data/plan-12.yaml")
