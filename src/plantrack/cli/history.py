"""`plantrack history`: the log, oldest first."""

from typing import Annotated

import typer

from plantrack.cli.option_types import DATE, Help, When, date_option
from plantrack.cli.options import Agencies, AsOf, InFormat, KnownOn, Tasks
from plantrack.cli.session import Session
from plantrack.cli.streams import write
from plantrack.formats import json_csv
from plantrack.log.file import read
from plantrack.pages.history import history
from plantrack.report import report
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Sentence


def command(
    ctx: typer.Context,
    task: Tasks = None,
    agency: Agencies = None,
    since: Annotated[
        When | None,
        date_option("--since"),
        Help(Sentence("Chỉ từ ngày này trở đi.", "Only from this day on."), DATE),
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: InFormat = "table",
) -> None:
    """Show the events of the log."""
    session = Session.of(ctx)
    histories = []
    queries = session.query(as_of, known_on, task, agency)
    for plan_file, query in zip(session.plan_files, queries, strict=True):
        with session.reporting_faults(plan_file.path):
            events = read(plan_file.log)
            histories.append(report.history(plan_file.plan, events, query, session.day(since)))
    if not histories:
        raise PlantrackError([])  # all that is wrong with them has been told
    found = report.all_histories(histories)
    match format:
        case "jsonl":
            write(json_csv.history_jsonl(found))
        case "json":
            write(json_csv.history_json(found))
        case "csv":
            write(json_csv.history_csv(found))
        case _ if found.events or session.terminal or format == "md":
            session.show(history(found, session.words), format)
