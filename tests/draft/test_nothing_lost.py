"""Nothing with a date in it is lost: it is in a task, a duty, the head or the bases, or it is listed."""

import re
from collections.abc import Callable
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.draft import documents
from plantrack.draft.draft import Draft, draft
from plantrack.draft.unused import excerpt
from plantrack.draft.write import to_yaml
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.draft.test_documents import body, changed
from tests.draft.test_draft import NOBODY, of_text
from tests.draft.test_word import NAMESPACES, tbl, tr
from tests.draft.test_word import p as word_paragraph
from tests.draft.test_word import read as of_word
from tests.laws import examples

VI = Words("vi")
HEAD = "ỦY BAN NHÂN DÂN TỈNH AN BÌNH\nSố: 5/KH-UBND\nAn Bình, ngày 02 tháng 01 năm 2026\nKẾ HOẠCH\nPhòng, chống thiên tai năm 2026\nCăn cứ Luật Phòng thủ dân sự ngày 20 tháng 6 năm 2023;\nI. NHIỆM VỤ\n"
TASK = "1. Lập phương án\n- Chủ trì: Sở Nội vụ.\n- Thời hạn: 15/02/2026.\n"

# {when} is a date of its own, so that each can be looked for.
PARAGRAPHS = (
    "{n}. Rà soát hồ sơ",
    "- Chủ trì: Sở Nội vụ.",
    "- Thời gian thực hiện: {when}.",
    "Thời hạn hoàn thành: {when}; sản phẩm: báo cáo.",
    "{n}. Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát, báo cáo UBND tỉnh {when}.",
    "Giao Sở Tài chính tổng hợp kinh phí, hoàn thành {when}.",
    "a) Các tỉnh Hòa An, Phú Lộc hoàn thiện hồ sơ, xong {when}.",
    "- Đồng chí Phó Chủ tịch chỉ đạo, báo cáo {when}.",
    "II. CÁC VIỆC CẦN LÀM {when}",
    "Thực hiện Nghị quyết số 12/NQ-CP {when} của Chính phủ",
    "Căn cứ Quyết định số 31/QĐ-UBND {when};",
    "Cuộc họp {when} đã thống nhất như sau:",
    "Trên đây là Kế hoạch; yêu cầu các sở báo cáo {when}.",
    "Kính gửi: Các sở, ban, ngành ({when})",
    "Nơi nhận:",
    "- Lưu: VT ({when}).",
    "PHỤ LỤC {when}",
    "TỔ CHỨC THỰC HIỆN",
    "(Gửi kèm: 1. Báo cáo {when}; 2. Danh sách)",
    "Sở Xây dựng: {when}",
    "Hằng tuần, vào thứ Sáu, các sở họp; {when} tổng kết.",
    "+ Đơn vị phối hợp: UBND các xã ({when})",
)
ROWS = (
    ("TT", "Nội dung", "Chủ trì", "Thời gian"),
    ("{n}", "Rà soát", "Sở Y tế", "{when}"),
    ("{n}", "Báo cáo {when}", "Sở Nội vụ (từ {when2})", ""),
    ("", "", "", "{when}"),
    ("I", "MỤC TIÊU {when}", "", ""),
    ("Cột lạ", "Vốn {when}", "x", "y"),
)
DATES = (
    "ngày {d:02}/{m:02}/{y}", "{d}/{m}/{y}", "ngày {d} tháng {m} năm {y}", "trước ngày {d}/{m}", "trong tháng {m}/{y}",
    "tháng {m} năm {y}", "Quý {q}/{y}", "trong quý {q} năm {y}", "trong năm {y}", "năm {y}", "trước {d}/{m}",
)  # fmt: skip
Parts = list[list[str] | str]  # paragraphs, and rows of tables
QUARTERS = ("I", "II", "III", "IV")


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Return a date or period as documents write them."""
    month = draw(st.integers(1, 12))
    return draw(st.sampled_from(DATES)).format(
        d=draw(st.integers(13, 28)), m=month, y=draw(st.integers(2031, 2090)), q=QUARTERS[month % 4]
    )


@st.composite
def parts(draw: st.DrawFn) -> list[str] | str:
    """Return a paragraph or a row of a table."""
    values = {"n": draw(st.integers(1, 30)), "when": draw(dates()), "when2": draw(dates())}
    if draw(st.booleans()):
        return draw(st.sampled_from(PARAGRAPHS)).format(**values)
    return [cell.format(**values) for cell in draw(st.sampled_from(ROWS))]


def as_text(document: Parts) -> bytes:
    lines = (it if isinstance(it, str) else f"| {' | '.join(it)} |" for it in document)
    return (HEAD + TASK + "\n".join(lines)).encode()


def as_word(document: Parts) -> bytes:
    """Return it as a Word file, whose tables are the rows that stand together."""
    inside = list(map(word_paragraph, (HEAD + TASK).splitlines()))
    for kind, together in groupby(document, type):
        if kind is list:
            inside.append(tbl(*[tr(*map(word_paragraph, row)) for row in together]))
        else:
            inside += map(word_paragraph, map(str, together))
    whole = f"<w:document {NAMESPACES}><w:body>{''.join(inside)}</w:body></w:document>"
    return changed(body(whole.encode()))


def said(found: Draft) -> str:
    """Return all that the file says, in one line."""
    lines = re.sub(r"\n\s*#? *", " ", to_yaml(found, "a.txt", VI))
    return plain(lines)


def plain(text: str) -> str:
    """Return a text in which a date or period stands the same, however it is written."""
    text = re.sub(r"[\s\"\\]+", " ", text).casefold()
    text = re.sub(r"ngày (\d+) tháng (\d+) năm (\d{4})", r"\1/\2/\3", text)
    text = re.sub(r"\b(tháng \d+|quý [iv]+) năm (\d{4})", r"\1/\2", text)
    return re.sub(r"\b0(?=\d)", "", text)


WRITTEN = re.compile(
    r"ngày \d+ tháng \d+ năm \d{4}|\d+/\d+/\d{4}|\d+/\d+|tháng \d+(?:/| năm )\d{4}|quý [iv]+(?:/| năm )\d{4}|năm \d{4}"
)


def lost(document: Parts, found: Draft) -> list[str]:
    """Return the dates of a document that its draft does not say."""
    text = said(found)
    whole = plain(" ".join(it if isinstance(it, str) else " ".join(it) for it in document))
    return [date for date in WRITTEN.findall(whole) if date not in text]


@pytest.mark.parametrize("make", [(as_text, "a.txt"), (as_word, "a.docx")], ids=["text", "Word"])
@given(document=st.lists(parts(), max_size=14))
@examples(150)
def test_every_date_is_told_or_listed(
    make: tuple[Callable[[Parts], bytes], str], document: Parts
) -> None:
    """Paragraphs and rows in any order, in a text and in a Word file."""
    content, name = make[0](document), make[1]
    try:
        found = draft(documents.read(content, name), NOBODY)
    except PlantrackError:  # no task: the document is refused, with what to do
        return
    assert lost(document, found) == []


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("Các xã hoàn thiện hồ sơ trong tháng 6/2026.", True),
        ("Đồng chí Phó Chủ tịch chỉ đạo, xong trước Tết Nguyên đán.", True),
        ("Giao cơ quan chức năng chủ trì việc này.", True),
        ("Tổ công tác họp vào thứ Sáu hằng tuần.", True),
        ("Chế độ báo cáo: định kỳ.", True),
        ("Trong vòng 10 ngày phải có kết quả.", True),
        ("Mục tiêu đến năm 2030 đạt 90%.", True),
        ("Theo Nghị quyết số 12/NQ-CP ngày 05/3/2026 của Chính phủ.", True),
        ("Kế hoạch năm 2026 có ý nghĩa quan trọng.", False),  # the title has that year
        ("Nâng cao chất lượng phục vụ.", False),
        ("Ngân sách hằng năm bảo đảm.", True),
    ],
)
def test_a_line_that_made_nothing_is_listed(line: str, *, listed: bool) -> None:
    """Whoever its subject is; what only repeats a date of the title is not."""
    found = of_text(HEAD.replace("I. NHIỆM VỤ", f"I. MỤC ĐÍCH\n{line}\nII. NHIỆM VỤ") + TASK)
    assert [it.text for it in found.unused] == [line] * listed


def test_a_line_that_was_read_by_half_is_listed() -> None:
    """A date beside the name of who leads is in no key of the task."""
    lead = "- Chủ trì: Sở Nội vụ (từ ngày 01/3/2026)."
    found = of_text(HEAD + TASK.replace("- Chủ trì: Sở Nội vụ.", lead))
    assert [it.text for it in found.unused] == [lead]
    assert found.plan.tasks[0].wording == "15/02/2026"


def test_rows_and_notes_have_their_places() -> None:
    """A row of a table that was not read stands as one line."""
    table = "| Ngày | Việc |\n|---|---|\n| 03/4/2026 | Họp tổ công tác |\n"
    found = of_text(f"{HEAD}{TASK}\n{table}")
    assert [(it.place.in_words(VI), it.text) for it in found.unused] == [
        ("bảng 1, hàng 2", "03/4/2026 | Họp tổ công tác")
    ]


def test_a_note_with_a_date_is_listed_and_gives_no_task() -> None:
    """Whatever it says; one without a date is not listed."""
    cite = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    lines = [word_paragraph(line) for line in (HEAD + TASK).splitlines()]
    notes = "".join(
        f"<w:footnote w:id='{n}'>{word_paragraph(text)}</w:footnote>"
        for n, text in (
            (1, "Giao Sở Y tế chủ trì, xong trước ngày 03/4/2026."),
            (2, "Xem phụ lục."),
        )
    )
    inside = "".join([*lines, word_paragraph("Việc", cite.format(2), cite.format(1))])
    parts = {"footnotes": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"}
    found = draft(of_word(inside, **parts), NOBODY)
    assert [task.title for task in found.plan.tasks] == ["Lập phương án"]
    assert [(it.place.in_words(VI), it.text) for it in found.unused] == [
        ("chú thích cuối trang 2", "Giao Sở Y tế chủ trì, xong trước ngày 03/4/2026.")
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Họp ngày 3/4/2026.", "Họp ngày 3/4/2026."),
        (
            "Các cơ quan, đơn vị, địa phương phải nộp báo cáo trước ngày 3/4/2026.",
            "… phải nộp báo cáo trước ngày 3/4/2026.",
        ),
        (
            "Trước ngày 3/4/2026, các cơ quan, đơn vị, địa phương phải nộp báo cáo.",
            "Trước ngày 3/4/2026, các cơ quan, đơn …",
        ),
    ],
)
def test_a_long_line_is_shown_around_its_date(text: str, shown: str) -> None:
    """Cut between words."""
    assert excerpt(text, 40) == shown
