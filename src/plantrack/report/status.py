"""The statuses of an obligation, each with its sign and its words."""

from enum import StrEnum
from typing import Self

from plantrack.words.words import Role, Sentence, Words


class Status(StrEnum):
    """Status as of a day, worst first: a task shows the worst of its obligations.

    `short` is what is said of it where little room is, as in a column of statuses.
    """

    sign: str
    role: Role
    sentence: Sentence
    short: Sentence

    def __new__(
        cls,
        value: str,
        sign: str = "",
        role: Role = "muted",
        vi: str = "",
        en: str = "",
        short: str = "",
    ) -> Self:
        """Keep the key for machines, and the sign and the words for readers beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sign, member.role = sign, role
        member.sentence = Sentence(vi, en)
        member.short = Sentence(short or vi, en)
        return member

    def in_words(self, words: Words) -> str:
        """Return it in words."""
        return words.pick(self.sentence)

    OVERDUE = "overdue", "!", "bad", "chưa hoàn thành, quá hạn", "overdue", "quá hạn"
    ON_TRACK = (
        "on_track",
        "▸",
        "active",
        "chưa hoàn thành, trong hạn",
        "within the deadline",
        "trong hạn",
    )
    UNDATED = (
        "undated",
        "∞",
        "active",
        "chưa hoàn thành, không ấn định thời hạn",
        "no date set",
        "không ấn định thời hạn",
    )
    WAITING = "waiting", "…", "waiting", "chờ văn bản", "waiting for a document"
    SCHEDULED = "scheduled", "○", "muted", "chưa đến thời gian thực hiện", "not begun yet"
    DONE_LATE = "done_late", "✓", "late", "hoàn thành quá hạn", "done late"
    DONE = "done", "✓", "done", "hoàn thành đúng hạn", "done on time"
    CLOSED = "closed", "–", "muted", "không còn thực hiện", "no longer to be done"


OPEN = frozenset(
    (Status.OVERDUE, Status.ON_TRACK, Status.UNDATED, Status.WAITING, Status.SCHEDULED)
)
