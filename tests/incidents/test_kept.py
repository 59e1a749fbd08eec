"""What was written down while an emergency was dealt with stays as it was written, until what it is about is erased."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from gongkai.disclosures.rules.words import Alarm
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.incidents import actions
from gongkai.incidents.models import Entry, Incident, LeakRecord
from gongkai.incidents.rules.words import EntryKind
from tests.factories import NOON, a_paper
from tests.incidents.making import a_leak, broken

pytestmark = [pytest.mark.article(8), pytest.mark.django_db]
LATER = NOON + timedelta(hours=2)


def stays(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.parametrize(
    "columns",
    [{"text": "别的"}, {"text": ""}, {"by": None}, {"at": NOON}, {"kind": "note"}, {"file_name": "a"}, {"file": None}],
)
def test_no_line_of_a_time_line_is_changed(house, columns):
    incident = broken(house)
    entry = actions.add_entry(
        incident, EntryKind.MEASURE, "已联系", by=house.drafter, at=LATER, file=a_paper(), name="截图.txt")  # fmt: skip

    stays(lambda: Entry.objects.filter(pk=entry.pk).update(**columns))


@pytest.mark.parametrize("model", [Incident, Entry, LeakRecord])
def test_nothing_of_an_emergency_is_deleted(house, model):
    incident = broken(house)
    actions.record_leak(incident, a_leak(), by=house.head, at=LATER)

    stays(lambda: model.objects.all()._raw_delete("default"))


@pytest.mark.parametrize(
    "columns", [{"what": ""}, {"alarm": "other"}, {"opened_at": NOON}, {"ratify_by": NOON.date()}, {"level": "grave"}]
)
def test_what_was_seen_stays_as_it_was_said(house, columns):
    stays(lambda: Incident.objects.filter(pk=broken(house).pk).update(**columns))


def test_what_was_decided_stays(house):
    incident = broken(house)
    actions.ratify(incident, by=house.head, at=LATER)

    stays(lambda: Incident.objects.filter(pk=incident.pk).update(decided_by=house.clerk))


@pytest.mark.parametrize("columns", [{"kinds": "—"}, {"number": 9}, {"people_told_on": None, "people_why_not": "不"}])
def test_no_record_of_a_leak_is_changed(house, columns):
    incident = broken(house)
    actions.record_leak(incident, a_leak(), by=house.head, at=LATER)

    stays(lambda: LeakRecord.objects.update(**columns))


def erased(house, incident):
    revision = incident.disclosure.revisions.get()
    said = {"alarm": Alarm.PRIVACY, "reason": "含个人信息", "signed_in_at": LATER}
    actions.erase_all(revision, by=house.approver, at=LATER, **said)


@pytest.mark.article(9)
def test_an_erasure_takes_what_was_noted_and_the_files_with_it(house):
    incident = broken(house, alarm=Alarm.PRIVACY)
    picture = store(ContentFile("看到的内容".encode()), name="截图.txt", at=LATER)
    actions.add_entry(incident, EntryKind.NOTE, "截图", by=house.drafter, at=LATER, file=picture, name="截图.txt")
    erased(house, incident)
    incident.refresh_from_db()

    assert incident.what == ""
    assert set(incident.entries.values_list("text", "file", "file_name")) == {("", None, "")}
    assert not StoredFile.objects.filter(pk=picture.pk).exists()


@pytest.mark.article(9)
def test_the_record_of_what_leaked_outlasts_the_erasure_but_for_what_repeats_it(house):
    incident = broken(house, alarm=Alarm.PRIVACY)
    actions.record_leak(
        incident, a_leak(cause="误发了2026年上半年党费收缴情况"), by=house.head, at=LATER)  # fmt: skip
    erased(house, incident)
    kept = incident.leaks.get()

    assert (kept.cause, kept.kinds, kept.advice) == (
        "—", "姓名、证件号，两人。", "留意陌生来电，不要提供验证码。")  # fmt: skip


@pytest.mark.article(9)
def test_a_file_of_another_emergency_is_not_destroyed_with_it(house):
    other, incident = broken(house), broken(house, alarm=Alarm.PRIVACY)
    old = a_paper("别的截图")
    actions.add_entry(other, EntryKind.NOTE, "截图", by=house.drafter, at=NOON, file=old, name="截图.txt")
    erased(house, incident)

    assert other.entries.get(file=old).file_name == "截图.txt"
