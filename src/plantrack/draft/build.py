"""Tasks and duties made of what the layouts found, each doubt with the key that it is about."""

import re
from collections import defaultdict

from plantrack.draft import messages, times
from plantrack.draft.agencies import AgencyIndex, leading, split
from plantrack.draft.blocks import Place
from plantrack.draft.found import Doubt, Found, Parties, Time, Value, bare, clean
from plantrack.draft.roles import parted, subjects, without_role
from plantrack.draft.unused import excerpt
from plantrack.draft.vocabulary import OTHER_CLAUSE, Label
from plantrack.plan.model import Duty, Task
from plantrack.words.problems import Where
from plantrack.words.words import say

_SENT = re.compile(
    r"\b(?:[Gg]ửi|[Bb]áo cáo)\s+(?P<what>[^.;:]{0,80}?)\s*(?:về|cho|đến)\s+"
    r"(?P<who>(?:Sở|Phòng|Ban|Bộ|Văn phòng|UBND|Ủy ban|Cục|Thanh tra|Công an)\s[^.;]{2,80})"
)
_BEHIND_RECEIVER = re.compile(r"\s+(?=tổng hợp|để|trước|theo)")
_OTHER_CLAUSE = re.compile(OTHER_CLAUSE, re.IGNORECASE)
_ENDED = re.compile(r"\./[.o]?(?=\s|$)")  # documents end "./."
_LONGEST_TITLE = 2000  # characters
_FOLLOWS_UP = re.compile(r"\b(?:don doc|kiem tra|tong hop)\b")


class Builder:
    """Makes tasks and duties of what was found."""

    def __init__(self, index: AgencyIndex, issue: times.Issue) -> None:
        """Begin with the agencies known, and the document's issue, from which times count."""
        self.tasks: list[Task] = []
        self.duties: list[Duty] = []
        self.doubts: dict[Where, list[Doubt]] = {}
        self._index = index
        self._issue = issue
        self._under: list[str] = []  # the heading above each task
        self._shared: defaultdict[tuple[Value, ...], list[int]] = defaultdict(list)
        self._ids: set[str] = set()
        self._wanted: defaultdict[str, int] = defaultdict(lambda: 1)  # how often each id was
        self._following: dict[str, Parties] = {}  # the first duty, and task, of following up

    def add(self, found: Found) -> None:
        """Make a task or a duty, or note a doubt about the task above; text that names nobody makes none."""
        if found.rest is not None and self.tasks:
            doubt = Doubt(say(messages.draft_row_goes_on, words=found.rest[:300]), found.place)
            self.doubts["tasks", len(self.tasks) - 1].append(doubt)
            return
        time = self._time(found)
        if (found.section is not None or found.duty) and not time.wording:
            self._duty(found)
        else:
            self._task(found, time)

    def tell_apart(self) -> None:
        """Put the heading above before the titles of tasks that have one title."""
        same: defaultdict[str, list[int]] = defaultdict(list)
        for number, task in enumerate(self.tasks):
            same[bare(task.title)].append(number)
        for numbers in same.values():
            above = [self._under[number] for number in numbers]
            if len(numbers) > 1 and all(above) and len(set(above)) == len(above):
                for number, heading in zip(numbers, above, strict=True):
                    task = self.tasks[number]
                    title = f"{heading}: {task.title}"[:2000]
                    self.tasks[number] = task.model_copy(update={"title": title})

    def tell_shared(self) -> None:
        """Note at the first task of a list what stands once for all of it, and for which tasks it was taken."""
        for shared, numbers in self._shared.items():
            words = "; ".join(dict.fromkeys(clean(value.text) for value in shared))
            ids = tuple(self.tasks[number].id for number in numbers)
            said = say(messages.draft_shared, words=words, tasks=ids)
            self.doubts["tasks", numbers[0]].append(Doubt(said, shared[0].place))

    def monitor(self) -> Parties:
        """Return who follows the plan up, as a duty or a task says; else a blank."""
        for kind in ("duties", "tasks"):
            if kind in self._following:
                return self._following[kind]
        return Parties((self._index.blank(),), [Doubt(say(messages.draft_monitor_missing))])

    # --- tasks

    def _task(self, found: Found, time: Time) -> None:
        who = self._who(found)
        if who is None:
            return
        lead, coordinate = who
        doubts: list[Doubt] = []
        id_ = self._id(found, doubts)
        title, further = _within(_title(found))
        if not title:
            doubts.append(Doubt(say(messages.draft_title_of_task), found.place))
        if further:
            cut = say(messages.draft_title_cut, limit=_LONGEST_TITLE, words=excerpt(further, 120))
            doubts.append(Doubt(cut, found.place))
        sent = next(filter(None, map(_SENT.search, (time.wording, title))), None)
        receiver = self._receiver(found, sent, lead)
        product = self._product(found, sent, time, doubts)
        deliverers = self._deliverers(
            sent.string if sent else time.wording or title, coordinate, found.place
        )
        if not deliverers.ids and (others := _others(found)):
            doubts.append(Doubt(say(messages.draft_others_given, names=others), found.place))
        if found.shared:
            self._shared[found.shared].append(len(self.tasks))
        self.tasks.append(
            Task(
                id=id_, title=title or "(cần xác nhận)", lead=lead.ids, coordinate=coordinate.ids,
                delivered_by=deliverers.ids or None, delivered_to=(receiver.ids or (None,))[0], product=product or None,
                deadline=time.deadlines if len(time.deadlines) > 1 else time.deadlines[0],
                wording=time.wording or None, source=_said(found, Label.SOURCE), officer=_said(found, Label.OFFICER),
                note="; ".join(filter(None, (further, _note(found)))) or None,
            )
        )  # fmt: skip
        self._under.append(clean(found.under))
        own = ("tasks", len(self.tasks) - 1)
        self.doubts.update({
            own: doubts, (*own, "lead"): lead.doubts, (*own, "coordinate"): coordinate.doubts, (*own, "deadline"): time.doubts,
            (*own, "delivered_by"): deliverers.doubts, (*own, "delivered_to"): receiver.doubts,
        })  # fmt: skip
        self._note_following("tasks", title, lead, found.place)

    def _time(self, found: Found) -> Time:
        when = found.fields.get(Label.TIME)
        if when and when.text:
            return times.whole(when.text, self._issue, when.place)
        said = without_role(found.title) if found.sentence else found.title
        before = (f"{found.when},",) if found.when else ()
        text = _ENDED.sub(".", " ".join([*before, said, *found.notes]))
        time = times.within(text, self._issue, found.place)
        about = found.fields.get(Label.OTHER) if found.sentence else None
        if time.wording or not about:
            return time
        whole = f"{about.text.rstrip(' .;')}, {text}"  # as "Theo Kế hoạch, trước ngày …, Sở Nội vụ"
        return times.within(whole, self._issue, found.place)

    def _who(self, found: Found) -> tuple[Parties, Parties] | None:
        """Return who leads and who coordinates; None where running text names nobody."""
        together = Parties()
        value = found.fields.get(Label.LEAD) or found.fields.get(Label.BOTH)
        if value is None or not value.text:
            lead = self._nobody(found.place)
        else:
            told = "" if found.sentence else subjects(value.text)
            first, second = parted(told or value.text)
            at = found.place if found.sentence else value.place
            lead = self._index.parties(first, at)
            together = self._index.parties(second, at)
            spoken = re.search(r"phối hợp|chủ trì", value.text, re.IGNORECASE)
            if len(lead.ids) > 1 and not second and (Label.LEAD not in found.fields or spoken):
                lead.doubts.append(Doubt(say(messages.draft_both, words=value.text), value.place))
            if found.sure == "named" or told:
                words = told or value.text
                lead.doubts.append(
                    Doubt(say(messages.draft_lead_from_text, words=words), value.place)
                )
            elif found.sure == "addressed":
                lead.doubts = [Doubt(say(messages.draft_lead_addressed), value.place)]
            if not lead.ids and found.sentence:
                return None
            if not lead.ids:
                unread = Doubt(say(messages.draft_lead_unread, words=value.text), value.place)
                lead = Parties((self._index.blank(),), [*lead.doubts, unread])
        own = found.fields.get(Label.COORDINATE)
        coordinate = self._index.parties(own.text, own.place) if own and own.text else Parties()
        ids = tuple(dict.fromkeys((*together.ids, *coordinate.ids)))
        doubts = [*together.doubts, *coordinate.doubts]
        return lead, Parties(tuple(it for it in ids if it not in lead.ids), doubts)

    def _nobody(self, place: Place) -> Parties:
        return Parties((self._index.blank(),), [Doubt(say(messages.draft_lead_missing), place)])

    def _receiver(self, found: Found, sent: re.Match[str] | None, lead: Parties) -> Parties:
        """Return the agency that receives what is done, as a label says, else the text."""
        said = found.fields.get(Label.RECEIVER)
        names = [said.text] if said else []
        if sent and not said:
            names.append(leading(_BEHIND_RECEIVER.split(sent["who"])[0])[0])
        for name in (first for text in names for first in split(text)[:1]):
            ids = self._index.parties(name, found.place).ids
            if ids and ids[0] in self._index.agencies and ids[0] not in lead.ids:
                doubt = Doubt(say(messages.draft_receiver_read, name=name), found.place)
                return Parties(ids, [] if said else [doubt])
        return Parties()

    def _product(
        self, found: Found, sent: re.Match[str] | None, time: Time, doubts: list[Doubt]
    ) -> str:
        """Return what is delivered, as a label says, else the words about time."""
        product = clean(found.fields[Label.PRODUCT].text) if Label.PRODUCT in found.fields else ""
        if product or not sent or not sent["what"] or sent.string != time.wording:
            return product
        doubts.append(Doubt(say(messages.draft_product_read, words=sent[0]), found.place))
        return _capital(clean(sent["what"]))

    def _deliverers(self, text: str, coordinate: Parties, place: Place) -> Parties:
        """Return the coordinators that a second clause makes deliver."""
        for clause in _OTHER_CLAUSE.split(text, maxsplit=1)[1:]:
            names, rest = leading(clause)
            ids = self._index.parties(names, place).ids if names and rest else ()
            if set(ids) & set(coordinate.ids):
                return Parties(ids, [Doubt(say(messages.draft_both_deliver, words=clause), place)])
        return Parties()

    # --- duties

    def _duty(self, found: Found) -> None:
        who = self._index.parties(found.fields[Label.LEAD].text, found.place)
        if not who.ids:
            return
        doubts: list[Doubt] = []
        id_ = self._id(found, doubts)
        self.duties.append(Duty(id=id_, who=who.ids, text=clean(found.sentence)[:4000]))
        self.doubts["duties", len(self.duties) - 1] = [*doubts, *who.doubts]
        self._note_following("duties", self.duties[-1].text, who, found.place)

    # --- both

    def _id(self, found: Found, doubts: list[Doubt]) -> str:
        """Return the printed number; of a paragraph without one, the next of its section."""
        if found.section is None:
            return self._free(found, doubts)
        begins = f"{found.section}." if found.section else ""
        before = sum(it.startswith(begins) for it in self._ids) if begins else 0
        number = max(before, int(found.id)) + 1
        while f"{begins}{number}" in self._ids:
            number += 1
        id_ = self._free(found._replace(id=f"{begins}{number}"), doubts)
        doubts.append(Doubt(say(messages.draft_duty_unnumbered, id=id_), found.place))
        return id_

    def _free(self, found: Found, doubts: list[Doubt]) -> str:
        """Return an id that nothing else has, the printed one if it is free."""
        id_ = "".join(found.id.split()) or "1"
        free = id_
        while free in self._ids:
            self._wanted[id_] += 1
            free = f"{id_}-{self._wanted[id_]}"
        self._ids.add(free)
        if free != "".join(found.id.split()):
            doubts.append(Doubt(say(messages.draft_id_taken, id=found.id), found.place))
        return free

    def _note_following(self, kind: str, text: str, who: Parties, place: Place) -> None:
        """Keep the first agency that is alone to follow the plan up."""
        folded = bare(text)
        if len(who.ids) > 1 or "theo doi" not in folded or not _FOLLOWS_UP.search(folded):
            return
        if agency := self._index.agencies.get(who.ids[0]):
            doubt = Doubt(say(messages.draft_monitor_read, name=agency.name), place)
            self._following.setdefault(kind, Parties(who.ids, [doubt]))


def _others(found: Found) -> str:
    """Return the names of others whom a further clause of running text gives work; '' for none."""
    clauses = re.split(r"[.;]\s+", found.title)[1:] if found.sentence else ()
    given = (names for names, rest in map(leading, clauses) if names and rest)
    read = bare("; ".join(value.text for value in found.fields.values()))
    return "; ".join(dict.fromkeys(names for names in given if bare(names) not in read))


def _title(found: Found) -> str:
    if found.sentence:
        title = _capital(clean(without_role(found.title)))
        return title or found.fields[Label.LEAD].text
    return clean(found.title)


def _within(title: str) -> tuple[str, str]:
    """Return a title no longer than one may be, cut behind a sentence or else a word, and what follows."""
    if len(title) <= _LONGEST_TITLE:
        return title, ""
    begun = title[:_LONGEST_TITLE]
    end = max(begun.rfind(mark) for mark in (". ", "; "))
    if end < _LONGEST_TITLE // 4:
        end = max(begun.rfind(" "), 0) or _LONGEST_TITLE
    return clean(title[:end]), title[end:].strip(" .;")


def _note(found: Found) -> str:
    notes = [*found.notes, *(found.fields[it].text for it in (Label.OTHER,) if it in found.fields)]
    return "; ".join(map(clean, notes))[:4000]


def _said(found: Found, label: Label) -> str | None:
    """Return what stands behind a label, its lines one behind the other; None for nothing."""
    value = found.fields.get(label)
    lines = dict.fromkeys(map(clean, value.text.split("\n"))) if value else ()
    return "; ".join(filter(None, lines))[:2000] or None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
