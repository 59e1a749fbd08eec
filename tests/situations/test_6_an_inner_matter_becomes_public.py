"""An inner matter becomes public: it is reviewed anew, and nothing of the inner wording travels with it."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Correction, Stage
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import ANYBODY, viewer_of
from tests.factories import NOON, RungDraft, a_draft, a_house, a_member, a_paper, an_account, started, take_on

LATER = NOON + timedelta(days=1)
pytestmark = pytest.mark.django_db


def an_inner_matter(house):
    inner = started(
        house, rungs=(RungDraft(audience=Audience.INNER),), narrower_reason="先在党内征求意见", body="<p>内部</p>"
    )
    paper = a_paper()
    actions.attach(inner, paper, "名单.pdf", by=house.drafter, at=NOON)
    return take_on(inner, Stage.PUBLISHED, house)


def widened(house, inner):
    fresh = actions.correct(inner, Correction.MAJOR, "向社会公开", by=house.drafter, at=LATER)
    actions.detach(fresh.attachments.get(), by=house.drafter, at=LATER)
    fresh.refresh_from_db()
    public = a_draft(house, body="<p>公开</p>", correction_note="向社会公开")
    return actions.save(fresh, public, by=house.drafter, at=LATER, version=fresh.version)


@pytest.mark.article(10)
def test_until_the_wider_scope_is_reviewed_the_public_knows_nothing():
    house = a_house()
    inner = an_inner_matter(house)
    take_on(widened(house, inner), Stage.WITH_HEAD, house, at=LATER)

    assert queries.reading(ANYBODY, inner.disclosure.public_id) is None


@pytest.mark.article(10)
def test_afterwards_the_public_reads_the_new_wording_and_nothing_of_the_old():
    house = a_house()
    inner = an_inner_matter(house)
    take_on(widened(house, inner), Stage.PUBLISHED, house, at=LATER)

    shown = queries.reading(ANYBODY, inner.disclosure.public_id)
    change = queries.change_history(shown, ANYBODY)

    assert (shown.revision.body, [line.rows for line in change]) == ("<p>公开</p>", [[]])
    assert queries.attachment_for(ANYBODY, inner.attachments.get().public_id) is None


@pytest.mark.article(10, 2)
def test_members_read_the_inner_wording_as_long_as_it_is_the_only_one():
    house = a_house()
    inner = an_inner_matter(house)
    member = viewer_of(an_account(a_member(house.college)), NOON.date())

    assert queries.attachment_for(member, inner.attachments.get().public_id) == inner.attachments.get()
