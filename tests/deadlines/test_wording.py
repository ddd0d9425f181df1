"""The words in which plans set deadlines are read, or said to be unread; never guessed."""

import re
import time
import unicodedata
from collections.abc import Sequence
from datetime import date

import pytest

from plantrack.deadlines.kinds import Deadline, Every
from plantrack.deadlines.wording import is_vague, read
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.plan.wording_rules import wordings
from plantrack.words.words import Words
from tests.plans import PLAN_89, make_plan

ISSUED = date(2025, 4, 9)
AFTER = ("After", None)
OPEN = ("Open",)

# Every row of the table of wordings, with what it means.
ROWS: dict[str, Sequence[object]] = {
    "trước ngày 15 tháng 4 năm 2025": ("before 2025-04-15",),
    "Trước ngày 30/6/2025": ("before 2025-06-30",),
    "Hoàn thành trước 30/6/2025": ("before 2025-06-30",),
    "trước 17 giờ 00 ngày 20/5/2025": ("by 2025-05-20",),
    "Chậm nhất là ngày 01 tháng 3 năm 2027": ("by 2027-03-01",),
    "chậm nhất ngày 15/4/2025": ("by 2025-04-15",),
    "muộn nhất 15/4/2025": ("by 2025-04-15",),
    "đến ngày 15/4/2025": ("by 2025-04-15",),
    "Đến hết ngày 31/12/2025": ("by 2025-12-31",),
    "xong trong ngày 15/4/2025": ("by 2025-04-15",),
    "Tháng 5/2025": ("by 2025-05-31",),
    "trong tháng 9 năm 2025": ("by 2025-09-30",),
    "06/2025": ("by 2025-06-30",),
    "tháng 5-6/2025": ("by 2025-06-30",),
    "Quý II/2025": ("by 2025-06-30",),
    "Quý II-III/2026": ("by 2026-09-30",),
    "6 tháng đầu năm 2025": ("by 2025-06-30",),
    "6 tháng cuối năm 2025": ("by 2025-12-31",),
    "Năm 2025": ("by 2025-12-31",),
    "Giai đoạn 2025 - 2030": ("by 2030-12-31",),
    "cuối tháng 5/2025": ("by 2025-05-31",),
    "giữa tháng 5/2025": ("by 2025-05-15",),
    "đầu tháng 5/2025": ("by 2025-05-01",),
    "Từ ngày 01 tháng 4 năm 2025 đến ngày 31 tháng 12 năm 2026": ("2025-04-01 to 2026-12-31",),
    "Từ nay đến 31/10/2025": ("2025-04-09 to 2025-10-31",),
    "Quý IV/2026 đến hết Quý II/2027": ("2026-10-01 to 2027-06-30",),
    "Từ tháng 4/2025 đến tháng 12/2025": ("2025-04-01 to 2025-12-31",),
    "Thường xuyên": ("open",),
    "Thường xuyên, liên tục": ("open",),
    "Khi có yêu cầu": ("open",),
    "Theo tiến độ của Bộ Nội vụ": ("open",),
    "Theo hướng dẫn của Bộ, ngành trung ương": ("open",),
    "Từ tháng 4/2025 và thường xuyên": ("open",),
    "Hằng tháng": ("every month",),
    "Định kỳ hằng tháng, trước ngày 20": ("every month before 20",),
    "Hằng quý": ("every quarter",),
    "Định kỳ hằng quý, trước ngày 15 của tháng cuối quý": ("every quarter before 15",),
    "định kỳ hằng quý, chậm nhất ngày 10 của tháng đầu quý": ("every quarter month 1 by 10",),
    "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)": ("every half-year before 15", "every year before 15"),
    "Hằng năm": ("every year",),
    "Sau khi có văn bản của Bộ Nội vụ": ("after",),
    "Ngay sau khi Nghị định được ban hành": ("after",),
    "Trong 10 ngày kể từ ngày 01/5/2025": ("within 10 days from 2025-05-01",),
    "trong 10 ngày kể từ ngày ban hành Kế hoạch này": ("within 10 days",),
    "Trong 10 ngày kể từ ngày nhận được văn bản": ("after 10 days",),
    "Trong thời hạn 05 ngày làm việc kể từ ngày nhận được": ("after 5 working days",),
    "Trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch này": ("within 30 days",),
    "15/8/2026; 25/7/2026; 27/7/2026": ("by 2026-08-15", "by 2026-07-25", "by 2026-07-27"),
    "Năm 2025 và các năm tiếp theo": ("every year from 2025-01-01",),
    # words around a date
    "hoàn thành đúng thời hạn trước ngày 01 tháng 7 năm 2028": ("before 2028-07-01",),
    "hoàn thành chậm nhất vào ngày 28 tháng 02 năm 2027": ("by 2027-02-28",),
    "trước ngày 20/12/2013 (Thứ sáu)": ("before 2013-12-20",),
    "trước ngày 26/01/2022 (nhằm ngày 24 tháng Chạp năm Tân Sửu)": ("before 2022-01-26",),
    "trước ngày 15/6/2025, gửi Sở Nội vụ tổng hợp": ("before 2025-06-15",),
    "trước ngày 31/12/2026 theo quy định tại Nghị định số 32/2024/NĐ-CP": ("before 2026-12-31",),
    "trước tháng 6/2027": ("before 2027-06-01",),
    "trước năm 2030": ("before 2030-01-01",),
    "ngay trong tháng 12/2025": ("by 2025-12-31",),
    "Tiến độ hoàn thành: Quý III/2025": ("by 2025-09-30",),
    # several dates and periods
    "Tháng 6, 12/2025": ("by 2025-06-30", "by 2025-12-31"),
    "Quý II, IV/2025": ("by 2025-06-30", "by 2025-12-31"),
    "Tháng 5/2025 và tháng 8/2025": ("by 2025-05-31", "by 2025-08-31"),
    "tháng 6 và tháng 12 năm 2025": ("by 2025-06-30", "by 2025-12-31"),
    "trong Quý III và Quý IV/2026": ("2026-07-01 to 2026-12-31",),
    "trong tháng 5 và tháng 6 năm 2025": ("2025-05-01 to 2025-06-30",),
    "Năm 2025 - 2026": ("by 2026-12-31",),
    "kể từ ngày 08/08/2017 đến hết ngày 31/12/2017": ("2017-08-08 to 2017-12-31",),
    "từ tháng 5 đến tháng 8 năm 2025": ("2025-05-01 to 2025-08-31",),
    "từ ngày 15/4 đến ngày 30/6/2025": ("2025-04-15 to 2025-06-30",),
    "từ ngày 01 đến ngày 15/5/2025": ("2025-05-01 to 2025-05-15",),
    "Từ ngày ban hành Kế hoạch đến hết ngày 30/6/2025": ("2025-04-09 to 2025-06-30",),
    # terms from a document
    "không quá 05 ngày làm việc, kể từ ngày nhận được hồ sơ": ("after 5 working days",),
    "trong thời hạn tối đa 15 ngày, kể từ ngày nhận đủ hồ sơ": ("after 15 days",),
    "trong vòng 05 (năm) ngày làm việc kể từ ngày nhận được văn bản": ("after 5 working days",),
    "hoàn thành trong 25 (hai mươi lăm) ngày kể từ ngày nhận được văn bản": ("after 25 days",),
    "Ngay khi nhận được thông tin": ("after",),
    # what recurs
    "trước ngày 18 hằng tháng": ("every month before 18",),
    "trước ngày 30 tháng 6 hằng năm": ("every year month 6 before 30",),
    "trước ngày 30/6 hằng năm kể từ năm 2027": ("every year month 6 before 30 from 2027-01-01",),
    "Chậm nhất vào ngày 15 tháng 10 hằng năm": ("every year month 10 by 15",),
    "trước ngày 15/12 hằng năm": ("every year before 15",),
    "Định kỳ hằng năm, trước ngày 28 tháng 02": ("every year month 2 before 28",),
    "trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm": ("every half-year before 20",),
    "Định kỳ 6 tháng, hằng năm": ("every half-year", "every year"),
    "Định kỳ 06 tháng (trước ngày 20 tháng 6) và hằng năm (trước ngày 20 tháng 12)": ("every half-year before 20", "every year before 20"),
    "6 tháng và cuối năm": ("every half-year",),
    "hằng tháng, quý, 6 tháng, năm": ("every month", "every quarter", "every half-year", "every year"),
    "3 tháng/lần": ("every quarter",),
    "định kỳ 01 quý/1 lần và đột xuất": ("every quarter",),
    "trước ngày 20 của tháng cuối quý": ("every quarter before 20",),
    "Định kỳ từ ngày 1 đến ngày 5 hằng tháng": ("every month by 5",),
    "định kỳ hằng quý (trước ngày 15 của tháng kế tiếp)": ("every quarter month 4 before 15",),
    "Quý I hằng năm": ("every year month 3",),
    "Hằng năm, giai đoạn 2026-2030": ("every year from 2026-01-01 to 2030-12-31",),
}  # fmt: skip


def told(rule: Deadline) -> str:
    """Return a deadline in a few words."""
    values = rule.model_dump(exclude_none=True, by_alias=True)
    match type(rule).__name__:
        case "FromTo":
            return f"{values['from']} to {values['to']}"
        case "After":
            return " ".join(["after", *([str(rule.within)] if rule.within else [])])  # type: ignore[union-attr]  # it is an After
        case "Within":
            start = f" from {rule.from_}" if rule.from_ else ""  # type: ignore[union-attr]  # it is a Within
            return f"within {rule.within}{start}"  # type: ignore[union-attr]  # likewise
        case "Open":
            return "open"
        case "By":
            return f"by {rule.due}"
        case _:
            return " ".join(f"{key} {value}" for key, value in values.items())


def meaning(wording: str) -> tuple[str, ...] | None:
    rules = read(wording, ISSUED)
    return None if rules is None else tuple(map(told, rules))


@pytest.mark.parametrize("wording", ROWS)
def test_every_row_of_the_table(wording: str) -> None:
    """And the same in capitals, without marks composed, with more spaces, dots and a full stop."""
    expected = ROWS[wording]
    variants = {
        wording,
        wording.upper(),
        unicodedata.normalize("NFD", wording),
        f"  {wording.replace(' ', '  ')}. ",
        f"Thời gian thực hiện: {wording}",
        wording.replace("Hằng", "Hàng").replace("hằng", "hàng"),
        re.sub(r"(\d+)/(\d+)/(\d{4})", r"\1-\2-\3", wording),
        re.sub(r"(\d+)/(\d+)/(\d{4})", r"\1.\2.\3", wording),
        re.sub(r"\b(\d)/(\d+/)?(?=\d)", r"0\1/\2", wording),
        wording.replace("Hoàn", "Hòan").replace(" - ", "–"),  # an en dash is meant
        re.sub(r"[Qq]uý II/", "quý 2/", wording),
        re.sub(r"[Qq]uý II/", "quý II năm ", wording),
    }
    assert {variant: meaning(variant) for variant in variants} == dict.fromkeys(variants, expected)


# Families of words, each with others that look alike and must not be read.
FAMILIES: dict[str, dict[str, str | None]] = {
    "latest before": {
        "chậm nhất trước ngày 20/8/2026": "before 2026-08-20",
        "Chậm nhất là trước ngày 20/8/2026": "before 2026-08-20",
        "muộn nhất trước ngày 20 tháng 8 năm 2026": "before 2026-08-20",
        "trễ nhất trước 20/8/2026": "before 2026-08-20",
        "hoàn thành chậm nhất trước ngày 20/8/2026": "before 2026-08-20",
        "phải hoàn thành trước ngày 20/8/2026": "before 2026-08-20",
        "không muộn hơn ngày 20/8/2026": "by 2026-08-20",
        "không quá ngày 20/8/2026": "by 2026-08-20",
        "hạn chót: 20/8/2026": "by 2026-08-20",
        "hạn cuối là ngày 20/8/2026": "by 2026-08-20",
        "Thời hạn hoàn thành: trước ngày 20/8/2026": "before 2026-08-20",
        "thời hạn hoàn thành trước ngày 20/8/2026": "before 2026-08-20",
        "chậm nhất trước tháng 8/2026": "before 2026-08-01",
        "chậm nhất trước ngày 20/8": None,
        "CHẬM NHẤT TRƯỚC NGÀY 20-8-2026": "before 2026-08-20",
        "trước ngày 20.8.2026": "before 2026-08-20",
        "Chậm nhất đến trước ngày 20/8/2026": "before 2026-08-20",
        "xong trước ngày 20/8/2026": "before 2026-08-20",
        "hoàn thành xong trước ngày 20/8/2026": "before 2026-08-20",
        "bảo đảm hoàn thành đúng tiến độ trước ngày 20/8/2026": "before 2026-08-20",
        "trước ngày 31/9/2026": None,
        "trước ngày 10-12/2026": None,
        "trước ngày 20 tháng 8/2026": "before 2026-08-20",
        "trước ngày 20/8 năm 2026": "before 2026-08-20",
        "chậm nhất trước 20/8/2026 (thứ Năm)": "before 2026-08-20",
        "chậm nhất trước 20/8/2026 (thứ Sáu)": None,
    },
    "latest in": {
        "chậm nhất trong ngày 20/8/2026": "by 2026-08-20",
        "chậm nhất trong Quý III/2026": "by 2026-09-30",
        "chậm nhất trong quý 3 năm 2026": "by 2026-09-30",
        "chậm nhất trong tháng 8/2026": "by 2026-08-31",
        "chậm nhất trong năm 2026": "by 2026-12-31",
        "chậm nhất vào tháng 8/2026": "by 2026-08-31",
        "muộn nhất là quý III-2026": "by 2026-09-30",
        "chậm nhất đến hết quý III/2026": "by 2026-09-30",
        "hoàn thành chậm nhất trong quý III năm 2026": "by 2026-09-30",
        "chậm nhất vào cuối quý III/2026": "by 2026-09-30",
        "chậm nhất cuối năm 2026": "by 2026-12-31",
        "chậm nhất đầu năm 2026": None,
        "chậm nhất giữa quý III/2026": None,
        "chậm nhất trong quý V/2026": None,
        "chậm nhất trong quý III": None,
        "xong trong tháng 8 năm 2026": "by 2026-08-31",
        "ngay trong tháng 8/2026": "by 2026-08-31",
        "hết quý III/2026": "by 2026-09-30",
        "trong 06 tháng đầu năm 2026": "by 2026-06-30",
        "sáu tháng đầu năm 2026": "by 2026-06-30",
        "06 tháng đầu năm": None,
        "6 tháng cuối năm 2026": "by 2026-12-31",
        "nửa đầu năm 2026": "by 2026-06-30",
        "QUÝ III NĂM 2026": "by 2026-09-30",
        "Q3/2026": "by 2026-09-30",
        "quý III, năm 2026": "by 2026-09-30",
        "cả năm 2026": "by 2026-12-31",
        "trong ngày 20/8/2026": "by 2026-08-20",
        "chậm nhất là cuối tháng 8/2026": "by 2026-08-31",
        "năm học 2026": None,
        "tháng 8 năm 2026": "by 2026-08-31",
        "tháng 08-2026": "by 2026-08-31",
    },
    "actions": {
        "báo cáo UBND thành phố trước ngày 20/8/2026": "before 2026-08-20",
        "Trình Hội đồng nhân dân trong quý III/2026": "by 2026-09-30",
        "gửi Sở Tư pháp thẩm định trước ngày 20/8/2026": "before 2026-08-20",
        "nộp hồ sơ về Phòng Nội vụ trước ngày 20/8/2026": "before 2026-08-20",
        "hoàn thành việc rà soát trước ngày 20/8/2026": "before 2026-08-20",
        "hoàn thành 100% hồ sơ trước ngày 20/8/2026": "before 2026-08-20",
        "ban hành kế hoạch trong tháng 8/2026": "by 2026-08-31",
        "khởi công vào ngày 20/8/2026": "by 2026-08-20",
        "khánh thành trước ngày 20/8/2026": "before 2026-08-20",
        "trình Bộ trưởng xem xét, phê duyệt chậm nhất ngày 20/8/2026": "by 2026-08-20",
        "gửi báo cáo về Văn phòng (qua Phòng Tổng hợp) trước 17 giờ ngày 20/8/2026": "by 2026-08-20",
        "phấn đấu hoàn thành công trình trước ngày 20/8/2026": "before 2026-08-20",
        "dự kiến hoàn thành trong quý III/2026": "by 2026-09-30",
        "tổng hợp, báo cáo Ban Thường vụ trước ngày 20/8/2026 để chỉ đạo": "before 2026-08-20",
        "trước ngày 20/8/2026 gửi về Sở Nội vụ": "before 2026-08-20",
        "trước ngày 20/8/2026, gửi đến Sở Nội vụ để tổng hợp": "before 2026-08-20",
        "báo cáo kết quả thực hiện trong năm 2025": None,
        "báo cáo tình hình quý I/2026": None,
        "báo cáo các dự án được phê duyệt trước ngày 20/8/2026": None,
        "rà soát các dự án đã khởi công trước ngày 20/8/2026": None,
        "xử lý hồ sơ tiếp nhận trước ngày 20/8/2026": None,
        "báo cáo sau khi có kết quả trước ngày 20/8/2026": None,
        "không tổ chức trước ngày 20/8/2026": None,
        "hoàn thành đối với các xã miền núi trước ngày 20/8/2026": None,
        "hoàn thành trước ngày 20/8/2026 và báo cáo trước ngày 30/8/2026": None,
        "trình kế hoạch năm 2026": None,
        "trình Quốc hội tại kỳ họp tháng 10": None,
        "hoàn thành Nghị quyết số 12/NQ-CP ngày 05/3/2026 trước ngày 20/8/2026": "before 2026-08-20",
        "gửi trước ngày 20/8/2026 theo Nghị quyết số 12/NQ-CP ngày 05/3/2026": "before 2026-08-20",
        "Nghị quyết số 12/NQ-CP ngày 05/3/2026": None,
        "theo Nghị quyết số 12/NQ-CP ngày 05/3/2026": None,
        "theo Luật Đất đai năm 2024": None,
        "hoàn thành và bàn giao mặt bằng xong trước ngày 20/8/2026": "before 2026-08-20",
        "gửi kết quả bằng văn bản chậm nhất vào ngày 20 tháng 8 năm 2026": "by 2026-08-20",
        "tổ chức hội nghị trong quý III/2026": "by 2026-09-30",
        "công bố trong quý III/2026": "by 2026-09-30",
        "báo cáo UBND tỉnh trong Quý III/2026": "by 2026-09-30",
        "trước ngày 20/8/2026 nếu có kinh phí": None,
        "trước ngày 20/8/2026 hoặc khi có yêu cầu": None,
        "ngày 20/8/2026 về việc báo cáo": None,
    },
    "hours": {
        "trước 15 giờ ngày 20/8/2026": "by 2026-08-20",
        "trước 15h00 ngày 20/8/2026": "by 2026-08-20",
        "trước 15h ngày 20/8/2026": "by 2026-08-20",
        "nộp trước 15h30 ngày 20/8/2026": "by 2026-08-20",
        "trước 15:00 ngày 20/8/2026": "by 2026-08-20",
        "trước 15 giờ 30 phút, ngày 20/8/2026": "by 2026-08-20",
        "trước 15h00’ ngày 20/8/2026": "by 2026-08-20",
        "Trước 9 giờ sáng ngày 20/8/2026": "by 2026-08-20",
        "chậm nhất 17 giờ 00 ngày 20/8/2026": "by 2026-08-20",
        "chậm nhất trước 17 giờ ngày 20/8/2026": "by 2026-08-20",
        "trước 25 giờ ngày 20/8/2026": None,
        "gửi trước 15 giờ, thứ Năm, ngày 20/8/2026": "by 2026-08-20",
        "trước 15 giờ, thứ Hai, ngày 20/8/2026": None,
        "trước 15 giờ ngày 20/8": None,
        "trước 15 giờ hằng ngày": None,
        "trước 24 giờ ngày 20/8/2026": "by 2026-08-20",
        "trước 16g30 ngày 20/8/2026": "by 2026-08-20",
    },
    "terms": {
        "Mười lăm (15) ngày kể từ ngày nhận được hồ sơ": "after 15 days",
        "năm (05) ngày làm việc kể từ ngày nhận được văn bản": "after 5 working days",
        "Mười (12) ngày kể từ ngày nhận": None,
        "trong mười ngày kể từ ngày nhận được văn bản": "after 10 days",
        "hai mươi ngày làm việc kể từ khi nhận được văn bản": "after 20 working days",
        "Ba tháng kể từ ngày Luật có hiệu lực": "after 3 months",
        "chậm nhất sau 07 ngày kể từ ngày được giao": "after 7 days",
        "chậm nhất là sau 10 ngày làm việc kể từ ngày có văn bản": "after 10 working days",
        "không quá 05 ngày làm việc từ ngày nhận được văn bản": "after 5 working days",
        "trong 05 ngày làm việc sau khi nhận được văn bản": "after 5 working days",
        "tối đa 10 ngày kể từ ngày nhận đủ hồ sơ": "after 10 days",
        "trong vòng 02 tháng kể từ ngày được phê duyệt": "after 2 months",
        "05 ngày làm việc kể từ ngày ban hành Quyết định": "after 5 working days",
        "05 ngày làm việc kể từ ngày ban hành Kế hoạch": "within 5 working days",
        "05 ngày làm việc kể từ ngày ban hành Quyết định này": "within 5 working days",
        "05 ngày kể từ ngày ký ban hành": "within 5 days",
        "trong 30 ngày kể từ ngày ban hành văn bản": None,
        "trong 30 ngày kể từ ngày Kế hoạch này được ban hành": "within 30 days",
        "trong 30 ngày kể từ khi ban hành Chỉ thị": "after 30 days",
        "10 ngày làm việc": None,
        "trong 30 ngày kể từ ngày 01/8/2026": "within 30 days from 2026-08-01",
        "sau khi ban hành Kế hoạch này": None,
        "ngay sau khi Kế hoạch được ban hành": None,
        "Sau khi kết thúc quý": None,
        "sau khi kết thúc năm học": None,
        "trong 30 ngày kể từ ngày Nghị quyết số 12/NQ-CP ngày 05/3/2026 có hiệu lực": "after 30 days",
        "sau khi có Quyết định số 5/QĐ-TTg ngày 03/3/2026": "after",
        "khi có hướng dẫn của Bộ Nội vụ": "after",
        "sau 10 ngày kể từ ngày nhận được văn bản": "after 10 days",
        "ít nhất 10 ngày trước ngày họp": None,
        "trước ngày họp 05 ngày": None,
        "sau khi có văn bản của Bộ, trước ngày 20/8/2026": None,
        "03 ngày làm việc kể từ ngày nhận được thông báo, trước ngày 20/8/2026": None,
    },
    "spans": {
        "Quý III/2026- Quý I/2027": "2026-07-01 to 2027-03-31",
        "quý III/2026 – quý I/2027": "2026-07-01 to 2027-03-31",
        "Từ quý III/2026 đến quý I/2027": "2026-07-01 to 2027-03-31",
        "Quý III/2026 đến hết Quý I/2027": "2026-07-01 to 2027-03-31",
        "tháng 8/2026 - tháng 3/2027": "2026-08-01 to 2027-03-31",
        "Từ ngày 5/8 đến trước ngày 20/8/2026": "2026-08-05 to 2026-08-19",
        "từ ngày 05/8/2026 đến hết ngày 20/8/2026": "2026-08-05 to 2026-08-20",
        "Từ ngày 05 đến 20/8/2026": "2026-08-05 to 2026-08-20",
        "từ ngày 05-20/8/2026": "2026-08-05 to 2026-08-20",
        "bắt đầu từ ngày 05/8/2026 đến ngày 20/8/2026": "2026-08-05 to 2026-08-20",
        "16 ngày, từ ngày 05/8/2026 đến ngày 20/8/2026": "2026-08-05 to 2026-08-20",
        "20 ngày, từ ngày 05/8/2026 đến ngày 20/8/2026": None,
        "từ tháng 8/2026 đến tháng 10/2026 (3 tháng)": "2026-08-01 to 2026-10-31",
        "từ tháng 8/2026 đến tháng 10/2026 (4 tháng)": None,
        "trong giai đoạn từ năm 2026 đến năm 2030": "2026-01-01 to 2030-12-31",
        "giai đoạn từ 2026 đến 2030": "2026-01-01 to 2030-12-31",
        "Từ năm 2026 đến hết năm 2028": "2026-01-01 to 2028-12-31",
        "từ 20/8/2026 đến 5/8/2026": None,
        "Giai đoạn 2026 – 2030": "by 2030-12-31",
        "từ nay đến hết năm 2026": "2025-04-09 to 2026-12-31",
        "Từ quý III đến quý IV/2026": "2026-07-01 to 2026-12-31",
        "quý III, IV/2026": "by 2026-09-30; by 2026-12-31",
        "từ khi ban hành đến 31/12/2026": "2025-04-09 to 2026-12-31",
        "trước ngày 15/6 và 15/12/2026": "before 2026-06-15; before 2026-12-15",
        "trước ngày 15/6/2026 và trước ngày 15/12/2026": "before 2026-06-15; before 2026-12-15",
        "ngày 15/6 và 15/12/2026": "by 2026-06-15; by 2026-12-15",
        "Từ ngày ký ban hành đến ngày 20/8/2026": "2025-04-09 to 2026-08-20",
        "Từ ngày ban hành Nghị quyết đến ngày 20/8/2026": None,
        "từ ngày 27/5 đến 31/5": None,
    },
    "open": {
        "Thường xuyên": "open",
        "thường xuyên liên tục": "open",
        "Thực hiện thường xuyên, liên tục": "open",
        "Thực hiện thường xuyên": "open",
        "Liên tục": "open",
        "Thường xuyên theo quy định": "open",
        "Thường xuyên khi có yêu cầu": "open",
        "Theo yêu cầu": "open",
        "theo yêu cầu của Bộ Nội vụ": "open",
        "Theo tiến độ": "open",
        "theo tiến độ được giao": "open",
        "Theo quy định": "open",
        "Theo kế hoạch": "open",
        "Theo kế hoạch công tác hằng năm": "open",
        "Theo Kế hoạch kiểm tra hàng năm của Sở": "open",
        "thực hiện theo quy định của pháp luật": "open",
        "Theo lộ trình của Bộ": "open",
        "Theo chỉ đạo của UBND tỉnh": "open",
        "Đột xuất": "open",
        "đột xuất khi có yêu cầu": "open",
        "khi có yêu cầu của cấp trên": "open",
        "Khi cần thiết": "open",
        "Khi phát sinh": "open",
        "Từ ngày 01/8/2026": "open",
        "Kể từ tháng 8/2026": "open",
        "Từ năm 2026 trở đi": "open",
        "theo thời hạn quy định": "open",
        "theo đúng tiến độ đề ra": "open",
        "Theo tiến độ xây dựng Luật Thủ đô năm 2024": "open",
        "tùy theo tình hình thực tế": "open",
        "Cập nhật thường xuyên": "open",
        "Thường xuyên, đột xuất": "open",
        "Theo nhu cầu": "open",
        "Thường xuyên, báo cáo trước ngày 20/8/2026": None,
        "Thường xuyên, định kỳ hằng quý": None,
        "theo kế hoạch, trước ngày 20/8/2026": None,
        "Từ ngày 31/9/2026": None,
        "khi có yêu cầu hoặc trước 20/8/2026": None,
        "Theo kế hoạch, hằng năm": None,
    },
    "weekly": {
        "hằng tuần, trước thứ Sáu": "every week on thursday",
        "hằng tuần (trước thứ Sáu)": "every week on thursday",
        "vào thứ Sáu hằng tuần": "every week on friday",
        "trước 15 giờ thứ Sáu hằng tuần": "every week on friday",
        "trước 15h00 ngày thứ 6 hàng tuần": "every week on friday",
        "thứ Hai hằng tuần": "every week on monday",
        "Chậm nhất thứ Tư hằng tuần": "every week on wednesday",
        "chậm nhất trước thứ Tư hằng tuần": "every week on tuesday",
        "định kỳ hằng tuần vào chiều thứ Năm": "every week on thursday",
        "trước thứ Hai hằng tuần": "every week on sunday",
        "Chủ nhật hằng tuần": "every week on sunday",
        "mỗi tuần, vào thứ Ba": "every week on tuesday",
        "báo cáo hằng tuần vào thứ Sáu": "every week on friday",
        "Hằng tuần": None,
        "02 lần/tuần": None,
        "thứ Sáu": None,
        "gửi báo cáo trước 16 giờ thứ Sáu hằng tuần": "every week on friday",
        "trước ngày thứ sáu hàng tuần": "every week on thursday",
        "HẰNG TUẦN, TRƯỚC THỨ SÁU": "every week on thursday",
        "thứ Sáu tuần cuối tháng": None,
        "trước 30 giờ thứ Sáu hằng tuần": None,
        "hằng tuần, trước thứ Chín": None,
        "hằng tuần (thứ Sáu), hằng tháng (ngày 25)": "every week on friday; every month by 25",
        "báo cáo trước 10 giờ sáng thứ Sáu hằng tuần": "every week on friday",
    },
    "twice a year": {
        "trước ngày 10/6 và 10/11 hằng năm": "every year month 6 before 10; every year month 11 before 10",
        "trước ngày 10 tháng 6 và ngày 15 tháng 11 hàng năm": "every year month 6 before 10; every year month 11 before 15",
        "6 tháng (trước ngày 20/6), năm (trước ngày 15/11 hằng năm)": "every year month 6 before 20; every year month 11 before 15",
        "định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)": "every half-year before 15; every year before 15",
        "định kỳ 06 tháng (trước ngày 10/7), hằng năm (trước ngày 10/12)": "every year month 7 before 10; every year before 10",
        "sơ kết 6 tháng (trước 20/6), tổng kết năm (trước 20/11) hằng năm": None,
        "định kỳ 6 tháng (trước ngày 15/6 và trước ngày 15/12 hằng năm)": "every half-year before 15",
        "hằng năm (trước ngày 15/6 và 15/11)": "every year month 6 before 15; every year month 11 before 15",
        "chậm nhất ngày 10/6 và ngày 10/12 hằng năm": "every half-year by 10",
        "hằng quý (trước ngày 15/3, 15/6, 15/9, 15/12)": "every quarter before 15",
        "trước ngày 15/6, 15/12": None,
        "6 tháng (trước 15/3), năm (trước 15/12)": None,
        "định kỳ quý (trước 15/6), năm (trước 15/12)": None,
        "trước ngày 31/6 và 15/12 hằng năm": None,
        "tháng 6 và tháng 12 hằng năm": "every year month 6; every year",
        "Quý I và quý III hằng năm": "every year month 3; every year month 9",
        "tháng 6 hằng năm": "every year month 6",
        "trong tháng 6 hằng năm": "every year month 6",
        "trước ngày 15 và ngày 25 hằng tháng": "every month before 15; every month before 25",
        "02 lần/năm": None,
        "02 lần/năm (trước ngày 10/4 và 10/9)": "every year month 4 before 10; every year month 9 before 10",
        "mỗi năm ít nhất hai lần, trước ngày 10/4 và trước ngày 10/9": "every year month 4 before 10; every year month 9 before 10",
        "báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 hằng năm": "every half-year before 15; every year before 15",
        "6 tháng, năm": None,
        "định kỳ 6 tháng, năm": "every half-year; every year",
        "6 tháng và cả năm": "every half-year",
        "trước ngày 01/6 và trước ngày 01/6 hằng năm": None,
        "định kỳ 06 tháng đầu năm (trước ngày 15/6) và năm (trước ngày 15/11)": "every year month 6 before 15; every year month 11 before 15",
    },
    "recurring": {
        "trước ngày 25 hằng tháng": "every month before 25",
        "Trước ngày 25 hàng tháng": "every month before 25",
        "ngày 25 hằng tháng": "every month by 25",
        "chậm nhất ngày 25 mỗi tháng": "every month by 25",
        "báo cáo kết quả trước ngày 25 hằng tháng": "every month before 25",
        "gửi Sở Tài chính trước ngày 25 hằng tháng để tổng hợp": "every month before 25",
        "hằng tháng, trước ngày 05 của tháng sau": "every month month 2 before 5",
        "hằng quý, trước ngày 05 tháng đầu quý sau": "every quarter month 4 before 5",
        "trước ngày 20 tháng cuối quý": "every quarter before 20",
        "hằng quý, trước ngày 20 của tháng cuối quý": "every quarter before 20",
        "trước ngày làm việc cuối cùng của quý": None,
        "ngày làm việc cuối cùng của quý": None,
        "ngày làm việc cuối cùng hằng quý": None,
        "Chậm nhất 05 ngày sau khi kết thúc quý": "every quarter month 4 by 5",
        "trong 10 ngày kể từ ngày kết thúc tháng": "every month month 2 by 10",
        "chậm nhất 15 ngày sau khi kết thúc năm": "every year month 13 by 15",
        "05 ngày làm việc sau khi kết thúc quý": None,
        "Hằng năm, trước ngày 15 tháng 01 năm sau": "every year month 13 before 15",
        "hằng năm (trước ngày 15/11)": "every year month 11 before 15",
        "hằng năm (trước ngày 15 tháng 11) hoặc theo đề nghị": "every year month 11 before 15",
        "hằng năm, trước ngày 15/11 và đột xuất khi có yêu cầu": "every year month 11 before 15",
        "01 lần/quý": "every quarter",
        "mỗi quý một lần": "every quarter",
        "6 tháng một lần": "every half-year",
        "hằng quý, 6 tháng, năm": "every quarter; every half-year; every year",
        "định kỳ hằng quý/năm": "every quarter; every year",
        "cuối mỗi quý": "every quarter",
        "cuối hằng năm": "every year",
        "mới quy định": None,
        "mới năm 2026": None,
        "quỹ": None,
        "quý hiếm": None,
        "hàng quý hiếm": None,
        "ngân hàng năm 2026": None,
        "trọng năm 2026": None,
        "mới quý": None,
        "xây dựng mới quý III": None,
        "hạng năm": None,
        "mọi quý": None,
        "Hằng năm, từ năm 2026": "every year from 2026-01-01",
        "báo cáo hằng quý": "every quarter",
        "rà soát hằng năm": "every year",
        "dự toán ngân sách hằng năm": None,
        "định kỳ hằng tháng (trước ngày 20), hằng quý (trước ngày 20 tháng cuối quý)": "every month before 20; every quarter before 20",
        "hằng tháng, quý": "every month; every quarter",
        "trước ngày 30 hằng năm": None,
        "Định kỳ 5 năm": None,
        "chậm nhất ngày 31 tháng 01 của năm báo cáo": "every year month 1 by 31",
        "hai năm một lần": None,
        "định kỳ, trước ngày 30 tháng 11 hằng năm": "every year month 11 before 30",
    },
}  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_families_of_words(family: str) -> None:
    """Each as it stands, in capitals, with marks apart, with more spaces, and behind a label."""
    for wording, expected in FAMILIES[family].items():
        variants = (
            wording,
            wording.upper(),
            unicodedata.normalize("NFD", wording),
            f"  {wording.replace(' ', '  ')} ./.",
            wording.replace("hằng", "hàng").replace("Hằng", "Hàng"),
            f"Thời hạn: {wording}",
        )
        for variant in variants:
            found = meaning(variant)
            assert (variant, found and "; ".join(found)) == (variant, expected)


@pytest.mark.parametrize(
    ("number", "wording", "expected"),
    [
        ("12/KH-UBND", "05 ngày kể từ ngày ban hành Kế hoạch", ("within 5 days",)),
        ("12/KH-UBND", "05 ngày kể từ ngày ban hành Quyết định", ("after 5 days",)),
        ("12/QĐ-UBND", "05 ngày kể từ ngày ban hành Quyết định", ("within 5 days",)),
        ("12/QĐ-UBND", "05 ngày kể từ ngày ban hành Kế hoạch", ("after 5 days",)),
        ("12/CT-UBND", "05 ngày kể từ ngày ký Chỉ thị này", ("within 5 days",)),
        ("", "05 ngày kể từ ngày ban hành Quyết định", ("after 5 days",)),
    ],
)
def test_the_issue_of_the_document_itself_or_of_another(
    number: str, wording: str, expected: tuple[str, ...]
) -> None:
    """Its number says which kind it is; another kind is awaited."""
    assert tuple(map(told, read(wording, ISSUED, number) or ())) == expected


def test_words_that_name_no_certain_day() -> None:
    """Read as a day, but told to be vague; then a difference is a note."""
    assert is_vague("Đầu tháng 5/2026")
    assert is_vague("giữa tháng 5/2026")
    assert not is_vague("cuối tháng 5/2026")
    assert not is_vague("trước ngày 5 của tháng đầu quý")
    (note,) = warnings(with_wording({"by": "10/5/2026"}, "Đầu tháng 5/2026"))
    assert note.startswith("note: ")


@pytest.mark.parametrize(
    "words",
    [
        "ngày ", "trước ngày ", "quý I, ", "tháng 6 và ", "hằng năm ", "15/6 và ", "luật ", "hoàn thành ", "mười ", "trong ",
        "( ", "1", "trước ngày 15/6/2026 ", "kể từ ngày ", "kế hoạch số ", "định kỳ ", "thứ Sáu ",
    ],
)  # fmt: skip
def test_long_words_take_no_time(words: str) -> None:
    """Nobody writes them; a file may."""
    begun = time.process_time()
    for length in (900, 20_000):
        read((words * length)[:length], ISSUED)
    assert time.process_time() - begun < 0.2


@pytest.mark.parametrize(
    "wording",
    [
        "trước ngày 15/4",  # of which year?
        "trước quý II/2025 hai tuần",
        "trước ngày 31/2/2025",
        "Quý V/2025",
        "quý III-II/2025",
        "tháng 13/2025",
        "Trong 0 ngày kể từ ngày ban hành",
        "Trong 10 ngày kể từ ngày 31/4/2025",
        "sớm nhất có thể",
        "sau khi ngày 15/4/2025",
        "tháng",
        "theo kế hoạch trước ngày 30/6/2025",
        "Sau khi ban hành Luật, trước ngày 30/6/2025",
        "Trong 3 tháng kể từ tháng 5 năm 2025",
        "Trong 10 ngày kể từ ngày nhận, trừ trường hợp khẩn 5 ngày",
        "trước 0 giờ ngày 30/6/2025",
        "Trong 0 ngày kể từ ngày nhận",
        "Định kỳ quý (trước 15/6), năm (trước 15/12)",
        "Định kỳ 6 tháng (trước 31/6), năm (trước 15/12)",
        "hằng năm, trước ngày 10 của tháng đầu quý",
        "Hằng tháng, trước ngày 32",
        "Hằng năm, trước ngày 15 của tháng giữa",
        "",
        "trước ngày 15/4/2025 hoặc khi có yêu cầu",
        # what has no date beside what has one
        "Theo tiến độ chung, hoàn thành trong quý II",
        "Theo tiến độ chung, hoàn thành trong quý II/2025",
        "Khi có yêu cầu hoặc định kỳ hằng năm",
        "Từ ngày 01/5/2025 đến ngày 30/6/2025 và thường xuyên",
        "Thường xuyên, hằng năm",
        "Sau khi có văn bản của Bộ, trước 30/6",
        # no month, no period, no event, no year
        "Hằng năm, trước ngày 15",
        "Định kỳ hằng quý, trước ngày 15",
        "Định kỳ",
        "trước ngày mùng 05 của tháng kế tiếp",
        "chậm nhất 03 ngày làm việc",
        "Quý II",
        "Định kỳ hai năm một lần",
        # two dates
        "trước ngày 15/6/2025, riêng các huyện trước ngày 30/6/2025",
        "trước ngày 15/6/2025, trường hợp chưa xong thì báo cáo",
        "từ ngày 30/6/2025 đến ngày 15/4/2025",
        "đến 22-4 hoặc 30-4",
        # words that disagree
        "trước ngày 20/12/2013 (Thứ hai)",
        "trong 05 (ba) ngày kể từ ngày nhận",
        "từ tháng 9/2026 đến tháng 3/2029 (30 tháng)",
        "trước ngày 31 tháng 6 hằng năm",
        "hằng tháng, tháng",
        "15/5/2025; 15/5/2025",
        # a term before an event, or from the plan's own issue
        "ít nhất 07 ngày làm việc trước ngày thực hiện thay đổi",
    ],
)
def test_what_cannot_be_read_is_not_guessed(wording: str) -> None:
    """A year that is missing, a date that does not exist, words that change the sense."""
    assert meaning(wording) is None


def warnings(plan: Plan) -> list[str]:
    words = Words("en")
    return [f"{problem.severity}: {words.say(problem.message)}" for problem in wordings(plan)]


def test_plan_89_agrees_with_its_words() -> None:
    """Every wording is read and means the deadline typed."""
    plan = planfile.load(PLAN_89)
    assert warnings(plan) == []
    assert all(task.wording and read(task.wording, plan.about.issued) for task in plan.tasks)


def with_wording(deadline: object, wording: str) -> Plan:
    plan = make_plan(deadline)
    task = plan.tasks[0].model_copy(update={"wording": wording})
    return plan.model_copy(update={"tasks": (task,)})


@pytest.mark.parametrize(
    ("wording", "deadline"),
    [
        ("Trước ngày 30/6/2025", {"by": "29/6/2025"}),  # the same last day, said otherwise
        ("Quý II/2025", {"by": "2025-Q2"}),
        ("Quý II/2025", {"from": "1/4/2025", "to": "30/6/2025"}),
        ("Từ nay đến 31/10/2025", {"by": "31/10/2025"}),
        ("Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)", {"every": "half-year", "before": "15"}),
        ("Hằng tháng", {"every": "month", "by": "31"}),
        ("Sau khi có văn bản của Bộ", {"after": "văn bản"}),
        ("Thường xuyên", {"open": "thường xuyên"}),
        ("Trong 30 ngày kể từ ngày ký Kế hoạch", {"within": "30 days"}),
        ("Trong 10 ngày kể từ ngày 01/5/2025", {"within": "10 days", "from": "1/5/2025"}),
        # what recurs is compared from the first day typed to the last
        ("Hằng tháng", {"every": "month", "to": "31/12/2025"}),
        ("Hằng quý", {"every": "quarter", "from": "1/7/2025", "to": "31/12/2025"}),
        ("Hằng năm", {"every": "year", "to": "31/12/2025"}),
        (
            "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)",
            [
                {"every": "half-year", "before": "15", "to": "31/12/2025"},
                {"every": "year", "before": "15", "to": "31/12/2025"},
            ],
        ),
        ("Năm 2025 và các năm tiếp theo", {"every": "year", "to": "31/12/2030"}),
        # once a day, whichever of the two periods it is for
        (
            "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12)",
            [{"every": "half-year", "before": "15"}, {"every": "year", "before": "15"}],
        ),
        # periods that were over when the plan was issued count on neither side
        (
            "Trước ngày 20 của tháng kế tiếp hằng tháng",
            {"every": "month", "month": "2", "before": "20"},
        ),
    ],
)
def test_the_same_meaning_is_no_warning(wording: str, deadline: object) -> None:
    """What counts is the due date, not how it is typed."""
    assert warnings(with_wording(deadline, wording)) == []


@pytest.mark.parametrize(
    ("wording", "deadline", "expected"),
    [
        ("trước ngày 15/4/2025", {"by": "15/4/2025"}, "the plan's words mean due 14 Apr 2025, but the deadline given here means due 15 Apr 2025"),
        ("Thường xuyên", {"by": "15/4/2025"}, "the plan's words mean no date set, but the deadline given here means due 15 Apr 2025"),
        ("Trong 10 ngày kể từ ngày nhận", {"after": "x", "within": "10 working days"}, "the plan's words mean 10 days after a document, but the deadline given here means 10 working days after a document"),
        ("Hằng quý", {"every": "month", "to": "30/6/2025"}, "the plan's words mean due 30 Jun 2025, but the deadline given here means due 30 Apr 2025, due 31 May 2025"),
        ("Năm 2025 và các năm tiếp theo", {"every": "year", "from": "1/1/2027"}, "the plan's words mean due 31 Dec 2025, due 31 Dec 2026, but the deadline given here means due 31 Dec 2027, due 31 Dec 2028"),
        ("Trước ngày 30/6/2026", {"every": "month", "to": "30/4/2025"}, "the plan's words mean due 29 Jun 2026, but the deadline given here means due 30 Apr 2025"),
        ("Hằng quý", {"every": "month"}, "the plan's words mean due 30 Jun 2025, due 30 Sep 2025, but the deadline given here means due 30 Apr 2025, due 31 May 2025"),
        ("Hằng tháng", {"every": "week", "on": "friday"}, "the plan's words mean due 30 Apr 2025, due 31 May 2025, but the deadline given here means due 11 Apr 2025, due 18 Apr 2025"),
        ("Trước ngày 30/6/2025", {"every": "week", "on": "friday", "to": "14/4/2025"}, "the plan's words mean due 29 Jun 2025, but the deadline given here means due 11 Apr 2025, due 18 Apr 2025"),
        ("Từ 1/5/2025 đến 1/6/2025", {"from": "2/5/2025", "to": "1/6/2025"}, "the plan's words mean from 1 May 2025 to 1 Jun 2025, but the deadline given here means from 2 May 2025 to 1 Jun 2025"),
    ],
)  # fmt: skip
def test_a_difference_is_a_warning_with_both_dates(
    wording: str, deadline: object, expected: str
) -> None:
    """The reader compares with the document."""
    assert warnings(with_wording(deadline, wording)) == [
        f"warning: {expected}; compare with the document"
    ]


@pytest.mark.parametrize(
    "wording",
    ["Hằng tuần", "Định kỳ hằng tuần, tháng, quý", "01 tuần/lần"],
)
def test_words_of_weeks_are_not_read_as_others(wording: str) -> None:
    """A note that they were not compared, never a false warning."""
    for deadline in (
        {"every": "week", "on": "friday"},
        [{"every": "week", "on": "friday"}, {"every": "month"}],
    ):
        (note,) = warnings(with_wording(deadline, wording))
        assert note.startswith("note: ")


def test_unread_words_are_a_note() -> None:
    """Not a warning: nothing is known to be wrong."""
    (note,) = warnings(with_wording({"by": "15/4/2025"}, "sớm nhất có thể"))
    assert note.startswith("note: the words “sớm nhất có thể” were not understood")


def test_words_that_are_the_deadline_themselves_are_not_compared() -> None:
    """An open deadline of the same words says that they name no day; words that do name one still differ."""
    assert not warnings(with_wording({"open": "sớm nhất có thể"}, "sớm nhất có thể"))
    assert warnings(with_wording({"open": "trước ngày 15/4/2025"}, "trước ngày 15/4/2025"))


def test_recurring_words_give_a_recurring_rule() -> None:
    """The kinds of the model, nothing else."""
    (rule,) = read("Định kỳ hằng quý, trước ngày 15 của tháng cuối quý", ISSUED) or ()
    assert isinstance(rule, Every)
