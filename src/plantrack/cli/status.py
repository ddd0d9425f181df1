"""`plantrack status`: how every task, or every agency, stands."""

from typing import Annotated, Literal

import typer

from plantrack.cli.options import Agencies, AsOf, InFormat, KnownOn, Statuses, Tasks
from plantrack.cli.session import Session
from plantrack.cli.typed import CHOICE, Help, one_of
from plantrack.pages import messages, overview
from plantrack.report import report
from plantrack.words.words import Sentence

By = Literal["plan", "task", "agency"]
BY: tuple[By, ...] = ("plan", "task", "agency")
PAGES = {"plan": overview.by_plan, "task": overview.by_task, "agency": overview.by_agency}


def command(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    by: Annotated[
        By | None,
        one_of("--by", BY),
        Help(
            Sentence(
                "Mỗi dòng một kế hoạch (plan), một nhiệm vụ (task) hoặc một cơ quan (agency); mặc định: "
                "task, của nhiều kế hoạch thì plan.",
                "One line a plan (plan), a task (task) or an agency (agency); default: task, of several "
                "plans plan.",
            ),
            CHOICE,
        ),
    ] = None,
    blocked: Annotated[
        bool,
        typer.Option("--blocked"),
        Help(
            Sentence(
                "Liệt kê những đầu việc có khó khăn, vướng mắc, kèm nội dung.",
                "List what is flagged with a difficulty, and why.",
            )
        ),
    ] = False,
    format: InFormat = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    """Show how things stand, or what is flagged with a difficulty."""
    session = Session.of(ctx)
    found = session.report(session.query(as_of, known_on, task, agency, status))
    if blocked:
        session.list_rows(report.blocked(found), format, messages.nothing_blocked)
    else:
        page = PAGES[by or ("plan" if found.several else "task")]
        session.show_report(found, format, lambda: page(found, session.words))
