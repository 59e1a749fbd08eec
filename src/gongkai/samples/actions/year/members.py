"""Members are told of the year at a meeting, and judge it. Source: 第十八条."""

from datetime import datetime, timedelta
from random import Random

from gongkai.appraisals import actions as appraisals
from gongkai.appraisals.models import Appraisal
from gongkai.appraisals.queries import electors
from gongkai.appraisals.rules.ballots import Ballot
from gongkai.appraisals.rules.words import Grade
from gongkai.briefings import actions as briefings
from gongkai.briefings.models import Meeting
from gongkai.measures.vocabulary import Audience
from gongkai.samples.actions.year.clock import Clock, Course, working_hour
from gongkai.samples.actions.year.founding import House, School

WAYS = ("published", "closed", "called_off")
"""What becomes of meeting and appraisal of a unit, in turn."""
OPEN_FOR = timedelta(days=9)


def tell_members(clock: Clock, school: School, way: str, dice: Random, year: int) -> Course:
    """Tell the members of a unit of the year, and let them judge; of one unit both are called off."""
    house = school.houses[0 if way == "published" else 2 + WAYS.index(way)]
    meeting = briefings.plan(house.unit, _meeting(clock, dice, year), by=house.drafter, at=clock.now)
    yield clock.later(dice, 0)
    briefings.announce(meeting, by=house.head, at=clock.now)
    if way == "called_off":
        yield clock.later(dice, 1)
        briefings.call_off(meeting, "与上级会议时间冲突", by=house.drafter, at=clock.now)
    else:
        yield from _held(clock, house, meeting, dice)
    yield clock.later(dice, 1)
    yield from _judged(clock, school, house, way, dice, year)


def _meeting(clock: Clock, dice: Random, year: int) -> briefings.Plan:
    return briefings.Plan(
        title=f"{year}年党务公开工作通报会",
        place="第一会议室",
        chair="党委书记",
        starts_at=clock.later(dice, 3),
        audience=Audience.INNER,
        yearly=year,
    )


def _held(clock: Clock, house: House, meeting: Meeting, dice: Random) -> Course:
    yield clock.later(dice, 4)
    said = briefings.Record(held_at=meeting.starts_at, attendance=dice.randint(20, 60), items=())
    briefings.record(meeting, said, by=house.drafter, at=clock.now)
    yield clock.later(dice, 0)
    briefings.confirm(meeting, by=house.head, at=clock.now)


def _judged(clock: Clock, school: School, house: House, way: str, dice: Random, year: int) -> Course:
    """Open an appraisal; all vote within two days, and when it is over the school's result is shown to members."""
    until, groups = clock.today + OPEN_FOR, (school.members,)
    reason = "通报会改期" if way == "called_off" else ""
    plan = appraisals.Plan(year=year, starts_on=clock.today, ends_on=until, groups=groups, reason=reason)
    made = appraisals.open_appraisal(house.unit, plan, by=house.head, at=clock.now)
    yield clock.later(dice, 1)
    if way == "called_off":
        appraisals.call_off(made, "与通报会一并改期", by=school.approver, at=clock.now)
        return
    _voted(made, house, school, clock.now, dice)
    if way == "published":
        yield working_hour(dice, clock.days.add(until, 2))
        appraisals.publish(made, by=house.head, at=clock.now)


def _voted(made: Appraisal, house: House, school: School, at: datetime, dice: Random) -> None:
    for person in electors(house.unit, [school.members], at.date()).order_by("pk"):
        grades = tuple(dice.choice((Grade.GOOD, Grade.GOOD, Grade.FAIRLY, *Grade)) for _ in made.questions)
        appraisals.cast(made, Ballot(grades, ""), by=person, on=at.date())
