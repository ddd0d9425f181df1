"""What is found in a document: texts with their places, and what is doubtful about them."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from plantrack.deadlines.kinds import Deadline
from plantrack.draft.blocks import Place
from plantrack.words.text import fold
from plantrack.words.words import Message, Sentence, say


class Doubt(NamedTuple):
    """What a person must look at, and where in the document."""

    message: Message
    place: Place | None = None


@dataclass
class Fact:
    """What a document says of itself, or a blank, with the doubts about it."""

    text: str = ""
    place: Place | None = None
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, sentence: Sentence, /, **values: object) -> None:
        """Add a doubt about it."""
        self.doubts.append(Doubt(say(sentence, **values), self.place))


@dataclass
class Parties:
    """Agencies and groups by their ids, with the doubts about them."""

    ids: tuple[str, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class Time:
    """When: the document's words and the deadlines that they mean."""

    wording: str = ""
    deadlines: tuple[Deadline, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class FoundTask:
    """A task as the document gives it."""

    id: str
    title: str
    place: Place
    lead: Parties
    coordinate: Parties
    time: Time
    delivered_by: Parties = field(default_factory=Parties)
    delivered_to: Parties = field(default_factory=Parties)
    product: str = ""
    note: str = ""
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class FoundDuty:
    """A standing duty as the document gives it."""

    id: str
    who: Parties
    text: str
    place: Place
    doubts: list[Doubt] = field(default_factory=list)


_BASES: dict[str, str] = {}


def bare(text: str) -> str:
    """Return text without case and marks, each character where it was."""
    return "".join(_BASES.get(char) or _base(char) for char in text)


def _base(char: str) -> str:
    folded = fold(char)
    return _BASES.setdefault(char, folded if len(folded) == 1 else char)


def clean(text: str) -> str:
    """Return a text as a title: in one line, without bullets before and full stops after."""
    return re.sub(r"^[-–—+*•~\s]+", "", " ".join(text.split())).removesuffix("./o").rstrip(" .;,:/")
