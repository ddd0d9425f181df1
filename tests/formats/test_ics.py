"""The calendar, whole and read by another program, over a story in which due dates come and go."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from plantrack.formats import ics
from plantrack.log.event import Event, EventKind
from plantrack.plan.model import Plan
from plantrack.report.status import Status
from plantrack.reports.calendar import CalendarEntry, calendar
from plantrack.words.words import Language, Words
from tests.comparisons import dossier_of, half_year
from tests.conftest import Run
from tests.plans import event, make_plan

VI = Words("vi")

AGENCIES = {"a": {"name": "Sở Y tế"}, "b": {"name": "Sở Nội vụ"}}
PLAN = make_plan({"before": "2025-04-15"}, lead=["a", "b"], agencies=AGENCIES)
AFTER = make_plan({"after": "công văn", "within": "10 days"}, agencies=AGENCIES)


def text_of(
    plan: Plan, events: Sequence[Event], day: str, language: Language = "vi", **query: Any
) -> str:
    found = dossier_of((plan, events), day=date.fromisoformat(day), **query)
    return ics.render(calendar(found, Words(language)))


def read(text: str) -> Any:
    """Return what `icalendar` reads."""
    return icalendar.Calendar.from_ical(text)


def entries(text: str) -> dict[str, Any]:
    """Return the events of a calendar by their UID."""
    found = read(text)
    assert not found.errors
    events = {str(one["UID"]): one for one in found.walk("VEVENT")}
    assert len(events) == text.count("\r\nBEGIN:VEVENT\r\n")
    assert not any(one.errors for one in events.values())
    return events


def of_a(plan: Plan, events: Sequence[Event], day: str, **query: Any) -> tuple[str, date, int]:
    """Return status, day and sequence of what agency a owes, which is one entry."""
    (found,) = (
        one
        for one in entries(text_of(plan, events, day, **query)).values()
        if "Sở Y tế" in one["SUMMARY"]
    )
    return str(found["STATUS"]), found["DTSTART"].dt, int(found["SEQUENCE"])


def test_read_by_another() -> None:
    """A day of its own, which takes nobody's time, with an alarm as long before as the plan says."""
    found = read(text_of(PLAN, [], "2025-04-10"))
    assert (found["VERSION"], found["METHOD"]) == ("2.0", "PUBLISH")
    assert found["X-WR-CALNAME"] == "Thời hạn thực hiện Kế hoạch số 1/KH"
    first, second = found.walk("VEVENT")
    assert first["SUMMARY"] == "Hạn: T Việc – Sở Y tế"
    assert second["SUMMARY"] == "Hạn: T Việc – Sở Nội vụ"
    assert first["DTSTART"].dt == date(2025, 4, 14)
    assert first["DTEND"].dt == date(2025, 4, 15)
    assert first["TRANSP"] == "TRANSPARENT"
    assert first["DTSTAMP"].dt.isoformat() == "2025-04-08T17:00:00+00:00"
    assert [str(c) for c in first["CATEGORIES"].cats] == ["1/KH", "sắp đến hạn"]
    assert first["DESCRIPTION"].split("\n")[0] == (
        "Tình trạng đến hết ngày 10/4/2025: trong hạn, còn 4 ngày"
    )
    (alarm,) = first.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-7)


def test_a_story() -> None:
    """Extended, taken back, extended again, done, found wanting, done, and all that grows the sequence."""
    extended = event("extended", "2025-04-10", doc="1/QĐ", due="2025-04-30")
    done = event("done", "2025-04-24", doc="2/BC")
    reopened = event("reopened", "2025-04-25", doc="5/CV")
    story = [
        (extended, ("CONFIRMED", date(2025, 4, 30))),
        (event("void", "2025-04-11", re=extended.id), ("CONFIRMED", date(2025, 4, 14))),
        (
            event("extended", "2025-04-12", doc="3/QĐ", due="2025-05-05"),
            ("CONFIRMED", date(2025, 5, 5)),
        ),
        (
            event("extended", "2025-04-13", doc="4/QĐ", due="2025-04-20"),
            ("CONFIRMED", date(2025, 4, 20)),
        ),
        (done, ("CANCELLED", date(2025, 4, 20))),
        (reopened, ("CONFIRMED", date(2025, 4, 20))),
        (event("void", "2025-04-26", re=reopened.id), ("CANCELLED", date(2025, 4, 20))),
        (event("void", "2025-04-26", re=done.id), ("CONFIRMED", date(2025, 4, 20))),
        (event("dropped", "2025-04-27", note="thôi"), ("CANCELLED", date(2025, 4, 20))),
    ]
    happened: list[Event] = []
    assert of_a(PLAN, happened, "2025-04-28") == ("CONFIRMED", date(2025, 4, 14), 0)
    for one, (status, day) in story:
        happened.append(one)
        assert of_a(PLAN, happened, "2025-04-28") == (status, day, len(happened))


def test_what_was_known() -> None:
    """What was recorded later changes nothing of a calendar of an earlier knowledge."""
    late = event(
        "extended", "2025-04-10", doc="1/QĐ", due="2025-04-30", recorded="2025-04-20T09:00:00+07:00"
    )
    then = of_a(PLAN, [late], "2025-04-21", known_on=date(2025, 4, 19))
    assert then == ("CONFIRMED", date(2025, 4, 14), 0)
    assert of_a(PLAN, [late], "2025-04-21") == ("CONFIRMED", date(2025, 4, 30), 1)


def test_a_void_needs_no_agency() -> None:
    """It counts for what it takes back, and so does one that gives it back."""
    extended = event("extended", "2025-04-10", doc="1/QĐ", due="2025-04-30")
    void = event("void", "2025-04-11", None, task=None, re=extended.id)
    back = event("void", "2025-04-12", None, task=None, re=void.id)
    assert of_a(PLAN, [extended, void], "2025-04-13")[1:] == (date(2025, 4, 14), 2)
    assert of_a(PLAN, [extended, void, back], "2025-04-13")[1:] == (date(2025, 4, 30), 3)


def test_a_document_that_had_not_come() -> None:
    """Its due date may stand in a calendar already, and is taken back."""
    received = event("received", "2025-04-10", doc="9/BTP")
    void = event("void", "2025-04-11", re=received.id)
    assert entries(text_of(AFTER, [], "2025-04-12")) == {}
    (before,) = entries(text_of(AFTER, [received], "2025-04-12"))
    assert of_a(AFTER, [received], "2025-04-12") == ("CONFIRMED", date(2025, 4, 21), 1)
    assert of_a(AFTER, [received, void], "2025-04-12") == ("CANCELLED", date(2025, 4, 21), 2)
    ((after, gone),) = entries(text_of(AFTER, [received, void], "2025-04-12")).items()
    assert after == before
    assert (
        gone["SUMMARY"]
        == "Thời hạn này không còn hiệu lực: T Việc (theo văn bản số 9/BTP) – Sở Y tế"
    )


def test_an_agency_that_ended() -> None:
    """What it left open is cancelled without an event, and comes after what was sent before."""
    agencies = {"a": {"name": "Sở Y tế", "until": "2025-04-20"}, "b": {"name": "Sở Nội vụ"}}
    plan = make_plan({"before": "2025-04-30"}, agencies=agencies, monitor="b")
    assert of_a(plan, [], "2025-04-20") == ("CONFIRMED", date(2025, 4, 29), 0)
    assert of_a(plan, [], "2025-04-21") == ("CANCELLED", date(2025, 4, 29), 1)
    agencies["a"]["successor"] = "b"
    plan = make_plan({"before": "2025-04-30"}, agencies=agencies, monitor="b")
    assert of_a(plan, [], "2025-04-21") == ("CONFIRMED", date(2025, 4, 29), 1)


def test_an_event_is_known_by_what_it_is_about() -> None:
    """Not by its date: its UID stays, and no two have the same."""
    day = "2025-04-20"
    extended = event("extended", "2025-04-10", doc="1/QĐ", due="2025-04-30")
    assert set(entries(text_of(PLAN, [], day))) == set(entries(text_of(PLAN, [extended], day)))
    whole = calendar(half_year(), Words("vi")).entries
    assert len({entry.uid for entry in whole}) == len(whole) == 50


def test_filters() -> None:
    """An agency has its own; a status leaves out what has another, and cancels only what is over."""
    comparison = half_year(agencies=frozenset(["so-noi-vu"]))
    found = calendar(comparison, Words("vi"))
    assert found.name == "Thời hạn thực hiện Kế hoạch số 89/KH-UBND – Sở Nội vụ"
    assert all("Sở Nội vụ" in entry.summary for entry in found.entries)
    whole = calendar(half_year(), Words("vi")).entries
    late = calendar(half_year(statuses=frozenset([Status.OVERDUE])), Words("vi")).entries
    gone = [entry for entry in whole if entry.cancelled]
    assert [entry for entry in late if entry.cancelled] == gone
    assert len(gone) == 36
    still = [entry for entry in late if not entry.cancelled]
    assert len(still) == 9
    assert not [entry for entry in still if entry.alarm is not None]
    assert all(entry.alarm is None for entry in gone)


def test_several_plans() -> None:
    """Each entry says of which."""
    plans = [make_plan({"before": "2025-04-15"}, plan_id=f"{n}/KH-UBND") for n in (1, 2)]
    found = calendar(dossier_of(*((plan, []) for plan in plans), day=date(2025, 4, 10)), VI)
    assert found.name == "Thời hạn thực hiện 2 kế hoạch – Sở A"
    assert [entry.summary for entry in found.entries] == [
        "Hạn: 1/KH-UBND, T Việc – Sở A",
        "Hạn: 2/KH-UBND, T Việc – Sở A",
    ]
    assert len({entry.uid for entry in found.entries}) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lines(language: Language) -> None:
    """At most 75 octets, ended by CRLF, broken between characters; put together they are read."""
    text = ics.render(calendar(half_year(), Words(language)))
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) == 75
    assert all(line.decode() for line in lines)
    assert not {"\n", "\r"} & set(text.replace("\r\n", ""))
    assert len(entries(text)) == 50


@pytest.mark.parametrize("length", [1, 73, 74, 75, 76, 148, 149, 150, 1000])
@pytest.mark.parametrize("char", ["a", "ế", "😀"])
def test_folding(length: int, char: str) -> None:
    """Every length of every width of character."""
    folded = list(ics.fold(char * length))
    assert all(len(part.encode()) <= 75 for part in folded)
    assert folded[0] + "".join(part[1:] for part in folded[1:]) == char * length
    assert {part[0] for part in folded[1:]} <= {" "}


@pytest.mark.parametrize(
    "text",
    [
        "a;b,c\\d",
        "\\n không phải xuống dòng",
        "END:VEVENT",
        "=1+1 <b>&amp;",
        ":;=,\"'",
        "x" * 40_000,
    ],
)
def test_text_stays_text(text: str) -> None:
    """Whatever stands in it, in a plan and in the log."""
    task = make_plan({"before": "2025-04-15"}, tasks=[_task(text)], agencies=AGENCIES)
    blocked = event("blocked", "2025-04-10", note=text)
    ((_, found),) = entries(text_of(task, [blocked], "2025-04-12")).items()
    assert found["SUMMARY"] == f"Hạn: T {text} – Sở Y tế"
    assert found["DESCRIPTION"].split("\n")[1] == f"có khó khăn, vướng mắc: {text}"


def test_controls_are_seen() -> None:
    """No line is ended, and nothing begun, by what a text holds."""
    text = "a\r\nBEGIN:VEVENT\x00\x1b\u2028\u202e"
    plan = make_plan({"before": "2025-04-15"}, tasks=[_task(text)], agencies=AGENCIES)
    ((_, found),) = entries(text_of(plan, [], "2025-04-12")).items()
    assert found["SUMMARY"] == ("Hạn: T a␍␊BEGIN:VEVENT␀␛<U+2028><U+202E> – Sở Y tế")


def _task(title: str) -> dict[str, Any]:
    """Return a task with any title, as one that was read from elsewhere may have."""
    return {"id": "T", "title": title, "lead": ["a"], "deadline": {"before": "2025-04-15"}}


def test_nothing() -> None:
    """A calendar without events is one."""
    found = read(text_of(AFTER, [], "2025-04-12"))
    assert found["X-WR-CALNAME"] == "Thời hạn thực hiện Kế hoạch số 1/KH – Sở Y tế"
    assert found.walk("VEVENT") == []


def test_from_the_command_line(run: Run, folder: Path) -> None:
    """In a file, and to a pipe; the same twice."""
    plan = ("--plan", "data/plan-89.yaml", "report")
    ran = run(*plan, "-o", "a.ics", "--agency", "so-y-te")
    assert (ran.code, ran.out) == (0, "Đã tạo a.ics.\n")
    content = (folder / "a.ics").read_bytes()
    (found,) = entries(content.decode()).values()
    assert found["SUMMARY"] == "Hạn: II.1 Quán triệt, phổ biến, truyền thông Luật – Sở Y tế"
    ran = run(*plan, "-o", "-", "--format", "ics", "--agency", "so-y-te")
    assert ran.out.encode() == content


def test_two_plans_of_one_number() -> None:
    """Of two offices: neither due date moves the other."""
    plans = [make_plan({"by": "2025-05-15"}, issuer=issuer) for issuer in ("UBND A", "UBND B")]
    whole = dossier_of(*((plan, []) for plan in plans), day=date(2025, 5, 1))
    assert len({entry.uid for entry in calendar(whole, VI).entries}) == 2


NEXT = make_plan({"every": "month", "by": "20"})


def _of_may(events: Sequence[Event], day: str) -> list[CalendarEntry]:
    """Return the entries of the period that begins in May."""
    found = calendar(dossier_of((NEXT, events), day=date.fromisoformat(day)), VI)
    return [one for one in found.entries if "tháng 5/2025" in one.summary]


def test_a_date_of_a_period_that_was_taken_back() -> None:
    """Its number grows as the period begins, so that no program ignores that it is there again."""
    events = [
        event("extended", "2025-04-20", re="2025-05", doc="1/QĐ", due="2025-05-25", id="x"),
        event("void", "2025-04-21", re="x"),
    ]
    (first,) = _of_may(events[:1], "2025-04-25")
    (before,) = _of_may(events, "2025-04-25")
    (after,) = _of_may(events, "2025-05-02")
    assert first.uid == before.uid == after.uid
    assert [first.cancelled, before.cancelled, after.cancelled] == [False, True, False]
    assert [one.day.day for one in (first, before, after)] == [25, 25, 20]
    assert first.sequence < before.sequence < after.sequence


@pytest.mark.parametrize(
    "said",
    [
        event("reminded", "2025-04-20", re="2025-05", id="x"),
        event("progress", "2025-04-20", re="2025-05", note="x", id="x"),
        event("blocked", "2025-04-20", re="2025-05", note="x", id="x"),
        event("done", "2025-04-20", re="2025-05", doc="1/BC", id="x"),
    ],
)
def test_what_sets_no_date_cancels_none(said: Event) -> None:
    """A reminder or a remark about a coming period that is taken back: the due date holds as before."""
    events = [said, event("void", "2025-04-21", re="x")]
    (listed,) = _of_may(events[:1], "2025-04-25")
    assert listed.cancelled == (said.event is EventKind.DONE)
    assert _of_may(events, "2025-04-25") == []
    (begun,) = _of_may(events, "2025-05-02")
    assert (begun.uid, begun.day, begun.cancelled) == (listed.uid, date(2025, 5, 20), False)
    assert begun.sequence > listed.sequence


DECISION = {"id": "9/QĐ", "issued": "2025-04-12"}


def decided(**keys: Any) -> Plan:
    """Return the plan with a decision of 12/04/2025 that says so of its task."""
    amendment = {**DECISION, "tasks": [{"id": "T", **keys}]}
    return make_plan(
        {"before": "2025-04-15"}, lead=["a", "b"], agencies=AGENCIES, amendments=[amendment]
    )


@pytest.mark.parametrize(
    ("said", "status", "day", "summary"),
    [
        ({"deadline": {"by": "2025-05-20"}}, "CONFIRMED", date(2025, 5, 20), "Hạn: T Việc – Sở Y tế"),
        ({"deadline": {"open": "x"}}, "CANCELLED", date(2025, 4, 14), "Thời hạn này không còn hiệu lực: T Việc – Sở Y tế"),
        ({"lead": ["b"]}, "CANCELLED", date(2025, 4, 14), "Không còn thực hiện: T Việc – Sở Y tế"),
        ({"dropped": "thôi"}, "CANCELLED", date(2025, 4, 14), "Không còn thực hiện: T Việc – Sở Y tế"),
        (  # another of a list comes, this one goes
            {"deadline": [{"by": "2025-05-01"}, {"by": "2025-05-02"}]}, "CANCELLED", date(2025, 4, 14),
            "Không còn thực hiện: T Việc (thời hạn ngày 14/4/2025) – Sở Y tế",
        ),
    ],
)  # fmt: skip
def test_an_amendment(said: dict[str, Any], status: str, day: date, summary: str) -> None:
    """It moves the entry, or cancels it, under the same UID and a higher number, and is when it was told."""
    plan = decided(**said)
    before, after = (entries(text_of(plan, [], on)) for on in ("2025-04-11", "2025-04-12"))
    (uid,) = (uid for uid, one in before.items() if "Sở Y tế" in one["SUMMARY"])
    then, now = before[uid], after[uid]
    assert (then["STATUS"], then["DTSTART"].dt) == ("CONFIRMED", date(2025, 4, 14))
    assert (now["STATUS"], now["DTSTART"].dt, now["SUMMARY"]) == (status, day, summary)
    assert now["SEQUENCE"] > then["SEQUENCE"]
    assert now["DTSTAMP"].dt.isoformat() == "2025-04-11T17:00:00+00:00"  # as that day begins


def test_an_amendment_of_another_task_moves_nothing() -> None:
    """Nor does one that is known later."""
    other = {"id": "N", "title": "Khác", "lead": ["b"], "deadline": {"by": "2025-05-20"}}
    plan = make_plan(
        {"before": "2025-04-15"},
        lead=["a", "b"],
        agencies=AGENCIES,
        amendments=[{**DECISION, "tasks": [other]}],
    )
    assert of_a(plan, [], "2025-04-13") == ("CONFIRMED", date(2025, 4, 14), 0)
    moved = decided(deadline={"by": "2025-05-20"})
    known = of_a(moved, [], "2025-04-13", known_on=date(2025, 4, 11))
    assert known == ("CONFIRMED", date(2025, 4, 14), 0)


def test_a_number_never_falls_as_days_pass() -> None:
    """Amendments, records, periods that begin, one that now begins later than it had."""
    every = {"every": "month", "by": "10", "from": "2025-05-01"}
    later = [
        {"id": "1/QĐ", "issued": "2025-05-03", "tasks": [{"id": "T", "deadline": {**every, "by": "20"}}]},
        {"id": "2/QĐ", "issued": "2025-05-07", "tasks": [{"id": "T", "deadline": {**every, "from": "2025-05-15", "by": "25"}}]},
    ]  # fmt: skip
    plan = make_plan(every, agencies=AGENCIES, amendments=later)
    events = [event("blocked", "2025-05-05", note="x", re="2025-05", id="x")]
    events.append(event("void", "2025-05-06", re="x"))
    seen: dict[str, tuple[int, object]] = {}
    for number in range(40):
        day = date(2025, 4, 25) + timedelta(days=number)
        for uid, one in entries(text_of(plan, events, str(day))).items():
            told = one["SEQUENCE"], (one["DTSTART"].dt, one["STATUS"])
            former = seen.get(uid, told)
            assert told[0] > former[0] or told == former
            seen[uid] = told
    assert len(seen) >= 2
