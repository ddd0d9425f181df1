"""What the first file of a plan brings with it in a work tree of git, and what `check` finds lacking there."""

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plantrack.log import file as logfile
from tests.conftest import WRITER, Run
from tests.plans import GOOD
from tests.warm import Warm

pytestmark = pytest.mark.git

DOCUMENT = """\
KẾ HOẠCH
1. Tuyên truyền
- Cơ quan chủ trì: Sở Tư pháp
- Thời hạn: trước ngày 15/4/2025
"""
MERGED, LEFT_OUT = "*.log.jsonl merge=union text eol=lf", ".*.lock"
FIRST = ("--lang", "en", "log", "T.1", "note", "so-a", "--note", "x")
ADDED = (
    f"added for git, to be committed with plan and log: “{MERGED}” to .gitattributes, "
    f"“{LEFT_OUT}” to .gitignore\n"
)
NOT_MERGED = (
    ".gitattributes: warning: git is not told how to merge logs and to keep their line ends, so records of two "
    f"people may conflict; add the line “{MERGED}”"
)
NOT_LEFT_OUT = (
    ".gitignore: warning: git is not told to leave out lock files, which belong to one machine; "
    f"add the line “{LEFT_OUT}”"
)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **WRITER},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


@pytest.fixture
def tree(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work tree with a plan in it, where commands run; whatever else git is told on this machine is not."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "plan-1.yaml").write_text(GOOD, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "plan-1.yaml")
    git(folder, "commit", "-qm", "plan")
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (("init",), "."),
        (("init", "new"), "new/"),
        (("draft", "document.txt", "-o", "sub/plan-2.yaml"), "sub/"),
        (("log", "T.1", "note", "so-a", "--note", "x"), "."),
        (("enter", "rows.csv"), "."),
    ],
)
def test_the_first_file_sees_to_both(
    run: Run, tree: Path, typed: Sequence[str], where: str
) -> None:
    """Beside the plan; what was added is said once, on stderr, and the next command has nothing to add."""
    rows = "Task,Agency,What happened,Date,Document\nT.1,so-a,done,14/4/2025,1/BC\n"
    write(tree, {"document.txt": DOCUMENT, "rows.csv": rows, "sub/x": ""})
    there = where.removeprefix(".")
    told = ADDED.replace("to .git", f"to {there}.git")
    ran = run("--lang", "en", *typed)
    assert (ran.code, ran.err.count("added for git"), told in ran.err) == (0, 1, True)
    for file, line in ((".gitattributes", MERGED), (".gitignore", LEFT_OUT)):
        assert (tree / where / file).read_bytes() == f"{line}\n".encode()
    assert "added for git" not in run("--lang", "en", "init", there or ".").err


def test_it_is_said_in_vietnamese(run: Run, tree: Path) -> None:
    assert run("--lang", "vi", "init", "other").err == (
        f"đã thêm cấu hình git, cần commit cùng kế hoạch và nhật ký: dòng “{MERGED}” vào other/.gitattributes, "
        f"dòng “{LEFT_OUT}” vào other/.gitignore\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{MERGED}\n"),
        ("* text=auto\n", f"* text=auto\n{MERGED}\n"),
        ("*.docx binary", f"*.docx binary\n{MERGED}\n"),
        ("*.docx binary\r\n", f"*.docx binary\r\n{MERGED}\r\n"),
        ("# ghi chú\r\n*.docx binary", f"# ghi chú\r\n*.docx binary\r\n{MERGED}\r\n"),
        ("*.log.jsonl merge=union\n", f"*.log.jsonl merge=union\n{MERGED}\n"),
    ],
)
def test_lines_that_are_there_stay(run: Run, tree: Path, before: str, after: str) -> None:
    write(tree, {".gitattributes": before, ".gitignore": "*.lock\n"})
    assert run(*FIRST).err == ADDED.split(", “.*", maxsplit=1)[0] + "\n"
    assert (tree / ".gitattributes").read_bytes().decode() == after
    assert (tree / ".gitignore").read_bytes() == b"*.lock\n"
    assert run("check").out == ""


@pytest.mark.parametrize(
    "texts",
    [
        {"../tree/.gitattributes": "*.jsonl merge=union\n* text eol=lf\n", ".gitignore": "*.lock"},
        {
            ".gitattributes": "* text=auto eol=lf\nsub/*.jsonl merge=union\n",
            ".gitignore": ".*.lock",
        },
        {".gitattributes": "*.jsonl -text merge=union\n", ".git/info/exclude": ".*\n"},
        {".git/info/attributes": "*.jsonl merge=union eol=lf\n", ".gitignore": "**/.plan-*"},
    ],
)
def test_what_git_is_told_elsewhere_counts(run: Run, tree: Path, texts: dict[str, str]) -> None:
    """In other words, in a folder above, or for one clone: git is asked, and nothing is added."""
    write(tree, {**texts, "sub/plan-2.yaml": GOOD})
    assert run("--plan", "sub/plan-2.yaml", *FIRST)[::2] == (0, "")
    assert sorted(path.name for path in (tree / "sub").glob("*git*")) == []
    assert run("check", "sub/plan-2.yaml").out == ""


def test_check_warns_of_what_is_missing(run: Run, tree: Path) -> None:
    """Once for each folder, with the line to add; added, it is silent."""
    write(tree, {"plan-2.yaml": GOOD.replace("1/KH", "2/KH")})
    ran = run("--lang", "en", "check")
    assert (ran.code, ran.out.splitlines()) == (0, [NOT_MERGED, NOT_LEFT_OUT])
    assert run("check", "--strict").code == 1
    write(tree, {".gitattributes": f"{MERGED}\n"})
    assert run("--lang", "en", "check").out.splitlines() == [NOT_LEFT_OUT]
    write(tree, {".gitignore": f"{LEFT_OUT}\n"})
    assert run("--lang", "en", "check", "--strict")[:2] == (0, "")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("*.jsonl merge=binary", "merge=binary"),
        ("*.jsonl binary", "-merge"),
        ("*.jsonl merge", "merge"),
        ("*.jsonl merge=union eol=crlf", "eol=crlf"),
        ("*.jsonl merge=ours eol=crlf", "merge=ours, eol=crlf"),
    ],
)
def test_what_contradicts_is_told_and_left(run: Run, tree: Path, line: str, told: str) -> None:
    """Somebody wants it so: the program writes nothing, but says what follows."""
    write(tree, {".gitattributes": f"{line}\n", ".gitignore": "*.lock\n"})
    said = (
        f"git is told to treat this log otherwise ({told}), so records of two people may conflict; find that in "
        f".gitattributes or .git/info/attributes and let the line “{MERGED}” hold instead\n"
    )
    ran = run(*FIRST)
    assert (ran.code, ran.err) == (0, f"plan-1.log.jsonl: {said}")
    assert run("--lang", "en", "check").out == f"plan-1.log.jsonl: warning: {said}"
    assert (tree / ".gitattributes").read_text(encoding="utf-8") == f"{line}\n"


def test_a_log_that_git_leaves_out(run: Run, tree: Path) -> None:
    """It would be lost with the machine; one that is in git already would not."""
    write(tree, {".gitignore": "x\n*.jsonl\n"})
    said = (
        "git leaves this log out because of “*.jsonl” (.gitignore, line 2), so what is recorded is on this machine "
        "only; delete that line, or add the line “!*.log.jsonl” below it\n"
    )
    assert run(*FIRST).err == f"plan-1.log.jsonl: {said}"
    assert run("--lang", "en", "check").out == f"plan-1.log.jsonl: warning: {said}"
    assert not (tree / ".gitattributes").exists()
    git(tree, "add", "-f", "plan-1.log.jsonl")
    assert run("--lang", "en", "check").out.splitlines() == [NOT_MERGED, NOT_LEFT_OUT]


def test_plans_that_are_kept_without_git(
    run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Left out of git, outside of it, or on a machine without it: nothing is added and nothing said."""
    write(tree, {".gitignore": "/sub/\n", "sub/plan-2.yaml": GOOD, "../out/plan-3.yaml": GOOD})
    for plan in ("sub/plan-2.yaml", "../out/plan-3.yaml"):
        assert run("--plan", plan, *FIRST)[::2] == (0, "")
        assert run("check", plan).out == ""
    monkeypatch.setenv("PATH", str(tree / "nowhere"))
    assert run(*FIRST)[::2] == (0, "")
    assert run("check", "plan-1.yaml").out == ""
    found = sorted(path.name for path in tree.parent.rglob(".gitattributes*"))
    assert found == []


def test_a_file_that_cannot_be_written(run: Run, tree: Path) -> None:
    """What is recorded stands, and the line to add by hand is told."""
    (tree / ".gitattributes").mkdir()
    (tree / ".gitignore").write_bytes("*.tmp\r\n".encode("utf-16"))
    ran = run(*FIRST)
    assert (ran.code, len(logfile.read(tree / "plan-1.log.jsonl"))) == (0, 1)
    attributes, ignore = ran.err.splitlines()
    assert attributes.startswith(f".gitattributes: the line “{MERGED}” could not be added (cannot")
    assert ignore == (
        f".gitignore: the line “{LEFT_OUT}” could not be added (the file is not UTF-8 (it looks like UTF-16); "
        "save it again as UTF-8); add it by hand"
    )
    assert (tree / ".gitignore").read_bytes() == "*.tmp\r\n".encode("utf-16")


@pytest.mark.posix("links")
def test_a_link_is_not_written_through(run: Run, tree: Path) -> None:
    """Git does not read it, so it would serve nobody."""
    write(tree, {"../shared": "* text=auto\n", ".gitignore": "*.lock\n"})
    (tree / ".gitattributes").symlink_to("../shared")
    said = f"it is a link, which git does not read; put a file in its place that has the line “{MERGED}”\n"
    assert run(*FIRST).err == f".gitattributes: {said}"
    assert run("--lang", "en", "check").out == f".gitattributes: warning: {said}"
    assert (tree / "../shared").read_text(encoding="utf-8") == "* text=auto\n"


@pytest.mark.posix("links")
def test_a_folder_is_reached_by_a_link(run: Run, tree: Path, tmp_path: Path) -> None:
    """Git knows it by where it lies."""
    (tmp_path / "way").symlink_to(tree)
    ran = run("--plan", "../way/plan-1.yaml", *FIRST)
    assert "to ../way/.gitattributes" in ran.err
    assert run("check", "../way/plan-1.yaml").out == ""


def test_a_lock_that_is_in_git(run: Run, tree: Path) -> None:
    """The line alone would not take it out."""
    run(*FIRST)
    git(tree, "add", "-f", ".plan-1.log.jsonl.lock")
    lock = ".plan-1.log.jsonl.lock"
    assert run("--lang", "en", "check").out == (
        f"{lock}: warning: a lock file belongs to one machine, but this one is in git; run git rm --cached {lock} in "
        "its folder, then commit\n"
    )
    git(tree, "rm", "-q", "--cached", lock)
    assert run("check").out == ""


def test_what_git_refuses_to_tell(run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository of another user: the record stands, and git is quoted."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    ran = run(*FIRST)
    told = "plan-1.log.jsonl: it is not known whether git merges this log and leaves out lock files (git says: "
    assert (ran.code, ran.err[: len(told)], ran.err.count("\n")) == (0, told, 1)
    assert "warning: it is not known" in run("--lang", "en", "check").out


def test_git_is_not_asked_where_there_is_a_log(
    run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lacks later is for `check` to say."""
    run(*FIRST)
    (tree / ".gitattributes").unlink()
    trace = tree / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))
    assert run(*FIRST[:-1], "y")[::2] == (0, "")
    assert "check-" not in trace.read_text(encoding="utf-8")
    assert not (tree / ".gitattributes").exists()


def test_processes_at_once_add_each_line_once(tree: Path, warm: Warm) -> None:
    """8 plans in one folder, the first log of each."""
    for number in range(1, 9):
        write(tree, {f"plan-{number}.yaml": GOOD.replace("1/KH", f"{number}/KH")})
    commands = [[*warm.start, "--plan", f"plan-{number}.yaml", *FIRST] for number in range(1, 9)]

    def told(command: Sequence[str]) -> str:
        done = subprocess.run(command, cwd=tree, env={**os.environ, **WRITER}, capture_output=True, check=True)  # fmt: skip
        return done.stderr.decode()

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(told, commands))
    assert "".join(said) == ADDED
    assert (tree / ".gitattributes").read_bytes() == f"{MERGED}\n".encode()
    assert (tree / ".gitignore").read_bytes() == f"{LEFT_OUT}\n".encode()
    assert len(list(tree.glob("*.log.jsonl"))) == 8


def test_a_commit_takes_them_along(run: Run, tree: Path) -> None:
    """Added by this command or an earlier one, and nothing else that is staged; what was theirs before stays theirs."""
    write(tree, {".gitattributes": "*.docx binary\n"})
    git(tree, "add", ".")
    git(tree, "commit", "-qm", "theirs")
    write(tree, {"staged": "x"})
    git(tree, "add", "staged")
    run(*FIRST)
    assert run(*FIRST[:-1], "y", "--commit")[::2] == (0, "")
    shown = git(tree, "show", "--format=", "--name-only").split()
    assert shown == [".gitattributes", ".gitignore", "plan-1.log.jsonl"]
    assert git(tree, "show", "HEAD:.gitattributes") == f"*.docx binary\n{MERGED}\n"
    assert git(tree, "status", "--porcelain") == "A  staged\n"
    assert run(*FIRST[:-1], "z", "--commit")[::2] == (0, "")
    assert git(tree, "show", "--format=", "--name-only").split() == ["plan-1.log.jsonl"]


def test_other_changes_of_such_a_file_are_not_committed(run: Run, tree: Path) -> None:
    write(tree, {".gitignore": "notes/\n"})
    ran = run(*FIRST, "--commit")
    told = (
        ".gitignore: it was not committed with the log, as it has other changes that are not committed; commit it by "
        f"hand, so that others have the line “{LEFT_OUT}”\n"
    )
    assert (ran.code, ran.err) == (0, ADDED + told)
    assert git(tree, "status", "--porcelain") == "?? .gitignore\n"
    git(tree, "add", ".gitignore")
    git(tree, "commit", "-qm", "by hand")
    write(tree, {".gitignore": f"notes/\n{LEFT_OUT}\nmore/\n"})
    assert run(*FIRST[:-1], "y", "--commit")[::2] == (0, "")
    assert git(tree, "status", "--porcelain") == " M .gitignore\n"


def test_files_that_git_leaves_out_keep_no_commit_back(run: Run, tree: Path) -> None:
    write(tree, {".git/info/exclude": ".*\n"})
    assert run(*FIRST, "--commit").code == 0
    assert git(tree, "show", "--format=", "--name-only").split() == ["plan-1.log.jsonl"]


def test_many_folders_are_told_in_one_line(run: Run, tree: Path) -> None:
    folders = [f"so-{number}" for number in range(5)]
    for folder in folders:
        write(tree, {f"{folder}/plan-1.yaml": GOOD.replace("1/KH", f"{folder}/KH")})
    rows = "".join(f"{folder}/KH,T.1,so-a,done,14/4/2025,1/BC\n" for folder in folders)
    write(tree, {"rows.csv": f"Plan,Task,Agency,What happened,Date,Document\n{rows}"})
    missing = [
        f"so-0/{line} (other folders that lack it: 4; added once at the root of the repository, it holds for all)"
        for line in (NOT_MERGED, NOT_LEFT_OUT)
    ]
    plans = [f"{folder}/plan-1.yaml" for folder in folders]
    told = run("--lang", "en", "check", *plans).out.splitlines()
    assert [line for line in told if ".git" in line] == missing
    named = [part for folder in folders for part in ("--plan", folder)]
    ran = run("--lang", "en", *named, "enter", "rows.csv")
    assert (ran.code, ran.err.count("\n"), "and 4 more" in ran.err) == (0, 1, True)
    assert ".git" not in run("check", *plans).out


DRAFTED = ("draft", "document.txt", "-o", "data/plan-2.yaml")


@pytest.mark.parametrize(
    ("first", "before"),
    [
        (("init", "data"), {}),
        (DRAFTED, {}),
        (None, {}),
        (None, {"data/.gitattributes": "*.docx binary\n", "data/.gitignore": "notes/"}),
    ],
)
def test_two_clerks_on_two_branches(
    run: Run,
    tree: Path,
    monkeypatch: pytest.MonkeyPatch,
    first: Sequence[str] | None,
    before: dict[str, str],
) -> None:
    """Each makes the first record of a plan that both have; merged without a conflict, both records are there.

    Whether the lines were added with the plan, or by each of them.
    """
    write(tree, {"document.txt": DOCUMENT, "data/x": "", **before})
    if first:
        assert run(*first).code == 0
    write(
        tree, {"data/plan-2.yaml": GOOD.replace("1/KH", "2/KH")}
    )  # the clerk has looked it through
    git(tree, "add", "data")
    git(tree, "commit", "-qm", "plan")
    clone = tree.parent / "clone"
    git(tree.parent, "clone", "-q", "tree", "clone")
    for where, note in ((tree, "x"), (clone, "y")):
        monkeypatch.chdir(where)
        ran = run("--plan", "data/plan-2.yaml", *FIRST[:-1], note, "--commit")
        assert (ran.code, "added for git" in ran.err) == (0, first is None)
        assert git(where, "status", "--porcelain", "data") == ""
    git(clone, "pull", "-q", "--no-rebase", "--no-edit")
    events = logfile.read(clone / "data" / "plan-2.log.jsonl")
    assert sorted(event.note or "" for event in events) == ["x", "y"]
    for file, line in ((".gitattributes", MERGED), (".gitignore", LEFT_OUT)):
        lines = (clone / "data" / file).read_text(encoding="utf-8").splitlines()
        assert lines == [*before.get(f"data/{file}", "").splitlines(), line]
    assert run("check", "data/plan-2.yaml").out == ""
    git(tree, "pull", "-q", "--no-rebase", "--no-edit", str(clone), "main")
    assert git(tree, "rev-parse", "HEAD") == git(clone, "rev-parse", "HEAD")
