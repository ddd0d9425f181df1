"""What `plantrack mail` does: choose, compose, hand over, and log what was accepted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.session import PlanFile, Session
from plantrack.cli.streams import write, write_problems
from plantrack.formats import json_csv
from plantrack.log import file as logfile
from plantrack.log import git
from plantrack.log.event import Event
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.mail.deliver import Delivery, Limit, Outgoing, Transport
from plantrack.mail.message import Sender, compose
from plantrack.pages import messages as pages_messages
from plantrack.pages.letter import enclosed, language, shown
from plantrack.pages.letter import letters as letters_page
from plantrack.report import letters
from plantrack.report.letters import Letter
from plantrack.report.report import LoadedPlan, Query
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, Words, say

FEW = 5  # recipients to name in one line; of more, how many


class Job(NamedTuple):
    """What `mail` was asked for; no route is a trial."""

    route: Transport | None
    outbox: str | None
    sender: Sender
    to: tuple[str, ...]
    agencies: bool
    digest: bool
    soon: bool
    every: int
    limit: Limit
    workdays_only: bool
    show: bool
    commit: bool


def mail(session: Session, job: Job) -> bool:
    """Send what is to be sent and log it; return whether all of it was accepted.

    One run at a time for a plan: a second one waits for the first, for some minutes, and then finds what
    that has logged.
    """
    today = session.moment.date()
    at_work = [
        s for s in session.plan_files if not job.workdays_only or s.plan.days.is_working(today)
    ]
    if not at_work:
        if session.terminal:
            write(session.words.fill(pages_messages.no_mail_today, day=today) + "\n")
        return True
    with ExitStack() as holding:
        plan_files = []
        for plan_file in at_work:
            with session.reporting_faults(plan_file.path):
                if job.route:
                    holding.enter_context(logfile.mailing(plan_file.log))
                plan_files.append(plan_file)
        run = _Run(session, job, plan_files)
        run.go()
    if job.route is None:
        _show(session, run.written, letters_too=job.show)
    for plan_file in plan_files if job.commit and job.route else ():
        with session.reporting_faults(plan_file.path):
            if git.changed(plan_file.log):
                told = session.words.fill(pages_messages.commit_mail, day=today)
                git.commit(plan_file.log, told)
    return not run.failed


class _Run:
    """One run over one route: what was written and sent, and what could not be."""

    def __init__(self, session: Session, job: Job, plan_files: Sequence[PlanFile]) -> None:
        self._session, self._job, self._shelves = session, job, list(plan_files)
        self._delivery = Delivery(job.route, session.pause, job.limit) if job.route else None
        self._stamp = Stamp(writer(session.path.parent), session.moment, new_ids())
        self._checked: list[PlanFile] = []
        self.written: list[Letter] = []
        self.sent = 0
        self.failed = False

    def go(self) -> None:
        """Send reminders, then the digests, which tell of them too."""
        job, today = self._job, self._stamp.now.date()
        try:
            if job.agencies:
                self._send(
                    lambda books: letters.reminders(
                        books, today, self._stamp, every=job.every, soon=job.soon
                    )
                )
            if job.digest:
                self._send(lambda books: letters.digests(books, today, self._stamp, job.to))
        finally:
            if job.route:
                job.route.disconnect()
        if job.route and self._session.terminal:
            sent = self.sent or self.failed
            done = pages_messages.put_out if job.outbox else pages_messages.mailed
            told = done if sent else pages_messages.nothing_to_mail
            write(self._session.words.fill(told, n=self.sent, folder=job.outbox) + "\n")

    def _books(self) -> list[LoadedPlan]:
        """Return the plans and their logs as they are now; one that cannot be read is left out."""
        books = []
        for plan_file in tuple(self._shelves):
            with self._without(plan_file):
                events = self._events(plan_file)
                if plan_file not in self._checked:  # what is wrong with a log is told once
                    self._checked.append(plan_file)
                    self._session.report_of(plan_file, events, Query(self._stamp.now.date()))
                books.append(LoadedPlan(plan_file.plan, events))
        return books

    def _events(self, plan_file: PlanFile) -> Sequence[Event]:
        if self._delivery is None:
            return logfile.read(plan_file.log)
        with logfile.locked(plan_file.log) as journal:  # mends a line that was cut off
            return journal.events

    @contextmanager
    def _without(self, plan_file: PlanFile) -> Iterator[None]:
        """Go on without a plan whose log cannot be read or written, if there are others."""
        before = len(self._session.failed)
        with self._session.reporting_faults(plan_file.path):
            yield
        if len(self._session.failed) > before:
            self._shelves.remove(plan_file)

    def _send(self, choose: Callable[[Sequence[LoadedPlan]], Sequence[Letter]]) -> None:
        """Choose letters, and again where a log has no room for them; send them and tell of the rest."""
        written = choose(self._books())
        while not self._have_room(written):
            written = choose(self._books())
        self.written += written
        if self._delivery is None or not written:
            return
        problems = [
            *self._unreachable([letter for letter in written if not letter.to]),
            *self._hand_over([letter for letter in written if letter.to], self._delivery),
        ]
        self.failed = self.failed or bool(problems)
        write_problems(problems, self._session.words)

    def _have_room(self, written: Sequence[Letter]) -> bool:
        """Tell whether all logs have room for what will be recorded; one that has none is left out."""
        left = len(self._shelves)
        for plan_file in tuple(self._shelves) if self._delivery else ():
            events = [e for letter in written if letter.to for e in _records(letter, plan_file)]
            with self._without(plan_file):
                if events:
                    logfile.reserve_space(plan_file.log, events)
        return len(self._shelves) == left

    def _unreachable(self, unreachable: Sequence[Letter]) -> Iterator[Problem]:
        """Yield who has no address, unless a digest tells of them."""
        digests = [letter for letter in unreachable if isinstance(letter, letters.Digest)]
        others = [
            letter
            for letter in unreachable
            if letter not in digests and not (self._job.digest and self._told_by_digest(letter))
        ]
        for lacking, found in (
            (messages.no_address_for, others),
            (messages.no_address_for_digest, digests),
        ):
            if found:
                who = _few([letter.report.agency(letter.agency).name for letter in found])
                yield Problem(say(lacking, agencies=who))

    def _told_by_digest(self, letter: Letter) -> bool:
        return bool(self._job.to or letter.report.addresses(letter.monitor))

    def _hand_over(self, reachable: Sequence[Letter], delivery: Delivery) -> list[Problem]:
        """Hand letters over, log each that is accepted, and return what went wrong."""
        if not reachable:
            return []
        with self._session.progress(len(reachable)) as step:

            def accepted(number: int) -> None:
                self._record(reachable[number])
                self.sent += 1
                step()

            failures = delivery.deliver(self._parcels(reachable), accepted)
        failed: dict[Message, list[str]] = {}
        for failure in failures:
            letter = reachable[failure.number]
            agency = letter.report.agency(letter.agency)
            failed.setdefault(failure.reason, []).append(f"{agency.name} <{failure.address}>")
        return [
            Problem(say(messages.not_mailed, agencies=_few(mailboxes), reason=reason))
            for reason, mailboxes in failed.items()
        ]

    def _record(self, letter: Letter) -> None:
        """Record a letter that was accepted in the logs of all its plans, before any failure ends the run."""
        problems: list[Problem] = []
        for plan_file in self._shelves:
            events = _records(letter, plan_file)
            try:
                if events:
                    logfile.append(plan_file.log, events)
            except PlantrackError as error:
                problems += error.problems
        if problems:
            raise PlantrackError(problems)

    def _parcels(self, written: Sequence[Letter]) -> Iterator[Outgoing]:
        for letter in written:
            words = Words(language(letter))
            attached = _enclosed(letter, words)
            yield compose(letter, words, self._job.sender, self._session.moment, attached)


def _enclosed(letter: Letter, words: Words) -> str | bytes:
    """Return the list that goes with a digest, and with a reminder the sheet to fill in and send back."""
    if isinstance(letter, letters.Digest):
        return json_csv.page_csv(enclosed(letter, words))
    from plantrack.formats.xlsx import sheet_of

    return sheet_of(letter.report, words)


def _records(letter: Letter, plan_file: PlanFile) -> list[Event]:
    """Return what a letter leaves in the log of one plan."""
    return [event for plan, event in letter.records if plan is plan_file.plan]


def _few(names: Sequence[str]) -> tuple[object, ...]:
    """Return the names, or the first of them and how many more there are."""
    if len(names) <= FEW:
        return tuple(names)
    return (*names[:FEW], say(messages.and_more, n=len(names) - FEW))


def _show(session: Session, written: Sequence[Letter], *, letters_too: bool) -> None:
    """Print who would get what, and what the letters say."""
    if not written and not session.terminal:
        return
    pages = [letters_page(written, session.words)]
    pages += [shown(letter, Words(language(letter))) for letter in written] if letters_too else []
    session.show(pages[0]._replace(blocks=tuple(block for page in pages for block in page.blocks)))
