"""The board: all that there is to tell on a day, what a leader asks first on its first screen."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from plantrack.pages import labels, listing, phrases
from plantrack.pages import messages as pages_messages
from plantrack.pages.news import told_of
from plantrack.pages.page import Cell, Line, Share, cell, joined, line, number, text
from plantrack.report.comparison import Comparison, Point
from plantrack.report.news import News, NewsItem
from plantrack.report.obligation import Obligation
from plantrack.report.report import Report, Tally, blocked, overdue, upcoming
from plantrack.report.status import OPEN, Status
from plantrack.reports import messages
from plantrack.reports.annexes import per_agency, rate
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
    keys,
    own_keys,
    part_of,
    task_number,
)
from plantrack.reports.matrix import matrix
from plantrack.reports.tiles import Change, changes_of, old_and_new, tiles
from plantrack.reports.timeline import timeline
from plantrack.words.text import capital, visible
from plantrack.words.words import Role, Sentence, Words

_DOT = " · "


def dashboard(comparison: Comparison, words: Words) -> Dashboard:
    """Return the board of a comparison."""
    report = comparison.report
    about = report.plans[0].about
    changes = changes_of(report)
    plans = tuple(phrases.titled(plan, words) for plan in report.plans)
    name = phrases.name(report, words) if report.several else phrases.named(about, words)
    made = tuple(_parts(comparison, changes, words))
    told = {part.id for part in made}  # by a status there is nothing to tell of others
    return Dashboard(
        title=words.fill(messages.statement_subject, plan=name),
        as_of=words.fill(messages.figures, as_of=phrases.as_of(report, words)),
        under=(*plans, *phrases.scope(comparison, words)),
        tiles=tuple(tile for tile in tiles(comparison, changes, words) if tile.part in told),
        parts=made,
        footnotes=(
            *(line(words.say(reason)) for reason in report.reasons),
            *(line(f"* {words.say(caveat)}", "doubtful") for caveat in report.caveats),
            line(capital(words.pick(pages_messages.what_an_item_is)) + "."),
        ),
        controls=_controls(report, words),
        language=words.language,
    )


# -- parts -----------------------------------------------------------------------------------------


def _parts(comparison: Comparison, changes: Sequence[Change], words: Words) -> Iterable[Part]:
    report = comparison.report

    def part(id_: str, heading: Sentence, pieces: Sequence[Piece], empty: Sentence) -> Part:
        return Part(
            id_, words.pick(heading), tuple(pieces or [text("paragraph", words.pick(empty))])
        )

    late, soon = overdue(report), upcoming(report)
    if comparison.asks_for(Status.OVERDUE):
        yield part(
            "overdue", labels.overdue_rows, _bundles(late, words), pages_messages.nothing_overdue
        )
    news = part(
        "news", labels.changed, _news(report, comparison.news, words), messages.nothing_changed
    )
    yield news._replace(heading=words.fill(messages.new_after, day=comparison.news.since))
    yield part(
        "extended",
        labels.changed_dates,
        _extended(report, changes, words),
        messages.nothing_extended,
    )
    yield part(
        "blocked", labels.blocked_rows, _blocked(report, words), pages_messages.nothing_blocked
    )
    silent = messages.nobody_silent if late.obligations else pages_messages.nothing_overdue
    if comparison.asks_for(Status.OVERDUE):
        yield part("silent", labels.silent_rows, _silent(comparison, words), silent)
    if comparison.asks_for(Status.ON_TRACK):
        yield part(
            "upcoming",
            labels.upcoming_rows,
            _bundles(soon, words),
            pages_messages.nothing_upcoming,
        )
    if report.obligations:
        yield Part("matrix", words.pick(labels.matrix), tuple(_matrices(report, words)))
        yield Part("timeline", words.pick(labels.timeline), (timeline(report, words),))
    if not comparison.by_status:
        yield Part("trend", words.pick(labels.trend), (_trend(comparison.trend, words),))
    if report.obligations:
        yield Part("by-agency", words.pick(labels.by_agency), (_totals(comparison, words),))
        agencies = tuple(_agency(report, id_, tally, words) for id_, tally in report.by_agency)
        yield Part("agencies", words.pick(labels.each_agency), agencies)


def _matrices(report: Report, words: Words) -> Iterable[Piece]:
    """Yield a matrix for each plan, with its own agencies alone, under its name where there are several."""
    apart = report.apart
    for one in apart:
        if report.several:
            yield phrases.plan_heading(one.plans[0], words)
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


def _named(report: Report, o: Obligation, words: Words) -> Cell:
    """Return the number and the name of a task, and which occurrence of it."""
    numbered = line(task_number(o.plan, o.task, several=report.several), "strong")
    which = phrases.occurrence_text(o, words)
    lines = ((*numbered, *line(f" {o.task.name}")), line(which, "muted"))
    return Cell(lines if which else lines[:1])


def _owners(rows: Iterable[Obligation], words: Words) -> Cell:
    return Cell((joined([line(phrases.owner(o, words)) for o in rows], _DOT),))


def _together(
    rows: Iterable[NewsItem], key: Callable[[NewsItem], Hashable]
) -> list[list[NewsItem]]:
    """Return those with an equal key together, in the order of the first of each."""
    found: dict[Hashable, list[NewsItem]] = {}
    for one in rows:
        found.setdefault(key(one), []).append(one)
    return list(found.values())


def _news(report: Report, news: News, words: Words) -> list[Listing]:
    rows = [
        DashboardRow(
            (
                cell(capital(same[0].kind.in_words(words)), "strong"),
                _named(report, same[0].obligation, words),
                Cell((joined([line(told_of(one, news, words)) for one in same], _DOT),)),
                _now(same[0].obligation, words),
            ),
            all_keys([one.obligation for one in same]),
        )
        for same in _together(
            news.items,
            lambda one: (one.kind, one.obligation.place, _now(one.obligation, words)),
        )
    ]
    headings = (labels.changed, labels.title, labels.agency, labels.status)
    return [Listing(tuple(map(words.pick, headings)), tuple(rows), naming=1)] if rows else []


def _now(o: Obligation, words: Words) -> Cell:
    """Return how it stands, in the same words for all that are done on time, or late."""
    if o.done_on:
        return cell(f"{o.status.sign} {words.pick(o.status.short)}", o.status.role)
    return phrases.state(o, words)


def _extended(report: Report, changes: Sequence[Change], words: Words) -> list[Listing]:
    rows = [
        DashboardRow(
            (
                _named(report, same[0], words),
                _owners(same, words),
                Cell((line(old_and_new(one, words, words.day), "strong"),), value=one.event.due),
                cell(one.event.doc or ""),
                phrases.dated(one.event.date, words),
            ),
            all_keys(same),
        )
        for one, same in changes
    ]
    headings = (labels.title, labels.agency, labels.old_and_new, labels.doc, labels.date)
    return [Listing(tuple(map(words.pick, headings)), tuple(rows))] if rows else []


def _blocked(report: Report, words: Words) -> list[Listing]:
    rows = [
        DashboardRow(
            (
                _named(report, o, words),
                cell(phrases.owner(o, words)),
                cell(phrases.reason(event)),
                phrases.dated(event.date, words),
                phrases.state(o, words),
            ),
            keys(o),
        )
        for o in blocked(report).obligations
        if (event := o.blocked)
    ]
    headings = (labels.title, labels.agency, labels.blocked_by, labels.since, labels.status)
    return [Listing(tuple(map(words.pick, headings)), tuple(rows))] if rows else []


def _silent(comparison: Comparison, words: Words) -> list[Listing]:
    report = comparison.report
    tallies = dict(overdue(report).by_agency)
    rows = []
    for id_, plans in comparison.silent.items():
        late = [o for o in tallies[id_].obligations if any(o.plan is plan for plan in plans)]
        rows.append(
            DashboardRow(
                (
                    cell(phrases.silent(comparison, id_)),
                    number(len(late), "bad"),
                    number(max(o.days_late or 0 for o in late)),
                    number(max(o.reminders for o in late)),
                ),
                all_keys(late),
                part_of(id_),
            )
        )
    headings = (
        labels.agency,
        labels.overdue_items,
        labels.longest_overdue,
        labels.most_reminded,
    )
    return [Listing(tuple(map(words.pick, headings)), tuple(rows), counts=True)] if rows else []


def _trend(points: Sequence[Point], words: Words) -> Listing:
    """Return the totals of each day a row; shares of all obligations beside what is done and late."""
    rows = [
        DashboardRow(
            (
                phrases.dated(point.day, words),
                number(point.total),
                _share(point, (Status.DONE, Status.DONE_LATE), "done"),
                _share(point, (Status.OVERDUE,), "bad"),
                rate(*point.due_completion, words),
            )
        )
        for point in points
    ]
    headings = (labels.month_end, labels.count, labels.done, labels.open_late, labels.rate)
    return Listing(tuple(map(words.pick, headings)), tuple(rows), counts=True)


def _share(point: Point, statuses: Sequence[Status], role: Role) -> Cell:
    count = sum(point.counts.get(status, 0) for status in statuses)
    return Cell((line(str(count), role),), Share(count, point.total), value=count)


def _totals(comparison: Comparison, words: Words) -> Listing:
    report = comparison.report
    table = per_agency(report, words, rated=not comparison.by_status)
    rows = tuple(
        DashboardRow(cells, all_keys(tally.obligations), part_of(id_))
        for cells, (id_, tally) in zip(table.rows, report.by_agency, strict=True)
    )
    return Listing(table.headings, rows, naming=1, total=table.total, counts=True)


# -- agency by agency ------------------------------------------------------------------------------


def _agency(report: Report, id_: str, tally: Tally, words: Words) -> Subpart:
    """Return what one agency answers for, status by status: what is open a line each, the rest in one."""
    name = visible(report.agency(id_).name)
    items = [_items(report, tally, status, words) for status in tally.counts]
    return Subpart(part_of(id_), name, tuple(items))


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
        line(phrases.occurrence_text(o, words)),
        line(phrases.status_text(o, words) if o.days_left is not None and not ahead else ""),
        line(words.fill(pages_messages.set_due, day=o.due) if o.due else ""),
        line(phrases.extended(o, words)),
        line(words.fill(pages_messages.reminded, n=o.reminders) if o.reminders else ""),
        line(phrases.difficulty(o, words), "warning"),
        line(phrases.sent_back(o, words)),
        line("" if o.blocked and o.blocked.note == o.note else o.note or ""),
        line(phrases.predecessor_text(o, words)),
    ]
    kept = [one for one in told if one[0].text]
    return joined([line(f"{number_} {o.task.name}"), *kept], _DOT)


def _brief(report: Report, o: Obligation, words: Words) -> Line:
    """Return the same without what the parts above tell of the task, its extensions and difficulties."""
    marked = line(words.pick(pages_messages.with_difficulties) if o.blocked else "", "warning")
    told = [
        line(task_number(o.plan, o.task, several=report.several)),
        line(phrases.occurrence_text(o, words)),
        line(phrases.status_text(o, words) if o.days_late else ""),
        line(words.fill(pages_messages.set_due, day=o.due) if o.due else ""),
        marked,
        line(phrases.predecessor_text(o, words)),
    ]
    return joined([one for one in told if one[0].text], _DOT)


def _settled(report: Report, o: Obligation, words: Words) -> str:
    """Return the number of a task that nothing follows from any more, and when it was done."""
    day = words.day(o.done_on) if o.done_on else ""
    late = phrases.days_late(o.days_late, words) if o.days_late else ""
    aside = ", ".join(
        filter(
            None, (phrases.occurrence_text(o, words), day, late, phrases.predecessor_text(o, words))
        )
    )
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
