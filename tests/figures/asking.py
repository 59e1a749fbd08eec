"""Questions put to the figures, as tests put them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from gongkai.figures import queries
from gongkai.figures.rules.spans import Span
from gongkai.figures.rules.values import Value
from tests.factories import NOON

CHINA = ZoneInfo("Asia/Shanghai")
YEAR = Span(date(2026, 1, 1), date(2027, 1, 1))


def of(code, *units, span=YEAR, at=NOON) -> Value | None:
    """Return one figure of all units asked about together, or of the school."""
    return queries.measured([code], [unit.pk for unit in units] or None, span, at)[code].total


def part(code, *units, **more) -> int:
    return of(code, *units, **more).part


def by_unit(code, *units, span=YEAR, at=NOON) -> dict[int, Value]:
    return dict(queries.measured([code], [unit.pk for unit in units] or None, span, at)[code].units)


def rows(code, *units, span=YEAR, at=NOON):
    return list(queries.rows(code, [unit.pk for unit in units] or None, span, at))


def at_time(month, day, hour=12, minute=0, second=0, *, year=2026) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=CHINA)


def later(days, hours=0) -> datetime:
    return NOON + timedelta(days=days, hours=hours)
