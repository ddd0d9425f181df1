"""What `log` writes, shows and refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, masked

LOG = Path("data/plan-89.log.jsonl")


def lines() -> list[dict[str, str]]:
    return [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()]


@pytest.mark.git
def test_one_event_one_line(run: Run) -> None:
    """Keys in order, absent ones left out, the day given and the moment of writing."""
    run("log", "II.1", "done", "stp", "--date", "14/4/2025", "--doc", "45/BC-STP")
    (event,) = lines()
    assert list(event) == ["id", "recorded", "by", "date", "task", "agency", "event", "doc"]
    assert event | {"id": ""} == {
        "id": "",
        "recorded": "2025-05-20T09:12:33+07:00",
        "by": "Nguyễn Thị Lan <lan@example.vn>",
        "date": "2025-04-14",
        "task": "II.1",
        "agency": "so-tu-phap",
        "event": "done",
        "doc": "45/BC-STP",
    }


def test_a_group_names_its_members_in_force(run: Run) -> None:
    """The districts until they ended; after that nobody."""
    run(
        "log",
        "II.2",
        "received",
        "so-ban-nganh",
        "ubnd-cap-huyen",
        "--doc",
        "1/BTP",
        "--date",
        "1/5/2025",
    )
    assert len(lines()) == 23
    later = "2026-01-05T09:00:00+07:00"
    assert (
        run(
            "log", "II.2", "received", "so-ban-nganh", "ubnd-cap-huyen", "--doc", "2/BTP", now=later
        ).code
        == 0
    )
    assert len(lines()) == 23 + 14
    ran = run(
        "--lang", "en", "log", "II.2", "received", "ubnd-cap-huyen", "--doc", "3/BTP", now=later
    )
    assert ran.code == 1
    assert "was in force on 5 Jan 2026" in ran.err


def test_ids_are_unique_and_sort_by_time(run: Run) -> None:
    """So that events of one second keep their order."""
    run("log", "II.2", "received", "so-ban-nganh", "--doc", "1/BTP", "--date", "1/5/2025")
    run("log", "II.2", "done", "so-ban-nganh", "--date", "1/5/2025")
    ids = [event["id"] for event in lines()]
    assert ids == sorted(set(ids))
    assert (
        json.loads(run("status", "--task", "II.2", "--format", "json").out)["counts"]["done"] == 14
    )


def test_the_occurrence_is_written_down(run: Run) -> None:
    """It was the only open one; a later document must not make that doubtful."""
    run("log", "II.2", "received", "SYT", "--doc", "1/BTP", "--date", "1/5/2025")
    run("log", "II.2", "done", "SYT", "--date", "2/5/2025")
    assert [event.get("re") for event in lines()] == [None, "1/BTP"]


def test_all_or_nothing(run: Run) -> None:
    """One agency of a group has delivered already: every reason is given, nothing is written."""
    run("log", "II.1", "done", "STP", "SYT", "--date", "14/4/2025")
    before = LOG.read_bytes()
    ran = run("log", "II.1", "done", "so-ban-nganh", "--date", "14/4/2025", "--doc", "3/TB")
    *each, of_all = ran.err.splitlines()
    assert (ran.code, ran.out, len(each)) == (1, "", 2)
    assert of_all == (
        "plantrack: không ghi cho cơ quan nào trong nhóm vì 2/14 cơ quan không ghi được: Sở Tư pháp, Sở Y tế; "
        "muốn ghi cho các cơ quan còn lại, hãy thêm --remaining"
    )
    assert LOG.read_bytes() == before


def test_each_agency_its_own_document(run: Run) -> None:
    """In one command, one without its own has that of the option; one agency has one document."""
    typed = ("log", "II.1", "done", "STP=45/BC-STP", "SYT=12/BC-SYT", "STC", "--doc", "7/UBND")
    assert run(*typed, "--date", "14/4/2025").code == 0
    assert {event["agency"]: event["doc"] for event in lines()} == {
        "so-tu-phap": "45/BC-STP",
        "so-y-te": "12/BC-SYT",
        "so-tai-chinh": "7/UBND",
    }
    for wrong in (("SXD=1", "SXD=2"), ("SXD=",)):
        assert run("log", "II.1", "done", *wrong).code == 2
    assert len(lines()) == 3


def test_those_that_remain(run: Run) -> None:
    """Of a group, or of all that deliver, those for which it is open; then nobody owes anything."""
    run("log", "II.1", "done", "STP", "SYT", "--date", "14/4/2025")
    group = ("log", "II.1", "done", "so-ban-nganh", "--remaining", "--date", "14/4/2025")
    ran = run(*group)
    assert (ran.code, len(lines())) == (0, 14)
    assert "Sở Tài chính" in ran.out
    assert run("log", "II.1", "done", "--remaining", "--date", "14/4/2025").code == 0
    assert len({event["agency"] for event in lines()}) == len(lines()) == 23
    ran = run(*group, "--doc", "3/TB")
    assert (ran.code, ran.err, len(lines())) == (0, "", 23)
    assert "Không có gì mới để ghi vào data/plan-89.log.jsonl." in ran.out
    assert "Không ghi cho 14 cơ quan:\n Văn phòng UBND tỉnh, Sở Nội vụ, " in ran.out
    assert "Ban Quản lý các khu công nghiệp: đã hoàn thành\n" in ran.out


def test_a_dry_run_writes_nothing(run: Run) -> None:
    """And says what would happen."""
    ran = run("--lang", "en", "log", "II.4", "progress", "--note", "x", "--dry-run")
    assert ran.out.startswith("A trial, nothing written to data/plan-89.log.jsonl:")
    assert not LOG.exists()


def test_an_event_may_not_take_the_sense_from_a_later_one(run: Run) -> None:
    """A delivery entered late, before one that is recorded already."""
    run("log", "II.1", "dropped", "SYT", "--date", "1/5/2025", "--note", "x")
    ran = run("--lang", "en", "log", "II.1", "dropped", "SYT", "--date", "20/4/2025", "--note", "y")
    assert ran.code == 1
    assert "contradicts “dropped” of 1 May 2025" in ran.err
    assert ran.err.endswith(f"void --re {lines()[0]['id']}\n")


def test_voids(run: Run) -> None:
    """By the beginning of an id; not twice, not elsewhere, not of several."""
    run("log", "II.1", "done", "SYT", "STP", "--date", "14/4/2025")
    one, two = (event["id"] for event in lines())
    refused = [
        (["log", "II.1", "void", "--re", one[:2]], "begins several ids"),
        (["log", "II.1", "void", "STC", "--re", one], "belongs to II.1 · so-tu-phap"),
    ]
    for arguments, text in refused:
        ran = run("--lang", "en", *arguments)
        assert (ran.code, text in ran.err) == (1, True), ran.err
    assert ran.err.endswith(f"use: plantrack log II.1 void so-tu-phap --re {one}\n")
    assert run("log", "II.1", "void", "so-tu-phap", "--re", one).code == 0
    void = ("log", "II.1", "void", "--re", one)
    again = run("--lang", "en", *void)
    assert (again.code, len(lines())) == (0, 3)
    assert f"(id {lines()[2]['id']})" in again.out
    assert "has been taken back already" in run("--lang", "en", *void, "--note", "x").err
    found = json.loads(run("status", "--task", "II.1", "--format", "json").out)["counts"]
    assert (found["done"], found["overdue"]) == (1, 22)
    assert two == lines()[1]["id"]


def test_a_void_of_a_void_shows_what_it_did(run: Run) -> None:
    """The delivery counts again."""
    run("log", "II.1", "done", "SYT", "--date", "14/4/2025")
    run("log", "II.1", "void", "--re", lines()[0]["id"])
    ran = run("--lang", "en", "log", "II.1", "void", "--re", lines()[1]["id"])
    assert "! 36 days late → ✓ done on 14 Apr 2025, on time" in ran.out


def test_a_digest_sent_by_hand(run: Run) -> None:
    """`reported` has no task, and goes to the monitor."""
    for arguments, text in (
        (["log", "II.1", "reported"], "belongs to no task"),
        (["log", "-", "done"], "goes with “reported” and “void” only"),
        (["log", "-", "reported", "SYT"], "the digest goes to Sở Nội vụ"),
    ):
        assert text in run("--lang", "en", *arguments).err
    assert run("log", "-", "reported").code == 0
    assert [(e.get("task"), e["agency"], e["event"]) for e in lines()] == [
        (None, "so-noi-vu", "reported")
    ]


def test_a_successor_is_told_for_whom_to_record(run: Run) -> None:
    """It does not deliver itself but answers for the agency that ended."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    text = text.replace(
        "ubnd-huyen-vo-nhai: {name: UBND huyện Võ Nhai, until: 30/06/2025}",
        "ubnd-huyen-vo-nhai: {name: UBND huyện Võ Nhai, until: 30/06/2025, successor: xa-vo-nhai}\n"
        "  xa-vo-nhai: {name: UBND xã Võ Nhai, since: 01/07/2025}",
    )
    plan.write_text(text, encoding="utf-8")
    now = "2026-01-05T09:00:00+07:00"
    ran = run("--lang", "en", "log", "II.1", "done", "xa-vo-nhai", now=now)
    assert "answers for UBND huyện Võ Nhai (ubnd-huyen-vo-nhai)" in ran.err
    assert run("log", "II.1", "done", "ubnd-huyen-vo-nhai", now=now).code == 0
    assert "UBND huyện Võ Nhai (nay: UBND xã Võ Nhai)" in run("show", "II.1", now=now).out


@pytest.mark.git
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_was_recorded_and_what_it_did(
    run: Run, golden: Callable[[str, str], None], language: str
) -> None:
    """The day's work, as the clerk sees it at a terminal of 100 columns and in a pipe."""
    said = [
        "log II.1 done STP --date 14/4/2025 --doc 45/BC-STP",
        "log II.2 received STP SYT --date 22/4/2025 --doc 1968/BTP --due 15/5/2025",
        "log II.2 extended SYT --date 12/5/2025 --doc 812/UBND-NC --due 30/5/2025",
        "log II.2 blocked SYT --date 13/5/2025 --note [khẩn]",
        "log II.2 done STP --date 19/5/2025",
    ]
    out = "".join(
        run("--lang", language, "--color", "never", *line.split(), terminal=100).out
        for line in said
    )
    out += run("--lang", language, "history").out
    golden(f"recorded.{language}.txt", masked(out))


def test_a_group_names_those_whom_the_task_binds(run: Run) -> None:
    """A member that began after the due date, or not yet on the day, is left out; alone it is refused."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("code: SYT}", "code: SYT, since: 01/05/2025}"), encoding="utf-8")
    assert run("log", "II.1", "done", "so-ban-nganh", "--date", "14/4/2025").code == 0
    assert len(lines()) == 13
    ran = run("--lang", "en", "log", "II.1", "note", "SYT", "--note", "x")
    assert (ran.code, ran.err) == (
        1,
        "plantrack: Sở Y tế has nothing to deliver for II.1; see plantrack show II.1\n",
    )


def test_a_shorter_date_is_called_so_and_the_same_is_refused(run: Run) -> None:
    """An extension that extends nothing would only raise the count."""
    said = ["log", "II.4", "extended", "--doc", "1/QĐ", "--date", "1/5/2025", "--due"]
    assert "the due date is 31 Dec 2026 already" in run("--lang", "en", *said, "31/12/2026").err
    assert run(*said, "30/6/2026").code == 0
    assert (
        "Rút ngắn thời hạn từ ngày 31/12/2026 xuống ngày 30/6/2026 theo văn bản số 1/QĐ"
        in run("show", "II.4").out
    )


def test_an_agency_named_beside_others_is_never_left_out_silently(run: Run) -> None:
    """It ended: the whole record is refused, though the other could be made."""
    now = "2025-08-01T09:00:00+07:00"
    ran = run("--lang", "en", "log", "II.1", "done", "SYT", "ubnd-huyen-dai-tu", now=now)
    assert (ran.code, ran.out) == (1, "")
    assert "UBND huyện Đại Từ ended on 30 Jun 2025" in ran.err
    assert not LOG.exists()


DONE = "log II.1 done SYT --date 14/4/2025"
RECEIVED = "log II.2 received SYT --doc 1/BTP --date 22/4/2025"
SECOND = "log II.2 received SYT --doc 2/BTP --date 23/4/2025"
EXTENDED = "log II.4 extended --doc 1/QĐ --due"


@pytest.mark.parametrize(
    ("before", "refused", "remedy", "then"),
    [
        ((), "log II.1 done", "name an agency or a group, for example so-ban-nganh", "log II.1 done so-ban-nganh"),
        ((), "log II.2 done SYT", "record received with --doc NUMBER first", "log II.2 received SYT --doc 1"),
        ((), "log II.1 received SYT --doc 1", "use note with --doc or --note", "log II.1 note SYT --doc 1"),
        ((), "log II.1 note SYT", "add --doc NUMBER or --note T", "log II.1 note SYT --note x"),
        ((), "log II.1 blocked SYT", "add --doc NUMBER or --note T", "log II.1 blocked SYT --doc 1"),
        ((), "log II.2 received SYT", "add --doc NUMBER", "log II.2 received SYT --doc 1"),
        ((), "log II.4 extended --doc 1", "add --due D", f"{EXTENDED} 1/1/2027"),
        ((), "log II.1 done SYT --due 1/6/2025", "leave out --due, or use extended", "log II.1 done SYT"),
        ((), f"{EXTENDED} 31/12/2026", "correct --due", f"{EXTENDED} 30/12/2026"),
        ((), f"{EXTENDED} 31/3/2025", "correct --due", f"{EXTENDED} 1/4/2025"),
        ((), "log II.1 done SYT --re 2025-Q1", "leave --re out", "log II.1 done SYT"),
        ((), "log II.1 done SYT --date 21/5/2025", "correct --date", "log II.1 done SYT"),
        ((), "log II.1 done SYT --date 8/4/2025", "correct --date", "log II.1 done SYT --date 9/4/2025"),
        ((DONE,), "log II.1 done SYT", "record reopened if it must be done again", "log II.1 reopened SYT"),
        ((DONE, "log II.1 reopened SYT"), "log II.1 reopened SYT --note x", "nothing to reopen", "log II.1 done SYT"),
        ((RECEIVED,), f"{RECEIVED} --due 1/6/2025", "change its due date with extended --re 1/BTP", "log II.2 extended SYT --re 1/BTP --doc 2 --due 1/6/2025"),
        ((RECEIVED, SECOND), "log II.2 done SYT", "several occurrences are open on 20 May 2025: under document 1/BTP, under document 2/BTP; choose one with --re, for example --re 1/BTP", "log II.2 done SYT --re 2/BTP"),
        ((RECEIVED,), "log II.2 done SYT --re 3/BTP", "there are: 1/BTP; choose one with --re", "log II.2 done SYT --re 1/BTP"),
        ((), "log II.2 received SYT --doc 1 --date 2/5/2025 --due 1/5/2025", "correct --due or --date", "log II.2 received SYT --doc 1 --date 1/5/2025 --due 1/5/2025"),
        ((), "log - reported SYT", "leave the agency out", "log - reported"),
    ],
)  # fmt: skip
def test_what_is_refused_is_recorded_as_the_remedy_says(
    run: Run, before: tuple[str, ...], refused: str, remedy: str, then: str
) -> None:
    """Word for word; in English here, the same in Vietnamese."""
    for said in before:
        assert run(*said.split()).code == 0
    ran = run("--lang", "en", *refused.split())
    assert (ran.code, ran.out, remedy in ran.err) == (1, "", True), ran.err
    assert run(*then.split()).code == 0


def test_what_a_clock_that_ran_ahead_recorded_can_be_taken_back(run: Run) -> None:
    """Its date and its time lie ahead; that does not put it beyond reach, nor what takes it back."""
    ahead, now = "2031-05-20T09:00:00+07:00", "2025-05-20T09:00:00+07:00"
    assert run("log", "II.4", "done", "--doc", "1/SNV", now=ahead).code == 0
    (done,) = lines()
    assert run("log", "II.4", "void", "--re", done["id"], now=ahead).code == 0
    void = lines()[1]
    assert run("log", "II.4", "void", "--re", void["id"], now=now).code == 0
    assert '"status": "done' in run("status", "--task", "II.4", "--format", "json", now=ahead).out
    assert run("log", "II.4", "void", "--re", done["id"], now=now).code == 0
    assert (
        '"status": "done' not in run("status", "--task", "II.4", "--format", "json", now=ahead).out
    )
    assert run("check", now=now).code == 0
