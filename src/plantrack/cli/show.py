"""`plantrack show`: one task, duty, agency or group in detail."""

from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.options import Agencies, AsOf, InFormat, KnownOn, Statuses, Tasks, subjects
from plantrack.cli.session import Session
from plantrack.cli.typed import SUBJECT, Help
from plantrack.pages import detail, overview
from plantrack.pages.page import Page
from plantrack.plan.model import Plan
from plantrack.report.report import Query, Report
from plantrack.words.problems import misuse
from plantrack.words.words import Sentence, Words


def command(
    ctx: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(autocompletion=subjects),
        Help(
            Sentence(
                "Nhiệm vụ, cơ quan hoặc nhóm: mã, tên viết tắt, tên hoặc vài từ của tên.",
                "Task, agency or group: id, code, name or words of it.",
            ),
            SUBJECT,
        ),
    ],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: InFormat = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    """Show all there is to know of it."""
    session = Session.of(ctx)
    id_ = session.subject(subject)
    query = session.query(as_of, known_on, task, agency, status)
    found = session.report(_about(session.book, id_, query))
    session.show_report(found, format, lambda: _page(found, id_, session.words), detailed=True)


def _about(plan: Plan, id_: str, query: Query) -> Query:
    """Return the query narrowed to one subject; UsageError where that leaves nothing."""
    about_task = id_ not in plan.agencies and id_ not in plan.groups
    asked_for = query.tasks if about_task else query.agencies
    meant = frozenset([id_] if about_task else plan.members([id_]))
    if asked_for and meant and not asked_for & meant:
        raise misuse(messages.filter_leaves_nothing, name=id_)
    both = asked_for & meant or meant
    return query._replace(tasks=both) if about_task else query._replace(agencies=both)


def _page(found: Report, id_: str, words: Words) -> Page:
    plan = found.plan
    if id_ in plan.agencies:
        return detail.agency(found, id_, words)
    if id_ in plan.groups:
        return overview.group(found, plan.groups[id_], words)
    task = plan.task(id_)
    if task:
        return detail.task(found, task, words)
    return detail.duty(found, next(duty for duty in plan.duties if duty.id == id_), words)
