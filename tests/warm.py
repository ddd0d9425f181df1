"""A Python that has imported plantrack already: each run of it is a fork, at a fifth of what a start costs.

A run is a process of its own, with the arguments, streams, folder, environment and exit code of
whoever asked for it, not with their rights and limits, which the code that runs may set itself. What is
tested of starting itself, of rights, signals and closed streams is tested with `sys.executable`.
"""

import gc
import os
import pkgutil
import select
import socket
import sys
import time
from ast import literal_eval
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from typing import NamedTuple

PLAN = Path(__file__).parent.parent / "data" / "plan-89.yaml"
FORKS = hasattr(os, "fork")
# What is started in place of Python: it hands all that it was given over, and ends as the fork ends.
CLIENT = """#!{python} -IS
import os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    socket.send_fds(server, [b" "], [0, 1, 2, os.open(".", os.O_RDONLY)])
    given = [os.fsencode(argument) for argument in sys.argv[1:]]
    server.sendall(repr(({code!r}, given, dict(os.environb))).encode())
    server.shutdown(socket.SHUT_WR)
    os._exit(int(server.recv(8)))
"""


class Warm(NamedTuple):
    """Where the Python that forks listens, and a folder with `plantrack` as a run of it."""

    address: Path

    def program(self, path: Path, code: str) -> Path:
        """Write a program that runs this code in a fork, and return its path."""
        text = CLIENT.format(python=sys.executable, address=str(self.address), code=code)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    def command(self, code: str) -> list[str]:
        """Return the command that runs this code; where there are no forks, by starting Python."""
        if not FORKS:
            return [sys.executable, "-c", code]
        return [str(self.program(self.address.with_name(f"{hash(code):x}"), code))]

    @property
    def plantrack(self) -> Path:
        """The program, where there are forks."""
        return self.address.with_name("plantrack")

    @property
    def start(self) -> list[str]:
        """The command that starts the program."""
        return [str(self.plantrack)] if FORKS else [sys.executable, "-m", "plantrack"]


@contextmanager
def warmed() -> Iterator[Warm]:
    """Keep a Python at hand that has imported everything; where there are no forks, none."""
    if not FORKS:
        yield Warm(Path())
        return
    with TemporaryDirectory() as folder:
        warm = Warm(Path(folder) / "address")
        warm.program(warm.plantrack, "from plantrack.__main__ import main; main()")
        command = (sys.executable, __file__, str(warm.address))
        with Popen(command, stdin=PIPE, stdout=PIPE) as server:  # it ends when its stdin does
            assert server.stdout
            assert server.stdout.readline() == b"ready\n"
            yield warm


def _next_run(address: str) -> str:
    """Return, in a new process for each run, the code to run there; in the server none, at its end."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(100)
        os.write(1, b"ready\n")
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            with listener.accept()[0] as asked:
                if os.fork() == 0:
                    return _begun(asked)
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    with suppress(ChildProcessError):
        while os.wait():
            pass
    return ""


def _begun(asked: socket.socket) -> str:
    """Return the code to run in a process that is as whoever asked for it; beside it, wait for its end."""
    _, (*streams, folder), _, _ = socket.recv_fds(asked, 1, 4)
    code, arguments, environment = literal_eval(asked.makefile(encoding="utf-8").read())
    if run := os.fork():
        status = os.waitstatus_to_exitcode(os.waitpid(run, 0)[1])
        asked.sendall(str(status % 256).encode())
        os._exit(0)
    os.fchdir(folder)
    for descriptor, stream in enumerate(streams):
        os.dup2(stream, descriptor)
    os.environb.clear()
    os.environb.update(environment)
    time.tzset()
    sys.stdin, sys.stdout, sys.stderr = (
        open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115  # they stay open to the end
        for descriptor, mode in enumerate(("r", "w", "w"))
    )
    sys.argv[1:] = [os.fsdecode(argument) for argument in arguments]
    return str(code)


def _warm_up(folder: Path) -> None:
    """Import everything, and make once what is made when it is first needed: models, templates."""
    import plantrack
    from plantrack.cli import app

    gc.disable()
    for module in pkgutil.walk_packages(plantrack.__path__, "plantrack."):
        if module.name != "plantrack.__main__":
            import_module(module.name)
    files = [option for kind in ("html", "docx", "xlsx") for option in ("-o", folder / f"a.{kind}")]
    for command in (
        ("log", "II.4", "note", "--note", "x", "--dry-run"),
        ("mail", "--dry-run", "--show"),
        ("report", *files),
        ("draft", folder / "a.docx"),
        ("enter", folder / "a.xlsx", "--dry-run"),
    ):
        with suppress(SystemExit), Path(os.devnull).open("w") as out, redirect_stdout(out):
            app.main(["--plan", str(PLAN), *map(str, command)])


if __name__ == "__main__":
    _warm_up(Path(sys.argv[1]).parent)
    gc.freeze()  # what is shared stays shared
    exec(_next_run(sys.argv[1]), {"__name__": "__main__"})  # noqa: S102  # what a program of ours says
