"""The report as mail: plain text and HTML that say the same, with the list as CSV attached."""

import hashlib
from base64 import encodebytes
from datetime import datetime
from email.charset import BASE64, Charset
from email.header import Header
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from plantrack.mail.post import Parcel
from plantrack.pages.phrases import Words
from plantrack.report.letters import Digest, Letter, Reminder
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.words.text import fold, visible

CRLF = "\r\n"
# What every official table counts; other statuses stand below where there are any.
CLASSES = (Status.DONE, Status.DONE_LATE, Status.ON_TRACK, Status.OVERDUE)
Lines = tuple[str, ...]


class Sender(NamedTuple):
    """Who the mail is from: a name and an address."""

    name: str
    address: str


class Row(NamedTuple):
    """A row: lines of text for each column, and the column, if any, that tells of lateness."""

    cells: tuple[Lines, ...]
    late: int | None = None


class Table(NamedTuple):
    """A table with its heading; columns without names are pairs that need none."""

    heading: str
    columns: Lines
    rows: tuple[Row, ...]


class Content(NamedTuple):
    """What a message says, the same in plain text and in HTML."""

    language: str
    subject: str
    heading: str
    title: str
    opening: Lines
    tables: tuple[Table, ...]
    closing: Lines


def content(letter: Letter, words: Words) -> Content:
    """Return what a message says."""
    about = letter.report.plan.about
    parts = _digest(letter, words) if isinstance(letter, Digest) else _reminder(letter, words)
    key = "digest_heading" if isinstance(letter, Digest) else "reminder_heading"
    opening, tables = parts
    monitor = letter.report.plan.agencies[about.monitor]
    return Content(
        words.language,
        words.subject(letter),
        words.phrase(key, plan=about.id),
        visible(about.title),
        opening,
        tables,
        (words.phrase("automatic", monitor=monitor),),
    )


def compose(
    letter: Letter, words: Words, sender: Sender, moment: datetime, attachment: str
) -> Parcel:
    """Return the finished message; the same letter on the same day has the same Message-ID.

    Nothing in it is fetched from elsewhere; text of the plan can add no header and no markup.
    """
    said = content(letter, words)
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
        ("Subject", _encoded(said.subject, "Subject")),
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
        plain=_base64(_template("letter.txt").render(letter=said)),
        html=_base64(_template("letter.html").render(letter=said)),
        csv=_base64(attachment),
        file=f"{list_name}_{day}_{who}.csv",
    )
    return Parcel(f"{day}_{who}_{token[:8]}", sender.address, letter.to, form.encode("ascii"))


def _reminder(letter: Reminder, words: Words) -> tuple[Lines, tuple[Table, ...]]:
    report = letter.report
    plan, about, total = report.plan, report.plan.about, report.total
    late = total.counts.get(Status.OVERDUE, 0)
    opening = (
        words.phrase("addressed", agency=plan.agencies[letter.agency]),
        words.phrase(
            "reminder_lead",
            day=report.query.as_of,
            counts=words.counts(total, difficulties=False),
            plan=about.id,
            issued=about.issued,
            issuer=about.issuer,
            monitor=plan.agencies[about.monitor],
        ),
        " ".join(
            (
                words.phrase("urge_overdue" if late else "urge_soon"),
                words.phrase("answer", monitor=plan.agencies[about.monitor]),
            )
        ),
    )
    rows = tuple(
        Row(
            (
                _task(report, o, words),
                _due(o, words),
                _some(words.standing(o), words.difficulty(o)),
                (words.phrase("reminder_number", n=o.reminders),),
            ),
            2 if o.status is Status.OVERDUE else None,
        )
        for o in report.obligations
    )
    columns = _labels(words, "title", "due", "status", "reminders")
    return opening, (Table("", columns, rows),)


def _digest(letter: Digest, words: Words) -> tuple[Lines, tuple[Table, ...]]:
    report = letter.report
    about, total = report.plan.about, report.total
    monitor = report.plan.agencies[letter.agency]
    opening = (
        *((words.phrase("addressed", agency=monitor),) if letter.to == monitor.email else ()),
        words.phrase(
            "digest_lead",
            plan=about.id,
            issued=about.issued,
            issuer=about.issuer,
            day=report.query.as_of,
            counts=words.counts(total, difficulties=True),
        ),
        *words.rates(total),
    )
    tables = (
        Table(words.label("totals"), (), _totals(total, words)),
        Table(
            words.label("overdue_rows"),
            _labels(words, "agency", "number", "title"),
            tuple(_overdue_of_agency(report, *row, words) for row in letter.overdue.by_agency),
        ),
        Table(
            words.label("upcoming_rows"),
            _labels(words, "title", "due", "agencies"),
            tuple(
                Row((_name(o, words), _some(*_due(o, words), words.standing(o)), _who(report, t)))
                for t in letter.upcoming.alike
                for o in t.obligations[:1]
            ),
        ),
        Table(
            words.label("blocked_rows"),
            _labels(words, "agency", "title", "reason"),
            tuple(_blocked(report, o, words) for o in letter.blocked.obligations),
        ),
        Table(
            words.label("waiting_rows"),
            _labels(words, "title", "wording", "agencies"),
            tuple(
                Row((_name(o, words), _awaits(o), _who(report, t)))
                for t in letter.waiting.alike
                for o in t.obligations[:1]
            ),
        ),
        Table(
            words.label("unreachable"),
            (),
            tuple(Row(((visible(report.plan.agencies[id_].name),),)) for id_ in report.unreachable),
        ),
    )
    return opening, tuple(table for table in tables if table.rows)


def _totals(total: Tally, words: Words) -> tuple[Row, ...]:
    counts = total.counts
    shown = [*CLASSES, *(status for status in counts if status not in CLASSES)]
    rows = []
    for status in shown:
        number = counts.get(status, 0)
        late = status is Status.OVERDUE and number > 0
        rows.append(Row(((words.name(status),), (str(number),)), 1 if late else None))
        if status is Status.ON_TRACK and total.due_soon:
            rows.append(Row(((words.phrase("soon_of_these"),), (str(total.due_soon),))))
    return tuple(rows)


def _overdue_of_agency(report: Report, id_: str, tally: Tally, words: Words) -> Row:
    lines = []
    for o in tally.obligations:
        about = [words.phrase("set_due", day=o.due), words.standing(o), words.extended(o)]
        if o.agency != id_:
            about.append(words.phrase("owed_by", agency=report.plan.agencies[o.agency]))
        if o.reminders:
            about.append(words.phrase("reminded", n=o.reminders))
        about.append(words.difficulty(o))
        lines.append(f"{', '.join(_name(o, words))}: {', '.join(filter(None, about))}")
    name = visible(report.plan.agencies[id_].name)
    return Row(((name,), (str(len(lines)),), tuple(lines)), late=1)


def _blocked(report: Report, o: Obligation, words: Words) -> Row:
    assert o.blocked is not None  # noqa: S101  # the part of the report holds no other
    reason = ": ".join(visible(part) for part in (o.blocked.doc, o.blocked.note) if part)
    return Row(
        (
            _owner(report, o, words),
            _some(*_name(o, words), words.standing(o)),
            _some(words.day(o.blocked.date), reason),
        ),
        1 if o.status is Status.OVERDUE else None,
    )


def _task(report: Report, o: Obligation, words: Words) -> Lines:
    """Return a task in the plan's own words: title, deadline, who is to get the result."""
    lines = [f"{visible(o.task.id)}. {visible(o.task.title)}", _occurrence(o, words)]
    if o.task.wording:
        lines.append(f"{words.label('wording')}: “{visible(o.task.wording)}”")
    if o.agency != o.answers:
        lines.append(words.phrase("owed_by", agency=report.plan.agencies[o.agency]))
    if o.task.delivered_to:
        lines.append(words.phrase("deliver_to", party=report.plan.party(o.task.delivered_to)))
    return _some(*lines)


def _name(o: Obligation, words: Words) -> Lines:
    return _some(f"{visible(o.task.id)}. {visible(o.task.name)}", _occurrence(o, words))


def _occurrence(o: Obligation, words: Words) -> str:
    occurrence = words.occurrence(o)
    if occurrence and o.task.awaited:
        return words.phrase("under_document", doc=o.occurrence)
    return occurrence


def _owner(report: Report, o: Obligation, words: Words) -> Lines:
    agency = report.plan.agencies[o.agency]
    if o.answers == o.agency:
        return (visible(agency.name),)
    return (words.phrase("answers", agency=agency, successor=report.plan.agencies[o.answers]),)


def _due(o: Obligation, words: Words) -> Lines:
    day = words.day(o.due) if o.due else words.phrase("no_date")
    return _some(day, words.extended(o), *map(words.say, o.caveats))


def _who(report: Report, tally: Tally) -> Lines:
    return ("; ".join(visible(report.plan.agencies[o.answers].name) for o in tally.obligations),)


def _awaits(o: Obligation) -> Lines:
    rule = o.task.awaited
    return (f"“{visible(rule.after)}”",) if rule else ()


def _labels(words: Words, *names: str) -> Lines:
    return tuple(map(words.label, names))


def _some(*lines: str) -> Lines:
    return tuple(filter(None, lines))


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


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=name.endswith(".html"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)


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
