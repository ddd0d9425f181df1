"""`plantrack status`: how every task, or every agency, stands."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import typer

from plantrack.cli import messages as cli_messages
from plantrack.cli.build import build_comparison, build_report
from plantrack.cli.option_types import CHOICE, DATE, Help, When, choice_option, date_option
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
from plantrack.cli.output import Format, Output
from plantrack.cli.plans import Plans
from plantrack.cli.queries import day, queries
from plantrack.cli.start import start
from plantrack.cli.streams import write
from plantrack.formats import json_objects
from plantrack.pages import compared, labels, messages, overview
from plantrack.report import report
from plantrack.report.report import Query, Report
from plantrack.report.tally import Tally
from plantrack.words.problems import misuse
from plantrack.words.words import Sentence

By = Literal["plan", "task", "agency"]
BY: Mapping[By, Sentence] = {"plan": labels.plan, "task": labels.title, "agency": labels.agency}
PAGES = {"plan": overview.by_plan, "task": overview.by_task, "agency": overview.by_agency}


def command(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    by: Annotated[
        By | None,
        choice_option("--by", tuple(BY), BY),
        Help(
            Sentence(
                "Mỗi dòng một kế hoạch (plan), một nhiệm vụ (task) hoặc một cơ quan (agency); mặc định: "
                "task; nếu có nhiều kế hoạch: plan.",
                "One line for each plan (plan), task (task) or agency (agency); default: task, or plan "
                "where there are several.",
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
                "Chỉ nêu thay đổi so với tình hình đến hết ngày này: hoàn thành, phát sinh quá hạn, gia hạn, nhận văn "
                "bản …",
                "Tell only what changed since the end of this day: done, newly overdue, extended, received …",
            ),
            DATE,
        ),
    ] = None,
    compare: Annotated[
        When | None,
        date_option("--compare", end=True),
        Help(
            Sentence(
                "So sánh số liệu với ngày này, hai ngày cạnh nhau.",
                "The figures of this day and of the day of the report side by side.",
            ),
            DATE,
        ),
    ] = None,
    silent: Annotated[
        bool,
        typer.Option("--silent"),
        Help(
            Sentence(
                "Chỉ các cơ quan có đầu việc quá hạn mà chưa báo cáo, phản hồi lần nào.",
                "Only the agencies that are late and never reported.",
            )
        ),
    ] = False,
    format: InFormat = "table",
    headings: Headings = None,
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
    source: Sources = None,
    officer: Officers = None,
) -> None:
    """Show how things stand, in one of several views."""
    views = {
        "--by": by if not blocked else None,  # of a list it says nothing, as ever
        "--blocked": blocked,
        "--since": since,
        "--compare": compare,
        "--silent": silent,
    }
    chosen = tuple(option for option, value in views.items() if value)
    if len(chosen) > 1:
        raise misuse(cli_messages.one_view, options=chosen)
    _, plans, out = start(ctx, headings, format)
    asked = queries(plans, as_of, known_on, task, agency, status, source, officer)
    if since:
        _show_news(plans, out, asked, since, format)
    elif compare:
        _show_compared(plans, out, asked, compare, format)
    elif silent:
        found = build_comparison(plans, asked, None).silent_rows
        out.list_rows(found, plans.words, format, messages.nobody_silent, overview.silent)
    elif blocked:
        rows = report.blocked(build_report(plans, asked))
        out.list_rows(rows, plans.words, format, messages.nothing_blocked)
    else:
        found = build_report(plans, asked)
        view = by or ("plan" if found.several else "task")
        if by and format == "csv":
            from plantrack.formats import csv_tables

            write(csv_tables.tallies_csv(ROWS[by](found), out.headings))
        else:
            out.show_report(found, plans.words, format, PAGES[view])


def _show_news(
    plans: Plans, out: Output, asked: Sequence[Query], since: When, form: Format
) -> None:
    """Show what is new; a table for machines holds obligations, not changes."""
    if form in ("csv", "jsonl"):
        raise misuse(cli_messages.not_with_since, option=f"--format {form}")
    from plantrack.pages import news

    comparison = build_comparison(plans, asked, day(plans, since, plans.today))
    if form == "json":
        write(json_objects.comparison_json(comparison, plans.words))
    else:
        out.show(news.page(comparison.report, comparison.news, plans.words), form)


def _show_compared(
    plans: Plans, out: Output, asked: Sequence[Query], then: When, form: Format
) -> None:
    """Show the figures of two days side by side."""
    found = build_comparison(plans, asked, day(plans, then, plans.today), "--compare")
    match form:
        case "json":
            write(json_objects.compared_json(found, plans.words))
        case "jsonl":
            raise misuse(cli_messages.no_lines_of_two_days)
        case "csv":
            from plantrack.formats import csv_tables

            write(csv_tables.compared_csv(found, out.headings))
        case _:
            out.show(compared.page(found, plans.words), form)


def _plan_rows(found: Report) -> list[tuple[str, str, Tally]]:
    return [(plan.about.id, plan.about.title, tally) for plan, tally in found.by_plan]


def _task_rows(found: Report) -> list[tuple[str, str, Tally]]:
    """Return tasks by their ids, of several plans with that of the plan before it."""
    return [
        (f"{plan.about.id} {task.id}" if found.several else task.id, task.name, tally)
        for plan, task, tally in found.by_task
    ]


def _agency_rows(found: Report) -> list[tuple[str, str, Tally]]:
    return [(id_, found.agency(id_).name, tally) for id_, tally in found.by_agency]


ROWS = {"plan": _plan_rows, "task": _task_rows, "agency": _agency_rows}
