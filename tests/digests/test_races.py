"""Eight workers at once, and one that is killed: no reader is written to twice, save once under the same name."""

import json

import pytest

from tests.databases import python

pytestmark = [pytest.mark.races, pytest.mark.article(14)]
RUNNERS = READERS = 8
KILLS = 100


@pytest.fixture
def run(database):
    """Run a race in a process of its own and return its outcome."""
    return lambda course, *told: json.loads(python(database(course), "tests.digests.races", course, *map(str, told)))


def test_eight_workers_put_one_mail_a_reader_into_the_queue(run):
    assert run("mornings") == {"ends": {"done": 2 * RUNNERS}, "mails": READERS, "told": READERS}


def test_eight_workers_deliver_each_mail_once(run):
    outcome = run("deliveries")

    assert outcome == {"ends": {"done": RUNNERS * (READERS + 2)}, "copies": {"1": READERS}, "sent": READERS}


def test_of_a_hundred_workers_killed_none_loses_a_mail_and_none_sends_more_than_one_copy_too_many(run):
    outcome = run("killed", KILLS)
    landed = outcome.pop("landed")

    assert outcome == {"at once": False, "names": KILLS, "most_copies": 2, "open": 0}
    assert (landed["greeting"], landed["text"], landed["goodbye"] > 0) == (34, 33, True)
