"""What `--re` names: without its year, or nothing that there is."""

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.screens import only_plan

NOW = "2026-11-30T09:00:00+07:00"
PLAN = """\
plan:
  id: 5/KH-UBND
  title: Thử
  issuer: UBND tỉnh
  issued: 02/01/2026
  monitor: snv
agencies:
  snv: {name: Sở Nội vụ, code: SNV}
  syt: {name: Sở Y tế, code: SYT}
tasks:
  - {id: Q, title: Báo cáo quý, lead: [snv, syt], deadline: {every: quarter}}
  - {id: M, title: Báo cáo tháng, lead: [snv, syt], deadline: {every: month}}
  - {id: L, title: Hai đợt, lead: [snv, syt], deadline: [{by: 19/6/2026}, {by: 30/9/2026}]}
  - {id: D, title: Một đợt, lead: [snv, syt], deadline: {by: 19/6/2026}}
  - {id: W, title: Theo văn bản, lead: [snv, syt], deadline: {after: văn bản, within: 10 days}}
"""
ISSUED_EARLIER = PLAN.replace("02/01/2026", "02/01/2025")


@pytest.mark.parametrize(
    ("plan", "line", "code", "vi", "en"),
    [
        # periods of a year to come: only what the task has on that day is offered
        (PLAN, "Q progress SYT --note x --re 'quý IV' --date 10/2/2026", 1,
         "Q Sở Y tế: không có kỳ hay văn bản “quý IV”, hiện có: quý I/2026, quý II/2026; chọn một bằng --re",
         "Q Sở Y tế: there is no occurrence “quý IV”, there are: 2026-Q1, 2026-Q2; choose one with --re"),
        (PLAN, "M progress SYT --note x --re 'tháng 12' --date 3/2/2026", 1,
         "M Sở Y tế: không có kỳ hay văn bản “tháng 12”, hiện có: tháng 1/2026, tháng 2/2026, tháng 3/2026; chọn một bằng --re",
         "M Sở Y tế: there is no occurrence “tháng 12”, there are: 2026-01, 2026-02, 2026-03; choose one with --re"),
        (PLAN, "Q progress SYT --note x --re 'quý II' --date 10/2/2026", 2,
         '--re: “quý II” chưa nêu năm; hãy viết --re "quý II/2026"',
         "--re: “quý II” does not say of which year; write --re 2026-Q2"),
        (ISSUED_EARLIER, "Q progress SYT --note x --re 'quý IV' --date 10/2/2026", 2,
         '--re: “quý IV” chưa nêu năm; hãy viết --re "quý IV/2025"',
         "--re: “quý IV” does not say of which year; write --re 2025-Q4"),
        (ISSUED_EARLIER, "Q progress SYT --note x --re 'quý IV' --date 10/8/2026", 2,
         '--re: không rõ “quý IV” của năm nào; hãy viết --re "quý IV/2025" hoặc --re "quý IV/2026"',
         "--re: it is not clear of which year “quý IV” is; write --re 2025-Q4 or --re 2026-Q4"),
        (PLAN, "D progress SYT --note x --re 'quý IV' --date 10/2/2026", 1,
         "D Sở Y tế: không có kỳ hay văn bản “quý IV”, chỉ có một thời hạn; hãy bỏ --re",
         "D Sở Y tế: there is no occurrence “quý IV”, only one deadline; leave --re out"),
        # days that name nothing
        (PLAN, "L done SYT --re 20/6 --date 10/6/2026", 1,
         "L Sở Y tế: không có kỳ hay văn bản “20/6”, hiện có: 19/06/2026, 30/09/2026; chọn một bằng --re",
         "L Sở Y tế: there is no occurrence “20/6”, there are: 19/06/2026, 30/09/2026; choose one with --re"),
        (PLAN, "L done SYT --re 30/2 --date 10/6/2026", 1,
         "L Sở Y tế: không có kỳ hay văn bản “30/2”, hiện có: 19/06/2026, 30/09/2026; chọn một bằng --re",
         "L Sở Y tế: there is no occurrence “30/2”, there are: 19/06/2026, 30/09/2026; choose one with --re"),
        (PLAN, "D done SYT --re 19/6 --date 10/6/2026", 1,
         "D Sở Y tế: không có kỳ hay văn bản “19/6”, chỉ có một thời hạn; hãy bỏ --re",
         "D Sở Y tế: there is no occurrence “19/6”, only one deadline; leave --re out"),
        # a document that has not come
        (PLAN, "W done SYT --re 99/BTP-VB", 1,
         "W Sở Y tế: chưa nhận được văn bản nên chưa ghi nhận được “hoàn thành”; hãy ghi received (đã nhận văn bản) kèm --doc SỐ trước",
         "W Sở Y tế: the awaited document has not come, so “done” cannot be recorded; record received with --doc NUMBER first"),
        (PLAN, "W progress SYT --re 99/BTP-VB --note x", 1,
         "W Sở Y tế: không có kỳ hay văn bản “99/BTP-VB”, chỉ có một thời hạn; hãy bỏ --re",
         "W Sở Y tế: there is no occurrence “99/BTP-VB”, only one deadline; leave --re out"),
        # the word that stands for the number of a document
        (PLAN, "D done SYT --doc SỐ", 2,
         "--doc: hãy thay “SỐ” bằng số, ký hiệu của văn bản, ví dụ 45/BC-SYT",
         "--doc: put the number of the document in place of “SỐ”, such as 45/BC-SYT"),
        (PLAN, "D done SYT=NUMBER", 2,
         "=: hãy thay “NUMBER” bằng số, ký hiệu của văn bản, ví dụ 45/BC-SYT",
         "=: put the number of the document in place of “NUMBER”, such as 45/BC-SYT"),
    ],
)  # fmt: skip
def test_what_is_refused(
    run: Run, folder: Path, plan: str, line: str, code: int, vi: str, en: str
) -> None:
    """One line says what there is, and nothing is recorded, on trial or not."""
    only_plan(folder, plan)
    for language, text in (("vi", vi), ("en", en)):
        for trial in ([], ["--dry-run"]):
            ran = run("--lang", language, "log", *shlex.split(line), *trial, now=NOW)
            assert ran == (code, "", f"plantrack: {text}\n")
    assert not list(folder.glob("data/*.jsonl"))


@pytest.mark.parametrize(
    ("line", "name", "vi", "en"),
    [
        ("L done SYT --re 19/6 --date 10/6/2026", "2026-06-19",
         "“19/6” được hiểu là ngày 19/6/2026", "“19/6” is taken for 19 Jun 2026"),
        ("L done SYT --re 30/9 --date 10/6", "2026-09-30",
         "“30/9” được hiểu là ngày 30/9/2026", "“30/9” is taken for 30 Sep 2026"),
        ("Q done SYT --re 'quý I' --date 20/4/2026", "2026-Q1",
         "“quý I” được hiểu là quý I/2026", "“quý I” is taken for 2026-Q1"),
    ],
)  # fmt: skip
def test_without_its_year(run: Run, folder: Path, line: str, name: str, vi: str, en: str) -> None:
    """A day or a period is that of the year of the record, and that is told."""
    for language, text in (("vi", vi), ("en", en)):
        only_plan(folder, PLAN)
        ran = run("--lang", language, "log", *shlex.split(line), now=NOW)
        assert ran.code == 0
        assert ran.err.splitlines()[-1] == f"plantrack: {text}"
        log = folder / "data" / "plan-7.log.jsonl"
        assert json.loads(log.read_text(encoding="utf-8"))["re"] == name
        log.unlink()


@pytest.mark.parametrize(
    ("before", "line", "named"),
    [
        (["requested L --re 19/6/2026"], "L không gia hạn SYT", "--re 19/6/2026 "),
        (["requested L --re 30/9/2026"], "L không gia hạn Sở Y tế --due 1/1/2027", "--re 30/9/2026 "),
        (["requested Q --re 2026-Q2"], "Q không gia hạn SYT", '--re "quý II/2026" '),
        # of no other agency or task, of none or several, and where it is named already
        (["requested L --re 19/6/2026"], "L không gia hạn SNV", ""),
        (["requested L --re 19/6/2026"], "Q không gia hạn SYT", ""),
        (["requested L --re 19/6/2026", "requested L --re 30/9/2026"], "L không gia hạn SYT", ""),
        (["requested D"], "D không gia hạn SYT", ""),
        (["requested L --re 19/6/2026", "note L --re 19/6/2026"], "L không gia hạn SYT", ""),
    ],
)  # fmt: skip
def test_a_refused_extension_is_of_what_was_asked_for(
    run: Run, folder: Path, before: list[str], line: str, named: str
) -> None:
    """The line to type names the only occurrence for which that agency waits for an answer."""
    only_plan(folder, PLAN)
    for number, said in enumerate(before, 1):
        kind, task, *re = said.split()
        due = ["--due", "1/2/2027"] if kind == "requested" else []
        asked = ["log", task, kind, "SYT", *re, "--doc", f"{number}/CV", *due]
        assert run(*asked, "--date", "20/6/2026", now=NOW).code == 0
    task, *_ = line.split()
    agency = " ".join(line.split(" --", maxsplit=1)[0].split()[4:])
    for language, doc, note in (
        ("vi", "SỐ", '"Không đồng ý gia hạn"'),
        ("en", "NUMBER", '"Extension refused"'),
    ):
        ran = run("--lang", language, "log", *line.split(), now=NOW)
        typed = named if language == "vi" else named.replace('"quý II/2026"', "2026-Q2")
        exact = f"plantrack log {task} note {agency} {typed}--doc {doc} --note {note}"
        assert (ran.code, ran.out, ran.err.rpartition(": ")[2]) == (2, "", f"{exact}\n")
        if named:
            trial = shlex.split(exact.replace(f"--doc {doc}", "--doc 9/UB"))[1:]
            assert run(*trial, "--dry-run", now=NOW).code == 0
