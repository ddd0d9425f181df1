"""What the words after a command mean: names without quotes, filters, an event, a number of days, a file.

Whoever reads the arguments of a command asks here first, and gets the exact form of what was said. What
words were taken for is told on stderr. What may mean two things, or would be cut into names by guessing, is
refused with the lines to type.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple, Protocol

import typer

from plantrack.cli import messages
from plantrack.cli.keywords import (
    NEGATIONS,
    NOT_YET,
    Glossed,
    bare,
    events_said,
    names_of,
    statuses_said,
)
from plantrack.cli.plans import Plans
from plantrack.cli.queries import Find, matches, tell
from plantrack.cli.start import start
from plantrack.log.event import EventKind
from plantrack.plan import names
from plantrack.words.problems import UsageError, misuse
from plantrack.words.text import fold, quoted

LONGEST = 6  # words that an event has
LONGEST_NAME = 100  # words of a title, so that a long list of agencies takes no minutes
TASK, AGENCY, EVENT, STATUS = "--task", "--agency", "--event", "--status"
OUTPUT = "--output"
_CALLED = {TASK: names.task_names, AGENCY: names.party_names}
_FIND: Mapping[str, Find] = {TASK: names.find_task, AGENCY: names.find_party}


class Said(NamedTuple):
    """What words mean: the options that say it, and the words that are left, each a whole name."""

    options: list[str]
    words: list[str]


class Meaning(NamedTuple):
    """One thing that a text may mean: the option that says it, its value there, its name for sure.

    `told` is what readers are told that it was taken for, where the command does not tell it. `sure` where
    it is called so, and not only known by some words of its name.
    """

    option: str
    value: str
    exact: str
    told: object = ""
    sure: bool = True


class Name(NamedTuple):
    """A part of what was typed, what it may mean, and the document that stands behind it, if any.

    `whole` tells that it was an argument by itself.
    """

    text: str
    meanings: Sequence[Meaning]
    whole: bool
    doc: str | None = None


class _Token(NamedTuple):
    """A word, or a `whole` argument; `ends` where a comma behind it ends a name."""

    text: str
    whole: bool = False
    ends: bool = False


class _Run(NamedTuple):
    """What stands together, to be read as one name or several, and the document behind the last."""

    tokens: Sequence[_Token]
    doc: str | None = None


# What a text means for sure to a command, beside the names of tasks and agencies.
Reader = Callable[[str], list[Meaning]]


class _Read(Protocol):
    """What a text may mean; only what is `sure`, if that is asked for."""

    def __call__(self, text: str, *, sure: bool) -> list[Meaning]: ...


def understood(ctx: typer.Context, options: Sequence[str], words: Sequence[str]) -> Said:
    """Return the exact form of what the words after a command mean, or the words, where it takes others.

    Raises UsageError where they mean nothing, or what they mean cannot be told.
    """
    command = ctx.info_name or ""
    if command not in READERS:
        return Said([], [*words])
    _, plans, _ = start(ctx)
    named = ctx.find_root().params["plan"] or ()
    program = ["plantrack", *(part for plan in named for part in ("--plan", plan))]
    phrase = Phrase(plans, command, READERS[command], options, program)
    return phrase.record(words) if command == "log" else phrase.filters(words)


class Phrase:
    """The words of a command line, looked up in the plans of its run."""

    def __init__(
        self,
        plans: Plans,
        command: str,
        readers: Sequence[Reader],
        options: Sequence[str] = (),
        program: Sequence[str] = ("plantrack",),
    ) -> None:
        """Take what words may mean to the command; its options and how the program is called say what to type."""
        self._readers = readers
        self._plans, self._command = plans, command
        self._options, self._program = options, program
        self._called = {
            option: {name for one in plans.files for name in called(one.plan)}
            for option, called in _CALLED.items()
        }

    def filters(self, words: Sequence[str]) -> Said:
        """Return words as the options of a command that reads; what is to be shown stays a word."""
        found = self.cut(words, (TASK, AGENCY))
        meant = [self._only(one, found) for one in found]
        shown = ""
        if self._command == "show":
            shown = AGENCY if any(one.option == AGENCY for one in meant) else TASK
        for one, meaning in zip(found, meant, strict=True):
            if meaning.told and not (one.whole and meaning.option == shown):
                tell(self._plans, one.text, meaning.told)
        options = [part for m in meant if m.option != shown for part in (m.option, m.value)]
        return Said(options, [m.value for m in meant if m.option == shown])

    def record(self, words: Sequence[str]) -> Said:
        """Return task, event and agencies, a word each."""
        split = self._split(words)
        if split is None:
            return self._without_event(words)
        task, said, agencies = split
        (event,) = events_said(said)
        if not self._is_task(task) and event not in (EventKind.VOID, EventKind.REPORTED):
            raise self._unknown(task, (TASK,))
        found = self.cut(agencies, (AGENCY,), before=(task, event.value))
        subject = Name(task, self._meanings(task, (TASK,), sure=True), task in words)
        if said not in words or bare(said) not in names_of(event):
            tell(self._plans, said, Glossed(event))
        for one in (subject, *found):
            if not one.whole and one.meanings and one.meanings[0].told:
                tell(self._plans, one.text, one.meanings[0].told)
        return Said([], [task, said, *(_with_document(one.text, one) for one in found)])

    def cut(
        self, arguments: Sequence[str], options: Sequence[str], before: Sequence[str] = ()
    ) -> list[Name]:
        """Return the names that arguments are made of, one after the other.

        Raises UsageError where some are no name, or only guessing would tell where one ends.
        """

        def read(text: str, *, sure: bool) -> list[Meaning]:
            return self._meanings(text, options, sure=sure)

        found: list[Name] = []
        plain = True
        for run in _runs(arguments, read, documents=self._command == "log"):
            named, are_apart = self._names(run.tokens, read, options)
            found += [*named[:-1], named[-1]._replace(doc=run.doc)]
            plain = plain and are_apart
        if not plain:
            exact = (_with_document(one.meanings[0].exact, one) for one in found)
            line = self._line([*before, *exact])
            raise misuse(messages.usage_meant, text=" ".join(arguments), line=line)
        return found

    def _names(
        self, tokens: Sequence[_Token], read: _Read, options: Sequence[str]
    ) -> tuple[list[Name], bool]:
        """Return the names in a run, and whether it is plain where each begins and ends.

        These are the longest that are sure, one after the other, or else the run is one name. What is left
        between those is one, too, where only commas part it from them.
        """
        spans = list(_sure_spans(tokens, read))
        whole = _name(tokens, read)
        if whole.meanings and None in (span.name for span in spans):
            return [whole], True
        found: list[Name] = []
        plain = True
        # one word among codes, as in `STP huyện`, ends where they begin
        words = [span for span in spans if span.name is None]
        lone = len(words) == 1 and all(len(span.tokens) == 1 for span in spans)
        for span in spans:
            named = [span.name or _name(span.tokens, read)]
            if not named[0].meanings:
                named, plain = _guessed(span.tokens, read), False
            if not named:
                raise self._unknown(_text(span.tokens), options)
            plain = plain and (span.name is not None or span.apart or lone)
            found += named
        return found, plain

    def _meanings(self, text: str, options: Sequence[str], *, sure: bool) -> list[Meaning]:
        """Return what a text is the name of, or else, unless that must be `sure`, what it may mean."""
        folded = fold(text)
        called = [option for option in options if folded in self._called[option]]
        found = [*filter(None, (self._named(option, text, sure=True) for option in called))]
        found += [one for read in self._readers for one in read(text)]
        if found or sure or set(folded.split()) <= NEGATIONS:
            return found
        guesses = [*filter(None, (self._named(option, text, sure=False) for option in options))]
        return guesses if len(guesses) == 1 else []

    def _named(self, option: str, text: str, *, sure: bool) -> Meaning | None:
        """Return what the name of a task or an agency means; None where it means none, or may mean several."""
        meant: dict[str, str] = {}
        for one in self._plans.files:
            try:
                match = _FIND[option](one.plan, text)
            except names.AmbiguousError:
                return Meaning(option, text, text)  # the command says what it may be
            except UsageError:
                continue
            if sure != bool(match.guess):
                told = "" if match.renamed or match.guess else names.described(one.plan, match.id)
                meant.setdefault(told, match.id)
        if not meant:
            return None
        all_told = tuple(filter(None, meant))
        return Meaning(option, text, next(iter(meant.values())), all_told, sure)

    def _unknown(self, text: str, options: Sequence[str]) -> UsageError:
        """Return the error that says that a text is no name, with those that it is like."""
        try:
            matches(
                self._plans, names.find_subject if len(options) > 1 else _FIND[options[0]], text
            )
        except UsageError as error:
            return error
        command = f"plantrack {self._command}"
        return misuse(messages.usage_extra_argument, name=text, command=command)

    def _only(self, name: Name, all_names: Sequence[Name]) -> Meaning:
        """Return what a name means; UsageError, with a line for each, where it may mean several things."""
        if len(name.meanings) == 1:
            return name.meanings[0]
        lines = (
            self._line(
                part
                for one in all_names
                for meaning in [meant if one is name else one.meanings[0]]
                for part in (meaning.option, meaning.value)
            )
            for meant in name.meanings
        )
        raise misuse(messages.usage_either, text=name.text, lines="; ".join(lines))

    def _split(self, words: Sequence[str]) -> tuple[str, str, Sequence[str]] | None:
        """Return task, event and the rest of the words of a record; None where none of them is an event.

        UsageError, with a line for each, where that can be done in several ways.
        """
        found = list(_splits(words))
        known = [one for one in found if self._is_task(one[0])]
        fitting = [one for one in known if self._are_agencies(one[2])]
        if len(fitting) > 1:
            lines = (self._line([task, said, *rest]) for task, said, rest in fitting)
            raise misuse(messages.usage_either, text=" ".join(words), lines="; ".join(lines))
        return next(iter([*fitting, *known, *found]), None)

    def _is_task(self, text: str) -> bool:
        return text == "-" or bool(self._meanings(text, (TASK,), sure=False))

    def _are_agencies(self, words: Sequence[str]) -> bool:
        try:
            return self.cut(words, (AGENCY,)) is not None
        except UsageError:
            return False

    def _without_event(self, words: Sequence[str]) -> Said:
        """Return words none of which is an event; what stands where it should is what will be refused."""
        known = (n for n in range(len(words), 0, -1) if self._is_task(" ".join(words[:n])))
        end = next(known, 1)
        task, rest = " ".join(words[:end]), words[end:]
        agencies = (
            n for n, one in enumerate(rest) if n and self._meanings(one, (AGENCY,), sure=True)
        )
        end = next(agencies, len(rest))
        said = " ".join(rest[:end])
        if events_said(said):  # what was taken for the task says that it is not so
            said = f"{task} {said}"
        return Said([], [task, *filter(None, [said]), *rest[end:]])

    def _line(self, words: Iterable[str]) -> str:
        """Return the command line that says the same in other words."""
        words = [*words]
        # `show` has no option that tells a task from an agency
        command = "status" if self._command == "show" and words[0] in _FIND else self._command
        return " ".join(map(quoted, [*self._program, command, *words, *self._options]))


class _Span(NamedTuple):
    """Some words of a run, and what they are the name of for sure; `apart` where commas part it from others."""

    tokens: Sequence[_Token]
    name: Name | None
    apart: bool = True


def _runs(arguments: Sequence[str], read: _Read, *, documents: bool) -> Iterator[_Run]:
    """Yield what stands together: an argument with spaces, as somebody quoted it, else it and its neighbours.

    A document ends what it stands behind.
    """
    tokens: list[_Token] = []
    parts = (_documents(one, read) if documents else [(one, None)] for one in arguments)
    for argument, doc in (pair for found in parts for pair in found):
        if tokens and argument.strip() == "," and doc is None:
            tokens[-1] = tokens[-1]._replace(ends=True)
            continue
        alone = len(_words(argument)) > 1
        if alone and tokens:
            yield _Run(tokens)
            tokens = []
        tokens += _tokens(argument, read) if argument or doc is None or not tokens else []
        if alone or doc is not None:
            yield _Run(tokens, doc)
            tokens = []
    if tokens:
        yield _Run(tokens)


def _words(text: str) -> list[str]:
    """Return what stands between blanks; no other white space parts words."""
    return [one for one in text.split(" ") if one]


def _documents(argument: str, read: _Read) -> Iterator[tuple[str, str | None]]:
    """Yield names, each with the document behind its `=`; a comma ends one at its end, or where a sure name follows."""
    name, equals, doc = argument.partition("=")
    for comma in re.finditer(",", doc):
        rest = doc[comma.end() :].strip()
        if read(re.split("[=,]", rest)[0].strip(), sure=True):
            yield name, doc[: comma.start()]
            yield from _documents(rest, read)
            return
    yield name, doc.rstrip(" ,") if equals else None


def _tokens(argument: str, read: _Read) -> list[_Token]:
    """Return an argument as it is, where it is a name, else its words."""
    alone = len(_words(argument)) > 1
    words = _words(argument.replace(",", ", "))
    if (len(words) < 2 and not argument.endswith(",")) or read(argument, sure=not alone):
        return [_Token(argument, whole=True)]
    found = [_Token(one.rstrip(","), ends=one.endswith(",")) for one in words if one.strip(",")]
    return found or [_Token(argument, whole=True)]


def _sure_spans(tokens: Sequence[_Token], read: _Read) -> Iterator[_Span]:
    """Yield the longest sure names, one after the other, and what lies between them, cut at its commas."""
    start = gap = 0
    while start < len(tokens):
        for end in range(min(len(tokens), start + LONGEST_NAME), start, -1):
            name = _name(tokens[start:end], read, sure=True)
            if name.meanings:
                yield from _gaps(tokens, gap, start)
                yield _Span(tokens[start:end], name)
                start = gap = end
                break
        else:
            start += 1
    yield from _gaps(tokens, gap, len(tokens))


def _gaps(tokens: Sequence[_Token], start: int, end: int) -> Iterator[_Span]:
    for place in range(start, end):
        if tokens[place].ends or place + 1 == end:
            begins = start == 0 or tokens[start - 1].ends
            ends = tokens[place].ends or place + 1 == len(tokens)
            yield _Span(tokens[start : place + 1], None, begins and ends)
            start = place + 1


def _guessed(tokens: Sequence[_Token], read: _Read) -> list[Name]:
    """Return names of at least two words each that may be meant; none where some words are left."""
    found: list[Name] = []
    start = 0
    while start < len(tokens):
        names_here = (_name(tokens[start:end], read) for end in range(len(tokens), start + 1, -1))
        name = next((one for one in names_here if one.meanings), None)
        if name is None:
            return []
        found.append(name)
        start += len(_words(name.text))
    return found


def _name(tokens: Sequence[_Token], read: _Read, *, sure: bool = False) -> Name:
    """Return what tokens are the name of together, each of which must say something.

    A name that stands before that of a file is none of its words.
    """
    text = _text(tokens)
    said = all(one.text.strip(" ,") for one in tokens)
    found = read(text, sure=sure) if said else []
    if len(tokens) > 1 and any(one.option == OUTPUT for one in found):
        found = [] if any(one.name for one in _sure_spans(tokens[:-1], read)) else found
    return Name(text, found, len(tokens) == 1 and tokens[0].whole)


def _text(tokens: Sequence[_Token]) -> str:
    """Return words as they stood, without the comma behind the last."""
    between = (", " if one.ends else " " for one in tokens)
    return "".join(
        part for one, gap in zip(tokens, between, strict=True) for part in (one.text, gap)
    ).rstrip(" ,")


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield each way to have an event among words: what is before it, the event, and what is after.

    What is said not to be so, or not yet, is no event; the word that says it may be one of a title, too.
    """
    for first in range(1, len(words)):
        before = [*map(bare, words[:first])]
        if before[-1] in NOT_YET or NEGATIONS.intersection(before):
            continue
        for end in range(min(len(words), first + LONGEST), first, -1):
            said = " ".join(words[first:end])
            if events_said(said) and all(map(bare, words[first:end])):
                yield " ".join(words[:first]), said, words[end:]
                break


def _with_document(text: str, name: Name) -> str:
    return text if name.doc is None else f"{text}={name.doc}"


def status(text: str) -> list[Meaning]:
    """Return the statuses that a text means."""
    found = statuses_said(text)
    return [Meaning(STATUS, text, text, tuple(map(Glossed, found)))] if found else []


def event(text: str) -> list[Meaning]:
    """Return the event that a text means."""
    return [Meaning(EVENT, text, one.value, Glossed(one)) for one in events_said(text)]


def _days(text: str) -> list[Meaning]:
    found = re.fullmatch(r"(\d{1,4})(?: (?:ngay|days?))?", fold(text), re.ASCII)
    return [Meaning("--days", found[1], found[1], f"--days {found[1]}")] if found else []


def _report(text: str) -> list[Meaning]:
    from plantrack.cli.report import FORMATS

    return _file(text, FORMATS)


def _sheet(text: str) -> list[Meaning]:
    return _file(text, ("xlsx",))


def _file(text: str, suffixes: Iterable[str]) -> list[Meaning]:
    known = PurePath(text).suffix.lower()[1:] in suffixes
    return [Meaning(OUTPUT, text, text, f"-o {quoted(text)}")] if known else []


# What words mean to each command that reads them, beside tasks and agencies.
READERS: Mapping[str, Sequence[Reader]] = {
    "status": (status,),
    "overdue": (),
    "upcoming": (_days,),
    "show": (status,),
    "history": (event,),
    "report": (status, _report),
    "sheet": (status, _sheet),
    "log": (),
}
