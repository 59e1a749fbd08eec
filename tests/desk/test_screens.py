"""The office's pages of electronic screens."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.desk.phrases import screens as words
from gongkai.ledger.models import Deed
from gongkai.screens.models import Screen
from tests.desk.test_every_refusal_has_words import codes_in
from tests.factories import NOON, a_house, an_account
from tests.screens.making import a_screen

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE, NEW = "/desk/screens/", "/desk/screens/new/"
ADDRESS = re.compile(r"http://testserver/screen/([\w-]+)/")
SAID = {"name": "图书馆大厅屏", "place": "图书馆一楼", "unit": "JX"}


@pytest.fixture
def house():
    with time_machine.travel(NOON, tick=False):
        yield a_house()


@pytest.fixture
def client(house):
    client = Client()
    client.force_login(an_account(house.clerk), BACKEND)
    return client


def test_the_address_is_shown_when_a_screen_is_registered_and_never_again(client):
    made = client.post(NEW, SAID).content.decode()
    [key] = set(ADDRESS.findall(made))

    assert (Client().get(f"/screen/{key}/").status_code, ADDRESS.findall(client.get(PAGE).content.decode())) == (
        200,
        [],
    )
    assert Screen.objects.get().for_members is False


@pytest.mark.parametrize(
    ("missing", "sentence"), [("name", "请写名称。"), ("place", "请写安装地点。"), ("unit", "请选择所在单位。")]
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, missing, sentence):
    answer = client.post(NEW, {**SAID, missing: ""}).content.decode()

    assert (sentence in answer, Screen.objects.count()) == (True, 0)
    assert [value in answer for name, value in SAID.items() if name != missing] == [True, True]


def test_a_screen_is_renamed(client, house):
    screen, key = a_screen(house)
    client.post(f"{PAGE}{screen.public_id}/", {"name": "东门屏", "place": "东门"})

    assert "东门屏" in Client().get(f"/screen/{key}/").content.decode()
    assert Deed.objects.filter(what="screen_changed").count() == 1


def test_revoking_says_first_what_it_means(client, house):
    screen, key = a_screen(house)
    page = f"{PAGE}{screen.public_id}/revoke/"
    asked = client.get(page).content.decode()
    before = Client().get(f"/screen/{key}/").status_code
    client.post(page)

    assert ("屏的地址马上打不开" in asked, before, Client().get(f"/screen/{key}/").status_code) == (True, 200, 404)
    assert client.get(page).status_code == 404


def test_the_list_tells_what_is_used_and_what_is_revoked(client, house):
    a_screen(house)
    revoked, _key = a_screen(house, "旧屏", for_members=True)
    client.post(f"{PAGE}{revoked.public_id}/revoke/")
    said = client.get(PAGE).content.decode()

    assert [text in said for text in ("还没有打开过", "已停用", "含党内公开")] == [True, True, True]


def test_without_screens_the_page_says_what_to_do(client):
    assert "还没有登记电子屏" in client.get(PAGE).content.decode()


def test_three_screens_take_no_more_queries_than_one(client, house):
    taken = []
    for number in range(3):
        a_screen(house, f"屏{number}")
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        taken.append(len(seen))

    assert taken[0] == taken[2]


def test_every_reason_about_screens_is_worded():
    assert codes_in("screens") - set(words.SENTENCES) == set()
