"""What `enter` says of rows that it refuses: remedies that exist, and ids that are in the log."""

import json
import re
from pathlib import Path

import pytest

from plantrack.log import messages as log
from plantrack.recording import messages as recording
from plantrack.recording import remedies
from plantrack.report import messages
from tests.conftest import Ran, Run
from tests.quarterly import quarterly

HEAD = "Mục,Cơ quan,Ghi nhận,Ngày,Văn bản,Thời hạn mới,Ghi chú,Kỳ"
NOW = "2026-06-20T09:00:00+07:00"
# What stands in the log before.
BEFORE = [
    "5,STP,done,10/3/2026,50/BC,,,",
    "5,SYT,done,10/3/2026,51/BC,,,",
    "5,SYT,done,10/5/2026,52/BC,,,quý II/2026",
    "9,STP,received,20/4/2026,1/BTP,,,",
    "10,SYT,dropped,20/4/2026,9/QĐ,,,",
    "6,STC,done,20/5/2026,60/BC,,,",
]
# Rows that are refused, and what is said of one of them.
REFUSED = {
    "before the agency begins": (["9,Sở Mới,received,19/6/2026,2/BTP,,,"], "exists only since"),
    "after its end": (["9,STT,received,10/5/2026,2/BTP,,,"], "no successor is known"),
    "in the future": (["8,SYT,done,1/1/2099,1,,,"], "is in the future"),
    "before the issue": (["8,SYT,note,1/1/2026,1,,,"], "was issued"),
    "nothing awaited": (["8,SYT,received,1/6/2026,1,,,"], "waits for no document"),
    "the document has not come": (["11,STC,done,1/6/2026,1,,,"], "has not come"),
    "done already": (["6,STC,done,21/5/2026,61/BC,,,"], "done on 20 May 2026 already (id "),
    "dropped already": (["10,SYT,done,21/5/2026,61/BC,,,"], "dropped on 20 Apr 2026 (id "),
    "done by another row": (
        ["8,SYT,done,10/5/2026,1,,,15/5/2026", "8,SYT,done,11/5/2026,2,,,15/5/2026"],
        "a.csv:3: 8 Sở Y tế: done on 10 May 2026 already by row 2 of a.csv; leave one of the two rows empty",
    ),
    "done by a row below": (
        ["8,SYT,done,11/5/2026,2,,,15/5/2026", "8,SYT,done,10/5/2026,1,,,15/5/2026"],
        "a.csv:2: 8 Sở Y tế: done on 10 May 2026 already by row 3 of a.csv; ",
    ),
    "dropped by another row": (
        ["8,SYT,dropped,10/5/2026,1,,,15/5/2026", "8,SYT,done,11/5/2026,2,,,15/5/2026"],
        "a.csv:3: 8 Sở Y tế: dropped on 10 May 2026 by row 2 of a.csv; ",
    ),
    "delivers another by a row": (
        ["8,SYT,done,10/5/2026,1,,,15/5/2026", "8,SYT,done,11/5/2026,1,,,"],
        "a.csv:3: 8 Sở Y tế: document 1 is the delivery of 15/05/2026 by row 2 of a.csv; ",
    ),
    "delivers another": (["5,STP,done,20/5/2026,50/BC,,,"], "is recorded as the delivery of"),
    "against a later record": (["6,STC,done,1/5/2026,59/BC,,,"], "this contradicts"),
    "due before it came": (["11,STC,received,1/6/2026,2/BTP,1/5/2026,,"], "is before the document"),
    "the same due date": (["8,SYT,extended,10/5/2026,1,15/5/2026,,15/5/2026"], "already"),
    "due before the start": (["8,SYT,extended,10/5/2026,1,1/5/2026,,30/9/2026"], "before the start"),
    "no such quarter": (["5,STP,done,1/6/2026,1,,,quý I/2031"], "there is no occurrence"),
    "only one deadline": (["6,STC,done,1/6/2026,1,,,quý I/2026"], "only one deadline"),
    "several open": (["5,SCT,done,1/6/2026,1,,,"], "several occurrences are open"),
    "several done": (["5,SYT,reopened,1/6/2026,1,,,"], "several occurrences are done"),
    "not begun": (["8,SYT,done,10/5/2026,1,,,15/5/2026", "8,SYT,done,12/5/2026,2,,,"], "has begun"),
    "not done": (["8,SYT,reopened,10/5/2026,1,,,15/5/2026"], "nothing to reopen"),
    "not its task": (["8,STP,done,10/5/2026,1,,,"], "has nothing to deliver"),
    "several agencies": (["5,,done,10/5/2026,1,,,"], "several agencies deliver"),
    "without a document": (["11,STC,received,1/6/2026,,,,"], "fill in the column “Document”"),
    "without a due date": (["8,SYT,extended,1/6/2026,1,,,15/5/2026"], "“New due date”"),
    "with a due date": (["8,SYT,done,10/5/2026,1,1/6/2026,,15/5/2026"], "empty, or choose extended"),
    "without a reason": (["8,SYT,dropped,10/5/2026,,,,15/5/2026"], "or “Remark”"),
    "of a group": (["5,cac-so,done,19/6/2026,1,,,quý II/2026"], "give each of the others a row"),
    "another plan": (["Kế hoạch,x"], "there is no row with the headings"),
}  # fmt: skip


@pytest.fixture
def entered(run: Run, folder: Path) -> dict[str, Path]:
    """The log of the quarterly plan, with what stands in it before."""
    path = quarterly(folder / "data")
    ran = enter(run, BEFORE)
    assert (ran.code, ran.err) == (0, "")
    return {"log": path}


def enter(run: Run, rows: list[str], language: str = "en") -> Ran:
    """Enter rows under the headings; none of them where they are none."""
    head = [] if rows[0].startswith("Kế hoạch,") else [HEAD]
    Path("a.csv").write_text("\n".join((*head, *rows, "")), encoding="utf-8")
    return run("--lang", language, "enter", "a.csv", now=NOW)


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_row_is_told_with_a_remedy_that_exists(
    run: Run, entered: dict[str, Path], name: str
) -> None:
    """No option of another command, no id that is not in the log, and the row wherever one is at fault."""
    before = entered["log"].read_text(encoding="utf-8")
    ids = {json.loads(line)["id"] for line in before.splitlines()}
    rows, said = REFUSED[name]
    ran = enter(run, rows)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    for language in ("en", "vi"):
        err = enter(run, rows, language).err
        assert "--" not in err
        assert all(re.match(r"a\.csv:\d+: .*; ", line) for line in err.splitlines()), err
        named = re.findall(r"(?:mã|id|plantrack undo) (\w{16})\b", err)
        assert set(named) <= ids
    assert entered["log"].read_text(encoding="utf-8") == before


def test_nothing_tried_is_told_by_an_id(run: Run, entered: dict[str, Path]) -> None:
    """With --dry-run nothing gets one; what stands in the log already is told by its own."""
    rows = ["8,SYT,progress,10/5/2026,1,,x,15/5/2026"] * 2
    rows += ["6,STC,blocked,25/5/2026,1,,x,", BEFORE[5]]
    Path("a.csv").write_text("\n".join((HEAD, *rows, "")), encoding="utf-8")
    known = json.loads(entered["log"].read_text(encoding="utf-8").splitlines()[5])["id"]
    length = len(known)
    tried = run("--lang", "en", "enter", "a.csv", "--dry-run", now=NOW).out
    assert set(re.findall(rf"\b\w{{{length}}}\b", tried)) & set(re.findall(r"id (\w+)", tried)) == {
        known
    }
    assert "Id: " not in tried
    made = run("--lang", "en", "enter", "a.csv", now=NOW).out
    told = set(re.findall(r"id (\w+)", made))
    ids = {
        json.loads(line)["id"] for line in entered["log"].read_text(encoding="utf-8").splitlines()
    }
    assert known in told
    assert told <= ids
    assert len(told) == 3


# What is only said of `void` and of `reported`, which no row can be.
OF_NO_ROW = {messages.void_of_nothing, messages.reported_to_monitor, log.void_needs_re}


def test_every_remedy_has_its_words_for_a_sheet() -> None:
    """One for each that is told on the command line."""
    assert set(remedies.REMEDIES) - OF_NO_ROW <= set(remedies.IN_COLUMNS)


OF_ROWS = ("row_", "cell_", "sheet_", "csv_", "workbook_", "successor_", "group_refused_in_row")
SAID = {
    **{name: one for name, one in vars(recording).items() if name.startswith(OF_ROWS)},
    **{f"columns, {key.en}": one for key, one in remedies.IN_COLUMNS.items()},
    **{f"rows, {key.en}": one for key, one in remedies.IN_ROWS.items()},
}
# An option that `enter` has, as every command.
OPTIONS = {"row_of_no_plan": ["--plan"]}


@pytest.mark.parametrize("name", SAID)
def test_a_sheet_is_mended_in_its_cells(name: str) -> None:
    """Nothing that is said of a row advises an option that `enter` does not have."""
    for text in SAID[name]:
        assert re.findall(r"--\w+", text) == OPTIONS.get(name, [])
