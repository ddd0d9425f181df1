"""The board: all that there is to tell on a day, what a leader asks first on its first screen."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from plantrack.pages import blocks, citing, labels, listing, numbers, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.page import Cell, Line, Share, joined, line, number, text
from plantrack.plan.model import PLACEHOLDER
from plantrack.report.comparison import Comparison, Point
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, overdue, upcoming
from plantrack.report.status import OPEN, Status
from plantrack.report.tally import Tally
from plantrack.reports import columns, messages, sections, tallies
from plantrack.reports.columns import Row
from plantrack.reports.dashboard_model import (
    Bundle,
    Choice,
    Controls,
    Dashboard,
    DashboardRow,
    Items,
    Listing,
    Part,
    Piece,
    Subpart,
)
from plantrack.reports.lookup import (
    BLOCKED,
    SOON,
    all_keys,
    is_long,
    own_keys,
    part_of,
    task_number,
)
from plantrack.reports.matrix import matrix
from plantrack.reports.sections import Section
from plantrack.reports.tables import Column
from plantrack.reports.tallies import AgencyRow
from plantrack.reports.tiles import tiles
from plantrack.reports.timeline import timeline
from plantrack.words.text import capital, visible
from plantrack.words.words import Role, Words

NEWS = (columns.WHAT, columns.NAMED, columns.NEWS_OF, columns.NOW)
CHANGES = (
    columns.NAMED,
    columns.OWNERS,
    columns.OLD_AND_NEW,
    columns.DOC,
    columns.CHANGED_ON,
)
DIFFICULTIES = (
    columns.NAMED,
    columns.OWNERS,
    columns.DIFFICULTY,
    columns.SINCE,
    columns.STATE,
)
REQUESTS = (
    columns.NAMED,
    columns.OWNERS,
    columns.DUE_DAY,
    columns.ASKED_DUE,
    columns.DOC,
    columns.ASKED_ON,
    columns.ASKED_WHY,
)
SILENT = (tallies.AGENCY, tallies.LATE, tallies.LONGEST_LATE, tallies.MOST_REMINDED)

_DOT = " · "
_Row = TypeVar("_Row")


@lru_cache(maxsize=1)  # a page and Markdown show the same one
def dashboard(comparison: Comparison, words: Words) -> Dashboard:
    """Return the board of a comparison."""
    report = comparison.report
    about = report.plans[0].about
    plans = tuple(blocks.titled(plan, words) for plan in report.plans)
    name = blocks.name(report, words) if report.several else citing.named(about, words)
    made = tuple(_parts(comparison, words))
    told = {part.id for part in made}  # by a status there is nothing to tell of others
    return Dashboard(
        title=words.fill(messages.statement_subject, plan=name),
        as_of=words.fill(messages.figures, as_of=blocks.as_of(report, words)),
        under=(*plans, *phrases.scope(comparison, words)),
        tiles=tuple(tile for tile in tiles(comparison, words) if tile.part in told),
        parts=made,
        footnotes=(
            *(line(f"{reason}.") for reason in phrases.reasons(report, words, in_letter=True)),
            *(line(f"* {words.say(caveat)}", "doubtful") for caveat in report.caveats),
            line(capital(words.pick(pages_messages.what_an_item_is)) + "."),
        ),
        controls=_controls(report, words),
        language=words.language,
    )


# -- parts -----------------------------------------------------------------------------------------


def _parts(comparison: Comparison, words: Words) -> Iterable[Part]:
    """Yield the parts that were asked for: without rows they say so."""
    report = comparison.report
    told = (
        _overdue(comparison, words),
        _listed(sections.together(sections.extensions(comparison, words)), CHANGES),
        _listed(sections.difficulties(comparison, words), DIFFICULTIES),
        *_requests(sections.together(sections.requests(comparison, words))),
        _silent(sections.silence(comparison, words)),
        _upcoming(comparison, words),
    )
    yield from (part for part in told if part.pieces)
    if report.obligations:
        yield Part("matrix", words.pick(labels.matrix), tuple(_matrices(report, words)))
    news = _listed(sections.together(sections.news(comparison, words)), NEWS)
    yield from (part for part in (news,) if part.pieces)
    if report.obligations:
        yield Part("timeline", words.pick(labels.timeline), (timeline(report, words),))
    if not comparison.report.by_status:
        yield Part("trend", words.pick(labels.trend), (_trend(comparison.trend, words),))
    if report.obligations:
        yield _totals(sections.totals(comparison, words), sections.rated(comparison))
        agencies = tuple(_agency(report, id_, tally, words) for id_, tally in report.by_agency)
        yield Part("agencies", words.pick(labels.each_agency), agencies)


def _part(section: Section[_Row], pieces: Sequence[Piece]) -> Part:
    """Return a part of the board: what is said of a section, then its rows."""
    lead = [text("paragraph", section.lead)] if section.lead else []
    return Part(section.key, section.title, (*lead, *pieces))


def _listed(section: Section[Row], chosen: Sequence[Column[Row]]) -> Part:
    """Return the part of a section in a table without the numbers of its rows."""
    table = section.table(chosen)
    rows = tuple(
        DashboardRow(cells[1:], all_keys(row.obligations))
        for cells, row in zip(table.rows, section.rows, strict=True)
    )
    naming = int(chosen[0] is columns.WHAT)
    return _part(section, [Listing(table.headings[1:], rows, naming)] if rows else [])


def _requests(section: Section[Row]) -> list[Part]:
    """Return the part of what is to be decided; none where nothing was asked for."""
    return [_listed(section, REQUESTS)] if section.rows else []


def _silent(section: Section[AgencyRow]) -> Part:
    """Return the part about who was never heard of, whose rows lead to the parts of the agencies."""
    table = section.table(SILENT)
    rows = tuple(
        DashboardRow(cells[1:], all_keys(row.obligations), part_of(row.id))
        for cells, row in zip(table.rows, section.rows, strict=True)
    )
    return _part(section, [Listing(table.headings[1:], rows, counts=True)] if rows else [])


def _totals(section: Section[AgencyRow], chosen: Sequence[Column[AgencyRow]]) -> Part:
    """Return the part of the totals, whose rows lead to the parts of the agencies."""
    table = section.table(chosen)
    rows = tuple(
        DashboardRow(cells, all_keys(row.obligations), part_of(row.id))
        for cells, row in zip(table.rows, section.rows, strict=True)
    )
    listing = Listing(table.headings, rows, naming=1, total=table.total, counts=True)
    return _part(section, [listing])


def _overdue(comparison: Comparison, words: Words) -> Part:
    return _part(sections.overdue(comparison, words), _bundles(overdue(comparison.report), words))


def _upcoming(comparison: Comparison, words: Words) -> Part:
    return _part(sections.upcoming(comparison, words), _bundles(upcoming(comparison.report), words))


def _matrices(report: Report, words: Words) -> Iterable[Piece]:
    """Yield a matrix for each plan, with its own agencies alone, under its name where there are several."""
    apart = report.apart
    for one in apart:
        if report.several:
            yield blocks.plan_heading(one.plans[0], words)
        yield matrix(one, words, legend_of=report if one is apart[-1] else None)


def _bundles(report: Report, words: Words) -> list[Bundle]:
    """Return what differs in nothing but its agency together, as `listing` groups it."""
    found = []
    for tally in report.alike:
        group = listing.group(tally, words)
        if report.several:
            plan = tally.obligations[0].plan.about.id
            group = group._replace(name=(*line(f"{plan}  ", "strong"), *group.name))
        own = tuple(own_keys(o) for o in tally.obligations)
        found.append(Bundle(group, (tally.worst.value,), own))
    return found


def _trend(points: Sequence[Point], words: Words) -> Listing:
    """Return the totals of each day a row; shares of all obligations beside what is done and late."""
    rows = [
        DashboardRow(
            (
                blocks.dated(point.day, words),
                number(point.total),
                _share(point, (Status.DONE, Status.DONE_LATE), "done"),
                _share(point, (Status.OVERDUE,), "bad"),
                tallies.rate(*point.due_completion, words),
            )
        )
        for point in points
    ]
    headings = (labels.month_end, labels.count, labels.done, labels.open_late, labels.rate)
    return Listing(tuple(map(words.pick, headings)), tuple(rows), counts=True)


def _share(point: Point, statuses: Sequence[Status], role: Role) -> Cell:
    count = sum(point.counts.get(status, 0) for status in statuses)
    return Cell((line(str(count), role),), Share(count, point.total), value=count)


# -- agency by agency ------------------------------------------------------------------------------


def _agency(report: Report, id_: str, tally: Tally, words: Words) -> Subpart:
    """Return what one agency answers for, status by status: what is open a line each, the rest in one."""
    name = visible(report.agency(id_).name)
    items = [_items(report, tally, status, words) for status in tally.counts]
    return Subpart(part_of(id_), name, tuple(items), nobody=id_ == PLACEHOLDER)


def _items(report: Report, tally: Tally, status: Status, words: Words) -> Items:
    rows = [o for o in tally.obligations if o.status is status]
    name = line(f"{status.sign} {capital(words.pick(status.short))} ({len(rows)})", status.role)
    if status in OPEN:
        tell = _brief if is_long(report) else _item
        lines = tuple(tell(report, o, words) for o in rows)
        return Items(name, (status.value,), lines, tuple(own_keys(o) for o in rows))
    settled = line("; ".join(_settled(report, o, words) for o in rows))
    return Items(name, (status.value,), (settled,), ((),))


def _item(report: Report, o: Obligation, words: Words) -> Line:
    number_ = task_number(o.plan, o.task, several=report.several)
    ahead = o.status is Status.ON_TRACK and not o.due_soon  # until when says enough
    told = [
        line(phrases.occurrence_beside_due(o, words)),
        line(phrases.status_text(o, words) if o.days_left is not None and not ahead else ""),
        line(words.fill(pages_messages.set_due, day=o.due) if o.due else ""),
        line(phrases.extended(o, words)),
        line(numbers.reminded_often(o.reminders, words)),
        line(phrases.difficulty(o, words), "warning"),
        line(phrases.request(o, words), "warning"),
        line(phrases.sent_back(o, words, why=True)),
        line(phrases.other_note(o)),
        line(phrases.predecessor_text(o, words)),
    ]
    kept = [one for one in told if one[0].text]
    return joined([line(f"{number_} {o.task.name}"), *kept], _DOT)


def _brief(report: Report, o: Obligation, words: Words) -> Line:
    """Return the same without what the parts above tell of the task, its extensions and difficulties."""
    marked = line(words.pick(pages_messages.with_difficulties) if o.blocked else "", "warning")
    told = [
        line(task_number(o.plan, o.task, several=report.several)),
        line(phrases.occurrence_beside_due(o, words)),
        line(phrases.status_text(o, words) if o.days_late else ""),
        line(words.fill(pages_messages.set_due, day=o.due) if o.due else ""),
        marked,
        line(phrases.predecessor_text(o, words)),
    ]
    return joined([one for one in told if one[0].text], _DOT)


def _settled(report: Report, o: Obligation, words: Words) -> str:
    """Return the number of a task that nothing follows from any more, and when it was done, or why not."""
    day = words.said_day(o.done_on) if o.done_on else ""
    late = numbers.days_late(o.days_late, words) if o.days_late else ""
    told = (
        phrases.occurrence_text(o, words),
        day,
        late,
        phrases.closed_by(o, words, aside=True),
        phrases.predecessor_text(o, words),
    )
    aside = ", ".join(filter(None, told))
    name = task_number(o.plan, o.task, several=report.several)
    return f"{name} ({aside})" if aside else name


# -- controls --------------------------------------------------------------------------------------


def _controls(report: Report, words: Words) -> Controls:
    counts = [
        (status.value, capital(words.pick(status.short)), n)
        for status, n in report.total.counts.items()
    ]
    counts += [
        (SOON, capital(words.pick(pages_messages.due_soon)), report.total.due_soon),
        (BLOCKED, capital(words.pick(pages_messages.blocked)), report.total.blocked),
    ]
    return Controls(
        find=words.pick(messages.find),
        hint=words.pick(messages.find_hint),
        status=words.pick(labels.status),
        every=words.pick(messages.every_status),
        clear=words.pick(messages.clear_filter),
        sort=words.pick(messages.sort_by),
        shown=words.pick(messages.agencies_shown),
        nothing=words.pick(messages.nothing_found),
        contents=words.pick(labels.contents),
        choices=tuple(Choice(key, f"{said} ({n})") for key, said, n in counts if n),
    )
