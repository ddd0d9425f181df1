"""`plantrack undo`: take back what was recorded."""

from collections.abc import Mapping, Sequence
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
    record_changes,
    telling_what_is_recorded,
)
from plantrack.cli.start import start
from plantrack.cli.world import World
from plantrack.log.event import Event, EventKind, newest_command
from plantrack.log.file import read
from plantrack.log.writer import Stamp, adjoin, writer
from plantrack.pages.page import Page
from plantrack.pages.recorded import undone
from plantrack.recording.messages import void_ambiguous, void_twice
from plantrack.recording.new_record import NewRecord
from plantrack.recording.record import Outcome, record_all
from plantrack.report.messages import void_of_nothing, with_remedy
from plantrack.words.problems import PlantrackError, Problem, fail, misuse
from plantrack.words.text import slashed
from plantrack.words.words import Sentence, Words, say

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
    plans = plans.narrowed([one for one in plans.files if one.log in chosen])

    def changes(plan_file: PlanFile, events: Sequence[Event], stamp: Stamp) -> Outcome:
        entries = [_void(id_, stamp) for id_ in chosen[plan_file.log]]
        outcome = record_all(plan_file.plan, events, entries, stamp)
        if outcome.repeated:
            twice = [say(void_twice, id=void.re, void=void.id) for void in outcome.repeated]
            raise PlantrackError(list(map(Problem, twice)))
        return outcome

    planned = preview(plans, changes)
    if dry_run:
        out.show(_page(plans.words, planned, dry_run=True))
        return
    if not yes:
        _ask(world, out, plans.words, planned)
    made = record_changes(plans, changes)
    if commit:
        commit_logs(plans, made)
    with telling_what_is_recorded(made[-1].plan_file.log, sum(len(one.changes) for one in made)):
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
    mine: list[Event] = []
    where: dict[str, Path] = {}
    for plan_file in plans.files:
        by = writer(plan_file.path.parent)
        events = read(plan_file.log)
        mine += [event for event in events if event.by == by or event.event is EventKind.VOID]
        where.update((event.id, plan_file.log) for event in events)
    found = newest_command(mine, adjoin)
    if not found:
        raise fail(messages.nothing_to_undo, by=by)
    return _by_log([(where[event.id], event.id) for event in found])


def _named(plans: Plans, ids: Sequence[str]) -> Mapping[Path, Sequence[str]]:
    """Return the ids that are meant, by log; raises PlantrackError for those that mean none or several."""
    there = [
        (plan_file.log, event.id) for plan_file in plans.files for event in read(plan_file.log)
    ]
    known = {id_: log for log, id_ in there}
    found, problems = dict[str, Path](), list[Problem]()
    for name in ids:
        meant = (
            {name: known[name]} if name in known else {i: p for p, i in there if i.startswith(name)}
        )
        if len(meant) == 1:
            found |= meant
        elif meant:
            problems.append(Problem(say(void_ambiguous, id=name, near=tuple(meant)[:3])))
        else:
            problems.append(Problem(with_remedy(say(void_of_nothing, id=name))))
    if problems:
        raise PlantrackError(problems)
    return _by_log([(log, id_) for id_, log in found.items()])


def _by_log(rows: Sequence[tuple[Path, str]]) -> Mapping[Path, Sequence[str]]:
    found: dict[Path, list[str]] = {}
    for log, id_ in rows:
        found.setdefault(log, []).append(id_)
    return found
