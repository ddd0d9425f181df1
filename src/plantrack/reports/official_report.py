"""The report that an office signs (báo cáo): how plans are carried out, part by part, with its annexes."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from plantrack.pages import blocks, citing, labels, news, numbers, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.numbers import two_digits
from plantrack.pages.page import Line, Table, Text, line, text
from plantrack.report.comparison import Comparison
from plantrack.report.obligation import LAST, Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.report.tally import Tally
from plantrack.reports import columns, messages, sections, tables, tallies
from plantrack.reports.columns import Row
from plantrack.reports.document import (
    DOTS,
    Annex,
    Document,
    GroupedTable,
    Office,
    annexed,
    grouped,
    ledger,
    letterhead,
    office,
    signature,
)
from plantrack.reports.sections import Section
from plantrack.reports.tables import Column, Telling
from plantrack.words.text import capital, roman, visible
from plantrack.words.words import Role, Words

ITEMS = (
    columns.OWNERS,
    columns.LAST_DUE,
    columns.CLASS,
    columns.DOC_WITH_DAY,
    columns.DAYS_LATE,
    columns.REMINDERS,
    columns.CHANGED_AND_NOTE,
)
LATE = (tallies.AGENCY, tallies.LATE, tallies.LATE_LONG, tallies.LATE_ITEMS)
CHANGES = (
    columns.NAMED,
    columns.OWNERS,
    columns.CHANGE,
    columns.FORMER_DUE,
    columns.CHANGED_DUE,
    columns.DOC_AND_DAY,
)
DIFFICULTIES = (
    columns.NAMED,
    columns.OWNERS,
    columns.DIFFICULTY,
    columns.SINCE,
    columns.SITUATION,
)
REQUESTS = (
    columns.NAMED,
    columns.OWNERS,
    columns.DUE_DAY,
    columns.ASKED_DUE,
    columns.DOC_AND_DAY,
    columns.ASKED_WHY,
)

_Row = TypeVar("_Row")
Blocks = list[Text | Table]
Part = tuple[str, Blocks]  # under which heading, what


def official_report(comparison: Comparison, words: Words) -> Document:
    """Return the report, in the layout of Decree 30/2020/ND-CP; what has nothing to say is left out."""
    report = comparison.report
    signs = office(report)
    return Document(
        letterhead(signs, words, messages.report_number),
        words.pick(messages.statement),
        (
            words.fill(messages.statement_subject, plan=subject(report, words)),
            _as_of(report, words),
            *(f"({said})" for said in phrases.scope(comparison, words)),
        ),
        words.pick(messages.to),
        signs.superiors or (DOTS,),
        (*_lead(report, signs, words), *_body(comparison, signs, words)),
        signature(signs, words, copies(report)),
        _annexes(comparison, signs, words),
        words.language,
    )


def subject(report: Report, words: Words) -> str:
    """Return which plan it is, or how many they are."""
    if report.several:
        return words.fill(pages_messages.so_many_plans, n=two_digits(len(report.plans), words))
    return citing.cited(report.plans[0], words)


def copies(report: Report) -> list[str]:
    """Return who else gets the report by the plans, as these name them."""
    named = (visible(copy.strip(" -.;")) for plan in report.plans for copy in plan.about.copies)
    return [copy for copy in dict.fromkeys(named) if not copy.startswith(("Lưu", "Như "))]


def _as_of(report: Report, words: Words) -> str:
    said = messages.statement_known_on if report.known_on else messages.statement_as_of
    return words.fill(said, day=phrases.as_of(report, words), known=phrases.known_on(report, words))


def _lead(report: Report, signs: Office, words: Words) -> Blocks:
    day = {"office": signs.name, "day": phrases.as_of(report, words)}
    if not report.several:
        plan = citing.cited(report.plans[0], words, titled=True)
        return [text("paragraph", words.fill(messages.statement_lead, plan=plan, **day))]
    n = two_digits(len(report.plans), words)
    lead = words.fill(messages.statement_lead_several, n=n, **day)
    return [text("paragraph", lead), text("items", *citations(report, words))]


def citations(report: Report, words: Words) -> list[str]:
    """Return the plans with their titles, as a list has them."""
    *others, last = (citing.cited(plan, words, titled=True) for plan in report.plans)
    return [*(f"{plan};" for plan in others), f"{last}."]


def _body(comparison: Comparison, signs: Office, words: Words) -> Blocks:
    """Return the parts that have something to say, numbered, and the sentence that ends it."""
    told = (part(comparison, words) for part in PARTS)
    kept = [(heading, body) for heading, body in told if body]
    return [
        *(
            block
            for place, (heading, body) in enumerate(kept, 1)
            for block in (text("heading", f"{roman(place)}. {heading.upper()}"), *body)
        ),
        _close(comparison.report, signs, words),
    ]


def _proposals(comparison: Comparison, words: Words) -> Part:
    """Return what was asked for and is to be decided, and an empty place, as nothing tells what is proposed."""
    said = words.fill(messages.proposals_blank, office=office(comparison.report).name)
    _, asked = _listed(sections.together(sections.requests(comparison, words)), REQUESTS)
    return words.pick(messages.part_proposals), [*asked, text("paragraph", said, role="muted")]


def _close(report: Report, signs: Office, words: Words) -> Text:
    to = ", ".join(signs.superiors) or DOTS
    plan = citing.plans_above(report, words) if report.several else subject(report, words)
    said = words.fill(messages.statement_close, plan=plan, office=signs.name, to=to)
    return text("closing", said)


# -- I. general situation --------------------------------------------------------------------------


def _general(comparison: Comparison, words: Words) -> Part:
    report, title = comparison.report, words.pick(messages.part_general)
    total = report.total
    if not total.obligations:
        return title, [text("paragraph", words.pick(pages_messages.no_obligations))]
    summed = words.fill(
        messages.counted_up,
        tasks=two_digits(len(report.by_task), words),
        agencies=two_digits(len(report.agencies), words),
        n=two_digits(len(total.obligations), words),
        meaning=pages_messages.what_an_item_is,
    )
    reasons = phrases.reasons(report, words, in_letter=True)
    return title, [
        text("paragraph", summed),
        Text("items", numbers.itemized(total, words)),
        *(text("paragraph", f"{said}.") for said in (*numbers.rate(total, words), *reasons)),
        *_news(sections.news(comparison, words), sections.documents(comparison, words)),
        text("paragraph", words.pick(messages.details_in_annexes)),
    ]


def _news(section: Section[Row], documents: Sequence[str]) -> Blocks:
    """Return which documents are new, how much is new of each kind, and of which tasks whose."""
    if not section.rows:
        return [text("paragraph", section.lead)]
    words = section.telling.words
    lines = []
    for kind, found in groupby(section.rows, key=lambda row: row.items[0].kind):
        rows = list(found)
        which = "; ".join(_whose(same, section.telling) for same in _by_place(rows))
        said = {"what": capital(kind.in_words(words)), "n": two_digits(len(rows), words)}
        lines.append(words.fill(messages.changes_of_kind, **said, which=which))
    return [text("paragraph", f"{section.title}:"), text("items", *documents, *lines)]


def _by_place(rows: Iterable[Row]) -> Iterable[Sequence[Row]]:
    """Return items of one task and occurrence together, in the order of the first of each.

    What was given to others is together for all occurrences.
    """
    found: dict[object, list[Row]] = {}
    for row in rows:
        place = row.alike if row.items[0].former else row.first.place
        found.setdefault(place, []).append(row)
    return found.values()


def _whose(rows: Sequence[Row], telling: Telling) -> str:
    """Return a task and occurrence with its agencies or, where these are many, how many."""
    words, item = telling.words, rows[0].items[0]
    owners = list(dict.fromkeys(phrases.owner(row.first, words) for row in rows))
    if len(owners) > phrases.NAMED:
        owners = [numbers.so_many({row.first.agency for row in rows}, words)]
    if item.former:
        former, now = news.sides(item, words)
        owners = [words.fill(messages.given_from_to, former=former, now=now)]
    task = columns.item(rows[0].first, telling)
    return words.fill(messages.task_and_who, task=task, who=", ".join(owners))


# -- II. results by task ---------------------------------------------------------------------------


def _by_task(comparison: Comparison, words: Words) -> Part:
    """Return each task with how its items stand; a plan among several is named before its tasks."""
    report = comparison.report
    body: Blocks = []
    plans = groupby(report.by_task, key=lambda row: row[0].identity)
    for place, (_, rows) in enumerate(plans, 1):
        mine = list(rows)
        within = f"{place}." if report.several else ""
        body += [blocks.plan_heading(mine[0][0], words, f"{place}. ")] if within else []
        for n, (_, task, tally) in enumerate(mine, 1):
            number = f"{within}{n}"
            named = words.fill(messages.task_heading, n=number, name=task.title, task=task.id)
            body.append(text("section", named))
            body.append(text("paragraph", _result(tally, words)))
    return words.pick(messages.part_by_task), body


def _result(tally: Tally, words: Words) -> str:
    """Return when a task is due and how many of its items stand how."""
    if not tally.obligations:
        return capital(words.pick(pages_messages.nobody)) + "."
    counts = tally.counts
    said = "; ".join(
        f"{_lower(words.pick(column.heading))} {two_digits(counts[status], words)}"
        for status, column in tallies.COUNTED.items()
        if status in counts
    )
    n = two_digits(len(tally.obligations), words)
    return f"{_term(tally, words)}. {words.fill(messages.items_of_task, n=n, counts=said)}"


def _term(tally: Tally, words: Words) -> str:
    dues = sorted({o.due for o in tally.obligations if o.due})
    if not dues:
        waiting = any(o.start is None for o in tally.obligations)
        return words.pick(messages.term_waiting if waiting else messages.term_open)
    if len(dues) > 1:
        return words.fill(messages.terms, first=dues[0], last=dues[-1])
    term = words.fill(messages.term, day=dues[0])
    having = sum(o.due == dues[0] for o in tally.obligations)
    if having == len(tally.obligations):
        return term
    return term + words.fill(messages.of_items, n=two_digits(having, words))


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


# -- III. what is overdue, IV. due dates that were changed, V. difficulties ------------------------


def _overdue(comparison: Comparison, words: Words) -> Part:
    """Return who is late, with what, since when, and who was never heard of."""
    role: Role | None = "strong" if comparison.silent else None
    heard = text("paragraph", sections.silent_by_name(comparison, words), role=role)
    title, told = _listed(sections.late_agencies(comparison, words), LATE)
    return title, [*told, heard] if told else []


def _extensions(comparison: Comparison, words: Words) -> Part:
    return _listed(sections.together(sections.extensions(comparison, words)), CHANGES)


def _difficulties(comparison: Comparison, words: Words) -> Part:
    return _listed(sections.difficulties(comparison, words), DIFFICULTIES)


def _listed(section: Section[_Row], chosen: Sequence[Column[_Row]]) -> Part:
    """Return what is said of a section and its rows; nothing where there are none."""
    if not section.rows:
        return section.title, []
    return section.title, [text("paragraph", section.lead), section.table(chosen, sparse=True)]


PARTS = (_general, _by_task, _overdue, _extensions, _difficulties, _proposals)


# -- the annexes -----------------------------------------------------------------------------------


def _annexes(comparison: Comparison, signs: Office, words: Words) -> tuple[Annex, ...]:
    report = comparison.report
    if not report.obligations:
        return ()
    under = annexed(messages.annexed_to_statement, signs, words)
    first, second = (words.fill(messages.annex, n=roman(place)) for place in (1, 2))
    totals = sections.totals(comparison, words)
    agencies = ledger(totals.table(sections.rated(comparison)))
    caveats = (text("footnote", f"{words.say(caveat)}.") for caveat in report.caveats)
    return (
        Annex(first, words.pick(messages.annex_agencies).upper(), under, (agencies,)),
        Annex(
            second,
            words.pick(messages.annex_items).upper(),
            under,
            (_all_items(comparison, words), *caveats),
            wide=True,
        ),
    )


def _all_items(comparison: Comparison, words: Words) -> GroupedTable:
    """Return all items, those of one task and occurrence under its name."""
    groups = [rows for *_, tally in comparison.report.by_task for rows in by_occurrence(tally)]
    telling = Telling.of(comparison, words)
    listed = tables.table((Row((o,)) for rows in groups for o in rows), telling, ITEMS, sparse=True)
    titled: set[tuple[str, str]] = set()
    names: list[tuple[Line, int]] = []
    for rows in groups:
        task = rows[0].plan.about.id, rows[0].task.id
        names.append((_group(rows, telling, again=task in titled), len(rows)))
        titled.add(task)
    return grouped(listed, names)


def by_occurrence(tally: Tally) -> list[list[Obligation]]:
    """Return the items of a task, those of one occurrence together, what is due first before others."""
    found: dict[str | None, list[Obligation]] = {}
    for o in tally.obligations:
        found.setdefault(o.occurrence, []).append(o)
    return sorted(
        found.values(),
        key=lambda rows: (min(o.original_due or LAST for o in rows), rows[0].occurrence is None),
    )


def _group(rows: Sequence[Obligation], telling: Telling, *, again: bool) -> Line:
    """Return what rows are about; of a task that was named before only which occurrence of it."""
    o = rows[0]
    task = capital(columns.in_plan(o.plan, o.task, telling))
    which = phrases.occurrence_text(o, telling.words)
    if again:
        still = [one for one in rows if one.status is not Status.CLOSED]
        why = blocks.undated(still) if still else Status.CLOSED.short
        return line(f"{task}: {which or telling.words.pick(why)}")
    product = (
        f"{telling.words.pick(labels.product).lower()}: {o.task.product}" if o.task.product else ""
    )
    aside = "; ".join(filter(None, (which, product, *phrases.assigned(o.task, telling.words))))
    return line(f"{task}: {o.task.title}{f' ({aside})' if aside else ''}")
