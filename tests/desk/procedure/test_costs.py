"""Every page costs the same number of queries, however much there is on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience
from tests.factories import NOON, a_paper, a_person, started, suspended, take_on

PAGES = {
    "review": ("reviewer", Stage.IN_REVIEW, 65),
    "approve": ("head", Stage.WITH_HEAD, 75),
    "withhold": ("head", Stage.WITH_HEAD, 40),
    "refer": ("head", Stage.WITH_HEAD, 40),
    "recall": ("head", Stage.APPROVED, 40),
    "publish": ("head", Stage.APPROVED, 65),
    "correct": ("head", Stage.PUBLISHED, 40),
    "suspend": ("head", Stage.PUBLISHED, 40),
    "withdraw": ("approver", Stage.PUBLISHED, 40),
    "form": ("head", Stage.PUBLISHED, 65),
    "history": ("head", Stage.PUBLISHED, 30),
}


def with_things(house, stage, how_many):
    """A revision with so many files, named people and rounds."""
    people = tuple(a_person() for _ in range(how_many))
    rungs = (RungDraft(audience=Audience.SPECIFIC, people=people), RungDraft(audience=Audience.PUBLIC))
    revision = started(house, subjects=tuple(a_person() for _ in range(how_many)), rungs=rungs)
    for number in range(how_many):
        stored = a_paper(f"决定{revision.pk}-{number}")
        actions.attach(revision, stored, f"附件{number}.txt", by=house.drafter, at=NOON)
    for _ in range(how_many):
        take_on(revision, Stage.IN_REVIEW, house)
        actions.send_back(revision, by=house.reviewer, at=NOON, reason="改")
    return take_on(revision, stage, house)


def cost(desk, page, revision):
    with CaptureQueriesContext(connection) as counted:
        assert desk.open(page, revision).status_code == 200
    return len(counted)


def flagged_and_suspended(house, how_many):
    """A revision waiting for the spokesperson, and one taken down, among so many more."""
    flagged = [take_on(started(house, needs_spokesperson=True), Stage.WITH_OFFICE, house) for _ in range(how_many)]
    down = [suspended(house) for _ in range(how_many)]
    return flagged[0], down[0]


def test_the_spokespersons_page_and_those_of_what_is_down_cost_the_same_among_more(desk, house):
    costs = []
    for how_many in (1, 3):
        flagged, down = flagged_and_suspended(house, how_many)
        for who, page, revision in (
            (house.spokesperson, "acknowledge", flagged),
            (house.head, "restore", down),
            (house.approver, "erase", down),
        ):
            desk.of(who).open(page, revision)
            costs.append(cost(desk, page, revision))

    assert (costs[:3], max(costs) <= 40) == (costs[3:], True), costs


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_the_same_with_one_of_everything_and_with_three(desk, house, page):
    who, stage, most = PAGES[page]
    few, many = with_things(house, stage, 1), with_things(house, stage, 3)
    desk.of(getattr(house, who))
    desk.open(page, few)

    costs = [cost(desk, page, revision) for revision in (few, many)]

    assert (costs[0], costs[0] <= most) == (costs[1], True), costs
