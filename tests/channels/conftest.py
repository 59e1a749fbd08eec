"""A house in which notices are put up."""

import pytest

from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()
