"""What `.gitattributes` and `.gitignore` say of the logs beside them: what lacks, and how it is added."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plantrack.log import git, messages
from plantrack.log.file import log_path
from plantrack.log.locks import git_file_lock, lock_names
from plantrack.words import files
from plantrack.words.problems import PlantrackError, Problem
from plantrack.words.words import Message, Sentence, say

# The files beside the plans, and the line that each should have unless git is told the same elsewhere.
ATTRIBUTES, IGNORE = ".gitattributes", ".gitignore"
LINES: Mapping[str, str] = {ATTRIBUTES: "*.log.jsonl merge=union text eol=lf", IGNORE: ".*.lock"}
LARGEST = 1024 * 1024  # bytes


class GitFileLine(NamedTuple):
    """A line that lacks in a file, or that was added to it."""

    path: Path
    text: str


class Finding(NamedTuple):
    """What git is not told, or told wrongly, and the line that mends it; None where only people can."""

    problem: Problem
    lacking: GitFileLine | None = None


class Completion(NamedTuple):
    """The lines that were added, and what is still wrong."""

    added: list[GitFileLine]
    problems: list[Problem]


def findings(plans: Iterable[Path]) -> list[Finding]:
    """Return what is wrong with what git is told of the logs of plans, each thing once for a folder.

    Nothing where there is no git, outside of its work trees, and of plans that git is told to leave out.
    """
    return [one for root, there in _by_tree(plans).items() for one in _in_tree(root, there)]


def warnings(plans: Iterable[Path]) -> list[Problem]:
    """Return what is wrong as `findings` does; what lacks in several folders of a work tree, once for all of them."""
    told = list[Problem]()
    for root, there in _by_tree(plans).items():
        found = _in_tree(root, there)
        told += [one.problem for one in found if not one.lacking]
        for name in LINES:
            lacking = [one for one in found if one.lacking and one.lacking.path.name == name]
            told += [_for_all([one.problem for one in lacking])] if lacking else []
    return told


def _by_tree(plans: Iterable[Path]) -> dict[Path, list[Path]]:
    """Return the plans that are there in work trees, by the root of these."""
    trees: dict[Path, list[Path]] = {}
    for plan in plans:
        root = git.work_tree(plan.parent) if os.path.isfile(plan) else None  # noqa: PTH113  # Path raises where a name is too long
        if root:
            trees.setdefault(root, []).append(plan)
    return trees


def _for_all(problems: Sequence[Problem]) -> Problem:
    """Return one problem for what lacks in files of one name: at the first of them, saying that others lack it too."""
    first, others = problems[0], len(problems) - 1
    told = say(messages.lacking_in_others, what=first.message, n=others)
    return first._replace(message=told) if others else first


def complete(plans: Sequence[Path]) -> Completion:
    """Add what lacks beside plans, and tell of what cannot be added and what only people can mend."""
    found = findings(plans)
    added, problems = list[GitFileLine](), [one.problem for one in found if not one.lacking]
    for folder in dict.fromkeys(one.lacking.path.parent for one in found if one.lacking):
        beside = [plan for plan in plans if plan.parent == folder]
        try:
            with git_file_lock(folder / ATTRIBUTES):
                # another run may have added it meanwhile
                lacking = [one for one in findings(beside) if one.lacking]
                for one in lacking:
                    _complete(one, added, problems)
        except PlantrackError:  # there is no lock to be had, so nothing was added
            problems += [
                one.problem for one in found if one.lacking and one.lacking.path.parent == folder
            ]
    return Completion(added, problems)


def uncommitted(folder: Path) -> tuple[list[str], list[Problem]]:
    """Return which files a commit of a log takes along: those where our line, and nothing else, is not committed.

    Of one that has other changes besides, a problem is returned. Nothing where there is no git.
    """
    names, problems = list[str](), list[Problem]()
    for name, text in LINES.items():
        path = folder / name
        try:
            now = files.read_bytes(path, LARGEST).splitlines()
            if text.encode() not in now or path.is_symlink() or not git.changed(path):
                continue
            before = git.committed(path).splitlines()
        except (OSError, PlantrackError):  # nothing to commit, or nothing to commit it with
            continue
        if now == [*before, text.encode()]:
            names.append(name)
        elif text.encode() not in before:
            problem = Problem(say(messages.git_file_not_along, line=text), (), "warning")
            problems.append(problem.at(path))
    return names, problems


def _in_tree(root: Path, plans: Sequence[Path]) -> list[Finding]:
    try:
        return list(dict.fromkeys(_looked_up(root, plans)))  # plans of a folder lack the same
    except OSError:  # no git here
        return []
    except PlantrackError as error:
        told = say(messages.git_tells_nothing, reason=error.problems[0].message)
        return [Finding(Problem(told, (), "warning").at(log_path(plans[0])))]


def _looked_up(root: Path, plans: Sequence[Path]) -> Iterator[Finding]:
    """Yield what git finds out about logs and locks in a work tree, asked for all of them at once."""
    locks = {plan: [plan.with_name(name) for name in lock_names(log_path(plan))] for plan in plans}
    place = dict[Path, str]()
    for plan in plans:
        place |= _within(root, (plan, log_path(plan), *locks[plan]))
    rules = git.ignored(root, place.values())
    told = git.attributes(root, ("merge", "text", "eol"), [place[log_path(one)] for one in plans])
    kept = [place[lock] for plan in plans for lock in locks[plan] if place[lock] not in rules]
    tracked = git.ignored(root, kept, even_if_tracked=True) if kept else {}
    if tracked:  # unless the line was added between the two questions
        rules |= git.ignored(root, kept)
    for plan in plans:
        log = log_path(plan)
        if place[plan] in rules:  # whoever leaves out plans keeps them without git
            continue
        if place[log] in rules:
            yield _wrong(log, say(messages.log_ignored, **rules[place[log]]._asdict()))
            continue
        yield from _of_attributes(log, told[place[log]])
        for lock in locks[plan]:
            if place[lock] in rules:
                continue
            if place[lock] in tracked:
                yield _wrong(lock, say(messages.lock_tracked, file=lock.name))
            else:
                yield _lacking(plan.with_name(IGNORE), messages.ignore_lacking)


def _within(root: Path, beside: Sequence[Path]) -> dict[Path, str]:
    """Return paths of one folder as git takes them at the root of the work tree, whatever the names begin with."""
    folder = Path(os.path.realpath(beside[0].parent)).relative_to(root).as_posix()
    return {path: f"./{folder}/{path.name}" for path in beside}


def _of_attributes(log: Path, told: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is wrong where a log is not merged line by line, or a system may change its line ends."""
    merged = told["merge"] == "union"
    # a file that is no text is left as it is
    kept = told["text"] == "unset" or told["eol"] == "lf"
    if merged and kept:
        return
    otherwise = [
        _shown(name, told[name])
        for name, right in (("merge", merged), ("eol", kept))
        if not right and told[name] != "unspecified"
    ]
    if otherwise:
        line = LINES[ATTRIBUTES]
        yield _wrong(
            log, say(messages.attributes_contradict, found=", ".join(otherwise), line=line)
        )
    else:
        yield _lacking(log.with_name(ATTRIBUTES), messages.attributes_lacking)


def _shown(attribute: str, value: str) -> str:
    """Return an attribute as `.gitattributes` writes it."""
    return {"set": attribute, "unset": f"-{attribute}"}.get(value, f"{attribute}={value}")


def _wrong(path: Path, message: Message) -> Finding:
    return Finding(Problem(message, (), "warning").at(path))


def _lacking(path: Path, sentence: Sentence) -> Finding:
    line = GitFileLine(path, LINES[path.name])
    if path.is_symlink():
        return _wrong(path, say(messages.git_file_is_link, line=line.text))
    return _wrong(path, say(sentence, line=line.text))._replace(lacking=line)


def _complete(finding: Finding, added: list[GitFileLine], problems: list[Problem]) -> None:
    """Add the line that lacks; what is wrong is still told where that cannot be done."""
    line = finding.lacking
    if line is None:
        return
    try:
        if _append(line):
            added.append(line)
        else:
            problems.append(finding.problem)
    except PlantrackError as error:
        reason = error.problems[0].message
        told = say(messages.git_line_not_added, line=line.text, reason=reason)
        problems.append(Problem(told, (), "warning").at(line.path))


def _append(line: GitFileLine) -> bool:
    """Add a line at the end of a file, which stays as it is otherwise; return whether it was not there.

    Raises PlantrackError where the file cannot be read as text or written.
    """
    path, text = line
    try:
        content = files.read_bytes(path, LARGEST)
    except FileNotFoundError:
        content = b""
    except OSError as error:
        raise files.unreadable(path, error) from None
    files.decoded(path, content)  # what PowerShell's > writes is UTF-16, which git cannot read
    if text.encode() in content.splitlines():  # git was told otherwise elsewhere
        return False
    end = b"\r\n" if b"\r\n" in content else b"\n"
    before = end if content and not content.endswith(b"\n") else b""
    files.write_whole({path: content + before + text.encode() + end})
    return True
