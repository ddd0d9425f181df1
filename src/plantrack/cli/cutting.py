"""Words cut into the names that they are made of: what stands together, and where one name ends.

Nothing here knows what names there are: that is asked of `read`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from plantrack.words.problems import UsageError
from plantrack.words.text import document_number, fold

MOST_WAYS = 3  # readings that are told
LONGEST_NAME = 100  # words of a title, so that a long list of agencies takes no minutes
LONGEST = 24  # words that are held against one name, or of which each way to read them is tried
AND = frozenset(["va", "and", "&"])
_JOINS = re.compile(r"(?<=\s)(and|&)(?=\s)", re.IGNORECASE)  # as names have “và”


class Meaning(NamedTuple):
    """One thing that a text may mean: the option that says it, its value there, its name for sure.

    `told` is what readers are told that it was taken for, where the command does not tell it. `sure` where
    it is called so, and not only known by some words of its name; `labels` are all its names. `error` where
    it may be several of a kind.
    """

    option: str
    value: str
    exact: str
    told: object = ""
    sure: bool = True
    error: UsageError | None = None
    labels: Sequence[str] = ()


class Name(NamedTuple):
    """A part of what was typed, what it may mean, and the document that stands behind it, if any.

    `whole` tells that it was an argument by itself.
    """

    text: str
    meanings: Sequence[Meaning]
    whole: bool
    doc: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether something is called so."""
        return any(one.sure for one in self.meanings)

    @property
    def is_plain(self) -> bool:
        """Whether it means one thing."""
        return len(self.meanings) == 1 and self.meanings[0].error is None


class Cut(NamedTuple):
    """The names that words are, or else each way to read them, none where that is not plain."""

    names: Sequence[Name]
    ways: Sequence[Sequence[Name]] = ()
    is_plain: bool = True


class UnknownError(Exception):
    """A part of what was typed that is no name."""

    def __init__(self, text: str) -> None:
        """Keep the part."""
        super().__init__(text)
        self.text = text


class Read(Protocol):
    """What a text may mean; only what is `sure`, if that is asked for."""

    def __call__(self, text: str, *, sure: bool) -> list[Meaning]:
        """Return it."""


class _Token(NamedTuple):
    """What is not cut: a word, or a `whole` argument; `ends` where a comma behind it ends a name, as `doc` does."""

    text: str
    whole: bool = False
    ends: bool = False
    doc: str | None = None


class _Span(NamedTuple):
    """Some tokens from a place on, and what they are the name of for sure."""

    start: int
    tokens: Sequence[_Token]
    name: Name | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.tokens)


def cut(
    arguments: Sequence[str], read: Read, *, documents: bool, alone: Callable[[str], bool]
) -> list[Cut]:
    """Return the names in what arguments, quotes and commas part, one part after the other.

    With `documents` a name may have one behind `=`. What is something `alone`, such as a file, is joined with
    nothing. Raises UnknownError for what is no name.
    """
    runs = _runs(arguments, read, alone, documents=documents)
    return [_cut_section(section, read) for run in runs for section in _sections(run, read)]


def ways(
    arguments: Sequence[str], read: Read, wanted: Callable[[Sequence[Name]], bool]
) -> list[list[Name]]:
    """Return each way that is wanted to read all words as as few names as may be; none where these are too many."""
    runs = _runs(arguments, read, lambda _: False, documents=True)
    return _ways([token for run in runs for token in run], read, wanted)


def _runs(
    arguments: Sequence[str], read: Read, alone: Callable[[str], bool], *, documents: bool
) -> Iterator[list[_Token]]:
    """Yield what stands together: an argument with blanks, as somebody quoted it, else it and its neighbours.

    A document ends what it stands behind; “và” there joins that with what follows.
    """
    run: list[_Token] = []
    joins: list[_Token] = []
    ended = False
    parts = (_documents(one, read) if documents else [(one, None)] for one in arguments)
    for argument, doc in (pair for found in parts for pair in found):
        if run and argument.strip() == "," and doc is None:
            run[-1] = run[-1]._replace(ends=True)
            continue
        if ended and not run and doc is None and fold(argument) in AND:
            joins = [_Token(argument)]
            continue
        joins = []
        is_alone = alone(argument)
        apart = is_alone or " " in argument.strip()
        if apart and run:
            yield run
            run = []
        if argument or doc is None or not run:
            is_name = is_alone or bool(read(argument, sure=True))
            run += [_Token(argument, whole=True)] if is_name else _tokens(argument)
        run[-1] = run[-1]._replace(doc=doc)
        if apart or doc is not None:
            yield run
            run, ended = [], True
    if run or joins:  # what joins nothing is the beginning of what was to be said
        yield run or joins


def _documents(argument: str, read: Read) -> Iterator[tuple[str, str | None]]:
    """Yield names, each with the document behind its `=`; a comma ends one where a sure name follows."""
    name, equals, doc = argument.partition("=")
    doc = doc.lstrip("= ")
    for mark in re.finditer("[,;]", doc):
        rest = doc[mark.end() :].strip()
        if read(re.split("[=,;]", rest)[0].strip(), sure=True):
            yield name, document_number(doc[: mark.start()])
            yield from _documents(rest, read)
            return
    yield name, document_number(doc) if equals else None


def _tokens(argument: str) -> list[_Token]:
    """Return the parts of an argument between commas; what stands there is cut no further."""
    parts = [part.strip() for part in argument.split(",")]
    found = [_Token(part, ends=True) for part in parts if part]
    if not found:
        return [_Token(argument.strip(" ,"), whole=True)]
    last = found[-1]._replace(ends=argument.rstrip().endswith(","), whole=len(found) == 1)
    return [*found[:-1], last]


def _sections(tokens: Sequence[_Token], read: Read) -> list[Sequence[_Token]]:
    """Return what commas part, but for those within one name."""
    spans = _sure_spans(tokens, read)
    ends = [span.end for span in spans if span.end == len(tokens) or tokens[span.end - 1].ends]
    all_sure = all(span.name for span in spans)
    if len(ends) > 1 and not all_sure and _name(tokens, read).is_plain:
        return [tokens]
    return [tokens[start:end] for start, end in pairwise([0, *ends])]


def _cut_section(tokens: Sequence[_Token], read: Read) -> Cut:
    """Return the names in a section: the longest that are sure, one after the other, or else one name.

    Of what is left between those, only a word among codes is one, too.
    """
    spans = _sure_spans(tokens, read)
    found = [span.name or _name(span.tokens, read) for span in spans]
    if all(span.name for span in spans):
        if not _overlap(tokens, spans, read):
            return Cut(found)
        other = [way for way in _ways(tokens, read) if len(way) < len(found)]
        # where the other readings are too many to tell, this one is not told alone
        return Cut(found, [*other, found][:MOST_WAYS] if other else [], is_plain=False)
    whole = _name(tokens, read)
    if whole.meanings:
        return Cut([whole])
    known = all(one.meanings for one in found)
    if _is_word_among_codes(spans) and known and not _overlap(tokens, spans, read):
        return Cut(found)
    several = _ways(tokens, read)
    if not several:
        raise UnknownError(_unknown(found) or whole.text)
    return Cut(found, several, is_plain=False)


def _unknown(found: Sequence[Name]) -> str | None:
    """Return the first part that is no name, or of several more than a word; none where another may begin there."""
    unknown = [one.text for one in found if not one.meanings]
    several = [one.text for one in found if not one.is_plain and " " in one.text]
    text = next(iter([*unknown, *several]), None)
    return None if fold(text or "").partition(" ")[0] in AND else text


def _is_word_among_codes(spans: Sequence[_Span]) -> bool:
    """Tell whether one word stands among codes or ids that are no words, as in `STP huyện`."""
    words = [span for span in spans if span.name is None]
    codes = all(_is_code(span.name) for span in spans if span.name)
    return codes and len(words) == 1 and all(len(span.tokens) == 1 for span in spans)


def _is_code(name: Name) -> bool:
    id_ = name.meanings[0].exact
    is_code = name.text.isupper() and name.text.casefold() != id_.casefold()
    return is_code or (name.text == id_ and not name.text.isalpha())


def _sure_spans(tokens: Sequence[_Token], read: Read) -> list[_Span]:
    """Return the longest sure names, one after the other, and what lies between them, cut at its commas.

    A word that joins two of them is none of these.
    """
    found: list[_Span] = []
    start = gap = 0
    while start < len(tokens):
        for end in range(min(len(tokens), start + LONGEST_NAME), start, -1):
            name = _name(tokens[start:end], read, sure=True)
            if name.meanings:
                joins = gap and start == gap + 1 and fold(tokens[gap].text) in AND
                found += [] if joins else _gaps(tokens, gap, start)
                found.append(_Span(start, tokens[start:end], name))
                start = gap = end
                break
        else:
            start += 1
    return [*found, *_gaps(tokens, gap, len(tokens))]


def _gaps(tokens: Sequence[_Token], start: int, end: int) -> Iterator[_Span]:
    for place in range(start, end):
        if tokens[place].ends or place + 1 == end:
            yield _Span(start, tokens[start : place + 1])
            start = place + 1


def _overlap(tokens: Sequence[_Token], spans: Sequence[_Span], read: Read) -> bool:
    """Tell whether neighbours may be one name together, or lend words to another."""
    for number, span in enumerate(spans):
        for other in spans[number + 1 :]:
            if other.end - span.start > LONGEST:
                break
            if _name(tokens[span.start : other.end], read).meanings:
                return True
            across = (
                (start, end)
                for start in range(span.start + 1, span.end)
                for end in range(other.start + 1, other.end + 1)
            )
            if any(_name(tokens[a:b], read, sure=True).meanings for a, b in across):
                return True
    return False


def _ways(
    tokens: Sequence[_Token],
    read: Read,
    wanted: Callable[[Sequence[Name]], bool] = lambda _: True,
) -> list[list[Name]]:
    """Return each way to cut all tokens into as few names as may be; none where they are too many to tell.

    A guess is two words at least.
    """

    @cache
    def from_(start: int) -> list[list[Name]]:
        if start == len(tokens):
            return [[]]
        found: list[list[Name]] = []
        if start and fold(tokens[start].text) in AND:
            found += from_(start + 1)
        for end in range(start + 1, len(tokens) + 1):
            name = _name(tokens[start:end], read)
            if name.is_plain and (name.is_sure or " " in name.text):
                found += [[name, *rest] for rest in from_(end)]
        return found

    if len(tokens) > LONGEST:
        return []
    found = [way for way in from_(0) if wanted(way) and not _repeats(way)]
    least = min(map(len, found), default=0)
    found = [way for way in found if len(way) == least]
    return found if len(found) <= MOST_WAYS else []


def _repeats(way: Sequence[Name]) -> bool:
    """Tell whether a reading names one thing twice: its words were not meant so."""
    named = [(meaning.option, meaning.exact) for name in way for meaning in name.meanings]
    return len(set(named)) < len(named)


def _name(tokens: Sequence[_Token], read: Read, *, sure: bool = False) -> Name:
    """Return what tokens are the name of together, each of which must say something."""
    text = _text(tokens)
    said = all(one.text.strip(" ,") for one in tokens)
    together = said and all(one.doc is None for one in tokens[:-1])
    whole = len(tokens) == 1 and tokens[0].whole
    meanings = read(text, sure=sure) if together else []
    joined = _JOINS.sub("và", text)
    if together and not meanings and joined != text:
        meanings = read(joined, sure=sure)
        text = joined if meanings else text
    meanings = [one for one in meanings if _has_commas(one, text)]
    name = Name(text, meanings, whole, tokens[-1].doc)
    return name._replace(meanings=[]) if _has_other_within(name, read) else name


def _has_commas(meaning: Meaning, text: str) -> bool:
    """Tell whether a name has commas between the same words as a text; else they part names."""
    if not meaning.labels:
        return True
    between = {pair for label in meaning.labels for pair in _commas(label)}
    return between.issuperset(_commas(text))


def _commas(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words before and behind each comma."""
    for before, behind in pairwise(text.split(",")):
        yield fold(before).rpartition(" ")[2], fold(behind).partition(" ")[0]


def _has_other_within(name: Name, read: Read) -> bool:
    """Tell whether the full name, of several words, of another is within words that one is only guessed from.

    Not where these are words of its own name, in their order there, and stand behind no comma.
    """
    words = name.text.split()
    if name.is_sure or not name.meanings:
        return False
    spans = [
        (start, end)
        for start in range(len(words))
        for end in range(start + 2, min(len(words), start + LONGEST) + 1)
    ]
    for guess in name.meanings:
        is_in_order = any(_is_in_order(words, label) for label in guess.labels)
        for start, end in spans:
            if is_in_order and not (start and words[start - 1].endswith(",")):
                continue
            within = read(" ".join(words[start:end]).rstrip(" ,"), sure=True)
            if any(one.option == guess.option for one in within):
                return True
    return False


def _is_in_order(words: Sequence[str], label: str) -> bool:
    """Tell whether a name has words in the order in which they stand."""
    left = iter(fold(label).replace(",", "").split())
    return all(fold(word).strip(",") in left for word in words)


def _text(tokens: Sequence[_Token]) -> str:
    """Return words as they stood, without the comma behind the last."""
    between = (", " if one.ends else " " for one in tokens)
    return "".join(
        part for one, gap in zip(tokens, between, strict=True) for part in (one.text, gap)
    ).rstrip(" ,")
