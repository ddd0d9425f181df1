"""A letter as a message: plain text and HTML that say the same, with the list as CSV attached."""

import hashlib
from base64 import encodebytes
from datetime import datetime
from email.charset import BASE64, Charset
from email.header import Header
from email.utils import format_datetime
from functools import cache
from typing import NamedTuple

from plantrack.formats import html, text
from plantrack.mail.post import Parcel
from plantrack.pages.letter import letter as page
from plantrack.report.letters import Digest, Letter, Reminder
from plantrack.words.text import fold, visible
from plantrack.words.words import Words

CRLF = "\r\n"


class Sender(NamedTuple):
    """Who the mail is from: a name and an address."""

    name: str
    address: str


def compose(
    letter: Letter, words: Words, sender: Sender, moment: datetime, attachment: str
) -> Parcel:
    """Return the finished message; the same letter on the same day has the same Message-ID.

    Nothing in it is fetched from elsewhere; text of the plan can add no header and no markup.
    """
    said = page(letter, words)
    about, agency = letter.report.plan.about, letter.report.plan.agencies[letter.agency]
    host = sender.address.rpartition("@")[2]
    name = agency.name if letter.to == agency.email else ""  # --to may name anybody
    token, list_name = _token(letter), _ascii(about.id)
    day = letter.report.query.as_of.isoformat()
    who = "digest" if isinstance(letter, Digest) else letter.agency
    headers = (
        ("From", _mailbox(*sender)),
        ("To", f",{CRLF} ".join(_mailbox(name, address) for address in letter.to)),
        ("Reply-To", _reply_to(letter)),
        ("Subject", _encoded(said.title, "Subject")),
        ("Date", format_datetime(moment)),
        ("Message-ID", f"<{token}@{host}>"),
        ("List-Id", _mailbox(about.id, f"{list_name}.plantrack.{host}")),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
        ("Content-Language", words.language),
    )
    form = _FORM.format(
        headers=CRLF.join(f"{name}: {value}" for name, value in headers if value),
        token=token,
        plain=_base64(text.render(said)),
        html=_base64(html.render(said)),
        csv=_base64(attachment),
        file=f"{list_name}_{day}_{who}.csv",
    )
    return Parcel(f"{day}_{who}_{token[:8]}", sender.address, letter.to, form.encode("ascii"))


def _reply_to(letter: Letter) -> str:
    """Return where an agency answers to: the monitor, if its address is known."""
    plan = letter.report.plan
    monitor = plan.agencies[plan.about.monitor]
    if isinstance(letter, Digest):
        return ""
    return f",{CRLF} ".join(_mailbox(monitor.name, address) for address in monitor.email)


# -- the form of messages ------------------------------------------------------------------------


# Laid out here, as the library takes longer to put a message together than a server to accept it.
_FORM = """\
{headers}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_{token}_list"

--=_{token}_list
Content-Type: multipart/alternative; boundary="=_{token}_text"

--=_{token}_text
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

{plain}
--=_{token}_text
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

{html}
--=_{token}_text--

--=_{token}_list
Content-Type: text/csv; charset="utf-8"
Content-Disposition: attachment; filename="{file}"
Content-Transfer-Encoding: base64

{csv}
--=_{token}_list--
""".replace("\n", CRLF)


def _base64(text: str) -> str:
    lines = CRLF.join(text.splitlines()) + CRLF
    return encodebytes(lines.encode()).decode("ascii").replace("\n", CRLF)


_UTF8 = Charset("utf-8")
_UTF8.header_encoding = BASE64  # which of two is shorter is not worth finding out


@cache
def _encoded(text: str, header: str = "") -> str:
    """Return text as it stands in a header: one line, encoded where it is not ASCII, folded."""
    line = _one_line(text)
    return Header(line, None if _plain(line) else _UTF8, header_name=header).encode(linesep=CRLF)


@cache
def _mailbox(name: str, address: str) -> str:
    line = _one_line(name)
    if not line:
        return address
    quoted = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>' if _plain(line) else f"{_encoded(line)}{CRLF} <{address}>"


def _plain(line: str) -> bool:
    """Tell whether a line can stand in a header as it is and will be read so: RFC 2047."""
    return line.isascii() and "=?" not in line


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _ascii(text: str) -> str:
    """Return a plan's id as it can stand in a host name or a file name."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(text))
    return "-".join(filter(None, letters.split("-"))) or "plan"


def _token(letter: Letter) -> str:
    """Return what tells a message from every other: plan, day, recipient and what it speaks of."""
    about = letter.report.plan.about
    parts = [about.id, about.issued.isoformat(), letter.report.query.as_of.isoformat()]
    parts += [type(letter).__name__, letter.agency, *sorted(letter.to)]
    if isinstance(letter, Reminder):
        parts += sorted(f"{e.task} {e.agency} {e.re}" for e in letter.events)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
