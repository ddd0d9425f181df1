"""What an edit of plans changes and for whom, task by task."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from plantrack.deadlines.fields import Frozen, as_written
from plantrack.deadlines.kinds import Kind
from plantrack.deadlines.periods import Term
from plantrack.log.event import Event
from plantrack.pages import blocks, event_text, labels, messages, numbers, phrases
from plantrack.pages.page import Block, Page, Table, Text, cell, joined, line, text
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Agency, Group
from plantrack.report.edit import UNORDERED, Edit, ObligationPair, PartEdit, Proposal, TaskEdit
from plantrack.report.obligation import Obligation
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.words.citation import numbered
from plantrack.words.text import capital, visible
from plantrack.words.words import Sentence, Words

LONG = 60  # characters of a text of which only what changes is shown
MOST = 20  # records that are told one by one
AROUND = 4  # words around that

KEY_LABELS: Mapping[str, Sentence] = {
    "id": labels.number_and_code,
    "title": labels.title_of,
    "former": labels.former,
    "short": labels.short,
    "lead": labels.lead,
    "coordinate": labels.coordinate,
    "delivered_by": labels.delivered_by,
    "delivered_to": labels.delivered_to,
    "product": labels.product,
    "deadline": labels.deadline,
    "wording": labels.deadline_wording,
    "source": labels.source,
    "officer": labels.officer,
    "note": labels.note,
    "issuer": labels.issuer,
    "issued": labels.issued,
    "signed_by": labels.signed_by,
    "basis": labels.basis,
    "copies": labels.copies,
    "monitor": labels.monitor,
    "language": labels.language,
    "timezone": labels.timezone,
    "soon": labels.soon,
    "name": labels.name,
    "code": labels.code,
    "email": labels.email,
    "since": labels.first_day,
    "until": labels.last_day,
    "successor": labels.successor,
    "members": labels.members,
    "who": labels.who,
    "text": labels.text,
    "dropped": labels.dropped,
    "off": labels.days_off,
    "work": labels.days_worked,
}  # fmt: skip
NamedText = tuple[str, str]  # a name and what is told of it

AGENCY_KEYS = frozenset(
    ("lead", "coordinate", "delivered_by", "delivered_to", "monitor", "successor", "members", "who")
)


def page(proposals: Sequence[Proposal], failed: Sequence[str], words: Words) -> Page:
    """Tell what changes in each plan, of which nothing but the order of its lines need have changed.

    `failed` are the files that could not be compared.
    """
    told = [one for one in proposals if not one.is_empty]
    body = [block for one in told for block in _plan(one, words, several=len(told) > 1)]
    if not body:
        body.append(text("paragraph", words.pick(messages.edit_changes_nothing)))
    if failed:
        not_compared = words.fill(messages.edit_not_compared, files=tuple(failed))
        body.insert(0, text("paragraph", not_compared, role="bad"))
    return Page(words.pick(messages.edit_title), tuple(body), words.language)


def _plan(proposal: Proposal, words: Words, *, several: bool) -> Iterator[Block]:
    edit = proposal.edit
    versions = words.fill(messages.edit_versions, old=proposal.old, new=proposal.new)
    day = words.fill(messages.as_of, day=edit.as_of)
    head = (line(edit.plan.about.id, "strong"), line(versions), line(day))
    yield Text("title" if several else "head", (joined(head, " · "),))
    yield text("name", blocks.titled(edit.plan, words), role="muted")
    if edit.old is None or edit.new is None:
        how = messages.edit_new_plan if edit.old is None else messages.edit_no_plan
        yield text("paragraph", words.fill(how, **_size(edit)), role="strong")
    else:
        tasks = list(_tasks(edit, words))
        yield text("paragraph", _for_whom(edit, len(tasks), words), role="strong")
        for task in tasks:
            yield from task
        yield from _section(
            messages.edit_parts, [_part(edit, part, words) for part in edit.parts], words
        )
        yield from _section(messages.edit_totals, _totals(edit.totals, words), words)
    yield from _section(messages.edit_records, _records(edit, words), words)
    if proposal.problems:
        yield text("section", words.pick(messages.edit_problems), role="strong")
        yield text("items", *(one.in_words(words) for one in proposal.problems))


def _section(name: Sentence, rows: Sequence[NamedText], words: Words) -> Iterator[Block]:
    """Yield facts under their heading; nothing where there are none."""
    if rows:
        yield text("section", words.pick(name), role="strong")
        yield _facts(rows)


def _facts(rows: Iterable[NamedText]) -> Table:
    return Table((), tuple((cell(label, "muted"), cell(value)) for label, value in rows), "facts")


def _size(edit: Edit) -> dict[str, object]:
    """Return how much there is of a plan that only one of the versions has."""
    total = edit.totals[0 if edit.new is None else 1].obligations
    tasks, agencies = {o.task.id for o in total}, {o.agency for o in total}
    return {"tasks": len(tasks), "items": len(total), "agencies": len(agencies)}


def _for_whom(edit: Edit, tasks: int, words: Words) -> str:
    """Return in a sentence how many tasks change, and for how many agencies."""
    agencies = len(edit.agencies)
    if agencies:
        how = messages.edit_for_agencies
    elif not tasks:
        how = messages.edit_for_nobody
    else:
        how = messages.edit_words_only if edit.is_of_words_only else messages.edit_later
    return words.fill(how, tasks=tasks, agencies=agencies)


def _tasks(edit: Edit, words: Words) -> Iterator[Sequence[Block]]:
    """Yield what changes of each task, under its name."""
    found: dict[str, list[NamedText]] = {id_: [] for id_ in edit.order}
    for task in edit.tasks:
        found[task.task].append(_task(edit, task, words))
    for heading, bound in (
        (messages.edit_bound, edit.bound),
        (messages.edit_unbound, edit.unbound),
    ):
        for id_, agencies in bound.items():
            found[id_].append((words.pick(heading), _names(edit, agencies, words)))
    kinds = ((_moved, edit.moved), (_restated, edit.restated), (_passed_on, edit.passed_on))
    for told, pairs in kinds:
        for (id_, label, said), agencies in _alike(edit, pairs, told, words).items():
            found[id_].append((label, f"{said} ({_names(edit, agencies, words)})"))
    for id_, rows in found.items():
        if rows:
            named = (*line(id_, "strong"), *line(f"  {edit.title(id_)}", "strong"))
            yield Text("section", (named,)), _facts(rows)


def _alike(
    edit: Edit,
    pairs: Iterable[ObligationPair],
    told: Callable[[ObligationPair, Words], NamedText],
    words: Words,
) -> Mapping[tuple[str, str, str], Sequence[str]]:
    """Return, by task and what is told, the agencies of which it is told; whose task it is no longer, is known."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for pair in pairs:
        agency = pair.either.agency
        if agency not in edit.unbound.get(pair.task, ()):
            found.setdefault((pair.task, *told(pair, words)), {})[agency] = None
    return {what: tuple(agencies) for what, agencies in found.items()}


def _moved(pair: ObligationPair, words: Words) -> NamedText:
    """Return another due date, by its occurrence; of what only one version has, that it is new or none."""
    days = [words.said_day(o.due) if o and o.due else _no_date(o, words) for o in pair.both]
    return _of(labels.due, pair, words), " → ".join(days[1:] if pair.then is None else days)


def _no_date(o: Obligation | None, words: Words) -> str:
    return words.pick(messages.edit_none if o is None else messages.no_date)


def _restated(pair: ObligationPair, words: Words) -> NamedText:
    """Return another status, by its occurrence."""
    said = [words.pick(o.status.short if o else messages.edit_none) for o in pair.both]
    return _of(labels.status, pair, words), " → ".join(said[1:] if pair.then is None else said)


def _passed_on(pair: ObligationPair, words: Words) -> NamedText:
    """Return who answers for an obligation now, and who did."""
    names = (visible(o.plan.agencies[o.answers].name) for o in pair.both if o)
    return words.pick(messages.edit_answers), " → ".join(names)


def _of(label: Sentence, pair: ObligationPair, words: Words) -> str:
    which = phrases.occurrence_beside_due(pair.either, words)
    return ", ".join(filter(None, (words.pick(label), which)))


def _names(edit: Edit, ids: Sequence[str], words: Words) -> str:
    """Return agencies by their names; of many, how many."""
    if len(ids) > phrases.NAMED:
        return numbers.so_many(ids, words)
    return ", ".join(_party(edit, id_) for id_ in ids)


def _task(edit: Edit, task: TaskEdit, words: Words) -> NamedText:
    """Return what became of a task."""
    match task.change:
        case "new":
            back = edit.old is not None and task.task in edit.old.dropped
            how = messages.edit_again if back else messages.edit_new
            return words.pick(messages.edit_task), words.pick(how)
        case "removed":
            return words.pick(messages.edit_task), _removed(edit, task, words)
        case "renamed":
            return words.pick(messages.edit_id), _renaming(edit, task, words)
        case _:
            key = task.key or ""
            return words.pick(KEY_LABELS[key]), _from_to(edit, key, task.was, task.now, words)


def _removed(edit: Edit, task: TaskEdit, words: Words) -> str:
    """Return that a task is no longer in the file, or by which decision it is no longer to be done."""
    dropped = edit.new.dropped.get(task.task) if edit.new else None
    if dropped is None:
        return words.pick(messages.edit_removed)
    amendment, reason = dropped
    return words.fill(messages.edit_dropped, amendment=amendment, reason=reason)


def _renaming(edit: Edit, task: TaskEdit, words: Words) -> str:
    """Return the ids of a task before and after, and how its records are kept where the plan does not say so."""
    said = f"{visible(str(task.was))} → {visible(task.task)}"
    now = edit.new.task(task.task) if edit.new else None
    if now is None or task.was in now.former:
        return said
    return f"{said} {words.fill(messages.edit_keep_records, former=task.was)}"


def _part(edit: Edit, part: PartEdit, words: Words) -> NamedText:
    """Return what became of another part of the plan, as it is written."""
    thing, *inner, key = _path(edit, part.where, words)
    about = ", ".join((*inner, words.pick(KEY_LABELS[key])) if key in KEY_LABELS else inner)
    told = _from_to(edit, key, part.was, part.now, words)
    return thing, ": ".join(filter(None, (about, told)))


def _path(edit: Edit, where: Sequence[str], words: Words) -> Sequence[str]:
    """Return what a part is of, from the outside in, in words, and at last the key of the part, if it has one."""
    kind, *inner = where
    match kind:
        case "agencies" | "groups":
            return [_party(edit, inner[0]), "".join(inner[1:])]
        case "duties":
            return [words.fill(messages.edit_duty, id=inner[0]), "".join(inner[1:])]
        case "tasks":
            return [words.fill(messages.edit_as_issued, task=inner[0]), "".join(inner[1:])]
        case "amendments":
            within = _path(edit, inner[1:], words) if len(inner) > 2 else ["".join(inner[1:])]
            if inner[1:2] == ["tasks"]:
                within = [words.fill(messages.task_alone, task=inner[2]), *within[1:]]
            return [numbered(inner[0], words), *within]
        case "calendar":
            return [words.pick(labels.calendar), *inner]
        case _:
            return [words.pick(labels.plan), *inner]


def _from_to(edit: Edit, key: str, was: object, now: object, words: Words) -> str:
    """Return a value before and after; of long texts only what differs."""
    if was is None and isinstance(now, BaseModel) and not isinstance(now, Kind):
        return f"{words.pick(messages.edit_added)}{_contents(now, words)}"
    if now is None and isinstance(was, BaseModel) and not isinstance(was, Kind):
        return words.pick(messages.edit_taken_out)
    if key in UNORDERED and was and now:
        return "; ".join(_members(edit, key, was, now, words))
    return " → ".join(shortened(*(_value(edit, key, value, words) for value in (was, now))))


def _members(edit: Edit, key: str, was: object, now: object, words: Words) -> Iterator[str]:
    """Yield what is new in a list without order, and what is no longer in it."""
    lists = [value if isinstance(value, tuple) else (value,) for value in (was, now)]
    both = ((messages.edit_more, lists[1], lists[0]), (messages.edit_less, lists[0], lists[1]))
    for how, here, there in both:
        only = tuple(one for one in here if one not in there)
        if only:
            yield words.fill(how, what=_value(edit, key, only, words))


def _contents(added: object, words: Words) -> str:
    """Return what an added amendment bears on, and since when."""
    if not isinstance(added, Amendment):
        return ""
    tasks = tuple(task.id for task in added.tasks)
    since = words.fill(messages.edit_since, day=added.issued)
    about = words.fill(messages.edit_bears_on, tasks=tasks) if tasks else ""
    return "".join(f", {one}" for one in (since, about) if one)


def _value(edit: Edit, key: str, value: object, words: Words) -> str:
    """Return a value as a plan gives it, agencies by their names."""
    many = value if isinstance(value, tuple) and not isinstance(value, Term) else (value,)
    if value is None or not many:
        return words.pick(messages.edit_none)
    return "; ".join(_item(edit, key, one, words) for one in many)


def _item(edit: Edit, key: str, value: object, words: Words) -> str:
    if isinstance(value, Frozen):
        return ", ".join(f"{name}: {visible(text)}" for name, text in as_written(value).items())
    return _party(edit, str(value)) if key in AGENCY_KEYS else words.text(value)


def _party(edit: Edit, id_: str) -> str:
    """Return the name of an agency or group of either version, with its id where another has that name."""
    plans = [plan for plan in (edit.old, edit.new) if plan]
    known = dict[str, Agency | Group]()
    for plan in plans:
        known |= plan.agencies
        known |= plan.groups
    if id_ not in known:
        return visible(id_)
    name = known[id_].name
    alike = sum(one.name == name for one in known.values()) > 1
    return visible(f"{name} ({id_})" if alike else name)


def shortened(was: str, now: str) -> tuple[str, str]:
    """Return two texts; of long ones the words that differ, with a few around them."""
    if max(len(was), len(now)) <= LONG:
        return was, now
    texts = was.split(), now.split()
    shortest = min(map(len, texts))
    pairs = list(zip(*texts, strict=False))
    before = next((n for n, (one, other) in enumerate(pairs) if one != other), shortest)
    backwards = zip(reversed(texts[0]), reversed(texts[1]), strict=False)
    after = next((n for n, (one, other) in enumerate(backwards) if one != other), shortest)
    after = min(after, shortest - before)
    first, last = max(before - AROUND, 0), max(after - AROUND, 0)
    return _cut(texts[0], first, last), _cut(texts[1], first, last)


def _cut(text: Sequence[str], first: int, last: int) -> str:
    kept = text[first : len(text) - last]
    return " ".join((*(["…"] if first else ()), *kept, *(["…"] if last else ())))


def _totals(totals: tuple[Tally, Tally], words: Words) -> list[NamedText]:
    """Return each count that is another one, and the number of items."""
    then, now = (tally.counts for tally in totals)
    counts = {
        capital(words.pick(status.short)): (then.get(status, 0), now.get(status, 0))
        for status in Status
    }
    counts[capital(words.pick(messages.due_soon))] = (totals[0].due_soon, totals[1].due_soon)
    counts[words.pick(labels.count)] = (len(totals[0].obligations), len(totals[1].obligations))
    return [(name, f"{was} → {is_}") for name, (was, is_) in counts.items() if was != is_]


def _records(edit: Edit, words: Words) -> list[NamedText]:
    """Return the records that cannot stand any more, or are doubtful now, and why; of many the first."""
    faults = (*edit.records, *edit.doubtful)
    told = [
        (fault.event.id, f"{_record(edit, fault.event, words)}: {words.say(fault.message)}")
        for fault in faults[:MOST]
    ]
    more = words.fill(messages.edit_more_records, n=len(faults) - MOST)
    return [*told, ("…", more)] if len(faults) > MOST else told


def _record(edit: Edit, event: Event, words: Words) -> str:
    return words.fill(
        messages.edit_record,
        task=event_text.event_about(event, words),
        agency=_party(edit, event.agency or ""),
        said=event.event,
        day=event.date,
    )
