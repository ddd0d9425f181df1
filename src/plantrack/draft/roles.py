"""Who leads and who coordinates, as a text says it."""

import re

from plantrack.draft.agencies import leading, split

_LEADS = re.compile(r"\s*\(\s*(?:cơ quan |đơn vị )?chủ trì\s*\)", re.IGNORECASE)
_COORDINATES = re.compile(
    r"[,;.(]?\s*(?:chủ trì)?\s*[,;.(]?\s*(?:\n\s*)?[-–+*•]?\s*\b(?:(?:cơ quan|đơn vị)\s+)?phối hợp\b"
    r"(?:\s+(?:chặt chẽ|thực hiện))?(?:\s*:|\s+(?:với|cùng))?",
    re.IGNORECASE,
)


def parted(text: str) -> tuple[str, str]:
    """Split "Sở A chủ trì, phối hợp với Sở B" and its like into who leads and who coordinates."""
    text = re.sub(
        r"^[-–+*•\s]*(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*", "", text, flags=re.IGNORECASE
    )
    if _LEADS.search(text):
        *before, rest = _LEADS.split(text)  # "Sở A (chủ trì), Sở B": each stands before the word
        parts = [split(part) for part in before]
        leads = [names[-1] for names in parts if names]
        others = [name for names in parts for name in names[:-1]]
        return "; ".join(leads), "; ".join([*others, *split(rest)])
    found = _COORDINATES.search(text)
    if found and text[found.end() :].strip(" ).;"):
        return text[: found.start()], text[found.end() :].strip(" )")
    if found:  # "Sở A chủ trì; Sở B phối hợp"
        first, _, second = re.sub(
            r"\s*chủ trì\b", "", text[: found.start()], flags=re.IGNORECASE
        ).rpartition(";")
        return (first, second) if first else (second, "")
    return re.sub(r"\s*\(?chủ trì\)?\s*$", "", text, flags=re.IGNORECASE), ""


def partners(said: str) -> str:
    """Return the names behind "phối hợp với" in a sentence that says who leads before."""
    found = re.search(r"\bphối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+", said, re.IGNORECASE)
    return leading(said[found.end() :])[0] if found else ""


def without_role(said: str) -> str:
    """Return what is to be done without "chủ trì, phối hợp với …" before it."""
    found = re.match(
        r"(?:đồng thời,?\s*)?(?:có trách nhiệm\s+)?chủ trì,?\s*(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+",
        said,
        re.IGNORECASE,
    )
    if found:
        names, rest = leading(said[found.end() :])
        if names and len(rest) > 15:
            return rest
    return re.sub(r"^(?:có trách nhiệm|chủ trì,?)\s+", "", said, flags=re.IGNORECASE)
