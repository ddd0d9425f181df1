"""The start of every command: the world it runs in, its plans, and where its output goes."""

import os

import typer

from plantrack.cli import language
from plantrack.cli.output import Output
from plantrack.cli.plans import Plans
from plantrack.cli.world import World, current_world


def start(ctx: typer.Context) -> tuple[World, Plans, Output]:
    """Return the three, as the options of the program ask; UsageError for a language there is not.

    The plans are left in the context, where the end of the run looks for those that failed.
    """
    options = ctx.find_root().params
    asked_for = language.chosen(options["lang"], os.environ)
    world = current_world(asked_for, options["color"], paged=not options["no_pager"])
    plans = Plans(world, options["plan"] or ())
    ctx.find_root().obj = plans
    return world, plans, Output(world)
