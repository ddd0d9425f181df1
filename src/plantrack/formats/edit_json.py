"""What edits of plans change, for other programs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pydantic import BaseModel

from plantrack.deadlines.fields import as_written
from plantrack.deadlines.kinds import Kind
from plantrack.formats.json_objects import VERSION, counts, problem_rows, to_json
from plantrack.report.edit import Edit, ObligationPair, Proposal
from plantrack.report.tally import Tally
from plantrack.words.words import Words

JsonRow = Mapping[str, object]
LISTS = ("tasks", "due", "bound", "unbound", "statuses", "answers", "records", "parts")


def edit_json(proposals: Sequence[Proposal], failed: Sequence[str], words: Words) -> str:
    """Return what edits of plans change as a JSON object, in which each row names its plan.

    `plans` are all that were compared, also those of which nothing changes; `failed` are the files that could
    not be compared.
    """
    first = proposals[0]
    totals = zip(*(one.edit.totals for one in proposals), strict=True)
    old, new = (Tally(tuple(o for tally in side for o in tally.obligations)) for side in totals)
    rows: dict[str, list[JsonRow]] = {}
    for one in proposals:
        for key, row in _rows(one.edit, words):
            rows.setdefault(key, []).append({"plan": one.edit.plan.about.id, **row})
    return to_json(
        {
            "version": VERSION,
            "old": first.old,
            "new": first.new,
            "as_of": first.edit.as_of.isoformat(),
            "plans": [_plan(one) for one in proposals],
            "failed": list(failed),
            **{key: rows.get(key, []) for key in LISTS},
            "counts": {"old": counts(old), "new": counts(new)},
            "problems": [row for one in proposals for row in problem_rows(one.problems, words)],
        }
    )


def _plan(proposal: Proposal) -> JsonRow:
    edit = proposal.edit
    gone = "removed" if edit.new is None else "changed" if not proposal.is_empty else "same"
    return {
        "plan": edit.plan.about.id,
        "old": proposal.old,
        "new": proposal.new,
        "as_of": edit.as_of.isoformat(),
        "change": "new" if edit.old is None else gone,
    }


def _rows(edit: Edit, words: Words) -> Iterator[tuple[str, JsonRow]]:
    """Yield what changes, each under the key of its list."""
    for task in edit.tasks:
        told: JsonRow = {"task": task.task, "change": task.change, "key": task.key}
        yield "tasks", {**told, "was": _plain(task.was), "words": _plain(task.now)}
    yield from (("due", row) for row in _moved(edit.moved))
    for key, bound in (("bound", edit.bound), ("unbound", edit.unbound)):
        for id_, ids in bound.items():
            yield key, {"task": id_, "agencies": list(ids)}
    yield from (("statuses", _status(pair)) for pair in edit.restated)
    yield from (("answers", _answers(pair)) for pair in edit.passed_on)
    for fault in (*edit.records, *edit.doubtful):
        why = words.say(fault.message)
        yield "records", {"id": fault.event.id, "why": why, "stands": fault.late}
    for part in edit.parts:
        where = ["plan" if key == "about" else key for key in part.where]
        yield "parts", {"where": where, "was": _plain(part.was), "words": _plain(part.now)}


def _moved(pairs: Sequence[ObligationPair]) -> Iterator[JsonRow]:
    """Yield each other due date once, with all whose it is."""
    alike: dict[tuple[str, str | None, date | None, date | None], list[str]] = {}
    for pair in pairs:
        then, now = (o.due if o else None for o in pair.both)
        what = pair.task, pair.either.occurrence, then, now
        alike.setdefault(what, []).append(pair.either.agency)
    for (task, occurrence, then, now), agencies in alike.items():
        days = {"from": _plain(then), "to": _plain(now)}
        yield {"task": task, "occurrence": occurrence, **days, "agencies": agencies}


def _status(pair: ObligationPair) -> JsonRow:
    then, now = (o.status.value if o else None for o in pair.both)
    return {**_obligation(pair), "from": then, "to": now}


def _answers(pair: ObligationPair) -> JsonRow:
    then, now = (o.answers if o else None for o in pair.both)
    return {**_obligation(pair), "from": then, "to": now}


def _obligation(pair: ObligationPair) -> JsonRow:
    o = pair.either
    return {"task": pair.task, "agency": o.agency, "occurrence": o.occurrence}


def _plain(value: object) -> object:
    """Return a value of a plan as JSON has it; a deadline in the words of the plan."""
    match value:
        case Kind():
            return as_written(value)
        case BaseModel():
            return {key: _plain(getattr(value, key)) for key in sorted(value.model_fields_set)}
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case _:
            return value
