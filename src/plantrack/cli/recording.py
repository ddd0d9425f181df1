"""Changes recorded in the logs of several plans, in all of them or in none, and committed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.git_files import add_after_first_record, files_along, without_log
from plantrack.cli.plans import PlanFile, Plans
from plantrack.log import git
from plantrack.log.appending import all_locked, append_to_all, standing
from plantrack.log.event import Event
from plantrack.log.file import read
from plantrack.log.writer import Stamp, new_ids, writer
from plantrack.pages.event_text import event_kind
from plantrack.recording.effects import Change
from plantrack.recording.record import Outcome
from plantrack.words.problems import PlantrackError, Problem, UsageError
from plantrack.words.text import quoted, slashed
from plantrack.words.words import Message, Words, say


class LogChanges(NamedTuple):
    """What was recorded, or would be, in the log of a plan, and what was not."""

    plan_file: PlanFile
    outcome: Outcome

    @property
    def changes(self) -> Sequence[Change]:
        """The events that were recorded, with their effects."""
        return self.outcome.changes


MakeChanges = Callable[[PlanFile, Sequence[Event], Stamp], Outcome]
# What records the rest where a command is recorded in some logs only.
TellRest = Callable[[LogChanges], Message]


def preview(plans: Plans, make: MakeChanges) -> list[LogChanges]:
    """Return the changes that would be recorded; raises PlantrackError with the problems of all plans."""
    return _changes(plans, make, {plan_file.log: read(plan_file.log) for plan_file in plans.files})


def _run_again(_: LogChanges) -> Message:
    return say(messages.run_again_for_the_rest)


def record_changes(
    plans: Plans, make: MakeChanges, rest: TellRest = _run_again
) -> list[LogChanges]:
    """Record the changes of each plan in its log, in all logs or in none, and return them.

    All logs are locked until then. Raises PlantrackError, and of several logs says what stands in each
    and what is to be run.
    """
    made: list[LogChanges] = []
    new = without_log(plans.files)
    try:
        with all_locked(plan_file.log for plan_file in plans.files) as logs:
            plans.reread()  # while others were waited for, somebody may have saved the plan
            made = _changes(plans, make, {path: log.events for path, log in logs.items()})
            append_to_all(
                [
                    (logs[one.plan_file.log], [change.event for change in one.changes])
                    for one in made
                    if one.changes
                ]
            )
    except PlantrackError as error:
        concerned = [one for one in made if one.changes]
        if len(concerned) < 2:
            raise
        raise PlantrackError([*error.problems, *_what_stands(concerned, rest)]) from None
    with telling_what_is_recorded(made):
        add_after_first_record(new, plans.words)
    return made


def _what_stands(made: Sequence[LogChanges], rest: TellRest) -> list[Problem]:
    """Return for each log what a command that failed recorded there, and what is to be run."""
    stands = [standing(one.plan_file.log, [change.event for change in one.changes]) for one in made]
    problems = []
    for one, there in zip(made, stands, strict=True):
        if there is None:
            told = say(messages.perhaps_recorded_here)
        elif there:
            here, in_all = messages.recorded_here, messages.recorded_all_the_same
            told = say(in_all if all(stands) else here, n=len(one.changes))
        elif any(there is not False for there in stands):
            told = say(messages.rest_not_recorded_here, rest=rest(one))
        else:
            told = say(messages.nothing_recorded_here)
        problems.append(Problem(told).at(one.plan_file.log))
    return problems


def _changes(
    plans: Plans, make: MakeChanges, events: dict[Path, Sequence[Event]]
) -> list[LogChanges]:
    ids, world = new_ids(), plans.world.at_one_moment()
    found, problems = [], list[Problem]()
    for plan_file in plans.files:
        stamp = Stamp(writer(plan_file.path.parent), world.now_in(plan_file.plan), ids)
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
def telling_what_is_recorded(made: Iterable[LogChanges]) -> Iterator[None]:
    """Say, when something goes wrong from here on, how many events, if any, are recorded in which log."""
    told = [
        Problem(say(messages.recorded_all_the_same, n=len(one.changes))).at(one.plan_file.log)
        for one in made
        if one.changes
    ]
    try:
        yield
    except KeyboardInterrupt:
        if not told:
            raise
        raise PlantrackError(told) from None
    except PlantrackError as error:
        if not told:
            raise
        raise PlantrackError([*error.problems, *told]) from None


def program(near: Plans, plan_file: PlanFile) -> str:
    """Return how the program is called for one of the plans that a command found."""
    alone = len(near.paths) == 1 and not near.names
    return "plantrack" if alone else f"plantrack --plan {quoted(slashed(plan_file.path))}"


def commit_logs(plans: Plans, made: Sequence[LogChanges]) -> None:
    """Commit each log to git, with a line that tells its changes, and what was added for git beside it."""
    logs = {one.plan_file.log: _summary(one.changes, plans.words) for one in made if one.changes}
    with telling_what_is_recorded(made):
        along = files_along(logs, plans.words)
    git.commit_each(logs, along)


def _summary(changes: Sequence[Change], words: Words) -> str:
    event = changes[0].event
    tasks = dict.fromkeys(change.event.task or "" for change in changes)
    kinds = dict.fromkeys(_kind(change, words) for change in changes)
    who = ", ".join(dict.fromkeys(change.event.agency or "" for change in changes))
    docs = {change.event.doc for change in changes}
    parts = (", ".join(filter(None, tasks)), ", ".join(kinds), who, event.doc)
    return ": ".join(part for part in parts[: 4 if len(docs) == 1 else 3] if part)


def _kind(change: Change, words: Words) -> str:
    return event_kind(change.event, words, change.adjustment)
