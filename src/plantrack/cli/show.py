"""`plantrack show`: one task, duty, agency or group in detail."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from plantrack.cli import messages
from plantrack.cli.build import build_report
from plantrack.cli.completion import subjects
from plantrack.cli.option_types import SUBJECTS, Help
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
from plantrack.cli.plans import Plans
from plantrack.cli.queries import absent, queries, resolve, tell_absent
from plantrack.cli.start import start
from plantrack.pages import detail, overview
from plantrack.pages.page import Page
from plantrack.plan import names, standing
from plantrack.plan.amendments import latest, read
from plantrack.plan.model import Plan
from plantrack.report.report import Query, Report
from plantrack.words.problems import misuse
from plantrack.words.words import Sentence, Words


def command(
    ctx: typer.Context,
    subject: Annotated[
        list[str],
        typer.Argument(autocompletion=subjects),
        Help(
            Sentence(
                "Nhiệm vụ, cơ quan hoặc nhóm: mã, tên viết tắt, tên hoặc vài từ của tên; nêu được nhiều.",
                "Tasks, agencies or groups: id, code, name or words of it.",
            ),
            SUBJECTS,
        ),
    ],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: InFormat = "table",
    headings: Headings = None,
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
    source: Sources = None,
    officer: Officers = None,
) -> None:
    """Show a task, a duty, an agency or a group with all its items."""
    _, plans, out = start(ctx, headings, format)

    def ask(narrow: Plans) -> list[Query]:
        return queries(narrow, as_of, known_on, task, agency, status, source, officer)

    subjects = [_subject(plans, name, ask) for name in subject]
    asked = {
        one.path: [about.queries[one.path] for about in subjects if one.path in about.queries]
        for one in plans.files
    }
    narrow = plans.narrowed([one for one in plans.files if asked[one.path]])
    found = build_report(narrow, [_any_of(asked[path]) for path in narrow.paths])

    def page(found: Report, words: Words) -> Page:
        first, *others = (
            _page(_about_only(found, narrow, one, subjects), one.id, words) for one in subjects
        )
        return first._replace(blocks=(*first.blocks, *(b for one in others for b in one.blocks)))

    out.show_report(found, plans.words, format, page, detailed=True)


class _Subject(NamedTuple):
    """A task, duty, agency or group by its id, and what is asked of each plan that knows it."""

    id: str
    queries: Mapping[Path, Query]


def _subject(plans: Plans, name: str, ask: Callable[[Plans], list[Query]]) -> _Subject:
    """Return what a name means; UsageError where it means several things or the filters leave nothing of it."""
    meant = resolve(plans, names.SUBJECT, name)
    ids = [id_ for _, id_ in meant]
    files = [plan_file for plan_file, _ in meant]
    is_party = _is_party(files[0].plan, ids[0])
    narrow = plans.narrowed(files) if is_party else plans.only(name, files)
    asked = [(one, id_, q) for one, id_, q in zip(narrow.files, ids, ask(narrow), strict=True)]
    stands = standing.of_party if is_party else standing.of_item
    tell_absent(plans, absent(stands, ((one.plan, id_, q.known_by) for one, id_, q in asked)))
    return _Subject(ids[0], {one.path: _about(one.plan, id_, query) for one, id_, query in asked})


def _any_of(asked: Sequence[Query]) -> Query:
    """Return what asks for all that some queries ask for, which differ in tasks or in agencies."""
    tasks, agencies = ([getattr(one, kind) for one in asked] for kind in ("tasks", "agencies"))
    return asked[0]._replace(tasks=_union(tasks), agencies=_union(agencies))


def _union(sets: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    known = [one for one in sets if one is not None]
    return frozenset[str]().union(*known) if len(known) == len(sets) else None


def _about_only(found: Report, plans: Plans, one: _Subject, subjects: Sequence[_Subject]) -> Report:
    """Return what a report of several subjects tells of one."""
    if len(subjects) == 1:
        return found
    asked = {f.plan.identity: one.queries[f.path] for f in plans.files if f.path in one.queries}
    rows = [
        o for o in found.obligations if o.plan.identity in asked and asked[o.plan.identity].wants(o)
    ]
    return (
        found.of(rows)
        if rows
        else found.of_plan(next(p for p in found.plans if p.identity in asked))
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
