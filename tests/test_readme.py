"""README's blocks do what they show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, WRITER
from tests.test_recording import masked

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_console_blocks_run_as_they_stand(folder: Path) -> None:
    """One shell, command by command, whole outputs."""
    blocks = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    shown = "".join(blocks)
    commands = [line[2:] for line in shown.splitlines() if line.startswith("$ ")]
    script = "".join(f"echo {quoted(f'$ {command}')}\n{command}\n" for command in commands)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-eu"],
        input=script,
        env={"PATH": path, **WRITER},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert masked(shown) == masked(done.stdout)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def test_the_quick_start_has_two_lines() -> None:
    """The first shows where Plan 89 stands, the second runs the tests."""
    block = re.search(r"^## Quick start.*?^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block
    first, second = block[1].splitlines()
    assert first.endswith("plantrack status")
    assert second.endswith("pytest")


@pytest.mark.parametrize(
    "module", sorted(path.stem for path in (ROOT / "src" / "plantrack").glob("[a-z]*.py"))
)
def test_every_room_is_on_the_map(module: str) -> None:
    """A stranger finds each module in README."""
    assert f"`{module}`" in README
