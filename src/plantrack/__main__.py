"""Where a run begins and ends: `plantrack` and `python -m plantrack`."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path


def main() -> None:
    """Set the interpreter up for a short run, hand over to the command line, and end at once."""
    # A run is short and its data lives to the end, so collecting garbage would only cost time.
    gc.disable()
    # Looking for pydantic's plugins reads the metadata of everything installed; there are none here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if os.name == "nt":  # a git.exe beside a plan that somebody sent is not the user's git
        os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            nowhere = Path(os.devnull).open("w")  # noqa: SIM115  # for the whole run
            setattr(sys, name, nowhere)
        # typer prints by them, whatever the locale can hold
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    from plantrack.cli.app import main as command_line

    try:
        command_line()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # what cannot be written has been told
                stream.flush()
        # Taking every object apart first would be a tenth of a run; files are written and closed.
        os._exit(end.code if isinstance(end.code, int) else 1)


if __name__ == "__main__":
    main()
