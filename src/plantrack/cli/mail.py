"""`plantrack mail`: reminders to the agencies and the digest to the monitor."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from plantrack.cli import messages
from plantrack.cli.mailing import Job
from plantrack.cli.mailing import mail as send
from plantrack.cli.option_types import (
    ADDRESS,
    FILE,
    FOLDER,
    NUMBER,
    PATH,
    URL,
    Help,
    number_option,
    text_option,
)
from plantrack.cli.options import Commit, DryRun, Monitor
from plantrack.cli.plans import Plans
from plantrack.cli.queries import tell
from plantrack.cli.start import start
from plantrack.mail.deliver import Limit, Transport
from plantrack.mail.local import Outbox, Sendmail
from plantrack.mail.message import Sender
from plantrack.mail.smtp import Smtp, password_from, server
from plantrack.plan.keys import is_address
from plantrack.words.problems import misuse
from plantrack.words.words import Sentence

EVERY = 7  # days
TIMEOUT = 10  # minutes


def command(
    ctx: typer.Context,
    smtp: Annotated[
        str | None,
        typer.Option("--smtp"),
        Help(
            Sentence(
                "Gửi qua máy chủ thư: smtp+starttls://, smtps:// hoặc smtp://[USER@]HOST[:PORT] "
                "(biến PLANTRACK_SMTP_URL; mật khẩu: biến PLANTRACK_SMTP_PASSWORD hoặc --password-file).",
                "Send through a mail server: smtp+starttls://, smtps:// or smtp://[USER@]HOST[:PORT] "
                "(variable PLANTRACK_SMTP_URL; password: variable PLANTRACK_SMTP_PASSWORD or --password-file).",
            ),
            URL,
        ),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file"),
        Help(
            Sentence(
                "Tệp chứa mật khẩu, chỉ chủ tệp đọc được (biến PLANTRACK_SMTP_PASSWORD_FILE).",
                "File with the password, readable only by its owner (variable PLANTRACK_SMTP_PASSWORD_FILE).",
            ),
            FILE,
        ),
    ] = None,
    sendmail: Annotated[
        str | None,
        typer.Option("--sendmail"),
        Help(
            Sentence(
                "Gửi bằng chương trình sendmail của máy này.",
                "Send with this machine's sendmail program.",
            ),
            PATH,
            optional=True,
        ),
    ] = None,
    outbox: Annotated[
        str | None,
        text_option("--outbox"),
        Help(
            Sentence(
                "Ghi các thư thành tệp .eml trong thư mục này, chờ gửi bằng tay.",
                "Write .eml files into this folder, to be sent by hand.",
            ),
            FOLDER,
        ),
    ] = None,
    dry_run: DryRun = False,
    show: Annotated[
        bool,
        typer.Option("--show"),
        Help(
            Sentence(
                "Thử (--dry-run) và hiện toàn văn các thư; không gửi gì.",
                "Try it (--dry-run) and print the letters in full; nothing is sent.",
            )
        ),
    ] = False,
    sender: Annotated[
        str | None,
        text_option("--from"),
        Help(
            Sentence(
                "Địa chỉ gửi, hoặc “Tên <địa chỉ>” (biến PLANTRACK_MAIL_FROM).",
                "Address to send from, or “Name <address>” (variable PLANTRACK_MAIL_FROM).",
            ),
            ADDRESS,
        ),
    ] = None,
    monitor: Monitor = None,
    to: Annotated[
        list[str] | None,
        text_option("--to"),
        Help(
            Sentence(
                "Địa chỉ nhận báo cáo tổng hợp (dùng được nhiều lần; mặc định: cơ quan theo dõi).",
                "Where the digest goes (repeatable; default: the monitor).",
            ),
            ADDRESS,
        ),
    ] = None,
    only_agencies: Annotated[
        bool,
        typer.Option("--agencies"),
        Help(Sentence("Chỉ thư đôn đốc.", "Only the reminders.")),
    ] = False,
    digest: Annotated[
        bool,
        typer.Option("--digest"),
        Help(Sentence("Chỉ báo cáo tổng hợp.", "Only the digest.")),
    ] = False,
    soon: Annotated[
        bool,
        typer.Option("--soon"),
        Help(Sentence("Đôn đốc cả nhiệm vụ sắp đến hạn.", "Remind of what is due soon, too.")),
    ] = False,
    every: Annotated[
        int | None,
        number_option("--every"),
        Help(
            Sentence(
                "Số ngày tối thiểu giữa hai lần đôn đốc cùng một đầu việc (mặc định: 7).",
                "Minimum number of days between two reminders of the same item (default: 7).",
            ),
            NUMBER,
        ),
    ] = None,
    timeout: Annotated[
        int | None,
        number_option("--timeout", refusal=messages.not_minutes),
        Help(
            Sentence(
                "Số phút tối đa của một lần chạy (mặc định: 10); thư chưa kịp gửi để lần sau.",
                "Maximum number of minutes for a run (default: 10); what is not sent by then waits for the next.",
            ),
            NUMBER,
        ),
    ] = None,
    workdays_only: Annotated[
        bool,
        typer.Option("--workdays-only"),
        Help(Sentence("Ngày nghỉ thì không gửi gì.", "Send nothing on days off.")),
    ] = False,
    commit: Commit = False,
) -> None:
    """Send what is to be sent; exit 1 unless all of it was accepted."""
    world, plans, out = start(ctx)
    both = only_agencies == digest
    if to and only_agencies and not both:
        raise misuse(messages.to_without_digest)
    if show and not dry_run:
        ways = {"--smtp": smtp, "--sendmail": sendmail, "--outbox": outbox}
        _tell_only_shown(plans, [name for name, value in ways.items() if value is not None])
        dry_run = True
    limit = _limit(TIMEOUT if timeout is None else timeout)
    routes = _ways(world.environment, smtp, password_file, sendmail, outbox, limit)
    if len(routes) > 1:
        raise misuse(messages.several_ways)
    if not routes and not dry_run:
        raise misuse(messages.no_way)
    job = Job(
        route=None if dry_run else routes[0](),
        outbox=outbox,
        sender=_sender(world.environment, sender, needed=not dry_run),
        monitor=monitor,
        to=tuple(dict.fromkeys(map(_address, to or ()))),
        agencies=both or only_agencies,
        digest=both or digest,
        soon=soon,
        every=_days(EVERY if every is None else every),
        limit=limit,
        workdays_only=workdays_only,
        show=show,
        commit=commit,
    )
    if not send(world, plans, out, job):
        raise typer.Exit(1)


def _tell_only_shown(plans: Plans, ways: Sequence[str]) -> None:
    """Say that letters are shown and nothing is sent; UsageError where a way to send is named, too."""
    if ways:
        raise misuse(messages.show_sends_nothing, option=ways[0])
    tell(plans, "--show", "--dry-run --show")


def _address(value: str) -> str:
    if not is_address(value):
        raise misuse(messages.not_an_address, option="--to", value=value)
    return value


def _days(every: int) -> int:
    if every < 1:
        raise misuse(messages.every_day, option="--every")
    return every


def _limit(minutes: int) -> Limit:
    if minutes < 1:
        raise misuse(messages.timeout_minute, option="--timeout")
    end = monotonic() + 60 * minutes
    return Limit(minutes, lambda: end - monotonic())


def _ways(
    environment: Mapping[str, str],
    smtp: str | None,
    password_file: Path | None,
    sendmail: str | None,
    outbox: str | None,
    limit: Limit,
) -> list[Callable[[], Transport]]:
    """Return the ways out that were chosen; the variable counts where no option names one."""
    variable = environment.get("PLANTRACK_SMTP_URL")
    chosen: list[Callable[[], Transport]] = []
    if outbox:
        chosen.append(partial(Outbox, Path(outbox)))
    if sendmail is not None:
        chosen.append(partial(Sendmail, sendmail, environment.get("PATH"), limit))
    if smtp is not None or (variable and not chosen):
        url, secret = (variable or "", True) if smtp is None else (smtp, False)
        password = partial(_password, environment, password_file)
        chosen.append(lambda: Smtp(server(url, password, secret=secret), limit))
    return chosen


def _password(environment: Mapping[str, str], file: Path | None) -> str | None:
    variable = environment.get("PLANTRACK_SMTP_PASSWORD_FILE")
    named = file or (Path(variable) if variable else None)
    return password_from(environment.get("PLANTRACK_SMTP_PASSWORD"), named)


def _sender(environment: Mapping[str, str], typed: str | None, *, needed: bool) -> Sender:
    """Return who the mail is from: an address, or `Name <address>`, else named as the monitor."""
    value = typed or environment.get("PLANTRACK_MAIL_FROM") or ""
    if not value:
        if needed:
            raise misuse(messages.no_sender)
        return Sender("", "")
    named = re.fullmatch(r"\s*([^<>]*?)\s*<([^<>]*)>\s*", value.strip())
    name, address = (named[1].strip(' "'), named[2]) if named else ("", value.strip())
    if not is_address(address):
        raise misuse(messages.not_an_address, option="--from", value=value)
    return Sender(name, address)
