"""The letter that an office signs to the agencies that are late (công văn đôn đốc)."""

from plantrack.pages import citing, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.numbers import two_digits
from plantrack.pages.page import Line, Text, line, text
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.tally import Tally
from plantrack.reports import columns, messages, tables
from plantrack.reports.columns import Row
from plantrack.reports.document import (
    BLANK,
    Annex,
    Document,
    GroupedTable,
    Office,
    annexed,
    grouped,
    letterhead,
    office,
    signature,
)
from plantrack.reports.official_report import by_occurrence, citations, subject
from plantrack.reports.tables import Telling
from plantrack.words.text import capital, visible
from plantrack.words.words import Words

NAMED = 12  # agencies that the head of the letter names
SITUATION = (
    columns.DUE,
    columns.DAYS_LATE,
    columns.REMINDERS,
    columns.RECEIVER,
    columns.NOTE,
)


def reminder_letter(report: Report, words: Words) -> Document:
    """Return the letter about what is overdue, to all agencies that answer for any of it."""
    signs = office(report)
    whose = _in_plan_order(report)
    copies = [words.fill(messages.copy_to_superior, agency=one) for one in signs.superiors]
    return Document(
        letterhead(signs, words, messages.dispatch_number, _about(report, words)),
        "",
        (),
        words.pick(messages.to),
        _addressees([visible(report.agency(id_).name) for id_, _ in whose], words),
        tuple(_body(report, signs, words, one=len(whose) == 1)),
        signature(signs, words, copies),
        (_annex(whose, report, signs, words),),
        words.language,
    )


def _in_plan_order(report: Report) -> list[tuple[str, Tally]]:
    """Return who answers for what, in the order of the plans."""
    places = {
        id_: place
        for place, id_ in enumerate(
            dict.fromkeys(id_ for plan in report.plans for id_ in plan.agencies)
        )
    }
    return sorted(report.by_agency, key=lambda row: places[row[0]])


def _addressees(names: list[str], words: Words) -> tuple[str, ...]:
    """Return whom the letter addresses: one, a list, or all of a list too long for its head."""
    if len(names) > NAMED:
        return (words.pick(messages.dispatch_to_all),)
    ends = [";"] * (len(names) - 1) + ["." if len(names) > 1 else ""]
    return tuple(map("".join, zip(names, ends, strict=True)))


def _about(report: Report, words: Words) -> str:
    several = report.several
    plan = subject(report, words) if several else citing.named(report.plans[0].about, words)
    return words.fill(messages.dispatch_about, plan=plan)


def _body(report: Report, signs: Office, words: Words, *, one: bool) -> list[Text]:
    """Return what is late, what is asked, and how to answer; one agency is spoken to, several are named."""
    plans = two_digits(len(report.plans), words)
    reviewed = messages.dispatch_reviewed_plans if report.several else messages.dispatch_reviewed
    values: dict[str, object] = {
        "reviewed": words.fill(
            reviewed,
            plan=citing.cited(report.plans[0], words),
            day=phrases.as_of(report, words),
            office=signs.name,
        ),
        "n": two_digits(len(report.obligations), words),
        "agencies": two_digits(len(report.by_agency), words),
        "meaning": pages_messages.what_an_item_is,
        "office": signs.name,
        "blank": BLANK,
    }
    values["sending"] = phrases.sending(
        report,
        (messages.sent_to_all, messages.sent_to_some),
        words,
        monitor=signs.name,
        issuers=signs.superiors,
        by=words.fill(messages.by_day, blank=BLANK),
    )
    n = len(report.obligations)
    tasks = pages_messages.one_overdue if n == 1 else pages_messages.many_overdue
    values["counts"] = words.fill(tasks, n=two_digits(n, words))
    values["needs"] = phrases.needs(report, messages.the_annex, words)
    which = words.fill(messages.dispatch_plans, office=signs.name, n=plans)
    lead = messages.dispatch_lead_one if one else messages.dispatch_lead
    urge = messages.dispatch_urge_one if one else messages.dispatch_urge
    listed = [text("paragraph", which), text("items", *citations(report, words))]
    return [
        *(listed if report.several else []),
        text("paragraph", words.fill(lead, **values)),
        text("paragraph", words.fill(urge, **values)),
        text("paragraph", words.fill(messages.dispatch_answer, **values)),
        text("closing", words.pick(pages_messages.closing)),
    ]


def _annex(whose: list[tuple[str, Tally]], report: Report, signs: Office, words: Words) -> Annex:
    caveats = (text("footnote", f"{words.say(caveat)}.") for caveat in report.caveats)
    return Annex(
        words.pick(messages.only_annex),
        words.pick(messages.annex_overdue).upper(),
        annexed(messages.annexed_to_dispatch, signs, words),
        (_late(whose, report, words), *caveats),
        wide=True,
    )


def _late(whose: list[tuple[str, Tally]], report: Report, words: Words) -> GroupedTable:
    """Return what is overdue by agency or, where most is of tasks that several are late with, by task.

    So no long title stands there again and again; one agency has all that is its own under its name.
    """
    tasks = [tally.obligations for *_, tally in report.by_task]
    shared = sum(len(late) for late in tasks if len({o.answers for o in late}) > 1)
    told = _by_task if 2 * shared > len(report.obligations) else _by_agency
    return told(whose, report, words)


def _by_agency(whose: list[tuple[str, Tally]], report: Report, words: Words) -> GroupedTable:
    """Return what is overdue, that of each agency under its name."""
    plan = (columns.PLAN,) if report.several else ()
    rows = (Row((o,)) for _, tally in whose for o in tally.obligations)
    groups = ((line(report.agency(id_).name), len(tally.obligations)) for id_, tally in whose)
    chosen = (*plan, columns.TASK_AND_OCCURRENCE, *SITUATION)
    telling = Telling(words, report.several)
    return grouped(tables.table(rows, telling, chosen, sparse=True), groups)


def _by_task(whose: list[tuple[str, Tally]], report: Report, words: Words) -> GroupedTable:
    """Return what is overdue, under each task and occurrence its agencies in the order of the letter's head."""
    telling = Telling(words, report.several)
    places = {id_: place for place, (id_, _) in enumerate(whose)}
    tasks = [by_occurrence(tally) for *_, tally in report.by_task]
    rows = (
        Row((o,))
        for occurrences in tasks
        for alike in occurrences
        for o in sorted(alike, key=lambda o: places[o.answers])
    )
    groups = (
        (_task(alike[0], telling, titled=n > 0), len(alike))
        for occurrences in tasks
        for n, alike in enumerate(occurrences)
    )
    chosen = (columns.ANSWERING, *SITUATION)
    return grouped(tables.table(rows, telling, chosen, sparse=True), groups)


def _task(o: Obligation, telling: Telling, *, titled: bool) -> Line:
    """Return a task and which occurrence of it; of one that was titled just above, the latter alone."""
    task = capital(columns.in_plan(o.plan, o.task, telling))
    which = phrases.occurrence_text(o, telling.words)
    if titled and which:
        return line(f"{task}: {which}")
    return line(f"{task}: {o.task.title}{f' ({which})' if which else ''}")
