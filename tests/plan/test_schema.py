"""The published schema agrees with the model, and speaks both languages."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plantrack.plan import file as planfile
from plantrack.plan.schema import plan_schema
from plantrack.words.problems import PlantrackError
from tests.conftest import ROOT, Run
from tests.plans import GOOD, PLAN_89

SCHEMA = plan_schema()
AMENDED = f"""{GOOD}\
duties:
  - {{id: III.1, who: [so-a], text: Theo dõi}}
amendments:
  - id: 1400/QĐ-UBND
    issued: 2025-06-28
    title: Sửa đổi, bổ sung
    tasks:
      - {{id: 13, title: Việc mới, lead: [so-b], deadline: {{within: 30 days}}, wording: trong 30 ngày}}
      - {{id: T.1, deadline: [{{by: 2025-12-31}}, {{every: month}}], wording: đến hết ngày 31/12/2025}}
  - id: 1500/QĐ-UBND
    issued: 29/6/2025
    tasks: [{{id: T.1, dropped: không còn phù hợp}}]
    groups: {{nhom: {{members: [so-b]}}, moi: {{name: nhóm mới, members: [so-a]}}}}
    duties: [{{id: III.4, who: [moi], text: Báo cáo}}, {{id: III.1, dropped: trùng}}]
"""


def as_editors_read(text: str) -> Any:
    """Return YAML as editors do, by YAML 1.2: numbers, `true` and `false` typed, dates and `on` as text."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012  # PyYAML declares it so
            first: [
                (tag, pattern)
                for tag, pattern in resolvers
                if not tag.endswith(":timestamp") and (not tag.endswith(":bool") or first in "tTfF")
            ]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(text, Loader=Loader)  # noqa: S506  # a safe loader without timestamps


def valid(text: str) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(as_editors_read(text))


def refused(tmp_path: Path, sound: str, old: str, new: str) -> None:
    """Assert that neither the schema nor the program takes a text after one change."""
    assert valid(sound)
    assert sound.count(old) == 1
    text = sound.replace(old, new)
    assert not valid(text)
    path = tmp_path / "plan-1.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlantrackError):
        planfile.load(path)


def test_the_committed_schema_is_the_models() -> None:
    """`plantrack schema > data/plan.schema.json` after every change of the model."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads((ROOT / "data" / "plan.schema.json").read_text(encoding="utf-8")) == SCHEMA


def test_every_key_has_a_description_in_both_languages() -> None:
    """A clerk who points at a key is told what it is."""
    for definition in (*SCHEMA["$defs"].values(), SCHEMA):
        for place in definition["properties"].values():
            vi, en = place["description"].split(" / ")
            assert vi
            assert en.isascii()


def test_real_plans_are_valid() -> None:
    """Plan 89, which names the schema, and both templates."""
    for path in (PLAN_89, *planfile.TEMPLATES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=plan.schema.json\n")
        assert valid(text), path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  issuer: UBND\n", ""),
        ("title: Việc", "titel: Việc"),
        ("title: Việc", "title: [a]"),
        ("title: Việc", "title: Việc\n    officer: [a]"),
        ("title: Việc", "title: Việc\n    source: {id: a}"),
        ("lead: [nhom]", "lead: []"),
        ("{before: 2025-04-15}", "{}"),
        ("{before: 2025-04-15}", "{every: day}"),
        ("{before: 2025-04-15}", "{every: week}"),
        ("{before: 2025-04-15}", "{every: week, on: thu-sau}"),
        ("{before: 2025-04-15}", "{every: week, on: friday, by: 5}"),
        ("{before: 2025-04-15}", "[{every: month, on: friday}]"),
        ("{before: 2025-04-15}", "{before: 2025-04-15, by: 2025-04-15}"),
        ("{before: 2025-04-15}", "[]"),
        ("issued: 9/4/2025", "issued: 9/4/2025\n  language: fr"),
    ],
)
def test_what_the_form_refuses_the_schema_refuses(tmp_path: Path, old: str, new: str) -> None:
    """An editor marks it before the program does."""
    refused(tmp_path, GOOD, old, new)


@pytest.mark.parametrize(
    "deadline",
    ["{by: 2025}", "{by: 2025-Q2}", "{every: month, by: 20}", "{every: week, on: friday, from: 1/5/2025}", "[{every: half-year, month: 6, by: 20}, {every: year, month: 11, by: 15}]", "[{by: 2025}, {after: x, within: 5 working days}]"],
)  # fmt: skip
def test_what_the_form_takes_the_schema_takes(tmp_path: Path, deadline: str) -> None:
    """Numbers too, where plantrack reads text."""
    text = GOOD.replace("{before: 2025-04-15}", deadline)
    path = tmp_path / "plan-1.yaml"
    path.write_text(text, encoding="utf-8")
    assert planfile.load(path).tasks
    assert valid(text)


def test_who_assigned_and_who_follows_a_task(tmp_path: Path) -> None:
    """Text of one's own, of which an editor may make a number; without them a task is as it was."""
    text = GOOD.replace("title: Việc", "title: Việc\n    source: 624\n    officer: Chị Lan")
    path = tmp_path / "plan-1.yaml"
    path.write_text(text, encoding="utf-8")
    (task,) = planfile.load(path).tasks
    assert (task.source, task.officer) == ("624", "Chị Lan")
    assert valid(text)
    path.write_text(GOOD, encoding="utf-8")
    (task,) = planfile.load(path).tasks
    assert (task.source, task.officer) == (None, None)


def test_an_amended_plan_is_valid(tmp_path: Path) -> None:
    """As the contract shows it."""
    assert valid(AMENDED)
    path = tmp_path / "plan-1.yaml"
    path.write_text(AMENDED, encoding="utf-8")
    assert len(planfile.load(path).amendments) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - id: 1400/QĐ-UBND\n    issued", "  - issued"),
        ("    issued: 2025-06-28\n", ""),
        ("id: 13, ", ""),
        ("id: T.1, dropped", "dropped"),
        ("dropped: không còn phù hợp", "droped: không còn phù hợp"),
        ("dropped: không còn phù hợp", "lead: []"),
        ("dropped: không còn phù hợp", "deadline: {til: 2025-12-31}"),
        ("nhom: {members: [so-b]}", "nhom: {member: [so-b]}"),
        ("who: [moi], text", "whom: [moi], text"),
        ("title: Sửa đổi, bổ sung", "agencies: {so-c: {name: Sở C}}"),
    ],
)
def test_what_the_form_refuses_in_an_amendment_the_schema_refuses(
    tmp_path: Path, old: str, new: str
) -> None:
    """An unknown or missing key, at every level."""
    refused(tmp_path, AMENDED, old, new)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_init_gives_a_plan_that_passes_check(run: Run, language: str) -> None:
    """Without a warning; it shows every kind of thing; once more, a plan that shares the agencies."""
    ran = run("--lang", language, "init", "new/deep")
    assert (ran.code, ran.err) == (0, "")
    plan = "new/deep/plan-1.yaml"
    assert run("--plan", plan, "check", "--strict") == (0, "", "")
    assert run("--plan", plan, "status", "--as-of", "1/7/2025").code == 0
    before = Path(plan).read_text(encoding="utf-8")
    ran = run("--lang", language, "init", "new/deep")
    assert (ran.code, ran.err) == (0, "")
    assert Path(plan).read_text(encoding="utf-8") == before
    more = "new/deep/plan-2.yaml"
    assert "co-quan.yaml" in ran.out
    assert run("--plan", more, "check", "--strict") == (0, "", "")
    assert run("--plan", "new/deep", "status", "--as-of", "1/7/2025").code == 0
    third = run("--lang", language, "init", "new/deep")
    assert (third.code, third.err) == (0, "")
    assert run("--plan", "new/deep/plan-3.yaml", "check", "--strict") == (0, "", "")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_amendment_that_init_shows_works_once_it_is_no_comment(run: Run, language: str) -> None:
    """It passes `check`, leaves what was before, and does what its comments say."""
    assert run("--lang", language, "init", "new").code == 0
    path = Path("new/plan-1.yaml")
    written = path.read_text(encoding="utf-8")
    before, example = written.split("# amendments:")
    path.write_text(
        before + re.sub("^# ", "", f"# amendments:{example}", flags=re.MULTILINE), encoding="utf-8"
    )
    assert run("--plan", "new", "check", "--strict") == (0, "", "")
    (amendment,) = planfile.load(path).amendments
    assert [(task.id, sorted(task.changed), bool(task.dropped)) for task in amendment.tasks] == [
        ("I.4", ["deadline", "lead", "title", "wording"], False),
        ("I.1", ["deadline", "wording"], False),
        ("I.2", ["lead"], False),
        ("I.3", [], True),
    ]
    assert "I.4" not in run("--plan", "new", "status", "--as-of", "19/3/2025").out
    assert "I.4" in run("--plan", "new", "status", "--as-of", "20/3/2025").out


@pytest.mark.posix("another name for this fault")
def test_init_where_it_cannot(run: Run) -> None:
    """One line."""
    Path("file").write_text("x", encoding="utf-8")
    ran = run("--lang", "en", "init", "file/below")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "file/below: cannot create it: its path goes through a file\n"


def test_the_schema_command(run: Run) -> None:
    """What it prints is what is committed."""
    assert json.loads(run("schema").out) == SCHEMA


def test_a_plan_beside_one_with_the_ends_of_lines_of_windows(run: Run, folder: Path) -> None:
    """What is written has those that all our files have."""
    (folder / "a").mkdir()
    plan = (folder / "data" / "plan-89.yaml").read_bytes()
    (folder / "a" / "plan-1.yaml").write_bytes(plan.replace(b"\n", b"\r\n"))
    assert run("init", "a").code == 0
    assert [path.name for path in sorted((folder / "a").glob("*.yaml"))] == [
        "co-quan.yaml",
        "plan-1.yaml",
        "plan-2.yaml",
    ]
    for name in ("co-quan.yaml", "plan-2.yaml"):
        assert b"\r" not in (folder / "a" / name).read_bytes()
    assert run("--plan", "a/plan-2.yaml", "status").code == 0
