"""A real browser, started by its flags alone, for what only it can tell of a page."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_browser = pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not on PATH")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # what it asks for itself leads nowhere
    "--enable-logging=stderr",
)


def browse(page: Path, *flags: str, query: str = "") -> tuple[str, list[str]]:
    """Return what a browser prints of a page, and what it says of it on its console."""
    profile = page.with_suffix(".profile")
    shutil.rmtree(profile, ignore_errors=True)
    command = ("chromium", *_QUIET, f"--user-data-dir={profile}", *flags, f"file://{page}{query}")
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return ran.stdout, [line for line in ran.stderr.splitlines() if "CONSOLE" in line]


def dump(page: Path, *flags: str, query: str = "") -> tuple[str, list[str]]:
    """Return the document as it stands after its scripts have run, and what the console says."""
    return browse(page, "--virtual-time-budget=60000", "--dump-dom", *flags, query=query)
