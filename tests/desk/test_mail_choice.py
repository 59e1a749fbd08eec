"""Reminders by mail on the page of one's own account: whether there are any, where they go, what went wrong."""

import pytest
import time_machine
from django.test import Client

from gongkai.desk.phrases import mail
from gongkai.ledger.models import Deed
from gongkai.notices.models import OutgoingMail
from gongkai.notices.queries import wants_mail
from gongkai.notices.rules import Trouble
from gongkai.orgs.models import Person
from tests.factories import NOON, a_house, a_member, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.article(17)]
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE, CHOICE = "/account/", "/account/mail/"


@pytest.fixture
def house(settings):
    settings.EMAIL_HOST = "mail.example.edu.cn"
    with time_machine.travel(NOON, tick=False):
        house = a_house()
        Person.objects.filter(pk=house.drafter.pk).update(email="lihua@example.edu.cn")
        yield house


def signed_in(person):
    client = Client()
    client.force_login(an_account(person), BACKEND)
    return client


@pytest.fixture
def client(house):
    return signed_in(house.drafter)


def said(client):
    return client.get(PAGE).content.decode()


@pytest.mark.parametrize(("sent", "wants"), [({}, False), ({"wants": "on"}, True)])
def test_mail_is_switched_off_and_on(client, house, sent, wants):
    answer = client.post(CHOICE, sent)

    assert (answer.headers["Location"], wants_mail(house.drafter)) == (PAGE, wants)
    assert Deed.objects.filter(what="mail_choice").count() == 1


def test_the_page_offers_what_is_not_so(client):
    assert ("关闭提醒邮件" in said(client), "开启提醒邮件" in said(client)) == (True, False)
    client.post(CHOICE)
    assert ("关闭提醒邮件" in said(client), "开启提醒邮件" in said(client)) == (False, True)


def test_where_the_installation_sends_no_mail_the_page_says_so(client, settings):
    settings.EMAIL_HOST = ""

    assert ("没有设置发信" in said(client), "关闭提醒邮件" in said(client)) == (True, False)


def test_whoever_has_no_address_is_told_whom_to_ask(client, house):
    Person.objects.update(email="")

    assert ("没有登记电子邮箱" in said(client), "关闭提醒邮件" in said(client)) == (True, False)


@pytest.mark.parametrize("trouble", Trouble)
def test_the_page_says_why_the_last_mail_did_not_arrive(client, house, trouble):
    failed = {"trouble": trouble, "failed_at": NOON, "attempts": 1}
    OutgoingMail.objects.create(person=house.drafter, key="k", made_at=NOON, next_at=NOON, **failed)

    assert mail.say(trouble) in said(client)


def test_what_arrived_in_the_end_is_no_trouble(client, house):
    sent = {"sent_at": NOON, "attempts": 2}
    OutgoingMail.objects.create(person=house.drafter, key="k", made_at=NOON, next_at=NOON, **sent)

    assert "最近一封没有送达" not in said(client)


def test_there_is_nothing_to_choose_for_those_without_a_post(house):
    member = signed_in(a_member(house.college))

    assert ("提醒邮件" in said(member), member.post(CHOICE).status_code) == (False, 404)


def test_choosing_is_not_done_by_following_a_link(client):
    assert client.get(CHOICE).status_code == 405
