"""`plantrack status`: how every task, or every agency, stands."""

from typing import Annotated, Literal

import typer

from plantrack.cli import messages as cli_messages
from plantrack.cli.build import build_comparison, build_report
from plantrack.cli.option_types import CHOICE, DATE, Help, When, choice_option, date_option
from plantrack.cli.options import (
    Agencies,
    AsOf,
    InFormat,
    KnownOn,
    Officers,
    Sources,
    Statuses,
    Tasks,
)
from plantrack.cli.output import Format
from plantrack.cli.queries import day, queries
from plantrack.cli.start import start
from plantrack.cli.streams import write
from plantrack.formats import json_csv
from plantrack.pages import messages, overview
from plantrack.report import report
from plantrack.words.problems import misuse
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
        choice_option("--by", BY),
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
    since: Annotated[
        When | None,
        date_option("--since"),
        Help(
            Sentence(
                "Chỉ nêu thay đổi so với tình hình đến hết ngày này: hoàn thành, quá hạn, gia hạn, nhận văn "
                "bản …",
                "Tell only what changed since the end of this day: done, overdue, extended, received …",
            ),
            DATE,
        ),
    ] = None,
    format: InFormat = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
    source: Sources = None,
    officer: Officers = None,
) -> None:
    """Show how things stand, what is new since a day, or what is flagged with a difficulty."""
    _, plans, out = start(ctx)
    asked = queries(plans, as_of, known_on, task, agency, status, source, officer)
    if since:
        from plantrack.pages import news

        _refuse_beside_since(by, format, blocked=blocked)
        comparison = build_comparison(plans, asked, day(since, plans.today))
        if format == "json":
            write(json_csv.comparison_json(comparison, plans.words))
        else:
            out.show(news.page(comparison.report, comparison.news, plans.words), format)
        return
    found = build_report(plans, asked)
    if blocked:
        out.list_rows(report.blocked(found), plans.words, format, messages.nothing_blocked)
    else:
        page = PAGES[by or ("plan" if found.several else "task")]
        out.show_report(found, plans.words, format, page)


def _refuse_beside_since(by: By | None, form: Format, *, blocked: bool) -> None:
    """Refuse options that do not go with news; a table for machines holds obligations, not changes."""
    asked = {"--by": by, "--blocked": blocked, f"--format {form}": form in ("csv", "jsonl")}
    for option in (option for option, wanted in asked.items() if wanted):
        raise misuse(cli_messages.not_with_since, option=option)
