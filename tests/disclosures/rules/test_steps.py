"""The table of Article 16, written down once more by hand and compared as a whole."""

import pytest

from gongkai.disclosures.rules.steps import STEPS, advance, open_verbs
from gongkai.disclosures.rules.words import REVIEWS, PassKind, ReleaseState, Stage, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Answer, Audience, RedLine, Role
from tests.disclosures.rules.cases import case, codes, everything_said, ripe, standing

R, V, S = Role, Verb, Stage
BOTH_REVIEWERS = {V.SEND_BACK, V.REFER}
IN_OFFICE = {V.PASS_SECRECY, V.PASS_CONTENT, V.SEND_BACK}
MAY = {
    (S.DRAFT, R.DRAFTER): {V.PROPOSE, V.CANCEL},
    (S.DRAFT, R.HEAD): {V.CANCEL},
    (S.CANCELLED, R.DRAFTER): {V.RESUME},
    (S.CANCELLED, R.HEAD): {V.RESUME},
    (S.IN_REVIEW, R.SECRECY_REVIEWER): {V.PASS_SECRECY, *BOTH_REVIEWERS},
    (S.IN_REVIEW, R.REVIEWER): {V.PASS_CONTENT, *BOTH_REVIEWERS},
    (S.IN_REVIEW, R.HEAD): {V.WITHHOLD},
    (S.IN_REVIEW, R.OFFICE_APPROVER): {V.WITHHOLD},
    (S.WITH_HEAD, R.HEAD): {V.SEND_BACK, V.REFER, V.APPROVE, V.WITHHOLD},
    (S.WITH_HEAD, R.OFFICE_APPROVER): {V.WITHHOLD},
    (S.WITH_OFFICE, R.OFFICE_CLERK): IN_OFFICE,
    (S.WITH_OFFICE, R.OFFICE_APPROVER): {*IN_OFFICE, V.APPROVE, V.WITHHOLD},
    (S.WITH_OFFICE, R.SPOKESPERSON): {V.ACKNOWLEDGE},
    (S.APPROVED, R.DRAFTER): {V.PUBLISH, V.RECALL},
    (S.APPROVED, R.HEAD): {V.PUBLISH, V.RECALL},
    (S.PUBLISHED, R.DRAFTER): {V.PUBLISH, V.CORRECT},
    (S.PUBLISHED, R.HEAD): {V.PUBLISH, V.CORRECT},
}
"""Who may do what at which stage; whatever is not here is open to nobody."""


@pytest.mark.article(16)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_at_a_stage_exactly_what_the_table_says(stage, role):
    facts = standing(stage=stage, roles={role}, needs_spokesperson=True)

    assert open_verbs(facts) == MAY.get((stage, role), set())


@pytest.mark.article(16, 4)
@pytest.mark.parametrize("stage", Stage)
def test_the_clock_only_publishes(stage):
    opened = open_verbs(standing(stage=stage, is_clock=True))

    assert opened == ({V.PUBLISH} if stage in {S.APPROVED, S.PUBLISHED} else set())


WAYS = {
    (S.DRAFT, V.PROPOSE): {S.IN_REVIEW},
    (S.DRAFT, V.CANCEL): {S.CANCELLED},
    (S.CANCELLED, V.RESUME): {S.DRAFT},
    (S.IN_REVIEW, V.PASS_SECRECY): {S.IN_REVIEW, S.WITH_HEAD, S.WITH_OFFICE},
    (S.IN_REVIEW, V.PASS_CONTENT): {S.IN_REVIEW, S.WITH_HEAD, S.WITH_OFFICE},
    (S.IN_REVIEW, V.SEND_BACK): {S.DRAFT},
    (S.IN_REVIEW, V.REFER): {S.WITH_OFFICE},
    (S.IN_REVIEW, V.WITHHOLD): {S.WITHHELD},
    (S.WITH_HEAD, V.APPROVE): {S.APPROVED},
    (S.WITH_HEAD, V.SEND_BACK): {S.DRAFT},
    (S.WITH_HEAD, V.REFER): {S.WITH_OFFICE},
    (S.WITH_HEAD, V.WITHHOLD): {S.WITHHELD},
    (S.WITH_OFFICE, V.PASS_SECRECY): {S.WITH_OFFICE},
    (S.WITH_OFFICE, V.PASS_CONTENT): {S.WITH_OFFICE},
    (S.WITH_OFFICE, V.ACKNOWLEDGE): {S.WITH_OFFICE},
    (S.WITH_OFFICE, V.APPROVE): {S.APPROVED},
    (S.WITH_OFFICE, V.SEND_BACK): {S.DRAFT},
    (S.WITH_OFFICE, V.WITHHOLD): {S.WITHHELD},
    (S.APPROVED, V.RECALL): {S.DRAFT},
    (S.APPROVED, V.PUBLISH): {S.PUBLISHED},
    (S.PUBLISHED, V.PUBLISH): {S.PUBLISHED},
    (S.PUBLISHED, V.CORRECT): {S.PUBLISHED},
}


@pytest.mark.article(16)
def test_the_table_has_these_ways_and_no_other():
    ways = {
        (step.stage, step.verb): {s.to for s in STEPS if (s.stage, s.verb) == (step.stage, step.verb)} for step in STEPS
    }

    assert ways == WAYS


@pytest.mark.article(16)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("verb", Verb)
def test_a_verb_that_does_not_belong_to_a_stage_is_told_apart(stage, verb):
    if (stage, verb) in WAYS:
        return
    with pytest.raises(Refused, match=r"^moved_meanwhile$"):
        advance(verb, case(stage=stage, roles=set(Role)), everything_said())


SECOND_PASSES = [
    ({}, {}, S.IN_REVIEW),
    ({"valid_passes": {PassKind.CONTENT}}, {}, S.WITH_HEAD),
    ({"valid_passes": {PassKind.CONTENT}, "is_major": True}, {}, S.WITH_OFFICE),
    ({"valid_passes": {PassKind.CONTENT}, "is_high_risk": True}, {}, S.WITH_OFFICE),
    ({"valid_passes": {PassKind.CONTENT}, "is_off_catalogue": True}, {}, S.WITH_OFFICE),
    ({"valid_passes": {PassKind.CONTENT}, "was_referred": True}, {}, S.WITH_OFFICE),
    ({"valid_passes": {PassKind.CONTENT}, "vacant": {R.HEAD}}, {}, S.WITH_OFFICE),
    ({}, {RedLine.PRIVACY: Answer.UNSURE}, S.WITH_OFFICE),
]


@pytest.mark.article(16, 3)
@pytest.mark.parametrize(("facts", "answers", "to"), SECOND_PASSES)
def test_a_secrecy_pass_leads_where_the_matter_is_decided(facts, answers, to):
    said = everything_said(red_lines=dict.fromkeys(RedLine, Answer.NO) | answers)
    facts = case(stage=S.IN_REVIEW, roles={R.SECRECY_REVIEWER}, **facts)

    assert advance(V.PASS_SECRECY, facts, said).to is to


@pytest.mark.article(16, 2)
@pytest.mark.parametrize(("facts", "to"), [({}, S.IN_REVIEW), ({"valid_passes": {PassKind.SECRECY}}, S.WITH_HEAD)])
def test_a_content_pass_waits_for_the_other_one(facts, to):
    facts = case(stage=S.IN_REVIEW, roles={R.REVIEWER}, **facts)

    assert advance(V.PASS_CONTENT, facts, everything_said()).to is to


@pytest.mark.article(9)
def test_the_office_cannot_be_unsure_any_more():
    said = everything_said(red_lines=dict.fromkeys(RedLine, Answer.NO) | {RedLine.PRIVACY: Answer.UNSURE})

    with pytest.raises(Refused, match=r"^still_unsure$"):
        advance(V.PASS_SECRECY, case(stage=S.WITH_OFFICE, roles={R.OFFICE_CLERK}), said)


@pytest.mark.article(16, 3)
def test_an_approval_is_refused_with_every_reason_at_once():
    wrong = {"contributed": True, "is_subject": True, "passes_given": REVIEWS, "needs_spokesperson": True}
    facts = case(stage=S.WITH_OFFICE, plan_unchanged=False, widest=Audience.PUBLIC, **wrong)

    with pytest.raises(Refused) as refused:
        advance(V.APPROVE, facts, everything_said(signed_in_freshly=False))

    assert codes(refused.value.refusals) == [
        "not_your_task", "contributed", "is_subject", "gave_pass", ("pass_missing", "secrecy"),
        ("pass_missing", "content"), "plan_changed", "sign_in_again", "spokesperson_awaited",
    ]  # fmt: skip


@pytest.mark.article(16, 4)
def test_a_publication_is_refused_with_every_reason_at_once():
    wrong = {"plan_unchanged": False, "within_window": False, "unit_stands": False, "has_head": False}
    facts = case(
        stage=S.PUBLISHED, releases={ReleaseState.WITHDRAWN, ReleaseState.SUSPENDED}, next_audience=None, **wrong
    )

    with pytest.raises(Refused) as refused:
        advance(V.PUBLISH, facts, everything_said())

    assert codes(refused.value.refusals) == [
        "not_your_task", "nothing_to_release", "was_withdrawn", "is_suspended",
        "plan_changed", "window_over", "unit_gone", "no_head",
    ]  # fmt: skip


@pytest.mark.article(16, 3)
def test_what_is_in_order_is_approved_by_the_head():
    facts = ripe(stage=S.WITH_HEAD, roles={R.HEAD})

    assert advance(V.APPROVE, facts, everything_said()).to is S.APPROVED
