"""Appraisals on their way: opened, voted in, closed by the clock, made known or called off. Source: 第十八条."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gongkai.appraisals import actions, queries
from gongkai.appraisals.models import Appraisal, Box, Roll
from gongkai.appraisals.rules.ballots import Ballot
from gongkai.appraisals.rules.words import Grade
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.orgs.actions import form_group
from tests.appraisals.making import AFTER, GOOD, LAST, NAMES, PLAN, TODAY, closed, opened, voted
from tests.briefings.making import AFTER as MET
from tests.briefings.making import recorded
from tests.factories import NOON, a_member, a_person, a_unit

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def done():
    return [line.leaf.reason for line in read_deeds(deeds(Narrowed())) if line.leaf.item.startswith("appraisal/")]


def test_after_the_yearly_briefing_no_reason_is_asked_for(house, six):
    recorded(house, yearly=2026)
    appraisal = opened(house, reason="不用说", at=MET, starts_on=MET.date(), ends_on=MET.date())
    assert appraisal.unbriefed_reason == ""


def test_a_briefing_that_is_not_the_yearly_one_does_not_count(house, six):
    recorded(house)
    assert refused(lambda: opened(house, reason="")) == ["not_briefed"]


def test_the_reason_for_opening_without_a_briefing_is_kept(house, six):
    assert opened(house).unbriefed_reason == PLAN.reason


def test_only_the_units_own_and_the_office_open_it(house, six):
    assert refused(lambda: opened(house, by=house.reviewer)) == ["not_your_task"]
    assert opened(house, by=house.clerk).opened_by == house.clerk


def test_there_is_one_a_unit_and_year(house, six):
    opened(house)
    assert refused(lambda: opened(house)) == ["appraisal_exists"]


def test_it_asks_what_the_school_had_set_when_it_was_opened(house, six):
    first = opened(house)
    actions.set_template(["只问一题"], by=house.approver, at=NOON)
    second = opened(house, year=2025)
    assert (len(first.questions), second.questions) == (4, ["只问一题"])


def test_the_clerk_does_not_set_what_is_asked(house):
    assert refused(lambda: actions.set_template(["只问一题"], by=house.clerk, at=NOON)) == ["not_your_task"]


def test_members_of_the_unit_and_below_vote_and_whoever_is_on_its_list(house, six):
    branch = a_unit("第一支部", parent=house.college)
    below, listed, other = a_member(branch), a_person("群众"), a_member(house.office)
    group = form_group(house.college, name="群众代表", about="", people=[listed], by=house.head, at=NOON)
    appraisal = opened(house, groups=(group,))
    voted(appraisal, [six[0], below, listed])
    assert refused(lambda: voted(appraisal, [other])) == ["not_an_elector"]
    assert [len(queries.votes_of(one, TODAY)) for one in (six[0], below, listed, other)] == [1, 1, 1, 0]


def test_electors_counted_and_electors_let_in_are_the_same(house, six):
    left = a_member(house.college, left_on=TODAY - timedelta(days=1))
    appraisal = opened(house)
    counted = set(queries.electors(house.college, [], TODAY))
    let_in = {one for one in [*six, left, house.head] if queries.polling_of(appraisal, one, TODAY).is_elector}
    assert (counted, let_in) == (set(six), set(six))


def test_nobody_votes_twice(house, six):
    appraisal = opened(house)
    voted(appraisal, [six[0]])
    assert refused(lambda: voted(appraisal, [six[0]])) == ["voted_already"]


@pytest.mark.parametrize("on", [TODAY - timedelta(days=1), LAST + timedelta(days=1)])
def test_nobody_votes_outside_its_days(house, six, on):
    assert refused(lambda: voted(opened(house), six[:1], on=on)) == ["not_open_for_votes"]


def test_a_remark_that_names_a_member_is_refused(house, six):
    ballot = Ballot(GOOD.grades, f"{NAMES[1]}说得对")
    assert refused(lambda: voted(opened(house), six[:1], ballot=ballot)) == ["remark_names_somebody"]


def test_it_closes_after_its_last_day_and_not_before(house, six):
    appraisal = opened(house)
    voted(appraisal, six)
    before = closed(appraisal, at=NOON + timedelta(days=14)).state
    assert (before, closed(appraisal).state) == ("open", "closed")


def test_what_may_be_known_is_frozen_and_the_rest_destroyed(house, six):
    appraisal = opened(house)
    voted(appraisal, six[:5])
    voted(appraisal, six[5:], ballot=Ballot((Grade.POOR,) * 4, "太慢"))
    result = queries.result_of(closed(appraisal))
    assert (result.answers, result.entitled, result.counts[0], result.remarks) == (6, 6, (5, 0, 0, 1), None)
    assert (Roll.objects.count(), Box.objects.count()) == (0, 0)


def test_of_four_answers_nothing_is_kept(house, six):
    appraisal = opened(house)
    voted(appraisal, six[:4])
    closed(appraisal)
    assert (appraisal.state, appraisal.result, Box.objects.count()) == ("closed", None, 0)


def test_the_head_and_the_office_are_told_when_it_is_closed(house, six):
    closed(opened(house))
    told = set(Notice.objects.filter(kind="appraisal_closed").values_list("person", flat=True))
    assert told == {house.head.pk, house.clerk.pk, house.approver.pk}


def test_members_see_the_result_once_it_is_made_known(house, six):
    appraisal = opened(house)
    voted(appraisal, six)
    closed(appraisal)
    before = queries.called_by_member(appraisal.public_id, six[0], TODAY)
    actions.publish(appraisal, by=house.head, at=AFTER)
    assert (before, queries.called_by_member(appraisal.public_id, six[0], TODAY).appraisal) == (None, appraisal)
    assert queries.called_by_member(appraisal.public_id, house.drafter, TODAY) is None


def test_what_there_is_not_is_not_made_known(house, six):
    appraisal = closed(opened(house))
    assert refused(lambda: actions.publish(appraisal, by=house.head, at=AFTER)) == ["nothing_to_show"]


def test_once_it_has_begun_the_office_alone_calls_it_off_and_the_ballots_are_gone(house, six):
    appraisal = opened(house)
    voted(appraisal, six)
    assert refused(lambda: actions.call_off(appraisal, "重来", by=house.head, at=NOON)) == ["not_your_task"]
    assert refused(lambda: actions.call_off(appraisal, " ", by=house.approver, at=NOON)) == ["text_missing"]
    actions.call_off(appraisal, "重来", by=house.approver, at=NOON)
    assert (Box.objects.count(), opened(house).state) == (0, "open")


def test_everything_but_a_vote_leaves_a_deed(house, six):
    appraisal = opened(house)
    voted(appraisal, six)
    closed(appraisal)
    actions.publish(appraisal, by=house.head, at=AFTER)
    assert done() == ["appraisal_published", "appraisal_closed", "appraisal_opened"]


@pytest.mark.parametrize(
    "columns",
    [{"result": None}, {"result": {}}, {"state": "open"}, {"questions": []}, {"ends_on": LAST}, {"closed_at": NOON}],
)
def test_a_result_stays_as_it_is_in_the_database_too(house, six, columns):
    appraisal = opened(house, ends_on=TODAY)
    voted(appraisal, six)
    closed(appraisal)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appraisal.objects.filter(pk=appraisal.pk).update(**columns)


def test_no_appraisal_is_deleted(house, six):
    appraisal = opened(house)
    Roll.objects.all().delete()
    Box.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        appraisal.delete()
