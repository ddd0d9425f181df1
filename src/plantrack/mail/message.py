"""A letter as a message: plain text and HTML that say the same, with a table attached."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from email.charset import BASE64, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import NamedTuple

from plantrack.formats import html, text
from plantrack.mail.deliver import Outgoing
from plantrack.pages.letter import letter as page
from plantrack.report.letters import Digest, Letter, Reminder
from plantrack.words.text import fold, visible
from plantrack.words.words import Words

NAME = 60  # letters of a name that cannot be folded, as in a file name or a host
WORKBOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LINE = 250  # letters of a subject or of a name; no mail program shows more


class Sender(NamedTuple):
    """Who the mail is from or to: a name, and an address; without a name it is from the monitor."""

    name: str
    address: str


def compose(
    letter: Letter, words: Words, sender: Sender, moment: datetime, attachment: str | bytes
) -> Outgoing:
    """Return the finished message; the same letter on the same day has the same Message-ID.

    A text attached is a list as CSV, bytes are a workbook. Nothing in it is fetched from elsewhere; text of the plan can add no header and no markup.
    """
    said = page(letter, words)
    report, id_ = letter.report, letter.report.plans[0].about.id
    host = sender.address.rpartition("@")[2]
    known = letter.to == report.addresses(letter.agency)  # --to may name anybody
    name = report.agency(letter.agency).name if known else ""
    token, list_name = _token(letter), _ascii(id_)[:NAME]
    day = report.as_of.isoformat()
    agency, digest = letter.agency[:NAME], isinstance(letter, Digest)
    who = "digest" if digest else agency
    headers = (
        ("From", _mailbox(sender.name or report.agency(letter.monitor).name, sender.address)),
        ("To", _mailboxes([Sender(name, address) for address in letter.to])),
        ("Reply-To", _reply_to(letter)),
        ("Subject", _encoded(said.title, "Subject")),
        ("Date", format_datetime(moment)),
        ("Message-ID", f"<{token}@{host}>"),
        ("List-Id", _mailboxes([Sender(id_, f"{list_name}.plantrack.{host}")])),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
        ("Content-Language", words.language),
    )
    message = MIMEMultipart("mixed", boundary=f"=_{token}_list")
    for key, value in headers:
        if value:
            message[key] = value
    body = MIMEMultipart("alternative", boundary=f"=_{token}_text")
    body.attach(_text(text.render(said), "plain"))
    body.attach(_text(html.render(said), "html"))
    message.attach(body)
    message.attach(_attached(f"{agency}_{day}{'_digest' if digest else ''}", attachment))
    content = message.as_bytes(policy=_POLICY)
    return Outgoing(f"{day}_{who}_{token[:8]}", sender.address, letter.to, content)


def _reply_to(letter: Letter) -> str:
    """Return where an agency answers to: the monitor, if its address is known."""
    if isinstance(letter, Digest):
        return ""
    monitor = letter.report.agency(letter.monitor)
    addresses = letter.report.addresses(letter.monitor)
    return _mailboxes([Sender(monitor.name, address) for address in addresses])


# -- the form of messages ------------------------------------------------------------------------


CRLF = "\r\n"
_POLICY = compat32.clone(linesep=CRLF, max_line_length=None)  # headers come folded
_UTF8 = Charset("utf-8")
_UTF8.header_encoding = BASE64  # which of two is shorter is not worth finding out


def _text(text: str, kind: str) -> MIMEText:
    """Return a part of text, with the ends of lines that mail has: RFC 2046, 4.1.1."""
    return MIMEText(CRLF.join(text.splitlines()) + CRLF, kind, "utf-8")


def _attached(name: str, content: str | bytes) -> MIMEBase:
    """Return a table as a part of its own, under a name with its suffix."""
    part: MIMEBase
    if isinstance(content, str):
        part, suffix = _text(content, "csv"), ".csv"
    else:
        part, suffix = MIMEApplication(content, WORKBOOK), ".xlsx"
    part.add_header("Content-Disposition", "attachment", filename=name + suffix)
    return part


def _encoded(text: str, header: str = "") -> str:
    """Return text as it stands in a header: one line, encoded where it is not ASCII, folded."""
    line = _one_line(text)
    return Header(line, None if _plain(line) else _UTF8, header_name=header).encode(linesep=CRLF)


def _mailboxes(people: Sequence[Sender]) -> str:
    return f",{CRLF} ".join(_mailbox(*who) for who in people)


def _mailbox(name: str, address: str) -> str:
    line = _one_line(name)
    if _plain(line):
        return formataddr((line, address))
    return f"{_encoded(line)}{CRLF} <{address}>"


def _plain(line: str) -> bool:
    """Tell whether a line can stand in a header as it is, be folded, and will be read so: RFC 2047."""
    return line.isascii() and "=?" not in line and max(map(len, line.split()), default=0) <= NAME


def _one_line(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= LINE else f"{line[: LINE - 1]}…"


def _ascii(text: str) -> str:
    """Return a plan's id as it can stand in a host name or a file name."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(text))
    return "-".join(filter(None, letters.split("-"))) or "plan"


def _token(letter: Letter) -> str:
    """Return what tells a message from every other: plans, day, recipient and what it speaks of."""
    parts = [f"{plan.about.id} {plan.about.issued}" for plan in letter.report.plans]
    parts += [letter.report.as_of.isoformat(), type(letter).__name__]
    parts += [letter.agency, letter.monitor, *sorted(letter.to)]
    if isinstance(letter, Reminder):
        parts += sorted(f"{plan.about.id} {e.task} {e.agency} {e.re}" for plan, e in letter.records)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
