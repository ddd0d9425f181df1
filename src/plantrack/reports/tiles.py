"""The first screen of a board: what a leader asks first, each a number with its first facts."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.pages import messages as pages_messages
from plantrack.pages import phrases
from plantrack.pages.page import plain
from plantrack.report.comparison import Comparison
from plantrack.report.news import News
from plantrack.report.obligation import Obligation
from plantrack.report.replay import Adjustment
from plantrack.report.report import Report, blocked, overdue, upcoming
from plantrack.reports import messages
from plantrack.reports.dashboard_model import Tile
from plantrack.reports.lookup import task_number
from plantrack.words.text import visible
from plantrack.words.words import Role, Sentence, Words

_FACTS = 3  # named on a tile
_NAMES = 6  # agencies named on one
Change = tuple[Adjustment, Sequence[Obligation]]


class Days(NamedTuple):
    """So many days."""

    number: int

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        if words.language == "vi":
            return f"{self.number} ngày"
        return f"{self.number} {'day' if self.number == 1 else 'days'}"


def tiles(comparison: Comparison, changes: Sequence[Change], words: Words) -> Iterable[Tile]:
    """Yield the answers to what is asked first: who is late, what is new, put off, blocked, silent."""
    report = comparison.report
    late, soon, hard = overdue(report), upcoming(report), blocked(report)
    silent = comparison.silent
    yield _tile(
        len(late.obligations),
        messages.tile_overdue,
        _late(late, words),
        "overdue",
        words,
        "bad",
    )
    yield _news_tile(comparison.news, words)
    yield _tile(
        sum(o.extensions > 0 for o in report.obligations),
        messages.tile_extended,
        _extended(report, changes, words),
        "extended",
        words,
    )
    yield _tile(
        len(hard.obligations),
        messages.tile_blocked,
        [_brief(report, o, words) for o in hard.obligations[:_FACTS]],
        "blocked",
        words,
        "warning",
    )
    names = _first([phrases.silent(comparison, id_) for id_ in silent], words)
    yield _tile(len(silent), messages.tile_silent, names, "silent", words, "bad")
    briefs = [_soon(report, o, words) for o in soon.obligations[:_FACTS]]
    yield _tile(len(soon.obligations), messages.tile_soon, briefs, "upcoming", words, "warning")
    yield from _totals_tiles(comparison, words)


def _totals_tiles(comparison: Comparison, words: Words) -> Iterable[Tile]:
    """Yield how much of what was due is done, where anything was, and all counts."""
    total = comparison.report.total
    done, out_of = total.due_completion
    if out_of and not comparison.by_status:
        fact = words.fill(messages.so_many_of, part=done, all=out_of)
        percent = phrases.percent(done, out_of, words)
        yield Tile(percent, words.pick(messages.tile_rate), (fact,), "by-agency")
    yield _tile(
        len(total.obligations),
        messages.tile_total,
        map(plain, phrases.counted(comparison, words)),
        "by-agency" if total.obligations else "news",
        words,
    )


def _tile(
    count: int,
    label: Sentence,
    facts: Iterable[str],
    part: str,
    words: Words,
    role: Role | None = None,
) -> Tile:
    shown = tuple(map(visible, facts))
    return Tile(str(count), words.pick(label), shown, part, role if count else None)


def _news_tile(news: News, words: Words) -> Tile:
    found = news.by_kind
    facts = [f"{kind.in_words(words)}: {len(rows)}" for kind, rows in found.items()]
    changed = {o.key for rows in found.values() for o in rows}
    label = words.fill(messages.tile_news, day=news.since)
    return Tile(str(len(changed)), label, (" · ".join(facts),) if facts else (), "news")


def _late(late: Report, words: Words) -> list[str]:
    """Return who is late most, with how much and how long."""
    names = []
    for id_, tally in late.by_agency:
        longest = tally.obligations[0]  # as `overdue` sorts them
        names.append(
            words.fill(
                messages.longest,
                agency=late.agency(id_),
                n=len(tally.obligations),
                days=Days(longest.days_late or 0),
                day=longest.due,
            )
        )
    return _first(names, words)


def _first(names: Sequence[str], words: Words) -> list[str]:
    """Return the first few, and how many others there are."""
    rest = len(names) - _NAMES
    others = [words.fill(messages.so_many_others, n=rest)] if rest > 0 else []
    return [*names[:_NAMES], *others]


def _brief(report: Report, o: Obligation, words: Words) -> str:
    task = task_number(o.plan, o.task, several=report.several)
    since = words.fill(pages_messages.since, day=o.blocked.date) if o.blocked else ""
    return f"{phrases.owner(o, words)}, {task}, {since}"


def _soon(report: Report, o: Obligation, words: Words) -> str:
    task = task_number(o.plan, o.task, several=report.several)
    return f"{phrases.owner(o, words)}, {task}, {words.fill(pages_messages.set_due, day=o.due)}"


def _extended(report: Report, changes: Sequence[Change], words: Words) -> list[str]:
    """Return the newest changes of due dates, and how many others there are."""
    rest = len(changes) - _FACTS
    others = [words.fill(messages.so_many_other_changes, n=rest)] if rest > 0 else []
    return [*(_newest(report, one, words) for one in changes[:_FACTS]), *others]


def _newest(report: Report, change: Change, words: Words) -> str:
    """Return which task, how many agencies or which, and by which document."""
    adjustment, rows = change
    whose = phrases.owner(rows[0], words)
    if len(rows) > 1:
        whose = words.fill(pages_messages.so_many_agencies, n=len(rows))
    by = words.fill(messages.by_document, doc=adjustment.event.doc) if adjustment.event.doc else ""
    dates = old_and_new(adjustment, words, words.said_day)
    task = task_number(rows[0].plan, rows[0].task, several=report.several)
    return ", ".join(filter(None, (f"{task}, {whose}: {dates}", by)))


def changes_of(report: Report) -> list[Change]:
    """Return the changes of due dates, the newest first, with those whom one document changed alike."""
    found: dict[Hashable, tuple[Adjustment, list[Obligation]]] = {}
    for o in report.obligations:
        for one in o.adjustments:
            key = (o.place, one.former, one.event.due, one.event.doc, one.event.date)
            found.setdefault(key, (one, []))[1].append(o)
    return sorted(found.values(), key=lambda change: change[0].event.date, reverse=True)


def old_and_new(adjustment: Adjustment, words: Words, day: Callable[[date], str]) -> str:
    """Return a due date before and after its change, as a table or a sentence writes a `day`."""
    former, due = adjustment.former, adjustment.event.due
    old = day(former) if former else words.pick(messages.no_due_yet)
    return words.fill(messages.from_to_due, old=old, new=day(due) if due else "")
