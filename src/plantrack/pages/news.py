"""What is new in a report against that of an earlier day, on a screen and in a letter."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from plantrack.pages import messages, phrases
from plantrack.pages.listing import groups
from plantrack.pages.page import Block, Line, Page, RowGroup, joined, line, text
from plantrack.report.news import News, NewsItem, NewsKind
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report
from plantrack.words.text import capital
from plantrack.words.words import Words

FEW = 6  # names on one line of a letter, which is read on a phone

Rows = Sequence[Obligation]
Aside = Callable[[Obligation, News, Words], str]


def page(report: Report, news: News, words: Words) -> Page:
    """Tell what is new: how much of it, then which tasks and whose."""
    blocks = (
        *phrases.head(report, words, named=False),
        text("paragraph", in_words(news, words), role="strong"),
        *detail(report, news, words),
        *phrases.footnotes(report.of((*news.overdue, *news.closed)), words),
    )
    return Page(phrases.name(report, words), blocks, words.language)


def in_words(news: News, words: Words) -> str:
    """Return how much is new since when, in a sentence."""
    return words.fill(messages.news_since, day=news.since, counts=counts(news, words))


def counts(news: News, words: Words) -> str:
    """Return how much is new of each kind, or that there is nothing."""
    told = [f"{kind.in_words(words)} {len(rows)}" for kind, rows in news.by_kind.items()]
    return ", ".join(told) or words.pick(messages.no_news)


def detail(report: Report, news: News, words: Words) -> list[Block]:
    """Return what is new under a heading for each kind: a task once, then its agencies."""
    blocks: list[Block] = []
    for kind, rows in news.by_kind.items():
        blocks.append(text("section", capital(kind.in_words(words)), role="strong"))
        mine = report._replace(obligations=tuple(rows))  # of several plans it names the one
        late = kind is NewsKind.OVERDUE
        blocks += groups(mine, words) if late else _groups(mine, news, words, _ASIDES[kind])
    return blocks


def lines(news: News, words: Words, *, several: bool = False) -> list[Line]:
    """Return who delivered, has to again or got another due date, a line for each kind of few names."""
    asides: dict[NewsKind, Aside] = dict.fromkeys((NewsKind.DONE, NewsKind.UNDONE), _nothing)
    asides |= dict.fromkeys(_CHANGES, _moved)
    few = {kind: rows for kind, rows in news.by_kind.items() if len(rows) <= FEW}
    told = {
        kind: _names(few[kind], news, words, aside, several=several)
        for kind, aside in asides.items()
        if kind in few
    }
    return [line(f"{capital(kind.in_words(words))}: {names}") for kind, names in told.items()]


def _groups(report: Report, news: News, words: Words, aside: Aside) -> list[Block]:
    """Return a group for each task and occurrence; of several plans, under the name of each."""
    blocks: list[Block] = []
    for one in report.apart:
        blocks += [phrases.plan_heading(one.plans[0], words)] if report.several else []
        blocks += [_group(rows, news, words, aside) for rows in together(one.obligations)]
    return blocks


def _group(rows: Rows, news: News, words: Words, aside: Aside) -> RowGroup:
    """Return a task and whose it is; what holds for all of them is said once."""
    first, number = rows[0], len(rows)
    said = {aside(o, news, words) for o in rows}
    shared = said.pop() if number > 1 and len(said) == 1 else ""
    how_many = messages.one_agency if number == 1 else messages.so_many_agencies
    told = (phrases.occurrence_text(first, words), words.fill(how_many, n=number), shared)
    return RowGroup(
        (*line(first.task.id, "strong"), *line(f"  {first.task.name}", "strong")),
        joined([line(one) for one in told if one], " · "),
        tuple(line(_member(o, news, words, _nothing if shared else aside)) for o in rows),
    )


def together(rows: Rows) -> Iterable[Rows]:
    """Return obligations of one task and occurrence together, in the order of the first of each."""
    found: dict[object, list[Obligation]] = {}
    for o in rows:
        found.setdefault(o.place, []).append(o)
    return found.values()


def told_of(entry: NewsItem, news: News, words: Words) -> str:
    """Return whose it is and, in brackets, what is to be known of it."""
    return _member(entry.obligation, news, words, _ASIDES[entry.kind])


def _member(o: Obligation, news: News, words: Words, aside: Aside) -> str:
    """Return whose it is and, in brackets, what is to be known of it."""
    said = aside(o, news, words)
    return f"{phrases.owner(o, words)} ({said})" if said else phrases.owner(o, words)


def _names(rows: Rows, news: News, words: Words, aside: Aside, *, several: bool) -> str:
    """Return whose they are, by task."""
    told = []
    for mine in together(rows):
        first = mine[0]
        plan = first.plan.about.id if several else ""
        task = " ".join(filter(None, (plan, first.task.id, phrases.occurrence_text(first, words))))
        told.append(f"{task} – " + ", ".join(_member(o, news, words, aside) for o in mine))
    return "; ".join(told)


def _nothing(_o: Obligation, _news: News, _words: Words) -> str:
    return ""


def _delivered(o: Obligation, _news: News, words: Words) -> str:
    """Return the day of a delivery, how late it was, and its document."""
    late = phrases.days_late(o.days_late or 0, words)
    day = words.fill(messages.delivered_on, day=o.done_on)
    return "; ".join(filter(None, (f"{day}, {late}" if o.days_late else day, o.doc)))


def _moved(o: Obligation, news: News, words: Words) -> str:
    """Return the due date before and after each new change of it, and by which documents."""
    changes = news.changes(o)
    days = (changes[0].former, *(change.event.due for change in changes))
    docs = dict.fromkeys(change.event.doc for change in changes if change.event.doc)
    return "; ".join((" → ".join(words.said_day(day) for day in days if day), ", ".join(docs)))


def _due(o: Obligation, _news: News, words: Words) -> str:
    """Return the due date as it is now."""
    return words.fill(messages.set_due, day=o.due) if o.due else ""


def _sent_back(o: Obligation, _news: News, words: Words) -> str:
    return phrases.sent_back(o, words)


def _difficulty(o: Obligation, _news: News, words: Words) -> str:
    """Return a difficulty, since when, and by which document it was told."""
    if o.blocked is None:
        return ""
    since = words.fill(messages.since, day=o.blocked.date)
    return "; ".join(filter(None, (since, o.blocked.doc, o.blocked.note)))


def _why(o: Obligation, _news: News, _words: Words) -> str:
    """Return by which document or why; that its agency ended is told of in a footnote."""
    return "" if o.reason else o.remark or ""


_CHANGES = (
    NewsKind.EXTENDED,
    NewsKind.SHORTENED,
    NewsKind.ADJUSTED,
    NewsKind.DATED,
)
# What is told of each, beside whose it is.
_ASIDES: Mapping[NewsKind, Aside] = {
    NewsKind.DONE: _delivered,
    **dict.fromkeys(_CHANGES, _moved),
    NewsKind.UNDONE: _sent_back,
    NewsKind.OVERDUE: _due,
    NewsKind.BLOCKED: _difficulty,
    NewsKind.RECEIVED: _due,
    NewsKind.CLOSED: _why,
}
