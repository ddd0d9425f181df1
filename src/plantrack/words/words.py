"""Sentences in Vietnamese and English side by side, and the choice of one language."""

import os
from datetime import date
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from plantrack.words.text import slashed, visible

Language = Literal["vi", "en"]
# What some words mean to the reader, however that is shown.
Role = Literal["strong", "muted", "bad", "active", "waiting", "late", "done", "warning", "doubtful"]


class Sentence(NamedTuple):
    """The same words in Vietnamese and in English; `{name}` stands for a value."""

    vi: str
    en: str


class Message(NamedTuple):
    """A sentence and its values, before it is put into a language."""

    sentence: Sentence
    values: tuple[tuple[str, object], ...] = ()


def say(sentence: Sentence, /, **values: object) -> Message:
    """Return the message of this sentence with these values."""
    return Message(sentence, tuple(values.items()))


@runtime_checkable
class Readable(Protocol):
    """A value that says itself."""

    def in_words(self, words: "Words") -> str:
        """Return the value in words, safe to be shown."""


class TwoDigits(NamedTuple):
    """A number as official Vietnamese writes it in running text: of two digits, but for 0."""

    number: int

    def in_words(self, words: "Words") -> str:
        """Return it in words."""
        padded = words.language == "vi" and self.number
        return f"{self.number:02}" if padded else str(self.number)


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# {near} in a sentence is either empty or this whole question.
NEAR = Sentence(" (có phải là: {near}?)", " (did you mean: {near}?)")


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        """Choose the language."""
        self.language: Language = language

    def pick(self, sentence: Sentence) -> str:
        """Return the sentence in this language, as it stands."""
        return sentence.vi if self.language == "vi" else sentence.en

    def fill(self, sentence: Sentence, /, **values: object) -> str:
        """Return the sentence in this language with its values in words."""
        return self._fill(self.pick(sentence), values)

    def say(self, message: Message) -> str:
        """Return a message as a sentence."""
        return self._fill(self.pick(message.sentence), dict(message.values))

    def day(self, day: date) -> str:
        """Return a date as it stands in a table."""
        return f"{day:%d/%m/%Y}"

    def said_day(self, day: date) -> str:
        """Return a date as it stands in a sentence (Decree 30/2020/ND-CP: 09/4/2025 and 15/02/2025)."""
        if self.language == "en":
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"{day.day:02}/{month}/{day.year}"

    def text(self, value: object) -> str:
        """Return any value in words, with nothing in it that takes effect."""
        # most are one of these, and asking whether a value says itself takes long
        if type(value) is str:
            return visible(value)
        if type(value) is int:
            return str(value)
        if type(value) is date:
            return self.said_day(value)
        match value:
            case Sentence():
                return self.pick(value)
            case Readable():  # before texts and tuples, as some are these too
                return value.in_words(self)
            case str():
                return visible(value)
            case date():
                return self.said_day(value)
            case Message():
                return self.say(value)
            case tuple():
                return ", ".join(map(self.text, value))
            case os.PathLike():
                return visible(slashed(value))
            case _:
                return visible(str(value))

    def _fill(self, template: str, values: dict[str, object]) -> str:
        texts = {key: self.text(value) for key, value in values.items() if key != "near"}
        if "near" in values:
            near = values["near"]
            texts["near"] = self.pick(NEAR).format(near=self.text(near)) if near else ""
        return template.format_map(texts)
