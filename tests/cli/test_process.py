"""Real processes: the bare environment of cron, closed pipes, the module and the script."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warm import Warm

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


def test_letters_that_the_locale_has_not(folder: Path) -> None:
    """What is told of a record is told, whatever Python was told of its streams."""
    arguments = ("log", "II.4", "note", "--note", "x")
    done = start(SCRIPT, *arguments, cwd=folder, PYTHONIOENCODING="ascii", LOGNAME="lan")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("Đã ghi vào data/plan-89.log.jsonl:\n")


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


def test_the_writer_is_the_login_name_without_git(folder: Path, warm: Warm) -> None:
    """Git need not be installed to record something."""
    done = start(
        warm.plantrack,
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


LONG = "a" * 250
ODD = [
    ("a folder without plans", "mkdir d; plantrack --plan d COMMAND", 2, "plantrack: d: không có tệp plan-*.yaml nào trong thư mục này hoặc trong data của nó"),
    ("no name", "plantrack --plan '' COMMAND", 2, "plantrack: --plan: để trống; hãy điền nội dung hoặc bỏ tùy chọn này"),
    ("the folder itself", "plantrack --plan . COMMAND", 0, ""),
    ("a log for a plan", "plantrack --plan data/plan-89.log.jsonl COMMAND", 2, "plantrack: --plan: “data/plan-89.log.jsonl” là nhật ký; kế hoạch của nó là data/plan-89.yaml"),
    ("a pipe", "mkfifo p; plantrack --plan p COMMAND", 1, "p: đây là ống dẫn dữ liệu (pipe), không phải tệp; hãy ghi ra tệp"),
    ("links in a circle", "ln -s l l; plantrack --plan l COMMAND", 1, "l: không đọc được tệp: liên kết vòng tròn"),
    ("a name too long", f"plantrack --plan {LONG}{LONG}.yaml COMMAND", 1, "tên quá dài"),
    ("a name too long for its log", f"cp data/plan-89.yaml {LONG}.yaml; plantrack --plan {LONG}.yaml COMMAND", 1, "tên quá dài"),
    ("a folder that is gone", "mkdir d; cd d; rmdir ../d; plantrack COMMAND", 2, "plantrack: thư mục hiện tại không còn nữa; hãy chuyển sang thư mục khác (cd) hoặc thêm --plan TỆP"),
    ("an argument of other bytes", "plantrack --plan $'\\xff' COMMAND", 2, "plantrack: “\\udcff” không phải UTF-8; hãy gõ lại"),
    ("a variable of other bytes", "export PLANTRACK_MAIL_FROM=$'\\xff'; plantrack COMMAND", 2, "plantrack: biến PLANTRACK_MAIL_FROM không phải UTF-8; hãy đặt lại"),
    ("a log that is a folder", "mkdir data/plan-89.log.jsonl; plantrack COMMAND", 1, "data/plan-89.log.jsonl: không đọc được tệp: đây là thư mục"),
    ("a folder of other bytes", "mkdir $'\\xff'; mv data $'\\xff'; export PLANTRACK_PLAN=$'\\xff/data/plan-89.yaml'; plantrack COMMAND", 0, ""),
    ("a zone of no earth", "export TZ=UTC+99; plantrack COMMAND", 0, ""),
    ("no home", "unset HOME; plantrack COMMAND", 0, ""),
    ("no width", "export COLUMNS=0; plantrack --color always COMMAND", 0, ""),
]  # fmt: skip


@pytest.mark.parametrize("command", ["log II.4 note --note x", "check"])
@pytest.mark.parametrize(
    ("script", "code", "said"), [row[1:] for row in ODD], ids=[row[0] for row in ODD]
)
def test_no_traceback(
    folder: Path, warm: Warm, command: str, script: str, code: int, said: str
) -> None:
    """Whatever it is started with: one line that says what is wrong, or it just works."""
    path = f"{warm.plantrack.parent}:{os.environ['PATH']}"
    env = {"PLANTRACK_LANG": "vi", "PATH": path, "LOGNAME": "lan"}
    done = start("bash", "-c", script.replace("COMMAND", command), cwd=folder, **env)
    told = done.stderr.decode() + (done.stdout.decode() if code and command == "check" else "")
    told = told.replace(": error: ", ": ")
    assert (done.returncode, told.count("\n")) == (code, 1 if said else 0), told
    assert said in told
    if LONG not in told:
        assert told.strip() == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--help >/dev/full", "plantrack: đĩa đã đầy"),
        ("--version >/dev/full", "plantrack: không ghi được kết quả: đĩa đã đầy"),
        ("init /proc/x", "/proc/x: không tạo được: không có tệp này"),
        (f"init {LONG}{LONG}", "tên quá dài"),
        ("check /", "plantrack: TỆP: “/” là thư mục; hãy nêu một tệp"),
        ("show $'a\\x1cb'", "plantrack: không có nhiệm vụ hay cơ quan “a␜b”"),
        ("--install-completion", "/proc/x: không có tệp này"),
    ],
)
def test_no_traceback_either(folder: Path, warm: Warm, arguments: str, said: str) -> None:
    """Commands that read no plan, and what only one command meets."""
    env = {"PLANTRACK_LANG": "vi", "PATH": os.environ["PATH"], "HOME": "/proc/x"}
    done = start("bash", "-c", f"{warm.plantrack} {arguments}", cwd=folder, **env)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode in (1, 2)
    assert line.endswith(said)


def test_nobody_reads_stderr(folder: Path) -> None:
    """The exit code still tells."""
    done = start(
        "bash", "-c", f"{SCRIPT} show xyz 2>/dev/full", cwd=folder, PATH=os.environ["PATH"]
    )
    assert done.returncode == 2
