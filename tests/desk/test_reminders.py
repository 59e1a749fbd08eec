"""The pages on which one chooses one's reminders, and the office the school's quiet hours."""

from datetime import time

import pytest
import time_machine
from django.test import Client

from gongkai.desk.phrases import reminders as words
from gongkai.ledger.models import Deed
from gongkai.notices.queries import own_choice, quiet_hours
from gongkai.notices.rules import NIGHT, Quiet
from tests.desk.test_every_refusal_has_words import codes_in
from tests.factories import NOON, a_house, a_member, an_account

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE, SCHOOL = "/account/reminders/", "/desk/policy/quiet/"


@pytest.fixture
def house():
    with time_machine.travel(NOON, tick=False):
        yield a_house()


def signed_in(person, **more):
    client = Client()
    client.force_login(an_account(person, **more), BACKEND)
    return client


@pytest.fixture
def client(house):
    return signed_in(house.drafter)


def said(answer):
    return answer.content.decode()


def test_what_is_not_ticked_is_switched_off(client, house):
    answer = client.post(PAGE, {"kinds": ["step"], "quiet_from": "06:00", "quiet_until": "10:00"})
    choice = own_choice(house.drafter)

    assert (answer.headers["Location"], choice.off, choice.quiet_from) == (
        "/account/",
        ["re_review", "request"],
        time(6),
    )
    assert Deed.objects.filter(what="reminders_chosen").count() == 1


def test_the_page_shows_what_holds(client, house):
    client.post(PAGE, {"kinds": ["step"], "quiet_from": "06:00", "quiet_until": "10:00"})
    page = said(client.get(PAGE))

    assert (page.count("checked"), 'value="06:00"' in page, "20:00 至 08:00" in page) == (1, True, True)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("6:00", "", "起止时间要一起写"),
        ("", "6:00", "起止时间要一起写"),
        ("六点", "10:00", "要写成 20:00 这样的时间"),
        ("06:00", "06:00", "起止时间不能相同"),
        ("08:00", "19:30", "每天至少要留出两个小时"),
    ],
)
def test_hours_that_make_no_sense_are_said_and_nothing_is_lost(client, house, first, last, sentence):
    page = said(client.post(PAGE, {"kinds": ["request"], "quiet_from": first, "quiet_until": last}))

    assert (sentence in page, page.count("checked"), own_choice(house.drafter).off) == (True, 1, [])


def test_the_offices_approver_decides_for_the_school(house):
    client = signed_in(house.approver)
    client.post(SCHOOL, {"quiet_from": "21:00", "quiet_until": "07:00"})
    first = (quiet_hours(), "21:00–07:00" in said(client.get("/desk/policy/")))
    client.post(SCHOOL, {"quiet_from": "", "quiet_until": ""})

    assert first == (Quiet(time(21), time(7)), True)
    assert (quiet_hours(), "没有设置" in said(client.get("/desk/policy/"))) == (Quiet(time(0), time(0)), True)


def test_others_do_not_decide_for_the_school(house):
    client = signed_in(house.clerk)

    assert (client.get(SCHOOL).status_code, client.post(SCHOOL, {}).status_code, quiet_hours()) == (404, 404, NIGHT)


def test_there_is_nothing_to_choose_for_those_without_a_post(house):
    assert signed_in(a_member(house.college)).get(PAGE).status_code == 404


def test_every_reason_is_worded():
    assert codes_in("notices") - set(words.SENTENCES) == set()
