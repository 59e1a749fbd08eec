"""The to-do page counts what is overdue, what falls due soon, what waits and what was made known. Source: 第十七条."""

import pytest

from tests.desk.walking import cost, signed_in
from tests.obligations.things import YESTERDAY, a_period, an_event

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
PAGE = "/desk/"


def tiles(person):
    return [(str(tile["label"]), tile["value"]) for tile in signed_in(person).get(PAGE).context["tiles"]]


def test_the_tiles_tell_what_is_overdue_and_what_falls_due_within_a_week(house):
    a_period(house, YESTERDAY)
    an_event(house)
    a_period(house)

    assert tiles(house.drafter) == [("已逾期", 1), ("7 天内到期", 1), ("等我处理", 0), ("本年已公开", 0)]


def test_the_month_beside_the_tasks_shows_the_days_on_which_something_falls_due(house):
    an_event(house)

    month = signed_in(house.drafter).get(PAGE).context["month"]

    assert [(day.day.day, day.count, day.look) for week in month.weeks for day in week if day.count] == [(20, 1, "d")]


def test_the_page_costs_the_same_for_three_due_items_as_for_one(house):
    browser = signed_in(house.drafter)
    a_period(house, YESTERDAY)
    one = cost(browser, PAGE)
    a_period(house, YESTERDAY)
    an_event(house)

    assert cost(browser, PAGE) == one
