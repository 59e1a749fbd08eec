"""The sample school as it is told in the data files: read once, as plain facts, without Django."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]
"""One table of a data file; which fields it has is said at the top of the file."""

BEIJING = ZoneInfo("Asia/Shanghai")
DATA = resources.files("gongkai.samples") / "data"


@dataclass(frozen=True, slots=True)
class Step:
    """Who did what to a disclosure, and when; ``more`` holds what the act asks for, such as a reason."""

    at: datetime
    by: str
    do: str
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One disclosure: what was written, for whom, and the steps it took."""

    key: str
    written: Row
    audiences: tuple[Row, ...]
    attachments: tuple[Row, ...]
    steps: tuple[Step, ...]

    @property
    def body(self) -> str:
        """The text, as a fragment of HTML."""
        return (DATA / "bodies" / f"{self.key}.html").read_text(encoding="utf-8")


@cache
def _table(name: str) -> Row:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def units() -> list[Row]:
    """Return the units, those above before those below."""
    return list(_table("units")["unit"])


def people() -> list[Row]:
    """Return the people, with their posts and memberships."""
    return list(_table("people")["person"])


def groups() -> list[Row]:
    """Return the named lists of people."""
    return list(_table("people")["group"])


def catalogues() -> list[Row]:
    """Return the catalogues, with their entries and how far each version has come."""
    return list(_table("catalogue")["catalogue"])


def disclosures() -> list[Told]:
    """Return the disclosures."""
    opinions: Row = _table("disclosures")["opinions"]
    return [_told(row, opinions) for row in _table("disclosures")["disclosure"]]


def _told(row: Row, opinions: Row) -> Told:
    apart = {"key", "audiences", "attachments", "steps"}
    return Told(
        key=row["key"],
        written={name: value for name, value in row.items() if name not in apart},
        audiences=tuple(row["audiences"]),
        attachments=tuple(row.get("attachments", ())),
        steps=tuple(_step(each, opinions) for each in row["steps"]),
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
