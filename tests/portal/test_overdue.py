"""What readers are told of what is in time, late and overdue. Source: 第十七条."""

from datetime import date

import pytest
import time_machine

from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience
from gongkai.obligations import actions
from gongkai.policy.actions import decide
from gongkai.policy.rules import Choice
from tests.factories import NOON, a_draft, brought_to, take_on
from tests.obligations.things import YESTERDAY, a_period
from tests.portal.making_known import address

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
PAGE = "/overdue/"


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def listed(client):
    return [(one.item.title, one.due_on) for one in client.get(PAGE).context["page"].object_list]


@pytest.mark.article(21)
def test_nothing_is_listed_where_the_school_has_not_decided_so(house, client):
    a_period(house, YESTERDAY)

    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get("/").content.decode()


def test_what_is_overdue_is_listed_the_oldest_first(house, client):
    decide(Choice.LIST_OVERDUE, is_on=True, by=house.approver, at=NOON)
    a_period(house, YESTERDAY, title="民主评议")
    a_period(house, date(2026, 9, 7), title="党员发展")
    a_period(house, title="还没有到期的")

    assert listed(client) == [("党员发展", date(2026, 9, 7)), ("民主评议", YESTERDAY)]
    assert PAGE in client.get("/").content.decode()


@pytest.mark.article(10)
def test_readers_learn_of_nothing_that_is_not_for_them(house, client):
    decide(Choice.LIST_OVERDUE, is_on=True, by=house.approver, at=NOON)
    a_period(house, YESTERDAY, title="党内事项", audience=Audience.INNER, channels=["inner_portal"])

    assert listed(client) == []
    assert "党内事项" not in client.get(PAGE).content.decode()


def made_known(house, due_on):
    one = a_period(house, due_on)
    revision = actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=NOON)
    take_on(revision, Stage.PUBLISHED, house)
    actions.settle(NOON)
    return revision


@pytest.mark.parametrize(("due_on", "words"), [(date(2026, 9, 14), "按时"), (YESTERDAY, "迟 3 天")])
def test_the_page_of_a_disclosure_says_whether_it_came_in_time(house, client, due_on, words):
    page = client.get(address(made_known(house, due_on))).content.decode()

    assert f"{words}</span>" in page


def test_a_disclosure_that_answers_nothing_due_says_nothing_of_it(house, client):
    revision = brought_to(Stage.PUBLISHED, house)

    assert "按时</span>" not in client.get(address(revision)).content.decode()


def test_the_list_costs_the_same_for_three_as_for_one(house, client, django_assert_num_queries):
    decide(Choice.LIST_OVERDUE, is_on=True, by=house.approver, at=NOON)
    for how_many in (1, 2):
        for _ in range(how_many):
            a_period(house, YESTERDAY)
        with django_assert_num_queries(3):
            client.get(PAGE)
