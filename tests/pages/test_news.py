"""How changes of due dates are called, and how much of what is new stands in a letter."""

from collections.abc import Sequence
from typing import Any

import pytest

from plantrack.log.event import Event
from plantrack.pages import news
from plantrack.pages.page import RowGroup, Text, plain
from plantrack.plan.model import Plan
from plantrack.report.comparison import Comparison
from plantrack.words.words import Language, Words
from tests.plans import event, make_plan
from tests.report.test_comparison import comparison

VI = Words("vi")


def found(events: Sequence[Event], deadline: object, **more: Any) -> Comparison:
    """Return what is new on 31/05/2025 since 30/04/2025."""
    plan: Plan = make_plan(deadline, **more)
    return comparison([(plan, events)])


def extended(day: str, due: str) -> Event:
    return event("extended", day, doc=f"{due[5:7]}/UB", due=due)


OPEN, BY = {"open": "x"}, {"by": "2025-06-10"}


@pytest.mark.parametrize(
    ("deadline", "events", "language", "counts", "line"),
    [
        (BY, [extended("2025-05-02", "2025-07-10")], "vi", "gia hạn 1 đầu việc", "Gia hạn: mục T – Sở A (10/6/2025 → 10/7/2025; văn bản số 07/UB)"),
        (BY, [extended("2025-05-02", "2025-07-10")], "en", "extended 1", "Extended: task T – Sở A (10 Jun 2025 → 10 Jul 2025; document 07/UB)"),
        (BY, [extended("2025-05-02", "2025-06-05")], "vi", "rút ngắn thời hạn 1 đầu việc", "Rút ngắn thời hạn: mục T – Sở A (10/6/2025 → 05/6/2025; văn bản số 06/UB)"),
        (
            BY,
            [extended("2025-05-02", "2025-08-10"), extended("2025-05-03", "2025-07-10")],
            "vi",
            "điều chỉnh thời hạn 1 đầu việc",
            "Điều chỉnh thời hạn: mục T – Sở A (10/6/2025 → 10/8/2025 → 10/7/2025; văn bản số 08/UB, văn bản số 07/UB)",
        ),
        # what went before the earlier day is told no more
        (
            BY,
            [extended("2025-04-20", "2025-08-10"), extended("2025-05-03", "2025-07-10")],
            "vi",
            "rút ngắn thời hạn 1 đầu việc",
            "Rút ngắn thời hạn: mục T – Sở A (10/8/2025 → 10/7/2025; văn bản số 07/UB)",
        ),
        (OPEN, [extended("2025-05-02", "2025-07-10")], "vi", "ấn định thời hạn 1 đầu việc", "Ấn định thời hạn: mục T – Sở A (10/7/2025; văn bản số 07/UB)"),
        (
            OPEN,
            [extended("2025-05-02", "2025-07-10"), extended("2025-05-03", "2025-08-10")],
            "vi",
            "gia hạn 1 đầu việc",
            "Gia hạn: mục T – Sở A (10/7/2025 → 10/8/2025; văn bản số 07/UB, văn bản số 08/UB)",
        ),
        (BY, [event("done", "2025-05-02", doc="1/BC")], "vi", "hoàn thành 1 đầu việc", "Hoàn thành: mục T – Sở A"),
        (
            BY,
            [event("done", "2025-04-20"), event("reopened", "2025-05-02")],
            "vi",
            "phải thực hiện lại 1 đầu việc",
            "Phải thực hiện lại: mục T – Sở A",
        ),
    ],
)  # fmt: skip
def test_what_a_letter_says_of_it(
    deadline: object, events: list[Event], language: Language, counts: str, line: str
) -> None:
    """How many, then whose; a shortening is called no extension."""
    words, whole = Words(language), found(events, deadline)
    assert news.counts(whole.news, words) == counts
    assert list(map(plain, news.lines(whole.news, words))) == [line]


@pytest.mark.parametrize(("number", "named"), [(6, True), (7, False)])
def test_a_letter_names_few(number: int, named: bool) -> None:
    """Of more it says how many."""
    ids = [f"a{n}" for n in range(number)]
    events = [event("done", "2025-05-02", id_) for id_ in ids]
    whole = found(events, BY, agencies={id_: {"name": id_} for id_ in ids}, lead=ids, monitor="a0")
    assert news.counts(whole.news, VI) == f"hoàn thành {number} đầu việc"
    lines = list(map(plain, news.lines(whole.news, VI)))
    assert lines == ([f"Hoàn thành: mục T – {', '.join(ids)}"] if named else [])


def test_what_holds_for_all_is_said_once() -> None:
    """A day and a document that several share; why an agency's own end closed it stands below."""
    agencies = {id_: {"name": id_} for id_ in "ab"} | {"c": {"name": "c", "until": "2025-05-15"}}
    events = [event("done", "2025-05-02", id_, doc="1/BC") for id_ in "ab"]
    whole = found(events, BY, agencies=agencies, lead=[*agencies])
    blocks = news.page(whole.report, whole.news, VI).blocks
    told = [
        (plain(block.told), [plain(member) for member in block.members])
        for block in blocks
        if isinstance(block, RowGroup)
    ]
    assert told == [
        ("2 cơ quan · ngày 02/5/2025; Báo cáo số 1/BC", ["a", "b"]),
        ("1 cơ quan", ["c"]),
    ]
    (note,) = (block for block in blocks if isinstance(block, Text) and block.kind == "footnote")
    assert plain(note.lines[0]) == (
        "C kết thúc hoạt động ngày 15/5/2025, chưa xác định cơ quan kế thừa."
    )


@pytest.mark.parametrize(
    ("days", "told", "members"),
    [
        (["02", "02", "04"], "3 cơ quan · ngày 02/5/2025", ["a", "b", "c (ngày 04/5/2025)"]),
        (["02", "03", "04"], "3 cơ quan", ["a (ngày 02/5/2025)", "b (ngày 03/5/2025)", "c (ngày 04/5/2025)"]),
    ],
)  # fmt: skip
def test_what_holds_for_most_is_said_once(days: list[str], told: str, members: list[str]) -> None:
    """Beside the others, who say what is theirs; a table names together those of whom the same is told."""
    agencies = {id_: {"name": id_} for id_ in "abc"}
    events = [event("done", f"2025-05-{day}", id_) for day, id_ in zip(days, "abc", strict=True)]
    whole = found(events, BY, agencies=agencies, lead=[*agencies])
    (group,) = (
        b for b in news.page(whole.report, whole.news, VI).blocks if isinstance(b, RowGroup)
    )
    assert (plain(group.told), list(map(plain, group.members))) == (told, members)
    together = news.told_of(whole.news.items, VI)
    alike = ["a, b (ngày 02/5/2025)", "c (ngày 04/5/2025)"]
    assert together == (members if len({*days}) == len(days) else alike)


def test_nothing_in_a_document_takes_effect() -> None:
    """What a letter or a screen would obey is made visible."""
    events = [event("extended", "2025-05-02", doc="\x1b[31m1\u202e/UB", due="2025-07-10")]
    (line,) = map(plain, news.lines(found(events, BY).news, VI))
    assert line.isprintable()
