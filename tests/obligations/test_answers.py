"""Answering an obligation otherwise: events, deferrals, nothing to report, urging. Source: 第九条、第十七条."""

from datetime import date

import pytest

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Role, TimeKind
from gongkai.notices.models import Notice
from gongkai.obligations import actions
from gongkai.obligations.models import Deferral, Event, Shift, Statement, Urge
from gongkai.obligations.queries import deferrals_seen_by, late_first, seen_by
from gongkai.obligations.rules.answers import re_review_refusal
from gongkai.orgs.queries import duties_of
from tests.factories import NOON, a_draft, a_post, an_entry
from tests.obligations.things import (
    NEW_YEAR,
    SOON,
    TODAY,
    a_period,
    a_standing,
    an_event,
    carried_on,
    days_later,
    generated,
)

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
AGAIN = date(2027, 3, 1)


def refused(act):
    with pytest.raises(Refused) as why:
        act()
    return [refusal.code for refusal in why.value.refusals]


def office(house):
    return duties_of(house.clerk, TODAY)


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("person", flat=True))


def asked(one, house, *, by=None):
    return actions.ask_deferral(one, "依据第九条，正在讨论", re_review_on=AGAIN, by=by or house.head, at=NOON)


def deferred(one, house):
    asked(one, house)
    actions.approve_deferral(one, re_review_on=AGAIN, by=house.approver, at=NOON)
    one.refresh_from_db()


def test_an_event_is_due_its_working_days_later_and_says_when_it_was_entered(house):
    one = an_event(house, date(2026, 9, 7))

    assert (one.due_on, one.counted_from, one.kind) == (TODAY, date(2026, 9, 7), TimeKind.TIMELY)
    assert (one.event.entered_at, one.event.entered_by) == (NOON, house.drafter)


def entering(house, **more):
    entry = more.pop("entry", None) or an_entry(
        house.college, in_force_on=NEW_YEAR, time_kind=TimeKind.TIMELY, working_days=5
    )
    said = {"happened_on": TODAY, "by": house.drafter, "at": NOON, **more}
    return refused(lambda: actions.enter_event(entry, said.pop("what", "会议"), **said))


def test_an_event_is_refused_for_every_reason_at_once(house):
    assert entering(house, what=" ", happened_on=days_later(1).date(), by=house.reviewer) == [
        "not_your_task", "event_unnamed", "event_to_come"]  # fmt: skip


@pytest.mark.article(23)
def test_nothing_is_asked_for_that_happened_before_the_catalogue(house):
    assert entering(house, happened_on=date(2025, 12, 31)) == ["event_before_the_catalogue"]


def test_an_entry_that_counts_from_no_event_takes_none(house):
    assert entering(house, entry=house.entry) == ["event_not_counted"]


def test_an_event_moves_with_the_calendar_like_everything_else(house):
    one = an_event(house)
    generated(house.college)

    one.refresh_from_db()
    assert (one.state, one.due_on, Shift.objects.count()) == ("open", date(2026, 9, 20), 0)


def test_an_event_entered_by_mistake_is_moot_and_stays_on_record(house):
    one = an_event(house, date(2026, 9, 1))
    actions.void_event(one, "登记错了", by=house.head, at=NOON)
    generated(house.college)

    one.refresh_from_db()
    assert (one.state, one.moot_why) == ("moot", "event")
    assert Event.objects.values_list("void_reason", "void_by").get() == ("登记错了", house.head.pk)


def test_what_does_not_apply_any_more_is_not_answered(house):
    one = an_event(house, date(2026, 9, 1))
    actions.void_event(one, "登记错了", by=house.head, at=NOON)

    assert refused(lambda: asked(one, house)) == ["already_answered"]


def test_only_the_head_takes_an_event_back_with_a_reason_and_while_nothing_is_in_work(house):
    one = an_event(house)
    actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=NOON)

    assert refused(lambda: actions.void_event(one, "", by=house.drafter, at=NOON)) == [
        "not_your_task", "in_work_already", "no_reason"]  # fmt: skip


@pytest.mark.article(9)
def test_until_the_office_agrees_the_limit_runs_on(house):
    one = a_period(house)

    asked(one, house)

    one.refresh_from_db()
    assert one.state == "open"
    assert told("deferral_asked") == {house.clerk.pk, house.approver.pk}


@pytest.mark.article(9)
def test_what_the_office_agrees_to_is_deferred(house):
    one = a_period(house)
    deferred(one, house)

    assert one.state == "deferred"
    assert Deferral.objects.values_list("approved_by", "re_review_on").get() == (house.approver.pk, AGAIN)
    assert told("deferral_approved") == {house.drafter.pk, house.head.pk}


def test_what_the_office_refuses_stays_due_and_may_be_asked_again(house):
    one = a_period(house)
    asked(one, house)
    actions.refuse_deferral(one, "依据不足", by=house.approver, at=NOON)

    one.refresh_from_db()
    assert (one.state, Deferral.objects.get().answer) == ("open", "依据不足")
    asked(one, house)
    assert Deferral.objects.count() == 2


def test_nobody_agrees_to_what_he_asked_for(house):
    one = a_period(house)
    a_post(Role.DRAFTER, house.college, house.approver)
    asked(one, house, by=house.approver)

    agree = lambda: actions.approve_deferral(one, re_review_on=AGAIN, by=house.approver, at=NOON)  # noqa: E731
    assert refused(agree) == ["own_deferral"]


def test_a_deferral_is_refused_for_every_reason_at_once(house):
    one = a_period(house)
    asked(one, house)

    again = lambda: actions.ask_deferral(one, " ", re_review_on=TODAY, by=house.reviewer, at=NOON)  # noqa: E731
    assert refused(again) == ["not_your_task", "deferral_asked", "ground_missing", "re_review_not_near"]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 9, 14), "re_review_not_near"),
        (date(2026, 9, 15), None),
        (date(2027, 9, 14), None),
        (date(2027, 9, 15), "re_review_not_near"),
        (date(2027, 10, 1), "re_review_not_near"),
    ],
)
def test_a_deferral_is_looked_at_again_within_twelve_months(day, code):
    found = re_review_refusal(day, TODAY)

    assert (found.code if found else None) == code


def test_what_is_taken_up_again_falls_due_its_working_days_later_and_stays_there(house):
    one = a_period(house, date(2026, 9, 7))
    deferred(one, house)

    actions.end_deferral(one, by=house.clerk, at=NOON)
    generated(house.college)

    one.refresh_from_db()
    assert (one.state, one.due_on, one.is_fixed) == ("open", date(2026, 10, 16), True)
    assert Shift.objects.values_list("before", "after", "why").get() == (
        date(2026, 9, 7), date(2026, 10, 16), "deferral")  # fmt: skip


def test_the_head_states_that_a_period_has_nothing_to_make_known(house):
    one = a_period(house)

    actions.state_nothing(one, "本季度没有发展党员", by=house.head, at=NOON)

    one.refresh_from_db()
    assert one.state == "nothing_to_report"
    assert Statement.objects.values_list("by", "reason").get() == (house.head.pk, "本季度没有发展党员")


def test_only_periods_have_nothing_and_only_the_head_says_so_with_a_reason(house):
    one = a_standing(house)

    assert refused(lambda: actions.state_nothing(one, "", by=house.drafter, at=NOON)) == [
        "not_your_task", "only_periods_have_nothing", "no_reason"]  # fmt: skip


def test_what_is_answered_is_not_answered_again(house):
    one = a_period(house)
    actions.state_nothing(one, "没有", by=house.head, at=NOON)

    assert refused(lambda: asked(one, house)) == ["already_answered"]
    assert refused(lambda: actions.urge([one], by=house.clerk, at=NOON)) == ["already_answered"]


@pytest.mark.article(6)
def test_the_office_urges_and_the_unit_is_told_at_once(house):
    one, other = a_period(house), a_period(house, date(2026, 9, 7), audience=Audience.INNER)

    assert actions.urge([one, other], "请抓紧", by=house.clerk, at=NOON) == 2

    assert Urge.objects.values_list("note", "by").distinct().get() == ("请抓紧", house.clerk.pk)
    assert told("obligation_urged") == {house.drafter.pk, house.head.pk}


def test_nobody_but_the_office_urges_and_of_several_none_where_one_is_refused(house):
    one, done = a_period(house), a_period(house, date(2026, 9, 7))
    actions.state_nothing(done, "没有", by=house.head, at=NOON)

    assert refused(lambda: actions.urge([one], by=house.head, at=NOON)) == ["not_your_task"]
    assert refused(lambda: actions.urge([one, done], by=house.clerk, at=NOON)) == ["already_answered"]
    assert Urge.objects.count() == 0


def test_an_entry_that_the_catalogue_has_dropped_takes_no_more_events(house):
    entry = an_event(house).entry
    an_entry(house.college, in_force_on=date(2026, 9, 10))

    before = actions.enter_event(entry, "会议", happened_on=date(2026, 9, 9), by=house.drafter, at=NOON)
    assert before.due_on == date(2026, 9, 16)
    assert entering(house, entry=entry, happened_on=date(2026, 9, 10)) == ["event_not_counted"]


@pytest.mark.article(9)
def test_what_was_put_off_and_dropped_may_be_put_off_again_when_it_is_asked_for_again(house):
    one = a_period(house)
    deferred(one, house)
    an_entry(house.college, in_force_on=date(2026, 9, 2))
    generated(house.college)
    one.refresh_from_db()
    assert (one.state, Deferral.objects.get().ended_at, list(deferrals_seen_by(office(house)))) == ("moot", NOON, [])

    carried_on(house.college)
    an_entry(house.college, in_force_on=date(2026, 9, 10))
    generated(house.college)
    deferred(one, house)
    assert one.state == "deferred"


def test_a_day_set_by_a_decision_is_the_schedules_again_once_the_matter_was_moot(house):
    one = a_period(house)
    deferred(one, house)
    actions.end_deferral(one, by=house.clerk, at=days_later(60))
    for since in (date(2026, 9, 2), date(2026, 9, 10)):
        an_entry(house.college, in_force_on=since)
        generated(house.college)
        carried_on(house.college)

    an_entry(house.college, in_force_on=date(2026, 9, 11))
    generated(house.college)

    one.refresh_from_db()
    assert (one.state, one.due_on, one.is_fixed) == ("open", SOON, False)


def test_the_office_reads_of_what_waits_for_it_and_not_of_what_was_answered_meanwhile(house):
    one, other = a_period(house), a_period(house, date(2026, 11, 20))
    waiting, _done = asked(one, house), asked(other, house)
    actions.state_nothing(other, "没有", by=house.head, at=NOON)

    assert list(deferrals_seen_by(office(house))) == [waiting]


def test_what_is_overdue_comes_first_then_the_next_and_what_is_answered_last_the_newest_before(house):
    days = [date(2026, month, 10) for month in (7, 8, 9, 10, 11)]
    rows = [a_period(house, day) for day in days]
    for one in (rows[0], rows[2]):
        actions.state_nothing(one, "没有", by=house.head, at=NOON)

    found = late_first(seen_by(office(house)).filter(key="2026Y1"), TODAY)
    assert [one.due_on for one in found] == [days[1], days[3], days[4], days[2], days[0]]
