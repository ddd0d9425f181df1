"""What the words after `log` mean: a task, what happened, and to whom, each of which may be several words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from plantrack.cli import messages
from plantrack.cli.behind_event import (
    Split,
    agencies_named,
    are_agencies,
    no_line,
    of_other_plan,
    without_option,
    without_options,
)
from plantrack.cli.cutting import AND, Name
from plantrack.cli.keywords import (
    Glossed,
    bare,
    events_said,
    is_negation,
    is_not_yet,
    is_refusal,
    is_undoing,
    may_negate,
    names_of,
)
from plantrack.cli.option_types import DOC_NUMBER
from plantrack.cli.phrase import Phrase, Said
from plantrack.cli.readers import AGENCY, EVENT, TASK
from plantrack.cli.requests import occurrence_asked_for
from plantrack.cli.spoken import is_yearless, typed
from plantrack.log.event import SHORTENED, EventKind
from plantrack.words.problems import UsageError, misuse
from plantrack.words.spelling import says
from plantrack.words.text import fold

LONGEST = 6  # words that an event has
NO_TASK = "-"
_WITHOUT_TASK = (EventKind.VOID, EventKind.REPORTED)


class _Reading(NamedTuple):
    """A split, the agencies of it, and what is wrong with it, if anything; `knows_task` all the same."""

    split: Split
    agencies: Sequence[Name] = ()
    error: UsageError | None = None
    knows_task: bool = False


def record(phrase: Phrase, words: Sequence[str]) -> Said:
    """Return task, event and agencies, a word each.

    Raises UsageError where words can be read in several ways, or in none, with the lines to type where these
    are plain.
    """
    words = _joined(phrase, words)
    readings = [_read(phrase, split, lines=True) for split in _splits(phrase, words)]
    right = [one for one in readings if one.error is None]
    if len(right) > 1:
        lines = [_exact(phrase, one) for one in right]
        raise phrase.refusal(words, lines, (TASK, AGENCY))
    if right:
        _refuse_unclear_year(phrase, right[0].split)
        return _said(phrase, words, right[0])
    _refuse_what_is_missing(phrase, words, readings)
    known = [one.error for one in readings if one.knows_task and one.error]
    if known:
        raise known[0]
    lines = _in_order(phrase, words) or _in_order_with_options(phrase, words)
    if lines:
        raise phrase.refusal(["log", *words], lines, (TASK, AGENCY))
    unknown = [one.error for one in readings if one.error]
    if unknown and _task_first(phrase, words)[0] in words:
        raise misuse(messages.log_order, text=" ".join(words))
    if unknown:
        raise unknown[0]
    return _without_event(phrase, words)


def _refuse_unclear_year(phrase: Phrase, split: Split) -> None:
    """Raise UsageError where a due date is brought forward to a day without its year: the next such day may be later."""
    dues = [
        one
        for one, before in zip(phrase.options, ["", *phrase.options], strict=False)
        if before == "--due"
    ]
    if says(split.said, SHORTENED) and any(map(is_yearless, dues)):
        raise misuse(messages.shortened_without_year, value=dues[0])


def is_record(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether words are a record, in one way."""
    return event_recorded(phrase, words) is not None


def event_recorded(phrase: Phrase, words: Sequence[str]) -> EventKind | None:
    """Return the event of the record that words are; None where they are none, or several."""
    right = _right(phrase, words)
    return right[0].split.event if len(right) == 1 else None


def is_record_of_agencies(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether words are a record that names agencies."""
    return any(one.agencies for one in _right(phrase, words))


def names_whole_agencies(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether words are a record that names agencies, each in full."""
    return any(
        one.agencies and all(name.is_sure for name in one.agencies) for one in _right(phrase, words)
    )


def _right(phrase: Phrase, words: Sequence[str]) -> list[_Reading]:
    """Return the readings of words with which nothing is wrong."""
    splits = _splits(phrase, _joined(phrase, words))
    found = (_read(phrase, split) for split in splits)
    return [one for one in found if one.error is None]


def _joined(phrase: Phrase, words: Sequence[str]) -> list[str]:
    """Return words with each document at the `=` before it, whatever blanks stand there."""
    found: list[str] = []
    for word in words:
        is_open = bool(found) and found[-1].endswith("=") and found[-1] != "="
        is_doc = "=" not in word and not phrase.meanings(word.strip(","), (AGENCY,), sure=True)
        if found and (word.startswith("=") or (is_open and is_doc)):
            found[-1] += word
        else:
            found.append(word)
    return found


def is_name_alone(phrase: Phrase, word: str) -> bool:
    """Tell whether a word is a name by itself, or names between commas, with a document or without."""
    parts = word.partition("=")[0].split(",")
    found = (phrase.meanings(one, (TASK, AGENCY), sure=True) for one in filter(None, parts))
    return all(found) or bool(events_said(word))


def are_whole_names(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether words are the names of agencies, each in full; “và” may lead to them."""
    found = agencies_named(phrase, words[1:] if fold(words[0]) in AND else words)
    return bool(found) and all(one.is_sure for one in found)


def _read(phrase: Phrase, split: Split, *, lines: bool = False) -> _Reading:
    """Return a reading of words; what is wrong with it names `lines` to type, if these are asked for."""
    if split.task == NO_TASK or split.event in _WITHOUT_TASK:
        among = phrase
    else:
        meant = phrase.meanings(split.task, (TASK,), sure=False)
        if not meant:
            return _Reading(split, error=phrase.unknown(split.task, (TASK,)))
        if meant[0].error:
            return _Reading(split, error=meant[0].error, knows_task=True)
        files = [phrase.plans.files[place] for place in phrase.files(split.task)]
        if len(files) > 1:  # the plan that is named as an example is one that has the agencies
            files.sort(key=lambda one: not are_agencies(phrase.of_only(one), split.rest))
        try:
            among = phrase.of(phrase.plans.only(split.task, files))
        except UsageError as error:
            return _Reading(split, error=error, knows_task=True)
    try:
        line = partial(_line, among, split) if lines else no_line
        return _Reading(split, among.cut(split.rest, (AGENCY,), line))
    except UsageError as error:
        better = lines and (of_other_plan(phrase, among, split) or without_option(among, split))
        return _Reading(split, error=better or error, knows_task=True)


def _line(phrase: Phrase, split: Split, agencies: Sequence[Name]) -> str | None:
    """Return the line that records a split for agencies by their ids; None where it would be read otherwise."""
    ids = [_with_document(name.meanings[0].exact, name) for name in agencies]
    meant = phrase.meanings(split.task, (TASK,), sure=False)
    task = meant[0].exact if meant else split.task
    for words in (ids, [",".join(ids)]):
        exact = [task, split.event.value, *words]
        found = [_read(phrase, one) for one in _splits(phrase, exact)]
        right = [one for one in found if one.error is None]
        if len(right) == 1 and _ids(right[0].agencies) == _ids(agencies):
            return phrase.line(exact)
    return None


def _ids(agencies: Sequence[Name]) -> list[tuple[str, str | None]]:
    return [(one.meanings[0].exact, one.doc) for one in agencies]


def _exact(phrase: Phrase, reading: _Reading) -> str | None:
    return _line(phrase, reading.split, reading.agencies)


def _said(phrase: Phrase, words: Sequence[str], reading: _Reading) -> Said:
    task, said, _ = reading.split
    told: list[tuple[str, object]] = []
    if said not in words or not any(says(said, name) for name in names_of(reading.split.event)):
        told.append((said, Glossed(reading.split.event)))
    meant = phrase.meanings(task, (TASK,), sure=True)
    subject = [Name(task, meant, task in words)] if meant else []
    told += [
        (one.text, one.meanings[0].told)
        for one in (*subject, *reading.agencies)
        if not one.whole and one.meanings[0].told
    ]
    agencies = (_with_document(one.text, one) for one in reading.agencies)
    return Said([], [task, said, *agencies], told)


def _in_order(phrase: Phrase, words: Sequence[str]) -> list[str | None]:
    """Return the lines that have task, event and agencies in the order of `log`; none where it is not plain."""
    lines: list[str | None] = []
    for way in phrase.ways(words, (TASK, AGENCY), _is_record):
        said = _by_option(way)
        if len(said[AGENCY]) > 1 and not all(one.is_sure for one in said[AGENCY]):
            return []
        split = Split(said[TASK][0].text, said[EVENT][0].text, [])
        ordered = [split.task, split.said, *(_typed(one) for one in said[AGENCY])]
        lines.append(phrase.line(ordered) if is_record(phrase, ordered) else None)
    return lines if None not in lines else []


def _in_order_with_options(phrase: Phrase, words: Sequence[str]) -> list[str | None]:
    """Return such lines of words with options said among them; none where an option may be several."""
    rest, spoken = without_options(phrase, words, EventKind.NOTE)
    options = [*typed(spoken, phrase.options)]
    return _in_order(phrase.with_options(options[0]), rest) if len(options) == 1 else []


def _is_record(way: Sequence[Name]) -> bool:
    said = _by_option(way)
    alone = (*said[TASK], *said[EVENT])
    return len(said[TASK]) == len(said[EVENT]) == 1 and all(one.doc is None for one in alone)


def _by_option(way: Sequence[Name]) -> Mapping[str, Sequence[Name]]:
    return {
        option: [one for one in way if one.meanings[0].option == option]
        for option in (TASK, EVENT, AGENCY)
    }


def _typed(name: Name) -> str:
    return _with_document(name.text if name.is_sure else name.meanings[0].exact, name)


def _with_document(text: str, name: Name) -> str:
    return text if name.doc is None else f"{text}={name.doc}"


def _refuse_what_is_missing(
    phrase: Phrase, words: Sequence[str], readings: Sequence[_Reading]
) -> None:
    """Raise UsageError where words lack a task or what happened, or name several tasks, or say that it did not."""
    text = " ".join(words)
    for place in range(len(words)):
        denied = _denied(phrase, words, place)
        if denied is None or any(one.knows_task for one in readings):
            continue
        no, said = denied
        if _is_refused_extension(no, said):
            after = words[place + len(f"{no} {said}".split(" ")) :]
            line = _refused_extension(phrase, words[:place], after)
            raise misuse(messages.log_refused_extension, text=f"{no} {said}", line=line)
        sentence = messages.log_undone if is_undoing(no) else messages.log_not_done
        raise misuse(sentence, text=f"{no} {said}")
    for one in readings:
        tasks = one.split.task.split(" ")
        if len(tasks) > 1 and all(phrase.meanings(t, (TASK,), sure=True) for t in tasks):
            raise misuse(messages.log_one_task, text=one.split.task)
    if readings or not words:
        return
    if events_said(words[0]) and len(words) > 1 and are_agencies(phrase, words[1:]):
        raise misuse(messages.log_lacks_task, text=text)
    task, rest = _task_first(phrase, words)
    if task and rest and are_agencies(phrase, rest):
        raise misuse(messages.log_lacks_event, text=text)


def _denied(phrase: Phrase, words: Sequence[str], place: int) -> tuple[str, str] | None:
    """Return what says at a place that something did not happen or was refused, and what; None where nothing does."""
    for end in (place + 2, place + 1):
        no = " ".join(words[place:end])
        is_no = is_negation(no) or (may_negate(no) and not _is_in_name(phrase, words[:end]))
        if not (is_no or is_refusal(no)):
            continue
        following = words[end : end + LONGEST]
        texts = (" ".join(following[:last]) for last in range(len(following), 0, -1))
        said = next(filter(events_said, texts), None)
        if said:
            return no, said
    return None


def _is_refused_extension(no: str, said: str) -> bool:
    """Tell whether an extension is refused, or the request for one; who does not request any is refused none."""
    (kind,) = events_said(said)
    of_request = kind is EventKind.REQUESTED and not is_negation(no)
    return is_refusal(no) and (kind is EventKind.EXTENDED or of_request)


def _refused_extension(phrase: Phrase, task: Sequence[str], after: Sequence[str]) -> str:
    """Return the line that records the document that refuses an extension, without a due date.

    What words do not say plainly stands there as what is to be put in.
    """
    pick = phrase.plans.words.pick
    rest, spoken = without_options(phrase, after, EventKind.NOTE)
    noted = [*task, EventKind.NOTE.value, *rest]
    if not is_record(phrase, noted):
        return pick(messages.extension_refused_line)
    more = next(typed(spoken, phrase.options), [])
    pairs = zip(phrase.options, ["", *phrase.options], strict=False)
    kept = [
        f"{pick(messages.extension_refused)}: {one}" if before == "--note" else one
        for one, before in pairs
        if "--due" not in (one, before)
    ]
    needed = [] if "--doc" in kept else ["--doc", pick(DOC_NUMBER)]
    remark = [] if "--note" in kept else ["--note", pick(messages.extension_refused)]
    (one,) = _right(phrase, noted)
    agencies = [agency.text for agency in one.agencies]
    asked = [] if "--re" in kept else occurrence_asked_for(phrase.plans, one.split.task, agencies)
    line = Phrase(phrase.plans, phrase.command, kept, phrase.called).with_options(more)
    return line.line([*noted, *asked, *needed, *remark])


def _is_in_name(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether the last of words is one of a name, with others or as the first of all."""
    texts = (" ".join(words[first:]) for first in range(max(1, len(words) - 1)))
    return any(phrase.meanings(one, (TASK, AGENCY), sure=False) for one in texts)


def _task_first(phrase: Phrase, words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the longest task that words begin with, or none, and the rest."""
    texts = ((n, " ".join(words[:n])) for n in range(len(words), 0, -1))
    known = (n for n, text in texts if phrase.meanings(text, (TASK,), sure=False))
    end = next(known, 0)
    return " ".join(words[:end]), words[end:]


def _without_event(phrase: Phrase, words: Sequence[str]) -> Said:
    """Return words none of which is an event; what stands where it should is what will be refused."""
    task, rest = _task_first(phrase, words)
    if not task:
        task, *rest = words
    agencies = (n for n, one in enumerate(rest) if n and phrase.meanings(one, (AGENCY,), sure=True))
    end = next(agencies, len(rest))
    said = " ".join(rest[:end])
    if events_said(said):  # what was taken for the task says that it is not so
        said = f"{task} {said}"
    return Said([], [task, *filter(None, [said]), *rest[end:]])


def _splits(phrase: Phrase, words: Sequence[str]) -> Iterator[Split]:
    """Yield each way to have an event among words.

    What is said not to be so, or not yet, is no event; the word that says it may be one of a title, too.
    Nor is the end of a whole title.
    """
    for first in range(1, len(words)):
        before = words[:first]
        if is_not_yet(before[-1]) or any(map(is_negation, before)):
            continue
        if may_negate(before[-1]) and not _is_in_name(phrase, before):
            continue
        for end in range(min(len(words), first + LONGEST), first, -1):
            said = " ".join(words[first:end])
            if events_said(said) and all(map(bare, words[first:end])):
                if not phrase.is_task(" ".join(words[:end])):
                    yield Split(" ".join(words[:first]), said, words[end:])
                break
