"""Real processes: the bare environment of cron, closed pipes, the module and the script."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("plantrack")


def start(*command: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as cron does: nothing in the environment but what is given."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PYTHONDONTWRITEBYTECODE": "1", **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("command", [(SCRIPT,), (sys.executable, "-m", "plantrack")])
def test_under_cron(folder: Path, command: tuple[object, ...]) -> None:
    """Right Vietnamese without a locale; nothing to say, nothing said."""
    done = start(*command, "overdue", "--as-of", "2025-04-15", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Sở Nông nghiệp và Môi trường" in done.stdout.decode("utf-8")
    quiet = start(*command, "overdue", "--as-of", "2025-04-14", cwd=folder)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")


@pytest.mark.parametrize("locale", ["C", "POSIX", "vi_VN.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(folder: Path, locale: str) -> None:
    """On stdout and on stderr."""
    done = start(SCRIPT, "show", "xyz", cwd=folder, LC_ALL=locale)
    assert done.stderr.decode("utf-8") == "plantrack: không có nhiệm vụ hay cơ quan “xyz”\n"


def test_a_reader_that_stops_early_is_no_fault(folder: Path) -> None:
    """`plantrack status | head -1`."""
    script = f"{SCRIPT} status --format json | head -1; exit ${{PIPESTATUS[0]}}"
    done = start("bash", "-c", script, cwd=folder, PATH=os.environ["PATH"])
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{\n", b"")


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a device that is always full"
)
def test_a_full_disk_is_one_line(folder: Path) -> None:
    """Exit 1, no traceback."""
    done = start("bash", "-c", f"{SCRIPT} status > /dev/full", cwd=folder, PATH=os.environ["PATH"])
    assert (done.returncode, done.stderr.decode()) == (
        1,
        "plantrack: không ghi được kết quả: đĩa đã đầy\n",
    )


def test_the_writer_is_the_login_name_without_git(folder: Path) -> None:
    """Git need not be installed to record something."""
    done = start(
        SCRIPT,
        "log",
        "II.4",
        "progress",
        "--note",
        "x",
        cwd=folder,
        LOGNAME="lan",
        PATH="/nonexistent",
    )
    assert done.returncode == 0, done.stderr.decode()
    assert '"by": "lan"' in (folder / "data" / "plan-89.log.jsonl").read_text(encoding="utf-8")


def test_closed_streams(folder: Path) -> None:
    """Whoever started us may have closed them."""
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        done = start("bash", "-c", f"{SCRIPT} status {closed}", cwd=folder, PATH=os.environ["PATH"])
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_writer_without_any_name(folder: Path) -> None:
    """A container: no git, no login name, a number without an entry."""
    script = (
        "import getpass, os, pwd; from pathlib import Path; from plantrack.log.writer import writer; "
        "os.getuid() or os.setuid(54321); print(writer(Path('/')))"
    )
    done = start(sys.executable, "-c", script, cwd=folder, PATH="/nonexistent")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.strip()
