"""The calendar that is in force, and the tables it is made of."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from gongkai.calendars.models import YearTable
from gongkai.workdays.calendar import Calendar
from gongkai.workdays.tables import Table, built_in

__all__ = ["Calendar", "YearTable", "calendar", "loaded", "next_number", "table_in_force"]


def loaded() -> QuerySet[YearTable]:
    """Return the tables that the office has loaded, the newest first."""
    return YearTable.objects.select_related("loaded_by").order_by("-year", "-number")


def calendar() -> Calendar:
    """Return the calendar in force: the newest table of every year. Source: 第十七条."""
    rows = YearTable.objects.values_list("year", "number", "off", "make_up")
    return _of(tuple((year, number, tuple(off), tuple(make_up)) for year, number, off, make_up in rows))


@lru_cache(maxsize=4)
def _of(rows: tuple[tuple[int, int, tuple[str, ...], tuple[str, ...]], ...]) -> Calendar:
    tables = (Table(year, number, _days(off), _days(make_up)) for year, number, off, make_up in rows)
    return Calendar([*built_in(), *tables])


def _days(written: tuple[str, ...]) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in written)


def table_in_force(year: int) -> Table | None:
    """Return the table of a year that holds now, or None while its notice is not out."""
    row = YearTable.objects.filter(year=year).order_by("-number").first()
    if row is not None:
        return Table(year, row.number, _days(tuple(row.off)), _days(tuple(row.make_up)))
    return next((table for table in built_in() if table.year == year), None)


def next_number(year: int) -> int:
    """Return the number of the next table of a year."""
    table = table_in_force(year)
    return table.number + 1 if table else 1
