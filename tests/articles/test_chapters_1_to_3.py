"""Articles 2, 5, 6, 11 and 12, as they show in what the program does."""

import pytest
from django.db import IntegrityError, transaction

from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.plan import lacks
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.articles import ARTICLES
from gongkai.measures.vocabulary import Audience, MatterClass, Role, UnitKind
from gongkai.orgs import queries as orgs
from tests.disclosures.rules.cases import AT, demand, plan
from tests.factories import NOON, RungDraft, a_house, a_member, a_post, a_unit, an_account, brought_to, take_on

TODAY = NOON.date()


def found_by(viewer, *, inner):
    return [release.revision.title for release in queries.listed(viewer, inner=inner)]


@pytest.mark.django_db
@pytest.mark.article(2)
def test_a_matter_is_made_known_within_the_party_and_to_everybody():
    house = a_house()
    steps = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))
    revision = brought_to(Stage.PUBLISHED, house, rungs=steps)
    member = orgs.viewer_of(an_account(a_member(house.college)), TODAY)
    assert (found_by(member, inner=True), found_by(orgs.ANYBODY, inner=False)) == ([revision.title], [])

    actions.publish(revision, by=house.drafter, at=NOON)

    assert found_by(orgs.ANYBODY, inner=False) == [revision.title]


@pytest.mark.django_db
@pytest.mark.article(5)
def test_each_unit_keeps_its_own_matters_and_the_school_sees_what_was_put_up():
    house = a_house()
    other = a_post(Role.DRAFTER, a_unit("材料学院党委", UnitKind.COLLEGE, house.school, code="CL"))
    revision = brought_to(Stage.DRAFT, house)
    people = [house.drafter, other, house.clerk]

    def seen():
        return [queries.workable_by(orgs.duties_of(person, TODAY)).count() for person in people]

    assert seen() == [1, 0, 0]
    take_on(revision, Stage.IN_REVIEW, house)
    assert seen() == [1, 0, 1]


@pytest.mark.django_db
@pytest.mark.article(6)
def test_the_school_has_one_office_and_its_people_act_for_all_units():
    house = a_house()

    with pytest.raises(IntegrityError), transaction.atomic():
        a_unit("另一办公室", UnitKind.DEPARTMENT, house.school, hosts_office=True)

    assert orgs.duties_of(house.clerk, TODAY).roles_in(house.college.pk) == {Role.OFFICE_CLERK}


@pytest.mark.article(11)
@pytest.mark.article(12)
@pytest.mark.parametrize("one", MatterClass)
def test_every_class_of_the_two_articles_can_be_disclosed(one):
    assert (one.item in range(1, 8), lacks(plan(matter_class=one), demand(), AT)) == (True, ())


@pytest.mark.article(11)
@pytest.mark.article(12)
@pytest.mark.parametrize("number", [11, 12])
def test_the_classes_are_the_items_of_the_articles(number):
    classes = [one.item for one in MatterClass if one.article == number]

    assert (classes, number in ARTICLES) == ([1, 2, 3, 4, 5, 6, 7], True)
