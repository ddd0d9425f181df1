"""The plan and the events of its log as frozen values; reading files is left to others."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Strict,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from plantrack.periods import YEARS, Period, Step, Term, looks_like_day, parse_day

Language = Literal["vi", "en"]


def _without_spaces(text: str) -> str:
    if len(text.split()) != 1 or text == "-":  # `log` writes - for no task
        raise PydanticCustomError("task_id_form", "{value}", {"value": text})
    return text


def _agency_id(text: str) -> str:
    if not text or not set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise PydanticCustomError("agency_id_form", "{value}", {"value": text})
    return text


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return parse_day(value)
        except ValueError:
            key = "date_missing" if looks_like_day(value) else "date_form"
            raise PydanticCustomError(key, "{value}", {"value": value}) from None
    raise PydanticCustomError("string_type", "not text")


def _day_or_period(value: object) -> date | Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, str):
        try:
            return Period.parse(value)
        except ValueError:
            if not looks_like_day(value):
                raise PydanticCustomError(
                    "date_or_period_form", "{value}", {"value": value}
                ) from None
    return _day(value)


def _term(value: object) -> Term:
    if isinstance(value, Term):
        return value
    if isinstance(value, str):
        try:
            return Term.parse(value)
        except ValueError:
            raise PydanticCustomError("term_form", "{value}", {"value": value}) from None
    raise PydanticCustomError("string_type", "not text")


def _number(value: object) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 5:
        return int(value)
    shown = value if isinstance(value, str) else ""
    raise PydanticCustomError("number_form", "{value}", {"value": shown})


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # unknown, a folder of zones, not a name
        raise PydanticCustomError("timezone_unknown", "{value}", {"value": name}) from None
    return name


def is_address(text: str) -> bool:
    """Tell whether a text is an e-mail address that every mail server takes: RFC 5321's plain form."""
    return len(text) <= 254 and re.fullmatch(_ADDRESS, text) is not None


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*"


def _address(text: str) -> str:
    if not is_address(text.strip()):
        raise PydanticCustomError("address_form", "{value}", {"value": text})
    return text.strip()


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
TaskId = Annotated[Text, AfterValidator(_without_spaces)]
AgencyId = Annotated[str, AfterValidator(_agency_id)]
Day = Annotated[date, PlainValidator(_day, json_schema_input_type=str)]
DayOrPeriod = Annotated[date | Period, PlainValidator(_day_or_period, json_schema_input_type=str)]
Counted = Annotated[Term, PlainValidator(_term, json_schema_input_type=str)]
Number = Annotated[int, BeforeValidator(_number)]
Address = Annotated[str, AfterValidator(_address)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Before(_Model):
    """Trước ngày: the last good day is the day before."""

    before: Day


class By(_Model):
    """Chậm nhất, đến hết ngày; or in a period, whose last day is the last good day."""

    by: DayOrPeriod


class FromTo(_Model):
    """Từ ngày … đến ngày …, both inclusive."""

    from_: Day = Field(alias="from")
    to: Day


class After(_Model):
    """Sau khi có văn bản: no date until a document is received."""

    after: Text
    within: Counted | None = None


class Every(_Model):
    """Định kỳ: once a period, in its `month`-th month (default: the last), on day `by` of it."""

    every: Step
    month: Number | None = None
    before: Number | None = None
    by: Number | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None


class Open(_Model):
    """Thường xuyên, theo tiến độ: no date at all."""

    open: Text


Deadline = Before | By | FromTo | After | Every | Open

# A tag is told from a key of the file by its first character; see `planfile`.
TAG = ":"


def _kind(value: object) -> str | None:
    if isinstance(value, _Model):
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


class About(_Model):
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


class DayNote(_Model):
    """A day off or a make-up working day, and why."""

    date: Day
    note: Text


class Corrections(_Model):
    """What the plan changes in the built-in working-day calendar."""

    off: tuple[DayNote, ...] = ()
    work: tuple[DayNote, ...] = ()


class Agency(_Model):
    """An agency; `since` and `until` are its first and last day."""

    name: Text
    code: Text | None = None
    email: Annotated[
        tuple[Address, ...], BeforeValidator(_one_or_many), AfterValidator(_each_once)
    ] = ()
    since: Day | None = None
    until: Day | None = None
    successor: AgencyId | None = None


class Group(_Model):
    """A name for several agencies; without members an outside party."""

    name: Text
    members: tuple[AgencyId, ...] = ()


class Task(_Model):
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

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All deadlines, one or several."""
        return self.deadline if isinstance(self.deadline, tuple) else (self.deadline,)

    @property
    def deliverers(self) -> tuple[str, ...]:
        """Agencies and groups whose delivery is tracked, as the plan names them."""
        return self.delivered_by or self.lead


class Duty(_Model):
    """A standing responsibility without a result to deliver."""

    id: TaskId
    who: Annotated[tuple[AgencyId, ...], Field(min_length=1)]
    text: Text


class Plan(_Model):
    """A plan: the document, the agencies, the tasks and the duties."""

    about: About = Field(alias="plan")
    calendar: Corrections | None = None
    agencies: Annotated[dict[AgencyId, Agency], Field(min_length=1)]
    groups: dict[AgencyId, Group] = {}
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    duties: tuple[Duty, ...] = ()

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


class EventKind(StrEnum):
    """What can happen to an obligation; the values are the words of the log."""

    RECEIVED = "received"
    PROGRESS = "progress"
    DONE = "done"
    REOPENED = "reopened"
    EXTENDED = "extended"
    BLOCKED = "blocked"
    REMINDED = "reminded"
    DROPPED = "dropped"
    NOTE = "note"
    REPORTED = "reported"
    VOID = "void"


# Strict: pydantic would take the number 20250414 for seconds since 1970.
LogDay = Annotated[date, Strict(), Field(ge=date(YEARS[0], 1, 1), le=date(YEARS[-1], 12, 31))]


Moment = Annotated[
    AwareDatetime,
    Strict(),
    Field(ge=datetime(YEARS[0], 1, 2, tzinfo=UTC), le=datetime(YEARS[-1], 12, 30, tzinfo=UTC)),
]


class Event(_Model):
    """One line of the log; the keys are in the order in which they are written."""

    id: Text
    recorded: Moment
    by: Text
    date: LogDay
    task: Text | None = None
    agency: Text | None = None
    event: EventKind
    doc: Text | None = None
    due: LogDay | None = None
    re: Text | None = None
    note: Text | None = None
