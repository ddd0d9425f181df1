"""`plantrack history`: the log, oldest first."""

from typing import Annotated

import typer

from plantrack.cli.options import Agencies, AsOf, InFormat, KnownOn, Tasks
from plantrack.cli.session import Session
from plantrack.cli.streams import write
from plantrack.cli.typed import DATE, Help, When, a_day
from plantrack.formats import machines
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
        a_day("--since"),
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
    for shelf, query in zip(session.shelves, queries, strict=True):
        with session.blaming(shelf.path):
            events = read(shelf.log)
            histories.append(report.history(shelf.plan, events, query, session.day(since)))
    if not histories:
        raise PlantrackError([])  # all that is wrong with them has been told
    found = report.all_histories(histories)
    match format:
        case "jsonl":
            write(machines.history_jsonl(found))
        case "json":
            write(machines.history_json(found))
        case "csv":
            write(machines.history_csv(found))
        case _ if found.events or session.terminal or format == "md":
            session.show(history(found, session.words), format)
