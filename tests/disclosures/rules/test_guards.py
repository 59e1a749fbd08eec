"""Each guard, in order and out of order. What a guard refuses is written down in full."""

from datetime import date

import pytest

from gongkai.disclosures.rules import guards
from gongkai.disclosures.rules.case import Ladder, Said
from gongkai.disclosures.rules.words import PassKind, ReleaseState
from gongkai.measures.vocabulary import Answer, Audience, RedLine, Role
from tests.disclosures.rules.cases import TODAY, case, codes, everything_said, ripe, standing

CONTENT, SECRECY, SPOKEN = PassKind.CONTENT, PassKind.SECRECY, PassKind.SPOKESPERSON
content_once = guards.not_yet_passed(CONTENT)

BARS = [
    (guards.second_pair_of_eyes, {}, None),
    (guards.second_pair_of_eyes, {"contributed": True}, "contributed"),
    (guards.not_about_himself, {}, None),
    (guards.not_about_himself, {"is_subject": True}, "is_subject"),
    (guards.gave_no_pass, {}, None),
    (guards.gave_no_pass, {"passes_given": {SECRECY}}, "gave_pass"),
    (guards.gave_no_pass, {"passes_given": {CONTENT}}, "gave_pass"),
    (guards.gave_no_pass, {"passes_given": {SPOKEN}}, None),
    (guards.one_pass_each, {}, None),
    (guards.one_pass_each, {"passes_given": {SECRECY}}, "gave_other_pass"),
    (guards.one_pass_each, {"passes_given": {SECRECY}, "unit_is_small": True}, None),
    (content_once, {"valid_passes": {SECRECY}}, None),
    (content_once, {"valid_passes": {CONTENT}}, "pass_already_given"),
    (guards.unreleased, {}, None),
    (guards.unreleased, {"was_released": True}, "already_released"),
    (guards.nothing_else_in_work, {}, None),
    (guards.nothing_else_in_work, {"other_in_work": True}, "other_in_work"),
    (guards.not_overtaken, {}, None),
    (guards.not_overtaken, {"is_newest": False}, "overtaken"),
    (guards.cancelled_lately, {"cancelled_days": 30}, None),
    (guards.cancelled_lately, {"cancelled_days": 31}, "cancelled_too_long_ago"),
    (guards.cancelled_lately, {"cancelled_days": None}, "cancelled_too_long_ago"),
    (guards.something_left_to_release, {"next_audience": Audience.INNER}, None),
    (guards.something_left_to_release, {"next_audience": None}, "nothing_to_release"),
    (guards.spokesperson_awaited, {"needs_spokesperson": True}, None),
    (guards.spokesperson_awaited, {}, "no_spokesperson_needed"),
    (guards.not_withdrawn, {"releases": {ReleaseState.ENDED, ReleaseState.SUSPENDED}}, None),
    (guards.not_withdrawn, {"releases": {ReleaseState.WITHDRAWN}}, "was_withdrawn"),
    (guards.not_erased, {"releases": {ReleaseState.WITHDRAWN}}, None),
    (guards.not_erased, {"releases": {ReleaseState.ERASED}}, "was_erased"),
    (guards.not_suspended, {"releases": {ReleaseState.LIVE}}, None),
    (guards.not_suspended, {"releases": {ReleaseState.LIVE, ReleaseState.SUSPENDED}}, "is_suspended"),
]


@pytest.mark.article(16, 2)
@pytest.mark.parametrize(("guard", "facts", "refused"), BARS)
def test_a_bar_refuses_for_one_reason(guard, facts, refused):
    refusal = guard(standing(**facts))

    assert (refusal and refusal.code) == refused


HOLDERS = [
    ({"roles": {Role.HEAD}}, (Role.HEAD,), None),
    ({"roles": {Role.REVIEWER}}, (Role.HEAD,), "not_your_task"),
    ({"roles": {Role.OFFICE_APPROVER}}, (Role.HEAD,), "not_your_task"),
    ({"roles": {Role.OFFICE_APPROVER}, "vacant": {Role.HEAD}}, (Role.HEAD,), None),
    ({"roles": {Role.OFFICE_CLERK}, "vacant": {Role.HEAD}}, (Role.HEAD,), "not_your_task"),
    ({"roles": {Role.OFFICE_CLERK}, "vacant": {Role.REVIEWER}}, (Role.REVIEWER,), None),
    ({"roles": {Role.OFFICE_APPROVER}, "vacant": {Role.REVIEWER}}, (Role.REVIEWER,), "not_your_task"),
    ({"roles": {Role.OFFICE_CLERK}, "vacant": {Role.REVIEWER}}, (Role.SECRECY_REVIEWER,), "not_your_task"),
    ({"roles": {Role.OFFICE_APPROVER}, "vacant": {Role.HEAD}}, (Role.DRAFTER, Role.HEAD), "not_your_task"),
]


@pytest.mark.article(7)
@pytest.mark.parametrize(("facts", "roles", "refused"), HOLDERS)
def test_the_holder_of_the_post_acts_and_the_office_only_where_nobody_can(facts, roles, refused):
    refusal = guards.holds_role(standing(**facts), roles)

    assert (refusal and refusal.code) == refused


def ladder(days=None, needed=3, *, waived=False, public=False):
    return {"ladder": Ladder(days, needed, waived, public)}


NEEDS = [
    (guards.reason_given, {}, {"reason": " "}, [("no_reason", "reason")]),
    (guards.content_confirmed, {}, {"is_accurate": False}, [("not_confirmed", "is_accurate")]),
    (guards.both_passes, {}, {}, [("pass_missing", "secrecy"), ("pass_missing", "content")]),
    (guards.both_passes, {"valid_passes": {SECRECY}}, {}, [("pass_missing", "content")]),
    (guards.plan_unchanged, {"plan_unchanged": False}, {}, ["plan_changed"]),
    (guards.acknowledged, {"needs_spokesperson": True}, {}, ["spokesperson_awaited"]),
    (guards.acknowledged, {"needs_spokesperson": True, "valid_passes": {SPOKEN}}, {}, []),
    (guards.fresh_sign_in, {"widest": Audience.PUBLIC}, {"signed_in_freshly": False}, ["sign_in_again"]),
    (guards.fresh_sign_in, {"widest": Audience.INNER}, {"signed_in_freshly": False}, []),
    (guards.ground_and_date, {}, {"ground": ""}, [("no_ground", "ground")]),
    (guards.ground_and_date, {}, {"re_review_on": None}, [("bad_re_review_date", "re_review_on")]),
    (guards.ground_and_date, {}, {"re_review_on": TODAY}, [("bad_re_review_date", "re_review_on")]),
    (guards.ground_and_date, {}, {"re_review_on": date(2027, 9, 15)}, []),
    (guards.ground_and_date, {}, {"re_review_on": date(2027, 9, 16)}, [("bad_re_review_date", "re_review_on")]),
    (guards.within_window, {"within_window": False}, {}, ["window_over"]),
    (guards.standing_valid, {"unit_stands": False, "has_head": False}, {}, ["unit_gone", "no_head"]),
    (guards.standing_valid, {"has_head": False}, {}, ["no_head"]),
    (guards.inner_first, ladder(), {}, ["inner_first"]),
    (guards.inner_first, ladder(2), {}, ["inner_first"]),
    (guards.inner_first, ladder(3), {}, []),
    (guards.inner_first, ladder(needed=0), {}, []),
    (guards.inner_first, ladder(waived=True), {}, []),
    (guards.inner_first, ladder(public=True), {}, []),
    (guards.inner_first, {"next_audience": Audience.INNER, **ladder()}, {}, []),
]


@pytest.mark.article(4, 3)
@pytest.mark.article(16, 2)
@pytest.mark.article(16, 3)
@pytest.mark.parametrize(("guard", "facts", "words", "refused"), NEEDS)
def test_a_need_names_everything_that_is_missing(guard, facts, words, refused):
    assert codes(guard(case(**facts), everything_said(**words))) == refused


@pytest.mark.parametrize("guard", sorted({guard for guard, *_ in NEEDS}, key=lambda guard: guard.__name__))
def test_a_need_that_is_met_asks_for_nothing(guard):
    assert guard(ripe(), everything_said()) == ()


@pytest.mark.article(9)
def test_every_red_line_must_be_answered():
    unanswered = [("red_line_unanswered", str(line)) for line in RedLine]

    assert codes(guards.red_lines_answered(case(), Said())) == unanswered


@pytest.mark.article(9)
@pytest.mark.parametrize("line", RedLine)
def test_a_crossed_red_line_never_passes(line):
    answers = dict.fromkeys(RedLine, Answer.NO) | {line: Answer.YES}

    refused = guards.red_lines_answered(case(), everything_said(red_lines=answers))

    assert codes(refused) == [("red_line_crossed", str(line))]
