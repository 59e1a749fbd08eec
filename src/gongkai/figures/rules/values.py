"""Numbers as they are counted, and what is shown of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Value:
    """How many of how many; of days, the days and of how many matters they were taken. Whole numbers only."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down, so that not everything is never a hundred; None of nothing."""
        return self.part * 100 // self.whole if self.whole else None

    def __add__(self, other: "Value") -> "Value":
        """Count together what was counted apart; days are not added but taken again."""
        return Value(self.part + other.part, self.whole + other.whole)


NOTHING = Value(0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: of each unit, and of all of them together. None where so few were counted that they were told apart.

    What belongs to no unit, such as a letter nobody answers yet, counts in the whole alone.
    """

    units: Mapping[int, Value | None]
    total: Value | None


def added(units: Mapping[int, Value], without_unit: Value = NOTHING) -> Measured:
    """Return a figure of which the whole is the sum of its parts."""
    return Measured(MappingProxyType(dict(units)), sum(units.values(), without_unit))


@dataclass(frozen=True, slots=True)
class Taken:
    """Working days that were taken, and how often exactly so many were."""

    days: int
    times: int


def median(taken: Iterable[Taken]) -> int:
    """Return the working days that half of them needed at most; the lower one of two in the middle, 0 of none."""
    ordered = sorted(taken, key=lambda one: one.days)
    left = (sum(one.times for one in ordered) + 1) // 2
    for one in ordered:
        left -= one.times
        if left <= 0:
            return one.days
    return 0


def longest(taken: Iterable[Taken]) -> int:
    """Return the most working days that were needed, 0 of none."""
    return max((one.days for one in taken), default=0)
