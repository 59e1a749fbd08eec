"""A step of the procedure asks once for what it decides on, however many rules turn on it."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Stage
from tests.factories import NO_LINES_CROSSED, NOON, a_house, brought_to

pytestmark = [pytest.mark.django_db, pytest.mark.article(16)]
REVIEWED = {"is_necessary": True, "is_accurate": True, "source_checked": True}
STEPS = {
    "propose": (Stage.DRAFT, lambda house: partial(actions.propose, by=house.drafter)),
    "pass secrecy": (
        Stage.IN_REVIEW,
        lambda house: partial(actions.pass_secrecy, by=house.secrecy_reviewer, red_lines=NO_LINES_CROSSED),
    ),
    "pass content": (Stage.IN_REVIEW, lambda house: partial(actions.pass_content, by=house.reviewer, **REVIEWED)),
    "approve": (Stage.WITH_HEAD, lambda house: partial(actions.approve, by=house.head, signed_in_at=NOON)),
}


def read_in(do):
    """Return how often each table is read from while something is done, the tables of other chapters left out."""
    with CaptureQueriesContext(connection) as captured:
        do()
    sources = [one["sql"].split(' FROM "')[1].split('"')[0] for one in captured if one["sql"].startswith("SELECT")]
    return {name: sources.count(name) for name in ("orgs_post", "disclosures_release", "disclosures_rung")}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_asks_once_who_holds_which_post_and_what_was_released(name):
    house, (stage, step) = a_house(), STEPS[name]
    revision = brought_to(stage, house)
    asked = {"orgs_post": 1, "disclosures_release": 1, "disclosures_rung": 1}

    assert read_in(partial(step(house), revision, at=NOON)) == asked
