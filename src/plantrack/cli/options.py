"""Options that several commands share, and what the shell may offer for them."""

import os
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from textwrap import shorten
from typing import Annotated, NamedTuple, TypeVar, get_args

import typer

from plantrack.cli import messages
from plantrack.cli.option_types import (
    AGENCY,
    CHOICE,
    DATE,
    NAME,
    TASK,
    Help,
    When,
    choice_option,
    date_option,
)
from plantrack.cli.session import Format, Session
from plantrack.log.event import Event, EventKind, in_force
from plantrack.log.file import read
from plantrack.pages import phrases
from plantrack.plan import names
from plantrack.report.report import Query, build
from plantrack.report.status import Status
from plantrack.words.problems import PlantrackError, misuse
from plantrack.words.text import fold, nfc
from plantrack.words.words import Sentence, Words

Kind = TypeVar("Kind", EventKind, Status)
LATEST = 20  # events offered to be taken back
EXPLAINED = 72  # letters of an explanation; typer breaks longer lines, and PowerShell offers each
Offers = list[tuple[str, str]]


def plain(offers: Iterable[tuple[str, str]]) -> Offers:
    """Return what a shell may be offered: nothing in it means anything to one.

    The scripts of typer hand it to bash unquoted and to zsh for evaluation, so what is to be typed
    is left out if it is more than letters, digits and `-_./`, and spaces where the shell quotes them;
    in what explains it, all else is a space.
    """
    allowed = r"\w[\w./ -]*" if _quoting() else r"\w[\w./-]*"
    return [
        (word, shorten(re.sub(r"[^\w\s./-]", " ", nfc(name)), EXPLAINED, placeholder=" …"))
        for word, name in offers
        if re.fullmatch(allowed, word)
    ]


def _quoting() -> bool:
    """Tell whether the shell that asks puts what has spaces into quotes by itself, as bash does not."""
    return os.environ.get("_PLANTRACK_COMPLETE") in ("complete_zsh", "complete_fish")


def tasks(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # typer chooses itself
    """Offer the tasks of the plan."""
    session = _session(ctx)
    plans = [plan_file.plan for plan_file in session.plan_files] if session else []
    return plain((task.id, task.name) for plan in plans for task in plan.tasks)


def agencies(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the agencies and groups of the plan, by id and by code."""
    session = _session(ctx)
    if session is None:
        return []
    plans = [plan_file.plan for plan_file in session.plan_files]
    parties = {
        id_: plan.party(id_).name for plan in plans for id_ in (*plan.agencies, *plan.groups)
    }
    codes = {a.code: a.name for plan in plans for a in plan.agencies.values() if a.code}
    called = {name: id_ for id_, name in parties.items()} if _quoting() else {}
    return plain((called | parties | codes).items())


def subjects(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer whatever can be shown."""
    return tasks(ctx, incomplete) + agencies(ctx, incomplete)


def events(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer what can be recorded."""
    return _named(ctx, EventKind)


def occurrences(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the periods and documents of the task, or its latest events, to be taken back."""
    session = _session(ctx)
    task, event, *agencies = [*ctx.args, "", ""]  # unread, as the value of an option is missing
    if session is None:
        return []
    try:
        session = session.only(
            task, [plan_file for plan_file, _ in session.resolve(names.find_task, task)]
        )
        plan = session.book
        parties = [names.find_party(plan, agency).id for agency in agencies if agency]
        tasks = frozenset([names.find_task(plan, task).id])
        query = Query(session.moment.date(), None, tasks, frozenset(plan.members(parties)) or None)
        known = read(session.log)
        if _bare(event) in _names(EventKind.VOID):
            latest = [event for event in in_force(known) if event.task in tasks][-LATEST:]
            return plain((event.id, _what(event, session.words)) for event in latest)
        found = build(plan, known, query)
    except PlantrackError:
        return []
    return plain(
        (
            obligation.occurrence,
            f"{phrases.occurrence(obligation, session.words)} {phrases.status_text(obligation, session.words)}",
        )
        for obligation in {o.occurrence: o for o in found.obligations}.values()
        if obligation.occurrence
    )


def recorded_ids(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the latest events in force, newest first, each with what it is."""
    session = _session(ctx)
    if session is None:
        return []
    try:
        found = [
            event for plan_file in session.plan_files for event in in_force(read(plan_file.log))
        ]
    except PlantrackError:
        return []
    latest = sorted(found, key=lambda event: (event.recorded.timestamp(), event.id))[-LATEST:]
    return plain((event.id, _what(event, session.words)) for event in reversed(latest))


def _what(event: Event, words: Words) -> str:
    """Return what an event is, in one line: its task, agency, words, document and day."""
    said = (event.task, event.agency, event.event.in_words(words), event.doc, words.day(event.date))
    return " ".join(part for part in said if part)


def statuses(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001  # the framework passes it
    """Offer the statuses."""
    return _named(ctx, Status)


def _named(ctx: typer.Context, kinds: Iterable[EventKind | Status]) -> Offers:
    session = _session(ctx)
    return plain((kind.value, kind.in_words(session.words)) for kind in kinds) if session else []


def _session(ctx: typer.Context) -> Session | None:
    """Return the run that is being typed; none where its plan is at fault."""
    try:
        session = Session.of(ctx)
        _ = session.book
    except PlantrackError:
        return None
    return session


def a_kind(option: str | Sentence, kinds: type[Kind]) -> Callable[[str], Kind]:
    """Return what reads a status or an event: its key, its words, or what stands between their commas.

    Case, marks and punctuation do not matter. UsageError where that fits none or several.
    """

    def read(value: str) -> Kind:
        wanted = _bare(value)
        fitting: list[Kind] = []
        for called in (_names, _parts):
            fitting = [kind for kind in kinds if wanted and wanted in called(kind)]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                break
        known = {name: kind for kind in kinds for name in _parts(kind)}
        near = fitting or [known[name] for name in get_close_matches(wanted, known, n=2)]
        raise misuse(
            messages.no_such_choice,
            option=option,
            value=value,
            near=tuple(map(_Glossed, dict.fromkeys(near))),
            choices=tuple(map(_Glossed, kinds)),
        )

    return read


class _Glossed(NamedTuple):
    """The key of a status or an event, with its words for those who read no English."""

    kind: EventKind | Status

    def in_words(self, words: Words) -> str:
        """Return both."""
        if words.language == "en":
            return self.kind.value
        short: Sentence = getattr(self.kind, "short", self.kind.sentence)
        return f"{self.kind.value} ({short.vi})"


def _names(kind: EventKind | Status) -> set[str]:
    """Return the bare forms of a key and its words."""
    return set(map(_bare, (kind.value, *kind.sentence, *getattr(kind, "short", ()))))


def _parts(kind: EventKind | Status) -> set[str]:
    """Return these, and of words that list several things each of them."""
    return _names(kind) | {_bare(part) for text in kind.sentence for part in text.split(",")}


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


AsOf = Annotated[
    When | None,
    date_option("--as-of"),
    Help(
        Sentence(
            "Tình hình đến hết ngày này, ví dụ 15/4/2025 hoặc “hôm qua” (mặc định: hôm nay).",
            "How things stood at the end of this day, such as 2025-04-15 or yesterday (default: today).",
        ),
        DATE,
    ),
]
KnownOn = Annotated[
    When | None,
    date_option("--known-on"),
    Help(
        Sentence(
            "Chỉ theo số liệu ghi nhận đến hết ngày này.",
            "Count only what was recorded by the end of this day.",
        ),
        DATE,
    ),
]
Since = Annotated[
    When | None,
    date_option("--since"),
    Help(
        Sentence(
            "Thay đổi so với tình hình đến hết ngày này (mặc định: ngày cuối tháng trước).",
            "What changed since the end of this day (default: the last day of the month before).",
        ),
        DATE,
    ),
]
FORMATS: tuple[Format, ...] = get_args(Format)
_NAMES, _LAST = ", ".join(FORMATS[:-1]), FORMATS[-1]
FORMAT = Help(
    Sentence(
        f"{_NAMES} hoặc {_LAST} (với check: text hoặc json).",
        f"{_NAMES} or {_LAST} (for check: text or json).",
    ),
    CHOICE,
)
InFormat = Annotated[Format, choice_option("--format", FORMATS), FORMAT]
Tasks = Annotated[
    list[str] | None,
    typer.Option("--task", autocompletion=tasks),
    Help(
        Sentence(
            "Chỉ nhiệm vụ này (mã, tên hoặc vài từ của tên; dùng được nhiều lần).",
            "Only this task (id, name or words of it; repeatable).",
        ),
        TASK,
    ),
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", autocompletion=agencies),
    Help(
        Sentence(
            "Chỉ cơ quan hoặc nhóm này (mã, tên viết tắt, tên hoặc vài từ của tên; dùng được nhiều lần).",
            "Only this agency or group (id, code, name or words of it; repeatable).",
        ),
        AGENCY,
    ),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option("--status", parser=a_kind("--status", Status), autocompletion=statuses),
    Help(
        Sentence(
            "Chỉ tình trạng này, ví dụ “quá hạn” hoặc overdue (dùng được nhiều lần).",
            "Only this status, such as overdue or done_late (repeatable).",
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
            "Ghi nhận xong thì lưu riêng tệp nhật ký vào git (commit).",
            "Then commit the log, and nothing else, to git.",
        )
    ),
]
