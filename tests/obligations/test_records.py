"""Whatever is done about what falls due is recorded for the auditor, by whom it was done. Source: 第十七条."""

from datetime import date

import pytest

from gongkai.calendars.queries import calendar
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.ledger.models import Deed
from gongkai.obligations import actions
from gongkai.obligations.models import Obligation, Shift
from tests.factories import NOON, a_draft, a_unit, an_entry, take_on
from tests.obligations.things import SOON, a_period, a_standing, an_event, carried_on, days_later, generated

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
AGAIN = date(2027, 3, 1)


@pytest.fixture
def done():
    """Return what was recorded since the test began to look, by whom, oldest first."""

    def look():
        rows = Deed.objects.filter(pk__gt=start).order_by("pk").values_list("what", "by")
        return [row for row in rows if row[0].startswith(("obligation", "deferral", "nothing", "event"))]

    newest = Deed.objects.order_by("pk").last()
    start = newest.pk if newest else 0
    return look


def test_what_people_answer_is_recorded(house, done):
    one, other, event = a_period(house), a_period(house, date(2026, 11, 20)), an_event(house)
    actions.ask_deferral(one, "正在讨论", re_review_on=AGAIN, by=house.head, at=NOON)
    actions.refuse_deferral(one, "依据不足", by=house.approver, at=NOON)
    actions.ask_deferral(one, "仍在讨论", re_review_on=AGAIN, by=house.head, at=NOON)
    actions.approve_deferral(one, re_review_on=AGAIN, by=house.approver, at=NOON)
    actions.end_deferral(one, by=house.clerk, at=NOON)
    actions.urge([other], "请抓紧", by=house.clerk, at=NOON)
    actions.state_nothing(other, "没有", by=house.head, at=NOON)
    actions.void_event(event, "登记错了", by=house.head, at=NOON)

    assert [what for what, _by in done() if what != "obligations_moved"] == [
        "event_entered", "deferral_asked", "deferral_refused", "deferral_asked", "deferral_approved", "deferral_ended",
        "obligation_urged", "nothing_stated", "event_voided",
    ]  # fmt: skip


def test_grounds_and_reasons_are_kept_apart_from_what_auditors_read(house):
    one = a_period(house)
    actions.ask_deferral(one, "正在讨论某事", re_review_on=AGAIN, by=house.head, at=NOON)

    deed = Deed.objects.get(what="deferral_asked")
    assert "2027-03-01" in deed.entry.seal.content
    assert "正在讨论某事" not in deed.entry.seal.content


def test_what_becomes_of_a_disclosure_is_recorded(house, done):
    one = a_standing(house)
    revision = actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=NOON)
    disclosures.cancel(revision, by=house.drafter, at=NOON)
    actions.settle(NOON)
    again = actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=NOON)
    take_on(again, Stage.PUBLISHED, house)
    actions.settle(NOON)
    disclosures.suspend(again, by=house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="已过时")
    disclosures.withdraw(again, by=house.approver, at=NOON, reason="已过时")
    actions.settle(days_later(1))

    assert [what for what, _by in done()] == [
        "obligation_taken_over", "obligation_given_up", "obligation_taken_over", "obligation_met",
        "obligation_stands_again",
    ]  # fmt: skip


def test_moves_are_recorded_and_working_out_the_same_again_is_not(house, done):
    one = a_period(house)
    generated(house.college)
    assert done() == []

    carried_on(house.college)
    an_entry(house.college, in_force_on=date(2026, 9, 2))
    generated(house.college)
    assert done() == [("obligations_moved", None)]
    an_entry(house.college, in_force_on=date(2026, 9, 3))
    generated(house.college)
    assert done() == [("obligations_moved", None)] * 2
    one.refresh_from_db()
    assert (one.state, Shift.objects.filter(obligation=one).count()) == ("moot", 0)


def test_working_out_one_unit_leaves_the_others_alone(house):
    other = a_unit("材料学院党委")
    entry = an_entry(other)
    actions.generate(other, days=calendar(), at=NOON)

    one = a_period(house, SOON)

    assert set(Obligation.objects.filter(entry__in=[entry, one.entry]).values_list("state", flat=True)) == {"open"}
