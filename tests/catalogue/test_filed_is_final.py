"""What the database itself keeps of a filed version, whoever writes past the actions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from little_office import TODAY

from gongkai.catalogue.models import Item, Version

DAY = timedelta(days=1)
pytestmark = pytest.mark.article(13)


@pytest.mark.parametrize(
    "act",
    [
        lambda version: Version.objects.filter(pk=version.pk).update(filing_number="备〔2026〕999号"),
        lambda version: Version.objects.filter(pk=version.pk).update(state="draft"),
        lambda version: Version.objects.filter(pk=version.pk).update(in_force_on=TODAY),
        lambda version: Version.objects.filter(pk=version.pk)._raw_delete("default"),
        lambda version: version.items.update(title="改过"),
        lambda version: version.items.update(code=F("code")),
        lambda version: version.items.all()._raw_delete("default"),
        lambda version: version.items.get().other_units.clear(),
        lambda version: version.items.get().other_units.add(version.unit),
    ],
)
def test_the_database_keeps_what_is_filed_as_it_was_filed(office, act):
    office.wording = replace(office.wording, other_unit_ids=(office.other.pk,))
    version = office.filed("1.1", on=TODAY + DAY)
    with pytest.raises(IntegrityError, match="catalogue_is_filed"), transaction.atomic():
        act(version)


def test_the_database_lets_no_entry_into_a_filed_version(office):
    filed, draft = office.filed("1.1"), office.started(year=2027)
    entry = office.put(draft, code="2.1").entry
    with pytest.raises(IntegrityError, match="catalogue_is_filed"), transaction.atomic():
        Item.objects.filter(entry=entry).update(version=filed)
