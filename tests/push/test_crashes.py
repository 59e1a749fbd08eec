"""A worker killed in the middle of pushing: nothing is lost, and what comes twice is the same message."""

import json

import pytest

from tests.databases import python

pytestmark = [pytest.mark.races, pytest.mark.article(14)]
KILLS = 100


def drill(database, kills, *variant):
    return json.loads(python(database("crashes"), "tests.push.crashes", str(kills), *variant))


def test_of_a_hundred_kills_none_loses_a_message_and_none_sends_one_more_than_twice(database):
    outcome = drill(database, KILLS)

    assert outcome == {
        "landed": {"before": 34, "heard": 33, "answered": 33},
        "lost": 0,
        "open": 0,
        "most_copies": 2,
        "copies_differ": 0,
        "doubled": True,
        "agree": True,
    }


def test_one_that_is_marked_before_it_is_sent_is_lost(database):
    outcome = drill(database, 9, "forgetful")

    assert outcome["lost"] > 0
