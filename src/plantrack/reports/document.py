"""An official document in one language: its head, what it says, who signs it, what is annexed to it.

Its parts are those of Decree 30/2020/ND-CP. A document knows what stands in them; it knows no size of
paper or type, and no place on the page.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from plantrack.pages.page import Cell, Line, Table, Text
from plantrack.report.report import Report
from plantrack.reports import messages
from plantrack.words.text import capital, visible
from plantrack.words.words import Language, Sentence, Words

BLANK = "\u00a0" * 6  # to be filled in by hand, and never broken
OPEN_YEAR = "20" + "…" * 2  # likewise
DECEMBER = 12
DOTS = "…" * 4  # what nothing tells of, to be filled in before it is signed


class Letterhead(NamedTuple):
    """What stands in two columns at the head: whose document it is, and where and when it is signed.

    `superior` stands over the office; `about` under the number is what a letter is about.
    """

    superior: str
    office: str
    number: str
    country: str
    motto: str
    place_and_day: str
    about: str = ""


class Signature(NamedTuple):
    """Who gets a copy, and the title under which it is signed, a line or two."""

    heading: str
    copies: tuple[str, ...]
    title: tuple[str, ...]


class GroupedTable(NamedTuple):
    """A table of an annex: its columns are numbered, its rows stand in groups under what they are about."""

    headings: tuple[str, ...]
    groups: tuple[tuple[Line, tuple[tuple[Cell, ...], ...]], ...]
    total: tuple[Cell, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the columns, by which people speak of them."""
        return tuple(f"({place})" for place, _ in enumerate(self.headings, 1))


class Annex(NamedTuple):
    """An annex: its name, what it lists, what it belongs to; a wide one lies across the paper."""

    name: str
    title: str
    under: str
    blocks: tuple[Text | GroupedTable, ...]
    wide: bool = False


class Document(NamedTuple):
    """A whole document; a letter has no `kind`, and tells under its number what it is about."""

    letterhead: Letterhead
    kind: str
    subject: tuple[str, ...]
    to: str
    addressees: tuple[str, ...]
    body: tuple[Text | Table, ...]
    signature: Signature
    annexes: tuple[Annex, ...]
    language: Language

    @property
    def title(self) -> str:
        """What it is called where it stands by itself."""
        return " ".join(filter(None, (self.kind, *self.subject, self.letterhead.about)))


def ledger(table: Table) -> GroupedTable:
    """Return a table as one of an annex, all its rows about the same."""
    return GroupedTable(table.headings, (((), tuple(map(_capitals, table.rows))),), table.total)


def grouped(table: Table, groups: Iterable[tuple[Line, int]]) -> GroupedTable:
    """Return a table as one of an annex, of whose rows each group has so many, one after the other."""
    rows = map(_capitals, table.rows)
    return GroupedTable(table.headings, tuple((name, tuple(islice(rows, n))) for name, n in groups))


def _capitals(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row each of whose cells begins with a capital."""
    return tuple(map(_capital, row))


def _capital(cell: Cell) -> Cell:
    if not cell.lines or not cell.lines[0]:
        return cell
    (first, *spans), *others = cell.lines
    begun = capital(first.text)
    if begun == first.text:
        return cell
    return cell._replace(lines=((first._replace(text=begun), *spans), *others))


# -- whose document it is --------------------------------------------------------------------------

# A unit and its name, which is the place where its offices sign.
_UNIT = re.compile(
    r"\b(tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\.? ([^,;()]+)",
    re.IGNORECASE,
)
_CAPITAL = (
    "Bộ",
    "Chính phủ",
    "Thủ tướng",
    "Quốc hội",
    "Văn phòng Chính phủ",
    "Thanh tra Chính phủ",
)
# Who signs for an office, by how its name begins; the first that fits.
SIGNERS: dict[str, Sentence] = {
    "Sở": messages.signer_director,
    "Văn phòng": messages.signer_chief_of_office,
    "Thanh tra": messages.signer_chief_inspector,
    "Ban": messages.signer_head_of_board,
    "Chi cục": messages.signer_head_of_branch,
    "Cục": messages.signer_head_of_department,
    "Phòng": messages.signer_head_of_division,
    "Bộ": messages.signer_minister,
    "UBND": messages.signer_chairperson,
    "Ủy ban nhân dân": messages.signer_chairperson,
}


class Office(NamedTuple):
    """Who signs, as far as the plans know: where they are followed by several, nobody does."""

    name: str
    code: str
    issuers: tuple[str, ...]
    year: str

    @property
    def superiors(self) -> tuple[str, ...]:
        """The issuers of the plans, to whom it answers; itself left out."""
        return tuple(issuer for issuer in self.issuers if issuer != self.name)

    @property
    def superior(self) -> str:
        """The one it answers to, if that is clear."""
        return DOTS if len(self.superiors) > 1 else "".join(self.superiors)


def office(report: Report) -> Office:
    """Return whose document on these plans is."""
    monitors = dict.fromkeys(plan.about.monitor for plan in report.plans)
    issuers = tuple(dict.fromkeys(visible(plan.about.issuer) for plan in report.plans))
    # what counts to the end of December is signed in January
    year = OPEN_YEAR if report.as_of.month == DECEMBER else str(report.as_of.year)
    if len(monitors) > 1:
        return Office(DOTS, DOTS, issuers, year)
    agency = report.agency(*monitors)
    return Office(visible(agency.name), visible(agency.code or DOTS), issuers, year)


def letterhead(of: Office, words: Words, number: Sentence, about: str = "") -> Letterhead:
    """Return the head of a document whose number and day are still to be given."""
    places = {_place(issuer, words) for issuer in of.issuers}
    place = places.pop() if len(places) == 1 else DOTS
    blanks = {"blank": BLANK, "year": of.year}
    return Letterhead(
        of.superior.upper(),
        of.name.upper(),
        words.fill(number, code=of.code, **blanks),
        words.pick(messages.country),
        words.pick(messages.motto),
        words.fill(messages.place_and_day, place=place, **blanks),
        about,
    )


def _place(issuer: str, words: Words) -> str:
    """Return where an issuer has its seat, as far as its name tells."""
    for unit, name in _UNIT.findall(issuer):
        if name[0].isdigit() or name == "Hồ Chí Minh":  # a number, a person: with its unit
            return f"{unit} {name}".capitalize() if name[0].isdigit() else f"Thành phố {name}"
        if name[0].isupper():
            return str(name)
    central = any(f"{issuer} ".startswith(f"{name} ") for name in _CAPITAL)
    return words.pick(messages.capital) if central else DOTS


def signature(of: Office, words: Words, copies: Sequence[str]) -> Signature:
    """Return who gets a copy besides those addressed, and who signs."""
    title = next(
        (title for kind, title in SIGNERS.items() if f"{of.name} ".startswith(f"{kind} ")),
        messages.signer if of.name != DOTS else messages.signer_unknown,
    )
    return Signature(
        words.pick(messages.copies_to),
        (
            words.pick(messages.as_above),
            *(f"{copy};" for copy in copies),
            words.pick(messages.filed),
        ),
        tuple(words.pick(title).split("\n")),
    )


def annexed(said: Sentence, of: Office, words: Words) -> str:
    """Return to what an annex belongs, whose number and day are still to be given."""
    return words.fill(said, code=of.code, office=of.name, blank=BLANK, year=of.year)
