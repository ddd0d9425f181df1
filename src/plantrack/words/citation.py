"""How a document is named by its number: the kind that its code stands for, and the number."""

from plantrack.words import messages
from plantrack.words.words import Sentence, Words

# The kinds of document by their abbreviation in its number: Decree 30/2020/ND-CP, Appendix III.
KINDS = {
    "KH": messages.kind_plan,
    "CT": messages.kind_directive,
    "QĐ": messages.kind_decision,
    "CTr": messages.kind_programme,
    "ĐA": messages.kind_scheme,
    "TB": messages.kind_notice,
    "BC": messages.kind_report,
    "PA": messages.kind_option,
    "NQ": messages.kind_resolution,
}


def kind_of(id_: str) -> Sentence | None:
    """Return the kind of a document that its number tells; None where it tells none."""
    return KINDS.get(id_.partition("/")[2].partition("-")[0])


def numbering(kind: Sentence, words: Words) -> str:
    """Return what stands before the number of a document of a kind."""
    return words.fill(messages.numbered, kind=kind, id="").rstrip()


def numbered(id_: str, words: Words) -> str:
    """Return a document by its kind and number; one whose number tells no kind is just a document."""
    return words.fill(messages.numbered, kind=kind_of(id_) or messages.document, id=id_)
