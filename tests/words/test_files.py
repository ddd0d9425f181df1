"""Files that are written whole, all of them or none."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plantrack.words.files import create_whole, is_reserved, named_after, write_whole
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words

THERE = "tệp đã có, không ghi đè"


def refused(contents: dict[Path, bytes], *keep: Path) -> str:
    """Write, which must be refused, and return what is said of it."""
    with pytest.raises(PlantrackError) as error:
        write_whole(contents, keep=keep)
    (problem,) = error.value.problems
    return problem.in_words(Words("vi"))


def held(folder: Path) -> dict[str, bytes]:
    """Return all that is in a folder, hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_there_is_replaced(tmp_path: Path) -> None:
    """Folders are made, and nothing else is left."""
    page, book = tmp_path / "page.html", tmp_path / "new" / "er" / "book.xlsx"
    page.write_bytes(b"a longer old page")
    write_whole({page: b"new", book: b"book"})
    assert held(tmp_path) == {"page.html": b"new", "new/er/book.xlsx": b"book"}


def test_what_is_kept(tmp_path: Path) -> None:
    """It is written where it is not there, and stays where it holds something else: then nothing is written."""
    page, letter = tmp_path / "page.html", tmp_path / "letter.docx"
    write_whole({letter: b"one"}, keep=[letter])
    write_whole({letter: b"one", page: b"one"}, keep=[letter])  # the same bytes
    said = refused({page: b"two", letter: b"two"}, letter)
    assert said.startswith(f"{letter.as_posix()}: ")
    assert THERE in said
    assert held(tmp_path) == {"page.html": b"one", "letter.docx": b"one"}


def test_each_that_is_kept_is_named(tmp_path: Path) -> None:
    """All at once."""
    letters = [tmp_path / "a.docx", tmp_path / "b.docx"]
    write_whole(dict.fromkeys(letters, b"edited"))
    with pytest.raises(PlantrackError) as error:
        write_whole(dict.fromkeys(letters, b"new"), keep=letters)
    assert [problem.file for problem in error.value.problems] == [
        letter.as_posix() for letter in letters
    ]


IN_USE = pytest.mark.posix("a program that cannot be written to while it runs")


@pytest.fixture
def in_use(tmp_path: Path) -> Iterator[Path]:
    """A file that not even root can write to: a program that runs."""
    program = tmp_path / "book.xlsx"
    shutil.copy(shutil.which("cat") or "/bin/cat", program)
    with subprocess.Popen([program], stdin=subprocess.PIPE) as running:
        try:
            program.open("r+b").close()
        except OSError:
            yield program
        else:
            pytest.skip("here a program that runs can be written to")
        finally:
            running.kill()


@pytest.fixture
def a_folder(tmp_path: Path) -> Path:
    (tmp_path / "a.xlsx").mkdir()
    return tmp_path / "a.xlsx"


@pytest.fixture
def below_a_file(tmp_path: Path) -> Path:
    (tmp_path / "file").write_bytes(b"")
    return tmp_path / "file" / "a.xlsx"


@pytest.fixture
def too_long(tmp_path: Path) -> Path:
    return tmp_path / f"{'a' * 300}.xlsx"


@pytest.mark.parametrize(
    "what", ["a_folder", "below_a_file", pytest.param("in_use", marks=IN_USE), "too_long"]
)
@pytest.mark.parametrize("turned", [False, True])
def test_one_that_cannot_be_written_leaves_the_others(
    tmp_path: Path, request: pytest.FixtureRequest, what: str, turned: bool
) -> None:
    """Whichever comes first; no draft is left."""
    place: Path = request.getfixturevalue(what)
    page, new = tmp_path / "page.html", tmp_path / "new.md"
    page.write_bytes(b"old")
    before = held(tmp_path)
    places = [page, new, place]
    said = refused(dict.fromkeys(places[::-1] if turned else places, b"new"))
    assert said.startswith(f"{place.as_posix()}: không tạo được")
    assert held(tmp_path) == before


def test_a_folder_where_an_edited_file_is_awaited(tmp_path: Path) -> None:
    """It is named."""
    (tmp_path / "a.docx").mkdir()
    place = tmp_path / "a.docx"
    assert refused({place: b"new"}, place).startswith(f"{place.as_posix()}: không tạo được")


@pytest.mark.posix("limits")
def test_a_full_disk(tmp_path: Path) -> None:
    """What fitted is not kept, and what was there stays."""
    page, book = tmp_path / "page.html", tmp_path / "book.xlsx"
    page.write_bytes(b"old")
    program = f"""
import resource
from pathlib import Path
from plantrack.words.files import write_whole
from plantrack.words.problems import PlantrackError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole({{Path({str(page)!r}): b"new", Path({str(book)!r}): b"x" * 2000}})
except PlantrackError as error:
    print(error.problems[0].file)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{book}\n"
    assert held(tmp_path) == {"page.html": b"old"}


@pytest.mark.posix("rights")
@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077])
def test_who_may_read_it(tmp_path: Path, mask: int) -> None:
    """Whoever may read other files that are made here, not the owner alone as of a draft."""
    page = tmp_path / "page.html"
    former = os.umask(mask)
    try:
        write_whole({page: b"new"})
    finally:
        os.umask(former)
    assert stat.S_IMODE(page.stat().st_mode) == 0o666 & ~mask


@pytest.mark.posix("links that anybody may make")
def test_a_link_goes_on_leading_there(tmp_path: Path) -> None:
    """To a share, say; also where nothing is yet."""
    (tmp_path / "share").mkdir()
    for name, content in (("page.html", b"old"), ("new.html", None)):
        link, target = tmp_path / name, tmp_path / "share" / name
        link.symlink_to(target)
        if content:
            target.write_bytes(content)
        write_whole({link: b"new"})
        assert link.is_symlink()
        assert target.read_bytes() == b"new"


@pytest.mark.posix("rights")
def test_what_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    """A report that only some may read stays so."""
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole({path: b"new"})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Whole or not at all; also where files cannot be linked, as on FAT and on some shares."""

    def no(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not links:
        monkeypatch.setattr(os, "link", no)
    path = tmp_path / "plan-1.yaml"
    create_whole(path, "mới\n")
    with pytest.raises(PlantrackError) as error:
        create_whole(path, "khác\n")
    assert THERE in error.value.problems[0].in_words(Words("vi"))
    assert held(tmp_path) == {"plan-1.yaml": "mới\n".encode()}


@pytest.mark.parametrize(
    ("name", "reserved"),
    [
        ("nul", True),
        ("CON.docx", True),
        ("com1.tar.gz", True),
        ("aux .txt", True),
        ("a:b.docx", True),
        ("a?.xlsx", True),
        ("a.", True),
        ("a ", True),
        ("null.docx", False),
        ("com.docx", False),
        ("con-cuong.docx", False),
        ("báo cáo tháng 5.docx", False),
        (".plan.lock", False),
    ],
)
def test_names_that_windows_keeps_for_itself(name: str, reserved: bool) -> None:
    """What is written there is lost, or lies elsewhere."""
    assert is_reserved(name) == reserved


def test_a_file_about_an_agency_has_a_name_that_every_system_takes() -> None:
    """No two agencies share one, as no id has a `_`."""
    assert [named_after(id_, ".docx") for id_ in ("so-y-te", "aux")] == [
        "so-y-te.docx",
        "aux_.docx",
    ]


def test_long_names_are_shortened_and_stay_apart() -> None:
    """Two agencies whose ids begin alike have two files."""
    names = [named_after("a" * 299 + end, ".xlsx") for end in "bc"]
    assert [len(name) for name in names] == [140, 140]
    assert len(set(names)) == 2
    assert named_after("a" * 135, ".xlsx") == f"{'a' * 135}.xlsx"
