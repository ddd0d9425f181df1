"""Whole runs: what is printed where, and how they end."""

import json
import os
import shlex
import unicodedata
from pathlib import Path

import pytest

from plantrack.cli import app as cli
from tests.conftest import Run


def test_the_help_speaks_the_readers_language(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By option, variable, the plan that is near or named, else locale; errors likewise."""
    vietnamese, english = "Cách dùng: plantrack [TÙY_CHỌN] LỆNH …\n\nTheo dõi", "Usage: plantrack "
    plan = folder / "data" / "plan-89.yaml"
    text = plan.read_text(encoding="utf-8").replace("language: vi", "language: en")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")
    assert run("--help").out.startswith(vietnamese)
    assert run("--lang", "EN", "--help").out.startswith(english)
    plan.write_text(text, encoding="utf-8")
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert run("--help").out.startswith(english)
    assert run("nonsense").err.startswith("plantrack: there is no command")
    assert run("--lang", "vi", "--help").out.startswith(vietnamese)
    (folder / "data" / "plan-90.yaml").write_text("plan:\n  language: vi\n", encoding="utf-8")
    assert run("--help").out.startswith(english)  # the first of several
    assert run("--plan", "data/plan-90.yaml", "--help").out.startswith(vietnamese)
    assert run("--plan", "nope.yaml", "--help").out.startswith(english)
    monkeypatch.setenv("PLANTRACK_PLAN", "data/plan-90.yaml")
    assert run("--help").out.startswith(vietnamese)
    monkeypatch.setenv("PLANTRACK_LANG", "en")
    assert run("--help").out.startswith(english)
    monkeypatch.delenv("PLANTRACK_LANG")
    monkeypatch.delenv("PLANTRACK_PLAN")
    monkeypatch.chdir(folder.parent)
    assert run("--help").out.startswith(vietnamese)
    monkeypatch.setenv("LANG", "C")
    assert run("--help").out.startswith(english)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_option_is_explained(run: Run, command: str) -> None:
    """In both languages."""
    assert run("--lang", "vi", command, "--help").out.startswith(f"Cách dùng: plantrack {command}")
    assert run("--lang", "en", command, "--help").out.startswith(f"Usage: plantrack {command}")


def test_version(run: Run) -> None:
    """The program and its number."""
    assert run("--version").out.startswith("plantrack 0.")


@pytest.mark.parametrize(
    ("arguments", "code", "vi", "en"),
    [
        ("shwo", 2, "không có lệnh “shwo” (có phải là: show?); xem plantrack --help", "there is no command “shwo” (did you mean: show?); see plantrack --help"),
        ("status --fromat json", 2, "không có tùy chọn --fromat (có phải là: --format?); xem plantrack status --help", "there is no option --fromat (did you mean: --format?); see plantrack status --help"),
        ("status --version", 2, "tùy chọn --version đặt trước tên lệnh: plantrack --version … status", "option --version goes before the command: plantrack --version … status"),
        ("status --color", 2, "tùy chọn --color cần một giá trị; xem plantrack status --help", "option --color needs a value; see plantrack status --help"),
        ("status --task", 2, "tùy chọn --task cần một giá trị; xem plantrack status --help", "option --task needs a value; see plantrack status --help"),
        ("status --blocked=x", 2, "tùy chọn --blocked không nhận giá trị; xem plantrack status --help", "option --blocked takes no value; see plantrack status --help"),
        ("log", 2, "thiếu NHIỆM_VỤ; xem plantrack log --help", "TASK is missing; see plantrack log --help"),
        ("status x", 2, "không có nhiệm vụ hay cơ quan “x”", "there is no task or agency “x”"),
        ("status --as-of 2025-02-30", 2, "--as-of: “2025-02-30” không phải là ngày hợp lệ; viết 15/4/2025, 2025-04-15, hôm nay hoặc hôm qua", "--as-of: “2025-02-30” is not a date; write 2025-04-15, 15/4/2025, today or yesterday"),
        ("status --status overdu", 2, "--status: không có giá trị “overdu” (có phải là: overdue (quá hạn)?); chọn một trong: overdue (quá hạn), on_track (trong hạn), undated (không ấn định thời hạn), waiting (chờ văn bản), scheduled (chưa đến thời gian thực hiện), done_late (hoàn thành quá hạn), done (hoàn thành đúng hạn), closed (không còn thực hiện)", "--status: there is no “overdu” (did you mean: overdue?); choose one of: overdue, on_track, undated, waiting, scheduled, done_late, done, closed"),
        ("upcoming --days -1", 2, "--days: “-1” không phải là số ngày; viết một số từ 0 đến 9999", "--days: “-1” is not a number of days; write one from 0 to 9999"),
        ("status --agency so-y-tê-x", 2, "không có cơ quan hay nhóm “so-y-tê-x” (có phải là: so-y-te (Sở Y tế)?)", "there is no agency or group “so-y-tê-x” (did you mean: so-y-te (Sở Y tế)?)"),
        ("status --agency co-quan-bao-chi", 2, "“co-quan-bao-chi” không có thành viên được theo dõi; hãy nêu một cơ quan hoặc nhóm khác", "“co-quan-bao-chi” has no members that are tracked; name an agency or another group"),
        ("show IV.1", 2, "không có nhiệm vụ hay cơ quan “IV.1” (có phải là: II.1 (Quán triệt, phổ biến, truyền thông Luật), III.1?)", "there is no task or agency “IV.1” (did you mean: II.1 (Quán triệt, phổ biến, truyền thông Luật), III.1?)"),
        ("log II.1 finished so-y-te", 2, "GHI_NHẬN: không có giá trị “finished”; chọn một trong: received (đã nhận văn bản), progress (đang thực hiện), done (hoàn thành), reopened (yêu cầu thực hiện lại), extended (gia hạn), blocked (khó khăn, vướng mắc), requested (đề nghị gia hạn), reminded (đôn đốc), dropped (không còn thực hiện), note (ghi chú), reported (đã gửi báo cáo tổng hợp), void (hủy ghi nhận)", "EVENT: there is no “finished”; choose one of: received, progress, done, reopened, extended, blocked, requested, reminded, dropped, note, reported, void"),
        ("log II.1 done", 1, "II.1 do nhiều cơ quan thực hiện; hãy nêu cơ quan hoặc nhóm, ví dụ so-ban-nganh", "several agencies deliver II.1; name an agency or a group, for example so-ban-nganh"),
        ("log II.4 done so-y-te", 1, "Sở Y tế không phải thực hiện II.4; xem plantrack show II.4", "Sở Y tế has nothing to deliver for II.4; see plantrack show II.4"),
        ("log III.1 done", 1, "III.1 là trách nhiệm thường xuyên, không có kết quả phải gửi nên không ghi nhận được", "III.1 is a standing duty with nothing to deliver, so nothing is recorded for it"),
        ("log II.1 extended so-y-te --doc 1", 1, "“gia hạn” cần có thời hạn; thêm --due NGÀY", "“extended” needs a due date; add --due D"),
        ("log II.1 requested so-y-te --due 1/6/2025", 1, "“đề nghị gia hạn” cần số, ký hiệu văn bản; thêm --doc SỐ", "“extension requested” needs a document; add --doc NUMBER"),
        ("log II.1 requested so-y-te --doc 1 --due 14/4/2025 --date 10/4/2025", 1, "II.1 Sở Y tế: thời hạn đề nghị 14/4/2025 không muộn hơn thời hạn hiện nay (14/4/2025); hãy sửa --due", "II.1 Sở Y tế: the due date requested, 14 Apr 2025, is no later than that in force, 14 Apr 2025; correct --due"),
        ("log II.1 requested so-y-te --doc 1 --due 5/5/2025 --date 10/5/2025", 1, "II.1 Sở Y tế: thời hạn đề nghị 05/5/2025 sớm hơn ngày đề nghị (10/5/2025); hãy sửa --due hoặc --date", "II.1 Sở Y tế: the due date requested, 5 May 2025, is before the day of the request, 10 May 2025; correct --due or --date"),
        ("log II.1 dropped so-y-te", 1, "“không còn thực hiện” cần số, ký hiệu văn bản hoặc nội dung; thêm --doc SỐ hoặc --note NỘI_DUNG", "“dropped” needs a document or a text; add --doc NUMBER or --note T"),
        ("log II.1 done so-y-te --due 1/6/2025", 1, "“hoàn thành” không ấn định thời hạn; bỏ --due, hoặc dùng extended (gia hạn)", "“done” sets no due date; leave out --due, or use extended"),
        ("log II.1 done so-y-te --date 21/5/2025", 1, "ngày 21/5/2025 chưa đến (hôm nay là ngày 20/5/2025); hãy sửa --date", "21 May 2025 is in the future (today is 20 May 2025); correct --date"),
        ("log II.1 done so-y-te --date 31/3/2025", 1, "II.1 Sở Y tế: ngày 31/3/2025 sớm hơn ngày ban hành Kế hoạch số 89/KH-UBND (ngày 09/4/2025); hãy sửa --date", "II.1 Sở Y tế: 31 Mar 2025 is before Plan 89/KH-UBND was issued (9 Apr 2025); correct --date"),
        ("log II.3 done so-y-te", 1, "II.3 Sở Y tế: chưa nhận được văn bản nên chưa ghi nhận được “hoàn thành”; hãy ghi received (đã nhận văn bản) kèm --doc SỐ trước", "II.3 Sở Y tế: the awaited document has not come, so “done” cannot be recorded; record received with --doc NUMBER first"),
        ("log II.1 void so-y-te", 1, "“hủy ghi nhận” cần mã của ghi nhận muốn hủy; thêm --re MÃ (xem plantrack history)", "“taken back” needs the id of the event that is meant; add --re ID (see plantrack history)"),
        ("log II.1 void so-y-te --re zzz", 1, "không có ghi nhận nào mang mã “zzz”; xem plantrack history", "no event has the id “zzz”; see plantrack history"),
    ],
)  # fmt: skip
def test_a_refusal_is_one_line_with_the_remedy(
    run: Run, arguments: str, code: int, vi: str, en: str
) -> None:
    """On stderr, in both languages, stdout empty, nothing written."""
    for language, text in (("vi", vi), ("en", en)):
        ran = run("--lang", language, *arguments.split())
        assert ran == (code, "", f"plantrack: {text}\n")
    assert not Path("data/plan-89.log.jsonl").exists()


@pytest.mark.parametrize(
    ("as_of", "overdue"), [("2025-04-14", 0), ("2025-04-15", 23), ("2025-07-01", 14)]
)
def test_the_dates_of_plan_89(run: Run, as_of: str, overdue: int) -> None:
    """Nothing on the due date, all the day after, the departments once the districts ended."""
    found = json.loads(run("status", "--as-of", as_of, "--task", "II.1", "--format", "json").out)
    assert found["counts"]["overdue"] == overdue
    assert found["counts"]["closed"] == (9 if as_of == "2025-07-01" else 0)
    assert found["counts"]["total"] == 23


def test_nothing_overdue_says_nothing_on_a_pipe(run: Run) -> None:
    """But a person at a terminal is told, JSON keeps its envelope and CSV its header."""
    day = ("--as-of", "2025-04-14")
    assert run("overdue", *day) == (0, "", "")
    assert run("overdue", "--exit-code", *day) == (0, "", "")
    assert run("upcoming", "--as-of", "2025-04-01") == (0, "", "")
    assert run("history") == (0, "", "")
    assert run("overdue", *day, terminal=80).out == "Không có đầu việc nào quá hạn.\n"
    assert run("--lang", "en", "history", terminal=80).out == "Nothing has been recorded.\n"
    assert json.loads(run("overdue", *day, "--format", "json").out)["obligations"] == []
    assert run("overdue", *day, "--format", "csv").out.startswith("\ufeffplan,task,title,agency")


def test_the_exit_code_tells_of_what_is_overdue(run: Run) -> None:
    """3, and only when asked for."""
    assert run("overdue", "--exit-code", "--as-of", "2025-04-15").code == 3
    assert run("overdue", "--as-of", "2025-04-15").code == 0


def test_today_is_the_plans(run: Run) -> None:
    """At 23:30 UTC it is tomorrow in Thái Nguyên."""
    before = run("overdue", "--format", "json", now="2025-04-14T16:59:00+00:00").out
    after = run("overdue", "--format", "json", now="2025-04-14T17:00:00+00:00").out
    assert (json.loads(before)["as_of"], json.loads(after)["as_of"]) == ("2025-04-14", "2025-04-15")
    assert (json.loads(before)["counts"]["total"], json.loads(after)["counts"]["total"]) == (0, 23)


@pytest.mark.parametrize("name", ["so-y-te", "SYT", "syt", "Sở Y tế", "so y te", "SỞ Y TẾ"])
def test_an_agency_by_id_code_or_name(run: Run, name: str) -> None:
    """In any case, with or without marks; nothing is to be told of it."""
    ran = run("status", "--agency", name, "--format", "json")
    assert {row["agency"] for row in json.loads(ran.out)["obligations"]} == {"so-y-te"}
    assert ran.err == ""


def test_words_of_a_name_are_a_guess_that_is_told(run: Run) -> None:
    """Once, on stderr, however often it is looked up."""
    ran = run("log", "quan triet", "done", "dai tu", "--date", "14/4/2025", "--dry-run")
    assert ran.code == 0
    assert "UBND huyện Đại Từ" in ran.out
    assert ran.err == (
        "plantrack: “quan triet” được hiểu là II.1 (Quán triệt, phổ biến, truyền thông Luật)\n"
        "plantrack: “dai tu” được hiểu là ubnd-huyen-dai-tu (UBND huyện Đại Từ)\n"
    )
    assert run("--lang", "en", "overdue", "--agency", "dai tu").err == (
        "plantrack: “dai tu” is taken for ubnd-huyen-dai-tu (UBND huyện Đại Từ)\n"
    )


def test_a_value_given_twice_is_refused(run: Run) -> None:
    """The first is not lost in silence; what is repeatable stays so."""
    twice = ("log", "II.1", "done", "STP", "--doc", "1", "--doc=2")
    assert run(*twice) == (2, "", "plantrack: --doc được nêu hai lần; chỉ nêu một lần\n")
    assert "given twice" in run("--lang", "en", *twice).err
    assert not Path("data/plan-89.log.jsonl").exists()
    assert run("status", "--agency", "STP", "--agency", "SYT", "--task", "II.1").code == 0


def test_a_name_without_its_quotes_is_not_recorded_for_others(run: Run) -> None:
    """Each of its words is in the name of some other agency; a code beside a quoted name is plain."""
    ran = run("log", "II.1", "done", "tai", "nguyen", "moi", "truong", "--doc", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("plantrack: không có cơ quan hay nhóm “tai nguyen moi truong”")
    ran = run("--lang", "en", "log", "II.1", "done", "y", "hoc", "--doc", "1")
    assert ran.err == "plantrack: there is no agency or group “y hoc”\n"
    assert not Path("data/plan-89.log.jsonl").exists()
    assert run("log", "II.1", "done", "STP", "tai chinh", "--doc", "1").code == 0


@pytest.mark.parametrize(
    ("typed", "status"),
    [("overdue", "overdue"), ("qua han", "overdue"), ("Quá hạn", "overdue"), ("OVERDUE", "overdue"),
     ("chưa hoàn thành, quá hạn", "overdue"), ("trong han", "on_track"), ("on track", "on_track"),
     ("chờ văn bản", "waiting"), ("hoàn thành đúng hạn", "done"), ("hoan thanh qua han", "done_late"),
     ("done late", "done_late"), ("không còn thực hiện", "closed")],
)  # fmt: skip
def test_a_status_by_key_or_words(run: Run, typed: str, status: str) -> None:
    """As it is shown, in either language."""
    there = json.loads(run("status", "--status", typed, "--format", "json").out)
    assert there == json.loads(run("status", "--status", status, "--format", "json").out)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("đúng hạn", "done (hoàn thành đúng hạn), on_track (trong hạn)"),
        ("hoàn thành đúg hạn", "done (hoàn thành đúng hạn)"),
    ],
)  # fmt: skip
def test_words_that_fit_several_statuses_or_none(run: Run, typed: str, near: str) -> None:
    """They bring suggestions."""
    ran = run("status", "--status", typed)
    assert ran.code == 2
    assert ran.err.startswith(
        f"plantrack: --status: không có giá trị “{typed}” (có phải là: {near}?); "
    )


@pytest.mark.parametrize(
    ("typed", "event"),
    [("hoàn thành", "done"), ("HOAN THANH", "done"), ("khó khăn, vướng mắc", "blocked"), ("vuong mac", "blocked"),
     ("đôn đốc", "reminded"), ("đang thực hiện", "progress"), ("ghi chú", "note")],
)  # fmt: skip
def test_an_event_by_key_or_words(run: Run, typed: str, event: str) -> None:
    """As it is shown."""
    assert run("log", "II.1", typed, "SYT", "--note", "x").code == 0
    (recorded,) = json.loads(run("history", "--format", "json").out)["events"]
    assert recorded["event"] == event


@pytest.mark.parametrize(
    ("typed", "day"),
    [("hôm nay", "2025-05-20"), ("TODAY", "2025-05-20"), ("hom qua", "2025-05-19"), ("yesterday", "2025-05-19")],
)  # fmt: skip
def test_a_day_in_words(run: Run, typed: str, day: str) -> None:
    """Of the plan's zone: at 20:00 UTC it is the next day there."""
    now = "2025-05-19T20:00:00+00:00"
    assert (
        json.loads(run("status", "--as-of", typed, "--format", "json", now=now).out)["as_of"] == day
    )
    run("log", "II.1", "done", "SYT", "--date", typed, now=now)
    assert (
        json.loads(run("history", "--since", typed, "--format", "json", now=now).out)["events"][0][
            "date"
        ]
        == day
    )


@pytest.mark.parametrize(
    ("rule", "typed", "name"),
    [
        ("{every: month, from: 01/04/2025}", "tháng 5/2025", "2025-05"),
        ("{every: month, from: 01/04/2025}", "THANG 05/2025", "2025-05"),
        ("{every: month, from: 01/04/2025}", "2025-05", "2025-05"),
        ("{every: quarter, from: 01/04/2025}", "quý II/2025", "2025-Q2"),
        ("{every: quarter, from: 01/04/2025}", "quy 2 nam 2025", "2025-Q2"),
        ("{every: half-year, from: 01/01/2025}", "6 tháng đầu năm 2025", "2025-H1"),
        ("{every: year, from: 01/01/2025}", "năm 2025", "2025"),
        ("[{by: 15/05/2025}, {by: 15/06/2025}]", "15/5/2025", "2025-05-15"),
        ("[{every: year, month: 6, by: 20}, {every: year, month: 11, by: 15}]", "15/11/2025", "2025-11-15"),
        ("{every: week, on: friday}", "tuần từ 19/5 đến 25/5/2025", "2025-W21"),
        ("{every: week, on: friday}", "TUAN TU 19/05 DEN 25/05/2025", "2025-W21"),
        ("{every: week, on: friday}", "week of 19 May to 25 May 2025", "2025-W21"),
        ("{every: week, on: friday}", "2025-w21", "2025-W21"),
    ],
)  # fmt: skip
def test_an_occurrence_as_it_is_shown(run: Run, rule: str, typed: str, name: str) -> None:
    """Periods and dates, with `--re`."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("{from: 01/04/2025, to: 31/12/2026}", rule), encoding="utf-8")
    ran = run("log", "II.4", "progress", "--re", typed, "--note", "x")
    assert ran.code == 0, ran.err
    (event,) = json.loads(run("history", "--format", "json").out)["events"]
    assert event["re"] == name


@pytest.mark.parametrize(
    ("arguments", "text", "line"),
    [
        (["log", "SYT", "done", "II.1"], "log SYT done II.1", "log II.1 done SYT"),
        (["log", "done", "II.1", "SYT", "STP"], "log done II.1 SYT STP", "log II.1 done SYT STP"),
        (["log", "SYT", "II.1", "hoàn thành", "--doc", "1/BC"], "log SYT II.1 hoàn thành", 'log II.1 "hoàn thành" SYT --doc 1/BC'),
        (["log", "Sở", "Y", "tế", "đã", "xong", "II.1"], "log Sở Y tế đã xong II.1", 'log II.1 "đã xong" "Sở Y tế"'),
        (["II.1"], "II.1", "show II.1"),
        (["Sở", "Y", "tế"], "Sở Y tế", 'show "Sở Y tế"'),
    ],
)  # fmt: skip
def test_words_in_a_wrong_place_are_recognised(
    run: Run, arguments: list[str], text: str, line: str
) -> None:
    """The right order is told, and nothing else; it works word for word."""
    ran = run(*arguments)
    assert ran == (2, "", f"plantrack: không hiểu “{text}”; hãy viết: plantrack {line}\n")
    assert run(*shlex.split(line)).code == 0


def test_words_that_nothing_can_be_made_of(run: Run, folder: Path) -> None:
    """They are refused as before, also where there is no plan to know words by."""
    assert run("overdue", "xyz").err == "plantrack: không có nhiệm vụ hay cơ quan “xyz”\n"
    assert run("log", "SYT", "done", "xyz").err.startswith("plantrack: không có nhiệm vụ “SYT”")
    (folder / "data" / "plan-89.yaml").unlink()
    assert run("overdue", "SYT").code == 2


def test_filters_combine_and_repeat(run: Run) -> None:
    """A group stands for its members; several of a kind widen, different kinds narrow."""
    out = run("status", "--task", "II.1", "--task", "ii.4", "--agency", "ubnd-cap-huyen", "--agency", "SNV",
              "--status", "overdue", "--status", "on_track", "--format", "json").out  # fmt: skip
    rows = json.loads(out)["obligations"]
    assert [(r["task"], r["agency"]) for r in rows][-2:] == [
        ("II.1", "ubnd-huyen-vo-nhai"),
        ("II.4", "so-noi-vu"),
    ]
    assert len(rows) == 11


def test_a_check_that_finds_nothing_says_so_to_a_person_only(run: Run) -> None:
    """On a pipe there is nothing to read, so there is nothing."""
    assert run("check", terminal=80) == (
        0,
        "Kế hoạch và nhật ký không có lỗi hay chỗ đáng ngờ.\n",
        "",
    )
    assert (
        run("--lang", "en", "check", terminal=80).out
        == "Nothing is wrong or doubtful in plan and log.\n"
    )
    assert run("check").out == ""


def test_a_void_tells_what_it_takes_back_though_that_is_not_listed(run: Run) -> None:
    """In the history since a day after it; an id alone tells nobody anything."""
    assert run("log", "II.1", "done", "SYT", "--date", "14/4/2025").code == 0
    id_ = json.loads(run("history", "--format", "jsonl").out)["id"]
    told = f"hủy ghi nhận: hoàn thành ngày 14/4/2025 (mã {id_})"
    assert told in run("log", "-", "void", "--re", id_).out
    assert told in run("history", "--since", "20/5/2025").out
    assert f"taken back: done of 14 Apr 2025 (id {id_})" in run("--lang", "en", "history").out


def test_color_follows_the_terminal_and_can_be_forced(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR and TERM=dumb are obeyed; --color beats both."""
    assert "\x1b[" not in run("status").out
    assert "\x1b[" in run("status", terminal=80).out
    assert "\x1b[" not in run("--color", "never", "status", terminal=80).out
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert "\x1b[" not in run("status", terminal=80).out
            assert "\x1b[" in run("--color", "always", "status").out


@pytest.mark.parametrize("terminal", [20, 40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(run: Run, terminal: int) -> None:
    """Whatever the width; dates and numbers of documents stay whole where the terminal holds them."""
    run(
        "log",
        "II.2",
        "received",
        "so-ban-nganh",
        "--date",
        "22/4/2025",
        "--doc",
        "1968/BTP-PLHSHC",
        "--due",
        "15/5/2025",
    )
    for arguments in (["status"], ["overdue"], ["show", "II.2"], ["show", "SNV"], ["history"]):
        out = run("--color", "never", *arguments, terminal=terminal).out
        assert max(map(len, out.splitlines())) <= terminal
        assert terminal < 40 or "15/05/2025" in out or "15/5/2025" in out
        assert terminal < 40 or arguments == ["status"] or "1968/BTP-PLHSHC" in out
    squeezed = "".join(run("--color", "never", "overdue", terminal=terminal).out.split())
    if terminal >= 80:
        assert "Vănphòng" in squeezed


def test_a_log_that_does_not_fit_the_plan_stops_with_its_line(run: Run) -> None:
    """Exit 1, stdout empty; once voided, all is well again."""
    log = Path("data/plan-89.log.jsonl")
    run("log", "II.1", "done", "SYT", "--date", "14/4/2025")
    run("log", "II.4", "progress", "--note", "x")
    text = log.read_text(encoding="utf-8")
    log.write_text(text.replace("II.1", "II.9"), encoding="utf-8")
    id_ = json.loads(text.splitlines()[0])["id"]
    assert run("status") == (
        1,
        "",
        "data/plan-89.log.jsonl:1: II.9 so-y-te: kế hoạch không có nhiệm vụ “II.9” (nếu xóa nhầm, hãy khôi phục; "
        "nếu đã đổi mã, hãy ghi mã này vào “former” của nhiệm vụ); "
        f"nếu ghi sai, hãy hủy bằng: plantrack log II.9 void --re {id_}\n",
    )
    assert run("log", "II.9", "void", "--re", id_).code == 0
    assert run("status").code == 0


def test_an_order_broken_by_a_merge_is_told_and_survived(run: Run) -> None:
    """Two clerks recorded the same delivery: the report stands, stderr names the second line."""
    log = Path("data/plan-89.log.jsonl")
    run("log", "II.1", "done", "SYT", "--date", "14/4/2025")
    first = json.loads(log.read_text(encoding="utf-8"))
    second = first | {"id": "0" * 16, "date": "2025-04-15"}
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(second, ensure_ascii=False) + "\n")
    ran = run("status", "--task", "II.1", "--agency", "SYT", "--format", "json")
    assert (ran.code, json.loads(ran.out)["counts"]["done"]) == (0, 1)
    assert ran.err == (
        f"data/plan-89.log.jsonl:2: II.1 so-y-te: đã hoàn thành ngày 14/4/2025 (mã {first['id']}); nếu ghi sai, "
        f"hãy hủy bằng: plantrack log II.1 void --re {second['id']}\n"
    )


def test_finding_the_plan(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option, the variable, the only one nearby; several or none is an error that says what to do."""
    (folder / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(folder / "a" / "b")
    assert run("status").code == 0
    monkeypatch.chdir(folder / "data")
    assert run("status").code == 0
    (folder / "data" / "plan-90.yaml").write_text("plan: x\n", encoding="utf-8")
    ran = run("--lang", "en", "status")
    assert (ran.code, "89/KH-UBND" in ran.out) == (1, True)
    assert "plan-90.yaml:1:7: plan: this must be pairs" in ran.err
    assert run("--plan", "plan-89.yaml", "status").code == 0
    monkeypatch.setenv("PLANTRACK_PLAN", "plan-89.yaml")
    assert run("status").code == 0
    monkeypatch.delenv("PLANTRACK_PLAN")
    monkeypatch.chdir(folder.parent)
    ran = run("--lang", "en", "status")
    assert ran.code == 2
    assert ran.err.startswith("plantrack: no plan found; give --plan FILE")


def test_messages_speak_the_language_of_a_faulty_plan(run: Run) -> None:
    """Even when it cannot be loaded."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8").replace("issued: 09/04/2025", "issued: 09 04 2025")
    plan.write_text(text, encoding="utf-8")
    assert "không phải là ngày" in run("status").err
    plan.write_text(text.replace("language: vi", "language: en"), encoding="utf-8")
    assert "is not a date" in run("status").err
    plan.unlink()
    assert "cannot read the file: no such file" in run("--plan", str(plan), "status").err


def test_completion_offers_ids_codes_and_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In bash, without running anything."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    every = "{every: month, from: 01/04/2025}"
    plan.write_text(text.replace("{from: 01/04/2025, to: 31/12/2026}", every), encoding="utf-8")
    run("log", "II.2", "received", "SYT", "--doc", "1968/BTP", "--date", "2/5/2025")
    (received,) = json.loads(run("history", "--format", "json").out)["events"]
    monkeypatch.setenv("_PLANTRACK_COMPLETE", "complete_bash")
    for line, number, expected in (
        ("plantrack log II", "2", {"II.1", "II.2", "II.3", "II.4"}),
        ("plantrack log II.1 do", "3", {"done"}),
        ("plantrack log II.1 done ST", "4", {"STP", "STC"}),
        ("plantrack show so-y", "2", {"so-y-te"}),
        ("plantrack status --status over", "3", {"overdue"}),
        ("plantrack status --as-of ", "3", {"today", "yesterday"}),
        ("plantrack status --by ", "3", {"plan", "task", "agency"}),
        ("plantrack --lang ", "2", {"vi", "en"}),
        ("plantrack log II.4 done --re ", "5", {"2025-04", "2025-05"}),
        ("plantrack log II.2 done SYT --re ", "6", {"1968/BTP"}),
        ("plantrack log II.2 void --re ", "5", {received["id"]}),
        ("plantrack undo ", "2", {received["id"]}),
    ):
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", number)
        ran = run()
        assert set(ran.out.split()) == expected
    monkeypatch.setenv("COMP_WORDS", "plantrack log II")
    monkeypatch.setenv("COMP_CWORD", "2")
    Path("data/plan-89.yaml").write_text("plan: [", encoding="utf-8")
    assert run() == (0, "\n", "")


def test_a_bare_call_shows_help(run: Run) -> None:
    """As `--help` does, in the language of the plan that is near."""
    assert run() == run("--help")
    assert run().out.startswith("Cách dùng: plantrack [TÙY_CHỌN] LỆNH …")
    assert run("--lang", "en").out.startswith("Usage: plantrack")


@pytest.mark.parametrize(
    "arguments", [["status", "--task", "\udcff"], ["log", "II.4", "note", "--note", "\udcff"]]
)
def test_an_argument_that_is_not_utf8(run: Run, arguments: list[str]) -> None:
    """It would go into the log."""
    ran = run("--lang", "en", *arguments)
    assert ran == (2, "", "plantrack: “\\udcff” is not UTF-8; type it again\n")


@pytest.mark.parametrize("option", ["--doc", "--note", "--re"])
def test_an_empty_option_of_a_record(run: Run, option: str) -> None:
    """Neither a document nor a reason."""
    ran = run("--lang", "en", "log", "II.1", "dropped", "SYT", option, " \n")
    assert ran == (2, "", f"plantrack: {option}: empty; give a value or leave the option out\n")


def test_a_filter_beside_the_subject_of_show(run: Run) -> None:
    """It narrows, or is refused; it is never ignored."""
    found = json.loads(run("show", "II.1", "--agency", "SYT", "--format", "json").out)
    assert len(found["obligations"]) == 1
    ran = run("--lang", "en", "show", "II.1", "--task", "II.2")
    assert ran == (
        2,
        "",
        "plantrack: “II.1” has nothing that --task and --agency ask for; leave one of them out\n",
    )


def test_every_task_is_listed_even_when_nobody_owes_it(run: Run) -> None:
    """Nobody who delivers it was there in its time."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("code: SNV}", "code: SNV, since: 01/01/2027}"), encoding="utf-8")
    out = run("status", "--as-of", "16/5/2025").out
    assert "II.4" in out
    assert "chưa có cơ quan nào phải thực hiện" in out
    ran = run("--lang", "en", "log", "II.4", "done")
    assert ran == (
        1,
        "",
        "plantrack: nobody has anything to deliver for II.4; see plantrack show II.4\n",
    )


def test_a_task_is_shown_before_its_first_period_begins(run: Run) -> None:
    """The first, as scheduled."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8")
    rule = "{every: month, from: 01/06/2025, to: 31/12/2026}"
    plan.write_text(text.replace("{from: 01/04/2025, to: 31/12/2026}", rule), encoding="utf-8")
    for day in ("16/5/2025", "1/6/2025"):
        out = run("show", "II.4", "--as-of", day).out
        assert ("tháng 6/2025" in out, "tháng 7/2025" in out) == (True, False)


def test_json_and_csv_cannot_act_on_a_terminal(run: Run) -> None:
    """C1 controls and direction marks stand there as escapes or as pictures."""
    run("log", "II.4", "note", "--note", "acts")
    log = Path("data/plan-89.log.jsonl")
    acts = r"a\u009b31m\u001b[31m\u202eb\u200b"
    log.write_text(log.read_text(encoding="utf-8").replace("acts", acts), encoding="utf-8")
    for form in ("json", "csv"):
        out = run("status", "--task", "II.4", "--format", form).out
        assert "31m" in out
        assert not set(out) & {"\x9b", "\x1b", "\u202e"}


@pytest.mark.parametrize("option", ["--doc", "--note", "--re"])
def test_text_that_would_act_is_refused_where_it_is_typed(run: Run, option: str) -> None:
    """It would go into commit messages, headers and terminals; a line break is a space."""
    for text, shown in (
        ("1\x1b[31m", "1␛[31m"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u3164b", "a<U+3164>b"),
        ("a\U000e0041", "a<U+E0041>"),
    ):
        assert run("--lang", "en", "log", "II.1", "done", "SYT", option, text) == (
            2,
            "",
            f"plantrack: {option}: there is a character that cannot be seen in “{shown}”; type it anew, do not copy it\n",
        )
    most = 200 if option == "--doc" else 2000
    ran = run("--lang", "en", "log", "II.1", "done", "SYT", option, "x" * (most + 1))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"plantrack: {option}: longer than {most} characters; make it shorter\n"


def test_a_remark_is_one_line(run: Run) -> None:
    """Whatever was pasted."""
    run("log", "II.1", "blocked", "SYT", "--note", " thiếu\n\tkinh phí\x1c ")
    (event,) = json.loads(run("history", "--format", "json").out)["events"]
    assert event["note"] == "thiếu kinh phí"


@pytest.mark.parametrize("option", [["--color", "purple"], ["--lang", "xx"]])
def test_a_wrong_option_of_the_program_records_nothing(run: Run, option: list[str]) -> None:
    """It is seen before anything is written."""
    assert run(*option, "log", "II.4", "progress", "--note", "x").code == 2
    assert not Path("data/plan-89.log.jsonl").exists()


def test_typed_text_is_normalised(run: Run) -> None:
    """The same document typed on two systems is the same document."""
    nfd = unicodedata.normalize("NFD", "1/BC-Bộ")
    assert run("log", "II.2", "received", "SYT", "--doc", nfd, "--date", "1/5/2025").code == 0
    assert run("log", "II.2", "received", "SYT", "--doc", "1/BC-Bộ", "--date", "2/5/2025").code == 1
    assert run("log", "II.2", "done", "SYT", "--re", nfd, "--date", "2/5/2025").code == 0


def test_check(run: Run) -> None:
    """Silent and 0 when all is well; else each problem a line that editors parse."""
    assert run("check") == (0, "", "")
    plan, log = Path("data/plan-89.yaml"), Path("data/plan-89.log.jsonl")
    run("log", "II.1", "done", "SYT", "--date", "14/4/2025")
    id_ = json.loads(log.read_text(encoding="utf-8"))["id"]
    log.write_text(log.read_text(encoding="utf-8").replace("so-y-te", "so-z"), encoding="utf-8")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("{before: 15/04/2025}", "{by: 15/04/2025}"), encoding="utf-8")
    warning = (
        "data/plan-89.yaml:99:15: warning: tasks[0].deadline: the plan's words mean due 14 Apr 2025, but the deadline "
        "given here means due 15 Apr 2025; compare with the document\n"
    )
    error = (
        "data/plan-89.log.jsonl:1:1: error: II.1 so-z: the plan has no agency “so-z” (restore it if it was removed "
        f"by mistake); if it is wrong, take it back with: plantrack log II.1 void --re {id_}\n"
    )
    assert run("--lang", "en", "check") == (1, warning + error, "")
    assert run("--lang", "en", "check", str(log)) == (1, warning + error, "")
    log.unlink()
    assert run("--lang", "en", "check") == (0, warning, "")
    assert run("--lang", "en", "check", "--strict", str(plan)).code == 1
    found = json.loads(run("check", "--format", "json").out)["problems"]
    assert [(p["line"], p["severity"], p["where"]) for p in found] == [
        (99, "warning", "tasks[0].deadline")
    ]
    plan.write_text(text.replace("15/04/2025", "31/04/2025"), encoding="utf-8")
    assert run("--lang", "en", "check").out.startswith(
        "data/plan-89.yaml:99:24: error: tasks[0].deadline.before: "
    )


def test_check_asks_the_plans_day(run: Run) -> None:
    """A CI job on a UTC machine, late in the evening there."""
    now = "2025-04-14T18:00:00+00:00"
    assert run("log", "II.1", "done", "SYT", "--date", "15/4/2025", now=now).code == 0
    assert run("check", "--strict", now=now) == (0, "", "")


def test_what_is_no_file(run: Run, folder: Path) -> None:
    """An empty name, a folder, a pipe that nobody writes into."""
    assert run("check", "").code == 2
    os.mkfifo(folder / "plan-2.yaml")
    ran = run("--lang", "en", "check", "plan-2.yaml")
    assert ran == (1, "plan-2.yaml: error: it is a pipe, not a file; write it to a file\n", "")
    ran = run("--lang", "en", "check", "data")
    assert (ran.code, ran.out) == (1, "data: error: cannot read the file: it is a folder\n")


def test_a_name_of_a_task_and_an_agency_is_ambiguous(run: Run) -> None:
    """`show` does not choose for the reader."""
    plan = Path("data/plan-89.yaml")
    text = plan.read_text(encoding="utf-8").replace("id: II.4", "id: so-y-te")
    plan.write_text(text, encoding="utf-8")
    assert run("--lang", "en", "show", "so-y-te") == (
        2,
        "",
        "plantrack: “so-y-te” can mean several things; write one of: "
        'plantrack show "Theo dõi, đôn đốc, hướng dẫn, kiểm tra"; plantrack show "Sở Y tế"\n',
    )


def test_a_record_is_taken_back_by_its_id_alone(run: Run) -> None:
    """The task may be left open; where it is named, it must be that of the record."""
    run("log", "II.1", "done", "SYT", "--date", "14/4/2025")
    (event,) = json.loads(run("history", "--format", "json").out)["events"]
    assert run("log", "II.2", "void", "--re", event["id"]).code == 1
    assert run("log", "-", "void", "--re", event["id"]).code == 0
    found = json.loads(run("status", "--task", "II.1", "--agency", "SYT", "--format", "json").out)
    assert found["counts"]["done"] == 0


@pytest.mark.posix("a pager that is a line of shell")
@pytest.mark.parametrize(("language", "said"), [("vi", "q = thoat"), ("en", "q = leave")])
def test_the_pager_says_how_it_is_left(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    """By the prompt of less, in letters that every less shows; who has settings of less keeps them."""
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("PAGER", 'cat >/dev/null; echo "$LESS" >seen')
    for own in (None, "R"):
        if own:
            monkeypatch.setenv("LESS", own)
        assert run("--lang", language, "status", "--by", "agency", terminal=100).code == 0
        seen = (folder / "seen").read_text(encoding="utf-8").strip()
        assert seen.startswith(f"FRXPs{said}") if own is None else seen == own
        assert seen.isascii()


@pytest.mark.parametrize(
    ("environment", "paged"),
    [
        ({"PAGER": "tee seen"}, True),
        ({"PAGER": "tee -a 'seen'"}, True),
        ({"PAGER": "LC_ALL=C tee seen"}, True),
        ({"PAGER": "exec tee seen"}, True),
        ({"PAGER": "nosuch-pager -R"}, False),
        ({"PAGER": "false"}, False),
        ({"PAGER": "'unclosed"}, False),
        ({"PAGER": "cat"}, False),
        ({"PAGER": " "}, False),
        ({"PAGER": "less", "PATH": "/nonexistent"}, False),
    ],
)
@pytest.mark.posix("a pager by default, and tee")
def test_a_list_longer_than_the_screen_is_never_lost(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    paged: bool,
) -> None:
    """A pager gets all of it; where there is none, it is printed."""
    wanted = run("status", "--by", "agency", terminal=100).out
    monkeypatch.setenv("LINES", "10")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = run("status", "--by", "agency", terminal=100)
    seen = folder / "seen"
    assert (ran.code, ran.out) == (0, "" if paged else wanted)
    assert (seen.read_text(encoding="utf-8") if seen.exists() else "") == (wanted if paged else "")
