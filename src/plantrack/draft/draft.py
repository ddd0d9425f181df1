"""A draft of a plan from the text of a document: every doubt beside what it is about."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plantrack.draft import messages
from plantrack.draft.agencies import AgencyIndex, Known
from plantrack.draft.blocks import Block, Line
from plantrack.draft.found import Doubt, Fact, Parties, bare
from plantrack.draft.front_matter import Head, body_begins, read_head
from plantrack.draft.outline import columns, outline
from plantrack.draft.tasks import TaskReader, unused
from plantrack.plan import rules
from plantrack.plan.model import About, Duty, Group, Plan, Task
from plantrack.words.problems import Where, fail
from plantrack.words.words import Language, say


class Draft(NamedTuple):
    """A plan, the doubts by the keys that they are about, and lines that were used nowhere."""

    plan: Plan
    doubts: dict[Where, list[Doubt]]
    unused: tuple[Line, ...]


def draft(blocks: Sequence[Block], known: Known, language: Language = "vi") -> Draft:
    """Read a document into a plan; fails where it has no tasks.

    `known` are agencies that other plans have; their names, and those ids, come first.
    """
    whole, blocks = blocks, [line for block in blocks for line in _flat(_cut(block))]
    lines = [block for block in blocks if isinstance(block, Line)]
    begin = body_begins(lines)
    foot, appendix = _foot(lines, begin)
    head = read_head(lines[:begin], lines[foot:appendix], lines)
    register = AgencyIndex(known, head.province)
    body, annex = _parts(blocks, lines[:begin], lines[foot:appendix], lines[appendix:])
    reader = TaskReader(outline(body), head, register, appendix=outline(annex))
    reader.read()
    if not reader.tasks:
        raise fail(messages.draft_no_tasks)
    found = _assembled(head, reader, register, lines, language)
    cut = [doubt for block in whole for doubt in _cuts(block)]
    return found._replace(doubts={("plan",): cut, **found.doubts}) if cut else found


LONGEST = 5_000  # characters of a paragraph or cell; a real one has a tenth of it


def _cut(block: Block) -> Block:
    """Return a block whose texts are no longer than a plan file can hold."""
    if isinstance(block, Line):
        return block._replace(text=_shortened(block.text))
    rows = tuple(row._replace(cells=tuple(map(_shortened, row.cells))) for row in block.rows)
    return block._replace(rows=rows)


def _cuts(block: Block) -> Iterator[Doubt]:
    for part in (block,) if isinstance(block, Line) else block.rows:
        texts = (part.text,) if isinstance(part, Line) else part.cells
        if any(len(text) > LONGEST for text in texts):
            yield Doubt(say(messages.draft_cut, limit=LONGEST), part.place)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _flat(block: Block) -> list[Block]:
    """Return the lines of a table that only lays out head or foot; other blocks as they are."""
    if isinstance(block, Line) or columns(block):
        return [block]
    text = bare(" ".join(cell for row in block.rows for cell in row.cells))
    if not re.search(r"cong hoa|doc lap|noi nhan|kinh gui|^so\s*:", text) and len(block.rows) > 1:
        return [block]
    return [
        Line(line, row.place)
        for row in block.rows
        for cell in dict.fromkeys(row.cells)
        for line in cell.split("\n")
        if line
    ]


def _foot(lines: Sequence[Line], begin: int) -> tuple[int, int]:
    """Return the numbers of the lines where the foot begins and where what is annexed begins."""
    foot = next(
        (n for n in range(begin, len(lines)) if re.match(r"noi nhan\b", bare(lines[n].text))),
        len(lines),
    )
    annexed = (
        n
        for n in range(foot, len(lines))
        if re.match(r"(?:phu luc|bieu|danh muc|mau)\b", bare(lines[n].text))
    )
    return foot, next(annexed, len(lines))


def _parts(
    blocks: Sequence[Block], head: Sequence[Line], foot: Sequence[Line], annex: Sequence[Line]
) -> tuple[list[Block], list[Block]]:
    """Return the blocks of the body and those annexed to it, tables with what they stand among."""
    away = {id(line) for line in (*head, *foot)}
    behind = {id(line) for line in annex}
    body: list[Block] = []
    annexed: list[Block] = []
    past = False
    for block in blocks:
        past = past or id(block) in behind or (bool(foot) and block is foot[0])
        if id(block) not in away:
            (annexed if past else body).append(block)
    return body, annexed


def _assembled(
    head: Head, reader: TaskReader, register: AgencyIndex, lines: Sequence[Line], language: Language
) -> Draft:
    doubts: dict[Where, list[Doubt]] = {}
    monitor = _monitor(reader, register)
    about = About.model_validate(
        {
            "id": head.number.text, "title": head.title.text, "issuer": head.issuer.text, "issued": head.day,
            "signed_by": head.signed_by.text or None, "basis": head.basis, "monitor": monitor.ids[0], "language": language,
            "copies": head.copies,
        }
    )  # fmt: skip
    for key, fact in (
        ("id", head.number),
        ("issued", head.issued),
        ("issuer", head.issuer),
        ("title", head.title),
        ("signed_by", head.signed_by),
    ):
        _add(doubts, ("plan", key), fact)
    if not head.basis:
        doubts["plan", "basis"] = [Doubt(say(messages.draft_basis_missing))]
    doubts["plan", "monitor"] = monitor.doubts
    tasks = []
    for n, task in enumerate(reader.tasks):
        own = ("tasks", n)
        deadlines = task.time.deadlines
        tasks.append(
            Task(
                id=task.id,
                title=task.title,
                lead=task.lead.ids,
                coordinate=task.coordinate.ids,
                delivered_by=task.delivered_by.ids or None,
                delivered_to=(task.delivered_to.ids or (None,))[0],
                product=task.product or None,
                deadline=deadlines if len(deadlines) > 1 else deadlines[0],
                wording=task.time.wording or None,
                note=task.note or None,
            )
        )
        doubts[own] = task.doubts
        for key, found in (
            ("lead", task.lead),
            ("coordinate", task.coordinate),
            ("deadline", task.time),
            ("delivered_by", task.delivered_by),
            ("delivered_to", task.delivered_to),
        ):
            doubts[*own, key] = found.doubts
    duties = []
    for n, duty in enumerate(reader.duties):
        duties.append(Duty(id=duty.id, who=duty.who.ids, text=duty.text))
        doubts["duties", n] = [*duty.doubts, *duty.who.doubts]
    _leave_out_unused(register, tasks, duties, monitor)
    _add_parties(doubts, register, tasks)
    plan = Plan.model_validate(
        {
            "plan": about,
            "agencies": register.agencies,
            "groups": register.groups,
            "tasks": tasks,
            "duties": duties,
        }
    )
    for problem in rules.problems(
        plan
    ):  # none is expected; if there is one, it is said where it is
        doubts.setdefault(problem.where, []).append(Doubt(problem.message))
    rest = tuple(unused(lines, reader.used))
    return Draft(plan, {where: each for where, each in doubts.items() if each}, rest)


def _add(doubts: dict[Where, list[Doubt]], where: Where, fact: Fact) -> None:
    doubts[where] = fact.doubts


def _leave_out_unused(
    register: AgencyIndex, tasks: Sequence[Task], duties: Sequence[Duty], monitor: Parties
) -> None:
    """Leave out what was read as an agency on the way and stands nowhere in the end."""
    named = {*monitor.ids, *(id_ for duty in duties for id_ in duty.who)}
    for task in tasks:
        named.update((*task.lead, *task.coordinate, *task.deliverers, task.delivered_to or ""))
    named.update(
        member for id_, group in register.groups.items() if id_ in named for member in group.members
    )
    while (
        more := {
            agency.successor
            for id_, agency in register.agencies.items()
            if id_ in named and agency.successor
        }
        - named
    ):
        named |= more
    register.agencies = {id_: it for id_, it in register.agencies.items() if id_ in named}
    register.groups = {id_: it for id_, it in register.groups.items() if id_ in named}


def _add_parties(
    doubts: dict[Where, list[Doubt]], register: AgencyIndex, tasks: Sequence[Task]
) -> None:
    """Give groups that deliver a member to be replaced, and tell of all that is new."""
    delivering = {party for task in tasks for party in task.deliverers}
    for id_, group in register.groups.items():
        here = register.doubts.get(id_, [])
        if id_ in delivering and not group.members:
            register.groups[id_] = Group(name=group.name, members=(register.blank(),))
            here = [
                Doubt(say(messages.draft_members, name=group.name), here[0].place if here else None)
            ]
        doubts["groups", id_] = here
    for id_ in register.agencies:
        doubts["agencies", id_] = register.doubts.get(id_, [])


def _monitor(reader: TaskReader, register: AgencyIndex) -> Parties:
    """Return who follows the plan up, as a duty or a task says; else a blank."""
    said = [(duty.text, duty.who, duty.place) for duty in reader.duties]
    said += [(task.title, task.lead, task.place) for task in reader.tasks]
    for text, who, place in said:
        folded = bare(text)
        if "theo doi" in folded and re.search(r"\b(?:don doc|kiem tra|tong hop)\b", folded):
            agency = next((id_ for id_ in who.ids if id_ in register.agencies), None)
            if agency and len(who.ids) == 1:
                name = register.agencies[agency].name
                return Parties(
                    (agency,), [Doubt(say(messages.draft_monitor_read, name=name), place)]
                )
    return Parties((register.blank(),), [Doubt(say(messages.draft_monitor_missing))])
