"""The monthly summary for the 阳光校园 platform: users, what was released, reviewed and answered. Source: 第十四条."""

from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Figures:
    """What a month came to; every figure is counted, none is typed in. None has a default."""

    users: int
    users_opened: int
    users_shut: int
    released: int
    corrected: int
    called_back: int
    reviewed: int
    sent_back: int
    receipts: int
    by_hand: int
    unanswered: int

    @property
    def kept(self) -> dict[str, int]:
        """The figures as they are stored and sent."""
        return asdict(self)


NAMES = tuple(field.name for field in fields(Figures))


def first_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return first_of(month + timedelta(days=31))


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return first_of(month - timedelta(days=1))


def is_over(month: date, on: date) -> bool:
    """Tell whether all days of a month lie behind."""
    return month_after(month) <= on
