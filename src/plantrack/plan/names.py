"""Tasks, agencies, officers … by what people call them: id, code, name, or some words of a name.

Case and marks do not matter, nor the day: what only an amendment brings is known, and former names are, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple

from plantrack.plan import messages
from plantrack.plan.model import Plan
from plantrack.plan.written import WrittenTask, parts
from plantrack.words.problems import Problem, UsageError, misuse
from plantrack.words.text import fold, order
from plantrack.words.words import Sentence, say

MOST = 3  # suggestions
_NONE: Mapping[str, str] = MappingProxyType({})


class Match(NamedTuple):
    """What a name means: an id, and what it was taken for where only some words of it were given.

    `renamed` is what the task is called now whose former id the name is.
    """

    id: str
    guess: str = ""
    renamed: str = ""


class AmbiguousError(UsageError):
    """A name that means several things."""


def find_task(plan: Plan, name: str) -> Match:
    """Return the task or duty that a name means.

    Raises UsageError, with suggestions, when it means none or several.
    """
    tasks = _tasks(plan)
    return _find(tasks, name, messages.no_such_task, messages.ambiguous_task, plan.renamed)


def find_party(plan: Plan, name: str) -> Match:
    """Return the agency or group that a name means; raises UsageError, with suggestions."""
    return _find(_parties(plan), name, messages.no_such_agency, messages.ambiguous_agency)


def find_subject(plan: Plan, name: str) -> Match:
    """Return the task, duty, agency or group that a name means; raises UsageError."""
    parties, tasks = _parties(plan), _tasks(plan)
    if name in parties and name in tasks:
        raise _ambiguous(messages.ambiguous_subject, name, ())
    none, several = messages.no_such_subject, messages.ambiguous_subject
    return _find(parties | tasks, name, none, several, plan.renamed)


def task_names(plan: Plan) -> set[str]:
    """Return all that tasks and duties are called, as search sees it."""
    return {*map(fold, plan.renamed), *_labels_of(_tasks(plan))}


def party_names(plan: Plan) -> set[str]:
    """Return all that agencies and groups are called, likewise."""
    return set(_labels_of(_parties(plan)))


def described(plan: Plan, id_: str) -> str:
    """Return a task, duty, agency or group by its id and its name."""
    return _described(_parties(plan) | _tasks(plan), [id_])[0]


def find_source(plans: Iterable[Plan], name: str) -> Match:
    """Return the document, among those that assigned tasks, that a name means.

    Raises UsageError, with suggestions, when it means none or several.
    """
    found = (task.says.source for task in _written(plans))
    return _find(_texts(found), name, messages.no_such_source, messages.ambiguous_source)


def find_officer(plans: Iterable[Plan], name: str) -> Match:
    """Return the officer, among those of all tasks, that a name means; raises UsageError likewise."""
    found = (task.says.officer for task in _written(plans))
    return _find(_texts(found), name, messages.no_such_officer, messages.ambiguous_officer)


def _written(plans: Iterable[Plan]) -> Iterator[WrittenTask]:
    """Yield all that the files say of tasks, whenever that holds."""
    return (task for plan in plans for part in parts(plan.origin) for task in part.tasks)


def _texts(found: Iterable[str | None]) -> dict[str, Sequence[str]]:
    """Return texts that are found by themselves and by their words."""
    return {text: (text,) for text in found if text}


def _tasks(plan: Plan) -> dict[str, Sequence[str]]:
    """Return what each task and duty that the file ever has can be called beside its id, the newest first."""
    found: dict[str, list[str]] = {}
    for part in parts(plan.origin):
        for task in part.tasks:
            title = task.reads.title or ""
            found.setdefault(task.says.id, [])[:0] = task.reads.short or title, title
        for duty in part.duties:
            found.setdefault(duty.says.id, [""])
    return {**found}


def _parties(plan: Plan) -> dict[str, Sequence[str]]:
    """Return what each agency, and each group that the file ever has, can be called beside its id."""
    groups: dict[str, list[str]] = {}
    for part in parts(plan.origin):
        for id_, group in part.parties.items():
            groups.setdefault(id_, []).insert(0, group.name or "")
    return {
        **{id_: (agency.name, agency.code or "") for id_, agency in plan.agencies.items()},
        **groups,
    }


def _find(
    labels: Mapping[str, Sequence[str]],
    name: str,
    none: Sentence,
    several: Sentence,
    renamed: Mapping[str, str] = _NONE,
) -> Match:
    if name in labels:
        return Match(name)
    wanted = fold(name)
    meant = [
        id_ for id_, others in labels.items() if wanted in map(fold, (id_, *others)) and wanted
    ]
    if len(meant) == 1:
        return Match(meant[0])
    if meant:
        raise _ambiguous(several, name, _described(labels, meant))
    now = next((id_ for former, id_ in renamed.items() if fold(former) == wanted), None)
    if now:
        return Match(now, renamed=_described(labels, [now])[0])
    fitting = _described(labels, _with_words(labels, name))
    if len(fitting) == 1:
        (id_,) = _with_words(labels, name)
        return Match(id_, fitting[0])
    raise misuse(none, name=name, near=tuple(fitting[:MOST]) or _near(name, _labels_of(labels)))


def _ambiguous(said: Sentence, name: str, near: Iterable[str]) -> AmbiguousError:
    return AmbiguousError([Problem(say(said, name=name, near=tuple(near)))])


def _with_words(labels: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """Return the ids of those in one of whose names all words of this one occur."""
    wanted = _words(name)
    return [
        id_
        for id_, others in labels.items()
        if wanted and any(wanted <= _words(other) for other in others)
    ]


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name)))


def _labels_of(labels: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return each folded label with the text to suggest for it."""
    return {
        fold(label): text
        for id_, others in labels.items()
        for text in _described(labels, [id_])
        for label in (id_, *others)
        if label
    }


def _described(labels: Mapping[str, Sequence[str]], ids: Iterable[str]) -> list[str]:
    named = ((id_, labels[id_][0]) for id_ in ids)
    texts = [id_ if name in ("", id_) else f"{id_} ({name})" for id_, name in named]
    return sorted(texts, key=order)


def _near(name: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return a few things whose label is like the name, or contains it."""
    wanted = fold(name)
    within = [label for label in labels if len(wanted) > 1 and wanted in label]
    close = get_close_matches(wanted, labels, n=MOST, cutoff=0.6)
    return tuple(dict.fromkeys(labels[label] for label in (*close, *within)))[:MOST]
