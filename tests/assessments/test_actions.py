"""Assessments on their way: drawn up, measured, scored, shown, objected to, answered, final. Source: 第十八条."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from gongkai.assessments import actions, queries
from gongkai.assessments.models import Indicator, Objection, Scheme, Score, Sheet
from gongkai.assessments.rules.words import Decision
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role, UnitKind
from gongkai.notices.models import Notice
from gongkai.orgs.queries import duties_of
from tests.assessments.making import (
    AFTER,
    GROUP,
    KNOWN,
    MEASURED,
    OBJECTED,
    ON_TIME,
    OPENED,
    fresh,
    given,
    measured,
    objected,
    opened,
    planned,
    score_of,
    scored,
    typed,
)
from tests.factories import NOON, a_post, a_unit, brought_to

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def done():
    return [line.leaf.reason for line in read_deeds(deeds(Narrowed())) if line.leaf.item.startswith("assessment/")]


def told(person):
    return list(Notice.objects.filter(person=person, kind__startswith="assessment").values_list("kind", flat=True))


def answered(house, objection, decision=Decision.UPHELD, points="35", by=None):
    given_now = None if points is None else Decimal(points)
    actions.reply(objection, decision, "补看了记录", points=given_now, by=by or house.clerk, at=OBJECTED)


def test_the_office_alone_draws_a_scheme_up(house):
    assert refused(lambda: actions.plan(typed(house), by=house.head, at=NOON)) == ["not_your_task"]
    assert planned(house).written_by == house.clerk


def test_a_draft_is_written_anew_whole_and_not_over_somebody_else(house):
    one = planned(house)
    actions.change(one, typed(house, indicators=(GROUP,)), lock=1, by=house.approver, at=NOON)
    assert [each.name for each in queries.indicators_of(one)] == ["组织领导"]
    assert refused(lambda: actions.change(one, typed(house), lock=1, by=house.clerk, at=NOON)) == ["moved_meanwhile"]


def test_colleges_and_departments_are_assessed_and_nothing_else(house):
    branch = a_unit("第一支部", UnitKind.BRANCH, house.college)
    assert refused(lambda: planned(house, units=(branch.pk,))) == ["unit_not_assessed"]
    assert planned(house, units=(house.office.pk,)).units.get() == house.office


def test_weights_that_do_not_add_to_a_hundred_are_refused_with_how_much_is_missing(house):
    one = planned(house, indicators=(KNOWN, replace(GROUP, weight=53)))
    with pytest.raises(Refused) as caught:
        actions.measure(one, by=house.approver, at=MEASURED)
    assert [(each.code, each.about) for each in caught.value.refusals] == [("weights_short", "7")]


def test_a_unit_is_in_one_assessment_a_year(house):
    measured(house)
    again = planned(house)
    assert refused(lambda: actions.measure(again, by=house.approver, at=MEASURED)) == ["unit_elsewhere"]


def test_figures_are_kept_as_they_were_when_it_was_settled(house):
    brought_to(Stage.PUBLISHED, house)
    one = measured(house)
    brought_to(Stage.PUBLISHED, house)
    score = score_of(one, "主动公开")
    assert (score.part, score.whole, score.points) == (0, 0, Decimal(0))


def test_a_figure_with_nothing_to_count_waits_for_somebody_to_give_points(house):
    one = measured(house, indicators=(KNOWN, ON_TIME, GROUP))
    score = score_of(one, "按时公开")
    assert (score.whole, score.points) == (0, None)
    actions.give(score.indicator, given(score, "20", "本年没有到期任务"), by=house.clerk, at=MEASURED)
    assert score_of(one, "按时公开").points == 20


def test_points_and_reason_are_both_wanted_and_no_more_than_the_weight(house):
    score = score_of(measured(house))
    both, odd = ["points_missing", "reason_missing"], ["points_out_of_range"]
    for wrong, said in ((given(score, None, ""), both), (given(score, "40.01"), odd), (given(score, "1.005"), odd)):
        assert refused(lambda wrong=wrong: actions.give(score.indicator, wrong, by=house.clerk, at=MEASURED)) == said


def test_what_a_figure_came_to_is_not_given_by_hand(house):
    score = score_of(measured(house), "主动公开")
    assert refused(lambda: actions.give(score.indicator, given(score), by=house.clerk, at=MEASURED)) == [
        "moved_meanwhile"
    ]


def test_nobody_rates_his_own_unit(house):
    a_post(Role.DRAFTER, house.college, person=house.clerk)
    score = score_of(measured(house))
    assert refused(lambda: actions.give(score.indicator, given(score), by=house.clerk, at=MEASURED)) == ["own_unit"]


def test_nothing_half_done_is_shown_to_units(house):
    one = measured(house)
    assert refused(lambda: actions.open_to_units(one, by=house.approver, at=OPENED)) == ["scores_missing"]


def test_units_are_told_and_read_their_own_sheet_alone(house):
    other = a_unit("化工学院党委", UnitKind.COLLEGE, house.school)
    stranger = a_post(Role.HEAD, other)
    one = opened(house)
    readers = (house.head, house.drafter, stranger, house.reviewer)
    seen = [queries.sheets_seen_by(duties(who)).count() for who in readers]
    assert (seen, told(house.head), told(stranger)) == ([1, 1, 0, 0], ["assessment_opened"], [])
    assert one.objections_until == date(2026, 9, 20)


def duties(person):
    return duties_of(person, NOON.date())


def test_the_head_alone_objects_once_a_score_and_while_there_is_time(house):
    one = opened(house)
    score = score_of(one)
    for who, at, said in ((house.drafter, OBJECTED, "not_your_task"), (house.head, AFTER, "objections_over")):
        assert refused(lambda who=who, at=at: actions.object_to(score, "不对", by=who, at=at)) == [said]
    objected(house, one)
    assert refused(lambda: objected(house, one)) == ["objected_already"]


def test_an_objection_that_stands_changes_the_score_and_keeps_what_it_was(house):
    objection = objected(house, one := opened(house))
    answered(house, objection)
    objection.refresh_from_db()
    score = score_of(one)
    assert (score.points, score.reason, objection.before, objection.before_reason) == (
        Decimal(35), "补看了记录", Decimal(30), "会议记录齐全")  # fmt: skip


def test_one_that_does_not_stand_leaves_it_and_is_answered_once(house):
    objection = objected(house, one := opened(house))
    answered(house, objection, Decision.REJECTED, None)
    assert (score_of(one).points, told(house.head)[0]) == (Decimal(30), "assessment_answered")
    assert refused(lambda: answered(house, objection)) == ["answered_already"]


def test_an_answer_that_says_yes_and_changes_nothing_is_refused(house):
    objection = objected(house, opened(house))
    assert refused(lambda: answered(house, objection, points="30")) == ["points_unchanged"]
    assert refused(lambda: answered(house, objection, Decision.REJECTED, "31")) == ["points_not_asked"]


def test_nobody_answers_what_his_own_unit_objects(house):
    a_post(Role.REVIEWER, house.college, person=house.approver)
    objection = objected(house, opened(house))
    assert refused(lambda: answered(house, objection, by=house.approver)) == ["own_unit"]


def test_nothing_is_final_while_units_may_object_or_an_objection_waits(house):
    one = opened(house)
    objected(house, one)
    assert refused(lambda: actions.freeze(one, by=house.approver, at=OBJECTED)) == ["objections_run", "objections_open"]
    assert refused(lambda: actions.freeze(one, by=house.approver, at=AFTER)) == ["objections_open"]


def test_the_result_is_there_for_reports_once_it_is_final(house):
    one = opened(house)
    assert queries.outcome_of(house.college.pk, 2026) is None
    actions.freeze(one, by=house.approver, at=AFTER)
    found = queries.outcome_of(house.college.pk, 2026)
    assert (found.total, [line.points for line in found.lines], found.head) == (
        Decimal(30), [Decimal(0), Decimal(30)], house.head.name)  # fmt: skip
    assert queries.outcomes(2026) == [(house.college, found)]


def test_it_is_called_off_with_a_reason_and_stays_on_record(house):
    one = scored(house)
    assert refused(lambda: actions.call_off(one, " ", by=house.approver, at=OPENED)) == ["text_missing"]
    actions.call_off(one, "指标定错了", by=house.approver, at=OPENED)
    assert (fresh(one).state, Score.objects.count()) == ("called_off", 2)
    assert measured(house).state == "scoring"


def test_every_step_leaves_its_deed(house):
    answered(house, objected(house, one := opened(house)))
    actions.freeze(one, by=house.approver, at=AFTER)
    names = ("planned", "measured", "scored", "opened", "objected", "answered", "frozen")
    assert sorted(done()) == sorted(f"assessment_{name}" for name in names)


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Scheme, {"state": "open"}), (Scheme, {"name": "别的"}), (Indicator, {"weight": 1}), (Sheet, {"total": 99}),
        (Score, {"points": 40}), (Score, {"part": 9}), (Objection, {"answer_text": "改口"}),
        (Objection, {"text": "改口"}),
    ],
)  # fmt: skip
def test_the_database_lets_nobody_change_a_final_result(house, model, changes):
    answered(house, objected(house, one := opened(house)))
    actions.freeze(one, by=house.approver, at=AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**changes)


@pytest.mark.parametrize("model", [Scheme, Indicator, Sheet, Score, Objection])
def test_the_database_lets_nobody_take_a_final_result_away(house, model):
    answered(house, objected(house, one := opened(house)))
    actions.freeze(one, by=house.approver, at=AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_the_database_lets_no_score_change_that_units_have_seen(house):
    score = score_of(opened(house))
    with pytest.raises(IntegrityError), transaction.atomic():
        Score.objects.filter(pk=score.pk).update(points=Decimal(40))
