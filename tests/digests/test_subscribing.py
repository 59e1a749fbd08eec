"""Subscribing an address: asked for by anybody, begun by whoever reads its mail, ended with one click."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.digests import actions
from gongkai.digests.models import ReaderMail, Subscription
from gongkai.digests.queries import link_of
from gongkai.digests.rules import AGAIN, MOST, WAITS
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import MatterClass
from gongkai.notices.rules import Trouble
from gongkai.portal.forms import subscribing as forms
from tests.desk.test_every_refusal_has_words import codes_in
from tests.digests.making import READER, asked, confirmed, send_all
from tests.factories import NOON, a_member, a_unit, an_account
from tests.portal.making_known import signed_in

pytestmark = pytest.mark.django_db
PAGE, OWN = "/subscribe/", "/inner/subscribe/"
LINK = re.compile(r"http://127\.0\.0\.1(/subscribe/confirm/\S+/)")


def said(answer):
    return " ".join(answer.content.decode().split())


def test_an_address_is_subscribed_by_the_link_in_the_mail(house, server):
    client = Client(enforce_csrf_checks=True)
    client.post(PAGE, {"address": READER, "classes": ["11.4"], "units": ["JX"]})
    send_all(NOON)
    [mail] = server.taken
    [link] = LINK.findall(mail.get_content())
    looked = client.get(link)
    before = Subscription.objects.get().confirmed_at
    client.post(link)

    begun = Subscription.objects.get()
    assert (looked.status_code, before, begun.confirmed_at, begun.told_until) == (200, None, NOON, NOON)
    assert (begun.classes, list(begun.units.all())) == ([MatterClass.ORGANISATION], [house.college])


def test_the_mail_to_confirm_by_says_nothing_in_its_subject(house, server):
    asked()
    send_all(NOON)

    assert [mail["Subject"] for mail in server.taken] == ["党务公开：请确认订阅"]


def test_whether_an_address_is_known_nobody_can_tell_from_the_answer(house, server):
    confirmed()
    asked("waiting@example.org")
    pages = [said(Client().post(PAGE, {"address": one})).replace(one, "") for one in
             (READER, "waiting@example.org", "new@example.org")]  # fmt: skip

    assert len(set(pages)) == 1


def test_within_an_hour_an_address_gets_one_mail_and_the_last_choice_counts(house, server):
    asked()
    asked(classes=[MatterClass.DECISIONS], at=NOON + AGAIN - timedelta(seconds=1))
    send_all(NOON + AGAIN)

    assert (len(server.taken), Subscription.objects.get().classes) == (1, [MatterClass.DECISIONS])
    asked(at=NOON + AGAIN)
    send_all(NOON + AGAIN)
    assert len(server.taken) == 2


def test_capitals_and_spaces_make_no_other_address(house, server):
    asked()
    asked(" Reader@Example.org ")

    assert ReaderMail.objects.count() == 1


def test_too_many_at_once_are_asked_to_wait(house, server):
    for number in range(MOST):
        asked(f"r{number}@example.org")
    page = said(Client().post(PAGE, {"address": READER}))

    assert ("请过一小时再试" in page, READER in page, ReaderMail.objects.count()) == (True, True, MOST)
    asked(at=NOON + AGAIN)


@pytest.mark.parametrize(("later", "begins"), [(WAITS - timedelta(seconds=1), True), (WAITS, False)])
def test_the_link_leads_nowhere_after_a_day(house, server, later, begins):
    found = asked()
    with time_machine.travel(NOON + later, tick=False):
        page = said(Client().post(f"/subscribe/confirm/{link_of(found)}/"))

    assert (Subscription.objects.get().confirmed_at is not None, "已经过期" in page) == (begins, not begins)


def test_confirming_twice_is_no_mistake(house, server):
    found = asked()
    first, second = (actions.confirm_address(found, at=NOON + timedelta(hours=hour)) for hour in (0, 1))

    assert (first, second, Subscription.objects.get().confirmed_at) == (True, True, NOON)


def test_a_new_choice_takes_the_place_of_the_old_one_and_nothing_is_told_twice(house, server):
    confirmed()
    Subscription.objects.update(told_until=NOON + timedelta(hours=1))
    confirmed(classes=[MatterClass.DECISIONS], at=NOON + timedelta(hours=2))

    [only] = Subscription.objects.all()
    assert (only.classes, only.told_until) == ([MatterClass.DECISIONS], NOON + timedelta(hours=1))


def test_addresses_nobody_confirmed_are_forgotten_after_a_day(house, server):
    asked("old@example.org")
    asked("new@example.org", at=NOON + timedelta(hours=1))
    confirmed()

    assert actions.forget_unconfirmed(NOON + WAITS) == 1
    assert list(Subscription.objects.values_list("address", flat=True)) == ["new@example.org", READER]


def test_a_mail_to_confirm_by_does_not_leave_when_its_day_is_over(house, server):
    asked()
    send_all(NOON + WAITS)

    assert (server.taken, ReaderMail.objects.get().trouble) == ([], Trouble.MOOT)


def test_one_click_ends_it_without_a_token_or_a_sign_in(house, server):
    link = f"/subscribe/end/{link_of(confirmed())}/"
    client = Client(enforce_csrf_checks=True)
    looked = (client.get(link).status_code, Subscription.objects.count())
    clicked = client.post(link, {"List-Unsubscribe": "One-Click"})

    assert (looked, Subscription.objects.count(), "已退订" in said(clicked)) == ((200, 1), 0, True)
    assert "已退订" in said(client.get(link))


@pytest.mark.parametrize("page", ["confirm", "end"])
@pytest.mark.parametrize("wrong", ["none", "0" * 75, "last"])
def test_links_nobody_was_sent_lead_nowhere(house, server, page, wrong):
    link = link_of(confirmed())
    made_up = link[:-1] + ("0" if link[-1] != "0" else "1") if wrong == "last" else wrong

    assert Client().get(f"/subscribe/{page}/{made_up}/").status_code == 404


@pytest.mark.parametrize("typed", ["", "reader", "a" * 250 + "@example.org"])
def test_what_is_no_address_is_said_and_nothing_chosen_is_lost(house, server, typed):
    page = said(Client().post(PAGE, {"address": typed, "units": ["JX"]}))

    assert ("电子邮箱" in page, 'value="JX"' in page and "checked" in page, Subscription.objects.count()) == (
        True,
        True,
        0,
    )


def test_without_a_mail_server_the_page_offers_the_feeds_alone(house):
    page = said(Client().get(PAGE))

    assert ("暂时不能用邮件订阅" in page, 'name="address"' in page, "/feed.atom?class=11.4" in page) == (
        True,
        False,
        True,
    )
    with pytest.raises(Refused, match="no_mail_sent"):
        asked()


def test_a_member_is_told_at_his_own_address_and_may_end_it(house, server, client):
    person = a_member(house.college, email="dangyuan@example.edu.cn")
    client = signed_in(client, person)
    client.post(OWN, {"with_inner": "on"})
    own = Subscription.objects.get()

    assert (own.person, own.address, own.with_inner, own.confirmed_at) == (person, "", True, NOON)
    client.post(OWN, {"end": "yes"})
    assert Subscription.objects.count() == 0


@pytest.mark.article(10)
def test_who_is_no_member_is_not_told_of_what_is_within_the_party(house, server, client):
    client = signed_in(client, house.drafter)
    type(house.drafter).objects.update(email="lihua@example.edu.cn")
    client.post(OWN, {"with_inner": "on"})

    assert (Subscription.objects.get().with_inner, "党内公开信息" in said(client.get(OWN))) == (False, False)


def test_who_has_no_address_is_told_whom_to_ask(house, server, client):
    client = signed_in(client, a_member(house.college))

    assert "请系统管理员登记以后再订阅" in said(client.get(OWN))
    assert "您没有登记电子邮箱" in said(client.post(OWN, {}))


def test_administrators_subscribe_under_their_own_names_alone(house, server, client):
    person = a_member(house.college, email="a@example.edu.cn")
    client.force_login(
        an_account(person, administration="system_admin"), backend="django.contrib.auth.backends.ModelBackend"
    )

    assert client.get(OWN).status_code == 404


def test_a_stranger_cannot_be_told_of_what_is_within_the_party_whatever_the_program_does(house, server):
    confirmed()

    with pytest.raises(IntegrityError):
        Subscription.objects.update(with_inner=True)


@pytest.mark.parametrize("page", [PAGE, OWN])
def test_three_units_take_no_more_queries_than_one(house, server, client, page):
    client = signed_in(client, a_member(house.college, email="dangyuan@example.edu.cn"))
    taken = []
    for _unit in range(3):
        a_unit(parent=house.school)
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        taken.append(len(seen))

    assert taken[0] == taken[2]


def test_every_reason_about_subscribing_is_worded():
    assert codes_in("digests") == set(forms.SENTENCES)
