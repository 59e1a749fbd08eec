"""Acts that end with leaves of the same logs never wait for each other in a circle. Real processes, real databases."""

import json
import os

import pytest

from tests.databases import python

pytestmark = pytest.mark.races
POSTGRES = os.environ.get("GONGKAI_TEST_DATABASE") == "postgres"


def run(database, course):
    """Run a race on a database of its own; return what it ended in."""
    return json.loads(python(database(course), "tests.ledger.races", course))


def test_publishing_and_changing_the_publishers_at_once_ends_well(database):
    assert run(database, "everything") == {"strange": [], "whole": True, "logs": ["public", "inner", "audit"]}


def test_what_the_database_checks_at_the_end_is_checked_before_the_head_is_taken(database):
    assert run(database, "put_off_checks") == {"ends": {"done": 6}}


@pytest.mark.skipif(not POSTGRES, reason="SQLite has one writer at a time: there is no circle to be found")
def test_without_that_they_wait_for_each_other_in_a_circle(database):
    ends = run(database, "without_the_checks")["ends"]

    assert {end.partition(":")[0] for end in ends if end != "done"} == {"OperationalError"}
