"""Who may do what about inspections and findings, and what each wants."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.inspections.rules import findings, steps
from gongkai.inspections.rules.findings import check_refusals, found_refusals, months_before, words_refusals
from gongkai.inspections.rules.plan import Filed, plan_refusals, plan_text, population_refusals
from gongkai.inspections.rules.words import FindingState, Kind, PlanState, PlanVerb, Verb
from gongkai.measures.vocabulary import Role
from gongkai.merkle.tree import Broken
from tests.inspections.making import a_finding, a_plan

pytestmark = pytest.mark.article(19)
APPROVER = steps.Standing(
    state=PlanState.DRAFT,
    kind=Kind.SPOT_CHECK,
    roles=frozenset({Role.OFFICE_APPROVER}),
    wrote_it=False,
    has_seed=False,
)
HEAD = findings.Standing(
    state=FindingState.SERVED, roles=frozenset({Role.HEAD}), found_it=False, submitted_it=False, is_own_unit=True
)
VERIFIER = findings.Standing(
    state=FindingState.SUBMITTED,
    roles=frozenset({Role.INSPECTOR}),
    found_it=False,
    submitted_it=False,
    is_own_unit=False,
)


def codes(refusals):
    return [(one.code, one.about) for one in refusals]


def nothing(_text):
    return False


def everything(text):
    return bool(text)


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (PlanState.DRAFT, {PlanVerb.CHANGE, PlanVerb.FILE, PlanVerb.CANCEL}),
        (PlanState.FILED, {PlanVerb.CANCEL}),
        (PlanState.DRAWN, {PlanVerb.BEGIN}),
        (PlanState.IN_PROGRESS, {PlanVerb.CHECK, PlanVerb.FIND, PlanVerb.SERVE, PlanVerb.CLOSE}),
        (PlanState.CLOSED, {PlanVerb.CIRCULATE}),
        (PlanState.CANCELLED, set()),
    ],
)
def test_what_an_approver_may_do_follows_from_how_far_it_has_come(state, verbs):
    assert steps.open_verbs(replace(APPROVER, state=state)) == verbs


@pytest.mark.parametrize("verb", [PlanVerb.FILE, PlanVerb.SERVE, PlanVerb.CLOSE])
def test_a_clerk_plans_and_checks_and_neither_files_nor_serves_nor_closes(verb):
    state = PlanState.DRAFT if verb is PlanVerb.FILE else PlanState.IN_PROGRESS
    clerk = replace(APPROVER, state=state, roles=frozenset({Role.OFFICE_CLERK}))

    assert codes(steps.bars(verb, clerk)) == [("not_your_task", "")]


@pytest.mark.parametrize("role", [Role.HEAD, Role.DRAFTER, Role.SPOKESPERSON])
def test_nobody_else_has_to_do_with_an_inspection(role):
    found = [steps.open_verbs(replace(APPROVER, state=state, roles=frozenset({role}))) for state in PlanState]

    assert set().union(*found) == set()


def test_nobody_files_what_he_wrote():
    assert codes(steps.bars(PlanVerb.FILE, replace(APPROVER, wrote_it=True))) == [("planned_it", "")]


def test_once_the_seed_is_out_it_is_drawn_and_not_called_off():
    out = replace(APPROVER, state=PlanState.FILED, has_seed=True)

    assert steps.open_verbs(out) == {PlanVerb.DRAW}
    assert codes(steps.bars(PlanVerb.CANCEL, out)) == [("seed_is_out", "")]


def test_before_there_is_a_seed_nothing_is_drawn():
    assert codes(steps.bars(PlanVerb.DRAW, replace(APPROVER, state=PlanState.FILED))) == [("seed_not_out", "")]


def test_it_is_over_when_everything_was_looked_at_and_served():
    assert codes(steps.ready_to_close(unchecked=2, unserved=1)) == [
        ("items_unchecked", "2"),
        ("findings_unserved", "1"),
    ]
    assert steps.ready_to_close(unchecked=0, unserved=0) == []


def test_a_head_acknowledges_or_contests_what_was_served():
    assert findings.open_verbs(HEAD) == {Verb.ACKNOWLEDGE, Verb.CONTEST}
    assert findings.open_verbs(replace(HEAD, roles=frozenset({Role.DRAFTER}))) == set()


@pytest.mark.parametrize("role", [Role.HEAD, Role.DRAFTER])
def test_head_and_drafters_report_what_was_done(role):
    rectifying = replace(HEAD, state=FindingState.RECTIFYING, roles=frozenset({role}))

    assert findings.open_verbs(rectifying) == {Verb.RECTIFY}


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.OFFICE_APPROVER, Role.OFFICE_CLERK])
def test_those_who_inspect_verify_or_send_back(role):
    assert findings.open_verbs(replace(VERIFIER, roles=frozenset({role}))) == {Verb.VERIFY, Verb.SEND_BACK}


@pytest.mark.parametrize("fact", ["found_it", "submitted_it"])
@pytest.mark.parametrize("verb", [Verb.VERIFY, Verb.SEND_BACK])
def test_neither_who_found_nor_who_reported_verifies(fact, verb):
    assert codes(findings.bars(verb, replace(VERIFIER, **{fact: True}))) == [(fact, "")]


@pytest.mark.parametrize("verb", [Verb.VERIFY, Verb.SEND_BACK, Verb.UPHOLD, Verb.DROP])
def test_nobody_decides_about_his_own_unit(verb):
    state = FindingState.SUBMITTED if verb in {Verb.VERIFY, Verb.SEND_BACK} else FindingState.CONTESTED

    assert codes(findings.bars(verb, replace(VERIFIER, state=state, is_own_unit=True))) == [("own_unit", "")]


def test_a_clerk_does_not_decide_what_is_contested():
    contested = replace(VERIFIER, state=FindingState.CONTESTED)

    assert findings.open_verbs(contested) == {Verb.UPHOLD, Verb.DROP}
    assert findings.open_verbs(replace(contested, roles=frozenset({Role.OFFICE_CLERK}))) == set()


def test_all_that_a_plan_lacks_is_said_at_once():
    empty = a_plan(title=" ", criteria="", questions={}, since=date(2026, 9, 2), until=date(2026, 9, 1), size=0)

    assert codes(plan_refusals(empty, told=nothing)) == [
        ("text_missing", "title"), ("text_missing", "criteria"), ("nothing_asked", "ask_content"),
        ("span_backwards", "until"), ("sample_empty", "size")]  # fmt: skip


def test_special_supervision_says_why_and_draws_nothing():
    chosen = a_plan(kind=Kind.SUPERVISION, size=0)

    assert codes(plan_refusals(chosen, told=nothing)) == [("text_missing", "reason")]
    assert population_refusals(Kind.SUPERVISION, ["JX:unit"], size=0, by_unit=False) == []


def test_no_text_of_a_plan_says_what_nobody_may_pass_on():
    found = codes(plan_refusals(a_plan(reason="因"), told=everything))

    assert found == [("text_leaks", name) for name in ("title", "criteria", "reason", "ask_content", "ask_limit")]


@pytest.mark.parametrize(
    ("count", "size", "by_unit", "code"),
    [(0, 1, False, "population_empty"), (3, 4, False, "population_too_small"), (3, 2, True, "sample_below_units"),
     (5001, 1, False, "population_too_large")],
)  # fmt: skip
def test_what_is_drawn_from_must_be_enough_and_not_too_much(count, size, by_unit, code):
    listed = [f"U{number}:unit" for number in range(count)]

    assert [one.code for one in population_refusals(Kind.SPOT_CHECK, listed, size=size, by_unit=by_unit)] == [code]


def test_a_plan_is_read_as_it_was_written():
    filed = Filed.parse(plan_text(a_plan(size=2, by_unit=True), "JX:unit\nWL:unit\n"))

    assert (filed.size, filed.by_unit, filed.count) == (2, True, 2)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"method":"another","v":1}'])
def test_what_is_no_plan_of_ours_is_not_read(text):
    with pytest.raises(Broken):
        Filed.parse(text)


def test_everything_asked_is_answered_and_what_is_not_in_order_is_said():
    asked = {"content": "?", "limit": "?"}

    assert codes(check_refusals(asked, {"content": "no"}, " ", told=nothing)) == [
        ("answer_missing", "limit"), ("text_missing", "note")]  # fmt: skip
    assert check_refusals(asked, {"content": "yes", "limit": "not_asked"}, "", told=nothing) == []


def test_a_finding_names_a_passage_that_stands_and_a_time_that_can_be_kept():
    wrong = a_finding(article=17, article_item=9, what=" ", days=61)

    assert codes(found_refusals(wrong, told=nothing)) == [
        ("no_such_article", "article"), ("text_missing", "what"), ("days_out_of_range", "days")]  # fmt: skip
    assert found_refusals(a_finding(article=16, article_item=3), told=nothing) == []


def test_only_owning_up_needs_no_words():
    wanting = {verb for verb in Verb if words_refusals(verb, "", told=nothing)}

    assert set(Verb) - wanting == {Verb.ACKNOWLEDGE}


@pytest.mark.parametrize(
    ("on", "months", "before"),
    [(date(2026, 9, 14), 24, date(2024, 9, 14)), (date(2024, 2, 29), 12, date(2023, 2, 28)),
     (date(2026, 1, 31), 2, date(2025, 11, 30))],
)  # fmt: skip
def test_months_are_counted_back_to_the_same_day_or_the_last_of_the_month(on, months, before):
    assert months_before(on, months) == before
