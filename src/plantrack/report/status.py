"""The statuses of an obligation, each with its sign and its words."""

from enum import StrEnum
from typing import Self

from plantrack.words.words import Sentence, Words


class Status(StrEnum):
    """Status as of a day, worst first: a task shows the worst of its obligations."""

    sign: str
    sentence: Sentence

    def __new__(cls, value: str, sign: str = "", vi: str = "", en: str = "") -> Self:
        """Keep the key for machines, and the sign and the words for readers beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sign = sign
        member.sentence = Sentence(vi, en)
        return member

    def said(self, words: Words) -> str:
        """Return it in words."""
        return words.pick(self.sentence)

    OVERDUE = "overdue", "!", "đang thực hiện, quá hạn", "under way, overdue"
    ON_TRACK = "on_track", "▸", "đang thực hiện, trong hạn", "under way, within the deadline"
    UNDATED = "undated", "▸", "đang thực hiện, không ấn định hạn", "under way, no date set"
    WAITING = "waiting", "…", "chờ văn bản", "waiting for a document"
    SCHEDULED = "scheduled", "○", "chưa đến thời gian thực hiện", "not begun yet"
    DONE_LATE = "done_late", "✓", "hoàn thành quá hạn", "done late"
    DONE = "done", "✓", "hoàn thành đúng hạn", "done on time"
    CLOSED = "closed", "–", "không còn thực hiện", "closed"


OPEN = frozenset(
    (Status.OVERDUE, Status.ON_TRACK, Status.UNDATED, Status.WAITING, Status.SCHEDULED)
)
