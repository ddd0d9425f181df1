"""Fields as plan files write them: text that is typed here, so that YAML need not guess."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from plantrack.deadlines import messages
from plantrack.deadlines.periods import Period, Term, looks_like_day, parse_day
from plantrack.words.words import Sentence, say


def refusal(sentence: Sentence, value: str) -> PydanticCustomError:
    """Return the error that carries our message about a value through pydantic."""
    return PydanticCustomError("refused", "refused", {"message": say(sentence, value=value)})


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return parse_day(value)
        except ValueError:
            wrong = messages.date_missing if looks_like_day(value) else messages.date_form
            raise refusal(wrong, value) from None
    raise PydanticCustomError("string_type", "not text")


def _day_or_period(value: object) -> date | Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, str):
        try:
            period = Period.parse(value)
        except ValueError:
            if not looks_like_day(value):
                raise refusal(messages.date_or_period_form, value) from None
        else:
            if period.step == "week":  # whether its Friday or its Sunday is meant, nobody can tell
                raise refusal(messages.date_or_period_form, value)
            return period
    return _day(value)


def _term(value: object) -> Term:
    if isinstance(value, Term):
        return value
    if isinstance(value, str):
        try:
            return Term.parse(value)
        except ValueError:
            raise refusal(messages.term_form, value) from None
    raise PydanticCustomError("string_type", "not text")


def _number(value: object) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 5:
        return int(value)
    shown = value if isinstance(value, str) else ""
    raise refusal(messages.number_form, shown)


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

Day = Annotated[date, PlainValidator(_day, json_schema_input_type=str)]

DayOrPeriod = Annotated[date | Period, PlainValidator(_day_or_period, json_schema_input_type=str)]

Counted = Annotated[Term, PlainValidator(_term, json_schema_input_type=str)]

Number = Annotated[int, BeforeValidator(_number)]


class Frozen(BaseModel):
    """A value that never changes, with no key that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def as_written(value: Frozen) -> dict[str, str]:
    """Return the keys that a value has, each with the text by which a plan gives it."""
    given = {key: getattr(value, key) for key in type(value).model_fields}
    names = {key: field.alias or key for key, field in type(value).model_fields.items()}
    return {names[key]: _as_text(item) for key, item in given.items() if item is not None}


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value.name if isinstance(value, Period) else str(value)
