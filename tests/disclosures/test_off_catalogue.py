"""What stands in no catalogue needs a reason, and is the office's to approve. Source: 第十三条、第十六条（三）."""

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from tests.factories import NOON, a_house, brought_to, explained, passed, proposed, started

pytestmark = [pytest.mark.django_db, pytest.mark.article(13), pytest.mark.article(16, 3)]
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
