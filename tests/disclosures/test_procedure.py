"""Article 16 from draft to release, through the actions."""

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import Move, Release, Revision
from gongkai.disclosures.rules.words import ReleaseState, Stage, Verb
from gongkai.measures.refusal import Refused
from gongkai.orgs.queries import ANYBODY
from tests.factories import NOON, a_house, brought_to, started

pytestmark = pytest.mark.django_db


@pytest.mark.article(16, 1)
def test_a_complete_draft_goes_into_review_with_its_fingerprint():
    house = a_house()
    revision = started(house)

    actions.propose(revision, by=house.drafter, at=NOON)

    assert (revision.stage, len(revision.plan_hash)) == (Stage.IN_REVIEW, 64)


@pytest.mark.article(16, 4)
def test_what_was_passed_and_approved_is_released_and_read_by_anybody():
    house = a_house()

    revision = brought_to(Stage.PUBLISHED, house)

    assert Revision.objects.get().stage == Stage.PUBLISHED
    release = queries.reading(ANYBODY, revision.disclosure.public_id)
    assert release.disclosure.index_no == "DW-JX-2026-00001"
    assert list(Release.objects.values_list("state", flat=True)) == [ReleaseState.LIVE]
    assert list(Move.objects.values_list("verb", flat=True)) == [
        Verb.PROPOSE, Verb.PASS_SECRECY, Verb.PASS_CONTENT, Verb.APPROVE, Verb.PUBLISH,
    ]  # fmt: skip


@pytest.mark.article(16, 3)
def test_the_second_of_two_approvals_is_refused_and_leaves_no_record():
    house = a_house()
    first = brought_to(Stage.WITH_HEAD, house)
    second = Revision.objects.get()
    actions.approve(first, by=house.head, at=NOON, signed_in_at=NOON)

    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.approve(second, by=house.head, at=NOON, signed_in_at=NOON)

    assert Move.objects.filter(verb=Verb.APPROVE).count() == 1
