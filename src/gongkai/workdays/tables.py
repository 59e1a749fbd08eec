"""The tables of days off: those that come with the program, and rules for the years that have none yet."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import holidays

SATURDAY = 5
DATA = files("gongkai.workdays") / "data"


@dataclass(frozen=True, slots=True)
class Table:
    """The days one yearly notice speaks of; mostly days of its year, at times some of the December before.

    ``number`` counts the tables there have been for the year: a later one takes the place of those before.
    """

    year: int
    number: int
    off: frozenset[date]
    make_up: frozenset[date]

    @property
    def name(self) -> str:
        """How records call the table: ``2026-1``."""
        return f"{self.year}-{self.number}"


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def span(first: date, last: date) -> Iterator[date]:
    """Yield the days from the first to the last, both counted."""
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


@cache
def built_in() -> tuple[Table, ...]:
    """Return the tables that come with the program, each the first of its year. Practice: 国务院办公厅每年的通知."""
    names = sorted(each.name for each in DATA.iterdir() if each.name.endswith(".toml"))
    return tuple(_read(name) for name in names)


def _read(name: str) -> Table:
    said: dict[str, Any] = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    off = (day for first, last, _ in said["off"] for day in span(date.fromisoformat(first), date.fromisoformat(last)))
    make_up = frozenset(date.fromisoformat(day) for day in said["make_up"])
    return Table(int(name.removesuffix(".toml")), 1, frozenset(off), make_up)


@cache
def expected_off(year: int) -> frozenset[date]:
    """Return the statutory holidays of a year without a notice: what is known before days are moved about."""
    return frozenset(holidays.country_holidays("CN", years=year))
