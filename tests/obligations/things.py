"""Things due for a college, made by the actions that people and the clock use."""

from datetime import date, timedelta

from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Version
from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations import actions
from gongkai.obligations.models import Obligation
from tests.factories import LONG_AGO, NOON, a_person, an_entry, next_number

NEW_YEAR = date(2026, 1, 1)
SOON = date(2026, 10, 20)
YESTERDAY, TODAY = date(2026, 9, 11), date(2026, 9, 14)
"""A Friday on which something fell due, and the Monday of all tests."""


def generated(unit, *, at=NOON):
    """Work out what falls due, and leave out what the house's own entry, of long ago, would have made overdue."""
    actions.generate(unit, days=calendar(), at=at)
    Obligation.objects.filter(item__version__in_force_on=LONG_AGO).delete()


def carried_on(unit, since=NEW_YEAR):
    """Begin the next version with what the newest in force since a day asks for: it takes the place of the whole."""
    before = Version.objects.filter(unit=unit, in_force_on=since).order_by("-pk").first()
    said = {"started_by": a_person(), "started_at": NOON, "number": next_number(unit)}
    version = Version.objects.create(unit=unit, year=2026, **said)
    for item in before.items.all() if before else ():
        item.pk, item.version = None, version
        item.save()


def a_period(house, due_on=SOON, *, period=Period.YEAR, **more) -> Obligation:
    """Return what a yearly entry of the college makes due this year, on a day of one's choice."""
    said = {"time_kind": TimeKind.PERIODIC, "period": period, "anchor_month": due_on.month, "anchor_day": due_on.day}
    carried_on(house.college)
    entry = an_entry(house.college, in_force_on=more.pop("in_force_on", NEW_YEAR), **said, **more)
    generated(house.college)
    return Obligation.objects.filter(entry=entry, due_on=due_on).get()


def a_standing(house, **more) -> Obligation:
    """Return what a long-term entry of the college makes due."""
    entry = an_entry(house.college, in_force_on=date(2026, 9, 1), **more)
    generated(house.college)
    return Obligation.objects.get(entry=entry)


def an_event(house, happened_on=TODAY, *, what="党委会作出决定", at=NOON, **more) -> Obligation:
    """Return what an event makes due that the college's drafter enters."""
    carried_on(house.college)
    entry = an_entry(house.college, in_force_on=NEW_YEAR, time_kind=TimeKind.TIMELY, working_days=5, **more)
    return actions.enter_event(entry, what, happened_on=happened_on, by=house.drafter, at=at)


def days_later(days):
    return NOON + timedelta(days=days)
