"""The start of every command: the world it runs in, its plans, and where its output goes."""

import os

import typer

from plantrack.cli import language, messages
from plantrack.cli.output import Format, Output
from plantrack.cli.plans import Plans
from plantrack.cli.world import World, current_world
from plantrack.words.problems import misuse
from plantrack.words.words import Language, Words


def start(
    ctx: typer.Context, headings: Language | None = None, form: Format = "csv"
) -> tuple[World, Plans, Output]:
    """Return the three, as the options of the program ask; UsageError for a language there is not.

    Headings for people are those of CSV; UsageError beside another format.

    The plans are left in the context, where the end of the run looks for those that failed.
    """
    options = ctx.find_root().params
    asked_for = language.chosen(options["lang"], os.environ)
    world = current_world(asked_for, options["color"], paged=not options["no_pager"])
    plans = ctx.find_root().obj or Plans(world, options["plan"] or ())
    ctx.find_root().obj = plans
    if headings and form != "csv":
        raise misuse(messages.headings_of_csv, form=form)
    return world, plans, Output(world, Words(headings) if headings else None)
