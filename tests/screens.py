"""One plan near, and what a terminal's user reads of it, line after line."""

import shlex
from pathlib import Path

from tests.conftest import Run, masked


def only_plan(folder: Path, text: str) -> None:
    """Put a plan, 7/KH-UBND, where there were others."""
    for path in (folder / "data").glob("plan-*"):
        path.unlink()
    (folder / "data" / "plan-7.yaml").write_text(text, encoding="utf-8")


def screens(run: Run, lines: str, language: str, now: str) -> str:
    """Return each line as it is typed, and what is printed."""
    shown = ""
    for line in lines.strip().splitlines():
        ran = run("--lang", language, *shlex.split(line), now=now)
        shown += f"$ plantrack {line}\n{masked(ran.out)}{ran.err}\n"
    return shown
