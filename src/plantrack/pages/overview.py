"""How every task, or every agency, stands, and all together."""

from plantrack.pages import blocks, labels, messages
from plantrack.pages.page import Block, Cell, Page, cell, number, table, text
from plantrack.plan.model import Group, Plan
from plantrack.report.report import Report
from plantrack.words.words import Words


def by_task(report: Report, words: Words) -> Page:
    """Tell of every task: due date, progress, what is open of it, worst first; totals below."""
    rows = report.by_task
    columns = {
        labels.plan: [cell(plan.about.id if report.several else "") for plan, _, _ in rows],
        labels.task: [cell(task.id, "strong") for _, task, _ in rows],
        labels.title: [blocks.named_task(task) for _, task, _ in rows],
        labels.due: [blocks.due_of_task(tally, words) for _, _, tally in rows],
        labels.progress: [blocks.progress(tally) for _, _, tally in rows],
        labels.status: [blocks.counts(tally, words) for _, _, tally in rows],
    }
    return _summary(
        report,
        words,
        [table(words, columns, labels.title)] if rows else [],
        *_not_issued(report, words),
    )


def by_plan(report: Report, words: Words) -> Page:
    """Tell of every plan: progress and what is open of it, worst first; totals below."""
    rows = report.by_plan
    columns = {
        labels.plan: [cell(plan.about.id, "strong") for plan, _ in rows],
        labels.subject_of_plan: [cell(plan.about.title) for plan, _ in rows],
        labels.progress: [blocks.progress(tally) for _, tally in rows],
        labels.status: [
            _in_force_from(plan, words)
            if plan.about.issued > report.day_of(plan)
            else blocks.counts(tally, words)
            for plan, tally in rows
        ],
    }
    return _summary(report, words, [table(words, columns, labels.subject_of_plan)])


def _in_force_from(plan: Plan, words: Words) -> Cell:
    """Return since when a plan is in force that is not yet."""
    return cell(words.fill(messages.in_force_from, day=plan.about.issued), "muted")


def _not_issued(report: Report, words: Words) -> list[Block]:
    """Return likewise, where several plans have no row of their own; of one the head says it."""
    return blocks.not_issued(report, words) if report.several else []


def by_agency(report: Report, words: Words) -> Page:
    """Tell of every agency: progress and what is open of what it answers for, worst first."""
    return _summary(report, words, _agencies(report, words), *_not_issued(report, words))


def silent(report: Report, words: Words) -> Page:
    """Tell of the agencies that are late and were never heard of how much is late, how long, how often reminded.

    Of several plans, of each plan by itself.
    """
    rows = [(one.plans[0], id_, tally) for one in report.apart for id_, tally in one.by_agency]
    columns = {
        labels.agency: [cell(report.agency(id_).name, "strong") for _, id_, _ in rows],
        labels.plan: [cell(plan.about.id if report.several else "") for plan, *_ in rows],
        labels.overdue_items: [number(len(tally.obligations)) for *_, tally in rows],
        labels.longest_overdue: [
            number(max(o.days_late or 0 for o in tally.obligations)) for *_, tally in rows
        ],
        labels.most_reminded: [
            number(max(o.reminders for o in tally.obligations)) for *_, tally in rows
        ],
    }
    shown = (
        [
            text("title", words.pick(labels.silent_rows), role="strong"),
            table(words, columns, labels.agency),
        ]
        if rows
        else [blocks.nothing(words, messages.nobody_silent)]
    )
    body = (*blocks.head(report, words, named=False), *_not_issued(report, words), *shown)
    return Page(blocks.name(report, words), body, words.language)


def group(report: Report, members: Group, words: Words) -> Page:
    """Tell of every member of a group, likewise."""
    name = members.name[:1].upper() + members.name[1:]
    return _summary(report, words, _agencies(report, words), blocks.title(name))


def _agencies(report: Report, words: Words) -> list[Block]:
    rows = report.by_agency
    columns = {
        labels.agency: [cell(report.agency(id_).name, "strong") for id_, _ in rows],
        labels.progress: [blocks.progress(tally) for _, tally in rows],
        labels.status: [blocks.counts(tally, words) for _, tally in rows],
    }
    return [table(words, columns, labels.agency)] if rows else []


def _summary(report: Report, words: Words, rows: list[Block], *above: Block) -> Page:
    body = (
        *blocks.head(report, words),
        *above,
        *(rows or [blocks.nothing(words, messages.no_obligations)]),
        *blocks.totals(report.total, words),
        *blocks.footnotes(report, words),
    )
    return Page(blocks.name(report, words), body, words.language)
