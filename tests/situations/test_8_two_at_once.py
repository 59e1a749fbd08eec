"""An approval meets an edit, another approval, and the clock a suspension: who comes second is told, and harms nothing.

What holds where eight processes act in the same moment is shown in tests/disclosures/test_races.py.
"""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from gongkai.disclosures import actions, queries
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Move, Pass, Release
from gongkai.disclosures.rules.words import Alarm, PassKind, Stage, Verb
from gongkai.measures.vocabulary import Audience, Role
from gongkai.orgs.queries import ANYBODY
from tests.desk.procedure.conftest import Desk
from tests.factories import NOON, a_draft, a_house, a_post, brought_to, take_on

pytestmark = pytest.mark.django_db
SOON, LATER = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
INNER_AND_PUBLIC = (
    RungDraft(audience=Audience.INNER),
    RungDraft(audience=Audience.PUBLIC, starts_at=LATER),
)


def sent(client, person, revision, version, opinion):
    """Send an approval from a page that was opened when the matter was at ``version``."""
    desk = Desk(client).of(person, by_password=True)
    said = {"version": version, "verb": "approve", "opinion": opinion}
    return desk.client.post(reverse("desk:approve", args=[revision.disclosure.public_id]), said)


def kept(page):
    """Return the answer to whom somebody was faster than, and what he had typed, which is shown to be copied."""
    return page.status_code, [one.text for one in page.context["typed"]]


@pytest.mark.article(16, 3)
def test_what_was_rewritten_meanwhile_is_not_approved_from_an_old_page(client):
    house = a_house()
    revision = brought_to(Stage.WITH_HEAD, house)
    opened_at = revision.version
    actions.send_back(revision, by=house.head, at=SOON, reason="数字有误")
    anew = a_draft(house, body="<p>收缴党费 486,230 元。</p>")
    actions.save(revision, anew, by=house.drafter, at=SOON, version=revision.version)
    take_on(revision, Stage.WITH_HEAD, house, at=SOON)

    with time_machine.travel(LATER, tick=False):
        page = sent(client, house.head, revision, opened_at, "同意公开")

    revision.refresh_from_db()
    assert kept(page) == (409, ["同意公开"])
    assert (revision.stage, Release.objects.count()) == (Stage.WITH_HEAD, 0)


@pytest.mark.article(16, 3)
def test_of_two_who_have_the_page_open_the_second_is_told_and_nothing_is_decided_twice(client):
    house = a_house()
    second = a_post(Role.OFFICE_APPROVER, house.office)
    revision = brought_to(Stage.WITH_HEAD, house, entry=None, off_catalogue_reason="目录没有列出")
    opened_at = revision.version
    assert revision.stage == Stage.WITH_OFFICE

    with time_machine.travel(LATER, tick=False):
        first_page = sent(client, house.approver, revision, opened_at, "同意公开")
        second_page = sent(client, second, revision, opened_at, "同意")

    given = Pass.objects.filter(revision=revision, kind=PassKind.OFFICE)
    assert (first_page.status_code, kept(second_page)) == (302, (409, ["同意"]))
    assert [(one.by, one.opinion) for one in given] == [(house.approver, "同意公开")]
    assert Move.objects.filter(revision=revision, verb=Verb.APPROVE).count() == 1


@pytest.mark.article(8)
def test_the_clock_publishes_nothing_of_what_was_suspended_a_minute_before():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, rungs=INNER_AND_PUBLIC)
    just_before = LATER - timedelta(minutes=1)
    actions.suspend(revision, by=house.approver, at=just_before, reason="发现错误", alarm=Alarm.FALSE)

    assert actions.run_due(LATER) == 0
    assert queries.reading(ANYBODY, revision.disclosure.public_id) is None
    assert list(Release.objects.filter(audience=Audience.PUBLIC).values_list("live_at", flat=True)) == [None]
