"""That somebody would have decided who may not is recorded; what else is refused is not."""

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused
from tests.factories import NO_LINES_CROSSED, NOON, a_house, brought_to

pytestmark = [pytest.mark.django_db, pytest.mark.article(20)]


@pytest.fixture
def house():
    return a_house()


def turned_away():
    return [deed.by for deed in Deed.objects.filter(what="step_turned_away")]


def refused(act, code):
    with pytest.raises(Refused, match=code):
        act()


def test_approving_what_is_not_his_to_approve_is_recorded(house):
    revision = brought_to(Stage.WITH_HEAD, house)
    refused(lambda: actions.approve(revision, by=house.drafter, at=NOON, signed_in_at=NOON), "not_your_task")

    assert turned_away() == [house.drafter.public_id]


def test_so_is_passing_what_he_wrote(house):
    revision = brought_to(Stage.IN_REVIEW, house)
    said = {"is_necessary": True, "is_accurate": True, "source_checked": True}
    refused(lambda: actions.pass_content(revision, by=house.drafter, at=NOON, **said), "contributed")

    assert turned_away() == [house.drafter.public_id]


def test_what_is_only_incomplete_is_not(house):
    revision = brought_to(Stage.IN_REVIEW, house)
    lines = dict(list(NO_LINES_CROSSED.items())[1:])
    said = {"by": house.secrecy_reviewer, "at": NOON, "red_lines": lines}
    refused(lambda: actions.pass_secrecy(revision, **said), "red_line_unanswered")

    assert turned_away() == []


def test_nor_is_coming_too_late(house):
    revision = brought_to(Stage.APPROVED, house)
    refused(lambda: actions.approve(revision, by=house.drafter, at=NOON, signed_in_at=NOON), "moved_meanwhile")

    assert turned_away() == []
