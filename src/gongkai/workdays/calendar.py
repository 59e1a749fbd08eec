"""A calendar made of yearly tables: which days are worked, and the n-th working day from a day on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from gongkai.workdays.tables import Table, built_in, expected_off, is_weekend, span

PROVISIONAL = "0"
"""The number of the table of a year that has none: its days follow from the law alone and may still be moved."""


class Calendar:
    """Knows the working days of every year; of two tables for a year the one with the higher number holds.

    A year without a table is provisional: weekends and statutory holidays are off, nothing is made up for.
    """

    def __init__(self, tables: Iterable[Table]) -> None:
        newest = {table.year: table for table in sorted(tables, key=lambda table: table.number)}
        self._tables = newest
        self._off = frozenset(day for table in newest.values() for day in table.off)
        self._make_up = frozenset(day for table in newest.values() for day in table.make_up)
        self._days: dict[int, list[date]] = {}

    def is_official(self, day: date) -> bool:
        """Tell whether the notice for the year of a day is out."""
        return day.year in self._tables

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked."""
        if day in self._make_up:
            return True
        if is_weekend(day) or day in self._off:
            return False
        return self.is_official(day) or day not in expected_off(day.year)

    def add(self, day: date, number: int) -> date:
        """Return the working day that lies a number of them after a day, or before it; the day itself is not counted.

        With 0 the day itself if it is worked, else the next one that is.
        """
        if number == 0:
            return self.add(day - timedelta(days=1), 1)
        year, days = day.year, self._of(day.year)
        at = bisect_right(days, day) + number - 1 if number > 0 else bisect_left(days, day) + number
        while at >= len(days):
            at -= len(days)
            year += 1
            days = self._of(year)
        while at < 0:
            year -= 1
            days = self._of(year)
            at += len(days)
        return days[at]

    def count(self, after: date, until: date) -> int:
        """Return how many working days come after a day until another, which is counted; negative if it lies before."""
        if until < after:
            return -self.count(until, after)
        years = range(after.year, until.year + 1)
        whole = sum(len(self._of(year)) for year in years)
        before = bisect_right(self._of(after.year), after)
        return whole - before - (len(self._of(until.year)) - bisect_right(self._of(until.year), until))

    def name(self, first: date, last: date) -> str:
        """Name the tables that decide about the days from the first to the last: ``2026-1`` or ``2026-1 2027-0``."""
        years = range(first.year, last.year + 1)
        return " ".join(self._tables[year].name if year in self._tables else f"{year}-{PROVISIONAL}" for year in years)

    @property
    def mark(self) -> str:
        """What changes whenever a table is added: the names of all."""
        return " ".join(self._tables[year].name for year in sorted(self._tables))

    @property
    def last_official_year(self) -> int:
        """The last year whose notice is out."""
        return max(self._tables)

    def _of(self, year: int) -> list[date]:
        if year not in self._days:
            everything = span(date(year, 1, 1), date(year, 12, 31))
            self._days[year] = [day for day in everything if self.is_working(day)]
        return self._days[year]


def usual() -> Calendar:
    """Return the calendar of the tables that come with the program."""
    return Calendar(built_in())
