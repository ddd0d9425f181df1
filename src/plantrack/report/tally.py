"""Obligations counted together."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from plantrack.report.obligation import Obligation
from plantrack.report.status import Status


class Tally:
    """Obligations counted together: those of one task, of one agency, or all of a report.

    Of those that were asked for `by_status` no rate is told: it would be of what was asked for.
    """

    def __init__(self, obligations: tuple[Obligation, ...], *, by_status: bool = False) -> None:
        """Take them as they stand."""
        self.obligations = obligations
        self.by_status = by_status

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many stand in each status, worst status first, those with none left out."""
        counter = Counter(obligation.status for obligation in self.obligations)
        return {status: counter[status] for status in Status if counter[status]}

    @property
    def worst(self) -> Status:
        """The worst status among them; ValueError when there is none."""
        return min(self.counts, key=list(Status).index)

    @property
    def due_soon(self) -> int:
        """How many are due soon."""
        return sum(obligation.due_soon for obligation in self.obligations)

    @property
    def blocked(self) -> int:
        """How many are flagged with a difficulty."""
        return sum(obligation.blocked is not None for obligation in self.obligations)

    @property
    def delivered(self) -> int:
        """How many are done, on time or late."""
        return self.counts.get(Status.DONE, 0) + self.counts.get(Status.DONE_LATE, 0)

    @property
    def expected(self) -> int:
        """How many count for progress: all but the closed ones."""
        return len(self.obligations) - self.counts.get(Status.CLOSED, 0)

    @property
    def due_completion(self) -> tuple[int, int]:
        """How many of those due by the day of the report are done, and how many those are; 0 and 0 for no rate."""
        if self.by_status:
            return 0, 0
        due = [
            o
            for o in self.obligations
            if o.due and o.due <= o.as_of and o.status is not Status.CLOSED
        ]
        return sum(o.done_on is not None for o in due), len(due)

    @property
    def rate(self) -> float | None:
        """The share of 1 of what was due that is done; None where nothing was."""
        done, due = self.due_completion
        return round(done / due, 4) if due else None

    @property
    def figures(self) -> Mapping[str, int | float | None]:
        """How many stand in each status, how many are due soon, how many there are, and the rate."""
        return {
            **{status.value: self.counts.get(status, 0) for status in Status},
            "due_soon": self.due_soon,
            "total": len(self.obligations),
            "rate": self.rate,
        }

    @property
    def dues(self) -> tuple[date, ...]:
        """The due dates still open, in order; when nothing is open, those of all."""
        still_open = [o for o in self.obligations if o.days_left is not None]
        return tuple(sorted({o.due for o in still_open or self.obligations if o.due}))
