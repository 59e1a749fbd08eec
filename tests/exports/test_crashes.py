"""A worker killed in the middle of a table: another makes it anew, whole, and it is told and recorded once."""

import json

import pytest

from gongkai.exports.rules import ATTEMPTS
from tests.databases import python
from tests.exports.drill import ROWS

pytestmark = pytest.mark.races


def drill(database, kills):
    return json.loads(python(database("exports"), "tests.exports.drill", str(kills)))


def test_of_a_table_whose_worker_was_killed_twice_every_row_is_there_once(database):
    assert drill(database, ATTEMPTS - 1) == {
        "killed": ATTEMPTS - 1, "state": "ready", "lines": ROWS + 1, "deeds": 1, "told": ["export_ready"], "files": 1,
    }  # fmt: skip


def test_a_table_that_kills_every_worker_is_given_up_and_its_owner_told(database):
    assert drill(database, ATTEMPTS) == {
        "killed": ATTEMPTS, "state": "failed", "lines": 0, "deeds": 0, "told": ["export_failed"], "files": 0,
    }  # fmt: skip
