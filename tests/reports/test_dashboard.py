"""The board as a composition: all it tells, and that it counts as the report does."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from plantrack.pages.page import Text
from plantrack.report.comparison import Comparison
from plantrack.report.report import blocked, overdue, upcoming
from plantrack.report.status import Status
from plantrack.reports.dashboard import dashboard
from plantrack.reports.dashboard_model import (
    Bundle,
    Dashboard,
    Items,
    Listing,
    Matrix,
    Part,
    Piece,
    Subpart,
    Timeline,
)
from plantrack.words.words import Language, Words
from tests import comparisons
from tests.pages.test_pages import block_told, cell_told, told

WORDS = Words("vi")


def piece_told(piece: Piece | Subpart) -> str:
    match piece:
        case Text():
            return block_told(piece)
        case Listing():
            rows = [(" ".join(r.keys), r.part, *map(cell_told, r.cells)) for r in piece.rows]
            total = [("", "", *map(cell_told, piece.total))] if piece.total else []
            shown = "".join(f"  {' | '.join(row)}\n" for row in [*rows, *total])
            return f"listing: {' | '.join(piece.headings)}\n{shown}"
        case Bundle():
            own = [" ".join(keys) for keys in piece.own]
            return f"{block_told(piece.group)}  [{' '.join(piece.keys)}: {', '.join(own)}]\n"
        case Subpart():
            return f"subpart {piece.id}: {piece.name}\n{''.join(map(items_told, piece.items))}"
        case Matrix():
            return matrix_told(piece)
        case Timeline():
            return timeline_told(piece)


def items_told(items: Items) -> str:
    lines = zip(items.lines, items.own, strict=True)
    shown = "".join(f"    {told(line)} [{' '.join(own)}]\n" for line, own in lines)
    return f"  {told(items.name)} [{' '.join(items.keys)}]\n{shown}"


def matrix_told(matrix: Matrix) -> str:
    heads = "".join(f"  {column.number}: {column.name}\n" for column in matrix.columns)
    rows = ""
    for row in matrix.rows:
        rows += f"  {row.name} #{row.part} [{' '.join(row.keys)}]\n"
        for mark in row.marks:
            rows += f"    {mark.role}<{mark.short}> {mark.words}\n" if mark else "    -\n"
    return f"matrix: {matrix.corner}\n{heads}{rows}  {' · '.join(map(told, matrix.legend))}\n"


def timeline_told(timeline: Timeline) -> str:
    days = f"{timeline.first} to {timeline.last}, {timeline.today}"
    ticks = ", ".join(said for _, said in timeline.ticks)
    rows = ""
    for row in timeline.rows:
        rows += f"  {' | '.join(map(cell_told, (row.name, *row.told)))} [{' '.join(row.keys)}]\n"
        for course in row.courses:
            drawn = ", ".join(f"{s.kind} {s.first} to {s.last}" for s in course.stretches)
            rows += f"    {drawn}; due {', '.join(map(str, course.dues))}\n"
    legend = ", ".join(f"{kind}: {said}" for kind, said in timeline.legend)
    return f"timeline: {' | '.join(timeline.headings)}\n  {days}: {ticks}\n{rows}  {legend}\n"


def part_told(part: Part) -> str:
    return f"\n== {part.id}: {part.heading}\n" + "".join(map(piece_told, part.pieces))


def board_told(made: Dashboard) -> str:
    tiles = "".join(
        f"tile #{t.part} {t.role}: {t.number} {t.label}\n" + "".join(f"  {f}\n" for f in t.facts)
        for t in made.tiles
    )
    head = "\n".join((made.title, made.as_of, *made.under))
    foot = "".join(f"{told(line)}\n" for line in made.footnotes)
    controls = "\n".join(f"{name}: {said}" for name, said in made.controls._asdict().items())
    return f"{head}\n{tiles}{''.join(map(part_told, made.parts))}\n{foot}\n{controls}\n"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_half_year(golden: Callable[[str, str], None], language: Language) -> None:
    """No format adds a word to it."""
    made = dashboard(comparisons.half_year(), Words(language))
    assert made.language == made.page.language == language
    golden(f"pages/board.{language}.txt", board_told(made))


def test_several_plans(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    """Every row of several plans names its own."""
    golden(
        "pages/board-several.vi.txt", board_told(dashboard(comparisons.several(tmp_path), WORDS))
    )


@pytest.mark.parametrize(
    "make",
    [comparisons.half_year, comparisons.hostile, partial(comparisons.large, 40, 30)],
    ids=["half_year", "hostile", "large"],
)
def test_counts_are_those_of_the_report(make: Callable[[], Comparison]) -> None:
    comparison = make()
    report, made = comparison.report, dashboard(comparison, WORDS)
    parts = {part.id: part.pieces for part in made.parts}
    numbers = {tile.part: tile.number for tile in made.tiles if not tile.number.endswith("%")}
    assert numbers == {
        "overdue": str(report.total.counts[Status.OVERDUE]),
        "news": str(
            len(
                {
                    (id(o.plan), *o[1:3], o.occurrence)
                    for o in (item.obligation for item in comparison.news.items)
                }
            )
        ),
        "extended": str(len([o for o in report.obligations if o.adjustments])),
        "blocked": str(report.total.blocked),
        "silent": str(len(comparison.silent)),
        "upcoming": str(report.total.due_soon),
        "by-agency": str(len(report.obligations)),
    }
    for id_, found in (("overdue", overdue(report)), ("upcoming", upcoming(report))):
        bundles = [piece for piece in parts[id_] if isinstance(piece, Bundle)]
        assert sum(len(one.group.members) for one in bundles) == len(found.obligations)
    difficulties = [
        row for piece in parts["blocked"] if isinstance(piece, Listing) for row in piece.rows
    ]
    assert len(difficulties) == len(blocked(report).obligations)
    agencies = [piece for piece in parts["agencies"] if isinstance(piece, Subpart)]
    assert [one.id for one in agencies] == [f"a-{id_}" for id_, _ in report.by_agency]
    (grid,) = parts["matrix"]
    assert isinstance(grid, Matrix)
    owed = {(o.answers, id(o.plan), o.task.id) for o in report.obligations}
    assert sum(mark is not None for row in grid.rows for mark in row.marks) == len(owed)


def test_links_lead_somewhere() -> None:
    made = dashboard(comparisons.half_year(), WORDS)
    subparts = [p.id for part in made.parts for p in part.pieces if isinstance(p, Subpart)]
    targets = {part.id for part in made.parts} | set(subparts)
    rows = [
        row.part
        for part in made.parts
        for piece in part.pieces
        if isinstance(piece, Listing | Matrix)
        for row in piece.rows
    ]
    assert {tile.part for tile in made.tiles} | set(filter(None, rows)) <= targets


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"agencies": frozenset(["so-y-te"])}, "Phạm vi: Sở Y tế"),
        (
            {"tasks": frozenset(["II.2"]), "statuses": frozenset([Status.OVERDUE])},
            "Phạm vi: mục II.2; chưa hoàn thành, quá hạn",
        ),
    ],
)
def test_a_part_says_that_it_is_one(asked: dict[str, frozenset[str]], said: str) -> None:
    """Whoever opens the page did not type the command."""
    assert dashboard(comparisons.half_year(**asked), WORDS).under[-1] == said


def test_nothing_to_tell() -> None:
    """Every question has its answer, but for what a status asked for leaves out: rates, trend, silence."""
    made = dashboard(comparisons.half_year(statuses=frozenset([Status.SCHEDULED])), WORDS)
    assert [part.id for part in made.parts] == ["extended", "blocked", "news"]
    assert {tile.number for tile in made.tiles} == {"0"}


def test_no_rate_of_what_was_asked_for_by_status() -> None:
    """Nothing overdue is done, so a rate would say nothing; the whole trend would contradict the tiles."""
    made = dashboard(comparisons.half_year(statuses=frozenset([Status.OVERDUE])), WORDS)
    assert not any(tile.number.endswith("%") for tile in made.tiles)
    assert "trend" not in {part.id for part in made.parts}
    (totals,) = next(part.pieces for part in made.parts if part.id == "by-agency")
    assert isinstance(totals, Listing)
    assert not any("Tỷ lệ" in heading for heading in totals.headings)


def test_the_page_says_the_same() -> None:
    """In ordinary blocks: each heading, each name of an agency, each number of a tile."""
    made = dashboard(comparisons.half_year(), WORDS)
    said = "".join(map(block_told, made.page.blocks))
    for part in made.parts:
        assert f"heading: strong<{part.heading}>" in said
    for tile in made.tiles:
        assert f"strong<{tile.number}> {tile.label}" in said
    for agency in (p for part in made.parts for p in part.pieces if isinstance(p, Subpart)):
        assert agency.name in said


@pytest.mark.parametrize("status", Status)
def test_every_tile_leads_to_a_part(status: Status) -> None:
    """Whichever status was asked for."""
    made = dashboard(comparisons.half_year(statuses=frozenset([status])), WORDS)
    assert {tile.part for tile in made.tiles} <= {part.id for part in made.parts}
    if status is not Status.OVERDUE:
        assert "Không có đầu việc nào quá hạn." not in "".join(map(block_told, made.page.blocks))


def test_what_the_marks_mean_is_said_once(tmp_path: Path) -> None:
    """Under the matrix of one plan, under the last of several; the same marks for all of them."""
    for whole in (comparisons.half_year(), comparisons.several(tmp_path)):
        (part,) = (p for p in dashboard(whole, WORDS).parts if p.id == "matrix")
        legends = [piece.legend for piece in part.pieces if isinstance(piece, Matrix)]
        assert [bool(legend) for legend in legends] == [False] * (len(whole.report.plans) - 1) + [
            True
        ]
        assert len(legends[-1]) == len(whole.report.total.counts) + 2
