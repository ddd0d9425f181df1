"""The blocks of README and of the guides do what they show."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from plantrack.deadlines.kinds import Deadline
from plantrack.log.event import EventKind
from plantrack.plan import file as planfile
from tests.conftest import NOW, ROOT, WRITER
from tests.mail.mailserver import (
    PASSWORD,
    USER,
    Server,
    Trust,
    give_addresses,
    make_trust,
    serving,
)
from tests.plans import GOOD
from tests.warm import Warm

README = (ROOT / "README.md").read_text(encoding="utf-8")
CRON = (ROOT / "docs" / "cron.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(
    r"^\$ .*(?:\n> .*)*", re.MULTILINE
)  # as a shell shows it: of several lines, too
COLUMNS = 100  # of the terminal that README shows
PROMPT = re.compile(r"^[$>] ", re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)

# plantrack at a moment, with ids that count from 1
PLANTRACK = """
from datetime import datetime
from itertools import count
from pathlib import Path
from plantrack.__main__ import main
from plantrack.cli import mailing, recording, world
world.now = lambda: datetime.fromisoformat("{now}")
def ids():
    seen = Path({ids!r})
    for number in count(int(seen.read_text()) + 1 if seen.exists() else 1):
        seen.write_text(str(number))
        yield f"cr81xy8y3skr{{number:04}}"
mailing.new_ids = recording.new_ids = ids
main()
"""


def install(script: Path, now: str, warm: Warm | None) -> None:
    """Write plantrack as a program, which starts in no time if there is a Python at hand."""
    script.parent.mkdir(parents=True)
    code = PLANTRACK.format(now=now, ids=str(script.with_suffix(".ids")))
    if warm:
        warm.program(script, code)
    else:
        script.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        script.chmod(0o755)


def replayed(page: str, folder: Path, programs: Path, width: int | None = None) -> str:
    """Return a page whose console blocks show what their commands print, one shell for all of them.

    With a width they print to a terminal of so many columns, else into a pipe.
    """
    blocks = [COMMAND.findall(block) for block in CONSOLE.findall(page)]
    mark = "-- the next block --"
    script = f"echo {quoted(mark)}\n".join(
        "".join(f"echo {quoted(typed)}\n{PROMPT.sub('', typed)}\n" for typed in commands)
        for commands in blocks
    )
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {"PATH": path, **WRITER}
    if width:
        code, out = on_terminal(script, environment, folder, width)
    else:
        done = subprocess.run(
            ["bash", "-eu"],
            input=script,
            env=environment,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # a reader sees both
            text=True,
            encoding="utf-8",
            check=False,
        )
        code, out = done.returncode, done.stdout
    assert code == 0, out
    printed = iter(out.split(f"{mark}\n"))
    return CONSOLE.sub(lambda _: f"```console\n{next(printed)}```", page)


def on_terminal(
    script: str, environment: Mapping[str, str], folder: Path, width: int
) -> tuple[int, str]:
    """Return how a shell ends and what it shows on a terminal without colours and pages."""
    import pty  # which no Windows has

    screen, end = pty.openpty()
    shell = subprocess.Popen(
        ["bash", "-eu", "-c", script],
        env={**environment, "TERM": "dumb", "COLUMNS": str(width)},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=end,
        stderr=end,
    )
    os.close(end)
    shown = b""
    with suppress(OSError):  # how Linux says that nobody writes any more
        while part := os.read(screen, 4096):
            shown += part
    os.close(screen)
    return shell.wait(), shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_console_blocks_run_as_they_stand(
    folder: Path,
    path: Path,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    warm: Warm,
) -> None:
    """One shell for a page, command by command, whole outputs; README's start as they do for users."""
    programs = tmp_path_factory.mktemp("programs") / "bin"
    first = path.name == "README.md"
    install(programs / "plantrack", NOW, None if first else warm)
    now = replayed(path.read_text(encoding="utf-8"), folder, programs, COLUMNS if first else None)
    if request.config.getoption("--golden-update"):
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now


# Seven o'clock on the morning after the deadline.
AT_SEVEN = "2025-04-15T07:00:00+07:00"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", CRON, re.MULTILINE | re.DOTALL)


class Office(NamedTuple):
    folder: Path
    server: Server
    trust: Trust

    def does(self, command: list[str], settings: Mapping[str, str]) -> tuple[int, str, str]:
        """Run a command with cron's environment and these settings; stdout, then stderr."""
        done = subprocess.run(
            [self.here(part) for part in command],
            env={
                "PATH": "/usr/bin:/bin",
                "SSL_CERT_FILE": str(self.trust.file),
                **{name: self.here(value) for name, value in settings.items()},
            },
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def here(self, text: str) -> str:
        user = USER.replace("@", "%40")
        text = text.replace("/srv/plantrack", str(self.folder))
        return text.replace("sonoivu@mail.example.vn", f"{user}@127.0.0.1:{self.server.port}")


@pytest.fixture
def office(folder: Path, tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Iterator[Office]:
    """What stands in /srv/plantrack, and the mail server that docs/cron.md names."""
    give_addresses(folder / "data" / "plan-89.yaml")
    install(folder / ".venv" / "bin" / "plantrack", AT_SEVEN, warm)
    password = folder / ".password"
    password.write_text(PASSWORD, encoding="utf-8")
    password.chmod(0o600)
    trust = make_trust(tmp_path_factory.mktemp("trust"))
    with serving(trust) as server:
        yield Office(folder, server, trust)


def cron(block: str) -> tuple[list[str], dict[str, str]]:
    """Read a crontab as cron does: settings, and a line of five fields and a command."""
    *lines, entry = block.splitlines()
    settings = dict(line.split("=", 1) for line in lines)
    assert "%" not in entry  # cron would make lines of it
    assert "UTF-8" in settings["CONTENT_TYPE"].upper()
    return ["/bin/sh", "-c", entry.split(None, 5)[5]], settings


def test_cron_mails_the_list(office: Office) -> None:
    """The first way: the list on stdout, for cron to mail."""
    code, out, err = office.does(*cron(blocks("crontab")[0]))
    assert (code, err) == (0, "")
    assert out.count("23 cơ quan quá hạn 1 ngày") == 1


def test_cron_publishes_the_page(office: Office) -> None:
    """Silent, and again over the one that is there."""
    for _ in range(2):
        assert office.does(*cron(blocks("crontab")[2])) == (0, "", "")
    assert sorted(path.name for path in (office.folder / "www").iterdir()) == [
        "thoi-han.ics",
        "tinh-hinh.html",
    ]


def test_plantrack_mails_under_cron(office: Office) -> None:
    """The second way: silent, once."""
    for _ in range(2):
        assert office.does(*cron(blocks("crontab")[1])) == (0, "", "")
        assert len(office.server.received) == 23


def test_cron_names_an_authority_of_ones_own(office: Office) -> None:
    """The second way with the line that names it, where nothing else says whom to trust."""
    (office.folder / "chung-thu-goc.pem").write_bytes(office.trust.file.read_bytes())
    *lines, _ = blocks("crontab")[1].splitlines()
    command, settings = cron("\n".join([*lines, blocks("crontab")[3].strip()]))
    assert office.does(command, {**settings, "SSL_CERT_FILE": ""}) == (0, "", "")
    assert len(office.server.received) == 23


def test_plantrack_mails_under_systemd(office: Office) -> None:
    """The third way, as systemd reads it."""
    units = ConfigParser(interpolation=None, strict=False)
    units.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation says
    block = "".join(blocks("ini"))
    settings = dict(
        found.split("=", 1) for found in re.findall(r"^Environment=(.*)$", block, re.MULTILINE)
    )
    units.read_string(block)
    service = units["Service"]
    assert service["WorkingDirectory"] == "/srv/plantrack"
    assert units["Timer"]["OnCalendar"].endswith(" Asia/Ho_Chi_Minh")
    assert office.does(service["ExecStart"].split(), settings) == (0, "", "")
    assert len(office.server.received) == 23


def quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def test_the_quick_start_has_two_lines() -> None:
    """The first shows where Plan 89 stands, the second runs the tests."""
    block = re.search(r"^## Quick start.*?^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block
    first, second = block[1].splitlines()
    assert first.endswith("plantrack status")
    assert second.endswith("pytest")


def test_the_first_change_can_be_made(tmp_path: Path) -> None:
    """CONTRIBUTING installs as README does, and its example fits the files as they are."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    install = README.split("```sh\n")[1].splitlines()[1].removesuffix(" && .venv/bin/pytest")
    assert f"\n{install}\n" in page
    example = "".join(re.findall(r"^```diff\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    for name in re.findall(r"^--- a/(.*)$", example, re.MULTILINE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    subprocess.run(["git", "apply", "--check"], input=example.encode(), cwd=tmp_path, check=True)


def test_every_wing_is_on_the_map() -> None:
    """A stranger finds each in docs/architecture.md, and no other."""
    wings = {path.parent.name for path in (ROOT / "src" / "plantrack").glob("*/__init__.py")}
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.split("| wing | knows |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == wings


GUIDES = [ROOT / "docs" / name for name in ("guide.md", "huong-dan.md")]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_the_guides_name_what_there_is(path: Path, tmp_path: Path) -> None:
    """Each deadline of their table can stand in a plan, and no event is missing."""
    page = path.read_text(encoding="utf-8")
    shown = re.findall(r"`(\[?\{.+?\}\]?)`", page)
    written = GOOD.index("deadline: "), GOOD.index("\n", GOOD.index("deadline: "))
    kinds = set[type]()
    for deadline in shown:
        plan = tmp_path / "plan.yaml"
        text = f"{GOOD[: written[0]]}deadline: {deadline}{GOOD[written[1] :]}"
        plan.write_text(text, encoding="utf-8")
        kinds.update(type(rule) for rule in planfile.load(plan).tasks[0].deadlines)
    assert kinds == set(get_args(Deadline))
    events = re.findall(r"^\|(?: [\w ,]+ \|)? `(\w+)` \|", page, re.MULTILINE)
    assert set(EventKind) <= {*events, "reported"}
