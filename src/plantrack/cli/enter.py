"""`plantrack enter`: record what sheets say that were filled in."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.build import build_report
from plantrack.cli.option_types import FILES, Help
from plantrack.cli.options import Commit, DryRun
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.queries import queries
from plantrack.cli.recording import (
    LogChanges,
    MakeChanges,
    commit_logs,
    preview,
    program,
    record_changes,
    telling_what_is_recorded,
)
from plantrack.cli.start import start
from plantrack.cli.streams import write_problems
from plantrack.cli.world import World
from plantrack.log.event import Event
from plantrack.log.writer import Stamp
from plantrack.pages import messages as pages_messages
from plantrack.pages.recorded import Entered, entered
from plantrack.recording import form, rows, spreadsheet
from plantrack.recording import messages as recording_messages
from plantrack.recording.record import Outcome, record_all
from plantrack.recording.rows import PlannedRecord, RowResolver, Unanswered
from plantrack.words import files
from plantrack.words.problems import PlantrackError, Problem, misuse
from plantrack.words.text import slashed
from plantrack.words.words import Sentence, say

STDIN = "-"
MOST = 100  # problems shown at once


@dataclass
class _Sheets:
    """What was read from all sheets together."""

    read: int = 0
    empty: int = 0
    entries: list[PlannedRecord] = field(default_factory=list)
    filled: set[tuple[int, str]] = field(default_factory=set)
    blank: set[tuple[int, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def command(
    ctx: typer.Context,
    file: Annotated[
        list[str],
        typer.Argument(),
        Help(
            Sentence(
                "Bảng đã điền (.xlsx hoặc .csv), thư mục chứa các bảng, hoặc dấu - (CSV từ stdin).",
                "Sheets that were filled in (.xlsx or .csv), a folder of them, or - (CSV from stdin).",
            ),
            FILES,
        ),
    ],
    missing: Annotated[
        bool,
        typer.Option("--missing"),
        Help(
            Sentence(
                "Nêu các cơ quan còn đầu việc chưa hoàn thành mà chưa gửi lại bảng.",
                "Name the agencies with something open that have not sent their sheet back.",
            )
        ),
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
) -> None:
    """Check all rows of all sheets against plans and logs, record all of them or none, and say which."""
    world, plans, out = start(ctx)
    sheets = _read_all(world, plans, _paths(file))
    write_problems(sheets.notes, plans.words)
    expected = _unanswered(plans, sheets) if missing else None
    paths = {plan_file.plan.identity: plan_file.path for plan_file in plans.files}

    def changes(plan_file: PlanFile, events: Sequence[Event], stamp: Stamp) -> Outcome:
        mine = [one.entry for one in sheets.entries if paths[one.plan.identity] == plan_file.path]
        return record_all(plan_file.plan, events, mine, stamp, then=False)

    wanted = {one.plan.identity for one in sheets.entries}
    concerned = [plan_file for plan_file in plans.files if plan_file.plan.identity in wanted]
    near, plans = plans, plans.narrowed(concerned) if concerned else plans
    made = _record(plans, sheets, changes, dry_run=dry_run) if concerned else []
    if commit and made and not dry_run:
        commit_logs(plans, made)
    told = [
        (one.plan_file.plan, one.outcome, slashed(one.plan_file.log), program(near, one.plan_file))
        for one in made
    ]
    page = entered(Entered(told, sheets.read, sheets.empty, expected), plans.words, dry_run=dry_run)
    with telling_what_is_recorded(() if dry_run else made):
        out.show(page)


def _record(
    plans: Plans, sheets: _Sheets, changes: MakeChanges, *, dry_run: bool
) -> list[LogChanges]:
    """Return the changes that were recorded; raises PlantrackError with all that is wrong in any sheet."""
    if not sheets.problems:
        return preview(plans, changes) if dry_run else record_changes(plans, changes)
    try:
        preview(plans, changes)
    except PlantrackError as error:
        sheets.problems += error.problems
    raise _first_problems(sheets.problems)


def _first_problems(problems: Iterable[Problem]) -> PlantrackError:
    """Return the first problems as they stand in the files, and how many more there are."""
    found = sorted(problems, key=lambda one: (one.file, one.line))
    left = len(found) - MOST
    if left > 0:
        more = Problem(say(messages.more_problems, n=left)).at(found[MOST].file)
        found = [*found[:MOST], more]
    return PlantrackError(found)


def _paths(typed: Iterable[str]) -> list[Path]:
    """Return the files that were named, and those of folders in the order of their names."""
    found: list[Path] = []
    for name in typed:
        path = Path(name)
        if name != STDIN and path.is_dir():
            found += _only_sheets(path.iterdir())
        elif "*" in name and not path.exists():  # cmd and PowerShell leave it to the program
            found += _only_sheets(path.parent.glob(path.name.replace("[", "[[]"))) or [path]
        else:
            found.append(path)
    if not found:
        raise misuse(messages.no_sheets, folder=", ".join(typed))
    return list(dict.fromkeys(found))


def _only_sheets(paths: Iterable[Path]) -> list[Path]:
    """Return the files in the order of their names, without those that only programs know of."""
    return [p for p in sorted(paths) if p.is_file() and not p.name.startswith((".", "~$"))]


def _read_all(world: World, plans: Plans, paths: Sequence[Path]) -> _Sheets:
    """Read all sheets, and keep what is wrong in any of them."""
    sheets = _Sheets()
    resolver = RowResolver([plan_file.plan for plan_file in plans.files])
    with world.progress(len(paths), plans.words.pick(pages_messages.reading_sheets)) as step:
        for path in paths:
            try:
                _add_sheet(sheets, resolver, path, _read_sheet(path, plans.today))
            except PlantrackError as error:
                sheets.problems += error.problems
            step()
    if sheets.problems and not sheets.entries:
        raise _first_problems(sheets.problems)
    return sheets


def _read_sheet(path: Path, today: date) -> form.Filled:
    """Return what stands in a file, read on a day; raises PlantrackError where it is no sheet."""
    if str(path) == STDIN:
        content = sys.stdin.buffer.read(spreadsheet.LARGEST + 1)
        if len(content) > spreadsheet.LARGEST:
            limit = spreadsheet.LARGEST // 1024
            raise PlantrackError([Problem(say(messages.stdin_too_large, limit=limit))])
        return form.parse(spreadsheet.rows(path, content), today)
    unsuited = spreadsheet.unsuited(path)
    if unsuited:
        raise PlantrackError([Problem(unsuited).at(path, 1)])
    try:
        content = files.read_bytes(path, spreadsheet.LARGEST)
    except OSError as error:
        raise files.unreadable(path, error) from None
    if not content:
        raise PlantrackError([Problem(say(recording_messages.workbook_broken)).at(path, 1)])
    return form.parse(spreadsheet.rows(path, content), today)


def _add_sheet(sheets: _Sheets, resolver: RowResolver, path: Path, filled: form.Filled) -> None:
    sheets.read += 1
    sheets.empty += len(filled.empty)
    sheets.problems += [Problem(what).at(path, number) for number, what in filled.problems]
    sheets.notes += [Problem(what).at(path, number) for number, what in filled.notes]
    at_fault = {number for number, _ in filled.problems}
    for row in filled.rows:
        sheets.filled |= {(plan.identity, id_) for plan, id_ in resolver.agencies(row)}
        if row.number not in at_fault:
            entry = resolver.entry(row, str(path))
            if isinstance(entry, Problem):
                sheets.problems.append(entry)
            else:
                sheets.entries.append(entry)
    for row in filled.empty:
        sheets.blank |= {(plan.identity, id_) for plan, id_ in resolver.agencies(row)}


def _unanswered(plans: Plans, sheets: _Sheets) -> Sequence[Unanswered]:
    """Return who has not answered, as things stood before these sheets were entered."""
    report = build_report(plans, queries(plans))
    known = {plan_file.plan.identity: plan_file.plan for plan_file in plans.files}

    def answering(owners: Iterable[tuple[int, str]]) -> set[str]:
        found = set[str]()
        for plan, id_ in owners:
            today = plans.world.now_in(known[plan]).date()
            found |= {id_, known[plan].answering(id_, today) or id_}
        return found

    return rows.unanswered(report, answering(sheets.filled), answering(sheets.blank))
