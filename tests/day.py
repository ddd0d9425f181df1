"""A day in May 2025 on which things have happened under Plan 89, for pages and formats."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from plantrack.log.event import Event
from plantrack.pages import detail, history, letter, listing, messages, news, overview, recorded
from plantrack.pages.page import Page
from plantrack.plan import file as planfile
from plantrack.plan.model import Plan
from plantrack.recording.effects import Change
from plantrack.recording.record import Outcome
from plantrack.report import comparison, letters, report
from plantrack.report.history import history as history_in
from plantrack.report.report import Query, build
from plantrack.words.words import Words
from tests.plans import PLAN_89, event, stamp

DAY = date(2025, 5, 16)
PLAN = planfile.load(PLAN_89)


def _events() -> list[Event]:
    made = [
        event("done", "2025-04-14", "so-tu-phap", task="II.1", doc="45/BC-STP"),
        event("done", "2025-04-18", "so-tai-chinh", task="II.1"),
        event("dropped", "2025-04-20", "van-phong-ubnd", task="II.1", note="=1+1"),
        event("reminded", "2025-05-02", "so-y-te", task="II.1"),
        event("reminded", "2025-05-02", "so-cong-thuong", task="II.1"),
    ]
    made += [
        event("received", "2025-04-22", member, task="II.2", doc="1968/BTP", due="2025-05-15")
        for member in PLAN.groups["so-ban-nganh"].members
    ]
    about = {"task": "II.2", "re": "1968/BTP"}
    made += [
        event("extended", "2025-05-12", "so-y-te", doc="812/[UBND]", due="2025-05-20", **about),
        event("blocked", "2025-05-13", "so-y-te", note="[/khẩn]", **about),
        event("received", "2025-04-23", "so-noi-vu", task="II.3", doc="7/BNV"),
        event("note", "2025-05-14", "so-noi-vu", task="II.4", note="nhầm"),
        event("void", "2025-05-15", "so-noi-vu", task="II.4", re="the note"),
    ]
    return [replace(one, id=f"e{n:06}") for n, one in enumerate(made[:-1], 1)] + [
        replace(made[-1], id=f"e{len(made):06}", re=f"e{len(made) - 1:06}")
    ]


EVENTS = _events()
BOOKS = [report.LoadedPlan(PLAN, EVENTS)]
REPORT = build(PLAN, EVENTS, Query(DAY))
# The same plan, as an office keeps it that gathers what several documents assigned.
ASSIGNED = PLAN.model_copy(
    update={
        "tasks": tuple(
            task.model_copy(update={"source": source, "officer": officer})
            for task, (source, officer) in zip(
                PLAN.tasks,
                (
                    ("624/TB-VPCP", "Nguyễn Thị Lan"),
                    ("1518/UBND-NC", "Trần Văn Bình"),
                    (None, "Nguyễn Thị Lan Anh"),
                    ("624/TB-VPCP", None),
                ),
                strict=True,
            )
        )
    }
)
ASSIGNED_BOOKS = [report.LoadedPlan(ASSIGNED, EVENTS)]
ASSIGNED_REPORT = build(ASSIGNED, EVENTS, Query(DAY))


def _only(
    *,
    tasks: frozenset[str] | None = None,
    agencies: frozenset[str] | None = None,
    plan: Plan = PLAN,
) -> report.Report:
    return build(plan, EVENTS, Query(DAY, tasks=tasks, agencies=agencies))


def reminder_to(agency: str, books: Sequence[report.LoadedPlan] = BOOKS) -> letters.Letter:
    """Return the reminder of an agency."""
    found = letters.reminders(books, stamp(DAY), every=7, soon=True)
    return next(written for written in found if written.agency == agency)


def digest(books: Sequence[report.LoadedPlan] = BOOKS) -> letters.Letter:
    """Return the digest of the monitor."""
    (found,) = letters.digests(books, stamp(DAY), ())
    return found


def _news(words: Words, book: report.LoadedPlan = BOOKS[0]) -> Page:
    asked = [comparison.PlanQuery(book, Query(DAY))]
    found = comparison.Comparison(asked, build(*book, Query(DAY)), date(2025, 4, 19))
    return news.page(found.report, found.news, words)


def _next_digest() -> letters.Letter:
    """Return the digest after one of 10/05/2025, before which a delivery was recorded late."""
    late = event(
        "done", "2025-05-06", "so-xay-dung", task="II.1", recorded="2025-05-11T09:00+07:00"
    )
    sent = event("reported", "2025-05-10", "so-noi-vu", task=None)
    (found,) = letters.digests([report.LoadedPlan(PLAN, [*EVENTS, late, sent])], stamp(DAY), ())
    return found


def _recorded(words: Words) -> Page:
    said = [e for e in EVENTS if e.agency == "so-y-te" and e.event in ("extended", "blocked")]
    changes = []
    for one in said:
        before, after = (
            build(PLAN, known, Query(one.date, agencies=frozenset([one.agency or ""])))
            for known in ([e for e in EVENTS if e.date < one.date], EVENTS)
        )
        (then,), (now,) = (
            [o for o in found.obligations if o.task.id == "II.2"] for found in (before, after)
        )
        changes.append(Change(one, then, now))
    return recorded.recorded(
        PLAN, Outcome(changes), "plan-89.log.jsonl", words, "plantrack", dry_run=False
    )


# Every view, as a function of the words it is composed in.
VIEWS: dict[str, Callable[[Words], Page]] = {
    "status": lambda words: overview.by_task(REPORT, words),
    "status-by-agency": lambda words: overview.by_agency(REPORT, words),
    "group": lambda words: overview.group(
        _only(agencies=frozenset(PLAN.members(["ubnd-cap-huyen"]))),
        PLAN.groups["ubnd-cap-huyen"],
        words,
    ),
    "overdue": lambda words: listing.grouped(
        report.overdue(REPORT), words, messages.nothing_overdue
    ),
    "status-assigned": lambda words: overview.by_task(ASSIGNED_REPORT, words),
    "overdue-assigned": lambda words: listing.grouped(
        report.overdue(ASSIGNED_REPORT), words, messages.nothing_overdue
    ),
    "upcoming": lambda words: listing.grouped(
        report.upcoming(REPORT), words, messages.nothing_upcoming
    ),
    "blocked": lambda words: listing.listing(
        report.blocked(REPORT), words, messages.nothing_blocked
    ),
    "blocked-assigned": lambda words: listing.listing(
        report.blocked(ASSIGNED_REPORT), words, messages.nothing_blocked
    ),
    "nothing": lambda words: listing.grouped(
        _only(tasks=frozenset(["II.9"])), words, messages.nothing_overdue
    ),
    "task": lambda words: detail.task(_only(tasks=frozenset(["II.2"])), PLAN.tasks[1], words),
    "agency": lambda words: detail.agency(_only(agencies=frozenset(["so-y-te"])), "so-y-te", words),
    "task-assigned": lambda words: detail.task(
        _only(tasks=frozenset(["II.2"]), plan=ASSIGNED), ASSIGNED.tasks[1], words
    ),
    "agency-assigned": lambda words: detail.agency(
        _only(agencies=frozenset(["so-y-te"]), plan=ASSIGNED), "so-y-te", words
    ),
    "duty": lambda words: detail.duty(REPORT, PLAN.duties[0], words),
    "history": lambda words: history.history(history_in(PLAN, EVENTS, Query(DAY)), words),
    "recorded": _recorded,
    "news": _news,
    "news-assigned": lambda words: _news(words, ASSIGNED_BOOKS[0]),
    "letters": lambda words: letter.letters([reminder_to("so-y-te"), digest()], words),
    "reminder": lambda words: letter.letter(reminder_to("so-y-te"), words),
    "digest": lambda words: letter.letter(digest(), words),
    "digest-next": lambda words: letter.letter(_next_digest(), words),
}
