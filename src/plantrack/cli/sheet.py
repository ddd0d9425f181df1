"""`plantrack sheet`: a workbook of what is open, to be filled in and read back by `enter`."""

from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.option_types import FILE, FOLDER, Help, a_file
from plantrack.cli.options import Agencies, AsOf, KnownOn, Statuses, Tasks
from plantrack.cli.session import Session
from plantrack.cli.streams import write_bytes
from plantrack.pages import messages as pages_messages
from plantrack.pages.form import still_open
from plantrack.pages.page import Page, text
from plantrack.report.report import Report
from plantrack.words import files
from plantrack.words.problems import misuse
from plantrack.words.words import Sentence

SUFFIX = ".xlsx"


def command(
    ctx: typer.Context,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o"),
        Help(
            Sentence(
                "Tệp .xlsx cần tạo (dấu -: ghi ra stdout).",
                "The .xlsx file to write (-: to stdout).",
            ),
            FILE,
        ),
    ] = None,
    each: Annotated[
        str | None,
        typer.Option("--each"),
        Help(
            Sentence(
                "Tạo trong thư mục này mỗi cơ quan một tệp.",
                "Write a file for each agency into this folder.",
            ),
            FOLDER,
        ),
    ] = None,
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
) -> None:
    """Write what is open into workbooks; one that is there already may be filled in, and stays."""
    if (output is None) == (each is None):
        raise misuse(messages.sheet_where)
    session = Session.of(ctx)
    place = None if output in (None, "-") else _file(output or "")
    if output == "-" and session.terminal:
        raise misuse(messages.sheet_on_terminal)
    found = session.report(session.query(as_of, known_on, task, agency, status))
    if each is not None:
        _write_each(session, found, a_file("--each", each))
        return
    from plantrack.formats.xlsx import sheet_of

    content = sheet_of(found, session.words)
    if place is None:
        write_bytes(content)
        return
    files.create(place.parent, {place.name: content})
    said = session.words.fill(pages_messages.sheet_written, file=place, n=len(still_open(found)))
    session.show(Page(place.name, (text("paragraph", said),), session.words.language))


def _file(typed: str) -> Path:
    path = a_file("--output", typed)
    if path.suffix.lower() != SUFFIX:
        raise misuse(messages.sheet_suffix, value=typed)
    return path


def _write_each(session: Session, found: Report, folder: Path) -> None:
    """Write a workbook for each agency that answers for something open, all of them or none."""
    from plantrack.formats.xlsx import sheet_of

    rows = still_open(found)
    whose = list(dict.fromkeys(obligation.answers for obligation in rows))
    written: dict[str, str | bytes] = {}
    with session.progress(len(whose), pages_messages.writing_sheets) as step:
        for id_ in whose:
            own = tuple(obligation for obligation in rows if obligation.answers == id_)
            plans = tuple({id(o.plan): o.plan for o in own}.values())
            report = found._replace(obligations=own, plans=plans)
            written[files.named_after(id_, SUFFIX)] = sheet_of(report, session.words)
            step()
    files.create(folder, written)
    said = session.words.fill(pages_messages.sheets_written, n=len(written), folder=folder)
    session.show(Page(folder.name, (text("paragraph", said),), session.words.language))
