"""`plantrack history`: the log, oldest first."""

from typing import Annotated

import typer

from plantrack.cli.option_types import DATE, Help, When, date_option
from plantrack.cli.options import (
    Agencies,
    AsOf,
    Events,
    Headings,
    InFormat,
    KnownOn,
    Officers,
    Sources,
    Tasks,
)
from plantrack.cli.queries import day, queries
from plantrack.cli.start import start
from plantrack.cli.streams import write
from plantrack.formats import json_objects
from plantrack.log.file import read
from plantrack.pages.history import history
from plantrack.report.history import all_histories
from plantrack.report.history import history as history_in
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Sentence


def command(
    ctx: typer.Context,
    task: Tasks = None,
    agency: Agencies = None,
    event: Events = None,
    source: Sources = None,
    officer: Officers = None,
    since: Annotated[
        When | None,
        date_option("--since"),
        Help(Sentence("Chỉ từ ngày này trở đi.", "Only from this day on."), DATE),
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: InFormat = "table",
    headings: Headings = None,
) -> None:
    """Show the events of the log."""
    world, plans, out = start(ctx, headings, format)
    histories = []
    asked = queries(plans, as_of, known_on, task, agency, sources=source, officers=officer)
    for plan_file, query, today in zip(plans.files, asked, plans.todays, strict=True):
        with plans.reporting_faults(plan_file.path):
            events = read(plan_file.log)
            from_day = day(plans, since, today)
            histories.append(history_in(plan_file.plan, events, query, from_day, event))
    if not histories:
        raise PlantrackError([])  # all that is wrong with them has been told
    found = all_histories(histories)
    match format:
        case "jsonl":
            write(json_objects.history_jsonl(found))
        case "json":
            write(json_objects.history_json(found))
        case "csv":
            from plantrack.formats import csv_tables

            write(csv_tables.history_csv(found, out.headings))
        case _ if found.events or world.terminal or format == "md":
            out.show(history(found, plans.words), format)
