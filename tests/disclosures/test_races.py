"""Eight processes at once: of those who act on the same thing one gets his way, and nothing happens twice."""

import json

import pytest

from tests.databases import python

pytestmark = pytest.mark.races
MATTERS, RUNNERS = 8, 8
ONE_EACH = {"done": MATTERS, "refused": MATTERS * (RUNNERS - 1)}


@pytest.fixture
def run(database):
    """Run a race in a process of its own and return its outcome."""
    return lambda course: json.loads(python(database(course), "tests.disclosures.races", course))


@pytest.mark.article(16, 3)
def test_of_two_approvers_one_approves(run):
    assert run("approvers") == {"ends": ONE_EACH, "approved": MATTERS, "planned": MATTERS}


@pytest.mark.article(16, 2)
def test_what_is_approved_while_somebody_rewrites_it_is_what_was_reviewed(run):
    assert run("approve_and_edit") == {"ends": ONE_EACH, "sound": True, "decided": MATTERS}


@pytest.mark.article(16, 1)
def test_of_a_proposal_and_an_edit_of_the_same_page_one_succeeds(run):
    assert run("propose_and_save") == {"ends": ONE_EACH}


@pytest.mark.article(16, 4)
def test_of_all_who_publish_one_does_and_the_numbers_have_no_gap(run):
    numbers = list(range(1, MATTERS + 1))

    assert run("publishers") == {"ends": ONE_EACH, "published": MATTERS, "live": MATTERS, "numbers": numbers}


@pytest.mark.article(16, 4)
def test_eight_clocks_publish_once(run):
    outcome = run("clocks")

    assert outcome == {"ends": {"done": 3 * RUNNERS}, "published": MATTERS, "numbers": list(range(1, MATTERS + 1))}


@pytest.mark.article(8)
def test_nothing_suspended_goes_public_and_all_of_it_is_offline(run):
    outcome = run("clock_and_suspension")

    suspended = {"done": MATTERS * (RUNNERS // 2 + 1), "refused": MATTERS * (RUNNERS // 2 - 1)}
    assert outcome == {"ends": suspended, "suspended": MATTERS, "late": [], "left": []}


@pytest.mark.article(13)
def test_a_catalogue_is_filed_once_and_filing_numbers_are_in_a_row(run):
    numbers = [f"{number:03}" for number in range(1, RUNNERS + 2)]

    assert run("filing") == {"ends": {"done": 1, "refused": 7}, "more": {"done": RUNNERS}, "numbers": numbers}


def test_the_same_bytes_from_everywhere_are_kept_once(run):
    assert run("uploads") == {"ends": {"done": 3 * RUNNERS}, "rows": 1, "files": 1}


@pytest.mark.article(9)
def test_eight_workers_recheck_everything_once_and_tell_the_office_once(run):
    assert run("rechecks") == {
        "ends": {"done": RUNNERS * (MATTERS + 2)},
        "over": [["done", MATTERS, MATTERS]],
        "items": MATTERS,
        "told": 2,
    }


def test_of_all_who_begin_a_recheck_one_does(run):
    assert run("beginners") == {"ends": {"done": 1, "refused": RUNNERS - 1}, "begun": 1}


def test_without_lock_and_compare_and_swap_approvals_are_doubled(run):
    assert run("naive_approvers")["doubled"] is True
