"""What the Tab key offers, each with what it means."""

import os
import re
from collections.abc import Callable, Iterable
from textwrap import shorten

import typer

from plantrack.cli.keywords import events_said
from plantrack.cli.plans import Plans
from plantrack.cli.queries import FindText, resolve
from plantrack.cli.start import start
from plantrack.log.event import Event, EventKind, in_force
from plantrack.log.file import read
from plantrack.pages import phrases
from plantrack.plan import amendments, names
from plantrack.plan.amendments import latest
from plantrack.plan.model import Plan, Task
from plantrack.report.renamed import by_present_ids
from plantrack.report.report import Query, build
from plantrack.report.status import Status
from plantrack.words.problems import PlantrackError, UsageError
from plantrack.words.text import nfc
from plantrack.words.words import Words

LATEST = 20  # events offered to be taken back
EXPLAINED = 72  # letters of an explanation; typer breaks longer lines, and PowerShell offers each
Offers = list[tuple[str, str]]


def tasks(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # typer chooses itself
    """Offer all tasks that the plans ever have."""
    plans = _plans(ctx)
    found = [latest(one.plan) for one in plans.files] if plans else []
    return shell_safe((task.id, task.name) for plan in found for task in plan.tasks)


def agencies(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the agencies and groups of the plans, by id and by code."""
    plans = _plans(ctx)
    found = [latest(one.plan) for one in plans.files] if plans else []
    parties = {
        id_: plan.party(id_).name for plan in found for id_ in (*plan.agencies, *plan.groups)
    }
    codes = {a.code: a.name for plan in found for a in plan.agencies.values() if a.code}
    by_name = {name: id_ for id_, name in parties.items()} if _quoting() else {}
    return shell_safe((by_name | parties | codes).items())


def sources(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the documents that assigned tasks."""
    return _texts(ctx, lambda task: task.source, names.find_source)


def officers(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the officers of tasks."""
    return _texts(ctx, lambda task: task.officer, names.find_officer)


def subjects(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the tasks, agencies and groups of the plans."""
    return tasks(ctx, incomplete) + agencies(ctx, incomplete)


def events(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the events that can be recorded."""
    return _keywords(ctx, EventKind)


def statuses(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the statuses."""
    return _keywords(ctx, Status)


def occurrences(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the periods and documents of the task, or its latest events, to be taken back."""
    plans = _plans(ctx)
    task, event, *named = [*ctx.args, "", ""]  # unread, as the value of an option is missing
    if plans is None:
        return []
    try:
        plans = plans.only(task, [one for one, _ in resolve(plans, names.TASK, task)])
        plan = amendments.read(plans.first.plan, plans.today).plan
        parties = [names.find_party(plan, agency).id for agency in named if agency]
        task_id = names.find_task(plan, task).id
        query = Query(
            plans.today, None, frozenset([task_id]), frozenset(plan.members(parties)) or None
        )
        known = by_present_ids(plan, read(plans.first.log))
        if events_said(event) == [EventKind.VOID]:
            return _latest([one for one in in_force(known) if one.task == task_id], plans.words)
        found = build(plan, known, query).obligations
    except PlantrackError:
        return []
    words = plans.words
    return shell_safe(
        (one.occurrence, f"{phrases.occurrence(one, words)} {phrases.status_text(one, words)}")
        for one in {one.occurrence: one for one in found}.values()
        if one.occurrence
    )


def recorded_ids(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the latest events in force, newest first, each with what it is."""
    plans = _plans(ctx)
    if plans is None:
        return []
    try:
        found = [event for one in plans.files for event in in_force(read(one.log))]
    except PlantrackError:
        return []
    found.sort(key=lambda event: (event.recorded.timestamp(), event.id))
    return _latest(found, plans.words)[::-1]


def shell_safe(offers: Iterable[tuple[str, str]]) -> Offers:
    """Return the offers in which nothing has a meaning to a shell.

    The scripts of typer hand it to bash unquoted and to zsh for evaluation, so what is to be typed
    is left out if it is more than letters, digits and `-_./`, and spaces where the shell quotes them;
    in what explains it, all else is a space.
    """
    allowed = r"\w[\w./ -]*" if _quoting() else r"\w[\w./-]*"
    return [
        (word, shorten(re.sub(r"[^\w\s./-]", " ", nfc(name)), EXPLAINED, placeholder=" …"))
        for word, name in offers
        if re.fullmatch(allowed, word)
    ]


def _quoting() -> bool:
    """Tell whether the shell that asks puts what has spaces into quotes by itself, as bash does not."""
    return os.environ.get("_PLANTRACK_COMPLETE") in ("complete_zsh", "complete_fish")


def _plans(ctx: typer.Context) -> Plans | None:
    """Return the plans of the command line that is being typed; None where they are at fault."""
    try:
        _, plans, _ = start(ctx)
        _ = plans.files
    except PlantrackError:
        return None
    return plans


def _texts(ctx: typer.Context, tell: Callable[[Task], str | None], find: FindText) -> Offers:
    """Return the texts that tasks have, each with the tasks that have it.

    Of a text that a shell would not take as it is, the last word is offered, such as the given name
    of a person, if that means nothing else.
    """
    plans = _plans(ctx)
    found = [one.plan for one in plans.files] if plans else []
    having: dict[str, list[str]] = {}
    for task in (task for plan in found for task in plan.tasks):
        having.setdefault(tell(task) or "", []).append(task.id)
    offers: list[tuple[str, str]] = []
    for text, ids in having.items():
        whole = shell_safe([(text, " ".join(ids))])
        last = "" if whole else text.rpartition(" ")[2]
        alone = last and _means(find, found, last, text)
        offers += whole or shell_safe([(last, f"{text} {' '.join(ids)}")] if alone else [])
    return offers


def _means(find: FindText, plans: Iterable[Plan], word: str, text: str) -> bool:
    try:
        return find(plans, word).id == text
    except UsageError:
        return False


def _keywords(ctx: typer.Context, keywords: Iterable[EventKind | Status]) -> Offers:
    """Return statuses or events by their keys, each with its words."""
    plans = _plans(ctx)
    return shell_safe((one.value, one.in_words(plans.words)) for one in keywords) if plans else []


def _latest(found: list[Event], words: Words) -> Offers:
    """Return the last events by their ids, each with its task, agency, words, document and day."""
    return shell_safe((event.id, _summary(event, words)) for event in found[-LATEST:])


def _summary(event: Event, words: Words) -> str:
    parts = (
        event.task,
        event.agency,
        event.event.in_words(words),
        event.doc,
        words.day(event.date),
    )
    return " ".join(part for part in parts if part)
