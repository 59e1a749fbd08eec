"""An interpretation and what it interprets, as readers see them. Source: 第八条."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Stage
from tests.factories import NOON, brought_to

pytestmark = [pytest.mark.article(8), pytest.mark.django_db]


def page(client, revision):
    return client.get(f"/d/{revision.disclosure.public_id}/").content.decode()


def test_each_page_leads_to_the_other(house, client):
    source = brought_to(Stage.PUBLISHED, house, title="党费收缴办法")
    revision = brought_to(Stage.PUBLISHED, house, title="怎样理解党费收缴办法", interprets=source.disclosure)

    assert f'/d/{revision.disclosure.public_id}/">怎样理解党费收缴办法' in page(client, source)
    assert f'/d/{source.disclosure.public_id}/">党费收缴办法' in page(client, revision)


def test_what_was_taken_down_is_not_named_beside_its_interpretation(house, client):
    source = brought_to(Stage.PUBLISHED, house, title="党费收缴办法")
    revision = brought_to(Stage.PUBLISHED, house, title="怎样理解", interprets=source.disclosure)
    actions.withdraw(source, by=house.approver, at=NOON + timedelta(hours=1), reason="已过时")
    shown = page(client, revision)

    assert ("党费收缴办法" in shown, "这条信息现在不公开。" in shown) == (False, True)
