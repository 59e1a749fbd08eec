"""Reading a yearly table as people write it: a line a day or a range, 休 or 班 (off, work), and the feast."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.workdays.tables import Table, is_weekend, span

LINE = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})\s*(?:(?:至|~|—|到|to)\s*(\d{4}-\d{1,2}-\d{1,2}))?[\s,，;；\t]*(休|班|off|work)[\s,，;；\t]*(.*)"
)
OFF = {"休", "off"}
HEADING = re.compile(r"日期")
LONGEST = 20
"""As many days a range may have: a longer one is a slip of the pen."""
FEWEST_OFF = 11
"""The statutory holidays are thirteen days, and some may fall on a weekend: with fewer, feasts are missing."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a line, by a code that the pages word; line 0 is the table as a whole."""

    line: int
    code: str
    about: str = ""


def read(text: str, year: int, number: int) -> tuple[Table, tuple[Complaint, ...]]:
    """Return the table that a text makes and everything that is wrong with it."""
    off, make_up, wrong = set[date](), set[date](), list[Complaint]()
    for line, written in enumerate(text.splitlines(), 1):
        if not written.strip() or (HEADING.match(written.strip()) and "-" not in written):
            continue
        found = _days(line, written.strip(), year)
        if isinstance(found, Complaint):
            wrong.append(found)
            continue
        kind, days = found
        (off if kind in OFF else make_up).update(days)
        wrong += _of_make_up(line, days) if kind not in OFF else ()
    return Table(year, number, frozenset(off), frozenset(make_up)), (*wrong, *_as_a_whole(off, make_up, wrong))


def _days(line: int, written: str, year: int) -> tuple[str, list[date]] | Complaint:
    found = LINE.fullmatch(written)
    if found is None:
        return Complaint(line, "line_not_understood", written)
    try:
        first, last = (_day(found[1]), _day(found[2] or found[1]))
    except ValueError:
        return Complaint(line, "no_such_day", written)
    if not 0 <= (last - first).days < LONGEST:
        return Complaint(line, "range_too_long", written)
    days = list(span(first, last))
    strange = [day for day in days if day.year != year and (day.year, day.month) != (year - 1, 12)]
    return Complaint(line, "day_of_another_year", strange[0].isoformat()) if strange else (found[3], days)


def _day(written: str) -> date:
    return date(*(int(part) for part in written.split("-")))


def _of_make_up(line: int, days: list[date]) -> Iterator[Complaint]:
    return (Complaint(line, "make_up_is_no_weekend", day.isoformat()) for day in days if not is_weekend(day))


def _as_a_whole(off: set[date], make_up: set[date], wrong: list[Complaint]) -> Iterator[Complaint]:
    yield from (Complaint(0, "off_and_made_up", day.isoformat()) for day in sorted(off & make_up))
    if not wrong and len(off) < FEWEST_OFF:
        yield Complaint(0, "too_few_days_off", str(len(off)))


def written(table: Table) -> str:
    """Write a table as it is read, day by day."""
    lines = [(day, "休") for day in table.off] + [(day, "班") for day in table.make_up]
    return "\n".join(f"{day.isoformat()} {kind}" for day, kind in sorted(lines))
