"""Nothing of an open case enters a disclosure; when it is closed, all is as before. Source: 第九条、第二十条."""

import pytest
from django.core.files.base import ContentFile

from gongkai.accountability import actions, queries
from gongkai.accountability.rules.words import Limb
from gongkai.accountability.rules.writing import Proof
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Recheck, RecheckItem
from gongkai.disclosures.queries import undecided
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import MatterClass
from gongkai.screening.models import Protected
from gongkai.screening.queries import rules_in_force
from tests.accountability.making import FILE, closed, decided, fresh, noted, opened
from tests.factories import NOON, approved, brought_to, explained, started

pytestmark = [pytest.mark.django_db, pytest.mark.article(9), pytest.mark.article(20)]
PHRASE = "评审意见被人改动"
ABOUT_IT = f"<p>关于{PHRASE}的情况。</p>"
CLASS = {"matter_class": MatterClass.D_ACCOUNTABILITY}


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def protect(case, town, phrase=PHRASE):
    return actions.protect(case, phrase, by=town.keeper, at=NOON)


def test_a_wording_of_a_case_is_not_proposed(town):
    protect(noted(town), town)
    revision = started(town.house, body=ABOUT_IT)
    explained(revision, town.house)

    assert refused(lambda: disclosures.propose(revision, by=town.house.drafter, at=NOON)) == ["text_kept_out"]


@pytest.mark.parametrize("phrase", ["审核人", "机械工程学院党委", "机械工程学院党委的事"])
def test_a_bare_name_is_no_wording(town, phrase):
    case = noted(town)
    code = "phrase_length" if len(phrase) < 6 else "phrase_is_a_name"

    assert refused(lambda: protect(case, town, phrase)) == [code]


def test_a_file_of_a_case_is_attached_to_nothing(town):
    case = noted(town)
    proof = Proof(about="原件", content=FILE, name="意见.txt")
    actions.prove(case, Limb.GROUND, proof, by=town.keeper, at=NOON)
    stored = store(ContentFile(FILE), name="换了名字.txt", at=NOON)
    revision = started(town.house)

    attach = lambda: disclosures.attach(revision, stored, "附件.txt", by=town.house.drafter, at=NOON)  # noqa: E731
    assert refused(attach) == ["file_kept_out"]


def test_an_item_about_somebody_concerned_is_not_approved(town):
    opened(town)
    revision = brought_to(Stage.WITH_HEAD, town.house, body=f"<p>对{town.concerned.name}问责。</p>", **CLASS)

    assert refused(lambda: approved(revision, town.house)) == ["must_wait"]


def test_nor_is_one_about_the_unit_concerned(town):
    noted(town, person=None, concerns_unit=True, unit=town.house.office)
    revision = brought_to(Stage.WITH_HEAD, town.house, body="<p>对党政办公室问责。</p>", **CLASS)

    assert refused(lambda: approved(revision, town.house)) == ["must_wait"]


def test_it_stays_so_until_the_case_is_closed(town):
    case = decided(town)
    protect(case, town)
    revision = brought_to(Stage.WITH_HEAD, town.house, body=f"<p>对{town.concerned.name}问责。</p>", **CLASS)
    before = refused(lambda: approved(revision, town.house))
    case = fresh(case)
    actions.close(case, by=town.keeper, at=NOON, version=case.version)
    approved(revision, town.house)

    assert (before, revision.stage) == (["must_wait"], Stage.APPROVED)


def test_a_case_that_is_dropped_keeps_nothing_out(town):
    case = noted(town)
    protect(case, town)
    actions.drop(case, "查无实据", by=town.keeper, at=NOON, version=fresh(case).version)

    assert (Protected.objects.filter(ended_at=None).count(), rules_in_force().lists) == (0, ())


def test_a_wording_can_be_let_in_again_those_concerned_cannot(town):
    case = noted(town)
    protect(case, town)
    person, phrase = [row for row, _guard in queries.kept_out_by(case)]
    actions.unprotect(phrase, by=town.keeper, at=NOON)

    assert refused(lambda: actions.unprotect(person, by=town.keeper, at=NOON)) == ["guarded_until_closed"]
    assert [guard.value for _row, guard in queries.kept_out_by(case)] == [str(town.concerned.public_id)]


def test_the_mark_of_the_rules_is_as_before_when_the_case_is_over(town):
    before = rules_in_force().version
    case = noted(town)
    protect(case, town)
    during = rules_in_force().version
    actions.drop(case, "查无实据", by=town.keeper, at=NOON, version=fresh(case).version)

    assert (during != before, rules_in_force().version == before) == (True, True)


def test_what_was_made_known_before_is_found_again_and_cannot_be_let_stay(town):
    brought_to(Stage.PUBLISHED, town.house, body=ABOUT_IT)
    protect(noted(town), town)
    disclosures.begin_recheck(by=town.house.clerk, at=NOON)
    while Recheck.objects.get().state == "running":
        disclosures.recheck_next(NOON)
    item = undecided().get()

    assert refused(lambda: disclosures.let_stay(item, "可以", by=town.house.clerk, at=NOON)) == ["text_kept_out"]
    assert RecheckItem.objects.get().findings[0]["finding"]["reason"] == "此处内容不得公开。（词表：不得公开的内容）"


def test_what_a_closed_case_kept_out_goes_through(town):
    closed(town)
    revision = brought_to(Stage.WITH_HEAD, town.house, body=f"<p>对{town.concerned.name}问责。</p>", **CLASS)
    approved(revision, town.house)

    assert revision.stage == Stage.APPROVED
