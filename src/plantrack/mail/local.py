"""Ways out on this machine: its own sendmail, or a folder of files."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
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

    def _failed(self, reason: Message) -> TransportClosedError:
        told = say(messages.outbox_failed, folder=self._folder, reason=reason)
        return TransportClosedError(Refusal(told, temporary=False))


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
