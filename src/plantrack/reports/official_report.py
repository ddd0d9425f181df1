"""The report that an office signs (báo cáo): how plans are carried out, part by part, with its annexes."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from plantrack.pages import labels, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.news import together
from plantrack.pages.page import (
    Cell,
    Line,
    Table,
    Text,
    cell,
    cells,
    line,
    number,
    table,
    text,
)
from plantrack.plan.model import Plan, Task
from plantrack.report.comparison import Comparison
from plantrack.report.news import News, change_kind
from plantrack.report.obligation import LAST, Obligation
from plantrack.report.replay import Adjustment
from plantrack.report.report import Report, Tally, blocked, overdue
from plantrack.reports import annexes, messages
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
    two_digits,
)
from plantrack.words.text import capital, visible
from plantrack.words.words import Words

ROMAN = ("I", "II", "III", "IV", "V", "VI")
LONG = 30  # days overdue that are told apart
ITEMS = (
    labels.agency,
    labels.product,
    labels.due,
    labels.situation,
    labels.doc_and_done_on,
    labels.days_late,
    labels.reminders,
    labels.note,
)

Blocks = list[Text | Table]


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
    return phrases.cited(report.plans[0].about, words)


def copies(report: Report) -> list[str]:
    """Return who else gets the report by the plans, as these name them."""
    named = (visible(copy.strip(" -.;")) for plan in report.plans for copy in plan.about.copies)
    return [copy for copy in dict.fromkeys(named) if not copy.startswith(("Lưu", "Như "))]


def _as_of(report: Report, words: Words) -> str:
    said = messages.statement_known_on if report.known_on else messages.statement_as_of
    return words.fill(said, day=report.as_of, known=report.known_on)


def _lead(report: Report, signs: Office, words: Words) -> Blocks:
    about = report.plans[0].about
    day = {"office": signs.name, "day": report.as_of}
    if not report.several:
        plan = phrases.cited(about, words)
        return [
            text(
                "paragraph",
                words.fill(messages.statement_lead, plan=plan, title=about.title, **day),
            )
        ]
    n = two_digits(len(report.plans), words)
    lead = words.fill(messages.statement_lead_several, n=n, **day)
    return [text("paragraph", lead), text("items", *citations(report, words))]


def citations(report: Report, words: Words) -> list[str]:
    """Return the plans with their titles, as a list has them."""
    last = report.plans[-1]
    return [
        words.fill(
            messages.plan_and_title,
            plan=phrases.cited(plan.about, words),
            title=plan.about.title,
            end="." if plan is last else ";",
        )
        for plan in report.plans
    ]


def _body(comparison: Comparison, signs: Office, words: Words) -> Blocks:
    """Return the parts that have something to say, numbered, and the sentence that ends it."""
    report = comparison.report
    told = (
        (messages.part_general, _general(comparison, words)),
        (messages.part_by_task, _by_task(report, words)),
        (messages.part_overdue, _overdue(comparison, words)),
        (messages.part_adjusted, _adjusted(report, words)),
        (messages.part_blocked, _blocked(blocked(report), words)),
        (messages.part_proposals, [_blank(signs, words)]),
    )
    kept = [(heading, blocks) for heading, blocks in told if blocks]
    return [
        *(
            block
            for place, (heading, blocks) in zip(ROMAN, kept, strict=False)
            for block in (text("heading", f"{place}. {words.pick(heading).upper()}"), *blocks)
        ),
        _close(report, signs, words),
    ]


def _blank(signs: Office, words: Words) -> Text:
    said = words.fill(messages.proposals_blank, office=signs.name)
    return text("paragraph", said, role="muted")


def _close(report: Report, signs: Office, words: Words) -> Text:
    to = ", ".join(signs.superiors) or DOTS
    plan = subject(report, words)
    said = words.fill(messages.statement_close, plan=plan, office=signs.name, to=to)
    return text("closing", said)


# -- I. general situation --------------------------------------------------------------------------


def _general(comparison: Comparison, words: Words) -> Blocks:
    report = comparison.report
    total = report.total
    if not total.obligations:
        return [text("paragraph", words.pick(pages_messages.no_obligations))]
    summed = words.fill(
        messages.counted_up,
        tasks=two_digits(len(report.by_task), words),
        agencies=two_digits(len(report.by_agency), words),
        n=two_digits(len(total.obligations), words),
        meaning=pages_messages.what_an_item_is,
    )
    reasons = [text("paragraph", f"{words.say(reason)}.") for reason in report.reasons]
    return [
        text("paragraph", summed),
        Text("items", _statuses(comparison, words)),
        *([] if comparison.by_status else _rate(total, words)),
        *reasons,
        *_news(comparison.news, report, words),
        text("paragraph", words.pick(messages.details_in_annexes)),
    ]


def _statuses(comparison: Comparison, words: Words) -> tuple[Line, ...]:
    """Return how many items stand how, a line for each of the rarer statuses, too."""
    total = comparison.report.total
    if comparison.by_status:
        return tuple(phrases.counted(comparison, words))
    return (*phrases.classes(total, words), *map(line, phrases.others(total, words)))


def _rate(total: Tally, words: Words) -> Blocks:
    """Return how much of what was due is done; nothing where nothing was."""
    done, due = total.due_completion
    if not due:
        return []
    share = phrases.percent(done, due, words)
    said = words.fill(messages.fell_due, done=done, all=due, percent=share)
    return [text("paragraph", said)]


def _news(news: News, report: Report, words: Words) -> Blocks:
    days = {"day": news.since + timedelta(days=1), "until": report.as_of}
    if not news.any:
        return [text("paragraph", words.fill(messages.no_changes, **days))]
    lines = [
        words.fill(
            messages.changes_of_kind,
            what=capital(kind.in_words(words)),
            n=two_digits(len(rows), words),
            which=_which(report._replace(obligations=tuple(rows)), words),
        )
        for kind, rows in news.by_kind.items()
    ]
    lead = words.fill(messages.changes_since, **days)
    return [text("paragraph", lead), text("items", *lines)]


def _which(report: Report, words: Words) -> str:
    """Return obligations by task and occurrence, each with its agencies or, where these are many, how many."""
    return "; ".join(
        words.fill(
            messages.task_and_who,
            task=", ".join(
                filter(
                    None,
                    (
                        _task(first.plan, first.task, report, words),
                        phrases.occurrence_text(first, words),
                    ),
                )
            ),
            who=_who(rows, words),
        )
        for rows in together(report.obligations)
        for first in rows[:1]
    )


def _task(plan: Plan, task: Task, report: Report, words: Words) -> str:
    """Return the number of a task and, among several plans, its plan's."""
    said = messages.task_of_plan if report.several else pages_messages.task_alone
    return words.fill(said, plan=plan.about.id, task=task.id)


def _who(rows: Sequence[Obligation], words: Words) -> str:
    owners = list(dict.fromkeys(phrases.owner(o, words) for o in rows))
    if len(owners) > phrases.NAMED:
        return words.fill(pages_messages.so_many_agencies, n=len(owners))
    return ", ".join(owners)


# -- II. results by task ---------------------------------------------------------------------------


def _by_task(report: Report, words: Words) -> Blocks:
    """Return each task with how its items stand; a plan among several is named before its tasks."""
    blocks: Blocks = []
    for _, rows in groupby(report.by_task, key=lambda row: id(row[0])):
        tallies = list(rows)
        blocks += [phrases.plan_heading(tallies[0][0], words)] if report.several else []
        for place, (_, task, tally) in enumerate(tallies, 1):
            named = words.fill(messages.task_heading, n=place, name=task, task=task.id)
            blocks.append(text("section", named))
            blocks.append(text("paragraph", _result(tally, words)))
    return blocks


def _result(tally: Tally, words: Words) -> str:
    """Return when a task is due and how many of its items stand how."""
    if not tally.obligations:
        return capital(words.pick(pages_messages.nobody)) + "."
    counts = tally.counts
    said = "; ".join(
        f"{_lower(words.pick(said))} {counts[status]}"
        for status, said in annexes.COUNTED.items()
        if status in counts
    )
    n = two_digits(len(tally.obligations), words)
    return f"{_term(tally, words)}. {words.fill(messages.items_of_task, n=n, counts=said)}"


def _term(tally: Tally, words: Words) -> str:
    dues = sorted({o.due for o in tally.obligations if o.due})
    if not dues:
        return capital(words.pick(phrases.undated(tally.obligations)))
    if len(dues) > 1:
        return words.fill(messages.terms, first=dues[0], last=dues[-1])
    term = words.fill(messages.term, day=dues[0])
    having = sum(o.due == dues[0] for o in tally.obligations)
    if having == len(tally.obligations):
        return term
    return term + words.fill(messages.of_items, n=two_digits(having, words))


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


# -- III. what is overdue --------------------------------------------------------------------------


def _overdue(comparison: Comparison, words: Words) -> Blocks:
    """Return who is late, with what, since when, and who was never heard of."""
    late = overdue(comparison.report)
    if not late.obligations:
        return []
    whose = late.by_agency
    long = sum(map(_long, late.obligations))
    lead = words.fill(
        messages.overdue_lead,
        n=two_digits(len(late.obligations), words),
        agencies=two_digits(len(whose), words),
        long=words.fill(messages.overdue_long, n=two_digits(long, words), days=LONG)
        if long
        else "",
    )
    return [text("paragraph", lead), _late(late, whose, words), _silent(comparison, words)]


def _late(late: Report, whose: Sequence[tuple[str, Tally]], words: Words) -> Table:
    """Return the agencies with how many items are overdue, and which; the sum below."""
    tallies = [tally for _, tally in whose]
    columns = {
        labels.number: [*(number(place) for place, _ in enumerate(whose, 1)), Cell()],
        labels.agency: [
            *(cell(late.agency(id_).name) for id_, _ in whose),
            cell(words.pick(labels.sum_row)),
        ],
        labels.overdue_items: [number(len(t.obligations)) for t in (*tallies, late.total)],
        labels.over_a_month: [
            number(sum(map(_long, t.obligations))) for t in (*tallies, late.total)
        ],
        labels.which: [*(_items(tally, late, words) for tally in tallies), Cell()],
    }
    made = table(words, columns)
    return made._replace(rows=made.rows[:-1], total=made.rows[-1])


def _long(o: Obligation) -> bool:
    return (o.days_late or 0) > LONG


def _items(tally: Tally, late: Report, words: Words) -> Cell:
    return cells(*(_item(o, late, words) for o in tally.obligations))


def _item(o: Obligation, late: Report, words: Words) -> str:
    due = words.fill(pages_messages.set_due, day=o.due)
    told = ", ".join(filter(None, (due, phrases.status_text(o, words), phrases.reminded(o, words))))
    back = phrases.sent_back(o, words)
    return "; ".join(filter(None, (f"{_item_named(o, late, words)}: {told}", back)))


def _item_named(o: Obligation, report: Report, words: Words) -> str:
    """Return which item it is: its task, which occurrence, whose it was before."""
    said = [
        capital(_task(o.plan, o.task, report, words)),
        phrases.occurrence_text(o, words),
        phrases.predecessor_text(o, words),
    ]
    return ", ".join(filter(None, said))


def _silent(comparison: Comparison, words: Words) -> Text:
    """Return who is late and has done nothing at all that was heard of, in what is overdue or else."""
    names = [phrases.silent(comparison, id_) for id_ in comparison.silent]
    if not names:
        return text("paragraph", words.pick(messages.nobody_silent))
    n = two_digits(len(names), words)
    said = words.fill(messages.silent_agencies, n=n, agencies=", ".join(names))
    return text("paragraph", said, role="strong")


# -- IV. due dates that were changed, V. difficulties -----------------------------------------------


class _Change(NamedTuple):
    """What a document did to the due date of an item."""

    place: tuple[int, str, str | None]
    item: str
    how: str
    former: date | None
    due: date | None
    doc: str
    day: date


def _adjusted(report: Report, words: Words) -> Blocks:
    """Return each change of a due date, old and new, by which document, and for whom."""
    found: dict[_Change, list[str]] = {}
    for o in report.obligations:
        for adjustment in o.adjustments:
            change = _change(o, adjustment, report, words)
            found.setdefault(change, []).append(phrases.owner(o, words))
    if not found:
        return []
    found = dict(sorted(found.items(), key=lambda row: row[0].day, reverse=True))
    n = sum(bool(o.adjustments) for o in report.obligations)
    columns = {
        labels.number: [number(place) for place, _ in enumerate(found, 1)],
        labels.title: [cell(change.item) for change in found],
        labels.agency: [cell(", ".join(owners)) for owners in found.values()],
        labels.change: [cell(change.how) for change in found],
        labels.former_due: [_day(change.former, words) for change in found],
        labels.new_due: [_day(change.due, words) for change in found],
        labels.doc: [cells(change.doc, words.day(change.day)) for change in found],
    }
    lead = words.fill(messages.adjusted_lead, n=two_digits(n, words))
    return [text("paragraph", lead), table(words, columns)]


def _change(o: Obligation, adjustment: Adjustment, report: Report, words: Words) -> _Change:
    former, event = adjustment
    how = capital(change_kind([adjustment]).in_words(words))
    which = ", ".join(
        filter(None, (_task(o.plan, o.task, report, words), phrases.occurrence_text(o, words)))
    )
    return _Change(o.place, capital(which), how, former, event.due, event.doc or "", event.date)


def _day(day: date | None, words: Words) -> Cell:
    return phrases.dated(day, words) if day else cell("–")


def _blocked(found: Report, words: Words) -> Blocks:
    """Return what has difficulties: which, since when, how it stands."""
    rows = [(o, o.blocked) for o in found.obligations if o.blocked]
    if not rows:
        return []
    columns = {
        labels.number: [number(place) for place, _ in enumerate(rows, 1)],
        labels.agency: [cell(phrases.owner(o, words)) for o, _ in rows],
        labels.title: [_blocked_task(o, found, words) for o, _ in rows],
        labels.difficulty: [cell(phrases.reason(event)) for _, event in rows],
        labels.since: [_day(event.date, words) for _, event in rows],
    }
    lead = words.fill(messages.blocked_lead, n=two_digits(len(rows), words))
    return [text("paragraph", lead), table(words, columns)]


def _blocked_task(o: Obligation, report: Report, words: Words) -> Cell:
    which = ", ".join(
        filter(None, (_task(o.plan, o.task, report, words), phrases.occurrence_text(o, words)))
    )
    return cells(capital(which), phrases.status_text(o, words))


# -- the annexes -----------------------------------------------------------------------------------


def _annexes(comparison: Comparison, signs: Office, words: Words) -> tuple[Annex, ...]:
    report = comparison.report
    if not report.obligations:
        return ()
    under = annexed(messages.annexed_to_statement, signs, words)
    first, second = (words.fill(messages.annex, n=place) for place in ROMAN[:2])
    agencies = ledger(annexes.per_agency(report, words, rated=not comparison.by_status))
    caveats = (text("footnote", f"{words.say(caveat)}.") for caveat in report.caveats)
    return (
        Annex(first, words.pick(messages.annex_agencies).upper(), under, (agencies,)),
        Annex(
            second,
            words.pick(messages.annex_items).upper(),
            under,
            (_all_items(report, words), *caveats),
            wide=True,
        ),
    )


def _all_items(report: Report, words: Words) -> GroupedTable:
    """Return all items, those of one task and occurrence under its name."""
    groups = [rows for _, _, tally in report.by_task for rows in _by_occurrence(tally)]
    listed = annexes.per_item((o for rows in groups for o in rows), words, ITEMS)
    return grouped(listed, ((_group(rows[0], report, words), len(rows)) for rows in groups))


def _by_occurrence(tally: Tally) -> list[list[Obligation]]:
    """Return the items of a task, those of one occurrence together, what is due first before others."""
    found: dict[str | None, list[Obligation]] = {}
    for o in tally.obligations:
        found.setdefault(o.occurrence, []).append(o)
    return sorted(
        found.values(),
        key=lambda rows: (min(o.original_due or LAST for o in rows), rows[0].occurrence is None),
    )


def _group(o: Obligation, report: Report, words: Words) -> Line:
    task, which = capital(_task(o.plan, o.task, report, words)), phrases.occurrence_text(o, words)
    return line(f"{task}: {o.task.title}{f' ({which})' if which else ''}")
