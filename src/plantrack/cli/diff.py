"""`plantrack diff`: what an edit of plans changes, and for whom."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

import typer

from plantrack.cli import language, versions
from plantrack.cli.option_types import CHOICE, Help, When, choice_option
from plantrack.cli.options import AsOf
from plantrack.cli.plans import Plans
from plantrack.cli.queries import day
from plantrack.cli.start import start
from plantrack.cli.streams import write, write_problems
from plantrack.cli.versions import Version, VersionPair
from plantrack.cli.world import World
from plantrack.log.event import Event
from plantrack.pages import edit as edit_page
from plantrack.report.edit import Edit, Proposal, compare
from plantrack.report.log_checks import entry_faults
from plantrack.report.renamed import renamings
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.text import slashed
from plantrack.words.words import Sentence, Words

Form = Literal["table", "json", "md"]
FORMS: tuple[Form, ...] = ("table", "json", "md")
PLAN_VERSION = Sentence("PHIÊN_BẢN", "PLAN_VERSION")
DIFFERENT = 3  # what --exit-code ends with


def command(
    ctx: typer.Context,
    old: Annotated[
        str | None,
        typer.Argument(),
        Help(
            Sentence(
                "Bản cũ: tệp kế hoạch, hoặc phiên bản trong git như HEAD~3, main...; mặc định: HEAD.",
                "The old version: a plan file, or a git revision such as HEAD~3 or main... (default: HEAD).",
            ),
            PLAN_VERSION,
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(),
        Help(
            Sentence(
                "Bản mới: nêu như bản cũ; mặc định: tệp hiện có.",
                "The new version, likewise (default: the file as it lies).",
            ),
            PLAN_VERSION,
        ),
    ] = None,
    as_of: AsOf = None,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code"),
        Help(
            Sentence(
                "Kết thúc với mã 3 nếu có gì thay đổi, kể cả lời văn.",
                "Exit with 3 if anything changes, words too.",
            )
        ),
    ] = False,
    format: Annotated[
        Form,
        choice_option("--format", FORMS),
        Help(Sentence("table, json hoặc md.", "table, json or md."), CHOICE),
    ] = "table",
) -> None:
    """Show what an edit changes; exit 3 with --exit-code if anything does."""
    world, plans, out = start(ctx)
    found = _proposals(world, plans, versions.pairs(plans, old, new), as_of)
    failed = [slashed(path) for path in plans.failed]
    words = Words(world.language or found[0].edit.plan.about.language)
    if format == "json":
        from plantrack.formats.edit_json import edit_json

        write(edit_json(found, failed, words))
    else:
        out.show(edit_page.page(found, failed, words), format)
    if exit_code and not all(one.is_empty for one in found):
        raise typer.Exit(DIFFERENT)


def _proposals(
    world: World, plans: Plans, pairs: Sequence[VersionPair], as_of: When | None
) -> list[Proposal]:
    """Return the edit of each plan; one at fault among several is told and left out."""
    found = []
    for pair in pairs:
        try:
            found.append(_proposal(world, plans, pair, as_of))
        except PlantrackError as error:
            if len(pairs) == 1:
                raise
            plans.failed.append(pair.path)
            write_problems(error.problems, Words(language.beside(pair.path, world.language)))
    if not found:
        raise PlantrackError([])  # all that is wrong with them has been told
    return found


def _proposal(world: World, plans: Plans, pair: VersionPair, as_of: When | None) -> Proposal:
    """Return the edit of a plan; raises PlantrackError where a version, or the log, is at fault."""
    faults = (*pair.old.faults, *pair.new.faults)
    if faults:
        raise PlantrackError(faults)
    plan = pair.new.plan or pair.old.plan
    assert plan is not None  # noqa: S101  # what neither version has is no pair
    today = world.now_in(plan).date()
    events = pair.events()
    edit = compare(pair.old.plan, pair.new.plan, events, day(plans, as_of, today) or today)
    old, new = (
        [*version.warnings, *_log_problems(pair, version, edit, events, today)]
        for version in (pair.old, pair.new)
    )
    return Proposal(edit, pair.old.name, pair.new.name, _newly_found(old, new))


def _log_problems(
    pair: VersionPair, version: Version, edit: Edit, events: Sequence[Event], today: date
) -> list[Problem]:
    """Return what `check` finds in the log by a version, beside the records and renamings that the edit tells.

    Nothing where all tasks have the ids that they had, as both versions find the same then.
    """
    if version.plan is None or not any(
        one.change != "words" or one.key == "former" for one in edit.tasks
    ):
        return []
    told = {one.was for one in edit.tasks if one.change == "renamed"}
    others = [event for event in events if event.task not in told]
    found = entry_faults(version.plan, events, today)
    return [
        *(Problem(why, event.about, severity).at(pair.log) for event, why, severity in found),
        *(one.at(pair.path) for one in renamings(version.plan, others)),
    ]


def _newly_found(old: Sequence[Problem], new: Sequence[Problem]) -> list[Problem]:
    """Return the problems that only the new version has, wherever they stand in it."""
    known = Counter((one.severity, one.message) for one in old)
    found = []
    for problem in new:
        what = problem.severity, problem.message
        known[what] -= 1
        if known[what] < 0:
            found.append(problem)
    return found
