"""Letters: the reminder of an agency, the digest of the monitor, and who would get which."""

from collections.abc import Sequence

from plantrack.pages import labels, messages, parts
from plantrack.pages.page import (
    Block,
    Cell,
    Page,
    Role,
    Table,
    cell,
    cells,
    line,
    plain,
    table,
    text,
)
from plantrack.report.letters import Digest, Letter, Reminder
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.words.text import visible
from plantrack.words.words import Sentence, Words

# What every official table counts; other statuses stand below where there are any.
CLASSES = (Status.DONE, Status.DONE_LATE, Status.ON_TRACK, Status.OVERDUE)


def letters(written: Sequence[Letter], words: Words) -> Page:
    """Tell who would get which message, or that there is none."""
    agencies = [letter.report.plan.agencies[letter.agency] for letter in written]
    no_address = words.pick(messages.no_address)
    columns = {
        labels.recipient: [cell(agency.name) for agency in agencies],
        labels.email: [cell(", ".join(letter.to) or no_address) for letter in written],
        labels.subject: [
            cell(subject(letter, Words(letter.report.plan.about.language))) for letter in written
        ],
    }
    block = table(words, columns) if written else parts.nothing(words, messages.nothing_to_mail)
    return Page("", (block,), words.language)


def letter(written: Letter, words: Words) -> Page:
    """Return what a letter says; its title is the subject."""
    blocks = _digest(written, words) if isinstance(written, Digest) else _reminder(written, words)
    about = written.report.plan.about
    heading = messages.digest_heading if isinstance(written, Digest) else messages.reminder_heading
    monitor = written.report.plan.agencies[about.monitor]
    return Page(
        subject(written, words),
        (
            text("title", words.fill(heading, plan=about.id)),
            text("head", about.title, role="muted"),
            *blocks,
            text("closing", words.fill(messages.automatic, monitor=monitor), role="muted"),
        ),
        words.language,
    )


def subject(written: Letter, words: Words) -> str:
    """Return the subject of a letter: the plan, what it is about in numbers, the day."""
    digest = isinstance(written, Digest)
    said = words.fill(
        messages.digest_subject if digest else messages.reminder_subject,
        plan=written.report.plan.about.id,
        counts=_numbers(written.report.total, words, difficulties=digest),
        day=written.report.query.as_of,
    )
    return " ".join(said.split())


def _numbers(total: Tally, words: Words, *, difficulties: bool) -> str:
    """Return how much is overdue, due soon and, if asked for, flagged with a difficulty."""
    counted = (
        (messages.overdue_count, total.counts.get(Status.OVERDUE, 0)),
        (messages.soon_count, total.due_soon),
        (messages.blocked_count, total.blocked if difficulties else 0),
    )
    return ", ".join(words.fill(said, n=number) for said, number in counted if number)


# -- the reminder ----------------------------------------------------------------------------------


def _reminder(written: Reminder, words: Words) -> list[Block]:
    report = written.report
    plan, about = report.plan, report.plan.about
    monitor = plan.agencies[about.monitor]
    late = Status.OVERDUE in report.total.counts
    lead = words.fill(
        messages.reminder_lead,
        day=report.query.as_of,
        counts=_numbers(report.total, words, difficulties=False),
        plan=about.id,
        issued=about.issued,
        issuer=about.issuer,
        monitor=monitor,
    )
    urge = words.pick(messages.urge_overdue if late else messages.urge_soon)
    answer = words.fill(messages.answer, monitor=monitor)
    rows = report.obligations
    columns = {
        labels.title: [_task(report, o, words) for o in rows],
        labels.due: [_due(o, words) for o in rows],
        labels.status: [
            _as_bad(o, parts.standing(o, words), parts.difficulty(o, words)) for o in rows
        ],
        labels.reminders: [cell(words.fill(messages.reminder_number, n=o.reminders)) for o in rows],
    }
    return [
        text("paragraph", words.fill(messages.addressed, agency=plan.agencies[written.agency])),
        text("paragraph", lead),
        text("paragraph", f"{urge} {answer}"),
        table(words, columns),
    ]


def _task(report: Report, o: Obligation, words: Words) -> Cell:
    """Return a task in the plan's own words: title, deadline, who is to get the result."""
    task = o.task
    wording = f"{words.pick(labels.wording)}: “{visible(task.wording)}”" if task.wording else ""
    owed = (
        words.fill(messages.owed_by, agency=report.plan.agencies[o.agency])
        if o.agency != o.answers
        else ""
    )
    receiver = (
        words.fill(messages.deliver_to, party=report.plan.party(task.delivered_to))
        if task.delivered_to
        else ""
    )
    return _named(f"{task.id}. {task.title}", _occurrence(o, words), wording, owed, receiver)


# -- the digest ------------------------------------------------------------------------------------


def _digest(written: Digest, words: Words) -> list[Block]:
    report = written.report
    about = report.plan.about
    monitor = report.plan.agencies[written.agency]
    lead = words.fill(
        messages.digest_lead,
        plan=about.id,
        issued=about.issued,
        issuer=about.issuer,
        day=report.query.as_of,
        counts=_numbers(report.total, words, difficulties=True),
    )
    opening = [lead, *parts.rates(report.total, words)]
    if written.to == monitor.email:  # --to may name anybody
        opening.insert(0, words.fill(messages.addressed, agency=monitor))
    sections = (
        (labels.totals, _totals(report.total, words)),
        (labels.overdue_rows, _overdue(written, words)),
        (labels.upcoming_rows, _upcoming(written, words)),
        (labels.blocked_rows, _blocked(written, words)),
        (labels.waiting_rows, _waiting(written, words)),
        (labels.unreachable, _unreachable(report)),
    )
    blocks: list[Block] = [text("paragraph", paragraph) for paragraph in opening]
    for heading, rows in sections:
        if rows.rows:
            blocks += [text("heading", words.pick(heading)), rows]
    return blocks


def _totals(total: Tally, words: Words) -> Table:
    counts = total.counts
    rows: list[tuple[Cell, ...]] = []
    for status in (*CLASSES, *(status for status in counts if status not in CLASSES)):
        number = counts.get(status, 0)
        bad: Role | None = "bad" if status is Status.OVERDUE and number else None
        rows.append((cell(status.said(words)), cell(str(number), bad)))
        if status is Status.ON_TRACK and total.due_soon:
            rows.append((cell(words.pick(messages.soon_of_these)), cell(str(total.due_soon))))
    return Table((), tuple(rows), "list")


def _overdue(written: Digest, words: Words) -> Table:
    rows = []
    for id_, tally in written.overdue.by_agency:
        told = [_late(written.report, id_, o, words) for o in tally.obligations]
        name = written.report.plan.agencies[id_].name
        rows.append((cell(name), cell(str(len(told)), "bad"), cells(*told)))
    return _table(words, rows, labels.agency, labels.number, labels.title)


def _late(report: Report, id_: str, o: Obligation, words: Words) -> str:
    """Return one thing that an agency is late with, in a line."""
    about = [
        words.fill(messages.set_due, day=o.due),
        parts.standing(o, words),
        parts.extended(o, words),
        words.fill(messages.owed_by, agency=report.plan.agencies[o.agency])
        if o.agency != id_
        else "",
        words.fill(messages.reminded, n=o.reminders) if o.reminders else "",
        parts.difficulty(o, words),
    ]
    name = ", ".join(filter(None, (_name(o), _occurrence(o, words))))
    return f"{name}: {', '.join(filter(None, about))}"


def _upcoming(written: Digest, words: Words) -> Table:
    rows = [
        (
            _named(_name(o), _occurrence(o, words)),
            cells(*map(plain, _due(o, words).lines), parts.standing(o, words)),
            _agencies(written.report, tally),
        )
        for tally in written.upcoming.alike
        for o in tally.obligations[:1]
    ]
    return _table(words, rows, labels.title, labels.due, labels.agencies)


def _blocked(written: Digest, words: Words) -> Table:
    rows = []
    for o in written.blocked.obligations:
        assert o.blocked is not None  # noqa: S101  # the part of the report holds no other
        reason = ": ".join(part for part in (o.blocked.doc, o.blocked.note) if part)
        rows.append(
            (
                cell(parts.owner(written.report.plan, o, words)),
                _as_bad(o, _name(o), _occurrence(o, words), parts.standing(o, words)),
                cells(words.day(o.blocked.date), reason),
            )
        )
    return _table(words, rows, labels.agency, labels.title, labels.reason)


def _waiting(written: Digest, words: Words) -> Table:
    rows = []
    for tally in written.waiting.alike:
        o = tally.obligations[0]
        rule = o.task.awaited
        rows.append(
            (
                _named(_name(o), _occurrence(o, words)),
                cell(f"“{rule.after}”" if rule else ""),
                _agencies(written.report, tally),
            )
        )
    return _table(words, rows, labels.title, labels.wording, labels.agencies)


def _unreachable(report: Report) -> Table:
    names = (report.plan.agencies[id_].name for id_ in report.unreachable)
    return Table((), tuple((cell(name),) for name in names), "list")


# -- cells -----------------------------------------------------------------------------------------


def _table(words: Words, rows: Sequence[tuple[Cell, ...]], *headings: Sentence) -> Table:
    return Table(tuple(map(words.pick, headings)), tuple(rows))


def _name(o: Obligation) -> str:
    return f"{visible(o.task.id)}. {visible(o.task.name)}"


def _named(first: str, *others: str) -> Cell:
    """Return a cell whose first line names what the others tell of."""
    rest = tuple(line(other) for other in others if other)
    return Cell((line(first, "strong" if rest else None), *rest))


def _as_bad(o: Obligation, *said: str) -> Cell:
    """Return a cell that is all bad where the obligation is overdue."""
    role: Role | None = "bad" if o.status is Status.OVERDUE else None
    return Cell(tuple(line(one, role) for one in said if one))


def _occurrence(o: Obligation, words: Words) -> str:
    which = parts.occurrence(o, words)
    if which and o.task.awaited:
        return words.fill(messages.under_document, doc=o.occurrence)
    return which


def _due(o: Obligation, words: Words) -> Cell:
    day = words.day(o.due) if o.due else words.pick(messages.no_date)
    return _named(day, parts.extended(o, words), *map(words.say, o.caveats))


def _agencies(report: Report, tally: Tally) -> Cell:
    return cell("; ".join(report.plan.agencies[o.answers].name for o in tally.obligations))
