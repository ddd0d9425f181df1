"""A last line of the log that was cut off: whether there is one, and how it is set aside."""

import itertools
import os
from contextlib import suppress
from pathlib import Path

from plantrack.log import messages
from plantrack.log.event import Event
from plantrack.log.file import CutOffError, parsed, settled
from plantrack.log.locks import cannot_write
from plantrack.words.files import sync_folder
from plantrack.words.problems import PlantrackError
from plantrack.words.words import say


def read_or_mend(path: Path) -> list[Event]:
    """Return the events; a last line that was cut off is set aside, beside the file, and shown.

    Only for who holds the log. Raises PlantrackError with the line taken out, and as `read` does.
    """
    try:
        return parsed(path, settled(path, writing=True))
    except CutOffError as error:
        cut = error
    try:
        with path.open("r+b") as file:
            file.seek(cut.start)
            if file.read() != cut.tail:
                raise cut
            aside = _set_aside(path, cut.tail)
            file.truncate(cut.start)
            os.fsync(file.fileno())
    except OSError as error:
        raise cannot_write(path, error) from None
    message = say(messages.log_line_set_aside, file=aside.name, line=cut.shown)
    raise PlantrackError([cut.problems[0]._replace(message=message)])


def _set_aside(path: Path, tail: bytes) -> Path:
    """Write into a new file beside the log what is to be taken out of it; return its path."""
    for number in itertools.count(1):
        aside = path.with_name(f"{path.name}.cut-{number}")
        with suppress(FileExistsError), aside.open("xb") as file:
            file.write(tail)
            file.flush()
            os.fsync(file.fileno())
            break
    sync_folder(path.parent)
    return aside


def ends_whole(path: Path) -> bool:
    """Tell whether the last line of the log has its end; an absent or empty one lacks none."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return True
            file.seek(-1, os.SEEK_END)
            return file.read() == b"\n"
    except FileNotFoundError:
        return True
    except OSError as error:
        raise cannot_write(path, error) from None
