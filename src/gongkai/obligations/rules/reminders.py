"""When somebody is reminded of what is due, and who. Practice: 提醒 −5、−2、0、+1、+3 个工作日. Source: 第十七条."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from gongkai.workdays.calendar import Calendar

STEPS: Final = (-5, -2, 0, 1, 3)
"""On which working days, counted from the due day, there is a reminder."""
LATE = 1
"""From this step on the head is told as well, and nobody can switch the mail off."""
TO_THE_OFFICE = 3
OPENS = time(8)
"""When a working day begins for those who are reminded."""
PATIENCE = 2
"""For how many working days a request to put something off may lie before the office is reminded of it."""


@dataclass(frozen=True, slots=True)
class People:
    """Those who hold the posts today that answer for a unit, and those of the office."""

    drafters: frozenset[int]
    heads: frozenset[int]
    office: frozenset[int]


def is_time(at: datetime, calendar: Calendar) -> bool:
    """Tell whether people are reminded at this time of theirs: on working days, from eight o'clock on."""
    return at.time() >= OPENS and calendar.is_working(at.date())


def step_reached(due_on: date, on: date, calendar: Calendar) -> int | None:
    """Return the newest step that has been reached on a day; none before the first."""
    return max((step for step in STEPS if calendar.add(due_on, step) <= on), default=None)


def step_to_take(due_on: date, reminded: int | None, on: date, calendar: Calendar) -> int | None:
    """Return the step to be taken now: the newest one reached, unless it was taken. One alone makes up for several.

    ``reminded`` is the last step that was taken.
    """
    reached = step_reached(due_on, on, calendar)
    return None if reached is None or (reminded is not None and reached <= reminded) else reached


def last_day_in_sight(on: date, calendar: Calendar) -> date:
    """Return the last due day of which somebody may be reminded on a day."""
    return calendar.add(on, -STEPS[0])


def told_at(step: int, people: People) -> frozenset[int]:
    """Return who is told at a step: who drafts, or answers, or else the office; then the head, then the office too.

    Source: 第六条、第七条.
    """
    told = people.drafters or people.heads or people.office
    told |= people.heads if step >= LATE else frozenset()
    return told | people.office if step >= TO_THE_OFFICE else told


def has_lain(asked_on: date, on: date, calendar: Calendar) -> bool:
    """Tell whether a request to put something off has lain longer than the office takes. Practice."""
    return calendar.count(asked_on, on) > PATIENCE
