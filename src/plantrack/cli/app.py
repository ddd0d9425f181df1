"""The command line: which commands there are, what typer says of a wrong one, and how a run ends.

Only typer is imported here. The file of a command, and with it everything else, is imported when the
command is asked for.
"""

import os
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache, partial
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer._click.shell_completion import CompletionItem
from typer.core import TyperGroup

from plantrack import __version__
from plantrack.cli import messages
from plantrack.cli.help import Command, helps_of, valued_options, write_page
from plantrack.cli.language import before_plans
from plantrack.cli.option_types import CHOICE, FILE, LANGUAGES, Help, choice_option, plan_name
from plantrack.cli.streams import write, write_problems
from plantrack.words.problems import PlantrackError, Problem, UsageError, misuse, system_reason
from plantrack.words.text import fold
from plantrack.words.words import Sentence, Words

ABOUT = Sentence(
    "Theo dõi thời hạn của kế hoạch: cơ quan nào thực hiện nhiệm vụ gì, thời hạn ngày nào, đã hoàn thành chưa.",
    "Follow up the deadlines of a plan: who owes what, until when, and whether it is done.",
)
# Each is the function `command` of the module of its name beside this one.
COMMANDS = {
    "status": Sentence(
        "Tình hình từng nhiệm vụ, và tổng số.", "Every task and how it stands, with totals."
    ),
    "overdue": Sentence(
        "Đầu việc quá hạn, xếp từ quá hạn lâu nhất.", "Everything overdue, longest first."
    ),
    "upcoming": Sentence("Đầu việc sắp đến hạn.", "What falls due soon."),
    "show": Sentence(
        "Chi tiết một nhiệm vụ, một cơ quan hoặc một nhóm.",
        "One task, agency or group in detail.",
    ),
    "log": Sentence(
        "Ghi nhận vào nhật ký: đã nhận văn bản, hoàn thành, gia hạn …",
        "Record in the log that something happened.",
    ),
    "enter": Sentence(
        "Ghi vào nhật ký những gì đã điền trong bảng (.xlsx, .csv).",
        "Record what is filled in in sheets (.xlsx, .csv).",
    ),
    "sheet": Sentence(
        "Tạo bảng (.xlsx) những đầu việc chưa hoàn thành để điền.",
        "Write a sheet (.xlsx) of what is open, to be filled in.",
    ),
    "undo": Sentence(
        "Hủy những gì lệnh mới nhất của bạn đã ghi, hoặc các ghi nhận đã nêu.",
        "Take back what your newest command recorded, or the events named.",
    ),
    "report": Sentence(
        "Báo cáo để trình, để họp: trang web, Word, Excel, lịch; công văn đôn đốc.",
        "Reports to hand in and to look at: a page, Word, Excel, a calendar; a letter to sign.",
    ),
    "mail": Sentence(
        "Gửi thư đôn đốc cho từng cơ quan và báo cáo tổng hợp cho cơ quan theo dõi.",
        "Mail each agency what it owes, and the monitor the whole picture.",
    ),
    "diff": Sentence(
        "Tệp kế hoạch thay đổi gì so với phiên bản đã lưu trong git, đối với cơ quan nào.",
        "What an edit of the plan changes against what git has, and for whom.",
    ),
    "check": Sentence(
        "Mọi lỗi và chỗ đáng ngờ trong kế hoạch và nhật ký.",
        "Everything wrong or doubtful in plan and log.",
    ),
    "schema": Sentence(
        "JSON Schema của tệp kế hoạch, cho trình soạn thảo.",
        "JSON Schema of the plan file, for editors.",
    ),
    "init": Sentence(
        "Tạo một kế hoạch mẫu có chú thích để bắt đầu.", "Write a commented plan to start from."
    ),
    "draft": Sentence(
        "Soạn tệp kế hoạch từ nội dung của một văn bản, đánh dấu chỗ cần xác nhận.",
        "Draft a plan file from the text of a document, with what to confirm marked.",
    ),
    "history": Sentence("Nhật ký, từ cũ đến mới.", "The log, oldest first."),
}


# The options of the program that may stand after the command.
ANYWHERE = ("--plan", "--lang", "--color", "--no-pager")


class _Group(TyperGroup):
    """The program: it imports the file of the command asked for, and no other."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; options of the program may stand after the command, too."""
        return super().parse_args(ctx, self._own_options_first(ctx, args))

    def _own_options_first(self, ctx: Any, args: list[str]) -> list[str]:
        valued = valued_options(self)
        place = 0
        while place < len(args) and args[place].startswith("-"):
            place += 2 if args[place] in valued else 1
        before, name, after = args[:place], args[place : place + 1], args[place + 1 :]
        if not any(one.partition("=")[0] in ANYWHERE for one in after):
            return args
        command = self.get_command(ctx, *name)
        if command is None:
            return args
        own: list[str] = []
        rest: list[str] = []
        for piece in command.pieces(after, also=valued):
            whole = piece.text not in valued or piece.value is not None
            (own if piece.option in ANYWHERE and whole else rest).extend(piece.typed)
        return [*before, *own, *name, *rest]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the framework passes it
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Command | None:  # noqa: ARG002  # the framework passes it
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        names = [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]
        return names or super().shell_complete(ctx, incomplete)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a run in which a plan among several was at fault ends with 1."""
        try:
            result = super().invoke(ctx)
        except typer.Exit:
            if not _failed(ctx):
                raise
            result = None
        if _failed(ctx):
            raise typer.Exit(1)
        return result

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_page(self, ctx, formatter, ABOUT, COMMANDS)


@cache  # it is asked for once to move options, once to run
def _command(name: str) -> Command:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=Command)(import_module(f"plantrack.cli.{name}").command)
    command = cast("Command", typer.main.get_command(alone))
    command.about = COMMANDS[name]
    return command


def _failed(ctx: typer.Context) -> bool:
    return bool(getattr(ctx.obj, "failed", None))


def _print_version(wanted: bool) -> None:
    if wanted:
        write(f"plantrack {__version__}\n")
        raise typer.Exit


_CONTEXT = {"max_content_width": 100, "help_option_names": ["--help", "-h"]}
app = typer.Typer(
    cls=_Group, invoke_without_command=True, rich_markup_mode=None, context_settings=_CONTEXT
)


@app.callback()
def _root(
    ctx: typer.Context,
    plan: Annotated[
        list[str] | None,
        typer.Option("--plan", parser=partial(plan_name, "--plan"), is_eager=True),
        Help(
            Sentence(
                "Kế hoạch: tệp, thư mục, số hoặc tên, ví dụ --plan 89; dùng được nhiều lần (biến "
                "PLANTRACK_PLAN; nếu không: mọi plan-*.yaml trong thư mục này, trong data của nó hoặc thư mục cấp trên gần nhất).",
                "Plan: a file, a folder, a number or name, such as --plan 89; repeatable (variable "
                "PLANTRACK_PLAN; else every plan-*.yaml in this folder, its data or the nearest folder above).",
            ),
            FILE,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        choice_option("--lang", LANGUAGES, is_eager=True),
        Help(
            Sentence(
                "Ngôn ngữ: vi hoặc en (biến PLANTRACK_LANG; nếu không: theo kế hoạch).",
                "Language: vi or en (variable PLANTRACK_LANG; else the plan's).",
            ),
            CHOICE,
        ),
    ] = None,
    color: Annotated[
        str,
        choice_option("--color", ("auto", "always", "never")),
        Help(
            Sentence(
                "Màu: auto (tự động), always (luôn có) hoặc never (không).",
                "Colour: auto, always or never.",
            ),
            CHOICE,
        ),
    ] = "auto",
    no_pager: Annotated[
        bool,
        typer.Option("--no-pager"),
        Help(
            Sentence(
                "Không mở trình xem từng trang (biến PAGER) khi kết quả dài hơn màn hình.",
                "No pager (variable PAGER) for what is longer than the screen.",
            )
        ),
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version),
        Help(Sentence("Hiện phiên bản rồi kết thúc.", "Print the version and exit.")),
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        write(f"{ctx.get_help()}\n")


# What typer says of a wrong command line, and the message that says it in the reader's language.
_USAGE = (
    (r"No such option: (?P<name>\S+)", messages.usage_no_option),
    (r"No such command '(?P<name>.*?)'\.", messages.usage_no_command),
    (r"Missing argument '(?P<name>.*?)'", messages.usage_missing_argument),
    (r"Option '(?P<name>.*?)' requires an argument", messages.usage_option_value),
    (r"Option '(?P<name>.*?)' does not take a value", messages.usage_option_no_value),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<name>.*)\)", messages.usage_extra_argument),
    (r"(?P<text>.*)", messages.usage_other),
)


# What options are called by those who read no English, without marks.
_SAID = {
    "--theo": "--by",
    "--ngay": "--date",
    "--thoi-han": "--due",
    "--han": "--due",
    "--ghi-chu": "--note",
    "--van-ban": "--doc",
    "--ky": "--re",
    "--co-quan": "--agency",
    "--nhiem-vu": "--task",
    "--tinh-trang": "--status",
    "--tep": "--output",
}


def _usage_error(error: typer.TyperException, arguments: Sequence[str]) -> UsageError:
    ctx = getattr(error, "ctx", None)
    command = " ".join(["plantrack", *[word for word in arguments if word in COMMANDS][:1]])
    text = error.format_message()
    said, found = next(
        (said, m) for pattern, said in _USAGE if (m := re.match(pattern, text, re.DOTALL))
    )
    values: dict[str, object] = dict(found.groupdict())
    name = str(values.get("name", ""))
    if ctx and ctx.info_name == "mail":  # --smtp may be missing before a URL
        from plantrack.mail.smtp import without_password

        values["name"] = name = without_password(name)
    near: Sequence[str] = ()
    if said is messages.usage_no_option and ctx:
        roots = [opt for param in ctx.find_root().command.params for opt in param.opts]
        if name in ANYWHERE:  # it would have been understood with its value
            said = messages.usage_option_value
        elif name in roots and ctx.parent:
            return misuse(messages.usage_option_place, name=name, command=ctx.info_name)
        meant = _SAID.get(fold(name), "")
        known = [opt for param in ctx.command.params for opt in param.opts]
        possible = getattr(error, "possibilities", None) or ()
        near = (meant,) if meant in known else tuple(possible)
    elif said is messages.usage_no_command:
        near = tuple(get_close_matches(name, COMMANDS, n=3))
    elif said is messages.usage_missing_argument and ctx:
        values["name"] = helps_of(ctx.command)[name].value
    return misuse(said, **values, command=command, near=near)


def _option(arguments: Sequence[str], name: str) -> str | None:
    """Return the value that an option has on a command line that was not understood."""
    for number, argument in enumerate(arguments):
        if argument == name:
            return "".join(arguments[number + 1 : number + 2])
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


# Variables that name a file, which may have any name.
_PATHS = ("PLANTRACK_PLAN", "PLANTRACK_SMTP_PASSWORD_FILE")


def _refuse_bad_bytes(arguments: Sequence[str]) -> None:
    """Raise UsageError for what is not UTF-8 on the command line or in a variable of ours."""
    for argument in arguments:
        if not _is_utf8(argument):
            shown = argument.encode(errors="backslashreplace").decode()
            raise misuse(messages.usage_not_utf8, text=shown)
    for name, value in os.environ.items():
        if name.startswith("PLANTRACK_") and name not in _PATHS and not _is_utf8(value):
            raise misuse(messages.variable_not_utf8, name=name)


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run plantrack and exit with the code that the contract names."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = _run(arguments)
    except PlantrackError as error:
        code = _tell(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    sys.exit(code or 0)


def _run(arguments: Sequence[str]) -> int | None:
    """Run a command and return the code to exit with; raises PlantrackError and no other error."""
    try:
        _refuse_bad_bytes(arguments)
        code: int | None = app(arguments, prog_name="plantrack", standalone_mode=False)
    except typer.TyperException as error:
        raise _suggestion(arguments) or _usage_error(error, arguments) from None
    except UsageError as error:
        raise _suggestion(arguments) or error from None
    except BrokenPipeError:  # whoever read us has seen enough
        return 0
    except OSError as error:  # of a name, a folder or a stream that nobody below expected
        problem = Problem(system_reason(error))
        raise PlantrackError([problem.at(str(error.filename or ""))]) from None
    return code


def _suggestion(arguments: Sequence[str]) -> UsageError | None:
    """Return the error that names the command line that was meant; None where that is not plain."""
    from plantrack.cli import language
    from plantrack.cli.plans import Plans
    from plantrack.cli.suggest import suggest
    from plantrack.cli.world import current_world

    plan = _option(arguments, "--plan")
    try:
        plans = Plans(current_world(language.chosen(None, os.environ)), [plan] if plan else ())
        found = suggest(plans, arguments)
    except (PlantrackError, OSError):  # there is no plan to know words by
        return None
    return misuse(messages.usage_meant, text=found[0], line=found[1]) if found else None


def _tell(error: PlantrackError, arguments: Sequence[str]) -> int:
    """Write the problems on stderr and return the code to exit with."""
    # The error may have come before any option was read, so the language is looked up here.
    plan, option = _option(arguments, "--plan"), _option(arguments, "--lang")
    write_problems(error.problems, Words(before_plans([plan] if plan else (), option, os.environ)))
    return error.exit_code
