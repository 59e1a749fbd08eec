"""A reviewer leaves on Friday night: what he passed stays passed, what waited for him goes to others at once."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.measures.vocabulary import Role
from gongkai.orgs.queries import duties_of
from tests.factories import NO_LINES_CROSSED, NOON, a_house, brought_to

MONDAY = NOON + timedelta(days=3)
pytestmark = pytest.mark.django_db


def leave(*people):
    for person in people:
        person.left_on = NOON.date()
        person.save()


@pytest.mark.article(16, 2)
def test_a_pass_stays_when_its_giver_leaves():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house)
    confirmed = {"is_necessary": True, "is_accurate": True, "source_checked": True}
    actions.pass_content(revision, by=house.reviewer, at=NOON, **confirmed)
    leave(house.reviewer)

    actions.pass_secrecy(revision, by=house.secrecy_reviewer, at=MONDAY, red_lines=NO_LINES_CROSSED)

    assert revision.stage == Stage.WITH_HEAD


@pytest.mark.article(7)
def test_what_waited_for_him_goes_to_the_office_at_once():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house)
    leave(house.reviewer)

    waiting = {task.verb for task in queries.tasks_of(house.clerk, duties_of(house.clerk, MONDAY.date()), MONDAY)}

    assert (queries.deciders([revision], MONDAY)[revision.pk][Role.REVIEWER], waiting) == ([], {Verb.PASS_CONTENT})
    assert queries.open_verbs(revision, duties_of(house.reviewer, MONDAY.date()), MONDAY) == set()
