"""How many questions each page asks the database: as many for three matters as for one."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.measures.vocabulary import Audience
from tests.portal.making_known import a_member_of, address, several, signed_in


def asked(client, page):
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as questions:
        assert client.get(page).status_code == 200
    return len(questions)


PUBLIC = {
    "/": 8,
    "/list/": 8,
    "/list/?class=11.4": 9,
    "/list/?unit=JX&year=2026&q=工作": 10,
    "/search/": 0,
    "/search/?q=工作": 2,
    "/catalogue/": 9,
    "/catalogue/JX/": 4,
    "/catalogue/JX/export/?as=json": 3,
    "/catalogue/export/?as=docx": 2,
    "/measures/": 1,
    "/regulations/": 2,
    "/measures/trace/": 0,
    "/guide/": 0,
    "/accessibility/": 0,
    "/verify/": 0,
    "/verify/?number=DW-JX-2026-00001": 2,
    "/verify/how/": 0,
    "/verify/checkpoint/": 0,
    "/sitemap/": 6,
    "/robots.txt": 0,
}


@pytest.mark.parametrize(("page", "count"), PUBLIC.items())
def test_public_pages(house, client, page, count):
    several(house, 1)
    one = asked(client, page)
    several(house, 2)

    assert (one, asked(client, page)) == (count, count)


@pytest.mark.parametrize("page", ["/", "/list/", "/sitemap/"])
def test_the_shelves_are_counted_once_for_each_step(house, client, page):
    several(house, 1)
    first = asked(client, page)
    with CaptureQueriesContext(connection) as questions:
        client.get(page)

    assert first - len(questions) == 4


def test_one_disclosure(house, client):
    revision = several(house, 1)[0]
    one = asked(client, address(revision))
    several(house, 2)

    assert (one, asked(client, address(revision))) == (11, 11)


@pytest.mark.parametrize(("page", "count"), [("/inner/", 12), ("/inner/list/", 14)])
def test_inner_pages(house, client, page, count):
    signed_in(client, a_member_of(house.college))
    several(house, 1, audience=Audience.INNER)
    one = asked(client, page)
    several(house, 2, audience=Audience.INNER)

    assert (one, asked(client, page)) == (count, count)


def test_one_inner_disclosure(house, client):
    signed_in(client, a_member_of(house.college))
    revision = several(house, 1, audience=Audience.INNER)[0]
    one = asked(client, address(revision, inner=True))
    several(house, 2, audience=Audience.INNER)

    assert (one, asked(client, address(revision, inner=True))) == (20, 20)
