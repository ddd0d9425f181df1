"""The workbook of a report: what is on its sheets, that sums come out, that questions have answers."""

from collections.abc import Callable
from datetime import date

import pytest

from plantrack.pages.page import Cell, Table
from plantrack.recording import form as to_fill_in
from plantrack.report.status import Status
from plantrack.reports.workbook import Workbook, WorkbookSheet, tables
from plantrack.words.words import Language, Words
from tests.comparisons import dossier_of, half_year
from tests.day import ASSIGNED, DAY, EVENTS
from tests.pages.test_pages import block_told, cell_told
from tests.plans import event, make_plan

VI = Words("vi")
TWO = {"a": {"name": "Sở A"}, "b": {"name": "Sở B"}}


def told(workbook: Workbook) -> str:
    """Return all that a workbook says, a line for each row."""
    lines = [f"{workbook.title} | {workbook.about} | {workbook.paging} | {workbook.as_of}\n"]
    for sheet in workbook.sheets:
        lines += [
            f"\n== {sheet.name} {tuple(sheet.rate or ())}\n",
            *(f"{top}\n" for top in sheet.top),
        ]
        lines.append(block_told(sheet.table))
        if sheet.table.total:
            lines.append(f"  = {' | '.join(map(cell_told, sheet.table.total))}\n")
    return "".join(lines)


def sheet_of(workbook: Workbook, name: str) -> WorkbookSheet:
    return next(sheet for sheet in workbook.sheets if sheet.name == name)


def column(table: Table, heading: str) -> list[Cell]:
    place = table.headings.index(heading)
    return [row[place] for row in table.rows]


def plains(table: Table, heading: str) -> list[str]:
    return [cell.plain for cell in column(table, heading)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sheets(golden: Callable[[str, str], None], language: Language) -> None:
    """All of them, of the agencies of which there is most to tell."""
    who = ["so-nong-nghiep-moi-truong", "so-xay-dung", "ban-quan-ly-kcn", "ubnd-huyen-dinh-hoa"]
    comparison = half_year(agencies=frozenset(who))
    golden(f"pages/workbook.{language}.txt", told(tables(comparison, Words(language))))


def test_sums_agree() -> None:
    """With their columns, and with the report."""
    comparison = half_year()
    total = comparison.report.total
    sheet = sheet_of(tables(comparison, VI), "Tổng hợp")
    table = sheet.table
    sums = {
        heading: cell.value
        for heading, cell in zip(table.headings, table.total, strict=True)
        if isinstance(cell.value, int)
    }
    assert sums == {
        "Tổng số": len(comparison.report.obligations),
        "Hoàn thành đúng hạn": total.counts[Status.DONE],
        "Hoàn thành quá hạn": total.counts[Status.DONE_LATE],
        "Chưa hoàn thành, trong hạn": total.counts[Status.ON_TRACK],
        "Chưa hoàn thành, quá hạn": total.counts[Status.OVERDUE],
        "Chờ văn bản": total.counts[Status.WAITING],
        "Không ấn định thời hạn": total.counts[Status.UNDATED],
        "Không còn thực hiện": total.counts[Status.CLOSED],
        "Đã đến hạn": total.due_completion[1],
        "Đã hoàn thành trong số đã đến hạn": total.due_completion[0],
        "Khó khăn, vướng mắc": total.blocked,
    }
    for heading, value in sums.items():
        numbers = [cell.value for cell in column(table, heading)]
        assert sum(n for n in numbers if isinstance(n, int)) == value, heading
    assert sheet.rate
    share, part, whole = (table.total[place].value for place in sheet.rate)
    assert isinstance(part, int)
    assert isinstance(whole, int)
    assert share == part / whole
    names = ("Theo dõi", "Quá hạn", "Khó khăn vướng mắc")
    found = [len(sheet_of(tables(comparison, VI), name).table.rows) for name in names]
    assert found == [sums["Tổng số"], total.counts[Status.OVERDUE], total.blocked]


def test_what_a_director_asks() -> None:
    """Who is late and since when, what is new, what was extended, what is blocked, who is silent."""
    workbook = tables(half_year(), VI)
    late = sheet_of(workbook, "Quá hạn")
    assert late.top[0] == "Nhiệm vụ quá hạn: Kế hoạch số 89/KH-UBND, đến hết ngày 30/9/2025"
    assert late.top[2:] == (
        "Có 09 đầu việc quá hạn của 06 cơ quan, trong đó 07 đầu việc quá hạn trên 30 ngày. "
        "01 cơ quan có đầu việc quá hạn và chưa báo cáo, phản hồi lần nào: Ban Quản lý các khu công nghiệp.",
    )
    days = [cell.value for cell in column(late.table, "Số ngày quá hạn")]
    assert days == [169, 169, 133, 133, 133, 133, 133, 15, 15]
    assert column(late.table, "Quá hạn từ ngày")[0].value == date(2025, 4, 15)
    extended = sheet_of(workbook, "Gia hạn").table
    assert plains(extended, "Văn bản") == [
        "2204/UBND-NC",
        "1518/UBND-NC",
        "1518/UBND-NC",
        "1033/UBND-NC",
        "812/UBND-NC",
        "812/UBND-NC",
    ]
    changes = sheet_of(workbook, "Thay đổi").top
    assert changes[0].startswith("Thay đổi từ ngày 01/9/2025 đến hết ngày 30/9/2025: ")
    assert changes[2:] == (
        "Hoàn thành 03 đầu việc; phải thực hiện lại 01; phát sinh quá hạn 02; "
        "phát sinh khó khăn, vướng mắc 01; gia hạn 01; nhận văn bản 05; "
        "không còn thực hiện 01.",
    )
    assert sheet_of(workbook, "Tổng hợp").top[-3:] == (
        f"Thay đổi từ ngày 01/9/2025 đến hết ngày 30/9/2025: h{changes[2][1:]}",
        *sheet_of(workbook, "Khó khăn vướng mắc").top[2:],
        late.top[-1].partition(". ")[2],
    )


def test_a_filter_makes_nobody_silent() -> None:
    """Whoever reported on another task, or delivered something else, was heard of."""
    agency = frozenset(["so-dan-toc-ton-giao"])
    comparison = half_year(agencies=agency, statuses=frozenset([Status.OVERDUE]))
    workbook = tables(comparison, VI)
    assert (
        sheet_of(workbook, "Quá hạn")
        .top[-1]
        .endswith(
            ". Các cơ quan có đầu việc quá hạn, không kể cơ quan theo dõi, đều đã ít nhất một lần báo cáo, phản hồi."
        )
    )
    assert workbook.sheets[0].top[2] == (
        "Phạm vi: Sở Dân tộc và Tôn giáo; chưa hoàn thành, quá hạn"
    )


def test_many_are_counted() -> None:
    """Lines above a table stay in sight, so that they must not fill the screen."""
    agencies = {f"a-{n}": {"name": f"Sở {n}"} for n in range(12)}
    lead = list(agencies)
    plan = make_plan({"before": "2025-04-15"}, lead=lead, agencies=agencies, monitor="a-0")
    found = dossier_of((plan, []), day=date(2025, 5, 1), agencies=frozenset(lead[1:]))
    assert sheet_of(tables(found, VI), "Quá hạn").top[2:] == (
        "Phạm vi: 11 cơ quan",
        "Có 11 đầu việc quá hạn của 11 cơ quan. "
        "11 cơ quan có đầu việc quá hạn và chưa báo cáo, phản hồi lần nào.",
    )


def test_each_change_of_a_date_has_its_name() -> None:
    """An extension, a shortening, a date where there was none; the newest first."""
    plan = make_plan({"before": "2025-04-15"}, lead=["a", "b"], agencies=TWO)
    events = [
        event("extended", "2025-04-10", doc="1/QĐ", due="2025-04-30"),
        event("extended", "2025-04-20", doc="2/QĐ", due="2025-04-25"),
    ]
    found = sheet_of(tables(dossier_of((plan, events), day=date(2025, 5, 1)), VI), "Gia hạn")
    assert plains(found.table, "Hình thức") == ["Rút ngắn thời hạn", "Gia hạn"]
    assert plains(found.table, "Thời hạn cũ") == ["30/04/2025", "14/04/2025"]
    assert plains(found.table, "Thời hạn mới") == ["25/04/2025", "30/04/2025"]
    assert [cell.value for cell in column(found.table, "Số ngày điều chỉnh")] == [-5, 16]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_said_in_words(language: Language) -> None:
    """On every sheet, and of which agency."""
    plan = make_plan({"before": "2025-04-15"}, agencies=TWO, lead=["a"])
    found = dossier_of((plan, []), day=date(2025, 4, 10), agencies=frozenset(["b"]))
    workbook = tables(found, Words(language))
    assert not any(sheet.table.rows for sheet in workbook.sheets)
    expected = {
        "vi": (
            "Không có đầu việc nào.",
            "Không có đầu việc nào.",
            "Không có đầu việc nào quá hạn.",
            "Chưa có đầu việc nào được điều chỉnh hoặc ấn định thời hạn.",
            "Không có đầu việc nào có khó khăn, vướng mắc.",
            "Từ ngày 01/4/2025 đến hết ngày 10/4/2025 không có thay đổi.",
        ),
        "en": (
            "There are no items.",
            "There are no items.",
            "Nothing is overdue.",
            "No due date was set or changed.",
            "Nothing has difficulties.",
            "Nothing changed from 1 Apr 2025 to 10 Apr 2025.",
        ),
    }
    assert tuple(sheet.top[-1] for sheet in workbook.sheets) == expected[language]


def test_several_plans() -> None:
    """Each row says of which plan it is, but those of the totals."""
    one, other = (
        make_plan({"before": "2025-04-15"}, plan_id=id_) for id_ in ("1/KH-UBND", "2/KH-UBND")
    )
    events = [event("blocked", "2025-04-12", note="Thiếu người")]
    workbook = tables(dossier_of((one, events), (other, []), day=date(2025, 5, 1)), VI)
    assert workbook.about == "2 kế hoạch, đến hết ngày 01/5/2025"
    assert workbook.sheets[0].top[1] == "Kế hoạch số 1/KH-UBND, Kế hoạch số 2/KH-UBND"
    has = {s.name: "Kế hoạch" in s.table.headings for s in workbook.sheets}
    assert has == {
        "Tổng hợp": False,
        "Theo dõi": True,
        "Quá hạn": True,
        "Gia hạn": True,
        "Khó khăn vướng mắc": True,
        "Thay đổi": True,
    }
    assert plains(sheet_of(workbook, "Quá hạn").table, "Kế hoạch") == ["1/KH-UBND", "2/KH-UBND"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_columns_that_go_out_come_in(language: Language) -> None:
    """What names an item is named as in a sheet to fill in; nothing is taken for filled in."""
    words = Words(language)
    headings = tables(half_year(), words).sheets[1].table.headings
    known = [to_fill_in.TASK, to_fill_in.TITLE, to_fill_in.AGENCY, to_fill_in.OCCURRENCE]
    assert {words.pick(one.heading) for one in known} <= set(headings)
    names = {
        name
        for one in to_fill_in.INPUT_COLUMNS
        for name in (*map(to_fill_in.bare, one.heading), *one.others)
    }
    assert not names & set(map(to_fill_in.bare, headings))


def test_a_word_on_one_plan_is_no_answer_to_another() -> None:
    """Row by row, and among the totals with the plan that it is about."""
    agencies = {"a": {"name": "Sở A"}, "m": {"name": "Sở M"}}
    plans = [
        make_plan({"before": "2025-04-15"}, plan_id=f"{n}/KH-UBND", agencies=agencies, monitor="m")
        for n in (1, 2)
    ]
    heard = [event("progress", "2025-04-20", note="đang làm")]
    workbook = tables(dossier_of((plans[0], heard), (plans[1], []), day=date(2025, 5, 1)), VI)
    label = "Đã từng báo cáo, phản hồi"
    assert plains(sheet_of(workbook, "Quá hạn").table, label) == ["", "chưa 2/KH-UBND"]
    assert plains(workbook.sheets[0].table, label) == ["chưa 2/KH-UBND"]


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("II.1", [("624/TB-VPCP", "Nguyễn Thị Lan")]),
        ("II.3", [(None, "Nguyễn Thị Lan Anh")]),
        ("II.4", [("624/TB-VPCP", None)]),
    ],
)
def test_who_assigned_and_who_follows_a_task(
    task: str, expected: list[tuple[str | None, str | None]]
) -> None:
    """On every sheet that lists items; a column without anything in it is left out."""
    workbook = tables(dossier_of((ASSIGNED, EVENTS), day=DAY, tasks=frozenset([task])), VI)
    for sheet in (one for one in workbook.sheets[1:] if one.table.rows):
        found = [
            set(plains(sheet.table, name)) if name in sheet.table.headings else {None}
            for name in ("Văn bản giao nhiệm vụ", "Người phụ trách")
        ]
        assert found == [{one} for one in expected[0]], sheet.name


def test_a_plan_that_tells_of_neither_has_no_such_columns() -> None:
    """As before."""
    for sheet in tables(half_year(), VI).sheets:
        assert not {"Văn bản giao nhiệm vụ", "Người phụ trách"} & set(sheet.table.headings)
