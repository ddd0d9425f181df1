"""A draft of a plan from the text of a document: every doubt beside what it is about."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from plantrack.draft import messages, times
from plantrack.draft.agencies import AgencyIndex, Known
from plantrack.draft.blocks import LONGEST, Block, Line, is_note, shortened, too_long
from plantrack.draft.build import Builder
from plantrack.draft.found import Doubt, Found, Parties
from plantrack.draft.front_matter import Head, read_head
from plantrack.draft.layouts import found_in
from plantrack.draft.outline import outline
from plantrack.draft.regions import divided
from plantrack.draft.short import short_titles
from plantrack.draft.unused import Told, lines_of
from plantrack.plan import rules
from plantrack.plan.model import About, Duty, Group, Plan, Task
from plantrack.words.problems import Where, fail
from plantrack.words.words import Language, say


class Draft(NamedTuple):
    """A plan, the doubts by the keys that they are about, and lines that were used nowhere.

    `shared`: the file of agencies that the plan names; `own_groups`: the groups that are not in it.
    """

    plan: Plan
    doubts: dict[Where, list[Doubt]]
    unused: tuple[Line, ...]
    shared: str = ""
    own_groups: tuple[str, ...] = ()


def draft(blocks: Sequence[Block], known: Known, language: Language = "vi") -> Draft:
    """Read a document into a plan; fails where it has no tasks.

    `known` are agencies that other plans have; their names, and those ids, come first.
    """
    cut = [
        Doubt(say(messages.draft_cut, limit=LONGEST), it) for it in chain(*map(too_long, blocks))
    ]
    blocks = [shortened(block) for block in blocks]
    regions = divided([it for it in blocks if not is_note(it)])
    head = read_head(regions)
    index = AgencyIndex(known, head.province.text)
    issue = times.Issue(head.day, not head.issued.doubts, head.number.text, head.title.text)
    builder = Builder(index, issue)
    told = Told()
    for found in found_in(outline(regions.body), outline(regions.annex), head.addressed):
        _add(found, builder, told)
    builder.tell_apart()
    builder.tell_shared()
    if not builder.tasks:
        raise fail(messages.draft_no_tasks)
    made = _assembled(head, builder, index, known, language)
    texts = list(_texts_of(made.plan.about, head))
    told.add_head([*regions.head, *regions.foot], texts, (head.number.place, head.issued.place))
    unused = tuple(line for line in lines_of(blocks) if not told.tells(line))
    doubts = {("plan",): cut, **made.doubts} if cut else made.doubts
    return made._replace(doubts=doubts, unused=unused)


def _add(found: Found, builder: Builder, told: Told) -> None:
    """Add what was found, and note which places in the document are told by it."""
    tasks, duties = len(builder.tasks), len(builder.duties)
    builder.add(found)
    texts = [
        text
        for task in builder.tasks[tasks:]
        for text in (task.title, task.wording, task.note, task.product, task.source, task.officer)
        if text
    ]
    texts += [duty.text for duty in builder.duties[duties:]]
    if found.rest is not None and tasks:
        texts.append(found.rest[:300])  # as the doubt about the task above says it
    if texts:
        told.add((found.place, *found.beside, *(it.place for it in found.fields.values())), texts)


def _texts_of(about: About, head: Head) -> Iterator[str]:
    """Yield what a plan says of its document; its day, or the words that stand for it."""
    yield from (about.id, about.title, about.issuer, about.signed_by or "")
    yield from (*about.basis, *about.copies)
    yield f"ngày {about.issued:%d/%m/%Y}"
    yield from (
        line.text[:80]
        for line in head.whole
        if head.issued.doubts and line.place == head.issued.place
    )


def _assembled(
    head: Head, builder: Builder, index: AgencyIndex, known: Known, language: Language
) -> Draft:
    monitor = builder.monitor()
    shorts = short_titles([task.title for task in builder.tasks])
    pairs = zip(builder.tasks, shorts, strict=True)
    tasks = [task.model_copy(update={"short": short}) for task, short in pairs]
    duties = builder.duties
    _leave_out_unused(index, tasks, duties, monitor)
    doubts: dict[Where, list[Doubt]] = {
        ("plan", "id"): head.number.doubts,
        ("plan", "issued"): head.issued.doubts,
        ("plan", "issuer"): head.issuer.doubts,
        ("plan", "title"): head.title.doubts,
        ("plan", "signed_by"): head.signed_by.doubts,
        ("plan", "basis"): [] if head.basis.text else [Doubt(say(messages.draft_basis_missing))],
        ("plan", "monitor"): monitor.doubts,
    }
    tasks = _delivered(tasks, index, builder.doubts)
    _add_parties(doubts, index, tasks)
    doubts |= {where: each for where, each in builder.doubts.items() if where[0] == "tasks"}
    doubts |= {where: each for where, each in builder.doubts.items() if where[0] == "duties"}
    about = About.model_validate(
        {
            "id": head.number.text, "title": head.title.text, "issuer": head.issuer.text, "issued": head.day,
            "signed_by": head.signed_by.text or None, "basis": head.basis.lines, "monitor": monitor.ids[0], "language": language,
            "copies": head.copies.lines,
        }
    )  # fmt: skip
    parts = {"agencies": index.agencies, "groups": index.groups}
    plan = Plan.model_validate({"plan": about, **parts, "tasks": tasks, "duties": duties})
    for problem in rules.problems(plan):  # none is expected; if there is one, it is said there
        doubts.setdefault(problem.where, []).append(Doubt(problem.message))
    own = tuple(id_ for id_ in index.groups if not index.is_shared(id_))
    return Draft(plan, {where: each for where, each in doubts.items() if each}, (), known.file, own)


def _leave_out_unused(
    index: AgencyIndex, tasks: Sequence[Task], duties: Sequence[Duty], monitor: Parties
) -> None:
    """Leave out what was read as an agency on the way and stands nowhere in the end."""
    named = {*monitor.ids, *(id_ for duty in duties for id_ in duty.who)}
    for task in tasks:
        named.update((*task.lead, *task.coordinate, *task.deliverers, task.delivered_to or ""))
    named.update(
        member for id_, group in index.groups.items() if id_ in named for member in group.members
    )
    while (
        more := {
            agency.successor
            for id_, agency in index.agencies.items()
            if id_ in named and agency.successor
        }
        - named
    ):
        named |= more
    index.agencies = {id_: it for id_, it in index.agencies.items() if id_ in named}
    index.groups = {id_: it for id_, it in index.groups.items() if id_ in named}


def _delivered(
    tasks: Sequence[Task], index: AgencyIndex, doubts: dict[Where, list[Doubt]]
) -> list[Task]:
    """Return the tasks, with a blank for who delivers where a group of the shared file has no members."""
    made = []
    for number, task in enumerate(tasks):
        empty = [index.groups[it] for it in task.deliverers if it in index.groups]
        without = [group.name for group in empty if not group.members]
        shared = all(map(index.is_shared, task.deliverers))
        if without and shared and not task.delivered_by:
            unknown = Doubt(say(messages.draft_members, name=without[0]))
            doubts["tasks", number, "delivered_by"] = [unknown]
            made.append(task.model_copy(update={"delivered_by": (index.blank(),)}))
        else:
            made.append(task)
    return made


def _add_parties(
    doubts: dict[Where, list[Doubt]], index: AgencyIndex, tasks: Sequence[Task]
) -> None:
    """Give groups that deliver a member to be replaced, and tell of all that is new."""
    delivering = {party for task in tasks for party in task.deliverers}
    for id_, group in index.groups.items():
        here = index.doubts.get(id_, [])
        if id_ in delivering and not group.members:
            index.groups[id_] = Group(name=group.name, members=(index.blank(),))
            unknown = say(messages.draft_members, name=group.name)
            here = here or [Doubt(unknown, index.places.get(id_))]
        where = ("agencies",) if index.is_shared(id_) else ("groups", id_)
        doubts[where] = [*doubts.get(where, []), *here]
    for id_ in index.agencies:
        doubts["agencies", id_] = index.doubts.get(id_, [])
