"""An interpretation reaches nobody who may not read what it interprets, and stands beside it. Source: 第八条."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gongkai.disclosures import actions, queries
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import plan_of
from gongkai.disclosures.rules.plan import canonical
from gongkai.disclosures.rules.scope import Scope, covers
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import ANYBODY, viewer_of
from tests.factories import NOON, a_house, a_member, a_unit, an_account, brought_to, started, take_on

pytestmark = [pytest.mark.article(8), pytest.mark.article(10), pytest.mark.django_db]
INNER = {"rungs": (RungDraft(audience=Audience.INNER),), "narrower_reason": "只在党内"}
LATER = NOON + timedelta(hours=2)
EVERYBODY = Scope(Audience.INNER, is_whole=True, units=frozenset(), people=frozenset(), groups=frozenset(),
                  all_staff=False, all_students=False)  # fmt: skip
COLLEGE = replace(EVERYBODY, is_whole=False, units=frozenset({1, 2}))
BRANCH = replace(COLLEGE, units=frozenset({2}))
STAFF = replace(EVERYBODY, audience=Audience.SPECIFIC, is_whole=False, all_staff=True)
SOMEBODY = replace(STAFF, all_staff=False, people=frozenset({7}))


@pytest.fixture
def house(db):
    return a_house()


@pytest.mark.parametrize(
    ("wide", "narrow", "holds"),
    [
        (replace(EVERYBODY, audience=Audience.PUBLIC), STAFF, True), (EVERYBODY, EVERYBODY, True),
        (EVERYBODY, replace(EVERYBODY, audience=Audience.PUBLIC), False), (EVERYBODY, STAFF, False),
        (EVERYBODY, BRANCH, True), (COLLEGE, BRANCH, True), (BRANCH, COLLEGE, False), (COLLEGE, EVERYBODY, False),
        (STAFF, STAFF, True), (STAFF, SOMEBODY, False), (SOMEBODY, SOMEBODY, True), (SOMEBODY, STAFF, False),
        (STAFF, replace(STAFF, all_students=True), False),
    ],
)  # fmt: skip
def test_an_audience_holds_another_only_where_that_is_sure(wide, narrow, holds):
    assert covers(wide, narrow) is holds


def proposing(house, source, **changes):
    """Return the reasons against proposing an interpretation, beside those of the check."""
    revision = started(house, interprets=source.disclosure, **changes)
    try:
        actions.propose(revision, by=house.drafter, at=NOON)
    except Refused as refused:
        return [(one.code, one.about) for one in refused.refusals]
    return []


def test_an_interpretation_of_something_public_may_be_public(house):
    assert proposing(house, brought_to(Stage.PUBLISHED, house)) == []


def test_an_interpretation_of_something_inner_may_not_be_public(house):
    source = brought_to(Stage.PUBLISHED, house, **INNER)

    assert proposing(house, source) == [("source_reaches_fewer", "interprets")]
    assert proposing(house, source, **INNER) == []


def test_what_is_not_made_known_yet_is_not_interpreted(house):
    assert proposing(house, started(house)) == [("source_reaches_fewer", "interprets")]


def test_it_is_part_of_what_is_reviewed(house):
    source = brought_to(Stage.PUBLISHED, house)
    plain, interpreting = started(house), started(house, interprets=source.disclosure)

    assert '"interprets"' not in canonical(plan_of(plain))
    assert f'"interprets":"{source.disclosure.public_id}"' in canonical(plan_of(interpreting))


def test_once_proposed_it_interprets_nothing_else(house):
    source = brought_to(Stage.PUBLISHED, house)
    revision = brought_to(Stage.IN_REVIEW, house, interprets=source.disclosure)
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(interprets=None)


def test_nothing_interprets_itself(house):
    revision = started(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(interprets=revision.disclosure)


def test_a_correction_interprets_the_same(house):
    source = brought_to(Stage.PUBLISHED, house)
    revision = brought_to(Stage.PUBLISHED, house, interprets=source.disclosure)
    fresh = actions.correct(revision, Correction.MINOR, "有误", by=house.drafter, at=LATER)

    assert fresh.interprets == source.disclosure


def read(revision, viewer, *, inner=False):
    return queries.reading(viewer, revision.disclosure.public_id, inner=inner)


def test_each_stands_beside_the_other_for_whoever_reads_both(house):
    source = brought_to(Stage.PUBLISHED, house)
    revision = brought_to(Stage.PUBLISHED, house, interprets=source.disclosure)

    assert queries.source_of(read(revision, ANYBODY), ANYBODY, inner=False).revision == source
    assert [one.revision for one in queries.interpretations_of(read(source, ANYBODY), ANYBODY)] == [revision]


def test_an_inner_interpretation_of_something_public_stands_beside_it_for_members_alone(house):
    source = brought_to(Stage.PUBLISHED, house)
    revision = brought_to(Stage.PUBLISHED, house, interprets=source.disclosure, **INNER)
    member = viewer_of(an_account(a_member(house.college)), NOON.date())

    assert queries.interpretations_of(read(source, ANYBODY), ANYBODY) == []
    assert [one.revision for one in queries.interpretations_of(read(source, ANYBODY), member)] == [revision]
    assert queries.source_of(read(revision, member, inner=True), member, inner=True).revision == source


def test_what_is_narrowed_to_a_unit_is_interpreted_for_that_unit(house):
    within = {**INNER, "rungs": (RungDraft(audience=Audience.INNER, units=(house.college,)),)}
    branch = a_unit("第一党支部", parent=house.college)
    source = brought_to(Stage.PUBLISHED, house, **within)

    assert proposing(house, source, **INNER) == [("source_reaches_fewer", "interprets")]
    narrow = {**INNER, "rungs": (RungDraft(audience=Audience.INNER, units=(branch,)),)}
    assert proposing(house, source, **narrow) == []


def test_a_source_that_was_taken_down_is_known_as_such(house):
    source = brought_to(Stage.PUBLISHED, house)
    revision = brought_to(Stage.PUBLISHED, house, interprets=source.disclosure)
    actions.withdraw(source, by=house.approver, at=LATER, reason="已过时")

    assert queries.source_of(read(revision, ANYBODY), ANYBODY, inner=False).state == "withdrawn"


def test_a_source_that_is_down_keeps_an_interpretation_from_going_up(house):
    source = brought_to(Stage.PUBLISHED, house)
    actions.suspend(source, by=house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="有误")

    assert proposing(house, source) == [("source_reaches_fewer", "interprets")]


def test_a_number_finds_what_somebody_may_read_and_nothing_else(house):
    source = take_on(started(house, **INNER), Stage.PUBLISHED, house)
    source.disclosure.refresh_from_db()
    number = source.disclosure.inner_index_no
    member = viewer_of(an_account(a_member(house.college)), NOON.date())

    assert (queries.interpretable(number, member), queries.interpretable(number, ANYBODY)) == (source.disclosure, None)
