"""The mail that an agency gets: what it has sent itself, and whom it is asked to inform."""

from datetime import date

import pytest

from plantrack.log.event import Event
from plantrack.pages.letter import letter, shown
from plantrack.pages.page import Table, Text, plain
from plantrack.report import letters
from plantrack.report.report import LoadedPlan
from plantrack.words.words import Words
from tests.comparisons import EVENTS, PLAN
from tests.plans import event, make_plan, stamp

VI = Words("vi")
AUTUMN = date(2025, 10, 1)


def to(agency: str) -> letters.Letter:
    """Return the reminder of an agency about the half year of Plan 89."""
    written = letters.reminders([LoadedPlan(PLAN, EVENTS)], stamp(AUTUMN), every=7, soon=True)
    return next(one for one in written if one.agency == agency)


def prose(written: letters.Letter) -> str:
    """Return the running text of a letter."""
    blocks = letter(written, VI).blocks
    return "\n".join(plain(line) for b in blocks if isinstance(b, Text) for line in b.lines)


def standing(written: letters.Letter) -> list[str]:
    """Return how the first thing in a letter stands, line by line."""
    table = next(block for block in letter(written, VI).blocks if isinstance(block, Table))
    return [plain(line) for line in table.rows[0][2].lines]


def test_it_tells_what_the_agency_sent_and_what_was_sent_back() -> None:
    assert standing(to("so-xay-dung"))[:2] == [
        "quá hạn 16 ngày",
        "ngày 12/9/2025 gửi kết quả tại văn bản số 1802/SXD-VP, "
        "ngày 19/9/2025 được yêu cầu thực hiện lại tại văn bản số 1977/SNV-XDCQ: Đề nghị bổ sung phụ lục thẩm quyền",
    ]


BLOCKED = event("blocked", "2025-04-16", note="thiếu người")
REQUESTED = event("requested", "2025-04-16", doc="6/CV-A", due="2025-06-01")


@pytest.mark.parametrize(
    ("events", "asked"),
    [
        ([], "nếu có khó khăn, vướng mắc hoặc cần gia hạn, đề nghị"),
        (
            [BLOCKED],
            "nếu có khó khăn, vướng mắc khác với nội dung đã nêu tại bảng trên hoặc cần gia hạn, đề nghị",
        ),
        (
            [REQUESTED],
            "nếu có khó khăn, vướng mắc hoặc cần gia hạn ngoài đề nghị đã nêu tại bảng trên, đề nghị",
        ),
        (
            [BLOCKED, REQUESTED],
            "nếu có khó khăn, vướng mắc khác hoặc cần gia hạn ngoài nội dung đã nêu tại bảng trên, đề nghị",
        ),
    ],
)
def test_what_an_agency_wrote_already_is_not_asked_for_again(
    events: list[Event], asked: str
) -> None:
    agencies = {"a": {"name": "A"}, "b": {"name": "B"}}
    plan = make_plan({"by": "2025-04-15"}, agencies=agencies, monitor="b")
    (written,) = letters.reminders([LoadedPlan(plan, events)], stamp(AUTUMN), every=7, soon=True)
    assert asked in prose(written)


ISSUER = "UBND tỉnh Thái Nguyên"


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        # the monitor gets the result; another agency does, of all that is asked for, or of some
        ("so-xay-dung", f"hoàn thành, gửi kết quả đến Sở Nội vụ để tổng hợp, báo cáo {ISSUER}."),
        (
            "so-dan-toc-ton-giao",
            "hoàn thành, gửi kết quả đến cơ quan nhận kết quả nêu trên, "
            f"đồng thời gửi Sở Nội vụ để tổng hợp, báo cáo {ISSUER}.",
        ),
        (
            "ban-quan-ly-kcn",
            "hoàn thành, gửi kết quả đến cơ quan nhận kết quả nêu trên (nếu có), "
            f"đồng thời gửi Sở Nội vụ để tổng hợp, báo cáo {ISSUER}.",
        ),
    ],
)
def test_a_department_informs_another_which_reports_to_who_issued_the_plan(
    agency: str, said: str
) -> None:
    assert said in prose(to(agency))


def test_an_agency_is_not_asked_to_send_a_result_to_itself() -> None:
    agencies = {"a": {"name": "A"}, "b": {"name": "B"}}
    plan = make_plan({"by": "2025-04-15"}, agencies=agencies, monitor="b")
    plan = plan.model_copy(
        update={"tasks": [plan.tasks[0].model_copy(update={"delivered_to": "a"})]}
    )
    (written,) = letters.reminders([LoadedPlan(plan, ())], stamp(AUTUMN), every=7, soon=True)
    assert "hoàn thành, gửi kết quả đến B để tổng hợp" in prose(written)
    (table,) = (b for b in letter(written, VI).blocks if isinstance(b, Table))
    assert [plain(line) for line in table.rows[0][0].lines] == ["T. Việc"]


def test_several_plans_are_named_below_and_have_tables_of_their_own() -> None:
    agencies = {"a": {"name": "A"}, "b": {"name": "B"}}
    books = [
        LoadedPlan(
            make_plan({"by": "2025-04-15"}, agencies=agencies, monitor="b", plan_id=id_), [BLOCKED]
        )
        for id_ in ("1/KH-UBND", "2/KH-UBND")
    ]
    (written,) = letters.reminders(books, stamp(AUTUMN), every=7, soon=True)
    assert "việc triển khai 02 kế hoạch nêu dưới đây, B đã rà soát" in prose(written)
    assert "khác với nội dung đã nêu tại các bảng trên" in prose(written)


def test_who_follows_a_plan_of_its_own_is_reported_to() -> None:
    plan = make_plan({"by": "2025-04-15"}, agencies={"a": {"name": "A"}, "b": {"name": "B"}})
    about = plan.about.model_copy(update={"issuer": "B", "monitor": "b"})
    own = plan.model_copy(update={"about": about})
    (written,) = letters.reminders([LoadedPlan(own, ())], stamp(AUTUMN), every=7, soon=True)
    assert "khẩn trương hoàn thành, báo cáo B." in prose(written)


def test_only_the_letter_keeps_the_language_of_its_plan() -> None:
    """What stands over it is the program's own."""
    page = shown(to("so-xay-dung"), Words("en"))
    told = [
        plain(line)
        for b in page.blocks
        if isinstance(b, Table)
        for row in b.rows[:2]
        for c in row
        for line in c.lines
    ]
    assert "Subject" in told
    assert "Tiêu đề" not in told
    assert any(
        "Kính gửi: Sở Xây dựng" in plain(b.lines[0]) for b in page.blocks if isinstance(b, Text)
    )
