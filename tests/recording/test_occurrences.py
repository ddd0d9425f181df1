"""Which occurrence a record is about, and for whom it is made."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.quarterly import quarterly

NOW = "2026-06-20T09:00:00+07:00"
Log = Callable[..., Ran]


@pytest.fixture
def log(run: Run, folder: Path) -> Log:
    """Run a command line on the twentieth of June 2026, in English."""
    quarterly(folder / "data")
    return lambda typed, now=NOW: run("--lang", "en", *shlex.split(typed), now=now)


def written(folder: Path) -> list[str]:
    """Return what the log holds, a line each: code, event and occurrence."""
    path = folder / "data" / "plan-7.log.jsonl"
    found = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    events = [json.loads(line) for line in found]
    return [" ".join([e["agency"], e["event"], e.get("re") or "-"]) for e in events]


Q1 = "log 5 done STP --re 2026-Q1 --date 10/3/2026 --doc 50/BC"
Q2 = "log 5 done STP --date 18/6/2026 --doc 110/BC"


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        # the only open one that has begun by the day of the event
        ((), "log 5 done STP --date 10/3/2026", ["done 2026-Q1"]),
        ((Q1,), Q2, ["done 2026-Q2"]),
        ((), "log 5 done STP", "open on 20 Jun 2026: 2026-Q1, 2026-Q2; choose one with --re, for example --re 2026-Q1"),
        ((), "log 5 done STP --re 2026-Q2", ["done 2026-Q2"]),
        ((Q1,), "log 5 extended STP --doc 7/QĐ --due 30/6/2026", ["extended 2026-Q2"]),
        # begun as of the day of the event, not of today
        ((), "log 5 progress STP --date 1/4/2026", "2026-Q1, 2026-Q2"),
        ((), "log 5 progress STP --date 31/3/2026", ["progress 2026-Q1"]),
        # what has not begun is only meant where it is named
        ((Q1, Q2), "log 5 progress STP", "the next one is 2026-Q3; to record it for that one in advance, add --re 2026-Q3"),
        ((Q1, Q2), "log 5 progress STP --re 2026-Q3", ["progress 2026-Q3"]),
        ((), "log 8 done SYT", ["done 2026-05-15"]),
        (("log 8 done SYT",), "log 8 done SYT --doc 2", "the next one is due 30 Sep 2026; to record it for that one in advance, add --re 30/9/2026"),
        # the only one there is needs no name
        ((), "log 10 done SYT", ["done -"]),
        # to be reopened is the only one that is done
        ((Q1,), "log 5 reopened STP", ["reopened 2026-Q1"]),
        ((Q1, Q2), "log 5 reopened STP", "done on 20 Jun 2026: 2026-Q1, 2026-Q2; choose one with --re"),
        ((), "log 5 reopened STP", "not done, so there is nothing to reopen"),
        # a note is about the open one, else about the only one that has begun
        ((Q1,), "log 5 note STP --note x", ["note 2026-Q2"]),
        ((Q1,), "log 5 note STP --note x --date 20/3/2026", ["note 2026-Q1"]),
        ((Q1, Q2), "log 5 note STP --note x", "the next one is 2026-Q3"),
        # a reminder is about each that is overdue, else about each that has begun
        ((), "log 5 reminded STP", ["reminded 2026-Q1", "reminded 2026-Q2"]),
        ((), "log 5 reminded STP --date 12/4/2026", ["reminded 2026-Q1"]),
        ((), "log 5 reminded STP --date 12/3/2026", ["reminded 2026-Q1"]),
        ((Q1, Q2), "log 5 reminded STP", "the next one is 2026-Q3"),
        # an extension of the day of delivery still counts
        ((Q1, Q2), "log 5 extended STP --date 18/6/2026 --doc 7/QĐ --due 30/6/2026", ["extended 2026-Q2"]),
        # documents name their own
        ((), "log 9 received STP --doc 1/BTP", ["received -"]),
        ((), "log 9 blocked STP --note x", ["blocked -"]),
        (("log 9 received STP --doc 1/BTP",), "log 9 done STP", ["done 1/BTP"]),
        (("log 9 received STP --doc 1/BTP", "log 9 received STP --doc 2/BTP"), "log 9 done STP", "under document 1/BTP, under document 2/BTP"),
        # what can be told of itself is told first
        ((), "log 5 done STP --date 1/1/2026", "before Plan 7/KH-UBND was issued"),
        ((), "log 9 done so-thong-tin", "Sở Thông tin ended on 31 Mar 2026"),
    ],
)  # fmt: skip
def test_which_occurrence_is_meant(
    log: Log, folder: Path, before: tuple[str, ...], typed: str, expected: list[str] | str
) -> None:
    """It is always written down; where it is not plain nothing is written, and the message names them."""
    for line in before:
        assert log(line).code == 0
    there = len(written(folder))
    ran = log(typed)
    made = [line.partition(" ")[2] for line in written(folder)[there:]]
    if isinstance(expected, str):
        assert (ran.code, ran.out, made) == (1, "", [])
        assert expected in ran.err
    else:
        assert (ran.code, made) == (0, expected), ran.err


@pytest.mark.parametrize("option", ["", " --dry-run"])
def test_a_delivery_entered_twice_never_delivers_the_next_quarter(
    run: Run, folder: Path, log: Log, option: str
) -> None:
    """Seen: the second one silently delivered a quarter that had not begun."""
    log(Q1)
    typed = shlex.split('log 5 "hoàn thành" STP --date 18/6/2026 --doc 110/BC-STP')
    assert run(*typed, now=NOW).code == 0
    before = written(folder)
    ran = run(*typed, *option.split(), now=NOW)
    assert (ran.code, ran.err, written(folder)) == (0, "", before)
    assert re.fullmatch(
        r"Không có gì mới để ghi vào data/plan-7\.log\.jsonl\.\n"
        r"Đã có trong nhật ký, không ghi lần nữa \(nếu là lần khác, hãy thêm --doc, --note hoặc --re\):\n"
        r" ngày 18/6/2026 · 5 quý II/2026 · Sở Tư pháp · hoàn thành: 110/BC-STP \(mã \w{16}\)\n",
        ran.out,
    )
    ran = run(*typed[:-1], "111/BC-STP", now=NOW)
    assert (ran.code, ran.err) == (
        1,
        "plantrack: 5 Sở Tư pháp: ngày 18/6/2026 không có kỳ nào đã bắt đầu mà chưa hoàn thành, tiếp theo "
        'là quý III/2026; nếu ghi trước cho kỳ đó, hãy thêm --re "quý III/2026"\n',
    )
    assert run(*typed, "--re", "quý III/2026", now=NOW).code == 0
    assert written(folder) == [*before, "so-tu-phap done 2026-Q3"]


def test_what_is_ambiguous_is_named_as_it_is_shown(run: Run, log: Log) -> None:
    """With what is to be typed."""
    log("log 5 note STP --re 2026-Q1 --note x")
    ran = run("log", "5", "done", "STP", now=NOW)
    assert ran.err == (
        "plantrack: 5 Sở Tư pháp: đến ngày 20/6/2026 có nhiều kỳ, thời hạn hoặc văn bản chưa hoàn thành: quý I/2026, "
        'quý II/2026; hãy chọn một bằng --re, ví dụ --re "quý I/2026"\n'
    )
    ran = run("log", "5", "done", "STP", "--re", "quý V/2026", now=NOW)
    assert "hiện có: quý I/2026, quý II/2026, quý III/2026; chọn một bằng --re" in ran.err


@pytest.mark.parametrize("option", ["", " --dry-run"])
def test_reminders_of_all_that_remain(run: Run, folder: Path, log: Log, option: str) -> None:
    """Seen: those that owed nothing were reminded of the next quarter, those that owed two left out."""
    for line in (Q1, Q2, "log 5 done SYT --re 2026-Q2 --date 1/6/2026"):
        assert log(line).code == 0
    before = written(folder)
    ran = run(*shlex.split(f'log 5 "đôn đốc" --remaining{option}'), now=NOW)
    assert (ran.code, ran.err) == (0, "")
    for row in (
        "5 quý I/2026   Sở Y tế ",
        "5 quý I/2026   Sở Công Thương ",
        "5 quý II/2026  Sở Công Thương ",
    ):
        assert row in ran.out
    assert ran.out.endswith("Không ghi cho 1 cơ quan:\n Sở Tư pháp: đã hoàn thành\n")
    made = [
        "so-y-te reminded 2026-Q1",
        "so-cong-thuong reminded 2026-Q1",
        "so-cong-thuong reminded 2026-Q2",
    ]
    assert written(folder)[len(before) :] == ([] if option else made)


def test_who_is_not_overdue_is_not_reminded_with_the_others(log: Log, folder: Path) -> None:
    """Where nobody is overdue, all that have begun are."""
    ran = log("log 5 reminded --remaining --date 10/6/2026")
    assert len(written(folder)) == 3  # of the first quarter
    log("log 5 done STP SYT --re 2026-Q1 --date 11/6/2026")
    ran = log("log 5 reminded --remaining --date 12/6/2026")
    assert written(folder)[5:] == ["so-cong-thuong reminded 2026-Q1"]
    assert "Not recorded for 2 agencies:\n Sở Tư pháp, Sở Y tế: not overdue\n" in ran.out
    log("log 5 done SCT --re 2026-Q1 --date 12/6/2026")
    assert log("log 5 reminded --remaining --date 13/6/2026").code == 0
    assert [line.split()[2] for line in written(folder)[7:]] == ["2026-Q2"] * 3


def test_those_that_remain_are_told_one_by_one(log: Log, folder: Path) -> None:
    """Who owes several occurrences is named with them; nothing is written, so it is a fault."""
    log(Q1)
    log("log 5 done SYT --re 2026-Q1 --date 10/3/2026")
    ran = log("log 5 done --remaining --doc 9/BC")
    assert (ran.code, written(folder)[2:]) == (
        0,
        ["so-tu-phap done 2026-Q2", "so-y-te done 2026-Q2"],
    )
    several = (
        "several occurrences are open on 20 Jun 2026: 2026-Q1, 2026-Q2; choose one with --re, for "
        "example --re 2026-Q1"
    )
    assert ran.out.endswith(f"recorded for 1 agency:\n Sở Công Thương: {several}\n")
    ran = log("log 5 done --remaining --doc 10/BC")
    assert (ran.code, ran.out, ran.err) == (1, "", f"plantrack: 5 so-cong-thuong: {several}\n")
    assert log("log 5 done --remaining --doc 10/BC --re 2026-Q1").code == 0
    assert log("log 5 done --remaining --doc 12/BC").code == 0
    assert written(folder)[4:] == ["so-cong-thuong done 2026-Q1", "so-cong-thuong done 2026-Q2"]
    ran = log("log 5 done --remaining --doc 11/BC")
    assert (ran.code, len(written(folder))) == (0, 6)
    assert " Sở Tư pháp, Sở Y tế, Sở Công Thương: done already\n" in ran.out


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("log 10 done --remaining", "Sở Y tế: not begun yet"),
        ("log 9 received tat-ca --doc 1/BTP", "Sở Thông tin: ended on 31 Mar 2026; no successor is known"),
        ("log 9 received tat-ca --doc 1/BTP", "Sở Mới: exists only from 1 Jul 2026 on"),
        ("log 9 received --remaining --doc 1/BTP", "Sở Thông tin: ended on 31 Mar 2026; no successor is known"),
    ],
)  # fmt: skip
def test_whoever_is_left_out_is_named(log: Log, folder: Path, typed: str, why: str) -> None:
    """Of a group, and of all that deliver; whoever owes nothing is never written for."""
    ran = log(typed)
    assert (ran.code, why in ran.out) == (0, True), ran.out + ran.err
    assert all(line.startswith("so-tu-phap") for line in written(folder))


def test_a_digest_is_of_nobody_that_remains(log: Log, folder: Path) -> None:
    """The option says nothing there."""
    assert log("log - reported --remaining").code == 0
    assert written(folder) == ["so-noi-vu reported -"]


def test_what_a_later_record_forbids_is_told(log: Log, folder: Path) -> None:
    """Of those that remain nobody is left out in silence, also where nothing is owed any more."""
    log("log 8 dropped SYT --date 1/6/2026 --note x")
    ran = log("log 8 dropped --remaining --date 20/5/2026 --note y")
    assert (ran.code, ran.err, len(written(folder))) == (0, "", 1)
    assert " Sở Y tế: this contradicts “dropped” of 1 Jun 2026" in ran.out


@pytest.mark.parametrize("option", ["", " --dry-run"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            'log 6 done STC --date 18/6/2026 --doc "110/BC STC"',
            "Sở Tài chính còn nhiệm vụ tại mục 6 trước đây của Sở Kế hoạch và Đầu tư chưa hoàn thành; để ghi cả phần này, hãy gõ:\n"
            'plantrack log 6 done so-ke-hoach --date 18/06/2026 --doc "110/BC STC"\n',
        ),
        (
            "log 11 received STC --doc 1/BTP",
            "Sở Tài chính còn nhiệm vụ tại mục 11 trước đây của Sở Kế hoạch và Đầu tư chưa hoàn thành; để ghi cả phần này, hãy gõ:\n"
            "plantrack log 11 received so-ke-hoach --date 20/06/2026 --doc 1/BTP\n",
        ),
        (
            "--plan 7 log 7 extended STC --re 2026-Q2 --doc 7/QĐ --due 30/7/2026 --note x",
            "Sở Tài chính còn nhiệm vụ tại mục 7 (quý II/2026) trước đây của Sở Kế hoạch và Đầu tư chưa hoàn thành; "
            "để ghi cả phần này, hãy gõ:\nplantrack --plan data/plan-7.yaml log 7 extended so-ke-hoach --date 20/06/2026 "
            '--doc 7/QĐ --due 30/07/2026 --re "quý II/2026" --note x\n',
        ),
    ],
)
def test_a_successor_is_told_of_the_part_that_it_inherited(
    run: Run, folder: Path, log: Log, typed: str, told: str, option: str
) -> None:
    """Seen: what it owes for a department that ended stayed open without a word. The command records it."""
    assert log("status").code == 0
    ran = run(*shlex.split(typed), *option.split(), now=NOW)
    assert (ran.code, ran.out.endswith(f"\n{told}")) == (0, True), ran.out
    if option:
        return
    command = shlex.split(told.splitlines()[-1])[1:]
    ran = run(*command, now=NOW)
    assert (ran.code, "trước đây của" in ran.out) == (0, False), ran.err
    assert [line.split()[0] for line in written(folder)] == ["so-tai-chinh", "so-ke-hoach"]


@pytest.mark.parametrize(
    "typed",
    [
        "log 6 done STC so-ke-hoach",  # both at once
        "log 6 done STC --date 20/3/2026",  # before it answered for the other
        "log 6 done so-ke-hoach",  # the part itself
        "log 7 done STC so-ke-hoach --re 2026-Q2",  # though another quarter is open
        "log 5 done STP --re 2026-Q1",
    ],
)
def test_nothing_is_said_where_nothing_is_inherited(log: Log, typed: str) -> None:
    """Neither for those that are told anyway."""
    ran = log(typed)
    assert (ran.code, "formerly" in ran.out) == (0, False)


def test_one_without_a_name_beside_others(run: Run, folder: Path) -> None:
    """What an amendment put others beside is called by its first due date, and so written, sent and sheeted."""
    for path in (folder / "data").glob("plan-*"):
        path.unlink()
    text = """\
plan: {id: 7/KH, title: K, issuer: U, issued: 2026-01-15, monitor: a}
agencies: {a: {name: A, email: a@a.vn}, b: {name: B, email: b@b.vn}}
tasks:
  - {id: T, title: V, lead: [b], deadline: {by: 2026-06-30}}
amendments:
  - {id: 9/QĐ, issued: 2026-06-10, tasks: [{id: T, deadline: [{by: 2026-06-30}, {by: 2026-12-30}]}]}
"""
    (folder / "data" / "plan-7.yaml").write_text(text, encoding="utf-8")
    now = "2026-07-05T09:00:00+07:00"
    which = run("log", "T", "progress", "b", "--note", "x", now=now)
    assert (which.code, "30/6/2026" in which.err.replace("/06/", "/6/")) == (1, True)
    assert run("log", "T", "reminded", "b", now=now).code == 0
    assert (
        run(
            "mail",
            "--every",
            "1",
            "--from",
            "a@a.vn",
            "--outbox",
            "out",
            now="2026-07-06T09:00:00+07:00",
        ).code
        == 0
    )
    assert run("log", "T", "done", "b", "--re", "30/6/2026", "--doc", "1", now=now).code == 0
    lines = (folder / "data" / "plan-7.log.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert [e["re"] for e in told if e["event"] != "reported"] == ["2026-06-30"] * 3
    assert run("check", now="2026-07-06T09:00:00+07:00").code == 0
    assert run("sheet", "-o", "s.xlsx", now=now).code == 0
    assert run("enter", "s.xlsx", "--dry-run", now=now).code == 0
