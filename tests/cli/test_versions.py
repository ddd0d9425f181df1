"""Two versions of each plan, from files and from real repositories of git."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plantrack.cli.plans import Plans
from plantrack.cli.versions import Version, VersionPair, pairs
from plantrack.cli.world import current_world
from plantrack.words.problems import PlantrackError, UsageError
from plantrack.words.words import Words
from tests.conftest import WRITER
from tests.plans import GOOD

pytestmark = pytest.mark.git

Compare = Callable[..., list[VersionPair]]
SHARED = """\
agencies:
  so-a: {name: Sở A}
  so-b: {name: Sở B}
groups:
  nhom: {name: các sở, members: [so-a, so-b]}
  bao-chi: {name: báo chí}
"""
# The same plan with its agencies in a file of their own.
SHARING = f"{GOOD[: GOOD.index('agencies:')]}agencies: co-quan.yaml\n{GOOD[GOOD.index('tasks:') :]}"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def plan(title: str = "Việc", id_: str = "1/KH") -> str:
    """Return a plan whose only task has a title."""
    return GOOD.replace("title: Việc", f"title: {title}").replace("1/KH", id_)


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def commit(folder: Path, message: str, files: Mapping[str, str | bytes]) -> None:
    write(folder, files)
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)


def told(version: Version) -> str:
    """Return what is in a version, in a word."""
    if version.missing:
        return "missing"
    return version.plan.tasks[0].title if version.plan else "at fault"


def is_same(pair: VersionPair) -> bool:
    """Tell whether the plan was read once for both versions."""
    return pair.new.plan is not None and pair.old.plan is pair.new.plan


def table(found: list[VersionPair]) -> list[tuple[str, str, str]]:
    return [(pair.path.as_posix(), told(pair.old), told(pair.new)) for pair in found]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the current folder."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PLANTRACK_"))]:
        monkeypatch.delenv(name)
    for name, value in WRITER.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    monkeypatch.setenv("LC_ALL", "C")
    folder = tmp_path / "kho kế hoạch"
    folder.mkdir()
    git(folder, "init", "--quiet")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def compare() -> Compare:
    """Compare the plans named, else those near."""

    def run(old: str | None = None, new: str | None = None, *names: str) -> list[VersionPair]:
        return pairs(Plans(current_world(), names), old, new)

    return run


@pytest.fixture
def branches(work: Path) -> Path:
    """Two branches that parted after the first commit, the second of them edited."""
    commit(work, "một", {"plan-1.yaml": plan("Một")})
    git(work, "tag", "-m", "of its own", "v1")
    git(work, "branch", "side")
    commit(work, "ba", {"plan-1.yaml": plan("Ba")})
    git(work, "checkout", "--quiet", "side")
    commit(work, "hai", {"plan-1.yaml": plan("Hai")})
    write(work, {"plan-1.yaml": plan("Bốn"), "other.yaml": plan("Năm")})
    return work


@pytest.mark.parametrize(
    ("old", "new", "before", "after", "names"),
    [
        (None, None, "Hai", "Bốn", "HEAD plan-1.yaml"),
        ("main", None, "Ba", "Bốn", "main plan-1.yaml"),
        ("HEAD~1", None, "Một", "Bốn", "HEAD~1 plan-1.yaml"),
        ("v1", None, "Một", "Bốn", "v1 plan-1.yaml"),
        (":/ba", None, "Ba", "Bốn", ":/ba plan-1.yaml"),
        ("main", "side", "Ba", "Hai", "main side"),
        ("main..side", None, "Ba", "Hai", "main side"),
        ("main..", None, "Ba", "Bốn", "main plan-1.yaml"),
        ("..main", None, "Hai", "Ba", "HEAD main"),
        ("main...", None, "Một", "Bốn", "main... plan-1.yaml"),
        ("main...side", None, "Một", "Hai", "main... side"),
        ("...main", None, "Một", "Ba", "HEAD... main"),
        ("main", "plan-1.yaml", "Ba", "Bốn", "main plan-1.yaml"),
        ("plan-1.yaml", "main", "Bốn", "Ba", "plan-1.yaml main"),
        ("plan-1.yaml", None, "Hai", "Bốn", "HEAD plan-1.yaml"),
        ("other.yaml", None, "Năm", "Bốn", "other.yaml plan-1.yaml"),
        ("other.yaml", "plan-1.yaml", "Năm", "Bốn", "other.yaml plan-1.yaml"),
    ],
)
def test_what_is_compared(
    branches: Path,
    compare: Compare,
    old: str | None,
    new: str | None,
    before: str,
    after: str,
    names: str,
) -> None:
    """Files, revisions, and where branches parted, as git writes them; each side has a name."""
    (pair,) = compare(old, new)
    assert (told(pair.old), told(pair.new)) == (before, after)
    assert f"{pair.old.name} {pair.new.name}" == names


def test_a_file_comes_before_a_revision_of_its_name(branches: Path, compare: Compare) -> None:
    """And a folder does not; how to name the revision is git's way."""
    git(branches, "branch", "other.yaml", "main")
    git(branches, "branch", "data", "main")
    write(branches, {"data/x": ""})
    assert told(compare("other.yaml", "plan-1.yaml")[0].old) == "Năm"
    assert told(compare("heads/other.yaml", "plan-1.yaml")[0].old) == "Ba"
    assert told(compare("data")[0].old) == "Ba"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("no-such", None, "git says: fatal: bad revision 'no-such'"),
        ("HEAD~9", None, "fatal: bad revision 'HEAD~9'"),
        ("main", "no-such", "fatal: bad revision 'no-such'"),
        ("no-such...", None, "fatal: bad revision 'no-such'"),
        ("--all", None, "fatal: bad revision '--all'"),
        ("--output=x", None, "fatal: bad revision '--output=x'"),
        ("../no.yaml", None, "“../no.yaml” is no file, and no revision"),
        ("no\nsuch", None, "fatal: bad revision 'no"),
        ("no\x1b[31msuch", None, "no␛[31msuch"),
        ("", None, "fatal: bad revision ''"),
        ("HEAD:plan-1.yaml", None, "fatal: "),
        ("main..side", "HEAD", "“main..side” names both versions; leave out “HEAD”"),
    ],
)
def test_what_is_no_revision_is_refused_in_git_s_words(
    branches: Path, compare: Compare, old: str, new: str | None, said: str
) -> None:
    """One line, exit code 2; nothing that is typed becomes an option of git's, or takes effect."""
    with pytest.raises(UsageError) as error:
        compare(old, new)
    (problem,) = error.value.problems
    line = problem.in_words(Words("en"))
    assert said in line
    assert line.isprintable()
    assert not (branches / "x").exists()


def test_branches_without_a_common_commit(branches: Path, compare: Compare) -> None:
    """Nothing is compared by chance."""
    git(branches, "checkout", "--quiet", "--orphan", "alone")
    commit(branches, "alone", {})
    with pytest.raises(UsageError, match="have no commit in common"):
        compare("main...")


def test_of_a_shallow_clone_the_remedy_is_told(
    branches: Path, compare: Compare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of what CI fetched, the rest of the history is what is missing."""
    shallow = ("clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=side")
    git(tmp_path, *shallow, branches.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert is_same(compare()[0])
    for old in ("origin/main...", "HEAD~1"):
        with pytest.raises(UsageError, match=r"git fetch --unshallow.*fetch-depth: 0"):
            compare(old)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        ("rm -rf .git", "name two plan files"),
        ("true", "the repository has no commit yet; commit the plan first, or name two plan files"),
        ("rm .git/HEAD", "name two plan files"),
    ],
)
@pytest.mark.posix("rm")
def test_where_git_keeps_nothing(work: Path, compare: Compare, make: str, said: str) -> None:
    """One line with the remedy."""
    write(work, {"plan-1.yaml": plan()})
    subprocess.run(make.split(), cwd=work, check=True)
    with pytest.raises(PlantrackError, match=said) as error:
        compare()
    assert len(error.value.problems) == 1


def test_without_git_two_files_can_be_compared(
    work: Path, compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All else says that there is none."""
    write(work, {"plan-1.yaml": plan("Một"), "plan-2.yaml": plan("Hai")})
    monkeypatch.setenv("PATH", "")
    assert table(compare("plan-1.yaml", "plan-2.yaml")) == [("plan-2.yaml", "Một", "Hai")]
    with pytest.raises(PlantrackError, match=r"plan-1\.yaml: .*git is not installed; name two"):
        compare("HEAD", "plan-1.yaml")


def test_a_folder_without_plans(work: Path, compare: Compare) -> None:
    """As every command says it, in whatever version."""
    commit(work, "nothing", {})
    with pytest.raises(UsageError, match="no plan found"):
        compare()
    with pytest.raises(UsageError, match="bad revision"):
        compare("no-such")


def test_plans_that_came_went_and_stayed(work: Path, compare: Compare) -> None:
    """Each is told, also one that nobody would find any more; the same ones are read once."""
    commit(
        work,
        "one",
        {
            "data/plan-1.yaml": plan("Một"),
            "data/plan-2.yaml": plan("Hai", "2/KH"),
            "data/plan-3.yaml": plan("Ba", "3/KH"),
        },
    )
    (work / "data" / "plan-2.yaml").unlink()
    write(work, {"data/plan-4.yaml": plan("Bốn", "4/KH"), "data/plan-3.yaml": plan("Ba+", "3/KH")})
    found = compare()
    assert table(found) == [
        ("data/plan-1.yaml", "Một", "Một"),
        ("data/plan-2.yaml", "Hai", "missing"),
        ("data/plan-3.yaml", "Ba", "Ba+"),
        ("data/plan-4.yaml", "missing", "Bốn"),
    ]
    assert [is_same(pair) for pair in found] == [True, False, False, False]
    assert table(compare(None, None, "data/plan-2.yaml", "3")) == table(found)[1:3]
    assert table(compare(None, None, "2")) == table(found)[1:2]
    assert table(compare("HEAD", "HEAD"))[1] == ("data/plan-2.yaml", "Hai", "Hai")
    with pytest.raises(PlantrackError, match=r"data/plan-9\.yaml: .*no such file"):
        compare(None, None, "data/plan-9.yaml")


def test_the_last_plan_that_went(work: Path, compare: Compare) -> None:
    """It is all gone, with the records that are left of it; plans further up are no matter."""
    write(work.parent, {"plan-9.yaml": plan("Chín")})
    log = '{"id":"x"}\n'
    commit(work, "one", {"plan-1.yaml": plan("Một"), "plan-1.log.jsonl": log})
    (work / "plan-1.yaml").unlink()
    (pair,) = compare()
    assert (told(pair.old), told(pair.new)) == ("Một", "missing")
    assert (pair.log, pair.content) == (Path("plan-1.log.jsonl"), None)
    (work / "plan-1.log.jsonl").unlink()
    (pair,) = compare()
    assert (pair.log.as_posix(), pair.content) == ("HEAD:plan-1.log.jsonl", log.encode())
    with pytest.raises(PlantrackError, match=r"HEAD:plan-1\.log\.jsonl:1"):
        pair.events()


@pytest.mark.parametrize("staged", [True, False])
@pytest.mark.parametrize(
    ("now", "edited"),
    [("plan-9.yaml", "Một"), ("kế hoạch/plan-ba mươi.yaml", "Một"), ("data/plan-1.yaml", "Khác")],
)
def test_a_renamed_plan_is_followed(
    work: Path, compare: Compare, now: str, edited: str, staged: bool
) -> None:
    """Whether or not git was told, with an edit at the same time; its log is the one that is there."""
    commit(work, "one", {"plan-1.yaml": plan("Một"), "plan-1.log.jsonl": ""})
    (work / "plan-1.yaml").unlink()
    write(work, {now: plan(edited)})
    if staged:
        git(work, "add", "--all")
    found = compare(None, None, now)
    assert table(found) == [(now, "Một", edited)]
    assert found[0].log == Path("plan-1.log.jsonl")
    assert table(compare(None, None, str(Path(now).parent), "1")) == table(found)
    if staged:
        commit(work, "two", {})
        assert table(compare("HEAD~1", "HEAD", now)) == table(found)


def test_a_plan_that_got_its_number_with_its_name(work: Path, compare: Compare) -> None:
    """What git takes for a renaming is one, whatever the plan's id; else it is another plan."""
    draft = plan("Một", "dự thảo")
    commit(work, "one", {"plan-draft.yaml": draft, "plan-2.yaml": plan("Hai", "2/KH")})
    git(work, "mv", "plan-draft.yaml", "plan-30.yaml")
    write(work, {"plan-30.yaml": plan("Một", "30/KH")})
    assert table(compare())[1:] == [("plan-30.yaml", "Một", "Một")]
    write(work, {"plan-30.yaml": "x: y\n"})
    assert ("plan-draft.yaml", "Một", "missing") in table(compare())


def test_a_copy_is_a_new_plan(work: Path, compare: Compare) -> None:
    """One file has one successor, and none while it is still there."""
    commit(work, "one", {"plan-1.yaml": plan("Một")})
    write(work, {"plan-2.yaml": plan("Hai")})
    assert table(compare()) == [("plan-1.yaml", "Một", "Một"), ("plan-2.yaml", "missing", "Hai")]
    (work / "plan-1.yaml").unlink()
    write(work, {"plan-3.yaml": plan("Ba")})
    assert table(compare()) == [("plan-2.yaml", "Một", "Hai"), ("plan-3.yaml", "missing", "Ba")]


def test_agencies_are_those_of_the_same_version(work: Path, compare: Compare) -> None:
    """An edit of the file that plans share is one of each; outside of the repository it lies as it lies."""
    commit(work, "one", {"plan-1.yaml": SHARING, "co-quan.yaml": SHARED})
    assert is_same(compare()[0])
    write(work, {"co-quan.yaml": SHARED.replace("Sở B", "Sở Bê")})
    (pair,) = compare()
    names = [version.plan.agencies["so-b"].name for version in (pair.old, pair.new) if version.plan]
    assert (names, is_same(pair)) == (["Sở B", "Sở Bê"], False)
    write(work.parent, {"co-quan.yaml": SHARED.replace("Sở B", "Sở C")})
    commit(work, "two", {"plan-1.yaml": SHARING.replace("co-quan", "../co-quan")})
    (pair,) = compare()
    assert is_same(pair)
    assert pair.new.plan
    assert pair.new.plan.agencies["so-b"].name == "Sở C"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: f"# a remark\n{text}\n",
    ],
    ids=["CR LF", "BOM", "remark"],
)
def test_the_same_plan_in_other_bytes(
    work: Path, compare: Compare, change: Callable[[str], str]
) -> None:
    """Both ways round."""
    git(work, "config", "core.autocrlf", "false")
    for one, other in ((plan(), change(plan())), (change(plan()), plan())):
        commit(work, "one", {"plan-1.yaml": one})
        write(work, {"plan-1.yaml": other})
        (pair,) = compare()
        assert pair.old.plan == pair.new.plan
        assert not is_same(pair)


def test_faults_are_told_with_their_revision(work: Path, compare: Compare) -> None:
    """By the names that git has for the files."""
    faulty = plan("Một").replace("monitor: so-a", "monitor: so-x")
    commit(
        work, "one", {"data/plan-1.yaml": faulty, "plan-2.yaml": SHARING, "co-quan.yaml": "x: y"}
    )
    git(work, "mv", "data/plan-1.yaml", "plan-1.yaml")
    write(work, {"plan-1.yaml": faulty + "# more\n", "co-quan.yaml": SHARED})
    one, two = sorted(compare(), key=lambda pair: pair.path)
    assert [told(version) for version in (one.old, one.new, two.old)] == ["at fault"] * 3
    assert [(it.file, it.line) for it in one.old.faults] == [("HEAD:data/plan-1.yaml", 6)]
    assert [(it.file, it.line) for it in one.new.faults] == [("plan-1.yaml", 6)]
    assert [(it.file, it.line) for it in two.old.faults] == [("HEAD:co-quan.yaml", 1)]


def test_a_fault_where_branches_parted(branches: Path, compare: Compare) -> None:
    """Git shows the file by the name that is told."""
    commit(branches, "faulty", {"plan-1.yaml": "x: y\n"})
    git(branches, "branch", "other")
    write(branches, {"plan-1.yaml": plan()})
    (pair,) = compare("other...")
    assert git(branches, "show", pair.old.faults[0].file) == "x: y"


def test_warnings_of_both_versions(work: Path, compare: Compare) -> None:
    """As `check` finds them; they are no faults."""
    unused = plan().replace("groups:", "  so-c: {name: Sở C}\ngroups:")
    commit(work, "one", {"plan-1.yaml": unused})
    write(work, {"plan-1.yaml": plan()})
    (pair,) = compare()
    assert [(it.severity, it.file) for it in pair.old.warnings] == [("warning", "plan-1.yaml")]
    assert (pair.old.faults, pair.new.warnings) == ((), ())


@pytest.mark.parametrize("inside", ["data", "data/a/b", "."])
def test_from_whatever_folder(
    work: Path, compare: Compare, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """The plan is found as ever, and its repository by where it lies."""
    commit(work, "one", {"data/plan-1.yaml": plan("Một"), "data/a/b/x": ""})
    write(work, {"data/plan-1.yaml": plan("Hai")})
    monkeypatch.chdir(work / inside)
    (pair,) = compare()
    assert (told(pair.old), told(pair.new)) == ("Một", "Hai")
    monkeypatch.chdir(work.parent)
    (pair,) = compare(None, None, str(work))
    assert (told(pair.old), told(pair.new)) == ("Một", "Hai")


def test_plans_of_several_repositories(work: Path, compare: Compare, tmp_path: Path) -> None:
    """A revision is of the repository of each plan; a hook's variables are of one of them only."""
    for name, title in (("a", "Một"), ("b", "Hai")):
        write(tmp_path, {f"{name}/plan-{name}.yaml": plan(title, f"{name}/KH")})
        git(tmp_path / name, "init", "--quiet")
        commit(tmp_path / name, "one", {})
        write(tmp_path, {f"{name}/plan-{name}.yaml": plan(f"{title}+", f"{name}/KH")})
    names = [str(tmp_path / name) for name in "ab"]
    assert [row[1:] for row in table(compare(None, None, *names))] == [
        ("Một", "Một+"),
        ("Hai", "Hai+"),
    ]


def test_a_submodule_and_a_worktree(
    work: Path, compare: Compare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each has revisions of its own."""
    git(tmp_path, "init", "--quiet", "sub")
    commit(tmp_path / "sub", "one", {"plan-1.yaml": plan("Một")})
    commit(tmp_path / "sub", "two", {"plan-1.yaml": plan("Hai")})
    git(work, "submodule", "--quiet", "add", str(tmp_path / "sub"), "data")
    commit(work, "one", {"plan-2.yaml": plan("Ba", "2/KH")})
    assert table(compare("HEAD~1", None, "data")) == [("data/plan-1.yaml", "Một", "Hai")]
    git(work, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    monkeypatch.chdir(tmp_path / "tree")
    write(tmp_path / "tree", {"plan-2.yaml": plan("Bốn", "2/KH")})
    assert table(compare()) == [("plan-2.yaml", "Ba", "Bốn")]


@pytest.mark.posix("links")
def test_links(work: Path, compare: Compare, tmp_path: Path) -> None:
    """A folder or a file that is reached by a link is that of where it lies."""
    commit(work, "one", {"real/plan-1.yaml": plan("Một")})
    (work / "plan-1.yaml").symlink_to("real/plan-1.yaml")
    (work / "data").symlink_to("real")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "plan-1.yaml").symlink_to(work / "real" / "plan-1.yaml")
    (tmp_path / "folder").symlink_to(work / "real")
    commit(work, "two", {"real/plan-1.yaml": plan("Hai")})
    write(work, {"real/plan-1.yaml": plan("Ba")})
    for name in (
        "data/plan-1.yaml",
        "plan-1.yaml",
        tmp_path / "links" / "plan-1.yaml",
        tmp_path / "folder" / "plan-1.yaml",
    ):
        (pair,) = compare(None, None, str(name))
        assert (told(pair.old), told(pair.new)) == ("Hai", "Ba")
    assert told(compare("HEAD~1", None, "real/plan-1.yaml")[0].old) == "Một"


def test_a_repository_on_a_server(
    branches: Path, compare: Compare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Two revisions of it can be compared, in a hook too, with the log of the newer one."""
    commit(branches, "log", {"plan-1.yaml": plan("Hai"), "plan-1.log.jsonl": "\n"})
    git(tmp_path, "clone", "--quiet", "--bare", str(branches), "server.git")
    monkeypatch.chdir(tmp_path / "server.git")
    for variables in ({}, {"GIT_DIR": "."}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        (pair,) = compare("main...side")
        assert (told(pair.old), told(pair.new)) == ("Một", "Hai")
        assert (pair.log.as_posix(), pair.events()) == ("side:plan-1.log.jsonl", [])


@pytest.mark.parametrize("way", [("commit", "-a"), ("commit", "-o", "data/plan-1.yaml")])
@pytest.mark.posix("hooks are programs")
def test_in_a_hook(work: Path, tmp_path: Path, way: tuple[str, ...]) -> None:
    """Before a commit, whatever git sets for what it runs; also of a worktree, and from elsewhere."""
    commit(work, "one", {"data/plan-1.yaml": plan("Một")})
    git(work, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    hook = work / ".git" / "hooks" / "pre-commit"
    write(hook.parent, {"pre-commit": f"#!/bin/sh\nexec {HOOK[0]} - <<'E'\n{HOOK[1]}E\n"})
    hook.chmod(0o755)
    for folder in (work, tmp_path / "tree"):
        write(folder, {"data/plan-1.yaml": plan("Hai")})
        git(folder / "data", "-C", str(folder), *way, "--quiet", "-m", "two")
        assert (folder / "said").read_text(encoding="utf-8") == "Một Hai"


HOOK = (
    sys.executable,
    """
from pathlib import Path
from plantrack.cli.plans import Plans
from plantrack.cli.versions import pairs
from plantrack.cli.world import current_world
(pair,) = pairs(Plans(current_world(), []), None, None)
told = " ".join(version.plan.tasks[0].title for version in (pair.old, pair.new))
Path("said").write_text(told, encoding="utf-8")
""",
)


@pytest.mark.posix("names that Windows does not have")
def test_names_for_git_are_literal(work: Path, compare: Compare) -> None:
    """Whatever letters a file's name has."""
    names = ["plan-[1].yaml", "plan-“a b”.yaml", "plan-:(top)x.yaml", "plan-é'.yaml"]
    for number, name in enumerate(names):
        write(work, {name: plan("Một", f"{number}/KH")})
    commit(work, "one", {})
    for number, name in enumerate(names):
        write(work, {name: plan("Hai", f"{number}/KH")})
    assert table(compare()) == [(name, "Một", "Hai") for name in names]
