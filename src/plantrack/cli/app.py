"""The command line: what can be typed, what day it is, and how a run ends.

Only typer is imported here. A command imports `commands`, and with it everything else, when it runs.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from plantrack import __version__
from plantrack.cli import messages
from plantrack.cli.manual import COMMANDS, HEADINGS, METAVARS, PARAMETERS
from plantrack.words.problems import PlantrackError, UsageError, misuse
from plantrack.words.words import Sentence

if TYPE_CHECKING:
    from plantrack.cli.commands import Asked
    from plantrack.cli.session import Session
    from plantrack.words.words import Language


def _help_language(option: str | None, environment: Mapping[str, str]) -> "Language":
    """Return the language of what is said before a plan is read: option, variable or locale."""
    chosen = option or environment.get("PLANTRACK_LANG")
    if chosen in ("vi", "en"):
        return "vi" if chosen == "vi" else "en"
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := environment.get(k))), "")
    return "vi" if locale.startswith("vi") else "en"


def _format_help(command: TyperCommand | TyperGroup, ctx: typer.Context, formatter: Any) -> None:
    """Write a help page in the reader's language; typer's own headings are English only."""
    language = _help_language(ctx.find_root().params.get("lang"), os.environ)

    def pick(both: Sentence) -> str:
        return both.vi if language == "vi" else both.en

    def in_language(usage: str) -> str:
        return re.sub(r"[A-Z]{2,}", lambda m: pick(METAVARS[m[0]]), usage)

    formatter.write_usage(ctx.command_path, in_language(_usage(command)), pick(HEADINGS["usage"]))
    formatter.write_paragraph()
    formatter.write_text(pick(COMMANDS[ctx.info_name or ""]))
    rows: dict[str, list[tuple[str, str]]] = {"arguments": [], "options": []}
    for param in command.get_params(ctx):
        text = pick(PARAMETERS[param.name or ""])
        metavar = in_language(str(getattr(param, "metavar", None) or ""))
        if param.param_type_name == "argument":
            rows["arguments"].append((metavar, text))
        else:
            names = ", ".join([*param.opts, *param.secondary_opts])
            rows["options"].append((f"{names} {metavar}".rstrip(), text))
    if isinstance(command, TyperGroup):
        rows["commands"] = [(name, pick(COMMANDS[name])) for name in command.list_commands(ctx)]
    for heading, lines in rows.items():
        if lines:
            with formatter.section(pick(HEADINGS[heading])):
                formatter.write_dl(lines)


def _usage(command: TyperCommand | TyperGroup) -> str:
    if isinstance(command, TyperGroup):
        return "[OPTIONS] COMMAND …"
    arguments = [
        str(param.metavar) if param.required else f"[{param.metavar}]"
        for param in command.params
        if param.param_type_name == "argument"
    ]
    return " ".join([*arguments, "[OPTIONS]"])


class _Command(TyperCommand):
    """A command whose help is in the reader's language, and whose `[…]` option values may be absent."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # typer has no option that works with a value and without; `--sendmail` should.
        optional = {
            name
            for param in self.params
            if str(getattr(param, "metavar", "")).startswith("[")
            for name in param.opts
        }
        following = [*args[1:], "-"]
        for place in range(len(args) - 1, -1, -1):
            if args[place] in optional and following[place].startswith("-"):
                args[place] += "="
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _format_help(self, ctx, formatter)


class _Group(TyperGroup):
    """The program, likewise."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _format_help(self, ctx, formatter)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plantrack {__version__}")
        raise typer.Exit


def _tasks(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    from plantrack.cli import commands

    return commands.complete(_session(ctx), "tasks")


def _agencies(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    from plantrack.cli import commands

    return commands.complete(_session(ctx), "agencies")


def _subjects(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    return _tasks(ctx, incomplete) + _agencies(ctx, incomplete)


def _events(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    from plantrack.cli import commands

    return commands.complete(_session(ctx), "events")


def _statuses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    from plantrack.cli import commands

    return commands.complete(_session(ctx), "statuses")


AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE")]
KnownOn = Annotated[str | None, typer.Option("--known-on", metavar="DATE")]
Format = Annotated[str, typer.Option("--format", metavar="CHOICE")]
Tasks = Annotated[list[str] | None, typer.Option("--task", metavar="TASK", autocompletion=_tasks)]
Agencies = Annotated[
    list[str] | None, typer.Option("--agency", metavar="AGENCY", autocompletion=_agencies)
]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="NAME", autocompletion=_statuses)
]
DryRun = Annotated[bool, typer.Option("--dry-run")]

_CONTEXT = {"max_content_width": 100, "help_option_names": ["--help", "-h"]}
app = typer.Typer(cls=_Group, rich_markup_mode=None, context_settings=_CONTEXT)


@app.callback()
def _root(
    plan: Annotated[Path | None, typer.Option("--plan", metavar="FILE")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="CHOICE", is_eager=True)] = None,
    color: Annotated[str, typer.Option("--color", metavar="CHOICE")] = "auto",
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    pass


@app.command(cls=_Command)
def status(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    by: Annotated[str, typer.Option("--by", metavar="CHOICE")] = "task",
    blocked: Annotated[bool, typer.Option("--blocked")] = False,
    format: Format = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    from plantrack.cli import commands

    commands.status(_session(ctx), _asked(ctx), by=by, blocked=blocked)


@app.command(cls=_Command)
def overdue(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    format: Format = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    from plantrack.cli import commands

    if commands.overdue(_session(ctx), _asked(ctx)) and exit_code:
        raise typer.Exit(3)


@app.command(cls=_Command)
def upcoming(
    ctx: typer.Context,
    days: Annotated[str | None, typer.Option("--days", metavar="NUMBER")] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: Format = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    from plantrack.cli import commands

    commands.upcoming(_session(ctx), _asked(ctx), days)


@app.command(cls=_Command)
def show(
    ctx: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", autocompletion=_subjects)],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: Format = "table",
    task: Tasks = None,
    agency: Agencies = None,
    status: Statuses = None,
) -> None:
    from plantrack.cli import commands

    commands.show(_session(ctx), _asked(ctx), subject)


@app.command(cls=_Command)
def log(
    ctx: typer.Context,
    task_argument: Annotated[str, typer.Argument(metavar="TASK", autocompletion=_tasks)],
    event: Annotated[str, typer.Argument(metavar="EVENT", autocompletion=_events)],
    agencies: Annotated[
        list[str] | None, typer.Argument(metavar="AGENCY…", autocompletion=_agencies)
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    doc: Annotated[str | None, typer.Option("--doc", metavar="TEXT")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE")] = None,
    re: Annotated[str | None, typer.Option("--re", metavar="TEXT")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    dry_run: DryRun = False,
    commit: Annotated[bool, typer.Option("--commit")] = False,
) -> None:
    from plantrack.cli import commands

    said = commands.Said(task_argument, event, agencies or [], date, doc, due, re, note)
    commands.log(_session(ctx), said, dry_run=dry_run, commit=commit)


@app.command(cls=_Command)
def mail(
    ctx: typer.Context,
    smtp: Annotated[str | None, typer.Option("--smtp", metavar="URL")] = None,
    password_file: Annotated[Path | None, typer.Option("--password-file", metavar="FILE")] = None,
    sendmail: Annotated[str | None, typer.Option("--sendmail", metavar="[PATH]")] = None,
    outbox: Annotated[str | None, typer.Option("--outbox", metavar="FOLDER")] = None,
    dry_run: DryRun = False,
    sender: Annotated[str | None, typer.Option("--from", metavar="ADDRESS")] = None,
    to: Annotated[list[str] | None, typer.Option("--to", metavar="ADDRESS")] = None,
    only_agencies: Annotated[bool, typer.Option("--agencies")] = False,
    digest: Annotated[bool, typer.Option("--digest")] = False,
    soon: Annotated[bool, typer.Option("--soon")] = False,
    every: Annotated[str | None, typer.Option("--every", metavar="NUMBER")] = None,
    workdays_only: Annotated[bool, typer.Option("--workdays-only")] = False,
    commit: Annotated[bool, typer.Option("--commit")] = False,
) -> None:
    from plantrack.cli import mailing

    ordered = mailing.Ordered(
        smtp=smtp,
        password_file=password_file,
        sendmail=sendmail,
        outbox=outbox,
        dry_run=dry_run,
        sender=sender,
        to=to or [],
        agencies=only_agencies,
        digest=digest,
        soon=soon,
        every=every,
        workdays_only=workdays_only,
        commit=commit,
    )
    if not mailing.mail(_session(ctx), ordered):
        raise typer.Exit(1)


@app.command(cls=_Command)
def check(
    ctx: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    format: Annotated[str, typer.Option("--format", metavar="CHOICE")] = "text",
) -> None:
    from plantrack.cli import commands

    if not commands.check(_session(ctx), files or [], strict=strict, format_=format):
        raise typer.Exit(1)


@app.command(cls=_Command)
def schema() -> None:
    from plantrack.cli import commands

    commands.schema()


@app.command(cls=_Command)
def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")] = Path(),
) -> None:
    from plantrack.cli import commands

    fallback = _help_language(ctx.find_root().params.get("lang"), os.environ)
    commands.init(_session(ctx), folder, fallback)


@app.command(cls=_Command)
def history(
    ctx: typer.Context,
    task: Tasks = None,
    agency: Agencies = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: Format = "table",
) -> None:
    from plantrack.cli import commands

    commands.history(_session(ctx), _asked(ctx), since)


def _session(ctx: typer.Context) -> "Session":
    """Return what holds for the whole run: options of the program, the clock, the streams."""
    options = ctx.find_root().params
    return _session_with(
        options.get("plan"), options.get("lang"), options.get("color", "auto")
    ).validated()


def _session_with(plan: Path | None, language: str | None, color: str) -> "Session":
    from plantrack.cli.session import Session

    return Session(
        plan=plan,
        language=language,
        color=color,
        environment=os.environ,
        folder=Path.cwd(),
        now=now,
        pause=sleep,
        terminal=sys.stdout.isatty(),
        watched=sys.stderr.isatty(),
    )


def _asked(ctx: typer.Context) -> "Asked":
    """Return what every reading command can be asked for."""
    from plantrack.cli import commands

    params = ctx.params
    return commands.Asked(
        as_of=params["as_of"],
        known_on=params["known_on"],
        format=params["format"],
        tasks=params["task"] or [],
        agencies=params["agency"] or [],
        statuses=params.get("status") or [],
    )


def now() -> datetime:
    """Return this moment; the only place where plantrack learns what day it is."""
    return datetime.now().astimezone()


def sleep(seconds: float) -> None:
    """Wait before another try; the only place where plantrack waits for the world to get better."""
    import time

    time.sleep(seconds)


# What typer says of a wrong command line, and the message that says it in the reader's language.
_USAGE = (
    (r"No such option: (?P<name>\S+)", messages.usage_no_option),
    (r"No such command '(?P<name>.*?)'\.", messages.usage_no_command),
    (r"Missing command", messages.usage_missing_command),
    (r"Missing argument '(?P<name>.*?)'", messages.usage_missing_argument),
    (r"Option '(?P<name>.*?)' requires an argument", messages.usage_option_value),
    (r"Option '(?P<name>.*?)' does not take a value", messages.usage_option_no_value),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<name>.*)\)", messages.usage_extra_argument),
    (r"(?P<text>.*)", messages.usage_other),
)


def _usage_error(error: typer.TyperException, arguments: Sequence[str]) -> UsageError:
    ctx = getattr(error, "ctx", None)
    command = " ".join(["plantrack", *[word for word in arguments if word in COMMANDS][:1]])
    text = error.format_message()
    said, found = next(
        (said, m) for pattern, said in _USAGE if (m := re.match(pattern, text, re.DOTALL))
    )
    values: dict[str, object] = dict(found.groupdict())
    name = str(values.get("name", ""))
    near: Sequence[str] = ()
    if said is messages.usage_no_option and ctx:
        roots = [opt for param in ctx.find_root().command.params for opt in param.opts]
        if name in roots and ctx.parent:
            return misuse(messages.usage_option_place, name=name, command=ctx.info_name)
        near = tuple(getattr(error, "possibilities", None) or ())
    elif said is messages.usage_no_command:
        near = tuple(get_close_matches(name, COMMANDS, n=3))
    elif said is messages.usage_missing_argument:
        values["name"] = METAVARS[name]
    return misuse(said, **values, command=command, near=near)


def _option(arguments: Sequence[str], name: str) -> str | None:
    """Return the value that an option has on a command line that was not understood."""
    for number, argument in enumerate(arguments):
        if argument == name:
            return "".join(arguments[number + 1 : number + 2])
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


def _refuse_bad_bytes(arguments: Sequence[str]) -> None:
    """Raise UsageError for an argument that is not UTF-8, as it would go into the log."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            shown = argument.encode(errors="backslashreplace").decode()
            raise misuse(messages.usage_not_utf8, text=shown) from None


def main(arguments: Sequence[str] | None = None) -> None:
    """Run plantrack and exit with the code that the contract names."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        try:
            _refuse_bad_bytes(arguments)
            code = app(arguments, prog_name="plantrack", standalone_mode=False)
        except typer.TyperException as error:
            raise _usage_error(error, arguments) from None
    except PlantrackError as error:
        from plantrack.cli import commands

        # The error may have come before any option was read, so the language is looked up here.
        plan, language = _option(arguments, "--plan"), _option(arguments, "--lang")
        session = _session_with(Path(plan) if plan else None, language, "auto")
        code = commands.complain(error, session, _help_language(language, os.environ))
    except BrokenPipeError:  # whoever read us has seen enough
        code = 0
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    sys.exit(code or 0)
