"""Cells and blocks that several pages have: a status, a due date, the head of a page, its totals."""

from collections.abc import Iterable, Sequence
from datetime import date

from plantrack.pages import citing, labels, messages, numbers, phrases
from plantrack.pages.page import (
    Block,
    Cell,
    Line,
    Share,
    Span,
    Table,
    Text,
    cell,
    joined,
    line,
    text,
)
from plantrack.plan import standing
from plantrack.plan.model import Duty, Plan, Task
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.words.text import capital, visible
from plantrack.words.words import Sentence, TwoDigits, Words

FEW = 3  # amendments that a screen names; of more, how many


def signed(obligation: Obligation, words: Words) -> Line:
    """Return how it stands, with its sign."""
    said = f"{obligation.status.sign} {phrases.status_text(obligation, words)}"
    return line(said, obligation.status.role)


def state(obligation: Obligation, words: Words) -> Cell:
    """Return how it stands, and whether that will not last."""
    said = signed(obligation, words)
    if obligation.due_soon:
        said = (*said, Span(f", {words.pick(messages.due_soon)}", "warning"))
    return Cell((said,))


def dated(day: date | None, words: Words) -> Cell:
    """Return a cell of a day; an empty one where there is none."""
    return Cell((line(words.day(day)),), value=day) if day else Cell()


def due(obligation: Obligation, words: Words) -> Cell:
    """Return its due date, marked where a caveat is to be read."""
    if obligation.due is None:
        return cell("–", "muted")  # why stands in its status
    return cell(words.day(obligation.due) + ("*" if obligation.caveats else ""))


def due_of_task(tally: Tally, words: Words) -> Cell:
    """Return the due date of a task, or the earliest and the latest."""
    dues = tally.dues
    if not tally.obligations:
        return cell("–", "muted")
    if not dues:
        return cell(words.pick(undated(tally.obligations)), "muted")
    mark = "*" if any(o.caveats for o in tally.obligations) else ""
    if len(dues) == 1:
        return cell(words.day(dues[0]) + mark)
    first = words.fill(messages.earliest, day=words.day(dues[0]))
    last = words.fill(messages.latest, day=words.day(dues[-1]) + mark)
    return Cell((line(first), line(last)), joint=", ")


def undated(obligations: Sequence[Obligation]) -> Sentence:
    """Return why none of them has a due date."""
    waiting = any(o.start is None for o in obligations)
    return messages.waiting_documents if waiting else messages.no_date


def progress(tally: Tally) -> Cell:
    """Return how many are done, of how many."""
    if not tally.expected:
        return cell("–", "muted")
    share = Share(tally.delivered, tally.expected)
    return Cell((line(f"{share.part}/{share.whole}", "strong"),), share)


def counts(tally: Tally, words: Words) -> Cell:
    """Return how many stand worst, and how many have difficulties."""
    if not tally.obligations:
        return cell(words.pick(messages.nobody), "muted")
    worst = tally.worst
    number = f"{tally.counts[worst]} " if len(tally.obligations) > 1 else ""
    said = [line(f"{worst.sign} {number}{words.pick(worst.short)}", worst.role)]
    if worst is Status.ON_TRACK and tally.due_soon:
        said.append(line(words.fill(messages.of_these_soon_short, n=tally.due_soon), "warning"))
    if tally.blocked:
        said.append(line(f"» {tally.blocked} {words.pick(messages.blocked)}", "warning"))
    return Cell(tuple(said), joint=" · ")


def remarks(obligation: Obligation, words: Words) -> Cell:
    """Return what else there is to know of it."""
    told = (obligation.blocked, obligation.requested, phrases.returned(obligation))
    remark = phrases.remark(obligation, words)
    said = any(event and remark == phrases.reason(event, words) for event in told)
    named = obligation.remark == (obligation.occurrence, None)
    parts = [
        line(phrases.difficulty(obligation, words), "warning"),
        line(phrases.request(obligation, words), "warning"),
        line(phrases.sent_back(obligation, words, why=True)),
        line(phrases.extended(obligation, words)),
        line(numbers.reminded_often(obligation.reminders, words)),
        line("" if said or named else remark),
        *(line(f"* {words.say(caveat)}") for caveat in obligation.caveats),
    ]
    kept = [part for part in parts if part[0].text]
    return Cell((joined(kept, "; "),) if kept else ())


def task_and_occurrence(obligation: Obligation, words: Words) -> Line:
    """Return the number of its task, and which occurrence of it."""
    which = obligation.called.after_task(words) if obligation.called else ""
    return (*line(obligation.task.id, "strong"), *(line(f" {which}") if which else ()))


def head(report: Report, words: Words, *, named: bool = True) -> list[Block]:
    """Return what sums the page up: which plan, as of when, what is bad, how much is done."""
    total = report.total
    said = [line(name(report, words), "strong"), line(as_of(report, words))]
    overdue = total.counts.get(Status.OVERDUE, 0)
    if overdue:
        said.append(
            line(f"{Status.OVERDUE.sign} {overdue} {words.pick(Status.OVERDUE.short)}", "bad")
        )
    if total.blocked:
        said.append(line(f"» {total.blocked} {words.pick(messages.blocked)}", "warning"))
    if named and total.expected:
        said.append(line(f"✓ {total.delivered}/{total.expected}", "done"))
    blocks: list[Block] = [Text("head", (joined(said, " · "),))]
    if report.several:
        return blocks
    return [
        *blocks,
        *(_named(report.plans[0], words) if named else []),
        *not_issued(report, words),
    ]


def not_issued(report: Report, words: Words) -> list[Block]:
    """Return since when those of its plans are in force that were not issued by their day."""
    since = (standing.of_plan(plan, report.day_of(plan)).since for plan in report.plans)
    return [text("paragraph", capital(words.say(one))) for one in since if one]


def as_of(report: Report, words: Words) -> str:
    """Return as of when a report is, and by what was recorded until when."""
    how = messages.known_on if report.known_on else messages.as_of
    return words.fill(how, day=phrases.as_of(report, words), known=phrases.known_on(report, words))


def name(report: Report, words: Words) -> str:
    """Return what a page is about: the number of its plan, or how many there are."""
    if report.several:
        return words.fill(messages.so_many_plans, n=len(report.plans))
    return report.plans[0].about.id


def plan_heading(plan: Plan, words: Words, number: str = "") -> Text:
    """Return the heading of what belongs to one plan among several, behind its number if it has one."""
    said = f"{number}{citing.named(plan.about, words)}: {plan.about.title}"
    return text("part", said, role="strong")


def _named(plan: Plan, words: Words) -> list[Text]:
    """Return a plan with its title, which may be cut short, and what amended it: of many documents the newest."""
    made = plan.amendments
    said = f"{words.pick(labels.amended_by)} {citing.listed(made, words)}"
    if len(made) > FEW:
        newest = citing.listed(made[-1:], words)
        said = words.fill(messages.amended_often, n=TwoDigits(len(made)), newest=newest)
    under = [text("under", said, role="muted")] if made else []
    return [text("name", _titled(plan, words), role="muted"), *under]


def titled(plan: Plan, words: Words) -> str:
    """Return a plan as it is cited, with its title before what amended it."""
    amended = citing.amended(plan.amendments, words)
    return _titled(plan, words) + (f" ({amended})" if amended else "")


def _titled(plan: Plan, words: Words) -> str:
    return f"{citing.as_issued(plan.about, words)}: {visible(plan.about.title)}"


def title(*parts: str) -> Text:
    """Return what the page is about."""
    return text("title", "  ".join(parts), role="strong")


def named_task(task: Task) -> Cell:
    """Return the name of a task, and under it which document assigned it and whose it is in the office."""
    told = [line(one, "muted") for one in (task.source, task.officer) if one]
    under = (joined(told, " · ", "muted"),) if told else ()
    return Cell((line(task.name), *under), joint=" · ")


def facts(words: Words, values: Iterable[tuple[Sentence, str]]) -> Table:
    """Return what is known, by its name; what is not known is left out."""
    rows = ((cell(words.pick(label), "muted"), cell(value)) for label, value in values if value)
    return Table((), tuple(rows), "facts")


def task_names(report: Report) -> Table:
    """Return the names of the tasks that rows are about, by their numbers."""
    tasks = {
        (o.plan.about.id if report.several else "", o.task.id): named_task(o.task)
        for o in report.obligations
    }
    rows = ((cell(" ".join(filter(None, about)), "strong"), name) for about, name in tasks.items())
    return Table((), tuple(rows), "names")


def duties(found: Sequence[tuple[Plan, Duty]], words: Words, *, several: bool) -> list[Block]:
    """Return standing duties under their heading; nothing where there are none."""
    if not found:
        return []
    rows = tuple(
        (cell(f"{plan.about.id} {duty.id}" if several else duty.id, "strong"), cell(duty.text))
        for plan, duty in found
    )
    return [
        text("heading", words.pick(labels.duties), role="strong"),
        Table((), rows, "list"),
    ]


def totals(tally: Tally, words: Words) -> list[Block]:
    """Return all counts and rates together; nothing where there is nothing to add up."""
    if len(tally.obligations) < 2:
        return []
    total = words.fill(messages.total, n=len(tally.obligations))
    done, *others = numbers.tallied(tally, words, beside_progress=True)
    meaning = line(f"({words.pick(messages.what_an_item_is)})", "muted")
    lines = (
        joined((line(total), done), " · "),
        *others,
        *map(line, numbers.rate(tally, words)),
        meaning,
    )
    return [Text("total", lines)]


def footnotes(report: Report, words: Words) -> list[Block]:
    """Return what holds for several rows: why they were closed, what makes a date unsure."""
    said = phrases.reasons(report, words)
    reasons = [text("footnote", f"{reason}.", role="muted") for reason in said]
    caveats = (f"* {words.say(caveat)}" for caveat in report.caveats)
    return [*reasons, *(text("footnote", caveat, role="doubtful") for caveat in caveats)]


def nothing(words: Words, sentence: Sentence) -> Text:
    """Return the sentence that says that there is nothing to show."""
    return text("paragraph", words.pick(sentence))
