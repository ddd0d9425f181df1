"""`plantrack upcoming`: what falls due soon."""

from typing import Annotated

import typer

from plantrack.cli.build import build_report
from plantrack.cli.option_types import NUMBER, Help, number_option
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
    days: Annotated[
        int | None,
        number_option("--days"),
        Help(
            Sentence(
                "Trong bao nhiêu ngày tới (mặc định: theo kế hoạch).",
                "Within how many days (default: the plan's).",
            ),
            NUMBER,
        ),
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
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
    """Show what is due within so many days."""
    _, plans, out = start(ctx, headings, format)
    found = build_report(
        plans, queries(plans, as_of, known_on, task, agency, status, source, officer)
    )
    soon = report.upcoming(found, days)
    out.list_rows(soon, plans.words, format, messages.nothing_upcoming, long=long)
