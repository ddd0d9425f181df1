"""The first screen of a board: what a leader asks first, each a number with its first facts."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple, TypeVar

from plantrack.pages import citing, numbers, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import plain
from plantrack.plan.model import PLACEHOLDER
from plantrack.report.comparison import Comparison
from plantrack.report.news import News
from plantrack.reports import columns, messages, sections
from plantrack.reports.columns import Row
from plantrack.reports.dashboard_model import Tile
from plantrack.reports.sections import Section
from plantrack.reports.tables import Telling
from plantrack.reports.tallies import AgencyRow
from plantrack.words.text import capital, visible
from plantrack.words.words import Role, Sentence, Words

_FACTS = 3  # named on a tile
_NAMES = 6  # agencies named on one
_Row = TypeVar("_Row")


class Days(NamedTuple):
    """So many days."""

    number: int

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        if words.language == "vi":
            return f"{self.number} ngày"
        return f"{self.number} {'day' if self.number == 1 else 'days'}"


def tiles(comparison: Comparison, words: Words) -> Iterable[Tile]:
    """Yield the answers: first who is late, how much is done, who is silent; then what else there is."""
    silent = sections.silence(comparison, words)
    names = _first([row.name for row in silent.rows], words)
    first = (
        _overdue(sections.late_agencies(comparison, words)),
        *_rate(comparison, words),
        _tile(silent, len(silent.rows), messages.tile_silent, names, "bad"),
    )
    yield from (tile._replace(first=True) for tile in first)
    yield _news(comparison.news, words)
    yield _extended(sections.together(sections.extensions(comparison, words)))
    hard = sections.difficulties(comparison, words)
    facts = [_blocked(row, hard.telling) for row in hard.rows[:_FACTS]]
    yield _tile(hard, len(hard.rows), messages.tile_blocked, facts, "warning")
    asked = sections.requests(comparison, words)
    facts = [_asked(row, asked.telling) for row in asked.rows[:_FACTS]]
    if asked.rows:
        yield _tile(asked, len(asked.rows), messages.tile_requested, facts, "warning")
    soon = sections.upcoming(comparison, words)
    facts = [_soon(row, soon.telling) for row in soon.rows[:_FACTS]]
    yield _tile(soon, len(soon.rows), messages.tile_soon, facts, "warning")
    yield _totals(comparison, words)


def _rate(comparison: Comparison, words: Words) -> Iterable[Tile]:
    """Yield how much of what was due is done, where anything was, and what it is counted in."""
    done, out_of = comparison.report.total.due_completion
    if out_of:
        fact = words.fill(messages.so_many_of, part=done, all=out_of)
        percent = numbers.percent(done, out_of, words)
        meaning = f"({words.pick(pages_messages.what_an_item_is)})"
        yield Tile(percent, words.pick(messages.tile_rate), (fact, meaning), "by-agency")


def _totals(comparison: Comparison, words: Words) -> Tile:
    """Return all counts."""
    total = comparison.report.total
    counted = tuple(map(plain, numbers.tallied(total, words)))
    part = "by-agency" if total.obligations else "news"
    label = _counting(messages.tile_total, len(total.obligations))
    return Tile(str(len(total.obligations)), words.pick(label), counted, part)


def _counting(label: Sentence, count: int) -> Sentence:
    """Return the label of a tile as it stands under a number."""
    return messages.TILES_OF_ONE[label] if count == 1 else label


def _tile(
    section: Section[_Row],
    count: int,
    label: Sentence,
    facts: Iterable[str],
    role: Role | None = None,
) -> Tile:
    said = section.telling.words.pick(_counting(label, count))
    return Tile(str(count), said, tuple(map(visible, facts)), section.key, role if count else None)


def _overdue(late: Section[AgencyRow]) -> Tile:
    """Return who is late most, with how much and how long."""
    words = late.telling.words
    names, nobody = list[str](), list[str]()
    for row in late.rows:
        longest, number = row.obligations[0], len(row.obligations)  # as they are sorted
        (nobody if row.id == PLACEHOLDER else names).append(
            words.fill(
                messages.longest if number > 1 else messages.late_once,
                agency=row.name,
                n=number,
                days=Days(longest.days_late or 0),
                day=longest.due,
            )
        )
    count = sum(len(row.obligations) for row in late.rows)
    return _tile(late, count, messages.tile_overdue, [*_first(names, words), *nobody], "bad")


def _news(news: News, words: Words) -> Tile:
    facts = [f"{kind.in_words(words)}: {number}" for kind, number in news.numbers.items()]
    changed = {o.key for item in news.items for o in item.obligations}
    counting = _counting(messages.tile_news, len(changed))
    label = words.fill(counting, day=news.since + timedelta(days=1))
    return Tile(str(len(changed)), label, (" · ".join(facts),) if facts else (), "news")


def _first(names: Sequence[str], words: Words) -> list[str]:
    """Return the first few, and how many others there are."""
    rest = len(names) - _NAMES
    others = [words.fill(messages.so_many_others, n=rest)] if rest > 0 else []
    return [*names[:_NAMES], *others]


def _extended(section: Section[Row]) -> Tile:
    """Return the newest changes of due dates, and how many others there are."""
    words, rest = section.telling.words, len(section.rows) - _FACTS
    others = [words.fill(messages.so_many_other_changes, n=rest)] if rest > 0 else []
    facts = [*(_newest(row, section.telling) for row in section.rows[:_FACTS]), *others]
    count = len({o.key for row in section.rows for o in row.obligations})
    return _tile(section, count, messages.tile_extended, facts)


def _newest(row: Row, telling: Telling) -> str:
    """Return which task, how many agencies or which, and by which document."""
    words, rows = telling.words, row.obligations
    whose = phrases.owner(rows[0], words)
    if len(rows) > 1:
        whose = numbers.so_many([o.agency for o in rows], words)
    by = _document(row, words)
    dates = columns.old_and_new(row, telling, words.said_day)
    return ", ".join(filter(None, (f"{capital(_task(row, telling))}, {whose}: {dates}", by)))


def _document(row: Row, words: Words) -> str:
    return citing.source_text(row.event, words) if row.event else ""


def _blocked(row: Row, telling: Telling) -> str:
    words = telling.words
    since = words.fill(pages_messages.since, day=row.event.date) if row.event else ""
    return f"{phrases.owner(row.first, words)}, {_task(row, telling)}, {since}"


def _asked(row: Row, telling: Telling) -> str:
    words = telling.words
    asked = row.first.requested
    until = words.fill(pages_messages.asked_until, day=asked.due) if asked else ""
    return f"{phrases.owner(row.first, words)}, {_task(row, telling)}, {until}"


def _soon(row: Row, telling: Telling) -> str:
    words = telling.words
    due = words.fill(pages_messages.set_due, day=row.first.due)
    return f"{phrases.owner(row.first, words)}, {_task(row, telling)}, {due}"


def _task(row: Row, telling: Telling) -> str:
    return columns.in_plan(row.first.plan, row.first.task, telling)
