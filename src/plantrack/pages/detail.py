"""One task, agency or duty: what the plan says, how due dates were found, each obligation, history."""

from plantrack.pages import blocks, citing, labels, messages, numbers
from plantrack.pages.history import events
from plantrack.pages.listing import rows
from plantrack.pages.page import Block, Line, Page, Text, joined, line, text
from plantrack.plan.amendments import read
from plantrack.plan.model import Agency, Duty, Task
from plantrack.report.history import history_of
from plantrack.report.report import Derivation, Report
from plantrack.words.words import Sentence, Words

FEW = 4  # agencies to name; of more, the table below tells


def task(report: Report, found: Task, words: Words) -> Page:
    """Tell all there is to know of a task."""
    plan = report.plans[0]
    by, _ = plan.wordings(found.id)[-1]
    worded = labels.wording_amended if by else labels.wording
    known = (
        (labels.former, ", ".join(found.former)),
        (labels.lead, citing.parties(plan, found.lead)),
        (labels.coordinate, citing.parties(plan, found.coordinate)),
        (labels.delivered_by, citing.parties(plan, found.delivered_by or ())),
        (
            labels.delivered_to,
            citing.parties(plan, [found.delivered_to] if found.delivered_to else ()),
        ),
        (labels.product, found.product or ""),
        (worded, f"“{found.wording}”" if found.wording else ""),
        (labels.source, found.source or ""),
        (labels.officer, found.officer or ""),
        (labels.note, found.note or ""),
        *_amended(report, found, words),
    )
    body = (
        *blocks.head(report, words),
        blocks.title(found.id, found.title),
        blocks.facts(words, known),
        *_derivations(report, words, naming_tasks=False),
        rows(report.worst_first, words, labels.occurrence, labels.agency),
        *blocks.footnotes(report, words),
        *blocks.totals(report.total, words),
        *_happened(report, words, labels.occurrence, labels.agency),
    )
    return Page(f"{plan.about.id} {found.id}", body, words.language)


def _amended(report: Report, found: Task, words: Words) -> list[tuple[Sentence, str]]:
    """Return by which amendments a task came to be, to read as it does, or to be done no longer."""
    plan = report.plans[0]
    first, *later = read(plan, report.known_by).stages[found.id]
    drop, why = plan.dropped.get(found.id, (None, ""))
    changed = [s.amendment for s in later if s.amendment and s.amendment is not drop]
    brought = [first.amendment] if first.amendment else []
    dropped = words.fill(messages.dropped_by, day=drop.issued, doc=drop, why=why) if drop else ""
    return [
        (labels.brought_by, citing.listed(brought, words)),
        (labels.amended_by, citing.listed(changed, words)),
        (labels.closed, dropped),
    ]


def agency(report: Report, id_: str, words: Words) -> Page:
    """Tell all there is to know of an agency: itself, its duties, its whole workload."""
    found = report.agency(id_)
    others = any({o.agency, o.answers} != {id_} for o in report.obligations)
    known = (
        (labels.code, found.code or ""),
        (labels.email, ", ".join(report.addresses(id_))),
        (labels.life, _life(found, words)),
        (labels.successor, _successor(report, id_, words)),
    )
    naming = [labels.task, labels.title, labels.occurrence]
    body = (
        *blocks.head(report, words),
        blocks.title(found.name),
        blocks.facts(words, known),
        *blocks.duties(report.duties_of(id_), words, several=report.several),
        rows(report.worst_first, words, *naming, *([labels.agency] if others else [])),
        *blocks.footnotes(report, words),
        *blocks.totals(report.total, words),
        *_derivations(report, words, naming_tasks=True),
        *_happened(report, words, *([labels.plan] if report.several else []), labels.task),
    )
    return Page(f"{blocks.name(report, words)} {found.name}", body, words.language)


def duty(report: Report, found: Duty, words: Words) -> Page:
    """Tell of a standing duty and whose it is."""
    plan = report.plans[0]
    whose = citing.parties(plan, found.who)
    body = (blocks.title(found.id, found.text), blocks.facts(words, [(labels.who, whose)]))
    return Page(f"{plan.about.id} {found.id}", body, words.language)


def _life(found: Agency, words: Words) -> str:
    since = words.fill(messages.since, day=found.since) if found.since else ""
    until = words.fill(messages.ended, day=found.until) if found.until else ""
    return " ".join(filter(None, (since, until)))


def _successor(report: Report, id_: str, words: Words) -> str:
    found, now = report.agency(id_), report.answers_for(id_)
    successor = now if now and now != id_ else found.successor
    if successor:
        return report.agency(successor).name
    return words.pick(messages.successor_unknown) if found.until else ""


def _derivations(report: Report, words: Words, *, naming_tasks: bool) -> list[Block]:
    if not report.obligations:
        return []
    found = report.derivations
    agencies = {o.agency for o in report.obligations}
    several = len(found) > 1 and len(agencies) > 1 and not naming_tasks
    body: list[Block] = [text("heading", words.pick(labels.why), role="strong")]
    for derivation in found:
        why = line(" ".join(map(words.say, derivation.why)))
        if naming_tasks:
            first = derivation.obligations[0]
            about = blocks.task_and_occurrence(first, words)
            if report.several:
                about = (*line(f"{first.plan.about.id} "), *about)
            why = joined((about, why), "  ")
        applies = [line(_applies(derivation, words), "muted")] if several else []
        body.append(Text("detail", (why, *applies)))
    return body


def _applies(derivation: Derivation, words: Words) -> str:
    names = tuple(o.plan.agencies[o.agency].name for o in derivation.obligations)
    if len(names) > FEW:
        many = numbers.so_many([o.agency for o in derivation.obligations], words)
        return words.fill(messages.applies, agencies=many)
    return words.fill(messages.applies, agencies=names)


def _happened(report: Report, words: Words, *names: Sentence) -> list[Block]:
    happened = history_of(report)
    if not happened.events:
        return []
    heading: Line = line(words.pick(labels.history), "strong")
    return [Text("section", (heading,)), events(happened, words, *names)]
