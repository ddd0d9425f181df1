"""Mail from a real run to a real server: what is delivered, to whom, once."""

import io
import json
import re
import socket
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plantrack.log.event import Event
from plantrack.mail import deliver, smtp
from tests.conftest import Run
from tests.mail.mailserver import (
    LOG,
    MORNING,
    NEXT_DAY,
    NEXT_WEEK,
    PASSWORD,
    PLAN,
    USER,
    Received,
    Server,
    Trust,
    agencies_logged,
    ask_only,
    logged,
    serving,
    to_agencies,
)

FROM = ("--from", "plantrack@example.vn")
# Four who are reminded, and the monitor, which has the digest: five letters.
FEW = ("so-cong-thuong", "so-noi-vu", "so-y-te", "so-xay-dung", "ubnd-huyen-dai-tu")


# Tags of HTML that no reader reads, that have no end, and that stand within a line without parting words.
UNREAD, EMPTY, WITHIN = ("style", "title", "thead"), ("br", "meta"), ("b", "span")


def text_of(html: str) -> str:
    """Return what a reader of HTML reads, without the labels that only a phone shows."""
    words: list[str] = []
    hidden: list[bool] = []  # of each tag that is open

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in EMPTY:
                hidden.append(tag in UNREAD or ("class", "column") in attrs)
            words.append("" if tag in WITHIN else " ")

        def handle_endtag(self, tag: str) -> None:
            hidden.pop()
            words.append("" if tag in WITHIN else " ")

        def handle_data(self, data: str) -> None:
            words.append("" if any(hidden) else data)

    Reader().feed(html)
    return " ".join("".join(words).split())


def test_every_late_agency_once_a_week_and_the_monitor_once_a_day(run: Run, server: Server) -> None:
    """22 reminders and a digest over STARTTLS with login; then nothing; a week later lần 2."""
    assert run("mail", now=MORNING) == (0, "", "")
    assert len(server.received) == 23
    assert server.connections == 1
    assert len(set(to_agencies(server))) == 22
    assert agencies_logged() == to_agencies(server)
    assert [event["event"] for event in logged()].count("reported") == 1
    assert len({received.message["Message-ID"] for received in server.received}) == 23
    for received in server.received:
        if "đôn đốc" in received.message["Subject"]:
            assert "lần 1" in received.body("plain")
    for again in (MORNING, "2025-04-16T18:00:00+07:00"):
        assert run("mail", now=again) == (0, "", "")
    assert len(server.received) == 23
    assert run("mail", now=NEXT_DAY) == (0, "", "")
    assert len(server.received) == 24  # the digest of that day
    server.received.clear()
    assert run("mail", now=NEXT_WEEK) == (0, "", "")
    assert len(server.received) == 23
    assert all(re.search("lần 2|02 lần", r.body("plain")) for r in server.received)
    assert run("check", now=NEXT_WEEK) == (0, "", "")
    found = json.loads(run("overdue", "--format", "json", now=NEXT_WEEK).out)
    reminded = {row["agency"]: row["reminders"] for row in found["obligations"]}
    assert reminded.pop("so-noi-vu") == 0  # the monitor: the digest tells it
    assert set(reminded.values()) == {2}


def cells(workbook: bytes) -> list[dict[Any, Any]]:
    """Return the rows of a sheet to fill in, by the headings of its columns."""
    rows = [*load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(rows) if "Mục" in row)
    found = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    return [row for row in found if row["Mục"]]


def test_the_sheet_that_comes_back_is_entered(run: Run, server: Server, tmp_path: Path) -> None:
    """What a department fills in and sends back is recorded as it is."""
    ask_only(*FEW)
    assert run("mail", "--agencies", now=MORNING).code == 0
    letter = next(r for r in server.received if r.to == ("so-y-te@example.vn",))
    (attached,) = letter.message.iter_attachments()
    assert attached.get_filename() == "so-y-te_2025-04-16.xlsx"
    book = load_workbook(io.BytesIO(attached.get_content()))
    page = book.worksheets[0]
    rows = [*page.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(rows) if "Mục" in row)
    for heading, value in (
        ("Nội dung cập nhật", "hoàn thành"),
        ("Ngày", datetime(2025, 4, 15)),
        ("Số, ký hiệu văn bản", "12/BC"),
    ):
        page.cell(head + 2, rows[head].index(heading) + 1, value)
    book.save(tmp_path / "returned.xlsx")
    assert run("enter", str(tmp_path / "returned.xlsx"), now=MORNING).code == 0
    found = json.loads(run("status", "--agency", "SYT", "--format", "json", now=MORNING).out)
    late = [row for row in found["obligations"] if row["status"] == "done_late"]
    assert [(row["task"], row["agency"], row["doc"]) for row in late] == [
        ("II.1", "so-y-te", "12/BC")
    ]


def test_what_is_delivered_is_what_the_report_says(run: Run, server: Server) -> None:
    """The bytes parsed again: each agency has its own rows, all of them, and nobody else's."""
    happened = (
        (
            "received",
            "STP",
            "SYT",
            "--date",
            "10/4/2025",
            "--doc",
            "1968/BTP",
            "--due",
            "12/4/2025",
        ),
        ("extended", "SYT", "--date", "12/4/2025", "--doc", "812/UBND", "--due", "13/4/2025"),
        ("blocked", "SYT", "--date", "13/4/2025", "--note", "Chưa có <b>hướng dẫn</b> & =1+1"),
    )
    for said in happened:
        assert run("log", "II.2", *said).code == 0
    assert run("mail", "--agencies", now=MORNING).code == 0
    report = json.loads(run("overdue", "--format", "json", now=MORNING).out)
    names = {row["agency"]: row["agency_name"] for row in report["obligations"]}
    assert set(to_agencies(server)) == {f"{id_}@example.vn" for id_ in names if id_ != "so-noi-vu"}
    for received in server.received:
        (agency,) = (address.partition("@")[0] for address in received.to)
        rows = [row for row in report["obligations"] if row["agency"] == agency]
        (attached,) = received.message.iter_attachments()
        sheet = cells(attached.get_content())
        assert [(r["Mục"], r["Cơ quan"], r["Thời hạn"]) for r in sheet] == [
            (row["task"], names[agency], datetime.fromisoformat(row["due"])) for row in rows
        ]
        plain, html = received.body("plain"), received.body("html")
        read = text_of(html)
        for row in rows:
            day = "{2}/{1}/{0}".format(*row["due"].split("-"))
            for part in (row["title"], day, f"quá hạn {row['days_late']} ngày", "lần 1"):
                assert part in " ".join(plain.split()), part
                assert part in read, part
        others = {
            name for id_, name in names.items() if id_ not in (agency, "so-noi-vu", "so-tu-phap")
        }
        assert not [name for name in others if name in f"{plain} {html} {sheet}"]
    late = next(r for r in server.received if r.to == ("so-y-te@example.vn",))
    assert "gia hạn 01 lần, ban đầu 12/4/2025" in late.body("plain")
    assert "khó khăn, vướng mắc: Chưa có <b>hướng dẫn</b> & =1+1" in late.body("plain")
    assert "Chưa có &lt;b&gt;hướng dẫn&lt;/b&gt; &amp; =1+1" in late.body("html")
    assert (
        late.message["Subject"]
        == "Đôn đốc thực hiện Kế hoạch số 89/KH-UBND: 02 nhiệm vụ quá hạn (16/4/2025)"
    )


def test_headers_that_well_behaved_mailers_send(run: Run, server: Server) -> None:
    """Valid, encoded, and never the plan's to choose."""
    ask_only(*FEW)
    text = PLAN.read_text(encoding="utf-8").replace(
        "id: 89/KH-UBND", 'id: "89/KH\\r\\nBcc: x@y.vn"'
    )
    text = text.replace("name: Sở Y tế", 'name: "Sở Y tế\\nTo: z@y.vn"')
    PLAN.write_text(text, encoding="utf-8")
    assert run("mail", now=MORNING) == (0, "", "")
    assert len(server.received) == len(FEW)
    for received in server.received:
        message = received.message
        assert set(message.keys()) >= {
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "List-Id",
            "MIME-Version",
        }
        assert not [key for key in message.keys() if message.get_all(key, [])[1:]]  # noqa: SIM118  # a message is no dict
        assert "Bcc" not in message
        for value in message.values():
            assert not getattr(value, "defects", ()), value
        assert [a.addr_spec for a in message["To"].addresses] == list(received.to)
        assert message["From"].addresses[0].addr_spec == "plantrack@example.vn"
        assert message["From"].addresses[0].display_name == "Sở Nội vụ"
        assert parsedate_to_datetime(message["Date"]).isoformat() == MORNING
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Content-Language"] == "vi"
        assert re.fullmatch(r"<[0-9a-f]{32}@example\.vn>", message["Message-ID"])
        raw = received.content.partition(b"\r\n\r\n")[0]
        assert raw.isascii()
        assert all(len(line) <= 78 or b"boundary" in line for line in raw.split(b"\r\n"))
        html = received.body("html")
        assert not re.findall(r"(?:src|href|url\()", html)


def test_the_digest(run: Run, server: Server, golden: Callable[[str, str], None]) -> None:
    """The whole picture in both languages, also whom this run has reminded and who has no address."""
    give = PLAN.read_text(encoding="utf-8").replace(", email: so-y-te@example.vn", "")
    happened = (
        (
            "II.2",
            "received",
            "STP",
            "SYT",
            "--date",
            "10/4/2025",
            "--doc",
            "1968/BTP",
            "--due",
            "20/4/2025",
        ),
        ("II.2", "blocked", "SYT", "--date", "13/4/2025", "--note", "Chưa có hướng dẫn"),
        ("II.1", "done", "STC", "--date", "14/4/2025", "--doc", "9/BC-STC"),
    )
    for language in ("vi", "en"):
        LOG.unlink(missing_ok=True)
        PLAN.write_text(give.replace("language: vi", f"language: {language}"), encoding="utf-8")
        for said in happened:
            assert run("log", *said).code == 0
        server.received.clear()
        assert run("mail", now=MORNING) == (0, "", "")
        (digest,) = (r for r in server.received if not r.message["Reply-To"])
        golden(f"mail-digest.{language}.txt", digest.body("plain").replace("\r\n", "\n"))


def test_the_next_digest_tells_what_is_new(run: Run, server: Server) -> None:
    """Since the one that was sent, also of what was recorded late about a day before it."""

    def told(now: str) -> str:
        server.received.clear()
        assert run("mail", "--digest", now=now) == (0, "", "")
        (digest,) = server.received
        return "\n".join(x for x in digest.body("plain").splitlines() if "Mới từ" in x or "– " in x)

    assert told(MORNING) == ""
    late = ("--date", "14/4/2025", "--doc", "9/BC-STC")
    assert run("log", "II.1", "done", "STC", *late, now="2025-04-16T09:00:00+07:00").code == 0
    assert told(NEXT_DAY) == (
        "Mới từ báo cáo trước (16/4/2025): hoàn thành 01 đầu việc\n- Hoàn thành: mục II.1 – Sở Tài chính"
    )
    assert told(NEXT_WEEK) == "Mới từ báo cáo trước (17/4/2025): không có"


def test_html_and_text_say_the_same(run: Run, server: Server) -> None:
    """Every line of the one stands in the other."""
    ask_only(*FEW)
    run(
        "log",
        "II.2",
        "received",
        "STP",
        "--date",
        "10/4/2025",
        "--doc",
        "1968/BTP",
        "--due",
        "12/4/2025",
    )
    assert run("mail", now=MORNING).code == 0
    for received in server.received:
        read = re.sub(r"\s", "", text_of(received.body("html")))
        for line in received.body("plain").splitlines():
            bare = re.sub(r"^-|\s", "", line)
            label, colon, value = bare.partition(":")
            assert bare in read or (colon and (value in read or f"{label}{value}" in read)), line


# What a server may do to one letter of many, and what the run then says; {} is the server.
REFUSED = "550 5.1.1 no such user"
FAULTS = {
    "refused": (["rcpt " + REFUSED], 0, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: máy chủ báo: " + REFUSED),
    "busy once": (["rcpt 451 4.3.2 try later"], 1, ""),
    "busy": (["rcpt 451 4.3.2 try later"] * 4, 3, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: máy chủ báo: 451 4.3.2 try later"),
    "refused when read": (["data 554 5.7.1 spam"], 0, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: máy chủ báo: 554 5.7.1 spam"),
    "full once": (["data 452 4.2.2 full"], 1, ""),
    "hang up once": (["hang up"], 1, ""),
    "hang up": (["hang up"] * 4, 3, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: 127.0.0.1:{} ngắt kết nối giữa chừng"),
    "cut after reading": (["cut"], 0, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: 127.0.0.1:{} ngắt kết nối giữa chừng"),
    "slow to answer once": (["wait"], 1, ""),
    "slow to answer": (["wait"] * 4, 3, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: 127.0.0.1:{} không trả lời trong 0.2 giây"),
    "slow to read": (["slow"], 0, "chưa gửi được cho Sở Y tế <so-y-te@example.vn>: 127.0.0.1:{} không trả lời trong 0.3 giây"),
    "goodbye": (["rcpt 421 4.7.0 too many", "data 421 4.3.2 restarting"], 2, ""),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_with_one_letter(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch, fault: str) -> None:  # fmt: skip
    """The others go, once; the log agrees with the server; the next run sends what was not accepted."""
    behaviour, tries, says = FAULTS[fault]
    if "slow" in fault:
        monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
        monkeypatch.setattr(smtp, "READING", 0.3)
    ask_only(*FEW)
    server.faults["so-y-te@example.vn"] = list(behaviour)
    everyone = json.loads(run("overdue", "--format", "json", now=MORNING).out)["obligations"]
    agencies = sorted(row["agency"] for row in everyone if row["agency"] != "so-noi-vu")
    addresses = [f"{agency}@example.vn" for agency in agencies]
    ran = run("mail", "--agencies", now=MORNING)
    line = f"plantrack: {says.format(server.port)}\n" if says else ""
    assert ran == (1 if says else 0, "", line)
    assert pauses == list(deliver.PAUSES[:tries])
    accepted = [a for a in addresses if not says or a != "so-y-te@example.vn"]
    assert server.recipients == accepted
    assert agencies_logged() == accepted
    server.faults.clear()
    assert run("mail", "--agencies", now="2025-04-16T08:00:00+07:00") == (0, "", "")
    assert server.recipients == addresses
    assert agencies_logged() == addresses


@pytest.mark.parametrize("whole", ["busy", "cut", "slow"])
def test_a_server_that_fails_for_everybody(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch, whole: str) -> None:  # fmt: skip
    """Each letter is tried; then it is left in peace after a few tries, and said once; the next run sends all."""
    if whole == "slow":  # a server that only seems so, on a busy machine, is another fault
        monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
        monkeypatch.setattr(smtp, "READING", 0.2)
    addresses = re.findall(r"email: (\S+)\}", PLAN.read_text(encoding="utf-8"))
    fault = {"busy": "rcpt 421 busy"}.get(whole, whole)
    server.faults = {address: [fault] * 9 for address in addresses}
    ran = run("--lang", "en", "mail", now=MORNING)
    assert (ran.code, ran.out, server.received, logged()) == (1, "", [], [])
    # who read a letter may have it, so that it is not sent again before the next run
    again = deliver.PAUSES if whole == "busy" else ()
    assert pauses == [*again]  # once, and not again for the digest
    assert server.connections == 22 + len(again) * deliver.LOSSES + 1
    reminders, digest = ran.err.splitlines()
    assert reminders.startswith(
        "plantrack: not sent to Ban Quản lý các khu công nghiệp <ban-quan-ly-kcn@example.vn>, "
    )
    assert " and 17 more: " in reminders
    assert digest.startswith("plantrack: not sent to Sở Nội vụ <so-noi-vu@example.vn>: ")
    server.faults.clear()
    assert run("mail", now=MORNING).code == 0
    assert len(server.received) == 23


def test_a_server_that_is_gone(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Nobody listens: tried again, then said; nothing is logged."""
    monkeypatch.setenv("PLANTRACK_SMTP_URL", "smtp://127.0.0.1:1")
    ran = run("mail", "--digest", now=MORNING)
    assert (ran.code, pauses, logged()) == (1, list(deliver.PAUSES), [])
    assert ran.err == (
        "plantrack: chưa gửi được cho Sở Nội vụ <so-noi-vu@example.vn>: không kết nối được 127.0.0.1:1: "
        "máy chủ từ chối kết nối\n"
    )


def test_a_server_that_never_greets(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """It takes the connection and says nothing."""
    monkeypatch.setattr(smtp, "TIMEOUT", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        ran = run(
            "--lang", "en", "mail", "--digest", "--smtp", f"smtp://127.0.0.1:{port}", now=MORNING
        )
    assert ran.code == 1
    assert ran.err == (
        "plantrack: not sent to Sở Nội vụ <so-noi-vu@example.vn>: "
        f"127.0.0.1:{port} did not answer within 0.1 seconds\n"
    )
    assert logged() == []


def test_one_of_two_addresses_refused(run: Run, server: Server) -> None:
    """The agency has its message; the dead address is told of."""
    ask_only(*FEW)
    text = PLAN.read_text(encoding="utf-8")
    PLAN.write_text(
        text.replace("email: so-y-te@example.vn", "email: [so-y-te@example.vn, cu@example.vn]"),
        encoding="utf-8",
    )
    server.faults["cu@example.vn"] = ["rcpt " + REFUSED]
    ran = run("mail", "--agencies", now=MORNING)
    assert ran == (
        1,
        "",
        f"plantrack: chưa gửi được cho Sở Y tế <cu@example.vn>: máy chủ báo: {REFUSED}\n",
    )
    assert agencies_logged() == to_agencies(server)
    assert len(to_agencies(server)) == len(FEW) - 1


def test_one_of_two_addresses_busy(run: Run, server: Server) -> None:
    """Only that one is tried again, and the reminder counts once."""
    ask_only(*FEW)
    text = PLAN.read_text(encoding="utf-8")
    PLAN.write_text(
        text.replace("email: so-y-te@example.vn", "email: [so-y-te@example.vn, moi@example.vn]"),
        encoding="utf-8",
    )
    server.faults["moi@example.vn"] = ["rcpt 451 wait"]
    assert run("mail", "--agencies", now=MORNING) == (0, "", "")
    assert len(server.recipients) == len(set(server.recipients)) == len(FEW)
    assert len(agencies_logged()) == len(FEW) - 1
    twice = [
        r.message["Message-ID"]
        for r in server.received
        if {"so-y-te@example.vn", "moi@example.vn"} & {*r.to}
    ]
    assert len(twice) == 2
    assert len(set(twice)) == 1


def test_a_crash_between_acceptance_and_log(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At worst one message comes twice, with the same Message-ID."""
    ask_only(*FEW)
    from plantrack.log import appending

    append, calls = appending.append, list[list[Event]]()

    def dies(path: Path, events: list[Event]) -> None:
        calls.append(events)
        if len(calls) >= 5:
            raise KeyboardInterrupt
        append(path, events)

    with monkeypatch.context() as patch:
        patch.setattr(appending, "append", dies)
        assert run("mail", now=MORNING).code == 130
    assert (len(server.received), len(logged())) == (5, 4)
    assert run("mail", now="2025-04-16T07:30:00+07:00").code == 0
    ids = [received.message["Message-ID"] for received in server.received]
    assert (len(ids), len(set(ids))) == (6, len(FEW))
    assert ids[4] == ids[5]


def test_agencies_without_an_address(run: Run, server: Server) -> None:
    """The digest names them; without a digest, stderr does."""
    text = PLAN.read_text(encoding="utf-8").replace(", email: so-y-te@example.vn", "")
    PLAN.write_text(text, encoding="utf-8")
    assert run("mail", "--agencies", now=MORNING) == (
        1,
        "",
        "plantrack: chưa có địa chỉ thư điện tử của Sở Y tế; bổ sung “email” trong kế hoạch\n",
    )
    assert run("mail", now=MORNING) == (0, "", "")
    body = server.received[-1].body("plain")
    assert "Cơ quan chưa có địa chỉ thư điện tử\n\nSở Y tế" in body.replace("\r\n", "\n")
    text = text.replace(", email: so-noi-vu@example.vn", "")
    PLAN.write_text(text, encoding="utf-8")
    assert run("mail", "--digest", now=NEXT_DAY) == (
        1,
        "",
        "plantrack: chưa có địa chỉ nhận báo cáo tổng hợp; bổ sung “email” của Sở Nội vụ trong kế hoạch hoặc dùng --to\n",
    )
    server.received.clear()
    assert run("mail", "--digest", "--to", "a@b.vn", "--to", "c@d.vn", now=NEXT_DAY) == (0, "", "")
    assert [received.to for received in server.received] == [("a@b.vn", "c@d.vn")]
    assert server.received[0].message["To"] == "a@b.vn, c@d.vn"
    assert "Kính gửi" not in server.received[0].body("plain")


def test_due_soon(run: Run, server: Server) -> None:
    """Only when asked for; the words do not call it late."""
    ask_only(*FEW)
    now = "2025-04-10T07:00:00+07:00"
    assert run("mail", "--agencies", now=now) == (0, "", "")
    assert not server.received
    assert run("mail", "--agencies", "--soon", now=now) == (0, "", "")
    assert len(server.received) == len(FEW) - 1
    message = server.received[0]
    assert (
        message.message["Subject"]
        == "Đôn đốc thực hiện Kế hoạch số 89/KH-UBND: 01 nhiệm vụ sắp đến hạn (10/4/2025)"
    )
    assert "trong hạn, còn 4 ngày" in message.body("plain")
    assert "quá hạn" not in message.body("plain")


def test_nothing_to_say(run: Run, server: Server) -> None:
    """Nothing sent, nothing printed, nothing written, exit 0."""
    run("log", "II.1", "done", "so-ban-nganh", "ubnd-cap-huyen", "--date", "14/4/2025")
    before = LOG.read_bytes()
    assert run("mail", now=MORNING) == (0, "", "")
    assert (server.received, server.connections, LOG.read_bytes()) == ([], 0, before)


def test_days_off(run: Run, server: Server) -> None:
    """A Saturday, and 30 April; 26 April 2025 is a Saturday that is worked."""
    ask_only(*FEW)
    for day in ("2025-04-19", "2025-04-30"):
        assert run("mail", "--workdays-only", now=f"{day}T07:00:00+07:00") == (0, "", "")
    assert not server.received
    assert run("mail", "--workdays-only", now="2025-04-26T07:00:00+07:00") == (0, "", "")
    assert len(server.received) == len(FEW)


def test_the_plans_day_on_a_utc_host(run: Run, server: Server) -> None:
    """23:30 UTC on the 14th is the morning of the 15th in Vietnam: the first day of being late."""
    ask_only(*FEW)
    assert run("mail", "--agencies", now="2025-04-14T16:59:00+00:00") == (0, "", "")
    assert not server.received
    assert run("mail", "--agencies", now="2025-04-14T23:30:00+00:00") == (0, "", "")
    assert len(server.received) == len(FEW) - 1
    assert "15/4/2025" in server.received[0].message["Subject"]
    assert server.received[0].message["Date"] == "Tue, 15 Apr 2025 06:30:00 +0700"
    assert {event["date"] for event in logged()} == {"2025-04-15"}


def test_successors_get_what_they_answer_for(run: Run, server: Server) -> None:
    """The row says whose task it was."""
    text = PLAN.read_text(encoding="utf-8").replace(
        "Đại Từ, until: 30/06/2025", "Đại Từ, until: 30/06/2025, successor: so-y-te"
    )
    PLAN.write_text(text, encoding="utf-8")
    assert run("mail", "--agencies", now="2025-07-01T07:00:00+07:00") == (0, "", "")
    assert len(server.received) == 13
    (letter,) = (r for r in server.received if r.to == ("so-y-te@example.vn",))
    assert "02 nhiệm vụ quá hạn" in letter.message["Subject"]
    assert "nhiệm vụ trước đây của UBND huyện Đại Từ" in letter.body("plain")
    assert {event["agency"] for event in logged()} >= {"so-y-te", "ubnd-huyen-dai-tu"}


def test_a_delivery_and_a_reminder_cross(run: Run, server: Server) -> None:
    """What was delivered in time but recorded later contradicts no reminder sent meanwhile."""
    ask_only(*FEW)
    assert run("mail", now=MORNING).code == 0
    done = run("log", "II.1", "done", "SYT", "--date", "14/4/2025", now="2025-04-25T09:00:00+07:00")
    assert (done.code, done.err) == (0, "")
    assert run("check", "--strict", now="2025-04-25T09:00:00+07:00") == (0, "", "")
    late = run(
        "--lang",
        "en",
        "log",
        "II.1",
        "reminded",
        "SYT",
        "--date",
        "26/4/2025",
        now="2025-04-26T09:00:00+07:00",
    )
    assert (late.code, late.out) == (1, "")
    assert "done on 14 Apr 2025 already" in late.err


def test_a_delivery_recorded_elsewhere_and_a_reminder_cross(run: Run, server: Server) -> None:
    """A clone that had not seen the delivery reminded of it; after the merge nothing is at fault."""
    ask_only(*FEW)
    said = ("log", "II.1", "done", "SYT", "--date", "14/4/2025")
    assert run(*said, now="2025-04-15T09:00:00+07:00").code == 0
    elsewhere = LOG.read_text(encoding="utf-8")
    LOG.unlink()
    assert run("mail", "--agencies", now=MORNING) == (0, "", "")
    with LOG.open("a", encoding="utf-8") as file:
        file.write(elsewhere)
    assert run("check", "--strict", now=NEXT_DAY) == (0, "", "")
    assert run("mail", "--agencies", now=NEXT_DAY) == (0, "", "")
    assert run("overdue", now=NEXT_DAY).err == ""


def test_a_fault_of_the_log_is_told_once(run: Run, server: Server) -> None:
    """Though it is read for reminders and again for the digest, and nothing is left to send."""
    ask_only(*FEW)
    assert run("mail", now=MORNING).code == 0
    line = '{{"id": "{0}", "recorded": "2025-04-14T09:00:00+07:00", "by": "Lan", "date": "2025-04-14", "task": "II.1", "agency": "so-y-te", "event": "done"}}\n'
    with LOG.open("a", encoding="utf-8") as file:
        file.write(line.format("one") + line.format("two"))
    ran = run("mail", now=MORNING)
    assert (ran.code, ran.out, ran.err.count("\n")) == (0, "", 1)
    assert "two" in ran.err
    assert server.received


def test_letters_that_break_the_line_starve_nobody(run: Run, server: Server) -> None:
    """The first ones of all, on every try: the others get theirs in the same run."""
    first = [
        f"{id_}@example.vn" for id_ in ("ban-quan-ly-kcn", "so-cong-thuong", "so-dan-toc-ton-giao")
    ]
    server.faults = {address: ["cut"] * 9 for address in first}
    ran = run("mail", "--agencies", now=MORNING)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert len(to_agencies(server)) == 19
    assert agencies_logged() == to_agencies(server)


def test_what_failed_first_is_told_whatever_comes_then(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A refused agency stays on stderr although the digest could not even be written."""
    ask_only(*FEW)
    server.faults["so-y-te@example.vn"] = ["rcpt " + REFUSED]
    server.faults["so-noi-vu@example.vn"] = ["", "data 554 no"]
    ran = run("mail", now=MORNING)
    assert ran.code == 1
    assert f"Sở Y tế <so-y-te@example.vn>: máy chủ báo: {REFUSED}" in ran.err


def test_a_line_cut_meanwhile(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer died in the middle of a line: it is taken out and told, what was sent is logged."""
    ask_only(*FEW)
    deliver = server.handle_DATA

    async def deliver_and_cut(smtp: Any, session: Any, envelope: Any) -> str:
        answer = await deliver(smtp, session, envelope)
        if len(server.received) == 2:
            with LOG.open("a", encoding="utf-8") as file:
                file.write('{"id": "abc", "rec')
        return answer

    monkeypatch.setattr(server, "handle_DATA", deliver_and_cut)
    ran = run("mail", "--agencies", now=MORNING)
    assert ran.code == 1
    cut, recorded = ran.err.splitlines()
    assert '{"id": "abc", "rec' in cut
    assert recorded.endswith(": thư gửi Sở Xây dựng đã được ghi nhận ở đây (1 ghi nhận)")
    assert run("mail", "--agencies", now=MORNING) == (0, "", "")
    assert (
        len({r.message["Message-ID"] for r in server.received})
        == len(server.received)
        == len(FEW) - 1
    )
    assert agencies_logged() == to_agencies(server)


def test_a_server_that_takes_no_login(
    run: Run, server: Server, trust: Trust, pauses: list[float]
) -> None:
    """Said so, and not that it cannot encrypt."""
    with serving(trust, at_once=True, login=False) as open_:
        url = f"smtps://{USER}@127.0.0.1:{open_.port}"
        ran = run("--lang", "en", "mail", "--digest", "--smtp", url, now=MORNING)
    assert ran.code == 1
    assert ran.err.endswith(
        "takes no login by password; leave the user out or use another server\n"
    )
    assert pauses == []


def test_text_that_looks_like_a_header(run: Run, server: Server) -> None:
    """An encoded word in the plan stays what it is."""
    text = PLAN.read_text(encoding="utf-8").replace("id: 89/KH-UBND", 'id: "=?utf-8?q?FAKE?="')
    PLAN.write_text(text.replace("language: vi", "language: en"), encoding="utf-8")
    assert run("mail", "--digest", now=MORNING) == (0, "", "")
    assert server.received[0].message["Subject"].startswith("Digest of Document =?utf-8?q?FAKE?=: ")


def test_lines_end_as_in_mail(run: Run, server: Server) -> None:
    """RFC 2046: text has CRLF also inside base64."""
    run("mail", "--digest", now=MORNING)
    for part in server.received[0].message.walk():
        if part.get_content_maintype() == "text":
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            assert payload.count(b"\n") == payload.count(b"\r\n") > 0


def test_an_address_written_twice(run: Run, server: Server) -> None:
    """Counts once."""
    ask_only(*FEW)
    text = PLAN.read_text(encoding="utf-8").replace(
        "email: so-y-te@example.vn", "email: [so-y-te@example.vn, so-y-te@example.vn]"
    )
    PLAN.write_text(text, encoding="utf-8")
    assert run("mail", "--agencies", now=MORNING).code == 0
    assert server.recipients.count("so-y-te@example.vn") == 1


def test_a_login_that_fails(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Not tried again; one line."""
    monkeypatch.setenv("PLANTRACK_SMTP_PASSWORD", "sai")
    ran = run("--lang", "en", "mail", "--digest", now=MORNING)
    assert (ran.code, pauses, server.received) == (1, [], [])
    assert f"127.0.0.1:{server.port} did not let {USER} log in; the server says: 535" in ran.err


def test_a_certificate_that_nobody_trusts(run: Run, server: Server, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Nothing is sent, and no password."""
    monkeypatch.delenv("SSL_CERT_FILE")
    ran = run("--lang", "en", "mail", "--digest", now=MORNING)
    assert (ran.code, pauses, server.received) == (1, [], [])
    assert f"the certificate of 127.0.0.1:{server.port} cannot be trusted (" in ran.err


def test_a_server_without_starttls(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing goes out in the clear where encryption was asked for."""
    with serving() as clear:
        monkeypatch.setenv("PLANTRACK_SMTP_URL", f"smtp+starttls://127.0.0.1:{clear.port}")
        ran = run("--lang", "en", "mail", "--digest", now=MORNING)
        assert ran.code == 1
        assert "offers no STARTTLS" in ran.err
        assert not clear.received
        assert run("mail", "--digest", "--smtp", f"smtp://127.0.0.1:{clear.port}", now=MORNING) == (
            0,
            "",
            "",
        )
        assert len(clear.received) == 1


def test_encrypted_from_the_first_byte(run: Run, trust: Trust, server: Server) -> None:
    """smtps, with the password in a file that only its owner reads."""
    file = Path("password")
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    file.chmod(0o640)
    with serving(trust, at_once=True) as encrypted:
        url = f"smtps://{USER}@127.0.0.1:{encrypted.port}"
        options = ("mail", "--digest", "--smtp", url, "--password-file", str(file))
        assert run("--lang", "en", *options, now=MORNING) == (
            1,
            "",
            "plantrack: password: others can read the password too; run chmod 600 password\n",
        )
        file.chmod(0o600)
        assert run(*options, now=MORNING) == (0, "", "")
        assert len(encrypted.received) == 1


def test_files_to_send_by_hand(run: Run, server: Server) -> None:
    """One .eml each, that mail programs open ready to be sent; the log counts them as sent."""
    ran = run("mail", "--outbox", "ra/hôm nay", now=MORNING, terminal=80)
    assert (ran.code, ran.out) == (0, "Đã ghi 23 thư vào ra/hôm nay, chờ gửi.\n")
    files = sorted(Path("ra/hôm nay").iterdir())
    assert len(files) == 23
    assert not server.received
    letters = [Received((), file.read_bytes()) for file in files]
    assert all(letter.message["X-Unsent"] == "1" for letter in letters)
    assert len(logged()) == 23
    assert run("mail", "--outbox", "ra/hôm nay", now=MORNING) == (0, "", "")
    blocker = Path("tệp")
    blocker.touch()
    ran = run("mail", "--digest", "--outbox", str(blocker), now=NEXT_DAY)
    assert ran == (
        1,
        "",
        "plantrack: chưa gửi được cho Sở Nội vụ <so-noi-vu@example.vn>: không ghi được vào tệp: đã có tệp trùng tên\n",
    )


def test_a_trial(
    run: Run, server: Server, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who would get what, without any side effect."""
    monkeypatch.delenv("PLANTRACK_SMTP_PASSWORD", raising=False)
    ran = run("mail", "--dry-run", "--soon", now=MORNING)
    assert (ran.code, ran.err) == (0, "")
    golden("mail-dry-run.txt", ran.out)
    assert (server.received, LOG.exists()) == ([], False)
    assert not [file for file in LOG.parent.iterdir() if "lock" in file.name]
    run("log", "II.1", "done", "so-ban-nganh", "ubnd-cap-huyen", "--date", "14/4/2025")
    assert run("mail", "--dry-run", now=MORNING) == (0, "", "")
    assert run("mail", "--dry-run", now=MORNING, terminal=80) == (
        0,
        "Không có thư nào cần gửi.\n",
        "",
    )


def test_on_a_terminal(run: Run, server: Server) -> None:
    """A word at the end for who is watching."""
    assert run("mail", now=MORNING, terminal=80) == (0, "Đã gửi 23 thư.\n", "")
    assert run("mail", now=MORNING, terminal=80) == (0, "Không có thư nào cần gửi.\n", "")


def test_progress_where_somebody_watches(run: Run, server: Server) -> None:
    """On stderr, and gone at the end."""
    ask_only(*FEW)
    ran = run("mail", now=MORNING, watched=True)
    assert (ran.code, ran.out) == (0, "")
    assert "Đang gửi thư" in ran.err
    assert run("mail", now=MORNING, watched=True) == (0, "", "")


@pytest.mark.parametrize(
    ("typed", "name", "address"),
    [
        ("a@b.vn", "Sở Nội vụ", "a@b.vn"),
        ("Phòng A, Sở B <a@b.vn>", "Phòng A, Sở B", "a@b.vn"),
        ('"Lan" <a@b.vn>', "Lan", "a@b.vn"),
        ("Bcc: x@y.vn <a@b.vn>", "Bcc: x@y.vn", "a@b.vn"),
        ("So\r\nBcc: x@y.vn <a@b.vn>", "So Bcc: x@y.vn", "a@b.vn"),
    ],
)
def test_who_mail_is_from(run: Run, server: Server, typed: str, name: str, address: str) -> None:
    """An address, or a name and an address; no other is ever picked out."""
    assert run("mail", "--digest", "--from", typed, now=MORNING) == (0, "", "")
    (sender,) = server.received[0].message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, address)
    assert "Bcc" not in server.received[0].message


WRONG = (
    (("--outbox", "a", "--from", "a@b.vn, c@d.vn"), "--from: “a@b.vn, c@d.vn” is not an e-mail address; write it like sonoivu@example.vn"),
    (("--outbox", "a", "--from", "Lan <a@b.vn> x"), "--from: “Lan <a@b.vn> x” is not an e-mail address; write it like sonoivu@example.vn"),
    (("--outbox", " "), "--outbox: empty; give a value or leave the option out"),
    ((), "no way to send was chosen; add --smtp URL, --sendmail, --outbox FOLDER or --dry-run"),
    (("--outbox", "a", "--smtp", "smtp://b"), "choose one way to send: --smtp, --sendmail or --outbox"),
    (("--outbox", "a"), "an address to send from is missing; add --from ADDRESS or set PLANTRACK_MAIL_FROM"),
    (("--outbox", "a", "--from", "Lan"), "--from: “Lan” is not an e-mail address; write it like sonoivu@example.vn"),
    (("--dry-run", "--to", "a b@c"), "--to: “a b@c” is not an e-mail address; write it like sonoivu@example.vn"),
    (("--dry-run", "--agencies", "--to", "a@b.vn"), "--to is where the digest goes, so it does not go with --agencies; drop one of them"),
    (("--dry-run", "--every", "0"), "--every: at least 1 day"),
    (("--sendmail", "/nowhere/sendmail"), "there is no program “/nowhere/sendmail” on this machine; install a mail server or use --smtp"),
    (("--smtp", "mail.vn"), "“mail.vn” is not a mail server; write it like smtp+starttls://user@mail.example.vn:587"),
    (("--smtp", "smtp://mail..vn"), "“smtp://mail..vn” is not a mail server; write it like smtp+starttls://user@mail.example.vn:587"),
    (("--smtp", "smtp://user:geh//eim@a/b"), "“smtp://user@a/b” is not a mail server; write it like smtp+starttls://user@mail.example.vn:587"),
    (("--smtp", "smtp://a:b"), "“smtp://a” is not a mail server; write it like smtp+starttls://user@mail.example.vn:587"),
    (("--smtp", "smtp://user@a"), "smtp://user@a: no password is sent over a clear connection; use smtp+starttls:// or smtps://"),
    (("--smtp", "smtps://user@a"), "the password of user is missing; set PLANTRACK_SMTP_PASSWORD or use --password-file FILE"),
    (("--smtp", "smtps://user:geheim@a"), "anybody can read a password on the command line; set PLANTRACK_SMTP_PASSWORD or use --password-file FILE"),
)  # fmt: skip


@pytest.mark.parametrize(("options", "says"), WRONG)
def test_wrong_command_lines(run: Run, options: tuple[str, ...], says: str) -> None:
    """Exit 2, one line, nothing done."""
    assert run("--lang", "en", "mail", *options, now=MORNING) == (2, "", f"plantrack: {says}\n")
    assert not LOG.exists()


def test_a_password_of_the_environment_may_stand_in_the_url(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Nobody sees it there; one that mail servers cannot take is said to be so."""
    monkeypatch.delenv("PLANTRACK_SMTP_PASSWORD")
    url = f"smtp+starttls://{USER.replace('@', '%40')}:{{}}@127.0.0.1:{server.port}"
    monkeypatch.setenv("PLANTRACK_SMTP_URL", url.format("m%E1%BA%ADt"))
    ran = run("--lang", "en", "mail", "--digest", now=MORNING)
    assert (ran.code, ran.err) == (
        2,
        "plantrack: user and password of a mail server may have ASCII letters, digits and signs only\n",
    )
    monkeypatch.setenv("PLANTRACK_SMTP_URL", url.format(PASSWORD))
    assert run("mail", "--digest", now=MORNING) == (0, "", "")
