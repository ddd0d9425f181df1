"""What stands behind an event in a record: agencies, and among them options as they are said, or a document."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.cutting import Name
from plantrack.cli.keywords import events_said
from plantrack.cli.option_types import Piece
from plantrack.cli.phrase import Phrase
from plantrack.cli.readers import AGENCY, TASK
from plantrack.cli.spoken import Spoken, parted, typed
from plantrack.log.event import EventKind
from plantrack.words.problems import UsageError, misuse

_NEEDS_DUE = (EventKind.EXTENDED, EventKind.REQUESTED)


class Split(NamedTuple):
    """Words with an event among them: what is before it, the event as it was typed, and what is after."""

    task: str
    said: str
    rest: Sequence[str]

    @property
    def event(self) -> EventKind:
        """The event."""
        (event,) = events_said(self.said)
        return event


def without_option(phrase: Phrase, split: Split) -> UsageError | None:
    """Return the error that names the line to type where options stand among agencies as they are said.

    So does a document behind an agency; behind one that has a document already it is that of two documents.
    """
    rest, spoken = without_options(phrase, split.rest, split.event)
    *agencies, last = rest or [""]
    ways: list[tuple[Sequence[str], Sequence[Piece]]] = [(rest, ())]
    if "--doc" not in phrase.options and re.match(r"\d+/[^\W\d][^=]*$", last):
        named = agencies_named(phrase, agencies)
        if named and named[-1].doc:
            return misuse(messages.two_documents, name=named[-1].text, docs=(named[-1].doc, last))
        if named:
            ways = [([*agencies[:-1], f"{agencies[-1]}={last}"], ())]
        if len(named) > 1 and not any(one.doc for one in named):  # of all of them, or of the last
            ways.insert(0, (agencies, [Piece("--doc", last)]))
    if ways == [(split.rest, ())]:
        return None
    try:
        phrase.cut(ways[0][0], (AGENCY,), no_line)
    except UsageError as error:  # of the agencies alone
        return error
    said = [*typed(spoken, phrase.options)]
    if split.event in _NEEDS_DUE and "--due" not in phrase.options:
        said = [one for one in said if any(piece.option == "--due" for piece in one)] or said
    lines = [
        phrase.with_options([*options, *more]).line([split.task, split.said, *words])
        for options in said
        for words, more in ways
    ]
    return phrase.refusal(split.rest, lines, (AGENCY,)) if lines else None


def without_options(
    phrase: Phrase, words: Sequence[str], event: EventKind
) -> tuple[list[str], list[Spoken]]:
    """Return the words that are no option of an event, and the options that the others say; no name says one."""
    return parted(words, event, lambda text: bool(phrase.meanings(text, (TASK, AGENCY), sure=True)))


def of_other_plan(phrase: Phrase, among: Phrase, split: Split) -> UsageError | None:
    """Return the error that says that an agency is in other plans only than the task; None where it is not so."""
    name = " ".join(split.rest).partition("=")[0]
    here, anywhere = (one.meanings(name, (AGENCY,), sure=True) for one in (among, phrase))
    if here or not anywhere:
        return None
    return misuse(messages.not_of_plan, name=name, plan=among.plans.first.plan.about.id)


def are_agencies(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether words name agencies, plainly."""
    return bool(agencies_named(phrase, words))


def agencies_named(phrase: Phrase, words: Sequence[str]) -> list[Name]:
    """Return the agencies that words name; none where they do not, or not plainly."""
    try:
        return phrase.cut(words, (AGENCY,), no_line)
    except UsageError:
        return []


def no_line(_: Sequence[Name]) -> None:
    """Return no line to type."""
