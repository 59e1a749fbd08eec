"""A whole year of a school, day by day. Everything that happens is decided by dice, thrown by one seed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from gongkai.ledger.actions import recorded
from gongkai.samples import queries
from gongkai.samples.actions.loading import DatabaseInUse
from gongkai.samples.actions.year.accounting import give_accounts
from gongkai.samples.actions.year.afterwards import whole_life
from gongkai.samples.actions.year.answerable import ENDS, hold_to_account
from gongkai.samples.actions.year.answering import look_after, urge
from gongkai.samples.actions.year.cataloguing import keep_catalogue
from gongkai.samples.actions.year.clock import EIGHT, Clock, Course, dice_of, working_hour
from gongkai.samples.actions.year.fates import FATES, fates
from gongkai.samples.actions.year.founding import School, found_school
from gongkai.samples.actions.year.inspecting import inspect
from gongkai.samples.actions.year.matters import Matter
from gongkai.samples.actions.year.members import WAYS as WAYS_OF_MEMBERS
from gongkai.samples.actions.year.members import tell_members
from gongkai.samples.actions.year.writing import WAYS, Correspondence
from gongkai.samples.models import SampleSchool
from gongkai.samples.story import BEIJING, morning

FEWEST_UNITS, FEWEST_DISCLOSURES = 6, 60
"""Below this not everything that can happen would happen."""
INSPECTIONS = (50, 70, 150, 180, 190, 240, 290)
"""On which days of the year an inspection is planned."""
A_LETTER_FOR_EVERY = 40
"""So many disclosures; and a few besides, so that each of their ways is gone."""
A_FEW = 30


class TooSmall(Exception):  # noqa: N818 – reads as a sentence: "raises TooSmall"
    """Raised where the school is to be so small that not everything can happen in its year."""


def simulate(*, year: int, units: int = 40, disclosures: int = 2000, seed: int = 7) -> None:
    """Let a school live through a year in an empty database, by the actions that people use, and give accounts of it.

    What goes on in January goes on beside the accounts, and nothing new begins then but them.

    :raises DatabaseInUse: if anybody has begun to use the database.
    :raises TooSmall: if so few units or disclosures are asked for that not everything can happen.
    """
    if not queries.is_empty():
        raise DatabaseInUse
    if units < FEWEST_UNITS or disclosures < FEWEST_DISCLOSURES:
        raise TooSmall
    clock = Clock(datetime(year - 1, 12, 9, 9, tzinfo=BEIJING))
    with recorded():
        school = found_school(units, clock.now, date(year, 5, 6))
        SampleSchool.objects.create(loaded_at=clock.now)
    for course, at in _courses(clock, school, year, disclosures, seed):
        clock.start(course, at)
    clock.now = morning(clock.today) + EIGHT
    clock.run(date(year + 1, 1, 31))


def _courses(
    clock: Clock, school: School, year: int, disclosures: int, seed: int
) -> "Iterator[tuple[Course, datetime]]":
    for place, house in enumerate(school.houses):
        dice = dice_of(seed, "catalogue", place)
        begins = max(house.unit.starts_on, clock.today + timedelta(days=1 + place % 10))
        yield keep_catalogue(clock, school, place, dice, year), working_hour(dice, clock.days.add(begins, 1))
        dice = dice_of(seed, "head", place)
        yield look_after(clock, school, house, dice), working_hour(dice, max(house.unit.starts_on, date(year, 1, 20)))
    yield urge(clock, school, dice_of(seed, "office", 0)), datetime.combine(date(year, 2, 10), time(9), BEIJING)
    for number, days in enumerate(INSPECTIONS):
        dice = dice_of(seed, "inspection", number)
        yield (
            inspect(clock, school, number, dice),
            clock.on_a_working_day(dice, date(year, 1, 1) + timedelta(days=days)),
        )
    yield from _matters(clock, school, year, disclosures, seed)
    yield from _beside(clock, school, year, seed)
    dices = [dice_of(seed, "accounts", number) for number in range(len(school.houses) + 1)]
    accounts = give_accounts(clock, school, dices, year)
    yield accounts, working_hour(dices[0], clock.days.add(date(year, 12, 31), 1))
    for number in range(disclosures // A_LETTER_FOR_EVERY + A_FEW):
        dice = dice_of(seed, "letter", number)
        course = Correspondence(clock, school, school.houses[number % (len(school.houses) - 1)], dice, number)
        early = date(year, 7, 20) - timedelta(days=10 * number)
        day = early if number < len(WAYS) else _some_day(dice, year)
        yield course.live(), clock.on_a_working_day(dice, day)


def _beside(clock: Clock, school: School, year: int, seed: int) -> "Iterator[tuple[Course, datetime]]":
    """Let cases come up in the course of the year, and members be told of it at its end."""
    for number in range(len(ENDS)):
        dice = dice_of(seed, "case", number)
        day = date(year, 8, 25) + timedelta(days=8 * number)
        yield hold_to_account(clock, school, number, dice), clock.on_a_working_day(dice, day)
    for number, way in enumerate(WAYS_OF_MEMBERS):
        dice = dice_of(seed, "members", number)
        day = date(year, 11, 20)
        yield tell_members(clock, school, way, dice, year), clock.on_a_working_day(dice, day)


def _matters(
    clock: Clock, school: School, year: int, disclosures: int, seed: int
) -> "Iterator[tuple[Course, datetime]]":
    """Let each fate come about in spring, when catalogues are in force, so that it comes to its end; the rest ever."""
    for number, fate in enumerate(fates(disclosures, dice_of(seed, "fates", 0))):
        dice = dice_of(seed, "matter", number)
        is_certain = number < len(FATES)
        house = school.houses[number % (len(school.houses) - 2 * is_certain)]
        spring = date(year, 4, 10) + timedelta(days=dice.randrange(60))
        day = spring if is_certain else max(_some_day(dice, year), house.unit.starts_on)
        matter = Matter(clock, school, house, fate, dice, number + 1)
        yield whole_life(matter), clock.on_a_working_day(dice, day)


def _some_day(dice: Random, year: int) -> date:
    return date(year, 1, 2) + timedelta(days=dice.randrange(363))
