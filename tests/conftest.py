"""A plan in an empty folder, a fixed moment, and runs of the command line."""

import gc
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from hypothesis import HealthCheck, settings

from plantrack.cli import app as cli
from plantrack.cli import world
from tests.laws import SEARCH, TIMES
from tests.warm import Warm, warmed

# A busy machine is no fault of the program's; speed is measured in `benchmarks/`.
settings.register_profile(
    "untimed",
    deadline=None,
    max_examples=100 * TIMES,
    derandomize=not SEARCH,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
# Who writes, as git knows it from the environment.
WRITER = {
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "user.name",
    "GIT_CONFIG_VALUE_0": "Nguyễn Thị Lan",
    "GIT_CONFIG_KEY_1": "user.email",
    "GIT_CONFIG_VALUE_1": "lan@example.vn",
}
# How the program is started.
PLANTRACK = (
    [str(Path(sys.executable).with_name("plantrack"))]
    if os.name == "posix"
    else [sys.executable, "-m", "plantrack"]
)
IS_ROOT = os.name == "posix" and os.geteuid() == 0
NOW = "2025-05-20T09:12:33+07:00"
# The program with its options, which typer would make anew of their annotations in each run.
PROGRAM = typer.main.get_command(cli.app)
# What is imported and collected lives to the end: to look through it for garbage would be a tenth of all time.
gc.disable()


class Ran(NamedTuple):
    """How a run ended and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def masked(text: str) -> str:
    """Return a text with ids made equal."""
    return re.sub(r"\b[0-9a-hjkmnp-tv-z]{16}\b", "0123456789abcdef", text)


class _Stream(TextIOWrapper):
    """A standard stream that may claim to be a terminal."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


def pytest_xdist_auto_num_workers() -> int:
    """Two more than cores, which others use while some wait for a mail server, a browser or an office."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is marked as of POSIX, or of git, where there is none."""
    lacking = {"posix": os.name != "posix", "git": shutil.which("git") is None}
    for item in items:
        for mark in item.iter_markers():
            if lacking.get(mark.name):
                item.add_marker(pytest.mark.skip(reason=" ".join([f"no {mark.name}", *mark.args])))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden; a missing file fails."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--golden-update"):
            path.write_text(text, encoding="utf-8", newline="")
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read()

    return compare


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """A Python that has imported everything, for processes that start in no time."""
    with warmed() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a fresh copy of Plan 89."""
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("*.lock"))
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run plantrack in the folder at a fixed moment; `terminal` is a width in columns."""
    for name in ("PLANTRACK_PLAN", "PLANTRACK_LANG", "NO_COLOR", "TERM", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PAGER", "cat")
    for name, value in WRITER.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)

    def start(
        *arguments: str, terminal: int | None = None, watched: bool = False, now: str = NOW
    ) -> Ran:
        out, err = (_Stream(BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
        out.terminal, err.terminal = terminal is not None, watched
        with monkeypatch.context() as patch:
            patch.setattr(world, "now", lambda: datetime.fromisoformat(now))
            patch.setattr(cli, "app", PROGRAM)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            if terminal:
                patch.setenv("COLUMNS", str(terminal))
            with pytest.raises(SystemExit) as end:
                cli.main(arguments)
        texts = []
        for stream in (out, err):
            stream.flush()
            assert isinstance(stream.buffer, BytesIO)
            texts.append(stream.buffer.getvalue().decode())
        assert isinstance(end.value.code, int)
        return Ran(end.value.code, *texts)

    return start
