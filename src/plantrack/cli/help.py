"""Help in the reader's language; typer's own is English only."""

import os
from collections.abc import Container, Mapping, Sequence
from typing import Any, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from plantrack.cli import messages
from plantrack.cli.language import before_plans
from plantrack.cli.option_types import Help, Piece
from plantrack.words.problems import UsageError, misuse
from plantrack.words.text import quoted
from plantrack.words.words import Sentence, Words

_USAGE = Sentence("Cách dùng: ", "Usage: ")
_ARGUMENTS = Sentence("Tham số", "Arguments")
_OPTIONS = Sentence("Tùy chọn", "Options")
_COMMANDS = Sentence("Lệnh", "Commands")
_GROUP_USAGE = Sentence("[TÙY_CHỌN] LỆNH …", "[OPTIONS] COMMAND …")
_COMMAND_USAGE = Sentence("[TÙY_CHỌN]", "[OPTIONS]")
_DASHES = "-–—"  # Word makes the others of the first
# The options that typer adds.
_TYPER_OPTIONS = {
    "help": Help(Sentence("Hiện hướng dẫn này rồi kết thúc.", "Print this help and exit.")),
    "install_completion": Help(
        Sentence(
            "Cài gợi ý bằng phím Tab cho shell đang dùng.",
            "Install completion for the current shell.",
        )
    ),
    "show_completion": Help(
        Sentence(
            "Hiện mã gợi ý bằng phím Tab để chép hoặc chỉnh.",
            "Print the completion script, to copy or adapt.",
        )
    ),
}


_NAMES = Sentence("TÊN…", "NAME…")
# What may stand after a command without an option, where the command declares no arguments.
_WORDS = {
    "status": Sentence("nhiệm vụ, cơ quan, nhóm hoặc tình trạng", "tasks, agencies, groups or statuses"),
    "overdue": Sentence("nhiệm vụ, cơ quan hoặc nhóm", "tasks, agencies or groups"),
    "upcoming": Sentence("nhiệm vụ, cơ quan, nhóm hoặc số ngày", "tasks, agencies, groups or a number of days"),
    "history": Sentence("nhiệm vụ, cơ quan, nhóm hoặc loại ghi nhận", "tasks, agencies, groups or events"),
    "report": Sentence("tệp cần tạo; nhiệm vụ, cơ quan, nhóm hoặc tình trạng", "files to write; tasks, agencies, groups or statuses"),
    "sheet": Sentence("tệp cần tạo; nhiệm vụ, cơ quan, nhóm hoặc tình trạng", "the file to write; tasks, agencies, groups or statuses"),
}  # fmt: skip
_WITHOUT_OPTION = Sentence(
    "Không cần tên tùy chọn và dấu nháy: {words}.", "Without an option and quotes: {words}."
)


class Command(TyperCommand):
    """A command whose help is in the reader's language, and whose optional values may be absent."""

    about: Sentence

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; words are read as people say them."""
        found = self.pieces(args)
        typed = [part for one in found for part in one.typed]
        if ctx.resilient_parsing:  # completion says nothing, and knows the exact forms only
            return super().parse_args(ctx, typed)
        self._refuse_dashes(ctx, found)
        self._refuse_repeated(ctx, typed)
        if not any(one.word for one in found) or set(typed) & set(ctx.help_option_names):
            return super().parse_args(ctx, typed)
        return self._read_words(ctx, found)

    def _read_words(self, ctx: Any, found: Sequence[Piece]) -> list[str]:
        """Read arguments with words among them, as people say them, and tell what these are taken for."""
        from plantrack.cli import cut_off
        from plantrack.cli.phrase import tell_all, understood

        found = [*map(cut_off.unquoted, found)]
        cut_off.refuse_cut_names(ctx, found)
        cut_off.refuse_cut_text(ctx, found)
        options = [part for one in found if one.option not in ("", "--") for part in one.typed]
        words = [one.text for one in found if one.word]
        try:
            said = understood(ctx, options, words)
            options = [*options, *said.options]
            self._refuse_repeated(ctx, options)
            left = super().parse_args(ctx, [*options, "--", *said.words])
        except (UsageError, typer.TyperException):
            whole = cut_off.whole_value(ctx, found)
            if whole:
                raise whole from None
            raise
        tell_all(ctx, said.told)
        return left

    def pieces(self, args: Sequence[str], also: Container[str] = ()) -> list[Piece]:
        """Return the arguments piece by piece; `also` are options of others that have a value.

        An option whose value is optional takes what does not begin with -, else it ends with = and is alone.
        """
        # typer has no option that works with a value and without; `--sendmail` should.
        helps = helps_of(self)
        optional = {name for one in self.params if helps[one.name].optional for name in one.opts}
        valued = valued_options(self)
        found: list[Piece] = []
        rest = list(args)
        while rest:
            text = rest.pop(0)
            if text == "--":
                return [*found, Piece(text), *(Piece(one, word=True) for one in rest)]
            following = rest[0] if rest else None
            if text in optional and (following is None or following.startswith("-")):
                found.append(Piece(f"{text}="))
            elif "=" in text and text.partition("=")[0] in valued - optional:
                name, _, value = text.partition("=")
                found.append(Piece(name, value))
            elif text in valued or text in also:
                found.append(Piece(text, rest.pop(0) if rest else None))
            else:
                found.append(Piece(text, word=text == "-" or not text.startswith("-")))
        return found

    def _refuse_dashes(self, ctx: Any, found: Sequence[Piece]) -> None:
        """Refuse an option of letters that begins with another dash than `--`, such as one of Word."""
        known = {name for one in self.params for name in one.opts}

        def meant(piece: Piece) -> Piece:
            typed, *value = piece.text.partition("=")
            name = f"--{typed.lstrip(_DASHES)}"
            other = typed[:1] in _DASHES and typed[1:] and name in known and typed not in known
            return piece._replace(text="".join([name, *value])) if other else piece

        wrong = [one for one in found if meant(one) != one]
        if not wrong:
            return
        name, near = (one.text.partition("=")[0] for one in (wrong[0], meant(wrong[0])))
        if "--smtp" in known:  # its password is not repeated
            command = f"plantrack {ctx.info_name}"
            raise misuse(messages.usage_no_option, name=name, near=(near,), command=command)
        from plantrack.cli.phrase import program

        typed = [part for one in map(meant, found) for part in one.typed]
        line = [*program(ctx), ctx.info_name or "", *typed]
        raise misuse(messages.usage_meant, text=name, line=" ".join(map(quoted, line)))

    def _refuse_repeated(self, ctx: Any, args: Sequence[str]) -> None:
        """Refuse a value given twice: the first would be lost, and nobody would be told."""
        _, _, order = self.make_parser(ctx).parse_args(args=[*args])
        for param in order:
            single = isinstance(param, TyperOption) and not (param.multiple or param.is_flag)
            if single and order.count(param) > 1:
                raise misuse(messages.given_twice, option=param.opts[0])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page of a command."""
        write_page(self, ctx, formatter, self.about, {})


def valued_options(command: TyperCommand | TyperGroup) -> set[str]:
    """Return the names of the options that have a value."""
    options = (one for one in command.params if isinstance(one, TyperOption) and not one.is_flag)
    return {name for option in options for name in option.opts}


def helps_of(command: TyperCommand | TyperGroup) -> Mapping[str, Help]:
    """Return what stands beside each option and argument where it is declared."""
    declared = get_type_hints(command.callback, include_extras=True)
    found = {
        name: beside
        for name, type_ in declared.items()
        for beside in getattr(type_, "__metadata__", ())
        if isinstance(beside, Help)
    }
    return {**_TYPER_OPTIONS, **found}


def write_page(
    command: TyperCommand | TyperGroup,
    ctx: typer.Context,
    formatter: Any,
    about: Sentence,
    commands: Mapping[str, Sentence],
) -> None:
    """Write a help page: how to call it, what it does, then a row for all that can be typed."""
    program = ctx.find_root().params
    words = Words(before_plans(program.get("plan") or (), program.get("lang"), os.environ))
    helps = helps_of(command)
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    usage = []
    for param in command.get_params(ctx):
        help_ = helps[param.name]
        value = words.pick(help_.value) if help_.value else ""
        if param.param_type_name == "argument":
            usage.append(value if param.required else f"[{value}]")
            arguments.append((value, words.pick(help_.text)))
        else:
            names = ", ".join(sorted(param.opts, key=len))
            value = f"[{value}]" if help_.optional else value
            options.append((f"{names} {value}".rstrip(), words.pick(help_.text)))
    said = _WORDS.get(ctx.info_name or "")
    if said:
        usage.append(f"[{words.pick(_NAMES)}]")
        arguments.append((words.pick(_NAMES), words.fill(_WITHOUT_OPTION, words=words.pick(said))))
    usage.append(words.pick(_GROUP_USAGE if commands else _COMMAND_USAGE))
    formatter.write_usage(ctx.command_path, " ".join(usage), words.pick(_USAGE))
    formatter.write_paragraph()
    formatter.write_text(words.pick(about))
    rows = [(name, words.pick(about)) for name, about in commands.items()]
    for heading, lines in ((_ARGUMENTS, arguments), (_OPTIONS, options), (_COMMANDS, rows)):
        if lines:
            with formatter.section(words.pick(heading)):
                formatter.write_dl(lines)
