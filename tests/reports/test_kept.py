"""What is final stays in the database itself, whoever writes to it. Source: 第十八条."""

import pytest
from django.db import IntegrityError, transaction

from gongkai.reports.models import Report, Section, Value
from tests.reports.making import LATER, begun, frozen

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
TRIES = {
    "a number is changed": lambda _: Value.objects.filter(code="disclosures.published").update(part=9, whole=9),
    "a number is removed": lambda _: Value.objects.filter(code="disclosures.published").delete(),
    "a number is added": lambda report: Value.objects.create(report=report, code="x", part=1, whole=1),
    "a word is changed": lambda _: Section.objects.filter(code="basics").update(text="改"),
    "a section is removed": lambda _: Section.objects.filter(code="basics").delete(),
    "a section is added": lambda report: Section.objects.create(report=report, code="x"),
    "the moment is changed": lambda _: Report.objects.update(as_of=LATER),
    "who made it final is changed": lambda _: Report.objects.update(frozen_at=LATER),
    "whose it is is changed": lambda _: Report.objects.update(span="2025Y"),
    "it is a draft again": lambda _: Report.objects.update(state="draft", frozen_at=None, frozen_by=None),
    "it is removed": lambda _: Report.objects.all().delete(),
}


@pytest.mark.parametrize("what", TRIES)
def test_nothing_of_a_final_report_changes(house, what):
    report = frozen(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        TRIES[what](report)


def test_of_a_draft_numbers_and_words_change(house):
    begun(house)
    assert Value.objects.filter(code="disclosures.published").update(part=9, whole=9) == 1
    assert Section.objects.filter(code="basics").update(text="改") == 1


def test_a_report_that_is_void_says_why(house):
    begun(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(state="void", void_by=house.head, void_at=LATER)
