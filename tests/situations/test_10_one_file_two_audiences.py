"""One file in two matters with different audiences: the bytes may be one, who sees them never is."""

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import ANYBODY, viewer_of
from tests.factories import NOON, RungDraft, a_house, a_member, a_paper, an_account, started, take_on

pytestmark = pytest.mark.django_db


def with_the_paper(house, paper, **changes):
    revision = started(house, **changes)
    attachment = actions.attach(revision, paper, "预算.pdf", by=house.drafter, at=NOON)
    take_on(revision, Stage.PUBLISHED, house)
    return attachment


@pytest.mark.article(10)
def test_each_attachment_is_seen_by_the_readers_of_its_own_matter():
    house = a_house()
    paper = a_paper()
    inner = with_the_paper(house, paper, rungs=(RungDraft(audience=Audience.INNER),), narrower_reason="涉及个人")
    public = with_the_paper(house, paper)
    member = viewer_of(an_account(a_member(house.college)), NOON.date())

    def seen(viewer):
        return [queries.attachment_for(viewer, one.public_id) for one in (inner, public)]

    assert (seen(ANYBODY), seen(member)) == ([None, public], [inner, public])


@pytest.mark.article(8)
def test_a_suspended_matter_gives_out_no_file():
    house = a_house()
    paper = a_paper()
    attachment = with_the_paper(house, paper)
    assert queries.attachment_for(ANYBODY, attachment.public_id) == attachment

    actions.suspend(attachment.revision, by=house.reviewer, at=NOON, alarm=Alarm.PRIVACY, reason="含身份证号")

    assert queries.attachment_for(ANYBODY, attachment.public_id) is None
