"""Lines as people say them: joined words, filters without options, synonyms, days without a year."""

import csv
import io
import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, masked

NOW = "2026-07-06T09:12:33+07:00"
DATA = ROOT / "tests" / "data"
# A small plan beside Plan 89 and Plan 45.
PLAN_18 = """\
plan: {id: 18/KH-UBND, title: Chuyển đổi số, issuer: UBND tỉnh Bắc Ninh, issued: 10/02/2026, monitor: so-noi-vu}
agencies:
  so-noi-vu: {name: Sở Nội vụ, code: SNV, email: snv@example.vn}
  so-tu-phap: {name: Sở Tư pháp, code: STP, email: stp@example.vn}
  so-y-te: {name: Sở Y tế, code: SYT, email: syt@example.vn}
tasks:
  - {id: A.1, title: Chuẩn hóa dữ liệu dùng chung, lead: [so-tu-phap, so-y-te], deadline: {by: 30/6/2026}}
"""
# What a clerk typed before reading anything, and the exact form of each; none where it is refused.
TWENTY = {
    "log 2 hoàn thành STP": None,
    "log II.1 xong STP": "log II.1 done so-tu-phap",
    "show Sở Y tế": "show so-y-te",
    "show STP SYT": "show so-tu-phap so-y-te",
    "overdue STP": "overdue --agency so-tu-phap",
    "status STP": "status --agency so-tu-phap",
    'status --by "cơ quan"': "status --by agency",
    "overdue --plan 45": "--plan 45 overdue",
    "sheet --each gui --plan 18": "--plan 18 sheet --each gui",
    'history "gia hạn"': "history --event extended",
    "status --as-of 30/6": "status --as-of 2026-06-30",
    "log II.1 done STP --date 20/11": "log II.1 done STP --date 2025-11-20",
    'status --as-of "tháng 6/2026"': "status --as-of 2026-06-30",
    "log II.1 done Sở Y tế": "log II.1 done so-y-te",
    "log II.1 done STP,SYT": "log II.1 done so-tu-phap so-y-te",
    'log 2 done STP --re "quý II"': "log 2 done STP --re 2026-Q2",
    'status --status "chưa hoàn thành"': "status --status on_track --status overdue --status undated",
    "upcoming 14": "upcoming --days 14",
    "report bao-cao.docx": "report -o bao-cao.docx",
    "mail --show --plan 18": "--plan 18 mail --dry-run --show",
}


@pytest.fixture
def plans(folder: Path) -> Path:
    """Plan 89 as a year with it left it, up to September, Plan 45 and Plan 18 side by side."""
    data = folder / "data"
    for name in ("plan-45.yaml", "plan-45.log.jsonl"):
        shutil.copy(DATA / name, data)
    lines = (DATA / "half-year.log.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line).get("task") != "II.1"]
    (data / "plan-89.log.jsonl").write_text("".join(kept), encoding="utf-8", newline="")
    (data / "plan-18.yaml").write_text(PLAN_18, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_twenty_lines(
    run: Run, plans: Path, golden: Callable[[str, str], None], language: str
) -> None:
    """What they print, on stderr first, each in the same folder as it was."""
    told = []
    for line in TWENTY:
        _restore(plans)
        ran = run("--lang", language, *shlex.split(line), now=NOW)
        end = f"(exit {ran.code})\n" if ran.code else ""
        told.append(f"$ plantrack {line}\n{ran.err}{ran.out}{end}")
    golden(f"said.{language}.txt", masked("\n".join(told)))


@pytest.mark.parametrize(("line", "exact"), [(k, v) for k, v in TWENTY.items() if v])
def test_each_line_is_its_exact_form(run: Run, plans: Path, line: str, exact: str) -> None:
    """The same on stdout and in the log; what it was taken for stands on stderr only."""
    said: list[object] = []
    meant: list[object] = []
    for results, typed in ((said, line), (meant, exact)):
        _restore(plans)
        ran = run(*shlex.split(typed), now=NOW)
        logs = [p.read_text(encoding="utf-8") for p in sorted(plans.glob("data/*.jsonl"))]
        results += [ran.code, masked(ran.out), *map(masked, logs)]
    assert said == meant
    assert said[0] == 0


def _restore(plans: Path) -> None:
    """Bring the folder back to what it was before a line was run."""
    kept = plans / "kept"
    if kept.exists():
        shutil.rmtree(plans / "data")
        shutil.copytree(kept, plans / "data")
        shutil.rmtree(plans / "gui", ignore_errors=True)
        (plans / "bao-cao.docx").unlink(missing_ok=True)
    else:
        shutil.copytree(plans / "data", kept)


@pytest.mark.parametrize(
    ("line", "recorded"),
    [
        ("log 2 xong Sở Y tế Sở Tư pháp --re 2026-Q3", [("so-y-te", None), ("so-tu-phap", None)]),
        ("log II.1 done Sở Y tế=12/BC", [("so-y-te", "12/BC")]),
        ("log II.1 done Sở Tư pháp Sở Y tế=12/BC", [("so-tu-phap", None), ("so-y-te", "12/BC")]),
        ("log II.1 done STP=1/BC,SYT=2/BC", [("so-tu-phap", "1/BC"), ("so-y-te", "2/BC")]),
        ("log II.1 done STP=1/BC, Sở Y tế=2/BC,", [("so-tu-phap", "1/BC"), ("so-y-te", "2/BC")]),
        ('log II.1 done "STP=1/BC, 2/BC"', [("so-tu-phap", "1/BC, 2/BC")]),
        ("log II.1 done Sở Văn hóa, Thể thao và Du lịch, SYT", [("so-van-hoa-the-thao-du-lich", None), ("so-y-te", None)]),
        ("log II.1 done y te , STP", [("so-y-te", None), ("so-tu-phap", None)]),
        ("log II.1 done y te, tu phap", [("so-y-te", None), ("so-tu-phap", None)]),
        ('log II.1 done "y te" "tu phap"', [("so-y-te", None), ("so-tu-phap", None)]),
        ("log quán triệt đã nộp STP", [("so-tu-phap", None)]),
        ("log II.1 done tài chính", [("so-tai-chinh", None)]),
    ],
)  # fmt: skip
def test_names_one_after_the_other(
    run: Run, plans: Path, line: str, recorded: list[tuple[str, str | None]]
) -> None:
    """The longest that fit; a document belongs to the whole name before it."""
    log = plans / "data" / ("plan-45.log.jsonl" if " 2 " in line else "plan-89.log.jsonl")
    before = len(log.read_text(encoding="utf-8").splitlines())
    assert run(*shlex.split(line), now=NOW).code == 0
    new = [json.loads(one) for one in log.read_text(encoding="utf-8").splitlines()[before:]]
    assert sorted((e["agency"], e.get("doc")) for e in new) == sorted(recorded)
    assert {e["event"] for e in new} == {"done"}


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ("log II.1 done Thanh tra Sở Y tế", "không rõ “Thanh tra Sở Y tế” là những tên nào (có phải là: thanh-tra-tinh (Thanh tra tỉnh), so-y-te (Sở Y tế)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã", "it is not clear which names “Thanh tra Sở Y tế” is (did you mean: thanh-tra-tinh (Thanh tra tỉnh), so-y-te (Sở Y tế)?); put a comma between names, or give the ids"),
        ("log II.1 nhắc y te tu phap --plan 89", "không rõ “y te tu phap” là những tên nào (có phải là: so-y-te (Sở Y tế), so-tu-phap (Sở Tư pháp)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã", "it is not clear which names “y te tu phap” is (did you mean: so-y-te (Sở Y tế), so-tu-phap (Sở Tư pháp)?); put a comma between names, or give the ids"),
        ("log II.1 done Sở Tài nguyên và Môi trường", "không có cơ quan hay nhóm “Sở Tài nguyên và Môi trường” (có phải là: so-nong-nghiep-moi-truong (Sở Nông nghiệp và Môi trường)?)", "there is no agency or group “Sở Tài nguyên và Môi trường” (did you mean: so-nong-nghiep-moi-truong (Sở Nông nghiệp và Môi trường)?)"),
        ("log II.1 hoàn thành chưa STP", "không có cơ quan hay nhóm “chưa”", "there is no agency or group “chưa”"),
        ("log II.1 done ', ,'", "không có cơ quan hay nhóm “”", "there is no agency or group “”"),
        ("log II.1 done ,=1/BC", "không có cơ quan hay nhóm “”", "there is no agency or group “”"),
        ("log II.1 done ''", "không có cơ quan hay nhóm “”", "there is no agency or group “”"),
        ("log x xong STP", "không có nhiệm vụ “x”", "there is no task “x”"),
        ("upcoming 2", "“2” có thể hiểu theo nhiều cách; hãy viết một trong các lệnh: plantrack upcoming --task 2; plantrack upcoming --days 2", "“2” can mean several things; write one of: plantrack upcoming --task 2; plantrack upcoming --days 2"),
        ("overdue xyz", "không có nhiệm vụ hay cơ quan “xyz”", "there is no task or agency “xyz”"),
        ('log 2 progress SYT --note x --re "quý IV"', '--re: “quý IV” chưa nêu năm; hãy viết --re "quý IV/2026"', "--re: “quý IV” does not say of which year; write --re 2026-Q4"),
        ("mail --show --outbox thu", "--show chỉ hiện các thư, không gửi; muốn gửi, hãy bỏ --show; muốn xem, hãy bỏ --outbox", "--show prints the letters and sends none; to send them leave out --show, to read them leave out --outbox"),
        ("status --headings vi", "--headings chỉ dùng với --format csv, không dùng với table; hãy đổi --format hoặc bỏ --headings", "--headings goes with --format csv, not with table; change --format or leave --headings out"),
        ("status --by agency --silent", "--by, --silent không dùng cùng nhau; hãy chọn một", "--by, --silent do not go together; choose one"),
        ("status --as-of 31/6", "--as-of: “31/6” không phải là ngày hợp lệ; viết 15/4/2025, 2025-04-15, hôm nay hoặc hôm qua", "--as-of: “31/6” is not a date; write 2025-04-15, 15/4/2025, today or yesterday"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_safely(run: Run, plans: Path, line: str, vi: str, en: str) -> None:
    """Nothing is recorded or shown; the lines to type are named where there are any."""
    before = _logs(plans)
    for language, text in (("vi", vi), ("en", en)):
        ran = run("--lang", language, *shlex.split(line), now=NOW)
        assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (2, "", f"plantrack: {text}")
    assert _logs(plans) == before


@pytest.mark.parametrize(
    "line",
    [
        "log II.1 chưa hoàn thành STP", "log II.1 chưa xong STP", "log II.1 'chưa nộp' STP", "log II.1 không gia hạn STP",
        "log quán triệt chưa xong STP", "log II.1 unblocked STP", "log STP chưa xong II.1", "log II.1 undone STP",
        "log II.1 chưa nhận STP", "log 'quán triệt' không hoàn thành STP", "status --status 'không quá hạn'",
        "status --status 'trễ hạn'", "status --status 'not overdue'", "history --event 'chưa gia hạn'",
    ],
)  # fmt: skip
def test_no_suggestion_means_the_opposite(run: Run, plans: Path, line: str) -> None:
    """What says that something is not so is refused, and nothing that says it is so is proposed."""
    before = _logs(plans)
    ran = run("--lang", "vi", *shlex.split(line), now=NOW)
    assert (ran.code, ran.out) == (2, "")
    assert "có phải là" not in ran.err
    assert "hãy viết" not in ran.err
    assert _logs(plans) == before


@pytest.mark.parametrize(
    ("line", "exact"),
    [
        ("report STP bao-cao.md", "report --agency so-tu-phap -o bao-cao.md"),
        ("report quá hạn Sở Y tế 'bao cao.md'", "report --status overdue --agency so-y-te -o 'bao cao.md'"),
        ("report a.md b.html", "report -o a.md -o b.html"),
        ("sheet STP gui.xlsx", "sheet --agency so-tu-phap -o gui.xlsx"),
    ],
)  # fmt: skip
def test_files_behind_filters(run: Run, plans: Path, line: str, exact: str) -> None:
    """A name before that of a file narrows what is in it, and is no part of the file's name."""
    found = []
    for typed in (line, exact):
        ran = run(*shlex.split(typed), now=NOW)
        files = {one.name: one.read_bytes() for one in plans.iterdir() if one.is_file()}
        found.append((ran.code, ran.out, files))
        for name in files:
            (plans / name).unlink()
    assert found[0] == found[1]
    assert found[0][0] == 0


def test_a_refusal_tells_of_nothing_that_it_was_taken_for(run: Run, plans: Path) -> None:
    """Only what is wrong."""
    assert plans
    ran = run("--lang", "en", "log", "II.1", "done", "báo", "Sở", "Tư", "pháp", now=NOW)
    near = "(did you mean: so-tu-phap (Sở Tư pháp)?)"
    assert ran == (2, "", f"plantrack: there is no agency or group “báo Sở Tư pháp” {near}\n")


def _logs(plans: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(plans.glob("data/*.jsonl"))]


@pytest.mark.parametrize(
    "said", ["chưa xong", "chưa thể hoàn thành", "không hoàn thành", "sắp xong", "gần xong"]
)
def test_what_is_not_so_by_a_word_of_the_title(run: Run, plans: Path, said: str) -> None:
    """It is no delivery, though the words before it are some of a title."""
    plan = plans / "data" / "plan-18.yaml"
    title = "Rà soát hồ sơ chưa, không thể sắp xếp gần"
    text = plan.read_text(encoding="utf-8").replace("Chuẩn hóa dữ liệu dùng chung", f"'{title}'")
    plan.write_text(text, encoding="utf-8")
    before = _logs(plans)
    ran = run("log", "rà", "soát", "hồ", "sơ", *said.split(), "STP", now=NOW)
    assert (ran.code, ran.out, _logs(plans)) == (2, "", before)


def test_a_task_with_a_negation_in_its_title(run: Run, plans: Path) -> None:
    """“Not yet”, cut out of a title, does not turn into a delivery; the whole title does."""
    plan = plans / "data" / "plan-18.yaml"
    text = plan.read_text(encoding="utf-8").replace("Chuẩn hóa dữ liệu", "Rà soát hồ sơ chưa xong")
    plan.write_text(text, encoding="utf-8")
    ran = run("log", "rà", "soát", "hồ", "sơ", "chưa", "xong", "STP", now=NOW)
    assert (ran.code, ran.out) == (2, "")
    assert run("log", "rà soát hồ sơ chưa xong", "xong", "STP", now=NOW).code == 0


@pytest.mark.parametrize(
    ("now", "option", "day"),
    [
        ("2026-07-06", "--as-of 6/7", "2026-07-06"),
        ("2026-07-06", "--as-of 7/7", "2025-07-07"),
        ("2026-07-06", "--as-of 29/2", "2024-02-29"),
        ("2026-01-05", "--as-of 31/12", "2025-12-31"),
        ("2026-07-06", "--as-of 'quý II'", "2026-06-30"),
        ("2026-01-05", "--as-of 'tháng 12'", "2025-12-31"),
        ("2026-07-06", "--as-of 'quý I năm 2026'", "2026-03-31"),
        ("2026-07-06", "--as-of Q2", "2026-06-30"),
        ("2026-07-06", "--as-of '7 tháng 7'", "2025-07-07"),
    ],
)
def test_a_day_without_a_year(run: Run, plans: Path, now: str, option: str, day: str) -> None:
    """The latest that is past or today, and the end of a period; it is said back."""
    assert plans
    line = shlex.split(f"--lang en status {option} --format json")
    ran = run(*line, now=f"{now}T09:00:00+07:00")
    assert json.loads(ran.out)["as_of"] == day
    assert ran.err.startswith(f"plantrack: “{shlex.split(option)[1]}” is taken for ")


@pytest.mark.parametrize(
    "day", ["ngày 6 tháng 7 năm 2025", "6 tháng 7 năm 2025", "Ngày 06/7/2025", "6 Jul 2025"]
)
def test_a_day_as_documents_write_it(run: Run, plans: Path, day: str) -> None:
    """In words, or behind the word for a day."""
    assert plans
    ran = run("status", "--as-of", day, "--format", "json")
    assert (json.loads(ran.out)["as_of"], ran.err) == ("2025-07-06", "")


def test_the_end_of_a_running_period_is_told_as_a_day_to_come(run: Run, plans: Path) -> None:
    """The heading names the day, too; a day typed in full is known to who typed it."""
    assert plans
    for period, today, told in (
        ("quý III", "2026-07-06", "“quý III” được hiểu là ngày 30/9/2026 (chưa đến)"),
        ("quý III", "2026-09-30", "“quý III” được hiểu là ngày 30/9/2026"),
        ("30/9/2026", "2026-07-06", ""),
    ):
        ran = run("status", "--plan", "18", "--as-of", period, now=f"{today}T09:00:00+07:00")
        assert ran.err == (f"plantrack: {told}\n" if told else "")
        assert "đến hết ngày 30/9/2026" in ran.out.partition("\n")[0]
    ran = run("--lang", "en", "overdue", "--plan", "18", "--as-of", "Q3", now=NOW)
    assert ran.err == "plantrack: “Q3” is taken for 30 Sep 2026 (yet to come)\n"


def test_a_new_due_date_without_a_year_lies_ahead(run: Run, plans: Path) -> None:
    """The day of the record, which is today or a day that was, or the next."""
    for typed, due in (
        ("5/7", "2027-07-05"),
        ("6/7", "2026-07-06"),
        ("29/2", "2028-02-29"),
        ("5/7 --date 10/3", "2026-07-05"),  # entered late
        ("9/3 --date 10/3", "2027-03-09"),
        ("'đến hết ngày 9/3/2027'", "2027-03-09"),
    ):
        _restore(plans)
        options = ("--doc", "1", "--due", *shlex.split(typed))
        ran = run("log", "A.1", "extended", "STP", *options, now=NOW)
        assert ran.code == 0
        assert json.loads(_logs(plans)[0])["due"] == due
        assert "chưa đến" not in ran.err  # as every due date is when it is set


def test_days_without_a_year_in_sheets(run: Run, plans: Path) -> None:
    """Said back with file and row; what happened lies behind, a new due date ahead."""
    sheet = plans / "bang.csv"
    sheet.write_text(
        "Mục,Cơ quan,Nội dung,Việc đã xảy ra,Ngày,Văn bản,Hạn mới\n"
        "A.1,STP,,gia hạn,20/6,“9/UBND”.,5/7\n"
        "A.1,SYT,,xong,30/6,'7/BC;',\n",
        encoding="utf-8",
    )
    ran = run("--lang", "en", "enter", "bang.csv", now=NOW)
    assert (ran.code, ran.err) == (
        0,
        "bang.csv:2: column “Date”: “20/6” is taken for 20 Jun 2026\n"
        "bang.csv:2: column “New due date”: “5/7” is taken for 5 Jul 2026\n"
        "bang.csv:3: column “Date”: “30/6” is taken for 30 Jun 2026\n",
    )
    first, second = (json.loads(one) for one in _logs(plans)[0].splitlines())
    assert (first["date"], first["due"], second["event"]) == ("2026-06-20", "2026-07-05", "done")
    assert (first["doc"], second["doc"]) == ("9/UBND", "7/BC")


@pytest.mark.parametrize(
    "line",
    [
        "status --plan 45 --lang en --color never", "status --plan=45 --lang=en", "--plan 45 status --lang en --no-pager",
        "show Sở Y tế --plan 45 --lang en", "overdue --lang en --agency STP --plan 45 --long",
    ],
)  # fmt: skip
def test_options_of_the_program_after_the_command(run: Run, plans: Path, line: str) -> None:
    """Like before it; the value of another option is none of them."""
    assert plans
    ran = run(*shlex.split(line), now=NOW)
    assert ran.code == 0
    assert "as of the end of" in ran.out
    noted = ("log", "A.1", "note", "STP", "--note", "--lang", "--dry-run")
    assert "--lang" in run(*noted, now=NOW).out


def test_two_subjects_are_shown_one_after_the_other(run: Run, plans: Path) -> None:
    """Each page as by itself; for programs all obligations at once, each once."""
    assert plans
    found = json.loads(run("show", "STP", "SYT", "STP", "--format", "json", now=NOW).out)
    assert {o["agency"] for o in found["obligations"]} == {"so-tu-phap", "so-y-te"}
    keys = [(o["plan"], o["task"], o["agency"], o["occurrence"]) for o in found["obligations"]]
    assert len(keys) == len(set(keys))
    both = run("show", "A.1", "II.4", now=NOW).out
    assert "Chuẩn hóa dữ liệu" in both
    assert "Sở Nội vụ" in both
    narrowed = json.loads(run("show", "STP", "II.1", "--format", "json", now=NOW).out)
    assert [(o["task"], o["agency"]) for o in narrowed["obligations"]] == [("II.1", "so-tu-phap")]


def test_figures_of_two_days(run: Run, plans: Path) -> None:
    """Side by side; as CSV with the difference; the two days of JSON have their counts."""
    assert plans
    line = ("status", "--plan", "45", "--compare", "2026-06-27", "--as-of", "2026-07-06")
    page = run("--lang", "en", *line, now=NOW).out
    assert " Figure                         27/06/2026  06/07/2026  Difference\n" in page
    rows = run(*line, "--format", "csv", now=NOW).out.splitlines()
    assert rows[0] == "\ufefffigure,2026-06-27,2026-07-06,difference"
    assert [row.split(",")[0] for row in rows[-3:]] == ["due_soon", "total", "rate"]
    first = [row.split(",") for row in rows[1:-1]]
    assert all(int(now) - int(then) == int(difference) for _, then, now, difference in first)
    found = json.loads(run(*line, "--format", "json", now=NOW).out)
    assert found["compared"]["as_of"] == "2026-06-27"
    assert [str(n) for n in found["compared"]["counts"].values()] == [
        then for _, then, _, _ in first
    ]
    readable = run(*line, "--format", "csv", "--headings", "vi", now=NOW).out
    assert readable.startswith('\ufeffChỉ tiêu,27/06/2026,06/07/2026,"Tăng, giảm"\r\nQuá hạn,')
    later = run("status", "--compare", "7/7/2026", now=NOW)
    assert later.err.startswith("plantrack: --compare: ngày 07/7/2026 không sớm hơn")


def test_no_rate_of_what_was_asked_for_by_its_status(run: Run, plans: Path) -> None:
    """All that is done is done: a share of that would say 100%."""
    assert plans
    for view in (
        ("status",), ("status", "--plan", "45"), ("status", "--by", "agency"), ("status", "--compare", "27/6/2026"),
    ):  # fmt: skip
        assert "%" in run(*view, "--as-of", "2026-07-06", now=NOW).out
        narrowed = run(*view, "--as-of", "2026-07-06", "--status", "đã hoàn thành", now=NOW)
        assert (narrowed.code, "%" in narrowed.out) == (0, False)
    table = run("status", "--by", "agency", "--status", "done", "--format", "csv", now=NOW).out
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert rows
    assert {row["rate"] for row in rows} == {""}


def test_who_is_silent(run: Run, plans: Path) -> None:
    """Late, and of which nothing was recorded in that plan but reminders."""
    assert plans
    run("log", "A.1", "reminded", "STP", now=NOW)
    run("log", "A.1", "progress", "SYT", "--note", "x", now=NOW)
    found = json.loads(run("status", "--silent", "--plan", "18", "--format", "json", now=NOW).out)
    assert [o["agency"] for o in found["obligations"]] == ["so-tu-phap"]
    page = run("status", "--silent", "--plan", "18", now=NOW).out
    assert "Sở Tư pháp  1                    6                        1" in page
    run("log", "A.1", "progress", "STP", "--note", "x", now=NOW)
    assert run("status", "--silent", "--plan", "18", now=NOW) == (0, "", "")


def test_the_table_of_the_screen_as_csv(run: Run, plans: Path) -> None:
    """A row for each agency, task or plan, with all counts and the rate as a share of 1."""
    assert plans
    rows = run(
        "status", "--plan", "45", "--by", "agency", "--format", "csv", now=NOW
    ).out.splitlines()
    assert rows[0] == (
        "\ufeffkey,name,overdue,on_track,undated,waiting,scheduled,done_late,done,closed,due_soon,total,rate"
    )
    assert rows[1] == "so-tu-phap,Sở Tư pháp,1,1,0,0,0,0,2,2,0,6,0.6667"
    both = run("status", "--by", "nhiệm vụ", "--format", "csv", "--headings", "vi", now=NOW).out
    assert both.startswith("\ufeffMã,Tên,Quá hạn,Trong hạn,")
    assert "\n45/KH-UBND 2,Báo cáo kết quả cải cách hành chính,1,3," in both


def test_headings_for_people(run: Run, plans: Path) -> None:
    """Statuses and dates as on the screen, of lists and of the log."""
    assert plans
    line = ("overdue", "--plan", "18", "--agency", "STP", "--format", "csv", "--headings", "vi")
    head, row = run(*line, now=NOW).out.splitlines()
    assert head.startswith(
        '\ufeffKế hoạch,Mục,Nhiệm vụ,Mã cơ quan,Cơ quan,Cơ quan kế thừa hiện nay,"Kỳ, văn bản",Tình trạng,'
    )
    assert row.startswith(
        "18/KH-UBND,A.1,Chuẩn hóa dữ liệu dùng chung,so-tu-phap,Sở Tư pháp,Sở Tư pháp,,quá hạn,10/02/2026,30/06/2026,"
    )
    log = (
        "history",
        "--plan",
        "45",
        "--event",
        "gia hạn",
        "--event",
        "done",
        "--format",
        "csv",
        "--headings",
        "en",
    )
    head, *rows = run(*log, now=NOW).out.splitlines()
    assert head.startswith("\ufeffPlan,Id,Recorded,By,Date,Task,Agency,Event,Document,")
    assert len(rows) == 4
    assert "19/03/2026,2,Sở Tư pháp,done,11/BC-STP," in rows[0]


def test_show_never_sends(run: Run, plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the machine has a way to send."""
    before = _logs(plans)
    monkeypatch.setenv("PLANTRACK_SMTP_URL", "smtp://127.0.0.1:9")
    ran = run("mail", "--show", "--plan", "18", now=NOW)
    assert ran.code == 0
    assert "Kính gửi: Sở Y tế" in ran.out
    assert _logs(plans) == before
