"""Values of options that a shell cut at their blanks, in quotes of Word or behind its dash: what should be typed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import typer

from plantrack.cli import messages
from plantrack.cli.behind_event import without_options
from plantrack.cli.cutting import AND
from plantrack.cli.option_types import Piece
from plantrack.cli.phrase import WORD_QUOTES, Phrase, program, understood
from plantrack.cli.readers import AGENCY, TASK
from plantrack.cli.said_record import (
    are_whole_names,
    event_recorded,
    is_name_alone,
    is_record,
    is_record_of_agencies,
    names_whole_agencies,
)
from plantrack.cli.spoken import LONGEST, typed
from plantrack.cli.start import start
from plantrack.deadlines.occurrence import name_heard
from plantrack.deadlines.periods import Period
from plantrack.log.event import EventKind
from plantrack.plan import names
from plantrack.words.problems import UsageError, misuse
from plantrack.words.text import fold, quoted

_NAMES = {AGENCY: names.PARTY, "--monitor": names.PARTY, TASK: names.TASK}
_FREE = ("--note", "--doc")  # text of the user's own
_RE = "--re"
# Options whose values are read, and may have blanks.
_SPOKEN = (
    "--as-of", "--known-on", "--since", "--compare", "--date", "--due", "--status", "--event", "--by",
)  # fmt: skip
_Typed = tuple[str, str, Sequence[str]]  # a line, what was cut, and the words that are left
_PAIRS = {"“": "”", "„": "”", "«": "»", '"': '"'}


def unquoted(piece: Piece) -> Piece:
    """Return an option without the quotes of Word around its value; a remark is left as it is."""
    value = piece.value or ""
    is_quoted = len(value) > 1 and _PAIRS.get(value[0]) == value[-1]
    return piece._replace(value=value[1:-1]) if is_quoted and piece.option != "--note" else piece


def refuse_cut_names(ctx: typer.Context, pieces: Sequence[Piece]) -> None:
    """Raise UsageError where the words behind the name of an agency or a task are the rest of it."""
    for place, piece in enumerate(pieces):
        kind = _NAMES.get(piece.option)
        if kind and piece.value and _following(pieces, place):
            _, plans, _ = start(ctx)
            with suppress(UsageError):
                if not any(one and one.guess for one in plans.register.find(kind, piece.value)):
                    continue
            _refuse(ctx, pieces, place)


def refuse_cut_text(ctx: typer.Context, pieces: Sequence[Piece]) -> None:
    """Raise UsageError where the words behind a remark or a document of a record may be the rest of it.

    Words that each are a name by themselves are what they always were, but behind a remark of one word where
    agencies stand before that, too: it is told that both may be meant.
    """
    if ctx.info_name != "log":
        return
    for place, piece in enumerate(pieces):
        may_be_cut = piece.option in _FREE and piece.value and " " not in piece.value
        tail = _following(pieces, place) if may_be_cut else []
        if tail:
            _, plans, _ = start(ctx)
            phrase = Phrase(plans, "log")
            others = [*pieces[:place], *pieces[place + 1 + len(tail) :]]
            event = event_recorded(phrase, [one.text for one in others if one.word])
            if event is None:
                continue
            texts = [one.text for one in tail]
            if piece.option == "--doc":
                _refuse_option_behind_document(ctx, phrase, event, pieces, place)
            before = [one.text for one in pieces[:place] if one.word]
            named_before = is_record_of_agencies(phrase, before)
            if are_whole_names(phrase, texts) and (piece.option == "--doc" or not named_before):
                if named_before:
                    _refuse_issuer(ctx, phrase, pieces, place)
                continue
            if piece.option == "--doc" and _is_number(piece.value or "", texts[0]):
                continue
            if not all(is_name_alone(phrase, one) for one in texts):
                _refuse(ctx, pieces, place)
            if piece.option == "--note" and named_before:
                apart = is_record(phrase, [one.text for one in pieces if one.word])
                _refuse(ctx, pieces, place, apart=apart)


def _refuse_option_behind_document(
    ctx: typer.Context, phrase: Phrase, event: EventKind, pieces: Sequence[Piece], place: int
) -> None:
    """Raise UsageError, with the lines to type, where an option is said behind the number of a document."""
    texts = [one.text for one in _following(pieces, place)]
    rest, spoken = without_options(phrase, texts, event)
    if not spoken or (rest and not are_whole_names(phrase, rest)):
        return
    before, after = pieces[: place + 1], pieces[place + 1 + len(texts) :]
    words = [Piece(one, word=True) for one in rest]
    lines = [
        _line(ctx, [*before, *words, *after, *options])
        for options in typed(spoken, [one.option for one in pieces])
    ]
    if lines:
        raise phrase.refusal([*pieces[place].typed, *texts], lines, (AGENCY,))


def _refuse_issuer(ctx: typer.Context, phrase: Phrase, pieces: Sequence[Piece], place: int) -> None:
    """Raise UsageError where a name behind the number of a document may be of who issued it, or one more agency.

    It is one more where a comma or “and” stands there, or where it is a word by itself.
    """
    tail = _following(pieces, place)
    texts = [one.text for one in tail]
    joined = (pieces[place].value or "").endswith(",") or fold(texts[0]) in AND
    if joined or all(is_name_alone(phrase, one) for one in texts):
        return
    without = [*pieces[: place + 1], *pieces[place + 1 + len(tail) :]]
    lines = [_line(ctx, without), _line(ctx, pieces)]
    raise phrase.refusal([*pieces[place].typed, *texts], lines, (AGENCY,))


def _is_number(value: str, following: str) -> bool:
    """Tell whether the number of a document is all there, so that what follows is no part of it."""
    return bool(re.fullmatch(r"\d+/[^\W\d].*[^-/]", value)) and following[0] not in "-–/"


def whole_value(ctx: typer.Context, pieces: Sequence[Piece]) -> UsageError | None:
    """Return the error that names the line with quotes around the value that was cut; None where that is none."""
    try:
        for place, piece in enumerate(pieces):
            tail = _following(pieces, place)
            if not tail or not piece.value or " " in piece.value:
                continue
            if piece.option != "--doc" or not _is_number(piece.value, tail[0].text):
                _refuse(ctx, pieces, place)
    except UsageError as error:
        return error
    return None


def _refuse(
    ctx: typer.Context, pieces: Sequence[Piece], place: int, *, apart: bool = False
) -> None:
    """Raise UsageError, with the line to type, where a value and words behind it are one value.

    Where they may stand `apart` as well, that line is named, too.
    """
    found = _likeliest(ctx, pieces, place)
    if found is None:
        return
    line, text, _ = found
    if apart:
        both = f"{line}; {_line(ctx, pieces)}"
        raise misuse(messages.usage_either, text=text, lines=both)
    raise misuse(messages.usage_meant, text=text, line=line)


def _likeliest(ctx: typer.Context, pieces: Sequence[Piece], place: int) -> _Typed | None:
    """Return the line with the longest value; None where there is none.

    Of a record that names nobody then, it is the one with the shortest behind which agencies are named in full.
    """
    longest = next(_lines(ctx, pieces, place), None)
    if longest is None or ctx.info_name != "log":
        return longest
    phrase = Phrase(start(ctx)[1], "log")
    if is_record_of_agencies(phrase, longest[2]):
        return longest
    # whom a record is for is rather told than left out
    shorter = _lines(ctx, pieces, place, shortest_first=True)
    return next((one for one in shorter if names_whole_agencies(phrase, one[2])), longest)


def _line(ctx: typer.Context, pieces: Sequence[Piece]) -> str:
    """Return the line that says the same with its words before its options."""
    words = [one.text for one in pieces if one.word]
    options = [part for one in pieces if one.option not in ("", "--") for part in one.typed]
    return " ".join(map(quoted, [*program(ctx), ctx.info_name or "", *words, *options]))


def _lines(
    ctx: typer.Context, pieces: Sequence[Piece], place: int, *, shortest_first: bool = False
) -> Iterator[_Typed]:
    """Yield lines that can be typed, the longest value first unless told otherwise."""
    piece = pieces[place]
    tail = _following(pieces, place)
    if any(one.option == "--smtp" for one in pieces):  # its password is not repeated
        return
    most = len(tail) if piece.option == "--note" else min(len(tail), LONGEST)
    ends = range(1, most + 1)
    for end in ends if shortest_first else reversed(ends):
        whole = " ".join([piece.value or "", *(one.text for one in tail[:end])])
        value = whole.strip(WORD_QUOTES)
        rest = [*pieces[:place], piece._replace(value=value), *pieces[place + 1 + end :]]
        words = [one.text for one in rest if one.word]
        options = [part for one in rest if one.option not in ("", "--") for part in one.typed]
        if not _takes(ctx, piece.option, value):
            continue
        if _are_understood(ctx, options, words):
            yield _line(ctx, rest), f"{piece.text} {whole}", words
        else:  # the value of another option may be cut, too
            for other in range(place + 1, len(rest)):
                yield from _lines(ctx, rest, other) if rest[other].value else ()


def _following(pieces: Sequence[Piece], place: int) -> list[Piece]:
    """Return the words directly behind an option."""
    found: list[Piece] = []
    for one in pieces[place + 1 :]:
        if not one.word:
            break
        found.append(one)
    return found


def _takes(ctx: Any, option: str, value: str) -> bool:
    """Tell whether a text is a value of an option."""
    try:
        if option in _NAMES:
            start(ctx)[1].register.find(_NAMES[option], value)
            return True
        if option == _RE:
            return name_heard(value) != value or bool(Period.of_year(value, 2000))
        if option in _SPOKEN:
            (param,) = (one for one in ctx.command.params if option in one.opts)
            param.process_value(ctx, [value] if param.multiple else value)
    except (UsageError, ValueError):
        return False
    return option in (*_FREE, *_SPOKEN)


def _are_understood(ctx: typer.Context, options: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a command takes words."""
    if not words:
        return ctx.info_name != "log"
    takes_words = any(one.param_type_name == "argument" for one in ctx.command.params)
    try:
        said = understood(ctx, options, words)
    except UsageError:
        return False
    return takes_words or not said.words
