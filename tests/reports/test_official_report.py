"""The report to sign and the letter to those late, whole, in both languages; what they leave out."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plantrack.pages import labels, messages
from plantrack.pages.page import Table, Text, plain
from plantrack.plan import file as planfile
from plantrack.report.comparison import Comparison
from plantrack.report.report import overdue
from plantrack.report.status import Status
from plantrack.reports import messages as reports_messages
from plantrack.reports.document import DOTS, Document, GroupedTable
from plantrack.reports.official_report import official_report
from plantrack.reports.reminder_letter import reminder_letter
from plantrack.reports.tallies import COUNTED
from plantrack.words.words import Language, Words
from tests.comparisons import EVENTS, LOG, PLAN, dossier_of, half_year
from tests.conftest import Run
from tests.day import ASSIGNED, DAY
from tests.day import EVENTS as DAYS_EVENTS
from tests.documents import DOCUMENTS, HALF_YEAR, ledger
from tests.pages.test_pages import block_told, cell_told, told
from tests.plans import PLAN_89, event, make_plan
from tests.several import three_plans

VI = Words("vi")


def document_told(document: Document) -> str:
    """Return a document as text: its head, what it says, who signs, its annexes."""
    lines = [f"{name}: {value}" for name, value in document.letterhead._asdict().items() if value]
    lines += [document.kind, *document.subject, f"{document.to} {' | '.join(document.addressees)}"]
    lines += [block_told(block).rstrip("\n") + _sum(block) for block in document.body]
    lines += [f"{document.signature.heading} {' '.join(document.signature.copies)}"]
    lines += [f"signed: {' / '.join(document.signature.title)}"]
    for annex in document.annexes:
        lines += ["", annex.name + (" (wide)" if annex.wide else ""), annex.title, annex.under]
        lines += [
            _ledger_told(block)
            if isinstance(block, GroupedTable)
            else block_told(block).rstrip("\n")
            for block in annex.blocks
        ]
    return "\n".join(lines).replace("\u00a0", "_") + "\n"


def _sum(block: Text | Table) -> str:
    total = block.total if isinstance(block, Table) else ()
    return f"\n  = {' | '.join(map(cell_told, total))}" if total else ""


def _ledger_told(block: GroupedTable) -> str:
    lines = [" | ".join(block.headings), " | ".join(block.numbers)]
    for name, rows in block.groups:
        lines += [f"* {told(name)}"] if name else []
        lines += [f"  {' | '.join(map(cell_told, row))}" for row in rows]
    lines += [f"  = {' | '.join(map(cell_told, block.total))}"] if block.total else []
    return "\n".join(lines)


def headings(document: Document) -> list[str]:
    return [
        plain(block.lines[0])
        for block in document.body
        if isinstance(block, Text) and block.kind == "heading"
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(golden: Callable[[str, str], None], name: str, language: Language) -> None:
    """Who is late and since when, what is new, extended and by what, blocked, never heard of."""
    document = DOCUMENTS[name](Words(language))
    assert document.language == language
    golden(f"pages/{name}.{language}.txt", document_told(document))


# -- sums ------------------------------------------------------------------------------------------


def test_the_sums_are_those_of_the_status(run: Run, folder: Path) -> None:
    """What annex I adds up is what a machine is told, agency by agency and status by status."""
    (folder / "data" / "plan-89.log.jsonl").write_bytes(LOG.read_bytes())
    shown = json.loads(run("status", "--format", "json", "--as-of", "30/9/2025").out)
    counts = Counter(o["status"] for o in shown["obligations"])
    agencies, items = map(ledger, DOCUMENTS["statement"](VI).annexes)
    columns = dict(zip(agencies.headings, zip(*agencies.groups[0][1], strict=True), strict=True))
    summed = dict(zip(agencies.headings, agencies.total, strict=True))
    for status, column in COUNTED.items():
        cells = columns.get(column.heading.vi, ())
        assert sum(int(cell.plain or 0) for cell in cells) == counts[status]
    of_all = [int(cell.plain or 0) for cell in columns[labels.count.vi]]
    assert sum(of_all) == len(shown["obligations"]) == int(summed[labels.count.vi].plain)
    assert sum(len(rows) for _, rows in items.groups) == len(shown["obligations"])


def test_every_sum_of_the_text_comes_out() -> None:
    """Part I by statuses, part II by tasks, part III by agencies."""
    document, total = DOCUMENTS["statement"](VI), HALF_YEAR.report.total
    counts = total.counts
    text = document_told(document)
    done = counts[Status.DONE] + counts[Status.DONE_LATE]
    still = counts[Status.ON_TRACK] + counts[Status.OVERDUE]
    rest = counts[Status.UNDATED] + counts[Status.WAITING] + counts[Status.CLOSED]
    assert done + still + rest == len(total.obligations) == 75
    assert f"Đã hoàn thành: {done} đầu việc (" in text
    assert f"Chưa hoàn thành: {still} đầu việc (" in text
    late = next(b for b in document.body if isinstance(b, Table) and b.total)
    whole, long = (sum(int(row[n].plain or 0) for row in late.rows) for n in (2, 3))
    assert [cell.plain for cell in late.total[2:4]] == [str(whole), str(long)] == ["9", "7"]
    assert sum(len(row[4].lines) for row in late.rows) == counts[Status.OVERDUE]
    by_task = [tally for _, _, tally in HALF_YEAR.report.by_task]
    assert all(f"{len(tally.obligations):02} đầu việc: " in text for tally in by_task)


def test_agencies_with_most_overdue_come_first() -> None:
    late = next(b for b in DOCUMENTS["statement"](VI).body if isinstance(b, Table) and b.total)
    numbers = [int(row[2].plain) for row in late.rows]
    assert numbers == sorted(numbers, reverse=True)


# -- what is left out ------------------------------------------------------------------------------


def test_parts_with_nothing_to_say_are_left_out() -> None:
    """The numbers of the others close up."""
    document = official_report(dossier_of((PLAN, ()), day=date(2025, 4, 10)), VI)
    assert headings(document) == [
        "I. TÌNH HÌNH CHUNG",
        "II. KẾT QUẢ THEO NHIỆM VỤ",
        "III. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert "Tỷ lệ hoàn thành" not in plain_body(document)
    assert len(document.annexes) == 2


def plain_body(document: Document) -> str:
    return "\n".join(block_told(block) for block in document.body)


def test_nothing_at_all() -> None:
    """A report of nothing says so, has its empty place and its end, and no annex."""
    found = dossier_of((PLAN, EVENTS))
    found.report = found.report._replace(tasks=(), obligations=())
    document = official_report(found, VI)
    assert headings(document) == ["I. TÌNH HÌNH CHUNG", "II. KIẾN NGHỊ, ĐỀ XUẤT"]
    assert messages.no_obligations.vi in plain_body(document)
    assert document.annexes == ()


def test_nothing_new_is_document_told() -> None:
    found = dossier_of((PLAN, EVENTS), since=date(2025, 9, 29))
    sentence = "Từ ngày 30/9/2025 đến hết ngày 30/9/2025 không có thay đổi."
    assert sentence in document_told(official_report(found, VI))


def test_what_is_late_by_less_than_a_month_has_no_column_for_more() -> None:
    found = dossier_of((PLAN, ()), day=date(2025, 4, 20))
    document = official_report(found, VI)
    late = next(b for b in document.body if isinstance(b, Table) and b.total)
    assert labels.over_a_month.vi not in late.headings
    assert len(late.total) == len(late.headings)
    assert "trên 30 ngày" not in document_told(document)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "Có 01 đầu việc quá hạn của 01 cơ quan, quá hạn trên 30 ngày."),
        (2, "Có 02 đầu việc quá hạn của 02 cơ quan, đều quá hạn trên 30 ngày."),
    ],
)
def test_all_that_are_late_by_more_than_a_month_are_not_counted_again(
    number: int, said: str
) -> None:
    agencies = {id_: {"name": f"Sở {id_.upper()}"} for id_ in "ab"[:number]}
    plan = make_plan({"by": "2025-04-15"}, agencies=agencies, lead=[*agencies])
    assert said in document_told(official_report(dossier_of((plan, ())), VI))


def test_who_is_late_may_have_asked_for_another_date() -> None:
    """What stands in its way, and why it asked, are told further down."""
    plan = make_plan({"by": "2025-04-15"})
    events = [
        event("blocked", "2025-05-02", note="thiếu người"),
        event("requested", "2025-05-03", due="2025-12-01", doc="6/CV-A", note="mưa bão"),
    ]
    (late,) = (
        b
        for b in official_report(dossier_of((plan, events)), VI).body
        if isinstance(b, Table) and b.total
    )
    assert plain(late.rows[0][-1].lines[0]).endswith(
        "quá hạn 168 ngày; có khó khăn, vướng mắc; "
        "đã đề nghị gia hạn đến ngày 01/12/2025 tại văn bản số 6/CV-A, chưa có ý kiến"
    )


def test_of_several_plans_it_is_said_in_which_nobody_was_heard_of() -> None:
    """Those of the same plans together."""
    agencies = {id_: {"name": f"Sở {id_.upper()}"} for id_ in "abcm"}
    one, other = (
        make_plan({"by": "2025-04-15"}, agencies=agencies, lead=[*"abc"], monitor="m", plan_id=id_)
        for id_ in ("1/KH-UBND", "2/KH-UBND")
    )
    events = [event("progress", "2025-05-02", id_) for id_ in "ab"]
    assert (
        "03 cơ quan có đầu việc quá hạn và chưa báo cáo, phản hồi lần nào: "
        "Sở A, Sở B (đều đối với Kế hoạch số 2/KH-UBND); Sở C."
    ) in document_told(official_report(dossier_of((one, events), (other, [])), VI))


def test_whoever_delivered_anything_was_heard_of() -> None:
    """Also of what is not overdue."""
    report = HALF_YEAR.report
    told = [b for b in DOCUMENTS["statement"](VI).body if isinstance(b, Text)]
    (named,) = (plain(b.lines[0]) for b in told if "lần nào" in plain(b.lines[0]))
    delivered = {o.answers for o in report.obligations if o.done_on}
    late = {o.answers for o in overdue(report).obligations}
    assert report.agency("ban-quan-ly-kcn").name in named
    assert late & delivered
    assert not [id_ for id_ in late & delivered if report.agency(id_).name in named]


def test_all_that_are_late_were_heard_of() -> None:
    plan = make_plan({"by": "2025-04-15"})
    found = dossier_of((plan, [event("progress", "2025-04-20")]))
    assert messages.nobody_silent.vi in document_told(official_report(found, VI))


def test_a_shortening_is_called_one() -> None:
    plan = make_plan({"by": "2025-12-15"})
    changes = [
        event("extended", "2025-05-02", due="2025-12-31", doc="1/UBND"),
        event("extended", "2025-06-02", due="2025-11-15", doc="2/UBND"),
    ]
    text = document_told(official_report(dossier_of((plan, changes)), VI))
    assert "strong<T> Việc | Sở A | Gia hạn | 15/12/2025 | 31/12/2025 | 1/UBND" in text
    assert "strong<T> Việc | Sở A | Rút ngắn thời hạn | 31/12/2025 | 15/11/2025 | 2/UBND" in text


# -- several plans ---------------------------------------------------------------------------------


def test_several_plans(tmp_path: Path) -> None:
    """All are cited, rows name their plan, and who signs for different offices is left open."""
    (tmp_path / "plan-89.yaml").write_bytes(PLAN_89.read_bytes())
    three_plans(tmp_path)
    plans = [planfile.load(tmp_path / f"plan-{n}.yaml") for n in (89, 90, 112)]
    found = dossier_of((plans[0], EVENTS), *((plan, ()) for plan in plans[1:]))
    document = official_report(found, VI)
    head, text = document.letterhead, document_told(document)
    assert document.subject[0] == "Tình hình thực hiện 03 kế hoạch"
    assert (head.superior, head.office) == ("UBND TỈNH THÁI NGUYÊN", DOTS)
    assert head.number.endswith(f"/BC-{DOTS}")
    assert document.signature.title == (reports_messages.signer_unknown.vi,)
    for place, plan in enumerate(plans, 1):
        assert f"Kế hoạch số {plan.about.id} ngày" in text
        assert f"part: strong<{place}. Kế hoạch số {plan.about.id}: {plan.about.title}>" in text
        assert f"section: {place}.1. {plan.tasks[0].title} (mục {plan.tasks[0].id})" in text
        assert f"* Mục {plan.tasks[0].id} Kế hoạch số {plan.about.id}: " in text
    assert "Mục A.1 Kế hoạch số 112/KH-UBND: hạn 12/5/2025" in text
    counts = found.report.total.counts
    assert sum(counts.values()) == int(ledger(document.annexes[0]).total[2].plain)


def test_a_letter_on_several_plans(tmp_path: Path) -> None:
    """One office follows both."""
    (tmp_path / "plan-89.yaml").write_bytes(PLAN_89.read_bytes())
    three_plans(tmp_path)
    plans = [planfile.load(tmp_path / f"plan-{n}.yaml") for n in (89, 90)]
    found = dossier_of((plans[0], EVENTS), (plans[1], ()))
    document = reminder_letter(overdue(found.report), VI)
    assert document.letterhead.about == "V/v đôn đốc thực hiện 02 kế hoạch"
    assert document.letterhead.office == "SỞ NỘI VỤ"
    text = document_told(document)
    assert "Sở Nội vụ được giao theo dõi, đôn đốc việc triển khai 02 kế hoạch sau đây:" in text
    assert all(f"{plan.about.id} ngày" in text for plan in plans)
    assert "Qua rà soát, tính đến hết ngày" in text
    assert "\n* Mục I.1 Kế hoạch số 90/KH-UBND: Rà soát thủ tục hành chính\n" in text


@pytest.mark.parametrize(
    ("day", "year"), [(date(2025, 11, 30), "2025"), (date(2025, 12, 1), "20……")]
)
def test_the_year_is_open_where_it_is_signed_after_december(day: date, year: str) -> None:
    """In the head and under the annexes."""
    document = official_report(dossier_of((PLAN, EVENTS), day=day), VI)
    assert document.letterhead.place_and_day.endswith(f"năm {year}")
    assert all(f"năm {year} của Sở Nội vụ" in annex.under for annex in document.annexes)


def test_agencies_that_ended_are_counted_and_stand_in_the_order_of_the_plan() -> None:
    text = document_told(official_report(HALF_YEAR, VI))
    said = "09 cơ quan kết thúc hoạt động ngày 30/6/2025, chưa xác định cơ quan kế thừa: "
    assert f"{said}UBND thành phố Thái Nguyên, UBND thành phố Sông Công" in text


# -- the letter ------------------------------------------------------------------------------------


def test_a_letter_to_one_agency_speaks_to_it() -> None:
    late = overdue(HALF_YEAR.report)
    rows = [o for o in late.obligations if o.answers == "so-xay-dung"]
    document = reminder_letter(late.of(rows), VI)
    assert document.addressees == ("Sở Xây dựng",)
    assert "quý cơ quan còn 01 nhiệm vụ quá hạn" in document_told(document)


def test_a_long_list_of_addressees_stands_in_the_annex() -> None:
    agencies = {f"so-{n}": {"name": f"Sở {n}"} for n in range(26)}
    plan = make_plan({"by": "2025-04-15"}, agencies=agencies, lead=list(agencies), monitor="so-0")
    found = dossier_of((plan, ()))
    document = reminder_letter(overdue(found.report), VI)
    assert document.addressees == (reports_messages.dispatch_to_all.vi,)
    ((task, rows),) = ledger(document.annexes[0]).groups
    assert plain(task) == "Mục T: Việc"
    assert [row[1].plain for row in rows] == [f"Sở {n}" for n in range(26)]


# Who owes which tasks, and under which names what is late of them stands in a letter's annex.
ANNEXES = {
    "one task of all, said once": ({"T.1": "abc"}, "T.1"),
    "tasks that several share": ({"T.1": "ab", "T.2": "bc", "T.3": "c"}, "T.1 T.2 T.3"),
    "tasks of their own": ({"T.1": "a", "T.2": "a", "T.3": "b"}, "a b"),
    "mostly their own, one shared": ({"T.1": "ab", "T.2": "a", "T.3": "b", "T.4": "b"}, "a b"),
    "one agency": ({"T.1": "a", "T.2": "a"}, "a"),
}


@pytest.mark.parametrize(("owed", "names"), ANNEXES.values(), ids=ANNEXES)
def test_the_annex_of_a_letter_says_no_title_again_and_again(
    owed: dict[str, str], names: str
) -> None:
    """By task where most of it is of tasks that several are late with, else by agency."""
    agencies = {id_: {"name": f"Sở {id_.upper()}"} for id_ in "abcd"}
    tasks = [
        {"id": id_, "title": f"Việc {id_}", "lead": [*who], "deadline": {"by": "2025-04-15"}}
        for id_, who in owed.items()
    ]
    plan = make_plan({"by": "2025-04-15"}, agencies=agencies, monitor="d", tasks=tasks)
    document = reminder_letter(overdue(dossier_of((plan, ())).report), VI)
    said = {id_: f"Sở {id_.upper()}" for id_ in "abcd"} | {
        id_: f"Mục {id_}: Việc {id_}" for id_ in owed
    }
    groups = ledger(document.annexes[0]).groups
    assert [plain(name) for name, _ in groups] == [said[name] for name in names.split()]
    assert sum(len(rows) for _, rows in groups) == sum(map(len, owed.values()))


def test_an_annex_by_task_names_each_period_and_whose_it_was() -> None:
    """Of a task that was titled just above only which period; who answers now, and for whom."""
    agencies = {
        "a": {"name": "Sở A", "until": "2025-06-15", "successor": "b"},
        "b": {"name": "Sở B"},
        "c": {"name": "Sở C"},
        "d": {"name": "Sở D"},
    }
    plan = make_plan({"every": "month"}, agencies=agencies, lead=["a", "c"], monitor="d")
    found = dossier_of((plan, ()), day=date(2025, 6, 30))
    told = document_told(reminder_letter(overdue(found.report), VI))
    assert told.endswith(
        """\
* Mục T: Việc (tháng 4/2025)
  1 | Sở B / nhiệm vụ trước đây của Sở A | 30/04/2025 | 61
  2 | Sở C | 30/04/2025 | 61
* Mục T: tháng 5/2025
  3 | Sở B / nhiệm vụ trước đây của Sở A | 31/05/2025 | 30
  4 | Sở C | 31/05/2025 | 30
"""
    )


# -- the head and the foot -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("UBND tỉnh Thái Nguyên", "Thái Nguyên"),
        ("Ủy ban nhân dân thành phố Hà Nội", "Hà Nội"),
        ("UBND xã La Bằng, tỉnh Thái Nguyên", "La Bằng"),
        ("UBND phường Phan Đình Phùng", "Phan Đình Phùng"),
        ("UBND Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("UBND quận 1", "Quận 1"),
        ("Sở Nội vụ tỉnh Bắc Kạn", "Bắc Kạn"),
        ("Bộ Tư pháp", "Hà Nội"),
        ("Thủ tướng Chính phủ", "Hà Nội"),
        ("Chính phủ", "Hà Nội"),
        ("Văn phòng UBND tỉnh", DOTS),
        ("Công ty ABC", DOTS),
    ],
)
def test_the_place_is_that_of_the_issuer(issuer: str, place: str) -> None:
    head = _of_an_office("Sở Nội vụ", issuer).letterhead
    assert head.superior == issuer.upper()
    assert head.place_and_day.partition(", ngày")[0] == place
    assert head.place_and_day.endswith("năm 2025")


@pytest.mark.parametrize(
    ("monitor", "title"),
    [
        ("Sở Nội vụ", "GIÁM ĐỐC"),
        ("Văn phòng UBND tỉnh", "CHÁNH VĂN PHÒNG"),
        ("Thanh tra tỉnh", "CHÁNH THANH TRA"),
        ("Ban Dân tộc", "TRƯỞNG BAN"),
        ("Chi cục Kiểm lâm", "CHI CỤC TRƯỞNG"),
        ("Cục Thuế", "CỤC TRƯỞNG"),
        ("Phòng Nội vụ", "TRƯỞNG PHÒNG"),
        ("Bộ Nội vụ", "BỘ TRƯỞNG"),
        ("UBND xã La Bằng", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"),
        ("Bảo tàng tỉnh", "THỦ TRƯỞNG CƠ QUAN"),
        ("Bản Phố", "THỦ TRƯỞNG CƠ QUAN"),
    ],
)
def test_the_title_of_the_signer_is_that_of_the_office(monitor: str, title: str) -> None:
    document = _of_an_office(monitor, "UBND tỉnh Thái Nguyên")
    assert "|".join(document.signature.title) == title
    assert document.letterhead.office == monitor.upper()


def test_an_office_that_issued_the_plan_itself_has_nobody_over_it() -> None:
    document = _of_an_office("UBND xã La Bằng", "UBND xã La Bằng")
    assert document.letterhead.superior == ""
    assert document.addressees == (DOTS,)


def test_copies_are_those_of_the_plan() -> None:
    """What they end in is made alike; "as above" and the archive are said anyway."""
    copies = ["- Như trên;", "Thường trực Tỉnh ủy;", "- Báo Thái Nguyên", "Lưu: VT, NC."]
    document = _of_an_office("Sở Nội vụ", "UBND tỉnh Thái Nguyên", copies=copies)
    assert document.signature.copies == (
        "Như trên;",
        "Thường trực Tỉnh ủy;",
        "Báo Thái Nguyên;",
        "Lưu: VT, …….",
    )


def _of_an_office(monitor: str, issuer: str, copies: list[str] | None = None) -> Document:
    plan = make_plan({"by": "2025-04-15"}, agencies={"a": {"name": monitor}})
    about = plan.about.model_copy(update={"issuer": issuer, "copies": tuple(copies or ())})
    plan = plan.model_copy(update={"about": about})
    return official_report(dossier_of((plan, ())), VI)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"agencies": frozenset(["so-y-te"])}, "(Phạm vi: Sở Y tế)"),
        ({"tasks": frozenset(["II.1"])}, "(Phạm vi: mục II.1)"),
        ({"statuses": frozenset([Status.OVERDUE])}, "(Phạm vi: chưa hoàn thành, quá hạn)"),
    ],
)
def test_a_part_says_under_its_title_that_it_is_one(asked: dict[str, Any], said: str) -> None:
    """Nobody signs the figures of one agency for those of the plan; by status there is no rate."""
    document = official_report(half_year(**asked), VI)
    assert document.subject[-1] == said
    assert ("Tỷ lệ hoàn thành" in plain_body(document)) == ("statuses" not in asked)


def test_who_assigned_and_who_follows_a_task() -> None:
    """Beside its name in the annex, and under the title where the report is of theirs alone."""
    found = dossier_of(
        (ASSIGNED, DAYS_EVENTS),
        day=DAY,
        sources=frozenset(["624/TB-VPCP"]),
        officers=frozenset(["Nguyễn Thị Lan"]),
    )
    document = official_report(found, VI)
    assert document.subject[-1] == (
        "(Phạm vi: giao tại Thông báo số 624/TB-VPCP; do Nguyễn Thị Lan phụ trách)"
    )
    ((name, _),) = ledger(document.annexes[1]).groups
    assert plain(name).endswith(" (giao tại Thông báo số 624/TB-VPCP; do Nguyễn Thị Lan phụ trách)")


def test_a_plan_that_could_not_be_read_is_named() -> None:
    """What is signed does not leave it out in silence."""
    whole = half_year()
    document = official_report(
        Comparison(whole.asked, whole.report, whole.since, ["plan-16.yaml"]), VI
    )
    assert document.subject[-1] == "(Chưa có trong số liệu, do không đọc được: plan-16.yaml)"


def test_two_plans_of_one_number() -> None:
    """Of two offices: each has its own heading and its own numbers."""
    plans = [make_plan({"by": "2025-05-15"}, issuer=issuer) for issuer in ("UBND A", "UBND B")]
    document = official_report(
        dossier_of(*((plan, ()) for plan in plans), day=date(2025, 6, 1)), VI
    )
    sections = [b for b in document.body if isinstance(b, Text) and b.kind in ("part", "section")]
    assert [b.kind for b in sections] == ["part", "section"] * 2


def test_a_plan_that_was_not_issued_yet_is_named() -> None:
    """A year mistyped is seen before it is signed."""
    plan = make_plan({"by": "2025-05-15"})
    document = official_report(dossier_of((plan, ()), day=date(2024, 6, 1)), VI)
    assert document.subject[-1] == (
        "(Đến ngày tính số liệu, Kế hoạch số 1/KH chưa được ban hành; ngày ban hành: 09/4/2025)"
    )
