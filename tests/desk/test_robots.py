"""The office's pages of robots."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.desk.phrases import robots as words
from gongkai.notices.rules import Trouble
from gongkai.robots.actions import register_robot
from gongkai.robots.models import Robot
from gongkai.robots.rules import Kind
from tests.desk.test_every_refusal_has_words import codes_in
from tests.factories import NOON, an_account
from tests.robots.conftest import house, robot, server  # noqa: F401 – fixtures

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE, NEW = "/desk/robots/", "/desk/robots/new/"


@pytest.fixture
def client(house):  # noqa: F811
    client = Client()
    client.force_login(an_account(house.clerk), BACKEND)
    return client


def said(answer):
    return answer.content.decode()


def test_a_robot_is_registered_and_its_address_shown_nowhere(client, server):  # noqa: F811
    client.post(NEW, {"name": "党务群", "kind": "wecom", "address": server.address, "unit": "JX"})
    page = said(client.get(PAGE))

    assert ("党务群" in page, "secret" in page, Robot.objects.get().unit.code) == (True, False, "JX")


def test_an_odd_address_is_said_and_nothing_typed_is_lost(client):
    page = said(client.post(NEW, {"name": "党务群", "kind": "wecom", "address": "https://example.org/x"}))

    assert ("这不是所选种类的机器人地址" in page, 'value="党务群"' in page, Robot.objects.count()) == (True, True, 0)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [((200, b'{"errcode": 0}'), "测试消息已发"), ((200, b'{"errcode": 93000}'), "测试消息没有发成：机器人不收")],
)
def test_trying_says_what_came_of_it(client, server, robot, answer, sentence):  # noqa: F811
    server.answer = answer

    assert sentence in said(client.post(f"{PAGE}{robot.public_id}/try/", follow=True))


def test_revoking_says_first_what_it_means(client, robot):  # noqa: F811
    page = f"{PAGE}{robot.public_id}/revoke/"
    asked = said(client.get(page))
    client.post(page)

    assert ("地址从系统里删除" in asked, "已停用" in said(client.get(PAGE)), client.get(page).status_code) == (
        True,
        True,
        404,
    )


def test_without_robots_the_page_says_what_to_do(client):
    assert "还没有登记群机器人" in said(client.get(PAGE))


def test_three_robots_take_no_more_queries_than_one(client, house, server):  # noqa: F811
    taken = []
    for number in range(3):
        given = {"kind": Kind.WECOM, "address": server.address, "unit": house.college}
        register_robot(f"群{number}", **given, by=house.clerk, at=NOON)
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        taken.append(len(seen))

    assert taken[0] == taken[2]


def test_every_reason_and_every_trouble_is_worded():
    assert codes_in("robots") - set(words.SENTENCES) == set()
    assert set(words.TROUBLES) == set(Trouble)
