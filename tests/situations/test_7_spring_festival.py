"""Deadlines over Spring Festival, and in a year whose calendar is not out: provisional until it is loaded."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations import actions, queries
from gongkai.obligations.models import Obligation, Shift
from gongkai.obligations.rules.words import Standing, State
from tests.factories import a_draft, a_house, an_account, an_entry, take_on
from tests.obligations.things import NEW_YEAR, carried_on

BEIJING = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 2, 6, 10, tzinfo=BEIJING)
LAST_MINUTE = datetime(2026, 3, 12, 23, 59, tzinfo=BEIJING)
JANUARY = datetime(2027, 1, 11, 9, tzinfo=BEIJING)
GUESSED, OFFICIAL = date(2027, 2, 11), date(2027, 2, 14)
"""The eleventh is worked as far as the law alone tells; by the notice the week is off and the Sunday worked."""
NOTICE = """\
2027-01-01至2027-01-03 休 元旦
2027-02-05至2027-02-13 休 春节
2027-02-14 班
2027-10-01至2027-10-07 休 国庆节
"""
SHORTER = NOTICE.replace("02-13 休", "02-09 休").replace("02-14 班", "03-01至2027-03-04 休")
"""A second notice by which the eleventh is worked after all."""
pytestmark = [pytest.mark.django_db, pytest.mark.article(17)]


def page(person, address, at, said=None):
    """Return a page as somebody sees it at a moment, or what it answers to what he sends."""
    client = Client()
    with time_machine.travel(at, tick=False):
        client.force_login(person.accounts.first() or an_account(person))
        return client.post(address, said) if said else client.get(address)


def words(person, one, at):
    return page(person, reverse("desk:obligation", args=[one.public_id]), at).content.decode()


def entered(house):
    """Enter, through its page, what the committee decided on the Friday before the feast."""
    entry = an_entry(house.college, in_force_on=NEW_YEAR, time_kind=TimeKind.TIMELY)
    said = {"entry": str(entry.public_id), "kind": "timely", "what": "党委会作出决定", "happened_on": "2026-02-06"}
    assert page(house.drafter, reverse("desk:event_new"), FRIDAY, said).status_code == 302
    return Obligation.objects.get(entry=entry)


def made_known(one, house, at):
    revision = actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=at)
    take_on(revision, Stage.PUBLISHED, house, at=at)
    actions.settle(at)
    one.refresh_from_db()


def test_the_feast_does_not_count_and_the_page_says_how_the_day_was_found():
    house = a_house()
    one = entered(house)

    assert (one.due_on, one.calendar, one.is_provisional) == (date(2026, 3, 12), "2026-1", False)
    shown = words(house.drafter, one, FRIDAY)
    assert "2026年2月6日 发生或变动，之后 20 个工作日内公开，当天不算，是 2026年3月12日。" in shown
    assert "2026 年放假安排第 1 版" in shown


@pytest.mark.parametrize(("at", "state"), [(LAST_MINUTE, "met"), (LAST_MINUTE + timedelta(minutes=1), "late")])
def test_the_last_minute_of_the_due_day_in_beijing_is_in_time_and_the_next_is_late(at, state):
    house = a_house()
    one = entered(house)

    made_known(one, house, at)

    assert (one.state, one.met_at) == (state, at)


def test_what_nobody_made_known_is_overdue_from_the_day_after():
    house = a_house()
    one = entered(house)
    late = queries.standing(Standing.OVERDUE, LAST_MINUTE.date())

    assert not Obligation.objects.filter(late, pk=one.pk).exists()
    assert list(queries.overdue(date(2026, 3, 13)).values_list("pk", flat=True)) == [one.pk]
    assert "逾期 1 天" in words(house.drafter, one, LAST_MINUTE + timedelta(minutes=1))


def two_yearly(house):
    """Return what two yearly matters make due in February 2027, a year before; the first is made known in January."""
    limit = {"time_kind": TimeKind.PERIODIC, "period": Period.YEAR, "anchor_month": 2, "anchor_day": 11}
    first = an_entry(house.college, in_force_on=NEW_YEAR, **limit)
    carried_on(house.college)
    second = an_entry(house.college, in_force_on=NEW_YEAR, **limit)
    actions.run_due(FRIDAY)
    known, still = (Obligation.objects.get(entry=entry, key="2027Y1") for entry in (first, second))
    made_known(known, house, JANUARY)
    return known, still


def loaded(house, text=NOTICE, at=JANUARY):
    """Load the table of 2027 through the office's page."""
    said = {"year": 2027, "source": "国办发明电〔2026〕9号", "text": text}
    assert page(house.clerk, reverse("desk:calendar_new"), at, said).status_code == 302


def test_in_a_year_without_a_notice_days_are_provisional_and_the_pages_say_so():
    house = a_house()
    still = two_yearly(house)[1]

    assert (still.due_on, still.calendar, still.is_provisional) == (GUESSED, "2027-0", True)
    assert "这个日期是暂定的" in words(house.drafter, still, FRIDAY)
    assert "2027 年按法定节假日推算" in words(house.drafter, still, FRIDAY)
    assert "2027年2月11日前（暂定）" in page(house.drafter, reverse("desk:obligations"), JANUARY).content.decode()


def test_the_loaded_table_moves_what_is_open_with_old_and_new_on_record_and_what_is_met_stays_met():
    house = a_house()
    known, still = two_yearly(house)

    loaded(house)

    known.refresh_from_db()
    still.refresh_from_db()
    assert (known.state, known.due_on, known.calendar) == (State.MET, GUESSED, "2027-0")
    assert (still.state, still.due_on, still.calendar, still.is_provisional) == (
        State.OPEN, OFFICIAL, "2027-1", False)  # fmt: skip
    shift = Shift.objects.get(obligation__key="2027Y1")
    assert (shift.obligation, shift.before, shift.after) == (still, GUESSED, OFFICIAL)
    assert (shift.tables_before, shift.tables_after, shift.why) == ("2027-0", "2027-1", "calendar")


def test_the_page_tells_the_old_day_the_new_day_and_why():
    house = a_house()
    known, still = two_yearly(house)

    loaded(house)

    shown = words(house.drafter, still, JANUARY)
    assert "时限由 2027年2月11日 改为 2027年2月14日，放假安排更新" in shown
    assert "暂定" not in shown
    assert "改为" not in words(house.drafter, known, JANUARY)


def test_the_sunday_that_is_made_up_is_in_time_and_the_day_after_is_overdue():
    house = a_house()
    still = two_yearly(house)[1]
    loaded(house)

    late = [queries.overdue(OFFICIAL + timedelta(days=days)).filter(key="2027Y1") for days in (0, 1)]
    assert [list(each) for each in late] == [[], [still]]
    made_known(still, house, datetime(2027, 2, 14, 23, 59, tzinfo=BEIJING))
    assert still.state == State.MET


def test_a_table_that_takes_a_day_back_leaves_what_was_in_time_in_time():
    house = a_house()
    known, still = two_yearly(house)
    loaded(house)
    still.refresh_from_db()
    made_known(still, house, datetime(2027, 2, 12, 9, tzinfo=BEIJING))

    loaded(house, SHORTER)

    states = Obligation.objects.filter(key="2027Y1", state=State.MET).order_by("pk")
    assert list(states.values_list("due_on", flat=True)) == [known.due_on, OFFICIAL]
