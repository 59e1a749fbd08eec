"""Over which days something is counted: calendar years, school years and quarters, and what they are compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from gongkai.measures.vocabulary import Word

EARLIEST, LATEST = 1900, 2100
"""Between these years lies whatever can be asked about."""
BEGINS = 9
"""In which month a school year begins."""
QUARTERS = 4


class Length(Word):
    """How long a span is."""

    YEAR = "Y", "年度", "Calendar year"
    SCHOOL_YEAR = "S", "学年", "School year"
    QUARTER = "Q", "季度", "Quarter"


@dataclass(frozen=True, slots=True)
class Span:
    """Days in China from the first to the end, which is no more part of it."""

    first: date
    end: date

    @property
    def last(self) -> date:
        """The last day that is part of it."""
        return self.end - timedelta(days=1)

    def months(self) -> list["Span"]:
        """Return the calendar months it is made of, as far as they are part of it."""
        firsts = [self.first, *self._first_days(), self.end]
        return [Span(one, end) for one, end in pairwise(firsts) if one < end]

    def _first_days(self) -> Iterator[date]:
        day = self.first.replace(day=1)
        while (day := _next_month(day)) < self.end:
            yield day

    def until(self, on: date) -> "Span":
        """Return what of it had begun on a day, that day counted; nothing before its first."""
        return Span(self.first, max(self.first, min(self.end, on + timedelta(days=1))))

    def year_before(self) -> "Span":
        """Return the same days a year before."""
        return Span(a_year_before(self.first), a_year_before(self.end))


def a_year_before(day: date) -> date:
    """Return the same day of the year before; the 28th of February stands for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def moment_a_year_before(at: datetime) -> datetime:
    """Return the same time on the same day of the year before."""
    return at - (at.date() - a_year_before(at.date()))


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


@dataclass(frozen=True, slots=True)
class Named:
    """A span people speak of. ``key`` names it for ever: ``2026Y``, ``2026Q3``, and ``2025S`` for 2025 to 2026."""

    key: str
    length: Length
    year: int
    number: int
    span: Span


def span_called(key: str) -> Named | None:
    """Return the span a key names; None if it names none."""
    sign, year = key[4:5], key[:4]
    if not (year.isascii() and year.isdecimal() and EARLIEST < int(year) < LATEST and sign in list(Length)):
        return None
    length, number = Length(sign), key[5:]
    if length is Length.QUARTER:
        return _quarter(int(year), int(number)) if number in {"1", "2", "3", "4"} else None
    return None if number else (_year(int(year)) if length is Length.YEAR else _school_year(int(year)))


def _year(year: int) -> Named:
    return Named(f"{year}Y", Length.YEAR, year, 0, Span(date(year, 1, 1), date(year + 1, 1, 1)))


def _school_year(year: int) -> Named:
    span = Span(date(year, BEGINS, 1), date(year + 1, BEGINS, 1))
    return Named(f"{year}S", Length.SCHOOL_YEAR, year, 0, span)


def _quarter(year: int, number: int) -> Named:
    first = date(year, 3 * number - 2, 1)
    return Named(f"{year}Q{number}", Length.QUARTER, year, number, Span(first, _next_month(first + timedelta(days=62))))


def spans_at_hand(on: date, back: int) -> list[Named]:
    """Return the spans that have begun by a day, the newest first: years, school years, quarters, so many of each."""
    starts = on.year if on.month >= BEGINS else on.year - 1
    at = on.year * QUARTERS + (on.month - 1) // 3
    quarters = [divmod(at - ago, QUARTERS) for ago in range(back)]
    return [
        *(_year(on.year - ago) for ago in range(back)),
        *(_school_year(starts - ago) for ago in range(back)),
        *(_quarter(year, number + 1) for year, number in quarters),
    ]
