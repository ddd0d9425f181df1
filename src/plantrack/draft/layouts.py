"""The layouts in which documents give work: each finds what a part of the outline holds, and decides nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from plantrack.draft import tables, times
from plantrack.draft.agencies import leading
from plantrack.draft.blocks import Line, Place
from plantrack.draft.closing import closing, is_closing
from plantrack.draft.found import Fact, Found, Sure, Value, bare, clean
from plantrack.draft.outline import BULLET, Node
from plantrack.draft.roles import Opening, opening, partners, without_role
from plantrack.draft.table_layout import WHO, Fields, rows
from plantrack.draft.vocabulary import CARRYING_OUT, NO_TASKS, TO_WORK, Label

_NO_TASKS = re.compile(rf"(?:cac )?(?:{'|'.join(NO_TASKS)})\b")
_CARRYING_OUT = re.compile("|".join(CARRYING_OUT))
_TO_WORK = re.compile(rf"\b(?:{'|'.join(TO_WORK)})\b")
_DELIVERY = re.compile(
    r"(?:van ban|bao cao|y kien|ket qua|ho so|noi dung|thoi gian)\b[^.;]{0,90}\b(?:gui|ve|truoc|cham nhat)\b.{0,90}\d"
)
# What a heading says of those that it names, without work of its own.
_ROLE_ALONE = re.compile(
    r"(?:(?:co|chiu) trach nhiem|chu tri)?,? ?(?:to chuc )?(?:thuc hien|trien khai)? ?(?:(?:cac )?(?:nhiem vu|noi dung|cong viec))?"
    r"(?: (?:sau(?: day)?|cu the|trong tam))*\W*"
)
_NONE: Fields = MappingProxyType({})
_WHO_OR_WHEN = (*WHO, Label.TIME)


class Setting(NamedTuple):
    """What a part stands in.

    `addressed`: to whom the document is addressed. `formal`: tasks have labels or rows.
    `carrying_out`: below "Tổ chức thực hiện". `whose`: whom the nearest heading names that only names somebody.
    `above`: labels that hold for this part too; `last`: labels of this part that hold for those before it as well.
    """

    addressed: Value | None
    formal: bool = False
    carrying_out: bool = False
    whose: Opening | None = None
    above: Fields = _NONE
    last: Fields = _NONE


def found_in(body: Node, annex: Node, addressed: Fact) -> Iterator[Found]:
    """Yield what a document gives to do, in its order, what is annexed and what closes it last."""
    to_whom = Value(addressed.text, addressed.place) if addressed.place and addressed.text else None
    nodes = [*body.all(), *annex.all()]
    formal = any(node.labelled for node in body.all()) or any(
        tables.columns(table) for node in nodes for table in node.tables
    )
    setting = Setting(to_whom, formal)
    yield from _part(body, setting)
    for node in annex.all():
        yield from rows(node, annex=True)
    yield from closing(body)


def _part(node: Node, setting: Setting) -> Iterator[Found]:
    """Yield what a part holds: its tables, then what the first layout that fits finds, then its own parts."""
    if _is_without_tasks(node):
        for part in node.all():
            yield from rows(part)
        return
    yield from rows(node)
    heading = bare(node.text) if node.level <= 3 else ""
    if len(heading) < 80 and _CARRYING_OUT.match(heading):
        setting = setting._replace(carrying_out=True)
    if _is_task_of_its_own(node):
        own = Node(node.mark, node.level, node.text, node.place, node.up, fields=node.fields)
        yield from labelled(own, setting)
    if not (node.grouped or (node.parts and node.labelled)):
        yield from next(filter(None, (list(layout(node, setting)) for layout in LAYOUTS)), ())
    if node.parts:
        yield from _parts(node, setting)


def _is_without_tasks(node: Node) -> bool:
    """Tell whether a heading says that its part gives nobody work; "Yêu cầu UBND xã …" is no heading."""
    heading = bare(node.text) if node.level <= 3 else ""
    if not _NO_TASKS.match(heading) or "nhiem vu" in heading or node.fields:
        return False
    given = _given_to(node)
    return not (given and given.rest)


def _is_task_of_its_own(node: Node) -> bool:
    """Tell whether the labels of a heading hold for none of the groups of lines below it: each has the same."""
    own = set(node.fields) & set(_WHO_OR_WHEN)
    return node.grouped and bool(own) and all(own <= set(part.fields) for part in node.parts)


def _parts(node: Node, setting: Setting) -> Iterator[Found]:
    """Yield what the parts of a part hold; labels above them, or of the last alone, hold for the others too."""
    *others, last = node.parts
    above, shared = setting.above, _shared(node.parts)
    own = node.fields if node.labelled else {}
    given = _given_to(node)
    if given and _ROLE_ALONE.fullmatch(bare(without_role(given.rest))):
        setting = setting._replace(whose=given)
    for part in others:
        yield from _part(part, setting._replace(above={**above, **own, **shared}, last={}))
    yield from _part(last, setting._replace(above={**above, **own}, last=shared))


def _shared(parts: Sequence[Node]) -> Fields:
    """Return what stands below a list and holds for all of it: only the last has it."""
    *others, last = parts
    if not others or last.parts:
        return {}
    had = {label for part in others for node in part.all() for label in node.fields}
    named = any(given.rest for given in map(_given_to, others) if given)  # who does what each says
    labels = [
        label
        for label in _WHO_OR_WHEN
        if label in last.fields and label not in had and not (named and label in WHO)
    ]
    if Label.LEAD in labels or Label.BOTH in labels:
        labels += [it for it in (Label.COORDINATE,) if it in last.fields and it not in had]
    return {label: last.fields[label] for label in labels}


# --- labels


def labelled(node: Node, setting: Setting) -> Iterator[Found]:
    """Find a task with labels beneath it, or a list of bullets with labels that hold for each."""
    if node.parts or not (node.labelled or (setting.above and node.text)):
        return
    fields = {**setting.above, **node.fields}
    items = _items([line for line in node.lines if not is_closing(line)])
    bullets = [item for item in items if BULLET.match(item[0].text)]
    rest = [line for item in items if item not in bullets for line in item]
    last = _shared_of(setting.last)
    if len(bullets) >= 2:
        beside = (node.place, *_places(fields.values()))
        for number, item in enumerate(bullets, node.first or 1):
            shared = _shared_of(fields) or (last if item is bullets[-1] else ())
            yield Found(
                _numbered(node, number), item[0].text, item[0].place, fields, notes=_texts(item[1:]),
                beside=(*beside, *_places(item)), shared=shared,
            )  # fmt: skip
        return
    lines = [
        line
        for item in (bullets + [[it] for it in rest] if node.first else [rest, *bullets])
        for line in item
    ]
    given = _work_of(node, setting) if not set(WHO) & set(node.fields) else None
    if given:
        found = _given(node.id, given, node.place, setting, whole=node.text)
        beside = (*_places(lines), *_places(fields.values()))
        told = {**fields, **found.fields, **_partners(given.rest, node, fields)}
        yield found._replace(fields=told, notes=_texts(lines), beside=beside)
        return
    title, notes = _titled(node, lines)
    if bare(title).startswith("phoi hop"):
        fields.update(_partners(title, node, fields))
    taken = {label: value for label, value in fields.items() if label not in node.fields}
    yield Found(
        _numbered(node, node.first), title, node.place, fields, notes=notes,
        beside=(*_places(lines), *_places(fields.values())), under=node.up.text if node.up else "",
        shared=(_shared_of(taken) if setting.above else ()) or last,
    )  # fmt: skip


def _partners(said: str, node: Node, fields: Fields) -> Fields:
    """Return who takes part, as a sentence and the label below it say."""
    label = fields.get(Label.COORDINATE)
    names = [name for name in (partners(said), label.text if label else "") if name]
    return {Label.COORDINATE: Value("; ".join(names), node.place)} if names else {}


def _titled(node: Node, lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """Return what is to be done, as a label, the heading or the first line says, and what else is said of it."""
    said = [node.fields[it].text for it in (Label.TITLE, Label.CONTENT) if it in node.fields]
    if Label.TITLE in node.fields and "\n" not in said[0]:
        texts = [*said, node.text]
    elif clean(node.text):
        texts = [node.text, *(text for it in said for text in it.split("\n"))]
    else:
        texts = said
    title, *notes = [text for text in (*texts, *_texts(lines)) if clean(text)] or [""]
    return title, tuple(notes)


def _items(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines with those that only list what they hold: "+" below "-", and without a time of their own."""
    items: list[list[Line]] = []
    for line in lines:
        listed = line.text.startswith("+") and not times.speaks(line.text)
        if listed and items and re.match(r"[-–—]", items[-1][0].text):
            items[-1].append(line)
        else:
            items.append([line])
    return items


def _numbered(node: Node, number: int) -> str:
    """Return the number of a line in a part, or of the part itself; what stands before the first number has 0."""
    part = node.id or ("0" if node.parts else "")
    return ".".join(it for it in (part, str(number) if number else "") if it) or "1"


def _texts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _shared_of(fields: Fields) -> tuple[Value, ...]:
    """Return what labels say of who and when."""
    return tuple(value for label, value in fields.items() if label in _WHO_OR_WHEN)


def _places(found: Iterable[Line | Value | Node]) -> tuple[Place, ...]:
    return tuple(it.place for it in found)


# --- running text


def letter(node: Node, setting: Setting) -> Iterator[Found]:
    """Find a numbered paragraph of a letter that names nobody: work for those whom it is addressed to."""
    asked = node.mark and not node.parts and not setting.formal and _asks(node.text)
    if (
        asked
        and not setting.whose
        and not _given_to(node)
        and not _is_heading(node)
        and not setting.carrying_out
    ):
        yield from _asked(node.id, _joined(node), node.place, setting)


def sentence(node: Node, setting: Setting) -> Iterator[Found]:
    """Find a numbered paragraph that gives agencies work, at its beginning or behind what it is about."""
    given = _work_of(node, setting)
    above = setting.whose if setting.whose and node.up and not _given_to(node) else None
    lines = [line for line in node.lines if not is_closing(line)]
    if given and not (_is_heading(node) and (lines or node.parts)):
        whole = _joined(node)
        beside = (*([node.up] if above and node.up else ()), *lines)
        yield _given(
            node.id, opening(whole) or given, node.place, setting, whole=whole,
            role=above.rest if above else "", beside=_places(beside),
        )  # fmt: skip


def dashes(node: Node, setting: Setting) -> Iterator[Found]:
    """Find what a letter without numbers asks in dashes; one that only says until when belongs to that above it."""
    if node.up or node.parts or setting.formal or not setting.addressed:
        return
    lines = [line for line in node.lines if BULLET.match(line.text)]
    if any(opening(BULLET.sub("", line.text, count=1)) for line in lines):
        return
    items: list[list[Line]] = []
    for line in lines:
        if items and _DELIVERY.match(bare(BULLET.sub("", line.text, count=1))):
            items[-1].append(line)
        else:
            items.append([line])
    for number, item in enumerate(items, 1):
        text = BULLET.sub("", item[0].text, count=1)
        for found in _asked(str(number), text, item[0].place, setting):
            yield found._replace(notes=_texts(item[1:]), beside=_places(item[1:]))


def headings(node: Node, setting: Setting) -> Iterator[Found]:
    """Find the lines beneath a heading; it may name who is to do what they say, or each line does."""
    above = _given_to(node)
    own_place = (node.place,) if above and not times.speaks(node.text) else ()
    items = _items([line for line in node.lines if not is_closing(line)])
    for number, item in enumerate(items, 1):
        line, beside = item[0], own_place + _places(item[1:])
        text = " ".join([BULLET.sub("", line.text, count=1), *_texts(item[1:])])
        own = opening(text)
        alone = len(items) == 1 and (node.id or node.parts)
        id_ = _numbered(node, 0 if alone else number)
        if own and own.rest and not (above and own.about):
            yield _given(id_, own, line.place, setting, whole=text, beside=beside)
        elif above and len(text.split()) > 2:
            given = Opening("", "", above.names, text, text)
            yield _given(id_, given, line.place, setting, role=above.rest, beside=beside)
        elif not above and node.mark and not setting.formal:
            yield from _asked(id_, text, line.place, setting)


def _given_to(node: Node) -> Opening | None:
    """Return whom a numbered paragraph gives work."""
    return opening(clean(node.text)) if node.mark else None


def _work_of(node: Node, setting: Setting) -> Opening | None:
    """Return whom a numbered paragraph gives what work: those that it names, else those of the heading above."""
    given = _given_to(node)
    if given or not (node.mark and setting.whose):
        return given if given and given.rest else None
    text = clean(node.text)
    return Opening("", "", setting.whose.names, text, text) if text else None


def _is_heading(node: Node) -> bool:
    """Tell whether a paragraph is a heading of others: it ends at a colon or behind the names."""
    given = _given_to(node)
    return node.text.rstrip().endswith(":") or not (given.rest if given else node.text)


def _joined(node: Node) -> str:
    lines = [line.text for line in node.lines if not is_closing(line)]
    return " ".join([node.text, *(BULLET.sub("", line, count=1) for line in lines)])


def _given(
    id_: str, given: Opening, place: Place, setting: Setting, *, whole: str = "", role: str = "",
    beside: tuple[Place, ...] = (),
) -> Found:  # fmt: skip
    """Return what running text gives agencies to do; `role` is what a heading says of their part in it."""
    fields = {
        Label.LEAD: Value(given.names, place),
        Label.COORDINATE: Value(partners(role) or partners(given.rest), place),
    }
    if given.about:
        fields[Label.OTHER] = Value(given.about, place)
    sure: Sure = "said" if _leads(given.said, role or given.rest) else "named"
    duty = setting.formal or setting.carrying_out
    return Found(
        id_, given.rest, place, fields, sentence=whole or given.rest, when=given.when, sure=sure, duty=duty, beside=beside,
    )  # fmt: skip


def _leads(whole: str, said: str) -> bool:
    """Tell whether an agency is said to lead: so it is called, or the work is given to it."""
    given = re.match(r"giao\s", bare(whole)) and leading(whole)[0]
    called = re.match(r"(?:la dau moi |dong thoi,? |co trach nhiem )?chu tri\b", bare(said))
    return bool(given or called)


def _asks(text: str) -> bool:
    """Tell whether a sentence that names nobody asks for work: by a verb, or by setting a time."""
    return bool(_TO_WORK.search(bare(text)) or times.speaks(text))


def _asked(id_: str, text: str, place: Place, setting: Setting) -> Iterator[Found]:
    """Yield the work that a sentence asks of those whom the document is addressed to."""
    if setting.addressed and _asks(text):
        fields = {
            Label.LEAD: setting.addressed,
            Label.COORDINATE: Value(partners(text), place),
        }
        yield Found(id_, text, place, fields, sentence=text, sure="addressed")


# Of these the first that finds something in a part is taken; its tables are read besides.
LAYOUTS: tuple[Callable[[Node, Setting], Iterator[Found]], ...] = (
    labelled,
    letter,
    sentence,
    dashes,
    headings,
)
