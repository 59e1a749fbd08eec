"""The feed of what is public: in the format that programs read, narrowed as lists are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from gongkai.measures.vocabulary import Audience
from tests.factories import NOON
from tests.portal.making_known import address, made_known, several, withdrawn

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
FEED = "/feed.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, query=""):
    answer = client.get(FEED + query)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def titles(client, query=""):
    return feed(client, query).xpath("a:entry/a:title/text()", namespaces=ATOM)


def test_what_is_public_is_in_the_feed_the_newest_first(client, house):
    several(house, 2)

    assert titles(client) == ["第2期工作情况", "第1期工作情况"]


def test_each_line_has_its_page_its_unit_and_its_time(client, house):
    revision = made_known(house)
    [line] = feed(client).xpath("a:entry", namespaces=ATOM)

    found = [
        line.xpath(f"string({path})", namespaces=ATOM) for path in ("a:link/@href", "a:author/a:name", "a:updated")
    ]
    assert found == [f"http://testserver{address(revision)}", "机械工程学院党委", "2026-09-14T04:00:00+00:00"]


@pytest.mark.article(10)
@pytest.mark.parametrize("audience", [Audience.INNER, Audience.SPECIFIC])
def test_what_is_not_public_is_not_in_it(client, house, audience):
    people = {"people": (house.drafter,)} if audience is Audience.SPECIFIC else {}
    empty = client.get(FEED).content
    made_known(house, audience=audience, **people)

    assert (titles(client), client.get(FEED).content) == ([], empty)


def test_what_is_taken_down_is_gone_from_it(client, house):
    withdrawn(house, made_known(house))

    assert titles(client, "?state=withdrawn") == []


@pytest.mark.parametrize(("query", "many"), [("?class=11.4", 1), ("?class=11.1", 0), ("?unit=JX", 1), ("?unit=DB", 0)])
def test_it_is_narrowed_to_a_class_or_a_unit(client, house, query, many):
    made_known(house)

    assert len(titles(client, query)) == many


def test_what_has_not_changed_is_not_sent_again(client, house):
    made_known(house, at=NOON + timedelta(hours=1))
    mark = client.get(FEED).headers["ETag"]

    assert client.get(FEED, headers={"if-none-match": mark}).status_code == 304


def test_the_lists_lead_to_it(client, house):
    assert ['href="/feed.atom"' in client.get(page).content.decode() for page in ("/", "/list/")] == [True, True]


def test_three_matters_take_no_more_queries_than_one(client, house):
    taken = []
    for number in range(3):
        made_known(house, f"第{number}期", at=NOON + timedelta(hours=number))
        with CaptureQueriesContext(connection) as seen:
            client.get(FEED)
        taken.append(len(seen))

    assert taken[0] == taken[2]
