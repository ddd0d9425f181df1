"""From the signed document to the first right `status`: a plan of 12 tasks in a Word table, confirmed by hand."""

import re
import shutil
from pathlib import Path

import docx

from plantrack.plan import file as planfile
from tests.conftest import Run

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Văn bản giao nhiệm vụ")
ROWS = (
    ("I", "Thể chế, chính sách"),
    ("1", "Xây dựng nghị quyết hỗ trợ hợp tác xã chuyển đổi mô hình sản xuất theo hướng xanh", "Sở Tài chính", "Sở Tư pháp", "Trước ngày 30/6/2026", "Dự thảo nghị quyết", "112/TB-UBND"),
    ("2", "Rà soát thủ tục hành chính", "Các sở, ban, ngành", "", "Quý I/2026", "Báo cáo", "112/TB-UBND"),
    ("3", "Ban hành quy chế phối hợp", "Sở Nội vụ", "Sở Tư pháp", "Tháng 5/2026", "Quy chế", "118/TB-UBND"),
    ("II", "Hạ tầng, dữ liệu"),
    ("4", "Nâng cấp trung tâm dữ liệu", "Sở Khoa học và Công nghệ", "Sở Tài chính", "Chậm nhất ngày 15/9/2026", "Biên bản", "118/TB-UBND"),
    ("5", "Kết nối mạng đến cấp xã", "Sở Khoa học và Công nghệ", "", "Từ ngày 01/3/2026 đến ngày 31/12/2026", "", ""),
    ("6", "Số hóa hồ sơ đất đai", "Sở Nông nghiệp và Môi trường", "Sở Tư pháp", "16/11/2026", "Cơ sở dữ liệu", "130/TB-UBND"),
    ("7", "Mở trang hỏi đáp", "Sở Tư pháp", "", "sau hội nghị tổng kết", "Trang thông tin", "130/TB-UBND"),
    ("III", "Tuyên truyền, tập huấn"),
    ("8", "Tập huấn cán bộ", "Sở Nội vụ", "", "Quý II/2026", "Kế hoạch", ""),
    ("9", "Tuyên truyền trên báo, đài", "", "Sở Nội vụ", "Tháng 10/2026", "Chuyên mục", ""),
    ("10", "Sơ kết 6 tháng", "Sở Nội vụ", "", "10/7/2026", "Báo cáo", ""),
    ("11", "Báo cáo kết quả", "Các sở, ban, ngành", "", "Định kỳ hằng quý, trước ngày 15 của tháng cuối quý", "Báo cáo", ""),
    ("12", "Tổng kết, khen thưởng", "Sở Nội vụ", "Sở Tài chính", "Năm 2026", "Báo cáo", ""),
)  # fmt: skip
# What a clerk does in the editor, one by one: what stood there, what stands there then.
EDITS = (
    ("monitor: who follows up is right as read", "  # CẦN XÁC NHẬN: “Sở Nội vụ” là cơ quan theo dõi*\n", ""),
    ("members of the departments", '  # CẦN XÁC NHẬN: “Các sở, ban, ngành” là tên gọi chung*\n  so-ban-nganh: {name: "Các sở, ban, ngành", members: [can-xac-nhan]}\n',
     '  so-ban-nganh: {name: "Các sở, ban, ngành", members: [so-noi-vu, so-tai-chinh, so-tu-phap]}\n'),
    ("the deadline of II.7, which has no date", '    # CẦN XÁC NHẬN: chưa đọc được thời hạn “sau hội nghị tổng kết”*\n    deadline: {open: "sau hội nghị tổng kết"}\n',
     '    deadline: {open: "sau hội nghị tổng kết"}  # đã xác nhận\n'),
    ("who leads III.9", "    # CẦN XÁC NHẬN: văn bản không ghi cơ quan chủ trì*\n    lead: [can-xac-nhan]\n    coordinate: [so-noi-vu]\n", "    lead: [so-noi-vu]\n"),
    ("the placeholder, which nobody uses any more", '  can-xac-nhan: {name: "(cần xác nhận)"}\n', ""),
)  # fmt: skip


def write_document(path: Path) -> None:
    word = docx.Document()
    letterhead = word.add_table(1, 2)
    letterhead.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 15/KH-UBND"
    letterhead.cell(0, 1).text = "An Bình, ngày 20 tháng 01 năm 2026"
    for line in (
        "KẾ HOẠCH",
        "Phát triển kinh tế số năm 2026",
        "Căn cứ Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ; Ủy ban nhân dân tỉnh An Bình ban hành Kế hoạch số 15 năm 2026 như sau:",
        "I. NHIỆM VỤ",
    ):
        word.add_paragraph(line)
    table = word.add_table(1 + len(ROWS), len(HEAD))
    for column, text in enumerate(HEAD):
        table.cell(0, column).text = text
    for at, row in enumerate(ROWS, 1):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
        if len(row) == 2:
            table.cell(at, 1).merge(table.cell(at, len(HEAD) - 1))
    for line in (
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch.",
        "Nơi nhận:",
        "- Các sở, ban, ngành;",
        "- Lưu: VT, …….",
        "CHỦ TỊCH",
        "Lê Thị Hòa",
    ):
        word.add_paragraph(line)
    word.save(str(path))


def edited(text: str, before: str, after: str) -> str:
    """Return the file after one edit; a "*" in what stood there is the rest of a comment, over several lines."""
    begin, star, end = before.partition("*")
    at = text.index(begin)
    stop = text.index(end, at) + len(end) if star else at + len(begin)
    return text[:at] + after + text[stop:]


def test_twelve_tasks_with_at_most_six_edits(run: Run, folder: Path) -> None:
    """Drafted, confirmed place by place, checked without a warning, and counted right."""
    shutil.rmtree(folder / "data")
    write_document(folder / "kh.docx")
    ran = run("draft", "kh.docx", "-o", "plan-15.yaml")
    assert ran.code == 0
    assert ran.err.splitlines()[-2].startswith("đã đọc 12 nhiệm vụ, 1 trách nhiệm thường xuyên; ")
    path = folder / "plan-15.yaml"
    text = path.read_text(encoding="utf-8")
    for _, before, after in EDITS:
        text = edited(text, before, after)
    path.write_text(text, encoding="utf-8")
    assert len(EDITS) <= 6
    assert "CẦN XÁC NHẬN:" not in text
    checked = run("check", "--strict", "plan-15.yaml")
    assert (checked.code, "warning" in checked.out) == (0, False)
    plan = planfile.load(path)
    assert plan.about.basis == ("Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ",)
    assert plan.tasks[0].source == "112/TB-UBND"
    status = run("--plan", "plan-15.yaml", "status", "--as-of", "2026-07-15").out
    assert status.startswith("15/KH-UBND · đến hết ngày 15/7/2026 · ! 13 quá hạn · ✓ 0/22\n")
    rows = [line for line in status.splitlines() if line.startswith((" I.", " II.", " III."))]
    due = [re.split(r" {2,}", line.strip())[2] for line in rows]
    assert due == [
        "29/06/2026", "31/03/2026", "31/05/2026", "15/09/2026", "31/12/2026", "16/11/2026", "không ấn định thời hạn",
        "30/06/2026", "31/10/2026", "10/07/2026", "sớm nhất 14/03/2026, muộn nhất 14/09/2026", "31/12/2026",
    ]  # fmt: skip
