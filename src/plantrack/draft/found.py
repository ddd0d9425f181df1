"""What is found in a document: texts with their places, and what is doubtful about them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from plantrack.deadlines.kinds import Deadline
from plantrack.draft.blocks import Place
from plantrack.draft.vocabulary import Label
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

    def doubted(self, sentence: Sentence, /, **values: object) -> "Fact":
        """Return it with a doubt about it."""
        self.doubts.append(Doubt(say(sentence, **values), self.place))
        return self

    @property
    def lines(self) -> list[str]:
        """Its texts, where it is several."""
        return self.text.split("\n") if self.text else []


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


class Value(NamedTuple):
    """What stands behind a label or in a cell, and where."""

    text: str
    place: Place


Sure = Literal["said", "named", "addressed"]


class Found(NamedTuple):
    """A task or a duty as a layout finds it, in the document's words.

    `sure`: whether the document says who leads, only names an agency at the beginning, or is addressed to it.
    `sentence`: the whole of running text; the title is what it says behind the names.
    `duty`: running text that sets no time is a duty. `section`: the part in which an unnumbered duty stands; its id
    is then the last number printed there.
    `beside`: other lines that it was read from. `shared`: agencies and time that stand once for a whole list.
    `when`: what running text says of the time before it names anybody.
    `under`: the heading above, which tells two of one title apart.
    `rest`: the words of a row that may belong to the task above.
    """

    id: str
    title: str
    place: Place
    fields: Mapping[Label, Value]
    notes: tuple[str, ...] = ()
    sure: Sure = "said"
    sentence: str = ""
    when: str = ""
    duty: bool = False
    section: str | None = None
    beside: tuple[Place, ...] = ()
    shared: tuple[Value, ...] = ()
    under: str = ""
    rest: str | None = None


class _Bases(dict[int, str]):
    """Letters without case and marks, each found out when it is first asked for."""

    def __missing__(self, code: int) -> str:
        folded = fold(char := chr(code))
        return self.setdefault(code, folded if len(folded) == 1 else char)


_BASES = _Bases()


def bare(text: str) -> str:
    """Return text without case and marks, each character where it was."""
    return text.translate(_BASES)


def clean(text: str) -> str:
    """Return a text as a title: in one line, without bullets before and full stops after."""
    return re.sub(r"^[-–—+*•~\s]+", "", " ".join(text.split())).removesuffix("./o").rstrip(" .;,:/")
