"""Any change of the real plan and log either loads or is reported; nothing is ever raised to the user."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plantrack.deadlines.periods import parse_day
from plantrack.log import file as logfile
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.report.log_checks import log_faults
from plantrack.report.report import Query, build
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.conftest import ROOT
from tests.plan.test_bad import SOUND
from tests.plans import PLAN_89

PLAN = PLAN_89.read_bytes()
AMENDED = SOUND.encode()
BOOK = planfile.load(PLAN_89)
CALENDAR = BOOK.days
LOG = (ROOT / "tests" / "data" / "year.log.jsonl").read_bytes()
PIECES = st.sampled_from(
    [b"", b" ", b"\n", b"\t", b":", b": ", b"- ", b"[", b"]", b"{", b"}", b'"', b"'", b",", b"#", b"&a ", b"*a", b"!x ",
     b"|", b">", b"null", b"no", b"012", b"1:30", b"2025-02-30", b"31/4/2025", b"9999", b"\xff", b"\x00", b"\x1b[31m",
     b"\xe2\x80\xae", b"\xef\xbb\xbf", b"{before: 2025-01-01}", b"[{every: month}, {every: month}]", b"so-noi-vu",
     b"received", b"void", b"extended", b"2025-04-14", b"<<<<<<< ", b"\\u0000", b"-1", b"1e9", b"[]", b"{}"]
)  # fmt: skip
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """Return the content with up to three places cut, doubled or replaced."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 40)))
        piece = draw(PIECES)
        content = (
            content[:start]
            + draw(st.sampled_from([piece, content[start:end] * 2, b""]))
            + content[end:]
        )
    return content


def told(error: PlantrackError) -> None:
    """Every problem can be said in both languages, in one line."""
    assert error.problems
    for problem in error.problems:
        for words in (Words("vi"), Words("en")):
            line = problem.finding(words)
            assert line.isprintable(), line
            assert problem.file
            assert problem.line > 0 or "KiB" in line


@MANY
@given(mutated(PLAN) | mutated(AMENDED))
def test_a_mutated_plan_loads_or_is_reported(tmp_path_factory: object, content: bytes) -> None:
    """And what loads gives a report."""
    path = folder(tmp_path_factory) / "plan-1.yaml"
    path.write_bytes(content)
    try:
        plan = planfile.load(path)
        planfile.examine(path)
    except PlantrackError as error:
        told(error)
    else:
        build(plan, [], Query(parse_day("2026-11-23")))


@MANY
@given(mutated(LOG))
def test_a_mutated_log_loads_or_is_reported(tmp_path_factory: object, content: bytes) -> None:
    """And what loads gives a report, with what cannot stand named."""
    path = folder(tmp_path_factory) / "plan-1.log.jsonl"
    path.write_bytes(content)
    try:
        events = logfile.read(path)
    except PlantrackError as error:
        told(error)
        return
    report = build(BOOK, events, Query(parse_day("2026-11-23")))
    lines = logfile.lines_of(path)
    for fault in report.faults:
        assert lines[fault.event.id] > 0
    log_faults(BOOK, events, parse_day("2026-11-23"))


def folder(factory: object) -> Path:
    """Return one folder for all examples."""
    found: Path = factory.getbasetemp() / "mutations"  # type: ignore[attr-defined]  # pytest's factory
    found.mkdir(exist_ok=True)
    return found


def test_the_log_of_a_year_is_sound() -> None:
    """It is what the mutations begin with."""
    events = logfile.read(ROOT / "tests" / "data" / "year.log.jsonl")
    assert len(events) > 10
    assert isinstance(BOOK, Plan)
    assert log_faults(BOOK, events, parse_day("2026-11-23")) == []
