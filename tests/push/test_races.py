"""Eight workers at once: a message is made once and leaves once."""

import json

import pytest

from tests.databases import python
from tests.push.races import UNITS

pytestmark = [pytest.mark.races, pytest.mark.article(14)]
RUNNERS = 8


def test_eight_workers_make_each_message_once_and_send_it_once(database):
    outcome = json.loads(python(database("pushing"), "tests.push.races"))

    ends = {"done": RUNNERS * (UNITS + 3)}
    assert outcome == {"ends": ends, "copies": {"1": UNITS}, "messages": UNITS, "delivered": UNITS}
