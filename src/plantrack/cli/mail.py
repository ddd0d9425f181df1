"""`plantrack mail`: reminders to the agencies and the digest to the monitor."""

from pathlib import Path
from typing import Annotated

import typer

from plantrack.cli import mailing, messages
from plantrack.cli.options import Commit, DryRun
from plantrack.cli.session import Session
from plantrack.cli.typed import ADDRESS, FILE, FOLDER, NUMBER, PATH, URL, Help, a_number, a_text
from plantrack.words.words import Sentence


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
        a_text("--outbox"),
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
                "Cùng với --dry-run: hiện toàn văn các thư.",
                "With --dry-run: print the letters in full.",
            )
        ),
    ] = False,
    sender: Annotated[
        str | None,
        a_text("--from"),
        Help(
            Sentence(
                "Địa chỉ gửi, hoặc “Tên <địa chỉ>” (biến PLANTRACK_MAIL_FROM).",
                "Address to send from, or “Name <address>” (variable PLANTRACK_MAIL_FROM).",
            ),
            ADDRESS,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        a_text("--to"),
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
        a_number("--every"),
        Help(
            Sentence(
                "Số ngày ít nhất giữa hai lần đôn đốc cùng một đầu việc (mặc định: 7).",
                "Least number of days between two reminders of the same thing (default: 7).",
            ),
            NUMBER,
        ),
    ] = None,
    timeout: Annotated[
        int | None,
        a_number("--timeout", unless=messages.not_minutes),
        Help(
            Sentence(
                "Số phút nhiều nhất của một lần chạy (mặc định: 10); thư chưa kịp gửi để lần sau.",
                "Most minutes that a run may take (default: 10); what is not sent by then waits for the next.",
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
    ordered = mailing.Ordered(
        smtp=smtp,
        password_file=password_file,
        sendmail=sendmail,
        outbox=outbox,
        dry_run=dry_run,
        show=show,
        sender=sender,
        to=to or [],
        agencies=only_agencies,
        digest=digest,
        soon=soon,
        every=every,
        timeout=timeout,
        workdays_only=workdays_only,
        commit=commit,
    )
    if not mailing.mail(Session.of(ctx), ordered):
        raise typer.Exit(1)
