"""A branch of four: who can decide is known before work starts, and the office steps in where nobody can."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Post, Unit
from tests.factories import LONG_AGO, NO_LINES_CROSSED, NOON, a_draft, a_house, a_post, passed

CONFIRMED = {"is_necessary": True, "is_accurate": True, "source_checked": True}
pytestmark = pytest.mark.django_db


def with_one_reviewer(house, *, small):
    """Let one person hold both reviews of the college."""
    Post.objects.filter(role=Role.SECRECY_REVIEWER).delete()
    a_post(Role.SECRECY_REVIEWER, house.college, house.reviewer)
    start = LONG_AGO if small else None
    Unit.objects.filter(pk=house.college.pk).update(small_from=start, small_reason="四人支部" if small else "")


def proposed(house):
    revision = actions.start(house.college, a_draft(house), by=house.drafter, at=NOON)
    actions.propose(revision, by=house.drafter, at=NOON)
    actions.pass_secrecy(revision, by=house.reviewer, at=NOON, red_lines=NO_LINES_CROSSED)
    return revision


@pytest.mark.article(16, 2)
def test_where_the_unit_is_marked_small_one_person_gives_both_passes():
    house = a_house()
    with_one_reviewer(house, small=True)
    revision = proposed(house)

    actions.pass_content(revision, by=house.reviewer, at=NOON, **CONFIRMED)

    assert revision.stage == Stage.WITH_HEAD


@pytest.mark.article(16, 2)
def test_elsewhere_the_second_pass_is_the_offices():
    house = a_house()
    with_one_reviewer(house, small=False)
    revision = proposed(house)
    with pytest.raises(Refused, match=r"^gave_other_pass$"):
        actions.pass_content(revision, by=house.reviewer, at=NOON, **CONFIRMED)

    actions.pass_content(revision, by=house.clerk, at=NOON, **CONFIRMED)

    assert revision.stage == Stage.WITH_HEAD


@pytest.mark.article(7)
def test_a_head_who_writes_himself_is_told_before_that_the_office_will_decide():
    house = a_house()
    a_post(Role.DRAFTER, house.college, house.head)
    revision = actions.start(house.college, a_draft(house), by=house.head, at=NOON)
    assert queries.deciders([revision], NOON)[revision.pk][Role.HEAD] == []

    actions.propose(revision, by=house.head, at=NOON)
    passed(revision, house)
    actions.approve(revision, by=house.approver, at=NOON, signed_in_at=NOON)

    assert revision.approved_by == house.approver


def acting(house, person):
    head = Post.objects.get(role=Role.HEAD, unit=house.college)
    until = NOON.date() + timedelta(days=3)
    return a_post(
        Role.HEAD, house.college, person, acting_for=head, ends_on=until, starts_on=NOON.date(), reason="外出"
    )


@pytest.mark.article(7)
def test_whoever_acts_for_a_head_that_wrote_the_text_is_barred_in_all_his_posts_and_the_office_reviews():
    house = a_house()
    revision = actions.start(house.college, a_draft(house), by=house.drafter, at=NOON)
    actions.save(revision, a_draft(house), by=house.head, at=NOON, version=revision.version)
    actions.propose(revision, by=house.drafter, at=NOON)
    acting(house, house.secrecy_reviewer)
    assert queries.deciders([revision], NOON)[revision.pk][Role.SECRECY_REVIEWER] == []

    actions.pass_secrecy(revision, by=house.clerk, at=NOON, red_lines=NO_LINES_CROSSED)

    assert [one.by for one in revision.passes.all()] == [house.clerk]
