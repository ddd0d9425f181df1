"""What commands that write into logs share: all of it is written or nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.session import Session, Shelf
from plantrack.log import git
from plantrack.log.event import Event
from plantrack.log.file import held, read
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.pages.parts import event_kind
from plantrack.recording.entry import Change
from plantrack.words.problems import PlantrackError, Problem, UsageError
from plantrack.words.words import Words, say


class Made(NamedTuple):
    """What was recorded, or would be, in the log of a plan."""

    shelf: Shelf
    changes: Sequence[Change]


Make = Callable[[Shelf, Sequence[Event], Stamp], Sequence[Change]]


def tried(session: Session, make: Make) -> list[Made]:
    """Return what would be recorded in the log of each plan; raises PlantrackError with all problems."""
    return _made(session, make, {shelf.log: read(shelf.log) for shelf in session.shelves})


def recorded(session: Session, make: Make) -> list[Made]:
    """Record in the log of each plan what is made of it, in all of them or in none.

    All logs are held until then, always in the same order, so that no two runs wait for each other.
    """
    with ExitStack() as stack:
        logs = sorted(shelf.log for shelf in session.shelves)
        journals = {log: stack.enter_context(held(log)) for log in logs}
        session.reread()  # while others were waited for, somebody may have saved the plan
        made = _made(session, make, {log: journal.events for log, journal in journals.items()})
        written = 0
        for one in made:
            with said_that_recorded(one.shelf.log, written) if written else ExitStack():
                journals[one.shelf.log].append([change.event for change in one.changes])
            written += len(one.changes)
    return made


def _made(session: Session, make: Make, events: dict[Path, Sequence[Event]]) -> list[Made]:
    ids = new_ids()
    found, problems = [], list[Problem]()
    for shelf in session.shelves:
        stamp = Stamp(writer(shelf.path.parent), session.moment_in(shelf.plan), ids)
        try:
            found.append(Made(shelf, make(shelf, events[shelf.log], stamp)))
        except UsageError:  # of the command line, so it is the same for every plan
            raise
        except PlantrackError as error:
            problems += error.problems
    if problems:
        raise PlantrackError(sorted(problems, key=lambda one: (one.file, one.line)))
    return [one for one in found if one.changes]


@contextmanager
def said_that_recorded(log: Path, number: int) -> Iterator[None]:
    """Say, when something goes wrong from here on, that so many events are recorded all the same."""
    told = Problem(say(messages.recorded_all_the_same, n=number)).at(log)
    try:
        yield
    except KeyboardInterrupt:
        raise PlantrackError([told]) from None
    except PlantrackError as error:
        raise PlantrackError([*error.problems, told]) from None


def committed(session: Session, made: Iterable[Made]) -> None:
    """Commit the logs, each with what is to be said of it in git."""
    for one in made:
        git.commit(one.shelf.log, _summary(session, one.changes))


def _summary(session: Session, changes: Sequence[Change]) -> str:
    event = changes[0].event
    tasks = dict.fromkeys(change.event.task or "" for change in changes)
    kinds = dict.fromkeys(_kind(change, session.words) for change in changes)
    who = ", ".join(dict.fromkeys(change.event.agency or "" for change in changes))
    docs = {change.event.doc for change in changes}
    parts = (", ".join(filter(None, tasks)), ", ".join(kinds), who, event.doc)
    return ": ".join(part for part in parts[: 4 if len(docs) == 1 else 3] if part)


def _kind(change: Change, words: Words) -> str:
    shortens = change.adjustment is not None and change.adjustment.shortens
    return event_kind(change.event, words, shortens=shortens)
