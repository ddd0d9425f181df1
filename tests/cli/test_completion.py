"""What the Tab key offers, in real shells: it never runs anything that stands in a plan."""

import os
import pty
import select
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.warm import Warm

EVIL = r"$(touch ran) \$(touch ran) `touch ran`; touch ran; 'touch ran' \"touch ran\" *<>|&"
PATIENCE = 30  # seconds without a sign before a shell is taken for dead


@pytest.fixture
def evil(folder: Path) -> Path:
    """A folder whose plan has commands in titles, names and codes."""
    plan = folder / "data" / "plan-89.yaml"
    text = plan.read_text(encoding="utf-8")
    for old, new in (
        ("name: Sở Y tế, code: SYT", f'name: "Sở Y tế {EVIL}", code: "SYT$(touch${{IFS}}ran)"'),
        (
            "short: Quán triệt, phổ biến, truyền thông Luật",
            f'short: "Quán triệt {EVIL}"',
        ),
    ):
        assert old in text
        text = text.replace(old, new.replace('\\"', '\\\\\\"').replace("\\$", "\\\\$"))
    plan.write_text(text, encoding="utf-8")
    return folder


def environment(folder: Path, warm: Warm) -> dict[str, str]:
    """What a shell is started with."""
    path = f"{warm.plantrack.parent}:{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(folder), "TERM": "dumb", "LANG": "C.UTF-8"}


def script(shell: str, warm: Warm) -> str:
    """The completion script that users are given."""
    env = {**os.environ, "_PLANTRACK_COMPLETE": f"source_{shell}"}
    done = subprocess.run([warm.plantrack], env=env, capture_output=True, check=True)
    return done.stdout.decode()


class Terminal:
    """A shell at a terminal."""

    def __init__(self, command: list[str], folder: Path, warm: Warm) -> None:
        self._process, self._fd = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment(folder, warm))
        self.seen = ""

    def type(self, keys: str, sign: str) -> str:
        """Press keys, wait for a sign on the screen, and return what was shown by then."""
        os.write(self._fd, keys.encode())
        shown = ""
        while sign not in shown:
            ready, _, _ = select.select([self._fd], [], [], PATIENCE)
            assert ready, f"no {sign!r} in {shown!r}"
            shown += os.read(self._fd, 4096).decode(errors="replace")
        return shown

    def close(self) -> None:
        os.close(self._fd)
        os.waitpid(self._process, 0)


@pytest.mark.parametrize(
    ("shell", "options", "ready"),
    [
        ("bash", ["--norc", "--noprofile", "-i"], "bind 'set bell-style none'; PS1='%s'\n"),
        (
            "zsh",
            ["-f", "-i"],
            "unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; PROMPT='%s'\n",
        ),
    ],
)
def test_tab_runs_nothing(
    evil: Path, warm: Warm, shell: str, options: list[str], ready: str
) -> None:
    """Every list is asked for, then the line is run; in between a word is completed."""
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    (evil / "completion").write_text(script(shell, warm), encoding="utf-8")
    terminal = Terminal([shell, *options], evil, warm)
    terminal.type(ready % "REA''DY", "READY")
    terminal.type("source ./completion; echo LOA''DED\n", "LOADED")
    assert "so-y-te" in terminal.type("plantrack show so-y\t", "so-y-te")
    for line in ("show ", "status --agency ", "log ", "log II.1 done ", "show SY", "show Qu"):
        terminal.type("\x15", "")  # an empty line
        terminal.type(f"plantrack {line}\t\t", "plantrack")
        terminal.type("\x15echo DO''NE\n", "DONE")
    terminal.type("plantrack show SY\t\n", "SY")
    terminal.type("echo AGA''IN\n", "AGAIN")
    terminal.close()
    assert not (evil / "ran").exists()


def test_fish_runs_nothing(evil: Path, warm: Warm) -> None:
    """As `complete -C` shows what Tab offers."""
    if not shutil.which("fish"):
        pytest.skip("there is no fish here")
    (evil / "completion").write_text(script("fish", warm), encoding="utf-8")
    asked = "; ".join(f"complete -C 'plantrack {line}'" for line in ("show ", "log II.1 done "))
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source completion; {asked}"],
        cwd=evil,
        env=environment(evil, warm),
        capture_output=True,
        check=True,
    )
    assert "so-y-te\tSở Y tế touch ran" in done.stdout.decode()
    assert "Sở Nội vụ\tso-noi-vu" in done.stdout.decode()
    assert not set(done.stdout.decode()) & set("$`;|&<>\"'\\")
    assert not (evil / "ran").exists()


def test_completion_offers_plain_words(
    run: Run, evil: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code that a shell would run is left out; in a name what it would run are spaces."""
    monkeypatch.setenv("_PLANTRACK_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "plantrack show ")
    out = run().out
    assert '"so-y-te":"Sở Y tế touch ran touch ran touch ran touch ran touch ran touch ran"' in out
    assert "SYT" not in out
    assert not set(out.removeprefix("_arguments '*: :((").removesuffix("))'\n")) & set("$`;|&<>'\\")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("show Sở\\ Y", '"Sở Y tế":"so-y-te"'),
        ("log II.1 done Sở\\ Y", '"Sở Y tế":"so-y-te"'),
        ("undo ", 'II.1 so-y-te hoàn thành 12/BC 14/04/2025"'),
        ("log II.1 void --re ", 'II.1 so-y-te hoàn thành 12/BC 14/04/2025"'),
        ("log II.2 done SYT --re ", '"1968/BTP":"1968/BTP trong hạn còn 5 ngày"'),
    ],
)
def test_names_with_spaces_and_what_ids_are(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, offered: str
) -> None:
    """Where the shell quotes what has spaces; an id says nothing by itself."""
    run("log", "II.1", "done", "SYT=12/BC", "--date", "14/4/2025")
    run(
        "log",
        "II.2",
        "received",
        "SYT",
        "--doc",
        "1968/BTP",
        "--date",
        "2/5/2025",
        "--due",
        "25/5/2025",
    )
    monkeypatch.setenv("_PLANTRACK_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"plantrack {line}")
    assert offered in run().out


@pytest.mark.parametrize(
    ("shell", "line", "offered", "left_out"),
    [
        ("zsh", "status --officer ", ['"Nguyễn Thị Lan":"II.1 II.3"', '"Bình"'], ["touch ran)"]),
        ("zsh", "overdue --source ", ['"624/TB-VPCP":"II.1 II.2"'], ["1518"]),
        ("bash", "status --officer ", ["Lan"], ["Nguyễn", "touch"]),
        ("bash", "history --source ", ["624/TB-VPCP"], ["1518"]),
    ],
)
def test_officers_and_what_assigned_tasks(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    shell: str,
    line: str,
    offered: list[str],
    left_out: list[str],
) -> None:
    """Where the shell does not quote what has spaces, by the last word if no other has it."""
    plan = folder / "data" / "plan-89.yaml"
    text = plan.read_text(encoding="utf-8")
    for task, keys in (
        ("II.1", "source: 624/TB-VPCP\n    officer: Nguyễn Thị Lan"),
        ("II.2", "source: 624/TB-VPCP\n    officer: $(touch ran) Bình"),
        ("II.3", "source: 1518/UBND $(touch ran)\n    officer: Nguyễn Thị Lan"),
    ):
        text = text.replace(f"  - id: {task}\n", f"  - id: {task}\n    {keys}\n")
    plan.write_text(text, encoding="utf-8")
    monkeypatch.setenv("_PLANTRACK_COMPLETE", f"complete_{shell}")
    words = f"plantrack {line}"
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", "3")
    out = run().out
    assert all(one in out for one in offered), out
    assert not any(one in out for one in left_out), out
    assert "$" not in out


def test_an_explanation_stays_on_its_line(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PowerShell would offer what stands on the next."""
    plan = folder / "data" / "plan-89.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("    short: ", "    # short: "), encoding="utf-8")
    monkeypatch.setenv("_PLANTRACK_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "plantrack log II.")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "II.")
    offered = run().out.splitlines()
    assert [line.partition(":::")[0] for line in offered] == ["II.1", "II.2", "II.3", "II.4"]
