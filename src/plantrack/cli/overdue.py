"""`plantrack overdue`: everything overdue, longest first."""

from typing import Annotated

import typer

from plantrack.cli.option_types import Help
from plantrack.cli.options import Agencies, AsOf, InFormat, KnownOn, Statuses, Tasks
from plantrack.cli.session import Session
from plantrack.pages import messages
from plantrack.report import report
from plantrack.words.words import Sentence


def command(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code"),
        Help(
            Sentence(
                "Kết thúc với mã 3 nếu có đầu việc quá hạn.",
                "Exit with code 3 if anything is overdue.",
            )
        ),
    ] = False,
    long: Annotated[
        bool,
        typer.Option("--long"),
        Help(Sentence("Mỗi đầu việc một dòng.", "A row for each item.")),
    ] = False,
    format: InFormat = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    """Show what is overdue."""
    session = Session.of(ctx)
    found = session.report(session.query(as_of, known_on, task, agency, status))
    late = report.overdue(found)
    session.list_rows(late, format, messages.nothing_overdue, long=long)
    if exit_code and late.obligations:
        raise typer.Exit(3)
