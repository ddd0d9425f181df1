"""The tasks and duties of a document in the four layouts in use: labels, tables, headings, prose."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from plantrack.draft import messages, times
from plantrack.draft.agencies import AgencyIndex, leading, split
from plantrack.draft.blocks import DocumentRow, DocumentTable, Line, Place
from plantrack.draft.found import Doubt, FoundDuty, FoundTask, Parties, Time, bare, clean
from plantrack.draft.front_matter import Head
from plantrack.draft.outline import (
    BOTH,
    BULLET,
    COORDINATE,
    LEAD,
    OTHER,
    PRODUCT,
    RECEIVER,
    TIME,
    Columns,
    Node,
    Value,
    columns,
    is_numbering,
)
from plantrack.words.words import say

_NO_TASKS = re.compile(
    r"(?:cac )?(?:muc dich|yeu cau|quan diem|muc tieu|can cu|su can thiet|thuc trang|danh gia|tinh hinh|ket qua|nguyen nhan|pham vi|doi tuong|dac diem|chi tieu)\b"
)
_CARRYING_OUT = re.compile(
    r"(?:to chuc|trach nhiem|phan cong)[a-z ,]{0,20}(?:thuc hien|trien khai)|to chuc thuc hien|trach nhiem"
)
_CLOSING = re.compile(
    r"(?:tren day la|yeu cau (?:thu truong|cac|giam doc)|de nghi (?:thu truong|cac)|trong qua trinh|nhan duoc|can cu y kien|chi thi nay)\b"
)
_TO_WORK = re.compile(
    r"\b(?:chu tri|phoi hop|tham muu|chi dao|to chuc|huong dan|ra soat|xay dung|bao cao|tong hop|tiep nhan|kiem tra|thuc hien|trien khai|ban hanh|tuyen truyen|cung cap|don doc)\b"
)


class _Saying(NamedTuple):
    """What running text gives an agency to do; `role` is what a heading says of its part in it."""

    id: str
    names: str
    text: str
    whole: str
    place: Place
    role: str = ""

    @property
    def leads(self) -> bool:
        """Tell whether the agency is said to lead: so it is called, or the work is given to it."""
        given = re.match(r"giao\s", bare(self.whole)) and leading(self.whole)[0]
        return bool(
            given
            or re.match(
                r"(?:la dau moi |dong thoi,? |co trach nhiem )?chu tri\b",
                bare(self.role or self.text),
            )
        )


def _joined(text: str, lines: Iterable[Line]) -> str:
    return " ".join([text, *(BULLET.sub("", line.text, count=1) for line in lines)])


class TaskReader:
    """Reads the tasks and duties of one document."""

    def __init__(self, root: Node, head: Head, register: AgencyIndex, *, appendix: Node) -> None:
        """Take a document as an outline, with what its head says."""
        self._root = root
        self._appendix = appendix
        self._head = head
        self._register = register
        self._sure_issue = not head.issued.doubts
        self._ids: set[str] = set()
        self._times: defaultdict[str, int] = defaultdict(lambda: 1)  # each id was wanted
        self.tasks: list[FoundTask] = []
        self.duties: list[FoundDuty] = []
        self.used: set[Place] = set()
        nodes = list(root.all())
        tables = [table for node in (*nodes, *appendix.all()) for table in node.tables]
        # where tasks have labels or rows, a heading with an agency names a duty
        self._formal = any({LEAD, BOTH, TIME} & set(node.fields) for node in nodes) or any(
            map(columns, tables)
        )

    def read(self) -> None:
        """Find everything."""
        self._part(self._root, {}, carrying_out=False)
        for node in self._appendix.all():
            self._tables(node, "")
        self._closing()

    # --- labels

    def _part(self, node: Node, above: dict[str, Value], *, carrying_out: bool) -> None:
        heading = bare(node.text)
        if (
            node.level <= 3
            and _NO_TASKS.match(heading)
            and "nhiem vu" not in heading
            and not node.fields
        ):
            for part in node.all():
                self._tables(part, part.id)
            return
        carrying_out = carrying_out or bool(
            node.level <= 3 and len(heading) < 80 and _CARRYING_OUT.match(heading)
        )
        self._tables(node, node.id)
        own = {**above, **{kind: value._replace(label="") for kind, value in node.fields.items()}}
        if node.parts:
            if not _is_labelled(node):
                self._running(node, carrying_out=carrying_out)
            shared = _shared(node.parts)
            for part in node.parts:
                given = {**({} if not _is_labelled(node) else own), **above, **shared}
                self._part(
                    part,
                    given if part is not node.parts[-1] else {**above, **_unless(shared, part)},
                    carrying_out=carrying_out,
                )
                if (
                    part is node.parts[-1]
                    and shared
                    and self.tasks
                    and self.tasks[-1].id.startswith(part.id)
                ):
                    self._doubt_shared(self.tasks[-1], shared)
        elif _is_labelled(node):
            self._labelled(node, {**above, **node.fields}, shared=bool(above))
        elif above and node.text:
            self._labelled(node, {**above, **node.fields}, shared=True)
        else:
            self._running(node, carrying_out=carrying_out)

    def _labelled(self, node: Node, fields: dict[str, Value], *, shared: bool) -> None:
        bullets = [line for line in node.lines if BULLET.match(line.text) and not _is_closing(line)]
        rest = [line for line in node.lines if line not in bullets and not _is_closing(line)]
        self.used.update(value.place for value in fields.values())
        if len(bullets) >= 2:
            for number, line in enumerate(bullets, 1):
                task = self._task(f"{node.id}.{number}", line.text, line.place, fields, [])
                self._doubt_shared(task, fields)
            self.used.update({node.place, *(line.place for line in rest)})
            return
        title, lines = (node.text, [*rest, *bullets]) if clean(node.text) else ("", node.lines)
        if not title and lines:
            title, lines = lines[0].text, lines[1:]
        task = self._task(node.id or "1", title, node.place, fields, lines)
        if shared:
            self._doubt_shared(
                task, {kind: value for kind, value in fields.items() if kind not in node.fields}
            )

    def _doubt_shared(self, task: FoundTask, fields: dict[str, Value]) -> None:
        place = next(
            (value.place for kind, value in fields.items() if kind in (LEAD, BOTH, TIME)), None
        )
        if place:
            task.doubts.append(Doubt(say(messages.draft_shared), place))

    def _task(
        self, id_: str, title: str, place: Place, fields: dict[str, Value], lines: Sequence[Line]
    ) -> FoundTask:
        self.used.update(
            {place, *(line.place for line in lines), *(value.place for value in fields.values())}
        )
        lead, coordinate = self._leads(fields, place)
        when = fields.get(TIME)
        if when and when.text:
            time = times.whole(when.text, self._head.day, when.place, sure_issue=self._sure_issue)
        else:
            time = self._time_in(" ".join([title, *(line.text for line in lines)]), place)
        note = [clean(line.text) for line in lines]
        if OTHER in fields:
            note.append(clean(fields[OTHER].text))
        task = FoundTask(
            id=self._free(id_), title=clean(title)[:2000], place=place, lead=lead, coordinate=coordinate, time=time,
            product=clean(fields[PRODUCT].text) if PRODUCT in fields else "",
            note="; ".join(note)[:4000],
        )  # fmt: skip
        self._doubt_id(task, id_)
        if not task.title:
            task.title = "(cần xác nhận)"
            task.doubts.append(Doubt(say(messages.draft_title_of_task), place))
        self._deliveries(task, fields.get(RECEIVER))
        self.tasks.append(task)
        return task

    def _time_in(self, text: str, place: Place) -> Time:
        return times.within(text, self._head.day, place)

    def _free(self, id_: str) -> str:
        id_ = "".join(id_.split()) or "1"
        free = id_
        while free in self._ids:
            self._times[id_] += 1
            free = f"{id_}-{self._times[id_]}"
        self._ids.add(free)
        return free

    def _doubt_id(self, item: FoundTask | FoundDuty, printed: str) -> None:
        if item.id != "".join(printed.split()):
            item.doubts.append(Doubt(say(messages.draft_id_taken, id=printed), item.place))

    def _leads(self, fields: dict[str, Value], place: Place) -> tuple[Parties, Parties]:
        value = fields.get(LEAD) or fields.get(BOTH)
        together = Parties()
        if value is None or not value.text:
            lead = self._nobody(place)
        else:
            first, second = _parted(value.text)
            lead = self._register.parties(first, value.place)
            together = self._register.parties(second, value.place)
            spoken = re.search(r"phối hợp|chủ trì", value.text, re.IGNORECASE)
            if len(lead.ids) > 1 and not second and (LEAD not in fields or spoken):
                lead.doubts.append(Doubt(say(messages.draft_both, words=value.text), value.place))
            if not lead.ids:
                lead = replace(
                    self._nobody(value.place),
                    doubts=[
                        *lead.doubts,
                        Doubt(say(messages.draft_lead_unread, words=value.text), value.place),
                    ],
                )
        own = fields.get(COORDINATE)
        coordinate = self._register.parties(own.text, own.place) if own and own.text else Parties()
        ids = tuple(dict.fromkeys((*together.ids, *coordinate.ids)))
        return lead, Parties(
            tuple(i for i in ids if i not in lead.ids), [*together.doubts, *coordinate.doubts]
        )

    def _nobody(self, place: Place) -> Parties:
        return Parties((self._register.blank(),), [Doubt(say(messages.draft_lead_missing), place)])

    def _deliveries(self, task: FoundTask, receiver: Value | None) -> None:
        """Read who sends what to whom from the words about time, else from the title."""
        if receiver:
            self._receiver(task, receiver.text)
        text = task.time.wording or task.title
        for source in (task.time.wording, task.title):
            sent = re.search(
                r"\b(?:gửi|báo cáo)\s+(?P<what>[^.;:]{0,80}?)\s*(?:về|cho|đến)\s+(?P<who>(?:Sở|Phòng|Ban|Bộ|Văn phòng|UBND|Ủy ban|Cục|Thanh tra|Công an)\s[^.;]{2,80})",
                source,
            )
            if not sent:
                continue
            who, _ = leading(re.split(r"\s+(?=tổng hợp|để|trước|theo)", sent["who"])[0])
            self._receiver(task, who)
            if not task.product and sent["what"] and source is task.time.wording:
                what = clean(sent["what"])
                task.product = what[:1].upper() + what[1:]
                task.doubts.append(
                    Doubt(say(messages.draft_product_read, words=sent[0]), task.place)
                )
            text = source
            break
        for clause in re.split(
            r",\s+(?=(?:các|những|sở|ubnd|ủy ban|cơ quan|đơn vị)\b)",
            text,
            maxsplit=1,
            flags=re.IGNORECASE,
        )[1:]:
            names, rest = leading(clause)
            who_ids = self._register.parties(names, task.place).ids if names and rest else ()
            if set(who_ids) & set(task.coordinate.ids):
                task.delivered_by = Parties(
                    who_ids, [Doubt(say(messages.draft_both_deliver, words=clause), task.place)]
                )

    def _receiver(self, task: FoundTask, names: str) -> None:
        found = split(names)[:1]
        if not found or task.delivered_to.ids:
            return
        ids = self._register.parties(found[0], task.place).ids
        if ids and ids[0] in self._register.agencies and ids[0] not in task.lead.ids:
            task.delivered_to = Parties(
                ids, [Doubt(say(messages.draft_receiver_read, name=found[0]), task.place)]
            )

    # --- tables

    def _tables(self, node: Node, section: str) -> None:
        before: Columns | None = None
        for table in node.tables:
            found = columns(table)
            if found is None and before and _goes_on(table, before):
                found = before._replace(head=0)
            if found:
                self._table(table, found, section)
                before = found

    def _table(self, table: DocumentTable, found: Columns, section: str) -> None:
        part, number = section, 0
        self.used.update(row.place for row in table.rows[: found.head])
        for row in table.rows[found.head :]:
            if is_numbering(row) or not any(row.cells):
                continue
            self.used.add(row.place)
            named = _section_of(row, found)
            if named is not None:
                part, number = named, 0
                continue
            cell = {kind: row.cells[at] for kind, at in found.of.items() if at < len(row.cells)}
            mark = re.sub(r"[^\w.]+", "", cell.get("number", "")).strip(".")
            if not cell.get("title") and not mark and self.tasks:
                self._continue(self.tasks[-1], cell, row)
                continue
            number += 1
            fields = {
                kind: Value(text, row.place)
                for kind, text in cell.items()
                if kind not in ("number", "title") and text
            }
            others = [
                f"{found.names[at]}: {text}"
                for at, text in enumerate(row.cells)
                if at not in found.of.values() and text and found.names[at]
            ]
            if others:
                held = fields.get(OTHER)
                fields[OTHER] = Value(
                    "; ".join(clean(text) for text in ([held.text] if held else []) + others),
                    row.place,
                )
            title = " ".join(cell.get("title", "").split())
            lead_mark = re.match(r"(\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s+", title)
            if lead_mark and not mark:
                mark, title = lead_mark[1], title[lead_mark.end() :]
            self._task(
                ".".join(it for it in (part, mark or str(number)) if it),
                title,
                row.place,
                fields,
                [],
            )

    def _continue(self, task: FoundTask, cell: dict[str, str], row: DocumentRow) -> None:
        """Tell of a row that goes on with the one above, as one cut by the end of a page does."""
        words = "; ".join(clean(text) for text in cell.values() if text)
        task.doubts.append(Doubt(say(messages.draft_row_goes_on, words=words[:300]), row.place))

    # --- headings and prose

    def _running(self, node: Node, *, carrying_out: bool) -> None:
        """Read a part without labels: an agency and what it does, or an agency above its duties."""
        lines = [line for line in node.lines if not _is_closing(line)]
        names, rest = leading(clean(node.text)) if node.mark else ("", "")
        above = node.text.rstrip().endswith(":") or not rest
        if not names and self._is_asked(node) and not above and not carrying_out:
            self._addressed(node.id, _joined(node.text, lines), node.place)
        elif names and not (above and lines):
            if rest and not (above and node.parts):
                whole = _joined(node.text, lines)
                self._spoken(
                    _Saying(node.id, names, leading(whole)[1], whole, node.place),
                    carrying_out=carrying_out,
                )
                self.used.update(line.place for line in lines)
        else:
            self._beneath(node, names, rest, lines, carrying_out=carrying_out)

    def _beneath(
        self, node: Node, names: str, rest: str, lines: Sequence[Line], *, carrying_out: bool
    ) -> None:
        """Read the lines beneath a heading, which may name who is to do what they say."""
        if names and lines:
            self.used.add(node.place)
        for number, line in enumerate(lines, 1):
            text = BULLET.sub("", line.text, count=1)
            own, said = leading(text)
            id_ = (
                ".".join(it for it in (node.id, str(number)) if it)
                if len(lines) > 1 or not node.id
                else node.id
            )
            if own and said:
                self._spoken(_Saying(id_, own, said, text, line.place), carrying_out=carrying_out)
            elif names and len(text) > 20:
                self._spoken(
                    _Saying(id_, names, text, text, line.place, rest), carrying_out=carrying_out
                )
            elif not names and node.mark and not self._formal and self._head.addressed.text:
                self._addressed(id_, text, line.place)

    def _spoken(self, saying: "_Saying", *, carrying_out: bool) -> bool:
        """Enter what a sentence gives an agency to do: a task, or a duty without a time in formal plans."""
        time = times.within(saying.text, self._head.day, saying.place)
        timed = bool(time.wording)
        if (self._formal or carrying_out) and not timed:
            return self._duty(saying.id, saying.names, saying.whole, saying.place)
        lead = self._register.parties(saying.names, saying.place)
        if not lead.ids:
            return False
        second = self._register.parties(
            _partners(saying.role) or _partners(saying.text), saying.place
        )
        title = clean(_without_role(saying.text))
        task = FoundTask(
            id=self._free(saying.id), title=(title[:1].upper() + title[1:])[:2000] or saying.names, place=saying.place, lead=lead,
            coordinate=Parties(tuple(i for i in second.ids if i not in lead.ids), second.doubts), time=time,
        )  # fmt: skip
        if not saying.leads:
            lead.doubts.append(
                Doubt(say(messages.draft_lead_from_text, words=saying.names), saying.place)
            )
        self._doubt_id(task, saying.id)
        self._deliveries(task, None)
        self.tasks.append(task)
        self.used.add(saying.place)
        return True

    def _is_asked(self, node: Node) -> bool:
        """Tell whether a part without an agency is work for those whom a letter is addressed to."""
        letter = not self._formal and bool(self._head.addressed.text)
        return (
            letter and bool(node.mark) and not node.parts and bool(_TO_WORK.search(bare(node.text)))
        )

    def _addressed(self, id_: str, text: str, place: Place) -> None:
        if not _TO_WORK.search(bare(text)):
            return
        if self._spoken(
            _Saying(id_, self._head.addressed.text, text, text, place), carrying_out=False
        ):
            self.tasks[-1].lead.doubts = [
                Doubt(say(messages.draft_lead_addressed), self._head.addressed.place)
            ]

    def _duty(
        self, id_: str, names: str, text: str, place: Place, *, numbered: bool = True
    ) -> bool:
        who = self._register.parties(names, place)
        if not who.ids:
            return False
        duty = FoundDuty(self._free(id_), who, clean(text)[:4000], place)
        self._doubt_id(duty, id_)
        if not numbered:
            duty.doubts.append(Doubt(say(messages.draft_duty_unnumbered, id=duty.id), place))
        self.duties.append(duty)
        self.used.add(place)
        return True

    def _closing(self) -> None:
        """Read whom the paragraphs below the last number ask for something."""
        nodes = list(self._root.all())
        last = next((node for node in reversed(nodes) if node.level <= 2 and node.mark), self._root)
        for node in nodes:
            for line in node.lines:
                if not _is_closing(line):
                    continue
                for sentence in re.split(r"(?<=\.)\s+", line.text):
                    asked = re.search(r"\b(?:đề nghị|yêu cầu)\s+", sentence, re.IGNORECASE)
                    names, rest = leading(sentence[asked.end() :]) if asked else ("", "")
                    if names and rest:
                        part = [it for it in self.duties if it.id.startswith(f"{last.id}.")]
                        number = (
                            f"{last.id}.{len(part) + 1}"
                            if last.mark
                            else f"{len(self._root.parts) + 1}"
                        )
                        self._duty(number, names, sentence, line.place, numbered=False)


def _is_labelled(node: Node) -> bool:
    return bool({LEAD, BOTH, TIME} & set(node.fields))


def _is_closing(line: Line) -> bool:
    return bool(_CLOSING.match(bare(line.text)))


def _shared(parts: Sequence[Node]) -> dict[str, Value]:
    """Return what stands below a list and holds for all of it: only the last has it."""
    *others, last = parts
    if not others or last.parts:
        return {}
    had = {kind for part in others for node in part.all() for kind in node.fields}
    kinds = [kind for kind in (LEAD, BOTH, TIME) if kind in last.fields and kind not in had]
    if not kinds:
        return {}
    if LEAD in kinds or BOTH in kinds:
        kinds += [kind for kind in (COORDINATE,) if kind in last.fields and kind not in had]
    return {kind: last.fields[kind] for kind in kinds}


def _unless(shared: dict[str, Value], part: Node) -> dict[str, Value]:
    return {kind: value for kind, value in shared.items() if kind not in part.fields}


_LEADS = re.compile(r"\s*\(\s*(?:cơ quan |đơn vị )?chủ trì\s*\)", re.IGNORECASE)
_COORDINATES = re.compile(
    r"[,;.(]?\s*(?:chủ trì)?\s*[,;.(]?\s*(?:\n\s*)?[-–+*•]?\s*\b(?:(?:cơ quan|đơn vị)\s+)?phối hợp\b"
    r"(?:\s+(?:chặt chẽ|thực hiện))?(?:\s*:|\s+(?:với|cùng))?",
    re.IGNORECASE,
)


def _parted(text: str) -> tuple[str, str]:
    """Split "Sở A chủ trì, phối hợp với Sở B" and its like into who leads and who coordinates."""
    text = re.sub(
        r"^[-–+*•\s]*(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*", "", text, flags=re.IGNORECASE
    )
    if _LEADS.search(text):
        pieces = re.split(r"\s*[,;\n]\s*", text)
        leading_ones = [_LEADS.sub("", piece) for piece in pieces if _LEADS.search(piece)]
        return "; ".join(leading_ones), "; ".join(
            piece for piece in pieces if not _LEADS.search(piece)
        )
    found = _COORDINATES.search(text)
    if found and text[found.end() :].strip(" ).;"):
        return text[: found.start()], text[found.end() :].strip(" )")
    if found:  # "Sở A chủ trì; Sở B phối hợp"
        first, _, second = re.sub(
            r"\s*chủ trì\b", "", text[: found.start()], flags=re.IGNORECASE
        ).rpartition(";")
        return (first, second) if first else (second, "")
    return re.sub(r"\s*\(?chủ trì\)?\s*$", "", text, flags=re.IGNORECASE), ""


def _partners(said: str) -> str:
    """Return the names behind "phối hợp với" in a sentence that says who leads before."""
    found = re.search(r"\bphối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+", said, re.IGNORECASE)
    return leading(said[found.end() :])[0] if found else ""


def _without_role(said: str) -> str:
    """Return what is to be done without "chủ trì, phối hợp với …" before it."""
    found = re.match(
        r"(?:đồng thời,?\s*)?(?:có trách nhiệm\s+)?chủ trì,?\s*(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+",
        said,
        re.IGNORECASE,
    )
    if found:
        names, rest = leading(said[found.end() :])
        if names and len(rest) > 15:
            return rest
    return re.sub(r"^(?:có trách nhiệm|chủ trì,?)\s+", "", said, flags=re.IGNORECASE)


def _goes_on(table: DocumentTable, before: Columns) -> bool:
    """Tell whether a table without a head goes on with the one before, as on the next page."""
    cells = table.rows[0].cells if table.rows else ()
    at = before.of.get("number")
    return (
        len(cells) == len(before.names) and at is not None and bool(re.match(r"[\dIVX]", cells[at]))
    )


def _section_of(row: DocumentRow, found: Columns) -> str | None:
    """Return the number of a row that is the heading of a section, '' without one; None for a task."""
    cells = [" ".join(cell.split()) for cell in row.cells]
    texts = [cell for cell in cells if cell]
    rest = {at for kind, at in found.of.items() if kind not in ("number", "title")}
    alone = len(set(texts)) == 1 and len(texts) > 1 and len(cells) > 1
    number = cells[found.of["number"]] if "number" in found.of else ""
    bold = not any(cells[at] for at in rest if at < len(cells))
    heading = texts[0] if alone else number
    mark = re.match(r"(?:phần\s+)?([IVX]{1,5}|[A-H]|\d{1,2})(?=[.):\s]|$)", heading, re.IGNORECASE)
    if alone or (bold and re.fullmatch(r"[IVX]{1,5}|[A-H]", number.strip(" ."))):
        return mark[1] if mark else ""
    return None


def unused(lines: Iterable[Line], used: set[Place]) -> Iterator[Line]:
    """Yield the lines that speak of a deadline or of who leads, and were used nowhere."""
    for line in lines:
        folded = bare(line.text)
        if line.place not in used and (
            times.SPEAKS.search(folded) or re.search(r"\bchu tri\b", folded)
        ):
            yield line
