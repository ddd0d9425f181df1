"""What `plantrack mail` does: choose, compose, hand over, and log what was accepted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.build import build_of
from plantrack.cli.git_files import add_after_first_record, files_along, without_log
from plantrack.cli.monitors import chosen
from plantrack.cli.output import Output
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.recording import program
from plantrack.cli.streams import write, write_problems
from plantrack.cli.world import World
from plantrack.formats import csv_tables
from plantrack.log import appending, git, locks
from plantrack.log import file as logfile
from plantrack.log.event import Event
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.mail.deliver import Delivery, Limit, Outgoing, Transport
from plantrack.mail.message import Sender, compose
from plantrack.pages import messages as pages_messages
from plantrack.pages.letter import enclosed, language, shown
from plantrack.pages.letter import letters as letters_page
from plantrack.pages.recorded import typed
from plantrack.plan.model import PLACEHOLDER
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
    monitor: str | None
    to: tuple[str, ...]
    agencies: bool
    digest: bool
    soon: bool
    every: int
    limit: Limit
    workdays_only: bool
    show: bool
    commit: bool


def mail(world: World, plans: Plans, out: Output, job: Job) -> bool:
    """Send what is to be sent and log it; return whether all of it was accepted.

    One run at a time for a plan: a second one waits for the first, for some minutes, and then finds what
    that has logged.
    """
    plans.tell_unconfirmed()
    days = [
        one for one in zip(plans.files, plans.todays, strict=True) if _is_followed(plans, one[0])
    ]
    if not days:
        raise PlantrackError([])  # that nobody follows them has been told
    followed = plans.narrowed([one for one, _ in days])
    mine = chosen(followed, job.sender.address, job.monitor)
    working = [
        one for one, today in days if not job.workdays_only or one.plan.days.is_working(today)
    ]
    if not working:
        if world.terminal:
            write(plans.words.fill(pages_messages.no_mail_today, day=plans.today) + "\n")
        return True
    write_problems(mine.problems, plans.words)
    if not mine.files:
        return False
    taken = {one.path for one in mine.files}
    working = [one for one in working if one.path in taken]
    with ExitStack() as holding:
        taking_part = []
        for plan_file in working:
            with plans.reporting_faults(plan_file.path):
                if job.route:
                    holding.enter_context(locks.mailing(plan_file.log))
                taking_part.append(plan_file)
        run = _MailRun(world, plans, job, taking_part)
        new = without_log(taking_part)
        run.go()
    add_after_first_record(new, plans.words)
    if job.route is None:
        _show_letters(world, plans, out, run.written, letters_too=job.show)
    for plan_file in taking_part if job.commit and job.route else ():
        with plans.reporting_faults(plan_file.path):
            if git.changed(plan_file.log):
                today = run.stamp_of(plan_file).today
                told = plans.words.fill(pages_messages.commit_mail, day=today)
                along = files_along([plan_file.log], plans.words)
                git.commit(plan_file.log, told, along[plan_file.log])
    return not run.failed


def _is_followed(plans: Plans, plan_file: PlanFile) -> bool:
    """Tell whether it is known who follows a plan up, in whose name letters go; say so where it is not."""
    known = plan_file.plan.about.monitor != PLACEHOLDER
    with plans.reporting_faults(plan_file.path):
        if not known:
            where = Problem(say(messages.no_monitor_yet), ("plan", "monitor"))
            raise PlantrackError([plan_file.source.placed(where)])
    return known


class _MailRun:
    """One run over one route: what was written and sent, and what could not be."""

    def __init__(self, world: World, plans: Plans, job: Job, files: Sequence[PlanFile]) -> None:
        self._world, self._plans, self._job, self._files = world, plans, job, list(files)
        self._delivery = Delivery(job.route, world.sleep, job.limit) if job.route else None
        self._stamp = Stamp(writer(plans.first.path.parent), plans.now, new_ids())
        self._checked: list[PlanFile] = []
        self.written: list[Letter] = []
        self.sent = 0
        self.failed = False

    def go(self) -> None:
        """Send reminders, then the digests, which tell of them too."""
        job = self._job
        try:
            if job.agencies:
                self._send(
                    lambda loaded: letters.reminders(
                        loaded, self._stamp, every=job.every, soon=job.soon
                    )
                )
            if job.digest:
                self._send(lambda loaded: letters.digests(loaded, self._stamp, job.to))
        finally:
            if job.route:
                job.route.disconnect()
        if job.route and self._world.terminal:
            sent = self.sent or self.failed
            done = pages_messages.put_out if job.outbox else pages_messages.mailed
            told = done if sent else pages_messages.nothing_to_mail
            write(self._plans.words.fill(told, n=self.sent, folder=job.outbox) + "\n")

    def stamp_of(self, plan_file: PlanFile) -> Stamp:
        """Return the moment of the run as the clocks of a plan show it."""
        return self._stamp.in_zone(plan_file.plan.about.timezone)

    def _loaded(self) -> list[LoadedPlan]:
        """Return the plans and their logs as they are now; one that cannot be read is left out."""
        loaded = []
        for plan_file in tuple(self._files):
            with self._left_out_at_fault(plan_file):
                events = self._events(plan_file)
                if plan_file not in self._checked:  # what is wrong with a log is told once
                    self._checked.append(plan_file)
                    query = Query(self.stamp_of(plan_file).today)
                    build_of(plan_file, events, query, self._plans.words)
                loaded.append(LoadedPlan(plan_file.plan, events))
        return loaded

    def _events(self, plan_file: PlanFile) -> Sequence[Event]:
        if self._delivery is None:
            return logfile.read(plan_file.log)
        with appending.locked(plan_file.log) as log:  # mends a line that was cut off
            return log.events

    @contextmanager
    def _left_out_at_fault(self, plan_file: PlanFile) -> Iterator[None]:
        """Go on without a plan whose log cannot be read or written, if there are others."""
        before = len(self._plans.failed)
        with self._plans.reporting_faults(plan_file.path):
            yield
        if len(self._plans.failed) > before:
            self._files.remove(plan_file)

    def _send(self, choose: Callable[[Sequence[LoadedPlan]], Sequence[Letter]]) -> None:
        """Choose letters, and again where a log has no room for them; send them and tell of the rest."""
        written = choose(self._loaded())
        while not self._have_room(written):
            written = choose(self._loaded())
        self.written += written
        if self._delivery is None or not written:
            return
        problems = [
            *self._unreachable([letter for letter in written if not letter.to]),
            *self._deliver([letter for letter in written if letter.to], self._delivery),
        ]
        self.failed = self.failed or bool(problems)
        write_problems(problems, self._plans.words)

    def _have_room(self, written: Sequence[Letter]) -> bool:
        """Tell whether all logs have room for what will be recorded; one that has none is left out.

        They prove it at once, as they may share a disk, and are held in one order, as others hold them.
        """
        left = len(self._files)
        files = sorted(self._files, key=lambda one: one.log) if self._delivery else ()
        with ExitStack() as held:
            for plan_file in files:
                events = [e for letter in written if letter.to for e in _records(letter, plan_file)]
                with self._left_out_at_fault(plan_file):
                    if events:
                        held.enter_context(appending.reserved(plan_file.log, events))
        return len(self._files) == left

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
                who = _shortened([letter.report.agency(letter.agency).name for letter in found])
                yield Problem(say(lacking, agencies=who))

    def _told_by_digest(self, letter: Letter) -> bool:
        return bool(self._job.to or letter.report.addresses(letter.monitor))

    def _deliver(self, reachable: Sequence[Letter], delivery: Delivery) -> list[Problem]:
        """Hand letters over, log each that is accepted, and return what went wrong."""
        if not reachable:
            return []
        sending = self._plans.words.pick(pages_messages.mailing)
        with self._world.progress(len(reachable), sending) as step:

            def accepted(number: int) -> None:
                self._record(reachable[number])
                self.sent += 1
                step()

            failures = delivery.deliver(self._composed(reachable), accepted)
        failed: dict[Message, list[str]] = {}
        for failure in failures:
            letter = reachable[failure.number]
            agency = letter.report.agency(letter.agency)
            failed.setdefault(failure.reason, []).append(f"{agency.name} <{failure.address}>")
        return [
            Problem(say(messages.not_mailed, agencies=_shortened(mailboxes), reason=reason))
            for reason, mailboxes in failed.items()
        ]

    def _record(self, letter: Letter) -> None:
        """Record a letter that was accepted in the logs of all its plans, before any failure ends the run.

        It was sent, so nothing is taken back: of each log it is said what stands there, and what records
        the rest.
        """
        problems: list[Problem] = []
        concerned = [one for one in self._files if _records(letter, one)]
        for plan_file in concerned:
            try:
                appending.append(plan_file.log, _records(letter, plan_file))
            except PlantrackError as error:
                problems += error.problems
        if problems:
            told = (one for plan_file in concerned for one in self._what_stands(letter, plan_file))
            raise PlantrackError([*problems, *told])

    def _what_stands(self, letter: Letter, plan_file: PlanFile) -> Iterator[Problem]:
        """Yield what is recorded of a letter in a log, or what is to be run so that it is."""
        events = _records(letter, plan_file)
        agency = letter.report.agency(letter.agency).name
        if appending.standing(plan_file.log, events):
            told = say(messages.recorded_letter, agency=agency, n=len(events))
            yield Problem(told).at(plan_file.log)
            return
        called, words = program(self._plans, plan_file), self._plans.words
        for event in events:  # what is there already is told by `log`, and not written again
            command = f"{called} log {typed(event, words)}"
            told = say(messages.unrecorded_letter, agency=agency, command=command)
            yield Problem(told).at(plan_file.log)

    def _composed(self, written: Sequence[Letter]) -> Iterator[Outgoing]:
        for letter in written:
            words = Words(language(letter))
            attached = _attachment(letter, words)
            yield compose(letter, words, self._job.sender, self._plans.now, attached)


def _attachment(letter: Letter, words: Words) -> str | bytes:
    """Return the list that goes with a digest, and with a reminder the sheet to fill in and send back."""
    if isinstance(letter, letters.Digest):
        return csv_tables.page_csv(enclosed(letter, words))
    from plantrack.formats.xlsx import sheet_of

    return sheet_of(letter.report, words)


def _records(letter: Letter, plan_file: PlanFile) -> list[Event]:
    """Return what a letter leaves in the log of one plan."""
    return [event for plan, event in letter.records if plan.identity == plan_file.plan.identity]


def _shortened(names: Sequence[str]) -> tuple[object, ...]:
    """Return the names, or the first of them and how many more there are."""
    if len(names) <= FEW:
        return tuple(names)
    return (*names[:FEW], say(messages.and_more, n=len(names) - FEW))


def _show_letters(
    world: World, plans: Plans, out: Output, written: Sequence[Letter], *, letters_too: bool
) -> None:
    """Print who would get what, and what the letters say."""
    if not written and not world.terminal:
        return
    pages = [letters_page(written, plans.words)]
    pages += [shown(letter, plans.words) for letter in written] if letters_too else []
    out.show(pages[0]._replace(blocks=tuple(block for page in pages for block in page.blocks)))
