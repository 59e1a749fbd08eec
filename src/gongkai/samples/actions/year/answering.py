"""What heads and office do about what is due otherwise than by making it known. Source: 第九条、第十七条."""

from datetime import timedelta
from random import Random

from django.db.models import QuerySet

from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations import actions as obligations
from gongkai.obligations.models import Obligation
from gongkai.obligations.rules.words import State
from gongkai.samples.actions.year.cataloguing import ENTRIES
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.founding import House, School
from gongkai.samples.story import Row

EVERY = 15
"""Working days from one look at the list of what is due to the next."""
PUT_OFF = timedelta(days=90)


def look_after(clock: Clock, school: School, house: House, dice: Random) -> Course:
    """Let a unit's head look at what is due, time and again: state nothing, ask for more time, or enter an event."""
    while True:
        yield clock.later(dice, EVERY + dice.randint(0, 6))
        owed = _owed(house, clock)
        periodic = owed.filter(kind=TimeKind.PERIODIC).first()
        if periodic and dice.random() < 0.4:
            obligations.state_nothing(periodic, "本期没有应当公开的内容", by=house.head, at=clock.now)
        rest = _owed(house, clock).first()
        if rest and dice.random() < 0.3:
            yield from _put_off(clock, school, house, rest, dice)
        if "5.1" in house.entries and dice.random() < 0.5:
            _enter(clock, house, dice)


def _owed(house: House, clock: Clock) -> QuerySet[Obligation]:
    open_ = Obligation.objects.filter(unit=house.unit, state=State.OPEN, disclosure=None)
    return open_.filter(due_on__lte=clock.today, deferrals=None).order_by("due_on", "pk")


def _put_off(clock: Clock, school: School, house: House, one: Obligation, dice: Random) -> Course:
    again = clock.today + PUT_OFF
    obligations.ask_deferral(one, "依据第九条，事项正在处理", re_review_on=again, by=house.head, at=clock.now)
    yield clock.later(dice, 2)
    one.refresh_from_db()
    if one.state != State.OPEN:
        return
    if dice.random() < 0.3:
        obligations.refuse_deferral(one, "依据不足", by=school.approver, at=clock.now)
        return
    obligations.approve_deferral(one, re_review_on=again, by=school.approver, at=clock.now)
    if dice.random() < 0.5:
        clock.start(_take_up(clock, house, one), clock.later(dice, 30))


def _take_up(clock: Clock, house: House, one: Obligation) -> Course:
    obligations.end_deferral(one, by=house.head, at=clock.now)
    yield from ()


def _enter(clock: Clock, house: House, dice: Random) -> None:
    """Enter an event that nobody may come to draft; some were entered by mistake."""
    said: Row = {"happened_on": clock.today - timedelta(days=dice.randint(0, 5)), "kind": TimeKind.TIMELY}
    since = house.entries["5.1"].items.earliest("pk").version.in_force_on
    said["happened_on"] = max(said["happened_on"], since or clock.today)
    made = obligations.enter_event(house.entries["5.1"], ENTRIES["5.1"].title, **said, by=house.drafter, at=clock.now)
    if dice.random() < 0.2:
        obligations.void_event(made, "登记有误", by=house.head, at=clock.now)


def urge(clock: Clock, school: School, dice: Random) -> Course:
    """Let the office urge, every few weeks, what is overdue longest."""
    while True:
        yield clock.later(dice, EVERY)
        overdue = Obligation.objects.filter(state=State.OPEN, due_on__lt=clock.today).order_by("due_on", "pk")[:5]
        obligations.urge(overdue, "请尽快公开", by=school.clerk, at=clock.now)
