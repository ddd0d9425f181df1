"""`plantrack report`: documents that people hand in, look at and sign."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.build import build_comparison
from plantrack.cli.monitors import of_monitor
from plantrack.cli.option_types import CHOICE, FILE, FOLDER, Help, choice_option, file_path
from plantrack.cli.options import (
    Agencies,
    AsOf,
    KnownOn,
    Monitor,
    Officers,
    Since,
    Sources,
    Statuses,
    Tasks,
)
from plantrack.cli.output import Output
from plantrack.cli.queries import day, queries
from plantrack.cli.start import start
from plantrack.cli.streams import write_bytes
from plantrack.cli.world import World
from plantrack.pages import messages as pages_messages
from plantrack.plan.model import PLACEHOLDER
from plantrack.report.comparison import Comparison
from plantrack.report.letters import to_sign
from plantrack.report.report import Report
from plantrack.words import files
from plantrack.words.problems import fail, misuse
from plantrack.words.words import Sentence, Words


def _html(comparison: Comparison, words: Words) -> bytes:
    from plantrack.formats import dashboard_html
    from plantrack.reports.dashboard import dashboard

    return dashboard_html.render(dashboard(comparison, words)).encode()


def _docx(comparison: Comparison, words: Words) -> bytes:
    from plantrack.formats import docx
    from plantrack.reports.official_report import official_report

    return docx.render(official_report(comparison, words))


def _xlsx(comparison: Comparison, words: Words) -> bytes:
    from plantrack.formats import workbook
    from plantrack.reports.workbook import tables

    return workbook.render(tables(comparison, words))


def _ics(comparison: Comparison, words: Words) -> bytes:
    from plantrack.formats import ics
    from plantrack.reports.calendar import calendar

    return ics.render(calendar(comparison, words)).encode()


def _md(comparison: Comparison, words: Words) -> bytes:
    from plantrack.formats import markdown
    from plantrack.reports.dashboard import dashboard

    return markdown.render(dashboard(comparison, words).page).encode()


FORMATS: Mapping[str, Callable[[Comparison, Words], bytes]] = {
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "ics": _ics,
    "md": _md,
}
_EDITED = (".docx",)  # what people write into once it is there
_BINARY = ("docx", "xlsx")
_SUFFIXES = tuple(f".{name}" for name in FORMATS)


def command(
    ctx: typer.Context,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o"),
        Help(
            Sentence(
                "Tệp cần tạo; đuôi tệp quyết định: .html (trang web), .docx (báo cáo Word), .xlsx (bảng tính), "
                ".ics (lịch), .md (Markdown); dùng được nhiều lần (dấu -: ra stdout, với --format).",
                "The file to write; the suffix decides: .html (a page), .docx (a Word report), .xlsx (a "
                "workbook), .ics (a calendar), .md (Markdown); repeatable (-: to stdout, with --format).",
            ),
            FILE,
        ),
    ] = None,
    form: Annotated[
        str | None,
        choice_option("--format", tuple(FORMATS)),
        Help(
            Sentence(
                "Dạng ghi ra stdout khi dùng -o -: html, docx, xlsx, ics hoặc md.",
                "What -o - writes to stdout: html, docx, xlsx, ics or md.",
            ),
            CHOICE,
        ),
    ] = None,
    since: Since = None,
    letter: Annotated[
        bool,
        typer.Option("--letter"),
        Help(
            Sentence(
                "Công văn đôn đốc gửi các cơ quan có nhiệm vụ quá hạn, để ký (.docx).",
                "A letter to sign to the agencies that are late (.docx).",
            )
        ),
    ] = False,
    each: Annotated[
        str | None,
        typer.Option("--each"),
        Help(
            Sentence(
                "Với --letter: tạo trong thư mục này mỗi cơ quan một công văn.",
                "With --letter: write a letter for each agency into this folder.",
            ),
            FOLDER,
        ),
    ] = None,
    monitor: Monitor = None,
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
    source: Sources = None,
    officer: Officers = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
) -> None:
    """Write reports into files; a Word file that is there already may have been edited, and stays."""
    world, plans, out = start(ctx)
    if letter and since:
        raise misuse(messages.letter_since)
    if monitor is not None and not letter:
        raise misuse(messages.monitor_needs_letter)
    if letter or each is not None:
        targets = _letters_to(output or (), each, form, letter=letter)
    else:
        targets = _targets(output or (), form)
    if None in targets and world.terminal and targets[None] in _BINARY:
        raise misuse(messages.report_on_terminal, format=targets[None])
    plans = plans if monitor is None else plans.narrowed(of_monitor(plans, monitor))
    asked = queries(plans, as_of, known_on, task, agency, status, source, officer)
    comparison = build_comparison(plans, asked, day(plans, since, plans.today))
    words = plans.words
    contents: dict[Path | None, bytes] = {}
    if letter:
        late = _late(comparison.report)
        if not late.obligations:
            out.say(words.pick(pages_messages.no_letters))
            return
        contents = {place: _letter(late, words) for place in targets}
        contents |= _each(world, words, late, file_path("--each", each)) if each is not None else {}
    else:
        with world.progress(len(targets), words.pick(pages_messages.writing_reports)) as step:
            for place, suffix in targets.items():
                contents[place] = FORMATS[suffix](comparison, words)
                step()
    _deliver(out, words, contents)


def _targets(typed: Sequence[str], form: str | None) -> dict[Path | None, str]:
    """Return the places to write to, each with its format; None is stdout."""
    if not typed:
        raise misuse(messages.report_where, suffixes=_SUFFIXES)
    if form and "-" not in typed:
        raise misuse(messages.report_format_alone)
    found: dict[Path | None, str] = {}
    seen = set[str]()  # one file may be spelt in several ways
    for value in typed:
        place = None if value == "-" else file_path("--output", value)
        if place is None and form is None:
            raise misuse(messages.report_format, formats=tuple(FORMATS))
        real = os.path.normcase(os.path.realpath(place)) if place else value
        if real in seen:
            raise misuse(messages.report_twice, value=value)
        seen.add(real)
        suffix = form or "" if place is None else place.suffix.lower().removeprefix(".")
        if suffix not in FORMATS:
            raise misuse(messages.report_suffix, value=value, suffixes=_SUFFIXES)
        found[place] = suffix
    return found


def _letters_to(
    typed: Sequence[str], each: str | None, form: str | None, *, letter: bool
) -> dict[Path | None, str]:
    """Return the one place to write a letter to; none where each agency gets one of its own."""
    if not letter:
        raise misuse(messages.each_needs_letter)
    if each is not None and not typed and form is None:
        return {}
    if each is not None and typed:
        raise misuse(messages.each_or_output)
    if each is not None or len(typed) != 1:
        raise misuse(messages.letter_docx)
    found = _targets(typed, form or ("docx" if typed == ["-"] else None))
    if set(found.values()) != {"docx"}:
        raise misuse(messages.letter_docx)
    return found


def _letter(report: Report, words: Words) -> bytes:
    from plantrack.formats import docx
    from plantrack.reports.reminder_letter import reminder_letter

    return docx.render(reminder_letter(report, words))


def _each(world: World, words: Words, late: Report, folder: Path) -> dict[Path | None, bytes]:
    """Return a letter for each agency that answers for something overdue."""
    contents: dict[Path | None, bytes] = {}
    whose = late.by_agency
    with world.progress(len(whose), words.pick(pages_messages.writing_letters)) as step:
        for id_, tally in whose:
            file = folder / files.named_after(id_, ".docx")
            contents[file] = _letter(late.of(tally.obligations), words)
            step()
    return contents


def _late(report: Report) -> Report:
    """Return what is overdue, for letters; UsageError where not one agency signs them all."""
    late = to_sign(report)
    monitors = dict.fromkeys(o.plan.about.monitor for o in late.obligations)
    if PLACEHOLDER in monitors:
        raise fail(messages.no_monitor_yet)
    if len(monitors) > 1:
        names = tuple(report.agency(id_).name for id_ in monitors)
        raise misuse(messages.letter_one_monitor, agencies=names, id=next(iter(monitors)))
    return late


def _deliver(out: Output, words: Words, contents: Mapping[Path | None, bytes]) -> None:
    """Write all files, whole or none of them, and say which."""
    kept = [place for place in contents if place and place.suffix.lower() in _EDITED]
    written = {place: content for place, content in contents.items() if place}
    files.write_whole(written, keep=kept)
    if None in contents:
        write_bytes(contents[None])
        return
    out.say(words.fill(pages_messages.reports_written, files=tuple(written)))
