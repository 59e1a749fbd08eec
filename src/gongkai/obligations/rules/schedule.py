"""What the catalogues in force make due: one thing for every period, and one that stands. Source: 第十七条.

The answer depends on the wordings, the days they were in force and the calendar alone, and not on what was worked out
before: so it may be asked any number of times, at any time, and nothing is doubled or lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations.rules.periods import Stretch, anchor, stretches
from gongkai.workdays.calendar import Calendar

STANDING = "standing"
"""The key of what a long-term entry makes due."""
WORKING_DAYS = 20
"""How long something has time that names no limit itself. Practice."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What one version says of one entry's time limit, and the days it is in force; ``until`` is the last, if any."""

    item: int
    unit: int
    since: date
    until: date | None
    kinds: frozenset[TimeKind]
    period: Period | None
    month: int | None
    day: int | None
    grace: int
    working_days: int | None

    def covers(self, day: date) -> bool:
        """Tell whether the wording is in force on a day."""
        return self.since <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Tell whether the wording is in force no longer on a day."""
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class Due:
    """Something due: which wording says so, what for, and until when. ``counted_from`` is where the limit begins."""

    key: str
    kind: TimeKind
    item: int
    unit: int
    counted_from: date
    due_on: date


def expected(wordings: Sequence[Wording], horizon: date, calendar: Calendar) -> Iterator[Due]:
    """Yield what one entry makes due by its own wordings, in the order they were in force, up to a horizon.

    Source: 第十七条.
    """
    standing = next((one for one in wordings if TimeKind.LONG_TERM in one.kinds), None)
    if standing is not None:
        limit = calendar.add(standing.since, standing.working_days or WORKING_DAYS)
        if any(one.covers(limit) for one in wordings):
            yield Due(STANDING, TimeKind.LONG_TERM, standing.item, standing.unit, standing.since, limit)
    periodic = [one for one in wordings if TimeKind.PERIODIC in one.kinds and one.period]
    for kind in dict.fromkeys(one.period for one in periodic):
        if kind is not None:
            yield from _periodic([one for one in periodic if one.period is kind], kind, horizon, calendar)


def _periodic(wordings: Sequence[Wording], kind: Period, horizon: date, calendar: Calendar) -> Iterator[Due]:
    for stretch in stretches(kind, wordings[0].since, horizon):
        found = _counted(wordings, stretch)
        if found is not None:
            wording, day = found
            limit = calendar.add(day + timedelta(days=wording.grace), 0)
            yield Due(stretch.key, TimeKind.PERIODIC, wording.item, wording.unit, day, limit)


def _counted(wordings: Sequence[Wording], stretch: Stretch) -> tuple[Wording, date] | None:
    """Return the wording that decides about a period, and the day on which the limit begins.

    It is the first in force on the very day it names. Where a change has jumped over that day (what was due in October
    is due in March from June on) the newest one decides, from the day it came into force: nothing is lost. Where an
    entry is new, and its day was before, nothing is asked for: nothing is retroactive. Source: 第二十三条.
    """
    there = [one for one in wordings if one.since <= stretch.last and (one.until is None or one.until >= stretch.first)]
    for one in there:
        day = anchor(stretch, one.month, one.day or 1)
        if one.covers(day):
            return one, day
    if len(there) > 1 and there[-1].covers(stretch.last):
        return there[-1], there[-1].since
    return None


def key_of_event(public_id: UUID) -> str:
    """Return the key of what an event makes due."""
    return f"event/{public_id}"


def stands_again(key: str) -> bool:
    """Tell whether a key is that of something long-term which was taken down and fell due anew."""
    return key.startswith(f"{STANDING}/")


def is_standing(wordings: Sequence[Wording]) -> bool:
    """Tell whether an entry is to be known for a long time, by what is said of it last. Source: 第十七条."""
    return any(one.until is None and TimeKind.LONG_TERM in one.kinds for one in wordings)


def after_event(wording: Wording, kind: TimeKind, key: str, happened_on: date, calendar: Calendar) -> Due:
    """Return what an event makes due: a number of working days after it, that day not counted. Source: 第十七条."""
    limit = calendar.add(happened_on, wording.working_days or WORKING_DAYS)
    return Due(key, kind, wording.item, wording.unit, happened_on, limit)


def wording_on(wordings: Sequence[Wording], day: date) -> Wording:
    """Return the wording that decides about a day: the one in force on it, else the last before it, else the first."""
    before = [one for one in wordings if one.since <= day]
    return before[-1] if before else wordings[0]
