"""Briefing meetings as readers see them: on the public side the public ones alone. Source: 第十条、第十四条."""

from datetime import timedelta

import pytest
import time_machine

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience
from tests.briefings.making import AFTER, announced, planned, recorded
from tests.factories import NOON, a_member, an_account, brought_to

pytestmark = [pytest.mark.article(14), pytest.mark.article(10), pytest.mark.django_db]


def text(client, path):
    return client.get(path).content.decode()


@pytest.fixture(autouse=True)
def _in_the_afternoon():
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        yield


def test_what_is_to_come_is_listed_and_what_is_only_planned_is_not(house, client):
    planned(house, title="还在筹备")
    announced(house, title="下周通报会")
    page = text(client, "/meetings/")

    assert ("还在筹备" in page, "下周通报会" in page) == (False, True)


def test_questions_and_answers_stand_beside_what_was_told(house, client):
    revision = brought_to(Stage.PUBLISHED, house, title="党费收缴办法")
    meeting = recorded(house, revision)
    page = text(client, f"/meetings/{meeting.public_id}/")

    assert [word in page for word in ("党费收缴办法", "由谁负责？", "学院党委。", "纪要.txt")] == [
        True,
        True,
        True,
        False,
    ]


def test_while_something_told_is_down_neither_it_nor_what_was_asked_is_shown(house, client):
    revision = brought_to(Stage.PUBLISHED, house, title="党费收缴办法")
    meeting = recorded(house, revision)
    disclosures.withdraw(revision, by=house.approver, at=AFTER, reason="有误")
    page = text(client, f"/meetings/{meeting.public_id}/")

    assert [word in page for word in ("党费收缴办法", "由谁负责？", "提问和回答也暂不显示")] == [False, False, True]


def test_an_inner_meeting_is_on_the_inner_side_for_members_and_nowhere_else(house, client):
    meeting = announced(house, title="党内通报会", audience=Audience.INNER)
    here, inside = f"/meetings/{meeting.public_id}/", f"/inner/meetings/{meeting.public_id}/"

    assert (client.get(here).status_code, "党内通报会" in text(client, "/meetings/")) == (404, False)
    client.force_login(an_account(house.drafter))
    assert (client.get(inside).status_code, "党内通报会" in text(client, "/inner/meetings/")) == (404, False)
    client.force_login(an_account(a_member(house.college)))
    assert (client.get(inside).status_code, client.get(here).status_code) == (200, 404)
    assert "党内通报会" in text(client, "/inner/meetings/")


def test_a_list_costs_the_same_with_one_and_with_three(house, client, django_assert_num_queries):
    recorded(house)
    text(client, "/meetings/")
    with django_assert_num_queries(3):
        text(client, "/meetings/")
    for _ in range(2):
        recorded(house)
    with django_assert_num_queries(3):
        text(client, "/meetings/")
