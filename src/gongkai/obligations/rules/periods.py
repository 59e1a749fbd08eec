"""The periods of the calendar year, and the day on which a periodic matter falls due in each. Source: 第十七条."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.vocabulary import Period

MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
"""How many months each lasts; the first of every year begins in January."""
SIGNS = {Period.MONTH: "M", Period.QUARTER: "Q", Period.HALF_YEAR: "H", Period.YEAR: "Y"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One period: ``key`` names it for ever (``2026Y1``, ``2026H2``, ``2026Q4``, ``2026M10``)."""

    key: str
    kind: Period
    first: date
    last: date


def stretches(kind: Period, first: date, last: date) -> Iterator[Stretch]:
    """Yield the periods that share a day with the days from the first to the last, both counted."""
    length = MONTHS[kind]
    begin = date(first.year, (first.month - 1) // length * length + 1, 1)
    while begin <= last:
        month = begin.month + length - 1
        end = date(begin.year, month, monthrange(begin.year, month)[1])
        yield Stretch(f"{begin.year}{SIGNS[kind]}{(begin.month - 1) // length + 1}", kind, begin, end)
        begin = end + timedelta(days=1)


def stretch_called(key: str) -> Stretch:
    """Return the period a key names.

    :raises KeyError: if it names none.
    """
    kind = {sign: kind for kind, sign in SIGNS.items()}[key[4]]
    begin = date(int(key[:4]), (int(key[5:]) - 1) * MONTHS[kind] + 1, 1)
    return next(stretches(kind, begin, begin))


def anchor(stretch: Stretch, month: int | None, day: int) -> date:
    """Return the day in a period that an entry names; the last of the month where the month is shorter.

    ``month`` counts within the year: October and a quarter mean the first month of each. It may be missing for months.
    """
    length = MONTHS[stretch.kind]
    at = stretch.first.month + ((month or 1) - 1) % length
    return date(stretch.first.year, at, min(day, monthrange(stretch.first.year, at)[1]))
