"""`plantrack draft`: a plan file from the text of a document."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import language, messages
from plantrack.cli.git_files import add_git_files
from plantrack.cli.option_types import DOCUMENT, FILE, Help, file_path
from plantrack.cli.plans import Plans
from plantrack.cli.start import start
from plantrack.cli.streams import write, write_notes
from plantrack.draft import documents
from plantrack.draft.agencies import Known
from plantrack.draft.draft import Draft, draft
from plantrack.draft.unused import excerpt
from plantrack.draft.write import doubts_of, to_yaml
from plantrack.plan import file as planfile
from plantrack.plan import messages as of_plans
from plantrack.plan.yaml import LARGEST, YamlFile
from plantrack.words import files
from plantrack.words import messages as of_files
from plantrack.words.problems import PlantrackError, Problem, fail, misuse
from plantrack.words.text import slashed
from plantrack.words.words import Sentence, Words, say

_MOST_UNUSED = 30  # lines of the document told on stderr; the file has all
_LONGEST_UNUSED = 160  # characters of each there


def command(
    ctx: typer.Context,
    document: Annotated[
        Path,
        typer.Argument(parser=partial(file_path, DOCUMENT)),
        Help(
            Sentence(
                "Văn bản: .docx, .txt, .md, hoặc - để đọc từ stdin.",
                "The document: .docx, .txt, .md, or - for stdin.",
            ),
            DOCUMENT,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", parser=partial(file_path, "-o")),
        Help(
            Sentence(
                "Ghi ra tệp mới này, ví dụ data/plan-90.yaml (mặc định: in ra).",
                "Write to this new file, such as data/plan-90.yaml (default: print it).",
            ),
            FILE,
        ),
    ] = None,
    agencies: Annotated[
        Path | None,
        typer.Option("--agencies", parser=partial(file_path, "--agencies")),
        Help(
            Sentence(
                "Tệp có danh sách cơ quan (agencies) để lấy tên và mã (mặc định: các kế hoạch trong thư mục này, trong data của nó hoặc thư mục cấp trên gần nhất).",
                "File with agencies, for names and ids (default: those of the plans in this folder, its data or the nearest folder above).",
            ),
            FILE,
        ),
    ] = None,
) -> None:
    """Draft a plan; what is doubtful is marked in it and listed on stderr."""
    world, plans, _ = start(ctx)
    near = next(iter(_plans_near(plans)), None)
    words = Words(language.beside(near, world.language))
    if output and output.exists():
        raise PlantrackError([Problem(say(of_files.exists)).at(output)])
    name = "stdin" if str(document) == "-" else str(document)
    blocks = documents.read(_content(document), name)
    found = draft(blocks, _known(plans, agencies, output), words.language)
    text = to_yaml(found, Path(name).name, words)
    if len(text.encode()) > LARGEST:
        raise fail(of_plans.draft_too_large, limit=LARGEST // 1024)
    if output:
        files.create_whole(output, text)
        add_git_files([output], words)
    else:
        write(text)
    write_notes(_summary(found, output, words))


def _plans_near(plans: Plans) -> tuple[Path, ...]:
    """Return the plans named, else those near; none is no fault where none is named."""
    try:
        return plans.paths
    except (PlantrackError, OSError):
        if plans.names:
            raise
        return ()


def _known(plans: Plans, agencies: Path | None, output: Path | None) -> Known:
    """Return the agencies of a file, or of all plans near that can be loaded.

    A file that holds nothing else is one that plans may share.
    """
    if agencies:
        found = planfile.parties(agencies)
        content = YamlFile(agencies).data
        shared = isinstance(content, dict) and "plan" not in content
        return Known(*found, _path_from(output, agencies) if shared else "")
    known = Known({}, {})
    for plan in _plans_near(plans):
        with suppress(PlantrackError, OSError):
            here, groups = planfile.parties(plan)
            known = Known({**here, **known.agencies}, {**groups, **known.groups})
    return known


def _path_from(plan: Path | None, other: Path) -> str:
    """Return the path of a file from where a plan is to stand."""
    try:
        return slashed(os.path.relpath(other, plan.parent if plan else Path()))
    except ValueError:  # on another drive of Windows
        return slashed(other.absolute())


def _content(document: Path) -> bytes:
    if str(document) != "-":
        try:
            return files.read_bytes(document, documents.LARGEST)
        except OSError as error:
            raise files.unreadable(document, error) from None
    if sys.stdin.isatty():
        raise misuse(messages.draft_stdin)
    content = sys.stdin.buffer.read(documents.LARGEST + 1)
    if len(content) > documents.LARGEST:
        too_large = say(of_files.too_large, limit=documents.LARGEST // 1024)
        raise PlantrackError([Problem(too_large).at("stdin")])
    return content


def _findings(output: Path, words: Words) -> list[str]:
    """Return what `check` finds in a file, what is left to confirm too, in order of lines."""
    return [problem.finding(words) for problem in planfile.examine(output)[1]]


def _summary(found: Draft, output: Path | None, words: Words) -> Iterator[str]:
    """Yield what the first check finds in the file, or each doubt; each line that was used nowhere; how many there are."""
    doubts = list(doubts_of(found, words))
    yield from _findings(output, words) if output else doubts
    for line in found.unused[:_MOST_UNUSED]:
        told = excerpt(line.text, _LONGEST_UNUSED)
        yield words.fill(of_plans.draft_unused_line, place=line.place, text=told)
    if (more := len(found.unused) - _MOST_UNUSED) > 0:
        yield words.fill(of_plans.draft_more_unused, number=more)
    yield words.fill(
        of_plans.draft_summary,
        tasks=len(found.plan.tasks),
        duties=len(found.plan.duties),
        doubts=len(doubts),
        unused=len(found.unused),
    )
    if output:
        yield words.fill(messages.draft_next, file=output)
