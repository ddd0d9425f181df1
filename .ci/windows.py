"""Run plantrack under a Windows Python and here, command by command, and print a table of what differs.

`windows.py WINE PYTHON`: the program that runs Windows programs, and the python.exe to be run. Both
sides get the same files, in folders of their own, and no git; ids and moments are masked. Exits 1 where
anything differs that is promised to be equal. Most commands are run by one process on each side, as wine takes seconds to start
one; some, and all that is about processes, by processes of their own.
"""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MASKS = (
    (re.compile(rb"\b[0-9a-hjkmnp-tv-z]{16}\b"), b"ID"),
    (re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"), b"MOMENT"),
    (re.compile(rb"(?m)^Date: .*$"), b"Date: MOMENT"),
    (re.compile(rb"(?m)^DTSTAMP:.*$"), b"DTSTAMP:MOMENT"),
)
ADDRESS = re.compile(rb"(?m)^(  ([a-z0-9-]+): )\{(?=name: .*code: )")
PATIENCE = 120  # seconds for a command
# Runs one command after another: a line of JSON to it for each, a line of JSON from it.
WORKER = """
import io, json, os, sys
from plantrack.cli.app import main
orders, answers = sys.stdin.buffer, sys.stdout.buffer
for order in iter(orders.readline, b""):
    arguments, given, more = json.loads(order)
    os.environ.update(more)
    code = None
    sys.stdin, sys.stdout, sys.stderr = streams = [
        io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8", newline="\\n")
        for content in (given, "", "")
    ]
    try:
        main(arguments)
    except SystemExit as end:
        code = end.code
    for name in more:
        del os.environ[name]
    for stream in streams:
        stream.flush()
    printed = [stream.buffer.getvalue().decode("latin-1") for stream in streams[1:]]
    answers.write(json.dumps([code, *printed]).encode() + b"\\n")
    answers.flush()
"""
CSV = "Mục;Cơ quan;Việc đã xảy ra;Ngày;Văn bản\r\nII.1;SGDĐT;hoàn thành;14/4/2025;9/BC-SGDĐT\r\n"
RESERVED = """plan:
  {id: 7/KH-UBND, title: Tên tệp, issuer: UBND, issued: 2025-04-09, monitor: aux}
agencies: {aux: {name: Một}, con: {name: Hai}, so-ba: {name: Ba}}
tasks: [{id: "1", title: Việc, lead: [aux, con, so-ba], deadline: {by: 2025-05-01}}]
"""
BROKEN = "plan:\n  id: 1/KH-UBND\n  issued: 2025-02-30\ntasks: []\n"
DAY = ("--as-of", "16/5/2025")


class Run(NamedTuple):
    """A command line, its standard input, what else stands in its environment, and whether it gets a process."""

    arguments: Sequence[str]
    given: str = ""
    more: Mapping[str, str] = {}
    alone: bool = False

    @property
    def shown(self) -> str:
        """It as one types it."""
        settings = [f"{name}={value}" for name, value in self.more.items()]
        return " ".join([*settings, *self.arguments]) + (" < …" if self.given else "")


class Ended(NamedTuple):
    """How a run ended, with the files that it left new or changed."""

    code: int
    out: bytes
    err: bytes
    files: Mapping[str, bytes]


class Side:
    """One of the two systems, and the folder that its commands run in."""

    def __init__(self, program: Sequence[str], folder: Path) -> None:
        self.python, self.folder = program, folder
        self._known: dict[str, bytes] = {}
        self._worker: subprocess.Popen[bytes] | None = None
        self.environment = {
            **{name: value for name, value in os.environ.items() if name.startswith("WINE")},
            "HOME": os.environ.get("HOME", "/"),
            "PATH": "/nonexistent",
            "LOGNAME": "lan",
            "LC_ALL": "C.UTF-8",  # by which wine reads a command line
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def put(self, name: str, content: bytes) -> None:
        """Have a file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._known[name] = content

    def start(
        self, *arguments: str, more: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start a command with pipes to it, as wine passes no other streams on."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [*self.python, *arguments],
            cwd=self.folder,
            env=self.environment | dict(more or {}),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
        )

    def run(self, one: Run) -> Ended:
        """Run a command to its end."""
        if one.alone:
            process = self.start("-m", "plantrack", *one.arguments, more=one.more)
            out, err = process.communicate(one.given.encode(), timeout=PATIENCE)
            code = process.returncode
        else:
            code, out, err = self._worked(one)
        return Ended(code, out, err, dict(self._changed()))

    def _worked(self, one: Run) -> tuple[int, bytes, bytes]:
        """Have the one process that runs many commands run this one."""
        if self._worker is None:
            self._worker = self.start("-c", WORKER)
        orders, answers = self._worker.stdin, self._worker.stdout
        assert orders is not None
        assert answers is not None
        orders.write(json.dumps([one.arguments, one.given, dict(one.more)]).encode() + b"\n")
        orders.flush()
        code, out, err = json.loads(answers.readline())
        return code, out.encode("latin-1"), err.encode("latin-1")

    def rest(self) -> None:
        """End that process."""
        if self._worker is not None:
            self._worker.communicate(timeout=PATIENCE)

    def _changed(self) -> Iterator[tuple[str, bytes]]:
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and not name.endswith(".lock"):
                content = path.read_bytes()
                if self._known.get(name) != content:
                    self._known[name] = content
                    yield name, content


def commands() -> Iterator[Run]:
    """Yield what both sides do, one after the other."""
    plain = [
        "--version", "--help", "schema", "check", "check --strict", "check --format json",
        "check broken/plan-1.yaml", "--plan nowhere.yaml status", "--plan 90 status", "nosuch",
        "log II.1 done STP --date 14/4/2025 --doc 45/BC-STP",
        "log II.1 done SYT --date 18/4/2025 --doc 12/BC-SYT",
        "log II.1 done STP --date 19/4/2025",
        "log II.2 received STP SYT --date 22/4/2025 --doc 1968/BTP-PLHSHC --due 15/5/2025",
        "log II.2 extended SYT --date 12/5/2025 --doc 812/UBND-NC --due 30/5/2025",
        "log II.2 blocked STP --date 13/5/2025 --note thiếu-biểu-mẫu --dry-run",
        "log II.4 progress --date 13/5/2025 --note đang-làm --commit",
        "enter ket-qua.csv", "enter ket-qua.csv", "enter sai.csv", "enter ket*.csv", "undo --yes",
        *(f"status --format {form} --as-of 16/5/2025" for form in ("table", "json", "jsonl", "csv", "md")),
        "status --by agency --as-of 16/5/2025", "status --since 30/4/2025 --as-of 16/5/2025",
        "--lang en --color always status --as-of 16/5/2025", "--plan data/plan-89.yaml status --as-of 16/5/2025",
        "overdue --as-of 16/5/2025", "overdue --long --exit-code --as-of 16/5/2025",
        "upcoming --as-of 10/5/2025", "show II.1 --as-of 16/5/2025", "show STP --as-of 16/5/2025",
        "show xyz", "history", "history --format json --since 1/5/2025",
        "sheet --as-of 16/5/2025 -o bang.xlsx", "sheet --as-of 16/5/2025 -o bang.xlsx",
        "sheet --as-of 16/5/2025 --each gui-di", "enter gui-di --missing",
        "--plan reserved/plan-7.yaml sheet --as-of 16/5/2025 --each ten",
        "--plan reserved/plan-7.yaml report --letter --each thu --as-of 16/5/2025",
        "report --as-of 16/5/2025 -o b/c.html -o b/c.docx -o b/c.xlsx -o b/c.ics -o b/c.md",
        "report --as-of 16/5/2025 -o - --format html", "report --as-of 16/5/2025 -o - --format docx",
        "report --letter --as-of 16/5/2025 -o cong-van.docx", "report --letter --as-of 16/5/2025 --each cong-van",
        "mail --dry-run", "mail --sendmail nowhere", "mail --outbox khong-dia-chi --from lan@example.vn",
        "--plan thu/plan-89.yaml mail --outbox thu-di --from lan@example.vn",
        "--plan thu/plan-89.yaml mail --outbox thu-di --from lan@example.vn",
        "init moi", "init moi", "--plan moi check", "draft plan-89.txt", "draft plan-89.txt -o moi/plan-9.yaml",
        "draft plan-89.txt -o moi/plan-9.yaml",
        "init crlf", "--plan crlf check",
    ]  # fmt: skip
    for number, line in enumerate(plain):
        yield Run(line.split(), alone=number % 8 == 0)
    for name in ("status overdue upcoming show log enter sheet undo report mail check schema init draft "
                 "history").split():  # fmt: skip
        yield Run([name, "--help"])
    text = (ROOT / "tests/data/plan-89.txt").read_text("utf-8").replace("\n", "\r\n")
    yield Run(["draft", "-"], text, alone=True)
    yield Run(["enter", "-"], CSV)
    for shell in ("powershell", "pwsh"):
        yield Run([], more={"_PLANTRACK_COMPLETE": f"source_{shell}"}, alone=True)
        for words, last in (
            ("sta", "sta"),
            ("status --by ", ""),
            ("show so-t", "so-t"),
            ("log II.", "II."),
        ):
            yield Run(
                [],
                more={
                    "_PLANTRACK_COMPLETE": f"complete_{shell}",
                    "_TYPER_COMPLETE_ARGS": f"plantrack {words}",
                    "_TYPER_COMPLETE_WORD_TO_COMPLETE": last,
                },
                alone=last == "so-t",
            )  # fmt: skip


AFTER_CRLF = ("check", "history", "log II.3 received STP --date 14/5/2025 --doc 7/BNV", "history",
              "status --as-of 16/5/2025", "undo --yes", "check --strict")  # fmt: skip


def masked(content: bytes) -> bytes:
    """Return what a run printed or wrote without its ids and moments."""
    for pattern, mask in MASKS:
        content = pattern.sub(mask, content)
    return content


def difference(here: Ended, there: Ended) -> str:
    """Return what differs between two runs."""
    found = []
    if here.code != there.code:
        found.append(f"exit code {there.code}, here {here.code}")
    found += [
        name
        for name, one, other in (("stdout", here.out, there.out), ("stderr", here.err, there.err))
        if masked(one) != masked(other)
    ]
    if here.files.keys() != there.files.keys():
        found.append(f"files {sorted(here.files.keys() ^ there.files.keys())}")
    found += [
        name
        for name, content in here.files.items()
        if name in there.files and masked(content) != masked(there.files[name])
    ]
    return ", ".join(found)


class Table:
    """What is printed, a row at a time, and whether all was well."""

    def __init__(self) -> None:
        self.bad = 0
        print("exit  files  equal  command")

    def row(self, shown: str, code: int | str, files: int, wrong: str) -> None:
        """Print how a command went, and what was wrong with that."""
        self.bad += bool(wrong)
        print(f"{code:>4}  {files:>5}  {'NO' if wrong else 'yes':5}  {shown}", flush=True)
        if wrong:
            print(f"                     {wrong}", flush=True)


def compare(table: Table, here: Side, there: Side, one: Run) -> None:
    """Run a command on both sides and print how that went."""
    ours, theirs = here.run(one), there.run(one)
    wrong = difference(ours, theirs)
    table.row(one.shown, theirs.code, len(theirs.files), wrong)
    if wrong:
        for title, content in (("here", ours.out + ours.err), ("there", theirs.out + theirs.err)):
            print(f"--- {title}\n{content[:1500].decode(errors='replace')}", flush=True)
        kept = Path(tempfile.mkdtemp(prefix="plantrack-differs-"))
        for title, files in (("here", ours.files), ("there", theirs.files)):
            for name, content in files.items():
                path = kept / title / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        print(f"--- files in {kept}", flush=True)


def log_lines(side: Side) -> list[bytes]:
    """Return the lines of the log."""
    return (side.folder / "data/plan-89.log.jsonl").read_bytes().splitlines()


# What only Windows has, each a title and what is wrong with it.


def four_at_once(there: Side) -> str:
    """Nothing is lost and nothing stands twice."""
    before = len(log_lines(there))
    note = ["log", "II.4", "progress", "--date", "14/5/2025", "--note"]
    running = [there.start("-m", "plantrack", *note, str(number)) for number in range(4)]
    ended = [process.communicate(timeout=PATIENCE) and process.returncode for process in running]
    made = len(log_lines(there)) - before
    good = ended == [0] * 4 and made == 4 and there.run(Run(["check"])).code == 0
    return "" if good else f"exit codes {ended}, {made} lines"


def a_reader_that_stops(there: Side) -> str:
    """It is no fault, whether it went before the end was written or in the midst."""
    for plans in ([], ["--plan", "data/plan-89.yaml", "--plan", "crlf/plan-1.yaml"]):
        process = there.start("-m", "plantrack", *plans, "status", "--format", "json")
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        said, code = process.stderr.read(), process.wait(PATIENCE)
        if (code, said) != (0, b""):
            return f"exit code {code}, {said.decode()}"
    return ""


def names_of_devices(there: Side) -> str:
    """They are refused, as what is written to them is lost; so are streams and odd ends."""
    for name in ("nul.docx", "x/CON.docx", "bao:cao.docx", "x./bao-cao.docx"):
        ended = there.run(Run(["report", *DAY, "-o", name]))
        if ended.code != 2 or ended.files or b"Windows" not in ended.err:
            return f"{name}: exit code {ended.code}, {ended.err.decode()}"
    return ""


def open_elsewhere(there: Side) -> str:
    """A report that Excel holds stays, and that is said."""
    there.put("held.html", b"old")
    hold = (
        "import ctypes, sys; ctypes.windll.kernel32.CreateFileW('held.html', 0x80000000, 0, None, 3, 0, None);"
        "print(flush=True); sys.stdin.read()"
    )
    holder = there.start("-c", hold)
    if holder.stdin is None or holder.stdout is None:
        return "no pipes"
    holder.stdout.readline()
    ended = there.run(Run(["report", *DAY, "-o", "held.html"]))
    holder.communicate(timeout=PATIENCE)
    good = ended.code == 1 and "đang mở trong chương trình khác" in ended.err.decode()
    return "" if good and not ended.files else f"exit code {ended.code}, {ended.err.decode()}"


def a_git_beside_the_plan(there: Side) -> str:
    """A program that came with a plan is not run."""
    source = there.folder / "git.c"
    source.write_text(
        '#include <stdio.h>\nint main(void) { fclose(fopen("ran", "w")); return 0; }\n'
    )
    compiler = shutil.which("x86_64-w64-mingw32-gcc") or ""
    subprocess.run([compiler, "-o", there.folder / "git.exe", source], check=True)
    there.run(
        Run(
            ["log", "II.4", "progress", "--date", "14/5/2025", "--note", "x", "--commit"],
            alone=True,
        )
    )
    for name in ("git.exe", "git.c"):
        (there.folder / name).unlink()
    return "git.exe ran" if list(there.folder.rglob("ran")) else ""


def no_name_in_the_environment(there: Side) -> str:
    """The account is asked, and there is no traceback."""
    code = there.run(Run(["log", "II.4", "progress", "--date", "14/5/2025", "--note", "y"],
                         more=dict.fromkeys(("LOGNAME", "USER", "USERNAME"), ""))).code  # fmt: skip
    last = log_lines(there)[-1].decode()
    by = re.search(r'"by": "([^"]+)"', last)
    return "" if code == 0 and by else f"exit code {code}, {last}"


def on_a_console(there: Side) -> str:
    """A list that is longer than the screen is shown whole, in colour, under code page 437."""
    code = (
        "import ctypes, sys; ctypes.windll.kernel32.SetConsoleOutputCP(437); sys.argv[0] = 'plantrack';"
        "from plantrack.__main__ import main; main()"
    )
    arguments = [*there.python, "-c", code, "show", "II.1", *DAY]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(there.folder)
        os.execve(arguments[0], arguments, {**there.environment, "TERM": "xterm"})  # noqa: S606  # the point of it
    seen, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end and select.select([terminal], [], [], PATIENCE)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # so a terminal tells that nobody writes any more
            break
    ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    text = seen.decode(errors="replace")
    good = ended == 0 and all(part in text for part in ("Sở Y tế", "Võ Nhai", "\x1b[1;31m"))
    return "" if good else f"exit code {ended}, {text[-2000:]}"


ONLY_THERE = (
    four_at_once, a_reader_that_stops, names_of_devices, open_elsewhere, a_git_beside_the_plan,
    no_name_in_the_environment, on_a_console,
)  # fmt: skip


def main() -> int:
    """Compare all of it; return what to exit with."""
    wine, python = sys.argv[1:]
    ours, theirs = [sys.executable], [shutil.which(wine) or wine, python]
    with tempfile.TemporaryDirectory() as folder:
        here, there = (Side(p, Path(folder) / n) for n, p in (("here", ours), ("there", theirs)))
        for side in (here, there):
            for path in (ROOT / "data").glob("[!.]*"):
                if path.is_file() and path.suffix != ".jsonl":
                    side.put(f"data/{path.name}", path.read_bytes())
            plan = (ROOT / "data/plan-89.yaml").read_bytes()
            side.put("crlf/plan-1.yaml", plan.replace(b"\n", b"\r\n"))
            side.put("thu/plan-89.yaml", ADDRESS.sub(rb"\1{email: \2@example.vn, ", plan))
            side.put("plan-89.txt", (ROOT / "tests/data/plan-89.txt").read_bytes())
            side.put("ket-qua.csv", CSV.encode("utf-8-sig"))
            side.put("sai.csv", CSV.replace("14/4", "31/4").encode())
            side.put("reserved/plan-7.yaml", RESERVED.encode())
            side.put("broken/plan-1.yaml", BROKEN.encode())
        table = Table()
        for one in commands():
            compare(table, here, there, one)
        for side in (here, there):
            for path in (side.folder / "data").glob("*89*"):
                if not path.name.startswith("."):
                    side.put(f"data/{path.name}", path.read_bytes().replace(b"\n", b"\r\n"))
        for line in AFTER_CRLF:
            compare(table, here, there, Run(line.split()))
        for only in ONLY_THERE:
            table.row(f"({only.__name__.replace('_', ' ')})", "", 0, only(there))
        for side in (here, there):
            side.rest()
    print(f"{table.bad} differ" if table.bad else "nothing differs")
    return int(table.bad > 0)


if __name__ == "__main__":
    sys.exit(main())
