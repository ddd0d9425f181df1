"""`plantrack undo`: take back what was recorded."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.completion import recorded_ids
from plantrack.cli.option_types import Help
from plantrack.cli.options import Commit, DryRun
from plantrack.cli.output import Output
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.recording import (
    LogChanges,
    commit_logs,
    preview,
    program,
    record_changes,
    telling_what_is_recorded,
)
from plantrack.cli.start import start
from plantrack.cli.world import World
from plantrack.log.event import Event, EventKind, newest_command
from plantrack.log.file import read
from plantrack.log.writer import Stamp, adjoin, mark, writer
from plantrack.pages.page import Page
from plantrack.pages.recorded import undone
from plantrack.recording.messages import void_ambiguous, void_twice
from plantrack.recording.new_record import NewRecord
from plantrack.recording.record import Outcome, record_all
from plantrack.recording.remedies import with_remedy
from plantrack.report.messages import void_of_nothing
from plantrack.words.problems import PlantrackError, Problem, fail, misuse
from plantrack.words.text import slashed
from plantrack.words.words import Message, Sentence, Words, say

SHOWN = 5  # ids in a message


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(autocompletion=recorded_ids),
        Help(
            Sentence(
                "Mã ghi nhận muốn hủy, hoặc phần đầu của mã; bỏ trống: mọi ghi nhận của lệnh mới nhất của bạn.",
                "Ids of the events, or how they begin; none: all that your newest command recorded.",
            ),
            Sentence("MÃ…", "ID…"),
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y"),
        Help(Sentence("Hủy mà không hỏi lại.", "Do not ask.")),
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
) -> None:
    """Show what is taken back and what that does, ask, and record that it never happened."""
    world, plans, out = start(ctx)
    chosen = _named(plans, ids) if ids else _newest(plans)
    near, plans = plans, plans.narrowed([one for one in plans.files if one.log in chosen])

    def changes(plan_file: PlanFile, events: Sequence[Event], stamp: Stamp) -> Outcome:
        entries = [_void(id_, stamp) for id_ in chosen[plan_file.log]]
        outcome = record_all(plan_file.plan, events, entries, stamp)
        if outcome.repeated:
            twice = [say(void_twice, id=void.re, void=void.id) for void in outcome.repeated]
            raise PlantrackError(list(map(Problem, twice)))
        return outcome

    def rest(one: LogChanges) -> Message:
        voided = " ".join(change.event.re or "" for change in one.changes)
        command = f"{program(near, one.plan_file)} undo {voided} --yes"
        return say(messages.run_for_the_rest, command=command)

    planned = preview(plans, changes)
    if dry_run:
        out.show(_page(plans.words, planned, dry_run=True))
        return
    if not yes:
        _ask(world, out, plans.words, planned)
    made = record_changes(plans, changes, rest)
    if commit:
        commit_logs(plans, made)
    with telling_what_is_recorded(made):
        out.show(_page(plans.words, made, dry_run=False))


def _ask(world: World, out: Output, words: Words, planned: Sequence[LogChanges]) -> None:
    """Show what would be taken back and ask; raises PlantrackError unless that is wanted."""
    if not world.is_interactive:
        ids = [change.event.re or "" for one in planned for change in one.changes]
        shown = (*ids[:SHOWN], "…") if len(ids) > SHOWN else tuple(ids)
        raise misuse(messages.undo_needs_yes, n=len(ids), ids=shown)
    out.show(_page(words, planned, dry_run=True))
    if not world.is_confirmed(words.pick(messages.undo_question)):
        raise fail(messages.nothing_undone)


def _page(words: Words, made: Sequence[LogChanges], *, dry_run: bool) -> Page:
    written = [(one.plan_file.plan, one.changes, slashed(one.plan_file.log)) for one in made]
    return undone(written, words, dry_run=dry_run)


def _void(id_: str, stamp: Stamp) -> NewRecord:
    return NewRecord(None, EventKind.VOID, (), frozenset(), stamp.now.date(), re=id_)


def _newest(plans: Plans) -> Mapping[Path, Sequence[str]]:
    """Return the ids of what the newest command of this writer recorded, by log."""
    by = dict.fromkeys(writer(plan_file.path.parent) for plan_file in plans.files)
    logs = {plan_file.log: read(plan_file.log) for plan_file in plans.files}
    found = newest_command(logs, by, mark, adjoin)
    if not found:
        raise fail(messages.nothing_to_undo, by=tuple(by))
    return _by_log((log, event.id) for log, event in found)


def _named(plans: Plans, ids: Sequence[str]) -> Mapping[Path, Sequence[str]]:
    """Return the ids that are meant, by log; raises PlantrackError for those that mean none or several.

    An id that stands in two logs names two events: UsageError asks which.
    """
    logs: dict[str, list[PlanFile]] = {}
    for plan_file in plans.files:
        for event in read(plan_file.log):
            logs.setdefault(event.id, []).append(plan_file)
    found, problems = list[tuple[Path, str]](), list[Problem]()
    for name in ids:
        if not name.strip():
            raise misuse(messages.undo_empty)
        meant = [name] if name in logs else [id_ for id_ in logs if id_.startswith(name)]
        if len(meant) == 1:
            found.append((_the_log(meant[0], logs[meant[0]]), meant[0]))
        elif meant:
            problems.append(Problem(say(void_ambiguous, id=name, near=tuple(meant)[:3])))
        else:
            problems.append(Problem(with_remedy(say(void_of_nothing, id=name))))
    if problems:
        raise PlantrackError(problems)
    return _by_log(dict.fromkeys(found))


def _the_log(id_: str, files: Sequence[PlanFile]) -> Path:
    """Return the one log that an id stands in; UsageError if there are several."""
    if len(files) > 1:
        logs = tuple(one.log for one in files)
        raise misuse(messages.in_several_logs, id=id_, logs=logs, example=files[0].path)
    return files[0].log


def _by_log(rows: Iterable[tuple[Path, str]]) -> Mapping[Path, Sequence[str]]:
    found: dict[Path, list[str]] = {}
    for log, id_ in rows:
        found.setdefault(log, []).append(id_)
    return found
