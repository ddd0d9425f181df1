"""Plans of several time zones at one moment: each log and each figure is of its own plan's day."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run, masked
from tests.readable import word_told, workbook_told

NOW = "2026-07-05T06:00:00+07:00"  # still 4 July in New York, and already the 5th in Paris
LATER = "2026-07-05T12:00:00+07:00"  # the 5th everywhere
ZONES = {1: "Asia/Ho_Chi_Minh", 2: "America/New_York", 3: "Europe/Paris"}
TASKS = {1: "H", 2: "N", 3: "P"}
AT = {
    1: "2026-07-05T06:00:00+07:00",
    2: "2026-07-04T19:00:00-04:00",
    3: "2026-07-05T01:00:00+02:00",
}
TODAY = {1: "2026-07-05", 2: "2026-07-04", 3: "2026-07-05"}
PLAN = """\
plan:
  id: {n}/KH-UBND
  title: Kế hoạch {n}
  issuer: UBND tỉnh Bắc Ninh
  issued: {issued}
  monitor: so-noi-vu
  timezone: {zone}
agencies:
  so-noi-vu: {{name: Sở Nội vụ, code: SNV, email: snv@example.vn}}
  so-y-te: {{name: Sở Y tế, code: SYT, email: syt@example.vn}}
tasks:
  - {{id: {task}, title: Rà soát, lead: [so-y-te], deadline: {{by: 4/7/2026}}}}
"""


@pytest.fixture(params=[(1, 2, 3), (2, 3, 1)], ids=["vietnam-first", "new-york-first"])
def order(request: pytest.FixtureRequest) -> tuple[int, ...]:
    """In which order the plans were issued: the first of them is no clock for the others."""
    return request.param  # type: ignore[no-any-return]  # pytest knows no type of it


@pytest.fixture
def office(run: Run, folder: Path, order: tuple[int, ...]) -> Run:
    """Three plans, one in each zone, each with a task that is due on 4 July."""
    for path in (folder / "data").iterdir():
        path.unlink()
    for day, n in enumerate(order, 1):
        text = PLAN.format(n=n, issued=f"0{day}/3/2026", zone=ZONES[n], task=TASKS[n])
        (folder / "data" / f"plan-{n}.yaml").write_text(text, encoding="utf-8")
    return run


def lines(number: int) -> list[str]:
    """Return the whole lines of the log of a plan, ids made equal."""
    path = Path(f"data/plan-{number}.log.jsonl")
    return masked(path.read_text(encoding="utf-8")).splitlines() if path.exists() else []


def line(number: int, day: str, rest: str, at: str | None = None) -> str:
    return (
        f'{{"id": "0123456789abcdef", "recorded": "{at or AT[number]}",'
        f' "by": "Nguyễn Thị Lan <lan@example.vn>", "date": "{day}", {rest}}}'
    )


def about(number: int) -> str:
    return f'"task": "{TASKS[number]}", "agency": "so-y-te"'


def test_log(office: Run) -> None:
    """The default date, the words for days and what is not yet come are of the plan of the task."""
    yesterday = {1: "2026-07-04", 2: "2026-07-03", 3: "2026-07-04"}
    for n, task in TASKS.items():
        for note in ("không ngày", "hôm nay", "yesterday", "4/7/2026"):
            day = () if note == "không ngày" else ("--date", note)
            ran = office("log", task, "note", "SYT", *day, "--note", note, now=NOW)
            assert (ran.code, ran.err) == (0, "")
        assert lines(n) == [
            line(n, TODAY[n], f'{about(n)}, "event": "note", "note": "không ngày"'),
            line(n, TODAY[n], f'{about(n)}, "event": "note", "note": "hôm nay"'),
            line(n, yesterday[n], f'{about(n)}, "event": "note", "note": "yesterday"'),
            line(n, "2026-07-04", f'{about(n)}, "event": "note", "note": "4/7/2026"'),
        ]
    refused = office("log", "N", "done", "SYT", "--date", "5/7/2026", "--doc", "1/BC", now=NOW)
    assert refused.code == 1
    assert "ngày 05/7/2026 chưa đến (hôm nay là ngày 04/7/2026)" in refused.err
    for task in ("H", "P"):
        words = ("log", task, "done", "SYT", "--date", "5/7/2026", "--doc", "1/BC")
        assert office(*words, now=NOW).code == 0


def test_enter_and_undo(office: Run) -> None:
    """A row is refused by the day of its own plan; what is taken back is so on each plan's day."""
    sheet = "Kế hoạch,Mục,Cơ quan,Việc đã xảy ra,Ngày,Văn bản\n"
    row = "{n}/KH-UBND,{task},SYT,hoàn thành,{day},{n}/BC\n"
    early = [row.format(n=n, task=task, day="5/7/2026") for n, task in TASKS.items()]
    Path("s.csv").write_text(sheet + "".join(early), encoding="utf-8")
    refused = office("enter", "s.csv", now=NOW)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "s.csv:3: ngày 05/7/2026 chưa đến (hôm nay là ngày 04/7/2026); hãy sửa cột “Ngày”\n"
    )
    due = [row.format(n=n, task=TASKS[n], day=f"{int(TODAY[n][-2:])}/7/2026") for n in TASKS]
    Path("s.csv").write_text(sheet + "".join(due), encoding="utf-8")
    assert office("enter", "s.csv", now=NOW).code == 0
    assert office("undo", "--yes", now=NOW).code == 0
    for n in TASKS:
        done, void = lines(n)
        assert done == line(n, TODAY[n], f'{about(n)}, "event": "done", "doc": "{n}/BC"')
        assert void == line(n, TODAY[n], f'{about(n)}, "event": "void", "re": "0123456789abcdef"')


MAIL = ("mail", "--outbox", "out", "--from", "snv@example.vn")


def reminded(number: int, day: str, at: str | None = None) -> str:
    return line(number, day, f'{about(number)}, "event": "reminded"', at)


def reported(number: int, day: str, at: str | None = None) -> str:
    return line(number, day, '"agency": "so-noi-vu", "event": "reported"', at)


def test_mail(office: Run) -> None:
    """Reminded of is what is late on the day of its plan, and a digest is due once on each plan's day."""
    assert office(*MAIL, now=NOW).code == 0
    expected = {
        1: [reminded(1, "2026-07-05"), reported(1, "2026-07-05")],
        2: [reported(2, "2026-07-04")],
        3: [reminded(3, "2026-07-05"), reported(3, "2026-07-05")],
    }
    assert {n: lines(n) for n in TASKS} == expected
    letters = len(list(Path("out").iterdir()))
    assert office(*MAIL, now=NOW) == (0, "", "")
    assert {n: lines(n) for n in TASKS} == expected  # reported to-day, on each plan's own
    assert len(list(Path("out").iterdir())) == letters
    assert office(*MAIL, now=LATER).code == 0  # now it is the 5th in New York, too
    at = "2026-07-05T01:00:00-04:00"
    expected[2] += [reminded(2, "2026-07-05", at), reported(2, "2026-07-05", at)]
    assert {n: lines(n) for n in TASKS} == expected
    # a week after the reminder on the clocks of Hanoi and Paris, not yet on those of New York
    assert office(*MAIL, "--agencies", now="2026-07-12T06:00:00+07:00").code == 0
    weekly = {n: [one for one in lines(n) if "reminded" in one] for n in TASKS}
    assert {n: len(found) for n, found in weekly.items()} == {1: 2, 2: 1, 3: 2}


def test_days_off_are_those_of_each_plan(office: Run) -> None:
    """On a Monday in Vietnam that is still Sunday in New York, nothing of New York is sent."""
    monday = "2026-07-06T06:00:00+07:00"
    assert office(*MAIL, "--workdays-only", now=monday).code == 0
    assert [len(lines(n)) for n in TASKS] == [2, 0, 2]


def test_letters_say_of_which_day_they_are(office: Run, order: tuple[int, ...]) -> None:
    """A letter over several plans names the day, and of which plan it is another."""
    ran = office("mail", "--dry-run", "--show", "--soon", now=NOW)
    assert (ran.code, ran.err) == (0, "")
    told = {
        1: "05/7/2026, riêng Kế hoạch số 2/KH-UBND đến hết ngày 04/7/2026",
        2: "04/7/2026, riêng Kế hoạch số 3/KH-UBND, Kế hoạch số 1/KH-UBND đến hết ngày 05/7/2026",
    }[order[0]]
    assert f"tính đến hết ngày {told}, quý cơ quan" in ran.out
    assert f"(Tính đến hết ngày {told}; mỗi nhiệm vụ" in ran.out
    assert f"đầu việc sắp đến hạn ({told})" in ran.out


def test_check(office: Run) -> None:
    """What is dated the 5th has come where it is the 5th."""
    for n in TASKS:
        text = line(n, "2026-07-05", f'{about(n)}, "event": "note", "note": "x"')
        Path(f"data/plan-{n}.log.jsonl").write_text(f"{text}\n", encoding="utf-8")
    ran = office("check", now=NOW)
    assert ran.code == 1
    found = [one for one in (ran.out + ran.err).splitlines() if "chưa đến" in one]
    assert len(found) == 1
    assert found[0].startswith("data/plan-2.log.jsonl:1:")
    assert "(hôm nay là ngày 04/7/2026)" in found[0]
    assert "chưa đến" not in office("check", now=LATER).out


def test_reading(office: Run, order: tuple[int, ...]) -> None:
    """Without a day each plan stands as of its own; the heading says which stand as of another."""
    told = json.loads(office("status", "--format", "json", now=NOW).out)
    stand = {o["task"]: (o["status"], o["days_left"]) for o in told["obligations"]}
    assert stand == {"H": ("overdue", -1), "N": ("on_track", 0), "P": ("overdue", -1)}
    first = TODAY[order[0]]
    assert told["as_of"] == first
    days = {plan["id"]: plan.get("as_of", told["as_of"]) for plan in told["plans"]}
    assert days == {f"{n}/KH-UBND": TODAY[n] for n in TASKS}
    others = {
        1: "3 kế hoạch · đến hết ngày 05/7/2026, riêng Kế hoạch số 2/KH-UBND đến hết ngày 04/7/2026 · ! 2 quá hạn",
        2: "3 kế hoạch · đến hết ngày 04/7/2026, riêng Kế hoạch số 3/KH-UBND, Kế hoạch số 1/KH-UBND đến hết ngày 05/7/2026 · ! 2 quá hạn",
    }
    assert office("status", now=NOW).out.startswith(others[order[0]])
    english = office("--lang", "en", "--plan", "1", "--plan", "2", "overdue", now=NOW).out
    assert (
        english.splitlines()[0]
        == {
            1: "2 plans · as of the end of 5 Jul 2026, for Plan 2/KH-UBND of 4 Jul 2026 · ! 1 overdue",
            2: "2 plans · as of the end of 4 Jul 2026, for Plan 1/KH-UBND of 5 Jul 2026 · ! 1 overdue",
        }[order[0]]
    )
    alone = office("--plan", "2", "status", now=NOW).out
    assert alone.startswith("2/KH-UBND · đến hết ngày 04/7/2026 · ")
    for words in (("--as-of", "4/7/2026"), ("--as-of", "5/7/2026")):
        assert "riêng" not in office("status", *words, now=NOW).out
    assert "riêng" not in office("status", now=LATER).out
    yesterday = json.loads(office("status", "--as-of", "hôm qua", "--format", "json", now=NOW).out)
    days = {plan["id"]: plan.get("as_of", yesterday["as_of"]) for plan in yesterday["plans"]}
    assert days == {"1/KH-UBND": "2026-07-04", "2/KH-UBND": "2026-07-03", "3/KH-UBND": "2026-07-04"}


def test_history_of_today(office: Run) -> None:
    """What happened today is what happened on each plan's day."""
    for n, task in TASKS.items():
        for day in ("3/7/2026", "4/7/2026", "5/7/2026")[: int(TODAY[n][-2:]) - 2]:
            words = ("log", task, "note", "SYT", "--date", day, "--note", day)
            assert office(*words, now=NOW).code == 0
    ran = office("history", "--since", "today", "--format", "json", now=NOW)
    found = {(e["task"], e["date"]) for e in json.loads(ran.out)["events"]}
    assert found == {(TASKS[n], TODAY[n]) for n in TASKS}


def test_reports(office: Run, order: tuple[int, ...]) -> None:
    """Rates, totals and what is new count each plan as of its own day, and the files say so."""
    ran = office("report", "-o", "r.md", "-o", "r.ics", "-o", "r.docx", "-o", "r.xlsx", "-o", "r.html", now=NOW)  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    told = {
        1: "05/7/2026, riêng Kế hoạch số 2/KH-UBND đến hết ngày 04/7/2026",
        2: "04/7/2026, riêng Kế hoạch số 3/KH-UBND, Kế hoạch số 1/KH-UBND đến hết ngày 05/7/2026",
    }[order[0]]
    late = "05/7/2026"  # nothing of New York is late, so the letter is of one day
    page = Path("r.md").read_text(encoding="utf-8")
    assert f"**Số liệu đến hết ngày {told}**" in page
    assert f"đến hết ngày {told}" in Path("r.html").read_text(encoding="utf-8")
    assert office("report", "--letter", "-o", "l.docx", now=NOW).code == 0
    for name in ("r.docx", "l.docx", "r.xlsx"):
        read = workbook_told if name == "r.xlsx" else word_told
        said = read(Path(name).read_bytes()).replace("_", " ")
        assert f"đến hết ngày {told if name != 'l.docx' else late}" in said, name
    diary = Path("r.ics").read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")
    status = {
        f"{n}/KH-UBND": line.partition("Tình trạng ")[2].partition("\\n")[0]
        for line in diary.splitlines()
        for n in TASKS
        if line.startswith("DESCRIPTION:Tình") and f"số {n}/KH-UBND" in line
    }
    assert status == {
        "1/KH-UBND": "đến hết ngày 05/7/2026: quá hạn 1 ngày",
        "2/KH-UBND": "đến hết ngày 04/7/2026: ngày cuối cùng đúng hạn",
        "3/KH-UBND": "đến hết ngày 05/7/2026: quá hạn 1 ngày",
    }
    news = office("status", "--since", "4/7/2026", now=NOW).out
    assert "quá hạn 2" in news
