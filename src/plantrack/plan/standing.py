"""Whether what a plan's file knows stands on a day and, where it does not, since when it does."""

from datetime import date
from typing import NamedTuple

from plantrack.plan import messages
from plantrack.plan.amendments import read
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Plan
from plantrack.words.words import Message, Sentence, say


class Standing(NamedTuple):
    """Whether something stands on a day, and, where it only does later or no longer, since when."""

    stands: bool
    since: Message | None = None


def of_plan(plan: Plan, day: date) -> Standing:
    """Tell whether a plan is issued by a day."""
    about = plan.about
    if about.issued <= day:
        return Standing(stands=True)
    return Standing(
        stands=False, since=say(messages.plan_later, plan=about, issued=about.issued, day=day)
    )


def of_item(plan: Plan, id_: str, day: date) -> Standing:
    """Tell whether a task or duty stands on a day; a task that was dropped still does, as closed."""
    issued = of_plan(plan, day)
    now = read(plan, day).plan
    there = {*(task.id for task in now.tasks), *(duty.id for duty in now.duties)}
    if not issued.stands or id_ in there:
        return issued
    amendments = plan.origin.amendments
    tasks = [one for one in amendments if any(it.id == id_ for it in one.tasks)]
    duties = [one for one in amendments if any(it.id == id_ for it in one.duties)]
    sentence = messages.task_later if tasks else messages.duty_later
    for amendment in tasks or duties:
        if amendment.issued > day:
            return _since(sentence, amendment, id=id_)
    return _since(messages.duty_ended, duties[-1], id=id_)


def of_party(plan: Plan, id_: str, day: date) -> Standing:
    """Tell whether an agency, or a member of a group, owes anything by a day, be it done or closed."""
    issued = of_plan(plan, day)
    if not issued.stands:
        return issued
    latest = read(plan, date.max)
    members = read(plan, day).plan.members([id_])
    if not members:
        makers = (one for one in plan.origin.amendments if one.issued > day and id_ in one.groups)
        maker = next((one for one in makers if one.groups[id_].members), None)
        group = latest.plan.party(id_)
        return (
            _since(messages.members_later, maker, group=group) if maker else Standing(stands=False)
        )
    own = {other for other in plan.agencies if not set(members).isdisjoint(plan.chain(other))}
    stages = [
        stage
        for stages in latest.stages.values()
        for stage in stages
        if not own.isdisjoint(stage.deliverers)
    ]
    first = min(stages, key=lambda stage: stage.day, default=None)
    if first is None or first.amendment is None or first.day <= day:
        return Standing(stands=first is not None)
    return _since(messages.agency_later, first.amendment, agency=latest.plan.party(id_))


def _since(sentence: Sentence, amendment: Amendment, **what: object) -> Standing:
    return Standing(
        stands=False, since=say(sentence, issued=amendment.issued, amendment=amendment, **what)
    )
