"""Documents for Word, opened by its library, by LibreOffice and by a validator; and on the command line."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from openxml_audit import OpenXmlValidator, ValidationError

from plantrack.formats.docx import render
from plantrack.report.report import overdue
from plantrack.reports.document import Document
from plantrack.reports.official_report import official_report
from plantrack.reports.reminder_letter import reminder_letter
from plantrack.words.text import nfc, visible
from plantrack.words.words import Language, Words
from tests.comparisons import LOG, dossier_of
from tests.conftest import Run
from tests.documents import DOCUMENTS, HALF_YEAR, texts
from tests.plans import event, make_plan

OFFICE = shutil.which("soffice") and shutil.which("pdftotext")
# ECMA-376 has at most one of each in a document, and asks for neither.
NOT_ASKED_FOR = ("/relationships/fontTable'", "/relationships/theme'")
HOSTILE = {
    "markup": "</w:t><w:br/> & <script> ]]> &lt;",
    "formula": '=HYPERLINK("http://x") +1 -1 @x',
    "controls": "a\x00b\x07c\x1bd\x7fe\x9ff\n\r\tg",
    "directions": "a\u202eb\u2066c\u200bd\ufeffe",
    "surrogates": "a\ud800b\udfffc",
    "nothing": "a\ufffeb\uffffc",
    "field": ' PAGE \\* { INCLUDETEXT "/etc/passwd" }',
    "long": "x" * 10_000,
    "words": "rất dài " * 1_250,
}
UPRIGHT, ACROSS = (595, 842), (842, 595)  # A4, in points
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def hostile_documents(text: str, language: Language = "vi") -> list[Document]:
    """Return both documents of a plan that says this wherever it can."""
    plan = make_plan({"by": "2025-04-15"})
    # past what a file may hold, so that no reader of one must be relied on
    named = text[:200]
    agency = plan.agencies["a"].model_copy(update={"name": named, "code": named[:20]})
    task = plan.tasks[0].model_copy(update={"title": text, "product": named})
    about = {"title": named, "issuer": named, "copies": (named,)}
    changed = {
        "about": plan.about.model_copy(update=about),
        "tasks": (task,),
        "agencies": {"a": agency},
    }
    plan = plan.model_copy(update=changed)
    events = [
        event("extended", "2025-04-20", due="2025-05-20", doc=named, note=named),
        event("blocked", "2025-06-20", doc=named, note=named),
    ]
    found = dossier_of((plan, events))
    words = Words(language)
    return [official_report(found, words), reminder_letter(overdue(found.report), words)]


def made(name: str, language: Language) -> Document:
    return DOCUMENTS[name](Words(language))


def opened(content: bytes) -> Opened:
    return docx.Document(io.BytesIO(content))


def paragraphs(content: bytes) -> list[str]:
    """Return the texts of all paragraphs, those in cells too, in the order of the file."""
    body = opened(content).element.body
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]


def bare(text: str) -> str:
    """Return a text without white space, which a line's end may stand for."""
    return "".join(nfc(text).split())


# -- what is in the file ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_of_the_document_is_in_the_file(name: str, language: Language) -> None:
    document = made(name, language)
    found = "\n".join(bare(text) for text in paragraphs(render(document)))
    for text in texts(document):
        assert bare(text) in found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_of_a_plan_does_nothing_but_stand_there(text: str, tmp_path: Path) -> None:
    for document in hostile_documents(text):
        content = render(document)
        found = paragraphs(content)
        assert any(bare(visible(text)) in bare(one) for one in found)
        assert not errors(content, tmp_path)
        body = opened(content).element.body
        assert not list(body.iter(qn("w:br"), qn("w:instrText"), qn("w:hyperlink")))


def test_dates_and_numbers_are_not_broken() -> None:
    """A space that ends no line stands in them; the hyphens of a document's number are plain.

    One that is not to be broken is no such letter: a search for the number does not find it, what is copied
    or saved as text has another sign in its place, and some programs that read Word files lose it.
    """
    whole = "\n".join(paragraphs(render(made("statement", "vi"))))
    assert "ngày\u00a009/4/2025" in whole
    assert "số\u00a089/KH-UBND" in whole
    assert not re.search(r"\b(ngày|tháng|năm|số) \d", whole)
    assert not set(whole) & {"\u2010", "\u2011"}
    with zipfile.ZipFile(io.BytesIO(render(made("statement", "vi")))) as file:
        assert b"noBreakHyphen" not in file.read("word/document.xml")
    english = "\n".join(paragraphs(render(made("statement", "en"))))
    assert "9\u00a0Apr\u00a02025" in english


# -- how it is laid out ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_paper_and_margins_are_those_of_the_decree(name: str) -> None:
    """A4; a wide annex lies across; each section counts its own pages from the second on."""
    sections = opened(render(made(name, "vi"))).sections
    wide = [False, *(annex.wide for annex in made(name, "vi").annexes)]
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in sections] == wide
    for section in sections:
        short, long = sorted((section.page_width or 0, section.page_height or 0))
        assert (round(short / Mm(1)), round(long / Mm(1))) == (210, 297)
        sides = (section.top_margin, section.bottom_margin, section.left_margin)
        assert [round((side or 0) / Mm(1)) for side in sides] == [20, 20, 30]
        assert round((section.right_margin or 0) / Mm(1)) == 15
        assert section.different_first_page_header_footer
        assert not section.header.is_linked_to_previous
        field = section.header._element.find(f".//{qn('w:fldSimple')}")
        assert field.get(qn("w:instr")).strip() == "PAGE"
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_heads_of_tables_are_repeated_and_no_row_is_split() -> None:
    """Both rows of an annex' head; widths stand in the grid and in the cells."""
    tables = opened(render(made("statement", "vi"))).element.body.findall(qn("w:tbl"))
    for table in tables[-2:]:
        rows = table.findall(qn("w:tr"))
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True, True] + [False] * (len(rows) - 2)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        grid = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
        widths = [int(one.get(qn("w:w"))) for one in rows[0].iter(qn("w:tcW"))]
        assert grid == widths


@pytest.mark.parametrize("name", DOCUMENTS)
def test_who_signs_stands_with_the_last_words(name: str) -> None:
    """The end, what follows it, and the row of the signature go to a next page together.

    So does what is before “Trân trọng”; the sentences that close a report leave its last part where it is.
    """
    document = made(name, "vi")
    body = opened(render(document)).element.body
    last = next(
        place
        for place, one in enumerate(body)
        if "".join(text.text or "" for text in one.iter(qn("w:t"))).endswith("./.")
    )
    assert body[last + 2].tag == qn("w:tbl")
    kept = [one.find(f".//{qn('w:keepNext')}") is not None for one in body[last - 1 : last + 2]]
    assert kept == [name == "dispatch", True, True]
    assert body[last + 2].find(f".//{qn('w:cantSplit')}") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_and_language_are_named_and_no_author_is(language: Language) -> None:
    """Fonts and language are named for all scripts; no theme, thumbnail or author is in the file."""
    content = render(made("statement", language))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names, styles = file.namelist(), file.read("word/styles.xml").decode()
        whole = b"".join(map(file.read, names)).decode()
    assert not any(word in " ".join(names) for word in ("theme", "thumbnail", "app.xml", "custom"))
    assert not any(word in whole for word in ("python-docx", "Theme", "ja-JP", "Calibri"))
    fonts = re.search(r"<w:rFonts ([^>]*)/>", styles)
    assert fonts
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    assert fonts[1] == " ".join(f'w:{script}="Times New Roman"' for script in scripts)
    assert f'<w:lang w:val="{ {"vi": "vi-VN", "en": "en-GB"}[language] }"' in styles
    assert opened(content).core_properties.title.startswith(("BÁO CÁO", "REPORT"))
    assert opened(content).core_properties.created is None


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    """No clock is in the file, nor in the zip that holds it, nor the system on which it was made."""
    content = render(made(name, "vi"))
    assert content == render(made(name, "vi"))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        made_on = {(info.date_time[0], info.create_system) for info in file.infolist()}
    assert made_on == {(1980, 3)}


# -- what others make of it ------------------------------------------------------------------------


def errors(content: bytes, folder: Path) -> list[ValidationError]:
    """Return what breaks the schema of ECMA-376 or the rules of packages."""
    path = folder / "validated.docx"
    path.write_bytes(content)
    found = OpenXmlValidator(max_errors=50).validate(path).errors
    return [one for one in found if not any(name in str(one) for name in NOT_ASKED_FOR)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_are_valid(name: str, language: Language, tmp_path: Path) -> None:
    """By the schema."""
    assert not errors(render(made(name, language)), tmp_path)


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<w:cantSplit/>", "<w:cantSplitt/>"),
        ('w:lineRule="exact"', 'w:lineRule="exactly"'),
        ('<w:tblLayout w:type="fixed"/>', '<w:tblLook w:val="0"/><w:tblLayout w:type="fixed"/>'),
    ],
)
def test_the_validator_sees_what_is_not(sound: str, broken: str, tmp_path: Path) -> None:
    """An unknown element, an unknown value, elements in another order."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(render(made("dispatch", "vi")))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().replace(sound, broken, 1))
    assert errors(out.getvalue(), tmp_path)


@pytest.mark.skipif(not OFFICE, reason="no LibreOffice or pdftotext here")
def test_libreoffice_prints_all_of_it(tmp_path: Path) -> None:
    """Every letter of every paragraph and cell, on A4, the wide annex across it, the first page without a number.

    An annex of 75 rows takes three pages, where columns are so wide that most rows are a line.
    """
    files = {f"{name}-{tag}": render(made(name, tag)) for name in DOCUMENTS for tag in LANGUAGES}
    files |= {key: render(hostile_documents(text)[0]) for key, text in HOSTILE.items()}
    _print(files, tmp_path)
    for name, content in files.items():
        shown, found = _pages(tmp_path / f"{name}.pdf"), paragraphs(content)
        # fonts without Vietnamese letters borrow them, and then lines are read in pieces
        assert not _letters("".join(found)) - _letters("".join(shown))
        assert not re.match(r"\d", shown[0])
        sizes = _sizes(tmp_path / f"{name}.pdf")
        assert (sizes[0], sizes[-1]) == (UPRIGHT, ACROSS)
        if name.startswith("statement"):
            assert sizes.count(ACROSS) == 3


def _print(files: Mapping[str, bytes], folder: Path) -> None:
    """Let LibreOffice print files, with one start for all."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
    paths = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)


def _letters(text: str) -> Counter[str]:
    """Return how often each letter is there, pictures of controls, which fonts lack, left out."""
    return Counter(letter for letter in bare(text) if not "\u2400" <= letter <= "\u243f")


def _pages(path: Path) -> list[str]:
    command = ("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-")
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def _sizes(path: Path) -> list[tuple[int, int]]:
    """Return the sizes of the pages in points."""
    command = ("pdfinfo", "-f", "1", "-l", "999", str(path))
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", text)
    return [(round(float(width)), round(float(height))) for width, height in found]


# -- on the command line ---------------------------------------------------------------------------


@pytest.fixture
def half_year(folder: Path) -> Path:
    """The folder with the log of half a year."""
    (folder / "data" / "plan-89.log.jsonl").write_bytes(LOG.read_bytes())
    return folder


AS_OF = ("--as-of", "30/9/2025")


def test_a_report_is_written(run: Run, half_year: Path) -> None:
    """The suffix decides; what compares with the end of the month before needs no option."""
    done = run("report", "-o", "bao-cao.docx", *AS_OF)
    assert (done.code, done.out, done.err) == (0, "Đã tạo bao-cao.docx.\n", "")
    content = (half_year / "bao-cao.docx").read_bytes()
    assert content == render(official_report(HALF_YEAR, Words("vi")))


def test_an_edited_report_is_not_written_over(run: Run, half_year: Path) -> None:
    """The same once more is no loss; another day would lose what somebody wrote."""
    assert run("report", "-o", "bao-cao.docx", *AS_OF).code == 0
    assert run("report", "-o", "bao-cao.docx", *AS_OF).code == 0
    path = half_year / "bao-cao.docx"
    path.write_bytes(path.read_bytes() + b"edited")
    refused = run("report", "-o", "bao-cao.docx", *AS_OF)
    assert refused.code != 0
    assert "bao-cao.docx: tệp đã có, không ghi đè" in refused.err
    assert path.read_bytes().endswith(b"edited")


def test_a_letter_to_all_that_are_late(run: Run, half_year: Path) -> None:
    done = run("--lang", "en", "report", "--letter", "-o", "letter.docx", *AS_OF)
    assert (done.code, done.out) == (0, "Written: letter.docx.\n")
    found = paragraphs((half_year / "letter.docx").read_bytes())
    assert "- Sở Xây dựng;" in found
    assert "Re: overdue tasks under Plan 89/KH-UBND" in found


def test_a_letter_has_no_empty_columns(run: Run, folder: Path) -> None:
    """The day after a due date nobody was reminded yet, and there is nothing to remark."""
    assert run("report", "--letter", "-o", "letter.docx", "--as-of", "15/4/2025").code == 0
    table = docx.Document("letter.docx").tables[-1]
    headings = [told.text for told in table.rows[0].cells]
    assert headings == ["STT", "Cơ quan", "Thời hạn", "Số ngày quá hạn"]


def test_a_letter_for_each(run: Run, half_year: Path) -> None:
    """One for each agency, which addresses it alone."""
    assert run("report", "--letter", "--each", "cong-van", *AS_OF).code == 0
    letters = {path.stem: paragraphs(path.read_bytes()) for path in Path("cong-van").iterdir()}
    agencies = HALF_YEAR.report.plans[0].agencies
    late = {o.answers for o in overdue(HALF_YEAR.report).obligations}
    assert set(letters) == late
    for id_, found in letters.items():
        assert f"Kính gửi: {agencies[id_].name}" in found
        others = [agencies[other].name for other in late - {id_}]
        assert not set(found) & set(others)


def test_nothing_late_no_letter(run: Run, folder: Path) -> None:
    done = run("report", "--letter", "-o", "letter.docx", "--as-of", "10/4/2025")
    assert done.code == 0
    assert "không lập công văn" in done.out
    assert not (folder / "letter.docx").exists()
