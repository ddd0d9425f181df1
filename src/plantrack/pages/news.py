"""What is new in a report against that of an earlier day, on a screen and in a letter."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from plantrack.pages import blocks, messages, phrases
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
    body = (
        *blocks.head(report, words, named=False),
        text("paragraph", in_words(news, words), role="strong"),
        *detail(report, news, words),
        *blocks.footnotes(report.of((*news.overdue, *news.closed)), words),
    )
    return Page(blocks.name(report, words), body, words.language)


def in_words(news: News, words: Words) -> str:
    """Return how much is new since when, in a sentence."""
    return words.fill(messages.news_since, day=news.since, counts=counts(news, words))


def counts(news: News, words: Words) -> str:
    """Return how much is new of each kind, or that there is nothing."""
    told = [f"{kind.in_words(words)} {len(rows)}" for kind, rows in news.by_kind.items()]
    return ", ".join(told) or words.pick(messages.no_news)


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
    """Return who delivered, has to again or got another due date, a line for each kind of few names."""
    asides: dict[NewsKind, Aside] = dict.fromkeys((NewsKind.DONE, NewsKind.UNDONE), _nothing)
    asides |= dict.fromkeys(_CHANGES, _moved)
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
    """Return a task and whose it is; what holds for all of them is said once."""
    first, number = items[0].obligation, len(items)
    aside = _ASIDES[items[0].kind]
    said = {aside(item, words) for item in items}
    shared = said.pop() if number > 1 and len(said) == 1 else ""
    how_many = messages.one_agency if number == 1 else messages.so_many_agencies
    assigned = phrases.assigned(first.task, words)
    counted = words.fill(how_many, n=number)
    told = (phrases.occurrence_text(first, words), counted, shared, *assigned)
    return RowGroup(
        (*line(first.task.id, "strong"), *line(f"  {first.task.name}", "strong")),
        joined([line(one) for one in told if one], " · "),
        tuple(line(_member(item, words, _nothing if shared else aside)) for item in items),
    )


def _together(items: Iterable[NewsItem]) -> Iterable[Sequence[NewsItem]]:
    """Return what is new of one task and occurrence together, in the order of the first of each."""
    found: dict[object, list[NewsItem]] = {}
    for item in items:
        found.setdefault(item.obligation.place, []).append(item)
    return found.values()


def told_of(item: NewsItem, words: Words) -> str:
    """Return whose it is and, in brackets, what is to be known of it."""
    return _member(item, words, _ASIDES[item.kind])


def _member(item: NewsItem, words: Words, aside: Aside) -> str:
    said, owner = aside(item, words), phrases.owner(item.obligation, words)
    return f"{owner} ({said})" if said else owner


def _names(items: Sequence[NewsItem], words: Words, aside: Aside, *, several: bool) -> str:
    """Return whose they are, by task."""
    told = []
    for mine in _together(items):
        first = mine[0].obligation
        plan = first.plan.about.id if several else ""
        task = " ".join(filter(None, (plan, first.task.id, phrases.occurrence_text(first, words))))
        told.append(f"{task} – " + ", ".join(_member(item, words, aside) for item in mine))
    return "; ".join(told)


def _nothing(_item: NewsItem, _words: Words) -> str:
    return ""


def _delivered(item: NewsItem, words: Words) -> str:
    """Return the day of a delivery, how late it was, and its document."""
    o = item.obligation
    late = phrases.days_late(o.days_late or 0, words)
    day = words.fill(messages.delivered_on, day=o.done_on)
    return "; ".join(filter(None, (f"{day}, {late}" if o.days_late else day, o.doc)))


def _moved(item: NewsItem, words: Words) -> str:
    """Return the due date before and after each new change of it, and by which documents."""
    days = (item.changes[0].former, *(change.due for change in item.changes))
    docs = dict.fromkeys(change.source.doc for change in item.changes if change.source.doc)
    return "; ".join((" → ".join(words.said_day(day) for day in days if day), ", ".join(docs)))


def _due(item: NewsItem, words: Words) -> str:
    """Return the due date as it is now."""
    due = item.obligation.due
    return words.fill(messages.set_due, day=due) if due else ""


def _added(item: NewsItem, words: Words) -> str:
    """Return the due date of what is owed by an amendment, and by which."""
    arose = item.obligation.arose
    return "; ".join(filter(None, (_due(item, words), words.text(arose) if arose else "")))


def _sent_back(item: NewsItem, words: Words) -> str:
    return phrases.sent_back(item.obligation, words)


def _difficulty(item: NewsItem, words: Words) -> str:
    """Return a difficulty, since when, and by which document it was told."""
    blocked = item.obligation.blocked
    if blocked is None:
        return ""
    since = words.fill(messages.since, day=blocked.date)
    return "; ".join(filter(None, (since, blocked.doc, blocked.note)))


def _why(item: NewsItem, _words: Words) -> str:
    """Return by which document or why; that its agency ended is told of in a footnote."""
    o = item.obligation
    return "" if o.reason and not o.ending else o.remark or ""


_CHANGES = (NewsKind.EXTENDED, NewsKind.SHORTENED, NewsKind.ADJUSTED, NewsKind.DATED)
# What is told of each, beside whose it is.
_ASIDES: Mapping[NewsKind, Aside] = {
    NewsKind.DONE: _delivered,
    **dict.fromkeys(_CHANGES, _moved),
    NewsKind.UNDONE: _sent_back,
    NewsKind.OVERDUE: _due,
    NewsKind.BLOCKED: _difficulty,
    NewsKind.RECEIVED: _due,
    NewsKind.CLOSED: _why,
    NewsKind.ADDED: _added,
}
