"""`plantrack overdue`: everything overdue, longest first."""

from typing import Annotated

import typer

from plantrack.cli.build import build_report
from plantrack.cli.option_types import Help
from plantrack.cli.options import (
    Agencies,
    AsOf,
    Headings,
    InFormat,
    KnownOn,
    Officers,
    Sources,
    Statuses,
    Tasks,
)
from plantrack.cli.queries import queries
from plantrack.cli.start import start
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
    headings: Headings = None,
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
    source: Sources = None,
    officer: Officers = None,
) -> None:
    """Show what is overdue."""
    _, plans, out = start(ctx, headings, format)
    found = build_report(
        plans, queries(plans, as_of, known_on, task, agency, status, source, officer)
    )
    late = report.overdue(found)
    out.list_rows(late, plans.words, format, messages.nothing_overdue, long=long)
    if exit_code and late.obligations:
        raise typer.Exit(3)
