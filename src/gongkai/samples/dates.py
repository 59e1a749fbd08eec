"""Moving the days of the sample school, in its tables and in its texts, so that it does not grow old."""

import re
from datetime import date, datetime, timedelta
from typing import Any

WEEK = timedelta(days=7)
WRITTEN = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:至(\d{1,2})日)?")
"""A day as texts write it, alone or with the day until which something lasts in the same month."""
LEAP_YEAR = 2028
"""Stands in where a text names no year: its days are moved alike, and the 29th of February is one of them."""


def weeks_after(day: date, now: date) -> timedelta:
    """Return by how many whole weeks a story that ended on ``day`` is moved to have ended one to seven days before now.

    A story is never moved back.
    """
    return WEEK * max(0, ((now - day).days - 1) // 7)


def moved(value: Any, by: timedelta) -> Any:  # noqa: ANN401 – whatever TOML can carry
    """Return a value of the data files with every day in it moved."""
    if isinstance(value, list):
        return [moved(each, by) for each in value]
    if isinstance(value, dict):
        return {name: moved(each, by) for name, each in value.items()}
    if isinstance(value, date | datetime):
        return value + by
    if isinstance(value, str) and by:
        return WRITTEN.sub(lambda found: _written_anew(found, by), value)
    return value


def _written_anew(found: re.Match[str], by: timedelta) -> str:
    first = date(int(found[1] or LEAP_YEAR), int(found[2]), int(found[3])) + by
    text = f"{first.year}年" * bool(found[1]) + f"{first.month}月{first.day}日"
    if not found[4]:
        return text
    last = first + timedelta(days=int(found[4]) - int(found[3]))
    return f"{text}至" + f"{last.month}月" * (last.month != first.month) + f"{last.day}日"
