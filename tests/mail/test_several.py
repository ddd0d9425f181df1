"""Mail over several plans: one letter for an agency and monitor, each event in its own plan's log."""

import errno
import json
from pathlib import Path

import pytest

from plantrack.log import appending
from tests.conftest import Run
from tests.mail.mailserver import Server, give_addresses
from tests.several import three_plans

MORNING = "2025-05-20T07:00:00+07:00"


SNV, SKHCN = "so-noi-vu@example.vn", "so-khoa-hoc-cong-nghe@example.vn"
OF_SNV = "do Sở Nội vụ theo dõi"
OF_SKHCN = "do Sở Khoa học và Công nghệ theo dõi"


@pytest.fixture
def office(run: Run, folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Three plans whose agencies have addresses; two are followed by who sends."""
    monkeypatch.setenv("PLANTRACK_MAIL_FROM", SNV)
    three_plans(folder / "data")
    shared = folder / "data" / "co-quan.yaml"
    give_addresses(shared)
    return run


def logged(number: int) -> list[dict[str, str]]:
    path = Path(f"data/plan-{number}.log.jsonl")
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if path.exists()
        else []
    )


def test_one_letter_for_an_agency_and_a_monitor(office: Run, server: Server) -> None:
    """The list stands under each plan's citation; the second run sends nothing."""
    for name in ("SNV", "SKHCN"):
        assert office("mail", "--monitor", name, now=MORNING).code == 0
    letters = [r for r in server.received if r.to == ("so-y-te@example.vn",)]
    assert len(letters) == 2  # of Sở Nội vụ over two plans, of Sở Khoa học và Công nghệ over one
    both = next(r for r in letters if "02 kế hoạch" in r.message["Subject"])
    text = both.body("plain")
    assert text.index("Kế hoạch số 89/KH-UBND") < text.index("Kế hoạch số 90/KH-UBND")
    assert "112/KH-UBND" not in text
    assert "112/KH-UBND" in next(r for r in letters if r is not both).body("plain")
    monitors = {r.message["From"].addresses[0].display_name for r in letters}
    assert monitors == {"Sở Nội vụ", "Sở Khoa học và Công nghệ"}  # each letter is from its own
    assert {e["task"] for e in logged(112) if e["event"] == "reminded"} == {"A.1"}
    assert {(e["task"], e["agency"]) for e in logged(90) if e["agency"] == "so-y-te"} == {
        ("I.1", "so-y-te"),
        ("II.1", "so-y-te"),
    }
    digests = [r for r in server.received if r.message["Subject"].startswith("Báo cáo")]
    assert sorted(r.to for r in digests) == [
        ("so-khoa-hoc-cong-nghe@example.vn",),
        ("so-noi-vu@example.vn",),
    ]
    for number in (89, 90, 112):
        assert sum(e["event"] == "reported" for e in logged(number)) == 1
    server.received.clear()
    for name, other in (("SNV", OF_SKHCN), ("SKHCN", OF_SNV)):
        ran = office("mail", "--monitor", name, now=MORNING)
        assert (ran.code, ran.out, ran.err.count("\n"), other in ran.err) == (0, "", 1, True)
    assert server.received == []


@pytest.mark.parametrize(
    ("typed", "code", "senders", "left", "written"),
    [
        (("--from", SNV), 0, {"Sở Nội vụ"}, [OF_SKHCN], {89, 90}),
        (("--from", f"Theo dõi <{SKHCN.upper()}>"), 0, {"Theo dõi"}, [OF_SNV], {112}),
        (("--from", "ai@example.vn"), 1, set(), [OF_SNV, OF_SKHCN], set()),
        # an agency that follows none of them
        (("--from", "so-y-te@example.vn"), 1, set(), [OF_SNV, OF_SKHCN], set()),
        (("--from", "ai@example.vn", "--monitor", "Sở Nội vụ"), 0, {"Sở Nội vụ"}, [OF_SKHCN], {89, 90}),
        (("--from", SNV, "--monitor", "SKHCN"), 0, {"Sở Khoa học và Công nghệ"}, [OF_SNV], {112}),
    ],
)  # fmt: skip
def test_a_letter_is_only_in_the_name_of_whose_it_is(
    office: Run,
    server: Server,
    typed: tuple[str, ...],
    code: int,
    senders: set[str],
    left: list[str],
    written: set[int],
) -> None:
    """Sent are those of the monitor that sends, or is named; the others are named and left."""
    ran = office("mail", *typed, now=MORNING)
    told = ran.err.splitlines()
    assert (ran.code, ran.out, len(told)) == (code, "", len(left))
    assert all(whose in line for whose, line in zip(left, told, strict=True))
    assert {r.message["From"].addresses[0].display_name for r in server.received} == senders
    assert {number for number in (89, 90, 112) if logged(number)} == written


def test_with_one_monitor_all_are_sent(office: Run, server: Server) -> None:
    """From whatever address."""
    plans = ("--plan", "89", "--plan", "90")
    assert office(*plans, "mail", "--from", "ai@example.vn", now=MORNING) == (0, "", "")
    assert {r.message["From"].addresses[0].display_name for r in server.received} == {"Sở Nội vụ"}


def test_what_is_attached_is_named_by_the_agency(office: Run, server: Server) -> None:
    """Not by the first of the plans that it is about."""
    assert office("mail", now=MORNING).code == 0
    names = {
        part.get_filename()
        for r in server.received
        if r.to[0] in ("so-y-te@example.vn", SNV)
        for part in r.message.iter_attachments()
    }
    assert names == {"so-y-te_2025-05-20.xlsx", "so-noi-vu_2025-05-20_digest.csv"}


def test_who_follows_none_of_the_plans(office: Run, server: Server) -> None:
    """A wrong command line, which names who does."""
    ran = office("mail", "--monitor", "SYT", now=MORNING)
    assert ran == (
        2,
        "",
        "plantrack: “SYT” không theo dõi kế hoạch nào ở đây; các kế hoạch này do Sở Nội vụ, Sở Khoa học và Công nghệ theo dõi\n",
    )


def test_a_trial_without_an_address(
    office: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The letters of all monitors are shown, and said which would be sent."""
    monkeypatch.delenv("PLANTRACK_MAIL_FROM")
    ran = office("mail", "--dry-run", "--show", now=MORNING)
    assert (ran.code, ran.out.count("Kính gửi: Sở Y tế")) == (0, 2)
    assert ran.err.startswith("plantrack: chưa có địa chỉ gửi (--from)")


@pytest.mark.parametrize(("sender", "sent"), [(SKHCN, False), (SNV, True), ("ai@example.vn", True)])
def test_whose_plan_cannot_be_read(office: Run, server: Server, sender: str, sent: bool) -> None:
    """What another follows is not sent from an address that is known to be of somebody else."""
    Path("data/plan-112.yaml").write_text("plan: [", encoding="utf-8")
    ran = office("mail", "--from", sender, now=MORNING)
    assert (ran.code, bool(server.received), OF_SNV in ran.err) == (1, sent, not sent)


@pytest.mark.parametrize("fault", ["plan", "log", "place of the log"])
def test_one_plan_at_fault(office: Run, server: Server, fault: str) -> None:
    """The others are mailed and logged; its line on stderr, exit 1."""
    if fault == "plan":
        Path("data/plan-90.yaml").write_text("plan: [", encoding="utf-8")
    elif fault == "log":
        Path("data/plan-90.log.jsonl").write_text("{}\n", encoding="utf-8")
    else:
        Path("data/plan-90.log.jsonl").mkdir()
    ran = office("mail", now=MORNING)
    assert (ran.code, ran.out) == (1, "")
    assert "data/plan-90." in ran.err
    assert not [r for r in server.received if "90/KH-UBND" in r.body("plain")]
    assert len(logged(89)) == 22 + 1
    assert logged(112) == []


def test_a_trial_shows_the_letters(office: Run, server: Server) -> None:
    """In full, and sends nothing."""
    ran = office("mail", "--dry-run", "--show", now=MORNING)
    assert (ran.code, OF_SKHCN in ran.err, server.received) == (0, True, [])
    assert ran.out.count("Kính gửi: Sở Y tế") == 1
    assert "Trân trọng./." in ran.out


def test_a_day_off_says_why_it_is_silent(office: Run, server: Server) -> None:
    """On a terminal only."""
    sunday = "2025-05-18T07:00:00+07:00"
    assert office("mail", "--workdays-only", now=sunday) == (0, "", "")
    told = office("mail", "--workdays-only", now=sunday, terminal=80).out
    assert told == "Ngày 18/5/2025 là ngày nghỉ nên không gửi thư nào (--workdays-only).\n"
    assert server.received == []


def test_a_day_off_for_one_plan(office: Run, server: Server) -> None:
    """Each plan keeps its own calendar: that of another day off is not mailed of, the others are."""
    plan = Path("data/plan-89.yaml")
    off = "calendar: {off: [{date: 2025-05-20, note: x}]}\n"
    plan.write_text(off + plan.read_text(encoding="utf-8"), encoding="utf-8")
    ran = office("mail", "--workdays-only", now=MORNING)
    assert (ran.code, ran.out, ran.err.count("\n")) == (0, "", 1)
    assert logged(89) == []
    assert logged(90)
    assert not [r for r in server.received if "89/KH-UBND" in r.body("plain")]


def test_a_log_that_fails_once_a_letter_is_sent(
    office: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is recorded where, and the commands that record the rest; after them the next run goes on."""
    only = ("--plan", "data/plan-89.yaml", "--plan", "data/plan-90.yaml", "--lang", "en")
    append = appending._write_whole

    def opened(path: Path, opened: object = appending._opened) -> object:
        file = opened(path)  # type: ignore[operator]  # what it stands for
        failing.update({id(file): path.name})
        return file

    failing: dict[int, str] = {}

    def write(file: object, content: bytes) -> None:
        if content.strip() and failing[id(file)] == "plan-90.log.jsonl":
            raise OSError(errno.ENOSPC, "full")
        append(file, content)  # type: ignore[arg-type]  # as it comes

    with monkeypatch.context() as patch:
        patch.setattr(appending, "_opened", opened)
        patch.setattr(appending, "_write_whole", write)
        ran = office(*only, "mail", "--agencies", now=MORNING)
    assert ran.code == 1
    told = ran.err.splitlines()
    assert told[0] == "data/plan-90.log.jsonl: cannot write the file: the disk is full"
    rest = [line.split("sent again: ")[1] for line in told if "sent again: " in line]
    assert rest
    assert all(line.startswith("plantrack --plan data/plan-90.yaml log ") for line in rest)
    for command in rest:
        assert office(*command.split()[1:], now=MORNING).code == 0
    sent = len(server.received)
    assert office(*only, "mail", "--agencies", now=MORNING).code == 0
    assert len({r.to for r in server.received}) == len(server.received) > sent
