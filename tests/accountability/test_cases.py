"""A case from its note to its end: both limbs, everybody heard, number, date and kind. Source: 第二十条."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gongkai.accountability import actions, queries
from gongkai.accountability.models import Case
from gongkai.accountability.rules.words import CaseStage, Kind, Limb, Party
from gongkai.accountability.rules.writing import Proof
from gongkai.ledger.models import Deed
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Post
from gongkai.orgs.queries import duties_of
from tests.accountability.making import (
    TODAY,
    decided,
    decision,
    fresh,
    heard,
    noted,
    opened,
    proven,
    written,
)
from tests.factories import NOON, a_post

pytestmark = [pytest.mark.django_db, pytest.mark.article(20)]


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def open_it(case, town):
    actions.open_case(case, by=town.keeper, at=NOON, version=case.version)


def decide(case, town, **changes):
    actions.decide(case, decision(**changes), by=town.keeper, at=NOON, version=case.version)


def test_a_case_goes_its_way(town):
    case = decided(town)
    actions.close(case, by=town.keeper, at=NOON, version=case.version)
    lines = [line.verb for line in case.lines.all()]

    assert lines == ["note", "prove", "prove", "open", "hear", "decide", "close"]
    assert (fresh(case).stage, fresh(case).kind, fresh(case).decided_on) == ("closed", "admonished", TODAY)


@pytest.mark.parametrize(
    ("limbs", "lacking"),
    [
        ((), ["ground_unevidenced", "consequence_unevidenced"]),
        ((Limb.GROUND,), ["consequence_unevidenced"]),
        ((Limb.CONSEQUENCE,), ["ground_unevidenced"]),
    ],
)
def test_it_takes_both_limbs_to_open_a_case(town, limbs, lacking):
    case = noted(town)
    for limb in limbs:
        case = proven(case, town, limb)

    assert refused(lambda: open_it(case, town)) == lacking


def test_evidence_of_a_consequence_is_none_without_words(town):
    case = proven(noted(town, consequence=""), town)

    assert refused(lambda: open_it(case, town)) == ["consequence_missing"]


def test_the_consequence_may_be_written_later(town):
    case = noted(town, consequence="")
    actions.write_anew(case, written(), by=town.keeper, at=NOON, version=case.version)
    open_it(proven(case, town), town)

    assert fresh(case).stage == CaseStage.OPENED


def test_what_was_opened_is_not_written_anew(town):
    case = opened(town)

    assert refused(lambda: actions.write_anew(case, written(), by=town.keeper, at=NOON, version=case.version)) == [
        "moved_meanwhile"]  # fmt: skip


def test_nobody_is_decided_on_who_was_not_heard(town):
    case = opened(town)

    assert refused(lambda: decide(case, town)) == ["person_not_heard"]


def test_where_both_are_concerned_both_are_heard(town):
    case = heard(opened(town, concerns_unit=True), town)

    assert refused(lambda: decide(case, town)) == ["unit_not_heard"]
    decide(heard(case, town, Party.UNIT), town)
    assert fresh(case).stage == CaseStage.DECIDED


def test_to_decline_counts_as_heard(town):
    case = opened(town)
    said = {"on": TODAY, "declined": True, "by": town.keeper, "at": NOON}
    actions.hear(case, Party.PERSON, "本人签字放弃陈述，记录在案。", **said)
    decide(fresh(case), town)

    assert fresh(case).stage == CaseStage.DECIDED


def test_only_who_is_concerned_is_heard(town):
    case = opened(town)
    said = {"on": TODAY, "declined": False, "by": town.keeper, "at": NOON}

    assert refused(lambda: actions.hear(case, Party.UNIT, "说明", **said)) == ["party_not_concerned"]


def test_a_decision_has_number_day_and_kind_all_asked_for_at_once(town):
    case = heard(opened(town), town)
    later = TODAY + timedelta(days=1)

    assert refused(lambda: decide(case, town, number=" ", on=later, kind=Kind.DROPPED)) == [
        "text_missing", "no_kind", "day_odd"]  # fmt: skip


@pytest.mark.parametrize("make", [noted, opened])
def test_a_case_is_dropped_with_a_reason(town, make):
    case = make(town)
    drop = lambda reason: actions.drop(case, reason, by=town.keeper, at=NOON, version=case.version)  # noqa: E731

    assert refused(lambda: drop("")) == ["text_missing"]
    drop("查无实据")
    assert (fresh(case).stage, fresh(case).kind, fresh(case).decided_on) == ("closed", "dropped", None)


def test_two_keepers_do_not_pass_each_other(town):
    case = proven(noted(town), town)
    actions.write_anew(case, written(), by=town.other, at=NOON, version=case.version)

    assert refused(lambda: open_it(case, town)) == ["moved_meanwhile"]


def test_a_case_concerns_somebody(town):
    assert refused(lambda: noted(town, person=None)) == ["nobody_concerned"]


def test_whoever_is_concerned_cannot_note_it(town):
    inspector = a_post(Role.INSPECTOR, town.committee)

    assert refused(lambda: noted(town, by=inspector, person=inspector)) == ["keeper_is_concerned"]


def test_nobody_keeps_a_case_of_his_own_unit(town):
    assert refused(lambda: noted(town, unit=town.committee)) == ["keeper_is_concerned"]


def test_nor_does_whoever_acts_for_somebody_concerned(town):
    head = town.house.head
    acting = {"acting_for": Post.objects.get(person=head), "reason": "出差", "ends_on": TODAY}
    a_post(Role.HEAD, town.house.college, town.keeper, **acting)

    assert refused(lambda: noted(town, person=head, unit=town.house.office)) == ["keeper_is_concerned"]


def test_nobody_else_notes_a_case(town):
    assert refused(lambda: noted(town, by=town.house.approver)) == ["keeper_is_concerned"]


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"code": ""}, ["file_or_code"]),
        ({"content": b"x", "name": "a.txt"}, ["file_or_code"]),
        ({"code": "第12条"}, ["code_odd"]),
        ({"code": "", "content": b"x", "name": "a.exe"}, ["proof_format"]),
        ({"about": ""}, ["text_missing"]),
    ],
)
def test_evidence_is_a_file_or_something_kept_here(town, changes, lacking):
    plain = Proof(about="核对记录", code="deed/12")
    case = noted(town)

    prove = lambda: actions.prove(case, Limb.GROUND, replace(plain, **changes), by=town.keeper, at=NOON)  # noqa: E731
    assert refused(prove) == lacking


def test_the_words_come_back_as_they_were_written(town):
    case = decided(town)
    words = queries.words_of(case)

    assert (words.happened, words.consequence, words.number) == (
        "评审意见被改动后公开。", "两家单位据此投标，被迫重来。", "示纪〔2026〕3号")  # fmt: skip
    assert [queries.said_in(one) for one in queries.statements_of(case)] == ["是我改的。"]


def test_the_database_alone_tells_none_of_it(town):
    case = heard(opened(town), town)
    rows = [case, *case.evidence.all(), *case.statements.all(), *case.lines.all()]
    kept = repr([{name: bytes(value) if isinstance(value, memoryview) else value
                  for name, value in vars(row).items()} for row in rows])  # fmt: skip

    assert [word for word in ("评审", "投标", "是我改的", "核对记录") if word in kept] == []


def test_the_internal_log_tells_neither_which_case_nor_what_was_done(town):
    case = opened(town)
    lines = read_deeds(deeds(Narrowed(what="register_written")))

    assert {(line.leaf.item, tuple(line.told)) for line in lines} == {("register/accountability", ())}
    assert {line.by for line in lines} == {town.keeper.public_id}
    assert Deed.objects.filter(entry__item__contains=str(case.public_id)).count() == 0


def test_the_number_of_a_case_does_not_tell_how_many_there_are(town):
    first, second = noted(town), noted(town)

    assert len({first.number, second.number}) == 2
    assert {one.number[:5] for one in (first, second)} == {"2026-"}


def test_another_takes_a_case_over(town):
    case = noted(town)
    actions.take_over(case, by=town.other, at=NOON)

    assert fresh(case).keeper == town.other
    assert refused(lambda: actions.take_over(case, by=town.other, at=NOON)) == ["keeps_it_already"]


def test_what_may_be_done_is_what_will_be_let_through(town):
    duties = duties_of(town.keeper, TODAY)
    case = noted(town)

    assert {str(verb) for verb in queries.verbs_of(case, duties, TODAY)} == {
        "write", "prove", "protect", "unprotect", "open", "drop", "admit", "dismiss"}  # fmt: skip
    assert Case.objects.count() == 1
