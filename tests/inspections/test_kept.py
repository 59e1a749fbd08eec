"""What was filed, drawn, seen and found stays as it was, until what it is about is erased."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.inspections import actions
from gongkai.inspections.models import (
    Check,
    Finding,
    FindingStep,
    Inspection,
    Item,
    RectificationNotice,
    StepFile,
)
from tests.factories import NOON, a_paper
from tests.inspections.making import LATER, again, drawn, found, served, submitted

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]


def stays(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.parametrize(
    "columns",
    [{"plan": "{}"}, {"population": "a\n"}, {"title": "别的"}, {"size": 9}, {"leaf": 9},
     {"filed_at": NOON + timedelta(1)},
     {"checkpoint": "别的"}, {"state": "draft"}, {"state": "cancelled", "cancel_reason": "x"}, {"units": ["JX"]}],
)  # fmt: skip
def test_nothing_of_a_plan_that_was_filed_and_drawn_is_changed(house, columns):
    one = drawn(house)
    if columns.get("state") == "cancelled":
        columns = {**columns, "cancelled_by": house.clerk, "cancelled_at": NOON}

    stays(lambda: Inspection.objects.filter(pk=one.pk).update(**columns))


def test_nothing_is_added_to_a_draw_and_nothing_in_it_changed(house):
    one = drawn(house)

    stays(lambda: Item.objects.create(inspection=one, position=9, code="JX:unit", unit=house.college))
    stays(lambda: Item.objects.update(code="JX:unit"))


@pytest.mark.parametrize("columns", [{"document": ""}, {"document": "{}"}, {"digest": "0" * 64}, {"answers": {}},
                                     {"note": "—"}, {"note": "别的"}])  # fmt: skip
def test_what_was_seen_stays(house, columns):
    found(house)

    stays(lambda: Check.objects.update(**columns))


@pytest.mark.parametrize(
    "columns", [{"what": "别的"}, {"severity": "grave"}, {"rectify_by": NOON.date()}, {"days": 3}, {"aspect": "form"}]
)
def test_what_was_found_and_served_stays(house, columns):
    served(house)

    stays(lambda: Finding.objects.update(**columns))


def test_what_is_over_is_over(house):
    finding = submitted(house)
    actions.verify(finding, "好", by=house.inspector, at=LATER)

    stays(lambda: Finding.objects.update(state="rectifying"))


@pytest.mark.parametrize("who", ["drafter", "clerk"])
def test_the_database_itself_lets_neither_who_reported_nor_who_found_close(house, who):
    submitted(house)

    stays(lambda: Finding.objects.update(state="closed", over_by=getattr(house, who), over_at=LATER))


@pytest.mark.parametrize("columns", [{"text": "别的"}, {"text": "—"}, {"verb": "contest"}, {"at": NOON}])
def test_no_line_of_a_time_line_is_changed(house, columns):
    submitted(house)

    stays(lambda: FindingStep.objects.filter(verb="rectify").update(**columns))


@pytest.mark.parametrize("model", [Inspection, Item, Check, Finding, FindingStep, RectificationNotice, StepFile])
def test_nothing_is_deleted(house, model):
    submitted(house, files=[(a_paper(), "截图.txt")])

    stays(lambda: model.objects.all()._raw_delete("default"))


def erased(house, finding):
    revision = finding.item.disclosure.revisions.get()
    said = {"alarm": Alarm.PRIVACY, "reason": "含个人信息"}
    disclosures.suspend(revision, by=house.reviewer, at=LATER, **said)
    revision.refresh_from_db()
    actions.erase_all(revision, by=house.approver, at=LATER, signed_in_at=LATER, **said)


@pytest.mark.article(9)
def test_an_erasure_takes_what_was_seen_and_what_was_handed_in(house):
    picture = store(ContentFile("看到的内容".encode()), name="截图.txt", at=LATER)
    finding = submitted(house, files=[(picture, "截图.txt")])
    digest = finding.item.checks.get().digest
    erased(house, finding)

    assert (Check.objects.get().document, Check.objects.get().digest) == ("", digest)
    assert (StepFile.objects.count(), StoredFile.objects.filter(pk=picture.pk).count()) == (0, 0)


@pytest.mark.article(9)
def test_an_erasure_takes_words_that_repeat_the_content_and_no_others(house):
    finding = submitted(house, what="《2026年上半年党费收缴情况》迟了")
    erased(house, finding)

    assert again(finding).what == "—"
    assert finding.steps.get(verb="rectify").text == "已补充公开，明确专人提醒"
