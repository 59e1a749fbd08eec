"""Races about what falls due and who answers it. Each returns what it ended in, as plain numbers and words."""

from datetime import date
from functools import partial

from gongkai.calendars.models import YearTable
from gongkai.calendars.queries import calendar
from gongkai.disclosures.actions import start
from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Period, Role, TimeKind
from gongkai.notices.models import Notice
from gongkai.obligations import actions
from gongkai.obligations.models import Deferral, Event, Obligation, Shift
from tests.disclosures.races.field import race, tally
from tests.factories import NOON, a_draft, a_house, a_post, an_entry, take_on
from tests.obligations.things import NEW_YEAR, SOON, a_period, days_later

RUNNERS, MATTERS = 4, 3
AGAIN = date(2027, 3, 1)


def periods(house, count, due_on=SOON):
    return [a_period(house, due_on, title=f"第{number}项") for number in range(count)]


def generators():
    """All work out the same unit at the same moment, with a new catalogue, and then once more."""
    house = a_house()
    actions.generate(house.college, days=calendar(), at=NOON)
    said = {"time_kind": TimeKind.PERIODIC, "period": Period.MONTH, "anchor_day": 20}
    an_entry(house.college, in_force_on=NEW_YEAR, **said)
    work = partial(actions.generate, house.college, days=calendar(), at=NOON)
    ends = race([[work, work]] * RUNNERS)
    keys = Obligation.objects.order_by("due_on").values_list("key", flat=True)
    monthly = [key for key in keys if "M" in key]
    return {
        "ends": tally(ends),
        "first": monthly[0],
        "doubled": len(monthly) - len(set(monthly)),
        "months": len(monthly),
    }


def entered_meanwhile():
    """Half enter events while the other half work the unit out anew: what was entered is due and stays due."""
    house = a_house()
    entry = an_entry(house.college, in_force_on=NEW_YEAR, time_kind=TimeKind.TIMELY)
    actions.generate(house.college, days=calendar(), at=NOON)
    enter = partial(actions.enter_event, entry, "会议", happened_on=NOON.date(), by=house.drafter, at=NOON)
    work = partial(actions.generate, house.college, days=calendar(), at=NOON)
    ends = race([[enter if number % 2 else work] * MATTERS for number in range(RUNNERS)])
    states = list(Obligation.objects.filter(event__isnull=False).values_list("state", flat=True))
    return {"ends": tally(ends), "events": Event.objects.count(), "states": states}


def generating_and_settling():
    """What is made known in time is settled while a new calendar moves what is open: it is met, before or after."""
    house = a_house()
    matters = periods(house, MATTERS)
    for one in matters:
        revision = actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=NOON)
        take_on(revision, Stage.PUBLISHED, house)
    said = {"off": [SOON.isoformat()], "make_up": [], "source": "试", "loaded_by": house.clerk, "loaded_at": NOON}
    YearTable.objects.create(year=2026, number=2, **said)
    works = [partial(actions.generate, house.college, days=calendar(), at=NOON), partial(actions.settle, NOON)]
    ends = race([[works[number % 2]] * 2 for number in range(RUNNERS)])
    actions.settle(NOON)
    rows = Obligation.objects.filter(pk__in=[one.pk for one in matters])
    moved = Shift.objects.filter(obligation__in=rows)
    told = [one.due_on == SOON or moved.filter(obligation=one, after=one.due_on).count() == 1 for one in rows]
    return {"ends": tally(ends), "states": [one.state for one in rows], "told": all(told)}


def takers():
    """Several drafters take over the same things, each with a disclosure of his own."""
    house = a_house()
    matters = periods(house, MATTERS)
    drafters = [house.drafter, *(a_post(Role.DRAFTER, house.college) for _ in range(RUNNERS - 1))]
    steps = []
    for by in drafters:
        own = [start(house.college, a_draft(house, entry=one.entry), by=by, at=NOON).disclosure for one in matters]
        pairs = zip(matters, own, strict=True)
        steps.append([partial(actions.take_over, one, mine, by=by, at=NOON) for one, mine in pairs])
    ends = race(steps)
    return {"ends": tally(ends), "answering": Disclosure.objects.filter(obligations__isnull=False).count()}


def drafters():
    """Several begin to write on the same things: of those who come too late nothing is left."""
    house = a_house()
    matters = periods(house, MATTERS)
    typed = [(one, a_draft(house, entry=one.entry)) for one in matters]
    begin = partial(actions.draft, by=house.drafter, at=NOON)
    ends = race([[partial(begin, one, house.college, each) for one, each in typed]] * RUNNERS)
    return {"ends": tally(ends), "disclosures": Disclosure.objects.count()}


def askers():
    """The drafter and the head ask for deferrals of the same things; then the office agrees and refuses at once."""
    house = a_house()
    matters = periods(house, MATTERS)
    ask = partial(actions.ask_deferral, ground="正在讨论", re_review_on=AGAIN, at=NOON)
    ends = race([[partial(ask, one, by=by) for one in matters] for by in [house.drafter, house.head] * 2])
    told = Notice.objects.filter(kind="deferral_asked").count()
    agree = partial(actions.approve_deferral, re_review_on=AGAIN, by=house.approver, at=days_later(1))
    refuse = partial(actions.refuse_deferral, reason="依据不足", by=house.approver, at=days_later(1))
    more = race([[partial(act, one) for one in matters] for act in [agree, refuse] * 2])
    both = Deferral.objects.filter(approved_at__isnull=False, refused_at__isnull=False).count()
    state = Obligation.objects.filter(state="deferred").count() - Deferral.objects.filter(refused_at=None).count()
    return {"ends": tally(ends), "more": tally(more), "told": told, "both": both, "apart": state}
