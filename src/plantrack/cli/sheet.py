"""`plantrack sheet`: a workbook of what is open, to be filled in and read back by `enter`."""

from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.build import build_report
from plantrack.cli.option_types import FILE, FOLDER, Help, file_path
from plantrack.cli.options import Agencies, AsOf, KnownOn, Officers, Sources, Statuses, Tasks
from plantrack.cli.queries import queries
from plantrack.cli.start import start
from plantrack.cli.streams import write_bytes
from plantrack.cli.world import World
from plantrack.pages import messages as pages_messages
from plantrack.pages.form import still_open
from plantrack.plan.model import PLACEHOLDER
from plantrack.recording import form
from plantrack.report.report import Report
from plantrack.words import files
from plantrack.words.problems import misuse
from plantrack.words.words import Sentence, Words

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
    source: Sources = None,
    officer: Officers = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
) -> None:
    """Write what is open into workbooks; one that is there already may be filled in, and stays."""
    if (output is None) == (each is None):
        raise misuse(messages.sheet_where)
    world, plans, out = start(ctx)
    place = None if output in (None, "-") else _file(output or "")
    if output == "-" and world.terminal:
        raise misuse(messages.sheet_on_terminal)
    found = build_report(
        plans, queries(plans, as_of, known_on, task, agency, status, source, officer)
    )
    if each is not None:
        folder = file_path("--each", each)
        contents = _for_each(world, plans.words, found)
        written = {folder / files.named_after(id_, SUFFIX): one for id_, one in contents.items()}
        files.write_whole(written, keep=written)
        told = [plans.words.fill(pages_messages.sheets_written, n=len(written), folder=folder)]
        unnamed = sum(o.answers == PLACEHOLDER for o in still_open(found))
        if unnamed:
            values = {"n": unnamed, "id": PLACEHOLDER}
            told.append(plans.words.fill(pages_messages.sheets_of_nobody, **values))
        told += [
            plans.words.fill(pages_messages.sheet_shortened, file=path, agency=id_)
            for id_, path in zip(contents, written, strict=True)
            if not path.name.startswith(id_)
        ]
        out.say(*told)
        return
    from plantrack.formats.xlsx import sheet_of

    content = sheet_of(found, plans.words, form.ASSIGNMENT_COLUMNS)
    if place is None:
        write_bytes(content)
        return
    files.write_whole({place: content}, keep=[place])
    count = len(still_open(found))
    out.say(plans.words.fill(pages_messages.sheet_written, file=place, n=count))


def _file(typed: str) -> Path:
    path = file_path("--output", typed)
    if path.suffix.lower() != SUFFIX:
        raise misuse(messages.sheet_suffix, value=typed)
    return path


def _for_each(world: World, words: Words, found: Report) -> dict[str, bytes]:
    """Return a workbook for each agency that answers for something open, by its id.

    They leave the office, so they do not say who follows a task in it.
    """
    from plantrack.formats.xlsx import sheet_of

    rows = still_open(found)
    whose = found.of(rows).agencies
    written: dict[str, bytes] = {}
    with world.progress(len(whose), words.pick(pages_messages.writing_sheets)) as step:
        for id_ in whose:
            own = tuple(obligation for obligation in rows if obligation.answers == id_)
            written[id_] = sheet_of(found.of(own), words, [form.SOURCE])
            step()
    return written
