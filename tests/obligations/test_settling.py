"""What becomes of an obligation when its disclosure is made known, withheld or taken down. Source: 第十七条."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.obligations import actions
from gongkai.obligations.models import Deferral, Obligation
from tests.factories import NOON, a_draft, an_entry, take_on
from tests.obligations.things import YESTERDAY, a_period, a_standing, days_later, generated

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]


def drafted(one, house, **changes):
    typed = a_draft(house, entry=one.entry, **changes)
    return actions.draft(one, house.college, typed, by=house.drafter, at=NOON)


def made_known(one, house, **changes):
    revision = take_on(drafted(one, house, **changes), Stage.PUBLISHED, house)
    actions.settle(NOON)
    one.refresh_from_db()
    return revision


def test_what_is_made_known_by_its_day_is_met(house):
    one = a_period(house)

    made_known(one, house)

    assert (one.state, one.met_at) == ("met", NOON)


def test_what_is_made_known_after_its_day_is_late(house):
    one = a_period(house, YESTERDAY)

    made_known(one, house)

    assert (one.state, one.met_at) == ("late", NOON)


def test_a_draft_does_not_meet_anything(house):
    one = a_period(house)
    take_on(drafted(one, house), Stage.APPROVED, house)

    assert actions.settle(NOON) == 0
    one.refresh_from_db()
    assert one.state == "open"


@pytest.mark.article(10)
def test_an_inner_step_does_not_meet_what_is_demanded_of_the_public(house):
    one = a_period(house)
    rungs = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))

    revision = made_known(one, house, rungs=rungs)
    assert one.state == "open"

    disclosures.publish(revision, by=house.drafter, at=days_later(1))
    actions.settle(days_later(1))
    one.refresh_from_db()
    assert (one.state, one.met_at) == ("met", days_later(1))


def test_a_narrower_scope_that_was_approved_with_its_reason_is_enough(house):
    one = a_period(house)

    made_known(one, house, rungs=(RungDraft(audience=Audience.INNER),), narrower_reason="只涉及党员")

    assert one.state == "met"


@pytest.mark.article(14)
def test_it_is_met_once_every_form_that_was_approved_has_been_carried_out(house):
    one = a_period(house)
    made_known(one, house, rungs=(RungDraft(audience=Audience.PUBLIC, channels=(Channel.NOTICE_BOARD,)),))
    assert one.state == "open"

    board = Release.objects.get(channel=Channel.NOTICE_BOARD)
    disclosures.carry_out(board, since=days_later(1), by=house.drafter, at=days_later(3))
    actions.settle(days_later(3))
    one.refresh_from_db()

    assert (one.state, one.met_at) == ("met", days_later(1))


def test_a_wider_audience_than_demanded_is_enough(house):
    one = a_period(house, audience=Audience.INNER, channels=["inner_portal"])

    made_known(one, house)

    assert one.state == "met"


@pytest.mark.article(9)
def test_what_is_withheld_is_deferred_until_its_re_review(house):
    one = a_period(house)
    revision = take_on(drafted(one, house), Stage.WITH_HEAD, house)
    again = NOON.date() + timedelta(days=100)
    disclosures.withhold(revision, by=house.head, at=NOON, reason="正在调查", ground="正在调查", re_review_on=again)

    actions.settle(NOON)

    one.refresh_from_db()
    deferral = Deferral.objects.get(obligation=one)
    assert (one.state, deferral.ground, deferral.approved_by) == ("deferred", "正在调查", house.head)
    assert deferral.re_review_on == again


def test_what_is_given_up_is_open_again_for_another_draft(house):
    one = a_period(house)
    disclosures.cancel(drafted(one, house), by=house.drafter, at=NOON)

    actions.settle(NOON)

    one.refresh_from_db()
    assert (one.state, one.disclosure) == ("open", None)


def test_settling_again_changes_nothing(house):
    one = a_period(house)
    take_on(drafted(one, house), Stage.PUBLISHED, house)

    assert [actions.settle(NOON), actions.settle(days_later(90))] == [1, 0]
    one.refresh_from_db()
    assert (one.state, one.met_at) == ("met", NOON)


def test_what_was_met_stays_met_when_it_is_taken_down(house):
    one = a_period(house)
    revision = made_known(one, house)
    disclosures.suspend(revision, by=house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="数字有误")
    disclosures.withdraw(revision, by=house.approver, at=NOON, reason="数字有误")

    assert actions.settle(days_later(1)) == 0
    one.refresh_from_db()
    assert one.state == "met"


def taken_down(one, house):
    revision = made_known(one, house)
    disclosures.suspend(revision, by=house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="已过时")
    actions.settle(NOON)
    assert Obligation.objects.filter(entry=one.entry).count() == 1
    disclosures.withdraw(revision, by=house.approver, at=NOON, reason="已过时")
    return revision


def test_what_is_to_stand_falls_due_again_when_it_cannot_be_read_any_more(house):
    one = a_standing(house)
    taken_down(one, house)

    assert [actions.settle(days_later(1)), actions.settle(days_later(2))] == [1, 0]
    again = Obligation.objects.filter(entry=one.entry).exclude(pk=one.pk).get()
    assert (again.state, again.due_on.isoformat()) == ("open", "2026-10-19")
    generated(house.college, at=days_later(2))
    again.refresh_from_db()
    assert again.state == "open"


def test_what_no_catalogue_wants_to_stand_any_more_does_not_fall_due_again(house):
    one = a_standing(house)
    an_entry(house.college)
    taken_down(one, house)

    assert actions.settle(days_later(1)) == 0


@pytest.mark.article(9)
def test_a_deferral_that_was_asked_for_is_over_when_the_disclosure_is_withheld_and_stays_on_record(house):
    one, again = a_period(house), NOON.date() + timedelta(days=100)
    asked = actions.ask_deferral(one, "正在讨论", re_review_on=again, by=house.head, at=NOON)
    revision = take_on(drafted(one, house), Stage.WITH_HEAD, house)
    disclosures.withhold(revision, by=house.head, at=NOON, reason="正在调查", ground="正在调查", re_review_on=again)

    actions.settle(days_later(1))

    rows = Deferral.objects.filter(obligation=one).order_by("pk").values_list("ground", "ended_by", "approved_by")
    assert list(rows) == [("正在讨论", house.head.pk, None), ("正在调查", None, house.head.pk)]
    assert rows.filter(pk=asked.pk).get() == ("正在讨论", house.head.pk, None)
