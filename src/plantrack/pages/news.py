"""What is new in a report against that of an earlier day, on a screen and in a letter."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from plantrack.pages import blocks, citing, messages, numbers, phrases
from plantrack.pages.listing import groups
from plantrack.pages.page import Block, Line, Page, RowGroup, joined, line, text
from plantrack.report.news import News, NewsItem, NewsKind
from plantrack.report.report import Report
from plantrack.words.text import capital
from plantrack.words.words import Words

FEW = 6  # names on one line of a letter, which is read on a phone

Aside = Callable[[NewsItem, Words], str]


def page(report: Report, news: News, words: Words) -> Page:
    """Tell what is new: how much of it, then which tasks and whose."""
    ended = [o for o in news.closed if not o.ending]  # what an amendment ends is told with it
    body = (
        *blocks.head(report, words, named=False),
        text("paragraph", in_words(news, words), role="strong"),
        *(text("paragraph", said) for said in documents(report, news, words)),
        *detail(report, news, words),
        *blocks.footnotes(report.of((*news.overdue, *ended)), words),
    )
    return Page(blocks.name(report, words), body, words.language)


def in_words(news: News, words: Words) -> str:
    """Return how much is new since when, in a sentence."""
    return words.fill(messages.news_since, day=news.since, counts=counts(news, words))


def counts(news: News, words: Words, number: Callable[[int], str] = str) -> str:
    """Return how much is new of each kind, or that there is nothing."""
    told = [(kind.in_words(words), number(n)) for kind, n in news.numbers.items()]
    if not told:
        return words.pick(messages.no_news)
    (what, n), *others = told
    first = words.fill(messages.so_much_new, what=what, n=n)
    return "; ".join((first, *(f"{what} {n}" for what, n in others)))


def documents(
    report: Report, news: News, words: Words, number: Callable[[int], str] = str
) -> list[str]:
    """Return which plans were issued since, with how much, and which were amended by what, a sentence each.

    A plan of which nothing was asked for is no news.
    """
    issued = [
        words.fill(messages.issued_since, plan=plan.about, day=plan.about.issued, n=number(n))
        for plan in news.issued
        if (n := len(report.of_plan(plan).obligations))
    ]
    amended = [
        words.fill(
            messages.amended_since,
            plan=plan.about,
            amendments=citing.listed(amendments, words),
        )
        for plan, amendments in news.amended
    ]
    return [*issued, *amended]


def detail(report: Report, news: News, words: Words) -> list[Block]:
    """Return what is new under a heading for each kind: a task once, then its agencies."""
    body: list[Block] = []
    for kind, items in news.by_kind.items():
        body.append(text("section", capital(kind.in_words(words)), role="strong"))
        mine = report._replace(obligations=tuple(item.obligation for item in items))
        late = kind is NewsKind.OVERDUE
        body += groups(mine, words) if late else _groups(mine, items, words)
    return body


def lines(news: News, words: Words, *, several: bool = False) -> list[Line]:
    """Return who delivered, has to again, got another due date or task, or none, a line for each kind of few names."""
    asides: dict[NewsKind, Aside] = dict.fromkeys((NewsKind.DONE, NewsKind.UNDONE), _nothing)
    asides |= {kind: _ASIDES[kind] for kind in (*_CHANGES, *_BY_DOCUMENT)}
    few = {kind: items for kind, items in news.by_kind.items() if len(items) <= FEW}
    told = {
        kind: _names(few[kind], words, aside, several=several)
        for kind, aside in asides.items()
        if kind in few
    }
    return [line(f"{capital(kind.in_words(words))}: {names}") for kind, names in told.items()]


def _groups(report: Report, items: Sequence[NewsItem], words: Words) -> list[Block]:
    """Return a group for each task and occurrence; of several plans, under the name of each."""
    body: list[Block] = []
    for one in report.apart:
        plan = one.plans[0]
        body += [blocks.plan_heading(plan, words)] if report.several else []
        mine = (item for item in items if item.obligation.plan.identity == plan.identity)
        body += [_group(rows, words) for rows in _together(mine)]
    return body


def _group(items: Sequence[NewsItem], words: Words) -> RowGroup:
    """Return a task and whose it is; what holds for most of them is said once."""
    first = items[0].obligation
    aside = _ASIDES[items[0].kind]
    said = [aside(item, words) for item in items]
    shared = _usual(said)
    ids = [item.obligation.agency for item in items]
    assigned = phrases.assigned(first.task, words)
    # who had it and who has it are two sides
    agencies = "" if items[0].former else numbers.so_many(ids, words)
    which = (_new_task(items[0], words), _which(items[0], words))
    told = (*which, agencies, shared, *assigned)
    return RowGroup(
        (*line(first.task.id, "strong"), *line(f"  {first.task.name}", "strong")),
        joined([line(one) for one in told if one], " · "),
        tuple(
            line(_member(item, words, _nothing if one == shared else aside))
            for item, one in zip(items, said, strict=True)
        ),
    )


def _usual(said: Sequence[str]) -> str:
    """Return what is to be known of most, to be said once; nothing where they differ, or there is one without."""
    ((usual, most),) = Counter(said).most_common(1)
    return usual if all(said) and 2 * most > len(said) > 1 else ""


def _together(items: Iterable[NewsItem]) -> Iterable[Sequence[NewsItem]]:
    """Return what is new of one task and occurrence together, in the order of the first of each.

    What was given to others by two amendments stays apart.
    """
    found: dict[object, list[NewsItem]] = {}
    for item in items:
        apart = item.event if item.former else None
        found.setdefault((item.obligation.place, apart), []).append(item)
    return found.values()


def told_of(items: Iterable[NewsItem], words: Words) -> list[str]:
    """Return whose they are and, in brackets, what is to be known of each.

    Those of whom the same is to be known are named together, but for what was given to others.
    """
    found: dict[object, list[NewsItem]] = {}
    for item in items:
        said = _ASIDES[item.kind](item, words)
        found.setdefault(said if said and not item.former else id(item), []).append(item)
    return [
        ", ".join(
            (
                *(_member(one, words, _nothing) for one in others),
                _member(last, words, _ASIDES[last.kind]),
            )
        )
        for *others, last in found.values()
    ]


def sides(item: NewsItem, words: Words) -> list[str]:
    """Return whose it is; before that, of what was given to others, who had it."""
    both = [rows for rows in (item.former, item.obligations) if rows]
    return [", ".join(dict.fromkeys(phrases.owner(o, words) for o in rows)) for rows in both]


def _member(item: NewsItem, words: Words, aside: Aside) -> str:
    said, owner = aside(item, words), " → ".join(sides(item, words))
    return f"{owner} ({said})" if said else owner


def _which(item: NewsItem, words: Words) -> str:
    """Return which occurrences it is about."""
    which = (phrases.occurrence_text(o, words) for o in item.obligations)
    return ", ".join(dict.fromkeys(filter(None, which)))


def _new_task(item: NewsItem, words: Words) -> str:
    """Return that a task is new, where that is what an amendment brought."""
    o = item.obligation
    brought = item.kind is NewsKind.ADDED and o.plan.brought_by(o.task.id) == o.arose
    return words.pick(messages.new_task) if brought else ""


def _names(items: Sequence[NewsItem], words: Words, aside: Aside, *, several: bool) -> str:
    """Return whose they are, by task."""
    told = []
    for mine in _together(items):
        first = mine[0].obligation
        task = citing.in_plan(first.plan, first.task, words, several=several)
        task = ", ".join(filter(None, (task, _which(mine[0], words))))
        said = {aside(item, words) for item in mine}
        shared = said.pop() if len(mine) > 1 and len(said) == 1 else ""
        names = ", ".join(_member(item, words, _nothing if shared else aside) for item in mine)
        told.append(f"{task} – {names} ({shared})" if shared else f"{task} – {names}")
    return "; ".join(told)


def _nothing(_item: NewsItem, _words: Words) -> str:
    return ""


def _delivered(item: NewsItem, words: Words) -> str:
    """Return the day of a delivery, how late it was, and its document."""
    o = item.obligation
    late = numbers.days_late(o.days_late or 0, words)
    day = words.fill(messages.delivered_on, day=o.done_on)
    by = citing.document(o.doc, words) if o.doc else ""
    return "; ".join(filter(None, (f"{day}, {late}" if o.days_late else day, by)))


def _moved(item: NewsItem, words: Words) -> str:
    """Return the due date before and after each new change of it, and by which documents."""
    former = item.changes[0].former
    days = ([former] if former else []) + [change.due for change in item.changes]
    said = (words.said_day(day) if day else words.pick(messages.no_date) for day in days)
    docs = dict.fromkeys(citing.source_text(change.source, words) for change in item.changes)
    return "; ".join((" → ".join(said), ", ".join(filter(None, docs))))


def _due(item: NewsItem, words: Words) -> str:
    """Return the due date as it is now."""
    due = item.obligation.due
    return words.fill(messages.set_due, day=due) if due else ""


def _added(item: NewsItem, words: Words) -> str:
    """Return the due dates of what is owed by an amendment, and by which."""
    dues = dict.fromkeys(o.due for o in item.obligations if o.due)
    said = (words.fill(messages.set_due, day=day) for day in dues)
    return "; ".join((*said, words.text(item.event)))


def _sent_back(item: NewsItem, words: Words) -> str:
    return phrases.sent_back(item.obligation, words)


def _difficulty(item: NewsItem, words: Words) -> str:
    """Return a difficulty, since when, and by which document it was told."""
    blocked = item.obligation.blocked
    if blocked is None:
        return ""
    since = words.fill(messages.since, day=blocked.date)
    return "; ".join(filter(None, (since, citing.source_text(blocked, words), blocked.note)))


def _asked(item: NewsItem, words: Words) -> str:
    """Return which due date was asked for instead of which, by which document."""
    o = item.obligation
    if o.requested is None or o.requested.due is None:
        return ""
    days = filter(None, (o.due, o.requested.due))
    return "; ".join(
        (" → ".join(map(words.said_day, days)), citing.source_text(o.requested, words))
    )


def _why(item: NewsItem, words: Words) -> str:
    """Return by which document or why; that its agency ended is told of in a footnote."""
    o = item.obligation
    return phrases.closed_by(o, words, aside=True) or ("" if o.reason else phrases.remark(o, words))


_CHANGES = (
    NewsKind.EXTENDED,
    NewsKind.SHORTENED,
    NewsKind.ADJUSTED,
    NewsKind.DATED,
    NewsKind.UNDATED,
)
_BY_DOCUMENT = (NewsKind.ADDED, NewsKind.GIVEN, NewsKind.CLOSED)
# What is told of each, beside whose it is.
_ASIDES: Mapping[NewsKind, Aside] = {
    NewsKind.DONE: _delivered,
    **dict.fromkeys(_CHANGES, _moved),
    NewsKind.UNDONE: _sent_back,
    NewsKind.OVERDUE: _due,
    NewsKind.BLOCKED: _difficulty,
    NewsKind.REQUESTED: _asked,
    NewsKind.RECEIVED: _due,
    NewsKind.ADDED: _added,
    NewsKind.GIVEN: _added,
    NewsKind.CLOSED: _why,
}
