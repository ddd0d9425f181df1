"""The plan as frozen values; reading files is left to others."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from plantrack.deadlines.calendar import Calendar, Corrections, notices
from plantrack.deadlines.fields import Day, Frozen, Number, Text, refusal
from plantrack.deadlines.kinds import After, Before, By, Deadline, Every, FromTo, Open
from plantrack.plan import messages
from plantrack.words.text import visible
from plantrack.words.words import Language, Words


def _without_spaces(text: str) -> str:
    if len(text.split()) != 1 or text == "-":  # `log` writes - for no task
        raise refusal(messages.task_id_form, text)
    return text


def _agency_id(text: str) -> str:
    if not text or not set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise refusal(messages.agency_id_form, text)
    return text


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # unknown, a folder of zones, not a name
        raise refusal(messages.timezone_unknown, name) from None
    return name


def is_address(text: str) -> bool:
    """Tell whether a text is an e-mail address that every mail server takes: RFC 5321's plain form."""
    return len(text) <= 254 and re.fullmatch(_ADDRESS, text) is not None


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*"


def _address(text: str) -> str:
    if not is_address(text.strip()):
        raise refusal(messages.address_form, text)
    return text.strip()


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


TaskId = Annotated[Text, AfterValidator(_without_spaces)]
AgencyId = Annotated[str, AfterValidator(_agency_id)]
Address = Annotated[str, AfterValidator(_address)]


# A tag is told from a key of the file by its first character; see `planfile`.
TAG = ":"


def _kind(value: object) -> str | None:
    if isinstance(value, Frozen):
        return f"{TAG}{type(value).__name__}"
    if isinstance(value, dict):
        for keys, kind in (
            (("every",), Every),
            (("after",), After),
            (("open",), Open),
            (("from", "to"), FromTo),
            (("before",), Before),
            (("by",), By),
        ):
            if any(key in value for key in keys):
                return f"{TAG}{kind.__name__}"
    return None


def _one_or_list(value: object) -> str:
    return f"{TAG}list" if isinstance(value, (list, tuple)) else f"{TAG}one"


_OneDeadline = Annotated[
    Annotated[Before, Tag(f"{TAG}Before")]
    | Annotated[By, Tag(f"{TAG}By")]
    | Annotated[FromTo, Tag(f"{TAG}FromTo")]
    | Annotated[After, Tag(f"{TAG}After")]
    | Annotated[Every, Tag(f"{TAG}Every")]
    | Annotated[Open, Tag(f"{TAG}Open")],
    Discriminator(_kind, custom_error_type="deadline_kind", custom_error_message="no kind"),
]
_Deadlines = Annotated[
    Annotated[_OneDeadline, Tag(f"{TAG}one")]
    | Annotated[tuple[_OneDeadline, ...], Tag(f"{TAG}list"), Field(min_length=1)],
    Discriminator(_one_or_list),
]


class About(Frozen):
    """The document itself: who issued it, when, and who follows it up."""

    id: Text
    title: Text
    issuer: Text
    issued: Day
    signed_by: Text | None = None
    basis: tuple[Text, ...] = ()
    monitor: AgencyId
    language: Language = "vi"
    timezone: Annotated[str, AfterValidator(_timezone)] = "Asia/Ho_Chi_Minh"
    soon: Number = 7


class Agency(Frozen):
    """An agency; `since` and `until` are its first and last day."""

    name: Text
    code: Text | None = None
    email: Annotated[
        tuple[Address, ...], BeforeValidator(_one_or_many), AfterValidator(_each_once)
    ] = ()
    since: Day | None = None
    until: Day | None = None
    successor: AgencyId | None = None

    def binds(self, start: date, due: date | None) -> bool:
        """Tell whether its life, both ends inclusive, overlaps the span of an obligation."""
        ended_before = self.until is not None and self.until < start
        began_after = due is not None and self.since is not None and self.since > due
        return not ended_before and not began_after

    def said(self, words: Words) -> str:  # noqa: ARG002  # a name is the same in every language
        """Return its name."""
        return visible(self.name)


class Group(Frozen):
    """A name for several agencies; without members an outside party."""

    name: Text
    members: tuple[AgencyId, ...] = ()

    def said(self, words: Words) -> str:  # noqa: ARG002  # a name is the same in every language
        """Return its name."""
        return visible(self.name)


class Task(Frozen):
    """A task with a result to deliver."""

    id: TaskId
    title: Text
    short: Text | None = None
    lead: Annotated[tuple[AgencyId, ...], Field(min_length=1)]
    coordinate: tuple[AgencyId, ...] = ()
    delivered_by: Annotated[tuple[AgencyId, ...] | None, Field(min_length=1)] = None
    delivered_to: AgencyId | None = None
    product: Text | None = None
    deadline: _Deadlines
    wording: Text | None = None
    note: Text | None = None

    @property
    def name(self) -> str:
        """The short title where there is one."""
        return self.short or self.title

    def said(self, words: Words) -> str:  # noqa: ARG002  # a name is the same in every language
        """Return its name."""
        return visible(self.name)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All deadlines, one or several."""
        return self.deadline if isinstance(self.deadline, tuple) else (self.deadline,)

    @property
    def awaited(self) -> After | None:
        """The deadline that a document starts, if it has one."""
        return next((rule for rule in self.deadlines if isinstance(rule, After)), None)

    @property
    def deliverers(self) -> tuple[str, ...]:
        """Agencies and groups whose delivery is tracked, as the plan names them."""
        return self.delivered_by or self.lead


class Duty(Frozen):
    """A standing responsibility without a result to deliver."""

    id: TaskId
    who: Annotated[tuple[AgencyId, ...], Field(min_length=1)]
    text: Text


class Plan(Frozen):
    """A plan: the document, the agencies, the tasks and the duties."""

    about: About = Field(alias="plan")
    calendar: Corrections | None = None
    agencies: Annotated[dict[AgencyId, Agency], Field(min_length=1)]
    groups: dict[AgencyId, Group] = Field(default={})
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    duties: tuple[Duty, ...] = ()

    @cached_property
    def days(self) -> Calendar:
        """The working-day calendar, with the plan's corrections."""
        return Calendar(notices(), self.calendar)

    def members(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the agencies that the ids of agencies and groups name, each once, in plan order."""
        named = set[str]()
        for id_ in ids:
            group = self.groups.get(id_)
            named.update(group.members if group else [id_])
        return tuple(agency for agency in self.agencies if agency in named)

    def party(self, id_: str) -> Agency | Group:
        """Return the agency or group with this id; KeyError if there is none."""
        return self.agencies.get(id_) or self.groups[id_]

    def task(self, id_: str) -> Task | None:
        """Return the task with this id, if any."""
        return next((task for task in self.tasks if task.id == id_), None)

    def answering(self, agency: str, day: date) -> str | None:
        """Return who answers for an agency on a day: itself, the successor of an ended one, or none."""
        last = self.last_of_chain(agency, day)
        until = self.agencies[last].until
        return last if until is None or day <= until else None

    def last_of_chain(self, agency: str, day: date) -> str:
        """Return the agency itself, or the last of its successors that is reached by a day."""
        seen = set[str]()
        while agency not in seen:
            seen.add(agency)
            here = self.agencies[agency]
            if here.until is None or day <= here.until or here.successor is None:
                break
            agency = here.successor
        return agency
