"""What stands in no catalogue needs a reason, and is the office's to approve. Source: 第十三条、第十六条（三）."""

from datetime import timedelta

import pytest

from gongkai.catalogue.models import Item, Version
from gongkai.disclosures import actions
from gongkai.disclosures.queries.listed import off_catalogue
from gongkai.disclosures.rules.words import Correction, Stage
from gongkai.measures.refusal import Refused
from tests.factories import NOON, a_house, an_entry, brought_to, explained, passed, proposed, started

pytestmark = [pytest.mark.django_db, pytest.mark.article(13), pytest.mark.article(16, 3)]
TODAY = NOON.date()
REASON = "临时事项，目录里没有"


def test_without_a_reason_it_does_not_go_up():
    house = a_house()
    revision = started(house, entry=None)
    explained(revision, house)

    with pytest.raises(Refused) as no:
        actions.propose(revision, by=house.drafter, at=NOON)

    assert [refusal.code for refusal in no.value.refusals] == ["no_entry"]


def test_with_a_reason_it_goes_to_the_office_and_not_to_the_head():
    house = a_house()
    revision = started(house, entry=None, off_catalogue_reason=REASON)
    proposed(revision, house)
    passed(revision, house)
    assert revision.stage == Stage.WITH_OFFICE

    with pytest.raises(Refused):
        actions.approve(revision, by=house.head, at=NOON, signed_in_at=NOON)
    actions.approve(revision, by=house.approver, at=NOON, signed_in_at=NOON)
    assert revision.stage == Stage.APPROVED


def test_what_stands_in_the_catalogue_is_the_heads():
    assert brought_to(Stage.WITH_HEAD, a_house()).stage == Stage.WITH_HEAD


def dropped(house, *, on):
    """File another catalogue, in force from that day, that leaves the entry out."""
    an_entry(house.college, in_force_on=on)
    assert not Item.objects.filter(entry=house.entry, version__state="in_force").exists()


def stage_after_review(house, *, at=NOON):
    revision = started(house, at=at)
    proposed(revision, house, at=at)
    passed(revision, house, at=at)
    return revision.stage


def test_what_was_dropped_from_the_catalogue_before_the_proposal_goes_to_the_office():
    house = a_house()
    dropped(house, on=TODAY)

    assert stage_after_review(house) == Stage.WITH_OFFICE


def test_what_is_dropped_while_it_is_decided_stays_with_the_head():
    house = a_house()
    revision = started(house)
    proposed(revision, house)
    dropped(house, on=TODAY + timedelta(days=1))

    passed(revision, house, at=NOON + timedelta(days=1))

    assert revision.stage == Stage.WITH_HEAD


def test_what_was_sent_back_and_is_proposed_again_goes_by_the_catalogue_of_that_day():
    house = a_house()
    revision = started(house)
    proposed(revision, house)
    actions.send_back(revision, by=house.reviewer, at=NOON, reason="改")
    dropped(house, on=TODAY + timedelta(days=1))

    proposed(revision, house, at=NOON + timedelta(days=1))
    passed(revision, house, at=NOON + timedelta(days=1))

    assert revision.stage == Stage.WITH_OFFICE


def corrected(revision, house, at):
    """Correct what was made known, under the catalogue of that day, up to where it is decided."""
    fresh = actions.correct(revision, kind=Correction.MINOR, note="更正数字", by=house.drafter, at=at)
    proposed(fresh, house, at=at)
    passed(fresh, house, at=at)
    return fresh.stage


def test_a_correction_of_what_was_made_known_while_it_was_listed_stays_with_the_head():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house)
    dropped(house, on=TODAY + timedelta(days=1))

    assert corrected(revision, house, NOON + timedelta(days=2)) == Stage.WITH_HEAD


def test_a_correction_of_what_the_office_let_through_goes_to_the_office_again():
    house = a_house()
    dropped(house, on=TODAY)
    revision = started(house)
    proposed(revision, house)
    passed(revision, house)
    actions.approve(revision, by=house.approver, at=NOON, signed_in_at=NOON)
    actions.publish(revision, by=house.drafter, at=NOON)

    assert corrected(revision, house, NOON + timedelta(days=1)) == Stage.WITH_OFFICE


def listed_again(house, **filed):
    """File the catalogue in which the entry stands once more."""
    by = {"year": 2027, "number": 1, "started_by": house.drafter, "started_at": NOON}
    version = Version.objects.create(unit=house.college, **by)
    item = Item.objects.get(entry=house.entry)
    item.pk, item.version = None, version
    item.save()
    if filed["state"] == "in_force":
        Version.objects.filter(unit=house.college, state="in_force").update(state="superseded")
    said = {"filed_by": house.clerk, "filed_at": NOON, "filing_number": "备〔2027〕001号"}
    Version.objects.filter(pk=version.pk).update(**said, **filed)


def off_on(revision, *days):
    return [off_catalogue([revision], {}, NOON + timedelta(days=day)) == {revision.pk} for day in days]


def test_an_entry_that_comes_back_is_listed_again():
    house = a_house()
    dropped(house, on=TODAY)
    listed_again(house, state="in_force", in_force_on=TODAY + timedelta(days=2))

    assert off_on(started(house), -1, 0, 1, 2) == [False, True, True, False]


def test_what_is_filed_for_later_is_not_listed_yet():
    house = a_house()
    dropped(house, on=TODAY)
    listed_again(house, state="filed", in_force_on=TODAY)

    assert off_on(started(house), 0) == [True]
