"""How documents, plans and their tasks are cited: kind and number, smallest part first."""

from collections.abc import Iterable, Sequence

from plantrack.log.event import Event
from plantrack.pages import messages, numbers
from plantrack.plan.changes import Amendment
from plantrack.plan.model import About, Plan, Task
from plantrack.report.report import Report
from plantrack.words import messages as words_messages
from plantrack.words.citation import kind_of, numbered
from plantrack.words.text import capital, uncapital, visible
from plantrack.words.words import Words


def source_text(source: Event | Amendment, words: Words) -> str:
    """Return by which document something came to be; nothing where none is known."""
    if isinstance(source, Amendment):
        return words.text(source)
    return document(source.doc, words) if source.doc else ""


def document(doc: str, words: Words) -> str:
    """Return a document amid a sentence: by its kind and number, or in the words that were recorded."""
    if " " in doc:
        return visible(doc)
    return numbered(doc, words) if kind_of(doc) else words.fill(messages.by_document, doc=doc)


def in_plan(plan: Plan, task: Task, words: Words, *, several: bool) -> str:
    """Return the number of a task in a sentence and, among several plans, its plan's."""
    said = messages.task_of_plan if several else messages.task_alone
    return words.fill(said, plan=plan.about, task=task.id)


def plans_above(report: Report, words: Words) -> str:
    """Return how many plans were named above."""
    return words.fill(messages.plans_above, n=numbers.two_digits(len(report.plans), words))


def parties(plan: Plan, ids: Iterable[str]) -> str:
    """Return the names of agencies and groups, beginning with a capital."""
    return capital("; ".join(plan.party(id_).name for id_ in ids))


def cited(plan: Plan, words: Words, *, titled: bool = False) -> str:
    """Return a plan as it is cited, with what amended it.

    Its title, if asked for, stands behind its own number, not behind that of an amendment.
    """
    said = as_issued(plan.about, words)
    if titled:
        said = _entitled(said, plan.about.title, words)
    return ", ".join(filter(None, (said, amended(plan.amendments, words))))


def _entitled(said: str, title: str, words: Words) -> str:
    """Return a document with its title running on in the sentence, as Decree 30/2020/ND-CP cites it."""
    if words.language == "vi" and title.startswith("Về "):
        return f"{said} {uncapital(visible(title))}"
    return words.fill(messages.about, name=said, title=uncapital(title))


def as_issued(about: About, words: Words) -> str:
    """Return a document as Decree 30/2020/ND-CP cites it: its kind, number, day and issuer."""
    name = named(about, words)
    return words.fill(messages.cited, name=name, day=about.issued, issuer=about.issuer)


def amended(amendments: Sequence[Amendment], words: Words) -> str:
    """Return by which documents something was amended, in their order; nothing where there are none."""
    documents = listed(amendments, words)
    return words.fill(messages.amended, amendments=documents) if documents else ""


def listed(amendments: Sequence[Amendment], words: Words) -> str:
    """Return documents by their kinds, numbers and days, as a sentence lists them; nothing for none."""
    said = [words.fill(messages.of_day, doc=one, day=one.issued) for one in amendments]
    if len(said) < 2:
        return "".join(said)
    return words.fill(messages.listed, others=tuple(said[:-1]), last=said[-1])


def named(about: About, words: Words) -> str:
    """Return a document by its kind and number."""
    return numbered(about.id, words)


def the_kind(about: About, words: Words) -> str:
    """Return what kind of document it is, at the beginning of a sentence."""
    kind = words.pick(kind_of(about.id) or words_messages.document)
    return words.fill(messages.the_kind, kind=kind.lower() if words.language == "en" else kind)
