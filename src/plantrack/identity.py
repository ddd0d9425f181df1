"""Who writes into the log, and ids that no two clones share."""

import itertools
import secrets
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # sorts as the numbers do; none looks like another
_RANDOM_BITS = 30


def new_ids() -> Iterator[str]:
    """Yield ids of 16 letters and digits: microseconds first, so that they sort by time, then chance."""
    for microsecond in itertools.count(time.time_ns() // 1000):
        number = microsecond << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
        yield "".join(_DIGITS[number >> shift & 31] for shift in range(75, -1, -5))


def writer(folder: Path) -> str:
    """Return git's name and address of who works in a folder, else the login name."""
    name, email = (_git_config(folder, key) for key in ("user.name", "user.email"))
    if name and email:
        return f"{name} <{email}>"
    if name or email:
        return name or email
    import getpass

    return getpass.getuser()


def _git_config(folder: Path, key: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # fixed words, no shell
            ["git", "config", key],  # noqa: S607  # the git that the user runs
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError:  # no git here
        return ""
    return done.stdout.decode(errors="replace").strip()
