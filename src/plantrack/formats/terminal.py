"""The report for people: tables and lines for a terminal, or the same without colour for a pipe."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from plantrack.log.event import Event, EventKind
from plantrack.pages.phrases import Words
from plantrack.plan.model import Agency, Duty, Plan, Task
from plantrack.plan.model import Group as Parties
from plantrack.report.obligation import Obligation
from plantrack.report.report import Derivation, History, Report, Tally
from plantrack.report.status import Status
from plantrack.words.text import visible

if TYPE_CHECKING:
    from plantrack.report.entry import Change
    from plantrack.report.letters import Letter

# Told apart without colour too: the words always stand beside the sign.
STYLES = {
    Status.OVERDUE: "bold red",
    Status.ON_TRACK: "cyan",
    Status.UNDATED: "cyan",
    Status.WAITING: "yellow",
    Status.SCHEDULED: "dim",
    Status.DONE_LATE: "green",
    Status.DONE: "bold green",
    Status.CLOSED: "dim",
}
FEW = 4  # agencies to name; of more, the table below tells
ENDLESS = 100_000  # columns: a pipe has no edge to wrap at


def render(renderable: ConsoleRenderable, width: int | None, *, color: bool) -> str:
    """Return what a terminal of this width shows; None is a pipe, where no line is broken."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or ENDLESS,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(renderable, soft_wrap=False)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def status(report: Report, words: Words, width: int | None) -> ConsoleRenderable:
    """Show every task: lead, due date, progress, statuses with their counts; totals below."""
    rows = report.by_task
    columns = {
        "task": [_text(task.id, "bold") for task, _ in rows],
        "title": [_text(task.name) for task, _ in rows],
        "lead": [_parties(report.plan, task.lead) for task, _ in rows],
        "due": [_due_of_task(tally, words, width) for _, tally in rows],
        "progress": [_progress(tally, width) for _, tally in rows],
        "status": [_counts(tally, words, width) for _, tally in rows],
    }
    return _summary(report, words, _table(words, width, columns) if rows else None)


def status_by_agency(report: Report, words: Words, width: int | None) -> ConsoleRenderable:
    """Show every agency with the statuses of what it answers for, worst first."""
    return _summary(report, words, _agencies(report, words, width))


def listing(report: Report, words: Words, width: int | None, empty: str) -> ConsoleRenderable:
    """Show obligations one a line, or the phrase that says that there is none."""
    if not report.obligations:
        return _line(words.phrase(empty))
    titles = Table.grid(padding=(0, 2))
    for task in dict.fromkeys(obligation.task for obligation in report.obligations):
        titles.add_row(_text(task.id, "bold"), _text(task.name))
    return Group(
        _heading(report, words),
        _obligations(report, words, width, "task", "occurrence", "agency"),
        _indented(titles, below=1),
        *_footnotes(report, words),
    )


def show_task(report: Report, task: Task, words: Words, width: int | None) -> ConsoleRenderable:
    """Show one task: what the plan says, how due dates were found, each obligation, history."""
    plan = report.plan
    facts = _facts()
    _fact(facts, words.label("lead"), _parties(plan, task.lead))
    _fact(facts, words.label("coordinate"), _parties(plan, task.coordinate))
    if task.delivered_by:
        _fact(facts, words.label("delivered_by"), _parties(plan, task.delivered_by))
    if task.delivered_to:
        _fact(facts, words.label("delivered_to"), _parties(plan, [task.delivered_to]))
    _fact(facts, words.label("product"), _text(task.product or ""))
    _fact(facts, words.label("wording"), _text(f"“{task.wording}”" if task.wording else ""))
    _fact(facts, words.label("note"), _text(task.note or ""))
    return Group(
        _heading(report, words),
        _title(task.id, task.title),
        _indented(facts, below=1),
        *_derivations(report, words, naming_tasks=False),
        _obligations(report, words, width, "occurrence", "agency"),
        *_totals(report.total, words),
        *_footnotes(report, words),
        *_happened(report, words, width, "occurrence", "agency"),
    )


def show_agency(report: Report, id_: str, words: Words, width: int | None) -> ConsoleRenderable:
    """Show one agency: itself, its duties, its whole workload and history."""
    plan = report.plan
    agency = plan.agencies[id_]
    facts = _facts()
    _fact(facts, words.label("code"), _text(agency.code or ""))
    _fact(facts, words.label("email"), _text(", ".join(agency.email)))
    _fact(facts, words.label("life"), _text(_life(agency, words)))
    others = ["agency"] if any({o.agency, o.answers} != {id_} for o in report.obligations) else []
    now = report.answers_for(id_)
    if now and now != id_:
        _fact(facts, words.label("successor"), _parties(plan, [now]))
    elif agency.successor:
        _fact(facts, words.label("successor"), _parties(plan, [agency.successor]))
    elif agency.until:
        _fact(facts, words.label("successor"), _text(words.phrase("ended_no_successor")))
    return Group(
        _heading(report, words),
        _title(agency.name),
        _indented(facts, below=1),
        *_duties(report.duties_of(id_), words),
        _obligations(report, words, width, "task", "title", "occurrence", *others),
        *_totals(report.total, words),
        *_derivations(report, words, naming_tasks=True),
        *_footnotes(report, words),
        *_happened(report, words, width, "task"),
    )


def show_group(
    report: Report, group: Parties, words: Words, width: int | None
) -> ConsoleRenderable:
    """Show one group: each member with the statuses of what it answers for."""
    name = group.name[:1].upper() + group.name[1:]
    return _summary(report, words, _agencies(report, words, width), _title(name))


def show_duty(report: Report, duty: Duty, words: Words) -> ConsoleRenderable:
    """Show one standing duty and whose it is."""
    facts = _facts()
    _fact(facts, words.label("who"), _parties(report.plan, duty.who))
    return Group(_title(duty.id, duty.text), _indented(facts, below=1))


def letters(written: "Sequence[Letter]", words: Words, width: int | None) -> ConsoleRenderable:
    """Show who would get which message, or that there is none."""
    if not written:
        return _line(words.phrase("nothing_to_mail"))
    columns = {
        "recipient": [_text(letter.report.plan.agencies[letter.agency].name) for letter in written],
        "email": [_text(", ".join(letter.to) or words.phrase("no_address")) for letter in written],
        "subject": [
            _text(Words(letter.report.plan.about.language).subject(letter)) for letter in written
        ],
    }
    return _table(words, width, columns)


@contextmanager
def progress(total: int, words: Words, *, color: bool) -> Iterator[Callable[[], None]]:
    """Show on stderr how many messages are sent, and leave nothing behind; yield a step's signal."""
    from rich.progress import Progress

    console = Console(
        stderr=True, markup=False, emoji=False, color_system="standard" if color else None
    )
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(words.phrase("mailing"), total=total)
        yield lambda: bar.advance(task)


def history(history: History, words: Words, width: int | None) -> ConsoleRenderable:
    """Show the log, oldest first; what was taken back is marked."""
    if not history.events:
        return _line(words.phrase("nothing_happened"))
    return _events(
        history.plan, history.events, words, width, "task", "agency", voided=history.voided
    )


def recorded(
    plan: Plan,
    changes: "Sequence[Change]",
    file: str,
    words: Words,
    width: int | None,
    *,
    dry_run: bool,
) -> ConsoleRenderable:
    """Show the events just recorded and what each did to a status."""
    columns = {
        "date": [_text(words.day(change.event.date)) for change in changes],
        "task": [_text(_about(change.event), "bold") for change in changes],
        "agency": [_text(_agency_name(plan, change.event.agency)) for change in changes],
        "event": [_event_text(change.event, words) for change in changes],
        "status": [_effect(change, words, width) for change in changes],
    }
    ids = ", ".join(change.event.id for change in changes)
    return Group(
        _line(words.phrase("dry_run" if dry_run else "recorded", file=file)),
        _table(words, width, columns),
        _line(f" {words.label('id')}: {ids}", "dim"),
    )


def _text(content: str, style: str = "") -> Text:
    """Return text in which nothing but its letters takes effect."""
    return Text(visible(content), style=style, overflow="fold")


def _line(content: str, style: str = "") -> Text:
    return Text(content, style=style, overflow="fold")


def _table(
    words: Words, width: int | None, columns: Mapping[str, Sequence[Text]]
) -> ConsoleRenderable:
    """Lay columns of cells out to fit, without those that are empty."""
    shown = {label: cells for label, cells in columns.items() if any(cell.plain for cell in cells)}
    laid = [
        _Column(words.label(label), [cell.plain for cell in cells])
        for label, cells in shown.items()
    ]
    rows = zip(*shown.values(), strict=True)
    if width is None:
        return _lines(laid, rows)
    _fit(laid, width - 2 * len(laid) - 1)
    table = Table(box=SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0))
    for column in laid:
        table.add_column(column.heading, overflow="fold", vertical="top", width=column.width)
    for row in rows:
        table.add_row(*row)
    return table


def _lines(columns: Sequence["_Column"], rows: Iterable[Sequence[Text]]) -> ConsoleRenderable:
    """Show the same table a row a line; rich takes a minute for a log of 100 000 events."""

    def line(cells: Iterable[Text]) -> Text:
        text = Text(" ")
        for column, cell in zip(columns, cells, strict=True):
            text.append_text(cell).append(" " * (column.width + 2 - cell_len(cell.plain)))
        return text

    rule = Text(" " + "─" * (sum(column.width + 2 for column in columns) - 1))
    headings = line(Text(column.heading, style="bold") for column in columns)
    return Group(Text(""), headings, rule, *map(line, rows), Text(""))


class _Column:
    """How wide a column is, could be at least without breaking a word, and mostly needs to be."""

    def __init__(self, heading: str, cells: Sequence[str]) -> None:
        lines = sorted(max(map(cell_len, cell.splitlines()), default=0) for cell in cells)
        words = [word for text in (heading, *cells) for word in text.split()]
        self.heading = heading
        self.width = max(cell_len(heading), lines[-1])
        self.least = max(map(cell_len, words))
        self.usual = lines[len(lines) * 4 // 5]


def _fit(columns: Sequence[_Column], room: int) -> None:
    """Narrow, step by step, the column that has most to spare beyond what four cells in five need.

    Words break only when there is no other way.
    """
    while sum(column.width for column in columns) > room:
        loose = [column for column in columns if column.width > column.least]
        if not loose and max(column.width for column in columns) == 1:
            break
        widest = max(loose or columns, key=lambda c: (max(c.width - c.usual, 0), c.width))
        widest.width -= 1


def _heading(report: Report, words: Words) -> ConsoleRenderable:
    about, query = report.plan.about, report.query
    lines = Text(overflow="fold")
    lines.append(visible(about.id), style="bold")
    lines.append(f"  {visible(about.title)}\n")
    lines.append(words.phrase("issued", issuer=about.issuer, day=about.issued) + "\n", style="dim")
    if query.known_on:
        lines.append(words.phrase("known_on", day=query.as_of, known=query.known_on))
    else:
        lines.append(words.phrase("as_of", day=query.as_of))
    return lines


def _agencies(report: Report, words: Words, width: int | None) -> ConsoleRenderable | None:
    rows = report.by_agency
    columns = {
        "agency": [_text(report.plan.agencies[id_].name, "bold") for id_, _ in rows],
        "progress": [_progress(tally, width) for _, tally in rows],
        "status": [_counts(tally, words, width) for _, tally in rows],
    }
    return _table(words, width, columns) if rows else None


def _indented(content: ConsoleRenderable, below: int = 0) -> Padding:
    """Set content off the edge, with blank lines below, without filling the width up."""
    return Padding(content, (0, 0, below, 1), expand=False)


def _summary(
    report: Report, words: Words, table: ConsoleRenderable | None, *above: ConsoleRenderable
) -> ConsoleRenderable:
    return Group(
        _heading(report, words),
        *above,
        table or _line(words.phrase("no_obligations")),
        *_totals(report.total, words),
        *_footnotes(report, words),
    )


def _obligations(report: Report, words: Words, width: int | None, *names: str) -> ConsoleRenderable:
    """Show obligations one a row: what names them, then due date, status and remarks."""
    rows = report.obligations
    if not rows:
        return _line(words.phrase("no_obligations"))
    naming = {
        "task": lambda o: _text(o.task.id, "bold"),
        "title": lambda o: _text(o.task.name),
        "occurrence": lambda o: _line(words.occurrence(o)),
        "agency": lambda o: _who(report.plan, o, words),
    }
    columns = {name: [naming[name](o) for o in rows] for name in names}
    columns["due"] = [_due(o, words) for o in rows]
    columns["status"] = [_standing(o, words) for o in rows]
    columns["note"] = [_remarks(o, words) for o in rows]
    return _table(words, width, columns)


def _title(*parts: str) -> Text:
    return Text("\n").append_text(_text("  ".join(parts), "bold")).append("\n")


def _facts() -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", min_width=10)
    facts.add_column(overflow="fold")
    return facts


def _fact(facts: Table, label: str, value: Text) -> None:
    if value.plain:
        facts.add_row(Text(label), value)


def _parties(plan: Plan, ids: Iterable[str]) -> Text:
    names = [plan.party(id_).name for id_ in ids]
    return _text("; ".join(names)[:1].upper() + "; ".join(names)[1:])


def _agency_name(plan: Plan, id_: str | None) -> str:
    agency = plan.agencies.get(id_ or "")
    return agency.name if agency else id_ or ""


def _who(plan: Plan, obligation: Obligation, words: Words) -> Text:
    agency = plan.agencies[obligation.agency]
    if obligation.answers == obligation.agency:
        return _text(agency.name)
    successor = plan.agencies[obligation.answers]
    return _line(words.phrase("answers", agency=agency, successor=successor))


def _task_and_occurrence(obligation: Obligation, words: Words) -> Text:
    text = _text(obligation.task.id, "bold")
    occurrence = words.occurrence(obligation)
    return text.append(f" {occurrence}", style="not bold") if occurrence else text


def _due(obligation: Obligation, words: Words) -> Text:
    if obligation.due is None:
        key = "waiting_documents" if obligation.start is None else "no_date"
        return _line(words.phrase(key), "dim")
    return _line(words.day(obligation.due) + ("*" if obligation.caveats else ""))


def _due_of_task(tally: Tally, words: Words, width: int | None) -> Text:
    dues = tally.dues
    if not tally.obligations:
        return _line("–", "dim")
    if not dues:
        waiting = any(o.start is None for o in tally.obligations)
        return _line(words.phrase("waiting_documents" if waiting else "no_date"), "dim")
    mark = "*" if any(o.caveats for o in tally.obligations) else ""
    if len(dues) == 1:
        return _line(words.day(dues[0]) + mark)
    text = words.phrase("until", first=dues[0], last=dues[-1]) + mark
    return _line(text if width is None else text.replace(" ", "\n", 2).replace("\n", " ", 1))


def _progress(tally: Tally, width: int | None) -> Text:
    if not tally.expected:
        return _line("–", "dim")
    cells = 12 if width is None or width >= 110 else 6
    # whatever was delivered is to be seen, and what is not all is not to look so
    filled = -(-cells * tally.delivered // tally.expected)
    if tally.delivered < tally.expected:
        filled = min(filled, cells - 1)
    bar = Text().append("█" * filled, style="green").append("░" * (cells - filled), style="dim")
    return bar.append(f" {tally.delivered}/{tally.expected}", style="bold")


def _counts(tally: Tally, words: Words, width: int | None) -> Text:
    if not tally.obligations:
        return _line(words.phrase("nobody"), "dim")
    lines = []
    for status_, count in tally.counts.items():
        sign, style = (status_.sign, STYLES[status_])
        number = f": {count}" if len(tally.obligations) > 1 else ""
        lines.append(_line(f"{sign} {words.name(status_)}{number}", style))
    for count, key in ((tally.due_soon, "due_soon"), (tally.blocked, "blocked")):
        if count:
            lines.append(_line(f"» {words.phrase(key)}: {count}", "bold yellow"))
    # One row a line where nothing wraps, so that a pipe can be searched.
    return Text("; " if width is None else "\n").join(lines)


def _standing(obligation: Obligation, words: Words) -> Text:
    sign, style = (obligation.status.sign, STYLES[obligation.status])
    text = _line(f"{sign} {words.standing(obligation)}", style)
    if obligation.due_soon:
        text.append(f", {words.phrase('due_soon')}", style="bold yellow")
    return text


def _remarks(obligation: Obligation, words: Words) -> Text:
    parts: list[Text] = []
    if obligation.blocked:
        parts.append(_line(words.difficulty(obligation), "bold yellow"))
    if obligation.extensions:
        parts.append(_line(words.extended(obligation)))
    if obligation.reminders:
        parts.append(_line(words.phrase("reminded", n=obligation.reminders)))
    said = obligation.blocked and obligation.blocked == obligation.events[-1]
    if obligation.remark and not said and obligation.remark != obligation.occurrence:
        parts.append(_text(obligation.remark))
    if obligation.reason:
        parts.append(_line(words.say(obligation.reason)))
    parts += [_line(f"* {words.say(caveat)}") for caveat in obligation.caveats]
    return Text("; ").join(parts)


def _totals(tally: Tally, words: Words) -> list[ConsoleRenderable]:
    if len(tally.obligations) < 2:
        return []
    counts = [
        Text(f"{words.name(status_)} {count}", style=(status_.sign, STYLES[status_])[1])
        for status_, count in tally.counts.items()
    ]
    lines = Text(words.phrase("total", n=len(tally.obligations)) + ": ", overflow="fold")
    lines.append_text(Text(" · ").join(counts))
    for rate in words.rates(tally):
        lines.append(f"\n{rate}")
    return [_indented(lines, below=1)]


def _footnotes(report: Report, words: Words) -> list[ConsoleRenderable]:
    return [_indented(_line(f"* {words.say(caveat)}", "yellow")) for caveat in report.caveats]


def _derivations(report: Report, words: Words, *, naming_tasks: bool) -> list[ConsoleRenderable]:
    if not report.obligations:
        return []
    lines: list[ConsoleRenderable] = [_indented(_line(words.label("why"), "bold"))]
    derivations = report.derivations
    several = len(derivations) > 1 and len({o.agency for o in report.obligations}) > 1
    for derivation in derivations:
        text = Text(overflow="fold")
        if naming_tasks:
            text.append_text(_task_and_occurrence(derivation.obligations[0], words)).append("  ")
        text.append(" ".join(words.say(message) for message in derivation.why))
        if several and not naming_tasks:
            applies = _applies(report.plan, derivation, words)
            text.append(f"\n{applies}", style="dim")
        lines.append(_indented(text))
    return lines


def _applies(plan: Plan, derivation: Derivation, words: Words) -> str:
    names = tuple(plan.agencies[o.agency].name for o in derivation.obligations)
    if len(names) > FEW:
        return words.phrase("applies_to_many", n=len(names))
    return words.phrase("applies", agencies=names)


def _duties(duties: Sequence[Duty], words: Words) -> list[ConsoleRenderable]:
    if not duties:
        return []
    table = Table.grid(padding=(0, 2))
    for duty in duties:
        table.add_row(_text(duty.id, "bold"), _text(duty.text))
    return [_indented(_line(words.label("duties"), "bold")), _indented(table)]


def _happened(
    report: Report, words: Words, width: int | None, *names: str
) -> list[ConsoleRenderable]:
    if not report.events:
        return []
    table = _events(report.plan, report.events, words, width, *names)
    return [Text(""), _indented(_line(words.label("history"), "bold")), table]


def _events(
    plan: Plan,
    events: Sequence[Event],
    words: Words,
    width: int | None,
    *names: str,
    voided: frozenset[str] = frozenset(),
) -> ConsoleRenderable:
    """Show events one a row; what was taken back is marked so."""
    naming = {
        "task": lambda e: _text(_about(e), "bold"),
        "occurrence": lambda e: _text((e.doc if e.event is EventKind.RECEIVED else e.re) or ""),
        "agency": lambda e: _text(_agency_name(plan, e.agency)),
    }
    marked = [
        _line(f"({words.phrase('taken_back')}) ", "yellow") if event.id in voided else Text("")
        for event in events
    ]
    columns = {"date": [_text(words.day(event.date)) for event in events]}
    columns |= {name: [naming[name](event) for event in events] for name in names}
    columns["event"] = [
        mark.append_text(_event_text(event, words))
        for mark, event in zip(marked, events, strict=True)
    ]
    columns["by"] = [_text(event.by.partition(" <")[0]) for event in events]
    columns["id"] = [_text(event.id, "dim") for event in events]
    return _table(words, width, columns)


def _about(event: Event) -> str:
    void = event.event is EventKind.VOID
    return " ".join(part for part in (event.task, None if void else event.re) if part)


def _event_text(event: Event, words: Words) -> Text:
    text = _line(words.name(event.event), "bold")
    parts = [event.doc, event.note]
    if event.due:
        parts.insert(
            1,
            words.phrase(
                "new_due" if event.event is EventKind.EXTENDED else "set_due", day=event.due
            ),
        )
    if event.event is EventKind.VOID:
        parts.insert(0, event.re)
    for part in parts:
        if part:
            text.append(": " if ":" not in text.plain else "; ").append_text(
                _text(part, "not bold")
            )
    return text


def _effect(change: "Change", words: Words, width: int | None) -> Text:
    known = [o for o in (change.before, change.after) if o]
    moved = len({obligation.due for obligation in known}) > 1 or change.before is None
    states = []
    for obligation in known:
        sign, style = (obligation.status.sign, STYLES[obligation.status])
        state = _line(f"{sign} {words.standing(obligation)}", style)
        if moved and obligation.due:
            state.append(f" ({words.phrase('set_due', day=obligation.due)})")
        states.append(state)
    unchanged = len({state.plain for state in states}) < 2
    arrow = " → " if width is None else "\n→ "
    return Text(arrow).join(states[-1:] if unchanged else states)


def _life(agency: Agency, words: Words) -> str:
    parts = []
    if agency.since:
        parts.append(words.phrase("since", day=agency.since))
    if agency.until:
        parts.append(words.phrase("ended", day=agency.until))
    return " ".join(parts)
