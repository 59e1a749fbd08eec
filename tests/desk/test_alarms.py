"""Where a log has stopped, administrators and the office see it on every page of the workbench, and nobody else."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from gongkai.ledger.actions import sign
from gongkai.ledger.queries import folder_of
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Administration
from tests.factories import a_house, a_person, an_account
from tests.portal.making_known import made_known

TOLD = "公开日志 · 日志文件缺失或损坏。"


@pytest.fixture
def house(db):
    cache.clear()
    house = a_house()
    made_known(house)
    sign(Log.PUBLIC)
    return house


def page(client, person, **account):
    client.force_login(an_account(person, **account), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("desk:notices")).content.decode()


def spoilt():
    (folder_of(Log.PUBLIC) / "tile" / "0" / "000.p" / "1").write_bytes(bytes(32))


def test_the_office_and_administrators_are_told(client, house):
    spoilt()
    office = page(client, house.clerk)
    administrator = page(client, a_person(), administration=Administration.SYSTEM.value)

    assert (TOLD in office, TOLD in administrator) == (True, True)


def test_others_are_not_told(client, house):
    spoilt()

    assert TOLD not in page(client, house.drafter)


def test_where_all_is_well_nobody_is_told(client, house):
    assert 'role="alert"' not in page(client, house.clerk)
