"""What an appraisal must be like, who does what about it, and what of it may be known. Source: 第十八条."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.appraisals.rules.ballots import Ballot, Polling, ballot_refusals, polling_refusals
from gongkai.appraisals.rules.opening import Opening, opening_refusals, template_refusals
from gongkai.appraisals.rules.steps import Standing, open_verbs, reads_result
from gongkai.appraisals.rules.tally import LEAST, Tally, answered, result_of
from gongkai.appraisals.rules.words import AppraisalState, Grade, Verb
from gongkai.measures.vocabulary import Role

pytestmark = pytest.mark.article(18)
TODAY = date(2026, 9, 14)
FINE = Opening(
    roles=frozenset({Role.HEAD}), year=2026, today=TODAY, starts_on=TODAY, ends_on=TODAY + timedelta(days=60),
    is_briefed=True, reason="", has_one=False, electors=5,
)  # fmt: skip
BALLOTS = st.builds(Ballot, st.tuples(st.sampled_from(Grade), st.sampled_from(Grade)), st.text(max_size=5))


def codes(refusals):
    return [refusal.code for refusal in refusals]


def test_after_the_yearly_briefing_a_unit_opens_its_appraisal():
    assert opening_refusals(FINE) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"roles": frozenset({Role.REVIEWER})}, "not_your_task"),
        ({"has_one": True}, "appraisal_exists"),
        ({"year": 2024}, "year_odd"),
        ({"year": 2027}, "year_odd"),
        ({"is_briefed": False}, "not_briefed"),
        ({"is_briefed": False, "reason": "  "}, "not_briefed"),
        ({"starts_on": TODAY - timedelta(days=1), "ends_on": TODAY}, "starts_in_the_past"),
        ({"ends_on": TODAY - timedelta(days=1)}, "ends_before_it_starts"),
        ({"ends_on": TODAY + timedelta(days=61)}, "open_too_long"),
        ({"electors": LEAST - 1}, "too_few_electors"),
    ],
)
def test_each_thing_that_stands_against_opening_is_said(changes, code):
    assert codes(opening_refusals(replace(FINE, **changes))) == [code]


def test_without_a_briefing_a_reason_is_enough():
    assert opening_refusals(replace(FINE, is_briefed=False, reason="会议推迟")) == []


@pytest.mark.parametrize(
    ("questions", "roles", "code"),
    [
        (["一"], frozenset({Role.OFFICE_CLERK}), "not_your_task"),
        ([], frozenset({Role.OFFICE_APPROVER}), "questions_count"),
        ([str(number) for number in range(11)], frozenset({Role.OFFICE_APPROVER}), "questions_count"),
        (["长" * 81], frozenset({Role.OFFICE_APPROVER}), "question_long"),
        (["一", "一"], frozenset({Role.OFFICE_APPROVER}), "question_twice"),
    ],
)
def test_what_the_school_asks_is_set_by_the_office_and_can_be_answered(questions, roles, code):
    assert codes(template_refusals(questions, roles=roles)) == [code]


POLLING = Polling(AppraisalState.OPEN, TODAY, TODAY, today=TODAY, is_elector=True, has_voted=False)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": AppraisalState.CLOSED}, "not_open_for_votes"),
        ({"today": TODAY + timedelta(days=1)}, "not_open_for_votes"),
        ({"today": TODAY - timedelta(days=1)}, "not_open_for_votes"),
        ({"is_elector": False}, "not_an_elector"),
        ({"has_voted": True}, "voted_already"),
    ],
)
def test_one_vote_each_while_it_is_open(changes, code):
    assert (codes(polling_refusals(POLLING)), codes(polling_refusals(replace(POLLING, **changes)))) == ([], [code])


@pytest.mark.parametrize(
    ("ballot", "code"),
    [
        (Ballot((Grade.GOOD, None)), "grade_missing"),
        (Ballot((Grade.GOOD,)), "grade_missing"),
        (Ballot((Grade.GOOD,) * 3), "questions_changed"),
        (Ballot((Grade.GOOD,) * 2, "长" * 301), "remark_too_long"),
        (Ballot((Grade.GOOD,) * 2, "号码"), "remark_leaks"),
        (Ballot((Grade.GOOD,) * 2, "问问王 小明"), "remark_names_somebody"),
    ],
)
def test_a_ballot_answers_everything_and_leads_to_nobody(ballot, code):
    said = {"questions": 2, "told": lambda text: text == "号码", "names": ["王小明", "李"]}
    assert codes(ballot_refusals(ballot, **said)) == [code]


def test_a_ballot_without_a_remark_is_fine():
    assert ballot_refusals(Ballot((Grade.POOR,)), questions=1, told=bool, names=["王小明"]) == []


@given(st.lists(BALLOTS, min_size=2, max_size=4))
def test_in_whatever_order_the_same_ballots_come_to_the_same(ballots):
    def added(order):
        tally = Tally.empty(2)
        for ballot in order:
            tally = tally.plus(ballot)
        return tally

    assert {added(order) for order in permutations(ballots)} == {added(ballots)}


def tally_of(*remarks):
    tally = Tally.empty(1)
    for remark in remarks:
        tally = tally.plus(Ballot((Grade.FAIR,), remark))
    return tally


def test_nothing_is_known_below_five_answers():
    four, five = (result_of(tally_of(*remarks), entitled=9) for remarks in ("一二三四", "一二三四五"))
    assert (four, five.answers) == (None, 5)


def test_remarks_are_shown_from_five_on_and_sorted():
    few, enough = result_of(tally_of("丁", "", "", "", "乙"), entitled=9), result_of(tally_of(*"edcba"), entitled=9)
    assert (few.remarks, enough.remarks) == (None, ("a", "b", "c", "d", "e"))


def test_whoever_came_beyond_those_counted_counts_as_entitled():
    assert result_of(tally_of(*"一二三四五"), entitled=3).entitled == 5


def test_answers_are_given_in_whole_percents():
    result = result_of(tally_of(*"一二三四五").plus(Ballot((Grade.GOOD,))), entitled=9)
    [line] = answered(["问"], result, lambda grade: grade.zh)
    assert (line.grades[2], line.good) == (("一般", 5, 83), 17)


STANDING = Standing(AppraisalState.OPEN, frozenset({Role.HEAD}), has_begun=False, is_shown=False, is_published=False)
CLOSED = replace(STANDING, state=AppraisalState.CLOSED, is_shown=True)


@pytest.mark.parametrize(
    ("standing", "verbs"),
    [
        (STANDING, {Verb.CALL_OFF}),
        (replace(STANDING, has_begun=True), set()),
        (replace(STANDING, has_begun=True, roles=frozenset({Role.OFFICE_APPROVER})), {Verb.CALL_OFF}),
        (replace(STANDING, roles=frozenset({Role.DRAFTER})), set()),
        (CLOSED, {Verb.PUBLISH}),
        (replace(CLOSED, is_shown=False), set()),
        (replace(CLOSED, is_published=True), set()),
        (replace(CLOSED, roles=frozenset({Role.OFFICE_CLERK})), set()),
    ],
)
def test_who_calls_off_and_who_makes_known(standing, verbs):
    assert open_verbs(standing) == verbs


def test_the_head_and_the_office_read_the_result_and_only_when_it_is_closed():
    readers = {role for role in Role if reads_result(replace(CLOSED, roles=frozenset({role})))}
    assert readers == {Role.HEAD, Role.OFFICE_CLERK, Role.OFFICE_APPROVER}
    assert not reads_result(STANDING)
