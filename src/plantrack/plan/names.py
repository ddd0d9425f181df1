"""Tasks, agencies, officers … by what people call them: id, code, name, or some words of a name.

Case and marks do not matter, nor the day: what only an amendment brings is known, and former names are, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import IntEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from plantrack.plan import messages
from plantrack.plan.model import Plan
from plantrack.plan.written import WrittenTask, parts
from plantrack.words.problems import Problem, UsageError, misuse
from plantrack.words.spelling import is_same, is_whole, is_within
from plantrack.words.text import fold, order
from plantrack.words.words import Message, Sentence, say

MOST = 3  # suggestions
_KINDS = re.compile(r", *| và | and ")  # what stands between those of a group
_PUNCTUATION = re.compile(r"[^\w]+")
_SEVERAL = ("cac", "all")  # what stands before several, as search sees it
_NONE: Mapping[str, str] = MappingProxyType({})


class Match(NamedTuple):
    """What a name means: an id, and what it was taken for where only some words of it were given.

    `renamed` is what the task is called now whose former id the name is.
    """

    id: str
    guess: str = ""
    renamed: str = ""


class AmbiguousError(UsageError):
    """A name that means several things, or `sure` not, words that fit several: those `near`, as they are told."""

    def __init__(self, message: Message, near: Sequence[str], *, sure: bool) -> None:
        """Keep these, and whether it is a name of each."""
        super().__init__([Problem(message)])
        self.near, self.sure = near, sure


class Called(NamedTuple):
    """A task or duty, an agency or a group: its id, and what else it is called, the newest first."""

    id: str
    others: Sequence[str]
    what: Literal["item", "agency", "group"] = "item"

    @property
    def labels(self) -> list[str]:
        """All that it is called."""
        return [one for one in (self.id, *self.others) if one]

    @property
    def told(self) -> str:
        """Its id and its name."""
        name = self.others[0]
        return self.id if name in ("", self.id) else f"{self.id} ({name})"


class Scope(NamedTuple):
    """What names are looked up among, and what is said where one means none or several."""

    among: Callable[[Plan], Sequence[Called]]
    none: Sentence
    several: Sentence


class _Rank(IntEnum):
    """How a name is found, the surest first: what is found in a surer way is not looked for in another."""

    SAME = 0
    WHOLE = 1  # but for marks that were not typed
    WORDS = 2


def _tasks(plan: Plan) -> list[Called]:
    """Return the tasks and duties that the file ever has."""
    found: dict[str, list[str]] = {}
    for part in parts(plan.origin):
        for task in part.tasks:
            title = task.reads.title or ""
            found.setdefault(task.says.id, [])[:0] = task.reads.short or title, title
        for duty in part.duties:
            found.setdefault(duty.says.id, [""])
    return [Called(id_, others) for id_, others in found.items()]


def _parties(plan: Plan) -> list[Called]:
    """Return the agencies, and the groups that the file ever has."""
    groups: dict[str, list[str]] = {}
    for part in parts(plan.origin):
        for id_, group in part.parties.items():
            groups.setdefault(id_, []).insert(0, group.name or "")
    return [
        *(Called(id_, (one.name, one.code or ""), "agency") for id_, one in plan.agencies.items()),
        *(Called(id_, others, "group") for id_, others in groups.items()),
    ]


def _subjects(plan: Plan) -> list[Called]:
    return [*_parties(plan), *_tasks(plan)]


TASK = Scope(_tasks, messages.no_such_task, messages.ambiguous_task)
PARTY = Scope(_parties, messages.no_such_agency, messages.ambiguous_agency)
SUBJECT = Scope(_subjects, messages.no_such_subject, messages.ambiguous_subject)


class _Found(NamedTuple):
    """What a name may be in one plan, and how it was found; `renamed` by a former id."""

    rank: _Rank
    all: Sequence[Called]
    renamed: bool = False


class Register:
    """What the tasks, duties, agencies and groups of some plans are called."""

    def __init__(self, plans: Iterable[Plan], *, of_several: bool = False) -> None:
        """Take the plans, in which an agency goes by one id; tasks `of_several` are told with their plan."""
        self._plans = tuple(plans)
        self._with_plan = of_several or len(self._plans) > 1
        self._known: dict[Scope, Sequence[Sequence[Called]]] = {}
        # Words are looked up many times.
        self._found: dict[tuple[Scope, str], Sequence[_Found]] = {}

    def _among(self, scope: Scope) -> Sequence[Sequence[Called]]:
        """Return what those of a scope are called in each plan."""
        if scope not in self._known:
            self._known[scope] = [scope.among(plan) for plan in self._plans]
        return self._known[scope]

    def labels(self, scope: Scope) -> set[str]:
        """Return all that those of a scope are called or were, as search sees it."""
        former = () if scope is PARTY else (one for plan in self._plans for one in plan.renamed)
        called = (label for found in self._among(scope) for one in found for label in one.labels)
        return {*map(fold, former), *map(fold, called)}

    def find(self, scope: Scope, name: str) -> list[Match | None]:
        """Return what a name means in each plan; None where it means nothing or is less sure than in another.

        Raises AmbiguousError where it may be several tasks of one plan, or agencies of one or more, and
        UsageError, with suggestions, where it is none.
        """
        found = self.meant(scope, name)
        if not any(found):
            raise misuse(scope.none, name=name, near=self._near(scope, name))
        return found

    def meant(self, scope: Scope, name: str) -> list[Match | None]:
        """Return the same, without suggestions, which take longest, and None throughout where it is none.

        Raises AmbiguousError likewise.
        """
        kept = self._surest(scope, name)
        if _is_ambiguous([one.all for one in kept]):
            raise self._ambiguous(scope, name, kept)
        everywhere = {c.id for one in kept for c in one.all if c.what == "agency"}
        return [
            self._match(plan, one) or (_by_id(called, everywhere) if everywhere else None)
            for plan, one, called in zip(self._plans, kept, self._among(scope), strict=True)
        ]

    def _surest(self, scope: Scope, name: str) -> Sequence[_Found]:
        """Return what a name may be in each plan, found in the surest way of all; the issuer is nothing there."""
        key = scope, name
        if key not in self._found:
            found = [
                _look_up(called, name, _NONE if scope is PARTY else plan.renamed)
                for plan, called in zip(self._plans, self._among(scope), strict=True)
            ]
            best = min((one.rank for one in found if one.all), default=_Rank.WORDS)
            is_none = scope is PARTY and best is _Rank.WORDS and self._is_issuer(name)
            self._found[key] = [
                one if one.rank is best and not is_none else one._replace(all=()) for one in found
            ]
        return self._found[key]

    def _is_issuer(self, name: str) -> bool:
        """Tell whether words are of the name of who issued a plan, who is not one of its agencies."""
        return any(is_within(name, plan.about.issuer) for plan in self._plans)

    def _match(self, plan: Plan, found: _Found) -> Match | None:
        if not found.all:
            return None
        (only,) = found.all
        told = self._told(plan, only)
        if found.renamed:
            return Match(only.id, renamed=told)
        return Match(only.id, told if found.rank >= _Rank.WORDS else "")

    def _ambiguous(self, scope: Scope, name: str, found: Sequence[_Found]) -> AmbiguousError:
        pairs = zip(self._plans, found, strict=True)
        told = [self._told(plan, called) for plan, one in pairs for called in one.all]
        near = tuple(dict.fromkeys(told))
        sure = all(one.rank < _Rank.WORDS for one in found if one.all)
        if sure:
            both = len({id_ for one in found for id_, *_ in one.all}) == 1
            return _ambiguous_error(scope.several, name, () if both else near)
        most = MOST * min(MOST, len(self._plans))
        near = tuple(sorted(near, key=order))[:most]
        return AmbiguousError(say(scope.none, name=name, near=near), near, sure=False)

    def told(self, place: int, scope: Scope, id_: str) -> str:
        """Return what is told that a name is taken for in the plan at a place."""
        return self._told(self._plans[place], self._called(place, scope, id_))

    def labels_of(self, place: int, scope: Scope, id_: str) -> list[str]:
        """Return all that an id is called in the plan at a place, the id first."""
        return self._called(place, scope, id_).labels

    def _called(self, place: int, scope: Scope, id_: str) -> Called:
        return next(one for one in self._among(scope)[place] if one.id == id_)

    def _told(self, plan: Plan, called: Called) -> str:
        """Return an id and its name; of a task among those of several plans with the plan, too."""
        with_plan = called.what == "item" and self._with_plan
        return f"{plan.about.id} {called.told}" if with_plan else called.told

    def _near(self, scope: Scope, name: str) -> tuple[str, ...]:
        """Return those that have all words but for their marks, else those that are called almost so."""
        everything = [
            (one, self._told(plan, one))
            for plan, called in zip(self._plans, self._among(scope), strict=True)
            for one in called
        ]
        plain = fold(name)
        alike = [told for one, told in everything if any(is_within(plain, x) for x in one.others)]
        if alike:
            return tuple(sorted(dict.fromkeys(alike), key=order))[:MOST]
        return _near(name, {fold(x): told for one, told in everything for x in one.labels})


def _is_ambiguous(found: Sequence[Sequence[Called]]) -> bool:
    """Tell whether a name is of several in one plan, of two agencies, or of a task and of an agency."""
    everything = [one for several in found for one in several]
    whats = {one.what for one in everything}
    agencies = {one.id for one in everything if one.what == "agency"}
    return any(len(several) > 1 for several in found) or len(whats) > 1 or len(agencies) > 1


def _by_id(called: Iterable[Called], ids: Iterable[str]) -> Match | None:
    """Return the agency that has one of these ids, whatever it is called here."""
    return next((Match(one.id) for one in called if one.id in ids and one.what == "agency"), None)


def find_task(plan: Plan, name: str) -> Match:
    """Return the task or duty that a name means.

    Raises UsageError, with suggestions, when it means none or several.
    """
    return _only(plan, TASK, name)


def find_party(plan: Plan, name: str) -> Match:
    """Return the agency or group that a name means; raises UsageError, with suggestions."""
    return _only(plan, PARTY, name)


def find_subject(plan: Plan, name: str) -> Match:
    """Return the task, duty, agency or group that a name means; raises UsageError."""
    return _only(plan, SUBJECT, name)


def _only(plan: Plan, scope: Scope, name: str) -> Match:
    return next(filter(None, Register([plan]).find(scope, name)))


def find_source(plans: Iterable[Plan], name: str) -> Match:
    """Return the document, among those that assigned tasks, that a name means.

    Raises UsageError, with suggestions, when it means none or several.
    """
    found = (task.says.source for task in _written(plans))
    return _find_text(_texts(found), name, messages.no_such_source, messages.ambiguous_source)


def find_officer(plans: Iterable[Plan], name: str) -> Match:
    """Return the officer, among those of all tasks, that a name means; raises UsageError likewise."""
    found = (task.says.officer for task in _written(plans))
    return _find_text(_texts(found), name, messages.no_such_officer, messages.ambiguous_officer)


def _written(plans: Iterable[Plan]) -> Iterator[WrittenTask]:
    """Yield all that the files say of tasks, whenever that holds."""
    return (task for plan in plans for part in parts(plan.origin) for task in part.tasks)


def _texts(found: Iterable[str | None]) -> list[Called]:
    """Return texts that are found by themselves and by their words."""
    return [Called(text, (text,)) for text in dict.fromkeys(found) if text]


def _find_text(called: Sequence[Called], name: str, none: Sentence, several: Sentence) -> Match:
    found = _look_up(called, name)
    near = tuple(sorted((one.told for one in found.all), key=order))
    if len(near) == 1:
        return Match(found.all[0].id, near[0] if found.rank >= _Rank.WORDS else "")
    if near and found.rank < _Rank.WORDS:
        raise _ambiguous_error(several, name, near)
    labels = {fold(one.id): one.id for one in called}
    raise misuse(none, name=name, near=near[:MOST] or _near(name, labels))


def _ambiguous_error(said: Sentence, name: str, near: Sequence[str]) -> AmbiguousError:
    near = tuple(sorted(near, key=order))
    return AmbiguousError(say(said, name=name, near=near), near, sure=True)


def _look_up(among: Sequence[Called], name: str, renamed: Mapping[str, str] = _NONE) -> _Found:
    """Return all that a name may be, found in the surest way in which it is any."""
    ids = [one for one in among if one.id == name]
    if ids:
        return _Found(_Rank.SAME, ids)
    wanted = fold(name)
    alike = [one for one in among if wanted and wanted in map(fold, one.labels)]
    for rank, fits in ((_Rank.SAME, is_same), (_Rank.WHOLE, is_whole)):
        found = [one for one in alike if any(fits(name, label) for label in one.labels)]
        if found:
            return _Found(rank, found)
    now = next((id_ for former, id_ in renamed.items() if is_whole(name, former)), None)
    if now:
        return _Found(_Rank.SAME, [one for one in among if one.id == now], renamed=True)
    found = [one for one in among if any(_is_by_words(name, one, it) for it in one.others)]
    return _Found(_Rank.WORDS, found)


def _is_by_words(name: str, called: Called, label: str) -> bool:
    """Tell whether one is meant by words of what it is called; of a group of several kinds, by one of each.

    Several are never one agency.
    """
    if not is_within(name, label):
        return False
    typed = _bare_words(name)
    if called.what == "agency":
        return typed[0] not in _SEVERAL or _bare_words(label)[0] in _SEVERAL
    kinds = [*filter(None, map(_bare_words, _KINDS.split(label)))] if called.what == "group" else []
    return len(kinds) < 2 or set(map(_kind, kinds)) <= set(typed)


def _kind(words: Sequence[str]) -> str:
    """Return the word for what there are several of, as `xã` of `UBND các xã miền núi`."""
    behind = (word for before, word in pairwise(words) if before in _SEVERAL)
    return next(behind, words[0])


def _bare_words(text: str) -> list[str]:
    return _PUNCTUATION.sub(" ", fold(text)).split()


def _near(name: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return a few things whose label is like the name, or contains it."""
    wanted = fold(name)
    within = [label for label in labels if len(wanted) > 1 and wanted in label]
    close = get_close_matches(wanted, labels, n=MOST, cutoff=0.6)
    return tuple(dict.fromkeys(labels[label] for label in (*close, *within)))[:MOST]
