"""`plantrack init`: a plan to start from."""

import os
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import help as help_
from plantrack.cli.session import Session
from plantrack.cli.streams import write
from plantrack.cli.typed import FOLDER, Help
from plantrack.formats import machines
from plantrack.pages import messages
from plantrack.plan import file as planfile
from plantrack.plan.schema import plan_schema
from plantrack.plan.yaml import LARGEST
from plantrack.words import files
from plantrack.words.words import Sentence, Words

GITATTRIBUTES = "*.log.jsonl merge=union text eol=lf\n"
GITIGNORE = ".*.lock\n"


def command(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(),
        Help(
            Sentence(
                "Thư mục đặt kế hoạch mẫu (mặc định: thư mục hiện tại).",
                "Folder for the plan (default: this one).",
            ),
            FOLDER,
        ),
    ] = Path(),
) -> None:
    """Write a plan, and the schema beside it; refuse to overwrite anything."""
    session = Session.of(ctx)
    language = help_.language(session.plan, session.language, os.environ)
    template = files.read_text(planfile.TEMPLATES / f"plan.{language}.yaml", LARGEST)
    schema = machines.to_json(plan_schema())
    files.create(folder, {"plan-1.yaml": template, "plan.schema.json": schema})
    # what git needs to merge logs line by line and to leave locks alone; one's own files stay
    for name, line in ((".gitattributes", GITATTRIBUTES), (".gitignore", GITIGNORE)):
        if not (folder / name).exists():
            files.create(folder, {name: line})
    write(Words(language).fill(messages.created, file=str(folder / "plan-1.yaml")) + "\n")
