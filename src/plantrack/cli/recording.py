"""Changes recorded in the logs of several plans, in all of them or in none, and committed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.plans import PlanFile, Plans
from plantrack.log import git
from plantrack.log.event import Event
from plantrack.log.file import locked, read
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.pages.phrases import event_kind
from plantrack.recording.effects import Change
from plantrack.recording.record import Outcome
from plantrack.words.problems import PlantrackError, Problem, UsageError
from plantrack.words.text import quoted, slashed
from plantrack.words.words import Words, say


class LogChanges(NamedTuple):
    """What was recorded, or would be, in the log of a plan, and what was not."""

    plan_file: PlanFile
    outcome: Outcome

    @property
    def changes(self) -> Sequence[Change]:
        """The events that were recorded, with their effects."""
        return self.outcome.changes


MakeChanges = Callable[[PlanFile, Sequence[Event], Stamp], Outcome]


def preview(plans: Plans, make: MakeChanges) -> list[LogChanges]:
    """Return the changes that would be recorded; raises PlantrackError with the problems of all plans."""
    return _changes(plans, make, {plan_file.log: read(plan_file.log) for plan_file in plans.files})


def record_changes(plans: Plans, make: MakeChanges) -> list[LogChanges]:
    """Record the changes of each plan in its log, in all logs or in none, and return them.

    All logs are locked until then, always in the same order, so that no two runs wait for each other.
    """
    with ExitStack() as stack:
        paths = sorted(plan_file.log for plan_file in plans.files)
        logs = {path: stack.enter_context(locked(path)) for path in paths}
        plans.reread()  # while others were waited for, somebody may have saved the plan
        made = _changes(plans, make, {path: log.events for path, log in logs.items()})
        written = 0
        for one in made:
            if not one.changes:
                continue
            with telling_what_is_recorded(one.plan_file.log, written):
                logs[one.plan_file.log].append([change.event for change in one.changes])
            written += len(one.changes)
    return made


def _changes(
    plans: Plans, make: MakeChanges, events: dict[Path, Sequence[Event]]
) -> list[LogChanges]:
    ids = new_ids()
    found, problems = [], list[Problem]()
    for plan_file in plans.files:
        stamp = Stamp(writer(plan_file.path.parent), plans.world.now_in(plan_file.plan), ids)
        try:
            found.append(LogChanges(plan_file, make(plan_file, events[plan_file.log], stamp)))
        except UsageError:  # of the command line, so it is the same for every plan
            raise
        except PlantrackError as error:
            problems += error.problems
    if problems:
        raise PlantrackError(sorted(problems, key=lambda one: (one.file, one.line)))
    return found


@contextmanager
def telling_what_is_recorded(log: Path, number: int) -> Iterator[None]:
    """Say, when something goes wrong from here on, that so many events, if any, are recorded."""
    if not number:
        yield
        return
    told = Problem(say(messages.recorded_all_the_same, n=number)).at(log)
    try:
        yield
    except KeyboardInterrupt:
        raise PlantrackError([told]) from None
    except PlantrackError as error:
        raise PlantrackError([*error.problems, told]) from None


def program(near: Plans, plan_file: PlanFile) -> str:
    """Return how the program is called for one of the plans that a command found."""
    alone = len(near.paths) == 1 and not near.names
    return "plantrack" if alone else f"plantrack --plan {quoted(slashed(plan_file.path))}"


def commit_logs(plans: Plans, made: Iterable[LogChanges]) -> None:
    """Commit each log to git, with a line that tells its changes."""
    git.commit_each(
        {one.plan_file.log: _summary(one.changes, plans.words) for one in made if one.changes}
    )


def _summary(changes: Sequence[Change], words: Words) -> str:
    event = changes[0].event
    tasks = dict.fromkeys(change.event.task or "" for change in changes)
    kinds = dict.fromkeys(_kind(change, words) for change in changes)
    who = ", ".join(dict.fromkeys(change.event.agency or "" for change in changes))
    docs = {change.event.doc for change in changes}
    parts = (", ".join(filter(None, tasks)), ", ".join(kinds), who, event.doc)
    return ": ".join(part for part in parts[: 4 if len(docs) == 1 else 3] if part)


def _kind(change: Change, words: Words) -> str:
    shortens = change.adjustment is not None and change.adjustment.shortens
    return event_kind(change.event, words, shortens=shortens)
