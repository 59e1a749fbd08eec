"""The moving clock of a simulated year: what people do at which moment, and what the program does every morning."""

import heapq
from collections.abc import Callable, Generator
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import TypeAlias

from gongkai.appraisals import actions as appraisals
from gongkai.calendars.queries import calendar
from gongkai.catalogue import actions as catalogue
from gongkai.channels import actions as channels
from gongkai.disclosures import actions as disclosures
from gongkai.inspections import actions as inspections
from gongkai.ledger import actions as ledger
from gongkai.ledger.actions import recorded
from gongkai.mailbox import actions as mailbox
from gongkai.obligations import actions as obligations
from gongkai.samples.story import BEIJING

Course: TypeAlias = Generator[datetime, None, None]
"""Something that takes its time: it acts, yields the moment at which it goes on, and is over when it ends."""

EIGHT = timedelta(hours=8, minutes=5)
MORNING, EVENING = 9, 17
DUE: tuple[Callable[[datetime], int], ...] = (
    catalogue.run_due,
    disclosures.run_due,
    obligations.run_due,
    obligations.settle,
    channels.run_due,
    mailbox.run_due,
    inspections.run_due,
    appraisals.run_due,
    obligations.remind,
    inspections.remind,
)
"""What the program does by itself, in the order in which one thing leads to the other."""


class Clock:
    """The time it is in the story, everything that waits for its moment, and the calendar, which nobody changes."""

    def __init__(self, begins: datetime) -> None:
        self.now = begins
        self.days = calendar()
        self._waiting: list[tuple[datetime, int, Course]] = []
        self._numbers = count()

    @property
    def today(self) -> date:
        """The day it is in China."""
        return self.now.date()

    def start(self, course: Course, at: datetime) -> None:
        """Let something begin at a moment."""
        heapq.heappush(self._waiting, (at, next(self._numbers), course))

    def later(self, dice: Random, days: int) -> datetime:
        """Return a moment so many working days from now, in working hours and later than now."""
        if days < 1:
            return self.now + timedelta(minutes=dice.randint(5, 40))
        return working_hour(dice, self.days.add(self.today, days))

    def on_a_working_day(self, dice: Random, day: date) -> datetime:
        """Return some working hour of a day, or of the next that is worked."""
        return working_hour(dice, day if self.days.is_working(day) else self.days.add(day, 1))

    def run(self, until: date) -> None:
        """Live day by day, the last one included; each day is one transaction, and then the log is signed."""
        while self.today <= until:
            ends = datetime.combine(self.today + timedelta(days=1), time(), BEIJING)
            if self._happens_something(ends):
                with recorded():
                    self._live_until(ends)
                ledger.run_due(self.now)
            self.now = ends + EIGHT

    def _happens_something(self, ends: datetime) -> bool:
        return self.days.is_working(self.today) or bool(self._waiting and self._waiting[0][0] < ends)

    def _live_until(self, ends: datetime) -> None:
        if self.days.is_working(self.today):
            for run in DUE:
                run(self.now)
        while self._waiting and self._waiting[0][0] < ends:
            at, _number, course = heapq.heappop(self._waiting)
            self.now = max(self.now, at)
            again = next(course, None)
            if again is not None:
                self.start(course, again)


def working_hour(dice: Random, day: date) -> datetime:
    """Return some minute of a working day."""
    return datetime.combine(day, time(dice.randint(MORNING, EVENING - 1), dice.randrange(60)), BEIJING)


def dice_of(seed: int, name: str, number: int) -> Random:
    """Return dice of its own for everything that happens, so that one more thing does not change all others."""
    return Random(f"{seed}/{name}/{number}")  # noqa: S311 – a story, and no secret
