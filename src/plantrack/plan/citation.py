"""How a document is named by its number: the kind that its code stands for, and the number."""

from plantrack.plan import messages
from plantrack.words.words import Words

# The kinds of document by their abbreviation in its number: Decree 30/2020/ND-CP, Appendix III.
KINDS = {
    "KH": messages.kind_plan,
    "CT": messages.kind_directive,
    "QĐ": messages.kind_decision,
    "CTr": messages.kind_programme,
    "ĐA": messages.kind_scheme,
    "TB": messages.kind_notice,
    "PA": messages.kind_option,
    "NQ": messages.kind_resolution,
}


def numbered(id_: str, words: Words) -> str:
    """Return a document by its kind and number, a letter or an unknown kind as a document."""
    code = id_.partition("/")[2].partition("-")[0]
    return words.fill(messages.numbered, kind=KINDS.get(code, messages.document), id=id_)
