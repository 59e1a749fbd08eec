"""Whoever is killed in the middle of publishing leaves a record in which nothing is lost and nothing is twice."""

import json

import pytest

from tests.databases import copies, python

pytestmark = pytest.mark.races
SOUND = {name: [] for name in ("lost", "doubled", "gaps", "shrunk", "forked", "unproven", "differing")}
CYCLES = 500


@pytest.fixture
def drill(tmp_path):
    """Run the drill in a process of its own, on a database and a ledger of its own, and return its outcome."""
    ways = copies(tmp_path)
    copy = next(ways)
    yield lambda *told: json.loads(
        python(copy("crashes"), "tests.ledger.crashes", *map(str, told), GONGKAI_DATA=str(tmp_path / "data"))
    )
    next(ways, None)


def test_nothing_is_lost_or_doubled_when_killed_in_the_middle(drill, record_property):
    outcome = drill(CYCLES, 20261125)
    record_property("outcome", {name: told for name, told in outcome.items() if name not in SOUND})

    assert {name: outcome[name] for name in SOUND} == SOUND
    assert (outcome["cycles"], outcome["in_a_step"] > CYCLES / 4, outcome["in_a_file"] > CYCLES / 10) == (
        CYCLES,
        True,
        True,
    )


def test_a_leaf_written_after_the_commit_is_found_missing(drill):
    outcome = drill(60, 7, "late")

    assert (outcome["cycles"], bool(outcome["lost"]), bool(outcome["differing"])) == (60, True, True)
