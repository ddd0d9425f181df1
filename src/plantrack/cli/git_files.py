"""Files of git beside plans and logs, as commands that make the first file of a plan see to them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from plantrack.cli import messages
from plantrack.cli.plans import PlanFile
from plantrack.cli.streams import write_notes, write_problems
from plantrack.log import git_files
from plantrack.log.file import log_path
from plantrack.log.locks import is_there
from plantrack.words.words import Words, say

FEW = 6  # lines to name in one sentence; of more, how many


def without_log(files: Iterable[PlanFile]) -> list[Path]:
    """Return the plans about which nothing is recorded yet."""
    return [one.path for one in files if not is_there(one.log)]


def add_after_first_record(plans: Iterable[Path], words: Words) -> None:
    """See to the files of git beside plans that had no log before, as far as they have one now."""
    add_git_files([plan for plan in plans if is_there(log_path(plan))], words)


def add_git_files(plans: Sequence[Path], words: Words) -> None:
    """Add what `.gitattributes` and `.gitignore` lack beside plans in a work tree of git; say what, and what is wrong."""
    added, problems = git_files.complete(plans)
    if added:
        told = [say(messages.added_line, line=line.text, file=line.path) for line in added[:FEW]]
        told += [say(messages.and_more, n=len(added) - FEW)] if len(added) > FEW else []
        write_notes([words.fill(messages.added_for_git, lines=tuple(told))])
    write_problems(problems, words)


def files_along(logs: Iterable[Path], words: Words) -> dict[Path, Sequence[str]]:
    """Return for each log which files of git beside it are committed with it; say which cannot be."""
    logs = list(logs)
    found = {folder: git_files.uncommitted(folder) for folder in {log.parent for log in logs}}
    write_problems([problem for _, problems in found.values() for problem in problems], words)
    return {log: found[log.parent][0] for log in logs}
