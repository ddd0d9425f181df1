"""`plantrack init`: a plan to start from, or one more beside those that are there."""

import json
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli.git_files import add_git_files
from plantrack.cli.language import before_plans
from plantrack.cli.option_types import FOLDER, Help
from plantrack.cli.start import start
from plantrack.cli.streams import write
from plantrack.cli.world import World
from plantrack.formats import json_objects
from plantrack.log import git, git_files
from plantrack.pages import messages
from plantrack.plan import discovery
from plantrack.plan import file as planfile
from plantrack.plan.amendments import read
from plantrack.plan.model import Group
from plantrack.plan.schema import plan_schema
from plantrack.plan.yaml import LARGEST
from plantrack.words import files
from plantrack.words.words import Language, Sentence, Words

BLOCK = re.MULTILINE | re.DOTALL
SHARED = "co-quan.yaml"  # the agencies of several plans


def command(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(),
        Help(
            Sentence(
                "Thư mục đặt kế hoạch mẫu (mặc định: thư mục hiện tại); nếu đã có kế hoạch thì thêm một kế "
                "hoạch dùng chung cơ quan.",
                "Folder for the plan (default: this one); beside a plan, one more that shares its agencies.",
            ),
            FOLDER,
        ),
    ] = Path(),
) -> None:
    """Write a plan, and the schema beside it; refuse to overwrite anything."""
    world, plans, _ = start(ctx)
    language = before_plans(plans.names, world.language, world.environment)
    number = next(n for n in count(1) if not (folder / f"plan-{n}.yaml").exists())
    name = f"plan-{number}.yaml"
    there = discovery.within(folder)
    new = (
        _one_more(world, there[0], folder / name, number, language)
        if there
        else {name: _template("plan", language)}
    )
    files.create(folder, new)
    # what editors and git need; one's own files stay
    needed = {"plan.schema.json": json_objects.to_json(plan_schema())}
    if git.work_tree(folder) is None:  # it may become one
        needed |= {file: f"{line}\n" for file, line in git_files.LINES.items()}
    for file, text in needed.items():
        if not (folder / file).exists():
            files.create(folder, {file: text})
    words = Words(language)
    add_git_files([folder / name], words)
    write(words.fill(messages.created, file=folder / name) + "\n")
    if SHARED in new and not any(one.groups for one in planfile.load(there[0]).amendments):
        write(words.fill(messages.share_agencies, file=SHARED, plan=there[0]) + "\n")


def _one_more(
    world: World, first: Path, new: Path, number: int, language: Language
) -> dict[str, str]:
    """Return a plan that uses the agencies of another, and the file that both may share, if need be.

    It is issued today and due next year: those others are followed, and nobody is to be reminded of it.
    """
    plan = planfile.load(first)
    today = world.now_in(plan).date()
    text = files.read_text(first, LARGEST).replace("\r\n", "\n")
    elsewhere = re.search(r"^agencies: +([^\s{#][^#\n]*)", text, re.MULTILINE)
    shared = elsewhere[1].strip() if elsewhere else SHARED
    copies = not elsewhere and not new.with_name(SHARED).exists()
    groups = read(plan, today).plan.groups if copies else plan.groups
    lead = next((id_ for id_, group in groups.items() if group.members), plan.about.monitor)
    made = _template("plan-more", language)
    blanks = {"SHARED": shared, "MONITOR": plan.about.monitor, "LEAD": lead}
    blanks |= {"NUMBER": str(number), "TODAY": f"{today:%d/%m/%Y}", "YEAR": str(today.year + 1)}
    for blank, value in blanks.items():
        made = made.replace(blank, value)
    if not copies:
        return {new.name: made}
    blocks = [_block(text, "agencies")]
    blocks += [_block(text, "groups") if groups == plan.groups else _written(groups)]
    return {new.name: made, SHARED: "\n".join(block for block in blocks if block)}


def _block(text: str, key: str) -> str:
    """Return what stands under a key of a plan's text, as it stands; nothing where the key is not there."""
    found = re.search(rf"^{key}:.*?(?=^[^\s#]|\Z)", text, BLOCK)
    return found[0].rstrip() + "\n" if found else ""


def _written(groups: Mapping[str, Group]) -> str:
    """Return groups as a plan writes them, where amendments left others than the plan's own text has."""
    lines = (
        f"  {id_}: {{name: {json.dumps(group.name, ensure_ascii=False)}, members: [{', '.join(group.members)}]}}\n"
        for id_, group in groups.items()
    )
    return "groups:\n" + "".join(lines)


def _template(name: str, language: Language) -> str:
    return files.read_text(planfile.TEMPLATES / f"{name}.{language}.yaml", LARGEST)
