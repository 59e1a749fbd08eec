"""Who steps in where a unit has nobody left, and what the record then says."""

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import Move, Pass
from gongkai.disclosures.rules.words import Alarm, Correction, PassKind, Stage, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import Notice
from gongkai.orgs.models import Post
from gongkai.orgs.queries import duties_of
from tests.factories import NO_LINES_CROSSED, NOON, a_house, brought_to, suspended

pytestmark = pytest.mark.django_db


def leaves(house, role):
    Post.objects.filter(unit=house.college, role=role).update(ends_on="2026-09-01")


@pytest.mark.article(16, 3)
def test_where_the_unit_has_no_head_the_office_approves_and_is_recorded_as_the_office():
    house = a_house()
    revision = brought_to(Stage.WITH_HEAD, house)
    leaves(house, Role.HEAD)

    actions.approve(revision, by=house.approver, at=NOON, signed_in_at=NOON)

    last = Pass.objects.order_by("pk").last()
    assert (last.kind, last.role, last.by) == (PassKind.OFFICE, Role.OFFICE_APPROVER, house.approver)


@pytest.mark.article(16, 2)
def test_where_the_unit_has_no_secrecy_reviewer_a_clerk_of_the_office_reviews():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house)
    leaves(house, Role.SECRECY_REVIEWER)

    actions.pass_secrecy(revision, by=house.clerk, at=NOON, red_lines=NO_LINES_CROSSED)

    assert Pass.objects.get().role == Role.OFFICE_CLERK


def test_the_office_does_not_send_back_what_the_units_own_reviewer_still_holds():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house)
    actions.pass_secrecy(revision, by=house.secrecy_reviewer, at=NOON, red_lines=NO_LINES_CROSSED)

    with pytest.raises(Refused, match="not_your_task"):
        actions.send_back(revision, by=house.clerk, at=NOON, reason="再看看")


def test_a_suspension_from_a_drafts_page_is_recorded_with_what_readers_see():
    house = a_house()
    published = brought_to(Stage.PUBLISHED, house)
    draft = actions.correct(published, Correction.MINOR, "改一个数", by=house.drafter, at=NOON)

    actions.suspend(draft, by=house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="数字有误")

    assert Move.objects.get(verb=Verb.SUSPEND).revision == published
    duties = duties_of(house.approver, NOON.date())
    open_now = queries.open_takedowns_of(published, house.approver, duties, NOON)
    assert open_now == {Verb.ASK_RESTORE, Verb.WITHDRAW, Verb.ERASE}


def test_the_office_is_told_only_of_what_the_unit_cannot_review_itself():
    house = a_house()

    brought_to(Stage.WITH_HEAD, house)

    assert list(Notice.objects.order_by("pk").values_list("person", "kind")) == [
        (house.reviewer.pk, "waiting_in_review"),
        (house.secrecy_reviewer.pk, "waiting_in_review"),
        (house.head.pk, "waiting_with_head"),
    ]


@pytest.mark.article(8)
def test_the_head_and_the_office_hear_of_a_suspension_at_once():
    house = a_house()

    suspended(house)

    told = Notice.objects.filter(kind="did_suspend").values_list("person", flat=True)
    assert set(told) == {house.drafter.pk, house.head.pk, house.approver.pk}
