"""The sample school as it is told in the data files, ending shortly before it is told: plain facts, without Django."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Self
from zoneinfo import ZoneInfo

from gongkai.samples.dates import moved, weeks_after

Row = dict[str, Any]
"""One table of a data file; which fields it has is said at the top of the file."""

BEIJING = ZoneInfo("Asia/Shanghai")
DATA = resources.files("gongkai.samples") / "data"
LAST_DAY = date(2026, 11, 20)
"""The day on which the last step is taken in the data files, a Friday."""
FIRST_DAY = date(2025, 10, 8)


@dataclass(frozen=True, slots=True)
class Step:
    """Who did what to a disclosure, and when; ``more`` holds what the act asks for, such as a reason."""

    at: datetime
    by: str
    do: str
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One disclosure: what was written, for whom, the steps it took, and its text as a fragment of HTML."""

    key: str
    written: Row
    audiences: tuple[Row, ...]
    attachments: tuple[Row, ...]
    steps: tuple[Step, ...]
    body: str


@cache
def _table(name: str) -> Row:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Story:
    """The story with every day in it moved by whole weeks: whenever it is told, it ended less than eight days ago."""

    by: timedelta

    @classmethod
    def told_on(cls, day: date) -> Self:
        """Return the story as it is told on a day."""
        return cls(weeks_after(LAST_DAY, day))

    @property
    def first_day(self) -> datetime:
        """When the school began to use the program; its people were appointed before."""
        return morning(FIRST_DAY + self.by)

    @property
    def last_evening(self) -> datetime:
        """When everything has happened that is told."""
        return morning(LAST_DAY + self.by) + timedelta(hours=17)

    def units(self) -> list[Row]:
        """Return the units, those above before those below."""
        return self._rows("units", "unit")

    def people(self) -> list[Row]:
        """Return the people, with their posts and memberships."""
        return self._rows("people", "person")

    def groups(self) -> list[Row]:
        """Return the named lists of people."""
        return self._rows("people", "group")

    def catalogues(self) -> list[Row]:
        """Return the catalogues, with their entries and how far each version has come."""
        return self._rows("catalogue", "catalogue")

    def of_the_group(self, kind: str) -> list[Row]:
        """Return the seats, resolutions, regulations or interpretations of the leading group."""
        return self._rows("leading", kind)

    def disclosures(self) -> list[Told]:
        """Return the disclosures."""
        opinions: Row = _table("disclosures")["opinions"]
        return [self._told(row, opinions) for row in self._rows("disclosures", "disclosure")]

    def letters(self) -> list[Row]:
        """Return what readers wrote, in the order in which it came."""
        return self._rows("letters", "letter")

    def _rows(self, table: str, kind: str) -> list[Row]:
        rows: list[Row] = moved(_table(table)[kind], self.by)
        return rows

    def _told(self, row: Row, opinions: Row) -> Told:
        apart = {"key", "audiences", "attachments", "steps"}
        body: str = moved((DATA / "bodies" / f"{row['key']}.html").read_text(encoding="utf-8"), self.by)
        return Told(
            key=row["key"],
            written={name: value for name, value in row.items() if name not in apart},
            audiences=tuple(row["audiences"]),
            attachments=tuple(row.get("attachments", ())),
            steps=tuple(_step(each, opinions) for each in row["steps"]),
            body=body,
        )


def _step(row: Row, opinions: Row) -> Step:
    more = {name: value for name, value in row.items() if name not in {"at", "by", "do"}}
    if row["do"] in opinions:
        more.setdefault("opinion", opinions[row["do"]])
    return Step(beijing(row["at"]), row["by"], row["do"], more)


def in_order(told: Iterable[Told]) -> list[tuple[Told, Step]]:
    """Return every step of every disclosure as it happened, the earliest first."""
    return sorted(((each, step) for each in told for step in each.steps), key=lambda pair: pair[1].at)


def attached(file: str) -> Traversable:
    """Return where the bytes of an attachment are."""
    return DATA / "files" / file


def beijing(moment: datetime) -> datetime:
    """Return a moment of the data files, which all mean Beijing time."""
    return moment.replace(tzinfo=BEIJING)


def morning(on: date) -> datetime:
    """Return when a day begins in Beijing."""
    return datetime(on.year, on.month, on.day, tzinfo=BEIJING)


def day(row: Row, name: str) -> date | None:
    """Return a day of a row, if it tells one."""
    found: date | None = row.get(name)
    return found
