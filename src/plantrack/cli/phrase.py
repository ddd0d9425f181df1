"""What the words after a command mean: names without quotes, filters, an event, a number of days, a file.

Whoever reads the arguments of a command asks here first, and gets the exact form of what was said, and what
readers are told that words were taken for. What may mean two things, or would be cut into names by guessing,
is refused with the lines to type.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import typer

from plantrack.cli import cutting, messages
from plantrack.cli.cutting import MOST_WAYS, Cut, Meaning, Name, UnknownError
from plantrack.cli.keywords import bare, is_negation
from plantrack.cli.option_types import Piece
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.queries import tell
from plantrack.cli.readers import AGENCY, OUTPUT, READERS, TASK, event
from plantrack.cli.start import start
from plantrack.plan import names
from plantrack.words.problems import UsageError, misuse
from plantrack.words.text import fold, quoted

SCOPES: Mapping[str, names.Scope] = {TASK: names.TASK, AGENCY: names.PARTY}
WORD_QUOTES = "“”„‟«»"  # which a shell takes for letters


class Said(NamedTuple):
    """What words mean: the options that say it, the words that are left, each a whole name, and what is told."""

    options: Sequence[str]
    words: Sequence[str]
    told: Sequence[tuple[str, object]] = ()


def understood(ctx: typer.Context, options: Sequence[str], words: Sequence[str]) -> Said:
    """Return the exact form of what the words after a command mean, or the words, where it takes others.

    Raises UsageError where they mean nothing, or what they mean cannot be told.
    """
    command = ctx.info_name or ""
    if command not in READERS:
        return Said([], words)
    _, plans, _ = start(ctx)
    words = [one.strip(WORD_QUOTES) or one for one in words]
    phrase = Phrase(plans, command, options, program(ctx))
    if command == "log":
        from plantrack.cli.said_record import record

        return record(phrase, words)
    return phrase.filters(words)


def program(ctx: typer.Context) -> list[str]:
    """Return how the program was called, with its plans."""
    named = ctx.find_root().params["plan"] or ()
    return ["plantrack", *(part for plan in named for part in ("--plan", plan))]


def tell_all(ctx: typer.Context, told: Iterable[tuple[str, object]]) -> None:
    """Say on stderr what words were taken for."""
    _, plans, _ = start(ctx)
    for text, meant in told:
        tell(plans, text, meant)


class Phrase:
    """The words of a command line, looked up in the plans of its run."""

    def __init__(
        self,
        plans: Plans,
        command: str,
        options: Sequence[str] = (),
        called: Sequence[str] = ("plantrack",),
    ) -> None:
        """Take the command, its options and how the program is called, which say what to type."""
        self.plans, self.command = plans, command
        self.options, self.called = options, called
        self._readers = READERS[command]
        self._labels = {option: plans.register.labels(scope) for option, scope in SCOPES.items()}
        self._titles = {bare(label) for label in self._labels[TASK]}
        self._meant: dict[tuple[str, tuple[str, ...], bool], list[Meaning]] = {}

    def of(self, plans: Plans) -> "Phrase":
        """Return the same of some of the plans."""
        return Phrase(plans, self.command, self.options, self.called)

    def of_only(self, plan_file: PlanFile) -> "Phrase":
        """Return the same of one of the plans."""
        return self.of(self.plans.narrowed([plan_file]))

    def with_options(self, more: Iterable[Piece]) -> "Phrase":
        """Return the same with more options."""
        options = [*self.options, *(part for one in more for part in one.typed)]
        return Phrase(self.plans, self.command, options, self.called)

    def filters(self, words: Sequence[str]) -> Said:
        """Return words as the options of a command that reads; what is to be shown stays a word."""
        self._refuse_cut_file(words)
        found = self.cut(words, (TASK, AGENCY), self._filter_line)
        meant = [self._only(one, found) for one in found]
        shown = ""
        if self.command == "show":
            shown = AGENCY if any(one.option == AGENCY for one in meant) else TASK
        told = [
            (one.text, meaning.told)
            for one, meaning in zip(found, meant, strict=True)
            if meaning.told and not (one.whole and meaning.option == shown)
        ]
        options = [part for m in meant if m.option != shown for part in (m.option, m.value)]
        return Said(options, [m.value for m in meant if m.option == shown], told)

    def _refuse_cut_file(self, words: Sequence[str]) -> None:
        """Raise UsageError, with the lines to type, where the words before a file may be part of its name."""
        for place, word in enumerate(words):
            start = place
            while start and not (" " in words[start - 1] or self._is_file(words[start - 1])):
                start -= 1
            before = words[start:place]
            if " " in word or not before or not self._is_file(word) or self._are_sure(before):
                continue
            ends = (
                end for end in range(place - 1, start - 1, -1) if self._are_sure(words[start:end])
            )
            whole = next(ends, start)
            self._refuse_ambiguous_agency(words[whole:place])
            joined = [*words[:whole], " ".join(words[whole : place + 1]), *words[place + 1 :]]
            lines = [*filter(None, map(self._filters_line, (joined, words)))]
            raise self.refusal([*before, word], lines, (TASK, AGENCY))

    def _refuse_ambiguous_agency(self, words: Sequence[str]) -> None:
        """Raise AmbiguousError where words are the name of several agencies, or fit several."""
        for one in self.meanings(" ".join(words), (AGENCY,), sure=False):
            if isinstance(one.error, names.AmbiguousError):
                raise one.error

    def _filters_line(self, words: Sequence[str]) -> str | None:
        """Return the line that says by options what words mean; None where they mean nothing for sure."""
        try:
            return self._filter_line(self.cut(words, (TASK, AGENCY), lambda _: None))
        except UsageError:
            return None

    def _are_sure(self, words: Sequence[str]) -> bool:
        """Tell whether words are names, each in full, or none."""
        try:
            found = self.cut(words, (TASK, AGENCY), lambda _: None)
        except UsageError:
            return False
        return all(one.is_sure for one in found)

    def _is_file(self, text: str) -> bool:
        return any(one.option == OUTPUT for read in self._readers for one in read(text))

    def cut(
        self,
        arguments: Sequence[str],
        options: Sequence[str],
        line: Callable[[Sequence[Name]], str | None],
    ) -> list[Name]:
        """Return the names that arguments are made of, one after the other.

        Raises UsageError where some are no name, or only guessing would tell where one ends: with the `line` of
        each reading, if it has one.
        """
        if not all(map(str.strip, arguments)):
            raise self.unknown("", options)
        runs = self._cut_runs(arguments, options)
        if not all(run.is_plain for run in runs):
            readings = [*product(*([run.names] if run.is_plain else run.ways for run in runs))]
            # who is called by some words of a name, among other names, may not be meant
            plain = (
                all(len(run) == 1 or all(n.is_sure for n in run) for run in one) for one in readings
            )
            lines = [
                line([name for run in one for name in run]) if is_plain else None
                for one, is_plain in zip(readings, plain, strict=True)
            ]
            meant = [name for parts in readings for run in parts for name in run]
            raise self.refusal(arguments, lines, options, meant)
        found = [one for run in runs for one in run.names]
        for one in found:
            if one.meanings[0].error:
                raise one.meanings[0].error
        return found

    def refusal(
        self,
        words: Sequence[str],
        lines: Sequence[str | None],
        options: Sequence[str],
        found: Sequence[Name] = (),
    ) -> UsageError:
        """Return the error that names the lines to type, or, where one of them is missing, what words may be."""
        text = " ".join(words)
        known = [one for one in dict.fromkeys(lines) if one]
        if not known or len(known) > MOST_WAYS or None in lines:
            near = self._candidates(words, options, found)
            return misuse(messages.usage_unclear, text=text, near=near)
        if len(known) == 1:
            return misuse(messages.usage_meant, text=text, line=known[0])
        return misuse(messages.usage_either, text=text, lines="; ".join(known))

    def _candidates(
        self, words: Sequence[str], options: Sequence[str], found: Sequence[Name]
    ) -> tuple[str, ...]:
        """Return what all words may be, then what parts are in some reading, then the sure names within them."""
        spans = [
            " ".join(words[first:end])
            for first in range(len(words))
            for end in range(len(words), first, -1)
        ]
        meant = [
            *self.meanings(" ".join(words), options, sure=False),
            *(one for name in found for one in name.meanings),
            *(one for text in spans for one in self.meanings(text, options, sure=True)),
        ]
        told = [text for one in meant for text in self._told_of(one)]
        return tuple(one for one in dict.fromkeys(told) if one)[: 2 * MOST_WAYS]

    def _told_of(self, meaning: Meaning) -> Sequence[str]:
        """Return what a text may be that has a meaning, as it is told."""
        if isinstance(meaning.error, names.AmbiguousError):
            return meaning.error.near
        return [] if meaning.error else [self.told(meaning)]

    def told(self, meaning: Meaning) -> str:
        """Return the task or agency of a meaning by its id and name; nothing for what is neither."""
        if meaning.option not in SCOPES:
            return ""
        found = self.plans.register.find(SCOPES[meaning.option], meaning.exact)
        place, match = next((place, one) for place, one in enumerate(found) if one)
        return self.plans.register.told(place, SCOPES[meaning.option], match.id)

    def _cut_runs(self, arguments: Sequence[str], options: Sequence[str]) -> list[Cut]:
        def read(text: str, *, sure: bool) -> list[Meaning]:
            return self.meanings(text, options, sure=sure)

        documents = self.command == "log"
        try:
            return cutting.cut(arguments, read, documents=documents, alone=self._is_file)
        except UnknownError as error:
            raise self.unknown(error.text, options) from None

    def ways(
        self,
        words: Sequence[str],
        options: Sequence[str],
        wanted: Callable[[Sequence[Name]], bool],
    ) -> list[list[Name]]:
        """Return each way to read words as as few names as may be, or events, that is wanted."""

        def read(text: str, *, sure: bool) -> list[Meaning]:
            happened = event(text) if all(map(bare, text.split())) else []
            return happened or self.meanings(text, options, sure=sure)

        return cutting.ways(words, read, wanted)

    def meanings(self, text: str, options: Sequence[str], *, sure: bool) -> list[Meaning]:
        """Return what a text is the name of, or else, unless that must be `sure`, what it may mean."""
        key = text, tuple(options), sure
        if key not in self._meant:
            self._meant[key] = self._look_up(text, options, sure=sure)
        return self._meant[key]

    def _look_up(self, text: str, options: Sequence[str], *, sure: bool) -> list[Meaning]:
        folded = fold(text)
        called = [option for option in options if folded in self._labels[option]]
        found = [*filter(None, (self._named(option, text, sure=True) for option in called))]
        found += [one for read in self._readers for one in read(text)]
        if found or sure or all(map(is_negation, text.split())):
            return found
        guesses = [*filter(None, (self._named(option, text, sure=False) for option in options))]
        if len(guesses) > 1 and any(one.error for one in guesses):
            return [guesses[0]._replace(error=self.unknown(text, options))]
        return guesses

    def _named(self, option: str, text: str, *, sure: bool) -> Meaning | None:
        """Return what a task or an agency is that a text names; None where it names none."""
        try:
            found = self.plans.register.meant(SCOPES[option], text)
        except names.AmbiguousError as error:
            return Meaning(option, text, text, "", sure, error) if error.sure is sure else None
        matches = [(place, match) for place, match in enumerate(found) if match]
        if not matches or any(match.guess for _, match in matches) is sure:
            return None
        ids = {match.id for _, match in matches}
        exact = matches[0][1].id if len(ids) == 1 else text
        told = (
            self.plans.register.told(place, SCOPES[option], match.id)
            for place, match in matches
            if not match.renamed and not match.guess and fold(text) != fold(match.id)
        )
        labels = self._labels_of(option, matches)
        return Meaning(option, text, exact, tuple(dict.fromkeys(told)), sure, labels=labels)

    def _labels_of(self, option: str, matches: Sequence[tuple[int, names.Match]]) -> list[str]:
        register = self.plans.register
        found = (register.labels_of(place, SCOPES[option], one.id) for place, one in matches)
        return [label for labels in found for label in labels]

    def unknown(self, text: str, options: Sequence[str]) -> UsageError:
        """Return the error that says that a text is no name, or of several, with those that it is like."""
        scope = names.SUBJECT if len(options) > 1 else SCOPES[options[0]]
        try:
            found = self.plans.register.find(scope, text)
        except UsageError as error:
            return error
        near = (self.plans.register.told(n, scope, one.id) for n, one in enumerate(found) if one)
        return misuse(scope.none, name=text, near=tuple(dict.fromkeys(near)))

    def _only(self, name: Name, all_names: Sequence[Name]) -> Meaning:
        """Return what a name means; UsageError, with a line for each, where it may mean several things."""
        if len(name.meanings) == 1:
            return name.meanings[0]
        lines = [
            self._filter_line(
                [one._replace(meanings=[meant]) if one is name else one for one in all_names]
            )
            for meant in name.meanings
        ]
        raise self.refusal([name.text], lines, (TASK, AGENCY))

    def _filter_line(self, found: Sequence[Name]) -> str | None:
        """Return the line that says what names mean by options, or of `show` by words; None where none does."""
        meant = [one.meanings[0] for one in found]
        if self.command != "show":
            pairs = (("-o" if one.option == OUTPUT else one.option, one.exact) for one in meant)
            return self.line([part for pair in pairs for part in pair])
        words = [self._subject(one) for one in meant if one.option in SCOPES]
        others = [part for one in meant if one.option not in SCOPES for part in (one.option, one.value)]  # fmt: skip
        known = [one for one in words if one]
        wanted = [one.exact for one in meant if one.option in SCOPES]
        for typed in (known, [",".join(known)]):
            try:
                runs = self._cut_runs(typed, (TASK, AGENCY))
            except UsageError:
                continue
            exact = [name.meanings[0].exact for run in runs for name in run.names]
            if exact == wanted and all(run.is_plain for run in runs):
                return self.line([*typed, *others])
        return None

    def _subject(self, meaning: Meaning) -> str | None:
        """Return the name of a task or an agency that means nothing else, and in one plan if it is a task."""
        place, found = next(
            (place, one)
            for place, one in enumerate(
                self.plans.register.find(SCOPES[meaning.option], meaning.exact)
            )
            if one
        )
        for label in self.plans.register.labels_of(place, SCOPES[meaning.option], found.id):
            meant = self.meanings(label, (TASK, AGENCY), sure=True)
            if [(one.option, one.exact) for one in meant] != [(meaning.option, meaning.exact)]:
                continue
            if meaning.option == AGENCY or len(self.files(label)) == 1:
                return label
        return None

    def is_task(self, text: str) -> bool:
        """Tell whether a text is all words of what a task is called, whatever marks stand there."""
        return bare(text) in self._titles

    def files(self, task: str) -> list[int]:
        """Return the places of the plans that have a task."""
        found = self.plans.register.find(names.TASK, task)
        return [place for place, match in enumerate(found) if match]

    def line(self, words: Iterable[str]) -> str:
        """Return the command line that says the same in other words."""
        return " ".join(map(quoted, [*self.called, self.command, *words, *self.options]))
