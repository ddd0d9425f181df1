"""Whatever stands where a plan should be, and whatever is in it: one line, no traceback."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import IS_ROOT, Run
from tests.plans import GOOD
from tests.warm import Warm

pytestmark = pytest.mark.posix("named pipes, rights and limits")
SCRIPT = Path(sys.executable).with_name("plantrack")
RIGHTS = "-dac_override,-dac_read_search"
WITHOUT_RIGHTS = ("setpriv", f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}")
LONG = "a" * 300 + ".yaml"


def start(
    *arguments: str,
    cwd: Path,
    program: Path = SCRIPT,
    prefix: tuple[str, ...] = (),
    stack: int | None = None,
) -> tuple[int, str, str]:
    """Run plantrack in English; `stack` limits its stack to so many bytes."""

    def limit() -> None:
        if stack is not None:
            import resource

            resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))

    done = subprocess.run(
        [*prefix, str(program), "--lang", "en", *arguments],
        cwd=cwd,
        env={"PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a-pipe", "it is a pipe, not a file; write it to a file"),
        ("plan-1.yaml/below.yaml", "cannot read the file: its path goes through a file"),
        (LONG, "cannot read the file: the name is too long"),
    ],
)
def test_what_is_no_file(tmp_path: Path, warm: Warm, name: str, said: str) -> None:
    """The operating system's reason; in the language of the machine, too, nobody waits for a pipe."""
    os.mkfifo(tmp_path / "a-pipe")
    (tmp_path / "plan-1.yaml").write_text(GOOD, encoding="utf-8")
    assert start("--plan", name, "status", cwd=tmp_path, program=warm.plantrack) == (
        1,
        "",
        f"{name}: {said}\n",
    )
    assert start("--plan", name, "--help", cwd=tmp_path, program=warm.plantrack)[0] == 0


def test_a_folder_that_may_not_be_searched(tmp_path: Path) -> None:
    """Neither reading nor beginning a plan there dies."""
    if IS_ROOT and not shutil.which("setpriv"):
        pytest.skip("root may read everything")
    prefix = WITHOUT_RIGHTS if IS_ROOT else ()
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "plan-1.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "plan-2.yaml").write_text(
        GOOD.replace("groups:", "x:").replace("agencies:", "agencies: closed/a.yaml\ny:"),
        encoding="utf-8",
    )
    (tmp_path / "closed").chmod(0)
    try:
        for arguments, end in (
            (("--plan", "closed/plan-1.yaml", "status"), "cannot read the file: permission denied"),
            (("--plan", "plan-2.yaml", "status"), "it is relative to the plan)"),
            (("init", "closed/new"), ": permission denied"),
        ):
            code, out, err = start(*arguments, cwd=tmp_path, prefix=prefix)
            assert (code, out, err.count("\n")) == (1, "", 1), err
            assert err.endswith(f"{end}\n")
    finally:
        (tmp_path / "closed").chmod(0o700)


@pytest.mark.parametrize("nested", ["[" * 19_000, "- " * 9_000, "[" * 900_000, "{a: " * 400_000])
def test_nesting_exhausts_no_stack(tmp_path: Path, nested: str) -> None:
    """Not even half a mebibyte of it."""
    (tmp_path / "plan-1.yaml").write_text(nested, encoding="utf-8")
    code, out, err = start("--plan", "plan-1.yaml", "check", cwd=tmp_path, stack=512 * 1024)
    assert (code, err) == (1, "")
    assert "deeper than 20 levels" in out


@pytest.mark.parametrize("text", ["\\x1c", "\\x1d", "\\x85", "\\u2028", "\\0", "\\uFFFE", "\\e[2J"])
def test_separators_and_controls_are_text(run: Run, folder: Path, text: str) -> None:
    """In an id of a task they are refused; anywhere else they are shown, and take no effect."""
    plan = GOOD.replace("title: Việc", f'title: "a{text}b"').replace(
        "name: Sở B", f'name: "{text}x"'
    )
    path = folder / "plan-1.yaml"
    path.write_text(plan, encoding="utf-8")
    start = partial(run, "--lang", "en", "--plan", path.name)
    for command in (
        ("check",),
        ("status",),
        ("show", "T.1"),
        ("show", "so-b"),
        ("mail", "--dry-run"),
    ):
        code, out, err = start(*command)
        assert code == 0, err
        assert not {"\x1c", "\x1d", "\x85", "\u2028", "\0", "\x1b"} & set(out)
    path.write_text(GOOD.replace("id: T.1", f'id: "a{text}b"'), encoding="utf-8")
    code, out, err = start("check")
    assert (code, err, out.count("\n")) == (1, "", 1)
    assert "must have no spaces or invisible characters" in out


def test_the_log_beside_a_plan_of_the_shorter_suffix(run: Run, folder: Path) -> None:
    """`check` of a log finds its plan, whichever of the two suffixes that has."""
    (folder / "plan-1.yml").write_text(GOOD, encoding="utf-8")
    done = run("--plan", "plan-1.yml", "log", "T.1", "done", "so-b", "--date", "2025-04-14")
    assert done.code == 0
    assert run("check", "plan-1.log.jsonl").code == 0
