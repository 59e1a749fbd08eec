"""A house in which things fall due, and races of several processes about it."""

import json

import pytest

from tests.databases import python
from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def run(database):
    """Run a race in a process of its own, on a database of its own, and return its outcome."""
    return lambda course: json.loads(python(database(course), "tests.obligations.races", course))
