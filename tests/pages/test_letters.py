"""What a reminder tells an agency of what it sent itself."""

from collections.abc import Sequence

import pytest

from plantrack.deadlines.periods import parse_day
from plantrack.log.event import Event
from plantrack.pages.letter import letter
from plantrack.pages.page import Table, plain
from plantrack.report.letters import reminders
from plantrack.report.report import LoadedPlan
from plantrack.words.words import Words
from tests.plans import event as E  # noqa: N812  # a row of a table fits on a line
from tests.plans import make_plan, stamp

PLAN = make_plan(
    {"by": "2025-09-15"}, agencies={"a": {"name": "Sở A"}, "m": {"name": "Sở M"}}, monitor="m"
)
SENT = E("done", "2025-09-12", doc="1802/SXD-VP")
BACK = E("reopened", "2025-09-19", doc="1977/SNV-XDCQ")
WORK = E("progress", "2025-09-10", note="Đã rà soát 14/22 văn bản")
LATE = "quá hạn 16 ngày"
SENT_BACK = "ngày 12/9/2025 gửi kết quả tại văn bản số 1802/SXD-VP, ngày 19/9/2025 được yêu cầu thực hiện lại tại văn bản số 1977/SNV-XDCQ"


def told(events: Sequence[Event], day: str) -> list[str]:
    """Return what the reminder of a day tells of how the only task stands."""
    (written,) = reminders([LoadedPlan(PLAN, events)], stamp(parse_day(day)), every=7, soon=False)
    (table,) = (b for b in letter(written, Words("vi")).blocks if isinstance(b, Table))
    place = table.headings.index("Tình trạng")
    return [plain(line).replace("\u00a0", " ") for line in table.rows[0][place].lines]


@pytest.mark.parametrize(
    ("events", "day", "expected"),
    [
        ([], "2025-10-01", [LATE]),
        # sent back: a day before that nothing is to be reminded of
        ([SENT, BACK], "2025-10-01", [LATE, SENT_BACK]),
        ([WORK, SENT, BACK], "2025-10-01", [LATE, SENT_BACK]),
        ([SENT, E("reopened", "2025-09-19", doc="1977/SNV-XDCQ", note="bổ sung phụ lục")], "2025-10-01", [LATE, f"{SENT_BACK}: bổ sung phụ lục"]),
        ([SENT, BACK, E("done", "2025-10-02"), E("reopened", "2025-10-03")], "2025-10-04", ["quá hạn 19 ngày", "ngày 02/10/2025 gửi kết quả, ngày 03/10/2025 được yêu cầu thực hiện lại"]),
        # what it reported of its work, the last of it, and only after it was sent back
        ([WORK], "2025-10-01", [LATE, "ngày 10/9/2025 báo cáo tiến độ: Đã rà soát 14/22 văn bản"]),
        ([WORK, E("progress", "2025-09-25", doc="9/BC-A", note="đã trình")], "2025-10-01", [LATE, "ngày 25/9/2025 báo cáo tiến độ tại Báo cáo số 9/BC-A: đã trình"]),
        ([SENT, BACK, E("progress", "2025-09-25", doc="9/BC-A")], "2025-10-01", [LATE, SENT_BACK, "ngày 25/9/2025 báo cáo tiến độ tại Báo cáo số 9/BC-A"]),
        ([E("progress", "2025-09-25")], "2025-10-01", [LATE]),
        # what the monitor noted for itself is nothing that the agency sent
        ([E("note", "2025-09-25", note="gọi điện không nghe máy")], "2025-10-01", [LATE]),
        ([E("blocked", "2025-09-25", doc="5/CV-A", note="thiếu người"), E("requested", "2025-09-26", doc="6/CV-A", due="2025-11-01")], "2025-10-01", [LATE, "có khó khăn, vướng mắc nêu tại văn bản số 5/CV-A: thiếu người", "đã đề nghị gia hạn đến ngày 01/11/2025 tại văn bản số 6/CV-A, chưa có ý kiến"]),
    ],
)  # fmt: skip
def test_what_an_agency_sent_is_told(
    events: Sequence[Event], day: str, expected: Sequence[str]
) -> None:
    """Else it would answer that it has sent that already."""
    assert told(events, day) == expected
