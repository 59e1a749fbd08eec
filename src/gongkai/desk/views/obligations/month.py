"""A month of due days, as the workbench draws it beside its lists."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import pgettext_lazy

from gongkai.obligations import queries

WEEKDAYS = (
    pgettext_lazy("weekday", "一"),
    pgettext_lazy("weekday", "二"),
    pgettext_lazy("weekday", "三"),
    pgettext_lazy("weekday", "四"),
    pgettext_lazy("weekday", "五"),
    pgettext_lazy("weekday", "六"),
    pgettext_lazy("weekday", "日"),
)
MONDAY_FIRST = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the month: how many things fall due on it, and how urgent they are."""

    day: date
    count: int
    look: str
    is_in_month: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month of due days, with the months beside it."""

    first: date
    before: date
    after: date
    weeks: list[list[Day]]


def month_of(seen: queries.Found, first: date, today: date) -> Month:
    """Return a month with what is open on each of its days."""
    days = MONDAY_FIRST.monthdatescalendar(first.year, first.month)
    counts = queries.open_by_day(seen, days[0][0], days[-1][-1])
    weeks = [[_day(one, first, today, counts.get(one, 0)) for one in week] for week in days]
    return Month(first, (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=32)).replace(day=1), weeks)


def _day(day: date, first: date, today: date, count: int) -> Day:
    return Day(day, count, _look(day, today), is_in_month=day.month == first.month)


def _look(day: date, today: date) -> str:
    if day < today:
        return "o"
    return "d" if day <= today + timedelta(days=7) else ""
