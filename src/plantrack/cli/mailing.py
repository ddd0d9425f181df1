"""What `plantrack mail` does: choose, compose, hand over, and log what was accepted."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.session import Session
from plantrack.cli.streams import write, write_problems
from plantrack.formats import machines as export
from plantrack.log import file as logfile
from plantrack.log import git
from plantrack.log.event import Event
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.mail.deliver import Delivery, Limit, Parcel, Route
from plantrack.mail.local import Outbox, Sendmail
from plantrack.mail.message import Sender, compose
from plantrack.mail.smtp import Smtp, password_from, server
from plantrack.pages import messages as pages_messages
from plantrack.plan.model import is_address
from plantrack.report import letters
from plantrack.report.letters import Letter
from plantrack.report.report import Book, Query
from plantrack.words.problems import Problem, misuse
from plantrack.words.words import Message, Words, say

EVERY = 7  # days
TIMEOUT = 10  # minutes
FEW = 5  # recipients to name in one line; of more, how many


class Ordered(NamedTuple):
    """What `mail` was asked for, as typed."""

    smtp: str | None = None
    password_file: Path | None = None
    sendmail: str | None = None
    outbox: str | None = None
    dry_run: bool = False
    sender: str | None = None
    to: Sequence[str] = ()
    agencies: bool = False
    digest: bool = False
    soon: bool = False
    every: int | None = None
    timeout: int | None = None
    workdays_only: bool = False
    commit: bool = False


class _Job(NamedTuple):
    """What `mail` was asked for, understood."""

    route: Route | None
    sender: Sender
    to: tuple[str, ...]
    agencies: bool
    digest: bool
    soon: bool
    every: int
    limit: Limit


def mail(session: Session, ordered: Ordered) -> bool:
    """Send what is to be sent and log it; return whether all of it was accepted.

    One run at a time: a second one waits for the first, for some minutes, and then finds what that
    has logged.
    """
    job = _job(session, ordered)
    today = session.moment.date()
    if ordered.workdays_only and not session.book.days.is_working(today):
        return True
    if job.route is None:
        _show(session, job)
        return True
    with logfile.mailing(session.log):
        run = _Run(session, job, Delivery(job.route, session.pause, job.limit))
        try:
            run.go()
        finally:
            job.route.rest()
    if ordered.commit and git.changed(session.log):
        git.commit(session.log, session.words.fill(pages_messages.commit_mail, day=today))
    return not run.failed


class _Run:
    """One run over one route: what was sent, and what could not be."""

    def __init__(self, session: Session, job: _Job, delivery: Delivery) -> None:
        self._session, self._job, self._delivery = session, job, delivery
        self.sent = 0
        self.failed = False

    def go(self) -> None:
        """Send reminders, then the digest, which tells of them too."""
        session = self._session
        with logfile.held(session.log) as journal:
            events = journal.events
        _each(session, self._job, events, self._send)
        if session.terminal:
            told = (
                pages_messages.mailed
                if self.sent or self.failed
                else pages_messages.nothing_to_mail
            )
            write(session.words.fill(told, n=self.sent) + "\n")

    def _send(self, written: Sequence[Letter]) -> None:
        session = self._session
        names = session.book.agencies
        reachable = [letter for letter in written if letter.to]
        unreachable = [letter for letter in written if not letter.to]
        problems: list[Problem] = []
        digest = any(isinstance(letter, letters.Digest) for letter in written)
        monitor = names[session.book.about.monitor]
        told = self._job.digest and (self._job.to or monitor.email)
        if unreachable and (digest or not told):  # else the digest tells of them
            lacking = messages.no_address_for_digest if digest else messages.no_address_for
            who = _few([names[letter.agency].name for letter in unreachable])
            problems.append(Problem(say(lacking, agencies=who)))
        problems += self._hand_over(reachable)
        self.failed = self.failed or bool(problems)
        write_problems(problems, session.words)

    def _hand_over(self, reachable: Sequence[Letter]) -> list[Problem]:
        """Hand letters over, log each that is accepted, and return what went wrong."""
        session = self._session
        if not reachable:
            return []
        logfile.prove_room(session.log, [e for letter in reachable for _, e in letter.records])
        with session.progress(len(reachable)) as step:

            def accepted(number: int) -> None:
                logfile.append(session.log, [e for _, e in reachable[number].records])
                self.sent += 1
                step()

            failures = self._delivery.deliver(self._parcels(reachable), accepted)
        failed: dict[Message, list[str]] = {}
        for failure in failures:
            agency = session.book.agencies[reachable[failure.number].agency]
            failed.setdefault(failure.reason, []).append(f"{agency.name} <{failure.address}>")
        return [
            Problem(say(messages.not_mailed, agencies=_few(mailboxes), reason=reason))
            for reason, mailboxes in failed.items()
        ]

    def _parcels(self, written: Sequence[Letter]) -> Iterator[Parcel]:
        words = Words(self._session.book.about.language)
        for letter in written:
            attachment = export.report_csv(letter.report, words)
            yield compose(letter, words, self._job.sender, self._session.moment, attachment)


def _few(names: Sequence[str]) -> tuple[object, ...]:
    """Return the names, or the first of them and how many more there are."""
    if len(names) <= FEW:
        return tuple(names)
    return (*names[:FEW], say(messages.and_more, n=len(names) - FEW))


def _each(
    session: Session,
    job: _Job,
    events: Sequence[Event],
    send: Callable[[Sequence[Letter]], None],
) -> None:
    """Choose letters and send them: reminders first, then the digest of what the log holds by then."""
    stamp = Stamp(writer(session.path.parent), session.moment, new_ids())
    today = stamp.now.date()
    session.report_of(session.shelves[0], events, Query(today))  # tells of what cannot stand
    books = [Book(session.book, events)]
    if job.agencies:
        found = letters.reminders(books, today, stamp, every=job.every, soon=job.soon)
        if found:
            send(found)
            books = [Book(session.book, logfile.read(session.log))]
    if job.digest:
        found_digests = letters.digests(books, today, stamp, job.to)
        if found_digests:
            send(found_digests)


def _show(session: Session, job: _Job) -> None:
    """Print who would get what."""
    from plantrack.pages.letter import letters as letters_page

    written: list[Letter] = []
    _each(session, job, logfile.read(session.log), written.extend)
    if written or session.terminal:
        session.show(letters_page(written, session.words))


def _job(session: Session, ordered: Ordered) -> _Job:
    both = ordered.agencies == ordered.digest
    if ordered.to and ordered.agencies and not both:
        raise misuse(messages.to_without_digest)
    for address in ordered.to:
        if not is_address(address):
            raise misuse(messages.not_an_address, option="--to", value=address)
    every = EVERY if ordered.every is None else ordered.every
    if every < 1:
        raise misuse(messages.every_day, option="--every")
    limit = _limit(TIMEOUT if ordered.timeout is None else ordered.timeout)
    route = _route(session, ordered, limit)
    return _Job(
        route,
        _sender(session, ordered, needed=route is not None),
        tuple(dict.fromkeys(ordered.to)),
        both or ordered.agencies,
        both or ordered.digest,
        ordered.soon,
        every,
        limit,
    )


def _limit(minutes: int) -> Limit:
    if minutes < 1:
        raise misuse(messages.timeout_minute, option="--timeout")
    end = monotonic() + 60 * minutes
    return Limit(minutes, lambda: end - monotonic())


def _route(session: Session, ordered: Ordered, limit: Limit) -> Route | None:
    """Return the way out that was chosen; none for a dry run."""
    environment = session.environment
    variable = environment.get("PLANTRACK_SMTP_URL")
    chosen: list[Callable[[], Route]] = []
    if ordered.outbox:
        folder = Path(ordered.outbox)
        chosen.append(lambda: Outbox(folder))
    if ordered.sendmail is not None:
        path = ordered.sendmail
        chosen.append(lambda: Sendmail(path, environment.get("PATH"), limit))
    if ordered.smtp is not None or (variable and not chosen):
        url, secret = (variable or "", True) if ordered.smtp is None else (ordered.smtp, False)
        password = partial(_password, session, ordered)
        chosen.append(lambda: Smtp(server(url, password, secret=secret), limit))
    if len(chosen) > 1:
        raise misuse(messages.several_ways)
    if not chosen and not ordered.dry_run:
        raise misuse(messages.no_way)
    return None if ordered.dry_run else chosen[0]()


def _password(session: Session, ordered: Ordered) -> str | None:
    variable = session.environment.get("PLANTRACK_SMTP_PASSWORD_FILE")
    file = ordered.password_file or (Path(variable) if variable else None)
    return password_from(session.environment.get("PLANTRACK_SMTP_PASSWORD"), file)


def _sender(session: Session, ordered: Ordered, *, needed: bool) -> Sender:
    """Return who the mail is from: an address, or `Name <address>`, else named as the monitor."""
    value = ordered.sender or session.environment.get("PLANTRACK_MAIL_FROM") or ""
    if not value:
        if needed:
            raise misuse(messages.no_sender)
        return Sender("", "")
    named = re.fullmatch(r"\s*([^<>]*?)\s*<([^<>]*)>\s*", value.strip())
    name, address = (named[1].strip(' "'), named[2]) if named else ("", value.strip())
    if not is_address(address):
        raise misuse(messages.not_an_address, option="--from", value=value)
    return Sender(name or session.book.agencies[session.book.about.monitor].name, address)
