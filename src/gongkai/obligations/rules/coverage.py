"""What counts in the coverage of a catalogue, and how good it is. Source: 第十七条."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Counts:
    """Obligations by how they stand. What is deferred, or not due yet, counts neither for nor against."""

    on_time: int
    late: int
    overdue: int
    due: int
    deferred: int

    @classmethod
    def none(cls) -> Self:
        """Return counts of nothing."""
        return cls(0, 0, 0, 0, 0)

    def __add__(self, other: "Counts") -> "Counts":
        """Add up, kind by kind."""
        return Counts(
            on_time=self.on_time + other.on_time,
            late=self.late + other.late,
            overdue=self.overdue + other.overdue,
            due=self.due + other.due,
            deferred=self.deferred + other.deferred,
        )

    @property
    def total(self) -> int:
        """How many there are."""
        return self.fallen_due + self.due + self.deferred

    @property
    def fallen_due(self) -> int:
        """How many have been answered or are overdue."""
        return self.on_time + self.late + self.overdue

    @property
    def rate(self) -> int | None:
        """Whole percent answered in time of what has fallen due, rounded down; None while nothing has."""
        return self.on_time * 100 // self.fallen_due if self.fallen_due else None


BANDS = ((100, "100"), (90, "90"), (75, "75"), (50, "50"), (0, "0"))
"""From which percent on a cell of the heat map has which shade."""


def band(rate: int | None) -> str:
    """Return the shade of a rate; ``none`` where nothing has fallen due."""
    return "none" if rate is None else next(name for least, name in BANDS if rate >= least)
