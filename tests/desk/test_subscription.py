"""The page on which an address for one's calendar is made, shown once, and revoked."""

import re

import pytest
import time_machine
from django.test import Client

from gongkai.obligations.models import Feed
from gongkai.obligations.rules.feeds import digest_of
from tests.factories import NOON, a_house, a_member, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.article(17)]
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE, END = "/desk/obligations/subscription/", "/desk/obligations/subscription/end/"
ADDRESS = re.compile(r"http://testserver/ics/([\w-]+)\.ics")


def signed_in(person, **more):
    client = Client()
    client.force_login(an_account(person, **more), BACKEND)
    return client


@pytest.fixture
def house():
    with time_machine.travel(NOON, tick=False):
        yield a_house()


@pytest.fixture
def client(house):
    return signed_in(house.drafter)


def tokens(answer):
    return set(ADDRESS.findall(answer.content.decode()))


def test_the_address_is_shown_when_it_is_made_and_never_again(client):
    made, after = client.post(PAGE), client.get(PAGE)

    [token] = tokens(made)
    assert Feed.objects.get().token_digest == digest_of(token)
    assert (tokens(after), after.context["feed"].made_at) == (set(), NOON)


def test_before_it_is_made_the_page_says_that_there_is_none(client):
    page = client.get(PAGE)

    assert (page.context["feed"], "还没有订阅" in page.content.decode()) == (None, True)


def test_looking_at_the_page_makes_no_address(client):
    client.get(PAGE)

    assert Feed.objects.count() == 0


def test_revoking_says_first_what_it_means(client):
    client.post(PAGE)
    page = client.get(END)

    assert "原来的地址马上打不开" in page.content.decode()
    assert Feed.objects.filter(revoked_at=None).count() == 1


def test_revoking_closes_the_address(client):
    [token] = tokens(client.post(PAGE))
    answer = client.post(END)

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert Client().get(f"/ics/{token}.ics").status_code == 404


@pytest.mark.parametrize("page", [PAGE, END])
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_post_there_is_no_such_page(house, page, method):
    admin = signed_in(a_member(house.college), administration="system_admin")

    assert getattr(admin, method)(page).status_code == 404
