"""A reviewer's account ends on Friday night: tasks return to the queue, given passes stay, nobody waits silently."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.measures.vocabulary import Administration, Role
from gongkai.notices.models import Notice
from gongkai.orgs.models import Account, Post
from gongkai.orgs.queries import duties_of
from gongkai.restructuring import actions as restructuring
from tests.factories import NO_LINES_CROSSED, NOON, a_house, a_person, a_post, an_account, brought_to, started

FRIDAY = datetime(2026, 9, 18, 22, tzinfo=ZoneInfo("Asia/Shanghai"))
MONDAY = FRIDAY + timedelta(days=3)
pytestmark = pytest.mark.django_db


def system():
    person = a_person("黎昕")
    an_account(person, administration=Administration.SYSTEM)
    return person


def tasks(person, at=MONDAY):
    return {task.verb for task in queries.tasks_of(person, duties_of(person, at.date()), at)}


def told(person):
    return sorted(Notice.objects.filter(person=person, at__gte=FRIDAY).values_list("kind", flat=True))


@pytest.mark.article(16, 2)
def test_a_pass_stays_when_the_account_of_its_giver_is_shut():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house)
    confirmed = {"is_necessary": True, "is_accurate": True, "source_checked": True}
    actions.pass_content(revision, by=house.reviewer, at=NOON, **confirmed)
    restructuring.shut_and_hand_over(an_account(house.reviewer), by=system(), at=FRIDAY)

    actions.pass_secrecy(revision, by=house.secrecy_reviewer, at=MONDAY, red_lines=NO_LINES_CROSSED)

    assert revision.stage == Stage.WITH_HEAD


@pytest.mark.article(7)
def test_what_waited_for_him_goes_to_the_office_at_once_and_all_concerned_are_told():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house)

    restructuring.shut_and_hand_over(an_account(house.reviewer), by=system(), at=FRIDAY)

    assert queries.deciders([revision], FRIDAY)[revision.pk][Role.REVIEWER] == []
    assert (tasks(house.clerk, FRIDAY), tasks(house.reviewer, FRIDAY)) == ({Verb.PASS_CONTENT}, set())
    assert told(house.clerk) == ["passed_to_you", "post_left_vacant"]
    assert (told(house.approver), told(house.head)) == (["post_left_vacant"], ["matter_left_to"])
    assert (told(house.reviewer), told(house.secrecy_reviewer)) == ([], [])


@pytest.mark.article(7)
def test_where_another_reviewer_is_there_it_is_his_and_no_post_is_vacant():
    house = a_house()
    other = a_post(Role.REVIEWER, house.college)
    brought_to(Stage.IN_REVIEW, house)

    restructuring.shut_and_hand_over(an_account(house.reviewer), by=system(), at=FRIDAY)

    assert (told(other), told(house.head), told(house.approver)) == (["passed_to_you"], ["matter_left_to"], [])
    assert tasks(house.clerk, FRIDAY) == set()


def test_what_nobody_at_all_may_do_is_said_to_the_head_and_to_those_who_appoint():
    house, security = a_house(), a_person("安全")
    an_account(security, administration=Administration.SECURITY)
    brought_to(Stage.IN_REVIEW, house)
    Post.objects.filter(role=Role.OFFICE_CLERK).update(ends_on=date(2026, 9, 1))

    restructuring.shut_and_hand_over(an_account(house.reviewer), by=system(), at=FRIDAY)

    assert (told(house.head), told(security)) == (["matter_left_to_nobody"], ["nobody_left"])


def test_whoever_leaves_on_a_day_to_come_hands_over_by_the_clock_and_once():
    house = a_house()
    account = an_account(house.reviewer)
    brought_to(Stage.IN_REVIEW, house)
    restructuring.leave_and_hand_over(house.reviewer, last_day=FRIDAY.date(), by=system(), at=NOON)
    before = (restructuring.run_due(FRIDAY), told(house.clerk))

    done = [restructuring.run_due(FRIDAY + timedelta(hours=3)) for _ in range(2)]

    assert (before, done, told(house.clerk)) == ((0, []), [1, 0], ["passed_to_you", "post_left_vacant"])
    assert not Account.objects.get(pk=account.pk).is_active


def test_a_draft_he_leaves_is_named_to_those_who_may_go_on_with_it():
    house = a_house()
    other = a_post(Role.DRAFTER, house.college)
    started(house)

    restructuring.shut_and_hand_over(an_account(house.drafter), by=system(), at=FRIDAY)

    assert (told(other), told(house.head)) == (["draft_left_to_you"], ["matter_left_to"])


def test_nothing_in_hand_keeps_an_account_from_being_shut():
    house = a_house()
    for stage in (Stage.IN_REVIEW, Stage.WITH_HEAD):
        brought_to(stage, house)

    for person in (house.head, house.reviewer, house.secrecy_reviewer, house.drafter, house.clerk, house.approver):
        restructuring.shut_and_hand_over(an_account(person), by=system(), at=FRIDAY)

    assert not Account.objects.filter(is_active=True, administration="").exists()
