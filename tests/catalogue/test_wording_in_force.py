"""What an entry says to readers before its new wording is in force."""

import pytest
from tests.factories import LONG_AGO, NOON, a_house, a_person

from gongkai.catalogue import queries
from gongkai.catalogue.models import Item, Version

pytestmark = pytest.mark.django_db


@pytest.mark.article(23)
def test_a_wording_filed_for_later_is_not_said_before_its_day():
    house = a_house()
    clerk = a_person()
    later = Version.objects.create(unit=house.college, year=2027, started_by=clerk, started_at=NOON)
    old = Item.objects.get(entry=house.entry)
    fresh = Item.objects.get(entry=house.entry)
    fresh.pk, fresh.version, fresh.title = None, later, "明年的名称"
    fresh.save()
    filed = {
        "filed_by": clerk,
        "filed_at": NOON,
        "filing_number": "备〔2027〕001号",
        "in_force_on": LONG_AGO.replace(year=2027),
    }
    Version.objects.filter(pk=later.pk).update(state="filed", **filed)

    assert queries.item_last_said(house.entry.pk) == old


@pytest.mark.article(13)
def test_of_two_wordings_in_force_on_one_day_the_later_one_is_said(office):
    office.filed("1.1")
    office.again(title="同一天的新名称")
    assert queries.item_last_said(Item.objects.first().entry_id).title == "同一天的新名称"
