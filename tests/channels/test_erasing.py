"""What is erased takes its evidence with it; what proves other matters stays."""

import pytest

from gongkai.channels import actions
from gongkai.channels.models import Evidence, EvidenceFile
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm
from gongkai.files.models import StoredFile
from tests.channels.things import DAY, TODAY, a_photo, on_a_board, proved
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.article(8)]


def erased(house, revision):
    disclosures.suspend(revision, by=house.reviewer, at=NOON + DAY, alarm=Alarm.PRIVACY, reason="有个人信息")
    said = {"alarm": Alarm.PRIVACY, "reason": "正文含个人信息", "signed_in_at": NOON + DAY}
    actions.erase(revision, by=house.approver, at=NOON + DAY, **said)


def test_photographs_and_notes_are_destroyed_and_who_gave_them_stays(house):
    revision = on_a_board(house)
    given = proved(house, note="贴在三处")
    digest = given.files.get().stored.digest

    erased(house, revision)

    kept = Evidence.objects.get()
    assert (kept.place, kept.note, kept.given_by, kept.from_on) == ("", "", house.drafter, TODAY)
    assert (EvidenceFile.objects.count(), StoredFile.objects.filter(digest=digest).count()) == (0, 0)


def test_a_photograph_that_proves_two_matters_stays_with_the_other(house):
    photo = a_photo()
    first = on_a_board(house, title="第一件")
    proved(house, files=(photo,))
    on_a_board(house, title="第二件")
    proved(house, files=(photo,))

    erased(house, first)

    assert [one.stored for one in EvidenceFile.objects.all()] == [photo[0]]
