"""`plantrack show`: one task, duty, agency or group in detail."""

from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.build import build_report
from plantrack.cli.completion import subjects
from plantrack.cli.option_types import SUBJECT, Help
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
from plantrack.cli.queries import absent, queries, resolve, tell_absent
from plantrack.cli.start import start
from plantrack.pages import detail, overview
from plantrack.pages.page import Page
from plantrack.plan import messages as plan_messages
from plantrack.plan import names, standing
from plantrack.plan.amendments import latest, read
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
    source: Sources = None,
    officer: Officers = None,
) -> None:
    """Show a task, a duty, an agency or a group with all its items."""
    _, plans, out = start(ctx)
    meant = resolve(plans, names.find_subject, subject)
    id_ = meant[0][1]
    parties = [plan_file for plan_file, id_ in meant if _is_party(plan_file.plan, id_)]
    files = [plan_file for plan_file, _ in meant]
    if parties and len(parties) < len(meant):
        raise misuse(plan_messages.ambiguous_subject, name=subject, near=())
    narrow = plans.narrowed(files) if parties else plans.only(subject, files)
    asked = queries(narrow, as_of, known_on, task, agency, status, source, officer)
    stands = standing.of_party if parties else standing.of_item
    both = zip(files, asked, strict=True)
    tell_absent(plans, absent(stands, ((one.plan, id_, q.known_by) for one, q in both)))
    about = [_about(one.plan, id_, q) for one, q in zip(files, asked, strict=True)]
    found = build_report(narrow, about)
    out.show_report(
        found, plans.words, format, lambda found, words: _page(found, id_, words), detailed=True
    )


def _is_party(plan: Plan, id_: str) -> bool:
    return id_ in plan.agencies or id_ in latest(plan).groups


def _about(plan: Plan, id_: str, query: Query) -> Query:
    """Return the query narrowed to one subject; UsageError where that leaves nothing."""
    about_task = not _is_party(plan, id_)
    asked_for = query.tasks if about_task else query.agencies
    now = read(plan, query.known_by).plan
    meant = frozenset([id_] if about_task else now.members([id_]))
    if asked_for is not None and meant and not asked_for & meant:
        raise misuse(messages.filter_leaves_nothing, name=id_)
    both = meant if asked_for is None else asked_for & meant or meant
    return query._replace(tasks=both) if about_task else query._replace(agencies=both)


def _page(found: Report, id_: str, words: Words) -> Page:
    plan = found.plans[0]
    if id_ in plan.agencies:
        return detail.agency(found, id_, words)
    group = plan.groups.get(id_) or latest(plan).groups.get(id_)
    if group:
        return overview.group(found, group, words)
    task = plan.task(id_)
    if task:
        return detail.task(found, task, words)
    duty = next((duty for duty in plan.duties if duty.id == id_), None)
    return detail.duty(found, duty, words) if duty else overview.by_task(found, words)
