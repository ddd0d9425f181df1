"""Options that several commands share, and what the shell may offer for them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from plantrack.cli.session import Format, Session
from plantrack.cli.typed import AGENCY, CHOICE, DATE, NAME, TASK, Help, a_day, chosen, one_of
from plantrack.log.event import EventKind
from plantrack.report.status import Status
from plantrack.words.problems import PlantrackError
from plantrack.words.text import nfc
from plantrack.words.words import Sentence

Offers = list[tuple[str, str]]


def plain(offers: Iterable[tuple[str, str]]) -> Offers:
    """Return what a shell may be offered: nothing in it means anything to one.

    The scripts of typer hand it to bash unquoted and to zsh for evaluation, so what is to be typed
    is left out if it is more than letters, digits and `-_./`; in what explains it, that is a space.
    """
    return [
        (word, " ".join(re.sub(r"[^\w\s./-]", " ", nfc(name)).split()))
        for word, name in offers
        if re.fullmatch(r"\w[\w./-]*", word)
    ]


def tasks(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # typer chooses itself
    """Offer the tasks of the plan."""
    session = _session(ctx)
    return plain((task.id, task.name) for task in session.book.tasks) if session else []


def agencies(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001
    """Offer the agencies and groups of the plan, by id and by code."""
    session = _session(ctx)
    if session is None:
        return []
    plan = session.book
    parties = [(id_, plan.party(id_).name) for id_ in (*plan.agencies, *plan.groups)]
    codes = [(a.code, a.name) for a in plan.agencies.values() if a.code]
    return plain([*parties, *codes])


def subjects(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer whatever can be shown."""
    return tasks(ctx, incomplete) + agencies(ctx, incomplete)


def events(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001
    """Offer what can be recorded."""
    return _named(ctx, EventKind)


def statuses(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001
    """Offer the statuses."""
    return _named(ctx, Status)


def _named(ctx: typer.Context, kinds: Iterable[EventKind | Status]) -> Offers:
    session = _session(ctx)
    return plain((kind.value, kind.said(session.words)) for kind in kinds) if session else []


def _session(ctx: typer.Context) -> Session | None:
    """Return the run that is being typed; none where its plan is at fault."""
    try:
        session = Session.of(ctx)
        _ = session.book
    except PlantrackError:
        return None
    return session


AsOf = Annotated[
    date | None,
    a_day("--as-of"),
    Help(
        Sentence(
            "Tình hình đến hết ngày này (mặc định: hôm nay).",
            "How things stood at the end of this day (default: today).",
        ),
        DATE,
    ),
]
KnownOn = Annotated[
    date | None,
    a_day("--known-on"),
    Help(
        Sentence(
            "Chỉ tính những gì đã ghi nhận đến hết ngày này.",
            "Count only what was recorded by the end of this day.",
        ),
        DATE,
    ),
]
FORMAT = Help(
    Sentence(
        "table, json, csv hoặc md (với check: text hoặc json).",
        "table, json, csv or md (for check: text or json).",
    ),
    CHOICE,
)
FORMATS: tuple[Format, ...] = ("table", "md", "json", "csv")
InFormat = Annotated[Format, one_of("--format", FORMATS), FORMAT]
Tasks = Annotated[
    list[str] | None,
    typer.Option("--task", autocompletion=tasks),
    Help(
        Sentence(
            "Chỉ nhiệm vụ này (mã hoặc tên; dùng được nhiều lần).",
            "Only this task (id or name; repeatable).",
        ),
        TASK,
    ),
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", autocompletion=agencies),
    Help(
        Sentence(
            "Chỉ cơ quan hoặc nhóm này (mã, ký hiệu hoặc tên; dùng được nhiều lần).",
            "Only this agency or group (id, code or name; repeatable).",
        ),
        AGENCY,
    ),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option("--status", parser=chosen("--status", tuple(Status)), autocompletion=statuses),
    Help(
        Sentence(
            "Chỉ tình trạng này, ví dụ overdue (dùng được nhiều lần).",
            "Only this status, such as overdue (repeatable).",
        ),
        NAME,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run"),
    Help(
        Sentence(
            "Thử: chỉ hiện ra, không ghi và không gửi gì.",
            "Try it: show it, write and send nothing.",
        )
    ),
]
Commit = Annotated[
    bool,
    typer.Option("--commit"),
    Help(
        Sentence(
            "Ghi xong thì commit riêng tệp nhật ký vào git.",
            "Then commit the log, and nothing else, to git.",
        )
    ),
]
