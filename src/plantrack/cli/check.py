"""`plantrack check`: everything wrong or doubtful in plans and their logs."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from plantrack.cli import language, messages
from plantrack.cli.option_types import FILE, FILES, Help, choice_option, file_path
from plantrack.cli.options import FORMAT
from plantrack.cli.start import start
from plantrack.cli.streams import write
from plantrack.cli.world import World
from plantrack.formats import json_objects
from plantrack.log import file as logfile
from plantrack.log import git_files
from plantrack.log.event import Event
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.log_checks import log_faults, shared_ids
from plantrack.report.renamed import renamings
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.text import slashed
from plantrack.words.words import Sentence, Words
from plantrack.words.wrapping import wrapped

Form = Literal["text", "json"]
FORMS: tuple[Form, ...] = ("text", "json")


def command(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(parser=partial(file_path, FILE)),
        Help(
            Sentence(
                "Tệp kế hoạch hoặc nhật ký (mặc định: kế hoạch đang dùng).",
                "Plan files or logs (default: the plan in use).",
            ),
            FILES,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict"),
        Help(Sentence("Cảnh báo cũng tính là lỗi.", "Warnings count as errors.")),
    ] = False,
    format: Annotated[Form, choice_option("--format", FORMS), FORMAT] = "text",
) -> None:
    """Show every problem; exit 1 if one is an error, or with --strict a warning."""
    world, plans, _ = start(ctx)
    paths = tuple(dict.fromkeys(map(logfile.plan_of, files or []))) or plans.paths
    known: dict[Path, Plan] = {}
    logs: dict[Path, Sequence[Event]] = {}
    problems = [problem for path in paths for problem in _examine(world, path, known, logs)]
    problems += planfile.across(known)
    problems += _shared(logs)
    problems += logfile.left_alone(paths)
    problems += git_files.warnings(paths)
    # what is in a file that plans share is found with each of them
    problems = list(dict.fromkeys(problems))
    words = Words(language.beside(paths[0], world.language))
    if format == "json":
        write(json_objects.problems_json(problems, words))
    else:
        told = (wrapped(it.finding(words), it.place, world.width) for it in problems)
        write("".join(f"{line}\n" for line in told))
        if world.terminal and not problems:
            write(words.pick(messages.all_well) + "\n")
    failing = ("error", "warning") if strict else ("error",)
    if any(problem.severity in failing for problem in problems):
        raise typer.Exit(1)


def _shared(logs: dict[Path, Sequence[Event]]) -> list[Problem]:
    """Return the problems of events that have one id in several logs, each at its line."""
    found = shared_ids({slashed(log): events for log, events in logs.items()})
    return [
        Problem(message, (), "warning").at(log, logfile.lines_of(Path(log)).get(event.id, 0), 1)
        for log, event, message in found
    ]


def _examine(
    world: World, path: Path, known: dict[Path, Plan], logs: dict[Path, Sequence[Event]]
) -> list[Problem]:
    """Return the problems of a plan and of the log beside it, each file's in order of lines.

    Last what may explain several of the log.
    """
    log = logfile.log_path(path)
    plan: Plan | None = None
    try:
        plan, problems = planfile.examine(path)
        known[path] = plan
    except PlantrackError as error:
        problems = list(error.problems)
        if not os.path.isfile(path):  # noqa: PTH113  # Path raises where a name is too long
            return problems  # what cannot be read has no log to speak of
    try:
        events = logs[log] = logfile.read(log)
    except PlantrackError as error:
        return [*problems, *error.problems]
    if plan is None:
        return problems
    today = world.now_in(plan).date()
    found = log_faults(plan, events, today)
    lines = logfile.lines_of(log) if found else {}
    faults = [
        Problem(message, event.about, severity).at(log, lines.get(event.id, 0), 1)
        for event, message, severity in found
    ]
    renamed = planfile.placed(path, renamings(plan, events)) if faults else []
    return [*problems, *sorted(faults, key=lambda problem: problem.line), *renamed]
