"""Names of agencies in a document: where one ends, which are known, which mean several."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from plantrack.draft import messages
from plantrack.draft.blocks import Place
from plantrack.draft.found import Doubt, Parties, bare
from plantrack.draft.vocabulary import (
    ABBREVIATED,
    CAPITAL,
    FIELDS_OF_DEPARTMENTS,
    HEADS_OF_AGENCIES,
    KINDS_OF_SEVERAL,
    NAME_BEGINS,
    PARTS_OF_COUNTRY,
    PEOPLES_COMMITTEE,
    VERBS,
)
from plantrack.plan.model import PLACEHOLDER, Agency, Group
from plantrack.words.text import fold
from plantrack.words.words import say


class Known(NamedTuple):
    """Agencies and groups that other plans define, or a file that plans share, by its path from the plan."""

    agencies: Mapping[str, Agency]
    groups: Mapping[str, Group]
    file: str = ""


_BEGINS = f"(?:{'|'.join(NAME_BEGINS)}|(?:sở|bộ)\\s(?=(?:{'|'.join(FIELDS_OF_DEPARTMENTS)})\\b))"
_PERSON = rf"(?:đồng chí\s+)?(?:phó\s+)?(?:{'|'.join(HEADS_OF_AGENCIES)})\s+"
_NAME = re.compile(rf"(?:{_PERSON})?{_BEGINS}", re.IGNORECASE)
_COLLECTIVE = re.compile(rf"(?:{_PERSON})?(?:(?:các|những)\s|ubnd\b|[uủ][ỷy] ban)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:cơ quan|đơn vị) (?:có )?liên quan|công an|thanh tra|văn phòng|chính quyền|ubnd|ủy ban"
)
_SEPARATOR = re.compile(
    r"\s*[,;/\n]\s*(?:và\s+)?|\s+(?:và|cùng với|cùng|với)\s+|\s+[-–]\s+(?=(?:Sở|UBND)\b)"
)
_FIELD = re.compile(
    rf"(?:{'|'.join(map(bare, FIELDS_OF_DEPARTMENTS))})(?=\s*(?:[,;.\n]|$)|\s+va\s)"
)
_DEPARTMENT = re.compile(rf"\bso {_FIELD.pattern}")
# Places, as "các phường: An Hạ, Bình Yên" lists them; of one syllable each, they could be verbs.
_PLACE = rf"{CAPITAL}[^\W\d_]*(?:[ -]{CAPITAL}[^\W\d_]*)+"
_PLACES = rf"{_PLACE}(?:(?:\s*,\s*|\s+và\s+){_PLACE})*"
_COUNCIL = rf"(?:{PEOPLES_COMMITTEE}|hđnd|hội đồng nhân dân|công an)"
_OF_PLACES = re.compile(
    rf"(?P<whose>(?:{_PERSON})?(?:{_COUNCIL}\s+)?)các\s+(?P<kind>{PARTS_OF_COUNTRY})\s*:?\s+(?P<list>{_PLACES})",
    re.IGNORECASE,
)
_OF_COMPANIES = re.compile(
    r"(?P<whose>)các\s+(?P<kind>tập đoàn|tổng công ty)\s*:\s*(?P<list>[^;:.]+)", re.IGNORECASE
)
# Where a name ends in running text: at a verb, or behind a name that is whole, whatever follows it in small letters.
_VERB = re.compile(rf"(?:,\s*)?\b(?:{'|'.join(VERBS)})\b|[:.]\s|[:.]$|\((?=giúp)")
_WHOLE = re.compile(
    rf"(?:\b(?:sở|bộ)\s+(?:{'|'.join(FIELDS_OF_DEPARTMENTS)})(?:\s+{_PLACE})?|\b(?:{PARTS_OF_COUNTRY})\s+{_PLACE})"
    rf"(?=\s+(?!(?:và|cùng|với|hoặc|các|thuộc|có|{PARTS_OF_COUNTRY})\b)(?!{CAPITAL})[^\W\d_])",
    re.IGNORECASE,
)
_LISTS = re.compile(
    rf"\bcác\s+(?:(?:sở|bộ)(?=:\s*(?:{'|'.join(FIELDS_OF_DEPARTMENTS)})\b)|(?:{PARTS_OF_COUNTRY})(?=:\s*{_PLACE}\s*(?:,|;|và\b))"
    rf"|(?:tập đoàn|tổng công ty)(?=:\s*{CAPITAL})):",
    re.IGNORECASE,
)
_SAYS_WHAT = re.compile(rf"\s*(?:{'|'.join(VERBS)})\b", re.IGNORECASE)


def leading(text: str) -> tuple[str, str]:
    """Split a text into the names of agencies that it begins with and what follows; '' if none."""
    opening = re.match(r"(?:giao cho|giao|đề nghị|yêu cầu)\s*:?\s*", text, re.IGNORECASE)
    begin = opening.end() if opening else 0
    if not _NAME.match(text, begin):
        return "", text
    stop = _end_of_names(text, begin)
    names = text[begin:stop].strip(" ,;:")
    if len(names) > 400 or not names:
        return "", text
    return names, text[stop:].lstrip(" ,;:.")


def _end_of_names(text: str, begin: int) -> int:
    """Return where the names end; the colon of "các phường: An Hạ, Bình Yên" does not end them."""
    lists = {
        found.end() - 1
        for found in _LISTS.finditer(text, begin)
        if not _SAYS_WHAT.match(text, found.end())
    }
    ends = (it.start() for it in _VERB.finditer(text, begin) if it.start() not in lists)
    whole = _WHOLE.search(text, begin)
    return min(next(ends, len(text)), whole.end() if whole else len(text))


def split(text: str) -> list[str]:
    """Return the names in a list of agencies; a name may have commas and "và" of its own."""
    text = _OF_COMPANIES.sub(_each, _OF_PLACES.sub(_each, text))
    text = re.sub(r"\s*\n\s*[-–+*•]?\s*", "\n", re.sub(r"\s*\([^()]*\)", "", text))
    text = re.sub(r"\b(?:các\s+)?(sở|phòng|bộ)\s*:\s*", _capital, text, flags=re.IGNORECASE)
    inner = [found.span() for found in _DEPARTMENT.finditer(bare(text))]
    names: list[str] = []
    place = 0
    for separator in _SEPARATOR.finditer(text):
        if any(first < separator.start() < last for first, last in inner):
            continue
        held = text[place : separator.start()]
        if separator[0].strip(" ") in (";", "\n") or _begins(text[separator.end() :], held):
            names.append(held)
            place = separator.end()
    names.append(text[place:])
    bare_names = (re.sub(r"^[-–+*•\s]+|[\s.;,:]+$", "", name) for name in names)
    return [f"Sở {name}" if _FIELD.fullmatch(bare(name)) else name for name in bare_names if name]


def _each(found: re.Match[str]) -> str:
    """Return "UBND phường An Hạ; UBND phường Bình Yên" for "UBND các phường: An Hạ, Bình Yên"."""
    places = re.split(r"\s*,\s*(?:và\s+)?|\s+và\s+(?=" + CAPITAL + ")", found["list"].strip())
    kind = found["kind"].lower() if found["whose"] else found["kind"].capitalize()
    return "; ".join(f"{found['whose']}{kind} {place}" for place in places if place)


def _capital(found: re.Match[str]) -> str:
    return f"{found[1].capitalize()} "


def _begins(rest: str, held: str) -> bool:
    """Tell whether a new name begins after a separator."""
    if not _NAME.match(rest):
        listed = _DEPARTMENT.fullmatch(bare(held.strip())) or _FIELD.fullmatch(bare(held.strip()))
        return bool(listed and rest[:1].isupper() and _FIELD.match(bare(rest)))
    if re.match(r"ban quản lý\b", held, re.IGNORECASE) and re.match(
        r"các khu\b", rest, re.IGNORECASE
    ):
        return False
    if _COLLECTIVE.match(held) and rest[0].islower() and not _COLLECTIVE.match(rest):
        # "các sở, ban, ngành" is one name, "các cơ quan, đơn vị liên quan" too
        return bool(_BESIDE.match(rest)) and not re.search(r"(?:cơ quan|đơn vị|tổ chức)$", held)
    return True


def without_person(name: str) -> str:
    """Return the agency of "Giám đốc Sở Nội vụ"; the name itself where nobody heads it."""
    found = re.match(rf"{_PERSON}(?={_BEGINS})", name, re.IGNORECASE)
    rest = name[found.end() :] if found else name
    if re.match(r"chánh\s+(?:văn phòng|thanh tra)", name, re.IGNORECASE):
        rest = re.sub(r"^chánh\s+", "", name, flags=re.IGNORECASE)
    return rest[:1].upper() + rest[1:] if rest[:1].islower() and not is_collective(rest) else rest


# Parts of the country without a name, as "UBND xã, phường", and agencies told only by their kind.
_KIND_OF_PLACE = bare(f"(?:{PARTS_OF_COUNTRY})")
_OF_SEVERAL = re.compile(
    rf"\bcac {_KIND_OF_PLACE}\b|\b{_KIND_OF_PLACE}(?:, (?:va )?| va ){_KIND_OF_PLACE}(?=$|,| va\b| lien quan| co lien quan| tren dia ban| thuoc)"
    rf"|\b(?:uy ban nhan dan|ubnd|hdnd|cong an|chinh quyen) cap \w+$|^(?:co quan|don vi|to chuc),? (?:{'|'.join(KINDS_OF_SEVERAL)})\b"
)


def is_collective(name: str) -> bool:
    """Tell whether a name means several agencies that it does not name."""
    folded = fold(name)
    return bool(
        re.match(r"(?:cac|nhung|tat ca|moi|toan the)\b", folded)
        or re.search(r"\b(?:uy ban nhan dan|ubnd|hdnd|cong an|phong|truong|chu tich) cac\b", folded)
        or _OF_SEVERAL.search(folded)
        or re.search(
            r"\blien quan$|^(?:so|bo), |^dia phuong|^don vi$|^co quan$|^doanh nghiep|^co quan, |^don vi, |ubnd cap (?:huyen|xa)",
            folded,
        )
    )


def key(name: str) -> str:
    """Return what two ways of writing one name have in common."""
    text = fold(name)
    for pattern, full in ABBREVIATED:
        text = re.sub(pattern, full, text)
    return " ".join(_words(text))


def _words(folded: str) -> list[str]:
    """Return the words of a folded name without those that only join others."""
    return [it for it in re.findall(r"[a-z0-9]+", folded) if it not in ("va", "cac", "cua")]


def short_key(name: str) -> str:
    """Return the initials of a name behind its first word, as `so:nnmt` for Sở NN&MT and its full name."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(name)).split()
    if len(words) < 2:
        return ""
    behind = [word for word in words[1:] if word != "va"]
    joined = "".join(behind)
    capitals = sum(char.isupper() for word in name.split()[1:] for char in word)
    short = capitals >= len(joined) - 1 and len(joined) <= 8
    return f"{words[0]}:{joined if short else ''.join(word[0] for word in behind)}"


class AgencyIndex:
    """The agencies and groups that a draft names, with ids."""

    def __init__(self, known: Known, province: str) -> None:
        """Begin with those that are known; `province` is left out where names are compared."""
        self.agencies: dict[str, Agency] = {}
        self.groups: dict[str, Group] = {}
        self.doubts: dict[str, list[Doubt]] = {}
        self.places: dict[str, Place | None] = {}  # where a collective name stands
        self._known = known
        self._province = f" {key(province)}" if province else ""
        self._by_key: dict[str, list[str]] = {}
        everybody: dict[str, Agency | Group] = {**known.agencies, **known.groups}
        everybody.pop(PLACEHOLDER, None)
        for id_, party in everybody.items():
            for label in {
                self._key(party.name),
                key(getattr(party, "code", None) or ""),
                short_key(party.name),
                key(id_),
            }:
                if label:
                    self._by_key.setdefault(label, []).append(id_)

    def _key(self, name: str) -> str:
        found = key(name)
        if self._province and found.endswith(self._province):
            found = found.removesuffix(self._province)
        return (
            found.removesuffix(" tinh")
            if len(found.split()) > 3 and found.endswith(" tinh")
            else found
        )

    def parties(self, text: str, place: Place | None) -> Parties:
        """Return the parties that a list of names means, each entered."""
        found = Parties()
        ids: list[str] = []
        for name in split(text):
            id_ = self.one(without_person(name), place, found.doubts)
            if id_ and id_ not in ids:
                ids.append(id_)
        found.ids = tuple(ids)
        return found

    def one(self, name: str, place: Place | None, doubts: list[Doubt]) -> str:
        """Return the id of an agency or group, known or new; '' for a text that names none."""
        name = re.sub(r"\s*\([^()]*\)\s*|[\"“”]", " ", name).strip(" .,;:-–")
        if len(name) < 2 or not re.search(r"[^\W\d_]", name):
            return ""
        if len(name) > 120:
            doubts.append(Doubt(say(messages.draft_long_name, name=name[:60] + "…"), place))
            return ""
        label = self._key(name)
        ids = list(
            dict.fromkeys(self._by_key.get(label, []) or self._by_key.get(short_key(name), []))
        )
        if len(ids) > 1:
            near = tuple(ids)
            doubts.append(Doubt(say(messages.draft_several_known, name=name, near=near), place))
        if ids:
            self._enter(ids[0], name)
            return ids[0]
        return self._new(name, label, place, doubts)

    def _enter(self, id_: str, name: str = "") -> None:
        """Take a known party over, a group with its members, an agency with its successors.

        Of a new agency the fuller of two names is kept.
        """
        own = self.agencies.get(id_)
        if own and id_ not in self._known.agencies and "&" in own.name and "&" not in name:
            self.agencies[id_] = Agency(name=name)
        if id_ in self._known.groups and id_ not in self.groups:
            self.groups[id_] = group = self._known.groups[id_]
            if PLACEHOLDER in group.members:
                file = self._known.file
                unsure = say(messages.draft_members_there, name=group.name, file=file)
                here = say(messages.draft_members, name=group.name)
                self.doubts[id_] = [Doubt(unsure if file else here)]
            for member in group.members:
                self._enter(member)
        elif id_ in self._known.agencies and id_ not in self.agencies:
            self.agencies[id_] = agency = self._known.agencies[id_]
            if agency.successor:
                self._enter(agency.successor)

    def _new(self, name: str, label: str, place: Place | None, doubts: list[Doubt]) -> str:
        id_ = self._free_id(name)
        self._by_key.setdefault(label, []).append(id_)
        if is_collective(name):
            self.groups[id_] = Group(name=name)
            self.places[id_] = place
        elif self._known.file:  # it is to be entered there, and its name stands in for it
            self.groups[id_] = Group(name=name)
            missing = say(messages.draft_not_in_file, name=name, file=self._known.file)
            self.doubts[id_] = [Doubt(missing, place)]
        else:
            self.agencies[id_] = Agency(name=name)
            if self._known.agencies:  # perhaps another way of writing one of them
                self.doubts[id_] = [Doubt(say(messages.draft_new_agency, name=name), place)]
        if not is_collective(name) and not _NAME.match(name):
            doubts.append(Doubt(say(messages.draft_strange_name, name=name), place))
        return id_

    def _free_id(self, name: str) -> str:
        text = fold(name).replace("uy ban nhan dan", "ubnd").replace(" co lien quan", " lien quan")
        stem = "-".join(_words(text))[:48].strip("-") or "co-quan"
        taken = {*self.agencies, *self.groups, *self._known.agencies, *self._known.groups}
        taken.add(PLACEHOLDER)
        return next(
            id_ for n in range(1, 10_000) if (id_ := stem if n == 1 else f"{stem}-{n}") not in taken
        )

    def is_shared(self, id_: str) -> bool:
        """Tell whether an agency or group stands in the file that plans share."""
        return bool(self._known.file) and (id_ in self._known.groups or id_ in self._known.agencies)

    def blank(self) -> str:
        """Enter the agency that stands where nobody is named."""
        self.agencies.setdefault(PLACEHOLDER, Agency(name="(cần xác nhận)"))
        return PLACEHOLDER
