"""Who writes into the log, and ids that no two clones share."""

import itertools
import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plantrack.log import git

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # sorts as the numbers do; none looks like another
_RANDOM_BITS = 28  # of 80; the microseconds need 52 until the year 2112


class Stamp(NamedTuple):
    """Who writes, when, and where new ids come from."""

    by: str
    now: datetime
    ids: Iterator[str]

    @property
    def today(self) -> date:
        """The day of what is recorded, unless it is told to be of another."""
        return self.now.date()

    def in_zone(self, timezone: str) -> "Stamp":
        """Return the same moment as the clocks of a time zone show it."""
        return self._replace(now=self.now.astimezone(ZoneInfo(timezone)))


def new_ids() -> Iterator[str]:
    """Yield the ids of one command, of 16 letters and digits.

    They are microseconds, so that they sort by time, then chance: the mark of the command.
    """
    import secrets  # brings OpenSSL with it, which is felt at start-up where nothing is recorded

    command = secrets.randbits(_RANDOM_BITS)
    for microsecond in itertools.count(time.time_ns() // 1000):
        number = microsecond << _RANDOM_BITS | command
        yield "".join(_DIGITS[number >> shift & 31] for shift in range(75, -1, -5))


def mark(id_: str) -> object:
    """Return what all ids of one command have in common; before 0.3 each had a mark of its own."""
    try:
        return _number(id_) & ((1 << _RANDOM_BITS) - 1)
    except ValueError:
        return id_


def adjoin(former: str, later: str) -> bool:
    """Tell whether two ids may have been given in one command of before 0.3, one after the other.

    Of ids of another make nobody can tell.
    """
    try:
        return _microsecond(later) - _microsecond(former) <= 1
    except ValueError:
        return True


def _microsecond(id_: str) -> int:
    return _number(id_) >> _RANDOM_BITS


def _number(id_: str) -> int:
    """Return the number that an id stands for; ValueError for one of another make."""
    number = 0
    for digit in id_:
        number = number << 5 | _DIGITS.index(digit)
    return number


def writer(folder: Path) -> str:
    """Return git's name and address of who works in a folder, else the login name."""
    name, email = (git.config(folder, key) for key in ("user.name", "user.email"))
    if name and email:
        return f"{name} <{email}>"
    if name or email:
        return name or email
    import getpass

    for login in (getpass.getuser, _account):
        # a variable may hold anything, and a number may have no name, as in a container
        with suppress(ImportError, KeyError, OSError):
            found = login().encode(errors="replace").decode().strip()
            if found:
                return found
    if sys.platform == "win32":
        return platform.node()
    return f"uid {os.getuid()}"


def _account() -> str:
    """Return the name of the account that the process runs under."""
    if sys.platform == "win32":
        return os.getlogin()
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name
