"""What several pages say of an obligation, an event or a report, in the same words."""

from collections.abc import Iterable, Sequence

from plantrack.log.event import Event, EventKind
from plantrack.pages import labels, messages
from plantrack.pages.page import (
    Block,
    Cell,
    Line,
    Role,
    Share,
    Span,
    Table,
    Text,
    cell,
    joined,
    line,
    text,
)
from plantrack.plan.model import Duty, Plan, Task
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, Tally
from plantrack.report.status import Status
from plantrack.words.text import visible
from plantrack.words.words import Sentence, Words

ROLES: dict[Status, Role] = {
    Status.OVERDUE: "bad",
    Status.ON_TRACK: "active",
    Status.UNDATED: "active",
    Status.WAITING: "waiting",
    Status.SCHEDULED: "muted",
    Status.DONE_LATE: "late",
    Status.DONE: "done",
    Status.CLOSED: "muted",
}


# -- phrases ---------------------------------------------------------------------------------------


def occurrence(obligation: Obligation, words: Words) -> str:
    """Return which occurrence it is, as people say it; nothing for the only one."""
    name = obligation.occurrence
    if name is None:
        return ""
    if obligation.period:
        return obligation.period.said(words)
    due = obligation.original_due
    return words.day(due) if due and due.isoformat() == name else visible(name)


def standing(obligation: Obligation, words: Words) -> str:
    """Return how an obligation stands, with the days that matter."""
    late, left = obligation.days_late, obligation.days_left
    if obligation.status is Status.OVERDUE and late is not None:
        return words.fill(messages.day_late if late == 1 else messages.days_late, n=late)
    if obligation.status is Status.ON_TRACK and left is not None:
        counted = {0: messages.last_day, 1: messages.day_left}.get(left, messages.days_left)
        return words.fill(counted, n=left)
    name = obligation.status.said(words)
    if obligation.done_on:
        name = words.fill(messages.done_on, name=name, day=obligation.done_on)
    if obligation.status is Status.DONE_LATE:
        name += f", {words.fill(messages.done_late, n=late)}"
    return name


def extended(obligation: Obligation, words: Words) -> str:
    """Return how often it was extended and what it was at first; else nothing."""
    if not obligation.extensions:
        return ""
    how = messages.extended if obligation.original_due else messages.extended_undated
    return words.fill(how, n=obligation.extensions, day=obligation.original_due)


def difficulty(obligation: Obligation, words: Words) -> str:
    """Return the difficulty that it is flagged with; else nothing."""
    if not obligation.blocked:
        return ""
    why = obligation.blocked.note or obligation.blocked.doc or ""
    return f"{words.pick(messages.blocked)}: {visible(why)}".rstrip(": ")


def owner(plan: Plan, obligation: Obligation, words: Words) -> str:
    """Return whose obligation it is and, where that ended, who answers now."""
    agency = plan.agencies[obligation.agency]
    if obligation.answers == obligation.agency:
        return visible(agency.name)
    successor = plan.agencies[obligation.answers]
    return words.fill(messages.answers, agency=agency, successor=successor)


def parties(plan: Plan, ids: Iterable[str]) -> str:
    """Return the names of agencies and groups, beginning with a capital."""
    names = "; ".join(plan.party(id_).name for id_ in ids)
    return names[:1].upper() + names[1:]


def rates(total: Tally, words: Words) -> list[str]:
    """Return how much of everything, and of what was due, is done; nothing of what there is none."""
    return [
        words.fill(said, done=done, all=out_of, percent=f"{100 * done / out_of:.0f}")
        for said, (done, out_of) in (
            (messages.progress, (total.delivered, total.expected)),
            (messages.rate, total.fell_due),
        )
        if out_of
    ]


# -- cells -----------------------------------------------------------------------------------------


def signed(obligation: Obligation, words: Words) -> Line:
    """Return how it stands, with its sign."""
    said = f"{obligation.status.sign} {standing(obligation, words)}"
    return line(said, ROLES[obligation.status])


def state(obligation: Obligation, words: Words) -> Cell:
    """Return how it stands, and whether that will not last."""
    said = signed(obligation, words)
    if obligation.due_soon:
        said = (*said, Span(f", {words.pick(messages.due_soon)}", "warning"))
    return Cell((said,))


def due(obligation: Obligation, words: Words) -> Cell:
    """Return its due date, marked where a caveat is to be read."""
    if obligation.due is None:
        return cell(words.pick(_undated([obligation])), "muted")
    return cell(words.day(obligation.due) + ("*" if obligation.caveats else ""))


def due_of_task(tally: Tally, words: Words) -> Cell:
    """Return the due date of a task, or the first and the last."""
    dues = tally.dues
    if not tally.obligations:
        return cell("–", "muted")
    if not dues:
        return cell(words.pick(_undated(tally.obligations)), "muted")
    mark = "*" if any(o.caveats for o in tally.obligations) else ""
    if len(dues) == 1:
        return cell(words.day(dues[0]) + mark)
    first = words.fill(messages.until, first=dues[0], last="").rstrip()
    return Cell((line(first), line(words.day(dues[-1]) + mark)))


def _undated(obligations: Sequence[Obligation]) -> Sentence:
    waiting = any(o.start is None for o in obligations)
    return messages.waiting_documents if waiting else messages.no_date


def progress(tally: Tally) -> Cell:
    """Return how many are done, of how many."""
    if not tally.expected:
        return cell("–", "muted")
    share = Share(tally.delivered, tally.expected)
    return Cell((line(f"{share.part}/{share.whole}", "strong"),), share)


def counts(tally: Tally, words: Words) -> Cell:
    """Return how many stand in each status, worst first, a line each."""
    if not tally.obligations:
        return cell(words.pick(messages.nobody), "muted")
    several = len(tally.obligations) > 1
    lines = [
        line(
            f"{status.sign} {status.said(words)}" + (f": {count}" if several else ""),
            ROLES[status],
        )
        for status, count in tally.counts.items()
    ]
    for count, flag in (
        (tally.due_soon, messages.due_soon),
        (tally.blocked, messages.blocked),
    ):
        if count:
            lines.append(line(f"» {words.pick(flag)}: {count}", "warning"))
    return Cell(tuple(lines), joint="; ")


def remarks(obligation: Obligation, words: Words) -> Cell:
    """Return what else there is to know of it."""
    said = obligation.blocked and obligation.blocked == obligation.events[-1]
    parts = [
        line(difficulty(obligation, words), "warning"),
        line(extended(obligation, words)),
        line(words.fill(messages.reminded, n=obligation.reminders) if obligation.reminders else ""),
        line("" if said or obligation.remark == obligation.occurrence else obligation.remark or ""),
        line(words.say(obligation.reason) if obligation.reason else ""),
        *(line(f"* {words.say(caveat)}") for caveat in obligation.caveats),
    ]
    kept = [part for part in parts if part[0].text]
    return Cell((joined(kept, "; "),) if kept else ())


def task_and_occurrence(obligation: Obligation, words: Words) -> Line:
    """Return the number of its task, and which occurrence of it."""
    which = occurrence(obligation, words)
    return (*line(obligation.task.id, "strong"), *(line(f" {which}") if which else ()))


def happened(event: Event, words: Words) -> Line:
    """Return what an event says: its kind, document, date and remark."""
    told = words.pick(messages.new_due if event.event is EventKind.EXTENDED else messages.set_due)
    parts = [
        event.re if event.event is EventKind.VOID else None,
        event.doc,
        told.format(day=words.day(event.due)) if event.due else None,
        event.note,
    ]
    spans = [*line(event.event.said(words), "strong")]
    for number, part in enumerate(filter(None, parts)):
        spans += [Span("; " if number else ": ", "strong"), *line(part)]
    return tuple(spans)


def event_about(event: Event) -> str:
    """Return the task of an event and which occurrence of it."""
    void = event.event is EventKind.VOID
    return " ".join(part for part in (event.task, None if void else event.re) if part)


def agency_name(plan: Plan, id_: str | None) -> str:
    """Return the name of an agency, or its id if the plan lost it."""
    agency = plan.agencies.get(id_ or "")
    return agency.name if agency else id_ or ""


# -- blocks ----------------------------------------------------------------------------------------


def head(report: Report, words: Words) -> Text:
    """Return which plan the page is about, and as of when."""
    about, query = report.plan.about, report.query
    as_of = (
        words.fill(messages.known_on, day=query.as_of, known=query.known_on)
        if query.known_on
        else words.fill(messages.as_of, day=query.as_of)
    )
    issued = words.fill(messages.issued, issuer=about.issuer, day=about.issued)
    name = (*line(about.id, "strong"), *line(f"  {about.title}"))
    return Text("head", (name, line(issued, "muted"), line(as_of)))


def title(*parts: str) -> Text:
    """Return what the page is about."""
    return text("title", "  ".join(parts), role="strong")


def facts(words: Words, values: Iterable[tuple[Sentence, str]]) -> Table:
    """Return what is known, by its name; what is not known is left out."""
    rows = ((cell(words.pick(label), "muted"), cell(value)) for label, value in values if value)
    return Table((), tuple(rows), "facts")


def task_names(tasks: Iterable[Task]) -> Table:
    """Return the names of tasks by their numbers."""
    return Table((), tuple((cell(t.id, "strong"), cell(t.name)) for t in tasks), "names")


def duties(found: Sequence[Duty], words: Words) -> list[Block]:
    """Return standing duties under their heading; nothing where there are none."""
    if not found:
        return []
    rows = tuple((cell(duty.id, "strong"), cell(duty.text)) for duty in found)
    return [
        text("heading", words.pick(labels.duties), role="strong"),
        Table((), rows, "list"),
    ]


def totals(tally: Tally, words: Words) -> list[Block]:
    """Return all counts and rates together; nothing where there is nothing to add up."""
    if len(tally.obligations) < 2:
        return []
    each = [
        line(f"{status.said(words)} {count}", ROLES[status])
        for status, count in tally.counts.items()
    ]
    begin = words.fill(messages.total, n=len(tally.obligations)) + ": "
    lines = [(*line(begin), *joined(each, " · ")), *map(line, rates(tally, words))]
    return [Text("total", tuple(lines))]


def footnotes(report: Report, words: Words) -> list[Block]:
    """Return what makes a date in the page unsure."""
    return [
        text("footnote", f"* {words.say(caveat)}", role="doubtful") for caveat in report.caveats
    ]


def nothing(words: Words, sentence: Sentence) -> Text:
    """Return the sentence that says that there is nothing to show."""
    return text("paragraph", words.pick(sentence))
