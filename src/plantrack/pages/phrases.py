"""What several pages say of an obligation, an event or a report, in the same words."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from plantrack.log.event import Event, EventKind
from plantrack.pages import citing, messages, numbers
from plantrack.plan.amendments import latest
from plantrack.plan.changes import Amendment
from plantrack.plan.model import Task
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import OPEN, Status
from plantrack.words.text import capital, order, visible
from plantrack.words.words import Message, Sentence, TwoDigits, Words

if TYPE_CHECKING:
    from plantrack.report.comparison import Comparison

NAMED = 10  # agencies that are named in a line; of more it says how many


# -- phrases ---------------------------------------------------------------------------------------


def occurrence(obligation: Obligation, words: Words) -> str:
    """Return which occurrence it is, in a column of its own; nothing for the only one."""
    return obligation.called.in_words(words) if obligation.called else ""


def occurrence_text(obligation: Obligation, words: Words) -> str:
    """Return which occurrence it is in a sentence: a period, when it is due, or under which document."""
    return obligation.called.in_sentence(words) if obligation.called else ""


def occurrence_beside_due(obligation: Obligation, words: Words) -> str:
    """Return the same where the due date is told beside it; nothing where that names it."""
    due = obligation.due
    named = due is not None and obligation.label == due.isoformat()
    return "" if named else occurrence_text(obligation, words)


def worded(obligation: Obligation, words: Words) -> str:
    """Return how its deadline is worded, by the plan or by which amendment; nothing where it is not."""
    by, said = obligation.wording
    if not said:
        return ""
    how = messages.amendment_says if by else messages.plan_says
    return words.fill(how, amendment=by, text=said)


def status_text(obligation: Obligation, words: Words) -> str:
    """Return how an obligation stands, with the days that matter."""
    over, left = obligation.days_late, obligation.days_left
    if obligation.status is Status.OVERDUE and over is not None:
        return numbers.days_late(over, words)
    if obligation.status is Status.ON_TRACK and left is not None:
        counted = {0: messages.last_day, 1: messages.day_left}.get(left, messages.days_left)
        return words.fill(counted, n=left)
    if obligation.done_on is None:
        return words.pick(obligation.status.short)
    done = words.fill(messages.done_on, day=obligation.done_on)
    if obligation.due is None:
        return done
    return f"{done}, {numbers.days_late(over, words) if over else words.pick(messages.on_time)}"


def extended(obligation: Obligation, words: Words) -> str:
    """Return how often the due date was changed and what it was at first; else nothing."""
    changes = [a for a in obligation.adjustments if a.former]
    first = next((a for a in obligation.adjustments[:1] if a.former is None), None)
    parts_ = (
        [words.fill(messages.set_by, document=citing.source_text(first.source, words))]
        if first
        else []
    )
    if changes:
        shorter = sum(a.shortens for a in changes)
        undated = any(a.due is None for a in changes)
        how = messages.shortened if shorter == len(changes) else messages.adjusted
        how = how if shorter or undated else messages.extended
        how = how if obligation.due else messages.undated
        parts_.append(words.fill(how, times=numbers.Times(len(changes)), day=changes[0].former))
    return ", ".join(parts_)


def difficulty(obligation: Obligation, words: Words) -> str:
    """Return the difficulty that it is flagged with; else nothing."""
    event = obligation.blocked
    if not event:
        return ""
    said = words.pick(messages.with_difficulties)
    if event.doc:
        by = citing.document(event.doc, words)
        said = words.fill(messages.difficulties_by, difficulties=said, document=by)
    return f"{said}: {visible(event.note)}" if event.note else said


def request(obligation: Obligation, words: Words, *, why: bool = True) -> str:
    """Return which later due date was asked for by which document, `why`, and that nothing has answered; else nothing."""
    asked = obligation.requested
    if asked is None:
        return ""
    told = why and asked.note
    reason = words.fill(messages.request_reason, reason=asked.note) if told else ""
    by = citing.source_text(asked, words)
    return words.fill(messages.request_open, due=asked.due, document=by, reason=reason)


def reason(event: Event | Amendment, words: Words) -> str:
    """Return what an event says: its remark, and by which document."""
    return said_by(event.note, citing.source_text(event, words), words)


def remark(obligation: Obligation, words: Words) -> str:
    """Return the newest remark on an obligation, and by which document; else nothing."""
    doc, note = obligation.remark
    return said_by(note, citing.document(doc, words) if doc else "", words)


def other_note(obligation: Obligation) -> str:
    """Return the newest remark; nothing where it is told with a difficulty, a request, or what was sent back."""
    told = (obligation.blocked, obligation.requested, returned(obligation))
    repeated = any(event and event.note == obligation.note for event in told)
    return "" if repeated else visible(obligation.note or "")


def said_by(said: str | None, by: str, words: Words) -> str:
    """Return what is said and, in brackets, by which document; one of them where there is no other."""
    if said and by:
        return words.fill(messages.said_by, said=said, document=by)
    return visible(said or by)


def closed_by(obligation: Obligation, words: Words, *, aside: bool = False) -> str:
    """Return by which document, and why, it is no longer to be done; nothing where no document says so.

    In brackets, or `aside`, the document stands first, as it would be in brackets itself.
    """
    by, note = _closing(obligation, words)
    return visible(": ".join(filter(None, (by, note)))) if aside else said_by(note, by, words)


def _closing(obligation: Obligation, words: Words) -> tuple[str, str | None]:
    if obligation.ending:
        return words.text(obligation.ending.amendment), obligation.ending.note
    if obligation.status is not Status.CLOSED:
        return "", None
    events = reversed(obligation.events)
    dropped = next((event for event in events if event.event is EventKind.DROPPED), None)
    return (citing.source_text(dropped, words), dropped.note) if dropped else ("", None)


def sent_back(obligation: Obligation, words: Words, *, why: bool = False) -> str:
    """Return what was delivered and is to be done again, each with its document, and `why`; else nothing."""
    back = returned(obligation)
    done = next((e for e in reversed(obligation.events) if e.event is EventKind.DONE), None)
    if back is None or done is None:
        return ""
    said = words.fill(
        messages.sent_back,
        sent=done.date,
        by=_in_document(done, words),
        back=back.date,
        again=_in_document(back, words),
    )
    return ": ".join(filter(None, (said, visible(back.note or "") if why else "")))


def returned(obligation: Obligation) -> Event | None:
    """Return what last sent back what is still to be done again; None where nothing did."""
    events = (e for e in reversed(obligation.events) if e.event is EventKind.REOPENED)
    return next(events, None) if obligation.status in OPEN else None


def progress(obligation: Obligation, words: Words) -> str:
    """Return what was last reported of what is open and was not sent back since; else nothing."""
    if obligation.status not in OPEN:
        return ""
    kinds = (EventKind.PROGRESS, EventKind.REOPENED)
    events = (e for e in reversed(obligation.events) if e.event in kinds)
    last = next(events, None)
    if last is None or last.event is EventKind.REOPENED or not (last.note or last.doc):
        return ""
    said = words.fill(messages.reported_progress, day=last.date, by=_in_document(last, words))
    return ": ".join(filter(None, (said, visible(last.note or ""))))


def reasons(report: Report, words: Words, *, in_letter: bool = False) -> list[str]:
    """Return why items were closed by themselves, a sentence each; counts in letters have two digits."""
    return [capital(words.say(_prose(one) if in_letter else one)) for one in report.reasons]


def _prose(message: Message) -> Message:
    values = ((k, TwoDigits(v) if isinstance(v, int) else v) for k, v in message.values)
    return message._replace(values=tuple(values))


def receiver(obligation: Obligation) -> str | None:
    """Return who gets the result; None where that is nobody, or the one who owes it."""
    to = obligation.task.delivered_to
    return None if to == obligation.answers else to


def needs(report: Report, where: Sentence, words: Words) -> str:
    """Return for what an agency is asked to write: for what it has not told, as is said elsewhere in the letter."""
    requested = any(o.requested for o in report.obligations)
    said = {
        (False, False): messages.needs,
        (True, False): messages.needs_beside_difficulties,
        (False, True): messages.needs_beside_request,
        (True, True): messages.needs_beside_both,
    }[bool(report.total.blocked), requested]
    return words.fill(said, where=where)


def sending(report: Report, to: tuple[Sentence, Sentence], words: Words, **whose: object) -> str:
    """Return to whom a result is sent: to those whom all or some rows name, and to the monitor, or to it alone.

    `whose` names the monitor and the issuers of the plans, to whom it reports, and until when.
    """
    receivers = [(receiver(o), o.plan.about.monitor) for o in report.obligations]
    if all(one in (None, monitor) for one, monitor in receivers):
        alone = messages.sent_to_monitor if whose["issuers"] else messages.reported_to_issuer
        return words.fill(alone, **whose)
    all_of_them, some = to
    also = messages.also_to_monitor if whose["issuers"] else messages.also_reported
    said = all_of_them if all(one for one, _ in receivers) else some
    return words.fill(said, report=words.fill(also, **whose))


def _in_document(event: Event, words: Words) -> str:
    by = citing.source_text(event, words)
    return words.fill(messages.in_document, document=by) if by else ""


def scope(comparison: "Comparison", words: Words) -> list[str]:
    """Return what a report was narrowed to, and which plans were not issued yet or could not be read."""
    queries = [asked.query for asked in comparison.asked]
    plans = [asked.book.plan for asked in comparison.asked]
    wanted = {id_ for query in queries for id_ in query.tasks or ()}
    known = (task.id for plan in plans for task in latest(plan).tasks)
    tasks = dict.fromkeys(id_ for id_ in known if id_ in wanted)
    ids = {id_ for query in queries for id_ in query.agencies or ()}
    whose = dict.fromkeys(id_ for plan in plans for id_ in plan.agencies if id_ in ids)
    agencies = [comparison.report.agency(id_).name for id_ in whose]
    if len(agencies) > NAMED:
        agencies = [numbers.so_many(whose, words)]
    statuses = [s for s in Status if any(s in (query.statuses or ()) for query in queries)]
    sources = {source for query in queries for source in query.sources or ()}
    officers = {officer for query in queries for officer in query.officers or ()}
    what = (
        *(words.fill(messages.task_alone, task=task) for task in tasks),
        *map(visible, agencies),
        *(status.in_words(words) for status in statuses),
        *(_assigned_by(source, words) for source in sorted(sources)),
        *(
            words.fill(messages.in_charge, officer=officer)
            for officer in sorted(officers, key=order)
        ),
    )
    narrowed = [words.fill(messages.narrowed, what="; ".join(what))] if what else []
    missing = tuple(comparison.missing)
    report = comparison.report
    later = [plan.about for plan in report.plans if plan.about.issued > report.day_of(plan)]
    narrowed += [words.fill(messages.issued_later, plan=one, day=one.issued) for one in later]
    return [*narrowed, *([words.fill(messages.not_read, files=missing)] if missing else [])]


def silent(comparison: "Comparison", agency: str, words: Words) -> str:
    """Return an agency that was never heard of and, where it was in another plan, in which it was not."""
    name = visible(comparison.report.agency(agency).name)
    which = silent_in(comparison, agency, words)
    return f"{name} ({which})" if which else name


def silent_in(comparison: "Comparison", agency: str, words: Words) -> str:
    """Return in which plans an agency was never heard of; nothing where it was in none."""
    if agency not in comparison.silent_in_some:
        return ""
    return ", ".join(citing.named(plan.about, words) for plan in comparison.silent[agency])


def assigned(task: Task, words: Words) -> list[str]:
    """Return which document assigned a task and whose it is in the office; nothing of what is not said."""
    return [
        *([_assigned_by(task.source, words)] if task.source else []),
        *([words.fill(messages.in_charge, officer=task.officer)] if task.officer else []),
    ]


def _assigned_by(source: str, words: Words) -> str:
    """Return what document assigned something: by its kind, where only its number is known."""
    said = citing.document(source, words) if "/" in source else source  # else in words of its own
    return words.fill(messages.assigned_by, document=said)


def as_of(report: Report, words: Words) -> str:
    """Return the day of a report and, where it is another day for some of its plans, of which."""
    others = {citing.named(one.plan.about, words): one.as_of for one in report.other_days}
    return _days(report.as_of, others, words)


def known_on(report: Report, words: Words) -> str:
    """Return the same of the day up to which was recorded what is told; nothing where all of it is."""
    others = {
        citing.named(one.plan.about, words): one.known_on
        for one in report.other_days
        if one.known_on
    }
    return _days(report.known_on, others, words) if report.known_on else ""


def _days(first: date, others: Mapping[str, date], words: Words) -> str:
    plans: dict[date, list[str]] = {}
    for plan, day in others.items():
        plans.setdefault(day, []).append(plan)
    plans.pop(first, None)
    rest = (
        words.fill(messages.other_day, plans=tuple(those), day=day) for day, those in plans.items()
    )
    return words.said_day(first) + "".join(rest)


def owner(obligation: Obligation, words: Words) -> str:
    """Return whose obligation it is and, where that ended, who answers now."""
    agencies = obligation.plan.agencies
    agency = agencies[obligation.agency]
    if obligation.answers == obligation.agency:
        return visible(agency.name)
    successor = agencies[obligation.answers]
    return words.fill(messages.answers, agency=agency, successor=successor)


def predecessor_text(obligation: Obligation, words: Words) -> str:
    """Return whose obligation it was before that agency ended; nothing where it is one's own."""
    if obligation.agency == obligation.answers:
        return ""
    return words.fill(messages.formerly, agency=obligation.plan.agencies[obligation.agency])
