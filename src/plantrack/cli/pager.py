"""What is longer than the screen, shown by a program that turns pages, as git does."""

import os
import shutil
import subprocess
from collections.abc import Mapping

from plantrack.cli import messages
from plantrack.cli.streams import write
from plantrack.cli.world import World
from plantrack.words.words import Words

WINDOWS = os.name == "nt"  # where `less` is rare, and the console scrolls


def write_paged(text: str, world: World, words: Words) -> None:
    """Write text on stdout, through the pager where it is longer than the screen of a terminal."""
    paged = world.terminal and world.paged and not world.dumb
    long = text.count("\n") >= shutil.get_terminal_size().lines
    pager = pager_command(world.environment) if paged and long else None
    if not (pager and _is_shown(text, pager, world.environment, words)):
        write(text)


def pager_command(environment: Mapping[str, str]) -> str | None:
    """Return the command that shows a text page by page; None where there is no such program.

    What `PAGER` says is the shell's to read, but on Windows, where the shell says nothing of a program
    that is not there, it is looked for first.
    """
    command = environment.get("PAGER", "" if WINDOWS else "less").strip()
    if command in ("", "cat"):
        return None
    if "PAGER" in environment and not WINDOWS:
        return command
    program = command.split('"')[1] if command.startswith('"') else command.split()[0]
    found = shutil.which(program, path=environment.get("PATH"))
    return command if found else None


def _is_shown(text: str, pager: str, environment: Mapping[str, str], words: Words) -> bool:
    """Show text by a pager; return False where it failed, and may have shown nothing."""
    # as git asks of less, which besides says on its last line by which keys it goes on and is left
    less = f"FRXPs{words.pick(messages.pager_keys)}$"
    try:
        done = subprocess.run(  # noqa: S602  # as git runs it: the user's own setting
            pager,
            shell=True,
            input=text.encode(),
            env={"LESS": less, "LESSCHARSET": "utf-8", **environment},
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0
