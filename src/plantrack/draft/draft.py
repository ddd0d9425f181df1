"""A draft of a plan from the text of a document: every doubt beside what it is about."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plantrack.draft import messages, times
from plantrack.draft.agencies import AgencyIndex, Known
from plantrack.draft.blocks import Block, Line
from plantrack.draft.build import Builder
from plantrack.draft.found import Doubt, Parties, bare
from plantrack.draft.front_matter import Head, body_begins, read_head
from plantrack.draft.layouts import found_in
from plantrack.draft.outline import outline
from plantrack.draft.tables import columns
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
    register = AgencyIndex(known, head.province.text)
    body, annex = _parts(blocks, lines[:begin], lines[foot:appendix], lines[appendix:])
    builder = Builder(register, head.day, sure_issue=not head.issued.doubts)
    for found in found_in(outline(body), outline(annex), head.addressed):
        builder.add(found)
    if not builder.tasks:
        raise fail(messages.draft_no_tasks)
    made = _assembled(head, builder, register, lines, language)
    cut = [doubt for block in whole for doubt in _cuts(block)]
    return made._replace(doubts={("plan",): cut, **made.doubts}) if cut else made


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
    head: Head, builder: Builder, register: AgencyIndex, lines: Sequence[Line], language: Language
) -> Draft:
    monitor = builder.monitor()
    tasks, duties = builder.tasks, builder.duties
    _leave_out_unused(register, tasks, duties, monitor)
    doubts: dict[Where, list[Doubt]] = {
        ("plan", "id"): head.number.doubts,
        ("plan", "issued"): head.issued.doubts,
        ("plan", "issuer"): head.issuer.doubts,
        ("plan", "title"): head.title.doubts,
        ("plan", "signed_by"): head.signed_by.doubts,
        ("plan", "basis"): [] if head.basis.text else [Doubt(say(messages.draft_basis_missing))],
        ("plan", "monitor"): monitor.doubts,
        **{where: each for where, each in builder.doubts.items() if where[0] == "tasks"},
        **{where: each for where, each in builder.doubts.items() if where[0] == "duties"},
    }
    _add_parties(doubts, register, tasks)
    about = About.model_validate(
        {
            "id": head.number.text, "title": head.title.text, "issuer": head.issuer.text, "issued": head.day,
            "signed_by": head.signed_by.text or None, "basis": head.basis.lines, "monitor": monitor.ids[0], "language": language,
            "copies": head.copies.lines,
        }
    )  # fmt: skip
    parts = {"agencies": register.agencies, "groups": register.groups}
    plan = Plan.model_validate({"plan": about, **parts, "tasks": tasks, "duties": duties})
    for problem in rules.problems(plan):  # none is expected; if there is one, it is said there
        doubts.setdefault(problem.where, []).append(Doubt(problem.message))
    rest = tuple(line for line in lines if line.place not in builder.used and _speaks(line))
    return Draft(plan, {where: each for where, each in doubts.items() if each}, rest)


def _speaks(line: Line) -> bool:
    """Tell whether a line speaks of a deadline or of who leads."""
    folded = bare(line.text)
    return bool(times.SPEAKS.search(folded) or re.search(r"\bchu tri\b", folded))


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
