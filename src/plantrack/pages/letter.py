"""Letters: the reminder of an agency, the digest of the monitor, and who would get which."""

from collections.abc import Callable, Iterator, Sequence

from plantrack.pages import blocks, citing, labels, messages, news, numbers, phrases
from plantrack.pages.listing import groups
from plantrack.pages.page import (
    Block,
    Cell,
    Line,
    Page,
    RowGroup,
    Text,
    cell,
    joined,
    line,
    table,
    text,
)
from plantrack.plan.model import Agency
from plantrack.report.letters import Digest, Letter, Reminder
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.report.status import Status
from plantrack.words.text import roman, visible
from plantrack.words.words import Language, Role, Sentence, Words

# To one agency letters speak of tasks; over many agencies what is counted are items.
_TASKS_OVERDUE = (messages.one_overdue, messages.many_overdue)
_TASKS_SOON = (messages.one_soon, messages.many_soon)
_ITEMS_OVERDUE = (messages.one_item_overdue, messages.many_items_overdue)
_ITEMS_SOON = (messages.one_item_soon, messages.many_items_soon)


def letters(written: Sequence[Letter], words: Words) -> Page:
    """Tell who would get which message, or that there is none."""
    agencies = [letter.report.agency(letter.agency) for letter in written]
    no_address = words.pick(messages.no_address)
    columns = {
        labels.recipient: [cell(agency.name) for agency in agencies],
        labels.email: [cell(", ".join(letter.to) or no_address) for letter in written],
        labels.subject: [cell(subject(letter, Words(language(letter)))) for letter in written],
    }
    block = table(words, columns) if written else blocks.nothing(words, messages.nothing_to_mail)
    return Page("", (block,), words.language)


def shown(written: Letter, words: Words) -> Page:
    """Return a letter, in its own words, as it is shown to whoever sends it: to whom, under which subject."""
    page = letter(written, Words(language(written)))
    known = (
        (labels.recipient, ", ".join(written.to) or words.pick(messages.no_address)),
        (labels.subject, page.title),
    )
    agency = written.report.agency(written.agency).name
    return page._replace(blocks=(blocks.title(agency), blocks.facts(words, known), *page.blocks))


def enclosed(written: Letter, words: Words) -> Page:
    """Return the list that is enclosed with a letter, in the words of its reader."""
    rows = written.report.obligations
    columns = {
        labels.plan: [cell(o.plan.about.id) for o in rows],
        labels.task: [cell(o.task.id) for o in rows],
        labels.title: [cell(o.task.title) for o in rows],
        labels.agency: [cell(phrases.owner(o, words)) for o in rows],
        labels.occurrence: [cell(phrases.occurrence(o, words)) for o in rows],
        labels.due: [cell(words.day(o.due) if o.due else "") for o in rows],
        labels.first_due: [
            cell(words.day(o.original_due) if o.original_due and o.extensions else "") for o in rows
        ],
        labels.status: [cell(o.status.in_words(words)) for o in rows],
        labels.days_late: [cell(str(o.days_late or "")) for o in rows],
        labels.reminders: [cell(str(o.reminders or "")) for o in rows],
        labels.delivered_to: [
            cell(o.plan.party(o.task.delivered_to).name if o.task.delivered_to else "")
            for o in rows
        ],
        labels.doc: [cell(o.doc or "") for o in rows],
        labels.note: [cell(o.note or "") for o in rows],
    }
    return Page(subject(written, words), (table(words, columns),), words.language)


def letter(written: Letter, words: Words) -> Page:
    """Return what a letter says; its title is the subject."""
    blocks = _digest(written, words) if isinstance(written, Digest) else _reminder(written, words)
    return Page(subject(written, words), tuple(blocks), words.language)


def subject(written: Letter, words: Words) -> str:
    """Return the subject of a letter: the plan, what it is about in numbers, the day."""
    report = written.report
    if isinstance(written, Digest):
        said = messages.digest_subject
        late, soon = len(written.overdue.obligations), len(written.upcoming.obligations)
        counts = _counted(words, *((late, *_ITEMS_OVERDUE), (soon, *_ITEMS_SOON)))
    else:
        said = messages.reminder_subject
        counts = _owed(report, words)
    day = phrases.as_of(report, words)
    name = _plans(report, words)
    return " ".join(words.fill(said, plan=name, counts=counts, day=day).split())


def language(written: Letter) -> Language:
    """Return the language of a letter: that of its first plan."""
    return written.report.plans[0].about.language


def _plans(report: Report, words: Words) -> str:
    """Return the plan by its kind and number, or how many plans there are."""
    if report.several:
        n = numbers.two_digits(len(report.plans), words)
        return words.fill(messages.so_many_plans, n=n)
    return citing.named(report.plans[0].about, words)


def _owed(report: Report, words: Words) -> str:
    """Return in words how many tasks a reminder is about."""
    overdue = report.total.counts.get(Status.OVERDUE, 0)
    soon = len(report.obligations) - overdue
    return _counted(words, (overdue, *_TASKS_OVERDUE), (soon, *_TASKS_SOON))


def _counted(words: Words, *counted: tuple[int, Sentence, Sentence]) -> str:
    return ", ".join(
        words.fill(one if n == 1 else many, n=numbers.two_digits(n, words))
        for n, one, many in counted
        if n
    )


# -- the reminder ----------------------------------------------------------------------------------


def _reminder(written: Reminder, words: Words) -> list[Block]:
    report = written.report
    monitor = report.agency(written.monitor)
    late = Status.OVERDUE in report.total.counts
    lead = words.fill(
        messages.reminder_lead if late else messages.reminder_lead_soon,
        monitor=monitor,
        plan=_followed(report, words),
        day=phrases.as_of(report, words),
        counts=_owed(report, words),
    )
    urge = messages.urge_overdue if late else messages.urge_soon
    above = messages.tables_above if report.several else messages.table_above
    needs = phrases.needs(report, above, words)
    tables: list[Block] = []
    for one in report.apart:
        heading = blocks.titled(one.plans[0], words)
        tables += [text("heading", heading)] if report.several else []
        tables.append(_rows(one.obligations, words))
    return [
        text("paragraph", words.fill(messages.addressed, agency=report.agency(written.agency))),
        text("paragraph", lead),
        *tables,
        text(
            "paragraph",
            " ".join(
                (
                    words.fill(urge, monitor=monitor, sending=_sending(report, monitor, words)),
                    words.fill(messages.answer, monitor=monitor, needs=needs),
                )
            ),
        ),
        text("paragraph", words.pick(messages.closing)),
        text("paragraph", monitor.name.upper(), role="strong"),
        text("closing", words.pick(messages.automatic), role="muted"),
    ]


def _followed(report: Report, words: Words) -> str:
    """Return which plan is followed up or, where there are several, that they are named below."""
    if report.several:
        n = numbers.two_digits(len(report.plans), words)
        return words.fill(messages.plans_below, n=n)
    return citing.cited(report.plans[0], words)


def _sending(report: Report, monitor: Agency, words: Words) -> str:
    """Return to whom an agency sends what it did."""
    named = dict.fromkeys(visible(plan.about.issuer) for plan in report.plans)
    issuers = tuple(issuer for issuer in named if issuer != visible(monitor.name))
    to = (messages.sent_to_all, messages.sent_to_some)
    return phrases.sending(report, to, words, monitor=monitor, issuers=issuers, by="")


def _rows(rows: Sequence[Obligation], words: Words) -> Block:
    columns = {
        labels.task_and_occurrence: [_task(o, words) for o in rows],
        labels.due: [_due(o, words) for o in rows],
        labels.status: [_standing(o, words) for o in rows],
        labels.reminders: [cell(words.fill(messages.reminder_number, n=o.reminders)) for o in rows],
    }
    return table(words, columns)


def _task(o: Obligation, words: Words) -> Cell:
    """Return a task in its own words: title and occurrence, deadline, who is to get the result.

    What the due date beside it names is not said again.
    """
    task, plan = o.task, o.plan
    which = phrases.occurrence_beside_due(o, words)
    to = phrases.receiver(o)
    receiver = words.fill(messages.deliver_to, party=plan.party(to)) if to else ""
    return _named(
        f"{task.id}. {task.title}{f' ({which})' if which else ''}",
        phrases.worded(o, words),
        phrases.predecessor_text(o, words),
        receiver,
    )


def _standing(o: Obligation, words: Words) -> Cell:
    """Return how it stands, bad where it is overdue, and what the agency has sent of it."""
    role: Role | None = "bad" if o.status is Status.OVERDUE else None
    sent = (
        phrases.sent_back(o, words, why=True),
        phrases.progress(o, words),
        phrases.difficulty(o, words),
        phrases.request(o, words),
    )
    standing = line(phrases.status_text(o, words), role)
    return Cell((standing, *(line(one) for one in sent if one)), joint="; ")


def _due(o: Obligation, words: Words) -> Cell:
    day = words.day(o.due) if o.due else words.pick(messages.no_date)
    return _named(day, phrases.extended(o, words), *map(words.say, o.caveats))


def _named(first: str, *others: str) -> Cell:
    """Return a cell whose first line names what the others tell of."""
    rest = tuple(line(other) for other in others if other)
    return Cell((line(first, "strong" if rest else None), *rest))


# -- the digest ------------------------------------------------------------------------------------


def _digest(written: Digest, words: Words) -> list[Block]:
    report, total = written.report, written.report.total
    monitor = report.agency(written.agency)
    addressed = written.to == report.addresses(written.agency)  # --to may name anybody
    n, several = numbers.two_digits(len(total.obligations), words), report.several
    sections = (
        (labels.overdue_rows, groups(written.overdue, words, in_letter=True)),
        (labels.upcoming_rows, groups(written.upcoming, words, in_letter=True)),
        (labels.blocked_rows, _told_once(written.blocked, words, _difficulty, several=several)),
        (labels.requested_rows, _told_once(written.requested, words, _request, several=several)),
        (labels.waiting_rows, _waiting(written, words)),
        (labels.unreachable, _unreachable(report)),
    )
    told = [(heading, blocks) for heading, blocks in sections if blocks]
    return [
        text("title", words.fill(messages.digest_heading, plan=_plans(report, words))),
        text("under", *_titles(report, words), role="muted"),
        text(
            "under",
            words.fill(messages.digest_as_of, day=phrases.as_of(report, words)),
            role="muted",
        ),
        *([text("paragraph", words.fill(messages.addressed, agency=monitor))] if addressed else []),
        text("paragraph", words.fill(messages.total, n=n) + ":"),
        Text("items", numbers.itemized(total, words)),
        *(text("paragraph", said) for said in numbers.rate(total, words)),
        *_news(written, words),
        *(
            block
            for number, (heading, blocks) in enumerate(told, 1)
            for block in (text("heading", f"{roman(number)}. {words.pick(heading)}"), *blocks)
        ),
        text("closing", words.pick(messages.automatic_digest), role="muted"),
    ]


def _news(written: Digest, words: Words) -> list[Block]:
    """Return what is new since the last digest; nothing without one."""
    if written.news is None:
        return []
    first, *others = map(words.said_day, written.former)
    day = words.fill(messages.earliest, day=first) if others else first

    def number(n: int) -> str:
        return numbers.two_digits(n, words)

    counts = news.counts(written.news, words, number)
    documents = map(line, news.documents(written.report, written.news, words, number))
    named = (*documents, *news.lines(written.news, words, several=written.report.several))
    told = text("paragraph", words.fill(messages.news_since_digest, day=day, counts=counts))
    return [told, Text("items", named)] if named else [told]


def _titles(report: Report, words: Words) -> Iterator[str]:
    """Yield the title of each plan and, on a line of its own, by which documents it was amended."""
    for plan in report.plans:
        title = plan.about.title
        yield f"{citing.named(plan.about, words)}: {title}" if report.several else title
        if plan.amendments:
            yield words.fill(
                messages.plan_amended,
                kind=citing.the_kind(plan.about, words),
                amendments=citing.listed(plan.amendments, words),
            )


def _told_once(
    report: Report, words: Words, tell: Callable[[Obligation, Words], Line], *, several: bool
) -> list[Block]:
    """Return what there is to tell, under each task and occurrence that stand alike once; of several plans, of which."""
    found: dict[object, list[Obligation]] = {}
    for o in report.obligations:
        found.setdefault((o.place, phrases.status_text(o, words)), []).append(o)
    return [_under_task(rows, words, tell, several=several) for rows in found.values()]


def _under_task(
    rows: Sequence[Obligation],
    words: Words,
    tell: Callable[[Obligation, Words], Line],
    *,
    several: bool,
) -> RowGroup:
    o = rows[0]
    name = line(f"{visible(o.task.id)}  {visible(o.task.name)}", "strong")
    plan = citing.named(o.plan.about, words) if several else ""
    said = map(line, (plan, phrases.occurrence_text(o, words), phrases.status_text(o, words)))
    told = joined([one for one in said if one[0].text], " · ")
    return RowGroup(name, told, tuple(tell(o, words) for o in rows))


def _difficulty(o: Obligation, words: Words) -> Line:
    """Return whose difficulty it is, since when, and which."""
    assert o.blocked is not None  # noqa: S101  # the part of the report holds no other
    since = words.fill(messages.since, day=o.blocked.date)
    return line(f"{phrases.owner(o, words)} ({since}): {phrases.reason(o.blocked, words)}")


def _request(o: Obligation, words: Words) -> Line:
    """Return whose request for a later due date it is, to when, by which document, why."""
    asked = o.requested
    assert asked is not None  # noqa: S101  # the part of the report holds no other
    by = citing.source_text(asked, words)
    told = (
        f"{phrases.owner(o, words)} ({words.fill(messages.request_of, due=asked.due, document=by)})"
    )
    return line(": ".join(filter(None, (told, visible(asked.note or "")))))


def _waiting(written: Digest, words: Words) -> list[Block]:
    blocks: list[Block] = []
    for tally in written.waiting.alike:
        o = tally.obligations[0]
        rule = o.task.awaits(o.occurrence)
        name = line(f"{visible(o.task.id)}  {visible(o.task.name)}", "strong")
        awaited = line(f"“{rule.after}” · " if rule else "")
        answering = [o.answers for o in tally.obligations]
        agencies = numbers.so_many(answering, words, in_letter=True)
        plan = citing.named(o.plan.about, words) if written.report.several else ""
        told = (*line(f"{plan} · " if plan else ""), *awaited, *line(agencies))
        blocks.append(RowGroup(name, told, _agencies(tally.obligations)))
    return blocks


def _agencies(obligations: Sequence[Obligation]) -> tuple[Line, ...]:
    return tuple(line(o.plan.agencies[o.answers].name) for o in obligations)


def _unreachable(report: Report) -> list[Block]:
    names = [report.agency(id_).name for id_ in report.unreachable]
    return [text("paragraph", "; ".join(names))] if names else []
