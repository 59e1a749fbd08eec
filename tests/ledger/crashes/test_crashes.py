"""Whoever is killed in the middle of publishing leaves a record in which nothing is lost and nothing is twice."""

import json

import pytest

from tests.databases import python

pytestmark = pytest.mark.races
SOUND = {name: [] for name in ("lost", "doubled", "gaps", "shrunk", "forked", "unproven", "differing")}
CYCLES = 500


@pytest.fixture
def run(database, tmp_path):
    """Run a course in a process of its own, on a database and a ledger of its own, and return its outcome."""
    place = {"GONGKAI_DATA": str(tmp_path)}
    return lambda *told: json.loads(python(database("crashes"), "tests.ledger.crashes", *map(str, told), **place))


def test_nothing_is_lost_or_doubled_when_killed_in_the_middle(run, record_property):
    outcome = run("drill", CYCLES, 20261125)
    record_property("outcome", {name: told for name, told in outcome.items() if name not in SOUND})
    in_the_middle = (outcome["in_a_step"] > CYCLES / 4, outcome["in_a_file"] > CYCLES / 10)

    assert {name: outcome[name] for name in SOUND} == SOUND
    assert (outcome["cycles"], *in_the_middle) == (CYCLES, True, True)


def test_a_leaf_written_after_the_commit_is_found_missing(run):
    outcome = run("drill", 180, 7, "late")

    assert (outcome["cycles"], bool(outcome["lost"])) == (180, True)


def test_signing_broken_off_at_any_write_goes_on(run):
    outcome = run("signing")

    assert (len(outcome["first"]) > 10, len(outcome["second"]) > 10) == (True, True)
    assert {*outcome["first"], *outcome["second"]} == {"sound"}


def test_changing_a_key_broken_off_at_any_write_goes_on(run):
    outcome = run("rotating")

    assert (len(outcome) > 10, set(outcome)) == (True, {"sound"})


def test_eight_people_and_the_signer_at_once_leave_one_row_of_leaves(run, record_property):
    outcome = run("crowd")
    record_property("outcome", {name: told for name, told in outcome.items() if name not in SOUND})

    assert outcome["ends"] == {"done": 9}
    assert {name: outcome[name] for name in SOUND} == SOUND


def test_eight_workers_anchor_once_a_day(run):
    days = [str(day) for day in range(14, 22)]

    assert run("anchors") == {"ends": {"done": 64}, "days": days}
