"""What the database itself keeps of a filed version, whoever writes past the actions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from little_office import NOON, TODAY

from gongkai.catalogue import actions
from gongkai.catalogue.models import Decision, Entry, Item, Provenance, Reason, Version
from gongkai.measures.vocabulary import Role

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


@pytest.fixture
def explained(office):
    """The school's second catalogue, filed: with a reason, a decision and a source."""
    source = office.filed("1.1")
    office.head = office.holder(Role.HEAD, office.top)
    version = office.started("4.1", unit=office.top, by=office.clerk)
    item = version.items.get()
    Provenance.objects.create(item=item, source=source.items.get())
    actions.say_why(version, {item.entry.public_id: "新增"}, lock=version.lock, by=office.clerk, at=NOON)
    actions.decide(version, decided_on=TODAY, number="", basis="上级文件", by=office.approver, at=NOON)
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY + DAY, lock=version.lock, by=office.clerk, at=NOON)
    return version


@pytest.mark.parametrize(
    "act",
    [
        lambda _: Reason.objects.update(text="改过"),
        lambda _: Reason.objects.all()._raw_delete("default"),
        lambda version: Reason.objects.create(version=version, entry=Entry.objects.first(), text="补写"),
        lambda _: Decision.objects.update(basis="改过"),
        lambda _: Decision.objects.all()._raw_delete("default"),
        lambda _: Provenance.objects.update(source=F("item")),
        lambda _: Provenance.objects.all()._raw_delete("default"),
        lambda version: Provenance.objects.create(item=version.items.get(), source=version.items.get()),
    ],
)
def test_the_database_keeps_why_and_from_where_as_it_was_filed(explained, act):
    with pytest.raises(IntegrityError, match="catalogue_is_filed"), transaction.atomic():
        act(explained)


def test_nobody_decides_in_the_database_on_what_is_filed(office):
    version = office.filed("1.1")
    said = {"decided_on": TODAY, "basis": "事后", "recorded_by": office.clerk, "recorded_at": NOON}
    with pytest.raises(IntegrityError, match="catalogue_is_filed"), transaction.atomic():
        Decision.objects.create(version=version, **said)
