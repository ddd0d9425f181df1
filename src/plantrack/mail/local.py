"""Ways out on this machine: its own sendmail, or a folder of files."""

import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from plantrack.mail import messages
from plantrack.mail.deliver import (
    ConnectionLostError,
    Limit,
    Outgoing,
    Refusal,
    Transport,
    TransportClosedError,
    shown_seconds,
)
from plantrack.mail.smtp import without_password
from plantrack.words.problems import misuse, system_reason
from plantrack.words.words import Message, say

READING = 600  # seconds that sendmail may take over a message, as a server may
SENDMAILS = ("/usr/sbin", "/usr/lib")  # where it is, and where cron does not look
EX_TEMPFAIL = 75  # sysexits.h
_DRAFT = re.compile(r"\.[0-9a-f]{16}\.part")  # a letter that is being written


class Outbox(Transport):
    """A folder of .eml files, for offices that send by hand; no link leads out of it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first message comes."""
        self._folder = folder

    def send(self, outgoing: Outgoing) -> Mapping[str, Refusal]:
        """Write the file whole or not at all; mail programs open it ready to be sent."""
        if self._folder.is_symlink():
            raise self._failed(say(messages.outbox_link))
        draft = self._folder / f".{secrets.token_hex(8)}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with _writing(self._folder):
                with draft.open("xb") as file:
                    file.write(b"X-Unsent: 1\r\n" + outgoing.content)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(self._folder / f"{outgoing.name}.eml")
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise self._failed(system_reason(error)) from None
        return {}

    def disconnect(self) -> None:
        """Remove what runs that were killed have left of letters, unless another run is writing just now."""
        with suppress(OSError):
            if self._folder.is_symlink():
                return
            with _writing(self._folder, alone=True):
                for path in self._folder.iterdir():
                    if _DRAFT.fullmatch(path.name) and not path.is_dir():
                        path.unlink()

    def _failed(self, reason: Message) -> TransportClosedError:
        told = say(messages.outbox_failed, folder=self._folder, reason=reason)
        return TransportClosedError(Refusal(told, temporary=False))


@contextmanager
def _writing(folder: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold a folder while a letter is written into it, `alone` only where nobody else does.

    Raises OSError where somebody does. Where folders have no locks none is held: on Windows
    a file that is open cannot be removed, elsewhere nobody is ever alone.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        if alone:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


class Sendmail(Transport):
    """The machine's own mail program."""

    def __init__(self, path: str, search: str | None, limit: Limit) -> None:
        """Take its path; an empty one is looked for. Raises UsageError if there is none."""
        places = os.pathsep.join([search or os.defpath, *SENDMAILS])
        found = shutil.which(path or "sendmail", path=places)
        if found is None:
            raise misuse(messages.no_sendmail, path=without_password(path or "sendmail"))
        self._path, self._limit = found, limit

    def send(self, outgoing: Outgoing) -> Mapping[str, Refusal]:
        """Run the program once, with the message on its standard input."""
        seconds = self._limit.seconds_left(READING)
        try:
            done = subprocess.run(  # noqa: S603  # no shell; addresses have a safe form
                [self._path, "-i", "-f", outgoing.sender, "--", *outgoing.to],
                input=outgoing.content.replace(b"\r\n", b"\n"),
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            reason = say(messages.mail_slow, host=self._path, seconds=shown_seconds(seconds))
            raise ConnectionLostError(reason, temporary=False) from None
        except OSError as error:
            reason = say(messages.sendmail_failed, path=self._path, reason=system_reason(error))
            raise TransportClosedError(Refusal(reason, temporary=False)) from None
        if done.returncode == 0:
            return {}
        text = (done.stderr or done.stdout).decode(errors="replace").strip()
        reason = say(messages.sendmail_ended, path=self._path, code=done.returncode)
        if text:
            reason = say(messages.sendmail_says, reason=reason, text=text.splitlines()[-1])
        return dict.fromkeys(outgoing.to, Refusal(reason, temporary=done.returncode == EX_TEMPFAIL))
