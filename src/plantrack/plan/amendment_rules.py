"""What the amendments of a plan must satisfy beyond the rules that hold for the plan as issued, too."""

from collections.abc import Iterator
from difflib import get_close_matches

from plantrack.plan import messages
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan
from plantrack.plan.written import WrittenTask, parts
from plantrack.words.problems import Problem
from plantrack.words.text import fold
from plantrack.words.words import say

SUGGESTED = 20  # ids for which others are suggested, which takes time in a long list
LIKE = 0.75  # how alike an id must be to be suggested: ids of tasks are short


def one_after_the_other(plan: Plan) -> Iterator[Problem]:
    """Amendments come in order of their days, none before the plan, each with a number of its own."""
    numbers = {fold(plan.about.id)}
    former: Amendment | None = None
    for n, amendment in enumerate(plan.amendments):
        where, day, issued = ("amendments", n), amendment.issued, plan.about.issued
        if fold(amendment.id) in numbers:
            yield Problem(say(messages.amendment_twice, id=amendment.id), (*where, "id"))
        numbers.add(fold(amendment.id))
        if day < issued:
            message = say(messages.amendment_before_issue, day=day, issued=issued)
            yield Problem(message, (*where, "issued"))
        elif former and day < former.issued:
            values = {"day": day, "former": former, "before": former.issued}
            message = say(messages.amendment_out_of_order, **values)
            yield Problem(message, (*where, "issued"))
        former = amendment


def there_or_whole(plan: Plan) -> Iterator[Problem]:
    """What an amendment names is there already, or new and whole; only what is there can be dropped."""
    known: dict[str, dict[str, None]] = {"task": {}, "duty": {}, "group": {}}
    suggested = 0
    for part in parts(plan):
        for item in part.items if part.amendment else ():
            is_agency = item.kind == "group" and item.id in plan.agencies
            if item.was or is_agency or not (item.dropped or item.missing):
                continue
            near: tuple[str, ...] = ()
            if suggested < SUGGESTED:
                suggested += 1
                near = tuple(get_close_matches(item.id, known[item.kind], n=3, cutoff=LIKE))
            if item.dropped:
                message = say(messages.nothing_to_drop, id=item.id, near=near)
                yield Problem(message, (*item.where, "dropped"))
            else:
                values = {"id": item.id, "near": near, "missing": item.missing}
                yield Problem(say(messages.new_incomplete, **values), item.place)
        for item in part.items:
            known[item.kind][item.id] = None


RULES = (one_after_the_other, there_or_whole)


def without_effect(plan: Plan) -> Iterator[Problem]:
    """Point out what an amendment says of a task, duty or group that was so before."""
    for part in parts(plan):
        for item in part.items:
            if item.was is None:
                continue
            repeated = [key for key in item.keys if item.repeats(key)]
            if item.dropped and item.gone:
                repeated.append("dropped")
            for key in repeated:
                message = say(messages.changes_nothing, key=key)
                yield Problem(message, (*item.where, key), "warning")
            if not (item.keys or item.dropped or item.gone):
                yield Problem(say(messages.says_nothing, id=item.id), item.place, "warning")


def unchanged_words(plan: Plan) -> Iterator[Problem]:
    """Point out deadlines that change while the document's own words for them stay."""
    for part in parts(plan):
        for task in part.tasks:
            if keeps_words(task):
                words, by = task.reads.wording, part.amendment
                message = say(messages.wording_unchanged, wording=words, amendment=by)
                yield Problem(message, (*task.where, "deadline"), "warning")


def keeps_words(task: WrittenTask) -> bool:
    """Tell whether the deadline of a task changes at a place, and the words for it do not."""
    if task.was is None or task.says.deadline is None:
        return False
    words = task.reads.wording
    changes = task.says.deadline != task.was.deadline
    return changes and words is not None and words == task.was.wording


def given_too_late(plan: Plan) -> Iterator[Problem]:
    """Point out tasks given to others after all their dates: what was due before is not theirs."""
    for part in parts(plan):
        for task in part.tasks if part.amendment else ():
            keys = ("lead", "delivered_by")
            key = next((key for key in keys if getattr(task.says, key) is not None), None)
            if key is None or task.was is None or task.says.deadline is not None:
                continue
            dues = [rule.due for rule in task.reads.deadlines]
            late = [due for due in dues if due and due < part.day]
            if late and len(late) == len(dues):
                values = {"due": max(late), "amendment": part.amendment, "issued": part.day}
                message = say(messages.given_too_late, **values)
                yield Problem(message, (*task.where, key), "warning")


def empty(plan: Plan) -> Iterator[Problem]:
    """Point out amendments that say nothing, and are cited all the same."""
    for n, amendment in enumerate(plan.amendments):
        if not (amendment.tasks or amendment.groups or amendment.duties):
            message = say(messages.amendment_empty, id=amendment.id)
            yield Problem(message, ("amendments", n), "warning")


ADVICE = (without_effect, unchanged_words, given_too_late, empty)
